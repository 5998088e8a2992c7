/* test_decide.c: the four effects, with all determining norms and exactly the facts that fail or are unknown. */
#include <string.h>

#include "base/cleanup.h"
#include "check_main.h"
#include "sferumpolicy/policy.h"

/* A small act that has one of everything. The clauses tell the norms apart. */
static const char act[] =
	"format: 1\n"
	"pack: test\n"
	"title: {ru: А, en: A}\n"
	"roles: {head: administration, homeroom_teacher: [teacher], administrator: [teacher], teacher: [user], "
	"student: user}\n"
	"facts: {custom_1: {name: consent_signed, title: {ru: согласие подписано, en: the consent is signed}}}\n"
	"switches: {administrator.verifies: off, local.chats_off: off, extra: off}\n"
	"norms:\n"
	"  - {norm: administrator.invites, clause: '1', modality: duty, title: {ru: А, en: A}, bearer: "
	"administrator,\n"
	"     require: [administrator_registered], rules: [{action: [invite.create, invite.send]}]}\n"
	"  - {norm: student.joins_chat, clause: '2', modality: procedure, title: {ru: А, en: A},\n"
	"     rules: [{action: invite.create, bearer: teacher, require: [invite_into_chat, actor_owns_chat], "
	"reading: implied},\n"
	"             {action: invite.create, bearer: homeroom_teacher, require: [invite_into_chat]}]}\n"
	"  - {norm: administrator.verifies, clause: '3', modality: duty, when: if_needed, title: {ru: А, en: A},\n"
	"     bearer: administrator, rules: [{action: verification.confirm}]}\n"
	"  - {norm: administration.verified, clause: '4', modality: duty, when: if_available, title: {ru: А, "
	"en: A},\n"
	"     bearer: administration, rules: [{action: verification.request}]}\n"
	"  - {norm: homeroom.chats, clause: '5', modality: duty, title: {ru: А, en: A}, bearer: homeroom_teacher,\n"
	"     require: [actor_joined]}\n"
	"  - {norm: homeroom.chat_students, clause: '5.a', modality: duty, title: {ru: А, en: A}, within: "
	"homeroom.chats,\n"
	"     require: [actor_is_homeroom_of_class], rules: [{action: chat.create, kind: [class_students, "
	"class_other]}]}\n"
	"  - {norm: homeroom.chat_parents, clause: '5.b', modality: duty, title: {ru: А, en: A}, within: "
	"homeroom.chats,\n"
	"     bearer: head, rules: [{action: chat.create, kind: class_parents, require: []}]}\n"
	"  - {norm: local.chats_off, clause: '6', modality: right, when: if_needed, title: {ru: А, en: A}, "
	"bearer: student}\n"
	"  - {norm: local.chats_off_child, clause: '6.a', modality: right, title: {ru: А, en: A}, within: "
	"local.chats_off,\n"
	"     rules: [{action: chat.moderate}]}\n"
	"  - {norm: teacher.communicates, clause: '7', modality: duty, title: {ru: А, en: A}, bearer: teacher,\n"
	"     rules: [{action: lesson.hold}, {action: lesson.plan, reading: implied}, {action: event.plan}]}\n"
	"  - {norm: user.free_access, clause: '8', modality: right, title: {ru: А, en: A}, bearer: user,\n"
	"     require: [consent_signed],\n"
	"     rules: [{action: platform.access}, {action: help.ask, require: [], switch: extra}, {action: "
	"chat.participate}]}\n"
	"  - {norm: local.no_strangers, clause: '9', modality: prohibition, title: {ru: А, en: A}, bearer: student,\n"
	"     rules: [{action: chat.participate, require: [invite_into_class]},\n"
	"             {action: person.erase, require: []}, {action: seminar.attend, require: [actor_is_user]}]}\n"
	"  - {norm: local.again, clause: '10', modality: right, title: {ru: А, en: A}, bearer: student,\n"
	"     rules: [{action: chat.participate, require: [actor_is_chat_member, consent_signed], reading: "
	"implied}]}\n"
	"  - {norm: act.residual_law, clause: '99', modality: definition, title: {ru: А, en: A}, bearer: act}\n";

/* Requests and answers in words: lists divided by spaces, "-" for nothing; a clause with * has the implied reading. */
static const struct {
	const char *roles, *action, *kind, *known_true, *known_false;
	const char *effect, *reason, *basis, *missing, *missing_roles;
} cases[] = {
	/* The four effects. */
	{ "administrator", "invite.send", "", "administrator_registered", "", "permit", "none", "1", "-", "-" },
	{ "administrator", "invite.send", "", "", "", "undetermined", "unknown", "1", "administrator_registered", "-" },
	{ "administrator", "invite.send", "", "", "administrator_registered", "deny", "fact", "1",
	  "administrator_registered", "-" },
	{ "teacher", "invite.send", "", "", "", "deny", "role", "1", "-", "administrator" },
	{ "", "invite.send", "", "", "", "deny", "role", "1", "-", "administrator" },
	{ "teacher", "broadcast.plan", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },
	{ "teacher", "no.such_action", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },

	/* Several rules: one that holds is enough, one that is open comes before those that are broken. */
	{ "administrator", "invite.create", "", "administrator_registered", "invite_into_chat", "permit", "none", "1",
	  "-", "-" },
	{ "administrator", "invite.create", "", "administrator_registered invite_into_chat actor_owns_chat", "",
	  "permit", "none", "1 2*", "-", "-" },
	{ "administrator", "invite.create", "", "", "administrator_registered", "undetermined", "unknown", "2*",
	  "actor_owns_chat invite_into_chat", "-" },
	{ "administrator", "invite.create", "", "invite_into_chat", "administrator_registered", "undetermined",
	  "unknown", "2*", "actor_owns_chat", "-" },
	{ "administrator", "invite.create", "", "", "administrator_registered invite_into_chat actor_owns_chat", "deny",
	  "fact", "1 2*", "administrator_registered actor_owns_chat invite_into_chat", "-" },
	{ "administrator", "invite.create", "", "", "administrator_registered actor_owns_chat", "deny", "fact", "1 2*",
	  "administrator_registered actor_owns_chat", "-" },
	{ "student", "invite.create", "", "", "", "deny", "role", "1 2", "-",
	  "administrator homeroom_teacher teacher" },

	/* A norm comes once, literal where one of its determining rules is. */
	{ "homeroom_teacher", "invite.create", "", "invite_into_chat actor_owns_chat", "", "permit", "none", "2", "-",
	  "-" },
	{ "homeroom_teacher", "invite.create", "", "invite_into_chat", "actor_owns_chat", "permit", "none", "2", "-",
	  "-" },

	/* Switches. */
	{ "administrator", "verification.confirm", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },
	{ "head", "verification.request", "", "", "", "permit", "none", "4", "-", "-" },
	{ "student", "help.ask", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },
	{ "student", "chat.moderate", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },

	/* Kinds, and what a lettered child has from its parent. */
	{ "homeroom_teacher", "chat.create", "class_students", "actor_joined actor_is_homeroom_of_class", "", "permit",
	  "none", "5.a", "-", "-" },
	{ "homeroom_teacher", "chat.create", "class_other", "actor_joined", "", "undetermined", "unknown", "5.a",
	  "actor_is_homeroom_of_class", "-" },
	{ "homeroom_teacher", "chat.create", "class_students", "", "actor_joined", "deny", "fact", "5.a",
	  "actor_joined", "-" },
	{ "homeroom_teacher", "chat.create", "class_parents", "actor_joined", "", "deny", "role", "5.b", "-", "head" },
	{ "head", "chat.create", "class_parents", "", "actor_joined", "permit", "none", "5.b", "-", "-" },
	{ "homeroom_teacher", "chat.create", "", "actor_joined", "", "not_regulated", "not_regulated", "99", "-", "-" },
	{ "homeroom_teacher", "chat.create", "subject_other", "", "", "not_regulated", "not_regulated", "99", "-",
	  "-" },
	{ "teacher", "lesson.hold", "lesson", "", "", "permit", "none", "7", "-", "-" },

	/* To hold is to plan, start, finish and cancel; not the other way round. */
	{ "teacher", "lesson.hold", "", "", "", "permit", "none", "7", "-", "-" },
	{ "teacher", "lesson.plan", "", "", "", "permit", "none", "7", "-", "-" },
	{ "teacher", "lesson.start", "", "", "", "permit", "none", "7", "-", "-" },
	{ "teacher", "lesson.finish", "", "", "", "permit", "none", "7", "-", "-" },
	{ "teacher", "lesson.cancel", "", "", "", "permit", "none", "7", "-", "-" },
	{ "teacher", "lesson.join", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },
	{ "teacher", "event.plan", "", "", "", "permit", "none", "7", "-", "-" },
	{ "teacher", "event.hold", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },
	{ "teacher", "meeting.plan", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },

	/* Implied roles, in two steps too; and not the other way round. */
	{ "homeroom_teacher", "platform.access", "", "consent_signed", "", "permit", "none", "8", "-", "-" },
	{ "administrator", "platform.access", "", "custom_1", "", "permit", "none", "8", "-", "-" },
	{ "head", "platform.access", "", "consent_signed", "", "deny", "role", "8", "-", "user" },

	/* Prohibitions. */
	{ "student", "chat.participate", "", "consent_signed", "invite_into_class", "permit", "none", "8", "-", "-" },
	{ "student", "chat.participate", "", "consent_signed actor_is_chat_member", "invite_into_class", "permit",
	  "none", "8 10*", "-", "-" },
	{ "student", "chat.participate", "", "consent_signed invite_into_class", "", "deny", "prohibited", "9", "-",
	  "-" },
	{ "student", "chat.participate", "", "invite_into_class", "consent_signed", "deny", "prohibited", "9", "-",
	  "-" },
	{ "student", "chat.participate", "", "consent_signed", "", "undetermined", "unknown", "8 9",
	  "invite_into_class", "-" },
	{ "student", "chat.participate", "", "", "", "undetermined", "unknown", "8 10*",
	  "actor_is_chat_member consent_signed", "-" },
	{ "student", "chat.participate", "", "", "consent_signed", "deny", "fact", "8 10*", "consent_signed", "-" },
	{ "teacher", "chat.participate", "", "consent_signed invite_into_class", "", "permit", "none", "8", "-", "-" },
	{ "student", "person.erase", "", "", "", "deny", "prohibited", "9", "-", "-" },
	{ "teacher", "person.erase", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },
	{ "student", "seminar.attend", "", "", "", "not_regulated", "not_regulated", "99", "-", "-" },
	{ "student", "seminar.attend", "", "actor_is_user", "", "deny", "prohibited", "9", "-", "-" },
};

static sfp_policy *policy;

static void load(void)
{
	ck_sfp_ok(sfp_policy_load(act, strlen(act), &policy, NULL));
}

static void unload(void)
{
	sfp_policy_unref(policy);
	policy = NULL;
}

#define WORDS_MAX 8

/* Cuts a list at its spaces, in place. */
static size_t split(char *list, const char *words[WORDS_MAX])
{
	size_t count = 0;

	for (char *word = strtok(list, " "); word; word = strtok(NULL, " ")) {
		ck_assert_uint_lt(count, WORDS_MAX);
		words[count++] = word;
	}
	return count;
}

static sfp_status resolve(int i, sfp_request *request)
{
	char roles[256], known_true[256], known_false[256];
	const char *role_words[WORDS_MAX], *true_words[WORDS_MAX], *false_words[WORDS_MAX];
	sfp_named_request named = SFP_NAMED_REQUEST_INIT;

	strcpy(roles, cases[i].roles);
	strcpy(known_true, cases[i].known_true);
	strcpy(known_false, cases[i].known_false);
	named.roles = role_words;
	named.role_count = split(roles, role_words);
	named.action = cases[i].action;
	named.kind = cases[i].kind;
	named.known_true = true_words;
	named.true_count = split(known_true, true_words);
	named.known_false = false_words;
	named.false_count = split(known_false, false_words);
	return sfp_request_resolve(policy, &named, request, NULL);
}

static void write_basis(const sfp_decision *decision, char *text)
{
	*text = '\0';
	for (uint32_t i = 0; i < decision->basis_count; i++) {
		strcat(text, i ? " " : "");
		strcat(text, sfp_policy_norm_at(policy, decision->basis[i].norm_index)->clause);
		strcat(text, decision->basis[i].reading == SFP_READING_IMPLIED ? "*" : "");
	}
}

/* Every name of the list is in the set, and the set has no more. */
static void check_missing(const sfp_facts *missing, const char *expected)
{
	char list[256];
	const char *words[WORDS_MAX];
	sfp_facts facts = { { 0, 0 } };
	size_t count;

	strcpy(list, strcmp(expected, "-") == 0 ? "" : expected);
	count = split(list, words);
	for (size_t i = 0; i < count; i++) {
		ck_assert_msg(sfp_facts_has(missing, sfp_policy_fact(policy, words[i])), "%s is not missing", words[i]);
		sfp_facts_add(&facts, sfp_policy_fact(policy, words[i]));
	}
	ck_assert_mem_eq(missing, &facts, sizeof(facts));
}

static void check_roles(uint32_t roles, const char *expected)
{
	char list[256];
	const char *words[WORDS_MAX];
	uint32_t wanted = 0;
	size_t count;

	strcpy(list, strcmp(expected, "-") == 0 ? "" : expected);
	count = split(list, words);
	for (size_t i = 0; i < count; i++)
		wanted |= SFP_ROLE_BIT(sfp_role_from_name(words[i]));
	ck_assert_uint_eq(roles, wanted);
}

START_TEST(a_request_gets_its_effect_norms_and_facts)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	char basis[256];

	ck_sfp_ok(resolve(_i, &request));
	ck_sfp_ok(sfp_decide(policy, &request, &decision));
	ck_assert_msg(strcmp(sfp_effect_name(decision.effect), cases[_i].effect) == 0, "row %d: %s", _i,
	              sfp_effect_name(decision.effect));
	ck_assert_str_eq(sfp_reason_name(decision.reason), cases[_i].reason);
	write_basis(&decision, basis);
	ck_assert_msg(strcmp(basis, cases[_i].basis) == 0, "row %d: basis %s, not %s", _i, basis, cases[_i].basis);
	check_missing(&decision.missing, cases[_i].missing);
	check_roles(decision.missing_roles, cases[_i].missing_roles);
}
END_TEST

/* Only open answers wait for facts: learning one more changes no other, unless it makes a prohibition hold. */
START_TEST(an_answer_that_is_no_longer_open_stays_whatever_else_becomes_known)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision before = SFP_DECISION_INIT, after = SFP_DECISION_INIT;

	ck_sfp_ok(resolve(_i, &request));
	ck_sfp_ok(sfp_decide(policy, &request, &before));
	for (int fact = 1; fact < SFP_FACT_END && before.effect != SFP_EFFECT_UNDETERMINED; fact++) {
		sfp_request wiser = request;

		if (sfp_facts_has(&request.known_true, (sfp_fact)fact) ||
		    sfp_facts_has(&request.known_false, (sfp_fact)fact))
			continue;
		sfp_facts_add(&wiser.known_true, (sfp_fact)fact);
		ck_sfp_ok(sfp_decide(policy, &wiser, &after));
		/* A prohibition that nothing permitted against may still come to hold. */
		ck_assert(after.effect == before.effect || after.reason == SFP_REASON_PROHIBITED);
	}
}
END_TEST

START_TEST(the_facts_asked_are_all_that_can_change_the_answer)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision open = SFP_DECISION_INIT, told = SFP_DECISION_INIT;
	sfp_facts asked;

	ck_sfp_ok(resolve(_i, &request));
	ck_sfp_ok(sfp_policy_facts_asked(policy, request.roles, request.action, request.kind, &asked));
	ck_sfp_ok(sfp_decide(policy, &request, &open));
	for (int fact = 1; fact < SFP_FACT_END; fact++) {
		sfp_request wiser = request;

		if (sfp_facts_has(&request.known_true, (sfp_fact)fact) || sfp_facts_has(&asked, (sfp_fact)fact))
			continue;
		sfp_facts_add(&wiser.known_false, (sfp_fact)fact);
		ck_sfp_ok(sfp_decide(policy, &wiser, &told));
		ck_assert_mem_eq(&told, &open, offsetof(sfp_decision, basis));
	}
}
END_TEST

START_TEST(roles_are_closed_over_what_they_imply)
{
	ck_assert_uint_eq(sfp_policy_close_roles(policy, SFP_ROLE_BIT(SFP_ROLE_HEAD)),
	                  SFP_ROLE_BIT(SFP_ROLE_HEAD) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION));
	ck_assert_uint_eq(sfp_policy_close_roles(policy, SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR)),
	                  SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR) | SFP_ROLE_BIT(SFP_ROLE_TEACHER) |
	                          SFP_ROLE_BIT(SFP_ROLE_USER));
	ck_assert_uint_eq(sfp_policy_close_roles(policy, 0), 0);
}
END_TEST

START_TEST(an_unknown_name_is_named)
{
	static const char *const good[] = { "teacher" }, *const bad[] = { "teacher", "techer" },
				 *const fact[] = { "joined" };
	sfp_named_request named = SFP_NAMED_REQUEST_INIT;
	sfp_request request = SFP_REQUEST_INIT;
	const char *unknown = NULL;

	named.roles = bad;
	named.role_count = 2;
	ck_sfp_status(sfp_request_resolve(policy, &named, &request, &unknown), SFP_E_INVALID);
	ck_assert_ptr_eq(unknown, bad[1]);
	named.roles = good;
	named.role_count = 1;
	named.kind = "class";
	ck_sfp_status(sfp_request_resolve(policy, &named, &request, &unknown), SFP_E_INVALID);
	ck_assert_str_eq(unknown, "class");
	named.kind = NULL;
	named.known_true = fact;
	named.true_count = 1;
	ck_sfp_status(sfp_request_resolve(policy, &named, &request, &unknown), SFP_E_INVALID);
	ck_assert_str_eq(unknown, "joined");
	named.true_count = 0;
	named.known_false = fact;
	named.false_count = 1;
	ck_sfp_status(sfp_request_resolve(policy, &named, &request, NULL), SFP_E_INVALID);
	ck_assert_uint_eq(request.roles, 0);
}
END_TEST

START_TEST(a_name_of_one_table_is_no_name_of_another)
{
	static const char *const fact[] = { "order_issued" };
	sfp_named_request named = SFP_NAMED_REQUEST_INIT;
	sfp_request request = SFP_REQUEST_INIT;

	named.roles = fact;
	named.role_count = 1;
	ck_sfp_status(sfp_request_resolve(policy, &named, &request, NULL), SFP_E_INVALID);
}
END_TEST

START_TEST(misuse_is_said)
{
	static const char *const nothing[] = { NULL };
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	sfp_named_request named = SFP_NAMED_REQUEST_INIT;
	struct {
		sfp_request known;
		size_t member; /* of a newer header */
	} newer = { SFP_REQUEST_INIT, 0 };
	sfp_facts facts;

	ck_sfp_status(sfp_decide(NULL, &request, &decision), SFP_E_MISUSE);
	ck_sfp_status(sfp_decide(policy, NULL, &decision), SFP_E_MISUSE);
	ck_sfp_status(sfp_decide(policy, &request, NULL), SFP_E_MISUSE);
	request.struct_size = 0;
	ck_sfp_status(sfp_decide(policy, &request, &decision), SFP_E_MISUSE);
	request.struct_size = sizeof(request);
	decision.struct_size--;
	ck_sfp_status(sfp_decide(policy, &request, &decision), SFP_E_MISUSE);
	decision.struct_size++;
	newer.known.struct_size = sizeof(newer);
	ck_sfp_ok(sfp_decide(policy, &newer.known, &decision));
	decision.effect = (sfp_effect)0;
	newer.member = 1;
	ck_sfp_status(sfp_decide(policy, &newer.known, &decision), SFP_E_MISUSE);
	sfp_facts_add(&request.known_true, SFP_FACT_CUSTOM_16);
	sfp_facts_add(&request.known_false, SFP_FACT_CUSTOM_16);
	ck_sfp_status(sfp_decide(policy, &request, &decision), SFP_E_MISUSE);
	ck_assert_int_eq((int)decision.effect, 0);
	named.role_count = 1;
	ck_sfp_status(sfp_request_resolve(policy, &named, &request, NULL), SFP_E_MISUSE);
	named.roles = nothing;
	ck_sfp_status(sfp_request_resolve(policy, &named, &request, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_policy_facts_asked(NULL, 0, SFP_ACTION_HELP_ASK, SFP_KIND_NONE, &facts), SFP_E_MISUSE);
}
END_TEST

START_TEST(numbers_that_the_vocabulary_lacks_do_no_harm)
{
	static const int odd[] = { -1, SFP_ACTION_END, 1 << 20 };
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	sfp_facts facts = { { 0, 0 } };

	for (size_t i = 0; i < SFP__LENGTH(odd); i++) {
		request.action = (sfp_action)odd[i];
		request.kind = (sfp_kind)odd[i];
		request.roles = UINT32_MAX;
		ck_sfp_ok(sfp_decide(policy, &request, &decision));
		ck_assert_int_eq(decision.effect, SFP_EFFECT_NOT_REGULATED);
		request.action = SFP_ACTION_CHAT_CREATE;
		ck_sfp_ok(sfp_decide(policy, &request, &decision));
		ck_assert_int_eq(decision.effect, SFP_EFFECT_NOT_REGULATED);
		sfp_facts_add(&facts, (sfp_fact)(odd[i] + SFP_FACT_END));
		ck_assert(!sfp_facts_has(&facts, (sfp_fact)(odd[i] + SFP_FACT_END)) || odd[i] == -1);
	}
	sfp_facts_add(&facts, (sfp_fact)-5);
	ck_assert(!sfp_facts_has(&facts, (sfp_fact)-5));
}
END_TEST

START_TEST(the_facts_of_a_set_follow_each_other_by_number)
{
	sfp_facts all = { { 0, 0 } }, few = { { 0, 0 } }, none = { { 0, 0 } };
	sfp_fact fact = (sfp_fact)0;

	for (int i = 1; i < SFP_FACT_END; i++)
		sfp_facts_add(&all, (sfp_fact)i);
	for (int i = 1; i < SFP_FACT_END; i++) {
		fact = sfp_facts_next(&all, fact);
		ck_assert_int_eq(fact, i);
	}
	ck_assert_int_eq(sfp_facts_next(&all, fact), 0);
	ck_assert_int_eq(sfp_facts_next(&none, (sfp_fact)0), 0);
	sfp_facts_add(&few, (sfp_fact)63);
	sfp_facts_add(&few, (sfp_fact)64);
	ck_assert_int_eq(sfp_facts_next(&few, (sfp_fact)0), 63);
	ck_assert_int_eq(sfp_facts_next(&few, (sfp_fact)63), 64);
	ck_assert_int_eq(sfp_facts_next(&few, (sfp_fact)64), 0);
	ck_assert_int_eq(sfp_facts_next(&few, (sfp_fact)-5), 0);
	ck_assert_int_eq(sfp_facts_next(&few, (sfp_fact)SFP_FACT_END), 0);
	ck_assert_int_eq(sfp_facts_next(NULL, (sfp_fact)0), 0);
}
END_TEST

START_TEST(without_the_residual_norm_not_regulated_has_no_basis)
{
	static const char bare[] = "format: 1\npack: bare\ntitle: {ru: А, en: A}\nnorms: []\n";
	sfp_policy *empty = NULL;
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;

	ck_sfp_ok(sfp_policy_load(bare, strlen(bare), &empty, NULL));
	request.action = SFP_ACTION_HELP_ASK;
	ck_sfp_ok(sfp_decide(empty, &request, &decision));
	ck_assert_int_eq(decision.effect, SFP_EFFECT_NOT_REGULATED);
	ck_assert_uint_eq(decision.basis_count, 0);
	sfp_policy_unref(empty);
}
END_TEST

static Suite *decide_suite(void)
{
	Suite *suite = suite_create("decide");
	TCase *decisions = tcase_create("decisions"), *names = tcase_create("names");

	tcase_add_checked_fixture(decisions, load, unload);
	tcase_add_loop_test(decisions, a_request_gets_its_effect_norms_and_facts, 0, (int)SFP__LENGTH(cases));
	tcase_add_loop_test(decisions, an_answer_that_is_no_longer_open_stays_whatever_else_becomes_known, 0,
	                    (int)SFP__LENGTH(cases));
	tcase_add_loop_test(decisions, the_facts_asked_are_all_that_can_change_the_answer, 0, (int)SFP__LENGTH(cases));
	tcase_add_test(decisions, without_the_residual_norm_not_regulated_has_no_basis);
	tcase_add_test(decisions, numbers_that_the_vocabulary_lacks_do_no_harm);
	tcase_add_test(decisions, roles_are_closed_over_what_they_imply);
	tcase_add_test(decisions, the_facts_of_a_set_follow_each_other_by_number);
	suite_add_tcase(suite, decisions);

	tcase_add_checked_fixture(names, load, unload);
	tcase_add_test(names, an_unknown_name_is_named);
	tcase_add_test(names, a_name_of_one_table_is_no_name_of_another);
	tcase_add_test(names, misuse_is_said);
	suite_add_tcase(suite, names);
	return suite;
}

SUITE_MAIN(decide_suite)
