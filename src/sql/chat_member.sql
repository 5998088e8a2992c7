-- chat_member.sql

-- name: chat_member_get
SELECT id, state, revision, edition, created_at, changed_at, chat_id, person, role, invite, from_date, until_date,
       end_reason
  FROM chat_member
 WHERE org = :org AND id = :id;

-- name: chat_member_list
SELECT id, state, revision, edition, created_at, changed_at, chat_id, person, role, invite, from_date, until_date,
       end_reason
  FROM chat_member
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR chat_id IN (SELECT id FROM chat WHERE org = :org AND class_id = :class_id))
   AND :kind = 0
   AND (:role = 0 OR role = :role)
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: chat_member_insert
INSERT INTO chat_member (org, id, state, revision, edition, created_at, changed_at, chat_id, person, role, invite,
                         from_date, until_date, end_reason)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :chat_id, :person, :role, :invite,
        :from_date, :until_date, :end_reason);

-- name: chat_member_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE chat_member
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, chat_id = :chat_id,
       person = :person, role = :role, invite = :invite, from_date = :from_date, until_date = :until_date,
       end_reason = :end_reason
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: chat_member_current
SELECT id
  FROM chat_member INDEXED BY chat_member_open
 WHERE org = :org AND chat_id = :chat_id AND person = :person AND until_date = 0;

-- name: chat_member_of_chat
-- Anybody whose time in it has not ended.
SELECT id FROM chat_member INDEXED BY chat_member_open WHERE org = :org AND chat_id = :chat_id AND until_date = 0 ORDER BY person LIMIT 1;
