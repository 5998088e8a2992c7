"""Wrong use: a message that names the place and the remedy, exit 2, and nothing changed."""
import json
import subprocess
import unittest

from program import DONE, FAILED, PENDING, PROGRAM, SOURCES, USAGE, Case, College, environment, run

# words, what stderr must say
WRONG = [
    ((), "which command"),
    (("pac",), '"pack"'),
    (("frobnicate",), "no such command: frobnicate"),
    (("pack",), "pack: do what"),
    (("pack", "chek"), '"check"'),
    (("pack", "zzzzzzzz"), "pack: no such command: zzzzzzzz"),
    (("pack", "check", "a", "b"), '"b" is one word too many'),
    (("decide", "--pak", "x"), "--pack"),
    (("decide", "--zzzzzzzz"), "--zzzzzzzz: no such option"),
    (("decide", "--pack"), "--pack: needs a value"),
    (("decide", "--pack", "a", "--pack=b"), "--pack: given twice"),
    (("decide", "--explain=yes"), "--explain: takes no value"),
    (("decide", "-x"), "-x: no such option"),
    (("diagram",), "MACHINE is missing"),
    (("diagram", "invte"), '"invite"'),
    (("diagram", "zzzzzzzz"), "these are known"),
    (("diagram", "invite", "--format", "svg"), "dot mermaid"),
    (("--lang", "de", "version"), "ru en"),
    (("person", "add"), "--surname is missing"),
    (("person", "add", "--surname", "A", "--born", "31.02.2000"), "--born"),
    (("person", "list", "--limit", "many"), "--limit"),
    (("person", "list", "--limit", "-1"), "--limit"),
    (("person", "list", "--limit", "99999999999999999999"), "--limit"),
    (("office", "add", "--person", "A", "--role", "techer"), '"teacher"'),
    (("movement", "draft", "--person", "A", "--kind", "dismis"), '"dismiss"'),
    (("order", "issue", "--number", "1", "--about", "tea"), "--about"),
    (("may", "invite.creat"), '"invite.create"'),
    (("tick", "--until", "soon"), "--until"),
    (("person", "list"), "SFERUM_REGISTRY"),
    (("init",), "SFERUM_REGISTRY"),
]


class Usage(unittest.TestCase):
    def test_each_wrong_command_line_is_told_so(self):
        for words, say in WRONG:
            with self.subTest(words=words):
                code, out, err = run(*words)
                self.assertEqual((code, out), (USAGE, ""), err)
                self.assertIn(say, err)
                self.assertTrue(err.startswith("sferumctl: "), err)

    def test_each_is_an_object_on_stdout_too_where_json_is_wanted(self):
        for words, say in WRONG:
            with self.subTest(words=words):
                code, out, _ = run("--json", *words)
                error = json.loads(out)["error"]
                self.assertEqual((code, error["exit"]), (USAGE, USAGE))
                self.assertIn(say, error["message"])

    def test_two_hyphens_end_the_options(self):
        code, _, err = run("pack", "check", "--", "--json")
        self.assertEqual(code, FAILED)
        self.assertIn("--json: cannot be opened", err)

    def test_signs_that_could_fool_a_terminal_are_escaped(self):
        _, _, err = run("\x1b[31mred\u202etxt\x07\n")
        for sign in ("\x1b", "\u202e", "\x07"):
            self.assertNotIn(sign, err)
        self.assertIn("\\u001b", err)
        self.assertIn("\\u202e", err)

    def test_bytes_that_are_no_utf_8_do_no_harm(self):
        done = subprocess.run([PROGRAM, b"\xff\xfe", b"--json"], capture_output=True, env=environment(), check=False)
        self.assertEqual(done.returncode, USAGE)
        self.assertIn(b"\\xff", done.stderr)
        json.loads(done.stdout)


class Help(unittest.TestCase):
    def nouns(self):
        _, out, _ = run("help")
        return [line.split()[0] for line in out.split("\n\n")[2].splitlines()]

    def test_help_lists_the_nouns_and_each_noun_explains_itself(self):
        nouns = self.nouns()
        for noun in ("init", "decide", "invite", "movement", "audit", "compliance"):
            self.assertIn(noun, nouns)
        for noun in nouns:
            with self.subTest(noun=noun):
                code, out, _ = run(noun, "--help")
                self.assertEqual(code, DONE)
                self.assertIn(f"sferumctl {noun}", out)
                if self.has_verbs(out, noun):
                    self.assertEqual(run(noun, "help"), (DONE, out, ""))

    def has_verbs(self, out, noun):
        return out.startswith(f"{noun}: ")

    def test_each_verb_explains_itself(self):
        for noun in self.nouns():
            _, out, _ = run(noun, "--help")
            verbs = [line.split()[2] for line in out.splitlines() if line.startswith(f"  sferumctl {noun} ")]
            for verb in verbs if self.has_verbs(out, noun) else []:
                with self.subTest(noun=noun, verb=verb):
                    code, text, _ = run(noun, verb, "--help")
                    self.assertEqual(code, DONE)
                    self.assertTrue(text.startswith(f"usage: sferumctl {noun} {verb}"), text)

    def test_the_man_page_and_the_completion_know_every_noun(self):
        man, completion = run("--man")[1], run("completion")[1]
        for noun in self.nouns():
            self.assertIn(f".SS {noun}\n".replace("-", "\\-"), man)
            self.assertIn(f"\t{noun})", completion)

    def test_bash_takes_the_completion_and_it_completes(self):
        script = run("completion")[1]
        for words, place in (("invite cr", 2), ("invite create --role tea", 4)):
            script += f'COMP_WORDS=(sferumctl {words}); COMP_CWORD={place}; _sferumctl; echo "${{COMPREPLY[@]}}"\n'
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
        self.assertEqual((done.stdout.split(), done.stderr), (["create", "teacher"], ""))

    def test_version_is_told(self):
        self.assertRegex(run("version")[1], r"^sferumctl \d+\.\d+\.\d+ \(libsferumpolicy \d")
        self.assertEqual(run("--version"), run("version"))


class Files(Case):
    def test_what_is_no_registry_is_left_alone(self):
        for content in (b"", b"not a registry\n" * 100):
            self.registry.write_bytes(content)
            code, _, err = self.ctl("person", "list")
            self.assertEqual(code, FAILED, err)
            self.assertIn(str(self.registry), err)
            self.assertEqual(self.registry.read_bytes(), content)

    def test_a_missing_registry_is_not_made_by_the_way(self):
        self.fails(FAILED, "person", "list", say="sferumctl init")
        self.assertFalse(self.registry.exists())

    def test_init_does_not_overwrite(self):
        self.registry.write_text("precious")
        self.fails(FAILED, "init", say="already")
        self.assertEqual(self.registry.read_text(), "precious")

    def test_init_with_a_wrong_pack_leaves_nothing_behind(self):
        pack = self.folder / "wrong.yaml"
        pack.write_text("format: 2\n")
        self.fails(FAILED, "init", "--pack", str(pack), say="pack check")
        self.assertEqual([each.name for each in self.folder.iterdir()], ["wrong.yaml"])

    def test_init_that_fails_halfway_leaves_nothing_behind(self):
        self.fails(FAILED, "init", "--name", "", "--short", "x")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_dry_init_makes_no_file(self):
        answer = self.done("init", "--dry-run")
        self.assertEqual(answer["edition"]["state"], "draft")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_folder_is_no_pack_and_no_registry(self):
        self.assertEqual(run("pack", "check", str(self.folder))[0], FAILED)
        self.assertEqual(run("--registry", str(self.folder), "person", "list")[0], FAILED)


class Packs(Case):
    """What a pack means, and what another one changes."""

    def changed(self):
        """The built-in pack, but that teachers annul invites."""
        text = (SOURCES / "src/packs/builtin.yaml").read_text(encoding="utf-8")
        begin = text.index("- norm: administrator.annuls_invites")
        path = self.folder / "changed.yaml"
        path.write_text(text[:begin] + text[begin:].replace("bearer: administrator", "bearer: teacher", 1), encoding="utf-8")
        return str(path)

    def test_a_pack_changes_nothing_against_itself(self):
        code, out, _ = run("--json", "pack", "diff", "builtin", str(SOURCES / "src/packs/builtin.yaml"))
        answer = json.loads(out)
        self.assertEqual(code, DONE)
        self.assertEqual((answer["same"], answer["changes"], answer["differences"]), (True, [], []))

    def test_the_example_of_a_change_is_answered_otherwise_by_both_packs(self):
        path = self.changed()
        answer = json.loads(run("--json", "pack", "diff", "builtin", path)[1])
        self.assertFalse(answer["same"])
        for change in answer["changes"]:
            asked = json.dumps(change["example"])
            self.assertEqual(json.loads(run("decide", stdin=asked)[1])["effect"], change["before"])
            self.assertEqual(json.loads(run("decide", "--pack", path, stdin=asked)[1])["effect"], change["after"])
        self.assertIn("invite.annul", {each["action"] for each in answer["changes"]})
        code, out, err = run("--quiet", "pack", "diff", "builtin", path)
        self.assertEqual((code, err), (PENDING, ""))
        self.assertRegex(out, "(?m)^[+] ")

    def test_an_act_is_analysed_and_the_place_is_named(self):
        answer = json.loads(run("--json", "pack", "analyse")[1])
        self.assertTrue(all(each["line"] > 0 and each["text_ru"] and each["text_en"] for each in answer["remarks"]))
        self.assertRegex(run("pack", "analyse")[1], r"(?m)^builtin:\d+:\d+: warning: ")


class Names(College):
    def test_people_are_found_by_name_initial_and_ё(self):
        self.person("Королёв", "Пётр")
        for name in ("Королев", "королёв пётр", "Королев П.", "П Королев"):
            answer = self.done("person", "show", name)
            self.assertEqual(answer["record"]["surname"], "Королёв")

    def test_namesakes_are_listed_and_none_is_taken(self):
        self.person("Галкина", "Вера")
        error = self.fails(USAGE, "person", "show", "Галкина Вера", say="fits 2 records")
        self.assertIn(self.teacher, error["message"])

    def test_an_unknown_name_is_told(self):
        self.fails(FAILED, "person", "show", "Нетаков", say="Нетаков")
        self.fails(USAGE, "office", "show", "abc", say="is no id")
        self.fails(FAILED, "person", "show", "00000000-0000-7000-8000-000000000001")

    def test_who_acts_must_be_said(self):
        self.fails(USAGE, "class", "create", "ИС-11", say="--as")

    def test_the_organisation_is_found_by_short_name_and_must_be_said_where_there_are_two(self):
        self.done("organization", "add", "--name", "Другая", "--short", "Другая")
        self.fails(USAGE, "person", "list", say="--organization")
        self.assertEqual(len(self.done("person", "list", "--organization", "Колледж")["records"]), 4)
        self.assertEqual(self.done("person", "list", "--organization", "Другая")["records"], [])
        self.assertEqual(len(self.done("organization", "list")["records"]), 2)


if __name__ == "__main__":
    unittest.main()
