-- guardian.sql: whose parents people are.

-- name: guardian_get
SELECT id, state, revision, edition, created_at, changed_at, parent, student, relation, from_date, until_date
  FROM guardian
 WHERE org = :org AND id = :id;

-- name: guardian_list
SELECT id, state, revision, edition, created_at, changed_at, parent, student, relation, from_date, until_date
  FROM guardian
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR parent = :person OR student = :person)
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND :class_id IS NULL AND :kind = 0 AND :role = 0
 ORDER BY id
 LIMIT :limit;

-- name: guardian_insert
INSERT INTO guardian (org, id, state, revision, edition, created_at, changed_at, parent, student, relation,
        from_date, until_date)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :parent, :student, :relation,
        :from_date, :until_date);

-- name: guardian_update
UPDATE guardian
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       parent = :parent, student = :student, relation = :relation, from_date = :from_date,
       until_date = :until_date
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: guardian_same
SELECT id
  FROM guardian INDEXED BY guardian_by_parent
 WHERE org = :org AND parent = :parent AND student = :student AND (until_date = 0 OR until_date > :from_date)
 LIMIT 1;
