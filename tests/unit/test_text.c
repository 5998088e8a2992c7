/* test_text.c: UTF-8, and names that are the same though they are written differently. */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "check_main.h"

static const struct {
	const char *bytes;
	size_t length;
	bool valid;
} encodings[] = {
	{ "", 0, true },
	{ "abc", 3, true },
	{ "\xd0\x90", 2, true },
	{ "\xe2\x82\xac", 3, true },
	{ "\xf0\x9f\x98\x80", 4, true },
	{ "\xf4\x8f\xbf\xbf", 4, true },
	{ "\xed\x9f\xbf", 3, true },
	{ "\xee\x80\x80", 3, true },
	{ "a\0b", 3, false },             /* NUL */
	{ "\xc0\x80", 2, false },         /* NUL, too long */
	{ "\xc1\xbf", 2, false },         /* too long */
	{ "\xe0\x9f\xbf", 3, false },     /* too long */
	{ "\xf0\x8f\xbf\xbf", 4, false }, /* too long */
	{ "\xed\xa0\x80", 3, false },     /* a surrogate */
	{ "\xed\xbf\xbf", 3, false },     /* a surrogate */
	{ "\xf4\x90\x80\x80", 4, false }, /* behind the last character */
	{ "\xf5\x80\x80\x80", 4, false },
	{ "\xff", 1, false },
	{ "\x80", 1, false },
	{ "\xd0", 1, false },
	{ "\xe2\x82", 2, false },
	{ "\xd0\x41", 2, false },
	{ "\xf0\x9f\x98", 3, false },
};

START_TEST(utf_8_is_taken_in_its_shortest_form_only)
{
	ck_assert_int_eq(sfp__utf8_valid(encodings[_i].bytes, encodings[_i].length), encodings[_i].valid);
}
END_TEST

START_TEST(every_character_reads_back_as_it_was_written)
{
	for (uint32_t code = 1; code <= 0x10ffff; code++) {
		SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };
		const char *at;

		if (code >= 0xd800 && code <= 0xdfff)
			continue;
		sfp__buffer_add_utf8(&buffer, code);
		at = buffer.data;
		ck_assert_uint_eq(sfp__utf8_next(&at), code);
		ck_assert_ptr_eq(at, buffer.data + buffer.length);
		if (code > 0x3000)
			code += 12;
	}
}
END_TEST

static const struct {
	const char *text, *folded;
} folds[] = {
	{ "", "" },
	{ "   ", "" },
	{ "Иванова Анна", "иванова анна" },
	{ "  Иванова \t\xc2\xa0 Анна\n", "иванова анна" },
	{ "Фёдор ЁЛКИН", "федор елкин" },
	{ "Фе\xcc\x88"
	  "дор",
	  "федор" }, /* е and a combining diaeresis, as macOS writes it */
	{ "Фe\xcc\x88"
	  "дор",
	  "федор" }, /* the same, the letter typed in Latin */
	{ "Фё\xcc\x88"
	  "дор",
	  "федор" },                                         /* two diaereses */
	{ "Андреи\xcc\x86", "андрей" },                      /* и and a combining breve */
	{ "Иванова\xe2\x80\x91Петрова", "иванова-петрова" }, /* a hyphen that does not break */
	{ "Иванова\xe2\x80\x94Петрова", "иванова-петрова" }, /* a dash */
	{ "Ива\xc2\xadнова", "иванова" },                    /* a soft hyphen */
	{ "\xef\xbb\xbfИванова", "иванова" },                /* a byte order mark */
	{ "Анна \xe2\x80\x8b Петрова", "анна петрова" },     /* a word of nothing */
	{ "Cвeтлaнa", "светлана" },                          /* Latin C, e, a */
	{ "8A", "8а" },
	{ "8а", "8а" },
	{ "8-B", "8-в" },
	{ "10 B", "10 b" },
	{ "A. Smith", "a. smith" },
	{ "mp3", "мр3" },
	{ "IT-21", "it-21" },
	{ "CAB", "cab" },
	{ "ИC-21", "ис-21" },
	{ "Zoë", "zoë" },
	{ "ÀÉ", "àé" },
	{ "Ŝ", "ŝ" },
	{ "Ӏ", "ӏ" },
	{ "Ў", "ў" },
	{ "Ғ", "ғ" },
};

START_TEST(names_are_folded_to_one_form)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };

	ck_sfp_ok(sfp__text_fold(folds[_i].text, &buffer));
	ck_assert_str_eq(buffer.data ? buffer.data : "", folds[_i].folded);
}
END_TEST

START_TEST(what_is_folded_stays_as_it_is)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };

	ck_sfp_ok(sfp__text_fold(folds[_i].folded, &buffer));
	ck_assert_str_eq(buffer.data ? buffer.data : "", folds[_i].folded);
}
END_TEST

START_TEST(what_a_terminal_obeys_is_shown_to_people_as_a_sign)
{
	static const struct {
		const char *text, *line, *lines;
	} tame[] = {
		{ "Иванов «Ё» — № 5", "Иванов «Ё» — № 5", "Иванов «Ё» — № 5" },
		{ "a\nb\tc\r\nd", "a�b�c��d", "a\nb\tc\r\nd" },
		{ "a\rb\r", "a�b�", "a�b�" },
		{ "\x1b[2J\x07\x7f", "�[2J��", "�[2J��" },
		{ "\xC2\x80\xC2\x9F\xC2\xA0", "��\xC2\xA0", "��\xC2\xA0" },
		{ "\xD8\x9C\xE2\x80\x8E\xE2\x80\xAA\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\xA8", "�������",
		  "�������" },
		{ "a\xff"
		  "b\xC2",
		  "a�b�", "a�b�" },
		{ "", "", "" },
	};

	for (size_t i = 0; i < sizeof(tame) / sizeof(tame[0]); i++)
		for (int lines = 0; lines < 2; lines++) {
			struct sfp__buffer buffer = { 0 };

			sfp__buffer_add_text(&buffer, "[");
			sfp__buffer_add_tame(&buffer, tame[i].text, lines);
			ck_assert_str_eq(buffer.data + 1, lines ? tame[i].lines : tame[i].line);
			sfp__buffer_clear(&buffer);
		}
}
END_TEST

START_TEST(what_is_no_utf_8_is_shown_as_such_and_the_rest_is_kept)
{
	static const struct {
		const char *text, *repaired;
	} texts[] = {
		{ "", "" },
		{ "год.csv", "год.csv" },
		{ "\xe3\xee\xe4.csv", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd.csv" },
		{ "a\xd0", "a\xef\xbf\xbd" },
		{ "\xed\xa0\x80z", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz" },
	};

	for (size_t i = 0; i < SFP__LENGTH(texts); i++) {
		SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };

		sfp__buffer_add_repaired(&out, texts[i].text);
		ck_assert_str_eq(out.data ? out.data : "", texts[i].repaired);
	}
}
END_TEST

/* One class, as its nomenclature, its journal and its teachers write it. */
static const struct {
	const char *text, *folded;
} class_folds[] = {
	{ "7А", "7а" },
	{ "7 а", "7а" },
	{ "7-А", "7а" },
	{ "7 – А", "7а" },
	{ "7\"А\"", "7а" },
	{ "7 «А»", "7а" },
	{ "7 “A”", "7а" },
	{ "7 A", "7а" },
	{ "7 А класс", "7а" },
	{ "Класс 7-А", "7а" },
	{ "10 B кл.", "10в" },
	{ "7Ё", "7е" },
	{ "гр. М-11", "м-11" },
	{ "Группа П50-1-25", "п50-1-25" },
	{ "П50 - 1 - 25", "п50-1-25" },
	{ "М-11", "м-11" },
	{ "7-1", "7-1" },
	{ "11", "11" },
	{ "7 АБ", "7 аб" },
	{ "1-я средняя группа", "1-я средняя" },
	{ "класс", "класс" },
	{ "Группа класс", "группа" },
	{ "117 А", "117 а" },
	{ "«А»", "а" },
	{ "IT-21", "it-21" },
	{ "7 А 1", "7 а 1" },
	{ "\"\"", "\"\"" },
	{ "", "" },
	{ "Младшая группа «Солнышко»", "младшая группа солнышко" },
};

START_TEST(a_class_has_one_form_however_it_is_written)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer again = { 0 };

	ck_sfp_ok(sfp__class_fold(class_folds[_i].text, &buffer));
	ck_assert_str_eq(buffer.data ? buffer.data : "", class_folds[_i].folded);
	ck_sfp_ok(sfp__class_fold(class_folds[_i].folded, &again));
	ck_assert_str_eq(again.data ? again.data : "", class_folds[_i].folded);
	ck_sfp_status(sfp__class_fold("\xff", &again), SFP_E_INVALID);
}
END_TEST

START_TEST(folding_adds_to_what_the_buffer_holds)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };

	sfp__buffer_add_text(&buffer, "8а|");
	ck_sfp_ok(sfp__text_fold(" Анна ", &buffer));
	ck_assert_str_eq(buffer.data, "8а|анна");
	ck_sfp_status(sfp__text_fold("\xff", &buffer), SFP_E_INVALID);
	ck_assert_str_eq(buffer.data, "8а|анна");
}
END_TEST

START_TEST(distances_count_slips_of_the_pen)
{
	static const struct {
		const char *a, *b;
		unsigned distance;
	} cases[] = {
		{ "", "", 0 },
		{ "", "abc", 3 },
		{ "abc", "", 3 },
		{ "annul", "annul", 0 },
		{ "anul", "annul", 1 },
		{ "annual", "annul", 1 },
		{ "annlu", "annul", 1 },
		{ "anmul", "annul", 1 },
		{ "kitten", "sitting", 3 },
		{ "ca", "abc", 3 },
		{ "учитель", "учитиль", 1 },
	};

	for (size_t i = 0; i < SFP__LENGTH(cases); i++) {
		ck_assert_uint_eq(sfp__edit_distance(cases[i].a, cases[i].b), cases[i].distance);
		ck_assert_uint_eq(sfp__edit_distance(cases[i].b, cases[i].a), cases[i].distance);
	}
}
END_TEST

START_TEST(long_texts_are_far_from_everything)
{
	char text[80];

	memset(text, 'a', sizeof(text));
	text[64] = '\0';
	ck_assert_uint_eq(sfp__edit_distance(text, text), 0);
	ck_assert_uint_eq(sfp__edit_distance(text, ""), 64);
	text[64] = 'a';
	text[65] = '\0';
	ck_assert_uint_eq(sfp__edit_distance(text, text), SFP__EDIT_FAR);
	ck_assert_uint_eq(sfp__edit_distance("a", text), SFP__EDIT_FAR);
}
END_TEST

static Suite *text_suite(void)
{
	Suite *suite = suite_create("text");
	TCase *texts = tcase_create("texts");

	tcase_add_loop_test(texts, utf_8_is_taken_in_its_shortest_form_only, 0, (int)SFP__LENGTH(encodings));
	tcase_add_test(texts, every_character_reads_back_as_it_was_written);
	tcase_add_loop_test(texts, names_are_folded_to_one_form, 0, (int)SFP__LENGTH(folds));
	tcase_add_loop_test(texts, what_is_folded_stays_as_it_is, 0, (int)SFP__LENGTH(folds));
	tcase_add_test(texts, what_a_terminal_obeys_is_shown_to_people_as_a_sign);
	tcase_add_test(texts, what_is_no_utf_8_is_shown_as_such_and_the_rest_is_kept);
	tcase_add_loop_test(texts, a_class_has_one_form_however_it_is_written, 0, (int)SFP__LENGTH(class_folds));
	tcase_add_test(texts, folding_adds_to_what_the_buffer_holds);
	tcase_add_test(texts, distances_count_slips_of_the_pen);
	tcase_add_test(texts, long_texts_are_far_from_everything);
	suite_add_tcase(suite, texts);
	return suite;
}

SUITE_MAIN(text_suite)
