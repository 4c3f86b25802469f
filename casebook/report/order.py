"""What a person asked to be built, checked before anything is read."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from casebook import paths
from casebook.corpus.cards import is_partial_date
from casebook.errors import BadArgument, CannotWrite
from casebook.findings.codebook import Codebook

EDITIONS = {"en": ("en",), "zh": ("zh",), "both": ("en", "zh")}
FRAME = ("00-overview", "90-sources-and-method")  # notebooks that every report has; the others are themes


COVER_HALF_WIDTHS = {"title": 96, "organisation": 80}  # what the cover of the slides has room for; a Chinese character is two
LAST_NARROW = 0x2E7F  # the character before the first Chinese one
BESIDE_ANSWERS = 3  # slides that no talk goes without: the cover, the contradictions, what would change our mind


@dataclass(frozen=True)
class Talk:
    """What a presenter asks of the slides: what their cover says of the occasion, and how many there may be at most (None: as the deck has it).

    `date` is an ISO date, possibly partial, or "".
    """

    title: str = ""
    organisation: str = ""
    date: str = ""
    slides: int | None = None


@dataclass(frozen=True)
class Order:
    """`lang` is en, zh or both; `as_of` an ISO date or "" for the date of the latest article; no `themes` means all; `scheduler` is the address
    of that of a Dask cluster which reads the articles, or ""."""

    articles: Path
    out: Path
    lang: str = "both"
    as_of: str = ""
    themes: tuple[str, ...] = ()
    talk: Talk = Talk()
    scheduler: str = ""

    def langs(self) -> tuple[str, ...]:
        """The editions to build. Raises BadArgument."""
        if self.lang not in EDITIONS:
            raise BadArgument(f"--lang {self.lang!r}: no such edition; give one of {', '.join(EDITIONS)}")
        return EDITIONS[self.lang]

    def notebooks(self) -> list[Path]:
        """The notebooks to run: the frame around the themes, these in the order given, else in that of their names. Raises BadArgument."""
        found = _notebooks()
        chosen = [found[theme] for theme in self.chosen()]
        opening, *closing = FRAME
        return [*filter(None, [found.get(opening)]), *chosen, *filter(None, map(found.get, closing))]

    def chosen(self) -> list[str]:
        """The themes to show, each by its notebook's name; one may be asked for without its number. Raises BadArgument."""
        themes = [stem for stem in _notebooks() if stem not in FRAME]
        for theme in self.themes:
            if not any(theme in names(stem) for stem in themes):
                raise BadArgument(f"--theme {theme!r}: no such theme; give one of {', '.join(themes)}")
        asked = [stem for theme in self.themes for stem in themes if theme in names(stem)]
        return list(dict.fromkeys(asked)) if self.themes else themes

    def asked_of_slides(self) -> dict[str, Any]:
        """What the slides are made with beside the notebooks: the fields of Talk, and `themes`, the chosen ones (none: all)."""
        return {**asdict(self.talk), "themes": self.chosen() if self.themes else []}

    def check_date(self) -> None:
        """Raise BadArgument unless `as_of` is "" or a date, possibly partial."""
        if self.as_of and not is_partial_date(self.as_of):
            raise BadArgument(f"--as-of {self.as_of!r}: no date; write it as 2020-03-31, 2020-03 or 2020")

    def check_talk(self, books: Iterable[Codebook]) -> None:
        """Raise BadArgument where the cover cannot say what is asked, or where so few slides cannot hold what `books`, the themes', answer."""
        for option, room in COVER_HALF_WIDTHS.items():
            text = getattr(self.talk, option)
            if not text.isprintable():
                raise BadArgument(f"--{option}: holds a line break or another character that does not print; give it as one line")
            if half_widths(text) > room:
                raise BadArgument(f"--{option}: too long for the cover; give at most {room} letters ({room // 2} Chinese characters)")
        if self.talk.date and not is_partial_date(self.talk.date):
            raise BadArgument(f"--date {self.talk.date!r}: no date; write it as 2020-03-31, 2020-03 or 2020")
        fewest = BESIDE_ANSWERS + sum(row.get("role") == "answer" for book in books for row in book.findings)
        if self.talk.slides is not None and self.talk.slides < fewest:
            fault = f"the cover, an answer a theme, the contradictions and what would change our mind are {fewest}"
            raise BadArgument(f"--slides {self.talk.slides}: too few; {fault}; give {fewest} or more, or fewer themes")

    def check_out(self) -> None:
        """Raise CannotWrite where a file lies in the way of a folder."""
        for folder in (self.out, self.out / "report", self.out / "report" / "facts", self.out / "figures"):
            if folder.exists() and not folder.is_dir():
                raise CannotWrite(f"{folder}: is a file where a folder should be; move it away or give another --out")


def half_widths(text: str) -> int:
    """The width of a text: one for a letter, two for a Chinese character."""
    return sum(2 if ord(c) > LAST_NARROW else 1 for c in text)


def _notebooks() -> dict[str, Path]:
    """All notebooks by name. Raises BadArgument where there is none."""
    found = sorted(paths.NOTEBOOKS.glob("[0-9]*.ipynb"))
    if not found:
        raise BadArgument(f"{paths.NOTEBOOKS.name}/: holds no notebook; a theme is a file NN-name.ipynb there")
    return {notebook.stem: notebook for notebook in found}


def names(stem: str) -> set[str]:
    """The names by which a theme may be called: 10-laiwang-failure, laiwang-failure."""
    return {stem, stem.split("-", 1)[-1]}
