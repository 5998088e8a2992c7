/* test_letter.c: the application's letter is one that mail programs read, and it carries what the act asks for. What it
 * holds is read back with gmime here and with Python's email package in tests/office/letter.py. */
#include <gmime/gmime.h>

#include "base/hash.h"
#include "campus.h"
#include "sferumpolicy/letter.h"

static const char scan[] = "scan of order 2";

static const sfp_id *here(void)
{
	return &school.as[SYSTEM].organization;
}

static sfp_letter_attachment attachment(void)
{
	sfp_letter_attachment order = SFP_LETTER_ATTACHMENT_INIT;

	order.name = "Приказ № 2.pdf";
	order.media_type = "application/pdf";
	order.data = scan;
	order.length = strlen(scan);
	return order;
}

static void open_appointed(void)
{
	school_open();
	school_bring_act_into_force();
	school_appoint_administrator();
}

static sfp_id draft_application(const sfp_application_form *form)
{
	sfp_application *application = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], form, &application));
	id = application->head.id;
	sfp_application_free(application);
	return id;
}

static sfp_letter *write_letter(const sfp_id *application)
{
	sfp_letter_attachment order = attachment();
	sfp_letter *letter = NULL;
	sfp_status status = sfp_letter_application(school.reg, here(), application, &order, &letter);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(school.reg));
	return letter;
}

static GMimeMessage *parse(const sfp_letter *letter)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(letter->eml, letter->length);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	g_object_unref(parser);
	g_object_unref(stream);
	ck_assert_ptr_nonnull(message);
	return message;
}

/* gmime 3.2 stops reading where the padding of an encoded word is followed by another one; tests/office/letter.py,
 * whose reader does not, compares these texts whole. */
static void ck_begins(const char *found, const char *whole)
{
	ck_assert_msg(g_str_has_prefix(whole, found) && strlen(found) > 20, "'%s' is no beginning of '%s'", found,
	              whole);
}

START_TEST(the_headers_come_from_the_pack_the_contact_and_the_clock)
{
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	sfp_letter *letter = write_letter(&id);
	GMimeMessage *message = parse(letter);
	sfp_policy *policy = NULL;
	InternetAddress *from = internet_address_list_get_address(g_mime_message_get_from(message), 0);
	InternetAddress *to = internet_address_list_get_address(g_mime_message_get_to(message), 0);
	GDateTime *date = g_mime_message_get_date(message);

	ck_sfp_ok(sfp_registry_policy(school.reg, here(), &policy));
	ck_begins(g_mime_message_get_subject(message), sfp_policy_text_at(policy, "application.subject"));
	ck_begins(internet_address_get_name(from), form.full_name);
	ck_assert_str_eq(internet_address_mailbox_get_addr((InternetAddressMailbox *)to), "info@sferum.ru");
	ck_assert_str_eq(internet_address_mailbox_get_addr((InternetAddressMailbox *)from), "a.adminova@example.org");
	ck_assert_str_eq(g_mime_message_get_message_id(message), letter->message_id);
	ck_assert_int_eq(g_date_time_to_unix(date), school.now / 1000000);
	ck_assert_int_eq(g_date_time_get_utc_offset(date), 0);
	sfp_policy_unref(policy);
	g_object_unref(message);
	sfp_letter_free(letter);
}
END_TEST

/* Whoever reads it sees when it was written there. */
START_TEST(the_date_is_told_by_the_clocks_of_the_organisation)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	sfp_letter *letter;

	draft.time_zone = "Asia/Vladivostok";
	ck_sfp_ok(sfp_organization_edit(school.reg, &school.as[SYSTEM], &draft, &organization));
	sfp_organization_free(organization);
	school.now = sfp_time_of_date(20260901) - INT64_C(90) * 60 * 1000000; /* half past eight in the morning there */
	letter = write_letter(&id);
	ck_assert_msg(strstr(letter->eml, "Date: Tue, 01 Sep 2026 08:30:00 +1000\r\n"), "%s", letter->eml);
	sfp_letter_free(letter);
}
END_TEST

START_TEST(the_text_names_organisation_order_and_contact_and_the_order_is_attached_unchanged)
{
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	sfp_letter *letter = write_letter(&id);
	GMimeMessage *message = parse(letter);
	GMimeMultipart *body = (GMimeMultipart *)g_mime_message_get_mime_part(message);
	GMimePart *order = (GMimePart *)g_mime_multipart_get_part(body, 1);
	GMimeStream *stream = g_mime_data_wrapper_get_stream(g_mime_part_get_content(order));
	char *text = g_mime_text_part_get_text((GMimeTextPart *)g_mime_multipart_get_part(body, 0));
	char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type((GMimeObject *)order));
	GMimeStream *plain = g_mime_stream_mem_new();

	ck_assert_int_eq(g_mime_multipart_get_count(body), 2);
	ck_assert_ptr_nonnull(strstr(text, "Школа № 1"));
	ck_assert_ptr_nonnull(strstr(text, "№ 2 от 01.09.2026"));
	ck_assert_ptr_nonnull(strstr(text, "Админова Анна Андреевна"));
	ck_assert_ptr_nonnull(strstr(text, "a.adminova@example.org"));
	ck_assert_ptr_nonnull(strstr(text, form.mobile));
	ck_assert_str_eq(type, "application/pdf");
	ck_assert_str_eq(g_mime_part_get_filename(order), "Приказ № 2.pdf");
	ck_assert_ptr_nonnull(stream);
	g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(order), plain);
	ck_assert_uint_eq(g_mime_stream_mem_get_byte_array((GMimeStreamMem *)plain)->len, strlen(scan));
	ck_assert_mem_eq(g_mime_stream_mem_get_byte_array((GMimeStreamMem *)plain)->data, scan, strlen(scan));
	g_free(text);
	g_free(type);
	g_object_unref(plain);
	g_object_unref(message);
	sfp_letter_free(letter);
}
END_TEST

START_TEST(every_line_ends_in_crlf_and_every_byte_is_ascii)
{
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	sfp_letter *letter = write_letter(&id);
	uint8_t digest[32];
	size_t line = 0;

	for (size_t i = 0; i < letter->length; i++) {
		unsigned char byte = (unsigned char)letter->eml[i];

		ck_assert_msg(byte < 0x80, "byte %zu is no ASCII", i);
		if (byte == '\n') {
			ck_assert_msg(i && letter->eml[i - 1] == '\r', "byte %zu: LF without CR", i);
			ck_assert_uint_le(line, 998 + 2);
			line = 0;
		} else {
			line++;
		}
	}
	ck_sfp_ok(sfp__sha256(letter->eml, letter->length, digest));
	ck_assert_mem_eq(digest, letter->digest, 32);
	ck_assert_uint_eq(strlen(letter->eml), letter->length);
	sfp_letter_free(letter);
}
END_TEST

START_TEST(what_was_written_can_be_recorded_as_sent)
{
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	sfp_letter *letter = write_letter(&id), *again = write_letter(&id);
	sfp_application *sent = NULL;

	ck_assert_str_ne(letter->message_id, again->message_id);
	ck_sfp_ok(sfp_application_send(school.reg, &school.as[ADMINISTRATOR], &id, letter->message_id, letter->digest,
	                               &sent));
	ck_assert_str_eq(sent->message_id, letter->message_id);
	ck_assert_mem_eq(sent->letter_digest, letter->digest, 32);
	sfp_application_free(sent);
	sfp_letter_free(letter);
	sfp_letter_free(again);
}
END_TEST

START_TEST(another_scan_than_the_orders_is_refused)
{
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	sfp_letter_attachment order = attachment();
	sfp_letter *letter = NULL;

	order.data = "scan of order 3";
	ck_sfp_says(sfp_letter_application(school.reg, here(), &id, &order, &letter), SFP_E_INVALID, "digests differ");
	ck_assert_ptr_null(letter);
}
END_TEST

START_TEST(an_order_without_a_scan_gives_no_letter)
{
	sfp_application_form form = school_form();
	sfp_letter_attachment order = attachment();
	sfp_letter *letter = NULL;
	sfp_id id;

	form.order_id = school_order(SFP_ORDER_ADMINISTRATOR, "77", NULL);
	id = draft_application(&form);
	ck_sfp_says(sfp_letter_application(school.reg, here(), &id, &order, &letter), SFP_E_INVALID, "has no scan");
	ck_assert_ptr_null(letter);
}
END_TEST

START_TEST(an_application_with_gaps_gives_no_letter)
{
	sfp_application_form form = school_form();
	sfp_letter_attachment order = attachment();
	sfp_letter *letter = NULL;
	sfp_id id;

	form.mobile = NULL;
	id = draft_application(&form);
	ck_sfp_says(sfp_letter_application(school.reg, here(), &id, &order, &letter), SFP_E_INVALID, "mobile");
	ck_sfp_status(sfp_letter_application(school.reg, here(), &school.as[HEAD].person, &order, &letter),
	              SFP_E_NOT_FOUND);
	ck_assert_ptr_null(letter);
}
END_TEST

START_TEST(names_and_types_that_no_letter_can_carry_are_refused)
{
	static const struct {
		const char *name, *type, *word;
	} cases[] = {
		{ "a/b.pdf", NULL, "file name" },
		{ "a\r\nBcc: x@example.org", NULL, "file name" },
		{ "", NULL, "file name" },
		{ NULL, "pdf", "media type" },
		{ NULL, "application/pdf\r\nBcc: x@example.org", "media type" },
		{ NULL, "application/", "media type" },
	};
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	sfp_letter *letter = NULL;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		sfp_letter_attachment order = attachment();

		order.name = cases[i].name;
		order.media_type = cases[i].type;
		ck_sfp_says(sfp_letter_application(school.reg, here(), &id, &order, &letter), SFP_E_INVALID,
		            cases[i].word);
	}
}
END_TEST

START_TEST(a_call_without_its_arguments_is_misuse)
{
	sfp_letter_attachment order = attachment(), old = attachment(), hollow = attachment();
	sfp_letter *letter = NULL;
	const sfp_id *id = here();

	old.struct_size = 8;
	hollow.data = NULL;
	ck_sfp_status(sfp_letter_application(NULL, here(), id, &order, &letter), SFP_E_MISUSE);
	ck_sfp_status(sfp_letter_application(school.reg, NULL, id, &order, &letter), SFP_E_MISUSE);
	ck_sfp_status(sfp_letter_application(school.reg, here(), NULL, &order, &letter), SFP_E_MISUSE);
	ck_sfp_status(sfp_letter_application(school.reg, here(), id, NULL, &letter), SFP_E_MISUSE);
	ck_sfp_status(sfp_letter_application(school.reg, here(), id, &old, &letter), SFP_E_MISUSE);
	ck_sfp_status(sfp_letter_application(school.reg, here(), id, &hollow, &letter), SFP_E_MISUSE);
	ck_sfp_status(sfp_letter_application(school.reg, here(), id, &order, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_letter_application(school.reg, &school.as[HEAD].person, id, &order, &letter),
	              SFP_E_NOT_FOUND);
	ck_assert_ptr_null(letter);
	sfp_letter_free(NULL);
}
END_TEST

START_TEST(a_scan_of_no_bytes_or_of_too_many_is_refused)
{
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	const size_t lengths[] = { 0, SFP_LETTER_ATTACHMENT_MAX + 1 };
	sfp_letter *letter = NULL;

	for (size_t i = 0; i < 2; i++) {
		sfp_letter_attachment order = attachment();

		order.length = lengths[i];
		ck_sfp_says(sfp_letter_application(school.reg, here(), &id, &order, &letter), SFP_E_INVALID, "25 MiB");
	}
	ck_assert_ptr_null(letter);
}
END_TEST

START_TEST(a_scan_without_a_name_is_named_by_its_type)
{
	static const struct {
		const char *type, *name;
	} cases[] = { { "application/pdf", "prikaz.pdf" },
		      { "image/jpeg", "prikaz.jpg" },
		      { "image/png", "prikaz.png" },
		      { "image/tiff", "prikaz.bin" },
		      { NULL, "prikaz.bin" } };
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		sfp_letter_attachment order = attachment();
		sfp_letter *letter = NULL;

		order.name = NULL;
		order.media_type = cases[i].type;
		ck_sfp_ok(sfp_letter_application(school.reg, here(), &id, &order, &letter));
		ck_assert_ptr_nonnull(strstr(letter->eml, cases[i].name));
		sfp_letter_free(letter);
	}
}
END_TEST

/* For tests/office/letter.py: the letter in the file that the environment names. */
START_TEST(the_letter_is_left_for_another_reader)
{
	const char *path = getenv("SFP_LETTER_OUT");
	sfp_application_form form = school_form();
	sfp_id id = draft_application(&form);
	sfp_letter *letter = write_letter(&id);

	if (path)
		ck_assert(g_file_set_contents(path, letter->eml, (gssize)letter->length, NULL));
	sfp_letter_free(letter);
}
END_TEST

static Suite *letter_suite(void)
{
	Suite *suite = suite_create("letter");
	TCase *letter = tcase_create("letter");

	tcase_add_checked_fixture(letter, open_appointed, school_teardown);
	tcase_add_test(letter, the_headers_come_from_the_pack_the_contact_and_the_clock);
	tcase_add_test(letter, the_date_is_told_by_the_clocks_of_the_organisation);
	tcase_add_test(letter, the_text_names_organisation_order_and_contact_and_the_order_is_attached_unchanged);
	tcase_add_test(letter, every_line_ends_in_crlf_and_every_byte_is_ascii);
	tcase_add_test(letter, what_was_written_can_be_recorded_as_sent);
	tcase_add_test(letter, another_scan_than_the_orders_is_refused);
	tcase_add_test(letter, an_order_without_a_scan_gives_no_letter);
	tcase_add_test(letter, an_application_with_gaps_gives_no_letter);
	tcase_add_test(letter, names_and_types_that_no_letter_can_carry_are_refused);
	tcase_add_test(letter, a_call_without_its_arguments_is_misuse);
	tcase_add_test(letter, a_scan_of_no_bytes_or_of_too_many_is_refused);
	tcase_add_test(letter, a_scan_without_a_name_is_named_by_its_type);
	tcase_add_test(letter, the_letter_is_left_for_another_reader);
	suite_add_tcase(suite, letter);
	return suite;
}

SUITE_MAIN(letter_suite)
