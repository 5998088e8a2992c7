/* machine.c: the engine: which arrow an event takes, and the names and titles of what the tables hold. */
#include <string.h>

#include "base/input.h"
#include "machine/machine.h"

/* clang-format off */
static const struct sfp__machine *const machines[] = {
	[SFP_MACHINE_APPLICATION_ORGANIZATION] = &sfp__machine_application_organization,
	[SFP_MACHINE_APPLICATION_MEMBERSHIP]   = &sfp__machine_application_membership,
	[SFP_MACHINE_INVITE]                   = &sfp__machine_invite,
	[SFP_MACHINE_VERIFICATION]             = &sfp__machine_verification,
	[SFP_MACHINE_MOVEMENT]                 = &sfp__machine_movement,
	[SFP_MACHINE_APPOINTMENT]              = &sfp__machine_appointment,
	[SFP_MACHINE_EDITION]                  = &sfp__machine_edition,
	[SFP_MACHINE_CHAT]                     = &sfp__machine_chat,
	[SFP_MACHINE_CHANNEL_POST]             = &sfp__machine_channel_post,
	[SFP_MACHINE_EVENT]                    = &sfp__machine_event,
	[SFP_MACHINE_HELP_REQUEST]             = &sfp__machine_help_request,
	[SFP_MACHINE_SUPPORT_TICKET]           = &sfp__machine_support_ticket,
};
/* clang-format on */
_Static_assert(SFP__LENGTH(machines) == SFP_MACHINE_END, "every machine has its tables");

/* What may be lacking, in the order in which it is reported. */
static const struct {
	sfp_need need;
	sfp_reason reason;
} need_reasons[] = {
	{ SFP_NEED_ORDER, SFP_REASON_NEEDS_ORDER },
	{ SFP_NEED_MINUTES, SFP_REASON_NEEDS_MINUTES },
	{ SFP_NEED_REASON, SFP_REASON_NEEDS_REASON },
};

const struct sfp__machine *sfp__machine_find(sfp_machine machine)
{
	int number = (int)machine;

	if (number < 1 || number >= SFP_MACHINE_END)
		return NULL;
	return machines[number];
}

int sfp__machine_initial(sfp_machine machine)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	return tables ? tables->initial : 0;
}

const char *sfp__title_text(const struct sfp__title *title, sfp_language language)
{
	return language == SFP_EN ? title->en : title->ru;
}

static const struct sfp__title *state_title(sfp_machine machine, int state)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	if (!tables || state < 1 || state > tables->state_count)
		return NULL;
	return &tables->states[state].title;
}

static const struct sfp__title *event_title(sfp_machine machine, int event)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	if (!tables || event < 1 || event > tables->event_count)
		return NULL;
	return &tables->events[event];
}

/* The guards of an arrow that are not known to be true. */
static sfp_facts guards_missing(const sfp_arrow *arrow, const sfp_facts *known_true)
{
	return (sfp_facts){ { arrow->guards.word[0] & ~known_true->word[0],
		              arrow->guards.word[1] & ~known_true->word[1] } };
}

static int facts_count(sfp_facts facts)
{
	return __builtin_popcountll(facts.word[0]) + __builtin_popcountll(facts.word[1]);
}

/*
 * The first arrow whose guards hold; else the one that lacks the fewest, which is the nearest. NULL where the state
 * does not know the event. ret_missing is what the arrow lacks.
 */
static const sfp_arrow *choose(const struct sfp__machine *tables, int state, int event, const sfp_facts *known_true,
                               sfp_facts *ret_missing)
{
	const sfp_arrow *nearest = NULL;

	for (size_t i = 0; i < tables->arrow_count; i++) {
		const sfp_arrow *arrow = &tables->arrows[i];
		sfp_facts missing;

		if (arrow->from != state || arrow->event != event)
			continue;
		missing = guards_missing(arrow, known_true);
		if (!nearest || facts_count(missing) < facts_count(*ret_missing)) {
			nearest = arrow;
			*ret_missing = missing;
		}
	}
	return nearest;
}

static sfp_reason need_lacking(unsigned needs, unsigned given)
{
	for (size_t i = 0; i < SFP__LENGTH(need_reasons); i++)
		if (needs & ~given & need_reasons[i].need)
			return need_reasons[i].reason;
	return SFP_REASON_NONE;
}

static const struct sfp__kind_action *kind_action(const struct sfp__machine *tables, int event, sfp_kind kind)
{
	for (size_t i = 0; i < tables->kind_action_count; i++)
		if (tables->kind_actions[i].event == event && tables->kind_actions[i].kind == kind)
			return &tables->kind_actions[i];
	return NULL;
}

const char *sfp_machine_name(sfp_machine machine)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	return tables ? tables->title.name : NULL;
}

sfp_machine sfp_machine_from_name(const char *name)
{
	for (int number = 1; name && number < SFP_MACHINE_END; number++)
		if (strcmp(machines[number]->title.name, name) == 0)
			return (sfp_machine)number;
	return (sfp_machine)0;
}

const char *sfp_machine_title(sfp_machine machine, sfp_language language)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	return tables ? sfp__title_text(&tables->title, language) : NULL;
}

int sfp_machine_state_count(sfp_machine machine)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	return tables ? tables->state_count : 0;
}

int sfp_machine_event_count(sfp_machine machine)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	return tables ? tables->event_count : 0;
}

const char *sfp_machine_state_name(sfp_machine machine, int state)
{
	const struct sfp__title *title = state_title(machine, state);

	return title ? title->name : NULL;
}

const char *sfp_machine_event_name(sfp_machine machine, int event)
{
	const struct sfp__title *title = event_title(machine, event);

	return title ? title->name : NULL;
}

const char *sfp_machine_state_title(sfp_machine machine, int state, sfp_language language)
{
	const struct sfp__title *title = state_title(machine, state);

	return title ? sfp__title_text(title, language) : NULL;
}

const char *sfp_machine_event_title(sfp_machine machine, int event, sfp_language language)
{
	const struct sfp__title *title = event_title(machine, event);

	return title ? sfp__title_text(title, language) : NULL;
}

int sfp_machine_state_from_name(sfp_machine machine, const char *name)
{
	for (int state = 1; name && state <= sfp_machine_state_count(machine); state++)
		if (strcmp(sfp_machine_state_name(machine, state), name) == 0)
			return state;
	return 0;
}

int sfp_machine_event_from_name(sfp_machine machine, const char *name)
{
	for (int event = 1; name && event <= sfp_machine_event_count(machine); event++)
		if (strcmp(sfp_machine_event_name(machine, event), name) == 0)
			return event;
	return 0;
}

bool sfp_machine_state_is_final(sfp_machine machine, int state)
{
	return state_title(machine, state) && sfp__machine_find(machine)->states[state].final;
}

const sfp_arrow *sfp_machine_arrow_at(sfp_machine machine, size_t index)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);

	return tables && index < tables->arrow_count ? &tables->arrows[index] : NULL;
}

uint32_t sfp_machine_permitted(sfp_machine machine, int state)
{
	const sfp_arrow *arrow;
	uint32_t events = 0;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at(machine, i)) != NULL; i++)
		if (arrow->from == state)
			events |= UINT32_C(1) << arrow->event;
	return events;
}

sfp_status sfp_machine_step(sfp_machine machine, int state, int event, sfp_kind kind, const sfp_facts *known_true,
                            unsigned given, sfp_step *ret_step)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);
	sfp_step step = SFP_STEP_INIT;

	if (!known_true || !ret_step || !sfp__input_fits(ret_step, sizeof(*ret_step)))
		return SFP_E_MISUSE;
	if (!tables || !state_title(machine, state) || !event_title(machine, event))
		return SFP_E_INVALID;
	/* Else nobody could tell which action the policy has to permit. */
	if (tables->kind_actions && !kind_action(tables, event, kind))
		return SFP_E_INVALID;

	step.permitted = sfp_machine_permitted(machine, state);
	step.arrow = choose(tables, state, event, known_true, &step.missing);
	if (!step.arrow)
		step.reason = SFP_REASON_NO_TRANSITION;
	else if (facts_count(step.missing) > 0)
		step.reason = SFP_REASON_GUARD;
	else
		step.reason = need_lacking(step.arrow->needs, given);
	*ret_step = step;
	return step.reason == SFP_REASON_NONE ? SFP_OK : SFP_REFUSED;
}

sfp_action sfp_machine_arrow_action(sfp_machine machine, const sfp_arrow *arrow, sfp_kind kind)
{
	const struct sfp__machine *tables = sfp__machine_find(machine);
	const struct sfp__kind_action *row;

	if (!tables || !arrow)
		return (sfp_action)0;
	if (!tables->kind_actions)
		return arrow->action;
	row = kind_action(tables, arrow->event, kind);
	return row ? row->action : (sfp_action)0;
}
