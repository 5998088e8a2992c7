/* local.c: the days of an organisation: zones are read once for each registry and found by name. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "ledger/local.h"
#include "ledger/misuse.h"

/* Circle with act.c: finding an organisation brings its time zone with it, and an act without one of its own gets the
 * organisation's. */

/* Those of Russia that differ today: what most who mistype a name were looking for. */
#define RUSSIAN                                                                                                        \
	"Europe/Kaliningrad, Europe/Moscow, Europe/Samara, Asia/Yekaterinburg, Asia/Omsk, Asia/Krasnoyarsk, "          \
	"Asia/Irkutsk, Asia/Yakutsk, Asia/Vladivostok, Asia/Magadan, Asia/Kamchatka"

void sfp__local_arrive(sfp_registry *reg, int64_t org, const char *own)
{
	struct sfp__local *local = &reg->local;

	if (local->org == org && strcmp(local->own, own) == 0)
		return;
	local->org = org;
	snprintf(local->own, sizeof(local->own), "%s", own);
	local->here = NULL;
	sfp__store_zone(reg->store, NULL);
}

/* ---- zones ---- */

/* The place of a zone among the known; where it is not yet, that of the one that was not asked for the longest. */
static size_t place_of(const struct sfp__local *local, const char *name)
{
	size_t at = 0;

	while (at < SFP__LOCAL_ZONES - 1 && local->known[at] && strcmp(sfp__zone_name(local->known[at]), name) != 0)
		at++;
	return at;
}

static sfp_status find_zone(sfp_registry *reg, const char *name, struct sfp__zone **ret_zone)
{
	struct sfp__local *local = &reg->local;
	size_t at = place_of(local, name);
	struct sfp__zone *zone = local->known[at];
	sfp_status status = SFP_OK;

	if (!zone || strcmp(sfp__zone_name(zone), name) != 0) {
		status = sfp__zone_open(local->folder, name, &zone);
		if (status != SFP_OK)
			return status;
		sfp__zone_close(local->known[at]);
	}
	memmove(&local->known[1], &local->known[0], at * sizeof(local->known[0]));
	local->known[0] = zone;
	*ret_zone = zone;
	return SFP_OK;
}

/* What is wrong with a zone, in words, and what to do. */
static struct sfp__words what_is_wrong(sfp_status status)
{
	if (status == SFP_E_NOT_FOUND)
		return (struct sfp__words){ "такого часового пояса нет; в России есть " RUSSIAN
			                    ", все остальные — в " SFP__ZONE_FOLDER "/zone1970.tab",
			                    "there is no such time zone; those of Russia are " RUSSIAN
			                    ", for all others see " SFP__ZONE_FOLDER "/zone1970.tab" };
	if (status == SFP_E_UNSUPPORTED)
		return (struct sfp__words){ "в этой системе нет данных о часовых поясах (" SFP__ZONE_FOLDER
			                    "); установите пакет tzdata",
			                    "this system has no data of time zones (" SFP__ZONE_FOLDER
			                    "); install the package tzdata" };
	if (status == SFP_E_CORRUPT)
		return (struct sfp__words){ "файл этого часового пояса в " SFP__ZONE_FOLDER
			                    " повреждён; переустановите пакет tzdata",
			                    "the file of that time zone in " SFP__ZONE_FOLDER
			                    " is damaged; reinstall the package tzdata" };
	return (struct sfp__words){ "файл этого часового пояса в " SFP__ZONE_FOLDER
		                    " не читается; проверьте права на него",
		                    "the file of that time zone in " SFP__ZONE_FOLDER
		                    " cannot be read; check who may read it" };
}

sfp_status sfp__local_expect(sfp_registry *reg, const char *argument, const char *name)
{
	SFP__CLEANUP(sfp__zone_closep) struct sfp__zone *zone = NULL;
	struct sfp__words wrong;
	sfp_status status;

	if (!*name)
		return SFP_OK;
	status = sfp__zone_open(reg->local.folder, name, &zone);
	if (status == SFP_OK || status == SFP_E_NO_MEMORY)
		return status;
	wrong = what_is_wrong(status);
	sfp__registry_say(reg, "часовой пояс (%s): «%s» — " SFP__PICK_RU, "the time zone (%s): \"%s\": " SFP__PICK_EN,
	                  argument, name, wrong.ru, wrong.en);
	return status == SFP_E_NOT_FOUND ? SFP_E_INVALID : SFP_E_IO;
}

sfp_status sfp__local_choose_named(sfp_registry *reg, const char *name)
{
	struct sfp__local *local = &reg->local;
	struct sfp__words wrong;
	sfp_status status;

	local->here = NULL;
	sfp__store_zone(reg->store, NULL);
	if (!name || !*name)
		name = local->fallback ? local->fallback : SFP__LOCAL_DEFAULT;
	status = find_zone(reg, name, &local->here);
	if (status == SFP_OK)
		sfp__store_zone(reg->store, local->here);
	if (status == SFP_OK || status == SFP_E_NO_MEMORY)
		return status;
	wrong = what_is_wrong(status);
	sfp__registry_say(reg, "по часовому поясу организации, «%s», не определить день: " SFP__PICK_RU,
	                  "the organisation's time zone, \"%s\", does not tell the day: " SFP__PICK_EN, name, wrong.ru,
	                  wrong.en);
	return SFP_E_IO;
}

sfp_status sfp__local_choose(sfp_registry *reg, int64_t org, const struct sfp__act *act)
{
	sfp_status status = SFP_OK;

	if (*reg->local.own)
		return sfp__local_choose_named(reg, reg->local.own);
	if (!act)
		status = sfp__act_now(reg, org, &act);
	if (status != SFP_OK)
		return status;
	return sfp__local_choose_named(reg, act->policy ? sfp_policy_text_at(act->policy, "time_zone") : NULL);
}

void sfp__local_close(sfp_registry *reg)
{
	for (size_t i = 0; i < SFP__LOCAL_ZONES; i++)
		sfp__zone_close(reg->local.known[i]);
	free(reg->local.fallback);
}

/* ---- days ---- */

const char *sfp__local_name(const sfp_registry *reg)
{
	return reg->local.here ? sfp__zone_name(reg->local.here) : "";
}

sfp_date sfp__local_date(const sfp_registry *reg, sfp_time time)
{
	assert(reg->local.here);
	return reg->local.here ? sfp__zone_date(reg->local.here, time) : 0;
}

sfp_date sfp__local_today(const sfp_registry *reg)
{
	return sfp__local_date(reg, sfp_registry_now(reg));
}

sfp_time sfp__local_day_start(const sfp_registry *reg, sfp_date date)
{
	assert(reg->local.here);
	return reg->local.here ? sfp__zone_day_start(reg->local.here, date) : 0;
}

sfp_time sfp__local_day_end(const sfp_registry *reg, sfp_date date)
{
	return sfp__local_day_start(reg, sfp_date_add(date, 1));
}

/* Before 1920 some clocks were seconds beside: nobody writes those. */
int32_t sfp__local_offset(const sfp_registry *reg, sfp_time time)
{
	int32_t offset = reg->local.here ? sfp__zone_offset(reg->local.here, time) : 0;

	return offset - offset % 60;
}

/* "+10:00" instead of the "Z" behind a time that was written as if its clock were UTC's. */
static void write_offset(char *text, int32_t offset)
{
	size_t length = strlen(text);
	int minutes = abs(offset) / 60;

	if (!length || text[length - 1] != 'Z')
		return;
	snprintf(text + length - 1, SFP_TIME_TEXT_SIZE - length + 1, "%c%02d:%02d", offset < 0 ? '-' : '+',
	         minutes / 60, minutes % 60);
}

void sfp__local_text(const sfp_registry *reg, sfp_time time, char text[SFP_TIME_TEXT_SIZE])
{
	int32_t offset = sfp__local_offset(reg, time);

	/* Beyond all years that are written, and where the clocks show the first microsecond of 1970, which is written
	 * as none. */
	if (time > INT64_MAX / 2 || time < INT64_MIN / 2 || time + offset * SFP__SECOND == 0)
		offset = 0;
	sfp_time_to_text(time ? time + offset * SFP__SECOND : 0, text); /* 0: "" */
	write_offset(text, offset);
}

/* ---- for everybody ---- */

/* Reads the organisation's zone. */
static sfp_status look_up(struct sfp__txn *txn, sfp_registry *reg, const sfp_id *organization)
{
	int64_t org = 0;
	sfp_status status;

	status = sfp__read_begin(txn, reg->store);
	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK)
		status = sfp__local_choose(reg, org, NULL);
	return sfp__registry_answer(reg, status);
}

sfp_status sfp_registry_time_zone(sfp_registry *reg, const sfp_id *organization, char **ret_name)
{
	SFP__TXN txn = { 0 };
	char *name;
	sfp_status status;

	if (!sfp__given(reg, "organization ret_name", (const void *const[]){ organization, ret_name }))
		return SFP_E_MISUSE;
	status = look_up(&txn, reg, organization);
	if (status != SFP_OK)
		return status;
	name = strdup(sfp__local_name(reg));
	if (!name)
		return sfp__registry_answer(reg, SFP_E_NO_MEMORY);
	*ret_name = name;
	return SFP_OK;
}

sfp_status sfp_registry_today(sfp_registry *reg, const sfp_id *organization, sfp_date *ret_date)
{
	return sfp_registry_date_of_time(reg, organization, sfp_registry_now(reg), ret_date);
}

sfp_status sfp_registry_date_of_time(sfp_registry *reg, const sfp_id *organization, sfp_time time, sfp_date *ret_date)
{
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization ret_date", (const void *const[]){ organization, ret_date }))
		return SFP_E_MISUSE;
	status = look_up(&txn, reg, organization);
	if (status == SFP_OK)
		*ret_date = sfp__local_date(reg, time);
	return status;
}

sfp_status sfp_registry_time_of_date(sfp_registry *reg, const sfp_id *organization, sfp_date date, sfp_time *ret_time)
{
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization ret_time", (const void *const[]){ organization, ret_time }))
		return SFP_E_MISUSE;
	status = look_up(&txn, reg, organization);
	if (status == SFP_OK)
		*ret_time = sfp__local_day_start(reg, date);
	return status;
}

sfp_status sfp_registry_time_to_text(sfp_registry *reg, const sfp_id *organization, sfp_time time,
                                     char text[SFP_TIME_TEXT_SIZE])
{
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization text", (const void *const[]){ organization, text }))
		return SFP_E_MISUSE;
	status = look_up(&txn, reg, organization);
	if (status == SFP_OK)
		sfp__local_text(reg, time, text);
	return status;
}

sfp_status sfp_registry_time_from_text(sfp_registry *reg, const sfp_id *organization, const char *text,
                                       sfp_time *ret_time)
{
	SFP__TXN txn = { 0 };
	bool local = false;
	sfp_time time = 0;
	sfp_status status;

	if (!sfp__given(reg, "organization text ret_time", (const void *const[]){ organization, text, ret_time }))
		return SFP_E_MISUSE;
	status = look_up(&txn, reg, organization);
	if (status != SFP_OK)
		return status;
	if (sfp__time_read(text, &time, &local)) {
		time = local ? sfp__zone_moment(reg->local.here, time) : time;
		if (time) { /* else it would read as "never" */
			*ret_time = time;
			return SFP_OK;
		}
	}
	sfp__registry_say(reg, "«%s» — это не время; пишите так: 2026-09-01T08:30",
	                  "\"%s\" is no time; write it as 2026-09-01T08:30", text);
	return SFP_E_INVALID;
}
