# The raw binding is SWIG's, and private: its types are told where the package uses it.
from typing import Any

def __getattr__(name: str) -> Any: ...
