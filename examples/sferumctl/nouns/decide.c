/* decide.c: `sferumctl decide`: requests as JSON lines on stdin, an answer a line on stdout, in their order.
 *
 * {"roles":["teacher"],"action":"chat.create","kind":"subject_students","true":["actor_joined"],"false":[]}
 * {"effect":"permit","basis":[{"norm":"teacher.chat_subject","clause":"2.4.3.a","reading":"literal"}],"missing":[]}
 *
 * A line that is no request is answered by {"error":…,"line":N}, and the rest go on.
 */
#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

#include "frame/commands.h"

#define LONGEST_LINE ((size_t)1 << 20)
#define NAMES_MAX    256 /* more than the vocabulary has of any sort */

/* Reads lines of any length in bounded memory. */
struct lines {
	char chunk[65536];
	size_t begin, end;
	char *line; /* without its end */
	size_t length, room;
	bool too_long;
	int failed; /* errno */
};

/* More bytes; false at the end. What was answered goes out before we wait for more. */
static bool refill(struct lines *lines)
{
	ssize_t got;

	fflush(stdout);
	do
		got = read(STDIN_FILENO, lines->chunk, sizeof(lines->chunk));
	while (got < 0 && errno == EINTR);
	lines->failed = got < 0 ? errno : 0;
	lines->begin = 0;
	lines->end = got > 0 ? (size_t)got : 0;
	return got > 0;
}

static void keep(struct lines *lines, size_t count)
{
	size_t wanted = lines->length + count + 1;
	char *line;

	if (lines->too_long || wanted > LONGEST_LINE + 1) {
		lines->too_long = true;
		return;
	}
	if (wanted > lines->room) {
		line = realloc(lines->line, wanted * 2);
		if (!line) {
			lines->too_long = true;
			return;
		}
		lines->line = line;
		lines->room = wanted * 2;
	}
	memcpy(lines->line + lines->length, lines->chunk + lines->begin, count);
	lines->length += count;
	lines->line[lines->length] = '\0';
}

/* The next line; false where there is none. One that is too long is read to its end, and forgotten. */
static bool next_line(struct lines *lines)
{
	bool any = false;

	lines->length = 0;
	lines->too_long = false;
	while (lines->begin < lines->end || refill(lines)) {
		const char *start = lines->chunk + lines->begin;
		const char *newline = memchr(start, '\n', lines->end - lines->begin);
		size_t count = newline ? (size_t)(newline - start) : lines->end - lines->begin;

		any = true;
		keep(lines, count);
		lines->begin += count + (newline != NULL);
		if (newline)
			return true;
	}
	return any;
}

/* A request in names, and where they lie. */
struct asked {
	json_t *json;
	sfp_named_request named;
	const char *roles[NAMES_MAX], *known_true[NAMES_MAX], *known_false[NAMES_MAX];
	char error[512];
};

static bool wrong(struct asked *asked, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool wrong(struct asked *asked, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vsnprintf(asked->error, sizeof(asked->error), format, list);
	va_end(list);
	return false;
}

static bool take_names(struct asked *asked, const char *key, const char **names, size_t *ret_count)
{
	const json_t *list = json_object_get(asked->json, key);

	*ret_count = 0;
	if (!list)
		return true;
	if (!json_is_array(list))
		return wrong(asked, _("\"%s\" must be a list of names"), key);
	if (json_array_size(list) > NAMES_MAX)
		return wrong(asked, _("\"%s\" has more than %d names"), key, NAMES_MAX);
	for (size_t i = 0; i < json_array_size(list); i++) {
		names[i] = json_string_value(json_array_get(list, i));
		if (!names[i])
			return wrong(asked, _("\"%s\": item %zu is not a text"), key, i + 1);
	}
	*ret_count = json_array_size(list);
	return true;
}

static bool take_text(struct asked *asked, const char *key, bool required, const char **ret_text)
{
	const json_t *text = json_object_get(asked->json, key);

	*ret_text = NULL;
	if (!text && required)
		return wrong(asked, _("\"%s\" is missing"), key);
	if (!text || (!required && json_is_null(text)))
		return true;
	if (!json_is_string(text))
		return wrong(asked, _("\"%s\" must be a text"), key);
	*ret_text = json_string_value(text);
	return true;
}

/* Further members may be notes of the asker's own; one that looks like a slip of ours is an error. */
static bool check_keys(struct asked *asked)
{
	static const char *const keys[] = { "roles", "action", "kind", "true", "false" };
	const char *key;
	json_t *value;

	json_object_foreach(asked->json, key, value)
	{
		struct ctl_nearest nearest = CTL_NEAREST(key);

		for (size_t i = 0; i < CTL_LENGTH(keys); i++)
			ctl_nearest_try(&nearest, keys[i]);
		if (nearest.best && nearest.distance)
			return wrong(asked, _("\"%s\" is not known; did you mean \"%s\"?"), key, nearest.best);
	}
	return true;
}

static bool read_request(struct asked *asked, const char *line, size_t length)
{
	json_error_t error;

	asked->json = json_loadb(line, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (!asked->json)
		return wrong(asked, _("not JSON: %s, near column %d"), error.text, error.column);
	if (!json_is_object(asked->json))
		return wrong(asked, _("a request is an object: {\"roles\":[...],\"action\":\"...\"}"));
	asked->named = (sfp_named_request)SFP_NAMED_REQUEST_INIT;
	asked->named.roles = asked->roles;
	asked->named.known_true = asked->known_true;
	asked->named.known_false = asked->known_false;
	return check_keys(asked) && take_text(asked, "action", true, &asked->named.action) &&
	       take_text(asked, "kind", false, &asked->named.kind) &&
	       take_names(asked, "roles", asked->roles, &asked->named.role_count) &&
	       take_names(asked, "true", asked->known_true, &asked->named.true_count) &&
	       take_names(asked, "false", asked->known_false, &asked->named.false_count);
}

enum sort {
	ROLE,
	KIND,
	FACT
};

/* The known name that was perhaps meant. */
static const char *nearest_name(const sfp_policy *policy, enum sort sort, const char *name)
{
	struct ctl_nearest nearest = CTL_NEAREST(name);
	char path[64];

	for (int i = 1; sort == ROLE && i < SFP_ROLE_END; i++)
		ctl_nearest_try(&nearest, sfp_role_name((sfp_role)i));
	for (int i = 1; sort == KIND && i < SFP_KIND_END; i++)
		ctl_nearest_try(&nearest, sfp_kind_name((sfp_kind)i));
	for (int i = 1; sort == FACT && i < SFP_FACT_END; i++) {
		const char *fact = sfp_fact_name((sfp_fact)i);

		snprintf(path, sizeof(path), "facts.%s.name", fact ? fact : "");
		ctl_nearest_try(&nearest, fact);
		ctl_nearest_try(&nearest, fact ? sfp_policy_text_at(policy, path) : NULL); /* a free fact's own name */
	}
	return nearest.best;
}

static bool unknown_name(struct asked *asked, const sfp_policy *policy, const char *name)
{
	static const char *const said[] = { N_("unknown role \"%s\""), N_("unknown kind \"%s\""),
		                            N_("unknown fact \"%s\"") };
	static const char *const meant[] = { N_("unknown role \"%s\"; did you mean \"%s\"?"),
		                             N_("unknown kind \"%s\"; did you mean \"%s\"?"),
		                             N_("unknown fact \"%s\"; did you mean \"%s\"?") };
	enum sort sort = asked->named.kind == name ? KIND : FACT;
	const char *best;

	for (size_t i = 0; i < asked->named.role_count; i++)
		sort = asked->roles[i] == name ? ROLE : sort;
	best = nearest_name(policy, sort, name);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* both of a table above, and checked by msgfmt */
	return best ? wrong(asked, _(meant[sort]), name, best) : wrong(asked, _(said[sort]), name);
#pragma GCC diagnostic pop
}

static bool check_facts(struct asked *asked, const sfp_request *request)
{
	for (int fact = 1; fact < SFP_FACT_END; fact++)
		if (sfp_facts_has(&request->known_true, (sfp_fact)fact) &&
		    sfp_facts_has(&request->known_false, (sfp_fact)fact))
			return wrong(asked, _("\"%s\" is said to be both true and false"),
			             sfp_fact_name((sfp_fact)fact));
	return true;
}

static json_t *basis_json(const sfp_policy *policy, const sfp_decision *decision)
{
	json_t *basis = json_array();

	for (uint32_t i = 0; i < decision->basis_count; i++) {
		const sfp_norm_info *norm = sfp_policy_norm_at(policy, decision->basis[i].norm_index);

		json_array_append_new(basis,
		                      json_pack("{s:s, s:s, s:s}", "norm", norm->code, "clause", norm->clause,
		                                "reading", sfp_reading_name((sfp_reading)decision->basis[i].reading)));
	}
	return basis;
}

static json_t *decision_json(const struct asked *asked, const sfp_policy *policy, const sfp_decision *decision)
{
	bool reserved = decision->reason == SFP_REASON_ROLE;
	json_t *answer = json_object();

	json_object_set_new(answer, "effect", json_string(sfp_effect_name(decision->effect)));
	json_object_set_new(answer, "basis", basis_json(policy, decision));
	json_object_set_new(answer, "missing",
	                    reserved ? json_pack("[s]", "role") : ctl_facts_json(&decision->missing));
	if (reserved)
		json_object_set_new(answer, "roles", ctl_roles_json(decision->missing_roles));
	if (decision->effect == SFP_EFFECT_NOT_REGULATED && !sfp_action_from_name(asked->named.action))
		json_object_set_new(answer, "unknown", json_string(asked->named.action));
	return answer;
}

static void explain(const struct ctl *ctl, const sfp_policy *policy, const sfp_request *request,
                    const sfp_decision *decision, json_t *answer)
{
	char text[8192];

	if (sfp_explain(policy, request, decision, ctl->language, text, sizeof(text), NULL) == SFP_OK)
		json_object_set_new(answer, "text", json_string(text));
}

/* NULL, and asked->error says why. */
static json_t *answer_request(const struct ctl *ctl, const sfp_policy *policy, struct asked *asked)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	const char *unknown = NULL;
	json_t *answer;
	sfp_status status = sfp_request_resolve(policy, &asked->named, &request, &unknown);

	if (status == SFP_E_INVALID) {
		unknown_name(asked, policy, unknown);
		return NULL;
	}
	if (!check_facts(asked, &request))
		return NULL;
	status = status == SFP_OK ? sfp_decide(policy, &request, &decision) : status;
	if (status != SFP_OK) {
		wrong(asked, "%s", sfp_status_text(status, ctl->language));
		return NULL;
	}
	answer = decision_json(asked, policy, &decision);
	if (ctl_given(ctl, "explain"))
		explain(ctl, policy, &request, &decision, answer);
	return answer;
}

/* A message that was cut may end in half a character, which JSON does not take. */
static json_t *error_json(const char *text)
{
	size_t length = strlen(text);
	json_t *json = NULL;

	while (!json && length)
		json = json_stringn(text, length--);
	return json ? json : json_string("?");
}

static bool answer_line(const struct ctl *ctl, const sfp_policy *policy, const struct lines *lines, size_t number)
{
	struct asked asked = { .error = "" };
	CTL_CLEANUP(ctl_json_freep) json_t *answer = NULL;
	CTL_CLEANUP(ctl_freep) char *text = NULL;

	if (lines->too_long)
		wrong(&asked, _("the line is longer than %zu bytes"), LONGEST_LINE);
	else if (!lines->length || strspn(lines->line, " \t\r") == lines->length)
		wrong(&asked, _("the line is empty"));
	else if (read_request(&asked, lines->line, lines->length))
		answer = answer_request(ctl, policy, &asked);
	if (!answer)
		answer = json_pack("{s:o, s:I}", "error", error_json(asked.error), "line", (json_int_t)number);
	text = json_dumps(answer, JSON_COMPACT);
	json_decref(asked.json);
	/* Such characters stand inside of strings only, where JSON allows the escape. */
	ctl_put(stdout, ctl_kept(text) ? text : "{\"error\":\"out of memory\"}");
	putchar('\n');
	return *asked.error == '\0';
}

static enum ctl_exit answer_all(const struct ctl *ctl, const sfp_policy *policy)
{
	CTL_CLEANUP(ctl_freep) struct lines *lines = calloc(1, sizeof(*lines));
	size_t number = 0, failed = 0;

	if (!lines)
		return ctl_fail_status(ctl, SFP_E_NO_MEMORY);
	while (next_line(lines))
		failed += !answer_line(ctl, policy, lines, ++number);
	free(lines->line);
	if (lines->failed)
		return ctl_fail(ctl, CTL_FAILED, _("standard input cannot be read: %s"), strerror(lines->failed));
	if (failed)
		ctl_note(ctl,
		         ctl_counted("%zu line of %zu was not a request", "%zu lines of %zu were not requests", failed),
		         failed, number);
	return failed ? CTL_PARTIAL : CTL_DONE;
}

static enum ctl_exit decide(struct ctl *ctl)
{
	const char *path = ctl_text(ctl, "pack");
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *policy = NULL;
	enum ctl_exit code = ctl_load_pack(ctl, path, &policy);

	return code == CTL_DONE ? answer_all(ctl, policy) : code;
}

static const struct ctl_option decide_options[] = {
	{ "pack", CTL_FILE, 0, N_("by which pack (default: the built-in one)"), 0, NULL },
	{ "explain", CTL_FLAG, 0, N_("add a sentence for people: \"text\""), 0, NULL },
	CTL_OPTIONS_END
};

const struct ctl_command ctl_decide_commands[] = {
	{ NULL, 0, N_("answer requests, a line of JSON each, from standard input"), decide_options, NULL, decide, 0 },
	CTL_COMMANDS_END
};
