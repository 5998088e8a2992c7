-- teaching.sql

-- name: teaching_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR ({on}))
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: teaching_same
-- The same teaching on a day that the new one would cover.
SELECT id
  FROM teaching INDEXED BY teaching_by_person
 WHERE org = :org AND person = :person AND class_id = :class_id AND subject_id = :subject_id
   AND {until until_date :from_date}
 LIMIT 1;

-- name: teaching_of_person
SELECT id FROM teaching INDEXED BY teaching_by_person WHERE org = :org AND person = :person AND until_date = 0 ORDER BY id LIMIT 1;

-- name: teaching_of_subject
SELECT id FROM teaching WHERE org = :org AND subject_id = :subject_id AND until_date = 0 ORDER BY id LIMIT 1;
