#!/usr/bin/python3
"""Compares a pack with a list of norms read from the act by somebody else.

    spec_check.py PATH/norms.yaml src/packs/builtin.yaml

Same norms in the same order, and of each: clause, modality, when, bearers, and every rule with bearers, action, kind,
required facts and reading. Norms that the pack has from the list's second edition already are compared with that one
(PATH/edition-2/norms.yaml). Exit 0 where they agree, 1 where they differ, 77 (skipped) where the list is not there.
"""
import collections
import pathlib
import re
import sys

import yaml

import policy

# Differences that are meant. Each is (code, what): why.
JUSTIFIED = {}

# Norms that the pack has from the second edition of the list, before the rest of it. Each is code: why.
AHEAD = {
    "administrator.annuls_invites": "whoever has the link could come in by what is left of a common one",
    "law.fills_office_of_head": "else whoever keeps the lists makes themselves head",
    "law.fills_offices": "else whoever keeps the lists makes themselves administration and council, and approves alone",
}


def words(text):
    return [word.strip() for word in text.split(",")]


def spec_action(text):
    """`chat.create(class_students)` is an action with a kind."""
    action, kind = re.fullmatch(r"([a-z_.]+)(?:\((\w+)\))?", text).groups()
    return action, kind or ""


def spec_rules(norm, parent):
    """The rules of a norm of the list: the main one and every `also`, an action each."""
    source = parent or norm
    main = {"bearer": norm["bearer"], "action": norm["action"], "require": source.get("require", []),
            "reading": "literal"}
    for rule in [main] + norm.get("also", []):
        for text in words(rule["action"]):
            if text != "-":
                action, kind = spec_action(text)
                yield (frozenset(rule["bearer"]), action, kind, frozenset(rule.get("require", [])),
                       rule["reading"], rule.get("when", "always"))


def lettered_parent(norm, norms):
    """2.3.3.a stands within 2.3.3; 1.3.a has nothing above it, for 1.3 is no norm."""
    above = norm["id"].rpartition(".")[0]
    return next((each for each in norms if each["id"] == above), None) if norm["id"][-1].isalpha() else None


def refined_actions(norm, norms):
    """What a norm with lettered children leaves to them."""
    children = [each for each in norms if lettered_parent(each, norms) is norm]
    return {spec_action(text)[0] for child in children for text in words(child["action"])}


def stated_by_spec(norms):
    stated = {}
    for norm in norms:
        left = refined_actions(norm, norms)
        rules = [rule for rule in spec_rules(norm, lettered_parent(norm, norms)) if rule[1] not in left]
        stated[norm["code"]] = {"clause": norm["id"], "modality": norm["modality"], "when": norm["when"],
                                "bearers": sorted(norm["bearer"]), "rules": collections.Counter(rules)}
    return stated


def pack_rules(judge, norm):
    for rule in norm.get("rules", []):
        bearers = policy.listed(rule["bearer"]) if "bearer" in rule else judge.bearers_of(norm)
        require = rule["require"] if "require" in rule else judge.requirements_of(norm)
        when = "if_needed" if "switch" in rule else "always"
        for action in policy.listed(rule["action"]):
            for kind in policy.listed(rule.get("kind")) or [""]:
                yield (frozenset(bearers), action, kind, frozenset(require), rule.get("reading", "literal"), when)


def stated_by_pack(judge):
    return {norm["norm"]: {"clause": norm.get("clause", ""), "modality": norm["modality"],
                           "when": norm.get("when", "always"), "bearers": sorted(judge.bearers_of(norm)),
                           "rules": collections.Counter(pack_rules(judge, norm))}
            for norm in judge.pack["norms"]}


def differences(spec, pack):
    if list(spec) != list(pack):
        missing, unknown = sorted(spec.keys() - pack.keys()), sorted(pack.keys() - spec.keys())
        yield "order", "norms", f"missing {missing}, unknown {unknown}, or another order"
    for code in spec.keys() & pack.keys():
        for what in spec[code]:
            if spec[code][what] != pack[code][what]:
                yield code, what, f"the list says {spec[code][what]}, the pack says {pack[code][what]}"


def with_those_ahead(spec, second):
    """The first edition with what the pack has from the second: replaced where it was, new ones at the end."""
    return {**spec, **{code: second[code] for code in second if code in AHEAD}}


def stated_in(path):
    return stated_by_spec(yaml.safe_load(path.read_text(encoding="utf-8")))


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    source, pack = map(pathlib.Path, arguments)
    if not source.exists():
        print(f"{source}: not there, nothing to compare with")
        return 77
    spec = with_those_ahead(stated_in(source), stated_in(source.parent / "edition-2" / "norms.yaml"))
    judge = policy.Policy(pack.read_text(encoding="utf-8"))
    found = [each for each in differences(spec, stated_by_pack(judge)) if each[:2] not in JUSTIFIED]
    for code, what, text in found:
        print(f"{code}: {what}: {text}")
    print(f"{len(spec)} norms compared, {len(found)} differences; from the second edition: {', '.join(AHEAD)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
