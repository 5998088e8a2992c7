-- plan.sql: what a roster would change. A file of its own: it is handed on, looked at, and applied or thrown away.

PRAGMA application_id = 0x53465050;
PRAGMA user_version = 1;

CREATE TABLE plan (
	id           INTEGER PRIMARY KEY CHECK (id = 1),
	schema       INTEGER NOT NULL,
	organization BLOB    NOT NULL CHECK (length(organization) = 16),
	trail_size   INTEGER NOT NULL, -- the organisation's trail as it was: what came since makes the plan stale
	trail_root   BLOB    NOT NULL CHECK (length(trail_root) = 32),
	trail_leaf   BLOB    NOT NULL, -- of its last entry
	made_at      INTEGER NOT NULL,
	effective_on INTEGER NOT NULL,
	covers       INTEGER NOT NULL, -- a bit each enum sfp__covered
	people       INTEGER NOT NULL, -- different ones whom the roster lists
	unchanged    INTEGER NOT NULL,
	digest       BLOB              -- over everything else
) STRICT;

CREATE TABLE input (
	seq      INTEGER PRIMARY KEY,
	name     TEXT    NOT NULL,
	kind     INTEGER NOT NULL,
	digest   BLOB    NOT NULL,
	rows     INTEGER NOT NULL,
	rejected INTEGER NOT NULL
) STRICT;

CREATE TABLE person ( -- whom the changes are about; for somebody new, all that is to be recorded
	seq        INTEGER PRIMARY KEY,
	id         BLOB    CHECK (id IS NULL OR length(id) = 16), -- NULL: new
	source_id  TEXT    NOT NULL,
	surname    TEXT    NOT NULL,
	given_name TEXT    NOT NULL,
	patronymic TEXT    NOT NULL,
	birth_date INTEGER NOT NULL,
	again      INTEGER NOT NULL DEFAULT 0 -- 1: several changes speak of them
) STRICT;

CREATE TABLE class (
	seq  INTEGER PRIMARY KEY,
	id   BLOB    CHECK (id IS NULL OR length(id) = 16), -- NULL: the nomenclature has the name, and a change makes the class
	name TEXT    NOT NULL,
	now  INTEGER NOT NULL  -- how many study there
) STRICT;

CREATE TABLE change (
	seq        INTEGER PRIMARY KEY,
	part       INTEGER NOT NULL, -- sfp_roster_part
	kind       INTEGER NOT NULL, -- sfp_kind of the movement; 0 a person's own particulars, or a class that is made
	person     INTEGER REFERENCES person (seq), -- NULL: it is about class_to, which is made
	class_from INTEGER REFERENCES class (seq),
	class_to   INTEGER REFERENCES class (seq),
	role       INTEGER NOT NULL,
	title      TEXT    NOT NULL,
	student    INTEGER REFERENCES person (seq),
	what       INTEGER NOT NULL, -- sfp_roster_particular, a bit each
	file       INTEGER NOT NULL,
	line       INTEGER NOT NULL,
	hold       INTEGER NOT NULL DEFAULT 0 -- hold.seq; 0 nothing holds it
) STRICT;

CREATE INDEX change_by_class_to ON change (class_to) WHERE class_to IS NOT NULL;
CREATE INDEX change_by_class_from ON change (class_from) WHERE class_from IS NOT NULL;

CREATE TABLE former ( -- names that are to change
	person     INTEGER PRIMARY KEY REFERENCES person (seq),
	surname    TEXT NOT NULL,
	given_name TEXT NOT NULL,
	patronymic TEXT NOT NULL
) STRICT;

CREATE TABLE hold (
	seq     INTEGER PRIMARY KEY,
	code    INTEGER NOT NULL, -- sfp_roster_hold_code
	part    INTEGER NOT NULL,
	role    INTEGER NOT NULL, -- whose; 0 of all
	class   INTEGER REFERENCES class (seq),
	people  INTEGER NOT NULL, -- how many it holds
	whole   INTEGER NOT NULL, -- of how many
	percent INTEGER NOT NULL  -- the limit; 0 there is none
) STRICT;

CREATE TABLE review ( -- rows that a person must decide
	seq    INTEGER PRIMARY KEY,
	code   INTEGER NOT NULL, -- sfp_roster_review_code
	person INTEGER NOT NULL REFERENCES person (seq),
	class  TEXT    NOT NULL,
	file   INTEGER NOT NULL,
	line   INTEGER NOT NULL
) STRICT;

CREATE TABLE candidate (
	review     INTEGER NOT NULL REFERENCES review (seq),
	seq        INTEGER NOT NULL,
	id         BLOB    NOT NULL CHECK (length(id) = 16),
	surname    TEXT    NOT NULL,
	given_name TEXT    NOT NULL,
	patronymic TEXT    NOT NULL,
	birth_date INTEGER NOT NULL,
	class      TEXT    NOT NULL,
	PRIMARY KEY (review, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE note ( -- what somebody should know, or do by hand
	seq   INTEGER PRIMARY KEY,
	code  INTEGER NOT NULL, -- sfp_roster_note_code
	name  TEXT    NOT NULL, -- of a class
	count INTEGER NOT NULL
) STRICT;
