"""A folder of articles becomes facts: one pass an article, then what agrees and what does not across them.

The pass over one article is a function of that article and the lexicon alone; only the last step looks at all of them.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from casebook.corpus.article import Article
from casebook.corpus.folder import CARD, read_folder
from casebook.corpus.repeats import near_duplicates, repeated_sentences
from casebook.errors import Refusal
from casebook.facts.agreements import Origins, agreements_of
from casebook.facts.claims import claims_of
from casebook.facts.disputes import disputes_of
from casebook.facts.events import events_of
from casebook.facts.published import published
from casebook.facts.records import Claim, Document, Event, Facts, Mention, Quote, Relation, Sentence, Word
from casebook.facts.relations import relations_of
from casebook.facts.speech import quotes_of
from casebook.facts.telling import name_in_english, with_numbers
from casebook.facts.view import View, view_of, with_dates
from casebook.lexicon import beside
from casebook.reading.names import Lexicon
from casebook.reading.wording import Wording
from casebook.words.tokens import Vocabulary, count_words

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Reading:
    """All that one article says by itself."""

    view: View
    claims: list[Claim]
    events: list[Event]
    quotes: list[Quote]
    relations: list[Relation]


def read_facts(folder: Path, *, on_article: Progress | None = None) -> tuple[Facts, tuple[Refusal, ...]]:
    """Read every article of a folder; `on_article(i, n, doc)` is told of each as it begins.

    A lexicon beside the articles is laid over the project's. Raises BadArgument where there is no such folder, NoArticles where nothing in it
    can be read, BadLexicon.
    """
    corpus = read_folder(Path(folder))
    over = beside(folder)
    lexicon, wording = Lexicon.load(over), Wording.load(over)
    readings = []
    for i, article in enumerate(corpus.articles, 1):
        if on_article:
            on_article(i, len(corpus.articles), article.doc)
        readings.append(read_one(article, lexicon, wording))
    refused = [_refused(r, Path(folder), {a.doc for a in corpus.articles}) for r in corpus.refusals if Path(r.what).suffix != CARD]
    return _together(readings, corpus.articles, refused, Vocabulary.load(over)), corpus.refusals


def read_one(article: Article, lexicon: Lexicon, wording: Wording) -> Reading:
    """The facts of one article."""
    view = view_of(article, lexicon)
    guess = published(view)
    view = with_dates(view, guess.date, guess.why)
    quotes = quotes_of(view, wording)
    events = events_of(view, wording)
    claims = claims_of(view, quotes, events, wording)
    told = with_numbers(events, claims, partial(name_in_english, view))
    return Reading(view.slim(), claims, told, quotes, relations_of(view))


def _together(readings: Sequence[Reading], articles: Sequence[Article], refused: Sequence[Document], vocabulary: Vocabulary) -> Facts:
    duplicates, repeats = near_duplicates(articles), repeated_sentences(articles)
    origin = {a.doc: _origin(a.doc, duplicates) for a in articles}
    views = [r.view for r in readings]
    origins = Origins(views, repeats, origin)
    claims, events = [c for r in readings for c in r.claims], [e for r in readings for e in r.events]
    relations = [x for r in readings for x in r.relations]
    return Facts(
        documents=[*(_document(r, duplicates, origin) for r in readings), *refused],
        sentences=[s for v in views for s in _sentences(v, repeats)],
        claims=claims,
        events=events,
        quotes=[q for r in readings for q in r.quotes],
        relations=relations,
        agreements=agreements_of(views, claims, events, relations, origins),
        disputes=disputes_of(views, claims, events, relations),
        mentions=[m for v in views for m in _mentions(v)],
        words=[w for v in views for w in _words(v, vocabulary)],
    )


def _origin(doc: str, duplicates: dict[str, str]) -> str:
    seen = {doc}
    while doc in duplicates and duplicates[doc] not in seen:
        doc = duplicates[doc]
        seen.add(doc)
    return doc


def _document(reading: Reading, duplicates: dict[str, str], origin: dict[str, str]) -> Document:
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
        near_duplicate_of=duplicates.get(article.doc),
        origin=origin[article.doc],
        refused=None,
        published_why_zh=card.published_why_zh,
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


def _refused(refusal: Refusal, folder: Path, taken: set[str]) -> Document:
    """A file that was left out, as a document without facts; its name in full where an article has its stem."""
    stem, file = Path(refusal.what).stem, folder / refusal.what
    unknown = dict.fromkeys(("title", "publisher", "author", "url", "published", "published_why", "script", "near_duplicate_of", "origin"))
    return Document(
        doc=refusal.what if stem in taken else stem,
        file=refusal.what,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "",
        taiwan_wording=False,
        body=[],
        refused=f"{refusal.why}; {refusal.do}",
        **unknown,
    )


def _sentences(view: View, repeats: dict[tuple[str, int], tuple[str, int]]) -> list[Sentence]:
    def repeated(index: int) -> str | None:
        earlier = repeats.get((view.doc, index))
        return f"{earlier[0]}:{earlier[1]}" if earlier else None

    return [
        Sentence(doc=view.doc, index=s.index, start=s.start, end=s.end, text=s.text, heading=s.heading, repeats=repeated(s.index))
        for s in (line.sentence for line in view.lines)
    ]


def _mentions(view: View) -> list[Mention]:
    places = [(line.raw(n.start, n.end), n.entity) for line in view.lines for n in line.names]
    return [Mention(doc=view.doc, start=a, end=b, surface=view.article.text[a:b], entity=entity) for (a, b), entity in places]


def _words(view: View, vocabulary: Vocabulary) -> list[Word]:
    counted = ((line.sentence.index, *found) for line in view.body() for found in count_words(line.text, vocabulary))
    return [Word(doc=view.doc, index=index, word=word, count=count) for index, word, count in counted]
