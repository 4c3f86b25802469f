"""When a saved page says that its article was published, and where it says so.

In order: structured data (JSON-LD, schema.org's `datePublished`), the meta tags that sites use for it, the line with the title, a script's
own variable, and last, as a weak sign, the page's address. When a page was changed, printed or stored says nothing of the day of writing.
A time with its zone is put into China's, which Hong Kong and Taiwan share.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from casebook.corpus.stamps import REPRINTED_DAYS, PageDate, dates_in, dates_in_paths

CHINA = timezone(timedelta(hours=8))
# In lower case; all seen in the heads of Chinese-language news pages.
# fmt: off
PUBLISHED_NAMES = frozenset((
    "article:published_time", "og:published_time", "og:article:published_time", "bytedance:published_time", "weibo:article:create_at",
    "datepublished", "publishdate", "publish-date", "publish_date", "pubdate", "publishtime", "publish_time", "published_time", "date.issued",
    "dc.date.issued", "dcterms.issued", "dc.date", "parsely-pub-date", "sailthru.date", "article.published", "date", "firstpublishdate",
    "ptime", "releasedate", "apub:time", "firstpublishedtime",
))
MODIFIED_NAMES = frozenset((
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "revised", "updatetime", "dateupdate",
    "dcterms.modified", "lastmodifiedtime", "weibo:article:update_at",
))
# fmt: on
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
SCRIPT = re.compile(
    r"""\b(?:publish_?[tT]ime|pub_?[tT]ime|pub_?[dD]ate|ct|publishDate|create_?[tT]ime)["']?\s*[=:]\s*["'](\d{10}(?:\d{3})?|\d{4}-\d{2}-\d{2}[^"']{0,20})["']"""
)
# A line so labelled is about the page: 更新于 2021-11-07, 列印時間, 存檔.
OF_THE_PAGE = re.compile(
    r"更新|修[改订訂]|[编編][辑輯]于|打印|列印|抓取|存[档檔]|快照|下[载載]|[访訪][问問]|截[至止]|update|modified|printed|archived|retrieved|cached",
    re.IGNORECASE,
)
CHANGED_AFTER = re.compile(r"[\s\d:]*(更新|修[改订訂]|[编編][辑輯])")
PUBLISHED_AT = re.compile(r"([发發](布|佈|表|稿)|刊[登发發]|出版)(日期|时间|時間|于|於)?\s*[:：]?\s*$")
LONGEST_LINE = 120


@dataclass(frozen=True)
class Dated:
    """A day (ISO), where the page gives it, in English and in Chinese, and whether that is only its address."""

    day: str
    why: str
    why_zh: str
    weak: bool = False


def dates_of(
    articles: list[dict[str, Any]], metas: list[tuple[str, str]], lines: list[str], below: list[str], scripts: Iterable[str], url: str | None
) -> list[Dated]:
    """Every day of publication that a page gives, the surest first.

    `articles` are its JSON-LD articles, `metas` names and contents of its meta tags, `lines` what stands with the headline, `below`
    what stands under the article.
    """
    found = [(day_of(a.get("datePublished")), "the page's JSON-LD datePublished", "网页JSON-LD中的datePublished") for a in articles]
    found += [(day_of(value), f"the page's meta tag {name}", f"网页meta标签{name}") for name, value in metas if _bare(name) in PUBLISHED_NAMES]
    found += [(d.iso, f"printed with the headline: {d.surface}", f"标题旁印有日期：{d.surface}") for d in _printed(lines, of_the_page=False)]
    found += [(d.iso, f"printed below the article: {d.surface}", f"文末印有日期：{d.surface}") for line in below for d in _labelled(line)]
    days = {day for script in scripts for value in SCRIPT.findall(script) if (day := day_of(value))}
    found += [(day, "the time of publication in the page's script", "网页脚本中的发布时间") for day in days if len(days) == 1]
    dated = [Dated(day, why, why_zh) for day, why, why_zh in found if day]
    stored = dates_in_paths(url) if url else []
    return dated + [Dated(d.iso, f"the day in the page's address ({d.surface})", f"网址中的日期（{d.surface}）", weak=True) for d in stored]


def _labelled(line: str) -> list[PageDate]:
    """The days in a short line that are labelled as those of publication."""
    days = dates_in(line, 0, len(line), "byline") if len(line) <= LONGEST_LINE else []
    return [day for day in days if PUBLISHED_AT.search(line[: day.start])]


def _bare(name: str) -> str:
    return "".join(name.lower().split())


def surest(days: list[Dated]) -> Dated | None:
    """The first of days in the order of their sureness; but an article is printed again after it was written, so one weeks earlier goes before."""
    earliest = min(days, key=lambda dated: dated.day, default=None)
    if earliest and date.fromisoformat(days[0].day) - date.fromisoformat(earliest.day) > timedelta(days=REPRINTED_DAYS):
        return earliest
    return days[0] if days else None


def stamps_of(articles: list[dict[str, Any]], metas: list[tuple[str, str]], lines: list[str]) -> list[str]:
    """Days on which the page was changed, printed or stored, as it says."""
    changed = [day_of(a.get("dateModified")) for a in articles]
    changed += [day_of(value) for name, value in metas if _bare(name) in MODIFIED_NAMES]
    changed += [d.iso for d in _printed(lines, of_the_page=True)]
    return sorted({day for day in changed if day})


def _printed(lines: Iterable[str], *, of_the_page: bool) -> Iterator[PageDate]:
    """The days in short lines that are labelled as the page's own (更新于 …, … 修改), or those that are not."""
    for line in lines:
        end = 0
        for day in dates_in(line, 0, len(line), "byline") if len(line) <= LONGEST_LINE else ():
            labelled = OF_THE_PAGE.search(line[end : day.start]) or CHANGED_AFTER.match(line[day.end :])
            if (labelled is not None) == of_the_page:
                yield day
            end = day.end


def day_of(value: object) -> str | None:
    """The day (ISO) that a machine-readable or printed time names, in China; None where it names none."""
    text = str(value or "").strip()
    try:
        if EPOCH.fullmatch(text):
            return datetime.fromtimestamp(int(text[:10]), CHINA).date().isoformat()
        zoned = ISO.match(text)
        if zoned:
            year, month, day, hour, minute, _, zone = zoned.groups()
            moment = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:00{'+00:00' if zone == 'Z' else zone[:3] + ':' + zone[-2:]}")
            return moment.astimezone(CHINA).date().isoformat()
        compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?", text)
        if compact:
            return date(*map(int, compact.groups())).isoformat()
    except (ValueError, OverflowError):
        return None
    return next((d.iso for d in dates_in(text, 0, len(text), "byline")), None)


def json_articles(values: Iterable[object]) -> Iterator[dict[str, Any]]:
    """The articles among a page's JSON-LD, however deep in lists and graphs."""
    waiting = list(values)
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            kinds = value.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(kind).endswith(("Article", "BlogPosting", "Report")) for kind in names):
                yield value
            waiting += [
                inner for key, inner in value.items() if isinstance(inner, (dict, list)) and key not in ("itemListElement", "hasPart", "citation")
            ]
