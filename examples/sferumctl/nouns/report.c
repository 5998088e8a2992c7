/* report.c: `sferumctl report`: figures for the head, and that they were presented. */
#include "frame/commands.h"

static sfp_status present(struct ctl *ctl)
{
	sfp_report_draft draft = SFP_REPORT_DRAFT_INIT;
	CTL_CLEANUP(ctl_freep) char *figures = NULL;

	draft.source = ctl_text(ctl, "source");
	draft.period_from = (sfp_date)ctl_number(ctl, "from");
	draft.period_until = (sfp_date)ctl_number(ctl, "to");
	draft.presented_on = (sfp_date)ctl_number(ctl, "on");
	if (ctl_given(ctl, "figures")) {
		figures = ctl_read_file(ctl, ctl_text(ctl, "figures"), &draft.figures_length);
		if (!figures)
			return ctl_failed(ctl, CTL_FAILED);
		draft.figures = figures;
	}
	return CTL_CALL(ctl, sfp_report, sfp_report_present, &draft);
}

/* "12 of 25", or that nobody knows. */
static void figure_cells(struct ctl_table *table, const sfp_figure *figure)
{
	char value[32] = "", of[32] = "", share[32] = "";

	if (figure->known)
		snprintf(value, sizeof(value), "%lld", (long long)figure->value);
	if (figure->known && figure->of >= 0)
		snprintf(of, sizeof(of), "%lld", (long long)figure->of);
	if (figure->known && figure->of > 0)
		snprintf(share, sizeof(share), "%lld %%", (long long)(100 * figure->value / figure->of));
	ctl_table_add(table, figure->known ? value : _("no data"));
	ctl_table_add(table, of);
	ctl_table_add(table, share);
}

static void put_figures(const struct ctl *ctl, const sfp_figures *figures)
{
	const char *const heads[] = { _("figure"), _("what"), _("how many"), _("of"), _("share") };
	struct ctl_table *table = ctl_table_new(CTL_LENGTH(heads));

	for (size_t i = 0; i < CTL_LENGTH(heads); i++)
		ctl_table_add(table, heads[i]);
	for (size_t i = 0; i < figures->count; i++) {
		const sfp_figure *figure = &figures->items[i];

		ctl_table_add(table, ctl_said(ctl, figure->title_ru, figure->title_en));
		ctl_table_add(table, ctl_said(ctl, figure->label_ru, figure->label_en));
		figure_cells(table, figure);
	}
	ctl_table_put(ctl, table);
}

static enum ctl_exit figures(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	sfp_figures *counted = NULL;
	sfp_status status =
		sfp_figures_get(ctl->registry, &ctl->actor.organization, (sfp_date)ctl_number(ctl, "from"),
	                        (sfp_date)ctl_number(ctl, "to"), (sfp_date)ctl_number(ctl, "as-of"), &counted);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->json)
		status = sfp_figures_json(counted, &text);
	else if (ctl_given(ctl, "csv"))
		status = sfp_figures_csv(counted, ctl->language, &text);
	else
		put_figures(ctl, counted);
	if (status == SFP_OK && text && ctl->json)
		ctl_put_json(ctl_read_json(text));
	else if (status == SFP_OK && text)
		ctl_put_document(stdout, text);
	sfp_figures_free(counted);
	return status == SFP_OK ? CTL_DONE : ctl_fail_status(ctl, status);
}

/* clang-format off */
static const struct ctl_option figures_options[] = {
	CTL_OPT("from", CTL_DATE, CTL_REQUIRED, N_("the first day of the period")),
	CTL_OPT("to", CTL_DATE, CTL_REQUIRED, N_("the last day of the period")),
	CTL_OPT("as-of", CTL_DATE, 0, N_("shares as of which day (default: the period's last, or today)")),
	CTL_OPT("csv", CTL_FLAG, 0, N_("a table that spreadsheets open")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option present_options[] = {
	CTL_OPT("source", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("where the figures come from")),
	CTL_OPT("from", CTL_DATE, CTL_REQUIRED, N_("the first day of the period")),
	CTL_OPT("to", CTL_DATE, CTL_REQUIRED, N_("the last day of the period")),
	CTL_OPT("figures", CTL_FILE, 0, N_("the figures, of which only the digest is kept")),
	CTL_OPT("on", CTL_DATE, 0, N_("when it was presented (default: today)")),
	CTL_OPTIONS_END
};

/* clang-format off */
const struct ctl_command ctl_report_commands[] = {
	CTL_RUN("figures", CTL_READS, N_("count what the registry can tell for a report"), figures_options, figures, 0),
	CTL_DO("present", CTL_PERSON, N_("record that figures were brought to the head"), present_options, present,
	       SFP_OBJECT_REPORT),
	CTL_LIST(SFP_OBJECT_REPORT),
	CTL_SHOW(SFP_OBJECT_REPORT),
	CTL_COMMANDS_END
};
/* clang-format on */
