-- Who studies in which class. Asked by kind or role it has nothing to say.

-- name: enrollment_get
SELECT id, state, revision, edition, created_at, changed_at, person, class_id, from_date, until_date,
       end_reason
  FROM enrollment
 WHERE org = :org AND id = :id;

-- name: enrollment_list
SELECT id, state, revision, edition, created_at, changed_at, person, class_id, from_date, until_date,
       end_reason
  FROM enrollment
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: enrollment_insert
INSERT INTO enrollment (org, id, state, revision, edition, created_at, changed_at, person, class_id, from_date, until_date,
        end_reason)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :class_id, :from_date,
        :until_date, :end_reason);

-- name: enrollment_update
-- Touches no row when the revision is stale.
UPDATE enrollment
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       class_id = :class_id, from_date = :from_date, until_date = :until_date, end_reason = :end_reason
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: enrollment_current
-- The oldest one that has not ended. Without the index's name SQLite reads the whole table in the order of ids.
SELECT id
  FROM enrollment INDEXED BY enrollment_by_person
 WHERE org = :org AND person = :person AND until_date = 0
 ORDER BY id
 LIMIT 1;
