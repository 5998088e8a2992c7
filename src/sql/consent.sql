-- consent.sql

-- name: consent_get
SELECT r.id, r.state, r.revision, r.edition, r.created_at, r.changed_at, r.person, r.code, r.given_on, r.signed_by_person, r.parent,
       r.withdrawn_on, r.reason, r.private_digest, p.document_digest
  FROM consent AS r
  LEFT JOIN consent_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org AND r.id = :id;

-- name: consent_list
SELECT r.id, r.state, r.revision, r.edition, r.created_at, r.changed_at, r.person, r.code, r.given_on, r.signed_by_person, r.parent,
       r.withdrawn_on, r.reason, r.private_digest, p.document_digest
  FROM consent AS r
  LEFT JOIN consent_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org
   AND (:state = 0 OR r.state = :state)
   AND (:person IS NULL OR r.person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR (r.given_on <= :on AND (r.withdrawn_on = 0 OR r.withdrawn_on > :on)))
   AND (:after IS NULL OR r.id > :after)
 ORDER BY r.id
 LIMIT :limit;

-- name: consent_insert
INSERT INTO consent (org, id, state, revision, edition, created_at, changed_at, person, code, given_on,
                     signed_by_person, parent, withdrawn_on, reason, private_digest)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :code, :given_on,
        :signed_by_person, :parent, :withdrawn_on, :reason, :private_digest);

-- name: consent_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE consent
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       code = :code, given_on = :given_on, signed_by_person = :signed_by_person, parent = :parent,
       withdrawn_on = :withdrawn_on, reason = :reason, private_digest = :private_digest
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: consent_private_put
INSERT INTO consent_private (org, id, salt, document_digest)
VALUES (:org, :id, :salt, :document_digest)
    ON CONFLICT (org, id) DO UPDATE
   SET salt = excluded.salt, document_digest = excluded.document_digest;

-- name: consent_private_drop
DELETE FROM consent_private WHERE org = :org AND id = :id;

-- name: consent_telling_of
-- The document names whoever it is about and the parent who signed it.
SELECT r.id
  FROM consent AS r
  JOIN consent_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org AND (r.person = :person OR r.parent = :person)
 ORDER BY r.id;

-- name: consent_in_force
SELECT id FROM consent WHERE org = :org AND person = :person AND code = :code AND withdrawn_on = 0;

-- name: consent_of_student
-- Enrolled on the day of the document, or now.
SELECT EXISTS (SELECT 1 FROM enrollment
                WHERE org = :org AND person = :person
                  AND ((from_date <= :given_on AND (until_date = 0 OR until_date > :given_on))
                       OR (from_date <= :today AND (until_date = 0 OR until_date > :today))));

-- name: consent_of_guardian
-- The office may have recorded the bond only after the parent had signed.
SELECT EXISTS (SELECT 1 FROM guardian
                WHERE org = :org AND student = :person AND parent = :parent
                  AND ((from_date <= :given_on AND (until_date = 0 OR until_date > :given_on))
                       OR (from_date <= :today AND (until_date = 0 OR until_date > :today))));
