/* office.c: what people are employed or elected as. */
#include "registry/office.h"
#include "ledger/given.h"
#include "registry/nouns.h"

/* clang-format off */
static const struct sfp__field office_fields[] = {
	SFP__FIELD(sfp_office, person, SFP__ID, 0),
	SFP__FIELD(sfp_office, role, SFP__ROLE, 0),
	SFP__FIELD(sfp_office, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_office, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_office, until_date, SFP__DATE, 0),
	SFP__FIELD(sfp_office, order_id, SFP__ID, 0),
};
/* clang-format on */

const struct sfp__entity sfp__office_entity = {
	.object = SFP_OBJECT_OFFICE,
	.name = "office",
	.title_ru = "должность",
	.size = sizeof(sfp_office),
	.fields = office_fields,
	.field_count = SFP__LENGTH(office_fields),
	.get = SFP__SQL_OFFICE_GET,
	.list = SFP__SQL_OFFICE_LIST,
	.insert = SFP__SQL_OFFICE_INSERT,
	.update = SFP__SQL_OFFICE_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_office_free(sfp_office *office)
{
	sfp_record_free(office ? &office->head : NULL);
}

/* ---- add ---- */

/* The other roles are derived from something else: an administrator's from an appointment, a student's from an
 * enrolment. */
static bool gives_role(sfp_role role)
{
	return role == 0 || role == SFP_ROLE_HEAD || role == SFP_ROLE_ADMINISTRATION || role == SFP_ROLE_TEACHER ||
	       role == SFP_ROLE_COUNCIL;
}

static sfp_status fill_office(struct sfp__verb *verb, const sfp_office_draft *draft, sfp_office *office)
{
	sfp_status status = sfp__given_member(verb->reg, "title", draft->title, &office->title);

	if (status != SFP_OK)
		return status;
	if (!gives_role(draft->role)) {
		const char *name = sfp_role_name(draft->role);

		sfp__registry_say(verb->reg,
		                  "роль (role): никакая должность не даёт «%s»; можно head, administration, teacher, "
		                  "council или никакую",
		                  "role: no office gives '%s'; head, administration, teacher, council or none",
		                  name ? name : "?");
		return SFP_E_INVALID;
	}
	office->person = draft->person;
	office->role = draft->role;
	office->order_id = draft->order_id;
	office->from_date = draft->from_date;
	office->until_date = draft->until_date;
	return office->from_date ? sfp__given_date(verb->reg, "from_date", office->from_date, 0, 0) : SFP_OK;
}

static sfp_status expect_others(struct sfp__verb *verb, const sfp_office *office)
{
	sfp_status status = sfp__verb_expect(verb, &sfp__person_entity, &office->person);

	if (status == SFP_OK && !sfp_id_is_none(&office->order_id))
		status = sfp__verb_expect(verb, &sfp__order_entity, &office->order_id);
	return status;
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_office *office)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_OFFICE_SAME);
	sfp_id same;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &office->person);
	sfp__bind_int(stmt, ":role", office->role);
	sfp__bind_text(stmt, ":title", office->title);
	sfp__bind_int(stmt, ":from_date", office->from_date);
	sfp__bind_int(stmt, ":until_date", office->until_date);
	status = sfp__verb_find(verb, stmt, &same);
	if (status == SFP_OK)
		sfp__registry_say(verb->reg,
		                  "человек уже занимает такую должность; сначала прекратите ту или дайте другое "
		                  "название",
		                  "the person holds such an office already; end that one before, or give another "
		                  "title");
	return status == SFP_OK ? SFP_E_EXISTS : status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status add_office(struct sfp__verb *verb, const sfp_office_draft *draft, sfp_office **ret_office)
{
	SFP__CLEANUP(sfp__record_freep) sfp_office *office = NULL;
	bool done = false;
	sfp_status status = sfp__record_new(&sfp__office_entity, (sfp_record **)&office);

	if (status != SFP_OK)
		return status;
	status = fill_office(verb, draft, office);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__office_entity, &office->head, "create", &done, (sfp_record **)ret_office);
	if (status != SFP_OK || done)
		return status;

	office->from_date = office->from_date ? office->from_date : verb->today;
	verb->about.person = office->person;
	verb->about.order_id = verb->order_id = office->order_id;
	if (office->until_date)
		status = sfp__given_date(verb->reg, "until_date", office->until_date,
		                         sfp_date_add(office->from_date, 1), 0);
	if (status != SFP_OK)
		return status;
	status = expect_others(verb, office);
	if (status != SFP_OK)
		return status;
	status = sfp__office_may_add(verb, office);
	if (status != SFP_OK)
		return status;
	status = expect_new(verb, office);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_create(verb, &sfp__office_entity, &office->head);
	if (status == SFP_OK)
		*ret_office = SFP__TAKE(office);
	return status;
}

sfp_status sfp_office_add(sfp_registry *reg, const sfp_actor *actor, const sfp_office_draft *draft,
                          sfp_office **ret_office)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_office *office = NULL;
	sfp_status status;

	if (!sfp__given(reg, "draft ret_office", (const void *const[]){ draft, ret_office }) ||
	    !sfp__given_input(reg, "draft", "SFP_OFFICE_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;

	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = add_office(&verb, draft, &office);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_office = SFP__TAKE(office);
	return status;
}

/* ---- end ---- */

/* Whatever the order is about, the entry names it. */
static sfp_status name_order(struct sfp__verb *verb, const sfp_id *order)
{
	if (!order || sfp_id_is_none(order))
		return SFP_OK;
	verb->order_id = *order;
	return sfp__verb_expect(verb, &sfp__order_entity, order);
}

/* A last day that was set may come earlier. */
static sfp_status expect_running(struct sfp__verb *verb, const sfp_office *office, sfp_date on)
{
	if (!office->until_date || (office->until_date > verb->today && on < office->until_date))
		return SFP_OK;
	sfp__registry_say(
		verb->reg, "должность уже прекращена или прекратится не позже этого дня; продлить её так нельзя",
		"the office has ended already, or ends no later than that day; it cannot be prolonged in this way");
	return SFP_E_EXISTS;
}

static sfp_status end(struct sfp__verb *verb, const sfp_id *id, sfp_date on, const sfp_id *order,
                      sfp_office **ret_office)
{
	SFP__CLEANUP(sfp__record_freep) sfp_office *office = NULL;
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__office_entity, id, (sfp_record **)&office);

	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__office_entity, &office->head, "end", &done, (sfp_record **)ret_office);
	if (status != SFP_OK || done)
		return status;

	verb->about.person = office->person;
	on = on ? on : verb->today;
	status = sfp__given_date(verb->reg, "on", on, office->from_date, 0);
	if (status != SFP_OK)
		return status;
	status = name_order(verb, order);
	if (status != SFP_OK)
		return status;
	status = sfp__office_may_end(verb, office, order);
	if (status != SFP_OK)
		return status;
	status = expect_running(verb, office, on);
	if (status != SFP_OK)
		return status;
	office->until_date = on;
	status = sfp__verb_change(verb, &sfp__office_entity, &office->head, false);
	if (status == SFP_OK)
		*ret_office = SFP__TAKE(office);
	return status;
}

sfp_status sfp_office_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *office_id, sfp_date on,
                          const sfp_id *order, sfp_office **ret_office)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_office *office = NULL;
	sfp_status status;

	if (!sfp__given(reg, "office_id ret_office", (const void *const[]){ office_id, ret_office }))
		return SFP_E_MISUSE;

	sfp__verb_given_number(&verb, on);
	sfp__verb_given_id(&verb, order);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = end(&verb, office_id, on, order, &office);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_office = SFP__TAKE(office);
	return status;
}
