-- Who is to lead which class. Asked by class, kind or role it has nothing to say: it knows names only.

-- name: distribution_get
SELECT id, state, revision, edition, created_at, changed_at, class_name, class_fold, person, order_id,
       from_date, until_date
  FROM distribution
 WHERE org = :org AND id = :id;

-- name: distribution_list
SELECT id, state, revision, edition, created_at, changed_at, class_name, class_fold, person, order_id,
       from_date, until_date
  FROM distribution
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND :class_id IS NULL AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: distribution_insert
INSERT INTO distribution (org, id, state, revision, edition, created_at, changed_at, class_name, class_fold, person, order_id,
        from_date, until_date)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :class_name, :class_fold, :person,
        :order_id, :from_date, :until_date);

-- name: distribution_update
-- Touches no row when the revision is stale.
UPDATE distribution
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       class_name = :class_name, class_fold = :class_fold, person = :person, order_id = :order_id,
       from_date = :from_date, until_date = :until_date
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: distribution_by_fold
-- The line of that class that was not replaced.
SELECT id FROM distribution WHERE org = :org AND class_fold = :class_fold AND until_date = 0;
