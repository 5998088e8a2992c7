/* homeroom.c: who leads which class. */
#include "ledger/given.h"
#include "registry/class.h"
#include "registry/enrollment.h"
#include "registry/nouns.h"
#include "sferumpolicy/distribution.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_homeroom, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_homeroom, person, SFP__ID, 0),
	SFP__FIELD(sfp_homeroom, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_homeroom, until_date, SFP__DATE, 0),
	SFP__FIELD(sfp_homeroom, order_id, SFP__ID, 0),
};
/* clang-format on */

/* clang-format off */
const struct sfp__entity sfp__homeroom_entity = {
	.object = SFP_OBJECT_HOMEROOM, .name = "homeroom",
	.title_ru = "классное руководство", .size = sizeof(sfp_homeroom),
	.fields = fields, .field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_HOMEROOM_GET, .list = SFP__SQL_HOMEROOM_LIST, .insert = SFP__SQL_HOMEROOM_INSERT,
	.update = SFP__SQL_HOMEROOM_UPDATE, .put_private = SFP__SQL_NONE,
};
/* clang-format on */

/* ---- finding ---- */

static sfp_status load_found(struct sfp__verb *verb, struct sfp__stmt *stmt, sfp_homeroom **ret_homeroom)
{
	sfp_id id;
	sfp_status status = sfp__verb_find(verb, stmt, &id);

	return status == SFP_OK ? sfp__verb_load(verb, &sfp__homeroom_entity, &id, (sfp_record **)ret_homeroom)
	                        : status;
}

static sfp_status current_of_class(struct sfp__verb *verb, const sfp_id *class_id, sfp_homeroom **ret_homeroom)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_HOMEROOM_OF_CLASS);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":class_id", class_id);
	return load_found(verb, stmt, ret_homeroom);
}

static sfp_status current_of_person(struct sfp__verb *verb, const sfp_id *person, sfp_homeroom **ret_homeroom)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_HOMEROOM_OF_PERSON);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	return load_found(verb, stmt, ret_homeroom);
}

/* ---- for movements ---- */

static sfp_status end_homeroom(struct sfp__verb *verb, sfp_homeroom *homeroom, sfp_date on,
                               const struct sfp__watch *watch)
{
	sfp_status status;

	homeroom->until_date = sfp__end_date(homeroom->from_date, on);
	status = sfp__verb_change(verb, &sfp__homeroom_entity, &homeroom->head, false);
	return status == SFP_OK ? sfp__watch_tell(watch, &homeroom->head, SFP__EFFECT_ENDED) : status;
}

sfp_status sfp__homerooms_end_of(struct sfp__verb *verb, const sfp_id *person, sfp_date on,
                                 const struct sfp__watch *watch)
{
	sfp_status status;

	do { /* each one that has ended is found no more */
		SFP__CLEANUP(sfp__record_freep) sfp_homeroom *current = NULL;

		status = current_of_person(verb, person, &current);
		if (status == SFP_OK)
			status = end_homeroom(verb, current, on, watch);
		else if (status == SFP_E_NOT_FOUND)
			return SFP_OK;
	} while (status == SFP_OK);
	return status;
}

static sfp_status end_predecessor(struct sfp__verb *verb, const sfp_homeroom *successor, const struct sfp__watch *watch)
{
	SFP__CLEANUP(sfp__record_freep) sfp_homeroom *current = NULL;
	sfp_status status = current_of_class(verb, &successor->class_id, &current);

	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_OK : status;
	if (sfp_id_equal(&current->person, &successor->person)) {
		sfp__registry_say(verb->reg, "человек уже руководит этой группой; менять нечего",
		                  "the person leads this class already; nothing is to be changed");
		return SFP_E_EXISTS;
	}
	return end_homeroom(verb, current, successor->from_date, watch);
}

static sfp_status named_homeroom(const sfp_id *class_id, const sfp_id *person, sfp_homeroom **ret_homeroom)
{
	sfp_status status = sfp__record_new(&sfp__homeroom_entity, (sfp_record **)ret_homeroom);

	if (status != SFP_OK)
		return status;
	(*ret_homeroom)->class_id = *class_id;
	(*ret_homeroom)->person = *person;
	return SFP_OK;
}

sfp_status sfp__homeroom_open(struct sfp__verb *verb, const sfp_id *class_id, const sfp_id *person,
                              const sfp_id *order_id, sfp_date from, const struct sfp__watch *watch,
                              sfp_homeroom **ret_homeroom)
{
	SFP__CLEANUP(sfp__record_freep) sfp_homeroom *opened = NULL;
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	sfp_status status = sfp__class_of_students(verb, class_id, &class);

	if (status != SFP_OK)
		return status;
	status = named_homeroom(class_id, person, &opened);
	if (status != SFP_OK)
		return status;
	opened->from_date = from;
	if (order_id)
		opened->order_id = *order_id;
	verb->clearing = true;
	status = end_predecessor(verb, opened, watch);
	verb->clearing = false;
	if (status != SFP_OK)
		return status;
	status = sfp__verb_create(verb, &sfp__homeroom_entity, &opened->head);
	if (status != SFP_OK)
		return status;
	status = sfp__watch_tell(watch, &opened->head, SFP__EFFECT_OPENED);
	if (status == SFP_OK && ret_homeroom)
		*ret_homeroom = SFP__TAKE(opened);
	return status;
}

/* ---- the verb ---- */

/* The order by which the person was to lead the class; none where the distribution does not say so: a pack may do
 * without. */
static sfp_status order_of(struct sfp__verb *verb, const sfp_class *class, const sfp_id *person, sfp_id *ret_order)
{
	SFP__CLEANUP(sfp__record_freep) sfp_distribution *line = NULL;
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_DISTRIBUTION_BY_FOLD);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_text(stmt, ":class_fold", class->name_fold);
	status = sfp__verb_find(verb, stmt, &id);
	if (status == SFP_OK)
		status = sfp__verb_load(verb, &sfp__distribution_entity, &id, (sfp_record **)&line);
	if (status == SFP_OK && sfp_id_equal(&line->person, person))
		*ret_order = line->order_id;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* Everything but asking whether it was done before. `asked` gives way to what was made. */
static sfp_status assign(struct sfp__verb *verb, sfp_homeroom **asked)
{
	SFP__CLEANUP(sfp__record_freep) sfp_homeroom *opened = NULL;
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	sfp_status status = sfp__class_of_students(verb, &(*asked)->class_id, &class);

	verb->about.class_id = (*asked)->class_id;
	verb->about.person = (*asked)->person;
	verb->about.role = SFP_ROLE_HOMEROOM_TEACHER;
	if (status != SFP_OK)
		return status;
	status = sfp__verb_decide(verb, SFP_ACTION_CLASS_ASSIGN_HOMEROOM, SFP_KIND_NONE);
	if (status != SFP_OK)
		return status;
	status = order_of(verb, class, &(*asked)->person, &verb->order_id);
	if (status != SFP_OK)
		return status;
	status = sfp__homeroom_open(verb, &(*asked)->class_id, &(*asked)->person, &verb->order_id, verb->today, NULL,
	                            &opened);
	if (status != SFP_OK)
		return status;
	sfp_homeroom_free(*asked);
	*asked = SFP__TAKE(opened);
	return SFP_OK;
}

static sfp_status assign_once(struct sfp__verb *verb, const sfp_id *class_id, const sfp_id *person,
                              sfp_homeroom **homeroom)
{
	bool done = false;
	sfp_status status = sfp__verb_expect(verb, &sfp__person_entity, person);

	if (status != SFP_OK)
		return status;
	status = named_homeroom(class_id, person, homeroom);
	if (status != SFP_OK)
		return status;
	status = sfp__given_again(verb, &sfp__homeroom_entity, (sfp_record **)homeroom, "create", &done);
	if (status != SFP_OK || done)
		return status;
	return assign(verb, homeroom);
}

sfp_status sfp_homeroom_assign(sfp_registry *reg, const sfp_actor *actor, const sfp_id *class_id, const sfp_id *person,
                               sfp_homeroom **ret_homeroom)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_homeroom *homeroom = NULL;
	sfp_status status;

	if (!sfp__given(reg, "actor class_id person ret_homeroom",
	                (const void *const[]){ actor, class_id, person, ret_homeroom }))
		return SFP_E_MISUSE;
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = assign_once(&verb, class_id, person, &homeroom);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_homeroom = SFP__TAKE(homeroom);
	return status;
}

void sfp_homeroom_free(sfp_homeroom *homeroom)
{
	sfp_record_free((sfp_record *)homeroom);
}
