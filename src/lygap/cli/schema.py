"""`lygap schema`."""

from typing import Annotated, Any

import typer

from lygap.cli.app import HELP_LANG, command, completing
from lygap.cli.outputs import OUTPUTS, SCHEMAS
from lygap.cli.session import Session
from lygap.words import Lang, say


@command("schema")
def schema(
    session: Session,
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]",
            help=say(HELP_LANG, "help.schema.wanted", {"names": ", ".join(SCHEMAS)}),
            autocompletion=completing("schema"),
        ),
    ] = "targets",
) -> None:
    """JSON Schema of a file of a plan, or of what a command prints."""
    from lygap.render.programs import json_text

    session.format(["json"], "json")
    name = session.choose("schema", wanted, SCHEMAS)
    session.methods()
    session.write([json_text(_schema(name, session.asked_lang or "en"))], for_people=False)


def _schema(name: str, lang: Lang) -> dict[str, Any]:
    match name:
        case "targets" | "actuals":
            from lygap.model import json_schema

            return json_schema(name, lang)
        case _:
            from lygap.report.schemas import schema_of

            output = OUTPUTS[name]
            return schema_of(output.document, output.command, lang)
