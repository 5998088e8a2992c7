/* test_roster_staff.c: who works as something else by a roster: one of several offices that is lost, and an office for
 * another one. */
#include "planning.h"

#define STAFF_TABLE "staff.csv"

/* ---- the scene ---- */

static void begin_staff(void)
{
	begin_roster_of(SFP__FILE_STAFF, STAFF_TABLE, 0);
	cover(SFP__COVERED_STAFF, SFP__MODE_BULK);
}

/* Whom the source knows by a number, so that he is known whatever he works as. */
static sfp_actor known_worker(const char *number, sfp_role role, sfp_role second)
{
	const sfp_id id = known_student(number, "Сменов", "Имя", "Отчество", 0, NULL);

	world_office(&w, &id, role);
	if (second)
		world_office(&w, &id, second);
	return world_actor(&w, &id);
}

static void list_numbered(const char *number, uint32_t roles)
{
	list((struct sfp__staged_person){ .source_id = number,
	                                  .surname = "Сменов",
	                                  .given_name = "Имя",
	                                  .patronymic = "Отчество",
	                                  .roles = roles });
}

static void list_worker(const char *surname, uint32_t roles)
{
	list((struct sfp__staged_person){
		.surname = surname, .given_name = "Имя", .patronymic = "Отчество", .roles = roles });
}

/* Everybody as the registry has them, but for one. */
static void list_others(const char *but)
{
	static const struct {
		const char *surname;
		sfp_role role;
	} staff[] = { { "Директоров", SFP_ROLE_HEAD },     { "Заместителева", SFP_ROLE_ADMINISTRATION },
		      { "Секретарева", SFP_ROLE_COUNCIL }, { "Админова", SFP_ROLE_TEACHER },
		      { "Учителев", SFP_ROLE_TEACHER },    { "Предметова", SFP_ROLE_TEACHER },
		      { "Наставников", SFP_ROLE_TEACHER } };

	for (size_t i = 0; i < SFP__LENGTH(staff); i++)
		if (strcmp(staff[i].surname, but) != 0)
			list_worker(staff[i].surname, SFP_ROLE_BIT(staff[i].role));
}

static size_t offices_of(const sfp_actor *who)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t count;

	filter.person = who->person;
	filter.on = sfp_date_of_time(w.now);
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_OFFICE, &filter, &page));
	count = page->count;
	sfp_page_free(page);
	return count;
}

/* The only change, which the page keeps. */
static const sfp_roster_change *only_change(sfp_roster_change_page **ret_page)
{
	ck_sfp_ok(sfp_roster_plan_changes(plan, NULL, ret_page));
	ck_assert_uint_eq((*ret_page)->count, 1);
	return &(*ret_page)->changes[0];
}

/* ---- one of several ---- */

START_TEST(a_worker_of_several_offices_loses_the_one_that_the_roster_lacks_and_the_second_import_is_empty)
{
	sfp_roster_change_page *page = NULL;
	const sfp_roster_change *change;
	char *before, *after;
	sfp_import *import = NULL;
	sfp_id id;

	world_office(&w, &w.deputy.person, SFP_ROLE_TEACHER);
	before = dump_state();
	begin_staff();
	list_others("");
	make_plan();
	change = only_change(&page);
	ck_assert_int_eq(change->part, SFP_ROSTER_END);
	ck_assert_int_eq(change->kind, SFP_KIND_DISMISS);
	ck_assert_int_eq(change->role, SFP_ROLE_TEACHER);
	ck_assert_str_eq(change->name, "Заместителева Имя Отчество");
	ck_assert_str_eq(change->input, STAFF_TABLE);
	sfp_roster_change_page_free(page);
	ck_assert_uint_eq(view()->count_count, 1);
	ck_assert(view()->counts[0].one_office);
	id = apply_confirmed();
	ck_assert_uint_eq(offices_of(&w.deputy), 1);

	begin_staff();
	list_others("");
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
	ck_assert_msg(sfp_import_rollback(w.reg, &w.administrator, &id, "ошибка", NULL, &import) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	sfp_import_free(import);
	after = dump_state();
	ck_assert_str_eq(before, after);
	free(before);
	free(after);
}
END_TEST

START_TEST(several_rows_of_one_worker_are_all_read_before_an_office_is_lost)
{
	static const sfp_role roles[] = { SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER };
	struct sfp__staged_person row = {
		.surname = "Сменов", .given_name = "Имя", .patronymic = "Отчество", .birth_date = 19800101
	};
	sfp_id id = known_student(NULL, row.surname, row.given_name, row.patronymic, row.birth_date, NULL);

	world_office(&w, &id, SFP_ROLE_TEACHER);
	world_office(&w, &id, SFP_ROLE_ADMINISTRATION);
	begin_staff();
	list_others("");
	for (size_t i = 0; i < SFP__LENGTH(roles); i++) { /* a row an office, as many tables have it */
		row.roles = SFP_ROLE_BIT(roles[i]);
		list(row);
	}
	make_plan();
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(view()->changes, 0);
}
END_TEST

START_TEST(a_newcomer_with_a_row_for_each_office_is_one_person)
{
	static const sfp_role roles[] = { SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER };
	struct sfp__staged_person row = {
		.surname = "Новеньких", .given_name = "Нина", .birth_date = 19800101, .title = "завуч"
	};
	const sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;

	for (int round = 0; round < 2; round++) {
		begin_staff();
		list_others("");
		for (size_t i = 0; i < 2 * SFP__LENGTH(roles); i++) { /* each twice: nothing is hired twice */
			row.roles = SFP_ROLE_BIT(roles[i % 2]);
			list(row);
		}
		make_plan();
		ck_assert_int_eq(view()->reviews, 0);
		ck_assert_int_eq(view()->changes, round ? 0 : 2);
		ck_assert_int_eq(view()->changed_people, round ? 0 : 1);
		applied = apply_with(&options);
		if (applied->import)
			ck_assert_int_eq(applied->import->people_added, 1);
		sfp_roster_applied_free(applied);
	}
}
END_TEST

/* The rows of two people, mixed: an office of one is not the other's. */
START_TEST(rows_of_one_person_that_share_an_office_plan_it_once)
{
	static const uint32_t roles[] = { SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION),
		                          SFP_ROLE_BIT(SFP_ROLE_TEACHER),
		                          SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_COUNCIL) };
	struct sfp__staged_person row = { .given_name = "Нина", .birth_date = 19800101, .title = "завуч" };

	for (int round = 0; round < 2; round++) {
		begin_staff();
		list_others("");
		for (size_t i = 0; i < 2 * SFP__LENGTH(roles); i++) {
			row.surname = i % 2 ? "Новеньких" : "Другова";
			row.roles = roles[i / 2];
			list(row);
		}
		make_plan();
		ck_assert_int_eq(view()->reviews, 0);
		ck_assert_int_eq(view()->changed_people, round ? 0 : 2);
		ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_HIRE), round ? 0 : 6);
		apply_all(round ? 0 : 6);
	}
}
END_TEST

/* Rosters that do not say enough for it. */
enum quiet {
	DELTA,
	ONE_ROLE_EACH,
	NO_COUNCIL_AT_ALL,
	LEFT_OPEN,
	QUIETS
};

START_TEST(what_a_roster_does_not_tell_of_is_not_lost)
{
	world_office(&w, &w.deputy.person, SFP_ROLE_TEACHER);
	world_office(&w, &w.teachers[1].person, SFP_ROLE_COUNCIL);
	switch ((enum quiet)_i) {
	case DELTA:
		begin_roster_of(SFP__FILE_STAFF, STAFF_TABLE, 0);
		cover(SFP__COVERED_STAFF, SFP__MODE_DELTA);
		list_others("");
		break;
	case ONE_ROLE_EACH: /* users.csv of OneRoster 1.1 */
		begin_roster_of(SFP__FILE_USERS, "users.csv", 0);
		cover(SFP__COVERED_STAFF, SFP__MODE_BULK);
		list_others("");
		break;
	case NO_COUNCIL_AT_ALL: /* only the deputy's office is told of, and she has both */
		begin_staff();
		list_others("Секретарева");
		list_worker("Заместителева", SFP_ROLE_BIT(SFP_ROLE_TEACHER));
		list_worker("Секретарева", 0);
		break;
	case LEFT_OPEN:
		begin_staff();
		list_others("Учителев");
		list_worker("Заместителева", 0);
		list_worker("Учителев", SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_COUNCIL));
		break;
	case QUIETS:
		break;
	}
	make_plan();
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_DISMISS), 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_MOVE, SFP_KIND_DISMISS), 0);
}
END_TEST

/* ---- something else ---- */

/* Who applies the plan, who orders it, and whose order it is: all but the last are refused, and then nothing was done.
 */
static const struct {
	const sfp_actor *orderer, *signer; /* NULL: there is no order, a written ground */
	sfp_reason reason;
	const char *clause;
} orderings[] = {
	{ &w.administrator, &w.head, SFP_REASON_ROLE, "2.1.11" }, /* who orders no movement at all */
	{ &w.deputy, &w.head, SFP_REASON_ROLE, "273-ФЗ/28" },     { &w.head, &w.deputy, SFP_REASON_FACT, "273-ФЗ/28" },
	{ &w.head, NULL, SFP_REASON_FACT, "273-ФЗ/28" },          { &w.head, &w.head, SFP_REASON_NONE, NULL },
};

START_TEST(an_office_of_the_administration_is_given_by_the_head_s_order_alone)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	char *before, *after;
	sfp_status status;

	known_worker("t-1", SFP_ROLE_TEACHER, SFP_ROLE_COUNCIL);
	draft.subject = SFP_ORDER_MOVEMENT;
	draft.number = "99-к";
	if (orderings[_i].signer) {
		ck_sfp_ok(sfp_order_issue(w.reg, orderings[_i].signer, &draft, &order));
		options.order_id = order->head.id;
		sfp_order_free(order);
	}
	options.ground = "служебная записка";
	options.only = SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD); /* what is lost is held besides */
	options.orderer = orderings[_i].orderer->person;
	begin_staff();
	list_others("");
	list_numbered("t-1", SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION));
	make_plan();
	ck_assert_int_eq(view()->changes, 2);
	ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_OFFICE_ORDERED)->count, 2);
	ck_assert_ptr_null(note_of(SFP_ROSTER_NOTE_OFFICE_LEFT));
	before = dump_state();
	status = sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied);
	after = dump_state();
	if (orderings[_i].reason == SFP_REASON_NONE) {
		ck_assert_msg(status == SFP_OK, "%s", sfp_registry_message(w.reg));
		ck_assert_str_ne(before, after);
	} else {
		ck_sfp_status(status, SFP_REFUSED);
		ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, orderings[_i].reason);
		ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, orderings[_i].clause);
		ck_assert_str_eq(before, after);
	}
	sfp_roster_applied_free(applied);
	free(before);
	free(after);
}
END_TEST

START_TEST(an_office_for_another_one_is_a_change_of_position)
{
	sfp_roster_change_page *page = NULL;
	const sfp_roster_change *change;

	known_worker("t-1", SFP_ROLE_TEACHER, (sfp_role)0);
	for (int round = 0; round < 2; round++) {
		begin_staff();
		list_others("");
		list_numbered("t-1", SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION));
		make_plan();
		if (round) {
			ck_assert_int_eq(view()->changes, 0);
			return;
		}
		change = only_change(&page);
		ck_assert_int_eq(change->part, SFP_ROSTER_MOVE);
		ck_assert_int_eq(change->kind, SFP_KIND_CHANGE_POSITION);
		ck_assert_int_eq(change->role, SFP_ROLE_ADMINISTRATION);
		sfp_roster_change_page_free(page);
		apply_all(1);
	}
}
END_TEST

START_TEST(another_title_is_a_change_of_position_but_not_for_whom_one_elects)
{
	for (int round = 0; round < 2; round++) {
		begin_staff();
		list_others("Секретарева");
		list((struct sfp__staged_person){ .surname = "Секретарева",
		                                  .given_name = "Имя",
		                                  .patronymic = "Отчество",
		                                  .roles = SFP_ROLE_BIT(SFP_ROLE_COUNCIL),
		                                  .title = "секретарь" });
		if (!round)
			list_worker("Предметова", SFP_ROLE_BIT(SFP_ROLE_TEACHER)); /* the same line twice */
		make_plan();
		ck_assert_int_eq(view()->changes, 0);
	}
	begin_staff();
	list_others("Предметова");
	list((struct sfp__staged_person){ .surname = "Предметова",
	                                  .given_name = "Имя",
	                                  .patronymic = "Отчество",
	                                  .roles = SFP_ROLE_BIT(SFP_ROLE_TEACHER),
	                                  .title = "методист" });
	make_plan();
	ck_assert_int_eq(count_of(SFP_ROSTER_MOVE, SFP_KIND_CHANGE_POSITION), 1);
	apply_all(1);
}
END_TEST

/* Two offices go and one comes: neither half is made alone, for whoever had no office at all would have left. */
START_TEST(offices_that_are_given_up_for_another_one_go_with_it)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;

	const sfp_actor worker = known_worker("t-1", SFP_ROLE_TEACHER, SFP_ROLE_COUNCIL);

	begin_staff();
	list_others("");
	list_numbered("t-1", SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION));
	make_plan();
	ck_assert_int_eq(count_of(SFP_ROSTER_MOVE, SFP_KIND_HIRE), 1);
	ck_assert_int_eq(count_of(SFP_ROSTER_MOVE, SFP_KIND_DISMISS), 2);
	ck_assert_int_eq(view()->changes, 3);
	ck_assert_int_eq(view()->changed_people, 1);
	options.only = SFP_ROSTER_PARTS_ALL & ~SFP_ROSTER_PART_BIT(SFP_ROSTER_MOVE);
	applied = apply_with(&options);
	ck_assert_int_eq(applied->changes, 0);
	ck_assert_int_eq(applied->left_out, 3);
	sfp_roster_applied_free(applied);
	apply_confirmed();
	ck_assert_uint_eq(offices_of(&worker), 1);
	begin_staff();
	list_others("");
	list_numbered("t-1", SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION));
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
}
END_TEST

/* ---- whom a list does not move ---- */

static const struct {
	const char *surname;
	sfp_role second, kept; /* of the second and the first office */
	sfp_role first;
} vital[] = {
	{ "Директоров", SFP_ROLE_TEACHER, SFP_ROLE_TEACHER, SFP_ROLE_HEAD },
	{ "Админова", SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER, SFP_ROLE_TEACHER },
	{ "Админова", SFP_ROLE_ADMINISTRATION, SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER },
};

START_TEST(neither_the_head_s_office_nor_one_of_an_administrator_is_lost_by_a_list_alone)
{
	const sfp_id *person = _i ? &w.administrator.person : &w.head.person;
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;

	world_office(&w, person, vital[_i].second);
	begin_staff();
	list_others(vital[_i].surname);
	list_worker(vital[_i].surname, SFP_ROLE_BIT(vital[_i].kept));
	list_worker("Новоначальный", SFP_ROLE_BIT(SFP_ROLE_HEAD)); /* so that the roster tells of heads */
	make_plan();
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_HIRE), 0);
	ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_OFFICE_LEFT)->count,
	                 _i ? 1 : 2); /* another head is hired by no list either */
	if (!_i) {
		ck_assert_int_eq(view()->changes, 0);
		return;
	}
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_DISMISS), 1);
	ck_assert_ptr_nonnull(hold_of(SFP_ROSTER_HOLD_VITAL));
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_VITAL)->people, 1);
	applied = apply_with(&options);
	ck_assert_int_eq(applied->changes, 0);
	ck_assert_int_eq(applied->held_people, 1);
	sfp_roster_applied_free(applied);
}
END_TEST

/* Whoever applies the plan, or signs its order, is needed to the end: what they lose they lose last. */
static const struct {
	const char *but; /* who stays of the two */
	sfp_role stays_as, kept;
	int64_t dismissals;
} leaving[] = {
	{ "Заместителева", SFP_ROLE_ADMINISTRATION, (sfp_role)0, 4 },
	{ "Админова", SFP_ROLE_TEACHER, (sfp_role)0, 4 },
	{ NULL, (sfp_role)0, (sfp_role)0, 5 },
	{ "Админова", SFP_ROLE_COUNCIL, SFP_ROLE_COUNCIL, 6 }, /* of three offices */
};

START_TEST(whoever_applies_a_plan_or_signs_its_order_may_be_dismissed_by_it_once_that_is_confirmed)
{
	if (leaving[_i].kept) {
		world_office(&w, &w.administrator.person, leaving[_i].kept);
		world_office(&w, &w.administrator.person, SFP_ROLE_ADMINISTRATION);
	}
	begin_staff();
	list_worker("Директоров", SFP_ROLE_BIT(SFP_ROLE_HEAD));
	list_worker("Секретарева", SFP_ROLE_BIT(SFP_ROLE_COUNCIL));
	list((struct sfp__staged_person){ .surname = "Преемников",
	                                  .given_name = "Пётр",
	                                  .patronymic = "Петрович", /* no name of theirs */
	                                  .roles = SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION) |
	                                           SFP_ROLE_BIT(SFP_ROLE_TEACHER) });
	if (leaving[_i].but)
		list_worker(leaving[_i].but, SFP_ROLE_BIT(leaving[_i].stays_as));
	make_plan();
	ck_assert_int_eq(view()->reviews, 0);
	apply_confirmed();
	ck_assert_uint_eq(offices_of(&w.administrator), _i % 2);
	ck_assert_uint_eq(offices_of(&w.deputy), _i == 0);
	ck_assert_uint_eq(offices_of(&w.teachers[2]), 0);
	ck_assert_int_eq(view()->changes, leaving[_i].dismissals + 2);
}
END_TEST

/* The first of the two that go was what the platform's administrator is. */
START_TEST(where_that_cannot_be_the_refusal_says_that_the_plan_itself_takes_the_office)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_plan_options decided = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_roster_decision decision = { STAFF_TABLE, 0, w.administrator.person };
	sfp_roster_applied *applied = NULL;
	char *before, *after;

	world_office(&w, &w.administrator.person, SFP_ROLE_COUNCIL);
	begin_staff();
	list_others("Админова");
	list_worker("Админова", SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION));
	decision.line = line_number;
	decided.decisions = &decision;
	decided.decision_count = 1;
	make_plan_with(&decided);
	ck_assert_int_eq(count_of(SFP_ROSTER_MOVE, SFP_KIND_DISMISS), 2);
	options.confirm = view()->held_people;
	before = dump_state();
	ck_sfp_status(sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied), SFP_REFUSED);
	ck_assert_msg(strstr(sfp_registry_message_in(w.reg, SFP_EN), "This very plan takes an office"), "%s",
	              sfp_registry_message(w.reg));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(w.reg, SFP_RU), "Этот же план лишает должности"));
	ck_assert_ptr_null(applied);
	after = dump_state();
	ck_assert_str_eq(before, after);
	free(before);
	free(after);
}
END_TEST

static Suite *roster_staff_suite(void)
{
	Suite *suite = suite_create("roster_staff");
	TCase *tcase = tcase_create("staff");

	tcase_add_checked_fixture(tcase, open_world, close_world);
	suite_add_tcase(suite, tcase);
	tcase_add_test(tcase,
	               a_worker_of_several_offices_loses_the_one_that_the_roster_lacks_and_the_second_import_is_empty);
	tcase_add_test(tcase, several_rows_of_one_worker_are_all_read_before_an_office_is_lost);
	tcase_add_test(tcase, a_newcomer_with_a_row_for_each_office_is_one_person);
	tcase_add_test(tcase, rows_of_one_person_that_share_an_office_plan_it_once);
	tcase_add_loop_test(tcase, what_a_roster_does_not_tell_of_is_not_lost, 0, QUIETS);
	tcase_add_loop_test(tcase, an_office_of_the_administration_is_given_by_the_head_s_order_alone, 0,
	                    SFP__LENGTH(orderings));
	tcase_add_test(tcase, an_office_for_another_one_is_a_change_of_position);
	tcase_add_test(tcase, another_title_is_a_change_of_position_but_not_for_whom_one_elects);
	tcase_add_test(tcase, offices_that_are_given_up_for_another_one_go_with_it);
	tcase_add_loop_test(tcase, neither_the_head_s_office_nor_one_of_an_administrator_is_lost_by_a_list_alone, 0,
	                    SFP__LENGTH(vital));
	tcase_add_loop_test(tcase,
	                    whoever_applies_a_plan_or_signs_its_order_may_be_dismissed_by_it_once_that_is_confirmed, 0,
	                    SFP__LENGTH(leaving));
	tcase_add_test(tcase, where_that_cannot_be_the_refusal_says_that_the_plan_itself_takes_the_office);
	return suite;
}

SUITE_MAIN(roster_staff_suite)
