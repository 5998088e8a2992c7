/* help.c: what the tables say, for people (help), for the shelf (the man page) and for the shell (completion). */
#include <ctype.h>

#include "frame/commands.h"

static void put_placeholder(const struct ctl_option *option, FILE *file)
{
	if (option->type == CTL_CHOICE) {
		for (const char *at = option->words; *at; at++)
			fputc(*at == ' ' ? '|' : *at, file);
		return;
	}
	fputs(ctl_option_placeholder(option), file);
}

static void put_name(const struct ctl_option *option, FILE *file)
{
	if (!(option->flags & CTL_POSITIONAL)) {
		fprintf(file, "--%s", option->name);
		if (option->type != CTL_FLAG) {
			fputc(' ', file);
			put_placeholder(option, file);
		}
		return;
	}
	for (const char *at = option->name; *at; at++)
		fputc(toupper((unsigned char)*at), file);
	fputs(option->flags & CTL_MANY ? "..." : "", file);
}

static void put_option(const struct ctl_option *option, FILE *file)
{
	bool required = option->flags & CTL_REQUIRED;

	fputs(required ? " " : " [", file);
	put_name(option, file);
	fputs(required ? "" : "]", file);
}

static void put_usage(const struct ctl_noun *noun, const struct ctl_command *command, FILE *file)
{
	fprintf(file, "sferumctl %s%s%s", noun->name, command->verb ? " " : "", command->verb ? command->verb : "");
	for (const struct ctl_option *each = command->options; each && each->name; each++)
		put_option(each, file);
}

void ctl_usage_line(const struct ctl_noun *noun, const struct ctl_command *command, FILE *file)
{
	put_usage(noun, command, file);
	fputc('\n', file);
}

static void put_option_help(const struct ctl_option *option, FILE *file)
{
	char *name = NULL;
	size_t size = 0;
	FILE *text = open_memstream(&name, &size);

	if (!text)
		return;
	put_name(option, text);
	fputs(!strcmp(option->name, "out") ? ", -o" : "", text);
	fclose(text);
	fprintf(file, "  %-22s %s\n", name, _(option->help));
	free(name);
}

static void put_options(const char *title, const struct ctl_option *options, FILE *file)
{
	if (!options || !options->name)
		return;
	fprintf(file, "\n%s\n", title);
	for (; options->name; options++)
		if (!(options->flags & CTL_HIDDEN))
			put_option_help(options, file);
}

static void help_command(const struct ctl *ctl, FILE *file)
{
	fprintf(file, _("usage: "));
	ctl_usage_line(ctl->noun, ctl->command, file);
	fprintf(file, "\n%s\n", _(ctl->command->help));
	put_options(_("Its own options:"), ctl->command->options, file);
	put_options(_("Options of all commands:"), ctl_globals, file);
}

static void help_noun(const struct ctl *ctl, FILE *file)
{
	fprintf(file, "%s: %s\n\n", ctl->noun->name, _(ctl->noun->help));
	for (const struct ctl_command *each = ctl->noun->commands; each->help; each++) {
		fputs("  ", file);
		ctl_usage_line(ctl->noun, each, file);
		fprintf(file, "      %s\n", _(each->help));
	}
	put_options(_("Options of all commands:"), ctl_globals, file);
}

/* clang-format off */
static const char *const exit_help[] = {
	[CTL_DONE] = N_("done"),
	[CTL_FAILED] = N_("failed; the message says why"),
	[CTL_USAGE] = N_("wrong use of the command line"),
	[CTL_PENDING] = N_("there are differences or findings (pack diff, pack analyse)"),
	[CTL_HELD] = N_("held back for somebody to look at (plans of lists)"),
	[CTL_PARTIAL] = N_("done in part: some lines were rejected"),
	[CTL_REFUSED] = N_("refused by the act; the clause is named"),
	[CTL_STALE] = N_("the plan is stale (plans of lists)"),
	[CTL_TRAIL_BROKEN] = N_("the trail is broken; the place is named"),
	[CTL_BUSY] = N_("another writer holds the registry; nothing was changed")
};
/* clang-format on */

static void put_exits(FILE *file)
{
	fprintf(file, "\n%s\n", _("Exit codes:"));
	for (size_t i = 0; i < CTL_LENGTH(exit_help); i++)
		fprintf(file, "  %zu  %s\n", i, _(exit_help[i]));
}

static void help_all(FILE *file)
{
	fprintf(file, _("usage: sferumctl [OPTIONS] NOUN [VERB] ...\n\n"));
	fprintf(file, "%s\n\n", _("An organisation's life on the platform, kept and judged by its own act."));
	for (const struct ctl_noun *each = ctl_nouns; each->name; each++)
		fprintf(file, "  %-14s %s\n", each->name, _(each->help));
	put_options(_("Options of all commands:"), ctl_globals, file);
	put_exits(file);
	fprintf(file, "\n%s\n", _("\"sferumctl NOUN help\" tells more of each."));
}

void ctl_help(const struct ctl *ctl, FILE *file)
{
	if (ctl->command)
		help_command(ctl, file);
	else if (ctl->noun)
		help_noun(ctl, file);
	else
		help_all(file);
}

/* roff: a hyphen that is one, a backslash that is one, no dot that begins a line. */
static void put_roff(const char *text)
{
	for (; *text; text++)
		if (*text == '-')
			fputs("\\-", stdout);
		else if (*text == '\\')
			fputs("\\e", stdout);
		else
			putchar(*text);
}

static void man_options(const struct ctl_option *options)
{
	for (; options && options->name; options++) {
		CTL_CLEANUP(ctl_freep) char *name = NULL;
		size_t size = 0;
		FILE *text = options->flags & CTL_HIDDEN ? NULL : open_memstream(&name, &size);

		if (!text)
			continue;
		put_name(options, text);
		fclose(text);
		fputs(".TP\n.B ", stdout);
		put_roff(name);
		putchar('\n');
		put_roff(_(options->help));
		putchar('\n');
	}
}

static void man_noun(const struct ctl_noun *noun)
{
	fputs(".SS ", stdout);
	put_roff(noun->name);
	putchar('\n');
	put_roff(_(noun->help));
	fputs(".\n", stdout);
	for (const struct ctl_command *each = noun->commands; each->help; each++) {
		CTL_CLEANUP(ctl_freep) char *usage = NULL;
		size_t size = 0;
		FILE *text = open_memstream(&usage, &size);

		if (!text)
			continue;
		put_usage(noun, each, text);
		fclose(text);
		fputs(".PP\n.B ", stdout);
		put_roff(usage);
		fputs("\n.br\n", stdout);
		put_roff(_(each->help));
		fputs(".\n.RS\n", stdout);
		man_options(each->options);
		fputs(".RE\n", stdout);
	}
}

void ctl_man(void)
{
	puts(".\\\" Made by \"sferumctl --man\" from its table of commands.");
	printf(".TH SFERUMCTL 1 \"\" \"libsferumpolicy %s\"\n", sfp_version());
	printf(".SH %s\nsferumctl \\- ", _("NAME"));
	put_roff(_("an organisation's life on the platform, kept and judged by its own act"));
	printf("\n.SH %s\n.B sferumctl\n[\\fIOPTIONS\\fR] \\fINOUN\\fR [\\fIVERB\\fR] ...\n.SH %s\n", _("SYNOPSIS"),
	       _("COMMANDS"));
	for (const struct ctl_noun *each = ctl_nouns; each->name; each++)
		man_noun(each);
	printf(".SH %s\n", _("OPTIONS"));
	man_options(ctl_globals);
	printf(".SH %s\n", _("EXIT STATUS"));
	for (size_t i = 0; i < CTL_LENGTH(exit_help); i++) {
		printf(".TP\n.B %zu\n", i);
		put_roff(_(exit_help[i]));
		putchar('\n');
	}
	printf(".SH %s\n.TP\n.B SFERUM_REGISTRY\n", _("ENVIRONMENT"));
	put_roff(_("the registry's file, where --registry is left out"));
	printf("\n.TP\n.B LC_ALL, LC_MESSAGES, LANG, LANGUAGE\n");
	put_roff(_("the language: Russian or English"));
	printf("\n.TP\n.B NO_COLOR\n");
	put_roff(_("if it is set and not empty: no colours"));
	putchar('\n');
}

static void complete_words(const struct ctl_option *options)
{
	for (; options && options->name; options++)
		if (!(options->flags & (CTL_HIDDEN | CTL_POSITIONAL)))
			printf(" --%s", options->name);
}

/* What may follow a name: file names, the words of a choice, names of roles and kinds. */
static void complete_values(const struct ctl_option *option, const char *pattern)
{
	if (option->flags & CTL_POSITIONAL || (option->type != CTL_CHOICE && option->type != CTL_FILE &&
	                                       option->type != CTL_ROLE && option->type != CTL_KIND))
		return;
	printf("\t%s*' --%s') ", pattern, option->name);
	if (option->type == CTL_FILE) {
		puts("COMPREPLY=($(compgen -f -- \"$word\")); return ;;");
		return;
	}
	printf("COMPREPLY=($(compgen -W '%s", option->type == CTL_CHOICE ? option->words : "");
	if (option->type == CTL_ROLE)
		for (int i = 1; i < SFP_ROLE_END; i++)
			printf(" %s", sfp_role_name((sfp_role)i) ? sfp_role_name((sfp_role)i) : "");
	if (option->type == CTL_KIND)
		for (int i = 1; i < SFP_KIND_END; i++)
			printf(" %s", sfp_kind_name((sfp_kind)i) ? sfp_kind_name((sfp_kind)i) : "");
	puts("' -- \"$word\")); return ;;");
}

static void complete_noun(const struct ctl_noun *noun)
{
	printf("\t%s)\n\t\tcase \"$verb\" in\n", noun->name);
	for (const struct ctl_command *each = noun->commands; each->help; each++) {
		printf("\t\t%s) words=\"$words", each->verb ? each->verb : "*");
		complete_words(each->options);
		puts("\" ;;");
	}
	if (noun->commands[0].verb) {
		fputs("\t\t*) words=\"$words help", stdout);
		for (const struct ctl_command *each = noun->commands; each->help; each++)
			printf(" %s", each->verb);
		puts("\" ;;");
	}
	puts("\t\tesac ;;");
}

void ctl_completion(void)
{
	char pattern[96];

	puts("# bash completion for sferumctl; made by \"sferumctl completion\" from its table of commands.\n"
	     "_sferumctl()\n{\n\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
	     "\tlocal noun= verb= each words=\n"
	     "\tlocal i\n"
	     "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n\t\teach=${COMP_WORDS[i]}\n\t\tcase \"$each\" in");
	fputs("\t\t", stdout);
	for (const struct ctl_option *each = ctl_globals; each->name; each++)
		if (each->type != CTL_FLAG)
			printf("%s--%s", each == ctl_globals ? "" : "|", each->name);
	puts(") ((i++)) ;;\n\t\t-*) ;;\n\t\t*) if [ -z \"$noun\" ]; then noun=$each\n"
	     "\t\t   elif [ -z \"$verb\" ]; then verb=$each; fi ;;\n"
	     "\t\tesac\n\tdone");
	puts("\tcase \"$noun $verb $before\" in");
	for (const struct ctl_noun *noun = ctl_nouns; noun->name; noun++)
		for (const struct ctl_command *each = noun->commands; each->help; each++)
			for (const struct ctl_option *option = each->options; option && option->name; option++) {
				snprintf(pattern, sizeof(pattern), "'%s %s'", noun->name, each->verb ? each->verb : "");
				complete_values(option, pattern);
			}
	for (const struct ctl_option *each = ctl_globals; each->name; each++)
		complete_values(each, "");
	fputs("\tesac\n\twords=\"", stdout);
	complete_words(ctl_globals);
	puts("\"\n\tcase \"$noun\" in");
	for (const struct ctl_noun *each = ctl_nouns; each->name; each++)
		complete_noun(each);
	fputs("\t'') words=\"$words help", stdout);
	for (const struct ctl_noun *each = ctl_nouns; each->name; each++)
		printf(" %s", each->name);
	puts("\" ;;\n\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
	     "complete -o default -F _sferumctl sferumctl");
}

static enum ctl_exit completion_run(struct ctl *ctl)
{
	(void)ctl;
	ctl_completion();
	return CTL_DONE;
}

enum ctl_exit ctl_version(struct ctl *ctl)
{
	json_t *answer;

	if (!ctl->json) {
		printf("sferumctl %s (libsferumpolicy %s)\n", SFP_VERSION, sfp_version());
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "version", json_string(SFP_VERSION));
	json_object_set_new(answer, "library", json_string(sfp_version()));
	ctl_put_json(answer);
	return CTL_DONE;
}

/* clang-format off */
const struct ctl_command ctl_completion_commands[] = {
	{ NULL, 0, N_("print the completion script for bash"), NULL, NULL, completion_run, 0 },
	CTL_COMMANDS_END
};
/* clang-format on */

const struct ctl_command ctl_version_commands[] = {
	{ NULL, 0, N_("print the version of the program and of the library"), NULL, NULL, ctl_version, 0 },
	CTL_COMMANDS_END
};
