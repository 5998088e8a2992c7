/* test_registry.c: verbs when the disk fails or memory runs out.
 *
 * The oracle of every sweep: for one fault at most one call fails, and says so; the same call made again, under the
 * same idempotency key, succeeds; in the end everything was done once, and the trail agrees with the records. */
#include <jansson.h>
#include <limits.h>
#include <sqlite3.h>
#include <string.h>

#include "../unit/folder.h"
#include "check_main.h"
#include "memory.h"
#include "story.h"
#include "vfs.h"

/* Of how many points of a sweep one is tried: where every line is counted, not all are. */
#ifndef SWEEP_STEP
#define SWEEP_STEP 1
#endif

/* ---- a registry to begin with ---- */

static struct world w; /* its ids; the handle is each run's own */

static struct {
	const char *name;
	char bytes[2 << 20];
	size_t length;
} files[] = { { "registry", { 0 }, 0 }, { "registry.key", { 0 }, 0 } };

static void keep_files(void)
{
	for (int i = 0; i < 2; i++) {
		FILE *file = fopen(in_folder(files[i].name), "r");

		files[i].length = fread(files[i].bytes, 1, sizeof(files[i].bytes), file);
		ck_assert_uint_gt(files[i].length, 0);
		ck_assert_uint_lt(files[i].length, sizeof(files[i].bytes));
		fclose(file);
	}
}

static void lay_out(void)
{
	folder_empty();
	for (int i = 0; i < 2; i++) {
		FILE *file = fopen(in_folder(files[i].name), "w");

		ck_assert_uint_eq(fwrite(files[i].bytes, 1, files[i].length, file), files[i].length);
		fclose(file);
	}
}

static void setup(void)
{
	folder_make();
	fault_register();
	sqlite3_vfs_register(sqlite3_vfs_find(FAULT_VFS), 1);
	fault_start((struct fault_plan){ 0 });
	world_open(&w, in_folder("registry"), SFP_DURABILITY_FULL);
	world_close(&w);
	keep_files();
}

static sfp_time clock_of_world(void *context)
{
	return ((const struct world *)context)->now;
}

/* ---- the story ---- */

struct run {
	int failures;
	sfp_id invites[2];
	sfp_trail_head remembered;
	char token[SFP_INVITE_TOKEN_SIZE];
};

static sfp_status open_registry(void)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;

	options.clock = clock_of_world;
	options.clock_context = &w;
	return sfp_registry_open(in_folder("registry"), &options, &w.reg, NULL);
}

static sfp_actor with_key(const sfp_actor *actor, const char *key)
{
	sfp_actor copy = *actor;

	copy.idempotency_key = key;
	return copy;
}

static sfp_status step_open(struct run *run)
{
	(void)run;
	return w.reg ? SFP_OK : open_registry();
}

static sfp_status create(struct run *run, int which, const char *key)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_actor actor = with_key(&w.administrator, key);
	sfp_invite *invite = NULL;
	sfp_status status;

	draft.class_id = w.staffroom;
	draft.role = SFP_ROLE_TEACHER;
	status = sfp_invite_create(w.reg, &actor, &draft, run->token, &invite);
	if (status == SFP_OK)
		run->invites[which] = invite->head.id;
	sfp_invite_free(invite);
	return status;
}

static sfp_status step_create(struct run *run)
{
	return create(run, 0, "create");
}

static sfp_status step_create_another(struct run *run)
{
	return create(run, 1, "another");
}

/* A retry of what had an unknown outcome is told no secret: it was made for a caller who never heard it. So one sends
 * again. */
static sfp_status step_send(struct run *run)
{
	static const char *const keys[] = { "send", "send again", "and again" };
	sfp_status status = SFP_OK;

	*run->token = '\0';
	for (int i = 0; i < 3 && !*run->token && status == SFP_OK; i++) {
		sfp_actor actor = with_key(&w.administrator, keys[i]);
		sfp_invite *invite = NULL;

		status = sfp_invite_send(w.reg, &actor, &run->invites[0], run->token, &invite);
		sfp_invite_free(invite);
	}
	return status;
}

static sfp_status step_claim(struct run *run)
{
	sfp_actor actor = with_key(&w.teachers[2], "claim");
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_claim(w.reg, &actor, run->token, &invite);

	sfp_invite_free(invite);
	return status;
}

static sfp_status step_annul(struct run *run)
{
	sfp_actor actor = with_key(&w.administrator, "annul");
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_annul(w.reg, &actor, &run->invites[1], &invite);

	sfp_invite_free(invite);
	return status;
}

/* Refused, and that goes on the trail. */
static sfp_status step_refusal(struct run *run)
{
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_annul(w.reg, &w.students[0], &run->invites[0], &invite);

	return status == SFP_REFUSED ? SFP_OK : status;
}

static sfp_status step_list(struct run *run)
{
	sfp_page *page = NULL;
	sfp_status status = sfp_record_list(w.reg, &w.organization, SFP_OBJECT_PERSON, NULL, &page);

	(void)run;
	if (status == SFP_OK && page->count != 14)
		status = SFP_E_CORRUPT;
	sfp_page_free(page);
	return status;
}

static sfp_status step_verify(struct run *run)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	(void)run;
	return sfp_trail_verify(w.reg, &w.organization, NULL, &report);
}

/* Check itself allocates: the steps assert nothing. */
/* clang-format off */
static sfp_status (*const steps[])(struct run *run) = { step_open,  step_create, step_create_another, step_send, step_claim,
	                                                step_annul, step_refusal, step_list, step_verify };

static sfp_status step(struct run *run, size_t number)
{
	sfp_status status;

	counting = true;
	status = steps[number](run);
	counting = false;
	return status;
}

static void tell(struct run *run)
{
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		sfp_status status = step(run, i);

		if (status == SFP_OK)
			continue;
		ck_assert_msg(status < 0 && sfp_status_name(status) && status != SFP_E_MISUSE && status != SFP_E_TAMPERED &&
		              status != SFP_E_NOT_FOUND && status != SFP_E_CONFLICT && status != SFP_E_EXISTS,
		              "step %zu: %s: %s", i, sfp_status_name(status), sfp_registry_message(w.reg));
		run->failures++;
		status = step(run, i);
		ck_assert_msg(status == SFP_OK, "step %zu, again: %s: %s", i, sfp_status_name(status), sfp_registry_message(w.reg));
	}
}

static size_t count_of(sfp_object object, int state)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t count;

	filter.state = state;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, object, &filter, &page));
	count = page->count;
	sfp_page_free(page);
	return count;
}

/* With a disk that works again: all was done, and once. */
static void inspect(long at)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_status status;

	sfp_registry_close(w.reg);
	w.reg = NULL;
	ck_sfp_ok(open_registry());
	status = sfp_trail_verify(w.reg, &w.organization, NULL, &report);
	ck_assert_msg(status == SFP_OK, "fault at %ld: %s, %s", at, sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_uint_eq(count_of(SFP_OBJECT_INVITE, 0), 2);
	ck_assert_uint_eq(count_of(SFP_OBJECT_INVITE, SFP_INVITE_SENT), 1);
	ck_assert_uint_eq(count_of(SFP_OBJECT_INVITE, SFP_INVITE_ANNULLED), 1);
	ck_assert_uint_eq(count_of(SFP_OBJECT_MEMBERSHIP, 0), 1);
	sfp_registry_close(w.reg);
	w.reg = NULL;
}

/* ---- the disk ---- */

static const enum fault_kind kinds[] = { FAULT_IO, FAULT_FULL, FAULT_SHORT, FAULT_LATE };

START_TEST(one_fault_of_the_disk_fails_one_verb_at_most_and_a_retry_settles_it)
{
	struct fault_plan plan = { .kind = kinds[_i] };
	struct run run = { 0 };
	int total, unknown = 0;

	lay_out();
	fault_start(plan);
	tell(&run);
	total = fault_stop().calls;
	inspect(0);
	ck_assert_int_eq(run.failures, 0);
	ck_assert_int_gt(total, 20);
	for (plan.at = 1; plan.at <= total; plan.at += SWEEP_STEP) {
		run = (struct run){ 0 };
		lay_out();
		fault_start(plan);
		tell(&run);
		fault_stop();
		ck_assert_msg(run.failures <= 1, "fault at %d: %d verbs failed", plan.at, run.failures);
		unknown += run.failures;
		inspect(plan.at);
	}
	ck_assert_int_gt(unknown, 5 / SWEEP_STEP);
}
END_TEST

/* ---- memory ---- */

START_TEST(memory_that_runs_out_fails_one_verb_at_most_and_a_retry_settles_it)
{
	struct run run = { 0 };
	long total;
	int failures = 0;

	lay_out();
	fault_start((struct fault_plan){ 0 });
	only_once = true;
	left = LONG_MAX;
	tell(&run);
	total = LONG_MAX - left;
	left = -1;
	inspect(0);
	for (long at = 0; at < total; at += 1 + total * SWEEP_STEP / 500) {
		run = (struct run){ 0 };
		lay_out();
		left = at;
		tell(&run);
		left = -1;
		ck_assert_msg(run.failures <= 1, "allocation %ld: %d verbs failed", at, run.failures);
		failures += run.failures;
		inspect(at);
	}
	ck_assert(!HAVE_OWN_MALLOC || failures > 100 / SWEEP_STEP);
}
END_TEST

/* ---- a new file ---- */

static bool is_there(const char *name)
{
	return access(in_folder(name), F_OK) == 0;
}

/* Nothing, not even a draft. */
static void expect_empty_folder(long at)
{
	DIR *names = opendir(folder);

	for (struct dirent *name; (name = readdir(names)) != NULL;)
		ck_assert_msg(name->d_name[0] == '.', "fault at %ld: %s is left", at, name->d_name);
	closedir(names);
}

static sfp_registry *new_in_memory(void)
{
	sfp_registry *reg = NULL;

	ck_sfp_ok(sfp_registry_open(NULL, NULL, &reg, NULL));
	return reg;
}

static sfp_status save_counted(sfp_registry *reg)
{
	sfp_status status;

	counting = true;
	status = sfp_registry_save(reg, in_folder("registry"), NULL);
	counting = false;
	return status;
}

/* A fault leaves nothing behind, and the same registry can be saved afterwards; what has been saved is whole. */
static bool save_under_fault(sfp_registry *reg, long at)
{
	sfp_status status = save_counted(reg);
	bool failed = status != SFP_OK;

	fault_stop();
	left = -1;
	if (failed) {
		ck_assert_msg(status == SFP_E_IO || status == SFP_E_FULL || status == SFP_E_NO_MEMORY, "fault at %ld: %s", at,
		              sfp_status_name(status));
		expect_empty_folder(at);
		ck_sfp_ok(sfp_registry_save(reg, in_folder("registry"), NULL));
	}
	sfp_registry_close(reg);
	ck_assert(is_there("registry") && is_there("registry.key"));
	w.reg = NULL;
	ck_sfp_ok(open_registry());
	sfp_registry_close(w.reg);
	w.reg = NULL;
	return failed;
}

START_TEST(a_registry_that_cannot_be_saved_leaves_nothing_behind)
{
	struct fault_plan plan = { .kind = kinds[_i] };
	sfp_registry *reg = new_in_memory();
	int total, failed = 0;

	folder_empty();
	fault_start(plan);
	ck_sfp_ok(sfp_registry_save(reg, in_folder("registry"), NULL));
	total = fault_stop().calls;
	sfp_registry_close(reg);
	ck_assert_int_gt(total, 20);
	for (plan.at = 1; plan.at <= total; plan.at += SWEEP_STEP * (1 + total / 60)) {
		folder_empty();
		reg = new_in_memory();
		fault_start(plan);
		failed += save_under_fault(reg, plan.at);
	}
	ck_assert_int_gt(failed, 10 / SWEEP_STEP);
}
END_TEST

START_TEST(saving_without_memory_leaves_nothing_behind)
{
	sfp_registry *reg = new_in_memory();
	long total;
	int failed = 0;

	fault_start((struct fault_plan){ 0 });
	folder_empty();
	only_once = true;
	left = LONG_MAX;
	ck_sfp_ok(save_counted(reg));
	total = LONG_MAX - left;
	left = -1;
	sfp_registry_close(reg);
	for (long at = 0; at < total; at += 1 + total * SWEEP_STEP / 100) {
		folder_empty();
		reg = new_in_memory();
		left = at;
		failed += save_under_fault(reg, at);
	}
	ck_assert(!HAVE_OWN_MALLOC || failed > 10 / SWEEP_STEP);
}
END_TEST

/* ---- JSON ---- */

static long json_calls, json_fails_at;

static void *json_alloc(size_t size)
{
	return ++json_calls == json_fails_at ? NULL : malloc(size);
}

static sfp_status describe(char **ret_text)
{
	return sfp_describe(ret_text);
}

static sfp_status show_record(char **ret_text)
{
	sfp_record *record = NULL;
	sfp_status status;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_EDITION, &w.edition, &record));
	status = sfp_record_json(record, ret_text);
	sfp_record_free(record);
	return status;
}

static sfp_status show_entry(char **ret_text)
{
	sfp_trail_entry *entry = NULL;
	sfp_status status = sfp_trail_entry_get(w.reg, &w.organization, 40, &entry);

	if (status == SFP_OK)
		*ret_text = strdup(entry->json);
	sfp_trail_entry_free(entry);
	return status;
}

START_TEST(json_is_whole_or_not_at_all)
{
	static sfp_status (*const makers[])(char **ret_text) = { describe, show_record, show_entry };
	char *whole = NULL, *text = NULL;
	long total, failed = 0;

	lay_out();
	fault_start((struct fault_plan){ 0 });
	ck_sfp_ok(open_registry());
	json_set_alloc_funcs(json_alloc, free);
	json_calls = json_fails_at = 0;
	ck_sfp_ok(makers[_i](&whole));
	total = json_calls;
	for (long at = 1; at <= total; at += 1 + total / 400) {
		sfp_status status;

		json_calls = 0;
		json_fails_at = at;
		text = NULL;
		status = makers[_i](&text);
		json_fails_at = 0;
		ck_assert_msg(status == SFP_E_NO_MEMORY || (status == SFP_OK && strcmp(text, whole) == 0), "allocation %ld of %ld: %s: %s", at,
		              total, sfp_status_name(status), text ? text : "");
		failed += status != SFP_OK;
		free(text);
	}
	ck_assert_int_gt(failed, total > 400 ? 300 : total / 2);
	free(whole);
	sfp_registry_close(w.reg);
	w.reg = NULL;
}
END_TEST

static Suite *registry_suite(void)
{
	Suite *suite = suite_create("registry under faults");
	TCase *sweeps = tcase_create("sweeps");

	tcase_add_checked_fixture(sweeps, setup, folder_remove);
	tcase_add_loop_test(sweeps, one_fault_of_the_disk_fails_one_verb_at_most_and_a_retry_settles_it, 0, sizeof(kinds) / sizeof(kinds[0]));
	tcase_add_test(sweeps, memory_that_runs_out_fails_one_verb_at_most_and_a_retry_settles_it);
	tcase_add_loop_test(sweeps, a_registry_that_cannot_be_saved_leaves_nothing_behind, 0, sizeof(kinds) / sizeof(kinds[0]));
	tcase_add_test(sweeps, saving_without_memory_leaves_nothing_behind);
	tcase_add_loop_test(sweeps, json_is_whole_or_not_at_all, 0, 3);
	suite_add_tcase(suite, sweeps);
	return suite;
}

SUITE_MAIN(registry_suite)

/* clang-format on */
