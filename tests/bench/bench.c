/* bench.c: how fast the library is, against its targets and against bare SQLite in the same run. Measured, never
 * asserted.
 *
 * Each figure is taken in many small rounds; rounds of the two sides of a ratio take turns, because disks and clocks
 * drift.
 */
#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sferumpolicy/sferumpolicy.h"
#include "world.h"

#define SAMPLES 20000
#define BATCH   16 /* calls a sample: one call is shorter than a look at the clock */

static double now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void print_percentiles(const char *what, double *samples, size_t count, const char *target)
{
	qsort(samples, count, sizeof(*samples), compare);
	printf("%-44s p50 %9.0f ns   p99 %9.0f ns   %s\n", what, samples[count / 2], samples[count * 99 / 100], target);
}

static void check(sfp_status status, const char *what)
{
	if (status == SFP_OK || status == SFP_REFUSED)
		return;
	fprintf(stderr, "bench: %s: %s\n", what, sfp_status_name(status));
	exit(1);
}

/* ---- deciding ---- */

static const sfp_policy *policy;
static sfp_request requests[SFP_ACTION_END];

static void make_requests(void)
{
	for (int action = 1; action < SFP_ACTION_END; action++) {
		requests[action] = (sfp_request)SFP_REQUEST_INIT;
		requests[action].action = (sfp_action)action;
		requests[action].roles = SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR) | SFP_ROLE_BIT(SFP_ROLE_TEACHER);
		requests[action].kind = action == SFP_ACTION_CHAT_CREATE ? SFP_KIND_SUBJECT_STUDENTS : SFP_KIND_NONE;
		requests[action].known_true.word[0] = UINT64_MAX << 1 & 0xaaaaaaaaaaaaaaaa;
		requests[action].known_false.word[0] = UINT64_MAX << 1 & 0x1111111111111110;
	}
}

static void decide_by_handle(int sample)
{
	sfp_decision decision = SFP_DECISION_INIT;

	for (int i = 0; i < BATCH; i++)
		check(sfp_decide(policy, &requests[1 + (sample + i) % (SFP_ACTION_END - 1)], &decision), "decide");
}

static void decide_by_name(int sample)
{
	static const char *const roles[] = { "administrator", "teacher" };
	static const char *const facts[] = { "administrator_registered", "invitee_role_fits_class", "invite_live" };
	sfp_decision decision = SFP_DECISION_INIT;

	for (int i = 0; i < BATCH; i++) {
		sfp_named_request named = SFP_NAMED_REQUEST_INIT;
		sfp_request request = SFP_REQUEST_INIT;

		named.roles = roles;
		named.role_count = 2;
		named.action = sfp_action_name((sfp_action)(1 + (sample + i) % (SFP_ACTION_END - 1)));
		named.known_true = facts;
		named.true_count = 3;
		check(sfp_request_resolve(policy, &named, &request, NULL), "resolve");
		check(sfp_decide(policy, &request, &decision), "decide");
	}
}

static void explain_refusal(int sample)
{
	sfp_request request = requests[SFP_ACTION_INVITE_CREATE];
	sfp_decision decision = SFP_DECISION_INIT;
	char text[2048];

	(void)sample;
	request.roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT);
	check(sfp_decide(policy, &request, &decision), "decide");
	for (int i = 0; i < BATCH; i++)
		check(sfp_explain(policy, &request, &decision, SFP_RU, text, sizeof(text), NULL), "explain");
}

static void measure(const char *what, void (*run)(int sample), const char *target)
{
	static double samples[SAMPLES];

	for (int sample = 0; sample < SAMPLES / 10; sample++)
		run(sample);
	for (int sample = 0; sample < SAMPLES; sample++) {
		double began = now_ns();

		run(sample);
		samples[sample] = (now_ns() - began) / BATCH;
	}
	print_percentiles(what, samples, SAMPLES, target);
}

/* ---- a durable verb ---- */

#define ROUNDS 400

/* The rows that sending an invite writes, and no more: the record, the entry, the head. */
#define APPEND_TO_TRAIL                                                                                                \
	"INSERT INTO trail (org, seq, object, object_id, leaf, entry) "                                                \
	"VALUES (1, (SELECT max(seq) + 1 FROM trail WHERE org = 1), 16, randomblob(16), randomblob(32), randomblob(420))"
static const char *const bare_statements[] = {
	"UPDATE invite SET revision = revision + 1, sends = sends + 1, sent_at = sent_at + 1 WHERE id = (SELECT id FROM invite LIMIT 1)",
	APPEND_TO_TRAIL,
	"UPDATE trail_head SET size = size + 1, peaks = randomblob(200) WHERE org = 1",
};

struct bare {
	sqlite3 *db;
	sqlite3_stmt *statements[3], *begin, *commit;
};

static void sql(int rc, sqlite3 *db)
{
	if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
		return;
	fprintf(stderr, "bench: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static void bare_open(struct bare *bare, const char *path, bool durable)
{
	sql(sqlite3_open(path, &bare->db), bare->db);
	sql(sqlite3_exec(bare->db,
	                 durable ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"
	                         : "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
	                 NULL, NULL, NULL),
	    bare->db);
	sql(sqlite3_prepare_v2(bare->db, "BEGIN IMMEDIATE", -1, &bare->begin, NULL), bare->db);
	sql(sqlite3_prepare_v2(bare->db, "COMMIT", -1, &bare->commit, NULL), bare->db);
	for (int i = 0; i < 3; i++)
		sql(sqlite3_prepare_v2(bare->db, bare_statements[i], -1, &bare->statements[i], NULL), bare->db);
}

static void bare_run(struct bare *bare, sqlite3_stmt *statement)
{
	sql(sqlite3_step(statement), bare->db);
	sql(sqlite3_reset(statement), bare->db);
}

static void bare_write(struct bare *bare)
{
	bare_run(bare, bare->begin);
	for (int i = 0; i < 3; i++)
		bare_run(bare, bare->statements[i]);
	bare_run(bare, bare->commit);
}

static void bare_close(struct bare *bare)
{
	for (int i = 0; i < 3; i++)
		sqlite3_finalize(bare->statements[i]);
	sqlite3_finalize(bare->begin);
	sqlite3_finalize(bare->commit);
	sqlite3_close(bare->db);
}

static void send_invite(const struct world *world, const sfp_id *invite_id)
{
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;

	check(sfp_invite_send(world->reg, &world->administrator, invite_id, token, &invite), "send");
	sfp_invite_free(invite);
}

static void copy_file(const char *from, const char *to)
{
	sfp_registry *reg = NULL;

	check(sfp_registry_open(from, NULL, &reg, NULL), "open");
	check(sfp_registry_backup(reg, to), "backup");
	sfp_registry_close(reg);
}

static void measure_verb(const char *folder, bool durable)
{
	static double ours[ROUNDS], theirs[ROUNDS], ratios[ROUNDS];
	char path[4096], bare_path[4096];
	struct world world;
	struct bare bare;
	sfp_id invite;

	snprintf(path, sizeof(path), "%s/verb-%d.registry", folder, durable);
	snprintf(bare_path, sizeof(bare_path), "%s/bare-%d.sqlite", folder, durable);
	world_open(&world, path, durable ? SFP_DURABILITY_FULL : SFP_DURABILITY_NORMAL);
	invite = world_invite(&world);
	copy_file(path, bare_path);
	bare_open(&bare, bare_path, durable);
	for (int round = 0; round < ROUNDS; round++) {
		double began = now_ns(), between;

		send_invite(&world, &invite);
		between = now_ns();
		bare_write(&bare);
		theirs[round] = now_ns() - between;
		ours[round] = between - began;
		ratios[round] = ours[round] / theirs[round];
	}
	print_percentiles(durable ? "verb invite.send, durable (FULL)" : "verb invite.send, NORMAL", ours, ROUNDS, "");
	print_percentiles(durable ? "the same rows by bare SQLite, FULL" : "the same rows by bare SQLite, NORMAL",
	                  theirs, ROUNDS, "");
	qsort(ratios, ROUNDS, sizeof(*ratios), compare);
	printf("%-44s median %5.2f   (quartiles %.2f to %.2f)   target <= 2\n", "ratio, round by round",
	       ratios[ROUNDS / 2], ratios[ROUNDS / 4], ratios[ROUNDS * 3 / 4]);
	bare_close(&bare);
	world_close(&world);
}

/* ---- start ---- */

static void measure_start(void)
{
	double samples[200];

	for (int i = 0; i < 200; i++) {
		double began = now_ns();
		sfp_policy *fresh = NULL;
		sfp_decision decision = SFP_DECISION_INIT;

		check(sfp_policy_load_builtin(&fresh), "load");
		check(sfp_decide(fresh, &requests[1], &decision), "decide");
		samples[i] = now_ns() - began;
		sfp_policy_unref(fresh);
	}
	print_percentiles("load the built-in pack, first decision", samples, 200, "target 5,000,000");
}

/* ---- a whole act ---- */

static void measure_analysis(void)
{
	double samples[200];

	for (int i = 0; i < 200; i++) {
		double began = now_ns();
		sfp_analysis *analysis = NULL;

		check(sfp_policy_analyse(policy, &analysis), "analyse");
		samples[i] = now_ns() - began;
		sfp_analysis_free(analysis);
	}
	print_percentiles("analyse the built-in pack", samples, 200, "target 20,000,000");
}

static void measure_comparison(void)
{
	double samples[200];

	for (int i = 0; i < 200; i++) {
		double began = now_ns();
		sfp_comparison *comparison = NULL;

		check(sfp_policy_compare(policy, policy, &comparison), "compare");
		samples[i] = now_ns() - began;
		sfp_comparison_free(comparison);
	}
	print_percentiles("compare the built-in pack with itself", samples, 200, "target 20,000,000");
}

int main(int argc, char **argv)
{
	char folder[] = "/tmp/sferumpolicy-bench-XXXXXX";
	char command[64];
	sfp_policy *loaded = NULL;

	(void)argc;
	(void)argv;
	check(sfp_policy_load_builtin(&loaded), "load");
	policy = loaded;
	make_requests();
	measure("decide, by handle", decide_by_handle, "target 100 / 250");
	measure("decide, by name", decide_by_name, "target 500");
	measure("explain a refusal, in Russian", explain_refusal, "target 2,000");
	measure_start();
	measure_analysis();
	measure_comparison();
	sfp_policy_unref(loaded);
	if (!mkdtemp(folder))
		return 1;
	measure_verb(folder, true);
	measure_verb(folder, false);
	snprintf(command, sizeof(command), "rm -r %s", folder);
	return system(command) == 0 ? 0 : 1;
}
