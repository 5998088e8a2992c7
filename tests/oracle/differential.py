#!/usr/bin/python3
"""Asks the library and the second opinion (policy.py) the same random questions, and compares the answers.

    differential.py --pack src/packs/builtin.yaml -- sferumctl decide

The command gets `--pack FILE` appended (or put where it says `{pack}`), reads requests as JSON lines and answers a line
each. First the pack itself is asked, then packs made from it at random. The same seed asks the same questions.
Exit 0 where every answer agrees, 1 where one differs, 2 on wrong use.
"""
import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import packs
import policy

ROLES = ["council", "head", "administration", "administrator", "homeroom_teacher", "teacher", "student", "parent",
         "user", "organization", "act"]
KINDS = ["staffroom", "head_deputies", "head_teachers", "head_parent_activists", "head_student_activists", "management",
         "class_students", "class_parents", "class_teachers", "class_other", "subject_students", "subject_other",
         "enrol", "transfer_class", "expel", "hire", "dismiss", "link", "broadcast", "lesson", "class_event", "meeting"]
UNREGULATED = ["chat.delete", "invite.forge", "policy", "teacher.punish", "", "lesson.hold.plan", "приглашение.создать"]


class Asker:
    """Makes requests about one pack, so that every sort of answer comes often."""

    def __init__(self, judge, chance):
        self.judge, self.chance = judge, chance
        self.written = [(norm, rule) for norm in judge.pack["norms"] for rule in norm.get("rules") or []]
        self.by_action, self.forbidding = collections.defaultdict(set), collections.defaultdict(set)
        for rule in judge.rules:
            for action in rule.actions:
                self.by_action[action] |= rule.require
                if rule.prohibits:
                    self.forbidding[action] |= rule.require
        self.facts = sorted(set().union(*self.by_action.values()))

    def some(self, names, most):
        return self.chance.sample(names, self.chance.randint(0, min(most, len(names))))

    def roles(self, bearers):
        """Mostly somebody whom the norm addresses, sometimes with other hats on, sometimes anybody."""
        luck = self.chance.random()
        if luck < 0.2:
            return self.some(ROLES, 3)
        named = [self.chance.choice(bearers)] if bearers else []
        return sorted(set(named + (self.some(ROLES, 2) if luck < 0.5 else [])))

    def kind(self, kinds):
        luck = self.chance.random()
        if kinds and luck < 0.85:
            return self.chance.choice(kinds)
        return self.chance.choice(KINDS) if luck < 0.95 else ""

    def known(self, action):
        """Which facts are known: the more generous the mood, the more of those that matter are true.

        What prohibitions hang on has a mood of its own, else whatever is permitted would be forbidden too.
        """
        mood = self.chance.choice([(1, 0), (1, 0), (0.85, 0.1), (0.6, 0), (0.4, 0.5), (0.1, 0.2), (0, 0)])
        matter = sorted(self.by_action[action]) + self.some(self.facts, 2)
        true, false = set(), set()
        for fact in dict.fromkeys(matter):
            luck = self.chance.random()
            true_share, false_share = (0.3, 0.4) if fact in self.forbidding[action] else mood
            if luck < true_share:
                true.add(self.called(fact))
            elif luck < true_share + false_share:
                false.add(self.called(fact))
        return sorted(true), sorted(false)

    def called(self, fact):
        """A free fact may be called by its number or by the name that the pack gives it."""
        names = [name for name, free in self.judge.aliases.items() if free == fact]
        return self.chance.choice(names + [fact])

    def request(self):
        norm, rule = self.chance.choice(self.written)
        bearers = policy.listed(rule["bearer"]) if "bearer" in rule else self.judge.bearers_of(norm)
        action = self.chance.choice(sorted(policy.with_held(policy.listed(rule["action"]))))
        if self.chance.random() < 0.03:
            action = self.chance.choice(UNREGULATED)
        true, false = self.known(action)
        request = {"roles": self.roles(bearers), "action": action, "kind": self.kind(policy.listed(rule.get("kind"))),
                   "true": true, "false": false}
        # An empty member and an absent one mean the same.
        kept = [name for name, value in request.items() if value or name == "action" or self.chance.random() < 0.5]
        return {name: request[name] for name in kept}


def answers(command, pack, requests, folder):
    """Run the command once over all requests."""
    asked = folder / "requests.jsonl"
    asked.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in requests), encoding="utf-8")
    full = [part.replace("{pack}", str(pack)) for part in command]
    if full == command:
        full = command + ["--pack", str(pack)]
    with asked.open(encoding="utf-8") as source:
        run = subprocess.run(full, stdin=source, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = run.stdout.splitlines()
    if run.returncode != 0 or len(lines) != len(requests):
        sys.exit(f"{' '.join(full)}: exit {run.returncode}, {len(lines)} answers to {len(requests)} requests\n"
                 f"{run.stdout[:500]}\n{run.stderr[-2000:]}")
    return [json.loads(line) for line in lines]


def comparable(answer, judge):
    """What must agree of an answer: the basis in its order, the missing facts and roles as sets."""
    basis = [(each["norm"], each.get("clause") or "", each["reading"]) for each in answer.get("basis") or []]
    missing = {judge.fact(name) for name in answer.get("missing") or []}
    return answer.get("effect"), basis, missing, set(answer.get("roles") or [])


def compare(command, pack, count, chance, folder):
    """Ask about one pack. Returns how often each sort of answer came, and the answers that differ."""
    judge = policy.Policy(pack.read_text(encoding="utf-8"))
    asker = Asker(judge, chance)
    requests = [asker.request() for _ in range(count)]
    seen, differ = collections.Counter(), []
    for request, theirs in zip(requests, answers(command, pack, requests, folder)):
        ours = judge.decide(request)
        seen[ours["effect"]] += 1
        seen["several norms"] += len(ours["basis"]) > 1
        seen["reserved"] += bool(ours["roles"])
        if comparable(ours, judge) != comparable(theirs, judge):
            differ.append((request, ours, theirs))
    return seen, differ


def tell(seen):
    names = ["permit", "deny", "undetermined", "not_regulated", "reserved", "several norms"]
    return ", ".join(f"{name} {seen[name]}" for name in names)


def show(pack, differ, most=3):
    for request, ours, theirs in differ[:most]:
        print(f"\n{pack}: asked {json.dumps(request, ensure_ascii=False)}")
        print(f"  expected {json.dumps(ours, ensure_ascii=False)}")
        print(f"  answered {json.dumps(theirs, ensure_ascii=False)}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", type=pathlib.Path, required=True, help="the pack to begin with")
    parser.add_argument("--count", type=int, default=100_000, help="requests to that pack")
    parser.add_argument("--packs", type=int, default=20, help="random packs made from it")
    parser.add_argument("--each", type=int, default=2_000, help="requests to each random pack")
    parser.add_argument("--seed", type=int, default=1, help="what the random choices begin from")
    parser.add_argument("--keep", type=pathlib.Path, help="leave the packs and requests in this folder")
    parser.add_argument("command", nargs="+", help="what answers")
    return parser.parse_args()


def run(wanted, folder):
    text = wanted.pack.read_text(encoding="utf-8")
    total, differing, all_seen = 0, 0, collections.Counter()
    for number in range(wanted.packs + 1):
        chance = random.Random(f"{wanted.seed}/{number}")
        pack, count = wanted.pack, wanted.count
        if number:
            pack, count = folder / f"random-{number}.yaml", wanted.each
            pack.write_text(packs.random_pack(text, chance, number), encoding="utf-8")
        seen, differ = compare(wanted.command, pack, count, chance, folder)
        print(f"{pack.name}: {count} requests: {tell(seen)}; {len(differ)} differ", flush=True)
        show(pack, differ)
        total, differing, all_seen = total + count, differing + len(differ), all_seen + seen
    print(f"all packs: {tell(all_seen)}")
    print(f"{total} compared, {differing} differ")
    return 1 if differing else 0


def main():
    wanted = arguments()
    if wanted.keep:
        wanted.keep.mkdir(parents=True, exist_ok=True)
        return run(wanted, wanted.keep)
    with tempfile.TemporaryDirectory() as folder:
        return run(wanted, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
