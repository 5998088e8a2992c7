/* lists.c: what the head approves, out of a reading: the nomenclature of classes, and who leads which. */
#include <stdlib.h>
#include <string.h>

#include "ledger/column.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "roster/reading.h"
#include "sferumpolicy/roster_lists.h"

/* Lines in the making, with all that they point to. */
struct lines {
	union {
		sfp_roster_nomenclature nomenclature;
		sfp_roster_distribution distribution;
	} view;
	struct sfp__arena arena;
	sfp_nomenclature_line *names;
	sfp_distribution_line *leads;
	int64_t *classes; /* of the leads: class.seq */
	sfp_roster_finding *findings;
	size_t count, room, finding_count, finding_room;
};

static void lines_free(struct lines *lines)
{
	if (!lines)
		return;
	sfp__arena_clear(&lines->arena);
	free(lines->names);
	free(lines->leads);
	free(lines->classes);
	free(lines->findings);
	free(lines);
}

static void lines_freep(struct lines **lines)
{
	lines_free(*lines);
}

void sfp_roster_nomenclature_free(sfp_roster_nomenclature *nomenclature)
{
	lines_free((struct lines *)nomenclature);
}

void sfp_roster_distribution_free(sfp_roster_distribution *distribution)
{
	lines_free((struct lines *)distribution);
}

static bool grow(void **items, size_t room, size_t size)
{
	void *grown = reallocarray(*items, room, size);

	*items = grown ? grown : *items;
	return grown != NULL;
}

/* Room for one line more. */
static sfp_status make_room(struct lines *lines)
{
	size_t room = lines->room ? 2 * lines->room : 64;

	if (lines->count < lines->room)
		return SFP_OK;
	if (!grow((void **)&lines->names, room, sizeof(*lines->names)) ||
	    !grow((void **)&lines->leads, room, sizeof(*lines->leads)) ||
	    !grow((void **)&lines->classes, room, sizeof(*lines->classes)))
		return SFP_E_NO_MEMORY;
	lines->room = room;
	return SFP_OK;
}

static const char *keep(struct lines *lines, const char *text)
{
	return sfp__arena_text(&lines->arena, text, strlen(text));
}

/* SFP_E_INVALID, and says why: the roster is refused, or says nothing of what is asked for. */
static sfp_status expect(sfp_registry *reg, sfp_roster_reading *reading, enum sfp__covered what,
                         const struct sfp__words *lacking)
{
	enum sfp__mode mode = SFP__MODE_ABSENT;
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (sfp_roster_reading_totals(reading)->refused)
		return sfp__reading_refuse(reg, reading);
	status = sfp__read_begin(&txn, reading->staging);
	if (status == SFP_OK)
		status = sfp__staging_covers(reading->staging, what, &mode);
	if (status != SFP_OK || mode != SFP__MODE_ABSENT)
		return status;
	sfp__registry_say(reg, SFP__PICK_RU, SFP__PICK_EN, lacking->ru, lacking->en);
	return SFP_E_INVALID;
}

static bool is_unplanned(sfp_registry *reg, const sfp_roster_reading *reading)
{
	return !reading->planned ||
	       sfp__wrong(reg, "reading", "по этому чтению план уже построен; прочтите файлы ещё раз",
	                  "a plan was made of this reading; read the files again");
}

/* ---- the nomenclature ---- */

static sfp_status take_name(struct lines *lines, struct sfp__stmt *row)
{
	sfp_nomenclature_line line = { keep(lines, sfp__column_said(row, 0)), (int)sfp__column_int(row, 1),
		                       keep(lines, sfp__column_said(row, 2)) };
	sfp_status status = line.name && line.specialty ? make_room(lines) : SFP_E_NO_MEMORY;

	if (status == SFP_OK)
		lines->names[lines->count++] = line;
	return status;
}

static sfp_status take_names(struct lines *lines, struct sfp__store *staging)
{
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;
	sfp_status status = sfp__read_begin(&txn, staging);

	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(staging, SFP__SQL_STAGING_CLASSES_TOLD);
	sfp__bind_int(stmt, ":group", SFP__CLASS_GROUP);
	while ((status = sfp__step_row(staging, stmt)) == SFP_OK) {
		status = take_name(lines, stmt);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(staging) : status;
}

sfp_status sfp_roster_nomenclature_get(sfp_registry *reg, sfp_roster_reading *reading,
                                       sfp_roster_nomenclature **ret_nomenclature)
{
	static const struct sfp__words lacking = {
		"в прочитанном нет списка групп: нужна таблица со столбцом «Группа» или «Класс»",
		"what was read lists no classes: it takes a table with the column «Группа» or «Класс»"
	};
	SFP__CLEANUP(lines_freep) struct lines *lines = NULL;
	sfp_status status;

	if (!sfp__given(reg, "reading ret_nomenclature", (const void *const[]){ reading, ret_nomenclature }) ||
	    !is_unplanned(reg, reading))
		return SFP_E_MISUSE;
	status = expect(reg, reading, SFP__COVERED_CLASSES, &lacking);
	if (status == SFP_OK) {
		lines = calloc(1, sizeof(*lines));
		status = lines ? take_names(lines, reading->staging) : SFP_E_NO_MEMORY;
	}
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	lines->view.nomenclature = (sfp_roster_nomenclature){ lines->count, lines->names };
	*ret_nomenclature = &SFP__TAKE(lines)->view.nomenclature;
	return SFP_OK;
}

/* ---- the distribution ---- */

enum trouble {
	UNKNOWN_PERSON,
	AMBIGUOUS_PERSON,
	DUPLICATE,
	NO_TROUBLE
};

static const struct {
	const char *code, *ru, *en;
} troubles[] = {
	[UNKNOWN_PERSON] = { "unknown-person", "такого работника в реестре нет: сначала загрузите список работников",
	                     "the registry has no such worker; import the staff first" },
	[AMBIGUOUS_PERSON] = { "ambiguous-person", "работников с таким именем несколько: решить должен человек",
	                       "there are several workers of that name; a person must decide" },
	[DUPLICATE] = { "duplicate", "эта группа уже названа строкой выше", "a line above names this class already" },
};

static sfp_status tell(struct lines *lines, const char *file, int64_t line, enum trouble trouble)
{
	const sfp_roster_finding finding = {
		SFP_ROSTER_REJECTS,   troubles[trouble].code, keep(lines, file), (size_t)line, 0, "", "",
		troubles[trouble].ru, troubles[trouble].en
	};

	if (!finding.file)
		return SFP_E_NO_MEMORY;
	if (lines->finding_count == lines->finding_room) {
		size_t room = lines->finding_room ? 2 * lines->finding_room : 16;

		if (!grow((void **)&lines->findings, room, sizeof(*lines->findings)))
			return SFP_E_NO_MEMORY;
		lines->finding_room = room;
	}
	lines->findings[lines->finding_count++] = finding;
	return SFP_OK;
}

/* The one worker of that name, or with that number; two of them are a person's to tell apart. */
static sfp_status find_worker(sfp_registry *reg, int64_t org, struct sfp__stmt *row, sfp_id *ret_person,
                              enum trouble *ret_trouble)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_ROSTER_WORKERS);
	int64_t born = sfp__column_int(row, 2);
	size_t found = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_text(stmt, ":fold", sfp__column_said(row, 0));
	sfp__bind_text(stmt, ":source", sfp__column_said(row, 1));
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		int64_t known = sfp__column_int(stmt, 1);

		if (born && known && born != known)
			continue;
		*ret_person = sfp__column_id(stmt, 0);
		found++;
	}
	*ret_trouble = found == 1 ? NO_TROUBLE : found ? AMBIGUOUS_PERSON : UNKNOWN_PERSON;
	return status == SFP_E_NOT_FOUND ? sfp__store_status(reg->store) : status;
}

/* A school has some dozens of classes: a walk will do. */
static bool is_taken(const struct lines *lines, int64_t class_seq)
{
	for (size_t i = 0; i < lines->count; i++)
		if (lines->classes[i] == class_seq)
			return true;
	return false;
}

/* A row of the table at hand: it may lead several classes. If one of them is taken, none of the row is. */
struct leading {
	int64_t file, line;
	size_t before; /* lines made so far */
	sfp_id person;
	bool rejected;
};

static sfp_status begin_row(struct lines *lines, sfp_registry *reg, int64_t org, struct sfp__stmt *row,
                            struct leading *leading)
{
	enum trouble trouble = NO_TROUBLE;
	sfp_status status;

	*leading =
		(struct leading){ sfp__column_int(row, 5), sfp__column_int(row, 7), lines->count, SFP_ID_NONE, false };
	status = find_worker(reg, org, row, &leading->person, &trouble);
	leading->rejected = trouble != NO_TROUBLE;
	if (status != SFP_OK || trouble == NO_TROUBLE)
		return status;
	return tell(lines, sfp__column_said(row, 6), leading->line, trouble);
}

static sfp_status take_lead(struct lines *lines, sfp_registry *reg, int64_t org, struct sfp__stmt *row,
                            struct leading *leading)
{
	int64_t class_seq = sfp__column_int(row, 3);
	const char *name;
	sfp_status status = SFP_OK;

	if (leading->file != sfp__column_int(row, 5) || leading->line != sfp__column_int(row, 7))
		status = begin_row(lines, reg, org, row, leading);
	if (status != SFP_OK || leading->rejected)
		return status;
	if (is_taken(lines, class_seq)) {
		lines->count = leading->before;
		leading->rejected = true;
		return tell(lines, sfp__column_said(row, 6), leading->line, DUPLICATE);
	}
	name = keep(lines, sfp__column_said(row, 4));
	status = name ? make_room(lines) : SFP_E_NO_MEMORY;
	if (status != SFP_OK)
		return status;
	lines->classes[lines->count] = class_seq;
	lines->leads[lines->count++] = (sfp_distribution_line){ name, leading->person };
	return SFP_OK;
}

static sfp_status take_leads(struct lines *lines, sfp_registry *reg, int64_t org, struct sfp__store *staging)
{
	struct leading leading = { 0, 0, 0, SFP_ID_NONE, false };
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;
	sfp_status status = sfp__read_begin(&txn, staging);

	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(staging, SFP__SQL_STAGING_LEADS);
	sfp__bind_int(stmt, ":homeroom", SFP_ROLE_HOMEROOM_TEACHER);
	sfp__bind_int(stmt, ":today", sfp__local_today(reg));
	while ((status = sfp__step_row(staging, stmt)) == SFP_OK) {
		status = take_lead(lines, reg, org, stmt, &leading);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(staging) : status;
}

static sfp_status look_up(struct lines *lines, sfp_registry *reg, const sfp_id *organization,
                          struct sfp__store *staging)
{
	SFP__TXN txn = { 0 };
	int64_t org = 0;
	sfp_status status = sfp__read_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK)
		status = sfp__local_choose(reg, org, NULL);
	return status == SFP_OK ? take_leads(lines, reg, org, staging) : status;
}

sfp_status sfp_roster_distribution_get(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                       sfp_roster_distribution **ret_distribution)
{
	static const struct sfp__words lacking = {
		"в прочитанном не сказано, кто какой группой руководит: нужна таблица работников со столбцом, например, «Классное "
		"руководство»",
		"what was read does not say who leads which class: it takes a table of the staff with a column such as «Классное "
		"руководство»"
	};
	SFP__CLEANUP(lines_freep) struct lines *lines = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization reading ret_distribution",
	                (const void *const[]){ organization, reading, ret_distribution }) ||
	    !is_unplanned(reg, reading))
		return SFP_E_MISUSE;
	status = expect(reg, reading, SFP__COVERED_HOMEROOM, &lacking);
	if (status == SFP_OK) {
		lines = calloc(1, sizeof(*lines));
		status = lines ? look_up(lines, reg, organization, reading->staging) : SFP_E_NO_MEMORY;
	}
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	lines->view.distribution =
		(sfp_roster_distribution){ lines->count, lines->leads, lines->finding_count, lines->findings };
	*ret_distribution = &SFP__TAKE(lines)->view.distribution;
	return SFP_OK;
}
