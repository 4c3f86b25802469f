"""One new article after the other: read, dated, compared with what is there, shown, and put into the folder with its card.

Everything is worked out in memory first; only what could be read is written, each file whole. Text (.txt, .md) stays byte for byte as received.
Of other formats the file as received stays beside the text made of it (NAME.html, NAME.txt, NAME.yml): facts count their offsets in the text.
An article that is there already, by its bytes, its text or its body, adds nothing.
"""

import hashlib
import re
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from casebook.corpus.article import Article, article_of
from casebook.corpus.byline import author_in, press_beside_date, publisher_in
from casebook.corpus.cards import Card, read_card
from casebook.corpus.convert import CONVERTERS, Converted, convert
from casebook.corpus.copies import Copies
from casebook.corpus.encoding import Unreadable, decode
from casebook.corpus.folder import CARD, article_files, read_folder
from casebook.corpus.formats import READERS
from casebook.corpus.front_matter import front_card
from casebook.corpus.lines import LINK, lines_of
from casebook.corpus.refused import Refused
from casebook.corpus.repeats import letters_of
from casebook.errors import NoArticles, Refusal
from casebook.facts.part import read_one
from casebook.facts.published import infer
from casebook.facts.view import Reading, view_of
from casebook.intake.cards import is_as_written, written
from casebook.intake.dating import with_day
from casebook.intake.mend import Mending
from casebook.intake.sources import Source
from casebook.reading.names import Lexicon
from casebook.reading.wording import Wording

LINES_WITH_TITLE = 6
LINK_ALONE = re.compile(r"\[[^\]]{0,300}\]\((https?://[^\s()]{1,2000})\)|<?(https?://\S{1,2000}?)>?")  # under a title: where the text was found
WALLED = "looks like the open beginning of an article behind a paywall: only {count} characters"
WALLED_ZH = "疑为付费文章的公开部分，仅{count}字"


@dataclass(frozen=True)
class Taken:
    """An article that is ready to be written, or was there already.

    `text` are the bytes of the article's file; `original` those received, where another format became text. `there` is the file that holds it
    already. `near` is the article that it nearly repeats, with the similarity (0 to 1). `remarks` are lines for whoever adds it.
    """

    article: Article
    reading: Reading
    text: bytes
    original: tuple[str, bytes] | None
    there: str | None
    near: tuple[str, float] | None
    others: tuple[str, ...]
    walled: bool
    remarks: tuple[str, ...]

    @property
    def warning(self) -> Refusal | None:
        """What whoever adds it must look at."""
        if not self.walled:
            return None
        return Refusal(
            self.article.file,
            WALLED.format(count=body_characters(self.article)),
            "add the whole article in its place, or keep it as the part that it is",
        )


class Intake:
    """A folder of articles that takes new ones; made where it is missing, once there is something to write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lexicon, self._wording = Lexicon.load(), Wording.load()
        self._copies, self._docs = Copies(sqlite3.connect("")), list[str]()
        self._known: dict[str, str] = {}
        for article in _articles_in(folder):
            self._remember(article)

    def read(self, source: Source, mending: Mending) -> Taken:
        """Read a new article; nothing is written yet. Raise `Refused` for what cannot be used."""
        converted, text = _converted(source)
        is_text = source.suffix in READERS
        file = f"{source.stem}{source.suffix if is_text else '.txt'}"
        card = _over(converted.card, source.card)
        told = infer(view_of(article_of(file, text, card), self._lexicon))
        card, passed = (card, None) if source.card.published else with_day(card, converted.weak, told)
        if converted.walled and not card.notes:
            count = body_characters(article_of(file, text, card))
            card = replace(card, notes=WALLED.format(count=count).capitalize() + ".", notes_zh=WALLED_ZH.format(count=count) + "。")
        article = article_of(file, text, mending.mended(card))
        there = next((self._known[sign] for sign in (_digest(source.data), *_signs(article)) if sign in self._known), None)
        if there is None and self._is_name_taken(article, source):
            raise Refused(Refusal(source.shown, f"another article is called {article.doc}", "give this one another name with --name"))
        changed = [f"the file was changed or stored on {day}: that is no day of writing" for day in converted.stamps if day != article.card.published]
        return Taken(
            article=article,
            reading=read_one(article, self._lexicon, self._wording),
            text=text,
            original=None if is_text else (source.suffix, source.data),
            there=there,
            near=None if there else self._near(article),
            others=converted.others,
            walled=converted.walled,
            remarks=(*([passed] if passed else []), *changed),
        )

    def recarded(self, taken: Taken, card: Card) -> Taken:
        """The same article with another card."""
        article = article_of(taken.article.file, taken.text, card)
        return replace(taken, article=article, reading=read_one(article, self._lexicon, self._wording))

    def write(self, taken: Taken) -> None:
        """Put an article, its card and its original into the folder. A card that is there is a person's work and stays."""
        if taken.there:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        place = self.folder / taken.article.file
        card = [] if place.with_suffix(CARD).exists() else [(place.with_suffix(CARD), written(taken.article.card).encode("utf-8"))]
        original = [(place.with_suffix(taken.original[0]), taken.original[1])] if taken.original else []
        placed: list[Path] = []
        try:
            for file, data in (*card, *original, (place, taken.text)):
                _write_whole(file, data)
                placed.append(file)
        except OSError:
            for file in placed:
                file.unlink(missing_ok=True)
            raise
        self._remember(taken.article)

    def mend_card(self, taken: Taken, mending: Mending) -> None:
        """Put what was given on the card of an article that is there already. Raise `Refused` for a card that a person wrote."""
        card = (self.folder / str(taken.there)).with_suffix(CARD)
        if card.exists() and not is_as_written(card):
            raise Refused(Refusal(card.name, "was written by hand and is left alone", f"write {', '.join(mending.given())} there"))
        _write_whole(card, written(mending.mended(read_card(card) if card.exists() else Card())).encode("utf-8"))

    def _is_name_taken(self, article: Article, source: Source) -> bool:
        """Whether another article has this name, or another file stands where the original would."""
        files = article_files(self.folder) if self.folder.is_dir() else []
        original = (self.folder / article.file).with_suffix(source.suffix)
        other = source.suffix in CONVERTERS and original.is_file() and original.read_bytes() != source.data
        return other or any(file.stem.casefold() == article.doc.casefold() for file in files)

    def _near(self, article: Article) -> tuple[str, float] | None:
        found = self._copies.near(letters_of(article))
        return (self._docs[found[0]], found[1]) if found else None

    def _remember(self, article: Article) -> None:
        """Know an article of the folder again, by itself and by the file that it was made of."""
        self._copies.add(len(self._docs), letters_of(article))
        self._copies.settle()
        self._docs.append(article.doc)
        made_of = ((self.folder / article.file).with_suffix(suffix) for suffix in CONVERTERS)
        for sign in (*_signs(article), *(_digest(file.read_bytes()) for file in made_of if file.is_file())):
            self._known.setdefault(sign, article.file)


def body_characters(article: Article) -> int:
    """How many characters of an article's text are kept."""
    return sum(end - start for start, end in article.body)


def _converted(source: Source) -> tuple[Converted, bytes]:
    """The text of a source with what it says of itself, and the bytes of the article's file."""
    if source.suffix not in READERS:
        converted = convert(source.shown, source.suffix, source.data, source.address)
        return converted, converted.text.encode("utf-8")
    try:
        text, _ = decode(source.data)
    except Unreadable as fault:
        raise Refused(Refusal(source.shown, fault.why, fault.do)) from None
    return Converted(text, _own_card(text, source)), source.data


def _own_card(text: str, source: Source) -> Card:
    """Who wrote and published a plain text, by its front matter and its first lines, and where it stands on the web."""
    said = front_card(text)
    top = [line for line in lines_of(text) if not line.text.startswith("---")][:LINES_WITH_TITLE]
    shown = [LINK.sub(r"\1", line.text).strip("*_# ") for line in top]
    links = (match for line in top if (match := LINK_ALONE.fullmatch(line.text)))
    return Card(
        publisher=said.publisher or publisher_in(shown) or press_beside_date(shown),
        author=said.author or author_in(shown),
        url=source.address or said.url or next((match[1] or match[2] for match in links), None),
    )


def _over(found: Card, known: Card) -> Card:
    """What was found, with what a person wrote on the card beside the file."""
    return replace(found, **{key: value for key, value in vars(known).items() if value})


def _articles_in(folder: Path) -> list[Article]:
    try:
        return list(read_folder(folder).articles) if folder.is_dir() else []
    except NoArticles:
        return []


def _signs(article: Article) -> tuple[str, str, str]:
    """By which an article is known to be there: its bytes, its text, and its body whatever stands around it."""
    body = "".join("".join(article.text[start:end].split()) for start, end in article.body)
    return article.sha256, _digest(article.text.encode("utf-8")), _digest(body.encode("utf-8"))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_whole(place: Path, data: bytes) -> None:
    """Write a file beside its place and put it there whole; what is at either place, a link too, is replaced and never followed."""
    beside = place.with_name(f".{place.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(place)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
