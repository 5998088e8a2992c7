/* report.c: what a year's turn comes to, class by class, for people and as JSON. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "registry/turn/turn.h"

struct report {
	sfp_turn_report view;
	struct sfp__arena arena;
};

void sfp_turn_report_free(sfp_turn_report *report)
{
	if (!report)
		return;
	sfp__arena_clear(&((struct report *)report)->arena);
	free(report);
}

void sfp__turn_report_freep(sfp_turn_report **report)
{
	sfp_turn_report_free(*report);
}

/* ---- words ---- */

static const char *people_ru(size_t count)
{
	size_t last = count % 10;

	return last >= 2 && last <= 4 && (count % 100 < 12 || count % 100 > 14) ? "человека" : "человек";
}

/* Whoever goes the way of most is not named. */
static const struct {
	const char *name, *ru, *en;
} way_words[] = {
	[SFP_TURN_STAY] = { "stay", "не решено", "undecided" },
	[SFP_TURN_PROMOTE] = { "promote", "переведены", "promoted" },
	[SFP_TURN_CONDITIONAL] = { "conditional", "условно", "conditionally" },
	[SFP_TURN_REPEAT] = { "repeat", "повторный год", "repeating the year" },
	[SFP_TURN_GRADUATE] = { "graduate", "выпущены", "graduated" },
	[SFP_TURN_LEAVE] = { "leave", "академический отпуск", "on leave" },
	[SFP_TURN_EXPEL] = { "expel", "отчислены", "expelled" },
};
_Static_assert(SFP__LENGTH(way_words) == SFP_TURN_WAY_END, "every way has its words");

const char *sfp_turn_way_name(sfp_turn_way way)
{
	return (int)way > 0 && way < SFP_TURN_WAY_END ? way_words[way].name : NULL;
}

sfp_turn_way sfp_turn_way_from_name(const char *name)
{
	for (int way = 1; name && way < SFP_TURN_WAY_END; way++)
		if (strcmp(way_words[way].name, name) == 0)
			return (sfp_turn_way)way;
	return (sfp_turn_way)0;
}

static bool is_called_by_its_year(const sfp_turn_row *row)
{
	return row->course_after && atoi(row->name_after) == row->course_after;
}

static void say_class(struct sfp__buffer *text, const sfp_turn_row *row, bool ru)
{
	if (row->added)
		sfp__buffer_addf(text, ru ? "%s, новая" : "%s, new", row->name_after);
	else if (row->closed)
		sfp__buffer_addf(text, ru ? "%s, закрывается" : "%s, closed", row->name);
	else
		sfp__buffer_addf(text, "%s → %s", row->name, row->name_after);
	if (row->course_after && !row->closed && !is_called_by_its_year(row))
		sfp__buffer_addf(text, ru ? ", %d курс" : ", year %d", row->course_after);
}

static void say_ways(struct sfp__buffer *text, const sfp_turn_row *row, sfp_turn_way of_most, bool ru)
{
	for (int way = 1; way < SFP_TURN_WAY_END; way++)
		if (row->ways[way] && (way != (int)of_most || (way != SFP_TURN_PROMOTE && way != SFP_TURN_STAY)))
			sfp__buffer_addf(text, "; %s: %zu", ru ? way_words[way].ru : way_words[way].en, row->ways[way]);
}

static const char *sentence(struct report *report, const sfp_turn_row *row, sfp_turn_way of_most, bool ru)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer text = { 0 };

	say_class(&text, row, ru);
	if (!row->added)
		sfp__buffer_addf(&text, ru ? "; %zu %s" : "; %zu student%s", row->students,
		                 ru                   ? people_ru(row->students)
		                 : row->students == 1 ? ""
		                                      : "s");
	say_ways(&text, row, of_most, ru);
	if (row->homeroom_changes)
		sfp__buffer_add_text(&text, ru ? "; другой руководитель" : "; led by somebody else");
	return text.failed ? NULL : sfp__arena_text(&report->arena, text.data, text.length);
}

/* ---- the report ---- */

static const char *keep(struct report *report, const char *text)
{
	return sfp__arena_text(&report->arena, text, strlen(text));
}

static sfp_status fill_row(struct report *report, const struct sfp__turn_class *at, sfp_turn_row *row)
{
	sfp_turn_way of_most = at->line ? at->line->way : SFP_TURN_STAY;

	row->class_id = at->class->head.id;
	row->name = keep(report, at->name ? at->name : "");
	row->name_after = keep(report, at->class->name);
	row->course = at->course;
	row->course_after = at->class->course;
	row->added = !at->line;
	row->closed = at->closes;
	row->homeroom_changes = at->line && !sfp_id_is_none(&at->line->homeroom);
	row->students = at->students;
	memcpy(row->ways, at->ways, sizeof(row->ways));
	if (!row->name || !row->name_after)
		return SFP_E_NO_MEMORY;
	row->text_ru = sentence(report, row, of_most, true);
	row->text_en = sentence(report, row, of_most, false);
	return row->text_ru && row->text_en ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status fill_turn_report(const struct sfp__turning *turning, struct report *report)
{
	sfp_turn_row *rows = sfp__arena_alloc(&report->arena, (turning->class_count + 1) * sizeof(*rows));
	sfp_status status = SFP_OK;

	report->view.school_year = keep(report, turning->done ? turning->turn->school_year : turning->year);
	if (!rows || !report->view.school_year)
		return SFP_E_NO_MEMORY;
	report->view.effective_on = turning->turn->effective_on;
	report->view.movements = (size_t)turning->turn->movements;
	report->view.rows = rows;
	for (size_t i = 0; i < turning->class_count && status == SFP_OK; i++)
		status = fill_row(report, &turning->classes[i], &rows[report->view.row_count++]);
	return status;
}

sfp_status sfp__turn_report(const struct sfp__turning *turning, sfp_turn_report **ret_report)
{
	struct report *report = calloc(1, sizeof(*report));
	sfp_status status = report ? fill_turn_report(turning, report) : SFP_E_NO_MEMORY;

	if (status == SFP_OK)
		*ret_report = &report->view;
	else
		sfp_turn_report_free(report ? &report->view : NULL);
	return status;
}

/* ---- JSON ---- */

static json_t *ways_json(const sfp_turn_row *row)
{
	json_t *ways = json_object();

	for (int way = 1; way < SFP_TURN_WAY_END; way++)
		sfp__json_set(&ways, sfp_turn_way_name((sfp_turn_way)way), json_integer((json_int_t)row->ways[way]));
	return ways;
}

static json_t *row_json(const sfp_turn_row *row)
{
	char id[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&row->class_id, id);
	return json_pack("{ss ss ss si si sb sb sb sI so ss ss}", "class", id, "name", row->name, "name_after",
	                 row->name_after, "course", row->course, "course_after", row->course_after, "added", row->added,
	                 "closed", row->closed, "homeroom_changes", row->homeroom_changes, "students",
	                 (json_int_t)row->students, "ways", ways_json(row), "text_ru", row->text_ru, "text_en",
	                 row->text_en);
}

sfp_status sfp_turn_report_json(const sfp_turn_report *report, char **ret_json)
{
	char on[SFP_DATE_TEXT_SIZE];
	json_t *rows, *root;

	if (!report || !ret_json)
		return SFP_E_MISUSE;
	rows = json_array();
	for (size_t i = 0; i < report->row_count; i++)
		sfp__json_append(&rows, row_json(&report->rows[i]));
	sfp_date_to_text(report->effective_on, on);
	root = json_pack("{si ss ss sI so}", "schema", 1, "school_year", report->school_year, "effective_on", on,
	                 "movements", (json_int_t)report->movements, "rows", rows);
	return sfp__json_text(root, ret_json);
}
