"""Numbers as people write them."""

_LARGEST_WHOLE = 1e15
"""From here on not every whole number is one of these."""


def as_written(value: float | None) -> float | int | None:
    """A stated value as it was written, a whole number without “.0”; None where there is none."""
    if value is None:
        return None
    is_whole = value.is_integer() and abs(value) < _LARGEST_WHOLE
    return int(value) if is_whole else value
