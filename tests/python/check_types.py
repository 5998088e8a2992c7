#!/usr/bin/env python3
"""check_types.py PYTHON: scripts as users write them, under the type checkers that are there: mypy --strict, with stubtest, and pyright.

PYTHON is one for which the package is installed, or that finds it by PYTHONPATH. Exits with 77 where there is no checker.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent / "typed"
FOUND = re.compile(r"^\s*(?:.*[/\\])?(\w+\.py):(\d+)(?::\d+)?(?: -|:) error")


def run(*command):
    ran = subprocess.run(command, capture_output=True, text=True, cwd=HERE, timeout=600)
    return ran.returncode, ran.stdout + ran.stderr


def differences(output, checker):
    """Which lines a checker named and should not have, or the other way round."""
    wanted = {("wrong.py", number) for number, line in enumerate((HERE / "wrong.py").read_text(encoding="utf-8").splitlines(), 1)
              if line.endswith(("# wrong", f"# wrong for {checker}"))}
    found = {(name, int(number)) for name, number in (match.groups() for match in map(FOUND.match, output.splitlines()) if match)}
    return sorted(wanted ^ found)


def checked(name, *command):
    code, output = run(*command)
    wrong = differences(output, name.split()[0])
    print(f"{name}: {'as it should be' if not wrong and code == 1 else output}")
    for file, line in wrong:
        print(f"  {file}:{line}: found and right, or wrong and not found")
    return not wrong and code == 1


def main():
    python = sys.argv[1]
    ran = done = 0
    mypy, stubtest, pyright = map(shutil.which, ("mypy", "stubtest", "pyright"))
    folder = subprocess.run([python, "-c", "import sferumpolicy, os; print(os.path.dirname(sferumpolicy.__file__))"],
                            capture_output=True, text=True, check=True).stdout.strip()
    if mypy:
        ran += 2
        done += checked("mypy --strict", mypy, "--strict", "--no-incremental", "--python-executable", python, "right.py", "wrong.py")
        # A copy, since what lies beside it in an environment is not ours to check. A base of enumerations needs an "ignore" in a stub
        # for newer checkers, which older ones find needless.
        with tempfile.TemporaryDirectory() as alone:
            copied = shutil.copytree(folder, Path(alone) / "sferumpolicy")
            code, output = run(mypy, "--strict", "--no-warn-unused-ignores", "--no-incremental", str(copied))
        print(f"mypy --strict of the package: {output}")
        done += code == 0
    if stubtest and Path(stubtest).parent == Path(python).parent:  # it imports what it looks at, so it must be that Python's
        ran += 1
        code, output = run(stubtest, "sferumpolicy.vocabulary")
        print(f"stubtest: {output}")
        done += code == 0
    if pyright and shutil.which("node"):  # without one of its own it would fetch it from elsewhere
        ran += 1
        done += checked("pyright", pyright, "--pythonpath", python, "right.py", "wrong.py")
    if not ran:
        print("neither mypy nor pyright is here")
        return 77
    return 0 if done == ran else 1


if __name__ == "__main__":
    os.environ.setdefault("MYPYPATH", os.environ.get("PYTHONPATH", ""))
    sys.exit(main())
