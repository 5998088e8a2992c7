"""program.py: runs sferumctl as a shell would, for the tests beside it."""
import json
import os
import pathlib
import pty
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SFERUMCTL"]
SOURCES = pathlib.Path(os.environ["SFP_SOURCE_ROOT"])
DONE, FAILED, USAGE, PENDING, PARTIAL, REFUSED, TRAIL_BROKEN, BUSY = 0, 1, 2, 3, 5, 6, 8, 9


def environment(**more):
    """The tests' own, without whatever language or registry the caller has."""
    ours = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "SFERUM_REGISTRY")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"LC_ALL": "C"} | {name: value for name, value in more.items() if value is not None}


def run(*words, stdin="", env=None, binary=False):
    """Exit code, stdout, stderr."""
    data = stdin if isinstance(stdin, bytes) else stdin.encode()
    done = subprocess.run([PROGRAM, *words], input=data, capture_output=True, env=env or environment(), timeout=120,
                          check=False)
    if binary:
        return done.returncode, done.stdout, done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def terminal(test):
    """Both ends of a terminal; the test is skipped on a machine without /dev/pts."""
    try:
        return pty.openpty()
    except OSError as error:
        test.skipTest(str(error))


class Case(unittest.TestCase):
    """A folder of its own; `self.ctl` uses the registry in it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.registry = self.folder / "college.sferum"

    def ctl(self, *words, **how):
        return run("--registry", str(self.registry), *words, **how)

    def done(self, *words, **how):
        """Must succeed; the answer as JSON."""
        code, out, err = self.ctl("--json", *words, **how)
        self.assertEqual(code, DONE, f"{words}: {out}{err}")
        answer = json.loads(out)
        self.assertEqual(answer["schema"], 1)
        return answer

    def fails(self, expected, *words, say=""):
        """Must fail so, with such words on stderr and a JSON error on stdout. Returns the error."""
        code, out, err = self.ctl("--json", *words)
        self.assertEqual(code, expected, f"{words}: {out}{err}")
        self.assertIn(say, err)
        answer = json.loads(out)
        self.assertEqual(answer["error"]["exit"], expected)
        return answer["error"]


class College(Case):
    """A registry with its act in force, a head, a council, an administrator who is registered, and a class."""

    MOBILE = "+7 900 123-45-67"
    enacted, filled = False, 0

    def setUp(self):
        super().setUp()
        self.done("init", "--short", "Колледж", "--time-zone", "UTC")
        self.head = self.person("Орлова", "Анна", role="head")
        self.council = self.person("Сизов", "Пётр", role="council")
        self.administrator = self.person("Воронцов", "Илья", role="teacher")
        self.teacher = self.person("Галкина", "Вера", role="teacher")

    def invite(self, *words):
        """Made by the administrator, for the staffroom."""
        return self.done("invite", "create", "--class", "Учительская", "--role", "teacher", "--as", self.administrator,
                         *words)

    def person(self, surname, given_name, role=None):
        added = self.done("person", "add", "--surname", surname, "--given-name", given_name)["record"]["id"]
        if role:
            self.done("office", "add", "--person", added, "--role", role, *self.by_order(role))
        return added

    def by_order(self, role):
        """Setting up needs no order; once the act is in force, the head fills these offices by one."""
        if not self.enacted or role not in ("head", "administration", "council"):
            return ()
        self.filled += 1
        return "--order", self.order("movement", f"{self.filled}-к")

    def order(self, about, number):
        return self.done("order", "issue", "--about", about, "--number", number, "--as", self.head)["record"]["id"]

    def enact(self):
        self.done("edition", "adopt", "--minutes", "1", "--date", "2025-09-01", "--as", self.council)
        self.done("edition", "approve", "--order", self.order("approval", "1-О"), "--as", self.head)
        self.enacted = True
        return self.done("edition", "enact")["record"]

    def appoint(self):
        order = self.order("administrator", "2-О")
        self.done("appointment", "make", "--person", self.administrator, "--order", order, "--as", self.head)
        return order

    def apply(self, order):
        self.done("application", "draft", "--contact", self.administrator, "--order", order,
                  "--full-name", "Воронцов Илья", "--email", "v@example.org", "--mobile", self.MOBILE,
                  "--as", self.administrator)

    def draft_application(self):
        """The act in force, an administrator by an order, the application to the platform; gives the order's scan."""
        self.enact()
        scan = self.folder / "order.pdf"
        scan.write_bytes(b"%PDF-1.4 an order")
        order = self.done("order", "issue", "--about", "administrator", "--number", "2-О", "--scan", str(scan),
                          "--as", self.head)["record"]["id"]
        self.done("appointment", "make", "--person", self.administrator, "--order", order, "--as", self.head)
        self.apply(order)
        return scan

    def register(self):
        """The college is on the platform, and has an administrator there."""
        self.draft_application()
        self.done("application", "send", "--message-id", "1@example.org", "--as", self.administrator)
        self.done("application", "accepted", "--as", self.administrator)
        self.done("appointment", "register", "--mobile", "8 (900) 123-45-67", "--as", self.administrator)

    def found(self):
        """All of the beginning, to a class and the staffroom."""
        self.register()
        order = self.order("nomenclature", "3-О")
        self.done("nomenclature", "approve", "--order", order, "--as", self.head, "ИС-11=1=09.02.07", "ИС-21=2")
        self.done("class", "create-staffroom", "--as", self.administrator)
        return self.done("class", "create", "ИС-11", "--as", self.administrator)["record"]["id"]
