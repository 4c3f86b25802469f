"""A folder of articles, in the order of their file names, each with its card; what cannot be used is refused, and the rest goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from casebook.corpus.article import Article, article_bytes, article_of
from casebook.corpus.cards import Card, card_bytes, card_of
from casebook.corpus.formats import READERS
from casebook.corpus.refused import Refused
from casebook.errors import BadArgument, NoArticles, Refusal

CARD = ".yml"


@dataclass(frozen=True)
class Corpus:
    """The articles of a folder and what was refused there (articles and cards), both by file name."""

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]


class Source(NamedTuple):
    """An article as it lies in a folder, to be read anywhere: its file name, its bytes and those of its card, or why they cannot be had."""

    file: str
    data: bytes | Refusal
    card: bytes | Refusal | None


def read_folder(folder: Path | str) -> Corpus:
    """Read every article in `folder`; other extensions, folders and hidden files are passed over.

    Raise `BadArgument` where there is no such folder and `NoArticles` where nothing in it can be used.
    """
    folder = Path(folder)
    files = article_files(folder)
    articles: dict[str, Article] = {}
    refusals: list[Refusal] = []
    for path in files:
        if path.stem in articles:
            refusals.append(twin(path, articles[path.stem].file))
            continue
        article, refused = read_source(source_of(path))
        refusals += refused
        if article:
            articles[path.stem] = article
    if not articles:
        raise none_read(folder, refusals)
    return Corpus(tuple(articles.values()), tuple(refusals))


def source_of(path: Path) -> Source:
    """What an article is read from, its card beside it."""
    card = path.with_suffix(CARD)
    return Source(path.name, _had(article_bytes, path), _had(card_bytes, card) if card.is_file() else None)


def _had(read: Callable[[Path], bytes], path: Path) -> bytes | Refusal:
    try:
        _stay_inside(path)
        return read(path)
    except Refused as fault:
        return fault.refusal


def read_source(source: Source) -> tuple[Article | None, list[Refusal]]:
    """One article with its card, None where it cannot be used; and what was refused, itself or its card."""
    refusals: list[Refusal] = []
    card = _card_of(source, refusals)
    if isinstance(source.data, Refusal):
        return None, [*refusals, source.data]
    try:
        return article_of(source.file, source.data, card), refusals
    except Refused as fault:
        return None, [*refusals, fault.refusal]


def _stay_inside(path: Path) -> None:
    """Raise Refused for a link that leads out of its folder: with a folder that came from elsewhere, it would put a private file into a report."""
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        raise Refused(Refusal(path.name, "is a link that leads out of the folder", "put a copy in its place"))


def none_read(folder: Path, refusals: Sequence[Refusal]) -> NoArticles:
    """What to raise where a folder holds nothing that can be used."""
    reason = f" ({refusals[0]})" if refusals else ""
    return NoArticles(
        f"{folder.name or folder}: no article can be read there{reason}; put {' or '.join(READERS)} files into it, or other kinds by casebook add"
    )


def twin(path: Path, first: str) -> Refusal:
    """The refusal of a file whose name before its extension is that of the file `first`."""
    return Refusal(path.name, f"{first} has the same name before its extension", "rename one of the two")


def article_files(folder: Path) -> list[Path]:
    """The files of `folder` that are read as articles, sorted by name. Raise `BadArgument` where there is no such folder."""
    if not folder.is_dir():
        raise BadArgument(f"{folder}: no such folder; give the folder that holds the articles")
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in READERS and not path.name.startswith(".") and path.is_file())


def _card_of(source: Source, refusals: list[Refusal]) -> Card | None:
    """The card beside an article; a card that cannot be used is refused and the article goes on without it."""
    if isinstance(source.card, Refusal):
        refusals.append(source.card)
    if not isinstance(source.card, bytes):
        return None
    try:
        return card_of(str(Path(source.file).with_suffix(CARD)), source.card)
    except Refused as fault:
        refusals.append(fault.refusal)
        return None
