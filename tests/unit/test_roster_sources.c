/* test_roster_sources.c: folders and archives, the hostile ones too. What an archive says of itself is not believed. */
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "folder.h"
#include "rosters.h"

#define STUDENTS "ФИО;Группа\nЩукин Пётр;М-11\n"

/* ---- archives ---- */

static zip_t *begin_archive(const char *name)
{
	int code = 0;
	zip_t *archive = zip_open(in_folder(name), ZIP_CREATE | ZIP_TRUNCATE, &code);

	ck_assert_ptr_nonnull(archive);
	return archive;
}

/* A name is marked as UTF-8 only where it is not ASCII, as archivers do it. */
static zip_int64_t put(zip_t *archive, const char *name, const char *data, size_t length)
{
	zip_int64_t index = zip_file_add(archive, name, zip_source_buffer(archive, data, length, 0), ZIP_FL_ENC_GUESS);

	ck_assert_int_ge(index, 0);
	return index;
}

static zip_int64_t put_text(zip_t *archive, const char *name, const char *text)
{
	return put(archive, name, text, strlen(text));
}

/* Names that libzip would not write are written in their place: of the same length. */
static void patch(const char *name, const char *from, const char *to)
{
	char *data = NULL;
	gsize length = 0, found = 0;

	ck_assert_uint_eq(strlen(from), strlen(to));
	ck_assert(g_file_get_contents(in_folder(name), &data, &length, NULL));
	for (gsize i = 0; i + strlen(from) <= length; i++)
		if (memcmp(data + i, from, strlen(from)) == 0) {
			memcpy(data + i, to, strlen(to));
			found++;
		}
	ck_assert_uint_eq(found, 2); /* before the member, and in the list at the end */
	ck_assert(g_file_set_contents(in_folder(name), data, (gssize)length, NULL));
	g_free(data);
}

static void ck_archive(const char *name, const char *code)
{
	sfp_roster_reading *reading = read_path(in_folder(name), NULL);

	ck_found(reading, SFP_ROSTER_REFUSES, code, 0);
	sfp_roster_reading_close(reading);
}

START_TEST(an_archive_reads_like_the_folder_and_like_its_bytes)
{
	zip_t *archive = begin_archive("set.zip");
	sfp_roster_reading *reading;
	char *bytes = NULL, *one, *other;
	gsize length = 0;

	for (size_t i = 0; i < files_count(bulk_1_1); i++) {
		put_text(archive, bulk_1_1[i].name, bulk_1_1[i].text);
		ck_assert(g_file_set_contents(in_folder(bulk_1_1[i].name), bulk_1_1[i].text, -1, NULL));
	}
	ck_assert_int_eq(zip_close(archive), 0);
	ck_assert(g_file_get_contents(in_folder("set.zip"), &bytes, &length, NULL));
	reading = read_path(in_folder("set.zip"), NULL);
	ck_clean(reading);
	one = dump(reading);
	sfp_roster_reading_close(reading);

	reading = read_bytes("upload", bytes, length, NULL);
	other = dump(reading);
	ck_assert_str_eq(one, other);
	g_free(other);
	sfp_roster_reading_close(reading);

	unlink(in_folder("set.zip"));
	reading = read_path(folder, NULL);
	other = dump(reading);
	ck_assert_str_eq(one, other);
	sfp_roster_reading_close(reading);
	g_free(other);
	g_free(one);
	g_free(bytes);
}
END_TEST

START_TEST(a_set_in_a_folder_of_its_archive_is_read_but_not_by_the_strict)
{
	sfp_roster_options strict = with_profile(SFP_ROSTER_STRICT_1_1);
	zip_t *archive = begin_archive("deep.zip");
	sfp_roster_reading *reading;

	for (size_t i = 0; i < files_count(bulk_1_1); i++) {
		char *name = g_strdup_printf("export/%s", bulk_1_1[i].name);

		put_text(archive, name, bulk_1_1[i].text);
		g_free(name);
	}
	put_text(archive, "export/readme.pdf", "%PDF");
	ck_assert_int_eq(zip_close(archive), 0);
	reading = read_path(in_folder("deep.zip"), NULL);
	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 4);
	ck_found(reading, SFP_ROSTER_NOTES, "foreign-file", 0);
	sfp_roster_reading_close(reading);
	reading = read_path(in_folder("deep.zip"), &strict);
	ck_found(reading, SFP_ROSTER_REFUSES, "no-manifest", 0);
	sfp_roster_reading_close(reading);
}
END_TEST

static const char *const climbing[] = { "../../s.csv",   "a/../../.cs", "/tmp/ss.csv",
	                                "..\\..\\s.csv", "C:/tmp/.csv", "ab/../..csv" };

START_TEST(names_that_lead_out_of_an_archive_are_refused)
{
	zip_t *archive = begin_archive("climbing.zip");

	put_text(archive, "0123456.csv", STUDENTS);
	ck_assert_int_eq(zip_close(archive), 0);
	patch("climbing.zip", "0123456.csv", climbing[_i]);
	ck_archive("climbing.zip", "bad-name");
}
END_TEST

START_TEST(names_as_windows_writes_them_are_read)
{
	static const char *const names[][2] = { { "export\\students.csv", "export\\students.csv" },
		                                { "\x91\xaf\xa8\xe1\xae\xaa\\\x93\xe7\x2d\xaa\xa8.csv",
		                                  "Список\\Уч-ки.csv" } };
	zip_t *archive = begin_archive("windows.zip");
	sfp_roster_reading *reading;
	char *place = g_strnfill(strlen(names[_i][0]), 'x');

	put_text(archive, place, STUDENTS);
	ck_assert_int_eq(zip_close(archive), 0);
	patch("windows.zip", place, names[_i][0]);
	reading = read_path(in_folder("windows.zip"), NULL);
	ck_clean(reading);
	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->name, names[_i][1]);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);
	g_free(place);
}
END_TEST

/* The end of an archive as those write it who always allow for four thousand million files. */
static void end_with_64_bits(const char *name, guint64 members, guint64 off)
{
	char *data = NULL;
	gsize length = 0, end;
	GByteArray *made = g_byte_array_new();
	guint8 record[56 + 20 + 22] = { 'P', 'K', 6, 6, 44 };

	ck_assert(g_file_get_contents(in_folder(name), &data, &length, NULL));
	end = length - 22;
	ck_assert_mem_eq(data + end, "PK\5\6", 4);
	record[12] = record[14] = 45;
	memcpy(record + 24, &members, 8);
	memcpy(record + 32, &members, 8);
	memcpy(record + 40, data + end + 12, 4); /* how long the list is, and where */
	memcpy(record + 48, data + end + 16, 4);
	memcpy(record + 56, "PK\6\7", 4);
	off += end;
	memcpy(record + 64, &off, 8);
	record[72] = 1;
	memcpy(record + 76, "PK\5\6", 4);
	memset(record + 84, 0xff, 12);
	g_byte_array_append(made, (const guint8 *)data, (guint)end);
	g_byte_array_append(made, record, sizeof(record));
	ck_assert(g_file_set_contents(in_folder(name), (const char *)made->data, made->len, NULL));
	g_byte_array_unref(made);
	g_free(data);
}

START_TEST(an_archive_of_64_bits_is_read_unless_it_claims_too_much)
{
	static const struct {
		guint64 members, off;
		const char *code;
	} ends[] = { { 1, 0, NULL },
		     { 100000, 0, "too-many-files" },
		     { 1, 1, "too-many-files" },
		     { 1, (guint64)1 << 40, "too-many-files" },
		     { 2, 0, "damaged-archive" } };
	zip_t *archive = begin_archive("64.zip");
	sfp_roster_reading *reading;

	put_text(archive, "list.csv", STUDENTS);
	ck_assert_int_eq(zip_close(archive), 0);
	end_with_64_bits("64.zip", ends[_i].members, ends[_i].off);
	if (ends[_i].code) {
		ck_archive("64.zip", ends[_i].code);
		return;
	}
	reading = read_path(in_folder("64.zip"), NULL);
	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);
}
END_TEST

/* Deflate64, which Windows takes for large files. */
START_TEST(a_packing_that_is_not_known_is_called_so)
{
	zip_t *archive = begin_archive("packed.zip");
	char *data = NULL;
	gsize length = 0;

	put_text(archive, "list.csv", STUDENTS STUDENTS STUDENTS);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_assert(g_file_get_contents(in_folder("packed.zip"), &data, &length, NULL));
	for (gsize i = 0; i + 12 <= length; i++)
		if (memcmp(data + i, "PK\3\4", 4) == 0 || memcmp(data + i, "PK\1\2", 4) == 0)
			data[i + (data[i + 2] == 3 ? 8 : 10)] = 9;
	ck_assert(g_file_set_contents(in_folder("packed.zip"), data, (gssize)length, NULL));
	ck_archive("packed.zip", "unknown-packing");
	g_free(data);
}
END_TEST

static void write_book(const char *name)
{
	zip_t *archive = begin_archive(name);

	put_text(archive, "[Content_Types].xml", "<Types/>");
	put_text(archive, "xl/worksheets/sheet1.xml", "<worksheet/>");
	ck_assert_int_eq(zip_close(archive), 0);
}

START_TEST(a_workbook_is_called_one_whatever_its_name)
{
	static const char *const called[] = { "book.xlsx", "book.csv", "book" };
	zip_t *archive;

	for (size_t i = 0; i < SFP__LENGTH(called); i++) {
		write_book(called[i]);
		ck_archive(called[i], "workbook");
	}
	archive = begin_archive("book.ods");
	put_text(archive, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
	put_text(archive, "content.xml", "<office/>");
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("book.ods", "workbook");
}
END_TEST

START_TEST(workbooks_beside_tables_are_noted_and_refused_where_nothing_else_is)
{
	sfp_roster_reading *reading;
	zip_t *archive;
	char *bytes = NULL;
	gsize length = 0;

	write_book("staff.xlsx");
	ck_archive("", "workbook");
	ck_assert(g_file_set_contents(in_folder("students.csv"), STUDENTS, -1, NULL));
	reading = read_path(folder, NULL);
	ck_clean(reading);
	ck_found(reading, SFP_ROSTER_NOTES, "workbook", 0);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);

	ck_assert(g_file_get_contents(in_folder("staff.xlsx"), &bytes, &length, NULL));
	archive = begin_archive("both.zip");
	put(archive, "staff.xlsx", bytes, length);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("both.zip", "workbook");
	archive = begin_archive("both.zip");
	put(archive, "renamed.csv", bytes, length);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("both.zip", "workbook");
	g_free(bytes);
}
END_TEST

START_TEST(two_members_of_one_name_are_refused_in_any_case_of_letters)
{
	static const char *const names[] = { "list-1.csv", "LIST-1.csv" };
	zip_t *archive = begin_archive("twice.zip");

	put_text(archive, "list-1.csv", STUDENTS);
	put_text(archive, "list-2.csv", STUDENTS);
	ck_assert_int_eq(zip_close(archive), 0);
	patch("twice.zip", "list-2.csv", names[_i]);
	ck_archive("twice.zip", "same-name");
}
END_TEST

START_TEST(archives_in_archives_are_refused_by_name_and_by_content)
{
	zip_t *archive = begin_archive("outer.zip");

	put_text(archive, "list.csv", STUDENTS);
	put_text(archive, "more.7z", "7z");
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("outer.zip", "nested-archive");
	archive = begin_archive("outer.zip");
	put_text(archive, "list.csv", "PK\3\4" STUDENTS);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("outer.zip", "nested-archive");
}
END_TEST

START_TEST(an_archive_with_a_password_is_refused)
{
	zip_t *archive = begin_archive("secret.zip");
	zip_int64_t index = put_text(archive, "list.csv", STUDENTS);

	ck_assert_int_eq(zip_file_set_encryption(archive, (zip_uint64_t)index, ZIP_EM_AES_256, "password"), 0);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("secret.zip", "encrypted");
}
END_TEST

START_TEST(a_link_in_an_archive_is_refused)
{
	zip_t *archive = begin_archive("link.zip");
	zip_int64_t index = put_text(archive, "list.csv", "/etc/passwd");

	zip_file_set_external_attributes(archive, (zip_uint64_t)index, 0, ZIP_OPSYS_UNIX,
	                                 (zip_uint32_t)(S_IFLNK | 0777) << 16);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("link.zip", "bad-name");
}
END_TEST

START_TEST(contents_out_of_all_proportion_are_refused)
{
	size_t length = 64 << 20;
	char *zeros = g_strnfill(length, '\n');
	zip_t *archive = begin_archive("bomb.zip");

	memcpy(zeros, STUDENTS, sizeof(STUDENTS) - 1);
	put(archive, "list.csv", zeros, length);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("bomb.zip", "bomb");
	g_free(zeros);
}
END_TEST

/* The sizes that the archive claims are small: what comes out is counted. */
START_TEST(an_archive_that_lies_about_sizes_is_refused)
{
	zip_t *archive = begin_archive("liar.zip");
	char *data = NULL, *text = g_strnfill(5000, '\n');
	gsize length = 0;
	unsigned patched = 0;

	memcpy(text, STUDENTS, sizeof(STUDENTS) - 1);
	put(archive, "list.csv", text, 5000);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_assert(g_file_get_contents(in_folder("liar.zip"), &data, &length, NULL));
	for (gsize i = 0; i + 4 <= length; i++)
		if (memcmp(data + i, "\x88\x13\0\0", 4) == 0) { /* 5000 */
			memcpy(data + i, "\x40\0\0\0", 4);
			patched++;
		}
	ck_assert_uint_ge(patched, 1);
	ck_assert(g_file_set_contents(in_folder("liar.zip"), data, (gssize)length, NULL));
	{
		sfp_roster_reading *reading = read_path(in_folder("liar.zip"), NULL);

		ck_assert_uint_eq(sfp_roster_reading_totals(reading)->refused, 1);
		sfp_roster_reading_close(reading);
	}
	g_free(data);
	g_free(text);
}
END_TEST

/* Wherever it is cut or a bit falls, it is read or refused, and nothing else happens. */
START_TEST(a_damaged_archive_is_refused_wherever_the_damage_is)
{
	zip_t *archive = begin_archive("whole.zip");
	char *data = NULL;
	gsize length = 0;
	size_t refused = 0;

	put_text(archive, "list.csv", STUDENTS);
	ck_assert_int_eq(zip_close(archive), 0);
	ck_assert(g_file_get_contents(in_folder("whole.zip"), &data, &length, NULL));
	for (gsize i = 4; i < length; i++) {
		sfp_roster_reading *reading = read_bytes("cut.zip", data, i, NULL);

		ck_assert_uint_gt(sfp_roster_reading_totals(reading)->refused, 0);
		sfp_roster_reading_close(reading);
		data[i] = (char)(data[i] ^ 0x10);
		reading = read_bytes("bent.zip", data, length, NULL);
		refused += sfp_roster_reading_totals(reading)->refused > 0;
		sfp_roster_reading_close(reading);
		data[i] = (char)(data[i] ^ 0x10);
	}
	ck_assert_uint_gt(refused, length / 3);
	g_free(data);
}
END_TEST

START_TEST(an_archive_of_too_many_files_is_refused)
{
	zip_t *archive = begin_archive("many.zip");

	for (int i = 0; i <= SFP__FILES_MAX; i++) {
		char name[16];

		snprintf(name, sizeof(name), "%d.csv", i);
		put_text(archive, name, STUDENTS);
	}
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("many.zip", "too-many-files");
}
END_TEST

START_TEST(an_archive_without_tables_has_nothing_to_read)
{
	zip_t *archive = begin_archive("book.xlsx");

	put_text(archive, "xl/workbook.xml", "<workbook/>");
	ck_assert_int_eq(zip_close(archive), 0);
	ck_archive("book.xlsx", "nothing-to-read");
}
END_TEST

/* ---- folders and files ---- */

START_TEST(links_and_pipes_within_a_folder_are_refused_and_a_link_that_is_named_is_followed)
{
	sfp_roster_reading *reading;

	ck_assert(g_file_set_contents(in_folder("real"), STUDENTS, -1, NULL));
	ck_assert_int_eq(symlink(in_folder("real"), in_folder("link.csv")), 0);
	reading = read_path(in_folder("link.csv"), NULL);
	ck_clean(reading);
	sfp_roster_reading_close(reading);
	reading = read_path(folder, NULL);
	ck_found(reading, SFP_ROSTER_REFUSES, "not-a-file", 0);
	sfp_roster_reading_close(reading);
	unlink(in_folder("link.csv"));
	ck_assert_int_eq(mkfifo(in_folder("pipe.csv"), 0600), 0);
	reading = read_path(in_folder("pipe.csv"), NULL);
	ck_found(reading, SFP_ROSTER_REFUSES, "not-a-file", 0);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(what_is_not_there_and_what_is_empty_is_said)
{
	sfp_roster_reading *reading = read_path(in_folder("nowhere.csv"), NULL);

	ck_found(reading, SFP_ROSTER_REFUSES, "unreadable", 0);
	sfp_roster_reading_close(reading);
	reading = read_path(folder, NULL);
	ck_found(reading, SFP_ROSTER_REFUSES, "nothing-to-read", 0);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(a_folder_of_tables_one_a_class_is_one_roster)
{
	sfp_roster_reading *reading;

	ck_assert(g_file_set_contents(in_folder("М-11.csv"), STUDENTS, -1, NULL));
	ck_assert(g_file_set_contents(in_folder("М-12.csv"), "ФИО;Группа\nКарпова Анна;М-12\n", -1, NULL));
	ck_assert(g_file_set_contents(in_folder("notes.docx"), "PK", -1, NULL));
	reading = read_path(folder, NULL);
	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_file_count(reading), 2);
	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->name, "М-11.csv");
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 2);
	sfp_roster_reading_close(reading);
}
END_TEST

static size_t told_done, told_total;

static void on_progress(void *context, size_t done, size_t total)
{
	ck_assert_ptr_eq(context, &told_done);
	ck_assert_uint_gt(done, told_done);
	told_done = done;
	told_total = total;
}

START_TEST(whoever_waits_is_told_how_far_it_is)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;

	ck_assert(g_file_set_contents(in_folder("a.csv"), STUDENTS, -1, NULL));
	ck_assert(g_file_set_contents(in_folder("b.csv"), STUDENTS, -1, NULL));
	options.progress = on_progress;
	options.progress_context = &told_done;
	reading = read_path(folder, &options);
	ck_assert_uint_eq(told_done, 2 * strlen(STUDENTS));
	ck_assert_uint_eq(told_total, 2 * strlen(STUDENTS));
	sfp_roster_reading_close(reading);
}
END_TEST

static Suite *sources_suite(void)
{
	Suite *suite = suite_create("roster_sources");
	TCase *archives = tcase_create("archives"), *folders = tcase_create("folders");

	tcase_add_checked_fixture(archives, folder_make, folder_remove);
	tcase_add_test(archives, an_archive_reads_like_the_folder_and_like_its_bytes);
	tcase_add_test(archives, a_set_in_a_folder_of_its_archive_is_read_but_not_by_the_strict);
	tcase_add_loop_test(archives, names_that_lead_out_of_an_archive_are_refused, 0, (int)SFP__LENGTH(climbing));
	tcase_add_loop_test(archives, names_as_windows_writes_them_are_read, 0, 2);
	tcase_add_loop_test(archives, an_archive_of_64_bits_is_read_unless_it_claims_too_much, 0, 5);
	tcase_add_test(archives, a_packing_that_is_not_known_is_called_so);
	tcase_add_test(archives, a_workbook_is_called_one_whatever_its_name);
	tcase_add_test(archives, workbooks_beside_tables_are_noted_and_refused_where_nothing_else_is);
	tcase_add_loop_test(archives, two_members_of_one_name_are_refused_in_any_case_of_letters, 0, 2);
	tcase_add_test(archives, archives_in_archives_are_refused_by_name_and_by_content);
	tcase_add_test(archives, an_archive_with_a_password_is_refused);
	tcase_add_test(archives, a_link_in_an_archive_is_refused);
	tcase_add_test(archives, contents_out_of_all_proportion_are_refused);
	tcase_add_test(archives, an_archive_that_lies_about_sizes_is_refused);
	tcase_add_test(archives, a_damaged_archive_is_refused_wherever_the_damage_is);
	tcase_add_test(archives, an_archive_of_too_many_files_is_refused);
	tcase_add_test(archives, an_archive_without_tables_has_nothing_to_read);
	suite_add_tcase(suite, archives);
	tcase_add_checked_fixture(folders, folder_make, folder_remove);
	tcase_add_test(folders, links_and_pipes_within_a_folder_are_refused_and_a_link_that_is_named_is_followed);
	tcase_add_test(folders, what_is_not_there_and_what_is_empty_is_said);
	tcase_add_test(folders, a_folder_of_tables_one_a_class_is_one_roster);
	tcase_add_test(folders, whoever_waits_is_told_how_far_it_is);
	suite_add_tcase(suite, folders);
	return suite;
}

SUITE_MAIN(sources_suite)
