/* diagram.c: a machine drawn from its tables, for Graphviz and for Mermaid. */
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "machine/machine.h"

/* What a guard says, and what makes the clock fire, in words for a label. */
struct phrase {
	const char *name;
	const char *text[SFP_EN + 1];
};

static const struct phrase guard_phrases[] = {
	{ "order_attached", { [SFP_RU] = "приказ приложен", [SFP_EN] = "the order is attached" } },
	{ "contact_complete", { [SFP_RU] = "контакты указаны", [SFP_EN] = "the contacts are complete" } },
	{ "same_mobile_as_application",
	  { [SFP_RU] = "номер как в заявке", [SFP_EN] = "same number as in the application" } },
	{ "actor_is_applicant", { [SFP_RU] = "это сам заявитель", [SFP_EN] = "by the applicant" } },
	{ "claimant_fits", { [SFP_RU] = "ссылка для него", [SFP_EN] = "the link is meant for them" } },
	{ "uses_left", { [SFP_RU] = "ссылка не исчерпана", [SFP_EN] = "uses are left" } },
	{ "is_last_use", { [SFP_RU] = "использование последнее", [SFP_EN] = "it is the last use" } },
	{ "subject_joined", { [SFP_RU] = "человек вступил", [SFP_EN] = "the person has joined" } },
	{ "subject_employed", { [SFP_RU] = "человек работает", [SFP_EN] = "the person is employed" } },
	{ "effective_date_reached", { [SFP_RU] = "дата наступила", [SFP_EN] = "the date has come" } },
	{ "another_administrator_remains_or_forced",
	  { [SFP_RU] = "администратор не последний или решено всё равно",
	    [SFP_EN] = "not the last administrator or forced" } },
};

static const struct phrase clock_phrases[] = {
	{ "newer edition", { [SFP_RU] = "введена новая редакция", [SFP_EN] = "a newer edition is enacted" } },
	{ "invite_days", { [SFP_RU] = "прошёл срок ссылки", [SFP_EN] = "the invite's days are over" } },
	{ "application_days", { [SFP_RU] = "прошёл срок заявки", [SFP_EN] = "the application's days are over" } },
};

static const struct {
	sfp_need need;
	const char *text[SFP_EN + 1];
} need_phrases[] = {
	{ SFP_NEED_ORDER, { [SFP_RU] = "нужен приказ", [SFP_EN] = "needs an order" } },
	{ SFP_NEED_MINUTES, { [SFP_RU] = "нужен протокол", [SFP_EN] = "needs minutes" } },
	{ SFP_NEED_REASON, { [SFP_RU] = "нужна причина", [SFP_EN] = "needs a reason" } },
};

/* How one format writes what both have. */
struct pen {
	const struct sfp__machine *tables;
	sfp_language language;
	const char *line_break;
	void (*add_char)(struct sfp__buffer *out, char character);
	struct sfp__buffer out;
};

static void add_dot_char(struct sfp__buffer *out, char character)
{
	if (character == '"' || character == '\\')
		sfp__buffer_add_byte(out, '\\');
	sfp__buffer_add_byte(out, (uint8_t)character);
}

/* Mermaid ends a label at these, and has no escape but the character's number. */
static void add_mermaid_char(struct sfp__buffer *out, char character)
{
	if (strchr("\"#:;<>", character))
		sfp__buffer_addf(out, "#%d;", character);
	else
		sfp__buffer_add_byte(out, (uint8_t)character);
}

static void add_escaped(struct pen *pen, const char *text)
{
	for (; *text; text++)
		pen->add_char(&pen->out, *text);
}

static void add_title(struct pen *pen, const struct sfp__title *title)
{
	add_escaped(pen, sfp__title_text(title, pen->language));
}

/* The phrase of a name; the name itself where nobody has put it into words. */
static const char *phrase_of(const struct phrase *phrases, size_t count, const char *name, sfp_language language)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(phrases[i].name, name) == 0)
			return phrases[i].text[language];
	return name;
}

/* One more condition: the first one opens a line of its own. */
static void add_condition(struct pen *pen, bool *any, const char *text)
{
	sfp__buffer_add_text(&pen->out, *any ? ", " : pen->line_break);
	if (!*any)
		sfp__buffer_add_text(&pen->out, "[");
	add_escaped(pen, text);
	*any = true;
}

static bool guarded_by(const sfp_arrow *arrow, int fact)
{
	return arrow->guards.word[fact / 64] >> (fact % 64) & 1;
}

static void add_conditions(struct pen *pen, const sfp_arrow *arrow)
{
	bool any = false;

	for (int fact = 1; fact < SFP_FACT_END; fact++)
		if (guarded_by(arrow, fact))
			add_condition(pen, &any,
			              phrase_of(guard_phrases, SFP__LENGTH(guard_phrases),
			                        sfp_fact_name((sfp_fact)fact), pen->language));
	for (size_t i = 0; i < SFP__LENGTH(need_phrases); i++)
		if (arrow->needs & need_phrases[i].need)
			add_condition(pen, &any, need_phrases[i].text[pen->language]);
	if (arrow->clock)
		add_condition(pen, &any,
		              phrase_of(clock_phrases, SFP__LENGTH(clock_phrases), arrow->clock, pen->language));
	if (any)
		sfp__buffer_add_text(&pen->out, "]");
}

/* What happens, marked where it happens by itself, and under which conditions. */
static void add_label(struct pen *pen, const sfp_arrow *arrow)
{
	add_title(pen, &pen->tables->events[arrow->event]);
	if (arrow->clock)
		sfp__buffer_add_text(&pen->out, pen->language == SFP_EN ? " (by the clock)" : " (по часам)");
	add_conditions(pen, arrow);
}

static const char *name_of_state(const struct pen *pen, int state)
{
	return pen->tables->states[state].title.name;
}

static void dot_state(struct pen *pen, int state)
{
	sfp__buffer_addf(&pen->out, "\t\"%s\" [label=\"", name_of_state(pen, state));
	add_title(pen, &pen->tables->states[state].title);
	sfp__buffer_addf(&pen->out, "\"%s];\n", pen->tables->states[state].final ? ", peripheries=2" : "");
}

static void dot_arrow(struct pen *pen, const sfp_arrow *arrow)
{
	sfp__buffer_addf(&pen->out, "\t\"%s\" -> \"%s\" [label=\"", name_of_state(pen, arrow->from),
	                 name_of_state(pen, arrow->to));
	add_label(pen, arrow);
	sfp__buffer_addf(&pen->out, "\"%s];\n", arrow->clock ? ", style=dashed" : "");
}

static void draw_dot(struct pen *pen)
{
	const struct sfp__machine *tables = pen->tables;

	sfp__buffer_addf(&pen->out, "digraph \"%s\" {\n\tlabel=\"", tables->title.name);
	add_title(pen, &tables->title);
	sfp__buffer_add_text(&pen->out, "\";\n\tlabelloc=t;\n\trankdir=LR;\n\tnode [shape=box, style=rounded];\n"
	                                "\t\"*\" [shape=point, label=\"\"];\n");
	for (int state = 1; state <= tables->state_count; state++)
		dot_state(pen, state);
	sfp__buffer_addf(&pen->out, "\t\"*\" -> \"%s\";\n", name_of_state(pen, tables->initial));
	for (size_t i = 0; i < tables->arrow_count; i++)
		dot_arrow(pen, &tables->arrows[i]);
	sfp__buffer_add_text(&pen->out, "}\n");
}

static void mermaid_state(struct pen *pen, int state)
{
	sfp__buffer_add_text(&pen->out, "\tstate \"");
	add_title(pen, &pen->tables->states[state].title);
	sfp__buffer_addf(&pen->out, "\" as %s\n", name_of_state(pen, state));
}

static void mermaid_arrow(struct pen *pen, const sfp_arrow *arrow)
{
	sfp__buffer_addf(&pen->out, "\t%s --> %s : ", name_of_state(pen, arrow->from), name_of_state(pen, arrow->to));
	add_label(pen, arrow);
	sfp__buffer_add_text(&pen->out, "\n");
}

static void draw_mermaid(struct pen *pen)
{
	const struct sfp__machine *tables = pen->tables;

	sfp__buffer_add_text(&pen->out, "---\ntitle: \"");
	/* This line is YAML, whose escapes are those of DOT. */
	for (const char *text = sfp__title_text(&tables->title, pen->language); *text; text++)
		add_dot_char(&pen->out, *text);
	sfp__buffer_add_text(&pen->out, "\"\n---\nstateDiagram-v2\n\tdirection LR\n");
	for (int state = 1; state <= tables->state_count; state++)
		mermaid_state(pen, state);
	sfp__buffer_addf(&pen->out, "\t[*] --> %s\n", name_of_state(pen, tables->initial));
	for (size_t i = 0; i < tables->arrow_count; i++)
		mermaid_arrow(pen, &tables->arrows[i]);
	for (int state = 1; state <= tables->state_count; state++)
		if (tables->states[state].final)
			sfp__buffer_addf(&pen->out, "\t%s --> [*]\n", name_of_state(pen, state));
}

sfp_status sfp__machine_draw(const struct sfp__machine *tables, sfp_diagram_format format, sfp_language language,
                             char **ret_text)
{
	struct pen pen = { .tables = tables };

	pen.language = language == SFP_EN ? SFP_EN : SFP_RU;
	pen.line_break = format == SFP_DIAGRAM_DOT ? "\\n" : "<br/>";
	pen.add_char = format == SFP_DIAGRAM_DOT ? add_dot_char : add_mermaid_char;
	if (format == SFP_DIAGRAM_DOT)
		draw_dot(&pen);
	else
		draw_mermaid(&pen);
	return sfp__buffer_take(&pen.out, ret_text);
}

sfp_status sfp_machine_diagram(sfp_machine machine, sfp_diagram_format format, sfp_language language, char **ret_text)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	if (!ret_text)
		return SFP_E_MISUSE;
	if (!tables || (format != SFP_DIAGRAM_DOT && format != SFP_DIAGRAM_MERMAID))
		return SFP_E_INVALID;
	return sfp__machine_draw(tables, format, language, ret_text);
}
