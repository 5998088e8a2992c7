-- roster.sql: who of a list is in the registry already.

-- name: roster_people
-- Everybody of that full name, or with that number in the office's lists; with the open enrolment and its class.
WITH found(id, by_source) AS (
	SELECT id, 0 FROM person_private WHERE org = :org AND name_fold = :fold
	UNION ALL
	SELECT id, 1 FROM person WHERE org = :org AND source_id = :source AND source_id <> '')
SELECT f.id, max(f.by_source), p.birth_date,
       EXISTS (SELECT 1 FROM office WHERE org = :org AND person = f.id),
       EXISTS (SELECT 1 FROM enrollment WHERE org = :org AND person = f.id),
       e.id, e.class_id, c.name_fold = :class_fold
  FROM found AS f
  JOIN person_private AS p ON p.org = :org AND p.id = f.id
  LEFT JOIN enrollment AS e ON e.org = :org AND e.person = f.id AND e.until_date = 0
  LEFT JOIN class AS c ON c.org = :org AND c.id = e.class_id
 GROUP BY f.id
 ORDER BY f.id;

-- name: roster_class
-- The open class of that name; whether the nomenclature has the name; whether there is anything to compare names with.
SELECT (SELECT id FROM class WHERE org = :org AND name_fold = :fold AND staffroom = 0 AND closed_on = 0),
       EXISTS (SELECT 1 FROM nomenclature WHERE org = :org AND name_fold = :fold AND until_date = 0),
       EXISTS (SELECT 1 FROM class WHERE org = :org AND staffroom = 0) OR EXISTS (SELECT 1 FROM nomenclature WHERE org = :org);

-- name: roster_office
-- 1: holds such an office; 0: held one that has ended.
SELECT until_date = 0 AS open FROM office WHERE org = :org AND person = :person AND role = :role
 ORDER BY open DESC
 LIMIT 1;

-- name: roster_bonds
-- The students whose parents bear that full name.
SELECT g.parent, g.student, s.surname, s.patronymic, g.until_date = 0
  FROM person_private AS p
  JOIN guardian AS g ON g.org = p.org AND g.parent = p.id
  JOIN person_private AS s ON s.org = g.org AND s.id = g.student
 WHERE p.org = :org AND p.name_fold = :fold
 ORDER BY g.parent, g.student;
