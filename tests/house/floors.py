#!/usr/bin/env python3
"""floors.py: each floor of src/ includes lower floors only, what stands outside includes public headers only, and a few
words stay where they belong: SQL in .sql files, no printing and no abort() in the library."""
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]

# What a floor may include besides itself and the public headers of what it may include.
BELOW = {
    "base": set(),
    "packs": {"base"},
    "policy": {"base", "packs"},
    "machine": {"base"},
    "store": {"base", "policy", "machine"},
    "ledger": {"base", "policy", "machine", "store"},
    "registry": {"base", "policy", "machine", "store", "ledger"},
    "roster": {"base", "policy", "machine", "store", "ledger", "registry"},
    "report": {"base", "policy", "machine", "store", "ledger", "registry"},
}
# Public headers that the pure floors may read. What is not here is a header of the registry or of a floor above it.
PURE = {"base": {"base"}, "packs": {"base"}, "policy": {"base", "vocabulary", "policy", "analysis", "comparison", "matrix", "machine", "describe"},
        "machine": {"base", "vocabulary", "policy", "machine"}, "store": {"base", "vocabulary", "policy", "machine"}}
# The libraries that only one floor may know (DESIGN: the policy is pure, SQLite is the store's).
ABOVE = {"ledger", "registry", "roster", "report"}
FOREIGN = {"sqlite3.h": {"store"}, "yaml.h": {"policy"}, "time.h": {"base", "store"} | ABOVE,
           "csv.h": {"roster"}, "zip.h": {"roster"}, "gmime/gmime.h": {"report"}, "openssl/": {"base"}, "uuid/uuid.h": {"base"},
           "uuid.h": {"base"}}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.M)
COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
SQL = re.compile(r'^"\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(?:TABLE|INDEX|UNIQUE|VIEW)\s|'
                 r'ALTER\s+TABLE\s|DROP\s+\w+\s|REPLACE\s+INTO\s|WITH\s+\w+\s+AS\s)', re.I)
WORDS = {r"\b(?:v?f?printf|puts|putchar|fputs|perror|vprintf|putc|fputc)\s*\(": "prints",
         r"\b(?:abort|exit|_exit|quick_exit)\s*\(": "ends the process",
         r"\b(?:strcpy|strcat|sprintf|vsprintf|gets|strtok|setlocale|setenv|putenv|localtime|gmtime|asctime|ctime|strerror)\s*\(":
         "calls what no library should"}


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def floor_includes(path, floor, text):
    for match in INCLUDE.finditer(text):
        name = match[2]
        where = f"{path.relative_to(ROOT)}:{line_of(text, match.start())}"
        first = name.split("/")[0]
        if first == "sferumpolicy":
            noun = name.split("/")[-1].removesuffix(".h")
            if floor in PURE and noun not in PURE[floor]:
                yield f"{where}: {floor}/ may not know {name}"
        elif first in BELOW and "/" in name:
            if first != floor and first not in BELOW[floor]:
                yield f"{where}: {floor}/ stands below {first}/ or beside it"
        elif match[1] == '"' and "/" not in name and (path.parent / name).exists():
            yield f'{where}: say "{floor}/{name}", so that the floor is seen'
        for header, floors in FOREIGN.items():
            if (name == header or (header.endswith("/") and name.startswith(header))) and floor not in floors:
                yield f"{where}: <{name}> belongs to {', '.join(sorted(floors))}"


# The row is the first of what a reader of columns gets, or stands right before the column: take_hash(stmt, 1, digest).
BY_NUMBER = re.compile(r"\b(?:sfp__column_\w+\(\s*[^,()]+|\w+\([^()]*\b(?:stmt|row)),\s*\d|\bint (?:column|place) = \d"
                       r"|\bcolumns\[\] = \{ *\d|\bsfp__stmt_columns\(\w+\) > \d|\b\w*COLUMN\w* \d")


def columns_by_number(path, text):
    """sql/sql.h names the place of every column that a statement reads."""
    for match in BY_NUMBER.finditer(text):
        yield f"{path.relative_to(ROOT)}:{line_of(text, match.start())}: a column is read by its number; say SFP__COL_..."


def forbidden_words(path, text):
    code = COMMENT_OR_STRING.sub(lambda m: '""' + "\n" * m[0].count("\n"), text)
    for pattern, what in WORDS.items():
        for match in re.finditer(pattern, code):
            yield f"{path.relative_to(ROOT)}:{line_of(code, match.start())}: {match[0].rstrip('( ')}() {what}"
    for match in COMMENT_OR_STRING.finditer(text):
        if SQL.match(match[0]):
            yield f"{path.relative_to(ROOT)}:{line_of(text, match.start())}: SQL belongs into a .sql file: {match[0][:40]}"


def outside(path, text):
    """Examples and bindings get what everybody gets."""
    for match in INCLUDE.finditer(text):
        name = match[2]
        first = name.split("/")[0]
        if (first in BELOW and "/" in name) or "src/" in name or re.search(r"\.\./(?:include|src)", name):
            yield f"{path.relative_to(ROOT)}:{line_of(text, match.start())}: {name} is not a public header"
    for match in re.finditer(r"\b(?:sfp__|SFP__)\w+", COMMENT_OR_STRING.sub("", text)):
        yield f"{path.relative_to(ROOT)}: {match[0]} is the library's own"


def links_the_core(path, text):
    for match in re.finditer(r"\b(?:core|core_sources|core_dependencies|test_dependency|inc)\b", re.sub(r"#.*|'[^'\n]*'", "", text)):
        yield f"{path.relative_to(ROOT)}: {match[0]} is for the library and its tests; public_dependency is for everybody"


def sources(folder, *suffixes):
    return sorted(p for p in (ROOT / folder).rglob("*") if p.suffix in suffixes and p.is_file())


def main():
    wrong = []
    for path in sources("src", ".c", ".h"):
        floor = path.relative_to(ROOT / "src").parts[0]
        text = path.read_text(encoding="utf-8")
        if floor not in BELOW:
            wrong.append(f"{path.relative_to(ROOT)}: {floor} is no floor")
            continue
        wrong += floor_includes(path, floor, text)
        wrong += forbidden_words(path, text)
        if floor not in ("roster", "store"):  # the one has numbers yet, the other reads what SQLite itself says
            wrong += columns_by_number(path, text)
    for path in sources("examples", ".c", ".h") + sources("bindings", ".c", ".h", ".i", ".swg"):
        wrong += outside(path, path.read_text(encoding="utf-8"))
    for path in sources("examples", ".build") + sources("bindings", ".build"):
        wrong += links_the_core(path, path.read_text(encoding="utf-8"))
    for path in sources("include", ".h"):
        wrong += [f"{path.relative_to(ROOT)}: {m[2]} does not stand beside it" for m in
                  INCLUDE.finditer(path.read_text(encoding="utf-8")) if m[1] == '"' and not (path.parent / m[2]).is_file()]
    for line in wrong:
        print(line)
    print(f"{len(sources('src', '.c', '.h'))} files of src/ looked at, {len(wrong)} things wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
