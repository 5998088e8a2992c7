/* subject.c: «предмет учебного плана» — what is taught here, extracurricular activities included. */
#include "registry/subject.h"
#include "base/text.h"
#include "ledger/given.h"
#include "ledger/named.h"
#include "registry/nouns.h"

/* Circle with teaching.c: closing a subject ends who teaches it; beginning to teach asks whether the subject is open.
 */

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_subject, name, SFP__TEXT, 0),
	SFP__FIELD(sfp_subject, name_fold, SFP__TEXT, SFP__DERIVED),
	SFP__FIELD(sfp_subject, extracurricular, SFP__BOOL, 0),
	SFP__FIELD(sfp_subject, closed_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__subject_entity = {
	.object = SFP_OBJECT_SUBJECT,
	.name = "subject",
	.title_ru = "предмет",
	.size = sizeof(sfp_subject),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_SUBJECT_GET,
	.list = SFP__SQL_SUBJECT_LIST,
	.insert = SFP__SQL_SUBJECT_INSERT,
	.update = SFP__SQL_SUBJECT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- names ---- */

/* The name as it is kept, and the form under which it is compared. */
static sfp_status set_name(sfp_registry *reg, const char *name, sfp_subject *subject)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__given_text(reg, sfp__place_argument("name"), name, SFP__GIVEN_NAME_MAX);

	if (status != SFP_OK)
		return status;
	status = sfp__given_member(reg, "name", name, &subject->name);
	if (status != SFP_OK)
		return status;
	status = sfp__given_required(reg, "name", subject->name);
	if (status != SFP_OK)
		return status;
	status = sfp__text_fold(subject->name, &fold);
	if (status != SFP_OK)
		return status;
	if (fold.failed)
		return SFP_E_NO_MEMORY;
	status = sfp__given_required(reg, "name", fold.length ? fold.data : ""); /* zero-width signs are no name */
	if (status != SFP_OK)
		return status;
	return sfp__record_set(&subject->name_fold, fold.data);
}

static sfp_status named_subject(sfp_registry *reg, const char *name, sfp_subject **ret_subject)
{
	SFP__CLEANUP(sfp__record_freep) sfp_subject *subject = NULL;
	sfp_status status = sfp__record_new(&sfp__subject_entity, (sfp_record **)&subject);

	if (status == SFP_OK)
		status = set_name(reg, name, subject);
	if (status == SFP_OK)
		*ret_subject = SFP__TAKE(subject);
	return status;
}

static const struct sfp__naming naming = { &sfp__subject_entity, SFP__SQL_SUBJECT_BY_FOLD, ":name_fold" };

sfp_status sfp_subject_find(sfp_registry *reg, const sfp_id *organization, const char *name, sfp_subject **ret_subject)
{
	SFP__CLEANUP(sfp__record_freep) sfp_subject *named = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization name ret_subject", (const void *const[]){ organization, name, ret_subject }))
		return SFP_E_MISUSE;
	status = named_subject(reg, name, &named);
	if (status == SFP_OK)
		status = sfp__named_record(reg, &naming, organization, named->name_fold, (sfp_record **)ret_subject);
	return sfp__registry_answer(reg, status);
}

/* ---- for other nouns ---- */

sfp_status sfp__subject_open(struct sfp__verb *verb, const sfp_id *subject_id, sfp_subject **ret_subject)
{
	SFP__CLEANUP(sfp__record_freep) sfp_subject *found = NULL;
	sfp_status status = sfp__verb_load(verb, &sfp__subject_entity, subject_id, (sfp_record **)&found);

	if (status != SFP_OK)
		return status;
	if (found->closed_on && found->closed_on <= verb->today) {
		sfp__registry_say(verb->reg, "предмет «%s» больше не ведётся; выберите другой или заведите его снова",
		                  "the subject %s is no longer taught; choose another, or enter it anew", found->name);
		return SFP_E_INVALID;
	}
	*ret_subject = SFP__TAKE(found);
	return SFP_OK;
}

/* ---- registering ---- */

static sfp_status expect_free_name(struct sfp__verb *verb, const sfp_subject *subject)
{
	sfp_id other;
	sfp_status status = sfp__named_id(verb->reg->store, &naming, verb->org, subject->name_fold, &other);

	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "предмет «%s» уже есть; возьмите его или выберите другое название",
		                  "there is a subject %s already; use it, or choose another name", subject->name);
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* What the curriculum says is the system's to enter, under any act; whether a person may, the act says. */
static sfp_status may_enter(struct sfp__verb *verb)
{
	return sfp_id_is_none(&verb->actor->person)
	               ? SFP_OK
	               : sfp__verb_decide(verb, SFP_ACTION_SUBJECT_REGISTER, SFP_KIND_NONE);
}

static sfp_status take_draft(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_subject_draft *draft = given;
	sfp_subject *subject = made;

	subject->extracurricular = draft->extracurricular;
	return set_name(verb->reg, draft->name ? draft->name : "", subject);
}

static sfp_status enter(struct sfp__verb *verb, void *made)
{
	sfp_subject *subject = made;
	sfp_status status;

	verb->about.name = subject->name;
	status = may_enter(verb);
	if (status == SFP_OK)
		status = expect_free_name(verb, subject);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__subject_entity, &subject->head) : status;
}

sfp_status sfp_subject_register(sfp_registry *reg, const sfp_actor *actor, const sfp_subject_draft *draft,
                                sfp_subject **ret_subject)
{
	static const struct sfp__making registering = { &sfp__subject_entity, "create", take_draft, enter };

	if (!sfp__given(reg, "draft ret_subject", (const void *const[]){ draft, ret_subject }) ||
	    !sfp__given_input(reg, "draft", "SFP_SUBJECT_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &registering, draft, (sfp_record **)ret_subject);
}

/* ---- closing ---- */

static sfp_status close_now(struct sfp__verb *verb, sfp_subject *subject, sfp_date on)
{
	sfp_status status;

	if (subject->closed_on) {
		sfp__registry_say(verb->reg, "предмет уже не ведётся; делать ничего не нужно",
		                  "the subject is closed already; nothing is left to do");
		return SFP_E_EXISTS;
	}
	subject->closed_on = on;
	status = sfp__verb_change(verb, &sfp__subject_entity, &subject->head, false);
	return status == SFP_OK ? sfp__teachings_end_of_subject(verb, &subject->head.id, on) : status;
}

static sfp_status take_day(struct sfp__verb *verb, const void *given)
{
	const sfp_date *on = given;

	sfp__verb_given_number(verb, *on);
	return SFP_OK;
}

static sfp_status close_on(struct sfp__verb *verb, const void *given, void *record)
{
	sfp_subject *subject = record;
	const sfp_date *asked = given;
	sfp_date on = *asked ? *asked : verb->today;
	sfp_status status;

	verb->about.subject_id = subject->head.id;
	status = sfp__given_date(verb->reg, "on", on, 0, 0);
	if (status == SFP_OK)
		status = may_enter(verb);
	return status == SFP_OK ? close_now(verb, subject, on) : status;
}

sfp_status sfp_subject_close(sfp_registry *reg, const sfp_actor *actor, const sfp_id *subject_id, sfp_date on,
                             sfp_subject **ret_subject)
{
	static const struct sfp__deed closing = { &sfp__subject_entity, "close", take_day, close_on };

	if (!sfp__given(reg, "subject_id ret_subject", (const void *const[]){ subject_id, ret_subject }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &closing, subject_id, &on, (sfp_record **)ret_subject);
}

void sfp_subject_free(sfp_subject *subject)
{
	sfp_record_free((sfp_record *)subject);
}
