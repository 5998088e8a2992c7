/* facts.c: how the registry establishes what the policy and the machines ask: one row a fact.
 *
 * A fact that the verb's question does not concern stays unknown, and unknown never permits.
 */
#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "ledger/verb.h"
#include "registry/facts.h"
#include "registry/mobile.h"

typedef sfp_status fact_source(struct sfp__verb *verb, enum sfp__truth *ret_truth);

/* ---- asking the file ---- */

static sfp_status answer(struct sfp__verb *verb, struct sfp__stmt *stmt, enum sfp__truth *ret_truth)
{
	sfp_status status = sfp__step_row(verb->reg->store, stmt);

	if (status == SFP_E_NOT_FOUND)
		return SFP_OK; /* unknown */
	if (status != SFP_OK)
		return status;
	assert(sfp__stmt_columns(stmt) == 1);
	*ret_truth = sfp__truth(sfp__column_int(stmt, SFP__COL_ONLY) != 0);
	sfp__stmt_end(stmt);
	return sfp__store_status(verb->reg->store);
}

static struct sfp__stmt *ask(struct sfp__verb *verb, enum sfp__sql sql)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, sql);

	sfp__bind_int(stmt, ":org", verb->org);
	return stmt;
}

static sfp_status ask_person(struct sfp__verb *verb, enum sfp__sql sql, const sfp_id *person,
                             enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;

	if (sfp_id_is_none(person))
		return SFP_OK;
	stmt = ask(verb, sql);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

static sfp_status ask_person_in_class(struct sfp__verb *verb, enum sfp__sql sql, const sfp_id *person,
                                      const sfp_id *class_id, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;

	if (sfp_id_is_none(person) || sfp_id_is_none(class_id))
		return SFP_OK;
	stmt = ask(verb, sql);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_id(stmt, ":class_id", class_id);
	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

static sfp_status holds_office(struct sfp__verb *verb, const sfp_id *person, sfp_role role, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;

	if (sfp_id_is_none(person))
		return SFP_OK;
	stmt = ask(verb, SFP__SQL_FACT_PERSON_HAS_ROLE);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_int(stmt, ":role", role);
	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

static sfp_status set(enum sfp__truth *ret_truth, bool truth)
{
	*ret_truth = sfp__truth(truth);
	return SFP_OK;
}

/* The contrary of what is known. */
static enum sfp__truth negate(enum sfp__truth truth)
{
	return truth == SFP__UNKNOWN ? SFP__UNKNOWN : sfp__truth(truth == SFP__FALSE);
}

/* The roles that a person has, with what they imply. */
static sfp_status closed_roles(struct sfp__verb *verb, const sfp_id *person, uint32_t *ret_roles)
{
	sfp_status status = sfp__roles_of(verb->reg, verb->org, person, verb->today, ret_roles);

	if (status == SFP_OK && verb->act->policy)
		*ret_roles = sfp_policy_close_roles(verb->act->policy, *ret_roles);
	return status;
}

static sfp_status has_role(struct sfp__verb *verb, const sfp_id *person, uint32_t roles, enum sfp__truth *ret_truth)
{
	uint32_t held = 0;
	sfp_status status;

	if (sfp_id_is_none(person))
		return SFP_OK;
	status = closed_roles(verb, person, &held);
	if (status == SFP_OK)
		*ret_truth = sfp__truth((held & roles) != 0);
	return status;
}

/* ---- the edition ---- */

static sfp_status edition_is(const struct sfp__verb *verb, sfp_edition_state state, enum sfp__truth *ret_truth)
{
	return verb->about.edition ? set(ret_truth, verb->about.edition->head.state == (int)state) : SFP_OK;
}

static sfp_status edition_is_draft(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return edition_is(verb, SFP_EDITION_DRAFT, ret_truth);
}

static sfp_status edition_adopted(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return edition_is(verb, SFP_EDITION_ADOPTED, ret_truth);
}

static sfp_status edition_approved(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return edition_is(verb, SFP_EDITION_APPROVED, ret_truth);
}

static sfp_status edition_in_force(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return edition_is(verb, SFP_EDITION_IN_FORCE, ret_truth);
}

static sfp_status edition_signed(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.edition ? set(ret_truth, verb->about.edition->signed_on != 0) : SFP_OK;
}

/* ---- orders and the administrator's office ---- */

static sfp_status order_issued(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;

	if (sfp_id_is_none(&verb->about.order_id))
		return set(ret_truth, false);
	stmt = ask(verb, SFP__SQL_FACT_ORDER_EXISTS);
	sfp__bind_id(stmt, ":id", &verb->about.order_id);
	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

/* An acting head holds an office of the head as well, with a last day. */
static sfp_status order_signed_by_head(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;

	if (sfp_id_is_none(&verb->about.order_id))
		return set(ret_truth, false);
	stmt = ask(verb, SFP__SQL_FACT_ORDER_SIGNED_BY_HEAD);
	sfp__bind_id(stmt, ":id", &verb->about.order_id);
	sfp__bind_int(stmt, ":head", SFP_ROLE_HEAD);
	return answer(verb, stmt, ret_truth);
}

/* From whom the pack draws administrators: any worker (user), or those whose office gives the role or one that implies
 * it. */
static sfp_status candidate_is_teacher(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_policy *policy = verb->act->policy;
	sfp_role eligible =
		policy ? sfp_role_from_name(sfp_policy_text_at(policy, "administrator.eligible")) : (sfp_role)0;
	sfp_status status = SFP_OK;

	if (!eligible)
		return holds_office(verb, &verb->about.person, SFP_ROLE_TEACHER, ret_truth);
	if (eligible == SFP_ROLE_USER)
		return holds_office(verb, &verb->about.person, (sfp_role)0, ret_truth);
	for (int role = 1; role < SFP_ROLE_END && status == SFP_OK && *ret_truth != SFP__TRUE; role++)
		if (sfp_policy_close_roles(policy, SFP_ROLE_BIT(role)) & SFP_ROLE_BIT(eligible))
			status = holds_office(verb, &verb->about.person, (sfp_role)role, ret_truth);
	return status;
}

static sfp_status person_joined(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return ask_person(verb, SFP__SQL_FACT_PERSON_JOINED, &verb->about.person, ret_truth);
}

static sfp_status administrator_registered(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_id *person = &verb->actor->person;
	sfp_registry *reg = verb->reg;
	struct sfp__stmt *stmt;
	sfp_status status;

	if (sfp_id_is_none(person))
		return SFP_OK;
	if (reg->registered.org == verb->org && sfp_id_equal(&reg->registered.person, person))
		return set(ret_truth, reg->registered.truth);
	stmt = ask(verb, SFP__SQL_FACT_ADMINISTRATOR_REGISTERED);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_int(stmt, ":active", SFP_APPOINTMENT_ACTIVE);
	status = answer(verb, stmt, ret_truth);
	if (status == SFP_OK) {
		reg->registered.org = verb->org;
		reg->registered.person = *person;
		reg->registered.truth = *ret_truth == SFP__TRUE;
	}
	return status;
}

static sfp_status another_administrator_remains_or_forced(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;

	if (verb->about.forced)
		return set(ret_truth, true);
	if (!verb->about.appointment)
		return SFP_OK;
	stmt = ask(verb, SFP__SQL_FACT_ADMINISTRATORS_OTHER);
	sfp__bind_id(stmt, ":id", &verb->about.appointment->head.id);
	sfp__bind_int(stmt, ":appointed", SFP_APPOINTMENT_APPOINTED);
	sfp__bind_int(stmt, ":active", SFP_APPOINTMENT_ACTIVE);
	return answer(verb, stmt, ret_truth);
}

/* ---- the organisation's application ---- */

static sfp_status order_attached(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;

	if (!verb->about.application)
		return SFP_OK;
	stmt = ask(verb, SFP__SQL_FACT_ORDER_HAS_SCAN);
	sfp__bind_id(stmt, ":order_id", &verb->about.application->order_id);
	return answer(verb, stmt, ret_truth);
}

static sfp_status contact_full_name(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.application ? set(ret_truth, *verb->about.application->contact_full_name) : SFP_OK;
}

static sfp_status contact_email(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.application ? set(ret_truth, *verb->about.application->contact_email) : SFP_OK;
}

static sfp_status contact_mobile(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.application ? set(ret_truth, *verb->about.application->contact_mobile) : SFP_OK;
}

static sfp_status contact_complete(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_application *application = verb->about.application;

	return application ? set(ret_truth, *application->contact_full_name && *application->contact_email &&
	                                            *application->contact_mobile)
	                   : SFP_OK;
}

/* The newest application that was sent and names the actor: its state and its number. SFP_E_NOT_FOUND: none. */
static sfp_status actors_application(struct sfp__verb *verb, struct sfp__stmt **ret_row)
{
	struct sfp__stmt *stmt = ask(verb, SFP__SQL_FACT_APPLICATION_ACCEPTED_FOR);

	sfp__bind_id(stmt, ":person", &verb->actor->person);
	sfp__bind_int(stmt, ":sent", SFP_APPLICATION_ORGANIZATION_SENT);
	sfp__bind_int(stmt, ":accepted", SFP_APPLICATION_ORGANIZATION_ACCEPTED);
	sfp__bind_int(stmt, ":registered", SFP_APPLICATION_ORGANIZATION_REGISTERED);
	*ret_row = stmt;
	return sfp__step_row(verb->reg->store, stmt);
}

static sfp_status application_sent(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;
	sfp_status status = actors_application(verb, &stmt);

	if (status != SFP_OK && status != SFP_E_NOT_FOUND)
		return status;
	*ret_truth = sfp__truth(status == SFP_OK);
	sfp__stmt_end(stmt);
	return SFP_OK;
}

static sfp_status same_mobile_as_application(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;
	sfp_status status;

	if (!verb->about.mobile)
		return SFP_OK;
	status = actors_application(verb, &stmt);
	if (status == SFP_E_NOT_FOUND)
		return set(ret_truth, false);
	if (status != SFP_OK)
		return status;
	*ret_truth = sfp__truth(sfp__mobile_equal(
		sfp__column_text(stmt, SFP__COL_FACT_APPLICATION_ACCEPTED_FOR_CONTACT_MOBILE), verb->about.mobile));
	sfp__stmt_end(stmt);
	return sfp__store_status(verb->reg->store);
}

/* ---- classes and homeroom teachers ---- */

static sfp_status no_staffroom_yet(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	sfp_status status = answer(verb, ask(verb, SFP__SQL_FACT_STAFFROOM_EXISTS), ret_truth);

	if (status == SFP_OK)
		*ret_truth = negate(*ret_truth);
	return status;
}

static void clear_buffer(struct sfp__buffer *buffer)
{
	sfp__buffer_clear(buffer);
}

static sfp_status name_in_nomenclature(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer fold = { 0 };
	struct sfp__stmt *stmt;
	sfp_status status;

	if (!verb->about.name)
		return SFP_OK;
	status = sfp__class_fold(verb->about.name, &fold);
	if (status != SFP_OK || fold.failed)
		return status != SFP_OK ? status : SFP_E_NO_MEMORY;
	stmt = ask(verb, SFP__SQL_FACT_NAME_IN_NOMENCLATURE);
	sfp__bind_text(stmt, ":fold", fold.data ? fold.data : "");
	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

static sfp_status distribution_approved(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt = ask(verb, SFP__SQL_FACT_DISTRIBUTION_APPROVED);

	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

static sfp_status person_is_teacher(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return holds_office(verb, &verb->about.person, SFP_ROLE_TEACHER, ret_truth);
}

static sfp_status assignment_in_distribution(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return ask_person_in_class(verb, SFP__SQL_FACT_ASSIGNMENT_IN_DISTRIBUTION, &verb->about.person,
	                           &verb->about.class_id, ret_truth);
}

static sfp_status actor_is_homeroom_of_class(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return ask_person_in_class(verb, SFP__SQL_FACT_PERSON_LEADS_CLASS, &verb->actor->person, &verb->about.class_id,
	                           ret_truth);
}

static sfp_status actor_teaches_subject_in_class(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt;

	if (sfp_id_is_none(&verb->actor->person) || sfp_id_is_none(&verb->about.class_id))
		return SFP_OK;
	stmt = ask(verb, SFP__SQL_FACT_PERSON_TEACHES);
	sfp__bind_id(stmt, ":person", &verb->actor->person);
	sfp__bind_id(stmt, ":class_id", &verb->about.class_id);
	sfp__bind_id(stmt, ":subject_id", &verb->about.subject_id);
	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

/* ---- chats ---- */

/* The chat that the question is about, by itself or as a link's target; none: it is about no chat. */
static const sfp_id *chat_of(const struct sfp__about *about)
{
	static const sfp_id none = SFP_ID_NONE;

	return about->chat ? &about->chat->head.id : about->invite ? &about->invite->chat_id : &none;
}

static struct sfp__stmt *ask_of_chat(struct sfp__verb *verb, enum sfp__sql sql, const sfp_id *chat,
                                     const sfp_id *person)
{
	struct sfp__stmt *stmt = ask(verb, sql);

	sfp__bind_id(stmt, ":chat_id", chat);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_int(stmt, ":on", verb->today);
	return stmt;
}

/* Whoever created it or took it over, and whoever leads its class or teaches its subject there now. */
static sfp_status actor_owns_chat(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_id *chat = chat_of(&verb->about);
	struct sfp__stmt *stmt;

	if (sfp_id_is_none(chat) || sfp_id_is_none(&verb->actor->person))
		return SFP_OK;
	stmt = ask_of_chat(verb, SFP__SQL_FACT_PERSON_OWNS_CHAT, chat, &verb->actor->person);
	sfp__bind_int(stmt, ":class_students", SFP_KIND_CLASS_STUDENTS);
	sfp__bind_int(stmt, ":class_other", SFP_KIND_CLASS_OTHER);
	sfp__bind_int(stmt, ":subject_students", SFP_KIND_SUBJECT_STUDENTS);
	sfp__bind_int(stmt, ":subject_other", SFP_KIND_SUBJECT_OTHER);
	return answer(verb, stmt, ret_truth);
}

static sfp_status actor_is_chat_member(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_id *chat = chat_of(&verb->about);

	if (sfp_id_is_none(chat) || sfp_id_is_none(&verb->actor->person))
		return SFP_OK;
	return answer(verb, ask_of_chat(verb, SFP__SQL_FACT_PERSON_IN_CHAT, chat, &verb->actor->person), ret_truth);
}

sfp_status sfp__fact_person_fits_chat(struct sfp__verb *verb, const sfp_id *chat, const sfp_id *person, sfp_role role,
                                      enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt = ask_of_chat(verb, SFP__SQL_FACT_PERSON_FITS_CHAT, chat, person);

	*ret_truth = SFP__UNKNOWN;
	sfp__bind_int(stmt, ":role", role);
	sfp__bind_int(stmt, ":student", SFP_ROLE_STUDENT);
	sfp__bind_int(stmt, ":parent", SFP_ROLE_PARENT);
	sfp__bind_int(stmt, ":active", SFP_CHAT_ACTIVE);
	return answer(verb, stmt, ret_truth);
}

/* ---- invites ---- */

static sfp_status class_is_staffroom(struct sfp__verb *verb, const sfp_id *class_id, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt = ask(verb, SFP__SQL_FACT_CLASS_IS_STAFFROOM);

	sfp__bind_id(stmt, ":class_id", class_id);
	return answer(verb, stmt, ret_truth);
}

/* A teacher's link leads into the staffroom or into a class; a student's into his own class, where the pack invites
 * students at all; parents only ever get links to chats, and those are their owners' business. Whoever is invited in
 * person must be what the link makes of him. */
static sfp_status invitee_role_fits_class(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const struct sfp__about *about = &verb->about;
	const uint32_t staff = SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION) |
	                       SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR); /* who need not be a pedagogue everywhere */
	enum sfp__truth staffroom = SFP__UNKNOWN;
	sfp_status status;

	if (!sfp_id_is_none(chat_of(about)))
		return set(ret_truth, false);
	if (sfp_id_is_none(&about->class_id) || !about->role)
		return SFP_OK;
	status = class_is_staffroom(verb, &about->class_id, &staffroom);
	if (status != SFP_OK || staffroom == SFP__UNKNOWN)
		return status;
	if (about->role == SFP_ROLE_TEACHER)
		return sfp_id_is_none(&about->person) ? set(ret_truth, true)
		                                      : has_role(verb, &about->person, staff, ret_truth);
	if (about->role != SFP_ROLE_STUDENT || staffroom == SFP__TRUE || !sfp__act_invites_students(verb->act->policy))
		return set(ret_truth, false);
	if (sfp_id_is_none(&about->person))
		return set(ret_truth, true);
	return ask_person_in_class(verb, SFP__SQL_FACT_PERSON_ENROLLED, &about->person, &about->class_id, ret_truth);
}

static sfp_status invite_live(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_invite *invite = verb->about.invite;

	if (!invite)
		return SFP_OK;
	return set(ret_truth, (invite->head.state == SFP_INVITE_CREATED || invite->head.state == SFP_INVITE_SENT) &&
	                              invite->expires_at > verb->now);
}

static sfp_status invite_unclaimed(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.invite ? set(ret_truth, verb->about.invite->uses == 0) : SFP_OK;
}

static sfp_status issued_by(const struct sfp__verb *verb, uint32_t roles, enum sfp__truth *ret_truth)
{
	return verb->about.invite ? set(ret_truth, (SFP_ROLE_BIT(verb->about.invite->issuer_role) & roles) != 0)
	                          : SFP_OK;
}

static sfp_status invite_from_administrator(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return issued_by(verb, SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR), ret_truth);
}

static sfp_status invite_from_teacher(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return issued_by(verb, SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER), ret_truth);
}

static sfp_status invite_from_teacher_or_administration(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return issued_by(verb,
	                 SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER) |
	                         SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION),
	                 ret_truth);
}

/* A link leads into a class or into a chat. One that is yet to be is asked about by what it is to lead into. */
static sfp_status invite_into_chat(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const struct sfp__about *about = &verb->about;

	if (!about->invite && !about->chat && sfp_id_is_none(&about->class_id))
		return SFP_OK;
	return set(ret_truth, !sfp_id_is_none(chat_of(about)));
}

static sfp_status invite_into_class(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	sfp_status status = invite_into_chat(verb, ret_truth);

	if (status == SFP_OK)
		*ret_truth = negate(*ret_truth);
	return status;
}

static sfp_status invite_into_staffroom(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_invite *invite = verb->about.invite;

	if (!invite)
		return SFP_OK;
	return sfp_id_is_none(&invite->class_id) ? set(ret_truth, false)
	                                         : class_is_staffroom(verb, &invite->class_id, ret_truth);
}

static sfp_status invite_role_is(const struct sfp__verb *verb, sfp_role role, enum sfp__truth *ret_truth)
{
	sfp_role given = verb->about.invite ? verb->about.invite->role : verb->about.role;

	return given ? set(ret_truth, given == role) : SFP_OK;
}

static sfp_status invite_role_teacher(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return invite_role_is(verb, SFP_ROLE_TEACHER, ret_truth);
}

static sfp_status invite_role_student(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return invite_role_is(verb, SFP_ROLE_STUDENT, ret_truth);
}

static sfp_status invite_role_parent(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return invite_role_is(verb, SFP_ROLE_PARENT, ret_truth);
}

static sfp_status actor_issued_invite(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	if (!verb->about.invite || sfp_id_is_none(&verb->actor->person))
		return SFP_OK;
	return set(ret_truth, sfp_id_equal(&verb->about.invite->issuer, &verb->actor->person));
}

static sfp_status uses_left(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.invite ? set(ret_truth, verb->about.invite->uses < verb->about.invite->uses_max) : SFP_OK;
}

static sfp_status is_last_use(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.invite ? set(ret_truth, verb->about.invite->uses + 1 >= verb->about.invite->uses_max)
	                          : SFP_OK;
}

static sfp_status claimant_fits_class(struct sfp__verb *verb, const sfp_invite *invite, enum sfp__truth *ret_truth)
{
	const sfp_id *actor = &verb->actor->person;
	enum sfp__truth joined = SFP__UNKNOWN;
	sfp_status status =
		ask_person_in_class(verb, SFP__SQL_FACT_PERSON_JOINED_CLASS, actor, &invite->class_id, &joined);

	if (status != SFP_OK || joined != SFP__FALSE)
		return status != SFP_OK ? status : set(ret_truth, false);
	if (invite->role == SFP_ROLE_STUDENT)
		return ask_person_in_class(verb, SFP__SQL_FACT_PERSON_ENROLLED, actor, &invite->class_id, ret_truth);
	return set(ret_truth, true);
}

static sfp_status claimant_fits_chat(struct sfp__verb *verb, const sfp_invite *invite, enum sfp__truth *ret_truth)
{
	const sfp_id *actor = &verb->actor->person;
	enum sfp__truth joined = SFP__UNKNOWN;
	sfp_status status =
		answer(verb, ask_of_chat(verb, SFP__SQL_FACT_PERSON_IN_CHAT, &invite->chat_id, actor), &joined);

	if (status != SFP_OK || joined != SFP__FALSE)
		return status != SFP_OK ? status : set(ret_truth, false);
	return sfp__fact_person_fits_chat(verb, &invite->chat_id, actor, invite->role, ret_truth);
}

/* A personal link is its person's alone, a student's link is for the students of its class or of its chat's, a parent's
 * for those who answer for one of them, and nobody joins twice. */
static sfp_status claimant_fits(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_invite *invite = verb->about.invite;

	if (!invite)
		return SFP_OK;
	if (!sfp_id_is_none(&invite->person) && !sfp_id_equal(&invite->person, &verb->actor->person))
		return set(ret_truth, false);
	return sfp_id_is_none(&invite->chat_id) ? claimant_fits_class(verb, invite, ret_truth)
	                                        : claimant_fits_chat(verb, invite, ret_truth);
}

/* ---- applications to join, verification, movement ---- */

static sfp_status applicant_is_teacher_or_student(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_admission *admission = verb->about.admission;

	return admission ? has_role(verb, &admission->person,
	                            SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_STUDENT), ret_truth)
	                 : SFP_OK;
}

static sfp_status applicant_not_joined(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const struct sfp__about *about = &verb->about;
	sfp_status status = ask_person_in_class(verb, SFP__SQL_FACT_PERSON_JOINED_CLASS, &verb->actor->person,
	                                        &about->class_id, ret_truth);

	if (status == SFP_OK)
		*ret_truth = negate(*ret_truth);
	return status;
}

static sfp_status actor_is_applicant(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.admission
	               ? set(ret_truth, sfp_id_equal(&verb->about.admission->person, &verb->actor->person))
	               : SFP_OK;
}

static sfp_status verification_requested(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.verification
	               ? set(ret_truth, verb->about.verification->head.state == SFP_VERIFICATION_REQUESTED)
	               : SFP_OK;
}

/* The administration joins in the user role teacher (2.2.3 of the built-in act) and may be verified as such, too. */
static sfp_status subject_is_teacher(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return has_role(verb, &verb->about.person,
	                SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION), ret_truth);
}

static sfp_status subject_employed(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return holds_office(verb, &verb->about.person, (sfp_role)0, ret_truth);
}

static sfp_status actor_is_subject(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return sfp_id_is_none(&verb->about.person)
	               ? SFP_OK
	               : set(ret_truth, sfp_id_equal(&verb->about.person, &verb->actor->person));
}

static sfp_status effective_date_reached(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.movement ? set(ret_truth, verb->about.movement->effective_on <= verb->today) : SFP_OK;
}

/* ---- channels ---- */

static sfp_status actor_provided_material(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	const sfp_channel_post *post = verb->about.post;

	if (!post || sfp_id_is_none(&verb->actor->person))
		return SFP_OK;
	return set(ret_truth, sfp_id_equal(&post->provided_by, &verb->actor->person));
}

/* The ground is there while nobody has acted on it. */
static sfp_status erasure_ground_recorded(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	if (verb->about.erasure)
		return set(ret_truth, verb->about.erasure->done_at == 0);
	return ask_person(verb, SFP__SQL_FACT_ERASURE_ASKED, &verb->about.person, ret_truth);
}

/* ---- what only the act knows of ---- */

/* Of whom the question is about; where it is about nobody, of who asks. */
static const sfp_id *whom(const struct sfp__verb *verb)
{
	return sfp_id_is_none(&verb->about.person) ? &verb->actor->person : &verb->about.person;
}

/* Consents are all recorded here, so what is not recorded was not given. */
static sfp_status consented(struct sfp__verb *verb, const char *code, enum sfp__truth *ret_truth)
{
	struct sfp__stmt *stmt = ask(verb, SFP__SQL_FACT_PERSON_CONSENTED);

	sfp__bind_id(stmt, ":person", whom(verb));
	sfp__bind_text(stmt, ":code", code);
	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

/* What nobody attests stays unknown. */
static sfp_status free_fact(struct sfp__verb *verb, sfp_fact fact, enum sfp__truth *ret_truth)
{
	const char *code = sfp__act_fact_consent(verb->act->policy, fact);
	struct sfp__stmt *stmt;

	if (sfp_id_is_none(whom(verb)))
		return SFP_OK;
	if (code)
		return consented(verb, code, ret_truth);
	stmt = ask(verb, SFP__SQL_FACT_ATTESTED);
	sfp__bind_id(stmt, ":person", whom(verb));
	sfp__bind_text(stmt, ":name", sfp__act_fact_name(verb->act->policy, fact));
	sfp__bind_int(stmt, ":on", verb->today);
	return answer(verb, stmt, ret_truth);
}

/* ---- the actor ---- */

static sfp_status actor_joined(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return ask_person(verb, SFP__SQL_FACT_PERSON_JOINED, &verb->actor->person, ret_truth);
}

static sfp_status actor_is_user(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return has_role(verb, &verb->actor->person, SFP_ROLE_BIT(SFP_ROLE_USER), ret_truth);
}

static sfp_status actor_is_teacher(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return has_role(verb, &verb->actor->person, SFP_ROLE_BIT(SFP_ROLE_TEACHER), ret_truth);
}

/* ---- reports ---- */

static sfp_status statistics_available(struct sfp__verb *verb, enum sfp__truth *ret_truth)
{
	return verb->about.figures ? set(ret_truth, verb->about.figures > 0) : SFP_OK;
}

/* One has no row: newer_edition_in_force is of superseding, which is the clock's and asks nobody. */
/* clang-format off */
static fact_source *const sources[SFP_FACT_END] = {
	[SFP_FACT_EDITION_IS_DRAFT]                        = edition_is_draft,
	[SFP_FACT_EDITION_IN_FORCE]                        = edition_in_force,
	[SFP_FACT_EDITION_ADOPTED]                         = edition_adopted,
	[SFP_FACT_EDITION_APPROVED]                        = edition_approved,
	[SFP_FACT_EDITION_SIGNED]                          = edition_signed,
	[SFP_FACT_ORDER_ISSUED]                            = order_issued,
	[SFP_FACT_ORDER_SIGNED_BY_HEAD]                    = order_signed_by_head,
	[SFP_FACT_CANDIDATE_IS_TEACHER]                    = candidate_is_teacher,
	[SFP_FACT_CANDIDATE_JOINED]                        = person_joined,
	[SFP_FACT_ORDER_ATTACHED]                          = order_attached,
	[SFP_FACT_CONTACT_FULL_NAME]                       = contact_full_name,
	[SFP_FACT_CONTACT_EMAIL]                           = contact_email,
	[SFP_FACT_CONTACT_MOBILE]                          = contact_mobile,
	[SFP_FACT_CONTACT_COMPLETE]                        = contact_complete,
	[SFP_FACT_APPLICATION_SENT]                        = application_sent,
	[SFP_FACT_SAME_MOBILE_AS_APPLICATION]              = same_mobile_as_application,
	[SFP_FACT_ADMINISTRATOR_REGISTERED]                = administrator_registered,
	[SFP_FACT_ANOTHER_ADMINISTRATOR_REMAINS_OR_FORCED] = another_administrator_remains_or_forced,
	[SFP_FACT_NO_STAFFROOM_YET]                        = no_staffroom_yet,
	[SFP_FACT_NAME_IN_NOMENCLATURE]                    = name_in_nomenclature,
	[SFP_FACT_DISTRIBUTION_APPROVED]                   = distribution_approved,
	[SFP_FACT_ASSIGNEE_IS_TEACHER]                     = person_is_teacher,
	[SFP_FACT_ASSIGNMENT_IN_DISTRIBUTION]              = assignment_in_distribution,
	[SFP_FACT_ACTOR_IS_HOMEROOM_OF_CLASS]              = actor_is_homeroom_of_class,
	[SFP_FACT_ACTOR_TEACHES_SUBJECT_IN_CLASS]          = actor_teaches_subject_in_class,
	[SFP_FACT_ACTOR_OWNS_CHAT]                         = actor_owns_chat,
	[SFP_FACT_ACTOR_IS_CHAT_MEMBER]                    = actor_is_chat_member,
	[SFP_FACT_INVITEE_ROLE_FITS_CLASS]                 = invitee_role_fits_class,
	[SFP_FACT_INVITE_LIVE]                             = invite_live,
	[SFP_FACT_INVITE_UNCLAIMED]                        = invite_unclaimed,
	[SFP_FACT_INVITE_HAS_USES_LEFT]                    = invite_live,
	[SFP_FACT_INVITE_FROM_ADMINISTRATOR]               = invite_from_administrator,
	[SFP_FACT_INVITE_FROM_TEACHER]                     = invite_from_teacher,
	[SFP_FACT_INVITE_FROM_TEACHER_OR_ADMINISTRATION]   = invite_from_teacher_or_administration,
	[SFP_FACT_INVITE_INTO_CLASS]                       = invite_into_class,
	[SFP_FACT_INVITE_INTO_CHAT]                        = invite_into_chat,
	[SFP_FACT_INVITE_INTO_STAFFROOM]                   = invite_into_staffroom,
	[SFP_FACT_INVITE_ROLE_TEACHER]                     = invite_role_teacher,
	[SFP_FACT_INVITE_ROLE_STUDENT]                     = invite_role_student,
	[SFP_FACT_INVITE_ROLE_PARENT]                      = invite_role_parent,
	[SFP_FACT_ACTOR_ISSUED_INVITE]                     = actor_issued_invite,
	[SFP_FACT_CLAIMANT_FITS]                           = claimant_fits,
	[SFP_FACT_USES_LEFT]                               = uses_left,
	[SFP_FACT_IS_LAST_USE]                             = is_last_use,
	[SFP_FACT_APPLICANT_IS_TEACHER_OR_STUDENT]         = applicant_is_teacher_or_student,
	[SFP_FACT_APPLICANT_NOT_JOINED]                    = applicant_not_joined,
	[SFP_FACT_ACTOR_IS_APPLICANT]                      = actor_is_applicant,
	[SFP_FACT_VERIFICATION_REQUESTED]                  = verification_requested,
	[SFP_FACT_SUBJECT_IS_TEACHER]                      = subject_is_teacher,
	[SFP_FACT_SUBJECT_JOINED]                          = person_joined,
	[SFP_FACT_SUBJECT_EMPLOYED]                        = subject_employed,
	[SFP_FACT_ACTOR_IS_SUBJECT]                        = actor_is_subject,
	[SFP_FACT_EFFECTIVE_DATE_REACHED]                  = effective_date_reached,
	[SFP_FACT_ACTOR_PROVIDED_MATERIAL]                 = actor_provided_material,
	[SFP_FACT_ERASURE_GROUND_RECORDED]                 = erasure_ground_recorded,
	[SFP_FACT_ACTOR_JOINED]                            = actor_joined,
	[SFP_FACT_ACTOR_IS_USER]                           = actor_is_user,
	[SFP_FACT_ACTOR_IS_TEACHER]                        = actor_is_teacher,
	[SFP_FACT_STATISTICS_AVAILABLE]                    = statistics_available,
};
/* clang-format on */

sfp_status sfp__fact_establish(struct sfp__verb *verb, sfp_fact fact, enum sfp__truth *ret_truth)
{
	*ret_truth = SFP__UNKNOWN;
	if (fact >= SFP_FACT_CUSTOM_1 && fact < SFP_FACT_END)
		return free_fact(verb, fact, ret_truth);
	if (fact <= 0 || fact >= SFP_FACT_END || !sources[fact])
		return SFP_OK;
	return sources[fact](verb, ret_truth);
}
