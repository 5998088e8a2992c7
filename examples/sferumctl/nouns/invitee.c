/* invitee.c: `sferumctl invite needed`, `invite prepare`: who needs a link, and the links for all of them in a table;
 * what follows from an import or a year's turn. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "frame/bar.h"
#include "frame/commands.h"

/* ---- who needs one ---- */

static void filter_of(const struct ctl *ctl, sfp_invitee_filter *filter)
{
	filter->class_id = *ctl_id(ctl, "class");
	filter->import_id = *ctl_id(ctl, "import");
	filter->role = (sfp_role)ctl_number(ctl, "role");
}

static const char *role_title(struct ctl *ctl, sfp_role role)
{
	return sfp_policy_role_title(ctl_policy(ctl), role, ctl->language);
}

static json_t *invitee_json(const sfp_invitee *invitee)
{
	char person[SFP_ID_TEXT_SIZE], class_id[SFP_ID_TEXT_SIZE], since[SFP_DATE_TEXT_SIZE];

	sfp_id_to_text(&invitee->person, person);
	sfp_id_to_text(&invitee->class_id, class_id);
	sfp_date_to_text(invitee->since, since);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "person", person, "name", invitee->name, "class",
	                 class_id, "class_name", invitee->class_name, "role", sfp_role_name(invitee->role), "as",
	                 sfp_role_name(invitee->bearer), "since", since);
}

static void put_invitee(struct ctl *ctl, const sfp_invitee *invitee, struct ctl_table *table, json_t *list)
{
	if (list) {
		json_array_append_new(list, invitee_json(invitee));
		return;
	}
	ctl_table_add(table, invitee->class_name);
	ctl_table_add(table, invitee->name);
	ctl_table_add(table, role_title(ctl, invitee->bearer));
}

static sfp_status put_invitees(struct ctl *ctl, struct ctl_table *table, json_t *list, int64_t *ret_total)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;
	sfp_status status = SFP_OK;
	bool more = true;
	sfp_invitee last;

	filter_of(ctl, &filter);
	filter.limit = 1000;
	while (status == SFP_OK && more) {
		sfp_invitee_page *page = NULL;

		status = sfp_invitee_list(ctl->registry, &ctl->actor.organization, &filter, &page);
		for (size_t i = 0; status == SFP_OK && i < page->count; i++)
			put_invitee(ctl, &page->items[i], table, list);
		more = status == SFP_OK && page->more;
		if (status == SFP_OK && page->count) {
			*ret_total = page->total;
			last = page->items[page->count - 1];
			filter.after = &last;
		}
		sfp_invitee_page_free(page);
	}
	return status;
}

enum ctl_exit ctl_invite_needed(struct ctl *ctl)
{
	struct ctl_table *table = ctl->json ? NULL : ctl_table_new(3);
	json_t *list = ctl->json ? json_array() : NULL;
	int64_t total = 0;
	sfp_status status;

	if (table) {
		ctl_table_add(table, _("class"));
		ctl_table_add(table, _("person"));
		ctl_table_add(table, _("role"));
	}
	status = put_invitees(ctl, table, list, &total);
	if (list) {
		ctl_also(ctl, "invitees", list);
		ctl_also(ctl, "total", json_integer(total));
	}
	if (status != SFP_OK) {
		ctl_table_free(table);
		return ctl_fail_status(ctl, status);
	}
	if (list)
		ctl_put_answer(ctl);
	else if (total)
		ctl_table_put(ctl, table);
	else
		ctl_table_free(table);
	ctl_note(ctl, ctl_counted("%lld link is needed", "%lld links are needed", (unsigned long)total),
	         (long long)total);
	return CTL_DONE;
}

/* ---- the links ---- */

static void take_form(const struct ctl *ctl, sfp_invitee_form *form)
{
	form->class_id = *ctl_id(ctl, "class");
	form->import_id = *ctl_id(ctl, "import");
	form->role = (sfp_role)ctl_number(ctl, "role");
	form->common = ctl_given(ctl, "common");
	form->unsent = ctl_given(ctl, "unsent");
	form->valid_days = (int)ctl_number(ctl, "days");
	form->note = ctl_text(ctl, "note");
}

static json_t *invitation_json(const sfp_invitation *invitation)
{
	char invite[SFP_ID_TEXT_SIZE], person[SFP_ID_TEXT_SIZE], class_id[SFP_ID_TEXT_SIZE];
	bool common = sfp_id_is_none(&invitation->person);

	sfp_id_to_text(&invitation->invite_id, invite);
	sfp_id_to_text(&invitation->person, person);
	sfp_id_to_text(&invitation->class_id, class_id);
	return json_pack("{s:s, s:o, s:s, s:s, s:i}", "invite", invite, "person",
	                 common ? json_null() : json_string(person), "class", class_id, "role",
	                 sfp_role_name(invitation->role), "uses_max", invitation->uses_max);
}

/* The tokens are in the file, and nowhere else. */
static void put_made(struct ctl *ctl, const sfp_invitations *made, const char *path)
{
	json_t *list = ctl->json ? json_array() : NULL;

	for (size_t i = 0; list && i < made->count; i++)
		json_array_append_new(list, invitation_json(&made->items[i]));
	if (list)
		ctl_also(ctl, "invites", list);
	ctl_also(ctl, "count", json_integer((json_int_t)made->count));
	if (path)
		ctl_also(ctl, "path", json_string(path));
	ctl_put_answer(ctl);
	if (!made->count)
		ctl_note(ctl, made->again ? _("these links were made before: nothing was done")
		                          : _("nobody needs a link: nothing to do"));
	else if (path)
		ctl_note(ctl, _("the links are in %s and are never shown again: hand them over and delete it"), path);
}

static enum ctl_exit write_table(struct ctl *ctl, const sfp_invitations *made, const char *path)
{
	CTL_CLEANUP(ctl_text_freep) char *csv = NULL;
	sfp_status status = sfp_invitations_csv(made, ctl_policy(ctl), ctl->language, &csv);

	return status == SFP_OK ? ctl_write_new(ctl, AT_FDCWD, path, csv, strlen(csv)) : ctl_fail_status(ctl, status);
}

/* The file is on the disk before the links are in force: a crash between leaves a file whose links open nothing, never
 * links whose tokens are lost. Where nobody can tell whether they are in force, the file stays. */
static enum ctl_exit keep(struct ctl *ctl, const sfp_invitations *made, const char *path)
{
	enum ctl_exit code = made->count ? write_table(ctl, made, path) : CTL_DONE;
	sfp_status status = sfp_batch_end(ctl->registry, code == CTL_DONE && made->count);

	if (code != CTL_DONE || status == SFP_OK)
		return code;
	if (status == SFP_E_UNKNOWN_OUTCOME)
		ctl_note(ctl, _("%s is kept: if \"invite needed\" lists these people again, its links open nothing"),
		         path);
	else if (made->count)
		unlink(path);
	return ctl_fail_status(ctl, status);
}

static enum ctl_exit made_so_far(struct ctl *ctl, const sfp_invitations *made)
{
	const char *path = made->count && !ctl->dry_run ? ctl_text(ctl, "out") : NULL;
	enum ctl_exit code = CTL_DONE;

	if (!ctl->dry_run)
		code = keep(ctl, made, path);
	if (code == CTL_DONE)
		put_made(ctl, made, path);
	if (ctl->dry_run && sfp_batch_end(ctl->registry, false) == SFP_OK)
		ctl_note(ctl, _("a dry run: nothing was changed"));
	return code;
}

enum ctl_exit ctl_invite_prepare(struct ctl *ctl)
{
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	sfp_invitations *made = NULL;
	struct ctl_bar bar = { .bytes = false };
	sfp_status status, ended;
	enum ctl_exit code;

	if (!ctl->dry_run && access(ctl_text(ctl, "out"), F_OK) == 0)
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be made: %s"), ctl_text(ctl, "out"), strerror(EEXIST));
	take_form(ctl, &form);
	form.progress = ctl_bar_begin(ctl, &bar);
	form.progress_context = &bar;
	status = sfp_batch_begin(ctl->registry);
	if (status == SFP_OK)
		status = sfp_invitee_prepare(ctl->registry, &ctl->actor, &form, &made);
	ctl_bar_end(&bar);
	if (status == SFP_OK) {
		code = made_so_far(ctl, made);
		sfp_invitations_free(made);
		return code;
	}
	code = ctl_fail_status(ctl, status);
	ended = sfp_batch_end(ctl->registry, status == SFP_REFUSED && !ctl->dry_run); /* a refusal stays on the trail */
	return ended == SFP_OK || ended == SFP_E_MISUSE ? code : ctl_fail_status(ctl, ended);
}

/* ---- what follows ---- */

struct follow {
	int64_t links, classes;
	int lose, get; /* chats */
};

static void find_links(struct ctl *ctl, const sfp_id *import, struct follow *follow)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;
	sfp_invitee_page *page = NULL;

	filter.limit = 1;
	if (import)
		filter.import_id = *import;
	if (sfp_invitee_list(ctl->registry, &ctl->actor.organization, &filter, &page) == SFP_OK && page->count) {
		follow->links = page->total;
		follow->classes = page->classes;
	}
	sfp_invitee_page_free(page);
}

static void find_chats(struct ctl *ctl, const sfp_id *cause, struct follow *follow)
{
	sfp_chat_dues *dues = NULL;

	if (sfp_chat_due_list(ctl->registry, &ctl->actor.organization, cause, &dues) != SFP_OK)
		return;
	for (size_t i = 0; i < dues->count; i++) {
		follow->lose += dues->items[i].exceeds || dues->items[i].left;
		follow->get += dues->items[i].lacks > 0;
	}
	sfp_chat_dues_free(dues);
}

static void note_follow(const struct ctl *ctl, const struct follow *follow, const sfp_record *cause)
{
	const char *import = cause->object == SFP_OBJECT_IMPORT ? " --import " : "",
		   *option = *import ? import : " --turn ";
	char id[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&cause->id, id);
	if (ctl->dry_run) /* which leaves no such record */
		import = option = "";
	if (follow->links)
		ctl_note(
			ctl,
			ctl_counted(
				"links that follow: %lld, into %lld class; to prepare them: sferumctl invite prepare%s%s --out FILE",
				"links that follow: %lld, into %lld classes; to prepare them: sferumctl invite prepare%s%s --out FILE",
				(unsigned long)follow->classes),
			(long long)follow->links, (long long)follow->classes, import, *import ? id : "");
	if (follow->lose || follow->get)
		ctl_note(
			ctl,
			_("chats that must lose somebody: %d, that must get somebody: %d; which: sferumctl chat due%s%s"),
			follow->lose, follow->get, option, *option ? id : "");
}

void ctl_follow(struct ctl *ctl, const sfp_record *cause)
{
	struct follow follow = { 0 };

	find_links(ctl, cause->object == SFP_OBJECT_IMPORT ? &cause->id : NULL, &follow);
	find_chats(ctl, &cause->id, &follow);
	if (!ctl->json)
		note_follow(ctl, &follow, cause);
	else
		ctl_also(ctl, "follow",
		         json_pack("{s:I, s:I, s:i, s:i}", "links", (json_int_t)follow.links, "classes",
		                   (json_int_t)follow.classes, "chats_lose", follow.lose, "chats_get", follow.get));
}

/* ---- tables ---- */

#define WHOM                                                                                                           \
	CTL_OPT_ID("import", SFP_OBJECT_IMPORT, 0, N_("only those whom this import brought")),                         \
		CTL_OPT_ID("class", SFP_OBJECT_CLASS, 0, N_("only into this class")),                                  \
		CTL_OPT("role", CTL_ROLE, 0, N_("only in this role: student or teacher"))

const struct ctl_option ctl_invite_needed_options[] = { WHOM, CTL_OPTIONS_END };

const struct ctl_option ctl_invite_prepare_options[] = {
	WHOM,
	CTL_OPT("out", CTL_FILE, CTL_REQUIRED, N_("a new file for the table of links, which only its owner may read")),
	CTL_OPT("common", CTL_FLAG, 0, N_("one link for all students of a class (default: each gets one of his own)")),
	CTL_OPT("unsent", CTL_FLAG, 0, N_("the table is not what is handed over: do not record the links as sent")),
	CTL_OPT("days", CTL_NUMBER, 0, N_("how many days they live (default: as many as the act allows)")),
	CTL_OPT("note", CTL_TEXT, 0, N_("a note for oneself; not for personal data")),
	CTL_OPTIONS_END
};
