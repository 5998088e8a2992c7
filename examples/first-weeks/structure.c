/* structure.c: «Учительская», groups by the nomenclature, people in them, homeroom teachers. */
#include <stdlib.h>

#include "story.h"

static void make_staffroom(struct story *story)
{
	sfp_class *staffroom = NULL;

	must(story, sfp_class_create_staffroom(story->reg, &story->administrator, &staffroom), "staffroom");
	story->staffroom = staffroom->head.id;
	say("Создан класс «%s» (п. 2.1, абз. 4 списка).", staffroom->name);
	sfp_class_free(staffroom);
}

static void approve_nomenclature(struct story *story)
{
	sfp_roster_reading *reading = read_list(story, SFP_ROSTER_CLASSES, "groups.csv");
	sfp_roster_nomenclature *nomenclature = NULL;
	sfp_id order = issue_order(story, SFP_ORDER_NOMENCLATURE, "115-о/д", "О номенклатуре учебных групп", NULL, 0);
	size_t added = 0;

	must(story, sfp_roster_nomenclature_get(story->reg, reading, &nomenclature), "groups.csv");
	must(story,
	     sfp_nomenclature_approve(story->reg, &story->head, &order, nomenclature->lines, nomenclature->count,
	                              &added),
	     "nomenclature");
	say("Директор утвердил номенклатуру: %zu %s, приказ № 115-о/д.", added,
	    plural(added, "группа", "группы", "групп"));
	sfp_roster_nomenclature_free(nomenclature);
	sfp_roster_reading_close(reading);
}

static void try_unapproved(struct story *story)
{
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
	sfp_class *class_ = NULL;

	draft.name = "Х-99";
	must_be_refused(story, sfp_class_create(story->reg, &story->administrator, &draft, &class_),
	                "Администратор пробует создать группу Х-99, которой нет в номенклатуре:");
}

static void make_classes(struct story *story)
{
	struct all approved = list_all(story, SFP_OBJECT_NOMENCLATURE, NULL);

	for (size_t i = 0; i < approved.count; i++) {
		sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
		sfp_class *class_ = NULL;

		draft.name = ((const sfp_nomenclature *)approved.records[i])->name;
		must(story, sfp_class_create(story->reg, &story->administrator, &draft, &class_), "class");
		sfp_class_free(class_);
		progress("группы", i + 1, approved.count);
	}
	say("Созданы все %zu %s (п. 2.1, абз. 5 списка).", approved.count,
	    plural(approved.count, "группа", "группы", "групп"));
	free_all(&approved);
}

static void approve_distribution(struct story *story)
{
	sfp_roster_reading *reading = read_list(story, SFP_ROSTER_STAFF, "staff.csv");
	sfp_roster_distribution *distribution = NULL;
	sfp_id order =
		issue_order(story, SFP_ORDER_DISTRIBUTION, "116-о/д", "О распределении классного руководства", NULL, 0);
	size_t added = 0;

	must(story, sfp_roster_distribution_get(story->reg, &story->organization, reading, &distribution), "staff.csv");
	must(story,
	     sfp_distribution_approve(story->reg, &story->head, &order, distribution->lines, distribution->count,
	                              &added),
	     "distribution");
	say("Директор утвердил распределение кураторства: %zu %s, приказ № 116-о/д.", added,
	    plural(added, "группа", "группы", "групп"));
	sfp_roster_distribution_free(distribution);
	sfp_roster_reading_close(reading);
}

/* All groups but two, so that the report has something to say. */
static void assign_homerooms(struct story *story)
{
	struct all lines = list_all(story, SFP_OBJECT_DISTRIBUTION, NULL);
	size_t assigned = 0;

	for (size_t i = 0; i + 2 < lines.count; i++) {
		const sfp_distribution *line = (const sfp_distribution *)lines.records[i];
		sfp_class *class_ = NULL;
		sfp_homeroom *homeroom = NULL;

		must(story, sfp_class_find(story->reg, &story->organization, line->class_name, &class_), "class");
		must(story,
		     sfp_homeroom_assign(story->reg, &story->administrator, &class_->head.id, &line->person, &homeroom),
		     "homeroom");
		sfp_homeroom_free(homeroom);
		sfp_class_free(class_);
		progress("кураторы", ++assigned, lines.count - 2);
	}
	say("Кураторы прикреплены к группам: %zu из %zu (п. 2.1, абз. 8 списка).", assigned, lines.count);
	free_all(&lines);
}

void tell_structure(struct story *story)
{
	on(story, 20250904);
	chapter(story, "Группы и кураторы");
	make_staffroom(story);
	approve_nomenclature(story);
	try_unapproved(story);
	make_classes(story);
	import_list(story, SFP_ROSTER_STUDENTS, "students.csv", "студентов", 20250901);
	import_list(story, SFP_ROSTER_PARENTS, "parents.csv", "родителей", 20250901);
	approve_distribution(story);
	assign_homerooms(story);
}
