/* chat.c: «чат» — a conversation on the platform: of a class, of a subject, of the management. */
#include <stdio.h>

#include "ledger/given.h"
#include "ledger/ids.h"
#include "registry/chat/chat.h"
#include "registry/class.h"
#include "registry/facts.h"
#include "registry/nouns.h"
#include "registry/subject.h"

static const struct sfp__field fields[] = {
	SFP__FIELD_WITHIN(sfp_chat, kind, SFP__KIND, SFP_KIND_HEAD_DEPUTIES, SFP_KIND_SUBJECT_OTHER),
	SFP__FIELD(sfp_chat, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_chat, subject_id, SFP__ID, 0),
	SFP__FIELD(sfp_chat, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_chat, owner, SFP__ID, 0),
	SFP__FIELD(sfp_chat, archived_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__chat_entity = {
	.object = SFP_OBJECT_CHAT,
	.name = "chat",
	.title_ru = "чат",
	.machine = SFP_MACHINE_CHAT,
	.size = sizeof(sfp_chat),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CHAT_GET,
	.list = SFP__SQL_CHAT_LIST,
	.insert = SFP__SQL_CHAT_INSERT,
	.update = SFP__SQL_CHAT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- kinds ---- */

const struct sfp__chat_kind *sfp__chat_kind(sfp_kind kind)
{
	enum {
		STUDENT = SFP_ROLE_BIT(SFP_ROLE_STUDENT),
		PARENT = SFP_ROLE_BIT(SFP_ROLE_PARENT)
	};
	static const struct sfp__chat_kind kinds[] = {
		/* kind                               class, subject, only one, by link */
		[SFP_KIND_HEAD_DEPUTIES] = { false, false, true, 0 },
		[SFP_KIND_HEAD_TEACHERS] = { false, false, true, 0 },
		[SFP_KIND_HEAD_PARENT_ACTIVISTS] = { false, false, true, PARENT },
		[SFP_KIND_HEAD_STUDENT_ACTIVISTS] = { false, false, true, STUDENT },
		[SFP_KIND_MANAGEMENT] = { false, false, false, 0 },
		[SFP_KIND_CLASS_STUDENTS] = { true, false, true, STUDENT },
		[SFP_KIND_CLASS_PARENTS] = { true, false, true, PARENT },
		[SFP_KIND_CLASS_TEACHERS] = { true, false, true, 0 },
		[SFP_KIND_CLASS_OTHER] = { true, false, false, STUDENT | PARENT },
		[SFP_KIND_SUBJECT_STUDENTS] = { true, true, true, STUDENT },
		[SFP_KIND_SUBJECT_OTHER] = { true, true, false, STUDENT },
	};

	return kind >= SFP_KIND_HEAD_DEPUTIES && kind <= SFP_KIND_SUBJECT_OTHER ? &kinds[kind] : NULL;
}

static sfp_status check_kind(sfp_registry *reg, sfp_kind kind)
{
	if (kind == SFP_KIND_STAFFROOM) {
		sfp__registry_say(
			reg, "вид (kind): общий чат учительской появляется вместе с ней, отдельно его не создают",
			"kind: the staffroom's common chat comes with the staffroom, it is not created apart");
		return SFP_E_INVALID;
	}
	if (!sfp__chat_kind(kind)) {
		sfp__registry_say(reg, "вид (kind): это не вид чата; можно от head_deputies до subject_other",
		                  "kind: that is no kind of a chat; it is one of head_deputies to subject_other");
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

/* Has it the class and the subject that its kind needs, and no other? */
static sfp_status check_place(sfp_registry *reg, const sfp_chat *chat)
{
	const struct sfp__chat_kind *kind = sfp__chat_kind(chat->kind);

	if (kind->of_class == sfp_id_is_none(&chat->class_id)) {
		sfp__registry_say(reg,
		                  "группа (class_id): нужна чатам вида class_… и subject_…, другим её не указывают",
		                  "class_id: chats of the kinds class_… and subject_… have one, others have none");
		return SFP_E_INVALID;
	}
	if (kind->of_subject == sfp_id_is_none(&chat->subject_id)) {
		sfp__registry_say(reg, "предмет (subject_id): нужен чатам вида subject_…, другим его не указывают",
		                  "subject_id: chats of the kinds subject_… have one, others have none");
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

/* ---- for the verbs about members, and for links ---- */

void sfp__chat_ask_about(struct sfp__verb *verb, const sfp_chat *chat)
{
	verb->about.chat = chat;
	verb->about.class_id = chat->class_id;
	verb->about.subject_id = chat->subject_id;
}

sfp_status sfp__chat_expect_active(struct sfp__verb *verb, const sfp_chat *chat)
{
	static const struct sfp__words archived = { "чат в архиве; создайте новый",
		                                    "the chat is in the archive; create a new one" };

	return chat->head.state == SFP_CHAT_ACTIVE ? SFP_OK : sfp__refuse_words(verb, &archived);
}

sfp_status sfp__chat_expect_owner(struct sfp__verb *verb)
{
	sfp_facts missing = { { 0, 0 } };
	enum sfp__truth owns = SFP__UNKNOWN;
	sfp_status status = sfp__fact_establish(verb, SFP_FACT_ACTOR_OWNS_CHAT, &owns);

	if (status != SFP_OK || owns == SFP__TRUE)
		return status;
	sfp_facts_add(&missing, SFP_FACT_ACTOR_OWNS_CHAT);
	return sfp__verb_guard(verb, &missing);
}

/* ---- creating ---- */

static sfp_status named_chat(sfp_registry *reg, const sfp_chat_draft *draft, sfp_chat **ret_chat)
{
	SFP__CLEANUP(sfp__record_freep) sfp_chat *chat = NULL;
	sfp_status status = check_kind(reg, draft->kind);

	if (status != SFP_OK)
		return status;
	status = sfp__given_text(reg, sfp__place_argument("title"), draft->title, SFP__GIVEN_NAME_MAX);
	if (status != SFP_OK)
		return status;
	status = sfp__record_new(&sfp__chat_entity, (sfp_record **)&chat);
	if (status != SFP_OK)
		return status;
	status = sfp__given_member(reg, "title", draft->title, &chat->title);
	if (status != SFP_OK)
		return status;
	chat->kind = draft->kind;
	chat->class_id = draft->class_id;
	chat->subject_id = draft->subject_id;
	status = check_place(reg, chat);
	if (status == SFP_OK)
		*ret_chat = SFP__TAKE(chat);
	return status;
}

const char *sfp__chat_title(const sfp_policy *policy, sfp_kind kind)
{
	const char *name;

	for (size_t i = 0;; i++) {
		char path[64];

		snprintf(path, sizeof(path), "chats.%zu.kind", i);
		name = sfp_policy_text_at(policy, path);
		if (!name)
			return NULL;
		if (sfp_kind_from_name(name) != kind)
			continue;
		snprintf(path, sizeof(path), "chats.%zu.title.ru", i);
		return sfp_policy_text_at(policy, path);
	}
}

static sfp_status set_title(struct sfp__verb *verb, const sfp_class *class, const sfp_subject *subject, sfp_chat *chat)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer title = { 0 };
	const char *of_kind = sfp__chat_title(verb->act->policy, chat->kind);

	if (!of_kind) {
		sfp__registry_say(verb->reg,
		                  "вид (kind): чатов вида %s в пакете нет (раздел chats); выберите другой вид",
		                  "kind: the pack has no chats of the kind %s (section chats); choose another",
		                  sfp_kind_name(chat->kind));
		return SFP_E_INVALID;
	}
	if (*chat->title)
		return SFP_OK;
	sfp__buffer_add_text(&title, of_kind);
	if (class)
		sfp__buffer_addf(&title, " — %s", class->name);
	if (subject)
		sfp__buffer_addf(&title, ", %s", subject->name);
	return title.failed ? SFP_E_NO_MEMORY : sfp__record_set(&chat->title, title.data);
}

static sfp_status expect_only_one(struct sfp__verb *verb, const sfp_chat *chat)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CHAT_SAME);
	sfp_id other;
	sfp_status status;

	if (!sfp__chat_kind(chat->kind)->only_one)
		return SFP_OK;
	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_int(stmt, ":kind", chat->kind);
	sfp__bind_id(stmt, ":class_id", &chat->class_id);
	sfp__bind_id(stmt, ":subject_id", &chat->subject_id);
	sfp__bind_int(stmt, ":active", SFP_CHAT_ACTIVE);
	status = sfp__verb_find(verb, stmt, &other);
	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "такой чат уже есть; возьмите его или сначала отправьте в архив",
		                  "there is such a chat already; use it, or put it into the archive before");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* Is the question permitted, and does the chat fit in among the others? */
static sfp_status may_create(struct sfp__verb *verb, sfp_chat *chat)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	SFP__CLEANUP(sfp__record_freep) sfp_subject *subject = NULL;
	sfp_status status = SFP_OK;

	if (!sfp_id_is_none(&chat->class_id))
		status = sfp__class_of_students(verb, &chat->class_id, &class);
	if (status != SFP_OK)
		return status;
	if (!sfp_id_is_none(&chat->subject_id))
		status = sfp__subject_open(verb, &chat->subject_id, &subject);
	verb->about.class_id = chat->class_id;
	verb->about.subject_id = chat->subject_id;
	if (status != SFP_OK)
		return status;
	status = sfp__verb_decide(verb, SFP_ACTION_CHAT_CREATE, chat->kind);
	if (status != SFP_OK)
		return status;
	status = set_title(verb, class, subject, chat);
	if (status != SFP_OK)
		return status;
	return expect_only_one(verb, chat);
}

/* The owner first, then the others; whoever is in it already stays. */
static sfp_status take_in(struct sfp__verb *verb, const sfp_chat *chat, const sfp_id *members, size_t count)
{
	sfp_status status = sfp__chat_member_open(verb, &chat->head.id, &chat->owner, SFP_ROLE_TEACHER, NULL, NULL);

	for (size_t i = 0; i < count && status == SFP_OK; i++) {
		SFP__CLEANUP(sfp__record_freep) sfp_chat_member *there = NULL;

		status = sfp__chat_member_current(verb, &chat->head.id, &members[i], &there);
		if (status == SFP_E_NOT_FOUND)
			status = sfp__chat_member_admit(verb, &chat->head.id, &members[i], NULL);
	}
	return status;
}

static sfp_status create(struct sfp__verb *verb, const sfp_chat_draft *draft, sfp_chat **chat)
{
	bool done = false;
	sfp_status status = named_chat(verb->reg, draft, chat);

	if (status != SFP_OK)
		return status;
	status = sfp__given_again(verb, &sfp__chat_entity, (sfp_record **)chat, "create", &done);
	if (status != SFP_OK || done)
		return status;
	status = may_create(verb, *chat);
	(*chat)->owner = verb->actor->person;
	if (status == SFP_OK)
		status = sfp__verb_create(verb, &sfp__chat_entity, &(*chat)->head);
	return status == SFP_OK ? take_in(verb, *chat, draft->members, draft->member_count) : status;
}

sfp_status sfp_chat_create(sfp_registry *reg, const sfp_actor *actor, const sfp_chat_draft *draft, sfp_chat **ret_chat)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_chat *chat = NULL;
	sfp_status status;

	if (!sfp__given(reg, "draft ret_chat", (const void *const[]){ draft, ret_chat }) ||
	    !sfp__given_input(reg, "draft", "SFP_CHAT_DRAFT_INIT", draft, sizeof(*draft)) ||
	    !sfp__given_items(reg, "draft.members", draft->members, draft->member_count))
		return SFP_E_MISUSE;
	for (size_t i = 0; i < draft->member_count; i++)
		sfp__verb_given_id(&verb, &draft->members[i]);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = create(&verb, draft, &chat);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_chat = SFP__TAKE(chat);
	return status;
}

/* ---- what is done to a chat ---- */

typedef sfp_status chat_function(struct sfp__verb *verb, sfp_chat *chat);

static sfp_status ask_and_act(struct sfp__verb *verb, const void *given, void *record)
{
	chat_function *const *act = given;

	sfp__chat_ask_about(verb, record);
	return (*act)(verb, record);
}

static sfp_status act_on_chat(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, const char *event,
                              chat_function *act, sfp_chat **ret_chat)
{
	const struct sfp__deed deed = { &sfp__chat_entity, event, NULL, ask_and_act };

	if (!sfp__given(reg, "chat_id ret_chat", (const void *const[]){ chat_id, ret_chat }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &deed, chat_id, &act, (sfp_record **)ret_chat);
}

/* ---- the archive ---- */

static sfp_status annul_links(struct sfp__verb *verb, const sfp_chat *chat)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids links = { 0 };
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CHAT_LINKS);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":chat_id", &chat->head.id);
	sfp__bind_int(stmt, ":created", SFP_INVITE_CREATED);
	sfp__bind_int(stmt, ":sent", SFP_INVITE_SENT);
	status = sfp__ids_collect(verb->reg->store, stmt, &links);
	for (size_t i = 0; i < links.count && status == SFP_OK; i++) {
		SFP__CLEANUP(sfp__record_freep) sfp_record *link = NULL;

		status = sfp__verb_load(verb, &sfp__invite_entity, &links.ids[i], &link);
		if (status == SFP_OK)
			status = sfp__verb_follow(verb, &sfp__invite_entity, link, SFP_INVITE_EVENT_ANNUL);
	}
	return status;
}

static sfp_status archive(struct sfp__verb *verb, sfp_chat *chat)
{
	sfp_status status =
		sfp__verb_may_step(verb, &sfp__chat_entity, &chat->head, SFP_CHAT_EVENT_ARCHIVE, chat->kind, 0);

	if (status != SFP_OK)
		return status;
	chat->archived_on = verb->today;
	status = sfp__verb_take_step(verb, &sfp__chat_entity, &chat->head, false);
	if (status == SFP_OK)
		status = sfp__chat_members_end_of_chat(verb, &chat->head.id, "archived");
	return status == SFP_OK ? annul_links(verb, chat) : status;
}

sfp_status sfp_chat_archive(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, sfp_chat **ret_chat)
{
	return act_on_chat(reg, actor, chat_id, "archive", archive, ret_chat);
}

/* ---- another owner ---- */

/* Would the owner be permitted to create this chat today? The act itself says whose business it is. */
static sfp_status owner_still_may(struct sfp__verb *verb, const sfp_chat *chat, bool *ret_may)
{
	sfp_actor owner = *verb->actor;
	struct sfp__verb asked = { .reg = verb->reg,
		                   .actor = &owner,
		                   .org = verb->org,
		                   .now = verb->now,
		                   .today = verb->today,
		                   .act = verb->act,
		                   .about = verb->about };
	sfp_facts facts = { { 0, 0 } };
	sfp_status status;

	owner.person = chat->owner;
	asked.request = (sfp_request)SFP_REQUEST_INIT;
	asked.request.action = SFP_ACTION_CHAT_CREATE;
	asked.request.kind = chat->kind;
	asked.decision = (sfp_decision)SFP_DECISION_INIT;
	status = sfp__roles_of(verb->reg, verb->org, &owner.person, verb->today, &asked.request.roles);
	if (status != SFP_OK)
		return status;
	status = sfp_policy_facts_asked(verb->act->policy, asked.request.roles, SFP_ACTION_CHAT_CREATE, chat->kind,
	                                &facts);
	if (status != SFP_OK)
		return status;
	status = sfp__facts_establish(&asked, &facts, &asked.request.known_true, &asked.request.known_false);
	if (status != SFP_OK)
		return status;
	status = sfp_decide(verb->act->policy, &asked.request, &asked.decision);
	if (status == SFP_OK)
		*ret_may = asked.decision.effect == SFP_EFFECT_PERMIT;
	return status;
}

static sfp_status expect_left(struct sfp__verb *verb, const sfp_chat *chat)
{
	static const struct sfp__words kept = { "владелец чата сам может его вести; пусть он примет вас как коллегу",
		                                "the chat's owner can still keep it; ask to be taken in" };
	bool may = false;
	sfp_status status;

	if (sfp_id_equal(&chat->owner, &verb->actor->person)) {
		sfp__registry_say(verb->reg, "чат уже ваш; делать ничего не нужно",
		                  "the chat is yours already; nothing is left to do");
		return SFP_E_EXISTS;
	}
	status = owner_still_may(verb, chat, &may);
	return status == SFP_OK && may ? sfp__refuse_words(verb, &kept) : status;
}

static sfp_status take_over(struct sfp__verb *verb, sfp_chat *chat)
{
	SFP__CLEANUP(sfp__record_freep) sfp_chat_member *there = NULL;
	sfp_status status = sfp__verb_decide(verb, SFP_ACTION_CHAT_CREATE, chat->kind);

	if (status == SFP_OK)
		status = sfp__chat_expect_active(verb, chat);
	if (status == SFP_OK)
		status = expect_left(verb, chat);
	if (status != SFP_OK)
		return status;
	chat->owner = verb->actor->person;
	status = sfp__verb_change(verb, &sfp__chat_entity, &chat->head, false);
	if (status != SFP_OK)
		return status;
	status = sfp__chat_member_current(verb, &chat->head.id, &chat->owner, &there);
	return status == SFP_E_NOT_FOUND
	               ? sfp__chat_member_open(verb, &chat->head.id, &chat->owner, SFP_ROLE_TEACHER, NULL, NULL)
	               : status;
}

sfp_status sfp_chat_take_over(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, sfp_chat **ret_chat)
{
	return act_on_chat(reg, actor, chat_id, "take_over", take_over, ret_chat);
}

/* ---- keeping it in order ---- */

static sfp_status record_moderation(struct sfp__verb *verb, const sfp_chat *chat, const char *what,
                                    sfp_usage **ret_usage)
{
	SFP__CLEANUP(sfp__record_freep) sfp_usage *usage = NULL;
	sfp_status status = sfp__record_new(&sfp__usage_entity, (sfp_record **)&usage);

	if (status == SFP_OK)
		status = sfp__given_member(verb->reg, "title", what, &usage->title);
	if (status != SFP_OK)
		return status;
	usage->person = verb->actor->person;
	usage->action = SFP_ACTION_CHAT_MODERATE;
	usage->chat_id = chat->head.id;
	usage->used_on = verb->today;
	status = sfp__verb_create(verb, &sfp__usage_entity, &usage->head);
	if (status == SFP_OK)
		*ret_usage = SFP__TAKE(usage);
	return status;
}

static sfp_status moderate(struct sfp__verb *verb, const sfp_id *chat_id, const char *what, sfp_usage **ret_usage)
{
	SFP__CLEANUP(sfp__record_freep) sfp_chat *chat = NULL;
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__chat_entity, chat_id, (sfp_record **)&chat);

	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__chat_entity, &chat->head, "moderate", &done, (sfp_record **)ret_usage);
	if (status != SFP_OK || done)
		return status;
	sfp__chat_ask_about(verb, chat);
	status = sfp__verb_decide(verb, SFP_ACTION_CHAT_MODERATE, chat->kind);
	if (status != SFP_OK)
		return status;
	status = sfp__chat_expect_owner(verb);
	if (status != SFP_OK)
		return status;
	status = sfp__chat_expect_active(verb, chat);
	if (status != SFP_OK)
		return status;
	status = record_moderation(verb, chat, what, ret_usage);
	verb->about.chat = NULL;
	return status;
}

sfp_status sfp_chat_moderate(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, const char *what,
                             sfp_usage **ret_usage)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_usage *usage = NULL;
	sfp_status status;

	if (!sfp__given(reg, "chat_id ret_usage", (const void *const[]){ chat_id, ret_usage }))
		return SFP_E_MISUSE;
	sfp__verb_given_text(&verb, what);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = moderate(&verb, chat_id, what, &usage);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_usage = SFP__TAKE(usage);
	return status;
}

void sfp_chat_free(sfp_chat *chat)
{
	sfp_record_free((sfp_record *)chat);
}
