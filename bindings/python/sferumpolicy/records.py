"""Records as immutable views. A class lists the members of its noun with their types; from them the properties are made."""

import json
import re
import sys
import typing
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any, ClassVar, Union
from uuid import UUID

from . import raw
from .errors import Error
from .vocabulary import (STATES, Action, ChannelPostState, ChatState, EventMode, EventState, Fact, HelpRequestState, SupportTicketState, ApplicationMembershipState, ApplicationOrganizationState, AppointmentState, EditionState,
                         InviteState, Kind, MovementState, Object, OrderSubject, Role, VerificationState, Word, said)

if sys.version_info >= (3, 11):
    from typing import dataclass_transform
else:
    def dataclass_transform(**_: Any) -> Any:
        return lambda cls: cls

Day = date  # for the record that has a member `date`
DayLike = Union[date, str]
"""A day as callers give it: a date, a datetime without a zone, or a text such as "2026-09-01"."""

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def date_from(number: int) -> Any:
    """A day of C, 20260901, as a date; 0 is none."""
    return date(number // 10000, number // 100 % 100, number % 100) if number else None


def _day_of(given: Any) -> date:
    if isinstance(given, str):
        if not _DAY.fullmatch(given):
            raise ValueError(f"a day as text is year-month-day, such as \"2026-09-01\", not {given!r}")
        return date.fromisoformat(given)
    if not isinstance(given, date):
        raise TypeError(f"a day is a date or a text such as \"2026-09-01\", not {said(given)}")
    if given != given:  # so says NaT of itself
        raise ValueError("NaT is no day: give None where there is none")
    if isinstance(given, datetime) and given.tzinfo is not None:
        raise ValueError("a moment is another day in another zone: give the day that you mean, "
                         "such as moment.astimezone(zone).date()")
    return given


def number_of_date(day: "DayLike | None") -> int:
    """A day for C; None is none. Of a datetime without a zone, as tables have them, the day is taken."""
    if day is None:
        return 0
    day = _day_of(day)
    return day.year * 10000 + day.month * 100 + day.day


def time_from(microseconds: int) -> Any:
    """An instant of C as a datetime in UTC; 0 is none."""
    return _EPOCH + timedelta(microseconds=microseconds) if microseconds else None


def number_of_time(instant: "datetime | None") -> int:
    """Raises :class:`ValueError` for a datetime without a zone: it would be guessed."""
    if instant is None:
        return 0
    if not isinstance(instant, datetime):
        raise TypeError(f"a moment is a datetime with a zone, not {said(instant)}")
    if instant != instant:
        raise ValueError("NaT is no moment: give None where there is none")
    if instant.tzinfo is None:
        raise ValueError("a moment needs a zone: datetime(..., tzinfo=zone), such as zoneinfo.ZoneInfo(\"Europe/Moscow\")")
    return (instant - _EPOCH) // timedelta(microseconds=1)


def id_from(raw_id: "bytes | None") -> Any:
    return UUID(bytes=raw_id) if raw_id else None


def _reader(hint: Any) -> "Callable[[Any], Any] | None":
    """How a member becomes a value of the type that it is annotated with."""
    kind = next(kind for kind in typing.get_args(hint) or (hint,) if kind is not type(None))
    if issubclass(kind, Word):
        return lambda number: kind(number) if number else None
    readers: "dict[Any, Callable[[Any], Any]]" = {UUID: id_from, date: date_from, datetime: time_from}
    return readers.get(kind)


def _property(name: str, hint: Any, of_head: bool) -> property:
    read = _reader(hint)

    def get(self: "Record") -> Any:
        value = getattr(self._raw.head if of_head else self._raw, name)
        return read(value) if read else value

    return property(get)


def fill(struct: Any, **members: Any) -> Any:
    """An input of the library by keyword. None is left out: the library has a default for it. Which type a member has, the raw
    binding knows; here its errors learn the member's name."""
    for name, value in members.items():
        if value is None:
            continue
        try:
            setattr(struct, name, value)
        except (TypeError, ValueError, OverflowError) as error:
            if isinstance(error, Error):  # it names what nobody knows
                raise
            raise type(error)(f"{name}: {error}") from None
    return struct


class _Copied:
    """The struct of a record that came from another process: its members, and what the library wrote of it."""

    def __init__(self, members: "dict[str, Any]", head: "dict[str, Any]", text: str):
        vars(self).update(members)
        self.head = SimpleNamespace(**head)
        self.text = text


@dataclass_transform(frozen_default=True)  # so a type checker, too, lets nobody write to one
class Record:
    """What every record has in common. Equal are two views of the same revision of the same thing."""

    __slots__ = ("_raw",)
    _classes: "ClassVar[dict[int, type[Record]]]" = {}
    _noun: ClassVar[Object]
    _raw: Any
    _states: "ClassVar[type[Word] | None]"

    id: UUID
    organization: UUID
    edition: "UUID | None"
    revision: int
    created_at: datetime
    changed_at: datetime

    def __init_subclass__(cls, *, noun: Object) -> None:
        cls._noun = noun
        cls._states = STATES.get(raw.sfp_object_machine(noun.value))
        Record._classes[noun.value] = cls
        for name, hint in cls.__annotations__.items():
            if name != "state":  # it is everybody's; a noun with a machine says what it is
                setattr(cls, name, _property(name, hint, of_head=False))

    @staticmethod
    def _from_raw(record: Any) -> Any:
        return Record._seen(Record._classes[record.head.object], record)

    @staticmethod
    def _seen(cls: "type[Record]", record: Any) -> Any:
        view = object.__new__(cls)
        object.__setattr__(view, "_raw", record)
        return view

    def __init__(self) -> None:
        raise TypeError("records are made by a registry")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a record is read only")

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self

    def __reduce__(self) -> "tuple[Any, ...]":
        """With its values, which may be personal: who pickles a record answers for the file."""
        head = {name: getattr(self._raw.head, name) for name in _OF_HEAD}
        members = {name: getattr(self._raw, name) for name in type(self).__annotations__ if name != "state"}
        return Record._seen, (type(self), _Copied(members, head, self._text()))

    @property
    def noun(self) -> Object:
        return self._noun

    @property
    def state(self) -> Any:
        """Of the noun's machine; None where it has none."""
        return self._states(self._raw.head.state) if self._states else None

    def _text(self) -> str:
        copied = isinstance(self._raw, _Copied)
        text: str = self._raw.text if copied else raw.sfp_record_json(self._raw.head)
        return text

    def json(self) -> "dict[str, Any]":
        """As the library writes it: ids, dates and times as text, states and roles by name. Without secrets."""
        read: "dict[str, Any]" = json.loads(self._text())
        return read

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> "tuple[Any, ...]":
        head = self._raw.head
        return head.object, head.organization, head.id, head.revision

    def __repr__(self) -> str:
        """Without what tells of a person: it goes into logs."""
        state = f" {self.state.word}" if self.state else ""
        return f"<{type(self).__name__} {self.id}{state} revision {self.revision}>"


_OF_HEAD = ("object", "id", "organization", "edition", "revision", "created_at", "changed_at", "state")
for _name, _hint in (("id", UUID), ("organization", UUID), ("edition", UUID), ("revision", int), ("created_at", datetime),
                     ("changed_at", datetime)):
    setattr(Record, _name, _property(_name, _hint, of_head=True))


class Organization(Record, noun=Object.ORGANIZATION):
    """An organisation: its card on the platform."""

    __slots__ = ()
    name: str
    short_name: str
    address: str
    email: str
    site: str


class Person(Record, noun=Object.PERSON):
    """A person. Names and addresses are private, and "" once they were erased."""

    __slots__ = ()
    source_id: str
    private_digest: bytes
    surname: str
    given_name: str
    patronymic: str
    birth_date: date | None
    email: str
    phone: str
    name_fold: str


class Office(Record, noun=Object.OFFICE):
    """An office that a person holds. `role` is None for a worker whom the act gives nothing."""

    __slots__ = ()
    person: UUID
    role: Role | None
    title: str
    from_date: date
    until_date: date | None
    order_id: UUID | None


class Guardian(Record, noun=Object.GUARDIAN):
    """A parent's bond with a student."""

    __slots__ = ()
    parent: UUID
    student: UUID
    relation: str
    from_date: date
    until_date: date | None


class Order(Record, noun=Object.ORDER):
    """An order («приказ»)."""

    __slots__ = ()
    subject: OrderSubject
    number: str
    date: Day
    title: str
    signer: UUID | None
    document_digest: bytes
    private_digest: bytes


class Edition(Record, noun=Object.EDITION):
    """An edition of the act («редакция Положения»)."""

    __slots__ = ()
    state: EditionState
    pack_name: str
    pack_digest: bytes
    minutes_number: str
    minutes_date: date | None
    order_id: UUID | None
    signed_on: date | None
    in_force_from: date | None
    superseded_on: date | None
    amends: UUID | None


class Appointment(Record, noun=Object.APPOINTMENT):
    """The appointment of an administrator of the platform."""

    __slots__ = ()
    state: AppointmentState
    person: UUID
    additional: bool
    order_id: UUID | None
    registered_at: datetime | None
    ended_on: date | None
    end_reason: str


class Nomenclature(Record, noun=Object.NOMENCLATURE):
    """One approved name of a class."""

    __slots__ = ()
    name: str
    name_fold: str
    course: int
    specialty: str
    order_id: UUID
    from_date: date
    until_date: date | None


class Distribution(Record, noun=Object.DISTRIBUTION):
    """One line of the approved distribution of homeroom teachers."""

    __slots__ = ()
    class_name: str
    class_fold: str
    person: UUID
    order_id: UUID
    from_date: date
    until_date: date | None


class Class(Record, noun=Object.CLASS):
    """A class («класс», «учебная группа»), or the staffroom («Учительская»)."""

    __slots__ = ()
    name: str
    name_fold: str
    staffroom: bool
    course: int
    specialty: str
    closed_on: date | None
    import_id: UUID | None


class Enrollment(Record, noun=Object.ENROLLMENT):
    """A person's time as a student, in one class."""

    __slots__ = ()
    person: UUID
    class_id: UUID | None
    from_date: date
    until_date: date | None
    end_reason: str


class Homeroom(Record, noun=Object.HOMEROOM):
    """A person's time as the homeroom teacher of a class."""

    __slots__ = ()
    class_id: UUID
    person: UUID
    from_date: date
    until_date: date | None
    order_id: UUID | None


class Application(Record, noun=Object.APPLICATION_ORGANIZATION):
    """The organisation's application («заявка на регистрацию организации»)."""

    __slots__ = ()
    state: ApplicationOrganizationState
    contact: UUID
    order_id: UUID | None
    private_digest: bytes
    message_id: str
    letter_digest: bytes
    sent_at: datetime | None
    answered_on: date | None
    answer: str
    sends: int
    contact_full_name: str
    contact_email: str
    contact_mobile: str


class Admission(Record, noun=Object.APPLICATION_MEMBERSHIP):
    """A person's application for membership («заявка на вступление»)."""

    __slots__ = ()
    state: ApplicationMembershipState
    person: UUID
    class_id: UUID
    role: Role
    reason: str
    decided_by: UUID | None
    decided_at: datetime | None


class Membership(Record, noun=Object.MEMBERSHIP):
    """A person's time in a class of the platform («участие»)."""

    __slots__ = ()
    person: UUID
    class_id: UUID
    role: Role
    invite: UUID | None
    admission: UUID | None
    from_date: date
    until_date: date | None
    end_reason: str


class Invite(Record, noun=Object.INVITE):
    """An invite («ссылка-приглашение»)."""

    __slots__ = ()
    state: InviteState
    class_id: UUID | None
    chat_id: UUID | None
    role: Role
    person: UUID | None
    uses_max: int
    uses: int
    sends: int
    sent_at: datetime | None
    expires_at: datetime
    issuer: UUID
    issuer_role: Role
    note: str
    token_hash: bytes


class Verification(Record, noun=Object.VERIFICATION):
    """A verification («подтверждение статуса „учитель“»)."""

    __slots__ = ()
    state: VerificationState
    person: UUID
    requested_at: datetime
    requested_by: UUID | None
    decided_by: UUID | None
    decided_at: datetime | None
    reason: str


class Movement(Record, noun=Object.MOVEMENT):
    """A movement of one person («движение»)."""

    __slots__ = ()
    state: MovementState
    kind: Kind
    person: UUID
    class_from: UUID | None
    class_to: UUID | None
    role: Role | None
    title: str
    student: UUID | None
    order_id: UUID | None
    ground: str
    effective_on: date
    applied_at: datetime | None
    reason: str
    import_id: UUID | None
    scheduled_by: UUID | None
    scheduled_at: datetime | None
    ordered_by: UUID | None
    ordered_at: datetime | None


class Subject(Record, noun=Object.SUBJECT):
    """A subject of the curriculum."""

    __slots__ = ()
    name: str
    name_fold: str
    extracurricular: bool
    closed_on: date | None


class Teaching(Record, noun=Object.TEACHING):
    """Somebody teaches a subject in a class."""

    __slots__ = ()
    person: UUID
    class_id: UUID
    subject_id: UUID
    from_date: date
    until_date: date | None


class Chat(Record, noun=Object.CHAT):
    """A chat."""

    __slots__ = ()
    state: ChatState
    kind: Kind
    class_id: UUID | None
    subject_id: UUID | None
    title: str
    owner: UUID
    archived_on: date | None


class ChatMember(Record, noun=Object.CHAT_MEMBER):
    """A person's time in a chat."""

    __slots__ = ()
    chat_id: UUID
    person: UUID
    role: Role
    invite: UUID | None
    from_date: date
    until_date: date | None
    end_reason: str


class Channel(Record, noun=Object.CHANNEL):
    """A system channel."""

    __slots__ = ()
    code: str
    name: str
    closed_on: date | None


class ChannelPost(Record, noun=Object.CHANNEL_POST):
    """A post, or what is to become one."""

    __slots__ = ()
    state: ChannelPostState
    channel_id: UUID | None
    title: str
    material_digest: bytes
    provided_by: UUID | None
    provided_at: datetime | None
    posted_by: UUID | None
    posted_at: datetime | None
    reason: str


class Event(Record, noun=Object.EVENT):
    """A broadcast, a lesson, a class event or a meeting."""

    __slots__ = ()
    state: EventState
    kind: Kind
    mode: EventMode
    title: str
    class_id: UUID | None
    subject_id: UUID | None
    organizer: UUID
    starts_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    participants: int | None
    reason: str


def _participants(event: Event) -> "int | None":
    """None where nobody told how many took part, which is not 0."""
    told: int = event._raw.participants
    return None if told == raw.SFP_EVENT_PARTICIPANTS_UNKNOWN else told


setattr(Event, "participants", property(_participants))


class Attendance(Record, noun=Object.ATTENDANCE):
    """Somebody joined an event."""

    __slots__ = ()
    event_id: UUID
    person: UUID
    joined_at: datetime


class HelpRequest(Record, noun=Object.HELP_REQUEST):
    """A request for help."""

    __slots__ = ()
    state: HelpRequestState
    person: UUID
    topic: str
    asked_at: datetime
    answered_by: UUID | None
    answered_at: datetime | None
    closed_at: datetime | None
    private_digest: bytes
    question: str
    answer: str


class SupportTicket(Record, noun=Object.SUPPORT_TICKET):
    """A ticket with the vendor."""

    __slots__ = ()
    state: SupportTicketState
    number: str
    topic: str
    help_request: UUID | None
    opened_by: UUID
    opened_at: datetime
    answered_at: datetime | None
    answer: str
    closed_at: datetime | None


class ControlCheck(Record, noun=Object.CONTROL_CHECK):
    """A check by the administration."""

    __slots__ = ()
    checked_by: UUID
    checked_on: date
    period_from: date
    period_until: date
    topic: str
    finding_count: int
    findings: str


class Report(Record, noun=Object.REPORT):
    """A report that was presented."""

    __slots__ = ()
    presented_by: UUID
    presented_to: UUID
    presented_on: date
    period_from: date
    period_until: date
    source: str
    figures_digest: bytes


class Acknowledgement(Record, noun=Object.ACKNOWLEDGEMENT):
    """Somebody acknowledged the rules."""

    __slots__ = ()
    person: UUID
    rules: str
    rules_digest: bytes
    acknowledged_on: date


class Incident(Record, noun=Object.INCIDENT):
    """An incident."""

    __slots__ = ()
    person: UUID
    action: Action
    reported_at: datetime
    settled_by: UUID | None
    settled_at: datetime | None
    private_digest: bytes
    description: str
    settlement: str


class Usage(Record, noun=Object.USAGE):
    """A right was exercised."""

    __slots__ = ()
    person: UUID
    action: Action
    chat_id: UUID | None
    title: str
    used_on: date


class Consent(Record, noun=Object.CONSENT):
    """A consent («согласие на обработку персональных данных»)."""

    __slots__ = ()
    person: UUID
    code: str
    given_on: date
    signed_by_person: bool
    parent: UUID | None
    document_digest: bytes
    withdrawn_on: date | None
    reason: str
    private_digest: bytes


class Erasure(Record, noun=Object.ERASURE):
    """An erasure of a person's data («уничтожение персональных данных»)."""

    __slots__ = ()
    person: UUID
    ground: str
    asked_on: date
    asked_by: UUID | None
    done_by: UUID | None
    done_at: datetime | None
    values_erased: int
    kinds_erased: str


class Attestation(Record, noun=Object.ATTESTATION):
    """A fact of the act's own, attested."""

    __slots__ = ()
    person: UUID
    fact: Fact
    name: str
    truth: bool
    ground: str
    attested_by: UUID | None
    from_date: date
    until_date: date | None


class Turn(Record, noun=Object.TURN):
    """A year's turn."""

    __slots__ = ()
    school_year: str
    order_id: UUID | None
    effective_on: date
    classes: int
    classes_added: int
    movements: int
    taken_back_at: datetime | None
    reason: str
    parts_digest: bytes


class Import(Record, noun=Object.IMPORT):
    """A roster that was applied."""

    __slots__ = ()
    plan_digest: bytes
    input_digest: bytes
    order_id: UUID | None
    ground: str
    effective_on: date
    covers: int
    people: int
    people_added: int
    people_changed: int
    classes_added: int
    movements: int
    left_out: int
    rolled_back_at: datetime | None
    reason: str
    rollback_orderer: UUID | None
    private_digest: bytes
