"""What can go wrong. A status of the library is never a value here: SFP_OK vanishes, anything else is one of these."""

import dataclasses
from typing import Any

from . import raw
from .vocabulary import Action, Fact, Reason, Role, Status, facts_of, roles_of


class Error(Exception):
    """What the library could not do. `message` is its own, for people; `message_ru` says the same in Russian."""

    status: Status
    message_ru: str = ""

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = Status(status)
        self.message = message

    def __str__(self):
        return self.message


class Misuse(Error, ValueError):
    """A call that breaks the contract: a missing argument, a closed registry, a fact both true and false."""


class NoMemory(Error, MemoryError):
    """Out of memory; nothing was changed."""


class Invalid(Error, ValueError):
    """An argument or a file says something impossible.

    `unknown` is the name that nobody knows, `findings` what was found in a pack, where there are such.
    """

    unknown: "str | None" = None
    findings: Any = ()


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

    def __init__(self, status: int, message: str):
        Error.__init__(self, status, message)


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

    report: Any = None


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
    def _from_raw(cls, refusal) -> "Refusal":
        return cls(reason=Reason(refusal.reason), action=Action(refusal.action) if refusal.action else None,
                   norms=tuple(RefusalNorm(*norm) for norm in refusal.norms), clause=refusal.clause,
                   missing=facts_of(refusal.missing), missing_roles=roles_of(refusal.missing_roles),
                   text_ru=refusal.text_ru, text_en=refusal.text_en)


class Refused(Error):
    """The policy or the object's state says no. What :class:`Refusal` tells, this tells too: ``error.clause``."""

    refusal: "Refusal | None"

    def __init__(self, status: int, message: str, refusal: "Refusal | None" = None):
        super().__init__(status, refusal.text_en if refusal else message)
        self.refusal = refusal

    def __getattr__(self, name: str) -> Any:
        if name in Refusal.__dataclass_fields__ and self.__dict__.get("refusal"):
            return getattr(self.refusal, name)
        raise AttributeError(name)


_BY_STATUS = {
    raw.SFP_REFUSED: Refused, raw.SFP_E_MISUSE: Misuse, raw.SFP_E_NO_MEMORY: NoMemory, raw.SFP_E_INVALID: Invalid,
    raw.SFP_E_NOT_FOUND: NotFound, raw.SFP_E_EXISTS: Exists, raw.SFP_E_CONFLICT: Conflict, raw.SFP_E_BUSY: Busy,
    raw.SFP_E_IO: StorageError, raw.SFP_E_FULL: StorageError, raw.SFP_E_CORRUPT: StorageError, raw.SFP_E_FOREIGN: Foreign,
    raw.SFP_E_NEWER: Foreign, raw.SFP_E_READONLY: ReadOnly, raw.SFP_E_UNKNOWN_OUTCOME: UnknownOutcome,
    raw.SFP_E_TAMPERED: Tampered, raw.SFP_E_UNSUPPORTED: Unsupported, raw.SFP_E_KEY: MissingKey, raw.SFP_E_MOVED: Moved,
}


def of_status(status: int, message: str, refusal, message_ru: str = "") -> Error:
    """The exception of a status. Called by the raw binding, with the refusal borrowed: read it now."""
    if status == raw.SFP_REFUSED:
        error: Error = Refused(status, message, Refusal._from_raw(refusal) if refusal is not None else None)
    else:
        error = _BY_STATUS.get(status, Error)(status, message)
    error.message_ru = message_ru
    return error
