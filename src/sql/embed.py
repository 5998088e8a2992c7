#!/usr/bin/env python3
"""embed.py OUT.h OUT.c FILE.sql...: turns the named statements and the migrations into C.

A statement begins with `-- name: invite_set_state` and ends where the next one or the file does; lines that are comments are
left out. A file in a folder `migrations` is one migration; its number is its name, and they are 1, 2, 3... without a gap.
A file in a folder `schemas` is all of a temporary database: staging.sql becomes sfp__sql_schema_staging. What the migrations leave in
SQLite's own table of the schema becomes sfp__sql_schema: a registry that has anything else there was changed by somebody else.
"""
import os
import re
import sys

NAME = re.compile(r"^--\s*name:\s*(.*?)\s*$")
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


def collect(paths):
    """Every statement of every file by name, in the order of the files."""
    found = {}
    for path in paths:
        for name, line, text in statements(path):
            if name in found:
                die(path, line, f"'{name}' is the name of another statement already")
            if not text.endswith(";") or ";" in text[:-1]:
                die(path, line, f"'{name}' must be one statement that ends in ';' and has no other")
            found[name] = text
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


def literal(text):
    """A C string, one line of it a line of the text."""
    escaped = [line.replace("\\", "\\\\").replace('"', '\\"') for line in text.splitlines()]
    return "\n".join(f'\t\t"{line}\\n"' for line in escaped if line) or '\t\t""'


def header(found, temporary):
    lines = "".join(f"\tSFP__SQL_{name.upper()} = {number},\n" for number, name in enumerate(found))
    return ("/* sql.h: the named statements. Made by src/sql/embed.py. */\n#ifndef SFP__SQL_SQL_H\n#define SFP__SQL_SQL_H\n\n"
            f"enum sfp__sql {{\n{lines}\tSFP__SQL_END = {len(found)}\n}};\n\n"
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
            + array("sfp__sql_texts", [literal(text) for text in found.values()] + ["\tNULL"])
            + array("sfp__sql_migrations", [literal(text) for text in changes] + ["\tNULL"])
            + f"const char sfp__sql_schema[] =\n{literal(schema)};\n\n"
            + "".join(f"const char sfp__sql_schema_{name}[] =\n{literal(text)};\n\n" for name, text in temporary.items()))


def main(argv):
    folders = {}
    for path in argv[3:]:
        folders.setdefault(os.path.basename(os.path.dirname(path)), []).append(path)
    changed = folders.pop("migrations", [])
    changes, schema = migrations(changed), registry_schema(changed)
    temporary = schemas(folders.pop("schemas", []))
    found = collect([path for path in argv[3:] if path in sum(folders.values(), [])])
    for path, text in ((argv[1], header(found, temporary)), (argv[2], source(found, changes, schema, temporary))):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main(sys.argv)
