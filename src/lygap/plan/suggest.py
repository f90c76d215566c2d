"""“Did you mean …?”: the nearest of known words."""

from collections.abc import Collection

_MANY = 5000  # of more words the nearest would take longer to find than the reader needs to see the slip


def suggest(word: str, known: Collection[str]) -> dict[str, str]:
    """The nearest known word, as the parameter of a hint; nothing where none is near."""
    if len(known) > _MANY or len(word) > 100:
        return {}
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), n=1)
    return {"suggestion": near[0]} if near else {}
