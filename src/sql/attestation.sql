-- attestation.sql

-- name: attestation_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR ({on}))
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: attestation_open
SELECT id FROM attestation WHERE org = :org AND person = :person AND name = :name AND until_date = 0;
