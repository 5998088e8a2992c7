/* diagram.c: `sferumctl diagram MACHINE`. */
#include "frame/commands.h"

static void put_machines(void)
{
	for (int machine = 1; machine < SFP_MACHINE_END; machine++)
		fprintf(stderr, "  %s\n", sfp_machine_name((sfp_machine)machine));
}

static enum ctl_exit unknown_machine(const struct ctl *ctl, const char *name)
{
	struct ctl_nearest nearest = CTL_NEAREST(name);

	for (int machine = 1; machine < SFP_MACHINE_END; machine++)
		ctl_nearest_try(&nearest, sfp_machine_name((sfp_machine)machine));
	if (nearest.best)
		return ctl_fail(ctl, CTL_USAGE, _("no machine is called \"%s\"; did you mean \"%s\"?"), name,
		                nearest.best);
	ctl_fail(ctl, CTL_USAGE, _("no machine is called \"%s\"; these are known:"), name);
	put_machines();
	return CTL_USAGE;
}

static enum ctl_exit diagram(struct ctl *ctl)
{
	sfp_machine machine = sfp_machine_from_name(ctl_text(ctl, "machine"));
	int64_t format = ctl_given(ctl, "format") ? ctl_number(ctl, "format") : SFP_DIAGRAM_DOT;
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	sfp_status status;
	json_t *answer;

	if (!machine)
		return unknown_machine(ctl, ctl_text(ctl, "machine"));
	status = sfp_machine_diagram(machine, (sfp_diagram_format)format, ctl->language, &text);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (!ctl->json) {
		ctl_put_document(stdout, text);
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "machine", json_string(sfp_machine_name(machine)));
	json_object_set_new(answer, "text", json_string(text));
	ctl_put_json(answer);
	return CTL_DONE;
}

static const struct ctl_option diagram_options[] = {
	{ "machine", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("which one, such as invite or edition"), 0, NULL },
	{ "format", CTL_CHOICE, 0, N_("dot (the default) or mermaid"), 0, "dot mermaid" },
	CTL_OPTIONS_END
};

/* clang-format off */
const struct ctl_command ctl_diagram_commands[] = {
	{ NULL, 0, N_("draw a machine from its table"), diagram_options, NULL, diagram, 0 },
	CTL_COMMANDS_END
};
/* clang-format on */
