/* person.c: people: who they are, and that they belong to an organisation. */
#include "registry/person.h"
#include "base/text.h"
#include "ledger/given.h"
#include "ledger/local.h"
#include "registry/nouns.h"

#define BORN_FIRST 19000101

static const struct sfp__field person_fields[] = {
	SFP__FIELD(sfp_person, source_id, SFP__TEXT, 0),
	SFP__FIELD(sfp_person, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_person, surname, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_person, given_name, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_person, patronymic, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_person, birth_date, SFP__DATE, SFP__PRIVATE),
	SFP__FIELD(sfp_person, email, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_person, phone, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_person, name_fold, SFP__TEXT, SFP__PRIVATE | SFP__DERIVED),
};

const struct sfp__entity sfp__person_entity = {
	.object = SFP_OBJECT_PERSON,
	.name = "person",
	.title_ru = "человек",
	.size = sizeof(sfp_person),
	.fields = person_fields,
	.field_count = SFP__LENGTH(person_fields),
	.private_digest = offsetof(sfp_person, private_digest),
	.get = SFP__SQL_PERSON_GET,
	.list = SFP__SQL_PERSON_LIST,
	.insert = SFP__SQL_PERSON_INSERT,
	.update = SFP__SQL_PERSON_UPDATE,
	.put_private = SFP__SQL_PERSON_PRIVATE_PUT,
	.get_salt = SFP__SQL_PERSON_SALT,
	.drop_private = SFP__SQL_PERSON_PRIVATE_DROP,
};

void sfp_person_free(sfp_person *person)
{
	sfp_record_free(person ? &person->head : NULL);
}

/* ---- what a draft says ---- */

static void clear_buffer(struct sfp__buffer *buffer)
{
	sfp__buffer_clear(buffer);
}

static sfp_status fold_name(sfp_person *person)
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__full_name_fold(person->surname, person->given_name, person->patronymic, &fold);

	return status == SFP_OK ? sfp__record_set(&person->name_fold, fold.data) : status;
}

static sfp_status fill_texts(sfp_registry *reg, const sfp_person_draft *draft, sfp_person *person)
{
	const struct {
		const char *argument;
		const char *text;
		const char **member;
	} texts[] = {
		{ "source_id", draft->source_id, &person->source_id },
		{ "surname", draft->surname, &person->surname },
		{ "given_name", draft->given_name, &person->given_name },
		{ "patronymic", draft->patronymic, &person->patronymic },
		{ "email", draft->email, &person->email },
		{ "phone", draft->phone, &person->phone },
	};
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < SFP__LENGTH(texts) && status == SFP_OK; i++)
		status = sfp__given_member(reg, texts[i].argument, texts[i].text, texts[i].member);
	return status;
}

static sfp_status fill_person(struct sfp__verb *verb, const sfp_person_draft *draft, sfp_person *person)
{
	sfp_status status = fill_texts(verb->reg, draft, person);

	if (status == SFP_OK && draft->birth_date) {
		status = sfp__given_day_so_far(verb, "birth_date", draft->birth_date, BORN_FIRST);
		person->birth_date = draft->birth_date;
	}
	return status == SFP_OK ? fold_name(person) : status;
}

/* ---- add ---- */

static sfp_status expect_anywhere(struct sfp__verb *verb, const sfp_id *id)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_PERSON_ANYWHERE);
	sfp_id found;
	sfp_status status;

	sfp__bind_id(stmt, ":id", id);
	status = sfp__verb_find(verb, stmt, &found);
	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(verb->reg,
		                  "id: в этом реестре такого человека нет; чтобы добавить нового, не указывайте id",
		                  "id: nobody in this registry has it; leave it out to add somebody new");
	return status;
}

/* Somebody joins whom another organisation has: under the same id, with a card of their own here. */
static sfp_status join(struct sfp__verb *verb, const sfp_id *id, sfp_person *person)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *here = NULL;
	sfp_status status = expect_anywhere(verb, id);

	if (status != SFP_OK)
		return status;
	status = sfp__record_load(verb->reg->store, &sfp__person_entity, verb->org, &verb->actor->organization, id,
	                          &here);
	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "id: этот человек в организации уже есть; измените его данные",
		                  "id: the organisation has this person already; edit the person instead");
		return SFP_E_EXISTS;
	}
	person->head.id = *id;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status new_person(struct sfp__verb *verb, const sfp_person_draft *draft, sfp_person **ret_person)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	sfp_status status = sfp__record_new(&sfp__person_entity, (sfp_record **)&person);

	if (status != SFP_OK)
		return status;
	status = fill_person(verb, draft, person);
	if (status != SFP_OK)
		return status;
	status = sfp__given_required(verb->reg, "surname", person->surname);
	if (status == SFP_OK)
		*ret_person = SFP__TAKE(person);
	return status;
}

static sfp_status enter(struct sfp__verb *verb, const sfp_id *known_as, sfp_person *person)
{
	sfp_status status;

	verb->about.person = *known_as;
	status = sfp__verb_base(verb);
	if (status == SFP_OK && !sfp_id_is_none(known_as))
		status = join(verb, known_as, person);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__person_entity, &person->head) : status;
}

sfp_status sfp__person_make(struct sfp__verb *verb, const sfp_person_draft *draft, sfp_person **ret_person)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	sfp_status status = new_person(verb, draft, &person);

	if (status == SFP_OK)
		status = enter(verb, &draft->id, person);
	if (status == SFP_OK)
		*ret_person = SFP__TAKE(person);
	return status;
}

static sfp_status add_person(struct sfp__verb *verb, const sfp_person_draft *draft, sfp_person **ret_person)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	bool done = false;
	sfp_status status = new_person(verb, draft, &person);

	if (status == SFP_OK)
		status = sfp__verb_once(verb, &sfp__person_entity, &person->head, "create", &done,
		                        (sfp_record **)ret_person);
	if (status != SFP_OK || done)
		return status;
	status = enter(verb, &draft->id, person);
	if (status == SFP_OK)
		*ret_person = SFP__TAKE(person);
	return status;
}

sfp_status sfp_person_add(sfp_registry *reg, const sfp_actor *actor, const sfp_person_draft *draft,
                          sfp_person **ret_person)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	sfp_status status;

	if (!sfp__given(reg, "draft ret_person", (const void *const[]){ draft, ret_person }) ||
	    !sfp__given_input(reg, "draft", "SFP_PERSON_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;

	sfp__verb_given_id(&verb, &draft->id);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = add_person(&verb, draft, &person);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_person = SFP__TAKE(person);
	return status;
}

/* ---- edit ---- */

static void tell(struct sfp__verb *verb, const sfp_person_draft *draft)
{
	sfp__verb_given_text(verb, draft->source_id);
	sfp__verb_given_text(verb, draft->surname);
	sfp__verb_given_text(verb, draft->given_name);
	sfp__verb_given_text(verb, draft->patronymic);
	sfp__verb_given_number(verb, draft->birth_date);
	sfp__verb_given_text(verb, draft->email);
	sfp__verb_given_text(verb, draft->phone);
}

sfp_status sfp__person_remake(struct sfp__verb *verb, sfp_person *person, const sfp_person_draft *draft, bool whole)
{
	sfp_status status = fill_person(verb, draft, person);

	if (whole)
		person->birth_date = draft->birth_date;
	if (status == SFP_OK)
		status = sfp__given_required(verb->reg, "surname", person->surname);
	verb->about.person = person->head.id;
	if (status == SFP_OK)
		status = sfp__verb_base(verb);
	return status == SFP_OK ? sfp__verb_change(verb, &sfp__person_entity, &person->head, true) : status;
}

static sfp_status edit(struct sfp__verb *verb, const sfp_id *id, const sfp_person_draft *draft, sfp_person **ret_person)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__person_entity, id, (sfp_record **)&person);

	if (status == SFP_OK)
		status = sfp__verb_once(verb, &sfp__person_entity, &person->head, "edit", &done,
		                        (sfp_record **)ret_person);
	if (status != SFP_OK || done)
		return status;
	status = sfp__person_remake(verb, person, draft, false);
	if (status == SFP_OK)
		*ret_person = SFP__TAKE(person);
	return status;
}

static sfp_status refuse_new_id(sfp_registry *reg)
{
	sfp__registry_begin_call(reg);
	sfp__registry_say(reg, "id: никогда не меняется; не указывайте его", "id: is never changed; leave it out");
	return SFP_E_INVALID;
}

sfp_status sfp_person_edit(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person_id,
                           const sfp_person_draft *draft, sfp_person **ret_person)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	sfp_status status;

	if (!sfp__given(reg, "person_id draft ret_person", (const void *const[]){ person_id, draft, ret_person }) ||
	    !sfp__given_input(reg, "draft", "SFP_PERSON_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	if (!sfp_id_is_none(&draft->id))
		return refuse_new_id(reg);

	tell(&verb, draft);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = edit(&verb, person_id, draft, &person);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_person = SFP__TAKE(person);
	return status;
}

/* ---- roles ---- */

static sfp_status roles_on(sfp_registry *reg, const sfp_id *organization, const sfp_id *person, sfp_date on,
                           uint32_t *ret_roles)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	int64_t org = 0;
	sfp_status status = sfp__organization_number(reg, organization, &org);

	if (status != SFP_OK)
		return status;
	status = sfp__record_load(reg->store, &sfp__person_entity, org, organization, person, &record);
	if (status != SFP_OK)
		return status;
	status = sfp__local_choose(reg, org, NULL);
	if (status != SFP_OK)
		return status;
	return sfp__roles_of(reg, org, person, on ? on : sfp__local_today(reg), ret_roles);
}

sfp_status sfp_person_roles(sfp_registry *reg, const sfp_id *organization, const sfp_id *person, sfp_date on,
                            uint32_t *ret_roles)
{
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization person ret_roles", (const void *const[]){ organization, person, ret_roles }))
		return SFP_E_MISUSE;
	status = on ? sfp__given_date(reg, "on", on, 0, 0) : SFP_OK;
	if (status == SFP_OK)
		status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = roles_on(reg, organization, person, on, ret_roles);
	return sfp__registry_answer(reg, status);
}
