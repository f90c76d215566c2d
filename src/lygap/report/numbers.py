"""Numbers as people write them."""

import math


def number(value: float, places: int | None = None) -> str:
    """Thousands apart, and as many decimals as it was given with or as asked for."""
    text = f"{value:,.10g}" if places is None else f"{round(value, places) + 0.0:,.{places}f}"
    return f"{value:g}" if "e" in text or len(text) > 20 else text


def rate(value: float) -> str:
    """A fraction in percent."""
    return f"{_percent(value, '.2f')} %"


def growth(value: float) -> str:
    """A fraction in percent with its sign, and as many decimals as it was given with."""
    return f"{_percent(value, '+g')} %"


def _percent(value: float, form: str) -> str:
    """A hundred times a number, also of the largest, of which that is no number any more."""
    percent = value * 100
    if math.isfinite(percent):
        return format(percent, form)
    signed = "+.2e" if form.startswith("+") else ".2e"
    digits, _, exponent = format(value, signed).partition("e")
    larger = int(exponent) + 2
    return f"{digits}e+{larger}"


def decimals(*values: float | None) -> int:
    """The most decimals any of these values is written with."""
    written = [f"{value:.10g}" for value in values if value is not None]
    return max((len(text.partition(".")[2]) for text in written if "e" not in text), default=0)
