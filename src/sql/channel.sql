-- channel.sql

-- name: channel_get
SELECT id, state, revision, edition, created_at, changed_at, code, name, closed_on
  FROM channel
 WHERE org = :org AND id = :id;

-- name: channel_list
SELECT id, state, revision, edition, created_at, changed_at, code, name, closed_on
  FROM channel
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND :person IS NULL
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR closed_on = 0 OR closed_on > :on)
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: channel_insert
INSERT INTO channel (org, id, state, revision, edition, created_at, changed_at, code, name, closed_on)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :code, :name, :closed_on);

-- name: channel_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE channel
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, code = :code,
       name = :name, closed_on = :closed_on
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: channel_by_code
SELECT id FROM channel WHERE org = :org AND code = :code AND closed_on = 0;
