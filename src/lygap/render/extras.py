"""What not everybody has installed: a format that needs it says so in one line."""

from importlib import import_module
from typing import Any


class ExtraMissingError(Exception):
    """A format needs a library that is not installed; `extra` is the name under which lygap brings it along."""

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra


def from_extra(extra: str, module: str) -> Any:
    """A module of a library that comes with an extra of lygap.

    Raises:
        ExtraMissingError: The library is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise ExtraMissingError(extra) from None
