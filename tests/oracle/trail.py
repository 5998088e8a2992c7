#!/usr/bin/env python3
"""Verifies every organisation's trail in a registry file: a second reader of docs/trail.md, which knows nothing of the library.

    trail.py REGISTRY

Prints for each organisation its id, the trail's size and the tree's root. Exit 1 where anything is not as the trail says.
"""
import contextlib
import hashlib
import sqlite3
import sys

# From docs/trail.md, by hand: noun, table, fields with their types.
NOUNS = [
    ("organization", "organization", "name:t short_name:t address:t email:t site:t time_zone:t"),
    ("person", "person", "source_id:t private_digest:h"),
    ("office", "office", "person:i role:n title:t from_date:n until_date:n order_id:i"),
    ("guardian", "guardian", "parent:i student:i relation:t from_date:n until_date:n"),
    ("order", "orders", "subject:n number:t date:n title:t signer:i private_digest:h"),
    ("edition", "edition", "pack_name:t pack_digest:h minutes_number:t minutes_date:n order_id:i signed_on:n in_force_from:n "
                           "superseded_on:n amends:i"),
    ("appointment", "appointment", "person:i additional:b order_id:i registered_at:m ended_on:n end_reason:t"),
    ("nomenclature", "nomenclature", "name:t name_fold:t course:n specialty:t order_id:i from_date:n until_date:n"),
    ("distribution", "distribution", "class_name:t class_fold:t person:i order_id:i from_date:n until_date:n"),
    ("class", "class", "name:t name_fold:t staffroom:b course:n specialty:t closed_on:n import_id:i"),
    ("enrollment", "enrollment", "person:i class_id:i from_date:n until_date:n end_reason:t"),
    ("homeroom", "homeroom", "class_id:i person:i from_date:n until_date:n order_id:i"),
    ("application_organization", "application_organization", "contact:i order_id:i private_digest:h message_id:t "
                                                             "sent_at:m answered_on:n answer:t sends:n"),
    ("application_membership", "application_membership", "person:i class_id:i role:n reason:t decided_by:i decided_at:m"),
    ("membership", "membership", "person:i class_id:i role:n invite:i admission:i from_date:n until_date:n end_reason:t"),
    ("invite", "invite", "class_id:i chat_id:i role:n person:i uses_max:n uses:n sends:n sent_at:m expires_at:m issuer:i issuer_role:n note:t "
                         "token_hash:h"),
    ("verification", "verification", "person:i requested_at:m requested_by:i decided_by:i decided_at:m reason:t"),
    ("movement", "movement", "kind:n person:i class_from:i class_to:i role:n title:t student:i order_id:i ground:t effective_on:n "
                             "applied_at:m reason:t import_id:i scheduled_by:i scheduled_at:m ordered_by:i ordered_at:m"),
    ("subject", "subject", "name:t name_fold:t extracurricular:b closed_on:n"),
    ("teaching", "teaching", "person:i class_id:i subject_id:i from_date:n until_date:n"),
    ("chat", "chat", "kind:n class_id:i subject_id:i title:t owner:i archived_on:n"),
    ("chat_member", "chat_member", "chat_id:i person:i role:n invite:i from_date:n until_date:n end_reason:t"),
    ("channel", "channel", "code:t name:t closed_on:n"),
    ("channel_post", "channel_post", "channel_id:i title:t material_digest:h provided_by:i provided_at:m posted_by:i posted_at:m "
                                     "reason:t"),
    ("event", "event", "kind:n mode:n title:t class_id:i subject_id:i organizer:i starts_at:m started_at:m "
                       "finished_at:m participants:n reason:t"),
    ("attendance", "attendance", "event_id:i person:i joined_at:m"),
    ("help_request", "help_request", "person:i topic:t asked_at:m answered_by:i answered_at:m closed_at:m private_digest:h"),
    ("support_ticket", "support_ticket", "number:t topic:t help_request:i opened_by:i opened_at:m answered_at:m answer:t closed_at:m"),
    ("control_check", "control_check", "checked_by:i checked_on:n period_from:n period_until:n topic:t finding_count:n findings:t"),
    ("report", "report", "presented_by:i presented_to:i presented_on:n period_from:n period_until:n source:t "
                         "figures_digest:h"),
    ("acknowledgement", "acknowledgement", "person:i rules:t rules_digest:h acknowledged_on:n"),
    ("incident", "incident", "person:i action:n reported_at:m settled_by:i settled_at:m private_digest:h"),
    ("usage", "usage", "person:i action:n chat_id:i title:t used_on:n"),
    ("consent", "consent", "person:i code:t given_on:n signed_by_person:b parent:i withdrawn_on:n "
                           "reason:t private_digest:h"),
    ("erasure", "erasure", "person:i ground:t asked_on:n asked_by:i done_by:i done_at:m values_erased:n "
     "kinds_erased:t"),
    ("attestation", "attestation", "person:i fact:n name:t truth:b ground:t attested_by:i from_date:n until_date:n"),
    ("import", "import", "order_id:i ground:t effective_on:n covers:n people:n people_added:n "
                         "people_changed:n classes_added:n movements:n left_out:n rolled_back_at:m reason:t rollback_orderer:i "
                         "private_digest:h"),
    ("turn", "turn", "school_year:t order_id:i effective_on:n classes:n classes_added:n movements:n taken_back_at:m reason:t "
                     "parts_digest:h"),
]
PRIVATE = {
    "person": "surname:t given_name:t patronymic:t birth_date:n email:t phone:t name_fold:t",
    "application_organization": "contact_full_name:t contact_email:t contact_mobile:t letter_digest:h",
    "help_request": "question:t answer:t",
    "incident": "description:t settlement:t",
    "order": "document_digest:h",
    "consent": "document_digest:h",
    "import": "plan_digest:h input_digest:h",
}
BESIDE = {"pack", "movement_effect", "turn_part", "import_former", "idempotency", "trail", "trail_head", "meta"}
HAS_PERIOD = {"office", "guardian", "homeroom", "enrollment", "membership"}
NUMBER = {noun: number for number, (noun, _, _) in enumerate(NOUNS, 1)}
ITEMS = ("organization seq time actor outcome action object id event from to revision basis edition pack order row reason missing cause "
         "once").split()
# Which lengths an item may have; a text may have any.
LENGTHS = {"organization": {16}, "seq": {8}, "time": {8}, "actor": {0, 16}, "id": {0, 16}, "edition": {0, 16}, "pack": {0, 32},
           "order": {0, 16}, "row": {0, 32}, "cause": {0, 8}, "once": {0, 32}, "revision": {0, 8}}


class Fault(Exception):
    """Something is not as the trail says."""


def expect(condition, *what):
    if not condition:
        raise Fault(" ".join(str(part) for part in what))


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def item(value):
    return len(value).to_bytes(4, "big") + value


def number(value):
    return value.to_bytes(8, "big", signed=True)


def pair(name, value):
    return item(name.encode()) + item(value)


def split(data):
    """The items that the data consists of, wholly."""
    items, at = [], 0
    while at < len(data):
        expect(at + 4 <= len(data), "a length is cut off")
        length = int.from_bytes(data[at:at + 4], "big")
        expect(at + 4 + length <= len(data), "an item is cut off")
        items.append(data[at + 4:at + 4 + length])
        at += 4 + length
    return items


def parse(data):
    magic = b"sferumpolicy-entry-1\n"
    expect(data.startswith(magic), "no entry")
    items = split(data[len(magic):])
    expect(len(items) == len(ITEMS), "an entry of", len(items), "items")
    entry = dict(zip(ITEMS, items))
    for name, value in entry.items():
        if name in LENGTHS:
            expect(len(value) in LENGTHS[name], name, "of", len(value), "bytes")
        elif name in ("basis", "missing"):
            parts = split(value)
            expect(name != "basis" or len(parts) % 3 == 0, "a basis that is no triple")
            for part in parts:
                part.decode()
        else:
            entry[name] = value.decode()
    expect(entry["outcome"] in ("done", "refused"), "outcome", entry["outcome"])
    for name in ("row", "revision"):
        expect((entry["outcome"] == "done") == (entry[name] != b""), "the item", name, "and the outcome", entry["outcome"])
    return entry


# The tree, as RFC 6962 defines it: by halves, not by the peaks that the library keeps.

def root_of(leaves):
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01", root_of(leaves[:half]), root_of(leaves[half:]))


def peaks_of(leaves):
    out, at = len(leaves).to_bytes(8, "big"), 0
    for bit in reversed(range(64)):
        if len(leaves) >> bit & 1:
            out += root_of(leaves[at:at + (1 << bit)])
            at += 1 << bit
    return out


# Rows

def value_of(kind, value):
    """A column's value as bytes; None where it is empty. A value that its type does not allow is a fault."""
    if kind == "t":
        expect(isinstance(value, str) and "\0" not in value, "no text:", value)
        return value.encode() or None
    if kind in "ih":
        if value is None:
            return None
        expect(isinstance(value, bytes) and len(value) == (16 if kind == "i" else 32) and any(value), "no id or hash:", value)
        return value
    expect(isinstance(value, int), "no number:", value)
    expect(kind != "b" or value in (0, 1), "no truth:", value)
    expect(kind != "n" or -2**31 <= value < 2**31, "no number of 32 bits:", value)
    return number(value) if value else None


def pairs_of(fields, row):
    out = b""
    for field in fields.split():
        name, kind = field.split(":")
        value = value_of(kind, row[name])
        if value is not None:
            out += pair(name, value)
    return out


def row_digest(noun, fields, row):
    head = pair("object", noun.encode()) + pair("id", row["id"]) + pair("state", number(row["state"]))
    head += pair("revision", number(row["revision"]))
    if row["edition"] is not None:
        head += pair("edition", row["edition"])
    head += pair("created_at", number(row["created_at"])) + pair("changed_at", number(row["changed_at"]))
    return sha256(b"sferumpolicy-row-1\n", head, pairs_of(fields, row))


def check_private(db, org, noun, table, row):
    found = db.execute(f"SELECT * FROM {table}_private WHERE org = ? AND id = ?", (org, row["id"])).fetchone()
    expect((found is None) == (row["private_digest"] is None), noun, row["id"].hex(), "private values come or go")
    if found is not None:
        expect(len(found["salt"]) == 32, "a salt of", len(found["salt"]), "bytes")
        digest = sha256(b"sferumpolicy-private-1\n", pair("salt", found["salt"]), pairs_of(PRIVATE[noun], found))
        expect(digest == row["private_digest"], noun, row["id"].hex(), "private values")


def check_chains(entries):
    """The changes of an object follow one another. Returns what the last one of each left."""
    last = {}
    for seq, entry in enumerate(entries):
        key = entry["object"], entry["id"]
        if not entry["row"]:
            continue
        revision = int.from_bytes(entry["revision"], "big")
        before = last.get(key)
        expect((entry["event"] == "create") == (before is None), "entry", seq, "makes something twice, or changes what was never made")
        expect(revision == (before[0] + 1 if before else 1), "entry", seq, "has the revision", revision)
        expect(entry["from"] == (before[1] if before else ""), "entry", seq, "begins in", entry["from"])
        last[key] = revision, entry["to"]
    return last


def check_rows(db, org, entries):
    left, states = check_chains(entries), {}
    last, made = {}, set()
    for entry in entries:
        key = entry["object"], entry["id"]
        if entry["row"]:
            last[key] = entry["row"]
            if entry["event"] == "create":
                made.add(key)
    for noun, table, fields in NOUNS:
        for row in db.execute(f"SELECT * FROM {table} NOT INDEXED WHERE org = ?", (org,)):
            key = noun, row["id"]
            expect(key in last, noun, row["id"].hex(), "is unrecorded")
            expect(row_digest(noun, fields, row) == last[key], noun, row["id"].hex(), "was changed")
            revision, state = left[key]
            expect(row["revision"] == revision, noun, row["id"].hex(), "has another revision than its last entry")
            # A state has one number and one name, for all records of a noun.
            expect(states.setdefault((noun, state), row["state"]) == row["state"], noun, row["id"].hex(), "is not", state)
            expect(states.setdefault((noun, row["state"]), state) == state, noun, row["id"].hex(), "is not", state)
            made.discard(key)
            if noun in PRIVATE:
                check_private(db, org, noun, table, row)
    expect(not made, "gone:", *((noun, ident.hex()) for noun, ident in made))


# What else decides

def check_packs(db, org):
    packs = {row["digest"]: row["text"] for row in db.execute("SELECT * FROM pack")}
    for digest, text in packs.items():
        expect(sha256(text.encode()) == digest, "pack", digest.hex())
    for row in db.execute("SELECT pack_digest FROM edition WHERE org = ?", (org,)):
        expect(row["pack_digest"] in packs, "an edition without its pack")


CHANGES = {"create": 1, "annul": 3, "revoke": 4, "withdraw": 5}


def consequences(entries, cause):
    at = cause + 1
    while at < len(entries) and entries[at]["cause"] == cause.to_bytes(8, "big"):
        yield at, entries[at]
        at += 1


def effects_of(entries, ident):
    """What the trail tells of what a movement did: (object, id, revision, change)."""
    def revision(key, upto):
        return sum((e["object"], e["id"]) == key and e["row"] != b"" for e in entries[:upto + 1])

    events = {e["event"]: seq for seq, e in enumerate(entries) if (e["object"], e["id"]) == ("movement", ident) and e["row"]}
    if "create" not in events:
        return []
    did = [(e["object"], e["id"], revision((e["object"], e["id"]), seq), CHANGES.get(e["event"], 2))
           for seq, e in consequences(entries, events.get("apply", events["create"]))]
    undone = []
    if "reverse" in events:
        told = consequences(entries, events["reverse"])
        for noun, which, _, change in reversed(did):
            if noun not in HAS_PERIOD:
                undone.append((noun, which, revision((noun, which), events["reverse"]), 8))
                continue
            seq, entry = next(told, (0, None))
            expect(entry and (entry["object"], entry["id"]) == (noun, which), "a reversal takes something else back")
            undone.append((noun, which, revision((noun, which), seq), 7 if change == 1 else 6))
        expect(next(told, None) is None, "a reversal does more than to take back")
    return did + undone


def check_effects(db, org, entries):
    for (ident,) in db.execute("SELECT id FROM movement WHERE org = ?", (org,)).fetchall():
        rows = db.execute("SELECT seq, object, id, revision, change FROM movement_effect WHERE org = ? AND movement = ? ORDER BY seq",
                          (org, ident))
        wanted = [(seq, NUMBER[noun], which, revision, change)
                  for seq, (noun, which, revision, change) in enumerate(effects_of(entries, ident))]
        expect([tuple(row) for row in rows] == wanted, "movement", ident.hex(), "did something else")


def check_turns(db, org):
    for ident, kept in db.execute("SELECT id, parts_digest FROM turn WHERE org = ?", (org,)).fetchall():
        rows = db.execute("SELECT seq, object, id, revision, name, name_fold, course, closed_on FROM turn_part "
                          "WHERE org = ? AND turn = ? ORDER BY seq", (org, ident))
        told = [number(seq) + number(noun) + which + number(revision) + item(name.encode()) + item(fold.encode()) + number(course)
                + number(closed) for seq, noun, which, revision, name, fold, course, closed in rows]
        expect(kept == sha256(b"sferumpolicy-turn-1\n", *told), "turn", ident.hex(), "had other parts")


def check_former(db, org, entries):
    """What an import keeps of people as they were is what the entries before it have committed to."""
    fields = dict((noun, fields) for noun, _, fields in NOUNS)["person"]
    for ident, changed in db.execute("SELECT id, people_changed FROM import WHERE org = ?", (org,)).fetchall():
        rows = {row["person"]: row for row in db.execute("SELECT * FROM import_former WHERE org = ? AND import_id = ?", (org, ident))}
        start = next(seq for seq, e in enumerate(entries) if (e["object"], e["id"]) == ("import", ident))
        told = [seq for seq, e in enumerate(entries) if seq > start and e["object"] == "person" and e["row"] and e["event"] == "change"]
        expect(len(told) >= changed, "import", ident.hex(), "changed more people than there are changes")
        for seq in told[:changed]:
            person = entries[seq]["id"]
            own = [(at, e) for at, e in enumerate(entries) if (e["object"], e["id"]) == ("person", person) and e["row"]]
            row = rows.pop(person, None)
            if any(e["cause"] for at, e in own if at > seq):
                expect(row is None, "import", ident.hex(), "keeps what was erased")
                continue
            expect(row is not None, "import", ident.hex(), "does not keep what it has to give back")
            before = [e for at, e in own if at < seq]
            expect(len(row["salt"]) == 32, "a salt of", len(row["salt"]), "bytes")
            private = sha256(b"sferumpolicy-private-1\n", pair("salt", row["salt"]), pairs_of(PRIVATE["person"], row))
            was = {"id": person, "state": 0, "revision": row["revision"] - 1, "edition": before[-1]["edition"] or None,
                   "created_at": int.from_bytes(before[0]["time"], "big"), "changed_at": int.from_bytes(before[-1]["time"], "big"),
                   "source_id": row["source_id"], "private_digest": private}
            expect(row["revision"] == len(before) + 1, "import", ident.hex(), "revision")
            expect(row_digest("person", fields, was) == before[-1]["row"], "import", ident.hex(), "keeps something else")
        expect(not rows, "import", ident.hex(), "keeps of people whom it did not change")


def check_keys(db, org, entries):
    wanted = sorted((e["once"], e["actor"], int.from_bytes(e["time"], "big"), NUMBER[e["object"]], e["id"]) for e in entries if e["once"])
    for row in db.execute("SELECT * FROM idempotency WHERE org = ?", (org,)):
        if row["salt"] is None:
            erased = db.execute("SELECT 1 FROM erasure WHERE org = ? AND done_at >= ?", (org, row["at"])).fetchone()
            expect(erased, "the salt of a key is gone, and nothing was erased since")
        else:
            expect(sha256(row["salt"]) == row["salt_digest"], "the salt of a key")
    found = sorted((sha256(b"sferumpolicy-once-1\n", item(row["key"].encode()), item(row["digest"]), item(row["salt_digest"])), row["actor"] or b"", row["at"],
                    row["object"], row["id"]) for row in db.execute("SELECT * FROM idempotency WHERE org = ?", (org,)))
    expect(found == wanted, "idempotency keys")


# The file

def check_file(db):
    """What SQLite itself can tell, and whether the file holds anything that nothing above speaks of."""
    for (kind, name) in db.execute("SELECT type, name FROM sqlite_schema WHERE type NOT IN ('table', 'index')"):
        raise Fault(f"the file has the {kind} {name}")
    known = {table for _, table, _ in NOUNS} | {f"{table}_private" for noun, table, _ in NOUNS if noun in PRIVATE} | BESIDE
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"):
        expect(name in known, "the file has the table", name)
    # An index that says something else than its table would answer for it.
    expect([row[0] for row in db.execute("PRAGMA integrity_check")] == ["ok"], "the file is damaged, or an index of it falsified")
    for row in db.execute("PRAGMA foreign_key_check"):
        raise Fault(f"a row of {row[0]} belongs to no record")
    kept = "('key_fingerprint', 'key_renewed_at', 'backup_of_wal')"
    expect(db.execute(f"SELECT count(*) FROM meta WHERE key NOT IN {kept}").fetchone()[0] == 0, "meta has a row of somebody else")
    expect(db.execute("SELECT count(*) FROM pack WHERE digest NOT IN (SELECT pack_digest FROM edition WHERE pack_digest IS NOT NULL)"
                      ).fetchone()[0] == 0, "a pack of no edition")


# All of it

def check_entries(db, org, ident):
    entries, leaves = [], []
    for row in db.execute("SELECT * FROM trail NOT INDEXED WHERE org = ? ORDER BY seq", (org,)):
        seq = len(entries)
        expect(row["seq"] == seq, "entry", seq, "is missing")
        leaf = sha256(b"\x00", row["entry"])
        expect(row["leaf"] == leaf, "entry", seq, "was changed")
        entry = parse(row["entry"])
        expect(entry["organization"] == ident and int.from_bytes(entry["seq"], "big") == seq, "entry", seq, "is misplaced")
        expect(row["object"] == NUMBER.get(entry["object"], 0) and (row["object_id"] or b"") == entry["id"], "entry", seq, "look-ups")
        entries.append(entry)
        leaves.append(leaf)
    head = db.execute("SELECT size, peaks FROM trail_head WHERE org = ?", (org,)).fetchone()
    expect(head["size"] == len(leaves) if head else not leaves, "the trail is not as long as its head says")
    expect(not head or head["peaks"] == peaks_of(leaves), "the head is not the entries' own")
    return entries, root_of(leaves)


def main(path):
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return check_registry(db)


def check_registry(db):
    db.row_factory = sqlite3.Row
    organizations = db.execute("SELECT org, id FROM organization ORDER BY org").fetchall()
    for organization in organizations:
        org, ident = organization["org"], organization["id"]
        try:
            entries, root = check_entries(db, org, ident)
            check_rows(db, org, entries)
            check_packs(db, org)
            check_effects(db, org, entries)
            check_turns(db, org)
            check_former(db, org, entries)
            check_keys(db, org, entries)
            check_file(db)
        except (Fault, UnicodeDecodeError, OverflowError, sqlite3.Error) as fault:
            print(f"{ident.hex()}: {fault}", file=sys.stderr)
            return 1
        print(ident.hex(), len(entries), root.hex())
    return 0 if organizations else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
