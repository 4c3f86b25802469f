"""What there is room for, shared out: where not all can be shown, every group has its first before any has its second."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def in_turns(items: Sequence[Item], most: int, group: Callable[[Item], Hashable]) -> list[Item]:
    """At most so many items, in their order: the first of every group before the second of any."""
    met: Counter[Hashable] = Counter()
    turns = []
    for place, of in enumerate(map(group, items)):
        turns.append((met[of], place))
        met[of] += 1
    return [items[place] for place in sorted(place for _, place in sorted(turns)[:most])]
