/* application_membership.c: people ask to be let in, the administrator decides. */
#include "sferumpolicy/application_membership.h"
#include "ledger/given.h"
#include "registry/class.h"
#include "registry/membership.h"
#include "registry/nouns.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_admission, person, SFP__ID, 0),
	SFP__FIELD(sfp_admission, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_admission, role, SFP__ROLE, 0),
	SFP__FIELD(sfp_admission, reason, SFP__TEXT, 0),
	SFP__FIELD(sfp_admission, decided_by, SFP__ID, 0),
	SFP__FIELD(sfp_admission, decided_at, SFP__TIME, 0),
};
/* clang-format on */

/* clang-format off */
const struct sfp__entity sfp__admission_entity = {
	.object = SFP_OBJECT_APPLICATION_MEMBERSHIP, .name = "application_membership",
	.title_ru = "заявка на вступление",
	.machine = SFP_MACHINE_APPLICATION_MEMBERSHIP, .size = sizeof(sfp_admission),
	.fields = fields, .field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_APPLICATION_MEMBERSHIP_GET, .list = SFP__SQL_APPLICATION_MEMBERSHIP_LIST,
	.insert = SFP__SQL_APPLICATION_MEMBERSHIP_INSERT, .update = SFP__SQL_APPLICATION_MEMBERSHIP_UPDATE,
	.put_private = SFP__SQL_NONE,
};
/* clang-format on */

static void set_about(struct sfp__verb *verb, const sfp_admission *admission)
{
	verb->about.admission = admission;
	verb->about.person = admission->person;
	verb->about.class_id = admission->class_id;
	verb->about.role = admission->role;
}

/* ---- applying ---- */

static bool is_joined_in(sfp_role role)
{
	return role == SFP_ROLE_STUDENT || role == SFP_ROLE_TEACHER || role == SFP_ROLE_PARENT ||
	       role == SFP_ROLE_ADMINISTRATION;
}

/* What somebody applies for. */
struct wish {
	const sfp_id *class_id;
	sfp_role role;
};

static sfp_status take_wish(struct sfp__verb *verb, const void *given, void *made)
{
	const struct wish *wish = given;
	sfp_admission *admission = made;

	if (sfp_id_is_none(&verb->actor->person)) {
		sfp__registry_say(verb->reg, "система заявок не подаёт; действующим лицом должен быть сам заявитель",
		                  "the system applies for nothing; the actor must be the applicant");
		return SFP_E_INVALID;
	}
	if (!is_joined_in(wish->role)) {
		sfp__registry_say(verb->reg,
		                  "роль (role): вступают как обучающийся, преподаватель, родитель или администрация",
		                  "role: one joins as student, teacher, parent or administration");
		return SFP_E_INVALID;
	}
	admission->person = verb->actor->person;
	admission->class_id = *wish->class_id;
	admission->role = wish->role;
	return SFP_OK;
}

/* Nobody gets a role by joining in it: it is what the office's lists say. */
static sfp_status expect_role_of_actor(struct sfp__verb *verb, sfp_role role)
{
	if (sfp_policy_close_roles(verb->act->policy, verb->roles) & SFP_ROLE_BIT(role))
		return SFP_OK;
	sfp__registry_say(verb->reg,
	                  "роль (role): у заявителя здесь нет роли «" SFP__PICK_RU "»; подайте заявку в той роли, что "
	                  "есть в списках",
	                  "role: the applicant is not a " SFP__PICK_EN " here; apply in a role that the office's "
	                  "lists give",
	                  sfp_policy_role_title(NULL, role, SFP_RU), sfp_role_name(role));
	return SFP_E_INVALID;
}

static sfp_status expect_none_waiting(struct sfp__verb *verb, const sfp_admission *admission)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_APPLICATION_MEMBERSHIP_WAITING);
	sfp_id other;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &admission->person);
	sfp__bind_id(stmt, ":class_id", &admission->class_id);
	status = sfp__verb_find(verb, stmt, &other);
	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "человек уже подал заявку в эту группу и ждёт ответа; сначала отзовите её",
		                  "the person has applied for this class and waits for an answer; withdraw that one "
		                  "first");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status may_apply(struct sfp__verb *verb, const sfp_admission *admission)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	sfp_status status = sfp__class_open(verb, &admission->class_id, &class);

	set_about(verb, admission);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_decide(verb, SFP_ACTION_MEMBERSHIP_APPLY, SFP_KIND_NONE);
	if (status != SFP_OK)
		return status;
	status = expect_role_of_actor(verb, admission->role);
	if (status != SFP_OK)
		return status;
	status = sfp__membership_expect_none(verb, &admission->person, &admission->class_id);
	if (status != SFP_OK)
		return status;
	return expect_none_waiting(verb, admission);
}

static sfp_status apply(struct sfp__verb *verb, void *made)
{
	sfp_status status = may_apply(verb, made);

	return status == SFP_OK ? sfp__verb_create(verb, &sfp__admission_entity, made) : status;
}

sfp_status sfp_admission_apply(sfp_registry *reg, const sfp_actor *actor, const sfp_id *class_id, sfp_role role,
                               sfp_admission **ret_admission)
{
	static const struct sfp__making applying = { &sfp__admission_entity, "create", take_wish, apply };
	const struct wish wish = { class_id, role };

	if (!sfp__given(reg, "actor class_id ret_admission", (const void *const[]){ actor, class_id, ret_admission }))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &applying, &wish, (sfp_record **)ret_admission);
}

/* ---- steps ---- */

static sfp_status decided(struct sfp__verb *verb, sfp_admission *admission, const char *reason)
{
	admission->decided_by = verb->actor->person;
	admission->decided_at = verb->now;
	return sfp__record_set(&admission->reason, reason);
}

/* What else the record says after the event. */
static sfp_status fill_decision(struct sfp__verb *verb, sfp_admission *admission, int event, const char *reason)
{
	switch (event) {
	case SFP_APPLICATION_MEMBERSHIP_EVENT_ACCEPT:
		return decided(verb, admission, NULL);
	case SFP_APPLICATION_MEMBERSHIP_EVENT_REJECT:
		return decided(verb, admission, reason);
	}
	return SFP_OK;
}

struct step {
	int event;
	const char *reason;
};

static sfp_status take_reason(struct sfp__verb *verb, const void *given)
{
	const struct step *step = given;

	sfp__verb_given_text(verb, step->reason);
	return SFP_OK;
}

static sfp_status take_step(struct sfp__verb *verb, const void *given, void *record)
{
	const struct step *step = given;
	sfp_admission *admission = record;
	sfp_status status;

	set_about(verb, admission);
	status = sfp__verb_may_step(verb, &sfp__admission_entity, &admission->head, step->event, SFP_KIND_NONE,
	                            sfp__given_anything(step->reason) ? SFP_NEED_REASON : 0);
	if (status != SFP_OK)
		return status;
	status = sfp__given_text(verb->reg, sfp__place_argument("the reason"), step->reason, SFP__GIVEN_REASON_MAX);
	if (status != SFP_OK)
		return status;
	status = fill_decision(verb, admission, step->event, step->reason);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_take_step(verb, &sfp__admission_entity, &admission->head, false);
	if (status != SFP_OK || step->event != SFP_APPLICATION_MEMBERSHIP_EVENT_ACCEPT)
		return status;
	return sfp__membership_open(verb, &admission->person, &admission->class_id, admission->role, NULL,
	                            &admission->head.id);
}

static sfp_status step_on(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id, int event,
                          const char *reason, sfp_admission **ret_admission)
{
	const struct sfp__deed stepping = { &sfp__admission_entity,
		                            sfp_machine_event_name(SFP_MACHINE_APPLICATION_MEMBERSHIP, event),
		                            take_reason, take_step };
	const struct step step = { event, reason };

	if (!sfp__given(reg, "actor admission_id ret_admission",
	                (const void *const[]){ actor, admission_id, ret_admission }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &stepping, admission_id, &step, (sfp_record **)ret_admission);
}

sfp_status sfp_admission_consider(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id,
                                  sfp_admission **ret_admission)
{
	return step_on(reg, actor, admission_id, SFP_APPLICATION_MEMBERSHIP_EVENT_CONSIDER, NULL, ret_admission);
}

sfp_status sfp_admission_accept(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id,
                                sfp_admission **ret_admission)
{
	return step_on(reg, actor, admission_id, SFP_APPLICATION_MEMBERSHIP_EVENT_ACCEPT, NULL, ret_admission);
}

sfp_status sfp_admission_reject(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id,
                                const char *reason, sfp_admission **ret_admission)
{
	return step_on(reg, actor, admission_id, SFP_APPLICATION_MEMBERSHIP_EVENT_REJECT, reason, ret_admission);
}

sfp_status sfp_admission_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id,
                                  sfp_admission **ret_admission)
{
	return step_on(reg, actor, admission_id, SFP_APPLICATION_MEMBERSHIP_EVENT_WITHDRAW, NULL, ret_admission);
}

void sfp_admission_free(sfp_admission *admission)
{
	sfp_record_free((sfp_record *)admission);
}
