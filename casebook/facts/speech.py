"""Quotations of one article as records: the reader of quotations works on its paragraphs, headings left out.

What it reads is the text as a reader sees it: without the addresses behind links and the marks of emphasis, which may stand between
a speaker and his verb, and with 「」 as “”. Each character knows where it came from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.facts.records import Quote
from casebook.facts.view import View, widened
from casebook.reading.names import Named
from casebook.reading.quotes import QuoteReader, Speech
from casebook.reading.speakers import Paragraph
from casebook.reading.wording import Wording


def quotes_of(view: View, wording: Wording) -> list[Quote]:
    """All quotations, direct and indirect, in reading order."""
    spans = [span for span in view.article.body if span not in view.article.headings]
    seen = [_seen(view, start, end) for start, end in spans]
    mascots = {e.name: e.owner for e in view.lexicon.entities if e.type == "concept" and e.owner}
    speeches = QuoteReader(wording, view.types, mascots).read([s.paragraph for s in seen])
    return [_record(view, seen[s.paragraph].origins[s.start], seen[s.last].origins[s.end - 1] + 1, s) for s in speeches if s.end]


# An address behind a link, the bracket before its words, a picture; ** and __ of emphasis. Bounded as in corpus/lines.py.
MARKUP = re.compile(r"\[([^\[\]]{0,300})\]\([^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,2000})?[^()]{0,60}\)|\*\*|__")
CORNERS = str.maketrans("「」『』", "“”‘’")


@dataclass(frozen=True)
class Seen:
    """A paragraph as a reader sees it; `origins` are the offsets of its characters in the article's Simplified text."""

    paragraph: Paragraph
    origins: Sequence[int]


def _seen(view: View, start: int, end: int) -> Seen:
    plain = view.article.plain
    low, high = plain.at(start), plain.at(end)
    text = widened(plain.text[low:high])
    hidden = [span for m in MARKUP.finditer(text) for span in ((m.start(), m.start(1)), (m.end(1), m.end())) if m.group(1) is not None]
    hidden += [m.span() for m in MARKUP.finditer(text) if m.group(1) is None]
    shown = [True] * len(text)
    for a, b in hidden:
        shown[a:b] = [False] * (b - a)
    origins = [i for i in range(len(text)) if shown[i]]
    place = {origin: i for i, origin in enumerate(origins)}
    names = [
        Named(place[a], place[b - 1] + 1, n.surface, n.entity)
        for line in view.lines
        if start <= line.sentence.start < end
        for n in line.names
        if (a := line.base - low + n.start) in place and (b := line.base - low + n.end) - 1 in place
    ]
    words = "".join(text[i] for i in origins)
    corners = CORNERS if "“" not in words else {}
    return Seen(Paragraph(words.translate(corners), tuple(names)), [low + i for i in origins])


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
