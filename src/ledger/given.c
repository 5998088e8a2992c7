/* given.c: checks what verbs are given. */
#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "ledger/given.h"
#include "ledger/local.h"

sfp_status sfp__given_text(sfp_registry *reg, struct sfp__place where, const char *text, size_t max)
{
	size_t length = text ? strlen(text) : 0;

	if (length > max) {
		struct sfp__place_text at = sfp__place_text(&where);

		sfp__registry_say(reg, SFP__PICK_RU ": %zu байт — слишком длинно; не больше %zu",
		                  SFP__PICK_EN ": %zu bytes are too long; at most %zu", at.ru, at.en, length, max);
		return SFP_E_INVALID;
	}
	if (text && !sfp__utf8_valid(text, length)) {
		struct sfp__place_text at = sfp__place_text(&where);

		sfp__registry_say(reg, SFP__PICK_RU ": не в UTF-8; перекодируйте",
		                  SFP__PICK_EN ": not UTF-8; convert it", at.ru, at.en);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

bool sfp__given_anything(const char *text)
{
	return text && text[strspn(text, " \t\r\n")];
}

/* ---- members of records ---- */

static bool is_space(uint32_t code)
{
	return code == 0x20 || (code >= 0x09 && code <= 0x0d) || code == 0x85 || code == 0xa0 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 || code == 0x202f ||
	       code == 0x205f || code == 0x3000;
}

static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code <= 0x9f);
}

/* false: there is a control character in it. */
static bool tidy(const char *text, struct sfp__buffer *out)
{
	bool gap = false;
	uint32_t code;

	while ((code = sfp__utf8_next(&text))) {
		if (is_space(code)) {
			gap = true;
			continue;
		}
		if (is_control(code))
			return false;
		if (gap && out->length)
			sfp__buffer_add_byte(out, ' ');
		gap = false;
		sfp__buffer_add_utf8(out, code);
	}
	return true;
}

static sfp_status control_in(sfp_registry *reg, const char *argument)
{
	sfp__registry_say(reg, SFP__PICK_RU ": есть управляющий символ; уберите его",
	                  SFP__PICK_EN ": has a control character in it; take it out", sfp__argument_ru(argument),
	                  argument);
	return SFP_E_INVALID;
}

sfp_status sfp__given_member(sfp_registry *reg, const char *argument, const char *text, const char **member)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
	sfp_status status;

	if (!text)
		return SFP_OK;
	status = sfp__given_text(reg, sfp__place_argument(argument), text, SFP__GIVEN_REASON_MAX);
	if (status != SFP_OK)
		return status;
	if (!tidy(text, &out))
		return control_in(reg, argument);
	return out.failed ? SFP_E_NO_MEMORY : sfp__record_set(member, out.data);
}

sfp_status sfp__given_letter(sfp_registry *reg, const char *argument, const char *text, const char **member)
{
	const char *rest = text;
	uint32_t code;
	sfp_status status;

	if (!text)
		return SFP_OK;
	status = sfp__given_text(reg, sfp__place_argument(argument), text, SFP__GIVEN_LETTER_MAX);
	if (status != SFP_OK)
		return status;
	while ((code = sfp__utf8_next(&rest)))
		if (is_control(code) && !is_space(code))
			return control_in(reg, argument);
	return sfp__record_set(member, text);
}

sfp_status sfp__given_required(sfp_registry *reg, const char *argument, const char *text)
{
	if (sfp__given_anything(text))
		return SFP_OK;
	sfp__registry_say(reg, SFP__PICK_RU ": обязательно и не может быть пустым; заполните",
	                  SFP__PICK_EN ": is required and may not be empty", sfp__argument_ru(argument), argument);
	return SFP_E_INVALID;
}

sfp_status sfp__given_date(sfp_registry *reg, const char *argument, sfp_date date, sfp_date first, sfp_date last)
{
	char bound[SFP_DATE_TEXT_SIZE] = "";

	if (!sfp__date_valid(date)) {
		sfp__registry_say(reg, SFP__PICK_RU ": %d — такого дня нет в календаре; пишите так: 20260901",
		                  SFP__PICK_EN ": %d is no day of the calendar; write it as 20260901",
		                  sfp__argument_ru(argument), argument, (int)date);
		return SFP_E_INVALID;
	}
	if (first && date < first) {
		sfp_date_to_text(first, bound);
		sfp__registry_say(reg, SFP__PICK_RU ": не может быть раньше %s", SFP__PICK_EN ": may not be before %s",
		                  sfp__argument_ru(argument), argument, bound);
		return SFP_E_INVALID;
	}
	if (last && date > last) {
		sfp_date_to_text(last, bound);
		sfp__registry_say(reg, SFP__PICK_RU ": не может быть позже %s", SFP__PICK_EN ": may not be after %s",
		                  sfp__argument_ru(argument), argument, bound);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

sfp_status sfp__given_day_so_far(const struct sfp__verb *verb, const char *argument, sfp_date date, sfp_date first)
{
	char today[SFP_DATE_TEXT_SIZE];

	if (!sfp__date_valid(date) || date != sfp_date_add(verb->today, 1))
		return sfp__given_date(verb->reg, argument, date, first, verb->today);
	sfp_date_to_text(verb->today, today);
	sfp__registry_say(
		verb->reg,
		SFP__PICK_RU ": не может быть позже %s — сегодня по часовому поясу организации, %s; если пояс другой, "
			     "задайте его организации (time_zone)",
		SFP__PICK_EN
		": may not be after %s, which is today by the organisation's time zone, %s; if it has another "
		"one, set it (time_zone)",
		sfp__argument_ru(argument), argument, today, sfp__local_name(verb->reg));
	return SFP_E_INVALID;
}

sfp_status sfp__given_period(sfp_registry *reg, sfp_date from, sfp_date until, sfp_date last)
{
	sfp_status status = sfp__given_date(reg, "period_from", from, 0, last);

	return status == SFP_OK ? sfp__given_date(reg, "period_until", until, from, last) : status;
}

/* ---- retries ---- */

sfp_status sfp__given_again(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record **record,
                            const char *event, bool *ret_done)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *made = NULL;
	sfp_status status = sfp__verb_once(verb, entity, *record, event, ret_done, &made);

	if (status != SFP_OK || !*ret_done)
		return status;
	sfp_record_free(*record);
	*record = SFP__TAKE(made);
	return SFP_OK;
}

static sfp_status make(struct sfp__verb *verb, const struct sfp__making *making, const void *draft, sfp_record **record)
{
	bool done = false;
	sfp_status status = sfp__record_new(making->entity, record);

	if (status != SFP_OK)
		return status;
	status = making->fill(verb, draft, *record);
	if (status != SFP_OK)
		return status;
	status = sfp__given_again(verb, making->entity, record, making->event, &done);
	if (status != SFP_OK || done)
		return status;
	return making->make(verb, *record);
}

/* The record lives until the verb has ended: the entry of a refusal may name it. */
sfp_status sfp__given_draft(sfp_registry *reg, const sfp_actor *actor, const struct sfp__making *making,
                            const void *draft, sfp_record **ret_record)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status = sfp__verb_begin(&verb, reg, actor);

	if (status == SFP_OK)
		status = make(&verb, making, draft, &record);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_record = SFP__TAKE(record);
	return status;
}

static sfp_status load_and_act(struct sfp__verb *verb, const struct sfp__deed *deed, const sfp_id *id,
                               const void *given, sfp_record **record)
{
	bool done = false;
	sfp_status status = deed->take ? deed->take(verb, given) : SFP_OK;

	if (status != SFP_OK)
		return status;
	status = sfp__verb_load(verb, deed->entity, id, record);
	if (status != SFP_OK)
		return status;
	status = sfp__given_again(verb, deed->entity, record, deed->event, &done);
	if (status != SFP_OK || done)
		return status;
	return deed->act(verb, given, *record);
}

sfp_status sfp__given_deed(sfp_registry *reg, const sfp_actor *actor, const struct sfp__deed *deed, const sfp_id *id,
                           const void *given, sfp_record **ret_record)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status = sfp__verb_begin(&verb, reg, actor);

	if (status == SFP_OK)
		status = load_and_act(&verb, deed, id, given, &record);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_record = SFP__TAKE(record);
	return status;
}
