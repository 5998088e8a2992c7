/* test_builtin_pack.c: the built-in pack says what the act says, norm by norm.
 *
 * The expectations are written from the act, not from the pack: who may do what, what must be true for it, and one
 * who may not do it even then. A row is tried with each of its actions, and with each of its facts unknown or false.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "sferumpolicy/policy.h"

#define L SFP_READING_LITERAL
#define I SFP_READING_IMPLIED

#define LENGTH(table) ((int)(sizeof(table) / sizeof((table)[0])))

/* All that the rows name, a fact each, fits. */
#define WORDS_MAX 12
#define WORD_SIZE 64

#define HOLD(object) object ".hold " object ".plan " object ".start " object ".finish " object ".cancel"

/* What the letter must carry, and what makes an invite good for each way in. */
#define LETTER               "order_attached contact_full_name contact_email contact_mobile"
#define INTO_STAFFROOM       "invite_live invite_into_staffroom invite_role_teacher"
#define AS_TEACHER           "invite_live invite_from_administrator invite_role_teacher"
#define INTO_GROUP           "invite_live invite_from_administrator invite_into_class invite_role_student -invite_into_chat"
#define INTO_CHAT_AS_STUDENT "invite_live invite_from_teacher invite_into_chat invite_role_student -invite_into_class"
#define INTO_CHAT_AS_PARENT  "invite_live invite_from_teacher_or_administration invite_into_chat invite_role_parent"
#define STUDENT_TO_OWN_CHAT  "invite_into_chat invite_role_student -invite_role_parent actor_owns_chat"
#define PARENT_TO_OWN_CHAT   "invite_into_chat invite_role_parent -invite_role_student actor_owns_chat"

/*
 * With these facts, `who` may; `stranger` may not, because the act gives it to others. A minus says that the fact is
 * known to be false.
 */
static const struct row {
	const char *norm, *clause;
	int reading;
	const char *who, *actions, *kind, *facts, *stranger;
} rows[] = {
	/* 1. The document. */
	{ "act.adopted", "1.3.a", L, "council", "policy.adopt", "", "edition_is_draft", "head" },
	{ "act.amended", "1.3.b", L, "council", "policy.amend", "", "edition_in_force", "head" },
	{ "act.amended", "1.3.b", I, "council", "policy.withdraw", "", "", "head" },
	{ "act.approved", "1.3.c", L, "head", "policy.approve", "", "edition_adopted order_issued", "council" },
	{ "act.all_subjects", "1.6", L, "organization", "subject.register", "", "", "homeroom_teacher" },
	{ "act.all_subjects", "1.6", I, "administration", "subject.register", "", "", "student" },
	{ "act.all_subjects", "1.6", I, "administrator", "subject.register", "", "", "parent" },

	/* 2.1 The administrator. */
	{ "administrator.appointed", "2.1.0", L, "head", "administrator.appoint", "",
	  "order_issued candidate_is_teacher", "administrator" },
	{ "administrator.appointed", "2.1.0", I, "head", "administrator.dismiss", "", "order_issued",
	  "administration" },
	{ "administrator.applies", "2.1.1", L, "administrator", "application.send", "", LETTER, "head" },
	{ "administrator.applies", "2.1.1", I, "administrator",
	  "application.edit application.withdraw application.record_answer", "", "", "teacher" },
	{ "administrator.registers", "2.1.2", L, "administrator", "administrator.register", "",
	  "application_sent same_mobile_as_application", "teacher" },
	{ "administrator.describes_organization", "2.1.3", L, "administrator", "organization.edit", "",
	  "administrator_registered", "administration" },
	{ "administrator.creates_staffroom", "2.1.4", L, "administrator", "class.create_staffroom", "",
	  "administrator_registered no_staffroom_yet", "head" },
	{ "administrator.builds_structure", "2.1.5", L, "administrator", "class.create", "",
	  "administrator_registered name_in_nomenclature", "homeroom_teacher" },
	{ "administrator.builds_structure", "2.1.5", L, "head", "nomenclature.approve", "", "", "administrator" },
	{ "administrator.invites", "2.1.6", L, "administrator", "invite.create invite.send", "",
	  "administrator_registered invitee_role_fits_class -invite_into_chat", "student" },
	{ "administrator.invites", "2.1.6", I, "student", "invite.claim", "", INTO_GROUP, "council" },
	{ "administrator.appoints_additional", "2.1.7", L, "administrator", "administrator.appoint_additional", "",
	  "candidate_is_teacher candidate_joined", "head" },
	{ "administrator.assigns_homeroom", "2.1.8", L, "administrator", "class.assign_homeroom", "",
	  "distribution_approved assignee_is_teacher assignment_in_distribution", "head" },
	{ "administrator.assigns_homeroom", "2.1.8", L, "head", "distribution.approve", "", "", "administration" },
	{ "administrator.admits", "2.1.9", L, "administrator",
	  "membership.consider membership.accept membership.reject", "", "applicant_is_teacher_or_student",
	  "homeroom_teacher" },
	{ "administrator.admits", "2.1.9", I, "teacher", "membership.apply", "", "applicant_not_joined", "parent" },
	{ "administrator.admits", "2.1.9", I, "student", "membership.apply", "", "applicant_not_joined",
	  "administration" },
	{ "administrator.admits", "2.1.9", I, "teacher", "membership.withdraw", "", "actor_is_applicant", "parent" },
	{ "administrator.admits", "2.1.9", I, "student", "membership.withdraw", "", "actor_is_applicant", "head" },
	{ "administrator.verifies", "2.1.10", L, "administrator", "verification.confirm verification.reject", "",
	  "verification_requested subject_is_teacher subject_joined", "head" },
	{ "administrator.records_movement", "2.1.11", L, "administrator", "movement.draft movement.apply", "",
	  "administrator_registered", "homeroom_teacher" },
	{ "administrator.records_movement", "2.1.11", I, "administration", "movement.order", "expel", "",
	  "administrator" },
	{ "administrator.records_movement", "2.1.11", I, "administrator",
	  "movement.cancel movement.reverse verification.revoke membership.end", "", "", "teacher" },
	{ "administrator.annuls_invites", "2.1.12", L, "administrator", "invite.annul", "",
	  "invite_unclaimed -invite_has_uses_left", "student" },
	{ "administrator.annuls_invites", "2.1.12", I, "administrator", "invite.annul", "",
	  "invite_has_uses_left -invite_unclaimed", "student" },
	{ "administrator.runs_channels", "2.1.13", L, "administrator", "channel.create channel.post", "",
	  "administrator_registered", "administration" },
	{ "administrator.runs_channels", "2.1.13", I, "administrator", "channel.decline", "", "", "administration" },
	{ "administrator.broadcasts", "2.1.14", L, "administrator",
	  "broadcast.plan broadcast.start broadcast.finish broadcast.cancel", "", "administrator_registered", "head" },
	{ "administrator.helps", "2.1.15", L, "administrator", "help.answer", "", "", "homeroom_teacher" },
	{ "administrator.helps", "2.1.15", I, "parent", "help.ask help.close", "", "", "council" },
	{ "administrator.deals_with_support", "2.1.16", L, "administrator", "support.open support.close", "", "",
	  "teacher" },
	{ "administrator.deals_with_support", "2.1.16", I, "administrator", "support.record_answer", "", "",
	  "teacher" },
	{ "administrator.reports", "2.1.17", L, "administrator", "report.present", "", "statistics_available",
	  "administration" },

	/* 2.2 The administration. */
	{ "administration.orders_use", "2.2.1", L, "administration", "order.issue", "", "", "administrator" },
	{ "administration.orders_use", "2.2.1", I, "administration", "order.register", "", "", "teacher" },
	{ "administration.orders_use", "2.2.1", I, "administrator", "order.register", "", "", "student" },
	{ "administration.appoints_administrator", "2.2.2", L, "administration", "administrator.appoint", "",
	  "candidate_is_teacher order_issued", "teacher" },
	{ "administration.joins", "2.2.3", L, "administration", "invite.claim", "", INTO_STAFFROOM, "council" },
	{ "administration.verified", "2.2.4", L, "administration", "verification.request", "", "subject_joined",
	  "student" },
	{ "administration.provides_material", "2.2.5", L, "administration", "material.provide", "", "",
	  "administrator" },
	{ "administration.provides_material", "2.2.5", I, "administration", "material.withdraw", "",
	  "actor_provided_material", "administrator" },
	{ "administration.communicates", "2.2.6", L, "administration", HOLD("meeting"), "", "actor_joined",
	  "homeroom_teacher" },
	{ "administration.communicates", "2.2.6", I, "administration", "chat.archive chat.remove_member", "",
	  "actor_owns_chat", "student" },
	{ "administration.chat_deputies", "2.2.6.a", L, "administration", "chat.create", "head_deputies",
	  "actor_joined", "teacher" },
	{ "administration.chat_teachers", "2.2.6.b", L, "head", "chat.create", "head_teachers", "actor_joined",
	  "administrator" },
	{ "administration.chat_parent_activists", "2.2.6.c", L, "administration", "chat.create",
	  "head_parent_activists", "actor_joined", "parent" },
	{ "administration.chat_student_activists", "2.2.6.d", L, "administration", "chat.create",
	  "head_student_activists", "actor_joined", "homeroom_teacher" },
	{ "administration.chat_other", "2.2.6.e", L, "administration", "chat.create", "management", "actor_joined",
	  "teacher" },
	{ "administration.controls", "2.2.7", L, "administration", "control.record", "", "", "administrator" },

	/* 2.3 The homeroom teacher. */
	{ "homeroom.joins", "2.3.1", L, "homeroom_teacher", "invite.claim", "", AS_TEACHER, "council" },
	{ "homeroom.verified", "2.3.2", L, "homeroom_teacher", "verification.request", "", "subject_joined", "parent" },
	{ "homeroom.verified", "2.3.2", I, "homeroom_teacher", "verification.withdraw", "", "actor_is_subject",
	  "administration" },
	{ "homeroom.chat_students", "2.3.3.a", L, "homeroom_teacher", "chat.create", "class_students",
	  "actor_joined actor_is_homeroom_of_class", "teacher" },
	{ "homeroom.chat_parents", "2.3.3.b", L, "homeroom_teacher", "chat.create", "class_parents",
	  "actor_joined actor_is_homeroom_of_class", "teacher" },
	{ "homeroom.chat_teachers", "2.3.3.c", L, "homeroom_teacher", "chat.create", "class_teachers",
	  "actor_joined actor_is_homeroom_of_class", "administration" },
	{ "homeroom.chat_other", "2.3.3.d", L, "homeroom_teacher", "chat.create", "class_other",
	  "actor_joined actor_is_homeroom_of_class", "student" },
	{ "homeroom.communicates", "2.3.4", L, "homeroom_teacher", "chat.moderate", "", "actor_joined", "parent" },
	{ "homeroom.communicates", "2.3.4", L, "homeroom_teacher", HOLD("event"), "", "actor_joined", "teacher" },
	{ "homeroom.communicates", "2.3.4", I, "homeroom_teacher", "chat.archive chat.remove_member", "",
	  "actor_owns_chat", "parent" },

	/* 2.4 The subject teacher. */
	{ "teacher.joins", "2.4.1", L, "teacher", "invite.claim", "", AS_TEACHER, "council" },
	{ "teacher.verified", "2.4.2", L, "teacher", "verification.request", "", "subject_joined", "student" },
	{ "teacher.verified", "2.4.2", I, "teacher", "verification.withdraw", "", "actor_is_subject", "student" },
	{ "teacher.chat_subject", "2.4.3.a", L, "teacher", "chat.create", "subject_students",
	  "actor_joined actor_teaches_subject_in_class", "administration" },
	{ "teacher.chat_other", "2.4.3.b", L, "teacher", "chat.create", "subject_other",
	  "actor_joined actor_teaches_subject_in_class", "student" },
	{ "teacher.communicates", "2.4.4", L, "teacher", "chat.moderate " HOLD("lesson"), "", "actor_joined",
	  "administration" },
	{ "teacher.communicates", "2.4.4", I, "teacher", "chat.archive chat.remove_member", "", "actor_owns_chat",
	  "student" },

	/* 2.5 The student. */
	{ "student.joins_chat", "2.5.1", L, "student", "invite.claim", "", INTO_CHAT_AS_STUDENT, "council" },
	{ "student.joins_chat", "2.5.1", L, "teacher", "invite.create invite.send", "", STUDENT_TO_OWN_CHAT, "parent" },
	{ "student.joins_chat", "2.5.1", L, "homeroom_teacher", "invite.create invite.send", "", STUDENT_TO_OWN_CHAT,
	  "student" },
	{ "student.joins_chat", "2.5.1", I, "teacher", "invite.annul", "", "actor_issued_invite invite_unclaimed",
	  "student" },
	{ "student.participates", "2.5.2", L, "student", "chat.participate", "", "actor_is_chat_member", "council" },
	{ "student.attends", "2.5.3", L, "student", "lesson.join event.join", "", "actor_joined", "parent" },
	{ "student.secures_profile", "2.5.4", L, "student", "profile.secure", "", "", "parent" },
	{ "student.secures_profile", "2.5.4", I, "parent", "incident.report", "", "", "council" },

	/* 2.6 The parent. */
	{ "parent.joins_chat", "2.6.1", L, "parent", "invite.claim", "", INTO_CHAT_AS_PARENT, "council" },
	{ "parent.joins_chat", "2.6.1", L, "teacher", "invite.create invite.send", "", PARENT_TO_OWN_CHAT, "parent" },
	{ "parent.joins_chat", "2.6.1", L, "administration", "invite.create invite.send", "", PARENT_TO_OWN_CHAT,
	  "student" },
	{ "parent.joins_chat", "2.6.1", I, "teacher", "invite.annul", "", "actor_issued_invite invite_unclaimed",
	  "student" },
	{ "parent.joins_chat", "2.6.1", I, "administration", "invite.annul", "", "actor_issued_invite invite_unclaimed",
	  "parent" },
	{ "parent.participates", "2.6.2", L, "parent", "chat.participate", "", "actor_is_chat_member", "organization" },

	/* 3. Rights. */
	{ "user.free_access", "3.1", L, "student", "platform.access", "", "actor_is_user", "organization" },
	{ "user.turns_to_support", "3.2", L, "parent", "support.request", "", "actor_is_user", "council" },
	{ "user.reads_resources", "3.3", L, "administration", "resources.read", "", "actor_is_user", "council" },
	{ "teacher.attends_seminars", "3.4", L, "teacher", "seminar.attend", "", "actor_is_teacher", "student" },

	/* 4. What follows from the document itself, and is not even the head's deed. */
	{ "act.in_force", "4.1", L, "act", "policy.enact", "", "edition_approved edition_signed", "head" },
	{ "act.valid_until_new", "4.2", L, "act", "policy.supersede", "", "newer_edition_in_force", "council" },

	/* The law. */
	{ "law.records_consent", "152-ФЗ/a", L, "homeroom_teacher", "consent.record consent.withdraw", "", "",
	  "teacher" },
	{ "law.records_consent", "152-ФЗ/a", L, "administrator", "consent.record consent.withdraw", "", "", "parent" },
	{ "law.records_consent", "152-ФЗ/a", L, "administration", "consent.record consent.withdraw", "", "",
	  "student" },
	{ "law.erases_person", "152-ФЗ/b", L, "administrator", "person.erase", "", "erasure_ground_recorded",
	  "homeroom_teacher" },
	{ "law.erases_person", "152-ФЗ/b", L, "head", "person.erase", "", "erasure_ground_recorded", "teacher" },
	{ "law.fills_office_of_head", "273-ФЗ/51", L, "organization", "office.appoint_head office.dismiss_head", "",
	  "order_issued", "administrator" },
	{ "law.fills_office_of_head", "273-ФЗ/51", L, "organization", "office.appoint_head office.dismiss_head", "",
	  "order_issued", "head" },
	{ "law.fills_office_of_head", "273-ФЗ/51", I, "head", "office.appoint_acting_head", "",
	  "order_issued order_signed_by_head", "administration" },
	{ "law.fills_offices", "273-ФЗ/28", L, "head", "office.appoint_administration office.dismiss_administration",
	  "", "order_issued order_signed_by_head", "administrator" },
	{ "law.fills_offices", "273-ФЗ/28", L, "head", "office.appoint_administration office.dismiss_administration",
	  "", "order_issued order_signed_by_head", "administration" },
	{ "law.fills_offices", "273-ФЗ/28", L, "head", "office.appoint_council office.dismiss_council", "",
	  "order_issued order_signed_by_head", "council" },
	{ "law.fills_offices", "273-ФЗ/28", L, "head", "office.appoint_council office.dismiss_council", "",
	  "order_issued order_signed_by_head", "organization" },
};

/* Norms that explain, and two that leave everything to their lettered children: by none of them is anything done. */
static const struct {
	const char *norm, *clause;
	int modality;
} idle[] = {
	{ "act.status", "1.1", SFP_MODALITY_DEFINITION },
	{ "act.legal_basis", "1.2", SFP_MODALITY_DEFINITION },
	{ "act.uniform", "1.4", SFP_MODALITY_DEFINITION },
	{ "act.terms", "1.5.a", SFP_MODALITY_DEFINITION },
	{ "act.participants", "1.5.b", SFP_MODALITY_DEFINITION },
	{ "act.information_system", "1.7", SFP_MODALITY_DEFINITION },
	{ "homeroom.chats", "2.3.3", SFP_MODALITY_DUTY },
	{ "teacher.chats", "2.4.3", SFP_MODALITY_DUTY },
	{ "act.residual_law", "4.3", SFP_MODALITY_DEFINITION },
};

/* What the act leaves to need or to availability, with a request that hangs on it. */
static const struct {
	const char *name, *who, *action, *facts;
	int effect_when_off;
} switches[] = {
	{ "administrator.builds_structure", "head", "nomenclature.approve", "", SFP_EFFECT_NOT_REGULATED },
	{ "administrator.invites.students", "student", "invite.claim", INTO_GROUP, SFP_EFFECT_DENY },
	{ "administrator.assigns_homeroom", "head", "distribution.approve", "", SFP_EFFECT_NOT_REGULATED },
	{ "administrator.admits", "student", "membership.apply", "applicant_not_joined", SFP_EFFECT_NOT_REGULATED },
	{ "administrator.verifies", "administrator", "verification.confirm",
	  "verification_requested subject_is_teacher subject_joined", SFP_EFFECT_NOT_REGULATED },
	{ "administrator.reports", "administrator", "report.present", "statistics_available",
	  SFP_EFFECT_NOT_REGULATED },
	{ "administration.verified", "administration", "verification.request", "subject_joined", SFP_EFFECT_DENY },
	{ "teacher.verified", "teacher", "verification.request", "subject_joined", SFP_EFFECT_DENY },
	{ "law.records_consent", "administrator", "consent.record", "", SFP_EFFECT_NOT_REGULATED },
};

/* The words of a text, each in its own place. */
struct words {
	char room[WORDS_MAX][WORD_SIZE];
	const char *at[WORDS_MAX];
	size_t count;
};

static sfp_policy *policy;

static void load_builtin(void)
{
	ck_sfp_ok(sfp_policy_load_builtin(&policy));
}

static void unload(void)
{
	sfp_policy_unref(policy);
	policy = NULL;
}

static void add_word(struct words *words, const char *text, size_t length)
{
	ck_assert_uint_lt(words->count, WORDS_MAX);
	ck_assert_uint_lt(length, WORD_SIZE);
	memcpy(words->room[words->count], text, length);
	words->room[words->count][length] = '\0';
	words->at[words->count] = words->room[words->count];
	words->count++;
}

/* Those words of the text that begin with a minus, without it; or those that do not. */
static void split(const char *text, bool minus, struct words *ret_words)
{
	ret_words->count = 0;
	while (*text) {
		size_t length = strcspn(text, " ");

		if ((*text == '-') == minus)
			add_word(ret_words, text + minus, length - minus);
		text += length;
		text += strspn(text, " ");
	}
}

static sfp_request ask(const char *who, const char *action, const char *kind, const char *facts)
{
	struct words roles, known_true, known_false;
	sfp_named_request named = SFP_NAMED_REQUEST_INIT;
	sfp_request request = SFP_REQUEST_INIT;
	const char *unknown = NULL;

	split(who, false, &roles);
	split(facts, false, &known_true);
	split(facts, true, &known_false);
	named.roles = roles.at;
	named.role_count = roles.count;
	named.action = action;
	named.kind = kind;
	named.known_true = known_true.at;
	named.true_count = known_true.count;
	named.known_false = known_false.at;
	named.false_count = known_false.count;
	ck_assert_msg(sfp_request_resolve(policy, &named, &request, &unknown) == SFP_OK, "nobody knows %s", unknown);
	ck_assert_msg(request.action, "nobody knows %s", action);
	return request;
}

static sfp_decision decide(const sfp_request *request)
{
	sfp_decision decision = SFP_DECISION_INIT;

	ck_sfp_ok(sfp_decide(policy, request, &decision));
	return decision;
}

/* The norm's place in the basis; -1 where the decision does not rest on it. */
static int place_in_basis(const sfp_decision *decision, const char *norm)
{
	for (uint32_t i = 0; i < decision->basis_count; i++)
		if (strcmp(sfp_policy_norm_at(policy, decision->basis[i].norm_index)->code, norm) == 0)
			return (int)i;
	return -1;
}

static void ck_effect(const sfp_decision *decision, sfp_effect effect, const char *what)
{
	ck_assert_msg(decision->effect == effect, "%s: %s instead of %s", what, sfp_effect_name(decision->effect),
	              sfp_effect_name(effect));
}

static void ck_rests_on(const sfp_decision *decision, const struct row *row)
{
	int place = place_in_basis(decision, row->norm);

	ck_assert_msg(place >= 0, "%s %s does not rest on %s", row->who, row->actions, row->norm);
	ck_assert_str_eq(sfp_policy_norm_at(policy, decision->basis[place].norm_index)->clause, row->clause);
}

/* The fact of the row, and the request with that fact taken out of what is known. */
static sfp_fact without(sfp_request *request, const char *name)
{
	sfp_fact fact = sfp_policy_fact(policy, name);
	uint64_t bit = UINT64_C(1) << (fact % 64);

	ck_assert_uint_ne(request->known_true.word[fact / 64] & bit, 0);
	request->known_true.word[fact / 64] &= ~bit;
	return fact;
}

START_TEST(every_norm_permits_what_the_act_gives_by_it)
{
	const struct row *row = &rows[_i];
	struct words actions;

	split(row->actions, false, &actions);
	for (size_t i = 0; i < actions.count; i++) {
		sfp_request request = ask(row->who, actions.at[i], row->kind, row->facts);
		sfp_decision decision = decide(&request);

		ck_effect(&decision, SFP_EFFECT_PERMIT, row->norm);
		ck_rests_on(&decision, row);
		ck_assert_int_eq(decision.basis[place_in_basis(&decision, row->norm)].reading, row->reading);
		ck_assert_int_eq(decision.reason, SFP_REASON_NONE);
	}
}
END_TEST

START_TEST(every_norm_refuses_those_to_whom_the_act_does_not_give_it)
{
	const struct row *row = &rows[_i];
	uint32_t bearer = SFP_ROLE_BIT(sfp_role_from_name(row->who));
	struct words actions;

	split(row->actions, false, &actions);
	for (size_t i = 0; i < actions.count; i++) {
		sfp_request request = ask(row->stranger, actions.at[i], row->kind, row->facts);
		sfp_decision decision = decide(&request);

		ck_effect(&decision, SFP_EFFECT_DENY, row->norm);
		ck_assert_int_eq(decision.reason, SFP_REASON_ROLE);
		ck_rests_on(&decision, row);
		ck_assert_msg(sfp_policy_close_roles(policy, bearer) & decision.missing_roles, "%s is not named",
		              row->who);
	}
}
END_TEST

START_TEST(a_fact_that_is_false_refuses_and_is_named)
{
	const struct row *row = &rows[_i];
	struct words actions, facts;

	split(row->actions, false, &actions);
	split(row->facts, false, &facts);
	for (size_t i = 0; i < actions.count * facts.count; i++) {
		sfp_request request = ask(row->who, actions.at[i / facts.count], row->kind, row->facts);
		sfp_fact fact = without(&request, facts.at[i % facts.count]);
		sfp_decision decision;

		sfp_facts_add(&request.known_false, fact);
		decision = decide(&request);
		ck_effect(&decision, SFP_EFFECT_DENY, row->norm);
		ck_assert_int_eq(decision.reason, SFP_REASON_FACT);
		ck_rests_on(&decision, row);
		ck_assert_msg(sfp_facts_has(&decision.missing, fact), "%s is not named", facts.at[i % facts.count]);
	}
}
END_TEST

START_TEST(a_fact_that_nobody_looked_up_never_permits_and_is_named)
{
	const struct row *row = &rows[_i];
	struct words actions, facts;

	split(row->actions, false, &actions);
	split(row->facts, false, &facts);
	for (size_t i = 0; i < actions.count * facts.count; i++) {
		sfp_request request = ask(row->who, actions.at[i / facts.count], row->kind, row->facts);
		sfp_fact fact = without(&request, facts.at[i % facts.count]);
		sfp_decision decision = decide(&request);

		ck_effect(&decision, SFP_EFFECT_UNDETERMINED, row->norm);
		ck_assert_int_eq(decision.reason, SFP_REASON_UNKNOWN);
		ck_rests_on(&decision, row);
		ck_assert_msg(sfp_facts_has(&decision.missing, fact), "%s is not named", facts.at[i % facts.count]);
	}
}
END_TEST

START_TEST(a_norm_that_only_explains_is_listed_with_its_clause)
{
	const sfp_norm_info *info = sfp_policy_norm_find(policy, idle[_i].norm);

	ck_assert_ptr_nonnull(info);
	ck_assert_str_eq(info->clause, idle[_i].clause);
	ck_assert_int_eq(info->modality, idle[_i].modality);
	ck_assert(info->on);
}
END_TEST

/*
 * Asked with every fact true, none of the idle norms determines the answer; but where nothing is regulated,
 * act.residual_law does, alone.
 */
static void ck_idle_in(sfp_action action, sfp_kind kind, uint32_t roles)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision;

	request.roles = roles;
	request.action = action;
	request.kind = kind;
	for (int fact = 1; fact < SFP_FACT_END; fact++)
		if (sfp_fact_name((sfp_fact)fact))
			sfp_facts_add(&request.known_true, (sfp_fact)fact);
	decision = decide(&request);
	for (int i = 0; i < LENGTH(idle) - 1; i++)
		ck_assert_msg(place_in_basis(&decision, idle[i].norm) < 0, "%s by %s", sfp_action_name(action),
		              idle[i].norm);
	if (decision.effect == SFP_EFFECT_NOT_REGULATED)
		ck_assert_uint_eq(decision.basis_count, 1);
	ck_assert_int_eq(place_in_basis(&decision, "act.residual_law"),
	                 decision.effect == SFP_EFFECT_NOT_REGULATED ? 0 : -1);
}

START_TEST(nothing_is_done_by_a_norm_that_only_explains)
{
	uint32_t everybody = SFP_ROLE_BIT(SFP_ROLE_END) - SFP_ROLE_BIT(SFP_ROLE_COUNCIL);

	for (int kind = SFP_KIND_NONE; kind < SFP_KIND_END; kind++) {
		if (kind != SFP_KIND_NONE && !sfp_kind_name((sfp_kind)kind))
			continue;
		ck_idle_in((sfp_action)_i, (sfp_kind)kind, everybody);
		ck_idle_in((sfp_action)_i, (sfp_kind)kind, 0);
	}
}
END_TEST

static bool is_idle(const char *norm)
{
	for (int i = 0; i < LENGTH(idle); i++)
		if (strcmp(idle[i].norm, norm) == 0)
			return true;
	return false;
}

static bool has_row(const char *norm)
{
	for (int i = 0; i < LENGTH(rows); i++)
		if (strcmp(rows[i].norm, norm) == 0)
			return true;
	return false;
}

START_TEST(the_pack_states_all_71_norms_and_every_one_is_tried_here)
{
	ck_assert_uint_eq(sfp_policy_norm_count(policy), 71);
	for (int norm = 1; norm < SFP_NORM_END; norm++) {
		const char *name = sfp_norm_name((sfp_norm)norm);
		const sfp_norm_info *info = sfp_policy_norm_find(policy, name);

		ck_assert_msg(info != NULL, "%s is not in the pack", name);
		ck_assert_int_eq(info->norm, norm);
		ck_assert_msg(is_idle(name) != has_row(name), "%s is tried both ways or not at all", name);
		ck_assert_msg(*info->title_ru && *info->title_en, "%s has no title", name);
		ck_assert_msg(*info->clause, "%s has no clause", name);
	}
}
END_TEST

START_TEST(a_chat_without_a_kind_is_nothing_that_the_act_knows)
{
	sfp_request request =
		ask("homeroom_teacher head", "chat.create", "", "actor_joined actor_is_homeroom_of_class");
	sfp_decision decision = decide(&request);

	ck_effect(&decision, SFP_EFFECT_NOT_REGULATED, "a chat of no kind");
}
END_TEST

START_TEST(a_head_appoints_the_administrator_by_both_norms_and_a_deputy_by_one)
{
	sfp_request by_head = ask("head", "administrator.appoint", "", "order_issued candidate_is_teacher");
	sfp_request by_deputy = ask("administration", "administrator.appoint", "", "order_issued candidate_is_teacher");
	sfp_decision heads = decide(&by_head), deputys = decide(&by_deputy);

	ck_assert_uint_eq(heads.basis_count, 2);
	ck_assert_int_eq(place_in_basis(&heads, "administrator.appointed"), 0);
	ck_assert_int_eq(place_in_basis(&heads, "administration.appoints_administrator"), 1);
	ck_assert_uint_eq(deputys.basis_count, 1);
}
END_TEST

START_TEST(a_parent_cannot_enter_a_group_by_the_administrators_invite)
{
	sfp_request request = ask("parent", "invite.claim", "",
	                          "invite_live invite_from_administrator invite_into_class -invite_into_chat "
	                          "-invite_from_teacher_or_administration -invite_role_parent");
	sfp_decision decision = decide(&request);

	ck_effect(&decision, SFP_EFFECT_DENY, "a parent in a group");
	ck_assert_int_eq(decision.reason, SFP_REASON_FACT);
	ck_assert_int_eq(place_in_basis(&decision, "parent.joins_chat"), 0);
	ck_assert(sfp_facts_has(&decision.missing, SFP_FACT_INVITE_INTO_CHAT));
}
END_TEST

START_TEST(a_member_of_the_administration_is_no_teacher_unless_also_employed_as_one)
{
	const char *facts = "actor_joined actor_teaches_subject_in_class";
	sfp_request deputy = ask("administration", "chat.create", "subject_students", facts);
	sfp_request teaching_deputy = ask("administration teacher", "chat.create", "subject_students", facts);
	sfp_decision refused = decide(&deputy), permitted = decide(&teaching_deputy);

	ck_effect(&refused, SFP_EFFECT_DENY, "a deputy");
	ck_effect(&permitted, SFP_EFFECT_PERMIT, "a deputy who teaches");
}
END_TEST

/* The built-in pack with one of its switches off. */
static sfp_policy *load_switched_off(const char *name)
{
	size_t length;
	const char *text = sfp_policy_builtin_text(&length);
	sfp_policy *loaded = NULL;
	char on[WORD_SIZE], *copy = malloc(length + 2), *place;
	int width = snprintf(on, sizeof(on), "\n  %s: on", name);

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, length);
	copy[length] = '\0';
	place = strstr(copy, on);
	ck_assert_msg(place != NULL, "the pack does not switch %s on", name);
	/* One letter more: the rest of the text moves up. */
	memmove(place + width + 1, place + width, strlen(place + width) + 1);
	memcpy(place + width - 2, "off", 3);
	ck_sfp_ok(sfp_policy_load(copy, length + 1, &loaded, NULL));
	free(copy);
	return loaded;
}

START_TEST(what_hangs_on_a_switch_is_gone_when_it_is_off)
{
	sfp_request request = ask(switches[_i].who, switches[_i].action, "", switches[_i].facts);
	sfp_decision on = decide(&request), off;

	unload();
	policy = load_switched_off(switches[_i].name);
	off = decide(&request);
	ck_effect(&on, SFP_EFFECT_PERMIT, switches[_i].name);
	ck_effect(&off, (sfp_effect)switches[_i].effect_when_off, switches[_i].name);
	ck_assert(!sfp_policy_switch(policy, switches[_i].name));
}
END_TEST

START_TEST(a_homeroom_teacher_is_still_verified_as_a_teacher_when_only_the_homeroom_switch_is_off)
{
	sfp_request request = ask("homeroom_teacher", "verification.request", "", "subject_joined");
	sfp_decision both = decide(&request), one;

	unload();
	policy = load_switched_off("homeroom.verified");
	one = decide(&request);
	ck_assert_uint_eq(both.basis_count, 2);
	ck_effect(&one, SFP_EFFECT_PERMIT, "a homeroom teacher");
	ck_assert_uint_eq(one.basis_count, 1);
	ck_assert_int_eq(place_in_basis(&one, "teacher.verified"), 0);
}
END_TEST

START_TEST(teachers_are_invited_whether_or_not_students_are)
{
	sfp_request request =
		ask("administrator", "invite.create", "", "administrator_registered invitee_role_fits_class");
	sfp_decision decision;

	unload();
	policy = load_switched_off("administrator.invites.students");
	decision = decide(&request);
	ck_effect(&decision, SFP_EFFECT_PERMIT, "an invite to a teacher");
	ck_assert(sfp_policy_norm_find(policy, "administrator.invites")->on);
}
END_TEST

START_TEST(the_legal_base_is_five_acts_and_the_first_is_repealed)
{
	static const struct {
		const char *number;
		sfp_date date;
	} cited[] = {
		{ "Р-210", 20210901 }, { "04-127", 20220222 }, { "1241", 20220713 },
		{ "542/1", 20220715 }, { "04-643", 20220826 },
	};

	ck_assert_uint_eq(sfp_policy_legal_count(policy), LENGTH(cited));
	for (int i = 0; i < LENGTH(cited); i++) {
		const sfp_legal_act *act = sfp_policy_legal_at(policy, (size_t)i);

		ck_assert_str_eq(act->number, cited[i].number);
		ck_assert_int_eq(act->date, cited[i].date);
		ck_assert(*act->issuer && *act->title && *act->kind && *act->note);
		ck_assert_int_eq(strcmp(act->status, "repealed") == 0, i == 0);
	}
}
END_TEST

START_TEST(the_pack_carries_the_contacts_words_and_limits_of_the_organisation)
{
	ck_assert_str_eq(sfp_policy_name(policy), "btmsh");
	ck_assert_str_eq(sfp_policy_text_at(policy, "platform.email"), "info@sferum.ru");
	ck_assert_str_eq(sfp_policy_text_at(policy, "platform.site"), "prof-sferum.ru");
	ck_assert_str_eq(sfp_policy_text_at(policy, "organization.short"), "ГАПОУ СО «БТМСХ»");
	ck_assert_str_eq(sfp_policy_text_at(policy, "staffroom.name"), "Учительская");
	ck_assert_str_eq(sfp_policy_text_at(policy, "vocabulary.class.ru"), "учебная группа");
	ck_assert_str_eq(sfp_policy_role_title(policy, SFP_ROLE_HOMEROOM_TEACHER, SFP_RU),
	                 "классный руководитель (куратор группы)");
	ck_assert_int_eq(sfp_policy_limit(policy, "invite_days"), 14);
	ck_assert_int_eq(sfp_policy_limit(policy, "invite_unclaimed_days"), 7);
}
END_TEST

START_TEST(the_built_in_pack_loads_without_an_error_and_warns_of_the_repealed_act)
{
	size_t length;
	const char *text = sfp_policy_builtin_text(&length);
	sfp_findings *findings = NULL;
	sfp_policy *loaded = NULL;
	int repealed = 0;

	ck_sfp_ok(sfp_policy_load(text, length, &loaded, &findings));
	for (size_t i = 0; i < sfp_findings_count(findings); i++) {
		const sfp_finding *finding = sfp_findings_at(findings, i);

		ck_assert_msg(finding->severity == SFP_SEVERITY_WARNING, "%d: %s", finding->line, finding->text_en);
		repealed += strstr(finding->text_ru, "Р-210") != NULL;
	}
	ck_assert_int_eq(repealed, 1);
	sfp_findings_free(findings);
	sfp_policy_unref(loaded);
}
END_TEST

static Suite *builtin_pack_suite(void)
{
	Suite *suite = suite_create("built-in pack");
	TCase *norms = tcase_create("norms"), *organisation = tcase_create("organisation");

	tcase_add_checked_fixture(norms, load_builtin, unload);
	tcase_add_loop_test(norms, every_norm_permits_what_the_act_gives_by_it, 0, LENGTH(rows));
	tcase_add_loop_test(norms, every_norm_refuses_those_to_whom_the_act_does_not_give_it, 0, LENGTH(rows));
	tcase_add_loop_test(norms, a_fact_that_is_false_refuses_and_is_named, 0, LENGTH(rows));
	tcase_add_loop_test(norms, a_fact_that_nobody_looked_up_never_permits_and_is_named, 0, LENGTH(rows));
	tcase_add_loop_test(norms, a_norm_that_only_explains_is_listed_with_its_clause, 0, LENGTH(idle));
	tcase_add_loop_test(norms, nothing_is_done_by_a_norm_that_only_explains, 1, SFP_ACTION_END);
	tcase_add_test(norms, the_pack_states_all_71_norms_and_every_one_is_tried_here);
	tcase_add_test(norms, a_chat_without_a_kind_is_nothing_that_the_act_knows);
	tcase_add_test(norms, a_head_appoints_the_administrator_by_both_norms_and_a_deputy_by_one);
	tcase_add_test(norms, a_parent_cannot_enter_a_group_by_the_administrators_invite);
	tcase_add_test(norms, a_member_of_the_administration_is_no_teacher_unless_also_employed_as_one);
	tcase_add_loop_test(norms, what_hangs_on_a_switch_is_gone_when_it_is_off, 0, LENGTH(switches));
	tcase_add_test(norms, a_homeroom_teacher_is_still_verified_as_a_teacher_when_only_the_homeroom_switch_is_off);
	tcase_add_test(norms, teachers_are_invited_whether_or_not_students_are);
	suite_add_tcase(suite, norms);

	tcase_add_checked_fixture(organisation, load_builtin, unload);
	tcase_add_test(organisation, the_legal_base_is_five_acts_and_the_first_is_repealed);
	tcase_add_test(organisation, the_pack_carries_the_contacts_words_and_limits_of_the_organisation);
	tcase_add_test(organisation, the_built_in_pack_loads_without_an_error_and_warns_of_the_repealed_act);
	suite_add_tcase(suite, organisation);
	return suite;
}

SUITE_MAIN(builtin_pack_suite)
