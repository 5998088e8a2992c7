-- subject.sql

-- name: subject_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND :person IS NULL
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR closed_on = 0 OR closed_on > :on)
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: subject_by_fold
SELECT id FROM subject WHERE org = :org AND name_fold = :name_fold AND closed_on = 0;
