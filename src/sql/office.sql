-- office.sql: what people are employed or elected as.

-- name: office_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:role = 0 OR role = :role)
   AND (:on = 0 OR ({on}))
   AND :class_id IS NULL AND :kind = 0
 ORDER BY id
 LIMIT :limit;

-- name: office_holder
-- Somebody who holds an office of that role on the day.
SELECT person
  FROM office
 WHERE org = :org AND role = :role AND {on}
 LIMIT 1;

-- name: office_same
-- The same person in the same office on a day that the new one would cover.
SELECT id
  FROM office INDEXED BY office_by_person
 WHERE org = :org AND person = :person AND role = :role AND title = :title
   AND {until until_date :from_date} AND (:until_date = 0 OR from_date < :until_date)
 LIMIT 1;
