"""Nothing leaks: a long run needs no more memory than a short one, and what is kept is freed when it is let go."""
import gc
import io
import os
import tempfile
import unittest

import college as colleges
from sferumpolicy import Effect, Invalid, Invite, Policy, Refused, Role, RosterInput, RosterReading, Unsupported

PAGE = os.sysconf("SC_PAGE_SIZE")
# A leaked record, decision or refusal has some hundred bytes at least: 10,000 of them are seen against this.
ALLOWED = 1_000_000


def resident():
    gc.collect()
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * PAGE


@unittest.skipIf("libasan" in os.environ.get("LD_PRELOAD", ""), "the sanitizer keeps what was freed")
class Memory(unittest.TestCase):
    def growth(self, deed, times=10_000, warm_up=2_000):
        for _ in range(warm_up):
            deed()
        before = resident()
        for _ in range(times):
            deed()
        return resident() - before

    def test_ten_thousand_decisions_cost_no_memory(self):
        policy = Policy.builtin()

        def decide():
            decision = policy.decide("invite.annul", roles=["administrator"], false=["invite_unclaimed", "invite_has_uses_left"])
            self.assertIs(decision.effect, Effect.DENY)
            return decision.explain("ru"), decision.norms, decision.missing

        self.assertLess(self.growth(decide), ALLOWED)

    def test_ten_thousand_errors_cost_no_memory(self):
        policy = Policy.builtin()

        def fail():
            with self.assertRaises(Invalid):
                policy.decide("invite.annul", roles=["wizard"])

        self.assertLess(self.growth(fail), ALLOWED)

    def test_packs_and_their_findings_are_freed(self):
        def load():
            with self.assertRaises(Invalid) as caught:
                Policy("format: 1\npack: Х\n")
            self.assertGreater(len(caught.exception.findings), 0)
            return Policy.builtin().warnings

        self.assertLess(self.growth(load, times=200, warm_up=100), ALLOWED)

    def test_decisions_that_are_kept_are_seen_by_this_measure(self):
        policy = Policy.builtin()
        kept = []
        self.assertGreater(self.growth(lambda: kept.append(policy.decide("invite.annul", roles=["student"]))), ALLOWED)

    def test_ten_thousand_verbs_of_invites_cost_no_memory(self):
        with tempfile.TemporaryDirectory() as folder:
            college = colleges.at_work(os.path.join(folder, "registry"))
            registry = college.registry

            def live():
                """Create, send, annul, and be refused: four verbs."""
                created = registry.create_invite(college.administrator, class_id=college.staffroom.id, role=Role.TEACHER)
                sent = registry.send_invite(college.administrator, created.invite.id)
                registry.annul_invite(college.administrator, sent.invite.id)
                with self.assertRaises(Refused) as caught:
                    registry.annul_invite(college.administrator, sent.invite.id)
                self.assertTrue(caught.exception.text_ru)

            with registry.batch(): # one COMMIT: this is about memory, not about the disk
                grown = self.growth(live, times=2_500, warm_up=500)
            registry.close()
        self.assertLess(grown, ALLOWED)

    def test_ten_thousand_readings_cost_no_memory(self):
        college = colleges.at_work()
        invite = college.registry.create_invite(college.administrator, class_id=college.staffroom.id, role=Role.TEACHER).invite

        def read():
            found = college.registry.get(Invite, college.organization, invite.id)
            page = list(college.registry.records(Invite, college.organization))
            return found.json(), page, college.registry.choices(college.administrator, found)

        self.assertLess(self.growth(read, times=10_000 // 3, warm_up=500), ALLOWED)

    def test_readings_plans_and_their_pages_are_freed(self):
        try:
            RosterReading([]).close()
        except Unsupported:
            self.skipTest("this build reads no tables")
        college = colleges.at_work()
        table = "Фамилия;Имя;Группа\n" + "".join(f"Проба{n};Имя;М-11\n" for n in range(20)) + ";Имя;М-11\n"
        source = RosterInput(data=table.encode("cp1251"), name="students.csv")

        def stop(done, total):
            raise InterruptedError

        def read():
            with college.registry.read_roster(college.organization, source) as reading:
                found = list(reading.findings()), reading.files, reading.groups
                reading.write_rejected(0, io.BytesIO())
                with reading.plan(decisions={("students.csv", 2): None}) as plan:
                    pages = list(plan.changes(page=3)), list(plan.reviews()), plan.view, plan.json()
            with self.assertRaises(InterruptedError):
                college.registry.read_roster(college.organization, source, progress=stop)
            return found, pages

        self.assertLess(self.growth(read, times=200, warm_up=100), ALLOWED)


if __name__ == "__main__":
    unittest.main()
