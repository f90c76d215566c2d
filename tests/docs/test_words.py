"""Every word that can be asked for is there, in both languages, with the same parameters."""

import ast
import re
import string
from pathlib import Path

import pytest

from lygap.figures import FIGURES, Reason
from lygap.judge.notes import NOTE_CODES
from lygap.methods import METHODS, STATUSES
from lygap.words import en, zh

TEMPLATES = sorted((Path(__file__).parents[2] / "src" / "lygap").rglob("*.j2"))
SOURCES = sorted((Path(__file__).parents[2] / "src" / "lygap").rglob("*.py"))


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(en.WORDS) == list(zh.WORDS)


@pytest.mark.parametrize("key", en.WORDS)
def test_both_languages_take_the_same_parameters(key: str) -> None:
    assert parameters(en.WORDS[key]) == parameters(zh.WORDS[key])


@pytest.mark.parametrize("key", [key for key in zh.WORDS if not key.startswith("path.column")])
def test_chinese_is_chinese(key: str) -> None:
    same = {"numbered", "status.title", "method.sdsn.short"}
    assert key in same or zh.WORDS[key] != en.WORDS[key]


@pytest.mark.parametrize(("code", "facts"), NOTE_CODES.items())
def test_notes_say_their_facts(code: str, facts: tuple[str, ...]) -> None:
    assert parameters(en.WORDS[f"note.{code}"]) <= set(facts)


@pytest.mark.parametrize("reason", list(Reason))
def test_reasons_have_words(reason: str) -> None:
    assert en.WORDS[f"reason.{reason}"]


@pytest.mark.parametrize("key", [*(f"figure.{f}" for f in FIGURES), *(f"status.{s}" for s in STATUSES)])
def test_figures_and_statuses_have_words(key: str) -> None:
    assert en.WORDS[key]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("part", ["name", "formula", "needs", "not_for"])
def test_methods_explain_themselves(method: str, part: str) -> None:
    assert en.WORDS[f"method.{method}.{part}"]


def literal_keys() -> set[str]:
    """The keys that the code asks for by a plain string."""
    found = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                position = {"say": 1, "failure": 0, "text": 0}.get(name)
                if position is not None and len(node.args) > position:
                    word = node.args[position]
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        found.add(f"help.{word.value}" if name == "text" else word.value)
    return found


def test_every_key_the_code_asks_for_exists() -> None:
    assert literal_keys() - set(en.WORDS) == set()


def test_no_word_is_left_over() -> None:
    sources = [source for source in SOURCES if source.parent.name != "words"] + TEMPLATES
    code = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    families = {f"{match}." for match in re.findall(r"""f["']([a-z_.]+)\.\{""", code)}
    families |= {"label."}  # what methods' own words mean, asked for by `meaning_of`
    families |= {"kind.", "direction.", "nature.", "path."}  # the codes of an indicator, asked for as f"{key}.{code}"
    unused = [
        key
        for key in en.WORDS
        if f'"{key}"' not in code
        and f"'{key}'" not in code
        and not any(key.startswith(family) for family in families)
        and f'text("{key.removeprefix("help.")}")' not in code
        and f'command("{key.removeprefix("help.")}")' not in code
    ]
    assert unused == []
