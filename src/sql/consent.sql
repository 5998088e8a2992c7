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
