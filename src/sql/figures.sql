-- figures.sql: what the registry can tell for a report. Office floor; one statement a group of figures.
--
-- Every row: number (a role, a kind, a state, an age, or which of the group's words), label (where no number names it), value, total.
-- value NULL: no data. total NULL: a mere count. Parameters, where a statement needs them: :org; :on the day; :now its end, or now;
-- :from and :until the days of a period; :since and :before its instants. Ages: 0 up to a week, 1 up to a month, 2 older.

-- name: figures_staff
WITH staff(person) AS MATERIALIZED (
	SELECT DISTINCT person FROM office
	 WHERE org = :org AND role IN (2, 3, 6) AND {on}),
joined(person) AS MATERIALIZED (
	SELECT DISTINCT person FROM membership
	 WHERE org = :org AND {on}),
verified(person) AS MATERIALIZED (
	SELECT DISTINCT person FROM verification WHERE org = :org AND state = {SFP_VERIFICATION_CONFIRMED} AND decided_at <= :now)
SELECT 1 AS number, '' AS label, sum(person IN (SELECT person FROM joined)) AS value, count(*) AS total FROM staff
UNION ALL
SELECT 2, '', sum(person IN (SELECT person FROM verified)), count(*) FROM staff;

-- name: figures_roles
-- reads as: figures_staff
-- Parents only ever join chats, so being in one is joining, too.
WITH part(role) AS (VALUES (3), (6), (7), (8)),
holder(role, person) AS MATERIALIZED (
	SELECT DISTINCT CASE WHEN role = 2 THEN 3 ELSE role END, person FROM office
	 WHERE org = :org AND role IN (2, 3, 6) AND {on}
	UNION
	SELECT 7, person FROM enrollment WHERE org = :org AND {on}
	UNION
	SELECT 8, parent FROM guardian WHERE org = :org AND {on}),
joined(person) AS MATERIALIZED (
	SELECT person FROM membership WHERE org = :org AND {on}
	UNION
	SELECT person FROM chat_member WHERE org = :org AND {on})
SELECT p.role AS number, '' AS label, CASE WHEN count(h.person) > 0 THEN sum(h.person IN (SELECT person FROM joined)) END AS value,
       count(h.person) AS total
  FROM part AS p LEFT JOIN holder AS h ON h.role = p.role
 GROUP BY p.role
 ORDER BY p.role;

-- name: figures_classes
-- reads as: figures_staff
WITH joined(person, class_id) AS MATERIALIZED (
	SELECT DISTINCT person, class_id FROM membership
	 WHERE org = :org AND {on})
SELECT 0 AS number, c.name AS label, CASE WHEN count(e.person) > 0 THEN count(j.person) END AS value, count(e.person) AS total
  FROM class AS c
  LEFT JOIN enrollment AS e ON e.org = c.org AND e.class_id = c.id
                           AND {on e}
  LEFT JOIN joined AS j ON j.person = e.person AND j.class_id = c.id
 WHERE c.org = :org AND c.staffroom = 0 AND c.created_at <= :now AND {until c.closed_on}
 GROUP BY c.id
 ORDER BY c.name_fold;

-- name: figures_chats
-- reads as: figures_staff
-- Of the classes that there are, how many have their chat of each kind.
WITH part(kind) AS (VALUES (7), (8), (9)),
room(id) AS MATERIALIZED (
	SELECT id FROM class
	 WHERE org = :org AND staffroom = 0 AND created_at <= :now AND {until closed_on})
SELECT p.kind AS number, '' AS label,
       sum(EXISTS (SELECT 1 FROM chat AS t
                    WHERE t.org = :org AND t.class_id = r.id AND t.kind = p.kind AND t.created_at <= :now
                      AND {until t.archived_on})) AS value,
       count(r.id) AS total
  FROM part AS p JOIN room AS r
 GROUP BY p.kind
 UNION ALL
SELECT kind, '', NULL, NULL FROM part WHERE NOT EXISTS (SELECT 1 FROM room)
 ORDER BY 1;

-- name: figures_invites
-- reads as: figures_staff
WITH part(state) AS (VALUES (1), (2), (3), (4), (5))
SELECT p.state AS number, '' AS label, count(i.id) AS value, NULL AS total
  FROM part AS p LEFT JOIN invite AS i ON i.org = :org AND i.state = p.state AND i.created_at <= :now
 GROUP BY p.state
 ORDER BY p.state;

-- name: figures_invite_ages
-- reads as: figures_staff
-- Those that nobody has used, and may still.
WITH part(age) AS (VALUES (0), (1), (2)),
open(age) AS (
	SELECT CASE WHEN days < 8 THEN 0 WHEN days < 31 THEN 1 ELSE 2 END
	  FROM (SELECT (:now - CASE WHEN sent_at > 0 AND sent_at <= :now THEN sent_at ELSE created_at END) / 86400000000 AS days
	          FROM invite WHERE org = :org AND state IN ({SFP_INVITE_CREATED}, {SFP_INVITE_SENT}) AND uses = 0 AND created_at <= :now))
SELECT p.age AS number, '' AS label, count(o.age) AS value, NULL AS total
  FROM part AS p LEFT JOIN open AS o ON o.age = p.age
 GROUP BY p.age
 ORDER BY p.age;

-- name: figures_verification_ages
-- reads as: figures_staff
WITH part(age) AS (VALUES (0), (1), (2)),
open(age) AS (
	SELECT CASE WHEN days < 8 THEN 0 WHEN days < 31 THEN 1 ELSE 2 END
	  FROM (SELECT (:now - requested_at) / 86400000000 AS days FROM verification
	         WHERE org = :org AND requested_at <= :now AND (state = {SFP_VERIFICATION_REQUESTED} OR (state IN ({SFP_VERIFICATION_CONFIRMED}, {SFP_VERIFICATION_REJECTED}) AND decided_at > :now))))
SELECT p.age AS number, '' AS label, count(o.age) AS value, NULL AS total
  FROM part AS p LEFT JOIN open AS o ON o.age = p.age
 GROUP BY p.age
 ORDER BY p.age;

-- name: figures_application_ages
-- reads as: figures_staff
WITH part(age) AS (VALUES (0), (1), (2)),
open(age) AS (
	SELECT CASE WHEN days < 8 THEN 0 WHEN days < 31 THEN 1 ELSE 2 END
	  FROM (SELECT (:now - created_at) / 86400000000 AS days FROM application_membership
	         WHERE org = :org AND created_at <= :now AND (state IN ({SFP_APPLICATION_MEMBERSHIP_SUBMITTED}, {SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION}) OR (state IN ({SFP_APPLICATION_MEMBERSHIP_ACCEPTED}, {SFP_APPLICATION_MEMBERSHIP_REJECTED}) AND decided_at > :now))))
SELECT p.age AS number, '' AS label, count(o.age) AS value, NULL AS total
  FROM part AS p LEFT JOIN open AS o ON o.age = p.age
 GROUP BY p.age
 ORDER BY p.age;

-- name: figures_movements
-- reads as: figures_staff
-- By the month in which they took effect, without those that the system entered from the first lists; the last row is their sum, so
-- that a quiet period says 0.
WITH moved(kind, month) AS MATERIALIZED (
	SELECT kind, printf('%04d-%02d', effective_on / 10000, effective_on / 100 % 100) FROM movement
	 WHERE org = :org AND state = {SFP_MOVEMENT_APPLIED} AND ordered_by IS NOT NULL AND applied_at <= :now AND effective_on BETWEEN :from AND :until)
SELECT number, label, value, NULL AS total
  FROM (SELECT kind AS number, month AS label, count(*) AS value FROM moved GROUP BY month, kind
        UNION ALL
        SELECT 0, '', count(*) FROM moved)
 ORDER BY label = '', label, number;

-- name: figures_help
-- reads as: figures_staff
WITH asked(answered) AS MATERIALIZED (
	SELECT answered_at BETWEEN 1 AND :now FROM help_request WHERE org = :org AND created_at >= :since AND created_at < :before)
SELECT 1 AS number, '' AS label, count(*) AS value, NULL AS total FROM asked
UNION ALL
SELECT 2, '', sum(answered), count(*) FROM asked;

-- name: figures_activity
-- reads as: figures_staff
-- How the platform is used it alone knows; the registry was told nothing of it.
SELECT 1 AS number, '' AS label, NULL AS value, NULL AS total FROM organization WHERE org = :org;
