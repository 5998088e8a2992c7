-- edition.sql: the editions of an organisation's act, and the packs that they are made of.

-- name: edition_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND (:on = 0 OR (state IN ({SFP_EDITION_IN_FORCE}, {SFP_EDITION_SUPERSEDED}) AND in_force_from <= :on AND {until superseded_on}))
   AND :person IS NULL AND :class_id IS NULL AND :kind = 0 AND :role = 0
 ORDER BY id
 LIMIT :limit;

-- name: edition_in_force
-- 4 is SFP_EDITION_IN_FORCE, written out so that the index of just these rows serves.
SELECT id FROM edition WHERE org = :org AND state = {SFP_EDITION_IN_FORCE};

-- name: edition_overtaken
-- Approved ones whose day comes before the day on which another comes into force.
SELECT id
  FROM edition
 WHERE org = :org AND state = :approved AND id <> :id AND in_force_from <> 0 AND in_force_from < :from
 ORDER BY id;

-- name: pack_put
-- Many editions may be made of one pack.
INSERT INTO pack (digest, text) VALUES (:digest, :text) ON CONFLICT (digest) DO NOTHING;
