"""Target gaps from plain YAML: where a plan stands, how much is left, and the pace it needs now.

import lygap

data = lygap.load("data")
for row in lygap.assess(data, 2023):
    print(row.track.indicator.id, row.status, row.figures.get("gap"))
"""

from lygap.version import __version__

# By this name type checkers know it. To import `typing` takes ten times as long as all else that happens until the
# command line listens to Ctrl-C.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from lygap.api import Assessment, DataError, Dataset, Finding, assess, check, load

__all__ = ["Assessment", "DataError", "Dataset", "Finding", "__version__", "assess", "check", "load"]


def __getattr__(name: str) -> object:
    # The interface is loaded when it is used: `lygap --version` and every low module import this package too.
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("lygap.api"), name)
    raise AttributeError(f"module 'lygap' has no attribute {name!r}")
