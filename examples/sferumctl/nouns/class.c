/* class.c: `sferumctl class`, `enrollment`, `homeroom`: where people meet, who studies there, who leads it. */
#include "frame/commands.h"

static sfp_status create(struct ctl *ctl)
{
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;

	draft.name = ctl_text(ctl, "name");
	return CTL_CALL(ctl, sfp_class, sfp_class_create, &draft);
}

static sfp_status create_staffroom(struct ctl *ctl)
{
	sfp_class *staffroom = NULL;
	sfp_status status = sfp_class_create_staffroom(ctl->registry, &ctl->actor, &staffroom);

	if (staffroom)
		ctl->record = &staffroom->head;
	return status;
}

static sfp_status enroll(struct ctl *ctl)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;

	draft.person = *ctl_id(ctl, "person");
	draft.class_id = *ctl_id(ctl, "class");
	draft.from_date = (sfp_date)ctl_number(ctl, "from");
	return CTL_CALL(ctl, sfp_enrollment, sfp_enrollment_add, &draft);
}

static sfp_status assign_class(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_enrollment, sfp_enrollment_assign, ctl_id(ctl, "id"), ctl_id(ctl, "class"));
}

static sfp_status assign_homeroom(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_homeroom, sfp_homeroom_assign, ctl_id(ctl, "class"), ctl_id(ctl, "person"));
}

/* clang-format off */
static const struct ctl_option create_options[] = { CTL_OPT("name", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED,
							    N_("its name, as the nomenclature has it")),
						    CTL_OPTIONS_END };

static const struct ctl_option enroll_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("who studies here")),
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, 0, N_("in which class (default: not known yet)")),
	CTL_OPT("from", CTL_DATE, 0, N_("since when (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option assign_options[] = {
	CTL_THE_ID(N_("which enrolment")),
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, CTL_REQUIRED, N_("in which class")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option homeroom_options[] = {
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, CTL_REQUIRED, N_("which class")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("who leads it")),
	CTL_OPTIONS_END
};
/* clang-format on */

const struct ctl_command ctl_class_commands[] = {
	CTL_DO("create", CTL_PERSON, N_("create a class of the nomenclature"), create_options, create,
	       SFP_OBJECT_CLASS),
	CTL_DO("create-staffroom", CTL_PERSON, N_("create the staffroom"), NULL, create_staffroom, SFP_OBJECT_CLASS),
	CTL_LIST(SFP_OBJECT_CLASS), CTL_SHOW(SFP_OBJECT_CLASS), CTL_COMMANDS_END
};

const struct ctl_command ctl_enrollment_commands[] = {
	CTL_DO("add", CTL_BASE, N_("record that somebody studies here"), enroll_options, enroll, SFP_OBJECT_ENROLLMENT),
	CTL_DO("assign", CTL_BASE, N_("record the class, where it was not known before"), assign_options, assign_class,
	       SFP_OBJECT_ENROLLMENT),
	CTL_LIST(SFP_OBJECT_ENROLLMENT), CTL_SHOW(SFP_OBJECT_ENROLLMENT), CTL_COMMANDS_END
};

const struct ctl_command ctl_homeroom_commands[] = { CTL_DO("assign", CTL_PERSON,
	                                                    N_("attach a homeroom teacher to a class"),
	                                                    homeroom_options, assign_homeroom, SFP_OBJECT_HOMEROOM),
	                                             CTL_LIST(SFP_OBJECT_HOMEROOM), CTL_SHOW(SFP_OBJECT_HOMEROOM),
	                                             CTL_COMMANDS_END };
