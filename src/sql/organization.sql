-- organization.sql: the organisations of a registry. A list of one organisation's records holds itself alone.

-- name: organization_get
SELECT id, state, revision, edition, created_at, changed_at, name, short_name, address, email, site, time_zone
  FROM organization
 WHERE org = :org AND id = :id;

-- name: organization_ids
SELECT id FROM organization ORDER BY org;

-- name: organization_list
SELECT id, state, revision, edition, created_at, changed_at, name, short_name, address, email, site, time_zone
  FROM organization
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND :person IS NULL AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
 ORDER BY id
 LIMIT :limit;

-- name: organization_insert
INSERT INTO organization (org, id, state, revision, edition, created_at, changed_at, name, short_name,
        address, email, site, time_zone)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :name, :short_name, :address,
        :email, :site, :time_zone);

-- name: organization_update
UPDATE organization
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, name = :name,
       short_name = :short_name, address = :address, email = :email, site = :site,
       time_zone = :time_zone
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: organization_all
-- Of the whole registry, in the order in which they were added.
SELECT id, state, revision, edition, created_at, changed_at, name, short_name, address, email, site, time_zone
  FROM organization
 WHERE org > coalesce((SELECT org FROM organization WHERE id = :after), 0)
 ORDER BY org
 LIMIT :limit;

-- name: organization_next
SELECT coalesce(max(org), 0) + 1 FROM organization;
