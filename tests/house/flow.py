#!/usr/bin/env python3
"""flow.py: a function returns at the step that failed. Two steps may hang on `if (status == SFP_OK)`; a ladder of more
hides which step is taken when, and is a job for early returns (cleanup attributes free what is held)."""
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
MOST = 2
# So many functions with longer ladders a folder may still have. A number only becomes smaller, and goes with the last.
STILL = {"src/roster": 21}

RUNG = re.compile(r"^\s*(?:\} )?(?:else )?if \(status == SFP_OK\b")


def functions(text):
    """Name, line and body of each function: its braces stand in the first column."""
    lines = text.split("\n")
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            head = start
            while head and lines[head - 1] and not lines[head - 1].startswith(("}", "#", "/*", " *")):
                head -= 1
            name = re.search(r"(\w+)\(", " ".join(lines[head:start]))
            yield name[1] if name else "?", head + 1, lines[start:number]
            start = None


def ladders(path):
    for name, line, body in functions(path.read_text(encoding="utf-8")):
        rungs = sum(bool(RUNG.match(row)) for row in body)
        if rungs > MOST:
            yield f"{path.relative_to(ROOT)}:{line}: {name}() has {rungs} rungs of if (status == SFP_OK); return early"


def main():
    faults = []
    for folder in sorted(path for path in (ROOT / "src").iterdir() if path.is_dir()):
        found = [fault for path in sorted(folder.rglob("*.c")) for fault in ladders(path)]
        allowed = STILL.get(str(folder.relative_to(ROOT)), 0)
        if len(found) > allowed:
            faults += found
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
