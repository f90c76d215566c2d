"""Command lines by chance."""

from collections.abc import Sequence

from hypothesis import strategies as st

from generating import case
from words import COMMANDS, COMPLETIONS, ENVIRONMENT, OPTIONS, SHARED, VALUES

# What no shell can hand over is left out, and the slash: what is made up must not lead out of the folder it is run in.
_TYPED = st.text(
    st.characters(exclude_characters="\0/\\:~", exclude_categories=["Cs"]) | st.sampled_from("\udcff\udc80"), max_size=8
)
_ANY = st.sampled_from(sorted({word for words in VALUES.values() for word in words})) | _TYPED


def _word(kind: str) -> st.SearchStrategy[str]:
    """A word for this place, most often one of the first of its kind, which are good; or any word at all."""
    good, known = st.sampled_from(VALUES[kind][:3]), st.sampled_from(VALUES[kind])
    return st.sampled_from([good] * 7 + [known] * 2 + [_ANY]).flatmap(lambda words: words)


@st.composite
def _options(draw: st.DrawFn, names: Sequence[str]) -> list[str]:
    words: list[str] = []
    for name in draw(st.lists(st.sampled_from(names), max_size=3)):
        kind = OPTIONS[name]
        value = draw(_word(kind)) if kind else ""
        if kind and name.startswith("--") and draw(st.booleans()):
            words += [f"{name}={value}"]
        else:
            words += [name, value] if kind else [name]
    return words


@st.composite
def command_lines(draw: st.DrawFn) -> bytes:
    """A case for `program.arguments`: mostly sensible words, now and then any others."""
    command = draw(st.sampled_from(sorted(COMMANDS)))
    kinds, names = COMMANDS[command]
    given = [draw(_word(kind)) for kind in kinds[: draw(st.integers(0, 9)) or 1]]
    given += draw(st.lists(_ANY, max_size=1)) if draw(st.integers(0, 9)) == 0 else []
    shared = draw(_options(SHARED)) if draw(st.integers(0, 2)) == 0 else []
    words = [*shared, *filter(None, [command]), *given, *draw(_options(names))]
    variables = draw(st.dictionaries(st.sampled_from(sorted(ENVIRONMENT)), st.none(), max_size=3))
    environment = {name: draw(st.sampled_from(ENVIRONMENT[name])) for name in variables}
    environment |= draw(st.sampled_from(COMPLETIONS)) if draw(st.integers(0, 19)) == 19 else {}
    return case(words=words, environment=environment, stdin=draw(st.sampled_from(VALUES["stdin"])))
