/* main.c: sferumctl: reads what is wanted, does it, tells how it went. */
#include <errno.h>
#include <unistd.h>

#include "frame/ctl.h"

static const char *raw_option(int argc, char **argv, const char *name)
{
	size_t length = strlen(name);

	for (int i = 1; i < argc && strcmp(argv[i], "--"); i++) {
		if (strncmp(argv[i], name, length))
			continue;
		if (argv[i][length] == '=')
			return argv[i] + length + 1;
		if (!argv[i][length])
			return i + 1 < argc ? argv[i + 1] : "";
	}
	return NULL;
}

/* In which language and form to complain must be known before anything can be wrong. */
static void prepare(struct ctl *ctl, int argc, char **argv)
{
	const char *lang = raw_option(argc, argv, "--lang");

	ctl->json = raw_option(argc, argv, "--json") != NULL;
	ctl->language = ctl_language_choose(lang && (!strcmp(lang, "ru") || !strcmp(lang, "en")) ? lang : NULL);
	ctl_language_use(ctl->language);
	ctl->color = isatty(STDOUT_FILENO) && !(getenv("NO_COLOR") && *getenv("NO_COLOR")) && !ctl->json;
}

static enum ctl_exit run(struct ctl *ctl)
{
	enum ctl_exit code = CTL_DONE;

	if (ctl->command->needs & CTL_OPENS)
		code = ctl_open(ctl);
	if (code != CTL_DONE)
		return code;
	return ctl->command->change ? ctl_run_change(ctl) : ctl->command->run(ctl);
}

static enum ctl_exit dispatch(struct ctl *ctl, int argc, char **argv)
{
	enum ctl_exit code = ctl_parse(ctl, argc, argv);

	if (code == CTL_USAGE && ctl->command && !ctl->json) {
		fputs("  ", stderr);
		ctl_usage_line(ctl->noun, ctl->command, stderr);
	}
	if (code != CTL_DONE)
		return code;
	ctl->quiet = ctl_global_text(ctl, CTL_G_QUIET) != NULL;
	ctl->dry_run = ctl_global_text(ctl, CTL_G_DRY_RUN) != NULL;
	if (ctl_global_text(ctl, CTL_G_VERSION))
		return ctl_version(ctl);
	if (ctl_global_text(ctl, CTL_G_MAN))
		ctl_man();
	else if (ctl_global_text(ctl, CTL_G_COMPLETION))
		ctl_completion();
	else if (ctl_global_text(ctl, CTL_G_HELP))
		ctl_help(ctl, stdout);
	else
		return run(ctl);
	return CTL_DONE;
}

/* An answer that did not arrive is no answer. */
static enum ctl_exit finish(const struct ctl *ctl, enum ctl_exit code)
{
	if (code == CTL_DONE && ctl_is_short()) {
		fputs(_("sferumctl: out of memory: the answer is not whole\n"), stderr);
		return ctl->command && ctl->command->needs & CTL_CHANGES ? CTL_PARTIAL : CTL_FAILED;
	}
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	fprintf(stderr, _("sferumctl: the answer cannot be written: %s\n"), strerror(errno));
	return ctl->command && ctl->command->needs & CTL_CHANGES ? CTL_PARTIAL : CTL_FAILED;
}

int main(int argc, char **argv)
{
	struct ctl_value globals[CTL_G_END] = { 0 };
	struct ctl ctl = { .globals = globals, .actor = SFP_ACTOR_INIT };
	enum ctl_exit code;

	ctl_watch_memory();
	prepare(&ctl, argc, argv);
	code = dispatch(&ctl, argc, argv);
	sfp_record_free(ctl.record);
	json_decref(ctl.extra);
	json_decref(ctl.names);
	sfp_policy_unref(ctl.policy);
	sfp_registry_close(ctl.registry);
	return (int)finish(&ctl, code);
}
