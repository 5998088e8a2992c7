"""Rosters: read the office's files, see what is wrong with them, compare them with a registry, apply what differs.

    >>> with registry.read_roster(college, ["students.csv", "staff.csv"]) as reading:
    ...     for finding in reading.findings():
    ...         print(f"{finding.file}:{finding.line}: {finding.text_en}")
    ...     plan = reading.plan()
    >>> for change in plan.changes(part="end"):
    ...     print("-", change.name, change.class_from)
    >>> registry.apply_plan(administrator, plan, order_id=order.id, orderer=head.id, only={"add", "update"})

What a reading, a plan or a report tells is a dataclass that names the struct of C whose members it shows. Names of people are
not in its repr, which goes into logs.
"""
# mypy: no-warn-return-any
# What the raw binding returns has no type: the annotations here give it one.

import dataclasses
import json
import os
import threading
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, BinaryIO, ClassVar, TypeVar
from uuid import UUID

from . import forks, raw
from .errors import Invalid, Misuse, NotFound
from .policy import Policy
from .records import DayLike, Import, Record, fill
from .records import _reader as _reader_of_member
from .verbs import Actor
from .vocabulary import (Kind, Object, Role, RosterHoldCode, RosterKind, RosterNoteCode, RosterPart, RosterParticular, RosterProfile,
                         RosterReviewCode, RosterSeverity, Word, bits_of)

Progress = Callable[[int, int], object]
W = TypeVar("W", bound=Word)


def _named(words: "type[W]", given: "W | str | None") -> "W | None":
    """A member, or its name. Raises :class:`Unknown`."""
    return None if given is None else words.given(given)


# ---- What is told ----


def _reader(hint: Any) -> "Callable[[Any], Any]":
    """How a member becomes a value of the type that it is annotated with."""
    if typing.get_origin(hint) is tuple:
        each = _reader(typing.get_args(hint)[0])
        return lambda items: tuple(map(each, items))
    if typing.get_origin(hint) is frozenset:
        words = typing.get_args(hint)[0]
        return lambda bits: frozenset(word for word in words if bits & word.value)
    optional = type(None) in typing.get_args(hint)
    kind = typing.get_args(hint)[0] if optional else hint
    if issubclass(kind, View):
        return kind._from_raw
    if issubclass(kind, Record):
        return lambda record: None if record is None else Record._from_raw(record)
    read = _reader_of_member(kind)
    if optional and not read:
        return lambda value: value or None
    return read or (lambda value: value)


class View:
    """What the library tells, read at once. A member that the struct gains is one line in the subclass."""

    _struct: ClassVar[str]
    _readers: "ClassVar[dict[str, Callable[[Any], Any]]]"

    def __init_subclass__(cls, *, struct: str) -> None:
        cls._struct = struct
        hints = typing.get_type_hints(cls)
        cls._readers = {name: _reader(hints[name]) for name in cls.__annotations__}

    @classmethod
    def _from_raw(cls, struct: Any) -> Any:
        return cls(**{name: read(getattr(struct, name)) for name, read in cls._readers.items()})


@dataclasses.dataclass(frozen=True)
class RosterTotals(View, struct="sfp_roster_totals"):
    """How much of what a roster holds. Of one in which anything is `refused`, nothing can be planned."""

    people: int
    classes: int
    enrollments: int
    guardians: int
    refused: int
    rejected: int
    noted: int


@dataclasses.dataclass(frozen=True)
class RosterColumn(View, struct="sfp_roster_column"):
    """A column of a file, and what it was taken for; "": it is not read."""

    title: str
    meaning: str


@dataclasses.dataclass(frozen=True)
class RosterFile(View, struct="sfp_roster_file"):
    """A file that was read, or was to be."""

    name: str
    kind: str
    mode: str
    encoding: str
    delimiter: str
    digest: bytes
    rows: int
    rejected: int
    columns: tuple[RosterColumn, ...]


@dataclasses.dataclass(frozen=True)
class RosterFinding:
    """What was found at one place of a file. It never says what a cell says."""

    severity: RosterSeverity
    code: str
    file: str
    line: "int | None"
    column: "int | None"
    title: str
    expected: str
    text_ru: str
    text_en: str

    @classmethod
    def _from_raw(cls, found: Any) -> "RosterFinding":
        severity, code, file, line, column, *texts = found
        return cls(RosterSeverity(severity), code, file, line or None, column or None, *texts)


@dataclasses.dataclass(frozen=True)
class RosterFindingGroup:
    """What was found alike in one file; `first` is the first one."""

    first: RosterFinding
    count: int
    last_line: "int | None"

    @classmethod
    def _from_raw(cls, group: Any) -> "RosterFindingGroup":
        return cls(RosterFinding._from_raw(group.first), group.count, group.last_line or None)


@dataclasses.dataclass(frozen=True)
class RosterClass(View, struct="sfp_roster_class"):
    """A class as a roster has it; without a course where it does not say, or says several things."""

    name: str
    course: int | None
    specialty: str
    students: int
    approved: bool
    exists: bool


@dataclasses.dataclass(frozen=True)
class PlanInput(View, struct="sfp_roster_plan_input"):
    """A file that a plan was made of."""

    name: str
    digest: bytes
    rows: int
    rejected: int


@dataclasses.dataclass(frozen=True)
class PlanCount(View, struct="sfp_roster_count"):
    """How many changes of a part and kind; without a kind, of particulars."""

    part: RosterPart
    kind: Kind | None
    changes: int
    people: int
    held: int
    object: Object
    one_office: bool


@dataclasses.dataclass(frozen=True)
class PlanHold(View, struct="sfp_roster_hold"):
    """A part of a plan that waits, and why: so many `people` of the `whole`, where `percent` is the limit."""

    number: int
    code: RosterHoldCode
    part: RosterPart
    role: Role | None
    class_name: str
    people: int
    whole: int
    percent: int | None

    @property
    def text_ru(self) -> str:
        return raw.sfp_roster_hold_code_text(self.code, raw.SFP_RU)

    @property
    def text_en(self) -> str:
        return raw.sfp_roster_hold_code_text(self.code, raw.SFP_EN)


@dataclasses.dataclass(frozen=True)
class PlanNote(View, struct="sfp_roster_note"):
    """Something to know: of a class, or without a name of the whole roster."""

    code: RosterNoteCode
    name: str
    count: int

    @property
    def text_ru(self) -> str:
        return raw.sfp_roster_note_code_text(self.code, raw.SFP_RU)

    @property
    def text_en(self) -> str:
        return raw.sfp_roster_note_code_text(self.code, raw.SFP_EN)


@dataclasses.dataclass(frozen=True)
class PlanClass(View, struct="sfp_roster_class_change"):
    """A class that gains or loses somebody."""

    name: str
    exists: bool
    now: int
    added: int
    arrived: int
    moved: int
    ended: int


@dataclasses.dataclass(frozen=True)
class PlanView(View, struct="sfp_roster_plan_view"):
    """A plan as a whole. `held_people` is what ``confirm`` must say to lift all holds."""

    organization: UUID
    trail_size: int
    trail_root: bytes
    made_at: datetime
    effective_on: date
    digest: bytes
    people: int
    unchanged: int
    changes: int
    changed_people: int
    held: int
    held_people: int
    reviews: int
    inputs: tuple[PlanInput, ...]
    counts: tuple[PlanCount, ...]
    holds: tuple[PlanHold, ...]
    notes: tuple[PlanNote, ...]
    classes: tuple[PlanClass, ...]


@dataclasses.dataclass(frozen=True)
class PlanChange(View, struct="sfp_roster_change"):
    """One change. Without a person: somebody new, or a class that is made (`object`). Without a kind: particulars, which `what`
    names, or a class."""

    number: int
    part: RosterPart
    kind: Kind | None
    person: UUID | None
    name: str = dataclasses.field(repr=False)
    former: str = dataclasses.field(repr=False)
    class_from: str
    class_to: str
    role: Role | None
    title: str
    student: str = dataclasses.field(repr=False)
    what: frozenset[RosterParticular]
    hold: int | None
    input: str
    line: int
    object: Object


@dataclasses.dataclass(frozen=True)
class PlanCandidate(View, struct="sfp_roster_candidate"):
    """Somebody of the registry who may be meant."""

    person: UUID
    name: str = dataclasses.field(repr=False)
    birth_date: date | None = dataclasses.field(repr=False)
    class_name: str


@dataclasses.dataclass(frozen=True)
class PlanReview(View, struct="sfp_roster_review"):
    """A row that a person must decide: it is the key of a decision, ``reading.plan(decisions={review: candidate.person})``."""

    number: int
    code: RosterReviewCode
    input: str
    line: int
    name: str = dataclasses.field(repr=False)
    birth_date: date | None = dataclasses.field(repr=False)
    class_name: str
    candidates: tuple[PlanCandidate, ...]

    @property
    def text_ru(self) -> str:
        return raw.sfp_roster_review_code_text(self.code, raw.SFP_RU)

    @property
    def text_en(self) -> str:
        return raw.sfp_roster_review_code_text(self.code, raw.SFP_EN)


@dataclasses.dataclass(frozen=True)
class PlanApplied(View, struct="sfp_roster_applied"):
    """What came of applying. If any of what was asked for is `held`, nothing was made: `held_people` would confirm it.

    True if anything was made.
    """

    changes: int
    left_out: int
    held: int
    held_people: int
    needs_order: bool
    import_record: Import | None

    def __bool__(self) -> bool:
        return self.import_record is not None


@dataclasses.dataclass(frozen=True)
class Letter(View, struct="sfp_letter"):
    """A letter, ready to be sent: `eml` is the file that any mail program opens."""

    message_id: str
    digest: bytes
    eml: bytes = dataclasses.field(repr=False)


# ---- What is given ----


@dataclasses.dataclass(frozen=True)
class RosterInput:
    """A file to be read: its path, or its bytes and what to call it. `kind`: what the table lists, where its columns do not tell."""

    path: "str | os.PathLike[str] | None" = None
    data: "bytes | None" = dataclasses.field(default=None, repr=False)
    name: "str | None" = None
    kind: "RosterKind | str | None" = None

    @property
    def _raw(self) -> Any:
        return fill(raw.sfp_roster_input(), path=None if self.path is None else os.fspath(self.path), data=self.data,
                    name=self.name, kind=_named(RosterKind, self.kind))


def _inputs(files: Any) -> "list[Any]":
    """One file alone will do."""
    if isinstance(files, (str, os.PathLike, RosterInput)):
        files = [files]
    return [(file if isinstance(file, RosterInput) else RosterInput(file))._raw for file in files]


def _parts(only: "Iterable[RosterPart | str] | None") -> int:
    """The bits of the parts to apply. To C, none of them is all of them; whoever selected none means none."""
    if only is None:
        return 0
    bits = bits_of(RosterPart, [only] if isinstance(only, (str, RosterPart)) else only)
    if not bits:
        raise Invalid(raw.SFP_E_INVALID, "only: it names no part, so nothing would be applied; leave it out for all of them",
                      "only: не названо ни одной части, поэтому применять нечего; чтобы применить всё, не указывайте only")
    return bits


def _decision(row: Any, person: "UUID | None") -> Any:
    file, line = (row.input, row.line) if isinstance(row, PlanReview) else row
    return fill(raw.sfp_roster_decision(), input=file, line=line, person=person)


def _watched(options: Any, call: "Callable[[], Any]") -> Any:
    """A call that tells how far it is. What the caller's function raised comes out once the library has come back."""
    try:
        return call()
    finally:
        error = getattr(options, "progress_error", None)
        if error is not None:
            del options.progress_error
            try:
                raise error
            finally:
                del error


# ---- Readings and plans ----


class Handle:
    """Something of the library's that one call at a time may use. Used as a context manager, it is closed at the end."""

    __slots__ = ("_raw", "_lock", "_closed", "__weakref__")
    _what: ClassVar[str]

    def __init__(self, made: Any):
        self._raw = made
        self._closed = False
        self._lock = threading.RLock()
        forks.register(self)

    def _leave_to_parent(self) -> None:
        """In the child of a fork; whoever held the lock is not there."""
        if self._raw is not None:
            self._raw.disown()
        self._raw, self._lock, self._closed = None, threading.RLock(), True

    def __reduce__(self) -> Any:
        raise TypeError(f"a {self._what} is a file that is open, and is neither pickled nor copied")

    @contextmanager
    def _used(self) -> "Iterator[Any]":
        """Other threads wait. What the library calls back meanwhile does not find it, so that nobody changes it under its feet."""
        with self._lock:
            taken = self._raw
            if taken is None:
                raise Misuse(raw.SFP_E_MISUSE, f"the {self._what} is {'closed' if self._closed else 'at work'}")
            self._raw = None
            try:
                yield taken
            finally:
                self._raw = None if self._closed else taken

    def close(self) -> None:
        """Give its temporary file back. A closed one may be closed again; anything else raises :class:`Misuse`."""
        with self._lock:
            self._raw, self._closed = None, True

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Plan(Handle):
    """What a roster would change. It belongs to one moment: once the registry has moved on, it is stale.

    It holds names. A saved one may be read by the file's owner only.
    """

    __slots__ = ("view",)
    _what = "plan"
    view: PlanView

    def __init__(self, made: Any):
        """Plans are made by a registry, or opened."""
        super().__init__(made)
        self.view = PlanView._from_raw(raw.sfp_roster_plan_look(made))

    @classmethod
    def open(cls, path: "str | os.PathLike[str]") -> "Plan":
        """Raises :class:`Tampered` where it was changed since it was saved, :class:`Foreign` where it is none."""
        return cls(raw.sfp_roster_plan_open(os.fspath(path)))

    def save(self, path: "str | os.PathLike[str]") -> None:
        """To a file that does not exist yet; raises :class:`Exists`."""
        with self._used() as plan:
            raw.sfp_roster_plan_save(plan, os.fspath(path))

    def changes(self, *, part: "RosterPart | str | None" = None, kind: "Kind | str | None" = None, held: "bool | None" = None,
                page: int = 0) -> "Iterator[PlanChange]":
        """In the order in which they are made, read in pages of `page` (0: 100). `held`: only those that wait, or only those
        that do not."""
        request = fill(raw.sfp_roster_change_filter(), part=_named(RosterPart, part), kind=_named(Kind, kind),
                       held=0 if held is None else 1 if held else 2, limit=page)
        more = True
        while more:
            with self._used() as plan:
                found = raw.sfp_roster_plan_changes(plan, request)
            items = [PlanChange._from_raw(change) for change in found.changes]
            more = found.more
            if more:
                request.after = items[-1].number
            yield from items

    def reviews(self, page: int = 0) -> "Iterator[PlanReview]":
        """The rows that a person must decide, read in pages of `page` (0: 100)."""
        after, more = 0, True
        while more:
            with self._used() as plan:
                found = raw.sfp_roster_plan_reviews(plan, after, page)
            items = [PlanReview._from_raw(review) for review in found.reviews]
            more = found.more
            if more:
                after = items[-1].number
            yield from items

    def json(self) -> "dict[str, Any]":
        """As the library writes it, without names of people."""
        with self._used() as plan:
            return json.loads(raw.sfp_roster_plan_json(plan))

    def __repr__(self) -> str:
        return f"<Plan {self.view.changes} changes, {self.view.held} held, {self.view.reviews} to review>"


class RosterReading(Handle):
    """A roster that was read: what the files say, and what is wrong with them."""

    __slots__ = ("_registry", "_organization", "_used_up")
    _what = "reading"

    def __init__(self, files: "str | os.PathLike[str] | RosterInput | Iterable[str | os.PathLike[str] | RosterInput]", *,
                 profile: "RosterProfile | str" = "auto", encoding: "str | None" = None, delimiter: "str | None" = None,
                 mapping: "str | None" = None, school: "str | None" = None, class_word: "str | None" = None,
                 partial: bool = False, today: "DayLike | None" = None, progress: "Progress | None" = None,
                 policy: "Policy | None" = None):
        """Folders, ZIP archives, tables, as one roster. Whatever is wrong with them is found, not raised.

        `partial`: what is not in it says nothing. `policy`: how people call classes and offices here. `progress` is called with bytes done and bytes in all; what it raises is raised
        after all was read, and the reading is gone.
        """
        options = fill(raw.sfp_roster_options(), profile=_named(RosterProfile, profile), encoding=encoding, delimiter=delimiter,
                       mapping=mapping, school=school, class_word=class_word, partial=partial, today=today, progress=progress,
                       act=None if policy is None else policy._raw)
        super().__init__(_watched(options, lambda: raw.sfp_roster_read(_inputs(files), options)))
        self._registry: Any = None
        self._organization: "UUID | None" = None
        self._used_up = False

    @property
    def profile(self) -> RosterProfile:
        """By which rules it was read."""
        with self._used() as reading:
            return RosterProfile(raw.sfp_roster_reading_profile(reading))

    @property
    def totals(self) -> RosterTotals:
        with self._used() as reading:
            return RosterTotals._from_raw(raw.sfp_roster_reading_totals(reading))

    @property
    def files(self) -> "tuple[RosterFile, ...]":
        """All of them, those that were passed over as well."""
        with self._used() as reading:
            count = raw.sfp_roster_reading_file_count(reading)
            return tuple(RosterFile._from_raw(raw.sfp_roster_reading_file_at(reading, index)) for index in range(count))

    @property
    def groups(self) -> "tuple[RosterFindingGroup, ...]":
        """What was found, the gravest first; what is alike in a file, together."""
        with self._used() as reading:
            count = raw.sfp_roster_reading_group_count(reading)
            return tuple(RosterFindingGroup._from_raw(raw.sfp_roster_reading_group_at(reading, n)) for n in range(count))

    def findings(self) -> "Iterator[RosterFinding]":
        """Each one, in the order in which they were found."""
        for index in range(sum(group.count for group in self.groups)):
            with self._used() as reading:
                found = raw.sfp_roster_reading_finding(reading, index)
            yield RosterFinding._from_raw(found)

    def write_rejected(self, file: "RosterFile | int", out: BinaryIO) -> None:
        """The rows of a file that were not taken, as a table that can be repaired and read again; nothing where there are none."""
        index = self.files.index(file) if isinstance(file, RosterFile) else file
        with self._used() as reading:
            raw.sfp_roster_reading_rejected(reading, index, out.write)

    def classes(self) -> "tuple[RosterClass, ...]":
        """:meth:`Registry.classes_of_roster` of the registry by which it was read."""
        self._expect_registry("classes_of_roster")
        return self._registry.classes_of_roster(self._organization, self)

    def plan(self, *, effective_on: "DayLike | None" = None,
             decisions: "Mapping[PlanReview | tuple[str, int], UUID | None] | None" = None,
             progress: "Progress | None" = None, keep_classes: bool = False) -> Plan:
        """:meth:`Registry.plan_roster` of the registry by which it was read. Of one reading one plan is made."""
        self._expect_registry("plan_roster")
        return self._registry.plan_roster(self._organization, self, effective_on=effective_on, decisions=decisions,
                                          progress=progress, keep_classes=keep_classes)

    def _expect_registry(self, verb: str) -> None:
        if self._registry is None:
            raise Misuse(raw.SFP_E_MISUSE, f"no registry read this: registry.{verb}(organization, reading)")

    @contextmanager
    def _used_at_last(self) -> "Iterator[Any]":
        """Used for its plan, which leaves nothing to make another one of, unless it did not come so far."""
        with self._used() as reading:
            if self._used_up:
                raise Misuse(raw.SFP_E_MISUSE, "a plan was made of this reading: read the files again")
            self._used_up = True
            try:
                yield reading
            except Invalid:
                self._used_up = False
                raise

    def __repr__(self) -> str:
        return f"<RosterReading {'closed' if self._closed else self.totals}>"


class Rosters:
    """What :class:`Registry` does with the office's files."""

    __slots__ = ()

    def _call(self, function: Any, *arguments: Any) -> Any:
        raise NotImplementedError

    def _call_alone(self, function: Any) -> Any:
        raise NotImplementedError

    def now(self) -> datetime:
        raise NotImplementedError

    def today(self, organization: UUID) -> date:
        raise NotImplementedError

    def policy(self, organization: UUID) -> Policy:
        raise NotImplementedError

    def read_roster(self, organization: UUID,
                    files: "str | os.PathLike[str] | RosterInput | Iterable[str | os.PathLike[str] | RosterInput]", *,
                    profile: "RosterProfile | str" = "auto", encoding: "str | None" = None, delimiter: "str | None" = None,
                    mapping: "str | None" = None, school: "str | None" = None, class_word: "str | None" = None,
                    partial: bool = False, today: "DayLike | None" = None, progress: "Progress | None" = None) -> RosterReading:
        """As :class:`RosterReading`, for a plan of this organisation, as its act calls things; nobody is born after today."""
        reading = RosterReading(files, profile=profile, encoding=encoding, delimiter=delimiter, mapping=mapping, school=school,
                                class_word=class_word, partial=partial, today=today or self.today(organization), progress=progress,
                                policy=self._policy_if_any(organization))
        reading._registry, reading._organization = self, organization
        return reading

    def _policy_if_any(self, organization: UUID) -> "Policy | None":
        try:
            return self.policy(organization)
        except NotFound:  # there is no act yet
            return None

    def _classes_of(self, organization: UUID, reading: RosterReading) -> Any:
        def get(reg: Any) -> Any:
            with reading._used() as taken:
                return raw.sfp_roster_classes_get(reg, organization, taken)

        return self._call_alone(get)

    def classes_of_roster(self, organization: UUID, reading: RosterReading) -> "tuple[RosterClass, ...]":
        """The classes that a roster names, for the order that approves them. The reading may still become a plan."""
        return tuple(map(RosterClass._from_raw, self._classes_of(organization, reading).classes))

    def classes_of_roster_csv(self, organization: UUID, reading: RosterReading, *, every: bool = False) -> str:
        """A table for :meth:`nomenclature_of_roster`: of those that are neither approved nor there, or of `every` one."""
        return raw.sfp_roster_classes_csv(self._classes_of(organization, reading), every)

    def plan_roster(self, organization: UUID, reading: RosterReading, *, effective_on: "DayLike | None" = None,
                    decisions: "Mapping[PlanReview | tuple[str, int], UUID | None] | None" = None,
                    progress: "Progress | None" = None, keep_classes: bool = False) -> Plan:
        """Compare a roster with the registry; nothing is written. Raises :class:`Invalid` where the reading is refused.

        `keep_classes`: no class is made, because the system, which applies the plan, makes none.

        `decisions`: who is meant by a row that was to be reviewed, told by the review or by file and line; None: somebody new.
        """
        options = fill(raw.sfp_roster_plan_options(), effective_on=effective_on, progress=progress, keep_classes=keep_classes)
        decided = [_decision(row, person) for row, person in (decisions or {}).items()]

        def make(reg: Any) -> Any:
            with reading._used_at_last() as taken:
                return raw.sfp_roster_plan_make(reg, organization, taken, options, decided)

        return Plan(_watched(options, lambda: self._call_alone(make)))

    def apply_plan(self, actor: Actor, plan: Plan, *, order_id: "UUID | None" = None, ground: "str | None" = None,
                   orderer: "UUID | None" = None, only: "Iterable[RosterPart | str] | None" = None, confirm: int = 0,
                   progress: "Progress | None" = None) -> PlanApplied:
        """All of it, or the parts asked for (`only`), in one transaction, or nothing: under an order, or on a written ground.

        An `only` that names no part raises :class:`Invalid`: nothing is applied.

        The system applies what the office's lists say of who comes, also before there is an act; anything else it is refused.

        `confirm` lifts the holds of these parts if it is how many people they concern. Raises :class:`Conflict` where the plan is
        stale, and says what moved on. What `progress` raises is raised after all was done.
        """
        options = fill(raw.sfp_roster_apply_options(), order_id=order_id, ground=ground, orderer=orderer,
                       only=_parts(only), confirm=confirm, progress=progress)

        def apply(reg: Any) -> Any:
            with plan._used() as taken:
                return raw.sfp_roster_plan_apply(reg, actor._raw, taken, options)

        return PlanApplied._from_raw(_watched(options, lambda: self._call_alone(apply)))

    # ---- Lists that are approved, letters ----

    def nomenclature_of_roster(self, reading: RosterReading) -> "tuple[tuple[str, int, str], ...]":
        """The classes that a table lists, for :meth:`approve_nomenclature`. Nothing is written."""
        def get(reg: Any) -> Any:
            with reading._used() as taken:
                return raw.sfp_roster_nomenclature_get(reg, taken)

        return tuple(self._call_alone(get).lines)

    def distribution_of_roster(self, organization: UUID, reading: RosterReading) \
            -> "tuple[tuple[tuple[str, UUID], ...], tuple[RosterFinding, ...]]":
        """Who leads which class by the table of the staff, for :meth:`approve_distribution`; and rows of which no line could be made.

        Nothing is written."""
        def get(reg: Any) -> Any:
            with reading._used() as taken:
                return raw.sfp_roster_distribution_get(reg, organization, taken)

        found = self._call_alone(get)
        return (tuple((line, UUID(bytes=id)) for line, id in found.lines),
                tuple(RosterFinding._from_raw(finding) for finding in found.findings))

    def write_letter(self, organization: UUID, application: UUID, *, scan: bytes, name: "str | None" = None,
                     media_type: "str | None" = None) -> Letter:
        """The e-mail of an application, with the order's scan. Send it, then :meth:`send_application` with its id and digest."""
        attachment = fill(raw.sfp_letter_attachment(), name=name, media_type=media_type, data=scan)
        return Letter._from_raw(self._call(raw.sfp_letter_application, organization, application, attachment))
