"""The number that was typed into a cell, of what programs store for it."""

from decimal import Decimal, InvalidOperation

_SURE_DIGITS = 15
"""So many significant digits of a decimal number survive in binary."""


def exact(text: str) -> Decimal | None:
    """The number that was typed, of the text that a program stored: 0.0271, not 2.7099999999999999E-2.

    Spreadsheets take and show 15 digits; what a formula leaves behind them is noise. None where it is no number, or
    too large.
    """
    try:
        if len(text) <= _SURE_DIGITS and "e" not in text.lower():
            return _finite(Decimal(text))
        return _finite(Decimal(f"{float(text):.{_SURE_DIGITS}g}"))
    except (InvalidOperation, ValueError):
        return None


def _finite(number: Decimal) -> Decimal | None:
    return number if number.is_finite() else None
