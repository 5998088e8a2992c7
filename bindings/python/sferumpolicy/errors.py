"""What can go wrong. A status of the library is never a value here: SFP_OK vanishes, anything else is one of these."""

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from . import raw
from .vocabulary import Action, Fact, Reason, Role, Status, facts_of, roles_of

if TYPE_CHECKING:  # they need the errors
    from .policy import Finding
    from .registry import TrailReport


class Error(Exception):
    """What the library could not do. `message` is its own, for people; `message_ru` says the same in Russian."""

    status: Status
    message_ru: str = ""

    def __init__(self, status: int, message: str, message_ru: str = ""):
        super().__init__(message)
        self.status = Status(status)
        self.message = message
        self.message_ru = message_ru

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> "tuple[Any, ...]":
        """Pickled and copied with all that it tells, whatever its constructor takes: a pool of processes hands errors over so."""
        return _again, (type(self), self.message), self.__dict__


def _again(cls: "type[Error]", message: str) -> Error:
    """An error as it was pickled; its attributes follow."""
    make: Any = cls.__new__  # without __init__, which may want other things
    error: Error = make(cls, message)
    error.args = (message,)
    return error


class Misuse(Error, ValueError):
    """A call that breaks the contract: a missing argument, a closed registry, a fact both true and false."""


class NoMemory(Error, MemoryError):
    """Out of memory; nothing was changed."""

    def __new__(cls, *arguments: Any) -> "NoMemory":
        """MemoryError's own makes no subclasses of it that have another base before it."""
        return Exception.__new__(cls, *arguments)


class Invalid(Error, ValueError):
    """An argument or a file says something impossible.

    `unknown` is the name that nobody knows, `findings` what was found in a pack, where there are such.
    """

    unknown: "str | None" = None
    findings: "tuple[Finding, ...]" = ()


class Unknown(Invalid, KeyError):
    """A name that nobody knows: it is `unknown`, and `nearest` is what was probably meant, or None."""

    nearest: "str | None" = None

    @classmethod
    def of(cls, noun: str, word: str, nearest: "str | None") -> "Unknown":
        """`noun`: what it should name, as Python calls the class: ``OrderSubject``."""
        plain = re.sub("(?<=[a-z])(?=[A-Z])", " ", noun).lower()
        hint = f"; did you mean {nearest!r}?" if nearest else ""
        hint_ru = f"; возможно, имелось в виду «{nearest}»" if nearest else ""
        error = cls(raw.SFP_E_INVALID, f"there is no {plain} called {word!r}{hint}",
                    f"нет {_NOUNS_RU.get(noun, 'имени')} «{word}»{hint_ru}")
        error.unknown, error.nearest = word, nearest
        return error


_NOUNS_RU = {"Role": "роли", "Action": "действия", "Kind": "вида", "Fact": "факта", "Norm": "нормы", "Limit": "срока или предела",
             "Language": "языка", "Form": "формы таблицы", "Format": "формата", "RosterPart": "части плана", "RosterKind": "вида списка",
             "Way": "пути класса"}


class NotFound(Error, LookupError):
    """There is no such object in this organisation."""


class Exists(Error):
    """There is one already."""


class Conflict(Error):
    """It changed meanwhile, or the idempotency key was used for something else."""


class Busy(Error):
    """Another writer holds the registry; nothing was changed."""


class StorageError(Error, OSError):
    """The disk, the file system or the file itself failed."""


class Moved(StorageError):
    """The file under an open registry was moved, replaced, removed or written over, or has a second name; nothing was changed."""


class UnknownOutcome(StorageError):
    """COMMIT failed and may yet have happened: repeat with the same idempotency key."""


class Foreign(Error):
    """The file is not a registry of this library, or a newer one wrote it."""


class ReadOnly(Error):
    """The registry was opened for reading only, or the file may not be written."""


class Tampered(Error):
    """The trail does not agree with itself or with the registry. `report` names the place."""

    report: "TrailReport | None" = None


class MissingKey(Error):
    """The file with the key of the links is missing, broken, or another registry's. The message says which file and what to do."""


class Unsupported(Error):
    """This build was made without the feature."""


@dataclasses.dataclass(frozen=True)
class RefusalNorm:
    """A norm that determined a refusal."""

    code: str
    clause: str


@dataclasses.dataclass(frozen=True)
class Refusal:
    """Why something was refused."""

    reason: Reason
    action: "Action | None"
    norms: "tuple[RefusalNorm, ...]"
    clause: str
    missing: "frozenset[Fact]"
    missing_roles: "frozenset[Role]"
    text_ru: str
    text_en: str

    @classmethod
    def _from_raw(cls, refusal: Any) -> "Refusal":
        return cls(reason=Reason(refusal.reason), action=Action(refusal.action) if refusal.action else None,
                   norms=tuple(RefusalNorm(*norm) for norm in refusal.norms), clause=refusal.clause,
                   missing=facts_of(refusal.missing), missing_roles=roles_of(refusal.missing_roles),
                   text_ru=refusal.text_ru, text_en=refusal.text_en)


class Refused(Error):
    """The policy or the object's state says no. What :class:`Refusal` tells, this tells too: ``error.clause``."""

    refusal: "Refusal | None"
    reason: Reason
    action: "Action | None"
    norms: "tuple[RefusalNorm, ...]"
    clause: str
    missing: "frozenset[Fact]"
    missing_roles: "frozenset[Role]"
    text_ru: str
    text_en: str

    def __init__(self, status: int, message: str, refusal: "Refusal | None" = None, message_ru: str = ""):
        super().__init__(status, refusal.text_en if refusal else message, message_ru)
        self.refusal = refusal
        if refusal:
            vars(self).update(vars(refusal))


_BY_STATUS: "dict[int, type[Error]]" = {
    raw.SFP_REFUSED: Refused, raw.SFP_E_MISUSE: Misuse, raw.SFP_E_NO_MEMORY: NoMemory, raw.SFP_E_INVALID: Invalid,
    raw.SFP_E_NOT_FOUND: NotFound, raw.SFP_E_EXISTS: Exists, raw.SFP_E_CONFLICT: Conflict, raw.SFP_E_BUSY: Busy,
    raw.SFP_E_IO: StorageError, raw.SFP_E_FULL: StorageError, raw.SFP_E_CORRUPT: StorageError, raw.SFP_E_FOREIGN: Foreign,
    raw.SFP_E_NEWER: Foreign, raw.SFP_E_READONLY: ReadOnly, raw.SFP_E_UNKNOWN_OUTCOME: UnknownOutcome,
    raw.SFP_E_TAMPERED: Tampered, raw.SFP_E_UNSUPPORTED: Unsupported, raw.SFP_E_KEY: MissingKey, raw.SFP_E_MOVED: Moved,
}


def of_status(status: int, message: str, refusal: Any, message_ru: str = "") -> Error:
    """The exception of a status. Called by the raw binding, with the refusal borrowed: read it now."""
    if status == raw.SFP_REFUSED:
        return Refused(status, message, Refusal._from_raw(refusal) if refusal is not None else None, message_ru)
    return _BY_STATUS.get(status, Error)(status, message, message_ru)
