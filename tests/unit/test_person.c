/* test_person.c: people, and the roles that follow from what is recorded of them. */
#include <string.h>

#include "world_check.h"

static sfp_person *add(struct world *world, const sfp_person_draft *draft)
{
	sfp_person *person = NULL;

	ck_sfp_ok(sfp_person_add(world->reg, &world->system, draft, &person));
	return person;
}

START_TEST(names_stay_as_they_are_written_but_for_spaces)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person;

	draft.surname = "  Ёлкина\xc2\xa0-  Мак Артур ";
	draft.given_name = "АННА\t МАРИЯ";
	draft.patronymic = "";
	person = add(&w, &draft);
	ck_assert_str_eq(person->surname, "Ёлкина - Мак Артур");
	ck_assert_str_eq(person->given_name, "АННА МАРИЯ");
	ck_assert_str_eq(person->name_fold, "елкина - мак артур анна мария");
	sfp_person_free(person);
}
END_TEST

static const struct {
	const char *surname;
	sfp_date birth_date;
	sfp_status status;
} plausible[] = {
	{ "Иванов", 0, SFP_OK },
	{ "Иванов", 19000101, SFP_OK },
	{ "Иванов", WORLD_FOUNDED_ON, SFP_OK },
	{ "Иванов", 18991231, SFP_E_INVALID },
	{ "Иванов", WORLD_FOUNDED_ON + 1, SFP_E_INVALID },
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
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	uint64_t before = world_trail_size(&w);

	draft.surname = plausible[_i].surname;
	draft.birth_date = plausible[_i].birth_date;
	ck_sfp_status(sfp_person_add(w.reg, &w.system, &draft, &person), plausible[_i].status);
	ck_assert_uint_eq(world_trail_size(&w), before + (plausible[_i].status == SFP_OK));
	ck_assert((person != NULL) == (plausible[_i].status == SFP_OK));
	sfp_person_free(person);
}
END_TEST

START_TEST(an_overlong_name_is_refused_with_the_members_name)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	char name[4096];

	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	draft.surname = "Иванов";
	draft.given_name = name;
	ck_sfp_status(sfp_person_add(w.reg, &w.system, &draft, &person), SFP_E_INVALID);
	ck_assert(strncmp(sfp_registry_message(w.reg), "given_name:", 11) == 0);
}
END_TEST

START_TEST(nothing_personal_stands_on_the_trail)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_trail_entry *entry = NULL;
	uint64_t seq = world_trail_size(&w);

	draft.surname = "Zaitseva";
	draft.email = "zaitseva@example.org";
	sfp_person_free(add(&w, &draft));
	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, seq, &entry));
	ck_assert_ptr_null(memmem(entry->bytes, entry->length, "aitseva", 7));
	sfp_trail_entry_free(entry);
}
END_TEST

START_TEST(base_data_is_the_systems_or_a_registered_administrators)
{
	sfp_actor administrator = world_administrator(&w, "Админов");
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL, *edited = NULL;
	const sfp_actor *others[] = { &w.head, &w.secretary, &w.teachers[1] };

	draft.surname = "Новенький";
	for (size_t i = 0; i < 3; i++) {
		ck_refused(sfp_person_add(w.reg, others[i], &draft, &person), SFP_REASON_ROLE);
		ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "2.1.11");
	}
	ck_sfp_ok(sfp_person_add(w.reg, &administrator, &draft, &person));
	ck_refused(sfp_person_edit(w.reg, &w.teachers[1], &person->head.id, &draft, &edited), SFP_REASON_ROLE);
	sfp_person_free(person);
}
END_TEST

START_TEST(before_the_act_only_the_system_enters_base_data)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;

	draft.surname = "Новенький";
	ck_refused(sfp_person_add(w.reg, &w.head, &draft, &person), SFP_REASON_NO_EDITION);
}
END_TEST

START_TEST(an_edit_changes_what_is_given_and_nothing_else)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT, change = SFP_PERSON_DRAFT_INIT;
	sfp_person *person, *edited = NULL;

	draft.surname = "Петрова";
	draft.given_name = "Анна";
	draft.birth_date = 20080229;
	draft.source_id = "c-17";
	person = add(&w, &draft);
	change.surname = "Кузнецова";
	change.phone = "+7 900 000-00-00";
	ck_sfp_ok(sfp_person_edit(w.reg, &w.system, &person->head.id, &change, &edited));
	ck_assert_str_eq(edited->surname, "Кузнецова");
	ck_assert_str_eq(edited->given_name, "Анна");
	ck_assert_str_eq(edited->name_fold, "кузнецова анна");
	ck_assert_str_eq(edited->source_id, "c-17");
	ck_assert_int_eq(edited->birth_date, 20080229);
	ck_assert_int_eq(edited->head.revision, 2);
	ck_assert_mem_ne(edited->private_digest, person->private_digest, 32);
	sfp_person_free(edited);

	change.surname = "";
	ck_sfp_status(sfp_person_edit(w.reg, &w.system, &person->head.id, &change, &edited), SFP_E_INVALID);
	change.id = person->head.id;
	ck_sfp_status(sfp_person_edit(w.reg, &w.system, &person->head.id, &change, &edited), SFP_E_INVALID);
	change = (sfp_person_draft)SFP_PERSON_DRAFT_INIT;
	ck_sfp_status(sfp_person_edit(w.reg, &w.system, &w.organization, &change, &edited), SFP_E_NOT_FOUND);
	sfp_person_free(person);
}
END_TEST

START_TEST(a_person_joins_another_organisation_under_the_same_id_once)
{
	struct world other = w;
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *here, *there = NULL, *again = NULL;
	uint32_t roles = 0;

	other.organization = world_organization(&w, "Другой техникум");
	other.system = world_actor(&other, NULL);
	draft.surname = "Двудомов";
	here = add(&w, &draft);
	draft.id = here->head.id;
	ck_sfp_ok(sfp_person_add(w.reg, &other.system, &draft, &there));
	ck_assert(sfp_id_equal(&there->head.id, &here->head.id));
	ck_assert(sfp_id_equal(&there->head.organization, &other.organization));
	ck_sfp_status(sfp_person_add(w.reg, &other.system, &draft, &again), SFP_E_EXISTS);
	draft.id.bytes[0] ^= 1;
	ck_sfp_status(sfp_person_add(w.reg, &other.system, &draft, &again), SFP_E_NOT_FOUND);

	/* What one is here, one is not there. */
	world_office(&w, &here->head.id, SFP_ROLE_TEACHER);
	ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, &here->head.id, 0, &roles));
	ck_assert_uint_eq(roles, SFP_ROLE_BIT(SFP_ROLE_TEACHER));
	ck_sfp_ok(sfp_person_roles(w.reg, &other.organization, &here->head.id, 0, &roles));
	ck_assert_uint_eq(roles, 0);
	sfp_person_free(here);
	sfp_person_free(there);
}
END_TEST

START_TEST(a_retry_with_the_same_key_adds_nobody_twice)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *first, *again = NULL;

	w.system.idempotency_key = "row-1";
	draft.surname = "Иванов";
	first = add(&w, &draft);
	w.now += 3 * WORLD_DAY;
	again = add(&w, &draft);
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_person_free(first);
	sfp_person_free(again);
	draft.surname = "Петров";
	ck_sfp_status(sfp_person_add(w.reg, &w.system, &draft, &again), SFP_E_CONFLICT);
	draft.surname = "Иванов";
	draft.id = w.head.person;
	ck_sfp_status(sfp_person_add(w.reg, &w.system, &draft, &again), SFP_E_CONFLICT);
}
END_TEST

START_TEST(an_edit_is_retried_with_its_own_content_only)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *first = NULL, *again = NULL;

	w.system.idempotency_key = "edit-1";
	draft.surname = "Новиков";
	ck_sfp_ok(sfp_person_edit(w.reg, &w.system, &w.head.person, &draft, &first));
	ck_sfp_ok(sfp_person_edit(w.reg, &w.system, &w.head.person, &draft, &again));
	ck_assert_int_eq(again->head.revision, first->head.revision);
	sfp_person_free(first);
	sfp_person_free(again);
	ck_sfp_status(sfp_person_edit(w.reg, &w.system, &w.secretary.person, &draft, &again), SFP_E_CONFLICT);
	draft.surname = "Старков";
	ck_sfp_status(sfp_person_edit(w.reg, &w.system, &w.head.person, &draft, &again), SFP_E_CONFLICT);
}
END_TEST

/* ---- roles ---- */

static uint32_t roles_on(struct world *world, const sfp_id *person, sfp_date on)
{
	uint32_t roles = 0xffff;

	ck_sfp_ok(sfp_person_roles(world->reg, &world->organization, person, on, &roles));
	return roles;
}

static const sfp_role office_roles[] = { SFP_ROLE_COUNCIL, SFP_ROLE_HEAD, SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER };

START_TEST(an_office_gives_its_role_from_its_first_day_until_its_end)
{
	sfp_id person = world_person(&w, "Должностнов"), office = world_office(&w, &person, office_roles[_i]);
	uint32_t role = SFP_ROLE_BIT(office_roles[_i]);
	sfp_office *ended = NULL;

	ck_assert_uint_eq(roles_on(&w, &person, 0), role);
	ck_assert_uint_eq(roles_on(&w, &person, 20250831), 0);
	ck_assert_uint_eq(roles_on(&w, &person, 20991231), role);
	ck_sfp_ok(sfp_office_end(w.reg, &w.system, &office, 20251001, NULL, &ended));
	sfp_office_free(ended);
	ck_assert_uint_eq(roles_on(&w, &person, 20250930), role);
	ck_assert_uint_eq(roles_on(&w, &person, 20251001), 0);
}
END_TEST

START_TEST(offices_without_a_role_and_people_without_an_office_give_none)
{
	sfp_id person = world_person(&w, "Вахтёров");

	ck_assert_uint_eq(roles_on(&w, &person, 0), 0);
	world_office(&w, &person, (sfp_role)0);
	ck_assert_uint_eq(roles_on(&w, &person, 0), 0);
}
END_TEST

START_TEST(an_administrator_is_one_from_the_appointment_until_its_end)
{
	const uint32_t teacher = SFP_ROLE_BIT(SFP_ROLE_TEACHER), administrator = SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
	sfp_appointment *ended = NULL;
	sfp_page *page = NULL;
	sfp_id order;
	sfp_actor actor;

	world_enact(&w);
	actor = world_appoint(&w, "Админов");
	ck_assert_uint_eq(roles_on(&w, &actor.person, 0), teacher | administrator);
	ck_assert_uint_eq(roles_on(&w, &actor.person, 20250831), 0);

	w.now += 2 * WORLD_DAY;
	order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "У-1");
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_APPOINTMENT, NULL, &page));
	ck_sfp_ok(sfp_appointment_end(w.reg, &w.head, &page->records[0]->id, &order, NULL, true, &ended));
	ck_assert_uint_eq(roles_on(&w, &actor.person, 20250902), teacher | administrator);
	ck_assert_uint_eq(roles_on(&w, &actor.person, 20250903), teacher);
	sfp_appointment_free(ended);
	sfp_page_free(page);
}
END_TEST

START_TEST(a_parent_is_one_while_a_child_is_enrolled_here)
{
	sfp_id parent = world_person(&w, "Мамина"), child = world_person(&w, "Мамин");
	sfp_guardian_draft bond = SFP_GUARDIAN_DRAFT_INIT;
	sfp_enrollment_draft enrolment = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_guardian *guardian = NULL;
	sfp_enrollment *enrollment = NULL;

	bond.parent = parent;
	bond.student = child;
	bond.from_date = 20250101;
	ck_sfp_ok(sfp_guardian_add(w.reg, &w.system, &bond, &guardian));
	ck_assert_uint_eq(roles_on(&w, &parent, 0), 0);
	enrolment.person = child;
	ck_sfp_ok(sfp_enrollment_add(w.reg, &w.system, &enrolment, &enrollment));
	ck_assert_uint_eq(roles_on(&w, &child, 0), SFP_ROLE_BIT(SFP_ROLE_STUDENT));
	ck_assert_uint_eq(roles_on(&w, &parent, 0), SFP_ROLE_BIT(SFP_ROLE_PARENT));
	ck_assert_uint_eq(roles_on(&w, &parent, 20250831), 0);
	sfp_guardian_free(guardian);
	sfp_enrollment_free(enrollment);
}
END_TEST

START_TEST(roles_are_asked_of_known_people_on_real_days)
{
	uint32_t roles = 0;

	ck_sfp_status(sfp_person_roles(w.reg, &w.organization, &w.organization, 0, &roles), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_person_roles(w.reg, &w.head.person, &w.head.person, 0, &roles), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_person_roles(w.reg, &w.organization, &w.head.person, 20250230, &roles), SFP_E_INVALID);
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
	tcase_add_checked_fixture(tcase, found, teardown);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(person_suite)
