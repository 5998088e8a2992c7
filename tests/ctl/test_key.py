"""The key of the links: what happens without it, and how a backup brings it back."""
import hashlib
import stat
import unittest

from program import DONE, FAILED, USAGE, College, run


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Keys(College):
    def setUp(self):
        super().setUp()
        self.found()
        self.key = self.registry.with_name(self.registry.name + ".key")
        self.copy = self.folder / "copy.sferum"

    def lose_all(self):
        for file in self.folder.glob(self.registry.name + "*"):
            file.unlink()

    def claim(self, token, by=None):
        return self.done("invite", "claim", token, "--as", by or self.teacher)

    def test_back_up_lose_all_restore_and_claim_a_live_link(self):
        token = self.invite()["token"]
        answer = self.done("backup", str(self.copy))
        self.assertEqual((answer["file"], answer["key_file"]), (str(self.copy), f"{self.copy}.key"))
        before = digest(self.key)
        self.lose_all()
        answer = self.done("restore", str(self.copy))
        self.assertEqual((answer["file"], answer["key_file"]), (str(self.registry), str(self.key)))
        for file in (self.registry, self.key, self.copy, self.copy.with_name(self.copy.name + ".key")):
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(digest(self.key), before)
        self.done("audit", "verify")
        self.claim(token)

    def test_without_the_key_nothing_is_written_and_no_new_one_made(self):
        self.done("person", "add", "--surname", "Новая", "--key", "k")
        self.key.unlink()
        for language, words in (("ru", ("нет файла ключа ссылок", "верните файл из резервной копии")),
                                ("en", ("there is no file with the key", "put the file back from a backup"))):
            error = self.fails(FAILED, "--lang", language, "person", "add", "--surname", "Вторая", say=words[0])
            self.assertEqual(error["status"], "E_KEY")
            for each in (*words, str(self.key), "sferumctl key renew"):
                self.assertIn(each, error["message"])
            self.assertNotIn("another", error["message"])
        self.assertFalse(self.key.exists())
        self.done("audit", "verify")
        self.done("person", "list")
        error = self.fails(FAILED, "backup", str(self.copy), say=str(self.key))
        self.assertEqual(error["status"], "E_KEY")
        self.assertEqual([file for file in self.folder.iterdir() if file.name.startswith("copy")], [])
        self.key.write_bytes(b"x" * 32)
        self.assertEqual(self.fails(FAILED, "tick")["status"], "E_KEY")
        self.assertEqual(self.key.read_bytes(), b"x" * 32)

    def test_another_key_is_made_when_asked_and_says_how_many_links_it_annuls(self):
        token = self.invite()["token"]
        self.invite()
        self.done("person", "add", "--surname", "Новая", "--key", "k")
        self.key.unlink()
        self.assertEqual(self.done("key", "renew", "--dry-run")["links_annulled"], 2)
        self.assertFalse(self.key.exists())
        code, out, err = self.ctl("--lang", "ru", "key", "renew")
        self.assertEqual((code, out), (DONE, ""))
        self.assertIn("аннулированы 2 действующие ссылки", err)
        self.assertEqual(stat.S_IMODE(self.key.stat().st_mode), 0o600)
        states = [each["state"] for each in self.done("invite", "list")["records"]]
        self.assertEqual(states, ["annulled", "annulled"])
        self.fails(FAILED, "invite", "claim", token, "--as", self.teacher)
        self.done("audit", "verify")
        self.fails(FAILED, "person", "add", "--surname", "Новая", "--key", "k", say="look at the records")
        self.claim(self.invite()["token"])
        self.fails(FAILED, "key", "renew", say="move the file away")

    def test_nothing_is_restored_over_a_file_or_from_half_a_backup(self):
        self.done("backup", str(self.copy))
        error = self.fails(FAILED, "restore", str(self.copy), say=str(self.registry))
        self.assertEqual(error["status"], "E_EXISTS")
        new = self.folder / "new.sferum"
        self.done("restore", str(self.copy), str(new), "--dry-run")
        self.assertFalse(new.exists())
        self.copy.with_name(self.copy.name + ".key").unlink()
        for dry in ((), ("--dry-run",)):
            error = self.fails(FAILED, "restore", str(self.copy), str(new), *dry, say="put the backup's key beside it")
            self.assertEqual(error["status"], "E_KEY")
        self.assertEqual(self.fails(FAILED, "restore", str(self.folder / "no"), str(new))["status"], "E_NOT_FOUND")
        self.assertEqual([file for file in self.folder.iterdir() if file.name.startswith("new")], [])
        # The way out: the backup is a registry and gets a key like one.
        code, out, err = run("--registry", str(self.copy), "key", "renew")
        self.assertEqual(code, DONE, out + err)
        self.done("restore", str(self.copy), str(new))

    def test_the_key_may_lie_elsewhere(self):
        secret = self.folder / "secret"
        self.key.rename(secret)
        token = self.done("--key-file", str(secret), "invite", "create", "--class", "Учительская", "--role", "teacher", "--as",
                          self.administrator)["token"]
        self.done("--key-file", str(secret), "backup", str(self.copy))
        self.lose_all()
        secret.unlink()
        answer = self.done("--key-file", str(secret), "restore", str(self.copy))
        self.assertEqual(answer["key_file"], str(secret))
        self.done("--key-file", str(secret), "invite", "claim", token, "--as", self.teacher)
        self.fails(FAILED, "tick")

    def test_names_that_mean_no_file_are_refused(self):
        for name in (":memory:", ":x", "file:x"):
            for words in (("backup", name), ("restore", name, str(self.folder / "new")), ("restore", str(self.copy), name),
                          ("--key-file", name, "tick"), ("init", name)):
                error = self.fails(FAILED, "--lang", "ru", *words, say="не годится как имя файла")
                self.assertIn(name, error["message"])
            for words in (("tick",), ("key", "renew"), ("person", "list")):
                code, _, err = run("--lang", "ru", "--registry", name, *words)
                self.assertEqual(code, FAILED)
                self.assertIn(f"«{name}» не годится как имя файла", err)
        for words in (("backup", ""), ("restore", ""), ("init", ""), ("--key-file=", "tick"),
                      ("roster", "export", "--format", "oneroster-1.2", "--out", "")):
            self.fails(USAGE, *words, say="the name of the file is empty")
        self.assertEqual(run("--registry", "", "tick")[0], USAGE)
        self.fails(USAGE, "backup", "-", say="needs a name")
        self.fails(USAGE, "restore", str(self.copy), "-", say="needs a name")


if __name__ == "__main__":
    unittest.main()
