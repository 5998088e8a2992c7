/* record.c: what the commands of all nouns have in common: change and show one record, list many. */
#include "frame/ctl.h"

/* What lists show of each noun, in this order; "show" tells everything. */
static const struct {
	sfp_object object;
	const char *columns[8];
} shown[] = {
	{ SFP_OBJECT_ORGANIZATION, { "id", "short_name", "name", "site" } },
	{ SFP_OBJECT_PERSON, { "id", "surname", "given_name", "patronymic", "birth_date", "source_id" } },
	{ SFP_OBJECT_OFFICE, { "id", "person", "role", "title", "from_date", "until_date" } },
	{ SFP_OBJECT_GUARDIAN, { "id", "parent", "student", "relation", "from_date", "until_date" } },
	{ SFP_OBJECT_ORDER, { "id", "number", "date", "subject", "signer", "title" } },
	{ SFP_OBJECT_EDITION,
	  { "id", "state", "pack_name", "minutes_number", "signed_on", "in_force_from", "superseded_on" } },
	{ SFP_OBJECT_APPOINTMENT, { "id", "state", "person", "additional", "order_id", "ended_on" } },
	{ SFP_OBJECT_NOMENCLATURE, { "id", "name", "course", "specialty", "from_date", "until_date" } },
	{ SFP_OBJECT_DISTRIBUTION, { "id", "class_name", "person", "order_id", "from_date", "until_date" } },
	{ SFP_OBJECT_CLASS, { "id", "name", "staffroom", "course", "specialty", "closed_on" } },
	{ SFP_OBJECT_ENROLLMENT, { "id", "person", "class_id", "from_date", "until_date", "end_reason" } },
	{ SFP_OBJECT_HOMEROOM, { "id", "class_id", "person", "from_date", "until_date" } },
	{ SFP_OBJECT_APPLICATION_ORGANIZATION, { "id", "state", "contact", "order_id", "sent_at", "answered_on" } },
	{ SFP_OBJECT_APPLICATION_MEMBERSHIP, { "id", "state", "person", "class_id", "role", "reason" } },
	{ SFP_OBJECT_MEMBERSHIP, { "id", "person", "class_id", "role", "from_date", "until_date", "end_reason" } },
	{ SFP_OBJECT_INVITE, { "id", "state", "class_id", "chat_id", "role", "person", "uses", "expires_at" } },
	{ SFP_OBJECT_VERIFICATION, { "id", "state", "person", "requested_at", "decided_at", "decided_by" } },
	{ SFP_OBJECT_MOVEMENT, { "id", "state", "kind", "person", "class_from", "class_to", "effective_on" } },
	{ SFP_OBJECT_SUBJECT, { "id", "name", "extracurricular", "closed_on" } },
	{ SFP_OBJECT_TEACHING, { "id", "person", "class_id", "subject_id", "from_date", "until_date" } },
	{ SFP_OBJECT_CHAT, { "id", "state", "kind", "class_id", "subject_id", "title", "owner" } },
	{ SFP_OBJECT_CHAT_MEMBER, { "id", "chat_id", "person", "role", "invite", "from_date", "until_date" } },
	{ SFP_OBJECT_CHANNEL, { "id", "code", "name", "closed_on" } },
	{ SFP_OBJECT_CHANNEL_POST,
	  { "id", "state", "channel_id", "title", "provided_by", "provided_at", "posted_by" } },
	{ SFP_OBJECT_EVENT, { "id", "state", "kind", "mode", "title", "class_id", "subject_id" } },
	{ SFP_OBJECT_ATTENDANCE, { "id", "event_id", "person", "joined_at" } },
	{ SFP_OBJECT_HELP_REQUEST, { "id", "state", "person", "topic", "asked_at", "answered_by", "answered_at" } },
	{ SFP_OBJECT_SUPPORT_TICKET, { "id", "state", "number", "topic", "help_request", "opened_by", "opened_at" } },
	{ SFP_OBJECT_CONTROL_CHECK,
	  { "id", "checked_by", "checked_on", "period_from", "period_until", "topic", "finding_count" } },
	{ SFP_OBJECT_REPORT,
	  { "id", "presented_by", "presented_to", "presented_on", "period_from", "period_until", "source" } },
	{ SFP_OBJECT_ACKNOWLEDGEMENT, { "id", "person", "rules", "acknowledged_on" } },
	{ SFP_OBJECT_INCIDENT, { "id", "person", "action", "reported_at", "settled_by", "settled_at" } },
	{ SFP_OBJECT_USAGE, { "id", "person", "action", "chat_id", "title", "used_on" } },
	{ SFP_OBJECT_CONSENT, { "id", "person", "code", "given_on", "signed_by_person", "parent", "withdrawn_on" } },
	{ SFP_OBJECT_ERASURE, { "id", "person", "ground", "asked_on", "asked_by", "done_by", "done_at" } },
	{ SFP_OBJECT_ATTESTATION,
	  { "id", "person", "name", "truth", "ground", "attested_by", "from_date", "until_date" } },
	{ SFP_OBJECT_TURN,
	  { "id", "school_year", "effective_on", "order_id", "classes", "movements", "taken_back_at" } },
	{ SFP_OBJECT_IMPORT,
	  { "id", "effective_on", "movements", "people_added", "people_changed", "classes_added", "left_out",
	    "rolled_back_at" } },
};

/* What a member is called among people; others are shown by their own name. */
static const struct {
	const char *member, *title;
} titles[] = {
	{ "id", N_("id") },
	{ "state", N_("state") },
	{ "name", N_("name") },
	{ "short_name", N_("short name") },
	{ "address", N_("address") },
	{ "email", N_("e-mail") },
	{ "phone", N_("phone") },
	{ "site", N_("site") },
	{ "time_zone", N_("time zone") },
	{ "days_by", N_("days are counted by") },
	{ "surname", N_("surname") },
	{ "given_name", N_("given name") },
	{ "patronymic", N_("patronymic") },
	{ "birth_date", N_("born") },
	{ "source_id", N_("number in lists") },
	{ "person", N_("person") },
	{ "parent", N_("parent") },
	{ "student", N_("student") },
	{ "relation", N_("relation") },
	{ "role", N_("role") },
	{ "title", N_("title") },
	{ "from_date", N_("from") },
	{ "until_date", N_("until") },
	{ "number", N_("number") },
	{ "date", N_("date") },
	{ "subject", N_("about") },
	{ "signer", N_("signed by") },
	{ "order_id", N_("order") },
	{ "pack_name", N_("pack") },
	{ "minutes_number", N_("minutes") },
	{ "minutes_date", N_("date of the minutes") },
	{ "signed_on", N_("signed on") },
	{ "in_force_from", N_("in force from") },
	{ "superseded_on", N_("superseded on") },
	{ "additional", N_("additional") },
	{ "ended_on", N_("ended on") },
	{ "end_reason", N_("why it ended") },
	{ "course", N_("year") },
	{ "specialty", N_("specialty") },
	{ "class_name", N_("class") },
	{ "class_id", N_("class") },
	{ "class_from", N_("from class") },
	{ "class_to", N_("to class") },
	{ "staffroom", N_("staffroom") },
	{ "closed_on", N_("closed on") },
	{ "movements", N_("movements") },
	{ "people_added", N_("people added") },
	{ "people_changed", N_("people changed") },
	{ "classes_added", N_("classes added") },
	{ "left_out", N_("left out") },
	{ "rolled_back_at", N_("taken back at") },
	{ "contact", N_("contact") },
	{ "sent_at", N_("sent") },
	{ "sends", N_("times sent") },
	{ "answered_on", N_("answered on") },
	{ "answer", N_("answer") },
	{ "reason", N_("reason") },
	{ "uses", N_("uses") },
	{ "uses_max", N_("at most") },
	{ "expires_at", N_("expires") },
	{ "issuer", N_("made by") },
	{ "note", N_("note") },
	{ "requested_at", N_("requested") },
	{ "requested_by", N_("requested by") },
	{ "decided_at", N_("decided") },
	{ "decided_by", N_("decided by") },
	{ "registered_at", N_("registered") },
	{ "kind", N_("kind") },
	{ "effective_on", N_("effective on") },
	{ "applied_at", N_("applied") },
	{ "ground", N_("ground") },
	{ "token", N_("token (shown this once)") },
	{ "added", N_("added") },
	{ "organization", N_("organisation") },
	{ "edition", N_("edition of the act") },
	{ "effects", N_("what it did") },
	{ "contact_full_name", N_("the contact's full name") },
	{ "contact_email", N_("the contact's e-mail address") },
	{ "contact_mobile", N_("the contact's mobile number") },
	{ "file", N_("file") },
	{ "invites_expired", N_("invites expired") },
	{ "applications_lapsed", N_("applications lapsed") },
	{ "editions_enacted", N_("editions that came into force") },
	{ "movements_applied", N_("movements applied") },
	{ "message_id", N_("message id") },
	{ "code", N_("code") },
	{ "channel_id", N_("channel") },
	{ "provided_by", N_("provided by") },
	{ "provided_at", N_("provided") },
	{ "posted_by", N_("published by") },
	{ "posted_at", N_("published") },
	{ "mode", N_("form") },
	{ "organizer", N_("organizer") },
	{ "starts_at", N_("begins") },
	{ "started_at", N_("began") },
	{ "finished_at", N_("ended") },
	{ "participants", N_("took part") },
	{ "event_id", N_("event") },
	{ "extracurricular", N_("outside the lessons") },
	{ "subject_id", N_("subject") },
	{ "chat_id", N_("chat") },
	{ "owner", N_("owner") },
	{ "archived_on", N_("in the archive since") },
	{ "invite", N_("by link") },
	{ "people", N_("people") },
	{ "joined_at", N_("joined") },
	{ "given_on", N_("given on") },
	{ "signed_by_person", N_("signed by the person") },
	{ "withdrawn_on", N_("withdrawn on") },
	{ "asked_on", N_("ground since") },
	{ "asked_by", N_("recorded by") },
	{ "done_by", N_("done by") },
	{ "done_at", N_("done") },
	{ "values_erased", N_("values destroyed") },
	{ "kinds_erased", N_("of which kinds") },
	{ "fact", N_("fact") },
	{ "truth", N_("holds") },
	{ "attested_by", N_("attested by") },
};

static const char *title_of(const char *member)
{
	for (size_t i = 0; i < CTL_LENGTH(titles); i++)
		if (!strcmp(titles[i].member, member))
			return _(titles[i].title);
	return member;
}

static const char *const *columns_of(sfp_object object)
{
	for (size_t i = 0; i < CTL_LENGTH(shown); i++)
		if (shown[i].object == object)
			return shown[i].columns;
	return NULL;
}

json_t *ctl_record_json(const sfp_record *record)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;

	return sfp_record_json(record, &text) == SFP_OK ? ctl_read_json(text) : ctl_kept(NULL);
}

/* A word of a noun's own: what an order is about, how an event is held. NULL: none. */
static const char *own_word(const char *member, const char *value)
{
	static const char *const subjects[] = {
		[SFP_ORDER_USE] = N_("the use of the platform"),
		[SFP_ORDER_ADMINISTRATOR] = N_("the administrator"),
		[SFP_ORDER_APPROVAL] = N_("the approval of the act"),
		[SFP_ORDER_NOMENCLATURE] = N_("the nomenclature of classes"),
		[SFP_ORDER_DISTRIBUTION] = N_("the distribution of homeroom teachers"),
		[SFP_ORDER_MOVEMENT] = N_("a movement"),
		[SFP_ORDER_OTHER] = N_("something else"),
	};

	if (!strcmp(member, "subject") && sfp_order_subject_from_name(value))
		return _(subjects[sfp_order_subject_from_name(value)]);
	if (!strcmp(member, "mode") && sfp_event_mode_from_name(value))
		return sfp_event_mode_from_name(value) == SFP_EVENT_HYBRID ? _("hybrid") : _("online");
	return NULL;
}

/* A name of the vocabulary as people say it. */
static const char *say(struct ctl *ctl, const char *member, const char *value, sfp_machine machine)
{
	const char *own = own_word(member, value);
	const sfp_policy *policy;

	if (own)
		return own;
	if (!strcmp(member, "state") && machine)
		return sfp_machine_state_title(machine, sfp_machine_state_from_name(machine, value), ctl->language);
	if (!strcmp(member, "role") && sfp_role_from_name(value)) {
		policy = ctl_policy(ctl);
		return policy ? sfp_policy_role_title(policy, sfp_role_from_name(value), ctl->language) : value;
	}
	if (!strcmp(member, "kind") && sfp_kind_from_name(value)) {
		policy = ctl_policy(ctl);
		return policy ? sfp_policy_kind_title(policy, sfp_kind_from_name(value), ctl->language) : value;
	}
	return ctl_name_of(ctl, member, value);
}

/* A member's value for people; the buffer holds numbers and moments. */
const char *ctl_cell(struct ctl *ctl, const json_t *json, const char *member, sfp_machine machine,
                     char buffer[CTL_CELL_SIZE])
{
	const json_t *value = json_object_get(json, member);
	const char *moment = json_is_string(value) ? ctl_moment(ctl, member, json_string_value(value), buffer) : NULL;

	if (moment)
		return moment;
	if (json_is_string(value))
		return say(ctl, member, json_string_value(value), machine);
	if (json_is_boolean(value))
		return json_is_true(value) ? _("yes") : _("no");
	if (!json_is_integer(value))
		return "";
	if (!strcmp(member, "participants") && json_integer_value(value) == SFP_EVENT_PARTICIPANTS_UNKNOWN)
		return ""; /* nobody told */
	snprintf(buffer, CTL_CELL_SIZE, "%lld", (long long)json_integer_value(value));
	return buffer;
}

static bool is_dull(const char *member, const char *value)
{
	static const char *const dull[] = {
		"object", "organization", "revision", "edition", "created_at", "changed_at"
	};

	for (size_t i = 0; i < CTL_LENGTH(dull); i++)
		if (!strcmp(member, dull[i]))
			return true;
	return !*value || strstr(member, "digest") != NULL || !strcmp(member, "token_hash");
}

static void put_title(const struct ctl *ctl, const char *member)
{
	fputs(ctl_bold(ctl, true), stdout);
	fputs(title_of(member), stdout);
	fputs(ctl_bold(ctl, false), stdout);
	fputs(":", stdout);
}

/* What an object within another one says, on one line. */
static void put_item(struct ctl *ctl, const json_t *item)
{
	const char *member, *before = "  ";
	char buffer[CTL_CELL_SIZE];
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)item, member, value)
	{
		const char *text = ctl_cell(ctl, item, member, 0, buffer);

		if (is_dull(member, text) && strcmp(member, "object"))
			continue;
		fputs(before, stdout);
		ctl_put(stdout, text);
		before = ", ";
	}
	putchar('\n');
}

/* Lists of objects, and objects, that go with a record. */
static void put_nested(struct ctl *ctl, const char *member, const json_t *value)
{
	put_title(ctl, member);
	putchar('\n');
	for (size_t i = 0; i < json_array_size(value); i++)
		put_item(ctl, json_array_get(value, i));
	if (json_is_object(value))
		put_item(ctl, value);
}

/* The members of an object, one a line; what tells people nothing is left out. */
static void put_members(struct ctl *ctl, const json_t *json, sfp_machine machine)
{
	const char *member;
	char buffer[CTL_CELL_SIZE];
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)json, member, value)
	{
		const char *text = ctl_cell(ctl, json, member, machine, buffer);

		if (json_is_array(value) || json_is_object(value))
			put_nested(ctl, member, value);
		if (is_dull(member, text))
			continue;
		put_title(ctl, member);
		putchar(' ');
		ctl_put(stdout, text);
		putchar('\n');
	}
}

void ctl_put_answer(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_json_freep) json_t *record = ctl->record ? ctl_record_json(ctl->record) : NULL;
	json_t *answer;

	if (!ctl->json) {
		if (record)
			put_members(ctl, record, sfp_object_machine(ctl->record->object));
		put_members(ctl, ctl->extra, 0);
		return;
	}
	answer = ctl_answer(ctl);
	if (ctl->dry_run)
		json_object_set_new(answer, "dry_run", json_true());
	if (record)
		json_object_set(answer, "record", record);
	json_object_update(answer, ctl->extra);
	ctl_put_json(answer);
}

sfp_status ctl_failed(struct ctl *ctl, enum ctl_exit code)
{
	ctl->failed = code;
	return SFP_E_INVALID;
}

void ctl_also(struct ctl *ctl, const char *member, json_t *value)
{
	ctl->extra = ctl->extra ? ctl->extra : json_object();
	json_object_set_new(ctl->extra, member, value);
}

json_t *ctl_roles_json(uint32_t roles)
{
	json_t *list = json_array();

	for (int role = 1; role < SFP_ROLE_END; role++)
		if (roles & SFP_ROLE_BIT(role))
			json_array_append_new(list, json_string(sfp_role_name((sfp_role)role)));
	return list;
}

json_t *ctl_facts_json(const sfp_facts *facts)
{
	json_t *list = json_array();

	for (int fact = 1; fact < SFP_FACT_END; fact++)
		if (sfp_facts_has(facts, (sfp_fact)fact) && sfp_fact_name((sfp_fact)fact))
			json_array_append_new(list, json_string(sfp_fact_name((sfp_fact)fact)));
	return list;
}

enum ctl_exit ctl_run_change(struct ctl *ctl)
{
	sfp_status status = ctl->dry_run ? sfp_batch_begin(ctl->registry) : SFP_OK;
	enum ctl_exit code;

	if (status == SFP_OK)
		status = ctl->command->change(ctl);
	if (status != SFP_OK)
		code = ctl->failed ? ctl->failed : ctl_fail_status(ctl, status);
	else
		code = CTL_DONE;
	if (code == CTL_DONE)
		ctl_put_answer(ctl);
	if (!ctl->dry_run)
		return code;
	if (sfp_batch_end(ctl->registry, false) == SFP_OK && code == CTL_DONE)
		ctl_note(ctl, _("a dry run: nothing was changed"));
	return code;
}

enum ctl_exit ctl_show_run(struct ctl *ctl)
{
	sfp_status status = sfp_record_get(ctl->registry, &ctl->actor.organization, ctl->command->object,
	                                   ctl_id(ctl, "id"), &ctl->record);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_put_answer(ctl);
	return CTL_DONE;
}

/* clang-format off */
const struct ctl_option ctl_show_options[] = {
	CTL_THE_ID(N_("which one, by its id; people, classes and orders also by name or number")),
	CTL_OPTIONS_END
};
/* clang-format on */

const struct ctl_option ctl_list_options[] = {
	{ "state", CTL_TEXT, 0, N_("only those in this state"), 0, NULL },
	{ "person", CTL_ID, 0, N_("only what is about this person"), SFP_OBJECT_PERSON, NULL },
	{ "class", CTL_ID, 0, N_("only what is about this class"), SFP_OBJECT_CLASS, NULL },
	{ "kind", CTL_KIND, 0, N_("only this kind"), 0, NULL },
	{ "role", CTL_ROLE, 0, N_("only this role"), 0, NULL },
	{ "on", CTL_DATE, 0, N_("only what holds on this day"), 0, NULL },
	{ "limit", CTL_NUMBER, 0, N_("at most so many (default: all)"), 0, NULL },
	CTL_OPTIONS_END
};

static enum ctl_exit take_state(struct ctl *ctl, sfp_filter *filter)
{
	sfp_machine machine = sfp_object_machine(ctl->command->object);
	const char *state = ctl_text(ctl, "state");
	struct ctl_nearest nearest = CTL_NEAREST(state);

	if (!state)
		return CTL_DONE;
	if (!machine)
		return ctl_fail(ctl, CTL_USAGE, _("--state: %s has no states"), ctl->noun->name);
	filter->state = sfp_machine_state_from_name(machine, state);
	if (filter->state)
		return CTL_DONE;
	for (int i = 1; i <= sfp_machine_state_count(machine); i++)
		ctl_nearest_try(&nearest, sfp_machine_state_name(machine, i));
	if (nearest.best)
		return ctl_fail(ctl, CTL_USAGE, _("%s: \"%s\" is not known; did you mean \"%s\"?"), "--state", state,
		                nearest.best);
	return ctl_fail(ctl, CTL_USAGE, _("--state: no such state: %s; \"sferumctl diagram %s\" shows them"), state,
	                sfp_machine_name(machine));
}

static enum ctl_exit take_filter(struct ctl *ctl, sfp_filter *filter)
{
	filter->person = *ctl_id(ctl, "person");
	filter->class_id = *ctl_id(ctl, "class");
	filter->kind = (sfp_kind)ctl_number(ctl, "kind");
	filter->role = (sfp_role)ctl_number(ctl, "role");
	filter->on = (sfp_date)ctl_number(ctl, "on");
	return take_state(ctl, filter);
}

/* All pages, as a list of JSON objects. */
static sfp_status collect(struct ctl *ctl, sfp_filter *filter, json_t *list)
{
	size_t most = ctl_given(ctl, "limit") ? (size_t)ctl_number(ctl, "limit") : SIZE_MAX;
	sfp_status status = SFP_OK;
	bool more = true;

	while (more && status == SFP_OK && json_array_size(list) < most) {
		size_t left = most - json_array_size(list);
		CTL_CLEANUP(ctl_page_freep) sfp_page *page = NULL;

		filter->limit = left < 1000 ? (int)left : 1000;
		status = sfp_record_list(ctl->registry, &ctl->actor.organization, ctl->command->object, filter, &page);
		more = status == SFP_OK && page->more;
		for (size_t i = 0; status == SFP_OK && i < page->count; i++)
			json_array_append_new(list, ctl_record_json(page->records[i]));
		if (more)
			filter->after = page->next;
	}
	return status;
}

static void put_table(struct ctl *ctl, const json_t *list)
{
	const char *const *columns = columns_of(ctl->command->object);
	sfp_machine machine = sfp_object_machine(ctl->command->object);
	struct ctl_table *table;
	size_t count = 0;
	char buffer[CTL_CELL_SIZE];

	while (count < 8 && columns[count])
		count++;
	table = ctl_table_new(count);
	for (size_t i = 0; i < count; i++)
		ctl_table_add(table, title_of(columns[i]));
	for (size_t row = 0; row < json_array_size(list); row++)
		for (size_t i = 0; i < count; i++)
			ctl_table_add(table, ctl_cell(ctl, json_array_get(list, row), columns[i], machine, buffer));
	ctl_table_put(ctl, table);
	ctl_note(ctl, ctl_counted("%zu record", "%zu records", json_array_size(list)), json_array_size(list));
}

void ctl_put_list(struct ctl *ctl, json_t *list)
{
	json_t *answer;

	if (!ctl->json) {
		put_table(ctl, list);
		return;
	}
	answer = ctl_answer(ctl);
	json_object_set(answer, "records", list);
	ctl_put_json(answer);
}

enum ctl_exit ctl_list_run(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_json_freep) json_t *list = json_array();
	sfp_filter filter = SFP_FILTER_INIT;
	enum ctl_exit code = take_filter(ctl, &filter);
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	status = collect(ctl, &filter, list);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_put_list(ctl, list);
	return CTL_DONE;
}
