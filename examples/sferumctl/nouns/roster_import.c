/* roster_import.c: `sferumctl import`: the people of one table are added: read, planned and applied in one command.
 * What would move or end somebody it leaves to `sferumctl roster plan`. */
#include "frame/commands.h"
#include "nouns/roster_plan.h"
#include "nouns/roster_read.h"

#define PARTS (SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD) | SFP_ROSTER_PART_BIT(SFP_ROSTER_UPDATE))

/* ---- what is said ---- */

/* A line each; who they are about, `roster review` shows. */
static void put_undecided(const struct ctl *ctl, const sfp_roster_review_page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		const sfp_roster_review *review = &page->reviews[i];

		ctl_put(stdout, review->input);
		printf(":%lld: %s: ", (long long)review->line, _("to be decided"));
		ctl_put(stdout, sfp_roster_review_code_text(review->code, ctl->language));
		putchar('\n');
	}
}

static sfp_status put_all_undecided(const struct ctl *ctl, sfp_roster_plan *plan)
{
	int64_t after = 0;
	bool more = true;
	sfp_status status = SFP_OK;

	while (status == SFP_OK && more) {
		sfp_roster_review_page *page = NULL;

		status = sfp_roster_plan_reviews(plan, after, 1000, &page);
		if (status != SFP_OK)
			break;
		put_undecided(ctl, page);
		more = page->more;
		after = page->count ? page->reviews[page->count - 1].number : after;
		sfp_roster_review_page_free(page);
	}
	return status;
}

static sfp_status put_read(struct ctl *ctl, sfp_roster_plan *plan, sfp_roster_reading *reading)
{
	const sfp_roster_plan_view *view = sfp_roster_plan_look(plan);
	sfp_status status;

	ctl_roster_put(ctl, reading, true);
	status = put_all_undecided(ctl, plan);
	printf(ctl_counted("%lld person listed, ", "%lld people listed, ", (unsigned long)view->people),
	       (long long)view->people);
	printf(_("known already: %lld\n"), (long long)view->unchanged);
	ctl_plan_put_counts(ctl, view, PARTS);
	ctl_plan_put_notes(ctl, view);
	return status;
}

/* For programs: the plan, the rows to decide, the reading. */
static sfp_status keep_read(struct ctl *ctl, sfp_roster_plan *plan, const sfp_roster_reading *reading)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	json_t *reviews = json_array();
	sfp_status status = sfp_roster_plan_json(plan, &text);

	if (status == SFP_OK)
		status = ctl_plan_put_reviews(ctl, plan, reviews);
	ctl_also(ctl, "reviews", reviews);
	if (status == SFP_OK)
		ctl_also(ctl, "plan", ctl_read_json(text));
	ctl_roster_json(ctl->extra, reading);
	return status;
}

static void note_rest(const struct ctl *ctl, const sfp_roster_applied *applied, const sfp_roster_plan_view *view)
{
	char id[SFP_ID_TEXT_SIZE];

	if (view->reviews || applied->left_out)
		ctl_note(ctl, _("what is to be decided, and who moves or leaves: sferumctl roster plan %s --partial"),
		         ctl_text(ctl, "file"));
	if (!applied->import || ctl->dry_run)
		return;
	sfp_id_to_text(&applied->import->head.id, id);
	ctl_note(ctl, _("to take all of it back: sferumctl roster rollback %s --reason WHY"), id);
}

/* ---- read, plan, apply ---- */

static enum ctl_exit fail_planning(struct ctl *ctl, sfp_roster_reading *reading, sfp_status status)
{
	if (!ctl->json)
		ctl_roster_put(ctl, reading, true);
	return ctl_fail_status(ctl, status);
}

static enum ctl_exit apply(struct ctl *ctl, sfp_roster_plan *plan, sfp_roster_reading *reading)
{
	const sfp_roster_plan_view *view = sfp_roster_plan_look(plan);
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;
	enum ctl_exit code;
	sfp_status status;

	options.only = PARTS;
	ctl_plan_order(ctl, &options);
	status = ctl_plan_apply(ctl, plan, &options, &applied);
	if (status == SFP_OK)
		status = ctl->json ? keep_read(ctl, plan, reading) : put_read(ctl, plan, reading);
	if (status != SFP_OK) {
		sfp_roster_applied_free(applied);
		return ctl_fail_status(ctl, status);
	}
	code = ctl_plan_put_applied(ctl, applied);
	note_rest(ctl, applied, view);
	if (code == CTL_DONE && (sfp_roster_reading_totals(reading)->rejected || view->reviews))
		code = CTL_PARTIAL;
	sfp_roster_applied_free(applied);
	return code;
}

static enum ctl_exit plan_and_apply(struct ctl *ctl, sfp_roster_reading *reading)
{
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_roster_plan *plan = NULL;
	enum ctl_exit code;
	sfp_status status;

	options.effective_on = (sfp_date)ctl_number(ctl, "from");
	options.keep_classes = sfp_id_is_none(&ctl->actor.person); /* the system makes none */
	status = sfp_roster_plan_make(ctl->registry, &ctl->actor.organization, reading, &options, &plan);
	if (status != SFP_OK)
		return fail_planning(ctl, reading, status);
	code = apply(ctl, plan, reading);
	sfp_roster_plan_free(plan);
	return code;
}

static enum ctl_exit import(struct ctl *ctl, sfp_roster_kind kind)
{
	CTL_CLEANUP(ctl_reading_closep) sfp_roster_reading *reading = NULL;
	enum ctl_exit code = ctl_roster_read_table(ctl, kind, &reading);
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	status = ctl->dry_run ? sfp_batch_begin(ctl->registry) : SFP_OK;
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	code = plan_and_apply(ctl, reading);
	if (ctl->dry_run && sfp_batch_end(ctl->registry, false) == SFP_OK && (code == CTL_DONE || code == CTL_PARTIAL))
		ctl_note(ctl, _("a dry run: nothing was changed"));
	return code;
}

static enum ctl_exit import_staff(struct ctl *ctl)
{
	return import(ctl, SFP_ROSTER_STAFF);
}

static enum ctl_exit import_students(struct ctl *ctl)
{
	return import(ctl, SFP_ROSTER_STUDENTS);
}

static enum ctl_exit import_parents(struct ctl *ctl)
{
	return import(ctl, SFP_ROSTER_PARENTS);
}

/* clang-format off */
static const struct ctl_option options[] = {
	CTL_OPT("file", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the table, as a spreadsheet saves it (CSV)")),
	CTL_OPT("from", CTL_DATE, 0, N_("since when it holds (default: today)")),
	CTL_PLAN_ORDER_OPTIONS,
	CTL_OPTIONS_END
};

const struct ctl_command ctl_import_commands[] = {
	CTL_RUN("staff", CTL_BASE, N_("add the staff and their offices"), options, import_staff, SFP_OBJECT_IMPORT),
	CTL_RUN("students", CTL_BASE, N_("add the students and their enrolments"), options, import_students, SFP_OBJECT_IMPORT),
	CTL_RUN("parents", CTL_BASE, N_("add the parents and their bonds with the students"), options,
	        import_parents, SFP_OBJECT_IMPORT),
	CTL_COMMANDS_END
};
/* clang-format on */
