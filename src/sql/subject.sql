-- subject.sql

-- name: subject_get
SELECT id, state, revision, edition, created_at, changed_at, name, name_fold, extracurricular, closed_on
  FROM subject
 WHERE org = :org AND id = :id;

-- name: subject_list
SELECT id, state, revision, edition, created_at, changed_at, name, name_fold, extracurricular, closed_on
  FROM subject
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

-- name: subject_insert
INSERT INTO subject (org, id, state, revision, edition, created_at, changed_at, name, name_fold, extracurricular,
                     closed_on)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :name, :name_fold, :extracurricular,
        :closed_on);

-- name: subject_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE subject
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, name = :name,
       name_fold = :name_fold, extracurricular = :extracurricular, closed_on = :closed_on
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: subject_by_fold
SELECT id FROM subject WHERE org = :org AND name_fold = :name_fold AND closed_on = 0;
