/* test_rollover.c: at the end of the year a class is promoted by mistake, and the mistake is taken back as one
 * operation. */
#include "check_main.h"
#include "world.h"

#define CLASS_SIZE 3 /* of the world's first class */

static struct world w;
static sfp_id promotions[CLASS_SIZE];

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	for (int i = 0; i < CLASS_SIZE; i++)
		world_join(&w, &w.students[i], &w.classes[0], SFP_ROLE_STUDENT);
}

static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

static void free_movement(sfp_movement **movement)
{
	sfp_movement_free(*movement);
	*movement = NULL;
}

static sfp_id carry_out(sfp_kind kind, const sfp_id *person, const sfp_id *class_to, const sfp_id *order)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = kind;
	form.person = *person;
	if (class_to)
		form.class_to = *class_to;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	free_movement(&movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, order, NULL, &movement));
	free_movement(&movement);
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement));
	free_movement(&movement);
	return id;
}

static void promote_the_class(void)
{
	sfp_id order = world_order(&w, SFP_ORDER_MOVEMENT, "120-к");

	ck_sfp_ok(sfp_batch_begin(w.reg));
	for (int i = 0; i < CLASS_SIZE; i++)
		promotions[i] = carry_out(SFP_KIND_PROMOTE, &w.students[i].person, &w.classes[1], &order);
	ck_sfp_ok(sfp_batch_end(w.reg, true));
}

static sfp_status reverse(const sfp_id *id)
{
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_reverse(w.reg, &w.administrator, id, "переведены не те", &movement);

	free_movement(&movement);
	return status;
}

/* All of them, or, where one is refused, none. */
static sfp_status reverse_all(void)
{
	sfp_status status = SFP_OK;

	ck_sfp_ok(sfp_batch_begin(w.reg));
	for (int i = 0; i < CLASS_SIZE && status == SFP_OK; i++)
		status = reverse(&promotions[i]);
	ck_sfp_ok(sfp_batch_end(w.reg, status == SFP_OK));
	return status;
}

/* How many of the promoted are in the class of that number, by enrolments or by memberships. */
static size_t count_in(int class, sfp_object object)
{
	sfp_filter filter = SFP_FILTER_INIT;
	size_t found = 0;

	filter.class_id = w.classes[class];
	filter.on = sfp_date_of_time(w.now);
	for (int i = 0; i < CLASS_SIZE; i++) {
		sfp_page *page = NULL;

		filter.person = w.students[i].person;
		ck_sfp_ok(sfp_record_list(w.reg, &w.organization, object, &filter, &page));
		found += page->count;
		sfp_page_free(page);
	}
	return found;
}

static void expect_all_in(int class)
{
	ck_assert_uint_eq(count_in(class, SFP_OBJECT_ENROLLMENT), CLASS_SIZE);
	ck_assert_uint_eq(count_in(class, SFP_OBJECT_MEMBERSHIP), CLASS_SIZE);
	ck_assert_uint_eq(count_in(!class, SFP_OBJECT_ENROLLMENT), 0);
	ck_assert_uint_eq(count_in(!class, SFP_OBJECT_MEMBERSHIP), 0);
}

START_TEST(a_class_promoted_by_mistake_is_put_back_at_once)
{
	world_pass_days(&w, 300);
	promote_the_class();
	expect_all_in(1);
	world_pass_days(&w, 3);
	ck_sfp_ok(reverse_all());
	expect_all_in(0);
}
END_TEST

START_TEST(what_happened_to_one_of_them_since_keeps_all_of_them_where_they_are)
{
	sfp_id order, expelled;

	promote_the_class();
	world_pass_days(&w, 3);
	order = world_order(&w, SFP_ORDER_MOVEMENT, "121-к");
	expelled = carry_out(SFP_KIND_EXPEL, &w.students[CLASS_SIZE - 1].person, NULL, &order);
	ck_sfp_status(reverse_all(), SFP_REFUSED);
	ck_assert_uint_eq(count_in(1, SFP_OBJECT_ENROLLMENT), CLASS_SIZE - 1);
	ck_assert_uint_eq(count_in(0, SFP_OBJECT_ENROLLMENT), 0);
	/* The refusal told what to do first. */
	ck_sfp_ok(reverse(&expelled));
	expect_all_in(1);
	ck_sfp_ok(reverse_all());
	expect_all_in(0);
}
END_TEST

static Suite *rollover_suite(void)
{
	Suite *suite = suite_create("rollover");
	TCase *tcase = tcase_create("rollover");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_class_promoted_by_mistake_is_put_back_at_once);
	tcase_add_test(tcase, what_happened_to_one_of_them_since_keeps_all_of_them_where_they_are);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(rollover_suite)
