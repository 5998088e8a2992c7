/* test_flow.c: who came and who left adds up, whatever happened; and lists of movements are about what is asked. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

static struct world w;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static sfp_status try_move(sfp_kind kind, const sfp_id *person, const sfp_id *class_to, sfp_date on, sfp_id *ret_id)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_status status;
	sfp_id id;

	form.kind = kind;
	form.person = *person;
	form.effective_on = on;
	if (class_to)
		form.class_to = *class_to;
	status = sfp_movement_draft(w.reg, &w.administrator, &form, &movement);
	if (status != SFP_OK)
		return status;
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "заявление", &movement));
	sfp_movement_free(movement);
	status = sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement);
	if (status == SFP_OK)
		sfp_movement_free(movement);
	if (ret_id)
		*ret_id = id;
	return status;
}

static void move(sfp_kind kind, const sfp_id *person, const sfp_id *class_to)
{
	ck_sfp_ok(try_move(kind, person, class_to, 0, NULL));
}

static sfp_flow *flow_of(sfp_date from, sfp_date until, const sfp_id *class_id)
{
	sfp_flow_query query = SFP_FLOW_QUERY_INIT;
	sfp_flow *flow = NULL;

	query.from = from;
	query.until = until;
	if (class_id)
		query.class_id = *class_id;
	ck_sfp_ok(sfp_flow_get(w.reg, &w.organization, &query, &flow));
	return flow;
}

static const sfp_flow_row *row_of(const sfp_flow *flow, sfp_date from, const sfp_id *class_id)
{
	for (size_t i = 0; i < flow->count; i++)
		if (flow->rows[i].from == from &&
		    (class_id ? sfp_id_equal(&flow->rows[i].class_id, class_id) : flow->rows[i].total))
			return &flow->rows[i];
	ck_abort_msg("no such row");
	return NULL;
}

/* ---- what is counted ---- */

START_TEST(each_way_in_and_out_is_counted_as_what_it_is)
{
	sfp_id fresh = world_person(&w, "Новенький");
	const sfp_flow_row *row;
	sfp_flow *flow;

	world_pass_days(&w, 30); /* 2 October 2025 */
	move(SFP_KIND_TRANSFER_CLASS, &w.students[0].person, &w.classes[1]);
	move(SFP_KIND_EXPEL, &w.students[1].person, NULL);
	move(SFP_KIND_LEAVE_BEGIN, &w.students[3].person, NULL);
	move(SFP_KIND_ENROL, &fresh, &w.classes[0]);
	world_pass_days(&w, 3);
	move(SFP_KIND_REINSTATE, &w.students[1].person, &w.classes[0]);
	move(SFP_KIND_LEAVE_END, &w.students[3].person, NULL);
	flow = flow_of(20250901, 20251101, NULL);

	row = row_of(flow, 20250901, NULL);
	ck_assert_int_eq(row->at_start, 0);
	ck_assert_int_eq(row->listed, 6);
	ck_assert_int_eq(row->at_end, 6);
	row = row_of(flow, 20251001, &w.classes[0]);
	ck_assert_int_eq(row->at_start, 3);
	ck_assert_int_eq(row->enrolled, 1);
	ck_assert_int_eq(row->reinstated, 1);
	ck_assert_int_eq(row->arrived, 2);
	ck_assert_int_eq(row->expelled, 1);
	ck_assert_int_eq(row->moved_out, 1);
	ck_assert_int_eq(row->at_end, 3);
	row = row_of(flow, 20251001, &w.classes[1]);
	ck_assert_int_eq(row->moved_in, 1);
	ck_assert_int_eq(row->on_leave, 1);
	ck_assert_int_eq(row->returned, 1);
	ck_assert_int_eq(row->at_end, 4);
	row = row_of(flow, 20251001, NULL);
	ck_assert_int_eq(row->arrived, 3);
	ck_assert_int_eq(row->left, 2);
	ck_assert_int_eq(row->at_end, 7);
	sfp_flow_free(flow);
}
END_TEST

START_TEST(what_was_taken_back_is_not_counted)
{
	sfp_movement *movement = NULL;
	sfp_flow *flow;
	sfp_id id;

	world_pass_days(&w, 30);
	ck_sfp_ok(try_move(SFP_KIND_TRANSFER_CLASS, &w.students[0].person, &w.classes[1], 0, &id));
	ck_sfp_ok(sfp_movement_reverse(w.reg, &w.administrator, &id, "ошибка", &movement));
	sfp_movement_free(movement);
	flow = flow_of(20251001, 20251101, NULL);
	ck_assert_int_eq(row_of(flow, 20251001, NULL)->moved_in, 0);
	ck_assert_int_eq(row_of(flow, 20251001, NULL)->moved_out, 0);
	ck_assert_int_eq(row_of(flow, 20251001, &w.classes[0])->at_end, 3);
	sfp_flow_free(flow);
}
END_TEST

/* ---- adding up, after whatever happened ---- */

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16 & 0x7fff;
}

static void take_one_back(unsigned *seed)
{
	sfp_movement_filter filter = SFP_MOVEMENT_FILTER_INIT;
	sfp_movement *movement = NULL;
	sfp_page *page = NULL;

	filter.state = SFP_MOVEMENT_APPLIED;
	filter.limit = 1000;
	ck_sfp_ok(sfp_movement_list(w.reg, &w.organization, &filter, &page));
	if (page->count &&
	    sfp_movement_reverse(w.reg, &w.administrator, &page->records[next_random(seed) % page->count]->id, "ошибка",
	                         &movement) == SFP_OK)
		sfp_movement_free(movement);
	sfp_page_free(page);
}

/* Some of it makes no sense, and is refused: what counts is what happened. */
static void something_happens(unsigned *seed, const sfp_id *people, size_t count)
{
	static const sfp_kind kinds[] = { SFP_KIND_ENROL,       SFP_KIND_TRANSFER_CLASS, SFP_KIND_PROMOTE,
		                          SFP_KIND_LEAVE_BEGIN, SFP_KIND_LEAVE_END,      SFP_KIND_EXPEL,
		                          SFP_KIND_GRADUATE,    SFP_KIND_REINSTATE };
	sfp_kind kind = kinds[next_random(seed) % (sizeof(kinds) / sizeof(kinds[0]))];
	bool goes = kind == SFP_KIND_ENROL || kind == SFP_KIND_TRANSFER_CLASS || kind == SFP_KIND_PROMOTE ||
	            kind == SFP_KIND_REINSTATE;
	sfp_time before = w.now - (sfp_time)(next_random(seed) % 40) * INT64_C(86400000000);
	const sfp_id *person = &people[next_random(seed) % count];
	const sfp_id *class_to = goes && next_random(seed) % 8 ? &w.classes[next_random(seed) % 2] : NULL;

	if (next_random(seed) % 6 == 0)
		take_one_back(seed);
	else
		(void)!try_move(kind, person, class_to, next_random(seed) % 3 ? 0 : sfp_date_of_time(before), NULL);
	world_pass_days(&w, (int)(next_random(seed) % 9));
}

static size_t enrolled_on(sfp_date on, const sfp_id *class_id)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t found;

	filter.on = on;
	filter.limit = 1000;
	if (class_id)
		filter.class_id = *class_id;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_ENROLLMENT, &filter, &page));
	found = page->count;
	sfp_page_free(page);
	return found;
}

static sfp_date day_before(sfp_date date)
{
	return sfp_date_of_time(sfp_time_of_date(date) - INT64_C(86400000000));
}

static void expect_adds_up(const sfp_flow *flow)
{
	int64_t before = -1;

	for (size_t i = 0; i < flow->count; i++) {
		const sfp_flow_row *row = &flow->rows[i];

		ck_assert_int_eq(row->at_start + row->arrived + row->moved_in - row->left - row->moved_out,
		                 row->at_end);
		ck_assert_int_eq(row->arrived, row->enrolled + row->reinstated + row->returned + row->listed);
		ck_assert_int_eq(row->left, row->graduated + row->expelled + row->on_leave + row->ended);
		if (row->total || !sfp_id_is_none(&row->class_id))
			ck_assert_int_eq(row->at_end,
			                 enrolled_on(day_before(row->until), row->total ? NULL : &row->class_id));
		if (!row->total)
			continue;
		ck_assert_int_eq(row->moved_in, row->moved_out);
		if (before >= 0)
			ck_assert_int_eq(row->at_start, before);
		before = row->at_end;
	}
}

START_TEST(whatever_happened_the_numbers_add_up)
{
	unsigned seed = 1 + (unsigned)_i;
	sfp_id people[10];
	sfp_flow *flow;

	world_pass_days(&w, 60);
	for (size_t i = 0; i < 10; i++)
		people[i] = i < WORLD_STUDENTS ? w.students[i].person : world_person(&w, "Случайный");
	for (int i = 0; i < 120; i++)
		something_happens(&seed, people, 10);
	flow = flow_of(20250801, 20270801, NULL);
	ck_assert_uint_gt(flow->count, 24);
	expect_adds_up(flow);
	sfp_flow_free(flow);
	flow = flow_of(20251115, 20260310, NULL);
	expect_adds_up(flow);
	sfp_flow_free(flow);
}
END_TEST

/* ---- how it is told ---- */

START_TEST(it_is_a_table_and_json)
{
	sfp_flow *flow = flow_of(20250901, 20251001, NULL);
	char *csv = NULL, *json = NULL;

	ck_sfp_ok(sfp_flow_csv(flow, SFP_RU, &csv));
	ck_assert_msg(strstr(csv, "\xEF\xBB\xBFМесяц;Группа (класс);На начало;Прибыло;") == csv, "%s", csv);
	ck_assert_ptr_nonnull(strstr(csv, "\r\n09.2025;М-11;0;3;0;0;0;3;0;0;0;0;0;0;0;3\r\n"));
	ck_assert_ptr_nonnull(strstr(csv, "\r\n09.2025;Всего;0;6;"));
	sfp_text_free(csv);
	ck_sfp_ok(sfp_flow_csv(flow, SFP_EN, &csv));
	ck_assert_ptr_nonnull(strstr(csv, "\xEF\xBB\xBF"
	                                  "Month,Class,"));
	ck_assert_ptr_nonnull(strstr(csv, "\r\n09.2025,Total,0,6,"));
	ck_sfp_ok(sfp_flow_json(flow, &json));
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":1"));
	ck_assert_ptr_nonnull(strstr(json, "\"at_end\":6"));
	sfp_text_free(csv);
	sfp_text_free(json);
	sfp_flow_free(flow);
}
END_TEST

START_TEST(one_class_is_told_without_a_total)
{
	sfp_flow *flow = flow_of(20250901, 20251001, &w.classes[1]);

	ck_assert_uint_eq(flow->count, 1);
	ck_assert_str_eq(flow->rows[0].class_name, "П-21");
	sfp_flow_free(flow);
}
END_TEST

START_TEST(days_that_are_none_are_told)
{
	static const sfp_date cases[][2] = {
		{ 0, 20250901 }, { 20250901, 0 }, { 20250901, 20250901 }, { 20250231, 20250901 }, { 20250901, 20460901 }
	};
	sfp_flow_query query = SFP_FLOW_QUERY_INIT;
	sfp_flow *flow = NULL;

	query.from = cases[_i][0];
	query.until = cases[_i][1];
	ck_sfp_status(sfp_flow_get(w.reg, &w.organization, &query, &flow), SFP_E_INVALID);
	query = (sfp_flow_query)SFP_FLOW_QUERY_INIT;
	query.from = 20250901;
	query.until = 20251001;
	query.class_id = w.edition;
	ck_sfp_status(sfp_flow_get(w.reg, &w.organization, &query, &flow), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_flow_get(w.reg, &w.staffroom, &query, &flow), SFP_E_NOT_FOUND);
}
END_TEST

/* ---- lists of movements ---- */

static size_t count(const sfp_movement_filter *filter)
{
	sfp_page *page = NULL;
	size_t found;

	ck_sfp_ok(sfp_movement_list(w.reg, &w.organization, filter, &page));
	found = page->count;
	sfp_page_free(page);
	return found;
}

START_TEST(movements_are_listed_by_class_kind_and_days)
{
	sfp_movement_filter filter = SFP_MOVEMENT_FILTER_INIT;

	world_pass_days(&w, 30);
	move(SFP_KIND_TRANSFER_CLASS, &w.students[0].person, &w.classes[1]);
	world_pass_days(&w, 10);
	move(SFP_KIND_EXPEL, &w.students[1].person, NULL);
	move(SFP_KIND_EXPEL, &w.students[4].person, NULL);
	ck_assert_uint_eq(count(NULL), 3);
	filter.class_id = w.classes[0];
	ck_assert_uint_eq(count(&filter), 2);
	filter.kind = SFP_KIND_EXPEL;
	ck_assert_uint_eq(count(&filter), 1);
	filter = (sfp_movement_filter)SFP_MOVEMENT_FILTER_INIT;
	filter.from = 20251002;
	filter.until = 20251003;
	ck_assert_uint_eq(count(&filter), 1);
	filter.from = 20251003;
	filter.until = 0;
	ck_assert_uint_eq(count(&filter), 2);
	filter.limit = 1;
	ck_assert_uint_eq(count(&filter), 1);
	filter.limit = 1001;
	ck_sfp_status(sfp_movement_list(w.reg, &w.organization, &filter, &(sfp_page *){ NULL }), SFP_E_MISUSE);
}
END_TEST

static Suite *flow_suite(void)
{
	Suite *suite = suite_create("flow");
	TCase *tcase = tcase_create("flow");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, each_way_in_and_out_is_counted_as_what_it_is);
	tcase_add_test(tcase, what_was_taken_back_is_not_counted);
	tcase_add_loop_test(tcase, whatever_happened_the_numbers_add_up, 0, 6);
	tcase_add_test(tcase, it_is_a_table_and_json);
	tcase_add_test(tcase, one_class_is_told_without_a_total);
	tcase_add_loop_test(tcase, days_that_are_none_are_told, 0, 5);
	tcase_add_test(tcase, movements_are_listed_by_class_kind_and_days);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(flow_suite)
