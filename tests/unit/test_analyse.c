/* test_analyse.c: what is wrong with an act as a whole is found, with a request that shows it. */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "check_main.h"
#include "sferumpolicy/analysis.h"
#include "small_act.h"

static void policy_freep(sfp_policy **policy)
{
	sfp_policy_unref(*policy);
}

static void analysis_freep(sfp_analysis **analysis)
{
	sfp_analysis_free(*analysis);
}

static sfp_analysis *analyse(const sfp_policy *policy)
{
	sfp_analysis *analysis = NULL;

	ck_sfp_ok(sfp_policy_analyse(policy, &analysis));
	return analysis;
}

#define NORM(code, modality, rest) "  - {norm: " code ", modality: " modality ", title: {ru: А, en: A}, " rest "}\n"

/* What is planted, what is found, and the request that shows it: roles, action, true facts, effect. */
static const struct {
	const char *head, *norms;
	const char *code, *norm, *other;
	const char *roles, *action, *known_true, *effect;
} plants[] = {
	/* A right that a prohibition always swallows. */
	{ "",
	  NORM("student.participates", "right",
	       "bearer: student, rules: [{action: chat.participate, require: "
	       "[actor_joined]}]")
	          NORM("local.silence", "prohibition", "bearer: user, rules: [{action: chat.participate}]"),
	  "dead-norm", "student.participates", "", "student", "chat.participate", "actor_joined", "deny" },
	/* The same of a duty. */
	{ "",
	  NORM("student.secures_profile", "duty", "bearer: student, rules: [{action: profile.secure}]")
	          NORM("local.nothing", "prohibition", "bearer: student, rules: [{action: profile.secure}]"),
	  "impossible-duty", "student.secures_profile", "", "student", "profile.secure", "", "deny" },
	/* One rule of two. */
	{ "",
	  NORM("local.both", "right",
	       "bearer: teacher, rules: [{action: help.ask}, {action: help.close, require: "
	       "[actor_joined]}]") NORM("local.no", "prohibition",
	                                "bearer: teacher, rules: [{action: help.close, require: [actor_joined]}]"),
	  "dead-rule", "local.both", "", "teacher", "help.close", "actor_joined", "deny" },
	/* What another norm of the same bearer permits on fewer conditions. */
	{ "",
	  NORM("local.wide", "right", "bearer: teacher, rules: [{action: help.ask, require: [actor_joined]}]")
	          NORM("local.narrow", "right",
	               "bearer: teacher, rules: [{action: help.ask, require: [actor_joined, "
	               "actor_is_user]}]"),
	  "redundant-norm", "local.narrow", "local.wide", "teacher", "help.ask", "actor_joined actor_is_user",
	  "permit" },
	/* What everybody may anyway: for a right only. */
	{ "",
	  NORM("local.everybody", "right", "bearer: user, rules: [{action: help.ask}]")
	          NORM("local.student", "right", "bearer: student, rules: [{action: help.ask}]"),
	  "redundant-norm", "local.student", "local.everybody", "student", "help.ask", "", "permit" },
	{ "",
	  NORM("local.wide", "right", "bearer: teacher, rules: [{action: help.ask}]")
	          NORM("local.more", "right", "bearer: teacher, rules: [{action: [help.ask]}, {action: help.close}]"),
	  "redundant-rule", "local.more", "local.wide", "teacher", "help.ask", "", "permit" },
	/* Twins. */
	{ "",
	  NORM("local.one", "right", "bearer: teacher, rules: [{action: help.ask, require: [actor_joined]}]")
	          NORM("local.two", "duty", "bearer: teacher, require: [actor_joined], rules: [{action: help.ask}]"),
	  "same-norms", "local.two", "local.one", "teacher", "help.ask", "actor_joined", "permit" },
	/* A prohibition that a permit meets on some facts; then two roles of one person. */
	{ "",
	  NORM("local.may", "right", "bearer: teacher, rules: [{action: help.ask, require: [actor_joined]}]")
	          NORM("local.not", "prohibition", "bearer: user, rules: [{action: help.ask, require: [invite_live]}]"),
	  "conflict", "local.may", "local.not", "teacher", "help.ask", "invite_live actor_joined", "deny" },
	{ "",
	  NORM("local.may", "right", "bearer: parent, rules: [{action: help.ask}]")
	          NORM("local.not", "prohibition", "bearer: student, rules: [{action: help.ask}]"),
	  "conflict", "local.may", "local.not", "student parent", "help.ask", "", "deny" },
};

/* The facts of a set by name, in their order. */
static void write_facts(const sfp_facts *facts, char *text, size_t size)
{
	size_t length = 0;

	*text = '\0';
	for (int fact = 1; fact < SFP_FACT_END; fact++)
		if (sfp_facts_has(facts, (sfp_fact)fact))
			length += (size_t)snprintf(text + length, size - length, "%s%s", length ? " " : "",
			                           sfp_fact_name((sfp_fact)fact));
}

static void write_roles(uint32_t roles, char *text, size_t size)
{
	size_t length = 0;

	*text = '\0';
	for (int role = 1; role < SFP_ROLE_END; role++)
		if (roles & SFP_ROLE_BIT(role))
			length += (size_t)snprintf(text + length, size - length, "%s%s", length ? " " : "",
			                           sfp_role_name((sfp_role)role));
}

static const sfp_remark *find(const sfp_analysis *analysis, const char *code)
{
	for (size_t i = 0; i < sfp_analysis_count(analysis); i++)
		if (!strcmp(sfp_analysis_at(analysis, i)->code, code))
			return sfp_analysis_at(analysis, i);
	return NULL;
}

static int norm_line(const char *text, const char *code)
{
	const char *at = strstr(text, code);
	int line = 1;

	for (; at > text; at--)
		line += at[-1] == '\n';
	return line;
}

static void check_example(const sfp_policy *policy, const sfp_remark *remark, int plant)
{
	sfp_decision decision = SFP_DECISION_INIT;
	char known_true[256], roles[256];

	ck_assert(remark->has_example);
	write_facts(&remark->example.known_true, known_true, sizeof(known_true));
	write_roles(remark->example.roles, roles, sizeof(roles));
	ck_assert_str_eq(roles, plants[plant].roles);
	ck_assert_str_eq(sfp_action_name(remark->example.action), plants[plant].action);
	ck_assert_str_eq(known_true, plants[plant].known_true);
	ck_sfp_ok(sfp_decide(policy, &remark->example, &decision));
	ck_assert_str_eq(sfp_effect_name(decision.effect), plants[plant].effect);
	ck_assert_int_eq(remark->effect, decision.effect);
}

START_TEST(a_planted_fault_is_found_with_a_request_that_shows_it)
{
	char text[8192];
	SFP__CLEANUP(policy_freep) sfp_policy *policy = NULL;
	SFP__CLEANUP(analysis_freep) sfp_analysis *analysis = NULL;
	const sfp_remark *remark;

	snprintf(text, sizeof(text), "%s%s%s%s", SOUND, plants[_i].head, NORMS, plants[_i].norms);
	policy = load(text);
	analysis = analyse(policy);
	remark = find(analysis, plants[_i].code);
	ck_assert_msg(remark, "%s is not found", plants[_i].code);
	ck_assert_str_eq(sfp_policy_norm_at(policy, remark->norms[0])->code, plants[_i].norm);
	ck_assert_uint_eq(remark->norm_count, *plants[_i].other ? 2 : 1);
	if (*plants[_i].other)
		ck_assert_str_eq(sfp_policy_norm_at(policy, remark->norms[1])->code, plants[_i].other);
	ck_assert_int_eq(remark->line, norm_line(text, plants[_i].norm));
	ck_assert(strstr(remark->text_ru, plants[_i].norm) && strstr(remark->text_en, plants[_i].norm));
	check_example(policy, remark, _i);
}
END_TEST

/* What is planted outside of the norms, or in who can be what: the code and a word of the remark. */
static const struct {
	const char *text, *code, *word;
} oddities[] = {
	{ SOUND "limits: {invite_days: 5, invite_unclaimed_days: 6}\n" NORMS, "contradicting-limits",
	  "invite_unclaimed_days" },
	{ SOUND "limits: {roster_removed_percent: 30}\n" NORMS, "contradicting-limits",
	  "roster_class_removed_percent" },
	{ SOUND "chats: [{kind: class_parents, title: {ru: А, en: A}}]\n" NORMS, "chat-of-nobody", "class_parents" },
	{ SOUND "facts: {custom_2: {name: consent, title: {ru: А, en: A}}}\n" NORMS, "unused-fact", "custom_2" },
	{ SOUND "switches: {local.idle: on}\n" NORMS NORM("local.idle", "definition", "when: if_needed, bearer: act"),
	  "unused-switch", "local.idle" },
	{ SOUND
	  "legal_base: [{kind: Приказ, issuer: Б, number: '7', date: 2020-01-01, title: В, status: repealed}]\n" NORMS,
	  "repealed-act", "7" },
	{ SOUND "norms:\n" NORM("administrator.helps", "duty", "bearer: administrator, rules: [{action: help.answer}]"),
	  "role-of-nobody", "administrator.helps" },
	{ SOUND "norms:\n" NORM("administrator.helps", "duty", "bearer: administrator, rules: [{action: help.answer}]"),
	  "action-of-nobody", "administrator.helps" },
	{ SOUND NORMS NORM("local.may", "right", "bearer: teacher, rules: [{action: help.ask}]")
	          NORM("local.not", "prohibition", "bearer: user, rules: [{action: help.ask}]"),
	  "action-of-nobody", "local.may" },
};

START_TEST(what_else_makes_no_sense_is_found_at_its_line)
{
	SFP__CLEANUP(policy_freep) sfp_policy *policy = load(oddities[_i].text);
	SFP__CLEANUP(analysis_freep) sfp_analysis *analysis = analyse(policy);
	const sfp_remark *remark = find(analysis, oddities[_i].code);
	sfp_decision decision = SFP_DECISION_INIT;

	ck_assert_msg(remark, "%s is not found", oddities[_i].code);
	ck_assert_msg(strstr(remark->text_ru, oddities[_i].word) && strstr(remark->text_en, oddities[_i].word), "%s",
	              remark->text_en);
	ck_assert_int_gt(remark->line, 3);
	if (!remark->has_example)
		return;
	ck_sfp_ok(sfp_decide(policy, &remark->example, &decision));
	ck_assert_int_eq(decision.effect, remark->effect);
}
END_TEST

START_TEST(a_sound_act_is_not_blamed)
{
	SFP__CLEANUP(policy_freep)
	/* clang-format off */
	sfp_policy *policy = load(
		SOUND
		"switches: {local.two: off}\nfacts: {custom_1: {name: consent, title: {ru: А, en: A}}}\n"
		"limits: {invite_days: 7, invite_unclaimed_days: 7}\nchats: [{kind: class_parents, title: {ru: А, en: A}}]\n"
		NORMS
		/* The same action for others, on other facts, for other kinds, or switched off. */
		NORM("local.one", "right", "bearer: teacher, rules: [{action: help.ask, require: [consent]}]")
		NORM("local.two", "right", "when: if_needed, bearer: teacher, rules: [{action: help.ask, require: [consent]}]")
		NORM("local.three", "duty", "bearer: homeroom_teacher, rules: [{action: help.ask, require: [consent]}]")
		NORM("local.four", "right", "bearer: teacher, rules: [{action: chat.create, kind: class_parents}]")
		NORM("local.five", "right", "bearer: teacher, rules: [{action: chat.create, kind: class_other}]")
		NORM("local.six", "right", "bearer: parent, rules: [{action: help.ask}]"));
	/* clang-format on */
	SFP__CLEANUP(analysis_freep) sfp_analysis *analysis = analyse(policy);
	const sfp_remark *remark = sfp_analysis_at(analysis, 0);

	ck_assert_msg(!remark, "%s", remark ? remark->text_en : "");
	ck_assert_uint_gt(sfp_analysis_cases(analysis), 5);
}
END_TEST

/* Off by itself, its rule's, its norm's, or that of the norm in which its norm stands. */
static const struct {
	const char *name, *norms;
} switches[] = {
	{ "local.own", NORM("local.own", "right", "when: if_needed, bearer: parent, rules: [{action: help.ask}]") },
	{ "local.whole", NORM("local.whole", "right", "when: if_needed, bearer: parent")
	                         NORM("local.part", "right", "within: local.whole, rules: [{action: help.ask}]") },
	{ "on_demand", NORM("local.rules", "right", "bearer: parent, rules: [{action: help.ask, switch: on_demand}]") },
};

START_TEST(a_switch_is_used_where_a_rule_hangs_on_it)
{
	char text[4096];
	SFP__CLEANUP(policy_freep) sfp_policy *policy = NULL;
	SFP__CLEANUP(analysis_freep) sfp_analysis *analysis = NULL;
	const sfp_remark *remark;

	snprintf(text, sizeof(text), "%sswitches: {%s: on}\n%s%s", SOUND, switches[_i].name, NORMS, switches[_i].norms);
	policy = load(text);
	analysis = analyse(policy);
	remark = find(analysis, "unused-switch");
	ck_assert_msg(!remark, "%s: %s", switches[_i].name, remark ? remark->text_en : "");
}
END_TEST

START_TEST(the_built_in_act_has_three_things_to_look_at)
{
	static const char *const codes[] = { "repealed-act", "chat-of-nobody", "redundant-rule" };
	SFP__CLEANUP(policy_freep) sfp_policy *policy = load(sfp_policy_builtin_text(NULL));
	SFP__CLEANUP(analysis_freep) sfp_analysis *analysis = analyse(policy);

	ck_assert_uint_eq(sfp_analysis_count(analysis), SFP__LENGTH(codes));
	for (size_t i = 0; i < SFP__LENGTH(codes); i++)
		ck_assert_str_eq(sfp_analysis_at(analysis, i)->code, codes[i]);
	ck_assert_uint_gt(sfp_analysis_cases(analysis), 200);
	ck_assert_uint_gt(sfp_analysis_space(analysis), 200000);
}
END_TEST

/* ---- Small random acts, analysed by looking at every request that there is ---- */

static bool in_basis(const sfp_decision *decision, size_t norm)
{
	for (uint32_t i = 0; i < decision->basis_count; i++)
		if (decision->basis[i].norm_index == norm)
			return true;
	return false;
}

static bool same_rule(const struct small_norm *a, const struct small_norm *b)
{
	return (a->modality == 2) == (b->modality == 2) && a->bearer == b->bearer && a->action == b->action &&
	       a->require == b->require;
}

/* Does another norm count as one that gives the same? A duty needs one with its own bearer; a later twin is
 * blamed itself. */
static bool gives_the_same(const struct small_norm *norms, int own, int other)
{
	if (other > own && same_rule(&norms[own], &norms[other]))
		return false;
	return other != own && (norms[own].modality == 0 || norms[other].bearer == norms[own].bearer);
}

/* What must be found of a norm, from all its requests. */
static const char *expected(const sfp_policy *policy, const struct small_norm *norms, size_t first, int own)
{
	bool permits = false, needed = false;

	for (int earlier = 0; earlier < own; earlier++)
		if (same_rule(&norms[earlier], &norms[own]))
			return "same-norms";
	if (norms[own].modality == 2)
		return "";
	for (unsigned number = 0; number < EVERY_REQUEST; number++) {
		sfp_request request = every_request(number);
		sfp_decision decision = SFP_DECISION_INIT;
		bool doubled = false;

		ck_sfp_ok(sfp_decide(policy, &request, &decision));
		if (decision.effect != SFP_EFFECT_PERMIT || !in_basis(&decision, first + (size_t)own))
			continue;
		permits = true;
		for (int other = 0; other < RANDOM_NORMS; other++)
			doubled |= in_basis(&decision, first + (size_t)other) && gives_the_same(norms, own, other);
		needed |= !doubled;
	}
	if (!permits)
		return norms[own].modality == 1 ? "impossible-duty" : "dead-norm";
	return needed ? "" : "redundant-norm";
}

static const char *found(const sfp_analysis *analysis, size_t norm)
{
	for (size_t i = 0; i < sfp_analysis_count(analysis); i++) {
		const sfp_remark *remark = sfp_analysis_at(analysis, i);

		if (remark->norm_count && remark->norms[0] == norm && strcmp(remark->code, "conflict") != 0 &&
		    strcmp(remark->code, "action-of-nobody") != 0 && strcmp(remark->code, "role-of-nobody") != 0)
			return remark->code;
	}
	return "";
}

/* Permits and prohibitions of one action always meet in somebody who has both roles. */
static void check_conflicts(const sfp_policy *policy, const sfp_analysis *analysis, const struct small_norm *norms,
                            size_t first)
{
	size_t told = 0, wanted = 0;

	for (size_t i = 0; i < sfp_analysis_count(analysis); i++) {
		const sfp_remark *remark = sfp_analysis_at(analysis, i);
		sfp_decision decision = SFP_DECISION_INIT;

		if (strcmp(remark->code, "conflict") != 0)
			continue;
		ck_sfp_ok(sfp_decide(policy, &remark->example, &decision));
		ck_assert_int_eq(decision.effect, SFP_EFFECT_DENY);
		ck_assert(in_basis(&decision, remark->norms[1]));
		ck_assert_int_eq(norms[remark->norms[0] - first].action, norms[remark->norms[1] - first].action);
		told++;
	}
	for (int i = 0; i < RANDOM_NORMS; i++)
		for (int j = 0; j < RANDOM_NORMS; j++)
			wanted +=
				norms[i].modality != 2 && norms[j].modality == 2 && norms[i].action == norms[j].action;
	ck_assert_uint_eq(told, wanted);
}

START_TEST(what_is_found_is_what_all_requests_show)
{
	size_t blamed = 0;

	for (int round = 0; round < 150; round++) {
		struct small_norm norms[RANDOM_NORMS];
		size_t first;
		SFP__CLEANUP(policy_freep) sfp_policy *policy = small_policy(norms, &first);
		SFP__CLEANUP(analysis_freep) sfp_analysis *analysis = analyse(policy);

		for (int i = 0; i < RANDOM_NORMS; i++) {
			const char *wanted = expected(policy, norms, first, i);

			ck_assert_msg(!strcmp(found(analysis, first + (size_t)i), wanted),
			              "act %d, norm %d: \"%s\", not \"%s\"", round, i,
			              found(analysis, first + (size_t)i), wanted);
			blamed += *wanted != 0;
		}
		check_conflicts(policy, analysis, norms, first);
	}
	ck_assert_uint_gt(blamed, 100);
}
END_TEST

START_TEST(whoever_misuses_it_is_told)
{
	SFP__CLEANUP(policy_freep) sfp_policy *policy = load(SOUND NORMS);
	sfp_analysis *analysis = NULL;

	ck_sfp_status(sfp_policy_analyse(NULL, &analysis), SFP_E_MISUSE);
	ck_sfp_status(sfp_policy_analyse(policy, NULL), SFP_E_MISUSE);
	ck_assert_ptr_null(analysis);
	ck_assert_ptr_null(sfp_analysis_at(NULL, 0));
	ck_assert_uint_eq(sfp_analysis_count(NULL), 0);
	ck_assert_uint_eq(sfp_analysis_cases(NULL), 0);
	ck_assert_uint_eq(sfp_analysis_space(NULL), 0);
	sfp_analysis_free(NULL);
}
END_TEST

static Suite *analyse_suite(void)
{
	Suite *suite = suite_create("analyse");
	TCase *tcase = tcase_create("analyse");

	tcase_add_loop_test(tcase, a_planted_fault_is_found_with_a_request_that_shows_it, 0, (int)SFP__LENGTH(plants));
	tcase_add_loop_test(tcase, what_else_makes_no_sense_is_found_at_its_line, 0, (int)SFP__LENGTH(oddities));
	tcase_add_test(tcase, a_sound_act_is_not_blamed);
	tcase_add_loop_test(tcase, a_switch_is_used_where_a_rule_hangs_on_it, 0, (int)SFP__LENGTH(switches));
	tcase_add_test(tcase, the_built_in_act_has_three_things_to_look_at);
	tcase_add_test(tcase, what_is_found_is_what_all_requests_show);
	tcase_add_test(tcase, whoever_misuses_it_is_told);
	suite_add_tcase(suite, tcase);
	return suite;
}
SUITE_MAIN(analyse_suite)
