-- office.sql: what people are employed or elected as.

-- name: office_get
SELECT id, state, revision, edition, created_at, changed_at, person, role, title, from_date, until_date,
       order_id
  FROM office
 WHERE org = :org AND id = :id;

-- name: office_list
SELECT id, state, revision, edition, created_at, changed_at, person, role, title, from_date, until_date,
       order_id
  FROM office
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND (:role = 0 OR role = :role)
   AND (:on = 0 OR (from_date <= :on AND (until_date = 0 OR until_date > :on)))
   AND :class_id IS NULL AND :kind = 0
 ORDER BY id
 LIMIT :limit;

-- name: office_insert
INSERT INTO office (org, id, state, revision, edition, created_at, changed_at, person, role, title, from_date,
        until_date, order_id)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :role, :title, :from_date,
        :until_date, :order_id);

-- name: office_update
UPDATE office
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       person = :person, role = :role, title = :title, from_date = :from_date, until_date = :until_date,
       order_id = :order_id
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: office_holder
-- Somebody who holds an office of that role on the day.
SELECT person
  FROM office
 WHERE org = :org AND role = :role AND from_date <= :on AND (until_date = 0 OR until_date > :on)
 LIMIT 1;

-- name: office_same
-- The same person in the same office on a day that the new one would cover.
SELECT id
  FROM office INDEXED BY office_by_person
 WHERE org = :org AND person = :person AND role = :role AND title = :title
   AND (until_date = 0 OR until_date > :from_date) AND (:until_date = 0 OR from_date < :until_date)
 LIMIT 1;
