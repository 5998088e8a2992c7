"""Nothing that a pack, a record, a table or the command line says is obeyed by a terminal; a file that was changed behind the program's back
is found, and never crashes it."""
import pathlib
import re
import sqlite3
import unittest

from program import DONE, FAILED, SOURCES, TRAIL_BROKEN, USAGE, College, environment, run

# Red, a bell, a title, back over the line, CSI in one character, from right to left, isolates, an Arabic mark, DEL.
EVIL = "\x1b[31mX\x07\x1b]0;T\x07\rY\x9bm\u202eZ\u2066\u2069\u061c\u200f\x7f\u2028"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def left(text):
    """What a terminal would obey in a text, but for lines and the mark at its beginning."""
    return OBEYED.findall(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def quoted(text):
    """As a scalar of YAML."""
    return '"' + "".join(f"\\u{ord(sign):04x}" if ord(sign) > 126 or ord(sign) < 32 else sign for sign in text) + '"'


PACK = """format: 1
pack: hostile
title: {{ru: {evil}, en: {evil}}}
vocabulary: {{teacher: {{ru: {evil}, en: {evil}}}, help.ask: {{ru: {evil}, en: {evil}}}, class_parents: {{ru: {evil}, en: {evil}}}}}
facts: {{custom_1: {{name: consent, title: {{ru: {evil}, en: {evil}}}}}}}
norms:
  - {{norm: local.a, clause: {evil}, modality: right, title: {{ru: {evil}, en: {evil}}}, bearer: [teacher],
     rules: [{{action: help.ask, require: [consent]}}, {{action: chat.create, kind: class_parents}}]}}
  - {{norm: local.b, clause: "1.3", modality: prohibition, title: {{ru: {evil}, en: {evil}}}, bearer: [student], rules: [{{action: help.ask}}]}}
"""


class Terminal(College):
    def look(self, *words, codes=(DONE,), bare=False):
        """Runs it in both languages, as text and as JSON."""
        for lang in ("ru", "en"):
            for form in ((), ("--json",)):
                before = () if bare else ("--registry", str(self.registry))
                code, out, err = run(*before, "--lang", lang, *form, *words, env=environment(LC_ALL="C.UTF-8"), binary=True)
                told = (words, lang, form, code, out[-400:], err[-400:])
                self.assertIn(code, codes, told)
                for text in (out.decode(), err.decode()):
                    self.assertEqual(left(text), [], told)

    def pack(self, evil=EVIL):
        path = self.folder / "hostile.yaml"
        path.write_text(PACK.format(evil=quoted(evil)))
        return str(path)

    def spoil(self):
        """What a verb would refuse stands in every text of every table; the texts by which something is looked up stay."""
        db = sqlite3.connect(self.registry, isolation_level=None)
        db.execute("PRAGMA foreign_keys = OFF")
        columns = db.execute("SELECT made.name, has.name FROM sqlite_schema made, pragma_table_info(made.name) has WHERE made.type = 'table' "
                             "AND made.name NOT LIKE 'sqlite%' AND has.type = 'TEXT' AND has.name NOT LIKE '%_fold'").fetchall()
        for table, column in columns:
            if table not in ("pack", "idempotency", "meta") and column != "time_zone":  # no zone: there is no day to answer for
                db.execute(f"UPDATE OR IGNORE {table} SET {column} = ? || {column}", (EVIL,))
        db.close()

    def test_a_pack(self):
        pack, any_code = self.pack(), range(10)
        code, out, err = run("--lang", "ru", "pack", "show", pack, env=environment(LC_ALL="C.UTF-8"))
        self.assertEqual(code, DONE, out + err)
        self.assertIn("\\u001b[31mX", out)  # it is there, and shown
        for words in (("check",), ("show",), ("analyse",), ("matrix",), ("matrix", "--format", "csv"), ("matrix", "--format", "html")):
            self.look("pack", words[0], pack, *words[1:], codes=any_code, bare=True)
        self.look("pack", "diff", pack, str(SOURCES / "src/packs/builtin.yaml"), codes=any_code, bare=True)
        self.look("pack", "diff", str(SOURCES / "src/packs/builtin.yaml"), pack, codes=any_code, bare=True)
        self.look("decide", "--pack", pack, "--role", "student", "--action", "help.ask", codes=any_code, bare=True)
        for lang in ("ru", "en"):  # the renderers themselves leave nothing to the door
            for form in ("text", "csv", "html"):
                out = run("--lang", lang, "pack", "matrix", pack, "--format", form, env=environment(LC_ALL="C.UTF-8"))[1]
                self.assertNotIn("\\u001b", out)
                self.assertIn("\ufffd[31mX", out)

    def test_a_pack_that_cannot_be_used(self):
        path = self.folder / "broken.yaml"
        path.write_text(f"format: 1\npack: {quoted(EVIL)}\n{quoted(EVIL)}: {quoted(EVIL)}\nnorms: []\n")
        self.look("pack", "check", str(path), codes=(FAILED,), bare=True)
        self.look("pack", "show", str(path), codes=(FAILED,), bare=True)
        evil_name = self.folder / f"{EVIL}.yaml"
        evil_name.write_text("nothing")
        self.look("pack", "check", str(evil_name), codes=(FAILED,), bare=True)
        self.look("pack", "show", str(self.folder / EVIL), codes=(FAILED,), bare=True)

    def test_names_of_the_registry(self):
        self.found()
        person = self.person("Тестова", "Анна", role="teacher")
        self.done("enrollment", "add", "--person", self.person("Щукин", "Имя"), "--class", "ИС-11")
        self.invite("--note", "записка")
        self.spoil()
        for noun in ("person", "office", "enrollment", "class", "membership", "invite", "movement", "order", "edition",
                     "organization", "homeroom", "nomenclature", "distribution", "appointment", "application", "channel", "report"):
            self.look(noun, "list")
        self.look("person", "show", person)
        self.look("person", "roles", person)
        self.look("audit", "list")
        self.look("audit", "export")
        self.look("invite", "needed")
        self.look("person", "show", EVIL, codes=(FAILED, USAGE))
        self.look("duties", codes=range(10))
        self.look("duties", "--format", "csv", codes=range(10))
        self.look("compliance", codes=range(10))
        self.look("compliance", "--format", "csv", codes=range(10))
        self.look("compliance", "--format", "html", codes=range(10))
        self.look("report", "figures", "--csv", codes=range(10))

    def test_tables(self):
        self.found()
        table = self.folder / "staff.csv"
        table.write_text(f"ФИО;Роль;Должность;{EVIL.translate({10: None, 13: None})}\n\"{EVIL} Б В\";педагог;\"{EVIL}\";x\n"
                         f"{EVIL.replace(chr(13), '')};{EVIL.replace(chr(13), '')};;\n", encoding="utf-8", newline="")
        plan = self.folder / "plan"
        any_code = range(10)
        self.look("roster", "check", str(table), codes=any_code)
        self.look("roster", "staff", str(table), "--dry-run", codes=any_code)
        self.look("roster", "plan", str(table), "--out", str(plan), codes=any_code)
        if plan.exists():
            for words in (("show", str(plan), "--all"), ("review", str(plan)), ("show", str(plan))):
                self.look("roster", *words, codes=any_code)

    def test_the_command_line(self):
        self.look(EVIL, codes=(USAGE,), bare=True)
        self.look("person", EVIL, codes=(USAGE,), bare=True)
        self.look("person", "list", f"--{EVIL}", codes=(USAGE,))
        self.look("person", "list", "--on", EVIL, codes=(USAGE,))
        self.look("diagram", EVIL, codes=(USAGE, FAILED), bare=True)


class Tampered(College):
    """What is done to the file behind the program's back."""

    def tamper(self, *statements):
        db = sqlite3.connect(self.registry, isolation_level=None)
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for sql in statements:
            db.execute(sql)
        db.close()

    def falsify(self, index, *back):
        """What is done now goes into the table only."""
        db = sqlite3.connect(self.registry, isolation_level=None)
        db.execute("PRAGMA foreign_keys = OFF")
        row = db.execute("SELECT * FROM sqlite_schema WHERE name = ?", (index,)).fetchone()
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_schema WHERE name = ?", (index,))
        db.execute("PRAGMA writable_schema = RESET")
        for sql in back:
            db.execute(*sql)
        db.execute("PRAGMA writable_schema = ON")
        db.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row)
        db.execute("PRAGMA writable_schema = RESET")
        db.close()

    def said(self, *words, code=TRAIL_BROKEN):
        """On stderr, in Russian."""
        got, out, err = run("--registry", str(self.registry), "--lang", "ru", *words, env=environment(LC_ALL="C.UTF-8"))
        self.assertEqual(got, code, out + err)
        return err

    def test_a_trigger_opens_nothing(self):
        self.tamper("CREATE TRIGGER keep BEFORE DELETE ON person_private BEGIN INSERT INTO meta VALUES (hex(old.id), old.salt); END")
        for words in (("audit", "verify"), ("person", "list"), ("person", "add", "--surname", "Х")):
            err = self.said(*words)
            self.assertIn("в файле чужие таблицы, индексы или триггеры; верните файл из копии", err)
            self.assertIn("trigger keep", err)

    def test_a_falsified_index_is_found(self):
        office, head = (sqlite3.connect(self.registry).execute("SELECT id, person FROM office WHERE role = "
                        "(SELECT min(role) FROM office) LIMIT 1").fetchone())
        self.tamper("UPDATE office SET person = (SELECT max(id) FROM person) WHERE id = X'" + office.hex() + "'")
        self.falsify("office_by_person", ("UPDATE office SET person = ? WHERE id = ?", (head, office)))
        err = self.said("audit", "verify")
        self.assertIn("реестр изменили в обход программы: индексы файла не сходятся с таблицами", err)
        self.assertIn("office_by_person", err)

    def test_numbers_out_of_their_range_are_named(self):
        self.found()
        self.tamper("UPDATE office SET role = 99")
        err = self.said("office", "list", code=FAILED)
        self.assertRegex(err, r"office [0-9a-f-]{36}: поле role испорчено, такого значения не бывает; проверьте журнал")
        self.assertEqual(self.ctl("person", "roles", self.head)[0], FAILED)
        self.assertEqual(self.ctl("audit", "verify")[0], TRAIL_BROKEN)

    def test_a_link_into_a_chat_of_no_kind_crashes_nothing(self):
        self.found()
        self.done("distribution", "approve", "--order", self.order("distribution", "4-О"), "--as", self.head, "ИС-11=" + self.teacher)
        self.done("homeroom", "assign", "--class", "ИС-11", "--person", self.teacher, "--as", self.administrator)
        self.done("enrollment", "add", "--person", self.person("Щукин", "Имя"), "--class", "ИС-11")
        self.done("invite", "claim", self.invite("--person", self.teacher)["token"], "--as", self.teacher)
        chat = self.done("chat", "create", "--kind", "class_students", "--class", "ИС-11", "--title", "Чат", "--as", self.teacher)
        for kind in (99, -1, 0, 48, 2**40):
            self.tamper(f"UPDATE chat SET kind = {kind}")
            code, _, err = self.ctl("invite", "create", "--chat", chat["record"]["id"], "--role", "student", "--as", self.teacher)
            self.assertEqual(code, FAILED, err)
            self.assertIn("kind", err)


if __name__ == "__main__":
    unittest.main()
