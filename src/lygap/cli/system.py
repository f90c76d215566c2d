"""What depends on the system: the language chosen for all of it, and how its shell is told to install a library.

The language is asked for where the environment names none, on Windows and macOS. What is asked is cheap and runs no
other program. Nothing of it was tried on these systems: tests stand in for them.
"""

import sys
from pathlib import Path

_PRIMARY = 0x3FF
"""The bits of a language of Windows that say which it is, whatever the country."""

_CHINESE = 0x04


def system_language(platform: str = sys.platform) -> str:
    """The language's tag, such as “zh” or “zh-Hans-CN”; empty where the system has no such setting or cannot say."""
    match platform:
        case "win32":
            return _of_windows()
        case "darwin":
            return _of_macos()
        case _:
            return ""


def _of_windows() -> str:
    import ctypes

    try:
        chosen = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined, unused-ignore]
    except (AttributeError, OSError):
        return ""
    return "zh" if chosen & _PRIMARY == _CHINESE else "en"


def _of_macos() -> str:
    """The first of the languages that the user's settings list, else that of the region's formats."""
    import plistlib

    file = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
    try:
        settings = plistlib.loads(file.read_bytes())
        chosen = [*settings.get("AppleLanguages", []), settings.get("AppleLocale", "")]
    except Exception:  # noqa: BLE001 (a file of the system's that is not what it should be keeps nobody from working)
        return ""
    return str(chosen[0])


def installing(extra: str, python: str = sys.executable, platform: str = sys.platform) -> str:
    """The command that installs an extra for the running interpreter, also where no environment is activated.

    `-I` keeps what lies in the current folder from being run.
    """
    return f'{_quoted(python or "python", platform)} -I -m pip install "lygap[{extra}]"'


def _quoted(program: str, platform: str) -> str:
    """A program's path as one word of the system's shell."""
    if platform == "win32":
        return f'"{program}"' if " " in program else program
    import shlex

    return shlex.quote(program)
