/* invitee.c: who belongs into a class of the platform and has no way in, and the links for all of them in one
 * transaction. */
#include <string.h>

#include "ledger/column.h"
#include "ledger/given.h"
#include "ledger/local.h"
#include "policy/arena.h"
#include "registry/invite.h"
#include "registry/nouns.h"
#include "sferumpolicy/import.h"
#include "sferumpolicy/invitee.h"

/* ---- whom the act invites ---- */

/* The act is asked, so no name of a norm or switch is needed: somebody of that role stands before the administrator's
 * link. */
static bool may_come(const sfp_policy *policy, sfp_role role, bool staffroom)
{
	sfp_request request = SFP_REQUEST_INIT;

	request.roles = SFP_ROLE_BIT(role);
	request.action = SFP_ACTION_INVITE_CLAIM;
	sfp_facts_add(&request.known_true, SFP_FACT_INVITE_FROM_ADMINISTRATOR);
	sfp_facts_add(&request.known_true, SFP_FACT_INVITE_INTO_CLASS);
	sfp_facts_add(&request.known_true, SFP_FACT_INVITE_ROLE_TEACHER);
	sfp_facts_add(&request.known_false, SFP_FACT_INVITE_INTO_CHAT);
	sfp_facts_add(staffroom ? &request.known_true : &request.known_false, SFP_FACT_INVITE_INTO_STAFFROOM);
	return sfp__act_may_permit(policy, &request);
}

/* Whom invitee_role_fits_class (facts.c) lets be invited as a teacher. */
static bool is_staff(const sfp_policy *policy, sfp_role role)
{
	return sfp_policy_close_roles(policy, SFP_ROLE_BIT(role)) &
	       (SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION) |
	        SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR));
}

static bool administrator_invites(const sfp_policy *policy)
{
	sfp_request request = SFP_REQUEST_INIT;

	request.roles = SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
	request.action = SFP_ACTION_INVITE_CREATE;
	sfp_facts_add(&request.known_true, SFP_FACT_ADMINISTRATOR_REGISTERED);
	sfp_facts_add(&request.known_true, SFP_FACT_INVITEE_ROLE_FITS_CLASS);
	sfp_facts_add(&request.known_true, SFP_FACT_INVITE_INTO_CLASS);
	sfp_facts_add(&request.known_false, SFP_FACT_INVITE_INTO_CHAT);
	return sfp__act_may_permit(policy, &request);
}

static void bind_invited(struct sfp__stmt *stmt, const sfp_policy *policy)
{
	bool invites = administrator_invites(policy),
	     staffroom = invites && sfp_policy_text_at(policy, "staffroom.name");
	int64_t offices = 0;

	for (int role = 1; invites && role < SFP_ROLE_END; role++)
		if (is_staff(policy, (sfp_role)role) && may_come(policy, (sfp_role)role, true))
			offices |= SFP_ROLE_BIT(role);
	sfp__bind_int(stmt, ":offices", offices);
	sfp__bind_int(stmt, ":students", invites && sfp__act_invites_students(policy));
	sfp__bind_int(stmt, ":leaders",
	              invites && is_staff(policy, SFP_ROLE_HOMEROOM_TEACHER) &&
	                      may_come(policy, SFP_ROLE_HOMEROOM_TEACHER, false));
	sfp__bind_int(stmt, ":lessons", invites && !staffroom && may_come(policy, SFP_ROLE_TEACHER, false));
}

/* ---- the list ---- */

struct list {
	sfp_invitee_page view;
	struct sfp__arena arena;
	sfp_invitee *items; /* in the making */
	size_t capacity;
};

void sfp_invitee_page_free(sfp_invitee_page *page)
{
	struct list *list = (struct list *)page;

	if (!list)
		return;
	sfp__arena_clear(&list->arena);
	free(list->items);
	free(list);
}

static void list_freep(struct list **list)
{
	if (*list)
		sfp_invitee_page_free(&(*list)->view);
}

static sfp_status make_room(struct list *list)
{
	size_t capacity = list->capacity ? 2 * list->capacity : 64;
	sfp_invitee *grown;

	if (list->view.count < list->capacity)
		return SFP_OK;
	grown = reallocarray(list->items, capacity, sizeof(*grown));
	if (!grown)
		return SFP_E_NO_MEMORY;
	list->items = grown;
	list->capacity = capacity;
	return SFP_OK;
}

static const char *keep_text(struct list *list, struct sfp__stmt *stmt, int column)
{
	const char *text = sfp__column_said(stmt, column);

	return sfp__arena_text(&list->arena, text, strlen(text));
}

static sfp_status add_invitee(struct list *list, struct sfp__stmt *stmt)
{
	sfp_status status = make_room(list);
	sfp_invitee *item, *last;

	if (status != SFP_OK)
		return status;
	item = &list->items[list->view.count];
	last = list->view.count ? item - 1 : NULL;
	*item = (sfp_invitee){ .person = sfp__column_id(stmt, SFP__COL_INVITEE_LIST_PERSON),
		               .class_id = sfp__column_id(stmt, SFP__COL_INVITEE_LIST_CLASS_ID),
		               .role = sfp__column_role(stmt, SFP__COL_INVITEE_LIST_ROLE),
		               .bearer = sfp__column_role(stmt, SFP__COL_INVITEE_LIST_BEARER),
		               .since = sfp__column_date(stmt, SFP__COL_INVITEE_LIST_DAY),
		               .name = keep_text(list, stmt, SFP__COL_INVITEE_LIST_NAME) };
	/* Those of a class follow one another, and share its name. */
	item->class_name = last && sfp_id_equal(&last->class_id, &item->class_id)
	                           ? last->class_name
	                           : keep_text(list, stmt, SFP__COL_INVITEE_LIST_CLASS_NAME);
	list->view.total = sfp__column_int(stmt, SFP__COL_INVITEE_LIST_TOTAL);
	list->view.classes = sfp__column_int(stmt, SFP__COL_INVITEE_LIST_CLASSES);
	list->view.count++;
	return item->name && item->class_name ? SFP_OK : SFP_E_NO_MEMORY;
}

/* One row more than asked for tells whether there are further ones. `limit` 0: all of them. */
static sfp_status read_rows(struct sfp__store *store, struct sfp__stmt *stmt, size_t limit, struct list *list)
{
	sfp_status status;

	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		list->view.more = limit && list->view.count == limit;
		if (!list->view.more)
			status = add_invitee(list, stmt);
		if (status != SFP_OK || list->view.more) {
			sfp__stmt_end(stmt);
			break;
		}
	}
	list->view.items = list->items;
	return status == SFP_OK || status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status read_list(sfp_registry *reg, int64_t org, const sfp_policy *policy, const sfp_invitee_filter *filter,
                            size_t limit, struct list **ret_list)
{
	static const sfp_id none = SFP_ID_NONE;
	SFP__CLEANUP(list_freep) struct list *list = calloc(1, sizeof(*list));
	const sfp_invitee *after = filter->after;
	struct sfp__stmt *stmt;
	sfp_time now = sfp_registry_now(reg);
	sfp_status status;

	if (!list)
		return SFP_E_NO_MEMORY;
	stmt = sfp__stmt(reg->store, SFP__SQL_INVITEE_LIST);
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":now", now);
	sfp__bind_int(stmt, ":on", sfp__local_date(reg, now));
	bind_invited(stmt, policy);
	sfp__bind_id(stmt, ":class_id", &filter->class_id);
	sfp__bind_id(stmt, ":import_id", &filter->import_id);
	sfp__bind_int(stmt, ":role", filter->role);
	sfp__bind_id(stmt, ":after_class", after ? &after->class_id : &none);
	sfp__bind_id(stmt, ":after_person", after ? &after->person : &none);
	sfp__bind_int(stmt, ":after_role", after ? after->role : 0);
	sfp__bind_int(stmt, ":limit", limit ? (int64_t)limit + 1 : -1);
	status = read_rows(reg->store, stmt, limit, list);
	if (status == SFP_OK)
		*ret_list = SFP__TAKE(list);
	return status;
}

/* What is asked for must be there: a slip would look as if nobody needed anything. */
static sfp_status expect(sfp_registry *reg, int64_t org, const sfp_id *organization, const struct sfp__entity *entity,
                         const sfp_id *id)
{
	sfp_record *record = NULL;
	sfp_status status =
		sfp_id_is_none(id) ? SFP_OK : sfp__record_load(reg->store, entity, org, organization, id, &record);

	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(reg, SFP__PICK_RU ": такой записи в этой организации нет; проверьте id",
		                  SFP__PICK_EN ": no such record in this organisation", entity->title_ru, entity->name);
	sfp_record_free(record);
	return status;
}

static sfp_status check_filter(sfp_registry *reg, int64_t org, const sfp_id *organization,
                               const sfp_invitee_filter *filter)
{
	sfp_status status;

	if (filter->role && filter->role != SFP_ROLE_STUDENT && filter->role != SFP_ROLE_TEACHER) {
		sfp__registry_say(reg, "роль (role): ссылки в группы получают в роли student или teacher",
		                  "role: links into classes are got in the role student or teacher");
		return SFP_E_INVALID;
	}
	status = expect(reg, org, organization, &sfp__class_entity, &filter->class_id);
	return status == SFP_OK ? expect(reg, org, organization, &sfp__import_entity, &filter->import_id) : status;
}

static sfp_status find_invitees(sfp_registry *reg, const sfp_id *organization, const sfp_invitee_filter *filter,
                                size_t limit, struct list **ret_list)
{
	const struct sfp__act *act = NULL;
	int64_t org = 0;
	sfp_status status = sfp__organization_number(reg, organization, &org);

	if (status != SFP_OK)
		return status;
	status = check_filter(reg, org, organization, filter);
	if (status != SFP_OK)
		return status;
	status = sfp__act_now(reg, org, &act);
	if (status != SFP_OK)
		return status;
	status = sfp__local_choose(reg, org, act);
	return status == SFP_OK ? read_list(reg, org, act->policy, filter, limit, ret_list) : status;
}

sfp_status sfp_invitee_list(sfp_registry *reg, const sfp_id *organization, const sfp_invitee_filter *filter,
                            sfp_invitee_page **ret_page)
{
	static const sfp_invitee_filter all = SFP_INVITEE_FILTER_INIT;
	SFP__TXN txn = { 0 };
	SFP__CLEANUP(list_freep) struct list *list = NULL;
	int limit;
	sfp_status status;

	if (!sfp__given(reg, "organization ret_page", (const void *const[]){ organization, ret_page }) ||
	    !sfp__given_input(reg, "filter", "SFP_INVITEE_FILTER_INIT", filter, sizeof(*filter)) ||
	    !sfp__given_limit(reg, "filter.limit", filter ? filter->limit : 0))
		return SFP_E_MISUSE;
	limit = sfp__page_limit(filter ? filter->limit : 0);
	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = find_invitees(reg, organization, filter ? filter : &all, (size_t)limit, &list);
	if (status == SFP_OK)
		*ret_page = &SFP__TAKE(list)->view;
	return sfp__registry_answer(reg, status);
}

/* ---- the links ---- */

struct invitations {
	sfp_invitations view;
	sfp_invitation *items;
	size_t capacity;
	sfp_invitee_page *invitees; /* whose texts the items have */
};

void sfp_invitations_free(sfp_invitations *view)
{
	struct invitations *made = (struct invitations *)view;

	if (!made)
		return;
	if (made->items)
		explicit_bzero(made->items, made->capacity * sizeof(*made->items));
	free(made->items);
	sfp_invitee_page_free(made->invitees);
	free(made);
}

struct preparing {
	struct sfp__verb whole;  /* transaction, idempotency key */
	struct sfp__verb part;   /* of the link at hand */
	struct sfp__merkle tree; /* the trail's edge, until all is written */
	sfp_actor actor;
	const sfp_invitee_form *form;
	struct invitations *made;
	sfp_invite *invite; /* at hand: a refusal names it to the end */
	size_t done;        /* how many people have theirs */
};
#define PREPARING SFP__CLEANUP(abandon) struct preparing

static void abandon(struct preparing *preparing)
{
	sfp__verb_abandon(&preparing->whole);
	sfp_invite_free(preparing->invite);
	if (preparing->made)
		sfp_invitations_free(&preparing->made->view);
}

static sfp_status begin(struct preparing *preparing, sfp_registry *reg, const sfp_actor *actor)
{
	sfp_status status = sfp__verb_begin(&preparing->whole, reg, actor);

	if (status == SFP_OK)
		status = sfp__trail_keep(&preparing->whole, &preparing->tree);
	if (status != SFP_OK)
		return status;
	preparing->made = calloc(1, sizeof(*preparing->made));
	preparing->actor = *actor;
	preparing->actor.idempotency_key = NULL; /* it stands for all of them */
	status = sfp__verb_part(&preparing->part, &preparing->whole, &preparing->actor);
	return status == SFP_OK && !preparing->made ? SFP_E_NO_MEMORY : status;
}

/* What an idempotency key stands for: the form. */
static sfp_status done_before(struct preparing *preparing, bool *ret_done)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	struct sfp__verb *verb = &preparing->whole;
	const sfp_invitee_form *form = preparing->form;
	sfp_status status = sfp__record_new(&sfp__invite_entity, &record);
	sfp_invite *name = (sfp_invite *)record;

	if (status == SFP_OK)
		status = sfp__given_text(verb->reg, sfp__place_argument("note"), form->note, SFP__GIVEN_REASON_MAX);
	if (status == SFP_OK)
		status = sfp__record_set(&name->note, form->note);
	if (status != SFP_OK)
		return status;
	name->class_id = form->class_id;
	name->role = form->role;
	sfp__verb_given_id(verb, &form->import_id);
	sfp__verb_given_number(verb, form->valid_days);
	sfp__verb_given_number(verb, form->common | form->unsent << 1);
	return sfp__verb_once(verb, &sfp__invite_entity, record, "prepare", ret_done, NULL);
}

static sfp_status read_invitees(struct preparing *preparing, struct list **ret_list)
{
	const struct sfp__verb *verb = &preparing->whole;
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;
	sfp_status status;

	filter.class_id = preparing->form->class_id;
	filter.role = preparing->form->role;
	filter.import_id = preparing->form->import_id;
	status = check_filter(verb->reg, verb->org, &verb->actor->organization, &filter);
	return status == SFP_OK ? read_list(verb->reg, verb->org, verb->act->policy, &filter, 0, ret_list) : status;
}

/* The first of them is the whole's own: its entry stands for the idempotency key. */
static sfp_status create(struct preparing *preparing, const sfp_invite_draft *draft, char *token)
{
	struct sfp__verb *whole = &preparing->whole, *part = &preparing->part;
	bool first = preparing->made->view.count == 0;
	struct sfp__verb *verb = first ? whole : part;
	sfp_status status;

	sfp_invite_free(SFP__TAKE(preparing->invite));
	if (!first)
		sfp__verb_part_next(part);
	verb->defer = !preparing->form->unsent; /* the record is written once, with the last of its entries */
	status = sfp__invite_make(verb, draft, token, &preparing->invite);
	verb->defer = false;
	if (!first)
		return sfp__verb_part_end(whole, part, status);
	part->unwritten = whole->unwritten;
	return status;
}

static sfp_status make_one(struct preparing *preparing, const sfp_invite_draft *draft, char *token)
{
	struct sfp__verb *part = &preparing->part;
	sfp_status status = create(preparing, draft, token);

	if (status != SFP_OK || preparing->form->unsent)
		return status;
	sfp__verb_part_next(part);
	status = sfp__invite_hand_over(part, preparing->invite);
	return sfp__verb_part_end(&preparing->whole, part, status);
}

static sfp_status invite(struct preparing *preparing, const sfp_invitee *invitee, int uses)
{
	struct invitations *made = preparing->made;
	sfp_invitation *item = &made->items[made->view.count];
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_status status;

	draft.class_id = invitee->class_id;
	draft.role = invitee->role;
	if (!uses)
		draft.person = invitee->person;
	draft.uses_max = uses;
	draft.valid_days = preparing->form->valid_days;
	draft.note = preparing->form->note;
	status = make_one(preparing, &draft, item->token);
	if (status != SFP_OK)
		return status;
	item->invite_id = preparing->invite->head.id;
	item->person = draft.person;
	item->class_id = draft.class_id;
	item->role = draft.role;
	item->bearer = invitee->bearer;
	item->uses_max = preparing->invite->uses_max;
	item->expires_at = preparing->invite->expires_at;
	item->expires_on = sfp__local_date(preparing->whole.reg, item->expires_at);
	item->name = uses ? "" : invitee->name;
	item->class_name = invitee->class_name;
	made->view.count++;
	return SFP_OK;
}

/* How many of those that follow one link serves: the students of a class, where it is to be common, as far as the act
 * lets it. */
static size_t served(const struct preparing *preparing, const struct list *list, size_t at)
{
	int64_t most = sfp_policy_limit(preparing->whole.act->policy, "invite_uses_max");
	const sfp_invitee *first = &list->items[at];
	size_t count = 1;

	if (!preparing->form->common || first->role != SFP_ROLE_STUDENT)
		return 1;
	while (at + count < list->view.count && (int64_t)count < most && list->items[at + count].role == first->role &&
	       sfp_id_equal(&list->items[at + count].class_id, &first->class_id))
		count++;
	return count;
}

static sfp_status invite_all(struct preparing *preparing, struct list *list)
{
	const sfp_invitee_form *form = preparing->form;
	size_t total = list->view.count;
	sfp_status status = SFP_OK;

	preparing->made->invitees = &list->view;
	preparing->made->capacity = total;
	preparing->made->items = calloc(total + 1, sizeof(*preparing->made->items));
	if (!preparing->made->items)
		return SFP_E_NO_MEMORY;
	preparing->made->view.items = preparing->made->items;
	while (preparing->done < total && status == SFP_OK) {
		const sfp_invitee *next = &list->items[preparing->done];
		bool common = form->common && next->role == SFP_ROLE_STUDENT;
		size_t count = served(preparing, list, preparing->done);

		status = invite(preparing, next, common ? (int)count : 0);
		preparing->done += count;
		if (status == SFP_OK && form->progress)
			form->progress(form->progress_context, preparing->done, total);
	}
	return status;
}

static sfp_status prepare(struct preparing *preparing)
{
	struct list *list = NULL;
	sfp_status status = done_before(preparing, &preparing->made->view.again);

	if (status != SFP_OK || preparing->made->view.again)
		return status;
	status = read_invitees(preparing, &list);
	return status == SFP_OK ? invite_all(preparing, list) : status;
}

sfp_status sfp_invitee_prepare(sfp_registry *reg, const sfp_actor *actor, const sfp_invitee_form *form,
                               sfp_invitations **ret_invitations)
{
	static const sfp_invitee_form all = SFP_INVITEE_FORM_INIT;
	PREPARING preparing = { .form = form ? form : &all };
	sfp_status status;

	if (!sfp__given(reg, "actor ret_invitations", (const void *const[]){ actor, ret_invitations }) ||
	    !sfp__given_input(reg, "form", "SFP_INVITEE_FORM_INIT", form, sizeof(*form)))
		return SFP_E_MISUSE;
	status = begin(&preparing, reg, actor);
	if (status == SFP_OK)
		status = prepare(&preparing);
	status = sfp__verb_end(&preparing.whole, status);
	if (status == SFP_OK)
		*ret_invitations = &SFP__TAKE(preparing.made)->view;
	return status;
}
