-- appointment.sql: the administrators of the platform.

-- name: appointment_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:on = 0 OR (local_day(created_at) <= :on
        AND {until ended_on}))
   AND :class_id IS NULL AND :kind = 0 AND :role = 0
 ORDER BY id
 LIMIT :limit;

-- name: appointment_main
-- 1 and 2 are SFP_APPOINTMENT_APPOINTED and _ACTIVE, written out so that the index of just these rows serves.
SELECT id FROM appointment WHERE org = :org AND additional = 0 AND state IN ({SFP_APPOINTMENT_APPOINTED}, {SFP_APPOINTMENT_ACTIVE});

-- name: appointment_of_person
SELECT id
  FROM appointment INDEXED BY appointment_by_person
 WHERE org = :org AND person = :person AND state IN ({SFP_APPOINTMENT_APPOINTED}, {SFP_APPOINTMENT_ACTIVE})
 ORDER BY state, id DESC
 LIMIT 1;

-- name: appointment_application
-- The newest application that was sent and names the person: the one whose number the facts compare.
SELECT id
  FROM application_organization
 WHERE org = :org AND contact = :person AND state IN (:sent, :accepted, :registered)
 ORDER BY id DESC
 LIMIT 1;
