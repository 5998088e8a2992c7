"""Makes packs at random from a given one: other organisations' acts, as different as the format allows.

Norms and rules fall away, clauses are renumbered or lost, norms become prohibitions, free facts are required, switches
are set, roles imply other roles. What comes out is a valid pack all the same.
"""
import copy

import yaml

# Numbers that a pack is not likely to use for its own.
FREE_FACTS = {"custom_11": "consent_signed", "custom_12": "quiet_hours", "custom_16": "trained_in_safety"}
MORE_ROLES = [("administration", "teacher"), ("head", "administrator"), ("administrator", "administration"),
              ("council", "user")]
LOCAL_BEARERS = ["teacher", "student", "parent", "user", "administrator", "administration"]
LOCAL_MODALITIES = ["prohibition", "prohibition", "right", "duty"]


class PackDumper(yaml.SafeDumper):
    """Writes every scalar as it was read: `on` stays on, and 2.1 needs no quotes."""
    yaml_implicit_resolvers = {}

    def ignore_aliases(self, data):
        return True


def parents(norms):
    return {norm["within"] for norm in norms if "within" in norm}


def drop_norms(norms, chance):
    """Some norms are absent; what stood within them goes too."""
    gone = {norm["norm"] for norm in norms if chance.random() < 0.12}
    return [norm for norm in norms if norm["norm"] not in gone and norm.get("within") not in gone]


def drop_rules(norm, chance):
    rules = [rule for rule in norm.get("rules", []) if chance.random() < 0.88]
    norm.pop("rules", None)
    if rules:
        norm["rules"] = rules


def twin_rules(norm, chance):
    """A rule said twice, once literally and once by implication, and on other facts: any order of rules must do."""
    rules = norm.get("rules", [])
    for rule in list(rules):
        if chance.random() < 0.1:
            twin = dict(rule, reading="literal" if rule.get("reading") == "implied" else "implied")
            if chance.random() < 0.5:
                twin["require"] = as_list(rule.get("require"))[1:]
            rules.append(twin)
    chance.shuffle(rules)


def renumber(norm, chance):
    luck = chance.random()
    if luck < 0.1:
        norm.pop("clause", None)
    elif luck < 0.15:
        norm["clause"] = ""
    else:
        norm["clause"] = f"{chance.randint(1, 9)}.{chance.randint(1, 30)}"


def require_more(norm, chance):
    """Free facts, by number or by name, at the norm or at one of its rules."""
    for place in [norm] + norm.get("rules", []):
        if chance.random() < 0.08:
            free = chance.choice(sorted(FREE_FACTS))
            place["require"] = as_list(place.get("require")) + [chance.choice([free, FREE_FACTS[free]])]
        elif "require" in place and chance.random() < 0.05:
            place["require"] = []


def as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def vary(norm, is_parent, chance):
    drop_rules(norm, chance)
    twin_rules(norm, chance)
    renumber(norm, chance)
    require_more(norm, chance)
    if norm["norm"] != "act.residual_law" and chance.random() < (0.4 if is_parent else 0.1):
        norm["when"] = chance.choice(["if_needed", "if_available"])
    if norm.get("rules") and not is_parent and chance.random() < 0.1:
        norm["modality"] = "prohibition"
    for rule in norm.get("rules", []):
        if chance.random() < 0.1:
            rule["reading"] = chance.choice(["literal", "implied"])
        if chance.random() < 0.06:
            rule["switch"] = f"{norm['norm']}.part"


def local_norm(number, norms, chance):
    """A norm that only this organisation has: forbids or allows anew what other norms regulate."""
    rules = [rule for norm in norms for rule in norm.get("rules", [])]
    title = {"ru": f"Местное правило {number}", "en": f"Local rule {number}"}
    rule = {"action": chance.choice(rules)["action"]}
    if rule["action"] == "chat.create" and chance.random() < 0.7:
        rule["kind"] = chance.sample(["class_students", "class_parents", "subject_students", "management"], 2)
    if chance.random() < 0.7:
        rule["require"] = [chance.choice(sorted(FREE_FACTS.values()))]
    return {"norm": f"local.rule_{number}", "modality": chance.choice(LOCAL_MODALITIES), "title": title,
            "bearer": chance.sample(LOCAL_BEARERS, 2), "rules": [rule]}


def switches_of(norms, chance):
    """Every switch that the norms name, some of them off, some left to their default."""
    names = {norm["norm"] for norm in norms if norm.get("when", "always") != "always"}
    names |= {rule["switch"] for norm in norms for rule in norm.get("rules", []) if "switch" in rule}
    return {name: chance.choice(["on", "on", "off"]) for name in sorted(names) if chance.random() < 0.9}


def roles_of(roles, chance):
    for role, implied in MORE_ROLES:
        if chance.random() < 0.25:
            roles[role] = sorted(set(as_list(roles.get(role)) + [implied]))
    if chance.random() < 0.2:
        roles.pop("homeroom_teacher", None)
    return roles


def random_pack(text, chance, number):
    """The text of a new pack, made from the text of a given one."""
    pack = copy.deepcopy(yaml.load(text, Loader=yaml.BaseLoader))
    pack["pack"] = f"random-{number}"
    norms = drop_norms(pack["norms"], chance)
    above = parents(norms)
    for norm in norms:
        vary(norm, norm["norm"] in above, chance)
    for place in range(chance.randint(2, 6)):
        norms.insert(chance.randint(0, len(norms)), local_norm(place, norms, chance))
    pack["norms"] = norms
    free_facts = {free: {"name": name, "title": {"ru": name, "en": name}} for free, name in FREE_FACTS.items()}
    pack["facts"] = {**(pack.get("facts") or {}), **free_facts}
    pack["switches"] = switches_of(norms, chance)
    pack["roles"] = roles_of(pack["roles"], chance)
    return yaml.dump(pack, Dumper=PackDumper, allow_unicode=True, sort_keys=False, width=130)
