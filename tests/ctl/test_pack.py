"""An act as a file: a skeleton that passes its own check, what is odd in an act, what a new edition changes."""
import csv
import io
import json
import unittest
from html.parser import HTMLParser

from program import DONE, FAILED, PENDING, SOURCES, Case, run

class Page(HTMLParser):
    """How many cells each row has (a head of a section is none), what is not closed, and what would be loaded."""

    def __init__(self, text):
        super().__init__()
        self.open, self.rows, self.loads, self.lang = [], [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.lang = given.get("lang", self.lang)
        self.loads += [name for name in given if name in ("src", "href", "onclick")]
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += 1
        if given.get("scope") == "rowgroup":
            self.rows.pop()
            self.rows.append(0)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
        if tag == "tr" and not self.rows[-1]:
            self.rows.pop()


BUILTIN = SOURCES / "src/packs/builtin.yaml"


class Packs(Case):
    def edition(self, *edits):
        """A file with the built-in act and some edits of its text."""
        text = BUILTIN.read_text(encoding="utf-8")
        for old, new in edits:
            self.assertIn(old, text)
            text = text.replace(old, new)
        path = self.folder / "edition.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def answer(self, expected, *words):
        code, out, err = run("--json", *words)
        self.assertEqual(code, expected, err)
        return json.loads(out)

    def decide(self, pack, request):
        code, out, err = run("decide", "--pack", str(pack), stdin=json.dumps(request) + "\n")
        self.assertEqual(code, DONE, err)
        return json.loads(out)["effect"]

    def test_the_skeleton_passes_check_and_analysis(self):
        code, text, _ = run("pack", "new")
        self.assertEqual(code, DONE)
        path = self.folder / "new.yaml"
        path.write_text(text, encoding="utf-8")
        self.assertEqual(self.answer(DONE, "pack", "check", str(path))["findings"], [])
        self.assertEqual(self.answer(DONE, "pack", "analyse", str(path))["remarks"], [])
        self.assertEqual(self.answer(DONE, "pack", "new")["text"], text)

    def test_every_example_of_the_analysis_decides_as_it_says(self):
        path = self.edition(("modality: right", "modality: prohibition"))
        remarks = self.answer(PENDING, "pack", "analyse", str(path))["remarks"]
        examples = [each for each in remarks if "example" in each]
        self.assertGreater(len(examples), 1)
        for each in examples:
            self.assertEqual(self.decide(path, each["example"]), each["effect"], each["text_en"])

    def test_the_matrix_is_a_page_a_table_and_json_that_agree(self):
        for pack in ((), (str(SOURCES / "examples/packs/kindergarten.yaml"),), (str(SOURCES / "examples/packs/dop-centre.yaml"),)):
            rows = self.answer(DONE, "pack", "matrix", *pack)["rows"]
            roles = list(rows[0]["roles"])
            for lang, delimiter in (("ru", ";"), ("en", ",")):
                code, out, _ = run("--lang", lang, "pack", "matrix", *pack, "--format", "csv")
                self.assertEqual(code, DONE)
                table = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline=""), delimiter=delimiter))
                self.assertEqual({len(row) for row in table}, {len(roles) + 4})
                self.assertEqual([row[0] for row in table[1:]], [row["section"] for row in rows])
                page = Page(run("--lang", lang, "pack", "matrix", *pack, "--format", "html")[1])
                self.assertEqual(page.rows, [len(roles) + 2] * (len(rows) + 1))
                self.assertEqual((page.open, page.lang, page.loads), ([], lang, []))

    def test_the_matrix_for_a_terminal_cites_clause_and_condition(self):
        _, out, _ = run("--lang", "ru", "pack", "matrix")
        self.assertRegex(out, r"(?m)^  –  –  –  ◐(  –){6}  создать класс или группу$")
        self.assertIn("п. 2.1.5, администратор платформы: если администратор зарегистрирован", out)

    def test_a_check_warns_of_what_is_odd_about_the_whole(self):
        code, out, _ = run("pack", "check")
        self.assertEqual(code, DONE)
        self.assertRegex(out, r"(?m)^builtin:\d+:\d+: warning: a chat of the kind staffroom")
        self.assertEqual(out.count("Р-210"), 1)
        self.assertIn("redundant-rule", [each["code"] for each in self.answer(DONE, "pack", "check")["remarks"]])

    def test_a_remark_names_its_line_and_shows_a_request(self):
        code, out, err = run("--lang", "ru", "pack", "analyse")
        self.assertEqual(code, PENDING)
        self.assertRegex(out, r"(?m)^builtin:\d+:\d+: .*утратил силу")
        self.assertRegex(out, r'(?m)^    \{"roles":\["teacher"\],"action":"invite.annul".*\} : permit$')
        self.assertRegex(err, r"\d+")

    def test_a_new_edition_is_told_in_sentences_with_an_example_each(self):
        path = self.edition(("bearer: administration\n    rules:\n      - {action: material.provide}",
                             "bearer: [administration, parent]\n    rules:\n      - {action: material.provide}"))
        code, out, _ = run("--lang", "ru", "pack", "diff", str(BUILTIN), str(path))
        self.assertEqual(code, PENDING)
        self.assertIn("родитель (законный представитель) теперь может передать материал для публикации", out)
        changes = self.answer(PENDING, "pack", "diff", str(BUILTIN), str(path))["changes"]
        for each in changes:
            self.assertEqual(self.decide(BUILTIN, each["example"]), each["before"])
            self.assertEqual(self.decide(path, each["example"]), each["after"])
        back = self.answer(PENDING, "pack", "diff", str(path), str(BUILTIN))["changes"]
        turned = {(each["after"], each["before"], json.dumps(each["example"])) for each in back}
        self.assertEqual(turned, {(each["before"], each["after"], json.dumps(each["example"])) for each in changes})

    def test_other_words_with_the_same_meaning_change_nothing(self):
        path = self.edition(("---- 7. Нормы", "---- 7. Все нормы"))
        answer = self.answer(DONE, "pack", "diff", str(BUILTIN), str(path))
        self.assertEqual((answer["same"], answer["identical"], answer["changes"], answer["differences"]), (True, False, [], []))
        _, _, err = run("pack", "diff", str(BUILTIN), str(path))
        self.assertIn("mean the same", err)

    def test_a_pack_that_cannot_be_used_is_not_compared(self):
        path = self.edition(("format: 1", "format: 9"))
        code, _, err = run("pack", "diff", str(BUILTIN), str(path))
        self.assertEqual(code, FAILED)
        self.assertIn("cannot be used", err)
        self.assertEqual(run("pack", "analyse", str(path))[0], FAILED)


if __name__ == "__main__":
    unittest.main()
