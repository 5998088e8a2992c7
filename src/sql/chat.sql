-- chat.sql

-- name: chat_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR owner = :person)
   AND (:class_id IS NULL OR class_id = :class_id)
   AND (:kind = 0 OR kind = :kind)
   AND :role = 0
   AND (:on = 0 OR archived_on = 0 OR archived_on > :on)
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: chat_same
-- The one in use of that kind, class and subject.
SELECT id
  FROM chat INDEXED BY chat_by_class
 WHERE org = :org AND class_id IS :class_id AND kind = :kind AND subject_id IS :subject_id AND state = :active
 LIMIT 1;

-- name: chat_links
-- The links into it that may still be used.
SELECT id FROM invite INDEXED BY invite_by_chat WHERE org = :org AND chat_id = :chat_id AND state IN (:created, :sent) ORDER BY id;

-- name: chat_roster
-- Who is in a chat, or in any chat in use (no :chat_id), on a day (2: and belongs there, 3: and does not), and who must be and is not
-- (1). Kinds and roles are the numbers of the vocabulary, which never change: 2 head_deputies, 3 head_teachers,
-- 4 head_parent_activists, 5 head_student_activists, 6 management, 7 class_students, 8 class_parents, 9 class_teachers,
-- 10 class_other, 11 subject_students, 12 subject_other.
WITH room(id, kind, class_id, subject_id) AS MATERIALIZED (
	SELECT id, kind, class_id, subject_id FROM chat
	 WHERE org = :org AND id = :chat_id AND created_at < :day_end AND {until archived_on}
	UNION ALL
	SELECT id, kind, class_id, subject_id FROM chat
	 WHERE :chat_id IS NULL AND org = :org AND created_at < :day_end AND {until archived_on}),
worker(person, role) AS MATERIALIZED (
	SELECT person, role FROM office
	 WHERE org = :org AND role IN (2, 3, 6) AND {on}),
leader(chat_id, person) AS MATERIALIZED (
	SELECT r.id, h.person FROM room AS r JOIN homeroom AS h ON h.org = :org AND h.class_id = r.class_id
	 WHERE r.kind BETWEEN 7 AND 10 AND {on h}),
learner(chat_id, kind, person) AS MATERIALIZED (
	SELECT r.id, r.kind, e.person FROM room AS r JOIN enrollment AS e ON e.org = :org AND e.class_id = r.class_id
	 WHERE {on e}),
lesson(chat_id, kind, person, own) AS MATERIALIZED (
	SELECT r.id, r.kind, t.person, t.subject_id IS r.subject_id
	  FROM room AS r JOIN teaching AS t ON t.org = :org AND t.class_id = r.class_id
	 WHERE {on t}),
inside(chat_id, person, member, role) AS MATERIALIZED (
	SELECT m.chat_id, m.person, m.id, m.role FROM chat_member AS m
	 WHERE m.org = :org AND m.chat_id IN (SELECT id FROM room) AND {on m}),
must(chat_id, person, role) AS MATERIALIZED (
	SELECT r.id, w.person, 6 FROM room AS r JOIN worker AS w
	    ON (r.kind BETWEEN 2 AND 5 AND w.role = 2) OR (r.kind = 2 AND w.role = 3) OR (r.kind = 3 AND w.role = 6)
	UNION SELECT chat_id, person, 6 FROM leader
	UNION SELECT chat_id, person, 6 FROM lesson WHERE kind = 9 OR (kind IN (11, 12) AND own = 1)
	UNION SELECT chat_id, person, 7 FROM learner WHERE kind IN (7, 11)),
may(chat_id, person) AS MATERIALIZED (
	SELECT chat_id, person FROM must
	UNION SELECT r.id, w.person FROM room AS r JOIN worker AS w ON (r.kind BETWEEN 3 AND 6 AND w.role IN (2, 3)) OR r.kind = 12
	UNION SELECT r.id, a.person FROM room AS r JOIN appointment AS a ON a.org = :org
	       WHERE r.kind = 6 AND a.created_at < :day_end AND {until a.ended_on}
	UNION SELECT chat_id, person FROM learner WHERE kind IN (10, 12)
	UNION SELECT chat_id, person FROM lesson WHERE kind = 10
	UNION SELECT i.chat_id, i.person FROM room AS r JOIN inside AS i ON i.chat_id = r.id
	        JOIN enrollment AS e ON e.org = :org AND e.person = i.person
	       WHERE r.kind = 5 AND {on e}
	UNION SELECT i.chat_id, i.person FROM room AS r JOIN inside AS i ON i.chat_id = r.id
	        JOIN guardian AS g ON g.org = :org AND g.parent = i.person
	        JOIN enrollment AS e ON e.org = :org AND e.person = g.student
	       WHERE (r.kind = 4 OR (r.kind IN (8, 10) AND e.class_id = r.class_id))
	         AND {on g}
	         AND {on e})
SELECT place, person, member, role, required,
       CASE WHEN EXISTS (SELECT 1 FROM membership AS m
                          WHERE m.org = :org AND m.person = line.person
                            AND {on m}) THEN 1
            ELSE EXISTS (SELECT 1 FROM chat_member AS m
                          WHERE m.org = :org AND m.person = line.person AND m.invite IS NOT NULL
                            AND {on m}) END AS joined,
       chat_id
  FROM (SELECT 1 AS place, b.chat_id, b.person, NULL AS member, min(b.role) AS role, 1 AS required FROM must AS b
         WHERE NOT EXISTS (SELECT 1 FROM inside AS i WHERE i.chat_id = b.chat_id AND i.person = b.person)
         GROUP BY b.chat_id, b.person
        UNION ALL
        SELECT CASE WHEN (chat_id, person) IN (SELECT chat_id, person FROM may) THEN 2 ELSE 3 END, chat_id, person, member, role,
               (chat_id, person) IN (SELECT chat_id, person FROM must)
          FROM inside) AS line
 ORDER BY chat_id, place, person;

-- name: chat_in_use
SELECT id, kind, title, owner
  FROM chat
 WHERE org = :org AND state = :active AND {until archived_on}
 ORDER BY id;

-- name: chat_left
-- Who left which chat by the movements of an import or of a year's turn, and is not in it again. 18 is a movement, 22 somebody's
-- time in a chat; 2: it was ended.
SELECT DISTINCT c.chat_id, c.person
  FROM (SELECT id FROM movement INDEXED BY movement_by_import WHERE org = :org AND import_id = :cause
        UNION ALL
        SELECT id FROM turn_part WHERE org = :org AND turn = :cause AND object = 18) AS t
  JOIN movement AS m ON m.org = :org AND m.id = t.id AND m.state = :applied
  JOIN movement_effect AS e ON e.org = :org AND e.movement = m.id AND e.object = 22 AND e.change = 2
  JOIN chat_member AS c ON c.org = :org AND c.id = e.id
 WHERE NOT EXISTS (SELECT 1 FROM chat_member AS n
                    WHERE n.org = :org AND n.chat_id = c.chat_id AND n.person = c.person AND n.until_date = 0)
 ORDER BY c.chat_id, c.person;
