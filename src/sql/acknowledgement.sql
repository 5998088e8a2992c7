-- acknowledgement.sql

-- name: acknowledgement_get
SELECT id, state, revision, edition, created_at, changed_at, person, rules, rules_digest, acknowledged_on
  FROM acknowledgement
 WHERE org = :org AND id = :id;

-- name: acknowledgement_list
SELECT id, state, revision, edition, created_at, changed_at, person, rules, rules_digest, acknowledged_on
  FROM acknowledgement
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

-- name: acknowledgement_insert
INSERT INTO acknowledgement (org, id, state, revision, edition, created_at, changed_at, person, rules, rules_digest,
                             acknowledged_on)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :rules, :rules_digest,
        :acknowledged_on);

-- name: acknowledgement_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE acknowledgement
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       rules = :rules, rules_digest = :rules_digest, acknowledged_on = :acknowledged_on
 WHERE org = :org AND id = :id AND revision = :revision;
