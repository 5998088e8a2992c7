"""blocking.py HEADER...: prints `%thread NAME;` for each function that takes a registry, for SWIG.

These wait for a disk or for another writer, so other Python threads run meanwhile. Whatever else the library does takes less
time than giving the lock away.
"""
import re
import sys
from pathlib import Path

TAKES_A_REGISTRY = re.compile(r"^sfp_status (sfp_\w+)\((?:const char \*path|sfp_registry \*reg)", re.M)

for header in sys.argv[1:]:
    for name in TAKES_A_REGISTRY.findall(Path(header).read_text(encoding="utf-8")):
        print(f"%thread {name};")
