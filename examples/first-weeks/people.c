/* people.c: who works and studies here: the lists that the office keeps anyway. */
#include <stdlib.h>

#include "story.h"

static void add_organization(struct story *story)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	draft.name = "Заречный техникум механизации (вымышленный)";
	draft.short_name = "ЗТМ";
	draft.time_zone = "Europe/Moscow";
	must(story, sfp_organization_add(story->reg, &draft, &organization), "organisation");
	story->organization = organization->head.id;
	sfp_organization_free(organization);
	story->system = actor_of(story, NULL);
}

/* ---- a list: read, planned, applied; sfp_import_rollback() would take it back ---- */

static void show_progress(void *context, size_t done, size_t total)
{
	progress(context, done, total);
}

sfp_roster_reading *read_list(const struct story *story, sfp_roster_kind kind, const char *name)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading = NULL;
	sfp_roster_input input = { .name = name, .kind = kind };
	char *data = read_file(story, name, &input.length);

	input.data = data;
	options.partial = true; /* whom it does not name stays as they are */
	must(story, sfp_registry_today(story->reg, &story->organization, &options.today), "today");
	must(story, sfp_roster_read(&input, 1, &options, &reading), name);
	free(data);
	return reading;
}

static sfp_roster_plan *plan_list(const struct story *story, sfp_roster_reading *reading, sfp_date from)
{
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_roster_plan *plan = NULL;

	options.effective_on = from;
	must(story, sfp_roster_plan_make(story->reg, &story->organization, reading, &options, &plan), "plan");
	return plan;
}

static sfp_roster_applied *apply_list(const struct story *story, sfp_roster_plan *plan, const char *name)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;

	options.only = SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD) | SFP_ROSTER_PART_BIT(SFP_ROSTER_UPDATE);
	options.progress = show_progress;
	options.progress_context = (void *)(uintptr_t)name;
	must(story, sfp_roster_plan_apply(story->reg, &story->system, plan, &options, &applied), name);
	return applied;
}

static void tell_rejected(sfp_roster_reading *reading)
{
	sfp_roster_finding finding;

	for (size_t i = 0; sfp_roster_reading_finding(reading, i, &finding) == SFP_OK; i++)
		if (finding.severity == SFP_ROSTER_REJECTS)
			say("    строка %zu отклонена: %s", finding.line, finding.text_ru);
}

static void tell_reviews(const struct story *story, sfp_roster_plan *plan)
{
	sfp_roster_review_page *page = NULL;

	must(story, sfp_roster_plan_reviews(plan, 0, 0, &page), "reviews");
	for (size_t i = 0; i < page->count; i++)
		say("    строка %lld ждёт решения: %s", (long long)page->reviews[i].line,
		    sfp_roster_review_code_text(page->reviews[i].code, SFP_RU));
	sfp_roster_review_page_free(page);
}

void import_list(struct story *story, sfp_roster_kind kind, const char *name, const char *who, sfp_date from)
{
	sfp_roster_reading *reading = read_list(story, kind, name);
	sfp_roster_plan *plan = plan_list(story, reading, from);
	sfp_roster_applied *applied = apply_list(story, plan, name);
	const sfp_roster_file *file = sfp_roster_reading_file_at(reading, 0);

	say("%-13s %-7s строк %4zu: отклонено %zu, решить человеку %lld — %s: %d", name, file->encoding, file->rows,
	    file->rejected, (long long)sfp_roster_plan_look(plan)->reviews, who, applied->import->people_added);
	tell_rejected(reading);
	tell_reviews(story, plan);
	sfp_roster_applied_free(applied);
	sfp_roster_plan_free(plan);
	sfp_roster_reading_close(reading);
}

/* Who holds an office; the first of them. */
static sfp_actor in_office(const struct story *story, sfp_role role)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all offices;
	sfp_actor actor;

	filter.role = role;
	offices = list_all(story, SFP_OBJECT_OFFICE, &filter);
	if (!offices.count) {
		fprintf(stderr, "first-weeks: nobody is %s\n", sfp_role_name(role));
		exit(1);
	}
	actor = actor_of(story, &((const sfp_office *)offices.records[0])->person);
	free_all(&offices);
	return actor;
}

void tell_people(struct story *story)
{
	char name[256];

	on(story, 20250825);
	chapter(story, "Списки, которые в техникуме есть и так");
	add_organization(story);
	import_list(story, SFP_ROSTER_STAFF, "staff.csv", "работников", 20250825);
	story->head = in_office(story, SFP_ROLE_HEAD);
	story->secretary = in_office(story, SFP_ROLE_COUNCIL);
	story->deputy = in_office(story, SFP_ROLE_ADMINISTRATION);
	say("Руководитель — %s.", name_of(story, &story->head.person, name, sizeof(name)));
}
