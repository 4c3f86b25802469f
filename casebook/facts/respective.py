"""“甲、乙的收入分别为1亿元和2亿元”: which member of a list each of the numbers after 分别 belongs to.

The numbers that follow the word without anything else between them are counted, then as many members (names, or dates)
that stand before the word as a list of their own. Where the two lists are not of one length, nothing is said.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Protocol

from casebook.facts.view import Line
from casebook.reading.learned import TITLE
from casebook.reading.numbers import Quantity

EACH = re.compile(r"分别|依次")
NUMBERS_JOIN = re.compile(r"[、，]?(?:和|及|与|以及)?")
ROW_JOIN = re.compile(r"、|[、，]?(?:和|及|与|以及)")
ROW_OF_THREE = 3  # numbers in a row: two may as well be the ends of a span, or two numbers of one member
LENGTHS = ("days", "weeks", "months", "years", "hours", "minutes", "quarters")
PARTED = re.compile(r"、|以及|和|及|与")  # what parts things named before the word
MEMBERS_JOIN = re.compile(rf"[”」]?(?:全年)?(?:、|和|及|与|以及|、以及){TITLE}?[“「]?")


class Placed(Protocol):
    """Anything at a place in the line."""

    start: int
    end: int


def place(line: Line, quantity: Quantity) -> tuple[int, int, int] | None:
    """(which number it is, of how many, where the word 分别 stands), or None."""
    words = list(EACH.finditer(line.text, 0, quantity.start)) if "分别" in line.text or "依次" in line.text else []
    if not words:
        return None
    after = [q for q in line.quantities if q.start >= words[-1].end() and not any(d.start <= q.start and q.end <= d.end for d in line.dates)]
    listed = first = _alike(_run(line, after, NUMBERS_JOIN))
    starts = [q.start for q in listed]
    while listed and quantity.start not in starts:  # “分别为1亿和2亿，增长30%和40%”: a second list of the same length
        after = after[len(listed) :]
        listed = _alike(_run(line, after, NUMBERS_JOIN))
        starts = [q.start for q in listed]
    if len(listed) != len(first):
        return None
    return (starts.index(quantity.start), len(listed), words[-1].start()) if len(listed) > 1 and quantity.start in starts else None


def numbers_in_row(line: Line, quantity: Quantity) -> list[Quantity]:
    """The numbers that nothing but joining words part from one another, this one among them."""
    numbers = list(line.quantities)
    at = last = next(i for i, q in enumerate(numbers) if q.start == quantity.start)
    while at and ROW_JOIN.fullmatch(line.text, numbers[at - 1].end, numbers[at].start):
        at -= 1
    while last + 1 < len(numbers) and ROW_JOIN.fullmatch(line.text, numbers[last].end, numbers[last + 1].start):
        last += 1
    return numbers[at : last + 1]


def row_of(line: Line, quantity: Quantity) -> tuple[int, int, int] | None:
    """(which number it is, of how many, where the first stands) of a row of numbers without the word 分别, or None."""
    row = numbers_in_row(line, quantity)
    index = next(i for i, q in enumerate(row) if q.start == quantity.start)
    return (index, len(row), row[0].start) if len(row) > 1 and not EACH.search(line.text, 0, quantity.start) else None


def _in_line(line: Line, quantity: Quantity) -> tuple[int, int, int] | None:
    """“甲、乙及丙先后裁员1万人、2万人及3万人”: a row of so many numbers of one unit says of each member what it counts."""
    row = row_of(line, quantity)
    units = {q.unit for q in numbers_in_row(line, quantity)} if row else set()
    return row if row and len(units) == 1 and row[1] >= ROW_OF_THREE else None


def member(line: Line, quantity: Quantity, members: Sequence[Placed]) -> Placed | None:
    """The member of a list that the number is said of."""
    found = place(line, quantity) or _in_line(line, quantity)
    if not found:
        return None
    index, count, word = found
    before = [m for m in members if m.end <= word]
    for stop in range(len(before), count - 1, -1):
        listed = before[stop - count : stop]
        if len(_run(line, listed, MEMBERS_JOIN)) == count and not _goes_on(line, before, stop, count):
            return listed[index]
    return None


def _alike(row: list[Quantity]) -> list[Quantity]:
    """The row up to a length of time among other numbers: “分别为1亿元、2亿元，三年亏损5亿元”."""
    return list(takewhile(lambda q: (q.unit in LENGTHS) == (row[0].unit in LENGTHS), row))


def _run(line: Line, items: Sequence[Placed], join: re.Pattern[str]) -> list[Placed]:
    """The items from the first on that only the joining words part."""
    listed = list(items[:1])
    for item in items[1:]:
        if not join.fullmatch(line.text[listed[-1].end : item.start]):
            break
        listed.append(item)
    return listed


def _goes_on(line: Line, before: Sequence[Placed], stop: int, count: int) -> bool:
    """True where the list is longer than the numbers, at either end."""
    edges = [(stop - count - 1, stop - count), (stop - 1, stop)]
    return any(a >= 0 and b < len(before) and MEMBERS_JOIN.fullmatch(line.text[before[a].end : before[b].start]) for a, b in edges)
