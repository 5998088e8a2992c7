"""libsferumpolicy: whose duty, whose right, and by which clause, on an educational platform.

    >>> from sferumpolicy import Policy
    >>> Policy.builtin().decide("invite.annul", roles=["administrator"], true=["invite_unclaimed"])
    <Decision permit 2.1.12>
"""

from . import raw as _raw
from .errors import (Busy, Conflict, Error, Exists, Foreign, Invalid, MissingKey, Misuse, Moved, NoMemory, NotFound, ReadOnly, Refusal,
                     RefusalNorm, Refused, StorageError, Tampered, UnknownOutcome, Unsupported)
from .policy import Change, Comparison, Decision, Difference, Finding, Norm, Policy
from .records import (Admission, Application, Appointment, Class, Distribution, Edition, Enrollment, Guardian, Homeroom, Invite,
                      Membership, Movement, Nomenclature, Office, Order, Organization, Person, Record, Verification)
from .records import (Acknowledgement, Attendance, Attestation, Channel, ChannelPost, Chat, ChatMember, Consent, ControlCheck,
                      Erasure, Event, HelpRequest, Import, Incident, Report, Subject, SupportTicket, Teaching, Turn, Usage)
from .registry import Answer, Choice, Ground, Journal, Registry, Ticked, Touched, TouchedThing, TrailHead, TrailReport
from .reports import Clause, Compliance, Duty, Figure, Figures
from .rosters import (Letter, Plan, PlanApplied, PlanCandidate, PlanChange, PlanClass, PlanCount, PlanHold, PlanInput, PlanNote,
                      PlanReview, PlanView, RosterClass, RosterColumn, RosterFile, RosterFinding, RosterFindingGroup, RosterInput,
                      RosterIssue, RosterReading, RosterReport, RosterTotals)
from .verbs import (Actor, Applied, ChatDue, ChatPerson, Drafted, Escalated, Invitation, Invitations, Invitee, Issued,
                    MovementEffect, Obstacle)
from .vocabulary import *  # noqa: F403

__version__ = _raw.sfp_version()
