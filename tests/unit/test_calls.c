/* test_calls.c: of every public function with a registry, argument by argument: what cannot be meant is SFP_E_MISUSE,
 * the message names that argument in both languages, and nothing is left of the call before. The table of the functions
 * is made of the headers. */
#include <string.h>

#include "check_main.h"
#include "world.h"

#define ARGUMENTS_MAX 8

/* An argument that is a pointer. */
struct argument {
	const char *name;
	const char *init;  /* the macro that sets it up; NULL: it does not begin with its size */
	const void *fresh; /* what that macro makes */
	size_t size;
	bool is_id, is_text;
	void (*release)(void *made); /* of what it is given back; may be NULL */
};

struct call {
	const char *name;
	sfp_status (*call)(sfp_registry *reg, void *const a[]);
	struct argument arguments[ARGUMENTS_MAX];
};

#include "calls.h"

#define CALLS ((int)(sizeof(calls) / sizeof(calls[0])))

/* What may be NULL, as the headers say. */
static const struct {
	const char *function, *argument;
} optional[] = {
	{ "sfp_appointment_make", "order" },
	{ "sfp_appointment_end", "order" },
	{ "sfp_edition_approve", "order" },
	{ "sfp_movement_order", "order" },
	{ "sfp_chat_due_list", "cause" },
	{ "sfp_duties_get", "person" },
	{ "sfp_edition_draft", "ret_findings" },
	{ "sfp_movement_apply", "ret_effects" },
	{ "sfp_turn_make", "ret_report" },
	{ "sfp_may", "ret_decision" },
	{ "sfp_tick", "ret_report" },
	{ "sfp_trail_verify", "remembered" },
	{ "sfp_organization_list", "after" },
	{ "sfp_record_list", "filter" },
	{ "sfp_movement_list", "filter" },
	{ "sfp_invitee_list", "filter" },
	{ "sfp_invitee_prepare", "form" },
	{ "sfp_who_may", "filter" },
	{ "sfp_what_may", "filter" },
	{ "sfp_what_may", "about" },
	{ "sfp_roster_plan_make", "options" },
	{ "sfp_application_send", "letter_digest" },
	{ "sfp_help_request_escalate", "ret_ticket" },
	{ "sfp_export_write", "context" },
	{ "sfp_office_end", "order" },
	{ "sfp_import_rollback", "orderer" },
	{ "sfp_registry_save", "options" },
};

static bool may_be_null(const struct call *call, const struct argument *argument)
{
	for (size_t i = 0; i < sizeof(optional) / sizeof(optional[0]); i++)
		if (strcmp(optional[i].function, call->name) == 0 && strcmp(optional[i].argument, argument->name) == 0)
			return true;
	return false;
}

/* ---- sound arguments ---- */

static struct world w;
/* Room for a struct with a tail, or for what nobody looks into: each call is of an organisation that there is none of.
 */
static union {
	size_t size;
	void *pointer;
	uint8_t bytes[8192];
} rooms[ARGUMENTS_MAX];
static void *given[ARGUMENTS_MAX];
static sfp_roster_reading *reading; /* the one handle that is looked into before the organisation is */

/* What a fresh struct lacks to be sound. */
static void complete(const struct argument *argument, void *input)
{
	static const sfp_turn_line line = { .way = SFP_TURN_STAY };

	if (strcmp(argument->init, "SFP_ACTOR_INIT") == 0)
		memset(&((sfp_actor *)input)->organization, 'n', sizeof(sfp_id));
	if (strcmp(argument->init, "SFP_LETTER_ATTACHMENT_INIT") == 0)
		((sfp_letter_attachment *)input)->data = "%PDF";
	if (strcmp(argument->init, "SFP_TURN_FORM_INIT") == 0) {
		((sfp_turn_form *)input)->lines = &line;
		((sfp_turn_form *)input)->line_count = 1;
	}
}

/* NULL in a build without the feature. */
static void read_roster(void)
{
	static const char list[] = "ФИО;Группа\n";
	const sfp_roster_input input = {
		.data = list, .length = sizeof(list) - 1, .name = "list.csv", .kind = SFP_ROSTER_STUDENTS
	};
	sfp_status status = sfp_roster_read(&input, 1, NULL, &reading);

	ck_assert(status == SFP_OK || status == SFP_E_UNSUPPORTED);
}

static void set_up(const struct call *call)
{
	memset(rooms, 0, sizeof(rooms));
	for (int i = 0; i < ARGUMENTS_MAX && call->arguments[i].name; i++) {
		const struct argument *argument = &call->arguments[i];

		given[i] = rooms[i].bytes;
		if (strcmp(argument->name, "reading") == 0) {
			sfp_roster_reading_close(reading);
			read_roster();
			given[i] = reading ? (void *)reading : rooms[i].bytes;
		} else if (argument->init) {
			memcpy(given[i], argument->fresh, argument->size);
			complete(argument, given[i]);
		} else if (argument->is_id) {
			memset(given[i], 'n', sizeof(sfp_id)); /* of nothing that there is */
		} else if (argument->is_text) {
			strcpy(given[i], "/dev/null/none"); /* nor is there such a file, or can be */
		}
	}
}

static void clear_up(const struct call *call)
{
	for (int i = 0; i < ARGUMENTS_MAX && call->arguments[i].name; i++)
		if (call->arguments[i].release && rooms[i].pointer) {
			call->arguments[i].release(rooms[i].pointer);
			rooms[i].pointer = NULL;
		}
}

/* ---- trying ---- */

/* A call that was refused, so that there is something to forget. */
static void be_refused(void)
{
	sfp_class *class = NULL;

	ck_sfp_status(sfp_class_create_staffroom(w.reg, &w.students[0], &class), SFP_REFUSED);
	ck_assert_str_ne(sfp_registry_message(w.reg), "");
}

static bool names_it(sfp_language language, const char *name)
{
	return strstr(sfp_registry_message_in(w.reg, language), name) != NULL;
}

static sfp_status try(const struct call *call)
{
	sfp_status status;

	be_refused();
	status = call->call(w.reg, given);
	clear_up(call);
	ck_assert_msg(!sfp_registry_refusal(w.reg), "%s: the refusal is an earlier call's", call->name);
	return status;
}

static void expect_misuse(const struct call *call, const struct argument *argument, const char *how)
{
	sfp_status status = try(call);

	ck_assert_msg(status == SFP_E_MISUSE, "%s, %s %s: %s", call->name, argument->name, how,
	              sfp_status_name(status));
	ck_assert_msg(names_it(SFP_EN, argument->name) && names_it(SFP_RU, argument->name),
	              "%s, %s %s: it says '%s' and '%s'", call->name, argument->name, how, sfp_registry_message(w.reg),
	              sfp_registry_message_in(w.reg, SFP_RU));
	ck_assert_str_ne(sfp_registry_message_in(w.reg, SFP_RU), sfp_registry_message_in(w.reg, SFP_EN));
}

static sfp_status expect_sound(const struct call *call, const char *what)
{
	sfp_status status = try(call);

	ck_assert_msg(status != SFP_E_MISUSE, "%s, %s: %s", call->name, what, sfp_registry_message(w.reg));
	return status;
}

/* A text that is NULL is misuse, or the same as an empty one. */
static void try_null(const struct call *call, int at)
{
	set_up(call);
	given[at] = NULL;
	if (call->arguments[at].is_text && try(call) != SFP_E_MISUSE)
		return;
	if (may_be_null(call, &call->arguments[at]))
		expect_sound(call, "without an optional argument");
	else
		expect_misuse(call, &call->arguments[at], "NULL");
}

/* A struct of another size: only one with an empty tail can be meant. */
static void try_sizes(const struct call *call, int at)
{
	const struct argument *argument = &call->arguments[at];
	const size_t wrong[] = { 0, 1, argument->size - 1, argument->size + 4096, (size_t)-1 };

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		set_up(call);
		rooms[at].size = wrong[i];
		expect_misuse(call, argument, "of a wrong size");
		ck_assert_msg(names_it(SFP_EN, argument->init) && names_it(SFP_RU, argument->init), "%s: %s",
		              call->name, sfp_registry_message(w.reg));
	}
	set_up(call);
	rooms[at].size = argument->size + 16;
	expect_sound(call, "with a struct of a newer header");
	set_up(call);
	rooms[at].size = argument->size + 16;
	rooms[at].bytes[argument->size + 15] = 1;
	expect_misuse(call, argument, "with a member that is not known here");
}

static void try_actor(const struct call *call, int at)
{
	static char long_key[202];
	sfp_actor *actor = (sfp_actor *)rooms[at].bytes;

	memset(long_key, 'k', sizeof(long_key) - 1);
	set_up(call);
	actor->organization = (sfp_id)SFP_ID_NONE;
	expect_misuse(call, &call->arguments[at], "of no organisation");
	set_up(call);
	actor->idempotency_key = "";
	expect_misuse(call, &call->arguments[at], "with an empty key");
	set_up(call);
	actor->idempotency_key = long_key;
	expect_misuse(call, &call->arguments[at], "with a key of 201 bytes");
}

/* ---- the tests ---- */

static void open_world(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

static void close_world(void)
{
	sfp_roster_reading_close(reading);
	reading = NULL;
	world_close(&w);
}

START_TEST(a_wrong_argument_is_named_and_nothing_is_left_of_the_call_before)
{
	const struct call *call = &calls[_i];
	bool supported;

	set_up(call);
	supported = expect_sound(call, "sound") != SFP_E_UNSUPPORTED;
	set_up(call);
	ck_sfp_status(call->call(NULL, given), SFP_E_MISUSE);
	for (int i = 0; i < ARGUMENTS_MAX && call->arguments[i].name; i++) {
		try_null(call, i);
		if (call->arguments[i].init && supported)
			try_sizes(call, i);
		if (call->arguments[i].init && supported && strcmp(call->arguments[i].init, "SFP_ACTOR_INIT") == 0)
			try_actor(call, i);
	}
}
END_TEST

START_TEST(an_argument_that_may_be_missing_is_one_of_a_function)
{
	for (size_t i = 0; i < sizeof(optional) / sizeof(optional[0]); i++) {
		bool found = false;

		for (int call = 0; call < CALLS && !found; call++)
			for (int at = 0; at < ARGUMENTS_MAX && calls[call].arguments[at].name && !found; at++)
				found = strcmp(calls[call].name, optional[i].function) == 0 &&
				        strcmp(calls[call].arguments[at].name, optional[i].argument) == 0;
		ck_assert_msg(found, "%s %s", optional[i].function, optional[i].argument);
	}
}
END_TEST

static Suite *calls_suite(void)
{
	Suite *suite = suite_create("calls");
	TCase *tcase = tcase_create("calls");

	tcase_add_checked_fixture(tcase, open_world, close_world);
	tcase_add_loop_test(tcase, a_wrong_argument_is_named_and_nothing_is_left_of_the_call_before, 0, CALLS);
	tcase_add_test(tcase, an_argument_that_may_be_missing_is_one_of_a_function);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(calls_suite)
