/* zone.c: the time zone of this machine, for a registry that is made on it; and moments as an organisation's clocks
 * show them. */
#include <unistd.h>

#include "frame/ctl.h"

#define ZONES "/usr/share/zoneinfo/"

/* A zone of servers and containers, in which nobody lives. */
static bool is_utc(const char *name)
{
	static const char *const names[] = { "UTC",  "UCT",   "Universal", "Zulu",     "GMT",
		                             "GMT0", "GMT+0", "GMT-0",     "Greenwich" };

	if (!strncmp(name, "Etc/", 4))
		return true;
	for (size_t i = 0; i < CTL_LENGTH(names); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

/* "Asia/Vladivostok", not "MSK-3" and not "/etc/passwd": a setting of the machine that is none of a zone is not ours to
 * complain about. */
static bool is_name(const char *text)
{
	return *text >= 'A' && *text <= 'Z' && strchr(text, '/') && !strchr(text, '.');
}

/* Behind "…/zoneinfo/", and whichever of its tables it is. */
static const char *name_in(const char *path)
{
	const char *at = strstr(path, "zoneinfo/");

	at = at ? at + strlen("zoneinfo/") : path;
	return !strncmp(at, "posix/", 6) || !strncmp(at, "right/", 6) ? at + 6 : at;
}

bool ctl_machine_zone(char name[64])
{
	const char *setting = getenv("TZ");
	char path[256], file[256];
	ssize_t length;

	if (setting && *setting) {
		snprintf(path, sizeof(path), "%s", setting + (*setting == ':'));
	} else {
		length = readlink("/etc/localtime", path, sizeof(path) - 1);
		if (length < 0)
			return false;
		path[length] = '\0';
	}
	if (!is_name(name_in(path)) || is_utc(name_in(path)))
		return false;
	if (snprintf(file, sizeof(file), ZONES "%s", name_in(path)) >= (int)sizeof(file) || access(file, R_OK) != 0)
		return false;
	return snprintf(name, 64, "%s", name_in(path)) < 64;
}

const char *ctl_moment(struct ctl *ctl, const char *member, const char *value, char text[CTL_CELL_SIZE])
{
	size_t length = strlen(member);
	bool is_moment = !strcmp(member, "time") || (length > 3 && !strcmp(member + length - 3, "_at"));
	sfp_time time = 0;
	sfp_status status;

	if (!is_moment || !ctl->registry || sfp_time_from_text(value, &time) != SFP_OK)
		return NULL;
	status = sfp_registry_time_to_text(ctl->registry, &ctl->actor.organization, time, text);
	if (status == SFP_E_NO_MEMORY)
		ctl_note_short();
	return status == SFP_OK ? text : NULL;
}

void ctl_also_zone(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_text_freep) char *name = NULL;

	if (sfp_registry_time_zone(ctl->registry, &ctl->actor.organization, &name) == SFP_OK)
		ctl_also(ctl, "days_by", json_string(name));
}
