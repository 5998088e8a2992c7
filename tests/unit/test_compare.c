/* test_compare.c: the difference of two acts is every request whose answer changes, and no other. */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "check_main.h"
#include "sferumpolicy/comparison.h"
#include "small_act.h"

#define REQUESTS 20000
#define MUTANTS  12

static void policy_freep(sfp_policy **policy)
{
	sfp_policy_unref(*policy);
}

static void comparison_freep(sfp_comparison **comparison)
{
	sfp_comparison_free(*comparison);
}

static sfp_comparison *compare(const sfp_policy *a, const sfp_policy *b)
{
	sfp_comparison *comparison = NULL;

	ck_sfp_ok(sfp_policy_compare(a, b, &comparison));
	return comparison;
}

static sfp_effect ask(const sfp_policy *policy, const sfp_request *request)
{
	sfp_decision decision = SFP_DECISION_INIT;

	ck_sfp_ok(sfp_decide(policy, request, &decision));
	return decision.effect;
}

/* The built-in pack with the first `from` behind `after` replaced by `to`; "" where it has none. */
static char *edited(const char *text, const char *after, const char *from, const char *to)
{
	const char *start = strstr(text, after);
	const char *at = start ? strstr(start, from) : NULL;
	char *copy = NULL;

	ck_assert_msg(at, "nothing like \"%s\" behind \"%s\"", from, after);
	ck_assert_int_ge(asprintf(&copy, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from)), 0);
	return copy;
}

/* Edits of the built-in act and what a council is to read. */
static const struct {
	const char *after, *from, *to, *ru, *en;
} editions[] = {
	{ "norm: administrator.annuls_invites", "require: [invite_unclaimed]", "require: [invite_unclaimed, custom_1]",
	  "администратор платформы больше не может аннулировать ссылку-приглашение, если ссылку выдал "
	  "другой человек и условие 1 не выполнено",
	  NULL },
	{ "norm: administrator.annuls_invites", "{action: invite.annul, require: [invite_unclaimed]}",
	  "{action: order.issue}", NULL, "administrator of the platform may now issue an order" },
	{ "norm: teacher.chat_subject", "kind: subject_students}", "kind: subject_students, require: [actor_joined]}",
	  "педагогический работник теперь может создать чат (вид: чат с обучающимися по предмету), если человек "
	  "присоединился к платформе, даже если человек не ведёт здесь этого предмета (учебная группа)",
	  NULL },
	{ "norm: homeroom.chat_parents", "modality: duty", "modality: prohibition",
	  "классный руководитель (куратор группы) больше не может создать чат (вид: чат с родителями класса), если "
	  "человек присоединился к платформе и человек здесь — классный руководитель (куратор "
	  "группы): это запрещено",
	  NULL },
	{ "switches:", "administrator.reports: on", "administrator.reports: off",
	  "администратор платформы больше не может представить отчёт руководителю (прежде это разрешалось, если "
	  "статистика есть): акт об этом теперь молчит",
	  NULL },
	{ "norm: administration.provides_material", "bearer: administration", "bearer: [administration, parent]",
	  "родитель (законный представитель) теперь может передать материал для публикации", NULL },
};

START_TEST(a_council_reads_what_an_edition_changes)
{
	SFP__CLEANUP(sfp__freep)
	char *text = edited(sfp_policy_builtin_text(NULL), editions[_i].after, editions[_i].from, editions[_i].to);
	SFP__CLEANUP(policy_freep) sfp_policy *before = load(sfp_policy_builtin_text(NULL));
	SFP__CLEANUP(policy_freep) sfp_policy *after = load(text);
	SFP__CLEANUP(comparison_freep) sfp_comparison *comparison = compare(before, after);
	bool found = false;

	ck_assert(!sfp_comparison_is_same(comparison));
	for (size_t i = 0; i < sfp_comparison_change_count(comparison); i++) {
		const sfp_change *change = sfp_comparison_change_at(comparison, i);

		if (getenv("SFP_SHOW") && change->told)
			fprintf(stderr, "%d: %s | %s\n", _i, change->text_ru, change->text_en);
		found |= change->told && (editions[_i].ru ? !strcmp(change->text_ru, editions[_i].ru)
		                                          : !strcmp(change->text_en, editions[_i].en));
	}
	ck_assert_msg(found, "edition %d is told otherwise", _i);
}
END_TEST

START_TEST(what_changes_nothing_is_said_to_change_nothing)
{
	const char *builtin = sfp_policy_builtin_text(NULL);
	SFP__CLEANUP(sfp__freep)
	char *commented = edited(builtin, "norms:", "  - norm: act.adopted", "  # so\n  - norm: act.adopted");
	SFP__CLEANUP(sfp__freep)
	char *renamed =
		edited(commented, "norm: administrator.helps", "ru: \"Администратор помогает", "ru: \"Админ помогает");
	/* The same requirement twice, and a requirement that its own norm has already. */
	SFP__CLEANUP(sfp__freep)
	char *reworded = edited(renamed, "norm: administrator.annuls_invites", "require: [invite_unclaimed]",
	                        "require: [invite_unclaimed, invite_unclaimed]");
	SFP__CLEANUP(policy_freep) sfp_policy *before = load(builtin);
	SFP__CLEANUP(policy_freep) sfp_policy *after = load(reworded);
	SFP__CLEANUP(comparison_freep) sfp_comparison *comparison = compare(before, after);
	SFP__CLEANUP(comparison_freep) sfp_comparison *itself = compare(before, before);

	ck_assert(sfp_comparison_is_same(comparison));
	ck_assert(!sfp_comparison_is_identical(comparison));
	ck_assert_uint_eq(sfp_comparison_difference_count(comparison), 1);
	ck_assert_int_eq(sfp_comparison_difference_at(comparison, 0)->sort, SFP_DIFFERENCE_WORDS);
	ck_assert(sfp_comparison_is_identical(itself));
	ck_assert(sfp_comparison_is_same(itself));
	ck_assert_uint_eq(sfp_comparison_difference_count(itself), 0);
}
END_TEST

/* Lines that answer no request, and how they are told. */
static const struct {
	const char *after, *from, *to;
	sfp_difference_sort sort;
	const char *place, *was, *is;
} settings[] = {
	{ "limits:", "invite_days: 14", "invite_days: 20", SFP_DIFFERENCE_SETTING, "limits.invite_days", "14", "20" },
	{ "limits:", "help_days: 3 ", "help_days: 4 ", SFP_DIFFERENCE_SETTING, "limits.help_days", "3", "4" },
	{ "channels:", "name: \"Сотрудники\"", "name: \"Кадры\"", SFP_DIFFERENCE_SETTING, "channels.staff.name",
	  "Сотрудники", "Кадры" },
	{ "platform:", "info@sferum.ru", "help@example.org", SFP_DIFFERENCE_SETTING, "platform.email", "info@sferum.ru",
	  "help@example.org" },
	{ "legal_base:", "number: \"1241\"", "number: \"1242\"", SFP_DIFFERENCE_SETTING, "legal_base.1242.number", "",
	  "1242" },
	{ "norm: administrator.helps", "clause: \"2.1.15\"", "clause: \"2.2\"", SFP_DIFFERENCE_RENUMBERED,
	  "administrator.helps", "2.1.15", "2.2" },
	{ "norm: student.attends", "modality: right", "modality: duty", SFP_DIFFERENCE_NORM, "student.attends", "right",
	  "duty" },
	{ "vocabulary:", "ru: \"директор\"", "ru: \"заведующий\"", SFP_DIFFERENCE_WORDS, "vocabulary.head.ru",
	  "директор", "заведующий" },
	{ "switches:", "law.records_consent: on", "law.records_consent: off", SFP_DIFFERENCE_SWITCH,
	  "law.records_consent", "on", "off" },
};

START_TEST(every_other_line_that_differs_is_listed_by_its_place)
{
	SFP__CLEANUP(sfp__freep)
	char *text = edited(sfp_policy_builtin_text(NULL), settings[_i].after, settings[_i].from, settings[_i].to);
	SFP__CLEANUP(policy_freep) sfp_policy *before = load(sfp_policy_builtin_text(NULL));
	SFP__CLEANUP(policy_freep) sfp_policy *after = load(text);
	SFP__CLEANUP(comparison_freep) sfp_comparison *comparison = compare(before, after);
	int found = 0;

	for (size_t i = 0; i < sfp_comparison_difference_count(comparison); i++) {
		const sfp_difference *each = sfp_comparison_difference_at(comparison, i);

		found += each->sort == settings[_i].sort && !strcmp(each->place, settings[_i].place) &&
		         !strcmp(each->before, settings[_i].was) && !strcmp(each->after, settings[_i].is) &&
		         *each->text_ru && *each->text_en;
	}
	ck_assert_msg(found == 1, "%s is listed %d times", settings[_i].place, found);
	ck_assert(sfp_comparison_is_same(comparison) == (settings[_i].sort >= SFP_DIFFERENCE_RENUMBERED));
}
END_TEST

/* ---- Random acts ---- */

/* clang-format off */
static const char *const swaps[][2] = {
	{ "modality: duty", "modality: prohibition" },       { "modality: right", "modality: prohibition" },
	{ "modality: procedure", "modality: prohibition" },  { "require: [actor_joined", "require: [custom_2" },
	{ "require: [invite_live, ", "require: [" },         { "require: [actor_is_user]", "require: []" },
	{ "require: [administrator_registered]", "require: [administrator_registered, custom_1]" },
	{ "bearer: administrator", "bearer: [administrator, teacher]" }, { "bearer: administration", "bearer: head" },
	{ "bearer: teacher", "bearer: homeroom_teacher" },   { "bearer: student", "bearer: user" },
	{ "bearer: user", "bearer: [parent, student]" },     { "kind: class_parents", "kind: class_students" },
	{ "kind: subject_students", "kind: [subject_other, class_other]" },
	{ ": on ", ": off " },                               { "head: [administration]", "head: [administration, teacher]" },
	{ "administrator: [teacher]", "administrator: [user]" }, { "parent: [user]", "parent: [user, student]" },
	{ "{action: chat.create, kind: management}", "{action: chat.create}" },
	{ "action: invite.annul", "action: invite.send" },   { ", actor_owns_chat]", "]" },
	{ "require: [invite_unclaimed]", "require: []" },    { "{action: help.answer}", "{action: help.answer, require: [custom_3]}" },
	{ "{action: chat.create, kind: class_other}", "{action: chat.create, kind: class_other, require: []}" },
};
/* clang-format on */

/* The text with one of the places of a swap, chosen at random, swapped; the same text where it has none. */
static char *swapped(char *text)
{
	size_t choice = draw((unsigned)SFP__LENGTH(swaps));
	const char *from = swaps[choice][0], *to = swaps[choice][1];
	unsigned count = 0, wanted;
	char *at = text, *copy = NULL;

	for (const char *each = text; (each = strstr(each, from)); each++)
		count++;
	if (!count)
		return text;
	wanted = draw(count);
	for (at = strstr(text, from); wanted; wanted--)
		at = strstr(at + 1, from);
	ck_assert_int_ge(asprintf(&copy, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from)), 0);
	free(text);
	return copy;
}

/* Another act: the built-in one with a few swaps that leave it readable. */
static sfp_policy *mutant(void)
{
	for (;;) {
		SFP__CLEANUP(sfp__freep) char *text = strdup(sfp_policy_builtin_text(NULL));
		sfp_policy *policy = NULL;

		for (unsigned i = draw(6) + 1; i; i--)
			text = swapped(text);
		if (sfp_policy_load(text, strlen(text), &policy, NULL) == SFP_OK)
			return policy;
	}
}

static sfp_request random_request(const sfp_policy *a, const sfp_policy *b)
{
	static const unsigned moods[][2] = { { 100, 0 }, { 85, 10 }, { 50, 20 }, { 40, 50 }, { 10, 20 } };
	const unsigned *mood = moods[draw((unsigned)SFP__LENGTH(moods))];
	sfp_request request = SFP_REQUEST_INIT;
	sfp_facts asked[2];

	request.action = (sfp_action)(draw(SFP_ACTION_END - 1) + 1);
	if (draw(4) == 0)
		request.action = draw(2) ? SFP_ACTION_CHAT_CREATE : SFP_ACTION_INVITE_CLAIM;
	for (unsigned i = draw(4); i; i--)
		request.roles |= SFP_ROLE_BIT(draw(SFP_ROLE_END - 1) + 1);
	if (draw(2))
		request.kind = (sfp_kind)draw(SFP_KIND_SUBJECT_OTHER + 1);
	ck_sfp_ok(sfp_policy_facts_asked(a, request.roles, request.action, request.kind, &asked[0]));
	ck_sfp_ok(sfp_policy_facts_asked(b, request.roles, request.action, request.kind, &asked[1]));
	for (int fact = 1; fact < SFP_FACT_END; fact++) {
		unsigned luck = draw(100);

		if (!sfp_facts_has(&asked[0], (sfp_fact)fact) && !sfp_facts_has(&asked[1], (sfp_fact)fact) && draw(30))
			continue;
		if (luck < mood[0])
			sfp_facts_add(&request.known_true, (sfp_fact)fact);
		else if (luck < mood[0] + mood[1])
			sfp_facts_add(&request.known_false, (sfp_fact)fact);
	}
	return request;
}

static size_t sample(const sfp_policy *a, const sfp_policy *b, const sfp_comparison *comparison)
{
	size_t changed = 0;

	for (int i = 0; i < REQUESTS; i++) {
		sfp_request request = random_request(a, b);
		const sfp_change *change = sfp_comparison_find(comparison, &request);
		sfp_effect before = ask(a, &request), after = ask(b, &request);

		ck_assert_msg((before != after) == (change != NULL), "%s for roles %#x, kind %d: %s, then %s; %s",
		              sfp_action_name(request.action), request.roles, request.kind, sfp_effect_name(before),
		              sfp_effect_name(after), change ? change->text_en : "no class");
		ck_assert(!change || (change->before == before && change->after == after && !change->approximate));
		changed += change != NULL;
	}
	return changed;
}

static void check_examples(const sfp_policy *a, const sfp_policy *b, const sfp_comparison *comparison)
{
	for (size_t i = 0; i < sfp_comparison_change_count(comparison); i++) {
		const sfp_change *change = sfp_comparison_change_at(comparison, i);

		ck_assert_int_eq(ask(a, &change->example), change->before);
		ck_assert_int_eq(ask(b, &change->example), change->after);
		ck_assert_int_ne(change->before, change->after);
		ck_assert_ptr_eq(sfp_comparison_find(comparison, &change->example), change);
	}
}

START_TEST(the_classes_are_exactly_the_requests_whose_answer_changes)
{
	SFP__CLEANUP(policy_freep) sfp_policy *builtin = load(sfp_policy_builtin_text(NULL));
	size_t changed = 0, classes = 0;

	for (int i = 0; i < MUTANTS; i++) {
		SFP__CLEANUP(policy_freep) sfp_policy *one = i % 2 ? mutant() : sfp_policy_ref(builtin);
		SFP__CLEANUP(policy_freep) sfp_policy *other = mutant();
		SFP__CLEANUP(comparison_freep) sfp_comparison *comparison = compare(one, other);

		check_examples(one, other, comparison);
		changed += sample(one, other, comparison);
		classes += sfp_comparison_change_count(comparison);
	}
	ck_assert_msg(changed > 500 && classes > 100, "only %zu requests in %zu classes changed", changed, classes);
}
END_TEST

START_TEST(of_small_acts_every_request_is_in_its_class)
{
	size_t changed = 0;

	for (int round = 0; round < 100; round++) {
		struct small_norm norms[RANDOM_NORMS];
		size_t first;
		SFP__CLEANUP(policy_freep) sfp_policy *one = small_policy(norms, &first);
		SFP__CLEANUP(policy_freep) sfp_policy *other = small_policy(norms, &first);
		SFP__CLEANUP(comparison_freep) sfp_comparison *comparison = compare(one, other);

		for (unsigned number = 0; number < EVERY_REQUEST; number++) {
			sfp_request request = every_request(number);
			const sfp_change *change = sfp_comparison_find(comparison, &request);
			sfp_effect before = ask(one, &request), after = ask(other, &request);

			ck_assert_msg((before != after) == (change != NULL), "round %d, request %u", round, number);
			ck_assert(!change || (change->before == before && change->after == after));
			changed += change != NULL;
		}
	}
	ck_assert_uint_gt(changed, 1000);
}
END_TEST

/* Sixteen ways to be permitted, each with five facts: nobody wants the list of all cases. */
static char *labyrinth(int different)
{
	char *text = NULL, *rules = strdup("");

	for (int i = 0; i < 16; i++) {
		char *longer = NULL;

		ck_assert_int_ge(
			asprintf(&longer,
		                 "%s      - {action: help.ask, require: [custom_%d, custom_%d, custom_%d, custom_%d, "
		                 "custom_%d]}\n",
		                 rules, i + 1, (i * 3 + 1) % 16 + 1, (i * 5 + 2) % 16 + 1, (i * 7 + 3) % 16 + 1,
		                 i == 15 ? different : (i * 11 + 7) % 16 + 1),
			0);
		free(rules);
		rules = longer;
	}
	ck_assert_int_ge(
		asprintf(&text,
	                 "format: 1\npack: labyrinth\ntitle: {ru: А, en: A}\nnorms:\n"
	                 "  - norm: local.maze\n    modality: right\n    title: {ru: А, en: A}\n    bearer: user\n"
	                 "    rules:\n%s",
	                 rules),
		0);
	free(rules);
	return text;
}

START_TEST(what_is_too_much_to_list_is_told_with_an_example)
{
	SFP__CLEANUP(sfp__freep) char *one = labyrinth(4);
	SFP__CLEANUP(sfp__freep) char *other = labyrinth(12);
	SFP__CLEANUP(policy_freep) sfp_policy *before = load(one);
	SFP__CLEANUP(policy_freep) sfp_policy *after = load(other);
	SFP__CLEANUP(comparison_freep) sfp_comparison *comparison = compare(before, after);
	const sfp_change *change = sfp_comparison_change_at(comparison, 0);

	ck_assert_uint_eq(sfp_comparison_change_count(comparison), 1);
	ck_assert(change->approximate && change->told);
	ck_assert_int_eq(ask(before, &change->example), change->before);
	ck_assert_int_eq(ask(after, &change->example), change->after);
	ck_assert_int_ne(change->before, change->after);
}
END_TEST

START_TEST(whoever_misuses_it_is_told)
{
	SFP__CLEANUP(policy_freep) sfp_policy *policy = load(sfp_policy_builtin_text(NULL));
	sfp_comparison *comparison = NULL;
	sfp_request request = SFP_REQUEST_INIT;

	ck_sfp_status(sfp_policy_compare(NULL, policy, &comparison), SFP_E_MISUSE);
	ck_sfp_status(sfp_policy_compare(policy, NULL, &comparison), SFP_E_MISUSE);
	ck_sfp_status(sfp_policy_compare(policy, policy, NULL), SFP_E_MISUSE);
	ck_assert_ptr_null(sfp_comparison_find(NULL, &request));
	ck_assert_ptr_null(sfp_comparison_change_at(NULL, 0));
	ck_assert_ptr_null(sfp_comparison_difference_at(NULL, 0));
	sfp_comparison_free(NULL);
}
END_TEST

static Suite *compare_suite(void)
{
	Suite *suite = suite_create("compare");
	TCase *tcase = tcase_create("compare");

	tcase_add_loop_test(tcase, a_council_reads_what_an_edition_changes, 0, (int)SFP__LENGTH(editions));
	tcase_add_test(tcase, what_changes_nothing_is_said_to_change_nothing);
	tcase_add_loop_test(tcase, every_other_line_that_differs_is_listed_by_its_place, 0, (int)SFP__LENGTH(settings));
	tcase_add_test(tcase, the_classes_are_exactly_the_requests_whose_answer_changes);
	tcase_add_test(tcase, of_small_acts_every_request_is_in_its_class);
	tcase_add_test(tcase, what_is_too_much_to_list_is_told_with_an_example);
	tcase_add_test(tcase, whoever_misuses_it_is_told);
	suite_add_tcase(suite, tcase);
	return suite;
}
SUITE_MAIN(compare_suite)
