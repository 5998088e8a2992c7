#!/usr/bin/env python3
"""headers.py: every public header compiles alone, as C99 and as C++11, with each compiler that is here, without a warning."""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STRICT = ["-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", f"-I{ROOT / 'include'}"]
C = ["-std=c99", "-Wstrict-prototypes"]
CXX = ["-std=c++11", "-Wold-style-cast"]


def compile_alone(command, name, suffix):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"alone{suffix}"
        # Twice: the guard holds. A function of its own: an empty unit is not allowed by C99.
        source.write_text(f"#include <sferumpolicy/{name}>\n#include <sferumpolicy/{name}>\nint alone(void);\n"
                          "int alone(void) { return 0; }\n")
        return subprocess.run([*command, *STRICT, str(source)], capture_output=True, text=True)


def main():
    compilers = [([c, *flags], suffix) for c, flags, suffix in
                 (("gcc", C, ".c"), ("clang", C, ".c"), ("g++", CXX, ".cc"), ("clang++", CXX, ".cc")) if shutil.which(c)]
    if not compilers:
        raise SystemExit("no compiler is here")
    headers = sorted(p.name for p in (ROOT / "include/sferumpolicy").glob("*.h"))
    failed = 0
    for name in headers:
        for command, suffix in compilers:
            run = compile_alone(command, name, suffix)
            if run.returncode:
                failed += 1
                print(f"{name} with {' '.join(command)}:\n{run.stderr}")
    print(f"{len(headers)} headers, {len(compilers)} compilers, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
