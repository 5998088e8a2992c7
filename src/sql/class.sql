-- Classes, and the staffroom. Asked by person, kind or role they have nothing to say.

-- name: class_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org AND (:state = 0 OR state = :state)
   AND (:class_id IS NULL OR id = :class_id)
   AND (:on = 0 OR closed_on = 0 OR closed_on > :on)
   AND :person IS NULL AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: class_by_fold
SELECT id FROM class WHERE org = :org AND name_fold = :name_fold AND closed_on = 0;

-- name: class_staffroom_now
SELECT id FROM class WHERE org = :org AND staffroom = 1 AND closed_on = 0;

-- name: class_used
-- reads as: movement_built_on
-- What holds in a class, and a turn of the year that it had and that was not taken back. The numbers are those of sfp_object.
SELECT 11 AS object, id FROM enrollment INDEXED BY enrollment_by_class
 WHERE org = :org AND class_id = :class_id AND until_date = 0
UNION ALL
SELECT 15, id FROM membership INDEXED BY membership_by_class
 WHERE org = :org AND class_id = :class_id AND until_date = 0
UNION ALL
SELECT 12, id FROM homeroom WHERE org = :org AND class_id = :class_id AND until_date = 0
UNION ALL
SELECT 16, id FROM invite INDEXED BY invite_by_class
 WHERE org = :org AND class_id = :class_id AND state IN ({SFP_INVITE_CREATED}, {SFP_INVITE_SENT})
UNION ALL
SELECT 20, id FROM teaching WHERE org = :org AND class_id = :class_id AND until_date = 0
UNION ALL
SELECT 21, id FROM chat WHERE org = :org AND class_id = :class_id AND archived_on = 0
UNION ALL
SELECT 38, t.id
  FROM turn_part AS p INDEXED BY turn_part_by_id
  JOIN turn AS t ON t.org = p.org AND t.id = p.turn
 WHERE p.org = :org AND p.id = :class_id AND p.object = 10 AND t.taken_back_at = 0;

-- name: class_standing
SELECT staffroom, closed_on FROM class WHERE org = :org AND id = :id;
