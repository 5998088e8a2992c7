"""A registry from Python: the life of an invite, from the founding of the college on, and what is refused on the way."""
import gc
import hashlib
import json
import os
import re
import sqlite3
import tempfile
import threading
import unittest
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

import college as colleges
from sferumpolicy import (Action, Actor, AppointmentState, Busy, ChannelPostState, ChatPlace, ChatState, Class, Conflict,
                          EditionState, Effect, Enrollment, EventMode, EventState, Exists, Fact, Foreign, Invalid, Invite,
                          InviteEvent, InviteState, Journal, Kind, Membership, MissingKey, Misuse, Moved, MovementChange, MovementState,
                          NotFound,
                          Object, Office, OrderSubject, Organization, Person, Policy, ReadOnly, Reason, Refused, Registry,
                          Role, Tampered, Verdict, VerificationState)


class AnInvite(unittest.TestCase):
    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)

    def create(self, person=None):
        return self.registry.create_invite(self.college.administrator, class_id=self.college.staffroom.id, role=Role.TEACHER,
                                           person=person)

    def test_an_invite_is_created_sent_and_claimed(self):
        created = self.create(self.college.teacher.person)
        self.assertEqual(created.invite.state, InviteState.CREATED)
        self.assertEqual((created.invite.role, created.invite.issuer_role), (Role.TEACHER, Role.ADMINISTRATOR))
        self.assertEqual(created.invite.edition, self.college.edition.id)
        sent = self.registry.send_invite(self.college.administrator, created.invite.id)
        self.assertEqual((sent.invite.state, sent.invite.sends, sent.invite.revision), (InviteState.SENT, 1, 2))
        self.assertNotEqual(sent.token, created.token)
        claimed = self.registry.claim_invite(self.college.teacher, sent.token.lower())
        self.assertEqual((claimed.state, claimed.uses), (InviteState.CLAIMED, 1))
        member, = self.registry.records(Membership, self.college.organization, person=self.college.teacher.person)
        self.assertEqual((member.class_id, member.role, member.invite), (self.college.staffroom.id, Role.TEACHER, claimed.id))

    def test_a_new_token_kills_the_one_before(self):
        first = self.registry.send_invite(self.college.administrator, self.create().invite.id)
        self.registry.send_invite(self.college.administrator, first.invite.id)
        with self.assertRaises(NotFound):
            self.registry.claim_invite(self.college.teacher, first.token)

    def test_what_nobody_used_is_annulled_and_then_its_link_is_dead(self):
        sent = self.registry.send_invite(self.college.administrator, self.create().invite.id)
        annulled = self.registry.annul_invite(self.college.administrator, sent.invite.id)
        self.assertEqual(annulled.state, InviteState.ANNULLED)
        with self.assertRaises(NotFound):
            self.registry.claim_invite(self.college.teacher, sent.token)

    def test_who_needs_one_is_listed_in_pages(self):
        found = list(self.registry.invitees(self.college.organization))
        self.assertEqual([each.class_name for each in found], ["Учительская"] * 3)
        self.assertEqual({each.person for each in found},
                         {self.college.head.person, self.college.administrator.person, self.college.teacher.person})
        self.assertEqual({(each.role, each.bearer) for each in found}, {(Role.TEACHER, Role.HEAD), (Role.TEACHER, Role.TEACHER)})
        self.assertEqual(list(self.registry.invitees(self.college.organization, page=1)), found)
        self.assertEqual(list(self.registry.invitees(self.college.organization, role=Role.STUDENT)), [])
        with self.assertRaises(NotFound):
            list(self.registry.invitees(self.college.organization, import_id=uuid4()))

    def test_all_of_them_are_prepared_at_once(self):
        made = self.registry.prepare_invites(self.college.administrator, valid_days=5)
        self.assertEqual(len(made.items), 3)
        self.assertEqual((made.again, made.items[0].uses_max), (False, 1))
        self.assertNotIn(made.items[0].token, repr(made))
        table = made.csv(self.registry.policy(self.college.organization))
        for each in made.items:
            self.assertIn(each.token, table)
            self.assertIn(each.name, table)
            self.registry.claim_invite(Actor(self.college.organization, each.person), each.token)
        self.assertEqual(self.registry.prepare_invites(self.college.administrator).items, ())
        with self.assertRaises(Invalid):
            self.registry.prepare_invites(self.college.administrator, role=Role.PARENT)

    def test_a_key_prepares_them_once_and_a_batch_that_is_left_prepares_none(self):
        with self.assertRaises(ZeroDivisionError), self.registry.batch():
            self.assertEqual(len(self.registry.prepare_invites(self.college.administrator).items), 3)
            raise ZeroDivisionError
        with self.assertRaises(Refused):
            self.registry.prepare_invites(self.college.student)
        actor = self.college.administrator.once("осень")
        self.assertEqual(len(self.registry.prepare_invites(actor, unsent=True).items), 3)
        self.assertTrue(self.registry.prepare_invites(actor, unsent=True).again)

    def test_annulling_is_refused_to_a_student_with_the_clause(self):
        self.registry.add_enrollment(self.college.system, person=self.college.student.person)
        invite = self.create().invite
        with self.assertRaises(Refused) as caught:
            self.registry.annul_invite(self.college.student, invite.id)
        refused = caught.exception
        self.assertEqual((refused.reason, refused.clause, refused.action), (Reason.ROLE, "2.1.12", Action.INVITE_ANNUL))
        self.assertEqual(refused.norms[0].code, "administrator.annuls_invites")
        self.assertIn(Role.ADMINISTRATOR, refused.missing_roles)
        self.assertIn("2.1.12", refused.text_ru)
        self.assertIn("2.1.12", refused.text_en)
        self.assertEqual(str(refused), refused.text_en)
        self.assertEqual(refused.message_ru, refused.text_ru)
        self.assertEqual(self.registry.get(Invite, self.college.organization, invite.id), invite)

    def test_what_is_left_of_a_common_invite_is_annulled_and_who_came_in_stays(self):
        sent = self.registry.send_invite(self.college.administrator, self.create().invite.id)
        self.registry.claim_invite(self.college.teacher, sent.token)
        annulled = self.registry.annul_invite(self.college.administrator, sent.invite.id)
        self.assertEqual((annulled.state, annulled.uses), (InviteState.ANNULLED, 1))
        member, = self.registry.records(Membership, self.college.organization, person=self.college.teacher.person)
        self.assertIsNone(member.until_date)

    def test_an_annulled_invite_knows_no_further_event(self):
        invite = self.create().invite
        self.registry.send_invite(self.college.administrator, invite.id)
        annulled = self.registry.annul_invite(self.college.administrator, invite.id)
        with self.assertRaises(Refused) as caught:
            self.registry.send_invite(self.college.administrator, invite.id)
        self.assertEqual(caught.exception.reason, Reason.NO_TRANSITION)
        self.assertFalse(any(choice.permitted for choice in self.registry.choices(self.college.administrator, annulled)))

    def test_who_may_is_told_with_the_norm(self):
        answer, = self.registry.who_may(self.college.organization, Action.MEMBERSHIP_ACCEPT, undetermined=True)
        self.assertEqual((answer.person, answer.effect, answer.kind), (self.college.administrator.person, Effect.UNDETERMINED, None))
        self.assertEqual([ground.clause for ground in answer.norms], ["2.1.9"])
        self.assertEqual(answer.missing, {Fact.APPLICANT_IS_TEACHER_OR_STUDENT})
        self.assertIn("2.1.9", answer.text_ru)
        self.assertEqual(list(self.registry.who_may(self.college.organization, Action.MEMBERSHIP_ACCEPT)), [])

    def test_who_may_and_what_may_agree_with_may_page_by_page(self):
        people = list(self.registry.records(Person, self.college.organization))
        for action in (Action.RESOURCES_READ, Action.CHANNEL_POST, Action.ORDER_ISSUE, Action.SEMINAR_ATTEND):
            answers = list(self.registry.who_may(self.college.organization, action, page=1))
            expected = [who.id for who in people if self.registry.may(Actor(self.college.organization, who.id), action)]
            self.assertEqual([answer.person for answer in answers], expected)
            self.assertTrue(expected and all(answer.permitted and answer.norms for answer in answers))
        for page in (0, 1, 3):
            answers = list(self.registry.what_may(self.college.teacher, page=page))
            words = [(answer.action, answer.kind or 0) for answer in answers]
            self.assertEqual(words, sorted(set(words)))
            self.assertGreater(len(words), 60)
        for answer in answers:
            self.assertEqual(self.registry.may(self.college.teacher, answer.action, kind=answer.kind), answer.permitted)
        permitted = list(self.registry.what_may(self.college.teacher, effects=[Effect.PERMIT]))
        self.assertEqual(permitted, [answer for answer in answers if answer.permitted])

    def test_what_somebody_may_do_with_a_thing(self):
        sent = self.registry.send_invite(self.college.administrator, self.create().invite.id).invite
        about = {"noun": Object.INVITE, "id": sent.id}
        may = {answer.action for answer in self.registry.what_may(self.college.administrator, effects=[Effect.PERMIT], **about)}
        self.assertTrue({Action.INVITE_ANNUL, Action.INVITE_SEND} <= may)

    def test_a_new_edition_touches_people_and_open_things(self):
        made = self.create().invite
        before = Policy.builtin()
        after = Policy(before.text.replace("{action: invite.annul, require: [invite_unclaimed]}",
                                           "{action: invite.annul, require: [invite_unclaimed, custom_1]}"))
        comparison = before.compare(after)
        touched = self.registry.touched(self.college.organization, comparison)
        self.assertEqual(tuple(item.change for item in touched), comparison.changes)
        self.assertFalse(comparison.same)
        told = [item for item in touched if item.change.told]
        self.assertTrue(told)
        for item in told:
            self.assertEqual(item.people, (self.college.administrator.person,))
            self.assertEqual([(thing.noun, thing.id, thing.state) for thing in item.things],
                             [(Object.INVITE, made.id, InviteState.CREATED)])
            self.assertEqual((item.change.action, item.change.roles), (Action.INVITE_ANNUL, {Role.ADMINISTRATOR}))
            self.assertIn(None, item.change.kinds)
            self.assertEqual(item.people_ru, "касается 1 человека")

    def test_other_words_change_and_touch_nothing(self):
        before = Policy.builtin()
        comparison = before.compare(Policy(before.text.replace("Администратор ради", "Он ради")))
        self.assertTrue(comparison.same)
        self.assertEqual((comparison.changes, self.registry.touched(self.college.organization, comparison)), ((), ()))
        self.assertTrue(all(item.text_ru for item in comparison.differences))

    def test_the_choices_of_a_sent_invite_are_told_with_reasons(self):
        sent = self.registry.send_invite(self.college.administrator, self.create().invite.id).invite
        self.registry.add_enrollment(self.college.system, person=self.college.student.person)
        choices = {choice.event: choice for choice in self.registry.choices(self.college.student, sent)}
        self.assertFalse(choices[InviteEvent.ANNUL].permitted)
        self.assertEqual(choices[InviteEvent.ANNUL].reason, Reason.ROLE)
        self.assertIn("2.1.12", choices[InviteEvent.ANNUL].text_ru)
        self.assertTrue({choice.event for choice in self.registry.choices(self.college.administrator, sent) if choice.permitted}
                        >= {InviteEvent.SEND, InviteEvent.ANNUL})

    def test_asking_changes_nothing_and_leaves_no_trace(self):
        before = self.registry.trail_head(self.college.organization)
        invite = self.create().invite
        self.registry.send_invite(self.college.administrator, invite.id)
        after = self.registry.trail_head(self.college.organization)
        self.assertEqual(after.size, before.size + 2)
        about = {"noun": Object.INVITE, "id": invite.id}
        self.assertTrue(self.registry.may(self.college.administrator, Action.INVITE_ANNUL, **about))
        self.registry.add_enrollment(self.college.system, person=self.college.student.person)
        after = self.registry.trail_head(self.college.organization)
        self.assertEqual(self.registry.why_not(self.college.student, Action.INVITE_ANNUL, **about).clause, "2.1.12")
        self.assertEqual(self.registry.trail_head(self.college.organization), after)

    def test_the_same_key_creates_one_invite_and_hands_the_token_out_once(self):
        once = self.college.administrator.once("import-7")
        draft = {"class_id": self.college.staffroom.id, "role": Role.TEACHER, "note": "first"}
        first = self.registry.create_invite(once, **draft)
        again = self.registry.create_invite(once, **draft)
        self.assertEqual(first.invite.id, again.invite.id)
        self.assertEqual((len(first.token) > 20, again.token), (True, ""))
        self.assertEqual(len(list(self.registry.records(Invite, self.college.organization))), 1)

    def test_an_invite_expires_by_the_clock_and_only_once(self):
        sent = self.registry.send_invite(self.college.administrator, self.create().invite.id).invite
        later = sent.expires_at + timedelta(seconds=1)
        self.assertEqual(self.registry.tick(self.college.organization, later).invites_expired, 1)
        self.assertEqual(self.registry.tick(self.college.organization, later).invites_expired, 0)
        self.assertEqual(self.registry.get(Invite, self.college.organization, sent.id).state, InviteState.EXPIRED)
        with self.assertRaises(ValueError):
            self.registry.tick(self.college.organization, datetime(2026, 9, 1))

    def test_a_limit_of_the_pack_is_named_in_the_message(self):
        with self.assertRaises(Invalid) as caught:
            self.registry.create_invite(self.college.administrator, class_id=self.college.staffroom.id, role=Role.TEACHER,
                                        valid_days=400)
        self.assertIn("invite_days", str(caught.exception))
        self.assertIn("срок в днях (valid_days): от 1 до ", caught.exception.message_ru)



class Offices(unittest.TestCase):
    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)
        self.order = self.registry.issue_order(self.college.head, subject=OrderSubject.MOVEMENT, number="7-к")
        self.today = self.registry.now().date()

    def test_an_administrator_makes_nobody_head_nor_council_and_the_clause_is_named(self):
        own = self.college.administrator
        for role, clause in ((Role.HEAD, "273-ФЗ/51"), (Role.ADMINISTRATION, "273-ФЗ/28"), (Role.COUNCIL, "273-ФЗ/28")):
            with self.assertRaises(Refused) as caught:
                self.registry.add_office(own, person=own.person, role=role, order_id=self.order.id)
            self.assertEqual((caught.exception.reason, caught.exception.clause), (Reason.ROLE, clause))

    def test_the_head_names_by_order_who_acts_and_ends_it_earlier(self):
        week, later = self.today + timedelta(days=7), self.today + timedelta(days=8)
        acting = self.registry.add_office(self.college.head, person=self.college.teacher.person, role=Role.HEAD,
                                          order_id=self.order.id, until_date=week)
        self.assertEqual((acting.role, acting.until_date), (Role.HEAD, week))
        self.assertIn(Role.HEAD, self.registry.roles_of(self.college.organization, acting.person))
        self.assertNotIn(Role.HEAD, self.registry.roles_of(self.college.organization, acting.person, later))
        with self.assertRaises(Refused) as caught:
            self.registry.end_office(self.college.head, acting.id)
        self.assertEqual(caught.exception.missing, {Fact.ORDER_ISSUED, Fact.ORDER_SIGNED_BY_HEAD})
        self.assertEqual(self.registry.end_office(self.college.head, acting.id, order=self.order.id).until_date, self.today)


class TheFirstWeeks(unittest.TestCase):
    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)

    def groups(self):
        order = self.registry.issue_order(self.college.head, subject=OrderSubject.NOMENCLATURE, number="13-О")
        return self.registry.approve_nomenclature(self.college.head, order.id, [("ИС-11", 1, "09.02.07"), "ИС-21", ("8А", 0, "")])

    def test_the_act_is_in_force_and_the_administrator_active(self):
        self.assertEqual(self.college.edition.state, EditionState.IN_FORCE)
        self.assertEqual(self.college.edition.minutes_number, "4")
        self.assertEqual(self.college.appointment.state, AppointmentState.ACTIVE)
        self.assertIsInstance(self.college.appointment.registered_at, datetime)
        self.assertEqual(self.registry.roles_of(self.college.organization, self.college.administrator.person),
                         {Role.TEACHER, Role.ADMINISTRATOR})
        self.assertEqual(self.registry.policy(self.college.organization).name, "btmsh")
        self.assertEqual(self.registry.policy_of_edition(self.college.organization, self.college.edition.id).digest,
                         self.college.edition.pack_digest)

    def test_groups_are_created_by_the_nomenclature_only(self):
        self.assertEqual(self.groups(), 3)
        group = self.registry.create_class(self.college.administrator, "ИС-11")
        self.assertEqual((group.course, group.specialty, group.staffroom), (1, "09.02.07", False))
        self.registry.create_class(self.college.administrator, "8А")
        self.assertEqual(self.registry.find_class(self.college.organization, "8A").name, "8А")
        with self.assertRaises(Refused) as caught:
            self.registry.create_class(self.college.administrator, "ИС-99")
        self.assertEqual((caught.exception.clause, caught.exception.missing), ("2.1.5", {Fact.NAME_IN_NOMENCLATURE}))
        with self.assertRaises(Exists):
            self.registry.create_class(self.college.administrator, "ИС-11")

    def test_a_homeroom_teacher_is_assigned_as_the_distribution_says(self):
        self.groups()
        group = self.registry.create_class(self.college.administrator, "ИС-11")
        order = self.registry.issue_order(self.college.head, subject=OrderSubject.DISTRIBUTION, number="14-О")
        self.assertEqual(self.registry.approve_distribution(self.college.head, order.id, [("ИС-11", self.college.teacher.person)]), 1)
        link = self.registry.send_invite(self.college.administrator, self.registry.create_invite(
            self.college.administrator, class_id=self.college.staffroom.id, role=Role.TEACHER).invite.id)
        self.registry.claim_invite(self.college.teacher, link.token)
        homeroom = self.registry.assign_homeroom(self.college.administrator, group.id, self.college.teacher.person)
        self.assertEqual((homeroom.class_id, homeroom.person), (group.id, self.college.teacher.person))
        self.assertIn(Role.HOMEROOM_TEACHER, self.registry.roles_of(self.college.organization, self.college.teacher.person))

    def test_another_number_is_refused_at_registration(self):
        fresh = colleges.with_act()
        registry = fresh.registry
        order = registry.issue_order(fresh.head, subject=OrderSubject.ADMINISTRATOR, number="12-О", document=b"scan")
        registry.appoint_administrator(fresh.head, fresh.administrator.person, order.id)
        application = registry.draft_application(fresh.administrator, contact=fresh.administrator.person, order_id=order.id,
                                                 full_name="Сетевой Проба", email="net@example.org", mobile=colleges.MOBILE)
        registry.send_application(fresh.administrator, application.id)
        registry.accept_application(fresh.administrator, application.id)
        with self.assertRaises(Refused) as caught:
            registry.register_administrator(fresh.administrator, "+7 900 000-00-02")
        self.assertEqual(caught.exception.missing, {Fact.SAME_MOBILE_AS_APPLICATION})
        registry.close()

    def test_a_verification_is_requested_rejected_and_asked_again(self):
        link = self.registry.send_invite(self.college.administrator, self.registry.create_invite(
            self.college.administrator, class_id=self.college.staffroom.id, role=Role.TEACHER).invite.id)
        self.registry.claim_invite(self.college.teacher, link.token)
        asked = self.registry.request_verification(self.college.teacher, self.college.teacher.person)
        rejected = self.registry.reject_verification(self.college.administrator, asked.id, "нет фото")
        self.assertEqual((rejected.state, rejected.reason), (VerificationState.REJECTED, "нет фото"))
        self.registry.request_verification(self.college.teacher, self.college.teacher.person)
        confirmed = self.registry.confirm_verification(self.college.administrator, asked.id)
        self.assertEqual(confirmed.state, VerificationState.CONFIRMED)

    def test_a_subject_is_taught_and_has_its_chat(self):
        registry, college = self.registry, self.college
        order = registry.issue_order(college.head, subject=OrderSubject.NOMENCLATURE, number="21-О")
        registry.approve_nomenclature(college.head, order.id, ["М-31"])
        group = registry.create_class(college.administrator, "М-31")
        registry.add_enrollment(college.system, person=college.student.person, class_id=group.id)
        subject = registry.register_subject(college.head, "Математика", extracurricular=True)
        self.assertEqual(registry.find_subject(college.organization, "МАТЕМАТИКА"), subject)
        lessons = registry.add_teaching(college.system, person=college.teacher.person, class_id=group.id, subject_id=subject.id)
        link = registry.create_invite(college.administrator, class_id=college.staffroom.id, role=Role.TEACHER)
        registry.claim_invite(college.teacher, link.token)
        link = registry.create_invite(college.administrator, class_id=college.staffroom.id, role=Role.TEACHER)
        registry.claim_invite(college.head, link.token)
        chat = registry.create_chat(college.teacher, kind=Kind.SUBJECT_STUDENTS, class_id=group.id, subject_id=subject.id,
                                    members=[college.head.person])
        self.assertEqual((chat.state, chat.owner), (ChatState.ACTIVE, college.teacher.person))
        link = registry.create_invite(college.teacher, chat_id=chat.id, role=Role.STUDENT)
        self.assertEqual((link.invite.chat_id, link.invite.class_id), (chat.id, None))
        before = {person.person: person for person in registry.roster_of_chat(college.organization, chat.id)}
        registry.claim_invite(college.student, link.token)
        after = {person.person: person for person in registry.roster_of_chat(college.organization, chat.id)}
        student, head = college.student.person, college.head.person
        self.assertEqual((before[student].place, before[student].member, before[student].joined), (ChatPlace.LACKS, None, False))
        self.assertEqual((after[student].place, after[student].must, after[student].role), (ChatPlace.HOLDS, True, Role.STUDENT))
        self.assertEqual((after[head].place, after[head].must), (ChatPlace.EXCEEDS, False))
        due, = registry.chats_due(college.organization)
        self.assertEqual((due.chat, due.title, due.lacks, due.waits, due.exceeds, due.left), (chat.id, chat.title, 0, 0, 1, ()))
        with self.assertRaises(NotFound):
            registry.chats_due(college.organization, cause=uuid4())
        gone = registry.remove_from_chat(college.teacher, chat.id, head, "не нужен")
        self.assertEqual(gone.end_reason, "не нужен")
        self.assertEqual(registry.admit_to_chat(college.teacher, chat.id, head).role, Role.TEACHER)
        self.assertEqual(registry.moderate_chat(college.teacher, chat.id, "объявление").action, Action.CHAT_MODERATE)
        self.assertEqual(registry.moderate_chat(college.teacher, chat.id).title, "")
        with self.assertRaises(Exists):
            registry.take_over_chat(college.teacher, chat.id)
        self.assertEqual(registry.archive_chat(college.teacher, chat.id).state, ChatState.ARCHIVED)
        ended = registry.end_teaching(college.system, lessons.id)
        self.assertEqual(ended.until_date, registry.close_subject(college.head, subject.id).closed_on)

    def test_a_material_is_provided_posted_and_another_declined(self):
        channel = self.registry.create_channel(self.college.administrator, "all_school")
        self.assertEqual(self.registry.find_channel(self.college.organization, "all_school"), channel)
        provided = self.registry.provide_material(self.college.head, title="Расписание", channel_id=channel.id, material=b"text")
        self.assertEqual((provided.state, provided.posted_at), (ChannelPostState.PROVIDED, None))
        self.assertEqual(provided.material_digest, hashlib.sha256(b"text").digest())
        posted = self.registry.post_material(self.college.administrator, provided.id)
        self.assertEqual((posted.state, posted.posted_by), (ChannelPostState.POSTED, self.college.administrator.person))
        second = self.registry.provide_material(self.college.head, title="Объявление")
        self.assertIsNone(second.channel_id)
        declined = self.registry.decline_material(self.college.administrator, second.id, "нет даты")
        self.assertEqual((declined.state, declined.reason), (ChannelPostState.DECLINED, "нет даты"))
        third = self.registry.provide_material(self.college.head, title="Объявление")
        self.assertEqual(self.registry.withdraw_material(self.college.head, third.id).state, ChannelPostState.WITHDRAWN)
        written = self.registry.write_post(self.college.administrator, title="Добро пожаловать")
        self.assertEqual((written.state, written.provided_by), (ChannelPostState.POSTED, None))
        with self.assertRaises(Invalid):
            self.registry.create_channel(self.college.administrator, "news")

    def test_an_event_is_planned_held_and_another_called_off(self):
        later = self.registry.now() + timedelta(days=1)
        planned = self.registry.plan_event(self.college.administrator, kind=Kind.BROADCAST, title="Линейка", mode=EventMode.HYBRID)
        self.assertEqual((planned.state, planned.kind, planned.mode), (EventState.PLANNED, Kind.BROADCAST, EventMode.HYBRID))
        moved = self.registry.reschedule_event(self.college.administrator, planned.id, later)
        self.assertEqual((moved.starts_at, moved.participants), (later, None))
        started = self.registry.start_event(self.college.administrator, planned.id)
        self.assertEqual(started.state, EventState.RUNNING)
        self.assertEqual(self.registry.finish_event(self.college.administrator, planned.id, 0).participants, 0)
        other = self.registry.plan_event(self.college.administrator, kind=Kind.BROADCAST, title="Линейка", starts_at=later)
        with self.assertRaises(ValueError):
            self.registry.reschedule_event(self.college.administrator, other.id, datetime(2030, 1, 1))
        called_off = self.registry.cancel_event(self.college.administrator, other.id, "карантин")
        self.assertEqual((called_off.state, called_off.reason), (EventState.CANCELLED, "карантин"))

    def test_a_student_joins_a_broadcast_once(self):
        self.registry.add_enrollment(self.college.system, person=self.college.student.person)
        event = self.registry.plan_event(self.college.administrator, kind=Kind.BROADCAST, title="Линейка")
        with self.assertRaises(Refused) as caught:
            self.registry.join_event(self.college.student, event.id)
        self.assertEqual((caught.exception.clause, caught.exception.missing), ("2.5.3", {Fact.ACTOR_JOINED}))
        order = self.registry.issue_order(self.college.head, subject=OrderSubject.NOMENCLATURE, number="20-О")
        self.registry.approve_nomenclature(self.college.head, order.id, ["М-11"])
        group = self.registry.create_class(self.college.administrator, "М-11")
        enrolled, = self.registry.records(Enrollment, self.college.organization, person=self.college.student.person)
        self.registry.assign_enrollment(self.college.system, enrolled.id, group.id)
        link = self.registry.send_invite(self.college.administrator, self.registry.create_invite(
            self.college.administrator, class_id=group.id, role=Role.STUDENT).invite.id)
        self.registry.claim_invite(self.college.student, link.token)
        joined = self.registry.join_event(self.college.student, event.id)
        self.assertEqual((joined.event_id, joined.person), (event.id, self.college.student.person))
        with self.assertRaises(Exists):
            self.registry.join_event(self.college.student, event.id)
        self.registry.start_event(self.college.administrator, event.id)
        self.assertIsNone(self.registry.finish_event(self.college.administrator, event.id).participants)

    def test_a_dismissal_ends_the_office_and_tells_what_it_did(self):
        movement = self.registry.draft_movement(self.college.administrator, kind=Kind.DISMISS, person=self.college.teacher.person)
        order = self.registry.issue_order(self.college.head, subject=OrderSubject.MOVEMENT, number="15-К")
        self.registry.order_movement(self.college.head, movement.id, order_id=order.id)
        effects, applied = self.registry.apply_movement(self.college.administrator, movement.id)
        self.assertEqual(applied.state, MovementState.APPLIED)
        self.assertIn((Object.OFFICE, MovementChange.ENDED), [(effect.noun, effect.change) for effect in effects])
        self.assertEqual(self.registry.effects_of_movement(self.college.organization, movement.id), effects)

    def test_compliance_has_a_row_for_each_norm_and_as_many_duties_as_are_due(self):
        report = self.registry.compliance(self.college.organization)
        self.assertEqual([clause.norm.code for clause in report.clauses],
                         [norm.code for norm in self.registry.policy(self.college.organization).norms])
        self.assertEqual((report.edition, report.in_force), (self.college.edition.id, True))
        said = {clause.norm.clause: (clause.verdict, clause.kept, clause.due) for clause in report.clauses}
        self.assertEqual(said["4.1"], (Verdict.KEPT, 1, 0))
        self.assertEqual(said["2.1.4"], (Verdict.DUE, 0, 2)) # two pedagogical workers are not in the staffroom yet
        duties = self.registry.duties(self.college.organization)
        self.assertEqual(len(duties), report.due)
        mine = self.registry.duties(self.college.organization, self.college.administrator.person)
        self.assertLessEqual({duty.text_ru for duty in mine}, {duty.text_ru for duty in duties})
        self.assertGreater(len(mine), 0)

    def test_a_movement_without_a_reason_is_not_cancelled(self):
        movement = self.registry.draft_movement(self.college.administrator, kind=Kind.DISMISS, person=self.college.teacher.person)
        with self.assertRaises(Refused) as caught:
            self.registry.cancel_movement(self.college.administrator, movement.id, "")
        self.assertEqual(caught.exception.reason, Reason.NEEDS_REASON)


class Records(unittest.TestCase):
    def setUp(self):
        self.registry = Registry(None)
        self.organization = self.registry.add_organization(name="Лицей Проба", site="https://example.org")
        self.system = Actor(self.organization.id)
        self.addCleanup(self.registry.close)

    def test_a_day_is_the_organisation_s(self):
        school = self.registry.add_organization(name="Школа Проба", time_zone="Asia/Vladivostok")
        instant = datetime(2026, 8, 31, 22, 30, tzinfo=timezone.utc)
        self.assertEqual((school.time_zone, self.registry.time_zone(school.id)), ("Asia/Vladivostok", "Asia/Vladivostok"))
        self.assertEqual(self.registry.day_of(school.id, instant), date(2026, 9, 1))
        self.assertEqual(self.registry.local(school.id, instant).isoformat(), "2026-09-01T08:30:00+10:00")
        self.assertEqual(self.registry.local(school.id, instant), instant)
        self.assertEqual(self.registry.moment(school.id, "2026-09-01T08:30"), instant)
        self.assertEqual(self.registry.start_of(school.id, date(2026, 9, 1)), instant.replace(hour=14, minute=0))
        with self.assertRaisesRegex(Invalid, "write it as"):
            self.registry.moment(school.id, "завтра")
        with self.assertRaisesRegex(ValueError, "zone"):
            self.registry.day_of(school.id, datetime(2026, 9, 1))

    def test_today_is_never_the_same_day_on_both_ends_of_the_earth(self):
        zones = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
        east, west = (self.registry.add_organization(name="Проба", time_zone=zone).id for zone in zones)
        self.assertGreater(self.registry.today(east), self.registry.today(west))
        moved = self.registry.edit_organization(Actor(west), time_zone="Pacific/Kiritimati")
        self.assertEqual((moved.time_zone, self.registry.today(west)), ("Pacific/Kiritimati", self.registry.today(east)))

    def test_the_registry_s_zone_is_for_those_who_have_none(self):
        with Registry(None, time_zone="Asia/Omsk") as registry:
            plain, own = (registry.add_organization(name="Проба", time_zone=zone).id for zone in (None, "Asia/Tomsk"))
            self.assertEqual([registry.time_zone(each) for each in (plain, own)], ["Asia/Omsk", "Asia/Tomsk"])
        self.assertEqual(self.registry.time_zone(self.organization.id), "Europe/Moscow")
        with self.assertRaisesRegex(Invalid, "Asia/Omskk"):
            Registry(None, time_zone="Asia/Omskk")

    def test_a_record_is_typed_and_read_only(self):
        made = self.registry.add_person(self.system, surname="Ёлкина-Пробная", birth_date=date(2009, 2, 28), source_id="17")
        self.assertIsInstance(made, Person)
        self.assertIsInstance(made.id, UUID)
        self.assertEqual((made.surname, made.birth_date, made.given_name), ("Ёлкина-Пробная", date(2009, 2, 28), ""))
        self.assertEqual(made.created_at.tzinfo, timezone.utc)
        self.assertIsNone(made.state)
        self.assertEqual(made.json()["birth_date"], "2009-02-28")
        for name in ("surname", "id", "state", "_raw", "new"):
            with self.assertRaises(AttributeError):
                setattr(made, name, None)
        with self.assertRaises(AttributeError):
            made._raw.surname = "Другая"
        with self.assertRaises(TypeError):
            Person()

    def test_what_tells_of_a_person_is_not_in_the_repr(self):
        made = self.registry.add_person(self.system, surname="Секретова", email="secret@example.org")
        self.assertNotIn("ecret", repr(made))
        self.assertNotIn("екрет", repr(made))

    def test_two_views_of_a_revision_are_equal_and_a_new_revision_is_another(self):
        made = self.registry.add_person(self.system, surname="Первая")
        self.assertEqual(self.registry.get(Person, self.organization.id, made.id), made)
        edited = self.registry.edit_person(self.system, made.id, surname="Вторая")
        self.assertNotEqual(edited, made)
        self.assertEqual(len({made, edited, self.registry.get(Person, self.organization.id, made.id)}), 2)
        self.assertEqual(made.surname, "Первая")

    def test_a_list_comes_in_pages_and_its_records_outlive_page_and_registry(self):
        made = [self.registry.add_person(self.system, surname=f"Проба{n}").id for n in range(25)]
        people = list(self.registry.records(Person, self.organization.id, page=10))
        self.registry.close()
        gc.collect()
        self.assertEqual([person.id for person in people], sorted(made))
        self.assertEqual({person.surname for person in people}, {f"Проба{n}" for n in range(25)})

    def test_a_list_is_narrowed(self):
        teacher = self.registry.add_person(self.system, surname="Учителев")
        office = self.registry.add_office(self.system, person=teacher.id, role=Role.TEACHER, from_date=date(2020, 9, 1))
        self.registry.add_office(self.system, person=teacher.id, title="лаборант")
        find = lambda **about: list(self.registry.records(Office, self.organization.id, **about))
        self.assertEqual(find(role=Role.TEACHER), [office])
        self.assertEqual(len(find(person=teacher.id)), 2)
        self.assertEqual(find(person=uuid4()), [])
        self.assertEqual(find(on=date(2021, 1, 1)), [office])
        self.assertEqual(list(self.registry.organizations(page=1)), [self.organization])
        self.assertIsInstance(next(self.registry.organizations()), Organization)

    def test_nul_and_other_types_are_refused_before_anything_is_done(self):
        with self.assertRaisesRegex(ValueError, r"U\+0000"):
            self.registry.add_person(self.system, surname="Ив\0анов")
        for wrong in (5, b"name", uuid4()):
            with self.assertRaises(TypeError):
                self.registry.add_person(self.system, surname=wrong)
        with self.assertRaises(TypeError):
            self.registry.get(Person, "not an id", uuid4())
        with self.assertRaises(TypeError):
            self.registry.get(Person, self.organization.id, b"short")
        with self.assertRaisesRegex(Misuse, "^organization: ") as caught:
            self.registry.get(Person, None, uuid4())
        self.assertIn("обязательный аргумент", caught.exception.message_ru)
        with self.assertRaisesRegex(Misuse, r"^actor\.organization: "):
            self.registry.add_person(Actor(None), surname="Найдёнова")
        with self.assertRaisesRegex(Misuse, r"^actor\.idempotency_key: "):
            self.registry.add_person(Actor(self.organization.id, idempotency_key=""), surname="Найдёнова")
        with self.assertRaises(Invalid):
            self.registry.add_person(self.system, surname="")
        self.assertEqual(list(self.registry.records(Person, self.organization.id)), [])


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "реестр.sferum"

    def test_a_file_keeps_what_was_written(self):
        with Registry(self.path, create=True) as registry:
            organization = registry.add_organization(name="Гимназия Проба").id
        with Registry(self.path) as registry:
            self.assertEqual(registry.get(Organization, organization, organization).name, "Гимназия Проба")
        with Registry(self.path, readonly=True) as registry, self.assertRaises(ReadOnly):
            registry.add_organization(name="Ещё одна")

    def test_a_missing_file_and_a_foreign_one_are_told_apart(self):
        with self.assertRaises(NotFound) as caught:
            Registry(self.path)
        self.assertTrue(str(caught.exception))
        foreign = sqlite3.connect(self.path)
        foreign.execute("CREATE TABLE t (x)")
        foreign.commit()
        foreign.close()
        with self.assertRaises(Foreign):
            Registry(self.path)

    def test_a_closed_registry_says_so(self):
        registry = Registry(None)
        registry.close()
        registry.close()
        with self.assertRaisesRegex(Misuse, "closed"):
            registry.now()

    def test_a_batch_is_kept_whole_or_not_at_all(self):
        with Registry(self.path, create=True, fast=True) as registry:
            system = Actor(registry.add_organization(name="Школа Проба").id)
            with registry.batch():
                registry.add_person(system, surname="Одна")
                registry.add_person(system, surname="Вторая")
            with self.assertRaises(ZeroDivisionError), registry.batch():
                registry.add_person(system, surname="Третья")
                raise ZeroDivisionError
            kept = {person.surname for person in registry.records(Person, system.organization)}
            self.assertEqual(kept, {"Одна", "Вторая"})

    def test_a_backup_is_a_registry(self):
        copy = self.path.with_name("copy")
        with Registry(self.path, create=True) as registry:
            organization = registry.add_organization(name="Школа Проба").id
            registry.backup(copy)
            with self.assertRaises(Exists):
                registry.backup(copy)
        with Registry(copy) as registry:
            self.assertEqual(next(registry.organizations()).id, organization)

    def test_a_registry_is_restored_with_its_key_and_only_where_nothing_is(self):
        copy, secret = self.path.with_name("copy"), self.path.with_name("secret")
        with Registry(self.path, create=True) as registry:
            organization = registry.add_organization(name="Школа Проба").id
            registry.backup(copy)
        with self.assertRaisesRegex(Exists, "another place"):
            Registry.restore(self.path, copy)
        for file in self.path.parent.glob(self.path.name + "*"):
            file.unlink()
        Registry.restore(self.path, copy, key_path=secret)
        with Registry(self.path, key_path=secret) as registry:
            self.assertEqual(next(registry.organizations()).id, organization)
        with self.assertRaises(NotFound):
            Registry.restore(self.path.with_name("new"), self.path.with_name("nothing"))

    def test_without_its_key_a_registry_is_read_and_not_written(self):
        key = self.path.with_name(self.path.name + ".key")
        with Registry(self.path, create=True) as registry:
            organization = registry.add_organization(name="Школа Проба").id
        key.unlink()
        with self.assertRaisesRegex(MissingKey, re.escape(os.fspath(key)) + ".*put the file back") as caught:
            Registry(self.path)
        self.assertIn("ключа ссылок", caught.exception.message_ru)
        self.assertFalse(key.exists())
        with Registry(self.path, readonly=True) as registry:
            registry.verify_trail(organization)
            with self.assertRaises(MissingKey):
                registry.backup(self.path.with_name("copy"))
        self.assertEqual(Registry.renew_key(self.path, only_count=True), 0)
        self.assertFalse(key.exists())
        self.assertEqual(Registry.renew_key(self.path), 0)
        with self.assertRaises(Exists):
            Registry.renew_key(self.path)
        with Registry(self.path) as registry:
            self.assertEqual(next(registry.organizations()).id, organization)

    def test_only_none_is_a_registry_in_memory(self):
        with Registry(None) as registry:
            registry.add_organization(name="Школа Проба")
            for name in ("", ":memory:", ":x", "file:x"):
                for create in (False, True):
                    with self.assertRaisesRegex(Invalid, "no name of a file"):
                        Registry(name, create=create)
                with self.assertRaisesRegex(Invalid, "no name of a file"):
                    registry.backup(name)
                with self.assertRaises(Invalid):
                    Registry(self.path, create=True, key_path=name)
                with self.assertRaises(Invalid):
                    Registry.restore(name, self.path)
                with self.assertRaises(Invalid):
                    Registry.renew_key(name)

    def test_a_registry_in_memory_is_saved_whole_and_takes_nobody_s_place(self):
        with Registry(None) as registry:
            self.assertEqual(registry.journal, Journal.AS_IS)
            organization = registry.add_organization(name="Школа Проба").id
            registry.save(self.path, journal=Journal.TRUNCATE)
            with self.assertRaises(ReadOnly):
                registry.add_organization(name="Школа Вторая")
        with Registry(None) as another, self.assertRaises(Exists):
            another.save(self.path)
        with Registry(self.path, key_path=None) as registry:
            self.assertEqual(next(registry.organizations()).id, organization)

    def test_the_journal_is_the_file_s(self):
        with Registry(self.path, create=True, journal=Journal.TRUNCATE) as registry:
            self.assertEqual(registry.journal, Journal.TRUNCATE)
            with self.assertRaises(Invalid):
                Registry(self.path, journal=Journal.WAL)
            registry.set_journal(Journal.WAL)
            with Registry(self.path) as other, self.assertRaises(Busy):
                other.set_journal(Journal.TRUNCATE)
            self.assertEqual(registry.journal, Journal.WAL)

    def test_a_file_that_is_moved_is_written_to_no_more(self):
        with Registry(self.path, create=True) as registry:
            self.path.rename(self.path.with_name("elsewhere"))
            with self.assertRaises(Moved) as caught:
                registry.add_organization(name="Школа Проба")
            self.assertIsInstance(caught.exception, OSError)
            self.assertIn("put it back", str(caught.exception))
            self.assertIn("верните его", caught.exception.message_ru)
            self.path.with_name("elsewhere").rename(self.path)
            registry.add_organization(name="Школа Проба")

    def test_a_row_changed_behind_the_trail_s_back_is_found(self):
        with Registry(self.path, create=True) as registry:
            organization = registry.add_organization(name="Школа Проба").id
            head = registry.trail_head(organization)
            self.assertEqual(registry.verify_trail(organization, head).head, head)
            self.assertEqual(registry.trail_entry(organization, 0)["object"], "organization")
        behind = sqlite3.connect(self.path)
        behind.execute("UPDATE organization SET name = 'Школа Чужая'")
        behind.commit()
        behind.close()
        with Registry(self.path) as registry, self.assertRaises(Tampered) as caught:
            registry.verify_trail(organization)
        self.assertEqual((caught.exception.report.noun, caught.exception.report.id), (Object.ORGANIZATION, organization))
        self.assertTrue(caught.exception.report.text_ru)

    def test_another_thread_runs_while_a_registry_waits_for_a_writer(self):
        with Registry(self.path, create=True) as writer, Registry(self.path, busy_timeout_ms=400) as waiting:
            system = Actor(writer.add_organization(name="Школа Проба").id)
            outcome = []

            def wait():
                try:
                    waiting.add_person(system, surname="Ждущая")
                except Busy as busy:
                    outcome.append(busy)

            with writer.batch():
                writer.add_person(system, surname="Пишущая")
                thread = threading.Thread(target=wait)
                thread.start()
                steps = 0
                while thread.is_alive():
                    thread.join(0.01)
                    steps += 1
            self.assertEqual(len(outcome), 1)
            self.assertGreater(steps, 5)

    def test_threads_may_share_a_registry(self):
        with Registry(None) as registry:
            system = Actor(registry.add_organization(name="Школа Проба").id)
            add = lambda: [registry.add_person(system, surname="Общая") for _ in range(50)]
            threads = [threading.Thread(target=add) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(len(list(registry.records(Person, system.organization))), 200)
            self.assertEqual(registry.verify_trail(system.organization).fault, 0)

    def test_a_thread_that_shares_a_registry_does_not_slip_into_another_s_batch(self):
        with Registry(None) as registry:
            system = Actor(registry.add_organization(name="Школа Проба").id)
            other = threading.Thread(target=lambda: registry.add_person(system, surname="Посторонняя"))
            with self.assertRaises(ZeroDivisionError), registry.batch():
                other.start()
                other.join(0.1)
                self.assertTrue(other.is_alive())
                raise ZeroDivisionError
            other.join()
            self.assertEqual([person.surname for person in registry.records(Person, system.organization)], ["Посторонняя"])

    def test_a_key_used_for_something_else_is_a_conflict(self):
        with Registry(None) as registry:
            system = Actor(registry.add_organization(name="Школа Проба").id)
            person = registry.add_person(system.once("k"), surname="Первая")
            self.assertEqual(registry.add_person(system.once("k"), surname="Первая").id, person.id)
            with self.assertRaises(Conflict):
                registry.add_guardian(system.once("k"), parent=person.id, student=registry.add_person(system, surname="Дитя").id)



class HelpAndRights(unittest.TestCase):
    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry

    def tearDown(self):
        self.registry.verify_trail(self.college.organization)
        self.registry.close()

    def test_a_question_goes_to_the_vendor_and_back(self):
        at, registry = self.college, self.registry
        asked = registry.ask_help_request(at.teacher, "нет чата", "Где он?")
        self.assertEqual((asked.person, asked.question, asked.answer), (at.teacher.person, "Где он?", ""))
        ticket, passed = registry.escalate_help_request(at.administrator, asked.id, "S-7")
        self.assertEqual((ticket.help_request, ticket.number, passed.state.word), (asked.id, "S-7", "escalated"))
        self.assertEqual(registry.answer_support_ticket(at.administrator, ticket.id, "исправлено").answer, "исправлено")
        self.assertEqual(registry.reopen_support_ticket(at.administrator, ticket.id).state.word, "open")
        self.assertEqual(registry.close_support_ticket(at.administrator, ticket.id).state.word, "closed")
        self.assertEqual(registry.answer_help_request(at.administrator, asked.id, "Войдите снова").answer, "Войдите снова")
        self.assertEqual(registry.reopen_help_request(at.teacher, asked.id, "Не вышло").question, "Не вышло")
        registry.answer_help_request(at.administrator, asked.id, "Теперь?")
        self.assertEqual(registry.close_help_request(at.teacher, asked.id).state.word, "closed")
        self.assertEqual(registry.open_support_ticket(at.administrator, "журнал").opened_by, at.administrator.person)
        with self.assertRaises(Refused):
            registry.answer_help_request(at.administrator, asked.id, "Поздно")

    def test_checks_and_reports_keep_their_period_and_a_report_its_figures_digest(self):
        at, registry, day = self.college, self.registry, self.registry.now().date()
        check = registry.record_control_check(at.head, period_from=day, period_until=day, topic="чаты", finding_count=1,
                                              findings="чат без куратора")
        self.assertEqual((check.checked_on, check.finding_count, check.findings), (day, 1, "чат без куратора"))
        report = registry.present_report(at.administrator, period_from=day, period_until=day, source="реестр", figures=b"{}")
        self.assertEqual((report.presented_to, report.figures_digest), (at.head.person, hashlib.sha256(b"{}").digest()))
        with self.assertRaises(Refused) as refused:
            registry.present_report(at.administrator, period_from=day, period_until=day, source="реестр")
        self.assertEqual(refused.exception.clause, "2.1.17")

    def test_figures_are_counted_and_what_nobody_knows_is_none(self):
        at, registry, day = self.college, self.registry, self.registry.now().date()
        counted = registry.figures(at.organization, period_from=day, period_until=day)
        figures = {(each.group, each.key): each for each in counted.figures}
        self.assertEqual((figures["staff", "joined"].value, figures["staff", "joined"].of), (0, 3))
        self.assertEqual((figures["activity", "activity"].value, figures["activity", "activity"].of), (None, None))
        self.assertEqual((figures["movements", "total"].value, figures["movements", "total"].of), (0, None))
        self.assertEqual((counted.as_of, counted.period_from), (day, day))
        self.assertEqual(json.loads(counted.json)["figures"][0]["group"], "staff")
        self.assertIn("Работники", counted.csv_ru)
        self.assertIn("no data", counted.csv_en)
        with self.assertRaises(Invalid):
            registry.figures(at.organization, period_from=day, period_until=day - timedelta(days=1))

    def test_rules_are_acknowledged_incidents_settled_and_rights_recorded(self):
        at, registry = self.college, self.registry
        registry.add_enrollment(at.system, person=at.student.person)
        signed = registry.sign_acknowledgement(at.student, "Правила, 1", text=b"...")
        self.assertEqual(signed.rules_digest, hashlib.sha256(b"...").digest())
        incident = registry.report_incident(at.student, Action.named("profile.secure"), "чужой вход")
        self.assertEqual(registry.settle_incident(at.administrator, incident.id, "закрыто").settlement, "закрыто")
        usage = registry.record_usage(at.teacher, Action.named("seminar.attend"), title="Журнал")
        self.assertEqual((usage.action.word, usage.title), ("seminar.attend", "Журнал"))
        with self.assertRaises(Refused):
            registry.record_usage(at.student, Action.named("seminar.attend"))

class AYear(unittest.TestCase):
    """A class goes on to its next year, with one who repeats; what it is called stays."""

    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)
        at, registry = self.college, self.registry
        names = registry.issue_order(at.head, subject=OrderSubject.NOMENCLATURE, number="1-н")
        registry.approve_nomenclature(at.head, names.id, [("Т-11", 1, "Тракторы"), ("Т-12", 1, "Тракторы")])
        self.group = registry.create_class(at.administrator, "Т-11")
        self.people = [registry.add_person(at.system, surname=name, given_name="Проба") for name in ("Первов", "Второв")]
        for person in self.people:
            registry.add_enrollment(at.system, person=person.id, class_id=self.group.id)
        self.order = registry.issue_order(at.head, subject=OrderSubject.MOVEMENT, number="1-к")
        self.turn = {"lines": [{"class_id": self.group.id, "way": "promote"}], "added": ["Т-12"], "orderer": at.head.person,
                     "exceptions": [{"person": self.people[0].id, "way": "repeat", "to": "Т-12"}]}

    def test_it_is_proposed_previewed_made_listed_and_taken_back(self):
        at, registry = self.college, self.registry
        [proposed] = registry.propose_turn(at.organization)
        self.assertEqual((proposed["class_id"], proposed["way"], proposed["students"]), (self.group.id, "promote", 2))
        preview = registry.preview_turn(at.administrator, **self.turn)
        self.assertEqual(registry.get(Class, at.organization, self.group.id).course, 1)
        before = registry.export(at.organization, "oneroster-1.2")
        report, turn = registry.turn_year(at.administrator, school_year=preview["school_year"], order_id=self.order.id, **self.turn)
        self.assertEqual(report["rows"], preview["rows"][:1] + [{**preview["rows"][1], "class": report["rows"][1]["class"]}])
        self.assertEqual((turn.movements, turn.classes_added), (2, 1))
        self.assertEqual(registry.get(Class, at.organization, self.group.id).course, 2)
        lines = registry.appendix(at.organization, self.order.id)["lines"]
        self.assertEqual({line["to"] for line in lines}, {"Т-11, 2 курс", "Т-12, 1 курс"})
        self.assertEqual(len(list(registry.movements(at.organization, order_id=self.order.id))), 2)
        with self.assertRaises(Refused):
            registry.turn_year(at.administrator, school_year=preview["school_year"], order_id=self.order.id, **self.turn)
        back = registry.take_turn_back(at.administrator, turn.id, "ошибка")
        self.assertIsNotNone(back.taken_back_at)
        self.assertEqual(registry.export(at.organization, "oneroster-1.2"), before)

    def test_the_table_goes_through_a_spreadsheet(self):
        at, registry = self.college, self.registry
        sheet = registry.propose_turn_csv(at.organization)
        self.assertTrue(sheet.startswith('\ufeffГруппа;Что делать;'))
        rows = registry.read_turn_sheet(sheet)
        self.assertEqual(rows, [{"line": 2, "name": "Т-11", "added": False, "way": "promote", "name_after": None, "course": None,
                                 "to": None, "homeroom": None}])
        saved = "Группа;Что делать;Курс\nТ-11;перевести;2\nТ-12;новая;\n".encode("cp1251")
        rows = registry.read_turn_sheet(saved, name="год.csv")
        self.assertEqual([(row["name"], row["way"], row["added"], row["course"]) for row in rows],
                         [("Т-11", "promote", False, 2), ("Т-12", None, True, None)])
        with self.assertRaisesRegex(Invalid, "год.csv: line 2"):
            registry.read_turn_sheet("Группа;Что делать\nТ-11;наверное\n", name="год.csv")

    def test_the_rolls_add_up(self):
        today = self.registry.now().date()
        rows = self.registry.flow(self.college.organization, today, today + timedelta(days=1))
        self.assertEqual([row["at_end"] for row in rows if row["total"]], [2])
        with self.assertRaises(Invalid):
            self.registry.flow(self.college.organization, today, today)

    def test_a_movement_to_come_is_scheduled(self):
        at, registry = self.college, self.registry
        later = registry.now().date() + timedelta(days=40)
        drafted = registry.draft_movement(at.administrator, kind=Kind.EXPEL, person=self.people[0].id, effective_on=later)
        registry.order_movement(at.head, drafted.id, order_id=self.order.id)
        scheduled = registry.schedule_movement(at.administrator, drafted.id)
        self.assertEqual((scheduled.state, scheduled.scheduled_by), (MovementState.ORDERED, at.administrator.person))
        self.assertEqual(registry.tick(at.organization).movements_applied, 0)


if __name__ == "__main__":
    unittest.main()
