/* roster_plan.c: `sferumctl roster`: what files would change, looked at, applied under an order, taken back. */
#include <unistd.h>

#include "frame/bar.h"
#include "frame/commands.h"
#include "nouns/roster_plan.h"
#include "nouns/roster_read.h"

#define LINES_SHOWN 100

/* ---- what a plan says ---- */

static const char *sign_of(sfp_roster_part part)
{
	switch (part) {
	case SFP_ROSTER_ADD:
		return "+";
	case SFP_ROSTER_UPDATE:
		return "~";
	case SFP_ROSTER_MOVE:
		return ">";
	case SFP_ROSTER_END:
		return "-";
	}
	return "?";
}

static const char *kind_title(struct ctl *ctl, sfp_kind kind)
{
	return sfp_policy_kind_title(ctl->registry ? ctl_policy(ctl) : NULL, kind, ctl->language);
}

static const char *count_title(struct ctl *ctl, const sfp_roster_count *count)
{
	if (count->object == SFP_OBJECT_CLASS)
		return _("classes made");
	if (count->one_office)
		return _("loss of one of several offices");
	if (count->part == SFP_ROSTER_UPDATE && count->kind)
		return _("a class that was not known");
	return count->kind ? kind_title(ctl, count->kind) : _("particulars");
}

void ctl_plan_put_counts(struct ctl *ctl, const sfp_roster_plan_view *view, uint32_t parts)
{
	bool any = false;

	for (size_t i = 0; i < view->count_count; i++) {
		const sfp_roster_count *count = &view->counts[i];

		if (!(parts & SFP_ROSTER_PART_BIT(count->part)))
			continue;
		any = true;
		printf("%s ", sign_of(count->part));
		ctl_put(stdout, count_title(ctl, count));
		printf(": %lld", (long long)count->changes);
		if (count->held)
			printf(_(" (held: %lld)"), (long long)count->held);
		putchar('\n');
	}
	if (any)
		printf(_("Legend: + comes, ~ particulars change, > moves, - leaves\n"));
}

static void add_number(struct ctl_table *table, int64_t number)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	ctl_table_add(table, text);
}

/* One that the plan makes says so. */
static void add_class(struct ctl_table *table, const sfp_roster_class_change *change)
{
	CTL_CLEANUP(ctl_freep) char *text = NULL;

	if (!change->exists && asprintf(&text, _("%s (new)"), change->name) < 0)
		text = ctl_kept(NULL);
	ctl_table_add(table, text ? text : change->name);
}

static void put_classes(const struct ctl *ctl, const sfp_roster_plan_view *view)
{
	struct ctl_table *table = view->class_count ? ctl_table_new(6) : NULL;
	const char *const titles[] = { _("class"), _("now"), "+", _("> in"), _("> out"), "-" };

	if (!table)
		return;
	for (size_t i = 0; i < CTL_LENGTH(titles); i++)
		ctl_table_add(table, titles[i]);
	for (size_t i = 0; i < view->class_count; i++) {
		const sfp_roster_class_change *change = &view->classes[i];

		add_class(table, change);
		add_number(table, change->now);
		add_number(table, change->added);
		add_number(table, change->arrived);
		add_number(table, change->moved);
		add_number(table, change->ended);
	}
	putchar('\n');
	ctl_table_put(ctl, table);
}

static void put_made_class(const sfp_roster_change *change)
{
	printf("%s ", sign_of(change->part));
	ctl_put(stdout, change->class_to);
	printf(": %s\n", _("the class is made"));
}

static void put_change(struct ctl *ctl, const sfp_roster_change *change)
{
	if (change->object == SFP_OBJECT_CLASS) {
		put_made_class(change);
		return;
	}
	printf("%s ", sign_of(change->part));
	ctl_put(stdout, change->name);
	if (*change->former) {
		printf(" (%s ", _("was"));
		ctl_put(stdout, change->former);
		putchar(')');
	}
	if (*change->student) {
		fputs(" — ", stdout);
		ctl_put(stdout, change->student);
	}
	if (*change->class_from || *change->class_to) {
		fputs(": ", stdout);
		ctl_put(stdout, change->class_from);
		fputs(*change->class_from && *change->class_to ? " → " : "", stdout);
		ctl_put(stdout, change->class_to);
	}
	if (change->kind == SFP_KIND_DISMISS && change->role) {
		fputs(_(", loss of an office: "), stdout);
		ctl_put(stdout,
		        sfp_policy_role_title(ctl->registry ? ctl_policy(ctl) : NULL, change->role, ctl->language));
	} else {
		fputs(", ", stdout);
		ctl_put(stdout, change->kind == SFP_KIND_NONE       ? _("particulars")
		                : change->part == SFP_ROSTER_UPDATE ? _("a class that was not known")
		                                                    : kind_title(ctl, change->kind));
	}
	if (*change->title) {
		fputs(", ", stdout);
		ctl_put(stdout, change->title);
	}
	if (change->hold)
		printf(_(" [held: %lld]"), (long long)change->hold);
	putchar('\n');
}

/* Without --all, the first of them are enough to see what it is about. */
static sfp_status put_changes(struct ctl *ctl, sfp_roster_plan *plan, json_t *list)
{
	sfp_roster_change_filter filter = SFP_ROSTER_CHANGE_FILTER_INIT;
	bool all = ctl_given(ctl, "all"), more = true;
	sfp_status status = SFP_OK;

	filter.limit = all ? 1000 : LINES_SHOWN;
	while (status == SFP_OK && more) {
		sfp_roster_change_page *page = NULL;

		status = sfp_roster_plan_changes(plan, &filter, &page);
		for (size_t i = 0; status == SFP_OK && i < page->count; i++) {
			CTL_CLEANUP(ctl_text_freep) char *text = NULL;

			filter.after = page->changes[i].number;
			if (!list)
				put_change(ctl, &page->changes[i]);
			else if (sfp_roster_change_json(&page->changes[i], &text) == SFP_OK)
				json_array_append_new(list, ctl_read_json(text));
		}
		more = status == SFP_OK && page->more && all;
		if (status == SFP_OK && page->more && !all)
			ctl_note(ctl, _("there are more: --all shows each"));
		sfp_roster_change_page_free(page);
	}
	return status;
}

static void put_holds(struct ctl *ctl, const sfp_roster_plan_view *view)
{
	for (size_t i = 0; i < view->hold_count; i++) {
		const sfp_roster_hold *hold = &view->holds[i];

		printf(_("held %lld: %s"), (long long)hold->number,
		       sfp_roster_hold_code_text(hold->code, ctl->language));
		if (*hold->class_name) {
			fputs(", ", stdout);
			ctl_put(stdout, hold->class_name);
		}
		printf(_(": %lld of %lld"), (long long)hold->people, (long long)hold->whole);
		if (hold->percent)
			printf(_(" (limit %lld %%)"), (long long)hold->percent);
		putchar('\n');
	}
}

/* What to do about it, where a command does. */
static const char *remedy_of(sfp_roster_note_code code)
{
	switch (code) {
	case SFP_ROSTER_NOTE_CLASS_UNKNOWN:
	case SFP_ROSTER_NOTE_NAMES_LACKING:
		return _(
			"names of classes: sferumctl roster classes FILES > classes.csv; look at them, then sferumctl nomenclature approve "
			"--file classes.csv");
	case SFP_ROSTER_NOTE_COURSE_MOVED:
		return _("the next year: sferumctl year table");
	case SFP_ROSTER_NOTE_TEACHING:
		return _("who teaches what: sferumctl teaching add");
	case SFP_ROSTER_NOTE_SECOND_CLASS:
	case SFP_ROSTER_NOTE_SEVERAL_LEADERS:
		return _("one class more: sferumctl homeroom assign");
	case SFP_ROSTER_NOTE_CLASSLESS:
		return _(
			"a student's class: in a table the column of classes, in OneRoster a class whose classType is homeroom");
	case SFP_ROSTER_NOTE_OFFICE_LEFT:
		return _(
			"the head's office: sferumctl office add --role head, by the founder's decision; office end for whoever leaves");
	case SFP_ROSTER_NOTE_OFFICE_ORDERED:
		return _(
			"offices of the administration and the council: sferumctl roster apply --order NUMBER --orderer HEAD");
	case SFP_ROSTER_NOTE_LATER:
		return _(
			"who and when: sferumctl roster check FILES --all; as of that day: sferumctl roster plan FILES --on YYYY-MM-DD");
	case SFP_ROSTER_NOTE_ENDED:
		return _("who and since when: sferumctl roster check FILES --all");
	case SFP_ROSTER_NOTE_CLASS_LACKING:
		break;
	}
	return NULL;
}

/* Each remedy once, however many classes ask for it. */
static void put_remedies(const struct ctl *ctl, const sfp_roster_plan_view *view)
{
	const char *told = NULL;

	for (size_t i = 0; i < view->note_count; i++) {
		const char *remedy = remedy_of(view->notes[i].code);

		if (remedy && (!told || strcmp(told, remedy) != 0))
			ctl_note(ctl, "%s", remedy);
		told = remedy ? remedy : told;
	}
}

/* How many people; of the whole roster, how many of what it speaks of. */
static void put_count_of(const sfp_roster_note *note)
{
	if (!*note->name)
		printf(": %lld\n", (long long)note->count);
	else if (note->count)
		printf(ctl_counted(" (%lld person)\n", " (%lld people)\n", (unsigned long)note->count),
		       (long long)note->count);
	else
		putchar('\n');
}

void ctl_plan_put_notes(const struct ctl *ctl, const sfp_roster_plan_view *view)
{
	for (size_t i = 0; i < view->note_count; i++) {
		const sfp_roster_note *note = &view->notes[i];

		if (*note->name) {
			ctl_put(stdout, note->name);
			fputs(": ", stdout);
		}
		fputs(sfp_roster_note_code_text(note->code, ctl->language), stdout);
		put_count_of(note);
	}
	put_remedies(ctl, view);
}

/* `reading` NULL: of a plan that was kept. */
static sfp_status put_plan_json(struct ctl *ctl, sfp_roster_plan *plan, const sfp_roster_reading *reading)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	json_t *answer = ctl_answer(ctl), *list = json_array();
	sfp_status status = sfp_roster_plan_json(plan, &text);

	if (status == SFP_OK)
		status = put_changes(ctl, plan, list);
	if (status == SFP_OK)
		json_object_set_new(answer, "plan", ctl_read_json(text));
	json_object_set_new(answer, "changes", list);
	if (reading)
		ctl_roster_json(answer, reading);
	if (status == SFP_OK)
		ctl_put_json(answer);
	else
		json_decref(answer);
	return status;
}

static sfp_status put_plan(struct ctl *ctl, sfp_roster_plan *plan, sfp_roster_reading *reading)
{
	const sfp_roster_plan_view *view = sfp_roster_plan_look(plan);
	sfp_status status;

	if (ctl->json)
		return put_plan_json(ctl, plan, reading);
	if (reading)
		ctl_roster_put(ctl, reading, false);
	printf(ctl_counted("%lld person listed, ", "%lld people listed, ", (unsigned long)view->people),
	       (long long)view->people);
	printf(ctl_counted("%lld change\n", "%lld changes\n", (unsigned long)view->changes), (long long)view->changes);
	ctl_plan_put_counts(ctl, view, SFP_ROSTER_PARTS_ALL);
	put_classes(ctl, view);
	if (view->changes)
		putchar('\n');
	status = put_changes(ctl, plan, NULL);
	ctl_plan_put_notes(ctl, view);
	put_holds(ctl, view);
	if (view->held_people)
		ctl_note(
			ctl,
			_("to lift what is held: --confirm %lld, and an order; to go on without it: --only add,update,move"),
			(long long)view->held_people);
	if (view->reviews)
		ctl_note(ctl,
		         ctl_counted("%lld row must be decided: sferumctl roster review",
		                     "%lld rows must be decided: sferumctl roster review",
		                     (unsigned long)view->reviews),
		         (long long)view->reviews);
	return status;
}

/* ---- decisions ---- */

/* A file as `roster review` writes it: file;line;decision;…, where the decision is an id, `new`, or nothing. */
struct decisions {
	char *text;
	sfp_roster_decision *items;
	size_t count;
};

static void decisions_clear(struct decisions *decisions)
{
	free(decisions->text);
	free(decisions->items);
}

/* The next cell, without the quotes that a spreadsheet puts around it. */
static char *cell(char **line)
{
	char *begin = *line, *from = begin, *to = begin;
	bool quoted = begin && *begin == '"';

	if (!begin)
		return NULL;
	for (from += quoted; *from && (quoted || *from != ';'); from++) {
		if (quoted && *from == '"' && from[1] != '"')
			quoted = false;
		else
			*to++ = *from;
		from += quoted && *from == '"' && from[1] == '"';
	}
	*line = *from ? from + 1 : NULL;
	*to = '\0';
	return begin;
}

static enum ctl_exit take_decision(const struct ctl *ctl, char *line, size_t number, struct decisions *decisions)
{
	char *file = cell(&line), *place = cell(&line), *said = cell(&line);
	sfp_roster_decision *decision = &decisions->items[decisions->count];

	if (!place || !said || !*said || number == 1)
		return CTL_DONE;
	if (file[0] == '\'' && file[1] && strchr("=+-@", file[1]))
		file++;
	*decision = (sfp_roster_decision){ .input = file, .line = strtoll(place, NULL, 10) };
	if (strcmp(said, "new") != 0 && sfp_id_from_text(said, &decision->person) != SFP_OK)
		return ctl_fail(ctl, CTL_FAILED, _("%s:%zu: neither an id nor \"new\""), ctl_text(ctl, "decisions"),
		                number);
	decisions->count++;
	return CTL_DONE;
}

static bool is_text(const char *text)
{
	json_t *string = json_string(text); /* which is UTF-8 or nothing */
	bool is = string != NULL;

	json_decref(string);
	return is;
}

static enum ctl_exit read_decisions(const struct ctl *ctl, struct decisions *decisions)
{
	enum ctl_exit code = CTL_DONE;
	size_t length = 0, lines = 1, number = 0;
	char *rest;

	if (!ctl_given(ctl, "decisions"))
		return CTL_DONE;
	decisions->text = ctl_read_file(ctl, ctl_text(ctl, "decisions"), &length);
	if (!decisions->text)
		return CTL_FAILED;
	if (!is_text(decisions->text)) /* the names of files would not be those that were read */
		return ctl_fail(ctl, CTL_FAILED, _("%s: not UTF-8; save it as \"CSV UTF-8\""),
		                ctl_text(ctl, "decisions"));
	for (const char *at = decisions->text; *at; at++)
		lines += *at == '\n';
	decisions->items = calloc(lines, sizeof(*decisions->items));
	if (!decisions->items)
		return ctl_fail_status(ctl, SFP_E_NO_MEMORY);
	rest = decisions->text;
	for (char *line; code == CTL_DONE && (line = strsep(&rest, "\n"));) {
		line[strcspn(line, "\r")] = '\0';
		code = take_decision(ctl, line, ++number, decisions);
	}
	return code;
}

/* ---- plan ---- */

static enum ctl_exit code_of(const sfp_roster_plan_view *view)
{
	return view->held ? CTL_HELD : view->changes || view->reviews ? CTL_PENDING : CTL_DONE;
}

static enum ctl_exit fail_plain(const struct ctl *ctl, sfp_status status, const char *path)
{
	return ctl_fail(ctl, CTL_FAILED, "%s: %s", path, sfp_status_text(status, ctl->language));
}

static enum ctl_exit show_made(struct ctl *ctl, sfp_roster_plan *plan, sfp_roster_reading *reading)
{
	const char *path = ctl_given(ctl, "out") && !ctl->dry_run ? ctl_text(ctl, "out") : NULL;
	sfp_status status = path ? sfp_roster_plan_save(plan, path) : SFP_OK;

	if (status != SFP_OK)
		return fail_plain(ctl, status, path);
	status = put_plan(ctl, plan, reading);
	return status == SFP_OK ? code_of(sfp_roster_plan_look(plan)) : ctl_fail_status(ctl, status);
}

static enum ctl_exit plan_run(struct ctl *ctl)
{
	CTL_CLEANUP(decisions_clear) struct decisions decisions = { NULL, NULL, 0 };
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;
	CTL_CLEANUP(ctl_reading_closep) sfp_roster_reading *reading = NULL;
	struct ctl_bar bar = { .shown = false };
	sfp_roster_plan *plan = NULL;
	enum ctl_exit code = read_decisions(ctl, &decisions);
	sfp_status status;

	if (code == CTL_DONE)
		code = ctl_roster_read(ctl, &reading);
	if (code != CTL_DONE)
		return code;
	options.effective_on = (sfp_date)ctl_number(ctl, "on");
	options.decisions = decisions.items;
	options.decision_count = decisions.count;
	options.progress = ctl_bar_begin(ctl, &bar);
	options.progress_context = &bar;
	status = sfp_roster_plan_make(ctl->registry, &ctl->actor.organization, reading, &options, &plan);
	ctl_bar_end(&bar);
	if (status != SFP_OK) {
		if (!ctl->json)
			ctl_roster_put(ctl, reading, false);
		return ctl_fail_status(ctl, status);
	}
	code = show_made(ctl, plan, reading);
	sfp_roster_plan_free(plan);
	return code == CTL_DONE && sfp_roster_reading_totals(reading)->rejected ? CTL_PARTIAL : code;
}

static enum ctl_exit open_plan(const struct ctl *ctl, sfp_roster_plan **ret_plan)
{
	sfp_status status = sfp_roster_plan_open(ctl_text(ctl, "plan"), ret_plan);

	return status == SFP_OK ? CTL_DONE : fail_plain(ctl, status, ctl_text(ctl, "plan"));
}

/* ---- review ---- */

/* A spreadsheet opens this, and would take some names for formulas. */
static void put_cell(const char *text, char behind)
{
	bool quoted = strpbrk(text, ";\"\r\n") != NULL;

	if (quoted)
		putchar('"');
	if (*text && strchr("=+-@\t", *text))
		putchar('\'');
	while (*text) {
		if (*text == '"')
			putchar('"');
		text += ctl_put_character(stdout, text);
	}
	if (quoted)
		putchar('"');
	putchar(behind);
}

static void put_who(const char *name, sfp_date birth_date, const char *class_name, const char *last)
{
	char born[SFP_DATE_TEXT_SIZE];

	sfp_date_to_text(birth_date, born);
	put_cell(name, ';');
	put_cell(born, ';');
	put_cell(class_name, ';');
	put_cell(last, '\n');
}

static void put_review(const struct ctl *ctl, const sfp_roster_review *review)
{
	char id[SFP_ID_TEXT_SIZE];

	put_cell(review->input, ';');
	printf("%lld;;", (long long)review->line);
	put_who(review->name, review->birth_date, review->class_name,
	        sfp_roster_review_code_text(review->code, ctl->language));
	for (size_t i = 0; i < review->candidate_count; i++) {
		const sfp_roster_candidate *candidate = &review->candidates[i];

		sfp_id_to_text(&candidate->person, id);
		fputs(";;;", stdout);
		put_who(candidate->name, candidate->birth_date, candidate->class_name, id);
	}
}

sfp_status ctl_plan_put_reviews(struct ctl *ctl, sfp_roster_plan *plan, json_t *list)
{
	int64_t after = 0;
	bool more = true;
	sfp_status status = SFP_OK;

	while (status == SFP_OK && more) {
		sfp_roster_review_page *page = NULL;

		status = sfp_roster_plan_reviews(plan, after, 1000, &page);
		for (size_t i = 0; status == SFP_OK && i < page->count; i++) {
			CTL_CLEANUP(ctl_text_freep) char *text = NULL;

			after = page->reviews[i].number;
			if (!list)
				put_review(ctl, &page->reviews[i]);
			else if (sfp_roster_review_json(&page->reviews[i], &text) == SFP_OK)
				json_array_append_new(list, ctl_read_json(text));
		}
		more = status == SFP_OK && page->more;
		sfp_roster_review_page_free(page);
	}
	return status;
}

static enum ctl_exit review_run(struct ctl *ctl)
{
	sfp_roster_plan *plan = NULL;
	enum ctl_exit code = open_plan(ctl, &plan);
	json_t *list = ctl->json ? json_array() : NULL;
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	if (!list) /* Excel takes a file for UTF-8 if it is marked */
		printf("%sfile;line;decision;name;birth_date;class;why\n", isatty(STDOUT_FILENO) ? "" : "\xef\xbb\xbf");
	status = ctl_plan_put_reviews(ctl, plan, list);
	if (list) {
		json_t *answer = ctl_answer(ctl);

		json_object_set_new(answer, "reviews", list);
		ctl_put_json(answer);
	} else {
		ctl_note(ctl, _("in the third column: the id of who it is, or \"new\"; then roster plan --decisions"));
	}
	code = status != SFP_OK                      ? ctl_fail_status(ctl, status)
	       : sfp_roster_plan_look(plan)->reviews ? CTL_PENDING
	                                             : CTL_DONE;
	sfp_roster_plan_free(plan);
	return code;
}

static enum ctl_exit look_run(struct ctl *ctl)
{
	sfp_roster_plan *plan = NULL;
	enum ctl_exit code = open_plan(ctl, &plan);
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	status = put_plan(ctl, plan, NULL);
	code = status == SFP_OK ? code_of(sfp_roster_plan_look(plan)) : ctl_fail_status(ctl, status);
	sfp_roster_plan_free(plan);
	return code;
}

/* ---- apply ---- */

static enum ctl_exit read_only(const struct ctl *ctl, uint32_t *ret_parts)
{
	CTL_CLEANUP(ctl_freep) char *text = ctl_given(ctl, "only") ? strdup(ctl_text(ctl, "only")) : NULL;
	char *rest = text;

	if (ctl_given(ctl, "only") && !text) /* else it would mean all of it */
		return ctl_fail_status(ctl, SFP_E_NO_MEMORY);
	for (char *name; rest && (name = strsep(&rest, ","));) {
		sfp_roster_part part = sfp_roster_part_from_name(name);

		if (!part)
			return ctl_fail(ctl, CTL_USAGE, _("--only: \"%s\" is none of add, update, move, end"), name);
		*ret_parts |= SFP_ROSTER_PART_BIT(part);
	}
	return CTL_DONE;
}

static enum ctl_exit say_held(struct ctl *ctl, const sfp_roster_applied *applied)
{
	if (applied->needs_order)
		return ctl_fail(ctl, CTL_HELD, _("what is held goes by an order: --order"));
	return ctl_fail(
		ctl, CTL_HELD,
		_("held, nothing was changed: %lld people; look at the plan, then --confirm %lld and an order, or --only"),
		(long long)applied->held_people, (long long)applied->held_people);
}

enum ctl_exit ctl_plan_put_applied(struct ctl *ctl, const sfp_roster_applied *applied)
{
	if (applied->held)
		return say_held(ctl, applied);
	ctl_also(ctl, "changes", json_integer(applied->changes));
	ctl_also(ctl, "left_out", json_integer(applied->left_out));
	if (applied->import)
		ctl->record = &applied->import->head;
	if (applied->import && ctl->json)
		ctl_follow(ctl, ctl->record);
	ctl_put_answer(ctl);
	ctl->record = NULL; /* it is the answer's */
	if (applied->import && !ctl->json)
		ctl_follow(ctl, &applied->import->head);
	if (!applied->changes)
		ctl_note(ctl, _("nothing to change"));
	return applied->left_out ? CTL_PARTIAL : CTL_DONE;
}

void ctl_plan_order(const struct ctl *ctl, sfp_roster_apply_options *options)
{
	options->order_id = *ctl_id(ctl, "order");
	options->ground = ctl_text(ctl, "ground");
	options->orderer = *ctl_id(ctl, "orderer");
}

sfp_status ctl_plan_apply(struct ctl *ctl, sfp_roster_plan *plan, sfp_roster_apply_options *options,
                          sfp_roster_applied **ret)
{
	struct ctl_bar bar = { .shown = false };
	sfp_status status;

	options->progress = ctl_bar_begin(ctl, &bar);
	options->progress_context = &bar;
	status = sfp_roster_plan_apply(ctl->registry, &ctl->actor, plan, options, ret);
	ctl_bar_end(&bar);
	return status;
}

/* Whoever sits at the terminal sees what is held, and lifts it by typing of how many people; anything else leaves it
 * held. */
static bool is_typed(struct ctl *ctl, const sfp_roster_plan *plan, int64_t people)
{
	char line[64] = "", *end = line;

	if (ctl->json || ctl->quiet || !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	put_holds(ctl, sfp_roster_plan_look(plan));
	fflush(stdout);
	fprintf(stderr, _("held: %lld people. To apply that as well, type their number; else press Enter: "),
	        (long long)people);
	if (!fgets(line, sizeof(line), stdin))
		return false;
	return strtoll(line, &end, 10) == people && end > line && !end[strspn(end, " \t\r\n")];
}

static sfp_status apply_or_ask(struct ctl *ctl, sfp_roster_plan *plan, sfp_roster_apply_options *options,
                               sfp_roster_applied **ret)
{
	sfp_status status = ctl_plan_apply(ctl, plan, options, ret);

	if (status != SFP_OK || !(*ret)->held || options->confirm || !is_typed(ctl, plan, (*ret)->held_people))
		return status;
	options->confirm = (*ret)->held_people;
	sfp_roster_applied_free(*ret);
	*ret = NULL;
	return ctl_plan_apply(ctl, plan, options, ret);
}

static enum ctl_exit apply_run(struct ctl *ctl)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;
	sfp_roster_plan *plan = NULL;
	enum ctl_exit code = read_only(ctl, &options.only);
	sfp_status status;

	if (code == CTL_DONE)
		code = open_plan(ctl, &plan);
	if (code != CTL_DONE)
		return code;
	ctl_plan_order(ctl, &options);
	options.confirm = ctl_number(ctl, "confirm");
	status = ctl->dry_run ? sfp_batch_begin(ctl->registry) : SFP_OK;
	if (status == SFP_OK)
		status = apply_or_ask(ctl, plan, &options, &applied);
	if (status != SFP_OK)
		code = ctl_fail_status(ctl, status);
	else
		code = ctl_plan_put_applied(ctl, applied);
	if (status == SFP_E_CONFLICT)
		code = CTL_STALE;
	if (ctl->dry_run && sfp_batch_end(ctl->registry, false) == SFP_OK && status == SFP_OK)
		ctl_note(ctl, _("a dry run: nothing was changed"));
	sfp_roster_applied_free(applied);
	sfp_roster_plan_free(plan);
	return code;
}

static sfp_status rollback(struct ctl *ctl)
{
	const sfp_status status = CTL_CALL(ctl, sfp_import, sfp_import_rollback, ctl_id(ctl, "id"),
	                                   ctl_text(ctl, "reason"), ctl_id(ctl, "orderer"));

	return ctl_taken_back(ctl, status, SFP_OBJECT_IMPORT, "id");
}

/* ---- the commands ---- */

static const struct ctl_option plan_options[] = {
	CTL_ROSTER_FILES,
	CTL_ROSTER_OPTIONS,
	CTL_OPT("out", CTL_FILE, 0, N_("keep the plan in this new file, for `roster apply`")),
	CTL_OPT("on", CTL_DATE, 0, N_("since when the changes hold (default: today)")),
	CTL_OPT("decisions", CTL_FILE, 0, N_("what was decided, as `roster review` writes it")),
	CTL_OPT("all", CTL_FLAG, 0, N_("show each change")),
	CTL_OPTIONS_END
};

static const struct ctl_option look_options[] = {
	CTL_OPT("plan", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the plan")),
	CTL_OPT("all", CTL_FLAG, 0, N_("show each change")), CTL_OPTIONS_END
};

static const struct ctl_option review_options[] = {
	CTL_OPT("plan", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the plan")), CTL_OPTIONS_END
};

static const struct ctl_option apply_options[] = {
	CTL_OPT("plan", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the plan")), CTL_PLAN_ORDER_OPTIONS,
	CTL_OPT("only", CTL_TEXT, 0, N_("parts to apply: add,update,move,end")),
	CTL_OPT("confirm", CTL_NUMBER, 0, N_("lift what is held: of how many people")), CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option rollback_options[] = {
	CTL_THE_ID(N_("which import")),
	CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why, in words")),
	CTL_OPT_ID("orderer", SFP_OBJECT_PERSON, 0, N_("who decides about offices of the administration and the council (default: who acts)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_roster_commands[] = {
	CTL_RUN("check", 0, N_("read a roster and say what is in it and what is wrong with it"), ctl_roster_check_options,
		ctl_roster_check, 0),
	CTL_RUN("classes", CTL_READS, N_("list the names of classes that a roster brings, for the order that approves them"),
		ctl_roster_classes_options, ctl_roster_classes, 0),
	CTL_RUN("plan", CTL_READS, N_("compare files with the registry"), plan_options, plan_run, 0),
	CTL_RUN("look", CTL_READS, N_("show a plan that was kept"), look_options, look_run, 0),
	CTL_RUN("review", CTL_READS, N_("list the rows that a person must decide"), review_options, review_run, 0),
	CTL_RUN("apply", CTL_BASE, N_("apply a plan under an order"), apply_options, apply_run, SFP_OBJECT_IMPORT),
	CTL_DO("rollback", CTL_BASE, N_("take an import back"), rollback_options, rollback, SFP_OBJECT_IMPORT),
	CTL_RUN("export", CTL_READS, N_("write people and classes as files that others read"), ctl_export_options, ctl_export_run, 0),
	CTL_LIST(SFP_OBJECT_IMPORT),
	CTL_SHOW(SFP_OBJECT_IMPORT),
	CTL_COMMANDS_END
};
/* clang-format on */
