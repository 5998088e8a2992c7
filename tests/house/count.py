#!/usr/bin/env python3
"""count.py TESTLOG.json: how many cases of a `meson test` run passed and failed.

A program of Check counts each of its checks, one of unittest each of its tests, any other program counts as one. A program
that died counts as one failure more, and so does a test program that checked nothing. Prints "PASSED FAILED SKIPPED" as the
last line, above it what failed.
"""
import json
import re
import sys

CHECK = re.compile(r"^-?\d+%: Checks: (\d+), Failures: (\d+), Errors: (\d+)$", re.M)
UNITTEST = re.compile(r"^Ran (\d+) tests? in ", re.M)
UNITTEST_FAILED = re.compile(r"^FAILED \((.*)\)$", re.M)


def cases(test):
    """(passed, failed) as the program itself says; None where it does not count."""
    text = test.get("stdout", "") + "\n" + test.get("stderr", "")
    check = [tuple(map(int, counts)) for counts in CHECK.findall(text)]
    if check:
        failed = sum(failures + errors for _, failures, errors in check)
        return sum(checks for checks, _, _ in check) - failed, failed
    ran = UNITTEST.search(text)
    if ran:
        said = UNITTEST_FAILED.search(text)
        failed = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", said[1])) if said else 0
        return int(ran[1]) - failed, failed
    return None


def count(test):
    ok = test["result"] in ("OK", "EXPECTEDFAIL")
    counted = cases(test)
    if counted is None:
        return (1, 0) if ok else (0, 1)
    passed, failed = counted
    if ok and passed + failed == 0:
        return 0, 1
    return passed, max(failed, 0 if ok else 1)


def main():
    passed = failed = skipped = 0
    with open(sys.argv[1], encoding="utf-8") as log:
        tests = [json.loads(line) for line in log if line.strip()]
    for test in tests:
        if test["result"] == "SKIP":
            skipped += 1
            continue
        good, bad = count(test)
        passed += good
        failed += bad
        if bad:
            lines = (test.get("stdout", "") + test.get("stderr", "")).strip().splitlines()
            print(f"  FAILED {test['name']} ({test['result'].lower()}, {bad} of {good + bad})")
            print("\n".join("    " + line for line in lines[-40:]))
    print(passed, failed, skipped)
    return 0


if __name__ == "__main__":
    sys.exit(main())
