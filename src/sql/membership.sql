-- Who is in which class of the platform. Asked by kind it has nothing to say.

-- name: membership_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:role = 0 OR role = :role)
   AND (:on = 0 OR ({on}))
   AND :kind = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: membership_current
-- The oldest one that has not ended: of one class, or of any. Without the index's name SQLite reads the whole table.
SELECT id
  FROM membership INDEXED BY membership_open
 WHERE org = :org AND person = :person AND (:class_id IS NULL OR class_id = :class_id) AND until_date = 0
 ORDER BY id
 LIMIT 1;
