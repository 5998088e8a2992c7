/* roster.c: how fast a roster of a million rows becomes people and movements, and how much memory that takes; against
 * bare SQLite that inserts the same rows in the same run. Measured, never asserted.
 *
 *	bench_roster [ROWS] [FOLDER]      ROWS: 1,000,000; FOLDER: where the files go, /tmp by default
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "sferumpolicy/sferumpolicy.h"
#include "world.h"

#define CLASSES 1000
#define BATCH   10000

/* The clock on the wall, and what the process itself has used of a processor: on a machine that others use as well,
 * only the latter tells. */
struct moment {
	double wall, cpu;
};

static double seconds_of(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct moment now(void)
{
	return (struct moment){ seconds_of(CLOCK_MONOTONIC), seconds_of(CLOCK_PROCESS_CPUTIME_ID) };
}

static struct moment since(struct moment began)
{
	struct moment end = now();

	return (struct moment){ end.wall - began.wall, end.cpu - began.cpu };
}

static double peak_mb(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_maxrss / 1024;
}

static void check(sfp_status status, const char *what, const sfp_registry *reg)
{
	if (status == SFP_OK)
		return;
	fprintf(stderr, "bench: %s: %s: %s\n", what, sfp_status_name(status), reg ? sfp_registry_message(reg) : "");
	exit(1);
}

static void tell(const char *what, struct moment took, long rows)
{
	printf("%-36s %8.2f s  cpu %8.2f s  %9.0f rows/s of cpu   peak %5.1f MB\n", what, took.wall, took.cpu,
	       (double)rows / took.cpu, peak_mb());
	fflush(stdout);
}

/* ---- the roster ---- */

/* clang-format off */
static const char *const surnames[] = { "Иванов", "Петров", "Сидоров", "Смирнов", "Кузнецов", "Попов", "Васильев", "Соколов",
	                                "Михайлов", "Новиков", "Фёдоров", "Морозов", "Волков", "Алексеев", "Лебедев", "Семёнов" };
static const char *const names[] = { "Иван", "Пётр", "Анна", "Мария", "Олег", "Ольга", "Павел", "Дарья" };
static const char *const fathers[] = { "Иванович", "Петрович", "Олегович", "Павлович", "Сергеевич" };

static void write_roster(const char *path, long rows)
{
	FILE *file = fopen(path, "wb");
	unsigned long state = 88172645463325252UL;

	if (!file)
		exit(1);
	fputs("ID;Фамилия;Имя;Отчество;Дата рождения;Группа\r\n", file);
	for (long i = 0; i < rows; i++) {
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		fprintf(file, "s-%07ld;%s%c%c;%s;%s;%02lu.%02lu.%04lu;Г-%ld\r\n", i, surnames[state % 16], 'a' + (char)(state / 16 % 26),
		        'a' + (char)(state / 416 % 26), names[state / 20000 % 8], fathers[state / 200000 % 5], 1 + state / 7 % 28,
		        1 + state / 77 % 12, 2005 + state / 777 % 10, i % CLASSES);
	}
	fclose(file);
}

static void make_classes(struct world *world)
{
	static char text[CLASSES][16];
	static sfp_nomenclature_line lines[CLASSES];
	sfp_id order = world_order(world, SFP_ORDER_NOMENCLATURE, "Н-1000");
	size_t added = 0;

	for (int i = 0; i < CLASSES; i++) {
		snprintf(text[i], sizeof(text[i]), "Г-%d", i);
		lines[i] = (sfp_nomenclature_line){ text[i], 1, "" };
	}
	check(sfp_nomenclature_approve(world->reg, &world->head, &order, lines, CLASSES, &added), "nomenclature", world->reg);
	check(sfp_batch_begin(world->reg), "batch", world->reg);
	for (int i = 0; i < CLASSES; i++) {
		sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
		sfp_class *made = NULL;

		draft.name = text[i];
		check(sfp_class_create(world->reg, &world->administrator, &draft, &made), "class", world->reg);
		sfp_class_free(made);
	}
	check(sfp_batch_end(world->reg, true), "batch", world->reg);
}

/* ---- ours ---- */

static sfp_roster_plan *make_plan(struct world *world, const char *roster, long rows, struct moment *ret_planned)
{
	sfp_roster_input input = { .path = roster, .kind = SFP_ROSTER_STUDENTS };
	sfp_roster_reading *reading = NULL;
	sfp_roster_plan *plan = NULL;
	struct moment began = now(), between;

	check(sfp_roster_read(&input, 1, NULL, &reading), "read", NULL);
	tell("read", since(began), rows);
	between = now();
	check(sfp_roster_plan_make(world->reg, &world->organization, reading, NULL, &plan), "plan", world->reg);
	*ret_planned = since(between);
	tell("plan", *ret_planned, rows);
	sfp_roster_reading_close(reading);
	printf("    changes %lld, reviews %lld, held %lld\n", (long long)sfp_roster_plan_look(plan)->changes,
	       (long long)sfp_roster_plan_look(plan)->reviews, (long long)sfp_roster_plan_look(plan)->held);
	return plan;
}

static struct moment apply(struct world *world, sfp_roster_plan *plan, const sfp_id *order, long rows)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;
	struct moment began = now(), took;

	options.order_id = *order;
	options.orderer = world->deputy.person;
	options.confirm = sfp_roster_plan_look(plan)->held_people;
	check(sfp_roster_plan_apply(world->reg, &world->administrator, plan, &options, &applied), "apply", world->reg);
	took = since(began);
	tell("apply", took, rows);
	sfp_roster_applied_free(applied);
	return took;
}

/* ---- the same rows by bare SQLite ---- */

static void sql(int rc, sqlite3 *db)
{
	if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
		return;
	fprintf(stderr, "bench: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static void run(sqlite3 *db, const char *text)
{
	sql(sqlite3_exec(db, text, NULL, NULL, NULL), db);
}

/* The rows of a table beyond those that were there before, in the order of the key. */
static long copy_table(sqlite3 *from, sqlite3 *to, const char *table, int columns)
{
	char select[256], insert[512];
	sqlite3_stmt *rows = NULL, *put = NULL;
	long count = 0;

	snprintf(select, sizeof(select), "SELECT * FROM %s", table);
	snprintf(insert, sizeof(insert), "INSERT OR IGNORE INTO %s VALUES (?", table);
	for (int i = 1; i < columns; i++)
		strcat(insert, ",?");
	strcat(insert, ")");
	sql(sqlite3_prepare_v2(from, select, -1, &rows, NULL), from);
	sql(sqlite3_prepare_v2(to, insert, -1, &put, NULL), to);
	run(to, "BEGIN IMMEDIATE");
	while (sqlite3_step(rows) == SQLITE_ROW) {
		for (int i = 0; i < columns; i++)
			sqlite3_bind_value(put, i + 1, sqlite3_column_value(rows, i));
		sql(sqlite3_step(put), to);
		sqlite3_reset(put);
		if (++count % BATCH == 0)
			run(to, "COMMIT; BEGIN IMMEDIATE");
	}
	run(to, "COMMIT");
	sqlite3_finalize(rows);
	sqlite3_finalize(put);
	return count;
}

static int columns_of(sqlite3 *db, const char *table)
{
	char text[128];
	sqlite3_stmt *stmt = NULL;
	int columns;

	snprintf(text, sizeof(text), "SELECT * FROM %s LIMIT 0", table);
	sql(sqlite3_prepare_v2(db, text, -1, &stmt, NULL), db);
	columns = sqlite3_column_count(stmt);
	sqlite3_finalize(stmt);
	return columns;
}

static struct moment bare(const char *applied, const char *before, const char *const *tables, size_t count, long rows, const char *what)
{
	sqlite3 *from = NULL, *to = NULL;
	struct moment began, took;
	long written = 0;

	sql(sqlite3_open_v2(applied, &from, SQLITE_OPEN_READONLY, NULL), from);
	sql(sqlite3_open(before, &to), to);
	run(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16384");
	began = now();
	for (size_t i = 0; i < count; i++)
		written += copy_table(from, to, tables[i], columns_of(from, tables[i]));
	took = since(began);
	tell(what, took, rows);
	printf("    %ld rows in all\n", written);
	sqlite3_close(from);
	sqlite3_close(to);
	return took;
}

static void rate(const char *what, struct moment theirs, struct moment ours, const char *target)
{
	printf("%-36s %8.2f    cpu %8.2f     %s\n", what, theirs.wall / ours.wall, theirs.cpu / ours.cpu, target);
}

int main(int argc, char **argv)
{
	static const char *const all[] = { "import", "person", "person_private", "movement", "enrollment", "movement_effect", "trail" };
	static const char *const people[] = { "person", "person_private", "enrollment" };
	long rows = argc > 1 ? atol(argv[1]) : 1000000;
	char folder[512], roster[600], path[600], before[600], before_too[600], command[600];
	struct world world;
	sfp_roster_plan *plan;
	sfp_id order;
	struct moment began, all_of_it, planned, applied, theirs;

	snprintf(folder, sizeof(folder), "%s/sferumpolicy-bench-XXXXXX", argc > 2 ? argv[2] : "/tmp");
	if (!mkdtemp(folder))
		return 1;
	snprintf(roster, sizeof(roster), "%s/roster.csv", folder);
	snprintf(path, sizeof(path), "%s/college.registry", folder);
	snprintf(before, sizeof(before), "%s/before.sqlite", folder);
	snprintf(before_too, sizeof(before_too), "%s/before-too.sqlite", folder);
	write_roster(roster, rows);
	world_open(&world, path, SFP_DURABILITY_NORMAL);
	make_classes(&world);
	order = world_order(&world, SFP_ORDER_MOVEMENT, "Д-1");
	check(sfp_registry_backup(world.reg, before), "backup", world.reg);
	check(sfp_registry_backup(world.reg, before_too), "backup", world.reg);

	began = now();
	plan = make_plan(&world, roster, rows, &planned);
	applied = apply(&world, plan, &order, rows);
	all_of_it = since(began);
	sfp_roster_plan_free(plan);
	tell("read, planned and applied", all_of_it, rows);
	applied.wall += planned.wall;
	applied.cpu += planned.cpu;
	plan = make_plan(&world, roster, rows, &planned);
	printf("    the second import would change %lld\n", (long long)sfp_roster_plan_look(plan)->changes);
	sfp_roster_plan_free(plan);
	world_close(&world);

	theirs = bare(path, before, all, sizeof(all) / sizeof(*all), rows, "the same rows by bare SQLite");
	rate("planned and applied, against bare", theirs, applied, "target >= 0.5");
	rate("the same with the reading", theirs, all_of_it, "");
	theirs = bare(path, before_too, people, sizeof(people) / sizeof(*people), rows, "people and enrolments alone, bare");
	rate("planned and applied, against that", theirs, applied, "");
	snprintf(command, sizeof(command), "rm -r %s", folder);
	return system(command) == 0 ? 0 : 1;
}

/* clang-format on */
