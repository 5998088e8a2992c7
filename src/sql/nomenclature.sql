-- Approved names of classes. Asked by person, class, kind or role it has nothing to say.

-- name: nomenclature_get
SELECT id, state, revision, edition, created_at, changed_at, name, name_fold, course, specialty, order_id,
       from_date, until_date
  FROM nomenclature
 WHERE org = :org AND id = :id;

-- name: nomenclature_list
SELECT id, state, revision, edition, created_at, changed_at, name, name_fold, course, specialty, order_id,
       from_date, until_date
  FROM nomenclature
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND :person IS NULL AND :class_id IS NULL AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: nomenclature_insert
INSERT INTO nomenclature (org, id, state, revision, edition, created_at, changed_at, name, name_fold, course, specialty,
        order_id, from_date, until_date)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :name, :name_fold, :course,
        :specialty, :order_id, :from_date, :until_date);

-- name: nomenclature_update
-- Touches no row when the revision is stale.
UPDATE nomenclature
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, name = :name,
       name_fold = :name_fold, course = :course, specialty = :specialty, order_id = :order_id,
       from_date = :from_date, until_date = :until_date
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: nomenclature_by_fold
-- The line of that name that was not replaced.
SELECT id FROM nomenclature WHERE org = :org AND name_fold = :name_fold AND until_date = 0;
