/* commands.h: the tables of commands, one a noun, each in the noun's own file. */
#ifndef SFERUMCTL_COMMANDS_H
#define SFERUMCTL_COMMANDS_H

#include "frame/ctl.h"

extern const struct ctl_command ctl_init_commands[];
extern const struct ctl_command ctl_pack_commands[];
extern const struct ctl_command ctl_organization_commands[];
extern const struct ctl_command ctl_person_commands[];
extern const struct ctl_command ctl_office_commands[];
extern const struct ctl_command ctl_guardian_commands[];
extern const struct ctl_command ctl_order_commands[];
extern const struct ctl_command ctl_edition_commands[];
extern const struct ctl_command ctl_appointment_commands[];
extern const struct ctl_command ctl_nomenclature_commands[];
extern const struct ctl_command ctl_distribution_commands[];
extern const struct ctl_command ctl_class_commands[];
extern const struct ctl_command ctl_enrollment_commands[];
extern const struct ctl_command ctl_homeroom_commands[];
extern const struct ctl_command ctl_application_commands[];
extern const struct ctl_command ctl_membership_commands[];
extern const struct ctl_command ctl_invite_commands[];
extern const struct ctl_command ctl_verification_commands[];
extern const struct ctl_command ctl_movement_commands[];
extern const struct ctl_command ctl_subject_commands[];
extern const struct ctl_command ctl_teaching_commands[];
extern const struct ctl_command ctl_chat_commands[];
extern const struct ctl_command ctl_chat_member_commands[];
extern const struct ctl_command ctl_channel_commands[];
extern const struct ctl_command ctl_post_commands[];
extern const struct ctl_command ctl_event_commands[];
extern const struct ctl_command ctl_attendance_commands[];
extern const struct ctl_command ctl_consent_commands[];
extern const struct ctl_command ctl_fact_commands[];
extern const struct ctl_command ctl_erasure_commands[];
extern const struct ctl_command ctl_roster_commands[];
extern const struct ctl_command ctl_year_commands[];
extern const struct ctl_command ctl_import_commands[];
extern const struct ctl_command ctl_help_request_commands[];
extern const struct ctl_command ctl_support_ticket_commands[];
extern const struct ctl_command ctl_control_check_commands[];
extern const struct ctl_command ctl_report_commands[];
extern const struct ctl_command ctl_acknowledgement_commands[];
extern const struct ctl_command ctl_incident_commands[];
extern const struct ctl_command ctl_usage_commands[];
extern const struct ctl_command ctl_duties_commands[];
extern const struct ctl_command ctl_compliance_commands[];
extern const struct ctl_command ctl_may_commands[];
extern const struct ctl_command ctl_permitted_commands[];
extern const struct ctl_command ctl_who_may_commands[];
extern const struct ctl_command ctl_what_may_commands[];
extern const struct ctl_command ctl_tick_commands[];
extern const struct ctl_command ctl_audit_commands[];
extern const struct ctl_command ctl_backup_commands[];
extern const struct ctl_command ctl_restore_commands[];
extern const struct ctl_command ctl_key_commands[];
extern const struct ctl_command ctl_journal_commands[];
extern const struct ctl_command ctl_decide_commands[];
extern const struct ctl_command ctl_diagram_commands[];
extern const struct ctl_command ctl_describe_commands[];
extern const struct ctl_command ctl_completion_commands[];
extern const struct ctl_command ctl_version_commands[];

/* compare.c: what a pack means, and what another one changes. */
extern const struct ctl_option ctl_diff_options[];
enum ctl_exit ctl_diff_run(struct ctl *ctl);
enum ctl_exit ctl_analyse_run(struct ctl *ctl);
json_t *ctl_remarks_json(const sfp_policy *policy, const sfp_analysis *analysis);
/* All but those of one code ("": none). */
void ctl_remarks_put(const struct ctl *ctl, const char *path, const sfp_analysis *analysis, const char *but);

/* ask.c: what a question is about besides its action and its person. */
#define CTL_ABOUT                                                                                                      \
	CTL_OPT("on", CTL_TEXT, 0, N_("on a record of which noun, such as invite")),                                   \
		CTL_OPT("id", CTL_TEXT, 0, N_("on which record of that noun")),                                        \
		CTL_OPT_ID("class", SFP_OBJECT_CLASS, 0, N_("which class it concerns")),                               \
		CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("by which order")),                                        \
		CTL_OPT("role", CTL_ROLE, 0, N_("the user role in question")),                                         \
		CTL_OPT("name", CTL_TEXT, 0, N_("of a class that does not exist yet"))
enum ctl_exit ctl_take_about(struct ctl *ctl, sfp_question *question);

/* matrix.c: who may do what under an act. */
extern const struct ctl_option ctl_matrix_options[];
enum ctl_exit ctl_matrix_run(struct ctl *ctl);

/* pack_new.c: an act to begin with. */
enum ctl_exit ctl_pack_new(struct ctl *ctl);

/* export.c: the registry as files. */
extern const struct ctl_option ctl_export_options[];
enum ctl_exit ctl_export_run(struct ctl *ctl);

/* roster.c: what commands of other nouns read from the office's tables. */
sfp_status ctl_nomenclature_file(struct ctl *ctl, size_t *ret_added);
sfp_status ctl_distribution_file(struct ctl *ctl, size_t *ret_added);
enum ctl_exit ctl_letter_run(struct ctl *ctl);

/* invitee.c */
enum ctl_exit ctl_invite_needed(struct ctl *ctl);
enum ctl_exit ctl_invite_prepare(struct ctl *ctl);
extern const struct ctl_option ctl_invite_needed_options[];
extern const struct ctl_option ctl_invite_prepare_options[];

#endif
