"""The headline of a saved page: what its head calls the article, and the element that shows it.

The element matters more than the words: the article stands below it, and a second element of its kind is the headline of another article.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from casebook.corpus.lines import squeezed
from casebook.corpus.page import Block, words_of
from casebook.corpus.title import SITE_TAIL

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements that are no heading but say that they are: <div class="news_title">, <span id="biaoti">, <td class="bt">.
CALLED_TITLE = re.compile(r"(^|[-_ ])(\w*title|headline|biaoti|bt|tit)([-_ \d]|$)")
SHORTEST, LONGEST = 4, 100
SHORTEST_ALONE = 8  # an h1 that the head does not know may be the site's name
SEPARATOR = r"[_|｜丨]|--+|\s*[-–—]\s*"
POSTING = re.compile(r"^[\[【][^\]】]{1,6}[\]】]\s*")
MADE_WITH = re.compile(r"powered by", re.IGNORECASE)
# A head may hold the headline only up to its first quotation mark, or with the names of channel and site behind it.
ENOUGH_OF_IT = 0.4


@dataclass(frozen=True)
class Headline:
    """The article's title and the index of the block that shows it (None where no block does)."""

    title: str | None
    at: int | None


def headline_of(blocks: list[Block], called: Iterable[str]) -> Headline:
    """The headline of a page; `called` is what its head calls the article, the surest first, its own title last."""
    names = [name for name in called if name]
    possible = [i for i, block in enumerate(blocks) if SHORTEST <= len(block.text) <= LONGEST and _rank(block)]
    matching = [(_rank(blocks[i]), -i) for i in possible if any(_says(blocks[i].text, name) for name in names)]
    if matching:
        at = -max(matching)[1]
        return Headline(_without_site(blocks[at].text, names), at)
    alone = [i for i in possible if blocks[i].element.tag == "h1" and len(blocks[i].text) >= SHORTEST_ALONE]
    if len(alone) == 1:
        return Headline(blocks[alone[0]].text, alone[0])
    return Headline(without_sites(names[0]) if names else None, None)


def _rank(block: Block) -> int:
    """How surely an element shows a headline by its kind: 0 where nothing says so."""
    tag = block.element.tag
    if tag == "h1":
        return 4
    if tag in HEADINGS[1:3]:
        return 3
    return 2 if any(CALLED_TITLE.search(words_of(e)) for e in block.around[:2]) else 1 if tag in (*HEADINGS, "p", "td", "div", "span") else 0


def _says(shown: str, name: str) -> bool:
    """Whether the words shown are those of a name or of one of its parts, or the one begins with the other."""
    shown, name = squeezed(shown), squeezed(name)
    if len(shown) > SHORTEST and {shown, POSTING.sub("", shown)} & {squeezed(part) for part in re.split(SEPARATOR, name)}:
        return True
    short, long = sorted((shown, name), key=len)
    return len(short) >= SHORTEST and long.startswith(short) and len(short) >= ENOUGH_OF_IT * len(squeezed(without_sites(long)))


def _without_site(shown: str, names: list[str]) -> str:
    """The words shown, without the kind of a posting before them ([原创]) and a site's name behind them that the page's head does not have."""
    for bare in (without_sites(shown), POSTING.sub("", shown)):
        if any(squeezed(name).startswith(squeezed(bare)) for name in names):
            return bare
    return shown


def without_sites(title: str) -> str:
    """A page's title without the names of its channel and its site: “…_财经_某某网”, “… - 某某周刊”."""
    parts = re.split(r"\s*(?:[_|｜丨]|--+|\s[-–—]\s)\s*", title.strip())
    tail = SITE_TAIL.search(title)
    if tail and tail.start() >= SHORTEST:
        title = title[: tail.start()]
    if len(parts) > 1 and len(parts[0]) >= max(len(part) for part in parts[1:]) and len(parts[0]) > SHORTEST:
        return parts[0]
    return title.strip()


def sites_in(title: str, headline: str) -> list[str]:
    """What a page's title has beside the headline, the last first: the site, then its channel; without the number of an issue."""
    rest = title.replace(headline, "_")
    parts = (re.sub(r"第?\d+期$", "", part.strip()) for part in re.split(SEPARATOR, rest))
    return [part for part in reversed(list(parts)) if part and not MADE_WITH.match(part)] if rest != title else []


def same_kind(block: Block, headline: Block) -> bool:
    """Whether a block stands in the same kind of element as the headline does: it may be the headline of another article."""
    a, b = block.element, headline.element
    return a.tag == b.tag and (a.get("class") or "") == (b.get("class") or "") and (b.tag == "h1" or bool(b.get("class")))
