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

static void show_progress(void *context, size_t done, size_t total)
{
	progress(context, done, total);
}

static sfp_roster_report *import(struct story *story, sfp_roster_kind kind, const char *name, sfp_date from)
{
	sfp_roster_source source = SFP_ROSTER_SOURCE_INIT;
	sfp_roster_report *report = NULL;
	char *data = read_file(story, name, &source.length);

	source.kind = kind;
	source.data = data;
	source.name = name;
	source.from_date = from;
	source.progress = show_progress;
	source.progress_context = (void *)(uintptr_t)name;
	must(story, sfp_roster_import(story->reg, &story->system, &source, &report), name);
	free(data);
	return report;
}

void import_list(struct story *story, sfp_roster_kind kind, const char *name, const char *who, sfp_date from)
{
	sfp_roster_report *report = import(story, kind, name, from);

	say("%-13s %-7s строк %4zu: принято %4zu, отклонено %zu — %s: %zu", name, report->encoding, report->lines,
	    report->accepted, report->rejected, who, report->people_added);
	for (size_t i = 0; i < report->issue_count; i++)
		if (report->issues[i].weight == SFP_ROSTER_REJECTED)
			say("    строка %zu: %s", report->issues[i].line, report->issues[i].text_ru);
	sfp_roster_report_free(report);
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
