-- teaching.sql

-- name: teaching_get
SELECT id, state, revision, edition, created_at, changed_at, person, class_id, subject_id, from_date, until_date
  FROM teaching
 WHERE org = :org AND id = :id;

-- name: teaching_list
SELECT id, state, revision, edition, created_at, changed_at, person, class_id, subject_id, from_date, until_date
  FROM teaching
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: teaching_insert
INSERT INTO teaching (org, id, state, revision, edition, created_at, changed_at, person, class_id, subject_id,
                      from_date, until_date)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :class_id, :subject_id, :from_date,
        :until_date);

-- name: teaching_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE teaching
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       class_id = :class_id, subject_id = :subject_id, from_date = :from_date, until_date = :until_date
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: teaching_same
-- The same teaching on a day that the new one would cover.
SELECT id
  FROM teaching INDEXED BY teaching_by_person
 WHERE org = :org AND person = :person AND class_id = :class_id AND subject_id = :subject_id
   AND (until_date = 0 OR until_date > :from_date)
 LIMIT 1;

-- name: teaching_of_person
SELECT id FROM teaching INDEXED BY teaching_by_person WHERE org = :org AND person = :person AND until_date = 0 ORDER BY id LIMIT 1;

-- name: teaching_of_subject
SELECT id FROM teaching WHERE org = :org AND subject_id = :subject_id AND until_date = 0 ORDER BY id LIMIT 1;
