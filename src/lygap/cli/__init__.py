"""One file a command: parse the options, call one thing, choose the exit code."""

from lygap.cli import check, methods, path, record, rule, schema, show, status
from lygap.cli.app import app

__all__ = ["app", "check", "methods", "path", "record", "rule", "schema", "show", "status"]
