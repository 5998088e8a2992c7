/* test_question.c: asking without doing: under an act made for it, which gives each fact an action of its own, what the
 * registry knows is read off the answers; and under the built-in act every action is asked about. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/sferumpolicy.h"
#include "story.h"

#define FACTS_ASKED SFP_FACT_IS_LAST_USE /* the last one that is no pack's own */

static struct world w;
static struct story story;
static sfp_id approval, movement;

static uint64_t trail_size(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

/* ---- an act that tells each fact from each ---- */

/* Who has the number of a fact as an action has the fact: everybody may do it where the fact is true. */
static const char *act_of_facts(void)
{
	static char text[32768];
	int length = snprintf(text, sizeof(text),
	                      "format: 1\npack: facts\ntitle: {ru: А, en: A}\n"
	                      "staffroom: {name: Учительская}\n"
	                      "roles: {head: administration, homeroom_teacher: teacher, administrator: teacher,\n"
	                      "  student: user, teacher: user, parent: user, administration: user}\nnorms:\n");

	for (int fact = 1; fact <= FACTS_ASKED; fact++)
		length += snprintf(
			text + length, sizeof(text) - (size_t)length,
			"  - {norm: local.n%d, modality: right, title: {ru: А, en: A}, bearer: [organization, act, user, council],\n"
			"     rules: [{action: %s, require: [%s]}]}\n",
			fact, sfp_action_name((sfp_action)fact), sfp_fact_name((sfp_fact)fact));
	ck_assert_int_lt(length, (int)sizeof(text));
	return text;
}

static sfp_id draft_act(const char *text)
{
	sfp_findings *findings = NULL;
	sfp_edition *edition = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, text, strlen(text), &edition, &findings));
	id = edition->head.id;
	sfp_edition_free(edition);
	sfp_findings_free(findings);
	return id;
}

static void bring_into_force(const sfp_id *id)
{
	sfp_edition *edition = NULL;

	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, id, "2", 20250903, &edition));
	sfp_edition_free(edition);
	approval = world_order(&w, SFP_ORDER_APPROVAL, "902");
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, id, &approval, 20250903, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, id, 20250903, &edition));
	sfp_edition_free(edition);
}

static void under_built_in_act(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	story_tell(&w, &story);
}

static void under_act_of_facts(void)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *made = NULL;
	sfp_id id;

	under_built_in_act();
	form.kind = SFP_KIND_EXPEL;
	form.person = w.students[2].person;
	form.effective_on = 20250910;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &made));
	movement = made->head.id;
	sfp_movement_free(made);
	id = draft_act(act_of_facts());
	bring_into_force(&id);
}

static void close_world(void)
{
	world_close(&w);
}

/* What the registry knows in answer to a question: "fact" where it is true, "-fact" where it is false, and else
 * nothing. */
static const char *known(const sfp_actor *actor, sfp_question question)
{
	static char text[4096];
	size_t length = 0;

	*text = '\0';
	for (int fact = 1; fact <= FACTS_ASKED; fact++) {
		sfp_decision decision = SFP_DECISION_INIT;
		sfp_status status;

		question.action = (sfp_action)fact;
		status = sfp_may(w.reg, actor, &question, &decision);
		ck_assert_msg(status == SFP_OK || status == SFP_REFUSED, "%s: %s", sfp_fact_name((sfp_fact)fact),
		              sfp_status_name(status));
		ck_assert((status == SFP_OK) == (decision.effect == SFP_EFFECT_PERMIT));
		ck_assert(status == SFP_OK || sfp_facts_has(&decision.missing, (sfp_fact)fact));
		if (decision.effect == SFP_EFFECT_UNDETERMINED)
			continue;
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s%s", length ? " " : "",
		                           status == SFP_OK ? "" : "-", sfp_fact_name((sfp_fact)fact));
	}
	ck_assert_uint_lt(length, sizeof(text));
	return text;
}

/* ---- what is known of what ---- */

static void of_nothing(sfp_question *question)
{
	(void)question;
}

static void of_teacher(sfp_question *question)
{
	question->person = w.teachers[1].person;
}

static void of_student(sfp_question *question)
{
	question->person = w.students[1].person;
}

static void of_class(sfp_question *question)
{
	question->class_id = w.classes[0];
}

static void of_teacher_in_class(sfp_question *question)
{
	of_teacher(question);
	of_class(question);
	question->role = SFP_ROLE_TEACHER;
}

static void of_student_as_teacher(sfp_question *question)
{
	of_student(question);
	of_class(question);
	question->role = SFP_ROLE_TEACHER;
}

static void of_student_in_class(sfp_question *question)
{
	of_student(question);
	of_class(question);
	question->role = SFP_ROLE_STUDENT;
}

static void of_student_elsewhere(sfp_question *question)
{
	of_student_in_class(question);
	question->class_id = w.classes[1];
}

static void of_students_of_class(sfp_question *question)
{
	of_class(question);
	question->role = SFP_ROLE_STUDENT;
}

static void of_students_in_staffroom(sfp_question *question)
{
	question->class_id = w.staffroom;
	question->role = SFP_ROLE_STUDENT;
}

static void of_unknown_class(sfp_question *question)
{
	question->class_id = w.order;
	question->role = SFP_ROLE_TEACHER;
}

static void of_order(sfp_question *question)
{
	question->order_id = w.order;
}

static void of_parents(sfp_question *question)
{
	question->role = SFP_ROLE_PARENT;
}

static void of_name(sfp_question *question)
{
	question->name = "м-11";
}

static void of_object(sfp_question *question, sfp_object object, const sfp_id *id)
{
	question->object = object;
	question->id = *id;
}

static void of_edition(sfp_question *question)
{
	of_object(question, SFP_OBJECT_EDITION, &w.edition);
}

static void of_application(sfp_question *question)
{
	of_object(question, SFP_OBJECT_APPLICATION_ORGANIZATION, &w.application);
}

static void of_admission(sfp_question *question)
{
	of_object(question, SFP_OBJECT_APPLICATION_MEMBERSHIP, &story.admission);
}

static void of_invite(sfp_question *question)
{
	of_object(question, SFP_OBJECT_INVITE, &story.invite);
}

static void of_verification(sfp_question *question)
{
	of_object(question, SFP_OBJECT_VERIFICATION, &story.verification);
}

static void of_movement(sfp_question *question)
{
	of_object(question, SFP_OBJECT_MOVEMENT, &movement);
}

static void of_applied_movement(sfp_question *question)
{
	of_object(question, SFP_OBJECT_MOVEMENT, &story.transfer);
}

/* Either of them: the deputy provided both. */
static void of_material(sfp_question *question)
{
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_CHANNEL_POST, NULL, &page));
	of_object(question, SFP_OBJECT_CHANNEL_POST, &page->records[0]->id);
	sfp_page_free(page);
}

static void of_chat(sfp_question *question)
{
	of_object(question, SFP_OBJECT_CHAT, &story.chat);
}

/* The one by which a student came. */
static void of_chat_link(sfp_question *question)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.person = w.students[2].person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_INVITE, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	of_object(question, SFP_OBJECT_INVITE, &page->records[0]->id);
	sfp_page_free(page);
}

static void of_appointment(sfp_question *question)
{
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_APPOINTMENT, NULL, &page));
	ck_assert_uint_eq(page->count, 1);
	of_object(question, SFP_OBJECT_APPOINTMENT, &page->records[0]->id);
	sfp_page_free(page);
}

static const struct {
	const char *name;
	const sfp_actor *who;
	void (*ask)(sfp_question *question);
	const char *known;
} answers[] = {
	{ "nothing, the system", &w.system, of_nothing,
	  "-order_issued -application_sent -no_staffroom_yet distribution_approved" },
	{ "nothing, administrator", &w.administrator, of_nothing,
	  "-order_issued application_sent administrator_registered -no_staffroom_yet "
	  "distribution_approved -actor_joined actor_is_user actor_is_teacher" },
	{ "nothing, student", &w.students[1], of_nothing,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "distribution_approved -actor_joined actor_is_user -actor_is_teacher" },
	{ "teacher", &w.teachers[1], of_teacher,
	  "-order_issued candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet candidate_joined distribution_approved assignee_is_teacher subject_is_teacher "
	  "subject_joined actor_joined actor_is_subject actor_is_user actor_is_teacher "
	  "-erasure_ground_recorded subject_employed" },
	{ "student", &w.deputy, of_student,
	  "-order_issued -candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet -candidate_joined distribution_approved -assignee_is_teacher "
	  "-subject_is_teacher -subject_joined -actor_joined -actor_is_subject actor_is_user "
	  "-actor_is_teacher -erasure_ground_recorded -subject_employed" },
	{ "class, its homeroom teacher", &w.teachers[1], of_class,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet invite_into_class "
	  "distribution_approved applicant_not_joined actor_joined actor_is_homeroom_of_class "
	  "actor_teaches_subject_in_class -invite_into_chat actor_is_user actor_is_teacher" },
	{ "class, parent", &w.parent, of_class,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet invite_into_class "
	  "distribution_approved applicant_not_joined -actor_joined -actor_is_homeroom_of_class "
	  "-actor_teaches_subject_in_class -invite_into_chat actor_is_user -actor_is_teacher" },
	{ "teacher in class", &w.administrator, of_teacher_in_class,
	  "-order_issued candidate_is_teacher application_sent administrator_registered -no_staffroom_yet "
	  "invitee_role_fits_class invite_into_class -invite_role_student candidate_joined "
	  "distribution_approved assignee_is_teacher assignment_in_distribution applicant_not_joined "
	  "subject_is_teacher subject_joined invite_role_teacher -actor_joined -actor_is_subject "
	  "-actor_is_homeroom_of_class -actor_teaches_subject_in_class -invite_into_chat "
	  "-invite_role_parent actor_is_user actor_is_teacher -erasure_ground_recorded subject_employed" },
	{ "student as teacher", &w.administrator, of_student_as_teacher,
	  "-order_issued -candidate_is_teacher application_sent administrator_registered -no_staffroom_yet "
	  "-invitee_role_fits_class invite_into_class -invite_role_student -candidate_joined "
	  "distribution_approved -assignee_is_teacher -assignment_in_distribution applicant_not_joined "
	  "-subject_is_teacher -subject_joined invite_role_teacher -actor_joined -actor_is_subject "
	  "-actor_is_homeroom_of_class -actor_teaches_subject_in_class -invite_into_chat "
	  "-invite_role_parent actor_is_user actor_is_teacher -erasure_ground_recorded -subject_employed" },
	{ "student in class", &w.administrator, of_student_in_class,
	  "-order_issued -candidate_is_teacher application_sent administrator_registered -no_staffroom_yet "
	  "invitee_role_fits_class invite_into_class invite_role_student -candidate_joined "
	  "distribution_approved -assignee_is_teacher -assignment_in_distribution applicant_not_joined "
	  "-subject_is_teacher -subject_joined -invite_role_teacher -actor_joined -actor_is_subject "
	  "-actor_is_homeroom_of_class -actor_teaches_subject_in_class -invite_into_chat "
	  "-invite_role_parent actor_is_user actor_is_teacher -erasure_ground_recorded -subject_employed" },
	{ "student elsewhere", &w.administrator, of_student_elsewhere,
	  "-order_issued -candidate_is_teacher application_sent administrator_registered -no_staffroom_yet "
	  "-invitee_role_fits_class invite_into_class invite_role_student -candidate_joined "
	  "distribution_approved -assignee_is_teacher -assignment_in_distribution applicant_not_joined "
	  "-subject_is_teacher -subject_joined -invite_role_teacher -actor_joined -actor_is_subject "
	  "-actor_is_homeroom_of_class -actor_teaches_subject_in_class -invite_into_chat "
	  "-invite_role_parent actor_is_user actor_is_teacher -erasure_ground_recorded -subject_employed" },
	{ "students of class", &w.administrator, of_students_of_class,
	  "-order_issued application_sent administrator_registered -no_staffroom_yet "
	  "invitee_role_fits_class invite_into_class invite_role_student distribution_approved "
	  "applicant_not_joined -invite_role_teacher -actor_joined -actor_is_homeroom_of_class "
	  "-actor_teaches_subject_in_class -invite_into_chat -invite_role_parent actor_is_user "
	  "actor_is_teacher" },
	{ "students in staffroom", &w.administrator, of_students_in_staffroom,
	  "-order_issued application_sent administrator_registered -no_staffroom_yet "
	  "-invitee_role_fits_class invite_into_class invite_role_student distribution_approved "
	  "applicant_not_joined -invite_role_teacher -actor_joined -actor_is_homeroom_of_class "
	  "-actor_teaches_subject_in_class -invite_into_chat -invite_role_parent actor_is_user "
	  "actor_is_teacher" },
	{ "unknown class", &w.administrator, of_unknown_class,
	  "-order_issued application_sent administrator_registered -no_staffroom_yet invite_into_class "
	  "-invite_role_student distribution_approved applicant_not_joined invite_role_teacher "
	  "-actor_joined -actor_is_homeroom_of_class -actor_teaches_subject_in_class -invite_into_chat "
	  "-invite_role_parent actor_is_user actor_is_teacher" },
	{ "order", &w.head, of_order,
	  "order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "distribution_approved -actor_joined actor_is_user -actor_is_teacher" },
	{ "parents", &w.head, of_parents,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "-invite_role_student distribution_approved -invite_role_teacher -actor_joined "
	  "invite_role_parent actor_is_user -actor_is_teacher" },
	{ "name", &w.head, of_name,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "name_in_nomenclature distribution_approved -actor_joined actor_is_user -actor_is_teacher" },
	{ "edition", &w.head, of_edition,
	  "-edition_is_draft -edition_in_force -edition_adopted order_issued -application_sent "
	  "-administrator_registered -no_staffroom_yet distribution_approved -actor_joined "
	  "actor_is_user -actor_is_teacher -edition_approved edition_signed" },
	{ "application", &w.administrator, of_application,
	  "-order_issued candidate_is_teacher order_attached contact_full_name contact_email "
	  "contact_mobile application_sent administrator_registered -no_staffroom_yet "
	  "-candidate_joined distribution_approved assignee_is_teacher subject_is_teacher "
	  "-subject_joined -actor_joined actor_is_subject actor_is_user actor_is_teacher "
	  "-erasure_ground_recorded contact_complete subject_employed" },
	{ "admission, applicant", &w.students[1], of_admission,
	  "-order_issued -candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet invite_into_class -candidate_joined distribution_approved "
	  "-assignee_is_teacher -assignment_in_distribution applicant_is_teacher_or_student "
	  "applicant_not_joined actor_is_applicant -subject_is_teacher -subject_joined -actor_joined "
	  "actor_is_subject -actor_is_homeroom_of_class -actor_teaches_subject_in_class -invite_into_chat "
	  "actor_is_user -actor_is_teacher -erasure_ground_recorded -subject_employed" },
	{ "admission, other", &w.head, of_admission,
	  "-order_issued -candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet invite_into_class -candidate_joined distribution_approved "
	  "-assignee_is_teacher -assignment_in_distribution applicant_is_teacher_or_student "
	  "applicant_not_joined -actor_is_applicant -subject_is_teacher -subject_joined -actor_joined "
	  "-actor_is_subject -actor_is_homeroom_of_class -actor_teaches_subject_in_class -invite_into_chat "
	  "actor_is_user -actor_is_teacher -erasure_ground_recorded -subject_employed" },
	{ "invite, issuer", &w.administrator, of_invite,
	  "-order_issued application_sent administrator_registered -no_staffroom_yet "
	  "invitee_role_fits_class invite_live invite_from_administrator invite_into_class "
	  "-invite_role_student distribution_approved applicant_not_joined invite_unclaimed "
	  "invite_into_staffroom invite_role_teacher -actor_joined -actor_is_homeroom_of_class "
	  "-actor_teaches_subject_in_class -invite_from_teacher -invite_into_chat actor_issued_invite "
	  "-invite_from_teacher_or_administration -invite_role_parent actor_is_user actor_is_teacher "
	  "claimant_fits uses_left -is_last_use" },
	{ "invite, joined", &w.teachers[2], of_invite,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "invitee_role_fits_class invite_live invite_from_administrator invite_into_class "
	  "-invite_role_student distribution_approved -applicant_not_joined invite_unclaimed "
	  "invite_into_staffroom invite_role_teacher actor_joined -actor_is_homeroom_of_class "
	  "-actor_teaches_subject_in_class -invite_from_teacher -invite_into_chat -actor_issued_invite "
	  "-invite_from_teacher_or_administration -invite_role_parent actor_is_user actor_is_teacher "
	  "-claimant_fits uses_left -is_last_use" },
	{ "invite, system", &w.system, of_invite,
	  "-order_issued -application_sent -no_staffroom_yet invitee_role_fits_class invite_live "
	  "invite_from_administrator invite_into_class -invite_role_student distribution_approved "
	  "invite_unclaimed invite_into_staffroom invite_role_teacher -invite_from_teacher "
	  "-invite_into_chat -invite_from_teacher_or_administration -invite_role_parent "
	  "-claimant_fits uses_left -is_last_use" },
	{ "verification, subject", &w.teachers[2], of_verification,
	  "-order_issued candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet candidate_joined distribution_approved assignee_is_teacher "
	  "-verification_requested subject_is_teacher subject_joined actor_joined actor_is_subject "
	  "actor_is_user actor_is_teacher -erasure_ground_recorded subject_employed" },
	{ "movement", &w.head, of_movement,
	  "-order_issued -candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet candidate_joined distribution_approved -assignee_is_teacher "
	  "-subject_is_teacher subject_joined -actor_joined -actor_is_subject actor_is_user "
	  "-actor_is_teacher -erasure_ground_recorded -subject_employed -effective_date_reached" },
	{ "applied movement", &w.head, of_applied_movement,
	  "-order_issued -candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet candidate_joined distribution_approved -assignee_is_teacher "
	  "-subject_is_teacher subject_joined -actor_joined -actor_is_subject actor_is_user "
	  "-actor_is_teacher -erasure_ground_recorded -subject_employed effective_date_reached" },
	{ "material, provider", &w.deputy, of_material,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "distribution_approved actor_provided_material -actor_joined actor_is_user -actor_is_teacher" },
	{ "material, other", &w.head, of_material,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "distribution_approved -actor_provided_material -actor_joined actor_is_user -actor_is_teacher" },
	{ "material, system", &w.system, of_material,
	  "-order_issued -application_sent -no_staffroom_yet distribution_approved" },
	{ "chat, owner", &w.teachers[1], of_chat,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "-invitee_role_fits_class -invite_into_class distribution_approved applicant_not_joined "
	  "actor_joined actor_owns_chat actor_is_homeroom_of_class actor_teaches_subject_in_class "
	  "invite_into_chat actor_is_chat_member actor_is_user actor_is_teacher" },
	{ "chat, member", &w.students[2], of_chat,
	  "-order_issued -application_sent -administrator_registered -no_staffroom_yet "
	  "-invitee_role_fits_class -invite_into_class distribution_approved applicant_not_joined "
	  "actor_joined -actor_owns_chat -actor_is_homeroom_of_class -actor_teaches_subject_in_class "
	  "invite_into_chat actor_is_chat_member actor_is_user -actor_is_teacher" },
	{ "chat, other", &w.administrator, of_chat,
	  "-order_issued application_sent administrator_registered -no_staffroom_yet "
	  "-invitee_role_fits_class -invite_into_class distribution_approved applicant_not_joined "
	  "-actor_joined -actor_owns_chat -actor_is_homeroom_of_class -actor_teaches_subject_in_class "
	  "invite_into_chat -actor_is_chat_member actor_is_user actor_is_teacher" },
	{ "link into a chat", &w.students[1], of_chat_link,
	  "-order_issued -candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet -invitee_role_fits_class -invite_live -invite_from_administrator "
	  "-invite_into_class invite_role_student candidate_joined distribution_approved "
	  "-assignee_is_teacher -subject_is_teacher subject_joined -invite_unclaimed "
	  "-invite_into_staffroom -invite_role_teacher -actor_joined -actor_owns_chat -actor_is_subject "
	  "invite_from_teacher invite_into_chat -actor_issued_invite -actor_is_chat_member "
	  "invite_from_teacher_or_administration -invite_role_parent actor_is_user -actor_is_teacher "
	  "-erasure_ground_recorded -claimant_fits -uses_left -subject_employed is_last_use" },
	{ "appointment", &w.head, of_appointment,
	  "order_issued candidate_is_teacher -application_sent -administrator_registered "
	  "-no_staffroom_yet -candidate_joined distribution_approved assignee_is_teacher "
	  "subject_is_teacher -subject_joined -actor_joined -actor_is_subject actor_is_user "
	  "-actor_is_teacher -erasure_ground_recorded subject_employed "
	  "-another_administrator_remains_or_forced" },
};

START_TEST(what_a_question_concerns_is_known_and_nothing_else)
{
	sfp_question question = SFP_QUESTION_INIT;
	uint64_t size = trail_size();
	const char *is;

	answers[_i].ask(&question);
	is = known(answers[_i].who, question);
	ck_assert_msg(strcmp(is, answers[_i].known) == 0, "%s:\n%s", answers[_i].name, is);
	ck_assert_uint_eq(trail_size(), size);
}
END_TEST

/* ---- the day on which something ends ---- */

static void carry_out(sfp_kind kind, const sfp_actor *who, const sfp_id *class_to)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *made = NULL;
	sfp_id id;

	form.kind = kind;
	form.person = who->person;
	if (class_to)
		form.class_to = *class_to;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &made));
	id = made->head.id;
	sfp_movement_free(made);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "заявление", &made));
	sfp_movement_free(made);
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &made));
	sfp_movement_free(made);
}

static void end_teaching(void)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_teaching *ended = NULL;
	sfp_page *page = NULL;

	filter.person = w.teachers[1].person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_TEACHING, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_sfp_ok(sfp_teaching_end(w.reg, &w.system, &page->records[0]->id, 0, &ended));
	sfp_teaching_free(ended);
	sfp_page_free(page);
}

/* Another one is to lead the class of teachers[1] from the next attachment on. */
static void redistribute(void)
{
	const sfp_distribution_line line = { "М-11", w.teachers[3].person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, "р-2");
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
}

static void end_much_today(void)
{
	sfp_chat_member *removed = NULL;
	sfp_id id;

	under_built_in_act();
	redistribute();
	carry_out(SFP_KIND_CHANGE_HOMEROOM, &w.teachers[3], &w.classes[0]);
	carry_out(SFP_KIND_DISMISS, &w.teachers[2], NULL);
	carry_out(SFP_KIND_EXPEL, &w.students[1], NULL);
	end_teaching();
	ck_sfp_ok(
		sfp_chat_remove_member(w.reg, &w.teachers[1], &story.chat, &w.students[2].person, "ошибка", &removed));
	sfp_chat_member_free(removed);
	id = draft_act(act_of_facts());
	bring_into_force(&id);
}

static void of_dismissed(sfp_question *question)
{
	question->person = w.teachers[2].person;
}

static void of_successor_in_class(sfp_question *question)
{
	of_teacher_in_class(question);
	question->person = w.teachers[3].person;
}

/* Each time is half open: its last day is the first on which it holds no more, and its successor's first. */
static const struct {
	const sfp_actor *who;
	void (*ask)(sfp_question *question);
	const char *known;
} ended_today[] = {
	{ &w.teachers[1], of_class, "-actor_is_homeroom_of_class" },
	{ &w.teachers[3], of_class, "actor_is_homeroom_of_class" },
	{ &w.teachers[1], of_class, "-actor_teaches_subject_in_class" },
	{ &w.teachers[1], of_teacher_in_class, "-assignment_in_distribution" },
	{ &w.teachers[3], of_successor_in_class, "assignment_in_distribution" },
	{ &w.head, of_dismissed, "-subject_employed" },
	{ &w.head, of_dismissed, "-candidate_is_teacher" },
	{ &w.head, of_student_in_class, "-invitee_role_fits_class" },
	{ &w.students[2], of_chat, "-actor_is_chat_member" },
	{ &w.students[2], of_nothing, "-actor_joined" },
};

START_TEST(what_ends_on_a_day_is_no_longer_true_on_it)
{
	sfp_question question = SFP_QUESTION_INIT;
	char is[4096], fact[64];

	ended_today[_i].ask(&question);
	snprintf(is, sizeof(is), " %s ", known(ended_today[_i].who, question));
	snprintf(fact, sizeof(fact), " %s ", ended_today[_i].known);
	ck_assert_msg(strstr(is, fact), "%s is lacking:\n%s", ended_today[_i].known, is);
}
END_TEST

/* ---- every action under the built-in act ---- */

static uint32_t roles_of(const sfp_actor *actor)
{
	uint32_t roles = 0;

	if (sfp_id_is_none(&actor->person))
		return SFP_ROLE_BIT(SFP_ROLE_ORGANIZATION) | SFP_ROLE_BIT(SFP_ROLE_ACT);
	ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, &actor->person, 0, &roles));
	return roles;
}

/* Where no fact is looked up, the policy says the same; else a fact that the norms ask for is named. */
static void expect_reason(const sfp_policy *policy, uint32_t roles, const sfp_question *question,
                          const sfp_decision *decision)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision bare = SFP_DECISION_INIT;
	sfp_facts asked = { { 0, 0 } };

	request.roles = roles;
	request.action = question->action;
	request.kind = question->kind;
	ck_sfp_ok(sfp_decide(policy, &request, &bare));
	ck_sfp_ok(sfp_policy_facts_asked(policy, roles, question->action, question->kind, &asked));
	if (bare.effect != SFP_EFFECT_UNDETERMINED) {
		ck_assert_int_eq(decision->effect, bare.effect);
		ck_assert_int_eq(decision->reason, bare.reason);
		ck_assert_uint_eq(decision->missing_roles, bare.missing_roles);
	} else if (decision->effect != SFP_EFFECT_PERMIT) {
		ck_assert(decision->missing.word[0] || decision->missing.word[1]);
	}
	for (int word = 0; word < 2; word++)
		ck_assert_uint_eq(decision->missing.word[word] & ~asked.word[word], 0);
}

static void ask_all(const sfp_policy *policy, const sfp_actor *actor, sfp_question question)
{
	uint32_t roles = roles_of(actor);

	for (int action = 0; action < SFP_ACTION_END; action++) {
		sfp_decision decision = SFP_DECISION_INIT;
		sfp_status status;

		question.action = (sfp_action)action;
		status = sfp_may(w.reg, actor, &question, &decision);
		ck_assert(status == SFP_OK || status == SFP_REFUSED);
		ck_assert((status == SFP_OK) == (decision.effect == SFP_EFFECT_PERMIT));
		ck_assert((status == SFP_OK) == !sfp_registry_refusal(w.reg));
		expect_reason(policy, roles, &question, &decision);
	}
}

START_TEST(every_action_is_answered_as_the_act_decides)
{
	const sfp_actor *const actors[] = { &w.system,      &w.head,          &w.deputy,
		                            &w.secretary,   &w.administrator, &w.teachers[1],
		                            &w.teachers[2], &w.students[1],   &w.parent };
	uint64_t size = trail_size();
	sfp_policy *policy = NULL;

	ck_sfp_ok(sfp_registry_policy(w.reg, &w.organization, &policy));
	for (size_t i = 0; i < sizeof(actors) / sizeof(actors[0]); i++) {
		sfp_question question = SFP_QUESTION_INIT;

		ask_all(policy, actors[i], question);
		of_student_in_class(&question);
		of_order(&question);
		ask_all(policy, actors[i], question);
	}
	ck_assert_uint_eq(trail_size(), size);
	sfp_policy_unref(policy);
}
END_TEST

/* Every noun may be asked about, even one that no fact concerns. */
START_TEST(every_record_may_be_asked_about)
{
	for (int object = 1; object < SFP_OBJECT_END; object++) {
		sfp_question question = SFP_QUESTION_INIT;
		sfp_filter filter = SFP_FILTER_INIT;
		sfp_page *page = NULL;

		filter.limit = 1;
		ck_sfp_ok(sfp_record_list(w.reg, &w.organization, (sfp_object)object, &filter, &page));
		ck_assert_uint_eq(page->count, 1);
		of_object(&question, (sfp_object)object, &page->records[0]->id);
		ck_sfp_status(sfp_may(w.reg, &w.administrator, &question, NULL), SFP_REFUSED);
		ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_NOT_REGULATED);
		sfp_page_free(page);
		question.id = (sfp_id)SFP_ID_NONE;
		ck_sfp_status(sfp_may(w.reg, &w.administrator, &question, NULL), SFP_E_NOT_FOUND);
	}
}
END_TEST

static Suite *question_suite(void)
{
	Suite *suite = suite_create("question");
	TCase *facts = tcase_create("facts"), *days = tcase_create("days"), *actions = tcase_create("actions");

	tcase_add_checked_fixture(facts, under_act_of_facts, close_world);
	tcase_add_loop_test(facts, what_a_question_concerns_is_known_and_nothing_else, 0,
	                    (int)(sizeof(answers) / sizeof(answers[0])));
	suite_add_tcase(suite, facts);
	tcase_add_checked_fixture(days, end_much_today, close_world);
	tcase_add_loop_test(days, what_ends_on_a_day_is_no_longer_true_on_it, 0,
	                    (int)(sizeof(ended_today) / sizeof(ended_today[0])));
	suite_add_tcase(suite, days);
	tcase_add_checked_fixture(actions, under_built_in_act, close_world);
	tcase_add_test(actions, every_action_is_answered_as_the_act_decides);
	tcase_add_test(actions, every_record_may_be_asked_about);
	suite_add_tcase(suite, actions);
	return suite;
}

SUITE_MAIN(question_suite)
