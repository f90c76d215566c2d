"""Strict text → plain data, and on request the place of every key and value.

YAML is read by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema): `NO` is text and `010` is
ten. Keys are always text. Duplicate keys, aliases and tags are findings, never silently resolved.
"""

from lygap.source.controls import CONTROL, MAX_FINDINGS, more_than, too_many, without_controls
from lygap.source.places import Places
from lygap.source.reader import MAX_DEPTH, PARSER, locate_yaml, read_yaml
from lygap.source.scalars import number, scalar

__all__ = [
    "CONTROL",
    "MAX_DEPTH",
    "MAX_FINDINGS",
    "PARSER",
    "Places",
    "locate_yaml",
    "more_than",
    "number",
    "read_yaml",
    "scalar",
    "too_many",
    "without_controls",
]
