-- consent.sql

-- name: consent_list
SELECT {columns}
  FROM {rows}
 WHERE r.org = :org
   AND (:state = 0 OR r.state = :state)
   AND (:person IS NULL OR r.person = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR (r.given_on <= :on AND {until r.withdrawn_on}))
   AND (:after IS NULL OR r.id > :after)
 ORDER BY r.id
 LIMIT :limit;

-- name: consent_telling_of
-- The document names whoever it is about and the parent who signed it.
SELECT r.id
  FROM consent AS r
  JOIN consent_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org AND (r.person = :person OR r.parent = :person)
 ORDER BY r.id;

-- name: consent_in_force
SELECT id FROM consent WHERE org = :org AND person = :person AND code = :code AND withdrawn_on = 0;

-- name: consent_of_student
-- Enrolled on the day of the document, or now.
SELECT EXISTS (SELECT 1 FROM enrollment
                WHERE org = :org AND person = :person
                  AND (({on :given_on})
                       OR ({on :today}))) AS holds;

-- name: consent_of_guardian
-- The office may have recorded the bond only after the parent had signed.
SELECT EXISTS (SELECT 1 FROM guardian
                WHERE org = :org AND student = :person AND parent = :parent
                  AND (({on :given_on})
                       OR ({on :today}))) AS holds;
