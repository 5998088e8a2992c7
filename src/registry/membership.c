/* membership.c: who is in which class of the platform, and as what. */
#include "registry/membership.h"
#include "ledger/given.h"
#include "registry/class.h"
#include "registry/nouns.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_membership, person, SFP__ID, 0),
	SFP__FIELD(sfp_membership, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_membership, role, SFP__ROLE, 0),
	SFP__FIELD(sfp_membership, invite, SFP__ID, 0),
	SFP__FIELD(sfp_membership, admission, SFP__ID, 0),
	SFP__FIELD(sfp_membership, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_membership, until_date, SFP__DATE, 0),
	SFP__FIELD(sfp_membership, end_reason, SFP__TEXT, 0),
};
/* clang-format on */

/* clang-format off */
const struct sfp__entity sfp__membership_entity = {
	.object = SFP_OBJECT_MEMBERSHIP, .name = "membership",
	.title_ru = "членство", .size = sizeof(sfp_membership),
	.fields = fields, .field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_MEMBERSHIP_GET, .list = SFP__SQL_MEMBERSHIP_LIST, .insert = SFP__SQL_MEMBERSHIP_INSERT,
	.update = SFP__SQL_MEMBERSHIP_UPDATE, .put_private = SFP__SQL_NONE,
};
/* clang-format on */

/* ---- for other nouns ---- */

sfp_status sfp__membership_current(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id,
                                   sfp_membership **ret_membership)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_MEMBERSHIP_CURRENT);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_id(stmt, ":class_id", class_id);
	status = sfp__verb_find(verb, stmt, &id);
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__membership_entity, &id, (sfp_record **)ret_membership)
	                        : status;
}

sfp_status sfp__membership_expect_none(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_membership *current = NULL;
	sfp_status status = sfp__membership_current(verb, person, class_id, &current);

	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "человек уже состоит в этой группе; делать ничего не нужно",
		                  "the person is a member of this class already; nothing is left to do");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status create(struct sfp__verb *verb, const sfp_membership *what)
{
	SFP__CLEANUP(sfp__record_freep) sfp_membership *membership = NULL;
	sfp_status status = sfp__record_new(&sfp__membership_entity, (sfp_record **)&membership);

	if (status != SFP_OK)
		return status;
	membership->person = what->person;
	membership->class_id = what->class_id;
	membership->role = what->role;
	membership->invite = what->invite;
	membership->admission = what->admission;
	membership->from_date = verb->today;
	return sfp__verb_create(verb, &sfp__membership_entity, &membership->head);
}

sfp_status sfp__membership_open(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id, sfp_role role,
                                const sfp_id *invite, const sfp_id *admission)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	sfp_membership what = { .person = *person, .class_id = *class_id, .role = role };
	sfp_status status = sfp__class_open(verb, class_id, &class);

	if (invite)
		what.invite = *invite;
	if (admission)
		what.admission = *admission;
	if (status == SFP_OK)
		status = sfp__membership_expect_none(verb, person, class_id);
	return status == SFP_OK ? create(verb, &what) : status;
}

static sfp_status end_membership(struct sfp__verb *verb, sfp_membership *membership, const char *reason, sfp_date on)
{
	sfp_status status = sfp__record_set(&membership->end_reason, reason);

	membership->until_date = sfp__end_date(membership->from_date, on);
	return status == SFP_OK ? sfp__verb_change(verb, &sfp__membership_entity, &membership->head, false) : status;
}

sfp_status sfp__memberships_end_of(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id,
                                   const char *reason, sfp_date on, const struct sfp__watch *watch)
{
	sfp_status status;

	do { /* each one that has ended is found no more */
		SFP__CLEANUP(sfp__record_freep) sfp_membership *current = NULL;

		status = sfp__membership_current(verb, person, class_id, &current);
		if (status == SFP_E_NOT_FOUND)
			return SFP_OK;
		if (status == SFP_OK)
			status = end_membership(verb, current, reason, on);
		if (status == SFP_OK)
			status = sfp__watch_tell(watch, &current->head, SFP__EFFECT_ENDED);
	} while (status == SFP_OK);
	return status;
}

/* ---- the verb ---- */

static sfp_status check_reason(sfp_registry *reg, const char *reason)
{
	if (!sfp__given_anything(reason)) {
		sfp__registry_say(reg, "причина не названа; укажите, почему прекращается членство",
		                  "no reason; say why the membership ends");
		return SFP_E_INVALID;
	}
	return sfp__given_text(reg, sfp__place_argument("the reason"), reason, SFP__GIVEN_REASON_MAX);
}

static sfp_status take_reason(struct sfp__verb *verb, const void *given)
{
	sfp__verb_given_text(verb, given);
	return check_reason(verb->reg, given);
}

static sfp_status end_by_decision(struct sfp__verb *verb, const void *reason, void *record)
{
	sfp_membership *membership = record;
	sfp_status status;

	verb->about.person = membership->person;
	verb->about.class_id = membership->class_id;
	verb->about.role = membership->role;
	status = sfp__verb_decide(verb, SFP_ACTION_MEMBERSHIP_END, SFP_KIND_NONE);
	if (status != SFP_OK)
		return status;
	if (membership->until_date) {
		sfp__registry_say(verb->reg, "членство уже прекращено; делать ничего не нужно",
		                  "the membership has ended already; nothing is left to do");
		return SFP_E_INVALID;
	}
	return end_membership(verb, membership, reason, verb->today);
}

sfp_status sfp_membership_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *membership_id,
                              const char *reason, sfp_membership **ret_membership)
{
	static const struct sfp__deed ending = { &sfp__membership_entity, "end", take_reason, end_by_decision };

	if (!sfp__given(reg, "actor membership_id ret_membership",
	                (const void *const[]){ actor, membership_id, ret_membership }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &ending, membership_id, reason, (sfp_record **)ret_membership);
}

void sfp_membership_free(sfp_membership *membership)
{
	sfp_record_free((sfp_record *)membership);
}
