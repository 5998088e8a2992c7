/* matrix.c: `sferumctl pack matrix`: who may do what under an act, on one sheet. */
#include "frame/commands.h"

static bool has(const uint64_t bits[2], int number)
{
	return bits[number / 64] >> number % 64 & 1;
}

static json_t *actions_json(const sfp_matrix_row *row)
{
	json_t *list = json_array();

	for (int action = 1; action < SFP_ACTION_END; action++)
		if (has(row->actions, action))
			json_array_append_new(list, json_string(sfp_action_name((sfp_action)action)));
	return list;
}

static json_t *kinds_json(const sfp_matrix_row *row)
{
	json_t *list = json_array();

	for (int kind = 0; kind < SFP_KIND_END; kind++)
		if (has(row->kinds, kind))
			json_array_append_new(list, json_string(kind ? sfp_kind_name((sfp_kind)kind) : ""));
	return list;
}

static json_t *grounds_json(const sfp_matrix_row *row)
{
	json_t *list = json_array();

	for (size_t i = 0; i < row->ground_count; i++) {
		const sfp_matrix_ground *each = &row->grounds[i];

		json_array_append_new(
			list, json_pack("{s:s, s:s, s:s, s:b, s:o, s:o, s:o}", "norm", each->norm->code, "clause",
		                        each->norm->clause, "reading", sfp_reading_name(each->reading), "prohibits",
		                        each->prohibits, "bearers", ctl_roles_json(each->bearers), "roles",
		                        ctl_roles_json(each->roles), "require", ctl_facts_json(&each->require)));
	}
	return list;
}

static json_t *signs_json(const sfp_matrix *matrix, const sfp_matrix_row *row)
{
	static const char *const names[] = {
		[SFP_MATRIX_NOTHING] = "not_regulated", [SFP_MATRIX_OTHERS] = "others",
		[SFP_MATRIX_FORBIDDEN] = "forbidden",   [SFP_MATRIX_CONDITIONAL] = "conditional",
		[SFP_MATRIX_ALWAYS] = "always",
	};
	json_t *signs = json_object();

	for (size_t i = 0; i < matrix->role_count; i++)
		json_object_set_new(signs, sfp_role_name(matrix->roles[i]), json_string(names[row->signs[i]]));
	return signs;
}

static void put_json(const struct ctl *ctl, const sfp_policy *policy, const sfp_matrix *matrix)
{
	json_t *answer = ctl_answer(ctl), *rows = json_array();

	for (size_t i = 0; i < matrix->row_count; i++) {
		const sfp_matrix_row *row = &matrix->rows[i];

		json_array_append_new(rows, json_pack("{s:s, s:o, s:o, s:o, s:o}", "section", row->section, "actions",
		                                      actions_json(row), "kinds", kinds_json(row), "roles",
		                                      signs_json(matrix, row), "grounds", grounds_json(row)));
	}
	json_object_set_new(answer, "pack", json_string(sfp_policy_name(policy)));
	json_object_set_new(answer, "rows", rows);
	ctl_put_json(answer);
}

static enum ctl_exit put_text(const struct ctl *ctl, const sfp_matrix *matrix)
{
	/* The words of the choice stand in the order of the formats' numbers. */
	sfp_matrix_format format =
		ctl_given(ctl, "format") ? (sfp_matrix_format)ctl_number(ctl, "format") : SFP_MATRIX_TEXT;
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	sfp_status status = sfp_matrix_render(matrix, format, ctl->language, &text);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_put_document(stdout, text);
	return CTL_DONE;
}

enum ctl_exit ctl_matrix_run(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *policy = NULL;
	enum ctl_exit code = ctl_load_pack(ctl, ctl_text(ctl, "file"), &policy);
	sfp_matrix *matrix = NULL;
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	status = sfp_matrix_build(policy, &matrix);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->json)
		put_json(ctl, policy, matrix);
	else
		code = put_text(ctl, matrix);
	sfp_matrix_free(matrix);
	return code;
}

/* clang-format off */
const struct ctl_option ctl_matrix_options[] = {
	CTL_OPT("file", CTL_FILE, CTL_POSITIONAL, N_("the pack, YAML; - is standard input (default: the built-in pack)")),
	CTL_OPT_WORDS("format", "text csv html", 0, N_("as what: text, csv or html (default: text)")),
	CTL_OPTIONS_END
};
/* clang-format on */
