-- person.sql: people; what tells of them by name lies in person_private.

-- name: person_get
SELECT person.id, person.state, person.revision, person.edition, person.created_at, person.changed_at,
       person.source_id, person.private_digest,
       coalesce(surname, '') AS surname, coalesce(given_name, '') AS given_name, coalesce(patronymic, '') AS patronymic,
       coalesce(birth_date, 0) AS birth_date, coalesce(email, '') AS email, coalesce(phone, '') AS phone,
       coalesce(name_fold, '') AS name_fold
  FROM person
  LEFT JOIN person_private ON person_private.org = person.org AND person_private.id = person.id
 WHERE person.org = :org AND person.id = :id;

-- name: person_list
SELECT person.id, person.state, person.revision, person.edition, person.created_at, person.changed_at,
       person.source_id, person.private_digest,
       coalesce(surname, '') AS surname, coalesce(given_name, '') AS given_name, coalesce(patronymic, '') AS patronymic,
       coalesce(birth_date, 0) AS birth_date, coalesce(email, '') AS email, coalesce(phone, '') AS phone,
       coalesce(name_fold, '') AS name_fold
  FROM person
  LEFT JOIN person_private ON person_private.org = person.org AND person_private.id = person.id
 WHERE person.org = :org AND person.id > coalesce(:after, x'')
   AND (:state = 0 OR person.state = :state)
   AND (:person IS NULL OR person.id = :person)
   AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
 ORDER BY person.id
 LIMIT :limit;

-- name: person_insert
INSERT INTO person (org, id, state, revision, edition, created_at, changed_at, source_id, private_digest)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :source_id, :private_digest);

-- name: person_update
UPDATE person
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       source_id = :source_id, private_digest = :private_digest
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: person_private_put
INSERT INTO person_private (org, id, salt, surname, given_name, patronymic, birth_date, email, phone,
        name_fold)
VALUES (:org, :id, :salt, :surname, :given_name, :patronymic, :birth_date, :email, :phone, :name_fold)
    ON CONFLICT (org, id) DO UPDATE
    SET salt = excluded.salt, surname = excluded.surname, given_name = excluded.given_name,
        patronymic = excluded.patronymic, birth_date = excluded.birth_date, email = excluded.email,
        phone = excluded.phone, name_fold = excluded.name_fold;

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
 WHERE org = :org AND person = :person AND role <> 0 AND from_date <= :on AND (until_date = 0 OR until_date > :on)
UNION ALL
SELECT :administrator
  FROM appointment INDEXED BY appointment_by_person
 WHERE org = :org AND person = :person AND created_at < :day_end AND (ended_on = 0 OR ended_on > :on)
UNION ALL
SELECT :homeroom_teacher
  FROM homeroom INDEXED BY homeroom_by_person
 WHERE org = :org AND person = :person AND from_date <= :on AND (until_date = 0 OR until_date > :on)
UNION ALL
SELECT :student
  FROM enrollment INDEXED BY enrollment_by_person
 WHERE org = :org AND person = :person AND from_date <= :on AND (until_date = 0 OR until_date > :on)
UNION ALL
SELECT :parent
  FROM guardian INDEXED BY guardian_by_parent
  JOIN enrollment INDEXED BY enrollment_by_person
    ON enrollment.org = guardian.org AND enrollment.person = guardian.student
 WHERE guardian.org = :org AND guardian.parent = :person
   AND guardian.from_date <= :on AND (guardian.until_date = 0 OR guardian.until_date > :on)
   AND enrollment.from_date <= :on AND (enrollment.until_date = 0 OR enrollment.until_date > :on);

-- name: roles_of_everybody
-- The same of everybody behind a person: a row a role, each person's together. The indexes give the order, so that a page reads no more
-- than it shows.
SELECT person, role
  FROM office INDEXED BY office_by_person
 WHERE org = :org AND person > coalesce(:after, x'') AND role <> 0
   AND from_date <= :on AND (until_date = 0 OR until_date > :on)
UNION ALL
SELECT person, :administrator
  FROM appointment INDEXED BY appointment_by_person
 WHERE org = :org AND person > coalesce(:after, x'') AND created_at < :day_end AND (ended_on = 0 OR ended_on > :on)
UNION ALL
SELECT person, :homeroom_teacher
  FROM homeroom INDEXED BY homeroom_by_person
 WHERE org = :org AND person > coalesce(:after, x'') AND from_date <= :on AND (until_date = 0 OR until_date > :on)
UNION ALL
SELECT person, :student
  FROM enrollment INDEXED BY enrollment_by_person
 WHERE org = :org AND person > coalesce(:after, x'') AND from_date <= :on AND (until_date = 0 OR until_date > :on)
UNION ALL
SELECT parent, :parent
  FROM guardian INDEXED BY guardian_by_parent
 CROSS JOIN enrollment INDEXED BY enrollment_by_person
    ON enrollment.org = guardian.org AND enrollment.person = guardian.student
 WHERE guardian.org = :org AND guardian.parent > coalesce(:after, x'')
   AND guardian.from_date <= :on AND (guardian.until_date = 0 OR guardian.until_date > :on)
   AND enrollment.from_date <= :on AND (enrollment.until_date = 0 OR enrollment.until_date > :on)
 ORDER BY 1;

-- name: person_private_drop
DELETE FROM person_private WHERE org = :org AND id = :id;
