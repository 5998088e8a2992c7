/* vocabulary.h: the words that packs, requests, records and trails are made of.
 *
 * Append-only: a number once released is never changed and never given again, because registries and trails keep them.
 * The names behind the numbers, given by the _name() functions, are the names of packs and of the JSON protocol.
 * sfp_describe() lists every table.
 */
#ifndef SFERUMPOLICY_VOCABULARY_H
#define SFERUMPOLICY_VOCABULARY_H

#include "base.h"

SFP_BEGIN_DECLS

/** Who may bear a norm. A set of them is a bit mask: SFP_ROLE_BIT(role). */
typedef enum sfp_role {
	SFP_ROLE_COUNCIL          = 1, /**< pedagogical council, «педагогический совет» */
	SFP_ROLE_HEAD             = 2, /**< head of the organisation, «руководитель» */
	SFP_ROLE_ADMINISTRATION   = 3, /**< a member of the administration, «администрация» */
	SFP_ROLE_ADMINISTRATOR    = 4, /**< administrator of the platform, «администратор платформы» */
	SFP_ROLE_HOMEROOM_TEACHER = 5, /**< homeroom teacher, «классный руководитель (куратор группы)» */
	SFP_ROLE_TEACHER          = 6, /**< pedagogical worker, «педагогический работник» */
	SFP_ROLE_STUDENT          = 7, /**< student, «обучающийся» */
	SFP_ROLE_PARENT           = 8, /**< parent or legal representative, «родитель (законный представитель)» */
	SFP_ROLE_USER             = 9, /**< any participant; student, teacher, parent and administration imply it */
	SFP_ROLE_ORGANIZATION     = 10, /**< the organisation itself */
	SFP_ROLE_ACT              = 11 /**< the document itself: what follows from it and is nobody's deed */
} sfp_role;

/** How many roles there are, plus one: a bound for loops and tables. */
#define SFP_ROLE_END 12

/** The bit of a role in a set of roles. */
#define SFP_ROLE_BIT(role) (UINT32_C(1) << (role))

/**
 * What is done: `object.verb`.
 *
 * `lesson.hold`, `event.hold` and `meeting.hold` stand for planning, starting, finishing and cancelling one: a rule for
 * them is a rule for each of the four.
 */
typedef enum sfp_action {
	SFP_ACTION_POLICY_ADOPT                     = 1,
	SFP_ACTION_POLICY_AMEND                     = 2,
	SFP_ACTION_POLICY_WITHDRAW                  = 3,
	SFP_ACTION_POLICY_APPROVE                   = 4,
	SFP_ACTION_SUBJECT_REGISTER                 = 5,
	SFP_ACTION_ADMINISTRATOR_APPOINT            = 6,
	SFP_ACTION_ADMINISTRATOR_DISMISS            = 7,
	SFP_ACTION_APPLICATION_SEND                 = 8,
	SFP_ACTION_APPLICATION_EDIT                 = 9,
	SFP_ACTION_APPLICATION_WITHDRAW             = 10,
	SFP_ACTION_APPLICATION_RECORD_ANSWER        = 11,
	SFP_ACTION_ADMINISTRATOR_REGISTER           = 12,
	SFP_ACTION_ORGANIZATION_EDIT                = 13,
	SFP_ACTION_CLASS_CREATE_STAFFROOM           = 14,
	SFP_ACTION_CLASS_CREATE                     = 15,
	SFP_ACTION_NOMENCLATURE_APPROVE             = 16,
	SFP_ACTION_INVITE_CREATE                    = 17,
	SFP_ACTION_INVITE_SEND                      = 18,
	SFP_ACTION_INVITE_CLAIM                     = 19,
	SFP_ACTION_ADMINISTRATOR_APPOINT_ADDITIONAL = 20,
	SFP_ACTION_CLASS_ASSIGN_HOMEROOM            = 21,
	SFP_ACTION_DISTRIBUTION_APPROVE             = 22,
	SFP_ACTION_MEMBERSHIP_CONSIDER              = 23,
	SFP_ACTION_MEMBERSHIP_ACCEPT                = 24,
	SFP_ACTION_MEMBERSHIP_REJECT                = 25,
	SFP_ACTION_MEMBERSHIP_APPLY                 = 26,
	SFP_ACTION_MEMBERSHIP_WITHDRAW              = 27,
	SFP_ACTION_VERIFICATION_CONFIRM             = 28,
	SFP_ACTION_VERIFICATION_REJECT              = 29,
	SFP_ACTION_MOVEMENT_DRAFT                   = 30,
	SFP_ACTION_MOVEMENT_APPLY                   = 31,
	SFP_ACTION_MOVEMENT_ORDER                   = 32,
	SFP_ACTION_MOVEMENT_CANCEL                  = 33,
	SFP_ACTION_MOVEMENT_REVERSE                 = 34,
	SFP_ACTION_VERIFICATION_REVOKE              = 35,
	SFP_ACTION_MEMBERSHIP_END                   = 36,
	SFP_ACTION_INVITE_ANNUL                     = 37,
	SFP_ACTION_CHANNEL_CREATE                   = 38,
	SFP_ACTION_CHANNEL_POST                     = 39,
	SFP_ACTION_CHANNEL_DECLINE                  = 40,
	SFP_ACTION_BROADCAST_PLAN                   = 41,
	SFP_ACTION_BROADCAST_START                  = 42,
	SFP_ACTION_BROADCAST_FINISH                 = 43,
	SFP_ACTION_BROADCAST_CANCEL                 = 44,
	SFP_ACTION_HELP_ANSWER                      = 45,
	SFP_ACTION_HELP_ASK                         = 46,
	SFP_ACTION_HELP_CLOSE                       = 47,
	SFP_ACTION_SUPPORT_OPEN                     = 48,
	SFP_ACTION_SUPPORT_CLOSE                    = 49,
	SFP_ACTION_SUPPORT_RECORD_ANSWER            = 50,
	SFP_ACTION_REPORT_PRESENT                   = 51,
	SFP_ACTION_ORDER_ISSUE                      = 52,
	SFP_ACTION_ORDER_REGISTER                   = 53,
	SFP_ACTION_VERIFICATION_REQUEST             = 54,
	SFP_ACTION_MATERIAL_PROVIDE                 = 55,
	SFP_ACTION_MATERIAL_WITHDRAW                = 56,
	SFP_ACTION_CHAT_CREATE                      = 57,
	SFP_ACTION_MEETING_HOLD                     = 58,
	SFP_ACTION_MEETING_PLAN                     = 59,
	SFP_ACTION_MEETING_START                    = 60,
	SFP_ACTION_MEETING_FINISH                   = 61,
	SFP_ACTION_MEETING_CANCEL                   = 62,
	SFP_ACTION_CHAT_ARCHIVE                     = 63,
	SFP_ACTION_CHAT_REMOVE_MEMBER               = 64,
	SFP_ACTION_CONTROL_RECORD                   = 65,
	SFP_ACTION_VERIFICATION_WITHDRAW            = 66,
	SFP_ACTION_CHAT_MODERATE                    = 67,
	SFP_ACTION_EVENT_HOLD                       = 68,
	SFP_ACTION_EVENT_PLAN                       = 69,
	SFP_ACTION_EVENT_START                      = 70,
	SFP_ACTION_EVENT_FINISH                     = 71,
	SFP_ACTION_EVENT_CANCEL                     = 72,
	SFP_ACTION_LESSON_HOLD                      = 73,
	SFP_ACTION_LESSON_PLAN                      = 74,
	SFP_ACTION_LESSON_START                     = 75,
	SFP_ACTION_LESSON_FINISH                    = 76,
	SFP_ACTION_LESSON_CANCEL                    = 77,
	SFP_ACTION_CHAT_PARTICIPATE                 = 78,
	SFP_ACTION_LESSON_JOIN                      = 79,
	SFP_ACTION_EVENT_JOIN                       = 80,
	SFP_ACTION_PROFILE_SECURE                   = 81,
	SFP_ACTION_INCIDENT_REPORT                  = 82,
	SFP_ACTION_PLATFORM_ACCESS                  = 83,
	SFP_ACTION_SUPPORT_REQUEST                  = 84,
	SFP_ACTION_RESOURCES_READ                   = 85,
	SFP_ACTION_SEMINAR_ATTEND                   = 86,
	SFP_ACTION_POLICY_ENACT                     = 87,
	SFP_ACTION_POLICY_SUPERSEDE                 = 88,
	SFP_ACTION_CONSENT_RECORD                   = 89,
	SFP_ACTION_CONSENT_WITHDRAW                 = 90,
	SFP_ACTION_PERSON_ERASE                     = 91,
	SFP_ACTION_OFFICE_APPOINT_HEAD              = 92,
	SFP_ACTION_OFFICE_DISMISS_HEAD              = 93,
	SFP_ACTION_OFFICE_APPOINT_ACTING_HEAD       = 94,
	SFP_ACTION_OFFICE_APPOINT_ADMINISTRATION    = 95,
	SFP_ACTION_OFFICE_DISMISS_ADMINISTRATION    = 96,
	SFP_ACTION_OFFICE_APPOINT_COUNCIL           = 97,
	SFP_ACTION_OFFICE_DISMISS_COUNCIL           = 98
} sfp_action;

/** How many actions there are, plus one. */
#define SFP_ACTION_END 99

/**
 * Which sort of object an action concerns; SFP_KIND_NONE where that does not matter.
 */
typedef enum sfp_kind {
	SFP_KIND_NONE = 0,
	/* Chats (clauses 2.2.6, 2.3.3, 2.4.3 of the built-in act). */
	SFP_KIND_STAFFROOM              = 1,
	SFP_KIND_HEAD_DEPUTIES          = 2,
	SFP_KIND_HEAD_TEACHERS          = 3,
	SFP_KIND_HEAD_PARENT_ACTIVISTS  = 4,
	SFP_KIND_HEAD_STUDENT_ACTIVISTS = 5,
	SFP_KIND_MANAGEMENT             = 6,
	SFP_KIND_CLASS_STUDENTS         = 7,
	SFP_KIND_CLASS_PARENTS          = 8,
	SFP_KIND_CLASS_TEACHERS         = 9,
	SFP_KIND_CLASS_OTHER            = 10,
	SFP_KIND_SUBJECT_STUDENTS       = 11,
	SFP_KIND_SUBJECT_OTHER          = 12,
	/* Movements of students. */
	SFP_KIND_ENROL          = 32,
	SFP_KIND_TRANSFER_CLASS = 33,
	SFP_KIND_PROMOTE        = 34,
	SFP_KIND_LEAVE_BEGIN    = 35,
	SFP_KIND_LEAVE_END      = 36,
	SFP_KIND_EXPEL          = 37,
	SFP_KIND_GRADUATE       = 38,
	SFP_KIND_REINSTATE      = 39,
	/* Movements of staff. */
	SFP_KIND_HIRE            = 48,
	SFP_KIND_CHANGE_POSITION = 49,
	SFP_KIND_CHANGE_HOMEROOM = 50,
	SFP_KIND_DISMISS         = 51,
	/* Movements of parents. */
	SFP_KIND_LINK   = 56,
	SFP_KIND_UNLINK = 57,
	/* Events held on the platform. */
	SFP_KIND_BROADCAST   = 64,
	SFP_KIND_LESSON      = 65,
	SFP_KIND_CLASS_EVENT = 66,
	SFP_KIND_MEETING     = 67
} sfp_kind;

/** The greatest kind, plus one. */
#define SFP_KIND_END 68

/**
 * What a rule may require, and what a machine's arrow is guarded by.
 *
 * A fact is true, false or unknown; unknown never permits. The sixteen free ones (`custom_1` …) carry what a pack
 * requires and this list did not foresee; a pack gives them names.
 */
typedef enum sfp_fact {
	SFP_FACT_EDITION_IS_DRAFT                        = 1,
	SFP_FACT_EDITION_IN_FORCE                        = 2,
	SFP_FACT_EDITION_ADOPTED                         = 3,
	SFP_FACT_ORDER_ISSUED                            = 4,
	SFP_FACT_CANDIDATE_IS_TEACHER                    = 5,
	SFP_FACT_ORDER_ATTACHED                          = 6,
	SFP_FACT_CONTACT_FULL_NAME                       = 7,
	SFP_FACT_CONTACT_EMAIL                           = 8,
	SFP_FACT_CONTACT_MOBILE                          = 9,
	SFP_FACT_APPLICATION_SENT                        = 10,
	SFP_FACT_SAME_MOBILE_AS_APPLICATION              = 11,
	SFP_FACT_ADMINISTRATOR_REGISTERED                = 12,
	SFP_FACT_NO_STAFFROOM_YET                        = 13,
	SFP_FACT_NAME_IN_NOMENCLATURE                    = 14,
	SFP_FACT_INVITEE_ROLE_FITS_CLASS                 = 15,
	SFP_FACT_INVITE_LIVE                             = 16,
	SFP_FACT_INVITE_FROM_ADMINISTRATOR               = 17,
	SFP_FACT_INVITE_INTO_CLASS                       = 18,
	SFP_FACT_INVITE_ROLE_STUDENT                     = 19,
	SFP_FACT_CANDIDATE_JOINED                        = 20,
	SFP_FACT_DISTRIBUTION_APPROVED                   = 21,
	SFP_FACT_ASSIGNEE_IS_TEACHER                     = 22,
	SFP_FACT_ASSIGNMENT_IN_DISTRIBUTION              = 23,
	SFP_FACT_APPLICANT_IS_TEACHER_OR_STUDENT         = 24,
	SFP_FACT_APPLICANT_NOT_JOINED                    = 25,
	SFP_FACT_ACTOR_IS_APPLICANT                      = 26,
	SFP_FACT_VERIFICATION_REQUESTED                  = 27,
	SFP_FACT_SUBJECT_IS_TEACHER                      = 28,
	SFP_FACT_SUBJECT_JOINED                          = 29,
	SFP_FACT_INVITE_UNCLAIMED                        = 30,
	SFP_FACT_STATISTICS_AVAILABLE                    = 31,
	SFP_FACT_INVITE_INTO_STAFFROOM                   = 32,
	SFP_FACT_INVITE_ROLE_TEACHER                     = 33,
	SFP_FACT_ACTOR_PROVIDED_MATERIAL                 = 34,
	SFP_FACT_ACTOR_JOINED                            = 35,
	SFP_FACT_ACTOR_OWNS_CHAT                         = 36,
	SFP_FACT_ACTOR_IS_SUBJECT                        = 37,
	SFP_FACT_ACTOR_IS_HOMEROOM_OF_CLASS              = 38,
	SFP_FACT_ACTOR_TEACHES_SUBJECT_IN_CLASS          = 39,
	SFP_FACT_INVITE_FROM_TEACHER                     = 40,
	SFP_FACT_INVITE_INTO_CHAT                        = 41,
	SFP_FACT_ACTOR_ISSUED_INVITE                     = 42,
	SFP_FACT_ACTOR_IS_CHAT_MEMBER                    = 43,
	SFP_FACT_INVITE_FROM_TEACHER_OR_ADMINISTRATION   = 44,
	SFP_FACT_INVITE_ROLE_PARENT                      = 45,
	SFP_FACT_ACTOR_IS_USER                           = 46,
	SFP_FACT_ACTOR_IS_TEACHER                        = 47,
	SFP_FACT_EDITION_APPROVED                        = 48,
	SFP_FACT_EDITION_SIGNED                          = 49,
	SFP_FACT_NEWER_EDITION_IN_FORCE                  = 50,
	SFP_FACT_ERASURE_GROUND_RECORDED                 = 51,
	SFP_FACT_CONTACT_COMPLETE                        = 52,
	SFP_FACT_CLAIMANT_FITS                           = 53,
	SFP_FACT_USES_LEFT                               = 54,
	SFP_FACT_SUBJECT_EMPLOYED                        = 55,
	SFP_FACT_EFFECTIVE_DATE_REACHED                  = 56,
	SFP_FACT_ANOTHER_ADMINISTRATOR_REMAINS_OR_FORCED = 57,
	SFP_FACT_IS_LAST_USE                             = 58,
	SFP_FACT_ORDER_SIGNED_BY_HEAD                    = 59,
	SFP_FACT_INVITE_HAS_USES_LEFT                    = 60,
	/* Free facts, named by the pack. */
	SFP_FACT_CUSTOM_1  = 96,
	SFP_FACT_CUSTOM_2  = 97,
	SFP_FACT_CUSTOM_3  = 98,
	SFP_FACT_CUSTOM_4  = 99,
	SFP_FACT_CUSTOM_5  = 100,
	SFP_FACT_CUSTOM_6  = 101,
	SFP_FACT_CUSTOM_7  = 102,
	SFP_FACT_CUSTOM_8  = 103,
	SFP_FACT_CUSTOM_9  = 104,
	SFP_FACT_CUSTOM_10 = 105,
	SFP_FACT_CUSTOM_11 = 106,
	SFP_FACT_CUSTOM_12 = 107,
	SFP_FACT_CUSTOM_13 = 108,
	SFP_FACT_CUSTOM_14 = 109,
	SFP_FACT_CUSTOM_15 = 110,
	SFP_FACT_CUSTOM_16 = 111
} sfp_fact;

/** The greatest fact, plus one. */
#define SFP_FACT_END 112

/**
 * The norms that the library knows by name. A pack's own norms (`local.…`) are numbered from SFP_NORM_LOCAL in their
 * order.
 */
typedef enum sfp_norm {
	SFP_NORM_ACT_STATUS                            = 1, /**< built-in act: clause 1.1 */
	SFP_NORM_ACT_LEGAL_BASIS                       = 2, /**< built-in act: clause 1.2 */
	SFP_NORM_ACT_ADOPTED                           = 3, /**< built-in act: clause 1.3.a */
	SFP_NORM_ACT_AMENDED                           = 4, /**< built-in act: clause 1.3.b */
	SFP_NORM_ACT_APPROVED                          = 5, /**< built-in act: clause 1.3.c */
	SFP_NORM_ACT_UNIFORM                           = 6, /**< built-in act: clause 1.4 */
	SFP_NORM_ACT_TERMS                             = 7, /**< built-in act: clause 1.5.a */
	SFP_NORM_ACT_PARTICIPANTS                      = 8, /**< built-in act: clause 1.5.b */
	SFP_NORM_ACT_ALL_SUBJECTS                      = 9, /**< built-in act: clause 1.6 */
	SFP_NORM_ACT_INFORMATION_SYSTEM                = 10, /**< built-in act: clause 1.7 */
	SFP_NORM_ADMINISTRATOR_APPOINTED               = 11, /**< built-in act: clause 2.1.0 */
	SFP_NORM_ADMINISTRATOR_APPLIES                 = 12, /**< built-in act: clause 2.1.1 */
	SFP_NORM_ADMINISTRATOR_REGISTERS               = 13, /**< built-in act: clause 2.1.2 */
	SFP_NORM_ADMINISTRATOR_DESCRIBES_ORGANIZATION  = 14, /**< built-in act: clause 2.1.3 */
	SFP_NORM_ADMINISTRATOR_CREATES_STAFFROOM       = 15, /**< built-in act: clause 2.1.4 */
	SFP_NORM_ADMINISTRATOR_BUILDS_STRUCTURE        = 16, /**< built-in act: clause 2.1.5 */
	SFP_NORM_ADMINISTRATOR_INVITES                 = 17, /**< built-in act: clause 2.1.6 */
	SFP_NORM_ADMINISTRATOR_APPOINTS_ADDITIONAL     = 18, /**< built-in act: clause 2.1.7 */
	SFP_NORM_ADMINISTRATOR_ASSIGNS_HOMEROOM        = 19, /**< built-in act: clause 2.1.8 */
	SFP_NORM_ADMINISTRATOR_ADMITS                  = 20, /**< built-in act: clause 2.1.9 */
	SFP_NORM_ADMINISTRATOR_VERIFIES                = 21, /**< built-in act: clause 2.1.10 */
	SFP_NORM_ADMINISTRATOR_RECORDS_MOVEMENT        = 22, /**< built-in act: clause 2.1.11 */
	SFP_NORM_ADMINISTRATOR_ANNULS_INVITES          = 23, /**< built-in act: clause 2.1.12 */
	SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS           = 24, /**< built-in act: clause 2.1.13 */
	SFP_NORM_ADMINISTRATOR_BROADCASTS              = 25, /**< built-in act: clause 2.1.14 */
	SFP_NORM_ADMINISTRATOR_HELPS                   = 26, /**< built-in act: clause 2.1.15 */
	SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT      = 27, /**< built-in act: clause 2.1.16 */
	SFP_NORM_ADMINISTRATOR_REPORTS                 = 28, /**< built-in act: clause 2.1.17 */
	SFP_NORM_ADMINISTRATION_ORDERS_USE             = 29, /**< built-in act: clause 2.2.1 */
	SFP_NORM_ADMINISTRATION_APPOINTS_ADMINISTRATOR = 30, /**< built-in act: clause 2.2.2 */
	SFP_NORM_ADMINISTRATION_JOINS                  = 31, /**< built-in act: clause 2.2.3 */
	SFP_NORM_ADMINISTRATION_VERIFIED               = 32, /**< built-in act: clause 2.2.4 */
	SFP_NORM_ADMINISTRATION_PROVIDES_MATERIAL      = 33, /**< built-in act: clause 2.2.5 */
	SFP_NORM_ADMINISTRATION_COMMUNICATES           = 34, /**< built-in act: clause 2.2.6 */
	SFP_NORM_ADMINISTRATION_CHAT_DEPUTIES          = 35, /**< built-in act: clause 2.2.6.a */
	SFP_NORM_ADMINISTRATION_CHAT_TEACHERS          = 36, /**< built-in act: clause 2.2.6.b */
	SFP_NORM_ADMINISTRATION_CHAT_PARENT_ACTIVISTS  = 37, /**< built-in act: clause 2.2.6.c */
	SFP_NORM_ADMINISTRATION_CHAT_STUDENT_ACTIVISTS = 38, /**< built-in act: clause 2.2.6.d */
	SFP_NORM_ADMINISTRATION_CHAT_OTHER             = 39, /**< built-in act: clause 2.2.6.e */
	SFP_NORM_ADMINISTRATION_CONTROLS               = 40, /**< built-in act: clause 2.2.7 */
	SFP_NORM_HOMEROOM_JOINS                        = 41, /**< built-in act: clause 2.3.1 */
	SFP_NORM_HOMEROOM_VERIFIED                     = 42, /**< built-in act: clause 2.3.2 */
	SFP_NORM_HOMEROOM_CHATS                        = 43, /**< built-in act: clause 2.3.3 */
	SFP_NORM_HOMEROOM_CHAT_STUDENTS                = 44, /**< built-in act: clause 2.3.3.a */
	SFP_NORM_HOMEROOM_CHAT_PARENTS                 = 45, /**< built-in act: clause 2.3.3.b */
	SFP_NORM_HOMEROOM_CHAT_TEACHERS                = 46, /**< built-in act: clause 2.3.3.c */
	SFP_NORM_HOMEROOM_CHAT_OTHER                   = 47, /**< built-in act: clause 2.3.3.d */
	SFP_NORM_HOMEROOM_COMMUNICATES                 = 48, /**< built-in act: clause 2.3.4 */
	SFP_NORM_TEACHER_JOINS                         = 49, /**< built-in act: clause 2.4.1 */
	SFP_NORM_TEACHER_VERIFIED                      = 50, /**< built-in act: clause 2.4.2 */
	SFP_NORM_TEACHER_CHATS                         = 51, /**< built-in act: clause 2.4.3 */
	SFP_NORM_TEACHER_CHAT_SUBJECT                  = 52, /**< built-in act: clause 2.4.3.a */
	SFP_NORM_TEACHER_CHAT_OTHER                    = 53, /**< built-in act: clause 2.4.3.b */
	SFP_NORM_TEACHER_COMMUNICATES                  = 54, /**< built-in act: clause 2.4.4 */
	SFP_NORM_STUDENT_JOINS_CHAT                    = 55, /**< built-in act: clause 2.5.1 */
	SFP_NORM_STUDENT_PARTICIPATES                  = 56, /**< built-in act: clause 2.5.2 */
	SFP_NORM_STUDENT_ATTENDS                       = 57, /**< built-in act: clause 2.5.3 */
	SFP_NORM_STUDENT_SECURES_PROFILE               = 58, /**< built-in act: clause 2.5.4 */
	SFP_NORM_PARENT_JOINS_CHAT                     = 59, /**< built-in act: clause 2.6.1 */
	SFP_NORM_PARENT_PARTICIPATES                   = 60, /**< built-in act: clause 2.6.2 */
	SFP_NORM_USER_FREE_ACCESS                      = 61, /**< built-in act: clause 3.1 */
	SFP_NORM_USER_TURNS_TO_SUPPORT                 = 62, /**< built-in act: clause 3.2 */
	SFP_NORM_USER_READS_RESOURCES                  = 63, /**< built-in act: clause 3.3 */
	SFP_NORM_TEACHER_ATTENDS_SEMINARS              = 64, /**< built-in act: clause 3.4 */
	SFP_NORM_ACT_IN_FORCE                          = 65, /**< built-in act: clause 4.1 */
	SFP_NORM_ACT_VALID_UNTIL_NEW                   = 66, /**< built-in act: clause 4.2 */
	SFP_NORM_ACT_RESIDUAL_LAW                      = 67, /**< built-in act: clause 4.3 */
	SFP_NORM_LAW_RECORDS_CONSENT                   = 68, /**< built-in act: clause 152-ФЗ/a */
	SFP_NORM_LAW_ERASES_PERSON                     = 69, /**< built-in act: clause 152-ФЗ/b */
	SFP_NORM_LAW_FILLS_OFFICE_OF_HEAD              = 70, /**< built-in act: clause 273-ФЗ/51 */
	SFP_NORM_LAW_FILLS_OFFICES                     = 71 /**< built-in act: clause 273-ФЗ/28 */
} sfp_norm;

/** How many norms there are, plus one. */
#define SFP_NORM_END 72
/** The first number of a pack's own norms. */
#define SFP_NORM_LOCAL 1024

/** The answer to a request. */
typedef enum sfp_effect {
	SFP_EFFECT_PERMIT        = 1, /**< A rule applies and all that it requires is known to be true. */
	SFP_EFFECT_DENY          = 2, /**< Rules apply and each is broken by a false fact; or only other roles may; or
	                                   it is prohibited. */
	SFP_EFFECT_UNDETERMINED  = 3, /**< It depends on facts that nobody has looked up yet; they are named. */
	SFP_EFFECT_NOT_REGULATED = 4  /**< The act says nothing of it. Never a silent permit. */
} sfp_effect;

/** How a rule follows from its norm. */
typedef enum sfp_reading {
	SFP_READING_LITERAL = 1, /**< The text says so. */
	SFP_READING_IMPLIED = 2  /**< The text needs it in order to work. */
} sfp_reading;

/** What a norm does to its bearer. */
typedef enum sfp_modality {
	SFP_MODALITY_DUTY        = 1, /**< must */
	SFP_MODALITY_RIGHT       = 2, /**< may */
	SFP_MODALITY_PROCEDURE   = 3, /**< this is how it comes about */
	SFP_MODALITY_DEFINITION  = 4, /**< this is what the words mean: nothing to carry out */
	SFP_MODALITY_PROHIBITION = 5  /**< must not; overrides whatever permits */
} sfp_modality;

/**
 * Why something was refused, in order of precedence: where several hold, the first is reported.
 */
typedef enum sfp_reason {
	SFP_REASON_NONE          = 0,  /**< It was not refused. */
	SFP_REASON_NO_EDITION    = 1,  /**< No edition of the act is in force on that date. */
	SFP_REASON_NO_TRANSITION = 2,  /**< The object's state does not know this event; the permitted ones are
	                                    named. */
	SFP_REASON_NOT_REGULATED = 3,  /**< The act says nothing of it. */
	SFP_REASON_PROHIBITED    = 4,  /**< A norm forbids it. */
	SFP_REASON_ROLE          = 5,  /**< The act gives it to other roles. */
	SFP_REASON_FACT          = 6,  /**< A fact that the norms require is false. */
	SFP_REASON_UNKNOWN       = 7,  /**< A fact that the norms require is unknown. */
	SFP_REASON_GUARD         = 8,  /**< It would make the registry contradict itself; the failing facts are
	                                    named. */
	SFP_REASON_NEEDS_ORDER   = 9,  /**< It needs an order: number and date (or a written ground). */
	SFP_REASON_NEEDS_MINUTES = 10, /**< It needs the minutes: number and date. */
	SFP_REASON_NEEDS_REASON  = 11  /**< It needs a reason in words. */
} sfp_reason;

/** How many reasons there are. */
#define SFP_REASON_END 12

/**
 * Name of a number of the vocabulary, as packs and the JSON protocol write it.
 *
 * @return borrowed and static; NULL for a number that the vocabulary lacks
 * @since 0.1
 */
SFP_API const char *sfp_role_name(sfp_role role);
SFP_API const char *sfp_action_name(sfp_action action);     /**< @copydoc sfp_role_name */
SFP_API const char *sfp_kind_name(sfp_kind kind);           /**< @copydoc sfp_role_name */
SFP_API const char *sfp_fact_name(sfp_fact fact);           /**< @copydoc sfp_role_name */
SFP_API const char *sfp_norm_name(sfp_norm norm);           /**< @copydoc sfp_role_name */
SFP_API const char *sfp_effect_name(sfp_effect effect);     /**< @copydoc sfp_role_name */
SFP_API const char *sfp_reading_name(sfp_reading reading);  /**< @copydoc sfp_role_name */
SFP_API const char *sfp_modality_name(sfp_modality modality); /**< @copydoc sfp_role_name */
SFP_API const char *sfp_reason_name(sfp_reason reason);     /**< @copydoc sfp_role_name */

/**
 * Number of a name.
 *
 * @return 0 where there is no such name (or NULL was given)
 * @since 0.1
 */
SFP_API sfp_role sfp_role_from_name(const char *name);
SFP_API sfp_action sfp_action_from_name(const char *name); /**< @copydoc sfp_role_from_name */
SFP_API sfp_kind sfp_kind_from_name(const char *name);     /**< @copydoc sfp_role_from_name */
SFP_API sfp_fact sfp_fact_from_name(const char *name);     /**< @copydoc sfp_role_from_name */
SFP_API sfp_norm sfp_norm_from_name(const char *name);     /**< @copydoc sfp_role_from_name */

SFP_END_DECLS

#endif
