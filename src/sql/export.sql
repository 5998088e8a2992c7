-- export.sql: who belongs here on a day, in an order that follows from the records alone. A person's number in the office's lists stands for
-- the person where it is the number of nobody else and has no comma, of which lists are made.

-- name: export_organization
SELECT id, name, short_name FROM organization WHERE org = :org;

-- name: export_classes
SELECT id, name, course, specialty
  FROM class
 WHERE org = :org AND staffroom = 0 AND {until closed_on}
 ORDER BY name_fold, id;

-- name: export_specialties
SELECT DISTINCT specialty
  FROM class
 WHERE org = :org AND staffroom = 0 AND {until closed_on}
 ORDER BY specialty;

-- name: export_people
-- Whoever studies, works or is the parent of a student here.
SELECT p.id,
       CASE WHEN p.source_id <> '' AND instr(p.source_id, ',') = 0
             AND (SELECT count(*) FROM person AS q INDEXED BY person_by_source
                   WHERE q.org = p.org AND q.source_id = p.source_id AND q.source_id <> '') = 1
            THEN p.source_id ELSE '' END,
       v.surname, v.given_name, v.patronymic, v.birth_date, v.email, v.phone
  FROM person AS p
  JOIN person_private AS v ON v.org = p.org AND v.id = p.id
 WHERE p.org = :org AND v.surname <> ''
   AND (EXISTS (SELECT 1 FROM enrollment AS e INDEXED BY enrollment_by_person
                 WHERE e.org = p.org AND e.person = p.id AND {on e})
     OR EXISTS (SELECT 1 FROM office AS o INDEXED BY office_by_person
                 WHERE o.org = p.org AND o.person = p.id AND {on o})
     OR EXISTS (SELECT 1 FROM guardian AS g INDEXED BY guardian_by_parent
                  JOIN enrollment AS e INDEXED BY enrollment_by_person ON e.org = g.org AND e.person = g.student
                 WHERE g.org = p.org AND g.parent = p.id AND {on g}
                   AND {on e}))
 ORDER BY p.id;

-- name: export_roles
-- Of one person: as a student (:student), in offices, as a parent (:parent), each with its first day.
SELECT :student AS role, min(from_date), '' AS title FROM enrollment INDEXED BY enrollment_by_person
 WHERE org = :org AND person = :person AND {on} HAVING count(*) > 0
UNION ALL
SELECT role, min(from_date), title FROM office INDEXED BY office_by_person
 WHERE org = :org AND person = :person AND {on}
 GROUP BY role
UNION ALL
SELECT :parent, min(g.from_date), '' FROM guardian AS g INDEXED BY guardian_by_parent
 WHERE g.org = :org AND g.parent = :person AND {on g}
   AND EXISTS (SELECT 1 FROM enrollment AS e INDEXED BY enrollment_by_person
                WHERE e.org = g.org AND e.person = g.student AND {on e})
HAVING count(*) > 0
 ORDER BY role;

-- name: export_agents
-- Of a student the parents, of a parent the students.
SELECT p.id,
       CASE WHEN p.source_id <> '' AND instr(p.source_id, ',') = 0
             AND (SELECT count(*) FROM person AS q INDEXED BY person_by_source
                   WHERE q.org = p.org AND q.source_id = p.source_id AND q.source_id <> '') = 1
            THEN p.source_id ELSE '' END
  FROM (SELECT parent AS other, student, from_date, until_date FROM guardian INDEXED BY guardian_by_student
         WHERE org = :org AND student = :person
        UNION ALL
        SELECT student, student, from_date, until_date FROM guardian INDEXED BY guardian_by_parent
         WHERE org = :org AND parent = :person) AS g
  JOIN person AS p ON p.org = :org AND p.id = g.other
 WHERE {on g}
   AND EXISTS (SELECT 1 FROM enrollment AS e INDEXED BY enrollment_by_person
                WHERE e.org = :org AND e.person = g.student AND {on e})
   AND EXISTS (SELECT 1 FROM person_private AS v WHERE v.org = p.org AND v.id = p.id AND v.surname <> '')
 GROUP BY p.id
 ORDER BY p.id;

-- name: export_enrollments
-- Students in their classes, then who leads these.
SELECT h.id, h.class_id, p.id,
       CASE WHEN p.source_id <> '' AND instr(p.source_id, ',') = 0
             AND (SELECT count(*) FROM person AS q INDEXED BY person_by_source
                   WHERE q.org = p.org AND q.source_id = p.source_id AND q.source_id <> '') = 1
            THEN p.source_id ELSE '' END,
       h.leads, h.from_date
  FROM (SELECT org, id, class_id, person, 0 AS leads, from_date, until_date FROM enrollment
         WHERE org = :org AND class_id IS NOT NULL
        UNION ALL
        SELECT org, id, class_id, person, 1, from_date, until_date FROM homeroom WHERE org = :org) AS h
  JOIN class AS c ON c.org = h.org AND c.id = h.class_id AND c.staffroom = 0 AND {until c.closed_on}
  JOIN person AS p ON p.org = h.org AND p.id = h.person
 WHERE {on h}
   AND EXISTS (SELECT 1 FROM person_private AS v WHERE v.org = p.org AND v.id = p.id AND v.surname <> '')
   AND (NOT h.leads OR EXISTS (SELECT 1 FROM office AS o INDEXED BY office_by_person
                                WHERE o.org = p.org AND o.person = p.id AND {on o}))
 ORDER BY h.leads, h.id;

-- name: export_students
SELECT v.surname, v.given_name, v.patronymic, v.birth_date, p.source_id, coalesce(c.name, '')
  FROM enrollment AS e
  JOIN person AS p ON p.org = e.org AND p.id = e.person
  JOIN person_private AS v ON v.org = p.org AND v.id = p.id
  LEFT JOIN class AS c ON c.org = e.org AND c.id = e.class_id
 WHERE e.org = :org AND {on e} AND v.surname <> ''
 ORDER BY coalesce(c.name_fold, ''), v.name_fold, p.id;

-- name: export_staff
-- A row an office; whoever leads a class has it in each.
SELECT v.surname, v.given_name, v.patronymic, v.birth_date, p.source_id, p.id, o.role, o.title,
       coalesce((SELECT group_concat(name, ', ') FROM (SELECT c.name FROM homeroom AS h INDEXED BY homeroom_by_person
                                                          JOIN class AS c ON c.org = h.org AND c.id = h.class_id
                                                         WHERE h.org = p.org AND h.person = p.id AND {on h}
                                                         ORDER BY c.name_fold)), '')
  FROM office AS o
  JOIN person AS p ON p.org = o.org AND p.id = o.person
  JOIN person_private AS v ON v.org = p.org AND v.id = p.id
 WHERE o.org = :org AND {on o} AND v.surname <> ''
 ORDER BY v.name_fold, p.id, o.role, o.id;

-- name: export_parents
SELECT v.surname, v.given_name, v.patronymic, g.relation, s.surname, s.given_name, s.patronymic, coalesce(c.name, '')
  FROM guardian AS g
  JOIN person_private AS v ON v.org = g.org AND v.id = g.parent
  JOIN person_private AS s ON s.org = g.org AND s.id = g.student
  JOIN enrollment AS e INDEXED BY enrollment_by_person
       ON e.org = g.org AND e.person = g.student AND {on e}
  LEFT JOIN class AS c ON c.org = e.org AND c.id = e.class_id
 WHERE g.org = :org AND {on g} AND v.surname <> '' AND s.surname <> ''
 ORDER BY v.name_fold, g.parent, s.name_fold, g.student;
