"""What is in the lists: measured from the files themselves, so the table cannot repeat a wish of the generator."""
import collections
import csv
import datetime
import os

import names

TEACHER = "педагогический работник"
LOOK_ALIKE = str.maketrans("ABEKMHOPCTX", "АВЕКМНОРСТХ")


def read(folder, name, encoding="utf-8-sig"):
    """[(line number, cells)] without the header."""
    with open(os.path.join(folder, name), encoding=encoding, newline="") as file:
        return list(enumerate(csv.reader(file, delimiter=";"), 1))[1:]


def fold(text):
    return " ".join(text.split()).lower().replace("ё", "е")


def group_of(text):
    return text.strip().upper().translate(LOOK_ALIKE)


def has_latin(text):
    return text != text.translate(LOOK_ALIKE)


def is_date(text):
    try:
        return bool(datetime.datetime.strptime(text, "%d.%m.%Y"))
    except ValueError:
        return False


def lines(numbers):
    """How many, and where."""
    return "%d (line%s %s)" % (len(numbers), "s" * (len(numbers) > 1), ", ".join(map(str, numbers)))


def pairs(things):
    """How many things occur more than once."""
    return sum(n > 1 for n in collections.Counter(things).values())


def staff(folder):
    rows = [cells for _, cells in read(folder, "staff.csv", "cp1251")]
    led = [row[3].split(", ") for row in rows if row[3]]
    return rows, [
        ("staff.csv: people", len(rows)),
        ("pedagogical workers (one of them of the administration too)", sum(TEACHER in r[2].split(", ") for r in rows)),
        ("the head and the administration", sum(r[2].startswith(("руководитель", "администрация")) for r in rows)),
        ("neither, so not invited", sum(r[2] == "прочий персонал" for r in rows)),
        ("curators", len(led)),
        ("curators of two groups", sum(len(groups) == 2 for groups in led)),
        ("double surname", sum("-" in r[0].split()[0] for r in rows)),
        ("no patronymic", sum(len(r[0].split()) == 2 for r in rows)),
    ]


def groups(folder):
    rows = [cells for _, cells in read(folder, "groups.csv")]
    years = collections.Counter(row[1] for row in rows)
    return {row[0] for row in rows}, [
        ("groups.csv: groups", len(rows)),
        ("in the first, second, third, fourth year", ", ".join(str(years[y]) for y in "1234")),
    ]


def split_students(rows, known):
    """The lines an import can take, and the three kinds it cannot, by number."""
    bad = {"surname": [], "date": [], "group": []}
    good = []
    for number, row in rows:
        if not row[0].strip():
            bad["surname"].append(number)
        elif not is_date(row[3]):
            bad["date"].append(number)
        elif group_of(row[4]) not in known:
            bad["group"].append(number)
        else:
            good.append((number, row))
    return good, bad


def students(folder, known):
    rows = read(folder, "students.csv")
    good, bad = split_students(rows, known)
    person = {}
    again = []
    for number, row in good:
        key = fold(" ".join(row[:3])), row[3]
        again += [number] if key in person else []
        person.setdefault(key, group_of(row[4]))
    facts = [
        ("students.csv: lines without the header", len(rows)),
        ("rejected: no surname", lines(bad["surname"])),
        ("rejected: impossible date", lines(bad["date"])),
        ("rejected: unknown group", lines(bad["group"])),
        ("the same person once more, ё written as е", lines(again)),
        ("students after an import", len(person)),
    ]
    return person, facts + namesakes(person) + oddities([row for _, row in good])


def namesakes(person):
    return [
        ("pairs of namesakes (same full name, another birth date)", pairs(name for name, _ in person)),
        ("of them in one group", pairs((name, group) for (name, _), group in person.items())),
        ("twins (one surname, father, birth date and group)",
         pairs((both_genders(name), name.split()[-1][:4], born, group) for (name, born), group in person.items())),
    ]


def oddities(rows):
    return [
        ("double surname", sum("-" in r[0] for r in rows)),
        ("double first name", sum("-" in r[1] for r in rows)),
        ("no patronymic", sum(not r[2].strip() for r in rows)),
        ("patronymic with оглы or кызы", sum(r[2].endswith((" оглы", " кызы")) for r in rows)),
        ("ё in the name", sum("ё" in "".join(r[:3]).lower() for r in rows)),
        ("Latin letters in the group", sum(has_latin(r[4]) for r in rows)),
        ("needless blanks (one of them a no-break space)", sum(any(c != c.strip() for c in r) for r in rows)),
    ]


def both_genders(name):
    """A full name's surname in a form that men and women of a family share."""
    return fold(names.surname(name.split()[0], names.FEMALE))


def parents(folder, person, workers):
    rows = read(folder, "parents.csv")
    there = collections.Counter((name, group) for (name, _), group in person.items())
    child = lambda row: (fold(row[2]), group_of(row[3]))
    exact = {" ".join(" ".join(row[:3]).split()) for _, row in read(folder, "students.csv")}
    good = [row for _, row in rows if row[0] and there[child(row)] == 1]
    kin = collections.Counter(row[0] for row in good)
    having = collections.Counter(child(row) for row in good)
    return [
        ("parents.csv: lines without the header", len(rows)),
        ("rejected: no name", lines([n for n, row in rows if not row[0]])),
        ("rejected: no such child", lines([n for n, row in rows if row[0] and not there[child(row)]])),
        ("undecided: the child may be either of two namesakes",
         lines([n for n, row in rows if row[0] and there[child(row)] > 1])),
        ("lines that can be linked", len(good)),
        ("parents (different full names among those)", len(kin)),
        ("parents of more than one student", sum(n > 1 for n in kin.values())),
        ("students with two parents in the list", sum(n == 2 for n in having.values())),
        ("students with one", sum(n == 1 for n in having.values())),
        ("another surname than the child's", sum(both_genders(row[0]) != both_genders(row[2]) for row in good)),
        ("guardians (опекун, попечитель)", sum(row[1] in ("опекун", "попечитель") for row in good)),
        ("no patronymic", sum(len(row[0].split()) == 2 for row in good)),
        ("the child's ё written as е", sum(row[2] not in exact for row in good)),
        ("Latin letters in the group", sum(has_latin(row[3]) for row in good)),
        ("parents who also work here", len(set(kin) & {row[0] for row in workers})),
    ]


def table(folder):
    workers, staff_facts = staff(folder)
    known, group_facts = groups(folder)
    person, student_facts = students(folder, known)
    facts = staff_facts + group_facts + student_facts + parents(folder, person, workers)
    head = ["| what | how many |", "|---|---|"]
    return "\n".join(head + ["| %s | %s |" % (what if ".csv: " in what else "· " + what, n) for what, n in facts])
