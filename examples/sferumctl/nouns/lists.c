/* lists.c: `sferumctl nomenclature` and `distribution`: the lists that the head approves by order. */
#include "frame/commands.h"

/* "NAME", "NAME=COURSE" or "NAME=COURSE=SPECIALTY": the word is cut into its parts. */
static char *cut(char *word)
{
	char *rest = strchr(word, '=');

	if (!rest)
		return NULL;
	*rest = '\0';
	return rest + 1;
}

static sfp_status nomenclature_line(struct ctl *ctl, char *word, sfp_nomenclature_line *line)
{
	char *course = cut(word), *specialty = course ? cut(course) : NULL, *end = NULL;
	long number = course && *course ? strtol(course, &end, 10) : 0;

	*line = (sfp_nomenclature_line){ word, (int)number, specialty };
	if (number < 0 || number > 12 || (end && *end))
		return ctl_failed(ctl, ctl_fail(ctl, CTL_USAGE,
		                                _("%s=%s: the year is a number from 1 to 12: NAME=YEAR=SPECIALTY"),
		                                word, course));
	return SFP_OK;
}

static sfp_status approve_names(struct ctl *ctl, const struct ctl_value *words, size_t *ret_added)
{
	CTL_CLEANUP(ctl_freep) sfp_nomenclature_line *lines = calloc(words->many_count + 1, sizeof(*lines));
	sfp_status status = lines ? SFP_OK : SFP_E_NO_MEMORY;

	for (size_t i = 0; i < words->many_count && status == SFP_OK; i++)
		status = nomenclature_line(ctl, words->many[i], &lines[i]);
	if (status != SFP_OK)
		return status;
	return sfp_nomenclature_approve(ctl->registry, &ctl->actor, ctl_id(ctl, "order"), lines, words->many_count,
	                                ret_added);
}

static sfp_status approve_nomenclature(struct ctl *ctl)
{
	size_t added = 0;
	sfp_status status;

	if (ctl_given(ctl, "file") == ctl_given(ctl, "line"))
		return ctl_failed(ctl, ctl_fail(ctl, CTL_USAGE, _("say which lines: either --file or words")));
	status = ctl_given(ctl, "file") ? ctl_nomenclature_file(ctl, &added)
	                                : approve_names(ctl, ctl_value(ctl, "line"), &added);
	if (status == SFP_OK)
		ctl_also(ctl, "added", json_integer((json_int_t)added));
	return status;
}

static sfp_status distribution_line(struct ctl *ctl, char *word, sfp_distribution_line *line)
{
	char *person = cut(word);
	enum ctl_exit code;

	line->class_name = word;
	code = person ? ctl_find(ctl, SFP_OBJECT_PERSON, word, person, &line->person)
	              : ctl_fail(ctl, CTL_USAGE, _("%s: CLASS=PERSON is wanted"), word);
	return code == CTL_DONE ? SFP_OK : ctl_failed(ctl, code);
}

static sfp_status approve_people(struct ctl *ctl, const struct ctl_value *words, size_t *ret_added)
{
	CTL_CLEANUP(ctl_freep) sfp_distribution_line *lines = calloc(words->many_count + 1, sizeof(*lines));
	sfp_status status = lines ? SFP_OK : SFP_E_NO_MEMORY;

	for (size_t i = 0; i < words->many_count && status == SFP_OK; i++)
		status = distribution_line(ctl, words->many[i], &lines[i]);
	if (status != SFP_OK)
		return status;
	return sfp_distribution_approve(ctl->registry, &ctl->actor, ctl_id(ctl, "order"), lines, words->many_count,
	                                ret_added);
}

static sfp_status approve_distribution(struct ctl *ctl)
{
	size_t added = 0;
	sfp_status status;

	if (ctl_given(ctl, "file") == ctl_given(ctl, "line"))
		return ctl_failed(ctl, ctl_fail(ctl, CTL_USAGE, _("say which lines: either --file or words")));
	status = ctl_given(ctl, "file") ? ctl_distribution_file(ctl, &added)
	                                : approve_people(ctl, ctl_value(ctl, "line"), &added);
	if (status == SFP_OK)
		ctl_also(ctl, "added", json_integer((json_int_t)added));
	return status;
}

static const struct ctl_option nomenclature_options[] = {
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, CTL_REQUIRED, N_("by which order")),
	CTL_OPT("file", CTL_FILE, 0, N_("a table of classes (CSV)")),
	CTL_OPT("line", CTL_TEXT, CTL_POSITIONAL | CTL_MANY,
	        N_("or the lines themselves: NAME, NAME=YEAR or NAME=YEAR=SPECIALTY")),
	CTL_OPTIONS_END
};

static const struct ctl_option distribution_options[] = {
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, CTL_REQUIRED, N_("by which order")),
	CTL_OPT("file", CTL_FILE, 0, N_("a table of the staff with a column for the class (CSV)")),
	CTL_OPT("line", CTL_TEXT, CTL_POSITIONAL | CTL_MANY, N_("or the lines themselves: CLASS=PERSON")),
	CTL_OPTIONS_END
};

/* clang-format off */
const struct ctl_command ctl_nomenclature_commands[] = { CTL_DO("approve", CTL_PERSON, N_("approve names of classes"),
								nomenclature_options, approve_nomenclature,
								SFP_OBJECT_NOMENCLATURE),
							 CTL_LIST(SFP_OBJECT_NOMENCLATURE),
							 CTL_SHOW(SFP_OBJECT_NOMENCLATURE), CTL_COMMANDS_END };

const struct ctl_command ctl_distribution_commands[] = {
	CTL_DO("approve", CTL_PERSON, N_("approve who leads which class"), distribution_options, approve_distribution,
	       SFP_OBJECT_DISTRIBUTION),
	CTL_LIST(SFP_OBJECT_DISTRIBUTION),
	CTL_SHOW(SFP_OBJECT_DISTRIBUTION),
	CTL_COMMANDS_END
};
/* clang-format on */
