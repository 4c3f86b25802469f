"""Which lines of a file are the article: the rest is the page around it.

Every line is first judged by itself (furniture.py). Then its place tells: front matter is a file's own card; what stands above the title,
repeats it, or sits under it as a date is the page's; so is a first line pieced together from the text below it, the words under a picture,
a list of links after the last paragraph, and everything after a line that closes the article (related articles, comments, share links).
What remains is kept; headings.py tells which of it is a heading.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from casebook.corpus.boilerplate import phrase_in
from casebook.corpus.furniture import furniture_kind
from casebook.corpus.headings import FIXED_HEADING, headings_among
from casebook.corpus.lines import BULLETS, Line, lines_of, squeezed
from casebook.corpus.script import Plain
from casebook.corpus.stamps import PageDate, dates_in, dates_in_paths, has_counters, is_stamp
from casebook.corpus.title import find_title, is_top_heading, without_site

FRONT_MATTER = re.compile(r"---[ \t]*\r?\n.*?\r?\n---[ \t]*(?=\r?\n|$)", re.DOTALL)
FRONT_TITLE = re.compile(r"^title:[ \t]*([\"']?)(.+?)\1[ \t]*\r?$", re.MULTILINE)
# Shorter lines may return as headings or labels (优势, 问：) inside one article.
SHORTEST_REPEATED = 8
# A closing line is believed where the prose after it is less than this part of the prose before it.
TAIL_SHARE = 0.25
# Under a picture a line without a stop, and no longer than this, is its caption.
LONGEST_CAPTION = 45
OPEN_CAPTION = re.compile(r"<figcaption\b[^>]*>", re.IGNORECASE)  # alone in its line: the caption is the next one
# An extract made by the page from the text below it: at least this long, in at least so many pieces, nearly all of which come again.
SHORTEST_EXTRACT, LONGEST_EXTRACT, FEWEST_PIECES, EXTRACT_SHARE = 40, 600, 4, 0.8
PIECE_ENDS = re.compile(r"[。！？!?；;:：，,]")
# Headlines of other articles at the end of a page come in lists; two short lines may be the last words of a poem.
FEWEST_LINKS, SHORTEST_LINK_TITLE = 3, 10
# 张三, or 某某网 张三, above the first paragraph: who wrote it. Alone it must begin with one of the hundred commonest surnames.
NAME_LINE = re.compile(
    r"[\u4e00-\u9fff]{2,8}\s[\u4e00-\u9fff]{2,4}"
    r"|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤][\u4e00-\u9fff]{1,2}"
)


@dataclass(frozen=True)
class Layout:
    """Where the parts of an article are in its text: `body` are kept spans with headings, `headings` those of them that are one."""

    title: str | None
    title_span: tuple[int, int] | None
    body: tuple[tuple[int, int], ...]
    headings: tuple[tuple[int, int], ...]
    page_dates: tuple[PageDate, ...]


def lay_out(text: str, view: Plain | None = None) -> Layout:
    """Tell the article in `text` from the page around it; `view` is its Simplified view where that is at hand."""
    front = FRONT_MATTER.match(text)
    front_end = front.end() if front else 0
    lines = [line for line in lines_of(text, view) if line.start >= front_end]
    kinds = [furniture_kind(line) for line in lines]
    title_span = _front_title(text, front_end)
    title_at = None if title_span else _title(lines, kinds)
    if title_at is not None:
        title_span = without_site(lines[title_at])
    _mark_head(lines, kinds, title_at)
    _mark_repeats(lines, kinds, text[slice(*title_span)] if title_span else None)
    _mark_captions(lines, kinds)
    _mark_extract(lines, kinds)
    _mark_tail(lines, kinds)
    _mark_links_at_end(lines, kinds)
    kept = [line for line, kind in zip(lines, kinds, strict=True) if kind is None]
    return Layout(
        title=text[slice(*title_span)] if title_span else None,
        title_span=title_span,
        body=tuple((line.start, line.end) for line in kept),
        headings=tuple((kept[i].start, kept[i].end) for i in headings_among(kept)),
        page_dates=tuple(dates_in(text, 0, front_end, "byline") + _page_dates(text, lines, kinds) + dates_in_paths(text)),
    )


def _front_title(text: str, front_end: int) -> tuple[int, int] | None:
    match = FRONT_TITLE.search(text, 0, front_end)
    return match.span(2) if match else None


def _title(lines: list[Line], kinds: list[str | None]) -> int | None:
    below = [kind == "byline" or is_stamp(line.visible) for line, kind in zip(lines, kinds, strict=True)]
    return find_title(lines, kinds, below)


def _mark_head(lines: list[Line], kinds: list[str | None], title_at: int | None) -> None:
    """Everything down to the title; the title that front matter gave already, stamps, counters and a writer's name above the first paragraph."""
    for i in range(0 if title_at is None else title_at + 1):
        kinds[i] = kinds[i] or ("title" if i == title_at else "above the title")
    for i, line in enumerate(lines):
        if kinds[i] is not None:
            continue
        if is_top_heading(line):
            kinds[i] = "title"
        elif is_stamp(line.visible) or (has_counters(line.visible) and not line.is_prose):
            kinds[i] = "stamp"
        elif NAME_LINE.fullmatch(line.visible) and not FIXED_HEADING.fullmatch(line.visible):
            kinds[i] = "byline"
        else:
            return


def _mark_repeats(lines: list[Line], kinds: list[str | None], title: str | None) -> None:
    """Lines that say the title again, and lines without a stop printed more than once: a headline under each picture."""
    printed, title = Counter(line.visible for line in lines), squeezed(title or "")
    for i, line in enumerate(lines):
        again = printed[line.visible] > 1 and not line.is_prose and len(line.visible) >= SHORTEST_REPEATED
        if kinds[i] is None and (again or squeezed(line.visible) == title):
            kinds[i] = "repeated"


def _mark_captions(lines: list[Line], kinds: list[str | None]) -> None:
    for i in range(1, len(lines)):
        under_picture = kinds[i - 1] in ("picture", "caption") and lines[i].gap == 0
        short = not lines[i].is_prose and len(lines[i].visible) <= LONGEST_CAPTION
        if kinds[i] is None and under_picture and (short or OPEN_CAPTION.fullmatch(lines[i - 1].text)):
            kinds[i] = "caption"


def _mark_extract(lines: list[Line], kinds: list[str | None]) -> None:
    first = kinds.index(None) if None in kinds else len(kinds)
    if first < len(kinds) and _is_extract(lines[first].text, [line.text for line in lines[first + 1 :]]):
        kinds[first] = "extract"


def _is_extract(text: str, below: list[str]) -> bool:
    if not SHORTEST_EXTRACT <= len(text) <= LONGEST_EXTRACT:
        return False
    pieces = [piece.strip() for piece in PIECE_ENDS.split(text) if piece.strip()]
    again = sum(len(piece) for piece in pieces if any(piece in line for line in below))
    return len(pieces) >= FEWEST_PIECES and again >= EXTRACT_SHARE * sum(map(len, pieces))


def _mark_tail(lines: list[Line], kinds: list[str | None]) -> None:
    prose = [len(line.text) if kind is None and line.is_prose else 0 for line, kind in zip(lines, kinds, strict=True)]
    before = [0, *accumulate(prose)]
    for i, line in enumerate(lines):
        phrase = kinds[i] and phrase_in(line.visible)
        if phrase and phrase.ends and before[-1] - before[i] < TAIL_SHARE * before[i]:
            kinds[i:] = [kind or "after the article" for kind in kinds[i:]]
            return


def _mark_links_at_end(lines: list[Line], kinds: list[str | None]) -> None:
    """A list of headlines that ends the page: bulleted, or of three and more; not what a colon or a dash led up to."""
    kept = [i for i, kind in enumerate(kinds) if kind is None]
    run: list[int] = []
    while kept and _could_be_link(lines[kept[-1]]):
        run.append(kept.pop())
    introduced = kept and lines[kept[-1]].visible.endswith((":", "：", "—"))
    bulleted = all(lines[i].text.startswith(BULLETS) for i in run)
    if kept and not introduced and (bulleted or len(run) >= FEWEST_LINKS):
        for i in run:
            kinds[i] = "links"


def _could_be_link(line: Line) -> bool:
    bulleted = line.text.startswith(BULLETS) and line.visible[-1] not in "。；;"
    return bulleted or (not line.is_prose and len(line.visible) >= SHORTEST_LINK_TITLE)


def _page_dates(text: str, lines: list[Line], kinds: list[str | None]) -> list[PageDate]:
    found: list[PageDate] = []
    above_body = True
    for line, kind in zip(lines, kinds, strict=True):
        above_body = above_body and (kind is not None)
        if kind is not None:
            own = above_body and not has_counters(line.visible)
            found += dates_in(text, line.start, line.end, "byline" if own else "stamp")
    return found
