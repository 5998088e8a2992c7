/* teaching.c: «учебная нагрузка» — who teaches which subject in which class. */
#include "ledger/given.h"
#include "registry/class.h"
#include "registry/nouns.h"
#include "registry/subject.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_teaching, person, SFP__ID, 0),
	SFP__FIELD(sfp_teaching, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_teaching, subject_id, SFP__ID, 0),
	SFP__FIELD(sfp_teaching, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_teaching, until_date, SFP__DATE, 0),
};
/* clang-format on */

const struct sfp__entity sfp__teaching_entity = {
	.object = SFP_OBJECT_TEACHING,
	.name = "teaching",
	.title_ru = "преподавание",
	.size = sizeof(sfp_teaching),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_TEACHING_GET,
	.list = SFP__SQL_TEACHING_LIST,
	.insert = SFP__SQL_TEACHING_INSERT,
	.update = SFP__SQL_TEACHING_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- for other nouns ---- */

static sfp_status end_on(struct sfp__verb *verb, const sfp_id *id, sfp_date on, const struct sfp__watch *watch)
{
	SFP__CLEANUP(sfp__record_freep) sfp_teaching *teaching = NULL;
	sfp_status status = sfp__verb_load(verb, &sfp__teaching_entity, id, (sfp_record **)&teaching);

	if (status != SFP_OK)
		return status;
	teaching->until_date = sfp__end_date(teaching->from_date, on);
	status = sfp__verb_change(verb, &sfp__teaching_entity, &teaching->head, false);
	return status == SFP_OK ? sfp__watch_tell(watch, &teaching->head, SFP__EFFECT_ENDED) : status;
}

/* Ends whatever the statement finds: each one that has ended is found no more. */
static sfp_status end_all(struct sfp__verb *verb, const sfp_id *person, const sfp_id *subject_id, sfp_date on,
                          const struct sfp__watch *watch)
{
	sfp_status status;

	do {
		struct sfp__stmt *stmt = sfp__stmt(verb->reg->store,
		                                   person ? SFP__SQL_TEACHING_OF_PERSON : SFP__SQL_TEACHING_OF_SUBJECT);
		sfp_id id;

		sfp__bind_int(stmt, ":org", verb->org);
		sfp__bind_id(stmt, person ? ":person" : ":subject_id", person ? person : subject_id);
		status = sfp__verb_find(verb, stmt, &id);
		if (status == SFP_E_NOT_FOUND)
			return SFP_OK;
		if (status == SFP_OK)
			status = end_on(verb, &id, on, watch);
	} while (status == SFP_OK);
	return status;
}

sfp_status sfp__teachings_end_of_subject(struct sfp__verb *verb, const sfp_id *subject_id, sfp_date on)
{
	return end_all(verb, NULL, subject_id, on, NULL);
}

sfp_status sfp__teachings_end_of_person(struct sfp__verb *verb, const sfp_id *person, sfp_date on,
                                        const struct sfp__watch *watch)
{
	return end_all(verb, person, NULL, on, watch);
}

/* ---- adding ---- */

static sfp_status take_draft(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_teaching_draft *draft = given;
	sfp_teaching *teaching = made;

	teaching->person = draft->person;
	teaching->class_id = draft->class_id;
	teaching->subject_id = draft->subject_id;
	teaching->from_date = draft->from_date;
	return draft->from_date ? sfp__given_date(verb->reg, "from_date", draft->from_date, 0, 0) : SFP_OK;
}

static sfp_status expect_worker(struct sfp__verb *verb, const sfp_teaching *teaching)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_FACT_PERSON_HAS_ROLE);
	bool works;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &teaching->person);
	sfp__bind_int(stmt, ":role", 0);
	sfp__bind_int(stmt, ":on", teaching->from_date);
	status = sfp__step_row(verb->reg->store, stmt);
	if (status != SFP_OK)
		return status;
	works = sfp__column_int(stmt, SFP__COL_FACT_PERSON_HAS_ROLE_HOLDS) != 0;
	sfp__stmt_end(stmt);
	status = sfp__store_status(verb->reg->store);
	if (status != SFP_OK || works)
		return status;
	sfp__registry_say(verb->reg,
	                  "в первый день (from_date) человек не занимает никакой должности; сначала внесите должность",
	                  "on the first day (from_date) the person holds no office; record the office first");
	return SFP_E_INVALID;
}

static sfp_status expect_others(struct sfp__verb *verb, const sfp_teaching *teaching)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	SFP__CLEANUP(sfp__record_freep) sfp_subject *subject = NULL;
	sfp_status status = sfp__verb_expect(verb, &sfp__person_entity, &teaching->person);

	if (status == SFP_OK)
		status = sfp__class_of_students(verb, &teaching->class_id, &class);
	if (status == SFP_OK)
		status = sfp__subject_open(verb, &teaching->subject_id, &subject);
	return status;
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_teaching *teaching)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_TEACHING_SAME);
	sfp_id same;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &teaching->person);
	sfp__bind_id(stmt, ":class_id", &teaching->class_id);
	sfp__bind_id(stmt, ":subject_id", &teaching->subject_id);
	sfp__bind_int(stmt, ":from_date", teaching->from_date);
	status = sfp__verb_find(verb, stmt, &same);
	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "человек уже ведёт этот предмет в этой группе; делать ничего не нужно",
		                  "the person teaches this subject in this class already; nothing is left to do");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* A retry is told by what was asked, so "today" becomes a day only behind that. */
static sfp_status add_teaching(struct sfp__verb *verb, void *made)
{
	sfp_teaching *teaching = made;
	sfp_status status;

	if (!teaching->from_date)
		teaching->from_date = verb->today;
	verb->about.person = teaching->person;
	verb->about.class_id = teaching->class_id;
	verb->about.subject_id = teaching->subject_id;
	status = expect_others(verb, teaching);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_base(verb);
	if (status != SFP_OK)
		return status;
	status = expect_worker(verb, teaching);
	if (status != SFP_OK)
		return status;
	status = expect_new(verb, teaching);
	if (status != SFP_OK)
		return status;
	return sfp__verb_create(verb, &sfp__teaching_entity, &teaching->head);
}

sfp_status sfp_teaching_add(sfp_registry *reg, const sfp_actor *actor, const sfp_teaching_draft *draft,
                            sfp_teaching **ret_teaching)
{
	static const struct sfp__making adding = { &sfp__teaching_entity, "create", take_draft, add_teaching };

	if (!sfp__given(reg, "draft ret_teaching", (const void *const[]){ draft, ret_teaching }) ||
	    !sfp__given_input(reg, "draft", "SFP_TEACHING_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &adding, draft, (sfp_record **)ret_teaching);
}

/* ---- ending ---- */

static sfp_status take_day(struct sfp__verb *verb, const void *given)
{
	const sfp_date *on = given;

	sfp__verb_given_number(verb, *on);
	return SFP_OK;
}

static sfp_status end(struct sfp__verb *verb, const void *given, void *record)
{
	sfp_teaching *teaching = record;
	const sfp_date *asked = given;
	sfp_date on = *asked ? *asked : verb->today;
	sfp_status status;

	verb->about.person = teaching->person;
	verb->about.class_id = teaching->class_id;
	verb->about.subject_id = teaching->subject_id;
	status = sfp__given_date(verb->reg, "on", on, teaching->from_date, 0);
	if (status == SFP_OK)
		status = sfp__verb_base(verb);
	if (status != SFP_OK)
		return status;
	if (teaching->until_date) {
		sfp__registry_say(verb->reg, "преподавание уже прекращено; делать ничего не нужно",
		                  "the teaching has ended already; nothing is left to do");
		return SFP_E_EXISTS;
	}
	teaching->until_date = on;
	return sfp__verb_change(verb, &sfp__teaching_entity, &teaching->head, false);
}

sfp_status sfp_teaching_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *teaching_id, sfp_date on,
                            sfp_teaching **ret_teaching)
{
	static const struct sfp__deed ending = { &sfp__teaching_entity, "end", take_day, end };

	if (!sfp__given(reg, "teaching_id ret_teaching", (const void *const[]){ teaching_id, ret_teaching }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &ending, teaching_id, &on, (sfp_record **)ret_teaching);
}

void sfp_teaching_free(sfp_teaching *teaching)
{
	sfp_record_free((sfp_record *)teaching);
}
