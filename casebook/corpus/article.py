"""One article file as every later room sees it: text as received, kept spans, sentences, card.

All offsets are code points in `text`, which is the file decoded with its line ends untouched and without a byte order mark.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from casebook.corpus.body import Layout, lay_out
from casebook.corpus.cards import Card
from casebook.corpus.encoding import Unreadable
from casebook.corpus.formats import READERS
from casebook.corpus.refused import Refused
from casebook.corpus.script import Plain, plain, script_of, taiwan_wording
from casebook.corpus.sentences import split
from casebook.corpus.stamps import PageDate
from casebook.errors import Refusal

# A long press feature is 100 kB. Five megabytes hold a novel: more is an archive or a dump, in which no body can be found.
LARGEST_BYTES = 5_000_000


@dataclass(frozen=True)
class Sentence:
    """A sentence or a heading: `index` counts from 1 in reading order, headings too; `text` is the article's `[start:end]`."""

    index: int
    start: int
    end: int
    text: str
    heading: bool


@dataclass(frozen=True)
class Article:
    """A readable file. `body` holds the kept spans in order, headings included; `plain` is the Simplified view for matching."""

    doc: str
    file: str
    sha256: str
    encoding: str
    text: str
    title: str | None
    title_span: tuple[int, int] | None
    script: str
    taiwan_wording: bool
    body: tuple[tuple[int, int], ...]
    headings: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    card: Card
    page_dates: tuple[PageDate, ...]
    plain: Plain


def article_of(file: str, data: bytes, card: Card | None = None) -> Article:
    """The article that a file of that name is with these bytes; `card` adds what a person knows of it. Raise `Refused` for what cannot be used."""
    refuse_long(file, len(data))
    name, card = Path(file), card or Card()
    text, encoding = _text_of(name, data)
    simple = plain(text, taiwan=False)
    layout = lay_out(text, simple)
    if not layout.body:
        raise Refused(Refusal(file, "no article text was found in it", "check that the file holds the article and not only a page's frame"))
    kept = "\n".join(text[start:end] for start, end in layout.body)
    script = script_of(kept)
    taiwan = script == "traditional" and taiwan_wording(kept)
    return Article(
        doc=name.stem,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        text=text,
        title=card.title or layout.title,
        title_span=layout.title_span,
        script=script,
        taiwan_wording=taiwan,
        body=layout.body,
        headings=layout.headings,
        sentences=_sentences(text, layout),
        card=card,
        page_dates=layout.page_dates,
        plain=plain(text, taiwan=True) if taiwan else simple,
    )


def article_bytes(path: Path) -> bytes:
    """The bytes of an article's file. Raise `Refused` where they cannot be had, or are too many."""
    try:
        refuse_long(path.name, path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise Refused(Refusal(path.name, f"cannot be opened ({error.strerror})", "check that it is there and that you may read it")) from None


def refuse_long(file: str, size: int) -> None:
    """Raise `Refused` for more bytes than an article has."""
    if size > LARGEST_BYTES:
        why = f"{size / 1e6:.0f} MB is too long for one article (at most {LARGEST_BYTES / 1e6:.0f} MB)"
        raise Refused(Refusal(file, why, "split it into one file an article"))


def _text_of(path: Path, data: bytes) -> tuple[str, str]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Refused(Refusal(path.name, f"{path.suffix or 'no extension'} is not read here", f"use one of {', '.join(READERS)}"))
    try:
        return reader(data)
    except Unreadable as fault:
        raise Refused(Refusal(path.name, fault.why, fault.do)) from None


def _sentences(text: str, layout: Layout) -> tuple[Sentence, ...]:
    spans, headings = [], set(layout.headings)
    for start, end in layout.body:
        heading = (start, end) in headings
        spans += [(start, end, True)] if heading else [(a, b, False) for a, b in split(text, start, end)]
    return tuple(Sentence(i, a, b, text[a:b], heading) for i, (a, b, heading) in enumerate(spans, 1))
