"""Consents, attested facts and erasures from Python."""
import tempfile
import unittest
from datetime import timedelta
from pathlib import Path

import college as colleges
from sferumpolicy import Attestation, Busy, Consent, Exists, Fact, Person, Reason, Refused, Registry


class PersonalData(unittest.TestCase):
    def setUp(self):
        self.college = colleges.at_work()
        self.registry = self.college.registry
        self.addCleanup(self.registry.close)

    def test_a_consent_is_recorded_once_and_withdrawn(self):
        given = {"person": self.college.teacher.person, "code": "personal_data", "signed_by_person": True, "document": b"scan"}
        consent = self.registry.record_consent(self.college.administrator, **given)
        self.assertIsInstance(consent, Consent)
        self.assertEqual((consent.code, consent.parent, len(consent.document_digest)), ("personal_data", None, 32))
        with self.assertRaises(Exists):
            self.registry.record_consent(self.college.administrator, **given)
        withdrawn = self.registry.withdraw_consent(self.college.administrator, consent.id, reason="заявление")
        self.assertEqual((withdrawn.withdrawn_on, withdrawn.reason), (self.registry.now().date(), "заявление"))
        self.registry.record_consent(self.college.administrator, **given)

    def test_a_minor_s_consent_without_a_parent_is_refused_in_words(self):
        today = self.registry.now().date()
        child = self.registry.add_person(self.college.system, surname="Младшая", birth_date=today - timedelta(days=15 * 366))
        with self.assertRaises(Refused) as caught:
            self.registry.record_consent(self.college.administrator, person=child.id, code="photo", signed_by_person=True)
        self.assertEqual((caught.exception.reason, caught.exception.clause), (Reason.GUARD, "152-ФЗ/a"))
        self.assertIn("родител", caught.exception.text_ru)
        parent = self.registry.add_person(self.college.system, surname="Старшая")
        self.registry.add_guardian(self.college.system, parent=parent.id, student=child.id)
        signed = self.registry.record_consent(self.college.administrator, person=child.id, code="photo", signed_by_person=True,
                                              parent=parent.id)
        self.assertEqual(signed.parent, parent.id)

    def test_a_fact_is_attested_and_ended(self):
        attested = self.registry.record_attestation(self.college.administrator, person=self.college.teacher.person,
                                                    fact=Fact.CUSTOM_2, ground="журнал")
        self.assertIsInstance(attested, Attestation)
        self.assertEqual((attested.fact, attested.truth, attested.name), (Fact.CUSTOM_2, True, "custom_2"))
        self.assertEqual(self.registry.end_attestation(self.college.administrator, attested.id).until_date,
                         self.registry.now().date())
        policy = self.registry.policy(self.college.organization)
        self.assertEqual(policy.fact("custom_2"), Fact.CUSTOM_2)
        with self.assertRaises(KeyError):
            policy.fact("no_such_fact")

    def test_whoever_holds_an_office_is_not_erased_and_whoever_left_is(self):
        asked = self.registry.ask_erasure(self.college.administrator, person=self.college.teacher.person, ground="уволилась")
        with self.assertRaises(Refused) as caught:
            self.registry.erase_person(self.college.administrator, asked.id)
        self.assertEqual(caught.exception.reason, Reason.GUARD)
        left = self.registry.add_person(self.college.system, surname="Ушедшая", given_name="Проба", phone="+7 900 000-00-09")
        asked = self.registry.ask_erasure(self.college.administrator, person=left.id, ground="цель достигнута")
        done = self.registry.erase_person(self.college.administrator, asked.id)
        self.assertEqual((done.values_erased, done.kinds_erased, done.done_by),
                         (3, "person.surname:1 person.given_name:1 person.phone:1", self.college.administrator.person))
        self.assertEqual(self.registry.get(Person, self.college.organization, left.id).surname, "")
        self.registry.verify_trail(self.college.organization)
        act = self.registry.erasure_act(self.college.organization, asked.id)
        self.assertIn("цель достигнута", act)
        self.assertNotIn("Ушедшая", act)
        self.assertIn("Values destroyed: 3", self.registry.erasure_act(self.college.organization, asked.id, russian=False))
        with self.assertRaises(Refused) as caught:
            self.registry.erase_person(self.college.administrator, asked.id)
        self.assertEqual(caught.exception.missing, {Fact.ERASURE_GROUND_RECORDED})

    def test_reports_are_tables_too(self):
        table = self.registry.compliance_csv(self.college.organization)
        self.assertTrue(table.startswith('\ufeffПункт;Норма;'))
        self.assertEqual(table.count("\r\n"), 72)
        duties = self.registry.duties_csv(self.college.organization, russian=False)
        self.assertEqual(duties.count("\r\n"), len(self.registry.duties(self.college.organization)) + 1)

    def test_scrubbing_says_that_a_batch_is_open(self):
        self.registry.scrub()
        with tempfile.TemporaryDirectory() as folder, Registry(Path(folder, "r.db"), create=True) as registry:
            registry.add_organization(name="Лицей Проба")
            registry.scrub()
            self.assertFalse(Path(folder, "r.db-wal").stat().st_size > 100_000)
            with self.assertRaises(Exception) as caught, registry.batch():
                registry.scrub()
            self.assertNotIsInstance(caught.exception, Busy)


if __name__ == "__main__":
    unittest.main()
