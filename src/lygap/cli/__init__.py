"""One file a command: parse the options, call one thing, choose the exit code."""

from lygap.cli import check, methods, path, record, rule, schema, show, status
from lygap.cli.usage import run

__all__ = ["check", "methods", "path", "record", "rule", "run", "schema", "show", "status"]
