"""The first weeks of a college from the command line: what is done, what is refused and by which clause."""
import hashlib
import json
import re
import sqlite3
import unittest

from program import BUSY, DONE, FAILED, PARTIAL, PENDING, REFUSED, SOURCES, TRAIL_BROKEN, USAGE, College, run


class Beginning(College):
    def test_an_edition_comes_into_force_step_by_step_and_only_by_those_to_whom_the_act_gives_it(self):
        error = self.fails(REFUSED, "edition", "adopt", "--minutes", "1", "--date", "2025-09-01", "--as", self.head,
                           say="1.3.a")
        self.assertEqual((error["reason"], error["clause"], error["roles"]), ("role", "1.3.a", ["council"]))
        self.assertEqual(self.enact()["state"], "in_force")
        self.fails(FAILED, "edition", "enact", say="edition list")
        self.assertEqual([each["state"] for each in self.done("edition", "list")["records"]], ["in_force"])
        self.assertEqual(len(self.done("edition", "norms")["norms"]), 71)

    def test_nothing_is_decided_before_an_edition_is_in_force(self):
        self.assertIn("edition", self.fails(REFUSED, "class", "create", "ИС-11", "--as", self.administrator)["message"])

    def table(self, text):
        path = self.folder / "staff.csv"
        path.write_text(text, "utf-8")
        return str(path)

    def test_the_system_enters_what_a_list_says_before_any_act_and_takes_only_that_back(self):
        before = self.done("audit", "head")["size"]
        self.done("import", "staff", self.table("ФИО;Роль;Должность\nКрылова Инна Львовна;учитель;учитель физики\n"))
        moved = self.done("movement", "list")["records"][-1]
        self.assertEqual((moved["kind"], moved["state"], moved["ordered_by"]), ("hire", "applied", None))
        self.assertEqual(self.done("audit", "head")["size"], before + 4)  # the import, the person, the movement, the office
        self.fails(REFUSED, "roster", "rollback", moved["import_id"], "--reason", "нет", "--as", self.teacher)
        self.done("roster", "rollback", moved["import_id"], "--reason", "не тот файл")
        self.done("audit", "verify")

    def test_another_number_than_the_application_gave_is_refused(self):
        self.enact()
        self.apply(self.appoint())
        error = self.fails(REFUSED, "appointment", "register", "--mobile", "+7 900 000-00-00",
                           "--as", self.administrator, say="2.1.2")
        self.assertIn("same_mobile_as_application", error["missing"])

    def test_the_application_lives_through_its_states_without_its_id(self):
        self.found()
        records = self.done("application", "list")["records"]
        self.assertEqual([each["state"] for each in records], ["registered"])
        self.assertEqual(self.done("appointment", "list")["records"][0]["state"], "active")

    def test_a_refusal_in_russian_names_the_clause_too(self):
        self.enact()
        code, out, err = self.ctl("--lang", "ru", "class", "create", "ИС-11", "--as", self.head)
        self.assertEqual((code, out), (REFUSED, ""))
        self.assertRegex(err, r"^sferumctl: .*п\. 2\.1\.5")

    def test_a_table_for_people_names_people_and_not_ids(self):
        _, out, err = self.ctl("office", "list")
        self.assertIn("Орлова Анна", out)
        self.assertNotIn(self.head, out)
        self.assertIn("4 records", err)


class Life(College):
    def setUp(self):
        super().setUp()
        self.group = self.found()

    def test_an_invite_is_created_sent_claimed_and_annulled(self):
        made = self.invite("--person", self.teacher)
        sent = self.done("invite", "send", made["record"]["id"], "--as", self.administrator)
        self.assertNotEqual(made["token"], sent["token"])
        self.fails(FAILED, "invite", "claim", made["token"], "--as", self.teacher)
        self.fails(USAGE, "invite", "claim", "-", "--as", self.teacher, say="standard input")
        claimed = self.done("invite", "claim", "-", "--as", self.teacher, stdin=sent["token"] + "\n")
        self.assertEqual(claimed["record"]["state"], "claimed")
        members = self.done("membership", "list", "--class", "Учительская", "--on", "2099-01-01")["records"]
        self.assertEqual(len(members), 1)
        self.fails(REFUSED, "invite", "annul", made["record"]["id"], "--as", self.administrator)
        self.assertNotIn("token", json.dumps(self.done("invite", "list")["records"]).replace("token_hash", ""))

    def test_nobody_who_keeps_the_lists_fills_the_offices_that_make_roles(self):
        order = self.order("movement", "7-к")
        for role, clause in (("head", "273-ФЗ/51"), ("administration", "273-ФЗ/28"), ("council", "273-ФЗ/28")):
            words = ("office", "add", "--person", self.administrator, "--role", role, "--order", order)
            error = self.fails(REFUSED, *words, "--as", self.administrator)
            self.assertEqual((error["reason"], error["clause"]), ("role", clause))
        self.fails(REFUSED, "office", "add", "--person", self.teacher, "--role", "head", say="273-ФЗ/51")  # the system, by no order
        acting = self.done("office", "add", "--person", self.teacher, "--role", "head", "--until", "2099-01-01", "--order", order,
                           "--as", self.head)["record"]
        self.fails(REFUSED, "office", "end", acting["id"], "--order", order, "--as", self.administrator, say="273-ФЗ/51")
        ended = self.done("office", "end", acting["id"], "--order", order, "--as", self.head)["record"]
        self.assertEqual(ended["until_date"], ended["from_date"])

    def test_verification_is_asked_for_and_confirmed(self):
        sent = self.invite("--person", self.teacher)
        sent = self.done("invite", "send", sent["record"]["id"], "--as", self.administrator)
        self.done("invite", "claim", sent["token"], "--as", self.teacher)
        asked = self.done("verification", "request", "--person", self.teacher, "--as", self.teacher)["record"]
        self.fails(REFUSED, "verification", "confirm", asked["id"], "--as", self.teacher, say="2.1.10")
        confirmed = self.done("verification", "confirm", asked["id"], "--as", self.administrator)
        self.assertEqual(confirmed["record"]["state"], "confirmed")

    def test_a_homeroom_teacher_is_attached_as_the_distribution_says(self):
        self.fails(REFUSED, "homeroom", "assign", "--class", "ИС-11", "--person", self.teacher,
                   "--as", self.administrator, say="2.1.8")
        order = self.order("distribution", "4-О")
        added = self.done("distribution", "approve", "--order", order, "--as", self.head, "ИС-11=Галкина")
        self.assertEqual(added["added"], 1)
        self.done("homeroom", "assign", "--class", "ИС-11", "--person", "Галкина", "--as", self.administrator)
        self.assertIn("homeroom_teacher", self.done("person", "roles", "Галкина")["roles"])

    def test_a_student_applies_and_is_admitted(self):
        student = self.person("Лебедев", "Олег")
        self.done("enrollment", "add", "--person", student, "--class", "ИС-11")
        applied = self.done("membership", "apply", "--class", "ИС-11", "--role", "student", "--as", student)["record"]
        self.done("membership", "consider", applied["id"], "--as", self.administrator)
        self.fails(REFUSED, "membership", "accept", applied["id"], "--as", student, say="2.1.9")
        self.done("membership", "accept", applied["id"], "--as", self.administrator)
        (member,) = self.done("membership", "list", "--person", student)["records"]
        self.done("membership", "end", member["id"], "--reason", "ошибка", "--as", self.administrator)

    def test_a_dismissal_has_its_consequences_and_is_taken_back(self):
        moved = self.done("movement", "draft", "--kind", "dismiss", "--person", self.teacher,
                          "--as", self.administrator)["record"]["id"]
        order = self.order("movement", "5-О")
        self.fails(REFUSED, "movement", "order", moved, "--order", order, "--as", self.administrator, say="2.1.11")
        self.done("movement", "order", moved, "--order", order, "--as", self.head)
        applied = self.done("movement", "apply", moved, "--as", self.administrator)
        self.assertIn(("ended", "office"), [(each["change"], each["object"]) for each in applied["effects"]])
        self.assertEqual(self.done("person", "roles", self.teacher)["roles"], [])
        self.fails(USAGE, "movement", "reverse", moved, "--as", self.administrator, say="--reason")
        self.done("movement", "reverse", moved, "--reason", "по ошибке", "--as", self.administrator)
        self.assertEqual(self.done("person", "roles", self.teacher)["roles"], ["teacher"])
        self.assertTrue(self.done("movement", "effects", moved)["effects"])

    def test_a_year_turns_and_is_turned_back_and_its_order_is_printed(self):
        order = self.order("movement", "7-О")
        by = ("--as", self.administrator)
        table = self.ctl("--lang", "ru", "year", "table")[1]
        self.assertIn("Группа;Что делать;", table.splitlines()[0])
        path = self.folder / "table.csv"
        path.write_text("Группа;Что делать;Новое название;Курс\r\nИС-11;перевести;;3\r\n", encoding="utf-8")
        whole = ("--file", str(path), "--signed-by", self.head)
        year = self.done("year", "preview", *whole, *by)["turn"]["school_year"]
        self.fails(USAGE, "year", "turn", *whole, "--confirm", year, *by, say="--order")
        self.fails(FAILED, "year", "turn", *whole, "--order", order, "--confirm", "1999/00", *by, say=year)
        self.fails(REFUSED, "year", "turn", *whole, "--order", order, "--confirm", year, "--as", self.head)
        before = self.folder / "before.zip"
        self.done("roster", "export", "--format", "ru-excel", "--out", str(before))
        made = self.done("year", "turn", *whole, "--order", order, "--confirm", year, *by)
        self.assertEqual(made["turn"]["rows"][0]["course_after"], 3)
        self.assertEqual(made["follow"]["links"], self.done("invite", "needed")["total"])
        self.fails(REFUSED, "year", "turn", *whole, "--order", order, "--confirm", year, *by, say="already")
        listed = self.done("movement", "list", "--kind", "promote", "--class", "ИС-11")["records"]
        self.assertEqual(len(listed), made["turn"]["movements"])
        page = self.ctl("--lang", "ru", "order", "appendix", order, "--format", "html")[1]
        self.assertIn("size: A4", page)
        self.done("year", "back", made["record"]["id"], "--reason", "не тот приказ", *by)
        after = self.folder / "after.zip"
        self.done("roster", "export", "--format", "ru-excel", "--out", str(after))
        self.assertEqual(before.read_bytes(), after.read_bytes())
        self.fails(FAILED, "roster", "export", "--format", "ru-excel", "--out", str(after), say="after.zip")

    def test_who_came_and_left_is_counted(self):
        rows = self.done("movement", "flow", "--from", "2020-01-01", "--to", "2020-03-15")["flow"]["rows"]
        self.assertEqual([(row["from"], row["until"]) for row in rows if row["total"]],
                         [("2020-01-01", "2020-02-01"), ("2020-02-01", "2020-03-01"), ("2020-03-01", "2020-03-16")])
        self.assertTrue(self.ctl("--lang", "ru", "movement", "flow", "--format", "csv")[1].startswith("\ufeffМесяц;"))
        self.fails(FAILED, "movement", "flow", "--from", "2020-02-01", "--to", "2020-01-01")

    def test_a_material_is_provided_and_published_in_a_channel(self):
        self.fails(FAILED, "channel", "create", "news", "--as", self.administrator, say="all_school, staff")
        self.done("channel", "create", "all_school", "--as", self.administrator)
        text = self.folder / "text.txt"
        text.write_text("Приглашаем")
        provided = self.done("post", "provide", "День открытых дверей", "--channel", "all_school", "--material", str(text),
                             "--as", self.head)["record"]
        self.assertEqual(provided["material_digest"], hashlib.sha256(text.read_bytes()).hexdigest())
        self.fails(REFUSED, "post", "publish", provided["id"], "--as", self.head, say="2.1.13")
        posted = self.done("post", "publish", provided["id"], "--as", self.administrator)["record"]
        self.assertEqual(posted["state"], "posted")
        self.fails(FAILED, "post", "provide", "Объявление", "--channel", "staff", "--as", self.head, say="nothing is called")
        self.fails(FAILED, "post", "provide", "Объявление", "--material", "/nowhere", "--as", self.head)
        other = self.done("post", "provide", "Объявление", "--as", self.head)["record"]["id"]
        declined = self.done("post", "decline", other, "--reason", "нет даты", "--as", self.administrator)["record"]
        self.assertEqual(declined["state"], "declined")
        mine = self.done("post", "provide", "Объявление", "--as", self.head)["record"]["id"]
        self.done("post", "withdraw", mine, "--as", self.head)
        self.done("post", "write", "Добро пожаловать", "--as", self.administrator)
        table = self.ctl("--lang", "ru", "post", "list")[1]
        for words in ("Общешкольный канал", "Орлова Анна", "опубликован", "отклонён", "отозван"):
            self.assertIn(words, table)

    def test_a_broadcast_is_planned_moved_held_and_joined(self):
        student = self.person("Лебедев", "Олег")
        self.done("enrollment", "add", "--person", student, "--class", "ИС-11")
        event = self.done("event", "plan", "Линейка", "--kind", "broadcast", "--mode", "hybrid", "--class", "ИС-11",
                          "--as", self.administrator)["record"]
        self.assertEqual((event["kind"], event["mode"], event["participants"]), ("broadcast", "hybrid", -1))
        self.fails(REFUSED, "event", "join", event["id"], "--as", student, say="2.5.3")
        invite = self.done("invite", "create", "--class", "ИС-11", "--role", "student", "--as", self.administrator)
        sent = self.done("invite", "send", invite["record"]["id"], "--as", self.administrator)
        self.done("invite", "claim", sent["token"], "--as", student)
        self.done("event", "start", event["id"], "--as", self.administrator)
        self.done("event", "join", event["id"], "--as", student)
        self.fails(FAILED, "event", "finish", event["id"], "--participants", "0", "--as", self.administrator, say="fewer")
        self.done("event", "finish", event["id"], "--as", self.administrator)
        shown = self.ctl("--lang", "ru", "event", "show", event["id"])[1]
        self.assertIn("форма: смешанная", shown)
        self.assertNotIn("участвовало", shown)  # nobody counted them
        self.assertRegex(self.ctl("attendance", "list")[1], "Линейка +Лебедев Олег")
        other = self.done("event", "plan", "Линейка", "--kind", "broadcast", "--at", "2099-01-01T08:00:00Z",
                          "--as", self.administrator)["record"]["id"]
        moved = self.done("event", "reschedule", other, "--at", "2099-01-02T08:00:00+03:00", "--as", self.administrator)
        self.assertEqual(moved["record"]["starts_at"], "2099-01-02T05:00:00Z")
        self.done("event", "cancel", other, "--reason", "карантин", "--as", self.administrator)
        self.fails(REFUSED, "event", "plan", "Агрономия", "--kind", "lesson", "--as", self.teacher, say="2.4.4")

    def test_a_dry_run_shows_and_changes_nothing(self):
        before = self.done("audit", "head")
        answer = self.done("class", "create", "ИС-21", "--as", self.administrator, "--dry-run")
        self.assertEqual((answer["dry_run"], answer["record"]["name"]), (True, "ИС-21"))
        self.assertEqual(self.done("audit", "head"), before)
        self.assertEqual(len(self.done("class", "list")["records"]), 2)

    def test_a_key_makes_a_retry_harmless(self):
        first = self.done("person", "add", "--surname", "Новиков", "--key", "list 1 line 7")
        again = self.done("person", "add", "--surname", "Новиков", "--key", "list 1 line 7")
        self.assertEqual(first["record"]["id"], again["record"]["id"])
        self.fails(FAILED, "class", "create", "ИС-21", "--as", self.administrator, "--key", "list 1 line 7")

    def test_may_and_permitted_say_what_would_happen(self):
        self.assertTrue(self.done("may", "class.create", "--name", "ИС-21", "--as", self.administrator)["permitted"])
        self.fails(REFUSED, "may", "class.create", "--name", "ИС-99", "--as", self.administrator, say="2.1.5")
        self.fails(REFUSED, "may", "class.create", "--name", "ИС-21", "--as", self.head, say="2.1.5")
        made = self.invite()["record"]["id"]
        answer = self.done("permitted", "invite", made, "--as", self.administrator)
        events = {each["event"]: each for each in answer["events"]}
        self.assertTrue(events["send"]["permitted"])
        self.assertFalse({"expire"} & set(events))
        self.fails(USAGE, "permitted", "invte", made, "--as", self.administrator, say='"invite"')

    def test_who_may_and_what_may_turn_the_question_round(self):
        (answer,) = self.done("who-may", "class.create", "--name", "ИС-21")["answers"]
        self.assertEqual((answer["person"], answer["effect"], answer["missing"]), (self.administrator, "permit", []))
        self.assertEqual([norm["clause"] for norm in answer["norms"]], ["2.1.5"])
        self.assertEqual(self.done("who-may", "class.create", "--name", "ИС-99")["answers"], [])
        self.assertEqual(self.done("who-may", "membership.accept")["answers"], [])
        (open_one,) = self.done("who-may", "membership.accept", "--undetermined")["answers"]
        self.assertEqual((open_one["effect"], open_one["missing"]), ("undetermined", ["applicant_is_teacher_or_student"]))
        answers = self.done("what-may", "--person", self.administrator, "--all")["answers"]
        self.assertGreater(len(answers), 100)  # more than a page
        words = [(each["action"], each["kind"]) for each in answers]
        self.assertEqual(len(set(words)), len(words))
        self.assertEqual(self.done("what-may", "--person", self.administrator)["answers"],
                         [each for each in answers if each["effect"] in ("permit", "undetermined")])
        _, out, _ = self.ctl("--lang", "ru", "who-may", "class.create", "--name", "ИС-21")
        self.assertRegex(out, r"(?m)^Воронцов Илья .*администратор платформы.* можно +2\.1\.5$")
        _, out, _ = self.ctl("--lang", "ru", "what-may", "--person", self.head)
        self.assertRegex(out, r"(?m)^издать приказ +можно +2\.2\.1$")
        self.assertIn("--undetermined", self.ctl("who-may", "class.create")[2])

    def test_a_difference_names_the_people_and_the_open_things_that_it_touches(self):
        made = self.invite()["record"]["id"]
        text = (SOURCES / "src/packs/builtin.yaml").read_text(encoding="utf-8")
        path = self.folder / "edition.yaml"
        path.write_text(text.replace("{action: invite.annul, require: [invite_unclaimed]}",
                                     "{action: invite.annul, require: [invite_unclaimed, custom_1]}"), encoding="utf-8")
        code, out, _ = self.ctl("--json", "pack", "diff", "builtin", str(path))
        answer = json.loads(out)
        self.assertEqual((code, answer["people_touched"], answer["objects_touched"]), (PENDING, 1, 1))
        told = [each for each in answer["changes"] if each["told"]]
        self.assertTrue(told)
        for each in told:
            self.assertEqual((each["people"], [thing["id"] for thing in each["objects"]]), ([self.administrator], [made]))
            self.assertEqual((each["people_ru"], each["objects"][0]["state"]), ("касается 1 человека", "created"))
        _, out, err = self.ctl("--lang", "ru", "pack", "diff", "builtin", str(path))
        self.assertRegex(out, r"(?m)^- администратор платформы больше не может аннулировать")
        self.assertRegex(out, r"(?m)^    касается 1 человека: Воронцов Илья$")
        self.assertRegex(out, r"(?m)^    открыто: .* — 1$")
        self.assertIn("людей, которых это касается: 1", err)
        self.assertNotIn("Воронцов", run("--lang", "ru", "pack", "diff", "builtin", str(path))[1])

    def test_other_words_are_said_to_change_nothing(self):
        text = (SOURCES / "src/packs/builtin.yaml").read_text(encoding="utf-8")
        path = self.folder / "edition.yaml"
        path.write_text(text.replace("modality: duty\n", "modality:   duty   # переписано\n"), encoding="utf-8")
        code, out, err = self.ctl("--lang", "ru", "pack", "diff", "builtin", str(path))
        self.assertEqual((code, out), (DONE, ""))
        self.assertIn("оба значат одно и то же", err)
        path.write_text(text.replace("Администратор ради безопасности", "Ради безопасности администратор"), encoding="utf-8")
        code, out, err = self.ctl("--lang", "ru", "pack", "diff", "builtin", str(path))
        self.assertEqual(code, DONE)
        self.assertRegex(out, r"^Только слова, от них ничего не меняется:")

    def test_the_trail_is_verified_and_a_change_behind_its_back_is_found(self):
        head = self.done("audit", "head")
        remembered = f"{head['size']}:{head['root']}"
        self.assertTrue(self.done("audit", "verify", "--head", remembered)["sound"])
        self.fails(USAGE, "audit", "verify", "--head", "12", say="SIZE:ROOT")
        self.done("class", "create", "ИС-21", "--as", self.administrator)
        self.assertTrue(self.done("audit", "verify", "--head", remembered)["sound"])
        with sqlite3.connect(self.registry) as db:
            db.execute("UPDATE class SET specialty = 'other' WHERE staffroom = 0")
        db.close()
        code, out, err = self.ctl("audit", "verify", "--json")
        self.assertEqual(code, TRAIL_BROKEN)
        self.assertEqual((json.loads(out)["sound"], json.loads(out)["object"]), (False, "class"))
        self.assertIn("broken", err)

    def test_the_trail_is_exported_line_by_line(self):
        _, out, _ = self.ctl("audit", "export")
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([each["seq"] for each in lines], list(range(self.done("audit", "head")["size"])))
        self.assertTrue(all(bytes.fromhex(each["bytes"]) and len(each["leaf"]) == 64 for each in lines))
        self.assertEqual(len(self.ctl("audit", "export", "--from", "3", "--limit", "2")[1].splitlines()), 2)

    def test_compliance_and_duties_are_told_by_clause(self):
        report = self.done("compliance")
        clauses = {each["clause"]: each["verdict"] for each in report["norms"]}
        self.assertNotIn("not_measured", clauses.values())
        self.assertEqual((clauses["2.1.2"], clauses["2.1.4"]), ("kept", "due"))
        code, out, _ = self.ctl("compliance", "--lang", "ru")
        self.assertEqual(code, DONE)
        self.assertIn("исполняется", out)
        code, out, _ = self.ctl("--lang", "ru", "compliance", "--format", "csv", "--as-of", "2099-01-01")
        self.assertEqual((code, out.count("\r\n")), (DONE, 72))
        self.assertTrue(out.startswith('\ufeffПункт;Норма;'))
        self.assertEqual(json.loads(self.ctl("compliance", "--format", "json")[1])["norms"], report["norms"])
        self.fails(USAGE, "compliance", "--format", "pdf", say="csv")
        self.assertIn("Clause,Norm,Since,", self.ctl("duties", "--format", "csv")[1])
        duties = self.done("duties", "--person", self.administrator)
        self.assertTrue(all(each["clause"] for each in duties["duties"]))
        self.assertEqual(self.ctl("duties")[0], DONE)

    def test_an_organisation_without_an_act_has_nothing_to_report(self):
        self.done("organization", "add", "--name", "Другая", "--short", "Другая")
        self.fails(FAILED, "compliance", "--organization", "Другая")
        self.fails(FAILED, "duties", "--organization", "Другая")

    def test_a_copy_is_a_registry_and_does_not_overwrite(self):
        copy = self.folder / "copy.sferum"
        self.done("backup", str(copy), "--dry-run")
        self.assertFalse(copy.exists())
        self.done("backup", str(copy))
        self.fails(FAILED, "backup", str(copy))
        code, out, err = run("--registry", str(copy), "audit", "verify")
        self.assertEqual(code, DONE, out + err)

    def test_tick_does_what_is_due(self):
        self.invite()
        self.assertEqual(self.done("tick", "--until", "2099-01-01")["invites_expired"], 1)
        self.assertEqual(self.done("tick", "--until", "2099-01-01")["invites_expired"], 0)

    def test_the_card_is_edited_and_shown(self):
        self.done("organization", "edit", "--site", "example.org", "--as", self.administrator)
        self.assertEqual(self.done("organization", "show")["record"]["site"], "example.org")
        self.fails(REFUSED, "organization", "edit", "--site", "x", "--as", self.teacher, say="2.1.3")

    def test_a_registry_that_another_one_writes_is_busy(self):
        with sqlite3.connect(self.registry, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            code, _, err = self.ctl("person", "add", "--surname", "Поздно")
            other.execute("ROLLBACK")
        other.close()
        self.assertEqual(code, BUSY, err)

    def test_lists_are_narrowed_by_state_and_limit(self):
        for _ in range(3):
            self.invite()
        self.assertEqual(len(self.done("invite", "list", "--limit", "2")["records"]), 2)
        self.assertEqual(len(self.done("invite", "list", "--state", "created")["records"]), 3)
        self.assertEqual(self.done("invite", "list", "--state", "sent")["records"], [])
        self.fails(USAGE, "invite", "list", "--state", "sentt", say='"sent"')
        self.fails(USAGE, "person", "list", "--state", "sent", say="no states")


class Help(College):
    def setUp(self):
        super().setUp()
        self.found()

    def test_a_question_goes_to_the_vendor_and_back(self):
        asked = self.done("request", "ask", "не открывается чат", "--question", "Что делать?", "--as", self.teacher)["record"]
        self.assertEqual((asked["state"], asked["question"]), ("asked", "Что делать?"))
        self.fails(REFUSED, "request", "answer", asked["id"], "--answer", "так", "--as", self.teacher, say="2.1.15")
        passed = self.done("request", "escalate", asked["id"], "--number", "S-7", "--as", self.administrator)
        self.assertEqual(passed["record"]["state"], "escalated")
        self.done("support", "answer", passed["ticket"], "--answer", "исправлено", "--as", self.administrator)
        self.done("support", "reopen", passed["ticket"], "--as", self.administrator)
        self.done("support", "close", passed["ticket"], "--as", self.administrator)
        self.done("request", "answer", asked["id"], "--answer", "Войдите снова", "--as", self.administrator)
        self.done("request", "reopen", asked["id"], "--as", self.teacher)
        self.done("request", "answer", asked["id"], "--answer", "Теперь?", "--as", self.administrator)
        self.assertEqual(self.done("request", "close", asked["id"], "--as", self.teacher)["record"]["state"], "closed")
        self.done("support", "open", "журнал", "--number", "S-8", "--as", self.administrator)
        self.assertEqual(len(self.done("support", "list")["records"]), 2)

    def test_figures_are_counted_saved_and_presented(self):
        period = ("--from", "2025-09-01", "--to", "2025-09-30")
        figures = self.done("report", "figures", *period)["figures"]
        self.assertIn(None, [each["value"] for each in figures])
        code, out, _ = self.ctl("report", "figures", *period, "--csv", "--lang", "ru")
        self.assertEqual((code, out[:1]), (DONE, "\ufeff"))
        self.assertIn("нет данных", out)
        self.assertIn("no data", self.ctl("report", "figures", *period)[1])
        path = self.folder / "figures.csv"
        path.write_text(out, encoding="utf-8")
        made = self.done("report", "present", "реестр", *period, "--figures", str(path), "--as", self.administrator)
        self.assertTrue(made["record"]["figures_digest"])
        self.fails(REFUSED, "report", "present", "реестр", *period, "--as", self.administrator, say="2.1.17")
        self.fails(FAILED, "report", "present", "реестр", *period, "--figures", "missing.csv", "--as", self.administrator,
                   say="missing.csv")

    def test_checks_rules_incidents_and_rights_are_recorded(self):
        self.done("check", "record", "уроки", "--from", "2025-09-01", "--to", "2025-09-30", "--faults", "1",
                  "--findings", "опоздание", "--as", self.head)
        student = self.person("Лебедев", "Олег")
        self.done("enrollment", "add", "--person", student, "--class", "ИС-11")
        rules = self.folder / "rules.txt"
        rules.write_text("никому не говорить пароль", encoding="utf-8")
        signed = self.done("rules", "sign", "Правила, 1", "--text", str(rules), "--as", student)["record"]
        self.assertTrue(signed["rules_digest"])
        incident = self.done("incident", "report", "чужой вход", "--as", student)["record"]
        self.assertEqual(incident["action"], "profile.secure")
        self.done("incident", "settle", incident["id"], "--settlement", "сеансы закрыты", "--as", self.administrator)
        self.done("incident", "report", "не пустили", "--refused", "platform.access", "--as", student)
        self.fails(USAGE, "incident", "report", "не пустили", "--refused", "platform.acess", "--as", student,
                   say="platform.access")
        self.done("usage", "record", "seminar.attend", "--title", "Журнал", "--as", self.teacher)
        self.fails(REFUSED, "usage", "record", "seminar.attend", "--as", student, say="3.4")
        clauses = {each["clause"]: each["due"] for each in self.done("compliance")["norms"]}
        self.assertEqual((clauses["3.1"], clauses["3.4"], clauses["2.5.4"]), (1, 0, 0))


class Lists(College):
    def setUp(self):
        super().setUp()
        self.found()

    def csv(self, name, text, encoding="cp1251"):
        path = self.folder / name
        path.write_text(text, encoding=encoding)
        return str(path)

    def test_students_are_imported_and_taken_back_and_a_second_time_changes_nothing(self):
        path = self.csv("students.csv", "ФИО;Группа\nЁлкин Семён Ильич;ИС-11\n;ИС-11\nПанова Яна;ИС-99\nИванов И.И.;ИС-11\nИтого: 2 человека\n")
        code, out, err = self.ctl("import", "students", path)
        self.assertEqual(code, PARTIAL, out + err)
        for said in ("3: rejected: missing-value:", "4: to be decided:", "5: rejected: initials:", "6: noted: total:"):
            self.assertIn(f"{path}:{said}", out)
        self.assertNotIn("Панова", out + err)
        taken_back = re.search(r"sferumctl (roster rollback \S+ --reason) WHY", err)[1].split()
        code, out, _ = self.ctl("--json", "import", "students", path)
        again = json.loads(out)
        self.assertEqual((code, again["changes"], again["totals"]["rejected"], len(again["reviews"])), (PARTIAL, 0, 2, 1))
        self.assertEqual(again["plan"]["unchanged"], 1)
        self.done(*taken_back, "не тот файл")
        self.assertFalse([each for each in self.done("enrollment", "list")["records"] if not each["until_date"]])

    def test_a_dry_import_reports_and_changes_nothing(self):
        path = self.csv("staff.csv", "ФИО;Роль\nКрылова Инна Львовна;учитель\n", "utf-8-sig")
        before = self.done("audit", "head")
        code, out, err = self.ctl("--json", "--dry-run", "import", "staff", path)
        self.assertEqual((code, json.loads(out)["dry_run"], json.loads(out)["changes"]), (DONE, True, 1), out + err)
        self.assertEqual(self.done("audit", "head"), before)

    def test_what_is_no_table_is_refused_whole(self):
        self.fails(FAILED, "import", "students", self.csv("no.csv", "а;б\nв;г\n"))
        self.fails(FAILED, "import", "students", str(self.folder / "missing.csv"), say="missing.csv")

    def test_a_nomenclature_comes_from_a_table(self):
        order = self.order("nomenclature", "6-О")
        path = self.csv("groups.csv", "Группа;Курс;Специальность\nТМ-11;1;35.02.16\nТМ-21;2;35.02.16\n")
        answer = self.done("nomenclature", "approve", "--order", order, "--file", path, "--as", self.head)
        self.assertEqual(answer["added"], 2)
        self.fails(USAGE, "nomenclature", "approve", "--order", order, "--as", self.head, say="--file")

    def test_progress_is_for_terminals(self):
        _, _, err = self.ctl("import", "students", self.csv("students.csv", "ФИО;Группа\nПанова Яна;ИС-11\n"))
        self.assertNotIn("\r", err)


class Letter(College):
    def test_the_letter_is_written_then_recorded_as_sent(self):
        scan = self.draft_application()
        eml = self.folder / "letter.eml"
        self.done("application", "letter", "--scan", str(scan), "--out", str(eml), "--dry-run")
        self.assertFalse(eml.exists())
        letter = self.done("application", "letter", "--scan", str(scan), "--out", str(eml))
        self.assertIn(letter["message_id"].encode(), eml.read_bytes())
        self.fails(FAILED, "application", "letter", "--scan", str(scan), "--out", str(eml), say="letter.eml")
        self.fails(USAGE, "application", "send", "--digest", "abc", "--as", self.administrator, say="--digest")
        sent = self.done("application", "send", "--message-id", letter["message_id"], "--digest", letter["sha256"],
                         "--as", self.administrator)
        self.assertEqual(sent["record"]["letter_digest"], letter["sha256"])


class PersonalData(College):
    def setUp(self):
        super().setUp()
        self.found()

    def test_a_consent_is_recorded_with_its_scan_and_withdrawn(self):
        scan = self.folder / "consent.pdf"
        scan.write_bytes(b"%PDF-1.4 a consent")
        given = ("consent", "record", "--person", "Галкина", "--code", "personal_data", "--as", self.administrator)
        self.fails(FAILED, *given, say="nobody signed")
        consent = self.done(*given, "--signed", "--scan", str(scan))["record"]
        self.assertEqual((consent["code"], consent["signed_by_person"]), ("personal_data", True))
        self.fails(FAILED, *given, "--signed", say="withdrawal")
        withdrawn = self.done("consent", "withdraw", consent["id"], "--reason", "заявление", "--as", self.administrator)
        self.assertEqual(withdrawn["record"]["reason"], "заявление")
        self.fails(REFUSED, *given[:-1], self.teacher, "--signed", say="152")
        self.assertIn("Галкина", self.ctl("consent", "list")[1])

    def test_a_fact_is_attested_by_its_name(self):
        attested = ("fact", "attest", "custom_3", "--person", "Галкина", "--ground", "журнал")
        self.fails(USAGE, "fact", "attest", "no_such", *attested[3:], say="no_such")
        fact = self.done(*attested, "--fails")["record"]
        self.assertEqual((fact["fact"], fact["name"], fact["truth"]), ("custom_3", "custom_3", False))
        self.done("fact", "end", fact["id"])

    def test_a_person_is_erased_and_the_act_proves_it(self):
        left = self.person("Ушедшева", "Инна")
        asked = self.done("erasure", "ask", "--person", left, "--ground", "цель достигнута")["record"]
        self.fails(FAILED, "erasure", "act", asked["id"], say="not erased yet")
        dry = self.done("--dry-run", "erasure", "carry-out", asked["id"], "--as", self.administrator)
        self.assertTrue(dry["dry_run"])
        done = self.done("erasure", "carry-out", asked["id"], "--as", self.administrator)["record"]
        self.assertEqual(done["values_erased"], 2)
        code, act, _ = self.ctl("--lang", "ru", "erasure", "act", asked["id"])
        self.assertEqual(code, DONE)
        self.assertIn("АКТ ОБ УНИЧТОЖЕНИИ", act)
        self.assertIn(left, act)
        self.assertNotIn("Ушедшева", act)
        self.done("erasure", "scrub")
        self.assertNotIn("Ушедшева".encode(), self.registry.read_bytes())
        self.done("audit", "verify")
        held = self.done("erasure", "ask", "--person", "Галкина", "--ground", "заявление")["record"]
        self.fails(REFUSED, "erasure", "carry-out", held["id"], "--as", self.administrator, say="office (1)")


class Every(College):
    """Whatever is asked for in JSON is answered in JSON."""

    def test_every_list_and_describe_is_json(self):
        for noun in ("person", "office", "guardian", "order", "edition", "appointment", "nomenclature", "distribution",
                     "class", "enrollment", "homeroom", "application", "membership", "invite", "verification",
                     "movement", "consent", "fact", "erasure", "request", "support", "check", "report", "rules",
                     "incident", "usage"):
            with self.subTest(noun=noun):
                self.assertIsInstance(self.done(noun, "list")["records"], list)
                self.assertEqual(self.ctl(noun, "list")[0], DONE)
        self.done("describe")
        self.done("version")
        self.done("pack", "show")
        self.assertTrue(self.done("pack", "check")["usable"])
        builtin = (SOURCES / "src/packs/builtin.yaml").read_text(encoding="utf-8")
        self.assertEqual(self.done("pack", "text")["text"], builtin)
        self.done("diagram", "invite")

    def test_a_shown_record_has_all_its_members(self):
        shown = self.done("person", "show", "Орлова")["record"]
        self.assertEqual((shown["id"], shown["surname"], shown["object"]), (self.head, "Орлова", "person"))
        self.assertIn("surname: Орлова", self.ctl("person", "show", "Орлова")[1])

    def test_signs_in_a_name_cannot_fool_a_terminal(self):
        self.done("person", "add", "--surname", "Х\u202eвест")
        _, out, _ = self.ctl("person", "list")
        self.assertNotIn("\u202e", out)
        self.assertIn("\\u202e", out)
        _, out, _ = self.ctl("person", "list", "--json")
        self.assertNotIn("\u202e", out)
        self.assertIn("Х\u202eвест", [each["surname"] for each in json.loads(out)["records"]])

    def test_a_person_who_reads_needs_no_right_to_write(self):
        self.registry.chmod(0o444)
        self.assertEqual(self.ctl("person", "list")[0], DONE)


if __name__ == "__main__":
    unittest.main()
