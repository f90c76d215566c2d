"""SVG → PNG by resvg, which comes with the extra `png`."""

from typing import Any

from lygap.render.extras import from_extra

SCALE = 2
"""Pixels of a picture for one of the drawing, so that it is sharp on most screens."""
_SANS = "DejaVu Sans"
"""What stands for sans-serif where the system names none: resvg would take Arial, which most Linux systems lack."""
_ONE, _OTHER = "中", "文"


def png_of(svg: str, scale: float = SCALE) -> bytes:
    """A drawing as PNG.

    Raises:
        ExtraMissingError: resvg is not installed.
    """
    return _rendered(svg, scale)


def has_chinese_font() -> bool:
    """Whether Chinese characters can be drawn with the fonts of this system; without, they all look alike.

    Raises:
        ExtraMissingError: resvg is not installed.
    """
    return _rendered(_with_text(_ONE), 1) != _rendered(_with_text(_OTHER), 1)


def _with_text(text: str) -> str:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    return f'{head}<text x="2" y="16" font-size="16" font-family="sans-serif">{text}</text></svg>'


def _rendered(svg: str, scale: float) -> bytes:
    resvg: Any = from_extra("png", "resvg_py")
    return bytes(resvg.svg_to_bytes(svg_string=svg, zoom=scale, sans_serif_family=_SANS))
