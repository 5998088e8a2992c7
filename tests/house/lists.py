#!/usr/bin/env python3
"""lists.py [ROOT]: lists that are kept by hand are whole, where no compiler would miss a line.

- every public header is in include/sferumpolicy/meson.build, or it would not be installed, and in sferumpolicy.h, once;
- every .c of src/ and examples/, every .sql, every .py of the binding and every test program is named in the meson.build beside it,
  or nobody would build, install or run it;
- every fact but the free ones has a row in src/registry/facts.c, or it would be unknown for ever.
"""
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]

# Facts that no registry establishes, and why. A reason that is not needed any more is a fault, too.
UNESTABLISHED = {"NEWER_EDITION_IN_FORCE": "of superseding, which is the clock's and asks nobody"}
NAMED = [("src", "*.c"), ("src", "*.sql"), ("examples", "*.c"), ("bindings/python/sferumpolicy", "*.py"), ("tests", "test_*.c"), ("tests", "test_*.py")]


def text_of(path):
    return (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else ""


def headers():
    listed = re.findall(r"'(\w+\.h)'", text_of("include/sferumpolicy/meson.build"))
    included = re.findall(r'^#include "(\w+\.h)"', text_of("include/sferumpolicy/sferumpolicy.h"), re.M)
    for name in sorted(path.name for path in (ROOT / "include/sferumpolicy").glob("*.h")):
        if listed.count(name) != 1:
            yield f"include/sferumpolicy/meson.build: {name} is listed {listed.count(name)} times; it must be once, to be installed"
        if name != "sferumpolicy.h" and included.count(name) != 1:
            yield f"include/sferumpolicy/sferumpolicy.h: {name} is included {included.count(name)} times; it must be once"


def is_named(path):
    """In the meson.build of its folder by its name, or in one above by its path from there. Tests and tools may do without the suffix."""
    for folder in path.relative_to(ROOT).parents:
        name = path.relative_to(ROOT / folder).as_posix()
        names = [name]
        if path.suffix == ".py" or path.name.startswith("test_"):
            names += [name.removesuffix(path.suffix), name.removesuffix(path.suffix).replace("test_", "")]
        build = re.sub(r"#.*", "", text_of(folder / "meson.build"))
        if re.search("'(?:" + "|".join(map(re.escape, names)) + ")'", build):
            return True
    return False


def files():
    for folder, pattern in NAMED:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if "__pycache__" not in path.parts and not is_named(path):
                yield f"{path.relative_to(ROOT)}: no meson.build names it, so nobody builds, installs or runs it"


def facts():
    known = re.findall(r"^\s*SFP_FACT_(\w+)\s*=\s*\d+", text_of("include/sferumpolicy/vocabulary.h"), re.M)
    rows = set(re.findall(r"\[SFP_FACT_(\w+)\]\s*=", text_of("src/registry/facts.c")))
    for fact in known:
        if fact.startswith("CUSTOM_") or fact in ("NONE", "END"):
            continue
        if fact not in rows and fact not in UNESTABLISHED:
            yield f"src/registry/facts.c: SFP_FACT_{fact} has no row, so it would be unknown for ever; add one, or a reason to lists.py"
        if fact in rows and fact in UNESTABLISHED:
            yield f"lists.py: SFP_FACT_{fact} has a row and needs no reason any more"
    for fact in sorted(set(UNESTABLISHED) - set(known)) if known else []:
        yield f"lists.py: there is no SFP_FACT_{fact}"


def main():
    wrong = [*headers(), *files(), *facts()]
    for line in wrong:
        print(line)
    print(f"{len(wrong)} things missing from lists")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
