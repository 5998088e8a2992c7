/* survey.c: one look at an organisation on one day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/time.h"
#include "ledger/column.h"
#include "ledger/local.h"
#include "report/chats.h"
#include "report/survey.h"
#include "sferumpolicy/edition.h"

static sfp_status edition_on(struct sfp__survey *survey)
{
	struct sfp__stmt *stmt = sfp__stmt(survey->reg->store, SFP__SQL_MEASURE_EDITION_ON);
	sfp_status status;

	sfp__bind_int(stmt, ":org", survey->org);
	sfp__bind_int(stmt, ":on", survey->on);
	status = sfp__step_row(survey->reg->store, stmt);
	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(survey->reg,
		                  "у организации нет ни одной редакции положения: сначала составьте её "
		                  "(sfp_edition_draft)",
		                  "this organisation has no edition of an act: begin with sfp_edition_draft()");
	if (status != SFP_OK)
		return status;
	survey->edition = sfp__column_id(stmt, SFP__COL_MEASURE_EDITION_ON_ID);
	survey->in_force = sfp__column_int(stmt, SFP__COL_MEASURE_EDITION_ON_HOLDS) != 0;
	survey->start =
		survey->in_force
			? (sfp_date)sfp__column_int(stmt, SFP__COL_MEASURE_EDITION_ON_IN_FORCE_FROM)
			: sfp__local_date(survey->reg, sfp__column_int(stmt, SFP__COL_MEASURE_EDITION_ON_CREATED_AT));
	sfp__stmt_end(stmt);
	return sfp__store_status(survey->reg->store);
}

/* The policy of today is at hand; that of another day is compiled from the edition's pack. */
static sfp_status policy_on(struct sfp__survey *survey)
{
	const struct sfp__act *act = NULL;
	sfp_status status = sfp__act_now(survey->reg, survey->org, &act);

	if (status != SFP_OK)
		return status;
	if (!act->policy || !sfp_id_equal(&act->edition, &survey->edition))
		return sfp_edition_policy(survey->reg, &survey->organization, &survey->edition, &survey->policy);
	survey->policy = sfp_policy_ref(act->policy);
	return SFP_OK;
}

/* Statements read the act's channels as JSON. */
static sfp_status channels_of(struct sfp__survey *survey)
{
	json_t *channels = json_array();
	const char *code, *name;
	char path[60];

	for (size_t i = 0;; i++) {
		snprintf(path, sizeof(path), "channels.%zu.code", i);
		code = sfp_policy_text_at(survey->policy, path);
		if (!code)
			return sfp__json_text(channels, &survey->channels);
		snprintf(path, sizeof(path), "channels.%zu.name", i);
		name = sfp_policy_text_at(survey->policy, path);
		sfp__json_append(&channels, json_pack("{ss ss}", "code", code, "name", name ? name : code));
	}
}

/* One person answers for a role who is the only one to hold it, or who stands above the others in it (the head in the
 * administration). */
static sfp_status holders(struct sfp__survey *survey)
{
	struct sfp__stmt *stmt = sfp__stmt(survey->reg->store, SFP__SQL_MEASURE_HOLDERS);
	sfp_status status;

	sfp__bind_int(stmt, ":org", survey->org);
	sfp__bind_int(stmt, ":on", survey->on);
	while ((status = sfp__step_row(survey->reg->store, stmt)) == SFP_OK) {
		int64_t role = sfp__column_int(stmt, SFP__COL_MEASURE_HOLDERS_ROLE);

		if (role > 0 && role < SFP__ROLE_COUNT &&
		    (sfp__column_int(stmt, SFP__COL_MEASURE_HOLDERS_PEOPLE) == 1 ||
		     sfp__column_int(stmt, SFP__COL_MEASURE_HOLDERS_RANK) < 0))
			survey->holder[role] = sfp__column_id(stmt, SFP__COL_MEASURE_HOLDERS_PERSON);
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(survey->reg->store) : status;
}

sfp_status sfp__survey_begin(struct sfp__survey *survey, sfp_registry *reg, const sfp_id *organization, sfp_date as_of)
{
	sfp_time now = sfp_registry_now(reg);
	sfp_date today;
	sfp_status status;

	*survey = (struct sfp__survey){ .reg = reg, .organization = *organization };
	if (as_of && !sfp__date_valid(as_of)) {
		sfp__registry_say(reg, "as_of: %d — такого дня нет в календаре; пишите так: 20260901",
		                  "as_of is no day of the calendar: %d", as_of);
		return SFP_E_INVALID;
	}
	status = sfp__organization_number(reg, organization, &survey->org);
	if (status != SFP_OK)
		return status;
	status = sfp__local_choose(reg, survey->org, NULL);
	if (status != SFP_OK)
		return status;
	today = sfp__local_date(reg, now);
	survey->on = as_of ? as_of : today;
	survey->now = survey->on == today ? now : sfp__local_day_end(reg, survey->on) - 1;
	status = edition_on(survey);
	if (status != SFP_OK)
		return status;
	status = policy_on(survey);
	if (status != SFP_OK)
		return status;
	status = channels_of(survey);
	if (status != SFP_OK)
		return status;
	status = sfp__survey_consents(survey->policy, &survey->consents);
	if (status != SFP_OK)
		return status;
	return holders(survey);
}

void sfp__survey_clear(struct sfp__survey *survey)
{
	sfp_policy_unref(survey->policy);
	survey->policy = NULL;
	free(survey->channels);
	survey->channels = NULL;
	free(survey->consents);
	survey->consents = NULL;
}

const struct sfp__measure *sfp__survey_measure(const sfp_norm_info *norm)
{
	return norm->on ? sfp__measure_of(norm->norm) : NULL;
}

/* A statement has those of the parameters that it needs. */
static void bind_known(struct sfp__stmt *stmt, const char *name, int64_t value)
{
	if (sfp__stmt_takes(stmt, name))
		sfp__bind_int(stmt, name, value);
}

/* What a norm and the pack say of chats of the measure's kind. */
static void bind_chats(struct sfp__stmt *stmt, const struct sfp__survey *survey, const struct sfp__measure *measure)
{
	const sfp_norm_info *norm = sfp_policy_norm_find(survey->policy, sfp_norm_name(measure->norm));
	bool gives;

	if (measure->kind < SFP_KIND_HEAD_DEPUTIES || measure->kind > SFP_KIND_SUBJECT_OTHER)
		return;
	gives = sfp__chats_given(survey->policy, norm, measure->kind);
	bind_known(stmt, ":gives", gives);
	bind_known(stmt, ":owed", gives && norm->modality == SFP_MODALITY_DUTY);
	bind_known(stmt, ":leaders", (norm->bearers & SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER)) != 0);
	bind_known(stmt, ":chats_of_others", sfp__chats_given_by_others(survey->policy, norm, measure->kind));
	bind_known(stmt, ":chats_kept", sfp__chats_kept(survey->policy, measure->kind));
	bind_known(stmt, ":subject_chats", sfp__chats_given(survey->policy, NULL, SFP_KIND_SUBJECT_STUDENTS));
}

static struct sfp__stmt *prepare(const struct sfp__survey *survey, const struct sfp__measure *measure)
{
	struct sfp__stmt *stmt = sfp__stmt(survey->reg->store, measure->sql);

	bind_known(stmt, ":org", survey->org);
	bind_known(stmt, ":on", survey->on);
	bind_known(stmt, ":now", survey->now);
	bind_known(stmt, ":start", survey->start);
	bind_known(stmt, ":role", measure->role);
	bind_known(stmt, ":kind", measure->kind);
	bind_known(stmt, ":action", measure->action);
	bind_chats(stmt, survey, measure);
	bind_known(stmt, ":days", measure->limit ? sfp_policy_limit(survey->policy, measure->limit) : 0);
	bind_known(stmt, ":students", sfp__act_invites_students(survey->policy));
	if (sfp__stmt_takes(stmt, ":channels"))
		sfp__bind_text(stmt, ":channels", survey->channels);
	if (sfp__stmt_takes(stmt, ":consents"))
		sfp__bind_text(stmt, ":consents", survey->consents);
	bind_known(stmt, ":staffroom", sfp_policy_text_at(survey->policy, "staffroom.name") != NULL);
	return stmt;
}

static void read_found(struct sfp__stmt *stmt, struct sfp__found *found)
{
	const char *label = sfp__column_text(stmt, SFP__COL_MEASURE_ADOPTED_LABEL);

	found->what = (int)sfp__column_int(stmt, SFP__COL_MEASURE_ADOPTED_WHAT);
	found->object = sfp__column_object(stmt, SFP__COL_MEASURE_ADOPTED_OBJECT);
	found->id = sfp__column_id(stmt, SFP__COL_MEASURE_ADOPTED_ID);
	found->label = label ? label : "";
	found->person = sfp__column_id(stmt, SFP__COL_MEASURE_ADOPTED_PERSON);
	found->day = sfp__column_date(stmt, SFP__COL_MEASURE_ADOPTED_DAY);
	found->took = sfp__stmt_columns(stmt) > SFP__COL_MEASURE_HELPED_TOOK
	                      ? sfp__column_int(stmt, SFP__COL_MEASURE_HELPED_TOOK)
	                      : 0;
}

bool sfp__survey_absent(const struct sfp__measure *measure, const struct sfp__found *found)
{
	return measure->absent_ru && found->what == 1 && found->object == SFP_OBJECT_ORGANIZATION;
}

sfp_status sfp__survey_run(const struct sfp__survey *survey, const struct sfp__measure *measure, sfp__survey_each each,
                           void *context, struct sfp__tally *ret_tally)
{
	struct sfp__store *store = survey->reg->store;
	struct sfp__stmt *stmt = prepare(survey, measure);
	struct sfp__found found;
	sfp_status status;

	memset(ret_tally, 0, sizeof(*ret_tally));
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		read_found(stmt, &found);
		if (found.what == 1 && !survey->in_force && !measure->founding)
			continue; /* nobody owes yet what a draft says */
		sfp__tally_count(ret_tally, &found);
		ret_tally->absent |= sfp__survey_absent(measure, &found);
		status = found.what == 1 && each ? each(context, &found) : SFP_OK;
		if (status != SFP_OK) {
			sfp__stmt_end(stmt);
			return status;
		}
	}
	status = status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
	if (status == SFP_OK && measure->right)
		status = sfp__refusals_run(survey, measure, each, context, ret_tally);
	return status;
}

uint32_t sfp__survey_settlers(const struct sfp__measure *measure, const sfp_norm_info *norm)
{
	return measure && measure->right ? SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR) : norm->bearers;
}

sfp_id sfp__survey_responsible(const struct sfp__survey *survey, uint32_t roles)
{
	for (int role = 1; role < SFP__ROLE_COUNT; role++)
		if ((roles & SFP_ROLE_BIT(role)) && !sfp_id_is_none(&survey->holder[role]))
			return survey->holder[role];
	return (sfp_id)SFP_ID_NONE;
}

void sfp__survey_words(const struct sfp__survey *survey, const struct sfp__measure *measure, struct sfp__phrase *phrase)
{
	bool russian = phrase->language == SFP_RU;

	phrase->s = sfp_policy_text_at(survey->policy, "staffroom.name");
	phrase->p = sfp_policy_text_at(survey->policy, "platform.name");
	phrase->c = sfp_policy_text_at(survey->policy, russian ? "vocabulary.class.ru" : "vocabulary.class.en");
	phrase->h = sfp_policy_role_title(survey->policy, SFP_ROLE_HOMEROOM_TEACHER, phrase->language);
	phrase->n = measure->kind ? sfp_policy_kind_title(survey->policy, measure->kind, phrase->language) : NULL;
	if (!phrase->c)
		phrase->c = russian ? "класс" : "class";
}
