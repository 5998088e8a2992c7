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
            continue
        yield f"DELETE FROM {table} WHERE ROWID = 1" if table in ("organization", "trail_head") else f"DELETE FROM {table}"
        for _, column, kind, _, _, _ in db.execute(f"PRAGMA table_info({table})").fetchall():
            new = {"INTEGER": f"{column} + 1000", "TEXT": f"{column} || 'x'"}.get(kind, f"randomblob(coalesce(length({column}), 16))")
            yield f"UPDATE OR IGNORE {table} SET {column} = {new}"
    yield "INSERT INTO guardian SELECT org, randomblob(16), state, revision, edition, created_at, changed_at, parent, student, " \
          "relation, from_date, until_date FROM guardian LIMIT 1"
    yield "DELETE FROM trail WHERE seq = (SELECT max(seq) FROM trail)"
    yield "DELETE FROM trail WHERE seq = 20"
    yield "UPDATE person_private SET salt = randomblob(32) WHERE id = (SELECT min(id) FROM person_private)"


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
        assert tried > len(attempts) * 9 // 10, (tried, len(attempts))
        print(f"{said.strip()}: {tried} tamperings found")


main(sys.argv[1])
