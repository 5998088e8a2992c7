-- roster.sql: who of a list is in the registry already.

-- name: roster_workers
-- Whoever works or worked here and bears that full name, or has that number in the office's lists.
WITH found(id) AS (
	SELECT id FROM person_private WHERE org = :org AND name_fold = :fold
	UNION
	SELECT id FROM person WHERE org = :org AND source_id = :source AND source_id <> '')
SELECT f.id, p.birth_date
  FROM found AS f
  JOIN person_private AS p ON p.org = :org AND p.id = f.id
 WHERE EXISTS (SELECT 1 FROM office WHERE org = :org AND person = f.id)
 ORDER BY f.id;

-- name: roster_class
-- The open class of that name; whether the nomenclature has the name.
SELECT (SELECT id FROM class WHERE org = :org AND name_fold = :fold AND staffroom = 0 AND closed_on = 0),
       EXISTS (SELECT 1 FROM nomenclature WHERE org = :org AND name_fold = :fold AND until_date = 0);

-- What a registry has, for comparing it with a roster (schemas/matching.sql).

-- name: roster_known
-- Everybody whose data were not erased; the enrolment that is open, else the last one.
SELECT p.id, p.source_id, v.surname, v.given_name, v.patronymic, v.birth_date, v.name_fold,
       e.until_date, e.end_reason, e.class_id,
       (SELECT coalesce(sum(DISTINCT 1 << role), 0) FROM office INDEXED BY office_by_person
         WHERE org = :org AND person = p.id AND until_date = 0 AND role <> 0),
       (SELECT count(*) FROM office INDEXED BY office_by_person WHERE org = :org AND person = p.id AND until_date = 0),
       (SELECT coalesce(max(title), '') FROM office INDEXED BY office_by_person
         WHERE org = :org AND person = p.id AND until_date = 0),
       EXISTS (SELECT 1 FROM appointment INDEXED BY appointment_by_person
                WHERE org = :org AND person = p.id AND state <> :ended)
  FROM person AS p
 CROSS JOIN person_private AS v ON v.org = p.org AND v.id = p.id
  LEFT JOIN enrollment AS e
    ON e.org = :org AND e.id = (SELECT id FROM enrollment INDEXED BY enrollment_by_person
                                 WHERE org = :org AND person = p.id AND end_reason <> :undone
                                 ORDER BY until_date <> 0, until_date DESC, id DESC
                                 LIMIT 1)
 WHERE p.org = :org
 ORDER BY p.id;

-- name: roster_has
-- Somebody of them.
SELECT 1 FROM person_private WHERE org = :org AND id = :id;

-- name: roster_known_classes
-- The open ones, and names without a class.
SELECT id, name, name_fold, course FROM class WHERE org = :org AND staffroom = 0 AND closed_on = 0
UNION ALL
SELECT NULL, n.name, n.name_fold, n.course
  FROM nomenclature AS n
 WHERE n.org = :org AND n.until_date = 0
   AND NOT EXISTS (SELECT 1 FROM class AS c
                    WHERE c.org = n.org AND c.name_fold = n.name_fold AND c.staffroom = 0 AND c.closed_on = 0)
 ORDER BY 3, 1;

-- name: roster_known_bonds
SELECT parent, student FROM guardian WHERE org = :org AND until_date = 0 ORDER BY parent, student;

-- name: roster_known_homerooms
SELECT class_id, person FROM homeroom WHERE org = :org AND until_date = 0 ORDER BY class_id;

-- name: roster_last_import
-- Of rosters that spoke of the same, the last one that holds.
SELECT people FROM import WHERE org = :org AND covers = :covers AND rolled_back_at = 0 ORDER BY id DESC LIMIT 1;

-- name: roster_since
-- What the trail tells since a plan was made.
SELECT object, entry FROM trail WHERE org = :org AND seq >= :seq ORDER BY seq;

-- name: roster_leaf
SELECT leaf FROM trail WHERE org = :org AND seq = :seq;
