-- plan.sql: what a roster would change. The tables are those of schemas/plan.sql.

-- name: plan_insert
INSERT INTO plan (id, schema, organization, trail_size, trail_root, trail_leaf, made_at, effective_on, covers, people, unchanged, digest)
VALUES (1, :schema, :organization, :trail_size, :trail_root, :trail_leaf, :made_at, :effective_on, :covers, :people, :unchanged, NULL);

-- name: plan_get
SELECT schema, organization, trail_size, trail_root, trail_leaf, made_at, effective_on, covers, people, unchanged, digest FROM plan WHERE id = 1;

-- name: plan_seal
UPDATE plan SET unchanged = :unchanged, digest = :digest WHERE id = 1;

-- name: plan_input_insert
INSERT INTO input (seq, name, kind, digest, rows, rejected) VALUES (:seq, :name, :kind, :digest, :rows, :rejected);

-- name: plan_input_list
SELECT seq, name, kind, digest, rows, rejected FROM input ORDER BY seq;

-- name: plan_person_insert
INSERT OR IGNORE INTO person (seq, id, source_id, surname, given_name, patronymic, birth_date)
VALUES (:seq, :id, :source_id, :surname, :given_name, :patronymic, :birth_date);

-- name: plan_person_again
UPDATE person SET again = 1 WHERE seq = :seq;

-- name: plan_former_insert
INSERT INTO former (person, surname, given_name, patronymic) VALUES (:person, :surname, :given_name, :patronymic);

-- name: plan_class_insert
INSERT INTO class (seq, id, name, now) VALUES (:seq, :id, :name, :now);

-- name: plan_change_insert
INSERT INTO change (part, kind, person, class_from, class_to, role, title, student, what, file, line)
VALUES (:part, :kind, :person, :class_from, :class_to, :role, :title, :student, :what, :file, :line);

-- name: plan_hold_insert
INSERT INTO hold (code, part, role, class, people, whole, percent)
VALUES (:code, :part, :role, :class, :people, :whole, :percent);

-- name: plan_review_insert
INSERT INTO review (code, person, class, file, line) VALUES (:code, :person, :class, :file, :line);

-- name: plan_candidate_insert
INSERT INTO candidate (review, seq, id, surname, given_name, patronymic, birth_date, class)
VALUES (:review, :seq, :id, :surname, :given_name, :patronymic, :birth_date, :class);

-- name: plan_note_insert
INSERT INTO note (code, name, count) VALUES (:code, :name, :count);

-- Holds. A change that one of them holds is not held by another as well: each person is counted once.

-- name: plan_ends_of
-- How many people, or bonds, a kind of movement would end that nothing holds yet: whoever loses several offices is one.
SELECT count(DISTINCT person || ' ' || coalesce(student, '')) FROM change WHERE kind = :kind AND hold = 0;

-- name: plan_hold_kind
UPDATE change SET hold = :hold WHERE kind = :kind AND hold = 0;

-- name: plan_hold_class
UPDATE change SET hold = :hold WHERE kind = :kind AND class_from = :class AND hold = 0;

-- name: plan_ends_by_class
SELECT c.class_from, count(*), k.now
  FROM change AS c
  JOIN class AS k ON k.seq = c.class_from
 WHERE c.kind = :kind
 GROUP BY c.class_from
 ORDER BY k.name, c.class_from;

-- name: plan_count_particular
SELECT count(*) FROM change WHERE kind = 0 AND what & :what <> 0 AND hold = 0;

-- name: plan_hold_particular
UPDATE change SET hold = :hold WHERE kind = 0 AND what & :what <> 0 AND hold = 0;

-- name: plan_vital
SELECT count(DISTINCT person) FROM change WHERE kind = :kind AND what <> 0;

-- name: plan_hold_vital
UPDATE change SET hold = :hold WHERE kind = :kind AND what <> 0;

-- Reading.

-- name: plan_counts
-- By part and kind: changes, different people, held ones; whether classes are made, whether it is one of several offices that is lost.
SELECT part, kind, count(*), count(DISTINCT person), count(*) FILTER (WHERE hold <> 0), max(person IS NULL),
       kind = :dismiss AND role <> 0 AS one_office
  FROM change
 GROUP BY part, kind, one_office
 ORDER BY part, kind, one_office;

-- name: plan_sizes
SELECT (SELECT count(*) FROM change), (SELECT count(DISTINCT person) FROM change), (SELECT count(*) FROM review),
       (SELECT count(*) FROM change WHERE hold <> 0), (SELECT count(DISTINCT person) FROM change WHERE hold <> 0);

-- name: plan_held
-- How many changes of these parts (a bit each) holds hold, and how many different people.
SELECT count(*), count(DISTINCT person) FROM change WHERE hold <> 0 AND :parts & (1 << part) <> 0;

-- name: plan_listed
-- How many of those whom the roster lists something changes for, or must be decided.
SELECT count(*) FROM (SELECT person FROM change WHERE person > 0 UNION SELECT person FROM review);

-- name: plan_hold_list
SELECT h.seq, h.code, h.part, h.role, coalesce(c.name, ''), h.people, h.whole, h.percent
  FROM hold AS h
  LEFT JOIN class AS c ON c.seq = h.class
 ORDER BY h.seq;

-- name: plan_note_list
SELECT code, name, count FROM note ORDER BY seq;

-- name: plan_class_list
-- Classes that are made, and that gain or lose somebody.
SELECT k.name, k.id, k.now, sum(c.added), sum(c.arrived), sum(c.moved), sum(c.ended)
  FROM (SELECT class_to AS class, count(*) FILTER (WHERE part IN (1, 2) AND kind NOT IN (0, :homeroom)) AS added,
               count(*) FILTER (WHERE part = 3 AND kind <> :homeroom) AS arrived, 0 AS moved, 0 AS ended
          FROM change
         WHERE class_to IS NOT NULL
         GROUP BY class_to
         UNION ALL
        SELECT class_from, 0, 0, count(*) FILTER (WHERE part = 3 AND kind <> :homeroom), count(*) FILTER (WHERE part = 4)
          FROM change
         WHERE class_from IS NOT NULL
         GROUP BY class_from) AS c
  JOIN class AS k ON k.seq = c.class
 GROUP BY k.seq
 ORDER BY k.name, k.seq;

-- name: plan_change_list
SELECT c.seq, c.part, c.kind, c.role, c.title, c.what, c.line, c.hold,
       coalesce(i.name, ''), p.id, coalesce(p.surname, ''), coalesce(p.given_name, ''), coalesce(p.patronymic, ''),
       coalesce(o.surname, ''), coalesce(o.given_name, ''), coalesce(o.patronymic, ''),
       coalesce(cf.name, ''), coalesce(ct.name, ''), coalesce(s.surname, ''), coalesce(s.given_name, ''), coalesce(s.patronymic, ''),
       c.person IS NULL
  FROM change AS c
  LEFT JOIN person AS p ON p.seq = c.person
  LEFT JOIN input AS i ON i.seq = c.file
  LEFT JOIN former AS o ON o.person = c.person AND c.kind = 0
  LEFT JOIN class AS cf ON cf.seq = c.class_from
  LEFT JOIN class AS ct ON ct.seq = c.class_to
  LEFT JOIN person AS s ON s.seq = c.student
 WHERE c.seq > :after AND (:part = 0 OR c.part = :part) AND (:kind = 0 OR c.kind = :kind)
   AND (:held = 0 OR (c.hold <> 0) = (:held = 1))
 ORDER BY c.seq
 LIMIT :limit;

-- name: plan_review_list
SELECT r.seq, r.code, coalesce(i.name, ''), r.line, p.surname, p.given_name, p.patronymic, p.birth_date, r.class
  FROM review AS r
  JOIN person AS p ON p.seq = r.person
  LEFT JOIN input AS i ON i.seq = r.file
 WHERE r.seq > :after
 ORDER BY r.seq
 LIMIT :limit;

-- name: plan_candidate_list
SELECT id, surname, given_name, patronymic, birth_date, class FROM candidate WHERE review = :review ORDER BY seq;

-- Applying.

-- name: plan_chosen
-- How many changes of the parts that were asked for are made: of particulars, movements, classes. A class comes with whoever goes there,
-- whichever parts were asked for.
SELECT count(*) FILTER (WHERE kind = 0 AND person IS NOT NULL), count(*) FILTER (WHERE kind <> 0), count(*) FILTER (WHERE person IS NULL)
  FROM change AS c
 WHERE (:parts & (1 << part) <> 0 AND (:lifted = 1 OR hold = 0))
    OR (person IS NULL
        AND EXISTS (SELECT 1 FROM change AS u INDEXED BY change_by_class_to
                     WHERE u.class_to = c.class_to AND u.person IS NOT NULL
                       AND :parts & (1 << u.part) <> 0 AND (:lifted = 1 OR u.hold = 0)));

-- name: plan_newcomers
-- How many people they add: those whom they are about, and children whom they only name.
SELECT count(*)
  FROM (SELECT c.person
          FROM change AS c
         CROSS JOIN person AS p ON p.seq = c.person AND p.id IS NULL
         WHERE :parts & (1 << c.part) <> 0 AND (:lifted = 1 OR c.hold = 0)
         UNION
        SELECT c.student
          FROM change AS c
         CROSS JOIN person AS s ON s.seq = c.student AND s.id IS NULL
         WHERE c.student IS NOT NULL AND :parts & (1 << c.part) <> 0 AND (:lifted = 1 OR c.hold = 0));

-- name: plan_apply_list
-- :pass 0 all but 1 what ends an office of whoever signs the order, and 2 of whoever applies the plan: both are needed until then.
SELECT c.seq, c.kind, c.person, c.role, c.title, c.what, p.id, p.source_id, p.surname, p.given_name, p.patronymic, p.birth_date,
       cf.id, ct.id, c.student, s.id, s.source_id, s.surname, s.given_name, s.patronymic, s.birth_date, p.again, c.class_to, ct.name,
       coalesce(i.name, ''), c.line
  FROM change AS c
  LEFT JOIN person AS p ON p.seq = c.person
  LEFT JOIN class AS cf ON cf.seq = c.class_from
  LEFT JOIN class AS ct ON ct.seq = c.class_to
  LEFT JOIN person AS s ON s.seq = c.student
  LEFT JOIN input AS i ON i.seq = c.file
 WHERE (:pass = 0 OR c.kind IN (:dismiss, :change_position))
   AND CASE WHEN c.kind NOT IN (:dismiss, :change_position) THEN 0 WHEN p.id = :actor THEN 2 WHEN p.id = :orderer THEN 1 ELSE 0 END = :pass
   AND ((:parts & (1 << c.part) <> 0 AND (:lifted = 1 OR c.hold = 0))
        OR (c.person IS NULL
            AND EXISTS (SELECT 1 FROM change AS u INDEXED BY change_by_class_to
                         WHERE u.class_to = c.class_to AND u.person IS NOT NULL
                           AND :parts & (1 << u.part) <> 0 AND (:lifted = 1 OR u.hold = 0))))
 ORDER BY c.seq;

-- name: plan_digest_changes
SELECT seq, part, kind, person, class_from, class_to, role, title, student, what, hold, file, line FROM change ORDER BY seq;

-- name: plan_digest_people
SELECT seq, id, source_id, surname, given_name, patronymic, birth_date, again FROM person ORDER BY seq;

-- name: plan_digest_classes
SELECT seq, id, name, now FROM class ORDER BY seq;

-- name: plan_digest_former
SELECT person, surname, given_name, patronymic FROM former ORDER BY person;

-- name: plan_digest_reviews
SELECT seq, code, person, class, file, line FROM review ORDER BY seq;

-- name: plan_digest_candidates
SELECT review, seq, id, surname, given_name, patronymic, birth_date, class FROM candidate ORDER BY review, seq;

-- name: plan_digest_holds
SELECT seq, code, part, role, class, people, whole, percent FROM hold ORDER BY seq;
