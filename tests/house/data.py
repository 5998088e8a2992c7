#!/usr/bin/env python3
"""The invented lists in examples/data and tests/data/roster are what their scripts make and what their READMEs say."""
import collections
import csv
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LISTS = os.path.join(ROOT, "examples", "data")
ROSTER = os.path.join(ROOT, "tests", "data", "roster")


def content(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def run(*args):
    return subprocess.run([sys.executable, "-B", *args], check=True, capture_output=True).stdout.decode("utf-8")


def data_files(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith((".csv", ".txt", ".tsv")))


def students():
    text = content(LISTS, "students.csv").decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))


class Data(unittest.TestCase):
    def same_as_made(self, folder):
        with tempfile.TemporaryDirectory() as fresh:
            run(os.path.join(folder, "make.py"), fresh)
            self.assertEqual(data_files(folder), data_files(fresh))
            for name in data_files(fresh):
                self.assertEqual(content(fresh, name), content(folder, name), name + " differs from what make.py makes")

    def test_the_college_is_made_byte_for_byte(self):
        self.assertEqual(["groups.csv", "parents.csv", "staff.csv", "students.csv"], data_files(LISTS))
        self.same_as_made(LISTS)

    def test_the_counts_in_the_readme_hold(self):
        table = run(os.path.join(LISTS, "make.py"), "--count")
        self.assertIn("\n" + table + "\n", content(LISTS, "README.md").decode("utf-8"))

    def test_staff_is_cp1251_and_the_rest_utf8_with_bom(self):
        for name in data_files(LISTS):
            raw = content(LISTS, name)
            self.assertEqual(raw.startswith(b"\xef\xbb\xbf"), name != "staff.csv", name)
            self.assertEqual(raw.count(b"\n"), raw.count(b"\r\n"), name)
            self.assertTrue(raw.decode("cp1251" if name == "staff.csv" else "utf-8-sig").endswith("\r\n"), name)

    def test_the_lines_named_in_the_readme_as_rejected_are_the_bad_ones(self):
        lines = [None] + students()
        self.assertEqual("", lines[213][0])
        self.assertEqual("31.02.2009", lines[479][3])
        self.assertEqual("М-51", lines[770][4])
        self.assertEqual([213], [n for n, line in enumerate(lines) if line and not line[0]])
        self.assertEqual([479], [n for n, line in enumerate(lines) if line and line[3].startswith("31.02.")])
        self.assertEqual([770], [n for n, line in enumerate(lines) if line and line[4] == "М-51"])

    def test_six_full_names_are_borne_by_two_students_each(self):
        born = collections.defaultdict(set)
        for last, first, middle, date, _ in students()[1:]:
            born[" ".join((last + " " + first + " " + middle).split()).replace("ё", "е")].add(date)
        self.assertEqual([2] * 6, [len(dates) for dates in born.values() if len(dates) > 1])

    def test_every_group_has_one_curator_and_every_led_group_exists(self):
        rows = csv.reader(content(LISTS, "staff.csv").decode("cp1251").splitlines(), delimiter=";")
        led = [group for row in list(rows)[1:] for group in row[3].split(", ") if group]
        groups = csv.reader(content(LISTS, "groups.csv").decode("utf-8-sig").splitlines(), delimiter=";")
        self.assertEqual(sorted(row[0] for row in list(groups)[1:]), sorted(led))


if __name__ == "__main__":
    unittest.main()
