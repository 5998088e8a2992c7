-- erasure.sql

-- name: erasure_get
SELECT id, state, revision, edition, created_at, changed_at, person, ground, asked_on, asked_by, done_by, done_at,
       values_erased
  FROM erasure
 WHERE org = :org AND id = :id;

-- name: erasure_list
SELECT id, state, revision, edition, created_at, changed_at, person, ground, asked_on, asked_by, done_by, done_at,
       values_erased
  FROM erasure
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: erasure_insert
INSERT INTO erasure (org, id, state, revision, edition, created_at, changed_at, person, ground, asked_on, asked_by,
                     done_by, done_at, values_erased)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :ground, :asked_on, :asked_by,
        :done_by, :done_at, :values_erased);

-- name: erasure_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE erasure
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       ground = :ground, asked_on = :asked_on, asked_by = :asked_by, done_by = :done_by, done_at = :done_at,
       values_erased = :values_erased
 WHERE org = :org AND id = :id AND revision = :revision;
