-- channel_post.sql

-- name: channel_post_get
SELECT id, state, revision, edition, created_at, changed_at, channel_id, title, material_digest, provided_by,
       provided_at, posted_by, posted_at, reason
  FROM channel_post
 WHERE org = :org AND id = :id;

-- name: channel_post_list
SELECT id, state, revision, edition, created_at, changed_at, channel_id, title, material_digest, provided_by,
       provided_at, posted_by, posted_at, reason
  FROM channel_post
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR provided_by = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: channel_post_insert
INSERT INTO channel_post (org, id, state, revision, edition, created_at, changed_at, channel_id, title,
                          material_digest, provided_by, provided_at, posted_by, posted_at, reason)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :channel_id, :title, :material_digest,
        :provided_by, :provided_at, :posted_by, :posted_at, :reason);

-- name: channel_post_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE channel_post
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       channel_id = :channel_id, title = :title, material_digest = :material_digest, provided_by = :provided_by,
       provided_at = :provided_at, posted_by = :posted_by, posted_at = :posted_at, reason = :reason
 WHERE org = :org AND id = :id AND revision = :revision;
