/* usage.c: «использование права» — a right that a user exercised: access, support, instructions, a seminar, a chat. */
#include "sferumpolicy/usage.h"
#include "ledger/given.h"
#include "registry/nouns.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_usage, person, SFP__ID, 0),
	SFP__FIELD(sfp_usage, action, SFP__ACTION, 0),
	SFP__FIELD(sfp_usage, chat_id, SFP__ID, 0),
	SFP__FIELD(sfp_usage, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_usage, used_on, SFP__DATE, 0),
};
/* clang-format on */

const struct sfp__entity sfp__usage_entity = {
	.object = SFP_OBJECT_USAGE,
	.name = "usage",
	.title_ru = "использование права",
	.size = sizeof(sfp_usage),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_USAGE_GET,
	.list = SFP__SQL_USAGE_LIST,
	.insert = SFP__SQL_USAGE_INSERT,
	.update = SFP__SQL_USAGE_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* What is only exercised: other actions have verbs of their own. */
static bool is_exercised(sfp_action action)
{
	return action == SFP_ACTION_PLATFORM_ACCESS || action == SFP_ACTION_SUPPORT_REQUEST ||
	       action == SFP_ACTION_RESOURCES_READ || action == SFP_ACTION_SEMINAR_ATTEND ||
	       action == SFP_ACTION_CHAT_PARTICIPATE;
}

static sfp_status expect_right(sfp_registry *reg, const sfp_usage_draft *draft)
{
	const char *name = sfp_action_name(draft->action);
	bool in_chat = draft->action == SFP_ACTION_CHAT_PARTICIPATE;

	if (!is_exercised(draft->action)) {
		sfp__registry_say(
			reg,
			"действие (action): %s — это не право, которым только пользуются; у него есть своя функция",
			"action: %s is no right that is only exercised; it has a function of its own",
			name ? name : "?");
		return SFP_E_INVALID;
	}
	if (sfp_id_is_none(&draft->chat_id) == in_chat) {
		sfp__registry_say(
			reg, "чат (chat_id): называется для участия в чате, и только для него; действие %s",
			"chat_id: names the chat that one takes part in, and stays none for the rest; the action is %s",
			name);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

static sfp_status fill_usage(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_usage_draft *draft = given;
	sfp_usage *usage = made;
	sfp_status status = expect_right(verb->reg, draft);

	if (status == SFP_OK)
		status = sfp__given_member(verb->reg, "title", draft->title, &usage->title);
	if (status == SFP_OK && draft->used_on)
		status = sfp__given_day_so_far(verb, "used_on", draft->used_on, 0);
	usage->person = verb->actor->person;
	usage->action = draft->action;
	usage->chat_id = draft->chat_id;
	usage->used_on = draft->used_on;
	return status;
}

/* The chat is loaded whole: whether the actor is in it is asked of it. */
static sfp_status decide(struct sfp__verb *verb, const sfp_usage *usage)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *chat = NULL;
	sfp_status status = SFP_OK;

	if (!sfp_id_is_none(&usage->chat_id))
		status = sfp__verb_load(verb, &sfp__chat_entity, &usage->chat_id, &chat);
	if (status != SFP_OK)
		return status;
	verb->about.chat = (const sfp_chat *)chat;
	status = sfp__verb_decide(verb, usage->action, SFP_KIND_NONE);
	verb->about.chat = NULL;
	return status;
}

static sfp_status record_usage(struct sfp__verb *verb, void *made)
{
	sfp_usage *usage = made;
	sfp_status status;

	usage->used_on = usage->used_on ? usage->used_on : verb->today;
	status = decide(verb, usage);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__usage_entity, made) : status;
}

sfp_status sfp_usage_record(sfp_registry *reg, const sfp_actor *actor, const sfp_usage_draft *draft,
                            sfp_usage **ret_usage)
{
	static const struct sfp__making recording = { &sfp__usage_entity, "record", fill_usage, record_usage };

	if (!sfp__given(reg, "draft ret_usage", (const void *const[]){ draft, ret_usage }) ||
	    !sfp__given_input(reg, "draft", "SFP_USAGE_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &recording, draft, (sfp_record **)ret_usage);
}

void sfp_usage_free(sfp_usage *usage)
{
	sfp_record_free((sfp_record *)usage);
}
