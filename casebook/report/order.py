"""What a person asked to be built, checked before anything is read."""

from dataclasses import dataclass
from pathlib import Path

from casebook import paths
from casebook.corpus.cards import is_partial_date
from casebook.errors import BadArgument, CannotWrite

EDITIONS = {"en": ("en",), "zh": ("zh",), "both": ("en", "zh")}
FRAME = ("00-overview", "90-sources-and-method")  # notebooks that every report has; the others are themes


@dataclass(frozen=True)
class Order:
    """`lang` is en, zh or both; `as_of` an ISO date or "" for the date of the latest article; no `themes` means all."""

    articles: Path
    out: Path
    lang: str = "both"
    as_of: str = ""
    themes: tuple[str, ...] = ()

    def langs(self) -> tuple[str, ...]:
        """The editions to build. Raises BadArgument."""
        if self.lang not in EDITIONS:
            raise BadArgument(f"--lang {self.lang!r}: no such edition; give one of {', '.join(EDITIONS)}")
        return EDITIONS[self.lang]

    def notebooks(self) -> list[Path]:
        """The notebooks to run, in the order of their names; a theme may be named without its number. Raises BadArgument."""
        found = sorted(paths.NOTEBOOKS.glob("[0-9]*.ipynb"))
        if not found:
            raise BadArgument(f"{paths.NOTEBOOKS.name}/: holds no notebook; a theme is a file NN-name.ipynb there")
        themes = [n.stem for n in found if n.stem not in FRAME]
        for theme in self.themes:
            if not any(theme in names(stem) for stem in themes):
                raise BadArgument(f"--theme {theme!r}: no such theme; give one of {', '.join(themes)}")
        return [n for n in found if n.stem in FRAME or not self.themes or set(self.themes) & names(n.stem)]

    def check_date(self) -> None:
        """Raise BadArgument unless `as_of` is "" or a date, possibly partial."""
        if self.as_of and not is_partial_date(self.as_of):
            raise BadArgument(f"--as-of {self.as_of!r}: no date; write it as 2020-03-31, 2020-03 or 2020")

    def check_out(self) -> None:
        """Raise CannotWrite where a file lies in the way of a folder."""
        for folder in (self.out, self.out / "report", self.out / "report" / "facts", self.out / "figures"):
            if folder.exists() and not folder.is_dir():
                raise CannotWrite(f"{folder}: is a file where a folder should be; move it away or give another --out")


def names(stem: str) -> set[str]:
    """The names by which a theme may be called: 10-laiwang-failure, laiwang-failure."""
    return {stem, stem.split("-", 1)[-1]}
