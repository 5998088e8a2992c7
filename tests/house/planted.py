#!/usr/bin/env python3
"""planted.py: the tests of the house would notice. Each fault is planted into a small tree, and floors.py, flow.py, tidy.py or lists.py must name its place;
each kind of failure is planted into a log of meson, and count.py must count it."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import tidy

HERE = Path(__file__).resolve().parent

# file, its text, what floors.py must say of it ("" = nothing is wrong)
PLANTED = [
    ("src/base/up.c", '#include "policy/pack.h"\n', "base/ stands below policy/"),
    ("src/machine/aside.c", '#include "policy/pack.h"\n', "machine/ stands below policy/ or beside it"),
    ("src/policy/aside.c", '#include "machine/engine.h"\n', "policy/ stands below machine/ or beside it"),
    ("src/store/up.c", '#include "registry/step.h"\n', "store/ stands below registry/"),
    ("src/policy/registry.c", '#include "sferumpolicy/registry.h"\n', "policy/ may not know sferumpolicy/registry.h"),
    ("src/policy/disk.c", "#include <sqlite3.h>\n", "<sqlite3.h> belongs to"),
    ("src/machine/clock.c", "#include <time.h>\n", "<time.h> belongs to"),
    ("src/cellar/new.c", "int x;\n", "cellar is no floor"),
    ("src/store/sql.c", 'const char *q =\n\t"SELECT id FROM invite";\n', "src/store/sql.c:2: SQL belongs"),
    ("src/store/talk.c", 'void f(void)\n{\n\tprintf("hello");\n}\n', "src/store/talk.c:3: printf() prints"),
    ("src/store/end.c", "void f(void) { abort(); }\n", "abort() ends the process"),
    ("src/store/unsafe.c", "void f(char *a) { sprintf(a, a); }\n", "sprintf() calls what no library should"),
    ("examples/behind.c", '#include "base/buffer.h"\n', "base/buffer.h is not a public header"),
    ("bindings/python/behind.i", "void sfp__peek(void);\n", "sfp__peek is the library's own"),
    ("examples/meson.build", "executable('x', 'x.c', link_with : core)\n", "core is for the library"),
    ("bindings/python/meson.build", "# not core\nx = files('core.c', 'inc.c')\n", ""),
    ("include/sferumpolicy/lost.h", '#include "nowhere.h"\n', "nowhere.h does not stand beside it"),
    ("src/registry/fine.c", '#include <time.h>\n#include "machine/engine.h"\n#include "base/buffer.h"\n'
     '/* printf("x"); abort(); SELECT */\nint f(char *b) { return snprintf(b, 1, "Selected: printf("); }\n', ""),
    ("examples/fine.c", '#include <sferumpolicy/policy.h>\nint main(void) { printf("ok"); }\n', ""),
]

CIRCLE = [("src/base/a.c", "%svoid sfp__a(void)\n{\n\tsfp__b();\n}\n"), ("src/base/b.c", "void sfp__b(void)\n{\n\tsfp__a();\n}\n")]

# files with their texts, what tidy.py must say of them ("" = nothing is wrong)
UNTIDY = [
    ([("src/base/x.c", "int x; \n")], "src/base/x.c:1: blanks at the end"),
    ([("src/base/x.c", "int x;")], "src/base/x.c: the file must end"),
    ([("docs/x.md", "x\n\n")], "docs/x.md: the file must end"),
    ([("src/base/x.c", "int x; /* " + "x" * 120 + " */\n")], "src/base/x.c:1: 133 columns"),
    ([("src/base/x.c", '\tf("' + "x" * 60 + '", "' + "x" * 60 + '");\n')], "src/base/x.c:1: 138 columns"),
    ([("src/base/x.c", '\tf("' + "ы" * 130 + '");\n')], ""),
    ([("src/base/x.c", "/* clang-format off */\n{ " + "1, " * 60 + "},\n/* clang-format on */\n")], ""),
    ([("src/base/x.c", "/* clang-format off */\n/* clang-format on */\n{ " + "1, " * 60 + "},\n")], "src/base/x.c:3: 184 columns"),
    ([("include/sferumpolicy/x.h", "int x; /* " + "x" * 180 + " */\n")], "include/sferumpolicy/x.h:1: 193 columns"),
    ([("src/base/x.c", "\tif (*whole)\n\t\tif (*whole)\n\t\t\tx();\n")], "src/base/x.c:2: the same statement"),
    ([("src/base/x.c", "\tx = y + 1;\n\tx = y + 1;\n")], "src/base/x.c:2: the same statement"),
    ([("src/base/x.c", "\tfree(x);\n\tfree(x); /* again */\n")], "src/base/x.c:2: the same statement"),
    ([("tests/unit/x.c", "\tpress(x);\n\tpress(x);\n")], ""),
    ([("src/base/x.c", "\t{ 1, 2 },\n\t{ 1, 2 },\n\t}\n\t}\n")], ""),
    ([(path, text % "" if "%" in text else text) for path, text in CIRCLE], "src/base/a.c: a circle: "),
    ([(path, text % "/* Circle with b.c: they are one thing really. */\n" if "%" in text else text) for path, text in CIRCLE], ""),
    ([(path, text % "/* Circle with b.c: because. */\n" if "%" in text else text) for path, text in CIRCLE], "without a reason"),
    ([(path, text % "/* Circle with c.c: they are one thing really. */\n" if "%" in text else text) for path, text in CIRCLE],
     "src/base/a.c: it closes no circle with c.c"),
    ([("src/base/a.c", "/* Circle with b.c: they were one thing once. */\nvoid sfp__a(void)\n{\n\tsfp__b();\n}\n"),
      ("src/base/b.c", "void sfp__b(void)\n{\n}\n")], "src/base/a.c: it closes no circle with b.c"),
    ([("src/base/a.c", "void sfp__a(void)\n{\n\tsfp__b();\n}\n"), ("src/base/b.c", "/* sfp__a() calls it. */\nvoid sfp__b(void)\n{\n}\n")], ""),
]
# The same with a .clang-format: clang-format's own findings are told where it is installed.
UNFORMATTED = ([(".clang-format", "BasedOnStyle: LLVM\n"), ("src/base/x.c", "int   x;\n")], "src/base/x.c: not as clang-format leaves it")

WHOLE = "include/sferumpolicy/sferumpolicy.h"
HEADER = ("include/sferumpolicy/x.h", "int x;\n")
VOCABULARY = [("include/sferumpolicy/vocabulary.h", "\tSFP_FACT_ONE = 1,\n\tSFP_FACT_NEWER_EDITION_IN_FORCE = 2,\n\tSFP_FACT_CUSTOM_1 = 3\n"),
              ("src/registry/meson.build", "'facts.c'\n")]
FACTS = "src/registry/facts.c"

# files with their texts, what lists.py must say of them ("" = nothing is wrong)
FORGOTTEN = [
    ([HEADER, (WHOLE, "/* x.h */\n")], "sferumpolicy.h: x.h is included 0 times"),
    ([HEADER, (WHOLE, '#include "x.h"\n#include "x.h"\n')], "sferumpolicy.h: x.h is included 2 times"),
    ([HEADER, (WHOLE, '#include "x.h"\n')], ""),
    ([("src/base/x.c", "int x;\n"), ("src/base/meson.build", "# 'x.c'\ny = files('y.c')\n")], "src/base/x.c: no meson.build names it"),
    ([("src/sql/x.sql", "\n"), ("src/sql/meson.build", "files('schemas/x.sql')\n")], "src/sql/x.sql: no meson.build names it"),
    ([("tests/unit/test_x.c", "int x;\n"), ("tests/unit/meson.build", "['y', 'test_y']\n")], "tests/unit/test_x.c: no meson.build names it"),
    ([("tests/ctl/test_x.py", "\n"), ("tests/ctl/meson.build", "['x']\n"), ("examples/a/x.c", "\n"), ("examples/meson.build", "'a/x.c'\n")], ""),
    ([*VOCABULARY, (WHOLE, '#include "vocabulary.h"\n'), (FACTS, "")], "facts.c: SFP_FACT_ONE has no row"),
    ([*VOCABULARY, (WHOLE, '#include "vocabulary.h"\n')], "src/policy/vocabulary.c: SFP_FACT_ONE has no row"),
    ([*VOCABULARY, (WHOLE, '#include "vocabulary.h"\n')], "src/policy/wording.c: SFP_FACT_ONE has no row"),
    ([*VOCABULARY, (WHOLE, '#include "vocabulary.h"\n'), (FACTS, "[SFP_FACT_ONE] = one,\n[SFP_FACT_NEWER_EDITION_IN_FORCE] = two,\n")],
     "SFP_FACT_NEWER_EDITION_IN_FORCE has a row and needs no reason"),
]

LADDER = ("static sfp_status f(void)\n{\n\tif (status == SFP_OK)\n\t\ta();\n\tif (status == SFP_OK && b) {\n\t\ta();\n\t}\n"
          "%s\treturn status;\n}\n")
# files with their texts, what flow.py must say of them ("" = nothing is wrong)
CLIMBED = [
    ([("src/store/two.c", LADDER % "")], ""),
    ([("src/store/three.c", LADDER % "\tif (status == SFP_OK)\n\t\ta();\n")], "src/store/three.c:1: f() has 3 rungs"),
    ([("src/registry/room/three.c", LADDER % "\tif (c)\n\t\td();\n\telse if (status == SFP_OK)\n\t\ta();\n")], "three.c:1: f() has 3"),
]

# result, what the program said, what count.py must count
LOGGED = [
    ("OK", "100%: Checks: 5, Failures: 0, Errors: 0\n", "5 0 0"),
    ("FAIL", "60%: Checks: 5, Failures: 1, Errors: 1\n", "3 2 0"),
    ("OK", "100%: Checks: 5, Failures: 0, Errors: 0\n100%: Checks: 2, Failures: 0, Errors: 0\n", "7 0 0"),
    ("FAIL", "100%: Checks: 5, Failures: 0, Errors: 0\n", "5 1 0"),  # a leak: the sanitizer fails the program at its end
    ("FAIL", "Running suite(s): x\n", "0 1 0"),                      # it died
    ("TIMEOUT", "", "0 1 0"),
    ("OK", "100%: Checks: 0, Failures: 0, Errors: 0\n", "0 1 0"),    # it proved nothing
    ("OK", "all is well\n", "1 0 0"),
    ("FAIL", "Ran 4 tests in 0.1s\n\nFAILED (failures=1, errors=1)\n", "2 2 0"),
    ("OK", "Ran 4 tests in 0.1s\n\nOK\n", "4 0 0"),
    ("SKIP", "", "0 0 1"),
]


def looked_at(program, files):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files:
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return subprocess.run([sys.executable, HERE / program, folder], capture_output=True, text=True)


def counted(result, said):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
        log.write(json.dumps({"name": "planted", "result": result, "stdout": said}) + "\n")
        log.flush()
        run = subprocess.run([sys.executable, HERE / "count.py", log.name], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()[-1]


def main():
    failed = 0
    for result, said, expected in LOGGED:
        if counted(result, said) != expected:
            failed += 1
            print(f"{result} {said!r}: expected {expected}, counted {counted(result, said)}")
    planted = [("floors.py", [(path, text)], expected) for path, text, expected in PLANTED]
    planted += [("tidy.py", files, expected) for files, expected in UNTIDY + ([UNFORMATTED] if tidy.formatter() else [])]
    planted += [("lists.py", files, expected) for files, expected in FORGOTTEN]
    planted += [("flow.py", files, expected) for files, expected in CLIMBED]
    for program, files, expected in planted:
        run = looked_at(program, files)
        noticed = run.returncode == 1 and expected in run.stdout if expected else run.returncode == 0
        if not noticed:
            failed += 1
            print(f"{program}, {files[0][0]}: expected {expected or 'nothing'!r}, exit {run.returncode}:\n{run.stdout}{run.stderr}")
    print(f"{len(planted) + len(LOGGED)} faults planted, {failed} slipped through")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
