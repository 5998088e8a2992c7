/* test_appointment.c: administrators of the platform. */
#include <string.h>

#include "school.h"

static sfp_status make(struct school *school, const sfp_id *person, sfp_appointment **ret)
{
	char number[32];
	sfp_id order;

	snprintf(number, sizeof(number), "А-%llu", (unsigned long long)school_trail_size(school));
	order = school_order(school, SFP_ORDER_ADMINISTRATOR, number);
	return sfp_appointment_make(school->reg, &school->head, person, &order, ret);
}

static sfp_appointment *the_appointment(struct school *school, const sfp_id *person)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_appointment *appointment = NULL;

	filter.person = *person;
	ck_sfp_ok(sfp_record_list(school->reg, &school->organization, SFP_OBJECT_APPOINTMENT, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_sfp_ok(sfp_record_get(school->reg, &school->organization, SFP_OBJECT_APPOINTMENT, &page->records[0]->id,
	                         (sfp_record **)&appointment));
	sfp_page_free(page);
	return appointment;
}

static int application_state(struct school *school)
{
	sfp_page *page = NULL;
	int state;

	ck_sfp_ok(
		sfp_record_list(school->reg, &school->organization, SFP_OBJECT_APPLICATION_ORGANIZATION, NULL, &page));
	ck_assert_uint_eq(page->count, 1);
	state = page->records[0]->state;
	sfp_page_free(page);
	return state;
}

/* Makes a person a member of the staffroom, as one who joined by an invite is. */
static void let_join(struct school *school, const sfp_actor *administrator, const sfp_actor *teacher)
{
	sfp_class *staffroom = NULL;
	sfp_admission *applied = NULL, *considered = NULL, *accepted = NULL;

	ck_sfp_ok(sfp_class_create_staffroom(school->reg, administrator, &staffroom));
	ck_sfp_ok(sfp_admission_apply(school->reg, teacher, &staffroom->head.id, SFP_ROLE_TEACHER, &applied));
	ck_sfp_ok(sfp_admission_consider(school->reg, administrator, &applied->head.id, &considered));
	ck_sfp_ok(sfp_admission_accept(school->reg, administrator, &applied->head.id, &accepted));
	sfp_class_free(staffroom);
	sfp_admission_free(applied);
	sfp_admission_free(considered);
	sfp_admission_free(accepted);
}

/* ---- make ---- */

START_TEST(the_head_appoints_a_teacher_by_an_order_on_it)
{
	struct school school = school_open();
	sfp_appointment *appointment = NULL;
	sfp_id wrong, right, unknown = { { 5 } };

	school_enact(&school);
	wrong = school_order(&school, SFP_ORDER_USE, "1");
	right = school_order(&school, SFP_ORDER_ADMINISTRATOR, "2");
	ck_refused(school.reg,
	           sfp_appointment_make(school.reg, &school.head, &school.teacher.person, NULL, &appointment),
	           SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(school.reg)->missing, SFP_FACT_ORDER_ISSUED));
	ck_sfp_status(sfp_appointment_make(school.reg, &school.head, &school.teacher.person, &unknown, &appointment),
	              SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_appointment_make(school.reg, &school.head, &school.teacher.person, &wrong, &appointment),
	              SFP_E_INVALID);
	ck_sfp_status(sfp_appointment_make(school.reg, &school.head, &unknown, &right, &appointment), SFP_E_NOT_FOUND);
	ck_refused(school.reg,
	           sfp_appointment_make(school.reg, &school.head, &school.council.person, &right, &appointment),
	           SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(school.reg)->missing, SFP_FACT_CANDIDATE_IS_TEACHER));

	ck_sfp_ok(sfp_appointment_make(school.reg, &school.head, &school.teacher.person, &right, &appointment));
	ck_assert_int_eq(appointment->head.state, SFP_APPOINTMENT_APPOINTED);
	ck_assert(!appointment->additional && appointment->registered_at == 0);
	ck_assert(sfp_id_equal(&appointment->order_id, &right));
	sfp_appointment_free(appointment);
	school_close(&school);
}
END_TEST

START_TEST(nobody_but_head_and_administration_appoints_the_main_administrator)
{
	struct school school = school_open();
	sfp_actor administrator = school_administrator(&school);
	const sfp_actor *others[] = { &school.council, &school.teacher, &school.system, &administrator };
	sfp_id order = school_order(&school, SFP_ORDER_ADMINISTRATOR, "7");
	sfp_appointment *appointment = NULL;

	ck_refused(school.reg,
	           sfp_appointment_make(school.reg, others[_i], &school.teacher.person, &order, &appointment),
	           SFP_REASON_ROLE);
	ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "2.1.0");
	school_close(&school);
}
END_TEST

/* Clause 2.2.2 gives it to the administration as a whole. */
START_TEST(a_member_of_the_administration_may_appoint_too)
{
	struct school school = school_open();
	sfp_actor deputy = school_worker(&school, "Замов", SFP_ROLE_ADMINISTRATION);
	sfp_appointment *appointment = NULL;
	sfp_id order;

	school_enact(&school);
	order = school_order(&school, SFP_ORDER_ADMINISTRATOR, "7");
	ck_sfp_ok(sfp_appointment_make(school.reg, &deputy, &school.teacher.person, &order, &appointment));
	sfp_appointment_free(appointment);
	school_close(&school);
}
END_TEST

START_TEST(there_is_one_main_administrator_at_a_time)
{
	struct school school = school_open();
	sfp_actor other;
	sfp_appointment *appointment = NULL, *ended = NULL;
	sfp_id order;

	school_enact(&school);
	ck_sfp_ok(make(&school, &school.teacher.person, &appointment));
	sfp_appointment_free(appointment);
	other = school_worker(&school, "Другов", SFP_ROLE_TEACHER);
	ck_sfp_status(make(&school, &other.person, &appointment), SFP_E_EXISTS);

	appointment = the_appointment(&school, &school.teacher.person);
	order = school_order(&school, SFP_ORDER_ADMINISTRATOR, "9");
	ck_sfp_ok(sfp_appointment_end(school.reg, &school.head, &appointment->head.id, &order, NULL, true, &ended));
	sfp_appointment_free(appointment);
	ck_sfp_ok(make(&school, &other.person, &appointment));
	sfp_appointment_free(appointment);
	sfp_appointment_free(ended);
	school_close(&school);
}
END_TEST

START_TEST(a_retried_appointment_is_made_once)
{
	struct school school = school_open();
	sfp_appointment *first = NULL, *again = NULL;
	sfp_id order;

	school_enact(&school);
	order = school_order(&school, SFP_ORDER_ADMINISTRATOR, "2");
	school.head.idempotency_key = "appoint";
	ck_sfp_ok(sfp_appointment_make(school.reg, &school.head, &school.teacher.person, &order, &first));
	ck_sfp_ok(sfp_appointment_make(school.reg, &school.head, &school.teacher.person, &order, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_appointment_free(first);
	sfp_appointment_free(again);
	school_close(&school);
}
END_TEST

/* ---- additional ---- */

START_TEST(the_administrator_takes_helpers_from_teachers_who_have_joined)
{
	struct school school = school_open();
	sfp_actor administrator = school_administrator(&school);
	sfp_appointment *appointment = NULL;

	ck_refused(school.reg,
	           sfp_appointment_make_additional(school.reg, &administrator, &school.teacher.person, &appointment),
	           SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(school.reg)->missing, SFP_FACT_CANDIDATE_JOINED));
	ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "2.1.7");
	let_join(&school, &administrator, &school.teacher);
	ck_sfp_ok(sfp_appointment_make_additional(school.reg, &administrator, &school.teacher.person, &appointment));
	ck_assert_int_eq(appointment->head.state, SFP_APPOINTMENT_ACTIVE);
	ck_assert(appointment->additional && appointment->registered_at == school_now);
	sfp_appointment_free(appointment);
	ck_sfp_status(sfp_appointment_make_additional(school.reg, &administrator, &school.teacher.person, &appointment),
	              SFP_E_EXISTS);
	ck_refused(school.reg,
	           sfp_appointment_make_additional(school.reg, &school.head, &school.teacher.person, &appointment),
	           SFP_REASON_ROLE);
	school_close(&school);
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
	struct school school = school_open();
	sfp_appointment *appointment = NULL, *now;
	sfp_actor administrator;
	bool done = mobiles[_i].status == SFP_OK;

	school_enact(&school);
	administrator = school_appoint(&school, "Админов");
	school_apply(&school, &administrator, mobiles[_i].applied);
	school_now += SCHOOL_DAY;
	ck_sfp_status(sfp_appointment_register(school.reg, &administrator, mobiles[_i].registered, &appointment),
	              mobiles[_i].status);
	if (mobiles[_i].status == SFP_REFUSED) {
		ck_assert_int_eq(sfp_registry_refusal(school.reg)->reason, SFP_REASON_FACT);
		ck_assert(
			sfp_facts_has(&sfp_registry_refusal(school.reg)->missing, SFP_FACT_SAME_MOBILE_AS_APPLICATION));
		ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "2.1.2");
	}
	now = the_appointment(&school, &administrator.person);
	ck_assert_int_eq(now->head.state, done ? SFP_APPOINTMENT_ACTIVE : SFP_APPOINTMENT_APPOINTED);
	ck_assert_int_eq(now->registered_at, done ? school_now : 0);
	ck_assert_int_eq(application_state(&school),
	                 done ? SFP_APPLICATION_ORGANIZATION_REGISTERED : SFP_APPLICATION_ORGANIZATION_ACCEPTED);
	sfp_appointment_free(now);
	sfp_appointment_free(appointment);
	school_close(&school);
}
END_TEST

START_TEST(nobody_registers_before_the_platform_accepted_the_application)
{
	struct school school = school_open();
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;
	sfp_application *application = NULL, *sent = NULL;
	sfp_appointment *appointment = NULL;
	sfp_actor administrator;

	school_enact(&school);
	administrator = school_appoint(&school, "Админов");
	ck_refused(school.reg, sfp_appointment_register(school.reg, &administrator, "+79001234567", &appointment),
	           SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(school.reg)->missing, SFP_FACT_APPLICATION_SENT));

	form.contact = administrator.person;
	form.order_id = school_order(&school, SFP_ORDER_ADMINISTRATOR, "1");
	form.full_name = "Админов Аким";
	form.email = "a@example.org";
	form.mobile = "+79001234567";
	ck_sfp_ok(sfp_application_draft(school.reg, &administrator, &form, &application));
	ck_sfp_ok(sfp_application_send(school.reg, &administrator, &application->head.id, NULL, NULL, &sent));
	ck_refused(school.reg, sfp_appointment_register(school.reg, &administrator, "+79001234567", &appointment),
	           SFP_REASON_NO_TRANSITION);
	ck_assert_int_eq(sfp_registry_refusal(school.reg)->machine, SFP_MACHINE_APPLICATION_ORGANIZATION);
	appointment = the_appointment(&school, &administrator.person);
	ck_assert_int_eq(appointment->head.state, SFP_APPOINTMENT_APPOINTED);
	sfp_appointment_free(appointment);
	sfp_application_free(application);
	sfp_application_free(sent);
	school_close(&school);
}
END_TEST

START_TEST(one_registers_once_and_only_who_is_appointed)
{
	struct school school = school_open();
	sfp_actor administrator = school_administrator(&school);
	sfp_appointment *appointment = NULL;

	ck_refused(school.reg, sfp_appointment_register(school.reg, &administrator, "+79001234567", &appointment),
	           SFP_REASON_NO_TRANSITION);
	ck_sfp_status(sfp_appointment_register(school.reg, &school.teacher, "+79001234567", &appointment),
	              SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_appointment_register(school.reg, &school.system, "+79001234567", &appointment),
	              SFP_E_NOT_FOUND);
	school_close(&school);
}
END_TEST

START_TEST(a_retried_registration_is_the_same_one)
{
	struct school school = school_open();
	sfp_appointment *first = NULL, *again = NULL;
	sfp_actor administrator;
	uint64_t size;

	school_enact(&school);
	administrator = school_appoint(&school, "Админов");
	school_apply(&school, &administrator, "+79001234567");
	administrator.idempotency_key = "register";
	ck_sfp_ok(sfp_appointment_register(school.reg, &administrator, "+79001234567", &first));
	size = school_trail_size(&school);
	ck_sfp_ok(sfp_appointment_register(school.reg, &administrator, "+79001234567", &again));
	ck_assert_int_eq(again->head.state, SFP_APPOINTMENT_ACTIVE);
	ck_assert_uint_eq(school_trail_size(&school), size);
	sfp_appointment_free(first);
	sfp_appointment_free(again);
	school_close(&school);
}
END_TEST

START_TEST(the_applications_entry_says_that_it_follows_from_the_appointments)
{
	struct school school = school_open();
	sfp_trail_entry *first = NULL, *second = NULL;
	uint64_t size;

	school_administrator(&school);
	size = school_trail_size(&school);
	ck_sfp_ok(sfp_trail_entry_get(school.reg, &school.organization, size - 2, &first));
	ck_sfp_ok(sfp_trail_entry_get(school.reg, &school.organization, size - 1, &second));
	ck_assert_ptr_nonnull(strstr(first->json, "\"register\""));
	ck_assert_ptr_nonnull(strstr(second->json, "\"register_administrator\""));
	sfp_trail_entry_free(first);
	sfp_trail_entry_free(second);
	school_close(&school);
}
END_TEST

/* ---- end ---- */

START_TEST(the_last_administrator_goes_only_by_force)
{
	struct school school = school_open();
	sfp_actor administrator = school_administrator(&school);
	sfp_appointment *appointment = the_appointment(&school, &administrator.person), *ended = NULL,
			*additional = NULL;
	sfp_id order = school_order(&school, SFP_ORDER_ADMINISTRATOR, "9");

	ck_refused(school.reg,
	           sfp_appointment_end(school.reg, &school.head, &appointment->head.id, NULL, "", false, &ended),
	           SFP_REASON_FACT);
	ck_refused(school.reg,
	           sfp_appointment_end(school.reg, &school.head, &appointment->head.id, &order, "", false, &ended),
	           SFP_REASON_GUARD);
	ck_refused(school.reg,
	           sfp_appointment_end(school.reg, &administrator, &appointment->head.id, &order, "", true, &ended),
	           SFP_REASON_ROLE);
	let_join(&school, &administrator, &school.teacher);
	ck_sfp_ok(sfp_appointment_make_additional(school.reg, &administrator, &school.teacher.person, &additional));
	ck_sfp_ok(
		sfp_appointment_end(school.reg, &school.head, &appointment->head.id, &order, " ушёл ", false, &ended));
	ck_assert_int_eq(ended->head.state, SFP_APPOINTMENT_ENDED);
	ck_assert_int_eq(ended->ended_on, SCHOOL_TODAY);
	ck_assert_str_eq(ended->end_reason, "ушёл");
	sfp_appointment_free(ended);
	ck_refused(school.reg,
	           sfp_appointment_end(school.reg, &school.head, &appointment->head.id, &order, "", true, &ended),
	           SFP_REASON_NO_TRANSITION);
	ck_refused(school.reg,
	           sfp_appointment_end(school.reg, &school.head, &additional->head.id, &order, "", false, &ended),
	           SFP_REASON_GUARD);
	ck_sfp_ok(sfp_appointment_end(school.reg, &school.head, &additional->head.id, &order, "", true, &ended));
	sfp_appointment_free(ended);
	sfp_appointment_free(additional);
	sfp_appointment_free(appointment);
	school_close(&school);
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
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(appointment_suite)
