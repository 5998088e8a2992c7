"""A script as users write it: a type checker must find nothing to say. Read by check_types.py, never run."""
from __future__ import annotations

from datetime import date, datetime, timezone
from uuid import UUID

import sferumpolicy
from sferumpolicy import (Action, Actor, Answer, Clause, Decision, Duty, Effect, Error, Fact, Invite, InviteState, Kind, Movement,
                          MovementState, NotFound, Object, OrderSubject, Person, Plan, PlanApplied, Policy, Refusal, Refused,
                          Registry, Role, RosterInput, RosterPart, Tampered, Unknown, Verdict)


def ask(policy: Policy) -> Decision:
    if policy.decide("invite.annul", roles=["administrator"], true=["invite_unclaimed"]):
        return policy.decide("invite.annul", roles={"head", Role.TEACHER})
    return policy.decide(Action.INVITE_ANNUL, roles=[Role.ADMINISTRATOR], kind=Kind.STAFFROOM, false=[Fact.INVITE_UNCLAIMED])


def told(decision: Decision) -> tuple[Effect, frozenset[Role], list[str], str]:
    return decision.effect, decision.missing_roles, sorted(fact.word for fact in decision.missing), decision.explain("ru")


def expired(registry: Registry, organization: UUID, me: Actor) -> list[Invite]:
    found: list[Invite] = []
    for invite in registry.records(Invite, organization, state=InviteState.SENT, role=Role.TEACHER):
        state: InviteState = invite.state
        if state is InviteState.SENT and invite.person is not None and invite.expires_at < datetime.now(timezone.utc):
            person: Person = registry.get(Person, organization, invite.person)
            born: date | None = person.birth_date
            found.append(invite if born else registry.annul_invite(me, invite.id))
    return found


def why(registry: Registry, me: Actor, invite: UUID) -> str:
    try:
        registry.annul_invite(me, invite)
    except Refused as refused:
        refusal: Refusal | None = refused.refusal
        return refused.clause + (refusal.text_ru if refusal else refused.message_ru)
    except Unknown as unknown:
        return unknown.nearest or ""
    except NotFound as missing:
        return str(missing)
    except Tampered as tampered:
        return tampered.report.text_en if tampered.report else ""
    except Error as error:
        return error.status.word
    return ""


def days(registry: Registry, organization: UUID, me: Actor) -> tuple[Clause, ...]:
    registry.add_person(me, surname="Примеров", birth_date="2010-01-02")
    registry.add_office(me, person=organization, role=Role.TEACHER, from_date=date(2026, 9, 1))
    registry.plan_event(me, kind=Kind.BROADCAST, title="Линейка", starts_at=datetime(2026, 9, 1, tzinfo=timezone.utc))
    return registry.compliance(organization, "2026-09-01").clauses


def reports(registry: Registry, organization: UUID) -> tuple[list[Verdict], tuple[Duty, ...], list[Movement], list[Answer]]:
    verdicts = [clause.verdict for clause in registry.compliance(organization).clauses]
    moved = list(registry.movements(organization, state=MovementState.APPLIED, start="2026-09-01"))
    return verdicts, registry.duties(organization), moved, list(registry.who_may(organization, Action.INVITE_SEND, noun=Object.INVITE))


def september(registry: Registry, organization: UUID, me: Actor) -> PlanApplied:
    order = registry.issue_order(me, subject=OrderSubject.MOVEMENT, number="1")
    with registry.batch(), registry.read_roster(organization, ["students.csv", RosterInput(data=b"", name="x.csv")]) as reading:
        plan: Plan = reading.plan()
    parts: set[RosterPart] = {change.part for change in plan.changes(part="end") if change.name}
    return registry.apply_plan(me, plan, order_id=order.id, only=parts | {RosterPart.ADD})


version: str = sferumpolicy.__version__
student: Role = Role.named("student")
