/* test_machine_diagram.c: the drawings of the machines show what the act says, and titles cannot break them. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "machine_expected.h"

/* The next line of a text without its end; NULL after the last. */
static const char *next_line(const char **text, char *line, size_t size)
{
	size_t length = strcspn(*text, "\n");

	if (!**text)
		return NULL;
	ck_assert_uint_lt(length, size);
	memcpy(line, *text, length);
	line[length] = '\0';
	*text += length;
	if (**text)
		++*text;
	return line;
}

static char *diagram(int machine, sfp_diagram_format format, sfp_language language)
{
	char *text = NULL;

	ck_assert_int_eq(sfp_machine_diagram((sfp_machine)machine, format, language, &text), SFP_OK);
	return text;
}

/* The arrow of the table above that a drawn one is; told apart by its guards where two run side by side. */
static const struct arrow *arrow_drawn(int machine, const char *from, const char *to, const char *label)
{
	const char *title;

	for (size_t i = 0; i < SFP__LENGTH(arrows); i++) {
		if (machine_of(&arrows[i]) != machine || strcmp(arrows[i].from, from) != 0 ||
		    strcmp(arrows[i].to, to) != 0)
			continue;
		title = sfp_machine_event_title((sfp_machine)machine, place(machines[machine].events, arrows[i].event),
		                                SFP_RU);
		if (strstr(label, title))
			return &arrows[i];
	}
	return NULL;
}

/* A label says in Russian all that the arrow asks for. */
static void ck_label(const struct arrow *arrow, const char *label)
{
	int conditions = word_count(arrow->guards) + (arrow->needs != 0) + (*arrow->action == '\0');
	const char *open = strchr(label, '[');
	int commas = 0;

	ck_assert_int_eq(open != NULL, conditions > 0);
	for (const char *at = open; at && *at; at++)
		commas += strncmp(at, ", ", 2) == 0;
	ck_assert_int_eq(open ? commas + 1 : 0, conditions);
	ck_assert_int_eq(strstr(label, "нужен приказ") != NULL, arrow->needs == SFP_NEED_ORDER);
	ck_assert_int_eq(strstr(label, "нужен протокол") != NULL, arrow->needs == SFP_NEED_MINUTES);
	ck_assert_int_eq(strstr(label, "нужна причина") != NULL, arrow->needs == SFP_NEED_REASON);
	ck_assert_int_eq(strstr(label, "(по часам)") != NULL, *arrow->action == '\0');
}

/* Line breaks of either format are no words of the label. */
static void ck_russian_label(char *label)
{
	char *line_break;

	while ((line_break = strstr(label, "\\n")) != NULL)
		memcpy(line_break, "  ", 2);
	while ((line_break = strstr(label, "<br/>")) != NULL)
		memcpy(line_break, "     ", 5);
	ck_assert_msg(speaks_russian(label), "not Russian: %s", label);
}

START_TEST(the_dot_diagram_has_every_arrow_and_marks_the_end_and_the_clock)
{
	SFP__CLEANUP(sfp__freep) char *text = diagram(_i, SFP_DIAGRAM_DOT, SFP_RU);
	const char *rest = text;
	char line[512], from[64], to[64], label[300];
	size_t count = 0;
	int states = 0;

	while (next_line(&rest, line, sizeof(line))) {
		if (sscanf(line, "\t\"%63[^\"]\" -> \"%63[^\"]\" [label=\"%299[^\"]", from, to, label) == 3) {
			const struct arrow *arrow = arrow_drawn(_i, from, to, label);

			ck_assert_msg(arrow, "what is this: %s", line);
			ck_label(arrow, label);
			ck_russian_label(label);
			ck_assert_int_eq(strstr(line, "style=dashed") != NULL, *arrow->action == '\0');
			count++;
		} else if (sscanf(line, "\t\"%63[a-z_]\" [label=\"%299[^\"]", from, label) == 2) {
			states++;
			ck_assert_str_eq(label, sfp_machine_state_title((sfp_machine)_i, states, SFP_RU));
			ck_assert_int_eq(strstr(line, "peripheries=2") != NULL, place(machines[_i].finals, from) > 0);
		} else if (sscanf(line, "\t\"*\" -> \"%63[^\"]\"", to) == 1) {
			ck_assert_str_eq(to, machines[_i].initial);
		}
	}
	ck_assert_uint_eq(count, count_arrows(_i));
	ck_assert_int_eq(states, word_count(machines[_i].states));
	ck_assert_str_eq(text + strlen(text) - 2, "}\n");
}
END_TEST

START_TEST(the_mermaid_diagram_has_every_arrow_and_marks_the_end_and_the_clock)
{
	SFP__CLEANUP(sfp__freep) char *text = diagram(_i, SFP_DIAGRAM_MERMAID, SFP_RU);
	const char *rest = text;
	char line[512], from[64], to[64], label[300];
	size_t count = 0;
	int states = 0, finals = 0;

	ck_assert_ptr_nonnull(strstr(text, "\nstateDiagram-v2\n"));
	while (next_line(&rest, line, sizeof(line))) {
		if (sscanf(line, "\t[*] --> %63s", to) == 1) {
			ck_assert_str_eq(to, machines[_i].initial);
		} else if (sscanf(line, "\t%63[a-z_] --> %63[a-z_] : %299[^\n]", from, to, label) == 3) {
			const struct arrow *arrow = arrow_drawn(_i, from, to, label);

			ck_assert_msg(arrow, "what is this: %s", line);
			ck_label(arrow, label);
			ck_russian_label(label);
			count++;
		} else if (sscanf(line, "\t%63[a-z_] --> %63s", from, to) == 2) {
			ck_assert_str_eq(to, "[*]");
			ck_assert_int_gt(place(machines[_i].finals, from), 0);
			finals++;
		} else if (sscanf(line, "\tstate \"%299[^\"]\" as %63s", label, from) == 2) {
			states++;
			ck_assert_int_eq(place(machines[_i].states, from), states);
			ck_assert_str_eq(label, sfp_machine_state_title((sfp_machine)_i, states, SFP_RU));
		}
	}
	ck_assert_uint_eq(count, count_arrows(_i));
	ck_assert_int_eq(states, word_count(machines[_i].states));
	ck_assert_int_eq(finals, word_count(machines[_i].finals));
}
END_TEST

START_TEST(an_english_diagram_is_english)
{
	SFP__CLEANUP(sfp__freep) char *dot = diagram(_i, SFP_DIAGRAM_DOT, SFP_EN);
	SFP__CLEANUP(sfp__freep) char *mermaid = diagram(_i, SFP_DIAGRAM_MERMAID, SFP_EN);
	const char *const texts[] = { dot, mermaid };

	for (size_t i = 0; i < SFP__LENGTH(texts); i++) {
		for (const char *at = texts[i]; *at; at++)
			ck_assert_msg((unsigned char)*at < 0x80, "not English: %.40s", at);
		ck_assert_ptr_nonnull(strstr(texts[i], sfp_machine_title((sfp_machine)_i, SFP_EN)));
	}
}
END_TEST

/* No title of ours is like that; the next one may be. */
static const struct sfp__state awkward_states[] = {
	[1] = { { "first", "a \"b\" \\ #1: <c>; d", "" }, false },
	[2] = { { "second", "e", "" }, true },
};
static const struct sfp__title awkward_events[] = { [1] = { "go", "f:\"g\"", "" } };
static const sfp_arrow awkward_arrows[] = {
	{ 1, 1, 2, SFP_ACTION_CHAT_CREATE, SFP__GUARD(SFP_FACT_CUSTOM_1), 0, "a \"term\"" },
};
static const struct sfp__machine awkward = {
	.title = { "awkward", "h \"i\"", "" },
	.initial = 1,
	.state_count = 2,
	.event_count = 1,
	.states = awkward_states,
	.events = awkward_events,
	.arrows = awkward_arrows,
	.arrow_count = 1,
};

START_TEST(titles_cannot_break_a_dot_diagram)
{
	SFP__CLEANUP(sfp__freep) char *text = NULL;

	ck_assert_int_eq(sfp__machine_draw(&awkward, SFP_DIAGRAM_DOT, SFP_RU, &text), SFP_OK);
	ck_assert_ptr_nonnull(strstr(text, "\tlabel=\"h \\\"i\\\"\";\n"));
	ck_assert_ptr_nonnull(strstr(text, "\t\"first\" [label=\"a \\\"b\\\" \\\\ #1: <c>; d\"];\n"));
	ck_assert_ptr_nonnull(
		strstr(text, "[label=\"f:\\\"g\\\" (по часам)\\n[custom_1, a \\\"term\\\"]\", style=dashed];\n"));
}
END_TEST

START_TEST(titles_cannot_break_a_mermaid_diagram)
{
	SFP__CLEANUP(sfp__freep) char *text = NULL;

	ck_assert_int_eq(sfp__machine_draw(&awkward, SFP_DIAGRAM_MERMAID, SFP_RU, &text), SFP_OK);
	ck_assert_ptr_nonnull(strstr(text, "---\ntitle: \"h \\\"i\\\"\"\n---\n"));
	ck_assert_ptr_nonnull(strstr(text, "\tstate \"a #34;b#34; \\ #35;1#58; #60;c#62;#59; d\" as first\n"));
	ck_assert_ptr_nonnull(
		strstr(text, "\tfirst --> second : f#58;#34;g#34; (по часам)<br/>[custom_1, a #34;term#34;]\n"));
}
END_TEST

START_TEST(a_diagram_of_nothing_is_invalid)
{
	char *text = NULL;

	ck_assert_int_eq(sfp_machine_diagram((sfp_machine)0, SFP_DIAGRAM_DOT, SFP_RU, &text), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_diagram(SFP_MACHINE_CHAT, (sfp_diagram_format)3, SFP_RU, &text), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_diagram(SFP_MACHINE_CHAT, SFP_DIAGRAM_DOT, SFP_RU, NULL), SFP_E_MISUSE);
	ck_assert_ptr_null(text);
}
END_TEST

static TCase *diagrams_case(void)
{
	TCase *diagrams = tcase_create("diagrams");

	tcase_add_loop_test(diagrams, the_dot_diagram_has_every_arrow_and_marks_the_end_and_the_clock, 1,
	                    SFP_MACHINE_END);
	tcase_add_loop_test(diagrams, the_mermaid_diagram_has_every_arrow_and_marks_the_end_and_the_clock, 1,
	                    SFP_MACHINE_END);
	tcase_add_loop_test(diagrams, an_english_diagram_is_english, 1, SFP_MACHINE_END);
	tcase_add_test(diagrams, titles_cannot_break_a_dot_diagram);
	tcase_add_test(diagrams, titles_cannot_break_a_mermaid_diagram);
	tcase_add_test(diagrams, a_diagram_of_nothing_is_invalid);
	return diagrams;
}

static Suite *machine_diagram_suite(void)
{
	Suite *suite = suite_create("machine_diagram");

	suite_add_tcase(suite, diagrams_case());
	return suite;
}

SUITE_MAIN(machine_diagram_suite)
