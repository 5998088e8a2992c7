-- Approved names of classes. Asked by person, class, kind or role it has nothing to say.

-- name: nomenclature_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:on = 0 OR ({on}))
   AND :person IS NULL AND :class_id IS NULL AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: nomenclature_by_fold
-- The line of that name that was not replaced.
SELECT id FROM nomenclature WHERE org = :org AND name_fold = :name_fold AND until_date = 0;
