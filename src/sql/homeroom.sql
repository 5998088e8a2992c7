-- Who leads which class. Asked by kind or role it has nothing to say.

-- name: homeroom_get
SELECT id, state, revision, edition, created_at, changed_at, class_id, person, from_date, until_date, order_id
  FROM homeroom
 WHERE org = :org AND id = :id;

-- name: homeroom_list
SELECT id, state, revision, edition, created_at, changed_at, class_id, person, from_date, until_date, order_id
  FROM homeroom
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: homeroom_insert
INSERT INTO homeroom (org, id, state, revision, edition, created_at, changed_at, class_id, person, from_date, until_date,
        order_id)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :class_id, :person, :from_date,
        :until_date, :order_id);

-- name: homeroom_update
-- Touches no row when the revision is stale.
UPDATE homeroom
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       class_id = :class_id, person = :person, from_date = :from_date, until_date = :until_date,
       order_id = :order_id
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: homeroom_of_class
SELECT id FROM homeroom WHERE org = :org AND class_id = :class_id AND until_date = 0;

-- name: homeroom_of_person
-- The oldest one that has not ended. Without the index's name SQLite reads the whole table in the order of ids.
SELECT id
  FROM homeroom INDEXED BY homeroom_by_person
 WHERE org = :org AND person = :person AND until_date = 0
 ORDER BY id
 LIMIT 1;
