/* test_describe.c: sfp_describe() tells all tables of the library, whole. */
#include <jansson.h>
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/sferumpolicy.h"

static json_t *all;

static void setup(void)
{
	char *text = NULL;

	ck_sfp_ok(sfp_describe(&text));
	all = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	ck_assert_ptr_nonnull(all);
	sfp_text_free(text);
}

static void teardown(void)
{
	json_decref(all);
}

static const char *text_of(const json_t *json, const char *key)
{
	const char *text = json_string_value(json_object_get(json, key));

	return text ? text : "";
}

/* How many names a table of names has below its end. */
#define COUNT(type, name, end)                                                                                         \
	static size_t count_##name(void)                                                                               \
	{                                                                                                              \
		size_t count = 0;                                                                                      \
                                                                                                                       \
		for (int i = 0; i < (end); i++)                                                                        \
			count += sfp_##name##_name((type)i) != NULL;                                                   \
		return count;                                                                                          \
	}

COUNT(sfp_role, role, SFP_ROLE_END)
COUNT(sfp_action, action, SFP_ACTION_END)
COUNT(sfp_kind, kind, SFP_KIND_END)
COUNT(sfp_fact, fact, SFP_FACT_END)
COUNT(sfp_norm, norm, SFP_NORM_END)
COUNT(sfp_reason, reason, SFP_REASON_END)

static const struct {
	const char *key;
	int end;
	size_t (*count)(void);
} tables[] = {
	{ "roles", SFP_ROLE_END, count_role }, { "actions", SFP_ACTION_END, count_action },
	{ "kinds", SFP_KIND_END, count_kind }, { "facts", SFP_FACT_END, count_fact },
	{ "norms", SFP_NORM_END, count_norm }, { "reasons", SFP_REASON_END, count_reason },
};

START_TEST(a_table_of_the_vocabulary_is_whole)
{
	json_t *table = json_object_get(all, tables[_i].key);
	json_t *last = json_array_get(table, json_array_size(table) - 1);

	ck_assert_uint_eq(json_array_size(table), tables[_i].count());
	/* The last number is the one before the end: nothing was added behind the tables' back. */
	ck_assert_int_eq(json_integer_value(json_object_get(last, "number")), tables[_i].end - 1);
	for (size_t i = 0; i < json_array_size(table); i++)
		ck_assert(*text_of(json_array_get(table, i), "name"));
}
END_TEST

START_TEST(every_table_is_there)
{
	static const char *const keys[] = { "statuses", "roles",    "actions",  "kinds",      "facts",
		                            "norms",    "effects",  "readings", "modalities", "reasons",
		                            "limits",   "machines", "objects" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		ck_assert_msg(json_array_size(json_object_get(all, keys[i])) > 1, "%s", keys[i]);
	ck_assert_str_eq(text_of(all, "version"), sfp_version());
	ck_assert_uint_eq(json_array_size(json_object_get(all, "readings")), 2);
	ck_assert_uint_eq(json_array_size(json_object_get(all, "modalities")), 5);
}
END_TEST

START_TEST(every_status_is_told_in_both_languages)
{
	json_t *statuses = json_object_get(all, "statuses");

	for (size_t i = 0; i < json_array_size(statuses); i++) {
		json_t *status = json_array_get(statuses, i);

		ck_assert_str_eq(text_of(status, "name"),
		                 sfp_status_name((sfp_status)json_integer_value(json_object_get(status, "number"))));
		ck_assert(*text_of(status, "ru") && *text_of(status, "en"));
	}
}
END_TEST

static size_t arrows_of(sfp_machine machine)
{
	size_t count = 0;

	while (sfp_machine_arrow_at(machine, count))
		count++;
	return count;
}

START_TEST(every_machine_has_its_states_events_and_arrows)
{
	json_t *machines = json_object_get(all, "machines");

	ck_assert_uint_eq(json_array_size(machines), SFP_MACHINE_END - 1);
	for (int number = 1; number < SFP_MACHINE_END; number++) {
		sfp_machine machine = (sfp_machine)number;
		json_t *told = json_array_get(machines, (size_t)number - 1);

		ck_assert_str_eq(text_of(told, "name"), sfp_machine_name(machine));
		ck_assert_uint_eq(json_array_size(json_object_get(told, "states")),
		                  (size_t)sfp_machine_state_count(machine));
		ck_assert_uint_eq(json_array_size(json_object_get(told, "events")),
		                  (size_t)sfp_machine_event_count(machine));
		ck_assert_uint_eq(json_array_size(json_object_get(told, "arrows")), arrows_of(machine));
	}
}
END_TEST

START_TEST(every_noun_has_its_fields_and_its_machine)
{
	json_t *objects = json_object_get(all, "objects");

	ck_assert_uint_eq(json_array_size(objects), SFP_OBJECT_END - 1);
	for (int number = 1; number < SFP_OBJECT_END; number++) {
		json_t *told = json_array_get(objects, (size_t)number - 1);
		const char *machine = sfp_machine_name(sfp_object_machine((sfp_object)number));

		ck_assert_str_eq(text_of(told, "name"), sfp_object_name((sfp_object)number));
		ck_assert_str_eq(text_of(told, "machine"), machine ? machine : "");
		ck_assert_uint_gt(json_array_size(json_object_get(told, "fields")), 1);
	}
}
END_TEST

START_TEST(it_must_be_told_where_to_put_the_text)
{
	ck_sfp_status(sfp_describe(NULL), SFP_E_MISUSE);
}
END_TEST

static Suite *describe_suite(void)
{
	Suite *suite = suite_create("describe");
	TCase *core = tcase_create("core");

	tcase_add_checked_fixture(core, setup, teardown);
	tcase_add_loop_test(core, a_table_of_the_vocabulary_is_whole, 0, sizeof(tables) / sizeof(tables[0]));
	tcase_add_test(core, every_table_is_there);
	tcase_add_test(core, every_status_is_told_in_both_languages);
	tcase_add_test(core, every_machine_has_its_states_events_and_arrows);
	tcase_add_test(core, every_noun_has_its_fields_and_its_machine);
	tcase_add_test(core, it_must_be_told_where_to_put_the_text);
	suite_add_tcase(suite, core);
	return suite;
}

SUITE_MAIN(describe_suite)
