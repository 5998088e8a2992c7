/* vocabulary.c: the names behind the numbers of vocabulary.h. */
#include <string.h>

#include "sferumpolicy/vocabulary.h"

/* clang-format off */
static const char *const role_names[] = {
	[SFP_ROLE_COUNCIL]          = "council",
	[SFP_ROLE_HEAD]             = "head",
	[SFP_ROLE_ADMINISTRATION]   = "administration",
	[SFP_ROLE_ADMINISTRATOR]    = "administrator",
	[SFP_ROLE_HOMEROOM_TEACHER] = "homeroom_teacher",
	[SFP_ROLE_TEACHER]          = "teacher",
	[SFP_ROLE_STUDENT]          = "student",
	[SFP_ROLE_PARENT]           = "parent",
	[SFP_ROLE_USER]             = "user",
	[SFP_ROLE_ORGANIZATION]     = "organization",
	[SFP_ROLE_ACT]              = "act",
};
/* clang-format on */

/* clang-format off */
static const char *const action_names[] = {
	[SFP_ACTION_POLICY_ADOPT]                     = "policy.adopt",
	[SFP_ACTION_POLICY_AMEND]                     = "policy.amend",
	[SFP_ACTION_POLICY_WITHDRAW]                  = "policy.withdraw",
	[SFP_ACTION_POLICY_APPROVE]                   = "policy.approve",
	[SFP_ACTION_SUBJECT_REGISTER]                 = "subject.register",
	[SFP_ACTION_ADMINISTRATOR_APPOINT]            = "administrator.appoint",
	[SFP_ACTION_ADMINISTRATOR_DISMISS]            = "administrator.dismiss",
	[SFP_ACTION_APPLICATION_SEND]                 = "application.send",
	[SFP_ACTION_APPLICATION_EDIT]                 = "application.edit",
	[SFP_ACTION_APPLICATION_WITHDRAW]             = "application.withdraw",
	[SFP_ACTION_APPLICATION_RECORD_ANSWER]        = "application.record_answer",
	[SFP_ACTION_ADMINISTRATOR_REGISTER]           = "administrator.register",
	[SFP_ACTION_ORGANIZATION_EDIT]                = "organization.edit",
	[SFP_ACTION_CLASS_CREATE_STAFFROOM]           = "class.create_staffroom",
	[SFP_ACTION_CLASS_CREATE]                     = "class.create",
	[SFP_ACTION_NOMENCLATURE_APPROVE]             = "nomenclature.approve",
	[SFP_ACTION_INVITE_CREATE]                    = "invite.create",
	[SFP_ACTION_INVITE_SEND]                      = "invite.send",
	[SFP_ACTION_INVITE_CLAIM]                     = "invite.claim",
	[SFP_ACTION_ADMINISTRATOR_APPOINT_ADDITIONAL] = "administrator.appoint_additional",
	[SFP_ACTION_CLASS_ASSIGN_HOMEROOM]            = "class.assign_homeroom",
	[SFP_ACTION_DISTRIBUTION_APPROVE]             = "distribution.approve",
	[SFP_ACTION_MEMBERSHIP_CONSIDER]              = "membership.consider",
	[SFP_ACTION_MEMBERSHIP_ACCEPT]                = "membership.accept",
	[SFP_ACTION_MEMBERSHIP_REJECT]                = "membership.reject",
	[SFP_ACTION_MEMBERSHIP_APPLY]                 = "membership.apply",
	[SFP_ACTION_MEMBERSHIP_WITHDRAW]              = "membership.withdraw",
	[SFP_ACTION_VERIFICATION_CONFIRM]             = "verification.confirm",
	[SFP_ACTION_VERIFICATION_REJECT]              = "verification.reject",
	[SFP_ACTION_MOVEMENT_DRAFT]                   = "movement.draft",
	[SFP_ACTION_MOVEMENT_APPLY]                   = "movement.apply",
	[SFP_ACTION_MOVEMENT_ORDER]                   = "movement.order",
	[SFP_ACTION_MOVEMENT_CANCEL]                  = "movement.cancel",
	[SFP_ACTION_MOVEMENT_REVERSE]                 = "movement.reverse",
	[SFP_ACTION_VERIFICATION_REVOKE]              = "verification.revoke",
	[SFP_ACTION_MEMBERSHIP_END]                   = "membership.end",
	[SFP_ACTION_INVITE_ANNUL]                     = "invite.annul",
	[SFP_ACTION_CHANNEL_CREATE]                   = "channel.create",
	[SFP_ACTION_CHANNEL_POST]                     = "channel.post",
	[SFP_ACTION_CHANNEL_DECLINE]                  = "channel.decline",
	[SFP_ACTION_BROADCAST_PLAN]                   = "broadcast.plan",
	[SFP_ACTION_BROADCAST_START]                  = "broadcast.start",
	[SFP_ACTION_BROADCAST_FINISH]                 = "broadcast.finish",
	[SFP_ACTION_BROADCAST_CANCEL]                 = "broadcast.cancel",
	[SFP_ACTION_HELP_ANSWER]                      = "help.answer",
	[SFP_ACTION_HELP_ASK]                         = "help.ask",
	[SFP_ACTION_HELP_CLOSE]                       = "help.close",
	[SFP_ACTION_SUPPORT_OPEN]                     = "support.open",
	[SFP_ACTION_SUPPORT_CLOSE]                    = "support.close",
	[SFP_ACTION_SUPPORT_RECORD_ANSWER]            = "support.record_answer",
	[SFP_ACTION_REPORT_PRESENT]                   = "report.present",
	[SFP_ACTION_ORDER_ISSUE]                      = "order.issue",
	[SFP_ACTION_ORDER_REGISTER]                   = "order.register",
	[SFP_ACTION_VERIFICATION_REQUEST]             = "verification.request",
	[SFP_ACTION_MATERIAL_PROVIDE]                 = "material.provide",
	[SFP_ACTION_MATERIAL_WITHDRAW]                = "material.withdraw",
	[SFP_ACTION_CHAT_CREATE]                      = "chat.create",
	[SFP_ACTION_MEETING_HOLD]                     = "meeting.hold",
	[SFP_ACTION_MEETING_PLAN]                     = "meeting.plan",
	[SFP_ACTION_MEETING_START]                    = "meeting.start",
	[SFP_ACTION_MEETING_FINISH]                   = "meeting.finish",
	[SFP_ACTION_MEETING_CANCEL]                   = "meeting.cancel",
	[SFP_ACTION_CHAT_ARCHIVE]                     = "chat.archive",
	[SFP_ACTION_CHAT_REMOVE_MEMBER]               = "chat.remove_member",
	[SFP_ACTION_CONTROL_RECORD]                   = "control.record",
	[SFP_ACTION_VERIFICATION_WITHDRAW]            = "verification.withdraw",
	[SFP_ACTION_CHAT_MODERATE]                    = "chat.moderate",
	[SFP_ACTION_EVENT_HOLD]                       = "event.hold",
	[SFP_ACTION_EVENT_PLAN]                       = "event.plan",
	[SFP_ACTION_EVENT_START]                      = "event.start",
	[SFP_ACTION_EVENT_FINISH]                     = "event.finish",
	[SFP_ACTION_EVENT_CANCEL]                     = "event.cancel",
	[SFP_ACTION_LESSON_HOLD]                      = "lesson.hold",
	[SFP_ACTION_LESSON_PLAN]                      = "lesson.plan",
	[SFP_ACTION_LESSON_START]                     = "lesson.start",
	[SFP_ACTION_LESSON_FINISH]                    = "lesson.finish",
	[SFP_ACTION_LESSON_CANCEL]                    = "lesson.cancel",
	[SFP_ACTION_CHAT_PARTICIPATE]                 = "chat.participate",
	[SFP_ACTION_LESSON_JOIN]                      = "lesson.join",
	[SFP_ACTION_EVENT_JOIN]                       = "event.join",
	[SFP_ACTION_PROFILE_SECURE]                   = "profile.secure",
	[SFP_ACTION_INCIDENT_REPORT]                  = "incident.report",
	[SFP_ACTION_PLATFORM_ACCESS]                  = "platform.access",
	[SFP_ACTION_SUPPORT_REQUEST]                  = "support.request",
	[SFP_ACTION_RESOURCES_READ]                   = "resources.read",
	[SFP_ACTION_SEMINAR_ATTEND]                   = "seminar.attend",
	[SFP_ACTION_POLICY_ENACT]                     = "policy.enact",
	[SFP_ACTION_POLICY_SUPERSEDE]                 = "policy.supersede",
	[SFP_ACTION_CONSENT_RECORD]                   = "consent.record",
	[SFP_ACTION_CONSENT_WITHDRAW]                 = "consent.withdraw",
	[SFP_ACTION_PERSON_ERASE]                     = "person.erase",
	[SFP_ACTION_OFFICE_APPOINT_HEAD]              = "office.appoint_head",
	[SFP_ACTION_OFFICE_DISMISS_HEAD]              = "office.dismiss_head",
	[SFP_ACTION_OFFICE_APPOINT_ACTING_HEAD]       = "office.appoint_acting_head",
	[SFP_ACTION_OFFICE_APPOINT_ADMINISTRATION]    = "office.appoint_administration",
	[SFP_ACTION_OFFICE_DISMISS_ADMINISTRATION]    = "office.dismiss_administration",
	[SFP_ACTION_OFFICE_APPOINT_COUNCIL]           = "office.appoint_council",
	[SFP_ACTION_OFFICE_DISMISS_COUNCIL]           = "office.dismiss_council",
};
/* clang-format on */

/* chat.h, movement.h and event.h say which of them belong together; the gaps leave room. */
/* clang-format off */
static const char *const kind_names[] = {
	[SFP_KIND_STAFFROOM]              = "staffroom",
	[SFP_KIND_HEAD_DEPUTIES]          = "head_deputies",
	[SFP_KIND_HEAD_TEACHERS]          = "head_teachers",
	[SFP_KIND_HEAD_PARENT_ACTIVISTS]  = "head_parent_activists",
	[SFP_KIND_HEAD_STUDENT_ACTIVISTS] = "head_student_activists",
	[SFP_KIND_MANAGEMENT]             = "management",
	[SFP_KIND_CLASS_STUDENTS]         = "class_students",
	[SFP_KIND_CLASS_PARENTS]          = "class_parents",
	[SFP_KIND_CLASS_TEACHERS]         = "class_teachers",
	[SFP_KIND_CLASS_OTHER]            = "class_other",
	[SFP_KIND_SUBJECT_STUDENTS]       = "subject_students",
	[SFP_KIND_SUBJECT_OTHER]          = "subject_other",
	[SFP_KIND_ENROL]                  = "enrol",
	[SFP_KIND_TRANSFER_CLASS]         = "transfer_class",
	[SFP_KIND_PROMOTE]                = "promote",
	[SFP_KIND_LEAVE_BEGIN]            = "leave_begin",
	[SFP_KIND_LEAVE_END]              = "leave_end",
	[SFP_KIND_EXPEL]                  = "expel",
	[SFP_KIND_GRADUATE]               = "graduate",
	[SFP_KIND_REINSTATE]              = "reinstate",
	[SFP_KIND_HIRE]                   = "hire",
	[SFP_KIND_CHANGE_POSITION]        = "change_position",
	[SFP_KIND_CHANGE_HOMEROOM]        = "change_homeroom",
	[SFP_KIND_DISMISS]                = "dismiss",
	[SFP_KIND_LINK]                   = "link",
	[SFP_KIND_UNLINK]                 = "unlink",
	[SFP_KIND_BROADCAST]              = "broadcast",
	[SFP_KIND_LESSON]                 = "lesson",
	[SFP_KIND_CLASS_EVENT]            = "class_event",
	[SFP_KIND_MEETING]                = "meeting",
};
/* clang-format on */

/* clang-format off */
static const char *const fact_names[] = {
	[SFP_FACT_EDITION_IS_DRAFT]                        = "edition_is_draft",
	[SFP_FACT_EDITION_IN_FORCE]                        = "edition_in_force",
	[SFP_FACT_EDITION_ADOPTED]                         = "edition_adopted",
	[SFP_FACT_ORDER_ISSUED]                            = "order_issued",
	[SFP_FACT_CANDIDATE_IS_TEACHER]                    = "candidate_is_teacher",
	[SFP_FACT_ORDER_ATTACHED]                          = "order_attached",
	[SFP_FACT_CONTACT_FULL_NAME]                       = "contact_full_name",
	[SFP_FACT_CONTACT_EMAIL]                           = "contact_email",
	[SFP_FACT_CONTACT_MOBILE]                          = "contact_mobile",
	[SFP_FACT_APPLICATION_SENT]                        = "application_sent",
	[SFP_FACT_SAME_MOBILE_AS_APPLICATION]              = "same_mobile_as_application",
	[SFP_FACT_ADMINISTRATOR_REGISTERED]                = "administrator_registered",
	[SFP_FACT_NO_STAFFROOM_YET]                        = "no_staffroom_yet",
	[SFP_FACT_NAME_IN_NOMENCLATURE]                    = "name_in_nomenclature",
	[SFP_FACT_INVITEE_ROLE_FITS_CLASS]                 = "invitee_role_fits_class",
	[SFP_FACT_INVITE_LIVE]                             = "invite_live",
	[SFP_FACT_INVITE_FROM_ADMINISTRATOR]               = "invite_from_administrator",
	[SFP_FACT_INVITE_INTO_CLASS]                       = "invite_into_class",
	[SFP_FACT_INVITE_ROLE_STUDENT]                     = "invite_role_student",
	[SFP_FACT_CANDIDATE_JOINED]                        = "candidate_joined",
	[SFP_FACT_DISTRIBUTION_APPROVED]                   = "distribution_approved",
	[SFP_FACT_ASSIGNEE_IS_TEACHER]                     = "assignee_is_teacher",
	[SFP_FACT_ASSIGNMENT_IN_DISTRIBUTION]              = "assignment_in_distribution",
	[SFP_FACT_APPLICANT_IS_TEACHER_OR_STUDENT]         = "applicant_is_teacher_or_student",
	[SFP_FACT_APPLICANT_NOT_JOINED]                    = "applicant_not_joined",
	[SFP_FACT_ACTOR_IS_APPLICANT]                      = "actor_is_applicant",
	[SFP_FACT_VERIFICATION_REQUESTED]                  = "verification_requested",
	[SFP_FACT_SUBJECT_IS_TEACHER]                      = "subject_is_teacher",
	[SFP_FACT_SUBJECT_JOINED]                          = "subject_joined",
	[SFP_FACT_INVITE_UNCLAIMED]                        = "invite_unclaimed",
	[SFP_FACT_STATISTICS_AVAILABLE]                    = "statistics_available",
	[SFP_FACT_INVITE_INTO_STAFFROOM]                   = "invite_into_staffroom",
	[SFP_FACT_INVITE_ROLE_TEACHER]                     = "invite_role_teacher",
	[SFP_FACT_ACTOR_PROVIDED_MATERIAL]                 = "actor_provided_material",
	[SFP_FACT_ACTOR_JOINED]                            = "actor_joined",
	[SFP_FACT_ACTOR_OWNS_CHAT]                         = "actor_owns_chat",
	[SFP_FACT_ACTOR_IS_SUBJECT]                        = "actor_is_subject",
	[SFP_FACT_ACTOR_IS_HOMEROOM_OF_CLASS]              = "actor_is_homeroom_of_class",
	[SFP_FACT_ACTOR_TEACHES_SUBJECT_IN_CLASS]          = "actor_teaches_subject_in_class",
	[SFP_FACT_INVITE_FROM_TEACHER]                     = "invite_from_teacher",
	[SFP_FACT_INVITE_INTO_CHAT]                        = "invite_into_chat",
	[SFP_FACT_ACTOR_ISSUED_INVITE]                     = "actor_issued_invite",
	[SFP_FACT_ACTOR_IS_CHAT_MEMBER]                    = "actor_is_chat_member",
	[SFP_FACT_INVITE_FROM_TEACHER_OR_ADMINISTRATION]   = "invite_from_teacher_or_administration",
	[SFP_FACT_INVITE_ROLE_PARENT]                      = "invite_role_parent",
	[SFP_FACT_ACTOR_IS_USER]                           = "actor_is_user",
	[SFP_FACT_ACTOR_IS_TEACHER]                        = "actor_is_teacher",
	[SFP_FACT_EDITION_APPROVED]                        = "edition_approved",
	[SFP_FACT_EDITION_SIGNED]                          = "edition_signed",
	[SFP_FACT_NEWER_EDITION_IN_FORCE]                  = "newer_edition_in_force",
	[SFP_FACT_ERASURE_GROUND_RECORDED]                 = "erasure_ground_recorded",
	[SFP_FACT_CONTACT_COMPLETE]                        = "contact_complete",
	[SFP_FACT_CLAIMANT_FITS]                           = "claimant_fits",
	[SFP_FACT_USES_LEFT]                               = "uses_left",
	[SFP_FACT_SUBJECT_EMPLOYED]                        = "subject_employed",
	[SFP_FACT_EFFECTIVE_DATE_REACHED]                  = "effective_date_reached",
	[SFP_FACT_ANOTHER_ADMINISTRATOR_REMAINS_OR_FORCED] = "another_administrator_remains_or_forced",
	[SFP_FACT_IS_LAST_USE]                             = "is_last_use",
	[SFP_FACT_ORDER_SIGNED_BY_HEAD]                    = "order_signed_by_head",
	[SFP_FACT_INVITE_HAS_USES_LEFT]                    = "invite_has_uses_left",
	[SFP_FACT_CUSTOM_1]                                = "custom_1",
	[SFP_FACT_CUSTOM_2]                                = "custom_2",
	[SFP_FACT_CUSTOM_3]                                = "custom_3",
	[SFP_FACT_CUSTOM_4]                                = "custom_4",
	[SFP_FACT_CUSTOM_5]                                = "custom_5",
	[SFP_FACT_CUSTOM_6]                                = "custom_6",
	[SFP_FACT_CUSTOM_7]                                = "custom_7",
	[SFP_FACT_CUSTOM_8]                                = "custom_8",
	[SFP_FACT_CUSTOM_9]                                = "custom_9",
	[SFP_FACT_CUSTOM_10]                               = "custom_10",
	[SFP_FACT_CUSTOM_11]                               = "custom_11",
	[SFP_FACT_CUSTOM_12]                               = "custom_12",
	[SFP_FACT_CUSTOM_13]                               = "custom_13",
	[SFP_FACT_CUSTOM_14]                               = "custom_14",
	[SFP_FACT_CUSTOM_15]                               = "custom_15",
	[SFP_FACT_CUSTOM_16]                               = "custom_16",
};
/* clang-format on */

/* clang-format off */
static const char *const norm_names[] = {
	[SFP_NORM_ACT_STATUS]                            = "act.status",
	[SFP_NORM_ACT_LEGAL_BASIS]                       = "act.legal_basis",
	[SFP_NORM_ACT_ADOPTED]                           = "act.adopted",
	[SFP_NORM_ACT_AMENDED]                           = "act.amended",
	[SFP_NORM_ACT_APPROVED]                          = "act.approved",
	[SFP_NORM_ACT_UNIFORM]                           = "act.uniform",
	[SFP_NORM_ACT_TERMS]                             = "act.terms",
	[SFP_NORM_ACT_PARTICIPANTS]                      = "act.participants",
	[SFP_NORM_ACT_ALL_SUBJECTS]                      = "act.all_subjects",
	[SFP_NORM_ACT_INFORMATION_SYSTEM]                = "act.information_system",
	[SFP_NORM_ADMINISTRATOR_APPOINTED]               = "administrator.appointed",
	[SFP_NORM_ADMINISTRATOR_APPLIES]                 = "administrator.applies",
	[SFP_NORM_ADMINISTRATOR_REGISTERS]               = "administrator.registers",
	[SFP_NORM_ADMINISTRATOR_DESCRIBES_ORGANIZATION]  = "administrator.describes_organization",
	[SFP_NORM_ADMINISTRATOR_CREATES_STAFFROOM]       = "administrator.creates_staffroom",
	[SFP_NORM_ADMINISTRATOR_BUILDS_STRUCTURE]        = "administrator.builds_structure",
	[SFP_NORM_ADMINISTRATOR_INVITES]                 = "administrator.invites",
	[SFP_NORM_ADMINISTRATOR_APPOINTS_ADDITIONAL]     = "administrator.appoints_additional",
	[SFP_NORM_ADMINISTRATOR_ASSIGNS_HOMEROOM]        = "administrator.assigns_homeroom",
	[SFP_NORM_ADMINISTRATOR_ADMITS]                  = "administrator.admits",
	[SFP_NORM_ADMINISTRATOR_VERIFIES]                = "administrator.verifies",
	[SFP_NORM_ADMINISTRATOR_RECORDS_MOVEMENT]        = "administrator.records_movement",
	[SFP_NORM_ADMINISTRATOR_ANNULS_INVITES]          = "administrator.annuls_invites",
	[SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS]           = "administrator.runs_channels",
	[SFP_NORM_ADMINISTRATOR_BROADCASTS]              = "administrator.broadcasts",
	[SFP_NORM_ADMINISTRATOR_HELPS]                   = "administrator.helps",
	[SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT]      = "administrator.deals_with_support",
	[SFP_NORM_ADMINISTRATOR_REPORTS]                 = "administrator.reports",
	[SFP_NORM_ADMINISTRATION_ORDERS_USE]             = "administration.orders_use",
	[SFP_NORM_ADMINISTRATION_APPOINTS_ADMINISTRATOR] = "administration.appoints_administrator",
	[SFP_NORM_ADMINISTRATION_JOINS]                  = "administration.joins",
	[SFP_NORM_ADMINISTRATION_VERIFIED]               = "administration.verified",
	[SFP_NORM_ADMINISTRATION_PROVIDES_MATERIAL]      = "administration.provides_material",
	[SFP_NORM_ADMINISTRATION_COMMUNICATES]           = "administration.communicates",
	[SFP_NORM_ADMINISTRATION_CHAT_DEPUTIES]          = "administration.chat_deputies",
	[SFP_NORM_ADMINISTRATION_CHAT_TEACHERS]          = "administration.chat_teachers",
	[SFP_NORM_ADMINISTRATION_CHAT_PARENT_ACTIVISTS]  = "administration.chat_parent_activists",
	[SFP_NORM_ADMINISTRATION_CHAT_STUDENT_ACTIVISTS] = "administration.chat_student_activists",
	[SFP_NORM_ADMINISTRATION_CHAT_OTHER]             = "administration.chat_other",
	[SFP_NORM_ADMINISTRATION_CONTROLS]               = "administration.controls",
	[SFP_NORM_HOMEROOM_JOINS]                        = "homeroom.joins",
	[SFP_NORM_HOMEROOM_VERIFIED]                     = "homeroom.verified",
	[SFP_NORM_HOMEROOM_CHATS]                        = "homeroom.chats",
	[SFP_NORM_HOMEROOM_CHAT_STUDENTS]                = "homeroom.chat_students",
	[SFP_NORM_HOMEROOM_CHAT_PARENTS]                 = "homeroom.chat_parents",
	[SFP_NORM_HOMEROOM_CHAT_TEACHERS]                = "homeroom.chat_teachers",
	[SFP_NORM_HOMEROOM_CHAT_OTHER]                   = "homeroom.chat_other",
	[SFP_NORM_HOMEROOM_COMMUNICATES]                 = "homeroom.communicates",
	[SFP_NORM_TEACHER_JOINS]                         = "teacher.joins",
	[SFP_NORM_TEACHER_VERIFIED]                      = "teacher.verified",
	[SFP_NORM_TEACHER_CHATS]                         = "teacher.chats",
	[SFP_NORM_TEACHER_CHAT_SUBJECT]                  = "teacher.chat_subject",
	[SFP_NORM_TEACHER_CHAT_OTHER]                    = "teacher.chat_other",
	[SFP_NORM_TEACHER_COMMUNICATES]                  = "teacher.communicates",
	[SFP_NORM_STUDENT_JOINS_CHAT]                    = "student.joins_chat",
	[SFP_NORM_STUDENT_PARTICIPATES]                  = "student.participates",
	[SFP_NORM_STUDENT_ATTENDS]                       = "student.attends",
	[SFP_NORM_STUDENT_SECURES_PROFILE]               = "student.secures_profile",
	[SFP_NORM_PARENT_JOINS_CHAT]                     = "parent.joins_chat",
	[SFP_NORM_PARENT_PARTICIPATES]                   = "parent.participates",
	[SFP_NORM_USER_FREE_ACCESS]                      = "user.free_access",
	[SFP_NORM_USER_TURNS_TO_SUPPORT]                 = "user.turns_to_support",
	[SFP_NORM_USER_READS_RESOURCES]                  = "user.reads_resources",
	[SFP_NORM_TEACHER_ATTENDS_SEMINARS]              = "teacher.attends_seminars",
	[SFP_NORM_ACT_IN_FORCE]                          = "act.in_force",
	[SFP_NORM_ACT_VALID_UNTIL_NEW]                   = "act.valid_until_new",
	[SFP_NORM_ACT_RESIDUAL_LAW]                      = "act.residual_law",
	[SFP_NORM_LAW_RECORDS_CONSENT]                   = "law.records_consent",
	[SFP_NORM_LAW_ERASES_PERSON]                     = "law.erases_person",
	[SFP_NORM_LAW_FILLS_OFFICE_OF_HEAD]              = "law.fills_office_of_head",
	[SFP_NORM_LAW_FILLS_OFFICES]                     = "law.fills_offices",
};
/* clang-format on */

/* clang-format off */
static const char *const effect_names[] = {
	[SFP_EFFECT_PERMIT]        = "permit",
	[SFP_EFFECT_DENY]          = "deny",
	[SFP_EFFECT_UNDETERMINED]  = "undetermined",
	[SFP_EFFECT_NOT_REGULATED] = "not_regulated",
};
/* clang-format on */

static const char *const reading_names[] = {
	[SFP_READING_LITERAL] = "literal",
	[SFP_READING_IMPLIED] = "implied",
};

/* clang-format off */
static const char *const modality_names[] = {
	[SFP_MODALITY_DUTY]        = "duty",
	[SFP_MODALITY_RIGHT]       = "right",
	[SFP_MODALITY_PROCEDURE]   = "procedure",
	[SFP_MODALITY_DEFINITION]  = "definition",
	[SFP_MODALITY_PROHIBITION] = "prohibition",
};
/* clang-format on */

/* clang-format off */
static const char *const reason_names[] = {
	[SFP_REASON_NONE]          = "none",
	[SFP_REASON_NO_EDITION]    = "no_edition",
	[SFP_REASON_NO_TRANSITION] = "no_transition",
	[SFP_REASON_NOT_REGULATED] = "not_regulated",
	[SFP_REASON_PROHIBITED]    = "prohibited",
	[SFP_REASON_ROLE]          = "role",
	[SFP_REASON_FACT]          = "fact",
	[SFP_REASON_UNKNOWN]       = "unknown",
	[SFP_REASON_GUARD]         = "guard",
	[SFP_REASON_NEEDS_ORDER]   = "needs_order",
	[SFP_REASON_NEEDS_MINUTES] = "needs_minutes",
	[SFP_REASON_NEEDS_REASON]  = "needs_reason",
};
/* clang-format on */

#define LENGTH(table) (sizeof(table) / sizeof((table)[0]))

_Static_assert(LENGTH(role_names) == SFP_ROLE_END, "a name for every role");
_Static_assert(LENGTH(action_names) == SFP_ACTION_END, "a name for every action");
_Static_assert(LENGTH(kind_names) == SFP_KIND_END, "a name for every kind");
_Static_assert(LENGTH(fact_names) == SFP_FACT_END, "a name for every fact");
_Static_assert(LENGTH(norm_names) == SFP_NORM_END, "a name for every norm");
_Static_assert(LENGTH(reason_names) == SFP_REASON_END, "a name for every reason");

static const char *name_of(const char *const *names, size_t length, int number)
{
	return number >= 0 && (size_t)number < length ? names[number] : NULL;
}

static int number_of(const char *const *names, size_t length, const char *name)
{
	if (!name)
		return 0;
	for (size_t i = 0; i < length; i++)
		if (names[i] && strcmp(names[i], name) == 0)
			return (int)i;
	return 0;
}

const char *sfp_role_name(sfp_role role)
{
	return name_of(role_names, LENGTH(role_names), (int)role);
}

const char *sfp_action_name(sfp_action action)
{
	return name_of(action_names, LENGTH(action_names), (int)action);
}

const char *sfp_kind_name(sfp_kind kind)
{
	return name_of(kind_names, LENGTH(kind_names), (int)kind);
}

const char *sfp_fact_name(sfp_fact fact)
{
	return name_of(fact_names, LENGTH(fact_names), (int)fact);
}

const char *sfp_norm_name(sfp_norm norm)
{
	return name_of(norm_names, LENGTH(norm_names), (int)norm);
}

const char *sfp_effect_name(sfp_effect effect)
{
	return name_of(effect_names, LENGTH(effect_names), (int)effect);
}

const char *sfp_reading_name(sfp_reading reading)
{
	return name_of(reading_names, LENGTH(reading_names), (int)reading);
}

const char *sfp_modality_name(sfp_modality modality)
{
	return name_of(modality_names, LENGTH(modality_names), (int)modality);
}

const char *sfp_reason_name(sfp_reason reason)
{
	return name_of(reason_names, LENGTH(reason_names), (int)reason);
}

sfp_role sfp_role_from_name(const char *name)
{
	return (sfp_role)number_of(role_names, LENGTH(role_names), name);
}

sfp_action sfp_action_from_name(const char *name)
{
	return (sfp_action)number_of(action_names, LENGTH(action_names), name);
}

sfp_kind sfp_kind_from_name(const char *name)
{
	return (sfp_kind)number_of(kind_names, LENGTH(kind_names), name);
}

sfp_fact sfp_fact_from_name(const char *name)
{
	return (sfp_fact)number_of(fact_names, LENGTH(fact_names), name);
}

sfp_norm sfp_norm_from_name(const char *name)
{
	return (sfp_norm)number_of(norm_names, LENGTH(norm_names), name);
}
