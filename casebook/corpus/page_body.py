"""Which blocks of a saved page are its article.

The page's own structure tells more than any block by itself. Comments and teasers are lists: three and more elements of one kind, each with a
time, an answer button or a headline that links away; so they are left out however long they are and whatever language their classes are in.
The article stands below its headline and above the next headline of the same kind, in the element that holds most of the prose close
together: every paragraph counts for all elements around it, less with each fork of the tree between. Around it, prose between the headline and that
element is a lead; inside it, links, captions and the lines of lexicon/boilerplate.yml are left out.
Every page in tests/corpus/pages keeps F1 .95 by this, which a test holds; jusText 3.0.2 without stop words reaches that on 6 of the 22, trafilatura
2.3.1 on 4 (mean F1 .73 and .75): neither looks at lists, nor at which headline a text stands under.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from casebook.corpus.page import Block, words_of
from casebook.corpus.page_headline import HEADINGS, Headline, same_kind
from casebook.corpus.stamps import is_stamp

# Prose counts less by this with each fork between it and an element: two equal halves are one article, a third beside the rest is not.
FORK = 0.75
LINK = 0.6  # a block of which so much is a link leads away from the page
PARAGRAPHS = frozenset(("p", "li", "dd", "dt", "blockquote", "pre", "figcaption", "caption", *HEADINGS))
NOT_ARTICLE = frozenset(("nav", "aside", "footer", "figcaption", "legend"))
COMMENTS = re.compile(
    r"(^|[-_ ])(\w*comments?|commentlist|cmts?|repl(y|ies)|respond|pinglun|gentie|tie|liuyan|huifu|disqus|changyan|fb-comments)([-_ \d]|$)"
)
ELSEWHERE = re.compile(
    r"(^|[-_ ])(related?|recommend\w*|tuijian|xiangguan|sidebar|side-bar|rank\w*|breadcrumbs?|crumbs?|nav|navbar|menu|footer|foot|copyright|tags?|toolbar"
    r"|ads?|advert\w*|promo\w*|subscri\w+|newsletter|login|paywall|popup|modal|pagination|pager|share|sharing|social\w*|hot\w*|caption|image_desc|pic-?note"
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
LINES_ABOVE, LINES_OF_HEAD = 4, 16  # in which a page prints who wrote its article and when
LONGEST_CAPTION = 45  # as in body.py
ENDS_SENTENCE = tuple("。！？；：…!?」”’")  # a bracket at the end of a caption holds its source
LONGEST_STUB = 500  # characters: articles of the press have more, and what is shown of one to everybody has less
# What stands where a page stops until it is paid for.
PAY, READ, ALL = (
    r"([订訂][阅閱户戶]|付[费費]|登[录入錄]|[购購][买買]|[会會][员員])",
    r"([阅閱][读讀覽览]|查看|解[锁鎖]|[观觀]看)",
    r"(全文|完整|剩[余餘]|更多|本文|全部|下文)",
)
WALLS = re.compile(
    rf"(?=.{{0,60}}$).*({PAY}.{{0,12}}([继繼][续續]{READ}|{READ}{ALL})|({READ}{ALL}|[继繼][续續]{READ}).{{0,8}}{PAY}"
    rf"|本[文篇内內].{{0,8}}{PAY}.{{0,4}}([内內]容|文章|[专專限][属屬享定]|可[读讀见見])|(剩[余餘]|[还還]有).{{0,6}}\d+\s*[%％字]).*"
)
# Advertising for a subscription is short; a heading that sounds like it in an article has the article's rest below it.
LONGEST_OFFER = 300
LEFT = re.compile(r"(剩[余餘]|[还還]有).{0,6}\d+\s*[%％字]")
LOGIN = re.compile(r"([会會][员員])?登[录入錄]")
BROKEN_OFF = ("...", "…")


@dataclass(frozen=True)
class Body:
    """The blocks of a page's article; `above` are those above the headline, `head` those between it and the article, `after` those below.

    `others` are the headlines of other whole articles on the page; `walled` says that the page asks for money or a login before it shows the rest.
    """

    blocks: tuple[Block, ...]
    above: tuple[Block, ...]
    head: tuple[Block, ...]
    after: tuple[Block, ...]
    others: tuple[str, ...]
    walled: bool


def body_of(blocks: list[Block], headline: Headline) -> Body:
    """The article among the blocks of a page; no block where the page holds no prose."""
    if not blocks:
        return Body((), (), (), (), (), False)
    start = 0 if headline.at is None else headline.at + 1
    clutter = _clutter(blocks, start)
    inside = [i for i in range(start, len(blocks)) if clutter.isdisjoint(blocks[i].around)]
    others = _other_headlines(blocks, inside, headline)
    end = min((*others, *_comments_at(blocks, inside)), default=len(blocks))
    frame = _frame(blocks, [i for i in inside if i < end], headline)
    others = others or _articles_beside(blocks, [i for i in inside if frame not in blocks[i].around])
    inside = [i for i in inside if i < end and frame in blocks[i].around]
    root = _root([blocks[i] for i in inside if blocks[i].prose])
    chosen = _chosen(blocks, inside, root) if root is not None else []
    first, last = (chosen[0], chosen[-1] + 1) if chosen else (start, start)
    return Body(
        blocks=tuple(blocks[i] for i in chosen),
        above=tuple(blocks[max(0, start - 1 - LINES_ABOVE) : max(0, start - 1)]),
        head=tuple(blocks[max(start, first - LINES_OF_HEAD) : first]),
        after=tuple(blocks[last:end]),
        others=tuple(blocks[i].text for i in others if not blocks[i].phrase),
        walled=_is_walled("".join(blocks[i].text for i in chosen), blocks[last:end]),
    )


def _prose(blocks: Iterable[Block]) -> int:
    """Characters of prose in blocks."""
    return sum(block.prose for block in blocks)


def _masses(blocks: Iterable[Block]) -> Counter[Any]:
    """Characters of prose in every element."""
    masses: Counter[Any] = Counter()
    for block in blocks:
        mass = block.prose
        for element in block.around if mass else ():
            masses[element] += mass
    return masses


def _clutter(blocks: list[Block], start: int) -> set[Any]:
    """Elements of the page that are no part of the article below `start`: by what they are called, and lists of comments and teasers."""
    frame = set(blocks[start - 1].around if start else ())
    below = blocks[start:]
    elements = {element for block in below for element in block.around} - frame
    clutter = {e for e in elements if e.tag in NOT_ARTICLE or (e.tag not in ("html", "body") and COMMENTS.search(words_of(e)))}
    masses = _masses(block for block in below if clutter.isdisjoint(block.around))
    most = MOST_ELSEWHERE * max(masses.values(), default=0)
    clutter |= {e for e in elements if ELSEWHERE.search(words_of(e)) and masses[e] <= most}
    lists = _lists(below, frame)
    listed = {element for items in lists for element in items}
    beside = _prose(block for block in below if (clutter | listed).isdisjoint(block.around))
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


def _other_headlines(blocks: list[Block], inside: list[int], headline: Headline) -> list[int]:
    """Blocks below the headline that are headlines too, with an article of their own under each."""
    if headline.at is None:
        return []
    shown = blocks[headline.at]
    possible = [n for n, i in enumerate(inside) if blocks[i].text != shown.text and _heads_article(blocks, inside, n, shown)]
    long = [n for n, end in pairwise([*possible, len(inside)]) if _prose(blocks[i] for i in inside[n + 1 : end]) >= SHORTEST_ARTICLE]
    above = _prose(blocks[i] for i in inside[: long[0]]) if long else 0
    return [inside[n] for n in long] if above else []


def _comments_at(blocks: list[Block], inside: list[int]) -> list[int]:
    """Where comments begin by what is written above them, once there was prose enough for an article."""
    labels = [n for n, i in enumerate(inside) if not blocks[i].linked and (phrase := blocks[i].phrase) and phrase.kind == "comments"]
    return [inside[n] for n in labels[:1] if _prose(blocks[i] for i in inside[:n]) >= SHORTEST_ARTICLE]


def _frame(blocks: list[Block], inside: list[int], headline: Headline) -> Any:
    """The innermost element around the headline that also holds paragraphs enough for an article; else the whole page."""
    if headline.at is None or not inside:
        return blocks[0].around[-1]
    paragraphs = [blocks[i] for i in inside if blocks[i].prose]
    masses, counts = _masses(paragraphs), Counter(element for block in paragraphs for element in block.around)
    around = blocks[headline.at].around
    # A section is a part of an article.
    possible = (e for e in around if e.tag != "section" and masses[e] >= SHORTEST_ARTICLE and counts[e] >= FEWEST_PARAGRAPHS)
    return next(possible, around[-1])


def _articles_beside(blocks: list[Block], outside: list[int]) -> list[int]:
    """Headings outside the article's frame with a long text under each."""
    heads = [n for n, i in enumerate(outside) if blocks[i].element.tag in HEADINGS[:3] and not blocks[i].phrase]
    parts = pairwise([*heads, len(outside)])
    return [outside[n] for n, end in parts if _prose(blocks[i] for i in outside[n + 1 : end]) >= 2 * SHORTEST_ARTICLE]


def _heads_article(blocks: list[Block], inside: list[int], n: int, headline: Block) -> bool:
    block = blocks[inside[n]]
    if is_stamp(block.visible) or (block.link_share > LINK and block.element.tag not in HEADINGS[:2]):
        return False
    stamped = any(is_stamp(blocks[i].visible) for i in inside[n + 1 : n + 3])
    alike = same_kind(block, headline)
    return alike and (bool(block.element.get("class")) or stamped) or (stamped and block.element.tag in HEADINGS[:3])


def _root(prose: list[Block]) -> Any:
    """The element that holds most of the prose close together."""
    masses, scores = _masses(prose), Counter()
    for block in prose:
        weight, inner = block.prose, block.element
        for element in block.around:
            if masses[element] > masses[inner]:
                weight *= FORK
            if element.tag not in PARAGRAPHS:
                scores[element] += weight
            inner = element
    # Of elements with one score the innermost came first.
    root = max(scores, key=lambda element: scores[element], default=None)
    parent = root.getparent() if root is not None else None
    if parent is None:
        return root
    kind = (root.tag, root.get("class"))
    continued = any((e.tag, e.get("class")) == kind and masses[e] for e in parent if e is not root)
    return parent if continued and kind[1] else root


def _chosen(blocks: list[Block], inside: list[int], root: Any) -> list[int]:
    """Indices of the article's blocks: the prose above its element, and what belongs to it within."""
    kept = [i for i in inside if root in blocks[i].around]
    prose = [i for i in kept if blocks[i].prose]
    first, last = prose[0], prose[-1]
    lead = [i for i in inside if i < first and root not in blocks[i].around and blocks[i].prose]
    opening = [i for i in kept if i < first and _leads_on(blocks[i])]
    closing: list[int] = []
    for i in kept:
        if i > last and blocks[i].element.tag == "li" and (closing or blocks[i - 1].visible.endswith("：")):
            closing.append(i)
    chosen = [i for i in (*lead, *opening, *(i for i in kept if first <= i <= last), *closing) if _belongs(blocks[i])]
    ends = (n for n in range(1, len(chosen)) if _ends_article(blocks, chosen, n))
    return chosen[: next(ends, None)]


def _ends_article(blocks: list[Block], chosen: list[int], n: int) -> bool:
    """Whether comments begin at the n-th block, or the page asks for money there."""
    block = blocks[chosen[n]]
    if WALLS.fullmatch(block.text):
        return _prose(blocks[i] for i in chosen[n:]) <= LONGEST_OFFER
    phrase = block.phrase
    return phrase is not None and phrase.kind == "comments"


def _leads_on(block: Block) -> bool:
    """Whether a line above the first paragraph belongs to it: a heading, or what a colon ends."""
    return block.element.tag in HEADINGS[1:] or block.bold or block.text.endswith(("：", ":"))


def _belongs(block: Block) -> bool:
    """Whether a block inside the article is neither a link nor the words under a picture."""
    short = len(block.text) <= LONGEST_CAPTION and not block.text.endswith(ENDS_SENTENCE)
    caption = block.under_picture and short and block.element.tag not in HEADINGS and not block.bold
    return block.link_share <= LINK and not caption


def _is_walled(text: str, blocks: list[Block]) -> bool:
    """Whether the page asks for money or a login before it shows the rest: it says how much is left, or what it shows is short or breaks off."""
    signs = [block for block in blocks if WALLS.fullmatch(block.text)]
    if any(LEFT.search(block.text) for block in signs):
        return True
    login = text.endswith(BROKEN_OFF) and any(LOGIN.fullmatch(block.text) for block in blocks)
    return len(text) <= LONGEST_STUB and (bool(signs) or login)
