"""nouns.py: what the nouns' tables of fields (src/registry) say of their tables in the file: which columns, which of them are private; and
the statements that follow from that alone. Also the numbers that the public headers give to names.
"""
import re
from pathlib import Path

ENTITY = re.compile(r"^const struct sfp__entity \w+ = \{\n(.*?)^\};", re.M | re.S)
FIELDS = re.compile(r"^static const struct sfp__field (\w+)\[\] = \{\n(.*?)^\};", re.M | re.S)
FIELD = re.compile(r"SFP__FIELD(_WORD|_WITHIN)?\(\s*\w+,\s*(\w+),\s*([^,()]+)(?:,\s*([^()]*))?\)")
NUMBER = re.compile(r"\b(SFP_[A-Z0-9_]+)\s*=\s*(\d+)\b")

HEAD = ["id", "state", "revision", "edition", "created_at", "changed_at"]
# What a private member is once it was destroyed. Ids and digests are NULL then.
GONE = {"SFP__TEXT": "''", "SFP__ID": None, "SFP__HASH": None}


class Noun:
    """`table`, and its fields in their order: pairs of name and type."""

    def __init__(self, table, public, private):
        self.table, self.public, self.private = table, public, private
        self.columns = ", ".join([f"r.{name}" for name in HEAD + [name for name, _ in public]] + [self.read(*each) for each in private])
        self.rows = f"{table} AS r"
        if private:
            self.rows += f"\n  LEFT JOIN {table}_private AS p ON p.org = r.org AND p.id = r.id"

    @staticmethod
    def read(name, kind):
        gone = GONE.get(kind, "0")
        return f"p.{name}" if gone is None else f"coalesce(p.{name}, {gone}) AS {name}"

    def statements(self):
        table, names = self.table, [name for name, _ in self.public]
        columns = ["org", *HEAD, *names]
        changes = ["state = :state", "revision = revision + 1", "edition = :edition", "changed_at = :changed_at"]
        made = {
            "get": f"SELECT {self.columns}\n  FROM {self.rows}\n WHERE r.org = :org AND r.id = :id;",
            "insert": f"INSERT INTO {table} ({', '.join(columns)})\nVALUES ({', '.join(':' + name for name in columns)});",
            # Touches no row when the revision is stale; the caller answers SFP_E_CONFLICT.
            "update": f"UPDATE {table}\n   SET {', '.join(changes + [f'{name} = :{name}' for name in names])}\n"
                      " WHERE org = :org AND id = :id AND revision = :revision;",
        }
        if self.private:
            private = ["org", "id", "salt", *(name for name, _ in self.private)]
            made |= {
                "private_put": f"INSERT INTO {table}_private ({', '.join(private)})\nVALUES ({', '.join(':' + name for name in private)})\n"
                               f"    ON CONFLICT (org, id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in private[2:])};",
                "private_drop": f"DELETE FROM {table}_private WHERE org = :org AND id = :id;",
                "salt": f"SELECT salt FROM {table}_private WHERE org = :org AND id = :id;",
            }
        return {f"{table}_{what}": text for what, text in made.items()}


def fields(text):
    public, private = [], []
    if len(FIELD.findall(text)) != text.count("SFP__FIELD"):
        raise ValueError(f"a field that is written in a way not known here, in: {text}")
    for variant, name, kind, flags in FIELD.findall(text):
        is_private = not variant and "SFP__PRIVATE" in flags
        (private if is_private else public).append((name, "SFP__WORD" if variant == "_WORD" else kind.strip()))
    return public, private


def sources(root):
    return sorted(str(path) for path in Path(root, "src", "registry").rglob("*.c"))


def headers(root):
    return sorted(str(path) for path in Path(root, "include", "sferumpolicy").glob("*.h"))


def read(root):
    """Every noun by the name of its entity, which is that of its .sql file."""
    found = {}
    for path in sources(root):
        text = Path(path).read_text(encoding="utf-8")
        tables = dict(FIELDS.findall(text))
        for body in ENTITY.findall(text):
            said = dict(re.findall(r"\.(\w+) = ([^,\n]+)", body))
            table = said["get"].removeprefix("SFP__SQL_").removesuffix("_GET").lower()
            found[said["name"].strip('"')] = Noun(table, *fields(tables[said["fields"]]))
    return found


def numbers(root):
    return {name: int(number) for path in headers(root) for name, number in NUMBER.findall(Path(path).read_text(encoding="utf-8"))}
