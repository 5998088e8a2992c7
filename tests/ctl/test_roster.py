"""Rosters are read, what is wrong with them is said, and what was rejected can be repaired."""
import json
import unittest
import zipfile

from program import DONE, FAILED, PARTIAL, SOURCES, USAGE, Case, run

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


if __name__ == "__main__":
    unittest.main()
