/* incident.c: «происшествие» — a profile was not safe, or somebody was refused what every user may have. */
#include "sferumpolicy/incident.h"
#include "ledger/given.h"
#include "registry/nouns.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_incident, person, SFP__ID, 0),
	SFP__FIELD(sfp_incident, action, SFP__ACTION, 0),
	SFP__FIELD(sfp_incident, reported_at, SFP__TIME, 0),
	SFP__FIELD(sfp_incident, settled_by, SFP__ID, 0),
	SFP__FIELD(sfp_incident, settled_at, SFP__TIME, 0),
	SFP__FIELD(sfp_incident, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_incident, description, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_incident, settlement, SFP__TEXT, SFP__PRIVATE),
};

const struct sfp__entity sfp__incident_entity = {
	.object = SFP_OBJECT_INCIDENT,
	.name = "incident",
	.title_ru = "происшествие",
	.size = sizeof(sfp_incident),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.private_digest = offsetof(sfp_incident, private_digest),
	.get = SFP__SQL_INCIDENT_GET,
	.list = SFP__SQL_INCIDENT_LIST,
	.insert = SFP__SQL_INCIDENT_INSERT,
	.update = SFP__SQL_INCIDENT_UPDATE,
	.put_private = SFP__SQL_INCIDENT_PRIVATE_PUT,
	.get_salt = SFP__SQL_INCIDENT_SALT,
	.drop_private = SFP__SQL_INCIDENT_PRIVATE_DROP,
};

/* ---- reporting ---- */

/* That a profile was not safe, or the rights that users only exercise: whoever is refused one was wronged. */
/* clang-format off */
static const sfp_action matters[] = {
	SFP_ACTION_PROFILE_SECURE,  SFP_ACTION_PLATFORM_ACCESS,  SFP_ACTION_SUPPORT_REQUEST, SFP_ACTION_RESOURCES_READ,
	SFP_ACTION_SEMINAR_ATTEND,  SFP_ACTION_CHAT_PARTICIPATE, SFP_ACTION_LESSON_JOIN,     SFP_ACTION_EVENT_JOIN,
};
/* clang-format on */

static sfp_status expect_matter(sfp_registry *reg, sfp_action action)
{
	const char *name = sfp_action_name(action);

	for (size_t i = 0; i < SFP__LENGTH(matters); i++)
		if (matters[i] == action)
			return SFP_OK;
	sfp__registry_say(
		reg,
		"действие (action): %s — о нём не сообщают как о происшествии; назовите profile.secure или право, в "
		"котором отказали",
		"action: %s is no matter of incidents; name profile.secure, or the right that was refused",
		name ? name : "?");
	return SFP_E_INVALID;
}

static sfp_status fill_incident(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_incident_draft *draft = given;
	sfp_incident *incident = made;
	sfp_status status = expect_matter(verb->reg, draft->action);

	if (status == SFP_OK)
		status = sfp__given_letter(verb->reg, "description", draft->description, &incident->description);
	if (status == SFP_OK)
		status = sfp__given_required(verb->reg, "description", incident->description);
	incident->person = verb->actor->person;
	incident->action = draft->action;
	return status;
}

static sfp_status report(struct sfp__verb *verb, void *made)
{
	sfp_incident *incident = made;
	sfp_status status;

	incident->reported_at = verb->now;
	status = sfp__verb_decide(verb, SFP_ACTION_INCIDENT_REPORT, SFP_KIND_NONE);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__incident_entity, made) : status;
}

sfp_status sfp_incident_report(sfp_registry *reg, const sfp_actor *actor, const sfp_incident_draft *draft,
                               sfp_incident **ret_incident)
{
	static const struct sfp__making reporting = { &sfp__incident_entity, "report", fill_incident, report };

	if (!sfp__given(reg, "draft ret_incident", (const void *const[]){ draft, ret_incident }) ||
	    !sfp__given_input(reg, "draft", "SFP_INCIDENT_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &reporting, draft, (sfp_record **)ret_incident);
}

/* ---- settling ---- */

static sfp_status take_settlement(struct sfp__verb *verb, const void *settlement)
{
	sfp__verb_given_text(verb, settlement);
	return SFP_OK;
}

static sfp_status settle(struct sfp__verb *verb, const void *settlement, void *record)
{
	sfp_incident *incident = record;
	sfp_status status;

	verb->refused.object = SFP_OBJECT_INCIDENT;
	verb->refused.id = &incident->head.id;
	status = sfp__verb_decide(verb, SFP_ACTION_HELP_ANSWER, SFP_KIND_NONE);
	if (status != SFP_OK)
		return status;
	if (incident->settled_at) {
		sfp__registry_say(verb->reg, "это происшествие уже разобрано; сообщите о новом",
		                  "the incident was settled already; report a new one");
		return SFP_E_EXISTS;
	}
	status = sfp__given_letter(verb->reg, "settlement", settlement ? settlement : "", &incident->settlement);
	if (status != SFP_OK)
		return status;
	status = sfp__given_required(verb->reg, "settlement", incident->settlement);
	if (status != SFP_OK)
		return status;
	incident->settled_by = verb->actor->person;
	incident->settled_at = verb->now;
	return sfp__verb_change(verb, &sfp__incident_entity, &incident->head, true);
}

sfp_status sfp_incident_settle(sfp_registry *reg, const sfp_actor *actor, const sfp_id *incident_id,
                               const char *settlement, sfp_incident **ret_incident)
{
	static const struct sfp__deed settling = { &sfp__incident_entity, "settle", take_settlement, settle };

	if (!sfp__given(reg, "incident_id ret_incident", (const void *const[]){ incident_id, ret_incident }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &settling, incident_id, settlement, (sfp_record **)ret_incident);
}

void sfp_incident_free(sfp_incident *incident)
{
	sfp_record_free((sfp_record *)incident);
}
