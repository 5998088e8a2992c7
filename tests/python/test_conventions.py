"""The package against the headers: what a header gains, the package must gain, and this test says where."""
import ast
import inspect
import json
import re
import types
import typing
import unittest
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import sferumpolicy
from sferumpolicy.rosters import Rosters, View
from sferumpolicy import STATES, Action, Error, EventMode, Fact, Kind, OrderSubject, Record, Role, Status, Word, errors, raw

ROOT = Path(__file__).resolve().parents[2]
HEADERS = sorted((ROOT / "include/sferumpolicy").glob("*.h"))
PACKAGE = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "bindings/python/sferumpolicy").glob("*.py"))]
TYPES = {"text": str, "id": UUID, "date": date, "time": datetime, "int": int, "bool": bool, "hash": bytes, "role": Role,
         "kind": Kind, "action": Action, "fact": Fact}

OF_SWIG = {"__dict__", "this", "thisown"}
# Message and refusal come with the exception; an export comes whole.
NOT_CALLED = {"sfp_registry_message", "sfp_registry_message_in", "sfp_registry_refusal", "sfp_export_write"}
# Headers that are not bound yet.
NOT_YET: set = set()


def members(struct):
    """The members of a struct that the raw binding shows."""
    return {name for name, kind in vars(struct).items() if isinstance(kind, types.GetSetDescriptorType) and name not in OF_SWIG}


def bare(hint):
    """X of `X | None`."""
    return next(kind for kind in typing.get_args(hint) or (hint,) if kind is not type(None))


class TheHeaders(unittest.TestCase):
    def test_each_function_that_takes_a_registry_is_called_by_the_package(self):
        used = {node.attr for tree in PACKAGE for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        wanted = set()
        for header in HEADERS:
            if header.name in NOT_YET:
                continue
            text = re.sub(r"/\*.*?\*/", "", header.read_text(encoding="utf-8"), flags=re.S)
            wanted |= set(re.findall(r"\b(sfp_\w+)\((?:const )?sfp_registry \*reg\b", text))
        wanted = {name for name in wanted if name != "sfp_registry_close"}
        self.assertGreater(len(wanted), 60)
        self.assertEqual(wanted - used - NOT_CALLED, set())

    def test_each_member_of_a_record_has_a_property_of_its_type(self):
        tables = {entry["number"]: entry["fields"] for entry in json.loads(raw.sfp_describe())["objects"]}
        self.assertEqual(set(tables), set(Record._classes))
        for noun, cls in Record._classes.items():
            with self.subTest(cls.__name__):
                hints = {name: bare(hint) for name, hint in cls.__annotations__.items()}
                for field in tables[noun]:
                    wanted = TYPES.get(field["type"]) or {"subject": OrderSubject, "mode": EventMode}[field["name"]]
                    if field["type"] == "word":
                        self.assertEqual([(each["number"], each["name"]) for each in field["words"]],
                                         [(int(member), member.word) for member in wanted])
                    self.assertIs(hints.get(field["name"]), wanted, field["name"])
                    self.assertIsInstance(getattr(cls, field["name"]), property)

    def test_each_member_of_a_record_s_struct_is_shown(self):
        structs = {cls._noun: cls for cls in Record._classes.values()}
        names = {"application_organization": "application", "application_membership": "admission"}
        for noun, cls in structs.items():
            with self.subTest(cls.__name__):
                struct = getattr(raw, "sfp_" + names.get(noun.word, noun.word))
                self.assertEqual(members(struct) - {"head"}, set(cls.__annotations__) - {"state"})
                states = STATES.get(raw.sfp_object_machine(noun))
                self.assertIs(cls.__annotations__.get("state"), states)
        common = {name for name in Record.__annotations__ if not name.startswith("_")}
        self.assertEqual(members(raw.sfp_record) - {"object", "state"}, common)

    def test_each_member_of_an_input_can_be_given(self):
        given = {}
        for tree in PACKAGE:
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "fill":
                    given.setdefault(call.args[0].func.attr, set()).update(keyword.arg for keyword in call.keywords)
        self.assertGreater(len(given), 12)
        given["sfp_filter"].add("after") # set for each page
        given["sfp_movement_filter"].add("after")
        given["sfp_invitee_filter"].add("after")
        given["sfp_roster_change_filter"].add("after")
        given["sfp_answers_filter"] |= {"after_person", "after_action", "after_kind"}
        for name, keywords in given.items():
            with self.subTest(name):
                self.assertEqual(members(getattr(raw, name)) - {"struct_size"}, keywords)

    def test_each_member_that_a_roster_s_struct_shows_is_one_of_its_view(self):
        self.assertGreater(len(View.__subclasses__()), 14)
        for cls in View.__subclasses__():
            with self.subTest(cls.__name__):
                self.assertEqual(members(getattr(raw, cls._struct)), set(cls._readers))

    def test_each_number_of_an_enumeration_in_the_headers_has_a_member(self):
        names = {"STATUS": "Status", "ROLE": "Role", "ACTION": "Action", "KIND": "Kind", "FACT": "Fact", "EFFECT": "Effect",
                 "READING": "Reading", "MODALITY": "Modality", "REASON": "Reason", "MACHINE": "Machine", "OBJECT": "Object",
                 "MOVEMENT_CHANGE": "MovementChange", "ORDER_SUBJECT": "OrderSubject", "EVENT_MODE": "EventMode",
                 "VERDICT": "Verdict"} | {name: name.title().replace("_", "") for name in (
                     "ROSTER_KIND", "ROSTER_PROFILE", "ROSTER_SEVERITY", "ROSTER_WEIGHT", "ROSTER_PART", "ROSTER_PARTICULAR",
                     "ROSTER_HOLD_CODE", "ROSTER_REVIEW_CODE", "ROSTER_NOTE_CODE")}
        for header in HEADERS:
            for body, name in re.findall(r"typedef enum sfp_\w+ \{(.*?)\} sfp_(\w+);", header.read_text(encoding="utf-8"), re.S):
                if not (name.upper() in names or name.endswith(("_state", "_event"))):
                    continue
                cls = getattr(sferumpolicy, names.get(name.upper()) or name.title().replace("_", ""))
                numbers = {int(n) for n in re.findall(r"^\s*SFP_\w+\s*=\s*(-?\d+)", body, re.M)}
                with self.subTest(name):
                    self.assertEqual(numbers - {0}, {int(member) for member in cls} - {0})


class TheErrors(unittest.TestCase):
    def test_each_status_is_an_exception_with_its_number(self):
        for status in Status:
            if status != 0:
                error = errors.of_status(status, "text", None)
                self.assertIsInstance(error, Error)
                self.assertEqual((error.status, str(error)), (status, "text"))
                self.assertIsNot(type(error), Error, status.word)

    def test_python_s_own_classes_catch_them_where_they_say_the_same(self):
        for name, base in (("E_NO_MEMORY", MemoryError), ("E_INVALID", ValueError), ("E_NOT_FOUND", LookupError), ("E_IO", OSError)):
            self.assertIsInstance(errors.of_status(Status.named(name), "text", None), base)

    def test_a_refusal_without_details_is_still_a_refusal(self):
        error = errors.of_status(Status.named("REFUSED"), "no", None)
        self.assertEqual(str(error), "no")
        with self.assertRaises(AttributeError):
            error.clause


class ThePackage(unittest.TestCase):
    def test_everything_public_has_a_docstring_or_says_it_by_its_name(self):
        for name, thing in vars(sferumpolicy).items():
            if inspect.isclass(thing) and not issubclass(thing, Word):
                self.assertTrue(thing.__doc__, name)

    def test_the_verbs_are_annotated(self):
        for name, verb in {**vars(sferumpolicy.verbs.Verbs), **vars(Rosters)}.items():
            if inspect.isfunction(verb) and not name.startswith("_"):
                self.assertIn("return", verb.__annotations__, name)
                unannotated = set(inspect.signature(verb).parameters) - set(verb.__annotations__) - {"self"}
                self.assertEqual(unannotated, set(), name)

    def test_a_raw_input_is_checked_member_by_member(self):
        draft = raw.sfp_invite_draft()
        for name, wrong in (("note", 5), ("note", "a\0b"), ("class_id", b"short"), ("uses_max", "many")):
            with self.assertRaises((TypeError, ValueError)):
                setattr(draft, name, wrong)
        self.assertEqual((draft.uses_max, draft.class_id, draft.note), (0, None, None))

    def test_what_the_library_made_nobody_writes_to_in_the_raw_binding_either(self):
        norm = raw.sfp_policy_norm_at(raw.sfp_policy_load_builtin(), 0)
        for name in members(raw.sfp_norm_info):
            with self.assertRaises(AttributeError, msg=name):
                setattr(norm, name, 1)

    def test_a_raw_input_keeps_its_texts_alive(self):
        draft = raw.sfp_invite_draft()
        draft.note = "".join(["з", "аметка", str(len(PACKAGE))])
        others = ["".join(["з", "аметка", str(n)]) for n in range(1000)]
        self.assertEqual((draft.note, len(others)), (f"заметка{len(PACKAGE)}", 1000))


if __name__ == "__main__":
    unittest.main()
