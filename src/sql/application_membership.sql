-- Applications of people. Asked by kind or day they have nothing to say.

-- name: application_membership_get
SELECT id, state, revision, edition, created_at, changed_at, person, class_id, role, reason, decided_by,
       decided_at
  FROM application_membership
 WHERE org = :org AND id = :id;

-- name: application_membership_list
SELECT id, state, revision, edition, created_at, changed_at, person, class_id, role, reason, decided_by,
       decided_at
  FROM application_membership
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:role = 0 OR role = :role)
   AND :kind = 0 AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: application_membership_insert
INSERT INTO application_membership (org, id, state, revision, edition, created_at, changed_at, person, class_id, role, reason, decided_by,
        decided_at)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :class_id, :role, :reason,
        :decided_by, :decided_at);

-- name: application_membership_update
-- Touches no row when the revision is stale.
UPDATE application_membership
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       class_id = :class_id, role = :role, reason = :reason, decided_by = :decided_by, decided_at = :decided_at
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: application_membership_waiting
-- The states are submitted and under_consideration. Without the index's name SQLite reads the whole table.
SELECT id
  FROM application_membership INDEXED BY admission_by_person
 WHERE org = :org AND person = :person AND class_id = :class_id AND state IN (1, 2);
