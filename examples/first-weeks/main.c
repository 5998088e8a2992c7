/* main.c: the first weeks of a college under its act, told with the library's real verbs.
 *
 *	first-weeks REGISTRY DATA-FOLDER LETTER.eml
 *
 * Makes REGISTRY anew. The calendar is the story's own (August to October 2025), so the clock of the registry is, too.
 */
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "story.h"

static sfp_time calendar(void *context)
{
	return ((const struct story *)context)->now;
}

static void open_registry(struct story *story, const char *path)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	char *message = NULL;
	sfp_status status;

	options.create = true;
	options.clock = calendar;
	options.clock_context = story;
	status = sfp_registry_open(path, &options, &story->reg, &message);
	if (status == SFP_OK)
		return;
	fprintf(stderr, "first-weeks: %s: %s\n", path, message ? message : sfp_status_text(status, SFP_RU));
	sfp_text_free(message);
	exit(1);
}

int main(int argc, char **argv)
{
	struct story story = { 0 };

	if (argc != 4) {
		fputs("usage: first-weeks REGISTRY DATA-FOLDER LETTER.eml\n", stderr);
		return 2;
	}
	if (access(argv[1], F_OK) == 0) {
		fprintf(stderr, "first-weeks: %s is there already; the story needs a new registry\n", argv[1]);
		return 1;
	}
	setlocale(LC_ALL, "C.UTF-8");
	story.data = argv[2];
	story.letter_path = argv[3];
	story.now = sfp_time_of_date(20250825);
	open_registry(&story, argv[1]);
	tell_people(&story);
	tell_act(&story);
	tell_administrator(&story);
	tell_structure(&story);
	tell_joining(&story);
	tell_chats(&story);
	tell_channels(&story);
	tell_help_and_report(&story);
	tell_movement(&story);
	tell_report(&story);
	sfp_registry_close(story.reg);
	return 0;
}
