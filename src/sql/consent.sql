-- consent.sql

-- name: consent_get
SELECT id, state, revision, edition, created_at, changed_at, person, code, given_on, signed_by_person, parent,
       document_digest, withdrawn_on, reason
  FROM consent
 WHERE org = :org AND id = :id;

-- name: consent_list
SELECT id, state, revision, edition, created_at, changed_at, person, code, given_on, signed_by_person, parent,
       document_digest, withdrawn_on, reason
  FROM consent
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR (given_on <= :on AND (withdrawn_on = 0 OR withdrawn_on > :on)))
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: consent_insert
INSERT INTO consent (org, id, state, revision, edition, created_at, changed_at, person, code, given_on,
                     signed_by_person, parent, document_digest, withdrawn_on, reason)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :code, :given_on,
        :signed_by_person, :parent, :document_digest, :withdrawn_on, :reason);

-- name: consent_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE consent
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       code = :code, given_on = :given_on, signed_by_person = :signed_by_person, parent = :parent,
       document_digest = :document_digest, withdrawn_on = :withdrawn_on, reason = :reason
 WHERE org = :org AND id = :id AND revision = :revision;

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
