-- tick.sql: what is due by the clock.

-- name: tick_invites
SELECT id FROM invite WHERE org = :org AND state IN (:created, :sent) AND expires_at <> 0 AND expires_at <= :now ORDER BY expires_at;

-- name: tick_admissions
SELECT id
  FROM application_membership
 WHERE org = :org AND state IN (:submitted, :considered) AND created_at <= :before
 ORDER BY created_at;

-- name: tick_editions
SELECT id
  FROM edition
 WHERE org = :org AND state = :approved AND in_force_from <> 0 AND in_force_from <= :today
 ORDER BY in_force_from, id;
