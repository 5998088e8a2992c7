-- invitee.sql: who belongs into a class of the platform and has no way in. Roles and states are the numbers of the public headers,
-- which never change: 2 head, 3 administration, 5 homeroom teacher, 6 teacher, 7 student; of an invite 1 created, 2 sent.

-- name: invitee_list
-- :offices are the roles of offices that lead into the staffroom, as bits; :leaders, :students 1 where the act invites these; :lessons 1
-- where teachers belong into the classes that they teach. A common link is for those who came first.
WITH held(person, class_id, role, bearer, day) AS (
	SELECT e.person, e.class_id, 7, 7, e.from_date FROM enrollment AS e
	 WHERE :students = 1 AND e.org = :org AND e.class_id IS NOT NULL
	   AND {on e}
	UNION ALL
	SELECT o.person, r.id, 6, o.role, o.from_date
	  FROM class AS r JOIN office AS o ON o.org = r.org AND (:offices >> o.role) & 1 = 1
	 WHERE r.org = :org AND r.staffroom = 1 AND {until r.closed_on}
	   AND {on o}
	UNION ALL
	SELECT h.person, h.class_id, 6, 5, h.from_date FROM homeroom AS h
	 WHERE :leaders = 1 AND h.org = :org AND {on h}
	UNION ALL
	SELECT t.person, t.class_id, 6, 6, t.from_date FROM teaching AS t
	 WHERE :lessons = 1 AND t.org = :org AND {on t}),
wanted(person, class_id, role, bearer, day) AS MATERIALIZED (
	SELECT person, class_id, role, min(bearer), min(day) FROM held GROUP BY person, class_id, role),
outside AS MATERIALIZED (
	SELECT w.person, w.class_id, w.role, w.bearer, w.day, c.name AS class_name, c.name_fold AS class_fold
	  FROM wanted AS w JOIN class AS c ON c.org = :org AND c.id = w.class_id AND {until c.closed_on}
	 WHERE NOT EXISTS (SELECT 1 FROM membership AS m INDEXED BY membership_by_person
	                    WHERE m.org = :org AND m.person = w.person AND m.class_id = w.class_id
	                      AND {on m})
	   AND NOT EXISTS (SELECT 1 FROM invite AS i INDEXED BY invite_by_person
	                    WHERE i.org = :org AND i.person = w.person AND i.class_id = w.class_id AND i.role = w.role
	                      AND i.state IN ({SFP_INVITE_CREATED}, {SFP_INVITE_SENT}) AND i.expires_at > :now AND i.uses < i.uses_max)),
common(class_id, role, uses) AS MATERIALIZED (
	SELECT class_id, role, sum(uses_max - uses) FROM invite
	 WHERE org = :org AND person IS NULL AND class_id IS NOT NULL AND state IN ({SFP_INVITE_CREATED}, {SFP_INVITE_SENT}) AND expires_at > :now
	 GROUP BY class_id, role),
queue AS MATERIALIZED (
	SELECT o.*, row_number() OVER (PARTITION BY o.class_id, o.role ORDER BY o.day, o.person) AS place FROM outside AS o),
chosen AS MATERIALIZED (
	SELECT q.person, q.class_id, q.role, q.bearer, q.day, q.class_name, q.class_fold
	  FROM queue AS q LEFT JOIN common AS c ON c.class_id = q.class_id AND c.role = q.role
	 WHERE q.place > coalesce(c.uses, 0)
	   AND (:class_id IS NULL OR q.class_id = :class_id)
	   AND (:role = 0 OR q.role = :role)
	   AND (:import_id IS NULL
	        OR EXISTS (SELECT 1 FROM movement AS m INDEXED BY movement_by_person
	                    WHERE m.org = :org AND m.person = q.person AND m.import_id = :import_id AND m.state = {SFP_MOVEMENT_APPLIED}
	                      AND m.kind IN (32, 33, 34, 36, 39, 48, 49, 50)
	                      AND (m.class_to IS NULL OR m.class_to = q.class_id))))
SELECT h.person, h.class_id, h.role, h.bearer, h.day, trim(p.surname || ' ' || p.given_name || ' ' || p.patronymic) AS name, h.class_name,
       (SELECT count(*) FROM chosen) AS total, (SELECT count(DISTINCT class_id) FROM chosen) AS classes
  FROM chosen AS h LEFT JOIN person_private AS p ON p.org = :org AND p.id = h.person
 WHERE :after_class IS NULL
    OR (h.class_fold, h.class_id, h.role, h.person)
       > ((SELECT name_fold FROM class WHERE org = :org AND id = :after_class), :after_class, :after_role, :after_person)
 ORDER BY h.class_fold, h.class_id, h.role, h.person
 LIMIT :limit;
