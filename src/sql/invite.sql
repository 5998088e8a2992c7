-- invite.sql

-- name: invite_get
SELECT id, state, revision, edition, created_at, changed_at,
       class_id, chat_id, role, person, uses_max, uses, sends, sent_at, expires_at, issuer, issuer_role, note, token_hash
  FROM invite
 WHERE org = :org AND id = :id;

-- name: invite_list
SELECT id, state, revision, edition, created_at, changed_at,
       class_id, chat_id, role, person, uses_max, uses, sends, sent_at, expires_at, issuer, issuer_role, note, token_hash
  FROM invite
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:role = 0 OR role = :role)
   AND :kind = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: invite_insert
INSERT INTO invite (org, id, state, revision, edition, created_at, changed_at,
                    class_id, chat_id, role, person, uses_max, uses, sends, sent_at, expires_at, issuer, issuer_role, note, token_hash)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at,
        :class_id, :chat_id, :role, :person, :uses_max, :uses, :sends, :sent_at, :expires_at, :issuer, :issuer_role, :note, :token_hash);

-- name: invite_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE invite
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       class_id = :class_id, chat_id = :chat_id, role = :role, person = :person, uses_max = :uses_max, uses = :uses, sends = :sends,
       sent_at = :sent_at, expires_at = :expires_at, issuer = :issuer, issuer_role = :issuer_role, note = :note,
       token_hash = :token_hash
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: invite_by_token
SELECT id FROM invite WHERE org = :org AND token_hash = :token_hash;

-- name: invite_live
-- States 1 and 2, created and sent, written out so that the index of just these serves.
SELECT id FROM invite WHERE org = :org AND state IN (1, 2) AND expires_at > :now ORDER BY expires_at, id;
