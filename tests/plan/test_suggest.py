import pytest

from lygap.plan.suggest import suggest


@pytest.mark.parametrize(
    ("word", "expected"),
    [("vlaue", {"suggestion": "value"}), ("zzz", {}), ("", {}), ("v" * 200, {})],
)
def test_the_nearest_word(word: str, expected: dict[str, str]) -> None:
    assert suggest(word, {"value", "year", "values"}) == expected


def test_among_very_many_words_none_is_sought() -> None:
    assert suggest("w1", {f"w{i}" for i in range(10_000)}) == {}
