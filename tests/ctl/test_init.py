"""`init` is whole or not at all, takes nobody's place, and `help` is never a file; what is moved under the program is noticed."""
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from program import DONE, FAILED, PROGRAM, USAGE, Case, environment, run


class AtOnce(Case):
    def start(self, *words):
        return subprocess.Popen([PROGRAM, "--registry", str(self.registry), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=environment())

    def names(self):
        return {each.name for each in self.folder.iterdir()}

    def test_of_two_one_wins_and_the_other_touches_nothing(self):
        for _ in range(20):
            pair = [self.start("init", "--short", short) for short in ("A", "B")]
            said = [each.communicate()[1].decode() for each in pair]
            codes = [each.returncode for each in pair]
            self.assertEqual(sorted(codes), [DONE, FAILED], said)
            self.assertIn("ready", said[codes.index(DONE)])
            self.assertIn("already", said[codes.index(FAILED)])
            self.assertEqual(self.names(), {"college.sferum", "college.sferum.key"})
            winner = "AB"[codes.index(DONE)]
            self.assertEqual([each["short_name"] for each in self.done("organization", "list")["records"]], [winner])
            for each in self.folder.iterdir():
                each.unlink()

    def test_the_slower_one_deletes_nothing_of_a_registry_in_use(self):
        self.done("init")
        self.done("person", "add", "--surname", "Важная")
        before = self.names()
        self.fails(FAILED, "init", say="already")
        self.fails(FAILED, "init", "--name", "", say="already")
        self.assertEqual(self.names(), before)
        self.assertEqual(len(self.done("person", "list")["records"]), 1)

    def test_whoever_is_killed_leaves_all_or_nothing(self):
        began = time.monotonic()
        self.start("init").communicate()
        takes = time.monotonic() - began
        for step in range(40):
            for each in self.folder.iterdir():
                each.unlink()
            process = self.start("init")
            time.sleep(takes * 1.2 * step / 40)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            names = self.names()
            left = {name for name in names if not name.endswith(".new")}
            if "college.sferum" in left:
                self.assertEqual(left, {"college.sferum", "college.sferum.key"})
                self.assertEqual(len(self.done("edition", "list")["records"]), 1)
            else:
                self.assertLessEqual(left, {"college.sferum.key"})

    def test_what_another_registry_left_is_not_taken_over(self):
        for name in ("college.sferum.key", "college.sferum-wal", "college.sferum-journal"):
            other = self.folder / name
            other.write_text("precious")
            self.fails(FAILED, "init", say=name)
            self.assertEqual((self.names(), other.read_text()), ({name}, "precious"))
            other.unlink()

    def test_a_folder_s_name_is_no_file(self):
        code, _, err = run("init", str(self.folder / "x") + "/")
        self.assertEqual(code, FAILED)
        self.assertIn("folder", err)
        self.assertEqual(self.names(), set())


class Help(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_there(self, *words):
        done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, cwd=self.folder, env=environment(), check=False)
        return done.returncode, done.stdout, done.stderr

    def test_help_is_help_behind_every_noun_and_every_verb(self):
        nouns = [line.split()[0] for line in self.run_there("help")[1].split("\n\n")[2].splitlines()]
        self.assertGreater(len(nouns), 40)
        for noun in nouns:
            code, out, err = self.run_there(noun, "--help")
            self.assertEqual((code, err), (DONE, ""))
            for words in ((noun, "help"), ("help", noun), (noun, "-h")):
                self.assertEqual(self.run_there(*words), (DONE, out, ""), words)
            verbs = [line.split()[2] for line in out.splitlines() if line.startswith(f"  sferumctl {noun} ")]
            for verb in verbs if out.startswith(f"{noun}: ") else []:
                wanted = self.run_there(noun, verb, "--help")
                self.assertEqual(wanted[0], DONE)
                self.assertEqual(self.run_there(noun, verb, "help"), wanted, (noun, verb))
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_file_that_is_really_called_so_can_be_named(self):
        self.assertEqual(self.run_there("init", "--", "help")[0], DONE)
        self.assertEqual({each.name for each in self.folder.iterdir()}, {"help", "help.key"})
        self.assertEqual(self.run_there("init", "registry", "help")[0], USAGE)


class Moved(Case):
    def setUp(self):
        super().setUp()
        self.done("init")

    def test_a_second_name_is_read_and_not_written(self):
        os.link(self.registry, self.folder / "second")
        self.done("person", "list")
        for language, words in (("en", "hard link"), ("ru", "второе имя")):
            code, _, err = self.ctl("--lang", language, "person", "add", "--surname", "Лишняя")
            self.assertEqual(code, FAILED)
            self.assertIn(words, err)
        (self.folder / "second").unlink()
        self.assertEqual(self.done("person", "list")["records"], [])


class TheJournal(Case):
    def test_it_is_the_file_s_and_changed_by_name(self):
        self.done("init", "--journal", "truncate")
        self.assertEqual(self.ctl("journal")[1], "truncate\n")
        self.done("person", "add", "--surname", "Первая")
        self.assertEqual(self.done("journal")["journal"], "truncate")
        self.assertEqual({each.name for each in self.folder.iterdir() if each.stat().st_size and "-" in each.name}, set())
        self.assertEqual(self.done("--dry-run", "journal", "wal")["journal"], "truncate")
        self.assertEqual(self.done("journal", "wal")["journal"], "wal")
        self.assertEqual(self.ctl("journal")[1], "wal\n")
        self.fails(USAGE, "journal", "delete", say="wal truncate")
        self.assertEqual(len(self.done("person", "list")["records"]), 1)


if __name__ == "__main__":
    unittest.main()
