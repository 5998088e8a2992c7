"""An act as a file: a skeleton that passes its own check, what is odd in an act, what a new edition changes."""
import json
import unittest

from program import DONE, FAILED, PENDING, SOURCES, Case, run

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
