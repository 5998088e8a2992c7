-- report.sql

-- name: report_get
SELECT id, state, revision, edition, created_at, changed_at, presented_by, presented_to, presented_on, period_from,
       period_until, source, figures_digest
  FROM report
 WHERE org = :org AND id = :id;

-- name: report_list
SELECT id, state, revision, edition, created_at, changed_at, presented_by, presented_to, presented_on, period_from,
       period_until, source, figures_digest
  FROM report
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR presented_by = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: report_insert
INSERT INTO report (org, id, state, revision, edition, created_at, changed_at, presented_by, presented_to,
                    presented_on, period_from, period_until, source, figures_digest)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :presented_by, :presented_to, :presented_on,
        :period_from, :period_until, :source, :figures_digest);

-- name: report_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE report
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       presented_by = :presented_by, presented_to = :presented_to, presented_on = :presented_on,
       period_from = :period_from, period_until = :period_until, source = :source, figures_digest = :figures_digest
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: report_head
-- Who was head on the day.
SELECT person FROM office
 WHERE org = :org AND role = :head AND from_date <= :on AND (until_date = 0 OR until_date > :on)
 ORDER BY from_date, id
 LIMIT 1;
