"""One article as what the tables hold of it and what the comparison with others needs: a function of the file, its card and the lexicon alone.

A part is what is cached of an article and what comes back from another process, so it holds no more than is used: most tables as text already.
"""

import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from casebook.corpus.article import Article
from casebook.corpus.folder import Source, read_source
from casebook.corpus.repeats import Letters, letters_of
from casebook.errors import Refusal
from casebook.facts import disputes
from casebook.facts.claims import claims_of
from casebook.facts.events import events_of
from casebook.facts.published import published
from casebook.facts.records import Dispute, Document
from casebook.facts.relations import relations_of
from casebook.facts.shelf import Packed, packed
from casebook.facts.speech import quotes_of
from casebook.facts.tables import Lines, Rows, lines_of, lines_of_rows, texts_of_rows
from casebook.facts.telling import name_in_english, with_numbers
from casebook.facts.view import Reading, View, view_of, with_dates
from casebook.reading.entity import Entity
from casebook.reading.names import Lexicon
from casebook.reading.wording import Wording
from casebook.words.tokens import Vocabulary, count_words


class Texts(NamedTuple):
    """What an article has in the files; its sentences as if there were no other article."""

    sentences: Rows
    tables: dict[str, Lines]


@dataclass(frozen=True)
class Part:
    """What is kept of an article. `document` is as if there were no other article; `starts` is where each sentence starts,
    `disputes` are those within the article, by their rule. `packed_texts` wait, packed, until files are written: that is most of it, and not compared."""

    document: Document
    starts: list[int]
    packed_texts: bytes
    letters: Letters
    tellings: list[Packed]
    taught: tuple[Entity, ...]
    disputes: list[tuple[int, Dispute]]

    @property
    def texts(self) -> Texts:
        """What it has in the files."""
        return _unzipped(self.packed_texts)


def read_one(article: Article, lexicon: Lexicon, wording: Wording) -> Reading:
    """The facts of one article."""
    view = view_of(article, lexicon)
    guess = published(view)
    view = with_dates(view, guess.date, guess.why, guess.why_zh, inferred=guess.inferred)
    quotes = quotes_of(view, wording)
    events = events_of(view, wording)
    claims = claims_of(view, quotes, events, wording)
    told = with_numbers(events, claims, partial(name_in_english, view))
    return Reading(view, claims, told, quotes, relations_of(view))


class Shared(NamedTuple):
    """What all articles of a folder are read with: the lexicon beside them, if any, the key of that and of the program (store.program_key), and what cuts
    a text into words (tokens.ENGINES)."""

    over: Path | None
    key: str
    engine: str


class Means(NamedTuple):
    """What an article is read with: the lexicon as the rooms that read have it."""

    lexicon: Lexicon
    wording: Wording
    vocabulary: Vocabulary

    @classmethod
    def load(cls, over: Path | None, engine: str) -> "Means":
        """Read the project's lexicon and that `over` it. Raises BadLexicon."""
        known = Lexicon.load(over)
        return cls(known, Wording.load(over), Vocabulary.load(over, engine, known))


@lru_cache(maxsize=2)
def means_of(shared: Shared) -> Means:
    """Loaded once a process, and again where a file of the lexicon was changed: its key is another then."""
    return Means.load(shared.over, shared.engine)


def read_packed(source: Source, means: Means) -> bytes:
    """Read an article, in any process: a part, or None where it is refused, with the refusals, packed for the way back and the cache."""
    part, refusals = read_part(source, means)
    texts = part.packed_texts if part else b""
    return pickle.dumps((_zipped((part and replace(part, packed_texts=b""), refusals)), texts))


def unpacked(data: bytes) -> tuple[Part | None, list[Refusal]]:
    """What `read_packed` packed. Only ever given what this program wrote."""
    compared, texts = pickle.loads(data)
    part, refusals = _unzipped(compared)
    return part and replace(part, packed_texts=texts), refusals


def _zipped(what: Any) -> bytes:
    return zlib.compress(pickle.dumps(what), 1)


def _unzipped(data: bytes) -> Any:
    return pickle.loads(zlib.decompress(data))


def read_part(source: Source, means: Means) -> tuple[Part | None, list[Refusal]]:
    """An article as a part, None where it cannot be used; and what was refused, itself or its card."""
    article, refusals = read_source(source)
    return (part_of(read_one(article, means.lexicon, means.wording), means.vocabulary) if article else None), refusals


def part_of(reading: Reading, vocabulary: Vocabulary) -> Part:
    """What is kept of an article that was read."""
    view = reading.view
    tables: dict[str, Sequence[Any]] = {
        "claims": reading.claims,
        "events": reading.events,
        "quotes": reading.quotes,
        "relations": reading.relations,
    }
    rows = {"mentions": _mentions(view), "words": _words(view, vocabulary)}
    lines = {
        **{name: lines_of(name, records) for name, records in tables.items()},
        **{name: lines_of_rows(name, of) for name, of in rows.items()},
    }
    return Part(
        document=_document(reading),
        starts=[line.sentence.start for line in view.lines],
        packed_texts=_zipped(Texts(texts_of_rows("sentences", _sentences(view)), lines)),
        letters=letters_of(view.article),
        tellings=[packed(telling) for telling in disputes.told_by(reading)],
        taught=view.lexicon.own if view.lexicon.below else (),
        disputes=list(disputes.within(reading)),
    )


def _document(reading: Reading) -> Document:
    view = reading.view
    article, card = view.article, view.article.card
    return Document(
        doc=article.doc,
        file=article.file,
        sha256=article.sha256,
        title=card.title or article.title,
        publisher=card.publisher,
        author=card.author,
        url=card.url,
        published=view.published,
        published_why=view.published_why,
        script=article.script,
        taiwan_wording=article.taiwan_wording,
        body=[list(span) for span in article.body],
        near_duplicate_of=None,
        origin=article.doc,
        refused=None,
        published_why_zh=view.published_why_zh,
        published_inferred=view.published_inferred,
        kind_en=card.kind,
        kind_zh=card.kind_zh,
        notes_en=card.notes,
        notes_zh=card.notes_zh,
        **_left_open(reading),
    )


def _left_open(reading: Reading) -> dict[str, int]:
    """How often the reading of an article refused rather than guessed."""
    lines = reading.view.lines
    return {
        "unread_sentences": sum(not line.readable for line in lines),
        "undated": sum(d.date is None for line in lines for d in line.dates),
        "claims_without_entity": sum(c.entity is None for c in reading.claims),
        "claims_without_time": sum(c.as_of is None for c in reading.claims),
        "quotes_without_speaker": sum(q.speaker is None for q in reading.quotes),
    }


# Rows of the longest tables, their columns in the order of records.py.


def _sentences(view: View) -> list[tuple]:
    return [(view.doc, s.index, s.start, s.end, s.text, s.heading, None) for s in view.article.sentences]


def _mentions(view: View) -> list[tuple]:
    doc, text = view.doc, view.article.text
    places = [(line.raw(n.start, n.end), n.entity) for line in view.lines for n in line.names]
    return [(doc, a, b, text[a:b], entity) for (a, b), entity in places]


def _words(view: View, vocabulary: Vocabulary) -> list[tuple]:
    return [(view.doc, line.sentence.index, *found) for line in view.body() for found in count_words(line.text, vocabulary)]
