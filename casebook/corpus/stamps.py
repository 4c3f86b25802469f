"""Dates that a page prints around its article, and the lines that hold nothing else."""

import re
from dataclasses import dataclass
from datetime import date

DATE = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(?:[-./]|年\s?)(\d{1,2})(?:[-./]|月\s?)(\d{1,2})(?!\d)日?")
# 17 Mar 2022, March 17, 2022: as feeds and English page frames write it (RFC 2822 and its American order).
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"({'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
ENGLISH_DATE = re.compile(
    rf"(?<![\w./-])(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?(?:(\d{{1,2}}) {MONTH},? |{MONTH} (\d{{1,2}}), ?)((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# 民國109年2月28日 (counted from 1912), 二〇二〇年二月二十八日.
CHINESE_DATE = re.compile(
    r"(?:(?:中[华華])?民[国國]\s?(\d{1,3})|([〇○零一二三四五六七八九]{4}))\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日"
)
DATED = re.compile("19|20|年")  # whatever is a date of the three has one
FIRST_REPUBLICAN_YEAR = 1912
DIGITS = "〇一二三四五六七八九"
# A day in the path of a picture or a link: /2022/03/17/, /2022-03/17/, /20220317/, 20220317093000 and longer. An archive's own stamp (/web/20210712…) is none.
PATH_DATE = re.compile(r"(?<![\d.])(?<!web/)(20\d\d)(?:[/_-](\d{2})[/_-](\d{2})(?!\d)|(\d{2})/?(\d{2})(?:[0-2]\d[0-5]\d\d*)?(?!\d))")
CLOCK = re.compile(r"[T ]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}| GMT| UTC)?")
COUNTER = re.compile(
    r"\d*\s*(?:次|人)?\s*(?:浏览|瀏覽|评论|評論|阅读|閱讀|点赞|點讚|赞|讚|收藏|转发|轉發|热度|views?|comments?)\s*[(（:：]?\s*\d*\s*[)）]?",
    re.IGNORECASE,
)
PAGE = re.compile(r"[(（]?\s*第\s*[A-Z]?\d+\s*版\s*[)）]?")  # of a paper
ADDRESS = re.compile(r"https?://[^\s\"'<>]+|www\.[^\s\"'<>]+|\]\((?:[^()]|\([^()]*\)){0,2000}\)")
# What may stand beside the date in a line that is still a stamp: 发布时间, a site's short name, an author.
MOST_OTHER_CHARACTERS = 14
LONGEST_STAMP = 100
REPRINTED_DAYS = 31  # from the day of writing to the date that a re-post prints with the title


@dataclass(frozen=True)
class PageDate:
    """A full date outside the body's words.

    `kind` is `byline` (the article gives it as its own), `stamp` (the page's, perhaps of a re-post) or `path` (a picture's or link's address).
    """

    start: int
    end: int
    surface: str
    iso: str
    kind: str


def is_stamp(visible: str) -> bool:
    """Whether a line is a date with little beside it: a clock time, counters, a name."""
    if len(visible) > LONGEST_STAMP or not DATED.search(visible):
        return False
    rest = CHINESE_DATE.sub("", ENGLISH_DATE.sub("", DATE.sub("", visible)))
    return rest != visible and len(re.sub(r"[\s|/·:：,，]", "", COUNTER.sub("", PAGE.sub("", CLOCK.sub("", rest))))) <= MOST_OTHER_CHARACTERS


def has_counters(visible: str) -> bool:
    """Whether a line counts views, comments or likes: then its date is the page's."""
    return len(visible) <= LONGEST_STAMP and bool(COUNTER.search(visible))


def dates_in(text: str, start: int, end: int, kind: str) -> list[PageDate]:
    """The full dates in `text[start:end]`, those inside web addresses left out."""
    hidden = [match.span() for match in ADDRESS.finditer(text, start, end)]
    found = [match for pattern in (DATE, ENGLISH_DATE, CHINESE_DATE) for match in pattern.finditer(text, start, end)]
    found = [match for match in found if not any(a <= match.start() < b for a, b in hidden)]
    return _read(sorted(found, key=lambda match: match.start()), kind)


def dates_in_paths(text: str) -> list[PageDate]:
    """The days that stand in web addresses of `text`, as the storage of pictures and the links of newspapers have them."""
    return _read([match for address in ADDRESS.finditer(text) for match in PATH_DATE.finditer(text, *address.span())], "path")


def _read(found: list[re.Match[str]], kind: str) -> list[PageDate]:
    dated = [(match, _iso(match)) for match in found]
    return [PageDate(*match.span(), match[0], iso, kind) for match, iso in dated if iso]


def _iso(match: re.Match[str]) -> str | None:
    """The day that a match of any of the patterns names, or None where no calendar has it."""
    try:
        if match.re is CHINESE_DATE:
            republican, digits, month, day = match.groups()
            year = int(republican) + FIRST_REPUBLICAN_YEAR - 1 if republican else int("".join(str(_digit(c)) for c in digits))
            return date(year, _counted(month), _counted(day)).isoformat()
        if match.re is ENGLISH_DATE:
            day, month, month_first, day_second, year = match.groups()
            return date(int(year), MONTHS.index((month or month_first).lower()) + 1, int(day or day_second)).isoformat()
        year, month, day = (group for group in match.groups() if group and group.isdigit())
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _digit(character: str) -> int:
    return max(0, DIGITS.find(character))


def _counted(number: str) -> int:
    """A number below 100 in figures or in characters: 12, 十二, 二十八."""
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_digit(tens) if tens else 1) * 10 * bool(ten) + (_digit(ones) if ones else 0)
