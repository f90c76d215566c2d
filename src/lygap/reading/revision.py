"""The files of a plan as they were at a git revision, read from git's own objects and written nowhere."""

import os
from collections.abc import Iterator
from pathlib import Path

from lygap.reading.beside import may_be_meant
from lygap.reading.folder import ACTUALS, TARGETS, Contents
from lygap.reading.git import GitError, Object, Repository

_LINK = "120000"
_SUBMODULE = "160000"


def bytes_at(folder: Path, revision: str) -> Contents:
    """The plan's files where HEAD left a revision; empty where the folder was not there.

    None stands for what cannot be read: a link that leads to no file, a folder that is another repository's.

    GitError where there is no such revision, or git cannot be trusted to tell.
    """
    repository = Repository(folder)
    repository.verify()
    commit = _where_head_left(repository, revision)
    if commit is None:
        return {}
    within = Path(os.path.realpath(folder)).relative_to(repository.root).as_posix()
    return dict(_files(repository, commit, "" if within == "." else f"{within}/"))


def _where_head_left(repository: Repository, revision: str) -> str | None:
    """The commit where HEAD left a revision: what others did to that since is no change of ours."""
    tip = _tip(repository, revision)
    if tip is None:
        return None
    answer = repository.ask("merge-base", tip, "HEAD")
    if answer.code == 1:
        raise GitError("no_common_commit", revision=revision)
    if answer.code != 0:
        raise GitError("git_failed", problem=answer.problem)
    return answer.out.decode("ascii").strip()


def _tip(repository: Repository, revision: str) -> str | None:
    """The commit that a revision is; None for HEAD where nothing was committed yet."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    answer = repository.ask(*words)
    if answer.code == 0:
        return answer.out.decode("ascii").strip()
    if revision == "HEAD" and repository.ask("rev-list", "--all", "--max-count=1")[:2] == (0, b""):
        return None
    raise GitError("unknown_revision", revision=revision)


def _files(repository: Repository, commit: str, within: str) -> Iterator[tuple[str, bytes | None]]:
    """The files of the plan at a commit, layer by layer."""
    seen: set[str] = set()
    asked = {"": _by_path(commit, within.rstrip("/"))}
    while asked:
        found = list(zip(asked.items(), repository.objects(list(asked.values())), strict=True))
        asked = {}
        for (path, name), there in found:
            if there is None or there.kind != "tree":
                if path:
                    _refuse_odd(path)
                    yield path, None if there is None else there.content
                continue
            is_link = name != there.name
            if path and is_link and there.name in seen:
                continue  # a link to a folder that was seen already may lead back, and must not be followed for ever
            seen.add(there.name)
            for below, mode, name_below in _entries(there):
                inner = f"{path}/{below}" if path else below
                if not path and below not in (TARGETS, ACTUALS) and not may_be_meant(below):
                    continue
                if mode == _SUBMODULE:
                    yield inner, None
                else:
                    asked[inner] = _by_path(commit, within + inner) if mode == _LINK else name_below


def _by_path(commit: str, path: str) -> str:
    """How git is asked for a path, links followed; asked for in a line of its own, and nothing in git is `.git`."""
    return f"{commit}:{path}".replace("\n", "/.git/")


def _refuse_odd(path: str) -> None:
    """GitError for a name that leads out of the folder: git would not check it out either, but it keeps such names."""
    if any(part in ("", ".", "..") for part in path.split("/")):
        raise GitError("git_failed", problem=f"invalid path '{path}'")


def _entries(tree: Object) -> Iterator[tuple[str, str, str]]:
    """Name, mode and object of each entry of a folder."""
    at, length = 0, len(tree.name) // 2
    while at < len(tree.content):
        end = tree.content.index(b"\0", at)
        mode, _, name = os.fsdecode(tree.content[at:end]).partition(" ")
        at = end + 1 + length
        yield name, mode, tree.content[end + 1 : at].hex()
