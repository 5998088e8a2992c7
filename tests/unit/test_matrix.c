/* test_matrix.c: each sign of a matrix is what sfp_decide() answers to every request that it stands for, nothing that
 * the act regulates is left out, and what is written holds whatever a pack calls things. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/matrix.h"
#include "small_act.h"

static sfp_matrix *lay_out(const sfp_policy *policy)
{
	sfp_matrix *matrix = NULL;

	ck_sfp_ok(sfp_matrix_build(policy, &matrix));
	return matrix;
}

static bool has(const uint64_t bits[2], int number)
{
	return bits[number / 64] >> number % 64 & 1;
}

/* ---- a sign is what the policy answers ---- */

/* Check writes a line for everything that it asserts: what is asked a million times asserts only what is wrong. */
static sfp_decision ask(const sfp_policy *policy, const sfp_request *request)
{
	sfp_decision decision = SFP_DECISION_INIT;

	if (sfp_decide(policy, request, &decision) != SFP_OK)
		ck_abort_msg("not decided");
	return decision;
}

static size_t facts_of_row(const sfp_matrix_row *row, sfp_fact facts[SFP_FACT_END])
{
	size_t count = 0;

	for (int fact = 1; fact < SFP_FACT_END; fact++)
		for (size_t i = 0; i < row->ground_count; i++)
			if (sfp_facts_has(&row->grounds[i].require, (sfp_fact)fact)) {
				facts[count++] = (sfp_fact)fact;
				break;
			}
	return count;
}

/* Of all ways in which the facts can be true or false, or true or unknown, in how many it is permitted. */
static void count_permits(const sfp_policy *policy, sfp_request request, const sfp_matrix_row *row, size_t *ret_permits,
                          size_t *ret_all)
{
	sfp_fact facts[SFP_FACT_END];
	size_t count = facts_of_row(row, facts);

	ck_assert_uint_le(count, 12);
	*ret_permits = 0;
	*ret_all = (size_t)1 << count;
	for (size_t truth = 0; truth < *ret_all; truth++) {
		sfp_effect unknown;
		bool permitted;

		request.known_true = request.known_false = (sfp_facts){ { 0, 0 } };
		for (size_t i = 0; i < count; i++)
			if (truth >> i & 1)
				sfp_facts_add(&request.known_true, facts[i]);
		unknown = ask(policy, &request).effect;
		for (size_t i = 0; i < count; i++)
			if (!(truth >> i & 1))
				sfp_facts_add(&request.known_false, facts[i]);
		permitted = ask(policy, &request).effect == SFP_EFFECT_PERMIT;
		*ret_permits += permitted;
		if (unknown == SFP_EFFECT_PERMIT && !permitted)
			ck_abort_msg(
				"a fact that becomes false takes a permit away that was given while it was unknown");
	}
}

static void expect_sign(const sfp_policy *policy, const sfp_request *request, const sfp_matrix_row *row,
                        sfp_matrix_sign sign)
{
	sfp_decision bare = ask(policy, request);
	size_t permits, all;

	count_permits(policy, *request, row, &permits, &all);
	switch (sign) {
	case SFP_MATRIX_ALWAYS:
		ck_assert_uint_eq(permits, all);
		ck_assert_int_eq(bare.effect, SFP_EFFECT_PERMIT);
		return;
	case SFP_MATRIX_CONDITIONAL:
		ck_assert(permits > 0 && permits < all);
		ck_assert_int_eq(bare.effect, SFP_EFFECT_UNDETERMINED);
		return;
	case SFP_MATRIX_FORBIDDEN:
		ck_assert_uint_eq(permits, 0);
		ck_assert_int_ne(bare.effect, SFP_EFFECT_NOT_REGULATED);
		return;
	case SFP_MATRIX_OTHERS:
		ck_assert_uint_eq(permits, 0);
		ck_assert_int_eq(bare.reason, SFP_REASON_ROLE);
		return;
	case SFP_MATRIX_NOTHING:
		ck_assert_uint_eq(permits, 0);
		ck_assert_int_eq(bare.effect, SFP_EFFECT_NOT_REGULATED);
		return;
	}
	ck_abort_msg("no such sign: %d", (int)sign);
}

static void expect_row(const sfp_policy *policy, const sfp_matrix *matrix, const sfp_matrix_row *row, size_t seen[6])
{
	for (int action = 1; action < SFP_ACTION_END; action++)
		for (int kind = 0; kind < SFP_KIND_END && has(row->actions, action); kind++)
			for (size_t i = 0; i < matrix->role_count && has(row->kinds, kind); i++) {
				sfp_request request = SFP_REQUEST_INIT;

				request.action = (sfp_action)action;
				request.kind = (sfp_kind)kind;
				request.roles = SFP_ROLE_BIT(matrix->roles[i]);
				expect_sign(policy, &request, row, row->signs[i]);
				seen[row->signs[i]]++;
			}
}

/* Each action and kind has one row at most; what has none is answered as the action of no kind is, or is not regulated.
 */
static void expect_complete(const sfp_policy *policy, const sfp_matrix *matrix)
{
	for (int action = 1; action < SFP_ACTION_END; action++) {
		const sfp_matrix_row *plain = NULL;

		for (int kind = 0; kind < SFP_KIND_END; kind++) {
			const sfp_matrix_row *found = NULL;
			sfp_request request = SFP_REQUEST_INIT;

			for (size_t i = 0; i < matrix->row_count; i++)
				if (has(matrix->rows[i].actions, action) && has(matrix->rows[i].kinds, kind)) {
					ck_assert_ptr_null(found);
					found = &matrix->rows[i];
				}
			plain = kind ? plain : found;
			request.action = (sfp_action)action;
			request.kind = (sfp_kind)kind;
			request.roles = ~0u;
			if (!found && !plain)
				ck_assert_int_eq(ask(policy, &request).effect, SFP_EFFECT_NOT_REGULATED);
			for (size_t i = 0; i < matrix->role_count && !found && plain; i++) {
				request.roles = SFP_ROLE_BIT(matrix->roles[i]);
				expect_sign(policy, &request, plain, plain->signs[i]);
			}
		}
	}
}

static void expect_matrix(const sfp_policy *policy, size_t seen[6])
{
	sfp_matrix *matrix = lay_out(policy);

	for (size_t i = 0; i < matrix->row_count; i++) {
		ck_assert(has(matrix->rows[i].actions, matrix->rows[i].action) &&
		          has(matrix->rows[i].kinds, matrix->rows[i].kind));
		expect_row(policy, matrix, &matrix->rows[i], seen);
	}
	expect_complete(policy, matrix);
	sfp_matrix_free(matrix);
}

static sfp_policy *load_file(const char *path)
{
	char whole[512], *text;
	sfp_policy *policy;
	size_t length;
	FILE *file;

	snprintf(whole, sizeof(whole), "%s/%s", getenv("SFP_SOURCE_ROOT") ? getenv("SFP_SOURCE_ROOT") : ".", path);
	file = fopen(whole, "rb");
	ck_assert_msg(file, "%s cannot be opened", whole);
	text = calloc(1, 1 << 20);
	length = fread(text, 1, (1 << 20) - 1, file);
	fclose(file);
	ck_assert_uint_gt(length, 0);
	policy = load(text);
	free(text);
	return policy;
}

static const char *const packs[] = { "src/packs/builtin.yaml", "examples/packs/kindergarten.yaml",
	                             "examples/packs/dop-centre.yaml" };

START_TEST(each_sign_of_a_shipped_act_is_what_the_policy_answers)
{
	sfp_policy *policy = load_file(packs[_i]);
	size_t seen[6] = { 0 };

	expect_matrix(policy, seen);
	ck_assert(seen[SFP_MATRIX_ALWAYS] > 10 && seen[SFP_MATRIX_CONDITIONAL] > 30 && seen[SFP_MATRIX_OTHERS] > 100);
	sfp_policy_unref(policy);
}
END_TEST

/* Prohibitions of all sizes meet permits of all sizes. */
START_TEST(each_sign_of_a_random_act_is_what_the_policy_answers)
{
	size_t seen[6] = { 0 };

	for (int i = 0; i < 200; i++) {
		struct small_norm norms[RANDOM_NORMS];
		size_t first;
		sfp_policy *policy = small_policy(norms, &first);

		expect_matrix(policy, seen);
		sfp_policy_unref(policy);
	}
	for (int sign = SFP_MATRIX_NOTHING; sign <= SFP_MATRIX_ALWAYS; sign++)
		ck_assert_uint_gt(seen[sign], 20);
}
END_TEST

/* ---- as the act has it ---- */

static const sfp_matrix_row *row_of(const sfp_matrix *matrix, sfp_action action, sfp_kind kind)
{
	for (size_t i = 0; i < matrix->row_count; i++)
		if (has(matrix->rows[i].actions, action) && has(matrix->rows[i].kinds, kind))
			return &matrix->rows[i];
	return NULL;
}

/* One sign a role: council, head, administration, administrator, homeroom teacher, teacher, student, parent,
 * organisation, act. */
static const struct {
	sfp_action action;
	sfp_kind kind;
	const char *section, *signs;
	size_t grounds;
} cells[] = {
	{ SFP_ACTION_POLICY_ADOPT, SFP_KIND_NONE, "1", "c---------", 1 },
	{ SFP_ACTION_CLASS_CREATE, SFP_KIND_NONE, "2.1", "---c------", 1 },
	{ SFP_ACTION_ORDER_ISSUE, SFP_KIND_NONE, "2.2", "-++-------", 1 },
	{ SFP_ACTION_HELP_ASK, SFP_KIND_NONE, "2.1", "-+++++++--", 1 },
	{ SFP_ACTION_CHAT_CREATE, SFP_KIND_CLASS_PARENTS, "2.3", "----c-----", 1 },
	{ SFP_ACTION_CHAT_CREATE, SFP_KIND_SUBJECT_STUDENTS, "2.4", "---ccc----", 1 },
	{ SFP_ACTION_CHAT_PARTICIPATE, SFP_KIND_NONE, "2.5", "------cc--", 2 },
	{ SFP_ACTION_INVITE_CLAIM, SFP_KIND_NONE, "2.1", "-ccccccc--", 6 },
	{ SFP_ACTION_POLICY_ENACT, SFP_KIND_NONE, "4", "---------c", 1 },
};

START_TEST(the_built_in_act_looks_as_it_reads)
{
	sfp_policy *policy = load_file(packs[0]);
	sfp_matrix *matrix = lay_out(policy);
	const sfp_matrix_row *row = row_of(matrix, cells[_i].action, cells[_i].kind);

	ck_assert_uint_eq(matrix->role_count, 10);
	ck_assert_ptr_nonnull(row);
	ck_assert_str_eq(row->section, cells[_i].section);
	ck_assert_uint_eq(row->ground_count, cells[_i].grounds);
	for (size_t i = 0; i < matrix->role_count; i++) {
		static const char drawn[] = " .-xc+";

		ck_assert_msg(drawn[row->signs[i]] == cells[_i].signs[i], "%s: %s", sfp_role_name(matrix->roles[i]),
		              sfp_action_name(row->action));
	}
	sfp_matrix_free(matrix);
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(rows_come_by_section_and_the_matrix_outlives_its_policy)
{
	sfp_policy *policy = load_file(packs[0]);
	sfp_matrix *matrix = lay_out(policy);
	const char *sections[] = { "1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3", "4", "" };
	size_t section = 0;

	sfp_policy_unref(policy);
	ck_assert_str_eq(matrix->rows[0].section, "1");
	for (size_t i = 0; i < matrix->row_count; i++) {
		while (section < 10 && strcmp(matrix->rows[i].section, sections[section]) != 0)
			section++;
		ck_assert_msg(section < 10, "%s is out of its place", matrix->rows[i].section);
		ck_assert_str_ne(matrix->rows[i].grounds[0].norm->code, "");
	}
	ck_assert_uint_eq(section, 9); /* the law comes last */
	sfp_matrix_free(matrix);
}
END_TEST

/* ---- what is written ---- */

static char *render(const char *pack, sfp_matrix_format format, sfp_language language)
{
	sfp_policy *policy = load(pack);
	sfp_matrix *matrix = lay_out(policy);
	char *text = NULL;

	ck_sfp_ok(sfp_matrix_render(matrix, format, language, &text));
	sfp_matrix_free(matrix);
	sfp_policy_unref(policy);
	return text;
}

#define HOSTILE                                                                                                        \
	"format: 1\npack: hostile\ntitle: {ru: '<b>\"А&''', en: '=cmd|x'}\n"                                          \
	"vocabulary: {teacher: {ru: '=1+2', en: '@teacher \"a\"'}, help.ask: {ru: '<script>', en: '-help; me'},\n"     \
	"  class_parents: {ru: '<i>', en: '<i>'}}\n"                                                                   \
	"facts: {custom_1: {name: consent, title: {ru: 'a\"b''c', en: 'a\"b'}}}\n"                                     \
	"norms:\n  - {norm: local.a, clause: '1.2', modality: right, title: {ru: А, en: A}, bearer: [teacher],\n"     \
	"     rules: [{action: help.ask, require: [consent]}, {action: chat.create, kind: class_parents}]}\n"          \
	"  - {norm: local.b, modality: prohibition, title: {ru: '<u>', en: '<u>'}, bearer: [student],\n"               \
	"     rules: [{action: help.ask}]}\n"

static void expect_in(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) != NULL, "no '%s' in:\n%s", part, text);
}

static void expect_not_in(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) == NULL, "'%s' in:\n%s", part, text);
}

START_TEST(a_page_escapes_whatever_a_pack_calls_things)
{
	char *text = render(HOSTILE, SFP_MATRIX_HTML, SFP_RU);

	expect_in(text, "&lt;b&gt;&quot;А&amp;");
	expect_in(text, "<th scope=\"row\">&lt;script&gt;</th>");
	expect_in(text, "a&quot;b&#39;c");
	expect_in(text, "(вид: &lt;i&gt;)");
	expect_in(text, "&lt;u&gt;");
	expect_not_in(text, "<script");
	expect_not_in(text, "<i>");
	expect_not_in(text, "<u>");
	expect_not_in(text, "http://");
	expect_not_in(text, "https://");
	free(text);
}
END_TEST

START_TEST(a_spreadsheet_gets_no_formula)
{
	char *ru = render(HOSTILE, SFP_MATRIX_CSV, SFP_RU), *en = render(HOSTILE, SFP_MATRIX_CSV, SFP_EN);

	expect_in(ru, "\xef\xbb\xbfРаздел;Действие;'=1+2;");
	expect_in(en, "Section,Action,\"'@teacher \"\"a\"\"\",");
	expect_in(en, "\r\n1,'-help; me,on a condition,forbidden,");
	expect_in(en, "clause 1.2, @teacher \"\"a\"\": if a\"\"b; <u>, student: forbidden \"\r\n");
	free(ru);
	free(en);
}
END_TEST

/* What a terminal would obey, written as YAML writes it: an escape, CSI in one character, from right to left, DEL, a
 * break of the line. */
#define OBEYED "\"\\e[31mA\\x9bB\\u202eC\\x7fD\\nE\""
#define TAMED                                                                                                          \
	"\xEF\xBF\xBD[31mA\xEF\xBF\xBD"                                                                                \
	"B\xEF\xBF\xBD"                                                                                                \
	"C\xEF\xBF\xBD"                                                                                                \
	"D\xEF\xBF\xBD"                                                                                                \
	"E"
#define COMMANDING                                                                                                     \
	"format: 1\npack: commanding\ntitle: {ru: " OBEYED ", en: " OBEYED "}\n"                                       \
	"vocabulary: {teacher: {ru: " OBEYED ", en: " OBEYED "}, help.ask: {ru: " OBEYED ", en: " OBEYED "},\n"        \
	"  class_parents: {ru: " OBEYED ", en: " OBEYED "}}\n"                                                         \
	"facts: {custom_1: {name: consent, title: {ru: " OBEYED ", en: " OBEYED "}}}\n"                                \
	"norms:\n  - {norm: local.a, clause: " OBEYED ", modality: right, title: {ru: " OBEYED ", en: " OBEYED "},\n"  \
	"     bearer: [teacher], rules: [{action: help.ask, require: [consent]}, {action: chat.create, kind: class_parents}]}\n"

START_TEST(no_title_of_a_pack_commands_a_terminal_or_makes_a_line)
{
	static const char *const obeyed[] = { "\x1b", "\xC2\x9B", "\xE2\x80\xAE", "\x7f", "D\nE" };
	sfp_matrix_format format = (sfp_matrix_format)_i;

	for (int language = SFP_RU; language <= SFP_EN; language++) {
		char *text = render(COMMANDING, format, (sfp_language)language);

		for (size_t i = 0; i < sizeof(obeyed) / sizeof(obeyed[0]); i++)
			expect_not_in(text, obeyed[i]);
		expect_in(text, TAMED);
		free(text);
	}
}
END_TEST

START_TEST(a_terminal_gets_signs_grounds_and_conditions)
{
	char *text = render(HOSTILE, SFP_MATRIX_TEXT, SFP_EN);

	expect_in(text, "Matrix of powers: =cmd|x\n");
	expect_in(text, "Roles: 1 @teacher \"a\"; 2 student\n");
	expect_in(
		text,
		"\nSection 1 — @teacher \"a\"\n  1  2\n  ◐  ✕  -help; me\n         clause 1.2, @teacher \"a\": if a\"b\n"
		"         <u>, student: forbidden\n  ●  –  create a chat (kind: <i>)\n         clause 1.2, @teacher \"a\"\n");
	free(text);
}
END_TEST

START_TEST(conditions_are_joined_as_people_speak_and_holding_says_the_rest)
{
	char *ru = render(
		"format: 1\npack: a\ntitle: {ru: А, en: A}\nnorms:\n"
		"  - {norm: local.a, clause: '3', modality: right, title: {ru: А, en: A}, bearer: [teacher],\n"
		"     rules: [{action: lesson.hold, require: [actor_joined, order_issued, invite_live], reading: implied}]}\n",
		SFP_MATRIX_TEXT, SFP_RU);

	expect_in(ru, "\nВсе нормы\n  1\n  ◐  провести дистанционное занятие\n");
	expect_in(ru, "п. 3 (по смыслу), педагогический работник: "
	              "если приказ издан, ссылка действует и человек присоединился к платформе\n");
	free(ru);
}
END_TEST

/* Some of the five only: then each is named. */
START_TEST(who_may_not_hold_it_whole_is_told_what)
{
	char *text =
		render("format: 1\npack: a\ntitle: {ru: А, en: A}\nnorms:\n"
	               "  - {norm: local.a, clause: '3', modality: right, title: {ru: А, en: A}, bearer: [teacher],\n"
	               "     rules: [{action: [lesson.plan, lesson.cancel]}]}\n",
	               SFP_MATRIX_TEXT, SFP_EN);

	expect_in(text, "\n  ●  plan a remote lesson; cancel a remote lesson\n");
	free(text);
}
END_TEST

START_TEST(an_act_without_rules_is_an_empty_sheet)
{
	static const char nothing[] = "format: 1\npack: a\ntitle: {ru: А, en: A}\nnorms:\n"
				      "  - {norm: local.a, modality: definition, title: {ru: А, en: A}}\n";

	for (int format = SFP_MATRIX_TEXT; format <= SFP_MATRIX_HTML; format++) {
		char *text = render(nothing, (sfp_matrix_format)format, SFP_EN);

		ck_assert_str_ne(text, "");
		expect_not_in(text, "<tbody>");
		free(text);
	}
}
END_TEST

START_TEST(what_cannot_be_meant_is_misuse)
{
	sfp_policy *policy = load_file(packs[0]);
	sfp_matrix *matrix = NULL;
	char *text = NULL;

	ck_sfp_status(sfp_matrix_build(NULL, &matrix), SFP_E_MISUSE);
	ck_sfp_status(sfp_matrix_build(policy, NULL), SFP_E_MISUSE);
	ck_sfp_ok(sfp_matrix_build(policy, &matrix));
	ck_sfp_status(sfp_matrix_render(NULL, SFP_MATRIX_CSV, SFP_RU, &text), SFP_E_MISUSE);
	ck_sfp_status(sfp_matrix_render(matrix, SFP_MATRIX_CSV, SFP_RU, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_matrix_render(matrix, (sfp_matrix_format)0, SFP_RU, &text), SFP_E_MISUSE);
	ck_sfp_status(sfp_matrix_render(matrix, (sfp_matrix_format)4, SFP_RU, &text), SFP_E_MISUSE);
	ck_assert_ptr_null(text);
	sfp_matrix_free(matrix);
	sfp_matrix_free(NULL);
	sfp_policy_unref(policy);
}
END_TEST

static Suite *matrix_suite(void)
{
	Suite *suite = suite_create("matrix");
	TCase *signs = tcase_create("signs"), *written = tcase_create("written");

	tcase_set_timeout(signs, 120);
	tcase_add_loop_test(signs, each_sign_of_a_shipped_act_is_what_the_policy_answers, 0, 3);
	tcase_add_test(signs, each_sign_of_a_random_act_is_what_the_policy_answers);
	tcase_add_loop_test(signs, the_built_in_act_looks_as_it_reads, 0, (int)SFP__LENGTH(cells));
	tcase_add_test(signs, rows_come_by_section_and_the_matrix_outlives_its_policy);
	suite_add_tcase(suite, signs);
	tcase_add_test(written, a_page_escapes_whatever_a_pack_calls_things);
	tcase_add_test(written, a_spreadsheet_gets_no_formula);
	tcase_add_loop_test(written, no_title_of_a_pack_commands_a_terminal_or_makes_a_line, SFP_MATRIX_TEXT,
	                    SFP_MATRIX_HTML + 1);
	tcase_add_test(written, a_terminal_gets_signs_grounds_and_conditions);
	tcase_add_test(written, conditions_are_joined_as_people_speak_and_holding_says_the_rest);
	tcase_add_test(written, who_may_not_hold_it_whole_is_told_what);
	tcase_add_test(written, an_act_without_rules_is_an_empty_sheet);
	tcase_add_test(written, what_cannot_be_meant_is_misuse);
	suite_add_tcase(suite, written);
	return suite;
}

SUITE_MAIN(matrix_suite)
