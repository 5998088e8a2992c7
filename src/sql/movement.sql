-- movement.sql: movements, and what they must know of those who move.

-- name: movement_list
-- `person` finds whoever takes part, the student of a bond as well; `class_id` both the class left and the class entered; `on` what is
-- effective on that day.
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR person = :person OR student = :person)
   AND (:class_id IS NULL OR class_from = :class_id OR class_to = :class_id)
   AND (:kind = 0 OR kind = :kind)
   AND (:role = 0 OR role = :role)
   AND (:on = 0 OR effective_on = :on)
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: movement_between
SELECT id, state, revision, edition, created_at, changed_at, kind, person, class_from, class_to, role, title, student, order_id, ground,
       effective_on, applied_at, reason, import_id, scheduled_by, scheduled_at, ordered_by, ordered_at
  FROM movement
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:kind = 0 OR kind = :kind)
   AND (:person IS NULL OR person = :person OR student = :person)
   AND (:class_id IS NULL OR class_from = :class_id OR class_to = :class_id)
   AND (:order_id IS NULL OR order_id = :order_id)
   AND effective_on >= :from AND (:until = 0 OR effective_on < :until)
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: movement_effect_insert
INSERT INTO movement_effect (org, movement, seq, object, id, revision, change)
VALUES (:org, :movement, :seq, :object, :id, :revision, :change);

-- name: movement_effect_list
SELECT object, id, revision, change FROM movement_effect WHERE org = :org AND movement = :movement ORDER BY seq;

-- Who is what on a day. What was undone ended on the day it began, so it holds on none.

-- name: movement_enrollment_on
SELECT id
  FROM enrollment
 WHERE org = :org AND person = :person AND {on}
 ORDER BY from_date DESC, id DESC
 LIMIT 1;

-- name: movement_enrollment_ahead
-- On that day or later: two at a time there must not be.
SELECT id
  FROM enrollment
 WHERE org = :org AND person = :person AND (until_date = 0 OR (until_date > :on AND until_date > from_date))
 LIMIT 1;

-- name: movement_enrollment_last
-- The last one that ended, but for those that a reversed movement took back.
SELECT id
  FROM enrollment
 WHERE org = :org AND person = :person AND until_date <> 0 AND until_date <= :on AND end_reason <> :undone
 ORDER BY until_date DESC, from_date DESC, id DESC
 LIMIT 1;

-- name: movement_offices_on
-- `council`: 0 leaves out what a person is elected as, not employed. `role` NULL: in whatever role.
SELECT id
  FROM office
 WHERE org = :org AND person = :person AND {on}
   AND (:council <> 0 OR role <> :council_role) AND (:role IS NULL OR role = :role)
 ORDER BY id;

-- name: movement_office_roles
-- As what a person works on a day; 0: as something that gives no role.
SELECT DISTINCT role
  FROM office
 WHERE org = :org AND person = :person AND {on}
 ORDER BY role;

-- name: movement_offices_filled
-- Offices held on a day that are no base data: their roles, and whether they have a last day.
SELECT role, until_date <> 0 AS acting
  FROM office
 WHERE org = :org AND person = :person AND role IN (:head, :administration, :council)
   AND {on};

-- name: movement_offices_touched
-- Offices that are no base data and that a movement opened (1) or ended.
SELECT o.role, e.change = :opened AS was_opened
  FROM movement_effect AS e
  JOIN office AS o ON o.org = e.org AND o.id = e.id
 WHERE e.org = :org AND e.movement = :movement AND e.object = :office AND e.change IN (:opened, :ended)
   AND o.role IN (:head, :administration, :council);

-- name: movement_office_same
SELECT id
  FROM office
 WHERE org = :org AND person = :person AND role = :role AND title = :title AND {until until_date}
 LIMIT 1;

-- name: movement_homerooms_on
-- Of a person, of a class, or of a person in a class.
SELECT id
  FROM homeroom
 WHERE org = :org AND (:person IS NULL OR person = :person) AND (:class_id IS NULL OR class_id = :class_id)
   AND {on}
 ORDER BY id;

-- name: movement_bonds_on
SELECT id
  FROM guardian
 WHERE org = :org AND parent = :person AND student = :student AND {until until_date}
 ORDER BY id;

-- What those who leave lose. A student's things are a student's only: who studies and works here keeps the worker's.

-- name: movement_memberships
SELECT id
  FROM membership
 WHERE org = :org AND person = :person AND until_date = 0
   AND (:class_id IS NULL OR class_id = :class_id)
   AND ((:student <> 0) = (role = :student_role)) AND role <> :parent_role
 ORDER BY id;

-- name: movement_chats_of_class
-- Of the student who moved, and of those who answer or answered for him: where the role no longer fits on the day. Chats of no class
-- are for any student, and for any parent of one.
WITH who(person) AS (SELECT :person UNION SELECT parent FROM guardian WHERE org = :org AND student = :person)
SELECT m.id
  FROM who AS w JOIN chat_member AS m ON m.org = :org AND m.person = w.person JOIN chat AS c ON c.org = m.org AND c.id = m.chat_id
 WHERE m.until_date = 0
   AND ((m.role = :student_role AND m.person = :person
         AND NOT EXISTS (SELECT 1 FROM enrollment AS e
                          WHERE e.org = :org AND e.person = m.person AND (c.class_id IS NULL OR e.class_id = c.class_id)
                            AND {until e.until_date}))
        OR (m.role = :parent_role
            AND NOT EXISTS (SELECT 1 FROM guardian AS g JOIN enrollment AS e ON e.org = g.org AND e.person = g.student
                             WHERE g.org = :org AND g.parent = m.person AND {until g.until_date}
                               AND (c.class_id IS NULL OR e.class_id = c.class_id)
                               AND {until e.until_date})))
 ORDER BY m.id;

-- name: movement_chats_of_staff
SELECT id FROM chat_member WHERE org = :org AND person = :person AND until_date = 0 AND role = :teacher_role ORDER BY id;

-- name: movement_invites
SELECT id
  FROM invite
 WHERE org = :org AND person = :person AND state IN (:created, :sent)
   AND (:class_id IS NULL OR class_id = :class_id
        OR chat_id IN (SELECT id FROM chat WHERE org = :org AND class_id = :class_id))
   AND ((:student <> 0) = (role = :student_role)) AND role <> :parent_role
 ORDER BY id;

-- name: movement_appointments
SELECT id FROM appointment WHERE org = :org AND person = :person AND state <> :ended ORDER BY id;

-- What stands in the way of taking a movement back. The numbers are those of sfp_object.

-- name: movement_reversed_since
-- How many of the changes of a record after a revision were made by movements that were reversed: these left no trace.
SELECT count(*) AS times
  FROM movement_effect e INDEXED BY movement_effect_by_record
  JOIN movement m ON m.org = e.org AND m.id = e.movement
 WHERE e.org = :org AND e.object = :object AND e.id = :id AND e.revision > :revision AND e.movement <> :movement
   AND m.state = :reversed;

-- name: movement_changed_since
-- reads as: movement_built_on
-- The movements that changed a record after a revision, and hold; with those that changed later what these made, which must go before.
-- The number is that of sfp_object.
WITH RECURSIVE changed(id) AS (
	SELECT e.movement
	  FROM movement_effect e INDEXED BY movement_effect_by_record
	  JOIN movement m ON m.org = e.org AND m.id = e.movement
	 WHERE e.org = :org AND e.object = :object AND e.id = :id AND e.revision > :revision AND e.movement <> :movement
	   AND m.state = :applied
	UNION
	SELECT later.movement
	  FROM changed AS c
	  JOIN movement_effect AS made ON made.org = :org AND made.movement = c.id
	  JOIN movement_effect AS later INDEXED BY movement_effect_by_record
	    ON later.org = :org AND later.id = made.id AND later.object = made.object AND later.revision > made.revision
	  JOIN movement AS m ON m.org = :org AND m.id = later.movement
	 WHERE m.state = :applied)
SELECT 18 AS object, id FROM changed ORDER BY id;

-- name: movement_in_the_way
-- reads as: movement_built_on
-- What has taken the place of what is to hold again.
SELECT 11 AS object, id FROM enrollment
 WHERE :object = 11 AND org = :org AND person = :person AND until_date = 0
UNION ALL
SELECT 15, id FROM membership
 WHERE :object = 15 AND org = :org AND person = :person AND class_id = :class_id AND until_date = 0
UNION ALL
SELECT 12, id FROM homeroom
 WHERE :object = 12 AND org = :org AND class_id = :class_id AND until_date = 0
UNION ALL
SELECT 4, id FROM guardian
 WHERE :object = 4 AND org = :org AND parent = :person AND student = :student AND until_date = 0
UNION ALL
SELECT 20, id FROM teaching
 WHERE :object = 20 AND org = :org AND person = :person AND class_id = :class_id AND subject_id = :subject_id AND until_date = 0
UNION ALL
SELECT 19, id FROM subject
 WHERE :object = 20 AND org = :org AND id = :subject_id AND closed_on <> 0
UNION ALL
SELECT 22, id FROM chat_member
 WHERE :object = 22 AND org = :org AND chat_id = :chat_id AND person = :person AND until_date = 0
UNION ALL
SELECT 21, id FROM chat
 WHERE :object = 22 AND org = :org AND id = :chat_id AND state = :archived;

-- name: movement_built_on
-- What the person got since, because of what is to be taken back: of an enrolment (11) or, if there is no other one, an office (3).
WITH later AS (
SELECT 15 AS object, id, :object = 11 AS fits FROM membership
 WHERE org = :org AND person = :person AND until_date = 0 AND role = :student_role AND created_at > :since
UNION ALL
SELECT 15, id, :object = 3 FROM membership
 WHERE org = :org AND person = :person AND until_date = 0 AND role NOT IN (:student_role, :parent_role) AND created_at > :since
UNION ALL
SELECT 22, id, :object = 11 FROM chat_member
 WHERE org = :org AND person = :person AND until_date = 0 AND role = :student_role AND created_at > :since
UNION ALL
SELECT 22, id, :object = 3 FROM chat_member
 WHERE org = :org AND person = :person AND until_date = 0 AND role NOT IN (:student_role, :parent_role) AND created_at > :since
UNION ALL
SELECT 20, id, :object = 3 FROM teaching
 WHERE org = :org AND person = :person AND until_date = 0 AND created_at > :since
UNION ALL
SELECT 12, id, :object = 3 FROM homeroom
 WHERE org = :org AND person = :person AND until_date = 0 AND created_at > :since
UNION ALL
SELECT 7, id, :object = 3 FROM appointment
 WHERE org = :org AND person = :person AND state <> :ended AND created_at > :since
UNION ALL
SELECT 17, id, :object = 3 FROM verification
 WHERE org = :org AND person = :person AND state IN (:requested, :confirmed) AND created_at > :since)
SELECT object, id
  FROM later
 WHERE fits
   AND NOT (:object = 3 AND EXISTS (SELECT 1 FROM office
                                     WHERE org = :org AND person = :person AND id <> :opened AND until_date = 0))
   AND NOT EXISTS (SELECT 1 FROM movement_effect e
                    WHERE e.org = :org AND e.movement = :movement AND e.object = later.object AND e.id = later.id);
