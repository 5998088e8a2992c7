"""stubs.py OUTPUT: the stub of sferumpolicy.vocabulary, whose enumerations are made at import and so unseen by a type checker."""
import sys
from pathlib import Path

from sferumpolicy import vocabulary

HEAD = '''"""Made by the build from sfp_describe()."""

import enum
from collections.abc import Iterable
from typing import Self

class Word(enum.IntEnum):
    word: str
    @classmethod
    def named(cls, word: str) -> Self: ...

'''
TAIL = '''STATES: dict[Machine, type[Word]]
EVENTS: dict[Machine, type[Word]]

def roles_of(bits: int) -> frozenset[Role]: ...
def bits_of(roles: Iterable[Role | str]) -> int: ...
def facts_of(words: tuple[int, int]) -> frozenset[Fact]: ...
'''


def stub(cls):
    members = "".join(f"    {member.name} = {member.value}\n" for member in cls)
    return f"class {cls.__name__}(Word):\n{members}\n"


words = [getattr(vocabulary, name) for name in vocabulary.__all__ if name != "Word"]
Path(sys.argv[1]).write_text(HEAD + "".join(map(stub, words)) + TAIL, encoding="utf-8")
