/* audit.c: `sferumctl audit`: what has happened, provably. */
#include "frame/commands.h"

static void hex(const uint8_t *bytes, size_t length, char *text)
{
	for (size_t i = 0; i < length; i++)
		snprintf(text + 2 * i, 3, "%02x", bytes[i]);
}

static enum ctl_exit head(struct ctl *ctl)
{
	sfp_trail_head head;
	sfp_status status = sfp_trail_head_get(ctl->registry, &ctl->actor.organization, &head);
	char root[65];
	json_t *answer;

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	hex(head.root, 32, root);
	if (!ctl->json) {
		printf("%llu:%s\n", (unsigned long long)head.size, root);
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "size", json_integer((json_int_t)head.size));
	json_object_set_new(answer, "root", json_string(root));
	ctl_put_json(answer);
	return CTL_DONE;
}

/* "SIZE:ROOT", as `audit head` prints it. */
static bool read_head(const char *text, sfp_trail_head *head)
{
	char *root = NULL;

	if (*text < '0' || *text > '9')
		return false;
	head->size = strtoull(text, &root, 10);
	if (*root++ != ':' || strlen(root) != 64 || strspn(root, "0123456789abcdefABCDEF") != 64)
		return false;
	for (size_t i = 0; i < 32; i++) {
		char byte[3] = { root[2 * i], root[2 * i + 1], '\0' };

		head->root[i] = (uint8_t)strtoul(byte, NULL, 16);
	}
	return true;
}

static json_t *report_json(const struct ctl *ctl, const sfp_trail_report *report)
{
	json_t *answer = ctl_answer(ctl);
	char root[65], id[SFP_ID_TEXT_SIZE];

	hex(report->head.root, 32, root);
	json_object_set_new(answer, "sound", json_boolean(report->fault == SFP_TRAIL_SOUND));
	json_object_set_new(answer, "size", json_integer((json_int_t)report->head.size));
	json_object_set_new(answer, "root", json_string(root));
	json_object_set_new(answer, "rows", json_integer((json_int_t)report->rows));
	if (report->fault == SFP_TRAIL_SOUND)
		return answer;
	json_object_set_new(answer, "fault", json_string(sfp_registry_message_in(ctl->registry, ctl->language)));
	json_object_set_new(answer, "entry", json_integer((json_int_t)report->seq));
	if (report->object) {
		sfp_id_to_text(&report->id, id);
		json_object_set_new(answer, "object", json_string(sfp_object_name(report->object)));
		json_object_set_new(answer, "id", json_string(id));
	}
	return answer;
}

/* No entry tells of it. */
static bool is_of_the_file(sfp_trail_fault fault)
{
	return fault == SFP_TRAIL_SCHEMA_CHANGED || fault == SFP_TRAIL_FILE_CHANGED || fault == SFP_TRAIL_ROW_ORPHAN;
}

static void put_fault(const struct ctl *ctl, const sfp_trail_report *report)
{
	char id[SFP_ID_TEXT_SIZE] = "";

	if (report->object)
		sfp_id_to_text(&report->id, id);
	if (is_of_the_file(report->fault))
		fputs(_("sferumctl: the registry was changed by something else: "), stderr);
	else
		fprintf(stderr, _("sferumctl: the trail is broken at entry %llu: "), (unsigned long long)report->seq);
	ctl_put(stderr, sfp_registry_message_in(ctl->registry, ctl->language));
	fprintf(stderr, report->object ? " (%s %s)\n" : "\n", report->object ? sfp_object_name(report->object) : "",
	        id);
}

static enum ctl_exit verify(struct ctl *ctl)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_trail_head remembered;
	const char *given = ctl_text(ctl, "head");
	sfp_status status;

	if (given && !read_head(given, &remembered))
		return ctl_fail(ctl, CTL_USAGE,
		                _("--head: SIZE:ROOT is wanted, as \"sferumctl audit head\" prints it"));
	status = sfp_trail_verify(ctl->registry, &ctl->actor.organization, given ? &remembered : NULL, &report);
	if (status != SFP_OK && status != SFP_E_TAMPERED)
		return ctl_fail_status(ctl, status);
	if (ctl->json)
		ctl_put_json(report_json(ctl, &report));
	if (status == SFP_E_TAMPERED)
		put_fault(ctl, &report);
	else if (!ctl->json)
		printf(ctl_counted("the trail is sound: %llu entry, ", "the trail is sound: %llu entries, ",
		                   report.head.size),
		       (unsigned long long)report.head.size),
			printf(ctl_counted("%llu record compared\n", "%llu records compared\n", report.rows),
		               (unsigned long long)report.rows);
	return status == SFP_OK ? CTL_DONE : CTL_TRAIL_BROKEN;
}

typedef void (*put_entry)(struct ctl *ctl, struct ctl_table *table, const sfp_trail_entry *entry);

static sfp_status each_entry(struct ctl *ctl, struct ctl_table *table, put_entry put)
{
	uint64_t from = (uint64_t)ctl_number(ctl, "from");
	uint64_t most = ctl_given(ctl, "limit") ? (uint64_t)ctl_number(ctl, "limit") : UINT64_MAX;
	sfp_trail_head head;
	sfp_status status = sfp_trail_head_get(ctl->registry, &ctl->actor.organization, &head);

	for (uint64_t seq = from; status == SFP_OK && seq < head.size && seq - from < most; seq++) {
		sfp_trail_entry *entry = NULL;

		status = sfp_trail_entry_get(ctl->registry, &ctl->actor.organization, seq, &entry);
		if (status == SFP_OK)
			put(ctl, table, entry);
		sfp_trail_entry_free(entry);
	}
	return status;
}

static void add_row(struct ctl *ctl, struct ctl_table *table, const sfp_trail_entry *entry)
{
	static const char *const members[] = { "seq", "time", "actor", "action", "outcome", "object", "id", "event" };
	CTL_CLEANUP(ctl_json_freep) json_t *json = ctl_read_json(entry->json);
	char buffer[CTL_CELL_SIZE];

	for (size_t i = 0; i < CTL_LENGTH(members); i++)
		ctl_table_add(table, ctl_cell(ctl, json, members[i], 0, buffer));
}

static void put_line(struct ctl *ctl, struct ctl_table *table, const sfp_trail_entry *entry)
{
	CTL_CLEANUP(ctl_freep) char *bytes = ctl_kept(calloc(2 * entry->length + 1, 1));
	json_t *line = ctl_answer(ctl);
	char leaf[65];

	(void)table;
	hex(entry->leaf, 32, leaf);
	if (bytes)
		hex(entry->bytes, entry->length, bytes);
	json_object_set_new(line, "seq", json_integer((json_int_t)entry->seq));
	json_object_set_new(line, "leaf", json_string(leaf));
	json_object_set_new(line, "bytes", json_string(bytes ? bytes : ""));
	json_object_set_new(line, "entry", ctl_read_json(entry->json));
	ctl_put_json(line);
}

static enum ctl_exit export(struct ctl *ctl) {
	sfp_status status = each_entry(ctl, NULL, put_line);

		return status == SFP_OK ? CTL_DONE : ctl_fail_status(ctl, status);
}

static enum ctl_exit list(struct ctl *ctl)
{
	const char *const heads[] = { "№",          _("when"), _("who"), _("action"),
		                      _("outcome"), _("what"), _("id"),  _("event") };
	struct ctl_table *table;
	sfp_status status;

	if (ctl->json)
		return export(ctl);
	table = ctl_table_new(CTL_LENGTH(heads));
	for (size_t i = 0; i < CTL_LENGTH(heads); i++)
		ctl_table_add(table, heads[i]);
	status = each_entry(ctl, table, add_row);
	ctl_table_put(ctl, table);
	return status == SFP_OK ? CTL_DONE : ctl_fail_status(ctl, status);
}

static const struct ctl_option verify_options[] = {
	CTL_OPT("head", CTL_TEXT, 0, N_("a head that was written down before: SIZE:ROOT")), CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option range_options[] = {
	CTL_OPT("from", CTL_NUMBER, 0, N_("from which entry on (default: 0)")),
	CTL_OPT("limit", CTL_NUMBER, 0, N_("at most so many (default: all)")),
	CTL_OPTIONS_END
};
/* clang-format on */

const struct ctl_command ctl_audit_commands[] = {
	CTL_RUN("verify", CTL_READS, N_("verify the trail and every record against it"), verify_options, verify, 0),
	CTL_RUN("list", CTL_READS, N_("list what has happened, refusals included"), range_options, list, 0),
	CTL_RUN("head", CTL_READS, N_("print the trail's head: write it down somewhere else"), NULL, head, 0),
	CTL_RUN("export", CTL_READS, N_("print the entries as JSON lines, with the bytes that are hashed"),
	        range_options, export, 0),
	CTL_COMMANDS_END
};
