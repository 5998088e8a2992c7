"""libsferumpolicy: whose duty, whose right, and by which clause, on an educational platform.

    >>> from sferumpolicy import Policy
    >>> Policy.builtin().decide("invite.annul", roles=["administrator"], true=["invite_unclaimed"])
    <Decision permit 2.1.12>
"""

from . import raw as _raw
from .errors import (Busy, Conflict, Error, Exists, Foreign, Invalid, MissingKey, Misuse, Moved, NoMemory, NotFound, ReadOnly,
                     Refusal, RefusalNorm, Refused, StorageError, Tampered, Unknown, UnknownOutcome, Unsupported)
from .policy import Change, Comparison, Decision, Difference, Finding, Norm, Policy
from .records import (Admission, Application, Appointment, Class, Distribution, Edition, Enrollment, Guardian, Homeroom, Invite,
                      Membership, Movement, Nomenclature, Office, Order, Organization, Person, Record, Verification)
from .records import (Acknowledgement, Attendance, Attestation, Channel, ChannelPost, Chat, ChatMember, Consent, ControlCheck,
                      DayLike, Erasure, Event, HelpRequest, Import, Incident, Report, Subject, SupportTicket, Teaching, Turn,
                      Usage)
from .registry import Answer, Choice, Ground, Journal, Registry, Ticked, Touched, TouchedThing, TrailHead, TrailReport
from .reports import Clause, Compliance, Duty, Figure, Figures
from .rosters import (Letter, Plan, PlanApplied, PlanCandidate, PlanChange, PlanClass, PlanCount, PlanHold, PlanInput, PlanNote,
                      PlanReview, PlanView, RosterClass, RosterColumn, RosterFile, RosterFinding, RosterFindingGroup, RosterInput,
                      RosterReading, RosterTotals)
from .verbs import (Actor, Applied, ChatDue, ChatPerson, Drafted, Escalated, Invitation, Invitations, Invitee, Issued,
                    MovementEffect, Obstacle)
from .vocabulary import (Action, ApplicationMembershipEvent, ApplicationMembershipState, ApplicationOrganizationEvent,
                         ApplicationOrganizationState, AppointmentEvent, AppointmentState, ChannelPostEvent, ChannelPostState,
                         ChatEvent, ChatPlace, ChatState, EVENTS, EditionEvent, EditionState, Effect, EventEvent, EventMode,
                         EventState, Fact, HelpRequestEvent, HelpRequestState, InviteEvent, InviteState, Kind, Machine,
                         Modality, MovementChange, MovementEvent, MovementState, Object, OrderSubject, Reading, Reason, Role,
                         RosterHoldCode, RosterKind, RosterNoteCode, RosterPart, RosterParticular, RosterProfile,
                         RosterReviewCode, RosterSeverity, STATES, Status, SupportTicketEvent,
                         SupportTicketState, Verdict, VerificationEvent, VerificationState, Word)

__version__: str = _raw.sfp_version()
__all__ = [
    "Acknowledgement", "Action", "Actor", "Admission", "Answer", "Application", "ApplicationMembershipEvent",
    "ApplicationMembershipState", "ApplicationOrganizationEvent", "ApplicationOrganizationState", "Applied", "Appointment",
    "AppointmentEvent", "AppointmentState", "Attendance", "Attestation", "Busy", "Change", "Channel", "ChannelPost",
    "ChannelPostEvent", "ChannelPostState", "Chat", "ChatDue", "ChatEvent", "ChatMember", "ChatPerson", "ChatPlace",
    "ChatState", "Choice", "Class", "Clause", "Comparison", "Compliance", "Conflict", "Consent", "ControlCheck", "DayLike",
    "Decision", "Difference", "Distribution", "Drafted", "Duty", "EVENTS", "Edition", "EditionEvent", "EditionState", "Effect",
    "Enrollment", "Erasure", "Error", "Escalated", "Event", "EventEvent", "EventMode", "EventState", "Exists", "Fact", "Figure",
    "Figures", "Finding", "Foreign", "Ground", "Guardian", "HelpRequest", "HelpRequestEvent", "HelpRequestState", "Homeroom",
    "Import", "Incident", "Invalid", "Invitation", "Invitations", "Invite", "InviteEvent", "InviteState", "Invitee", "Issued", "Journal",
    "Kind", "Letter", "Machine", "Membership", "MissingKey", "Misuse", "Modality", "Moved", "Movement", "MovementChange", "MovementEffect",
    "MovementEvent", "MovementState", "NoMemory", "Nomenclature", "Norm", "NotFound", "Object", "Obstacle", "Office", "Order",
    "OrderSubject", "Organization", "Person", "Plan", "PlanApplied", "PlanCandidate", "PlanChange", "PlanClass", "PlanCount",
    "PlanHold", "PlanInput", "PlanNote", "PlanReview", "PlanView", "Policy", "ReadOnly", "Reading", "Reason", "Record",
    "Refusal", "RefusalNorm", "Refused", "Registry", "Report", "Role", "RosterClass", "RosterColumn", "RosterFile",
    "RosterFinding", "RosterFindingGroup", "RosterHoldCode", "RosterInput", "RosterKind", "RosterNoteCode",
    "RosterPart", "RosterParticular", "RosterProfile", "RosterReading", "RosterReviewCode", "RosterSeverity",
    "RosterTotals", "STATES", "Status", "StorageError", "Subject", "SupportTicket", "SupportTicketEvent",
    "SupportTicketState", "Tampered", "Teaching", "Ticked", "Touched", "TouchedThing", "TrailHead", "TrailReport", "Turn",
    "Unknown", "UnknownOutcome", "Unsupported", "Usage", "Verdict", "Verification", "VerificationEvent", "VerificationState",
    "Word",
]
