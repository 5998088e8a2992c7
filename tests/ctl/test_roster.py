"""Rosters are read, what is wrong with them is said, and what was rejected can be repaired."""
import contextlib
import json
import os
import re
import subprocess
import threading
import unittest
import zipfile

from program import DONE, FAILED, PARTIAL, PENDING, PROGRAM, REFUSED, SOURCES, USAGE, Case, College, environment, run, terminal

HELD, STALE = 4, 7

STUDENTS = "ФИО;Дата рождения;Группа\nЩукин Пётр;01.03.2009;М-11\nКарпова Анна;31.02.2009;М-11\nСомов;;М-12\n"
STAFF = "ФИО;Роль\nЛосева Ольга;педагог\nЕрш;педагог\n"


class Check(Case):
    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return str(path)

    def test_what_was_guessed_is_printed_and_no_registry_is_needed(self):
        path = self.write("students.csv", STUDENTS, "cp1251")
        code, out, err = run("roster", "check", path)
        self.assertEqual(code, PARTIAL, out + err)
        self.assertIn("students, bulk, CP1251, semicolon; 3 rows, 2 rejected", out)
        self.assertIn("ФИО = full_name", out)
        self.assertIn(f"{path}:3: rejected: bad-date:", out)
        self.assertNotIn("Карпова", out + err)
        self.assertFalse(self.registry.exists())

    def test_what_was_guessed_can_be_set(self):
        path = self.write("list.csv", "ФИО,Группа\nЩукин Пётр,М-11\n", "koi8-r")
        self.assertIn("KOI8-R, comma", run("roster", "check", path)[1])
        self.assertEqual(run("roster", "check", path, "--encoding", "CP1251")[0], FAILED)
        code, out, _ = run("roster", "check", path, "--encoding", "KOI8-R", "--delimiter", "comma", "--kind", "students")
        self.assertEqual(code, DONE, out)
        self.assertIn("KOI8-R, comma; 1 row, 0 rejected", out)

    def test_groups_and_every_finding_as_json(self):
        path = self.write("students.csv", STUDENTS)
        code, out, _ = run("--json", "roster", "check", "--all", path)
        self.assertEqual(code, PARTIAL)
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(lines[0]["schema"], 1)
        self.assertEqual(lines[0]["totals"]["people"], 1)
        self.assertEqual({group["code"]: group["count"] for group in lines[0]["groups"]}, {"bad-date": 1, "missing-value": 1})
        self.assertEqual([line["finding"]["line"] for line in lines[1:]], [3, 4])

    def test_rejected_rows_are_repaired_and_read_again(self):
        rejected = self.folder / "repair.csv"
        run("roster", "check", self.write("students.csv", STUDENTS), "--rejected", str(rejected))
        text = rejected.read_text("utf-8-sig")
        self.assertEqual(len(text.splitlines()), 3)
        self.assertEqual(run("roster", "check", str(rejected))[0], PARTIAL)
        repaired = self.write("repaired.csv", text.replace("31.02.2009", "28.02.2009").replace("Сомов;", "Сомов Иван;"))
        code, out, _ = run("roster", "check", repaired)
        self.assertEqual(code, DONE, out)
        self.assertIn("people: 2,", out)
        self.assertEqual(run("roster", "check", repaired, "--rejected", str(rejected))[0], DONE)

    def test_rejected_rows_of_several_files_go_into_a_folder(self):
        folder = self.folder / "repair"
        run("roster", "check", self.write("students.csv", STUDENTS), self.write("staff.csv", STAFF), "--rejected", str(folder))
        self.assertEqual(sorted(path.name for path in folder.iterdir()), ["staff.csv", "students.csv"])

    def test_what_is_there_is_not_written_over(self):
        path = self.write("students.csv", STUDENTS)
        code, _, err = run("roster", "check", path, "--rejected", path)
        self.assertEqual(code, FAILED)
        self.assertIn("cannot be made", err)
        self.assertEqual((self.folder / "students.csv").read_text(), STUDENTS)

    def test_an_archive_and_standard_input_are_read_too(self):
        with zipfile.ZipFile(self.folder / "lists.zip", "w") as archive:
            archive.writestr("students.csv", STUDENTS)
        self.assertEqual(run("roster", "check", str(self.folder / "lists.zip"))[0], PARTIAL)
        code, out, _ = run("roster", "check", "-", stdin=STUDENTS)
        self.assertEqual(code, PARTIAL)
        self.assertIn("-:3: rejected", out)
        self.assertEqual(run("roster", "check", "-", "-", stdin=STUDENTS)[0], USAGE)

    def test_a_mapping_names_the_columns_of_another_system(self):
        path = self.write("list.csv", "Обучающийся;Подразделение\nЩукин Пётр;М-11\n")
        self.assertEqual(run("roster", "check", path)[0], FAILED)
        mapping = self.write("mapping.ini", "[students]\nОбучающийся = full_name\nПодразделение = class\n")
        self.assertEqual(run("roster", "check", path, "--mapping", mapping)[0], DONE)
        bad = self.write("bad.ini", "[students]\nОбучающийся = name\n")
        code, out, _ = run("roster", "check", path, "--mapping", bad)
        self.assertEqual(code, FAILED)
        self.assertIn("mapping:2: refused: bad-mapping", out)

    def test_the_four_lists_of_the_college_in_russian(self):
        lists = [str(SOURCES / "examples/data" / f"{name}.csv") for name in ("groups", "staff", "students", "parents")]
        code, out, _ = run("--lang", "ru", "roster", "check", *lists)
        self.assertEqual(code, PARTIAL, out)
        self.assertIn("людей: 2100, классов: 38, зачислений: 945, связей: 1133; отвергнуто строк: 3", out)
        self.assertIn("отвергнута: bad-date", out)


class Plan(College):
    """From a file to movements, and back."""

    def setUp(self):
        super().setUp()
        self.found()
        self.deputy = self.person("Замова", "Ольга", role="administration")
        self.under = ("--as", self.administrator, "--order", self.order("movement", "10-к"), "--orderer", self.deputy)
        self.plan = str(self.folder / "plan")

    def write(self, name, *rows, head="ФИО;Дата рождения;Группа"):
        path = self.folder / name
        path.write_text("\n".join((head,) + rows) + "\n", "utf-8")
        return str(path)

    def planned(self, expected, *words):
        """The plan's JSON; nothing else is written anywhere."""
        code, out, err = self.ctl("--json", "roster", "plan", *words)
        self.assertEqual((code, err), (expected, ""), out)
        return json.loads(out)

    def test_offices_of_the_administration_wait_for_the_head_and_the_head_s_own_for_no_list(self):
        path = self.write("staff.csv", "Новикова Нина Нилова;администрация", "Начальников Яков Ильич;руководитель", head="ФИО;Роль")
        code, out, err = self.ctl("roster", "plan", path, "--out", self.plan)
        self.assertIn("no list decides about the head", out + err)
        self.assertIn("--orderer HEAD", out + err)
        code, out, err = self.ctl("roster", "apply", self.plan, *self.under, "--only", "add")
        self.assertEqual((code, "273-ФЗ/28" in err), (REFUSED, True), out + err)
        under = self.under[:-1] + (self.head,)
        code, out, err = self.ctl("--json", "roster", "apply", self.plan, *under, "--only", "add")
        self.assertEqual((code, json.loads(out)["changes"]), (PARTIAL, 1), err)
        heads = self.done("office", "list", "--role", "head")["records"]
        self.assertEqual([each["person"] for each in heads], [self.head])
        back = ("roster", "rollback", json.loads(out)["record"]["id"], "--reason", "не тот файл", "--as", self.administrator)
        self.fails(REFUSED, *back, say="273-ФЗ/28")
        self.done(*back, "--orderer", self.head)

    def test_a_plan_is_kept_applied_taken_back_and_goes_stale(self):
        path = self.write("students.csv", "Щукин Пётр Ильич;01.03.2009;ИС-11", "Карпова Анна Олеговна;02.03.2009;ис - 11")
        code, out, err = self.ctl("roster", "plan", path, "--out", self.plan)
        self.assertEqual(code, PENDING, out + err)
        self.assertIn("+ Щукин Пётр Ильич: ИС-11", out)
        self.assertEqual(os.stat(self.plan).st_mode & 0o777, 0o600)
        self.assertEqual(self.ctl("roster", "plan", path, "--out", self.plan)[0], FAILED)  # never written over
        self.assertEqual(self.done("roster", "apply", self.plan, *self.under, "--dry-run")["changes"], 2)
        imported = self.done("roster", "apply", self.plan, *self.under)
        self.assertEqual(imported["changes"], 2)
        self.assertEqual(self.planned(DONE, path)["plan"]["changes"], 0)
        self.assertEqual(self.ctl("roster", "apply", self.plan, *self.under)[0], STALE)
        self.done("roster", "rollback", imported["record"]["id"], "--as", self.administrator, "--reason", "не тот файл")
        self.assertEqual(self.planned(PENDING, path)["plan"]["changes"], 2)

    def test_what_is_in_the_way_of_a_rollback_is_told_with_the_commands_that_clear_it(self):
        path = self.write("students.csv", "Щукин Пётр Ильич;01.03.2009;ИС-21", "Карпова Анна Олеговна;02.03.2009;ИС-21")
        self.ctl("roster", "plan", path, "--out", self.plan)
        imported = self.done("roster", "apply", self.plan, *self.under)["record"]["id"]
        self.done("invite", "prepare", "--import", imported, "--out", str(self.folder / "links.csv"), "--as", self.administrator)
        back = ("roster", "rollback", imported, "--as", self.administrator, "--reason", "не тот файл")
        code, out, err = self.ctl("--lang", "ru", *back)
        self.assertEqual((code, out), (REFUSED, ""))
        self.assertIn("приглашение — 2", err)
        commands = re.findall(r"^  sferumctl (invite annul \S+)    # ИС-21$", err, re.MULTILINE)
        self.assertEqual(len(commands), 2, err)
        listed = json.loads(self.ctl("--json", *back)[1])["error"]["obstacles"]
        self.assertEqual([each["object"] for each in listed], ["invite", "invite"])
        for command in commands:
            self.done(*command.split(), "--as", self.administrator)
        self.done(*back)

    def test_rows_that_were_rejected_are_no_success(self):
        path = self.write("students.csv", "Щукин П. И.;01.03.2009;ИС-11")
        answer = self.planned(PARTIAL, path)
        self.assertEqual((answer["plan"]["changes"], answer["totals"]["rejected"]), (0, 1))

    def test_what_would_empty_the_college_is_held(self):
        self.ctl("roster", "plan", self.write("a.csv", "Щукин Пётр;01.03.2009;ИС-11"), "--out", self.plan)
        self.done("roster", "apply", self.plan, *self.under)
        os.unlink(self.plan)
        self.planned(HELD, self.write("b.csv"), "--out", self.plan)
        code, _, err = self.ctl("roster", "apply", self.plan, *self.under)
        self.assertEqual(code, HELD)
        self.assertIn("--confirm 1", err)
        self.assertEqual(self.done("roster", "apply", self.plan, *self.under, "--confirm", "1")["changes"], 1)

    def typed(self, answer):
        """The exit code and what is said where somebody sits at the terminal and types that."""
        leader, follower = terminal(self)
        words = ("--registry", str(self.registry), "roster", "apply", self.plan, *self.under)
        with subprocess.Popen([PROGRAM, *words], stdin=follower, stdout=subprocess.PIPE, stderr=follower, env=environment()) as process:
            os.close(follower)
            os.write(leader, answer)
            out = process.stdout.read().decode()
        said = b""
        with contextlib.suppress(OSError):  # a terminal that everybody has closed ends so
            while more := os.read(leader, 65536):
                said += more
        os.close(leader)
        return process.returncode, out, said.decode()

    def test_what_is_held_is_lifted_by_typing_the_number_of_people(self):
        self.ctl("roster", "plan", self.write("a.csv", "Щукин Пётр;01.03.2009;ИС-11"), "--out", self.plan)
        self.done("roster", "apply", self.plan, *self.under)
        os.unlink(self.plan)
        self.planned(HELD, self.write("b.csv"), "--out", self.plan)
        for answer in (b"\n", b"2\n", b"1 or so\n", b"\x04"):
            code, out, said = self.typed(answer)
            self.assertEqual(code, HELD, said)
            self.assertIn("nothing but its header", out)
            self.assertIn("type their number", said)
        self.assertEqual(self.typed(b"1\n")[0], DONE)
        self.assertEqual(len(self.done("roster", "list")["records"]), 2)

    def test_an_export_is_a_folder_or_an_archive_and_overwrites_nothing(self):
        where = self.folder / "out"
        words = ("roster", "export", "--format", "oneroster-1.2", "--out")
        self.done(*words, str(where), "--dry-run")
        self.assertFalse(where.exists())
        files = {file["name"]: file["bytes"] for file in self.done(*words, str(where))["files"]}
        self.assertEqual(files, {path.name: path.stat().st_size for path in where.iterdir()})
        self.assertEqual(list(files), sorted(files))
        (where / "users.csv").write_text("x")
        (where / "classes.csv").unlink()
        self.fails(FAILED, *words, str(where), say="cannot be made")
        self.assertFalse((where / "classes.csv").exists())  # nothing half-made is left, nothing is written over
        self.assertEqual((where / "users.csv").read_text(), "x")
        packed = self.done(*words, str(self.folder / "out.zip"))["files"]
        self.assertEqual({file["name"]: file["bytes"] for file in packed}, files)

    def reviewed(self, path):
        self.assertEqual(self.ctl("roster", "plan", path, "--out", self.plan)[0], PENDING)
        code, out, err = self.ctl("--quiet", "roster", "review", self.plan)
        self.assertEqual((code, err), (PENDING, ""))
        self.assertTrue(out.startswith("\ufefffile;line;decision;name;"), out)
        return out.splitlines()

    def test_what_a_person_decided_in_a_spreadsheet_is_done(self):
        path = self.write("list; 1.csv", "=Щукин Пётр;;ИС-11", "=Щукин Пётр;;")
        lines = self.reviewed(path)
        self.assertEqual(len(lines), 3)
        self.assertIn(";'=Щукин Пётр;", lines[1])
        decided = [line.replace(";;", ";new;", 1) for line in lines[1:]]
        decisions = self.folder / "decisions.csv"
        decisions.write_text("\r\n".join([lines[0]] + decided) + "\r\n", "utf-8")
        self.assertEqual(self.planned(PENDING, path, "--decisions", str(decisions))["plan"]["changes"], 2)
        other = self.write("other.csv", "=Щукин Пётр;;ИС-11")
        code, _, err = self.ctl("roster", "plan", other, "--decisions", str(decisions))
        self.assertEqual(code, FAILED)
        self.assertIn("list; 1.csv, line 2", err)
        decisions.write_text("\n".join([lines[0]] + decided).lstrip("\ufeff"), "cp1251")
        code, _, err = self.ctl("roster", "plan", path, "--decisions", str(decisions))
        self.assertEqual(code, FAILED)
        self.assertIn("CSV UTF-8", err)


class Waiting(unittest.TestCase):
    """Whoever waits at a terminal is told how long; a pipe and a quiet run are not."""

    def err_of(self, *words):
        """What comes to a terminal that is the standard error, and to the standard output, a pipe."""
        leader, follower = terminal(self)
        said = []

        def listen():
            try:
                while piece := os.read(leader, 65536):
                    said.append(piece)
            except OSError:  # the other end is closed
                pass

        with subprocess.Popen([PROGRAM, *words, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=follower,
                              env=environment()) as process:
            os.close(follower)
            listener = threading.Thread(target=listen)
            listener.start()
            rows = "".join(f"Фамилия{i} Имя;М-{i % 9}\n" for i in range(250000))
            out, _ = process.communicate(("ФИО;Группа\n" + rows).encode())
            listener.join()
        os.close(leader)
        self.assertEqual(process.returncode, DONE)
        self.assertNotIn(b"\r", out)
        return b"".join(said).decode()

    def test_rate_and_time_left_are_shown_on_a_terminal(self):
        said = self.err_of("roster", "check")
        self.assertRegex(said, r"\d+ %  \d+\.\d MB/s  \d+:\d\d left")
        self.assertTrue(said.endswith("\r\033[K"), repr(said[-40:]))

    def test_a_quiet_run_says_nothing(self):
        self.assertEqual(self.err_of("--quiet", "roster", "check"), "")


if __name__ == "__main__":
    unittest.main()
