"""Memory runs out at any moment: the program says so, or the answer is whole. It never dies, and never ends as if all were well."""
import os
import pathlib
import unittest

from program import DONE, SOURCES, College, environment, run

FAILING = os.environ["FAILING"]
POINTS = int(os.environ.get("POINTS", "60"))  # of a command, how many are tried, the last ones most densely


class Memory(College):
    def short(self, *words, **more):
        return run(*words, env=environment(LD_PRELOAD=FAILING, **more), binary=True)

    def sweep(self, *words, prepare=None):
        """Each failure alone, and each with all behind it."""
        counted = self.folder / "count"
        if prepare:
            prepare()
        whole = self.short(*words, COUNT_TO=str(counted))
        self.assertEqual(whole[0], DONE, whole)
        number, failed = int(counted.read_text()), 0
        dense, sparse = range(max(1, number - POINTS // 2), number + 1), range(1, number + 1, max(1, number // (POINTS // 2)))
        for at in sorted({*dense, *sparse}):
            for ever in (None, "1"):
                if prepare:
                    prepare()
                code, out, err = self.short(*words, FAIL_AT=str(at), FAIL_EVER=ever)
                told = (words, at, ever, code, out[-300:], err[-300:])
                self.assertGreaterEqual(code, 0, told)
                if code == DONE:
                    self.assertEqual(out, whole[1], told)
                else:
                    failed += 1
        self.assertGreater(failed, 5, words)

    def read(self, *words):
        self.sweep("--registry", str(self.registry), *words)

    def test_what_is_read(self):
        self.found()
        self.invite()
        self.read("--json", "audit", "head")
        self.read("audit", "verify")
        self.read("audit", "list", "--limit", "5")
        self.read("--json", "audit", "export", "--limit", "3")
        self.read("invite", "list", "--limit", "20")
        self.read("--json", "invite", "list")
        self.read("person", "show", self.head)
        self.read("person", "roles", self.head)
        self.read("--json", "describe")

    def test_what_a_pack_says(self):
        pack = str(SOURCES / "examples/packs/kindergarten.yaml")
        self.sweep("pack", "matrix", pack)
        self.sweep("--json", "pack", "show", pack)
        self.sweep("--json", "pack", "matrix", pack)

    def test_what_is_exported(self):
        self.enact()
        made = self.folder / "made"

        def clear():
            for file in made.iterdir() if made.is_dir() else ():
                file.unlink()
            made.with_suffix(".zip").unlink(missing_ok=True)

        for words in (("oneroster-1.2", str(made)), ("ru-excel", str(made)), ("oneroster-1.2", f"{made}.zip")):
            for form in (("--json",), ()):
                self.sweep("--registry", str(self.registry), *form, "roster", "export", "--format", words[0], "--out", words[1],
                           prepare=clear)


if __name__ == "__main__":
    unittest.main()
