"""A folder of articles, in the order of their file names, each with its card; what cannot be used is refused, and the rest goes on."""

from dataclasses import dataclass
from pathlib import Path

from casebook.corpus.article import Article, read_article
from casebook.corpus.cards import Card, read_card
from casebook.corpus.formats import READERS
from casebook.corpus.refused import Refused
from casebook.errors import BadArgument, NoArticles, Refusal

CARD = ".yml"


@dataclass(frozen=True)
class Corpus:
    """The articles of a folder and what was refused there (articles and cards), both by file name."""

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]


def read_folder(folder: Path | str) -> Corpus:
    """Read every article in `folder`; other extensions, folders and hidden files are passed over.

    Raise `BadArgument` where there is no such folder and `NoArticles` where nothing in it can be used.
    """
    folder = Path(folder)
    files = article_files(folder)
    articles: dict[str, Article] = {}
    refusals: list[Refusal] = []
    for path in files:
        try:
            _refuse_twin(path, articles)
            articles[path.stem] = read_article(path, _card_of(path, refusals))
        except Refused as fault:
            refusals.append(fault.refusal)
    if not articles:
        reason = f" ({refusals[0]})" if refusals else ""
        raise NoArticles(
            f"{folder.name or folder}: no article can be read there{reason}; put {' or '.join(READERS)} files into it, or other kinds by casebook add"
        )
    return Corpus(tuple(articles.values()), tuple(refusals))


def article_files(folder: Path) -> list[Path]:
    """The files of `folder` that are read as articles, sorted by name. Raise `BadArgument` where there is no such folder."""
    if not folder.is_dir():
        raise BadArgument(f"{folder}: no such folder; give the folder that holds the articles")
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in READERS and not path.name.startswith(".") and path.is_file())


def _refuse_twin(path: Path, articles: dict[str, Article]) -> None:
    twin = articles.get(path.stem)
    if twin:
        raise Refused(Refusal(path.name, f"{twin.file} has the same name before its extension", "rename one of the two"))


def _card_of(path: Path, refusals: list[Refusal]) -> Card | None:
    """The card beside an article; a card that cannot be used is refused and the article goes on without it."""
    card = path.with_suffix(CARD)
    if not card.is_file():
        return None
    try:
        return read_card(card)
    except Refused as fault:
        refusals.append(fault.refusal)
        return None
