-- attendance.sql

-- name: attendance_get
SELECT id, state, revision, edition, created_at, changed_at, event_id, person, joined_at
  FROM attendance
 WHERE org = :org AND id = :id;

-- name: attendance_list
SELECT id, state, revision, edition, created_at, changed_at, event_id, person, joined_at
  FROM attendance
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR event_id IN (SELECT id FROM event WHERE org = :org AND class_id = :class_id))
   AND (:kind = 0 OR event_id IN (SELECT id FROM event WHERE org = :org AND kind = :kind))
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: attendance_insert
INSERT INTO attendance (org, id, state, revision, edition, created_at, changed_at, event_id, person, joined_at)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :event_id, :person, :joined_at);

-- name: attendance_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE attendance
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, event_id = :event_id,
       person = :person, joined_at = :joined_at
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: attendance_of
SELECT id FROM attendance WHERE org = :org AND event_id = :event_id AND person = :person;

-- name: attendance_count
SELECT count(*) FROM attendance WHERE org = :org AND event_id = :event_id;
