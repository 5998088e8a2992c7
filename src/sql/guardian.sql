-- guardian.sql: whose parents people are.

-- name: guardian_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR parent = :person OR student = :person)
   AND (:on = 0 OR ({on}))
   AND :class_id IS NULL AND :kind = 0 AND :role = 0
 ORDER BY id
 LIMIT :limit;

-- name: guardian_same
SELECT id
  FROM guardian INDEXED BY guardian_by_parent
 WHERE org = :org AND parent = :parent AND student = :student AND {until until_date :from_date}
 LIMIT 1;
