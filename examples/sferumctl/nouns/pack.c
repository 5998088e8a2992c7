/* pack.c: `sferumctl pack check|show`: an organisation's act as a file, before any registry knows it. */
#include "frame/commands.h"

/* The policy of a file, or the built-in one where none is named. Findings are given in both cases. */
static sfp_status load(const struct ctl *ctl, const char *path, sfp_policy **ret_policy, sfp_findings **ret_findings)
{
	CTL_CLEANUP(ctl_freep) char *text = NULL;
	size_t length = 0;

	if (!path) {
		const char *builtin = sfp_policy_builtin_text(&length);

		return sfp_policy_load(builtin, length, ret_policy, ret_findings);
	}
	text = ctl_read_file(ctl, path, &length);
	return text ? sfp_policy_load(text, length, ret_policy, ret_findings) : SFP_E_IO;
}

/* What was found while reading, and (where it could be read) what is odd about the whole. */
static void put_checked(const struct ctl *ctl, const char *path, const sfp_policy *policy, const sfp_findings *findings)
{
	sfp_analysis *analysis = NULL;
	json_t *answer;

	if (policy && sfp_policy_analyse(policy, &analysis) != SFP_OK)
		analysis = NULL; /* a check without it is worth something, too */
	if (ctl->json) {
		answer = ctl_answer(ctl);
		json_object_set_new(answer, "usable", json_boolean(policy != NULL));
		json_object_set_new(answer, "findings", ctl_findings_json(findings));
		json_object_set_new(answer, "remarks", ctl_remarks_json(policy, analysis));
		ctl_put_json(answer);
	} else {
		ctl_findings_put(ctl, path, findings, stdout);
		ctl_remarks_put(ctl, path, analysis, "repealed-act"); /* that is among the findings */
	}
	sfp_analysis_free(analysis);
}

static enum ctl_exit check(struct ctl *ctl)
{
	const char *path = ctl_text(ctl, "file");
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *policy = NULL;
	CTL_CLEANUP(ctl_findings_freep) sfp_findings *findings = NULL;
	sfp_status status = load(ctl, path, &policy, &findings);

	if (status == SFP_E_IO)
		return CTL_FAILED; /* said already */
	if (status != SFP_OK && status != SFP_E_INVALID)
		return ctl_fail_status(ctl, status);
	put_checked(ctl, path ? path : "builtin", policy, findings);
	if (status == SFP_OK)
		ctl_note(ctl,
		         ctl_counted("%s: %zu norm; the pack can be used", "%s: %zu norms; the pack can be used",
		                     sfp_policy_norm_count(policy)),
		         path ? path : "builtin", sfp_policy_norm_count(policy));
	else
		ctl_note(ctl,
		         ctl_counted("%s: %zu finding; the pack cannot be used",
		                     "%s: %zu findings; the pack cannot be used", sfp_findings_count(findings)),
		         path ? path : "builtin", sfp_findings_count(findings));
	return status == SFP_OK ? CTL_DONE : CTL_FAILED;
}

static void add_bearers(const sfp_policy *policy, const struct ctl *ctl, uint32_t bearers, char *text, size_t size)
{
	size_t length = 0;

	*text = '\0';
	for (int role = 1; role < SFP_ROLE_END; role++) {
		int wrote;

		if (!(bearers & SFP_ROLE_BIT(role)))
			continue;
		wrote = snprintf(text + length, size - length, "%s%s", length ? ", " : "",
		                 sfp_policy_role_title(policy, (sfp_role)role, ctl->language));
		if (wrote < 0 || (size_t)wrote >= size - length)
			return;
		length += (size_t)wrote;
	}
}

static json_t *norm_json(const sfp_norm_info *norm)
{
	json_t *bearers = json_array();

	for (int role = 1; role < SFP_ROLE_END; role++)
		if (norm->bearers & SFP_ROLE_BIT(role))
			json_array_append_new(bearers, json_string(sfp_role_name((sfp_role)role)));
	return json_pack("{s:s, s:s, s:s, s:o, s:b, s:b, s:s, s:s}", "norm", norm->code, "clause", norm->clause,
	                 "modality", sfp_modality_name(norm->modality), "bearers", bearers, "switched", norm->switched,
	                 "on", norm->on, "title_ru", norm->title_ru, "title_en", norm->title_en);
}

static void put_norms_json(const struct ctl *ctl, const sfp_policy *policy)
{
	json_t *answer = ctl_answer(ctl), *norms = json_array();

	for (size_t i = 0; i < sfp_policy_norm_count(policy); i++)
		json_array_append_new(norms, norm_json(sfp_policy_norm_at(policy, i)));
	json_object_set_new(answer, "pack", json_string(sfp_policy_name(policy)));
	json_object_set_new(answer, "norms", norms);
	ctl_put_json(answer);
}

/* The words that pack.c itself needs, in the order of sfp_modality. */
static const char *modality_title(sfp_modality modality)
{
	switch (modality) {
	case SFP_MODALITY_DUTY:
		return _("duty");
	case SFP_MODALITY_RIGHT:
		return _("right");
	case SFP_MODALITY_PROCEDURE:
		return _("procedure");
	case SFP_MODALITY_DEFINITION:
		return _("definition");
	case SFP_MODALITY_PROHIBITION:
		return _("prohibition");
	}
	return "";
}

static void put_norms_table(const struct ctl *ctl, const sfp_policy *policy)
{
	struct ctl_table *table = ctl_table_new(5);
	const char *const heads[] = { _("clause"), _("norm"), _("what it is"), _("whom it addresses"),
		                      _("what it says") };

	for (size_t i = 0; i < CTL_LENGTH(heads); i++)
		ctl_table_add(table, heads[i]);
	for (size_t i = 0; i < sfp_policy_norm_count(policy); i++) {
		const sfp_norm_info *norm = sfp_policy_norm_at(policy, i);
		char bearers[512], kind[128];

		add_bearers(policy, ctl, norm->bearers, bearers, sizeof(bearers));
		snprintf(kind, sizeof(kind), "%s%s", modality_title(norm->modality),
		         norm->on ? "" : _(" (switched off)"));
		ctl_table_add(table, *norm->clause ? norm->clause : "-");
		ctl_table_add(table, norm->code);
		ctl_table_add(table, kind);
		ctl_table_add(table, bearers);
		ctl_table_add(table, ctl_said(ctl, norm->title_ru, norm->title_en));
	}
	ctl_table_put(ctl, table);
}

void ctl_norms_put(const struct ctl *ctl, const sfp_policy *policy)
{
	if (ctl->json)
		put_norms_json(ctl, policy);
	else
		put_norms_table(ctl, policy);
}

enum ctl_exit ctl_load_pack(const struct ctl *ctl, const char *path, sfp_policy **ret_policy)
{
	CTL_CLEANUP(ctl_findings_freep) sfp_findings *findings = NULL;
	sfp_status status = load(ctl, path, ret_policy, &findings);

	if (status == SFP_E_IO)
		return CTL_FAILED; /* said already */
	if (status == SFP_E_INVALID) {
		ctl_findings_put(ctl, path, findings, stderr);
		return ctl_fail(ctl, CTL_FAILED, _("%s: the pack cannot be used; \"sferumctl pack check\" tells more"),
		                path);
	}
	return status == SFP_OK ? CTL_DONE : ctl_fail_status(ctl, status);
}

static enum ctl_exit show(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *policy = NULL;
	enum ctl_exit code = ctl_load_pack(ctl, ctl_text(ctl, "file"), &policy);

	if (code == CTL_DONE)
		ctl_norms_put(ctl, policy);
	return code;
}

static enum ctl_exit text(struct ctl *ctl)
{
	size_t length = 0;
	const char *builtin = sfp_policy_builtin_text(&length);
	json_t *answer;

	if (!ctl->json) {
		fwrite(builtin, 1, length, stdout);
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "text", json_stringn(builtin, length));
	ctl_put_json(answer);
	return CTL_DONE;
}

static const struct ctl_option pack_options[] = {
	{ "file", CTL_FILE, CTL_POSITIONAL, N_("the pack, YAML; - is standard input (default: the built-in pack)"), 0,
	  NULL },
	CTL_OPTIONS_END
};

/* clang-format off */
const struct ctl_command ctl_pack_commands[] = {
	{ "check", 0, N_("say all that is wrong with a pack, with line and column"), pack_options, NULL, check, 0 },
	{ "show", 0, N_("show a pack's norms by clause"), pack_options, NULL, show, 0 },
	{ "analyse", 0, N_("say what is odd about an act that can be used: dead norms, conflicts, impossible duties"),
	  pack_options, NULL, ctl_analyse_run, 0 },
	{ "diff", 0, N_("say what another pack changes: whose requests get another answer; with --registry also whom it touches"), ctl_diff_options, NULL,
	  ctl_diff_run, 0 },
	{ "matrix", 0, N_("show who may do what, on what conditions and by which clause, on one sheet"), ctl_matrix_options, NULL,
	  ctl_matrix_run, 0 },
	{ "new", 0, N_("print the skeleton of an own pack, with explanations in Russian"), NULL, NULL, ctl_pack_new, 0 },
	{ "text", 0, N_("print the built-in pack, to begin an own one with"), NULL, NULL, text, 0 },
	CTL_COMMANDS_END
};
/* clang-format on */
