"""What a script gets wrong without noticing, unless the package says so. Each class is one trap; its tests say what holds
instead. All names are invented."""
import asyncio
import concurrent.futures
import copy
import multiprocessing
import os
import pickle
import tempfile
import threading
import unittest
from datetime import date, datetime, timedelta, timezone
from uuid import UUID, uuid4

import college as colleges
import sferumpolicy
from sferumpolicy import (Action, Actor, Effect, Error, Invalid, Invite, InviteState, Kind, Misuse, MovementState, NotFound, Office,
                          OrderSubject, Person, Policy, Reason, Record, Refused, Registry, Role, RosterInput, Status, StorageError,
                          Ticked, Unknown, Unsupported, Word, errors, vocabulary)

FORK = multiprocessing.get_context("fork")
MOSCOW = timezone(timedelta(hours=3))


def misspell():
    Policy.builtin().decide("invite.annul", roles=["studnet"])


def be_refused(path, organization, person):
    with Registry(path) as registry:
        registry.create_class(Actor(organization, person), "8А")


def again(thing):
    return pickle.loads(pickle.dumps(thing))


class Truth(unittest.TestCase):
    """`if decision:` asks whether one may."""

    def test_only_a_permit_is_true(self):
        decide = Policy.builtin().decide
        permit = decide("invite.annul", roles=["administrator"], true=["invite_unclaimed"])
        denial = decide("invite.annul", roles=["administrator"], false=["invite_unclaimed", "invite_has_uses_left"])
        unknown = decide("invite.annul", roles=["administrator"])
        not_regulated = decide("event.hold", roles=["parent"], kind="staffroom")
        self.assertEqual([answer.effect for answer in (permit, denial, unknown)],
                         [Effect.PERMIT, Effect.DENY, Effect.UNDETERMINED])
        self.assertIsNot(not_regulated.effect, Effect.PERMIT)
        for answer in (permit, denial, unknown, not_regulated):
            self.assertIs(bool(answer), answer.permitted)
            self.assertIs(bool(answer.effect), answer.permitted)
        self.assertEqual([bool(effect) for effect in Effect], [effect is Effect.PERMIT for effect in Effect])

    def test_so_are_the_answers_and_choices_of_a_registry(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        made = college.registry.create_invite(college.administrator, class_id=college.staffroom.id, role=Role.TEACHER).invite
        found = [*college.registry.what_may(college.administrator), *college.registry.choices(college.administrator, made)]
        self.assertEqual({bool(answer) for answer in found}, {True, False})
        for answer in found:
            self.assertIs(bool(answer), answer.permitted)

    def test_a_reason_of_none_is_false(self):
        self.assertFalse(Reason.NONE)
        self.assertTrue(Reason.ROLE)

    def test_what_did_nothing_is_false(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        self.assertFalse(college.registry.tick(college.organization))
        self.assertTrue(Ticked(0, 0, 0, 1, 0))
        self.assertFalse(Ticked(0, 0, 0, 0, 3), "movements that only wait")
        self.assertTrue(college.registry.prepare_invites(college.administrator))
        self.assertFalse(college.registry.prepare_invites(college.administrator))
        self.assertTrue(college.registry.verify_trail(college.organization))
        policy = Policy.builtin()
        self.assertFalse(policy.compare(policy))
        self.assertTrue(policy.compare(Policy(policy.text.replace("{action: invite.annul, require: [invite_unclaimed]}",
                                                                  "{action: invite.annul, require: []}"))))


class Names(unittest.TestCase):
    """A misspelt name is an error with the nearest name, never an answer."""

    def raises(self, nearest, call, *arguments, **keywords):
        with self.assertRaises(Unknown) as caught:
            call(*arguments, **keywords)
        error = caught.exception
        self.assertIsInstance(error, (Invalid, ValueError, KeyError))
        self.assertEqual(error.nearest, nearest)
        for text in (str(error), error.message_ru):
            self.assertIn(error.unknown, text)
            self.assertIn(nearest or "", text)
        self.assertNotEqual(error.message_ru, error.message)

    def test_of_a_request(self):
        decide = Policy.builtin().decide
        self.raises("policy.adopt", decide, "policy.adpot", roles=["council"])
        self.raises("policy.adopt", decide, "POLICY.ADOPT", roles=["council"])
        self.raises("policy.adopt", decide, "POLICY_ADOPT", roles=["council"])
        self.raises(None, decide, "coffee.brew", roles=["council"])
        self.raises("council", decide, "policy.adopt", roles=["counsil"])
        self.raises("invite_unclaimed", decide, "invite.annul", roles=["head"], true=["invite_unclamed"])
        self.raises("invite_unclaimed", decide, "invite.annul", roles=["head"], false=["invite_unclamed"])
        self.raises("subject_students", decide, "chat.create", roles=["teacher"], kind="subject_student")

    def test_of_a_word_a_norm_a_limit_a_language(self):
        policy = Policy.builtin()
        self.raises("student", Role.named, "studnet")
        self.raises("administrator.annuls_invites", policy.norm, "administrator.annul_invites")
        self.raises(None, policy.limit, "nothing_days")
        self.raises("invite_unclaimed", policy.fact, "invite_unclaimd")
        self.raises("ru", policy.decide("invite.annul", roles=["head"]).explain, "rus")
        self.raises("html", policy.matrix, "htm")

    def test_of_what_a_registry_is_asked(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        self.raises("invite.annul", college.registry.may, college.student, "invite.anul")
        self.raises("oneroster-1.2", college.registry.export, college.organization, "oneroster-1.3")
        line = {"class_id": uuid4(), "way": "promot"}
        self.raises("promote", college.registry.preview_turn, college.administrator, lines=[line])

    def test_nothing_is_no_name(self):
        decide = Policy.builtin().decide
        for call in (lambda: decide(None, roles=["council"]), lambda: decide(7, roles=["head"]),
                     lambda: decide("policy.adopt", roles=[None]), lambda: decide("invite.annul", roles=["head"], true=[None]),
                     lambda: Role.named(None), lambda: Role.given(None)):
            with self.assertRaises(TypeError):
                call()

    def test_one_text_is_no_list_of_letters(self):
        policy = Policy.builtin()
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        order = college.registry.issue_order(college.head, subject=OrderSubject.NOMENCLATURE, number="1-н")
        for name, call in (("roles", lambda: policy.decide("invite.annul", roles="administrator")),
                           ("roles", lambda: policy.decide("invite.annul", roles=Role.ADMINISTRATOR)),
                           ("true", lambda: policy.decide("invite.annul", roles=["head"], true="invite_unclaimed")),
                           ("false", lambda: policy.decide("invite.annul", roles=["head"], false="invite_unclaimed")),
                           ("lines", lambda: college.registry.approve_nomenclature(college.head, order.id, "М-11"))):
            with self.assertRaisesRegex(TypeError, rf"{name} takes a list: write {name}=\[\.\.\.\]"):
                call()
        self.assertEqual(list(college.registry.records(sferumpolicy.Nomenclature, college.organization)), [])


class Enumerations(unittest.TestCase):
    """A word of one enumeration is never taken for one of another that has the same number."""

    def test_words_of_different_kinds_are_never_equal(self):
        self.assertEqual(Role.COUNCIL.value, Kind.STAFFROOM.value)
        self.assertNotEqual(Role.COUNCIL, Kind.STAFFROOM)
        self.assertNotIn(Role.STUDENT, {Action(Role.STUDENT.value)})
        words = [word for cls in vars(vocabulary).values() if isinstance(cls, type) and issubclass(cls, Word) for word in cls]
        self.assertEqual(len(set(words)), len(words))
        self.assertGreater(len(words), 400)

    def test_a_word_is_the_same_after_a_journey_and_sorts_as_the_library_lists_it(self):
        for word in (Role.STUDENT, Effect.DENY, Status.named("E_BUSY"), InviteState.SENT):
            self.assertIs(again(word), word)
            self.assertIs(copy.deepcopy(word), word)
        self.assertEqual(sorted(Role, key=str), sorted(reversed(Role), key=str))
        self.assertEqual(sorted(reversed(Role)), list(Role))
        with self.assertRaises(TypeError):
            sorted([Role.STUDENT, Kind.STAFFROOM])
        self.assertEqual((f"{Role.STUDENT}", int(Role.STUDENT)), ("student", Role.STUDENT.value))

    def test_an_argument_of_another_kind_is_a_type_error_that_names_the_right_one(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        registry, organization = college.registry, college.organization
        before = registry.trail_head(organization)
        for right, call in (
                ("Role", lambda: registry.add_office(college.system, person=college.student.person, role=Kind.STAFFROOM)),
                ("Role", lambda: registry.add_office(college.system, person=college.student.person, role=1)),
                ("Role", lambda: registry.apply_for_membership(college.student, college.staffroom.id, Kind.STAFFROOM)),
                ("Kind", lambda: registry.plan_event(college.administrator, kind=Role.COUNCIL, title="Линейка")),
                ("EventMode", lambda: registry.plan_event(college.administrator, kind=Kind.BROADCAST, title="х", mode=Role.HEAD)),
                ("OrderSubject", lambda: registry.issue_order(college.head, subject=Role.HEAD, number="1")),
                ("Action", lambda: registry.may(college.student, Role.STUDENT)),
                ("Object", lambda: registry.may(college.student, Action.INVITE_ANNUL, noun=Action.INVITE_ANNUL)),
                ("InviteState", lambda: list(registry.records(Invite, organization, state=MovementState.APPLIED))),
                ("MovementState", lambda: list(registry.movements(organization, state=InviteState.SENT))),
                ("Effect", lambda: list(registry.what_may(college.student, effects=[Role.COUNCIL]))),
                ("Role", lambda: Policy.builtin().decide("invite.annul", roles=[Kind.STAFFROOM])),
                ("Action", lambda: Policy.builtin().decide(Role.STUDENT, roles=["head"])),
                ("Kind", lambda: Policy.builtin().decide("chat.create", roles=["head"], kind=Role.STUDENT)),
                ("Fact", lambda: Policy.builtin().decide("chat.create", roles=["head"], true=[Role.STUDENT]))):
            with self.subTest(right), self.assertRaisesRegex(TypeError, rf"is no {right}: give a member such as {right}\."):
                call()
        with self.assertRaisesRegex(TypeError, "no states"):
            list(registry.records(Office, organization, state=InviteState.SENT))
        self.assertEqual(registry.trail_head(organization), before)


class Days(unittest.TestCase):
    """A day is a date, whatever a table or a driver calls it; what could be another day is refused."""

    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)

    def born(self, day):
        return self.registry.add_person(self.college.system, surname="Дневной", birth_date=day).birth_date

    def test_dates_texts_and_datetimes_without_a_zone_are_days(self):
        class Timestamp(datetime):
            """As pandas has it."""

        for day in (date(2010, 1, 2), "2010-01-02", datetime(2010, 1, 2), Timestamp(2010, 1, 2), datetime(2010, 1, 2, 23, 59)):
            self.assertEqual(self.born(day), date(2010, 1, 2), repr(day))
        self.assertIsNone(self.born(None))
        today = self.registry.now().date()
        self.assertEqual(self.registry.compliance(self.college.organization, today.isoformat()).as_of, today)
        self.assertTrue(self.registry.figures(self.college.organization, period_from="2026-09-01", period_until="2026-09-30",
                                              as_of="2026-09-30").figures)

    def test_a_moment_is_no_day_because_zones_disagree(self):
        moment = datetime(2026, 11, 30, 1, tzinfo=MOSCOW)
        self.assertNotEqual(moment.astimezone(timezone.utc).date(), moment.date())
        for call in (lambda: self.born(moment), lambda: self.registry.compliance(self.college.organization, moment),
                     lambda: self.registry.roles_of(self.college.organization, self.college.head.person, moment)):
            with self.assertRaisesRegex(ValueError, r"\.astimezone\(zone\)\.date\(\)"):
                call()

    def test_what_is_no_day_is_told_with_its_name_and_the_remedy(self):
        class NotATime(datetime):
            """As NaT of pandas: a datetime that does not even equal itself."""

            def __ne__(self, other):
                return True

        for wrong, error, text in (("02.01.2010", ValueError, "birth_date: a day as text is year-month-day"),
                                   ("2010-1-2", ValueError, "birth_date: a day as text"),
                                   ("", ValueError, "birth_date: a day as text"), ("2010-02-30", ValueError, "birth_date: "),
                                   (20100102, TypeError, "birth_date: a day is a date or a text"),
                                   (NotATime(2010, 1, 2), ValueError, "birth_date: NaT is no day: give None")):
            with self.subTest(repr(wrong)), self.assertRaisesRegex(error, text):
                self.born(wrong)

    def test_a_moment_needs_a_zone(self):
        plan = {"kind": Kind.BROADCAST, "title": "Линейка"}
        for wrong, error, text in ((datetime(2099, 1, 1), ValueError, "starts_at: a moment needs a zone.*tzinfo=zone"),
                                   (date(2099, 1, 1), TypeError, "starts_at: a moment is a datetime with a zone"),
                                   ("2099-01-01", TypeError, "starts_at: a moment is a datetime with a zone"),
                                   (4070908800, TypeError, "starts_at: a moment is a datetime with a zone")):
            with self.subTest(repr(wrong)), self.assertRaisesRegex(error, text):
                self.registry.plan_event(self.college.administrator, starts_at=wrong, **plan)
        with self.assertRaisesRegex(ValueError, "a moment needs a zone"):
            self.registry.tick(self.college.organization, datetime(2099, 1, 1))
        planned = self.registry.plan_event(self.college.administrator, starts_at=datetime(2099, 1, 1, 9, tzinfo=MOSCOW), **plan)
        self.assertEqual(planned.starts_at, datetime(2099, 1, 1, 6, tzinfo=timezone.utc))

    def test_no_error_counts_the_arguments_of_a_function_of_c(self):
        registry, at = self.registry, self.college
        event = registry.plan_event(at.administrator, kind=Kind.BROADCAST, title="Линейка")

        def invite(**wrong):
            return registry.create_invite(at.administrator, role=Role.TEACHER, **{"class_id": at.staffroom.id, **wrong})

        for call in (lambda: invite(valid_days="5"), lambda: invite(valid_days=True), lambda: invite(uses_max=2 ** 40),
                     lambda: invite(class_id="8А"), lambda: invite(note=5),
                     lambda: registry.finish_event(at.administrator, event.id, "ten"),
                     lambda: registry.create_class(at.administrator, 5), lambda: registry.annul_invite(at.administrator, "x"),
                     lambda: registry.register_subject(at.head, "х", extracurricular="no"),
                     lambda: registry.compliance(at.organization, 5.5), lambda: registry.trail_entry(at.organization, "0"),
                     lambda: list(registry.records(Person, at.organization, page=-1)),
                     lambda: Registry(None, busy_timeout_ms="1")):
            with self.assertRaises((TypeError, ValueError)) as caught:
                call()
            self.assertNotRegex(str(caught.exception), r"argument \d|of type '|in method|sfp_\w+_set")


class Emptiness(unittest.TestCase):
    """A selection that came out empty selects nothing."""

    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)

    def plan(self):
        order = self.registry.issue_order(self.college.head, subject=OrderSubject.NOMENCLATURE, number="1-н")
        self.registry.approve_nomenclature(self.college.head, order.id, ["М-11"])
        source = RosterInput(data="Фамилия;Имя;Группа\r\nНовый;Проба;М-11\r\n".encode("cp1251"), name="students.csv")
        try:
            return self.registry.read_roster(self.college.organization, source).plan()
        except Unsupported:
            self.skipTest("this build reads no tables")

    def test_a_plan_of_which_no_part_is_asked_for_is_not_applied(self):
        plan = self.plan()
        order = self.registry.issue_order(self.college.head, subject=OrderSubject.MOVEMENT, number="2-к")
        before = self.registry.trail_head(self.college.organization)
        apply = {"order_id": order.id, "orderer": self.college.head.person}
        for nobody in (set(), (), [], {"add"} & {"end"}, iter(())):
            with self.assertRaisesRegex(Invalid, "only: it names no part, so nothing would be applied"):
                self.registry.apply_plan(self.college.administrator, plan, only=nobody, **apply)
        self.assertEqual(self.registry.trail_head(self.college.organization), before)
        with self.assertRaises(Unknown) as caught:
            self.registry.apply_plan(self.college.administrator, plan, only={"ad"}, **apply)
        self.assertEqual(caught.exception.nearest, "add")
        with self.assertRaisesRegex(TypeError, "no RosterPart"):
            self.registry.apply_plan(self.college.administrator, plan, only={Role.COUNCIL}, **apply)
        self.assertFalse(self.registry.apply_plan(self.college.administrator, plan, only="end", **apply))
        made = self.registry.apply_plan(self.college.administrator, self.plan_again(), **apply)
        self.assertTrue(made)
        self.assertGreater(made.changes, 0)

    def plan_again(self):
        source = RosterInput(data="Фамилия;Имя;Группа\r\nНовый;Проба;М-11\r\n".encode("cp1251"), name="students.csv")
        return self.registry.read_roster(self.college.organization, source).plan()

    def test_a_roster_of_no_files_plans_nothing(self):
        try:
            reading = self.registry.read_roster(self.college.organization, [])
        except Unsupported:
            self.skipTest("this build reads no tables")
        with reading:  # such a plan would say that nobody is there any more
            self.assertGreater(reading.totals.refused, 0)
            with self.assertRaises(Invalid):
                reading.plan()

    def test_answers_of_no_effect_are_none(self):
        self.assertEqual(list(self.registry.what_may(self.college.teacher, effects=[])), [])
        self.assertEqual(list(self.registry.what_may(self.college.teacher, effects={Effect.PERMIT} & {Effect.DENY})), [])
        self.assertGreater(len(list(self.registry.what_may(self.college.teacher))), 60)

    def test_nobody_s_roles_are_nobody_s_rights(self):
        answer = Policy.builtin().decide("invite.annul", roles=[], true=["invite_unclaimed"])
        self.assertIs(answer.effect, Effect.DENY)


class Journeys(unittest.TestCase):
    """What goes to another process arrives whole, or says at once that it cannot go."""

    def test_every_error_survives_pickling_and_copying(self):
        for status in Status:
            if status is Status.named("OK"):
                continue
            error = errors.of_status(status.value, "text", None, "текст")
            for other in (again(error), copy.copy(error), copy.deepcopy(error)):
                self.assertIs(type(other), type(error))
                self.assertEqual((other.status, str(other), other.message_ru, other.args), (status, "text", "текст", ("text",)))
        self.assertIsInstance(again(errors.of_status(Status.named("E_IO"), "text", None)), (StorageError, OSError))

    def test_an_error_of_one_s_own_arrives_too(self):
        error = again(Awkward("первый", "второй"))
        self.assertEqual((type(error), error.words, str(error)), (Awkward, ("первый", "второй"), "первый"))

    def test_an_error_keeps_what_it_tells(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        with self.assertRaises(Refused) as caught:
            college.registry.create_class(college.student, "8А")
        refused = again(caught.exception)
        self.assertEqual((refused.refusal, refused.clause, refused.text_ru),
                         (caught.exception.refusal, "2.1.5", caught.exception.text_ru))
        with self.assertRaises(Invalid) as caught:
            Policy("format: 1\npack: Х\nnorms: 5\n")
        self.assertEqual(again(caught.exception).findings, caught.exception.findings)
        with self.assertRaises(Unknown) as caught:
            misspell()
        self.assertEqual((again(caught.exception).unknown, again(caught.exception).nearest), ("studnet", "student"))
        with self.assertRaises(AttributeError):
            errors.of_status(Status.named("REFUSED"), "no", None).clause

    def test_pools_of_processes_hand_errors_over_and_live_on(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "registry")
            college = colleges.at_work(path)
            college.registry.close()
            refused = path, college.organization, college.student.person
            with concurrent.futures.ProcessPoolExecutor(1, mp_context=FORK) as pool:
                self.assertIsInstance(pool.submit(misspell).exception(60), Unknown)
                self.assertEqual(pool.submit(be_refused, *refused).exception(60).clause, "2.1.5")
                self.assertEqual(pool.submit(int, "3").result(60), 3)
            with FORK.Pool(1) as pool:
                with self.assertRaises(Refused) as caught:
                    pool.apply_async(be_refused, refused).get(60)
                self.assertEqual(caught.exception.clause, "2.1.5")

    def test_values_arrive_equal(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        registry = college.registry
        policy = Policy.builtin()
        for value in (college.administrator, college.administrator.once("key"),
                      next(registry.records(Person, college.organization)), college.staffroom, college.edition, registry.why_not(college.student, Action.INVITE_CREATE),
                      registry.compliance(college.organization), registry.duties(college.organization),
                      registry.trail_head(college.organization), next(registry.what_may(college.student)), policy):
            for other in (again(value), copy.copy(value), copy.deepcopy(value)):
                self.assertEqual(other, value)
                self.assertIs(type(other), type(value))
        decision = policy.decide("invite.annul", roles=[Role.ADMINISTRATOR], true=["invite_unclaimed"])
        self.assertEqual((again(decision).effect, again(decision).clauses, again(decision).explain()),
                         (decision.effect, decision.clauses, decision.explain()))
        self.assertIs(copy.deepcopy(decision), decision)
        self.assertTrue(again(policy.compare(policy)).same)

    def test_a_record_arrives_with_all_its_members(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        for cls in Record._classes.values():
            for record in college.registry.records(cls, college.organization) if cls is not sferumpolicy.Organization else ():
                other = again(again(record))
                self.assertEqual((other, other.json(), other.state, other.noun),
                                 (record, record.json(), record.state, record.noun))
                for name in (*cls.__annotations__, "id", "created_at"):
                    self.assertEqual(getattr(other, name), getattr(record, name), name)
                self.assertNotEqual(repr(other), "")

    def test_an_actor_that_arrived_acts(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        self.assertTrue(college.registry.may(again(college.head), Action.ORDER_ISSUE))

    def test_what_is_open_or_secret_says_that_it_stays(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        links = college.registry.prepare_invites(college.administrator)
        for thing in (college.registry, links):
            for move in (pickle.dumps, copy.copy, copy.deepcopy):
                with self.assertRaisesRegex(TypeError, "neither pickled nor copied"):
                    move(thing)


class Awkward(Error):
    """An error whose constructor takes something else."""

    def __init__(self, *words):
        super().__init__(Status.named("E_INVALID").value, words[0])
        self.words = words


class Forks(unittest.TestCase):
    """A registry belongs to the process that opened it."""

    def child(self, deed):
        """What a forked child answers: the message of what it raised, or what it returned."""
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            try:
                answer = str(deed())
            except Misuse as error:
                answer = f"Misuse: {error}"
            except BaseException as error:  # what else comes is told as well: this is a child that must not return
                answer = repr(error)
            os.write(writer, answer.encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as answers:
            answer = answers.read()
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        return answer

    def test_the_child_is_told_to_open_its_own_and_the_parent_goes_on(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "registry")
            college = colleges.at_work(path)
            registry = college.registry
            for deed in (registry.now, lambda: list(registry.records(Person, college.organization)),
                         lambda: registry.add_person(college.system, surname="Дитя"), lambda: registry.batch().__enter__()):
                self.assertIn("Misuse: the registry was opened by the parent process: open the file again", self.child(deed))
            with registry.batch():
                kept = registry.add_person(college.system, surname="Пачкин")
                self.assertEqual(self.child(registry.close), "None")
            self.assertEqual(registry.get(Person, college.organization, kept.id), kept)

            def anew():
                with Registry(path) as own:
                    return own.add_person(college.system, surname="Дитя").surname

            self.assertEqual(self.child(anew), "Дитя")
            self.assertTrue(registry.verify_trail(college.organization))
            registry.close()

    def test_a_batch_that_a_child_leaves_is_still_the_parent_s(self):
        with tempfile.TemporaryDirectory() as folder:
            college = colleges.at_work(os.path.join(folder, "registry"))
            registry = college.registry
            batch = registry.batch()
            batch.__enter__()
            kept = registry.add_person(college.system, surname="Пачкин")
            self.assertIn("opened by the parent", self.child(lambda: batch.__exit__(None, None, None)))
            batch.__exit__(None, None, None)
            self.assertEqual(registry.get(Person, college.organization, kept.id), kept)
            self.assertTrue(registry.verify_trail(college.organization))
            registry.close()


class Tasks(unittest.TestCase):
    """A batch is of the task that began it: nobody else writes into it, and nobody waits for it without end."""

    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)

    def add(self, surname="Задачин"):
        return self.registry.add_person(self.college.system, surname=surname)

    def test_another_task_is_not_drawn_into_a_batch(self):
        async def fails(begun):
            with self.registry.batch():
                self.add("Откатов")
                begun.set()
                await asyncio.sleep(0.01)
                raise InterruptedError

        async def writes(begun):
            await begun.wait()
            with self.assertRaisesRegex(Misuse, "a batch of another task is open"):
                self.add()
            with self.assertRaisesRegex(Misuse, "a batch of another task is open"), self.registry.batch():
                pass

        async def both():
            begun = asyncio.Event()
            return await asyncio.gather(fails(begun), writes(begun), return_exceptions=True)

        before = len(list(self.registry.records(Person, self.college.organization)))
        failed, wrote = asyncio.run(both())
        self.assertIsInstance(failed, InterruptedError)
        self.assertIsNone(wrote)
        self.assertEqual(len(list(self.registry.records(Person, self.college.organization))), before)
        self.assertEqual(self.add().surname, "Задачин")

    def test_a_thread_sent_from_within_is_told_instead_of_hanging(self):
        async def sends():
            with self.registry.batch():
                await asyncio.to_thread(self.registry.now)

        with self.assertRaisesRegex(Misuse, "belongs to the thread that began it"):
            asyncio.run(asyncio.wait_for(sends(), 30))
        self.add()

    def test_tasks_that_a_batch_starts_are_in_it(self):
        async def parts():
            with self.registry.batch():
                async def one():
                    return self.add()

                return await asyncio.gather(one(), one())

        made = asyncio.run(parts())
        for person in made:
            self.assertEqual(self.registry.get(Person, self.college.organization, person.id), person)

    def test_batches_of_two_registries_lie_in_each_other(self):
        other = colleges.at_work()
        self.addCleanup(other.registry.close)
        with self.registry.batch(), other.registry.batch():
            first = self.add()
            second = other.registry.add_person(other.system, surname="Задачин")
        self.assertEqual(self.registry.get(Person, self.college.organization, first.id), first)
        self.assertEqual(other.registry.get(Person, other.organization, second.id), second)

    def test_other_threads_wait_for_the_end(self):
        seen = []
        with self.registry.batch():
            thread = threading.Thread(target=lambda: seen.append(self.add()))
            thread.start()
            thread.join(0.05)
            self.assertEqual(seen, [])
        thread.join(30)
        self.assertEqual(len(seen), 1)

    def test_a_batch_that_failed_is_over(self):
        with self.assertRaises(NotFound), self.registry.batch():
            self.registry.get(Person, self.college.organization, uuid4())
        with self.registry.batch():
            self.add()


class TheSurface(unittest.TestCase):
    """`__all__` is what a type checker lets a user import."""

    def test_it_names_all_that_is_public_and_nothing_else(self):
        modules = {name for name, value in vars(sferumpolicy).items() if isinstance(value, type(os))}
        public = {name for name in vars(sferumpolicy) if not name.startswith("_")} - modules
        self.assertEqual(set(sferumpolicy.__all__), public)
        self.assertLessEqual(set(vocabulary.__all__), public)
        self.assertEqual(len(sferumpolicy.__all__), len(public))

    def test_the_errors_are_all_there(self):
        known = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Error)}
        self.assertLessEqual(known, set(sferumpolicy.__all__))

    def test_an_id_may_be_what_uuid_makes(self):
        self.assertIsInstance(Actor(UUID(int=1)), Actor)


if __name__ == "__main__":
    unittest.main()
