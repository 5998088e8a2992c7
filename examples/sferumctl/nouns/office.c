/* office.c: `sferumctl office` and `sferumctl guardian`: what somebody is here, as the office's lists say. */
#include "frame/commands.h"

static sfp_status office_add(struct ctl *ctl)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;

	draft.person = *ctl_id(ctl, "person");
	draft.role = (sfp_role)ctl_number(ctl, "role");
	draft.title = ctl_text(ctl, "title");
	draft.from_date = (sfp_date)ctl_number(ctl, "from");
	draft.order_id = *ctl_id(ctl, "order");
	draft.until_date = (sfp_date)ctl_number(ctl, "until");
	return CTL_CALL(ctl, sfp_office, sfp_office_add, &draft);
}

static sfp_status office_end(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_office, sfp_office_end, ctl_id(ctl, "id"), (sfp_date)ctl_number(ctl, "on"),
	                ctl_id(ctl, "order"));
}

static sfp_status guardian_add(struct ctl *ctl)
{
	sfp_guardian_draft draft = SFP_GUARDIAN_DRAFT_INIT;

	draft.parent = *ctl_id(ctl, "parent");
	draft.student = *ctl_id(ctl, "student");
	draft.relation = ctl_text(ctl, "relation");
	draft.from_date = (sfp_date)ctl_number(ctl, "from");
	return CTL_CALL(ctl, sfp_guardian, sfp_guardian_add, &draft);
}

/* clang-format off */
static const struct ctl_option office_add_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("who holds it")),
	CTL_OPT("role", CTL_ROLE, 0, N_("head, administration, teacher or council (default: another worker)")),
	CTL_OPT("title", CTL_TEXT, 0, N_("the position as the staff list has it")),
	CTL_OPT("from", CTL_DATE, 0, N_("since when (default: today)")),
	CTL_OPT("until", CTL_DATE, 0, N_("the first day on which it no longer holds; whom the head's order names head until a day, acts for the head")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("by which order")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option office_end_options[] = {
	CTL_THE_ID(N_("which office")),
	CTL_OPT("on", CTL_DATE, 0, N_("the first day on which it no longer holds (default: today)")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("by which order")), CTL_OPTIONS_END
};

static const struct ctl_option guardian_add_options[] = {
	CTL_OPT_ID("parent", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("the parent")),
	CTL_OPT_ID("student", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("the student")),
	CTL_OPT("relation", CTL_TEXT, 0, N_("what the parent is to the student")),
	CTL_OPT("from", CTL_DATE, 0, N_("since when (default: today)")), CTL_OPTIONS_END
};

const struct ctl_command ctl_office_commands[] = {
	CTL_DO("add", CTL_BASE, N_("record that somebody holds an office"), office_add_options, office_add,
	       SFP_OBJECT_OFFICE),
	CTL_DO("end", CTL_BASE, N_("record that an office ends"), office_end_options, office_end, SFP_OBJECT_OFFICE),
	CTL_LIST(SFP_OBJECT_OFFICE), CTL_SHOW(SFP_OBJECT_OFFICE), CTL_COMMANDS_END
};

const struct ctl_command ctl_guardian_commands[] = { CTL_DO("add", CTL_BASE, N_("record whose parent somebody is"),
	                                                    guardian_add_options, guardian_add, SFP_OBJECT_GUARDIAN),
	                                             CTL_LIST(SFP_OBJECT_GUARDIAN), CTL_SHOW(SFP_OBJECT_GUARDIAN),
	                                             CTL_COMMANDS_END };
