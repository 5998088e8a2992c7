"""The second opinion: a policy pack decided in Python with sets of names.

Written from the definition of a decision, not from the C code, so that the two can be compared (differential.py).
Nothing here is fast or clever: a rule is a record, a decision is a few list comprehensions.

What the definition leaves open is read like this:
  * a norm's own bearer replaces the inherited one; its own `require` is added to the inherited one; a rule's `require`
    replaces its norm's; every switch on the way up must be on;
  * a prohibition that holds answers alone: the basis is the prohibitions that hold, and nothing is missing;
  * a permit that a prohibition leaves open rests on both: the permitting norms and the open prohibitions;
  * prohibitions permit nothing and reserve nothing.
"""
from dataclasses import dataclass

import yaml

HELD = ("plan", "start", "finish", "cancel")


@dataclass(frozen=True)
class Rule:
    """One line of a pack that is in use: who may (or must not) do what, and on which facts it hangs."""
    place: int              # of the norm in the pack: the order of a basis
    norm: str
    clause: str
    reading: str
    prohibits: bool
    bearers: frozenset
    actions: frozenset
    kinds: frozenset        # empty: any
    require: frozenset


def listed(value):
    """A name or a list of names, as packs allow either."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def with_held(actions):
    """The actions that a rule matches: `lesson.hold` stands for planning, starting, finishing and cancelling too."""
    held = {f"{name[:-len('hold')]}{verb}" for name in actions if name.endswith(".hold") for verb in HELD}
    return frozenset(actions) | held


class Policy:
    """A pack, ready to answer."""

    def __init__(self, text):
        # The base loader leaves `on` and `2.1` as they are written: text.
        self.pack = yaml.load(text, Loader=yaml.BaseLoader)
        self.norms = {norm["norm"]: norm for norm in self.pack["norms"]}
        self.aliases = {fact["name"]: free for free, fact in (self.pack.get("facts") or {}).items() if "name" in fact}
        self.rules = [rule for place, norm in enumerate(self.pack["norms"]) for rule in self.rules_of(place, norm)]

    def switch_on(self, name):
        return (self.pack.get("switches") or {}).get(name, "on") != "off"

    def chain(self, norm):
        """The norm and those that it stands within, the nearest first."""
        while norm:
            yield norm
            norm = self.norms.get(norm.get("within"))

    def in_use(self, norm):
        hanging = [each for each in self.chain(norm) if each.get("when", "always") != "always"]
        return all(self.switch_on(each["norm"]) for each in hanging)

    def bearers_of(self, norm):
        return next((listed(each["bearer"]) for each in self.chain(norm) if "bearer" in each), [])

    def requirements_of(self, norm):
        return [fact for each in self.chain(norm) for fact in listed(each.get("require"))]

    def fact(self, name):
        """The one name of a fact: a free fact goes by its number, whatever the pack calls it."""
        return self.aliases.get(name, name)

    def rules_of(self, place, norm):
        if not self.in_use(norm):
            return
        for rule in norm.get("rules") or []:
            if "switch" in rule and not self.switch_on(rule["switch"]):
                continue
            require = rule["require"] if "require" in rule else self.requirements_of(norm)
            yield Rule(place=place, norm=norm["norm"], clause=norm.get("clause", ""),
                       reading=rule.get("reading", "literal"), prohibits=norm["modality"] == "prohibition",
                       bearers=frozenset(listed(rule["bearer"]) if "bearer" in rule else self.bearers_of(norm)),
                       actions=with_held(listed(rule["action"])), kinds=frozenset(listed(rule.get("kind"))),
                       require=frozenset(self.fact(name) for name in listed(require)))

    def close(self, roles):
        """The roles with all that they imply."""
        closed, implies = set(roles), self.pack.get("roles") or {}
        while True:
            more = {implied for role in closed for implied in listed(implies.get(role))} - closed
            if not more:
                return closed
            closed |= more

    def basis(self, rules):
        """Every norm of the rules once, in the order of the pack; literal where any of its rules is."""
        found = {}
        for rule in sorted(rules, key=lambda each: each.place):
            entry = found.setdefault(rule.norm, {"norm": rule.norm, "clause": rule.clause, "reading": rule.reading})
            if rule.reading == "literal":
                entry["reading"] = "literal"
        return list(found.values())

    def answer(self, effect, rules, missing=(), roles=()):
        return {"effect": effect, "basis": self.basis(rules), "missing": sorted(missing), "roles": sorted(roles)}

    def not_regulated(self):
        """The act is silent: the norm that says what silence means is the whole basis."""
        residual = self.norms.get("act.residual_law")
        clause = residual.get("clause", "") if residual else ""
        basis = [{"norm": "act.residual_law", "clause": clause, "reading": "literal"}] if residual else []
        return {"effect": "not_regulated", "basis": basis, "missing": [], "roles": []}

    def decide(self, request):
        """Answer a request of the JSON protocol."""
        roles = self.close(request.get("roles") or [])
        true = {self.fact(name) for name in request.get("true") or []}
        false = {self.fact(name) for name in request.get("false") or []}
        kind = request.get("kind") or None

        about = [rule for rule in self.rules
                 if request["action"] in rule.actions and (not rule.kinds or kind in rule.kinds)]
        mine = [rule for rule in about if rule.bearers & roles]
        forbidding = [rule for rule in mine if rule.prohibits]
        permitting = [rule for rule in mine if not rule.prohibits]

        hold = [rule for rule in forbidding if rule.require <= true]
        if hold:
            return self.answer("deny", hold)

        granted = [rule for rule in permitting if rule.require <= true]
        in_doubt = [rule for rule in forbidding if not rule.require & false]
        if granted and in_doubt:
            return self.answer("undetermined", granted + in_doubt, unknown(in_doubt, true))
        if granted:
            return self.answer("permit", granted)

        still_open = [rule for rule in permitting if not rule.require & false]
        if still_open:
            return self.answer("undetermined", still_open, unknown(still_open, true))
        if permitting:
            return self.answer("deny", permitting, {fact for rule in permitting for fact in rule.require & false})

        reserved = [rule for rule in about if not rule.prohibits]
        if reserved:
            return self.answer("deny", reserved, ["role"], {role for rule in reserved for role in rule.bearers})
        return self.not_regulated()


def unknown(rules, true):
    """The facts that the rules, none of them broken, still wait for."""
    return {fact for rule in rules for fact in rule.require - true}
