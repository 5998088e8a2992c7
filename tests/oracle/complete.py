#!/usr/bin/python3
"""The complete decision table of a pack, asked of the library and of the second opinion (policy.py).

    complete.py --pack src/packs/builtin.yaml -- sferumctl decide

Every action × every kind that a rule tells apart × every set of roles that a rule tells apart × every fact that their rules
require, true, false and unknown. Which sets and kinds those are is found here anew, from the definition: all 2048 sets of the
eleven roles are closed under what they imply, and those for which other rules speak are kept. Besides, every closed set of
roles is asked about every action and kind with all facts true, false and unknown.
Prints how many requests that were. Exit 0 where every answer agrees, 1 where one differs.
"""
import argparse
import itertools
import json
import pathlib
import subprocess
import sys
import threading

import policy
from differential import ROLES, comparable

VALUES = ("true", "false", "unknown")
# What no rule names: one more kind, and none.
OTHER_KINDS = ["", "hire"]


def role_sets(judge):
    """Each closed set once, shown by a smallest set that closes to it."""
    closed = {}
    for size in range(len(ROLES) + 1):
        for roles in itertools.combinations(ROLES, size):
            closed.setdefault(frozenset(judge.close(roles)), list(roles))
    return closed


def actions_of(judge):
    """Every action of the pack, and one that it lacks."""
    return sorted(set().union(*(rule.actions for rule in judge.rules))) + ["policy.frame"]


def speaking(rules, closed, kind):
    """The rules that speak of a request of these roles and this kind, by their places."""
    return frozenset(place for place, rule in enumerate(rules)
                     if rule.bearers & closed and (not rule.kinds or kind in rule.kinds))


def classes(judge, action, sets):
    """(roles, kind, facts) for every class of an action's requests, and the same with no facts for all other sets of roles."""
    rules = [rule for rule in judge.rules if action in rule.actions]
    kinds = sorted(set().union(*(rule.kinds for rule in rules))) if rules else []
    for kind in kinds + OTHER_KINDS:
        seen = set()
        for closed, roles in sets.items():
            mine = speaking(rules, closed, kind)
            facts = sorted(set().union(*(rules[place].require for place in mine)))
            yield roles, kind, facts, mine not in seen
            seen.add(mine)


def requests_of(judge, sets):
    for action in actions_of(judge):
        for roles, kind, facts, new in classes(judge, action, sets):
            table = itertools.product(VALUES, repeat=len(facts)) if new else [(value,) * len(facts) for value in VALUES]
            for values in table:
                known = list(zip(facts, values))
                yield {"roles": roles, "action": action, "kind": kind, "true": [fact for fact, value in known if value == "true"],
                       "false": [fact for fact, value in known if value == "false"]}


def rules_by_action(judge):
    """The same judge asks itself about one action at a time: only its rules can speak."""
    narrow = {}
    for action in actions_of(judge):
        one = object.__new__(policy.Policy)
        one.__dict__ = dict(judge.__dict__, rules=[rule for rule in judge.rules if action in rule.actions], close=Closing(judge))
        narrow[action] = one
    return narrow


class Closing:
    """Remembers what sets of roles close to."""

    def __init__(self, judge):
        self.close, self.known = judge.close, {}

    def __call__(self, roles):
        key = tuple(roles)
        if key not in self.known:
            self.known[key] = self.close(roles)
        return self.known[key]


def feed(judge, sets, pipe):
    with pipe:
        for request in requests_of(judge, sets):
            pipe.write(json.dumps(request) + "\n")


def compare(command, pack):
    judge = policy.Policy(pack.read_text(encoding="utf-8"))
    sets, narrow = role_sets(judge), rules_by_action(judge)
    count, differ = 0, []
    run = subprocess.Popen(command + ["--pack", str(pack)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    feeder = threading.Thread(target=feed, args=(judge, sets, run.stdin), daemon=True)
    feeder.start()
    for request in requests_of(judge, sets):
        line = run.stdout.readline()
        if not line:
            sys.exit(f"{' '.join(command)} stopped after {count} answers")
        ours, theirs = narrow[request["action"]].decide(request), json.loads(line)
        count += 1
        if comparable(ours, judge) != comparable(theirs, judge):
            differ.append((request, ours, theirs))
    if run.stdout.read() or run.wait() != 0:
        sys.exit(f"{' '.join(command)}: more answers than requests, or exit {run.returncode}")
    return len(sets), count, differ


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", type=pathlib.Path, required=True, help="the pack whose table it is")
    parser.add_argument("command", nargs="+", help="what answers")
    wanted = parser.parse_args()
    sets, count, differ = compare(wanted.command, wanted.pack)
    for request, ours, theirs in differ[:3]:
        print(f"asked {json.dumps(request, ensure_ascii=False)}\n  expected {json.dumps(ours, ensure_ascii=False)}\n"
              f"  answered {json.dumps(theirs, ensure_ascii=False)}")
    print(f"{wanted.pack.name}: {sets} closed sets of roles, {count} requests, {len(differ)} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
