"""A data folder as it was at a git revision."""

import os
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from lygap.reading.folder import ACTUALS, TARGETS, Folder, root_of

_LINK = "120000"
_SUBMODULE = "160000"
# Whatever the caller's git is set to (a hook runs with GIT_DIR), the folder's own repository is asked.
_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class RevisionError(Exception):
    """Why there is no such revision: the key of words, and what fills them."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class _Object(NamedTuple):
    name: str
    kind: str
    content: bytes


def _git(folder: Path, *words: str, given: bytes = b"") -> tuple[int, bytes, str]:
    env = {key: value for key, value in os.environ.items() if key not in _OWN} | {"GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ("git", "-C", str(folder), *words), input=given, capture_output=True, env=env, check=False
        )
    except OSError:
        raise RevisionError("no_git") from None
    said = done.stderr.decode("utf-8", "replace").splitlines()
    return done.returncode, done.stdout, " ".join(filter(None, map(str.strip, said)))


def _tip(folder: Path, revision: str) -> str | None:
    """The commit that a revision is; None for HEAD where nothing was committed yet."""
    inside, _, problem = _git(folder, "rev-parse", "--git-dir")
    if inside != 0 and root_of(folder) is None:
        raise RevisionError("no_repository", path=folder.as_posix())
    if inside != 0:
        raise RevisionError("git_failed", problem=problem)
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    code, out, _ = _git(folder, *words)
    if code == 0:
        return out.decode("ascii").strip()
    if revision == "HEAD" and _git(folder, "rev-list", "--all", "--max-count=1")[:2] == (0, b""):
        return None
    raise RevisionError("unknown_revision", revision=revision)


def _commit(folder: Path, revision: str) -> str | None:
    """Where HEAD left a revision: what others did to that since is no change of ours."""
    tip = _tip(folder, revision)
    if tip is None:
        return None
    code, out, problem = _git(folder, "merge-base", tip, "HEAD")
    if code == 1:
        raise RevisionError("no_common_commit", revision=revision)
    if code != 0:
        raise RevisionError("git_failed", problem=problem)
    return out.decode("ascii").strip()


def _objects(folder: Path, names: Collection[str]) -> Iterator[_Object | None]:
    """What git has by these names, links followed; None for one that leads nowhere or out of the repository."""
    asked = b"".join(os.fsencode(name) + b"\n" for name in names)
    code, out, problem = _git(folder, "cat-file", "--batch", "--follow-symlinks", given=asked)
    if code != 0:
        raise RevisionError("git_failed", problem=problem)
    at = 0
    for name in names:
        end = out.index(b"\n", at)
        *about, size = out[at:end].decode("utf-8", "replace").split()
        at = end + 1
        if size != "missing":  # else nothing follows
            at += int(size) + 1
        elif ":" not in name:
            raise RevisionError("git_failed", problem=f"{name} missing")
        yield _Object(about[0], about[1], out[end + 1 : at - 1]) if len(about) == 2 and size != "missing" else None


def _below(tree: _Object, path: str, commit: str) -> Iterator[tuple[str, str]]:
    """The paths in a folder, each with the name to ask for it by: of a link the path itself, to be followed."""
    at, length = 0, len(tree.name) // 2
    while at < len(tree.content):
        end = tree.content.index(b"\0", at)
        mode, _, name = os.fsdecode(tree.content[at:end]).partition(" ")
        at = end + 1 + length
        below = name if not path else f"{path}/{name}"
        if mode not in (_LINK, _SUBMODULE):
            yield below, tree.content[end + 1 : at].hex()
        elif mode == _LINK:  # asked for in a line of its own; nothing in git is called .git
            yield below, f"{commit}:./{below}".replace("\n", "/.git/")


def _files(folder: Path, commit: str) -> Iterator[tuple[str, bytes | None]]:
    """The files of the plan at a commit, their paths from the folder on; None for a link that leads to none."""
    seen: set[str] = set()
    asked = {"": f"{commit}:./"}
    while asked:
        found = list(zip(asked.items(), _objects(folder, asked.values()), strict=True))
        asked = {}
        for (path, name), it in found:
            if path and (it is None or it.kind == "blob"):
                yield path, it and it.content
            elif it is not None and it.kind == "tree" and (name == it.name or it.name not in seen):
                # A link to a folder that was seen already may lead back, and must not be followed for ever.
                seen.add(it.name)
                below = _below(it, path, commit)
                asked |= {key: one for key, one in below if path or key in (TARGETS, ACTUALS)}


@contextmanager
def folder_at(folder: Folder, revision: str) -> Iterator[Folder]:
    """A copy of a folder as it was where HEAD left a revision, empty if it was not there; raises `RevisionError`."""
    commit = _commit(folder.path, revision)
    with TemporaryDirectory(prefix="lygap-") as name:
        for path, content in _files(folder.path, commit) if commit else ():
            target = Path(os.path.normpath(Path(name, path)))
            if not target.is_relative_to(name):  # git would not check it out either, but it keeps such names
                raise RevisionError("git_failed", problem=f"invalid path '{path}'")
            target.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                target.mkdir(exist_ok=True)  # a file that cannot be read, on every system
            else:
                target.write_bytes(content)
        yield Folder(Path(name))
