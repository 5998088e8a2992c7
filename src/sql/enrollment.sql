-- Who studies in which class. Asked by kind or role it has nothing to say.

-- name: enrollment_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:on = 0 OR ({on}))
   AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: enrollment_current
-- The oldest one that has not ended. Without the index's name SQLite reads the whole table in the order of ids.
SELECT id
  FROM enrollment INDEXED BY enrollment_by_person
 WHERE org = :org AND person = :person AND until_date = 0
 ORDER BY id
 LIMIT 1;
