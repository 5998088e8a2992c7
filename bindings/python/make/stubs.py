"""stubs.py OUTPUT: the stub of sferumpolicy.vocabulary, whose enumerations are made at import and so unseen by a type checker."""
import sys
from pathlib import Path

from sferumpolicy import vocabulary

HEAD = '''"""Made by the build from sfp_describe()."""

import enum
from collections.abc import Iterable
from typing_extensions import Self

class Word(enum.IntEnum):  # type: ignore[misc]  # the words are its subclasses
    @property
    def word(self) -> str: ...
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


words = [cls for cls in vars(vocabulary).values() if isinstance(cls, type) and issubclass(cls, vocabulary.Word)]
words.remove(vocabulary.Word)
public = "__all__ = [\n" + "".join(f'    "{name}",\n' for name in vocabulary.__all__) + "]\n"
Path(sys.argv[1]).write_text(HEAD + "".join(map(stub, words)) + TAIL + public, encoding="utf-8")
