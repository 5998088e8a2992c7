"""Subjects, lessons and chats from the command line: who creates which, who comes into it, who belongs there."""
import unittest

from program import DONE, FAILED, REFUSED, College


class Chats(College):
    TITLE = "Группа: обучающиеся — ИС-11"

    def setUp(self):
        super().setUp()
        self.group = self.found()
        order = self.order("distribution", "4-О")
        self.done("distribution", "approve", "--order", order, "--as", self.head, "ИС-11=Галкина")
        self.done("homeroom", "assign", "--class", "ИС-11", "--person", "Галкина", "--as", self.administrator)
        self.student = self.person("Лукина", "Ольга")
        self.done("enrollment", "add", "--person", self.student, "--class", "ИС-11")
        for somebody in (self.teacher, self.administrator):
            self.done("invite", "claim", self.invite("--person", somebody)["token"], "--as", somebody)

    def create(self, *words):
        return self.done("chat", "create", "--as", self.teacher, *words)["record"]

    def test_a_class_has_its_chat_and_students_come_by_its_owners_link(self):
        made = self.create("--kind", "class_students", "--class", "ИС-11")
        self.assertEqual((made["title"], made["state"], made["kind"]), (self.TITLE, "active", "class_students"))
        self.assertIn("already", self.fails(FAILED, "chat", "create", "--kind", "class_students", "--class", "ИС-11",
                                            "--as", self.teacher)["message"])
        lacks = [each for each in self.done("chat", "roster", self.TITLE)["people"] if each["place"] == "lacks"]
        self.assertEqual([(each["person"], each["member"], each["must"]) for each in lacks], [(self.student, None, True)])
        link = self.done("invite", "create", "--chat", self.TITLE, "--role", "student", "--as", self.teacher)
        self.done("invite", "claim", link["token"], "--as", self.student)
        self.assertNotIn("lacks", [each["place"] for each in self.done("chat", "roster", self.TITLE)["people"]])
        self.assertEqual(len(self.done("chat-member", "list")["records"]), 2)

    def test_who_owns_no_chat_makes_no_link_and_a_link_leads_to_one_place(self):
        self.create("--kind", "class_students", "--class", "ИС-11")
        error = self.fails(REFUSED, "invite", "create", "--chat", self.TITLE, "--role", "student", "--as", self.administrator)
        self.assertIn("actor_owns_chat", error["missing"])
        self.fails(FAILED, "invite", "create", "--role", "student", "--as", self.teacher, say="class_id")
        self.fails(FAILED, "invite", "create", "--chat", "Курилка", "--role", "student", "--as", self.teacher, say="Курилка")

    def test_colleagues_are_taken_in_and_out_and_what_is_done_is_recorded(self):
        made = self.create("--kind", "class_teachers", "--class", "ИС-11", "Воронцов")
        self.assertEqual(len(self.done("chat-member", "list", "--person", "Воронцов")["records"]), 1)
        gone = self.done("chat", "remove", made["id"], "--person", "Воронцов", "--reason", "не ведёт", "--as", self.teacher)
        self.assertEqual(gone["record"]["end_reason"], "не ведёт")
        self.done("chat", "admit", made["id"], "--person", "Воронцов", "--as", self.teacher)
        self.fails(REFUSED, "chat", "admit", made["id"], "--person", self.student, "--as", self.teacher, say="only colleagues")
        usage = self.done("chat", "moderate", made["id"], "--what", "объявление", "--as", self.teacher)["record"]
        self.assertEqual((usage["action"], usage["title"]), ("chat.moderate", "объявление"))
        self.fails(FAILED, "chat", "take-over", made["id"], "--as", self.teacher, say="yours already")
        self.assertEqual(self.done("chat", "archive", made["id"], "--as", self.teacher)["record"]["state"], "archived")
        self.fails(FAILED, "chat", "create", "--kind", "class_teachers", "--class", "ИС-11", "--as", self.teacher, "Нигдеева",
                   say="Нигдеева")

    def test_a_subject_of_a_class_has_its_chat_or_is_due(self):
        self.done("subject", "register", "Математика", "--extracurricular", "--as", self.head)
        lesson = self.done("teaching", "add", "--person", "Галкина", "--class", "ИС-11", "--subject", "математика")["record"]["id"]
        due = [each["text_ru"] for each in self.done("duties")["duties"] if each["norm"] == "teacher.chat_subject"]
        self.assertEqual(due, ["Не создан: чат с обучающимися по предмету, ИС-11, Математика"])
        self.create("--kind", "subject_students", "--class", "ИС-11", "--subject", "Математика")
        self.assertNotIn("teacher.chat_subject", [each["norm"] for each in self.done("duties")["duties"]])
        self.done("teaching", "end", lesson)
        self.assertTrue(self.done("subject", "close", "Математика", "--as", self.head)["record"]["closed_on"])

    def test_a_roster_tells_people_what_is_to_be_done(self):
        self.create("--kind", "class_students", "--class", "ИС-11", "--title", "Наша группа")
        code, out, _ = self.ctl("--lang", "ru", "chat", "roster", "Наша группа")
        self.assertEqual(code, DONE)
        self.assertRegex(out, r"Лукина Ольга .*сначала должен вступить на платформу")
        self.assertRegex(out, r"Галкина Вера .*состоит, как и положено")


if __name__ == "__main__":
    unittest.main()
