/* plan.c: plans: made out of a roster, kept in a file, opened again, looked at. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "ledger/local.h"
#include "ledger/named.h"
#include "ledger/trail.h"
#include "roster/plan.h"

/* ---- digest ---- */

static void add_column(struct sfp__hash *hash, struct sfp__stmt *stmt, int column)
{
	struct sfp__raw raw = sfp__column_raw(stmt, column);
	uint64_t value = raw.data ? (uint64_t)raw.length : (uint64_t)raw.number;
	uint8_t head[9] = { raw.type };

	for (int i = 0; i < 8; i++)
		head[1 + i] = (uint8_t)(value >> (56 - 8 * i));
	sfp__hash_add(hash, head, sizeof(head));
	if (raw.data)
		sfp__hash_add(hash, raw.data, raw.length);
}

static sfp_status add_rows(struct sfp__hash *hash, struct sfp__store *plan, enum sfp__sql sql, int columns)
{
	struct sfp__stmt *stmt = sfp__stmt(plan, sql);
	sfp_status status;

	while ((status = sfp__step_row(plan, stmt)) == SFP_OK)
		for (int i = 0; i < columns; i++)
			add_column(hash, stmt, i);
	return status == SFP_E_NOT_FOUND ? sfp__store_status(plan) : status;
}

sfp_status sfp__plan_digest(struct sfp__store *plan, uint8_t ret_digest[32])
{
	static const char title[] = "sferumpolicy-plan-1\n";
	static const struct {
		enum sfp__sql sql;
		int columns;
	} parts[] = {
		{ SFP__SQL_PLAN_GET, 9 }, /* all but what follows from the rest, and the seal */
		{ SFP__SQL_PLAN_INPUT_LIST, 6 },
		{ SFP__SQL_PLAN_DIGEST_CLASSES, 4 },
		{ SFP__SQL_PLAN_DIGEST_HOLDS, 8 },
		{ SFP__SQL_PLAN_DIGEST_PEOPLE, 8 },
		{ SFP__SQL_PLAN_DIGEST_FORMER, 4 },
		{ SFP__SQL_PLAN_DIGEST_CHANGES, 13 },
		{ SFP__SQL_PLAN_DIGEST_REVIEWS, 6 },
		{ SFP__SQL_PLAN_DIGEST_CANDIDATES, 8 },
		{ SFP__SQL_PLAN_NOTE_LIST, 3 },
	};
	SFP__CLEANUP(sfp__hash_close) struct sfp__hash hash = { 0 };
	sfp_status status = sfp__hash_open(&hash);

	if (status != SFP_OK)
		return status;
	sfp__hash_start(&hash);
	sfp__hash_add(&hash, title, strlen(title));
	for (size_t i = 0; i < SFP__LENGTH(parts) && status == SFP_OK; i++)
		status = add_rows(&hash, plan, parts[i].sql, parts[i].columns);
	return status == SFP_OK ? sfp__hash_end(&hash, ret_digest) : status;
}

/* ---- making ---- */

sfp_status sfp__plan_leaf(sfp_registry *reg, int64_t org, uint64_t size, uint8_t ret_leaf[32])
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_ROSTER_LEAF);
	const void *leaf;
	size_t length = 0;
	sfp_status status;

	memset(ret_leaf, 0, 32);
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":seq", (int64_t)size - 1);
	status = sfp__step_row(reg->store, stmt);
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_OK : status;
	leaf = sfp__column_blob(stmt, 0, &length);
	if (leaf && length == 32)
		memcpy(ret_leaf, leaf, 32);
	sfp__stmt_end(stmt);
	return sfp__store_status(reg->store);
}

static sfp_status put_head(struct sfp__planning *planning, const sfp_id *organization)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_INSERT);
	struct sfp__merkle tree;
	uint8_t root[32], leaf[32];
	sfp_status status = sfp__trail_head_read(planning->reg, planning->org, &tree);

	if (status == SFP_OK)
		status = sfp__merkle_root(&tree, &planning->reg->hash, root);
	if (status == SFP_OK)
		status = sfp__plan_leaf(planning->reg, planning->org, tree.size, leaf);
	if (status != SFP_OK)
		return status;
	sfp__bind_blob(stmt, ":trail_leaf", leaf, sizeof(leaf));
	sfp__bind_int(stmt, ":schema", SFP__PLAN_SCHEMA);
	sfp__bind_id(stmt, ":organization", organization);
	sfp__bind_int(stmt, ":trail_size", (int64_t)tree.size);
	sfp__bind_blob(stmt, ":trail_root", root, sizeof(root));
	sfp__bind_int(stmt, ":made_at", sfp_registry_now(planning->reg));
	sfp__bind_int(stmt, ":effective_on", planning->effective_on);
	sfp__bind_int(stmt, ":covers", planning->covers);
	sfp__bind_int(stmt, ":people", planning->totals.people);
	sfp__bind_int(stmt, ":unchanged", 0);
	return sfp__exec(planning->plan, stmt);
}

static sfp_status put_inputs(struct sfp__planning *planning)
{
	struct sfp__stmt *from = sfp__stmt(planning->staging, SFP__SQL_STAGING_FILE_LIST);
	sfp_status status;

	while ((status = sfp__step_row(planning->staging, from)) == SFP_OK) {
		struct sfp__stmt *to = sfp__stmt(planning->plan, SFP__SQL_PLAN_INPUT_INSERT);
		size_t length = 0;
		const void *digest = sfp__column_blob(from, 4, &length);

		sfp__bind_int(to, ":seq", sfp__column_int(from, 0));
		sfp__bind_text(to, ":name", sfp__column_text(from, 1));
		sfp__bind_int(to, ":kind", sfp__column_int(from, 2));
		sfp__bind_blob(to, ":digest", digest, length);
		sfp__bind_int(to, ":rows", sfp__column_int(from, 5));
		sfp__bind_int(to, ":rejected", sfp__column_int(from, 6));
		planning->rejected += sfp__column_int(from, 6);
		status = sfp__exec(planning->plan, to);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(planning->staging) : status;
}

static sfp_status read_covers(struct sfp__planning *planning)
{
	sfp_status status = SFP_OK;

	for (int what = 1; what < SFP__COVERED_END && status == SFP_OK; what++) {
		status = sfp__staging_covers(planning->staging, (enum sfp__covered)what, &planning->modes[what]);
		if (planning->modes[what] != SFP__MODE_ABSENT)
			planning->covers |= INT64_C(1) << what;
	}
	return status;
}

static int64_t first_number(struct sfp__store *plan, enum sfp__sql sql, int column)
{
	struct sfp__stmt *stmt = sfp__stmt(plan, sql);
	int64_t number = sfp__step_row(plan, stmt) == SFP_OK ? sfp__column_int(stmt, column) : 0;

	sfp__stmt_end(stmt);
	return number;
}

/* The last thing that is written: from now on a change of the file shows. */
static sfp_status seal(struct sfp__planning *planning)
{
	int64_t changed = first_number(planning->plan, SFP__SQL_PLAN_LISTED, 0);
	uint8_t digest[32];
	struct sfp__stmt *stmt;
	sfp_status status = sfp__plan_digest(planning->plan, digest);

	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_SEAL);
	sfp__bind_int(stmt, ":unchanged", planning->totals.people > changed ? planning->totals.people - changed : 0);
	sfp__bind_blob(stmt, ":digest", digest, sizeof(digest));
	return sfp__exec(planning->plan, stmt);
}

/* ---- progress ---- */

#define TOLD_EACH 1024 /* of the rows */

void sfp__planning_tell(struct sfp__planning *planning, int64_t more)
{
	const sfp_roster_plan_options *options = planning->options;
	int64_t before = planning->done;

	if (!options->progress || !planning->total)
		return;
	planning->done = before + more < planning->total ? before + more : planning->total;
	if (planning->done / TOLD_EACH > before / TOLD_EACH || planning->done == planning->total)
		options->progress(options->progress_context, (size_t)planning->done, (size_t)planning->total);
}

/* How much there is to do is known as soon as everybody lies side by side. */
static sfp_status measure(struct sfp__planning *planning)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->staging, SFP__SQL_MATCHING_SIZES);
	sfp_status status = sfp__step_row(planning->staging, stmt);
	int64_t known = 0, read = 0;

	if (status != SFP_OK)
		return status;
	known = sfp__column_int(stmt, 0);
	read = sfp__column_int(stmt, 1);
	sfp__stmt_end(stmt);
	planning->total = known + 2 * read;
	sfp__planning_tell(planning, known);
	return sfp__store_status(planning->staging);
}

/* Reading the registry, writing the two temporary stores. */
static sfp_status compare(struct sfp__planning *planning, const sfp_id *organization)
{
	SFP__TXN staged = { 0 }, planned = { 0 };
	sfp_status status = sfp__txn_begin(&staged, planning->staging);

	if (status == SFP_OK)
		status = sfp__txn_begin(&planned, planning->plan);
	if (status == SFP_OK)
		status = read_covers(planning);
	if (status == SFP_OK)
		status = sfp__matching_know(planning->reg, planning->org, planning->staging);
	if (status == SFP_OK)
		status = measure(planning);
	if (status == SFP_OK)
		status = sfp__planning_see_dates(planning);
	if (status == SFP_OK)
		status = sfp__matching_run(planning->staging, planning->modes, planning->options);
	if (status == SFP_OK)
		status = sfp__matching_totals(planning->staging, &planning->totals);
	sfp__planning_tell(planning, planning->totals.people);
	if (status == SFP_OK)
		status = put_head(planning, organization);
	if (status == SFP_OK)
		status = put_inputs(planning);
	if (status == SFP_OK)
		status = sfp__planning_changes(planning);
	if (status == SFP_OK)
		status = sfp__planning_holds(planning);
	if (status == SFP_OK)
		status = seal(planning);
	sfp__planning_tell(planning, planning->total);
	if (status == SFP_OK)
		status = sfp__txn_commit(&planned);
	return status == SFP_OK ? sfp__txn_commit(&staged) : status;
}

static sfp_status see_standing(struct sfp__planning *planning)
{
	const struct sfp__act *act = NULL;
	struct sfp__stmt *stmt;
	sfp_id head;
	sfp_status status = sfp__act_now(planning->reg, planning->org, &act);

	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(planning->reg->store, SFP__SQL_OFFICE_HOLDER);
	sfp__bind_int(stmt, ":org", planning->org);
	sfp__bind_int(stmt, ":role", SFP_ROLE_HEAD);
	sfp__bind_int(stmt, ":on", planning->today);
	status = sfp__find_id(planning->reg->store, stmt, &head);
	planning->sets_up = !act->in_force || status == SFP_E_NOT_FOUND;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status look(struct sfp__planning *planning, const sfp_id *organization)
{
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__read_begin(&txn, planning->reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(planning->reg, organization, &planning->org);
	if (status == SFP_OK)
		status = sfp__local_choose(planning->reg, planning->org, NULL);
	if (status != SFP_OK)
		return status;
	planning->today = sfp__local_today(planning->reg);
	planning->effective_on = planning->options->effective_on ? planning->options->effective_on : planning->today;
	status = see_standing(planning);
	return status == SFP_OK ? compare(planning, organization) : status;
}

/* An organisation without an act has no limits of its own. */
static sfp_status act_of(sfp_registry *reg, const sfp_id *organization, sfp_policy **ret_act)
{
	sfp_status status = sfp_registry_policy(reg, organization, ret_act);

	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static void unref(sfp_policy **policy)
{
	sfp_policy_unref(*policy);
}

static sfp_status check_day(sfp_registry *reg, sfp_date day)
{
	if (!day || sfp__date_valid(day))
		return SFP_OK;
	sfp__registry_say(reg, "effective_on: %d — такого дня нет в календаре; пишите так: 20260901",
	                  "effective_on is no day of the calendar: %d", (int)day);
	return SFP_E_INVALID;
}

sfp_status sfp__plan_make(sfp_registry *reg, const sfp_id *organization, struct sfp__store *staging,
                          const sfp_roster_plan_options *options, sfp_roster_plan **ret_plan)
{
	SFP__CLEANUP(sfp__plan_freep) sfp_roster_plan *plan = calloc(1, sizeof(*plan));
	SFP__CLEANUP(unref) sfp_policy *act = NULL;
	struct sfp__planning planning = { .reg = reg, .options = options, .staging = staging };
	sfp_status status = plan ? check_day(reg, options->effective_on) : SFP_E_NO_MEMORY;

	if (status == SFP_OK)
		status = sfp__plan_expect_decisions(reg, organization, staging, options);
	if (status == SFP_OK)
		status = act_of(reg, organization, &act);
	if (status == SFP_OK)
		status = sfp__store_extend(staging, sfp__sql_schema_matching);
	if (status == SFP_OK)
		status = sfp__store_open_temporary(sfp__sql_schema_plan, NULL, &plan->store);
	if (status != SFP_OK)
		return status;
	planning.act = act;
	planning.plan = plan->store;
	status = look(&planning, organization);
	if (status == SFP_OK)
		status = sfp__plan_read(plan);
	if (status == SFP_OK)
		*ret_plan = SFP__TAKE(plan);
	return status;
}

/* ---- keeping ---- */

sfp_status sfp_roster_plan_save(sfp_roster_plan *plan, const char *path)
{
	return plan && path ? sfp__store_backup(plan->store, path) : SFP_E_MISUSE;
}

static sfp_status check_seal(struct sfp__store *store)
{
	SFP__TXN txn = { 0 };
	uint8_t digest[32];
	struct sfp__stmt *stmt;
	const void *kept;
	size_t length = 0;
	sfp_status status = sfp__read_begin(&txn, store);

	if (status == SFP_OK)
		status = sfp__plan_digest(store, digest);
	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(store, SFP__SQL_PLAN_GET);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_E_TAMPERED : status;
	kept = sfp__column_blob(stmt, 10, &length);
	return length == 32 && memcmp(kept, digest, 32) == 0 ? SFP_OK : SFP_E_TAMPERED;
}

sfp_status sfp_roster_plan_open(const char *path, sfp_roster_plan **ret_plan)
{
	SFP__CLEANUP(sfp__plan_freep) sfp_roster_plan *plan = NULL;
	sfp_status status;

	if (!path || !ret_plan)
		return SFP_E_MISUSE;
	plan = calloc(1, sizeof(*plan));
	status = plan ? sfp__store_open_document(path, sfp__sql_schema_plan, &plan->store, NULL) : SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		status = check_seal(plan->store);
	if (status == SFP_OK)
		status = sfp__plan_read(plan);
	if (status == SFP_OK)
		*ret_plan = SFP__TAKE(plan);
	return status;
}

const sfp_roster_plan_view *sfp_roster_plan_look(const sfp_roster_plan *plan)
{
	return plan ? &plan->view : NULL;
}
