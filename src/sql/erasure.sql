-- erasure.sql

-- name: erasure_get
SELECT id, state, revision, edition, created_at, changed_at, person, ground, asked_on, asked_by, done_by, done_at,
       values_erased, kinds_erased
  FROM erasure
 WHERE org = :org AND id = :id;

-- name: erasure_list
SELECT id, state, revision, edition, created_at, changed_at, person, ground, asked_on, asked_by, done_by, done_at,
       values_erased, kinds_erased
  FROM erasure
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: erasure_insert
INSERT INTO erasure (org, id, state, revision, edition, created_at, changed_at, person, ground, asked_on, asked_by,
                     done_by, done_at, values_erased, kinds_erased)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :person, :ground, :asked_on, :asked_by,
        :done_by, :done_at, :values_erased, :kinds_erased);

-- name: erasure_update
-- Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
UPDATE erasure
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at, person = :person,
       ground = :ground, asked_on = :asked_on, asked_by = :asked_by, done_by = :done_by, done_at = :done_at,
       values_erased = :values_erased, kinds_erased = :kinds_erased
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: erasure_open
SELECT id FROM erasure WHERE org = :org AND person = :person AND done_at = 0;

-- name: erasure_holdings
-- What ties the person to the organisation on the day or later: one row, a number for each noun in holdings[] of registry/erasure.c.
-- A bond with a child counts while the child is enrolled.
SELECT (SELECT count(*) FROM office WHERE org = :org AND person = :person AND (until_date = 0 OR until_date > :on)),
       (SELECT count(*) FROM guardian AS g
         WHERE g.org = :org AND g.parent = :person AND (g.until_date = 0 OR g.until_date > :on)
           AND EXISTS (SELECT 1 FROM enrollment AS e
                        WHERE e.org = g.org AND e.person = g.student AND (e.until_date = 0 OR e.until_date > :on))),
       (SELECT count(*) FROM appointment WHERE org = :org AND person = :person AND state IN (1, 2)),
       (SELECT count(*) FROM enrollment WHERE org = :org AND person = :person AND (until_date = 0 OR until_date > :on)),
       (SELECT count(*) FROM homeroom WHERE org = :org AND person = :person AND (until_date = 0 OR until_date > :on)),
       (SELECT count(*) FROM application_membership WHERE org = :org AND person = :person AND state IN (1, 2)),
       (SELECT count(*) FROM membership WHERE org = :org AND person = :person AND (until_date = 0 OR until_date > :on)),
       (SELECT count(*) FROM movement WHERE org = :org AND person = :person AND state IN (1, 2)),
       (SELECT count(*) FROM teaching WHERE org = :org AND person = :person AND (until_date = 0 OR until_date > :on)),
       (SELECT count(*) FROM chat WHERE org = :org AND owner = :person AND state = 1),
       (SELECT count(*) FROM chat_member WHERE org = :org AND person = :person AND (until_date = 0 OR until_date > :on));

-- name: erasure_forget_keys
-- What a change was made with enters the digest of its idempotency key. Whoever has salt and digest finds personal values again by
-- trying, so the salt goes with the values: of every record that has none left, by the numbers of the nouns, and of the person's
-- appointments, to which the mobile number is given.
UPDATE idempotency
   SET salt = NULL
 WHERE org = :org
   AND salt IS NOT NULL
   AND CASE object
       WHEN 2 THEN NOT EXISTS (SELECT 1 FROM person_private AS p WHERE p.org = :org AND p.id = idempotency.id)
       WHEN 5 THEN NOT EXISTS (SELECT 1 FROM orders_private AS p WHERE p.org = :org AND p.id = idempotency.id)
       WHEN 7 THEN EXISTS (SELECT 1 FROM appointment AS a WHERE a.org = :org AND a.id = idempotency.id AND a.person = :person)
       WHEN 13 THEN NOT EXISTS (SELECT 1 FROM application_organization_private AS p WHERE p.org = :org AND p.id = idempotency.id)
       WHEN 27 THEN NOT EXISTS (SELECT 1 FROM help_request_private AS p WHERE p.org = :org AND p.id = idempotency.id)
       WHEN 32 THEN NOT EXISTS (SELECT 1 FROM incident_private AS p WHERE p.org = :org AND p.id = idempotency.id)
       WHEN 34 THEN NOT EXISTS (SELECT 1 FROM consent_private AS p WHERE p.org = :org AND p.id = idempotency.id)
       WHEN 37 THEN NOT EXISTS (SELECT 1 FROM import_private AS p WHERE p.org = :org AND p.id = idempotency.id)
       ELSE 0
       END;
