/* acknowledgement.c: «ознакомление с правилами безопасности» — who has read how a profile is kept safe. */
#include "sferumpolicy/acknowledgement.h"
#include "ledger/given.h"
#include "registry/nouns.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_acknowledgement, person, SFP__ID, 0),
	SFP__FIELD(sfp_acknowledgement, rules, SFP__TEXT, 0),
	SFP__FIELD(sfp_acknowledgement, rules_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_acknowledgement, acknowledged_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__acknowledgement_entity = {
	.object = SFP_OBJECT_ACKNOWLEDGEMENT,
	.name = "acknowledgement",
	.title_ru = "ознакомление",
	.size = sizeof(sfp_acknowledgement),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_ACKNOWLEDGEMENT_GET,
	.list = SFP__SQL_ACKNOWLEDGEMENT_LIST,
	.insert = SFP__SQL_ACKNOWLEDGEMENT_INSERT,
	.update = SFP__SQL_ACKNOWLEDGEMENT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

static sfp_status fill_acknowledgement(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_acknowledgement_draft *draft = given;
	sfp_acknowledgement *acknowledgement = made;
	sfp_status status = sfp__given_member(verb->reg, "rules", draft->rules, &acknowledgement->rules);

	if (status != SFP_OK)
		return status;
	status = sfp__given_required(verb->reg, "rules", acknowledgement->rules);
	if (status != SFP_OK)
		return status;
	if (draft->acknowledged_on)
		status = sfp__given_day_so_far(verb, "acknowledged_on", draft->acknowledged_on, 0);
	if (status != SFP_OK)
		return status;
	if (draft->text)
		status = sfp__sha256(draft->text, draft->text_length, acknowledgement->rules_digest);
	acknowledgement->person = verb->actor->person;
	acknowledgement->acknowledged_on = draft->acknowledged_on;
	return status;
}

static sfp_status sign(struct sfp__verb *verb, void *made)
{
	sfp_acknowledgement *acknowledgement = made;
	sfp_status status;

	acknowledgement->acknowledged_on =
		acknowledgement->acknowledged_on ? acknowledgement->acknowledged_on : verb->today;
	status = sfp__verb_decide(verb, SFP_ACTION_PROFILE_SECURE, SFP_KIND_NONE);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__acknowledgement_entity, made) : status;
}

sfp_status sfp_acknowledgement_sign(sfp_registry *reg, const sfp_actor *actor, const sfp_acknowledgement_draft *draft,
                                    sfp_acknowledgement **ret_acknowledgement)
{
	static const struct sfp__making signing = { &sfp__acknowledgement_entity, "sign", fill_acknowledgement, sign };

	if (!sfp__given(reg, "draft ret_acknowledgement", (const void *const[]){ draft, ret_acknowledgement }) ||
	    !sfp__given_input(reg, "draft", "SFP_ACKNOWLEDGEMENT_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &signing, draft, (sfp_record **)ret_acknowledgement);
}

void sfp_acknowledgement_free(sfp_acknowledgement *acknowledgement)
{
	sfp_record_free((sfp_record *)acknowledgement);
}
