"""Numbers as people write them."""

import math


def number(value: float, places: int | None = None) -> str:
    """Thousands apart, and as many decimals as it was given with or as asked for."""
    text = f"{value:,.10g}" if places is None else f"{round(value, places) + 0.0:,.{places}f}"
    return f"{value:g}" if "e" in text or len(text) > 20 else text


def rate(value: float) -> str:
    """A fraction in percent."""
    percent = value * 100
    if math.isfinite(percent):
        return f"{percent:.2f} %"
    digits, _, exponent = f"{value:.2e}".partition("e")  # the largest of all numbers have no hundredfold
    return f"{digits}e+{int(exponent) + 2} %"


def decimals(*values: float | None) -> int:
    """The most decimals any of these values is written with."""
    written = [f"{value:.10g}" for value in values if value is not None]
    return max((len(text.partition(".")[2]) for text in written if "e" not in text), default=0)
