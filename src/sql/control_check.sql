-- control_check.sql

-- name: control_check_get
SELECT id, state, revision, edition, created_at, changed_at, checked_by, checked_on, period_from, period_until, topic,
       finding_count, findings
  FROM control_check
 WHERE org = :org AND id = :id;

-- name: control_check_list
SELECT id, state, revision, edition, created_at, changed_at, checked_by, checked_on, period_from, period_until, topic,
       finding_count, findings
  FROM control_check
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR checked_by = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: control_check_insert
INSERT INTO control_check (org, id, state, revision, edition, created_at, changed_at, checked_by, checked_on,
                           period_from, period_until, topic, finding_count, findings)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :checked_by, :checked_on, :period_from,
        :period_until, :topic, :finding_count, :findings);

-- name: control_check_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE control_check
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       checked_by = :checked_by, checked_on = :checked_on, period_from = :period_from, period_until = :period_until,
       topic = :topic, finding_count = :finding_count, findings = :findings
 WHERE org = :org AND id = :id AND revision = :revision;
