"""What stands in a list, on as few slides as hold it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def paged(items: Sequence[Item], height: Callable[[Sequence[Item]], float], room: float, step: float) -> list[list[Item]]:
    """The items in order on as few slides as hold them, each about as full as the others: none is left with the last line.

    `height` is that of items on one slide, `room` what a slide has, and `step` how finely a lower room is looked for, all in one unit.
    """
    fewest = filled(items, height, room)
    lower = room - step
    while lower > 0 and len(pages := filled(items, height, lower)) == len(fewest):
        fewest, lower = pages, lower - step
    return fewest


def filled(items: Sequence[Item], height: Callable[[Sequence[Item]], float], room: float) -> list[list[Item]]:
    """The items in order, each slide filled before the next is begun; one that is higher than the room stands alone."""
    pages: list[list[Item]] = []
    for item in items:
        if pages and height([*pages[-1], item]) <= room:
            pages[-1].append(item)
        else:
            pages.append([item])
    return pages
