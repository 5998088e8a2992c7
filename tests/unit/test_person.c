/* test_person.c: people, and the roles that follow from what is recorded of them. */
#include <string.h>

#include "school.h"

static sfp_person *add(struct school *school, const sfp_person_draft *draft)
{
	sfp_person *person = NULL;

	ck_sfp_ok(sfp_person_add(school->reg, &school->system, draft, &person));
	return person;
}

START_TEST(names_stay_as_they_are_written_but_for_spaces)
{
	struct school school = school_open();
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person;

	draft.surname = "  Ёлкина\xc2\xa0-  Мак Артур ";
	draft.given_name = "АННА\t МАРИЯ";
	draft.patronymic = "";
	person = add(&school, &draft);
	ck_assert_str_eq(person->surname, "Ёлкина - Мак Артур");
	ck_assert_str_eq(person->given_name, "АННА МАРИЯ");
	ck_assert_str_eq(person->name_fold, "елкина - мак артур анна мария");
	sfp_person_free(person);
	school_close(&school);
}
END_TEST

static const struct {
	const char *surname;
	sfp_date birth_date;
	sfp_status status;
} plausible[] = {
	{ "Иванов", 0, SFP_OK },
	{ "Иванов", 19000101, SFP_OK },
	{ "Иванов", SCHOOL_TODAY, SFP_OK },
	{ "Иванов", 18991231, SFP_E_INVALID },
	{ "Иванов", SCHOOL_TODAY + 1, SFP_E_INVALID },
	{ "Иванов", 20100229, SFP_E_INVALID },
	{ "Иванов", -1, SFP_E_INVALID },
	{ NULL, 0, SFP_E_INVALID },
	{ "  ", 0, SFP_E_INVALID },
	{ "\xd0", 0, SFP_E_INVALID },
	{ "Ива\nнов", 0, SFP_OK },
	{ "Ива\x1bнов", 0, SFP_E_INVALID },
};

START_TEST(a_person_has_a_surname_and_was_born_between_1900_and_today)
{
	struct school school = school_open();
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	uint64_t before = school_trail_size(&school);

	draft.surname = plausible[_i].surname;
	draft.birth_date = plausible[_i].birth_date;
	ck_sfp_status(sfp_person_add(school.reg, &school.system, &draft, &person), plausible[_i].status);
	ck_assert_uint_eq(school_trail_size(&school), before + (plausible[_i].status == SFP_OK));
	ck_assert((person != NULL) == (plausible[_i].status == SFP_OK));
	sfp_person_free(person);
	school_close(&school);
}
END_TEST

START_TEST(an_overlong_name_is_refused_with_the_members_name)
{
	struct school school = school_open();
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	char name[4096];

	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	draft.surname = "Иванов";
	draft.given_name = name;
	ck_sfp_status(sfp_person_add(school.reg, &school.system, &draft, &person), SFP_E_INVALID);
	ck_assert(strncmp(sfp_registry_message(school.reg), "given_name:", 11) == 0);
	school_close(&school);
}
END_TEST

START_TEST(nothing_personal_stands_on_the_trail)
{
	struct school school = school_open();
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_trail_entry *entry = NULL;
	uint64_t seq = school_trail_size(&school);

	draft.surname = "Zaitseva";
	draft.email = "zaitseva@example.org";
	sfp_person_free(add(&school, &draft));
	ck_sfp_ok(sfp_trail_entry_get(school.reg, &school.organization, seq, &entry));
	ck_assert_ptr_null(memmem(entry->bytes, entry->length, "aitseva", 7));
	sfp_trail_entry_free(entry);
	school_close(&school);
}
END_TEST

START_TEST(base_data_is_the_systems_or_a_registered_administrators)
{
	struct school school = school_open();
	sfp_actor administrator = school_administrator(&school);
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL, *edited = NULL;
	const sfp_actor *others[] = { &school.head, &school.council, &school.teacher };

	draft.surname = "Новенький";
	for (size_t i = 0; i < 3; i++) {
		ck_refused(school.reg, sfp_person_add(school.reg, others[i], &draft, &person), SFP_REASON_ROLE);
		ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "2.1.11");
	}
	ck_sfp_ok(sfp_person_add(school.reg, &administrator, &draft, &person));
	ck_refused(school.reg, sfp_person_edit(school.reg, &school.teacher, &person->head.id, &draft, &edited),
	           SFP_REASON_ROLE);
	sfp_person_free(person);
	school_close(&school);
}
END_TEST

START_TEST(before_the_act_only_the_system_enters_base_data)
{
	struct school school = school_open();
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;

	draft.surname = "Новенький";
	ck_refused(school.reg, sfp_person_add(school.reg, &school.head, &draft, &person), SFP_REASON_NO_EDITION);
	school_close(&school);
}
END_TEST

START_TEST(an_edit_changes_what_is_given_and_nothing_else)
{
	struct school school = school_open();
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT, change = SFP_PERSON_DRAFT_INIT;
	sfp_person *person, *edited = NULL;

	draft.surname = "Петрова";
	draft.given_name = "Анна";
	draft.birth_date = 20080229;
	draft.source_id = "c-17";
	person = add(&school, &draft);
	change.surname = "Кузнецова";
	change.phone = "+7 900 000-00-00";
	ck_sfp_ok(sfp_person_edit(school.reg, &school.system, &person->head.id, &change, &edited));
	ck_assert_str_eq(edited->surname, "Кузнецова");
	ck_assert_str_eq(edited->given_name, "Анна");
	ck_assert_str_eq(edited->name_fold, "кузнецова анна");
	ck_assert_str_eq(edited->source_id, "c-17");
	ck_assert_int_eq(edited->birth_date, 20080229);
	ck_assert_int_eq(edited->head.revision, 2);
	ck_assert_mem_ne(edited->private_digest, person->private_digest, 32);
	sfp_person_free(edited);

	change.surname = "";
	ck_sfp_status(sfp_person_edit(school.reg, &school.system, &person->head.id, &change, &edited), SFP_E_INVALID);
	change.id = person->head.id;
	ck_sfp_status(sfp_person_edit(school.reg, &school.system, &person->head.id, &change, &edited), SFP_E_INVALID);
	change = (sfp_person_draft)SFP_PERSON_DRAFT_INIT;
	ck_sfp_status(sfp_person_edit(school.reg, &school.system, &school.organization, &change, &edited),
	              SFP_E_NOT_FOUND);
	sfp_person_free(person);
	school_close(&school);
}
END_TEST

START_TEST(a_person_joins_another_organisation_under_the_same_id_once)
{
	struct school school = school_open(), other = school;
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *here, *there = NULL, *again = NULL;
	uint32_t roles = 0;

	other.organization = school_add(school.reg, "Другой техникум");
	other.system = school_actor(&other, NULL);
	draft.surname = "Двудомов";
	here = add(&school, &draft);
	draft.id = here->head.id;
	ck_sfp_ok(sfp_person_add(school.reg, &other.system, &draft, &there));
	ck_assert(sfp_id_equal(&there->head.id, &here->head.id));
	ck_assert(sfp_id_equal(&there->head.organization, &other.organization));
	ck_sfp_status(sfp_person_add(school.reg, &other.system, &draft, &again), SFP_E_EXISTS);
	draft.id.bytes[0] ^= 1;
	ck_sfp_status(sfp_person_add(school.reg, &other.system, &draft, &again), SFP_E_NOT_FOUND);

	/* What one is here, one is not there. */
	school_office(&school, &here->head.id, SFP_ROLE_TEACHER);
	ck_sfp_ok(sfp_person_roles(school.reg, &school.organization, &here->head.id, 0, &roles));
	ck_assert_uint_eq(roles, SFP_ROLE_BIT(SFP_ROLE_TEACHER));
	ck_sfp_ok(sfp_person_roles(school.reg, &other.organization, &here->head.id, 0, &roles));
	ck_assert_uint_eq(roles, 0);
	sfp_person_free(here);
	sfp_person_free(there);
	school_close(&school);
}
END_TEST

START_TEST(a_retry_with_the_same_key_adds_nobody_twice)
{
	struct school school = school_open();
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *first, *again = NULL;

	school.system.idempotency_key = "row-1";
	draft.surname = "Иванов";
	first = add(&school, &draft);
	school_now += 3 * SCHOOL_DAY;
	again = add(&school, &draft);
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_person_free(first);
	sfp_person_free(again);
	draft.surname = "Петров";
	ck_sfp_status(sfp_person_add(school.reg, &school.system, &draft, &again), SFP_E_CONFLICT);
	draft.surname = "Иванов";
	draft.id = school.head.person;
	ck_sfp_status(sfp_person_add(school.reg, &school.system, &draft, &again), SFP_E_CONFLICT);
	school_close(&school);
}
END_TEST

START_TEST(an_edit_is_retried_with_its_own_content_only)
{
	struct school school = school_open();
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *first = NULL, *again = NULL;

	school.system.idempotency_key = "edit-1";
	draft.surname = "Новиков";
	ck_sfp_ok(sfp_person_edit(school.reg, &school.system, &school.head.person, &draft, &first));
	ck_sfp_ok(sfp_person_edit(school.reg, &school.system, &school.head.person, &draft, &again));
	ck_assert_int_eq(again->head.revision, first->head.revision);
	sfp_person_free(first);
	sfp_person_free(again);
	ck_sfp_status(sfp_person_edit(school.reg, &school.system, &school.council.person, &draft, &again),
	              SFP_E_CONFLICT);
	draft.surname = "Старков";
	ck_sfp_status(sfp_person_edit(school.reg, &school.system, &school.head.person, &draft, &again), SFP_E_CONFLICT);
	school_close(&school);
}
END_TEST

/* ---- roles ---- */

static uint32_t roles_on(struct school *school, const sfp_id *person, sfp_date on)
{
	uint32_t roles = 0xffff;

	ck_sfp_ok(sfp_person_roles(school->reg, &school->organization, person, on, &roles));
	return roles;
}

static const sfp_role office_roles[] = { SFP_ROLE_COUNCIL, SFP_ROLE_HEAD, SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER };

START_TEST(an_office_gives_its_role_from_its_first_day_until_its_end)
{
	struct school school = school_open();
	sfp_id person = school_person(&school, "Должностнов"),
	       office = school_office(&school, &person, office_roles[_i]);
	uint32_t role = SFP_ROLE_BIT(office_roles[_i]);
	sfp_office *ended = NULL;

	ck_assert_uint_eq(roles_on(&school, &person, 0), role);
	ck_assert_uint_eq(roles_on(&school, &person, 20260831), 0);
	ck_assert_uint_eq(roles_on(&school, &person, 20991231), role);
	ck_sfp_ok(sfp_office_end(school.reg, &school.system, &office, 20261001, NULL, &ended));
	sfp_office_free(ended);
	ck_assert_uint_eq(roles_on(&school, &person, 20260930), role);
	ck_assert_uint_eq(roles_on(&school, &person, 20261001), 0);
	school_close(&school);
}
END_TEST

START_TEST(offices_without_a_role_and_people_without_an_office_give_none)
{
	struct school school = school_open();
	sfp_id person = school_person(&school, "Вахтёров");

	ck_assert_uint_eq(roles_on(&school, &person, 0), 0);
	school_office(&school, &person, (sfp_role)0);
	ck_assert_uint_eq(roles_on(&school, &person, 0), 0);
	school_close(&school);
}
END_TEST

START_TEST(an_administrator_is_one_from_the_appointment_until_its_end)
{
	struct school school = school_open();
	const uint32_t teacher = SFP_ROLE_BIT(SFP_ROLE_TEACHER), administrator = SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
	sfp_appointment *ended = NULL;
	sfp_page *page = NULL;
	sfp_id order;
	sfp_actor actor;

	school_enact(&school);
	actor = school_appoint(&school, "Админов");
	ck_assert_uint_eq(roles_on(&school, &actor.person, 0), teacher | administrator);
	ck_assert_uint_eq(roles_on(&school, &actor.person, 20260831), 0);

	school_now += 2 * SCHOOL_DAY;
	order = school_order(&school, SFP_ORDER_ADMINISTRATOR, "У-1");
	ck_sfp_ok(sfp_record_list(school.reg, &school.organization, SFP_OBJECT_APPOINTMENT, NULL, &page));
	ck_sfp_ok(sfp_appointment_end(school.reg, &school.head, &page->records[0]->id, &order, NULL, true, &ended));
	ck_assert_uint_eq(roles_on(&school, &actor.person, 20260902), teacher | administrator);
	ck_assert_uint_eq(roles_on(&school, &actor.person, 20260903), teacher);
	sfp_appointment_free(ended);
	sfp_page_free(page);
	school_close(&school);
}
END_TEST

START_TEST(a_parent_is_one_while_a_child_is_enrolled_here)
{
	struct school school = school_open();
	sfp_id parent = school_person(&school, "Мамина"), child = school_person(&school, "Мамин");
	sfp_guardian_draft bond = SFP_GUARDIAN_DRAFT_INIT;
	sfp_enrollment_draft enrolment = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_guardian *guardian = NULL;
	sfp_enrollment *enrollment = NULL;

	bond.parent = parent;
	bond.student = child;
	bond.from_date = 20260101;
	ck_sfp_ok(sfp_guardian_add(school.reg, &school.system, &bond, &guardian));
	ck_assert_uint_eq(roles_on(&school, &parent, 0), 0);
	enrolment.person = child;
	ck_sfp_ok(sfp_enrollment_add(school.reg, &school.system, &enrolment, &enrollment));
	ck_assert_uint_eq(roles_on(&school, &child, 0), SFP_ROLE_BIT(SFP_ROLE_STUDENT));
	ck_assert_uint_eq(roles_on(&school, &parent, 0), SFP_ROLE_BIT(SFP_ROLE_PARENT));
	ck_assert_uint_eq(roles_on(&school, &parent, 20260831), 0);
	sfp_guardian_free(guardian);
	sfp_enrollment_free(enrollment);
	school_close(&school);
}
END_TEST

START_TEST(roles_are_asked_of_known_people_on_real_days)
{
	struct school school = school_open();
	uint32_t roles = 0;

	ck_sfp_status(sfp_person_roles(school.reg, &school.organization, &school.organization, 0, &roles),
	              SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_person_roles(school.reg, &school.head.person, &school.head.person, 0, &roles),
	              SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_person_roles(school.reg, &school.organization, &school.head.person, 20260230, &roles),
	              SFP_E_INVALID);
	school_close(&school);
}
END_TEST

static Suite *person_suite(void)
{
	Suite *suite = suite_create("person");
	TCase *tcase = tcase_create("person");

	tcase_add_test(tcase, names_stay_as_they_are_written_but_for_spaces);
	tcase_add_loop_test(tcase, a_person_has_a_surname_and_was_born_between_1900_and_today, 0,
	                    sizeof(plausible) / sizeof(*plausible));
	tcase_add_test(tcase, an_overlong_name_is_refused_with_the_members_name);
	tcase_add_test(tcase, nothing_personal_stands_on_the_trail);
	tcase_add_test(tcase, base_data_is_the_systems_or_a_registered_administrators);
	tcase_add_test(tcase, before_the_act_only_the_system_enters_base_data);
	tcase_add_test(tcase, an_edit_changes_what_is_given_and_nothing_else);
	tcase_add_test(tcase, a_person_joins_another_organisation_under_the_same_id_once);
	tcase_add_test(tcase, a_retry_with_the_same_key_adds_nobody_twice);
	tcase_add_test(tcase, an_edit_is_retried_with_its_own_content_only);
	tcase_add_loop_test(tcase, an_office_gives_its_role_from_its_first_day_until_its_end, 0, 4);
	tcase_add_test(tcase, offices_without_a_role_and_people_without_an_office_give_none);
	tcase_add_test(tcase, an_administrator_is_one_from_the_appointment_until_its_end);
	tcase_add_test(tcase, a_parent_is_one_while_a_child_is_enrolled_here);
	tcase_add_test(tcase, roles_are_asked_of_known_people_on_real_days);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(person_suite)
