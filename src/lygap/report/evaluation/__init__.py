"""The evaluation of a plan: what every written report says, gathered once, whatever format and language it gets."""

from lygap.report.evaluation.evaluation import Brief, Details, Evaluation, Group, Unjudged, evaluate
from lygap.report.evaluation.published import PublishedValue, published_values
from lygap.report.evaluation.sentence import paces, sentence, typeset

__all__ = [
    "Brief",
    "Details",
    "Evaluation",
    "Group",
    "PublishedValue",
    "Unjudged",
    "evaluate",
    "paces",
    "published_values",
    "sentence",
    "typeset",
]
