"""A saved page as its blocks of text, in reading order.

A block is what a browser would set as a paragraph of its own: the text between two borders of block elements or two line breaks.
What no reader sees (scripts, fields of forms, hidden elements) is left out. A line break of the source between two Chinese
characters is no space (CSS Text Module Level 4, “segment break transformation rules”).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from casebook.corpus.boilerplate import Phrase, phrase_in
from casebook.corpus.encoding import CONTROLS, Unreadable, decode, looks_chinese
from casebook.corpus.furniture import LONGEST_FURNITURE
from casebook.corpus.lines import Line
from casebook.corpus.script import simplify

# A page saved with its pictures inside has a few megabytes; a browser's own limit for a file is far higher.
LARGEST_PAGE_BYTES = 30_000_000
DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
SUPERSETS = (("gb", "gb18030"), ("big5", "big5hkscs"))  # every encoding of a family is read as its largest
# A page cut in the middle of a character, or with a comment pasted from elsewhere, is still a page.
MOST_BROKEN = 0.005
# The longest saved pages, a thread with all its replies, have a few thousand blocks.
MOST_BLOCKS = 20_000
# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
# fmt: off
UNSEEN = frozenset((
    "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "map", "math", "noscript", "object", "option",
    "script", "select", "style", "svg", "template", "textarea", "video",
))
# fmt: on
BOLD = ("b", "strong")
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
LINES = re.compile(r"white-space\s*:\s*(pre|break-spaces)", re.IGNORECASE)
FEWEST_PARAGRAPHS = 2
SPACE = re.compile(r"[ \t\r\n\f\xa0\u200b\ufeff\ue000-\uf8ff]+")  # icons of a page's own font among it
SENTENCE = re.compile(r"[。！？；…!?]|[，,].*[,，、]")
SHORTEST_PROSE, MOST_LINKED = 12, 0.4
WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60“”‘’…—]")


@dataclass(frozen=True)
class Block:
    """A paragraph of a page: the innermost block element around it, its text, how many of its characters are links, whether it is all
    bold, and whether a picture is just above."""

    element: Any
    text: str
    linked: int
    bold: bool
    under_picture: bool

    @property
    def link_share(self) -> float:
        """The part of its characters that are links."""
        return self.linked / len(self.text)

    @cached_property
    def visible(self) -> str:
        """Its text in Simplified characters."""
        return Line(self.text, 0, len(self.text), 0, simplify(self.text)).visible

    @cached_property
    def phrase(self) -> Phrase | None:
        """The phrase of lexicon/boilerplate.yml that it is."""
        return phrase_in(self.visible) if len(self.text) <= LONGEST_FURNITURE else None

    @cached_property
    def prose(self) -> int:
        """How many of its characters are prose, links left out: 0 where it does not read as sentences, leads elsewhere or is a notice of the site."""
        reads = len(self.text) >= SHORTEST_PROSE and self.link_share < MOST_LINKED and SENTENCE.search(self.text)
        return len(self.text) - self.linked if reads and self.phrase is None else 0

    @cached_property
    def around(self) -> tuple[Any, ...]:
        """Its elements, from the innermost to the page."""
        return (self.element, *self.element.iterancestors())


def page_tree(data: bytes) -> Any:
    """The tree of a page's elements. Raise `Unreadable` where the bytes are no page."""
    import lxml.html
    from lxml import etree

    if len(data) > LARGEST_PAGE_BYTES:
        why = f"{len(data) / 1e6:.0f} MB is too long for a page (at most {LARGEST_PAGE_BYTES / 1e6:.0f} MB)"
        raise Unreadable(why, "save the page again without its pictures")
    page = CONTROLS.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", page_text(data)))
    if not page.strip():
        raise Unreadable("the page is empty", "save it again from the browser")
    try:
        tree = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(huge_tree=True), ensure_head_body=True)
    except etree.ParserError:
        raise Unreadable("holds no element of a page", "save it again from the browser, or its text as .txt") from None
    # A page put together of pages has more than one root; the others stand beside the first.
    tree.find("body").extend([other for other in tree.itersiblings() if isinstance(other.tag, str)])
    return tree


def page_text(data: bytes) -> str:
    """A page decoded: what is UTF-8 is that, whatever it declares; else as it declares, where that gives Chinese; else as any text."""
    utf8 = _whole(data, "utf-8-sig")
    if utf8 is not None:
        return utf8
    declared = DECLARED.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    name = next((codec for start, codec in SUPERSETS if name.startswith(start)), name or "utf-8")
    for attempt in (name, *(codec for _, codec in SUPERSETS)):
        text = _whole(data, attempt)
        if text is not None and looks_chinese(text):
            return text
    try:
        return decode(data)[0]
    except Unreadable:
        nearly = (_nearly_whole(data, encoding) for encoding in (name, "utf-8", "gb18030"))
        text = next((text for text in nearly if text is not None), None)
        if text is None:
            raise
        return text


def _whole(data: bytes, encoding: str) -> str | None:
    try:
        return None if b"\0" in data else data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _nearly_whole(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None
    return text if text.count("\ufffd") <= MOST_BROKEN * len(text) and looks_chinese(text) else None


def blocks_of(tree: Any) -> list[Block]:
    """The blocks of a page that have any text. Raise `Unreadable` where there are more than a page has."""
    blocks = list(islice((block for block in _blocks(tree) if block.text), MOST_BLOCKS + 1))
    if len(blocks) > MOST_BLOCKS:
        raise Unreadable(f"more than {MOST_BLOCKS:,} paragraphs are too many for a page", "save the article alone")
    return blocks


def _blocks(tree: Any) -> Iterator[Block]:
    from lxml import etree

    parts, reader = [], _Reader(tree)
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        border = event in ("start", "end") and element.tag in BLOCKS
        if border:
            yield reader.block(parts)
            parts = []
        unseen = event == "start" and reader.enter(element)
        if unseen:
            walk.skip_subtree()
        text = ("" if unseen else element.text) if event == "start" else reader.leave(event, element)
        *whole, rest = (text or "").split("\n") if reader.keeps_lines else [text or ""]
        for line in whole:
            yield reader.block([*parts, reader.part(line)])
            parts = []
        parts.append(reader.part(rest))
    yield reader.block(parts)


@dataclass
class _Reader:
    """Where a walk through a page's elements is: the block element around, how many links and bold elements are open, a picture just above."""

    tree: Any
    links: int = 0
    bolds: int = 0
    lines: int = 0
    picture: bool = False

    def __post_init__(self) -> None:
        self.place, self.characters = self.tree, len(self.tree.text_content())

    @property
    def keeps_lines(self) -> bool:
        """Whether line breaks of the source are shown here."""
        return self.lines > 0

    def enter(self, element: Any) -> bool:
        """Go into an element; whether nothing of it is seen. Its end is told all the same."""
        self.picture = self.picture or element.tag == "img"
        self.place = element if element.tag in BLOCKS and element.tag != "br" else self.place
        self._count(element, 1)
        return _is_unseen(element, self.characters)

    def leave(self, event: str, element: Any) -> str:
        """Leave an element, or pass a comment; the text behind it."""
        if event == "end":
            self._count(element, -1)
            if element.tag in BLOCKS and element.tag != "br" and element is not self.tree:
                self.place = element.getparent()
        return "" if element is self.tree else element.tail or ""

    def _count(self, element: Any, step: int) -> None:
        self.links += step * (element.tag == "a")
        self.bolds += step * (element.tag in BOLD)
        self.lines += step * (element.tag == "pre" or LINES.search(element.get("style") or "") is not None)

    def part(self, text: str) -> tuple[str, bool, bool]:
        """A piece of text, whether it is in a link, whether it is bold."""
        return text, self.links > 0, self.bolds > 0

    def block(self, parts: list[tuple[str, bool, bool]]) -> Block:
        """The pieces since the last border as a block."""
        text = spaced("".join(part for part, _, _ in parts))
        linked = sum(len(spaced(part)) for part, link, _ in parts if link)
        bold = not any(part.strip() for part, _, strong in parts if not strong)
        made = Block(self.place, text, min(linked, len(text)), bold, self.picture)
        self.picture = self.picture and not text
        return made


def _is_unseen(element: Any, characters: int) -> bool:
    """Whether a browser shows nothing of it. A page that hides most of itself, or the rest of its text, until a script runs is read all the same."""
    if element.tag in UNSEEN:
        return True
    hidden = element.get("hidden") is not None or HIDDEN.search(element.get("style") or "") is not None
    return hidden and 2 * len(element.text_content()) < characters and not _goes_on(element)


def _goes_on(element: Any) -> bool:
    """Whether an element of paragraphs stands among paragraphs: the part of a text that “read on” shows."""
    parent = element.getparent()
    return parent is not None and len(element.findall("p")) >= FEWEST_PARAGRAPHS and len(parent.findall("p")) >= FEWEST_PARAGRAPHS


def spaced(text: str) -> str:
    """Text as a browser sets it in one line: runs of white space are one space, or none at a line's break between Chinese characters."""

    def space(match: re.Match[str]) -> str:
        broken = "\n" in match[0] or "\r" in match[0]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return "" if broken and WIDE.fullmatch(before) and WIDE.fullmatch(after) else " "

    return SPACE.sub(space, text).strip()


def words_of(element: Any) -> str:
    """An element's id and classes, in lower case, for what they say of it."""
    return f"{element.get('id') or ''} {element.get('class') or ''}".lower()
