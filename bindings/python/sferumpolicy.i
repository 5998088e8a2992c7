/* sferumpolicy.i: libsferumpolicy for Python, as it is. The package around it (sferumpolicy/) is what people use: what this
 * makes is private and names things as C does.
 */
%module(package="sferumpolicy") raw

%nothread; /* What waits for a disk is listed in features.i, which the build makes from the headers (make/features.py). */
%include "features.i"
%thread sfp_registry::~sfp_registry;

%include <stdint.i>
%include <typemaps.i>
%include "conventions.i"

/* What the binding calls for Python, and what C needs and Python does not. */
%rename("$ignore", regextarget=1, fullname=1) "^sfp_(.*_(free|unref|ref)|registry_close)$";
%ignore sfp_export_write;
%ignore sfp_facts_add;
%ignore sfp_facts_has;
%ignore sfp_facts_next;
%ignore sfp_facts;
%ignore sfp_id;
%ignore sfp_registry_options::clock;
%ignore sfp_registry_options::clock_context;
%ignore sfp_registry_options::language;
%ignore sfp_arrow;
%ignore sfp_arrow::from;
%ignore sfp_step;
%ignore sfp_machine_arrow_at;
%ignore sfp_machine_arrow_action;
%ignore sfp_machine_step;
%ignore sfp_basis;
%ignore sfp_refusal_norm;

/* ---- Policy ---- */

SFP_HANDLE(sfp_policy, sfp_policy_unref)
SFP_HANDLE(sfp_findings, sfp_findings_free)
%typemap(freearg) sfp_findings ** { /* written on failure too: then they belong to the exception */
	if (*$1 && PyErr_Occurred())
		tell_error("findings", SWIG_NewPointerObj(*$1, $*1_descriptor, SWIG_POINTER_OWN));
}
SFP_BORROWED(sfp_finding)
SFP_BORROWED(sfp_norm_info)
SFP_BORROWED(sfp_legal_act)
SFP_HANDLE(sfp_comparison, sfp_comparison_free)
SFP_BORROWED(sfp_change)
SFP_BORROWED(sfp_difference)
%ignore sfp_change::example;
%typemap(out) uint64_t kinds[2] { $result = Py_BuildValue("KK", (unsigned long long)$1[0], (unsigned long long)$1[1]); }
SFP_HANDLE(sfp_matrix, sfp_matrix_free)
%ignore sfp_matrix_row;
%ignore sfp_matrix_ground;
SFP_SIZED(sfp_request, SFP_REQUEST_INIT)
SFP_SIZED(sfp_decision, SFP_DECISION_INIT)
SFP_FILLED(sfp_request, ret_request)
SFP_FILLED(sfp_decision, ret_decision)
SFP_ARRAY(sfp_basis basis[ANY], basis_count, Py_BuildValue("ii", $1[index].norm_index, $1[index].reading))

%{
/* A sequence of names as an array; the texts stay the sequence's. Returns the place behind the last, NULL with an exception. */
static const char **names_from(PyObject *names, const char **place)
{
	for (Py_ssize_t index = 0; index < PyTuple_GET_SIZE(names); index++) {
		*place = text_from(PyTuple_GET_ITEM(names, index));
		if (!*place)
			return NULL;
		place++;
	}
	return place;
}

/* (roles, action, kind, true, false) in names. `*ret_room` is to be freed in any case. */
static bool named_from(PyObject *tuple, sfp_named_request *named, const char ***ret_room)
{
	PyObject *roles, *action, *kind, *known_true, *known_false;
	const char **place;

	if (!PyArg_ParseTuple(tuple, "O!OOO!O!", &PyTuple_Type, &roles, &action, &kind, &PyTuple_Type, &known_true,
	                      &PyTuple_Type, &known_false))
		return false;
	named->role_count = (size_t)PyTuple_GET_SIZE(roles);
	named->true_count = (size_t)PyTuple_GET_SIZE(known_true);
	named->false_count = (size_t)PyTuple_GET_SIZE(known_false);
	place = *ret_room = PyMem_New(const char *, named->role_count + named->true_count + named->false_count + 1);
	if (!place) {
		PyErr_NoMemory();
		return false;
	}
	named->roles = place;
	named->known_true = place + named->role_count;
	named->known_false = place + named->role_count + named->true_count;
	named->action = text_from(action);
	named->kind = kind == Py_None || !named->action ? NULL : text_from(kind);
	return named->action && (named->kind || kind == Py_None) && (place = names_from(roles, place)) &&
	       (place = names_from(known_true, place)) && names_from(known_false, place);
}
%}
%ignore sfp_named_request;
%typemap(in) const sfp_named_request * (sfp_named_request named = SFP_NAMED_REQUEST_INIT, const char **room = NULL) {
	if (!named_from($input, &named, &room))
		SWIG_fail;
	$1 = &named;
}
%typemap(freearg) const sfp_named_request * { PyMem_Free(room$argnum); }

/* A text as long as it needs to be, instead of a buffer. */
%ignore sfp_explain;
%inline %{
static sfp_status explain(const sfp_policy *policy, const sfp_request *request, const sfp_decision *decision,
                          sfp_language language, char **ret_text)
{
	size_t length = 0;
	sfp_status status = sfp_explain(policy, request, decision, language, NULL, 0, &length);
	char *text = status == SFP_OK ? malloc(length + 1) : NULL;

	if (status != SFP_OK)
		return status;
	if (!text)
		return SFP_E_NO_MEMORY;
	status = sfp_explain(policy, request, decision, language, text, length + 1, NULL);
	*ret_text = text;
	return status;
}
%}

/* ---- Registry ---- */

%typemap(in, numinputs=0) size_t *ret_added (size_t number = 0) { $1 = &number; }
%typemap(argout) size_t *ret_added { $result = append_result($result, PyLong_FromSize_t(*$1)); }
%typemap(in, numinputs=0) sfp_date *ret_date (sfp_date number = 0) { $1 = &number; }
%typemap(argout) sfp_date *ret_date { $result = append_result($result, PyLong_FromLong(*$1)); }
%typemap(in, numinputs=0) sfp_time *ret_time (sfp_time number = 0) { $1 = &number; }
%typemap(argout) sfp_time *ret_time { $result = append_result($result, PyLong_FromLongLong(*$1)); }
%typemap(in, numinputs=0) uint32_t *ret_roles (uint32_t number = 0) { $1 = &number; }
%typemap(argout) uint32_t *ret_roles { $result = append_result($result, PyLong_FromUnsignedLong(*$1)); }
%typemap(in, numinputs=0) uint64_t *ret_links (uint64_t number = 0) { $1 = &number; }
%typemap(argout) uint64_t *ret_links { $result = append_result($result, PyLong_FromUnsignedLongLong(*$1)); }
%typemap(in, numinputs=0) sfp_journal *ret_journal (sfp_journal number = SFP_JOURNAL_AS_IS) { $1 = &number; }
%typemap(argout) sfp_journal *ret_journal { $result = append_result($result, PyLong_FromLong(*$1)); }
%apply const char *OR_NULL { const char *path, const char *message_id, const char *ground, const char *number, const char *question };

SFP_HANDLE(sfp_registry, sfp_registry_close)
SFP_SIZED(sfp_registry_options, SFP_REGISTRY_OPTIONS_INIT)
SFP_SIZED(sfp_actor, SFP_ACTOR_INIT)
SFP_SIZED(sfp_filter, SFP_FILTER_INIT)
SFP_SIZED(sfp_question, SFP_QUESTION_INIT)
SFP_SIZED(sfp_tick_report, SFP_TICK_REPORT_INIT)
SFP_FILLED(sfp_tick_report, ret_report)
SFP_BORROWED(sfp_refusal)
SFP_ARRAY(const sfp_refusal_norm *norms, norm_count, Py_BuildValue("ss", $1[index].code, $1[index].clause))

/* Records: each noun's own type, also where C says sfp_record. */
%{
static swig_type_info *type_of_record(const sfp_record *record)
{
	switch (record->object) {
	case SFP_OBJECT_ORGANIZATION: return SWIGTYPE_p_sfp_organization;
	case SFP_OBJECT_PERSON: return SWIGTYPE_p_sfp_person;
	case SFP_OBJECT_OFFICE: return SWIGTYPE_p_sfp_office;
	case SFP_OBJECT_GUARDIAN: return SWIGTYPE_p_sfp_guardian;
	case SFP_OBJECT_ORDER: return SWIGTYPE_p_sfp_order;
	case SFP_OBJECT_EDITION: return SWIGTYPE_p_sfp_edition;
	case SFP_OBJECT_APPOINTMENT: return SWIGTYPE_p_sfp_appointment;
	case SFP_OBJECT_NOMENCLATURE: return SWIGTYPE_p_sfp_nomenclature;
	case SFP_OBJECT_DISTRIBUTION: return SWIGTYPE_p_sfp_distribution;
	case SFP_OBJECT_CLASS: return SWIGTYPE_p_sfp_class;
	case SFP_OBJECT_ENROLLMENT: return SWIGTYPE_p_sfp_enrollment;
	case SFP_OBJECT_HOMEROOM: return SWIGTYPE_p_sfp_homeroom;
	case SFP_OBJECT_APPLICATION_ORGANIZATION: return SWIGTYPE_p_sfp_application;
	case SFP_OBJECT_APPLICATION_MEMBERSHIP: return SWIGTYPE_p_sfp_admission;
	case SFP_OBJECT_MEMBERSHIP: return SWIGTYPE_p_sfp_membership;
	case SFP_OBJECT_INVITE: return SWIGTYPE_p_sfp_invite;
	case SFP_OBJECT_VERIFICATION: return SWIGTYPE_p_sfp_verification;
	case SFP_OBJECT_MOVEMENT: return SWIGTYPE_p_sfp_movement;
	case SFP_OBJECT_SUBJECT: return SWIGTYPE_p_sfp_subject;
	case SFP_OBJECT_TEACHING: return SWIGTYPE_p_sfp_teaching;
	case SFP_OBJECT_CHAT: return SWIGTYPE_p_sfp_chat;
	case SFP_OBJECT_CHAT_MEMBER: return SWIGTYPE_p_sfp_chat_member;
	case SFP_OBJECT_CHANNEL: return SWIGTYPE_p_sfp_channel;
	case SFP_OBJECT_CHANNEL_POST: return SWIGTYPE_p_sfp_channel_post;
	case SFP_OBJECT_EVENT: return SWIGTYPE_p_sfp_event;
	case SFP_OBJECT_ATTENDANCE: return SWIGTYPE_p_sfp_attendance;
	case SFP_OBJECT_HELP_REQUEST: return SWIGTYPE_p_sfp_help_request;
	case SFP_OBJECT_SUPPORT_TICKET: return SWIGTYPE_p_sfp_support_ticket;
	case SFP_OBJECT_CONTROL_CHECK: return SWIGTYPE_p_sfp_control_check;
	case SFP_OBJECT_REPORT: return SWIGTYPE_p_sfp_report;
	case SFP_OBJECT_ACKNOWLEDGEMENT: return SWIGTYPE_p_sfp_acknowledgement;
	case SFP_OBJECT_INCIDENT: return SWIGTYPE_p_sfp_incident;
	case SFP_OBJECT_USAGE: return SWIGTYPE_p_sfp_usage;
	case SFP_OBJECT_CONSENT: return SWIGTYPE_p_sfp_consent;
	case SFP_OBJECT_ERASURE: return SWIGTYPE_p_sfp_erasure;
	case SFP_OBJECT_ATTESTATION: return SWIGTYPE_p_sfp_attestation;
	case SFP_OBJECT_IMPORT: return SWIGTYPE_p_sfp_import;
	case SFP_OBJECT_TURN: return SWIGTYPE_p_sfp_turn;
	}
	return SWIGTYPE_p_sfp_record;
}
%}
SFP_BORROWED(sfp_record)
%typemap(in, numinputs=0) sfp_record **ret_record (sfp_record *owned = NULL) "$1 = &owned;"
%typemap(argout) sfp_record **ret_record {
	$result = append_result($result, SWIG_NewPointerObj(*$1, type_of_record(*$1), SWIG_POINTER_OWN));
}
SFP_ARRAY(sfp_record *const *records, count, borrowed($1[index], type_of_record($1[index]), parent1))
SFP_OWNED(sfp_page, sfp_page_free)

/* A member that is a document: with its length, which Python's bytes know. */
%define SFP_DOCUMENT(type, member)
%ignore type::member ## _length;
%typemap(in) const void *member (PyObject *given, size_t length) {
	given = $input;
	$1 = (void *)bytes_from(given, &length);
	if (!$1)
		SWIG_fail;
}
%typemap(memberin) const void *member {
	if (!keep(self, "$1_name", given2))
		SWIG_fail;
	$1 = $input;
	arg1->member ## _length = length2;
}
%enddef

SFP_OWNED(sfp_organization, sfp_organization_free)
SFP_SIZED(sfp_organization_draft, SFP_ORGANIZATION_DRAFT_INIT)
SFP_OWNED(sfp_person, sfp_person_free)
SFP_SIZED(sfp_person_draft, SFP_PERSON_DRAFT_INIT)
SFP_OWNED(sfp_office, sfp_office_free)
SFP_SIZED(sfp_office_draft, SFP_OFFICE_DRAFT_INIT)
SFP_OWNED(sfp_guardian, sfp_guardian_free)
SFP_SIZED(sfp_guardian_draft, SFP_GUARDIAN_DRAFT_INIT)
SFP_OWNED(sfp_order, sfp_order_free)
SFP_SIZED(sfp_order_draft, SFP_ORDER_DRAFT_INIT)
SFP_DOCUMENT(sfp_order_draft, document)
SFP_OWNED(sfp_edition, sfp_edition_free)
SFP_OWNED(sfp_appointment, sfp_appointment_free)
SFP_OWNED(sfp_nomenclature, sfp_nomenclature_free)
SFP_LINES(sfp_nomenclature_line)
SFP_OWNED(sfp_distribution, sfp_distribution_free)
SFP_LINES(sfp_distribution_line)
SFP_OWNED(sfp_class, sfp_class_free)
SFP_SIZED(sfp_class_draft, SFP_CLASS_DRAFT_INIT)
SFP_OWNED(sfp_enrollment, sfp_enrollment_free)
SFP_SIZED(sfp_enrollment_draft, SFP_ENROLLMENT_DRAFT_INIT)
SFP_OWNED(sfp_homeroom, sfp_homeroom_free)
SFP_OWNED(sfp_application, sfp_application_free)
SFP_SIZED(sfp_application_form, SFP_APPLICATION_FORM_INIT)
SFP_OWNED(sfp_admission, sfp_admission_free)
SFP_OWNED(sfp_membership, sfp_membership_free)
SFP_OWNED(sfp_invite, sfp_invite_free)
SFP_SIZED(sfp_invite_draft, SFP_INVITE_DRAFT_INIT)
SFP_OWNED(sfp_verification, sfp_verification_free)
SFP_OWNED(sfp_movement, sfp_movement_free)
SFP_SIZED(sfp_movement_form, SFP_MOVEMENT_FORM_INIT)
SFP_HANDLE(sfp_movement_effects, sfp_movement_effects_free)
SFP_BORROWED(sfp_movement_effect)
SFP_HANDLE(sfp_obstacles, sfp_obstacles_free)
SFP_BORROWED(sfp_obstacle)

SFP_OWNED(sfp_subject, sfp_subject_free)
SFP_SIZED(sfp_subject_draft, SFP_SUBJECT_DRAFT_INIT)
SFP_OWNED(sfp_teaching, sfp_teaching_free)
SFP_SIZED(sfp_teaching_draft, SFP_TEACHING_DRAFT_INIT)
/* A member that is a list of ids: Python's bytes, 16 for each. */
%ignore sfp_chat_draft::member_count;
%typemap(in) const sfp_id *members (PyObject *given, size_t length) {
	given = $input;
	$1 = (sfp_id *)(void *)bytes_from(given, &length);
	if (!$1)
		SWIG_fail;
}
%typemap(memberin) const sfp_id *members {
	if (!keep(self, "$1_name", given2))
		SWIG_fail;
	$1 = $input;
	arg1->member_count = length2 / sizeof(*$input);
}
SFP_SIZED(sfp_chat_draft, SFP_CHAT_DRAFT_INIT)
SFP_OWNED(sfp_chat_dues, sfp_chat_dues_free)
SFP_BORROWED(sfp_chat_due)
SFP_ARRAY(const sfp_chat_due *items, count, borrowed(&$1[index], SWIGTYPE_p_sfp_chat_due, parent1))
SFP_ARRAY(const sfp_id *left_persons, left, PyBytes_FromStringAndSize((const char *)$1[index].bytes, 16))
SFP_SIZED(sfp_invitee_filter, SFP_INVITEE_FILTER_INIT)
SFP_BORROWED(sfp_invitee)
SFP_OWNED(sfp_invitee_page, sfp_invitee_page_free)
SFP_ARRAY(const sfp_invitee *items, count, borrowed(&$1[index], SWIGTYPE_p_sfp_invitee, parent1))
%typemap(memberin) const sfp_invitee *after { /* its page must not go before the next one is read */
	if (!keep(self, "$1_name", parent2))
		SWIG_fail;
	$1 = $input;
}
SFP_SIZED(sfp_invitee_form, SFP_INVITEE_FORM_INIT)
%ignore sfp_invitee_form::progress;
%ignore sfp_invitee_form::progress_context;
SFP_BORROWED(sfp_invitation)
SFP_OWNED(sfp_invitations, sfp_invitations_free)
SFP_ARRAY(const sfp_invitation *items, count, borrowed(&$1[index], SWIGTYPE_p_sfp_invitation, parent1))
SFP_HANDLE(sfp_chat_people, sfp_chat_people_free)
SFP_BORROWED(sfp_chat_person)
%apply const char *OR_NULL { const char *what };
SFP_OWNED(sfp_chat, sfp_chat_free)
SFP_OWNED(sfp_chat_member, sfp_chat_member_free)
SFP_OWNED(sfp_channel, sfp_channel_free)
SFP_OWNED(sfp_channel_post, sfp_channel_post_free)
SFP_SIZED(sfp_channel_post_draft, SFP_CHANNEL_POST_DRAFT_INIT)
SFP_DOCUMENT(sfp_channel_post_draft, material)
SFP_OWNED(sfp_event, sfp_event_free)
SFP_SIZED(sfp_event_draft, SFP_EVENT_DRAFT_INIT)
SFP_OWNED(sfp_attendance, sfp_attendance_free)
SFP_OWNED(sfp_help_request, sfp_help_request_free)
SFP_SIZED(sfp_help_request_draft, SFP_HELP_REQUEST_DRAFT_INIT)
SFP_OWNED(sfp_support_ticket, sfp_support_ticket_free)
SFP_SIZED(sfp_support_ticket_draft, SFP_SUPPORT_TICKET_DRAFT_INIT)
SFP_OWNED(sfp_control_check, sfp_control_check_free)
SFP_SIZED(sfp_control_check_draft, SFP_CONTROL_CHECK_DRAFT_INIT)
SFP_OWNED(sfp_report, sfp_report_free)
SFP_SIZED(sfp_report_draft, SFP_REPORT_DRAFT_INIT)
SFP_DOCUMENT(sfp_report_draft, figures)
SFP_OWNED(sfp_acknowledgement, sfp_acknowledgement_free)
SFP_SIZED(sfp_acknowledgement_draft, SFP_ACKNOWLEDGEMENT_DRAFT_INIT)
SFP_DOCUMENT(sfp_acknowledgement_draft, text)
SFP_OWNED(sfp_incident, sfp_incident_free)
SFP_SIZED(sfp_incident_draft, SFP_INCIDENT_DRAFT_INIT)
SFP_OWNED(sfp_usage, sfp_usage_free)
SFP_SIZED(sfp_usage_draft, SFP_USAGE_DRAFT_INIT)
SFP_OWNED(sfp_consent, sfp_consent_free)
SFP_SIZED(sfp_consent_draft, SFP_CONSENT_DRAFT_INIT)
SFP_DOCUMENT(sfp_consent_draft, document)
SFP_OWNED(sfp_erasure, sfp_erasure_free)
SFP_SIZED(sfp_erasure_draft, SFP_ERASURE_DRAFT_INIT)
SFP_OWNED(sfp_attestation, sfp_attestation_free)
SFP_OWNED(sfp_import, sfp_import_free)
SFP_SIZED(sfp_attestation_draft, SFP_ATTESTATION_DRAFT_INIT)
%rename(from_date) sfp_movement_filter::from; /* "from" is a word of Python's */
%rename(from_date) sfp_flow_query::from;
%rename(from_date) sfp_flow_row::from;
%rename(from_name) sfp_appendix_line::from;
SFP_SIZED(sfp_movement_filter, SFP_MOVEMENT_FILTER_INIT)
SFP_OWNED(sfp_flow, sfp_flow_free)
SFP_SIZED(sfp_flow_query, SFP_FLOW_QUERY_INIT)
%ignore sfp_flow_row;
%ignore sfp_flow::rows;
SFP_OWNED(sfp_appendix, sfp_appendix_free)
%ignore sfp_appendix_line;
%ignore sfp_appendix::lines;
SFP_OWNED(sfp_export, sfp_export_free)
SFP_SIZED(sfp_export_options, SFP_EXPORT_OPTIONS_INIT)
%ignore sfp_export_file;
SFP_ARRAY(const sfp_export_file *files, count, Py_BuildValue("sy#", $1[index].name, $1[index].data, (Py_ssize_t)$1[index].length))
%ignore sfp_export_zip;
%rename(sfp_export_zip) export_zip;
%inline %{
static PyObject *export_zip(const sfp_export *made)
{
	char *data = NULL;
	size_t length = 0;
	sfp_status status = sfp_export_zip(made, &data, &length);
	PyObject *bytes = NULL;

	if (status == SFP_OK)
		bytes = PyBytes_FromStringAndSize(data, (Py_ssize_t)length);
	else
		raise_status(NULL, status);
	sfp_text_free(data);
	return bytes;
}
%}
SFP_OWNED(sfp_turn, sfp_turn_free)
SFP_OWNED(sfp_turn_report, sfp_turn_report_free)
SFP_OWNED(sfp_turn_table, sfp_turn_table_free)
SFP_SIZED(sfp_turn_form, SFP_TURN_FORM_INIT)
SFP_LINES(sfp_turn_line)
SFP_LINES(sfp_turn_exception)
%apply (const sfp_turn_exception *lines, size_t count) { (const sfp_turn_exception *exceptions, size_t exception_count) };
%ignore sfp_turn_row;
%ignore sfp_turn_report::rows;
%ignore sfp_turn_proposal;
SFP_ARRAY(const sfp_turn_proposal *proposals, count,
          Py_BuildValue("y#izsini", $1[index].line.class_id.bytes, (Py_ssize_t)16, (int)$1[index].line.way, $1[index].line.name,
                        $1[index].name, $1[index].course, (Py_ssize_t)$1[index].students, (int)$1[index].guessed))
SFP_OWNED(sfp_turn_sheet, sfp_turn_sheet_free)
%ignore sfp_turn_sheet_row;
SFP_ARRAY(const sfp_turn_sheet_row *rows, count,
          Py_BuildValue("nsizsiss", (Py_ssize_t)$1[index].line, $1[index].name, (int)$1[index].added,
                        sfp_turn_way_name($1[index].way), $1[index].name_after, $1[index].course, $1[index].to,
                        $1[index].homeroom))
%typemap(in) (const char *data, size_t length) (Py_ssize_t length = 0) {
	if (PyBytes_AsStringAndSize($input, &$1, &length) < 0)
		SWIG_fail;
	$2 = (size_t)length;
}
%ignore sfp_turn_form::lines;
%ignore sfp_turn_form::line_count;
%ignore sfp_turn_form::exceptions;
%ignore sfp_turn_form::exception_count;
%ignore sfp_turn_form::added;
%ignore sfp_turn_form::added_count;
%typemap(in) (const char *const *added, size_t added_count) (PyObject *held = NULL, const char **names = NULL) {
	held = PySequence_Tuple($input);
	$2 = held ? (size_t)PyTuple_GET_SIZE(held) : 0;
	names = held ? PyMem_New(const char *, $2 + 1) : NULL;
	if (!names || !names_from(held, names))
		SWIG_fail;
	$1 = (char **)names;
}
%typemap(argout) (const char *const *added, size_t added_count) "" /* it only looks like a text that comes back */
%typemap(freearg) (const char *const *added, size_t added_count) {
	PyMem_Free(names$argnum);
	Py_XDECREF(held$argnum);
}

/* The form's arrays are arguments of their own. */
%ignore sfp_turn_make;
%ignore sfp_turn_preview;
%rename(sfp_turn_make) turn_make;
%rename(sfp_turn_preview) turn_preview;
%thread turn_make;
%thread turn_preview;
%inline %{
static sfp_status turn_make(sfp_registry *reg, const sfp_actor *actor, sfp_turn_form *form, const sfp_turn_line *lines, size_t count,
                            const sfp_turn_exception *exceptions, size_t exception_count, const char *const *added,
                            size_t added_count, sfp_turn_report **ret_report, sfp_turn **ret_turn)
{
	form->lines = lines;
	form->line_count = count;
	form->exceptions = exceptions;
	form->exception_count = exception_count;
	form->added = added;
	form->added_count = added_count;
	return sfp_turn_make(reg, actor, form, ret_report, ret_turn);
}

static sfp_status turn_preview(sfp_registry *reg, const sfp_actor *actor, sfp_turn_form *form, const sfp_turn_line *lines, size_t count,
                               const sfp_turn_exception *exceptions, size_t exception_count, const char *const *added,
                               size_t added_count, sfp_turn_report **ret_report)
{
	form->lines = lines;
	form->line_count = count;
	form->exceptions = exceptions;
	form->exception_count = exception_count;
	form->added = added;
	form->added_count = added_count;
	return sfp_turn_preview(reg, actor, form, ret_report);
}
%}

SFP_OWNED(sfp_choices, sfp_choices_free)
SFP_BORROWED(sfp_choice)
SFP_ARRAY(const sfp_choice *items, count, borrowed(&$1[index], SWIGTYPE_p_sfp_choice, parent1))

SFP_SIZED(sfp_answers_filter, SFP_ANSWERS_FILTER_INIT)
SFP_OWNED(sfp_answers, sfp_answers_free)
SFP_BORROWED(sfp_answer)
SFP_ARRAY(const sfp_answer *items, count, borrowed(&$1[index], SWIGTYPE_p_sfp_answer, parent1))
%ignore sfp_answer_norm;
SFP_ARRAY(const sfp_answer_norm *norms, norm_count, Py_BuildValue("ssi", $1[index].code, $1[index].clause, $1[index].reading))

SFP_SIZED(sfp_trail_report, SFP_TRAIL_REPORT_INIT)
SFP_SIZED(sfp_trail_head, { 0 })
SFP_FILLED(sfp_trail_head, ret_head)
SFP_OWNED(sfp_trail_entry, sfp_trail_entry_free)
%ignore sfp_trail_entry::length;
%typemap(out) const uint8_t *bytes { $result = PyBytes_FromStringAndSize((const char *)$1, (Py_ssize_t)arg1->length); }

/* ---- Reports ---- */

SFP_OWNED(sfp_compliance, sfp_compliance_free)
SFP_BORROWED(sfp_compliance_row)
SFP_ARRAY(const sfp_compliance_row *rows, count, borrowed(&$1[index], SWIGTYPE_p_sfp_compliance_row, parent1))
%ignore sfp_compliance::by_verdict;
SFP_OWNED(sfp_duties, sfp_duties_free)
SFP_BORROWED(sfp_duty)
SFP_ARRAY(const sfp_duty *items, count, borrowed(&$1[index], SWIGTYPE_p_sfp_duty, parent1))

SFP_OWNED(sfp_touch, sfp_touch_free)
SFP_BORROWED(sfp_touched)
SFP_ARRAY(const sfp_touched *items, count, borrowed(&$1[index], SWIGTYPE_p_sfp_touched, parent1))
SFP_ARRAY(const sfp_id *persons, person_count, PyBytes_FromStringAndSize((const char *)$1[index].bytes, 16))
%ignore sfp_touched_object;
SFP_ARRAY(const sfp_touched_object *objects, object_count,
          Py_BuildValue("iy#ii", $1[index].object, $1[index].id.bytes, (Py_ssize_t)16, $1[index].state, $1[index].kind))
SFP_OWNED(sfp_figures, sfp_figures_free)
SFP_BORROWED(sfp_figure)
SFP_ARRAY(const sfp_figure *items, count, borrowed(&$1[index], SWIGTYPE_p_sfp_figure, parent1))

/* ---- Rosters and letters ---- */

%thread sfp_roster_read; /* they wait for a disk, too */
%thread sfp_roster_plan_save;

/* A member that is text or bytes with a length that is called otherwise. */
%define SFP_BYTES(TYPE, DECLARATION, MEMBER, LENGTH)
%ignore TYPE::LENGTH;
%typemap(in) DECLARATION (PyObject *given, size_t length) {
	given = $input;
	$1 = (void *)bytes_from(given, &length);
	if (!$1)
		SWIG_fail;
}
%typemap(memberin) DECLARATION {
	if (!keep(self, "$1_name", given2))
		SWIG_fail;
	$1 = $input;
	arg1->LENGTH = length2;
}
%enddef

%{
/* The function's exception waits with the options: the library knows nothing of exceptions, and goes on. */
static void keep_error(PyObject *options)
{
	PyObject *type, *error, *traceback;

	PyErr_Fetch(&type, &error, &traceback);
	PyErr_NormalizeException(&type, &error, &traceback);
	if (error && traceback)
		PyException_SetTraceback(error, traceback);
	if (!error || PyObject_SetAttrString(options, "progress_error", error) < 0)
		PyErr_WriteUnraisable(options);
	Py_XDECREF(type);
	Py_XDECREF(error);
	Py_XDECREF(traceback);
}

/* Tells a Python function how far the library is, which may have given Python's lock away. After an exception it is left alone. */
static void tell_progress(void *context, size_t done, size_t total)
{
	PyGILState_STATE lock = PyGILState_Ensure();
	PyObject *options = context, *function, *result;

	if (!PyObject_HasAttrString(options, "progress_error")) {
		function = PyObject_GetAttrString(options, "_kept_progress");
		result = function ? PyObject_CallFunction(function, "nn", (Py_ssize_t)done, (Py_ssize_t)total) : NULL;
		Py_XDECREF(function);
		if (!result)
			keep_error(options);
		Py_XDECREF(result);
	}
	PyGILState_Release(lock);
}

/* Hands a piece to a Python function; its exception stops the writing, and stays raised. */
static bool write_piece(void *context, const char *data, size_t length)
{
	PyObject *result = PyObject_CallFunction(context, "y#", data, (Py_ssize_t)length);

	Py_XDECREF(result);
	return result != NULL;
}

static PyObject *finding_to(const sfp_roster_finding *finding)
{
	return Py_BuildValue("isNnnNNss", (int)finding->severity, finding->code, text_to(finding->file), (Py_ssize_t)finding->line,
	                     (Py_ssize_t)finding->column, text_to(finding->title), text_to(finding->expected), finding->text_ru,
	                     finding->text_en);
}
%}

/* A member that is a function: the struct's object is its context, and keeps it. */
%typemap(in) sfp_progress (PyObject *given) {
	given = $input;
	if (given != Py_None && !PyCallable_Check(given))
		SWIG_exception_fail(SWIG_TypeError, "progress must be callable");
	$1 = given == Py_None ? NULL : tell_progress;
}
%typemap(memberin) sfp_progress {
	if (!keep(self, "progress", given2))
		SWIG_fail;
	$1 = $input;
	arg1->progress_context = self;
}
%typemap(out) sfp_progress { $result = PyBool_FromLong($1 != NULL); }
%ignore progress_context;

%typemap(out) char delimiter { $result = PyUnicode_FromStringAndSize(&$1, $1 ? 1 : 0); }
SFP_HANDLE(sfp_roster_reading, sfp_roster_reading_close)
SFP_SIZED(sfp_roster_options, SFP_ROSTER_OPTIONS_INIT)
SFP_SIZED(sfp_roster_input, { 0 })
SFP_LINES(sfp_roster_input)
%apply (const sfp_roster_input *lines, size_t count) { (const sfp_roster_input *inputs, size_t count) };
SFP_BYTES(sfp_roster_input, const char *data, data, length)
SFP_BYTES(sfp_roster_options, const char *mapping, mapping, mapping_length)
SFP_BORROWED(sfp_roster_totals)
SFP_BORROWED(sfp_roster_file)
SFP_BORROWED(sfp_roster_column)
%ignore sfp_roster_file::column_count;
SFP_ARRAY(const sfp_roster_column *columns, column_count, borrowed(&$1[index], SWIGTYPE_p_sfp_roster_column, parent1))
SFP_BORROWED(sfp_roster_finding_group)
/* Its texts do not outlive the next call on the reading, so it is read at once. */
%ignore sfp_roster_finding;
%typemap(out) sfp_roster_finding * {
	$result = finding_to($1);
	if (!$result)
		SWIG_fail;
}
%typemap(in, numinputs=0) sfp_roster_finding *ret_finding (sfp_roster_finding found) "$1 = &found;"
%typemap(argout) sfp_roster_finding *ret_finding {
	$result = append_result($result, finding_to($1));
	if (!$result)
		SWIG_fail;
}
%ignore sfp_roster_reading_rejected;
%rename(sfp_roster_reading_rejected) reading_rejected;
%inline %{
static PyObject *reading_rejected(sfp_roster_reading *reading, size_t index, PyObject *write)
{
	sfp_status status = sfp_roster_reading_rejected(reading, index, write_piece, write);

	if (status != SFP_OK && !PyErr_Occurred())
		raise_status(NULL, status);
	return PyErr_Occurred() ? NULL : SWIG_Py_Void();
}
%}

SFP_HANDLE(sfp_roster_plan, sfp_roster_plan_free)
SFP_SIZED(sfp_roster_plan_options, SFP_ROSTER_PLAN_OPTIONS_INIT)
%ignore sfp_roster_plan_options::decisions;
%ignore sfp_roster_plan_options::decision_count;
SFP_SIZED(sfp_roster_decision, { 0 })
SFP_LINES(sfp_roster_decision)
%apply (const sfp_roster_decision *lines, size_t count) { (const sfp_roster_decision *decisions, size_t decision_count) };
/* The decisions are an argument of their own. */
%ignore sfp_roster_plan_make;
%rename(sfp_roster_plan_make) roster_plan_make;
%thread roster_plan_make;
%inline %{
static sfp_status roster_plan_make(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                   sfp_roster_plan_options *options, const sfp_roster_decision *decisions, size_t decision_count,
                                   sfp_roster_plan **ret_plan)
{
	options->decisions = decisions;
	options->decision_count = decision_count;
	return sfp_roster_plan_make(reg, organization, reading, options, ret_plan);
}
%}
/* What a plan shows: lists of structs, each with how many there are. */
%define SFP_SHOWN(PARENT, TYPE, MEMBER, COUNT)
SFP_BORROWED(TYPE)
%ignore PARENT::COUNT;
SFP_ARRAY(const TYPE *MEMBER, COUNT, borrowed(&$1[index], SWIGTYPE_p_ ## TYPE, parent1))
%enddef
SFP_BORROWED(sfp_roster_plan_view)
SFP_SHOWN(sfp_roster_plan_view, sfp_roster_plan_input, inputs, input_count)
SFP_SHOWN(sfp_roster_plan_view, sfp_roster_count, counts, count_count)
SFP_SHOWN(sfp_roster_plan_view, sfp_roster_hold, holds, hold_count)
SFP_SHOWN(sfp_roster_plan_view, sfp_roster_note, notes, note_count)
SFP_SHOWN(sfp_roster_plan_view, sfp_roster_class_change, classes, class_count)
SFP_SHOWN(sfp_roster_review, sfp_roster_candidate, candidates, candidate_count)
SFP_OWNED(sfp_roster_change_page, sfp_roster_change_page_free)
SFP_BORROWED(sfp_roster_change)
SFP_ARRAY(const sfp_roster_change *changes, count, borrowed(&$1[index], SWIGTYPE_p_sfp_roster_change, parent1))
SFP_SIZED(sfp_roster_change_filter, SFP_ROSTER_CHANGE_FILTER_INIT)
SFP_OWNED(sfp_roster_review_page, sfp_roster_review_page_free)
SFP_BORROWED(sfp_roster_review)
SFP_ARRAY(const sfp_roster_review *reviews, count, borrowed(&$1[index], SWIGTYPE_p_sfp_roster_review, parent1))
SFP_SIZED(sfp_roster_apply_options, SFP_ROSTER_APPLY_OPTIONS_INIT)
SFP_OWNED(sfp_roster_applied, sfp_roster_applied_free)
%rename(import_record) sfp_roster_applied::import; /* "import" is a word of Python's */
%typemap(out) sfp_import *import { $result = borrowed($1, $1_descriptor, parent1); }

SFP_OWNED(sfp_roster_nomenclature, sfp_roster_nomenclature_free)
SFP_ARRAY(const sfp_nomenclature_line *lines, count, Py_BuildValue("sis", $1[index].name, $1[index].course, $1[index].specialty))
SFP_OWNED(sfp_roster_distribution, sfp_roster_distribution_free)
SFP_ARRAY(const sfp_distribution_line *lines, count,
          Py_BuildValue("sy#", $1[index].class_name, $1[index].person.bytes, (Py_ssize_t)16))
%ignore sfp_roster_distribution::finding_count;
SFP_ARRAY(const sfp_roster_finding *findings, finding_count, finding_to(&$1[index]))

SFP_OWNED(sfp_roster_classes, sfp_roster_classes_free)
SFP_BORROWED(sfp_roster_class)
SFP_ARRAY(const sfp_roster_class *classes, count, borrowed(&$1[index], SWIGTYPE_p_sfp_roster_class, parent1))

SFP_SIZED(sfp_letter_attachment, SFP_LETTER_ATTACHMENT_INIT)
SFP_BYTES(sfp_letter_attachment, const void *data, data, length)
SFP_OWNED(sfp_letter, sfp_letter_free)
%ignore sfp_letter::length;
%typemap(out) const char *eml { $result = PyBytes_FromStringAndSize($1, (Py_ssize_t)arg1->length); }

%include "sferumpolicy/base.h"
%include "sferumpolicy/vocabulary.h"
%include "sferumpolicy/policy.h"
%include "sferumpolicy/comparison.h"
typedef enum sfp_matrix_format { SFP_MATRIX_TEXT = 1, SFP_MATRIX_CSV = 2, SFP_MATRIX_HTML = 3 } sfp_matrix_format;
sfp_status sfp_matrix_build(const sfp_policy *policy, sfp_matrix **ret_matrix);
sfp_status sfp_matrix_render(const sfp_matrix *matrix, sfp_matrix_format format, sfp_language language, char **ret_text);
%include "sferumpolicy/machine.h"
%include "sferumpolicy/describe.h"
%include "sferumpolicy/registry.h"
%include "sferumpolicy/record.h"
%include "sferumpolicy/organization.h"
%include "sferumpolicy/person.h"
%include "sferumpolicy/office.h"
%include "sferumpolicy/guardian.h"
%include "sferumpolicy/order.h"
%include "sferumpolicy/edition.h"
%include "sferumpolicy/appointment.h"
%include "sferumpolicy/nomenclature.h"
%include "sferumpolicy/distribution.h"
%include "sferumpolicy/class.h"
%include "sferumpolicy/enrollment.h"
%include "sferumpolicy/homeroom.h"
%include "sferumpolicy/application_organization.h"
%include "sferumpolicy/application_membership.h"
%include "sferumpolicy/membership.h"
%include "sferumpolicy/invite.h"
%include "sferumpolicy/invitee.h"
%include "sferumpolicy/verification.h"
%include "sferumpolicy/movement.h"
%include "sferumpolicy/subject.h"
%include "sferumpolicy/teaching.h"
%include "sferumpolicy/chat.h"
%include "sferumpolicy/chat_member.h"
%include "sferumpolicy/channel.h"
%include "sferumpolicy/channel_post.h"
%include "sferumpolicy/event.h"
%include "sferumpolicy/attendance.h"
%include "sferumpolicy/support_ticket.h"
%include "sferumpolicy/help_request.h"
%include "sferumpolicy/control_check.h"
%include "sferumpolicy/report.h"
%include "sferumpolicy/acknowledgement.h"
%include "sferumpolicy/incident.h"
%include "sferumpolicy/usage.h"
%include "sferumpolicy/consent.h"
%include "sferumpolicy/erasure.h"
%include "sferumpolicy/attestation.h"
%include "sferumpolicy/import.h"
%include "sferumpolicy/obstacle.h"
%include "sferumpolicy/turn.h"
%include "sferumpolicy/turn_sheet.h"
%include "sferumpolicy/flow.h"
%include "sferumpolicy/appendix.h"
%include "sferumpolicy/export.h"
%include "sferumpolicy/roster_reading.h"
%include "sferumpolicy/roster_lists.h"
%include "sferumpolicy/roster_classes.h"
%include "sferumpolicy/roster_plan.h"
%include "sferumpolicy/letter.h"
%include "sferumpolicy/question.h"
%include "sferumpolicy/trail.h"
%include "sferumpolicy/compliance.h"
%include "sferumpolicy/touch.h"
%include "sferumpolicy/figures.h"
