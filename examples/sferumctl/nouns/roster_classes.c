/* roster_classes.c: `sferumctl roster classes`: the names of classes that a roster brings, as the table that an order
 * approves. */
#include "frame/commands.h"
#include "nouns/roster_read.h"

static void classes_freep(sfp_roster_classes **classes)
{
	sfp_roster_classes_free(*classes);
}

static bool is_wanted(const struct ctl *ctl, const sfp_roster_class *class_)
{
	return ctl_given(ctl, "all") || (!class_->approved && !class_->exists);
}

static void put_json(struct ctl *ctl, const sfp_roster_classes *classes)
{
	json_t *answer = ctl_answer(ctl), *list = json_array();

	for (size_t i = 0; i < classes->count; i++) {
		const sfp_roster_class *each = &classes->classes[i];

		if (is_wanted(ctl, each))
			json_array_append_new(list, json_pack("{s:s, s:i, s:s, s:I, s:b, s:b}", "name", each->name,
			                                      "course", each->course, "specialty", each->specialty,
			                                      "students", (json_int_t)each->students, "approved",
			                                      each->approved, "exists", each->exists));
	}
	json_object_set_new(answer, "classes", list);
	ctl_put_json(answer);
}

/* How many are asked about, and what they are for: the table itself goes into a file. */
static void say_what_to_do(struct ctl *ctl, const sfp_roster_classes *classes)
{
	size_t lacking = 0;

	for (size_t i = 0; i < classes->count; i++)
		lacking += !classes->classes[i].approved && !classes->classes[i].exists;
	if (!lacking) {
		ctl_note(ctl, "%s",
		         classes->count ? _("every class of the roster is approved, or there already")
		                        : _("the roster names no class"));
		return;
	}
	ctl_note(
		ctl,
		ctl_counted(
			"%zu name is not approved; look at it, then: sferumctl nomenclature approve --file FILE --order NUMBER",
			"%zu names are not approved; look at them, then: sferumctl nomenclature approve --file FILE --order NUMBER",
			lacking),
		lacking);
}

static enum ctl_exit put(struct ctl *ctl, const sfp_roster_classes *classes)
{
	CTL_CLEANUP(ctl_text_freep) char *csv = NULL;
	sfp_status status;

	if (ctl->json) {
		put_json(ctl, classes);
		return CTL_DONE;
	}
	status = sfp_roster_classes_csv(classes, ctl_given(ctl, "all"), &csv);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_put_document(stdout, csv);
	say_what_to_do(ctl, classes);
	return CTL_DONE;
}

enum ctl_exit ctl_roster_classes(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_reading_closep) sfp_roster_reading *reading = NULL;
	CTL_CLEANUP(classes_freep) sfp_roster_classes *classes = NULL;
	enum ctl_exit code = ctl_roster_read(ctl, &reading);
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	status = sfp_roster_classes_get(ctl->registry, &ctl->actor.organization, reading, &classes);
	if (status == SFP_OK)
		return put(ctl, classes);
	if (!ctl->json)
		ctl_roster_put(ctl, reading, false);
	return ctl_fail_status(ctl, status);
}

/* clang-format off */
const struct ctl_option ctl_roster_classes_options[] = {
	CTL_ROSTER_FILES,
	CTL_ROSTER_OPTIONS,
	CTL_OPT("all", CTL_FLAG, 0, N_("those as well that are approved or there already")),
	CTL_OPTIONS_END
};
/* clang-format on */
