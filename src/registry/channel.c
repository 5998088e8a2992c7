/* channel.c: «системный канал» — the organisation's channels on the platform, as its act names them. */
#include <stdio.h>
#include <string.h>

#include "ledger/given.h"
#include "ledger/named.h"
#include "registry/nouns.h"
#include "sferumpolicy/channel.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_channel, code, SFP__TEXT, 0),
	SFP__FIELD(sfp_channel, name, SFP__TEXT, 0),
	SFP__FIELD(sfp_channel, closed_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__channel_entity = {
	.object = SFP_OBJECT_CHANNEL,
	.name = "channel",
	.title_ru = "канал",
	.size = sizeof(sfp_channel),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CHANNEL_GET,
	.list = SFP__SQL_CHANNEL_LIST,
	.insert = SFP__SQL_CHANNEL_INSERT,
	.update = SFP__SQL_CHANNEL_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- finding ---- */

static const struct sfp__naming naming = { &sfp__channel_entity, SFP__SQL_CHANNEL_BY_CODE, ":code" };

sfp_status sfp_channel_find(sfp_registry *reg, const sfp_id *organization, const char *code, sfp_channel **ret_channel)
{
	if (!sfp__given(reg, "organization code ret_channel", (const void *const[]){ organization, code, ret_channel }))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg,
	                            sfp__named_record(reg, &naming, organization, code, (sfp_record **)ret_channel));
}

/* ---- creating ---- */

/* A text of the act's channel of that place; NULL past the last one. */
static const char *channel_text(const sfp_policy *policy, size_t at, const char *key)
{
	char path[60];

	snprintf(path, sizeof(path), "channels.%zu.%s", at, key);
	return sfp_policy_text_at(policy, path);
}

static sfp_status say_unknown(struct sfp__verb *verb)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer known = { 0 };
	const char *code;

	for (size_t i = 0; (code = channel_text(verb->act->policy, i, "code")); i++) {
		sfp__buffer_add_text(&known, i ? ", " : "");
		sfp__buffer_add_text(&known, code);
	}
	if (known.failed)
		return SFP_E_NO_MEMORY;
	if (known.length)
		sfp__registry_say(verb->reg, "код (code): такого канала акт не называет; в нём есть: %s",
		                  "code: the act names no such channel; it has: %s", known.data);
	else
		sfp__registry_say(
			verb->reg, "код (code): акт не называет системных каналов; впишите их в раздел channels пакета",
			"code: the act names no system channels; write them into the pack's section channels");
	return SFP_E_INVALID;
}

/* The act says what the channel is called. */
static sfp_status take_name_from_the_act(struct sfp__verb *verb, sfp_channel *channel)
{
	const char *code;

	for (size_t i = 0; (code = channel_text(verb->act->policy, i, "code")); i++)
		if (strcmp(code, channel->code) == 0)
			return sfp__record_set(&channel->name, channel_text(verb->act->policy, i, "name"));
	return say_unknown(verb);
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_channel *channel)
{
	sfp_id other;
	sfp_status status = sfp__named_id(verb->reg->store, &naming, verb->org, channel->code, &other);

	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "канал «%s» уже создан; публикуйте в нём",
		                  "the channel %s was created already; post in it", channel->name);
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status take_code(struct sfp__verb *verb, const void *code, void *made)
{
	sfp_channel *channel = made;
	sfp_status status = sfp__given_member(verb->reg, "code", code, &channel->code);

	return status == SFP_OK ? sfp__given_required(verb->reg, "code", channel->code) : status;
}

static sfp_status create(struct sfp__verb *verb, void *made)
{
	sfp_channel *channel = made;
	sfp_status status = sfp__verb_decide(verb, SFP_ACTION_CHANNEL_CREATE, SFP_KIND_NONE);

	if (status == SFP_OK)
		status = take_name_from_the_act(verb, channel);
	if (status == SFP_OK)
		status = expect_new(verb, channel);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__channel_entity, &channel->head) : status;
}

sfp_status sfp_channel_create(sfp_registry *reg, const sfp_actor *actor, const char *code, sfp_channel **ret_channel)
{
	static const struct sfp__making creating = { &sfp__channel_entity, "create", take_code, create };

	if (!sfp__given(reg, "code ret_channel", (const void *const[]){ code, ret_channel }))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &creating, code, (sfp_record **)ret_channel);
}

void sfp_channel_free(sfp_channel *channel)
{
	sfp_record_free((sfp_record *)channel);
}
