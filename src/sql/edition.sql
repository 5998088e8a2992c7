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
   AND (:on = 0 OR (state IN (4, 5) AND in_force_from <= :on AND (superseded_on = 0 OR superseded_on > :on)))
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
-- 4 is SFP_EDITION_IN_FORCE, written out so that the index of just these rows serves.
SELECT id FROM edition WHERE org = :org AND state = 4;

-- name: edition_overtaken
-- Approved ones whose day comes before the day on which another comes into force.
SELECT id
  FROM edition
 WHERE org = :org AND state = :approved AND id <> :id AND in_force_from <> 0 AND in_force_from < :from
 ORDER BY id;

-- name: pack_put
-- Many editions may be made of one pack.
INSERT INTO pack (digest, text) VALUES (:digest, :text) ON CONFLICT (digest) DO NOTHING;
