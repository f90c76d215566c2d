"""The evaluation as planning offices hand it in: annual, mid-term or final, in their order and on their scale."""

from lygap.report.implementation.blocks import (
    Block,
    Described,
    Entry,
    Gallery,
    Grid,
    GridColumn,
    GridSection,
    References,
)
from lygap.report.implementation.content import Written, implementation_report

__all__ = [
    "Block",
    "Described",
    "Entry",
    "Gallery",
    "Grid",
    "GridColumn",
    "GridSection",
    "References",
    "Written",
    "implementation_report",
]
