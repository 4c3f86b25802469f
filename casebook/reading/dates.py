"""The dates of one sentence, each resolved to full days as far as the text, its anchor and the narrative allow.

Method: a date is a chain of parts, each narrowing the one before: 去年 | 四季度 | 初, 2023年 | 三月 | 第二周. A part is one rule with its
pattern and its reader; `within` says what it may narrow, `alone` whether it may begin a chain. A chain that begins below the year takes what it lacks from, in
this order: a date told before in the same sentence; the narrative (the last date told in the text before), for words such as 同年 and
for a month or day that would else lie after the anchor; the anchor, the day the text was written.

What cannot be resolved (no anchor) is returned without a date; what the calendar does not have (2月30日) likewise.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from casebook.needs import Selection, ready
from casebook.reading import (
    calendar,
    date_counted,
    date_days,
    date_festivals,
    date_figures,
    date_months,
    date_named,
    date_year_parts,
    date_years,
)
from casebook.reading.calendar import Period, Point
from casebook.reading.date_frame import Frame, NotResolved, Rule
from casebook.reading.numerals import narrow


class DateMention(NamedTuple):
    """A date of a sentence. `text[start:end] == surface`.

    `date` is partial ISO, or the first name of a span that ends in `date_end`; None where it could not be resolved. `start_date` and `end_date` are
    full days, inclusive. `needs` is what the text left out (year, month, day, now), `source` where it was
    taken from (anchor, narrative, sentence).
    """

    start: int
    end: int
    surface: str
    date: str | None
    date_end: str | None
    precision: str | None
    start_date: str | None
    end_date: str | None
    needs: frozenset[str]
    rule: str
    source: str | None = None


# The order decides only between parts of equal length.
RULES: tuple[Rule, ...] = (
    *date_years.RULES,
    *date_year_parts.RULES,
    *date_months.RULES,
    *date_days.RULES,
    *date_figures.RULES,
    *date_counted.RULES,
    *date_festivals.RULES,
    *date_named.RULES,
)


@dataclass(frozen=True)
class Compiled:
    """A rule ready to be tried; `order` is its place in the table."""

    order: int
    rule: Rule
    pattern: re.Pattern[str]


@cache
def _compiled() -> tuple[Compiled, ...]:
    return tuple(Compiled(i, rule, ready(rule.pattern)) for i, rule in enumerate(RULES))


@cache
def _beginning() -> tuple[Selection, tuple[Compiled, ...]]:
    """The rules that may begin a date."""
    alone = tuple(part for part in _compiled() if part.rule.alone)
    return Selection(part.rule.pattern for part in alone), alone


@cache
def _narrowing() -> tuple[Selection, tuple[Compiled, ...]]:
    """The rules that may narrow one."""
    within = tuple(part for part in _compiled() if part.rule.within)
    return Selection(part.rule.pattern for part in within), within


class Scan(NamedTuple):
    """A sentence in narrow characters, what may begin a date in it (leftmost and longest first) and what may narrow one."""

    text: str
    starts: tuple[tuple[Rule, re.Match[str]], ...]
    narrowing: tuple[Compiled, ...]


class Chain(NamedTuple):
    """Parts read so far: where they stand, what they mean (None: a date not resolved) and the rule of the last."""

    start: int
    end: int
    period: Period | None
    rule: str


_LINK = re.compile(r"\s?的?\s?")
_TAIL = re.compile(r"(?:凌晨|清晨|早上|早晨|早间|上午|中午|下午|傍晚|晚上|晚间|晚(?!些)|深夜|夜间)|左右|前后|期间|内(?=$|[,，。])")
_TO = re.compile(r"\s?(?:起|开始)?\s?(?:[\-–—~～]{1,2}|至|到)\s?")
_BETWEEN = re.compile(r"\s?[和与]\s?")


def _read(rule: Rule, match: re.Match[str], base: Chain | None, frame: Frame) -> Chain | None:
    """The chain with this part added; None where the match is no date after all."""
    start = base.start if base else match.start()
    try:
        period = rule.read(match, base.period if base else None, frame)
    except NotResolved:
        return Chain(start, match.end(), None, rule.name)
    return Chain(start, match.end(), period, rule.name) if period else None


def _extended(chain: Chain, frame: Frame, narrowing: tuple[Compiled, ...]) -> Chain:
    """The chain with every part that narrows it further."""
    while chain.period is not None:
        best, places = None, {chain.end, _LINK.match(frame.text, chain.end).end()}
        for part in narrowing:
            if chain.period.precision not in part.rule.within:
                continue
            for at in places:
                match = part.pattern.match(frame.text, at)
                longer = match and _read(part.rule, match, chain, frame)
                if longer and (best is None or longer.end > best.end):
                    best = longer
        if best is None:
            return chain
        chain = best
    return chain


def scan_dates(text: str) -> Scan:
    """Find what may be a date in a sentence, whatever it is resolved against. An article is resolved several times, and scanned once."""
    plain = narrow(text)
    selection, alone = _beginning()
    possible = map(alone.__getitem__, selection.possible(plain))
    found = [(match.start(), -match.end(), part.order, part.rule, match) for part in possible for match in part.pattern.finditer(plain)]
    if not found:
        return Scan(plain, (), ())
    found.sort(key=itemgetter(0, 1, 2))
    selection, within = _narrowing()
    return Scan(plain, tuple((rule, match) for *_, rule, match in found), tuple(within[place] for place in selection.possible(plain)))


def _point(chain: Chain) -> Point | None:
    return calendar.point(chain.period.iso) if chain.period and chain.rule not in ("now", "lately") else None


def _is_beside(found: list[Chain], text: str) -> bool:
    """“昨日升破去年高位，三月…”: a year in the clause of a day only describes something, and is no anchor for the dates after it; nor is what is
    only compared with."""
    if len(found) < 2 or not found[-1].period or not found[-2].period:
        return False
    day, year = found[-2], found[-1]
    return day.period.precision == "day" and year.period.precision == "year" and not re.search("[，,；;。]", text[day.end : year.start])


def _chains(scan: Scan, frame: Frame) -> list[Chain]:
    found: list[Chain] = []
    for rule, match in scan.starts:
        if found and match.start() < found[-1].end:
            continue
        chain = _read(rule, match, None, frame)
        if chain:
            chain = _extended(chain, frame, scan.narrowing)
            found.append(chain)
            if "同期" not in frame.text[chain.start : chain.end] and not _is_beside(found, frame.text):
                frame = Frame(frame.text, frame.anchor, frame.narrative, _point(chain) or frame.sentence)
    return found


def _span(first: Chain, last: Chain) -> Chain | None:
    """From the first date to the last; a last that would lie before is a year later (8月至2月), or a week (周五至周一)."""
    a, b = first.period, last.period
    if a is None or b is None:
        return None
    if b.start < a.start and "year" in b.needs and b.precision == "month":
        b = calendar.month(b.start.year + 1, b.start.month) or b
    if b.start < a.start and first.rule == last.rule == "weekday":
        b = calendar.one_day(b.start + timedelta(days=7))
    if b.start < a.start:
        return None
    period = Period(a.start, b.end, a.precision, a.iso, b.iso_end or b.iso, a.needs | b.needs - {"year"}, a.source)
    return Chain(first.start, last.end, period, "span")


def _between(first: Chain, last: Chain) -> Chain | None:
    """2015年和2018年之间: from the first date up to where the second begins. Both still name the span."""
    span = _span(first, last)
    if span is None or span.period is None or last.period is None or span.period.end != last.period.end:
        return span
    end = last.period.start - timedelta(days=1)
    return span._replace(period=span.period._replace(end=end)) if end > span.period.start else span


def _joined_span(text: str, first: Chain, last: Chain) -> Chain | None:
    """The span from one date to another, where the words between them or around them make one."""
    between = text[first.end : last.start]
    if _TO.fullmatch(between):
        return _span(first, last)
    if _BETWEEN.fullmatch(between) and text.startswith(("之间", "间"), last.end):
        return _between(first, last)
    return None


def _restates(text: str, first: Chain, last: Chain) -> bool:
    """周日, 二月十号: a weekday beside the day it falls on."""
    return bool(re.fullmatch(r"\s?[,，(（]?\s?", text[first.end : last.start])) and "weekday" in (first.rule, last.rule) and first.rule != last.rule


def _joined(text: str, chains: list[Chain]) -> list[Chain]:
    out: list[Chain] = []
    for chain in chains:
        before = out[-1] if out else None
        span = _joined_span(text, before, chain) if before else None
        if span:
            out[-1] = span
        elif before and _restates(text, before, chain):
            told = before if chain.rule == "weekday" else chain
            out[-1] = told._replace(start=before.start, end=chain.end)
        else:
            out.append(chain)
    return out


def _mention(text: str, chain: Chain) -> DateMention:
    tail = _TAIL.match(text, chain.end)
    start, end, period = chain.start, tail.end() if tail else chain.end, chain.period
    if period is None:
        return DateMention(start, end, text[start:end], None, None, None, None, None, frozenset(), chain.rule)
    return DateMention(
        start, end, text[start:end], period.iso, period.iso_end, period.precision,
        period.start.isoformat(), period.end.isoformat(), period.needs, chain.rule, period.source,
    )  # fmt: skip


def resolve_dates(scan: Scan, anchor: str | None = None, *, narrative: str | None = None) -> list[DateMention]:
    """The dates of a scanned sentence, as `read_dates` gives them."""
    if not scan.starts:
        return []
    frame = Frame(scan.text, calendar.point(anchor), calendar.point(narrative))
    return [_mention(scan.text, chain) for chain in _joined(scan.text, _chains(scan, frame))]


def read_dates(text: str, anchor: str | None = None, *, narrative: str | None = None) -> list[DateMention]:
    """The dates of one sentence in Simplified characters, in order, none overlapping another.

    `anchor` is when the text was written and `narrative` the last date told before this sentence, both partial ISO. A date that
    could not be resolved is returned with `date` None.
    """
    return resolve_dates(scan_dates(text), anchor, narrative=narrative)
