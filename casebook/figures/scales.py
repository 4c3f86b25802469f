"""From values to points on the canvas, and where an axis puts its ticks."""

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from casebook import say
from casebook.errors import BadArgument

Scale = Callable[[float], float]


def linear(low: float, high: float, left: float, right: float) -> Scale:
    """Equal steps for equal differences; one value alone stands in the middle."""
    if low == high:
        return lambda _: (left + right) / 2
    return lambda value: left + (value - low) / (high - low) * (right - left)


def logarithmic(low: float, high: float, left: float, right: float) -> Scale:
    """Equal steps for equal ratios. Raises BadArgument for values that are not above 0."""
    if low <= 0:
        raise BadArgument(f"a log axis has no place for {low:g}; use a linear one")
    inner = linear(math.log10(low), math.log10(high), left, right)
    return lambda value: inner(math.log10(value))


def decades(low: float, high: float) -> list[float]:
    """Powers of ten from low to high, both included."""
    return [10.0**n for n in range(math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9) + 1)]


def log_steps(low: float, high: float, most: int = 4) -> list[float]:
    """Powers of ten where two or more lie between low and high, else also 2 and 5 times them; no more than `most`, in even steps."""
    found = decades(low, high)
    if len(found) < 2:
        powers = decades(low / 10, high)
        found = [m * power for power in powers for m in (1, 2, 5) if low * 0.999 <= m * power <= high * 1.001]
    return found[:: max(1, -(-len(found) // most))]


def round_steps(low: float, high: float, count: int = 5) -> list[float]:
    """About `count` round numbers (steps of 1, 2 or 5 times a power of ten) from low to high."""
    rough = (high - low) / count or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 10) for n in range(first, math.floor(high / step + 1e-9) + 1)]


def tick_label(value: float, lang: str) -> str:
    """A tick's number in the edition's words: 100 million, 1亿."""
    return say.number(value, lang)


def thin(ticks: Sequence[tuple[float, float]], width: float, *, through: int = 0, gap: float = 6.0) -> set[int]:
    """Which ticks get a number: every one, every second, every third …, so that none touches its neighbour; none where it would leave `width`.

    `ticks` are (place, width of the number), from left to right; the one at index `through` gets its number wherever it has room.
    """
    inside = [n for n, (x, w) in enumerate(ticks) if x - w / 2 >= 0 and x + w / 2 <= width]
    middle = through if through in inside else next(iter(inside), 0)

    def fits(chosen: Sequence[int]) -> bool:
        return all(ticks[b][0] - ticks[b][1] / 2 - ticks[a][0] - ticks[a][1] / 2 >= gap for a, b in pairwise(chosen))

    strides = ([n for n in inside if (n - middle) % step == 0] for step in range(1, len(ticks) + 1))
    return next((set(chosen) for chosen in strides if fits(chosen)), set())


class Days(NamedTuple):
    """Days from `first` to `last`, both shown whole, between two points of the canvas."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day begins."""
        days = (self.last - self.first).days + 1
        return self.left + (day - self.first).days / days * (self.right - self.left)

    def span(self, start: date, end: date) -> tuple[float, float]:
        """From the beginning of `start` to the end of `end`, cut to what is shown."""
        begin, stop = self.at(max(start, self.first)), self.at(min(end, self.last) + timedelta(days=1))
        return begin, max(begin, stop)

    def middle(self, start: date, end: date) -> float:
        """The middle of an interval."""
        return sum(self.span(start, end)) / 2


def year_ends(first: date, last: date) -> tuple[date, date]:
    """The whole years around two days."""
    return date(first.year, 1, 1), date(last.year, 12, 31)
