#!/usr/bin/env python3
"""embed.py ROOT OUT.h OUT.c DEPFILE FILE.sql...: turns the named statements and the migrations into C.

A statement begins with `-- name: invite_set_state` and ends where the next one or the file does; lines that are comments are
left out. What stands in braces is filled in:

	{SFP_INVITE_SENT}   the number that the public headers give it
	{on}                from_date <= :on AND (until_date = 0 OR until_date > :on); {on e}: of the table e; {on e :today}: at that day
	{until closed_on}   (closed_on = 0 OR closed_on > :on); {until c.closed_on :today}
	{columns} {rows}    of the noun whose file it is: what its records are read from. The rows are called r, their private part p

The statements that read one record of a noun and write it (_get, _insert, _update, _private_put, _private_drop, _salt) are made of
its table of fields in src/registry, so a member stands there and in no list of columns. See nouns.py.

A file in a folder `migrations` is one migration; its number is its name, and they are 1, 2, 3... without a gap.
A file in a folder `schemas` is all of a temporary database: staging.sql becomes sfp__sql_schema_staging. What the migrations leave in
SQLite's own table of the schema becomes sfp__sql_schema: a registry that has anything else there was changed by somebody else.

Rows of several statements may have one reader in C, which knows the columns by the names of one of them. The others say so:

	-- reads as: measure_adopted

Such a statement begins with the same columns under the same names; what follows them is its own.
"""
import os
import re
import sqlite3
import sys

import nouns

NAME = re.compile(r"^--\s*name:\s*(.*?)\s*$")
READS_AS = re.compile(r"^--\s*reads as:\s*(.*?)\s*$")
GOOD_NAME = re.compile(r"^[a-z][a-z0-9_]*$")


def die(path, line, message):
    sys.exit(f"{path}:{line}: {message}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def statements(path):
    """Yields (name, line, text) of a file."""
    name, start, lines = None, 0, []
    for number, line in enumerate(read(path), 1):
        found = NAME.match(line)
        if found:
            if name:
                yield name, start, "\n".join(lines).strip()
            name, start, lines = found.group(1), number, []
            if not GOOD_NAME.match(name):
                die(path, number, f"'{name}' is no name for a statement: small letters, digits, underscores")
        elif line.strip() and not line.lstrip().startswith("--"):
            if not name:
                die(path, number, "a statement without a '-- name:' before it")
            lines.append(line.rstrip())
    if name:
        yield name, start, "\n".join(lines).strip()


def filler(numbers, noun):
    """A function from what stands in braces to SQL; a ValueError says what is wrong."""
    def until(column, day=":on"):
        return f"({column} = 0 OR {column} > {day})"

    def on(*words):
        table = words[0] + "." if words and not words[0].startswith(":") else ""
        day = words[-1] if words and words[-1].startswith(":") else ":on"
        return f"{table}from_date <= {day} AND " + until(f"{table}until_date", day)

    def fill(found):
        word, *words = found[1].split()
        if word in numbers and not words:
            return str(numbers[word])
        if word == "on" and len(words) < 3:
            return on(*words)
        if word == "until" and 0 < len(words) < 3:
            return until(*words)
        if word in ("columns", "rows") and not words and noun:
            return noun.columns if word == "columns" else noun.rows
        raise ValueError(f"{found[0]} is nothing that could be filled in here")
    return fill


def collect(paths, numbers, known):
    """Every statement of every file by name, in the order of the files; behind those of its noun what is made of its fields."""
    found = {}
    for path in paths:
        noun = known.get(os.path.basename(path).removesuffix(".sql"))
        fill = filler(numbers, noun)
        for name, line, text in statements(path):
            if name in found:
                die(path, line, f"'{name}' is the name of another statement already")
            try:
                text = re.sub(r"\{([^{}]*)\}", fill, text)
            except ValueError as error:
                die(path, line, f"'{name}': {error}")
            if not text.endswith(";") or ";" in text[:-1]:
                die(path, line, f"'{name}' must be one statement that ends in ';' and has no other")
            found[name] = path, line, text
        for name, text in (noun.statements() if noun else {}).items():
            if name in found:
                die(path, 1, f"'{name}' is made of the noun's fields; delete this one")
            found[name] = path, 1, text
    return found


def migrations(paths):
    texts = []
    for number, path in enumerate(sorted(paths, key=os.path.basename), 1):
        if os.path.basename(path) != f"{number:04}.sql":
            die(path, 1, f"the next migration is {number:04}.sql")
        texts.append(whole(path))
    return texts


def whole(path):
    return "\n".join(line.rstrip() for line in read(path) if not line.lstrip().startswith("--"))


# SQLite keeps such a statement letter by letter, so it must stand in the form that SQLite gives to its beginning.
CREATE = re.compile(r"CREATE (TABLE|INDEX|UNIQUE INDEX) ([a-z_]+) ")


def registry_schema(paths):
    """Type, name, table and text of every table and index, by name: four lines or more each."""
    objects = []
    for path in sorted(paths):
        for text in whole(path).split(";"):
            text = "\n".join(line for line in text.splitlines() if line)
            found = CREATE.match(text)
            if found:
                is_table = found.group(1) == "TABLE"
                name = found.group(2)
                table = name if is_table else re.search(r" ON ([a-z_]+) ", text).group(1)
                objects.append((name, f"{'table' if is_table else 'index'}\n{name}\n{table}\n{text}\n"))
            elif re.match(r"(CREATE|ALTER|DROP)\b", text, re.IGNORECASE):
                die(path, 1, f"what this leaves in the schema is not known here: {text.splitlines()[0]}")
    return "".join(text for _, text in sorted(objects))


def schemas(paths):
    return {os.path.basename(path).removesuffix(".sql"): whole(path) for path in paths}


# ---- what SQLite makes of a statement ----

IDENTIFIER = re.compile(r"^[a-z][a-z0-9_]*$")
PARAMETER = re.compile(r":([a-z_]\w*)")
EXTENDS = re.compile(r"^-- extends: (\w+)$", re.M)


def database(*texts):
    made = sqlite3.connect(":memory:")
    made.create_function("local_day", 1, lambda moment: 0)
    for text in texts:
        made.executescript(text)
    return made


def databases(changes, paths):
    """By name of a file: that of its schema, which may extend another one; under None the registry."""
    texts = {os.path.basename(path).removesuffix(".sql"): whole(path) for path in paths}
    extends = {os.path.basename(path).removesuffix(".sql"): EXTENDS.findall("\n".join(read(path))) for path in paths}
    return {None: database(*changes)} | {name: database(*(texts[each] for each in extends[name] + [name])) for name in texts}


def columns(base, text):
    """The names of what a statement reads; None for one without a name of its own. SQLite says what is wrong with it."""
    reads = text.startswith(("SELECT", "WITH"))
    cursor = base.execute(text if reads else "EXPLAIN " + text, dict.fromkeys(PARAMETER.findall(text), 0))
    names = [each[0] for each in cursor.description or []] if reads else []
    return [name if IDENTIFIER.match(name) and names.count(name) == 1 else None for name in names]


def same_readers(paths):
    """Yields (path, line, name, other): who reads the rows of the other statement reads those of the one that is named."""
    for path in paths:
        name = None
        for number, line in enumerate(read(path), 1):
            begins, same = NAME.match(line), READS_AS.match(line)
            name = begins[1] if begins else name
            if same:
                yield path, number, name, same[1]


def check_readers(paths, columns_of):
    for path, line, name, other in same_readers(paths):
        wanted = columns_of.get(other)
        if name not in columns_of or not wanted or name == other:
            die(path, line, f"'{name}' cannot read as '{other}'")
        if None in wanted:
            die(path, line, f"'{other}' has a column without a name of its own, so that none can be compared with it")
        if columns_of[name][:len(wanted)] != wanted:
            die(path, line, f"'{name}' does not read as '{other}': {columns_of[name]} should begin with {wanted}")


def read_columns(found, bases):
    read = {}
    for name, (path, line, text) in found.items():
        try:
            read[name] = columns(bases.get(os.path.basename(path).removesuffix(".sql"), bases[None]), text)
        except sqlite3.Error as error:
            die(path, line, f"'{name}': {error}")
    return read


def literal(text):
    """A C string, one line of it a line of the text."""
    escaped = [line.replace("\\", "\\\\").replace('"', '\\"') for line in text.splitlines()]
    return "\n".join(f'\t\t"{line}\\n"' for line in escaped if line) or '\t\t""'


def header(found, read, temporary):
    places = "".join(f"\tSFP__COL_{name.upper()}_{column.upper()} = {place},\n"
                     for name in found for place, column in enumerate(read[name]) if column)
    lines = "".join(f"\tSFP__SQL_{name.upper()} = {number},\n" for number, name in enumerate(found))
    return ("/* sql.h: the named statements. Made by src/sql/embed.py. */\n#ifndef SFP__SQL_SQL_H\n#define SFP__SQL_SQL_H\n\n"
            f"enum sfp__sql {{\n{lines}\tSFP__SQL_END = {len(found)}\n}};\n\n"
            f"/* Where a statement reads which column. */\nenum sfp__col {{\n{places}\tSFP__COL_END\n}};\n\n"
            "extern const char *const sfp__sql_texts[];\nextern const char *const sfp__sql_names[];\n"
            "/* The first is that of user_version 1. NULL at the end. */\nextern const char *const sfp__sql_migrations[];\n"
            "/* What they leave in sqlite_schema: type, name, table and text, a line or more each, by name. */\n"
            "extern const char sfp__sql_schema[];\n"
            + "".join(f"extern const char sfp__sql_schema_{name}[];\n" for name in temporary) + "\n#endif\n")


def source(found, changes, schema, temporary):
    def array(name, members):
        return f"const char *const {name}[] = {{\n" + "".join(f"{member},\n" for member in members) + "};\n\n"
    return ("/* sql.c: the named statements and the migrations. Made by src/sql/embed.py. */\n#include <stddef.h>\n\n#include \"sql/sql.h\"\n\n"
            + array("sfp__sql_names", [f'\t"{name}"' for name in found] + ["\tNULL"])
            + array("sfp__sql_texts", [literal(text) for _, _, text in found.values()] + ["\tNULL"])
            + array("sfp__sql_migrations", [literal(text) for text in changes] + ["\tNULL"])
            + f"const char sfp__sql_schema[] =\n{literal(schema)};\n\n"
            + "".join(f"const char sfp__sql_schema_{name}[] =\n{literal(text)};\n\n" for name, text in temporary.items()))


def main(argv):
    root, out_header, out_source, depfile, *paths = argv[1:]
    folders = {}
    for path in paths:
        folders.setdefault(os.path.basename(os.path.dirname(path)), []).append(path)
    changed = folders.pop("migrations", [])
    changes, schema = migrations(changed), registry_schema(changed)
    schema_paths = folders.pop("schemas", [])
    temporary = schemas(schema_paths)
    read_too = nouns.sources(root) + nouns.headers(root)
    own = sum(folders.values(), [])
    found = collect([path for path in paths if path in own], nouns.numbers(root), nouns.read(root))
    places = read_columns(found, databases(changes, schema_paths))
    check_readers(own, places)
    for path, text in ((out_header, header(found, places, temporary)), (out_source, source(found, changes, schema, temporary)),
                       (depfile, f"{out_header} {out_source}: {' '.join(read_too)}\n")):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main(sys.argv)
