-- usage.sql

-- name: usage_get
SELECT id, state, revision, edition, created_at, changed_at, person, action, chat_id, title, used_on
  FROM usage
 WHERE org = :org AND id = :id;

-- name: usage_list
SELECT id, state, revision, edition, created_at, changed_at, person, action, chat_id, title, used_on
  FROM usage
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

-- name: usage_insert
INSERT INTO usage (org, id, state, revision, edition, created_at, changed_at, person, action, chat_id, title, used_on)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :action, :chat_id, :title, :used_on);

-- name: usage_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE usage
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       action = :action, chat_id = :chat_id, title = :title, used_on = :used_on
 WHERE org = :org AND id = :id AND revision = :revision;
