#!/usr/bin/env python3
"""symbols.py: what the library exports is what its headers declare and what its map lists, and all of it is documented.

	symbols.py LIBRARY.so   check
	symbols.py --map        print the map that the headers ask for
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADERS = sorted((ROOT / "include/sferumpolicy").glob("*.h"))
MAP = ROOT / "src/libsferumpolicy.map"
VERSION = "LIBSFERUMPOLICY_0.1"

# A doc comment stands before its function, or behind it on the same line.
DECLARATION = re.compile(
    r"(?:/\*\*(?!<)(?P<before>(?:(?!\*/).)*)\*/\s*)?^SFP_API\b(?P<code>[^;]*);(?:[ \t]*/\*\*<(?P<behind>(?:(?!\*/).)*)\*/)?",
    re.S | re.M)
NAME = re.compile(r"\b(sfp_\w+)\s*\(")


def declarations(header):
    """(name, code, doc comment or "") of each public function, in the header's order; @copydoc is followed."""
    comments = {}
    for match in DECLARATION.finditer(header.read_text(encoding="utf-8")):
        name = NAME.search(match["code"])
        if not name:
            raise SystemExit(f"{header.name}: SFP_API without a function: {match['code'].strip()[:60]}")
        comment = match["before"] or match["behind"] or ""
        copied = re.search(r"@copydoc (\w+)", comment)
        comments[name[1]] = comments.get(copied[1], "") if copied else comment
        yield name[1], " ".join(match["code"].split()), comments[name[1]]


def undocumented(header):
    for name, code, comment in declarations(header):
        if not comment:
            yield f"{header.name}: {name}() has no doc comment"
            continue
        if not re.search(r"@since \d+\.\d+", comment):
            yield f"{header.name}: {name}() does not say @since when"
        returns_status = "sfp_status" in code.split(name + "(")[0].split()
        if returns_status and not re.search(r"@retval\s+SFP_", comment):
            yield f"{header.name}: {name}() returns a status and names none (@retval SFP_…)"


def listed():
    text = re.sub(r"/\*.*?\*/", "", MAP.read_text(encoding="utf-8"), flags=re.S)
    return re.findall(r"^\s*(sfp_\w+);", text, re.M)


def exported(library):
    """Symbols with our version; a symbol without one would have slipped past the map."""
    lines = subprocess.run(["nm", "-D", "--defined-only", "--with-symbol-versions", library],
                           check=True, capture_output=True, text=True).stdout.splitlines()
    names = [line.split()[-1] for line in lines]
    strays = [name for name in names if "@@" not in name and not name.startswith("LIBSFERUMPOLICY_")]
    return {name.split("@@")[0] for name in names if "@@" in name}, strays


def compare(left, left_name, right, right_name):
    for name in sorted(set(left) - set(right)):
        yield f"{name} is in {left_name} and not in {right_name}"
    for name in sorted(set(right) - set(left)):
        yield f"{name} is in {right_name} and not in {left_name}"


def print_map():
    print("/* libsferumpolicy.map: every public function under the version that brought it. Nothing else leaves the library. */")
    print(f"{VERSION} {{\n\tglobal:")
    for header in HEADERS:
        names = [name for name, _, _ in declarations(header)]
        if names:
            print(f"\t\t/* {header.name} */")
        for name in names:
            print(f"\t\t{name};")
    print("\tlocal:\n\t\t*;\n};")


def main():
    if sys.argv[1:] == ["--map"]:
        return print_map()
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    declared = [name for header in HEADERS for name, _, _ in declarations(header)]
    exports, strays = exported(sys.argv[1])
    wrong = [f"{name} is exported without a version" for name in strays]
    wrong += [f"{name} is declared twice" for name in sorted({n for n in declared if declared.count(n) > 1})]
    wrong += compare(declared, "the headers", listed(), "the map")
    wrong += compare(listed(), "the map", exports, "the library")
    wrong += [line for header in HEADERS for line in undocumented(header)]
    print("\n".join(wrong) or f"{len(exports)} functions: headers, map and library agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
