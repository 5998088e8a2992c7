-- act.sql: which organisation, and under which edition.

-- name: organization_number
SELECT org FROM organization WHERE id = :id;

-- name: edition_current
-- The edition in force; else the newest on its way into force (draft, adopted, approved).
SELECT id, state, pack_digest
  FROM edition
 WHERE org = :org
   AND state BETWEEN :draft AND :in_force
 ORDER BY state = :in_force DESC, id DESC
 LIMIT 1;

-- name: pack_get
SELECT text FROM pack WHERE digest = :digest;

-- name: idempotency_get
SELECT actor, digest, object, id FROM idempotency WHERE org = :org AND key = :key;

-- name: idempotency_insert
INSERT INTO idempotency (org, key, actor, digest, object, id, at)
VALUES (:org, :key, :actor, :digest, :object, :id, :at);
