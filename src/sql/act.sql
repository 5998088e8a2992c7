-- act.sql: which organisation, and under which edition.

-- name: organization_number
SELECT org, time_zone FROM organization WHERE id = :id;

-- name: edition_now
-- The edition in force. 4 is SFP_EDITION_IN_FORCE, written out so that the index of just these rows serves.
SELECT id, state, pack_digest FROM edition WHERE org = :org AND state = {SFP_EDITION_IN_FORCE};

-- name: edition_coming
-- reads as: edition_now
-- The newest on its way into force (draft, adopted, approved).
SELECT id, state, pack_digest FROM edition WHERE org = :org AND state BETWEEN 1 AND 3 ORDER BY id DESC LIMIT 1;

-- name: pack_get
SELECT text FROM pack WHERE digest = :digest;

-- name: idempotency_get
SELECT actor, digest, salt, object, id, at FROM idempotency WHERE org = :org AND key = :key;

-- name: idempotency_insert
INSERT INTO idempotency (org, key, actor, digest, salt, salt_digest, object, id, at)
VALUES (:org, :key, :actor, :digest, :salt, :salt_digest, :object, :id, :at);

-- name: person_exists
SELECT id FROM person WHERE org = :org AND id = :id;
