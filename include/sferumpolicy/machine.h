/* machine.h: through which states things go. Pure: no clock, no registry, no memory.
 *
 * An arrow says from where an event leads whither, which action of the policy it needs, what must hold for the registry
 * to stay consistent (guards) and what must be given along (an order, a reason). Who may fire it is what the policy
 * decides. A pack cannot add an arrow, so it cannot break a registry.
 *
 * The numbers of states are stored in registries and those of events in trails: never renumbered, never given again.
 */
#ifndef SFERUMPOLICY_MACHINE_H
#define SFERUMPOLICY_MACHINE_H

#include "policy.h"

SFP_BEGIN_DECLS

/** The machines. */
typedef enum sfp_machine {
	SFP_MACHINE_APPLICATION_ORGANIZATION = 1, /**< заявка на регистрацию организации */
	SFP_MACHINE_APPLICATION_MEMBERSHIP   = 2, /**< заявка на вступление в сообщество */
	SFP_MACHINE_INVITE                   = 3, /**< ссылка-приглашение */
	SFP_MACHINE_VERIFICATION             = 4, /**< подтверждение статуса «учитель» */
	SFP_MACHINE_MOVEMENT                 = 5, /**< движение */
	SFP_MACHINE_APPOINTMENT              = 6, /**< назначение администратора */
	SFP_MACHINE_EDITION                  = 7, /**< редакция Положения */
	SFP_MACHINE_CHAT                     = 8, /**< чат */
	SFP_MACHINE_CHANNEL_POST             = 9, /**< материал канала */
	SFP_MACHINE_EVENT                    = 10, /**< трансляция, урок, мероприятие, совещание */
	SFP_MACHINE_HELP_REQUEST             = 11, /**< обращение за помощью */
	SFP_MACHINE_SUPPORT_TICKET           = 12 /**< обращение в поддержку разработчика */
} sfp_machine;
/** How many machines there are, plus one. */
#define SFP_MACHINE_END 13

/** States of application_organization: заявка на регистрацию организации. */
typedef enum sfp_application_organization_state {
	SFP_APPLICATION_ORGANIZATION_DRAFT      = 1,
	SFP_APPLICATION_ORGANIZATION_SENT       = 2,
	SFP_APPLICATION_ORGANIZATION_ACCEPTED   = 3,
	SFP_APPLICATION_ORGANIZATION_REJECTED   = 4,
	SFP_APPLICATION_ORGANIZATION_REGISTERED = 5, /**< final */
	SFP_APPLICATION_ORGANIZATION_WITHDRAWN  = 6 /**< final */
} sfp_application_organization_state;

/** Events of application_organization. */
typedef enum sfp_application_organization_event {
	SFP_APPLICATION_ORGANIZATION_EVENT_REVISE                 = 1,
	SFP_APPLICATION_ORGANIZATION_EVENT_SEND                   = 2,
	SFP_APPLICATION_ORGANIZATION_EVENT_PLATFORM_ACCEPT        = 3,
	SFP_APPLICATION_ORGANIZATION_EVENT_PLATFORM_REJECT        = 4,
	SFP_APPLICATION_ORGANIZATION_EVENT_REGISTER_ADMINISTRATOR = 5,
	SFP_APPLICATION_ORGANIZATION_EVENT_WITHDRAW               = 6
} sfp_application_organization_event;

/** States of application_membership: заявка на вступление в сообщество. */
typedef enum sfp_application_membership_state {
	SFP_APPLICATION_MEMBERSHIP_SUBMITTED           = 1,
	SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION = 2,
	SFP_APPLICATION_MEMBERSHIP_ACCEPTED            = 3, /**< final */
	SFP_APPLICATION_MEMBERSHIP_REJECTED            = 4, /**< final */
	SFP_APPLICATION_MEMBERSHIP_WITHDRAWN           = 5, /**< final */
	SFP_APPLICATION_MEMBERSHIP_LAPSED              = 6 /**< final */
} sfp_application_membership_state;

/** Events of application_membership. */
typedef enum sfp_application_membership_event {
	SFP_APPLICATION_MEMBERSHIP_EVENT_CONSIDER = 1,
	SFP_APPLICATION_MEMBERSHIP_EVENT_ACCEPT   = 2,
	SFP_APPLICATION_MEMBERSHIP_EVENT_REJECT   = 3,
	SFP_APPLICATION_MEMBERSHIP_EVENT_WITHDRAW = 4,
	SFP_APPLICATION_MEMBERSHIP_EVENT_LAPSE    = 5 /**< fired by the clock only */
} sfp_application_membership_event;

/** States of invite: ссылка-приглашение. */
typedef enum sfp_invite_state {
	SFP_INVITE_CREATED  = 1,
	SFP_INVITE_SENT     = 2,
	SFP_INVITE_CLAIMED  = 3, /**< final */
	SFP_INVITE_ANNULLED = 4, /**< final */
	SFP_INVITE_EXPIRED  = 5 /**< final */
} sfp_invite_state;

/** Events of invite. */
typedef enum sfp_invite_event {
	SFP_INVITE_EVENT_SEND   = 1,
	SFP_INVITE_EVENT_CLAIM  = 2,
	SFP_INVITE_EVENT_ANNUL  = 3,
	SFP_INVITE_EVENT_EXPIRE = 4 /**< fired by the clock only */
} sfp_invite_event;

/** States of verification: подтверждение статуса «учитель». */
typedef enum sfp_verification_state {
	SFP_VERIFICATION_REQUESTED = 1,
	SFP_VERIFICATION_CONFIRMED = 2,
	SFP_VERIFICATION_REJECTED  = 3,
	SFP_VERIFICATION_WITHDRAWN = 4, /**< final */
	SFP_VERIFICATION_REVOKED   = 5 /**< final */
} sfp_verification_state;

/** Events of verification. */
typedef enum sfp_verification_event {
	SFP_VERIFICATION_EVENT_CONFIRM       = 1,
	SFP_VERIFICATION_EVENT_REJECT        = 2,
	SFP_VERIFICATION_EVENT_REQUEST_AGAIN = 3,
	SFP_VERIFICATION_EVENT_WITHDRAW      = 4,
	SFP_VERIFICATION_EVENT_REVOKE        = 5
} sfp_verification_event;

/** States of movement: движение. */
typedef enum sfp_movement_state {
	SFP_MOVEMENT_DRAFT     = 1,
	SFP_MOVEMENT_ORDERED   = 2,
	SFP_MOVEMENT_APPLIED   = 3,
	SFP_MOVEMENT_CANCELLED = 4, /**< final */
	SFP_MOVEMENT_REVERSED  = 5 /**< final */
} sfp_movement_state;

/** Events of movement. */
typedef enum sfp_movement_event {
	SFP_MOVEMENT_EVENT_ORDER   = 1,
	SFP_MOVEMENT_EVENT_APPLY   = 2,
	SFP_MOVEMENT_EVENT_CANCEL  = 3,
	SFP_MOVEMENT_EVENT_REVERSE = 4
} sfp_movement_event;

/** States of appointment: назначение администратора. */
typedef enum sfp_appointment_state {
	SFP_APPOINTMENT_APPOINTED = 1,
	SFP_APPOINTMENT_ACTIVE    = 2,
	SFP_APPOINTMENT_ENDED     = 3 /**< final */
} sfp_appointment_state;

/** Events of appointment. */
typedef enum sfp_appointment_event {
	SFP_APPOINTMENT_EVENT_REGISTER = 1,
	SFP_APPOINTMENT_EVENT_END      = 2
} sfp_appointment_event;

/** States of edition: редакция Положения. */
typedef enum sfp_edition_state {
	SFP_EDITION_DRAFT      = 1,
	SFP_EDITION_ADOPTED    = 2,
	SFP_EDITION_APPROVED   = 3,
	SFP_EDITION_IN_FORCE   = 4,
	SFP_EDITION_SUPERSEDED = 5, /**< final */
	SFP_EDITION_WITHDRAWN  = 6 /**< final */
} sfp_edition_state;

/** Events of edition. */
typedef enum sfp_edition_event {
	SFP_EDITION_EVENT_ADOPT     = 1,
	SFP_EDITION_EVENT_APPROVE   = 2,
	SFP_EDITION_EVENT_ENACT     = 3,
	SFP_EDITION_EVENT_SUPERSEDE = 4, /**< fired by the clock only */
	SFP_EDITION_EVENT_WITHDRAW  = 5
} sfp_edition_event;

/** States of chat: чат. */
typedef enum sfp_chat_state {
	SFP_CHAT_ACTIVE   = 1,
	SFP_CHAT_ARCHIVED = 2 /**< final */
} sfp_chat_state;

/** Events of chat. */
typedef enum sfp_chat_event {
	SFP_CHAT_EVENT_ARCHIVE = 1
} sfp_chat_event;

/** States of channel_post: материал канала. */
typedef enum sfp_channel_post_state {
	SFP_CHANNEL_POST_PROVIDED  = 1,
	SFP_CHANNEL_POST_POSTED    = 2, /**< final */
	SFP_CHANNEL_POST_DECLINED  = 3, /**< final */
	SFP_CHANNEL_POST_WITHDRAWN = 4 /**< final */
} sfp_channel_post_state;

/** Events of channel_post. */
typedef enum sfp_channel_post_event {
	SFP_CHANNEL_POST_EVENT_POST     = 1,
	SFP_CHANNEL_POST_EVENT_DECLINE  = 2,
	SFP_CHANNEL_POST_EVENT_WITHDRAW = 3
} sfp_channel_post_event;

/** States of event: трансляция, урок, мероприятие, совещание. */
typedef enum sfp_event_state {
	SFP_EVENT_PLANNED   = 1,
	SFP_EVENT_RUNNING   = 2,
	SFP_EVENT_FINISHED  = 3, /**< final */
	SFP_EVENT_CANCELLED = 4 /**< final */
} sfp_event_state;

/** Events of event. */
typedef enum sfp_event_event {
	SFP_EVENT_EVENT_RESCHEDULE = 1,
	SFP_EVENT_EVENT_START      = 2,
	SFP_EVENT_EVENT_FINISH     = 3,
	SFP_EVENT_EVENT_CANCEL     = 4
} sfp_event_event;

/** States of help_request: обращение за помощью. */
typedef enum sfp_help_request_state {
	SFP_HELP_REQUEST_ASKED     = 1,
	SFP_HELP_REQUEST_ANSWERED  = 2,
	SFP_HELP_REQUEST_ESCALATED = 3,
	SFP_HELP_REQUEST_CLOSED    = 4 /**< final */
} sfp_help_request_state;

/** Events of help_request. */
typedef enum sfp_help_request_event {
	SFP_HELP_REQUEST_EVENT_ANSWER   = 1,
	SFP_HELP_REQUEST_EVENT_ESCALATE = 2,
	SFP_HELP_REQUEST_EVENT_REOPEN   = 3,
	SFP_HELP_REQUEST_EVENT_CLOSE    = 4
} sfp_help_request_event;

/** States of support_ticket: обращение в поддержку разработчика. */
typedef enum sfp_support_ticket_state {
	SFP_SUPPORT_TICKET_OPEN     = 1,
	SFP_SUPPORT_TICKET_ANSWERED = 2,
	SFP_SUPPORT_TICKET_CLOSED   = 3 /**< final */
} sfp_support_ticket_state;

/** Events of support_ticket. */
typedef enum sfp_support_ticket_event {
	SFP_SUPPORT_TICKET_EVENT_ANSWER = 1,
	SFP_SUPPORT_TICKET_EVENT_REOPEN = 2,
	SFP_SUPPORT_TICKET_EVENT_CLOSE  = 3
} sfp_support_ticket_event;

/** What must be given along with an event. A set. */
typedef enum sfp_need {
	SFP_NEED_REASON  = 1, /**< A reason in words. */
	SFP_NEED_ORDER   = 2, /**< An order: number and date; for a movement a written ground will do. */
	SFP_NEED_MINUTES = 4  /**< Minutes: number and date. */
} sfp_need;

/** An arrow of a machine. Borrowed and static. */
typedef struct sfp_arrow {
	int         from;
	int         event;
	int         to;
	sfp_action  action;  /**< What the policy must permit (ask sfp_machine_arrow_action()); 0: the clock fires it,
	                          never a person. */
	sfp_facts   guards;  /**< Facts that must hold beside the policy's own. */
	unsigned    needs;   /**< A set of sfp_need. */
	const char *clock;   /**< NULL, or what makes the clock fire it: a limit's name, or words. */
} sfp_arrow;

/** Name of a machine ("invite"); NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_machine_name(sfp_machine machine);
/** Number of a machine's name; 0 where there is none. @since 0.1 */
SFP_API sfp_machine sfp_machine_from_name(const char *name);
/** Title of a machine for people, borrowed and static. @since 0.1 */
SFP_API const char *sfp_machine_title(sfp_machine machine, sfp_language language);

/** How many states a machine has; they are numbered from 1. @since 0.1 */
SFP_API int sfp_machine_state_count(sfp_machine machine);
/** How many events a machine has; they are numbered from 1. @since 0.1 */
SFP_API int sfp_machine_event_count(sfp_machine machine);
/** Name of a state ("sent"); NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_machine_state_name(sfp_machine machine, int state);
/** Name of an event ("claim"); NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_machine_event_name(sfp_machine machine, int event);
/** What a state is called for people («направлена»), borrowed and static. @since 0.1 */
SFP_API const char *sfp_machine_state_title(sfp_machine machine, int state, sfp_language language);
/** What an event is called for people («направить»), borrowed and static. @since 0.1 */
SFP_API const char *sfp_machine_event_title(sfp_machine machine, int event, sfp_language language);
/** Number of a state's name; 0 where there is none. @since 0.1 */
SFP_API int sfp_machine_state_from_name(sfp_machine machine, const char *name);
/** Number of an event's name; 0 where there is none. @since 0.1 */
SFP_API int sfp_machine_event_from_name(sfp_machine machine, const char *name);
/** Does nothing lead out of the state? @since 0.1 */
SFP_API bool sfp_machine_state_is_final(sfp_machine machine, int state);

/** The arrows of a machine, in the order of its table; NULL past the end. @since 0.1 */
SFP_API const sfp_arrow *sfp_machine_arrow_at(sfp_machine machine, size_t index);

/**
 * The events that a state permits, as a set: bit `event`. Those of the clock are among them.
 *
 * @since 0.1
 */
SFP_API uint32_t sfp_machine_permitted(sfp_machine machine, int state);

/** What an event would do. The caller owns the memory. */
typedef struct sfp_step {
	size_t           struct_size; /**< Set by SFP_STEP_INIT. */
	const sfp_arrow *arrow;       /**< The arrow taken, or the nearest one that was not; NULL where the state knows
	                                   no such event. */
	sfp_reason       reason;      /**< NONE, or NO_TRANSITION, GUARD, NEEDS_ORDER, NEEDS_MINUTES, NEEDS_REASON, in
	                                   this precedence. */
	sfp_facts        missing;     /**< Where the reason is GUARD: the guards that are not known to be true. */
	uint32_t         permitted;   /**< The events that the state permits, as a set. */
} sfp_step;
#define SFP_STEP_INIT { sizeof(sfp_step), NULL, SFP_REASON_NONE, { { 0, 0 } }, 0 }

/**
 * What would an event do in a state?
 *
 * @param machine    which
 * @param state      in which state the thing is
 * @param event      what happens
 * @param kind       the kind of thing, for machines whose actions depend on it (`<kind>.start`); SFP_KIND_NONE
 *                   otherwise
 * @param known_true the facts known to be true
 * @param given      what is given along: a set of sfp_need
 * @param[out] ret_step with its struct_size set
 * @retval SFP_OK        an arrow leads on; ret_step->arrow->to is the new state
 * @retval SFP_REFUSED   ret_step->reason tells why
 * @retval SFP_E_INVALID no such machine, state or event; or the machine's actions depend on the kind and it does not
 *                       know this one
 * @retval SFP_E_MISUSE  NULL or a wrong struct_size
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_machine_step(sfp_machine machine, int state, int event, sfp_kind kind, const sfp_facts *known_true,
                            unsigned given, sfp_step *ret_step);

/**
 * The action that an arrow needs for a kind of thing: `<kind>.start` becomes `lesson.start`. 0 for the clock's arrows,
 * and where the actions depend on the kind, for a kind that the machine does not know (its steps are then invalid).
 *
 * @since 0.1
 */
SFP_API sfp_action sfp_machine_arrow_action(sfp_machine machine, const sfp_arrow *arrow, sfp_kind kind);

/** How a diagram is written. */
typedef enum sfp_diagram_format {
	SFP_DIAGRAM_DOT     = 1, /**< Graphviz */
	SFP_DIAGRAM_MERMAID = 2  /**< Mermaid's stateDiagram-v2 */
} sfp_diagram_format;

/**
 * Draw a machine from its table.
 *
 * @param[out] ret_text yours; release with sfp_text_free()
 * @retval SFP_OK          drawn
 * @retval SFP_E_INVALID   no such machine or format
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_machine_diagram(sfp_machine machine, sfp_diagram_format format, sfp_language language, char **ret_text);

SFP_END_DECLS

#endif
