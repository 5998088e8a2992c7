/* year.c: `sferumctl year`: the turn to the next school year, by a table of classes. */
#include <fcntl.h>

#include "frame/commands.h"

/* What the table becomes: texts stay in the sheet. */
struct turn {
	sfp_turn_sheet *sheet;
	sfp_turn_line *lines;
	size_t line_count, capacity;
	const char **added;
	size_t added_count;
	sfp_turn_exception *exceptions;
	sfp_turn_table *table; /* where there is no file */
};

static void turn_clear(struct turn *turn)
{
	sfp_turn_sheet_free(turn->sheet);
	free(turn->lines);
	free(turn->added);
	free(turn->exceptions);
	sfp_turn_table_free(turn->table);
}

/* In either language, by whichever name. */
static sfp_turn_way way_of(const char *word)
{
	for (int way = 1; way < SFP_TURN_WAY_END; way++)
		if (!strcmp(sfp_turn_way_title((sfp_turn_way)way, SFP_RU), word))
			return (sfp_turn_way)way;
	return sfp_turn_way_from_name(word);
}

/* ---- reading the table ---- */

static sfp_status take_line(struct ctl *ctl, struct turn *turn, const sfp_turn_sheet_row *row)
{
	sfp_turn_line *line = &turn->lines[turn->line_count];
	enum ctl_exit code = ctl_find(ctl, SFP_OBJECT_CLASS, row->name, row->name, &line->class_id);

	if (code == CTL_DONE && *row->homeroom)
		code = ctl_find(ctl, SFP_OBJECT_PERSON, row->name, row->homeroom, &line->homeroom);
	if (code != CTL_DONE)
		return ctl_failed(ctl, code);
	line->way = row->way;
	line->name = *row->name_after ? row->name_after : NULL;
	line->course = row->course;
	line->to = *row->to ? row->to : NULL;
	turn->line_count++;
	return SFP_OK;
}

static sfp_status take_rows(struct ctl *ctl, struct turn *turn)
{
	const sfp_turn_sheet *sheet = turn->sheet;
	sfp_status status = SFP_OK;

	turn->lines = calloc(sheet->count + 1, sizeof(*turn->lines));
	turn->added = calloc(sheet->count + 1, sizeof(*turn->added));
	if (!turn->lines || !turn->added)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < sheet->count && status == SFP_OK; i++)
		if (sheet->rows[i].added)
			turn->added[turn->added_count++] = sheet->rows[i].name;
		else
			status = take_line(ctl, turn, &sheet->rows[i]);
	return status;
}

static sfp_status read_file(struct ctl *ctl, struct turn *turn)
{
	const char *path = ctl_text(ctl, "file");
	size_t length = 0;
	CTL_CLEANUP(ctl_freep) char *data = ctl_read_file(ctl, path, &length);
	sfp_status status;

	if (!data)
		return ctl_failed(ctl, CTL_FAILED);
	status = sfp_turn_sheet_read(ctl->registry, data, length, path, &turn->sheet);
	return status == SFP_OK ? take_rows(ctl, turn) : status;
}

static sfp_status propose(struct ctl *ctl, struct turn *turn)
{
	sfp_status status = sfp_turn_propose(ctl->registry, &ctl->actor.organization, (sfp_date)ctl_number(ctl, "on"),
	                                     &turn->table);

	if (status != SFP_OK)
		return status;
	turn->lines = calloc(turn->table->count + 1, sizeof(*turn->lines));
	if (!turn->lines)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < turn->table->count; i++)
		turn->lines[turn->line_count++] = turn->table->proposals[i].line;
	return SFP_OK;
}

/* ---- exceptions: PERSON=WAY or PERSON=WAY=CLASS ---- */

static sfp_status take_exception(struct ctl *ctl, char *word, sfp_turn_exception *exception)
{
	char *person = strsep(&word, "="), *way = strsep(&word, "=");
	enum ctl_exit code;

	exception->way = way ? way_of(way) : (sfp_turn_way)0;
	exception->to = word;
	if (!exception->way)
		return ctl_failed(ctl,
		                  ctl_fail(ctl, CTL_USAGE, _("%s: PERSON=WAY or PERSON=WAY=CLASS is wanted"), person));
	code = ctl_find(ctl, SFP_OBJECT_PERSON, person, person, &exception->person);
	return code == CTL_DONE ? SFP_OK : ctl_failed(ctl, code);
}

static sfp_status take_exceptions(struct ctl *ctl, struct turn *turn, sfp_turn_form *form)
{
	const struct ctl_value *words = ctl_value(ctl, "except");
	sfp_status status = SFP_OK;

	turn->exceptions = calloc(words->many_count + 1, sizeof(*turn->exceptions));
	if (!turn->exceptions)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < words->many_count && status == SFP_OK; i++)
		status = take_exception(ctl, words->many[i], &turn->exceptions[i]);
	form->exceptions = turn->exceptions;
	form->exception_count = words->many_count;
	return status;
}

static sfp_status fill(struct ctl *ctl, struct turn *turn, sfp_turn_form *form)
{
	sfp_status status = ctl_given(ctl, "file") ? read_file(ctl, turn) : propose(ctl, turn);

	if (status == SFP_OK)
		status = take_exceptions(ctl, turn, form);
	if (status == SFP_OK && !turn->line_count)
		return ctl_failed(ctl, ctl_fail(ctl, CTL_USAGE, _("the table names no class")));
	form->order_id = *ctl_id(ctl, "order");
	form->orderer = *ctl_id(ctl, "signed-by");
	form->effective_on = (sfp_date)ctl_number(ctl, "on");
	form->lines = turn->lines;
	form->line_count = turn->line_count;
	form->added = turn->added;
	form->added_count = turn->added_count;
	return status;
}

/* ---- telling ---- */

static void put_report(struct ctl *ctl, const sfp_turn_report *report)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	json_t *answer;

	if (!ctl->json) {
		for (size_t i = 0; i < report->row_count; i++) {
			ctl_put(stdout, ctl_said(ctl, report->rows[i].text_ru, report->rows[i].text_en));
			putchar('\n');
		}
		return;
	}
	if (sfp_turn_report_json(report, &text) != SFP_OK)
		return;
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "turn", ctl_read_json(text));
	if (ctl->record)
		json_object_set_new(answer, "record", ctl_record_json(ctl->record));
	json_object_update(answer, ctl->extra);
	ctl_put_json(answer);
}

static enum ctl_exit preview_run(struct ctl *ctl)
{
	CTL_CLEANUP(turn_clear) struct turn turn = { 0 };
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_turn_report *report = NULL;
	sfp_status status = fill(ctl, &turn, &form);

	if (status == SFP_OK)
		status = sfp_turn_preview(ctl->registry, &ctl->actor, &form, &report);
	if (status != SFP_OK)
		return ctl->failed ? ctl->failed : ctl_fail_status(ctl, status);
	put_report(ctl, report);
	ctl_note(ctl, _("nothing was changed; to make it so: sferumctl year turn --confirm %s"), report->school_year);
	sfp_turn_report_free(report);
	return CTL_DONE;
}

static enum ctl_exit turn_run(struct ctl *ctl)
{
	CTL_CLEANUP(turn_clear) struct turn turn = { 0 };
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_turn_report *report = NULL;
	sfp_turn *made = NULL;
	sfp_status status;

	if (ctl->dry_run)
		return preview_run(ctl);
	status = fill(ctl, &turn, &form);
	form.school_year = ctl_text(ctl, "confirm");
	if (status == SFP_OK)
		status = sfp_turn_make(ctl->registry, &ctl->actor, &form, &report, &made);
	if (status != SFP_OK)
		return ctl->failed ? ctl->failed : ctl_fail_status(ctl, status);
	ctl->record = &made->head;
	if (ctl->json)
		ctl_follow(ctl, &made->head);
	put_report(ctl, report);
	if (!ctl->json) {
		char id[SFP_ID_TEXT_SIZE];

		sfp_id_to_text(&made->head.id, id);
		ctl_note(ctl, _("movements: %d; to take it all back: sferumctl year back %s"), made->movements, id);
		ctl_follow(ctl, &made->head);
	}
	sfp_turn_report_free(report);
	return CTL_DONE;
}

static enum ctl_exit put_table(struct ctl *ctl, const sfp_turn_table *table)
{
	CTL_CLEANUP(ctl_text_freep) char *csv = NULL;
	sfp_status status = sfp_turn_table_csv(table, ctl->language, &csv);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl_given(ctl, "out"))
		return ctl_write_new(ctl, AT_FDCWD, ctl_text(ctl, "out"), csv, strlen(csv));
	ctl_put_document(stdout, csv);
	return CTL_DONE;
}

static enum ctl_exit table_run(struct ctl *ctl)
{
	sfp_turn_table *table = NULL;
	sfp_status status =
		sfp_turn_propose(ctl->registry, &ctl->actor.organization, (sfp_date)ctl_number(ctl, "on"), &table);
	enum ctl_exit code;

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	code = put_table(ctl, table);
	if (code == CTL_DONE)
		ctl_note(ctl, _("the year that begins is %s; look at the rows with a question mark"),
		         table->school_year);
	sfp_turn_table_free(table);
	return code;
}

static sfp_status back(struct ctl *ctl)
{
	const sfp_status status = CTL_CALL(ctl, sfp_turn, sfp_turn_back, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));

	return ctl_taken_back(ctl, status, SFP_OBJECT_TURN, "id");
}

/* clang-format off */
static const struct ctl_option table_options[] = { CTL_OPT("on", CTL_DATE, 0, N_("from which day on (default: today)")),
						   CTL_OPT("out", CTL_FILE, 0, N_("into which new file (default: the output)")),
						   CTL_OPTIONS_END };

#define THE_TURN                                                                                                          \
	CTL_OPT("file", CTL_FILE, 0, N_("the table of classes (default: what \"year table\" proposes)")),                 \
	CTL_OPT("on", CTL_DATE, 0, N_("from which day on (default: today)")),                                             \
	CTL_OPT_ID("signed-by", SFP_OBJECT_PERSON, 0, N_("who of the administration signs for the order")),               \
	CTL_OPT("except", CTL_TEXT, CTL_POSITIONAL | CTL_MANY,                                                            \
		N_("who goes another way: PERSON=WAY or PERSON=WAY=CLASS"))

static const struct ctl_option preview_options[] = { CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("by which order")), THE_TURN,
						     CTL_OPTIONS_END };

static const struct ctl_option turn_options[] = {
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, CTL_REQUIRED, N_("by which order")),
	CTL_OPT("confirm", CTL_TEXT, CTL_REQUIRED, N_("the school year that begins, such as 2026/27")), THE_TURN, CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option back_options[] = { CTL_THE_ID(N_("which turn")),
	                                          CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")),
	                                          CTL_OPTIONS_END };

const struct ctl_command ctl_year_commands[] = {
	CTL_RUN("table", CTL_READS, N_("propose what becomes of each class, as a table"), table_options, table_run, 0),
	CTL_RUN("preview", CTL_PERSON, N_("show what a turn would do"), preview_options, preview_run, SFP_OBJECT_TURN),
	CTL_RUN("turn", CTL_PERSON, N_("move all classes and students on"), turn_options, turn_run, SFP_OBJECT_TURN),
	CTL_DO("back", CTL_PERSON, N_("take a turn back"), back_options, back, SFP_OBJECT_TURN),
	CTL_LIST(SFP_OBJECT_TURN),
	CTL_SHOW(SFP_OBJECT_TURN),
	CTL_COMMANDS_END
};
