"""Russian or English, as the environment says."""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from program import DONE, PROGRAM, SOURCES, Case, College, environment, run, terminal

RUSSIAN, ENGLISH = "нет такой команды", "no such command"

# LC_ALL, LC_MESSAGES, LANG, LANGUAGE -> what one reads
ENVIRONMENTS = [
    (None, None, None, None, ENGLISH),
    ("C", None, None, None, ENGLISH),
    ("C", None, "ru_RU.UTF-8", "ru", ENGLISH),
    ("POSIX", None, "ru_RU.UTF-8", None, ENGLISH),
    ("ru_RU.UTF-8", None, None, None, RUSSIAN),
    (None, "ru_RU.UTF-8", "en_US.UTF-8", None, RUSSIAN),
    (None, None, "ru_RU.UTF-8", None, RUSSIAN),
    (None, None, "ru_RU.KOI8-R", None, RUSSIAN),
    ("en_US.UTF-8", None, "ru_RU.UTF-8", None, ENGLISH),
    ("de_DE.UTF-8", None, None, None, ENGLISH),
    ("de_DE.UTF-8", None, None, "de:ru:en", RUSSIAN),
    ("ru_RU.UTF-8", None, None, "en", ENGLISH),
    ("C.UTF-8", None, None, "ru", RUSSIAN),
    ("C.UTF-8", None, None, "C", ENGLISH),
    ("", "", "", "", ENGLISH),
]


class Messages(College):
    def test_what_the_library_says_is_in_the_language_of_the_program(self):
        words = ("person", "add", "--surname", " ", "--given-name", "Анна")
        self.assertIn("фамилия (surname): обязательно", self.ctl("--lang", "ru", *words)[2])
        self.assertIn("surname: is required", self.ctl("--lang", "en", *words)[2])


class Language(unittest.TestCase):
    def test_the_environment_chooses_even_where_the_locale_is_not_installed(self):
        for values in ENVIRONMENTS:
            with self.subTest(environment=values):
                given = dict(zip(("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"), values))
                env = environment()
                env.pop("LC_ALL")
                env.update({name: value for name, value in given.items() if value is not None})
                self.assertIn(values[4], run("frobnicate", env=env)[2])

    def test_the_option_overrides_the_environment(self):
        self.assertIn(RUSSIAN, run("--lang", "ru", "frobnicate")[2])
        self.assertIn(ENGLISH, run("--lang=en", "frobnicate", env=environment(LC_ALL="ru_RU.UTF-8"))[2])

    def test_no_locale_of_the_system_is_needed(self):
        """A bare machine has C.UTF-8 alone, and C libraries differ in what they translate under it."""
        for locale in ("C", "C.UTF-8", "xx_XX.UTF-8"):
            with self.subTest(locale=locale):
                env = environment(LC_ALL=locale, LANGUAGE="")
                self.assertIn(RUSSIAN, run("--lang", "ru", "frobnicate", env=env)[2])
                self.assertIn("1 строка", run("--lang", "ru", "decide", stdin="x\n", env=env)[2])

    def test_russian_numbers_decline(self):
        for count, words in ((1, "1 строка"), (2, "2 строки"), (5, "5 строк"), (11, "11 строк"), (21, "21 строка"),
                             (22, "22 строки")):
            err = run("--lang", "ru", "decide", stdin="x\n" * count)[2]
            self.assertRegex(err, rf"^{words} из {count} ")

    def test_all_of_help_is_russian(self):
        nouns = re.findall(r"^  ([\w-]+) ", run("help")[1].split("\n\n")[2], re.M)
        for noun in nouns:
            for line in run("--lang", "ru", noun, "--help")[1].splitlines():
                words = line.split("  ")[-1].strip()
                if line.strip() and "sferumctl" not in line and not line.strip().startswith("--"):
                    self.assertRegex(words, "[а-яА-Я]", f"{noun}: {line}")


class Catalogue(Case):
    """The catalogue has every text of the sources, and none that is empty, doubtful or wrong."""

    def setUp(self):
        super().setUp()
        for tool in ("msgfmt", "msgcmp", "xgettext"):
            if not shutil.which(tool):
                self.skipTest(f"no {tool}")
        self.folder_of_po = SOURCES / "examples/sferumctl/po"
        self.catalogues = [self.folder_of_po / f"{name}.po" for name in (self.folder_of_po / "LINGUAS").read_text().split()]

    def tool(self, *words):
        return subprocess.run(words, capture_output=True, text=True, cwd=SOURCES, env=environment(), check=False)

    def test_every_text_is_translated(self):
        self.assertEqual(sorted(self.catalogues), sorted(self.folder_of_po.glob("*.po")))
        for po in self.catalogues:
            done = self.tool("msgfmt", "--check-format", "--statistics", "-o", os.devnull, str(po))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertRegex(done.stderr, r"^\d+ translated messages\.$")

    def test_every_text_of_the_sources_is_in_it(self):
        files = (SOURCES / "examples/sferumctl/po/POTFILES").read_text().split()
        pot = str(self.folder / "all.pot")
        made = self.tool("xgettext", "--keyword=_", "--keyword=N_", "--keyword=ctl_counted:1,2", "--from-code=UTF-8",
                         "-o", pot, *files)
        self.assertEqual(made.returncode, 0, made.stderr)
        for po in self.catalogues:
            done = self.tool("msgcmp", str(po), pot)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_every_source_is_looked_through(self):
        folder = SOURCES / "examples/sferumctl"
        listed = (folder / "po/POTFILES").read_text().split()
        sources = [each.relative_to(SOURCES).as_posix() for each in folder.rglob("*.c")]
        self.assertGreater(len(sources), 30)  # it looks where they are
        self.assertEqual(set(sources) - set(listed), set())


class Colours(unittest.TestCase):
    """Colours are for terminals, and for those who did not say no."""

    def on_terminal(self, **env):
        outer, inner = terminal(self)
        with subprocess.Popen([PROGRAM, "pack", "show", "--quiet"], stdout=inner, env=environment(**env)) as program:
            os.close(inner)
            text = b""
            try:
                while more := os.read(outer, 65536):
                    text += more
            except OSError:
                pass  # the other end is closed
            os.close(outer)
            self.assertEqual(program.wait(), DONE)
        return text

    def test_on_a_terminal_unless_no_color_says_no(self):
        self.assertIn(b"\x1b[1m", self.on_terminal())
        self.assertNotIn(b"\x1b", self.on_terminal(NO_COLOR="1"))

    def test_none_in_a_pipe(self):
        self.assertNotIn("\x1b", run("pack", "show")[1])


if __name__ == "__main__":
    unittest.main()
