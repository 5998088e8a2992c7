#!/usr/bin/env python3
"""tidy.py [ROOT]: what every file looks like, and that no circle of files goes unnoticed.

- The C sources outside include/ are as clang-format 14 leaves them (other versions break some lines elsewhere, so without that one
  this part is left out, and the last line says so).
- No line of C is over 120 columns, except a row of a table (between `clang-format off` and `on`) and a text that cannot be broken.
  The public headers are laid out by hand: 180 columns are a fault, and how many lines exceed 140 is only counted.
- No trailing blanks; a file ends with exactly one line feed.
- No statement stands twice in a row.
- Files of src/ that call each other are few, and each circle is defended where it is closed, by a comment in the file that calls back:
      /* Circle with store.c: the reason. */
  It names the file (or files, "a.c, b.c") whose call closes the circle. One that closes none any more is a fault, too.
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
TEXTS = {".c", ".h", ".i", ".py", ".sh", ".sql", ".build", ".md", ".yaml", ".toml", ".map", ".txt", ".po"}
FOLDERS = ["src", "include", "examples", "bindings", "tests", "docs", "pkgconfig", ".ci"]
VERBATIM = ["tests/data/", "tests/fuzz/corpus/", "examples/data/"]  # other people's files, byte for byte
WIDTH, HEADER_WIDTH, HEADER_AIM = 120, 180, 140

COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
LITERAL = re.compile(r'"(?:\\.|[^"\\])*"')
TABLE = re.compile(r"clang-format off.*?(?:clang-format on|\Z)", re.S)


def texts():
    found = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.suffix in TEXTS or p.name in (".clang-format", "run")]
    found += [p for p in ROOT.iterdir() if p.suffix in TEXTS]
    names = {p.relative_to(ROOT).as_posix(): p for p in found if p.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in sorted(names.items())
            if not name.startswith(tuple(VERBATIM)) and "__pycache__" not in name}


def lines_of(text, span):
    return range(text.count("\n", 0, span[0]) + 1, text.count("\n", 0, span[1]) + 2)


# ---- lines ----

def blanks(name, text):
    for number, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip():
            yield f"{name}:{number}: blanks at the end of the line"
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield f"{name}: the file must end with one line feed"


ALONE = re.compile(r"""(?:\#define\ \w+|[\w>.\[\]-]+\ =)?\s*[{\s]*(?:\w+\()*(?:[A-Z_]\w*\ )?"(?:\\.|[^"\\])*"[)\s},;]*""", re.X)


def unbreakable(line):
    """One text with what must stand around it, or a text that would be too long on a line of its own."""
    stripped = line.strip().removesuffix("\\").rstrip()
    longest = max((len(m[0]) for m in LITERAL.finditer(line)), default=0)
    return ALONE.fullmatch(stripped) is not None or longest > WIDTH - 24


def width_of(line):
    """What a macro's continuation adds at the right counts for nothing."""
    return len(line.removesuffix("\\").rstrip().expandtabs(8))


def long_lines(name, text):
    header = name.startswith("include/")
    tables = {number for m in TABLE.finditer(text) for number in lines_of(text, m.span())}
    for number, line in enumerate(text.split("\n"), 1):
        width = width_of(line)
        if header and width > HEADER_WIDTH:
            yield f"{name}:{number}: {width} columns; a public header has at most {HEADER_WIDTH}"
        elif not header and width > WIDTH and number not in tables and not unbreakable(line):
            yield f"{name}:{number}: {width} columns; at most {WIDTH}"


# A line that says something by itself: an end of a block or a row of a table may stand twice, and so may `i++;`.
STATEMENT = re.compile(r"(?:if|while|for|switch|return)\b.*|[\w>.*\[\]() &-]+=[^=].*;")
CALL = re.compile(r"\w[\w>.\[\]-]*\(.*\);")  # a test may do a thing twice: that is what it tests


def repeated(name, text):
    before, twice = "", name.startswith("tests/")
    code = COMMENT_OR_STRING.sub(lambda m: m[0] if m[0][0] in "\"'" else re.sub(r"[^\n]", "", m[0]), text)
    for number, line in enumerate(code.split("\n"), 1):
        said = line.strip()
        if said and said == before and (STATEMENT.fullmatch(said) or (CALL.fullmatch(said) and not twice)):
            yield f"{name}:{number}: the same statement as the line before: {said[:60]}"
        before = said


# ---- clang-format ----

def formatter():
    for command in ("clang-format-14", "clang-format"):
        if shutil.which(command):
            said = subprocess.run([command, "--version"], capture_output=True, text=True).stdout
            if re.search(r"version 14\.", said):
                return command
    return None


def unformatted(command, names):
    run = subprocess.run([command, "--dry-run", "-Werror", "--ferror-limit=1", *names], cwd=ROOT, capture_output=True, text=True)
    found = {re.sub(r":\d+:.*", "", line) for line in run.stderr.splitlines() if "[-Wclang-format-violations]" in line}
    if run.returncode and not found:
        yield run.stderr
    for name in sorted(found):
        yield f"{name}: not as clang-format leaves it; run: clang-format -i {name}"


# ---- circles ----

DEFINITION = re.compile(r"^(?!static\b)[A-Za-z_][\w \t*]*?\b(sfp_\w+)\((?:[^;{}]|\n)*?\)\n\{", re.M)
DEFENCE = re.compile(r"/\*\s*Circle with ((?:[\w/]+\.c[,\s*]*)+):(.*?)\*/", re.S)


def calls(sources):
    """file -> {file that it calls: one of the functions}."""
    code = {name: COMMENT_OR_STRING.sub('""', text) for name, text in sources.items()}
    defined = {match[1]: name for name, text in code.items() for match in DEFINITION.finditer(text)}
    graph = {name: {} for name in code}
    for name, text in code.items():
        for word in set(re.findall(r"\bsfp_\w+", text)):
            if defined.get(word, name) != name:
                graph[name].setdefault(defined[word], word)
    return graph


def reaches(graph, start):
    seen, todo = set(), [start]
    while todo:
        for each in graph[todo.pop()]:
            if each not in seen:
                seen.add(each)
                todo.append(each)
    return seen


def shortest_circle(graph, start):
    """The files from `start` back to it; None."""
    ways = [[start]]
    seen = set()
    while ways:
        way = ways.pop(0)
        for each in sorted(graph[way[-1]]):
            if each == start:
                return [*way, each]
            if each not in seen:
                seen.add(each)
                ways.append([*way, each])
    return None


def defended(name, text, graph):
    """The files that the file's comments name, each with what is wrong about it."""
    for match in DEFENCE.finditer(text):
        if len(match[2].split()) < 4:
            yield None, f"{name}: the circle with {match[1]} is defended without a reason"
        for other in re.findall(r"[\w/]+\.c", match[1]):
            called = [each for each in graph[name] if each == other or each.endswith("/" + other)]
            closing = [each for each in called if name in reaches(graph, each)]
            yield (closing[0], None) if closing else (None, f"{name}: it closes no circle with {other}: drop the comment")


def circles(sources):
    graph = calls(sources)
    open_graph = {name: dict(edges) for name, edges in graph.items()}
    for name, text in sources.items():
        for other, wrong in defended(name, text, graph):
            if wrong:
                yield wrong
            else:
                open_graph[name].pop(other, None)
    told = set()
    for name in sorted(open_graph):
        way = shortest_circle(open_graph, name)
        if way and not told & set(way):
            told |= set(way)
            steps = ", ".join(f"{a} calls {open_graph[a][b]}() of {b}" for a, b in zip(way, way[1:]))
            yield (f"{name}: a circle: {steps}; move a function, or defend it in one of them: "
                   f"/* Circle with {Path(way[1]).name}: why. */")


def main():
    files = texts()
    sources = [name for name in files if name.endswith((".c", ".h"))]
    wrong = [line for name, text in files.items() for line in blanks(name, text)]
    for name in sources:
        wrong += long_lines(name, files[name])
        wrong += repeated(name, files[name])
    wrong += circles({name: files[name] for name in sources if name.startswith("src/") and name.endswith(".c")})
    command = formatter()
    if command and (ROOT / ".clang-format").exists():
        wrong += unformatted(command, [name for name in sources if not name.startswith("include/")])
    for line in wrong:
        print(line)
    wide = sum(width_of(line) > HEADER_AIM for name in sources if name.startswith("include/") for line in files[name].split("\n"))
    remark = f"; {wide} lines of public headers exceed {HEADER_AIM} columns" if wide else ""
    remark += "" if command else "; clang-format 14 is not here, so the format was not looked at"
    print(f"{len(files)} files looked at, {len(wrong)} things wrong{remark}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
