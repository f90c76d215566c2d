"""How one target differs from another: what both say, and which is harder to reach."""

from collections.abc import Iterable

from lygap.plan.records import NOWHERE, Level, Relative, Target, Worded
from lygap.plan.texts import Text, wordings

_MOST_TEXT = 40


class Sayings:
    """Texts that are known: `in` tells whether another one says no more than one of them, or a translation of one."""

    def __init__(self, known: Iterable[Text]) -> None:
        self._whole = {frozenset(wordings(text)) for text in known}
        self._parts = {frozenset((wording,)) for whole in self._whole for wording in whole}

    def __contains__(self, text: Text) -> bool:
        said = frozenset(wordings(text))
        is_known = said in self._whole or said in self._parts
        return is_known or any(frozenset((wording,)) in self._whole for wording in said)


def says_something_new(notes: Iterable[Text | None], known: Iterable[Text | None]) -> bool:
    """Whether there is a note that says more than the known ones do, or than a translation of one."""
    before = Sayings(note for note in known if note is not None)
    return any(note is not None and note not in before for note in notes)


class Promises:
    """Targets that are known: `in` tells whether another one is one of them.

    Their names and sources may differ, how long they were valid, and their notes; words may be translated.
    """

    def __init__(self, known: Iterable[Target]) -> None:
        texts: dict[Target, list[Text]] = {}
        for target in known:
            promise, text = _promise(target)
            texts.setdefault(promise, []).append(text)
        self._sayings = {promise: Sayings(said) for promise, said in texts.items()}

    def __contains__(self, target: Target) -> bool:
        promise, text = _promise(target)
        return promise in self._sayings and text in self._sayings[promise]


def _promise(target: Target) -> tuple[Target, Text]:
    """What a target says without words, and the words."""
    promise = target._replace(
        id=None, source=None, valid_from=None, valid_to=None, note=None, locator=None, place=NOWHERE
    )
    match target.aim:
        case Worded(text):
            return promise._replace(aim=Worded("")), text
        case _:
            return promise, ""


def shown_target(target: Target, with_comparator: bool = False) -> str:
    """A target as a message names it, in the words of the file: `180 (2025)`, `change 400 (2025)`, `7–10 (2021)`."""
    words: list[str] = [target.comparator] if with_comparator else []
    match target.aim:
        case Level(low, high, is_range):
            words.append(f"{low:.15g}–{high:.15g}" if is_range else f"{low:.15g}")
        case Relative(how, amount, since):
            words.append(f"{how} {amount:.15g}" + ("" if since is None else f" from {since}"))
        case Worded(text):
            wording = wordings(text)[0]
            words.append(wording if len(wording) <= _MOST_TEXT else wording[: _MOST_TEXT - 1] + "…")
    if target.tolerance is not None:
        words.append(f"± {target.tolerance:.15g}")
    due = target.date or target.year
    words.append("(–)" if due is None else f"({due})")
    flags = {"on_path": target.on_path, "each_year": target.each_year, "strive": target.modality == "strive"}
    return " ".join([*words, *(flag for flag, is_set in flags.items() if is_set)])


def aim_key(target: Target) -> str:
    """The key under which a target says what it aims at."""
    match target.aim:
        case Level():
            return "value"
        case Relative(how="multiple"):
            return "multiple_of_baseline"
        case Relative(how=how):
            return how
        case Worded():
            return "text"


def effect_of(was: Target, now: Target, direction: str | None) -> str:
    """Whether a target became `harder` or `easier`; `other` where it did both, or nobody can say."""
    signs = {
        _harder_aim(was, now, direction),
        _sign((was.tolerance or 0.0) - (now.tolerance or 0.0)),
        _sign(now.must_be_passed - was.must_be_passed),
        _sooner(was, now),
    } - {0}
    if signs == {1}:
        return "harder"
    return "easier" if signs == {-1} else "other"


def _sooner(was: Target, now: Target) -> int:
    """1 where a target is due sooner than it was, -1 where later, 0 where one of them has no time."""
    due_then, due_now = was.time("stock"), now.time("stock")
    return 0 if due_then is None or due_now is None else _sign(due_then - due_now)


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)


def _harder_aim(was: Target, now: Target, direction: str | None) -> int:
    """1 where the number to reach is harder, -1 where it is easier, 0 where it is the same or cannot be compared."""
    better = {"up": 1, "down": -1}.get(direction or "", 0)
    match was.aim, now.aim:
        case Level(), Level() if "between" in (was.comparator, now.comparator):
            return _harder_band(was.aim, now.aim)
        case Level(), Level():
            ends = [aim.low if better > 0 else aim.high for aim in (was.aim, now.aim)]
            return better * _sign(ends[1] - ends[0])
        case Relative(), Relative() if (was.aim.how, was.aim.since) == (now.aim.how, now.aim.since):
            return better * _sign(now.aim.amount - was.aim.amount)
        case _:
            return 0


def _harder_band(was: Level, now: Level) -> int:
    """1 where the new band lies within the old one, -1 where it holds it."""
    within = was.low <= now.low and now.high <= was.high
    around = now.low <= was.low and was.high <= now.high
    return within - around
