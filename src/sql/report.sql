-- report.sql

-- name: report_list
SELECT {columns}
  FROM {rows}
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

-- name: report_head
-- Who was head on the day.
SELECT person FROM office
 WHERE org = :org AND role = :head AND {on}
 ORDER BY from_date, id
 LIMIT 1;
