/* guardian.c: whose parents people are. */
#include "sferumpolicy/guardian.h"
#include "ledger/given.h"
#include "ledger/verb.h"
#include "registry/nouns.h"

/* clang-format off */
static const struct sfp__field guardian_fields[] = {
	SFP__FIELD(sfp_guardian, parent, SFP__ID, 0),
	SFP__FIELD(sfp_guardian, student, SFP__ID, 0),
	SFP__FIELD(sfp_guardian, relation, SFP__TEXT, 0),
	SFP__FIELD(sfp_guardian, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_guardian, until_date, SFP__DATE, 0),
};
/* clang-format on */

const struct sfp__entity sfp__guardian_entity = {
	.object = SFP_OBJECT_GUARDIAN,
	.name = "guardian",
	.title_ru = "связь родителя с ребёнком",
	.size = sizeof(sfp_guardian),
	.fields = guardian_fields,
	.field_count = SFP__LENGTH(guardian_fields),
	.get = SFP__SQL_GUARDIAN_GET,
	.list = SFP__SQL_GUARDIAN_LIST,
	.insert = SFP__SQL_GUARDIAN_INSERT,
	.update = SFP__SQL_GUARDIAN_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_guardian_free(sfp_guardian *guardian)
{
	sfp_record_free(guardian ? &guardian->head : NULL);
}

static sfp_status fill_guardian(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_guardian_draft *draft = given;
	sfp_guardian *guardian = made;
	sfp_status status = sfp__given_member(verb->reg, "relation", draft->relation, &guardian->relation);

	if (status != SFP_OK)
		return status;
	if (sfp_id_equal(&draft->parent, &draft->student)) {
		sfp__registry_say(verb->reg,
		                  "родитель (parent): никто не родитель самому себе; назовите двух разных людей",
		                  "parent: nobody is their own parent; give two persons");
		return SFP_E_INVALID;
	}
	guardian->parent = draft->parent;
	guardian->student = draft->student;
	guardian->from_date = draft->from_date;
	return guardian->from_date ? sfp__given_date(verb->reg, "from_date", guardian->from_date, 0, 0) : SFP_OK;
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_guardian *guardian)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_GUARDIAN_SAME);
	sfp_id same;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":parent", &guardian->parent);
	sfp__bind_id(stmt, ":student", &guardian->student);
	sfp__bind_int(stmt, ":from_date", guardian->from_date);
	status = sfp__verb_find(verb, stmt, &same);
	if (status == SFP_OK)
		sfp__registry_say(verb->reg, "эта связь родителя и ребёнка уже записана",
		                  "the bond is recorded already");
	return status == SFP_OK ? SFP_E_EXISTS : status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status add_guardian(struct sfp__verb *verb, void *made)
{
	sfp_guardian *guardian = made;
	sfp_status status;

	guardian->from_date = guardian->from_date ? guardian->from_date : verb->today;
	verb->about.person = guardian->parent;
	status = sfp__verb_expect(verb, &sfp__person_entity, &guardian->parent);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_expect(verb, &sfp__person_entity, &guardian->student);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_base(verb);
	if (status != SFP_OK)
		return status;
	status = expect_new(verb, guardian);
	if (status != SFP_OK)
		return status;
	return sfp__verb_create(verb, &sfp__guardian_entity, made);
}

sfp_status sfp_guardian_add(sfp_registry *reg, const sfp_actor *actor, const sfp_guardian_draft *draft,
                            sfp_guardian **ret_guardian)
{
	static const struct sfp__making adding = { &sfp__guardian_entity, "create", fill_guardian, add_guardian };

	if (!sfp__given(reg, "draft ret_guardian", (const void *const[]){ draft, ret_guardian }) ||
	    !sfp__given_input(reg, "draft", "SFP_GUARDIAN_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &adding, draft, (sfp_record **)ret_guardian);
}
