"""sferumctl decide: an answer a line, in order, and no line stops the rest."""
import json
import os
import subprocess
import threading
import unittest

from program import DONE, FAILED, PARTIAL, PROGRAM, SOURCES, Case, environment, run

PERMITTED = {"roles": ["teacher"], "action": "chat.create", "kind": "subject_students",
             "true": ["actor_joined", "actor_teaches_subject_in_class"], "false": []}


def ask(*lines, words=(), **how):
    """Each line a request, or text as it is. Exit code, the answers, stderr."""
    text = "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
    code, out, err = run("decide", *words, stdin=text, **how)
    return code, [json.loads(line) for line in out.splitlines()], err


class Answers(unittest.TestCase):
    def one(self, request, **how):
        code, answers, err = ask(request, **how)
        self.assertEqual((code, len(answers)), (DONE, 1), err)
        return answers[0]

    def test_a_permit_names_its_norm_clause_and_reading(self):
        self.assertEqual(self.one(PERMITTED), {
            "effect": "permit", "missing": [],
            "basis": [{"norm": "teacher.chat_subject", "clause": "2.4.3.a", "reading": "literal"}]})

    def test_unknown_facts_leave_it_undetermined_and_are_named(self):
        answer = self.one(PERMITTED | {"true": ["actor_joined"]})
        self.assertEqual((answer["effect"], answer["missing"]), ("undetermined", ["actor_teaches_subject_in_class"]))

    def test_a_false_fact_denies_and_is_named(self):
        answer = self.one({"roles": ["administrator"], "action": "invite.annul", "false": ["invite_unclaimed", "invite_has_uses_left"]})
        self.assertEqual((answer["effect"], answer["missing"]), ("deny", ["invite_unclaimed", "invite_has_uses_left"]))
        self.assertIn("2.1.12", [each["clause"] for each in answer["basis"]])
        self.assertNotIn("roles", answer)

    def test_what_the_act_gives_to_others_is_denied_and_they_are_named(self):
        answer = self.one({"roles": ["student"], "action": "administrator.appoint"})
        self.assertEqual((answer["effect"], answer["missing"]), ("deny", ["role"]))
        self.assertEqual(answer["roles"], ["head", "administration"])

    def test_an_unknown_action_is_not_regulated_and_is_repeated(self):
        answer = self.one({"roles": ["head"], "action": "чай.пить"})
        self.assertEqual((answer["effect"], answer["unknown"]), ("not_regulated", "чай.пить"))
        self.assertEqual([each["clause"] for each in answer["basis"]], ["4.3"])

    def test_members_may_be_left_out_and_a_null_kind_is_none(self):
        self.assertEqual(self.one({"action": "x"})["effect"], "not_regulated")
        self.assertEqual(self.one({"action": "x", "kind": None})["effect"], "not_regulated")

    def test_an_asker_may_add_members_of_its_own(self):
        self.assertEqual(self.one(PERMITTED | {"comment": "first"})["effect"], "permit")

    def test_explain_adds_a_sentence_in_the_language_asked_for(self):
        self.assertIn("2.4.3.a", self.one(PERMITTED, words=("--explain",))["text"])
        self.assertRegex(self.one(PERMITTED, words=("--explain", "--lang", "ru"))["text"], "[а-я]")
        self.assertNotIn("text", self.one(PERMITTED))


class Errors(unittest.TestCase):
    WRONG = [
        ("", "empty"), ("   ", "empty"), ("{", "not JSON"), ("nonsense", "not JSON"), ("[]", "object"),
        ('"x"', "object"),
        ("{}", '"action" is missing'), ('{"action":7}', '"action" must be a text'), ('{"action":null}', "text"),
        ('{"action":"x","roles":"head"}', "list"), ('{"action":"x","roles":[1]}', "item 1"),
        ('{"action":"x","kind":[]}', '"kind"'),
        ('{"action":"x","true":{}}', '"true"'), ('{"action":"x","false":[null]}', '"false"'),
        ('{"action":"x","action":"y"}', "duplicate"), ('{"action":"x"} {"action":"y"}', "not JSON"),
        ('{"action":"x","roles":["techer"]}', '"teacher"'), ('{"action":"x","true":["actor_joind"]}', '"actor_joined"'),
        ('{"action":"x","kind":"lesons"}', '"lesson"'), ('{"action":"x","rolls":[]}', '"roles"'),
        ('{"action":"x","roles":["zzzzzzzzzz"]}', 'unknown role "zzzzzzzzzz"'),
        ('{"action":"x","true":["actor_joined"],"false":["actor_joined"]}', "both true and false"),
        ('{"action":"\\u0000"}', "not JSON"), ('{"action":"\\ud800"}', "not JSON"),
        ('{"action":"x","true":' + json.dumps(["actor_joined"] * 300) + "}", "more than"),
        ("[" * 5000, "not JSON"),
    ]

    def test_each_wrong_line_gets_an_error_with_its_number_and_the_others_their_answers(self):
        lines = [line for wrong, _ in self.WRONG for line in (wrong, PERMITTED)]
        code, answers, err = ask(*lines)
        self.assertEqual((code, len(answers)), (PARTIAL, len(lines)), err)
        for number, (wrong, say) in enumerate(self.WRONG):
            with self.subTest(wrong=wrong[:60]):
                self.assertEqual(set(answers[2 * number]), {"error", "line"})
                self.assertEqual(answers[2 * number]["line"], 2 * number + 1)
                self.assertIn(say, answers[2 * number]["error"])
                self.assertEqual(answers[2 * number + 1]["effect"], "permit")
        self.assertIn(f"{len(self.WRONG)} lines of {len(lines)}", err)

    def test_bytes_that_are_not_utf_8_are_an_error_line(self):
        code, out, _ = run("decide", stdin=b'{"action":"\xff\xfe"}\n{"action":"x"}\n\x00\x01\n', binary=True)
        answers = [json.loads(line) for line in out.splitlines()]
        self.assertEqual((code, [("error" in each) for each in answers]), (PARTIAL, [True, False, True]))

    def test_a_line_of_megabytes_is_an_error_line_and_does_not_disturb_the_next(self):
        for size in (1 << 20, 3 << 20):
            code, answers, _ = ask('{"action":"' + "x" * size + '"}', PERMITTED)
            self.assertEqual(code, PARTIAL)
            self.assertIn("longer", answers[0]["error"])
            self.assertEqual(answers[1]["effect"], "permit")

    def test_a_long_name_is_cut_in_the_message_and_the_line_stays_json(self):
        _, answers, _ = ask({"action": "x", "roles": ["я" * 5000]})
        self.assertIn("яяя", answers[0]["error"])

    def test_a_last_line_without_its_end_is_a_line(self):
        code, out, _ = run("decide", stdin=json.dumps(PERMITTED))
        self.assertEqual((code, json.loads(out)["effect"]), (DONE, "permit"))

    def test_lines_may_end_as_windows_ends_them(self):
        code, out, _ = run("decide", stdin=json.dumps(PERMITTED) + "\r\n")
        self.assertEqual((code, json.loads(out)["effect"]), (DONE, "permit"))

    def test_no_line_no_answer(self):
        self.assertEqual(run("decide"), (DONE, "", ""))


class Stream(unittest.TestCase):
    def test_an_answer_comes_before_the_next_question(self):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen([PROGRAM, "decide"], env=environment(), **pipes) as program:
            late = threading.Timer(60, program.kill)
            late.start()
            for _ in range(3):
                program.stdin.write(json.dumps(PERMITTED).encode() + b"\n")
                program.stdin.flush()
                self.assertEqual(json.loads(program.stdout.readline())["effect"], "permit")
            program.stdin.close()
            self.assertEqual(program.wait(), DONE)
            late.cancel()

    def test_order_is_kept_over_many_lines(self):
        requests = [{"action": f"none.{number}"} for number in range(20000)]
        _, answers, _ = ask(*requests)
        self.assertEqual([each["unknown"] for each in answers], [each["action"] for each in requests])


class Packs(Case):
    def test_the_pack_of_a_file_decides(self):
        pack = self.folder / "own.yaml"
        pack.write_text("format: 1\npack: own\ntitle: {ru: Акт, en: Act}\norganization: {name: Школа, short: Школа}\n"
                        "norms:\n  - norm: local.tea\n    clause: '7'\n    modality: right\n    title: {ru: чай, en: tea}\n"
                        "    bearer: [student]\n    rules:\n      - action: [chat.create]\n", encoding="utf-8")
        code, answers, err = ask({"roles": ["student"], "action": "chat.create"}, words=("--pack", str(pack)))
        self.assertEqual(code, DONE, err)
        self.assertEqual(answers[0]["basis"], [{"norm": "local.tea", "clause": "7", "reading": "literal"}])

    def test_a_wrong_pack_is_told_with_its_line_and_nothing_is_answered(self):
        pack = self.folder / "wrong.yaml"
        pack.write_text("format: 1\npack: own\nnroms: []\n", encoding="utf-8")
        code, answers, err = ask(PERMITTED, words=("--pack", str(pack)))
        self.assertEqual((code, answers), (FAILED, []))
        self.assertIn(f"{pack}:3:1:", err)

    def test_the_built_in_pack_as_a_file_answers_the_same(self):
        path = SOURCES / "src/packs/builtin.yaml"
        self.assertEqual(ask(PERMITTED), ask(PERMITTED, words=("--pack", str(path))))

    def test_an_answer_that_cannot_be_written_is_a_failure(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "decide"], input=b'{"action":"x"}\n', stdout=full, stderr=subprocess.PIPE,
                                  env=environment(), check=False)
        self.assertEqual(done.returncode, FAILED)
        self.assertIn(b"cannot be written", done.stderr)


if __name__ == "__main__":
    unittest.main()
