#!/usr/bin/env python3
"""messages.py: whatever the registry says to people, it says in Russian first and then in English."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALL = re.compile(r"(?<!void )\bsfp__registry_say\(")
WRONG = re.compile(r"(?<!bool )\bsfp__wrong\(") # the argument's name comes before its two texts
# A format that only picks what its arguments say: their texts are Russian where they are made.
PICKED = re.compile(r"^(SFP__PICK_RU|\s|\"[^\"а-яёА-ЯЁ]*\")+$")
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
CONVERSION = re.compile(r"%[-+ #0]*\d*(?:\.\d+)?(?:hh|h|ll|l|j|z|t)?([a-zA-Z])")
CYRILLIC = re.compile("[а-яёА-ЯЁ]")


def arguments(text, start):
    """The arguments of the call whose parenthesis opens just before `start`."""
    found, depth, at, begin = [], 1, start, start
    while depth:
        literal = LITERAL.match(text, at)
        if literal:
            at = literal.end()
            continue
        if text[at] in "([{":
            depth += 1
        elif text[at] in ")]}":
            depth -= 1
        if (text[at] == "," and depth == 1) or depth == 0:
            found.append(text[begin:at].strip())
            begin = at + 1
        at += 1
    return found


def conversions(expression):
    """What a format takes, in order: each word that differs by language is two strings."""
    expanded = re.sub(r"SFP__PICK_(RU|EN)", '"%s%s"', expression)
    return CONVERSION.findall("".join(part[1:-1] for part in LITERAL.findall(expanded)).replace("%%", ""))


def faults(call):
    """What is wrong with a call's arguments."""
    if len(call) < 3 or not (LITERAL.search(call[1]) or "SFP__PICK_RU" in call[1]):
        yield "the formats are no literals"
        return
    if not CYRILLIC.search(call[1]) and not ("SFP__PICK_RU" in call[1] and PICKED.match(call[1])):
        yield f"the first format is not Russian: {call[1]}"
    if "SFP__PICK_EN" in call[1] or "SFP__PICK_RU" in call[2]:
        yield "a format picks the other language's word"
    if re.search("[а-яё]{3}", re.sub("«[^»]*»", "", call[2])):
        yield f"the second format is not English: {call[2]}"
    if conversions(call[1]) != conversions(call[2]):
        yield f"the formats take different arguments: {call[1]} / {call[2]}"


def planted():
    """It finds what it looks for."""
    wrong = ['(reg, "only english")', '(reg, "english", "english")', '(reg, "русский %s", "english", name)',
             '(reg, "русский", "русский")', '(reg, SFP__PICK_EN ": нет", SFP__PICK_EN ": none", a, b)', "(reg, text, text)",
             '(reg, "%s", "%s", words)']
    right = ['(reg, "нет, %s (%d)", "no, %s (%d)", name, 1)', '(reg, SFP__PICK_RU "%s", SFP__PICK_EN "%s", ru, en, tail)',
             '(reg, "нет «%s»", "the header lacks «Группа»: %s", name)']
    return ([f"not found: {call}" for call in wrong if not list(faults(arguments(call, 1)))] +
            [f"found in vain: {call}" for call in right if list(faults(arguments(call, 1)))])


def main():
    problems, count = planted(), 0
    for path in sorted((ROOT / "src").rglob("*.c")):
        text = path.read_text(encoding="utf-8")
        for match in CALL.finditer(text):
            count += 1
            line = text.count("\n", 0, match.start()) + 1
            problems += [f"{path.relative_to(ROOT)}:{line}: {fault}" for fault in faults(arguments(text, match.end()))]
        for match in WRONG.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            given = arguments(text, match.end())
            problems += [f"{path.relative_to(ROOT)}:{line}: {fault}" for fault in faults([given[0], *given[2:]])]
    if count < 60:
        problems.append(f"only {count} messages: is this still where the library speaks?")
    print("\n".join(problems) or f"{count} messages in two languages")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
