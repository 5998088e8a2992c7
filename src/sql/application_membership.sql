-- Applications of people. Asked by kind or day they have nothing to say.

-- name: application_membership_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:role = 0 OR role = :role)
   AND :kind = 0 AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: application_membership_waiting
-- The states are submitted and under_consideration. Without the index's name SQLite reads the whole table.
SELECT id
  FROM application_membership INDEXED BY admission_by_person
 WHERE org = :org AND person = :person AND class_id = :class_id AND state IN ({SFP_APPLICATION_MEMBERSHIP_SUBMITTED}, {SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION});
