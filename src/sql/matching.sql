-- matching.sql: who of a roster is whom of the registry, by whole tables. The tables are those of schemas/staging.sql and
-- schemas/matching.sql. Numbers of `how` are those of enum sfp__how (roster/matching.h): 0 open; 1 by number, 2 by birth
-- date, 3 here, 4 renumbered, 5 decided; 6 new, 7 unknown; from 16 on a person must decide.

-- name: matching_known_insert
INSERT INTO known (id, source_id, surname, given_name, patronymic, birth_date, name_fold, studies, class_id, offices, held, title,
       vital, administers)
VALUES (:id, :source_id, :surname, :given_name, :patronymic, :birth_date, :name_fold, :studies, :class_id, :offices, :held, :title,
       :vital, :administers);

-- name: matching_known_class_insert
INSERT INTO known_class (id, name, name_fold, course) VALUES (:id, :name, :name_fold, :course);

-- name: matching_known_bond_insert
INSERT OR IGNORE INTO known_bond (parent, student) VALUES (:parent, :student);

-- name: matching_known_homeroom_insert
INSERT OR IGNORE INTO known_homeroom (class_id, person) VALUES (:class_id, :person);

-- name: matching_decision_insert
INSERT OR REPLACE INTO decision (file, line, person)
SELECT id, :line, :person FROM file WHERE name = :name;

-- name: matching_number_twice
-- A number that two people have is nobody's.
UPDATE known
   SET source_id = ''
 WHERE source_id IN (SELECT source_id FROM known WHERE source_id <> '' GROUP BY source_id HAVING count(*) > 1);

-- name: matching_may_have_own
SELECT 1 FROM person WHERE length(source_id) = 36 LIMIT 1;

-- name: matching_own_number
-- An export of ours numbers those who have no number that others could have by their ids in the registry.
UPDATE known
   SET kept = source_id, source_id = o.number
  FROM (SELECT seq, lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) || '-'
                          || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21, 12)) AS number
          FROM known) AS o
 WHERE known.seq = o.seq AND EXISTS (SELECT 1 FROM person AS p WHERE p.source_id = o.number AND p.source_id <> '');

-- name: matching_own_dropped
-- Which is no source's number, and never becomes anybody's.
UPDATE person SET source_id = '' WHERE source_id IN (SELECT source_id FROM known WHERE kept IS NOT NULL);

-- name: matching_own_restored
UPDATE known SET source_id = kept WHERE kept IS NOT NULL;

-- name: matching_index_number
CREATE INDEX known_by_number ON known (source_id) WHERE source_id <> '';

-- name: matching_index_fold
CREATE INDEX known_by_fold ON known (name_fold);

-- name: matching_index_id
CREATE INDEX known_by_id ON known (id);

-- name: matching_index_class
CREATE INDEX known_by_class ON known (class_id) WHERE studies = 1;

-- name: matching_index_staged
CREATE INDEX staged_by_fold ON person (name_fold);

-- name: matching_has_numberless
SELECT 1 FROM person WHERE source_id = '' LIMIT 1;

-- name: matching_places
INSERT INTO place (class, known)
SELECT c.seq, (SELECT k.seq FROM known_class AS k WHERE k.name_fold = c.name_fold ORDER BY k.id IS NULL LIMIT 1)
  FROM class AS c
 WHERE c.kind = :group;

-- name: matching_classes_planned
-- Names without a class: one is wanted where the roster tells of the class by itself, has somebody study there, or lead it. A child's class
-- in a table of parents is no reason.
UPDATE known_class
   SET planned = :planned
 WHERE id IS NULL
   AND seq IN (SELECT l.known
                 FROM place AS l
                 JOIN class AS c ON c.seq = l.class
                WHERE c.status = 0
                  AND (c.mentioned = 0 OR c.seq IN (SELECT staged FROM wish)
                       OR c.seq IN (SELECT class FROM enrollment WHERE role = :homeroom AND status = 0)));

-- name: matching_enrollments_dated
-- What begins after the day of the plan does not hold yet; what is over by then, or today, does not hold any more.
UPDATE enrollment
   SET status = CASE WHEN from_date > :day THEN :later ELSE :ended END
 WHERE status = 0 AND (from_date > :day OR (until_date <> 0 AND until_date < :past));

-- name: matching_roles_dated
UPDATE role
   SET status = CASE WHEN from_date > :day THEN :later ELSE :ended END
 WHERE status = 0 AND (from_date > :day OR (until_date <> 0 AND until_date < :past));

-- name: matching_workers_dated
-- What is left of the roles. Whoever has none left is gone where the roster lists all of them, and is left alone where it does not, or
-- where one is to begin; a row of a table is all that there is of somebody. (Each row has one role: a sum of different ones is a set.)
UPDATE person
   SET roles = CASE WHEN lasting | d.now <> 0 THEN (lasting | d.now) & ~:worker ELSE roles END,
       status = CASE WHEN lasting | d.now <> 0 THEN status WHEN d.later = 1 OR NOT (:bulk OR d.whole) THEN :later ELSE :gone END
  FROM (SELECT r.person, sum(DISTINCT CASE WHEN r.status = 0 THEN r.role ELSE 0 END) AS now, max(r.status = :later) AS later,
               max(f.kind = :staff_table) AS whole
          FROM role AS r
          JOIN file AS f ON f.id = r.file
         GROUP BY r.person) AS d
 WHERE person.seq = d.person AND person.status = 0;

-- name: matching_students_dated
-- The same of students, every enrolment of whom is over or to come. Whoever is something else as well stays that.
UPDATE person
   SET status = CASE WHEN roles <> :students THEN status WHEN d.later = 1 OR NOT :bulk THEN :later ELSE :gone END,
       roles = CASE WHEN roles <> :students AND d.later = 0 AND :bulk THEN roles & ~:students ELSE roles END
  FROM (SELECT person, max(status = :later) AS later
          FROM enrollment
         WHERE role = :student AND status IN (0, :later, :ended)
         GROUP BY person
        HAVING max(status = 0) = 0) AS d
 WHERE person.seq = d.person AND person.roles & :students <> 0 AND person.status = 0;

-- name: matching_wishes
-- A row each student: sections are not what one studies in.
INSERT INTO wish (person, staged, class, many, file, line)
SELECT e.person, max(p.class), max(p.known), count(DISTINCT p.class), e.file, min(e.line)
  FROM enrollment AS e
  LEFT JOIN place AS p ON p.class = e.class
 WHERE e.role = :student AND e.status = 0
 GROUP BY e.person;

-- name: matching_by_number
INSERT INTO matched (person, canon, known, how)
SELECT p.seq, p.seq, k.seq, CASE WHEN k.seq IS NULL THEN 0 ELSE 1 END
  FROM person AS p
  LEFT JOIN known AS k ON p.source_id <> '' AND k.source_id <> '' AND k.source_id = p.source_id
 ORDER BY p.seq;

-- name: matching_index_matched
CREATE INDEX matched_by_known ON matched (known) WHERE known IS NOT NULL;

-- name: matching_twins
-- Rows without a number that give the same full name and date of birth are one person. A row that holds stands for those that do not.
UPDATE matched
   SET canon = t.first
  FROM (SELECT name_fold, birth_date, coalesce(min(seq) FILTER (WHERE status = 0), min(seq)) AS first
          FROM person
         WHERE source_id = '' AND birth_date <> 0
         GROUP BY name_fold, birth_date
        HAVING count(*) > 1) AS t
 CROSS JOIN person AS p ON p.name_fold = t.name_fold AND p.birth_date = t.birth_date AND p.source_id = ''
 WHERE matched.person = p.seq;

-- name: matching_siblings_parents
-- Rows of parents who have nothing but a name are one person where their children are of one family.
WITH child(person, name_fold, family) AS (
	SELECT p.seq, p.name_fold, s.family
	  FROM guardian AS g
	  JOIN person AS p ON p.seq = g.parent AND p.source_id = '' AND p.birth_date = 0
	  JOIN person AS s ON s.seq = g.student AND s.family <> '')
UPDATE matched
   SET canon = t.first
  FROM (SELECT name_fold, family, min(person) AS first FROM child GROUP BY 1, 2 HAVING count(*) > 1) AS t
  JOIN child AS f ON f.name_fold = t.name_fold AND f.family = t.family
 WHERE matched.person = f.person AND matched.canon = matched.person;

-- name: matching_repeated
-- The same line twice.
UPDATE matched
   SET canon = t.first
  FROM (SELECT p.name_fold, p.roles, p.title, w.staged, min(p.seq) AS first
          FROM person AS p
          LEFT JOIN wish AS w ON w.person = p.seq
         WHERE p.source_id = '' AND p.birth_date = 0 AND p.mentioned = 0 AND p.status = 0 AND p.roles & :parents = 0
         GROUP BY p.name_fold, p.roles, p.title, w.staged
        HAVING count(*) > 1) AS t
 CROSS JOIN person AS p ON p.name_fold = t.name_fold AND p.source_id = '' AND p.birth_date = 0 AND p.mentioned = 0
                       AND p.roles = t.roles AND p.title = t.title
  LEFT JOIN wish AS w ON w.person = p.seq
 WHERE matched.person = p.seq AND w.staged IS t.staged;

-- name: matching_mentioned
-- Whom a row only mentions, another row describes: the only one of that name, in that class where one is named.
UPDATE matched
   SET canon = t.described
  FROM (SELECT m.seq AS person, min(d.canon) AS described
          FROM person AS m
         CROSS JOIN person AS p ON p.name_fold = m.name_fold AND p.mentioned = 0 AND p.status = 0
          JOIN matched AS d ON d.person = p.seq
          LEFT JOIN wish AS w ON w.person = p.seq
         WHERE m.mentioned = 1 AND m.source_id = ''
           AND NOT EXISTS (SELECT 1 FROM guardian AS g
                            WHERE g.student = m.seq AND g.class IS NOT NULL AND g.class IS NOT w.staged)
         GROUP BY m.seq
        HAVING count(DISTINCT d.canon) = 1) AS t
 WHERE matched.person = t.person AND matched.how = 0;

-- name: matching_index_guardians
CREATE INDEX guardian_by_student ON guardian (student);

-- name: matching_index_parents
CREATE INDEX guardian_by_parent ON guardian (parent);

-- name: matching_wishes_joined
-- What the other rows of a person wish is the person's wish.
INSERT INTO wish (person, staged, class, many, file, line)
SELECT m.canon, w.staged, w.class, w.many, w.file, w.line
  FROM matched AS m
  JOIN wish AS w ON w.person = m.person
 WHERE m.canon <> m.person
    ON CONFLICT (person) DO UPDATE
    SET many = many + (excluded.staged IS NOT wish.staged), staged = coalesce(wish.staged, excluded.staged),
        class = coalesce(wish.class, excluded.class);

-- name: matching_decided
-- Of a line that mentions somebody as well, whoever bears that name is the one who is mentioned.
UPDATE matched
   SET known = d.known, how = CASE WHEN d.known IS NULL THEN 6 ELSE 5 END
  FROM (SELECT p.seq, k.seq AS known
          FROM decision AS d
         CROSS JOIN person AS p ON p.file = d.file AND p.line = d.line
          LEFT JOIN known AS k ON k.id = d.person
         WHERE CASE WHEN d.person IS NULL THEN p.mentioned = 0
                    WHEN k.seq IS NULL THEN 0
                    ELSE p.mentioned = EXISTS (SELECT 1 FROM person AS o
                                                WHERE o.file = d.file AND o.line = d.line AND o.mentioned = 1
                                                  AND o.name_fold = k.name_fold)
               END) AS d
 WHERE matched.person = d.seq;

-- name: matching_namesakes
-- A row that has nothing but a name which another row bears as well.
UPDATE matched
   SET how = :review
 WHERE how = 0 AND canon = person
   AND person IN (SELECT p.seq
                    FROM person AS p
                    JOIN matched AS m ON m.person = p.seq AND m.canon = p.seq
                   WHERE p.source_id = '' AND p.birth_date = 0 AND p.mentioned = 0 AND p.status = 0
                     AND p.roles & :parents = 0
                     AND EXISTS (SELECT 1
                                   FROM person AS o
                                   JOIN matched AS n ON n.person = o.seq
                                  WHERE o.name_fold = p.name_fold AND n.canon <> p.seq AND o.mentioned = 0
                                    AND o.roles & :parents = 0));

-- name: matching_pairs
-- Whom of the registry a row may be that no number tells: the same full name, no other date of birth, not found by another row yet.
-- :parents 0 everybody else, then, when students are known, 1 the parents.
INSERT OR IGNORE INTO pair (person, known, birth, whole, here)
SELECT p.seq, k.seq, p.birth_date <> 0 AND p.birth_date = k.birth_date, p.name_fold = k.name_fold,
       coalesce((p.roles & k.offices) <> 0
                OR (p.roles = 0 AND p.mentioned = 0 AND k.held > 0 AND k.offices = 0)
                OR (k.studies = 1 AND EXISTS (SELECT 1 FROM wish AS w LEFT JOIN known_class AS c ON c.seq = w.class
                                               WHERE w.person = p.seq AND (k.class_id IS NULL OR c.id IS k.class_id)))
                OR (k.studies = 1 AND p.mentioned = 1
                    AND NOT EXISTS (SELECT 1
                                      FROM guardian AS g
                                      JOIN place AS l ON l.class = g.class
                                      LEFT JOIN known_class AS c ON c.seq = l.known
                                     WHERE g.student = p.seq AND k.class_id IS NOT NULL AND c.id IS NOT k.class_id))
                OR (:parents = 1
                    AND EXISTS (SELECT 1
                                  FROM guardian AS g
                                  JOIN matched AS r ON r.person = g.student
                                  JOIN matched AS s ON s.person = r.canon
                                  JOIN known AS c ON c.seq = s.known
                                  JOIN known_bond AS b ON b.parent = k.id AND b.student = c.id
                                 WHERE g.parent = p.seq)), 0)
  FROM matched AS m
 CROSS JOIN person AS p ON p.seq = m.person
 CROSS JOIN known AS k
    ON k.name_fold = p.name_fold
 WHERE (m.how = 0 OR m.how >= 16) AND m.canon = m.person
   AND (p.roles = :parent) = :parents
   AND (p.birth_date = 0 OR k.birth_date = 0 OR p.birth_date = k.birth_date)
   AND (p.mentioned = 1 OR NOT EXISTS (SELECT 1 FROM matched AS t WHERE t.known = k.seq));

-- name: matching_pairs_longer
-- The same, where the registry knows a patronymic and the roster gives none.
INSERT OR IGNORE INTO pair (person, known, birth, whole, here)
SELECT p.seq, k.seq, p.birth_date <> 0 AND p.birth_date = k.birth_date, 0, 0
  FROM matched AS m
 CROSS JOIN person AS p ON p.seq = m.person
 CROSS JOIN known AS k
    ON k.name_fold > p.name_fold || ' ' AND k.name_fold < p.name_fold || '!'
 WHERE m.how = 0 AND m.canon = m.person AND p.patronymic = '' AND p.given_name <> ''
   AND (p.roles = :parent) = :parents
   AND (p.birth_date = 0 OR k.birth_date = 0 OR p.birth_date = k.birth_date)
   AND NOT EXISTS (SELECT 1 FROM matched AS t WHERE t.known = k.seq);

-- name: matching_pairs_shorter
-- And the other way round.
INSERT OR IGNORE INTO pair (person, known, birth, whole, here)
SELECT p.seq, k.seq, p.birth_date <> 0 AND p.birth_date = k.birth_date, 0, 0
  FROM matched AS m
 CROSS JOIN person AS p ON p.seq = m.person
 CROSS JOIN known AS k
    ON k.name_fold = substr(p.name_fold, 1, length(p.name_fold) - length(p.patronymic) - 1)
 WHERE m.how = 0 AND m.canon = m.person AND p.patronymic <> '' AND k.patronymic = ''
   AND (p.roles = :parent) = :parents
   AND (p.birth_date = 0 OR k.birth_date = 0 OR p.birth_date = k.birth_date)
   AND NOT EXISTS (SELECT 1 FROM matched AS t WHERE t.known = k.seq);

-- name: matching_by_birth
UPDATE matched
   SET known = t.known, how = 2
  FROM (SELECT person, min(known) AS known FROM pair WHERE birth = 1 AND whole = 1 GROUP BY person HAVING count(*) = 1) AS t
 WHERE matched.person = t.person AND matched.how = 0;

-- name: matching_by_bond
-- A parent of that name and of that child is that parent, whoever else bears the name.
UPDATE matched
   SET known = t.known, how = 3
  FROM (SELECT person, min(known) AS known FROM pair WHERE here = 1 AND whole = 1 GROUP BY person HAVING count(*) = 1) AS t
 WHERE matched.person = t.person AND matched.how = 0;

-- name: matching_by_bond_joined
-- Rows that are the same parent are one.
UPDATE matched
   SET canon = t.first
  FROM (SELECT m.known, min(m.person) AS first
          FROM matched AS m
          JOIN person AS p ON p.seq = m.person AND p.roles = :parent
         WHERE m.known IS NOT NULL AND m.how = 3
         GROUP BY m.known
        HAVING count(*) > 1) AS t
 WHERE matched.known = t.known AND matched.how = 3
   AND matched.person IN (SELECT seq FROM person WHERE roles = :parent);

-- name: matching_here
-- A name alone tells who it is where nobody else bears it, in the roster or in the registry, and the place is the same. Another
-- number than the one known is a sign of new numbers.
UPDATE matched
   SET known = t.known, how = t.how
  FROM (SELECT x.person, min(x.known) AS known,
               CASE WHEN p.source_id <> '' AND k.source_id <> '' AND p.source_id <> k.source_id THEN 4 ELSE 3 END AS how
          FROM pair AS x
          JOIN person AS p ON p.seq = x.person
          JOIN known AS k ON k.seq = x.known
         GROUP BY x.person
        HAVING count(*) = 1 AND min(x.whole) = 1 AND min(x.here) = 1
           AND (p.mentioned = 1
                OR NOT EXISTS (SELECT 1 FROM pair AS o JOIN person AS q ON q.seq = o.person
                                WHERE o.known = x.known AND o.person <> x.person AND q.mentioned = 0
                                  AND o.here = 1))) AS t
 WHERE matched.person = t.person AND matched.how = 0;

-- name: matching_staff_here
-- Of several of that name, the one who works here as the roster says; the others have no office at all.
UPDATE matched
   SET known = t.known, how = 3
  FROM (SELECT x.person, max(CASE WHEN x.here = 1 THEN x.known END) AS known
          FROM pair AS x
          JOIN person AS p ON p.seq = x.person AND p.mentioned = 0 AND p.source_id = ''
          JOIN known AS k ON k.seq = x.known
         WHERE NOT EXISTS (SELECT 1 FROM wish AS w WHERE w.person = x.person)
         GROUP BY x.person
        HAVING count(*) FILTER (WHERE k.held > 0 OR k.studies = 1) = 1 AND sum(x.here) = 1
           AND min(CASE WHEN x.here = 1 THEN x.whole AND k.held > 0 ELSE 1 END) = 1) AS t
 WHERE matched.person = t.person AND matched.how = 0;

-- name: matching_child_here
-- Of several of that name, the child is the only one who studies in the class that the row names.
UPDATE matched
   SET known = t.known, how = 3
  FROM (SELECT x.person, max(CASE WHEN x.here = 1 THEN x.known END) AS known
          FROM pair AS x
          JOIN person AS p ON p.seq = x.person AND p.mentioned = 1 AND p.source_id = ''
         GROUP BY x.person
        HAVING sum(x.here) = 1 AND sum(x.here AND x.whole) = 1) AS t
 WHERE matched.person = t.person AND matched.how = 0;

-- name: matching_one_each
-- Two rows cannot be the same person.
UPDATE matched
   SET known = NULL, how = :review
 WHERE how IN (2, 3, 4) AND canon = person
   AND person NOT IN (SELECT seq FROM person WHERE mentioned = 1)
   AND known IN (SELECT m.known
                   FROM matched AS m
                   JOIN person AS p ON p.seq = m.person
                  WHERE m.known IS NOT NULL AND m.canon = m.person AND p.mentioned = 0 AND m.how IN (2, 3, 4)
                  GROUP BY m.known
                 HAVING count(*) > 1);

-- name: matching_undecided
UPDATE matched
   SET how = t.how
  FROM (SELECT x.person, CASE WHEN count(*) > 1 OR max(x.birth) = 1 THEN :namesakes ELSE :name_only END AS how
          FROM pair AS x
         GROUP BY x.person) AS t
 WHERE matched.person = t.person AND matched.how = 0;

-- name: matching_has_unfound
-- Is there anybody of the registry whom no row of the roster is, or may be?
SELECT 1
  FROM known AS k
 WHERE k.patronymic <> '' AND NOT EXISTS (SELECT 1 FROM matched AS m WHERE m.known = k.seq)
 LIMIT 1;

-- name: matching_pairs_renamed
-- Somebody new has the given name and the patronymic of somebody whom no row is: the same date of birth; or, where the roster lists all
-- of them, the same office, class or child. The folded surname stands before the two, whose lengths folding keeps.
INSERT OR IGNORE INTO pair (person, known, birth, whole, here)
WITH unfound AS MATERIALIZED (
	SELECT k.seq, k.id, k.source_id, k.birth_date, k.offices, k.held, k.studies, k.class_id,
	       substr(k.name_fold, -(length(k.given_name) + 1 + length(k.patronymic))) AS rest
	  FROM known AS k
	 WHERE k.patronymic <> ''
	   AND (k.studies = 1 OR k.held > 0 OR EXISTS (SELECT 1 FROM known_bond AS b WHERE b.parent = k.id))
	   AND NOT EXISTS (SELECT 1 FROM matched AS m WHERE m.known = k.seq)
	   AND NOT EXISTS (SELECT 1 FROM pair AS x WHERE x.known = k.seq))
SELECT p.seq, k.seq, p.birth_date <> 0 AND p.birth_date = k.birth_date, 0, 1
  FROM matched AS m
 CROSS JOIN person AS p ON p.seq = m.person
 CROSS JOIN unfound AS k ON k.rest = substr(p.name_fold, -(length(p.given_name) + 1 + length(p.patronymic)))
 WHERE m.how = 0 AND m.canon = m.person AND p.mentioned = 0 AND p.status = 0 AND p.patronymic <> ''
   AND (p.source_id = '' OR k.source_id = '')
   AND (p.birth_date = 0 OR k.birth_date = 0 OR p.birth_date = k.birth_date)
   AND ((p.birth_date <> 0 AND p.birth_date = k.birth_date)
        OR (:all_staff AND ((p.roles & :staff & k.offices) <> 0 OR (p.roles = 0 AND k.held > 0 AND k.offices = 0)))
        OR (:all_students AND k.studies = 1
            AND EXISTS (SELECT 1 FROM wish AS w JOIN known_class AS c ON c.seq = w.class WHERE w.person = p.seq AND c.id = k.class_id))
        OR (:all_parents AND p.roles = :parent
            AND EXISTS (SELECT 1
                          FROM guardian AS g
                          JOIN matched AS r ON r.person = g.student
                          JOIN matched AS s ON s.person = r.canon
                          JOIN known AS c ON c.seq = s.known
                          JOIN known_bond AS b ON b.parent = k.id AND b.student = c.id
                         WHERE g.parent = p.seq)));

-- name: matching_renamed_review
UPDATE matched
   SET how = :review
 WHERE how = 0 AND canon = person AND EXISTS (SELECT 1 FROM pair AS x WHERE x.person = matched.person);

-- name: matching_rest
UPDATE matched
   SET how = CASE WHEN person IN (SELECT seq FROM person WHERE mentioned = 1 OR status <> 0) THEN 7 ELSE 6 END
 WHERE how = 0;

-- name: matching_renumbered
-- How many have another number than was known, of how many whose number was known.
SELECT count(*) FILTER (WHERE p.source_id <> k.source_id), count(*), count(*) FILTER (WHERE m.how = 4)
  FROM known AS k
 CROSS JOIN matched AS m ON m.known = k.seq
 CROSS JOIN person AS p ON p.seq = m.person
 WHERE k.source_id <> '' AND p.source_id <> '' AND m.canon = m.person AND p.mentioned = 0;

-- name: matching_renumbered_review
UPDATE matched SET known = NULL, how = :review WHERE how = 4;

-- name: matching_reused
-- Other names under a number that is known: a rename, or the number of somebody else?
SELECT m.person, m.known, p.surname, p.given_name, p.patronymic, p.birth_date, k.surname, k.given_name, k.patronymic, k.birth_date
  FROM matched AS m
 CROSS JOIN person AS p ON p.seq = m.person
 CROSS JOIN known AS k ON k.seq = m.known
 WHERE m.how = 1 AND p.mentioned = 0 AND p.status = 0 AND p.name_fold <> k.name_fold
 ORDER BY m.person;

-- name: matching_reused_review
UPDATE matched SET known = NULL, how = :review WHERE person = :person;

-- name: matching_pair_insert
INSERT OR IGNORE INTO pair (person, known, birth, whole, here) VALUES (:person, :known, 0, 0, 0);

-- name: matching_bonds
INSERT INTO bond (parent, student, relation, status, file, line)
SELECT p.canon, s.canon, g.relation, g.status, g.file, g.line
  FROM guardian AS g
  JOIN matched AS p ON p.person = g.parent
  JOIN matched AS s ON s.person = g.student
 WHERE true
    ON CONFLICT (parent, student) DO UPDATE SET status = min(status, excluded.status);

-- name: matching_heads
-- The head is of the administration: who is listed so, and is the head, is listed as the head.
UPDATE person
   SET roles = (roles & ~:administration) | :head
 WHERE roles & :administration <> 0
   AND seq IN (SELECT m.person
                 FROM matched AS m
                 JOIN known AS k ON k.seq = m.known
                WHERE k.offices & :head <> 0 AND k.offices & :administration = 0);

-- What is to change. A row stands for each of them; who is undecided has none.

-- name: matching_cards
SELECT p.seq, p.file, p.line, p.source_id, p.surname, p.given_name, p.patronymic, p.birth_date,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date, k.name_fold
  FROM matched AS m
 CROSS JOIN person AS p ON p.seq = m.person
 CROSS JOIN known AS k ON k.seq = m.known
 WHERE m.canon = m.person AND p.mentioned = 0 AND p.status = 0
   AND ((p.source_id <> '' AND p.source_id <> k.source_id) OR (p.birth_date <> 0 AND p.birth_date <> k.birth_date)
        OR p.name_fold <> k.name_fold)
 ORDER BY p.seq;

-- name: matching_students
SELECT p.seq, w.file, w.line, p.source_id, p.surname, p.given_name, p.patronymic, p.birth_date,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date,
       coalesce(k.studies, 0), w.staged IS NOT NULL, w.class, w.many, c.id IS NOT NULL OR coalesce(c.planned = 1, 0), c.course, f.seq,
       f.course
  FROM wish AS w
 CROSS JOIN person AS p ON p.seq = w.person
 CROSS JOIN matched AS m ON m.person = w.person AND m.canon = m.person AND m.how BETWEEN 1 AND 6
  LEFT JOIN known AS k ON k.seq = m.known
  LEFT JOIN known_class AS c ON c.seq = w.class
  LEFT JOIN known_class AS f ON f.id = k.class_id
 WHERE p.status = 0
   AND (k.seq IS NULL OR k.studies <> 1 OR w.many > 1 OR (w.staged IS NOT NULL AND w.class IS NULL)
        OR c.planned = 1 OR (c.id IS NOT NULL AND c.id IS NOT k.class_id))
 ORDER BY p.name_fold, p.seq;

-- name: matching_listings
INSERT INTO listing (known, person, listed, unsaid)
SELECT m.known, m.person,
       max(p.roles & :head) | max(p.roles & :administration) | max(p.roles & :teacher) | max(p.roles & :council), max(p.roles = 0)
  FROM matched AS r
  JOIN person AS p ON p.seq = r.person
  JOIN matched AS m ON m.person = r.canon
 WHERE m.known IS NOT NULL AND m.how BETWEEN 1 AND 6 AND p.status = 0 AND p.mentioned = 0
   AND (p.roles = 0 OR p.roles & :staff <> 0)
 GROUP BY m.known;

-- name: matching_roles_told
-- The offices of which the roster speaks: those that it gives to anybody, if it can give several to one (a table, or roles.csv).
SELECT coalesce(max(roles & :head) | max(roles & :administration) | max(roles & :teacher) | max(roles & :council), 0)
       | coalesce((SELECT sum(DISTINCT role) & :staff FROM role), 0)
  FROM person
 WHERE mentioned = 0 AND status = 0 AND EXISTS (SELECT 1 FROM file WHERE kind IN (:staff_table, :roles_file));

-- name: matching_office_losses
-- Who works here by a roster of all staff, but not as all that the registry says. Whose office a row leaves open keeps all.
SELECT p.seq, p.file, p.line, p.source_id, p.surname, p.given_name, p.patronymic, p.birth_date,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date,
       l.listed, k.offices, k.held, k.administers
  FROM listing AS l
 CROSS JOIN known AS k ON k.seq = l.known
 CROSS JOIN person AS p ON p.seq = l.person
 WHERE l.unsaid = 0 AND k.offices & ~l.listed & :told <> 0
 ORDER BY k.name_fold, k.seq;

-- name: matching_staff
-- A row for each that the roster has of somebody: one person may have several, with an office each. The last column: what their earlier
-- rows give them under that title.
SELECT c.seq, p.file, p.line, c.source_id, c.surname, c.given_name, c.patronymic, c.birth_date,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date,
       p.roles, coalesce(k.offices, 0), coalesce(k.held, 0), p.title, coalesce(k.title, ''), coalesce(l.listed, 0), coalesce(l.unsaid, 0),
       coalesce(max(p.roles & :head) OVER earlier | max(p.roles & :administration) OVER earlier | max(p.roles & :teacher) OVER earlier
                | max(p.roles & :council) OVER earlier, 0)
  FROM person AS p
 CROSS JOIN matched AS r ON r.person = p.seq
 CROSS JOIN matched AS m ON m.person = r.canon AND m.how BETWEEN 1 AND 6
 CROSS JOIN person AS c ON c.seq = m.person
  LEFT JOIN known AS k ON k.seq = m.known
  LEFT JOIN listing AS l ON l.known = m.known
 WHERE p.status = 0 AND p.mentioned = 0
   AND ((p.roles & :staff) & ~coalesce(k.offices, 0) <> 0
        OR (p.roles = 0 AND p.title <> '' AND coalesce(k.held, 0) = 0)
        OR (k.held = 1 AND p.title <> '' AND k.title <> p.title AND (p.roles & :staff) = k.offices))
 GROUP BY c.seq, p.roles, p.title
WINDOW earlier AS (PARTITION BY c.seq, p.title ORDER BY min(p.seq) ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
 ORDER BY min(p.seq);

-- name: matching_new_bonds
SELECT p.seq, b.file, b.line, p.source_id, p.surname, p.given_name, p.patronymic, p.birth_date,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date,
       b.relation, mp.how, ms.how, s.seq, sk.id, s.surname, s.given_name, s.patronymic,
       sk.surname, sk.given_name, sk.patronymic
  FROM bond AS b
 CROSS JOIN matched AS mp ON mp.person = b.parent
 CROSS JOIN matched AS ms ON ms.person = b.student
 CROSS JOIN person AS p ON p.seq = b.parent
 CROSS JOIN person AS s ON s.seq = b.student
  LEFT JOIN known AS k ON k.seq = mp.known
  LEFT JOIN known AS sk ON sk.seq = ms.known
 WHERE b.status = 0 AND p.status = 0 AND mp.how < 16
   AND (s.status = 0 OR (s.status = :gone AND ms.how <> 7))
   AND (k.seq IS NULL OR sk.seq IS NULL
        OR NOT EXISTS (SELECT 1 FROM known_bond AS o WHERE o.parent = k.id AND o.student = sk.id))
 ORDER BY b.parent, b.student;

-- name: matching_leaders
-- How many people are to lead a class: of several, a person must say who.
INSERT INTO leaders (class, people)
SELECT l.known, count(DISTINCT m.canon)
  FROM enrollment AS e
  JOIN matched AS m ON m.person = e.person
  JOIN place AS l ON l.class = e.class
 WHERE e.role = :homeroom AND e.status = 0 AND l.known IS NOT NULL
 GROUP BY l.known;

-- name: matching_several_leaders
SELECT c.name, s.people
  FROM leaders AS s
  JOIN known_class AS c ON c.seq = s.class
 WHERE s.people > 1
 ORDER BY c.name_fold;

-- name: matching_homerooms
-- Who is to lead a class that somebody else leads, or nobody. The last columns: which class the person leads now, and whether the
-- roster leaves it to them.
SELECT p.seq, e.file, e.line, p.source_id, p.surname, p.given_name, p.patronymic, p.birth_date,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date,
       c.seq, count(h.class_id), max(hc.seq), c.name,
       EXISTS (SELECT 1
                 FROM enrollment AS o
                 JOIN matched AS om ON om.person = o.person AND om.canon = r.canon
                WHERE o.role = :homeroom AND o.status = 0 AND o.seq < e.seq)
       OR max(EXISTS (SELECT 1 FROM enrollment AS o JOIN place AS ol ON ol.class = o.class
                    WHERE o.person = e.person AND o.role = :homeroom AND o.status = 0 AND ol.known = hc.seq))
  FROM enrollment AS e
  JOIN matched AS r ON r.person = e.person
  JOIN matched AS m ON m.person = r.canon AND m.how BETWEEN 1 AND 6
  JOIN person AS p ON p.seq = m.person
  JOIN place AS l ON l.class = e.class
  JOIN known_class AS c ON c.seq = l.known AND (c.id IS NOT NULL OR c.planned = 1)
  JOIN leaders AS s ON s.class = c.seq AND s.people = 1
  LEFT JOIN known AS k ON k.seq = m.known
  LEFT JOIN known_homeroom AS h ON h.person = k.id
  LEFT JOIN known_class AS hc ON hc.id = h.class_id
 WHERE e.role = :homeroom AND e.status = 0
   AND NOT EXISTS (SELECT 1 FROM known_homeroom AS n WHERE n.class_id = c.id AND n.person IS k.id)
 GROUP BY c.seq
 ORDER BY min(e.seq);

-- name: matching_student_ends
-- Whom a roster of all students lacks; of a delta, whom it says to be gone. Whoever may be meant by an undecided row is not gone.
SELECT -k.seq, coalesce(p.file, 0), coalesce(p.line, 0), '', '', '', '', 0,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date, f.seq
  FROM known AS k
  LEFT JOIN matched AS m ON m.known = k.seq AND m.canon = m.person
  LEFT JOIN person AS p ON p.seq = m.person
  LEFT JOIN known_class AS f ON f.id = k.class_id
 WHERE k.studies = 1
   AND NOT EXISTS (SELECT 1 FROM pair AS x JOIN matched AS u ON u.person = x.person WHERE x.known = k.seq AND u.how >= 16)
   AND CASE :mode
       WHEN 1 THEN NOT EXISTS (SELECT 1
                                 FROM matched AS n
                                 JOIN person AS q ON q.seq = n.person
                                WHERE n.known = k.seq AND q.status <> :gone AND q.mentioned = 0
                                  AND (q.roles & :students <> 0 OR EXISTS (SELECT 1 FROM wish AS w WHERE w.person = n.canon)))
       WHEN 2 THEN (p.status = 1 AND p.roles & :students <> 0)
                   OR (NOT EXISTS (SELECT 1 FROM wish AS w WHERE w.person = m.canon)
                       AND k.seq IN (SELECT r.known
                                       FROM enrollment AS e
                                       JOIN matched AS r ON r.person = e.person
                                       JOIN place AS l ON l.class = e.class
                                       JOIN known_class AS c ON c.seq = l.known
                                       JOIN known AS o ON o.seq = r.known AND o.class_id = c.id
                                      WHERE e.role = :student AND e.status IN (:gone, :ended)))
       END
 GROUP BY k.seq
 ORDER BY f.name_fold, k.name_fold, k.seq;

-- name: matching_staff_ends
SELECT -k.seq, coalesce(p.file, 0), coalesce(p.line, 0), '', '', '', '', 0,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date, k.offices, k.vital, k.title
  FROM known AS k
  LEFT JOIN matched AS m ON m.known = k.seq AND m.canon = m.person
  LEFT JOIN person AS p ON p.seq = m.person
 WHERE k.held > 0
   AND NOT EXISTS (SELECT 1 FROM pair AS x JOIN matched AS u ON u.person = x.person WHERE x.known = k.seq AND u.how >= 16)
   AND CASE :mode
       WHEN 1 THEN NOT EXISTS (SELECT 1
                                 FROM matched AS n
                                 JOIN person AS q ON q.seq = n.person
                                WHERE n.known = k.seq AND q.status <> :gone AND q.mentioned = 0
                                  AND (q.roles = 0 OR q.roles & :staff <> 0))
       WHEN 2 THEN p.status = 1 AND (p.roles = 0 OR p.roles & :staff <> 0)
       END
 GROUP BY k.seq
 ORDER BY k.name_fold, k.seq;

-- name: matching_bond_ends
-- Bonds of parents and students of whom the roster speaks.
SELECT -k.seq, 0, 0, '', '', '', '', 0,
       k.id, k.source_id, k.surname, k.given_name, k.patronymic, k.birth_date,
       -s.seq, s.id, s.surname, s.given_name, s.patronymic
  FROM known_bond AS o
  JOIN known AS k ON k.id = o.parent
  JOIN known AS s ON s.id = o.student
 WHERE NOT EXISTS (SELECT 1 FROM pair AS x JOIN matched AS u ON u.person = x.person
                    WHERE x.known IN (k.seq, s.seq) AND u.how >= 16)
   AND EXISTS (SELECT 1 FROM matched AS m WHERE m.known = s.seq)
   AND CASE :mode
       WHEN 1 THEN NOT EXISTS (SELECT 1
                                 FROM matched AS a
                                 JOIN matched AS c ON c.known = s.seq
                                 JOIN bond AS b ON b.parent = a.canon AND b.student = c.canon AND b.status = 0
                                WHERE a.known = k.seq)
       WHEN 2 THEN EXISTS (SELECT 1
                             FROM matched AS a
                             JOIN matched AS c ON c.known = s.seq
                             JOIN bond AS b ON b.parent = a.canon AND b.student = c.canon AND b.status = 1
                            WHERE a.known = k.seq)
       END
 ORDER BY k.name_fold, k.seq, s.seq;

-- name: matching_reviews
SELECT p.seq, p.file, p.line, p.source_id, p.surname, p.given_name, p.patronymic, p.birth_date,
       NULL, '', '', '', '', 0, m.how, coalesce(c.name, '')
  FROM matched AS m
  JOIN person AS p ON p.seq = m.person
  LEFT JOIN wish AS w ON w.person = p.seq
  LEFT JOIN class AS c ON c.seq = w.staged
 WHERE m.how >= 16 AND m.canon = m.person AND p.status = 0 AND p.mentioned = 0
 ORDER BY p.file, p.line, p.seq;

-- name: matching_candidates
SELECT k.id, k.surname, k.given_name, k.patronymic, k.birth_date, coalesce(c.name, '')
  FROM pair AS x
  JOIN known AS k ON k.seq = x.known
  LEFT JOIN known_class AS c ON c.id = k.class_id
 WHERE x.person = :person
 ORDER BY k.seq
 LIMIT :limit;

-- name: matching_classes
-- Those that a change may name, with how many study there.
SELECT c.seq, c.id, c.name, (SELECT count(*) FROM known AS k WHERE k.studies = 1 AND k.class_id = c.id)
  FROM known_class AS c
 ORDER BY c.seq;

-- name: matching_classes_made
-- Those that are to be made, and where the roster has them first.
SELECT k.seq, min(c.seq), c.file, c.line
  FROM known_class AS k
  JOIN place AS l ON l.known = k.seq
  JOIN class AS c ON c.seq = l.class AND c.status = 0
 WHERE k.planned = 1
 GROUP BY k.seq
 ORDER BY k.seq;

-- name: matching_classes_lacking
-- Classes of the roster that the nomenclature has, but nobody may make, and classes that nothing knows; how many would study there.
SELECT c.name, l.known IS NOT NULL, coalesce(w.students, 0)
  FROM place AS l
  JOIN class AS c ON c.seq = l.class
  LEFT JOIN known_class AS k ON k.seq = l.known
  LEFT JOIN (SELECT staged, count(*) AS students FROM wish GROUP BY staged) AS w ON w.staged = c.seq
 WHERE c.status = 0 AND (k.seq IS NULL OR k.planned = 2)
 ORDER BY c.name_fold, c.seq;

-- name: matching_names_lacking
-- How many classes the roster has, where there is no name to compare theirs with.
SELECT count(DISTINCT name_fold) FROM class WHERE kind = :group AND status = 0 AND name_fold <> '';

-- name: matching_later
-- Who begins later, in which class; "" in none, or with a role.
SELECT name, count(DISTINCT person)
  FROM (SELECT CASE WHEN c.kind = :group THEN c.name ELSE '' END AS name, m.canon AS person
          FROM enrollment AS e
          JOIN matched AS m ON m.person = e.person
          JOIN person AS p ON p.seq = e.person
          LEFT JOIN class AS c ON c.seq = e.class
         WHERE e.status = :later AND e.role IN (:student, :homeroom) AND (c.kind IS NOT :section OR p.status <> 0)
         UNION
        SELECT '', m.canon FROM role AS r JOIN matched AS m ON m.person = r.person WHERE r.status = :later)
 GROUP BY name
 ORDER BY name;

-- name: matching_ended
-- Whose enrolments, or a role of whom, are over, and who has no other one.
SELECT name, count(DISTINCT person)
  FROM (SELECT CASE WHEN c.kind = :group THEN c.name ELSE '' END AS name, m.canon AS person
          FROM enrollment AS e
          JOIN matched AS m ON m.person = e.person
          LEFT JOIN class AS c ON c.seq = e.class
         WHERE e.status = :ended AND e.role = :student AND NOT EXISTS (SELECT 1 FROM wish AS w WHERE w.person = m.canon)
         UNION
        SELECT '', m.canon
          FROM role AS r
          JOIN matched AS m ON m.person = r.person
          JOIN person AS p ON p.seq = r.person
         WHERE r.status = :ended AND (p.status = :gone OR (p.roles & r.role = 0 AND r.role <> :worker))
           AND NOT EXISTS (SELECT 1 FROM enrollment AS e WHERE e.person = p.seq AND e.status = :ended AND r.role = :students))
 GROUP BY name
 ORDER BY name;

-- name: matching_sections
-- Subjects as they are taught to somebody: no movement makes a teaching.
SELECT count(*) FROM class WHERE kind = :section AND status = 0;

-- name: matching_courses_moved
-- Classes that the roster has in the next course: the year has turned, and nobody said so here.
SELECT k.seq, k.name, (SELECT count(*) FROM known AS p WHERE p.studies = 1 AND p.class_id = k.id)
  FROM place AS l
  JOIN class AS c ON c.seq = l.class
  JOIN known_class AS k ON k.seq = l.known AND k.id IS NOT NULL
 WHERE c.status = 0 AND c.course <> 0 AND k.course <> 0 AND c.course = k.course + 1
 ORDER BY k.seq;

-- name: matching_sizes
-- How many the registry knows, and how many rows of people were read.
SELECT (SELECT count(*) FROM known), (SELECT count(*) FROM person);

-- name: matching_totals
-- How many study, work and have bonds now; how many different people the roster lists, and of each kind.
SELECT (SELECT count(*) FROM known WHERE studies = 1), (SELECT count(*) FROM known WHERE held > 0),
       (SELECT count(*) FROM known_bond), (SELECT count(*) FROM known_class),
       (SELECT count(*) FROM matched AS m JOIN person AS p ON p.seq = m.person
         WHERE m.canon = m.person AND p.mentioned = 0 AND p.status = 0),
       (SELECT count(*) FROM wish),
       (SELECT count(*) FROM person WHERE mentioned = 0 AND status = 0 AND (roles = 0 OR roles & :staff <> 0)),
       (SELECT count(*) FROM bond WHERE status = 0);
