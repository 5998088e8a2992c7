#!/usr/bin/env python3
"""reference.py SFERUMCTL [--write]: docs/reference/ and the tables of fields in docs/trail.md, made of what the library, the built-in pack, the headers and the tests say.

Without --write nothing is written: it fails where a page says something else than it would say now, and where a norm of the act
cannot be traced: to a verb that carries it out (its header names the norm under `@par Policy`), to a measure of the report, to a
row that decides both ways in tests/unit/test_builtin_pack.c, and to tests in which such a verb does it and in which it is refused.
What cannot be traced has its reason in REASONS below. Tests' names in the pages need not be the first ones that fit any more, but
they must still show what the page says.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src/sql"))
import nouns  # noqa: E402 (the build's reader of the nouns' tables)

PAGES = ROOT / "docs/reference"
NOTE = "<!-- Made by tests/house/reference.py --write; what stands here is changed there, in the pack, the headers or the tests. -->\n"

# What a norm lacks, and why. A reason that is not needed any more is a fault, too.
DEFINES = "it defines or cites: nobody has anything to carry out"
REASONS = {
    "act.status": {"verbs": DEFINES, "tests": DEFINES},
    "act.legal_basis": {"verbs": DEFINES, "measure": "the report reads the pack's list itself", "tests": DEFINES},
    "act.terms": {"verbs": DEFINES, "tests": DEFINES},
    "act.participants": {"verbs": DEFINES, "tests": DEFINES},
    "act.information_system": {"verbs": DEFINES, "tests": DEFINES},
    "act.residual_law": {"verbs": DEFINES, "tests": DEFINES},
}


def text_of(path):
    return path.read_text(encoding="utf-8")


# ---- the pack ----

def listed(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


class Norm:
    """A norm of the built-in pack with all that hangs on it."""

    def __init__(self, entry, parents):
        self.code, self.clause = entry["norm"], entry.get("clause", "")
        self.modality, self.when = entry["modality"], entry.get("when", "always")
        self.title = " ".join(entry["title"]["en"].split())
        self.parent = parents.get(entry.get("within"))
        self.bearers = listed(entry.get("bearer")) or (self.parent.bearers if self.parent else [])
        inherited = self.parent.require if self.parent else []
        self.require = inherited + listed(entry.get("require"))
        self.rules = [(listed(rule["action"]), listed(rule.get("kind")), listed(rule.get("bearer")) or self.bearers,
                       listed(rule["require"]) if "require" in rule else self.require, rule.get("reading", "literal"))
                      for rule in entry.get("rules") or []]


def norms_of_pack():
    norms = {}
    for entry in yaml.load(text_of(ROOT / "src/packs/builtin.yaml"), Loader=yaml.BaseLoader)["norms"]:
        norms[entry["norm"]] = Norm(entry, norms)
    return list(norms.values())


# ---- the headers: which verb rests on which norms ----

def verbs_of_headers():
    """Norm's code -> names of functions, in the order of the headers."""
    verbs = {}
    for header in sorted((ROOT / "include/sferumpolicy").glob("*.h")):
        for comment, name in re.findall(r"/\*\*((?:(?!\*/).)*?)\*/\s*(?:SFP_API|SFP_MUST_CHECK|\s)*\n?sfp_status (sfp_\w+)\(",
                                        text_of(header), re.S):
            policy = re.search(r"@par Policy(.*?)(?=\n \* @|\Z)", comment, re.S)
            for code in re.findall(r"\b([a-z]+\.[a-z_]+)\s*(?:with its kinds )?\n?[ *]*\(", policy[1]) if policy else []:
                verbs.setdefault(code, []).append(name)
    return verbs


# ---- the report ----

def measures_of_office():
    """Norm's constant -> names of statements. Rows that are alike are macros whose first argument is the norm."""
    text, found = text_of(ROOT / "src/report/measures.c"), {}
    rows = re.findall(r"\.norm = NORM\((\w+)\), \.sql = SQL\((\w+)\)", text)
    for macro, statement in re.findall(r"#define (\w+)\(name\b[^\n]*\\\n\s*\{ \.norm = NORM\(name\), \.sql = SQL\((\w+)\)", text):
        rows += [(constant, statement) for constant in re.findall(rf"^\t{macro}\((\w+),", text, re.M)]
    for constant, statement in rows:
        name = "measure_" + statement.lower()
        if constant != "name" and name not in found.setdefault(constant, []):
            found[constant].append(name)
    return found


# ---- the tests: which of them does a verb, and in which is it refused ----

DONE = re.compile(r"\b(ck_sfp_ok|expect_ok|KEEP)\s*\(|SFP_OK\b")
REFUSED = re.compile(r"\b(expect_refused|ck_sfp_refused|ck_refused)\s*\(|SFP_REFUSED\b")
FUNCTION = re.compile(r"^(?:static (?:inline )?)?[\w *]+?\b(\w+)\([^;{}]*\)\n\{\n(.*?)^\}", re.S | re.M)
TEST = re.compile(r"^START_TEST\((\w+)\)\n\{\n(.*?)^\}\nEND_TEST", re.S | re.M)
CALL = re.compile(r"\b([a-z_]\w+)\s*(?=[(,)])")


def outcomes(body):
    """For each statement what is called in it, and whether it must succeed or be refused (None: it does not say)."""
    for statement in re.split(r"[;{}]", body):
        called = set(CALL.findall(statement))
        says = "refused" if REFUSED.search(statement) else "done" if DONE.search(statement) else None
        for name in called:
            yield name, says


class Program:
    """One file of tests: what its functions do to verbs, helpers counted in."""

    def __init__(self, path, shared):
        self.path, self.helpers = path, dict(shared)
        text = text_of(path)
        self.tests = {name: body for name, body in TEST.findall(text)}
        self.helpers.update({name: body for name, body in FUNCTION.findall(TEST.sub("", text))})
        self.known = {}

    def of_helper(self, name):
        if name not in self.known:
            self.known[name] = {"done": set(), "refused": set(), None: set()} # a circle finds nothing more
            self.known[name] = self.of_body(self.helpers[name])
        return self.known[name]

    def of_body(self, body):
        found = {"done": set(), "refused": set(), None: set()}
        for name, says in outcomes(body):
            if name.startswith("sfp_"):
                found[says].add(name)
            elif name in self.helpers:
                inner = self.of_helper(name)
                for outcome in ("done", "refused"):
                    found[outcome] |= inner[outcome]
                found[says] |= inner[None]
        return found


def tests_of_verbs():
    """(verb, "done" or "refused") -> [(file, test)]."""
    shared = {} # the worlds and stories of tests/support set the scene only: what they do is not what a test shows
    for path in sorted((ROOT / "tests").glob("*/*.h")):
        shared.update({name: body for name, body in FUNCTION.findall(text_of(path))})
    found = {}
    for path in sorted((ROOT / "tests").glob("unit/test_*.c")) + sorted((ROOT / "tests").glob("scenario/test_*.c")):
        program = Program(path, shared)
        for test, body in program.tests.items():
            did = program.of_body(body)
            for outcome in ("done", "refused"):
                for verb in did[outcome]:
                    found.setdefault((verb, outcome), []).append((path.relative_to(ROOT).as_posix(), test))
    return found


def decided_both_ways():
    """Norms with a row in the table of decisions: permitted with its facts, refused without one, and to another role."""
    table = re.search(r"\} rows\[\] = \{\n(.*?)^\};", text_of(ROOT / "tests/unit/test_builtin_pack.c"), re.S | re.M)[1]
    return set(re.findall(r'^\t\{ "([a-z_.]+)", "', table, re.M))


# ---- tracing ----

class Trace:
    """What stands behind one norm."""

    def __init__(self, norm, verbs, measures, tests, decided):
        self.norm = norm
        own = verbs.get(norm.code, []) + (verbs.get(norm.parent.code, []) if norm.parent else [])
        self.verbs = sorted(set(own))
        self.measures = measures.get(norm.code.replace(".", "_").upper(), [])
        self.decided = norm.code in decided or not norm.rules
        self.tests = {outcome: sorted({test for verb in self.verbs for test in tests.get((verb, outcome), [])}, key=self.nearness)
                      for outcome in ("done", "refused")}

    def nearness(self, test):
        """Tests in a file that is called like a verb's noun come first."""
        noun = Path(test[0]).stem.removeprefix("test_")
        return (not any(verb.startswith(f"sfp_{noun}_") for verb in self.verbs), *test)

    def lacks(self):
        if not self.verbs:
            yield "verbs"
        if not self.measures:
            yield "measure"
        if not self.decided:
            yield "decided"
        if not self.tests["done"] or not self.tests["refused"]:
            yield "tests"


def untraced(traces):
    for trace in traces:
        excused, lacks = REASONS.get(trace.norm.code, {}), set(trace.lacks())
        for what in sorted(lacks - set(excused)):
            yield f"{trace.norm.code}: no {what}, and no reason why"
        for what in sorted(set(excused) - lacks):
            yield f"{trace.norm.code}: {what} needs no reason any more"


def planted():
    """It finds what it looks for."""
    norm = Norm({"norm": "local.planted", "modality": "duty", "title": {"en": "Nobody does it."}, "bearer": "head",
                 "rules": [{"action": "person.erase"}]}, {})
    bare = set(Trace(norm, {}, {}, {}, set()).lacks())
    tried = Trace(norm, {norm.code: ["sfp_x"]}, {"LOCAL_PLANTED": ["m"]}, {("sfp_x", "done"): [("tests/unit/test_x.c", "t")]}, {norm.code})
    return [] if bare == {"verbs", "measure", "decided", "tests"} and list(tried.lacks()) == ["tests"] else ["a planted fault is not found"]


# ---- pages ----

def code(words):
    return ", ".join(f"`{word}`" for word in words)


def sentence(rule):
    actions, kinds, bearers, require, reading = rule
    said = f"- {code(bearers)}: {code(actions)}"
    if kinds:
        said += f" of {code(kinds)}"
    if require:
        said += f"; requires {code(require)}"
    return said + ("; implied" if reading == "implied" else "")


def names_of(tests, count=2):
    return "; ".join(f"`{path}`: `{test}`" for path, test in tests[:count]) or "—"


def norm_section(trace):
    norm, reasons = trace.norm, REASONS.get(trace.norm.code, {})
    lines = [f"## {norm.clause or '—'} `{norm.code}`", "", f"{norm.title}", "",
             f"{norm.modality}, {norm.when}; borne by {code(norm.bearers)}" + (f"; within `{norm.parent.code}`" if norm.parent else "")]
    lines += ["", *map(sentence, norm.rules)] if norm.rules else []
    lines += ["", "| | |", "|---|---|",
              f"| verbs | {', '.join(f'`{verb}()`' for verb in trace.verbs) or reasons.get('verbs', '—')} |",
              f"| measure | {code(trace.measures) or reasons.get('measure', '—')} |",
              f"| done in | {names_of(trace.tests['done']) if trace.verbs else reasons.get('tests', '—')} |",
              f"| refused in | {names_of(trace.tests['refused']) if trace.verbs else reasons.get('tests', '—')} |", ""]
    return "\n".join(lines)


def norms_page(traces):
    head = ["# The norms of the built-in act", "", NOTE,
            "For each norm: who may do what under it, the functions that carry it out, the statement that measures it in the report, and",
            "tests in which it is done and in which it is refused. One function may serve several norms; that each norm's own rules permit",
            "and refuse is tested row by row in `tests/unit/test_builtin_pack.c`. `tests/house/reference.py` fails where one of these is",
            "missing without a stated reason.", "",
            "| clause | norm | modality | rules | verbs | measure |", "|---|---|---|---|---|---|"]
    for trace in traces:
        norm = trace.norm
        anchor = f"[`{norm.code}`](#{re.sub(r'[^a-zа-я0-9_ -]', '', f'{norm.clause or chr(8212)} {norm.code}'.lower()).replace(' ', '-')})"
        head.append(f"| {norm.clause or '—'} | {anchor} | {norm.modality} | {len(norm.rules)} | {len(trace.verbs)} | "
                    f"{len(trace.measures) or '—'} |")
    return "\n".join(head) + "\n\n" + "\n".join(map(norm_section, traces))


def actions_page(described, traces):
    lines = ["# Actions", "", NOTE, "What a policy decides about. The number is stored in trails and never changes.", "",
             "| number | action | по-русски | in English | norms of the built-in act |", "|---|---|---|---|---|"]
    for action in described["actions"]:
        norms = [trace.norm.code for trace in traces if any(action["name"] in rule[0] for rule in trace.norm.rules)]
        lines.append(f"| {action['number']} | `{action['name']}` | {action['ru']} | {action['en']} | {code(norms) or '—'} |")
    return "\n".join(lines) + "\n"


def facts_page(described, traces):
    sources = set(re.findall(r"\[SFP_FACT_(\w+)\]\s*=", text_of(ROOT / "src/registry/facts.c")))
    lines = ["# Facts", "", NOTE,
             "What a rule may require. A registry establishes those marked “known”; the free ones it knows as the pack says; the others it",
             "leaves unknown, and unknown never permits.", "",
             "| number | fact | по-русски | in English | registry | required by |", "|---|---|---|---|---|---|"]
    for fact in described["facts"]:
        norms = [trace.norm.code for trace in traces if any(fact["name"] in rule[3] for rule in trace.norm.rules)]
        known = "free" if fact["name"].startswith("custom_") else "known" if fact["name"].upper() in sources else "—"
        lines.append(f"| {fact['number']} | `{fact['name']}` | {fact['ru']} | {fact['en']} | {known} | {code(norms) or '—'} |")
    return "\n".join(lines) + "\n"


def machines_page(described):
    lines = ["# Machines", "", NOTE, "States and arrows. No pack can add one; who may fire an event, the policy decides for its action.", ""]
    for machine in described["machines"]:
        final = [state["name"] for state in machine["states"] if state["final"]]
        lines += [f"## `{machine['name']}`", "", f"{machine['ru']}; {machine['en']}. States: {code(s['name'] for s in machine['states'])}."
                  + (f" Final: {code(final)}." if final else ""), "",
                  "| from | event | to | action | needs | guards |", "|---|---|---|---|---|---|"]
        for arrow in machine["arrows"]:
            lines.append("| " + " | ".join([f"`{arrow['from']}`", f"`{arrow['event']}`", f"`{arrow['to']}`",
                                            f"`{arrow['action']}`" if arrow.get("action") else "the clock",
                                            code(arrow.get("needs") or []) or "—", code(arrow.get("guards") or []) or "—"]) + " |")
        lines.append("")
    return "\n".join(lines)


def index_page(described, traces):
    return "\n".join(["# Reference", "", NOTE,
                      f"- [norms.md](norms.md): {len(traces)} norms of the built-in act, each with its rules, verbs, measure and tests",
                      f"- [actions.md](actions.md): {len(described['actions'])} actions",
                      f"- [facts.md](facts.md): {len(described['facts'])} facts",
                      f"- [machines.md](machines.md): {len(described['machines'])} machines", "",
                      "What each function promises stands in `include/sferumpolicy/`; `sferumctl describe` prints the tables as JSON.", ""])


# ---- docs/trail.md: its tables of fields ----

TRAIL = ROOT / "docs/trail.md"
LETTERS = {"text": "t", "id": "i", "hash": "h", "bool": "b", "time": "m"}  # all others are numbers of 32 bits
TABLES = {name: noun.table for name, noun in nouns.read(ROOT).items()}


def fields_of(noun, private):
    return ", ".join(f"`{field['name']}` {LETTERS.get(field['type'], 'n')}" for field in noun["fields"] if field["private"] == private)


def trail_page(described, text):
    """The page with the two tables made anew; each begins at its head and ends at an empty line."""
    objects = described["objects"]
    tables = {
        "| # | noun | table | fields |\n|---|---|---|---|\n":
            [f"| {noun['number']} | `{noun['name']}` | `{TABLES[noun['name']]}` | {fields_of(noun, False)} |" for noun in objects],
        "| noun | table | private fields |\n|---|---|---|\n":
            [f"| `{noun['name']}` | `{TABLES[noun['name']]}_private` | {fields_of(noun, True)} |"
             for noun in objects if fields_of(noun, True)],
    }
    for head, rows in tables.items():
        before, after = text.split(head)
        text = before + head + "\n".join(rows) + after[after.index("\n\n"):]
    return text


# ---- up to date? ----

CITED = re.compile(r"`(tests/\w+/\w+\.c)`: `(\w+)`")


def without_tests(page):
    return "\n".join(re.sub(CITED, "", line).replace("; ", "") if line.startswith(("| done in", "| refused in")) else line
                     for line in page.splitlines())


def stale(name, page, traces):
    path = PAGES / name
    written = text_of(path) if path.exists() else ""
    if without_tests(written) != without_tests(page):
        yield f"{path.relative_to(ROOT)} is not what it would be now: run tests/house/reference.py SFERUMCTL --write"
    if name != "norms.md":
        return
    for section in re.split(r"^## ", written, flags=re.M)[1:]:
        trace = next((each for each in traces if f"`{each.norm.code}`" in section.splitlines()[0]), None)
        for line in section.splitlines():
            outcome = "done" if line.startswith("| done in") else "refused" if line.startswith("| refused in") else None
            for cited in CITED.findall(line) if outcome and trace else []:
                if cited not in trace.tests[outcome]:
                    yield f"norms.md, {trace.norm.code}: {cited[1]} does not show what it is cited for"


def main():
    described = json.loads(subprocess.run([sys.argv[1], "--json", "describe"], capture_output=True, check=True).stdout)
    verbs, measures, tests, decided = verbs_of_headers(), measures_of_office(), tests_of_verbs(), decided_both_ways()
    traces = [Trace(norm, verbs, measures, tests, decided) for norm in norms_of_pack()]
    pages = {"README.md": index_page(described, traces), "norms.md": norms_page(traces), "actions.md": actions_page(described, traces),
             "facts.md": facts_page(described, traces), "machines.md": machines_page(described)}
    if "--write" in sys.argv:
        PAGES.mkdir(exist_ok=True)
        for name, page in pages.items():
            (PAGES / name).write_text(page, encoding="utf-8")
        TRAIL.write_text(trail_page(described, text_of(TRAIL)), encoding="utf-8")
    problems = [fault for name, page in pages.items() for fault in stale(name, page, traces)] + list(untraced(traces)) + planted()
    if trail_page(described, text_of(TRAIL)) != text_of(TRAIL):
        problems.append("docs/trail.md: its tables of fields are not what they would be now: run tests/house/reference.py SFERUMCTL --write")
    print("\n".join(problems) or f"{len(traces)} norms traced, {len(pages)} pages up to date")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
