"""A college with an act in force and an administrator at work, for the tests. All names are invented."""
from types import SimpleNamespace

from sferumpolicy import Actor, OrderSubject, Policy, Registry, Role

MOBILE = "+7 900 000-00-01"


def person(college, surname, role=None):
    """Somebody, with an office if a role is given."""
    somebody = college.registry.add_person(college.system, surname=surname, given_name="Проба")
    if role:
        college.registry.add_office(college.system, person=somebody.id, role=role, title="по штату")
    return Actor(college.organization, somebody.id)


def founded(path=None):
    """The organisation and its people; no act yet."""
    registry = Registry(path, create=path is not None)
    organization = registry.add_organization(name="Техникум имени Примера", short_name="Техникум", time_zone="UTC").id
    college = SimpleNamespace(registry=registry, organization=organization, system=Actor(organization))
    college.head = person(college, "Головин", Role.HEAD)
    college.council = person(college, "Советова", Role.COUNCIL)
    college.administrator = person(college, "Сетевой", Role.TEACHER)
    college.teacher = person(college, "Учителева", Role.TEACHER)
    college.student = person(college, "Студентов")
    return college


def with_act(path=None):
    """The built-in act is adopted, approved and in force."""
    college = founded(path)
    registry = college.registry
    draft = registry.draft_edition(college.system, Policy.builtin()).edition
    registry.adopt_edition(college.council, draft.id, minutes_number="4", minutes_date=registry.now().date())
    order = registry.issue_order(college.head, subject=OrderSubject.APPROVAL, number="11-О", document=b"%PDF approval")
    registry.approve_edition(college.head, draft.id, order_id=order.id)
    college.edition = registry.enact_edition(college.system, draft.id)
    return college


def at_work(path=None):
    """The administrator is appointed and registered, and the staffroom is open."""
    college = with_act(path)
    registry = college.registry
    order = registry.issue_order(college.head, subject=OrderSubject.ADMINISTRATOR, number="12-О", document=b"%PDF order")
    college.appointment = registry.appoint_administrator(college.head, college.administrator.person, order.id)
    application = registry.draft_application(college.administrator, contact=college.administrator.person, order_id=order.id,
                                             full_name="Сетевой Проба", email="net@example.org", mobile=MOBILE)
    registry.send_application(college.administrator, application.id, message_id="<1@example.org>", letter_digest=bytes(range(32)))
    college.application = registry.accept_application(college.administrator, application.id)
    college.appointment = registry.register_administrator(college.administrator, "8 (900) 000 00 01")
    college.staffroom = registry.create_staffroom(college.administrator)
    return college
