-- Classes, and the staffroom. Asked by person, kind or role they have nothing to say.

-- name: class_get
SELECT id, state, revision, edition, created_at, changed_at, name, name_fold, staffroom, course, specialty,
       closed_on
  FROM class
 WHERE org = :org AND id = :id;

-- name: class_list
SELECT id, state, revision, edition, created_at, changed_at, name, name_fold, staffroom, course, specialty,
       closed_on
  FROM class
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:class_id IS NULL OR id = :class_id)
   AND (:on = 0 OR closed_on = 0 OR closed_on > :on)
   AND :person IS NULL AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: class_insert
INSERT INTO class (org, id, state, revision, edition, created_at, changed_at, name, name_fold, staffroom, course,
        specialty, closed_on)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :name, :name_fold, :staffroom,
        :course, :specialty, :closed_on);

-- name: class_update
-- Touches no row when the revision is stale.
UPDATE class
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, name = :name,
       name_fold = :name_fold, staffroom = :staffroom, course = :course, specialty = :specialty,
       closed_on = :closed_on
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: class_by_fold
SELECT id FROM class WHERE org = :org AND name_fold = :name_fold AND closed_on = 0;

-- name: class_staffroom_now
SELECT id FROM class WHERE org = :org AND staffroom = 1 AND closed_on = 0;

-- name: class_standing
SELECT staffroom, closed_on FROM class WHERE org = :org AND id = :id;
