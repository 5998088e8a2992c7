-- The organisation's application to the platform. Asked by class, kind, role or day it has nothing to say.

-- name: application_organization_list
SELECT {columns}
  FROM {rows}
 WHERE r.org = :org AND (:state = 0 OR r.state = :state)
   AND (:person IS NULL OR r.contact = :person)
   AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
   AND (:after IS NULL OR r.id > :after)
 ORDER BY r.id
 LIMIT :limit;

-- name: application_organization_live
-- The states are draft, sent, accepted and rejected, as in the index application_live.
SELECT id FROM application_organization WHERE org = :org AND state IN ({SFP_APPLICATION_ORGANIZATION_DRAFT}, {SFP_APPLICATION_ORGANIZATION_SENT}, {SFP_APPLICATION_ORGANIZATION_ACCEPTED}, {SFP_APPLICATION_ORGANIZATION_REJECTED});
