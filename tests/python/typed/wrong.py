"""What a type checker must find: the lines that end in "wrong", and no others. Read by check_types.py, never run."""
from uuid import UUID

from sferumpolicy import Action, Actor, Invite, Kind, OrderSubject, Policy, Registry, Role


def mistakes(registry: Registry, organization: UUID, me: Actor, invite: Invite) -> None:
    registry.may(me, Action.INVITE_ANNUL, kindd=Kind.STAFFROOM)  # wrong
    registry.may(me, Action.INVITE_ANNUL, id=me)  # wrong
    registry.may(me, Role.STUDENT)  # wrong
    registry.what_may(me, kind=Kind.STAFFROOM)  # wrong
    registry.add_office(me, person=organization, role=Kind.STAFFROOM)  # wrong
    registry.issue_order(me, subject=Role.HEAD, number="1")  # wrong
    registry.add_person(me, surname="Примеров", birth_date=20100102)  # wrong
    registry.movements(organization, state=invite.state)  # wrong
    Policy.builtin().decide(None, roles=["head"])  # wrong
    Policy.builtin().decide("invite.annul", roles=[Kind.STAFFROOM])  # wrong
    print(Role.COUNCIL == Kind.STAFFROOM)  # wrong for mypy
    text: str = invite.expires_at  # wrong
    number: int = Role.STUDENT  # wrong
    print(OrderSubject.MOVEMENT, Role.STUDNET, text, number)  # wrong
