"""Where the keys and values of a document stand."""

from typing import NamedTuple

from lygap.findings import START, Path, Place


class Places(NamedTuple):
    """Where each key and each value of a document stands, by its path."""

    keys: dict[Path, Place]
    values: dict[Path, Place]

    def of_value(self, path: Path) -> Place:
        """The place of the value, or of the nearest thing around it that exists; a short form is its own `value`."""
        if path[-1:] == ("value",) and path not in self.values:
            return self.values.get(path[:-1]) or self.of_value(path[:-1])
        return self.values.get(path) or (self.of_key(path[:-1]) if path else START)

    def of_key(self, path: Path) -> Place:
        """The place of the key, or of the nearest thing around it that exists."""
        return self.keys.get(path) or self.of_value(path)
