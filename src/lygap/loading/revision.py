"""A data folder as it was at a git revision."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from lygap.loading.folder import ACTUALS, TARGETS, Folder

_FILES = (b"100644", b"100755")
# Whatever the caller's git is set to (a hook runs with GIT_DIR), the folder's own repository is asked.
_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class RevisionError(Exception):
    """Why there is no such revision: the key of words, and what fills them."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class _Entry(NamedTuple):
    blob: bytes
    path: str


def _git(folder: Path, *words: str, given: bytes = b"") -> tuple[int, bytes, str]:
    env = {key: value for key, value in os.environ.items() if key not in _OWN} | {"GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ("git", "-C", str(folder), *words), input=given, capture_output=True, env=env, check=False
        )
    except OSError:
        raise RevisionError("no_git") from None
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return done.returncode, done.stdout, said[-1] if said else ""


def _commit(folder: Path, revision: str) -> str:
    """Where HEAD left a revision: what others did to that since is no change of ours."""
    inside, _, _ = _git(folder, "rev-parse", "--git-dir")
    if inside != 0:
        raise RevisionError("no_repository", path=folder.as_posix())
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    code, out, _ = _git(folder, *words)
    if code != 0:
        raise RevisionError("unknown_revision", revision=revision)
    code, out, problem = _git(folder, "merge-base", out.decode("ascii").strip(), "HEAD")
    if code == 1:
        raise RevisionError("no_common_commit", revision=revision)
    if code != 0:
        raise RevisionError("git_failed", problem=problem)
    return out.decode("ascii").strip()


def _entries(folder: Path, commit: str) -> list[_Entry]:
    """The files of the plan at a commit, their paths from the folder on."""
    code, out, problem = _git(folder, "ls-tree", "-r", "-z", commit, "--", TARGETS, ACTUALS)
    if code != 0:
        raise RevisionError("git_failed", problem=problem)
    entries = []
    for line in filter(None, out.split(b"\0")):
        head, _, path = line.partition(b"\t")
        mode, _, blob = head.split()
        if mode in _FILES:
            entries.append(_Entry(blob, os.fsdecode(path)))
    return entries


def _contents(folder: Path, entries: list[_Entry]) -> Iterator[bytes]:
    asked = b"".join(entry.blob + b"\n" for entry in entries)
    code, out, problem = _git(folder, "cat-file", "--batch", given=asked)
    if code != 0:
        raise RevisionError("git_failed", problem=problem)
    at = 0
    for _ in entries:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[2])
        yield out[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


@contextmanager
def folder_at(folder: Folder, revision: str) -> Iterator[Folder]:
    """A copy of a folder as it was where HEAD left a revision; empty if it was not there yet. Raises `RevisionError`."""
    commit = _commit(folder.path, revision)
    entries = _entries(folder.path, commit)
    with TemporaryDirectory(prefix="lygap-") as name:
        for entry, content in zip(entries, _contents(folder.path, entries) if entries else (), strict=True):
            target = Path(name, *PurePosixPath(entry.path).parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield Folder(Path(name))
