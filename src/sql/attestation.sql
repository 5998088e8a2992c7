-- attestation.sql

-- name: attestation_get
SELECT id, state, revision, edition, created_at, changed_at, person, fact, name, truth, ground, attested_by,
       from_date, until_date
  FROM attestation
 WHERE org = :org AND id = :id;

-- name: attestation_list
SELECT id, state, revision, edition, created_at, changed_at, person, fact, name, truth, ground, attested_by,
       from_date, until_date
  FROM attestation
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: attestation_insert
INSERT INTO attestation (org, id, state, revision, edition, created_at, changed_at, person, fact, name, truth,
                         ground, attested_by, from_date, until_date)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :fact, :name, :truth, :ground,
        :attested_by, :from_date, :until_date);

-- name: attestation_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE attestation
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       fact = :fact, name = :name, truth = :truth, ground = :ground, attested_by = :attested_by, from_date = :from_date,
       until_date = :until_date
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: attestation_open
SELECT id FROM attestation WHERE org = :org AND person = :person AND name = :name AND until_date = 0;
