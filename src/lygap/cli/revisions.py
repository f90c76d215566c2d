"""The findings of a folder, and of them those a change brought in."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lygap.cli.session import Session, listed

if TYPE_CHECKING:
    from lygap.checks import Asked
    from lygap.findings import Finding, Key
    from lygap.plan.records import Dataset
    from lygap.reading import Folder
    from lygap.reading.folder import Contents


class Revisions:
    """How folders are checked: how old a value may be, and what they are compared with."""

    def __init__(self, session: Session, stale_after: int | None, diff_base: str | None, against: str | None) -> None:
        self.session = session
        self.stale_after = stale_after
        self.diff_base = diff_base
        self.against = against
        self.known: dict[Folder, list[Finding]] = {}
        self.read: dict[Folder, Dataset] = {}

    def findings(self, folder: "Folder", given: Mapping[Path, bytes] | None) -> "list[Finding]":
        """All findings, or those that were not there at the revision to compare with. A folder is read once.

        `read` has the data of those that are without errors.
        """
        if given is None and folder in self.known:
            return self.known[folder]
        found = self._findings(folder, given)
        if given is None:
            self.known[folder] = found
        return found

    def _findings(self, folder: "Folder", given: Mapping[Path, bytes] | None) -> "list[Finding]":
        from lygap.reading import load

        asked = self._asked(folder)
        data, found = load(folder, with_warnings=True, asked=asked, given=given)
        if data is not None:
            self.read[folder] = data
        return found if self.diff_base is None else self._new(folder, found, asked, self.diff_base)

    def _asked(self, folder: "Folder") -> "Asked":
        from lygap.checks import Asked
        from lygap.reading.read import read_past

        if self.against is None:
            return Asked(self.stale_after)
        then = self._then(folder, self.against, "--against")
        past = read_past(folder, then)
        if past.unread:
            paths = listed([(folder.path / path).as_posix() for path in past.unread], self.session.lang)
            about = {"option": "--against", "revision": self.against, "paths": paths}
            self.tell("unread_then" if then else "not_there_then", **about)
        return Asked(self.stale_after, past.data, self.against)

    def _new(self, folder: "Folder", found: "list[Finding]", asked: "Asked", base: str) -> "list[Finding]":
        from lygap.reading import load

        then = self._then(folder, base, "--diff-base")
        was = load(folder, with_warnings=True, asked=asked, state=then).findings if then else []
        known: Counter[Key] = Counter()
        for finding in was:
            known[finding.steady_key] += finding.faults
        new = []
        for finding in found:
            mark, faults = finding.steady_key, finding.faults
            if known[mark] < faults:
                new.append(finding)
            known[mark] = max(0, known[mark] - faults)
        return new

    def tell(self, key: str, **params: str) -> None:
        """Say what was not compared; that changes no exit code."""
        self.session.say(self.session.words(key, **params) + "\n")

    def _then(self, folder: "Folder", revision: str, option: str) -> "Contents":
        """The plan's files at a revision."""
        from lygap.reading.git import GitError
        from lygap.reading.revision import bytes_at, is_otherwise_outside

        try:
            if is_otherwise_outside(folder.path, revision):
                self.tell("otherwise_outside", option=option, revision=revision, path=folder.path.as_posix())
            return bytes_at(folder.path, revision)
        except GitError as error:
            raise self.session.failure(error.key, option=option, **error.params) from None
