-- support_ticket.sql

-- name: support_ticket_get
SELECT id, state, revision, edition, created_at, changed_at, number, topic, help_request, opened_by, opened_at,
       answered_at, answer, closed_at
  FROM support_ticket
 WHERE org = :org AND id = :id;

-- name: support_ticket_list
SELECT id, state, revision, edition, created_at, changed_at, number, topic, help_request, opened_by, opened_at,
       answered_at, answer, closed_at
  FROM support_ticket
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR opened_by = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: support_ticket_insert
INSERT INTO support_ticket (org, id, state, revision, edition, created_at, changed_at, number, topic, help_request,
                            opened_by, opened_at, answered_at, answer, closed_at)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :number, :topic, :help_request, :opened_by,
        :opened_at, :answered_at, :answer, :closed_at);

-- name: support_ticket_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE support_ticket
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, number = :number,
       topic = :topic, help_request = :help_request, opened_by = :opened_by, opened_at = :opened_at,
       answered_at = :answered_at, answer = :answer, closed_at = :closed_at
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: support_ticket_of
-- That was opened last for a request for help.
SELECT id FROM support_ticket WHERE org = :org AND help_request = :help_request ORDER BY id DESC LIMIT 1;
