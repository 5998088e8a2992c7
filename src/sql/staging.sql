-- staging.sql: what a roster says, written by its readers and read by the plan. The tables are those of schemas/staging.sql.

-- name: staging_file_insert
INSERT INTO file (id, name, kind, mode, digest, rows, rejected, encoding, delimiter)
VALUES (:id, :name, :kind, :mode, :digest, :rows, :rejected, :encoding, :delimiter);

-- name: staging_file_count
SELECT count(*) FROM file;

-- name: staging_file_list
SELECT id, name, kind, mode, digest, rows, rejected, encoding, delimiter
  FROM file
 ORDER BY id;

-- name: staging_header_insert
INSERT INTO header (file, col, title, meaning)
VALUES (:file, :col, :title, :meaning);

-- name: staging_header_list
SELECT col, title, meaning
  FROM header
 WHERE file = :file
 ORDER BY col;

-- name: staging_covers_set
-- A part of a delta is no bulk any more.
INSERT INTO covers (what, mode)
VALUES (:what, :mode)
ON CONFLICT (what) DO UPDATE SET mode = max(mode, excluded.mode);

-- name: staging_covers_get
SELECT mode FROM covers WHERE what = :what;

-- name: staging_org_insert
INSERT OR IGNORE INTO org (source_id, name, is_school)
VALUES (:source_id, :name, :is_school);

-- name: staging_org_by_source
SELECT seq, is_school FROM org WHERE source_id = :source_id;

-- name: staging_named_org_insert
INSERT OR IGNORE INTO named_org (source_id) VALUES (:source_id);

-- name: staging_school_known
-- May it be chosen? Also what rows belong to and no row describes.
SELECT 1 WHERE EXISTS (SELECT 1 FROM org WHERE source_id = :source_id AND is_school <> 0)
            OR EXISTS (SELECT 1 FROM named_org WHERE source_id = :source_id);

-- name: staging_school_list
-- Schools, and whatever rows belong to that no row describes: it may be one.
SELECT source_id, name
  FROM (SELECT o.seq IS NULL AS unknown, o.seq AS seq, coalesce(o.source_id, n.source_id) AS source_id, coalesce(o.name, '') AS name
          FROM named_org AS n
          LEFT JOIN org AS o ON o.source_id = n.source_id
         WHERE o.seq IS NULL OR o.is_school <> 0
         UNION
        SELECT 0, seq, source_id, name FROM org WHERE is_school = 1)
 ORDER BY unknown, seq, source_id
 LIMIT :limit;

-- name: staging_row_get
-- Does that line of that file list anybody?
SELECT 1
  FROM file AS f
  JOIN person AS p ON p.file = f.id AND p.line = :line AND p.mentioned = 0
 WHERE f.name = :name;

-- name: staging_person_insert
-- Nothing where the source's number is taken: sfp__changes() tells.
INSERT OR IGNORE INTO person (file, line, source_id, surname, given_name, patronymic, birth_date, email, phone, name_fold,
       roles, lasting, title, status, mentioned, family)
VALUES (:file, :line, :source_id, :surname, :given_name, :patronymic, :birth_date, :email, :phone, :name_fold,
       :roles, :lasting, :title, :status, :mentioned, :family);

-- name: staging_person_by_source
SELECT seq, roles, mentioned FROM person WHERE source_id = :source_id AND source_id <> '';

-- name: staging_person_same
SELECT seq
  FROM person
 WHERE source_id = :source_id AND source_id <> '' AND surname = :surname AND given_name = :given_name
   AND patronymic = :patronymic AND status = :status AND mentioned = 0;

-- name: staging_person_add_roles
-- Where one school of several is wanted, a role there makes somebody more than mentioned, if they were described.
UPDATE person SET roles = roles | :roles, lasting = lasting | :lasting, mentioned = mentioned AND surname = '' WHERE seq = :seq;

-- name: staging_role_insert
INSERT INTO role (file, line, person, role, from_date, until_date, status)
VALUES (:file, :line, :person, :role, :from_date, :until_date, :status);

-- name: staging_person_set_birth_date
UPDATE person SET birth_date = :birth_date WHERE seq = :seq;

-- name: staging_person_has_roles
SELECT EXISTS (SELECT 1 FROM person WHERE roles & :roles <> 0 AND mentioned = 0);

-- name: staging_person_list
SELECT seq, file, line, source_id, surname, given_name, patronymic, birth_date, email, phone, name_fold, roles, title,
       status, mentioned
  FROM person
 WHERE seq > :after
 ORDER BY seq;

-- name: staging_person_get
SELECT seq, file, line, source_id, surname, given_name, patronymic, birth_date, email, phone, name_fold, roles, title,
       status, mentioned
  FROM person
 WHERE seq = :seq;

-- name: staging_class_insert
INSERT OR IGNORE INTO class (file, line, source_id, name, name_fold, kind, course, specialty, subject, status, mentioned)
VALUES (:file, :line, :source_id, :name, :name_fold, :kind, :course, :specialty, :subject, :status, :mentioned);

-- name: staging_class_by_source
SELECT seq, kind, mentioned FROM class WHERE source_id = :source_id AND source_id <> '';

-- name: staging_class_by_name
-- Of a source without numbers.
SELECT seq, kind, mentioned FROM class WHERE name_fold = :name_fold AND source_id = '';

-- name: staging_class_describe
-- A table of classes comes after a table that only named it.
UPDATE class
   SET file = :file, line = :line, name = :name, course = :course, specialty = :specialty, mentioned = 0
 WHERE seq = :seq;

-- name: staging_class_list
SELECT seq, file, line, source_id, name, name_fold, kind, course, specialty, subject, status, mentioned
  FROM class
 WHERE seq > :after
 ORDER BY seq;

-- name: staging_class_get
SELECT seq, file, line, source_id, name, name_fold, kind, course, specialty, subject, status, mentioned
  FROM class
 WHERE seq = :seq;

-- name: staging_enrollment_insert
INSERT INTO enrollment (file, line, source_id, person, class, role, from_date, until_date, subject, status)
VALUES (:file, :line, :source_id, :person, :class, :role, :from_date, :until_date, :subject, :status);

-- name: staging_enrollment_list
SELECT seq, file, line, source_id, person, class, role, from_date, until_date, subject, status
  FROM enrollment
 WHERE seq > :after
 ORDER BY seq;

-- name: staging_guardian_insert
INSERT INTO guardian (file, line, parent, student, class, relation, status)
VALUES (:file, :line, :parent, :student, :class, :relation, :status);

-- name: staging_guardian_list
SELECT seq, file, line, parent, student, class, relation, status
  FROM guardian
 WHERE seq > :after
 ORDER BY seq;

-- name: staging_agent_insert
INSERT INTO agent (file, line, person, agent_id)
VALUES (:file, :line, :person, :agent_id);

-- name: staging_agent_list
-- Both sides of each bond; the other is NULL where the source does not describe it.
SELECT a.file, a.line, a.person, p.roles, o.seq, o.roles, a.agent_id
  FROM agent AS a
  JOIN person AS p ON p.seq = a.person
  LEFT JOIN person AS o ON o.source_id = a.agent_id AND o.source_id <> ''
 ORDER BY a.seq;

-- name: staging_key_insert
INSERT OR IGNORE INTO key (kind, source_id)
VALUES (:kind, :source_id);

-- name: staging_key_known
SELECT 1 FROM key WHERE kind = :kind AND source_id = :source_id;

-- name: staging_finding_insert
INSERT INTO finding (code, weight, file, line, col, title, expected)
VALUES (:code, :weight, :file, :line, :col, :title, :expected);

-- name: staging_finding_groups
-- One row a weight, file and code: how many, the first one, the first and the last line.
SELECT min(seq), count(*), min(line), max(line)
  FROM finding
 GROUP BY weight, file, code
 ORDER BY weight, file, code;

-- name: staging_finding_group_count
SELECT count(*) FROM (SELECT DISTINCT weight, file, code FROM finding);

-- name: staging_finding_get
SELECT code, weight, file, line, col, title, expected
  FROM finding
 WHERE seq = :seq;

-- name: staging_rejected_insert
INSERT INTO rejected (file, line, code, raw)
VALUES (:file, :line, :code, :raw);

-- name: staging_rejected_list
SELECT seq, line, code, raw
  FROM rejected
 WHERE file = :file AND seq > :after
 ORDER BY seq
 LIMIT :limit;

-- name: staging_counts
SELECT (SELECT count(*) FROM person WHERE mentioned = 0), (SELECT count(*) FROM class WHERE mentioned = 0),
       (SELECT count(*) FROM enrollment), (SELECT count(*) FROM guardian), (SELECT count(*) FROM rejected);

-- name: staging_class_names
-- Each name once, as it is written first; the course where there is but one, any specialty, how many are to study there. A class that
-- only a table of parents names is none of ours.
WITH used(class, students) AS (
	SELECT class, count(*) FILTER (WHERE role = :student)
	  FROM enrollment
	 WHERE status = 0 AND role IN (:student, :homeroom) AND class IS NOT NULL AND (until_date = 0 OR until_date >= :today)
	 GROUP BY class),
named(name_fold, first, course, specialty, students) AS (
	SELECT c.name_fold, min(c.seq), CASE WHEN min(nullif(c.course, 0)) = max(c.course) THEN max(c.course) ELSE 0 END,
	       max(c.specialty), coalesce(sum(u.students), 0)
	  FROM class AS c
	  LEFT JOIN used AS u ON u.class = c.seq
	 WHERE c.kind = :group AND c.status = 0 AND c.name_fold <> '' AND (c.mentioned = 0 OR u.class IS NOT NULL)
	 GROUP BY c.name_fold)
SELECT n.name_fold, c.name, n.course, n.specialty, n.students
  FROM named AS n
  JOIN class AS c ON c.seq = n.first
 ORDER BY n.name_fold;

-- name: staging_classes_told
-- Those that the roster tells of by themselves.
SELECT name, course, specialty FROM class WHERE kind = :group AND mentioned = 0 AND status = 0 AND name <> '' ORDER BY seq;

-- name: staging_leads
-- Who leads which class today, row by row.
SELECT p.name_fold, p.source_id, p.birth_date, c.seq, c.name, e.file, f.name, e.line
  FROM enrollment AS e
  JOIN person AS p ON p.seq = e.person
  JOIN class AS c ON c.seq = e.class
  JOIN file AS f ON f.id = e.file
 WHERE e.role = :homeroom AND e.status = 0 AND e.from_date <= :today AND (e.until_date = 0 OR e.until_date >= :today)
 ORDER BY e.seq;
