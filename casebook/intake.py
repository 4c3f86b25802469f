"""`casebook add`: take a new article into the folder, with a card, and show what was understood of it.

The article is read in a folder of its own first; only what could be read is put among the others. An article that is there already
(same bytes or same text) is left alone, so adding it twice adds nothing. Plain text stays as received; other formats become text.
"""

import shutil
import tempfile
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from casebook.corpus.article import Article, read_article
from casebook.corpus.cards import Card
from casebook.corpus.convert import CONVERTERS, convert
from casebook.corpus.folder import CARD, article_files, read_folder
from casebook.corpus.formats import READERS
from casebook.corpus.refused import Refused
from casebook.corpus.repeats import near_duplicates
from casebook.errors import NoArticles, Refusal
from casebook.facts.extract import read_facts
from casebook.facts.records import Facts

FORM = """\
# What you know better than the file. Take the # from a line to use it.
# title:
# publisher:
# author:
# url:
# published: 2020-02-28
# published_why:
"""


@dataclass(frozen=True)
class Taken:
    """An article that was taken in, or was there already: `there` is that one's file name. `facts` are those of this article alone."""

    article: Article
    facts: Facts
    near: str | None
    there: str | None

    def screen(self) -> str:
        """What was understood, a line each, for a terminal."""
        document = self.facts.documents[0]
        body = "".join(self.article.text[start:end] for start, end in self.article.body)
        wording = " in Taiwan's wording" if self.article.taiwan_wording else ""
        read = f"{len(self.facts.claims)} claims, {len(self.facts.events)} events, {len(self.facts.quotes)} quotations"
        rows = {
            "article": f"{self.article.file}" + (f" (already there as {self.there}; nothing was added)" if self.there else ""),
            "title": document.title or "none found",
            "publisher": document.publisher or "unknown",
            "date": f"{document.published or 'unknown'} ({document.published_why or 'the text gives none; write it on the card'})",
            "script": f"{self.article.script}{wording}, read as {self.article.encoding}",
            "body": f"{len(body)} of {len(self.article.text)} characters kept: {body[:24]} … {body[-24:]}",
            "read": f"{len(self.article.sentences)} sentences, {read}",
            "repeats": self.near or "no article here",
        }
        return "\n".join(f"{name:<10}{visible(value)}" for name, value in rows.items()) + "\n"


def add_article(file: Path, folder: Path) -> Taken | Refusal:
    """Take one file into `folder`, which is made where it is missing. A file that cannot be used is refused."""
    with tempfile.TemporaryDirectory(prefix="casebook-") as desk:
        try:
            text = lay_on_desk(file, Path(desk))
            article = read_article(text)
            folder.mkdir(parents=True, exist_ok=True)
            others = articles_in(folder)
            there = next((o.file for o in others if o.sha256 == article.sha256 or o.text == article.text), None)
            if not there and any(f.stem == text.stem for f in article_files(folder)):
                raise Refused(Refusal(file.name, f"another article is called {text.stem}", "rename the file and add it again"))
        except Refused as fault:
            return fault.refusal
        facts, _ = read_facts(text.parent)
        if not there:
            move_in(text.with_suffix(CARD), folder)
            move_in(text, folder)
        return Taken(article, facts, near_duplicates([*(o for o in others if o.file != there), article]).get(article.doc), there)


def lay_on_desk(file: Path, desk: Path) -> Path:
    """The file as text in the folder `desk`, with its card. Raise `Refused` for one that is missing or of a format nobody reads."""
    suffix = file.suffix.lower()
    if suffix not in READERS and suffix not in CONVERTERS:
        raise Refused(Refusal(file.name, f"{suffix or 'no extension'} is not read here", f"use one of {', '.join([*READERS, *CONVERTERS])}"))
    if not file.is_file():
        raise Refused(Refusal(file.name, "there is no such file", "check its name"))
    if suffix in READERS:
        text = Path(shutil.copyfile(file, desk / file.name))
        card = Card()
    else:
        converted = convert(file)
        text = desk / f"{file.stem}.txt"
        text.write_bytes(converted.text.encode("utf-8"))
        card = converted.card
    text.with_suffix(CARD).write_text(written_card(card), encoding="utf-8")
    return text


def written_card(card: Card) -> str:
    """A card as YAML; a blank one as a form to fill in."""
    known = {key: value for key, value in asdict(card).items() if value}
    return yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1000) if known else FORM


def articles_in(folder: Path) -> list[Article]:
    """The articles that are there already."""
    try:
        return list(read_folder(folder).articles)
    except NoArticles:
        return []


def move_in(file: Path, folder: Path) -> None:
    """Put a file in its place whole. A card that is there already is a person's work and stays."""
    place = folder / file.name
    if place.exists():
        return
    beside = folder / f".{file.name}.new"
    shutil.copyfile(file, beside)
    beside.replace(place)


def visible(text: str) -> str:
    """Text without characters that a terminal would act on."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c)[0] != "C")
