/* test_organization.c: organisations in a registry. */
#include <string.h>

#include "world_check.h"

START_TEST(its_trail_begins_with_its_own_making_by_the_system)
{
	sfp_trail_entry *entry = NULL;
	sfp_id second = world_organization(&w, "Второй техникум");

	ck_sfp_ok(sfp_trail_entry_get(w.reg, &second, 0, &entry));
	ck_assert_ptr_nonnull(strstr(entry->json, "\"create\""));
	ck_assert_ptr_nonnull(strstr(entry->json, "\"organization\""));
	sfp_trail_entry_free(entry);
	ck_sfp_status(sfp_trail_entry_get(w.reg, &second, 1, &entry), SFP_E_NOT_FOUND);
	w.organization = second;
}
END_TEST

START_TEST(without_a_name_nothing_is_added)
{
	static const char *const names[] = { NULL, "", " \t ", "\xff",
		                             "a\x01"
		                             "b" };
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_page *page = NULL;

	draft.name = names[_i];
	ck_sfp_status(sfp_organization_add(w.reg, &draft, &organization), SFP_E_INVALID);
	ck_assert_ptr_null(organization);
	ck_assert(strncmp(sfp_registry_message(w.reg), "name:", 5) == 0);
	ck_sfp_ok(sfp_organization_list(w.reg, NULL, 0, &page));
	ck_assert_uint_eq(page->count, 1);
	sfp_page_free(page);
}
END_TEST

START_TEST(a_registered_administrator_edits_the_card_and_what_is_not_given_stays)
{
	sfp_actor administrator = world_administrator(&w, "Админов");
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	draft.email = "  office@example.org ";
	ck_sfp_ok(sfp_organization_edit(w.reg, &administrator, &draft, &organization));
	ck_assert_str_eq(organization->name, "Колледж вымышленный");
	ck_assert_str_eq(organization->email, "office@example.org");
	ck_assert_int_eq(organization->head.revision, 2);
	sfp_organization_free(organization);

	draft.name = "";
	ck_sfp_status(sfp_organization_edit(w.reg, &administrator, &draft, &organization), SFP_E_INVALID);
}
END_TEST

START_TEST(nobody_else_edits_the_card_and_the_clause_says_why)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	const sfp_actor *others[] = { &w.head, &w.secretary, &w.teachers[1], &w.system };

	world_administrator(&w, "Админов");
	draft.site = "example.org";
	ck_refused(sfp_organization_edit(w.reg, others[_i], &draft, &organization), SFP_REASON_ROLE);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "2.1.3");
}
END_TEST

START_TEST(an_administrator_who_has_not_registered_does_not_edit_the_card)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_actor administrator;

	world_enact(&w);
	administrator = world_appoint(&w, "Админов");
	draft.site = "example.org";
	ck_refused(sfp_organization_edit(w.reg, &administrator, &draft, &organization), SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_ADMINISTRATOR_REGISTERED));
}
END_TEST

START_TEST(an_edit_that_is_retried_happens_once_and_its_key_serves_no_other)
{
	sfp_actor administrator = world_administrator(&w, "Админов");
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *first = NULL, *again = NULL;

	administrator.idempotency_key = "card-1";
	draft.site = "example.org";
	ck_sfp_ok(sfp_organization_edit(w.reg, &administrator, &draft, &first));
	ck_sfp_ok(sfp_organization_edit(w.reg, &administrator, &draft, &again));
	ck_assert_int_eq(again->head.revision, first->head.revision);
	sfp_organization_free(first);
	sfp_organization_free(again);
	draft.site = "example.com";
	ck_sfp_status(sfp_organization_edit(w.reg, &administrator, &draft, &again), SFP_E_CONFLICT);
}
END_TEST

START_TEST(pages_follow_the_order_in_which_they_were_added)
{
	sfp_id added[5] = { w.organization }, after = SFP_ID_NONE;
	size_t seen = 0;
	bool more = true;

	for (size_t i = 1; i < 5; i++)
		added[i] = world_organization(&w, "Школа");
	while (more) {
		sfp_page *page = NULL;

		ck_sfp_ok(sfp_organization_list(w.reg, seen ? &after : NULL, 2, &page));
		for (size_t i = 0; i < page->count; i++) {
			ck_assert(sfp_id_equal(&page->records[i]->id, &added[seen++]));
			ck_assert(sfp_id_equal(&page->records[i]->id, &page->records[i]->organization));
		}
		after = page->next;
		more = page->more;
		sfp_page_free(page);
	}
	ck_assert_uint_eq(seen, 5);
}
END_TEST

START_TEST(a_list_after_an_unknown_one_is_not_found)
{
	sfp_id unknown = { { 1 } };
	sfp_page *page = NULL;

	ck_sfp_status(sfp_organization_list(w.reg, &unknown, 2, &page), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_organization_list(w.reg, NULL, -1, &page), SFP_E_MISUSE);
	ck_sfp_status(sfp_organization_list(w.reg, NULL, 1001, &page), SFP_E_MISUSE);
}
END_TEST

static Suite *organization_suite(void)
{
	Suite *suite = suite_create("organization");
	TCase *tcase = tcase_create("organization");

	tcase_add_test(tcase, its_trail_begins_with_its_own_making_by_the_system);
	tcase_add_loop_test(tcase, without_a_name_nothing_is_added, 0, 5);
	tcase_add_test(tcase, a_registered_administrator_edits_the_card_and_what_is_not_given_stays);
	tcase_add_loop_test(tcase, nobody_else_edits_the_card_and_the_clause_says_why, 0, 4);
	tcase_add_test(tcase, an_administrator_who_has_not_registered_does_not_edit_the_card);
	tcase_add_test(tcase, an_edit_that_is_retried_happens_once_and_its_key_serves_no_other);
	tcase_add_test(tcase, pages_follow_the_order_in_which_they_were_added);
	tcase_add_test(tcase, a_list_after_an_unknown_one_is_not_found);
	tcase_add_checked_fixture(tcase, found, teardown);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(organization_suite)
