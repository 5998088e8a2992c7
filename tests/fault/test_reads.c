/* test_reads.c: memory runs out, or a statement fails, at every point of reading and of the clock's round: it is said,
 * never taken for an answer, and the same asked again is answered. */
#include <sqlite3.h>
#include <string.h>

#include "memory.h"

#include "check_main.h"
#include "hostile.h"
#include "ledger/registry.h"
#include "story.h"

/* Of how many points of a sweep one is tried: where every line is counted, not all are. */
#ifndef SWEEP_STEP
#define SWEEP_STEP 1
#endif

static struct world w;
static struct story story;
static sfp_comparison *comparison; /* made before memory or statements fail */
static size_t invitees, chats_due; /* counted before */
static sfp_id import;

static void compare_editions(void)
{
	static const char other[] =
		"format: 1\npack: other\ntitle: {ru: А, en: A}\nnorms:\n"
		"  - {norm: local.a, modality: right, bearer: [teacher], title: {ru: А, en: A}, rules: [{action: invite.annul}]}\n";
	sfp_policy *before = NULL, *after = NULL;

	ck_sfp_ok(sfp_policy_load_builtin(&before));
	ck_sfp_ok(sfp_policy_load(other, strlen(other), &after, NULL));
	ck_sfp_ok(sfp_policy_compare(before, after, &comparison));
	sfp_policy_unref(before);
	sfp_policy_unref(after);
}

static void count_lists(void)
{
	sfp_invitee_page *page = NULL;
	sfp_chat_dues *dues = NULL;
	sfp_page *imports = NULL;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_IMPORT, NULL, &imports));
	import = imports->records[0]->id;
	sfp_page_free(imports);
	ck_sfp_ok(sfp_invitee_list(w.reg, &w.organization, NULL, &page));
	invitees = page->count;
	ck_assert_uint_gt(invitees, 0);
	sfp_invitee_page_free(page);
	ck_sfp_ok(sfp_chat_due_list(w.reg, &w.organization, &import, &dues));
	chats_due = dues->count;
	ck_assert_uint_gt(chats_due, 0);
	sfp_chat_dues_free(dues);
}

static void open_world(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	story_tell(&w, &story);
	compare_editions();
	count_lists();
}

static void close_world(void)
{
	sfp_comparison_free(comparison);
	world_close(&w);
}

/* ---- what is read; Check itself allocates, so nothing is asserted here ---- */

static sfp_status get_record(void)
{
	sfp_record *record = NULL;
	sfp_status status = sfp_record_get(w.reg, &w.organization, SFP_OBJECT_PERSON, &w.head.person, &record);

	sfp_record_free(record);
	return status;
}

static sfp_status list_records(void)
{
	sfp_page *page = NULL;
	sfp_status status = sfp_record_list(w.reg, &w.organization, SFP_OBJECT_ENROLLMENT, NULL, &page);

	if (status == SFP_OK && (page->count != WORLD_STUDENTS + 3 || page->more)) /* one moved, two came by lists */
		status = SFP_E_CONFLICT;                                           /* a part is no answer */
	sfp_page_free(page);
	return status;
}

static sfp_status list_invitees(void)
{
	sfp_invitee_page *page = NULL;
	sfp_status status = sfp_invitee_list(w.reg, &w.organization, NULL, &page);

	if (status == SFP_OK && (page->count != invitees || page->more))
		status = SFP_E_CONFLICT;
	sfp_invitee_page_free(page);
	return status;
}

static sfp_status list_dues(void)
{
	sfp_chat_dues *dues = NULL;
	sfp_status status = sfp_chat_due_list(w.reg, &w.organization, &import, &dues);

	if (status == SFP_OK && dues->count != chats_due)
		status = SFP_E_CONFLICT;
	sfp_chat_dues_free(dues);
	return status;
}

static sfp_status may(sfp_question question)
{
	sfp_decision decision = SFP_DECISION_INIT;

	return sfp_may(w.reg, &w.administrator, &question, &decision);
}

static sfp_status may_invite(void)
{
	sfp_question question = SFP_QUESTION_INIT;

	question.action = SFP_ACTION_INVITE_CREATE;
	question.person = w.students[1].person;
	question.class_id = w.classes[0];
	question.role = SFP_ROLE_STUDENT;
	return may(question);
}

static sfp_status may_name_class(void)
{
	sfp_question question = SFP_QUESTION_INIT;

	question.action = SFP_ACTION_CLASS_CREATE;
	question.name = "М-11";
	return may(question);
}

static sfp_status may_assign(void)
{
	sfp_question question = SFP_QUESTION_INIT;

	question.action = SFP_ACTION_CLASS_ASSIGN_HOMEROOM;
	question.person = w.teachers[1].person;
	question.class_id = w.classes[0];
	return may(question);
}

/* A part of the people is no answer. */
static sfp_status ask_everybody(void)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_answers *answers = NULL;
	sfp_status status;

	question.action = SFP_ACTION_RESOURCES_READ;
	status = sfp_who_may(w.reg, &w.organization, &question, NULL, &answers);
	if (status == SFP_OK && answers->count < WORLD_TEACHERS + WORLD_STUDENTS)
		status = SFP_E_CONFLICT;
	sfp_answers_free(answers);
	return status;
}

static sfp_status ask_everything(void)
{
	sfp_answers *answers = NULL;
	sfp_status status = sfp_what_may(w.reg, &w.teachers[1], NULL, NULL, &answers);

	if (status == SFP_OK && answers->count < 50)
		status = SFP_E_CONFLICT;
	sfp_answers_free(answers);
	return status;
}

static sfp_status choose(sfp_object object, const sfp_id *id)
{
	sfp_choices *choices = NULL;
	sfp_status status = sfp_permitted(w.reg, &w.teachers[1], object, id, &choices);

	sfp_choices_free(choices);
	return status;
}

static sfp_status choose_of_invite(void)
{
	return choose(SFP_OBJECT_INVITE, &story.invite);
}

static sfp_status choose_of_verification(void)
{
	return choose(SFP_OBJECT_VERIFICATION, &story.verification);
}

static sfp_status choose_of_movement(void)
{
	return choose(SFP_OBJECT_MOVEMENT, &story.transfer);
}

static sfp_status choose_of_application(void)
{
	return choose(SFP_OBJECT_APPLICATION_ORGANIZATION, &w.application);
}

static sfp_status find_touched(void)
{
	sfp_touch *touch = NULL;
	sfp_status status = sfp_comparison_touch(w.reg, &w.organization, comparison, &touch);

	if (status == SFP_OK && touch->person_count < WORLD_TEACHERS + WORLD_STUDENTS)
		status = SFP_E_CONFLICT;
	sfp_touch_free(touch);
	return status;
}

/* Of the first record of a noun. */
static sfp_status choose_of_first(sfp_object object)
{
	sfp_page *page = NULL;
	sfp_status status = sfp_record_list(w.reg, &w.organization, object, NULL, &page);

	if (status == SFP_OK)
		status = page->count ? choose(object, &page->records[0]->id) : SFP_E_NOT_FOUND;
	sfp_page_free(page);
	return status;
}

static sfp_status choose_of_material(void)
{
	return choose_of_first(SFP_OBJECT_CHANNEL_POST);
}

static sfp_status choose_of_event(void)
{
	return choose_of_first(SFP_OBJECT_EVENT);
}

static sfp_status find_channel(void)
{
	sfp_channel *channel = NULL;
	sfp_status status = sfp_channel_find(w.reg, &w.organization, "all_school", &channel);

	sfp_channel_free(channel);
	return status;
}

static sfp_status verify(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	return sfp_trail_verify(w.reg, &w.organization, NULL, &report);
}

static sfp_status read_entry(void)
{
	sfp_trail_entry *entry = NULL;
	sfp_status status = sfp_trail_entry_get(w.reg, &w.organization, 30, &entry);

	sfp_trail_entry_free(entry);
	return status;
}

static sfp_status read_effects(void)
{
	sfp_movement_effects *effects = NULL;
	sfp_status status = sfp_movement_effects_get(w.reg, &w.organization, &story.dismissal, &effects);

	sfp_movement_effects_free(effects);
	return status;
}

/* The last movement that holds. */
static sfp_status find_applied(sfp_id *ret_id)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_status status;

	filter.state = SFP_MOVEMENT_APPLIED;
	status = sfp_record_list(w.reg, &w.organization, SFP_OBJECT_MOVEMENT, &filter, &page);
	if (status == SFP_OK && page->count)
		*ret_id = page->records[page->count - 1]->id;
	sfp_page_free(page);
	return status;
}

/* Tried and undone again: it writes, and keeps nothing. */
static sfp_status read_obstacles(void)
{
	sfp_obstacles *obstacles = NULL;
	sfp_id applied = SFP_ID_NONE;
	sfp_status status = find_applied(&applied);

	if (status != SFP_OK)
		return status;
	status = sfp_obstacle_list(w.reg, &w.administrator, SFP_OBJECT_MOVEMENT, &applied, &obstacles);
	sfp_obstacles_free(obstacles);
	return status;
}

static sfp_status read_edition(void)
{
	sfp_policy *policy = NULL;
	sfp_status status = sfp_edition_policy(w.reg, &w.organization, &w.edition, &policy);

	sfp_policy_unref(policy);
	return status;
}

static sfp_status read_roles(void)
{
	uint32_t roles = 0;

	return sfp_person_roles(w.reg, &w.organization, &w.head.person, 0, &roles);
}

/* Links expire and an application lapses; what was done is undone, so that it is due again. */
static sfp_status go_round(void)
{
	return sfp_tick(w.reg, &w.organization, w.now + INT64_C(86400000000) * 40, NULL);
}

static const struct {
	const char *name;
	sfp_status (*call)(void);
	sfp_status healthy;
} reads[] = {
	{ "record", get_record, SFP_OK },
	{ "list", list_records, SFP_OK },
	{ "invitees", list_invitees, SFP_OK },
	{ "chats due", list_dues, SFP_OK },
	{ "may invite", may_invite, SFP_OK },
	{ "may name class", may_name_class, SFP_OK },
	{ "may assign", may_assign, SFP_OK },
	{ "who may", ask_everybody, SFP_OK },
	{ "what may", ask_everything, SFP_OK },
	{ "touch", find_touched, SFP_OK },
	{ "choices of invite", choose_of_invite, SFP_OK },
	{ "choices of verification", choose_of_verification, SFP_OK },
	{ "choices of movement", choose_of_movement, SFP_OK },
	{ "choices of application", choose_of_application, SFP_OK },
	{ "choices of material", choose_of_material, SFP_OK },
	{ "choices of event", choose_of_event, SFP_OK },
	{ "channel", find_channel, SFP_OK },
	{ "verify", verify, SFP_OK },
	{ "entry", read_entry, SFP_OK },
	{ "effects", read_effects, SFP_OK },
	{ "obstacles", read_obstacles, SFP_OK },
	{ "edition's policy", read_edition, SFP_OK },
	{ "roles", read_roles, SFP_OK },
	{ "round of the clock", go_round, SFP_OK },
};

#define READS ((int)(sizeof(reads) / sizeof(reads[0])))

/* ---- memory ---- */

/* The first points one by one, then ever wider apart: loading a pack has tens of thousands that are alike. */
static long next_point(long point)
{
	return point < 200 / SWEEP_STEP ? point + 1 : point + point * SWEEP_STEP / 8;
}

static bool out_of_memory(int which, long point, bool once)
{
	sfp_status status;

	ck_sfp_ok(sfp_batch_begin(w.reg));
	refused = 0;
	only_once = once;
	left = point;
	counting = true;
	status = reads[which].call();
	counting = false;
	left = -1;
	ck_assert_msg(status == SFP_E_NO_MEMORY || status == reads[which].healthy, "%s, allocation %ld: %s",
	              reads[which].name, point, sfp_status_name(status));
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	return refused > 0;
}

START_TEST(what_memory_fails_is_no_answer)
{
	bool once = _i >= READS;
	int which = _i % READS;

	for (long point = 0; out_of_memory(which, point, once); point = next_point(point))
		;
	ck_assert_int_eq(reads[which].call(), reads[which].healthy);
	ck_sfp_ok(verify());
}
END_TEST

/* ---- statements ---- */

struct stop {
	sqlite3 *db;
	int at, seen;
};

static int count(unsigned type, void *context, void *statement, void *text)
{
	struct stop *stop = context;

	(void)type;
	(void)statement;
	(void)text;
	if (++stop->seen == stop->at)
		sqlite3_interrupt(stop->db);
	return 0;
}

static sfp_status stopped(int which, int at, bool *ret_stopped)
{
	struct stop stop = { sfp__store_connection(w.reg->store), at, 0 };
	sfp_status status;

	sqlite3_trace_v2(stop.db, SQLITE_TRACE_STMT, count, &stop);
	status = reads[which].call();
	sqlite3_trace_v2(stop.db, 0, NULL, NULL);
	*ret_stopped = stop.seen >= at;
	return status;
}

START_TEST(what_a_statement_fails_is_no_answer)
{
	bool was_stopped = true;
	int failures = 0;

	for (int at = 1; was_stopped; at++) {
		sfp_status status;

		ck_sfp_ok(sfp_batch_begin(w.reg));
		status = stopped(_i, at, &was_stopped);
		ck_assert_msg(status == SFP_E_IO || status == SFP_E_BUSY || status == reads[_i].healthy,
		              "%s, statement %d: %s", reads[_i].name, at, sfp_status_name(status));
		failures += status < 0;
		ck_sfp_ok(sfp_batch_end(w.reg, false));
	}
	ck_assert_int_gt(failures, 0);
	ck_assert_int_eq(reads[_i].call(), reads[_i].healthy);
	ck_sfp_ok(verify());
}
END_TEST

/* ---- numbers ---- */

static int called; /* which read */

static sfp_status call_it(const void *context)
{
	(void)context;
	return reads[called].call();
}

START_TEST(a_read_answers_whatever_number_the_file_holds)
{
	called = _i;
	ck_assert_int_gt(hostile_sweep(w.reg, sfp__store_connection(w.reg->store), reads[_i].name, call_it, NULL), 0);
	ck_assert_int_eq(reads[_i].call(), reads[_i].healthy);
	ck_sfp_ok(verify());
}
END_TEST

static Suite *reads_suite(void)
{
	Suite *suite = suite_create("reads");
	TCase *tcase = tcase_create("reads");

	tcase_add_checked_fixture(tcase, open_world, close_world);
	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, what_a_statement_fails_is_no_answer, 0, READS);
	tcase_add_loop_test(tcase, a_read_answers_whatever_number_the_file_holds, 0, READS);
	if (HAVE_OWN_MALLOC)
		tcase_add_loop_test(tcase, what_memory_fails_is_no_answer, 0, 2 * READS);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(reads_suite)
