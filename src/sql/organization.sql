-- organization.sql: the organisations of a registry. A list of one organisation's records holds itself alone.

-- name: organization_ids
SELECT id FROM organization ORDER BY org;

-- name: organization_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND :person IS NULL AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
 ORDER BY id
 LIMIT :limit;

-- name: organization_all
-- Of the whole registry, in the order in which they were added.
SELECT id, state, revision, edition, created_at, changed_at, name, short_name, address, email, site, time_zone
  FROM organization
 WHERE org > coalesce((SELECT org FROM organization WHERE id = :after), 0)
 ORDER BY org
 LIMIT :limit;

-- name: organization_next
SELECT coalesce(max(org), 0) + 1 AS org FROM organization;
