"""Who needs a link is listed, the links for all of them come in one table, and an import says what follows from it."""
import csv
import io
import os
import re
import stat
import subprocess
import time
import unittest

from program import DONE, FAILED, PROGRAM, REFUSED, USAGE, College, environment


class Scene(College):
    def setUp(self):
        super().setUp()
        self.class_id = self.found()
        self.students = [self.student(name) for name in ("Щукин", "Карпова", "=Сомов")]
        self.file = self.folder / "links.csv"

    def student(self, surname, of="ИС-11"):
        person = self.person(surname, "Имя")
        self.done("enrollment", "add", "--person", person, "--class", of)
        return person

    def needed(self, *words):
        return self.done("invite", "needed", *words)

    def prepare(self, *words, out=None):
        return self.done("invite", "prepare", "--out", str(out or self.file), "--as", self.administrator, *words)

    def table(self):
        text = self.file.read_bytes()
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"))
        return list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))


class Invites(Scene):
    def test_everybody_who_belongs_into_a_class_is_listed(self):
        answer = self.needed()
        self.assertEqual(answer["total"], 6)  # with the head, the administrator and the teacher
        self.assertEqual({(each["class_name"], each["role"]) for each in answer["invitees"]},
                         {("ИС-11", "student"), ("Учительская", "teacher")})
        self.assertEqual({each["as"] for each in answer["invitees"]}, {"student", "teacher", "head"})
        self.assertEqual(self.needed("--role", "student")["total"], 3)
        self.assertEqual(self.needed("--class", "Учительская")["total"], 3)
        self.assertEqual(self.needed("--class", "Учительская", "--role", "student"), self.needed("--class", "Учительская") |
                         {"invitees": [], "total": 0})
        code, out, err = self.ctl("--lang", "ru", "invite", "needed")
        self.assertEqual(code, DONE)
        self.assertIn("Карпова", out)
        self.assertIn("нужно 6 ссылок", err)
        self.fails(FAILED, "invite", "needed", "--role", "parent", say="student or teacher")

    def test_the_links_are_in_a_table_for_their_owner_and_open_for_one_each(self):
        answer = self.prepare()
        self.assertEqual(answer["count"], 6)
        self.assertEqual(stat.S_IMODE(os.stat(self.file).st_mode), 0o600)
        rows = self.table()
        self.assertEqual(len(rows), 7)
        tokens = [row[3] for row in rows[1:]]
        self.assertEqual(len(set(tokens)), 6)
        self.assertFalse([token for token in tokens if token in str(answer)])  # they are nowhere else
        self.assertIn("'=Сомов Имя", [row[1] for row in rows])
        of_student = next(row[3] for row in rows if row[1] == "Щукин Имя")
        self.fails(REFUSED, "invite", "claim", of_student, "--as", self.students[1])
        self.done("invite", "claim", of_student, "--as", self.students[0])
        self.assertEqual({record["state"] for record in self.done("invite", "list")["records"]}, {"sent", "claimed"})
        self.assertEqual(self.needed()["total"], 0)

    def test_again_there_is_nothing_to_do_and_no_file(self):
        self.prepare()
        again = self.folder / "again.csv"
        self.assertEqual(self.prepare(out=again)["count"], 0)
        self.assertFalse(again.exists())
        code, _, err = self.ctl("invite", "prepare", "--out", str(again), "--as", self.administrator)
        self.assertEqual(code, DONE)
        self.assertIn("nothing to do", err)

    def test_no_file_is_written_over_and_without_one_no_link_is_made(self):
        self.file.write_text("kept")
        self.fails(FAILED, "invite", "prepare", "--out", str(self.file), "--as", self.administrator, say="cannot be made")
        self.assertEqual(self.file.read_text(), "kept")
        nowhere = self.folder / "no such folder" / "links.csv"
        self.fails(FAILED, "invite", "prepare", "--out", str(nowhere), "--as", self.administrator, say="cannot be made")
        self.assertEqual(self.needed()["total"], 6)
        self.assertEqual(self.done("invite", "list")["records"], [])
        self.fails(USAGE, "invite", "prepare", "--as", self.administrator, say="--out")

    def test_a_dry_run_tells_how_many_and_leaves_neither_links_nor_file(self):
        answer = self.prepare("--dry-run")
        self.assertEqual((answer["count"], answer["dry_run"]), (6, True))
        self.assertFalse(self.file.exists())
        self.assertEqual(self.needed()["total"], 6)

    def test_whoever_may_not_invite_makes_none_and_it_is_on_the_trail(self):
        before = self.done("audit", "head")["size"]
        self.fails(REFUSED, "invite", "prepare", "--out", str(self.file), "--as", self.teacher)
        self.assertFalse(self.file.exists())
        self.assertEqual(self.needed()["total"], 6)
        self.assertEqual(self.done("audit", "head")["size"], before + 1)
        self.done("audit", "verify")

    def test_students_may_share_one_link(self):
        answer = self.prepare("--common", "--class", "ИС-11", "--days", "3", "--note", "сентябрь")
        self.assertEqual([(each["person"], each["uses_max"]) for each in answer["invites"]], [(None, 3)])
        token = self.table()[1][3]
        for student in self.students:
            self.done("invite", "claim", token, "--as", student)
        self.assertEqual(self.needed("--role", "student")["total"], 0)

    def test_links_may_be_created_only(self):
        self.prepare("--unsent", "--role", "student")
        self.assertEqual({record["state"] for record in self.done("invite", "list")["records"]}, {"created"})


class Follows(Scene):
    """What an import brings, and the commands that it names."""

    HEAD = "Фамилия;Имя;Дата рождения;Группа\nЩукин;Имя;;ИС-11\n"
    LIST = HEAD + "Новиков;Нил;01.03.2009;ИС-11\n"

    def setUp(self):
        super().setUp()
        self.deputy = self.person("Замова", "Зоя", role="administration")
        self.orders = self.order("movement", "77")

    def plan(self, rows=LIST):
        path = self.folder / "students.csv"
        path.write_text(rows, "utf-8")
        plan = self.folder / "plan"
        self.ctl("roster", "plan", str(path), "--out", str(plan))
        self.assertTrue(plan.exists())
        return str(plan)

    def applying(self, plan):
        return ("roster", "apply", plan, "--order", self.orders, "--orderer", self.deputy, "--as", self.administrator, "--confirm", "2")

    def test_an_import_says_how_many_links_follow_and_how_to_prepare_them(self):
        code, _, err = self.ctl(*self.applying(self.plan()))
        self.assertEqual(code, DONE, err)
        said = re.search(r"links that follow: 1, into 1 class; to prepare them: sferumctl (invite prepare --import (\S+)) --out FILE", err)
        self.assertIsNotNone(said, err)
        self.assertEqual(self.needed("--import", said[2])["total"], 1)
        answer = self.prepare("--import", said[2])
        self.assertEqual(answer["count"], 1)
        self.assertEqual(self.table()[1][1], "Новиков Нил")
        self.assertEqual(self.needed("--import", said[2])["total"], 0)

    def test_an_import_says_it_to_programs(self):
        answer = self.done(*self.applying(self.plan()))
        self.assertEqual(answer["follow"], {"links": 1, "classes": 1, "chats_lose": 0, "chats_get": 0})

    def test_who_left_is_to_be_taken_out_of_the_chats(self):
        order = self.order("distribution", "78")
        self.done("distribution", "approve", "--order", order, "--as", self.head, f"ИС-11={self.teacher}")
        self.done("homeroom", "assign", "--class", "ИС-11", "--person", self.teacher, "--as", self.administrator)
        token = self.invite("--person", self.teacher)["token"]
        self.done("invite", "claim", token, "--as", self.teacher)
        chat = self.done("chat", "create", "--kind", "class_other", "--class", "ИС-11", "--title", "Кружок", "--as", self.teacher)
        link = self.done("invite", "create", "--chat", chat["record"]["id"], "--role", "student", "--as", self.teacher)["token"]
        self.done("invite", "claim", link, "--as", self.students[1])
        code, _, err = self.ctl(*self.applying(self.plan()))
        self.assertEqual(code, DONE, err)
        said = re.search(r"must lose somebody: 1, that must get somebody: 0; which: sferumctl chat due (--import \S+)", err)
        self.assertIsNotNone(said, err)
        due = self.done("chat", "due", *said[1].split())["chats"]
        self.assertEqual([(each["title"], each["left"]) for each in due], [("Кружок", [self.students[1]])])
        code, out, _ = self.ctl("chat", "due", *said[1].split())
        self.assertIn("Карпова", out)
        self.assertEqual(self.done("chat", "due")["chats"], [])

    def test_a_turn_of_the_year_says_it_too(self):
        year = self.done("year", "preview", "--signed-by", self.deputy, "--as", self.administrator)["turn"]["school_year"]
        code, _, err = self.ctl("year", "turn", "--order", self.orders, "--signed-by", self.deputy, "--confirm", year,
                                "--as", self.administrator)
        self.assertEqual(code, DONE, err)
        self.assertIn("to prepare them: sferumctl invite prepare --out FILE", err)

    def test_a_kill_at_any_moment_leaves_no_links_without_their_table(self):
        rows = "".join(f"Многолюдный{number:03};Имя;01.03.2009;ИС-11\n" for number in range(400))
        self.done(*self.applying(self.plan(self.HEAD + rows)))
        for step in range(8):
            out = self.folder / f"links{step}.csv"
            with subprocess.Popen([PROGRAM, "--registry", str(self.registry), "invite", "prepare", "--out", str(out), "--as",
                                   self.administrator], env=environment(), stderr=subprocess.DEVNULL) as program:
                time.sleep(0.01 + 0.02 * step)
                program.kill()
            made = self.done("invite", "list", "--limit", "1000")["records"]
            if not made:
                continue
            self.file = out
            self.assertEqual({row[6] for row in self.table()[1:]}, {record["id"] for record in made})
            break
        self.done("audit", "verify")


if __name__ == "__main__":
    unittest.main()
