/* application_organization.c: the organisation's application to the platform. */
#include <string.h>

#include "base/time.h"
#include "ledger/given.h"
#include "ledger/local.h"
#include "registry/application_organization.h"
#include "registry/mobile.h"
#include "registry/nouns.h"
#include "registry/order.h"

#define EMAIL_MAX      254 /* RFC 5321 */
#define MESSAGE_ID_MAX 998 /* a line of a letter, RFC 5322 */

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_application, contact, SFP__ID, 0),
	SFP__FIELD(sfp_application, order_id, SFP__ID, 0),
	SFP__FIELD(sfp_application, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_application, message_id, SFP__TEXT, 0),
	SFP__FIELD(sfp_application, sent_at, SFP__TIME, 0),
	SFP__FIELD(sfp_application, answered_on, SFP__DATE, 0),
	SFP__FIELD(sfp_application, answer, SFP__TEXT, 0),
	SFP__FIELD(sfp_application, sends, SFP__INT, 0),
	SFP__FIELD(sfp_application, contact_full_name, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_application, contact_email, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_application, contact_mobile, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_application, letter_digest, SFP__HASH, SFP__PRIVATE),
};

/* clang-format off */
const struct sfp__entity sfp__application_entity = {
	.object = SFP_OBJECT_APPLICATION_ORGANIZATION, .name = "application_organization",
	.title_ru = "заявка организации",
	.machine = SFP_MACHINE_APPLICATION_ORGANIZATION, .size = sizeof(sfp_application),
	.fields = fields, .field_count = SFP__LENGTH(fields), .private_digest = offsetof(sfp_application, private_digest),
	.get = SFP__SQL_APPLICATION_ORGANIZATION_GET, .list = SFP__SQL_APPLICATION_ORGANIZATION_LIST,
	.insert = SFP__SQL_APPLICATION_ORGANIZATION_INSERT, .update = SFP__SQL_APPLICATION_ORGANIZATION_UPDATE,
	.put_private = SFP__SQL_APPLICATION_ORGANIZATION_PRIVATE_PUT,
	.get_salt = SFP__SQL_APPLICATION_ORGANIZATION_SALT,
	.drop_private = SFP__SQL_APPLICATION_ORGANIZATION_PRIVATE_DROP,
};
/* clang-format on */

/* ---- addresses ---- */

static bool is_atom(const char *text, size_t length, const char *others)
{
	if (!length || text[0] == '.' || text[length - 1] == '.')
		return false;
	for (size_t i = 0; i < length; i++) {
		bool letter = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z') ||
		              (text[i] >= '0' && text[i] <= '9');

		if (!letter && (!text[i] || !strchr(others, text[i]) || (text[i] == '.' && text[i - 1] == '.')))
			return false;
	}
	return true;
}

bool sfp__email_valid(const char *text)
{
	const char *at = strrchr(text, '@');
	const char *host = at ? at + 1 : "";

	return at && strlen(text) <= EMAIL_MAX && at - text <= 64 &&
	       is_atom(text, (size_t)(at - text), ".!#$%&'*+-/=?^_`{|}~") && is_atom(host, strlen(host), ".-") &&
	       strchr(host, '.');
}

/* ---- the form ---- */

/* The letter carries the order by which the head appointed the administrator; another one would prove nothing. */
static sfp_status take_order(struct sfp__verb *verb, const sfp_id *order_id, sfp_application *application)
{
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	sfp_status status;

	if (sfp_id_is_none(order_id))
		return SFP_OK;
	status = sfp__order_load(verb, order_id, SFP_ORDER_ADMINISTRATOR, &order);
	if (status != SFP_OK)
		return status;
	application->order_id = *order_id;
	return SFP_OK;
}

static sfp_status take_email(sfp_registry *reg, const char *email, sfp_application *application)
{
	if (!email)
		return SFP_OK;
	if (*email && !sfp__email_valid(email)) {
		sfp__registry_say(reg, "электронная почта (email): это не адрес; пишите так: name@host.ru",
		                  "email: not an address; write it as name@host.ru");
		return SFP_E_INVALID;
	}
	return sfp__record_set(&application->contact_email, email);
}

static sfp_status take_mobile(sfp_registry *reg, const char *mobile, sfp_application *application)
{
	if (!mobile)
		return SFP_OK;
	if (*mobile && !sfp__mobile_valid(mobile)) {
		sfp__registry_say(reg, "мобильный номер (mobile): нужно от 10 до 15 цифр; пишите так: +79001234567",
		                  "mobile: not a number of 10 to 15 digits; write it as +79001234567");
		return SFP_E_INVALID;
	}
	return sfp__record_set(&application->contact_mobile, mobile);
}

static sfp_status take_full_name(sfp_registry *reg, const char *full_name, sfp_application *application)
{
	sfp_status status = sfp__given_text(reg, sfp__place_argument("full_name"), full_name, SFP__GIVEN_NAME_MAX);

	if (status != SFP_OK || !full_name)
		return status;
	return sfp__record_set(&application->contact_full_name, sfp__given_anything(full_name) ? full_name : "");
}

/* What the form says goes into the record; what it leaves open stays. */
static sfp_status take_form(struct sfp__verb *verb, sfp_application *application, const void *given)
{
	const sfp_application_form *form = given;
	sfp_status status = take_full_name(verb->reg, form->full_name, application);

	if (status != SFP_OK)
		return status;
	status = take_email(verb->reg, form->email, application);
	if (status != SFP_OK)
		return status;
	status = take_mobile(verb->reg, form->mobile, application);
	if (status != SFP_OK)
		return status;
	status = take_order(verb, &form->order_id, application);
	if (status != SFP_OK || sfp_id_is_none(&form->contact))
		return status;
	application->contact = form->contact;
	return sfp__verb_expect(verb, &sfp__person_entity, &form->contact);
}

/* ---- drafting ---- */

sfp_status sfp__application_live(struct sfp__verb *verb, sfp_application **ret_application)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_APPLICATION_ORGANIZATION_LIVE);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	status = sfp__verb_find(verb, stmt, &id);
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__application_entity, &id, (sfp_record **)ret_application)
	                        : status;
}

static sfp_status expect_none_live(struct sfp__verb *verb)
{
	SFP__CLEANUP(sfp__record_freep) sfp_application *live = NULL;
	sfp_status status = sfp__application_live(verb, &live);

	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "у организации уже есть заявка; исправьте её или сначала отзовите",
		                  "the organisation has an application already; revise it, or withdraw it first");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status read_form(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_application_form *form = given;

	if (sfp_id_is_none(&form->contact)) {
		sfp__registry_say(verb->reg,
		                  "контактное лицо (contact): никто не назван; укажите, чьи данные идут в заявку",
		                  "contact: nobody; name the person whose data the application gives");
		return SFP_E_INVALID;
	}
	return take_form(verb, made, form);
}

static void set_about(struct sfp__verb *verb, const sfp_application *application)
{
	verb->about.application = application;
	verb->about.person = application->contact;
	verb->about.order_id = verb->order_id = application->order_id;
}

static sfp_status draft(struct sfp__verb *verb, void *made)
{
	sfp_application *application = made;
	sfp_status status;

	set_about(verb, application);
	status = sfp__verb_decide(verb, SFP_ACTION_APPLICATION_EDIT, SFP_KIND_NONE);
	if (status == SFP_OK)
		status = expect_none_live(verb);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__application_entity, &application->head) : status;
}

sfp_status sfp_application_draft(sfp_registry *reg, const sfp_actor *actor, const sfp_application_form *form,
                                 sfp_application **ret_application)
{
	static const struct sfp__making drafting = { &sfp__application_entity, "create", read_form, draft };

	if (!sfp__given(reg, "actor form ret_application", (const void *const[]){ actor, form, ret_application }) ||
	    !sfp__given_input(reg, "form", "SFP_APPLICATION_FORM_INIT", form, sizeof(*form)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &drafting, form, (sfp_record **)ret_application);
}

/* ---- steps ---- */

/* An event, what is given along with it, and how that goes into the record. */
struct event {
	int number;
	unsigned needs_given;
	bool private_too;
	void (*tell)(struct sfp__verb *verb, const void *given); /* for what the idempotency key stands */
	sfp_status (*take)(struct sfp__verb *verb, sfp_application *application, const void *given);
	const void *given;
};

static sfp_status tell_event(struct sfp__verb *verb, const void *given)
{
	const struct event *event = given;

	if (event->tell)
		event->tell(verb, event->given);
	return SFP_OK;
}

static sfp_status take_step(struct sfp__verb *verb, const void *given, void *record)
{
	const struct event *event = given;
	sfp_application *application = record;
	sfp_status status;

	set_about(verb, application);
	status = sfp__verb_may_step(verb, &sfp__application_entity, &application->head, event->number, SFP_KIND_NONE,
	                            event->needs_given);
	if (status == SFP_OK && event->take)
		status = event->take(verb, application, event->given);
	if (status != SFP_OK)
		return status;
	verb->order_id = application->order_id;
	return sfp__verb_take_step(verb, &sfp__application_entity, &application->head, event->private_too);
}

static sfp_status step_on(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                          const struct event *event, sfp_application **ret_application)
{
	const struct sfp__deed stepping = { &sfp__application_entity,
		                            sfp_machine_event_name(SFP_MACHINE_APPLICATION_ORGANIZATION, event->number),
		                            tell_event, take_step };

	if (!sfp__given(reg, "actor application_id ret_application",
	                (const void *const[]){ actor, application_id, ret_application }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &stepping, application_id, event, (sfp_record **)ret_application);
}

static void tell_form(struct sfp__verb *verb, const void *given)
{
	const sfp_application_form *form = given;

	sfp__verb_given_id(verb, &form->contact);
	sfp__verb_given_id(verb, &form->order_id);
	sfp__verb_given_text(verb, form->full_name);
	sfp__verb_given_text(verb, form->email);
	sfp__verb_given_text(verb, form->mobile);
}

sfp_status sfp_application_revise(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                  const sfp_application_form *form, sfp_application **ret_application)
{
	struct event event = { SFP_APPLICATION_ORGANIZATION_EVENT_REVISE, 0, true, tell_form, take_form, form };

	if (!sfp__given(reg, "actor application_id form ret_application",
	                (const void *const[]){ actor, application_id, form, ret_application }) ||
	    !sfp__given_input(reg, "form", "SFP_APPLICATION_FORM_INIT", form, sizeof(*form)))
		return SFP_E_MISUSE;
	return step_on(reg, actor, application_id, &event, ret_application);
}

struct letter {
	const char *message_id;
	const uint8_t *digest;
};

static void tell_letter(struct sfp__verb *verb, const void *given)
{
	const struct letter *letter = given;

	sfp__verb_given_text(verb, letter->message_id);
	sfp__verb_given(verb, letter->digest, 32);
}

static sfp_status take_letter(struct sfp__verb *verb, sfp_application *application, const void *given)
{
	const struct letter *letter = given;
	sfp_status status =
		sfp__given_text(verb->reg, sfp__place_argument("message_id"), letter->message_id, MESSAGE_ID_MAX);

	if (status == SFP_OK)
		status = sfp__record_set(&application->message_id, letter->message_id);
	if (status == SFP_OK)
		status = sfp__record_set(&application->answer, ""); /* it answered an earlier letter */
	if (status != SFP_OK)
		return status;
	memset(application->letter_digest, 0, sizeof(application->letter_digest));
	if (letter->digest)
		memcpy(application->letter_digest, letter->digest, sizeof(application->letter_digest));
	application->sent_at = verb->now;
	application->answered_on = 0;
	application->sends++;
	return SFP_OK;
}

sfp_status sfp_application_send(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                const char *message_id, const uint8_t *letter_digest, sfp_application **ret_application)
{
	struct letter letter = { message_id, letter_digest };
	struct event event = { SFP_APPLICATION_ORGANIZATION_EVENT_SEND, 0, true, tell_letter, take_letter, &letter };

	return step_on(reg, actor, application_id, &event, ret_application);
}

struct answer {
	sfp_date on;
	const char *reason;
};

static void tell_answer(struct sfp__verb *verb, const void *given)
{
	const struct answer *answer = given;

	sfp__verb_given_number(verb, answer->on);
	sfp__verb_given_text(verb, answer->reason);
}

static sfp_status take_answer(struct sfp__verb *verb, sfp_application *application, const void *given)
{
	const struct answer *answer = given;
	sfp_date on = answer->on ? answer->on : verb->today;
	sfp_status status =
		sfp__given_text(verb->reg, sfp__place_argument("the reason"), answer->reason, SFP__GIVEN_REASON_MAX);

	if (status != SFP_OK)
		return status;
	if (!sfp__date_valid(on) || on > verb->today || on < sfp__local_date(verb->reg, application->sent_at)) {
		sfp__registry_say(verb->reg,
		                  "дата (on): %d; ответ приходит не раньше отправки и не позже сегодняшнего дня",
		                  "on: %d; an answer comes between the sending and today", on);
		return SFP_E_INVALID;
	}
	application->answered_on = on;
	return sfp__record_set(&application->answer, answer->reason);
}

sfp_status sfp_application_accepted(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                    sfp_date on, sfp_application **ret_application)
{
	struct answer answer = { on, NULL };
	struct event event = {
		SFP_APPLICATION_ORGANIZATION_EVENT_PLATFORM_ACCEPT, 0, false, tell_answer, take_answer, &answer
	};

	return step_on(reg, actor, application_id, &event, ret_application);
}

sfp_status sfp_application_rejected(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                    sfp_date on, const char *reason, sfp_application **ret_application)
{
	struct answer answer = { on, reason };
	struct event event = { SFP_APPLICATION_ORGANIZATION_EVENT_PLATFORM_REJECT,
		               sfp__given_anything(reason) ? SFP_NEED_REASON : 0,
		               false,
		               tell_answer,
		               take_answer,
		               &answer };

	return step_on(reg, actor, application_id, &event, ret_application);
}

sfp_status sfp_application_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                    sfp_application **ret_application)
{
	struct event event = { SFP_APPLICATION_ORGANIZATION_EVENT_WITHDRAW, 0, false, NULL, NULL, NULL };

	return step_on(reg, actor, application_id, &event, ret_application);
}

void sfp_application_free(sfp_application *application)
{
	sfp_record_free((sfp_record *)application);
}
