/* test_appointment.c: administrators of the platform. */
#include <string.h>

#include "world_check.h"

static sfp_status make(struct world *world, const sfp_id *person, sfp_appointment **ret)
{
	char number[32];
	sfp_id order;

	snprintf(number, sizeof(number), "А-%llu", (unsigned long long)world_trail_size(world));
	order = world_order(world, SFP_ORDER_ADMINISTRATOR, number);
	return sfp_appointment_make(world->reg, &world->head, person, &order, ret);
}

static sfp_appointment *the_appointment(struct world *world, const sfp_id *person)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_appointment *appointment = NULL;

	filter.person = *person;
	ck_sfp_ok(sfp_record_list(world->reg, &world->organization, SFP_OBJECT_APPOINTMENT, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_sfp_ok(sfp_record_get(world->reg, &world->organization, SFP_OBJECT_APPOINTMENT, &page->records[0]->id,
	                         (sfp_record **)&appointment));
	sfp_page_free(page);
	return appointment;
}

static int application_state(struct world *world)
{
	sfp_page *page = NULL;
	int state;

	ck_sfp_ok(sfp_record_list(world->reg, &world->organization, SFP_OBJECT_APPLICATION_ORGANIZATION, NULL, &page));
	ck_assert_uint_eq(page->count, 1);
	state = page->records[0]->state;
	sfp_page_free(page);
	return state;
}

/* Makes a person a member of the staffroom, as one who joined by an invite is. */
static void let_join(struct world *world, const sfp_actor *administrator, const sfp_actor *teacher)
{
	sfp_class *staffroom = NULL;
	sfp_admission *applied = NULL, *considered = NULL, *accepted = NULL;

	ck_sfp_ok(sfp_class_create_staffroom(world->reg, administrator, &staffroom));
	ck_sfp_ok(sfp_admission_apply(world->reg, teacher, &staffroom->head.id, SFP_ROLE_TEACHER, &applied));
	ck_sfp_ok(sfp_admission_consider(world->reg, administrator, &applied->head.id, &considered));
	ck_sfp_ok(sfp_admission_accept(world->reg, administrator, &applied->head.id, &accepted));
	sfp_class_free(staffroom);
	sfp_admission_free(applied);
	sfp_admission_free(considered);
	sfp_admission_free(accepted);
}

/* ---- make ---- */

START_TEST(the_head_appoints_a_teacher_by_an_order_on_it)
{
	sfp_appointment *appointment = NULL;
	sfp_id wrong, right, unknown = { { 5 } };

	world_enact(&w);
	wrong = world_order(&w, SFP_ORDER_USE, "1");
	right = world_order(&w, SFP_ORDER_ADMINISTRATOR, "2");
	ck_refused(sfp_appointment_make(w.reg, &w.head, &w.teachers[1].person, NULL, &appointment), SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_ORDER_ISSUED));
	ck_sfp_status(sfp_appointment_make(w.reg, &w.head, &w.teachers[1].person, &unknown, &appointment),
	              SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_appointment_make(w.reg, &w.head, &w.teachers[1].person, &wrong, &appointment), SFP_E_INVALID);
	ck_sfp_status(sfp_appointment_make(w.reg, &w.head, &unknown, &right, &appointment), SFP_E_NOT_FOUND);
	ck_refused(sfp_appointment_make(w.reg, &w.head, &w.secretary.person, &right, &appointment), SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_CANDIDATE_IS_TEACHER));

	ck_sfp_ok(sfp_appointment_make(w.reg, &w.head, &w.teachers[1].person, &right, &appointment));
	ck_assert_int_eq(appointment->head.state, SFP_APPOINTMENT_APPOINTED);
	ck_assert(!appointment->additional && appointment->registered_at == 0);
	ck_assert(sfp_id_equal(&appointment->order_id, &right));
	sfp_appointment_free(appointment);
}
END_TEST

START_TEST(nobody_but_head_and_administration_appoints_the_main_administrator)
{
	sfp_actor administrator = world_administrator(&w, "Админов");
	const sfp_actor *others[] = { &w.secretary, &w.teachers[1], &w.system, &administrator };
	sfp_id order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "7");
	sfp_appointment *appointment = NULL;

	ck_refused(sfp_appointment_make(w.reg, others[_i], &w.teachers[1].person, &order, &appointment),
	           SFP_REASON_ROLE);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "2.1.0");
}
END_TEST

/* Clause 2.2.2 gives it to the administration as a whole. */
START_TEST(a_member_of_the_administration_may_appoint_too)
{
	sfp_actor deputy = world_worker(&w, "Замов", SFP_ROLE_ADMINISTRATION);
	sfp_appointment *appointment = NULL;
	sfp_id order;

	world_enact(&w);
	order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "7");
	ck_sfp_ok(sfp_appointment_make(w.reg, &deputy, &w.teachers[1].person, &order, &appointment));
	sfp_appointment_free(appointment);
}
END_TEST

START_TEST(there_is_one_main_administrator_at_a_time)
{
	sfp_actor other;
	sfp_appointment *appointment = NULL, *ended = NULL;
	sfp_id order;

	world_enact(&w);
	ck_sfp_ok(make(&w, &w.teachers[1].person, &appointment));
	sfp_appointment_free(appointment);
	other = world_worker(&w, "Другов", SFP_ROLE_TEACHER);
	ck_sfp_status(make(&w, &other.person, &appointment), SFP_E_EXISTS);

	appointment = the_appointment(&w, &w.teachers[1].person);
	order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "9");
	ck_sfp_ok(sfp_appointment_end(w.reg, &w.head, &appointment->head.id, &order, NULL, true, &ended));
	sfp_appointment_free(appointment);
	ck_sfp_ok(make(&w, &other.person, &appointment));
	sfp_appointment_free(appointment);
	sfp_appointment_free(ended);
}
END_TEST

START_TEST(a_retried_appointment_is_made_once)
{
	sfp_appointment *first = NULL, *again = NULL;
	sfp_id order;

	world_enact(&w);
	order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "2");
	w.head.idempotency_key = "appoint";
	ck_sfp_ok(sfp_appointment_make(w.reg, &w.head, &w.teachers[1].person, &order, &first));
	ck_sfp_ok(sfp_appointment_make(w.reg, &w.head, &w.teachers[1].person, &order, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_appointment_free(first);
	sfp_appointment_free(again);
}
END_TEST

/* ---- additional ---- */

START_TEST(the_administrator_takes_helpers_from_teachers_who_have_joined)
{
	sfp_actor administrator = world_administrator(&w, "Админов");
	sfp_appointment *appointment = NULL;

	ck_refused(sfp_appointment_make_additional(w.reg, &administrator, &w.teachers[1].person, &appointment),
	           SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_CANDIDATE_JOINED));
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "2.1.7");
	let_join(&w, &administrator, &w.teachers[1]);
	ck_sfp_ok(sfp_appointment_make_additional(w.reg, &administrator, &w.teachers[1].person, &appointment));
	ck_assert_int_eq(appointment->head.state, SFP_APPOINTMENT_ACTIVE);
	ck_assert(appointment->additional && appointment->registered_at == w.now);
	sfp_appointment_free(appointment);
	ck_sfp_status(sfp_appointment_make_additional(w.reg, &administrator, &w.teachers[1].person, &appointment),
	              SFP_E_EXISTS);
	ck_refused(sfp_appointment_make_additional(w.reg, &w.head, &w.teachers[1].person, &appointment),
	           SFP_REASON_ROLE);
}
END_TEST

/* ---- register ---- */

static const struct {
	const char *applied, *registered;
	sfp_status status;
} mobiles[] = {
	{ "+7 900 123-45-67", "+79001234567", SFP_OK },
	{ "+7 900 123-45-67", "8 (900) 123 45 67", SFP_OK },
	{ "89001234567", "+7-900-123-45-67", SFP_OK },
	{ "+7 900 123-45-67", "+7 900 123-45-68", SFP_REFUSED },
	{ "+7 900 123-45-67", "+9 900 123-45-67", SFP_REFUSED },
	{ "+7 900 123-45-67", "", SFP_E_INVALID },
	{ "+7 900 123-45-67", "123", SFP_E_INVALID },
	{ "+7 900 123-45-67", "+7 900 123-45-67 доб. 1", SFP_E_INVALID },
};

START_TEST(one_registers_with_the_number_of_the_application_and_completes_it)
{
	sfp_appointment *appointment = NULL, *now;
	sfp_actor administrator;
	bool done = mobiles[_i].status == SFP_OK;

	world_enact(&w);
	administrator = world_appoint(&w, "Админов");
	world_apply(&w, &administrator, mobiles[_i].applied);
	w.now += WORLD_DAY;
	ck_sfp_status(sfp_appointment_register(w.reg, &administrator, mobiles[_i].registered, &appointment),
	              mobiles[_i].status);
	if (mobiles[_i].status == SFP_REFUSED) {
		ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_FACT);
		ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_SAME_MOBILE_AS_APPLICATION));
		ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "2.1.2");
	}
	now = the_appointment(&w, &administrator.person);
	ck_assert_int_eq(now->head.state, done ? SFP_APPOINTMENT_ACTIVE : SFP_APPOINTMENT_APPOINTED);
	ck_assert_int_eq(now->registered_at, done ? w.now : 0);
	ck_assert_int_eq(application_state(&w),
	                 done ? SFP_APPLICATION_ORGANIZATION_REGISTERED : SFP_APPLICATION_ORGANIZATION_ACCEPTED);
	sfp_appointment_free(now);
	sfp_appointment_free(appointment);
}
END_TEST

START_TEST(nobody_registers_before_the_platform_accepted_the_application)
{
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;
	sfp_application *application = NULL, *sent = NULL;
	sfp_appointment *appointment = NULL;
	sfp_actor administrator;

	world_enact(&w);
	administrator = world_appoint(&w, "Админов");
	ck_refused(sfp_appointment_register(w.reg, &administrator, "+79001234567", &appointment), SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_APPLICATION_SENT));

	form.contact = administrator.person;
	form.order_id = world_order(&w, SFP_ORDER_ADMINISTRATOR, "1");
	form.full_name = "Админов Аким";
	form.email = "a@example.org";
	form.mobile = "+79001234567";
	ck_sfp_ok(sfp_application_draft(w.reg, &administrator, &form, &application));
	ck_sfp_ok(sfp_application_send(w.reg, &administrator, &application->head.id, NULL, NULL, &sent));
	ck_refused(sfp_appointment_register(w.reg, &administrator, "+79001234567", &appointment),
	           SFP_REASON_NO_TRANSITION);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->machine, SFP_MACHINE_APPLICATION_ORGANIZATION);
	appointment = the_appointment(&w, &administrator.person);
	ck_assert_int_eq(appointment->head.state, SFP_APPOINTMENT_APPOINTED);
	sfp_appointment_free(appointment);
	sfp_application_free(application);
	sfp_application_free(sent);
}
END_TEST

START_TEST(one_registers_once_and_only_who_is_appointed)
{
	sfp_actor administrator = world_administrator(&w, "Админов");
	sfp_appointment *appointment = NULL;

	ck_refused(sfp_appointment_register(w.reg, &administrator, "+79001234567", &appointment),
	           SFP_REASON_NO_TRANSITION);
	ck_sfp_status(sfp_appointment_register(w.reg, &w.teachers[1], "+79001234567", &appointment), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_appointment_register(w.reg, &w.system, "+79001234567", &appointment), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(a_retried_registration_is_the_same_one)
{
	sfp_appointment *first = NULL, *again = NULL;
	sfp_actor administrator;
	uint64_t size;

	world_enact(&w);
	administrator = world_appoint(&w, "Админов");
	world_apply(&w, &administrator, "+79001234567");
	administrator.idempotency_key = "register";
	ck_sfp_ok(sfp_appointment_register(w.reg, &administrator, "+79001234567", &first));
	size = world_trail_size(&w);
	ck_sfp_ok(sfp_appointment_register(w.reg, &administrator, "+79001234567", &again));
	ck_assert_int_eq(again->head.state, SFP_APPOINTMENT_ACTIVE);
	ck_assert_uint_eq(world_trail_size(&w), size);
	sfp_appointment_free(first);
	sfp_appointment_free(again);
}
END_TEST

START_TEST(the_applications_entry_says_that_it_follows_from_the_appointments)
{
	sfp_trail_entry *first = NULL, *second = NULL;
	uint64_t size;

	world_administrator(&w, "Админов");
	size = world_trail_size(&w);
	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, size - 2, &first));
	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, size - 1, &second));
	ck_assert_ptr_nonnull(strstr(first->json, "\"register\""));
	ck_assert_ptr_nonnull(strstr(second->json, "\"register_administrator\""));
	sfp_trail_entry_free(first);
	sfp_trail_entry_free(second);
}
END_TEST

/* ---- end ---- */

START_TEST(the_last_administrator_goes_only_by_force)
{
	sfp_actor administrator = world_administrator(&w, "Админов");
	sfp_appointment *appointment = the_appointment(&w, &administrator.person), *ended = NULL, *additional = NULL;
	sfp_id order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "9");

	ck_refused(sfp_appointment_end(w.reg, &w.head, &appointment->head.id, NULL, "", false, &ended),
	           SFP_REASON_FACT);
	ck_refused(sfp_appointment_end(w.reg, &w.head, &appointment->head.id, &order, "", false, &ended),
	           SFP_REASON_GUARD);
	ck_refused(sfp_appointment_end(w.reg, &administrator, &appointment->head.id, &order, "", true, &ended),
	           SFP_REASON_ROLE);
	let_join(&w, &administrator, &w.teachers[1]);
	ck_sfp_ok(sfp_appointment_make_additional(w.reg, &administrator, &w.teachers[1].person, &additional));
	ck_sfp_ok(sfp_appointment_end(w.reg, &w.head, &appointment->head.id, &order, " ушёл ", false, &ended));
	ck_assert_int_eq(ended->head.state, SFP_APPOINTMENT_ENDED);
	ck_assert_int_eq(ended->ended_on, WORLD_FOUNDED_ON);
	ck_assert_str_eq(ended->end_reason, "ушёл");
	sfp_appointment_free(ended);
	ck_refused(sfp_appointment_end(w.reg, &w.head, &appointment->head.id, &order, "", true, &ended),
	           SFP_REASON_NO_TRANSITION);
	ck_refused(sfp_appointment_end(w.reg, &w.head, &additional->head.id, &order, "", false, &ended),
	           SFP_REASON_GUARD);
	ck_sfp_ok(sfp_appointment_end(w.reg, &w.head, &additional->head.id, &order, "", true, &ended));
	sfp_appointment_free(ended);
	sfp_appointment_free(additional);
	sfp_appointment_free(appointment);
}
END_TEST

static Suite *appointment_suite(void)
{
	Suite *suite = suite_create("appointment");
	TCase *tcase = tcase_create("appointment");

	tcase_add_test(tcase, the_head_appoints_a_teacher_by_an_order_on_it);
	tcase_add_loop_test(tcase, nobody_but_head_and_administration_appoints_the_main_administrator, 0, 4);
	tcase_add_test(tcase, a_member_of_the_administration_may_appoint_too);
	tcase_add_test(tcase, there_is_one_main_administrator_at_a_time);
	tcase_add_test(tcase, a_retried_appointment_is_made_once);
	tcase_add_test(tcase, the_administrator_takes_helpers_from_teachers_who_have_joined);
	tcase_add_loop_test(tcase, one_registers_with_the_number_of_the_application_and_completes_it, 0,
	                    sizeof(mobiles) / sizeof(*mobiles));
	tcase_add_test(tcase, nobody_registers_before_the_platform_accepted_the_application);
	tcase_add_test(tcase, one_registers_once_and_only_who_is_appointed);
	tcase_add_test(tcase, a_retried_registration_is_the_same_one);
	tcase_add_test(tcase, the_applications_entry_says_that_it_follows_from_the_appointments);
	tcase_add_test(tcase, the_last_administrator_goes_only_by_force);
	tcase_add_checked_fixture(tcase, found, teardown);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(appointment_suite)
