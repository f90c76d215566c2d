"""The files of a plan as they were at a git revision, read from git's own objects and written nowhere."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lygap.reading.beside import MAX_BESIDE, may_be_meant
from lygap.reading.folder import (
    ACTUALS,
    MAX_BYTES,
    MAX_ENTRIES,
    MAX_NESTING,
    MAX_TOTAL,
    TARGETS,
    Contents,
    TooLarge,
    is_data,
)
from lygap.reading.git import GitError, Kept, Repository, root_of

_LINK = "120000"
_SUBMODULE = "160000"
_TREE = "40000"
_BATCH = 16 * 1024 * 1024
"""Bytes of files that are asked for together."""


def bytes_at(folder: Path, revision: str) -> Contents:
    """The plan's files where HEAD left a revision; empty where the folder was not there.

    None stands for what cannot be read: a link that leads to no file, a folder that is another repository's. What no
    plan may be as large as is not read either. Files that are no data are there without their bytes.

    GitError where there is no such revision, or git cannot be trusted to tell.
    """
    repository = Repository(folder)
    repository.verify()
    commit = _where_head_left(repository, revision)
    if commit is None:
        return {}
    within = Path(os.path.realpath(folder)).relative_to(repository.root).as_posix()
    walk = _Walk(repository, commit, "" if within == "." else f"{within}/")
    return _read(repository, walk.run())


def is_otherwise_outside(folder: Path, revision: str) -> bool:
    """Whether the plan lies in a repository within another, which kept another state of it at the revision."""
    repository = Repository(folder)
    if root_of(repository.root.parent) is None:
        return False
    outer = Repository(repository.root.parent)
    try:
        outer.verify()
        commit = _where_head_left(outer, revision)
    except GitError:  # what has no such revision kept nothing there
        return False
    within = repository.root.relative_to(outer.root).as_posix()
    answer = outer.ask("--literal-pathspecs", "ls-tree", commit or "HEAD", "--", within)
    mode, _, kept = answer.out.partition(b"\t")[0].decode("ascii").partition(" commit ")
    return mode == _SUBMODULE and kept != _where_head_left(repository, revision)


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


class _Walk:
    """What the plan has at a commit, found layer by layer, without the bytes of any file."""

    def __init__(self, repository: Repository, commit: str, within: str) -> None:
        self.repository = repository
        self.commit = commit
        self.within = within
        self.found: dict[str, Kept | TooLarge | None] = {}
        self.seen: set[str] = set()
        self.entries = 0

    def run(self) -> dict[str, Kept | TooLarge | None]:
        """Everything by its path; in the place of the actuals that there is more of it than there may be."""
        asked = {"": _by_path(self.commit, self.within.rstrip("/"))}
        for _ in range(MAX_NESTING + 2):  # the plan's own folder, and behind the last of the actuals its files
            described = self.repository.described(list(asked.values()))
            folders = self.folders_among(zip(asked.items(), described, strict=True))
            together = sum(folder.size for folder in folders.values())
            asked = {} if together > MAX_BYTES else self.below(folders)
            if together > MAX_BYTES or self.entries > MAX_ENTRIES:
                return {**self.found, ACTUALS: TooLarge("entries", MAX_ENTRIES)}
            if not asked:
                return self.found
        return {**self.found, ACTUALS: TooLarge("nesting", MAX_NESTING)}

    def folders_among(self, layer: Iterable[tuple[tuple[str, str], Kept | None]]) -> dict[str, Kept]:
        """Keep what is no folder, and give the folders that were not seen before."""
        folders: dict[str, Kept] = {}
        for (path, name), there in layer:
            if there is None or there.kind != "tree":
                if path:
                    _refuse_odd(path)
                    self.found[path] = there
                continue
            is_link = name != there.name
            if path and is_link and there.name in self.seen:
                continue  # a link to a folder that was seen already may lead back, and must not be followed for ever
            self.seen.add(there.name)
            folders[path] = there
        return folders

    def below(self, folders: Mapping[str, Kept]) -> dict[str, str]:
        """How to ask for each entry of the folders, by its path."""
        asked: dict[str, str] = {}
        contents = self.repository.contents([folder.name for folder in folders.values()])
        for (path, folder), content in zip(folders.items(), contents, strict=True):
            for below, mode, name_below in _entries(content, len(folder.name) // 2):
                inner = f"{path}/{below}" if path else below
                if not path and below not in (TARGETS, ACTUALS) and not may_be_meant(below):
                    continue
                self.entries += 1
                is_beside = not path and below not in (TARGETS, ACTUALS)
                if mode == _SUBMODULE:
                    self.found[inner] = None
                elif is_beside and mode == _TREE:
                    self.found[f"{inner}/"] = None  # what it holds is not read
                elif is_beside and mode == _LINK:
                    continue
                else:
                    asked[inner] = _by_path(self.commit, self.within + inner) if mode == _LINK else name_below
        return asked


def _read(repository: Repository, found: Mapping[str, Kept | TooLarge | None]) -> Contents:
    """The bytes of the files that hold data, none twice, as long as they are no more than a plan may have."""
    contents: dict[str, bytes | TooLarge | None] = {}
    wanted: dict[str, Kept] = {}
    total = 0
    for path, kept in found.items():
        if not isinstance(kept, Kept):
            contents[path] = kept
        elif may_be_meant(path) and kept.size <= MAX_BESIDE:
            wanted[path] = kept
        elif may_be_meant(path) or not is_data(path):
            contents[path] = b""
        elif kept.size > MAX_BYTES:
            contents[path] = TooLarge("size", MAX_BYTES)
        elif total + kept.size > MAX_TOTAL:
            contents[path] = TooLarge("total", MAX_TOTAL)
        else:
            total += kept.size
            wanted[path] = kept
    read: dict[str, bytes] = {}
    for names in _batches({kept.name: kept.size for kept in wanted.values()}):
        read |= zip(names, repository.contents(names), strict=True)
    return contents | {path: read[kept.name] for path, kept in wanted.items()}


def _batches(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Objects in lots that git can hand over at a time without much of them being held twice."""
    names: list[str] = []
    together = 0
    for name, size in sizes.items():
        if names and together + size > _BATCH:
            yield names
            names, together = [], 0
        names.append(name)
        together += size
    if names:
        yield names


def _by_path(commit: str, path: str) -> str:
    """How git is asked for a path, links followed; asked for in a line of its own, and nothing in git is `.git`."""
    return f"{commit}:{path}".replace("\n", "/.git/")


def _refuse_odd(path: str) -> None:
    """GitError for a name that leads out of the folder: git would not check it out either, but it keeps such names."""
    if any(part in ("", ".", "..") for part in path.split("/")):
        raise GitError("git_failed", problem=f"invalid path '{path}'")


def _entries(tree: bytes, length: int) -> Iterator[tuple[str, str, str]]:
    """Name, mode and object of each entry of a folder; `length` is that of an object's name, in bytes."""
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        mode, _, name = os.fsdecode(tree[at:end]).partition(" ")
        at = end + 1 + length
        yield name, mode, tree[end + 1 : at].hex()
