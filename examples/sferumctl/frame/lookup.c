/* lookup.c: opens the registry, and finds whom and what the command line names. */
#include <wchar.h>
#include <wctype.h>

#include "frame/ctl.h"

#define CANDIDATES_SHOWN 5

static bool is_id(const char *text, sfp_id *ret_id)
{
	return sfp_id_from_text(text, ret_id) == SFP_OK;
}

/* Calls `visit` for every record of a noun until it says stop. */
typedef bool (*visitor)(void *context, const sfp_record *record);

static sfp_status each_record(struct ctl *ctl, sfp_object object, const sfp_filter *wanted, visitor visit,
                              void *context)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_status status = SFP_OK;
	bool more = true;

	if (wanted)
		filter = *wanted;
	filter.limit = 1000;
	while (more && status == SFP_OK) {
		CTL_CLEANUP(ctl_page_freep) sfp_page *page = NULL;

		status = sfp_record_list(ctl->registry, &ctl->actor.organization, object, &filter, &page);
		more = status == SFP_OK && page->more;
		for (size_t i = 0; status == SFP_OK && i < page->count; i++)
			if (!visit(context, page->records[i]))
				return SFP_OK;
		if (more)
			filter.after = page->next;
	}
	return status;
}

/* Those whom a name fits. */
struct search {
	struct ctl *ctl;
	const char *text;
	wchar_t *wanted; /* of a person: folded */
	sfp_id found;
	size_t count;
	char shown[1024]; /* the first few, for the message */
	size_t shown_length;
	uint32_t events; /* of the machine: which must be permitted; 0: any live record will do */
};

static void found(struct search *search, const sfp_record *record, const char *called)
{
	size_t room = sizeof(search->shown) - search->shown_length;
	char id[SFP_ID_TEXT_SIZE];
	int wrote;

	search->found = record->id;
	search->count++;
	if (search->count > CANDIDATES_SHOWN)
		return;
	sfp_id_to_text(&record->id, id);
	wrote = snprintf(search->shown + search->shown_length, room, "\n  %s  %s", id, called);
	if (wrote > 0 && (size_t)wrote < room)
		search->shown_length += (size_t)wrote;
}

static enum ctl_exit tell(const struct search *search, const char *where, sfp_id *ret_id)
{
	if (search->count == 1) {
		*ret_id = search->found;
		return CTL_DONE;
	}
	if (!search->count)
		return ctl_fail(search->ctl, CTL_FAILED, _("%s: nothing is called \"%s\""), where, search->text);
	return ctl_fail(search->ctl, CTL_USAGE,
	                ctl_counted("%s: \"%s\" fits %zu record; say which by its id:%s",
	                            "%s: \"%s\" fits %zu records; say which by its id:%s", search->count),
	                where, search->text, search->count, search->shown);
}

/* Lower case, ё as е; NULL where the text is not UTF-8. */
static wchar_t *fold(const char *text)
{
	size_t length = mbstowcs(NULL, text, 0);
	wchar_t *wide = length == (size_t)-1 ? NULL : ctl_kept(calloc(length + 1, sizeof(*wide)));

	if (!wide || mbstowcs(wide, text, length + 1) == (size_t)-1) {
		free(wide);
		return NULL;
	}
	for (wchar_t *at = wide; *at; at++) {
		*at = (wchar_t)towlower((wint_t)*at);
		*at = *at == L'ё' ? L'е' : *at;
	}
	return wide;
}

static bool has_word(const wchar_t *name, const wchar_t *word, size_t length)
{
	bool initial = length == 1 || (length == 2 && word[1] == L'.');

	while (*name) {
		size_t its = wcscspn(name, L" ");

		if (initial ? its && *name == *word : its == length && !wcsncmp(name, word, length))
			return true;
		name += its;
		name += wcsspn(name, L" ");
	}
	return false;
}

/* Every word of what is wanted is a word of the name, or its initial. */
static bool name_fits(const wchar_t *name, const wchar_t *wanted)
{
	bool any = false;

	for (wanted += wcsspn(wanted, L" "); *wanted; wanted += wcsspn(wanted, L" ")) {
		size_t length = wcscspn(wanted, L" ");

		if (!has_word(name, wanted, length))
			return false;
		wanted += length;
		any = true;
	}
	return any;
}

static char *full_name(const sfp_person *person)
{
	char *name = NULL;

	if (asprintf(&name, "%s%s%s%s%s", person->surname, *person->given_name ? " " : "", person->given_name,
	             *person->patronymic ? " " : "", person->patronymic) < 0)
		return NULL;
	return name;
}

static bool visit_person(void *context, const sfp_record *record)
{
	const sfp_person *person = (const sfp_person *)record;
	struct search *search = context;
	CTL_CLEANUP(ctl_freep) char *name = ctl_kept(full_name(person));
	CTL_CLEANUP(ctl_freep) wchar_t *folded = name ? fold(name) : NULL;

	if ((*person->source_id && !strcmp(person->source_id, search->text)) ||
	    (folded && name_fits(folded, search->wanted)))
		found(search, record, name);
	return true;
}

static bool visit_order(void *context, const sfp_record *record)
{
	const sfp_order *order = (const sfp_order *)record;
	struct search *search = context;
	char date[SFP_DATE_TEXT_SIZE], called[256];

	if (strcmp(order->number, search->text))
		return true;
	sfp_date_to_text(order->date, date);
	snprintf(called, sizeof(called), "%s %s %s", order->number, date, sfp_order_subject_name(order->subject));
	found(search, record, called);
	return true;
}

static enum ctl_exit find_class(struct ctl *ctl, const char *where, const char *text, sfp_id *ret_id)
{
	sfp_class *class_ = NULL;
	sfp_status status = sfp_class_find(ctl->registry, &ctl->actor.organization, text, &class_);

	if (status == SFP_E_NOT_FOUND)
		return ctl_fail(ctl, CTL_FAILED, _("%s: nothing is called \"%s\""), where, text);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	*ret_id = class_->head.id;
	sfp_class_free(class_);
	return CTL_DONE;
}

static enum ctl_exit find_channel(struct ctl *ctl, const char *where, const char *text, sfp_id *ret_id)
{
	sfp_channel *channel = NULL;
	sfp_status status = sfp_channel_find(ctl->registry, &ctl->actor.organization, text, &channel);

	if (status == SFP_E_NOT_FOUND)
		return ctl_fail(ctl, CTL_FAILED, _("%s: nothing is called \"%s\""), where, text);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	*ret_id = channel->head.id;
	sfp_channel_free(channel);
	return CTL_DONE;
}

static enum ctl_exit find_subject(struct ctl *ctl, const char *where, const char *text, sfp_id *ret_id)
{
	sfp_subject *subject = NULL;
	sfp_status status = sfp_subject_find(ctl->registry, &ctl->actor.organization, text, &subject);

	if (status == SFP_E_NOT_FOUND)
		return ctl_fail(ctl, CTL_FAILED, _("%s: nothing is called \"%s\""), where, text);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	*ret_id = subject->head.id;
	sfp_subject_free(subject);
	return CTL_DONE;
}

static bool visit_chat(void *context, const sfp_record *record)
{
	const sfp_chat *chat = (const sfp_chat *)record;
	struct search *search = context;

	if (!strcmp(chat->title, search->text))
		found(search, record, chat->title);
	return true;
}

/* By its whole title; those in the archive by their ids only. */
static enum ctl_exit find_chat(struct ctl *ctl, const char *where, const char *text, sfp_id *ret_id)
{
	struct search search = { .ctl = ctl, .text = text };
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_status status;

	filter.state = SFP_CHAT_ACTIVE;
	status = each_record(ctl, SFP_OBJECT_CHAT, &filter, visit_chat, &search);
	return status == SFP_OK ? tell(&search, where, ret_id) : ctl_fail_status(ctl, status);
}

static enum ctl_exit find_person(struct ctl *ctl, const char *where, const char *text, sfp_id *ret_id)
{
	struct search search = { .ctl = ctl, .text = text };
	CTL_CLEANUP(ctl_freep) wchar_t *wanted = fold(text);
	sfp_status status;

	if (!wanted)
		return ctl_fail(ctl, CTL_USAGE, _("%s: the name is not UTF-8"), where);
	search.wanted = wanted;
	status = each_record(ctl, SFP_OBJECT_PERSON, NULL, visit_person, &search);
	return status == SFP_OK ? tell(&search, where, ret_id) : ctl_fail_status(ctl, status);
}

static enum ctl_exit find_order(struct ctl *ctl, const char *where, const char *text, sfp_id *ret_id)
{
	struct search search = { .ctl = ctl, .text = text };
	sfp_status status = each_record(ctl, SFP_OBJECT_ORDER, NULL, visit_order, &search);

	return status == SFP_OK ? tell(&search, where, ret_id) : ctl_fail_status(ctl, status);
}

enum ctl_exit ctl_find(struct ctl *ctl, sfp_object object, const char *where, const char *text, sfp_id *ret_id)
{
	if (is_id(text, ret_id))
		return CTL_DONE;
	if (object == SFP_OBJECT_PERSON)
		return find_person(ctl, where, text, ret_id);
	if (object == SFP_OBJECT_CLASS)
		return find_class(ctl, where, text, ret_id);
	if (object == SFP_OBJECT_ORDER)
		return find_order(ctl, where, text, ret_id);
	if (object == SFP_OBJECT_CHANNEL)
		return find_channel(ctl, where, text, ret_id);
	if (object == SFP_OBJECT_SUBJECT)
		return find_subject(ctl, where, text, ret_id);
	if (object == SFP_OBJECT_CHAT)
		return find_chat(ctl, where, text, ret_id);
	return ctl_fail(ctl, CTL_USAGE, _("%s: \"%s\" is no id; \"list\" shows the ids"), where, text);
}

static bool visit_live(void *context, const sfp_record *record)
{
	sfp_machine machine = sfp_object_machine(record->object);
	struct search *search = context;

	if (search->events ? sfp_machine_permitted(machine, record->state) & search->events
	                   : !sfp_machine_state_is_final(machine, record->state))
		found(search, record, sfp_machine_state_title(machine, record->state, search->ctl->language));
	return true;
}

/* The id was left out: the only record that the command can be about. */
static enum ctl_exit find_only(struct ctl *ctl, sfp_object object, sfp_id *ret_id)
{
	int event = sfp_machine_event_from_name(sfp_object_machine(object), ctl->command->verb);
	struct search search = { .ctl = ctl, .text = ctl->noun->name, .events = event ? UINT32_C(1) << event : 0 };
	sfp_status status = each_record(ctl, object, NULL, visit_live, &search);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (!search.count)
		return ctl_fail(ctl, CTL_FAILED,
		                _("there is no %s for which this could be done now; \"sferumctl %s list\" shows all"),
		                ctl->noun->name, ctl->noun->name);
	return tell(&search, "ID", ret_id);
}

static enum ctl_exit resolve(struct ctl *ctl, const struct ctl_option *option, struct ctl_value *value)
{
	sfp_object object = option->of ? option->of : ctl->command->object;
	char where[64];

	if (!value->text)
		return option->flags & CTL_ONLY ? find_only(ctl, object, &value->id) : CTL_DONE;
	snprintf(where, sizeof(where), "%s%s", option->flags & CTL_POSITIONAL ? "" : "--", option->name);
	return ctl_find(ctl, object, where, value->text, &value->id);
}

static enum ctl_exit resolve_values(struct ctl *ctl)
{
	const struct ctl_option *options = ctl->command->options;
	enum ctl_exit code = CTL_DONE;

	for (size_t i = 0; options && options[i].name && code == CTL_DONE; i++)
		if (options[i].type == CTL_ID)
			code = resolve(ctl, &options[i], &ctl->values[i]);
		else if (options[i].type == CTL_TIME)
			code = ctl_take_time(ctl, &options[i], &ctl->values[i]);
	return code;
}

static bool organization_fits(const sfp_organization *each, const char *wanted)
{
	sfp_id id;

	if (!wanted)
		return true;
	return is_id(wanted, &id) ? sfp_id_equal(&id, &each->head.id)
	                          : !strcmp(wanted, each->short_name) || !strcmp(wanted, each->name);
}

static enum ctl_exit choose_organization(struct ctl *ctl)
{
	const char *wanted = ctl_global_text(ctl, CTL_G_ORGANIZATION);
	struct search search = { .ctl = ctl, .text = wanted ? wanted : "" };
	sfp_id after = SFP_ID_NONE;
	bool more = true;

	while (more) {
		CTL_CLEANUP(ctl_page_freep) sfp_page *page = NULL;
		sfp_status status =
			sfp_organization_list(ctl->registry, sfp_id_is_none(&after) ? NULL : &after, 0, &page);

		if (status != SFP_OK)
			return ctl_fail_status(ctl, status);
		for (size_t i = 0; i < page->count; i++) {
			const sfp_organization *each = (const sfp_organization *)page->records[i];

			if (organization_fits(each, wanted))
				found(&search, page->records[i], *each->short_name ? each->short_name : each->name);
		}
		more = page->more;
		after = page->next;
	}
	if (!search.count && !wanted)
		return ctl_fail(ctl, CTL_FAILED,
		                _("the registry has no organisation yet; \"sferumctl organization add\" adds one"));
	if (search.count > 1 && !wanted)
		return ctl_fail(ctl, CTL_USAGE,
		                _("the registry has several organisations; say which by --organization:%s"),
		                search.shown);
	return tell(&search, "--organization", &ctl->actor.organization);
}

static enum ctl_exit choose_actor(struct ctl *ctl)
{
	const char *as = ctl_global_text(ctl, CTL_G_AS);

	ctl->actor.idempotency_key = ctl_global_text(ctl, CTL_G_KEY);
	if (as && !strcmp(as, "system"))
		return CTL_DONE;
	if (as)
		return ctl_find(ctl, SFP_OBJECT_PERSON, "--as", as, &ctl->actor.person);
	if (!(ctl->command->needs & CTL_ACTS) || ctl->command->needs & CTL_SYSTEM)
		return CTL_DONE;
	return ctl_fail(ctl, CTL_USAGE, _("who does this? Say --as PERSON, by id or name"));
}

const char *ctl_registry_path(const struct ctl *ctl)
{
	const char *path = ctl_global_text(ctl, CTL_G_REGISTRY);

	path = path ? path : getenv("SFERUM_REGISTRY");
	if (path && *path)
		return path;
	ctl_fail(ctl, CTL_USAGE, _("which registry? Say --registry FILE, or set SFERUM_REGISTRY"));
	return NULL;
}

sfp_registry_options ctl_registry_options(const struct ctl *ctl)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;

	options.key_path = ctl_global_text(ctl, CTL_G_KEY_FILE);
	options.language = ctl->language;
	return options;
}

static enum ctl_exit open_file(struct ctl *ctl)
{
	sfp_registry_options options = ctl_registry_options(ctl);
	const char *path = ctl_registry_path(ctl);
	CTL_CLEANUP(ctl_text_freep) char *message = NULL;
	sfp_status status;

	if (!path)
		return CTL_USAGE;
	options.readonly = !(ctl->command->needs & CTL_CHANGES);
	status = sfp_registry_open(path, &options, &ctl->registry, &message);
	if (status == SFP_E_NOT_FOUND)
		return ctl_fail(ctl, CTL_FAILED, _("%s: there is no registry; \"sferumctl init\" makes one"), path);
	if (status == SFP_E_TAMPERED)
		return ctl_fail(ctl, CTL_TRAIL_BROKEN, _("%s: %s; put a copy of the file back (%s)"), path,
		                sfp_trail_fault_text(SFP_TRAIL_SCHEMA_CHANGED, ctl->language), message ? message : "");
	return status == SFP_OK ? CTL_DONE : ctl_fail_file(ctl, path, status, message);
}

enum ctl_exit ctl_open(struct ctl *ctl)
{
	enum ctl_exit code = open_file(ctl);

	if (code == CTL_DONE && !(ctl->command->needs & CTL_ANYWHERE))
		code = choose_organization(ctl);
	if (code == CTL_DONE && !(ctl->command->needs & CTL_ANYWHERE))
		code = choose_actor(ctl);
	return code == CTL_DONE ? resolve_values(ctl) : code;
}

const sfp_policy *ctl_policy(struct ctl *ctl)
{
	sfp_status status =
		ctl->policy ? SFP_OK : sfp_registry_policy(ctl->registry, &ctl->actor.organization, &ctl->policy);

	/* Before an act is adopted, the built-in one's words do. */
	if (status != SFP_OK && status != SFP_E_NO_MEMORY)
		status = sfp_policy_load_builtin(&ctl->policy);
	if (status == SFP_E_NO_MEMORY)
		ctl_note_short();
	return ctl->policy;
}

/* Which noun a column's ids are of. */
static sfp_object noun_of_column(const char *column)
{
	static const struct {
		const char *column;
		sfp_object object;
	} known[] = {
		{ "person", SFP_OBJECT_PERSON },      { "parent", SFP_OBJECT_PERSON },
		{ "student", SFP_OBJECT_PERSON },     { "contact", SFP_OBJECT_PERSON },
		{ "signer", SFP_OBJECT_PERSON },      { "issuer", SFP_OBJECT_PERSON },
		{ "decided_by", SFP_OBJECT_PERSON },  { "requested_by", SFP_OBJECT_PERSON },
		{ "actor", SFP_OBJECT_PERSON },       { "responsible", SFP_OBJECT_PERSON },
		{ "class_id", SFP_OBJECT_CLASS },     { "class_from", SFP_OBJECT_CLASS },
		{ "class_to", SFP_OBJECT_CLASS },     { "order_id", SFP_OBJECT_ORDER },
		{ "provided_by", SFP_OBJECT_PERSON }, { "posted_by", SFP_OBJECT_PERSON },
		{ "organizer", SFP_OBJECT_PERSON },   { "channel_id", SFP_OBJECT_CHANNEL },
		{ "event_id", SFP_OBJECT_EVENT },     { "owner", SFP_OBJECT_PERSON },
		{ "subject_id", SFP_OBJECT_SUBJECT }, { "chat_id", SFP_OBJECT_CHAT },
	};

	for (size_t i = 0; i < CTL_LENGTH(known); i++)
		if (!strcmp(known[i].column, column))
			return known[i].object;
	return 0;
}

static char *call_record(const sfp_record *record)
{
	const sfp_order *order = (const sfp_order *)record;
	char date[SFP_DATE_TEXT_SIZE];
	char *name = NULL;

	if (record->object == SFP_OBJECT_PERSON)
		return full_name((const sfp_person *)record);
	if (record->object == SFP_OBJECT_CLASS)
		return strdup(((const sfp_class *)record)->name);
	if (record->object == SFP_OBJECT_CHANNEL)
		return strdup(((const sfp_channel *)record)->name);
	if (record->object == SFP_OBJECT_SUBJECT)
		return strdup(((const sfp_subject *)record)->name);
	if (record->object == SFP_OBJECT_CHAT)
		return strdup(((const sfp_chat *)record)->title);
	if (record->object == SFP_OBJECT_EVENT)
		return strdup(((const sfp_event *)record)->title);
	sfp_date_to_text(order->date, date);
	return asprintf(&name, "%s, %s", order->number, date) < 0 ? NULL : name;
}

const char *ctl_name_of(struct ctl *ctl, const char *column, const char *id)
{
	sfp_object object = noun_of_column(column);
	CTL_CLEANUP(ctl_freep) char *name = NULL;
	sfp_record *record = NULL;
	const char *known;
	sfp_status status;
	sfp_id which;

	ctl->names = ctl->names ? ctl->names : json_object();
	known = json_string_value(json_object_get(ctl->names, id));
	if (known || !object || !is_id(id, &which))
		return known ? known : id;
	status = sfp_record_get(ctl->registry, &ctl->actor.organization, object, &which, &record);
	if (status == SFP_OK)
		name = ctl_kept(call_record(record));
	else if (status == SFP_E_NO_MEMORY)
		ctl_note_short();
	sfp_record_free(record);
	json_object_set_new(ctl->names, id, json_string(name && *name ? name : id));
	known = json_string_value(json_object_get(ctl->names, id));
	return known ? known : id;
}
