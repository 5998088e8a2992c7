#!/usr/bin/env python3
"""readme.py CFLAGS... -- LIBS...: the first C example of README.md builds against the installed tree and runs."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```c\n(.*?)^```", re.S | re.M)


def main():
    split = sys.argv.index("--")
    block = BLOCK.search((ROOT / "README.md").read_text(encoding="utf-8"))
    if not block:
        print("README.md has no C example")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "example.c").write_text(block[1], encoding="utf-8")
        subprocess.run([os.environ.get("CC", "cc"), "-Wall", "-Wextra", "-Werror", *sys.argv[1:split], "example.c",
                        "-o", "example", *sys.argv[split + 1:]], cwd=folder, check=True)
        run = subprocess.run(["./example"], cwd=folder, capture_output=True, text=True, timeout=60)
    print(run.stdout + run.stderr)
    if run.returncode or not run.stdout.strip():
        print(f"the example ended with {run.returncode}" + ("" if run.stdout.strip() else " and said nothing"))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
