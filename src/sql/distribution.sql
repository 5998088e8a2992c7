-- Who is to lead which class. Asked by class, kind or role it has nothing to say: it knows names only.

-- name: distribution_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:on = 0 OR ({on}))
   AND :class_id IS NULL AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: distribution_by_fold
-- The line of that class that was not replaced.
SELECT id FROM distribution WHERE org = :org AND class_fold = :class_fold AND until_date = 0;
