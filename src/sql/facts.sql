-- facts.sql: what the policy may ask of the registry. Each answers 1 or 0.

-- name: fact_person_has_role
-- Holds an office of that kind on the day.
SELECT EXISTS (SELECT 1 FROM office
                WHERE org = :org AND person = :person AND (role = :role OR :role = 0)
                  AND {on}) AS holds;

-- name: fact_person_joined
-- Is in a class, or came into a chat by a link; whom a colleague took into a chat had joined before.
SELECT EXISTS (SELECT 1 FROM membership
                WHERE org = :org AND person = :person
                  AND {on})
    OR EXISTS (SELECT 1 FROM chat_member
                WHERE org = :org AND person = :person AND invite IS NOT NULL
                  AND {on}) AS holds;

-- name: fact_person_joined_class
SELECT EXISTS (SELECT 1 FROM membership
                WHERE org = :org AND person = :person AND class_id = :class_id
                  AND {on}) AS holds;

-- name: fact_person_enrolled
-- Studies in that class, or, where none is named, at all.
SELECT EXISTS (SELECT 1 FROM enrollment
                WHERE org = :org AND person = :person AND (:class_id IS NULL OR class_id = :class_id)
                  AND {on}) AS holds;

-- name: fact_person_leads_class
SELECT EXISTS (SELECT 1 FROM homeroom
                WHERE org = :org AND person = :person AND (:class_id IS NULL OR class_id = :class_id)
                  AND {on}) AS holds;

-- name: fact_administrator_registered
SELECT EXISTS (SELECT 1 FROM appointment WHERE org = :org AND person = :person AND state = :active) AS holds;

-- name: fact_administrators_other
-- Somebody else is in office as administrator.
SELECT EXISTS (SELECT 1 FROM appointment
                WHERE org = :org AND id <> :id AND state IN (:appointed, :active)) AS holds;

-- name: fact_order_has_scan
SELECT EXISTS (SELECT 1 FROM orders_private WHERE org = :org AND id = :order_id AND document_digest IS NOT NULL) AS holds;

-- name: fact_application_accepted_for
-- The organisation's application that was sent names that person as its contact; the newest.
SELECT a.state, coalesce(p.contact_mobile, '') AS contact_mobile
  FROM application_organization AS a
  LEFT JOIN application_organization_private AS p ON p.org = a.org AND p.id = a.id
 WHERE a.org = :org AND a.contact = :person AND a.state IN (:sent, :accepted, :registered)
 ORDER BY a.id DESC
 LIMIT 1;

-- name: fact_staffroom_exists
SELECT EXISTS (SELECT 1 FROM class WHERE org = :org AND staffroom = 1 AND closed_on = 0) AS holds;

-- name: fact_name_in_nomenclature
SELECT EXISTS (SELECT 1 FROM nomenclature
                WHERE org = :org AND name_fold = :fold AND {on}) AS holds;

-- name: fact_distribution_approved
SELECT EXISTS (SELECT 1 FROM distribution
                WHERE org = :org AND {on}) AS holds;

-- name: fact_assignment_in_distribution
SELECT EXISTS (SELECT 1 FROM distribution AS d JOIN class AS c ON c.org = d.org AND c.name_fold = d.class_fold
                WHERE d.org = :org AND c.id = :class_id AND d.person = :person
                  AND {on d}) AS holds;

-- name: fact_class_is_staffroom
SELECT staffroom AS holds FROM class WHERE org = :org AND id = :class_id;

-- name: fact_order_exists
SELECT EXISTS (SELECT 1 FROM orders WHERE org = :org AND id = :id AND date <= :on) AS holds;

-- name: fact_order_signed_by_head
-- No row: there is no such order, or nobody knows who signed it.
SELECT EXISTS (SELECT 1 FROM office AS h
                WHERE h.org = :org AND h.person = o.signer AND h.role = :head
                  AND h.from_date <= o.date AND (h.until_date = 0 OR h.until_date > o.date)) AS holds
  FROM orders AS o
 WHERE o.org = :org AND o.id = :id AND o.signer IS NOT NULL;

-- name: fact_person_teaches
-- Teaches that subject in the class, or, where none is named, any.
SELECT EXISTS (SELECT 1 FROM teaching
                WHERE org = :org AND person = :person AND class_id = :class_id
                  AND (:subject_id IS NULL OR subject_id = :subject_id)
                  AND {on}) AS holds;

-- name: fact_person_owns_chat
-- Owns it, leads its class, or teaches its subject there.
SELECT EXISTS (
    SELECT 1 FROM chat AS c
     WHERE c.org = :org AND c.id = :chat_id
       AND (c.owner = :person
            OR (c.kind BETWEEN :class_students AND :class_other
                AND EXISTS (SELECT 1 FROM homeroom AS h
                             WHERE h.org = :org AND h.person = :person AND h.class_id = c.class_id
                               AND {on h}))
            OR (c.kind BETWEEN :subject_students AND :subject_other
                AND EXISTS (SELECT 1 FROM teaching AS t
                             WHERE t.org = :org AND t.person = :person AND t.class_id = c.class_id AND t.subject_id = c.subject_id
                               AND {on t})))) AS holds;

-- name: fact_person_in_chat
SELECT EXISTS (SELECT 1 FROM chat_member
                WHERE org = :org AND chat_id = :chat_id AND person = :person
                  AND {on}) AS holds;

-- name: fact_person_fits_chat
-- May a link lead the person into the chat in that role?
SELECT c.state = :active
       AND (c.class_id IS NULL
            OR (:role = :student
                AND EXISTS (SELECT 1 FROM enrollment AS e
                             WHERE e.org = :org AND e.person = :person AND e.class_id = c.class_id
                               AND {on e}))
            OR (:role = :parent
                AND EXISTS (SELECT 1 FROM guardian AS g
                              JOIN enrollment AS e ON e.org = g.org AND e.person = g.student AND e.class_id = c.class_id
                             WHERE g.org = :org AND g.parent = :person
                               AND {on g}
                               AND {on e}))) AS holds
  FROM chat AS c
 WHERE c.org = :org AND c.id = :chat_id;

-- name: fact_erasure_asked
-- A ground is recorded by the day, and nobody has acted on it.
SELECT EXISTS (SELECT 1 FROM erasure WHERE org = :org AND person = :person AND done_at = 0 AND asked_on <= :on) AS holds;

-- name: fact_person_consented
SELECT EXISTS (SELECT 1 FROM consent
                WHERE org = :org AND person = :person AND code = :code
                  AND given_on <= :on AND {until withdrawn_on}) AS holds;

-- name: fact_attested
-- No row: unknown. Of two whose days overlap, the later one.
SELECT truth AS holds
  FROM attestation
 WHERE org = :org AND person = :person AND name = :name
   AND {on}
 ORDER BY from_date DESC, id DESC
 LIMIT 1;
