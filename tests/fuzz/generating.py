"""Inputs by chance: bytes near the corpus, and whole folders near valid ones."""

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from examining import METHOD_NAMES, SCREENS
from lygap.source import read_yaml
from words import NASTY, NUMBERS, ODD_NAMES, TOKENS

_TESTS = Path(__file__).parents[1]
Files = dict[str, bytes | None]


# ------------------------------------------------------------------------------------------- bytes


@st.composite
def mutated(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds with some of it taken out, doubled, or replaced by words of the format or of another seed."""
    content = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 60)))
        other = draw(st.sampled_from(seeds))
        at = draw(st.integers(0, len(other)))
        pieces = (b"", content[start:end] * 2, other[at : at + 60])
        piece = draw(st.sampled_from(pieces) | st.sampled_from(TOKENS) | st.binary(max_size=4))
        content = content[:start] + piece + content[end:]
    return content


# ------------------------------------------------------------------------------------------- folders


@cache
def _folders() -> list[Mapping[str, bytes]]:
    """The demonstration plan and every folder of the test cases."""
    found = [_TESTS / "plans" / "demo", *sorted(p for p in _TESTS.glob("cases/*/*") if (p / "targets.yaml").is_file())]
    return [
        {path.relative_to(base).as_posix(): path.read_bytes() for path in sorted(base.rglob("*")) if path.is_file()}
        for base in found
    ]


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with every key of it."""
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        yield data, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _is_year(value: Any) -> bool:
    return isinstance(value, int) and 1000 <= value <= 9999


def _alike(value: Any) -> st.SearchStrategy[Any]:
    """Another value that is as good in this place, or nearly."""
    if _is_year(value):  # a table of the path to the year 9999 takes seconds, having a row for every year
        return st.sampled_from([1900, value - 1, value + 1, 2020, 2023, 2100])
    return st.sampled_from(NUMBERS) if isinstance(value, int | float) else st.sampled_from(NASTY).map(deepcopy)


@st.composite
def _changed(draw: st.DrawFn, content: bytes) -> bytes:
    """A YAML file with a key dropped, doubled under another name, or of another value; written as JSON."""
    data, _ = read_yaml(content.decode("utf-8", "replace"), "")
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(data)) if isinstance(data, dict | list) else []
        if not places:
            return content
        box, key = draw(st.sampled_from(places))
        match draw(st.sampled_from(["drop", "nasty", "alike", "other"])):
            case "drop":
                box.pop(key)
            case "nasty":
                box[key] = draw(st.sampled_from(NASTY).map(deepcopy))
            case "other" if isinstance(box, dict):
                box[draw(st.sampled_from([*ODD_NAMES, "x_a", "2023"]))] = box[key]
            case _:
                box[key] = draw(_alike(box[key]))
    return _json(data)


@st.composite
def _other_numbers(draw: st.DrawFn, content: bytes) -> bytes:
    """A YAML file with some other numbers and years in it, most often as valid as before."""
    data, _ = read_yaml(content.decode("utf-8", "replace"), "")
    places = list(_places(data)) if isinstance(data, dict | list) else []
    years = draw(st.booleans())
    numbers = [(b, k) for b, k in places if type(b[k]) in (int, float) and (years or not _is_year(b[k]))]
    for box, key in draw(st.lists(st.sampled_from(numbers), max_size=8)) if numbers else ():
        box[key] = draw(_alike(box[key]))
    return _json(data)


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


@st.composite
def _harmed(draw: st.DrawFn, files: Files) -> Files:
    """A folder with a file of it changed, copied or moved to an odd name, or a folder in a file's place."""
    name = draw(st.sampled_from(sorted(files)))
    content = files[name] or b""
    odd = f"actuals/{draw(st.sampled_from(ODD_NAMES))}{draw(st.sampled_from(['.yaml', '.csv', '.yml', '']))}"
    match draw(st.sampled_from(["tree", "tree", "tree", "bytes", "copy", "move", "folder"])):
        case "tree" if name.endswith(".yaml"):
            return {**files, name: draw(_changed(content))}
        case "copy":
            return {**files, odd: content}
        case "move":
            return {**{path: c for path, c in files.items() if path != name}, odd: content}
        case "folder":
            return {**files, odd: None}
        case _:
            return {**files, name: draw(mutated([content, b"".join(f or b"" for f in files.values())]))}


@st.composite
def folders(draw: st.DrawFn) -> bytes:
    """A case for `program.folder`: a folder, valid or with a fault, with other numbers or with things broken."""
    files: Files = dict(draw(st.sampled_from(_folders())))
    if draw(st.booleans()):
        files = {name: draw(_other_numbers(c)) if c and name.endswith(".yaml") else c for name, c in files.items()}
    else:
        for _ in range(draw(st.integers(0, 4))):
            files = draw(_harmed(files)) if files else files
    return case(files=_texts(files), ask=draw(asks()))


def asks() -> st.SearchStrategy[dict[str, Any]]:
    """What is asked of a folder."""
    return st.fixed_dictionaries(
        {
            "year": st.sampled_from([1000, 2019, 2020, 2022, 2023, 2025, 2026, 9999]),
            "method": st.sampled_from(METHOD_NAMES),
            "region": st.integers(0, 2),
            "screen": st.integers(0, len(SCREENS) - 1),
            "exact_year": st.booleans(),
            "every_format": st.sampled_from([True, True, False]),
        }
    )


def _texts(files: Files) -> dict[str, str | None]:
    return {name: None if c is None else c.decode("utf-8", "surrogateescape") for name, c in files.items()}


def case(**parts: Any) -> bytes:
    """An input made of parts, as JSON."""
    return json.dumps(parts, indent=1).encode()
