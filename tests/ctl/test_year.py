"""The year's turn by a table that a spreadsheet has been at: proposed, corrected, previewed, made, taken back."""
import csv
import io
import unittest

from program import DONE, FAILED, USAGE, College


class Year(College):
    ON = "2026-07-01"

    def setUp(self):
        super().setUp()
        self.found()
        order = self.done("order", "register", "--about", "nomenclature", "--number", "8", "--date", "2026-06-01", "--as", self.head)
        self.done("nomenclature", "approve", "--order", order["record"]["id"], "--as", self.head, "ИС-12=1")
        self.students = [self.student(name) for name in ("Щукин", "Карпова")]
        self.order = self.done("order", "register", "--about", "movement", "--number", "9", "--date", "2026-06-20", "--as", self.head)
        self.file = self.folder / "year.csv"

    def student(self, surname):
        person = self.person(surname, "Имя")
        self.done("enrollment", "add", "--person", person, "--class", "ИС-11")
        return person

    def rows(self):
        text = self.file.read_bytes()
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"))
        return list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";"))

    def save(self, rows, encoding):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=";").writerows(rows)
        self.file.write_bytes(out.getvalue().encode(encoding))

    def turn(self, *words):
        return self.done("year", "turn", "--file", str(self.file), "--order", self.order["record"]["id"], "--signed-by", self.head,
                         "--as", self.administrator, *words)

    def school_year(self):
        code, _, err = self.ctl("year", "table")
        self.assertEqual(code, DONE)
        return err.split("begins is ")[1].split(";")[0]

    def test_a_table_comes_back_from_the_spreadsheet_in_its_own_encoding(self):
        code, out, _ = self.ctl("--lang", "ru", "year", "table", "--out", str(self.file))
        self.assertEqual((code, out), (DONE, ""))
        self.assertEqual(self.ctl("year", "table", "--out", str(self.file))[0], FAILED)  # nothing is written over
        head, row = self.rows()
        self.assertEqual(row[:2], ["ИС-11", "перевести"])
        row[2] = "ИС-21"
        self.save([head, row, ["ИС-12", "новая", "", "", "", "", ""]], "cp1251")
        code, out, err = self.ctl("--lang", "ru", "year", "preview", "--file", str(self.file), "--order", self.order["record"]["id"],
                                  "--signed-by", self.head, "--as", self.administrator)
        self.assertEqual(code, DONE, err)
        self.assertIn("ИС-11 → ИС-21", out)
        made = self.turn("--confirm", self.school_year())
        self.assertEqual(made["record"]["movements"], 2)
        code, out, _ = self.ctl("class", "list")
        self.assertIn("ИС-21", out)
        self.assertIn("ИС-12", out)
        self.assertNotIn("ИС-11", out)
        self.done("year", "back", made["record"]["id"], "--reason", "рано", "--as", self.administrator)

    def test_what_is_wrong_in_the_table_is_named_with_its_line(self):
        self.save([["Группа", "Что делать"], ["ИС-11", "как-нибудь"]], "cp1251")
        code, _, err = self.ctl("--lang", "ru", "year", "preview", "--file", str(self.file), "--as", self.administrator)
        self.assertEqual(code, FAILED)
        self.assertIn("строка 2", err)
        self.assertIn("выпустить", err)
        self.save([["Группа", "Что делать"], ["ИС-99", "перевести"]], "utf-8")
        self.assertNotEqual(self.ctl("year", "preview", "--file", str(self.file), "--as", self.administrator)[0], DONE)


if __name__ == "__main__":
    unittest.main()
