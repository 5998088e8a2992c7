-- chat_member.sql

-- name: chat_member_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR chat_id IN (SELECT id FROM chat WHERE org = :org AND class_id = :class_id))
   AND :kind = 0
   AND (:role = 0 OR role = :role)
   AND (:on = 0 OR ({on}))
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: chat_member_current
SELECT id
  FROM chat_member INDEXED BY chat_member_open
 WHERE org = :org AND chat_id = :chat_id AND person = :person AND until_date = 0;

-- name: chat_member_of_chat
-- Anybody whose time in it has not ended.
SELECT id FROM chat_member INDEXED BY chat_member_open WHERE org = :org AND chat_id = :chat_id AND until_date = 0 ORDER BY person LIMIT 1;
