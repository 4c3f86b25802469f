"""Quotations of one article as records: the reader of quotations works on its paragraphs, headings left out.

What it reads is the text as a reader sees it: without the addresses behind links and the marks of emphasis, which may stand between
a speaker and his verb, and with 「」 as “”. Each character knows where it came from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from casebook.facts.records import Quote
from casebook.facts.view import Line, View, widened
from casebook.reading.direct import Speech
from casebook.reading.entity import Named
from casebook.reading.quotes import QuoteReader
from casebook.reading.speakers import Paragraph
from casebook.reading.wording import Wording


def quotes_of(view: View, wording: Wording) -> list[Quote]:
    """All quotations, direct and indirect, in reading order."""
    spans = [span for span in view.article.body if span not in view.article.headings]
    lines = {start: list(own) for start, own in groupby(view.lines, key=lambda line: view.article.body[line.paragraph][0])}
    seen = [_seen(view, start, end, lines.get(start, [])) for start, end in spans]
    speeches = QuoteReader(wording, view.types, view.lexicon.mascots, lambda name: _maker(view, name)).read([s.paragraph for s in seen])
    return [_record(view, seen[s.paragraph].origins[s.start], seen[s.last].origins[s.end - 1] + 1, s) for s in speeches if s.end]


def _maker(view: View, name: str) -> str | None:
    entity = view.entity(name)
    return entity.owner if entity else None


# An address behind a link, the bracket before its words, a picture; ** and __ of emphasis. Bounded as in corpus/lines.py.
MARKUP = re.compile(r"\[([^\[\]]{0,300})\]\([^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,2000})?[^()]{0,60}\)|\*\*|__")
MARK = re.compile(r"[*_]|\]\(")  # whatever MARKUP takes has one
CORNERS = str.maketrans("「」『』", "“”‘’")
CORNER = re.compile("[「」『』]")


@dataclass(frozen=True)
class Seen:
    """A paragraph as a reader sees it; `origins` are the offsets of its characters in the article's Simplified text."""

    paragraph: Paragraph
    origins: Sequence[int]


def _seen(view: View, start: int, end: int, lines: Sequence[Line]) -> Seen:
    plain = view.article.plain
    low, high = plain.at(start), plain.at(end)
    text = widened(plain.text[low:high])
    origins = _shown(text)
    words = text if len(origins) == len(text) else "".join(text[i] for i in origins)
    names = [(line.base - low + n.start, line.base - low + n.end, n) for line in lines for n in line.names]
    if len(origins) < len(text):
        place = {origin: i for i, origin in enumerate(origins)}
        names = [(place[a], place[b - 1] + 1, n) for a, b, n in names if a in place and b - 1 in place]
    words = words.translate(CORNERS) if "“" not in words and CORNER.search(words) else words
    paragraph = Paragraph(words, tuple(Named(a, b, n.surface, n.entity) for a, b, n in names))
    return Seen(paragraph, range(low, high) if len(origins) == len(text) else [low + i for i in origins])


def _shown(text: str) -> Sequence[int]:
    """The offsets of what a reader sees."""
    marks = list(MARKUP.finditer(text)) if MARK.search(text) else []
    if not marks:
        return range(len(text))
    shown = [True] * len(text)
    for mark in marks:
        for a, b in ((mark.start(), mark.start(1)), (mark.end(1), mark.end())) if mark.group(1) is not None else (mark.span(),):
            shown[a:b] = [False] * (b - a)
    return [i for i in range(len(text)) if shown[i]]


def _record(view: View, first: int, last: int, speech: Speech) -> Quote:
    start, end = view.article.plain.raw(first, last)
    return Quote(
        doc=view.doc,
        start=start,
        end=end,
        quote=view.article.text[start:end],
        speaker=speech.speaker,
        verb=speech.verb,
        kind=speech.kind,
    )
