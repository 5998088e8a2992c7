-- matching.sql: what a registry has, beside what a roster says (schemas/staging.sql): the same temporary database.
-- extends: staging
--
-- Filled from the registry, so that all comparing is done in one place and by whole tables.

CREATE TABLE known ( -- everybody of the organisation whose data were not erased
	seq        INTEGER PRIMARY KEY,
	id         BLOB    NOT NULL,
	source_id  TEXT    NOT NULL,
	surname    TEXT    NOT NULL,
	given_name TEXT    NOT NULL,
	patronymic TEXT    NOT NULL,
	birth_date INTEGER NOT NULL,
	name_fold  TEXT    NOT NULL,
	studies    INTEGER NOT NULL, -- enum sfp__studies
	class_id   BLOB,             -- of the enrolment that is open
	offices    INTEGER NOT NULL, -- SFP_ROLE_BIT() of each that is open
	held       INTEGER NOT NULL, -- how many offices are open
	title      TEXT    NOT NULL, -- of the only one that is open
	vital      INTEGER NOT NULL, -- the head, or an administrator of the platform
	administers INTEGER NOT NULL, -- 1: such an administrator
	kept       TEXT              -- their number of a source, while source_id is the one that an export of ours gave them; NULL: it did not
) STRICT;

CREATE TABLE known_class ( -- open classes, and names that the nomenclature has without a class
	seq       INTEGER PRIMARY KEY,
	id        BLOB,
	name      TEXT    NOT NULL,
	name_fold TEXT    NOT NULL,
	course    INTEGER NOT NULL,
	planned   INTEGER NOT NULL DEFAULT 0 -- the roster has it: 1 it is to be made, 2 nobody may make it
) STRICT;
CREATE INDEX known_class_by_fold ON known_class (name_fold);

CREATE TABLE known_bond (
	parent  BLOB NOT NULL,
	student BLOB NOT NULL,
	PRIMARY KEY (parent, student)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_homeroom (
	class_id BLOB NOT NULL PRIMARY KEY,
	person   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decision ( -- what a person said of a line that could not be matched
	file   INTEGER NOT NULL,
	line   INTEGER NOT NULL,
	person BLOB,             -- NULL: somebody new
	PRIMARY KEY (file, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE place ( -- the class of the registry that a class of the roster is
	class     INTEGER PRIMARY KEY,
	known     INTEGER           -- known_class.seq; NULL: none of that name
) STRICT;

CREATE TABLE matched ( -- who each row of the roster is
	person INTEGER PRIMARY KEY,
	canon  INTEGER NOT NULL, -- the row that stands for this one: itself, or an earlier row of the same person
	known  INTEGER,          -- known.seq; NULL nobody
	how    INTEGER NOT NULL  -- enum sfp__how
) STRICT;

CREATE TABLE pair ( -- whom a row might be
	person INTEGER NOT NULL,
	known  INTEGER NOT NULL,
	birth  INTEGER NOT NULL, -- 1 the same day
	whole  INTEGER NOT NULL, -- 1 the same full name, 0 one of the two lacks the patronymic
	here   INTEGER NOT NULL, -- 1 in the same place: class, office, bond
	PRIMARY KEY (person, known)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_by_known ON pair (known);

CREATE TABLE listing ( -- what the roster gives to workers whom the registry has, all their rows together
	known  INTEGER PRIMARY KEY,
	person INTEGER NOT NULL, -- matched.canon
	listed INTEGER NOT NULL, -- SFP_ROLE_BIT() of each office
	unsaid INTEGER NOT NULL  -- 1: a row gives none
) STRICT;

CREATE TABLE wish ( -- in which class somebody is to study
	person INTEGER PRIMARY KEY,
	staged INTEGER,            -- class.seq; NULL the roster does not say
	class  INTEGER,            -- known_class.seq; NULL nothing has that name
	many   INTEGER NOT NULL,   -- how many classes the roster names
	file   INTEGER NOT NULL,
	line   INTEGER NOT NULL
) STRICT;

CREATE TABLE leaders ( -- classes that somebody is to lead
	class  INTEGER PRIMARY KEY, -- known_class.seq
	people INTEGER NOT NULL
) STRICT;

CREATE TABLE bond ( -- whose parents people are to be
	parent   INTEGER NOT NULL, -- matched.canon
	student  INTEGER NOT NULL,
	relation TEXT    NOT NULL,
	status   INTEGER NOT NULL,
	file     INTEGER NOT NULL,
	line     INTEGER NOT NULL,
	PRIMARY KEY (parent, student)
) STRICT, WITHOUT ROWID;
