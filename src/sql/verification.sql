-- verification.sql: confirmations of the status of teacher.

-- name: verification_get
SELECT id, state, revision, edition, created_at, changed_at, person, requested_at, requested_by, decided_by, decided_at, reason
  FROM verification
 WHERE org = :org AND id = :id;

-- name: verification_list
-- It is neither of a class nor of a kind, a role or a day.
SELECT id, state, revision, edition, created_at, changed_at, person, requested_at, requested_by, decided_by, decided_at, reason
  FROM verification
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: verification_insert
INSERT INTO verification (org, id, state, revision, edition, created_at, changed_at, person, requested_at, requested_by, decided_by,
                          decided_at, reason)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :requested_at, :requested_by, :decided_by,
        :decided_at, :reason);

-- name: verification_update
UPDATE verification
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       requested_at = :requested_at, requested_by = :requested_by, decided_by = :decided_by, decided_at = :decided_at, reason = :reason
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: verification_of
-- Whatever can still go on: the states that are final are left out.
SELECT id
  FROM verification
 WHERE org = :org AND person = :person AND state NOT IN (:withdrawn, :revoked)
 ORDER BY id DESC
 LIMIT 1;
