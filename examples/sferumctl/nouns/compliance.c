/* compliance.c: `sferumctl compliance` and `duties`: which clauses are kept, and what is due. */
#include "frame/commands.h"

static void date_cell(struct ctl_table *table, sfp_date date)
{
	char text[SFP_DATE_TEXT_SIZE];

	sfp_date_to_text(date, text);
	ctl_table_add(table, text);
}

static void number_cell(struct ctl_table *table, int64_t number)
{
	char text[32] = "";

	if (number)
		snprintf(text, sizeof(text), "%lld", (long long)number);
	ctl_table_add(table, text);
}

static void put_heads(struct ctl_table *table, const char *const *heads, size_t count)
{
	for (size_t i = 0; i < count; i++)
		ctl_table_add(table, heads[i]);
}

static void put_compliance(const struct ctl *ctl, const sfp_compliance *compliance)
{
	const char *const heads[] = { _("clause"), _("verdict"), _("kept"), _("due"), _("since"), _("what it says") };
	struct ctl_table *table = ctl_table_new(CTL_LENGTH(heads));

	put_heads(table, heads, CTL_LENGTH(heads));
	for (size_t i = 0; i < compliance->count; i++) {
		const sfp_compliance_row *row = &compliance->rows[i];

		ctl_table_add(table, *row->norm->clause ? row->norm->clause : "-");
		ctl_table_add(table, sfp_verdict_text(row->verdict, ctl->language));
		number_cell(table, row->kept);
		number_cell(table, row->due);
		date_cell(table, row->since);
		ctl_table_add(table, ctl_said(ctl, row->text_ru, row->text_en));
	}
	ctl_table_put(ctl, table);
	putchar('\n');
	for (int verdict = 1; verdict < SFP_VERDICT_END; verdict++)
		if (compliance->by_verdict[verdict])
			printf("%s: %zu\n", sfp_verdict_text((sfp_verdict)verdict, ctl->language),
			       compliance->by_verdict[verdict]);
	if (!compliance->in_force)
		ctl_note(ctl, _("no edition of the act is in force: only a draft was measured"));
}

/* In the order of the words of --format. */
enum format {
	FORMAT_TEXT = 1,
	FORMAT_CSV,
	FORMAT_JSON
};

static enum format format_of(const struct ctl *ctl)
{
	if (ctl->json)
		return FORMAT_JSON;
	return ctl_given(ctl, "format") ? (enum format)ctl_number(ctl, "format") : FORMAT_TEXT;
}

/* `--on` says the same; both as one day. */
static sfp_date day_of(const struct ctl *ctl)
{
	return (sfp_date)ctl_number(ctl, ctl_given(ctl, "as-of") ? "as-of" : "on");
}

/* What the library wrote, as it is. */
static enum ctl_exit put_written(struct ctl *ctl, sfp_status status, const char *text, enum format format)
{
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (format == FORMAT_JSON)
		ctl_put_json(ctl_read_json(text));
	else
		ctl_put_document(stdout, text);
	return CTL_DONE;
}

static enum ctl_exit compliance(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	enum format format = format_of(ctl);
	sfp_compliance *report = NULL;
	enum ctl_exit code = CTL_DONE;
	sfp_status status = sfp_compliance_get(ctl->registry, &ctl->actor.organization, day_of(ctl), &report);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (format == FORMAT_TEXT)
		put_compliance(ctl, report);
	else
		status = format == FORMAT_CSV ? sfp_compliance_csv(report, ctl->language, &text)
		                              : sfp_compliance_json(report, &text);
	if (format != FORMAT_TEXT)
		code = put_written(ctl, status, text, format);
	sfp_compliance_free(report);
	return code;
}

/* Who must do it: by name where it is one person, else by role. */
static void whose_cell(struct ctl *ctl, struct ctl_table *table, const sfp_duty *duty)
{
	const sfp_policy *policy = ctl_policy(ctl);
	char id[SFP_ID_TEXT_SIZE];

	if (!sfp_id_is_none(&duty->responsible)) {
		sfp_id_to_text(&duty->responsible, id);
		ctl_table_add(table, ctl_name_of(ctl, "responsible", id));
		return;
	}
	for (int role = 1; policy && role < SFP_ROLE_END; role++)
		if (duty->roles & SFP_ROLE_BIT(role)) {
			ctl_table_add(table, sfp_policy_role_title(policy, (sfp_role)role, ctl->language));
			return;
		}
	ctl_table_add(table, "");
}

static void put_duties(struct ctl *ctl, const sfp_duties *duties)
{
	const char *const heads[] = { _("clause"), _("since"), _("days"), _("whose"), _("what") };
	struct ctl_table *table = ctl_table_new(CTL_LENGTH(heads));

	put_heads(table, heads, CTL_LENGTH(heads));
	for (size_t i = 0; i < duties->count; i++) {
		const sfp_duty *duty = &duties->items[i];

		ctl_table_add(table, *duty->norm->clause ? duty->norm->clause : "-");
		date_cell(table, duty->since);
		number_cell(table, duty->days);
		whose_cell(ctl, table, duty);
		ctl_table_add(table, ctl_said(ctl, duty->text_ru, duty->text_en));
	}
	ctl_table_put(ctl, table);
	ctl_note(ctl, ctl_counted("%zu thing is due", "%zu things are due", duties->total), duties->total);
}

static enum ctl_exit duties(struct ctl *ctl)
{
	const sfp_id *person = ctl_given(ctl, "person") ? ctl_id(ctl, "person") : NULL;
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	enum format format = format_of(ctl);
	sfp_duties *list = NULL;
	enum ctl_exit code = CTL_DONE;
	sfp_status status = sfp_duties_get(ctl->registry, &ctl->actor.organization, person, day_of(ctl), &list);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (format == FORMAT_TEXT)
		put_duties(ctl, list);
	else
		status = format == FORMAT_CSV ? sfp_duties_csv(list, ctl->language, &text)
		                              : sfp_duties_json(list, &text);
	if (format != FORMAT_TEXT)
		code = put_written(ctl, status, text, format);
	sfp_duties_free(list);
	return code;
}

#define AS_WHAT                                                                                                        \
	CTL_OPT("as-of", CTL_DATE, 0, N_("on which day (default: today)")), CTL_OPT("on", CTL_DATE, CTL_HIDDEN, ""),   \
		CTL_OPT_WORDS("format", "text csv json", 0, N_("as what: text, csv or json (default: text)"))

static const struct ctl_option compliance_options[] = { AS_WHAT, CTL_OPTIONS_END };

/* clang-format off */
static const struct ctl_option duties_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, 0, N_("only what this person can settle")),
	AS_WHAT,
	CTL_OPTIONS_END
};
/* clang-format on */

const struct ctl_command ctl_compliance_commands[] = { CTL_RUN(NULL, CTL_READS, N_("measure the act, clause by clause"),
	                                                       compliance_options, compliance, 0),
	                                               CTL_COMMANDS_END };

const struct ctl_command ctl_duties_commands[] = {
	CTL_RUN(NULL, CTL_READS, N_("list what is due"), duties_options, duties, 0), CTL_COMMANDS_END
};
