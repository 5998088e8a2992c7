-- 0001: the registry as it was first released. Never edited: a change is a new file.
--
-- Every key is led by the organisation (a small number of this file, never shown), so a reference cannot leave it. Records have
-- 16-byte ids; times are microseconds UTC, dates readable numbers (20260901), 0 and '' mean "none". What tells of a person by
-- name lies apart (…_private), so that it can be erased while the structure and the trail stay.

CREATE TABLE organization (
	org        INTEGER PRIMARY KEY,
	id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
	state      INTEGER NOT NULL,
	revision   INTEGER NOT NULL CHECK (revision > 0),
	edition    BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	name       TEXT    NOT NULL CHECK (name <> ''),
	short_name TEXT    NOT NULL,
	address    TEXT    NOT NULL,
	email      TEXT    NOT NULL,
	site       TEXT    NOT NULL,
	time_zone  TEXT    NOT NULL
) STRICT;

CREATE TABLE person (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	source_id      TEXT    NOT NULL,
	private_digest BLOB    CHECK (private_digest IS NULL OR length(private_digest) = 32),
	PRIMARY KEY (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	role           INTEGER NOT NULL,
	title          TEXT    NOT NULL,
	from_date      INTEGER NOT NULL,
	until_date     INTEGER NOT NULL,
	order_id       BLOB,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE guardian (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	parent         BLOB    NOT NULL,
	student        BLOB    NOT NULL,
	relation       TEXT    NOT NULL,
	from_date      INTEGER NOT NULL,
	until_date     INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, parent) REFERENCES person (org, id),
	FOREIGN KEY (org, student) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	subject        INTEGER NOT NULL,
	number         TEXT    NOT NULL,
	date           INTEGER NOT NULL,
	title          TEXT    NOT NULL,
	signer         BLOB,
	private_digest BLOB    CHECK (private_digest IS NULL OR length(private_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, signer) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE edition (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	pack_name      TEXT    NOT NULL,
	pack_digest    BLOB    CHECK (pack_digest IS NULL OR length(pack_digest) = 32),
	minutes_number TEXT    NOT NULL,
	minutes_date   INTEGER NOT NULL,
	order_id       BLOB,
	signed_on      INTEGER NOT NULL,
	in_force_from  INTEGER NOT NULL,
	superseded_on  INTEGER NOT NULL,
	amends         BLOB,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id),
	FOREIGN KEY (org, amends) REFERENCES edition (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE appointment (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	additional     INTEGER NOT NULL,
	order_id       BLOB,
	registered_at  INTEGER NOT NULL,
	ended_on       INTEGER NOT NULL,
	end_reason     TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE nomenclature (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	name           TEXT    NOT NULL,
	name_fold      TEXT    NOT NULL,
	course         INTEGER NOT NULL,
	specialty      TEXT    NOT NULL,
	order_id       BLOB    NOT NULL,
	from_date      INTEGER NOT NULL,
	until_date     INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE class (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	name           TEXT    NOT NULL,
	name_fold      TEXT    NOT NULL,
	staffroom      INTEGER NOT NULL,
	course         INTEGER NOT NULL,
	specialty      TEXT    NOT NULL,
	closed_on      INTEGER NOT NULL,
	import_id      BLOB,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, import_id) REFERENCES import (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE distribution (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	class_name     TEXT    NOT NULL,
	class_fold     TEXT    NOT NULL,
	person         BLOB    NOT NULL,
	order_id       BLOB    NOT NULL,
	from_date      INTEGER NOT NULL,
	until_date     INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrollment (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	class_id       BLOB,
	from_date      INTEGER NOT NULL,
	until_date     INTEGER NOT NULL,
	end_reason     TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, class_id) REFERENCES class (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE homeroom (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	class_id       BLOB    NOT NULL,
	person         BLOB    NOT NULL,
	from_date      INTEGER NOT NULL,
	until_date     INTEGER NOT NULL,
	order_id       BLOB,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, class_id) REFERENCES class (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE application_organization (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	contact        BLOB    NOT NULL,
	order_id       BLOB,
	private_digest BLOB    CHECK (private_digest IS NULL OR length(private_digest) = 32),
	message_id     TEXT    NOT NULL,
	sent_at        INTEGER NOT NULL,
	answered_on    INTEGER NOT NULL,
	answer         TEXT    NOT NULL,
	sends          INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, contact) REFERENCES person (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE application_membership (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	class_id       BLOB    NOT NULL,
	role           INTEGER NOT NULL,
	reason         TEXT    NOT NULL,
	decided_by     BLOB,
	decided_at     INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, class_id) REFERENCES class (org, id),
	FOREIGN KEY (org, decided_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invite (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	class_id       BLOB,
	chat_id        BLOB,
	role           INTEGER NOT NULL,
	person         BLOB,
	uses_max       INTEGER NOT NULL,
	uses           INTEGER NOT NULL,
	sends          INTEGER NOT NULL,
	sent_at        INTEGER NOT NULL,
	expires_at     INTEGER NOT NULL,
	issuer         BLOB,
	issuer_role    INTEGER NOT NULL,
	note           TEXT    NOT NULL,
	token_hash     BLOB    CHECK (token_hash IS NULL OR length(token_hash) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, class_id) REFERENCES class (org, id),
	FOREIGN KEY (org, chat_id) REFERENCES chat (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, issuer) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	class_id       BLOB    NOT NULL,
	role           INTEGER NOT NULL,
	invite         BLOB,
	admission      BLOB,
	from_date      INTEGER NOT NULL,
	until_date     INTEGER NOT NULL,
	end_reason     TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, class_id) REFERENCES class (org, id),
	FOREIGN KEY (org, invite) REFERENCES invite (org, id),
	FOREIGN KEY (org, admission) REFERENCES application_membership (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE verification (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	requested_at   INTEGER NOT NULL,
	requested_by   BLOB,
	decided_by     BLOB,
	decided_at     INTEGER NOT NULL,
	reason         TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, requested_by) REFERENCES person (org, id),
	FOREIGN KEY (org, decided_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE movement (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	kind           INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	class_from     BLOB,
	class_to       BLOB,
	role           INTEGER NOT NULL,
	title          TEXT    NOT NULL,
	student        BLOB,
	order_id       BLOB,
	ground         TEXT    NOT NULL,
	effective_on   INTEGER NOT NULL,
	applied_at     INTEGER NOT NULL,
	reason         TEXT    NOT NULL,
	import_id      BLOB,
	scheduled_by   BLOB,
	scheduled_at   INTEGER NOT NULL,
	ordered_by     BLOB,
	ordered_at     INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, class_from) REFERENCES class (org, id),
	FOREIGN KEY (org, class_to) REFERENCES class (org, id),
	FOREIGN KEY (org, student) REFERENCES person (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id),
	FOREIGN KEY (org, import_id) REFERENCES import (org, id),
	FOREIGN KEY (org, scheduled_by) REFERENCES person (org, id),
	FOREIGN KEY (org, ordered_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	order_id       BLOB,
	ground         TEXT    NOT NULL,
	effective_on   INTEGER NOT NULL,
	covers         INTEGER NOT NULL,
	people         INTEGER NOT NULL,
	people_added   INTEGER NOT NULL,
	people_changed INTEGER NOT NULL,
	classes_added  INTEGER NOT NULL,
	movements      INTEGER NOT NULL,
	left_out       INTEGER NOT NULL,
	rolled_back_at INTEGER NOT NULL,
	reason         TEXT    NOT NULL,
	rollback_orderer BLOB,
	private_digest BLOB    CHECK (private_digest IS NULL OR length(private_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id),
	FOREIGN KEY (org, rollback_orderer) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE turn (
	org           INTEGER NOT NULL REFERENCES organization (org),
	id            BLOB    NOT NULL CHECK (length(id) = 16),
	state         INTEGER NOT NULL CHECK (state >= 0),
	revision      INTEGER NOT NULL CHECK (revision > 0),
	edition       BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at    INTEGER NOT NULL,
	changed_at    INTEGER NOT NULL,
	school_year   TEXT    NOT NULL,
	order_id      BLOB,
	effective_on  INTEGER NOT NULL,
	classes       INTEGER NOT NULL,
	classes_added INTEGER NOT NULL,
	movements     INTEGER NOT NULL,
	taken_back_at INTEGER NOT NULL,
	reason        TEXT    NOT NULL,
	parts_digest   BLOB    CHECK (parts_digest IS NULL OR length(parts_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, order_id) REFERENCES orders (org, id)
) STRICT, WITHOUT ROWID;

-- What a turn did, in this order: movements (object 18) and classes (10) with what these were before; name '' for a new one.
CREATE TABLE turn_part (
	org       INTEGER NOT NULL,
	turn      BLOB    NOT NULL,
	seq       INTEGER NOT NULL,
	object    INTEGER NOT NULL,
	id        BLOB    NOT NULL CHECK (length(id) = 16),
	revision  INTEGER NOT NULL,
	name      TEXT    NOT NULL,
	name_fold TEXT    NOT NULL,
	course    INTEGER NOT NULL,
	closed_on INTEGER NOT NULL,
	PRIMARY KEY (org, turn, seq),
	FOREIGN KEY (org, turn) REFERENCES turn (org, id)
) STRICT, WITHOUT ROWID;

-- What people were before an import changed them, so that it can be taken back. Erased with the person. The salt is that of the
-- values of then.
CREATE TABLE import_former (
	org        INTEGER NOT NULL,
	import_id  BLOB    NOT NULL,
	person     BLOB    NOT NULL,
	revision   INTEGER NOT NULL,
	source_id  TEXT    NOT NULL,
	salt       BLOB    NOT NULL CHECK (length(salt) = 32),
	surname    TEXT    NOT NULL,
	given_name TEXT    NOT NULL,
	patronymic TEXT    NOT NULL,
	birth_date INTEGER NOT NULL,
	email      TEXT    NOT NULL,
	phone      TEXT    NOT NULL,
	name_fold  TEXT    NOT NULL,
	PRIMARY KEY (org, import_id, person),
	FOREIGN KEY (org, import_id) REFERENCES import (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
	org             INTEGER NOT NULL REFERENCES organization (org),
	id              BLOB    NOT NULL CHECK (length(id) = 16),
	state           INTEGER NOT NULL CHECK (state >= 0),
	revision        INTEGER NOT NULL CHECK (revision > 0),
	edition         BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at      INTEGER NOT NULL,
	changed_at      INTEGER NOT NULL,
	name            TEXT    NOT NULL,
	name_fold       TEXT    NOT NULL,
	extracurricular INTEGER NOT NULL,
	closed_on       INTEGER NOT NULL,
	PRIMARY KEY (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE teaching (
	org        INTEGER NOT NULL REFERENCES organization (org),
	id         BLOB    NOT NULL CHECK (length(id) = 16),
	state      INTEGER NOT NULL CHECK (state >= 0),
	revision   INTEGER NOT NULL CHECK (revision > 0),
	edition    BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	person     BLOB    NOT NULL,
	class_id   BLOB    NOT NULL,
	subject_id BLOB    NOT NULL,
	from_date  INTEGER NOT NULL,
	until_date INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, class_id) REFERENCES class (org, id),
	FOREIGN KEY (org, subject_id) REFERENCES subject (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat (
	org         INTEGER NOT NULL REFERENCES organization (org),
	id          BLOB    NOT NULL CHECK (length(id) = 16),
	state       INTEGER NOT NULL CHECK (state >= 0),
	revision    INTEGER NOT NULL CHECK (revision > 0),
	edition     BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at  INTEGER NOT NULL,
	changed_at  INTEGER NOT NULL,
	kind        INTEGER NOT NULL,
	class_id    BLOB,
	subject_id  BLOB,
	title       TEXT    NOT NULL,
	owner       BLOB    NOT NULL,
	archived_on INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, class_id) REFERENCES class (org, id),
	FOREIGN KEY (org, subject_id) REFERENCES subject (org, id),
	FOREIGN KEY (org, owner) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat_member (
	org        INTEGER NOT NULL REFERENCES organization (org),
	id         BLOB    NOT NULL CHECK (length(id) = 16),
	state      INTEGER NOT NULL CHECK (state >= 0),
	revision   INTEGER NOT NULL CHECK (revision > 0),
	edition    BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	chat_id    BLOB    NOT NULL,
	person     BLOB    NOT NULL,
	role       INTEGER NOT NULL,
	invite     BLOB,
	from_date  INTEGER NOT NULL,
	until_date INTEGER NOT NULL,
	end_reason TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, chat_id) REFERENCES chat (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, invite) REFERENCES invite (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel (
	org        INTEGER NOT NULL REFERENCES organization (org),
	id         BLOB    NOT NULL CHECK (length(id) = 16),
	state      INTEGER NOT NULL CHECK (state >= 0),
	revision   INTEGER NOT NULL CHECK (revision > 0),
	edition    BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	code       TEXT    NOT NULL,
	name       TEXT    NOT NULL,
	closed_on  INTEGER NOT NULL,
	PRIMARY KEY (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_post (
	org             INTEGER NOT NULL REFERENCES organization (org),
	id              BLOB    NOT NULL CHECK (length(id) = 16),
	state           INTEGER NOT NULL CHECK (state >= 0),
	revision        INTEGER NOT NULL CHECK (revision > 0),
	edition         BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at      INTEGER NOT NULL,
	changed_at      INTEGER NOT NULL,
	channel_id      BLOB,
	title           TEXT    NOT NULL,
	material_digest BLOB    CHECK (material_digest IS NULL OR length(material_digest) = 32),
	provided_by     BLOB,
	provided_at     INTEGER NOT NULL,
	posted_by       BLOB,
	posted_at       INTEGER NOT NULL,
	reason          TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, channel_id) REFERENCES channel (org, id),
	FOREIGN KEY (org, provided_by) REFERENCES person (org, id),
	FOREIGN KEY (org, posted_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
	org          INTEGER NOT NULL REFERENCES organization (org),
	id           BLOB    NOT NULL CHECK (length(id) = 16),
	state        INTEGER NOT NULL CHECK (state >= 0),
	revision     INTEGER NOT NULL CHECK (revision > 0),
	edition      BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at   INTEGER NOT NULL,
	changed_at   INTEGER NOT NULL,
	kind         INTEGER NOT NULL,
	mode         INTEGER NOT NULL,
	title        TEXT    NOT NULL,
	class_id     BLOB,
	subject_id   BLOB,
	organizer    BLOB    NOT NULL,
	starts_at    INTEGER NOT NULL,
	started_at   INTEGER NOT NULL,
	finished_at  INTEGER NOT NULL,
	participants INTEGER NOT NULL,
	reason       TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, class_id) REFERENCES class (org, id),
	FOREIGN KEY (org, subject_id) REFERENCES subject (org, id),
	FOREIGN KEY (org, organizer) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance (
	org        INTEGER NOT NULL REFERENCES organization (org),
	id         BLOB    NOT NULL CHECK (length(id) = 16),
	state      INTEGER NOT NULL CHECK (state >= 0),
	revision   INTEGER NOT NULL CHECK (revision > 0),
	edition    BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	event_id   BLOB    NOT NULL,
	person     BLOB    NOT NULL,
	joined_at  INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, event_id) REFERENCES event (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE help_request (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	topic          TEXT    NOT NULL,
	asked_at       INTEGER NOT NULL,
	answered_by    BLOB,
	answered_at    INTEGER NOT NULL,
	closed_at      INTEGER NOT NULL,
	private_digest BLOB    CHECK (private_digest IS NULL OR length(private_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, answered_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE support_ticket (
	org          INTEGER NOT NULL REFERENCES organization (org),
	id           BLOB    NOT NULL CHECK (length(id) = 16),
	state        INTEGER NOT NULL CHECK (state >= 0),
	revision     INTEGER NOT NULL CHECK (revision > 0),
	edition      BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at   INTEGER NOT NULL,
	changed_at   INTEGER NOT NULL,
	number       TEXT    NOT NULL,
	topic        TEXT    NOT NULL,
	help_request BLOB,
	opened_by    BLOB    NOT NULL,
	opened_at    INTEGER NOT NULL,
	answered_at  INTEGER NOT NULL,
	answer       TEXT    NOT NULL,
	closed_at    INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, help_request) REFERENCES help_request (org, id),
	FOREIGN KEY (org, opened_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE control_check (
	org           INTEGER NOT NULL REFERENCES organization (org),
	id            BLOB    NOT NULL CHECK (length(id) = 16),
	state         INTEGER NOT NULL CHECK (state >= 0),
	revision      INTEGER NOT NULL CHECK (revision > 0),
	edition       BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at    INTEGER NOT NULL,
	changed_at    INTEGER NOT NULL,
	checked_by    BLOB    NOT NULL,
	checked_on    INTEGER NOT NULL,
	period_from   INTEGER NOT NULL,
	period_until  INTEGER NOT NULL,
	topic         TEXT    NOT NULL,
	finding_count INTEGER NOT NULL,
	findings      TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, checked_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	presented_by   BLOB    NOT NULL,
	presented_to   BLOB    NOT NULL,
	presented_on   INTEGER NOT NULL,
	period_from    INTEGER NOT NULL,
	period_until   INTEGER NOT NULL,
	source         TEXT    NOT NULL,
	figures_digest BLOB    CHECK (figures_digest IS NULL OR length(figures_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, presented_by) REFERENCES person (org, id),
	FOREIGN KEY (org, presented_to) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE acknowledgement (
	org             INTEGER NOT NULL REFERENCES organization (org),
	id              BLOB    NOT NULL CHECK (length(id) = 16),
	state           INTEGER NOT NULL CHECK (state >= 0),
	revision        INTEGER NOT NULL CHECK (revision > 0),
	edition         BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at      INTEGER NOT NULL,
	changed_at      INTEGER NOT NULL,
	person          BLOB    NOT NULL,
	rules           TEXT    NOT NULL,
	rules_digest    BLOB    CHECK (rules_digest IS NULL OR length(rules_digest) = 32),
	acknowledged_on INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
	org            INTEGER NOT NULL REFERENCES organization (org),
	id             BLOB    NOT NULL CHECK (length(id) = 16),
	state          INTEGER NOT NULL CHECK (state >= 0),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	edition        BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at     INTEGER NOT NULL,
	changed_at     INTEGER NOT NULL,
	person         BLOB    NOT NULL,
	action         INTEGER NOT NULL,
	reported_at    INTEGER NOT NULL,
	settled_by     BLOB,
	settled_at     INTEGER NOT NULL,
	private_digest BLOB    CHECK (private_digest IS NULL OR length(private_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, settled_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage (
	org        INTEGER NOT NULL REFERENCES organization (org),
	id         BLOB    NOT NULL CHECK (length(id) = 16),
	state      INTEGER NOT NULL CHECK (state >= 0),
	revision   INTEGER NOT NULL CHECK (revision > 0),
	edition    BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	person     BLOB    NOT NULL,
	action     INTEGER NOT NULL,
	chat_id    BLOB,
	title      TEXT    NOT NULL,
	used_on    INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, chat_id) REFERENCES chat (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
	org              INTEGER NOT NULL REFERENCES organization (org),
	id               BLOB    NOT NULL CHECK (length(id) = 16),
	state            INTEGER NOT NULL CHECK (state >= 0),
	revision         INTEGER NOT NULL CHECK (revision > 0),
	edition          BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at       INTEGER NOT NULL,
	changed_at       INTEGER NOT NULL,
	person           BLOB    NOT NULL,
	code             TEXT    NOT NULL,
	given_on         INTEGER NOT NULL,
	signed_by_person INTEGER NOT NULL,
	parent           BLOB,
	withdrawn_on     INTEGER NOT NULL,
	reason           TEXT    NOT NULL,
	private_digest   BLOB    CHECK (private_digest IS NULL OR length(private_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, parent) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure (
	org           INTEGER NOT NULL REFERENCES organization (org),
	id            BLOB    NOT NULL CHECK (length(id) = 16),
	state         INTEGER NOT NULL CHECK (state >= 0),
	revision      INTEGER NOT NULL CHECK (revision > 0),
	edition       BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at    INTEGER NOT NULL,
	changed_at    INTEGER NOT NULL,
	person        BLOB    NOT NULL,
	ground        TEXT    NOT NULL,
	asked_on      INTEGER NOT NULL,
	asked_by      BLOB,
	done_by       BLOB,
	done_at       INTEGER NOT NULL,
	values_erased INTEGER NOT NULL,
	kinds_erased  TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, asked_by) REFERENCES person (org, id),
	FOREIGN KEY (org, done_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attestation (
	org         INTEGER NOT NULL REFERENCES organization (org),
	id          BLOB    NOT NULL CHECK (length(id) = 16),
	state       INTEGER NOT NULL CHECK (state >= 0),
	revision    INTEGER NOT NULL CHECK (revision > 0),
	edition     BLOB    CHECK (edition IS NULL OR length(edition) = 16),
	created_at  INTEGER NOT NULL,
	changed_at  INTEGER NOT NULL,
	person      BLOB    NOT NULL,
	fact        INTEGER NOT NULL,
	name        TEXT    NOT NULL,
	truth       INTEGER NOT NULL,
	ground      TEXT    NOT NULL,
	attested_by BLOB,
	from_date   INTEGER NOT NULL,
	until_date  INTEGER NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, person) REFERENCES person (org, id),
	FOREIGN KEY (org, attested_by) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_private (
	org        INTEGER NOT NULL,
	id         BLOB    NOT NULL,
	salt       BLOB    NOT NULL CHECK (length(salt) = 32),
	surname    TEXT    NOT NULL,
	given_name TEXT    NOT NULL,
	patronymic TEXT    NOT NULL,
	birth_date INTEGER NOT NULL,
	email      TEXT    NOT NULL,
	phone      TEXT    NOT NULL,
	name_fold  TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, id) REFERENCES person (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE application_organization_private (
	org               INTEGER NOT NULL,
	id                BLOB    NOT NULL,
	salt              BLOB    NOT NULL CHECK (length(salt) = 32),
	contact_full_name TEXT    NOT NULL,
	contact_email     TEXT    NOT NULL,
	contact_mobile    TEXT    NOT NULL,
	letter_digest     BLOB    CHECK (letter_digest IS NULL OR length(letter_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, id) REFERENCES application_organization (org, id)
) STRICT, WITHOUT ROWID;

-- What the digests below are made of tells of people, and can be guessed: whoever knows a name tries all days of birth. So they lie
-- here, with a salt, and are destroyed with the values themselves.
CREATE TABLE import_private (
	org          INTEGER NOT NULL,
	id           BLOB    NOT NULL,
	salt         BLOB    NOT NULL CHECK (length(salt) = 32),
	plan_digest  BLOB    CHECK (plan_digest IS NULL OR length(plan_digest) = 32),
	input_digest BLOB    CHECK (input_digest IS NULL OR length(input_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, id) REFERENCES import (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders_private (
	org             INTEGER NOT NULL,
	id              BLOB    NOT NULL,
	salt            BLOB    NOT NULL CHECK (length(salt) = 32),
	document_digest BLOB    CHECK (document_digest IS NULL OR length(document_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, id) REFERENCES orders (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_private (
	org             INTEGER NOT NULL,
	id              BLOB    NOT NULL,
	salt            BLOB    NOT NULL CHECK (length(salt) = 32),
	document_digest BLOB    CHECK (document_digest IS NULL OR length(document_digest) = 32),
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, id) REFERENCES consent (org, id)
) STRICT, WITHOUT ROWID;

-- The text of every pack that an edition was ever made of, once.
CREATE TABLE pack (
	digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
	text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE help_request_private (
	org      INTEGER NOT NULL,
	id       BLOB    NOT NULL,
	salt     BLOB    NOT NULL CHECK (length(salt) = 32),
	question TEXT    NOT NULL,
	answer   TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, id) REFERENCES help_request (org, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_private (
	org         INTEGER NOT NULL,
	id          BLOB    NOT NULL,
	salt        BLOB    NOT NULL CHECK (length(salt) = 32),
	description TEXT    NOT NULL,
	settlement  TEXT    NOT NULL,
	PRIMARY KEY (org, id),
	FOREIGN KEY (org, id) REFERENCES incident (org, id)
) STRICT, WITHOUT ROWID;

-- What applying a movement did, so that it can be taken back as far as nothing builds on it.
CREATE TABLE movement_effect (
	org       INTEGER NOT NULL,
	movement  BLOB    NOT NULL,
	seq       INTEGER NOT NULL,
	object    INTEGER NOT NULL,
	id        BLOB    NOT NULL CHECK (length(id) = 16),
	revision  INTEGER NOT NULL,
	change    INTEGER NOT NULL,
	PRIMARY KEY (org, movement, seq),
	FOREIGN KEY (org, movement) REFERENCES movement (org, id)
) STRICT, WITHOUT ROWID;

-- The trail, one an organisation: docs/trail.md tells every byte of an entry.
CREATE TABLE trail (
	org       INTEGER NOT NULL REFERENCES organization (org),
	seq       INTEGER NOT NULL CHECK (seq >= 0),
	object    INTEGER NOT NULL,
	object_id BLOB,
	leaf      BLOB    NOT NULL CHECK (length(leaf) = 32),
	entry     BLOB    NOT NULL,
	PRIMARY KEY (org, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX trail_by_object ON trail (org, object_id, seq) WHERE object_id IS NOT NULL;
CREATE INDEX trail_of_no_object ON trail (org, seq) WHERE object = 0;

-- The tree's right edge (RFC 6962), so that appending does not read the log.
CREATE TABLE trail_head (
	org   INTEGER PRIMARY KEY REFERENCES organization (org),
	size  INTEGER NOT NULL CHECK (size >= 0),
	peaks BLOB    NOT NULL
) STRICT;

-- Changes that named themselves, so that a retry does nothing twice.
CREATE TABLE idempotency (
	org    INTEGER NOT NULL REFERENCES organization (org),
	key    TEXT    NOT NULL CHECK (key <> ''),
	actor  BLOB,
	digest BLOB    NOT NULL CHECK (length(digest) = 32),
	salt   BLOB    CHECK (salt IS NULL OR length(salt) = 32), -- destroyed with the personal values of what the change made
	salt_digest BLOB NOT NULL CHECK (length(salt_digest) = 32),
	object INTEGER NOT NULL,
	id     BLOB    NOT NULL CHECK (length(id) = 16),
	at     INTEGER NOT NULL,
	PRIMARY KEY (org, key)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX orders_by_number     ON orders (org, subject, number, date);
CREATE UNIQUE INDEX class_by_name        ON class (org, name_fold) WHERE closed_on = 0;
CREATE INDEX class_by_name_ever          ON class (org, name_fold);
CREATE INDEX class_by_import             ON class (org, import_id) WHERE import_id IS NOT NULL;
CREATE UNIQUE INDEX class_staffroom      ON class (org) WHERE staffroom = 1 AND closed_on = 0;
CREATE UNIQUE INDEX nomenclature_by_name ON nomenclature (org, name_fold) WHERE until_date = 0;
CREATE INDEX nomenclature_by_name_ever   ON nomenclature (org, name_fold);
CREATE INDEX distribution_by_class_ever  ON distribution (org, class_fold);
CREATE UNIQUE INDEX distribution_by_class ON distribution (org, class_fold) WHERE until_date = 0;
CREATE UNIQUE INDEX homeroom_by_class    ON homeroom (org, class_id) WHERE until_date = 0;
CREATE UNIQUE INDEX edition_in_force     ON edition (org) WHERE state = 4;
CREATE UNIQUE INDEX appointment_main     ON appointment (org) WHERE additional = 0 AND state IN (1, 2);
CREATE UNIQUE INDEX application_live     ON application_organization (org) WHERE state IN (1, 2, 3, 4);
CREATE UNIQUE INDEX membership_open      ON membership (org, person, class_id) WHERE until_date = 0;
CREATE UNIQUE INDEX invite_by_token      ON invite (org, token_hash);
CREATE INDEX person_by_fold         ON person_private (org, name_fold);
CREATE INDEX person_by_source       ON person (org, source_id) WHERE source_id <> '';
CREATE INDEX office_by_person       ON office (org, person);
CREATE INDEX guardian_by_parent     ON guardian (org, parent);
CREATE INDEX guardian_by_student    ON guardian (org, student);
CREATE INDEX appointment_by_person  ON appointment (org, person);
CREATE INDEX enrollment_by_person   ON enrollment (org, person);
CREATE INDEX enrollment_by_class    ON enrollment (org, class_id);
CREATE INDEX homeroom_by_person     ON homeroom (org, person);
CREATE INDEX membership_by_person   ON membership (org, person);
CREATE INDEX membership_by_class    ON membership (org, class_id);
CREATE INDEX admission_by_person    ON application_membership (org, person);
CREATE INDEX admission_waiting      ON application_membership (org, state, created_at) WHERE state IN (1, 2);
CREATE INDEX invite_by_person       ON invite (org, person) WHERE person IS NOT NULL;
CREATE INDEX invite_live            ON invite (org, expires_at) WHERE state IN (1, 2);
CREATE INDEX verification_by_person ON verification (org, person);
CREATE INDEX movement_by_person     ON movement (org, person);
CREATE INDEX movement_ordered       ON movement (org, effective_on) WHERE state = 2;
CREATE INDEX movement_by_order      ON movement (org, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX movement_effect_by_record ON movement_effect (org, id);
CREATE INDEX turn_part_by_id        ON turn_part (org, id);
CREATE INDEX movement_by_import     ON movement (org, import_id) WHERE import_id IS NOT NULL;
CREATE INDEX import_former_by_person ON import_former (org, person);
CREATE UNIQUE INDEX subject_by_name ON subject (org, name_fold) WHERE closed_on = 0;
CREATE UNIQUE INDEX teaching_open ON teaching (org, class_id, subject_id, person) WHERE until_date = 0;
CREATE INDEX teaching_by_person ON teaching (org, person);
CREATE INDEX chat_by_class ON chat (org, class_id, kind);
CREATE INDEX invite_by_chat ON invite (org, chat_id) WHERE chat_id IS NOT NULL;
CREATE INDEX invite_by_class ON invite (org, class_id) WHERE class_id IS NOT NULL;
CREATE INDEX chat_by_owner ON chat (org, owner);
CREATE UNIQUE INDEX chat_member_open ON chat_member (org, chat_id, person) WHERE until_date = 0;
CREATE INDEX chat_member_by_person ON chat_member (org, person);
CREATE UNIQUE INDEX channel_by_code ON channel (org, code) WHERE closed_on = 0;
CREATE INDEX channel_post_waiting ON channel_post (org, provided_at) WHERE state = 1;
CREATE INDEX event_open ON event (org, starts_at) WHERE state IN (1, 2);
CREATE INDEX event_by_organizer ON event (org, organizer);
CREATE UNIQUE INDEX attendance_once ON attendance (org, event_id, person);
CREATE INDEX attendance_by_person ON attendance (org, person);
CREATE INDEX help_request_open ON help_request (org, asked_at) WHERE state IN (1, 3);
CREATE INDEX help_request_by_person ON help_request (org, person);
CREATE INDEX support_ticket_open ON support_ticket (org, opened_at) WHERE state = 1;
CREATE INDEX control_check_by_day ON control_check (org, checked_on);
CREATE INDEX report_by_day ON report (org, presented_on);
CREATE INDEX acknowledgement_by_person ON acknowledgement (org, person);
CREATE INDEX incident_open ON incident (org, reported_at) WHERE settled_at = 0;
CREATE INDEX incident_by_person ON incident (org, person);
CREATE INDEX usage_by_action ON usage (org, action, used_on);
CREATE INDEX usage_by_person ON usage (org, person);
CREATE UNIQUE INDEX consent_open ON consent (org, person, code) WHERE withdrawn_on = 0;
CREATE INDEX consent_by_person ON consent (org, person);
CREATE UNIQUE INDEX erasure_open ON erasure (org, person) WHERE done_at = 0;
CREATE INDEX erasure_by_person ON erasure (org, person);
CREATE INDEX attestation_by_person ON attestation (org, person);
CREATE UNIQUE INDEX attestation_open ON attestation (org, person, name) WHERE until_date = 0;

-- What the file says about itself.
CREATE TABLE meta (
	key   TEXT PRIMARY KEY,
	value BLOB NOT NULL
) STRICT;

-- What the planner should know: a thousand organisations of usual size. Without it SQLite takes an organisation for few rows and
-- reads all of them instead of using the index of a person, a class or a date. Estimates, not counts: nobody keeps them up to date.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat)
VALUES ('person', 'person', '1500000 1500 1'),
       ('subject', 'subject', '40000 40 1'),
       ('subject', 'subject_by_name', '40000 40 1'),
       ('teaching', 'teaching', '600000 600 1'),
       ('teaching', 'teaching_open', '600000 600 25 2 1'),
       ('teaching', 'teaching_by_person', '600000 600 10'),
       ('chat', 'chat', '400000 400 1'),
       ('chat', 'chat_by_class', '400000 400 5 1'),
       ('chat', 'chat_by_owner', '400000 400 5'),
       ('invite', 'invite_by_chat', '150000 150 2'),
       ('invite', 'invite_by_class', '300000 300 25'),
       ('chat_member', 'chat_member', '8000000 8000 1'),
       ('chat_member', 'chat_member_open', '8000000 8000 25 1'),
       ('chat_member', 'chat_member_by_person', '8000000 8000 5'),
       ('channel', 'channel', '2000 2 1'),
       ('channel', 'channel_by_code', '2000 2 1'),
       ('channel_post', 'channel_post', '500000 500 1'),
       ('channel_post', 'channel_post_waiting', '500000 500 2'),
       ('event', 'event', '3000000 3000 1'),
       ('event', 'event_open', '3000000 3000 2'),
       ('event', 'event_by_organizer', '3000000 3000 20'),
       ('attendance', 'attendance', '20000000 20000 1'),
       ('attendance', 'attendance_once', '20000000 20000 20 1'),
       ('attendance', 'attendance_by_person', '20000000 20000 20'),
       ('help_request', 'help_request', '500000 500 1'),
       ('help_request_private', 'help_request_private', '500000 500 1'),
       ('help_request', 'help_request_open', '500000 500 2'),
       ('help_request', 'help_request_by_person', '500000 500 3'),
       ('support_ticket', 'support_ticket', '50000 50 1'),
       ('support_ticket', 'support_ticket_open', '50000 50 2'),
       ('control_check', 'control_check', '20000 20 1'),
       ('control_check', 'control_check_by_day', '20000 20 1'),
       ('report', 'report', '20000 20 1'),
       ('report', 'report_by_day', '20000 20 1'),
       ('acknowledgement', 'acknowledgement', '2000000 2000 1'),
       ('acknowledgement', 'acknowledgement_by_person', '2000000 2000 2'),
       ('incident', 'incident', '100000 100 1'),
       ('incident_private', 'incident_private', '100000 100 1'),
       ('incident', 'incident_open', '100000 100 2'),
       ('incident', 'incident_by_person', '100000 100 2'),
       ('usage', 'usage', '2000000 2000 1'),
       ('usage', 'usage_by_action', '2000000 2000 100 2'),
       ('usage', 'usage_by_person', '2000000 2000 5'),
       ('consent', 'consent', '2500000 2500 1'),
       ('consent', 'consent_open', '2500000 2500 2 1'),
       ('consent', 'consent_by_person', '2500000 2500 2'),
       ('erasure', 'erasure', '50000 50 1'),
       ('erasure', 'erasure_open', '50000 50 1'),
       ('erasure', 'erasure_by_person', '50000 50 1'),
       ('attestation', 'attestation', '500000 500 1'),
       ('attestation', 'attestation_open', '500000 500 4 1'),
       ('attestation', 'attestation_by_person', '500000 500 4'),
       ('person', 'person_by_source', '1500000 1500 1'),
       ('person_private', 'person_private', '1500000 1500 1'),
       ('person_private', 'person_by_fold', '1500000 1500 2'),
       ('office', 'office', '80000 80 1'),
       ('office', 'office_by_person', '80000 80 2'),
       ('guardian', 'guardian', '1500000 1500 1'),
       ('guardian', 'guardian_by_parent', '1500000 1500 2'),
       ('guardian', 'guardian_by_student', '1500000 1500 2'),
       ('orders', 'orders', '100000 100 1'),
       ('orders', 'orders_by_number', '100000 100 20 1 1'),
       ('edition', 'edition', '4000 4 1'),
       ('edition', 'edition_in_force', '4000 1'),
       ('appointment', 'appointment', '4000 4 1'),
       ('appointment', 'appointment_main', '4000 1'),
       ('appointment', 'appointment_by_person', '4000 4 2'),
       ('nomenclature', 'nomenclature', '40000 40 1'),
       ('nomenclature', 'nomenclature_by_name', '40000 40 1'),
       ('nomenclature', 'nomenclature_by_name_ever', '40000 40 2'),
       ('distribution', 'distribution', '40000 40 1'),
       ('distribution', 'distribution_by_class', '40000 40 1'),
       ('distribution', 'distribution_by_class_ever', '40000 40 2'),
       ('enrollment', 'enrollment', '1000000 1000 1'),
       ('enrollment', 'enrollment_by_person', '1000000 1000 2'),
       ('enrollment', 'enrollment_by_class', '1000000 1000 25'),
       ('homeroom', 'homeroom', '40000 40 1'),
       ('homeroom', 'homeroom_by_class', '40000 40 1'),
       ('homeroom', 'homeroom_by_person', '40000 40 2'),
       ('application_organization', 'application_organization', '4000 4 1'),
       ('application_organization', 'application_live', '4000 1'),
       ('application_organization_private', 'application_organization_private', '4000 4 1'),
       ('application_membership', 'application_membership', '50000 50 1'),
       ('application_membership', 'admission_by_person', '50000 50 2'),
       ('application_membership', 'admission_waiting', '50000 50 10 1'),
       ('invite', 'invite', '300000 300 1'),
       ('invite', 'invite_by_token', '300000 300 1'),
       ('invite', 'invite_by_person', '300000 300 2'),
       ('invite', 'invite_live', '300000 300 1'),
       ('membership', 'membership', '1000000 1000 1'),
       ('membership', 'membership_open', '1000000 1000 2 1'),
       ('membership', 'membership_by_person', '1000000 1000 2'),
       ('membership', 'membership_by_class', '1000000 1000 25'),
       ('verification', 'verification', '80000 80 1'),
       ('verification', 'verification_by_person', '80000 80 2'),
       ('movement', 'movement', '500000 500 1'),
       ('movement', 'movement_by_person', '500000 500 2'),
       ('movement', 'movement_ordered', '500000 500 2'),
       ('movement', 'movement_by_import', '400000 400 40'),
       ('movement', 'movement_by_order', '450000 450 30'),
       ('import', 'import', '10000 10 1'),
       ('import_private', 'import_private', '10000 10 1'),
       ('orders_private', 'orders_private', '100000 100 1'),
       ('consent_private', 'consent_private', '2500000 2500 1'),
       ('import_former', 'import_former', '20000 20 2 1'),
       ('import_former', 'import_former_by_person', '20000 20 1'),
       ('turn', 'turn', '5000 5 1'),
       ('turn_part', 'turn_part', '2000000 2000 400 1'),
       ('turn_part', 'turn_part_by_id', '2000000 2000 2'),
       ('movement_effect', 'movement_effect', '2000000 2000 4 1'),
       ('movement_effect', 'movement_effect_by_record', '2000000 2000 1'),
       ('trail', 'trail', '10000000 10000 1'),
       ('trail', 'trail_by_object', '10000000 10000 4 1'),
       ('trail', 'trail_of_no_object', '20000 20 1'),
       ('idempotency', 'idempotency', '100000 100 1'),
       ('class', 'class', '40000 40 1'),
       ('class', 'class_by_name', '40000 40 1'),
       ('class', 'class_by_name_ever', '40000 40 2'),
       ('class', 'class_by_import', '30000 30 5'),
       ('class', 'class_staffroom', '40000 1');

-- The connection that made the file has not read them yet.
ANALYZE sqlite_schema;
