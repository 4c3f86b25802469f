"""A text as its lines: the unit that a page's furniture and an article's paragraphs are told apart by."""

import re
from dataclasses import dataclass
from functools import cached_property

from casebook.corpus.script import Plain, has_traditional, plain, simplify

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
# Bounded, so that a file of brackets is read in the time of its length.
LINK = re.compile(r"!?\[([^\]]{0,300})\]\([^()]{0,2000}(?:\([^()]{0,300}\)[^()]{0,2000})?\)")
EMPHASIS = re.compile(r"\*\*|__|^#{1,6}\s+|^>\s*|<br\s*/?>|^\*|\*$")
MARK = re.compile("[*_#<>]")  # whatever EMPHASIS takes has one
BULLETS = ("•", "·", "●", "■", "◆", "- ", "* ")
CLOSING_MARKS = "”’」』》）)】\"'*"
STOPS = "。！!？?…；;：:—.．～~"
# Shorter than this a line without a stop may be a heading; longer, with a comma in it, it is a paragraph whose stop was lost.
LONG_LINE = 45
COMMA = re.compile("[，,。；]")


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the space around it. `text` is the article's `[start:end]`, `simple` the same in Simplified characters;
    `gap` counts blank lines before it."""

    text: str
    start: int
    end: int
    gap: int
    simple: str

    @cached_property
    def visible(self) -> str:
        """What a reader sees, in Simplified characters: no Markdown marks, no addresses behind links, spaces made single."""
        text = LINK.sub(r"\1", self.simple) if "](" in self.simple else self.simple
        return " ".join((EMPHASIS.sub("", text) if MARK.search(text) else text).split())

    @cached_property
    def last_mark(self) -> str:
        """The last character inside closing quotation marks and brackets."""
        return self.visible.rstrip(CLOSING_MARKS)[-1:]

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as sentences and not as a heading or a label: it ends in a stop, or is long and has commas."""
        if len(self.visible) >= LONG_LINE:
            return COMMA.search(self.visible) is not None
        return self.last_mark != "" and self.last_mark in STOPS


def squeezed(text: str) -> str:
    """The text without spaces, in Simplified characters: front matter and the page may space one title differently."""
    return simplify("".join(text.split()))


def lines_of(text: str, view: Plain | None = None) -> list[Line]:
    """The lines of `text` that are not blank, in order; `view` is its Simplified view where that is at hand."""
    view = view or plain(text, taiwan=False)
    lines: list[Line] = []
    last_end = 0
    for match in LINE.finditer(text):
        bare = match[0].strip().strip(INVISIBLE).strip()
        if bare:
            start = match.start() + match[0].index(bare)
            breaks = text.count("\n", last_end, start) or text.count("\r", last_end, start)
            last_end = start + len(bare)
            simple = view.text[view.at(start) : view.at(last_end)] if has_traditional(bare) else bare
            lines.append(Line(bare, start, last_end, max(0, breaks - 1), simple))
    return lines
