"""A registry: the file in which the life of organisations on the platform is recorded."""
# mypy: no-warn-return-any
# What the raw binding returns has no type: the annotations here give it one.

import contextvars
import dataclasses
import enum
import json
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from . import forks, raw
from .errors import Misuse, Refusal, Refused, Tampered
from .policy import Change, Comparison, Policy
from .records import (DayLike, Movement, Organization, Record, date_from, fill, id_from, number_of_date, number_of_time,
                      time_from)
from .reports import Compliance, Duty, Figures
from .vocabulary import (EVENTS, STATES, Action, Effect, Fact, Kind, Machine, MovementState, Object, Reading, Reason, Role, Word,
                         bits_of, facts_of, number_among, roles_of)
from .rosters import Rosters
from .verbs import Actor, Verbs

R = TypeVar("R", bound=Record)
# The batches in which the running task is. Tasks of one thread share its lock, so the lock cannot tell whose turn it is.
_batches: "contextvars.ContextVar[tuple[object, ...]]" = contextvars.ContextVar("sferumpolicy_batches", default=())


@dataclasses.dataclass(frozen=True)
class Choice:
    """An event that somebody may fire on an object, or why not. True if it may be fired."""

    event: Word
    permitted: bool
    reason: Reason
    text_ru: str
    text_en: str

    def __bool__(self) -> bool:
        return self.permitted


@dataclasses.dataclass(frozen=True)
class Ground:
    """A norm that determines an answer."""

    code: str
    clause: str
    reading: Reading


@dataclasses.dataclass(frozen=True)
class Answer:
    """What is answered of one person (None: the system), action and kind. True if it is a permit."""

    person: "UUID | None"
    roles: "frozenset[Role]"
    action: Action
    kind: "Kind | None"
    effect: Effect
    reason: Reason
    missing: "frozenset[Fact]"
    missing_roles: "frozenset[Role]"
    norms: "tuple[Ground, ...]"
    text_ru: str
    text_en: str

    @property
    def permitted(self) -> bool:
        return self.effect == Effect.PERMIT

    def __bool__(self) -> bool:
        return self.permitted

    @classmethod
    def _from_raw(cls, answer: Any) -> "Answer":
        norms = tuple(Ground(code, clause, Reading(reading)) for code, clause, reading in answer.norms)
        return cls(id_from(answer.person), roles_of(answer.roles), Action(answer.action),
                   Kind(answer.kind) if answer.kind else None, Effect(answer.effect), Reason(answer.reason),
                   facts_of(answer.missing), roles_of(answer.missing_roles), norms, answer.text_ru, answer.text_en)


@dataclasses.dataclass(frozen=True)
class TouchedThing:
    """Something open, with which what changes can be done in the state that it is in."""

    noun: Object
    id: UUID
    state: Word
    kind: "Kind | None"

    @classmethod
    def _from_raw(cls, noun: int, id: bytes, state: int, kind: int) -> "TouchedThing":
        states = STATES[Machine(raw.sfp_object_machine(noun))]
        return cls(Object(noun), UUID(bytes=id), states(state), Kind(kind) if kind else None)


@dataclasses.dataclass(frozen=True)
class Touched:
    """Whom and what a change of the act touches."""

    change: Change
    people: "tuple[UUID, ...]"
    things: "tuple[TouchedThing, ...]"
    people_ru: str
    people_en: str
    objects_ru: str
    objects_en: str

    @classmethod
    def _from_raw(cls, item: Any) -> "Touched":
        return cls(Change._from_raw(item.change), tuple(UUID(bytes=id) for id in item.persons),
                   tuple(TouchedThing._from_raw(*thing) for thing in item.objects), item.people_ru, item.people_en,
                   item.objects_ru, item.objects_en)


@dataclasses.dataclass(frozen=True)
class Ticked:
    """What the clock did. True if it did anything."""

    invites_expired: int
    applications_lapsed: int
    editions_enacted: int
    movements_applied: int
    movements_waiting: int

    def __bool__(self) -> bool:
        return self.invites_expired + self.applications_lapsed + self.editions_enacted + self.movements_applied > 0


@dataclasses.dataclass(frozen=True)
class TrailHead:
    """How long a trail is, and the root of its tree. Write it down somewhere else."""

    size: int
    root: bytes

    @classmethod
    def _from_raw(cls, head: Any) -> "TrailHead":
        return cls(head.size, head.root)


@dataclasses.dataclass(frozen=True)
class TrailReport:
    """What a verification found."""

    fault: int
    text_ru: str
    text_en: str
    seq: int
    noun: "Object | None"
    id: "UUID | None"
    head: TrailHead
    rows: int

    @classmethod
    def _from_raw(cls, report: Any) -> "TrailReport":
        return cls(report.fault, raw.sfp_trail_fault_text(report.fault, raw.SFP_RU),
                   raw.sfp_trail_fault_text(report.fault, raw.SFP_EN), report.seq,
                   Object(report.object) if report.object else None, id_from(report.id), TrailHead._from_raw(report.head),
                   report.rows)


class Journal(enum.IntEnum):
    """How a registry's file is written. It stands in the file, so all who open it have the same."""

    AS_IS = raw.SFP_JOURNAL_AS_IS        # as the file says; a new one: WAL
    WAL = raw.SFP_JOURNAL_WAL            # readers do not wait for the writer
    TRUNCATE = raw.SFP_JOURNAL_TRUNCATE  # for files that other tools write to, or that lie on a network disk


def _state_of(states: "type[Word] | None", state: "Word | str | None") -> "int | None":
    """The number of a state that a list is narrowed to."""
    if state is None:
        return None
    if states is None:
        raise TypeError("these records have no states: leave `state` out")
    return states.given(state).value


class Registry(Verbs, Rosters):
    """An open registry. Threads may share it and wait for each other; one for each thread is faster.

    It belongs to the process that opened it: a child process opens its own.
    """

    __slots__ = ("_raw", "_lock", "_at_work", "_batch", "_left", "__weakref__")

    def __init__(self, path: "str | os.PathLike[str] | None", *, create: bool = False, readonly: bool = False,
                 fast: bool = False, journal: Journal = Journal.AS_IS, busy_timeout_ms: int = 0,
                 key_path: "str | os.PathLike[str] | None" = None, time_zone: "str | None" = None):
        """Open a file, or for None, and only for None, a registry in memory: "" and ":memory:" raise :class:`Invalid`.

        Beside the file lies the key of its links, at `key_path`, or named as the file with ".key" behind. Where it is missing or is
        another one, opening to write raises :class:`MissingKey`; reading needs no key. `create`: a new file appears whole or not at
        all. `fast`: survives a crash of the program, but the last changes may be lost by a power cut. `journal`: of a new file;
        another one than the file's raises :class:`Invalid`. `time_zone`: by which days are counted where neither the
        organisation nor its act has one; "Europe/Moscow" by default.
        """
        options = fill(raw.sfp_registry_options(), create=create, readonly=readonly,
                       durability=raw.SFP_DURABILITY_NORMAL if fast else raw.SFP_DURABILITY_FULL,
                       journal=journal, busy_timeout_ms=busy_timeout_ms, key_path=None if key_path is None else os.fspath(key_path),
                       time_zone=time_zone)
        self._lock = threading.RLock()
        self._at_work = False
        self._batch: "tuple[int, object] | None" = None
        self._left = False
        self._raw: Any = raw.sfp_registry_open(None if path is None else os.fspath(path), options)
        forks.register(self)

    def close(self) -> None:
        """An open batch is rolled back. A closed one may be closed again; anything else raises :class:`Misuse`."""
        with self._lock:
            if self._at_work:
                raise self._misuse()
            self._raw = None

    def __enter__(self) -> "Registry":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> Any:
        raise TypeError("a registry is a connection, and is neither pickled nor copied: open the file again where you need it")

    def _leave_to_parent(self) -> None:
        """In the child of a fork; whoever held the lock is not there."""
        if self._raw is not None:
            self._raw.disown()
        self._raw, self._lock, self._at_work, self._batch, self._left = None, threading.RLock(), False, None, True

    def _call(self, function: Any, *arguments: Any) -> Any:
        """One call at a time: a handle of C is one connection, and Python's own lock is given away meanwhile."""
        self._expect_own_batch()
        with self._lock:
            if self._raw is None:
                raise self._misuse()
            return function(self._raw, *arguments)

    def _call_alone(self, function: Any) -> Any:
        """A call that calls back: whoever calls the registry from there finds it at work."""
        self._expect_own_batch()
        with self._lock:
            taken = self._raw
            if taken is None:
                raise self._misuse()
            self._raw, self._at_work = None, True
            try:
                return function(taken)
            finally:
                self._raw, self._at_work = taken, False

    def _expect_own_batch(self) -> None:
        """Other threads wait for a batch. Another task of its thread could not, and would be rolled back with it."""
        batch = self._batch
        if batch is None:
            return
        here, within = batch[0] == threading.get_ident(), batch in _batches.get()
        if here and not within:
            raise Misuse(raw.SFP_E_MISUSE, "a batch of another task is open: await nothing inside of a batch, or give each task "
                         "a registry of its own", "открыта пачка другой задачи: не ждите (await) внутри пачки "
                         "или дайте каждой задаче свой реестр")
        if within and not here:
            raise Misuse(raw.SFP_E_MISUSE, "a batch belongs to the thread that began it: another one that it sends for would wait "
                         "without end", "пачка принадлежит потоку, который её начал: другой, им посланный, ждал бы без конца")

    def _misuse(self) -> Misuse:
        if self._at_work:
            return Misuse(raw.SFP_E_MISUSE, "the registry is at work: a progress function may not call it",
                          "реестр занят: функция, которой сообщают о ходе работы, не может к нему обращаться")
        if self._left:
            return Misuse(raw.SFP_E_MISUSE, "the registry was opened by the parent process: open the file again in this one",
                          "реестр открыт родительским процессом: в этом процессе откройте файл заново")
        return Misuse(raw.SFP_E_MISUSE, "the registry is closed", "реестр закрыт")

    # ---- The registry itself ----

    def now(self) -> datetime:
        """In UTC; :meth:`local` shows it as an organisation's clocks do."""
        return time_from(self._call(raw.sfp_registry_now))

    def time_zone(self, organization: UUID) -> str:
        """By which zone its days are counted: its own, else its act's, else the registry's."""
        return self._call(raw.sfp_registry_time_zone, organization)

    def today(self, organization: UUID) -> date:
        return date_from(self._call(raw.sfp_registry_today, organization))

    def day_of(self, organization: UUID, instant: datetime) -> date:
        """The day of an instant in the organisation."""
        return date_from(self._call(raw.sfp_registry_date_of_time, organization, number_of_time(instant)))

    def start_of(self, organization: UUID, day: "DayLike") -> datetime:
        """The instant at which a day begins in the organisation, in UTC."""
        return time_from(self._call(raw.sfp_registry_time_of_date, organization, number_of_date(day)))

    def local(self, organization: UUID, instant: datetime) -> datetime:
        """The same instant as the organisation's clocks show it, with their offset."""
        text = self._call(raw.sfp_registry_time_to_text, organization, number_of_time(instant))
        return datetime.fromisoformat(text.replace("Z", "+00:00"))

    def moment(self, organization: UUID, text: str) -> datetime:
        """What people there write as 2026-09-01T08:30, in UTC. Raises :class:`Invalid`."""
        return time_from(self._call(raw.sfp_registry_time_from_text, organization, text))

    def backup(self, path: "str | os.PathLike[str]") -> None:
        """Copy it and its key to two files that do not exist yet, `path` and the same with ".key" behind, while it is in use."""
        self._call(raw.sfp_registry_backup, os.fspath(path))

    @staticmethod
    def restore(path: "str | os.PathLike[str]", backup: "str | os.PathLike[str]", *,
                key_path: "str | os.PathLike[str] | None" = None) -> None:
        """Bring a registry and its key back from a backup, to a place where nothing is: whole, or not at all.

        The key is expected beside the backup. Raises :class:`Exists`, :class:`MissingKey`, :class:`Foreign`, :class:`StorageError`.
        """
        options = fill(raw.sfp_registry_options(), key_path=None if key_path is None else os.fspath(key_path))
        raw.sfp_registry_restore(os.fspath(path), os.fspath(backup), options)

    @staticmethod
    def renew_key(path: "str | os.PathLike[str]", *, key_path: "str | os.PathLike[str] | None" = None,
                  only_count: bool = False) -> int:
        """Give a registry whose key is lost another one, and annul all live links, which nobody could claim any more: how many.

        `only_count`: change nothing. Raises :class:`Exists` where the key is there and is the right one.
        """
        options = fill(raw.sfp_registry_options(), readonly=only_count,
                       key_path=None if key_path is None else os.fspath(key_path))
        return raw.sfp_registry_renew_key(os.fspath(path), options)

    def save(self, path: "str | os.PathLike[str]", *, journal: Journal = Journal.AS_IS,
             key_path: "str | os.PathLike[str] | None" = None) -> None:
        """Give a registry in memory its file and its key: whole, or not at all. Raises :class:`Exists` rather than touch anything.

        Afterwards it can only be read: open the file to go on.
        """
        options = fill(raw.sfp_registry_options(), create=False, readonly=False, durability=raw.SFP_DURABILITY_FULL,
                       journal=journal, busy_timeout_ms=0, key_path=None if key_path is None else os.fspath(key_path))
        self._call(raw.sfp_registry_save, os.fspath(path), options)

    @property
    def journal(self) -> Journal:
        """Which journal the file has now; `AS_IS` for a registry in memory, which has none."""
        return Journal(self._call(raw.sfp_registry_journal))

    def set_journal(self, journal: Journal) -> None:
        """Change it, for all who open the file from now on. Raises :class:`Busy` while another connection has it open."""
        self._call(raw.sfp_registry_set_journal, journal)

    def scrub(self) -> None:
        """Empty the journals beside the file, so that nothing erased is left in them. Raises :class:`Busy` while others use it."""
        self._call(raw.sfp_registry_scrub)

    @contextmanager
    def batch(self) -> Iterator["Registry"]:
        """All verbs inside are one transaction: kept at the end, or none of them if an exception leaves the block.

        Other threads that share the registry wait until it ends. Other tasks of the same thread cannot wait: their calls raise
        :class:`Misuse` meanwhile, so nothing should be awaited inside.
        """
        self._expect_own_batch()
        with self._lock:
            self._call(raw.sfp_batch_begin)
            self._batch = batch = (threading.get_ident(), object())
            _batches.set((*_batches.get(), batch))
            try:
                yield self
            except BaseException:
                self._end_batch(batch, keep=False)
                raise
            self._end_batch(batch, keep=True)

    def _end_batch(self, batch: object, keep: bool) -> None:
        if self._batch is not batch:
            raise self._misuse()  # a fork left it to the parent
        try:
            self._call(raw.sfp_batch_end, keep)
        finally:
            self._batch = None
            _batches.set(tuple(other for other in _batches.get() if other is not batch))

    def policy(self, organization: UUID) -> Policy:
        """Under which requests are decided today: the edition in force; before the first one, the newest draft."""
        return Policy._from_raw(self._call(raw.sfp_registry_policy, organization))

    def tick(self, organization: UUID, now: "datetime | None" = None) -> Ticked:
        """Fire what is due by the clock. May be called as often as one likes; does nothing twice."""
        report = self._call(raw.sfp_tick, organization, number_of_time(now))
        return Ticked(report.invites_expired, report.applications_lapsed, report.editions_enacted, report.movements_applied,
                      report.movements_waiting)

    # ---- Reading ----

    def get(self, noun: "type[R]", organization: UUID, id: UUID) -> R:
        """A record: ``registry.get(Invite, organization, id)``. Raises :class:`NotFound`."""
        return Record._from_raw(self._call(raw.sfp_record_get, organization, noun._noun, id))

    def records(self, noun: "type[R]", organization: UUID, *, state: "Word | None" = None, person: "UUID | None" = None,
                class_id: "UUID | None" = None, kind: "Kind | None" = None, role: "Role | None" = None,
                on: "DayLike | None" = None, page: int = 0) -> "Iterator[R]":
        """The records of a noun, in the order of their making, read in pages of `page` (0: 100)."""
        request = fill(raw.sfp_filter(), state=_state_of(noun._states, state), person=person, class_id=class_id, kind=kind,
                       role=role, on=on, limit=page)
        more = True
        while more:
            found = self._call(raw.sfp_record_list, organization, noun._noun, request)
            more = found.more
            request.after = found.next
            yield from map(Record._from_raw, found.records)

    def organizations(self, page: int = 0) -> "Iterator[Organization]":
        """All organisations, in the order in which they were added."""
        after: "bytes | None" = None
        more = True
        while more:
            found = self._call(raw.sfp_organization_list, after, page)
            after, more = found.next, found.more
            yield from map(Record._from_raw, found.records)

    # ---- Asking ----

    @staticmethod
    def _question(*, action: Any = None, kind: Any = None, noun: Any = None, id: Any = None, person: Any = None,
                  class_id: Any = None, order_id: Any = None, role: Any = None, name: Any = None) -> Any:
        return fill(raw.sfp_question(), action=action, kind=kind, object=noun, id=id, person=person, class_id=class_id,
                    order_id=order_id, role=role, name=name)

    def why_not(self, actor: Actor, action: Action, *, kind: "Kind | None" = None, noun: "Object | None" = None,
                id: "UUID | None" = None, person: "UUID | None" = None, class_id: "UUID | None" = None,
                order_id: "UUID | None" = None, role: "Role | None" = None, name: "str | None" = None) -> "Refusal | None":
        """None if the actor may do it. Nothing is changed, and nothing is put on the trail."""
        question = self._question(action=action, kind=kind, noun=noun, id=id, person=person, class_id=class_id,
                                  order_id=order_id, role=role, name=name)
        try:
            self._call(raw.sfp_may, actor._raw, question)
        except Refused as refused:
            return refused.refusal
        return None

    def may(self, actor: Actor, action: Action, *, kind: "Kind | None" = None, noun: "Object | None" = None,
            id: "UUID | None" = None, person: "UUID | None" = None, class_id: "UUID | None" = None,
            order_id: "UUID | None" = None, role: "Role | None" = None, name: "str | None" = None) -> bool:
        """May the actor do it? Takes what :meth:`why_not` takes."""
        return self.why_not(actor, action, kind=kind, noun=noun, id=id, person=person, class_id=class_id, order_id=order_id,
                            role=role, name=name) is None

    def who_may(self, organization: UUID, action: Action, *, undetermined: bool = False, page: int = 0,
                kind: "Kind | None" = None, noun: "Object | None" = None, id: "UUID | None" = None,
                person: "UUID | None" = None, class_id: "UUID | None" = None, order_id: "UUID | None" = None,
                role: "Role | None" = None, name: "str | None" = None) -> "Iterator[Answer]":
        """Everybody who may do it now, in the order of ids, read in pages of `page` (0: 100).

        `undetermined`: also of whom it cannot be told before the facts are looked up that the answer names. Takes what
        :meth:`why_not` takes. Raises :class:`Refused` before an edition of the act is in force.
        """
        wanted = (Effect.PERMIT, Effect.UNDETERMINED) if undetermined else (Effect.PERMIT,)
        request = fill(raw.sfp_answers_filter(), effects=bits_of(Effect, wanted), limit=page)
        question = self._question(action=action, kind=kind, noun=noun, id=id, person=person, class_id=class_id,
                                  order_id=order_id, role=role, name=name)
        more = True
        while more:
            found = self._call(raw.sfp_who_may, organization, question, request)
            more, items = found.more, found.items
            if more:
                request.after_person = items[-1].person
            yield from map(Answer._from_raw, items)

    def what_may(self, actor: Actor, *, effects: "Iterable[Effect] | None" = None, page: int = 0, noun: "Object | None" = None,
                 id: "UUID | None" = None, person: "UUID | None" = None, class_id: "UUID | None" = None,
                 order_id: "UUID | None" = None, role: "Role | None" = None, name: "str | None" = None) -> "Iterator[Answer]":
        """What the actor may do now and what not: each action and kind that the act names, in the order of the vocabulary.

        `effects`: only these, and nothing if there are none; None: all. Takes what :meth:`why_not` takes but the kind. Raises
        :class:`Refused` where there is no edition of the act.
        """
        bits = None if effects is None else bits_of(Effect, effects)
        if bits == 0:  # to C, 0 is all of them
            return
        request = fill(raw.sfp_answers_filter(), effects=bits, limit=page)
        question = self._question(noun=noun, id=id, person=person, class_id=class_id, order_id=order_id, role=role,
                                  name=name)
        more = True
        while more:
            found = self._call(raw.sfp_what_may, actor._raw, question, request)
            more, items = found.more, found.items
            if more:
                request.after_action = Action(items[-1].action)
                request.after_kind = Kind(items[-1].kind) if items[-1].kind else 0
            yield from map(Answer._from_raw, items)

    def choices(self, actor: Actor, record: Record) -> "tuple[Choice, ...]":
        """Which events may the actor fire on the record now, and why not the others?"""
        found = self._call(raw.sfp_permitted, actor._raw, record.noun, record.id)
        events = EVENTS[Machine(raw.sfp_object_machine(record.noun))]
        return tuple(Choice(events(item.event), item.permitted, Reason(item.reason), item.text_ru, item.text_en)
                     for item in found.items)

    def touched(self, organization: UUID, comparison: Comparison) -> "tuple[Touched, ...]":
        """The real people and the open things that a new edition touches, for each class of requests that changes."""
        return tuple(map(Touched._from_raw, self._call(raw.sfp_comparison_touch, organization, comparison._raw).items))

    # ---- Reports ----

    def compliance(self, organization: UUID, as_of: "DayLike | None" = None) -> Compliance:
        """The act measured clause by clause, on a day; today by default."""
        return Compliance._from_raw(self._call(raw.sfp_compliance_get, organization, number_of_date(as_of)))

    def figures(self, organization: UUID, *, period_from: DayLike, period_until: DayLike,
                as_of: "DayLike | None" = None) -> Figures:
        """Counts and shares for a report, as of a day: by default the period's last, or today."""
        counted = self._call(raw.sfp_figures_get, organization, number_of_date(period_from), number_of_date(period_until),
                             number_of_date(as_of))
        return Figures._from_raw(counted)

    def compliance_csv(self, organization: UUID, as_of: "DayLike | None" = None, *, russian: bool = True) -> str:
        """The same as a table for a spreadsheet; formulas in it are neutralised."""
        report = self._call(raw.sfp_compliance_get, organization, number_of_date(as_of))
        return raw.sfp_compliance_csv(report, raw.SFP_RU if russian else raw.SFP_EN)

    def duties_csv(self, organization: UUID, person: "UUID | None" = None, as_of: "DayLike | None" = None, *,
                   russian: bool = True) -> str:
        """What :meth:`duties` gives, as a table for a spreadsheet."""
        duties = self._call(raw.sfp_duties_get, organization, person, number_of_date(as_of))
        return raw.sfp_duties_csv(duties, raw.SFP_RU if russian else raw.SFP_EN)

    def erasure_act(self, organization: UUID, erasure: UUID, *, russian: bool = True) -> str:
        """The act of destruction, with an extract of the trail and none of the data."""
        return self._call(raw.sfp_erasure_act, organization, erasure, raw.SFP_RU if russian else raw.SFP_EN)

    def duties(self, organization: UUID, person: "UUID | None" = None, as_of: "DayLike | None" = None) -> "tuple[Duty, ...]":
        """What is due, oldest first; of a person: what that person can settle."""
        return tuple(map(Duty._from_raw, self._call(raw.sfp_duties_get, organization, person, number_of_date(as_of)).items))

    # ---- Rolls and lists ----

    def movements(self, organization: UUID, *, state: "MovementState | None" = None, kind: "Kind | None" = None,
                  person: "UUID | None" = None, class_id: "UUID | None" = None, order_id: "UUID | None" = None,
                  start: "DayLike | None" = None, until: "DayLike | None" = None, page: int = 0) -> "Iterator[Movement]":
        """Movements that are effective from `start` on and before `until`, in the order of their drafting, read in pages."""
        request = fill(raw.sfp_movement_filter(), state=_state_of(MovementState, state), kind=kind, person=person,
                       class_id=class_id, order_id=order_id, from_date=start, until=until, limit=page)
        more = True
        while more:
            found = self._call(raw.sfp_movement_list, organization, request)
            more = found.more
            request.after = found.next
            yield from map(Record._from_raw, found.records)

    def flow(self, organization: UUID, start: DayLike, until: DayLike, class_id: "UUID | None" = None) -> "list[dict[str, Any]]":
        """Who came and who left, a row a month and class; each adds up."""
        query = fill(raw.sfp_flow_query(), from_date=start, until=until, class_id=class_id)
        return json.loads(raw.sfp_flow_json(self._call(raw.sfp_flow_get, organization, query)))["rows"]

    def appendix(self, organization: UUID, order_id: UUID) -> "dict[str, Any]":
        """Whom an order moves, from where and whither."""
        return json.loads(raw.sfp_appendix_json(self._call(raw.sfp_appendix_get, organization, order_id)))

    def propose_turn(self, organization: UUID, effective_on: "DayLike | None" = None) -> "list[dict[str, Any]]":
        """The table that a year's turn begins with; `guessed` ones want a look."""
        table = self._call(raw.sfp_turn_propose, organization, number_of_date(effective_on))
        return [{"class_id": UUID(bytes=id), "way": raw.sfp_turn_way_name(way), "name": name, "was": was, "course": course,
                 "students": students, "guessed": bool(guessed)}
                for id, way, name, was, course, students, guessed in table.proposals]

    def propose_turn_csv(self, organization: UUID, effective_on: "DayLike | None" = None, *, russian: bool = True) -> str:
        """The same as a table for a spreadsheet; corrected there, it is for :meth:`read_turn_sheet`."""
        table = self._call(raw.sfp_turn_propose, organization, number_of_date(effective_on))
        return raw.sfp_turn_table_csv(table, raw.SFP_RU if russian else raw.SFP_EN)

    def read_turn_sheet(self, data: "bytes | str", *, name: "str | None" = None) -> "list[dict[str, Any]]":
        """The rows of such a table, with the names that people gave: `name`, `way` (None: `added`), `name_after`, `course`, `to`,
        `homeroom`; None where a cell is empty."""
        sheet = self._call(raw.sfp_turn_sheet_read, data.encode() if isinstance(data, str) else data, name or "")
        keys = ("line", "name", "added", "way", "name_after", "course", "to", "homeroom")
        return [dict(zip(keys, (line, text, bool(added), way, after or None, course or None, to or None, lead or None)))
                for line, text, added, way, after, course, to, lead in sheet.rows]

    def export(self, organization: UUID, format: str, on: "DayLike | None" = None,
               encoding: "str | None" = None) -> "dict[str, bytes]":
        """The files of an export, by name; `format` is "oneroster-1.2" or "ru-excel"."""
        number = number_among("Format", format, raw.sfp_export_format_from_name, raw.sfp_export_format_name)
        options = fill(raw.sfp_export_options(), format=number, on=on, encoding=encoding)
        return dict(self._call(raw.sfp_export_make, organization, options).files)

    # ---- The trail ----

    def trail_head(self, organization: UUID) -> TrailHead:
        return TrailHead._from_raw(self._call(raw.sfp_trail_head_get, organization))

    def trail_entry(self, organization: UUID, seq: int) -> "dict[str, Any]":
        """An entry as JSON; `seq` from 0."""
        return json.loads(self._call(raw.sfp_trail_entry_get, organization, seq).json)

    def verify_trail(self, organization: UUID, remembered: "TrailHead | None" = None) -> TrailReport:
        """Raises :class:`Tampered`, whose `report` names the first fault. `remembered` finds a missing tail, too."""
        head = fill(raw.sfp_trail_head(), size=remembered.size, root=remembered.root) if remembered else None
        report = raw.sfp_trail_report()
        try:
            self._call(raw.sfp_trail_verify, organization, head, report)
        except Tampered as error:
            error.report = TrailReport._from_raw(report)
            raise
        return TrailReport._from_raw(report)
