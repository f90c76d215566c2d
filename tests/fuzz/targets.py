"""All that is fuzzed: by the name of the folder that holds its corpus, a function that takes bytes and asserts."""

from collections.abc import Callable
from pathlib import Path

from program import arguments, folder
from readers import READERS

CORPUS = Path(__file__).with_name("corpus")
TARGETS: dict[str, Callable[[bytes], None]] = {**READERS, "folder": folder, "arguments": arguments}


def corpus(name: str) -> list[Path]:
    """The files of a target's corpus."""
    return sorted(path for path in (CORPUS / name).iterdir() if path.is_file())


def replay(file: Path) -> None:
    """Give a file to the target that the folder it lies in is named after."""
    TARGETS[file.parent.name](file.read_bytes())
