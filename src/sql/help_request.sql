-- help_request.sql

-- name: help_request_get
SELECT r.id, r.state, r.revision, r.edition, r.created_at, r.changed_at, r.person, r.topic, r.asked_at, r.answered_by,
       r.answered_at, r.closed_at, r.private_digest, coalesce(p.question, '') AS question,
       coalesce(p.answer, '') AS answer
  FROM help_request AS r
  LEFT JOIN help_request_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org AND r.id = :id;

-- name: help_request_list
SELECT r.id, r.state, r.revision, r.edition, r.created_at, r.changed_at, r.person, r.topic, r.asked_at, r.answered_by,
       r.answered_at, r.closed_at, r.private_digest, coalesce(p.question, '') AS question,
       coalesce(p.answer, '') AS answer
  FROM help_request AS r
  LEFT JOIN help_request_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org
   AND (:state = 0 OR r.state = :state)
   AND (:person IS NULL OR r.person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR r.id > :after)
 ORDER BY r.id
 LIMIT :limit;

-- name: help_request_insert
INSERT INTO help_request (org, id, state, revision, edition, created_at, changed_at, person, topic, asked_at,
                          answered_by, answered_at, closed_at, private_digest)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :topic, :asked_at, :answered_by,
        :answered_at, :closed_at, :private_digest);

-- name: help_request_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE help_request
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       topic = :topic, asked_at = :asked_at, answered_by = :answered_by, answered_at = :answered_at,
       closed_at = :closed_at, private_digest = :private_digest
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: help_request_private_put
INSERT INTO help_request_private (org, id, salt, question, answer)
VALUES (:org, :id, :salt, :question, :answer)
    ON CONFLICT (org, id) DO UPDATE
   SET salt = excluded.salt, question = excluded.question, answer = excluded.answer;

-- name: help_request_private_drop
DELETE FROM help_request_private WHERE org = :org AND id = :id;
