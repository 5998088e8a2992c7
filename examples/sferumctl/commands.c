/* commands.c: all nouns, in the order in which help shows them. */
#include "commands.h"

const struct ctl_noun ctl_nouns[] = {
	{ "pack", N_("the act as a file: check it, show its norms"), ctl_pack_commands },
	{ "decide", N_("requests in, answers out: a line of JSON each"), ctl_decide_commands },
	{ "diagram", N_("a machine's states and events as a diagram"), ctl_diagram_commands },
	{ "completion", N_("the completion script for bash"), ctl_completion_commands },
	{ "version", N_("which version this is"), ctl_version_commands },
	{ NULL, NULL, NULL }
};

const struct ctl_noun *ctl_noun_find(const char *name)
{
	for (const struct ctl_noun *each = ctl_nouns; each->name; each++)
		if (!strcmp(each->name, name))
			return each;
	return NULL;
}

const struct ctl_command *ctl_command_find(const struct ctl_noun *noun, const char *verb)
{
	for (const struct ctl_command *each = noun->commands; each->help; each++)
		if (each->verb && !strcmp(each->verb, verb))
			return each;
	return NULL;
}
