/* due.c: the chats that must get or lose somebody. */
#include <string.h>

#include "base/time.h"
#include "ledger/column.h"
#include "ledger/ids.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "policy/arena.h"
#include "registry/chat/chat.h"
#include "registry/nouns.h"
#include "sferumpolicy/import.h"
#include "sferumpolicy/turn.h"

struct dues {
	sfp_chat_dues view;
	struct sfp__arena arena;
	struct sfp__ids left; /* those of all chats, one after the other */
	sfp_chat_due *items;  /* in the making */
	size_t capacity;
};

/* Where and when. */
struct place {
	sfp_registry *reg;
	int64_t org;
	sfp_date on;
};

void sfp_chat_dues_free(sfp_chat_dues *view)
{
	struct dues *dues = (struct dues *)view;

	if (!dues)
		return;
	sfp__arena_clear(&dues->arena);
	sfp__ids_clear(&dues->left);
	free(dues->items);
	free(dues);
}

static void dues_freep(struct dues **dues)
{
	if (*dues)
		sfp_chat_dues_free(&(*dues)->view);
}

/* ---- the chats ---- */

static sfp_status add_chat(struct dues *dues, struct sfp__stmt *stmt)
{
	const char *title = sfp__column_text(stmt, SFP__COL_CHAT_IN_USE_TITLE);

	if (dues->view.count == dues->capacity) {
		size_t capacity = dues->capacity ? 2 * dues->capacity : 32;
		sfp_chat_due *grown = reallocarray(dues->items, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		dues->items = grown;
		dues->capacity = capacity;
	}
	title = sfp__arena_text(&dues->arena, title ? title : "", title ? strlen(title) : 0);
	dues->items[dues->view.count++] = (sfp_chat_due){ .chat_id = sfp__column_id(stmt, SFP__COL_CHAT_IN_USE_ID),
		                                          .kind = sfp__column_kind(stmt, SFP__COL_CHAT_IN_USE_KIND),
		                                          .title = title,
		                                          .owner = sfp__column_id(stmt, SFP__COL_CHAT_IN_USE_OWNER) };
	return title ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status read_chats(const struct place *place, struct dues *dues)
{
	struct sfp__store *store = place->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_CHAT_IN_USE);
	sfp_status status;

	sfp__bind_int(stmt, ":org", place->org);
	sfp__bind_int(stmt, ":active", SFP_CHAT_ACTIVE);
	sfp__bind_int(stmt, ":on", place->on);
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		status = add_chat(dues, stmt);
		if (status != SFP_OK) {
			sfp__stmt_end(stmt);
			return status;
		}
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

/* ---- who lacks, who exceeds, who left ---- */

/* The chat of that id; rows come in the order of the chats. NULL: it is in the archive, and none of the list. */
static sfp_chat_due *due_of(struct dues *dues, size_t *at, const sfp_id *chat)
{
	while (*at < dues->view.count && memcmp(dues->items[*at].chat_id.bytes, chat->bytes, sizeof(chat->bytes)) < 0)
		++*at;
	return *at < dues->view.count && sfp_id_equal(&dues->items[*at].chat_id, chat) ? &dues->items[*at] : NULL;
}

static void count_one(sfp_chat_due *due, struct sfp__stmt *stmt)
{
	bool joined = sfp__column_int(stmt, SFP__COL_CHAT_ROSTER_JOINED) != 0;

	switch ((sfp_chat_place)sfp__column_int(stmt, SFP__COL_CHAT_ROSTER_PLACE)) {
	case SFP_CHAT_LACKS:
		*(joined ? &due->lacks : &due->waits) += 1;
		break;
	case SFP_CHAT_EXCEEDS:
		due->exceeds++;
		break;
	case SFP_CHAT_HOLDS:
		break;
	}
}

/* One statement for all chats: one for each would read all enrolments for each. */
static sfp_status count_people(const struct place *place, struct dues *dues)
{
	static const sfp_id none = SFP_ID_NONE;
	struct sfp__store *store = place->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_CHAT_ROSTER);
	size_t at = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", place->org);
	sfp__bind_id(stmt, ":chat_id", &none);
	sfp__bind_int(stmt, ":on", place->on);
	sfp__bind_int(stmt, ":day_end", sfp__local_day_end(place->reg, place->on));
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		sfp_id chat = sfp__column_id(stmt, SFP__COL_CHAT_ROSTER_CHAT_ID);
		sfp_chat_due *due = due_of(dues, &at, &chat);

		if (due)
			count_one(due, stmt);
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status add_left(struct dues *dues, struct sfp__stmt *stmt, size_t *at)
{
	sfp_id chat = sfp__column_id(stmt, SFP__COL_CHAT_LEFT_CHAT_ID),
	       person = sfp__column_id(stmt, SFP__COL_CHAT_LEFT_PERSON);
	sfp_chat_due *due = due_of(dues, at, &chat);

	if (!due)
		return SFP_OK;
	due->left++;
	return sfp__ids_add(&dues->left, &person);
}

static sfp_status read_left(const struct place *place, const sfp_id *cause, struct dues *dues)
{
	struct sfp__store *store = place->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_CHAT_LEFT);
	size_t at = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", place->org);
	sfp__bind_id(stmt, ":cause", cause);
	sfp__bind_int(stmt, ":applied", SFP_MOVEMENT_APPLIED);
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		status = add_left(dues, stmt, &at);
		if (status != SFP_OK) {
			sfp__stmt_end(stmt);
			return status;
		}
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static void keep_due(struct dues *dues)
{
	const sfp_id *left = dues->left.ids;
	size_t kept = 0;

	for (size_t i = 0; i < dues->view.count; i++) {
		sfp_chat_due *due = &dues->items[i];

		due->left_persons = due->left ? left : NULL;
		left += due->left;
		if (due->lacks || due->waits || due->exceeds || due->left)
			dues->items[kept++] = *due;
	}
	dues->view.count = kept;
	dues->view.items = dues->items;
}

/* ---- all of it ---- */

static sfp_status expect_cause(const struct place *place, const sfp_id *organization, const sfp_id *cause)
{
	static const struct sfp__entity *const causes[] = { &sfp__import_entity, &sfp__turn_entity };
	sfp_status status = SFP_E_NOT_FOUND;

	for (size_t i = 0; i < SFP__LENGTH(causes) && status == SFP_E_NOT_FOUND; i++) {
		sfp_record *record = NULL;

		status = sfp__record_load(place->reg->store, causes[i], place->org, organization, cause, &record);
		sfp_record_free(record);
	}
	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(place->reg, "нет ни такой загрузки списков, ни такого перевода года; проверьте id",
		                  "there is neither such an import nor such a turn of the year");
	return status;
}

static sfp_status list_dues(const struct place *place, const sfp_id *organization, const sfp_id *cause,
                            struct dues *dues)
{
	bool asked = cause && !sfp_id_is_none(cause);
	sfp_status status = asked ? expect_cause(place, organization, cause) : SFP_OK;

	if (status != SFP_OK)
		return status;
	status = read_chats(place, dues);
	if (status != SFP_OK)
		return status;
	status = count_people(place, dues);
	if (status != SFP_OK)
		return status;
	if (asked)
		status = read_left(place, cause, dues);
	if (status == SFP_OK)
		keep_due(dues);
	return status;
}

static sfp_status find_dues(struct place *place, const sfp_id *organization, const sfp_id *cause, struct dues *dues)
{
	sfp_status status = sfp__organization_number(place->reg, organization, &place->org);

	if (status != SFP_OK)
		return status;
	status = sfp__local_choose(place->reg, place->org, NULL);
	if (status != SFP_OK)
		return status;
	place->on = sfp__local_today(place->reg);
	return list_dues(place, organization, cause, dues);
}

sfp_status sfp_chat_due_list(sfp_registry *reg, const sfp_id *organization, const sfp_id *cause,
                             sfp_chat_dues **ret_dues)
{
	SFP__TXN txn = { 0 };
	SFP__CLEANUP(dues_freep) struct dues *dues = NULL;
	struct place place = { .reg = reg };
	sfp_status status;

	if (!sfp__given(reg, "organization ret_dues", (const void *const[]){ organization, ret_dues }))
		return SFP_E_MISUSE;
	dues = calloc(1, sizeof(*dues));
	status = dues ? sfp__read_begin(&txn, reg->store) : SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		status = find_dues(&place, organization, cause, dues);
	if (status == SFP_OK)
		*ret_dues = &SFP__TAKE(dues)->view;
	return sfp__registry_answer(reg, status);
}
