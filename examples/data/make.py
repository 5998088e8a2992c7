#!/usr/bin/env python3
"""make.py [DIR]: writes the lists of an invented college into DIR (default: here).
make.py --count [DIR]: reads the lists in DIR and prints what is in them, as the table of README.md.

The same program makes the same bytes on every machine: all chance comes from random.Random.random(), the one
method whose sequence Python promises to keep, and nothing iterates over a set.
"""
import collections
import csv
import datetime
import io
import os
import random
import sys

sys.dont_write_bytecode = True
import counts
import names
from names import FEMALE, MALE

SEED = 2512
YEAR = 2025  # the school year begins in September of it
HERE = os.path.dirname(os.path.abspath(__file__))

# prefix, groups in each course, code, specialty, share of girls, how many students a group has at most
SPECIALTIES = [
    ("М-", (2, 2, 2, 2), "35.02.16", "Эксплуатация и ремонт сельскохозяйственной техники и оборудования", 0.03, 26),
    ("ТЭ-", (1, 1, 1, 1), "35.02.08", "Электротехнические системы в агропромышленном комплексе (АПК)", 0.08, 26),
    ("А-", (2, 2, 1, 1), "23.02.07", "Техническое обслуживание и ремонт автотранспортных средств", 0.04, 26),
    ("ИС-", (1, 1, 1, 1), "09.02.07", "Информационные системы и программирование", 0.3, 27),
    ("АГ-", (1, 1, 1, 1), "35.02.05", "Агрономия", 0.55, 26),
    ("Б-", (1, 1, 1, 0), "38.02.01", "Экономика и бухгалтерский учёт (по отраслям)", 0.85, 26),
    ("П50-", (2, 1, 0, 0), "35.01.27", "Мастер сельскохозяйственного производства", 0.04, 25),
    ("СВ-", (1, 1, 0, 0), "15.01.05", "Сварщик (ручной и частично механизированной сварки (наплавки))", 0.02, 25),
    ("ПК-", (1, 1, 1, 0), "43.01.09", "Повар, кондитер", 0.75, 26),
    ("С-", (1, 0, 0, 0), "18103", "Садовник (профессиональное обучение)", 0.4, 14),
]
BY_YEAR = ("П50-", "СВ-", "ПК-")  # these number their groups by the year of entry: П50-1-25

# position, role, how many, share of women
POSITIONS = [
    ("Директор", "руководитель", 1, 0),
    ("Заместитель директора по учебной работе", "администрация, педагогический работник", 1, 1),
    ("Заместитель директора по учебно-производственной работе", "администрация", 1, 0),
    ("Заместитель директора по воспитательной работе", "администрация", 1, 1),
    ("Заместитель директора по административно-хозяйственной части", "администрация", 1, 0),
    ("Заместитель директора по безопасности", "администрация", 1, 0),
    ("Старший методист", "педагогический работник", 1, 1),
    ("Методист", "педагогический работник", 2, 1),
    ("Преподаватель, секретарь педагогического совета",
     "педагогический работник, секретарь педагогического совета", 1, 1),
    ("Преподаватель", "педагогический работник", 31, 0.75),
    ("Преподаватель-организатор ОБЗР", "педагогический работник", 1, 0),
    ("Мастер производственного обучения", "педагогический работник", 7, 0.15),
    ("Педагог дополнительного образования", "педагогический работник", 1, 1),
    ("Социальный педагог", "педагогический работник", 1, 1),
    ("Педагог-психолог", "педагогический работник", 1, 1),
    ("Руководитель физического воспитания", "педагогический работник", 1, 0),
    ("Воспитатель общежития", "педагогический работник", 1, 1),
    ("Главный бухгалтер", "прочий персонал", 1, 1),
    ("Бухгалтер", "прочий персонал", 1, 1),
    ("Заведующий хозяйством", "прочий персонал", 1, 0),
    ("Секретарь руководителя", "прочий персонал", 1, 1),
    ("Библиотекарь", "прочий персонал", 1, 1),
    ("Техник-программист", "прочий персонал", 1, 0),
]
CURATORS = 24, 6  # teachers and masters who lead a group; 38 groups, so eight of them lead two

FILES = {  # name: (encoding, header)
    "staff.csv": ("cp1251", "ФИО;Должность;Роль;Группа (классное руководство)"),
    "groups.csv": ("utf-8-sig", "Группа;Курс;Код специальности;Специальность (профессия);Год набора"),
    "students.csv": ("utf-8-sig", "Фамилия;Имя;Отчество;Дата рождения;Группа"),
    "parents.csv": ("utf-8-sig", "ФИО родителя;Кем приходится;ФИО ребёнка;Группа ребёнка"),
}
LATIN = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")

Group = collections.namedtuple("Group", "name course code title year girls size")
Person = collections.namedtuple("Person", "last first middle")
Student = collections.namedtuple("Student", "last first middle born group family")
Family = collections.namedtuple("Family", "id people root father")


class Dice:
    """Chance, built on nothing but random()."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, n):
        return int(self.random() * n)

    def chance(self, share):
        return self.random() < share

    def pick(self, items):
        return items[self.below(len(items))]

    def favour(self, items):
        """One of them, the first ones oftener: name tables begin with the common names."""
        return items[int(len(items) * self.random() ** 2.1)]

    def weighted(self, pairs):
        """One of (item, share) pairs whose shares add up to 1."""
        left = self.random()
        for item, share in pairs:
            left -= share
            if left < 0:
                return item
        return pairs[-1][0]


def fold(text):
    return " ".join(text.split()).lower().replace("ё", "е")


def full(person):
    return " ".join(part for part in (person.last, person.first, person.middle) if part)


def alphabet(person):
    return fold(full(person))


# groups ---------------------------------------------------------------------------------------------------------

def group_name(prefix, course, number):
    if prefix in BY_YEAR:
        return "%s%d-%d" % (prefix, number, (YEAR - course + 1) % 100)
    return "%s%d%d" % (prefix, course, number)


def make_groups():
    return [Group(group_name(prefix, course, number), course, code, title, YEAR - course + 1, girls, size)
            for prefix, counts, code, title, girls, size in SPECIALTIES
            for course, count in enumerate(counts, 1)
            for number in range(1, count + 1)]


# people ---------------------------------------------------------------------------------------------------------

class Registry:
    """Draws people; no full name twice (ё = е), so that every pair of namesakes is one we made and counted."""

    def __init__(self, dice):
        self.dice = dice
        self.families = 0
        self.taken = set(map(fold, names.WELL_KNOWN))

    def people(self):
        return self.dice.weighted([(name, table["share"]) for name, table in names.PEOPLES.items()])

    def root(self, people):
        return self.dice.pick(names.PEOPLES[people]["surnames"])

    def take(self, draw):
        """Draw until the name is new."""
        while True:
            person = draw()
            if fold(full(person)) not in self.taken:
                self.taken.add(fold(full(person)))
                return person

    def adult(self, sex, people=None, root=None, first=None):
        def draw():
            kin = people or self.people()
            table = names.PEOPLES[kin]
            given = first or self.dice.favour(table["mothers" if sex == FEMALE else "fathers"])
            middle = names.patronymic(self.dice.favour(table["fathers"]), sex)
            return Person(names.surname(root or self.root(kin), sex), given, middle)
        return self.take(draw)

    def child(self, sex, group, family=None, born=None):
        def draw():
            home = family or self.family()
            given = self.dice.favour(names.PEOPLES[home.people]["daughters" if sex == FEMALE else "sons"])
            return Student(names.surname(home.root, sex), given, names.patronymic(home.father, sex),
                           born or self.birthday(group), group.name, home)
        return self.take(draw)

    def family(self):
        self.families += 1
        kin = self.people()
        return Family(self.families, kin, self.root(kin), self.dice.favour(names.PEOPLES[kin]["fathers"]))

    def birthday(self, group):
        """Entered at 15 or 16, a few later."""
        late = self.dice.weighted([(0, 0.9), (1, 0.06), (2, 0.04)])
        first = datetime.date(group.year - 16 - late, 3, 1)
        return first + datetime.timedelta(days=self.dice.below(500))


# staff ----------------------------------------------------------------------------------------------------------

def make_staff(reg, groups):
    rows = []
    for position, role, count, women in POSITIONS:
        sex_of = lambda: FEMALE if reg.dice.chance(women) else MALE
        people = [reg.adult(sex_of()) for _ in range(count)]
        rows += [[full(person), position, role, ""] for person in sorted(people, key=alphabet)]
    double_surname(reg, rows)
    assign_curators(reg.dice, rows, groups)
    return rows


def double_surname(reg, rows):
    """One teacher goes by a double surname, one came without a patronymic."""
    women = [row for row in rows if row[1] == "Преподаватель" and row[0].endswith("на")]
    last, rest = women[3][0].split(" ", 1)
    women[3][0] = "%s-%s %s" % (last, reg.dice.pick(["Белова", "Орлова", "Седова"]), rest)
    women[14][0] = women[14][0].rsplit(" ", 1)[0]


def assign_curators(dice, rows, groups):
    """Masters lead the groups of trades, teachers the others."""
    trades = [g for g in groups if g.name.startswith(BY_YEAR + ("С-",))]
    others = [g for g in groups if g not in trades]
    lots = (("Преподаватель", others), ("Мастер производственного обучения", trades))
    for count, (position, mine) in zip(CURATORS, lots):
        leaders = draw_some(dice, [row for row in rows if row[1] == position], count)
        for i, group in enumerate(mine):
            row = leaders[i % count]
            row[3] = ", ".join(filter(None, [row[3], group.name]))


def draw_some(dice, items, count):
    rest, drawn = list(items), []
    while len(drawn) < count:
        drawn.append(rest.pop(dice.below(len(rest))))
    return drawn


# students -------------------------------------------------------------------------------------------------------

def make_students(reg, groups):
    students = []
    for group in groups:
        for _ in range(group.size - reg.dice.below(5)):
            students.append(make_student(reg, group, students))
    return students


def make_student(reg, group, others):
    """Now and then a brother or a sister of somebody who studies here already; a twin where that one is of an age."""
    sex = FEMALE if reg.dice.chance(group.girls) else MALE
    if not others or not reg.dice.chance(0.06):
        return reg.child(sex, group)
    kin = reg.dice.pick(others[-30:] if reg.dice.chance(0.3) else others)
    if kin.group == group.name:
        return reg.child(sex, group, kin.family, kin.born)
    born = reg.birthday(group)
    if abs((born - kin.born).days) < 330:
        return reg.child(sex, group)
    return reg.child(sex, group, kin.family, born)


def is_woman(student):
    return student.middle.endswith("на")


def only_children(students):
    """Places of those whose name may change without their brothers and sisters changing theirs."""
    homes = collections.Counter(s.family.id for s in students)
    return [i for i, s in enumerate(students) if homes[s.family.id] == 1]


def spoil_names(students, dice):
    """What real names are: double surnames, no patronymic, a patronymic of another people, a double first name."""
    alone = only_children(students)
    plain = [i for i in alone if students[i].family.people == "русские" and students[i].family.root.endswith("в")]
    for i in plain[7::65]:
        second = names.surname(dice.pick(["Белов", "Орлов", "Седов", "Рогов"]), MALE + is_woman(students[i]))
        students[i] = students[i]._replace(last=students[i].last + "-" + second)
    foreign_names(students, [i for i in alone if students[i].family.people == "татары"])
    german = [i for i in alone if students[i].family.people == "поволжские немцы" and is_woman(students[i])]
    students[german[0]] = students[german[0]]._replace(first="Анна-Мария")
    for i in range(23, len(students), 53):
        students[i] = students[i]._replace(middle="")


def foreign_names(students, places):
    """Two children of fathers from the Caspian shore, whose patronymic is two words."""
    son = next(i for i in places if not is_woman(students[i]))
    daughter = next(i for i in places if is_woman(students[i]))
    for i, words in ((son, "Мамедов Рустам Эльчин оглы"), (daughter, "Алиева Лейла Вугар кызы")):
        last, first, middle = words.split(" ", 2)
        home = students[i].family._replace(root=last.rstrip("а"), father=middle.split()[0])
        students[i] = students[i]._replace(last=last, first=first, middle=middle, family=home)


def make_namesakes(students):
    """Six pairs of one full name with different birth dates: five across groups, one inside a group."""
    men = [i for i in only_children(students) if is_plain_man(students[i])]
    for k, step in enumerate((40, 70, 55, 85, 65)):
        copy_name(students, men[30 + 90 * k], men[30 + 90 * k + step])
    first = next(i for i in men[200:] if i + 1 in men and students[i].group == students[i + 1].group)
    copy_name(students, first, first + 1)


def is_plain_man(student):
    return student.family.people == "русские" and student.middle.endswith("ич") and "-" not in student.last


def copy_name(students, source, target):
    s, other = students[source], students[target]
    home = other.family._replace(root=s.family.root, father=s.family.father)
    students[target] = other._replace(last=s.last, first=s.first, middle=s.middle, family=home)


def student_rows(students, dice):
    """The list as the clerk keeps it: by group, by alphabet, with the clerk's slips."""
    order = {name: i for i, name in enumerate(dict.fromkeys(s.group for s in students))}
    students.sort(key=lambda s: (order[s.group], alphabet(s), s.born))
    rows = [[s.last, s.first, s.middle, s.born.strftime("%d.%m.%Y"), s.group] for s in students]
    latin_groups(rows)
    blanks(rows)
    yo_twice(rows)
    bad_lines(rows)
    return rows


def latin_groups(rows):
    for group in ("М-11", "А-21", "С-11"):
        same = [row for row in rows if row[4] == group]
        for row in same[4:6]:
            row[4] = group.translate(LATIN)


def blanks(rows):
    for i in range(17, len(rows), 61):
        rows[i][0] = rows[i][0] + " "
    for i in range(31, len(rows), 127):
        rows[i][4] = " " + rows[i][4]
    for i in range(44, len(rows), 211):
        rows[i][1] = "  " + rows[i][1]
    next(row for row in rows[600:] if row[2])[2] += "\u00a0"  # pasted from a web page


def yo_twice(rows):
    """One person entered twice, with ё and with е: the same birth date tells that it is one."""
    i = next(i for i, row in enumerate(rows) if i > 300 and "ё" in row[0] + row[1] and row[2])
    rows.insert(i + 1, [cell.replace("ё", "е").replace("Ё", "Е") for cell in rows[i]])


def bad_lines(rows):
    """Three lines that no import can take."""
    rows.insert(211, ["", "Никита", "Олегович", "14.05.2009", rows[210][4].strip()])
    rows.insert(477, ["Шубин", "Глеб", "Вадимович", "31.02.2009", rows[476][4].strip()])
    rows.insert(768, ["Токарева", "Милана", "Юрьевна", "09.11.2008", "М-51"])


# parents --------------------------------------------------------------------------------------------------------

WHO = [("both", 0.34), ("mother", 0.47), ("father", 0.06), ("guardian", 0.04), ("none", 0.09)]


def make_parents(reg, students, staff):
    """By families: brothers and sisters share their parents."""
    homes = {}
    rows = []
    for child in students:
        if child.family.id not in homes:
            homes[child.family.id] = make_home(reg, child.family)
        rows += [[name, kind, full(child), child.group] for name, kind in homes[child.family.id]]
    return spoil_parents(rows, staff)


def make_home(reg, family):
    """The grown-ups of a home as (full name, who they are)."""
    who = reg.dice.weighted(WHO)
    adults = []
    if who in ("both", "mother"):
        root = family.root if reg.dice.chance(0.74) else reg.root(family.people)
        adults.append((reg.adult(FEMALE, family.people, root), "мать"))
    if who in ("both", "father"):
        adults.append((reg.adult(MALE, family.people, family.root, family.father), "отец"))
    if who == "guardian":
        kind = reg.dice.weighted([("опекун", 0.6), ("попечитель", 0.4)])
        adults.append((reg.adult(FEMALE if reg.dice.chance(0.8) else MALE, family.people), kind))
    return [(full(person), kind) for person, kind in adults]


def spoil_parents(rows, staff):
    """The clerk's slips: е for ё, Latin letters, no patronymic; two parents work here; lines nobody can place."""
    for row in [row for row in rows if "ё" in row[2]][::9]:
        row[2] = row[2].replace("ё", "е").replace("Ё", "Е")
    for row in rows[97::400]:
        row[3] = row[3].translate(LATIN)
    often = collections.Counter(row[0] for row in rows)
    alone = [row for row in rows if often[row[0]] == 1]
    for row in alone[50::149]:
        row[0] = " ".join(row[0].split()[:2])
    teachers = [row[0] for row in staff if row[1] == "Преподаватель" and row[0].endswith("на")]
    mothers = [row for row in alone if row[1] == "мать"]
    mothers[150][0], mothers[420][0] = teachers[2], teachers[11]
    rows.insert(333, ["", "мать", rows[332][2], rows[332][3]])
    rows.insert(702, ["Копылова Вера Олеговна", "мать", "Копылов Марк Денисович", rows[701][3]])
    return rows


# files ----------------------------------------------------------------------------------------------------------

def write(folder, name, rows):
    encoding, header = FILES[name]
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(header.split(";"))
    out.writerows(rows)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(text.getvalue().encode(encoding))


def make(folder):
    dice = Dice(SEED)
    reg = Registry(dice)
    groups = make_groups()
    staff = make_staff(reg, groups)
    students = make_students(reg, groups)
    spoil_names(students, dice)
    make_namesakes(students)
    write(folder, "staff.csv", staff)
    write(folder, "groups.csv", [[g.name, g.course, g.code, g.title, g.year] for g in groups])
    write(folder, "students.csv", student_rows(students, dice))
    write(folder, "parents.csv", make_parents(reg, students, staff))


def main(args):
    counting = args[:1] == ["--count"]
    folder = (args[counting:] or [HERE])[0]
    if counting:
        print(counts.table(folder))
    else:
        make(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
