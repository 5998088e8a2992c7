#!/usr/bin/env python3
"""test_zone.py: sferumctl counts days, reads times and shows them as the organisation's clocks do. At any moment the clocks of Kiritimati
and of Pago Pago show different days."""
import datetime
import re
import unittest
import zoneinfo

from program import DONE, FAILED, USAGE, Case, College, environment

EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"


def today_in(zone):
    return datetime.datetime.now(zoneinfo.ZoneInfo(zone)).date()


class Zone(Case):
    def same_day(self, zone, recorded):
        """Midnight may have come between the record and this line."""
        day = today_in(zone)
        self.assertIn(recorded, {day.isoformat(), (day - datetime.timedelta(days=1)).isoformat()})
        self.assertNotEqual(recorded, today_in(WEST if zone == EAST else EAST).isoformat())

    def office_day(self, *words):
        person = self.done("person", "add", "--surname", "Орлова", "--given-name", "Анна", *words)["record"]["id"]
        return self.done("office", "add", "--person", person, "--role", "teacher", *words)["record"]["from_date"]

    def init(self, *words, **settings):
        code, _, err = self.ctl("init", *words, env=environment(**settings))
        self.assertEqual(code, DONE, err)
        return self.done("organization", "show"), err

    def test_what_was_asked_for_counts_and_is_said(self):
        shown, err = self.init("--time-zone", EAST, TZ="Europe/Kaliningrad")
        self.assertEqual((shown["record"]["time_zone"], shown["days_by"]), (EAST, EAST))
        self.assertIn(f"days are counted by the time zone {EAST}", err)
        self.same_day(EAST, self.office_day())

    def test_else_the_machine_s_own_is_taken(self):
        shown, _ = self.init(TZ="Asia/Vladivostok")
        self.assertEqual((shown["record"]["time_zone"], shown["days_by"]), ("Asia/Vladivostok", "Asia/Vladivostok"))

    def test_a_colon_before_it_and_its_whole_path_do_no_harm(self):
        shown, _ = self.init(TZ=":/usr/share/zoneinfo/Asia/Omsk")
        self.assertEqual(shown["record"]["time_zone"], "Asia/Omsk")

    def test_nobody_lives_by_the_clock_of_a_container(self):
        for number, setting in enumerate(("UTC", "Etc/UTC", "MSK-3", "Nowhere/Here", "../../../etc/passwd")):
            with self.subTest(setting):
                self.registry = self.folder / f"of {number}"
                shown, err = self.init(TZ=setting)
                self.assertEqual((shown["record"]["time_zone"], shown["days_by"]), ("", "Europe/Moscow"))
                self.assertIn("organization edit --time-zone", err)

    def test_the_act_knows_better_than_the_machine(self):
        pack = self.folder / "act.yaml"
        pack.write_text("format: 1\npack: act\ntitle: {ru: Акт, en: Act}\norganization: {name: Школа, short: Ш}\nnorms: []\n"
                        "time_zone: Asia/Omsk\n", encoding="utf-8")
        shown, _ = self.init("--pack", str(pack), TZ="Asia/Vladivostok")
        self.assertEqual((shown["record"]["time_zone"], shown["days_by"]), ("", "Asia/Omsk"))

    def test_an_unknown_one_is_refused_and_nothing_is_left(self):
        self.fails(FAILED, "init", "--time-zone", "Asia/Vladivostock", say="Asia/Vladivostok")
        self.assertFalse(self.registry.exists())
        code, _, err = self.ctl("--lang", "ru", "init", "--time-zone", "Владивосток")
        self.assertEqual(code, FAILED)
        self.assertIn("такого часового пояса нет; в России есть Europe/Kaliningrad", err)

    def test_two_organisations_have_each_its_own_day(self):
        self.init("--short", "Восток", "--time-zone", EAST)
        self.done("organization", "add", "--name", "Запад", "--time-zone", WEST)
        for _ in range(2):
            self.same_day(EAST, self.office_day("--organization", "Восток"))
            self.same_day(WEST, self.office_day("--organization", "Запад"))

    def test_another_one_is_set_by_the_system(self):
        self.init("--time-zone", EAST)
        self.fails(USAGE, "organization", "edit", "--site", "example.org", "--time-zone", WEST, say="--as")
        self.fails(USAGE, "organization", "edit", say="--as")
        self.assertEqual(self.done("organization", "edit", "--time-zone", WEST)["record"]["time_zone"], WEST)
        self.same_day(WEST, self.office_day())
        code, out, _ = self.ctl("audit", "list")
        self.assertEqual(code, DONE)
        self.assertRegex(out, r"T\d\d:\d\d:\d\d(\.\d+)?-11:00 .* organization .* change")
        self.ctl("audit", "verify")


class Times(College):
    def setUp(self):
        super().setUp()
        self.found()
        self.done("organization", "edit", "--time-zone", "Asia/Vladivostok")

    def plan(self, at):
        return self.done("event", "plan", "Линейка", "--kind", "broadcast", "--at", at, "--as", self.administrator)["record"]

    def test_a_time_without_a_zone_is_the_organisation_s(self):
        for at in ("2099-09-01T08:30", "2099-09-01 08:30", "01.09.2099 08:30:00", "2099-09-01T08:30:00+10:00", "2099-08-31T22:30:00Z"):
            with self.subTest(at):
                self.assertEqual(self.plan(at)["starts_at"], "2099-08-31T22:30:00Z")
        self.assertEqual(self.plan("2099-09-01")["starts_at"], "2099-08-31T14:00:00Z")

    def test_people_are_shown_local_time_and_programs_utc(self):
        event = self.plan("2099-09-01T08:30")["id"]
        code, out, _ = self.ctl("event", "show", event)
        self.assertEqual(code, DONE)
        self.assertIn("begins: 2099-09-01T08:30:00+10:00\n", out)
        self.assertEqual(self.done("event", "show", event)["record"]["starts_at"], "2099-08-31T22:30:00Z")
        self.assertFalse(re.search(r"\d\dZ", self.ctl("audit", "list")[1]))
        self.assertTrue(re.search(r"\d\dZ", self.ctl("--json", "audit", "list")[1]))

    def test_what_is_no_time_is_told_how_to_be_written(self):
        for at in ("soon", "2099-09-01T8:30", "2099-09-31T08:30", "2099-09-01T08:30+10"):
            with self.subTest(at):
                self.fails(USAGE, "event", "plan", "Линейка", "--kind", "broadcast", "--at", at, "--as", self.administrator,
                           say="2026-09-01T08:30")


if __name__ == "__main__":
    unittest.main()
