-- invite.sql

-- name: invite_list
SELECT {columns}
  FROM {rows}
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

-- name: invite_by_token
SELECT id FROM invite WHERE org = :org AND token_hash = :token_hash;

-- name: invite_live
-- States 1 and 2, created and sent, written out so that the index of just these serves.
SELECT id FROM invite WHERE org = :org AND state IN ({SFP_INVITE_CREATED}, {SFP_INVITE_SENT}) AND expires_at > :now ORDER BY expires_at, id;
