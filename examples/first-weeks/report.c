/* report.c: what is kept, what is due, by whom and since when; and that none of it was tampered with. */
#include <stdlib.h>
#include <string.h>

#include "story.h"

#define DUTIES_SHOWN 4
#define PEOPLE_SHOWN 6

static const char *mark(sfp_verdict verdict)
{
	switch (verdict) {
	case SFP_VERDICT_KEPT:
		return "✓";
	case SFP_VERDICT_DUE:
		return "!";
	case SFP_VERDICT_SWITCHED_OFF:
	case SFP_VERDICT_NOTHING_TO_OPERATE:
	case SFP_VERDICT_NO_DATA:
	case SFP_VERDICT_NOT_MEASURED:
		return "·";
	}
	return "?";
}

static void tell_compliance(struct story *story)
{
	sfp_compliance *report = NULL;

	must(story, sfp_compliance_get(story->reg, &story->organization, 0, &report), "compliance");
	for (size_t i = 0; i < report->count; i++) {
		const sfp_compliance_row *row = &report->rows[i];

		say("%s %-10s %s", mark(row->verdict), row->norm->clause, row->text_ru);
	}
	say("Исполняется %zu, не исполнено %zu, определений %zu, нет данных %zu, пока не измеряется %zu.",
	    report->by_verdict[SFP_VERDICT_KEPT], report->by_verdict[SFP_VERDICT_DUE],
	    report->by_verdict[SFP_VERDICT_NOTHING_TO_OPERATE], report->by_verdict[SFP_VERDICT_NO_DATA],
	    report->by_verdict[SFP_VERDICT_NOT_MEASURED]);
	sfp_compliance_free(report);
}

/* ---- what is due, person by person ---- */

static bool same_person(const sfp_duty *a, const sfp_duty *b)
{
	return sfp_id_equal(&a->responsible, &b->responsible);
}

static size_t duties_of(const sfp_duties *duties, size_t first)
{
	size_t count = 0;

	for (size_t i = 0; i < duties->count; i++)
		count += same_person(&duties->items[i], &duties->items[first]);
	return count;
}

static bool told_before(const sfp_duties *duties, size_t item)
{
	for (size_t i = 0; i < item; i++)
		if (same_person(&duties->items[i], &duties->items[item]))
			return true;
	return false;
}

static void tell_duties_of(struct story *story, const sfp_duties *duties, size_t first)
{
	size_t count = duties_of(duties, first), shown = 0;
	char name[256] = "Никто не назначен";

	if (!sfp_id_is_none(&duties->items[first].responsible))
		name_of(story, &duties->items[first].responsible, name, sizeof(name));
	say("%s — %zu %s:", name, count, plural(count, "дело", "дела", "дел"));
	for (size_t i = first; i < duties->count && shown < DUTIES_SHOWN; i++)
		if (same_person(&duties->items[i], &duties->items[first])) {
			say("    п. %-8s %3d дн.  %s", duties->items[i].norm->clause, duties->items[i].days,
			    duties->items[i].text_ru);
			shown++;
		}
	if (count > shown)
		say("    … и ещё %zu", count - shown);
}

static void tell_duties(struct story *story)
{
	sfp_duties *duties = NULL;
	size_t people = 0;

	must(story, sfp_duties_get(story->reg, &story->organization, NULL, 0, &duties), "duties");
	for (size_t i = 0; i < duties->count; i++) {
		if (told_before(duties, i))
			continue;
		/* The most urgent ones; everybody is in `sferumctl duties`. */
		if (people < PEOPLE_SHOWN && duties_of(duties, i) > 1)
			tell_duties_of(story, duties, i);
		people++;
	}
	say("Всего дел: %zu, у %zu %s. Полностью: sferumctl duties", duties->total, people,
	    plural(people, "человека", "человек", "человек"));
	sfp_duties_free(duties);
}

/* ---- the trail ---- */

static void tell_trail(struct story *story)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	must(story, sfp_trail_verify(story->reg, &story->organization, &story->remembered, &report), "verify");
	say("Журнал цел: записей %llu, сверено строк реестра %llu.", (unsigned long long)report.head.size,
	    (unsigned long long)report.rows);
	say("Итог, записанный инспектором на записи %llu, подтверждается.", (unsigned long long)story->remembered.size);
	fputs("  Корень: ", stdout);
	for (size_t i = 0; i < sizeof(report.head.root); i++)
		printf("%02x", report.head.root[i]);
	putchar('\n');
}

void tell_report(struct story *story)
{
	on(story, 20251001);
	chapter(story, "Что исполнено: по пунктам Положения");
	tell_compliance(story);
	chapter(story, "Что осталось и за кем");
	tell_duties(story);
	chapter(story, "Журнал");
	tell_trail(story);
}
