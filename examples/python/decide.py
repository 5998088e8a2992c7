#!/usr/bin/env python3
"""May an administrator annul an invite? The act answers, with its clause, and says what it does not know yet."""

import sys

from sferumpolicy import Effect, Policy

language = sys.argv[1] if len(sys.argv) > 1 else "en"
policy = Policy.builtin()

for roles, known in [
    (["administrator"], {"true": ["invite_unclaimed"]}),
    (["administrator"], {"false": ["invite_unclaimed", "invite_has_uses_left"]}),
    (["administrator"], {}),
    (["student"], {"true": ["invite_unclaimed"]}),
]:
    decision = policy.decide("invite.annul", roles=roles, **known)
    print(decision.explain(language))
    if decision.effect == Effect.UNDETERMINED:
        print("   look up:", ", ".join(sorted(fact.word for fact in decision.missing)))
