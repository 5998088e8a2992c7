"""features.py HEADER...: what SWIG must be told of single functions and members, read from the headers' conventions.

A function that takes a registry waits for a disk or for another writer, so other Python threads run meanwhile (`%thread`).
Whatever else the library does takes less time than giving the lock away.

A struct that does not begin with its size is the library's own: nobody writes to it (`%immutable`).
"""
import re
import sys
from pathlib import Path

TAKES_A_REGISTRY = re.compile(r"^sfp_status (sfp_\w+)\((?:const char \*path|sfp_registry \*reg)", re.M)
STRUCT = re.compile(r"^typedef struct (sfp_\w+) \{(.*?)^\} \1;", re.M | re.S)
MEMBER = re.compile(r"(\w+)(?:\[\w+\])?[,;]")
# Made by callers, though they are not sized: lines of lists, files to be read, and a head that was written down.
WRITTEN = re.compile(r"sfp_\w+_line|sfp_turn_exception|sfp_roster_input|sfp_roster_decision|sfp_trail_head")

for header in sys.argv[1:]:
    text = re.sub(r"/\*.*?\*/", "", Path(header).read_text(encoding="utf-8"), flags=re.S)
    for name in TAKES_A_REGISTRY.findall(text):
        print(f"%thread {name};")
    for name, body in STRUCT.findall(text):
        if "struct_size;" not in body and not WRITTEN.fullmatch(name):
            for member in MEMBER.findall(body):
                print(f"%immutable {name}::{member};")
