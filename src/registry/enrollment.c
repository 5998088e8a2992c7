/* enrollment.c: who studies here, and in which class. */
#include "registry/enrollment.h"
#include "base/time.h"
#include "ledger/given.h"
#include "registry/class.h"
#include "registry/nouns.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_enrollment, person, SFP__ID, 0),
	SFP__FIELD(sfp_enrollment, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_enrollment, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_enrollment, until_date, SFP__DATE, 0),
	SFP__FIELD(sfp_enrollment, end_reason, SFP__TEXT, 0),
};
/* clang-format on */

/* clang-format off */
const struct sfp__entity sfp__enrollment_entity = {
	.object = SFP_OBJECT_ENROLLMENT, .name = "enrollment",
	.title_ru = "зачисление", .size = sizeof(sfp_enrollment),
	.fields = fields, .field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_ENROLLMENT_GET, .list = SFP__SQL_ENROLLMENT_LIST, .insert = SFP__SQL_ENROLLMENT_INSERT,
	.update = SFP__SQL_ENROLLMENT_UPDATE, .put_private = SFP__SQL_NONE,
};
/* clang-format on */

/* ---- for movements ---- */

sfp_status sfp__enrollment_current(struct sfp__verb *verb, const sfp_id *person, sfp_enrollment **ret_enrollment)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_ENROLLMENT_CURRENT);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	status = sfp__verb_find(verb, stmt, &id);
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__enrollment_entity, &id, (sfp_record **)ret_enrollment)
	                        : status;
}

static sfp_status expect_not_enrolled(struct sfp__verb *verb, const sfp_id *person)
{
	SFP__CLEANUP(sfp__record_freep) sfp_enrollment *current = NULL;
	sfp_status status;

	if (sfp__verb_knows_newcomer(verb, person))
		return SFP_OK;
	status = sfp__enrollment_current(verb, person, &current);
	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "человек уже зачислен; чтобы сменить группу, оформите движение",
		                  "the person is enrolled already; record a movement to change the class");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* What stands in the way is told by a look at the whole class. */
static sfp_status expect_class(struct sfp__verb *verb, const sfp_id *class_id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	struct sfp__class_standing standing = { false, 0 };
	sfp_status status = sfp_id_is_none(class_id) ? SFP_OK : sfp__class_stand(verb, class_id, &standing);

	if (status != SFP_OK || (!standing.staffroom && (!standing.closed_on || standing.closed_on > verb->today)))
		return status;
	return sfp__class_of_students(verb, class_id, &class);
}

static sfp_status named_enrollment(const sfp_id *person, const sfp_id *class_id, sfp_date from,
                                   sfp_enrollment **ret_enrollment)
{
	sfp_status status = sfp__record_new(&sfp__enrollment_entity, (sfp_record **)ret_enrollment);

	if (status != SFP_OK)
		return status;
	(*ret_enrollment)->person = *person;
	if (class_id)
		(*ret_enrollment)->class_id = *class_id;
	(*ret_enrollment)->from_date = from;
	return SFP_OK;
}

sfp_status sfp__enrollment_open(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id, sfp_date from,
                                const struct sfp__watch *watch)
{
	SFP__CLEANUP(sfp__record_freep) sfp_enrollment *opened = NULL;
	sfp_status status = named_enrollment(person, class_id, from, &opened);

	if (status != SFP_OK)
		return status;
	status = expect_class(verb, &opened->class_id);
	if (status != SFP_OK)
		return status;
	status = expect_not_enrolled(verb, person);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_create(verb, &sfp__enrollment_entity, &opened->head);
	if (status != SFP_OK)
		return status;
	return sfp__watch_tell(watch, &opened->head, SFP__EFFECT_OPENED);
}

static sfp_status end_enrollment(struct sfp__verb *verb, sfp_enrollment *enrollment, const char *reason, sfp_date on,
                                 const struct sfp__watch *watch)
{
	sfp_status status = sfp__record_set(&enrollment->end_reason, reason);

	enrollment->until_date = sfp__end_date(enrollment->from_date, on);
	if (status == SFP_OK)
		status = sfp__verb_change(verb, &sfp__enrollment_entity, &enrollment->head, false);
	return status == SFP_OK ? sfp__watch_tell(watch, &enrollment->head, SFP__EFFECT_ENDED) : status;
}

sfp_status sfp__enrollments_end_of(struct sfp__verb *verb, const sfp_id *person, const char *reason, sfp_date on,
                                   const struct sfp__watch *watch)
{
	sfp_status status;

	do { /* each one that has ended is found no more */
		SFP__CLEANUP(sfp__record_freep) sfp_enrollment *current = NULL;

		status = sfp__enrollment_current(verb, person, &current);
		if (status == SFP_OK)
			status = end_enrollment(verb, current, reason, on, watch);
		else if (status == SFP_E_NOT_FOUND)
			return SFP_OK;
	} while (status == SFP_OK);
	return status;
}

/* ---- verbs ---- */

static sfp_status take_draft(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_enrollment_draft *draft = given;
	sfp_enrollment *enrollment = made;

	if (draft->from_date && !sfp__date_valid(draft->from_date)) {
		sfp__registry_say(verb->reg,
		                  "дата начала (from_date): %d — такого дня нет в календаре; пишите так: 20260901",
		                  "from_date: %d is no day of the calendar; write it as 20260901", draft->from_date);
		return SFP_E_INVALID;
	}
	enrollment->person = draft->person;
	enrollment->class_id = draft->class_id;
	enrollment->from_date = draft->from_date;
	return SFP_OK;
}

/* A retry is told by what was asked, so "today" becomes a day only behind that. */
static sfp_status add_enrollment(struct sfp__verb *verb, void *made)
{
	sfp_enrollment *enrollment = made;
	sfp_status status;

	if (!enrollment->from_date)
		enrollment->from_date = verb->today;
	verb->about.person = enrollment->person;
	verb->about.class_id = enrollment->class_id;
	verb->about.role = SFP_ROLE_STUDENT;
	status = sfp__verb_expect(verb, &sfp__person_entity, &enrollment->person);
	if (status != SFP_OK)
		return status;
	status = expect_class(verb, &enrollment->class_id);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_base(verb);
	if (status != SFP_OK)
		return status;
	status = expect_not_enrolled(verb, &enrollment->person);
	if (status != SFP_OK)
		return status;
	return sfp__verb_create(verb, &sfp__enrollment_entity, &enrollment->head);
}

sfp_status sfp_enrollment_add(sfp_registry *reg, const sfp_actor *actor, const sfp_enrollment_draft *draft,
                              sfp_enrollment **ret_enrollment)
{
	static const struct sfp__making adding = { &sfp__enrollment_entity, "create", take_draft, add_enrollment };

	if (!sfp__given(reg, "actor draft ret_enrollment", (const void *const[]){ actor, draft, ret_enrollment }) ||
	    !sfp__given_input(reg, "draft", "SFP_ENROLLMENT_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &adding, draft, (sfp_record **)ret_enrollment);
}

static sfp_status expect_classless(struct sfp__verb *verb, const sfp_enrollment *enrollment)
{
	if (enrollment->until_date) {
		sfp__registry_say(verb->reg, "зачисление уже прекращено; его группа не меняется",
		                  "the enrolment has ended; its class stays as it was");
		return SFP_E_INVALID;
	}
	if (!sfp_id_is_none(&enrollment->class_id)) {
		sfp__registry_say(verb->reg, "группа в зачислении уже указана; чтобы сменить её, оформите движение",
		                  "the enrolment's class is known; record a movement to change it");
		return SFP_E_EXISTS;
	}
	return SFP_OK;
}

/* Everything between the loading of the enrolment and the end of the verb. */
static sfp_status take_class(struct sfp__verb *verb, const void *class_id)
{
	sfp__verb_given_id(verb, class_id);
	return SFP_OK;
}

static sfp_status assign(struct sfp__verb *verb, const void *given, void *record)
{
	const sfp_id *class_id = given;
	sfp_enrollment *enrollment = record;
	sfp_status status;

	verb->about.person = enrollment->person;
	verb->about.class_id = *class_id;
	verb->about.role = SFP_ROLE_STUDENT;
	status = sfp__verb_base(verb);
	if (status == SFP_OK)
		status = expect_classless(verb, enrollment);
	if (status == SFP_OK)
		status = expect_class(verb, class_id);
	if (status != SFP_OK)
		return status;
	enrollment->class_id = *class_id;
	return sfp__verb_change(verb, &sfp__enrollment_entity, &enrollment->head, false);
}

sfp_status sfp_enrollment_assign(sfp_registry *reg, const sfp_actor *actor, const sfp_id *enrollment_id,
                                 const sfp_id *class_id, sfp_enrollment **ret_enrollment)
{
	static const struct sfp__deed assigning = { &sfp__enrollment_entity, "assign", take_class, assign };

	if (!sfp__given(reg, "actor enrollment_id class_id ret_enrollment",
	                (const void *const[]){ actor, enrollment_id, class_id, ret_enrollment }) ||
	    (sfp_id_is_none(class_id) &&
	     !sfp__wrong(reg, "class_id", "группа не названа; укажите её", "is none; name a class")))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &assigning, enrollment_id, class_id, (sfp_record **)ret_enrollment);
}

void sfp_enrollment_free(sfp_enrollment *enrollment)
{
	sfp_record_free((sfp_record *)enrollment);
}
