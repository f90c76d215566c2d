"""`lygap rule`."""

from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.session import Session

if TYPE_CHECKING:
    from lygap.findings import Rule

FORMATS = ("text", "json", "md")


@command("rule")
def rule(
    session: Session,
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[CODE]...", help=text("codes"), autocompletion=completing("rule"))
    ] = None,
) -> None:
    """What a finding means."""
    from lygap.render.findings.manual import entry, listing, rules_json, told
    from lygap.rules import RULES

    form = session.format(FORMATS, "text")
    chosen = [_rule(session, word) for word in wanted or ()]
    if form == "json":
        session.write([rules_json(chosen or list(RULES.values()), session.asked_lang or "en")])
    elif form == "md":
        session.write(["\n".join(entry(one, session.lang, "### ") for one in chosen or RULES.values())])
    else:
        session.write([told(chosen, session.lang) if chosen else listing(session.lang)])


def _rule(session: Session, word: str) -> "Rule":
    """A rule by its code, in capitals or not, or by its name."""
    from lygap.rules import RULES

    names = {one.name: one.code for one in RULES.values()}
    code = names.get(word.lower(), word.upper())
    return RULES[session.choose("rule", code if code in RULES else word, RULES)]
