"""What passes between lygap and a shell for completion, save what is offered."""

import os

COMPLETING = "_LYGAP_COMPLETE"
"""The variable by which a shell asks for completion."""

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")

Offer = str | tuple[str, str]
"""A word that is offered, alone or with what it means."""

_LINES = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")
"""The variables in which shells hand over the line that is being typed."""


def typed_command() -> str | None:
    """The second word of the line that a shell wants completed, where it is complete itself."""
    line = next((os.environ[name] for name in _LINES if name in os.environ), "")
    words = f"{line}.".split()  # so that a line that ends with a space has one word more
    return words[1] if len(words) > 2 else None


def shell_named(words: list[str], option: str) -> str | None:
    """The shell that stands behind an option at the start of the line, empty where none does; None without it."""
    first, _, shell = (words[0] if words else "").partition("=")
    if first != option:
        return None
    return shell or next(iter(words[1:]), "")


def running_shell() -> str:
    """The shell from which lygap was started, empty where that cannot be told."""
    import shellingham  # type: ignore[import-untyped]

    try:
        return str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        return ""
