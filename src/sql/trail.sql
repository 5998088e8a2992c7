-- trail.sql: the log of an organisation, and its tree's right edge.

-- name: trail_head_get
SELECT size, peaks FROM trail_head WHERE org = :org;

-- name: trail_head_put
INSERT INTO trail_head (org, size, peaks) VALUES (:org, :size, :peaks)
    ON CONFLICT (org) DO UPDATE SET size = excluded.size, peaks = excluded.peaks;

-- name: trail_insert
INSERT INTO trail (org, seq, object, object_id, leaf, entry)
VALUES (:org, :seq, :object, :object_id, :leaf, :entry);

-- name: trail_from
SELECT seq, leaf, entry, object, object_id FROM trail WHERE org = :org AND seq >= :seq ORDER BY seq;

-- name: trail_of_object
SELECT seq, entry FROM trail
 WHERE org = :org AND object_id = :object_id AND object = :object
 ORDER BY seq DESC;

-- name: trail_packs
SELECT digest, text FROM pack;

-- name: trail_packs_of_no_edition
SELECT count(*) FROM pack
 WHERE digest NOT IN (SELECT pack_digest FROM edition WHERE pack_digest IS NOT NULL);

-- name: trail_effects
SELECT seq, object, id, revision, change FROM movement_effect WHERE org = :org AND movement = :movement ORDER BY seq;

-- name: trail_keys
-- The last column: something was erased since, so that the salt may be gone.
SELECT key, actor, digest, object, id, at, salt, salt_digest,
       EXISTS (SELECT 1 FROM erasure AS e WHERE e.org = :org AND e.done_at >= idempotency.at) AS erased_since
  FROM idempotency
 WHERE org = :org;
