/* test_messages.c: what the registry says to people, it says in Russian and in English. */
#include <string.h>

#include "ledger/entity.h"
#include "ledger/place.h"
#include "world_check.h"

static const sfp_id nobody = { { 1 } };

/* ---- verbs that are called wrongly ---- */

static sfp_status add_person_without_surname(struct world *world)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;

	return sfp_person_add(world->reg, &world->system, &draft, &person);
}

static sfp_status add_person_with_control_character(struct world *world)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;

	draft.surname = "Ива\x1bнов";
	return sfp_person_add(world->reg, &world->system, &draft, &person);
}

static sfp_status add_unborn_person(struct world *world)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;

	draft.surname = "Иванов";
	draft.birth_date = WORLD_FOUNDED_ON + 1;
	return sfp_person_add(world->reg, &world->system, &draft, &person);
}

static sfp_status edit_nobody(struct world *world)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;

	return sfp_person_edit(world->reg, &world->system, &nobody, &draft, &person);
}

static sfp_status add_organization_without_name(struct world *world)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	return sfp_organization_add(world->reg, &draft, &organization);
}

static sfp_status add_office_of_students(struct world *world)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;

	draft.person = world->teachers[1].person;
	draft.role = SFP_ROLE_STUDENT;
	return sfp_office_add(world->reg, &world->system, &draft, &office);
}

static sfp_status issue_order_about_nothing(struct world *world)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;

	draft.number = "1";
	return sfp_order_issue(world->reg, &world->head, &draft, &order);
}

static sfp_status appoint_by_another_order(struct world *world)
{
	sfp_id order = world_order(world, SFP_ORDER_OTHER, "17-О");
	sfp_appointment *appointment = NULL;

	return sfp_appointment_make(world->reg, &world->head, &world->teachers[1].person, &order, &appointment);
}

static sfp_status make_own_parent(struct world *world)
{
	sfp_guardian_draft draft = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL;

	draft.parent = draft.student = world->teachers[1].person;
	return sfp_guardian_add(world->reg, &world->system, &draft, &guardian);
}

static sfp_status move_without_class(struct world *world)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;

	form.person = world->teachers[1].person;
	form.kind = SFP_KIND_TRANSFER_CLASS;
	return sfp_movement_draft(world->reg, &world->head, &form, &movement);
}

static sfp_status draft_broken_pack(struct world *world)
{
	static const char pack[] = "format: 2\n";
	sfp_edition *edition = NULL;

	return sfp_edition_draft(world->reg, &world->secretary, pack, strlen(pack), &edition, NULL);
}

static sfp_status ask_for_trail_of_nobody(struct world *world)
{
	sfp_trail_head head;

	return sfp_trail_head_get(world->reg, &nobody, &head);
}

static sfp_status back_up_over_a_file(struct world *world)
{
	return sfp_registry_backup(world->reg, "/dev/null");
}

static sfp_status issue_order_as_a_teacher(struct world *world)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;

	draft.subject = SFP_ORDER_USE;
	draft.number = "1";
	return sfp_order_issue(world->reg, &world->teachers[1], &draft, &order);
}

static const struct {
	sfp_status (*call)(struct world *world);
	sfp_status status;
	const char *ru, *en;
} wrong[] = {
	{ add_person_without_surname, SFP_E_INVALID, "фамилия (surname): обязательно", "surname: is required" },
	{ add_person_with_control_character, SFP_E_INVALID, "фамилия (surname): есть управляющий",
	  "surname: has a control" },
	{ add_unborn_person, SFP_E_INVALID, "дата рождения (birth_date): не может быть позже 2025-09-01",
	  "birth_date: may not be after 2025-09-01" },
	{ edit_nobody, SFP_E_NOT_FOUND, "человек 01000000-", "person 01000000-" },
	{ add_organization_without_name, SFP_E_INVALID, "название (name): ", "name: " },
	{ add_office_of_students, SFP_E_INVALID, "роль (role): никакая должность не даёт «student»",
	  "role: no office gives 'student'" },
	{ issue_order_about_nothing, SFP_E_INVALID, "предмет приказа (subject): 0", "subject: 0" },
	{ appoint_by_another_order, SFP_E_INVALID, "приказ 17-О — об ином, а нужен о назначении администратора; ",
	  "order 17-О is about 'other', not about 'administrator'; " },
	{ make_own_parent, SFP_E_INVALID, "родитель (parent): ", "parent: " },
	{ move_without_class, SFP_E_INVALID, "новая группа (class_to): движению вида «",
	  "class_to: a movement of kind transfer_class needs it" },
	{ draft_broken_pack, SFP_E_INVALID, "пакет с ошибкой, первая в строке 1, ",
	  "the pack is wrong, first in line 1, " },
	{ ask_for_trail_of_nobody, SFP_E_NOT_FOUND, "такой организации ", "there is no such organisation" },
	{ back_up_over_a_file, SFP_E_EXISTS, "", "" },
	{ issue_order_as_a_teacher, SFP_REFUSED, "Отказано", "Refused" },
};

static bool is_russian(const char *text)
{
	for (; *text; text++) /* how the UTF-8 of every letter begins */
		if ((unsigned char)*text == 0xd0 || (unsigned char)*text == 0xd1)
			return true;
	return false;
}

START_TEST(whatever_goes_wrong_is_told_in_both_languages)
{
	const char *ru, *en;

	world_enact(&w);
	ck_sfp_status(wrong[_i].call(&w), wrong[_i].status);
	ru = sfp_registry_message_in(w.reg, SFP_RU);
	en = sfp_registry_message_in(w.reg, SFP_EN);
	ck_assert_msg(strncmp(ru, wrong[_i].ru, strlen(wrong[_i].ru)) == 0, "'%s' is not '%s…'", ru, wrong[_i].ru);
	ck_assert_msg(strncmp(en, wrong[_i].en, strlen(wrong[_i].en)) == 0, "'%s' is not '%s…'", en, wrong[_i].en);
	ck_assert_msg(is_russian(ru) && *en, "'%s', '%s'", ru, en);
	ck_assert_str_ne(ru, en);
	ck_assert_str_eq(sfp_registry_message(w.reg), en);
}
END_TEST

START_TEST(after_a_refusal_the_message_is_the_refusal_s_text)
{
	world_enact(&w);
	ck_sfp_status(issue_order_as_a_teacher(&w), SFP_REFUSED);
	ck_assert_str_eq(sfp_registry_message_in(w.reg, SFP_RU), sfp_registry_refusal(w.reg)->text_ru);
	ck_assert_str_eq(sfp_registry_message_in(w.reg, SFP_EN), sfp_registry_refusal(w.reg)->text_en);
}
END_TEST

START_TEST(what_goes_well_is_told_in_no_language)
{
	ck_sfp_status(add_person_without_surname(&w), SFP_E_INVALID);
	world_person(&w, "Иванов");
	ck_assert_str_eq(sfp_registry_message_in(w.reg, SFP_RU), "");
	ck_assert_str_eq(sfp_registry_message_in(w.reg, SFP_EN), "");
	ck_assert_str_eq(sfp_registry_message_in(NULL, SFP_RU), "");
}
END_TEST

/* ---- the words of which messages are made ---- */

START_TEST(every_noun_has_a_russian_title_of_its_own)
{
	for (int object = 1; object < SFP_OBJECT_END; object++) {
		const struct sfp__entity *entity = sfp__entity_of((sfp_object)object);

		ck_assert_msg(entity->title_ru && is_russian(entity->title_ru), "%s has no title", entity->name);
		for (int other = 1; other < object; other++)
			ck_assert_str_ne(entity->title_ru, sfp__entity_of((sfp_object)other)->title_ru);
	}
}
END_TEST

START_TEST(a_place_is_a_line_or_an_argument_known_or_not)
{
	const struct {
		struct sfp__place place;
		const char *ru, *en;
	} places[] = {
		{ sfp__place_line(3), "строка 3", "line 3" },
		{ sfp__place_argument("surname"), "фамилия (surname)", "surname" },
		{ sfp__place_argument("unheard_of"), "unheard_of", "unheard_of" },
		{ { "the specialty", 7 }, "строка 7: специальность", "line 7: the specialty" },
	};

	for (size_t i = 0; i < SFP__LENGTH(places); i++) {
		struct sfp__place_text text = sfp__place_text(&places[i].place);

		ck_assert_str_eq(text.ru, places[i].ru);
		ck_assert_str_eq(text.en, places[i].en);
	}
}
END_TEST

static Suite *messages_suite(void)
{
	Suite *suite = suite_create("messages");
	TCase *tcase = tcase_create("messages");

	tcase_add_loop_test(tcase, whatever_goes_wrong_is_told_in_both_languages, 0, sizeof(wrong) / sizeof(wrong[0]));
	tcase_add_test(tcase, after_a_refusal_the_message_is_the_refusal_s_text);
	tcase_add_test(tcase, what_goes_well_is_told_in_no_language);
	tcase_add_test(tcase, every_noun_has_a_russian_title_of_its_own);
	tcase_add_test(tcase, a_place_is_a_line_or_an_argument_known_or_not);
	tcase_add_checked_fixture(tcase, found, teardown);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(messages_suite)
