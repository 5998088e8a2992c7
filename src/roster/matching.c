/* matching.c: the ladder: the source's number, name and date of birth, a name in its place; whatever is left a person
 * decides. */
#include <string.h>

#include "base/text.h"
#include "roster/matching.h"

#define BIT(role) ((int64_t)SFP_ROLE_BIT(role))
#define STAFF     (BIT(SFP_ROLE_COUNCIL) | BIT(SFP_ROLE_HEAD) | BIT(SFP_ROLE_ADMINISTRATION) | BIT(SFP_ROLE_TEACHER))

/* Statements run with whatever of these they ask for. */
static const struct {
	const char *name;
	int64_t value;
} constants[] = {
	{ ":group", SFP__CLASS_GROUP },
	{ ":section", SFP__CLASS_SECTION },
	{ ":student", SFP_ROLE_STUDENT },
	{ ":homeroom", SFP_ROLE_HOMEROOM_TEACHER },
	{ ":gone", SFP__STAGED_GONE },
	{ ":later", SFP__STAGED_LATER },
	{ ":ended", SFP__STAGED_ENDED },
	{ ":worker", SFP__STAGED_WORKER },
	{ ":students", BIT(SFP_ROLE_STUDENT) },
	{ ":parent", BIT(SFP_ROLE_PARENT) },
	{ ":head", BIT(SFP_ROLE_HEAD) },
	{ ":administration", BIT(SFP_ROLE_ADMINISTRATION) },
	{ ":teacher", BIT(SFP_ROLE_TEACHER) },
	{ ":council", BIT(SFP_ROLE_COUNCIL) },
	{ ":staff", STAFF },
	{ ":staff_table", SFP__FILE_STAFF },
	{ ":roles_file", SFP__FILE_ROLES },
	{ ":namesakes", SFP_ROSTER_REVIEW_NAMESAKES },
	{ ":name_only", SFP_ROSTER_REVIEW_NAME_ONLY },
};

struct sfp__stmt *sfp__matching_stmt(struct sfp__store *staging, enum sfp__sql sql)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, sql);

	for (size_t i = 0; stmt && i < SFP__LENGTH(constants); i++)
		if (sfp__stmt_takes(stmt, constants[i].name))
			sfp__bind_int(stmt, constants[i].name, constants[i].value);
	return stmt;
}

static sfp_status run(struct sfp__store *staging, enum sfp__sql sql)
{
	return sfp__exec(staging, sfp__matching_stmt(staging, sql));
}

static sfp_status run_with(struct sfp__store *staging, enum sfp__sql sql, const char *name, int64_t value)
{
	struct sfp__stmt *stmt = sfp__matching_stmt(staging, sql);

	sfp__bind_int(stmt, name, value);
	return sfp__exec(staging, stmt);
}

static sfp_status run_all(struct sfp__store *staging, const enum sfp__sql *sql, size_t count)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < count && status == SFP_OK; i++)
		status = run(staging, sql[i]);
	return status;
}

static sfp_status has_row(struct sfp__store *staging, enum sfp__sql sql, bool *ret_has)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, sql);
	sfp_status status = sfp__step_row(staging, stmt);

	*ret_has = status == SFP_OK;
	sfp__stmt_end(stmt);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* ---- rows of one person ---- */

/* With numbers every row is a person of its own; without, a spreadsheet may have several rows of one. */
static sfp_status join_rows(struct sfp__store *staging)
{
	static const enum sfp__sql families[] = { SFP__SQL_MATCHING_INDEX_STAGED, SFP__SQL_MATCHING_TWINS,
		                                  SFP__SQL_MATCHING_SIBLINGS_PARENTS };
	bool numberless = false;
	sfp_status status = has_row(staging, SFP__SQL_MATCHING_HAS_NUMBERLESS, &numberless);

	if (status != SFP_OK || !numberless)
		return status;
	status = run_all(staging, families, SFP__LENGTH(families));
	if (status == SFP_OK)
		status = run_with(staging, SFP__SQL_MATCHING_REPEATED, ":parents", BIT(SFP_ROLE_PARENT));
	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_MENTIONED);
	return status == SFP_OK ? run(staging, SFP__SQL_MATCHING_WISHES_JOINED) : status;
}

static sfp_status find_namesakes(struct sfp__store *staging)
{
	struct sfp__stmt *stmt;
	bool numberless = false;
	sfp_status status = has_row(staging, SFP__SQL_MATCHING_HAS_NUMBERLESS, &numberless);

	if (status != SFP_OK || !numberless)
		return status;
	stmt = sfp__matching_stmt(staging, SFP__SQL_MATCHING_NAMESAKES);
	sfp__bind_int(stmt, ":parents", BIT(SFP_ROLE_PARENT));
	sfp__bind_int(stmt, ":review", SFP_ROSTER_REVIEW_NAMESAKES_HERE);
	return sfp__exec(staging, stmt);
}

/* ---- numbers ---- */

static sfp_status find_own_numbers(struct sfp__store *staging)
{
	bool may_have = false;
	sfp_status status = has_row(staging, SFP__SQL_MATCHING_MAY_HAVE_OWN, &may_have);

	return status == SFP_OK && may_have ? run(staging, SFP__SQL_MATCHING_OWN_NUMBER) : status;
}

/* Once everybody is known, nothing goes by them any more. */
static sfp_status forget_own_numbers(struct sfp__store *staging)
{
	static const enum sfp__sql forgetting[] = { SFP__SQL_MATCHING_OWN_DROPPED, SFP__SQL_MATCHING_OWN_RESTORED };

	return run_all(staging, forgetting, SFP__LENGTH(forgetting));
}

static bool same_folded(const char *a, const char *b)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer one = { 0 }, other = { 0 };

	if (sfp__text_fold(a, &one) != SFP_OK || sfp__text_fold(b, &other) != SFP_OK || one.failed || other.failed)
		return false;
	return one.length == other.length && (one.length == 0 || memcmp(one.data, other.data, one.length) == 0);
}

/* A marriage changes the surname, a correction a letter. A number under which nothing agrees was given to somebody
 * else. */
static bool is_somebody_else(struct sfp__stmt *stmt)
{
	int64_t born = sfp__column_int(stmt, 5), known = sfp__column_int(stmt, 9);
	int same = 0, told = 0;

	if (born && born == known)
		return false;
	for (int i = 2; i < 5; i++) {
		const char *said = sfp__column_text(stmt, i), *had = sfp__column_text(stmt, i + 4);

		if (!said || !had || !*said || !*had)
			continue;
		told++;
		same += same_folded(said, had);
	}
	return born && known ? true : same == 0 || (told == 3 && same < 2);
}

/* Whoever had the number is kept from being taken for gone. */
static sfp_status send_to_review(struct sfp__store *staging, int64_t person, int64_t known)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_MATCHING_PAIR_INSERT);
	sfp_status status;

	sfp__bind_int(stmt, ":person", person);
	sfp__bind_int(stmt, ":known", known);
	status = sfp__exec(staging, stmt);
	stmt = sfp__stmt(staging, SFP__SQL_MATCHING_REUSED_REVIEW);
	sfp__bind_int(stmt, ":person", person);
	sfp__bind_int(stmt, ":review", SFP_ROSTER_REVIEW_NUMBER_REUSED);
	return status == SFP_OK ? sfp__exec(staging, stmt) : status;
}

static sfp_status check_numbers(struct sfp__store *staging)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_MATCHING_REUSED);
	sfp_status status;

	while ((status = sfp__step_row(staging, stmt)) == SFP_OK) {
		if (!is_somebody_else(stmt))
			continue;
		status = send_to_review(staging, sfp__column_int(stmt, 0), sfp__column_int(stmt, 1));
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(staging) : status;
}

/* ---- names ---- */

static sfp_status find_pairs(struct sfp__store *staging, bool parents)
{
	static const enum sfp__sql searches[] = { SFP__SQL_MATCHING_PAIRS, SFP__SQL_MATCHING_PAIRS_LONGER,
		                                  SFP__SQL_MATCHING_PAIRS_SHORTER };
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < SFP__LENGTH(searches) && status == SFP_OK; i++)
		status = run_with(staging, searches[i], ":parents", parents);
	return status;
}

static sfp_status match_names(struct sfp__store *staging, bool parents)
{
	sfp_status status = find_pairs(staging, parents);

	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_BY_BIRTH);
	if (status == SFP_OK && parents)
		status = run(staging, SFP__SQL_MATCHING_BY_BOND);
	if (status == SFP_OK && parents)
		status = run(staging, SFP__SQL_MATCHING_BY_BOND_JOINED);
	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_HERE);
	if (status == SFP_OK && !parents)
		status = run(staging, SFP__SQL_MATCHING_STAFF_HERE);
	if (status == SFP_OK && !parents)
		status = run(staging, SFP__SQL_MATCHING_CHILD_HERE);
	if (status == SFP_OK)
		status = run_with(staging, SFP__SQL_MATCHING_ONE_EACH, ":review", SFP_ROSTER_REVIEW_NAMESAKES);
	return status == SFP_OK ? run(staging, SFP__SQL_MATCHING_UNDECIDED) : status;
}

/* New numbers for a name in its place are believed where the source has renumbered everybody, and that waits for
 * confirmation; a single one may be somebody else's. */
static sfp_status judge_renumbering(struct sfp__store *staging)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_MATCHING_RENUMBERED);
	sfp_status status = sfp__step_row(staging, stmt);
	int64_t other, numbered, unsure;

	if (status != SFP_OK)
		return status;
	other = sfp__column_int(stmt, 0);
	numbered = sfp__column_int(stmt, 1);
	unsure = sfp__column_int(stmt, 2);
	sfp__stmt_end(stmt);
	if (unsure == 0 || (other >= 3 && 2 * other > numbered))
		return SFP_OK;
	return run_with(staging, SFP__SQL_MATCHING_RENUMBERED_REVIEW, ":review", SFP_ROSTER_REVIEW_NAME_ONLY);
}

/* Without a number, a marriage would look like somebody who leaves and somebody else who comes: a person says which it
 * is. */
static sfp_status find_renamed(struct sfp__store *staging, const enum sfp__mode *modes)
{
	struct sfp__stmt *stmt;
	bool unfound = false;
	sfp_status status = has_row(staging, SFP__SQL_MATCHING_HAS_UNFOUND, &unfound);

	if (status != SFP_OK || !unfound)
		return status;
	stmt = sfp__matching_stmt(staging, SFP__SQL_MATCHING_PAIRS_RENAMED);
	sfp__bind_int(stmt, ":all_staff", modes[SFP__COVERED_STAFF] == SFP__MODE_BULK);
	sfp__bind_int(stmt, ":all_students", modes[SFP__COVERED_STUDENTS] == SFP__MODE_BULK);
	sfp__bind_int(stmt, ":all_parents", modes[SFP__COVERED_PARENTS] == SFP__MODE_BULK);
	status = sfp__exec(staging, stmt);
	return status == SFP_OK
	               ? run_with(staging, SFP__SQL_MATCHING_RENAMED_REVIEW, ":review", SFP_ROSTER_REVIEW_RENAMED)
	               : status;
}

/* ---- decisions ---- */

static sfp_status take_decisions(struct sfp__store *staging, const sfp_roster_plan_options *options)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < options->decision_count && status == SFP_OK; i++) {
		const sfp_roster_decision *decision = &options->decisions[i];
		struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_MATCHING_DECISION_INSERT);

		sfp__bind_text(stmt, ":name", decision->input ? decision->input : "");
		sfp__bind_int(stmt, ":line", decision->line);
		sfp__bind_id(stmt, ":person", &decision->person);
		status = sfp__exec(staging, stmt);
	}
	return status == SFP_OK && options->decision_count ? run(staging, SFP__SQL_MATCHING_DECIDED) : status;
}

/* Other systems have no word for it but one of the administration's. */
static sfp_status see_heads(struct sfp__store *staging)
{
	struct sfp__stmt *stmt = sfp__matching_stmt(staging, SFP__SQL_MATCHING_HEADS);

	sfp__bind_int(stmt, ":administration", BIT(SFP_ROLE_ADMINISTRATION));
	sfp__bind_int(stmt, ":head", BIT(SFP_ROLE_HEAD));
	return sfp__exec(staging, stmt);
}

/* ---- the whole ---- */

sfp_status sfp__matching_run(struct sfp__store *staging, const enum sfp__mode *modes,
                             const sfp_roster_plan_options *options)
{
	static const enum sfp__sql indexes[] = { SFP__SQL_MATCHING_NUMBER_TWICE,  SFP__SQL_MATCHING_INDEX_NUMBER,
		                                 SFP__SQL_MATCHING_INDEX_FOLD,    SFP__SQL_MATCHING_INDEX_ID,
		                                 SFP__SQL_MATCHING_INDEX_CLASS,   SFP__SQL_MATCHING_INDEX_GUARDIANS,
		                                 SFP__SQL_MATCHING_INDEX_PARENTS, SFP__SQL_MATCHING_PLACES };
	sfp_status status = run_all(staging, indexes, SFP__LENGTH(indexes));

	if (status == SFP_OK)
		status = find_own_numbers(staging);
	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_WISHES);
	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_BY_NUMBER);
	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_INDEX_MATCHED);
	if (status == SFP_OK)
		status = join_rows(staging);
	if (status == SFP_OK)
		status = check_numbers(staging);
	if (status == SFP_OK)
		status = take_decisions(staging, options);
	if (status == SFP_OK)
		status = find_namesakes(staging);
	if (status == SFP_OK)
		status = match_names(staging, false);
	if (status == SFP_OK)
		status = match_names(staging, true);
	if (status == SFP_OK)
		status = judge_renumbering(staging);
	if (status == SFP_OK)
		status = find_renamed(staging, modes);
	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_REST);
	if (status == SFP_OK)
		status = forget_own_numbers(staging);
	if (status == SFP_OK)
		status = see_heads(staging);
	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_BONDS);
	if (status == SFP_OK)
		status = run(staging, SFP__SQL_MATCHING_LEADERS);
	return status == SFP_OK ? run(staging, SFP__SQL_MATCHING_LISTINGS) : status;
}

static sfp_status read_roles_told(struct sfp__store *staging, struct sfp__totals *totals)
{
	struct sfp__stmt *stmt = sfp__matching_stmt(staging, SFP__SQL_MATCHING_ROLES_TOLD);
	sfp_status status = sfp__step_row(staging, stmt);

	if (status != SFP_OK)
		return status;
	totals->roles_told = sfp__column_int(stmt, 0);
	sfp__stmt_end(stmt);
	return sfp__store_status(staging);
}

sfp_status sfp__matching_totals(struct sfp__store *staging, struct sfp__totals *ret_totals)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_MATCHING_TOTALS);
	int64_t *const members[] = { &ret_totals->students,     &ret_totals->staff,       &ret_totals->bonds,
		                     &ret_totals->classes,      &ret_totals->people,      &ret_totals->listed_students,
		                     &ret_totals->listed_staff, &ret_totals->listed_bonds };
	sfp_status status;

	sfp__bind_int(stmt, ":staff", STAFF);
	status = sfp__step_row(staging, stmt);
	for (size_t i = 0; status == SFP_OK && i < SFP__LENGTH(members); i++)
		*members[i] = sfp__column_int(stmt, (int)i);
	sfp__stmt_end(stmt);
	if (status == SFP_OK)
		status = read_roles_told(staging, ret_totals);
	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(staging, SFP__SQL_MATCHING_RENUMBERED);
	status = sfp__step_row(staging, stmt);
	if (status != SFP_OK)
		return status;
	ret_totals->renumbered = sfp__column_int(stmt, 0);
	ret_totals->numbered = sfp__column_int(stmt, 1);
	sfp__stmt_end(stmt);
	return sfp__store_status(staging);
}
