"""Methods that other packages bring along, by entry points of the group `lygap.methods`.

`importlib.metadata` would find them too, but to import it and to read what it reads takes longer than a whole run of
the command line. To look into the folders of installed packages oneself takes half a millisecond.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lygap.methods import Method

GROUP = "lygap.methods"
_INFO = (".dist-info", ".egg-info")
_ENTRY_POINTS = "entry_points.txt"
_ID = re.compile("[a-z][a-z0-9_]*")


class MethodError(Exception):
    """A method of another package that failed while it judged: its id, the package, and what it raised."""

    def __init__(self, method: str, package: str, why: str) -> None:
        super().__init__(f"{method} ({package}): {why}")
        self.method = method
        self.package = package
        self.why = why


class Refused(NamedTuple):
    """An entry point that is no method that can be used; `why` is a key of words, with its parameters."""

    name: str
    package: str
    why: str
    params: dict[str, str]


class _EntryPoint(NamedTuple):
    """One line of a package's entry points: `name = module:attribute`."""

    name: str
    target: str
    package: str


class _UnusableError(Exception):
    """Why an entry point cannot be used: a key of words; the keyword arguments are its parameters."""

    def __init__(self, why: str, **params: str) -> None:
        super().__init__(why)
        self.why = why
        self.params = params


@cache
def add_methods() -> tuple[Refused, ...]:
    """Put the methods of other packages among `METHODS`, once in a process; those that cannot be used are returned."""
    from lygap.methods import METHODS

    refused: list[Refused] = []
    for entry in _entry_points():
        try:
            method = _loaded(entry)
        except _UnusableError as error:
            refused.append(Refused(entry.name, entry.package, error.why, error.params))
        else:
            METHODS[method.id] = method
    return tuple(refused)


# ---- finding


def _entry_points() -> Iterator[_EntryPoint]:
    """The methods of all packages on the path; of a package that is there twice, those of the first."""
    seen: set[str] = set()
    for folder in _folders():
        for info in _infos(folder):
            content = _content(os.path.join(folder, info, _ENTRY_POINTS))  # noqa: PTH118 (a path for each is slow)
            package = info.partition("-")[0]
            if GROUP.encode() in content and package.casefold() not in seen:
                seen.add(package.casefold())
                yield from _declared(content, package)


def _folders() -> Iterator[str]:
    """The path, but for the current folder: data lies there, and nothing that lies with data is run."""
    try:
        here = os.getcwd()  # noqa: PTH109 (pathlib is not loaded on every way here)
    except OSError:
        here = ""
    for folder in dict.fromkeys(sys.path):
        if folder not in ("", ".", here):
            yield folder


def _infos(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(_INFO))  # noqa: PTH208 (as above)
    except OSError:  # a zip file, or a folder that is not there
        return []


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (as above)
            return file.read()
    except OSError:  # most packages have none
        return b""


def _declared(content: bytes, package: str) -> Iterator[_EntryPoint]:
    from configparser import ConfigParser, Error

    parser = ConfigParser(delimiters=("=",), interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(content.decode("utf-8", "replace"))
    except Error:  # not a file of entry points at all
        return
    if parser.has_section(GROUP):
        for name, target in parser.items(GROUP):
            yield _EntryPoint(name, target.partition("[")[0].strip(), package)


# ---- loading


def _loaded(entry: _EntryPoint) -> "Method":
    """The method, made so that what it raises is told as its own.

    Raises:
        _UnusableError: There is none, or none that fits.
    """
    from lygap.methods import AUTO, METHODS, Method

    method = _object(entry)
    if not isinstance(method, Method):
        raise _UnusableError("plugin.no_method", type=type(method).__name__)
    if _ID.fullmatch(str(method.id)) is None:
        raise _UnusableError("plugin.bad_id", id=str(method.id))
    if method.id in METHODS or method.id == AUTO:
        raise _UnusableError("plugin.id_taken", id=method.id)
    return _telling(method, entry.package)


def _object(entry: _EntryPoint) -> Any:
    from importlib import import_module

    module, _, attributes = entry.target.partition(":")
    try:
        found: Any = import_module(module)
        for attribute in filter(None, attributes.split(".")):
            found = getattr(found, attribute)
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever somebody's package does when it is imported)
        raise _UnusableError("plugin.failed", problem=_shown(error)) from None
    return found


def _shown(error: BaseException) -> str:
    """An error in one line."""
    return f"{type(error).__name__}: {error}".splitlines()[0]


def _telling(method: "Method", package: str) -> "Method":
    """The method with each of its functions told by name when it fails."""
    functions = {field: part for field, part in method._asdict().items() if callable(part)}
    telling: dict[str, Any] = {field: _named(part, method.id, package) for field, part in functions.items()}
    telling["statistic"] = _number(_named(method.statistic, method.id, package), method.id, package)
    return method._replace(**telling)


def _named(function: Callable[..., Any], method: str, package: str) -> Callable[..., Any]:
    def call(*given: Any) -> Any:
        try:
            return function(*given)
        except Exception as error:
            raise MethodError(method, package, _shown(error)) from error

    return call


def _number(statistic: Callable[..., Any], method: str, package: str) -> Callable[..., Any]:
    """A statistic that is held to what one returns: a number that is one, or a reason."""
    from lygap.figures import Reason

    def call(*given: Any) -> Any:
        result = statistic(*given)
        if isinstance(result, Reason):
            return result
        if not isinstance(result, int | float) or result != result:  # noqa: PLR0124 (only NaN differs from itself)
            raise MethodError(method, package, f"statistic: {result!r:.100}")
        return float(result)

    return call
