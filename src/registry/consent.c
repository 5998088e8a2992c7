/* consent.c: «согласие на обработку персональных данных» — a document of its own; a minor's is signed by a parent as
 * well. */
#include <assert.h>

#include "base/text.h"
#include "ledger/given.h"
#include "ledger/verb.h"
#include "registry/nouns.h"
#include "sferumpolicy/consent.h"
#include "sferumpolicy/person.h"

#define GROWN_UP  18 /* from this age the person alone signs */
#define SIGNS_TOO 14 /* from this age a minor signs beside the parent */

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_consent, person, SFP__ID, 0),
	SFP__FIELD(sfp_consent, code, SFP__TEXT, 0),
	SFP__FIELD(sfp_consent, given_on, SFP__DATE, 0),
	SFP__FIELD(sfp_consent, signed_by_person, SFP__BOOL, 0),
	SFP__FIELD(sfp_consent, parent, SFP__ID, 0),
	SFP__FIELD(sfp_consent, withdrawn_on, SFP__DATE, 0),
	SFP__FIELD(sfp_consent, reason, SFP__TEXT, 0),
	SFP__FIELD(sfp_consent, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_consent, document_digest, SFP__HASH, SFP__PRIVATE),
};

const struct sfp__entity sfp__consent_entity = {
	.object = SFP_OBJECT_CONSENT,
	.name = "consent",
	.title_ru = "согласие",
	.size = sizeof(sfp_consent),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.private_digest = offsetof(sfp_consent, private_digest),
	.get = SFP__SQL_CONSENT_GET,
	.list = SFP__SQL_CONSENT_LIST,
	.insert = SFP__SQL_CONSENT_INSERT,
	.update = SFP__SQL_CONSENT_UPDATE,
	.put_private = SFP__SQL_CONSENT_PRIVATE_PUT,
	.get_salt = SFP__SQL_CONSENT_SALT,
	.drop_private = SFP__SQL_CONSENT_PRIVATE_DROP,
};

/* ---- who has to sign ---- */

/* Full years on a day; the birthday itself counts. */
static int age_on(sfp_date birth_date, sfp_date on)
{
	return on / 10000 - birth_date / 10000 - (on % 10000 < birth_date % 10000);
}

static sfp_status holds(struct sfp__verb *verb, struct sfp__stmt *stmt, bool *ret_holds)
{
	sfp_status status = sfp__step_row(verb->reg->store, stmt);

	if (status != SFP_OK)
		return status;
	assert(sfp__stmt_columns(stmt) == 1);
	*ret_holds = sfp__column_int(stmt, SFP__COL_ONLY) != 0;
	sfp__stmt_end(stmt);
	return sfp__store_status(verb->reg->store);
}

/* Of whom no date of birth is known: was a student when it was signed, or is one now. */
static sfp_status is_student(struct sfp__verb *verb, const sfp_consent *consent, bool *ret_holds)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CONSENT_OF_STUDENT);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &consent->person);
	sfp__bind_int(stmt, ":given_on", consent->given_on);
	sfp__bind_int(stmt, ":today", verb->today);
	return holds(verb, stmt, ret_holds);
}

static sfp_status is_guardian(struct sfp__verb *verb, const sfp_consent *consent, bool *ret_holds)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CONSENT_OF_GUARDIAN);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &consent->person);
	sfp__bind_id(stmt, ":parent", &consent->parent);
	sfp__bind_int(stmt, ":given_on", consent->given_on);
	sfp__bind_int(stmt, ":today", verb->today);
	return holds(verb, stmt, ret_holds);
}

static const struct sfp__words no_bond = {
	"подписавший не записан родителем (законным представителем) этого человека; сначала запишите эту связь",
	"whoever signed as the parent is not recorded as one of this person; record the bond first"
};
static const struct sfp__words minor_without_parent = {
	"за несовершеннолетнего подписывает и родитель (законный представитель); назовите подписавшего родителя",
	"a minor's consent is signed by a parent as well; name the parent who signed"
};
static const struct sfp__words student_of_unknown_age = {
	"дата рождения обучающегося не записана, поэтому нужна и подпись родителя; внесите дату рождения или назовите подписавшего "
	"родителя",
	"the student's date of birth is not recorded, so a parent must have signed; enter the date, or name the parent who signed"
};
static const struct sfp__words own_signature = {
	"человек этого возраста подписывает согласие и сам; получите его подпись",
	"a person of this age signs the consent, too; get the person's own signature"
};
static const struct sfp__words grown_up = {
	"совершеннолетний подписывает согласие сам; получите его подпись, а если это обучающийся, внесите дату рождения",
	"a grown-up signs for themselves; get the person's own signature, and if it is a student, enter the date of birth"
};

/* Which signature is lacking, if any. */
static sfp_status find_lacking(struct sfp__verb *verb, const sfp_consent *consent, sfp_date birth_date,
                               const struct sfp__words **ret_why)
{
	bool parent = !sfp_id_is_none(&consent->parent), bond = true, student = false;
	int age = birth_date ? age_on(birth_date, consent->given_on) : -1;
	sfp_status status = SFP_OK;

	if (parent)
		status = is_guardian(verb, consent, &bond);
	if (status == SFP_OK && !birth_date)
		status = is_student(verb, consent, &student);
	if (status != SFP_OK)
		return status;
	if (!bond)
		*ret_why = &no_bond;
	else if (student && !parent)
		*ret_why = &student_of_unknown_age;
	else if (birth_date && age < GROWN_UP && !parent)
		*ret_why = &minor_without_parent;
	else if (age >= SIGNS_TOO && age < GROWN_UP && !consent->signed_by_person)
		*ret_why = &own_signature;
	else if ((birth_date ? age >= GROWN_UP : !student) && !consent->signed_by_person)
		*ret_why = &grown_up;
	return SFP_OK;
}

static sfp_status expect_signatures(struct sfp__verb *verb, const sfp_consent *consent)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	const struct sfp__words *why = NULL;
	sfp_status status = sfp__verb_load(verb, &sfp__person_entity, &consent->person, (sfp_record **)&person);

	if (status == SFP_OK)
		status = find_lacking(verb, consent, person->birth_date, &why);
	return status == SFP_OK && why ? sfp__refuse_words(verb, why) : status;
}

/* ---- record ---- */

static sfp_status fill_code(sfp_registry *reg, const char *code, sfp_consent *consent)
{
	sfp_status status = sfp__record_set(&consent->code, code);

	if (status == SFP_OK)
		status = sfp__given_required(reg, "code", consent->code);
	if (status != SFP_OK || sfp__code_valid(consent->code))
		return status;
	sfp__registry_say(reg,
	                  SFP__PICK_RU
	                  ": только строчные латинские буквы, цифры, «_» и «-», не больше 64; например, personal_data",
	                  SFP__PICK_EN
	                  ": small Latin letters, digits, “_” and “-” only, at most 64; for example personal_data",
	                  sfp__argument_ru("code"), "code");
	return SFP_E_INVALID;
}

static sfp_status check_signers(sfp_registry *reg, const sfp_consent *consent)
{
	if (!consent->signed_by_person && sfp_id_is_none(&consent->parent)) {
		sfp__registry_say(reg,
		                  "согласие никем не подписано; скажите, кто подписал: сам человек, родитель или оба",
		                  "nobody signed; say who did: the person, a parent or both");
		return SFP_E_INVALID;
	}
	if (sfp_id_equal(&consent->parent, &consent->person)) {
		sfp__registry_say(
			reg,
			"родитель (parent): никто не родитель самому себе; свою подпись отметьте как подпись человека",
			"parent: nobody is their own parent; tell the own signature as the person's");
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

static sfp_status fill_consent(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_consent_draft *draft = given;
	sfp_consent *consent = made;
	sfp_status status = fill_code(verb->reg, draft->code, consent);

	consent->person = draft->person;
	consent->parent = draft->parent;
	consent->signed_by_person = draft->signed_by_person;
	consent->given_on = draft->given_on;
	if (status != SFP_OK)
		return status;
	status = check_signers(verb->reg, consent);
	if (status != SFP_OK)
		return status;
	if (consent->given_on)
		status = sfp__given_day_so_far(verb, "given_on", consent->given_on, 0);
	if (status != SFP_OK)
		return status;
	if (draft->document)
		status = sfp__sha256(draft->document, draft->document_length, consent->document_digest);
	return status;
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_consent *consent)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CONSENT_IN_FORCE);
	sfp_id same;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &consent->person);
	sfp__bind_text(stmt, ":code", consent->code);
	status = sfp__verb_find(verb, stmt, &same);
	if (status == SFP_OK)
		sfp__registry_say(
			verb->reg,
			"такое согласие этого человека уже записано и не отозвано; прежде чем записывать новое, запишите "
			"отзыв прежнего",
			"the person has such a consent in force; record its withdrawal before the next one");
	return status == SFP_OK ? SFP_E_EXISTS : status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status expect_people(struct sfp__verb *verb, const sfp_consent *consent)
{
	sfp_status status = sfp__verb_expect(verb, &sfp__person_entity, &consent->person);

	if (status == SFP_OK && !sfp_id_is_none(&consent->parent))
		status = sfp__verb_expect(verb, &sfp__person_entity, &consent->parent);
	return status;
}

static sfp_status record(struct sfp__verb *verb, void *made)
{
	sfp_consent *consent = made;
	sfp_status status;

	consent->given_on = consent->given_on ? consent->given_on : verb->today;
	verb->about.person = consent->person;
	status = expect_people(verb, consent);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_decide(verb, SFP_ACTION_CONSENT_RECORD, SFP_KIND_NONE);
	if (status != SFP_OK)
		return status;
	status = expect_signatures(verb, consent);
	if (status != SFP_OK)
		return status;
	status = expect_new(verb, consent);
	if (status != SFP_OK)
		return status;
	return sfp__verb_create(verb, &sfp__consent_entity, made);
}

sfp_status sfp_consent_record(sfp_registry *reg, const sfp_actor *actor, const sfp_consent_draft *draft,
                              sfp_consent **ret_consent)
{
	static const struct sfp__making recording = { &sfp__consent_entity, "create", fill_consent, record };

	if (!sfp__given(reg, "draft ret_consent", (const void *const[]){ draft, ret_consent }) ||
	    !sfp__given_input(reg, "draft", "SFP_CONSENT_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &recording, draft, (sfp_record **)ret_consent);
}

/* ---- withdraw ---- */

static sfp_status withdraw(struct sfp__verb *verb, const sfp_id *id, sfp_date on, const char *reason,
                           sfp_consent **ret_consent)
{
	SFP__CLEANUP(sfp__record_freep) sfp_consent *consent = NULL;
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__consent_entity, id, (sfp_record **)&consent);

	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__consent_entity, &consent->head, "withdraw", &done,
	                        (sfp_record **)ret_consent);
	if (status != SFP_OK || done)
		return status;

	verb->about.person = consent->person;
	on = on ? on : verb->today;
	status = sfp__given_day_so_far(verb, "on", on, consent->given_on);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_decide(verb, SFP_ACTION_CONSENT_WITHDRAW, SFP_KIND_NONE);
	if (status != SFP_OK)
		return status;
	if (consent->withdrawn_on) {
		sfp__registry_say(verb->reg, "согласие уже отозвано", "the consent was withdrawn already");
		return SFP_E_EXISTS;
	}
	status = sfp__given_member(verb->reg, "reason", reason, &consent->reason);
	if (status != SFP_OK)
		return status;
	consent->withdrawn_on = on;
	status = sfp__verb_change(verb, &sfp__consent_entity, &consent->head, false);
	if (status == SFP_OK)
		*ret_consent = SFP__TAKE(consent);
	return status;
}

sfp_status sfp_consent_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *consent_id, sfp_date on,
                                const char *reason, sfp_consent **ret_consent)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_consent *consent = NULL;
	sfp_status status;

	if (!sfp__given(reg, "consent_id ret_consent", (const void *const[]){ consent_id, ret_consent }))
		return SFP_E_MISUSE;

	sfp__verb_given_number(&verb, on);
	sfp__verb_given_text(&verb, reason);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = withdraw(&verb, consent_id, on, reason, &consent);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_consent = SFP__TAKE(consent);
	return status;
}

void sfp_consent_free(sfp_consent *consent)
{
	sfp_record_free(consent ? &consent->head : NULL);
}
