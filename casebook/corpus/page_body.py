"""Which blocks of a saved page are its article.

The page's own structure tells more than any block by itself. What is clutter by its place is told first (page_clutter.py). The article stands below
its headline and above the next headline of the same kind, in the element that holds most of the prose close together: every paragraph counts for all
elements around it, less with each fork of the tree between. Prose between the headline and that element is a lead; links and captions in it are left out.
Every page in tests/corpus/pages keeps F1 .95 by this, which a test holds; jusText 3.0.2 without stop words reaches that on 6 of the 22, trafilatura
2.3.1 on 4 (mean F1 .73 and .75): neither looks at lists, nor at which headline a text stands under.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from casebook.corpus.page import Block
from casebook.corpus.page_clutter import FEWEST_PARAGRAPHS, LINK, SHORTEST_ARTICLE, clutter_of, masses_of, prose_in
from casebook.corpus.page_headline import HEADINGS, Headline, same_kind
from casebook.corpus.stamps import is_stamp

# Prose counts less by this with each fork between it and an element: two equal halves are one article, a third beside the rest is not.
FORK = 0.75
PARAGRAPHS = frozenset(("p", "li", "dd", "dt", "blockquote", "pre", "figcaption", "caption", *HEADINGS))
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
    rf"|本[文篇内內].{{0,8}}{PAY}.{{0,4}}([内內]容|文章|[专專限][属屬享定]|可[读讀见見])|(剩[余餘]|[还還]有).{{0,4}}\d+\s*[%％字].{{0,4}}([尚未待付需须須]|([内內]容|全文)(?=$|[，,]))).*"
)
# Advertising for a subscription is short; a heading that sounds like it in an article has the article's rest below it.
LONGEST_OFFER = 300
LEFT = re.compile(r"(剩[余餘]|[还還]有).{0,4}\d+\s*[%％字]")
# A sentence that speaks to the reader; others only speak of paying.
TO_THE_READER = (
    "本文",
    "本篇",
    "此文",
    "订阅",
    "訂閱",
    "登录",
    "登入",
    "加入",
    "成为",
    "成為",
    "立即",
    "您",
    "付费",
    "付費",
    "剩",
    "还有",
    "還有",
    "继续",
    "繼續",
    "已",
)
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
    clutter = clutter_of(blocks, start)
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


def _other_headlines(blocks: list[Block], inside: list[int], headline: Headline) -> list[int]:
    """Blocks below the headline that are headlines too, with an article of their own under each."""
    if headline.at is None:
        return []
    shown = blocks[headline.at]
    possible = [n for n, i in enumerate(inside) if blocks[i].text != shown.text and _heads_article(blocks, inside, n, shown)]
    long = [n for n, end in pairwise([*possible, len(inside)]) if prose_in(blocks[i] for i in inside[n + 1 : end]) >= SHORTEST_ARTICLE]
    above = prose_in(blocks[i] for i in inside[: long[0]]) if long else 0
    return [inside[n] for n in long] if above else []


def _comments_at(blocks: list[Block], inside: list[int]) -> list[int]:
    """Where comments begin by what is written above them, once there was prose enough for an article."""
    labels = [n for n, i in enumerate(inside) if not blocks[i].linked and (phrase := blocks[i].phrase) and phrase.kind == "comments"]
    return [inside[n] for n in labels[:1] if prose_in(blocks[i] for i in inside[:n]) >= SHORTEST_ARTICLE]


def _frame(blocks: list[Block], inside: list[int], headline: Headline) -> Any:
    """The innermost element around the headline that also holds paragraphs enough for an article; else the whole page."""
    if headline.at is None or not inside:
        return blocks[0].around[-1]
    paragraphs = [blocks[i] for i in inside if blocks[i].prose]
    masses, counts = masses_of(paragraphs), Counter(element for block in paragraphs for element in block.around)
    around = blocks[headline.at].around
    # A section is a part of an article.
    possible = (e for e in around if e.tag != "section" and masses[e] >= SHORTEST_ARTICLE and counts[e] >= FEWEST_PARAGRAPHS)
    return next(possible, around[-1])


def _articles_beside(blocks: list[Block], outside: list[int]) -> list[int]:
    """Headings outside the article's frame with a long text under each."""
    heads = [n for n, i in enumerate(outside) if blocks[i].element.tag in HEADINGS[:3] and not blocks[i].phrase]
    parts = pairwise([*heads, len(outside)])
    return [outside[n] for n, end in parts if prose_in(blocks[i] for i in outside[n + 1 : end]) >= 2 * SHORTEST_ARTICLE]


def _heads_article(blocks: list[Block], inside: list[int], n: int, headline: Block) -> bool:
    block = blocks[inside[n]]
    if is_stamp(block.visible) or (block.link_share > LINK and block.element.tag not in HEADINGS[:2]):
        return False
    stamped = any(is_stamp(blocks[i].visible) for i in inside[n + 1 : n + 3])
    alike = same_kind(block, headline)
    return alike and (bool(block.element.get("class")) or stamped) or (stamped and block.element.tag in HEADINGS[:3])


def _root(prose: list[Block]) -> Any:
    """The element that holds most of the prose close together."""
    masses, scores = masses_of(prose), Counter()
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
    if WALLS.fullmatch(block.text) and (not block.prose or block.text.startswith(TO_THE_READER)):
        return prose_in(blocks[i] for i in chosen[n:]) <= LONGEST_OFFER
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
