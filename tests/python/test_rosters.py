"""Rosters from Python: files as offices save them, plans, holds, decisions, imports and their taking back. All names are invented."""
import contextlib
import gc
import io
import json
import os
import re
import tempfile
import threading
import traceback
import unittest
import zipfile
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import college as colleges
from sferumpolicy import (Busy, Class, Conflict, Enrollment, Exists, Foreign, Import, Invalid, Kind, Misuse, Movement, NotFound, Object, OrderSubject,
                          Person, Plan, Refused, Registry, RosterHoldCode, RosterInput, RosterPart, RosterParticular,
                          RosterProfile, RosterReading, RosterReviewCode, RosterSeverity, Tampered, Unsupported, errors, raw)
from sferumpolicy.rosters import _watched

ROOT = Path(__file__).resolve().parents[2]
OTHERS = Path(os.environ.get("SFP_SOURCE_ROOT") or ROOT).parent / "shared/data"
SURNAMES = ("Первый", "Второй", "Третий", "Четвёртый", "Пятый", "Шестой", "Седьмой", "Восьмой", "Девятый", "Десятый")


def reads_tables():
    try:
        RosterReading([]).close()
    except Unsupported:
        return False
    return True


def students(*rows, encoding="cp1251", delimiter=";"):
    """A table as a spreadsheet saves it: (surname, class) or (surname, class, day of birth). No two look like one with a new surname."""
    lines = [delimiter.join(("Фамилия", "Имя", "Отчество", "Группа", "Дата рождения"))]
    for surname, group, *born in rows:
        lines.append(delimiter.join((surname, "Проба", f"{surname}ич", group, *(born or ("",)))))
    return "\r\n".join(lines + [""]).encode(encoding)


def table(data, name="students.csv"):
    return RosterInput(data=data, name=name)


def one_roster():
    """A ZIP of OneRoster 1.2, in bulk: a school, a class, a student."""
    manifest = {"manifest.version": "1.0", "oneroster.version": "1.2", "source.systemName": "проба", "source.systemCode": "1"}
    names = ("academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics",
             "enrollments", "lineItemLearningObjectiveIds", "lineItems", "lineItemScoreScales", "orgs", "resources",
             "resultLearningObjectiveIds", "results", "resultScoreScales", "roles", "scoreScales", "userProfiles",
             "userResources", "users")
    files = {
        "orgs": ("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", "o1,,,Техникум,school,,"),
        "academicSessions": ("sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                             "y1,,,2026/2027,schoolYear,2026-09-01,2027-08-31,,2027"),
        "courses": ("sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                    "subjectCodes", "c1,,,y1,Тракторы,,,o1,,"),
        "classes": ("sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                    "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
                    "k1,,,М-11,,c1,,homeroom,,o1,y1,,,"),
        "users": ("sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,"
                  "sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
                  "preferredFamilyName,primaryOrgSourcedId,pronouns",
                  "u1,,,true,u1,,Проба,Примеров,Пробович,,,,,,,,,,,,o1,"),
        "roles": ("sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
                  "userProfileSourcedId", "r1,,,u1,primary,student,,,o1,"),
        "enrollments": ("sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
                        "endDate", "e1,,,k1,o1,u1,student,false,,"),
    }
    lines = ["propertyName,value"] + [f"{name},{value}" for name, value in manifest.items()]
    lines += [f"file.{name},{'bulk' if name in files else 'absent'}" for name in names]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.csv", "\r\n".join(lines + [""]))
        for name, rows in files.items():
            archive.writestr(name + ".csv", "\r\n".join(rows + ("",)))
    return packed.getvalue()


@unittest.skipIf(reads_tables(), "this build reads tables")
class WithoutTheOffice(unittest.TestCase):
    def test_every_door_says_that_it_is_not_there(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        registry, at = college.registry, college
        for door in (lambda: RosterReading("students.csv"), lambda: registry.read_roster(at.organization, "students.csv"),
                     lambda: registry.write_letter(at.organization, at.application.id, scan=b"x")):
            with self.assertRaises(Unsupported):
                door()


@unittest.skipUnless(reads_tables(), "this build reads no tables")
class Office(unittest.TestCase):
    """A college with a group, an order about movements, and a folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)
        at, registry = self.college, self.registry
        names = registry.issue_order(at.head, subject=OrderSubject.NOMENCLATURE, number="1-н")
        registry.approve_nomenclature(at.head, names.id, [("М-11", 1, "Мастера"), ("М-12", 1, "Мастера")])
        self.group = registry.create_class(at.administrator, "М-11")
        self.order = registry.issue_order(at.head, subject=OrderSubject.MOVEMENT, number="1-к")

    def tearDown(self):
        self.registry.verify_trail(self.college.organization)

    def read(self, data, **how):
        return self.registry.read_roster(self.college.organization, table(data), **how)

    def plan(self, data, *, decisions=None, **how):
        with self.read(data, **how) as reading:
            return reading.plan(decisions=decisions)

    def apply(self, plan, **how):
        return self.registry.apply_plan(self.college.administrator, plan, order_id=self.order.id,
                                        orderer=self.college.head.person, **how)

    def enrolled(self):
        """Surnames and classes of those who study."""
        at, registry = self.college, self.registry
        names = {person.id: person.surname for person in registry.records(Person, at.organization)}
        groups = {None: None, **{group.id: group.name for group in registry.records(Class, at.organization)}}
        return {(names[each.person], groups[each.class_id]) for each in registry.records(Enrollment, at.organization)
                if not each.until_date}

    def ten(self):
        applied = self.apply(self.plan(students(*((surname, "М-11") for surname in SURNAMES))))
        self.assertEqual((applied.changes, applied.held, applied.left_out), (10, 0, 0))
        return applied


class Reading(Office):
    def test_a_spreadsheet_in_cp1251_is_read_and_says_how(self):
        path = self.folder / "список.csv"
        path.write_bytes(students(("Первый", "М-11", "01.03.2009")))
        with RosterReading(path) as reading:
            self.assertEqual((reading.profile, reading.totals.people, reading.totals.refused), (RosterProfile.RU_EXCEL, 1, 0))
            [file] = reading.files
            self.assertEqual((file.encoding, file.delimiter, file.kind, file.rows), ("CP1251", ";", "students", 1))
            self.assertEqual(file.columns[3].title, "Группа")
            self.assertEqual(len(file.digest), 32)

    def test_the_same_people_come_from_every_encoding_and_delimiter(self):
        rows = [(surname, "М-11", "01.03.2009") for surname in SURNAMES]
        for encoding in ("cp1251", "utf-8", "utf-8-sig", "koi8-r", "cp866"):
            for delimiter in ";,\t":
                given = {"encoding": encoding.upper()} if encoding in ("koi8-r", "cp866") else {}
                with self.subTest(encoding + repr(delimiter)):
                    plan = self.plan(students(*rows, encoding=encoding, delimiter=delimiter), **given)
                    self.assertEqual({(change.name, change.class_to) for change in plan.changes()},
                                     {(f"{surname} Проба {surname}ич", "М-11") for surname in SURNAMES})

    def test_a_package_of_oneroster_is_read_from_bytes(self):
        with self.registry.read_roster(self.college.organization, RosterInput(data=one_roster(), name="roster.zip"),
                                       profile="strict-1.2") as reading:
            self.assertEqual([finding.code for finding in reading.findings() if finding.severity == RosterSeverity.REFUSES], [])
            self.assertEqual((reading.profile.word, reading.totals.people, reading.totals.enrollments), ("strict-1.2", 1, 1))
            [change] = reading.plan().changes()
        self.assertEqual((change.name, change.part, change.kind, change.class_to),
                         ("Примеров Проба Пробович", RosterPart.ADD, Kind.ENROL, "М-11"))

    def test_findings_name_the_place_and_never_the_value(self):
        with self.read(students(("", "М-11"), ("Первый", "М-11", "32.13.2009"))) as reading:
            found = list(reading.findings())
            self.assertEqual(sum(group.count for group in reading.groups), len(found))
            self.assertEqual(reading.groups[0].first.severity, RosterSeverity.REJECTS)
        self.assertEqual(sorted((each.code, each.line) for each in found), [("bad-date", 3), ("missing-value", 2)])
        for each in found:
            self.assertEqual(each.file, "students.csv")
            self.assertTrue(each.text_ru and each.text_en)
            self.assertNotIn("32.13", repr(each))

    def test_a_file_may_be_called_as_nobody_can_spell(self):
        (self.folder / "files").mkdir()
        with open(os.fsencode(self.folder / "files") + b"/\xf1\xef.csv", "wb") as file:
            file.write(students(("", "М-11")))
        with RosterReading(self.folder / "files") as reading:
            [found] = reading.findings()
            self.assertEqual((reading.files[0].name, found.file), ("\ufffd\ufffd.csv", reading.files[0].name))

    def test_rows_that_were_not_taken_are_written_repaired_and_read_again(self):
        out = io.BytesIO()
        with self.read(students(("Первый", "М-11"), ("Второй", "М-11", "32.13.2009"))) as reading:
            [file] = reading.files
            self.assertEqual(file.rejected, 1)
            reading.write_rejected(file, out)
            again = io.BytesIO()
            reading.write_rejected(0, again)
            with self.assertRaises(NotFound):
                reading.write_rejected(1, again)
        self.assertEqual(out.getvalue(), again.getvalue())
        text = out.getvalue().decode("utf-8-sig")
        self.assertNotIn("Первый", text)
        plan = self.plan(text.replace("32.13.2009", "31.12.2009").encode("utf-8"))
        self.assertEqual([change.name for change in plan.changes()], ["Второй Проба Второйич"])

    def test_what_a_writer_raises_is_raised_and_the_reading_is_sound_after_it(self):
        class Full:
            def write(self, data):
                raise OSError(28, "no space")

        with self.read(students(("Второй", "М-11", "32.13.2009"))) as reading:
            with self.assertRaisesRegex(OSError, "no space"):
                reading.write_rejected(0, Full())
            with self.assertRaises(Misuse): # nor may the writer use what it is handed the rows of
                reading.write_rejected(0, type("Meddling", (), {"write": staticmethod(lambda data: reading.totals)}))
            self.assertEqual(reading.totals.rejected, 1)

    def test_what_is_not_there_is_found_and_refuses_the_plan(self):
        with self.registry.read_roster(self.college.organization, [self.folder / "nothing.csv"]) as reading:
            self.assertGreater(reading.totals.refused, 0)
            for _ in range(2): # a plan that was not made uses nothing up
                with self.assertRaises(Invalid) as caught:
                    reading.plan()
                self.assertIn("прочитан не весь", caught.exception.message_ru)

    def test_several_schools_are_refused_with_their_numbers_until_one_is_chosen(self):
        files = [RosterInput(name=name, data=data.encode()) for name, data in (
            ("orgs.csv", "sourcedId,name,type\ns1,Первая,school\ns2,Вторая,school\n"),
            ("classes.csv", "sourcedId,title,classType,schoolSourcedId\na,5А,homeroom,s1\nb,5А,homeroom,s2\n"),
            ("users.csv", "sourcedId,orgSourcedIds,role,givenName,familyName\nu1,s1,student,Илья,Ветров\nu2,s2,student,Лада,Мохова\n"),
            ("enrollments.csv", "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n1,a,s1,u1,student\n2,b,s2,u2,student\n"))]
        with self.registry.read_roster(self.college.organization, files) as reading:
            with self.assertRaises(Invalid) as caught:
                reading.plan()
            for told in ("orgs.csv", "s1 (Первая); s2 (Вторая)", "--school"):
                self.assertIn(told, caught.exception.message_ru)
                self.assertIn(told, str(caught.exception))
        with self.registry.read_roster(self.college.organization, files, school="s1") as reading:
            self.assertEqual((reading.totals.refused, reading.totals.people), (0, 1))
            reading.plan()

    def test_a_reading_is_used_up_by_its_plan_and_closed_by_its_block(self):
        with self.read(students(("Первый", "М-11"))) as reading:
            reading.plan()
            with self.assertRaisesRegex(Misuse, "read the files again"):
                reading.plan()
            self.assertEqual(reading.totals.people, 1)
        for use in (lambda: reading.totals, lambda: list(reading.findings()), reading.plan):
            with self.assertRaisesRegex(Misuse, "closed"):
                use()
        reading.close()
        self.assertIn("closed", repr(reading))
        with self.assertRaisesRegex(Misuse, "registry.plan_roster"):
            RosterReading(table(b"x")).plan()

    def test_inputs_are_kept_alive_and_wrong_ones_refused_in_words(self):
        made = [raw.sfp_roster_input() for _ in range(3)]
        for place, each in enumerate(made):
            each.data = bytes(students((SURNAMES[place], "М-11")))
            each.name = "".join(["таблица", str(place)])
        gc.collect()
        reading = raw.sfp_roster_read(made, raw.sfp_roster_options())
        self.assertEqual(raw.sfp_roster_reading_totals(reading).people, 3)
        file = raw.sfp_roster_reading_file_at(reading, 1)
        del reading
        gc.collect()
        self.assertEqual(file.name, "таблица1")
        for wrong in ({"profile": "nobody's"}, {"profile": 99}, {"encoding": 5}, {"delimiter": ";;"}, {"progress": 7},
                      {"mapping": 1}):
            with self.subTest(str(wrong)), self.assertRaises((TypeError, ValueError, KeyError, OverflowError)):
                RosterReading([], **wrong).close()
        for wrong in ([5], [RosterInput(data=5)], [RosterInput(data=bytearray(b"x"))], 5):
            with self.subTest(str(wrong)), self.assertRaises(TypeError):
                RosterReading(wrong)


class Progress(Office):
    def test_it_is_told_of_reading_and_applying(self):
        told = {"read": [], "apply": []}
        data = students(*((surname, "М-11") for surname in SURNAMES))
        with self.read(data, progress=lambda *far: told["read"].append(far)) as reading:
            plan = reading.plan()
        self.apply(plan, progress=lambda *far: told["apply"].append(far))
        for name, calls in told.items():
            with self.subTest(name):
                self.assertTrue(calls)
                self.assertTrue(all(0 <= done <= total for done, total in calls), calls)
        self.assertEqual(told["read"][-1], (len(data), len(data)))

    def test_what_it_raises_is_raised_once_the_call_has_come_back(self):
        class Tired(Exception):
            pass

        calls = []

        def tire(done, total):
            calls.append(done)
            raise Tired(done)

        data = students(*((surname, "М-11") for surname in SURNAMES))
        try:
            self.read(data, progress=tire)
        except Tired as tired:
            frames = traceback.extract_tb(tired.__traceback__)
        self.assertEqual((len(calls), frames[-1].name), (1, "tire")) # and then it is left alone
        with self.assertRaises(Tired):
            self.apply(self.plan(data), progress=tire)
        self.assertEqual(len(self.enrolled()), 10) # it was done: the exception does not undo it

    def test_an_interruption_is_raised_too_and_a_failure_with_it(self):
        def interrupt(done, total):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            self.read(students(("Первый", "М-11")), progress=interrupt)
        options = raw.sfp_roster_options()
        options.progress = interrupt
        with self.assertRaises(KeyboardInterrupt) as caught: # both at once: the caller's, with the library's behind it
            _watched(options, lambda: self.fail_after(options))
        self.assertIsInstance(caught.exception.__context__, Conflict)
        self.assertFalse(hasattr(options, "progress_error"))

    def fail_after(self, options):
        file = raw.sfp_roster_input()
        file.data = students(("Первый", "М-11"))
        raw.sfp_roster_read([file], options)
        raise errors.of_status(raw.SFP_E_CONFLICT, "stale", None)

    def test_it_may_not_call_what_is_at_work(self):
        plan = self.plan(students(("Первый", "М-11")))
        caught = []

        def meddle(done, total):
            for use in (self.registry.now, self.registry.close, lambda: next(plan.changes()), lambda: self.apply(plan)):
                try:
                    use()
                except Misuse as error:
                    caught.append(str(error))

        self.apply(plan, progress=meddle)
        self.assertEqual(len(caught) % 4, 0)
        self.assertIn("at work", caught[0])
        self.assertEqual(len(self.enrolled()), 1)

    def test_what_it_closes_is_closed_after_the_call(self):
        plan = self.plan(students(("Первый", "М-11")))
        self.assertEqual(self.apply(plan, progress=lambda *far: plan.close()).changes, 1)
        with self.assertRaisesRegex(Misuse, "closed"):
            plan.json()

    def test_other_threads_wait_for_their_turn(self):
        plan = self.plan(students(*((surname, "М-11") for surname in SURNAMES)))
        seen, failed = [], []

        def look():
            try:
                for _ in range(50):
                    seen.append(len(list(plan.changes(page=3))) + bool(self.registry.now()))
            except BaseException as error: # noqa: B902 # for the test's own thread to see
                failed.append(error)

        threads = [threading.Thread(target=look) for _ in range(3)]
        for thread in threads:
            thread.start()
        self.apply(plan, progress=lambda *far: None)
        for thread in threads:
            thread.join()
        self.assertEqual((failed, set(seen), len(seen)), ([], {11}, 150))


class Planning(Office):
    def test_what_is_planned_is_applied_once_and_then_nothing_is_left(self):
        data = students(("Первый", "М-11"), ("Второй", "М-11"))
        plan = self.plan(data)
        self.assertEqual((plan.view.people, plan.view.changes, plan.view.held, plan.view.organization),
                         (2, 2, 0, self.college.organization))
        self.assertEqual([(count.part, count.kind, count.changes) for count in plan.view.counts],
                         [(RosterPart.ADD, Kind.ENROL, 2)])
        self.assertEqual([(group.name, group.now, group.added) for group in plan.view.classes], [("М-11", 0, 2)])
        self.assertEqual(plan.json()["changes"], 2)
        applied = self.apply(plan)
        self.assertIsInstance(applied.import_record, Import)
        self.assertEqual((applied.changes, applied.import_record.movements, applied.import_record.people_added), (2, 2, 2))
        self.assertEqual(self.enrolled(), {("Первый", "М-11"), ("Второй", "М-11")})
        again = self.plan(data)
        self.assertEqual((again.view.changes, again.view.unchanged, list(again.changes())), (0, 2, []))
        nothing = self.apply(again)
        self.assertEqual((nothing.changes, nothing.import_record), (0, None))

    def test_it_holds_since_the_day_that_was_asked_for_and_by_a_ground_where_there_is_no_order(self):
        at, registry = self.college, self.registry
        day = registry.now().date() - timedelta(days=3)
        with self.read(students(("Первый", "М-11"))) as reading:
            plan = reading.plan(effective_on=day)
        applied = registry.apply_plan(at.administrator, plan, ground="заявление", orderer=at.head.person)
        [movement] = registry.movements(at.organization)
        self.assertEqual((movement.effective_on, movement.ground, movement.import_id, applied.import_record.effective_on),
                         (day, "заявление", applied.import_record.id, day))

    def test_a_record_of_what_was_applied_outlives_it(self):
        record = self.ten().import_record
        gc.collect()
        self.assertEqual(record, self.registry.get(Import, self.college.organization, record.id))

    def test_changes_come_by_part_kind_and_in_pages(self):
        self.ten()
        roster = [(surname, "М-11") for surname in SURNAMES[:9]] + [("Новый", "М-11")]
        plan = self.plan(students(*roster))
        self.assertEqual([change.name for change in plan.changes(part="end")], ["Десятый Проба Десятыйич"])
        self.assertEqual([change.name for change in plan.changes(part=RosterPart.ADD, kind="enrol")], ["Новый Проба Новыйич"])
        self.assertEqual([change.number for change in plan.changes(page=1)], [change.number for change in plan.changes()])
        self.assertEqual(list(plan.changes(held=True)), [])
        self.assertEqual(len(list(plan.changes(held=False))), 2)
        [end] = plan.changes(part="end")
        self.assertEqual((end.class_from, end.input, end.what), ("М-11", "", frozenset()))
        self.assertNotIn("Десятый", repr(end))
        self.assertNotIn("Десятый", json.dumps(plan.json(), ensure_ascii=False))
        with self.assertRaises(KeyError):
            plan.changes(part="nothing").__next__()

    def test_only_the_parts_asked_for_are_applied(self):
        self.ten()
        plan = self.plan(students(*((surname, "М-11") for surname in (*SURNAMES[:9], "Новый"))))
        applied = self.apply(plan, only={"add", "update"})
        self.assertEqual((applied.changes, applied.left_out), (1, 1))
        self.assertEqual(len(self.enrolled()), 11)

    def test_what_is_held_waits_for_the_number_of_people(self):
        self.ten()
        plan = self.plan(students(*((surname, "М-11") for surname in SURNAMES[:5])))
        self.assertIn(RosterHoldCode.CLASS_REMOVED, {hold.code for hold in plan.view.holds})
        [hold] = [each for each in plan.view.holds if each.code == RosterHoldCode.CLASS_REMOVED]
        self.assertEqual((hold.part, hold.class_name, hold.people, hold.whole), (RosterPart.END, "М-11", 5, 10))
        self.assertTrue(hold.text_ru and hold.text_en)
        self.assertEqual({change.hold is None for change in plan.changes(part="end")}, {False})
        held = self.apply(plan)
        self.assertEqual((held.changes, held.held, held.held_people, held.import_record), (0, 5, 5, None))
        self.assertEqual(self.apply(plan, confirm=4).changes, 0)
        on_a_letter = self.registry.apply_plan(self.college.administrator, plan, ground="письмо", confirm=5,
                                               orderer=self.college.head.person)
        self.assertEqual((on_a_letter.needs_order, on_a_letter.changes), (True, 0))
        self.assertEqual(len(self.enrolled()), 10)
        self.assertEqual(self.apply(plan, confirm=held.held_people).changes, 5)
        self.assertEqual(len(self.enrolled()), 5)

    def test_a_person_decides_who_is_meant(self):
        at, registry = self.college, self.registry
        self.ten()
        registry.create_class(at.administrator, "М-12")
        [known] = [person for person in registry.records(Person, at.organization) if person.surname == "Первый"]
        data = students(*((surname, "М-11") for surname in SURNAMES[1:]), ("Первый", "М-12"))
        plan = self.plan(data)
        [review] = plan.reviews(page=1)
        self.assertEqual((review.code, review.input, review.line), (RosterReviewCode.NAME_ONLY, "students.csv", 11))
        self.assertEqual([candidate.person for candidate in review.candidates], [known.id])
        self.assertTrue(review.text_ru and review.text_en)
        self.assertNotIn("Первый", repr(review))
        self.assertEqual(list(plan.changes(part="end")), []) # nobody who may be meant is gone
        found = self.plan(data, decisions={review: known.id})
        self.assertEqual(([change.person for change in found.changes()], found.view.reviews), ([known.id], 0))
        new = self.plan(data, decisions={("students.csv", 11): None})
        self.assertEqual([(change.person, change.name) for change in new.changes(part="add")], [(None, "Первый Проба Первыйич")])

    def test_a_decision_about_nobody_or_for_a_stranger_is_refused(self):
        data = students(("Первый", "М-11"))
        for decisions, place in (({("students.csv", 3): None}, "students.csv, line 3"), ({("staff.csv", 2): None}, "staff.csv, line 2"),
                                 ({("students.csv", 2): self.college.organization}, str(self.college.organization))):
            with self.subTest(place), self.assertRaises(Invalid) as caught:
                self.plan(data, decisions=decisions)
            self.assertIn(place, caught.exception.message)
            self.assertTrue(caught.exception.message_ru)

    def test_particulars_are_named(self):
        self.ten()
        rows = [(surname, "М-11") for surname in SURNAMES[1:]] + [("Первый", "М-11", "01.03.2009")]
        [change] = self.plan(students(*rows)).changes(part="update")
        self.assertEqual((change.kind, change.what), (None, {RosterParticular.BORN}))

    def test_a_plan_is_stale_once_the_registry_has_moved_on(self):
        plan = self.plan(students(("Первый", "М-11")))
        self.registry.add_person(self.college.system, surname="Новый")
        with self.assertRaises(Conflict) as caught:
            self.apply(plan)
        self.assertTrue(caught.exception.message and caught.exception.message_ru)
        self.assertEqual(self.enrolled(), set())

    def test_whoever_may_not_record_movements_applies_nothing(self):
        plan = self.plan(students(("Первый", "М-11")))
        with self.assertRaises(Refused) as caught:
            self.registry.apply_plan(self.college.student, plan, order_id=self.order.id, orderer=self.college.head.person)
        self.assertEqual(caught.exception.clause, "2.1.11")
        self.assertEqual(self.enrolled(), set())
        with self.assertRaises(NotFound):
            self.registry.apply_plan(self.college.administrator, plan, order_id=uuid4(), orderer=self.college.head.person)

    def test_an_import_is_taken_back(self):
        at, registry = self.college, self.registry
        self.ten()
        before = registry.export(at.organization, "oneroster-1.2")
        applied = self.apply(self.plan(students(*((surname, "М-11") for surname in SURNAMES[:9]), ("Новый", "М-11"))))
        self.assertEqual(applied.changes, 2)
        self.assertNotEqual(registry.export(at.organization, "oneroster-1.2"), before)
        self.assertEqual(registry.obstacles(at.administrator, Object.IMPORT, applied.import_record.id), ())
        back = registry.roll_back_import(at.administrator, applied.import_record.id, "не тот файл")
        self.assertIsNotNone(back.rolled_back_at)
        self.assertEqual(registry.export(at.organization, "oneroster-1.2"), before)
        with self.assertRaises(Refused):
            registry.roll_back_import(at.administrator, applied.import_record.id, "снова")

    def test_what_is_in_the_way_of_taking_an_import_back_is_listed(self):
        at, registry = self.college, self.registry
        first = self.apply(self.plan(students(("Новый", "М-11", "01.02.2009")))).import_record.id
        second = self.apply(self.plan(students(("Новый", "М-12", "01.02.2009"))), confirm=1)
        (moved,) = registry.obstacles(at.administrator, Object.IMPORT, first)
        self.assertEqual(moved.noun, Object.MOVEMENT)
        self.assertEqual(registry.get(Movement, at.organization, moved.id).import_id, second.import_record.id)
        self.assertEqual(registry.get(Person, at.organization, moved.person).surname, "Новый")
        with self.assertRaises(Refused):
            registry.roll_back_import(at.administrator, first, "не тот файл")

    def test_a_retry_with_the_same_key_is_the_same_import(self):
        plan = self.plan(students(("Первый", "М-11")))
        actor = self.college.administrator.once("roster-1")
        how = {"order_id": self.order.id, "orderer": self.college.head.person}
        first = self.registry.apply_plan(actor, plan, **how)
        self.assertEqual(self.registry.apply_plan(actor, plan, **how).import_record.id, first.import_record.id)

    def test_a_batch_takes_an_import_back_with_itself(self):
        plan = self.plan(students(("Первый", "М-11")))
        with self.assertRaises(ZeroDivisionError), self.registry.batch():
            self.apply(plan)
            1 / 0
        self.assertEqual(self.enrolled(), set())


class TheReadme(Office):
    def test_its_lines_do_what_they_say(self):
        [lines] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
        self.assertLessEqual(len(lines.splitlines()), 10)
        (self.folder / "students.csv").write_bytes(students(("Первый", "М-11"), ("Второй", "М-11", "32.13.2009")))
        (self.folder / "staff.csv").write_bytes("ФИО;Роль;Должность\r\nНовичков Проба;учитель;мастер\r\n".encode("cp1251"))
        at, said = self.college, io.StringIO()
        names = {"registry": self.registry, "college": at.organization, "administrator": at.administrator, "order": self.order,
                 "head": self.registry.get(Person, at.organization, at.head.person)}
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(said):
            exec(lines, names)
        self.assertRegex(said.getvalue(), r"\Astudents.csv:3: .*\n")
        self.assertEqual((names["applied"].changes, self.enrolled()), (2, set()))


class Keeping(Office):
    def test_a_plan_is_kept_opened_and_applied(self):
        path = self.folder / "plan"
        with self.plan(students(("Первый", "М-11"))) as plan:
            plan.save(path)
            with self.assertRaises(Exists):
                plan.save(path)
            changes = list(plan.changes())
        self.assertEqual(path.stat().st_mode & 0o077, 0)
        with Plan.open(path) as opened:
            self.assertEqual((list(opened.changes()), opened.view), (changes, plan.view))
            self.assertEqual(self.apply(opened).changes, 1)
        for use in (lambda: list(opened.changes()), opened.json, lambda: list(opened.reviews()), lambda: self.apply(opened)):
            with self.assertRaises(Misuse):
                use()
        self.assertIn("1 changes", repr(opened))

    def test_what_is_no_plan_or_was_changed_is_not_opened(self):
        path = self.folder / "plan"
        with self.assertRaises(NotFound):
            Plan.open(path)
        path.write_bytes(b"no plan at all" * 100)
        with self.assertRaises(Foreign):
            Plan.open(path)
        path.unlink()
        self.plan(students(("Первый", "М-11"))).save(path)
        data = path.read_bytes()
        name = "Первый".encode()
        self.assertIn(name, data)
        path.write_bytes(data.replace(name, "Другой".encode()))
        with self.assertRaises(Tampered):
            Plan.open(path)

    def test_two_registries_of_one_file_apply_one_after_the_other(self):
        path = self.folder / "registry"
        self.registry.backup(path)
        with Registry(path) as one, Registry(path) as other:
            plans = []
            for registry in (one, other):
                with registry.read_roster(self.college.organization, table(students(("Первый", "М-11")))) as reading:
                    plans.append(reading.plan())
            how = {"order_id": self.order.id, "orderer": self.college.head.person}
            one.apply_plan(self.college.administrator, plans[0], **how)
            with self.assertRaises((Conflict, Busy)):
                other.apply_plan(self.college.administrator, plans[1], **how)


class Tables(Office):
    def test_the_system_adds_the_people_of_a_table_and_takes_only_that_back(self):
        at, registry = self.college, self.registry
        data = students(("Первый", "М-11"), ("Второй", "М-12"), ("", "М-11"))
        with self.read(data, partial=True) as reading:
            self.assertEqual((reading.totals.rejected, [each.line for each in reading.findings()]), (1, [4]))
            plan = reading.plan(keep_classes=True)
        self.assertEqual({note.code.word for note in plan.view.notes}, {"class-lacking"})
        with self.assertRaises(Misuse):
            registry.apply_plan(at.system, plan, orderer=at.head.person)
        applied = registry.apply_plan(at.system, plan, only=["add", "update"])
        self.assertEqual((applied.changes, self.enrolled()), (2, {("Первый", "М-11"), ("Второй", None)}))
        registry.create_class(at.administrator, "М-12")
        with self.read(data, partial=True) as reading:
            filled = registry.apply_plan(at.system, reading.plan(), only=["add", "update"])
        self.assertEqual((filled.changes, self.enrolled()), (1, {("Первый", "М-11"), ("Второй", "М-12")}))
        for made in (filled, applied):
            registry.roll_back_import(at.system, made.import_record.id, "не тот файл")
        self.assertEqual(self.enrolled(), set())
        theirs = self.apply(self.plan(students(("Третий", "М-11")))).import_record
        with self.assertRaises(Refused):
            registry.roll_back_import(at.system, theirs.id, "не его")

    def test_approved_lists_come_from_tables(self):
        at, registry = self.college, self.registry
        groups = RosterInput(data="Группа;Курс;Специальность\nТ-21;2;Тракторы\n".encode(), name="groups.csv", kind="classes")
        with RosterReading(groups) as reading:
            lines = registry.nomenclature_of_roster(reading)
        self.assertEqual(lines, (("Т-21", 2, "Тракторы"),))
        order = registry.issue_order(at.head, subject=OrderSubject.NOMENCLATURE, number="2-н")
        self.assertEqual(registry.approve_nomenclature(at.head, order.id, lines), 1)
        staff = "ФИО;Роль;Группа\nУчителева Проба;учитель;М-11\nНеизвестная Ада;учитель;М-12\n"
        with self.read(staff.encode()) as reading:
            leads, findings = registry.distribution_of_roster(at.organization, reading)
        self.assertEqual((leads, [(each.code, each.line) for each in findings]), ((("М-11", at.teacher.person),), [("unknown-person", 3)]))
        order = registry.issue_order(at.head, subject=OrderSubject.DISTRIBUTION, number="3-н")
        self.assertEqual(registry.approve_distribution(at.head, order.id, leads), 1)

    def test_the_classes_of_a_roster_are_approved_and_made(self):
        at, registry = self.college, self.registry
        data = students(("Первый", "М-11"), ("Второй", "М-77"), ("Третий", "М-77"))
        with self.read(data) as reading:
            known, unknown = reading.classes()
            self.assertEqual((known.name, known.exists, known.approved, known.students), ("М-11", True, True, 1))
            self.assertEqual((unknown.name, unknown.exists, unknown.approved, unknown.students), ("М-77", False, False, 2))
            names = RosterInput(data=registry.classes_of_roster_csv(at.organization, reading).encode(), name="names.csv", kind="classes")
            with RosterReading(names) as table_of_names:
                lines = registry.nomenclature_of_roster(table_of_names)
            self.assertEqual([line[0] for line in lines], ["М-77"])
            self.assertIn("М-11", registry.classes_of_roster_csv(at.organization, reading, every=True))
            self.assertEqual({note.code.word for note in reading.plan().view.notes}, {"class-unknown"})
        order = registry.issue_order(at.head, subject=OrderSubject.NOMENCLATURE, number="2-н")
        registry.approve_nomenclature(at.head, order.id, lines)
        plan = self.plan(data)
        [made] = [change for change in plan.changes() if change.object == Object.CLASS]
        self.assertEqual((made.part, made.kind, made.person, made.class_to), (RosterPart.ADD, None, None, "М-77"))
        self.assertEqual(self.apply(plan).import_record.classes_added, 1)
        self.assertEqual(self.enrolled(), {("Первый", "М-11"), ("Второй", "М-77"), ("Третий", "М-77")})
        with self.assertRaisesRegex(Misuse, "classes_of_roster"):
            RosterReading(table(data)).classes()

    def test_a_letter_carries_the_scan(self):
        at, registry = self.college, self.registry
        letter = registry.write_letter(at.organization, at.application.id, scan=b"%PDF order", name="приказ.pdf",
                                       media_type="application/pdf")
        self.assertIn(b"\r\n", letter.eml)
        self.assertIn(letter.message_id.encode(), letter.eml)
        self.assertEqual(len(letter.digest), 32)
        with self.assertRaises(Invalid): # not the scan whose digest the order bears
            registry.write_letter(at.organization, at.application.id, scan=b"another")
        with self.assertRaises(NotFound):
            registry.write_letter(at.organization, uuid4(), scan=b"x")


@unittest.skipUnless(OTHERS.is_dir() and reads_tables(), "the rosters that others made do not lie beside the checkout")
class ByOthers(unittest.TestCase):
    def test_a_generated_district_is_read_tolerantly_and_refused_strictly(self):
        for name in ("district", "district-next-year"):
            with RosterReading(OTHERS / "oneroster-1.1" / name) as reading:
                totals = reading.totals
                self.assertEqual((totals.people, totals.classes, totals.enrollments, totals.refused), (268, 119, 1855, 1))
                self.assertEqual(reading.groups[0].first.code, "several-schools")
            school = "72161d0f-6636-4bbe-b37a-1ba653ee51e4"
            with RosterReading(OTHERS / "oneroster-1.1" / name, school=school) as reading:
                self.assertEqual((reading.totals.people, reading.totals.refused), (79, 0))
            with RosterReading(OTHERS / "oneroster-1.1" / name, profile="strict-1.1") as reading:
                self.assertEqual((reading.totals.refused, {group.first.code for group in reading.groups}),
                                 (7, {"bulk-with-status"}))

    def test_valid_packages_are_read_strictly_by_an_empty_registry(self):
        college = colleges.at_work()
        self.addCleanup(college.registry.close)
        for name in ("bulk", "delta"):
            path = OTHERS / f"oneroster-1.2/rostering-{name}-package.zip"
            with college.registry.read_roster(college.organization, path, profile="strict-1.2") as reading:
                self.assertEqual((reading.totals.refused, reading.totals.rejected), (0, 0), list(reading.findings()))
                plan = reading.plan(effective_on=date(2026, 9, 1))
                self.assertEqual(plan.view.changes, len(list(plan.changes(page=2))))


if __name__ == "__main__":
    unittest.main()
