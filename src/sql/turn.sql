-- turn.sql: the year's turns, and what they need to be made and taken back. The numbers are those of sfp_object.

-- name: turn_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:on = 0 OR effective_on = :on)
   AND (:class_id IS NULL OR EXISTS (SELECT 1 FROM turn_part AS p
                                      WHERE p.org = r.org AND p.turn = r.id AND p.object = 10 AND p.id = :class_id))
   AND :person IS NULL AND :kind = 0 AND :role = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: turn_of_class
-- The turn that the class had in that school year, and that holds.
SELECT t.id
  FROM turn_part AS p INDEXED BY turn_part_by_id
  JOIN turn AS t ON t.org = p.org AND t.id = p.turn
 WHERE p.org = :org AND p.id = :class_id AND p.object = 10 AND t.school_year = :school_year AND t.taken_back_at = 0
 LIMIT 1;

-- name: turn_students
-- Who studies in a class on that day, and has not left it since.
SELECT person
  FROM enrollment INDEXED BY enrollment_by_class
 WHERE org = :org AND class_id = :class_id AND from_date <= :on AND until_date = 0
 ORDER BY id;

-- name: turn_homeroom
SELECT person FROM homeroom WHERE org = :org AND class_id = :class_id AND until_date = 0;

-- name: turn_part_insert
INSERT INTO turn_part (org, turn, seq, object, id, revision, name, name_fold, course, closed_on)
VALUES (:org, :turn, :seq, :object, :id, :revision, :name, :name_fold, :course, :closed_on);

-- name: turn_parts
SELECT seq, object, id, revision, name, name_fold, course, closed_on
  FROM turn_part
 WHERE org = :org AND turn = :turn
 ORDER BY seq;

-- name: turn_part_back
-- reads as: turn_parts
-- From the last one on.
SELECT seq, object, id, revision, name, name_fold, course, closed_on
  FROM turn_part
 WHERE org = :org AND turn = :turn AND seq < :before
 ORDER BY seq DESC
 LIMIT 1;

-- name: turn_built_on
-- reads as: movement_built_on
-- The later movements of those whom the turn moved: they stand on what the turn made of these people.
SELECT DISTINCT 18 AS object, later.id
  FROM turn_part AS p
  JOIN movement AS m ON m.org = p.org AND m.id = p.id
  JOIN movement AS later INDEXED BY movement_by_person ON later.org = m.org AND later.person = m.person
 WHERE p.org = :org AND p.turn = :turn AND p.object = 18
   AND m.state = :applied AND m.kind BETWEEN :first AND :last
   AND later.state = :applied AND later.kind BETWEEN :first AND :last
   AND (later.applied_at > m.applied_at OR (later.applied_at = m.applied_at AND later.id > m.id))
   AND NOT EXISTS (SELECT 1 FROM turn_part AS own INDEXED BY turn_part_by_id
                    WHERE own.org = later.org AND own.id = later.id AND own.turn = :turn)
 ORDER BY later.id;

-- name: turn_classes
-- The open classes with their students on that day, by name.
SELECT c.id, c.name, c.course,
       (SELECT count(*) FROM enrollment AS e INDEXED BY enrollment_by_class
         WHERE e.org = c.org AND e.class_id = c.id AND e.from_date <= :on AND e.until_date = 0) AS students
  FROM class AS c
 WHERE c.org = :org AND c.staffroom = 0 AND {until c.closed_on}
 ORDER BY c.name_fold, c.id;
