"""Dates that a page prints around its article, and the lines that hold nothing else."""

import re
from dataclasses import dataclass
from datetime import date

DATE = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(?:[-./]|年\s?)(\d{1,2})(?:[-./]|月\s?)(\d{1,2})(?!\d)日?")
CLOCK = re.compile(r"[T ]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?")
COUNTER = re.compile(
    r"\d*\s*(?:次|人)?\s*(?:浏览|瀏覽|评论|評論|阅读|閱讀|点赞|點讚|赞|讚|收藏|转发|轉發|热度|views?|comments?)\s*[(（:：]?\s*\d*\s*[)）]?",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\]\([^)]{0,2000}\)")
# What may stand beside the date in a line that is still a stamp: 发布时间, a site's short name, an author.
MOST_OTHER_CHARACTERS = 14
LONGEST_STAMP = 100


@dataclass(frozen=True)
class PageDate:
    """A full date outside the body: `kind` is `byline` (the article gives it as its own) or `stamp` (the page's, perhaps of a re-post)."""

    start: int
    end: int
    surface: str
    iso: str
    kind: str


def is_stamp(visible: str) -> bool:
    """Whether a line is a date with little beside it: a clock time, counters, a name."""
    if len(visible) > LONGEST_STAMP:
        return False
    rest, dates = DATE.subn("", visible)
    return bool(dates) and len(re.sub(r"[\s|/·:：,，]", "", COUNTER.sub("", CLOCK.sub("", rest)))) <= MOST_OTHER_CHARACTERS


def has_counters(visible: str) -> bool:
    """Whether a line counts views, comments or likes: then its date is the page's."""
    return len(visible) <= LONGEST_STAMP and bool(COUNTER.search(visible))


def dates_in(text: str, start: int, end: int, kind: str) -> list[PageDate]:
    """The full dates in `text[start:end]`, those inside web addresses left out."""
    hidden = [match.span() for match in ADDRESS.finditer(text, start, end)]
    found = [match for match in DATE.finditer(text, start, end) if not any(a <= match.start() < b for a, b in hidden)]
    dated = [(match, _iso(match)) for match in found]
    return [PageDate(*match.span(), match[0], iso, kind) for match, iso in dated if iso]


def _iso(match: re.Match[str]) -> str | None:
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None
