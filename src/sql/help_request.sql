-- help_request.sql

-- name: help_request_list
SELECT {columns}
  FROM {rows}
 WHERE r.org = :org
   AND (:state = 0 OR r.state = :state)
   AND (:person IS NULL OR r.person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR r.id > :after)
 ORDER BY r.id
 LIMIT :limit;
