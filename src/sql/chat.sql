-- chat.sql

-- name: chat_get
SELECT id, state, revision, edition, created_at, changed_at, kind, class_id, subject_id, title, owner, archived_on
  FROM chat
 WHERE org = :org AND id = :id;

-- name: chat_list
SELECT id, state, revision, edition, created_at, changed_at, kind, class_id, subject_id, title, owner, archived_on
  FROM chat
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR owner = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:kind = 0 OR kind = :kind)
   AND :role = 0
   AND (:on = 0 OR archived_on = 0 OR archived_on > :on)
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: chat_insert
INSERT INTO chat (org, id, state, revision, edition, created_at, changed_at, kind, class_id, subject_id, title, owner,
                  archived_on)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :kind, :class_id, :subject_id, :title,
        :owner, :archived_on);

-- name: chat_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE chat
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, kind = :kind,
       class_id = :class_id, subject_id = :subject_id, title = :title, owner = :owner, archived_on = :archived_on
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: chat_same
-- The one in use of that kind, class and subject.
SELECT id
  FROM chat INDEXED BY chat_by_class
 WHERE org = :org AND class_id IS :class_id AND kind = :kind AND subject_id IS :subject_id AND state = :active
 LIMIT 1;

-- name: chat_links
-- The links into it that may still be used.
SELECT id FROM invite INDEXED BY invite_by_chat WHERE org = :org AND chat_id = :chat_id AND state IN (:created, :sent) ORDER BY id;
