#!/usr/bin/env python3
"""clauses.py: where a header says "built-in act: clause N" of a norm, the built-in pack gives that norm the same clause.

Two forms are read: an enumerator `SFP_NORM_X = 1, /**< built-in act: clause N */`, and a norm's code in a doc comment,
`administrator.annuls_invites (built-in act: clause 2.1.12)`. What the pack does not number reads "built-in act: no clause".
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "src/packs/builtin.yaml"

NORM = re.compile(r"^\s*-\s*(?:\{\s*)?norm:\s*\"?([\w.]+)\"?", re.M)
CLAUSE = re.compile(r"\bclause:\s*\"?([^\s\",}#]*)\"?")
CODE_NAME = re.compile(r"\[\s*(SFP_NORM_\w+)\s*\]\s*=\s*\"([\w.]+)\"")
ENUMERATOR = re.compile(r"\b(SFP_NORM_\w+)\s*=\s*\d+\s*,?\s*/\*\*<(.*?)\*/", re.S)
NUMBER = r"built-in act: (?:clause ([^\s,;()*]*[^\s,;()*.])|(no clause))"
CITED = re.compile(r"\b([a-z_]+\.[a-z_]+)\s*\(" + NUMBER + r"\)")
ANY = re.compile(r"built-in act: (?:clause \S+|no clause)")


def pack_clauses():
    """Norm -> clause, read by lines: the house needs no YAML parser of its own for a file whose loader is tested elsewhere."""
    text = re.sub(r"(?m)^\s*#.*$", "", PACK.read_text(encoding="utf-8"))
    text = text[text.index("\nnorms:"):]
    starts = list(NORM.finditer(text))
    clauses = {}
    for here, after in zip(starts, starts[1:] + [None]):
        clause = CLAUSE.search(text, here.end(), after.start() if after else len(text))
        clauses[here[1]] = clause[1] if clause else ""
    return clauses


def statements():
    """(where, norm's code, clause or "") for every statement of a header."""
    table = "".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "src/policy").glob("*.c")))
    codes = dict(CODE_NAME.findall(table))
    for header in sorted((ROOT / "include/sferumpolicy").glob("*.h")):
        text = re.sub(r"\n[ \t]*\* ?", " ", header.read_text(encoding="utf-8"))
        found = 0
        for constant, comment in ENUMERATOR.findall(text):
            number = re.search(NUMBER, comment)
            if number:
                found += 1
                yield f"{header.name}: {constant}", codes.get(constant, ""), number[1] or ""
        for code, number, _ in CITED.findall(text):
            found += 1
            yield f"{header.name}: {code}", code, number
        if found != len(ANY.findall(text)):
            yield f"{header.name}: {len(ANY.findall(text)) - found} statements name no norm", "", "?"


def main():
    clauses = pack_clauses()
    checked = wrong = 0
    for where, code, number in statements():
        checked += 1
        if code not in clauses:
            wrong += 1
            print(f"{where} says clause {number or '-'}, and the pack has no norm {code or 'of that name'}")
        elif clauses[code] != number:
            wrong += 1
            print(f"{where} says clause {number or '-'}, the pack {clauses[code] or '-'}")
    if not checked:
        wrong = 1
        print("no statement was found: the headers or this test have changed")
    print(f"{checked} statements about {len(clauses)} norms, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
