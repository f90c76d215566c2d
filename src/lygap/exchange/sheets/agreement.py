"""Of several values for one time, which one the file says."""

from collections.abc import Iterable, Iterator

from lygap import rules
from lygap.exchange.sheets.found import Found, Remark, Taken
from lygap.exchange.sheets.taking import plain


def agreed(found: Found) -> Found:
    """What was found, each value once; where two differ for one time, neither, which is then told."""
    first: dict[tuple[object, ...], Taken] = {}
    split: set[tuple[object, ...]] = set()
    remarks = list(found.remarks)
    for taken in found.taken:
        before = first.setdefault(taken.time, taken)
        if (before.number, before.bound) != (taken.number, taken.bound):
            split.add(taken.time)
            remarks.append(_differing(before, taken))
    kept = [taken for taken in first.values() if taken.time not in split]
    by_place = sorted(remarks, key=lambda remark: remark.at[:3])
    return found._replace(taken=list(_in_order(kept)), remarks=by_place)


def _differing(before: Taken, taken: Taken) -> Remark:
    params = {"value": plain(taken.number), "other": plain(before.number), "cell": before.at.name}
    return Remark(rules.DIFFERS, taken.at, {**params, "year": str(taken.year)}, taken.indicator)


def _in_order(taken: Iterable[Taken]) -> Iterator[Taken]:
    yield from sorted(taken, key=lambda one: one.at[:3])
