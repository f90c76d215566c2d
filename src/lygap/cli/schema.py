"""`lygap schema`."""

from typing import Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.session import Session

KINDS = ("targets", "actuals")


@command("schema")
def schema(
    session: Session,
    kind: Annotated[
        str, typer.Argument(metavar="targets|actuals", help=text("schema_kind"), autocompletion=completing("schema"))
    ] = "targets",
) -> None:
    """JSON Schema of a file kind."""
    from lygap.model import json_schema
    from lygap.render.text_formats import json_text

    session.format(["json"], "json")
    chosen = session.choose("schema", kind, KINDS)
    schema = json_schema("actuals" if chosen == "actuals" else "targets", session.asked_lang or "en")
    session.write([json_text(schema)], for_people=False)
