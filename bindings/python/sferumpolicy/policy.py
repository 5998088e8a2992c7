"""Packs, policies, decisions: the pure part. Nothing here reads a file or changes anything."""
# mypy: no-warn-return-any
# What the raw binding returns has no type: the annotations here give it one.

import dataclasses
from collections.abc import Iterable
from typing import Any

from . import raw
from .errors import Invalid, Unknown
from .vocabulary import (Action, Effect, Fact, Kind, Modality, Reading, Reason, Role, Word, facts_of, nearest, roles_of, several,
                         unknown)

_LANGUAGES = {"ru": raw.SFP_RU, "en": raw.SFP_EN}
_LISTS = frozenset((list, tuple, set, frozenset))
_NONE: "tuple[Fact, ...]" = ()
_ACTIONS = frozenset(action.word for action in Action)
_FORMS = {"text": raw.SFP_MATRIX_TEXT, "csv": raw.SFP_MATRIX_CSV, "html": raw.SFP_MATRIX_HTML}


def _among(table: "dict[str, int]", noun: str, name: str) -> int:
    if name not in table:
        raise Unknown.of(noun, name, nearest(name, table))
    return table[name]


def _name(words: "type[Word]", given: "Word | str") -> str:
    return given if isinstance(given, str) else words.given(given).word


def _named(what: str, words: "type[Word]", given: "Iterable[Word | str]") -> "tuple[str, ...]":
    """The names of members; names stay as they are. What is common goes first: this is asked thousands of times a second."""
    if type(given) not in _LISTS:
        several(what, given)
    return tuple([each if type(each) is str else each.word if type(each) is words else _name(words, each) for each in given])


@dataclasses.dataclass(frozen=True)
class Finding:
    """One thing that was found in a pack."""

    error: bool
    code: str
    line: int
    column: int
    found: str
    expected: str
    text_ru: str
    text_en: str


def _findings(found: Any) -> "tuple[Finding, ...]":
    """What the library found, read at once. None has none."""
    items = (raw.sfp_findings_at(found, index) for index in range(raw.sfp_findings_count(found)))
    return tuple(Finding(item.severity == raw.SFP_SEVERITY_ERROR, item.code, item.line, item.column, item.found,
                         item.expected, item.text_ru, item.text_en) for item in items)


@dataclasses.dataclass(frozen=True)
class Norm:
    """A norm as the pack states it."""

    code: str
    clause: str
    modality: Modality
    bearers: "frozenset[Role]"
    on: bool
    title_ru: str
    title_en: str

    @classmethod
    def _from_raw(cls, norm: Any) -> "Norm":
        return cls(norm.code, norm.clause, Modality(norm.modality), roles_of(norm.bearers), norm.on, norm.title_ru,
                   norm.title_en)


class Decision:
    """The answer to a request. Immutable, and true only if it is a permit: ``if policy.decide(...)``."""

    __slots__ = ("_policy", "_named", "_request", "_raw")
    _policy: "Policy"
    _named: "tuple[Any, ...]"
    _request: Any
    _raw: Any

    def __init__(self, policy: "Policy", named: "tuple[Any, ...]", request: Any, decision: Any):
        put = object.__setattr__
        put(self, "_policy", policy)
        put(self, "_named", named)
        put(self, "_request", request)
        put(self, "_raw", decision)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a decision is read only")

    def __bool__(self) -> bool:
        return self.permitted

    def __copy__(self) -> "Decision":
        return self

    def __deepcopy__(self, memo: object) -> "Decision":
        return self

    def __reduce__(self) -> "tuple[Any, ...]":
        """As its policy and request: the same question has the same answer."""
        return Policy._decide, (self._policy, self._named)

    @property
    def effect(self) -> Effect:
        return Effect(self._raw.effect)

    @property
    def permitted(self) -> bool:
        """Is the answer a permit? Anything else is none."""
        return self._raw.effect == raw.SFP_EFFECT_PERMIT

    @property
    def reason(self) -> Reason:
        return Reason(self._raw.reason)

    @property
    def norms(self) -> "tuple[Norm, ...]":
        """All determining norms, in the order of the pack."""
        return tuple(self._policy._norm_at(index) for index, _ in self._raw.basis)

    @property
    def readings(self) -> "tuple[Reading, ...]":
        """How the answer follows from each of the norms."""
        return tuple(Reading(reading) for _, reading in self._raw.basis)

    @property
    def clauses(self) -> "tuple[str, ...]":
        return tuple(norm.clause for norm in self.norms)

    @property
    def missing(self) -> "frozenset[Fact]":
        """The false facts of a denial; the facts to be looked up of an undetermined answer."""
        return facts_of(self._raw.missing)

    @property
    def missing_roles(self) -> "frozenset[Role]":
        """Where the reason is ROLE: to whom the act gives the action."""
        return roles_of(self._raw.missing_roles)

    def explain(self, language: str = "ru") -> str:
        """The decision in a sentence that a non-lawyer understands, in Russian ("ru") or English ("en")."""
        return raw.explain(self._policy._raw, self._request, self._raw, _among(_LANGUAGES, "Language", language))

    def __repr__(self) -> str:
        return f"<Decision {self.effect.word} {' '.join(self.clauses)}>"


@dataclasses.dataclass(frozen=True)
class Change:
    """A class of requests to which two policies give different effects."""

    action: Action
    kinds: "frozenset[Kind | None]"
    roles: "frozenset[Role]"
    roles_alone: "frozenset[Role]"
    before: Effect
    after: Effect
    told: bool
    approximate: bool
    true: "frozenset[Fact]"
    false: "frozenset[Fact]"
    text_ru: str
    text_en: str

    @classmethod
    def _from_raw(cls, change: Any) -> "Change":
        bits = change.kinds[0] | change.kinds[1] << 64
        kinds = frozenset(kind for kind in (None, *Kind) if bits >> (kind.value if kind else 0) & 1)
        return cls(Action(change.action), kinds, roles_of(change.roles), roles_of(change.roles_alone), Effect(change.before),
                   Effect(change.after), change.told, change.approximate, facts_of(change.known_true),
                   facts_of(change.known_false), change.text_ru, change.text_en)


@dataclasses.dataclass(frozen=True)
class Difference:
    """Something that is different and changes no answer. `sort` is a number of the library, ``SFP_DIFFERENCE_...``."""

    sort: int
    place: str
    before: str
    after: str
    text_ru: str
    text_en: str


class Comparison:
    """What a new edition of an act changes. Immutable, and true if anything is different."""

    __slots__ = ("_policies", "_raw")
    _policies: "tuple[Policy, Policy]"
    _raw: Any

    def __init__(self, before: "Policy", after: "Policy"):
        object.__setattr__(self, "_policies", (before, after))
        object.__setattr__(self, "_raw", raw.sfp_policy_compare(before._raw, after._raw))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a comparison is read only")

    def __bool__(self) -> bool:
        return not self.same

    def __copy__(self) -> "Comparison":
        return self

    def __deepcopy__(self, memo: object) -> "Comparison":
        return self

    def __reduce__(self) -> "tuple[Any, ...]":
        return Comparison, self._policies

    @property
    def same(self) -> bool:
        """Neither an answer, a setting, a switch nor a norm is different, whatever the texts are."""
        return raw.sfp_comparison_is_same(self._raw)

    @property
    def changes(self) -> "tuple[Change, ...]":
        """Every class of requests whose answer changes; those of a role and action lie together."""
        count = raw.sfp_comparison_change_count(self._raw)
        return tuple(Change._from_raw(raw.sfp_comparison_change_at(self._raw, index)) for index in range(count))

    @property
    def differences(self) -> "tuple[Difference, ...]":
        count = raw.sfp_comparison_difference_count(self._raw)
        items = (raw.sfp_comparison_difference_at(self._raw, index) for index in range(count))
        return tuple(Difference(item.sort, item.place, item.before, item.after, item.text_ru, item.text_en) for item in items)

    def __repr__(self) -> str:
        return f"<Comparison {raw.sfp_comparison_change_count(self._raw)} changes>"


class Policy:
    """A compiled pack. Immutable; many threads may use one."""

    __slots__ = ("_raw", "_findings")
    _raw: Any
    _findings: "tuple[Finding, ...]"

    def __init__(self, text: "str | bytes"):
        """Compile the text of a pack. Raises :class:`Invalid`, whose `findings` tell all that is wrong, in one run."""
        try:
            policy, found = raw.sfp_policy_load(text)
        except Invalid as error:
            error.findings = _findings(error.findings or None)
            error.message = "\n".join(f"{item.line}:{item.column}: {item.text_en}" for item in error.findings)
            raise
        self._set(policy, _findings(found))

    @classmethod
    def builtin(cls) -> "Policy":
        """The act of the technical college that the library was first made for."""
        return cls._from_raw(raw.sfp_policy_load_builtin())

    @classmethod
    def _from_raw(cls, policy: Any) -> "Policy":
        made = cls.__new__(cls)
        made._set(policy, ())
        return made

    def _set(self, policy: Any, findings: "tuple[Finding, ...]") -> None:
        object.__setattr__(self, "_raw", policy)
        object.__setattr__(self, "_findings", findings)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a policy is read only")

    def __eq__(self, other: object) -> bool:
        """Of the same text."""
        return isinstance(other, Policy) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __copy__(self) -> "Policy":
        return self

    def __deepcopy__(self, memo: object) -> "Policy":
        return self

    def __reduce__(self) -> "tuple[Any, ...]":
        """As its text, which is compiled again."""
        return Policy, (self.text,)

    @property
    def warnings(self) -> "tuple[Finding, ...]":
        """What somebody should look at, though the pack can be used."""
        return self._findings

    @property
    def name(self) -> str:
        return raw.sfp_policy_name(self._raw)

    @property
    def text(self) -> str:
        """The pack that it was compiled from."""
        return raw.sfp_policy_text(self._raw)

    @property
    def digest(self) -> bytes:
        """SHA-256 of the text: what an edition is bound to."""
        return raw.sfp_policy_digest(self._raw)

    @property
    def norms(self) -> "tuple[Norm, ...]":
        return tuple(self._norm_at(index) for index in range(raw.sfp_policy_norm_count(self._raw)))

    def _norm_at(self, index: int) -> Norm:
        return Norm._from_raw(raw.sfp_policy_norm_at(self._raw, index))

    def norm(self, code: str) -> Norm:
        """The norm of that code. Raises :class:`Unknown`."""
        found = raw.sfp_policy_norm_find(self._raw, code)
        if found is None:
            raise Unknown.of("Norm", code, nearest(code, [norm.code for norm in self.norms]))
        return Norm._from_raw(found)

    def limit(self, name: str) -> int:
        """A limit of the pack, such as ``invite_days``. Raises :class:`Unknown`."""
        value: int = raw.sfp_policy_limit(self._raw, name)
        if value < 0:
            raise Unknown.of("Limit", name, None)
        return value

    def fact(self, name: str) -> Fact:
        """A fact by its name, the act's own ones by what the pack calls them. Raises :class:`Unknown`."""
        number = raw.sfp_policy_fact(self._raw, name)
        if not number:
            raise unknown(Fact, name)
        return Fact(number)

    def compare(self, after: "Policy") -> Comparison:
        """What changes where this policy is replaced by another."""
        return Comparison(self, after)

    def matrix(self, form: str = "text", language: str = "ru") -> str:
        """Who may do what, on what conditions and by which clause: as ``text``, ``csv`` or ``html``; ``ru`` or ``en``."""
        number = _among(_FORMS, "Form", form)
        return raw.sfp_matrix_render(raw.sfp_matrix_build(self._raw), number, _among(_LANGUAGES, "Language", language))

    def decide(self, action: "Action | str", *, roles: "Iterable[Role | str]", kind: "Kind | str | None" = None,
               true: "Iterable[Fact | str]" = _NONE, false: "Iterable[Fact | str]" = _NONE) -> Decision:
        """Decide a request that is put in names, or in members of the enumerations.

        A fact in neither list is unknown. The answer is true if it is a permit. A name that nobody knows raises :class:`Unknown`
        with the nearest one: of a misspelt action the act says nothing, and "not regulated" would read as if it did.
        """
        if not isinstance(action, str):
            action = Action.given(action).word
        elif action not in _ACTIONS:
            raw.sfp_action_from_name(action)  # what no text of C can be is told first
            raise unknown(Action, action)
        if kind is not None and not isinstance(kind, str):
            kind = Kind.given(kind).word
        return self._decide((_named("roles", Role, roles), action, kind, () if true is _NONE else _named("true", Fact, true),
                             () if false is _NONE else _named("false", Fact, false)))

    def _decide(self, named: "tuple[Any, ...]") -> Decision:
        try:
            request = raw.sfp_request_resolve(self._raw, named)
        except Invalid as error:
            raise self._misspelt(named, error.unknown or "") from None
        return Decision(self, named, request, raw.sfp_decide(self._raw, request))

    @staticmethod
    def _misspelt(named: "tuple[Any, ...]", name: str) -> Exception:
        roles, _, kind, _, _ = named
        return unknown(Role if name in roles else Kind if name == kind else Fact, name)

    def __repr__(self) -> str:
        return f"<Policy {self.name}>"
