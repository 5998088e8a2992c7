/* plan_apply.c: a plan becomes an import: classes, people and movements, in one transaction. */
#include <stdlib.h>
#include <string.h>

#include "ledger/column.h"
#include "ledger/misuse.h"
#include "registry/import.h"
#include "roster/plan.h"

#define PROGRESS_CHANGES 512
#define MANY_CHANGES     10000 /* from here on a wider cache is worth its memory */

/* Whoever applies a plan, or signs its order, is needed as who they are: what ends their offices is made last. */
enum pass {
	PASS_OTHERS,
	PASS_ORDERER,
	PASS_ACTOR
};

/* A class of the plan that had no id before. */
struct made_class {
	int64_t seq;
	sfp_id id;
};

struct applying {
	struct sfp__importing *importing;
	sfp_registry *reg;
	sfp_roster_plan *plan;
	const sfp_roster_apply_options *options;
	uint32_t parts;
	bool lifted;
	bool taken; /* an office of whoever applies the plan, or signs its order */
	sfp_roster_applied *applied;
	struct sfp__store *added; /* ids of new people of whom several changes speak; NULL: nobody yet */
	int64_t last_seq;         /* of the last one added */
	sfp_id last_id;
	int64_t people_added, done, total;
	struct made_class *classes; /* made so far, by their numbers in the plan */
	size_t class_count, class_room;
};

/* ---- holds ---- */

static sfp_status ask_plan(struct applying *applying, enum sfp__sql sql, int64_t *numbers, int count)
{
	struct sfp__store *store = applying->plan->store;
	struct sfp__stmt *stmt = sfp__stmt(store, sql);
	sfp_status status;

	sfp__bind_int(stmt, ":parts", applying->parts);
	if (sfp__stmt_takes(stmt, ":lifted"))
		sfp__bind_int(stmt, ":lifted", applying->lifted);
	status = sfp__step_row(store, stmt);
	for (int i = 0; status == SFP_OK && i < count; i++)
		numbers[i] = sfp__column_int(stmt, i);
	sfp__stmt_end(stmt);
	return status == SFP_OK ? sfp__store_status(store) : status;
}

/* Whoever lifts a hold has counted, and has an order. */
static void lift(struct applying *applying, int64_t held_people)
{
	const sfp_roster_apply_options *options = applying->options;

	if (!held_people || options->confirm != held_people)
		return;
	applying->applied->needs_order = sfp_id_is_none(&options->order_id);
	applying->lifted = !applying->applied->needs_order;
}

static sfp_status weigh_holds(struct applying *applying)
{
	int64_t held[2] = { 0, 0 };
	sfp_status status = ask_plan(applying, SFP__SQL_PLAN_HELD, held, 2);

	if (status == SFP_OK)
		lift(applying, held[1]);
	if (status != SFP_OK || applying->lifted)
		return status;
	applying->applied->held = held[0];
	applying->applied->held_people = held[1];
	return SFP_OK;
}

/* ---- people ---- */

static sfp_status remember(struct applying *applying, int64_t seq, const sfp_id *id, bool again)
{
	struct sfp__stmt *stmt;
	SFP__TXN txn = { 0 };
	sfp_status status = SFP_OK;

	applying->last_seq = seq;
	applying->last_id = *id;
	if (!again)
		return SFP_OK;
	if (!applying->added)
		status = sfp__store_open_temporary(sfp__sql_schema_added, NULL, &applying->added);
	if (status == SFP_OK)
		status = sfp__txn_begin(&txn, applying->added);
	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(applying->added, SFP__SQL_ADDED_INSERT);
	sfp__bind_int(stmt, ":seq", seq);
	sfp__bind_id(stmt, ":id", id);
	status = sfp__exec(applying->added, stmt);
	return status == SFP_OK ? sfp__txn_commit(&txn) : status;
}

/* SFP_E_NOT_FOUND: they were not added yet. */
static sfp_status recall(struct applying *applying, int64_t seq, sfp_id *ret_id)
{
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;
	sfp_status status;

	if (applying->last_seq == seq) {
		*ret_id = applying->last_id;
		return SFP_OK;
	}
	if (!applying->added)
		return SFP_E_NOT_FOUND;
	status = sfp__read_begin(&txn, applying->added);
	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(applying->added, SFP__SQL_ADDED_GET);
	sfp__bind_int(stmt, ":seq", seq);
	status = sfp__step_row(applying->added, stmt);
	if (status == SFP_OK)
		*ret_id = sfp__column_id(stmt, 0);
	sfp__stmt_end(stmt);
	return status;
}

static sfp_person_draft draft_of(struct sfp__stmt *row, int first)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;

	draft.source_id = sfp__column_text(row, first);
	draft.surname = sfp__column_text(row, first + 1);
	draft.given_name = sfp__column_text(row, first + 2);
	draft.patronymic = sfp__column_text(row, first + 3);
	draft.birth_date = sfp__column_date(row, first + 4);
	return draft;
}

/* Whoever is known has an id; whoever was added by an earlier change got one; the others are added now. The card begins
 * with its id. */
static sfp_status find_or_add(struct applying *applying, struct sfp__stmt *row, int seq_column, int card, bool again,
                              sfp_id *ret_id)
{
	int64_t seq = sfp__column_int(row, seq_column);
	sfp_person_draft draft;
	sfp_status status;

	*ret_id = sfp__column_id(row, card);
	if (!sfp_id_is_none(ret_id))
		return SFP_OK;
	status = again || applying->last_seq == seq ? recall(applying, seq, ret_id) : SFP_E_NOT_FOUND;
	if (status != SFP_E_NOT_FOUND)
		return status;
	draft = draft_of(row, card + 1);
	status = sfp__importing_add_person(applying->importing, &draft, ret_id);
	applying->people_added++;
	return status == SFP_OK ? remember(applying, seq, ret_id, again) : status;
}

/* ---- changes ---- */

enum {
	C_KIND = 1,
	C_PERSON,
	C_ROLE,
	C_TITLE,
	C_WHAT,
	C_CARD,
	C_CLASS_FROM = 12,
	C_CLASS_TO,
	C_STUDENT,
	C_STUDENT_CARD,
	C_AGAIN = 21,
	C_CLASS_SEQ,
	C_CLASS_NAME,
	C_INPUT,
	C_LINE
};

/* Classes are made before all else, in the order of their numbers. */
static sfp_status remember_class(struct applying *applying, const struct made_class *made)
{
	if (applying->class_count == applying->class_room) {
		size_t room = applying->class_room ? 2 * applying->class_room : 16;
		struct made_class *grown = reallocarray(applying->classes, room, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		applying->classes = grown;
		applying->class_room = room;
	}
	applying->classes[applying->class_count++] = *made;
	return SFP_OK;
}

static sfp_status make_class(struct applying *applying, struct sfp__stmt *row)
{
	struct made_class made = { .seq = sfp__column_int(row, C_CLASS_SEQ) };
	const char *name = sfp__column_text(row, C_CLASS_NAME);
	sfp_status status = sfp__importing_create_class(applying->importing, name ? name : "", &made.id);

	return status == SFP_OK ? remember_class(applying, &made) : status;
}

static int compare_classes(const void *a, const void *b)
{
	const struct made_class *one = a, *other = b;

	return (one->seq > other->seq) - (one->seq < other->seq);
}

/* None where the change leads into no class. A plan that leads into one which it neither knows nor makes contradicts
 * itself. */
static sfp_status find_class(struct applying *applying, struct sfp__stmt *row, sfp_id *ret_id)
{
	const struct made_class key = { .seq = sfp__column_int(row, C_CLASS_SEQ) };
	const struct made_class *made;

	*ret_id = sfp__column_id(row, C_CLASS_TO);
	if (sfp__column_is_null(row, C_CLASS_SEQ) || !sfp_id_is_none(ret_id))
		return SFP_OK;
	made = applying->class_count
	               ? bsearch(&key, applying->classes, applying->class_count, sizeof(key), compare_classes)
	               : NULL;
	if (!made)
		return SFP_E_CORRUPT;
	*ret_id = made->id;
	return SFP_OK;
}

static sfp_status change_card(struct applying *applying, struct sfp__stmt *row, const sfp_id *person)
{
	sfp_person_draft draft = draft_of(row, C_CARD + 1);

	return sfp__importing_change_person(applying->importing, person, &draft);
}

static sfp_status move(struct applying *applying, struct sfp__stmt *row, const sfp_id *person)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	const char *title = sfp__column_text(row, C_TITLE);
	sfp_status status = find_class(applying, row, &form.class_to);

	form.kind = sfp__column_kind(row, C_KIND);
	form.person = *person;
	form.effective_on = applying->plan->view.effective_on;
	if (form.kind == SFP_KIND_CHANGE_HOMEROOM)
		form.class_from = sfp__column_id(row, C_CLASS_FROM);
	if (form.kind == SFP_KIND_HIRE || form.kind == SFP_KIND_CHANGE_POSITION || form.kind == SFP_KIND_DISMISS)
		form.role = sfp__column_role(row, C_ROLE);
	if (form.kind != SFP_KIND_DISMISS && title && *title)
		form.title = title;
	if (status == SFP_OK && !sfp__column_is_null(row, C_STUDENT))
		status = find_or_add(applying, row, C_STUDENT, C_STUDENT_CARD, true, &form.student);
	if (status == SFP_OK)
		status = sfp__store_status(applying->plan->store); /* the row may have held what no plan holds */
	return status == SFP_OK ? sfp__importing_move(applying->importing, &form) : status;
}

static sfp_status make_change(struct applying *applying, struct sfp__stmt *row)
{
	sfp_id person;
	sfp_status status;

	if (sfp__column_is_null(row, C_PERSON))
		return make_class(applying, row);
	status = find_or_add(applying, row, C_PERSON, C_CARD, sfp__column_int(row, C_AGAIN) != 0, &person);
	if (status != SFP_OK)
		return status;
	return sfp__column_int(row, C_KIND) ? move(applying, row, &person) : change_card(applying, row, &person);
}

/* What makes no sense is looked for in the file that asks for it; a refusal says by itself whose it is. */
static sfp_status say_where(struct applying *applying, struct sfp__stmt *row, sfp_status status)
{
	const struct sfp_registry *reg = applying->reg;
	const char *input = sfp__column_text(row, C_INPUT);
	bool blamed = status == SFP_E_INVALID || status == SFP_E_NOT_FOUND || status == SFP_E_EXISTS;

	if (blamed && input && *input && reg->message_en.length)
		sfp__registry_say(applying->reg, SFP__PICK_RU ": %s, строка %lld", SFP__PICK_EN ": %s, line %lld",
		                  reg->message_ru.data, reg->message_en.data, input,
		                  (long long)sfp__column_int(row, C_LINE));
	return status;
}

/* Of several offices the first one may have been what everything rests on; the refusal knows nothing of the plan. */
static sfp_status say_taken(struct applying *applying, sfp_status status)
{
	const struct sfp_registry *reg = applying->reg;

	if (status == SFP_REFUSED && applying->taken && reg->message_en.length)
		sfp__registry_say(
			applying->reg,
			SFP__PICK_RU " Этот же план лишает должности того, кто его применяет или подписал приказ: "
				     "пусть это сделает другой.",
			SFP__PICK_EN " This very plan takes an office from whoever applies it, or signs its order: "
				     "let somebody else do that.",
			reg->message_ru.data, reg->message_en.data);
	return status;
}

static void tell(struct applying *applying)
{
	const sfp_roster_apply_options *options = applying->options;

	applying->done++;
	if (options->progress && (applying->done % PROGRESS_CHANGES == 0 || applying->done == applying->total))
		options->progress(options->progress_context, (size_t)applying->done, (size_t)applying->total);
}

static struct sfp__stmt *changes_of(const struct applying *applying, enum pass pass)
{
	struct sfp__stmt *stmt = sfp__stmt(applying->plan->store, SFP__SQL_PLAN_APPLY_LIST);

	sfp__bind_int(stmt, ":parts", applying->parts);
	sfp__bind_int(stmt, ":lifted", applying->lifted);
	sfp__bind_int(stmt, ":pass", pass);
	sfp__bind_int(stmt, ":dismiss", SFP_KIND_DISMISS);
	sfp__bind_int(stmt, ":change_position", SFP_KIND_CHANGE_POSITION);
	sfp__bind_id(stmt, ":actor", &applying->importing->actor.person);
	sfp__bind_id(stmt, ":orderer", &applying->importing->orderer.person);
	return stmt;
}

static sfp_status make_changes(struct applying *applying, enum pass pass)
{
	struct sfp__store *store = applying->plan->store;
	struct sfp__stmt *stmt = changes_of(applying, pass);
	sfp_status status;

	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		status = make_change(applying, stmt);
		if (status != SFP_OK)
			return say_taken(applying, say_where(applying, stmt, status));
		applying->taken = pass != PASS_OTHERS;
		tell(applying);
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

/* ---- the whole ---- */

/* What the parts that were asked for come to. */
struct chosen {
	int64_t cards, movements, classes, newcomers;
};

static sfp_status count_chosen(struct applying *applying, struct chosen *ret_chosen)
{
	int64_t changes[3] = { 0 };
	sfp_status status = ask_plan(applying, SFP__SQL_PLAN_CHOSEN, changes, 3);

	if (status == SFP_OK)
		status = ask_plan(applying, SFP__SQL_PLAN_NEWCOMERS, &ret_chosen->newcomers, 1);
	ret_chosen->cards = changes[0];
	ret_chosen->movements = changes[1];
	ret_chosen->classes = changes[2];
	return status;
}

static sfp_status digest_of_inputs(const sfp_roster_plan *plan, uint8_t ret_digest[32])
{
	SFP__CLEANUP(sfp__hash_close) struct sfp__hash hash = { 0 };
	sfp_status status = sfp__hash_open(&hash);

	if (status != SFP_OK)
		return status;
	sfp__hash_start(&hash);
	for (size_t i = 0; i < plan->view.input_count; i++)
		sfp__hash_add(&hash, plan->inputs[i].digest, sizeof(plan->inputs[i].digest));
	return sfp__hash_end(&hash, ret_digest);
}

/* Was this very import made before? Asked before the plan is found to be stale by its own import. */
static sfp_status made_before(struct applying *applying, const struct chosen *chosen)
{
	const sfp_roster_plan *plan = applying->plan;
	sfp_import draft = { 0 };
	sfp_status status = digest_of_inputs(plan, draft.input_digest);

	memcpy(draft.plan_digest, plan->view.digest, sizeof(draft.plan_digest));
	draft.order_id = applying->options->order_id;
	draft.ground = applying->options->ground ? applying->options->ground : "";
	draft.effective_on = plan->view.effective_on;
	draft.covers = (int)plan->covers;
	draft.people = (int)plan->view.people;
	draft.people_added = (int)chosen->newcomers;
	draft.people_changed = (int)chosen->cards;
	draft.classes_added = (int)chosen->classes;
	draft.movements = (int)chosen->movements;
	draft.left_out = (int)applying->applied->left_out;
	return status == SFP_OK ? sfp__importing_once(applying->importing, &draft) : status;
}

static sfp_status make(struct applying *applying, int64_t newcomers)
{
	sfp_status status = sfp__importing_record(applying->importing);

	for (int pass = PASS_OTHERS; pass <= PASS_ACTOR && status == SFP_OK; pass++)
		status = make_changes(applying, (enum pass)pass);
	/* What the record says was counted before; a plan that says otherwise contradicts itself. */
	return status == SFP_OK && applying->people_added != newcomers ? SFP_E_CORRUPT : status;
}

static sfp_status apply_chosen(struct applying *applying)
{
	int64_t org = applying->importing->whole.org;
	struct chosen chosen = { 0 };
	sfp_status status = count_chosen(applying, &chosen);

	applying->total = chosen.cards + chosen.movements + chosen.classes;
	applying->applied->left_out = applying->plan->view.changes - applying->total;
	if (status != SFP_OK || applying->applied->held || applying->total == 0)
		return status == SFP_OK ? sfp__plan_expect_fresh(applying->reg, applying->plan, org) : status;
	status = made_before(applying, &chosen);
	if (status == SFP_OK && !applying->importing->done)
		status = sfp__plan_expect_fresh(applying->reg, applying->plan, org);
	if (status == SFP_OK && !applying->importing->done)
		status = make(applying, chosen.newcomers);
	applying->applied->changes = applying->total;
	return status;
}

static sfp_status apply(struct applying *applying)
{
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__read_begin(&txn, applying->plan->store);

	if (status == SFP_OK)
		status = weigh_holds(applying);
	return status == SFP_OK ? apply_chosen(applying) : status;
}

static sfp_status apply_in_verb(struct applying *applying, const sfp_actor *actor)
{
	SFP__IMPORTING importing = { 0 };
	sfp_status status;

	applying->importing = &importing;
	status = sfp__importing_begin(&importing, applying->reg, actor, &applying->options->orderer);
	if (status == SFP_OK)
		status = apply(applying);
	status = sfp__importing_end(&importing, status);
	if (status == SFP_OK)
		applying->applied->import = SFP__TAKE(importing.import);
	return status;
}

void sfp_roster_applied_free(sfp_roster_applied *applied)
{
	if (!applied)
		return;
	sfp_import_free(applied->import);
	free(applied);
}

static void applied_freep(sfp_roster_applied **applied)
{
	sfp_roster_applied_free(*applied);
}

static sfp_status refuse_foreign(sfp_registry *reg)
{
	sfp__registry_begin_call(reg);
	sfp__registry_say(reg, "план составлен для другой организации: выберите её или составьте план заново",
	                  "the plan is another organisation's: choose that one, or make a new plan");
	return SFP_E_INVALID;
}

/* The system enters what an order says: its signer decided, and nobody else has to. */
static bool orders_for_itself(sfp_registry *reg, const sfp_actor *actor, const sfp_roster_apply_options *options)
{
	return !sfp_id_is_none(&actor->person) || sfp_id_is_none(&options->orderer) ||
	       sfp__wrong(reg, "options.orderer", "система никому ничего не приказывает; назовите приказ (order_id)",
	                  "the system orders for nobody; name the order (order_id)");
}

sfp_status sfp_roster_plan_apply(sfp_registry *reg, const sfp_actor *actor, sfp_roster_plan *plan,
                                 const sfp_roster_apply_options *options, sfp_roster_applied **ret_applied)
{
	SFP__CLEANUP(applied_freep) sfp_roster_applied *applied = NULL;
	struct applying applying = { .reg = reg, .plan = plan, .options = options };
	sfp_status status;

	if (!sfp__given(reg, "actor plan options ret_applied",
	                (const void *const[]){ actor, plan, options, ret_applied }) ||
	    !sfp__given_actor(reg, actor) ||
	    !sfp__given_input(reg, "options", "SFP_ROSTER_APPLY_OPTIONS_INIT", options, sizeof(*options)) ||
	    ((options->only & ~SFP_ROSTER_PARTS_ALL) &&
	     !sfp__wrong(reg, "options.only", "таких частей нет; все части — SFP_ROSTER_PARTS_ALL",
	                 "names a part that does not exist; all parts are SFP_ROSTER_PARTS_ALL")))
		return SFP_E_MISUSE;
	if (!orders_for_itself(reg, actor, options))
		return SFP_E_MISUSE;
	if (!sfp_id_equal(&actor->organization, &plan->view.organization))
		return refuse_foreign(reg);
	applied = calloc(1, sizeof(*applied));
	if (!applied)
		return SFP_E_NO_MEMORY;
	applying.applied = applied;
	applying.parts = options->only ? options->only : SFP_ROSTER_PARTS_ALL;
	if (plan->view.changes >= MANY_CHANGES)
		sfp__store_widen(reg->store);
	status = apply_in_verb(&applying, actor);
	if (plan->view.changes >= MANY_CHANGES)
		sfp__store_narrow(reg->store);
	sfp__store_close(applying.added);
	free(applying.classes);
	if (status == SFP_OK)
		*ret_applied = SFP__TAKE(applied);
	return status;
}
