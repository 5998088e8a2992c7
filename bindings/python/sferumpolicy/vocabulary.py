"""The library's words as enumerations. They are made from sfp_describe() when the package is imported, so they cannot drift.

A member is named like the word, in capitals and with ``_`` for what stands between: ``Action.INVITE_ANNUL`` is ``invite.annul``.
"""

import enum
import json

from . import raw

_TABLES = json.loads(raw.sfp_describe())


class Word(enum.IntEnum):
    """A number of the library that has a name."""

    def __new__(cls, number, word):
        member = int.__new__(cls, number)
        member._value_ = number
        member._word = word
        return member

    @property
    def word(self):
        return self._word

    def __str__(self):
        return self.word

    @classmethod
    def named(cls, word):
        """The member of that name, as packs and the JSON protocol write it. Raises :class:`KeyError`."""
        for member in cls:
            if member.word == word:
                return member
        raise KeyError(word)


def _member(word):
    return word.replace(".", "_").replace("-", "_").upper()


def _words(name, entries):
    members = {_member(entry["name"]): (entry["number"], entry["name"]) for entry in entries}
    return Word(name, members, module=__name__)


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
Effect = _words("Effect", _TABLES["effects"])
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
RosterWeight = _constants("RosterWeight", ("REJECTED", "NOTED"))
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
    return frozenset(role for role in Role if bits >> role & 1)


def bits_of(roles):
    """The set of C of some roles, given as members or by name."""
    return sum({1 << (Role.named(role) if isinstance(role, str) else role) for role in roles})


def facts_of(words):
    """The facts of an ``sfp_facts``."""
    bits = words[0] | words[1] << 64
    return frozenset(fact for fact in Fact if bits >> fact & 1) if bits else frozenset()


__all__ = ["STATES", "EVENTS"] + [name for name, value in globals().items() if isinstance(value, type) and issubclass(value, Word)]
