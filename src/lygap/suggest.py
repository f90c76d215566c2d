"""“Did you mean …?”"""

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(word: str, known: Iterable[str]) -> dict[str, str]:
    """The nearest known word, as the parameter of a hint; nothing where none is near."""
    near = get_close_matches(word, list(known), n=1)
    return {"suggestion": near[0]} if near else {}
