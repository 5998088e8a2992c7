-- incident.sql

-- name: incident_get
SELECT r.id, r.state, r.revision, r.edition, r.created_at, r.changed_at, r.person, r.action, r.reported_at,
       r.settled_by, r.settled_at, r.private_digest, coalesce(p.description, '') AS description,
       coalesce(p.settlement, '') AS settlement
  FROM incident AS r
  LEFT JOIN incident_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org AND r.id = :id;

-- name: incident_list
SELECT r.id, r.state, r.revision, r.edition, r.created_at, r.changed_at, r.person, r.action, r.reported_at,
       r.settled_by, r.settled_at, r.private_digest, coalesce(p.description, '') AS description,
       coalesce(p.settlement, '') AS settlement
  FROM incident AS r
  LEFT JOIN incident_private AS p ON p.org = r.org AND p.id = r.id
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

-- name: incident_insert
INSERT INTO incident (org, id, state, revision, edition, created_at, changed_at, person, action, reported_at,
                      settled_by, settled_at, private_digest)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :action, :reported_at, :settled_by,
        :settled_at, :private_digest);

-- name: incident_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE incident
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       action = :action, reported_at = :reported_at, settled_by = :settled_by, settled_at = :settled_at,
       private_digest = :private_digest
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: incident_private_put
INSERT INTO incident_private (org, id, salt, description, settlement)
VALUES (:org, :id, :salt, :description, :settlement)
    ON CONFLICT (org, id) DO UPDATE
   SET salt = excluded.salt, description = excluded.description, settlement = excluded.settlement;

-- name: incident_private_drop
DELETE FROM incident_private WHERE org = :org AND id = :id;
