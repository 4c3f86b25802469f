"""Quotations of one article as records: the reader of quotations works on its paragraphs, headings left out."""

from casebook.facts.records import Quote
from casebook.facts.view import View, widened
from casebook.reading.names import Named
from casebook.reading.quotes import QuoteReader, Speech
from casebook.reading.speakers import Paragraph
from casebook.reading.wording import Wording


def quotes_of(view: View, wording: Wording) -> list[Quote]:
    """All quotations, direct and indirect, in reading order."""
    spans = [span for span in view.article.body if span not in view.article.headings]
    paragraphs = [_paragraph(view, start, end) for start, end in spans]
    mascots = {e.name: e.owner for e in view.lexicon.entities if e.type == "concept" and e.owner}
    speeches = QuoteReader(wording, view.types, mascots).read(paragraphs)
    return [_record(view, spans[s.paragraph][0], spans[s.last][0], s) for s in speeches]


def _paragraph(view: View, start: int, end: int) -> Paragraph:
    plain = view.article.plain
    low, high = plain.at(start), plain.at(end)
    names = [
        Named(line.base - low + n.start, line.base - low + n.end, n.surface, n.entity)
        for line in view.lines
        if start <= line.sentence.start < end
        for n in line.names
    ]
    return Paragraph(widened(plain.text[low:high]), tuple(names))


def _record(view: View, first: int, last: int, speech: Speech) -> Quote:
    plain = view.article.plain
    start, end = plain.raw(plain.at(first) + speech.start, plain.at(last) + speech.end)
    return Quote(
        doc=view.doc,
        start=start,
        end=end,
        quote=view.article.text[start:end],
        speaker=speech.speaker,
        verb=speech.verb,
        kind=speech.kind,
    )
