-- The organisation's application to the platform. Asked by class, kind, role or day it has nothing to say.

-- name: application_organization_get
SELECT a.id, a.state, a.revision, a.edition, a.created_at, a.changed_at, a.contact, a.order_id,
       a.private_digest, a.message_id, a.sent_at, a.answered_on, a.answer, a.sends,
       coalesce(p.contact_full_name, '') AS contact_full_name, coalesce(p.contact_email, '') AS contact_email,
       coalesce(p.contact_mobile, '') AS contact_mobile, p.letter_digest
  FROM application_organization AS a
  LEFT JOIN application_organization_private AS p ON p.org = a.org AND p.id = a.id
 WHERE a.org = :org AND a.id = :id;

-- name: application_organization_list
SELECT a.id, a.state, a.revision, a.edition, a.created_at, a.changed_at, a.contact, a.order_id,
       a.private_digest, a.message_id, a.sent_at, a.answered_on, a.answer, a.sends,
       coalesce(p.contact_full_name, '') AS contact_full_name, coalesce(p.contact_email, '') AS contact_email,
       coalesce(p.contact_mobile, '') AS contact_mobile, p.letter_digest
  FROM application_organization AS a
  LEFT JOIN application_organization_private AS p ON p.org = a.org AND p.id = a.id
 WHERE a.org = :org AND (:state = 0 OR a.state = :state)
   AND (:person IS NULL OR a.contact = :person)
   AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
   AND (:after IS NULL OR a.id > :after)
 ORDER BY a.id
 LIMIT :limit;

-- name: application_organization_insert
INSERT INTO application_organization (org, id, state, revision, edition, created_at, changed_at, contact, order_id,
        private_digest, message_id, sent_at, answered_on, answer, sends)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :contact, :order_id,
        :private_digest, :message_id, :sent_at, :answered_on, :answer, :sends);

-- name: application_organization_update
-- Touches no row when the revision is stale.
UPDATE application_organization
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       contact = :contact, order_id = :order_id,
       private_digest = :private_digest, message_id = :message_id,
       sent_at = :sent_at, answered_on = :answered_on, answer = :answer, sends = :sends
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: application_organization_private_put
INSERT INTO application_organization_private (org, id, salt, contact_full_name, contact_email, contact_mobile,
        letter_digest)
VALUES (:org, :id, :salt, :contact_full_name, :contact_email, :contact_mobile, :letter_digest)
    ON CONFLICT (org, id) DO UPDATE
   SET salt = excluded.salt, contact_full_name = excluded.contact_full_name,
       contact_email = excluded.contact_email, contact_mobile = excluded.contact_mobile,
       letter_digest = excluded.letter_digest;

-- name: application_organization_live
-- The states are draft, sent, accepted and rejected, as in the index application_live.
SELECT id FROM application_organization WHERE org = :org AND state IN (1, 2, 3, 4);

-- name: application_organization_private_drop
DELETE FROM application_organization_private WHERE org = :org AND id = :id;
