/* test_local.c: today is the day of the organisation, whatever the clock of the machine shows: its orders, offices,
 * reports and terms. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/cleanup.h"
#include "folder.h"
#include "ledger/local.h"
#include "world_check.h"

static sfp_time moment(const char *text)
{
	sfp_time time = 0;

	ck_sfp_ok(sfp_time_from_text(text, &time));
	return time;
}

/* What is there, without an act. */
static struct {
	sfp_registry *reg;
	sfp_time now;
	sfp_actor system, head;
} here;

static sfp_time clock_here(void *context)
{
	(void)context;
	return here.now;
}

static void open_here(const char *now, const char *fallback)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;

	here.now = moment(now);
	options.clock = clock_here;
	options.time_zone = fallback;
	ck_sfp_ok(sfp_registry_open(NULL, &options, &here.reg, NULL));
}

static sfp_actor add_school(const char *zone)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_actor actor = SFP_ACTOR_INIT;

	draft.name = "Школа";
	draft.time_zone = zone;
	ck_sfp_ok(sfp_organization_add(here.reg, &draft, &organization));
	ck_assert_str_eq(organization->time_zone, zone ? zone : "");
	actor.organization = organization->head.id;
	sfp_organization_free(organization);
	return actor;
}

static sfp_actor add_head(const sfp_actor *system, sfp_date from)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_office_draft office_draft = SFP_OFFICE_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_office *office = NULL;
	sfp_actor actor = *system;

	draft.surname = "Директорова";
	ck_sfp_ok(sfp_person_add(here.reg, system, &draft, &person));
	actor.person = office_draft.person = person->head.id;
	office_draft.role = SFP_ROLE_HEAD;
	office_draft.title = "директор";
	ck_sfp_ok(sfp_office_add(here.reg, system, &office_draft, &office));
	ck_assert_int_eq(office->from_date, from);
	sfp_person_free(person);
	sfp_office_free(office);
	return actor;
}

static void draft_act(const sfp_actor *system, const char *more, sfp_status expected)
{
	SFP__CLEANUP(sfp__freep) char *text = NULL;
	sfp_edition *edition = NULL;

	ck_assert_int_gt(asprintf(&text, "%s\n%s", sfp_policy_builtin_text(NULL), more), 0);
	ck_sfp_status(sfp_edition_draft(here.reg, system, text, strlen(text), &edition, NULL), expected);
	sfp_edition_free(edition);
}

/* Of that date; 0: of today. */
static sfp_status issue(sfp_registry *reg, const sfp_actor *head, sfp_date date, sfp_date *ret_date)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	static int last;
	char number[16];
	sfp_status status;

	snprintf(number, sizeof(number), "%d", ++last);
	draft.subject = SFP_ORDER_APPROVAL;
	draft.number = number;
	draft.date = date;
	status = sfp_order_issue(reg, head, &draft, &order);
	if (status == SFP_OK && ret_date)
		*ret_date = order->date;
	sfp_order_free(order);
	return status;
}

static void expect_zone(const sfp_actor *actor, const char *zone, sfp_date today)
{
	char *name = NULL;
	sfp_date date = 0;

	ck_sfp_ok(sfp_registry_time_zone(here.reg, &actor->organization, &name));
	ck_assert_str_eq(name, zone);
	sfp_text_free(name);
	ck_sfp_ok(sfp_registry_today(here.reg, &actor->organization, &date));
	ck_assert_int_eq(date, today);
}

static void close_here(void)
{
	sfp_registry_close(here.reg);
	memset(&here, 0, sizeof(here));
}

/* ---- which zone counts ---- */

/* At half past eight in Vladivostok, and at half past eight in Kamchatka, where Moscow is still in the day before. */
static const struct {
	const char *now, *zone;
} mornings[] = {
	{ "2026-09-01T08:30:00+10:00", "Asia/Vladivostok" },
	{ "2026-09-01T08:30:00+12:00", "Asia/Kamchatka" },
	{ "2026-09-01T00:00:00+12:00", "Asia/Kamchatka" },
	{ "2026-09-01T23:59:59+02:00", "Europe/Kaliningrad" },
	{ "2026-09-01T08:30:00+10:00", NULL }, /* nobody said anything: it is 1 September in Moscow as well */
};

START_TEST(no_order_of_today_is_in_the_future)
{
	sfp_date date = 0;

	open_here(mornings[_i].now, NULL);
	here.system = add_school(mornings[_i].zone);
	here.head = add_head(&here.system, 20260901);
	draft_act(&here.system, "", SFP_OK);
	ck_sfp_ok(issue(here.reg, &here.head, 20260901, &date));
	ck_sfp_ok(issue(here.reg, &here.head, 0, &date));
	ck_assert_int_eq(date, 20260901);
	ck_sfp_status(issue(here.reg, &here.head, 20260902, &date), SFP_E_INVALID);
	close_here();
}
END_TEST

START_TEST(tomorrow_is_refused_by_naming_the_zone_by_which_it_is)
{
	open_here("2026-08-31T21:30:00Z", NULL);
	here.system = add_school("Europe/Kaliningrad"); /* half past eleven in the evening */
	here.head = add_head(&here.system, 20260831);
	draft_act(&here.system, "", SFP_OK);
	ck_sfp_status(issue(here.reg, &here.head, 20260901, NULL), SFP_E_INVALID);
	ck_assert_str_eq(
		sfp_registry_message(here.reg),
		"date: may not be after 2026-08-31, which is today by the organisation's time zone, Europe/Kaliningrad; if it has "
		"another one, set it (time_zone)");
	ck_assert_str_eq(
		sfp_registry_message_in(here.reg, SFP_RU),
		"дата (date): не может быть позже 2026-08-31 — сегодня по часовому поясу организации, Europe/Kaliningrad; если "
		"пояс другой, задайте его организации (time_zone)");
	ck_sfp_status(issue(here.reg, &here.head, 20260905, NULL), SFP_E_INVALID);
	ck_assert_str_eq(sfp_registry_message(here.reg), "date: may not be after 2026-08-31");
	close_here();
}
END_TEST

START_TEST(its_own_zone_counts_then_the_act_s_then_the_registry_s_then_moscow)
{
	sfp_actor own, plain;

	open_here("2026-08-31T17:30:00Z", "Asia/Irkutsk"); /* half past one in the night there */
	own = add_school("Asia/Vladivostok");
	plain = add_school(NULL);
	expect_zone(&own, "Asia/Vladivostok", 20260901);
	expect_zone(&plain, "Asia/Irkutsk", 20260901);
	draft_act(&own, "time_zone: Europe/Samara\n", SFP_OK);
	draft_act(&plain, "time_zone: Europe/Samara\n", SFP_OK);
	expect_zone(&own, "Asia/Vladivostok", 20260901); /* an act changes no days of whoever said where it is */
	expect_zone(&plain, "Europe/Samara", 20260831);
	close_here();

	open_here("2026-08-31T17:30:00Z", "");
	plain = add_school(NULL);
	expect_zone(&plain, "Europe/Moscow", 20260831);
	close_here();
}
END_TEST

START_TEST(the_settings_of_the_process_play_no_part)
{
	setenv("TZ", "Pacific/Kiritimati", 1);
	tzset();
	open_here("2026-08-31T17:30:00Z", NULL);
	here.system = add_school(NULL);
	expect_zone(&here.system, "Europe/Moscow", 20260831);
	close_here();
	setenv("TZ", "UTC", 1);
	tzset();
}
END_TEST

START_TEST(two_organisations_of_one_registry_have_each_its_own_day)
{
	sfp_actor east, west, heads[2];
	sfp_date date = 0;

	open_here("2026-08-31T22:30:00Z", NULL);
	east = add_school("Asia/Vladivostok");
	west = add_school("Europe/Kaliningrad");
	here.now = moment("2026-08-31T21:00:00Z"); /* 7:00 on 1 September, and 23:00 on 31 August */
	heads[0] = add_head(&east, 20260901);
	heads[1] = add_head(&west, 20260831);
	draft_act(&east, "", SFP_OK);
	draft_act(&west, "", SFP_OK);
	for (int turn = 0; turn < 3; turn++) {
		ck_sfp_ok(issue(here.reg, &heads[0], 0, &date));
		ck_assert_int_eq(date, 20260901);
		ck_sfp_ok(issue(here.reg, &heads[1], 0, &date));
		ck_assert_int_eq(date, 20260831);
		ck_sfp_status(issue(here.reg, &heads[1], 20260901, &date), SFP_E_INVALID);
	}
	close_here();
}
END_TEST

START_TEST(more_zones_than_are_kept_are_read_again)
{
	static const char *const zones[] = {
		"Europe/Kaliningrad", "Europe/Moscow",    "Europe/Samara",    "Europe/Saratov",     "Europe/Volgograd",
		"Europe/Kirov",       "Europe/Astrakhan", "Europe/Ulyanovsk", "Asia/Yekaterinburg", "Asia/Omsk",
		"Asia/Barnaul",       "Asia/Tomsk",       "Asia/Novosibirsk", "Asia/Krasnoyarsk",   "Asia/Irkutsk",
		"Asia/Chita",         "Asia/Yakutsk",     "Asia/Vladivostok", "Asia/Magadan",       "Asia/Kamchatka",
	};
	sfp_actor schools[SFP__LENGTH(zones)];

	_Static_assert(SFP__LENGTH(zones) > SFP__LOCAL_ZONES, "more than are kept");
	open_here("2026-08-31T12:00:00Z", NULL);
	for (size_t i = 0; i < SFP__LENGTH(zones); i++)
		schools[i] = add_school(zones[i]);
	for (size_t i = 0; i < 5 * SFP__LENGTH(zones); i++) {
		size_t which = i * 7 % SFP__LENGTH(zones);

		expect_zone(&schools[which], zones[which], which == SFP__LENGTH(zones) - 1 ? 20260901 : 20260831);
	}
	close_here();
}
END_TEST

/* ---- zones that there are not ---- */

static const char *const no_zones[] = { "Asia/Vladivostock", "MSK",        "+10:00", "../etc/passwd",
	                                "asia/vladivostok",  "Владивосток" };

static void says_remedy(const sfp_registry *reg)
{
	ck_assert_msg(strstr(sfp_registry_message(reg), "the time zone (time_zone)") &&
	                      strstr(sfp_registry_message(reg), "Asia/Vladivostok"),
	              "%s", sfp_registry_message(reg));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(reg, SFP_RU), "часовой пояс (time_zone)"));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(reg, SFP_RU), "Asia/Vladivostok"));
}

START_TEST(an_unknown_zone_is_refused_with_those_that_there_are)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	open_here("2026-08-31T12:00:00Z", NULL);
	draft.name = "Школа";
	draft.time_zone = no_zones[_i];
	ck_sfp_status(sfp_organization_add(here.reg, &draft, &organization), SFP_E_INVALID);
	says_remedy(here.reg);
	here.system = add_school(NULL);
	ck_sfp_status(sfp_organization_edit(here.reg, &here.system, &draft, &organization), SFP_E_INVALID);
	says_remedy(here.reg);
	ck_assert_ptr_null(organization);
	close_here();
}
END_TEST

START_TEST(a_registry_is_not_made_with_an_unknown_zone)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL;
	char *message = NULL;

	folder_make();
	options.create = true;
	options.time_zone = no_zones[_i];
	ck_sfp_status(sfp_registry_open(in_folder("registry"), &options, &reg, &message), SFP_E_INVALID);
	ck_assert_ptr_null(reg);
	ck_assert_ptr_nonnull(strstr(message, no_zones[_i]));
	sfp_text_free(message);
	ck_assert_int_ne(access(in_folder("registry"), F_OK), 0);
	folder_remove();
}
END_TEST

START_TEST(an_act_of_a_zone_that_there_is_not_is_not_drafted)
{
	open_here("2026-08-31T12:00:00Z", NULL);
	here.system = add_school(NULL);
	draft_act(&here.system, "time_zone: Asia/Vladivostock\n", SFP_E_INVALID);
	says_remedy(here.reg);
	draft_act(&here.system, "time_zone: asia\n", SFP_E_INVALID); /* the loader says that one */
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(here.reg), "\"asia\" is no name of a time zone"));
	expect_zone(&here.system, "Europe/Moscow", 20260831);
	close_here();
}
END_TEST

START_TEST(where_the_system_has_no_zones_it_is_said_what_to_install)
{
	sfp_record *record = NULL;
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_actor school, utc;

	open_here("2026-08-31T12:00:00Z", NULL);
	school = add_school("Asia/Vladivostok");
	utc = add_school("UTC");
	here.reg->local.folder = "/nowhere";
	ck_sfp_status(issue(here.reg, &school, 0, NULL), SFP_E_IO);
	ck_assert_str_eq(
		sfp_registry_message(here.reg),
		"the organisation's time zone, \"Asia/Vladivostok\", does not tell the day: this system has no data of time zones "
		"(/usr/share/zoneinfo); install the package tzdata");
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(here.reg, SFP_RU), "установите пакет tzdata"));
	/* What needs no day goes on, and so does whoever lives by UTC. */
	ck_sfp_ok(
		sfp_record_get(here.reg, &school.organization, SFP_OBJECT_ORGANIZATION, &school.organization, &record));
	sfp_record_free(record);
	ck_sfp_ok(sfp_trail_verify(here.reg, &school.organization, NULL, &report));
	add_head(&utc, 20260831);
	close_here();
}
END_TEST

/* ---- times as people write them ---- */

static const struct {
	const char *text, *utc;
} typed[] = {
	{ "2026-09-01T08:30", "2026-08-31T22:30:00Z" },
	{ "2026-09-01 08:30", "2026-08-31T22:30:00Z" },
	{ "01.09.2026 08:30:15.5", "2026-08-31T22:30:15.500000Z" },
	{ "2026-09-01", "2026-08-31T14:00:00Z" },
	{ "2026-09-01T08:30:00Z", "2026-09-01T08:30:00Z" },
	{ "2026-09-01T08:30+03:00", "2026-09-01T05:30:00Z" },
	{ "2012-09-01T08:30", "2012-08-31T21:30:00Z" }, /* Vladivostok was eleven hours ahead then */
};

START_TEST(a_time_is_read_as_the_clocks_there_show_it)
{
	char text[SFP_TIME_TEXT_SIZE];
	sfp_time time = 0;

	open_here("2026-08-31T12:00:00Z", NULL);
	here.system = add_school("Asia/Vladivostok");
	ck_sfp_ok(sfp_registry_time_from_text(here.reg, &here.system.organization, typed[_i].text, &time));
	sfp_time_to_text(time, text);
	ck_assert_str_eq(text, typed[_i].utc);
	close_here();
}
END_TEST

/* clang-format off */
static const char *const no_times[] = { "", "soon", "2026-09-01T", "2026-09-01 8:30", "2026-09-01T24:00", "2026-09-01T08:30 ", "2026-02-30",
	                                "2026-09-01T08:60", "2026-09-01T08:30:61", "2026-09-01T08", "1970-01-01T10:00" };

START_TEST(what_is_no_time_is_told_how_to_be_written)
{
	sfp_time time = 77;

	open_here("2026-08-31T12:00:00Z", NULL);
	here.system = add_school("Asia/Vladivostok");
	ck_sfp_status(sfp_registry_time_from_text(here.reg, &here.system.organization, no_times[_i], &time), SFP_E_INVALID);
	ck_assert_int_eq(time, 77);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(here.reg), "2026-09-01T08:30"));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(here.reg, SFP_RU), "2026-09-01T08:30"));
	close_here();
}
END_TEST

static const struct {
	const char *zone, *utc, *local;
	sfp_date date;
} shown[] = {
	{ "Asia/Vladivostok", "2026-08-31T22:30:00Z", "2026-09-01T08:30:00+10:00", 20260901 },
	{ "Asia/Vladivostok", "2026-08-31T22:30:00.000001Z", "2026-09-01T08:30:00.000001+10:00", 20260901 },
	{ "UTC", "2026-08-31T22:30:00Z", "2026-08-31T22:30:00+00:00", 20260831 },
	{ "America/St_Johns", "2026-08-31T01:30:00Z", "2026-08-30T23:00:00-02:30", 20260830 },
	{ "Europe/Moscow", "1901-01-01T00:00:00Z", "1901-01-01T02:30:00+02:30", 19010101 }, /* and 17 seconds, which nobody writes */
};
/* clang-format on */

START_TEST(a_moment_is_shown_as_the_clocks_there_show_it)
{
	char text[SFP_TIME_TEXT_SIZE];
	sfp_time start = 0;
	sfp_date date = 0;

	open_here("2026-08-31T12:00:00Z", NULL);
	here.system = add_school(shown[_i].zone);
	ck_sfp_ok(sfp_registry_time_to_text(here.reg, &here.system.organization, moment(shown[_i].utc), text));
	ck_assert_str_eq(text, shown[_i].local);
	ck_sfp_ok(sfp_registry_date_of_time(here.reg, &here.system.organization, moment(shown[_i].utc), &date));
	ck_assert_int_eq(date, shown[_i].date);
	ck_sfp_ok(sfp_registry_time_of_date(here.reg, &here.system.organization, date, &start));
	ck_assert_int_le(start, moment(shown[_i].utc));
	ck_assert_int_gt(start, moment(shown[_i].utc) - INT64_C(86400000000));
	ck_sfp_ok(sfp_registry_date_of_time(here.reg, &here.system.organization, start - 1, &date));
	ck_assert_int_eq(date, sfp_date_add(shown[_i].date, -1));
	close_here();
}
END_TEST

START_TEST(nothing_is_of_no_day_and_the_widest_moments_fit)
{
	char text[SFP_TIME_TEXT_SIZE] = "x";
	sfp_time time = 1;
	sfp_date date = 1;

	open_here("2026-08-31T12:00:00Z", NULL);
	here.system = add_school("Asia/Vladivostok");
	ck_sfp_ok(sfp_registry_time_to_text(here.reg, &here.system.organization, 0, text));
	ck_assert_str_eq(text, "");
	ck_sfp_ok(sfp_registry_date_of_time(here.reg, &here.system.organization, 0, &date));
	ck_assert_int_eq(date, 0);
	ck_sfp_ok(sfp_registry_time_of_date(here.reg, &here.system.organization, 20260931, &time));
	ck_assert_int_eq(time, 0);
	ck_sfp_ok(sfp_registry_time_to_text(here.reg, &here.system.organization, INT64_MAX, text));
	ck_assert_uint_lt(strlen(text), sizeof(text));
	ck_sfp_ok(sfp_registry_time_to_text(here.reg, &here.system.organization, INT64_MIN, text));
	ck_assert_uint_lt(strlen(text), sizeof(text));
	ck_sfp_ok(sfp_registry_time_to_text(here.reg, &here.system.organization, -36000 * INT64_C(1000000), text));
	ck_assert_str_eq(text, "1969-12-31T14:00:00+00:00"); /* there the clocks show what would read as never */
	close_here();
}
END_TEST

/* ---- a college at work in Vladivostok ---- */

static void set_zone(const char *zone)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	draft.time_zone = zone;
	ck_sfp_ok(sfp_organization_edit(w.reg, &w.system, &draft, &organization));
	ck_assert_str_eq(organization->time_zone, zone);
	ck_assert_str_eq(organization->name, "Колледж вымышленный");
	sfp_organization_free(organization);
}

/* On the morning of 3 September there, half past eight: the evening of the 2nd by UTC. */
#define MORNING "2025-09-02T22:30:00Z"

static void setup_east(void)
{
	setup();
	set_zone("Asia/Vladivostok");
	w.now = moment(MORNING);
}

START_TEST(what_is_recorded_in_the_morning_is_of_that_day)
{
	sfp_office_draft office_draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;
	uint32_t roles = 0;

	office_draft.person = w.students[0].person;
	office_draft.role = SFP_ROLE_TEACHER;
	office_draft.title = "лаборант";
	ck_sfp_ok(sfp_office_add(w.reg, &w.system, &office_draft, &office));
	ck_assert_int_eq(office->from_date, 20250903);
	sfp_office_free(office);
	ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, &w.students[0].person, 0, &roles));
	ck_assert(roles & SFP_ROLE_BIT(SFP_ROLE_TEACHER));
	ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, &w.students[0].person, 20250902, &roles));
	ck_assert(!(roles & SFP_ROLE_BIT(SFP_ROLE_TEACHER)));
}
END_TEST

/* Reports as of today are of the local day, and say the local day of moments. */
START_TEST(reports_are_of_the_day_there)
{
	sfp_compliance *compliance = NULL;
	sfp_duties *duties = NULL;
	sfp_figures *figures = NULL;
	sfp_turn_table *table = NULL;
	sfp_id invite = world_invite(&w);
	sfp_invite *sent = NULL;
	char token[SFP_INVITE_TOKEN_SIZE];
	bool found = false;

	ck_sfp_ok(sfp_invite_send(w.reg, &w.administrator, &invite, token, &sent));
	sfp_invite_free(sent);
	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, 0, &compliance));
	ck_assert_int_eq(compliance->as_of, 20250903);
	sfp_compliance_free(compliance);
	ck_sfp_ok(sfp_figures_get(w.reg, &w.organization, 20250901, 20251231, 0, &figures));
	ck_assert_int_eq(figures->as_of, 20250903);
	sfp_figures_free(figures);
	ck_sfp_ok(sfp_turn_propose(w.reg, &w.organization, 0, &table));
	ck_assert_int_eq(table->effective_on, 20250903);
	sfp_turn_table_free(table);

	/* A week after the sending the link is unclaimed: in the morning of the 10th, which is still the 9th by UTC. */
	world_pass_days(&w, 7);
	ck_sfp_ok(sfp_duties_get(w.reg, &w.organization, NULL, 0, &duties));
	for (size_t i = 0; i < duties->count; i++)
		if (sfp_id_equal(&duties->items[i].object_id, &invite)) {
			ck_assert_int_eq(duties->items[i].since, 20250910);
			ck_assert_int_eq(duties->items[i].days, 0);
			found = true;
		}
	ck_assert(found);
	sfp_duties_free(duties);
}
END_TEST

static size_t appointments_on(sfp_date on)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t count;

	filter.on = on;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_APPOINTMENT, &filter, &page));
	count = page->count;
	sfp_page_free(page);
	return count;
}

static bool administrates_on(const sfp_actor *who, sfp_date on)
{
	uint32_t roles = 0;

	ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, &who->person, on, &roles));
	return roles & SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
}

START_TEST(a_day_ends_where_it_ends_there)
{
	sfp_appointment *appointment = NULL;
	sfp_date today = 0;

	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	w.now = moment("2025-09-03T14:00:30Z"); /* half a minute into the 4th */
	ck_sfp_ok(sfp_registry_today(w.reg, &w.organization, &today));
	ck_assert_int_eq(today, 20250904);
	ck_sfp_ok(sfp_appointment_make_additional(w.reg, &w.administrator, &w.teachers[1].person, &appointment));
	sfp_appointment_free(appointment);
	ck_assert_uint_eq(appointments_on(20250903), 1);
	ck_assert_uint_eq(appointments_on(20250904), 2);
	ck_assert(!administrates_on(&w.teachers[1], 20250903));
	ck_assert(administrates_on(&w.teachers[1], 20250904));
	ck_assert(administrates_on(&w.teachers[1], 0));
}
END_TEST

static sfp_status plan_lesson(sfp_time starts_at, sfp_id *ret_id)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	sfp_event *event = NULL;
	sfp_status status;

	draft.kind = SFP_KIND_LESSON;
	draft.title = "Агрономия";
	draft.class_id = w.classes[0];
	draft.starts_at = starts_at;
	status = sfp_event_plan(w.reg, &w.teachers[1], &draft, &event);
	if (status == SFP_OK)
		*ret_id = event->head.id;
	sfp_event_free(event);
	return status;
}

static sfp_status join_lesson(const sfp_id *id)
{
	sfp_attendance *attendance = NULL;
	sfp_status status = sfp_event_join(w.reg, &w.students[0], id, &attendance);

	sfp_attendance_free(attendance);
	return status;
}

START_TEST(a_lesson_of_today_is_planned_and_joined_by_the_day_there)
{
	sfp_id id;

	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	ck_sfp_status(plan_lesson(moment("2025-09-02T13:59:59Z"), &id),
	              SFP_E_INVALID); /* the last second of yesterday */
	ck_sfp_ok(plan_lesson(moment("2025-09-02T14:00:00Z"), &id));
	ck_sfp_ok(join_lesson(&id));
	ck_sfp_ok(plan_lesson(moment("2025-09-03T13:00:00Z"), &id)); /* at eleven in the evening */
	expect_refused(join_lesson(&id), SFP_REASON_GUARD, NULL);
	w.now = moment("2025-09-03T13:00:00Z");
	ck_sfp_ok(join_lesson(&id));
	ck_sfp_ok(plan_lesson(0, &id));
	w.now = moment("2025-09-03T14:00:00Z"); /* its day is over */
	expect_refused(join_lesson(&id), SFP_REASON_GUARD, NULL);
}
END_TEST

START_TEST(a_link_is_told_to_be_good_until_the_day_there)
{
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	sfp_invitations *made = NULL;
	char *csv = NULL;

	ck_sfp_ok(sfp_invitee_prepare(w.reg, &w.administrator, &form, &made));
	ck_assert_uint_gt(made->count, 0);
	ck_assert_int_eq(made->items[0].expires_at, moment("2025-09-16T22:30:00Z"));
	ck_assert_int_eq(made->items[0].expires_on, 20250917);
	ck_sfp_ok(sfp_invitations_csv(made, NULL, SFP_EN, &csv));
	ck_assert_ptr_nonnull(strstr(csv, "2025-09-17"));
	ck_assert_ptr_null(strstr(csv, "2025-09-16"));
	sfp_text_free(csv);
	sfp_invitations_free(made);
}
END_TEST

/* ---- the clock's round ---- */

static sfp_tick_report tick_at(const char *now)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;

	w.now = moment(now);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	return report;
}

START_TEST(what_falls_due_on_a_day_falls_due_at_midnight_there)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = SFP_KIND_EXPEL;
	form.person = w.students[0].person;
	form.effective_on = 20250910;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "заявление", &movement));
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_schedule(w.reg, &w.administrator, &id, &movement));
	sfp_movement_free(movement);
	ck_assert_uint_eq(tick_at("2025-09-09T13:59:59Z").movements_applied, 0);
	ck_assert_uint_eq(tick_at("2025-09-09T14:00:00Z").movements_applied, 1);
}
END_TEST

/* An edition whose day was set comes into force at midnight by the zone of the act before it. Then its own zone counts,
 * for the rest of that very round as well. */
START_TEST(an_edition_brings_its_zone_with_it)
{
	SFP__CLEANUP(sfp__freep) char *text = NULL;
	sfp_edition *edition = NULL;
	sfp_id id, order;
	char *name = NULL;

	set_zone("");
	w.now = moment("2025-09-03T09:00:00Z");
	ck_assert_int_gt(asprintf(&text, "%s\ntime_zone: Asia/Vladivostok\n", sfp_policy_builtin_text(NULL)), 0);
	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, text, strlen(text), &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, &id, "2", 20250903, &edition));
	sfp_edition_free(edition);
	order = world_order(&w, SFP_ORDER_APPROVAL, "80");
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &id, &order, 20250903, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &id, 20250910, &edition));
	sfp_edition_free(edition);
	ck_assert_uint_eq(tick_at("2025-09-09T20:59:59Z").editions_enacted, 0); /* midnight of Moscow is at 21:00 */
	ck_sfp_ok(sfp_registry_time_zone(w.reg, &w.organization, &name));
	ck_assert_str_eq(name, "Europe/Moscow");
	sfp_text_free(name);
	ck_assert_uint_eq(tick_at("2025-09-09T21:00:00Z").editions_enacted, 1);
	ck_sfp_ok(sfp_registry_time_zone(w.reg, &w.organization, &name));
	ck_assert_str_eq(name, "Asia/Vladivostok");
	sfp_text_free(name);
	set_zone("UTC"); /* and whoever says where it is has the last word */
	ck_sfp_ok(sfp_registry_time_zone(w.reg, &w.organization, &name));
	ck_assert_str_eq(name, "UTC");
	sfp_text_free(name);
}
END_TEST

/* ---- another zone ---- */

static void last_entry_tells(const char *what)
{
	sfp_trail_head head = { 0, { 0 } };
	sfp_trail_entry *entry = NULL;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, head.size - 1, &entry));
	ck_assert_msg(strstr(entry->json, what), "%s", entry->json);
	sfp_trail_entry_free(entry);
}

START_TEST(another_zone_is_base_data_and_goes_on_the_trail)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_date today = 0;

	draft.time_zone = "Europe/Kaliningrad";
	expect_refused(sfp_organization_edit(w.reg, &w.teachers[1], &draft, &organization), SFP_REASON_ROLE, NULL);
	last_entry_tells("\"action\":\"movement.draft\"");
	ck_sfp_ok(sfp_registry_today(w.reg, &w.organization, &today));
	ck_assert_int_eq(today, 20250903);
	ck_sfp_ok(sfp_organization_edit(w.reg, &w.administrator, &draft, &organization));
	ck_assert_str_eq(organization->time_zone, "Europe/Kaliningrad");
	sfp_organization_free(organization);
	last_entry_tells("\"object\":\"organization\"");
	last_entry_tells("\"event\":\"change\"");
	ck_sfp_ok(sfp_registry_today(w.reg, &w.organization, &today));
	ck_assert_int_eq(today, 20250903); /* half past midnight */
	w.now = moment("2025-09-02T21:59:59Z");
	ck_sfp_ok(sfp_registry_today(w.reg, &w.organization, &today));
	ck_assert_int_eq(today, 20250902);
}
END_TEST

START_TEST(the_system_changes_the_zone_and_not_the_card)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	draft.time_zone = "Asia/Omsk";
	draft.site = "example.org";
	expect_refused(sfp_organization_edit(w.reg, &w.system, &draft, &organization), SFP_REASON_ROLE, NULL);
	draft.time_zone = NULL;
	expect_refused(sfp_organization_edit(w.reg, &w.system, &draft, &organization), SFP_REASON_ROLE, NULL);
	draft.time_zone = "Asia/Omsk";
	ck_sfp_ok(sfp_organization_edit(w.reg, &w.administrator, &draft, &organization));
	ck_assert_str_eq(organization->site, "example.org");
	ck_assert_str_eq(organization->time_zone, "Asia/Omsk");
	sfp_organization_free(organization);
}
END_TEST

START_TEST(a_key_stands_for_one_zone)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_actor keyed = w.system;

	keyed.idempotency_key = "zone";
	draft.time_zone = "Asia/Omsk";
	ck_sfp_ok(sfp_organization_edit(w.reg, &keyed, &draft, &organization));
	sfp_organization_free(organization);
	ck_sfp_ok(sfp_organization_edit(w.reg, &keyed, &draft, &organization));
	ck_assert_int_eq(organization->head.revision, 3); /* the fixture made the second */
	sfp_organization_free(organization);
	draft.time_zone = "Asia/Tomsk";
	ck_sfp_status(sfp_organization_edit(w.reg, &keyed, &draft, &organization), SFP_E_CONFLICT);
}
END_TEST

static Suite *local_suite(void)
{
	Suite *suite = suite_create("local");
	TCase *choice = tcase_create("choice"), *none = tcase_create("none"), *texts = tcase_create("texts"),
	      *east = tcase_create("east");

	tcase_add_loop_test(choice, no_order_of_today_is_in_the_future, 0, (int)SFP__LENGTH(mornings));
	tcase_add_test(choice, tomorrow_is_refused_by_naming_the_zone_by_which_it_is);
	tcase_add_test(choice, its_own_zone_counts_then_the_act_s_then_the_registry_s_then_moscow);
	tcase_add_test(choice, the_settings_of_the_process_play_no_part);
	tcase_add_test(choice, two_organisations_of_one_registry_have_each_its_own_day);
	tcase_add_test(choice, more_zones_than_are_kept_are_read_again);
	suite_add_tcase(suite, choice);
	tcase_add_loop_test(none, an_unknown_zone_is_refused_with_those_that_there_are, 0, (int)SFP__LENGTH(no_zones));
	tcase_add_loop_test(none, a_registry_is_not_made_with_an_unknown_zone, 0, (int)SFP__LENGTH(no_zones));
	tcase_add_test(none, an_act_of_a_zone_that_there_is_not_is_not_drafted);
	tcase_add_test(none, where_the_system_has_no_zones_it_is_said_what_to_install);
	suite_add_tcase(suite, none);
	tcase_add_loop_test(texts, a_time_is_read_as_the_clocks_there_show_it, 0, (int)SFP__LENGTH(typed));
	tcase_add_loop_test(texts, what_is_no_time_is_told_how_to_be_written, 0, (int)SFP__LENGTH(no_times));
	tcase_add_loop_test(texts, a_moment_is_shown_as_the_clocks_there_show_it, 0, (int)SFP__LENGTH(shown));
	tcase_add_test(texts, nothing_is_of_no_day_and_the_widest_moments_fit);
	suite_add_tcase(suite, texts);
	tcase_add_checked_fixture(east, setup_east, teardown);
	tcase_add_test(east, what_is_recorded_in_the_morning_is_of_that_day);
	tcase_add_test(east, reports_are_of_the_day_there);
	tcase_add_test(east, a_day_ends_where_it_ends_there);
	tcase_add_test(east, a_lesson_of_today_is_planned_and_joined_by_the_day_there);
	tcase_add_test(east, a_link_is_told_to_be_good_until_the_day_there);
	tcase_add_test(east, what_falls_due_on_a_day_falls_due_at_midnight_there);
	tcase_add_test(east, an_edition_brings_its_zone_with_it);
	tcase_add_test(east, another_zone_is_base_data_and_goes_on_the_trail);
	tcase_add_test(east, the_system_changes_the_zone_and_not_the_card);
	tcase_add_test(east, a_key_stands_for_one_zone);
	suite_add_tcase(suite, east);
	return suite;
}

SUITE_MAIN(local_suite)
