/* roster.c: who is in a chat, compared with who belongs there. */
#include "base/time.h"
#include "ledger/column.h"
#include "ledger/given.h"
#include "ledger/local.h"
#include "registry/chat/chat.h"
#include "registry/nouns.h"

struct sfp_chat_people {
	sfp_chat_person *items;
	size_t count;
	size_t capacity;
};

const char *sfp_chat_place_name(sfp_chat_place place)
{
	static const char *const names[] = {
		[SFP_CHAT_LACKS] = "lacks",
		[SFP_CHAT_HOLDS] = "holds",
		[SFP_CHAT_EXCEEDS] = "exceeds",
	};

	return (int)place > 0 && place < SFP__LENGTH(names) ? names[place] : NULL;
}

size_t sfp_chat_people_count(const sfp_chat_people *people)
{
	return people ? people->count : 0;
}

const sfp_chat_person *sfp_chat_people_at(const sfp_chat_people *people, size_t i)
{
	return people && i < people->count ? &people->items[i] : NULL;
}

void sfp_chat_people_free(sfp_chat_people *people)
{
	if (!people)
		return;
	free(people->items);
	free(people);
}

static void people_freep(sfp_chat_people **people)
{
	sfp_chat_people_free(*people);
}

static sfp_status add_chat_person(sfp_chat_people *people, const sfp_chat_person *person)
{
	if (people->count == people->capacity) {
		size_t capacity = people->capacity ? 2 * people->capacity : 32;
		sfp_chat_person *grown = reallocarray(people->items, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		people->items = grown;
		people->capacity = capacity;
	}
	people->items[people->count++] = *person;
	return SFP_OK;
}

static sfp_status read_rows(struct sfp__store *store, struct sfp__stmt *stmt, sfp_chat_people *people)
{
	sfp_status status;

	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		const sfp_chat_person person = { .place = (sfp_chat_place)sfp__column_int(stmt,
			                                                                  SFP__COL_CHAT_ROSTER_PLACE),
			                         .person = sfp__column_id(stmt, SFP__COL_CHAT_ROSTER_PERSON),
			                         .member = sfp__column_id(stmt, SFP__COL_CHAT_ROSTER_MEMBER),
			                         .role = sfp__column_role(stmt, SFP__COL_CHAT_ROSTER_ROLE),
			                         .must = sfp__column_int(stmt, SFP__COL_CHAT_ROSTER_REQUIRED) != 0,
			                         .joined = sfp__column_int(stmt, SFP__COL_CHAT_ROSTER_JOINED) != 0 };

		status = add_chat_person(people, &person);
		if (status != SFP_OK) {
			sfp__stmt_end(stmt);
			return status;
		}
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status compare(sfp_registry *reg, const sfp_id *organization, const sfp_id *chat_id, sfp_date on,
                          sfp_chat_people *people)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *chat = NULL;
	struct sfp__stmt *stmt;
	int64_t org = 0;
	sfp_status status = sfp__organization_number(reg, organization, &org);

	if (status == SFP_OK)
		status = sfp__local_choose(reg, org, NULL);
	if (status == SFP_OK)
		status = sfp__record_load(reg->store, &sfp__chat_entity, org, organization, chat_id, &chat);
	if (status == SFP_E_NOT_FOUND && org)
		sfp__registry_say(reg, "такого чата в этой организации нет; проверьте id",
		                  "there is no such chat in this organisation");
	if (status != SFP_OK)
		return status;
	on = on ? on : sfp__local_today(reg);
	stmt = sfp__stmt(reg->store, SFP__SQL_CHAT_ROSTER);
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":chat_id", chat_id);
	sfp__bind_int(stmt, ":on", on);
	sfp__bind_int(stmt, ":day_end", sfp__local_day_end(reg, on));
	return read_rows(reg->store, stmt, people);
}

sfp_status sfp_chat_roster(sfp_registry *reg, const sfp_id *organization, const sfp_id *chat_id, sfp_date on,
                           sfp_chat_people **ret_people)
{
	SFP__TXN txn = { 0 };
	SFP__CLEANUP(people_freep) sfp_chat_people *people = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization chat_id ret_people",
	                (const void *const[]){ organization, chat_id, ret_people }))
		return SFP_E_MISUSE;
	status = on ? sfp__given_date(reg, "on", on, 0, 0) : SFP_OK;
	if (status != SFP_OK)
		return status; /* the message is there already */
	people = calloc(1, sizeof(*people));
	status = people ? sfp__read_begin(&txn, reg->store) : SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		status = compare(reg, organization, chat_id, on, people);
	if (status == SFP_OK)
		*ret_people = SFP__TAKE(people);
	return sfp__registry_answer(reg, status);
}
