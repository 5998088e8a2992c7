/* staging.h: what a roster says, in a temporary database, so that memory does not grow with the file. Readers write it,
 * the plan reads it.
 *
 * It is a store of its own (store/store.h): sfp__stmt(staging, SFP__SQL_STAGING_…), sfp__bind_…(), sfp__step_row()
 * within sfp__txn_begin() or sfp__read_begin(). Its tables are those of sql/schemas/staging.sql. Rows are in the order
 * of the files; numbers (`seq`) begin at 1 and may have gaps. A source without numbers of its own (a spreadsheet) has a
 * row for every line: two of one name may be one person or namesakes, which is for matching to tell. Its file has no
 * name in any folder and goes when the store is closed. */
#ifndef SFP__ROSTER_STAGING_H
#define SFP__ROSTER_STAGING_H

#include "sferumpolicy/vocabulary.h"
#include "sql/sql.h"
#include "store/store.h"

/* What a file of a roster is. */
enum sfp__file_kind {
	SFP__FILE_MANIFEST = 1,
	SFP__FILE_ORGS,
	SFP__FILE_ACADEMIC_SESSIONS,
	SFP__FILE_COURSES,
	SFP__FILE_CLASSES,
	SFP__FILE_USERS,
	SFP__FILE_ROLES,
	SFP__FILE_DEMOGRAPHICS,
	SFP__FILE_ENROLLMENTS,
	SFP__FILE_USER_PROFILES, /* known, holds credentials: checked for its shape, never read further */
	SFP__FILE_IGNORED,       /* known to the standard, not about rosters */
	SFP__FILE_STAFF,         /* from here on tables of spreadsheets */
	SFP__FILE_GROUPS,
	SFP__FILE_STUDENTS,
	SFP__FILE_PARENTS,
	SFP__FILE_END
};

/* Of what a source speaks. What it does not cover, its absence says nothing about. */
enum sfp__covered {
	SFP__COVERED_STUDENTS = 1, /* people who study, with their enrolments in classes */
	SFP__COVERED_STAFF,        /* people who work, with their roles */
	SFP__COVERED_PARENTS,      /* people who are parents, with their bonds */
	SFP__COVERED_CLASSES,
	SFP__COVERED_TEACHING, /* who teaches a class or a section */
	SFP__COVERED_HOMEROOM, /* who leads a class */
	SFP__COVERED_END
};

enum sfp__mode {
	SFP__MODE_ABSENT = 0,
	SFP__MODE_BULK = 1, /* all there is: who is not here is gone */
	SFP__MODE_DELTA = 2 /* what changed: who is not here is as before; who is gone is here with status 1 */
};

enum sfp__class_kind {
	SFP__CLASS_GROUP =
		1, /* what a school calls a class: OneRoster's `homeroom`, a spreadsheet's «Группа», «Класс» */
	SFP__CLASS_SECTION = 2 /* a subject as it is taught to somebody: OneRoster's `scheduled` */
};

enum sfp__staged_status {
	SFP__STAGED_ACTIVE = 0,
	SFP__STAGED_GONE = 1,
	SFP__STAGED_LATER = 2, /* the plan's word, by its day: it has not begun */
	SFP__STAGED_ENDED = 3  /* it is over */
};
#define SFP__STAGED_WORKER UINT32_C(1) /* stands for a role that none of ours is, beside SFP_ROLE_BIT() of others */

/* From which day until which, the last one; 0: open. */
struct sfp__span {
	sfp_date from, until;
};

/* Rows as their writers have them. Texts are borrowed during the call; NULL is "". */
struct sfp__staged_person {
	int64_t file, line;
	const char *source_id, *surname, *given_name, *patronymic, *email, *phone, *title;
	sfp_date birth_date;
	uint32_t roles;
	uint32_t lasting; /* of those in sfp__staged_role, what has no dates; of a person with none, 0 */
	enum sfp__staged_status status;
	bool mentioned;
};

/* A role with its dates: the person has it among `roles` as well. */
struct sfp__staged_role {
	int64_t file, line, person;
	uint32_t role; /* one SFP_ROLE_BIT(), or SFP__STAGED_WORKER */
	struct sfp__span period;
	enum sfp__staged_status status;
};

struct sfp__staged_class {
	int64_t file, line;
	const char *source_id, *name, *specialty, *subject;
	enum sfp__class_kind kind;
	int course;
	enum sfp__staged_status status;
	bool mentioned;
};

struct sfp__staged_enrollment {
	int64_t file, line;
	const char *source_id, *subject;
	int64_t person, class_seq; /* 0: not known */
	sfp_role role;
	struct sfp__span period;
	enum sfp__staged_status status;
};

struct sfp__staged_guardian {
	int64_t file, line;
	int64_t parent, student, class_seq;
	const char *relation;
	enum sfp__staged_status status;
};

struct sfp__staged_counts {
	int64_t people, classes, enrollments, guardians, rejected; /* without those that are only mentioned */
};

/* SFP_E_NO_MEMORY, _IO, _FULL. Close it with sfp__store_close(). `vfs`: NULL the system's; tests put theirs here. */
sfp_status sfp__staging_open(const char *vfs, struct sfp__store **ret_staging);

/* Each writes one row, in a transaction that is the caller's. SFP_E_EXISTS: the source gave that number already. */
sfp_status sfp__stage_person(struct sfp__store *staging, const struct sfp__staged_person *person, int64_t *ret_seq);
sfp_status sfp__stage_class(struct sfp__store *staging, const struct sfp__staged_class *class_, int64_t *ret_seq);
sfp_status sfp__stage_enrollment(struct sfp__store *staging, const struct sfp__staged_enrollment *enrollment);
sfp_status sfp__stage_role(struct sfp__store *staging, const struct sfp__staged_role *role);
sfp_status sfp__stage_guardian(struct sfp__store *staging, const struct sfp__staged_guardian *guardian);

/* A class of a source without numbers, by its name: the row that is there, or one that is `mentioned`. */
sfp_status sfp__stage_class_named(struct sfp__store *staging, int64_t file, int64_t line, const char *name,
                                  int64_t *ret_seq);

sfp_status sfp__staging_cover(struct sfp__store *staging, enum sfp__covered what, enum sfp__mode mode);
sfp_status sfp__staging_covers(struct sfp__store *staging, enum sfp__covered what, enum sfp__mode *ret_mode);
sfp_status sfp__staging_count(struct sfp__store *staging, struct sfp__staged_counts *ret_counts);

#endif
