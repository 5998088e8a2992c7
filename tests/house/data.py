#!/usr/bin/env python3
"""The invented lists in examples/data and tests/data/roster are what their scripts make and their READMEs say."""
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


def rows_of(name, encoding, delimiter):
    """A roster file as Python's reader sees it, its line ends kept from it."""
    text = content(ROSTER, name).decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def people_of(rows):
    """The people in rows of one or of three name columns, as expected.csv writes them."""
    people = []
    for row in rows[1:]:
        name = row[0].split(" ", 2) if rows[0][0] == "ФИО" else row[:3]
        born = "-".join(reversed(row[-2].split(".")))
        people.append((name + [""])[:3] + [born, row[-1]])
    return people


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

    def test_the_rosters_are_made_byte_for_byte(self):
        self.same_as_made(ROSTER)

    def test_every_combination_of_roster_holds_the_same_twelve_people(self):
        expected = rows_of("expected.csv", "utf-8", ",")[1:]
        names = [name for name in data_files(ROSTER) if name.count("-") == 3]
        self.assertEqual((12, 54), (len(expected), len(names)))
        for name in names:
            encoding, delimiter, _, _ = name.split("-")
            encoding = {"utf8bom": "utf-8-sig"}.get(encoding, encoding)
            delimiter = {"semicolon": ";", "comma": ",", "tab": "\t"}[delimiter]
            self.assertEqual(expected, people_of(rows_of(name, encoding, delimiter)), name)

    def test_every_roster_has_the_encoding_and_line_ends_of_its_name(self):
        ends = {"crlf": b"\r\n", "lf": b"\n", "cr": b"\r"}
        for name in (name for name in data_files(ROSTER) if name.count("-") == 3):
            raw, (encoding, _, end, _) = content(ROSTER, name), name.split("-")
            self.assertEqual(encoding == "utf8bom", raw.startswith(b"\xef\xbb\xbf"), name)
            self.assertEqual(13, raw.count(ends[end]), name)
            self.assertEqual(13 * len(ends[end]), raw.count(b"\r") + raw.count(b"\n"), name)
            if encoding == "cp1251":
                self.assertRaises(UnicodeDecodeError, raw.decode, "utf-8")

    def test_the_readme_of_the_rosters_names_the_true_lines(self):
        lines = content(ROSTER, "rejected.csv").decode("utf-8-sig").split("\r\n")
        self.assertTrue(lines[2].startswith(";"))
        self.assertIn("31.02.2009", lines[6])
        self.assertIn(";2009;", lines[7])
        self.assertIn("Токарева;;", lines[11])
        self.assertEqual("Одинокий", lines[18])


if __name__ == "__main__":
    unittest.main()
