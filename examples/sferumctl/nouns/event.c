/* event.c: `sferumctl event`, `attendance`: broadcasts, lessons, events and meetings, and who took part. */
#include "frame/commands.h"

static sfp_status plan(struct ctl *ctl)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;

	/* The words of the choices stand in the order of the kinds' and the modes' numbers. */
	draft.kind = (sfp_kind)(SFP_KIND_BROADCAST - 1 + ctl_number(ctl, "kind"));
	draft.mode = (sfp_event_mode)ctl_number(ctl, "mode");
	draft.title = ctl_text(ctl, "title");
	draft.class_id = *ctl_id(ctl, "class");
	draft.subject_id = *ctl_id(ctl, "subject");
	draft.starts_at = ctl_number(ctl, "at");
	return CTL_CALL(ctl, sfp_event, sfp_event_plan, &draft);
}

static sfp_status reschedule(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_event, sfp_event_reschedule, ctl_id(ctl, "id"), ctl_number(ctl, "at"));
}

CTL_STEP(start, sfp_event, sfp_event_start, "id")

static sfp_status finish(struct ctl *ctl)
{
	int participants = SFP_EVENT_PARTICIPANTS_UNKNOWN;

	if (ctl_given(ctl, "participants"))
		participants = (int)ctl_number(ctl, "participants");
	return CTL_CALL(ctl, sfp_event, sfp_event_finish, ctl_id(ctl, "id"), participants);
}

static sfp_status cancel(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_event, sfp_event_cancel, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));
}

CTL_STEP(join, sfp_attendance, sfp_event_join, "id")

static const struct ctl_option plan_options[] = {
	CTL_OPT("title", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("what it is about; not for personal data")),
	CTL_OPT_WORDS("kind", "broadcast lesson class_event meeting", CTL_REQUIRED, N_("what is held")),
	CTL_OPT_WORDS("mode", "online hybrid", 0, N_("how it is held (default: online)")),
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, 0, N_("for which class")),
	CTL_OPT_ID("subject", SFP_OBJECT_SUBJECT, 0, N_("of which subject")),
	CTL_OPT("at", CTL_TIME, 0, N_("when it begins (default: now)")),
	CTL_OPTIONS_END
};

static const struct ctl_option reschedule_options[] = { CTL_THE_ID(N_("which event")),
	                                                CTL_OPT("at", CTL_TIME, CTL_REQUIRED, N_("when it begins")),
	                                                CTL_OPTIONS_END };

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which event")), CTL_OPTIONS_END };

/* clang-format off */
static const struct ctl_option finish_options[] = {
	CTL_THE_ID(N_("which event")),
	CTL_OPT("participants", CTL_NUMBER, 0, N_("how many took part (default: nobody counted them)")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option cancel_options[] = { CTL_THE_ID(N_("which event")),
	                                            CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")),
	                                            CTL_OPTIONS_END };

static const struct ctl_option join_options[] = {
	CTL_OPT_ID("id", SFP_OBJECT_EVENT, CTL_POSITIONAL | CTL_REQUIRED, N_("which event")), CTL_OPTIONS_END
};

/* clang-format off */
const struct ctl_command ctl_event_commands[] = {
	CTL_DO("plan", CTL_PERSON, N_("plan an event"), plan_options, plan, SFP_OBJECT_EVENT),
	CTL_DO("reschedule", CTL_PERSON, N_("move it to another time"), reschedule_options, reschedule, SFP_OBJECT_EVENT),
	CTL_DO("start", CTL_PERSON, N_("tell that it has begun"), which_options, start, SFP_OBJECT_EVENT),
	CTL_DO("finish", CTL_PERSON, N_("tell that it is over, and how many took part"), finish_options, finish, SFP_OBJECT_EVENT),
	CTL_DO("cancel", CTL_PERSON, N_("call it off"), cancel_options, cancel, SFP_OBJECT_EVENT),
	CTL_DO("join", CTL_PERSON, N_("take part in it"), join_options, join, SFP_OBJECT_ATTENDANCE),
	CTL_LIST(SFP_OBJECT_EVENT),
	CTL_SHOW(SFP_OBJECT_EVENT),
	CTL_COMMANDS_END
};
/* clang-format on */

const struct ctl_command ctl_attendance_commands[] = { CTL_LIST(SFP_OBJECT_ATTENDANCE), CTL_SHOW(SFP_OBJECT_ATTENDANCE),
	                                               CTL_COMMANDS_END };
