"""Asking git about a repository that strangers may have made.

Nothing in a repository may run anything: its root is found by looking for `.git`, never by letting git take a folder
of data for a repository; git itself is found outside of it; no transport is allowed, so that no promised object is
fetched; and only commands are used that obey neither filters, hooks nor attributes.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_LOCAL = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
    "GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_INTERNAL_SUPER_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR",
    "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_PROXY_COMMAND", "GIT_ASKPASS",
)  # fmt: skip
"""What a caller's git may be set to (a hook runs with GIT_DIR): it speaks of another repository, or runs things."""
_SAFE = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_OPTIONS = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")


class GitError(Exception):
    """Why git cannot answer: the key of words, and what fills them."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class Answer(NamedTuple):
    """What git printed, and what it complained about, in one line."""

    code: int
    out: bytes
    problem: str


def root_of(folder: Path) -> Path | None:
    """The repository the folder really lies in; None where it lies in none."""
    real = Path(os.path.realpath(folder))
    return next((parent for parent in (real, *real.parents) if os.path.lexists(parent / ".git")), None)


def program(around: Path) -> str | None:
    """Where git is installed: in a folder of the search path, but nowhere in the repository or the current folder.

    On Windows the system would look into the current folder before all others.
    """
    name = "git.exe" if sys.platform == "win32" else "git"
    forbidden = [Path(os.path.realpath(around)), *_current()]
    for folder in os.get_exec_path():
        found = Path(folder, name)
        if not found.is_absolute():
            continue
        real = Path(os.path.realpath(folder))
        if any(real.is_relative_to(where) for where in forbidden if where != Path(where.anchor)):
            continue
        if found.is_file() and os.access(found, os.X_OK):
            return str(found)
    return None


def _current() -> list[Path]:
    """The current folder; none where it was taken away meanwhile."""
    try:
        return [Path.cwd()]
    except FileNotFoundError:
        return []


class Repository:
    """The repository a folder lies in; every question to git is asked from its root.

    GitError where there is no git, or no repository around the folder.
    """

    def __init__(self, folder: Path) -> None:
        root = root_of(folder)
        git = program(root or folder)
        if git is None:
            raise GitError("no_git")
        if root is None:
            raise GitError("no_repository", path=folder.as_posix())
        self.root = root
        self.git = git

    def ask(self, *words: str, given: bytes = b"") -> Answer:
        """Run a command of git."""
        import subprocess

        environment = {key: value for key, value in os.environ.items() if key not in _LOCAL} | _SAFE
        command = (self.git, "-C", str(self.root), *_OPTIONS, *words)
        try:
            done = subprocess.run(command, input=given, capture_output=True, env=environment, check=False)
        except OSError:
            raise GitError("no_git") from None
        said = done.stderr.decode("utf-8", "replace").splitlines()
        return Answer(done.returncode, done.stdout, " ".join(filter(None, map(str.strip, said))))

    def verify(self) -> None:
        """GitError where git would answer for another repository than the one whose root this is."""
        answer = self.ask("rev-parse", "--absolute-git-dir")
        if answer.code != 0:
            raise GitError("git_failed", problem=answer.problem)
        there = os.path.realpath(os.fsdecode(answer.out.removesuffix(b"\n")))
        if there != os.path.realpath(self._stated()):
            raise GitError("git_failed", problem=f"{self.root.as_posix()}: .git is not what git takes for it")

    def _stated(self) -> Path:
        """Where `.git` is, or says that it is: in the repository's work trees and submodules it is a file."""
        stated = self.root / ".git"
        if not stated.is_file():
            return stated
        try:
            line = stated.read_bytes()[:4096].partition(b"\n")[0].rstrip(b"\r")
        except OSError as error:
            raise GitError("git_failed", problem=error.strerror or str(error)) from None
        return self.root / os.fsdecode(line.removeprefix(b"gitdir:").strip())

    def described(self, names: Sequence[str]) -> "list[Kept | None]":
        """What git has by these names, links followed; None for one that leads nowhere or out of the repository."""
        answer = self._batch("--batch-check", "--follow-symlinks", names=names)
        return list(_described(answer.out, names))

    def contents(self, names: Sequence[str]) -> Iterator[bytes]:
        """The bytes of objects that git has, by their own names."""
        answer = self._batch("--batch", names=names)
        at = 0
        for name in names:
            end = answer.out.index(b"\n", at)
            size = answer.out[at:end].rpartition(b" ")[2]
            if size == b"missing":
                raise GitError("git_failed", problem=f"{name} missing")
            at = end + 1 + int(size) + 1
            yield answer.out[end + 1 : at - 1]

    def _batch(self, *words: str, names: Sequence[str]) -> Answer:
        answer = self.ask("cat-file", *words, given=b"".join(os.fsencode(name) + b"\n" for name in names))
        if answer.code != 0:
            raise GitError("git_failed", problem=answer.problem)
        return answer


class Kept(NamedTuple):
    """A file (`blob`) or a folder (`tree`) as git keeps it, with the number of its bytes."""

    name: str
    kind: str
    size: int


def _described(out: bytes, names: Sequence[str]) -> "Iterator[Kept | None]":
    """Line by line what git says of each name: its object, or that a link led nowhere, and then where it led."""
    at = 0
    for name in names:
        end = out.index(b"\n", at)
        *about, size = out[at:end].decode("utf-8", "replace").split()
        at = end + 1
        if len(about) == 2 and size != "missing":
            yield Kept(about[0], about[1], int(size))
            continue
        if size != "missing":
            at += int(size) + 1
        elif ":" not in name:
            raise GitError("git_failed", problem=f"{name} missing")
        yield None
