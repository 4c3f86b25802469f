"""Events dated by a length of time: “上线半年”, “两年的运营时间”, “一周年”, “内测了一年多”, “推出不久”.

Each counts from something: the article's day, the date told last, or the launch that the article has told of. Where that is
missing there is no date, and no event. A date reckoned so is no finer than a year unless it is an anniversary.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from casebook.corpus.cards import is_partial_date
from casebook.facts.happening import Happening
from casebook.facts.records import Event
from casebook.facts.view import Line, View
from casebook.reading.dates import DateMention
from casebook.reading.numbers import Quantity

MONTHS = {"months": 1.0, "quarters": 3.0, "years": 12.0, "days": 1 / 30.4, "weeks": 7 / 30.4}
BEGINNING = r"(?:上线|推出|发布|成立|创立|问世)"
PARTY = re.compile(r"[之的]?(?:际|庆|店庆|纪念|活动|晚会|大会|年会|盛典)")
SOON = re.compile(rf"[^，。；“”]{{2,8}}{BEGINNING}(?:后)?不久")


@dataclass(frozen=True)
class Rule:
    """A pattern around a length of time (`{}` stands for the number), the event type, and how to date it."""

    pattern: str
    type: str
    date: Callable[["Spans", Line, Quantity, list[Event]], tuple[str, str | None, str] | None]


class Spans:
    """Reads the lengths of an article's lines in order."""

    def __init__(self, view: View):
        """`view` gives the article's date."""
        self.view = view
        self.told: str | None = None

    def of(self, line: Line, events: list[Event]) -> Iterator[tuple[DateMention, Happening]]:
        """Dates reckoned from lengths in this line; `events` are those told before and in it."""
        for quantity in line.quantities:
            if quantity.unit in MONTHS and not any(d.date and d.start <= quantity.start and quantity.end <= d.end for d in line.dates):
                yield from self._read(line, quantity, events)
        soon = SOON.search(line.text) if self.told and "不久" in line.text else None
        if soon and self.told:
            yield _mention(line, soon.start(), soon.end(), (self.told[:4], None, "year")), Happening("statement", *_rest(line, soon.end()))
        dates = [d.date for d in line.dates if d.date and "now" not in d.needs]
        self.told = dates[-1] if dates else self.told

    def _read(self, line: Line, quantity: Quantity, events: list[Event]) -> Iterator[tuple[DateMention, Happening]]:
        marked = line.text[: quantity.start] + "{}" + line.text[quantity.end :]
        for rule in RULES:
            found = re.search(rule.pattern, marked)
            dated = rule.date(self, line, quantity, events) if found else None
            # the length may be one of ten thousand years, and a year before a leap day is no day
            if dated and all(map(is_partial_date, filter(None, dated[:2]))) and not self._to_come(dated[0]):
                yield _mention(line, quantity.start, quantity.end, dated), Happening(rule.type, *_rest(line, quantity.end))
                return

    def _to_come(self, date: str) -> bool:
        """True after the day of writing: the length was counted from something else."""
        return self.view.published is not None and date > self.view.published[: len(date)]

    def since_launch(self, line: Line, quantity: Quantity, events: list[Event]) -> tuple[str, str | None, str] | None:
        """A time after the launch that the article told of."""
        launched = [e.date for e in events if e.type in ("launch", "test_release")]
        start = launched[-1] if launched else self.told
        return (_year(start, _months(quantity)), None, "year") if start else None

    def until_now(self, line: Line, quantity: Quantity, events: list[Event]) -> tuple[str, str | None, str] | None:
        """So long before the article was written."""
        return (_year(self.view.published, -_months(quantity)), None, "year") if self.view.published else None

    def from_told(self, line: Line, quantity: Quantity, events: list[Event]) -> tuple[str, str | None, str] | None:
        """From the date told last, for so long."""
        if not self.told:
            return None
        end = _month(self.told, _months(quantity))
        return self.told, end, "day" if len(self.told) == 10 else "month" if len(self.told) == 7 else "year"

    def anniversary(self, line: Line, quantity: Quantity, events: list[Event]) -> tuple[str, str | None, str] | None:
        """So many years before the date of the sentence, where that is the very day and no party held around it (周年庆)."""
        dates = [d.date for d in line.dates if d.date and d.end <= quantity.start]
        if not dates or quantity.value is None or "周年" not in quantity.surface or PARTY.match(line.text, quantity.end):
            return None
        date = f"{int(dates[-1][:4]) - int(quantity.value)}{dates[-1][4:]}"
        return date, None, {10: "day", 7: "month"}.get(len(date), "year")


RULES = (
    Rule(rf"{BEGINNING}(?:（[^（）]*）)?(?:了|满)?{{}}", "other", Spans.since_launch),
    Rule(r"{}的(?:运营|经营|发展)(?:时间|历程)?|(?:运营|上线至今)了?{}", "launch", Spans.until_now),
    Rule(r"(?:内测|测试|公测)了{}", "test_release", Spans.from_told),
    Rule(r"经过(?:了)?{}的(?:尝试|努力|挣扎)", "shutdown", Spans.from_told),
    Rule(r"(?:入驻|成立|创立|上线)[^，。]{0,8}{}", "founding", Spans.anniversary),
)


def _mention(line: Line, start: int, end: int, dated: tuple[str, str | None, str]) -> DateMention:
    date, date_end, precision = dated
    return DateMention(start, end, line.text[start:end], date, date_end, precision, None, None, frozenset({"length"}), "length of time")


def _rest(line: Line, at: int) -> tuple[int, int, int]:
    """The clause of the length and the next one."""
    own = line.clause_at(max(0, at - 1))
    following = [c for c in line.clauses() if c[0] >= own[1]]
    return own[0], following[0][1] if following else own[1], at


def _months(quantity: Quantity) -> float:
    value = quantity.value if quantity.value is not None else ((quantity.value_low or 0) + (quantity.value_high or 0)) / 2
    return value * MONTHS[quantity.unit or "months"]


def _moved(date: str, months: float) -> int:
    month = int(date[5:7]) if re.match(r"\d{4}-\d\d", date) else 6  # a bare year counts from its middle
    return int(date[:4]) * 12 + month - 1 + round(months)


def _year(date: str | None, months: float) -> str:
    return str(_moved(date or "", months) // 12)


def _month(date: str, months: float) -> str:
    total = _moved(date, months)
    return f"{total // 12}-{total % 12 + 1:02}"
