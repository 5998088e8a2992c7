-- support_ticket.sql

-- name: support_ticket_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR opened_by = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: support_ticket_of
-- That was opened last for a request for help.
SELECT id FROM support_ticket WHERE org = :org AND help_request = :help_request ORDER BY id DESC LIMIT 1;
