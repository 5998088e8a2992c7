/* ctl.h: what the files of sferumctl share: one table of commands, one context, a few helpers.
 *
 * A command is a row: noun, verb, options, what it needs, what it does. Parsing, help, completion and the man page all
 * read that row, so they cannot disagree.
 */
#ifndef SFERUMCTL_CTL_H
#define SFERUMCTL_CTL_H

#include <jansson.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sferumpolicy/sferumpolicy.h>

/* language.c: a text in the language of the program; the text itself where its catalogue has no other. The form that a
 * number wants. */
const char *ctl_told(const char *english) __attribute__((format_arg(1)));
const char *ctl_counted(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1), format_arg(2)));

#define _(text)  ctl_told(text)
#define N_(text) text

#define CTL_SCHEMA 1 /* of everything that --json prints */

/* What the shell gets. Documented in the man page: never renumbered. */
enum ctl_exit {
	CTL_DONE = 0,
	CTL_FAILED = 1,
	CTL_USAGE = 2,
	CTL_PENDING = 3, /* changes are pending: plans of rosters; packs that differ, or an act to look at */
	CTL_HELD = 4,    /* held back for somebody to look: plans of rosters */
	CTL_PARTIAL = 5,
	CTL_REFUSED = 6,
	CTL_STALE = 7, /* the plan is stale: plans of rosters */
	CTL_TRAIL_BROKEN = 8,
	CTL_BUSY = 9
};

enum ctl_type {
	CTL_FLAG = 1,
	CTL_TEXT,
	CTL_NUMBER,
	CTL_DATE,
	CTL_TIME,
	CTL_FILE, /* "-" is standard input where it is read */
	CTL_CHOICE,
	CTL_ROLE,
	CTL_KIND,
	CTL_ACTION,
	CTL_ID /* of the noun that `of` says; people, classes and orders may be named */
};

enum {
	CTL_REQUIRED = 1,
	CTL_POSITIONAL = 2,
	CTL_MANY = 4, /* the rest of the words */
	CTL_ONLY = 8, /* left out: the only live record of its noun */
	CTL_HIDDEN = 16
};

/* An option, or a word of its own place. A table of them ends with a row without a name. */
struct ctl_option {
	const char *name;
	enum ctl_type type;
	unsigned flags;
	const char *help;
	sfp_object of;     /* CTL_ID */
	const char *words; /* CTL_CHOICE: separated by blanks */
};

/* What was given for an option. */
struct ctl_value {
	const char *text; /* NULL: not given */
	char **many;      /* CTL_MANY: where they begin in argv */
	size_t many_count;
	int64_t number; /* also dates, times, roles, kinds, actions */
	sfp_id id;
};

#define CTL_OPTIONS_MAX 16

enum {
	CTL_OPENS = 1,    /* needs the registry */
	CTL_ACTS = 2,     /* somebody acts: --as is needed */
	CTL_SYSTEM = 4,   /* the system may do it, and does so where --as is left out */
	CTL_ANYWHERE = 8, /* in no organisation of its own */
	CTL_CHANGES = 16  /* writes; others open the file for reading only */
};

struct ctl;

struct ctl_command {
	const char *verb; /* NULL: the noun is the whole command */
	unsigned needs;
	const char *help;
	const struct ctl_option *options;
	/* One of the two. `change` leaves the record after the change in the context; `run` prints for itself. */
	sfp_status (*change)(struct ctl *ctl);
	enum ctl_exit (*run)(struct ctl *ctl);
	sfp_object object; /* which noun the generic commands (list, show) are about */
};

struct ctl_noun {
	const char *name;
	const char *help;
	const struct ctl_command *commands; /* ends with a row without help */
};

/* One run of the program. */
struct ctl {
	const struct ctl_noun *noun;
	const struct ctl_command *command;
	struct ctl_value values[CTL_OPTIONS_MAX];
	struct ctl_value *globals; /* in the order of ctl_globals */
	bool json, quiet, dry_run, color;
	sfp_language language;
	sfp_registry *registry;
	sfp_actor actor;
	sfp_record *record;   /* after a change */
	json_t *extra;        /* further members of the answer: a token, counts */
	sfp_policy *policy;   /* of the organisation; see ctl_policy() */
	enum ctl_exit failed; /* a change that has said itself why it failed */
	json_t *names;        /* ids whose names were looked up already */
};

/* options.c */
extern const struct ctl_option ctl_globals[];
enum ctl_global {
	CTL_G_REGISTRY,
	CTL_G_KEY_FILE,
	CTL_G_ORGANIZATION,
	CTL_G_AS,
	CTL_G_KEY,
	CTL_G_JSON,
	CTL_G_LANG,
	CTL_G_DRY_RUN,
	CTL_G_QUIET,
	CTL_G_HELP,
	CTL_G_VERSION,
	CTL_G_MAN,
	CTL_G_COMPLETION,
	CTL_G_END
};
enum ctl_exit ctl_parse(struct ctl *ctl, int argc, char **argv);
const char *ctl_global_text(const struct ctl *ctl, enum ctl_global global);
/* Of the command's own options, by name; a name that its table lacks is a bug. */
bool ctl_given(const struct ctl *ctl, const char *name);
const char *ctl_text(const struct ctl *ctl, const char *name);
int64_t ctl_number(const struct ctl *ctl, const char *name);
const sfp_id *ctl_id(const struct ctl *ctl, const char *name);
const struct ctl_value *ctl_value(const struct ctl *ctl, const char *name);
/* Options whose value must be known by name at once; ids wait for the registry (lookup.c). */
/* A time is read as the organisation's clocks show it, so it waits as well. */
enum ctl_exit ctl_take_time(struct ctl *ctl, const struct ctl_option *option, struct ctl_value *value);
const char *ctl_option_placeholder(const struct ctl_option *option);

/* commands.c */
extern const struct ctl_noun ctl_nouns[]; /* ends with a row without a name */
const struct ctl_noun *ctl_noun_find(const char *name);
const struct ctl_command *ctl_command_find(const struct ctl_noun *noun, const char *verb);

/* help.c */
void ctl_help(const struct ctl *ctl, FILE *file);
void ctl_usage_line(const struct ctl_noun *noun, const struct ctl_command *command, FILE *file);
void ctl_man(void);
void ctl_completion(void);
enum ctl_exit ctl_version(struct ctl *ctl);

/* language.c */
sfp_language ctl_language_choose(const char *wanted);
void ctl_language_use(sfp_language language);

/* nearest.c */
/* Remembers the word that is nearest to `text`, if any is near enough. */
struct ctl_nearest {
	const char *text;
	const char *best;
	size_t distance;
};
/* clang-format off */
#define CTL_NEAREST(text) { (text), NULL, 0 }
/* clang-format on */
void ctl_nearest_try(struct ctl_nearest *nearest, const char *word);

/* output.c */
enum ctl_exit ctl_fail(const struct ctl *ctl, enum ctl_exit code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
enum ctl_exit ctl_fail_status(const struct ctl *ctl, sfp_status status);
/* With all that a program shall know of it; `error` is taken over. */
enum ctl_exit ctl_fail_with(const struct ctl *ctl, enum ctl_exit code, const char *text, json_t *error);
json_t *ctl_refusal_json(const sfp_refusal *refusal);
/* The same, where no registry is open yet that could say it. */
enum ctl_exit ctl_fail_file(const struct ctl *ctl, const char *path, sfp_status status, const char *message);
enum ctl_exit ctl_exit_of(sfp_status status);
/* For people, on stderr; silent with --quiet. */
void ctl_note(const struct ctl *ctl, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Text whose signs cannot fool a terminal: control and bidi characters are escaped. */
void ctl_put(FILE *file, const char *text);
/* The same for one character. Gives its length. */
size_t ctl_put_character(FILE *file, const char *text);
/* The same for what the library wrote: its lines, TABs and its byte order mark stay. */
void ctl_put_document(FILE *file, const char *text);
/* Memory ran out where nobody can tell: the program ends as failed, whatever it has printed by then. */
void ctl_note_short(void);
bool ctl_is_short(void);
/* What was allocated; NULL is noted. */
void *ctl_kept(void *memory);
/* From now on jansson's allocations are noted, too. */
void ctl_watch_memory(void);
/* What the library wrote as JSON. */
json_t *ctl_read_json(const char *text);
char *ctl_format(const char *format, va_list list) __attribute__((format(printf, 1, 0)));
size_t ctl_width(const char *text);
/* One line of JSON; takes the reference. */
void ctl_put_json(json_t *json);
/* {"schema": 1, "command": "invite create", …} */
json_t *ctl_answer(const struct ctl *ctl);
json_t *ctl_findings_json(const sfp_findings *findings);
void ctl_findings_put(const struct ctl *ctl, const char *path, const sfp_findings *findings, FILE *file);
const char *ctl_said(const struct ctl *ctl, const char *ru, const char *en);
const char *ctl_bold(const struct ctl *ctl, bool on);

/* A table of texts for people. */
struct ctl_table;
struct ctl_table *ctl_table_new(size_t columns);
void ctl_table_add(struct ctl_table *table, const char *cell);
void ctl_table_put(const struct ctl *ctl, struct ctl_table *table); /* prints and frees it */
void ctl_table_free(struct ctl_table *table);

/* files.c */
/* A whole file; "-" is standard input. NULL, and a message was printed. */
char *ctl_read_file(const struct ctl *ctl, const char *path, size_t *ret_length);

/* A new file, for its owner's eyes, on the disk when this returns; what is there already is left alone. In the folder
 * of that descriptor, or AT_FDCWD. Says why it cannot be. */
enum ctl_exit ctl_write_new(const struct ctl *ctl, int folder, const char *path, const char *data, size_t length);

/* invitee.c */
/* Which links, and which changes of chats, follow from an import or a turn: into the answer, or said at the end. */
void ctl_follow(struct ctl *ctl, const sfp_record *cause);

/* lookup.c */
enum ctl_exit ctl_open(struct ctl *ctl);
/* obstacle.c: where a record could not be taken back because of what came later, tells all of that, with the commands
 * that clear it. Gives the status for the command. */
sfp_status ctl_taken_back(struct ctl *ctl, sfp_status status, sfp_object object, const char *id_option);
/* The registry's file, by option or environment. NULL: neither, and a message was printed. */
const char *ctl_registry_path(const struct ctl *ctl);
/* How this run opens registries. */
sfp_registry_options ctl_registry_options(const struct ctl *ctl);
/* A record by its id; people, classes and orders also by what they are called. */
enum ctl_exit ctl_find(struct ctl *ctl, sfp_object object, const char *where, const char *text, sfp_id *ret_id);
/* What a record is called among people; its id where nothing better is known. */
const char *ctl_name_of(struct ctl *ctl, const char *column, const char *id);
const sfp_policy *ctl_policy(struct ctl *ctl);

/* pack.c */
/* The pack of a file, or the built-in one where there is no path; says what is wrong with it. */
enum ctl_exit ctl_load_pack(const struct ctl *ctl, const char *path, sfp_policy **ret_policy);
void ctl_norms_put(const struct ctl *ctl, const sfp_policy *policy);

/* zone.c */
/* The zone that this machine is set to. False where that is UTC, or none of the system's. */
bool ctl_machine_zone(char name[64]);
/* By which zone the organisation's days are counted: into the answer. */
void ctl_also_zone(struct ctl *ctl);
/* A moment as the organisation's clocks show it; NULL where the member is none. */
#define CTL_CELL_SIZE SFP_TIME_TEXT_SIZE
const char *ctl_moment(struct ctl *ctl, const char *member, const char *value, char text[CTL_CELL_SIZE]);

/* record.c: what all nouns have in common */
json_t *ctl_record_json(const sfp_record *record);
json_t *ctl_roles_json(uint32_t roles);
json_t *ctl_facts_json(const sfp_facts *facts);
/* A member's value for people; the buffer holds numbers. */
const char *ctl_cell(struct ctl *ctl, const json_t *json, const char *member, sfp_machine machine,
                     char buffer[CTL_CELL_SIZE]);
/* The context's record and what goes with it. */
void ctl_put_answer(struct ctl *ctl);
/* Something more to answer; takes the reference. */
void ctl_also(struct ctl *ctl, const char *member, json_t *value);
/* For a change that has said itself why it failed. */
sfp_status ctl_failed(struct ctl *ctl, enum ctl_exit code);
enum ctl_exit ctl_run_change(struct ctl *ctl);
enum ctl_exit ctl_list_run(struct ctl *ctl);
enum ctl_exit ctl_show_run(struct ctl *ctl);
void ctl_put_list(struct ctl *ctl, json_t *list);
extern const struct ctl_option ctl_list_options[];
/* The usual first option: which record of the noun. */
/* clang-format off */
#define CTL_THE_ID(help)      { "id", CTL_ID, CTL_POSITIONAL | CTL_REQUIRED, help, 0, NULL }
/* clang-format on */
/* The same, where there is often but one. */
/* clang-format off */
#define CTL_THE_ONLY_ID(help) { "id", CTL_ID, CTL_POSITIONAL | CTL_ONLY, help, 0, NULL }
#define CTL_OPT(name, type, flags, help)        { name, type, flags, help, 0, NULL }
#define CTL_OPT_ID(name, object, flags, help)   { name, CTL_ID, flags, help, object, NULL }
#define CTL_OPT_WORDS(name, words, flags, help) { name, CTL_CHOICE, flags, help, 0, words }
#define CTL_OPTIONS_END       { NULL, 0, 0, NULL, 0, NULL }
/* clang-format on */
/* A command that changes a record, and one that prints for itself. */
/* clang-format off */
#define CTL_DO(verb, needs, help, options, change, object) { verb, needs, help, options, change, NULL, object }
#define CTL_RUN(verb, needs, help, options, run, object)   { verb, needs, help, options, NULL, run, object }
#define CTL_COMMANDS_END      { NULL, 0, NULL, NULL, NULL, NULL, 0 }
/* clang-format on */

extern const struct ctl_option ctl_show_options[];
/* clang-format off */
#define CTL_LIST(object) { "list", CTL_OPENS, N_("list them"), ctl_list_options, NULL, ctl_list_run, object }
#define CTL_SHOW(object) { "show", CTL_OPENS, N_("show one"), ctl_show_options, NULL, ctl_show_run, object }
/* clang-format on */

/* What a command needs: to read; to be done by a person; by the system or a person. */
#define CTL_READS  CTL_OPENS
#define CTL_PERSON (CTL_OPENS | CTL_ACTS | CTL_CHANGES)
#define CTL_BASE   (CTL_PERSON | CTL_SYSTEM)

/* Frees what the scope held. */
static inline void ctl_freep(void *address)
{
	free(*(void **)address);
}

static inline void ctl_json_freep(json_t **json)
{
	json_decref(*json);
}

static inline void ctl_findings_freep(sfp_findings **findings)
{
	sfp_findings_free(*findings);
}

static inline void ctl_policy_freep(sfp_policy **policy)
{
	sfp_policy_unref(*policy);
}

static inline void ctl_text_freep(char **text)
{
	sfp_text_free(*text);
}

static inline void ctl_page_freep(sfp_page **page)
{
	sfp_page_free(*page);
}

#define CTL_CLEANUP(function) __attribute__((cleanup(function)))
#define CTL_LENGTH(table)     (sizeof(table) / sizeof((table)[0]))

/* Calls a verb of the library, `sfp_status verb(registry, actor, …, type **ret)`, and keeps the record it gives. */
#define CTL_CALL(ctl, type, verb, ...)                                                                                 \
	(__extension__({                                                                                               \
		type *after_ = NULL;                                                                                   \
		sfp_status status_ = verb((ctl)->registry, &(ctl)->actor, __VA_ARGS__, &after_);                       \
		if (after_)                                                                                            \
			(ctl)->record = &after_->head;                                                                 \
		status_;                                                                                               \
	}))

/* A verb that takes nothing but the record's id: the usual step. */
#define CTL_STEP(function, type, verb, option)                                                                         \
	static sfp_status function(struct ctl *ctl)                                                                    \
	{                                                                                                              \
		return CTL_CALL(ctl, type, verb, ctl_id(ctl, option));                                                 \
	}

#endif
