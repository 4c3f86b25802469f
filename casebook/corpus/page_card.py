"""What a saved page says of its article: title, publisher, author, address, days.

Read from structured data (JSON-LD), meta tags, elements that say what they hold (class="source"), and the lines that stand with the headline.
A source that a portal names goes before the portal; of a site's names the Chinese one goes before the Latin.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from casebook.corpus.byline import author_in, is_organisation, press_beside_date, publisher_in, source_in
from casebook.corpus.cards import Card
from casebook.corpus.page import Block, spaced, words_of
from casebook.corpus.page_body import Body
from casebook.corpus.page_date import Dated, dates_of, json_articles, stamps_of, surest
from casebook.corpus.page_headline import Headline, sites_in

# Where somebody publishes, not who: a page of an account there names the account elsewhere.
PLATFORMS = re.compile(
    r"微信公众平台|weixin official accounts platform|知乎(专栏)?|搜狐|今日头条|百家号|百度百家|网易号|企鹅号|大鱼号|简书|medium|csdn博客|csdn|雪球|微博|豆瓣",
    re.IGNORECASE,
)
SOURCE_WORDS = re.compile(r"(^|[-_ ])(source|laiyuan|media[-_]?name|js_name|account[-_]?name|publisher|from)([-_ ]|$)")
AUTHOR_WORDS = re.compile(r"(^|[-_ ])(author([-_]?name)?|writer|zuozhe|reporter)([-_ ]|$)")
NICKNAME = re.compile(r"""\bnickname\s*=\s*(?:htmlDecode\()?["']([^"'<>]{2,40})["']""")
LABEL = re.compile(r"^(来源|來源|作者|文|记者|記者|编辑|編輯)\s*[:：/／]\s*")
NO_NAME = re.compile(r"^[\d\W]*$|@|^(https?:)?//|^(未知|匿名|佚名|本站|网络|綜合|综合|原创|author|name)$", re.IGNORECASE)
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LONGEST_NAME = 24
LINES_BELOW = 8


@dataclass(frozen=True)
class Head:
    """A page's own data: meta tags, JSON-LD articles, the texts of its scripts."""

    metas: tuple[tuple[str, str], ...]
    articles: tuple[dict[str, Any], ...]
    scripts: tuple[str, ...]
    titles: tuple[str, ...]

    def meta(self, *names: str) -> str | None:
        """The first meta tag of any of these names that says something."""
        return next((value for name in names for key, value in self.metas if key.lower() == name and value), None)

    def called(self) -> list[str]:
        """What it calls its article, the surest first."""
        named = [
            self.meta("og:title"),
            self.meta("twitter:title"),
            self.meta("headline"),
            *(spaced(str(a.get("headline") or "")) for a in self.articles),
        ]
        return [name for name in (*named, *self.titles) if name]


def head_of(tree: Any) -> Head:
    """The data of a page, structured and in scripts."""
    metas = []
    for tag in tree.iter("meta"):
        content = spaced(tag.get("content") or "")
        metas += [(tag.get(key), content) for key in ("property", "name", "itemprop") if tag.get(key) and content]
    metas += [
        (e.get("itemprop"), e.get("datetime") or spaced(e.text_content())) for e in tree.xpath("//*[@itemprop='datePublished'][not(self::meta)]")
    ]
    metas += [("pubdate", e.get("datetime")) for e in tree.xpath("//time[@pubdate][@datetime]")]
    scripts = [(script.get("type") or "", script.text or "") for script in tree.iter("script")]
    structured = [value for kind, text in scripts if "ld+json" in kind for value in _json(text)]
    titles = [spaced(title.text_content()) for title in tree.iter("title")]
    return Head(tuple(metas), tuple(json_articles(structured)), tuple(text for kind, text in scripts if "json" not in kind), tuple(titles[:1]))


def _json(text: str) -> list[object]:
    bare = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text)
    try:
        return [json.loads(bare, strict=False)]
    except (ValueError, RecursionError):
        return []  # a page whose data is broken is read by its other signs


@dataclass(frozen=True)
class Said:
    """The card that a page makes of itself; `weak` is the day in its address, `stamps` the days on which the page was changed or stored."""

    card: Card
    weak: Dated | None
    stamps: tuple[str, ...]


def said_by(tree: Any, head: Head, headline: Headline, body: Body, address: str | None = None) -> Said:
    """What a page says of its article; `address` is where it was fetched, if it was."""
    head_blocks = list(body.head)
    lines = [block.text for block in head_blocks]
    below = [block.text for block in body.after[:LINES_BELOW]]
    first = [block.text for block in body.blocks[:2]]
    url = address or _address(tree, head)
    articles = _own(list(head.articles), headline.title)
    dated_lines = [*lines, *(block.text for block in reversed(body.above))]
    times = [element.get("datetime") for block in head_blocks for element in block.element.iter("time") if element.get("datetime")]
    dated = dates_of(articles, list(head.metas), [*dated_lines, *times], below, head.scripts, url)
    sure = surest([day for day in dated if not day.weak])
    publisher = _publisher(head, articles, headline, head_blocks, lines, below)
    card = Card(
        title=headline.title,
        publisher=publisher,
        author=_author(head, articles, head_blocks, [*lines, *first, *below], publisher),
        url=url,
        published=sure.day if sure else None,
        published_why=_why(sure, dated),
        published_why_zh=sure.why_zh if sure else None,
    )
    return Said(card, next((day for day in dated if day.weak), None), tuple(stamps_of(articles, list(head.metas), dated_lines)))


def _why(sure: Dated | None, dated: list[Dated]) -> str | None:
    """The reason, with the first other reason that gives another day."""
    if sure is None:
        return None
    other = next((day for day in dated if day.day != sure.day), None)
    return sure.why + (f" (another day, {other.day}: {other.why})" if other else "")


def _own(articles: list[dict[str, Any]], title: str | None) -> list[dict[str, Any]]:
    """The structured article that has this headline, or the only one there is."""
    same = [a for a in articles if title and spaced(str(a.get("headline") or a.get("name") or ""))[:LONGEST_NAME] == title[:LONGEST_NAME]]
    return same or (articles if len(articles) == 1 else [])


def _address(tree: Any, head: Head) -> str | None:
    links = [link.get("href") or "" for link in tree.xpath("//link[@rel='canonical']")]
    saved = [match[1] for comment in tree.xpath("//comment()") if (match := SAVED_FROM.search(comment.text or ""))]
    saved += [match[1] for comment in tree.xpath("preceding::comment()|/comment()") if (match := SAVED_FROM.search(comment.text or ""))]
    possible = [*links, head.meta("og:url") or "", *saved]
    return next((url.strip() for url in possible if re.match(r"https?://[^\s<>\"']+$", url.strip())), None)


def _names(value: object) -> Iterator[str]:
    """The names in JSON-LD's author or publisher: text, an object, or a list of them."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield spaced(name)


def _labelled(above: Iterable[Block], words: re.Pattern[str]) -> list[str]:
    """What the elements hold that are called so, around the headline."""
    elements = {
        element: None for block in above for element in block.element.iter() if isinstance(element.tag, str) and words.search(words_of(element))
    }
    texts = (LABEL.sub("", spaced(element.text_content())) for element in elements)
    return [text for text in texts if 2 <= len(text) <= LONGEST_NAME and not re.search(r"\d{4}|[:：，。]", text)]


def _publisher(head: Head, articles: list[dict[str, Any]], headline: Headline, above: list[Block], lines: list[str], below: list[str]) -> str | None:
    accounts = [name for script in head.scripts for name in NICKNAME.findall(script)]
    sources = [publisher_in(lines), source_in(below), *_labelled(above, SOURCE_WORDS), *accounts]
    structured = [name for article in articles for name in _names(article.get("publisher"))]
    tails = [site for title in head.titles if headline.title for site in sites_in(title, headline.title)]
    sites = [
        head.meta("og:site_name"),
        *structured,
        head.meta("publisher"),
        head.meta("application-name"),
        head.meta("apple-mobile-web-app-title"),
        *tails,
    ]
    sites = [spaced(name) for name in sites if name and len(spaced(name)) <= LONGEST_NAME]
    chinese = [name for name in sites if CHINESE.search(name)]
    # Some sites name the source where the author belongs.
    authors = [name for name in (head.meta("article:author"), head.meta("author")) if name and is_organisation(name) and len(name) <= LONGEST_NAME]
    return next((name for name in (*sources, *authors, *chinese, *sites, press_beside_date(lines)) if name and not PLATFORMS.fullmatch(name)), None)


def _author(head: Head, articles: list[dict[str, Any]], above: list[Block], lines: list[str], publisher: str | None) -> str | None:
    structured = [re.split(r"[／/|｜]", name)[0].strip() for article in articles for name in _names(article.get("author"))]
    tagged = [spaced(e.text_content()) for block in above for e in block.element.iter("a") if "author" in (e.get("rel") or "").split()]
    metas = [head.meta("author"), head.meta("article:author"), head.meta("og:article:author")]
    named = author_in(lines)
    people = (name for name in (*structured, *tagged, *_labelled(above, AUTHOR_WORDS), *metas) if name and _is_person(name, publisher))
    return named or next(people, None)


def _is_person(name: str, publisher: str | None) -> bool:
    possible = len(name) <= LONGEST_NAME and name != publisher and not NO_NAME.search(name)
    return possible and not is_organisation(name)
