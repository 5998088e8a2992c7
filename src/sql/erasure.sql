-- erasure.sql

-- name: erasure_list
SELECT {columns}
  FROM {rows}
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

-- name: erasure_open
SELECT id FROM erasure WHERE org = :org AND person = :person AND done_at = 0;

-- name: erasure_holdings
-- What ties the person to the organisation on the day or later: one row, a number for each noun.
-- A bond with a child counts while the child is enrolled.
SELECT (SELECT count(*) FROM office WHERE org = :org AND person = :person AND {until until_date}) AS offices,
       (SELECT count(*) FROM guardian AS g
         WHERE g.org = :org AND g.parent = :person AND {until g.until_date}
           AND EXISTS (SELECT 1 FROM enrollment AS e
                        WHERE e.org = g.org AND e.person = g.student AND {until e.until_date})) AS guardians,
       (SELECT count(*) FROM appointment WHERE org = :org AND person = :person AND state IN ({SFP_APPOINTMENT_APPOINTED}, {SFP_APPOINTMENT_ACTIVE})) AS appointments,
       (SELECT count(*) FROM enrollment WHERE org = :org AND person = :person AND {until until_date}) AS enrollments,
       (SELECT count(*) FROM homeroom WHERE org = :org AND person = :person AND {until until_date}) AS homerooms,
       (SELECT count(*) FROM application_membership WHERE org = :org AND person = :person AND state IN ({SFP_APPLICATION_MEMBERSHIP_SUBMITTED}, {SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION})) AS applications,
       (SELECT count(*) FROM membership WHERE org = :org AND person = :person AND {until until_date}) AS memberships,
       (SELECT count(*) FROM movement WHERE org = :org AND person = :person AND state IN ({SFP_MOVEMENT_DRAFT}, {SFP_MOVEMENT_ORDERED})) AS movements,
       (SELECT count(*) FROM teaching WHERE org = :org AND person = :person AND {until until_date}) AS teachings,
       (SELECT count(*) FROM chat WHERE org = :org AND owner = :person AND state = {SFP_CHAT_ACTIVE}) AS chats,
       (SELECT count(*) FROM chat_member WHERE org = :org AND person = :person AND {until until_date}) AS chat_memberships;

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
