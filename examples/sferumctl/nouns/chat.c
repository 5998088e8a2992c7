/* chat.c: `sferumctl subject`, `teaching`, `chat`: what is taught here and by whom, and the chats where people meet. */
#include "frame/commands.h"

/* ---- subjects and lessons ---- */

static sfp_status subject_register(struct ctl *ctl)
{
	sfp_subject_draft draft = SFP_SUBJECT_DRAFT_INIT;

	draft.name = ctl_text(ctl, "name");
	draft.extracurricular = ctl_given(ctl, "extracurricular");
	return CTL_CALL(ctl, sfp_subject, sfp_subject_register, &draft);
}

static sfp_status subject_close(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_subject, sfp_subject_close, ctl_id(ctl, "id"), (sfp_date)ctl_number(ctl, "on"));
}

static sfp_status teaching_add(struct ctl *ctl)
{
	sfp_teaching_draft draft = SFP_TEACHING_DRAFT_INIT;

	draft.person = *ctl_id(ctl, "person");
	draft.class_id = *ctl_id(ctl, "class");
	draft.subject_id = *ctl_id(ctl, "subject");
	draft.from_date = (sfp_date)ctl_number(ctl, "from");
	return CTL_CALL(ctl, sfp_teaching, sfp_teaching_add, &draft);
}

static sfp_status teaching_end(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_teaching, sfp_teaching_end, ctl_id(ctl, "id"), (sfp_date)ctl_number(ctl, "on"));
}

/* ---- chats ---- */

/* Whom the rest of the line names. */
static enum ctl_exit find_members(struct ctl *ctl, const struct ctl_value *words, sfp_id *members)
{
	enum ctl_exit code = CTL_DONE;

	for (size_t i = 0; i < words->many_count && code == CTL_DONE; i++)
		code = ctl_find(ctl, SFP_OBJECT_PERSON, "member", words->many[i], &members[i]);
	return code;
}

static sfp_status create(struct ctl *ctl)
{
	const struct ctl_value *words = ctl_value(ctl, "member");
	CTL_CLEANUP(ctl_freep) sfp_id *members = calloc(words->many_count + 1, sizeof(*members));
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;
	enum ctl_exit code;

	if (!members)
		return SFP_E_NO_MEMORY;
	code = find_members(ctl, words, members);
	if (code != CTL_DONE)
		return ctl_failed(ctl, code);
	/* The words of the choice stand in the order of the kinds' numbers. */
	draft.kind = (sfp_kind)(SFP_KIND_HEAD_DEPUTIES - 1 + ctl_number(ctl, "kind"));
	draft.class_id = *ctl_id(ctl, "class");
	draft.subject_id = *ctl_id(ctl, "subject");
	draft.title = ctl_text(ctl, "title");
	draft.members = members;
	draft.member_count = words->many_count;
	return CTL_CALL(ctl, sfp_chat, sfp_chat_create, &draft);
}

CTL_STEP(archive, sfp_chat, sfp_chat_archive, "id")
CTL_STEP(take_over, sfp_chat, sfp_chat_take_over, "id")

static sfp_status admit(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_chat_member, sfp_chat_admit, ctl_id(ctl, "id"), ctl_id(ctl, "person"));
}

static sfp_status remove_member(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_chat_member, sfp_chat_remove_member, ctl_id(ctl, "id"), ctl_id(ctl, "person"),
	                ctl_text(ctl, "reason"));
}

static sfp_status moderate(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_usage, sfp_chat_moderate, ctl_id(ctl, "id"), ctl_text(ctl, "what"));
}

/* ---- the roster ---- */

static const char *place_title(const sfp_chat_person *person)
{
	switch (person->place) {
	case SFP_CHAT_LACKS:
		return person->joined ? _("to be taken in") : _("to join the platform first");
	case SFP_CHAT_HOLDS:
		return person->must ? _("is in it, as is due") : _("is in it, and may be");
	case SFP_CHAT_EXCEEDS:
		return _("to be taken out");
	}
	return "";
}

static json_t *person_json(const sfp_chat_person *person)
{
	char id[SFP_ID_TEXT_SIZE], member[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&person->person, id);
	sfp_id_to_text(&person->member, member);
	return json_pack("{s:s, s:s, s:o, s:s, s:b, s:b}", "place", sfp_chat_place_name(person->place), "person", id,
	                 "member", sfp_id_is_none(&person->member) ? json_null() : json_string(member), "role",
	                 sfp_role_name(person->role), "must", (int)person->must, "joined", (int)person->joined);
}

static void put_json(struct ctl *ctl, const sfp_chat_people *people)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sfp_chat_people_count(people); i++)
		json_array_append_new(list, person_json(sfp_chat_people_at(people, i)));
	ctl_also(ctl, "people", list);
	ctl_put_answer(ctl);
}

static void put_table(struct ctl *ctl, const sfp_chat_people *people)
{
	struct ctl_table *table = ctl_table_new(3);
	const sfp_policy *policy = ctl_policy(ctl);

	ctl_table_add(table, _("person"));
	ctl_table_add(table, _("role"));
	ctl_table_add(table, _("in the chat"));
	for (size_t i = 0; i < sfp_chat_people_count(people); i++) {
		const sfp_chat_person *person = sfp_chat_people_at(people, i);
		char id[SFP_ID_TEXT_SIZE];

		sfp_id_to_text(&person->person, id);
		ctl_table_add(table, ctl_name_of(ctl, "person", id));
		ctl_table_add(table, policy ? sfp_policy_role_title(policy, person->role, ctl->language) : "");
		ctl_table_add(table, place_title(person));
	}
	ctl_table_put(ctl, table);
}

static enum ctl_exit roster_run(struct ctl *ctl)
{
	sfp_chat_people *people = NULL;
	sfp_status status = sfp_chat_roster(ctl->registry, &ctl->actor.organization, ctl_id(ctl, "id"),
	                                    (sfp_date)ctl_number(ctl, "on"), &people);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->json)
		put_json(ctl, people);
	else
		put_table(ctl, people);
	sfp_chat_people_free(people);
	return CTL_DONE;
}

/* ---- the chats that are due ---- */

static json_t *due_json(const sfp_chat_due *due)
{
	char chat[SFP_ID_TEXT_SIZE], owner[SFP_ID_TEXT_SIZE], person[SFP_ID_TEXT_SIZE];
	json_t *left = json_array();

	for (size_t i = 0; i < due->left; i++) {
		sfp_id_to_text(&due->left_persons[i], person);
		json_array_append_new(left, json_string(person));
	}
	sfp_id_to_text(&due->chat_id, chat);
	sfp_id_to_text(&due->owner, owner);
	return json_pack("{s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:o}", "chat", chat, "kind", sfp_kind_name(due->kind),
	                 "title", due->title, "owner", owner, "lacks", (json_int_t)due->lacks, "waits",
	                 (json_int_t)due->waits, "exceeds", (json_int_t)due->exceeds, "left", left);
}

static void put_dues_json(struct ctl *ctl, const sfp_chat_dues *dues)
{
	json_t *list = json_array();

	for (size_t i = 0; i < dues->count; i++)
		json_array_append_new(list, due_json(&dues->items[i]));
	ctl_also(ctl, "chats", list);
	ctl_put_answer(ctl);
}

static void add_number(struct ctl_table *table, int64_t number)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	ctl_table_add(table, number ? text : "");
}

/* Whom the chat's roster no longer names. */
static void put_left(struct ctl *ctl, const sfp_chat_due *due)
{
	char person[SFP_ID_TEXT_SIZE];

	if (!due->left)
		return;
	putchar('\n');
	ctl_put(stdout, due->title);
	printf(_(": to be taken out, for they left:\n"));
	for (size_t i = 0; i < due->left; i++) {
		sfp_id_to_text(&due->left_persons[i], person);
		printf("  ");
		ctl_put(stdout, ctl_name_of(ctl, "person", person));
		putchar('\n');
	}
}

static void put_dues(struct ctl *ctl, const sfp_chat_dues *dues)
{
	const char *const titles[] = { _("chat"), _("to be taken in"), _("to join the platform first"),
		                       _("to be taken out") };
	struct ctl_table *table = ctl_table_new(CTL_LENGTH(titles));

	for (size_t i = 0; i < CTL_LENGTH(titles); i++)
		ctl_table_add(table, titles[i]);
	for (size_t i = 0; i < dues->count; i++) {
		const sfp_chat_due *due = &dues->items[i];

		ctl_table_add(table, due->title);
		add_number(table, due->lacks);
		add_number(table, due->waits);
		add_number(table, due->exceeds + (int64_t)due->left);
	}
	ctl_table_put(ctl, table);
	for (size_t i = 0; i < dues->count; i++)
		put_left(ctl, &dues->items[i]);
}

static enum ctl_exit due_run(struct ctl *ctl)
{
	const sfp_id *cause = ctl_id(ctl, ctl_given(ctl, "turn") ? "turn" : "import");
	sfp_chat_dues *dues = NULL;
	sfp_status status = sfp_chat_due_list(ctl->registry, &ctl->actor.organization, cause, &dues);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->json)
		put_dues_json(ctl, dues);
	else if (dues->count)
		put_dues(ctl, dues);
	ctl_note(ctl, ctl_counted("%zu chat", "%zu chats", dues->count), dues->count);
	if (dues->count)
		ctl_note(ctl, _("who it is: sferumctl chat roster CHAT"));
	sfp_chat_dues_free(dues);
	return CTL_DONE;
}

/* ---- tables ---- */

static const struct ctl_option due_options[] = {
	CTL_OPT_ID("import", SFP_OBJECT_IMPORT, 0, N_("with those whom this import took off chats")),
	CTL_OPT_ID("turn", SFP_OBJECT_TURN, 0, N_("with those whom this turn of the year took off chats")),
	CTL_OPTIONS_END
};

static const struct ctl_option register_options[] = {
	CTL_OPT("name", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("as the curriculum names it")),
	CTL_OPT("extracurricular", CTL_FLAG, 0, N_("outside the lessons: a circle, a section, an activity")),
	CTL_OPTIONS_END
};

static const struct ctl_option close_options[] = {
	CTL_OPT_ID("id", SFP_OBJECT_SUBJECT, CTL_POSITIONAL | CTL_REQUIRED, N_("which subject")),
	CTL_OPT("on", CTL_DATE, 0, N_("the first day on which it is no longer taught (default: today)")),
	CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option teaching_add_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("who teaches")),
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, CTL_REQUIRED, N_("in which class")),
	CTL_OPT_ID("subject", SFP_OBJECT_SUBJECT, CTL_REQUIRED, N_("which subject")),
	CTL_OPT("from", CTL_DATE, 0, N_("since when (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option teaching_end_options[] = {
	CTL_OPT_ID("id", SFP_OBJECT_TEACHING, CTL_POSITIONAL | CTL_REQUIRED, N_("which teaching")),
	CTL_OPT("on", CTL_DATE, 0, N_("the first day on which it no longer holds (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option create_options[] = {
	CTL_OPT_WORDS("kind",
		      "head_deputies head_teachers head_parent_activists head_student_activists management class_students "
		      "class_parents class_teachers class_other subject_students subject_other",
		      CTL_REQUIRED, N_("what it is for")),
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, 0, N_("for the kinds class_… and subject_…: which class")),
	CTL_OPT_ID("subject", SFP_OBJECT_SUBJECT, 0, N_("for the kinds subject_…: which subject")),
	CTL_OPT("title", CTL_TEXT, 0, N_("what it is called (default: as the act's pack has it)")),
	CTL_OPT("member", CTL_TEXT, CTL_POSITIONAL | CTL_MANY, N_("colleagues who are taken in at once")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which chat, by title or id")), CTL_OPTIONS_END };

static const struct ctl_option admit_options[] = { CTL_THE_ID(N_("which chat, by title or id")),
	                                           CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("whom")),
	                                           CTL_OPTIONS_END };

/* clang-format off */
static const struct ctl_option remove_options[] = {
	CTL_THE_ID(N_("which chat, by title or id")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("whom")),
	CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option moderate_options[] = {
	CTL_THE_ID(N_("which chat, by title or id")),
	CTL_OPT("what", CTL_TEXT, 0, N_("what was done there; not for personal data")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option roster_options[] = {
	CTL_THE_ID(N_("which chat, by title or id")),
	CTL_OPT("on", CTL_DATE, 0, N_("on which day (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_subject_commands[] = {
	CTL_DO("register", CTL_BASE, N_("enter a subject of the curriculum"), register_options, subject_register, SFP_OBJECT_SUBJECT),
	CTL_DO("close", CTL_BASE, N_("record that it is no longer taught"), close_options, subject_close, SFP_OBJECT_SUBJECT),
	CTL_LIST(SFP_OBJECT_SUBJECT),
	CTL_SHOW(SFP_OBJECT_SUBJECT),
	CTL_COMMANDS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_teaching_commands[] = {
	CTL_DO("add", CTL_BASE, N_("record who teaches what in which class"), teaching_add_options, teaching_add, SFP_OBJECT_TEACHING),
	CTL_DO("end", CTL_BASE, N_("record that somebody no longer does"), teaching_end_options, teaching_end, SFP_OBJECT_TEACHING),
	CTL_LIST(SFP_OBJECT_TEACHING),
	CTL_SHOW(SFP_OBJECT_TEACHING),
	CTL_COMMANDS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_chat_commands[] = {
	CTL_DO("create", CTL_PERSON, N_("create a chat; one owns it and is in it"), create_options, create, SFP_OBJECT_CHAT),
	CTL_DO("admit", CTL_PERSON, N_("take a colleague in"), admit_options, admit, SFP_OBJECT_CHAT),
	CTL_DO("remove", CTL_PERSON, N_("take somebody out"), remove_options, remove_member, SFP_OBJECT_CHAT),
	CTL_DO("moderate", CTL_PERSON, N_("record what was done in it"), moderate_options, moderate, SFP_OBJECT_CHAT),
	CTL_DO("take-over", CTL_PERSON, N_("own one that somebody else left"), which_options, take_over, SFP_OBJECT_CHAT),
	CTL_DO("archive", CTL_PERSON, N_("put it into the archive"), which_options, archive, SFP_OBJECT_CHAT),
	CTL_RUN("due", CTL_READS, N_("list the chats that must get or lose somebody"), due_options, due_run, SFP_OBJECT_CHAT),
	CTL_RUN("roster", CTL_READS, N_("compare who is in it with who belongs there"), roster_options, roster_run, SFP_OBJECT_CHAT),
	CTL_LIST(SFP_OBJECT_CHAT),
	CTL_SHOW(SFP_OBJECT_CHAT),
	CTL_COMMANDS_END
};
/* clang-format on */

const struct ctl_command ctl_chat_member_commands[] = { CTL_LIST(SFP_OBJECT_CHAT_MEMBER),
	                                                CTL_SHOW(SFP_OBJECT_CHAT_MEMBER), CTL_COMMANDS_END };
