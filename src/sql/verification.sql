-- verification.sql: confirmations of the status of teacher.

-- name: verification_list
-- It is neither of a class nor of a kind, a role or a day.
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: verification_of
-- Whatever can still go on: the states that are final are left out.
SELECT id
  FROM verification
 WHERE org = :org AND person = :person AND state NOT IN (:withdrawn, :revoked)
 ORDER BY id DESC
 LIMIT 1;
