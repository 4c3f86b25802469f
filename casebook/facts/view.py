"""One article as the rules of this room see it: sentences in Simplified script with their names, numbers and dates.

Every offset inside a `Line` lies in its Simplified text; `Line.raw` leads back to the article's own characters.
Dates are resolved in reading order, against the article's date and against the last date told before (the anchor
of the narrative), and each knows which of the two it needed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from casebook.corpus.article import Article, Sentence
from casebook.facts.records import Claim, Event, Quote, Relation
from casebook.reading.dates import DateMention, Scan, resolve_dates, scan_dates
from casebook.reading.entity import Entity, Named
from casebook.reading.names import Lexicon, find_mentions
from casebook.reading.numbers import Quantity, read_quantities

# ASCII punctuation beside Chinese, as converted and typed texts have it, and its full-width form of the same length
WIDE = dict(zip(",:;!?()", "，：；！？（）", strict=True))
ASCII_MARK = re.compile("[,:;!?()]")
COMMA = re.compile(r",(?:(?<=[一-龥”’」》）)%],)|(?<=[A-Za-z0-9],)(?![0-9/]))")  # NARROW's commonest mark, by itself
NARROW = re.compile(r"(?<=[一-龥”’」》）)%A-Za-z0-9])[,:;!?](?![0-9/])|(?<=[一-龥”’」》）)%])[,:;!?]|[()](?=[一-龥“])|(?<=[一-龥”）0-9A-Za-z])[()]")
CHINESE = re.compile("[一-龥]")
LONGEST = 2000  # characters: no sentence of the press is longer; a list or a dump that is would only be misread
NOTHING_DATED = scan_dates("")
NO_STEP = {"now", "business year"}  # what a date lacks that is no step of the narrative
OPENING = re.compile("[（(《]")
ENCLOSED = re.compile(r"[（(][^（）()]*[）)]|《[^《》]*》")
SAME_DAY = re.compile("[当同次翌][日天]|当晚|前一[天日]|第二[天日]")
DAY = 10  # characters of a day in full
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
REPORTED = re.compile("[QH]")
SET_FOR = re.compile(r"(?:将于|将在|将自|拟于|定于|计划于|预计于)$")
COUNTED_ON = re.compile(r"[月年天日周]之?后$|^第二年")
CLAUSE = re.compile(r"[^，,；;：:。！？!?]+[，,；;：:。！？!?]*")


@dataclass(frozen=True)
class Line:
    """One sentence or heading. `paragraph` is the index of its body span; `before` the narrative's date as the sentence begins."""

    article: Article
    sentence: Sentence
    text: str
    base: int
    paragraph: int
    names: tuple[Named, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    scan: Scan = NOTHING_DATED
    dates: tuple[DateMention, ...] = ()
    before: str | None = None

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article's text."""
        return self.article.plain.raw(self.base + start, self.base + end)

    @cached_property
    def undated(self) -> tuple[DateMention, ...]:
        """The dates as the sentence alone gives them, resolved against nothing."""
        return tuple(resolve_dates(self.scan))

    @cached_property
    def _clauses(self) -> list[tuple[int, int]]:
        text = ENCLOSED.sub(lambda m: "　" * len(m.group()), self.text) if OPENING.search(self.text) else self.text
        text = THOUSANDS.sub("　", text) if "," in text else text
        return [m.span() for m in CLAUSE.finditer(text)]

    def clauses(self) -> list[tuple[int, int]]:
        """Spans between commas, colons and semicolons; what stands in brackets or in a title ends none."""
        return self._clauses

    def clause_at(self, offset: int) -> tuple[int, int]:
        """The clause that holds an offset."""
        at = bisect_right(self._clauses, (offset, len(self.text) + 1)) - 1
        found = self._clauses[at] if at >= 0 else (0, 0)
        return found if found[0] <= offset < found[1] else (0, len(self.text))

    @property
    def readable(self) -> bool:
        """False for a "sentence" so long that it is a list or a dump."""
        return len(self.text) <= LONGEST


@dataclass(frozen=True, eq=False)
class View:
    """One article with its lines and the lexicon that also holds the names it introduced itself."""

    article: Article
    lexicon: Lexicon
    lines: tuple[Line, ...]
    published: str | None = None
    published_why: str | None = None
    published_why_zh: str | None = None
    published_inferred: bool = False
    types: dict[str, str] = field(default_factory=dict)

    @property
    def doc(self) -> str:
        return self.article.doc

    def body(self) -> list[Line]:
        """The lines that are no headings."""
        return self._body

    @cached_property
    def _body(self) -> list[Line]:
        return [line for line in self.lines if not line.sentence.heading]

    @cached_property
    def text(self) -> str:
        """All lines, one under another: what it does not hold, none of them does."""
        return "\n".join(line.text for line in self.lines)

    def holding(self, pattern: re.Pattern[str]) -> list[Line]:
        """The lines of the body with a match of a pattern that has no anchors."""
        return [line for line in self._body if pattern.search(line.text)] if pattern.search(self.text) else []

    def entity(self, name: str) -> Entity | None:
        """What the lexicon knows of a name."""
        return self.lexicon.entity(name)


@dataclass(frozen=True)
class Reading:
    """All that one article says by itself."""

    view: View
    claims: list[Claim]
    events: list[Event]
    quotes: list[Quote]
    relations: list[Relation]


def widened(text: str) -> str:
    """The text with full-width punctuation where it stands beside Chinese; the length stays."""
    if not ASCII_MARK.search(text) or not CHINESE.search(text):
        return text
    text = COMMA.sub("，", text)
    return NARROW.sub(lambda m: WIDE[m[0]], text) if ASCII_MARK.search(text) else text


def view_of(article: Article, lexicon: Lexicon) -> View:
    """The article's sentences with names and numbers; dates come later, when the article's own date is known."""
    lexicon = lexicon.taught_by(article.plain.text)
    bounds = [(article.plain.at(sentence.start), article.plain.at(sentence.end)) for sentence in article.sentences]
    names = _names_by_sentence(article, lexicon, bounds)
    lines = tuple(map(partial(_line, article), article.sentences, bounds, names))
    return View(article, lexicon, lines, types=lexicon.types)


def with_dates(view: View, published: str | None, why: str | None, why_zh: str | None, *, inferred: bool = False) -> View:
    """The view with every date resolved against the article's date, which is known as `why` says, and the narrative."""
    lines: list[Line] = []
    narrative: str | None = None
    day: str | None = None  # the day told last, which a year that is only reported on does not take away (其2020年销售额… 公司当日公告)
    for line in view.lines:
        if not line.readable:
            lines.append(_dated(line, (), narrative))
            continue
        if narrative and day and len(narrative) < len(day) and SAME_DAY.search(line.text):
            narrative = day
        dates = tuple(d for d in resolve_dates(line.scan, published, narrative=narrative) if not _after_undated(line.text, d, published))
        lines.append(_dated(line, dates, narrative))
        narrative = (_narrated(line.text, dates, published) if dates else None) or narrative
        days = [d.date for d in dates if d.date and d.precision == "day" and not d.needs & NO_STEP]
        day = days[-1] if days else day if narrative and len(narrative) < DAY and day and day[:4] >= narrative[:4] else None
    return replace(view, lines=tuple(lines), published=published, published_why=why, published_why_zh=why_zh, published_inferred=inferred)


def _dated(line: Line, dates: tuple[DateMention, ...], before: str | None) -> Line:
    return Line(line.article, line.sentence, line.text, line.base, line.paragraph, line.names, line.quantities, NOTHING_DATED, dates, before)


def _after_undated(text: str, date: DateMention, published: str | None) -> bool:
    """“某产品立项四个月之后”, or a time after that, or a second year, that would lie after the day of writing: counted from something without a
    date here."""
    counted = date.needs and COUNTED_ON.search(date.surface)
    if not counted:
        return False
    later = published and date.date and date.date[: len(published)] > published[: len(date.date)]
    return bool(later) or re.search(r"(?:立项|上线|推出|发布|成立|创立)$", text[: date.start]) is not None


def _narrated(text: str, dates: Iterable[DateMention], published: str | None) -> str | None:
    """The date at which the narrative stands after a sentence: its last one, neither now nor a business year, nor only compared with, nor a quarter
    or half year that is still running on the day of writing, which is foretold."""
    told = [
        d
        for d in dates
        if d.date
        and not d.needs & NO_STEP
        and "同期" not in d.surface
        and not text.endswith(("较", "比", "扭转", "打破", "刷新", "超越"), 0, d.start)
    ]
    told = [d for d in told if not (d.precision == "year" and text.startswith(("以来", "至今"), d.end))]  # what has lasted since then is told of now
    told = [d for d in told if not SET_FOR.search(text, 0, d.start)]  # “将于11月1日起出任”: a plan is no step of the story
    month = (published or "")[:7]
    told = [d for d in told if not (REPORTED.search(d.date or "") and len(month) == 7 and (d.end_date or "")[:7] > month)]
    steps = [d for d in told if not REPORTED.search(d.date or "") and not text.endswith(("截至", "截止"), 0, d.start)]  # not what is reported on
    return (steps or told)[-1].date if told else None


def _names_by_sentence(article: Article, lexicon: Lexicon, bounds: Sequence[tuple[int, int]]) -> list[tuple[Named, ...]]:
    """Names found over the whole text at once, since a shared name is decided by what stood before it; `bounds` are those of the sentences."""
    found = find_mentions(article.plain.text, lexicon)
    starts = [n.start for n in found]
    result: list[tuple[Named, ...]] = []
    for start, end in bounds:
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)] if end - start <= LONGEST else []
        result.append(tuple([Named(n.start - start, n.end - start, n.surface, n.entity) for n in inside if n.end <= end]))
    return result


def _line(article: Article, sentence: Sentence, bounds: tuple[int, int], names: tuple[Named, ...]) -> Line:
    base, end = bounds
    text = widened(article.plain.text[base:end])
    paragraph = bisect_right(article.body, (sentence.start, len(article.text))) - 1
    if len(text) > LONGEST:
        return Line(article, sentence, text, base, paragraph, names)
    return Line(article, sentence, text, base, paragraph, names, tuple(read_quantities(text)), scan_dates(text))
