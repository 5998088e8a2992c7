/* invite.c: «ссылка-приглашение»: created, sent, claimed, annulled. */
#include <string.h>

#include "base/text.h"
#include "base/token.h"
#include "ledger/given.h"
#include "ledger/key.h"
#include "ledger/misuse.h"
#include "registry/chat/chat.h"
#include "registry/facts.h"
#include "registry/invite.h"
#include "registry/membership.h"
#include "registry/nouns.h"

#define DAY INT64_C(86400000000)

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_invite, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_invite, chat_id, SFP__ID, 0),
	SFP__FIELD(sfp_invite, role, SFP__ROLE, 0),
	SFP__FIELD(sfp_invite, person, SFP__ID, 0),
	SFP__FIELD(sfp_invite, uses_max, SFP__INT, 0),
	SFP__FIELD(sfp_invite, uses, SFP__INT, 0),
	SFP__FIELD(sfp_invite, sends, SFP__INT, 0),
	SFP__FIELD(sfp_invite, sent_at, SFP__TIME, 0),
	SFP__FIELD(sfp_invite, expires_at, SFP__TIME, 0),
	SFP__FIELD(sfp_invite, issuer, SFP__ID, 0),
	SFP__FIELD(sfp_invite, issuer_role, SFP__ROLE, 0),
	SFP__FIELD(sfp_invite, note, SFP__TEXT, 0),
	SFP__FIELD(sfp_invite, token_hash, SFP__HASH, SFP__SECRET),
};

const struct sfp__entity sfp__invite_entity = {
	.object = SFP_OBJECT_INVITE,
	.name = "invite",
	.title_ru = "приглашение",
	.machine = SFP_MACHINE_INVITE,
	.size = sizeof(sfp_invite),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_INVITE_GET,
	.list = SFP__SQL_INVITE_LIST,
	.insert = SFP__SQL_INVITE_INSERT,
	.update = SFP__SQL_INVITE_UPDATE,
	.put_private = SFP__SQL_NONE,
	.random_id = true,
};

void sfp_invite_free(sfp_invite *invite)
{
	sfp_record_free((sfp_record *)invite);
}

/* ---- tokens ---- */

static sfp_status hash_token(sfp_registry *reg, const struct sfp__token *token, uint8_t ret_hash[32])
{
	sfp_status status = sfp__key_check(reg);

	return status == SFP_OK
	               ? sfp__hmac_sha256(reg->key, sizeof(reg->key), token->bytes, sizeof(token->bytes), ret_hash)
	               : status;
}

/* A new secret: its hash goes into the record, its text to the caller once the change is made. */
static sfp_status renew_token(sfp_registry *reg, sfp_invite *invite, char text[SFP_INVITE_TOKEN_SIZE])
{
	struct sfp__token token;
	sfp_status status = sfp__token_new(&token);

	_Static_assert(SFP__TOKEN_TEXT_SIZE <= SFP_INVITE_TOKEN_SIZE, "a token's text fits");
	if (status == SFP_OK)
		status = hash_token(reg, &token, invite->token_hash);
	if (status == SFP_OK)
		sfp__token_to_text(&token, text);
	explicit_bzero(&token, sizeof(token));
	return status;
}

/* ---- create ---- */

/* In which of his roles somebody issues an invite: it decides who may join by it. Links into classes are the
 * administrator's, those into chats the teachers', whoever else such a teacher may be. */
static sfp_role issuer_role(const struct sfp__verb *verb, const sfp_invite *invite)
{
	static const sfp_role into_class[] = { SFP_ROLE_ADMINISTRATOR, SFP_ROLE_HOMEROOM_TEACHER, SFP_ROLE_TEACHER,
		                               SFP_ROLE_ADMINISTRATION };
	static const sfp_role into_chat[] = { SFP_ROLE_HOMEROOM_TEACHER, SFP_ROLE_TEACHER, SFP_ROLE_ADMINISTRATION,
		                              SFP_ROLE_ADMINISTRATOR };
	const sfp_role *by_precedence = sfp_id_is_none(&invite->chat_id) ? into_class : into_chat;
	uint32_t roles = sfp_policy_close_roles(verb->act->policy, verb->roles);

	_Static_assert(SFP__LENGTH(into_class) == SFP__LENGTH(into_chat), "the same roles in another order");
	for (size_t i = 0; i < SFP__LENGTH(into_class); i++)
		if (roles & SFP_ROLE_BIT(by_precedence[i]))
			return by_precedence[i];
	return (sfp_role)0;
}

static sfp_status check_numbers(struct sfp__verb *verb, const sfp_invite_draft *draft)
{
	int64_t uses = sfp_policy_limit(verb->act->policy, "invite_uses_max"),
		days = sfp_policy_limit(verb->act->policy, "invite_days");

	if (draft->uses_max < 0 || draft->uses_max > uses || (draft->uses_max > 1 && !sfp_id_is_none(&draft->person))) {
		sfp__registry_say(verb->reg,
		                  "число использований (uses_max): у группового приглашения от 1 до %d, у личного "
		                  "ровно 1",
		                  "uses_max: a group's invite has 1 to %d uses, a personal one exactly 1", (int)uses);
		return SFP_E_INVALID;
	}
	if (draft->valid_days < 0 || draft->valid_days > days) {
		sfp__registry_say(verb->reg, "срок в днях (valid_days): от 1 до %d, как задано в пакете (invite_days)",
		                  "valid_days: from 1 to %d, as the pack's invite_days says", (int)days);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

static sfp_status fill_invite(struct sfp__verb *verb, const sfp_invite_draft *draft, sfp_invite *invite)
{
	int64_t days = draft->valid_days ? draft->valid_days : sfp_policy_limit(verb->act->policy, "invite_days");
	sfp_status status;

	if (draft->note && !sfp__utf8_valid(draft->note, strlen(draft->note))) {
		sfp__registry_say(verb->reg, "примечание (note): это не UTF-8; перекодируйте", "note: not valid UTF-8");
		return SFP_E_INVALID;
	}
	status = sfp__record_set(&invite->note, draft->note);
	invite->class_id = draft->class_id;
	invite->chat_id = draft->chat_id;
	invite->role = draft->role;
	invite->person = draft->person;
	invite->uses_max = draft->uses_max;
	if (!invite->uses_max)
		invite->uses_max = sfp_id_is_none(&draft->person)
		                           ? (int)sfp_policy_limit(verb->act->policy, "invite_uses_max")
		                           : 1;
	invite->expires_at = verb->now + days * DAY;
	return status;
}

/* What the link leads into, which must be there. *ret_chat stays NULL where that is a class. */
static sfp_status load_target(struct sfp__verb *verb, const sfp_invite_draft *draft, sfp_chat **ret_chat)
{
	sfp_status status;

	if (sfp_id_is_none(&draft->class_id) == sfp_id_is_none(&draft->chat_id)) {
		sfp__registry_say(verb->reg,
		                  "куда ведёт ссылка: укажите группу (class_id) или чат (chat_id), что-то одно",
		                  "where the link leads: give a class (class_id) or a chat (chat_id), one of them");
		return SFP_E_INVALID;
	}
	if (sfp_id_is_none(&draft->chat_id))
		status = sfp__verb_expect(verb, &sfp__class_entity, &draft->class_id);
	else
		status = sfp__verb_load(verb, &sfp__chat_entity, &draft->chat_id, (sfp_record **)ret_chat);
	if (status == SFP_OK && !sfp_id_is_none(&draft->person))
		status = sfp__verb_expect(verb, &sfp__person_entity, &draft->person);
	return status;
}

/* The question of creating: facts ask for class or chat, role and person of the draft. */
static sfp_status ask_to_create(struct sfp__verb *verb, const sfp_invite_draft *draft, const sfp_chat *chat)
{
	sfp_status status;

	verb->about.chat = chat;
	verb->about.class_id = draft->class_id;
	verb->about.role = draft->role;
	verb->about.person = draft->person;
	status = sfp__verb_decide(verb, SFP_ACTION_INVITE_CREATE, SFP_KIND_NONE);
	verb->about.chat = NULL;
	return status;
}

/* A link is for those who belong into a chat of its kind, and a personal one for somebody who could use it. */
static sfp_status check_chat(struct sfp__verb *verb, const sfp_invite_draft *draft, const sfp_chat *chat)
{
	static const struct sfp__words stranger = {
		"этот человек по такой ссылке в чат не войдёт: он не учится в группе чата и не "
		"представляет её обучающегося",
		"such a link would not let this person in: no student of the chat's class, and "
		"nobody who answers for one"
	};
	enum sfp__truth fits = SFP__TRUE;
	sfp_status status = sfp__chat_expect_active(verb, chat);

	if (status == SFP_OK && !(sfp__chat_kind(chat->kind)->by_link & SFP_ROLE_BIT(draft->role))) {
		sfp__registry_say(verb->reg, "роль (role): в чат вида %s по ссылке в этой роли не входят",
		                  "role: nobody comes into a chat of the kind %s by a link in that role",
		                  sfp_kind_name(chat->kind));
		return SFP_E_INVALID;
	}
	if (status == SFP_OK && !sfp_id_is_none(&draft->person))
		status = sfp__fact_person_fits_chat(verb, &chat->head.id, &draft->person, draft->role, &fits);
	return status == SFP_OK && fits != SFP__TRUE ? sfp__refuse_words(verb, &stranger) : status;
}

static sfp_status create(struct sfp__verb *verb, const sfp_invite_draft *draft, sfp_invite *invite,
                         char token[SFP_INVITE_TOKEN_SIZE])
{
	SFP__CLEANUP(sfp__record_freep) sfp_chat *chat = NULL;
	sfp_status status = load_target(verb, draft, &chat);

	if (status != SFP_OK)
		return status;
	status = ask_to_create(verb, draft, chat);
	if (status != SFP_OK)
		return status;
	if (chat)
		status = check_chat(verb, draft, chat);
	if (status != SFP_OK)
		return status;
	status = check_numbers(verb, draft);
	if (status != SFP_OK)
		return status;
	status = fill_invite(verb, draft, invite);
	if (status != SFP_OK)
		return status;
	invite->issuer = verb->actor->person;
	invite->issuer_role = issuer_role(verb, invite);
	status = renew_token(verb->reg, invite, token);
	if (status != SFP_OK)
		return status;
	return sfp__verb_create(verb, &sfp__invite_entity, &invite->head);
}

sfp_status sfp__invite_make(struct sfp__verb *verb, const sfp_invite_draft *draft, char token[SFP_INVITE_TOKEN_SIZE],
                            sfp_invite **ret_invite)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *invite = NULL;
	sfp_status status = sfp__record_new(&sfp__invite_entity, &invite);

	if (status == SFP_OK)
		status = create(verb, draft, (sfp_invite *)invite, token);
	if (status == SFP_OK)
		*ret_invite = (sfp_invite *)SFP__TAKE(invite);
	return status;
}

/* What an idempotency key stands for: the draft, without what the clock and chance add. */
static sfp_status name_draft(const sfp_invite_draft *draft, sfp_invite *invite)
{
	invite->class_id = draft->class_id;
	invite->chat_id = draft->chat_id;
	invite->role = draft->role;
	invite->person = draft->person;
	invite->uses_max = draft->uses_max;
	invite->sends = draft->valid_days;
	return sfp__record_set(&invite->note, draft->note);
}

static sfp_status created_before(struct sfp__verb *verb, const sfp_invite_draft *draft, bool *ret_done,
                                 sfp_record **ret_before)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *name = NULL;
	sfp_status status = sfp__record_new(&sfp__invite_entity, &name);

	if (status == SFP_OK)
		status = name_draft(draft, (sfp_invite *)name);
	if (status == SFP_OK)
		status = sfp__verb_once(verb, &sfp__invite_entity, name, "create", ret_done, ret_before);
	return status;
}

static sfp_status create_once(struct sfp__verb *verb, const sfp_invite_draft *draft, char secret[SFP_INVITE_TOKEN_SIZE],
                              sfp_record **invite)
{
	bool done = false;
	sfp_status status = created_before(verb, draft, &done, invite);

	if (status != SFP_OK || done)
		return status;
	return sfp__invite_make(verb, draft, secret, (sfp_invite **)invite);
}

sfp_status sfp_invite_create(sfp_registry *reg, const sfp_actor *actor, const sfp_invite_draft *draft,
                             char token[SFP_INVITE_TOKEN_SIZE], sfp_invite **ret_invite)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_record *invite = NULL;
	char secret[SFP_INVITE_TOKEN_SIZE] = "";
	sfp_status status;

	if (!sfp__given(reg, "draft token ret_invite", (const void *const[]){ draft, token, ret_invite }) ||
	    !sfp__given_input(reg, "draft", "SFP_INVITE_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = create_once(&verb, draft, secret, &invite);
	status = sfp__verb_end(&verb, status);
	if (status != SFP_OK)
		return status;
	memcpy(token, secret, sizeof(secret));
	*ret_invite = (sfp_invite *)SFP__TAKE(invite);
	return SFP_OK;
}

/* ---- send ---- */

static void set_question(struct sfp__verb *verb, const sfp_invite *invite)
{
	verb->about.invite = invite;
	verb->about.class_id = invite->class_id;
	verb->about.role = invite->role;
	verb->about.person = invite->person;
}

/* `token` NULL: the one that the invite has is handed over. */
static sfp_status send(struct sfp__verb *verb, sfp_invite *invite, char *token)
{
	sfp_time term = invite->expires_at - (invite->sent_at ? invite->sent_at : invite->head.created_at);
	sfp_status status;

	set_question(verb, invite);
	status = sfp__verb_may_step(verb, &sfp__invite_entity, &invite->head, SFP_INVITE_EVENT_SEND, SFP_KIND_NONE, 0);
	if (status == SFP_OK && token)
		status = renew_token(verb->reg, invite, token);
	if (status != SFP_OK)
		return status;
	invite->sends++;
	invite->sent_at = verb->now;
	invite->expires_at = verb->now + term;
	return sfp__verb_take_step(verb, &sfp__invite_entity, &invite->head, false);
}

sfp_status sfp__invite_hand_over(struct sfp__verb *verb, sfp_invite *invite)
{
	return send(verb, invite, NULL);
}

static sfp_status send_once(struct sfp__verb *verb, const sfp_id *invite_id, char secret[SFP_INVITE_TOKEN_SIZE],
                            sfp_record **invite)
{
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__invite_entity, invite_id, invite);

	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__invite_entity, *invite, "send", &done, NULL);
	if (status != SFP_OK || done)
		return status;
	return send(verb, (sfp_invite *)*invite, secret);
}

sfp_status sfp_invite_send(sfp_registry *reg, const sfp_actor *actor, const sfp_id *invite_id,
                           char token[SFP_INVITE_TOKEN_SIZE], sfp_invite **ret_invite)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_record *invite = NULL;
	char secret[SFP_INVITE_TOKEN_SIZE] = "";
	sfp_status status;

	if (!sfp__given(reg, "invite_id token ret_invite", (const void *const[]){ invite_id, token, ret_invite }))
		return SFP_E_MISUSE;
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = send_once(&verb, invite_id, secret, &invite);
	status = sfp__verb_end(&verb, status);
	if (status != SFP_OK)
		return status;
	memcpy(token, secret, sizeof(secret));
	*ret_invite = (sfp_invite *)SFP__TAKE(invite);
	return SFP_OK;
}

/* ---- claim ---- */

/* Whatever is wrong with a token, the answer is one: it opens nothing. */
static sfp_status opens_nothing(struct sfp__verb *verb)
{
	sfp__registry_say(verb->reg,
	                  "по этой ссылке ничего не открывается: проверьте, нет ли описки, или попросите новую",
	                  "this link opens nothing: check it for slips of the pen, or ask for a new one");
	return SFP_E_NOT_FOUND;
}

static sfp_status find_by_token(struct sfp__verb *verb, const char *text, sfp_record **ret_invite)
{
	struct sfp__token token = { { 0 } };
	bool readable = sfp__token_from_text(text, &token) == SFP_OK; /* an unreadable one takes the same way */
	uint8_t hash[32];
	struct sfp__stmt *stmt;
	sfp_id id = SFP_ID_NONE;
	sfp_status status = hash_token(verb->reg, &token, hash);

	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(verb->reg->store, SFP__SQL_INVITE_BY_TOKEN);
	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_blob(stmt, ":token_hash", hash, sizeof(hash));
	status = sfp__verb_find(verb, stmt, &id);
	if (status == SFP_E_NOT_FOUND || (status == SFP_OK && !readable))
		return opens_nothing(verb);
	if (status == SFP_OK)
		status = sfp__verb_load(verb, &sfp__invite_entity, &id, ret_invite);
	return status;
}

/* The last use leaves these states. */
static bool is_live(const struct sfp__verb *verb, const sfp_invite *invite)
{
	return (invite->head.state == SFP_INVITE_CREATED || invite->head.state == SFP_INVITE_SENT) &&
	       invite->expires_at > verb->now;
}

static sfp_status join(struct sfp__verb *verb, const sfp_invite *invite)
{
	const sfp_id *person = &verb->actor->person;

	if (sfp_id_is_none(&invite->chat_id))
		return sfp__membership_open(verb, person, &invite->class_id, invite->role, &invite->head.id, NULL);
	return sfp__chat_member_open(verb, &invite->chat_id, person, invite->role, &invite->head.id, NULL);
}

static sfp_status claim(struct sfp__verb *verb, sfp_invite *invite)
{
	sfp_status status;

	if (!is_live(verb, invite))
		return opens_nothing(verb);
	set_question(verb, invite);
	status = sfp__verb_may_step(verb, &sfp__invite_entity, &invite->head, SFP_INVITE_EVENT_CLAIM, SFP_KIND_NONE, 0);
	if (status != SFP_OK)
		return status;
	invite->uses++;
	status = sfp__verb_take_step(verb, &sfp__invite_entity, &invite->head, false);
	return status == SFP_OK ? join(verb, invite) : status;
}

/* The key is bound to the token, since after the last use the token alone finds nothing that can be claimed. */
static sfp_status claim_once(struct sfp__verb *verb, const char *token, sfp_record **ret_invite)
{
	bool done = false;
	sfp_status status = find_by_token(verb, token, ret_invite);

	if (status == SFP_OK)
		status = sfp__verb_once(verb, &sfp__invite_entity, *ret_invite, "claim", &done, NULL);
	return status == SFP_OK && !done ? claim(verb, (sfp_invite *)*ret_invite) : status;
}

sfp_status sfp_invite_claim(sfp_registry *reg, const sfp_actor *actor, const char *token, sfp_invite **ret_invite)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_record *invite = NULL;
	sfp_status status;

	if (!sfp__given(reg, "token ret_invite", (const void *const[]){ token, ret_invite }))
		return SFP_E_MISUSE;
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = claim_once(&verb, token, &invite);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_invite = (sfp_invite *)SFP__TAKE(invite);
	return status;
}

/* ---- annul ---- */

static sfp_status annul(struct sfp__verb *verb, const void *given, void *record)
{
	(void)given;
	set_question(verb, record);
	return sfp__verb_step(verb, &sfp__invite_entity, record, SFP_INVITE_EVENT_ANNUL, 0);
}

sfp_status sfp_invite_annul(sfp_registry *reg, const sfp_actor *actor, const sfp_id *invite_id, sfp_invite **ret_invite)
{
	static const struct sfp__deed annulling = { &sfp__invite_entity, "annul", NULL, annul };

	if (!sfp__given(reg, "invite_id ret_invite", (const void *const[]){ invite_id, ret_invite }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &annulling, invite_id, NULL, (sfp_record **)ret_invite);
}
