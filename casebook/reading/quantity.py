"""What every form of quantity shares: the record, the form of a rule, hedges before and after, the noun that follows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from casebook.reading import hedges as hedge
from casebook.reading import units


class Quantity(NamedTuple):
    """A number of a sentence. `text[start:end] == surface`; hedges belong to the surface.

    Either `value` or both bounds, in base units (7610.2万 is 76102000). `unit` is a unit of the facts (people, CNY, % …) or
    None where the text names none. `measure` is the measure word, `noun` the noun after it where it is a known one.
    `qualifier` is the first of `hedges`, or exact.
    """

    start: int
    end: int
    surface: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str | None
    qualifier: str
    hedges: tuple[str, ...]
    rule: str
    measure: str | None = None
    noun: str | None = None


class Reading(NamedTuple):
    """What a rule makes of its match: bounds, unit, hedges; `end` where the surface ends before the match does."""

    low: Decimal
    high: Decimal
    unit: str | None
    hedges: tuple[str, ...] = ()
    measure: str | None = None
    noun: str | None = None
    end: int | None = None
    rule: str | None = None


class Context(NamedTuple):
    """The sentence around a match: blanked text and how to read it."""

    text: str
    press: bool


@dataclass(frozen=True)
class Rule:
    """A form of quantity. `examples` are (text, surface, value or (low, high), unit, qualifier), `counterexamples` texts in which
    this rule reads nothing."""

    name: str
    pattern: str
    read: Callable[[re.Match[str], Context], Reading | None]
    examples: tuple[tuple[str, str, float | tuple[float, float], str | None, str], ...]
    counterexamples: tuple[str, ...] = ()
    press: bool = True


BEFORE = rf"(?P<before>{hedge.BEFORE_PATTERN})?"
AFTER = rf"(?P<after>{hedge.AFTER_PATTERN})?"
TO = r"\s?(?:[\-–—~～]{1,2}|至|到)\s?"
CURRENCY_WORDS = units.by_word(units.CURRENCIES)
DURATION_WORDS = units.by_word(units.DURATIONS)
MEASURE_WORDS = units.by_word(units.MEASURES)


def hedges_of(match: re.Match[str], low: Decimal, high: Decimal, more: bool = False) -> tuple[str, ...]:
    """All hedges of a match, a range first. `more` says that 多 or 余 stands inside the number."""
    groups = match.groupdict()
    found = (
        (("range",) if low != high else ())
        + hedge.qualifiers(groups.get("before"), groups.get("apart"))
        + (("more_than",) if more else ())
        + hedge.qualifiers(groups.get("after"))
    )
    return tuple(dict.fromkeys(found))


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(units.NOUN)


def noun_after(text: str, at: int) -> str | None:
    """The known noun that follows, behind 的 and modifiers."""
    match = _noun_pattern().match(text, at)
    return match["noun"] if match else None
