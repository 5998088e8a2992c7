/* test_key.c: the key of the links: a registry without its own is not opened to write; a backup brings it back; another
 * one is made only when asked for. */
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "check_main.h"
#include "folder.h"
#include "sferumpolicy/sferumpolicy.h"
#include "world.h"

static struct world w;
static char token[SFP_INVITE_TOKEN_SIZE]; /* of a link that opened before anything was lost */

static sfp_time clock_of_world(void *context)
{
	return ((const struct world *)context)->now;
}

static sfp_registry_options options_of_world(void)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;

	options.clock = clock_of_world;
	options.clock_context = &w;
	return options;
}

static sfp_status open_options(const char *name, sfp_registry_options options, char **reterr_message)
{
	return sfp_registry_open(in_folder(name), &options, &w.reg, reterr_message);
}

static sfp_status open_to_write(const char *name)
{
	return open_options(name, options_of_world(), NULL);
}

static sfp_status open_to_read(const char *name)
{
	sfp_registry_options options = options_of_world();

	options.readonly = true;
	return open_options(name, options, NULL);
}

static void close_registry(void)
{
	sfp_registry_close(w.reg);
	w.reg = NULL;
}

static sfp_status make_link(struct world *world, const char *key, char text[SFP_INVITE_TOKEN_SIZE], sfp_id *ret_id)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_actor actor = world->administrator;
	sfp_invite *invite = NULL;
	sfp_status status;

	actor.idempotency_key = key;
	draft.class_id = world->staffroom;
	draft.role = SFP_ROLE_TEACHER;
	status = sfp_invite_create(world->reg, &actor, &draft, text, &invite);
	if (status == SFP_OK && ret_id)
		*ret_id = invite->head.id;
	sfp_invite_free(invite);
	return status;
}

static sfp_status claim(const sfp_actor *who, const char *text)
{
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_claim(w.reg, who, text, &invite);

	sfp_invite_free(invite);
	return status;
}

/* A registry with a live link, closed. */
static void setup(void)
{
	folder_make();
	world_open(&w, in_folder("registry"), SFP_DURABILITY_NORMAL);
	ck_sfp_ok(make_link(&w, "link", token, NULL));
	close_registry();
}

static void teardown(void)
{
	close_registry();
	folder_remove();
}

static void write_file(const char *name, const char *bytes, size_t length)
{
	FILE *file = fopen(in_folder(name), "w");

	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

static size_t read_file(const char *name, char *bytes, size_t size)
{
	FILE *file = fopen(in_folder(name), "r");
	size_t length;

	ck_assert_ptr_nonnull(file);
	length = fread(bytes, 1, size, file);
	fclose(file);
	return length;
}

static bool is_there(const char *name)
{
	return access(in_folder(name), F_OK) == 0;
}

static int count_files(void)
{
	DIR *files = opendir(folder);
	int count = 0;

	for (struct dirent *file; (file = readdir(files)) != NULL;)
		count += file->d_name[0] != '.';
	closedir(files);
	return count;
}

static void sql_in(const char *name, const char *sql)
{
	sqlite3 *db = NULL;

	ck_assert_int_eq(sqlite3_open(in_folder(name), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static const char another_key[] = "0123456789abcdef0123456789ABCDEF";

/* ---- opening ---- */

START_TEST(a_key_is_made_with_its_registry_and_is_its_owner_s_alone)
{
	struct stat about;

	ck_assert_int_eq(stat(in_folder("registry.key"), &about), 0);
	ck_assert_int_eq(about.st_mode & 0777, 0600);
	ck_assert_int_eq(about.st_size, 32);
	ck_sfp_ok(open_to_write("registry"));
	ck_sfp_ok(claim(&w.teachers[1], token));
}
END_TEST

/* What lies in the file of the key instead of it. */
static const struct {
	const char *bytes;
	size_t length;
} not_the_key[] = {
	{ NULL, 0 }, { "", 0 }, { "short", 5 }, { "0123456789012345678901234567890123456789", 40 }, { another_key, 32 },
};

static void spoil_key(const char *name, int how)
{
	unlink(in_folder(name));
	if (not_the_key[how].bytes)
		write_file(name, not_the_key[how].bytes, not_the_key[how].length);
}

START_TEST(without_its_key_a_registry_is_not_opened_to_write_and_gets_no_new_one)
{
	static const char *const remedies[] = {
		[SFP_RU] = "верните файл из резервной копии", [SFP_EN] = "put the file back from a backup"
	};
	char bytes[64];

	spoil_key("registry.key", _i);
	for (int language = SFP_RU; language <= SFP_EN; language++) {
		sfp_registry_options options = options_of_world();
		char *message = NULL;

		options.language = (sfp_language)language;
		options.create = true; /* what is asked for is a registry; there is one */
		ck_sfp_status(open_options("registry", options, &message), SFP_E_KEY);
		ck_assert_ptr_null(w.reg);
		ck_assert_ptr_nonnull(strstr(message, in_folder("registry.key")));
		ck_assert_ptr_nonnull(strstr(message, remedies[language]));
		ck_assert_ptr_nonnull(strstr(message, "sferumctl key renew"));
		sfp_text_free(message);
	}
	if (!not_the_key[_i].bytes)
		ck_assert(!is_there("registry.key"));
	else
		ck_assert_uint_eq(read_file("registry.key", bytes, sizeof(bytes)), not_the_key[_i].length);
}
END_TEST

START_TEST(a_reader_needs_no_key)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_page *page = NULL;

	spoil_key("registry.key", _i);
	ck_sfp_ok(open_to_read("registry"));
	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_INVITE, NULL, &page));
	ck_assert_uint_eq(page->count, 1);
	sfp_page_free(page);
	ck_assert_int_eq(is_there("registry.key"), not_the_key[_i].bytes != NULL);
}
END_TEST

/* A link may lead anywhere, and what lies in a folder is no key. */
START_TEST(a_key_that_cannot_be_read_is_a_failure_of_the_disk)
{
	char *message = NULL;

	unlink(in_folder("registry.key"));
	ck_assert_int_eq(symlink("/dev/zero", in_folder("registry.key")), 0);
	ck_sfp_status(open_options("registry", options_of_world(), &message), SFP_E_IO);
	ck_assert_ptr_nonnull(strstr(message, "symbolic link"));
	sfp_text_free(message);
	unlink(in_folder("registry.key"));
	mkdir(in_folder("registry.key"), 0700);
	ck_sfp_status(open_options("registry", options_of_world(), &message), SFP_E_IO);
	ck_assert_ptr_nonnull(strstr(message, "folder"));
	sfp_text_free(message);
	rmdir(in_folder("registry.key"));
}
END_TEST

START_TEST(a_key_may_lie_elsewhere)
{
	sfp_registry_options options = options_of_world();

	options.create = true;
	options.key_path = in_folder("secret");
	ck_sfp_ok(sfp_registry_open(in_folder("second"), &options, &w.reg, NULL));
	close_registry();
	ck_assert(is_there("secret"));
	ck_assert(!is_there("second.key"));
	ck_sfp_status(open_to_write("second"), SFP_E_KEY);
	options.create = false;
	options.key_path = in_folder("secret");
	ck_sfp_ok(sfp_registry_open(in_folder("second"), &options, &w.reg, NULL));
	ck_sfp_ok(sfp_registry_backup(w.reg, in_folder("copy")));
	close_registry();
	ck_sfp_ok(open_to_write("copy"));
}
END_TEST

START_TEST(the_registry_keeps_a_fingerprint_that_is_not_the_key)
{
	static char file[4 << 20], key[32];
	size_t length;

	sql_in("registry", "PRAGMA wal_checkpoint(TRUNCATE)");
	length = read_file("registry", file, sizeof(file));
	ck_assert_uint_eq(read_file("registry.key", key, sizeof(key)), 32);
	ck_assert_ptr_null(memmem(file, length, key, sizeof(key)));
	sql_in("registry", "DELETE FROM meta WHERE key = 'key_fingerprint'");
	ck_sfp_status(open_to_write("registry"), SFP_E_CORRUPT);
	ck_sfp_ok(open_to_read("registry"));
	ck_sfp_status(sfp_registry_backup(w.reg, in_folder("copy")), SFP_E_CORRUPT);
	ck_assert_int_eq(is_there("copy") || is_there("copy.key"), 0);
}
END_TEST

/* It may be that of a registry that was moved away, so nothing is made, and it is left alone. */
START_TEST(a_new_registry_takes_nobody_s_key)
{
	static const struct {
		const char *bytes;
		size_t length;
	} there[] = { { another_key, 32 }, { "rubbish", 7 } };
	sfp_registry_options options = options_of_world();
	char *message = NULL;
	char bytes[64];

	options.create = true;
	write_file("new.key", there[_i].bytes, there[_i].length);
	ck_sfp_status(open_options("new", options, &message), SFP_E_EXISTS);
	ck_assert_ptr_nonnull(strstr(message, in_folder("new.key")));
	sfp_text_free(message);
	ck_assert_uint_eq(read_file("new.key", bytes, sizeof(bytes)), there[_i].length);
	ck_assert_mem_eq(bytes, there[_i].bytes, there[_i].length);
	ck_assert(!is_there("new"));
	unlink(in_folder("new.key"));
	ck_sfp_ok(open_options("new", options, NULL));
}
END_TEST

static const char *const special[] = { "", ":memory:", ":", ":x", "file:x", "FILE:x", "file::memory:" };

START_TEST(names_that_mean_no_file_are_refused_wherever_a_file_is_named)
{
	sfp_registry_options options = options_of_world(), with_key = options_of_world();
	const char *name = special[_i];
	uint64_t links = 0;
	char *message = NULL;

	ck_assert_int_eq(chdir(folder), 0);
	with_key.key_path = name;
	for (int create = 0; create < 2; create++) {
		options.create = with_key.create = create;
		ck_sfp_status(sfp_registry_open(name, &options, &w.reg, &message), SFP_E_INVALID);
		ck_assert_ptr_nonnull(strstr(message, "no name of a file"));
		sfp_text_free(message);
		ck_sfp_status(sfp_registry_open("new", &with_key, &w.reg, NULL), SFP_E_INVALID);
	}
	ck_sfp_status(sfp_registry_renew_key(name, NULL, &links, NULL), SFP_E_INVALID);
	ck_sfp_status(sfp_registry_renew_key("registry", &with_key, &links, NULL), SFP_E_INVALID);
	ck_sfp_status(sfp_registry_restore(name, "registry", NULL, NULL), SFP_E_INVALID);
	ck_sfp_status(sfp_registry_restore("new", name, NULL, NULL), SFP_E_INVALID);
	ck_sfp_status(sfp_registry_restore("new", "registry", &with_key, NULL), SFP_E_INVALID);
	ck_sfp_ok(open_to_write("registry"));
	ck_sfp_status(sfp_registry_backup(w.reg, name), SFP_E_INVALID);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(w.reg, SFP_RU), "не годится как имя файла"));
	close_registry();
	ck_assert_int_eq(is_there("new") || is_there("new.key"), 0);
	ck_assert_int_le(count_files(), 4); /* the registry, its key and its journal */
}
END_TEST

START_TEST(a_file_that_is_really_called_so_has_a_name)
{
	sfp_registry_options options = options_of_world();

	ck_assert_int_eq(chdir(folder), 0);
	options.create = true;
	ck_sfp_ok(sfp_registry_open("./:memory:", &options, &w.reg, NULL));
	ck_sfp_ok(sfp_registry_backup(w.reg, "./file:copy"));
	close_registry();
	ck_assert(is_there(":memory:") && is_there(":memory:.key"));
	ck_sfp_ok(sfp_registry_restore("./:back", "./file:copy", NULL, NULL));
	ck_sfp_ok(sfp_registry_open("./:back", NULL, &w.reg, NULL));
}
END_TEST

/* ---- backup and restore ---- */

static void back_up(const char *name)
{
	ck_sfp_ok(open_to_read("registry")); /* as `sferumctl backup` does */
	ck_sfp_ok(sfp_registry_backup(w.reg, in_folder(name)));
	close_registry();
}

static void lose_all(void)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".key" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		char name[64];

		snprintf(name, sizeof(name), "registry%s", endings[i]);
		unlink(in_folder(name));
	}
}

static sfp_status restore(const char *name, const char *from)
{
	return sfp_registry_restore(in_folder(name), in_folder(from), NULL, NULL);
}

START_TEST(a_live_link_opens_after_everything_was_lost_and_restored)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	struct stat about;
	char before[32], after[32];

	back_up("copy");
	read_file("registry.key", before, 32);
	lose_all();
	ck_assert_int_eq(count_files(), 2); /* the copy is one file, whatever journal the registry had, and its key */
	ck_sfp_ok(restore("registry", "copy"));
	ck_assert_int_eq(count_files(), 4);
	read_file("registry.key", after, 32);
	ck_assert_mem_eq(before, after, 32);
	for (int i = 0; i < 4; i++) {
		static const char *const names[] = { "registry", "registry.key", "copy", "copy.key" };

		ck_assert_int_eq(stat(in_folder(names[i]), &about), 0);
		ck_assert_int_eq(about.st_mode & 0777, 0600);
	}
	ck_sfp_ok(open_to_write("registry"));
	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	ck_sfp_ok(claim(&w.teachers[1], token));
	ck_sfp_ok(make_link(&w, "link", token, NULL)); /* and its idempotency key still stands for what it stood for */
}
END_TEST

START_TEST(a_registry_may_be_restored_with_its_key_elsewhere)
{
	sfp_registry_options options = options_of_world();

	back_up("copy");
	options.key_path = in_folder("secret");
	ck_sfp_ok(sfp_registry_restore(in_folder("second"), in_folder("copy"), &options, NULL));
	ck_assert(is_there("secret") && !is_there("second.key"));
	options.key_path = in_folder("secret");
	ck_sfp_ok(sfp_registry_open(in_folder("second"), &options, &w.reg, NULL));
	ck_sfp_ok(claim(&w.teachers[1], token));
}
END_TEST

START_TEST(a_registry_in_memory_is_backed_up_with_its_key)
{
	struct world memory;

	world_open(&memory, NULL, SFP_DURABILITY_NORMAL);
	ck_sfp_ok(make_link(&memory, NULL, token, NULL));
	ck_sfp_ok(sfp_registry_backup(memory.reg, in_folder("copy")));
	world_close(&memory);
	ck_sfp_ok(open_to_write("copy"));
	ck_sfp_ok(claim(&memory.teachers[1], token));
}
END_TEST

/* Of a registry that is written meanwhile: the key in memory is right even where the file is lost. */
START_TEST(who_has_the_registry_open_can_still_save_a_lost_key)
{
	ck_sfp_ok(open_to_write("registry"));
	unlink(in_folder("registry.key"));
	ck_sfp_ok(sfp_registry_backup(w.reg, in_folder("copy")));
	close_registry();
	ck_sfp_ok(open_to_write("copy"));
	ck_sfp_ok(claim(&w.teachers[1], token));
}
END_TEST

START_TEST(a_backup_without_the_key_is_none)
{
	int files;

	spoil_key("registry.key", _i);
	ck_sfp_ok(open_to_read("registry"));
	files = count_files();
	ck_sfp_status(sfp_registry_backup(w.reg, in_folder("copy")), SFP_E_KEY);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "registry.key"));
	ck_assert_int_eq(count_files(), files);
}
END_TEST

START_TEST(a_backup_takes_no_file_s_place)
{
	static const char *const in_the_way[] = { "copy", "copy.key", "copy-wal", "copy-journal", "copy-shm" };
	char bytes[16];
	int files;

	ck_sfp_ok(open_to_write("registry"));
	write_file(in_the_way[_i], "mine", 4);
	files = count_files();
	ck_sfp_status(sfp_registry_backup(w.reg, in_folder("copy")), SFP_E_EXISTS);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), in_the_way[_i]));
	ck_assert_int_eq(count_files(), files);
	ck_assert_uint_eq(read_file(in_the_way[_i], bytes, sizeof(bytes)), 4);
	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_sfp_status(sfp_registry_backup(w.reg, in_folder("other")), SFP_E_MISUSE);
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	ck_sfp_status(sfp_registry_backup(w.reg, in_folder("no/such/folder")), SFP_E_NOT_FOUND);
	ck_assert_int_eq(count_files(), files);
}
END_TEST

START_TEST(a_registry_is_restored_only_where_nothing_is)
{
	static const char *const in_the_way[] = { "new", "new.key", "new-wal", "new-journal", "new-shm" };
	char *message = NULL;
	char bytes[16];
	int files;

	back_up("copy");
	write_file(in_the_way[_i], "mine", 4);
	files = count_files();
	ck_sfp_status(sfp_registry_restore(in_folder("new"), in_folder("copy"), NULL, &message), SFP_E_EXISTS);
	ck_assert_ptr_nonnull(strstr(message, in_the_way[_i]));
	sfp_text_free(message);
	ck_assert_int_eq(count_files(), files);
	ck_assert_uint_eq(read_file(in_the_way[_i], bytes, sizeof(bytes)), 4);
	ck_assert_mem_eq(bytes, "mine", 4);
	ck_sfp_ok(restore("newer", "copy"));
}
END_TEST

static void damage_page(const char *name)
{
	FILE *file = fopen(in_folder(name), "r+");
	char rubbish[512];

	memset(rubbish, 0x5a, sizeof(rubbish));
	fseek(file, 4096, SEEK_SET);
	fwrite(rubbish, 1, sizeof(rubbish), file);
	fclose(file);
}

static void forget_fingerprint(const char *name)
{
	sql_in(name, "DELETE FROM meta");
}

static void cut(const char *name)
{
	ck_assert_int_eq(truncate(in_folder(name), 8192), 0);
}

static void belong_to_another_program(const char *name)
{
	sql_in(name, "PRAGMA application_id = 7");
}

static void come_from_the_future(const char *name)
{
	sql_in(name, "PRAGMA user_version = 9999");
}

static void be_a_text(const char *name)
{
	char text[600];

	memset(text, 'x', sizeof(text));
	write_file(name, text, sizeof(text));
}

static void be_gone(const char *name)
{
	unlink(in_folder(name));
}

static void lose_key(const char *name)
{
	(void)name;
	unlink(in_folder("copy.key"));
}

static void have_another_key(const char *name)
{
	(void)name;
	write_file("copy.key", another_key, 32);
}

static void have_half_a_key(const char *name)
{
	(void)name;
	write_file("copy.key", another_key, 16);
}

static const struct {
	void (*spoil)(const char *name);
	sfp_status status;
} spoilings[] = {
	{ damage_page, SFP_E_CORRUPT },
	{ cut, SFP_E_CORRUPT },
	{ belong_to_another_program, SFP_E_FOREIGN },
	{ be_a_text, SFP_E_FOREIGN },
	{ be_gone, SFP_E_NOT_FOUND },
	{ come_from_the_future, SFP_E_NEWER },
	{ lose_key, SFP_E_KEY },
	{ have_another_key, SFP_E_KEY },
	{ have_half_a_key, SFP_E_KEY },
	{ forget_fingerprint, SFP_E_CORRUPT },
};

START_TEST(what_is_no_whole_backup_is_not_restored_and_looking_only_says_so_too)
{
	sfp_registry_options looking = options_of_world();
	char *message = NULL;
	int files;

	back_up("copy");
	looking.readonly = true;
	ck_sfp_ok(sfp_registry_restore(in_folder("new"), in_folder("copy"), &looking, NULL));
	ck_assert(!is_there("new") && !is_there("new.key"));
	spoilings[_i].spoil("copy");
	files = count_files();
	ck_sfp_status(sfp_registry_restore(in_folder("new"), in_folder("copy"), &looking, NULL), spoilings[_i].status);
	ck_sfp_status(sfp_registry_restore(in_folder("new"), in_folder("copy"), NULL, &message), spoilings[_i].status);
	ck_assert_ptr_nonnull(message);
	ck_assert_uint_gt(strlen(message), 5);
	sfp_text_free(message);
	ck_assert_int_eq(count_files(), files);
}
END_TEST

/* ---- another key ---- */

static uint64_t trail_size(const struct world *world)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &world->organization, &head));
	return head.size;
}

static sfp_status renew(bool only_count, uint64_t *ret_links, char **reterr_message)
{
	sfp_registry_options options = options_of_world();

	options.readonly = only_count;
	return sfp_registry_renew_key(in_folder("registry"), &options, ret_links, reterr_message);
}

static int state_of(const struct world *world, const sfp_id *invite)
{
	sfp_record *record = NULL;
	int state;

	ck_sfp_ok(sfp_record_get(w.reg, &world->organization, SFP_OBJECT_INVITE, invite, &record));
	state = record->state;
	sfp_record_free(record);
	return state;
}

START_TEST(another_key_annuls_the_live_links_of_all_organisations_on_their_trails)
{
	struct world other;
	sfp_id live, others;
	char text[SFP_INVITE_TOKEN_SIZE];
	uint64_t links = 0, size;
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_trail_entry *entry = NULL;

	world_open(&other, in_folder("registry"), SFP_DURABILITY_NORMAL);
	ck_sfp_ok(make_link(&other, NULL, text, &others));
	sfp_registry_close(other.reg);
	ck_sfp_ok(open_to_write("registry"));
	ck_sfp_ok(make_link(&w, NULL, text, &live));
	ck_sfp_ok(claim(&w.teachers[1], text)); /* for a group: others may still use it */
	size = trail_size(&w);
	close_registry();
	unlink(in_folder("registry.key"));
	/* Counting changes nothing. */
	ck_sfp_ok(renew(true, &links, NULL));
	ck_assert_uint_eq(links, 3);
	ck_assert(!is_there("registry.key"));
	ck_sfp_ok(renew(false, &links, NULL));
	ck_assert_uint_eq(links, 3);
	ck_sfp_ok(open_to_write("registry"));
	ck_assert_int_eq(state_of(&w, &live), SFP_INVITE_ANNULLED);
	ck_assert_int_eq(state_of(&other, &others), SFP_INVITE_ANNULLED);
	ck_sfp_status(claim(&w.teachers[2], text), SFP_E_NOT_FOUND);
	ck_assert_uint_eq(trail_size(&w), size + 2);
	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, size + 1, &entry));
	ck_assert_ptr_nonnull(strstr(entry->json, "\"annul\""));
	sfp_trail_entry_free(entry);
	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	ck_sfp_ok(sfp_trail_verify(w.reg, &other.organization, NULL, &report));
	/* And life goes on. */
	ck_sfp_ok(make_link(&w, NULL, text, NULL));
	ck_sfp_ok(claim(&w.teachers[2], text));
}
END_TEST

START_TEST(links_that_are_over_stay_as_they_are)
{
	sfp_id spent, annulled;
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *invite = NULL;
	char text[SFP_INVITE_TOKEN_SIZE];
	uint64_t links = 0;

	ck_sfp_ok(open_to_write("registry"));
	draft.class_id = w.staffroom;
	draft.role = SFP_ROLE_TEACHER;
	draft.person = w.teachers[1].person;
	ck_sfp_ok(sfp_invite_create(w.reg, &w.administrator, &draft, text, &invite));
	spent = invite->head.id;
	sfp_invite_free(invite);
	ck_sfp_ok(claim(&w.teachers[1], text));
	ck_sfp_ok(make_link(&w, NULL, text, &annulled));
	world_pass_days(&w, 400); /* all others have expired; nobody has ticked yet */
	close_registry();
	unlink(in_folder("registry.key"));
	ck_sfp_ok(renew(false, &links, NULL));
	ck_assert_uint_eq(links, 0);
	ck_sfp_ok(open_to_write("registry"));
	ck_assert_int_eq(state_of(&w, &spent), SFP_INVITE_CLAIMED);
	ck_assert_int_eq(state_of(&w, &annulled), SFP_INVITE_CREATED);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, NULL));
	ck_assert_int_eq(state_of(&w, &annulled), SFP_INVITE_EXPIRED);
}
END_TEST

START_TEST(the_right_key_is_not_replaced_and_rubbish_is_left_alone)
{
	char *message = NULL;
	char bytes[64];
	uint64_t links = 7;

	ck_sfp_status(renew(false, &links, &message), SFP_E_EXISTS);
	ck_assert_ptr_nonnull(strstr(message, "registry.key"));
	sfp_text_free(message);
	write_file("registry.key", "rubbish", 7);
	ck_sfp_status(renew(false, &links, &message), SFP_E_KEY);
	ck_assert_ptr_nonnull(strstr(message, "move this file away"));
	sfp_text_free(message);
	ck_assert_uint_eq(read_file("registry.key", bytes, sizeof(bytes)), 7);
	ck_assert_uint_eq(links, 7);
	ck_sfp_status(sfp_registry_renew_key(in_folder("nothing"), NULL, &links, NULL), SFP_E_NOT_FOUND);
}
END_TEST

/* So a renewal that was interrupted after its key file was made is completed by the next. */
START_TEST(a_whole_key_that_lies_there_becomes_the_registry_s_when_asked)
{
	uint64_t links = 0;
	char bytes[64];

	write_file("registry.key", another_key, 32);
	ck_sfp_status(open_to_write("registry"), SFP_E_KEY);
	ck_sfp_ok(renew(false, &links, NULL));
	ck_assert_uint_eq(links, 1);
	read_file("registry.key", bytes, sizeof(bytes));
	ck_assert_mem_eq(bytes, another_key, 32);
	ck_sfp_ok(open_to_write("registry"));
	ck_sfp_status(claim(&w.teachers[1], token), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(who_has_the_registry_open_meanwhile_goes_on_with_the_new_key)
{
	char text[SFP_INVITE_TOKEN_SIZE];
	uint64_t links = 0;
	sfp_registry *old;

	ck_sfp_ok(open_to_write("registry"));
	old = w.reg;
	unlink(in_folder("registry.key"));
	ck_sfp_ok(renew(false, &links, NULL));
	ck_sfp_ok(make_link(&w, "after", text, NULL)); /* by the old handle, under the new key */
	ck_sfp_ok(sfp_registry_backup(w.reg, in_folder("copy")));
	ck_sfp_ok(open_to_write("registry"));
	ck_sfp_ok(claim(&w.teachers[1], text));
	close_registry();
	/* Where the new one is lost as well, it says so and changes nothing. */
	w.reg = old;
	unlink(in_folder("registry.key"));
	ck_sfp_ok(renew(false, &links, NULL));
	unlink(in_folder("registry.key"));
	ck_sfp_status(make_link(&w, NULL, text, NULL), SFP_E_KEY);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "registry.key"));
	ck_sfp_status(claim(&w.teachers[2], text), SFP_E_KEY);
}
END_TEST

START_TEST(an_idempotency_key_from_before_does_nothing_twice)
{
	char text[SFP_INVITE_TOKEN_SIZE];
	uint64_t links = 0;

	unlink(in_folder("registry.key"));
	w.now++;
	ck_sfp_ok(renew(false, &links, NULL));
	w.now++;
	ck_sfp_ok(open_to_write("registry"));
	ck_sfp_status(make_link(&w, "link", text, NULL), SFP_E_CONFLICT);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "look at the records"));
	ck_sfp_ok(make_link(&w, "later", text, NULL));
	ck_sfp_ok(make_link(&w, "later", text, NULL));
	/* One that was used since is told as ever. */
	ck_sfp_status(claim(&w.teachers[1], "0000000000000000000000000000"), SFP_E_NOT_FOUND);
	w.administrator.person = w.head.person;
	ck_sfp_status(make_link(&w, "later", text, NULL), SFP_E_CONFLICT);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "another change"));
}
END_TEST

static Suite *key_suite(void)
{
	Suite *suite = suite_create("key");
	TCase *opening = tcase_create("opening"), *copies = tcase_create("copies"), *another = tcase_create("another");
	int ways = sizeof(not_the_key) / sizeof(not_the_key[0]);

	tcase_add_checked_fixture(opening, setup, teardown);
	tcase_add_test(opening, a_key_is_made_with_its_registry_and_is_its_owner_s_alone);
	tcase_add_loop_test(opening, without_its_key_a_registry_is_not_opened_to_write_and_gets_no_new_one, 0, ways);
	tcase_add_loop_test(opening, a_reader_needs_no_key, 0, ways);
	tcase_add_test(opening, a_key_that_cannot_be_read_is_a_failure_of_the_disk);
	tcase_add_test(opening, a_key_may_lie_elsewhere);
	tcase_add_test(opening, the_registry_keeps_a_fingerprint_that_is_not_the_key);
	tcase_add_loop_test(opening, a_new_registry_takes_nobody_s_key, 0, 2);
	tcase_add_loop_test(opening, names_that_mean_no_file_are_refused_wherever_a_file_is_named, 0,
	                    sizeof(special) / sizeof(special[0]));
	tcase_add_test(opening, a_file_that_is_really_called_so_has_a_name);
	suite_add_tcase(suite, opening);
	tcase_add_checked_fixture(copies, setup, teardown);
	tcase_add_test(copies, a_live_link_opens_after_everything_was_lost_and_restored);
	tcase_add_test(copies, a_registry_may_be_restored_with_its_key_elsewhere);
	tcase_add_test(copies, a_registry_in_memory_is_backed_up_with_its_key);
	tcase_add_test(copies, who_has_the_registry_open_can_still_save_a_lost_key);
	tcase_add_loop_test(copies, a_backup_without_the_key_is_none, 0, ways);
	tcase_add_loop_test(copies, a_backup_takes_no_file_s_place, 0, 5);
	tcase_add_loop_test(copies, a_registry_is_restored_only_where_nothing_is, 0, 5);
	tcase_add_loop_test(copies, what_is_no_whole_backup_is_not_restored_and_looking_only_says_so_too, 0,
	                    sizeof(spoilings) / sizeof(spoilings[0]));
	suite_add_tcase(suite, copies);
	tcase_add_checked_fixture(another, setup, teardown);
	tcase_add_test(another, another_key_annuls_the_live_links_of_all_organisations_on_their_trails);
	tcase_add_test(another, links_that_are_over_stay_as_they_are);
	tcase_add_test(another, the_right_key_is_not_replaced_and_rubbish_is_left_alone);
	tcase_add_test(another, a_whole_key_that_lies_there_becomes_the_registry_s_when_asked);
	tcase_add_test(another, who_has_the_registry_open_meanwhile_goes_on_with_the_new_key);
	tcase_add_test(another, an_idempotency_key_from_before_does_nothing_twice);
	suite_add_tcase(suite, another);
	return suite;
}

SUITE_MAIN(key_suite)
