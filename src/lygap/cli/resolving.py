"""What a word on the command line means: an id, a name in either language, another name, or a part of one."""

from lygap.cli.session import Session, listed
from lygap.vocabularies import Things


def find(session: Session, what: str, given: str, things: Things) -> str:
    """The id of what a word means; a word that means nothing, or several things, ends the run with what there is."""
    found = meant(session, given, things)
    if found is None:
        hint = session.hint(nearest(session, given, things))
        known = shown(session, list(things.ids), things)
        raise session.failure("unknown_choice", what=what, given=given, known=known, hint=hint)
    return found


def meant(session: Session, given: str, things: Things, *, exactly: bool = False) -> str | None:
    """The id of what a word means, None where it means nothing; several things end the run.

    Unless `exactly` so, a part of a name will do where it fits one thing alone, which is then told.
    """
    if given in things.ids:
        return given
    vocabulary = things.vocabulary()
    exact = vocabulary.meant(given)
    found = exact if exact or exactly else vocabulary.meant_in_part(given)
    if len(found) > 1:
        raise session.failure("ambiguous", given=given, known=shown(session, found, things))
    if not found:
        return None
    if not exact:
        session.say(session.words("taken", given=given, taken=things.shown(found[0], session.lang)) + "\n")
    return found[0]


def nearest(session: Session, given: str, things: Things) -> str | None:
    """The things that may have been meant, with their names; None where nothing is near."""
    vocabulary = things.vocabulary()
    similar = vocabulary.nearest(given)
    near = vocabulary.containing(given) or ([] if similar is None else [similar])
    return shown(session, near, things) or None


def shown(session: Session, ids: list[str], things: Things) -> str:
    """Things in a message, with their names; of many the first."""
    return listed([things.shown(key, session.lang) for key in ids], session.lang)
