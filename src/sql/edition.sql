-- edition.sql: the editions of an organisation's act, and the packs that they are made of.

-- name: edition_get
SELECT id, state, revision, edition, created_at, changed_at, pack_name, pack_digest, minutes_number,
       minutes_date, order_id, signed_on, in_force_from, superseded_on, amends
  FROM edition
 WHERE org = :org AND id = :id;

-- name: edition_list
SELECT id, state, revision, edition, created_at, changed_at, pack_name, pack_digest, minutes_number,
       minutes_date, order_id, signed_on, in_force_from, superseded_on, amends
  FROM edition
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND (:on = 0 OR (in_force_from <> 0 AND in_force_from <= :on AND (superseded_on = 0 OR superseded_on > :on)))
   AND :person IS NULL AND :class_id IS NULL AND :kind = 0 AND :role = 0
 ORDER BY id
 LIMIT :limit;

-- name: edition_insert
INSERT INTO edition (org, id, state, revision, edition, created_at, changed_at, pack_name, pack_digest,
        minutes_number, minutes_date, order_id, signed_on, in_force_from, superseded_on, amends)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :pack_name, :pack_digest,
        :minutes_number, :minutes_date, :order_id, :signed_on, :in_force_from, :superseded_on, :amends);

-- name: edition_update
UPDATE edition
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       pack_name = :pack_name, pack_digest = :pack_digest, minutes_number = :minutes_number,
       minutes_date = :minutes_date, order_id = :order_id, signed_on = :signed_on,
       in_force_from = :in_force_from, superseded_on = :superseded_on, amends = :amends
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: edition_in_force
SELECT id FROM edition WHERE org = :org AND state = :in_force;

-- name: pack_put
-- Many editions may be made of one pack.
INSERT INTO pack (digest, text) VALUES (:digest, :text) ON CONFLICT (digest) DO NOTHING;
