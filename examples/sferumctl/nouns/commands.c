/* commands.c: all nouns, in the order in which help shows them. */
#include "frame/commands.h"

const struct ctl_noun ctl_nouns[] = {
	{ "init", N_("a new registry"), ctl_init_commands },
	{ "pack", N_("the act as a file: check it, show its norms"), ctl_pack_commands },
	{ "organization", N_("the organisation's card"), ctl_organization_commands },
	{ "person", N_("who takes part"), ctl_person_commands },
	{ "office", N_("who is what here: head, administration, teacher, council"), ctl_office_commands },
	{ "guardian", N_("whose parents are whose"), ctl_guardian_commands },
	{ "order", N_("the orders on which decisions rest"), ctl_order_commands },
	{ "edition", N_("how the act comes into force, edition by edition"), ctl_edition_commands },
	{ "appointment", N_("who the administrators of the platform are"), ctl_appointment_commands },
	{ "nomenclature", N_("the approved names of classes"), ctl_nomenclature_commands },
	{ "distribution", N_("the approved distribution of homeroom teachers"), ctl_distribution_commands },
	{ "class", N_("classes of the platform, and the staffroom"), ctl_class_commands },
	{ "enrollment", N_("who studies in which class"), ctl_enrollment_commands },
	{ "homeroom", N_("who leads which class"), ctl_homeroom_commands },
	{ "application", N_("the organisation's application to the platform"), ctl_application_commands },
	{ "membership", N_("who is in which class of the platform, and who asks to be"), ctl_membership_commands },
	{ "invite", N_("links by which people get into a class or a chat"), ctl_invite_commands },
	{ "verification", N_("the confirmation that somebody is a teacher"), ctl_verification_commands },
	{ "movement", N_("how people come, move and leave"), ctl_movement_commands },
	{ "subject", N_("what is taught here"), ctl_subject_commands },
	{ "teaching", N_("who teaches what in which class"), ctl_teaching_commands },
	{ "chat", N_("chats of classes, of subjects, of the management"), ctl_chat_commands },
	{ "chat-member", N_("who is in which chat"), ctl_chat_member_commands },
	{ "channel", N_("the system channels"), ctl_channel_commands },
	{ "post", N_("materials for the channels and the staffroom"), ctl_post_commands },
	{ "event", N_("broadcasts, lessons, events and meetings"), ctl_event_commands },
	{ "attendance", N_("who took part in what"), ctl_attendance_commands },
	{ "consent", N_("consents to the processing of personal data"), ctl_consent_commands },
	{ "fact", N_("what the act asks of its own, attested of people"), ctl_fact_commands },
	{ "erasure", N_("destroying what is kept of a person, and the act of it"), ctl_erasure_commands },
	{ "roster", N_("lists of people from other systems and from spreadsheets"), ctl_roster_commands },
	{ "year", N_("the turn to the next school year"), ctl_year_commands },
	{ "import", N_("people from the office's lists"), ctl_import_commands },
	{ "request", N_("who asks for help, and who answers"), ctl_help_request_commands },
	{ "support", N_("tickets with the vendor of the platform"), ctl_support_ticket_commands },
	{ "check", N_("how the administration controls the platform's use"), ctl_control_check_commands },
	{ "report", N_("figures for the head"), ctl_report_commands },
	{ "rules", N_("who has read how a profile is kept safe"), ctl_acknowledgement_commands },
	{ "incident", N_("a profile was not safe, or a right was refused"), ctl_incident_commands },
	{ "usage", N_("rights that people exercised"), ctl_usage_commands },
	{ "duties", N_("what is due, by whom and since when"), ctl_duties_commands },
	{ "compliance", N_("which clauses of the act are kept"), ctl_compliance_commands },
	{ "may", N_("asking without doing"), ctl_may_commands },
	{ "permitted", N_("what may be done with a record now"), ctl_permitted_commands },
	{ "who-may", N_("who may do something now"), ctl_who_may_commands },
	{ "what-may", N_("what somebody may do now"), ctl_what_may_commands },
	{ "tick", N_("what is due by the clock"), ctl_tick_commands },
	{ "audit", N_("what has happened, provably"), ctl_audit_commands },
	{ "backup", N_("a copy of the registry and of the key of its links"), ctl_backup_commands },
	{ "restore", N_("the registry and its key, from such a copy"), ctl_restore_commands },
	{ "key", N_("the key of the links, which lies beside the registry"), ctl_key_commands },
	{ "journal", N_("how the registry's file is written"), ctl_journal_commands },
	{ "decide", N_("requests in, answers out: a line of JSON each"), ctl_decide_commands },
	{ "diagram", N_("a machine's states and events as a diagram"), ctl_diagram_commands },
	{ "describe", N_("all tables of the library as JSON"), ctl_describe_commands },
	{ "completion", N_("the completion script for bash"), ctl_completion_commands },
	{ "version", N_("which version this is"), ctl_version_commands },
	{ NULL, NULL, NULL }
};

const struct ctl_noun *ctl_noun_find(const char *name)
{
	for (const struct ctl_noun *each = ctl_nouns; each->name; each++)
		if (!strcmp(each->name, name))
			return each;
	return NULL;
}

const struct ctl_command *ctl_command_find(const struct ctl_noun *noun, const char *verb)
{
	for (const struct ctl_command *each = noun->commands; each->help; each++)
		if (each->verb && !strcmp(each->verb, verb))
			return each;
	return NULL;
}
