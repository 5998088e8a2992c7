/* chat_member.c: «участник чата» — who is in which chat, and as what. */
#include "ledger/given.h"
#include "registry/chat/chat.h"
#include "registry/nouns.h"

/* Circle with chat.c: creating and archiving a chat takes people in and out; taking one in or out asks for the chat. */

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_chat_member, chat_id, SFP__ID, 0),
	SFP__FIELD(sfp_chat_member, person, SFP__ID, 0),
	SFP__FIELD(sfp_chat_member, role, SFP__ROLE, 0),
	SFP__FIELD(sfp_chat_member, invite, SFP__ID, 0),
	SFP__FIELD(sfp_chat_member, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_chat_member, until_date, SFP__DATE, 0),
	SFP__FIELD(sfp_chat_member, end_reason, SFP__TEXT, 0),
};
/* clang-format on */

const struct sfp__entity sfp__chat_member_entity = {
	.object = SFP_OBJECT_CHAT_MEMBER,
	.name = "chat_member",
	.title_ru = "участие в чате",
	.size = sizeof(sfp_chat_member),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CHAT_MEMBER_GET,
	.list = SFP__SQL_CHAT_MEMBER_LIST,
	.insert = SFP__SQL_CHAT_MEMBER_INSERT,
	.update = SFP__SQL_CHAT_MEMBER_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- finding ---- */

static sfp_status load_found(struct sfp__verb *verb, struct sfp__stmt *stmt, sfp_chat_member **ret_member)
{
	sfp_id id;
	sfp_status status = sfp__verb_find(verb, stmt, &id);

	return status == SFP_OK ? sfp__verb_load(verb, &sfp__chat_member_entity, &id, (sfp_record **)ret_member)
	                        : status;
}

sfp_status sfp__chat_member_current(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person,
                                    sfp_chat_member **ret_member)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CHAT_MEMBER_CURRENT);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":chat_id", chat_id);
	sfp__bind_id(stmt, ":person", person);
	return load_found(verb, stmt, ret_member);
}

/* ---- beginning ---- */

static sfp_status expect_none(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person)
{
	SFP__CLEANUP(sfp__record_freep) sfp_chat_member *current = NULL;
	sfp_status status = sfp__chat_member_current(verb, chat_id, person, &current);

	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "человек уже состоит в этом чате; делать ничего не нужно",
		                  "the person is in this chat already; nothing is left to do");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

sfp_status sfp__chat_member_open(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person, sfp_role role,
                                 const sfp_id *invite, sfp_chat_member **ret_member)
{
	SFP__CLEANUP(sfp__record_freep) sfp_chat_member *member = NULL;
	sfp_status status = expect_none(verb, chat_id, person);

	if (status == SFP_OK)
		status = sfp__record_new(&sfp__chat_member_entity, (sfp_record **)&member);
	if (status != SFP_OK)
		return status;
	member->chat_id = *chat_id;
	member->person = *person;
	member->role = role;
	if (invite)
		member->invite = *invite;
	member->from_date = verb->today;
	status = sfp__verb_create(verb, &sfp__chat_member_entity, &member->head);
	if (status == SFP_OK && ret_member)
		*ret_member = SFP__TAKE(member);
	return status;
}

/* Pedagogues and the administration, who joins in the same user role. */
static sfp_status expect_colleague(struct sfp__verb *verb, const sfp_id *person)
{
	static const struct sfp__words stranger = {
		"в чат принимают только коллег; обучающиеся и родители входят по ссылке",
		"only colleagues are taken into a chat; students and parents come by a link"
	};
	const uint32_t staff = SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION) |
	                       SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
	uint32_t roles = 0;
	sfp_status status = sfp__roles_of(verb->reg, verb->org, person, verb->today, &roles);

	if (status != SFP_OK)
		return status;
	return sfp_policy_close_roles(verb->act->policy, roles) & staff ? SFP_OK : sfp__refuse_words(verb, &stranger);
}

static sfp_status expect_joined(struct sfp__verb *verb, const sfp_id *person)
{
	static const struct sfp__words absent = {
		"этот коллега ещё не вступил на платформу; сначала пусть войдёт по ссылке",
		"that colleague has not joined the platform; a link comes first"
	};
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_FACT_PERSON_JOINED);
	bool joined;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_int(stmt, ":on", verb->today);
	status = sfp__step_row(verb->reg->store, stmt);
	if (status != SFP_OK)
		return status;
	joined = sfp__column_int(stmt, SFP__COL_FACT_PERSON_JOINED_HOLDS) != 0;
	sfp__stmt_end(stmt);
	status = sfp__store_status(verb->reg->store);
	return status != SFP_OK || joined ? status : sfp__refuse_words(verb, &absent);
}

sfp_status sfp__chat_member_admit(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person,
                                  sfp_chat_member **ret_member)
{
	sfp_status status = sfp__verb_expect(verb, &sfp__person_entity, person);

	if (status == SFP_OK)
		status = expect_colleague(verb, person);
	if (status == SFP_OK)
		status = expect_joined(verb, person);
	return status == SFP_OK ? sfp__chat_member_open(verb, chat_id, person, SFP_ROLE_TEACHER, NULL, ret_member)
	                        : status;
}

/* ---- ending ---- */

sfp_status sfp__chat_member_end(struct sfp__verb *verb, sfp_chat_member *member, const char *reason, sfp_date on)
{
	sfp_status status = sfp__record_set(&member->end_reason, reason);

	member->until_date = sfp__end_date(member->from_date, on);
	return status == SFP_OK ? sfp__verb_change(verb, &sfp__chat_member_entity, &member->head, false) : status;
}

sfp_status sfp__chat_members_end_of_chat(struct sfp__verb *verb, const sfp_id *chat_id, const char *reason)
{
	sfp_status status;

	do { /* each one that has ended is found no more */
		SFP__CLEANUP(sfp__record_freep) sfp_chat_member *member = NULL;
		struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CHAT_MEMBER_OF_CHAT);

		sfp__bind_int(stmt, ":org", verb->org);
		sfp__bind_id(stmt, ":chat_id", chat_id);
		status = load_found(verb, stmt, &member);
		if (status == SFP_E_NOT_FOUND)
			return SFP_OK;
		if (status == SFP_OK)
			status = sfp__chat_member_end(verb, member, reason, verb->today);
	} while (status == SFP_OK);
	return status;
}

/* ---- verbs ---- */

typedef sfp_status member_function(struct sfp__verb *verb, const sfp_chat *chat, const sfp_id *person,
                                   const char *reason, sfp_chat_member **ret_member);

static sfp_status admit(struct sfp__verb *verb, const sfp_chat *chat, const sfp_id *person, const char *reason,
                        sfp_chat_member **ret_member)
{
	sfp_status status = sfp__verb_decide(verb, SFP_ACTION_CHAT_CREATE, chat->kind);

	(void)reason;
	if (status == SFP_OK)
		status = sfp__chat_expect_owner(verb);
	if (status == SFP_OK)
		status = sfp__chat_expect_active(verb, chat);
	return status == SFP_OK ? sfp__chat_member_admit(verb, &chat->head.id, person, ret_member) : status;
}

static sfp_status expect_no_owner(struct sfp__verb *verb, const sfp_chat *chat, const sfp_id *person)
{
	static const struct sfp__words owner = {
		"владельца чата не исключают; сначала чат должен принять другой",
		"the owner is not taken out of the chat; another one must take it over before"
	};

	return sfp_id_equal(&chat->owner, person) && !chat->archived_on ? sfp__refuse_words(verb, &owner) : SFP_OK;
}

static sfp_status take_out(struct sfp__verb *verb, const sfp_chat *chat, const sfp_id *person, const char *reason,
                           sfp_chat_member **ret_member)
{
	SFP__CLEANUP(sfp__record_freep) sfp_chat_member *member = NULL;
	sfp_status status = sfp__verb_decide(verb, SFP_ACTION_CHAT_REMOVE_MEMBER, chat->kind);

	if (status == SFP_OK)
		status = expect_no_owner(verb, chat, person);
	if (status != SFP_OK)
		return status;
	status = sfp__chat_member_current(verb, &chat->head.id, person, &member);
	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(verb->reg, "этого человека в чате нет; проверьте id",
		                  "the person is not in this chat");
	if (status != SFP_OK)
		return status;
	status = sfp__chat_member_end(verb, member, reason, verb->today);
	if (status == SFP_OK)
		*ret_member = SFP__TAKE(member);
	return status;
}

/* Everything between the verb's beginning and its end. */
static sfp_status act_on_member(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person, const char *event,
                                member_function *act, const char *reason, sfp_chat_member **ret_member)
{
	SFP__CLEANUP(sfp__record_freep) sfp_chat *chat = NULL;
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__chat_entity, chat_id, (sfp_record **)&chat);

	if (status == SFP_OK)
		status = sfp__verb_expect(verb, &sfp__person_entity, person);
	if (status == SFP_OK)
		status = sfp__verb_once(verb, &sfp__chat_entity, &chat->head, event, &done, (sfp_record **)ret_member);
	if (status != SFP_OK || done)
		return status;
	sfp__chat_ask_about(verb, chat);
	verb->about.person = *person;
	status = act(verb, chat, person, reason, ret_member);
	verb->about.chat = NULL;
	return status;
}

sfp_status sfp_chat_admit(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, const sfp_id *person,
                          sfp_chat_member **ret_member)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_chat_member *member = NULL;
	sfp_status status;

	if (!sfp__given(reg, "chat_id person ret_member", (const void *const[]){ chat_id, person, ret_member }))
		return SFP_E_MISUSE;
	sfp__verb_given_id(&verb, person);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = act_on_member(&verb, chat_id, person, "admit", admit, NULL, &member);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_member = SFP__TAKE(member);
	return status;
}

static sfp_status check_reason(sfp_registry *reg, const char *reason)
{
	if (!sfp__given_anything(reason)) {
		sfp__registry_say(reg, "причина не названа; укажите, почему человека исключают из чата",
		                  "no reason; say why the person is taken out of the chat");
		return SFP_E_INVALID;
	}
	return sfp__given_text(reg, sfp__place_argument("the reason"), reason, SFP__GIVEN_REASON_MAX);
}

static sfp_status remove_member(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person, const char *reason,
                                sfp_chat_member **ret_member)
{
	sfp_status status = check_reason(verb->reg, reason);

	return status == SFP_OK ? act_on_member(verb, chat_id, person, "remove_member", take_out, reason, ret_member)
	                        : status;
}

sfp_status sfp_chat_remove_member(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id,
                                  const sfp_id *person, const char *reason, sfp_chat_member **ret_member)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_chat_member *member = NULL;
	sfp_status status;

	if (!sfp__given(reg, "chat_id person ret_member", (const void *const[]){ chat_id, person, ret_member }))
		return SFP_E_MISUSE;
	sfp__verb_given_id(&verb, person);
	sfp__verb_given_text(&verb, reason);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = remove_member(&verb, chat_id, person, reason, &member);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_member = SFP__TAKE(member);
	return status;
}

void sfp_chat_member_free(sfp_chat_member *chat_member)
{
	sfp_record_free((sfp_record *)chat_member);
}
