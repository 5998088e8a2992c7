-- event.sql

-- name: event_get
SELECT id, state, revision, edition, created_at, changed_at, kind, mode, title, class_id, subject_id, organizer,
       starts_at, started_at, finished_at, participants, reason
  FROM event
 WHERE org = :org AND id = :id;

-- name: event_list
SELECT id, state, revision, edition, created_at, changed_at, kind, mode, title, class_id, subject_id, organizer,
       starts_at, started_at, finished_at, participants, reason
  FROM event
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR organizer = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:kind = 0 OR kind = :kind)
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: event_insert
INSERT INTO event (org, id, state, revision, edition, created_at, changed_at, kind, mode, title, class_id, subject_id,
                   organizer, starts_at, started_at, finished_at, participants, reason)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :kind, :mode, :title, :class_id,
        :subject_id, :organizer, :starts_at, :started_at, :finished_at, :participants, :reason);

-- name: event_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE event
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, kind = :kind,
       mode = :mode, title = :title, class_id = :class_id, subject_id = :subject_id, organizer = :organizer,
       starts_at = :starts_at, started_at = :started_at, finished_at = :finished_at, participants = :participants,
       reason = :reason
 WHERE org = :org AND id = :id AND revision = :revision;
