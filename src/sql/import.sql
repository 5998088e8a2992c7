-- import.sql: rosters that were applied, and what they need to be taken back.

-- name: import_list
SELECT {columns}
  FROM {rows}
 WHERE r.org = :org AND r.id > coalesce(:after, x'')
   AND (:state = 0 OR r.state = :state)
   AND (:on = 0 OR r.effective_on = :on)
   AND :person IS NULL AND :class_id IS NULL AND :kind = 0 AND :role = 0
 ORDER BY r.id
 LIMIT :limit;

-- name: import_telling_of
-- Those that still have digests of lists: whoever is not changed by a list may stand in it all the same.
SELECT id FROM import_private WHERE org = :org AND :person IS NOT NULL ORDER BY id;

-- name: import_movements_back
-- From the last one on, a page at a time: those that still hold.
SELECT id
  FROM movement INDEXED BY movement_by_import
 WHERE org = :org AND import_id = :import_id AND (:before IS NULL OR id < :before) AND state = :applied
 ORDER BY id DESC
 LIMIT :limit;

-- name: import_classes_back
-- Those that it made, and that are still open.
SELECT id FROM class INDEXED BY class_by_import WHERE org = :org AND import_id = :import_id AND closed_on = 0 ORDER BY id DESC;

-- name: import_former_insert
-- With the salt by which the trail has committed to the values.
INSERT INTO import_former (org, import_id, person, revision, source_id, salt, surname, given_name, patronymic, birth_date, email,
        phone, name_fold)
VALUES (:org, :import_id, :person, :revision, :source_id, (SELECT salt FROM person_private WHERE org = :org AND id = :person),
        :surname, :given_name, :patronymic, :birth_date, :email, :phone, :name_fold);

-- name: import_former_drop
-- A person whose data are destroyed is taken back by no import either.
DELETE FROM import_former WHERE org = :org AND person = :person;

-- name: import_former_count
SELECT count(*) AS entries FROM import_former WHERE org = :org AND person = :person;

-- name: import_former_list
SELECT person, revision, source_id, surname, given_name, patronymic, birth_date, email, phone
  FROM import_former
 WHERE org = :org AND import_id = :import_id AND person > coalesce(:after, x'')
 ORDER BY person
 LIMIT 1;

-- name: import_former_person
-- reads as: person_get
-- The person's record as it was: the columns of person_get, then the salt. What the trail tells of it is given.
SELECT person AS id, 0 AS state, revision - 1 AS revision, :edition AS edition, :created_at AS created_at, :changed_at AS changed_at,
       source_id, NULL AS private_digest, surname, given_name, patronymic, birth_date, email, phone, name_fold, salt
  FROM import_former
 WHERE org = :org AND import_id = :import_id AND person = :person;

-- name: import_former_of_import
SELECT count(*) AS people FROM import_former WHERE org = :org AND import_id = :import_id;
