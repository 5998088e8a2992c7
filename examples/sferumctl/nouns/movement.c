/* movement.c: `sferumctl movement`: how people come, move and leave, with all that follows from it. */
#include "frame/commands.h"

static sfp_status draft(struct ctl *ctl)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = (sfp_kind)ctl_number(ctl, "kind");
	form.person = *ctl_id(ctl, "person");
	form.class_to = *ctl_id(ctl, "to");
	form.class_from = *ctl_id(ctl, "from-class");
	form.role = (sfp_role)ctl_number(ctl, "role");
	form.title = ctl_text(ctl, "title");
	form.student = *ctl_id(ctl, "student");
	form.effective_on = (sfp_date)ctl_number(ctl, "on");
	return CTL_CALL(ctl, sfp_movement, sfp_movement_draft, &form);
}

static sfp_status order(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_movement, sfp_movement_order, ctl_id(ctl, "id"), ctl_id(ctl, "order"),
	                ctl_text(ctl, "ground"));
}

static json_t *effect_json(const sfp_movement_effect *effect)
{
	char id[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&effect->id, id);
	return json_pack("{s:s, s:s, s:s}", "change", sfp_movement_change_name(effect->change), "object",
	                 sfp_object_name(effect->object), "id", id);
}

static json_t *effects_json(const sfp_movement_effects *effects)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sfp_movement_effects_count(effects); i++)
		json_array_append_new(list, effect_json(sfp_movement_effects_at(effects, i)));
	return list;
}

static sfp_status apply(struct ctl *ctl)
{
	sfp_movement_effects *effects = NULL;
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_apply(ctl->registry, &ctl->actor, ctl_id(ctl, "id"), &effects, &movement);

	if (movement)
		ctl->record = &movement->head;
	if (status == SFP_OK)
		ctl_also(ctl, "effects", effects_json(effects));
	sfp_movement_effects_free(effects);
	return status;
}

CTL_STEP(schedule, sfp_movement, sfp_movement_schedule, "id")

static sfp_status cancel(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_movement, sfp_movement_cancel, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));
}

static sfp_status reverse(struct ctl *ctl)
{
	const sfp_status status =
		CTL_CALL(ctl, sfp_movement, sfp_movement_reverse, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));

	return ctl_taken_back(ctl, status, SFP_OBJECT_MOVEMENT, "id");
}

static enum ctl_exit effects_run(struct ctl *ctl)
{
	sfp_movement_effects *effects = NULL;
	sfp_status status =
		sfp_movement_effects_get(ctl->registry, &ctl->actor.organization, ctl_id(ctl, "id"), &effects);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_also(ctl, "effects", effects_json(effects));
	sfp_movement_effects_free(effects);
	ctl_put_answer(ctl);
	return CTL_DONE;
}

/* ---- reports ---- */

/* The day behind one that is the last to count; 0 where none was given. */
static sfp_date behind(sfp_date last)
{
	return last ? sfp_date_add(last, 1) : 0;
}

static sfp_status take_state(struct ctl *ctl, sfp_movement_filter *filter)
{
	const char *state = ctl_text(ctl, "state");

	filter->state = state ? sfp_machine_state_from_name(SFP_MACHINE_MOVEMENT, state) : 0;
	if (!state || filter->state)
		return SFP_OK;
	return ctl_failed(ctl,
	                  ctl_fail(ctl, CTL_USAGE, _("--state: no such state: %s; \"sferumctl diagram %s\" shows them"),
	                           state, "movement"));
}

static sfp_status collect(struct ctl *ctl, json_t *list)
{
	sfp_movement_filter filter = SFP_MOVEMENT_FILTER_INIT;
	sfp_status status = take_state(ctl, &filter);
	bool more = true;

	filter.kind = (sfp_kind)ctl_number(ctl, "kind");
	filter.person = *ctl_id(ctl, "person");
	filter.class_id = *ctl_id(ctl, "class");
	filter.order_id = *ctl_id(ctl, "order");
	filter.from = (sfp_date)ctl_number(ctl, "from");
	filter.until = behind((sfp_date)ctl_number(ctl, "to"));
	filter.limit = 1000;
	while (more && status == SFP_OK) {
		CTL_CLEANUP(ctl_page_freep) sfp_page *page = NULL;

		status = sfp_movement_list(ctl->registry, &ctl->actor.organization, &filter, &page);
		more = status == SFP_OK && page->more;
		for (size_t i = 0; status == SFP_OK && i < page->count; i++)
			json_array_append_new(list, ctl_record_json(page->records[i]));
		if (more)
			filter.after = page->next;
	}
	return status;
}

static enum ctl_exit list_run(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_json_freep) json_t *list = json_array();
	sfp_status status = collect(ctl, list);

	if (status != SFP_OK)
		return ctl->failed ? ctl->failed : ctl_fail_status(ctl, status);
	ctl_put_list(ctl, list);
	return CTL_DONE;
}

static sfp_status tell_flow(const struct ctl *ctl, const sfp_flow *flow, char **ret_text)
{
	return ctl->json ? sfp_flow_json(flow, ret_text) : sfp_flow_csv(flow, ctl->language, ret_text);
}

static void put_number(struct ctl_table *table, int64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	ctl_table_add(table, text);
}

static void put_flow(const struct ctl *ctl, const sfp_flow *flow)
{
	const char *const titles[] = { _("month"),    _("class"), _("at the start"), _("arrived"),
		                       _("moved in"), _("left"),  _("moved out"),    _("at the end") };
	struct ctl_table *table = ctl_table_new(CTL_LENGTH(titles));

	for (size_t i = 0; i < CTL_LENGTH(titles); i++)
		ctl_table_add(table, titles[i]);
	for (size_t i = 0; i < flow->count; i++) {
		const sfp_flow_row *row = &flow->rows[i];
		char month[24];

		snprintf(month, sizeof(month), "%04d-%02d", row->from / 10000, row->from / 100 % 100);
		ctl_table_add(table, month);
		ctl_table_add(table, row->total ? _("all") : row->class_name);
		put_number(table, row->at_start);
		put_number(table, row->arrived);
		put_number(table, row->moved_in);
		put_number(table, row->left);
		put_number(table, row->moved_out);
		put_number(table, row->at_end);
	}
	ctl_table_put(ctl, table);
}

static enum ctl_exit put_flow_as_asked(struct ctl *ctl, const sfp_flow *flow)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	json_t *answer;

	if (!ctl->json && ctl_number(ctl, "format") != 2) {
		put_flow(ctl, flow);
		return CTL_DONE;
	}
	if (tell_flow(ctl, flow, &text) != SFP_OK)
		return ctl_fail_status(ctl, SFP_E_NO_MEMORY);
	if (!ctl->json) {
		ctl_put_document(stdout, text);
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "flow", ctl_read_json(text));
	ctl_put_json(answer);
	return CTL_DONE;
}

static enum ctl_exit flow_run(struct ctl *ctl)
{
	sfp_flow_query query = SFP_FLOW_QUERY_INIT;
	sfp_flow *flow = NULL;
	enum ctl_exit code;
	sfp_date today = 0;
	sfp_status status = sfp_registry_today(ctl->registry, &ctl->actor.organization, &today);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	query.from = ctl_given(ctl, "from") ? (sfp_date)ctl_number(ctl, "from") : today / 10000 * 10000 + 101;
	query.until = behind(ctl_given(ctl, "to") ? (sfp_date)ctl_number(ctl, "to") : today);
	query.class_id = *ctl_id(ctl, "class");
	status = sfp_flow_get(ctl->registry, &ctl->actor.organization, &query, &flow);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	code = put_flow_as_asked(ctl, flow);
	sfp_flow_free(flow);
	return code;
}

static const struct ctl_option list_options[] = {
	CTL_OPT("state", CTL_TEXT, 0, N_("only those in this state")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, 0, N_("only what is about this person")),
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, 0, N_("only what is about this class")),
	CTL_OPT("kind", CTL_KIND, 0, N_("only this kind")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("by which order")),
	CTL_OPT("from", CTL_DATE, 0, N_("effective on that day or later")),
	CTL_OPT("to", CTL_DATE, 0, N_("effective on that day or earlier")),
	CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option flow_options[] = {
	CTL_OPT("from", CTL_DATE, 0, N_("the first day (default: of this year)")),
	CTL_OPT("to", CTL_DATE, 0, N_("the last day (default: today)")),
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, 0, N_("only what is about this class")),
	CTL_OPT_WORDS("format", "text csv", 0, N_("text (the default), or a table for spreadsheets")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option draft_options[] = {
	CTL_OPT("kind", CTL_KIND, CTL_REQUIRED, N_("enrol, transfer_class, expel, hire, dismiss, link ...")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("who moves; for link and unlink the parent")),
	CTL_OPT_ID("to", SFP_OBJECT_CLASS, 0, N_("into which class")),
	CTL_OPT_ID("from-class", SFP_OBJECT_CLASS, 0, N_("for change_homeroom: which class is given up")),
	CTL_OPT("role", CTL_ROLE, 0, N_("of the new office; for dismiss: which office is lost (default: all)")),
	CTL_OPT("title", CTL_TEXT, 0, N_("of the new office; for link what the parent is to the student")),
	CTL_OPT_ID("student", SFP_OBJECT_PERSON, 0, N_("for link and unlink: the student")),
	CTL_OPT("on", CTL_DATE, 0, N_("from which day on (default: today)")),
	CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option order_options[] = {
	CTL_THE_ID(N_("which movement")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("by which order")),
	CTL_OPT("ground", CTL_TEXT, 0, N_("the written ground where there is no order")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which movement")), CTL_OPTIONS_END };

static const struct ctl_option reason_options[] = { CTL_THE_ID(N_("which movement")),
	                                            CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")),
	                                            CTL_OPTIONS_END };

/* clang-format off */
const struct ctl_command ctl_movement_commands[] = {
	CTL_DO("draft", CTL_PERSON, N_("draft a movement; nothing changes yet"), draft_options, draft,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("order", CTL_PERSON, N_("name the order, or the written ground"), order_options, order,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("apply", CTL_PERSON, N_("let it happen, with all that follows"), which_options, apply,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("schedule", CTL_PERSON, N_("decide now that the clock lets it happen on its day"), which_options, schedule,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("cancel", CTL_PERSON, N_("cancel it before it has happened"), reason_options, cancel,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("reverse", CTL_PERSON, N_("take back what it did"), reason_options, reverse, SFP_OBJECT_MOVEMENT),
	CTL_RUN("effects", CTL_READS, N_("show what it did"), which_options, effects_run, SFP_OBJECT_MOVEMENT),
	CTL_RUN("flow", CTL_READS, N_("count who came and who left, by month and class"), flow_options, flow_run, 0),
	CTL_RUN("list", CTL_READS, N_("list them"), list_options, list_run, SFP_OBJECT_MOVEMENT),
	CTL_SHOW(SFP_OBJECT_MOVEMENT),
	CTL_COMMANDS_END
};
/* clang-format on */
