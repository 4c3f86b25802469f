"""What can go wrong, as a tree. Every message names the thing, the fault and the next step, in one line.

    CasebookError              nothing was done: exit status 2
    ├── BadArgument            an option or a parameter has a value that means nothing
    ├── NoArticles             the folder holds nothing that can be read
    ├── BadCodebook            a theme's codebook cannot be used
    ├── BadLexicon             a file of a lexicon cannot be used
    ├── CannotWrite            the output folder refuses us
    ├── CannotReach            a folder elsewhere refuses us
    ├── ReadingStopped         a process that read articles died, or a cluster that did cannot go on
    ├── MissingGlyph           a character that the project's fonts do not have
    ├── InputChanged           what goes in was changed while it was read
    └── NotebookFailed         a notebook's cell raised

A *refusal* is not an error: one article was left out, the rest went on (exit status 1).
"""

import linecache
import traceback
from dataclasses import dataclass
from pathlib import Path


class CasebookError(Exception):
    """Nothing was done. `str(error)` is one line for the person who gave the command."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of a traceback (IPython asks for it): the line of the cell, and the fault."""
        return [*_in_the_cell(self), f"{type(self).__name__}: {self}"]


def _in_the_cell(error: BaseException) -> list[str]:
    """The line of the notebook's cell from which the error came, as IPython names it; nothing where it came from no cell."""
    for frame, number in traceback.walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if "ipykernel" in Path(file).parent.name or file.startswith("<ipython-input"):
            return [f"line {number} of this cell: {linecache.getline(file, number).strip()}"]
    return []


class BadArgument(CasebookError):
    """An option or a parameter has a value that means nothing."""


class NoArticles(CasebookError):
    """The folder holds nothing that can be read."""


class BadCodebook(CasebookError):
    """A theme's codebook cannot be used."""


class BadLexicon(CasebookError):
    """A file of a lexicon cannot be used."""


class CannotWrite(CasebookError):
    """The output folder refuses us."""


class CannotReach(CasebookError):
    """A folder elsewhere refuses us."""


class ReadingStopped(CasebookError):
    """A process that read articles died, or a cluster that did cannot go on."""


class MissingGlyph(CasebookError):
    """A text holds a character that the project's fonts do not have."""


class InputChanged(CasebookError):
    """What goes in was changed while it was read."""


class NotebookFailed(CasebookError):
    """A notebook's cell raised."""


@dataclass(frozen=True)
class Refusal:
    """One thing left out while the rest went on: `what` (a file name), `why`, `do` (the next step)."""

    what: str
    why: str
    do: str

    def __str__(self) -> str:
        return f"{self.what}: {self.why}; {self.do}"
