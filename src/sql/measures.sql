-- measures.sql: what proves that a norm is kept, and what is due. Office floor; one statement a measure, for reports and to-do
-- lists alike, so that they cannot disagree.
--
-- Every row: what (0 kept, 1 due, 2 waits for somebody else), object (an sfp_object), id, label (for people), person (who alone can
-- settle it; NULL: the norm's bearers), day (of the evidence; of a thing due: since when).
-- Parameters, where a statement needs them: :org; :on the day; :now the instant, which is the day's end if the day is over; :start
-- the first day of the edition; :days a limit of the pack; :role whom a norm binds; :kind of what is counted; :action the right it is
-- about; :students 1 where students are invited too; :channels those that the act names, as JSON.
-- Of chats, by the norm that is measured: :kind; :gives 1 where the norm lets people create that kind; :owed 1 where it is a duty;
-- :leaders 1 where it binds homeroom teachers; :chats_of_others, :chats_kept kinds as bits; :subject_chats 1 where the act knows chats
-- on subjects.
-- Roles, states and objects are numbers of the public headers, which never change.

-- name: measure_edition_on
-- The edition under which a day lies; else the newest on its way into force.
SELECT id, pack_digest, in_force_from, created_at,
       state IN ({SFP_EDITION_IN_FORCE}, {SFP_EDITION_SUPERSEDED}) AND in_force_from <> 0 AND in_force_from <= :on AND {until superseded_on} AS holds
  FROM edition
 WHERE org = :org AND state <> {SFP_EDITION_WITHDRAWN}
 ORDER BY holds DESC, state BETWEEN 1 AND 3 DESC, id DESC
 LIMIT 1;

-- name: measure_holders
-- Who answers for a role on the day: a first holder, and how many there are. The head answers for the administration.
WITH holder(role, person, rank, day) AS (
	SELECT role, person, 0, from_date FROM office
	 WHERE org = :org AND role IN (1, 2, 3) AND {on}
	UNION ALL
	SELECT 3, person, -1, from_date FROM office
	 WHERE org = :org AND role = 2 AND {on}
	UNION ALL
	SELECT 4, a.person, 0, coalesce(o.date, local_day(a.created_at))
	  FROM appointment AS a LEFT JOIN orders AS o ON o.org = a.org AND o.id = a.order_id
	 WHERE a.org = :org AND a.additional = 0 AND {until a.ended_on})
SELECT role, person, min(rank) AS rank, count(DISTINCT person) AS people FROM (SELECT * FROM holder ORDER BY role, rank, day, person)
 GROUP BY role
 ORDER BY role;

-- name: measure_adopted
-- An amendment that nobody adopts yet is no omission; the first act is.
SELECT 0 AS what, {SFP_OBJECT_EDITION} AS object, id, minutes_number AS label, NULL AS person, minutes_date AS day
  FROM edition WHERE org = :org AND state IN ({SFP_EDITION_ADOPTED}, {SFP_EDITION_APPROVED}, {SFP_EDITION_IN_FORCE}, {SFP_EDITION_SUPERSEDED}) AND minutes_date <= :on
UNION ALL
SELECT 1, {SFP_OBJECT_EDITION} AS object, id, pack_name, NULL, local_day(created_at)
  FROM edition
 WHERE org = :org AND state = {SFP_EDITION_DRAFT} AND NOT EXISTS (SELECT 1 FROM edition WHERE org = :org AND state = {SFP_EDITION_IN_FORCE});

-- name: measure_amended
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_EDITION} AS object, id, pack_name AS label, NULL AS person, local_day(created_at) AS day
  FROM edition WHERE org = :org AND amends IS NOT NULL AND state <> {SFP_EDITION_WITHDRAWN} AND created_at <= :now;

-- name: measure_approved
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_EDITION} AS object, id, pack_name AS label, NULL AS person, signed_on AS day
  FROM edition WHERE org = :org AND state IN ({SFP_EDITION_APPROVED}, {SFP_EDITION_IN_FORCE}, {SFP_EDITION_SUPERSEDED}) AND signed_on <= :on
UNION ALL
SELECT 1, {SFP_OBJECT_EDITION} AS object, id, pack_name, NULL, minutes_date FROM edition WHERE org = :org AND state = {SFP_EDITION_ADOPTED} AND minutes_date <= :on;

-- name: measure_in_force
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_EDITION} AS object, id, pack_name AS label, NULL AS person, in_force_from AS day
  FROM edition WHERE org = :org AND state IN ({SFP_EDITION_IN_FORCE}, {SFP_EDITION_SUPERSEDED}) AND in_force_from <= :on
UNION ALL
SELECT 1, {SFP_OBJECT_EDITION} AS object, id, pack_name, NULL, max(signed_on, in_force_from)
  FROM edition WHERE org = :org AND state = {SFP_EDITION_APPROVED} AND signed_on <= :on AND in_force_from <= :on;

-- name: measure_valid
-- reads as: measure_adopted
-- One edition holds on the day, and those before it ended on the day on which their successor began.
SELECT 0 AS what, {SFP_OBJECT_EDITION} AS object, id, pack_name AS label, NULL AS person, in_force_from AS day
  FROM edition
 WHERE org = :org AND state IN ({SFP_EDITION_IN_FORCE}, {SFP_EDITION_SUPERSEDED}) AND in_force_from <= :on AND {until superseded_on}
UNION ALL
SELECT 1, {SFP_OBJECT_EDITION} AS object, e.id, e.pack_name, NULL, e.superseded_on
  FROM edition AS e
 WHERE e.org = :org AND e.state = {SFP_EDITION_SUPERSEDED} AND e.superseded_on <= :on
   AND NOT EXISTS (SELECT 1 FROM edition AS n WHERE n.org = e.org AND n.state IN ({SFP_EDITION_IN_FORCE}, {SFP_EDITION_SUPERSEDED}) AND n.in_force_from = e.superseded_on);

-- name: measure_administrator
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_APPOINTMENT} AS object, a.id, '' AS label, NULL AS person,
       coalesce(o.date, local_day(a.created_at)) AS day
  FROM appointment AS a LEFT JOIN orders AS o ON o.org = a.org AND o.id = a.order_id
 WHERE a.org = :org AND a.additional = 0 AND {until a.ended_on}
UNION ALL
SELECT 1, {SFP_OBJECT_ORGANIZATION} AS object, g.id, g.short_name, NULL,
       max(:start, (SELECT coalesce(max(ended_on), 0) FROM appointment WHERE org = :org AND additional = 0 AND ended_on <= :on))
  FROM organization AS g
 WHERE g.org = :org
   AND NOT EXISTS (SELECT 1 FROM appointment WHERE org = :org AND additional = 0 AND {until ended_on});

-- name: measure_applied
-- reads as: measure_adopted
-- A rejected application is due again from the day of the answer.
SELECT 0 AS what, {SFP_OBJECT_APPLICATION_ORGANIZATION} AS object, id, '' AS label, NULL AS person, local_day(sent_at) AS day
  FROM application_organization WHERE org = :org AND sends > 0 AND sent_at <= :now AND state NOT IN ({SFP_APPLICATION_ORGANIZATION_REJECTED}, {SFP_APPLICATION_ORGANIZATION_WITHDRAWN})
UNION ALL
SELECT 1, {SFP_OBJECT_APPLICATION_ORGANIZATION} AS object, id, '', NULL, CASE WHEN answered_on > 0 THEN answered_on ELSE :start END
  FROM application_organization WHERE org = :org AND state IN ({SFP_APPLICATION_ORGANIZATION_DRAFT}, {SFP_APPLICATION_ORGANIZATION_REJECTED})
UNION ALL
SELECT 1, {SFP_OBJECT_ORGANIZATION} AS object, g.id, g.short_name, NULL, :start
  FROM organization AS g
 WHERE g.org = :org AND NOT EXISTS (SELECT 1 FROM application_organization WHERE org = :org AND state <> {SFP_APPLICATION_ORGANIZATION_WITHDRAWN});

-- name: measure_registered
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_APPOINTMENT} AS object, id, '' AS label, NULL AS person, local_day(registered_at) AS day
  FROM appointment WHERE org = :org AND additional = 0 AND registered_at > 0 AND registered_at <= :now
   AND {until ended_on}
UNION ALL
SELECT 1, {SFP_OBJECT_APPOINTMENT} AS object, a.id, '', a.person, p.answered_on
  FROM appointment AS a JOIN application_organization AS p ON p.org = a.org AND p.contact = a.person AND p.state = {SFP_APPLICATION_ORGANIZATION_ACCEPTED}
 WHERE a.org = :org AND a.additional = 0 AND a.state = {SFP_APPOINTMENT_APPOINTED} AND p.answered_on <= :on;

-- name: measure_card
-- reads as: measure_adopted
SELECT address = '' OR email = '' OR site = '' AS what, {SFP_OBJECT_ORGANIZATION} AS object, id,
       short_name AS label,
       NULL AS person,
       CASE WHEN address = '' OR email = '' OR site = '' THEN :start
            ELSE local_day(changed_at) END AS day
  FROM organization WHERE org = :org;

-- name: measure_staffroom
-- reads as: measure_adopted
-- While there is none, that is what is due; then each pedagogical worker who has not joined it.
WITH room(id, day) AS (
	SELECT id, local_day(created_at) FROM class
	 WHERE org = :org AND staffroom = 1 AND created_at <= :now AND {until closed_on}),
staff(person, day) AS MATERIALIZED (
	SELECT person, min(from_date) FROM office
	 WHERE org = :org AND role = 6 AND {on} GROUP BY person),
joined(person, day) AS MATERIALIZED (
	SELECT m.person, min(m.from_date) FROM membership AS m JOIN room AS r ON r.id = m.class_id
	 WHERE m.org = :org AND {on m} GROUP BY m.person)
SELECT j.person IS NULL AS what, {SFP_OBJECT_PERSON} AS object, s.person AS id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label, NULL AS person,
       coalesce(j.day, max(:start, s.day, r.day)) AS day
  FROM staff AS s JOIN room AS r LEFT JOIN joined AS j ON j.person = s.person
  LEFT JOIN person_private AS p ON p.org = :org AND p.id = s.person
UNION ALL
SELECT 1, {SFP_OBJECT_ORGANIZATION} AS object, id, short_name, NULL, :start FROM organization WHERE org = :org AND NOT EXISTS (SELECT 1 FROM room);

-- name: measure_structure
-- reads as: measure_adopted
SELECT c.id IS NULL AS what, CASE WHEN c.id IS NULL THEN 8 ELSE 10 END AS object, coalesce(c.id, n.id) AS id, n.name AS label, NULL AS person,
       CASE WHEN c.id IS NULL THEN max(:start, n.from_date)
            ELSE local_day(c.created_at) END AS day
  FROM nomenclature AS n
  LEFT JOIN class AS c ON c.org = n.org AND c.name_fold = n.name_fold AND c.staffroom = 0 AND c.created_at <= :now
                      AND {until c.closed_on}
 WHERE n.org = :org AND {on n};

-- name: measure_invited
-- reads as: measure_adopted
-- Has a membership, or a link that is sent and lives: one's own, or a common one into the staffroom
-- (any class, where the act has no staffroom; the own class, for students).
WITH wanted(person, class_id, role, day) AS MATERIALIZED (
	SELECT person, NULL, 6, min(from_date) FROM office
	 WHERE org = :org AND role = 6 AND {on} GROUP BY person
	UNION ALL
	SELECT person, class_id, 7, min(from_date) FROM enrollment
	 WHERE :students = 1 AND org = :org AND class_id IS NOT NULL
	   AND {on} GROUP BY person, class_id),
joined(person, class_id, role, day) AS MATERIALIZED (
	SELECT person, class_id, role, from_date FROM membership
	 WHERE org = :org AND {on}),
live(person, class_id, role, staffroom, day) AS MATERIALIZED (
	SELECT i.person, i.class_id, i.role, c.staffroom, local_day(i.sent_at)
	  FROM invite AS i JOIN class AS c ON c.org = i.org AND c.id = i.class_id
	 WHERE i.org = :org AND i.state = {SFP_INVITE_SENT} AND i.sent_at <= :now AND {until i.expires_at :now}
	   AND i.uses < i.uses_max),
reached(person, class_id, role, day) AS MATERIALIZED (
	SELECT person, class_id, role, min(day) FROM (
		SELECT person, CASE WHEN role = 6 THEN NULL ELSE class_id END AS class_id, role, day FROM joined
		UNION ALL
		SELECT person, CASE WHEN role = 6 THEN NULL ELSE class_id END, role, day FROM live WHERE person IS NOT NULL)
	 GROUP BY person, class_id, role),
common(class_id, role, day) AS MATERIALIZED (
	SELECT CASE WHEN role = 6 THEN NULL ELSE class_id END AS class_id, role, min(day) FROM live
	 WHERE person IS NULL AND (role = 7 OR :staffroom = 0 OR staffroom = 1) GROUP BY 1, role)
SELECT coalesce(r.day, c.day) IS NULL AS what, {SFP_OBJECT_PERSON} AS object, w.person AS id,
       trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) || coalesce(', ' || k.name, '') AS label, NULL AS person,
       coalesce(r.day, c.day, max(:start, w.day)) AS day
  FROM wanted AS w
  LEFT JOIN reached AS r ON r.person = w.person AND r.role = w.role AND r.class_id IS w.class_id
  LEFT JOIN common AS c ON c.role = w.role AND c.class_id IS w.class_id
  LEFT JOIN class AS k ON k.org = :org AND k.id = w.class_id
  LEFT JOIN person_private AS p ON p.org = :org AND p.id = w.person;

-- name: measure_additional
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_APPOINTMENT} AS object, id, '' AS label, NULL AS person, local_day(created_at) AS day
  FROM appointment WHERE org = :org AND additional = 1 AND created_at <= :now AND {until ended_on};

-- name: measure_homeroom
-- reads as: measure_adopted
SELECT h.id IS NULL AS what, CASE WHEN c.id IS NULL THEN 9 ELSE 10 END AS object, coalesce(c.id, d.id) AS id,
       d.class_name || coalesce(' — ' || nullif(trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic), ''), '') AS label, NULL AS person,
       coalesce(h.from_date, max(:start, d.from_date)) AS day
  FROM distribution AS d
  LEFT JOIN class AS c ON c.org = d.org AND c.name_fold = d.class_fold AND c.created_at <= :now
                      AND {until c.closed_on}
  LEFT JOIN homeroom AS h ON h.org = d.org AND h.class_id = c.id AND h.person = d.person
                         AND {on h}
  LEFT JOIN person_private AS p ON p.org = d.org AND p.id = d.person
 WHERE d.org = :org AND {on d};

-- name: measure_admitted
-- reads as: measure_adopted
SELECT a.state IN ({SFP_APPLICATION_MEMBERSHIP_SUBMITTED}, {SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION}) OR a.decided_at > :now AS what, {SFP_OBJECT_APPLICATION_MEMBERSHIP} AS object, a.id,
       trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) || ', ' || c.name AS label, NULL AS person,
       local_day(CASE WHEN a.state IN ({SFP_APPLICATION_MEMBERSHIP_SUBMITTED}, {SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION}) OR a.decided_at > :now THEN a.created_at ELSE a.decided_at END) AS day
  FROM application_membership AS a JOIN class AS c ON c.org = a.org AND c.id = a.class_id
  LEFT JOIN person_private AS p ON p.org = a.org AND p.id = a.person
 WHERE a.org = :org AND a.state IN ({SFP_APPLICATION_MEMBERSHIP_SUBMITTED}, {SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION}, {SFP_APPLICATION_MEMBERSHIP_ACCEPTED}, {SFP_APPLICATION_MEMBERSHIP_REJECTED}) AND a.created_at <= :now;

-- name: measure_verifies
-- reads as: measure_adopted
SELECT v.state = {SFP_VERIFICATION_REQUESTED} OR v.decided_at > :now AS what, {SFP_OBJECT_VERIFICATION} AS object, v.id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label,
       NULL AS person,
       local_day(CASE WHEN v.state = {SFP_VERIFICATION_REQUESTED} OR v.decided_at > :now THEN v.requested_at ELSE v.decided_at END) AS day
  FROM verification AS v LEFT JOIN person_private AS p ON p.org = v.org AND p.id = v.person
 WHERE v.org = :org AND v.state IN ({SFP_VERIFICATION_REQUESTED}, {SFP_VERIFICATION_CONFIRMED}, {SFP_VERIFICATION_REJECTED}) AND v.requested_at <= :now;

-- name: measure_moved
-- reads as: measure_adopted
-- Movements that nobody ordered were entered by the system, as the lists say it: they are how people came to be known, and nobody's deed.
SELECT m.state <> {SFP_MOVEMENT_APPLIED} OR m.applied_at > :now AS what, {SFP_OBJECT_MOVEMENT} AS object, m.id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label,
       NULL AS person,
       CASE WHEN m.state = {SFP_MOVEMENT_APPLIED} AND m.applied_at <= :now
            THEN local_day(m.applied_at) ELSE m.effective_on END AS day
  FROM movement AS m LEFT JOIN person_private AS p ON p.org = m.org AND p.id = m.person
 WHERE m.org = :org AND ((m.state = {SFP_MOVEMENT_APPLIED} AND m.ordered_by IS NOT NULL) OR (m.state = {SFP_MOVEMENT_ORDERED} AND m.effective_on <= :on))
   AND (m.effective_on <= :on OR m.applied_at <= :now);

-- name: measure_annulled
-- reads as: measure_adopted
-- A link that nobody used is due once it is older than the limit; until then it waits for its addressee.
SELECT CASE WHEN i.state = {SFP_INVITE_ANNULLED} THEN 0 WHEN base + :days * 86400000000 <= :now THEN 1 ELSE 2 END AS what, {SFP_OBJECT_INVITE} AS object, i.id,
       coalesce(c.name, t.title) || coalesce(' — ' || nullif(trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic), ''), '')
       AS label, NULL AS person,
       local_day(CASE WHEN i.state = {SFP_INVITE_ANNULLED} THEN i.changed_at ELSE base + :days * 86400000000 END) AS day
  FROM (SELECT *, CASE WHEN sent_at > 0 THEN sent_at ELSE created_at END AS base FROM invite WHERE org = :org) AS i
  LEFT JOIN class AS c ON c.org = i.org AND c.id = i.class_id
  LEFT JOIN chat AS t ON t.org = i.org AND t.id = i.chat_id
  LEFT JOIN person_private AS p ON p.org = i.org AND p.id = i.person
 WHERE i.created_at <= :now AND ((i.state = {SFP_INVITE_ANNULLED} AND i.changed_at <= :now) OR (i.state IN ({SFP_INVITE_CREATED}, {SFP_INVITE_SENT}) AND i.uses = 0));

-- name: measure_channels
-- reads as: measure_adopted
SELECT c.id IS NULL AS what, CASE WHEN c.id IS NULL THEN 1 ELSE 23 END AS object, coalesce(c.id, g.id) AS id,
       coalesce(c.name, named.value ->> 'name') AS label, NULL AS person,
       CASE WHEN c.id IS NULL THEN :start
            ELSE local_day(c.created_at) END AS day
  FROM json_each(:channels) AS named JOIN organization AS g ON g.org = :org
  LEFT JOIN channel AS c ON c.org = :org AND c.code = named.value ->> 'code' AND c.created_at <= :now
                        AND {until c.closed_on};

-- name: measure_posts
-- reads as: measure_adopted
-- What was provided is due once it waits longer than the limit. What was posted, declined or withdrawn later still waited on the day.
WITH post(id, title, posted_at, waits, late_from) AS (
	SELECT id, title, posted_at, state = {SFP_CHANNEL_POST_PROVIDED} OR changed_at > :now, provided_at + :days * 86400000000
	  FROM channel_post
	 WHERE org = :org AND created_at <= :now)
SELECT CASE WHEN NOT waits THEN 0 WHEN late_from <= :now THEN 1 ELSE 2 END AS what, {SFP_OBJECT_CHANNEL_POST} AS object, id, title AS label, NULL AS person,
       local_day(CASE WHEN waits THEN late_from ELSE posted_at END) AS day
  FROM post
 WHERE waits OR posted_at > 0;

-- name: measure_materials
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_CHANNEL_POST} AS object, id, title AS label, NULL AS person, local_day(provided_at) AS day
  FROM channel_post WHERE org = :org AND provided_at > 0 AND provided_at <= :now AND (state <> {SFP_CHANNEL_POST_WITHDRAWN} OR changed_at > :now);

-- name: measure_broadcasts
-- reads as: measure_adopted
-- A broadcast whose hour has come is to be started or called off, and one that was started is to be finished on its day.
WITH broadcast(id, title, come, begun, over, day) AS (
	SELECT id, title, starts_at <= :now, started_at BETWEEN 1 AND :now, finished_at BETWEEN 1 AND :now,
	       local_day(CASE WHEN started_at BETWEEN 1 AND :now THEN started_at ELSE starts_at END)
	  FROM event
	 WHERE org = :org AND kind = 64 AND created_at <= :now AND (state <> {SFP_EVENT_CANCELLED} OR changed_at > :now))
SELECT CASE WHEN over OR (begun AND day = :on) THEN 0 WHEN begun OR come THEN 1 ELSE 2 END AS what, {SFP_OBJECT_EVENT} AS object, id, title AS label, NULL AS person, day
  FROM broadcast;

-- name: measure_events
-- reads as: measure_adopted
-- The events of a kind that have begun; those that are planned wait.
SELECT CASE WHEN started_at BETWEEN 1 AND :now THEN 0 ELSE 2 END AS what, {SFP_OBJECT_EVENT} AS object, id, title AS label, NULL AS person,
       local_day(CASE WHEN started_at BETWEEN 1 AND :now THEN started_at ELSE starts_at END) AS day
  FROM event WHERE org = :org AND kind = :kind AND created_at <= :now AND (state <> {SFP_EVENT_CANCELLED} OR changed_at > :now);

-- name: measure_attended
-- reads as: measure_adopted
-- Students, not visits: each is counted once, with the first.
SELECT 0 AS what, {SFP_OBJECT_PERSON} AS object, person AS id, '' AS label, NULL AS person,
       local_day(min(joined_at)) AS day
  FROM attendance WHERE org = :org AND joined_at <= :now GROUP BY person;

-- name: measure_order_of_use
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_ORDER} AS object, id, number AS label, NULL AS person, date AS day FROM orders WHERE org = :org AND subject = 1 AND date <= :on
UNION ALL
SELECT 1, {SFP_OBJECT_ORGANIZATION} AS object, id, short_name, NULL, :start
  FROM organization
 WHERE org = :org AND NOT EXISTS (SELECT 1 FROM orders WHERE org = :org AND subject = 1 AND date <= :on);

-- name: measure_joins
-- reads as: measure_adopted
-- Everybody whom the norm binds; the administration joins the staffroom where the act has one, the others any class.
WITH staff(person, day) AS MATERIALIZED (
	SELECT person, min(from_date) FROM office
	 WHERE org = :org AND (role = :role OR (:role = 3 AND role = 2))
	   AND {on} GROUP BY person
	UNION ALL
	SELECT person, min(from_date) FROM homeroom
	 WHERE :role = 5 AND org = :org AND {on} GROUP BY person),
joined(person, day) AS MATERIALIZED (
	SELECT m.person, min(m.from_date) FROM membership AS m JOIN class AS c ON c.org = m.org AND c.id = m.class_id
	 WHERE m.org = :org AND m.role = 6 AND (:role <> 3 OR :staffroom = 0 OR c.staffroom = 1)
	   AND {on m} GROUP BY m.person)
SELECT j.person IS NULL AS what, {SFP_OBJECT_PERSON} AS object, s.person AS id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label, s.person,
       coalesce(j.day, max(:start, s.day)) AS day
  FROM staff AS s LEFT JOIN joined AS j ON j.person = s.person
  LEFT JOIN person_private AS p ON p.org = :org AND p.id = s.person;

-- name: measure_verified
-- reads as: measure_adopted
-- Of those who joined: whoever has asked waits for the administrator; whoever has not, owes it from the day of joining.
WITH staff(person) AS MATERIALIZED (
	SELECT DISTINCT person FROM office
	 WHERE org = :org AND (role = :role OR (:role = 3 AND role = 2))
	   AND {on}
	UNION
	SELECT person FROM homeroom
	 WHERE :role = 5 AND org = :org AND {on}),
joined(person, day) AS MATERIALIZED (
	SELECT person, min(from_date) FROM membership
	 WHERE org = :org AND {on} GROUP BY person),
asked(person, rank, day) AS MATERIALIZED (
	SELECT person, min(CASE WHEN state = {SFP_VERIFICATION_CONFIRMED} AND decided_at <= :now THEN 0 ELSE 2 END),
	       local_day(max(CASE WHEN state = {SFP_VERIFICATION_CONFIRMED} THEN decided_at ELSE requested_at END))
	  FROM verification WHERE org = :org AND state IN ({SFP_VERIFICATION_REQUESTED}, {SFP_VERIFICATION_CONFIRMED}) AND requested_at <= :now GROUP BY person)
SELECT coalesce(a.rank, 1) AS what, {SFP_OBJECT_PERSON} AS object, s.person AS id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label, s.person,
       coalesce(a.day, max(:start, j.day)) AS day
  FROM staff AS s JOIN joined AS j ON j.person = s.person LEFT JOIN asked AS a ON a.person = s.person
  LEFT JOIN person_private AS p ON p.org = :org AND p.id = s.person;

-- name: measure_helped
-- reads as: measure_adopted
-- A request waits for its answer until its term is over, also while the vendor is asked; then it is due. A profile that was not safe
-- is a cry for help, too. What was asked again counts from then. Column 7: how long the answer took.
WITH cry(object, id, topic, person, asked_at, answered_at) AS (
	SELECT 27, id, topic, person, asked_at, answered_at FROM help_request WHERE org = :org AND asked_at <= :now
	UNION ALL
	SELECT 32, id, '', person, reported_at, settled_at FROM incident WHERE org = :org AND action = 81 AND reported_at <= :now),
state(what, object, id, topic, person, asked_at, answered_at) AS (
	SELECT CASE WHEN answered_at BETWEEN 1 AND :now THEN 0 WHEN asked_at + :days * 86400000000 <= :now THEN 1 ELSE 2 END, *
	  FROM cry)
SELECT what, object, s.id,
       trim(topic || ' — ' || trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic), ' —') AS label, NULL AS person,
       local_day(CASE WHEN what = 0 THEN answered_at ELSE asked_at + :days * 86400000000 END) AS day,
       answered_at - asked_at AS took
  FROM state AS s LEFT JOIN person_private AS p ON p.org = :org AND p.id = s.person;

-- name: measure_tickets
-- reads as: measure_helped
-- Kept once the vendor answered, or nobody needs the answer any more; due once the vendor is to be reminded.
WITH ticket(what, id, topic, number, opened_at, settled_at) AS (
	SELECT CASE WHEN answered_at BETWEEN 1 AND :now OR closed_at BETWEEN 1 AND :now THEN 0
	            WHEN opened_at + :days * 86400000000 <= :now THEN 1 ELSE 2 END,
	       id, topic, number, opened_at, CASE WHEN answered_at BETWEEN 1 AND :now THEN answered_at ELSE closed_at END
	  FROM support_ticket WHERE org = :org AND opened_at <= :now)
SELECT what, {SFP_OBJECT_SUPPORT_TICKET} AS object, id, trim(number || ' — ' || topic, ' —') AS label, NULL AS person,
       local_day(CASE WHEN what = 0 THEN settled_at ELSE opened_at + :days * 86400000000 END) AS day,
       settled_at - opened_at AS took
  FROM ticket;

-- name: measure_reported
-- reads as: measure_adopted
-- The first period begins with the edition, each later one with the report before; when it ends without a report, one is due.
WITH last(day) AS (
	SELECT coalesce(max(presented_on), :start) FROM report WHERE org = :org AND presented_on <= :on),
term(day) AS (
	SELECT max(:start, CAST(strftime('%Y%m%d', printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100),
	                                 '+' || :days || ' days') AS INTEGER)) FROM last)
SELECT 0 AS what, {SFP_OBJECT_REPORT} AS object, id, source AS label, NULL AS person, presented_on AS day FROM report WHERE org = :org AND presented_on <= :on
UNION ALL
SELECT 1, {SFP_OBJECT_ORGANIZATION} AS object, g.id, g.short_name, NULL, t.day FROM organization AS g JOIN term AS t WHERE g.org = :org AND t.day <= :on;

-- name: measure_controlled
-- reads as: measure_adopted
-- As with reports.
WITH last(day) AS (
	SELECT coalesce(max(checked_on), :start) FROM control_check WHERE org = :org AND checked_on <= :on),
term(day) AS (
	SELECT max(:start, CAST(strftime('%Y%m%d', printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100),
	                                 '+' || :days || ' days') AS INTEGER)) FROM last)
SELECT 0 AS what, {SFP_OBJECT_CONTROL_CHECK} AS object, id, topic AS label, NULL AS person, checked_on AS day FROM control_check WHERE org = :org AND checked_on <= :on
UNION ALL
SELECT 1, {SFP_OBJECT_ORGANIZATION} AS object, g.id, g.short_name, NULL, t.day FROM organization AS g JOIN term AS t WHERE g.org = :org AND t.day <= :on;

-- name: measure_secured
-- reads as: measure_adopted
-- Every student has acknowledged the rules of safety; each can only do it himself.
WITH studies(person, day) AS MATERIALIZED (
	SELECT person, min(from_date) FROM enrollment
	 WHERE org = :org AND {on} GROUP BY person),
knows(person, day) AS MATERIALIZED (
	SELECT person, max(acknowledged_on) FROM acknowledgement WHERE org = :org AND acknowledged_on <= :on GROUP BY person)
SELECT k.person IS NULL AS what, {SFP_OBJECT_PERSON} AS object, s.person AS id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label, s.person,
       coalesce(k.day, max(:start, s.day)) AS day
  FROM studies AS s LEFT JOIN knows AS k ON k.person = s.person
  LEFT JOIN person_private AS p ON p.org = :org AND p.id = s.person;

-- name: measure_right
-- reads as: measure_adopted
-- A right that is only exercised: kept each time it was; due is each refusal that somebody reported and nobody settled.
SELECT 0 AS what, {SFP_OBJECT_USAGE} AS object, id, title AS label, NULL AS person, used_on AS day FROM usage WHERE org = :org AND action = :action AND used_on <= :on
UNION ALL
SELECT 1, {SFP_OBJECT_INCIDENT} AS object, i.id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic), NULL,
       local_day(i.reported_at)
  FROM incident AS i LEFT JOIN person_private AS p ON p.org = i.org AND p.id = i.person
 WHERE i.org = :org AND i.action = :action AND i.reported_at <= :now AND {until i.settled_at :now};

-- name: measure_refusals
-- The refusals that name no object: there are few of them in a trail, and an index knows where.
SELECT entry FROM trail WHERE org = :org AND object = 0 ORDER BY seq;

-- name: measure_refused
-- Who was refused, unless the right was exercised since, or the refusal reported.
SELECT trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label
  FROM person AS q LEFT JOIN person_private AS p ON p.org = q.org AND p.id = q.id
 WHERE q.org = :org AND q.id = :person
   AND NOT EXISTS (SELECT 1 FROM usage
                    WHERE org = :org AND person = :person AND action = :action AND used_on >= :day AND used_on <= :on)
   AND NOT EXISTS (SELECT 1 FROM incident
                    WHERE org = :org AND person = :person AND action = :action AND reported_at >= :at AND reported_at <= :now);
-- name: measure_status
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_EDITION} AS object, id, pack_name AS label, NULL AS person, in_force_from AS day
  FROM edition
 WHERE org = :org AND state IN ({SFP_EDITION_IN_FORCE}, {SFP_EDITION_SUPERSEDED}) AND in_force_from <= :on AND {until superseded_on};

-- name: measure_organization
-- reads as: measure_adopted
-- What holds of the organisation as such.
SELECT 0 AS what, {SFP_OBJECT_ORGANIZATION} AS object, id, short_name AS label, NULL AS person, local_day(created_at) AS day
  FROM organization WHERE org = :org;

-- name: measure_participants
-- reads as: measure_adopted
-- Students, pedagogues, the administration with its head, parents of those who are enrolled: each once.
SELECT 0 AS what, {SFP_OBJECT_PERSON} AS object, person AS id, '' AS label, NULL AS person, min(day) AS day
  FROM (SELECT person, from_date AS day FROM office
         WHERE org = :org AND role IN (2, 3, 6) AND {on}
        UNION ALL
        SELECT person, from_date FROM enrollment
         WHERE org = :org AND {on}
        UNION ALL
        SELECT g.parent, g.from_date
          FROM guardian AS g JOIN enrollment AS e ON e.org = g.org AND e.person = g.student
         WHERE g.org = :org AND {on g}
           AND {on e})
 GROUP BY person;

-- name: measure_consented
-- reads as: measure_adopted
-- What the act wants of whom, and every other consent that is in force. A lacking one is due since the person came into the
-- role, or since the last one was withdrawn.
WITH wanted(code, roles) AS MATERIALIZED (
	SELECT json_extract(value, '$.code'), json_extract(value, '$.roles') FROM json_each(:consents)),
held(person, role, day) AS MATERIALIZED (
	SELECT person, role, from_date FROM office
	 WHERE org = :org AND role <> 0 AND {on}
	UNION ALL
	SELECT person, 5, from_date FROM homeroom
	 WHERE org = :org AND {on}
	UNION ALL
	SELECT person, 7, from_date FROM enrollment
	 WHERE org = :org AND {on}
	UNION ALL
	SELECT g.parent, 8, max(g.from_date, e.from_date)
	  FROM guardian AS g JOIN enrollment AS e ON e.org = g.org AND e.person = g.student
	 WHERE g.org = :org AND {on g}
	   AND {on e}),
needed(person, code, day) AS MATERIALIZED (
	SELECT h.person, w.code, min(h.day) FROM held AS h JOIN wanted AS w ON (w.roles >> h.role) & 1 GROUP BY h.person, w.code),
given(person, code, id, day) AS MATERIALIZED (
	SELECT person, code, min(id), min(given_on) FROM consent
	 WHERE org = :org AND given_on <= :on AND {until withdrawn_on} GROUP BY person, code)
SELECT 0 AS what, {SFP_OBJECT_CONSENT} AS object, id, code AS label, NULL AS person, day FROM given
UNION ALL
SELECT 1, {SFP_OBJECT_PERSON} AS object, n.person, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) || ', ' || n.code, NULL,
       max(:start, n.day, (SELECT coalesce(max(withdrawn_on), 0) FROM consent AS c
                            WHERE c.org = :org AND c.person = n.person AND c.code = n.code AND c.withdrawn_on <= :on))
  FROM needed AS n
  LEFT JOIN person_private AS p ON p.org = :org AND p.id = n.person
 WHERE NOT EXISTS (SELECT 1 FROM given AS g WHERE g.person = n.person AND g.code = n.code);

-- name: measure_erased
-- reads as: measure_adopted
-- Asked for, it waits until its term is over.
SELECT CASE WHEN done THEN 0 WHEN term <= :on THEN 1 ELSE 2 END AS what, {SFP_OBJECT_ERASURE} AS object, id, label, NULL AS person,
       CASE WHEN done THEN local_day(done_at) ELSE term END AS day
  FROM (SELECT e.id, e.done_at, e.done_at > 0 AND e.done_at <= :now AS done,
               coalesce(nullif(trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic), ''), e.ground) AS label,
               CAST(strftime('%Y%m%d', printf('%04d-%02d-%02d', e.asked_on / 10000, e.asked_on / 100 % 100, e.asked_on % 100),
                             '+' || :days || ' days') AS INTEGER) AS term
          FROM erasure AS e LEFT JOIN person_private AS p ON p.org = e.org AND p.id = e.person
         WHERE e.org = :org AND e.asked_on <= :on);

-- name: measure_offices
-- reads as: measure_adopted
-- Who holds an office of that role: by an order that is recorded, or without one.
SELECT CASE WHEN o.order_id IS NULL THEN 2 ELSE 0 END AS what, {SFP_OBJECT_OFFICE} AS object, o.id,
       trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label, NULL AS person, o.from_date AS day
  FROM office AS o LEFT JOIN person_private AS p ON p.org = o.org AND p.id = o.person
 WHERE o.org = :org AND o.role = :role AND {on o};

-- name: measure_subjects
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_SUBJECT} AS object, id, name AS label, NULL AS person, local_day(created_at) AS day
  FROM subject WHERE org = :org AND created_at <= :now AND {until closed_on};

-- name: measure_subject_chats
-- reads as: measure_adopted
-- A subject that is taught to a class of students has its chat there, or lacks it; one that nobody teaches waits for a teacher.
WITH alive(class_id, name, day) AS MATERIALIZED (
	SELECT c.id, c.name, max(local_day(c.created_at), min(e.from_date))
	  FROM class AS c JOIN enrollment AS e ON e.org = c.org AND e.class_id = c.id
	 WHERE c.org = :org AND c.created_at <= :now AND {until c.closed_on}
	   AND {on e} GROUP BY c.id),
taught(class_id, subject_id, day) AS MATERIALIZED (
	SELECT class_id, subject_id, min(from_date) FROM teaching
	 WHERE org = :org AND {on} GROUP BY class_id, subject_id),
room(class_id, subject_id, id, day) AS MATERIALIZED (
	SELECT class_id, subject_id, id, local_day(created_at) FROM chat
	 WHERE org = :org AND kind = 11 AND created_at <= :now AND {until archived_on}),
past(class_id, subject_id, day) AS MATERIALIZED (
	SELECT class_id, subject_id, max(archived_on) FROM chat
	 WHERE org = :org AND kind = 11 AND archived_on <> 0 AND archived_on <= :on GROUP BY class_id, subject_id)
SELECT r.id IS NULL AS what, CASE WHEN r.id IS NULL THEN 19 ELSE 21 END AS object, coalesce(r.id, t.subject_id) AS id,
       a.name || ', ' || s.name AS label, NULL AS person, coalesce(r.day, max(:start, a.day, t.day, coalesce(p.day, 0))) AS day
  FROM taught AS t JOIN alive AS a ON a.class_id = t.class_id
  JOIN subject AS s ON s.org = :org AND s.id = t.subject_id
  LEFT JOIN room AS r ON r.class_id = t.class_id AND r.subject_id = t.subject_id
  LEFT JOIN past AS p ON p.class_id = t.class_id AND p.subject_id = t.subject_id
 WHERE :subject_chats = 1
UNION ALL
SELECT 2, {SFP_OBJECT_SUBJECT} AS object, s.id, s.name, NULL, local_day(s.created_at)
  FROM subject AS s
 WHERE :subject_chats = 1 AND s.org = :org AND s.created_at <= :now AND {until s.closed_on}
   AND NOT EXISTS (SELECT 1 FROM taught AS t WHERE t.subject_id = s.id);

-- name: measure_chats
-- reads as: measure_adopted
-- Chats of a kind, and those that are owed: of the organisation; of each class that has students and a homeroom teacher (where the norm
-- binds no homeroom teachers: somebody who teaches there); of each subject that is taught to such a class.
WITH room(id, class_id, subject_id, title, day) AS MATERIALIZED (
	SELECT id, class_id, subject_id, title, local_day(created_at) FROM chat
	 WHERE :gives = 1 AND org = :org AND kind = :kind AND created_at <= :now AND {until archived_on}),
past(class_id, subject_id, day) AS MATERIALIZED (
	SELECT class_id, subject_id, max(archived_on) FROM chat
	 WHERE :owed = 1 AND org = :org AND kind = :kind AND archived_on <> 0 AND archived_on <= :on GROUP BY class_id, subject_id),
alive(class_id, name, day) AS MATERIALIZED (
	SELECT c.id, c.name, max(local_day(c.created_at), min(e.from_date))
	  FROM class AS c JOIN enrollment AS e ON e.org = c.org AND e.class_id = c.id
	 WHERE :owed = 1 AND c.org = :org AND c.created_at <= :now AND {until c.closed_on}
	   AND {on e} GROUP BY c.id),
lesson(class_id, subject_id, person, day) AS MATERIALIZED (
	SELECT class_id, subject_id, person, from_date FROM teaching
	 WHERE :owed = 1 AND org = :org AND {on}),
owed(object, id, label, class_id, subject_id, person, day) AS (
	SELECT 1, id, short_name, NULL, NULL, NULL, :start FROM organization WHERE :owed = 1 AND org = :org AND :kind BETWEEN 2 AND 5
	UNION ALL
	SELECT 10, a.class_id, a.name, a.class_id, NULL, h.person, max(a.day, h.from_date)
	  FROM alive AS a JOIN homeroom AS h ON h.org = :org AND h.class_id = a.class_id
	 WHERE :leaders = 1 AND :kind BETWEEN 7 AND 9 AND {on h}
	UNION ALL
	SELECT 10, a.class_id, a.name, a.class_id, NULL, CASE WHEN min(l.person) = max(l.person) THEN l.person END, max(a.day, min(l.day))
	  FROM alive AS a JOIN lesson AS l ON l.class_id = a.class_id
	 WHERE :leaders = 0 AND :kind BETWEEN 7 AND 9 GROUP BY a.class_id
	UNION ALL
	SELECT 19, l.subject_id, a.name || ', ' || s.name, a.class_id, l.subject_id,
	       CASE WHEN min(l.person) = max(l.person) THEN l.person END, max(a.day, min(l.day))
	  FROM alive AS a JOIN lesson AS l ON l.class_id = a.class_id JOIN subject AS s ON s.org = :org AND s.id = l.subject_id
	 WHERE :kind = 11 GROUP BY a.class_id, l.subject_id)
SELECT 0 AS what, {SFP_OBJECT_CHAT} AS object, id, title AS label, NULL AS person, day FROM room
UNION ALL
SELECT 1, o.object, o.id, o.label, o.person, max(:start, o.day, coalesce(p.day, 0))
  FROM owed AS o
  LEFT JOIN past AS p ON p.class_id IS o.class_id AND p.subject_id IS o.subject_id
 WHERE NOT EXISTS (SELECT 1 FROM room AS r WHERE r.class_id IS o.class_id AND r.subject_id IS o.subject_id);

-- name: measure_chats_of_others
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_CHAT} AS object, id, title AS label, NULL AS person, local_day(created_at) AS day
  FROM chat
 WHERE org = :org AND (:chats_of_others >> kind) & 1 = 1 AND created_at <= :now AND {until archived_on};

-- name: measure_chats_kept
-- reads as: measure_adopted
SELECT 0 AS what, {SFP_OBJECT_USAGE} AS object, u.id, u.title AS label, NULL AS person, u.used_on AS day
  FROM usage AS u JOIN chat AS c ON c.org = u.org AND c.id = u.chat_id
 WHERE u.org = :org AND u.action = 67 AND u.used_on <= :on AND (:chats_kept >> c.kind) & 1 = 1;

-- name: measure_students_in_chat
-- reads as: measure_adopted
-- Each student of a class that has its chat for students.
WITH room(id, class_id, day) AS MATERIALIZED (
	SELECT id, class_id, local_day(created_at) FROM chat
	 WHERE org = :org AND kind = 7 AND created_at <= :now AND {until archived_on}),
inside(chat_id, person, day) AS MATERIALIZED (
	SELECT m.chat_id, m.person, min(m.from_date) FROM room AS r JOIN chat_member AS m ON m.org = :org AND m.chat_id = r.id
	 WHERE {on m} GROUP BY m.chat_id, m.person)
SELECT i.person IS NULL AS what, {SFP_OBJECT_PERSON} AS object, e.person AS id,
       trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) || coalesce(', ' || c.name, '') AS label, e.person,
       coalesce(i.day, max(:start, r.day, e.from_date)) AS day
  FROM room AS r
  JOIN enrollment AS e ON e.org = :org AND e.class_id = r.class_id AND {on e}
  JOIN class AS c ON c.org = :org AND c.id = r.class_id
  LEFT JOIN inside AS i ON i.chat_id = r.id AND i.person = e.person
  LEFT JOIN person_private AS p ON p.org = :org AND p.id = e.person;

-- name: measure_in_chats
-- reads as: measure_adopted
-- Everybody who is in a chat in that user role.
SELECT 0 AS what, {SFP_OBJECT_PERSON} AS object, m.person AS id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label, NULL AS person, min(m.from_date) AS day
  FROM chat_member AS m LEFT JOIN person_private AS p ON p.org = m.org AND p.id = m.person
 WHERE m.org = :org AND m.role = :role AND {on m}
 GROUP BY m.person;

-- name: measure_parents_in_chat
-- reads as: measure_adopted
-- Parents who came by a link; and those of classes that have a chat for parents who did not, which is their right.
WITH room(id, class_id, day) AS MATERIALIZED (
	SELECT id, class_id, local_day(created_at) FROM chat
	 WHERE org = :org AND kind = 8 AND created_at <= :now AND {until archived_on}),
inside(person, day) AS MATERIALIZED (
	SELECT person, min(from_date) FROM chat_member
	 WHERE org = :org AND role = 8 AND invite IS NOT NULL AND {on} GROUP BY person)
SELECT 0 AS what, {SFP_OBJECT_PERSON} AS object, i.person AS id, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS label, NULL AS person, i.day AS day
  FROM inside AS i LEFT JOIN person_private AS p ON p.org = :org AND p.id = i.person
UNION ALL
SELECT 2, {SFP_OBJECT_PERSON} AS object, g.parent, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic), NULL, max(:start, min(r.day), min(g.from_date))
  FROM room AS r
  JOIN enrollment AS e ON e.org = :org AND e.class_id = r.class_id AND {on e}
  JOIN guardian AS g ON g.org = :org AND g.student = e.person AND {on g}
  LEFT JOIN person_private AS p ON p.org = :org AND p.id = g.parent
 WHERE g.parent NOT IN (SELECT person FROM inside)
 GROUP BY g.parent;
