/* test_office_rights.c: nobody makes themselves head, administration or council, and nobody ends such an office by
 * keeping lists: neither as base data, nor by a movement, nor by taking one back. */
#include <string.h>

#include "check_main.h"
#include "world.h"

#define TODAY         20250902 /* where the world's clock begins */
#define HEAD_CLAUSE   "273-ФЗ/51"
#define OTHERS_CLAUSE "273-ФЗ/28"

static struct world w;
static sfp_actor additional; /* an additional administrator, who is a teacher of the college */

static void setup(void)
{
	sfp_appointment *appointment = NULL;

	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	additional = w.teachers[2];
	world_join(&w, &additional, &w.staffroom, SFP_ROLE_TEACHER);
	ck_sfp_ok(sfp_appointment_make_additional(w.reg, &w.administrator, &additional.person, &appointment));
	sfp_appointment_free(appointment);
}

static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static void expect_ok(sfp_status status)
{
	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
}

static void expect_refused(sfp_status status, sfp_reason reason, const char *clause)
{
	const sfp_refusal *refusal = sfp_registry_refusal(w.reg);

	ck_assert_msg(status == SFP_REFUSED, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_msg(refusal->reason == reason, "%s: %s", sfp_reason_name(refusal->reason), refusal->text_en);
	ck_assert_str_eq(refusal->clause, clause);
}

static void expect_lacks(sfp_status status, sfp_reason reason, const char *clause, sfp_fact fact)
{
	expect_refused(status, reason, clause);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, fact));
}

static uint32_t roles(const sfp_id *person, sfp_date on)
{
	uint32_t found = 0;

	ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, person, on, &found));
	return found;
}

static bool is(const sfp_id *person, sfp_role role)
{
	return (roles(person, 0) & SFP_ROLE_BIT(role)) != 0;
}

static sfp_id order_of(const sfp_actor *actor, sfp_order_subject subject, const char *number)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	sfp_id id;

	draft.subject = subject;
	draft.number = number;
	expect_ok(sfp_order_issue(w.reg, actor, &draft, &order));
	id = order->head.id;
	sfp_order_free(order);
	return id;
}

/* As from paper, by the administrator. */
static sfp_id order_signed_by(const sfp_id *signer, const char *number)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	sfp_id id;

	draft.subject = SFP_ORDER_MOVEMENT;
	draft.number = number;
	if (signer)
		draft.signer = *signer;
	expect_ok(sfp_order_register(w.reg, &w.administrator, &draft, &order));
	id = order->head.id;
	sfp_order_free(order);
	return id;
}

static sfp_status give_until(const sfp_actor *actor, const sfp_id *person, sfp_role role, const sfp_id *order,
                             sfp_date until, sfp_id *ret_id)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;
	sfp_status status;

	draft.person = *person;
	draft.role = role;
	draft.title = "Новая должность";
	draft.until_date = until;
	if (order)
		draft.order_id = *order;
	status = sfp_office_add(w.reg, actor, &draft, &office);
	if (office && ret_id)
		*ret_id = office->head.id;
	sfp_office_free(office);
	return status;
}

static sfp_status give(const sfp_actor *actor, const sfp_id *person, sfp_role role, const sfp_id *order)
{
	return give_until(actor, person, role, order, 0, NULL);
}

static sfp_id office_of(const sfp_id *person, sfp_role role)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_id id;

	filter.person = *person;
	filter.role = role;
	filter.on = sfp_date_of_time(w.now);
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_OFFICE, &filter, &page));
	ck_assert_uint_ge(page->count, 1);
	id = page->records[0]->id;
	sfp_page_free(page);
	return id;
}

static sfp_status take_on(const sfp_actor *actor, const sfp_id *office, sfp_date on, const sfp_id *order)
{
	sfp_office *ended = NULL;
	sfp_status status = sfp_office_end(w.reg, actor, office, on, order, &ended);

	sfp_office_free(ended);
	return status;
}

static sfp_status take(const sfp_actor *actor, const sfp_id *person, sfp_role role, const sfp_id *order)
{
	const sfp_id office = office_of(person, role);

	return take_on(actor, &office, 0, order);
}

/* ---- whoever keeps the lists ---- */

static const struct {
	sfp_role role;
	const char *clause;
	bool is_additional;
} keepers[] = {
	{ SFP_ROLE_HEAD, HEAD_CLAUSE, false },
	{ SFP_ROLE_HEAD, HEAD_CLAUSE, true },
	{ SFP_ROLE_ADMINISTRATION, OTHERS_CLAUSE, false },
	{ SFP_ROLE_ADMINISTRATION, OTHERS_CLAUSE, true },
	{ SFP_ROLE_COUNCIL, OTHERS_CLAUSE, false },
	{ SFP_ROLE_COUNCIL, OTHERS_CLAUSE, true },
};

static const sfp_id *holder_of(sfp_role role)
{
	return role == SFP_ROLE_HEAD      ? &w.head.person
	       : role == SFP_ROLE_COUNCIL ? &w.secretary.person
	                                  : &w.deputy.person;
}

START_TEST(an_administrator_gives_and_takes_no_such_office)
{
	const sfp_actor *keeper = keepers[_i].is_additional ? &additional : &w.administrator;
	const sfp_role role = keepers[_i].role;
	sfp_id order =
		order_signed_by(&w.head.person, "55-к"); /* whatever the administrator says that the head has signed */

	expect_refused(give(keeper, &keeper->person, role, NULL), SFP_REASON_ROLE, keepers[_i].clause);
	expect_refused(give(keeper, &keeper->person, role, &order), SFP_REASON_ROLE, keepers[_i].clause);
	expect_refused(give_until(keeper, &keeper->person, role, &order, 20251001, NULL), SFP_REASON_ROLE,
	               keepers[_i].clause);
	expect_refused(give(keeper, &w.students[0].person, role, &order), SFP_REASON_ROLE, keepers[_i].clause);
	expect_refused(take(keeper, holder_of(role), role, NULL), SFP_REASON_ROLE, keepers[_i].clause);
	expect_refused(take(keeper, holder_of(role), role, &order), SFP_REASON_ROLE, keepers[_i].clause);
	ck_assert(!is(&keeper->person, role) && is(holder_of(role), role));
	expect_ok(give(keeper, &w.teachers[3].person, SFP_ROLE_TEACHER, NULL));
	expect_ok(give(keeper, &w.teachers[3].person, (sfp_role)0, NULL));
	expect_ok(take(keeper, &w.teachers[3].person, SFP_ROLE_TEACHER, NULL));
}
END_TEST

/* What the issue tells: head and council in one person, the head out of office, an edition of one's own. */
START_TEST(nobody_adopts_and_approves_an_edition_alone)
{
	const sfp_actor *keeper = &additional;
	sfp_id own = order_signed_by(&keeper->person, "66-к"), approval;
	sfp_edition *edition = NULL;
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);

	expect_refused(give(keeper, &keeper->person, SFP_ROLE_HEAD, &own), SFP_REASON_ROLE, HEAD_CLAUSE);
	expect_refused(give(keeper, &keeper->person, SFP_ROLE_COUNCIL, &own), SFP_REASON_ROLE, OTHERS_CLAUSE);
	expect_refused(take(keeper, &w.head.person, SFP_ROLE_HEAD, &own), SFP_REASON_ROLE, HEAD_CLAUSE);
	expect_refused(sfp_edition_draft(w.reg, keeper, text, length, &edition, NULL), SFP_REASON_ROLE, "1.3.b");
	expect_ok(sfp_edition_draft(w.reg, &w.secretary, text, length, &edition, NULL));
	w.edition = edition->head.id;
	sfp_edition_free(edition);
	approval = world_order(&w, SFP_ORDER_APPROVAL, "66-о");
	expect_refused(sfp_edition_adopt(w.reg, keeper, &w.edition, "1", TODAY, &edition), SFP_REASON_ROLE, "1.3.a");
	expect_ok(sfp_edition_adopt(w.reg, &w.secretary, &w.edition, "1", TODAY, &edition));
	sfp_edition_free(edition);
	expect_refused(sfp_edition_approve(w.reg, keeper, &w.edition, &approval, 0, &edition), SFP_REASON_ROLE,
	               "1.3.c");
	ck_assert(is(&w.head.person, SFP_ROLE_HEAD));
	ck_assert_uint_eq(roles(&keeper->person, 0) & (SFP_ROLE_BIT(SFP_ROLE_HEAD) | SFP_ROLE_BIT(SFP_ROLE_COUNCIL)),
	                  0);
}
END_TEST

/* ---- the head ---- */

START_TEST(the_head_fills_offices_of_the_administration_and_the_council_by_an_own_order)
{
	static const sfp_role filled[] = { SFP_ROLE_ADMINISTRATION, SFP_ROLE_COUNCIL };
	const sfp_id *person = &w.teachers[3].person;
	sfp_id by_head = world_order(&w, SFP_ORDER_MOVEMENT, "7-к"),
	       by_deputy = order_of(&w.deputy, SFP_ORDER_MOVEMENT, "8-к");
	sfp_id by_nobody = order_signed_by(NULL, "9-к"), other = world_order(&w, SFP_ORDER_USE, "10-о");

	for (int i = 0; i < 2; i++) {
		expect_lacks(give(&w.head, person, filled[i], NULL), SFP_REASON_FACT, OTHERS_CLAUSE,
		             SFP_FACT_ORDER_ISSUED);
		expect_lacks(give(&w.head, person, filled[i], &by_deputy), SFP_REASON_FACT, OTHERS_CLAUSE,
		             SFP_FACT_ORDER_SIGNED_BY_HEAD);
		expect_lacks(give(&w.head, person, filled[i], &by_nobody), SFP_REASON_UNKNOWN, OTHERS_CLAUSE,
		             SFP_FACT_ORDER_SIGNED_BY_HEAD);
		ck_sfp_status(give(&w.head, person, filled[i], &other), SFP_E_INVALID);
		expect_refused(give(&w.deputy, person, filled[i], &by_head), SFP_REASON_ROLE, OTHERS_CLAUSE);
		ck_assert(!is(person, filled[i]));
		expect_ok(give(&w.head, person, filled[i], &by_head));
		ck_assert(is(person, filled[i]));
		expect_lacks(take(&w.head, person, filled[i], NULL), SFP_REASON_FACT, OTHERS_CLAUSE,
		             SFP_FACT_ORDER_ISSUED);
		expect_refused(take(&w.deputy, person, filled[i], &by_head), SFP_REASON_ROLE, OTHERS_CLAUSE);
		expect_ok(take(&w.head, person, filled[i], &by_head));
		ck_assert(!is(person, filled[i]));
	}
	expect_refused(give(&w.head, person, SFP_ROLE_HEAD, &by_head), SFP_REASON_ROLE, HEAD_CLAUSE);
	expect_refused(take(&w.head, &w.head.person, SFP_ROLE_HEAD, &by_head), SFP_REASON_ROLE, HEAD_CLAUSE);
}
END_TEST

START_TEST(an_order_counts_by_who_signed_it_on_its_date)
{
	const sfp_id *person = &w.teachers[3].person;
	sfp_id founder = order_signed_by(NULL, "1-у"), old = world_order(&w, SFP_ORDER_MOVEMENT, "7-к"), late;

	expect_ok(give(&w.system, &w.deputy.person, SFP_ROLE_HEAD, &founder));
	world_pass_days(&w, 1);
	expect_ok(take(&w.system, &w.head.person, SFP_ROLE_HEAD, &founder));
	late = order_signed_by(&w.head.person, "8-к"); /* who is head no longer */
	expect_lacks(give(&w.deputy, person, SFP_ROLE_COUNCIL, &late), SFP_REASON_FACT, OTHERS_CLAUSE,
	             SFP_FACT_ORDER_SIGNED_BY_HEAD);
	expect_refused(give(&w.head, person, SFP_ROLE_COUNCIL, &old), SFP_REASON_ROLE, OTHERS_CLAUSE);
	expect_ok(give(&w.deputy, person, SFP_ROLE_COUNCIL, &old)); /* who was head when it was signed */
}
END_TEST

/* ---- acting for the head ---- */

START_TEST(whoever_acts_for_the_head_is_head_on_those_days_and_on_no_other)
{
	const sfp_actor *acting = &w.teachers[1];
	sfp_id order = world_order(&w, SFP_ORDER_MOVEMENT, "7-к"), own, office;

	ck_sfp_status(give_until(&w.head, &acting->person, SFP_ROLE_HEAD, &order, TODAY, NULL), SFP_E_INVALID);
	ck_sfp_status(give_until(&w.head, &acting->person, SFP_ROLE_HEAD, &order, 20250931, NULL), SFP_E_INVALID);
	expect_lacks(give_until(&w.head, &acting->person, SFP_ROLE_HEAD, NULL, 20250905, NULL), SFP_REASON_FACT,
	             HEAD_CLAUSE, SFP_FACT_ORDER_ISSUED);
	expect_ok(give_until(&w.head, &acting->person, SFP_ROLE_HEAD, &order, 20250905, &office));
	ck_assert(is(&acting->person, SFP_ROLE_HEAD) && is(&w.head.person, SFP_ROLE_HEAD));
	ck_assert(roles(&acting->person, 20250904) & SFP_ROLE_BIT(SFP_ROLE_HEAD));
	ck_assert(!(roles(&acting->person, 20250905) & SFP_ROLE_BIT(SFP_ROLE_HEAD)));
	own = order_of(acting, SFP_ORDER_MOVEMENT, "8-к");
	expect_ok(give(acting, &w.teachers[3].person, SFP_ROLE_COUNCIL, &own));
	/* Nobody prolongs the own time, names themselves, or stays for good. */
	expect_refused(give_until(acting, &acting->person, SFP_ROLE_HEAD, &own, 20300101, NULL), SFP_REASON_GUARD,
	               HEAD_CLAUSE);
	expect_refused(give(acting, &acting->person, SFP_ROLE_HEAD, &own), SFP_REASON_ROLE, HEAD_CLAUSE);
	ck_sfp_status(take_on(acting, &office, 20251001, &own), SFP_E_EXISTS);
	expect_refused(take(acting, &w.head.person, SFP_ROLE_HEAD, &own), SFP_REASON_ROLE, HEAD_CLAUSE);
	world_pass_days(&w, 3);
	ck_assert(!is(&acting->person, SFP_ROLE_HEAD));
	expect_refused(give(acting, &w.teachers[3].person, SFP_ROLE_ADMINISTRATION, &own), SFP_REASON_ROLE,
	               OTHERS_CLAUSE);
	ck_sfp_status(take_on(&w.head, &office, 0, &order), SFP_E_EXISTS);
}
END_TEST

START_TEST(the_head_who_comes_back_ends_it_and_nobody_else)
{
	const sfp_actor *acting = &w.teachers[1];
	sfp_id order = world_order(&w, SFP_ORDER_MOVEMENT, "7-к"), office;

	expect_ok(give_until(&w.head, &acting->person, SFP_ROLE_HEAD, &order, 20250920, &office));
	world_pass_days(&w, 2);
	expect_refused(take_on(&w.administrator, &office, 0, &order), SFP_REASON_ROLE, HEAD_CLAUSE);
	expect_lacks(take_on(&w.head, &office, 0, NULL), SFP_REASON_FACT, HEAD_CLAUSE, SFP_FACT_ORDER_ISSUED);
	expect_ok(take_on(&w.head, &office, 0, &order));
	ck_assert(!is(&acting->person, SFP_ROLE_HEAD));
}
END_TEST

/* ---- the system ---- */

START_TEST(once_an_act_is_in_force_the_system_enters_what_an_order_says)
{
	const sfp_id *person = &w.teachers[3].person;
	sfp_id founder = order_signed_by(NULL, "1-у"), by_head = world_order(&w, SFP_ORDER_MOVEMENT, "7-к");
	sfp_id by_deputy = order_of(&w.deputy, SFP_ORDER_MOVEMENT, "8-к");

	expect_lacks(give(&w.system, person, SFP_ROLE_HEAD, NULL), SFP_REASON_FACT, HEAD_CLAUSE, SFP_FACT_ORDER_ISSUED);
	expect_lacks(take(&w.system, &w.head.person, SFP_ROLE_HEAD, NULL), SFP_REASON_FACT, HEAD_CLAUSE,
	             SFP_FACT_ORDER_ISSUED);
	expect_refused(give(&w.system, person, SFP_ROLE_COUNCIL, NULL), SFP_REASON_ROLE, OTHERS_CLAUSE);
	expect_refused(give(&w.system, person, SFP_ROLE_COUNCIL, &founder), SFP_REASON_ROLE, OTHERS_CLAUSE);
	expect_refused(give(&w.system, person, SFP_ROLE_COUNCIL, &by_deputy), SFP_REASON_ROLE, OTHERS_CLAUSE);
	expect_ok(give(&w.system, person, SFP_ROLE_COUNCIL, &by_head));
	expect_ok(take(&w.system, person, SFP_ROLE_COUNCIL, &by_head));
	expect_ok(give_until(&w.system, &w.teachers[1].person, SFP_ROLE_HEAD, &by_head, 20250910, NULL));
	expect_ok(give(&w.system, person, SFP_ROLE_HEAD, &founder));
	expect_ok(give(&w.system, person, SFP_ROLE_TEACHER, NULL));
}
END_TEST

/* Nobody could sign an order, and somebody must begin. */
START_TEST(where_nobody_is_head_the_system_sets_the_registry_up_again)
{
	const sfp_id *person = &w.teachers[3].person;
	sfp_id founder = order_signed_by(NULL, "1-у");

	expect_ok(take(&w.system, &w.head.person, SFP_ROLE_HEAD, &founder));
	expect_refused(give(&w.administrator, &w.administrator.person, SFP_ROLE_HEAD, &founder), SFP_REASON_ROLE,
	               HEAD_CLAUSE);
	expect_refused(give(&w.deputy, &w.deputy.person, SFP_ROLE_HEAD, &founder), SFP_REASON_ROLE, HEAD_CLAUSE);
	expect_ok(give(&w.system, person, SFP_ROLE_HEAD, NULL));
	expect_lacks(give(&w.system, &w.teachers[1].person, SFP_ROLE_HEAD, NULL), SFP_REASON_FACT, HEAD_CLAUSE,
	             SFP_FACT_ORDER_ISSUED);
}
END_TEST

START_TEST(before_the_act_only_the_system_gives_offices)
{
	static const sfp_role filled[] = { SFP_ROLE_HEAD, SFP_ROLE_ADMINISTRATION, SFP_ROLE_COUNCIL };
	struct world bare;
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL, *ended = NULL;

	world_open_at(&bare, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
	for (int i = 0; i < 3; i++) {
		draft.person = bare.teachers[1].person;
		draft.role = filled[i];
		ck_sfp_status(sfp_office_add(bare.reg, &bare.head, &draft, &office), SFP_REFUSED);
		ck_assert_int_eq(sfp_registry_refusal(bare.reg)->reason, SFP_REASON_NO_EDITION);
		ck_sfp_ok(sfp_office_add(bare.reg, &bare.system, &draft, &office));
		ck_sfp_status(sfp_office_end(bare.reg, &bare.head, &office->head.id, 0, NULL, &ended), SFP_REFUSED);
		ck_sfp_ok(sfp_office_end(bare.reg, &bare.system, &office->head.id, 0, NULL, &ended));
		sfp_office_free(office);
		sfp_office_free(ended);
		office = ended = NULL;
	}
	world_close(&bare);
}
END_TEST

/* ---- movements ---- */

static sfp_id draft(sfp_kind kind, const sfp_id *person, sfp_role role)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = kind;
	form.person = *person;
	form.role = role;
	form.title = kind == SFP_KIND_DISMISS ? NULL : "Другая должность";
	expect_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	return id;
}

static sfp_status put_order(const sfp_actor *actor, const sfp_id *movement_id, const sfp_id *order)
{
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_order(w.reg, actor, movement_id, order, order ? NULL : "заявление", &movement);

	sfp_movement_free(movement);
	return status;
}

static sfp_status apply(const sfp_id *movement_id)
{
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_apply(w.reg, &w.administrator, movement_id, NULL, &movement);

	sfp_movement_free(movement);
	return status;
}

static sfp_status reverse(const sfp_id *movement_id)
{
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_reverse(w.reg, &w.administrator, movement_id, "ошибка", &movement);

	sfp_movement_free(movement);
	return status;
}

/* `clause`: of the norm that the order is refused by to whoever is not the head; `head_may`: by an own order. */
static const struct {
	sfp_kind kind;
	sfp_role held, role; /* what the person holds besides nothing, and what the movement says */
	const char *clause;
	bool head_may;
} moves[] = {
	{ SFP_KIND_HIRE, (sfp_role)0, SFP_ROLE_HEAD, HEAD_CLAUSE, false },
	{ SFP_KIND_HIRE, (sfp_role)0, SFP_ROLE_ADMINISTRATION, OTHERS_CLAUSE, true },
	{ SFP_KIND_HIRE, (sfp_role)0, SFP_ROLE_COUNCIL, OTHERS_CLAUSE, true },
	{ SFP_KIND_CHANGE_POSITION, SFP_ROLE_TEACHER, SFP_ROLE_HEAD, HEAD_CLAUSE, false },
	{ SFP_KIND_CHANGE_POSITION, SFP_ROLE_TEACHER, SFP_ROLE_ADMINISTRATION, OTHERS_CLAUSE, true },
	{ SFP_KIND_CHANGE_POSITION, SFP_ROLE_TEACHER, SFP_ROLE_COUNCIL, OTHERS_CLAUSE, true },
	{ SFP_KIND_CHANGE_POSITION, SFP_ROLE_HEAD, SFP_ROLE_TEACHER, HEAD_CLAUSE, false },
	{ SFP_KIND_CHANGE_POSITION, SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER, OTHERS_CLAUSE, true },
	{ SFP_KIND_DISMISS, SFP_ROLE_HEAD, SFP_ROLE_HEAD, HEAD_CLAUSE, false },
	{ SFP_KIND_DISMISS, SFP_ROLE_HEAD, (sfp_role)0, HEAD_CLAUSE, false },
	{ SFP_KIND_DISMISS, SFP_ROLE_ADMINISTRATION, SFP_ROLE_ADMINISTRATION, OTHERS_CLAUSE, true },
	{ SFP_KIND_DISMISS, SFP_ROLE_ADMINISTRATION, (sfp_role)0, OTHERS_CLAUSE, true },
	{ SFP_KIND_DISMISS, SFP_ROLE_COUNCIL, SFP_ROLE_COUNCIL, OTHERS_CLAUSE, true },
	{ SFP_KIND_DISMISS, SFP_ROLE_COUNCIL, (sfp_role)0, OTHERS_CLAUSE, true },
};

static bool may_order(const sfp_actor *actor, const sfp_id *movement)
{
	sfp_choices *choices = NULL;
	bool permitted = false;

	ck_sfp_ok(sfp_permitted(w.reg, actor, SFP_OBJECT_MOVEMENT, movement, &choices));
	for (size_t i = 0; i < choices->count; i++)
		if (choices->items[i].event == SFP_MOVEMENT_EVENT_ORDER)
			permitted = choices->items[i].permitted;
	sfp_choices_free(choices);
	return permitted;
}

START_TEST(a_movement_that_fills_such_an_office_is_ordered_by_whoever_may_fill_it)
{
	sfp_id person = world_person(&w, "Двигаев"), movement, by_head, forged;
	uint32_t before, after;

	if (moves[_i].held)
		world_office(&w, &person, moves[_i].held);
	before = roles(&person, 0);
	by_head = world_order(&w, SFP_ORDER_MOVEMENT, "71-к");
	forged = order_signed_by(&w.head.person, "72-к");
	movement = draft(moves[_i].kind, &person, moves[_i].role);
	expect_refused(put_order(&w.deputy, &movement, &by_head), SFP_REASON_ROLE, moves[_i].clause);
	expect_refused(put_order(&w.deputy, &movement, &forged), SFP_REASON_ROLE, moves[_i].clause);
	expect_refused(put_order(&w.deputy, &movement, NULL), SFP_REASON_ROLE, moves[_i].clause);
	expect_refused(put_order(&w.head, &movement, NULL), moves[_i].head_may ? SFP_REASON_FACT : SFP_REASON_ROLE,
	               moves[_i].clause);
	ck_assert(!may_order(&w.deputy, &movement));
	ck_assert_int_eq(may_order(&w.head, &movement), moves[_i].head_may);
	ck_assert_uint_eq(roles(&person, 0), before);
	if (!moves[_i].head_may) {
		expect_refused(put_order(&w.head, &movement, &by_head), SFP_REASON_ROLE, moves[_i].clause);
		return;
	}
	expect_ok(put_order(&w.head, &movement, &by_head));
	expect_ok(apply(&movement)); /* by the administrator, who only carries it out */
	after = roles(&person, 0);
	ck_assert_uint_ne(after, before);
	expect_refused(reverse(&movement), SFP_REASON_ROLE, OTHERS_CLAUSE);
	ck_assert_uint_eq(roles(&person, 0), after);
}
END_TEST

/* What was ordered as a teacher's dismissal is none of a deputy's. */
START_TEST(what_a_movement_takes_is_decided_again_when_it_is_applied)
{
	const sfp_id *person = &w.teachers[3].person;
	sfp_id movement = draft(SFP_KIND_DISMISS, person, (sfp_role)0),
	       order = order_of(&w.deputy, SFP_ORDER_MOVEMENT, "8-к");
	sfp_movement *scheduled = NULL;

	expect_ok(put_order(&w.deputy, &movement, &order));
	world_office(&w, person, SFP_ROLE_ADMINISTRATION);
	expect_refused(apply(&movement), SFP_REASON_ROLE, OTHERS_CLAUSE);
	expect_refused(sfp_movement_schedule(w.reg, &w.administrator, &movement, &scheduled), SFP_REASON_ROLE,
	               OTHERS_CLAUSE);
	ck_assert(is(person, SFP_ROLE_ADMINISTRATION) && is(person, SFP_ROLE_TEACHER));
}
END_TEST

START_TEST(the_clock_takes_nothing_that_was_not_ordered_by_whoever_may)
{
	const sfp_id *person = &w.teachers[3].person;
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = SFP_KIND_DISMISS;
	form.person = *person;
	form.effective_on = 20250904;
	expect_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	expect_ok(put_order(&w.deputy, &id, NULL));
	expect_ok(sfp_movement_schedule(w.reg, &w.administrator, &id, &movement));
	sfp_movement_free(movement);
	world_office(&w, person, SFP_ROLE_COUNCIL);
	world_pass_days(&w, 3);
	expect_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.movements_applied, 0);
	ck_assert(is(person, SFP_ROLE_COUNCIL) && is(person, SFP_ROLE_TEACHER));
}
END_TEST

/* Who ordered it decided; that they are head no longer when the day comes changes nothing. */
START_TEST(what_the_head_ordered_is_applied_under_the_next_head)
{
	sfp_id person = world_person(&w, "Двигаев"), order = world_order(&w, SFP_ORDER_MOVEMENT, "7-к");
	sfp_id founder = order_signed_by(NULL, "1-у"),
	       movement = draft(SFP_KIND_HIRE, &person, SFP_ROLE_ADMINISTRATION);

	expect_ok(put_order(&w.head, &movement, &order));
	world_pass_days(&w, 1);
	expect_ok(give(&w.system, &w.deputy.person, SFP_ROLE_HEAD, &founder));
	expect_ok(take(&w.system, &w.head.person, SFP_ROLE_HEAD, &founder));
	expect_ok(apply(&movement));
	ck_assert(is(&person, SFP_ROLE_ADMINISTRATION));
}
END_TEST

START_TEST(another_title_is_no_other_office_unless_a_last_day_would_be_lost)
{
	sfp_id order = world_order(&w, SFP_ORDER_MOVEMENT, "7-к"),
	       own = draft(SFP_KIND_CHANGE_POSITION, &w.head.person, SFP_ROLE_HEAD);
	sfp_id person = world_person(&w, "Временный"), acting;

	expect_ok(put_order(&w.deputy, &own, NULL));
	expect_ok(apply(&own));
	ck_assert(is(&w.head.person, SFP_ROLE_HEAD));
	expect_ok(reverse(&own));
	ck_assert(is(&w.head.person, SFP_ROLE_HEAD));

	expect_ok(give_until(&w.head, &person, SFP_ROLE_HEAD, &order, 20250910, NULL));
	acting = draft(SFP_KIND_CHANGE_POSITION, &person, SFP_ROLE_HEAD);
	expect_refused(put_order(&w.deputy, &acting, NULL), SFP_REASON_ROLE, HEAD_CLAUSE);
	expect_refused(put_order(&w.head, &acting, &order), SFP_REASON_ROLE, HEAD_CLAUSE);
}
END_TEST

static Suite *office_rights_suite(void)
{
	Suite *suite = suite_create("office_rights");
	TCase *keepers_case = tcase_create("keepers"), *filling = tcase_create("filling"),
	      *moving = tcase_create("moving");

	suite_add_tcase(suite, keepers_case);
	suite_add_tcase(suite, filling);
	suite_add_tcase(suite, moving);
	tcase_add_checked_fixture(keepers_case, setup, teardown);
	tcase_add_checked_fixture(filling, setup, teardown);
	tcase_add_checked_fixture(moving, setup, teardown);
	tcase_add_loop_test(keepers_case, an_administrator_gives_and_takes_no_such_office, 0,
	                    (int)(sizeof(keepers) / sizeof(*keepers)));
	tcase_add_test(keepers_case, nobody_adopts_and_approves_an_edition_alone);
	tcase_add_test(filling, the_head_fills_offices_of_the_administration_and_the_council_by_an_own_order);
	tcase_add_test(filling, an_order_counts_by_who_signed_it_on_its_date);
	tcase_add_test(filling, whoever_acts_for_the_head_is_head_on_those_days_and_on_no_other);
	tcase_add_test(filling, the_head_who_comes_back_ends_it_and_nobody_else);
	tcase_add_test(filling, once_an_act_is_in_force_the_system_enters_what_an_order_says);
	tcase_add_test(filling, where_nobody_is_head_the_system_sets_the_registry_up_again);
	tcase_add_test(filling, before_the_act_only_the_system_gives_offices);
	tcase_add_loop_test(moving, a_movement_that_fills_such_an_office_is_ordered_by_whoever_may_fill_it, 0,
	                    (int)(sizeof(moves) / sizeof(*moves)));
	tcase_add_test(moving, what_a_movement_takes_is_decided_again_when_it_is_applied);
	tcase_add_test(moving, the_clock_takes_nothing_that_was_not_ordered_by_whoever_may);
	tcase_add_test(moving, what_the_head_ordered_is_applied_under_the_next_head);
	tcase_add_test(moving, another_title_is_no_other_office_unless_a_last_day_would_be_lost);
	return suite;
}

SUITE_MAIN(office_rights_suite)
