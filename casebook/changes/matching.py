"""Which facts of an article are which of an earlier reading of it.

An edit moves every offset after it, and new code may read an old sentence otherwise; so facts are matched by what they are, the closest first:

    the same sentence, figure and reading    nothing changed
    the same figure and reading              the sentence around it was edited: nothing changed
    the same sentence and figure             it is read otherwise now: changed
    the same thing at the same time          another figure is given now: changed

What remains on the earlier side is gone, what remains on the later side is new. Of several that are alike each is matched once, in order.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from casebook.changes.snapshot import Row

Key = Callable[[Row], Hashable]
SAME: tuple[Key, ...] = (lambda row: (row.sentence, row.surface, row.reading), lambda row: (row.surface, row.reading))
CHANGED: tuple[Key, ...] = (lambda row: (row.sentence, row.surface), lambda row: row.about or None)


@dataclass
class Matched:
    """Pairs (earlier, later) that changed, and what is only on one side; each in its side's order."""

    changed: list[tuple[Row, Row]] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)


def match(earlier: Sequence[Row], later: Sequence[Row]) -> Matched:
    """Match two readings of one article."""
    gone, new = list(earlier), list(later)
    for key in SAME:
        _, gone, new = _paired(gone, new, key)
    changed: list[tuple[Row, Row]] = []
    for key in CHANGED:
        pairs, gone, new = _paired(gone, new, key)
        changed += pairs
    return Matched(changed, gone, new)


def _paired(earlier: list[Row], later: list[Row], key: Key) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs of one key (None pairs with nothing), and what is left of both."""
    waiting: dict[Hashable, list[Row]] = defaultdict(list)
    for row in reversed(later):
        waiting[key(row)].append(row)
    pairs, left = [], []
    for row in earlier:
        alike = waiting[key(row)] if key(row) is not None else []
        if alike:
            pairs.append((row, alike.pop()))
        else:
            left.append(row)
    taken = {id(row) for _, row in pairs}
    return pairs, left, [row for row in later if id(row) not in taken]
