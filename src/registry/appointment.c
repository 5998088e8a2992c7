/* appointment.c: administrators of the platform: appointed, registered, dismissed. */
#include "sferumpolicy/appointment.h"
#include "ledger/given.h"
#include "ledger/verb.h"
#include "registry/mobile.h"
#include "registry/nouns.h"
#include "registry/order.h"

/* clang-format off */
static const struct sfp__field appointment_fields[] = {
	SFP__FIELD(sfp_appointment, person, SFP__ID, 0),
	SFP__FIELD(sfp_appointment, additional, SFP__BOOL, 0),
	SFP__FIELD(sfp_appointment, order_id, SFP__ID, 0),
	SFP__FIELD(sfp_appointment, registered_at, SFP__TIME, 0),
	SFP__FIELD(sfp_appointment, ended_on, SFP__DATE, 0),
	SFP__FIELD(sfp_appointment, end_reason, SFP__TEXT, 0),
};
/* clang-format on */

const struct sfp__entity sfp__appointment_entity = {
	.object = SFP_OBJECT_APPOINTMENT,
	.name = "appointment",
	.title_ru = "назначение администратора",
	.machine = SFP_MACHINE_APPOINTMENT,
	.size = sizeof(sfp_appointment),
	.fields = appointment_fields,
	.field_count = SFP__LENGTH(appointment_fields),
	.get = SFP__SQL_APPOINTMENT_GET,
	.list = SFP__SQL_APPOINTMENT_LIST,
	.insert = SFP__SQL_APPOINTMENT_INSERT,
	.update = SFP__SQL_APPOINTMENT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_appointment_free(sfp_appointment *appointment)
{
	sfp_record_free(appointment ? &appointment->head : NULL);
}

/* ---- make ---- */

/* The appointment that is in office; SFP_E_NOT_FOUND: none. `person` NULL: the main one's. */
static sfp_status find_in_office(struct sfp__verb *verb, const sfp_id *person, sfp_id *ret_id)
{
	struct sfp__stmt *stmt =
		sfp__stmt(verb->reg->store, person ? SFP__SQL_APPOINTMENT_OF_PERSON : SFP__SQL_APPOINTMENT_MAIN);

	sfp__bind_int(stmt, ":org", verb->org);
	if (person)
		sfp__bind_id(stmt, ":person", person);
	return sfp__verb_find(verb, stmt, ret_id);
}

static sfp_status expect_vacant(struct sfp__verb *verb, const sfp_id *person, const struct sfp__words *taken)
{
	sfp_id id;
	sfp_status status = find_in_office(verb, person, &id);

	if (status == SFP_OK)
		sfp__registry_say_words(verb->reg, taken);
	return status == SFP_OK ? SFP_E_EXISTS : status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status may_make(struct sfp__verb *verb, const sfp_appointment *appointment)
{
	static const struct sfp__words has_main = {
		"главный администратор уже есть; сначала прекратите то назначение",
		"there is a main administrator already; end that appointment first"
	};
	static const struct sfp__words is_one = {
		"человек уже администратор; сначала прекратите то назначение",
		"the person is an administrator already; end that appointment first"
	};
	sfp_action action = appointment->additional ? SFP_ACTION_ADMINISTRATOR_APPOINT_ADDITIONAL
	                                            : SFP_ACTION_ADMINISTRATOR_APPOINT;
	sfp_status status = sfp__verb_decide(verb, action, SFP_KIND_NONE);

	if (status == SFP_OK && !appointment->additional)
		status = expect_vacant(verb, NULL, &has_main);
	if (status == SFP_OK)
		status = expect_vacant(verb, &appointment->person, &is_one);
	return status;
}

static sfp_status make(struct sfp__verb *verb, const sfp_id *person, const sfp_id *order, bool additional,
                       sfp_appointment **ret)
{
	SFP__CLEANUP(sfp__record_freep) sfp_appointment *appointment = NULL;
	bool done = false;
	sfp_status status = sfp__record_new(&sfp__appointment_entity, (sfp_record **)&appointment);

	if (status != SFP_OK)
		return status;
	appointment->person = *person;
	appointment->additional = additional;
	if (order)
		appointment->order_id = *order;
	status =
		sfp__verb_once(verb, &sfp__appointment_entity, &appointment->head, "create", &done, (sfp_record **)ret);
	if (status != SFP_OK || done)
		return status;

	verb->about.person = *person;
	status = sfp__verb_expect(verb, &sfp__person_entity, person);
	if (status != SFP_OK)
		return status;
	status = sfp__order_rest_on(verb, order, SFP_ORDER_ADMINISTRATOR);
	if (status != SFP_OK)
		return status;
	status = may_make(verb, appointment);
	if (status != SFP_OK)
		return status;
	if (additional) {
		/* Who has joined already has nothing to register. */
		appointment->head.state = SFP_APPOINTMENT_ACTIVE;
		appointment->registered_at = verb->now;
	}
	status = sfp__verb_create(verb, &sfp__appointment_entity, &appointment->head);
	if (status == SFP_OK)
		*ret = SFP__TAKE(appointment);
	return status;
}

static sfp_status make_by(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person, const sfp_id *order,
                          bool additional, sfp_appointment **ret_appointment)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_appointment *appointment = NULL;
	sfp_status status;

	if (!sfp__given(reg, "person ret_appointment", (const void *const[]){ person, ret_appointment }))
		return SFP_E_MISUSE;

	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = make(&verb, person, order, additional, &appointment);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_appointment = SFP__TAKE(appointment);
	return status;
}

sfp_status sfp_appointment_make(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person, const sfp_id *order,
                                sfp_appointment **ret_appointment)
{
	return make_by(reg, actor, person, order, false, ret_appointment);
}

sfp_status sfp_appointment_make_additional(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person,
                                           sfp_appointment **ret_appointment)
{
	return make_by(reg, actor, person, NULL, true, ret_appointment);
}

/* ---- register ---- */

static sfp_status load_own(struct sfp__verb *verb, sfp_appointment **ret_appointment)
{
	sfp_id id = SFP_ID_NONE;
	sfp_status status = find_in_office(verb, &verb->actor->person, &id);

	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(verb->reg, "действующее лицо не назначено здесь администратором",
		                  "the actor is not appointed administrator here");
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__appointment_entity, &id, (sfp_record **)ret_appointment)
	                        : status;
}

/* The application that names the actor; none is the policy's to judge. */
static sfp_status load_application(struct sfp__verb *verb, sfp_application **ret_application)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_APPOINTMENT_APPLICATION);
	sfp_id id = SFP_ID_NONE;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &verb->actor->person);
	sfp__bind_int(stmt, ":sent", SFP_APPLICATION_ORGANIZATION_SENT);
	sfp__bind_int(stmt, ":accepted", SFP_APPLICATION_ORGANIZATION_ACCEPTED);
	sfp__bind_int(stmt, ":registered", SFP_APPLICATION_ORGANIZATION_REGISTERED);
	status = sfp__verb_find(verb, stmt, &id);
	if (status == SFP_E_NOT_FOUND)
		return SFP_OK;
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__application_entity, &id, (sfp_record **)ret_application)
	                        : status;
}

/* Both may be refused, so both are asked before either is written. An application that an earlier registration
 * completed stays. */
static sfp_status register_both(struct sfp__verb *verb, sfp_appointment *appointment, sfp_application *application)
{
	bool completes = application && application->head.state != SFP_APPLICATION_ORGANIZATION_REGISTERED;
	const sfp_arrow *registered;
	sfp_status status = sfp__verb_may_step(verb, &sfp__appointment_entity, &appointment->head,
	                                       SFP_APPOINTMENT_EVENT_REGISTER, SFP_KIND_NONE, 0);

	registered = verb->arrow;
	if (status == SFP_OK && completes)
		status =
			sfp__verb_may_step(verb, &sfp__application_entity, &application->head,
		                           SFP_APPLICATION_ORGANIZATION_EVENT_REGISTER_ADMINISTRATOR, SFP_KIND_NONE, 0);
	if (status != SFP_OK)
		return status;
	verb->arrow = registered;
	appointment->registered_at = verb->now;
	status = sfp__verb_take_step(verb, &sfp__appointment_entity, &appointment->head, false);
	if (status == SFP_OK && completes)
		status = sfp__verb_follow(verb, &sfp__application_entity, &application->head,
		                          SFP_APPLICATION_ORGANIZATION_EVENT_REGISTER_ADMINISTRATOR);
	return status;
}

/* A refusal's entry names the record that was to change, so the records live as long as the verb does. */
static sfp_status check_mobile(sfp_registry *reg, const char *mobile)
{
	if (sfp__mobile_valid(mobile))
		return SFP_OK;
	sfp__registry_say(reg, "мобильный номер (mobile): это не номер; пишите так: +79001234567",
	                  "mobile: is no mobile number; write it as +79001234567");
	return SFP_E_INVALID;
}

static sfp_status register_own(struct sfp__verb *verb, const char *mobile, sfp_appointment **ret_appointment,
                               sfp_application **ret_application)
{
	bool done = false;
	sfp_status status = check_mobile(verb->reg, mobile);

	if (status != SFP_OK)
		return status;
	status = load_own(verb, ret_appointment);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__appointment_entity, &(*ret_appointment)->head, "register", &done, NULL);
	if (status != SFP_OK || done)
		return status;
	status = load_application(verb, ret_application);
	if (status != SFP_OK)
		return status;
	verb->about.appointment = *ret_appointment;
	verb->about.application = *ret_application;
	verb->about.person = verb->actor->person;
	verb->about.mobile = mobile;
	return register_both(verb, *ret_appointment, *ret_application);
}

sfp_status sfp_appointment_register(sfp_registry *reg, const sfp_actor *actor, const char *mobile,
                                    sfp_appointment **ret_appointment)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_appointment *appointment = NULL;
	SFP__CLEANUP(sfp__record_freep) sfp_application *application = NULL;
	sfp_status status;

	if (!sfp__given(reg, "mobile ret_appointment", (const void *const[]){ mobile, ret_appointment }))
		return SFP_E_MISUSE;

	sfp__verb_given_text(&verb, mobile);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = register_own(&verb, mobile, &appointment, &application);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_appointment = SFP__TAKE(appointment);
	return status;
}

/* ---- end ---- */

struct ending {
	const sfp_id *order;
	const char *reason;
	bool forced;
};

static sfp_status take_ending(struct sfp__verb *verb, const void *given)
{
	const struct ending *ending = given;

	sfp__verb_given_id(verb, ending->order);
	sfp__verb_given_text(verb, ending->reason);
	sfp__verb_given_number(verb, ending->forced);
	return SFP_OK;
}

static sfp_status end(struct sfp__verb *verb, const void *given, void *record)
{
	const struct ending *ending = given;
	sfp_appointment *appointment = record;
	sfp_status status;

	verb->about.appointment = appointment;
	verb->about.person = appointment->person;
	verb->about.forced = ending->forced;
	status = sfp__order_rest_on(verb, ending->order, SFP_ORDER_ADMINISTRATOR);
	if (status == SFP_OK)
		status = sfp__verb_may_step(verb, &sfp__appointment_entity, &appointment->head,
		                            SFP_APPOINTMENT_EVENT_END, SFP_KIND_NONE, 0);
	if (status == SFP_OK)
		status = sfp__given_member(verb->reg, "reason", ending->reason, &appointment->end_reason);
	if (status != SFP_OK)
		return status;
	appointment->ended_on = verb->today;
	return sfp__verb_take_step(verb, &sfp__appointment_entity, &appointment->head, false);
}

sfp_status sfp_appointment_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *appointment_id,
                               const sfp_id *order, const char *reason, bool forced, sfp_appointment **ret_appointment)
{
	static const struct sfp__deed deed = { &sfp__appointment_entity, "end", take_ending, end };
	const struct ending ending = { order, reason, forced };

	if (!sfp__given(reg, "appointment_id ret_appointment",
	                (const void *const[]){ appointment_id, ret_appointment }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &deed, appointment_id, &ending, (sfp_record **)ret_appointment);
}
