"""Deciding from Python: the built-in act, packs, explanations, and what is refused at the border."""
import subprocess
import sys
import unittest
from pathlib import Path

import sferumpolicy
from sferumpolicy import Action, Decision, Effect, Fact, Invalid, Misuse, Policy, Reading, Reason, Role, Unknown

ROOT = Path(__file__).resolve().parents[2]


class Deciding(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.policy = Policy.builtin()

    def test_an_administrator_annuls_what_nobody_used_by_clause_2_1_12(self):
        decision = self.policy.decide("invite.annul", roles=["administrator"], true=["invite_unclaimed"])
        self.assertEqual(decision.effect, Effect.PERMIT)
        self.assertTrue(decision.permitted)
        self.assertEqual(decision.reason, Reason.NONE)
        self.assertEqual([(norm.code, norm.clause) for norm in decision.norms],
                         [("administrator.annuls_invites", "2.1.12")])
        self.assertEqual(decision.readings, (Reading.LITERAL,))

    def test_a_false_fact_denies_and_is_named(self):
        decision = self.policy.decide("invite.annul", roles=["administrator"], false=["invite_unclaimed", "invite_has_uses_left"])
        self.assertEqual((decision.effect, decision.reason), (Effect.DENY, Reason.FACT))
        self.assertEqual(decision.missing, {Fact.INVITE_UNCLAIMED, Fact.INVITE_HAS_USES_LEFT})

    def test_an_unknown_fact_never_permits(self):
        decision = self.policy.decide("invite.annul", roles=["administrator"])
        self.assertEqual(decision.effect, Effect.UNDETERMINED)
        self.assertFalse(decision.permitted)
        # An administrator is a teacher too, and teachers annul their own invites.
        self.assertEqual(decision.missing, {Fact.INVITE_UNCLAIMED, Fact.INVITE_HAS_USES_LEFT, Fact.ACTOR_ISSUED_INVITE})

    def test_another_role_is_denied_and_told_whose_it_is(self):
        decision = self.policy.decide("class.create_staffroom", roles=["student"], true=["administrator_registered"])
        self.assertEqual((decision.effect, decision.reason), (Effect.DENY, Reason.ROLE))
        self.assertEqual(decision.missing_roles, {Role.ADMINISTRATOR})
        self.assertEqual(decision.clauses, ("2.1.4",))

    def test_an_action_that_the_act_does_not_name_is_not_regulated_and_one_that_nobody_knows_is_an_error(self):
        self.assertEqual(self.policy.decide("chat.create", roles=["head"], kind="broadcast").effect, Effect.NOT_REGULATED)
        with self.assertRaises(Unknown):
            self.policy.decide("coffee.brew", roles=["head"])

    def test_members_of_the_enumerations_do_as_well_as_names(self):
        decision = self.policy.decide(Action.INVITE_ANNUL, roles={Role.ADMINISTRATOR}, true=[Fact.INVITE_UNCLAIMED])
        self.assertTrue(decision.permitted)

    def test_an_unknown_role_raises_and_is_named(self):
        with self.assertRaises(Invalid) as caught:
            self.policy.decide("invite.annul", roles=["administrator", "wizard"])
        self.assertEqual(caught.exception.unknown, "wizard")
        self.assertIn("wizard", str(caught.exception))

    def test_a_fact_both_true_and_false_is_misuse(self):
        with self.assertRaises(Misuse):
            self.policy.decide("invite.annul", roles=["administrator"], true=["invite_unclaimed"],
                               false=["invite_unclaimed"])

    def test_a_decision_is_explained_in_two_languages(self):
        decision = self.policy.decide("invite.annul", roles=["administrator"], true=["invite_unclaimed"])
        self.assertIn("2.1.12", decision.explain())
        self.assertIn("Разрешено", decision.explain("ru"))
        self.assertIn("Permitted", decision.explain("en"))
        with self.assertRaises(KeyError):
            decision.explain("la")

    def test_a_decision_outlives_the_name_of_its_policy(self):
        decision = Policy.builtin().decide("invite.annul", roles=["student"])
        self.assertIn("2.1.12", decision.explain("en"))
        self.assertTrue(all(norm.title_ru for norm in decision.norms))

    def test_decisions_and_policies_are_read_only(self):
        decision = self.policy.decide("invite.annul", roles=["administrator"])
        for thing, name in ((decision, "effect"), (decision, "_raw"), (self.policy, "_raw"), (self.policy.norms[0], "clause")):
            with self.assertRaises(AttributeError):
                setattr(thing, name, None)


class Packs(unittest.TestCase):
    def test_the_builtin_pack_states_71_norms_and_its_own_text(self):
        policy = Policy.builtin()
        self.assertEqual(len(policy.norms), 71)
        again = Policy(policy.text)
        self.assertEqual(again.digest, policy.digest)
        self.assertEqual(len(policy.digest), 32)
        self.assertEqual(again.limit("invite_days"), policy.limit("invite_days"))

    def test_all_that_is_wrong_with_a_pack_is_told_with_its_place(self):
        with self.assertRaises(Invalid) as caught:
            Policy("format: 1\npack: Х\nnorms: 5\n")
        findings = caught.exception.findings
        self.assertGreater(len(findings), 1)
        self.assertTrue(all(finding.line >= 1 and finding.text_ru and finding.text_en for finding in findings))
        self.assertIn("2:", str(caught.exception))

    def test_bytes_are_a_pack_too_and_a_nul_in_it_is_found_not_cut_off(self):
        text = Policy.builtin().text.encode()
        self.assertEqual(Policy(text).name, "btmsh")
        with self.assertRaises(Invalid):
            Policy(text + b"\0nonsense: [")

    def test_what_is_no_text_is_a_type_error(self):
        for wrong in (None, 5, ["format: 1"]):
            with self.assertRaises(TypeError):
                Policy(wrong)

    def test_missing_norms_and_limits_are_key_errors(self):
        with self.assertRaises(KeyError):
            Policy.builtin().norm("local.nothing")
        with self.assertRaises(KeyError):
            Policy.builtin().limit("nothing_days")


class TheBorder(unittest.TestCase):
    def test_nul_none_and_surrogates_are_refused_at_the_border(self):
        decide = Policy.builtin().decide
        with self.assertRaisesRegex(ValueError, r"U\+0000"):
            decide("invite.annul\0", roles=[])
        with self.assertRaisesRegex(ValueError, r"U\+0000"):
            decide("invite.annul", roles=["admin\0"])
        with self.assertRaises(UnicodeEncodeError):
            decide("invite.\ud800", roles=[])
        with self.assertRaises(TypeError):
            sferumpolicy._raw.sfp_role_from_name(None)

    def test_what_is_borrowed_keeps_alive_what_it_was_asked_of(self):
        raw = sferumpolicy._raw
        norm = raw.sfp_policy_norm_at(raw.sfp_policy_load_builtin(), 0)
        self.assertIsInstance(norm._parent, raw.sfp_policy)
        self.assertEqual(norm.clause, "1.1")

    def test_the_enumerations_are_the_library_s_own(self):
        self.assertEqual(Role.ADMINISTRATOR, sferumpolicy._raw.SFP_ROLE_ADMINISTRATOR)
        self.assertEqual(Action.named("invite.annul"), Action.INVITE_ANNUL)
        self.assertEqual(str(Fact.INVITE_UNCLAIMED), "invite_unclaimed")
        self.assertEqual(len(Role), sferumpolicy._raw.SFP_ROLE_END - 1)
        self.assertEqual(sferumpolicy.__version__, sferumpolicy._raw.SFP_VERSION)
        self.assertIsInstance(Policy.builtin().decide("invite.send", roles=[]), Decision)


class TheMatrix(unittest.TestCase):
    def test_it_is_written_in_three_forms_and_two_languages(self):
        policy = Policy.builtin()
        self.assertIn("Матрица полномочий", policy.matrix())
        self.assertTrue(policy.matrix("html", "en").startswith("<!DOCTYPE html>"))
        self.assertTrue(policy.matrix("csv", "en").startswith("\ufeffSection,Action,"))
        with self.assertRaises(KeyError):
            policy.matrix("pdf")


class TheExample(unittest.TestCase):
    def test_the_example_runs_and_gives_four_answers(self):
        ran = subprocess.run([sys.executable, ROOT / "examples/python/decide.py"], capture_output=True, text=True, check=True)
        self.assertIn("2.1.12", ran.stdout)
        self.assertIn("look up: actor_issued_invite, invite_has_uses_left, invite_unclaimed", ran.stdout)
        self.assertEqual(len(ran.stdout.splitlines()), 5)


if __name__ == "__main__":
    unittest.main()
