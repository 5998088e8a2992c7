-- event.sql

-- name: event_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR organizer = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:kind = 0 OR kind = :kind)
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;
