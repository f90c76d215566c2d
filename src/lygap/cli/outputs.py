"""The outputs whose JSON has a schema. A line here is all that another needs."""

from importlib import import_module
from typing import Any, NamedTuple


class Output(NamedTuple):
    """The JSON of a command: the words after `lygap`, the module with its type, and the type's name there."""

    command: str
    module: str
    name: str

    @property
    def document(self) -> Any:
        """The type of the JSON."""
        return getattr(import_module(f"lygap.{self.module}"), self.name)


FILES = ("targets", "actuals")
"""The files of a plan, which have schemas too."""

OUTPUTS = {
    "status": Output("status", "report.outputs.status", "StatusDocument"),
    "summary": Output("status --by group", "report.outputs.status", "SummaryDocument"),
    "show": Output("show ID", "report.outputs.indicator", "ShowDocument"),
    "path": Output("path", "report.outputs.indicator", "PathDocument"),
    "list": Output("list", "report.outputs.lists", "ListDocument"),
    "methods": Output("methods", "report.outputs.lists", "MethodsDocument"),
    "import": Output("import FILE", "report.outputs.importing", "ImportDocument"),
    "export": Output("export --to json", "cli.exchanged", "ExportDocument"),
    "check": Output("check", "render.findings.outputs", "CheckDocument"),
    "rules": Output("rule", "render.findings.outputs", "RulesDocument"),
}

SCHEMAS = (*FILES, *OUTPUTS)
"""All that `lygap schema` can print."""
