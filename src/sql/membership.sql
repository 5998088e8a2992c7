-- Who is in which class of the platform. Asked by kind it has nothing to say.

-- name: membership_get
SELECT id, state, revision, edition, created_at, changed_at, person, class_id, role, invite, admission,
       from_date, until_date, end_reason
  FROM membership
 WHERE org = :org AND id = :id;

-- name: membership_list
SELECT id, state, revision, edition, created_at, changed_at, person, class_id, role, invite, admission,
       from_date, until_date, end_reason
  FROM membership
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:role = 0 OR role = :role)
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND :kind = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: membership_insert
INSERT INTO membership (org, id, state, revision, edition, created_at, changed_at, person, class_id, role, invite, admission,
        from_date, until_date, end_reason)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :class_id, :role, :invite,
        :admission, :from_date, :until_date, :end_reason);

-- name: membership_update
-- Touches no row when the revision is stale.
UPDATE membership
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       class_id = :class_id, role = :role, invite = :invite, admission = :admission, from_date = :from_date,
       until_date = :until_date, end_reason = :end_reason
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: membership_current
-- The oldest one that has not ended: of one class, or of any. Without the index's name SQLite reads the whole table.
SELECT id
  FROM membership INDEXED BY membership_open
 WHERE org = :org AND person = :person AND (:class_id IS NULL OR class_id = :class_id) AND until_date = 0
 ORDER BY id
 LIMIT 1;
