/* test_invite.c: the life of an invite as the act has it: who makes, sends, uses and annuls it, and what becomes of its
 * secret. */
#include <ctype.h>
#include <string.h>

#include "check_main.h"
#include "folder.h"
#include "story.h"

/* The administrator of the built-in act invites teachers into the staffroom, teachers and students into classes;
 * whoever was invited joins: the administration and teachers as teachers, students as students; what nobody used is
 * annulled by the administrator. */

static struct world w;
static sfp_invite *made;
static char token[SFP_INVITE_TOKEN_SIZE];

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	made = NULL;
	*token = '\0';
}

static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	sfp_invite_free(made);
	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static sfp_status create_as(const sfp_actor *actor, const sfp_id *class_id, sfp_role role, const sfp_id *person,
                            int uses)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *invite = NULL;
	sfp_status status;

	draft.class_id = *class_id;
	draft.role = role;
	draft.uses_max = uses;
	if (person)
		draft.person = *person;
	status = sfp_invite_create(w.reg, actor, &draft, token, &invite);
	if (status != SFP_OK)
		return status;
	sfp_invite_free(made);
	made = invite;
	return status;
}

/* Into the staffroom, for so many. */
static void create(int uses)
{
	ck_sfp_ok(create_as(&w.administrator, &w.staffroom, SFP_ROLE_TEACHER, NULL, uses));
}

static sfp_status send_as(const sfp_actor *actor)
{
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_send(w.reg, actor, &made->head.id, token, &invite);

	if (status != SFP_OK)
		return status;
	sfp_invite_free(made);
	made = invite;
	return status;
}

static sfp_status claim_as(const sfp_actor *actor, const char *with)
{
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_claim(w.reg, actor, with, &invite);

	if (status != SFP_OK)
		return status;
	sfp_invite_free(made);
	made = invite;
	return status;
}

static sfp_status annul_as(const sfp_actor *actor)
{
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_annul(w.reg, actor, &made->head.id, &invite);

	if (status != SFP_OK)
		return status;
	sfp_invite_free(made);
	made = invite;
	return status;
}

static void ck_refused(sfp_status status, sfp_reason reason, const char *clause)
{
	const sfp_refusal *refusal = sfp_registry_refusal(w.reg);

	ck_sfp_status(status, SFP_REFUSED);
	ck_assert_ptr_nonnull(refusal);
	ck_assert_msg(refusal->reason == reason, "reason %s: %s", sfp_reason_name(refusal->reason), refusal->text_en);
	ck_assert_str_eq(refusal->clause, clause);
	ck_assert(*refusal->text_ru && *refusal->text_en);
}

static size_t members_of(const sfp_id *class_id)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t count;

	filter.class_id = *class_id;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_MEMBERSHIP, &filter, &page));
	count = page->count;
	sfp_page_free(page);
	return count;
}

static void expire(void)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;

	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.invites_expired, 1);
}

static int state_now(void)
{
	sfp_record *record = NULL;
	int state;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_INVITE, &made->head.id, &record));
	state = record->state;
	sfp_record_free(record);
	return state;
}

/* ---- roles, states, events ---- */

enum who {
	SYSTEM,
	HEAD,
	DEPUTY,
	SECRETARY,
	ADMINISTRATOR,
	TEACHER,
	STUDENT,
	PARENT,
	WHO_END
};

static const sfp_actor *actor_of(int who)
{
	const sfp_actor *const actors[WHO_END] = { &w.system,        &w.head,        &w.deputy,      &w.secretary,
		                                   &w.administrator, &w.teachers[1], &w.students[0], &w.parent };

	return actors[who];
}

/* As the act says it: one sign a person, in the order above; + may, - may not. */
static const struct {
	int state; /* 0: there is none yet */
	const char *event, *may, *clause;
} rights[] = {
	{ 0, "create", "----+---", "2.1.6" }, /* administrator.invites */
	{ SFP_INVITE_CREATED, "send", "----+---", "2.1.6" },
	{ SFP_INVITE_SENT, "send", "----+---", "2.1.6" },
	{ SFP_INVITE_CREATED, "annul", "----+---", "2.1.12" }, /* administrator.annuls_invites */
	{ SFP_INVITE_SENT, "annul", "----+---", "2.1.12" },
	{ SFP_INVITE_CREATED, "claim", "-++-++--", "" }, /* administration.joins, teacher.joins */
	{ SFP_INVITE_SENT, "claim", "-++-++--", "" },
	{ SFP_INVITE_CLAIMED, "send", "--------", NULL }, /* final states: nobody */
	{ SFP_INVITE_CLAIMED, "annul", "--------", NULL },
	{ SFP_INVITE_ANNULLED, "send", "--------", NULL },
	{ SFP_INVITE_ANNULLED, "annul", "--------", NULL },
	{ SFP_INVITE_EXPIRED, "send", "--------", NULL },
	{ SFP_INVITE_EXPIRED, "annul", "--------", NULL },
};

/* To teachers the act gives links for students into their chats (student.joins_chat), to the administration those for
 * parents (parent.joins_chat): of these the refusal of any other link speaks. To whom it gives none, it says whose
 * business it is. */
static const char *clause_for(int right, int who)
{
	if (who == HEAD || who == DEPUTY)
		return "2.6.1";
	return who == TEACHER ? "2.5.1" : rights[right].clause;
}

static void bring_to(int state)
{
	if (!state)
		return;
	create(1);
	if (state == SFP_INVITE_SENT)
		ck_sfp_ok(send_as(&w.administrator));
	if (state == SFP_INVITE_CLAIMED)
		ck_sfp_ok(claim_as(&w.teachers[3], token));
	if (state == SFP_INVITE_ANNULLED)
		ck_sfp_ok(annul_as(&w.administrator));
	if (state == SFP_INVITE_EXPIRED) {
		world_pass_days(&w, 15);
		expire();
	}
	ck_assert_int_eq(state_now(), state);
}

static sfp_status fire(const char *event, const sfp_actor *actor)
{
	char before[SFP_INVITE_TOKEN_SIZE];

	memcpy(before, token, sizeof(before));
	if (strcmp(event, "create") == 0)
		return create_as(actor, &w.staffroom, SFP_ROLE_TEACHER, NULL, 1);
	if (strcmp(event, "send") == 0)
		return send_as(actor);
	if (strcmp(event, "claim") == 0)
		return claim_as(actor, before);
	return annul_as(actor);
}

START_TEST(each_event_is_for_those_to_whom_the_act_gives_it)
{
	int right = _i / WHO_END, who = _i % WHO_END;
	sfp_status status;

	bring_to(rights[right].state);
	status = fire(rights[right].event, actor_of(who));
	if (rights[right].may[who] == '+') {
		ck_assert_msg(status == SFP_OK, "%s as %d: %s", rights[right].event, who, sfp_registry_message(w.reg));
		return;
	}
	ck_assert_msg(status == SFP_REFUSED, "%s as %d: %s", rights[right].event, who, sfp_status_name(status));
	if (!rights[right].clause)
		ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_NO_TRANSITION);
	else if (*rights[right].clause)
		ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, clause_for(right, who));
	if (rights[right].state)
		ck_assert_int_eq(state_now(), rights[right].state);
}
END_TEST

START_TEST(the_role_must_fit_the_class)
{
	ck_refused(create_as(&w.administrator, &w.staffroom, SFP_ROLE_STUDENT, NULL, 0), SFP_REASON_FACT, "2.1.6");
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_INVITEE_ROLE_FITS_CLASS));
	ck_refused(create_as(&w.administrator, &w.classes[0], SFP_ROLE_PARENT, NULL, 0), SFP_REASON_FACT, "2.1.6");
	ck_sfp_ok(create_as(&w.administrator, &w.classes[0], SFP_ROLE_STUDENT, NULL, 0));
	ck_sfp_ok(create_as(&w.administrator, &w.classes[0], SFP_ROLE_TEACHER, NULL, 0));
}
END_TEST

/* ---- uses ---- */

START_TEST(a_group_s_link_stays_sent_until_its_last_use)
{
	create(2);
	ck_sfp_ok(send_as(&w.administrator));
	ck_sfp_ok(claim_as(&w.teachers[1], token));
	ck_assert_int_eq(made->head.state, SFP_INVITE_SENT);
	ck_assert_int_eq(made->uses, 1);
	ck_sfp_ok(claim_as(&w.teachers[2], token));
	ck_assert_int_eq(made->head.state, SFP_INVITE_CLAIMED);
	ck_assert_int_eq(made->uses, 2);
	ck_assert_uint_eq(members_of(&w.staffroom), 2);
	ck_sfp_status(claim_as(&w.teachers[3], token), SFP_E_NOT_FOUND);
	ck_assert_uint_eq(members_of(&w.staffroom), 2);
}
END_TEST

START_TEST(a_membership_tells_by_which_link_it_began)
{
	sfp_filter filter = SFP_FILTER_INIT;
	const sfp_membership *membership;
	sfp_page *page = NULL;

	create(2);
	ck_sfp_ok(claim_as(&w.teachers[1], token));
	filter.person = w.teachers[1].person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_MEMBERSHIP, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	membership = (const sfp_membership *)page->records[0];
	ck_assert(sfp_id_equal(&membership->invite, &made->head.id));
	ck_assert(sfp_id_is_none(&membership->admission));
	ck_assert(sfp_id_equal(&membership->class_id, &w.staffroom));
	ck_assert_int_eq(membership->role, SFP_ROLE_TEACHER);
	ck_assert_int_eq(membership->from_date, sfp_date_of_time(w.now));
	sfp_page_free(page);
}
END_TEST

START_TEST(nobody_joins_twice)
{
	create(3);
	ck_sfp_ok(claim_as(&w.teachers[1], token));
	ck_sfp_status(claim_as(&w.teachers[1], token), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_GUARD);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_CLAIMANT_FITS));
	ck_assert_uint_eq(members_of(&w.staffroom), 1);
}
END_TEST

START_TEST(a_personal_link_is_its_person_s_alone)
{
	ck_sfp_ok(create_as(&w.administrator, &w.staffroom, SFP_ROLE_TEACHER, &w.teachers[1].person, 0));
	ck_assert_int_eq(made->uses_max, 1);
	ck_sfp_status(claim_as(&w.teachers[2], token), SFP_REFUSED);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_CLAIMANT_FITS));
	ck_sfp_ok(claim_as(&w.teachers[1], token));
	ck_assert_int_eq(made->head.state, SFP_INVITE_CLAIMED);
}
END_TEST

START_TEST(uses_and_days_are_within_the_pack_s_limits)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_policy *policy = NULL;
	sfp_invite *invite = NULL;
	int uses, days;

	ck_sfp_ok(sfp_registry_policy(w.reg, &w.organization, &policy));
	create(0);
	ck_assert_int_eq(made->uses_max, (int)sfp_policy_limit(policy, "invite_uses_max"));
	ck_assert(made->expires_at == w.now + sfp_policy_limit(policy, "invite_days") * INT64_C(86400000000));
	ck_sfp_status(create_as(&w.administrator, &w.staffroom, SFP_ROLE_TEACHER, NULL, made->uses_max + 1),
	              SFP_E_INVALID);
	ck_assert(strstr(sfp_registry_message(w.reg), "uses_max"));
	ck_sfp_status(create_as(&w.administrator, &w.staffroom, SFP_ROLE_TEACHER, &w.teachers[1].person, 2),
	              SFP_E_INVALID);
	draft.class_id = w.staffroom;
	draft.role = SFP_ROLE_TEACHER;
	draft.uses_max = uses = (int)sfp_policy_limit(policy, "invite_uses_max");
	draft.valid_days = days = (int)sfp_policy_limit(policy, "invite_days");
	ck_sfp_ok(sfp_invite_create(w.reg, &w.administrator, &draft, token, &invite)); /* the most of both */
	ck_assert_int_eq(invite->uses_max, uses);
	ck_assert(invite->expires_at == w.now + days * INT64_C(86400000000));
	sfp_invite_free(invite);
	draft.valid_days = days + 1;
	ck_sfp_status(sfp_invite_create(w.reg, &w.administrator, &draft, token, &invite), SFP_E_INVALID);
	ck_assert(strstr(sfp_registry_message(w.reg), "valid_days"));
	draft.valid_days = -1;
	ck_sfp_status(sfp_invite_create(w.reg, &w.administrator, &draft, token, &invite), SFP_E_INVALID);
	draft.valid_days = 1;
	draft.note = "\xff";
	ck_sfp_status(sfp_invite_create(w.reg, &w.administrator, &draft, token, &invite), SFP_E_INVALID);
	sfp_policy_unref(policy);
}
END_TEST

/* ---- the secret ---- */

START_TEST(sending_again_makes_a_new_secret_and_begins_the_term_anew)
{
	char first[SFP_INVITE_TOKEN_SIZE], second[SFP_INVITE_TOKEN_SIZE];
	sfp_time expires;

	create(1);
	memcpy(first, token, sizeof(first));
	expires = made->expires_at;
	world_pass_days(&w, 3);
	ck_sfp_ok(send_as(&w.administrator));
	memcpy(second, token, sizeof(second));
	ck_assert(made->expires_at - expires == 3 * INT64_C(86400000000));
	ck_assert_int_eq(made->sends, 1);
	ck_sfp_ok(send_as(&w.administrator));
	ck_assert_int_eq(made->sends, 2);
	ck_assert_str_ne(first, second);
	ck_assert_str_ne(second, token);
	ck_sfp_status(claim_as(&w.teachers[1], first), SFP_E_NOT_FOUND);
	ck_sfp_status(claim_as(&w.teachers[1], second), SFP_E_NOT_FOUND);
	ck_sfp_ok(claim_as(&w.teachers[1], token));
}
END_TEST

START_TEST(a_link_that_nobody_used_in_time_expires)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;

	create(1);
	world_pass_days(&w, 13);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.invites_expired, 0);
	world_pass_days(&w, 1);
	/* Even before the clock's round: its time is over. */
	ck_sfp_status(claim_as(&w.teachers[1], token), SFP_E_NOT_FOUND);
	expire();
	ck_assert_int_eq(state_now(), SFP_INVITE_EXPIRED);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.invites_expired, 0);
}
END_TEST

START_TEST(what_nobody_used_is_annulled)
{
	create(2);
	ck_sfp_ok(annul_as(&w.administrator));
	ck_assert_int_eq(made->head.state, SFP_INVITE_ANNULLED);
	ck_sfp_status(claim_as(&w.teachers[2], token), SFP_E_NOT_FOUND);
}
END_TEST

/* A common link lies about: what is left of it is annulled, and nobody whom it let in is put out. */
START_TEST(what_is_left_of_a_common_link_is_annulled_and_who_came_in_stays)
{
	size_t before;

	create(3);
	ck_sfp_ok(claim_as(&w.teachers[1], token));
	before = members_of(&w.staffroom);
	ck_refused(annul_as(&w.teachers[1]), SFP_REASON_FACT,
	           "2.5.1"); /* whose link it is not, whatever is left of it */
	ck_sfp_ok(annul_as(&w.administrator));
	ck_assert_int_eq(made->head.state, SFP_INVITE_ANNULLED);
	ck_assert_int_eq(made->uses, 1);
	ck_assert_uint_eq(members_of(&w.staffroom), before);
	ck_sfp_status(claim_as(&w.teachers[2], token), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(a_common_link_whose_time_is_over_but_which_somebody_used_is_not_annulled)
{
	create(3);
	ck_sfp_ok(claim_as(&w.teachers[1], token));
	world_pass_days(&w, 30); /* before the clock's round: it lets nobody in any more */
	ck_refused(annul_as(&w.administrator), SFP_REASON_FACT, "2.1.12");
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_INVITE_UNCLAIMED));
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_INVITE_HAS_USES_LEFT));
}
END_TEST

START_TEST(unknown_spent_annulled_and_expired_links_get_one_answer)
{
	char message[256];

	ck_sfp_status(claim_as(&w.teachers[1], "не ссылка"), SFP_E_NOT_FOUND);
	snprintf(message, sizeof(message), "%s", sfp_registry_message(w.reg));
	ck_sfp_status(claim_as(&w.teachers[1], ""), SFP_E_NOT_FOUND);
	ck_assert_str_eq(sfp_registry_message(w.reg), message);
	for (int state = SFP_INVITE_CLAIMED; state <= SFP_INVITE_EXPIRED; state++) {
		bring_to(state);
		ck_sfp_status(claim_as(&w.teachers[1], token), SFP_E_NOT_FOUND);
		ck_assert_str_eq(sfp_registry_message(w.reg), message);
		ck_assert_ptr_null(sfp_registry_refusal(w.reg));
	}
	create(1);
	token[3] = token[3] == '7' ? '8' : '7'; /* the check sign no longer fits, or the token is another's */
	ck_sfp_status(claim_as(&w.teachers[1], token), SFP_E_NOT_FOUND);
	ck_assert_str_eq(sfp_registry_message(w.reg), message);
}
END_TEST

START_TEST(a_token_forgives_case_hyphens_and_signs_that_look_alike)
{
	char typed[2 * SFP_INVITE_TOKEN_SIZE] = "";
	size_t length = 0;

	create(1);
	for (const char *sign = token; *sign; sign++) {
		if (sign != token && (sign - token) % 4 == 0)
			typed[length++] = '-';
		typed[length++] = *sign == '0' ? 'o' : *sign == '1' ? 'l' : (char)tolower(*sign);
	}
	ck_sfp_ok(claim_as(&w.teachers[1], typed));
}
END_TEST

START_TEST(a_token_is_nowhere_in_the_file)
{
	static char bytes[4 << 20];
	struct world file;
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *invite = NULL;
	char secret[SFP_INVITE_TOKEN_SIZE];
	static const char *const names[] = { "registry", "registry-wal" };

	folder_make();
	world_open(&file, in_folder("registry"), SFP_DURABILITY_NORMAL);
	draft.class_id = file.staffroom;
	draft.role = SFP_ROLE_TEACHER;
	draft.note = "эта заметка в файле есть";
	ck_sfp_ok(sfp_invite_create(file.reg, &file.administrator, &draft, secret, &invite));
	sfp_invite_free(invite);
	for (int pass = 0, found = 0; pass < 2; pass++) {
		FILE *stream = fopen(in_folder(names[pass]), "r");
		size_t length;

		ck_assert_ptr_nonnull(stream);
		length = fread(bytes, 1, sizeof(bytes), stream);
		fclose(stream);
		ck_assert_ptr_null(memmem(bytes, length, secret, 12));
		found += memmem(bytes, length, draft.note, strlen(draft.note)) != NULL;
		ck_assert(pass == 0 || found > 0); /* the search finds what is there */
	}
	world_close(&file);
	folder_remove();
}
END_TEST

START_TEST(a_retry_is_told_no_secret)
{
	sfp_actor administrator = w.administrator;
	sfp_id first;

	administrator.idempotency_key = "k";
	ck_sfp_ok(create_as(&administrator, &w.staffroom, SFP_ROLE_TEACHER, NULL, 1));
	ck_assert_uint_gt(strlen(token), 20);
	first = made->head.id;
	ck_sfp_ok(create_as(&administrator, &w.staffroom, SFP_ROLE_TEACHER, NULL, 1));
	ck_assert_str_eq(token, "");
	ck_assert(sfp_id_equal(&first, &made->head.id));
}
END_TEST

START_TEST(what_is_asked_for_must_be_there)
{
	sfp_invite *invite = NULL;

	ck_sfp_status(create_as(&w.administrator, &w.organization, SFP_ROLE_TEACHER, NULL, 0), SFP_E_NOT_FOUND);
	ck_sfp_status(create_as(&w.administrator, &w.staffroom, SFP_ROLE_TEACHER, &w.staffroom, 0), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_invite_send(w.reg, &w.administrator, &w.staffroom, token, &invite), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_invite_annul(w.reg, &w.administrator, &w.staffroom, &invite), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_invite_annul(w.reg, &w.administrator, NULL, &invite), SFP_E_MISUSE);
	ck_sfp_status(sfp_invite_claim(w.reg, &w.administrator, NULL, &invite), SFP_E_MISUSE);
	ck_sfp_status(sfp_invite_create(w.reg, &w.administrator, NULL, token, &invite), SFP_E_MISUSE);
	ck_assert_ptr_null(invite);
}
END_TEST

static Suite *invite_suite(void)
{
	Suite *suite = suite_create("invite");
	TCase *act = tcase_create("act"), *uses = tcase_create("uses"), *secret = tcase_create("secret");

	tcase_add_checked_fixture(act, setup, teardown);
	tcase_add_loop_test(act, each_event_is_for_those_to_whom_the_act_gives_it, 0,
	                    (int)(sizeof(rights) / sizeof(rights[0])) * WHO_END);
	tcase_add_test(act, the_role_must_fit_the_class);
	suite_add_tcase(suite, act);
	tcase_add_checked_fixture(uses, setup, teardown);
	tcase_add_test(uses, a_group_s_link_stays_sent_until_its_last_use);
	tcase_add_test(uses, a_membership_tells_by_which_link_it_began);
	tcase_add_test(uses, nobody_joins_twice);
	tcase_add_test(uses, a_personal_link_is_its_person_s_alone);
	tcase_add_test(uses, uses_and_days_are_within_the_pack_s_limits);
	tcase_add_test(uses, what_nobody_used_is_annulled);
	tcase_add_test(uses, what_is_left_of_a_common_link_is_annulled_and_who_came_in_stays);
	tcase_add_test(uses, a_common_link_whose_time_is_over_but_which_somebody_used_is_not_annulled);
	suite_add_tcase(suite, uses);
	tcase_add_checked_fixture(secret, setup, teardown);
	tcase_add_test(secret, sending_again_makes_a_new_secret_and_begins_the_term_anew);
	tcase_add_test(secret, a_link_that_nobody_used_in_time_expires);
	tcase_add_test(secret, unknown_spent_annulled_and_expired_links_get_one_answer);
	tcase_add_test(secret, a_token_forgives_case_hyphens_and_signs_that_look_alike);
	tcase_add_test(secret, a_token_is_nowhere_in_the_file);
	tcase_add_test(secret, a_retry_is_told_no_secret);
	tcase_add_test(secret, what_is_asked_for_must_be_there);
	suite_add_tcase(suite, secret);
	return suite;
}

SUITE_MAIN(invite_suite)
