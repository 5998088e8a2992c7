"""What a fork does to open files of the library: they stay the parent's.

A child that went on with its parent's connection, or only closed it, would undo what the parent is writing. So in the child all
that was open is as if closed, and nothing of it is given back: the parent still uses it.
"""

import os
import weakref
from typing import Any

_open: "weakref.WeakSet[Any]" = weakref.WeakSet()


def register(handle: Any) -> None:
    """From now on `handle._leave_to_parent()` is called in each child."""
    _open.add(handle)


def _in_child() -> None:
    for handle in list(_open):
        handle._leave_to_parent()
    _open.clear()


os.register_at_fork(after_in_child=_in_child)
