/* options.c: from words of the command line to a command and its values, by the tables alone. */
#include <assert.h>
#include <errno.h>

#include "frame/ctl.h"

/* clang-format off */
const struct ctl_option ctl_globals[] = {
	[CTL_G_REGISTRY] = { "registry", CTL_FILE, 0, N_("the registry's file (default: $SFERUM_REGISTRY)"), 0, NULL },
	[CTL_G_KEY_FILE] = { "key-file", CTL_FILE, 0,
			     N_("the file with the key of the links (default: the registry's name with .key)"), 0, NULL },
	[CTL_G_ORGANIZATION] = { "organization", CTL_TEXT, 0,
				 N_("whose: an id or a short name (default: the only one)"), 0, NULL },
	[CTL_G_AS]           = { "as", CTL_TEXT, 0, N_("who acts: a person's id or name, or \"system\""), 0, NULL },
	[CTL_G_KEY]  = { "key", CTL_TEXT, 0, N_("names this change: a retry with the same key does nothing twice"), 0,
			 NULL },
	[CTL_G_JSON] = { "json", CTL_FLAG, 0, N_("answer in JSON, an object a line"), 0, NULL },
	[CTL_G_LANG] = { "lang", CTL_CHOICE, 0, N_("the language (default: by locale)"), 0, "ru en" },
	[CTL_G_DRY_RUN] = { "dry-run", CTL_FLAG, 0, N_("do it, show what comes of it, and take it all back"), 0, NULL },
	[CTL_G_QUIET]   = { "quiet", CTL_FLAG, 0, N_("errors only on stderr"), 0, NULL },
	[CTL_G_HELP]    = { "help", CTL_FLAG, 0, N_("explain the command"), 0, NULL },
	[CTL_G_VERSION] = { "version", CTL_FLAG, 0, N_("print the version of the program and of the library"), 0,
			    NULL },
	[CTL_G_MAN]     = { "man", CTL_FLAG, CTL_HIDDEN, "", 0, NULL },
	[CTL_G_COMPLETION] = { "completion", CTL_FLAG, CTL_HIDDEN, "", 0, NULL },
	[CTL_G_END]        = { NULL, 0, 0, NULL, 0, NULL }
};
/* clang-format on */

const char *ctl_global_text(const struct ctl *ctl, enum ctl_global global)
{
	return ctl->globals[global].text;
}

const struct ctl_value *ctl_value(const struct ctl *ctl, const char *name)
{
	const struct ctl_option *options = ctl->command->options;

	for (size_t i = 0; options && options[i].name; i++)
		if (!strcmp(options[i].name, name))
			return &ctl->values[i];
	assert(false && "a command asks for an option that its table lacks");
	abort();
}

bool ctl_given(const struct ctl *ctl, const char *name)
{
	return ctl_value(ctl, name)->text != NULL;
}

const char *ctl_text(const struct ctl *ctl, const char *name)
{
	return ctl_value(ctl, name)->text;
}

int64_t ctl_number(const struct ctl *ctl, const char *name)
{
	return ctl_value(ctl, name)->number;
}

const sfp_id *ctl_id(const struct ctl *ctl, const char *name)
{
	return &ctl_value(ctl, name)->id;
}

/* How messages call an option: "--class", or "CLASS" for a word of its own place. */
static void label(const struct ctl_option *option, char text[64])
{
	snprintf(text, 64, "%s%s", option->flags & CTL_POSITIONAL ? "" : "--", option->name);
	for (char *at = text; option->flags & CTL_POSITIONAL && *at; at++)
		*at = (char)(*at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
}

static enum ctl_exit bad_value(const struct ctl *ctl, const struct ctl_option *option, const char *text,
                               const char *remedy)
{
	char name[64];

	label(option, name);
	return ctl_fail(ctl, CTL_USAGE, _("%s: \"%s\" will not do: %s"), name, text, remedy);
}

static enum ctl_exit bad_name(const struct ctl *ctl, const struct ctl_option *option, const char *text,
                              const char *best)
{
	char name[64];

	label(option, name);
	if (best)
		return ctl_fail(ctl, CTL_USAGE, _("%s: \"%s\" is not known; did you mean \"%s\"?"), name, text, best);
	return ctl_fail(ctl, CTL_USAGE, _("%s: \"%s\" is not known; see \"sferumctl describe\" for all names"), name,
	                text);
}

static enum ctl_exit take_number(const struct ctl *ctl, const struct ctl_option *option, struct ctl_value *value)
{
	char *end;

	errno = 0;
	value->number = strtoll(value->text, &end, 10);
	if (errno || *end || end == value->text || value->number < 0 || value->number > INT32_MAX)
		return bad_value(ctl, option, value->text, _("a whole number is wanted, 0 or more"));
	return CTL_DONE;
}

static enum ctl_exit take_date(const struct ctl *ctl, const struct ctl_option *option, struct ctl_value *value)
{
	sfp_date date = 0;

	if (sfp_date_from_text(value->text, &date) != SFP_OK)
		return bad_value(ctl, option, value->text, _("a day is wanted, such as 2026-09-01 or 01.09.2026"));
	value->number = date;
	return CTL_DONE;
}

static enum ctl_exit bad_time(const struct ctl *ctl, const struct ctl_option *option, const char *text)
{
	return bad_value(ctl, option, text,
	                 _("a time is wanted, such as 2026-09-01T08:30 by the organisation's clocks, or "
	                   "2026-09-01T08:30:00+03:00"));
}

/* Whatever does not begin with a day is said to be no time before a registry is opened. */
static enum ctl_exit look_at_time(const struct ctl *ctl, const struct ctl_option *option, const struct ctl_value *value)
{
	char day[SFP_DATE_TEXT_SIZE];
	sfp_date date;

	snprintf(day, sizeof(day), "%s", value->text);
	return sfp_date_from_text(day, &date) == SFP_OK ? CTL_DONE : bad_time(ctl, option, value->text);
}

enum ctl_exit ctl_take_time(struct ctl *ctl, const struct ctl_option *option, struct ctl_value *value)
{
	sfp_status status = value->text ? sfp_registry_time_from_text(ctl->registry, &ctl->actor.organization,
	                                                              value->text, &value->number)
	                                : SFP_OK;

	if (status == SFP_E_INVALID)
		return bad_time(ctl, option, value->text);
	return status == SFP_OK ? CTL_DONE : ctl_fail_status(ctl, status);
}

static const char *role_name(int number)
{
	return sfp_role_name((sfp_role)number);
}

static const char *kind_name(int number)
{
	return sfp_kind_name((sfp_kind)number);
}

static const char *action_name(int number)
{
	return sfp_action_name((sfp_action)number);
}

static enum ctl_exit take_name(const struct ctl *ctl, const struct ctl_option *option, struct ctl_value *value,
                               const char *(*name_of)(int), int end)
{
	struct ctl_nearest nearest = CTL_NEAREST(value->text);

	for (int number = 1; number < end; number++) {
		const char *name = name_of(number);

		if (name && !strcmp(name, value->text)) {
			value->number = number;
			return CTL_DONE;
		}
		ctl_nearest_try(&nearest, name);
	}
	return bad_name(ctl, option, value->text, nearest.best);
}

/* The words of a choice are few: the message lists them. */
static enum ctl_exit take_choice(const struct ctl *ctl, const struct ctl_option *option, struct ctl_value *value)
{
	size_t length = strlen(value->text);
	int number = 1;
	char name[64];

	for (const char *at = option->words; *at; at += strcspn(at, " "), at += *at == ' ', number++)
		if (strcspn(at, " ") == length && !strncmp(at, value->text, length)) {
			value->number = number;
			return CTL_DONE;
		}
	label(option, name);
	return ctl_fail(ctl, CTL_USAGE, _("%s: \"%s\" is none of: %s"), name, value->text, option->words);
}

/* An empty name comes from a variable that nobody set, and is no file's. */
static enum ctl_exit take_file(const struct ctl *ctl, const struct ctl_option *option, const struct ctl_value *value)
{
	char name[64];

	if (*value->text)
		return CTL_DONE;
	label(option, name);
	return ctl_fail(ctl, CTL_USAGE, _("%s: the name of the file is empty"), name);
}

static enum ctl_exit take(const struct ctl *ctl, const struct ctl_option *option, struct ctl_value *value)
{
	switch (option->type) {
	case CTL_FILE:
		return take_file(ctl, option, value);
	case CTL_NUMBER:
		return take_number(ctl, option, value);
	case CTL_DATE:
		return take_date(ctl, option, value);
	case CTL_TIME: /* and then as the registry's organisation means it: lookup.c */
		return look_at_time(ctl, option, value);
	case CTL_CHOICE:
		return take_choice(ctl, option, value);
	case CTL_ROLE:
		return take_name(ctl, option, value, role_name, SFP_ROLE_END);
	case CTL_KIND:
		return take_name(ctl, option, value, kind_name, SFP_KIND_END);
	case CTL_ACTION:
		return take_name(ctl, option, value, action_name, SFP_ACTION_END);
	case CTL_FLAG:
	case CTL_TEXT:
	case CTL_ID: /* lookup.c, once the registry is open */
		return CTL_DONE;
	}
	return CTL_DONE;
}

const char *ctl_option_placeholder(const struct ctl_option *option)
{
	switch (option->type) {
	case CTL_FLAG:
		return "";
	case CTL_TEXT:
		return "TEXT";
	case CTL_NUMBER:
		return "N";
	case CTL_DATE:
		return "DATE";
	case CTL_TIME:
		return "TIME";
	case CTL_FILE:
		return "FILE";
	case CTL_CHOICE:
		return "WORD";
	case CTL_ROLE:
		return "ROLE";
	case CTL_KIND:
		return "KIND";
	case CTL_ACTION:
		return "ACTION";
	case CTL_ID:
		return option->of == SFP_OBJECT_PERSON  ? "PERSON"
		       : option->of == SFP_OBJECT_CLASS ? "CLASS"
		       : option->of == SFP_OBJECT_ORDER ? "ORDER"
		                                        : "ID";
	}
	return "";
}

static const struct ctl_option *find_in(const struct ctl_option *options, const char *name, size_t length)
{
	for (; options && options->name; options++)
		if (!(options->flags & CTL_POSITIONAL) && strlen(options->name) == length &&
		    !strncmp(options->name, name, length))
			return options;
	return NULL;
}

static enum ctl_exit unknown_option(const struct ctl *ctl, const char *word)
{
	char name[64];
	struct ctl_nearest nearest = CTL_NEAREST(name);
	const struct ctl_option *each;

	snprintf(name, sizeof(name), "%.*s", (int)strcspn(word + 2, "="), word + 2);
	for (each = ctl_globals; each->name; each++)
		ctl_nearest_try(&nearest, each->flags & CTL_HIDDEN ? NULL : each->name);
	for (each = ctl->command ? ctl->command->options : NULL; each && each->name; each++)
		ctl_nearest_try(&nearest, each->flags & CTL_POSITIONAL ? NULL : each->name);
	if (nearest.best)
		return ctl_fail(ctl, CTL_USAGE, _("--%s: no such option here; did you mean --%s?"), name, nearest.best);
	return ctl_fail(ctl, CTL_USAGE, _("--%s: no such option here; --help lists those that there are"), name);
}

/* "--name value", "--name=value" or "--flag". */
static enum ctl_exit take_option(struct ctl *ctl, int argc, char **argv, int *i)
{
	const char *word = argv[*i];
	size_t length = strcspn(word + 2, "=");
	const char *attached = word[2 + length] ? word + 3 + length : NULL;
	const struct ctl_option *option = find_in(ctl_globals, word + 2, length);
	struct ctl_value *value;

	if (option) {
		value = &ctl->globals[option - ctl_globals];
	} else {
		option = ctl->command ? find_in(ctl->command->options, word + 2, length) : NULL;
		if (!option)
			return unknown_option(ctl, word);
		value = &ctl->values[option - ctl->command->options];
	}
	if (value->text)
		return ctl_fail(ctl, CTL_USAGE, _("--%s: given twice"), option->name);
	if (option->type == CTL_FLAG) {
		if (attached)
			return ctl_fail(ctl, CTL_USAGE, _("--%s: takes no value"), option->name);
		value->text = "";
		value->number = 1;
		return CTL_DONE;
	}
	if (!attached && *i + 1 >= argc)
		return ctl_fail(ctl, CTL_USAGE, _("--%s: needs a value: --%s %s"), option->name, option->name,
		                ctl_option_placeholder(option));
	value->text = attached ? attached : argv[++*i];
	return take(ctl, option, value);
}

static enum ctl_exit take_noun(struct ctl *ctl, const char *word)
{
	struct ctl_nearest nearest = CTL_NEAREST(word);

	ctl->noun = ctl_noun_find(word);
	if (ctl->noun) {
		if (!ctl->noun->commands[0].verb)
			ctl->command = &ctl->noun->commands[0];
		return CTL_DONE;
	}
	for (const struct ctl_noun *each = ctl_nouns; each->name; each++)
		ctl_nearest_try(&nearest, each->name);
	if (nearest.best)
		return ctl_fail(ctl, CTL_USAGE, _("no such command: %s; did you mean \"%s\"?"), word, nearest.best);
	return ctl_fail(ctl, CTL_USAGE, _("no such command: %s; \"sferumctl help\" lists those that there are"), word);
}

static enum ctl_exit take_verb(struct ctl *ctl, const char *word)
{
	struct ctl_nearest nearest = CTL_NEAREST(word);

	ctl->command = ctl_command_find(ctl->noun, word);
	if (ctl->command)
		return CTL_DONE;
	for (const struct ctl_command *each = ctl->noun->commands; each->help; each++)
		ctl_nearest_try(&nearest, each->verb);
	if (nearest.best)
		return ctl_fail(ctl, CTL_USAGE, _("%s: no such command: %s; did you mean \"%s\"?"), ctl->noun->name,
		                word, nearest.best);
	return ctl_fail(ctl, CTL_USAGE,
	                _("%s: no such command: %s; \"sferumctl %s --help\" lists those that there are"),
	                ctl->noun->name, word, ctl->noun->name);
}

static enum ctl_exit take_word(struct ctl *ctl, char **place)
{
	const struct ctl_option *options = ctl->command->options;

	for (size_t i = 0; options && options[i].name; i++) {
		struct ctl_value *value = &ctl->values[i];

		if (!(options[i].flags & CTL_POSITIONAL) || (value->text && !(options[i].flags & CTL_MANY)))
			continue;
		if (options[i].flags & CTL_MANY) {
			value->many = value->many ? value->many : place;
			value->many_count++;
			/* Options may stand between them: keep them together. */
			value->many[value->many_count - 1] = *place;
		}
		value->text = value->text ? value->text : *place;
		return take(ctl, &options[i], value);
	}
	return ctl_fail(ctl, CTL_USAGE, _("\"%s\" is one word too many; --help shows what is wanted"), *place);
}

/* "help" is a file, a name or an id only where it cannot be meant otherwise: behind "--", or behind another word. */
static bool asks_for_help(const struct ctl *ctl, const char *word)
{
	const struct ctl_option *options = ctl->command ? ctl->command->options : NULL;

	for (size_t i = 0; options && options[i].name; i++)
		if (options[i].flags & CTL_POSITIONAL && ctl->values[i].text)
			return false;
	return !strcmp(word, "help");
}

static enum ctl_exit take_plain(struct ctl *ctl, char **place, bool words_only)
{
	if (!words_only && asks_for_help(ctl, *place)) {
		ctl->globals[CTL_G_HELP].text = "";
		return CTL_DONE;
	}
	if (!ctl->noun)
		return take_noun(ctl, *place);
	return ctl->command ? take_word(ctl, place) : take_verb(ctl, *place);
}

static enum ctl_exit check_required(const struct ctl *ctl)
{
	const struct ctl_option *options = ctl->command->options;
	char name[64];

	for (size_t i = 0; options && options[i].name; i++) {
		if (!(options[i].flags & CTL_REQUIRED) || ctl->values[i].text)
			continue;
		label(&options[i], name);
		return ctl_fail(ctl, CTL_USAGE, _("%s is missing: %s"), name, _(options[i].help));
	}
	return CTL_DONE;
}

/* The two that everybody types, by the names that everybody knows. */
static void spell_out(char **word)
{
	static char help[] = "--help", out[] = "--out";

	if (!strcmp(*word, "-h"))
		*word = help;
	else if (!strcmp(*word, "-o"))
		*word = out;
}

enum ctl_exit ctl_parse(struct ctl *ctl, int argc, char **argv)
{
	enum ctl_exit code = CTL_DONE;
	bool words_only = false;

	for (int i = 1; i < argc && code == CTL_DONE; i++) {
		if (!words_only)
			spell_out(&argv[i]);
		if (!words_only && !strcmp(argv[i], "--"))
			words_only = true;
		else if (!words_only && !strncmp(argv[i], "--", 2))
			code = take_option(ctl, argc, argv, &i);
		else if (!words_only && argv[i][0] == '-' && argv[i][1])
			code = ctl_fail(ctl, CTL_USAGE, _("%s: no such option; options begin with two hyphens"),
			                argv[i]);
		else
			code = take_plain(ctl, &argv[i], words_only);
	}
	for (int global = CTL_G_HELP; global < CTL_G_END; global++)
		if (ctl_global_text(ctl, (enum ctl_global)global))
			return code; /* no command is needed to tell about the program itself */
	if (code != CTL_DONE)
		return code;
	if (!ctl->noun)
		return ctl_fail(ctl, CTL_USAGE, _("which command? \"sferumctl help\" lists them"));
	if (!ctl->command)
		return ctl_fail(ctl, CTL_USAGE, _("%s: do what? \"sferumctl %s --help\" lists its commands"),
		                ctl->noun->name, ctl->noun->name);
	return check_required(ctl);
}
