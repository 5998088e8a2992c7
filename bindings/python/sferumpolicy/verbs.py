"""The verbs of a registry: each changes one thing, in one transaction, if the policy permits it.

``verb_noun`` is ``sfp_noun_verb()`` of C, whose header says what each does, by which norm and for which reasons it refuses.
A verb raises :class:`Refused` with the clause, :class:`NotFound`, or another :class:`Error`; then nothing was changed.
"""
# mypy: no-warn-return-any
# What the raw binding returns has no type: the annotations here give it one.

import dataclasses
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from . import raw
from .policy import Finding, Policy, _findings
from .errors import Invalid
from .records import Import, Turn
from .records import (Admission, Application, Appointment, Class, Distribution, Edition, Enrollment, Guardian, Homeroom, Invite,
                      Membership, Movement, Nomenclature, Office, Order, Organization, Person, Record, Verification, DayLike,
                      fill, date_from, id_from, number_of_date, time_from)
from .records import (Acknowledgement, Attendance, Attestation, Channel, ChannelPost, Consent, ControlCheck, Erasure, Event,
                      HelpRequest, Incident, Report, SupportTicket, Usage, number_of_time)
from .records import Chat, ChatMember, Subject, Teaching
from .vocabulary import (Action, ChatPlace, EventMode, Fact, Kind, MovementChange, Object, OrderSubject, Role, number_among,
                         roles_of, several)


@dataclasses.dataclass(frozen=True)
class Actor:
    """Who acts, and where. Without a person: the system. The same `idempotency_key` does nothing twice."""

    organization: UUID
    person: "UUID | None" = None
    idempotency_key: "str | None" = None
    _raw: Any = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        made = fill(raw.sfp_actor(), organization=self.organization, person=self.person,
                    idempotency_key=self.idempotency_key)
        object.__setattr__(self, "_raw", made)

    def __reduce__(self) -> Any:
        return Actor, (self.organization, self.person, self.idempotency_key)

    def once(self, idempotency_key: str) -> "Actor":
        """The same actor, for a change that must not happen twice."""
        return dataclasses.replace(self, idempotency_key=idempotency_key)


class Issued(NamedTuple):
    """An invite with the secret of its link, which is never shown again."""

    token: str
    invite: Invite


class Drafted(NamedTuple):
    """An edition with what somebody should look at in its pack."""

    edition: Edition
    findings: "tuple[Finding, ...]"


class Escalated(NamedTuple):
    """A request for help that was passed on to the vendor, with the ticket."""

    ticket: SupportTicket
    request: HelpRequest


class ChatPerson(NamedTuple):
    """How somebody stands to a chat on a day."""

    place: ChatPlace
    person: UUID
    member: "UUID | None"
    role: Role
    must: bool
    joined: bool


class ChatDue(NamedTuple):
    """A chat of which somebody has to take in or take out people: so many, and whom movements took off its list."""

    chat: UUID
    kind: Kind
    title: str
    owner: UUID
    lacks: int
    waits: int
    exceeds: int
    left: "tuple[UUID, ...]"


class Invitee(NamedTuple):
    """Somebody who belongs into a class and has no way in; `bearer` is as what."""

    person: UUID
    class_id: UUID
    role: Role
    bearer: Role
    since: "date | None"
    name: str
    class_name: str


class Invitation(NamedTuple):
    """A link that was made for somebody, or for the students of a class, with its secret, which is never shown again."""

    token: str
    invite: UUID
    person: "UUID | None"
    class_id: UUID
    role: Role
    bearer: Role
    uses_max: int
    expires_at: "datetime | None"
    name: str
    class_name: str


@dataclasses.dataclass(frozen=True)
class Invitations:
    """The links that were made; none where the actor's key says that they were made before. True if there are any."""

    items: "tuple[Invitation, ...]" = dataclasses.field(repr=False)
    again: bool
    _raw: Any = dataclasses.field(repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.items)

    def __reduce__(self) -> Any:
        raise TypeError("links are secrets, and are neither pickled nor copied: hand over what csv() writes")

    def csv(self, policy: "Policy | None" = None, *, russian: bool = True) -> str:
        """As a table for a spreadsheet; formulas in it are neutralised."""
        return raw.sfp_invitations_csv(self._raw, policy._raw if policy else None, raw.SFP_RU if russian else raw.SFP_EN)


class MovementEffect(NamedTuple):
    """One record that a movement touched."""

    noun: Object
    id: UUID
    revision: int
    change: MovementChange


class Obstacle(NamedTuple):
    """One record that must be taken back, ended or annulled before something else can be taken back."""

    noun: Object
    id: UUID
    person: UUID | None
    class_id: UUID | None


class Applied(NamedTuple):
    """A movement with what applying it did."""

    effects: "tuple[MovementEffect, ...]"
    movement: Movement


def _effects(effects: Any) -> "tuple[MovementEffect, ...]":
    items = (raw.sfp_movement_effects_at(effects, index) for index in range(raw.sfp_movement_effects_count(effects)))
    return tuple(MovementEffect(Object(item.object), id_from(item.id), item.revision, MovementChange(item.change)) for item in items)


def _obstacles(obstacles: Any) -> "tuple[Obstacle, ...]":
    items = (raw.sfp_obstacles_at(obstacles, index) for index in range(raw.sfp_obstacles_count(obstacles)))
    return tuple(Obstacle(Object(item.object), id_from(item.id), id_from(item.person), id_from(item.class_id)) for item in items)


def _way(name: str) -> int:
    return number_among("Way", name, raw.sfp_turn_way_from_name, raw.sfp_turn_way_name)


def _turn_line(*, class_id: Any, way: Any, name: Any = None, course: Any = None, to: Any = None, homeroom: Any = None) -> Any:
    return fill(raw.sfp_turn_line(), class_id=class_id, way=_way(way), name=name, course=course, to=to,
                homeroom=homeroom)


def _turn_exception(*, person: Any, way: Any, to: Any = None) -> Any:
    return fill(raw.sfp_turn_exception(), person=person, way=_way(way), to=to)


class Verbs:
    """What :class:`Registry` can do to its records."""

    __slots__ = ()

    def _call(self, function: Any, *arguments: Any) -> Any:
        raise NotImplementedError

    def _verb(self, function: Any, actor: Actor, *arguments: Any) -> Any:
        return Record._from_raw(self._call(function, actor._raw, *arguments))

    # ---- Organisations, people, offices, bonds ----

    def add_organization(self, *, name: str, short_name: "str | None" = None, address: "str | None" = None,
                         email: "str | None" = None, site: "str | None" = None) -> Organization:
        draft = fill(raw.sfp_organization_draft(), name=name, short_name=short_name, address=address, email=email, site=site)
        return Record._from_raw(self._call(raw.sfp_organization_add, draft))

    def edit_organization(self, actor: Actor, *, name: "str | None" = None, short_name: "str | None" = None,
                          address: "str | None" = None, email: "str | None" = None, site: "str | None" = None) -> Organization:
        """What is not given stays as it is."""
        draft = fill(raw.sfp_organization_draft(), name=name, short_name=short_name, address=address, email=email, site=site)
        return self._verb(raw.sfp_organization_edit, actor, draft)

    def add_person(self, actor: Actor, *, surname: str, given_name: "str | None" = None, patronymic: "str | None" = None,
                   birth_date: "DayLike | None" = None, email: "str | None" = None, phone: "str | None" = None,
                   source_id: "str | None" = None, id: "UUID | None" = None) -> Person:
        """`id`: somebody whom another organisation of this registry has already."""
        draft = fill(raw.sfp_person_draft(), id=id, source_id=source_id, surname=surname, given_name=given_name,
                     patronymic=patronymic, birth_date=birth_date, email=email, phone=phone)
        return self._verb(raw.sfp_person_add, actor, draft)

    def edit_person(self, actor: Actor, person: UUID, *, surname: "str | None" = None, given_name: "str | None" = None,
                    patronymic: "str | None" = None, birth_date: "DayLike | None" = None, email: "str | None" = None,
                    phone: "str | None" = None, source_id: "str | None" = None) -> Person:
        """What is not given stays as it is."""
        draft = fill(raw.sfp_person_draft(), source_id=source_id, surname=surname, given_name=given_name,
                     patronymic=patronymic, birth_date=birth_date, email=email, phone=phone)
        return self._verb(raw.sfp_person_edit, actor, person, draft)

    def roles_of(self, organization: UUID, person: UUID, on: "DayLike | None" = None) -> "frozenset[Role]":
        """The roles that a person has on a day, today by default; derived, never claimed."""
        return roles_of(self._call(raw.sfp_person_roles, organization, person, number_of_date(on)))

    def add_office(self, actor: Actor, *, person: UUID, role: "Role | None" = None, title: "str | None" = None,
                   from_date: "DayLike | None" = None, order_id: "UUID | None" = None, until_date: "DayLike | None" = None) -> Office:
        """An office of the head with a last day, given by the head's order, is an acting head's."""
        draft = fill(raw.sfp_office_draft(), person=person, role=role, title=title, from_date=from_date, order_id=order_id,
                     until_date=until_date)
        return self._verb(raw.sfp_office_add, actor, draft)

    def end_office(self, actor: Actor, office: UUID, on: "DayLike | None" = None, *, order: "UUID | None" = None) -> Office:
        return self._verb(raw.sfp_office_end, actor, office, number_of_date(on), order)

    def add_guardian(self, actor: Actor, *, parent: UUID, student: UUID, relation: "str | None" = None,
                     from_date: "DayLike | None" = None) -> Guardian:
        draft = fill(raw.sfp_guardian_draft(), parent=parent, student=student, relation=relation, from_date=from_date)
        return self._verb(raw.sfp_guardian_add, actor, draft)

    # ---- Orders and editions of the act ----

    @staticmethod
    def _order(subject: Any, number: Any, on: Any, title: Any, signer: Any, document: Any) -> Any:
        return fill(raw.sfp_order_draft(), subject=subject, number=number, date=on, title=title, signer=signer,
                    document=document)

    def issue_order(self, actor: Actor, *, subject: OrderSubject, number: str, date: "DayLike | None" = None,
                    title: "str | None" = None, document: "bytes | None" = None) -> Order:
        """Of the scan only the digest is kept."""
        return self._verb(raw.sfp_order_issue, actor, self._order(subject, number, date, title, None, document))

    def register_order(self, actor: Actor, *, subject: OrderSubject, number: str, date: "DayLike | None" = None,
                       title: "str | None" = None, signer: "UUID | None" = None, document: "bytes | None" = None) -> Order:
        """Record an order that was issued on paper."""
        return self._verb(raw.sfp_order_register, actor, self._order(subject, number, date, title, signer, document))

    def draft_edition(self, actor: Actor, pack: "str | bytes | Policy") -> Drafted:
        """Raises :class:`Invalid`, whose `findings` tell what is wrong with the pack."""
        text = pack.text if isinstance(pack, Policy) else pack
        try:
            edition, found = self._call(raw.sfp_edition_draft, actor._raw, text)
        except Invalid as error:
            error.findings = _findings(error.findings or None)
            raise
        return Drafted(Record._from_raw(edition), _findings(found))

    def adopt_edition(self, actor: Actor, edition: UUID, *, minutes_number: str, minutes_date: DayLike) -> Edition:
        return self._verb(raw.sfp_edition_adopt, actor, edition, minutes_number, number_of_date(minutes_date))

    def approve_edition(self, actor: Actor, edition: UUID, *, order_id: UUID, signed_on: "DayLike | None" = None) -> Edition:
        return self._verb(raw.sfp_edition_approve, actor, edition, order_id, number_of_date(signed_on))

    def enact_edition(self, actor: Actor, edition: UUID, from_date: "DayLike | None" = None) -> Edition:
        return self._verb(raw.sfp_edition_enact, actor, edition, number_of_date(from_date))

    def withdraw_edition(self, actor: Actor, edition: UUID) -> Edition:
        return self._verb(raw.sfp_edition_withdraw, actor, edition)

    def policy_of_edition(self, organization: UUID, edition: UUID) -> Policy:
        return Policy._from_raw(self._call(raw.sfp_edition_policy, organization, edition))

    # ---- Administrators and the organisation's application ----

    def appoint_administrator(self, actor: Actor, person: UUID, order_id: UUID) -> Appointment:
        return self._verb(raw.sfp_appointment_make, actor, person, order_id)

    def appoint_additional_administrator(self, actor: Actor, person: UUID) -> Appointment:
        return self._verb(raw.sfp_appointment_make_additional, actor, person)

    def register_administrator(self, actor: Actor, mobile: str) -> Appointment:
        """The actor is the one who was appointed; the number is the application's."""
        return self._verb(raw.sfp_appointment_register, actor, mobile)

    def end_appointment(self, actor: Actor, appointment: UUID, *, order_id: UUID, reason: str = "",
                        forced: bool = False) -> Appointment:
        """`forced`: even if no administrator remains."""
        return self._verb(raw.sfp_appointment_end, actor, appointment, order_id, reason, forced)

    def draft_application(self, actor: Actor, *, contact: UUID, order_id: "UUID | None" = None, full_name: "str | None" = None,
                          email: "str | None" = None, mobile: "str | None" = None) -> Application:
        form = fill(raw.sfp_application_form(), contact=contact, order_id=order_id, full_name=full_name, email=email,
                    mobile=mobile)
        return self._verb(raw.sfp_application_draft, actor, form)

    def revise_application(self, actor: Actor, application: UUID, *, contact: "UUID | None" = None,
                           order_id: "UUID | None" = None, full_name: "str | None" = None, email: "str | None" = None,
                           mobile: "str | None" = None) -> Application:
        """What is not given stays as it is."""
        form = fill(raw.sfp_application_form(), contact=contact, order_id=order_id, full_name=full_name, email=email,
                    mobile=mobile)
        return self._verb(raw.sfp_application_revise, actor, application, form)

    def send_application(self, actor: Actor, application: UUID, *, message_id: "str | None" = None,
                         letter_digest: "bytes | None" = None) -> Application:
        return self._verb(raw.sfp_application_send, actor, application, message_id, letter_digest)

    def accept_application(self, actor: Actor, application: UUID, on: "DayLike | None" = None) -> Application:
        """Record that the platform accepted it."""
        return self._verb(raw.sfp_application_accepted, actor, application, number_of_date(on))

    def reject_application(self, actor: Actor, application: UUID, reason: str, on: "DayLike | None" = None) -> Application:
        """Record that the platform rejected it."""
        return self._verb(raw.sfp_application_rejected, actor, application, number_of_date(on), reason or "")

    def withdraw_application(self, actor: Actor, application: UUID) -> Application:
        return self._verb(raw.sfp_application_withdraw, actor, application)

    # ---- Classes ----

    def approve_nomenclature(self, actor: Actor, order_id: UUID, lines: "Iterable[tuple[str, int, str] | str]") -> int:
        """Lines are (name, course, specialty), or mere names. Tells how many were added."""
        made = []
        for line in several("lines", lines):
            name, course, specialty = (line, 0, None) if isinstance(line, str) else line
            made.append(fill(raw.sfp_nomenclature_line(), name=name, course=course, specialty=specialty))
        return self._call(raw.sfp_nomenclature_approve, actor._raw, order_id, made)

    def approve_distribution(self, actor: Actor, order_id: UUID, lines: "Iterable[tuple[str, UUID]]") -> int:
        """Lines are (class_name, person). Tells how many were added."""
        made = [fill(raw.sfp_distribution_line(), class_name=name, person=person) for name, person in lines]
        return self._call(raw.sfp_distribution_approve, actor._raw, order_id, made)

    def create_class(self, actor: Actor, name: str) -> Class:
        return self._verb(raw.sfp_class_create, actor, fill(raw.sfp_class_draft(), name=name))

    def create_staffroom(self, actor: Actor) -> Class:
        return self._verb(raw.sfp_class_create_staffroom, actor)

    def find_class(self, organization: UUID, name: str) -> Class:
        """By its folded name: «8A» with a Latin letter finds «8А»."""
        return Record._from_raw(self._call(raw.sfp_class_find, organization, name))

    def add_enrollment(self, actor: Actor, *, person: UUID, class_id: "UUID | None" = None,
                       from_date: "DayLike | None" = None) -> Enrollment:
        draft = fill(raw.sfp_enrollment_draft(), person=person, class_id=class_id, from_date=from_date)
        return self._verb(raw.sfp_enrollment_add, actor, draft)

    def assign_enrollment(self, actor: Actor, enrollment: UUID, class_id: UUID) -> Enrollment:
        return self._verb(raw.sfp_enrollment_assign, actor, enrollment, class_id)

    def assign_homeroom(self, actor: Actor, class_id: UUID, person: UUID) -> Homeroom:
        return self._verb(raw.sfp_homeroom_assign, actor, class_id, person)

    # ---- Invites and memberships ----

    def create_invite(self, actor: Actor, *, class_id: "UUID | None" = None, role: Role, person: "UUID | None" = None,
                      uses_max: int = 0, valid_days: int = 0, note: "str | None" = None,
                      chat_id: "UUID | None" = None) -> Issued:
        """Into a class or into a chat. 0 uses or days: as many as the pack says. The token is handed out here and when it is
        sent again, never later."""
        draft = fill(raw.sfp_invite_draft(), class_id=class_id, role=role, person=person, uses_max=uses_max,
                     valid_days=valid_days, note=note, chat_id=chat_id)
        token, invite = self._call(raw.sfp_invite_create, actor._raw, draft)
        return Issued(token, Record._from_raw(invite))

    def send_invite(self, actor: Actor, invite: UUID) -> Issued:
        """For the first time or again: the new token kills the one before."""
        token, sent = self._call(raw.sfp_invite_send, actor._raw, invite)
        return Issued(token, Record._from_raw(sent))

    def claim_invite(self, actor: Actor, token: str) -> Invite:
        """Unknown, spent, annulled and expired tokens all raise :class:`NotFound`."""
        return self._verb(raw.sfp_invite_claim, actor, token)

    def annul_invite(self, actor: Actor, invite: UUID) -> Invite:
        """Annul an invite that nobody has used."""
        return self._verb(raw.sfp_invite_annul, actor, invite)

    def invitees(self, organization: UUID, *, class_id: "UUID | None" = None, role: "Role | None" = None,
                 import_id: "UUID | None" = None, page: int = 0) -> "Iterator[Invitee]":
        """Who needs a link into a class today: all of them, or those whom an import brought; read in pages."""
        request = fill(raw.sfp_invitee_filter(), class_id=class_id, role=role, import_id=import_id, limit=page)
        more = True
        while more:
            found = self._call(raw.sfp_invitee_list, organization, request)
            more = found.more
            for item in found.items:
                yield Invitee(id_from(item.person), id_from(item.class_id), Role(item.role), Role(item.bearer), date_from(item.since),
                              item.name, item.class_name)
            if more:
                request.after = found.items[-1]

    def prepare_invites(self, actor: Actor, *, class_id: "UUID | None" = None, role: "Role | None" = None,
                        import_id: "UUID | None" = None, common: bool = False, unsent: bool = False, valid_days: int = 0,
                        note: "str | None" = None) -> Invitations:
        """Make the links that are needed. Keep the tokens within a batch: write them to a file before it ends."""
        form = fill(raw.sfp_invitee_form(), class_id=class_id, role=role, import_id=import_id, common=common, unsent=unsent,
                    valid_days=valid_days, note=note)
        made = self._call(raw.sfp_invitee_prepare, actor._raw, form)
        items = tuple(Invitation(item.token, id_from(item.invite_id), id_from(item.person), id_from(item.class_id), Role(item.role),
                                 Role(item.bearer), item.uses_max, time_from(item.expires_at), item.name, item.class_name)
                      for item in made.items)
        return Invitations(items, made.again, made)

    def apply_for_membership(self, actor: Actor, class_id: UUID, role: Role) -> Admission:
        return self._verb(raw.sfp_admission_apply, actor, class_id, role)

    def consider_admission(self, actor: Actor, admission: UUID) -> Admission:
        return self._verb(raw.sfp_admission_consider, actor, admission)

    def accept_admission(self, actor: Actor, admission: UUID) -> Admission:
        return self._verb(raw.sfp_admission_accept, actor, admission)

    def reject_admission(self, actor: Actor, admission: UUID, reason: str) -> Admission:
        return self._verb(raw.sfp_admission_reject, actor, admission, reason)

    def withdraw_admission(self, actor: Actor, admission: UUID) -> Admission:
        return self._verb(raw.sfp_admission_withdraw, actor, admission)

    def end_membership(self, actor: Actor, membership: UUID, reason: str) -> Membership:
        return self._verb(raw.sfp_membership_end, actor, membership, reason)

    # ---- Subjects, lessons and chats ----

    def register_subject(self, actor: Actor, name: str, *, extracurricular: bool = False) -> Subject:
        return self._verb(raw.sfp_subject_register, actor,
                          fill(raw.sfp_subject_draft(), name=name, extracurricular=extracurricular))

    def close_subject(self, actor: Actor, subject: UUID, on: "DayLike | None" = None) -> Subject:
        """What is taught of it ends with it."""
        return self._verb(raw.sfp_subject_close, actor, subject, number_of_date(on))

    def find_subject(self, organization: UUID, name: str) -> Subject:
        """By its folded name."""
        return Record._from_raw(self._call(raw.sfp_subject_find, organization, name))

    def add_teaching(self, actor: Actor, *, person: UUID, class_id: UUID, subject_id: UUID,
                     from_date: "DayLike | None" = None) -> Teaching:
        draft = fill(raw.sfp_teaching_draft(), person=person, class_id=class_id, subject_id=subject_id, from_date=from_date)
        return self._verb(raw.sfp_teaching_add, actor, draft)

    def end_teaching(self, actor: Actor, teaching: UUID, on: "DayLike | None" = None) -> Teaching:
        return self._verb(raw.sfp_teaching_end, actor, teaching, number_of_date(on))

    def create_chat(self, actor: Actor, *, kind: Kind, class_id: "UUID | None" = None, subject_id: "UUID | None" = None,
                    title: "str | None" = None, members: "Iterable[UUID]" = ()) -> Chat:
        """The actor owns it and is its first member; `members` are colleagues who are taken in at once."""
        draft = fill(raw.sfp_chat_draft(), kind=kind, class_id=class_id, subject_id=subject_id, title=title,
                     members=b"".join(member.bytes for member in several("members", members)))
        return self._verb(raw.sfp_chat_create, actor, draft)

    def archive_chat(self, actor: Actor, chat: UUID) -> Chat:
        """Everybody's time in it ends, and its links are annulled."""
        return self._verb(raw.sfp_chat_archive, actor, chat)

    def take_over_chat(self, actor: Actor, chat: UUID) -> Chat:
        """Own a chat that another one left."""
        return self._verb(raw.sfp_chat_take_over, actor, chat)

    def admit_to_chat(self, actor: Actor, chat: UUID, person: UUID) -> ChatMember:
        """Take a colleague in; students and parents come by a link only."""
        return self._verb(raw.sfp_chat_admit, actor, chat, person)

    def remove_from_chat(self, actor: Actor, chat: UUID, person: UUID, reason: str) -> ChatMember:
        return self._verb(raw.sfp_chat_remove_member, actor, chat, person, reason)

    def moderate_chat(self, actor: Actor, chat: UUID, what: "str | None" = None) -> Usage:
        """Record what was done in the chat today."""
        return self._verb(raw.sfp_chat_moderate, actor, chat, what)

    def roster_of_chat(self, organization: UUID, chat: UUID, on: "DayLike | None" = None) -> "tuple[ChatPerson, ...]":
        """Who must be in it and is not, who is in it and may, who is in it and must not, on a day, today by default."""
        people = self._call(raw.sfp_chat_roster, organization, chat, number_of_date(on))
        items = (raw.sfp_chat_people_at(people, index) for index in range(raw.sfp_chat_people_count(people)))
        return tuple(ChatPerson(ChatPlace(item.place), id_from(item.person), id_from(item.member), Role(item.role), item.must,
                                item.joined) for item in items)

    def chats_due(self, organization: UUID, cause: "UUID | None" = None) -> "tuple[ChatDue, ...]":
        """The chats that must get or lose somebody; with those whom an import or a turn, the cause, took off them."""
        return tuple(ChatDue(id_from(due.chat_id), Kind(due.kind), due.title, id_from(due.owner), due.lacks, due.waits, due.exceeds,
                             tuple(map(id_from, due.left_persons)))
                     for due in self._call(raw.sfp_chat_due_list, organization, cause).items)

    # ---- Verifications and movements ----

    def request_verification(self, actor: Actor, person: UUID) -> Verification:
        return self._verb(raw.sfp_verification_request, actor, person)

    def confirm_verification(self, actor: Actor, verification: UUID) -> Verification:
        return self._verb(raw.sfp_verification_confirm, actor, verification)

    def reject_verification(self, actor: Actor, verification: UUID, reason: str) -> Verification:
        return self._verb(raw.sfp_verification_reject, actor, verification, reason)

    def withdraw_verification(self, actor: Actor, verification: UUID) -> Verification:
        return self._verb(raw.sfp_verification_withdraw, actor, verification)

    def revoke_verification(self, actor: Actor, verification: UUID) -> Verification:
        return self._verb(raw.sfp_verification_revoke, actor, verification)

    def draft_movement(self, actor: Actor, *, kind: Kind, person: UUID, class_to: "UUID | None" = None,
                       role: "Role | None" = None, title: "str | None" = None, student: "UUID | None" = None,
                       effective_on: "DayLike | None" = None, class_from: "UUID | None" = None) -> Movement:
        form = fill(raw.sfp_movement_form(), kind=kind, person=person, class_to=class_to, role=role, title=title,
                    student=student, effective_on=effective_on, class_from=class_from)
        return self._verb(raw.sfp_movement_draft, actor, form)

    def order_movement(self, actor: Actor, movement: UUID, *, order_id: "UUID | None" = None,
                       ground: "str | None" = None) -> Movement:
        """By an order, or on a written ground."""
        return self._verb(raw.sfp_movement_order, actor, movement, order_id, ground)

    def turn_year(self, actor: Actor, *, school_year: str, order_id: UUID, lines: "Iterable[dict[str, Any]]",
                  exceptions: "Iterable[dict[str, Any]]" = (), added: "Iterable[str]" = (), orderer: "UUID | None" = None,
                  effective_on: "DayLike | None" = None) -> "tuple[dict[str, Any], Turn]":
        """All classes and students move on, in one transaction. Tells what it did, class by class.

        A line has `class_id` and `way` ("promote", "graduate" ...), and may have `name`, `course`, `to`, `homeroom`; an exception
        has `person` and `way`, and may have `to`.
        """
        form = fill(raw.sfp_turn_form(), school_year=school_year, order_id=order_id, orderer=orderer, effective_on=effective_on)
        report, turn = self._call(raw.sfp_turn_make, actor._raw, form, [_turn_line(**line) for line in lines],
                                  [_turn_exception(**each) for each in exceptions], tuple(several("added", added)))
        return json.loads(raw.sfp_turn_report_json(report)), Record._from_raw(turn)

    def preview_turn(self, actor: Actor, *, lines: "Iterable[dict[str, Any]]", exceptions: "Iterable[dict[str, Any]]" = (),
                     added: "Iterable[str]" = (), order_id: "UUID | None" = None, orderer: "UUID | None" = None,
                     effective_on: "DayLike | None" = None) -> "dict[str, Any]":
        """What :meth:`turn_year` would do."""
        form = fill(raw.sfp_turn_form(), order_id=order_id, orderer=orderer, effective_on=effective_on)
        report = self._call(raw.sfp_turn_preview, actor._raw, form, [_turn_line(**line) for line in lines],
                            [_turn_exception(**each) for each in exceptions], tuple(several("added", added)))
        return json.loads(raw.sfp_turn_report_json(report))

    def take_turn_back(self, actor: Actor, turn: UUID, reason: str) -> Turn:
        return self._verb(raw.sfp_turn_back, actor, turn, reason)

    def schedule_movement(self, actor: Actor, movement: UUID) -> Movement:
        """Decide now that the clock applies it on its day."""
        return self._verb(raw.sfp_movement_schedule, actor, movement)

    def apply_movement(self, actor: Actor, movement: UUID) -> Applied:
        effects, applied = self._call(raw.sfp_movement_apply, actor._raw, movement)
        return Applied(_effects(effects), Record._from_raw(applied))

    def effects_of_movement(self, organization: UUID, movement: UUID) -> "tuple[MovementEffect, ...]":
        return _effects(self._call(raw.sfp_movement_effects_get, organization, movement))

    def cancel_movement(self, actor: Actor, movement: UUID, reason: str) -> Movement:
        return self._verb(raw.sfp_movement_cancel, actor, movement, reason)

    def reverse_movement(self, actor: Actor, movement: UUID, reason: str) -> Movement:
        return self._verb(raw.sfp_movement_reverse, actor, movement, reason)

    def roll_back_import(self, actor: Actor, import_id: UUID, reason: str, *, orderer: "UUID | None" = None) -> Import:
        """Take back all that an import did, or nothing of it. `orderer`: who decides about offices, as the head does."""
        return self._verb(raw.sfp_import_rollback, actor, import_id, reason, orderer)

    def obstacles(self, actor: Actor, noun: Object, id: UUID) -> "tuple[Obstacle, ...]":
        """All that keeps an import, a turn or a movement from being taken back; empty: nothing does."""
        return _obstacles(self._call(raw.sfp_obstacle_list, actor._raw, noun, id))

    # ---- Consents, attested facts, erasures ----

    def record_consent(self, actor: Actor, *, person: UUID, code: str, given_on: "DayLike | None" = None,
                       signed_by_person: bool = False, parent: "UUID | None" = None,
                       document: "bytes | str | None" = None) -> Consent:
        """`code`: what for, such as "personal_data". Of the document only its digest is kept."""
        draft = fill(raw.sfp_consent_draft(), person=person, code=code, given_on=given_on, signed_by_person=signed_by_person,
                     parent=parent, document=document)
        return self._verb(raw.sfp_consent_record, actor, draft)

    def withdraw_consent(self, actor: Actor, consent: UUID, *, on: "DayLike | None" = None,
                         reason: "str | None" = None) -> Consent:
        """`on`: the first day on which it no longer holds; today by default."""
        return self._verb(raw.sfp_consent_withdraw, actor, consent, number_of_date(on), reason or "")

    def record_attestation(self, actor: Actor, *, person: UUID, fact: Fact, ground: str, truth: bool = True,
                           from_date: "DayLike | None" = None) -> Attestation:
        """`fact`: one of the act's own, ``policy.fact(name)``."""
        draft = fill(raw.sfp_attestation_draft(), person=person, fact=fact, truth=truth, ground=ground, from_date=from_date)
        return self._verb(raw.sfp_attestation_record, actor, draft)

    def end_attestation(self, actor: Actor, attestation: UUID, on: "DayLike | None" = None) -> Attestation:
        return self._verb(raw.sfp_attestation_end, actor, attestation, number_of_date(on))

    def ask_erasure(self, actor: Actor, *, person: UUID, ground: str, asked_on: "DayLike | None" = None) -> Erasure:
        """`asked_on`: since when the ground is there; today by default."""
        draft = fill(raw.sfp_erasure_draft(), person=person, ground=ground, asked_on=asked_on)
        return self._verb(raw.sfp_erasure_ask, actor, draft)

    def erase_person(self, actor: Actor, erasure: UUID) -> Erasure:
        """Destroy the personal values of the person whose erasure was asked for.

        Where somebody else reads the registry at that moment, or inside of a batch, copies are left in the file's journal:
        :meth:`Registry.scrub` removes them later, and raises :class:`Busy` while it cannot.
        """
        return self._verb(raw.sfp_person_erase, actor, erasure)

    # ---- Channels and events ----

    def create_channel(self, actor: Actor, code: str) -> Channel:
        """One of those that the act names."""
        return self._verb(raw.sfp_channel_create, actor, code)

    def find_channel(self, organization: UUID, code: str) -> Channel:
        return Record._from_raw(self._call(raw.sfp_channel_find, organization, code))

    @staticmethod
    def _post(channel_id: Any, title: Any, material: Any) -> Any:
        return fill(raw.sfp_channel_post_draft(), channel_id=channel_id, title=title, material=material)

    def provide_material(self, actor: Actor, *, title: str, channel_id: "UUID | None" = None,
                         material: "bytes | None" = None) -> ChannelPost:
        """Without a channel: for the staffroom. Of the material only the digest is kept."""
        return self._verb(raw.sfp_channel_post_provide, actor, self._post(channel_id, title, material))

    def withdraw_material(self, actor: Actor, post: UUID) -> ChannelPost:
        return self._verb(raw.sfp_channel_post_withdraw, actor, post)

    def post_material(self, actor: Actor, post: UUID) -> ChannelPost:
        return self._verb(raw.sfp_channel_post_post, actor, post)

    def decline_material(self, actor: Actor, post: UUID, reason: str) -> ChannelPost:
        return self._verb(raw.sfp_channel_post_decline, actor, post, reason)

    def write_post(self, actor: Actor, *, title: str, channel_id: "UUID | None" = None,
                   material: "bytes | None" = None) -> ChannelPost:
        """What nobody provided: the administrator posts it himself."""
        return self._verb(raw.sfp_channel_post_write, actor, self._post(channel_id, title, material))

    def plan_event(self, actor: Actor, *, kind: Kind, title: str, mode: "EventMode | None" = None,
                   class_id: "UUID | None" = None, subject_id: "UUID | None" = None,
                   starts_at: "datetime | None" = None) -> Event:
        """Online and now, unless said otherwise."""
        draft = fill(raw.sfp_event_draft(), kind=kind, mode=mode, title=title, class_id=class_id, subject_id=subject_id,
                     starts_at=starts_at)
        return self._verb(raw.sfp_event_plan, actor, draft)

    def reschedule_event(self, actor: Actor, event: UUID, starts_at: datetime) -> Event:
        return self._verb(raw.sfp_event_reschedule, actor, event, number_of_time(starts_at))

    def start_event(self, actor: Actor, event: UUID) -> Event:
        return self._verb(raw.sfp_event_start, actor, event)

    def finish_event(self, actor: Actor, event: UUID, participants: "int | None" = None) -> Event:
        """None: nobody counted them, which is not 0."""
        told = raw.SFP_EVENT_PARTICIPANTS_UNKNOWN if participants is None else participants
        return self._verb(raw.sfp_event_finish, actor, event, told)

    def cancel_event(self, actor: Actor, event: UUID, reason: str) -> Event:
        return self._verb(raw.sfp_event_cancel, actor, event, reason)

    def join_event(self, actor: Actor, event: UUID) -> Attendance:
        """The actor takes part, from now on."""
        return self._verb(raw.sfp_event_join, actor, event)

    # ---- Help and the vendor's support ----

    def ask_help_request(self, actor: Actor, topic: str, question: "str | None" = None) -> HelpRequest:
        """The actor is who asks."""
        draft = fill(raw.sfp_help_request_draft(), topic=topic, question=question)
        return self._verb(raw.sfp_help_request_ask, actor, draft)

    def answer_help_request(self, actor: Actor, request: UUID, answer: str) -> HelpRequest:
        return self._verb(raw.sfp_help_request_answer, actor, request, answer)

    def escalate_help_request(self, actor: Actor, request: UUID, number: "str | None" = None) -> Escalated:
        """Pass it on to the vendor; `number` is the ticket's, if it is known."""
        ticket, escalated = self._call(raw.sfp_help_request_escalate, actor._raw, request, number)
        return Escalated(Record._from_raw(ticket), Record._from_raw(escalated))

    def reopen_help_request(self, actor: Actor, request: UUID, question: "str | None" = None) -> HelpRequest:
        """Ask again; without a question, the same one."""
        return self._verb(raw.sfp_help_request_reopen, actor, request, question)

    def close_help_request(self, actor: Actor, request: UUID) -> HelpRequest:
        return self._verb(raw.sfp_help_request_close, actor, request)

    def open_support_ticket(self, actor: Actor, topic: str, number: "str | None" = None) -> SupportTicket:
        draft = fill(raw.sfp_support_ticket_draft(), topic=topic, number=number)
        return self._verb(raw.sfp_support_ticket_open, actor, draft)

    def answer_support_ticket(self, actor: Actor, ticket: UUID, answer: str, number: "str | None" = None) -> SupportTicket:
        """Record the vendor's answer; without a number, the ticket keeps its own."""
        return self._verb(raw.sfp_support_ticket_answer, actor, ticket, number, answer)

    def reopen_support_ticket(self, actor: Actor, ticket: UUID) -> SupportTicket:
        return self._verb(raw.sfp_support_ticket_reopen, actor, ticket)

    def close_support_ticket(self, actor: Actor, ticket: UUID) -> SupportTicket:
        return self._verb(raw.sfp_support_ticket_close, actor, ticket)

    # ---- Checks, reports to the head, safety, rights ----

    def record_control_check(self, actor: Actor, *, period_from: DayLike, period_until: DayLike, topic: str,
                             finding_count: int = 0, findings: "str | None" = None, checked_on: "DayLike | None" = None) -> ControlCheck:
        draft = fill(raw.sfp_control_check_draft(), checked_on=checked_on, period_from=period_from, period_until=period_until,
                     topic=topic, finding_count=finding_count, findings=findings)
        return self._verb(raw.sfp_control_check_record, actor, draft)

    def present_report(self, actor: Actor, *, period_from: DayLike, period_until: DayLike, source: str,
                       figures: "bytes | None" = None, presented_on: "DayLike | None" = None) -> Report:
        """Of the figures only the digest is kept."""
        draft = fill(raw.sfp_report_draft(), presented_on=presented_on, period_from=period_from, period_until=period_until,
                     source=source, figures=figures)
        return self._verb(raw.sfp_report_present, actor, draft)

    def sign_acknowledgement(self, actor: Actor, rules: str, *, text: "bytes | None" = None,
                             acknowledged_on: "DayLike | None" = None) -> Acknowledgement:
        """Of the rules' text only the digest is kept."""
        draft = fill(raw.sfp_acknowledgement_draft(), rules=rules, text=text, acknowledged_on=acknowledged_on)
        return self._verb(raw.sfp_acknowledgement_sign, actor, draft)

    def report_incident(self, actor: Actor, action: Action, description: str) -> Incident:
        """A profile was not safe (`profile.secure`), or a right was refused."""
        draft = fill(raw.sfp_incident_draft(), action=action, description=description)
        return self._verb(raw.sfp_incident_report, actor, draft)

    def settle_incident(self, actor: Actor, incident: UUID, settlement: str) -> Incident:
        return self._verb(raw.sfp_incident_settle, actor, incident, settlement)

    def record_usage(self, actor: Actor, action: Action, *, chat_id: "UUID | None" = None, title: "str | None" = None,
                     used_on: "DayLike | None" = None) -> Usage:
        """The actor exercised a right."""
        draft = fill(raw.sfp_usage_draft(), action=action, chat_id=chat_id, title=title, used_on=used_on)
        return self._verb(raw.sfp_usage_record, actor, draft)
