"""The library's words as enumerations. They are made from sfp_describe() when the package is imported, so they cannot drift.

A member is named like the word, in capitals and with ``_`` for what stands between: ``Action.INVITE_ANNUL`` is ``invite.annul``.
"""

import difflib
import enum
import json

from . import raw

_TABLES = json.loads(raw.sfp_describe())


class Word(enum.Enum):
    """A number of the library that has a name.

    It equals its number, but no word of another enumeration, whatever number that one has. Words of one enumeration are ordered
    as the library lists them. A word whose number is 0 says "none" or "not told", and is false.
    """

    def __new__(cls, number, word):
        member = object.__new__(cls)
        member._value_ = number
        member._word = word
        return member

    @property
    def word(self):
        return self._word

    def __str__(self):
        return self._word

    def __int__(self):
        return self._value_

    def __bool__(self):
        return self._value_ != 0

    def __hash__(self):
        return self._value_

    def __eq__(self, other):
        return self is other or type(other) is int and self._value_ == other

    def __lt__(self, other):
        return self._value_ < other._value_ if type(other) is type(self) else NotImplemented

    def __le__(self, other):
        return self._value_ <= other._value_ if type(other) is type(self) else NotImplemented

    def __gt__(self, other):
        return self._value_ > other._value_ if type(other) is type(self) else NotImplemented

    def __ge__(self, other):
        return self._value_ >= other._value_ if type(other) is type(self) else NotImplemented

    @classmethod
    def named(cls, word):
        """The member of that name, as packs and the JSON protocol write it. Raises :class:`Unknown` with the nearest name."""
        member = cls._by_word.get(word)
        if member is None:
            raise unknown(cls, word)
        return member

    @classmethod
    def given(cls, word):
        """A member, or the member of that name. Anything else raises :class:`TypeError`, a word of another enumeration too."""
        if type(word) is cls:
            return word
        if isinstance(word, str):
            return cls.named(word)
        raise TypeError(f"{said(word)} is no {cls.__name__}: give a member such as {cls.__name__}.{next(iter(cls)).name}, or its "
                        "name")


class _Answer(Word):
    """Only a permit is true: whoever writes ``if answer.effect`` asks whether one may."""

    def __bool__(self):
        return self.name == "PERMIT"


def said(value):
    """A value as an error names it: a word, or anything else by its type alone, since it may tell of a person."""
    if isinstance(value, Word):
        return f"{type(value).__name__}.{value.name}"
    return "None" if value is None else f"a value of type {type(value).__name__}"


def nearest(word, names):
    """The name that was probably meant, or None."""
    names = list(names)
    folded = {name.casefold().replace("_", ".").replace("-", "."): name for name in names}
    close = difflib.get_close_matches(word.casefold().replace("_", ".").replace("-", "."), folded, n=1)
    return folded[close[0]] if close else None


def unknown(words, word, names=None):
    """The exception for a name that an enumeration does not have."""
    from .errors import Unknown  # which needs the enumerations

    if not isinstance(word, str):
        return TypeError(f"the name of a {words.__name__} must be str, not {type(word).__name__}")
    return Unknown.of(words.__name__, word, nearest(word, [member.word for member in words] if names is None else names))


def _member(word):
    return word.replace(".", "_").replace("-", "_").upper()


def _words(name, entries, base=Word):
    members = {_member(entry["name"]): (entry["number"], entry["name"]) for entry in entries}
    made = base(name, members, module=__name__)
    made._by_word = {member.word: member for member in made}
    return made


def _counted(name, name_of, end, first=1):
    """An enumeration that sfp_describe() does not list: by its _name() function, which knows no number up to `end` but its own."""
    return _words(name, [{"number": n, "name": name_of(n)} for n in range(first, end) if name_of(n)])


def _constants(name, names):
    """An enumeration whose numbers have no names but those of their constants."""
    return _words(name, [{"number": getattr(raw, "SFP_ROSTER_" + word), "name": word.lower()} for word in names])


def _machines():
    """States and events of each machine: {"Invite": (states, events)}."""
    for machine in _TABLES["machines"]:
        noun = machine["name"].title().replace("_", "")
        yield machine["number"], _words(noun + "State", machine["states"]), _words(noun + "Event", machine["events"])


Status = _words("Status", _TABLES["statuses"])
Role = _words("Role", _TABLES["roles"])
Action = _words("Action", _TABLES["actions"])
Kind = _words("Kind", _TABLES["kinds"])
Fact = _words("Fact", _TABLES["facts"])
Effect = _words("Effect", _TABLES["effects"], base=_Answer)
Reading = _words("Reading", _TABLES["readings"])
Modality = _words("Modality", _TABLES["modalities"])
Reason = _words("Reason", _TABLES["reasons"])
Machine = _words("Machine", _TABLES["machines"])
Object = _words("Object", _TABLES["objects"])
OrderSubject = _counted("OrderSubject", raw.sfp_order_subject_name, raw.SFP_ORDER_SUBJECT_END)
ChatPlace = _counted("ChatPlace", raw.sfp_chat_place_name, 64)
EventMode = _counted("EventMode", raw.sfp_event_mode_name, raw.SFP_EVENT_MODE_END)
MovementChange = _counted("MovementChange", raw.sfp_movement_change_name, 64)
Verdict = _counted("Verdict", raw.sfp_verdict_name, raw.SFP_VERDICT_END)
RosterKind = _counted("RosterKind", raw.sfp_roster_kind_name, 64)
RosterProfile = _counted("RosterProfile", raw.sfp_roster_profile_name, 64, first=0)
RosterSeverity = _constants("RosterSeverity", ("REFUSES", "REJECTS", "NOTES"))
RosterPart = _counted("RosterPart", raw.sfp_roster_part_name, 64)
RosterParticular = _constants("RosterParticular", ("RENAMED", "BORN", "NUMBERED", "RENUMBERED"))
RosterHoldCode = _counted("RosterHoldCode", raw.sfp_roster_hold_code_name, 64)
RosterReviewCode = _counted("RosterReviewCode", raw.sfp_roster_review_code_name, 64)
RosterNoteCode = _counted("RosterNoteCode", raw.sfp_roster_note_code_name, 64)
STATES = {}
EVENTS = {}
for _number, _states, _events in _machines():
    STATES[Machine(_number)], EVENTS[Machine(_number)] = _states, _events
    globals()[_states.__name__], globals()[_events.__name__] = _states, _events
del _number, _states, _events


def roles_of(bits):
    """The roles of a set of C, ``SFP_ROLE_BIT()`` each."""
    return frozenset([role for role in Role if bits >> role._value_ & 1])


def bits_of(words, given):
    """The set of C of some words of an enumeration, given as members or by name."""
    return sum({1 << words.given(word)._value_ for word in several("words", given)})


def facts_of(words):
    """The facts of an ``sfp_facts``."""
    bits = words[0] | words[1] << 64
    return frozenset([fact for fact in Fact if bits >> fact._value_ & 1]) if bits else frozenset()


def several(name, given):
    """What a caller gave as a list. A single text is one, too, to Python, namely of its letters, which nobody means."""
    if isinstance(given, (str, bytes, Word)):
        raise TypeError(f"{name} takes a list: write {name}=[...], also for one")
    return given


def number_among(noun, name, number_of, name_of):
    """The number of a name that stands in no enumeration here. Raises :class:`Unknown`."""
    number = number_of(name)
    if not number:
        from .errors import Unknown  # which needs the enumerations

        raise Unknown.of(noun, name, nearest(name, filter(None, map(name_of, range(1, 64)))))
    return number


def number_of_word(c_type, given):
    """What the raw binding makes of an argument or a member of an enumeration of C. One without words here takes its number."""
    words = globals().get(c_type.removeprefix("sfp_").title().replace("_", ""))
    if words is None or given == 0 and type(given) is int:
        return int(given)
    return words.given(given)._value_


__all__ = ["Word", "STATES", "EVENTS"] + [name for name, value in globals().items() if isinstance(value, type)
                                          and issubclass(value, Word) and value is not Word and not name.startswith("_")]
