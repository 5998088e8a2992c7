/* machine.h: what a machine is made of. One file a noun fills it in; machine.c reads it, diagram.c draws it. */
#ifndef SFP__MACHINE_MACHINE_H
#define SFP__MACHINE_MACHINE_H

#include "base/cleanup.h"
#include "sferumpolicy/machine.h"

/* What something is called: by packs and protocols, and by people. */
struct sfp__title {
	const char *name;
	const char *ru;
	const char *en;
};

struct sfp__state {
	struct sfp__title title;
	bool final;
};

/* For machines whose arrows need another action for each kind of thing: a row for every event and kind. */
struct sfp__kind_action {
	int event;
	sfp_kind kind;
	sfp_action action;
};

/* The tables of states and events are indexed by number, so their place 0 is empty. */
struct sfp__machine {
	struct sfp__title title;
	int initial; /* the state in which a new thing is */
	int state_count;
	int event_count;
	const struct sfp__state *states;
	const struct sfp__title *events;
	const sfp_arrow *arrows;
	size_t arrow_count;
	const struct sfp__kind_action *kind_actions; /* NULL: an arrow's own action serves every kind */
	size_t kind_action_count;
};

/* Sets of facts, for the `guards` of an arrow. */
#define SFP__FACT_IN_WORD(fact, i) ((fact) / 64 == (i) ? UINT64_C(1) << ((fact) % 64) : UINT64_C(0))
/* clang-format off */
#define SFP__NO_GUARD { { 0, 0 } }
#define SFP__GUARD(a) { { SFP__FACT_IN_WORD(a, 0), SFP__FACT_IN_WORD(a, 1) } }
#define SFP__GUARDS2(a, b)                                              \
	{ { SFP__FACT_IN_WORD(a, 0) | SFP__FACT_IN_WORD(b, 0),          \
	    SFP__FACT_IN_WORD(a, 1) | SFP__FACT_IN_WORD(b, 1) } }
#define SFP__GUARDS3(a, b, c)                                                                      \
	{ { SFP__FACT_IN_WORD(a, 0) | SFP__FACT_IN_WORD(b, 0) | SFP__FACT_IN_WORD(c, 0),           \
	    SFP__FACT_IN_WORD(a, 1) | SFP__FACT_IN_WORD(b, 1) | SFP__FACT_IN_WORD(c, 1) } }
/* clang-format on */

/* In place of an action: the library itself fires the arrow, when its `clock` says so. */
#define SFP__BY_CLOCK ((sfp_action)0)

extern const struct sfp__machine sfp__machine_application_organization;
extern const struct sfp__machine sfp__machine_application_membership;
extern const struct sfp__machine sfp__machine_invite;
extern const struct sfp__machine sfp__machine_verification;
extern const struct sfp__machine sfp__machine_movement;
extern const struct sfp__machine sfp__machine_appointment;
extern const struct sfp__machine sfp__machine_edition;
extern const struct sfp__machine sfp__machine_chat;
extern const struct sfp__machine sfp__machine_channel_post;
extern const struct sfp__machine sfp__machine_event;
extern const struct sfp__machine sfp__machine_help_request;
extern const struct sfp__machine sfp__machine_support_ticket;

/* The tables of a machine; NULL for a number that is none. */
const struct sfp__machine *sfp__machine_find(sfp_machine machine);

/* The state in which a new thing is; 0 for a number that is no machine. */
int sfp__machine_initial(sfp_machine machine);

/* The title in a language; Russian for a language that we do not speak. */
const char *sfp__title_text(const struct sfp__title *title, sfp_language language);

/* The diagram of any tables, in a format that is known to be one. */
sfp_status sfp__machine_draw(const struct sfp__machine *tables, sfp_diagram_format format, sfp_language language,
                             char **ret_text);

#endif
