"""Target gaps from plain YAML: where a plan stands, how much is left, and the pace it needs now.

import lygap

data = lygap.load("data")
for row in lygap.status(data, 2023):
    print(row["id"], row["status"], row["gap"])
"""

from lygap.version import __version__

# By this name type checkers know it. To import `typing` takes ten times as long as all else that happens until the
# command line listens to Ctrl-C.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from lygap.api import (
        METHODS,
        Assessment,
        Band,
        DataError,
        Dataset,
        Finding,
        Method,
        MethodError,
        UnknownNameError,
        assess,
        check,
        load,
        path,
        show,
        status,
    )

__all__ = [
    "METHODS",
    "Assessment",
    "Band",
    "DataError",
    "Dataset",
    "Finding",
    "Method",
    "MethodError",
    "UnknownNameError",
    "__version__",
    "assess",
    "check",
    "load",
    "path",
    "show",
    "status",
]


def __getattr__(name: str) -> object:
    # The interface is loaded when it is used: `lygap --version` and every low module import this package too.
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("lygap.api"), name)
    raise AttributeError(f"module 'lygap' has no attribute {name!r}")


def __dir__() -> list[str]:
    # What completion offers: the interface, be it loaded or not, and none of the rooms behind it.
    return sorted(__all__)
