"""What of a saved page is not its article: elements that say so, and lists of comments and teasers.

Comments and teasers are lists whatever they are called: three and more elements of one kind, each with a time, an answer button or a headline that
links away. A thread is all such a list, and its first item is the article.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from casebook.corpus.page import Block, words_of
from casebook.corpus.page_headline import HEADINGS

LINK = 0.6  # a block of which so much is a link leads away from the page
NOT_ARTICLE = frozenset(("nav", "aside", "footer", "figcaption", "legend"))
COMMENTS = re.compile(
    r"(^|[-_ ])(\w*comments?|commentlist|cmts?|repl(y|ies)|respond|pinglun|gentie|tie|liuyan|huifu|disqus|changyan|fb-comments)([-_ \d]|$)"
)
ELSEWHERE = re.compile(
    r"(^|[-_ ])(related?|recommend\w*|tuijian|xiangguan|sidebar|side-bar|rank\w*|breadcrumbs?|crumbs?|nav|navbar|menu|footer|foot|copyright|tags?|toolbar"
    r"|ads?|advert\w*|promo\w*|subscri\w+|newsletter|login|paywall|vip|member(ship)?|popup|modal|pagination|pager|share|sharing|social\w*|hot\w*|caption|(image|img|pic|photo|figure)[-_]?(note|desc|descr)"
    r"|author-(info|bio|box|card)|about-author|qr-?code|reward|donate|licen[cs]e)([-_ \d]|$)"
)
# What an element called so may hold of the prose below the headline: more, and it is the frame of the article itself.
MOST_ELSEWHERE = 0.3
# Comments and teasers: so many elements of one kind, nearly all of them with a label or a link that paragraphs do not have.
FEWEST_ITEMS, ITEMS_SHARE = 3, 0.7
SHORTEST_LINK_TITLE, LONGEST_LABEL = 8, 40
WHEN = re.compile(
    r"\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d\d|\d+\s*(秒|分钟|分鐘|小时|小時|天|周|週|个月|個月|年)前|[昨今前]天\s*\d{1,2}:\d\d|刚刚|剛剛"
)
ANSWER = re.compile(r"(?=.*\D)([\s\d·|(（)）\[\]./年月日:-]|回[复復覆應应]|支持|反对|举报|檢舉|点赞|點讚|赞|讚|顶|踩|楼|樓|#|沙发|板凳|引用)+")
# A thread is all comments, and its first is the article: what else stands on its page is shorter than this.
LONGEST_BESIDE_THREAD = 60
SHORTEST_ARTICLE, FEWEST_PARAGRAPHS = 150, 3  # characters and paragraphs below a headline: a teaser or a lead has fewer


def prose_in(blocks: Iterable[Block]) -> int:
    """Characters of prose in blocks."""
    return sum(block.prose for block in blocks)


def masses_of(blocks: Iterable[Block]) -> Counter[Any]:
    """Characters of prose in every element."""
    masses: Counter[Any] = Counter()
    for block in blocks:
        mass = block.prose
        for element in block.around if mass else ():
            masses[element] += mass
    return masses


def clutter_of(blocks: list[Block], start: int) -> set[Any]:
    """Elements of the page that are no part of the article below `start`: by what they are called, and lists of comments and teasers."""
    frame = set(blocks[start - 1].around if start else ())
    below = blocks[start:]
    elements = {element for block in below for element in block.around} - frame
    clutter = {e for e in elements if e.tag in NOT_ARTICLE or (e.tag not in ("html", "body") and COMMENTS.search(words_of(e)))}
    masses = masses_of(block for block in below if clutter.isdisjoint(block.around))
    most = MOST_ELSEWHERE * max(masses.values(), default=0)
    clutter |= {e for e in elements if ELSEWHERE.search(words_of(e)) and masses[e] <= most}
    lists = _lists(below, frame)
    listed = {element for items in lists for element in items}
    beside = prose_in(block for block in below if (clutter | listed).isdisjoint(block.around))
    if lists and beside < LONGEST_BESIDE_THREAD:
        # The lists come in the order of the page.
        first = next((items[0] for items in lists if masses[items[0]] >= SHORTEST_ARTICLE), lists[0][0])
        opening = {first, *first.iterdescendants(), *first.iterancestors()}
        listed -= opening
        clutter -= opening
    return clutter | listed


def _lists(blocks: list[Block], frame: set[Any]) -> list[list[Any]]:
    """The items of each list of comments or teasers."""
    within: dict[Any, list[Block]] = defaultdict(list)
    for block in blocks:
        for element in block.around:
            within[element].append(block)
    kinds: dict[tuple[Any, str, str], list[Any]] = defaultdict(list)
    for element in within:
        if element not in frame and element.getparent() is not None:
            kinds[element.getparent(), element.tag, (element.get("class") or "").split(" ")[0]].append(element)
    return [items for items in kinds.values() if _is_list([within[item] for item in items])]


def _is_list(items: list[list[Block]]) -> bool:
    """Whether elements of one kind are comments or teasers; two are teasers where both have a headline that is a link above their text."""
    if len(items) < FEWEST_ITEMS:
        return len(items) == FEWEST_ITEMS - 1 and all(len(item) > 1 and _is_link_title(item[0]) for item in items)
    return sum(_is_item(item) for item in items) >= ITEMS_SHARE * len(items)


def _is_link_title(block: Block) -> bool:
    return block.link_share > LINK and len(block.text) >= SHORTEST_LINK_TITLE


def _is_item(blocks: list[Block]) -> bool:
    """Whether an element has, beside other text, a time or an answer button, or a headline that is a link."""
    if len(blocks) < 2:
        return False
    # A day as a heading is a part of a chronicle.
    labels = (b for b in blocks if len(b.text) <= LONGEST_LABEL and (b.linked or b.element.tag not in HEADINGS))
    return any(map(_is_link_title, blocks)) or any(WHEN.search(b.text) or ANSWER.fullmatch(b.text) for b in labels)
