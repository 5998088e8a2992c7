"""The foreign verifier agrees with the library about a registry, and misses nothing that is done to it behind the trail's back.

    trail_test.py MAKE_REGISTRY
"""
import contextlib
import io
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import trail


def verify(path):
    """The verifier's exit status and what it says."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = trail.main(path)
    return status, said.getvalue()


def tamperings(db):
    """SQL that changes, adds or removes something: every column of every table but for what SQLite and the migrations keep."""
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
    for table in tables:
        if table == "meta":
            yield "INSERT INTO meta (key, value) VALUES ('kept', X'01')"
            continue
        yield f"DELETE FROM {table} WHERE ROWID = 1" if table in ("organization", "trail_head") else f"DELETE FROM {table}"
        for _, column, kind, _, _, _ in db.execute(f"PRAGMA table_info({table})").fetchall():
            new = {"INTEGER": f"{column} + 1000", "TEXT": f"{column} || 'x'"}.get(kind, f"randomblob(coalesce(length({column}), 16))")
            yield f"UPDATE OR IGNORE {table} SET {column} = {new}"
    yield "INSERT INTO guardian SELECT org, randomblob(16), state, revision, edition, created_at, changed_at, parent, student, " \
          "relation, from_date, until_date FROM guardian LIMIT 1"
    yield "INSERT INTO incident_private SELECT org, randomblob(16), salt, description, settlement FROM incident_private LIMIT 1"
    yield "INSERT INTO trail_head SELECT 77, size, peaks FROM trail_head LIMIT 1"
    yield "DELETE FROM trail WHERE seq = (SELECT max(seq) FROM trail)"
    yield "DELETE FROM trail WHERE seq = 20"
    yield "UPDATE person_private SET salt = randomblob(32) WHERE id = (SELECT min(id) FROM person_private)"


def falsify(path, index, away, back):
    """What `away` does stays in the index; what `back` does goes into the table only."""
    for statement in (away, back):
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            db.execute("PRAGMA writable_schema = ON")
            if statement == back:
                row = db.execute("SELECT * FROM sqlite_schema WHERE name = ?", (index,)).fetchone()
                db.execute("DELETE FROM sqlite_schema WHERE name = ?", (index,))
                db.execute("PRAGMA writable_schema = RESET")
            db.executescript(statement)
            if statement == back:
                db.execute("PRAGMA writable_schema = ON")
                db.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row)
                db.execute("PRAGMA writable_schema = RESET")


def put_item(db, seq, name, value):
    """Another item in an entry; leaves and head are made to fit, so only what the entries say of one another can tell."""
    magic = b"sferumpolicy-entry-1\n"
    entry = db.execute("SELECT entry FROM trail WHERE org = 1 AND seq = ?", (seq,)).fetchone()[0]
    items = trail.split(entry[len(magic):])
    items[trail.ITEMS.index(name)] = value
    db.execute("UPDATE trail SET entry = ? WHERE org = 1 AND seq = ?", (magic + b"".join(map(trail.item, items)), seq))
    leaves = [trail.sha256(b"\0", row[0]) for row in db.execute("SELECT entry FROM trail WHERE org = 1 ORDER BY seq").fetchall()]
    db.executemany("UPDATE trail SET leaf = ? WHERE org = 1 AND seq = ?", [(leaf, at) for at, leaf in enumerate(leaves)])
    db.execute("UPDATE trail_head SET peaks = ? WHERE org = 1", (trail.peaks_of(leaves),))


def expect_found(path, copy, what, change):
    shutil.copy(path, copy)
    change(copy)
    status, said = verify(copy)
    assert status == 1 and what in said, (what, said)


def try_file(path, copy):
    """What no statement on a table does: a trigger, a falsified index, a chain with a gap."""
    def run(sql):
        def change(copy):
            with contextlib.closing(sqlite3.connect(copy)) as db:
                db.executescript(sql)
        return change

    def put(seq, name, value):
        def change(copy):
            with contextlib.closing(sqlite3.connect(copy)) as db, db:
                put_item(db, seq, name, value)
        return change

    with contextlib.closing(sqlite3.connect(path)) as db:
        seq, ident = next((seq, ident) for seq, ident, entry in db.execute("SELECT seq, object_id, entry FROM trail WHERE object = 16")
                          if int.from_bytes(trail.parse(entry)["revision"], "big") == 2)
    expect_found(path, copy, "the trigger keep", run("CREATE TRIGGER keep BEFORE DELETE ON person_private BEGIN SELECT 1; END"))
    expect_found(path, copy, "the view people", run("CREATE VIEW people AS SELECT * FROM person"))
    expect_found(path, copy, "the table more", run("CREATE TABLE more (a)"))
    expect_found(path, copy, "an index of it falsified", lambda copy: falsify(
        copy, "office_by_person", "CREATE TABLE kept AS SELECT id, person FROM office ORDER BY id LIMIT 1;"
        "UPDATE office SET person = (SELECT max(person) FROM office) WHERE id = (SELECT id FROM kept)",
        "UPDATE office SET person = (SELECT person FROM kept) WHERE id = (SELECT id FROM kept); DROP TABLE kept"))
    expect_found(path, copy, "an index of it falsified", lambda copy: falsify(
        copy, "trail_by_object", f"UPDATE trail SET object_id = NULL WHERE seq = {seq}",
        f"UPDATE trail SET object_id = X'{ident.hex()}' WHERE seq = {seq}"))
    expect_found(path, copy, "begins in", put(seq, "from", b"claimed"))
    expect_found(path, copy, "has the revision", put(seq, "revision", (7).to_bytes(8, "big")))
    expect_found(path, copy, "makes something twice", put(seq, "event", b"create"))


def main(make_registry):
    with tempfile.TemporaryDirectory() as folder:
        path, copy = pathlib.Path(folder, "registry"), pathlib.Path(folder, "copy")
        said = subprocess.run([make_registry, path], capture_output=True, text=True, check=True).stdout
        assert verify(path) == (0, said), (verify(path), said)

        db = sqlite3.connect(path)
        db.execute("PRAGMA journal_mode = DELETE")  # one file, which is copied whole
        attempts, tried = list(tamperings(db)), 0
        db.close()
        for sql in attempts:
            shutil.copy(path, copy)
            db = sqlite3.connect(copy)
            db.execute("PRAGMA ignore_check_constraints = ON")
            db.execute("PRAGMA synchronous = OFF")
            changed = db.execute(sql).rowcount
            db.commit()
            db.close()
            if changed <= 0:
                continue
            tried += 1
            assert verify(copy)[0] == 1, f"not found: {sql}"
        try_file(path, copy)
        assert tried > len(attempts) * 9 // 10, (tried, len(attempts))
        print(f"{said.strip()}: {tried} tamperings found")


main(sys.argv[1])
