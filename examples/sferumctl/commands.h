/* commands.h: the tables of commands, one a noun, each in the noun's own file. */
#ifndef SFERUMCTL_COMMANDS_H
#define SFERUMCTL_COMMANDS_H

#include "ctl.h"

extern const struct ctl_command ctl_decide_commands[];
extern const struct ctl_command ctl_diagram_commands[];
extern const struct ctl_command ctl_pack_commands[];
extern const struct ctl_command ctl_version_commands[];
extern const struct ctl_command ctl_completion_commands[];

#endif
