"""Numbers as people write them: nothing that is not zero is shown as zero, and digits stand for powers of ten.

Only what is below 0.0001 or from 10¹⁵ on is written with an exponent.
"""

import math

_DIGITS = 10
_SMALLEST, _LARGEST = 1e-4, 1e15


def number(value: float, places: int | None = None) -> str:
    """Thousands apart, and as many decimals as it was given with or as asked for."""
    if places is None:
        return significant(value, _DIGITS)
    if abs(value) >= _LARGEST:
        return f"{value:g}"
    rounded = round(value, places) + 0.0
    return f"{rounded:,.{places}f}" if rounded or not value else significant(value, 1)


def significant(value: float, digits: int) -> str:
    """With so many digits that tell, thousands apart, and no zeros at the end of its decimals."""
    if not value:
        return "0"
    if not _SMALLEST <= abs(value) < _LARGEST:
        return f"{value:.{min(digits, 6)}g}"
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if places else text


def rate(value: float) -> str:
    """A fraction in percent."""
    return f"{_percent(value, 2)} %"


def growth(value: float) -> str:
    """A fraction in percent with its sign, and as many decimals as it was given with."""
    return f"{'+' if value >= 0 else ''}{_percent(value)} %"


def _percent(value: float, places: int | None = None) -> str:
    """A hundred times a number, also of the largest, of which that is no number any more."""
    percent = value * 100
    if math.isfinite(percent):
        return number(percent, places)
    digits, _, exponent = f"{value:.2e}".partition("e")
    return f"{digits}e+{int(exponent) + 2}"


def share(value: float) -> str:
    """A fraction in whole percent; one beyond what anybody compares only says so."""
    if abs(value) < 100:
        return f"{number(value * 100, 0)} %"
    return ">9,999 %" if value > 0 else "<-9,999 %"


def decimals(*values: float | None) -> int:
    """The most decimals any of these values is written with."""
    written = [significant(value, _DIGITS) for value in values if value is not None]
    return max((len(text.partition(".")[2]) for text in written if "e" not in text), default=0)
