-- staging.sql: what a roster says, before it is compared with a registry. A temporary database: never kept, never migrated.
--
-- Dates are yyyymmdd, 0 none. status: 0 active, 1 the source says that it is gone; by the day of the plan, which writes it: 2 it begins
-- later, 3 it is over. mentioned: 1 the source only names it (a delta's
-- enrolment of somebody it does not describe, a parent's child): it is for finding whom the registry has, never for adding.

CREATE TABLE file (
	id        INTEGER PRIMARY KEY,
	name      TEXT    NOT NULL,
	kind      INTEGER NOT NULL, -- enum sfp__file_kind
	mode      INTEGER NOT NULL, -- enum sfp__mode
	digest    BLOB    NOT NULL, -- SHA-256 of its bytes
	rows      INTEGER NOT NULL,
	rejected  INTEGER NOT NULL,
	encoding  TEXT    NOT NULL,
	delimiter TEXT    NOT NULL
) STRICT;

CREATE TABLE header ( -- the columns of each file, and what they were taken for
	file      INTEGER NOT NULL,
	col       INTEGER NOT NULL,
	title     TEXT    NOT NULL,
	meaning   TEXT    NOT NULL, -- '' dropped
	PRIMARY KEY (file, col)
) STRICT, WITHOUT ROWID;

CREATE TABLE covers ( -- how each kind of thing is covered; what is not here, the source says nothing of
	what      INTEGER PRIMARY KEY, -- enum sfp__covered
	mode      INTEGER NOT NULL
) STRICT;

CREATE TABLE org (
	seq       INTEGER PRIMARY KEY,
	source_id TEXT    NOT NULL,
	name      TEXT    NOT NULL,
	is_school INTEGER NOT NULL -- 2: one that the source says to be gone
) STRICT;
CREATE UNIQUE INDEX org_by_source ON org (source_id);

CREATE TABLE named_org ( -- to which classes, people, roles and enrolments are said to belong
	source_id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
	seq        INTEGER PRIMARY KEY,
	file       INTEGER NOT NULL,
	line       INTEGER NOT NULL,
	source_id  TEXT    NOT NULL, -- '' none
	surname    TEXT    NOT NULL,
	given_name TEXT    NOT NULL,
	patronymic TEXT    NOT NULL,
	birth_date INTEGER NOT NULL,
	email      TEXT    NOT NULL,
	phone      TEXT    NOT NULL,
	name_fold  TEXT    NOT NULL,
	roles      INTEGER NOT NULL, -- SFP_ROLE_BIT() each; 0 another worker, or not known
	lasting    INTEGER NOT NULL, -- of those in `role`, what has no dates: SFP_ROLE_BIT() each, 1 another worker
	title      TEXT    NOT NULL,
	status     INTEGER NOT NULL,
	mentioned  INTEGER NOT NULL,
	family     TEXT    NOT NULL  -- of somebody whom a row only mentions: what brothers and sisters have in common; '' not known
) STRICT;
CREATE UNIQUE INDEX person_by_source ON person (source_id) WHERE source_id <> '';

CREATE TABLE class (
	seq        INTEGER PRIMARY KEY,
	file       INTEGER NOT NULL,
	line       INTEGER NOT NULL,
	source_id  TEXT    NOT NULL,
	name       TEXT    NOT NULL,
	name_fold  TEXT    NOT NULL,
	kind       INTEGER NOT NULL, -- enum sfp__class_kind
	course     INTEGER NOT NULL, -- 0 not known
	specialty  TEXT    NOT NULL,
	subject    TEXT    NOT NULL, -- of a section
	status     INTEGER NOT NULL,
	mentioned  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX class_by_source ON class (source_id) WHERE source_id <> '';
CREATE INDEX class_by_name ON class (name_fold) WHERE source_id = '';

CREATE TABLE enrollment (
	seq        INTEGER PRIMARY KEY,
	file       INTEGER NOT NULL,
	line       INTEGER NOT NULL,
	source_id  TEXT    NOT NULL,
	person     INTEGER NOT NULL, -- person.seq
	class      INTEGER,          -- class.seq; NULL the source does not know the class
	role       INTEGER NOT NULL, -- SFP_ROLE_STUDENT, _TEACHER, _HOMEROOM_TEACHER
	from_date  INTEGER NOT NULL,
	until_date INTEGER NOT NULL, -- the last day; 0 open
	subject    TEXT    NOT NULL,
	status     INTEGER NOT NULL
) STRICT;

CREATE TABLE role ( -- roles that begin or end on a day, or that the source says to be gone; `person.roles` has them all until the plan
	seq        INTEGER PRIMARY KEY,
	file       INTEGER NOT NULL,
	line       INTEGER NOT NULL,
	person     INTEGER NOT NULL, -- person.seq
	role       INTEGER NOT NULL, -- one SFP_ROLE_BIT(); 1 another worker
	from_date  INTEGER NOT NULL,
	until_date INTEGER NOT NULL, -- the last day; 0 open
	status     INTEGER NOT NULL
) STRICT;

CREATE TABLE guardian (
	seq        INTEGER PRIMARY KEY,
	file       INTEGER NOT NULL,
	line       INTEGER NOT NULL,
	parent     INTEGER NOT NULL, -- person.seq
	student    INTEGER NOT NULL, -- person.seq
	class      INTEGER,          -- class.seq of the student, where a table of parents names it
	relation   TEXT    NOT NULL,
	status     INTEGER NOT NULL
) STRICT;

CREATE TABLE agent ( -- who belongs to whom, before both sides have been read
	seq        INTEGER PRIMARY KEY,
	file       INTEGER NOT NULL,
	line       INTEGER NOT NULL,
	person     INTEGER NOT NULL,
	agent_id   TEXT    NOT NULL
) STRICT;

CREATE TABLE key ( -- what other files may refer to, or may have but once
	kind      INTEGER NOT NULL, -- enum sfp__file_kind
	source_id TEXT    NOT NULL,
	PRIMARY KEY (kind, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
	seq      INTEGER PRIMARY KEY,
	code     INTEGER NOT NULL, -- enum sfp__finding_code
	weight   INTEGER NOT NULL, -- sfp_roster_severity
	file     INTEGER NOT NULL,
	line     INTEGER NOT NULL, -- 0 of the file as a whole
	col      INTEGER NOT NULL, -- from 1; 0 of the line as a whole
	title    TEXT    NOT NULL, -- the column, by the standard's name
	expected TEXT    NOT NULL  -- never what a cell says
) STRICT;
CREATE INDEX finding_by_group ON finding (weight, file, code, seq, line);

CREATE TABLE rejected (
	seq  INTEGER PRIMARY KEY,
	file INTEGER NOT NULL,
	line INTEGER NOT NULL,
	code INTEGER NOT NULL,
	raw  TEXT    NOT NULL -- the row as CSV, divided by what divides its file
) STRICT;
