"""A stranger's way: somebody else's roster, an empty registry; names are approved, classes made, people come, and all is taken back."""
import json
import unittest

from program import DONE, FAILED, PARTIAL, PENDING, College

HELD = 4
STAFF = ("ФИО;Роль;Должность;Классное руководство\n"
         "Орлова Анна;руководитель;директор;\nСизов Пётр;педагогический совет;секретарь;\n"
         "Воронцов Илья;педагог;преподаватель;\nГалкина Вера;педагог;преподаватель;М-11\n"
         "Сомова Ольга;педагог;преподаватель;М-12\n")
STUDENTS = "ФИО;Группа\nЩукин Пётр;М-11\nКарпова Анна;М-11\nЕршов Олег;м-12\n"
GROUPS = "Группа;Курс;Специальность\nМ-11;1;35.02.16 Механизация\nМ-12;1;35.02.16 Механизация\n"
ONEROSTER = {
    "orgs.csv": "sourcedId,name,type\no-1,Школа,school\n",
    "classes.csv": "sourcedId,title,grades,classType,schoolSourcedId\nc-1,7Г,7,homeroom,o-1\nc-2,Алгебра 7Г,7,scheduled,o-1\n"
                   "c-3,Физика 7Г,7,scheduled,o-1\nc-4,12А,12,homeroom,o-1\n",
    "users.csv": "sourcedId,orgSourcedIds,role,givenName,familyName\nu-1,o-1,student,Пётр,Щукин\nu-2,o-1,student,Анна,Карпова\n",
    "enrollments.csv": "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne-1,c-1,o-1,u-1,student\n"
                       "e-2,c-2,o-1,u-1,student\ne-3,c-4,o-1,u-2,student\n",
}


class Walk(College):
    def setUp(self):
        super().setUp()
        self.register()
        self.names, self.movement = self.order("nomenclature", "3-О"), self.order("movement", "4-О")
        self.files = [self.write("staff.csv", STAFF), self.write("students.csv", STUDENTS), self.write("groups.csv", GROUPS)]
        self.plans = 0

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, "utf-8")
        return str(path)

    def say(self, expected, *words):
        """What is said in Russian: on stdout, on stderr."""
        code, out, err = self.ctl("--lang", "ru", *words)
        self.assertEqual(code, expected, f"{words}: {out}{err}")
        return out, err

    def plan(self, expected, *files):
        self.plans += 1
        out, err = self.say(expected, "roster", "plan", *(files or self.files), "-o", str(self.folder / f"plan{self.plans}"))
        return out, err

    def take(self, *words, expected=DONE):
        """Applies the last plan."""
        code, out, err = self.ctl("--json", "roster", "apply", str(self.folder / f"plan{self.plans}"), "--as", self.administrator,
                                  "--order", self.movement, "--orderer", self.head, *words)
        self.assertEqual(code, expected, out + err)
        return json.loads(out)

    def names_of(self, *files):
        """The table of names that nobody approved, and what is said beside it."""
        out, err = self.say(DONE, "roster", "classes", *(files or self.files))
        return out.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").split("\r\n")[:-1], err

    def approve(self, *files):
        out, _ = self.say(DONE, "roster", "classes", *(files or self.files))
        return self.say(DONE, "nomenclature", "approve", "--file", self.write("names.csv", out), "--order", self.names, "--as", self.head)

    def export(self, name):
        folder = self.folder / name
        self.done("roster", "export", "--format", "oneroster-1.2", "--out", str(folder))
        if folder.is_dir():
            return {each.name: each.read_bytes() for each in folder.iterdir()}
        return folder.read_bytes()

    def test_names_that_nobody_approved_are_said_with_the_remedy_and_the_remedy_works(self):
        out, err = self.plan(PENDING)
        self.assertIn("нет ни группы, ни утверждённого названия; обучающиеся зачисляются без группы: 2", out)
        self.assertIn("sferumctl roster classes ФАЙЛЫ", err)
        table, err = self.names_of()
        self.assertEqual(table, GROUPS.splitlines())
        self.assertIn("не утверждены 2 названия", err)
        self.assertIn("добавлено: 2", "".join(self.approve()))
        table, err = self.names_of()
        self.assertEqual(table, ["Группа;Курс;Специальность"])
        self.assertIn("уже утверждены или созданы", err)
        out, _ = self.plan(PENDING)
        self.assertIn("создаются группы: 2", out)
        self.assertIn("М-12 (новая)", out)
        self.assertIn("+ М-11: создаётся группа", out)
        self.assertNotIn("без группы", out)

    def test_one_apply_makes_the_classes_and_puts_everybody_into_them_and_the_second_plan_is_empty(self):
        self.approve()
        self.plan(PENDING)
        made = self.take()
        self.assertEqual(made["record"]["classes_added"], 2)
        self.assertEqual(made["record"]["people_added"], 4)
        classes = {each["name"]: each for each in self.done("class", "list")["records"]}
        self.assertEqual(set(classes), {"М-11", "М-12"})
        self.assertEqual({each["import_id"] for each in classes.values()}, {made["record"]["id"]})
        self.assertEqual({each["specialty"] for each in classes.values()}, {"35.02.16 Механизация"})
        homerooms = self.done("homeroom", "list")["records"]
        self.assertEqual({each["class_id"] for each in homerooms}, {each["id"] for each in classes.values()})
        out, _ = self.plan(DONE)
        self.assertIn("0 изменений", out)

    def test_what_is_taken_back_leaves_the_export_as_it_was(self):
        self.approve()
        before = self.export("before")
        self.plan(PENDING)
        made = self.take()["record"]["id"]
        self.assertNotEqual(before, self.export("between"))
        self.done("roster", "rollback", made, "--reason", "не тот файл", "--as", self.administrator)
        self.assertEqual(before, self.export("after"))

    def test_who_came_before_a_name_was_approved_is_put_into_the_class_that_is_made_then(self):
        self.plan(PENDING)
        self.assertEqual(self.take()["record"]["classes_added"], 0)
        self.approve()
        out, _ = self.plan(PENDING)
        self.assertIn("~ группа, которой не было известно: ", out)
        self.assertNotIn("решить", out)
        self.assertEqual(self.take()["record"]["classes_added"], 2)
        out, _ = self.plan(DONE)
        self.assertIn("0 изменений", out)

    def test_a_foreign_set_is_held_where_it_lacks_the_school_s_own_and_goes_on_without_that(self):
        folder = self.folder / "set"
        folder.mkdir()
        for name, text in ONEROSTER.items():
            (folder / name).write_text(text, "utf-8")
        table, _ = self.names_of(str(folder))
        self.assertEqual(table, ["Группа;Курс;Специальность", "12А;12;", "7Г;7;"])
        self.approve(str(folder))
        out, err = self.plan(PENDING, str(folder))
        self.assertIn("предметы и кто их ведёт план не меняет: запишите это отдельно: 2", out)
        self.assertIn("sferumctl teaching add", err)
        self.assertEqual(self.take()["record"]["classes_added"], 2)

    def test_a_roster_of_the_staff_that_lacks_the_head_is_held_and_the_rest_goes_on(self):
        self.approve()
        staff = self.write("other.csv", "ФИО;Роль\nСомова Ольга;педагог\n")
        _, err = self.plan(HELD, staff, self.files[1])
        self.assertIn("--only add,update,move", err)
        self.assertEqual(self.take("--only", "add,update,move", expected=PARTIAL)["record"]["classes_added"], 2)
        out, _ = self.plan(HELD, staff, self.files[1])
        self.assertIn("увольнение", out)

    def test_names_as_json_and_an_empty_table_of_names(self):
        answer = self.done("roster", "classes", *self.files)
        self.assertEqual(answer["schema"], 1)
        self.assertEqual([(each["name"], each["students"], each["approved"]) for each in answer["classes"]],
                         [("М-11", 2, False), ("М-12", 1, False)])
        empty = self.write("empty.csv", "Группа;Курс\n")
        _, err = self.say(FAILED, "nomenclature", "approve", "--file", empty, "--order", self.names, "--as", self.head)
        self.assertIn("один заголовок", err)


if __name__ == "__main__":
    unittest.main()
