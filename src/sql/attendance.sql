-- attendance.sql

-- name: attendance_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR event_id IN (SELECT id FROM event WHERE org = :org AND class_id = :class_id))
   AND (:kind = 0 OR event_id IN (SELECT id FROM event WHERE org = :org AND kind = :kind))
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: attendance_of
SELECT id FROM attendance WHERE org = :org AND event_id = :event_id AND person = :person;

-- name: attendance_count
SELECT count(*) AS joined FROM attendance WHERE org = :org AND event_id = :event_id;
