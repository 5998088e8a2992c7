#!/usr/bin/env python3
"""make.py [DIR]: writes the same twelve invented people in every shape a spreadsheet saves them (default: here).

A reader must get from every file the people of expected.csv: that is UTF-8, LF, comma, ISO dates, sorted as below.
"""
import itertools
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PEOPLE = [  # two namesakes in one group, ё, hyphens, no patronymic, a patronymic of two words
    ("Агафонов", "Пётр", "Семёнович", "2009-03-01", "М-11"),
    ("Белова", "Анна-Мария", "Викторовна", "2009-11-30", "М-11"),
    ("Григорян", "Тигран", "", "2008-02-29", "М-11"),
    ("Ёлкин", "Фёдор", "Ильич", "2009-07-15", "М-11"),
    ("Королёва-Рогова", "Алёна", "Андреевна", "2008-12-31", "ТЭ-21"),
    ("Кузьмин", "Иван", "Сергеевич", "2008-05-09", "ТЭ-21"),
    ("Кузьмин", "Иван", "Сергеевич", "2008-09-05", "ТЭ-21"),
    ("Мамедов", "Рустам", "Эльчин оглы", "2008-01-10", "ТЭ-21"),
    ("Сарсенова", "Айгерим", "Кайратовна", "2010-01-01", "П50-1-25"),
    ("Хабибуллина", "Алсу", "Ильдаровна", "2009-10-02", "П50-1-25"),
    ("Шнайдер", "Артур", "Эдуардович", "2009-04-20", "П50-1-25"),
    ("Яшкова", "Любовь", "Никитична", "2009-08-08", "П50-1-25"),
]
ENCODINGS = {"cp1251": "cp1251", "utf8": "utf-8", "utf8bom": "utf-8-sig"}
DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t"}
ENDS = {"crlf": "\r\n", "lf": "\n", "cr": "\r"}
THREE = ["Фамилия", "Имя", "Отчество", "Дата рождения", "Группа"]
ONE = ["ФИО", "Дата рождения", "Группа"]


def russian_date(iso):
    return ".".join(reversed(iso.split("-")))


def three_columns():
    return [THREE] + [[last, first, middle, russian_date(born), group] for last, first, middle, born, group in PEOPLE]


def one_column():
    rows = [[" ".join(filter(None, p[:3])), russian_date(p[3]), p[4]] for p in PEOPLE]
    return [ONE] + rows


def quoted(cell):
    return '"%s"' % cell.replace('"', '""')


def text(rows, delimiter=";", end="\r\n", quote=False):
    """Rows as CSV; a cell is quoted where it must be, or everywhere."""
    def cell(value):
        must = quote or any(sign in value for sign in (delimiter, '"', "\r", "\n"))
        return quoted(value) if must else value
    return "".join(delimiter.join(map(cell, row)) + end for row in rows)


def write(folder, name, content, encoding="utf-8-sig"):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content.encode(encoding))


def every_combination(folder):
    layouts = {"one": one_column(), "three": three_columns()}
    for encoding, delimiter, end, layout in itertools.product(ENCODINGS, DELIMITERS, ENDS, layouts):
        content = text(layouts[layout], DELIMITERS[delimiter], ENDS[end])
        write(folder, "%s-%s-%s-%s.csv" % (encoding, delimiter, end, layout), content, ENCODINGS[encoding])


def with_column(rows, title, values):
    """The rows with one more column, the values in turn."""
    return [rows[0] + [title]] + [row + [values[i % len(values)]] for i, row in enumerate(rows[1:])]


def quoting(folder):
    """All cells in quotes; a note that holds the delimiter, quotes, an apostrophe, a line break."""
    for name, delimiter in DELIMITERS.items():
        note = 'общежитие%s комната "12"' % delimiter
        rows = with_column(three_columns(), "Примечание", [note, "", '"', "б/п'"])
        write(folder, "quoted-%s.csv" % name, text(rows, delimiter, quote=True))
    rows = with_column(one_column(), "Примечание", ["льгота:\nсирота", "", "целевой;\r\nдоговор"])
    write(folder, "quoted-lines.csv", text(rows))


def columns(folder):
    rows = three_columns()
    order = [4, 1, 0, 3, 2]
    write(folder, "header-order.csv", text([[row[i] for i in order] for row in rows]), "cp1251")
    titles = ["ФАМИЛИЯ", "имя", " Отчество ", "дата РОЖДЕНИЯ", "группа"]
    write(folder, "header-case.csv", text([titles] + rows[1:]), "cp1251")
    write(folder, "header-class.csv", text([THREE[:4] + ["Класс"]] + rows[1:]), "cp1251")
    write(folder, "excess.csv", text(with_column(rows, "СНИЛС", ["000-000-000 00"])))


def blanks(folder):
    rows = three_columns()
    write(folder, "trailing.csv", text(rows, end=";\r\n"), "cp1251")
    write(folder, "trailing-many.csv", text(rows, end=";;;\r\n") + ";;;;;;;\r\n" * 3, "cp1251")
    write(folder, "no-final-end.csv", text(rows)[:-2])
    write(folder, "empty-lines.csv", text(rows[:4]) + "\r\n\r\n" + text(rows[4:]) + "\r\n")
    spaced = [rows[0]] + [["  %s " % cell if cell else " " for cell in row] for row in rows[1:]]
    write(folder, "spaces.csv", text(spaced))
    hard = [[cell.replace(" ", "\u00a0") + "\u00a0" for cell in row] for row in one_column()[1:]]
    write(folder, "no-break-spaces.csv", text([ONE] + hard))
    write(folder, "sep-line.csv", "sep=;\r\n" + text(rows))


def letters(folder):
    """Groups in Latin letters, names without ё, names in capitals: the same people when folded."""
    rows = three_columns()
    latin = str.maketrans("МТЭ", "MTЭ")
    write(folder, "latin-groups.csv", text([row[:4] + [row[4].translate(latin)] for row in rows]))
    no_yo = str.maketrans("ёЁ", "еЕ")
    write(folder, "no-yo.csv", text([rows[0]] + [[c.translate(no_yo) for c in row] for row in rows[1:]]), "cp1251")
    capitals = [[row[0].upper()] + row[1:] for row in rows[1:]]
    write(folder, "capitals.csv", text([rows[0]] + capitals), "cp1251")
    decomposed = str.maketrans({"ё": "е\u0308", "Ё": "Е\u0308"})
    write(folder, "decomposed.csv", text(rows).translate(decomposed))


def rejected(folder):
    """The twelve and five lines that nobody can take; a cell of two lines above them moves their true numbers."""
    rows = with_column(three_columns(), "Примечание", [""])
    rows[2][5] = "первая строка\r\nвторая строка"
    bad = [
        ["", "Никита", "Олегович", "14.05.2009", "М-11", "нет фамилии"],
        ["Шубин", "Глеб", "Вадимович", "31.02.2009", "М-11", "нет такого дня"],
        ["Шубин", "Глеб", "Вадимович", "2009", "М-11", "не дата"],
        ["Токарева", "", "Юрьевна", "09.11.2008", "ТЭ-21", "нет имени"],
        ["Одинокий"],
    ]
    for place, row in zip((2, 5, 6, 10, 17), bad):
        rows.insert(place, row)
    write(folder, "rejected.csv", text(rows))


def main(folder):
    lines = [",".join(person) + "\n" for person in PEOPLE]
    write(folder, "expected.csv", "family,given,patronymic,born,group\n" + "".join(lines), "utf-8")
    for part in (every_combination, quoting, columns, blanks, letters, rejected):
        part(folder)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else HERE)
