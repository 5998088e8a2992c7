-- person.sql: people; what tells of them by name lies in person_private.

-- name: person_list
SELECT {columns}
  FROM {rows}
 WHERE r.org = :org AND r.id > coalesce(:after, x'')
   AND (:state = 0 OR r.state = :state)
   AND (:person IS NULL OR r.id = :person)
   AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
 ORDER BY r.id
 LIMIT :limit;

-- name: person_anywhere
-- Somebody whom any organisation of the registry has: one look into each one's index.
SELECT person.id
  FROM organization
 CROSS JOIN person ON person.org = organization.org AND person.id = :id
 LIMIT 1;

-- name: roles_of_person
-- Numbers of roles (sfp_role), perhaps more than once. Nobody is a parent here whose children have all left.
-- Without statistics SQLite takes the organisation alone to be as selective as organisation and person, so the
-- indexes are named.
SELECT role
  FROM office INDEXED BY office_by_person
 WHERE org = :org AND person = :person AND role <> 0 AND {on}
UNION ALL
SELECT :administrator
  FROM appointment INDEXED BY appointment_by_person
 WHERE org = :org AND person = :person AND created_at < :day_end AND {until ended_on}
UNION ALL
SELECT :homeroom_teacher
  FROM homeroom INDEXED BY homeroom_by_person
 WHERE org = :org AND person = :person AND {on}
UNION ALL
SELECT :student
  FROM enrollment INDEXED BY enrollment_by_person
 WHERE org = :org AND person = :person AND {on}
UNION ALL
SELECT :parent
  FROM guardian INDEXED BY guardian_by_parent
  JOIN enrollment INDEXED BY enrollment_by_person
    ON enrollment.org = guardian.org AND enrollment.person = guardian.student
 WHERE guardian.org = :org AND guardian.parent = :person
   AND {on guardian}
   AND {on enrollment};

-- name: roles_of_everybody
-- The same of everybody behind a person: a row a role, each person's together. The indexes give the order, so that a page reads no more
-- than it shows.
SELECT person, role
  FROM office INDEXED BY office_by_person
 WHERE org = :org AND person > coalesce(:after, x'') AND role <> 0
   AND {on}
UNION ALL
SELECT person, :administrator
  FROM appointment INDEXED BY appointment_by_person
 WHERE org = :org AND person > coalesce(:after, x'') AND created_at < :day_end AND {until ended_on}
UNION ALL
SELECT person, :homeroom_teacher
  FROM homeroom INDEXED BY homeroom_by_person
 WHERE org = :org AND person > coalesce(:after, x'') AND {on}
UNION ALL
SELECT person, :student
  FROM enrollment INDEXED BY enrollment_by_person
 WHERE org = :org AND person > coalesce(:after, x'') AND {on}
UNION ALL
SELECT parent, :parent
  FROM guardian INDEXED BY guardian_by_parent
 CROSS JOIN enrollment INDEXED BY enrollment_by_person
    ON enrollment.org = guardian.org AND enrollment.person = guardian.student
 WHERE guardian.org = :org AND guardian.parent > coalesce(:after, x'')
   AND {on guardian}
   AND {on enrollment}
 ORDER BY 1;
