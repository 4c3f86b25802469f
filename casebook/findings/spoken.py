"""Which themes the articles at hand speak of.

A theme is spoken of while at least one of its findings stands. One that is not is left out of the report, which says so in one line: a chapter
of nothing but lost findings would tell a reader about other articles. A theme without findings is always shown. Where the overview's own
findings have all fallen, those made from the facts alone (general.py) take their place.
"""

from dataclasses import replace

from casebook.findings.codebook import Codebook
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.general import OVERVIEW, general


def concluded(books: list[Codebook], index: EvidenceIndex) -> list[Conclusions]:
    """The conclusions of every theme that somebody wrote, also of those that the articles do not speak of."""
    codes = {code["id"]: code for book in books for code in book.codes}
    return [Conclusions(book, codes, index.facts, index) for book in books]


def themes_in_force(written: list[Conclusions], index: EvidenceIndex) -> dict[str, Conclusions]:
    """Of these the themes that the articles speak of, by the name of the notebook, in their order; the overview is always there."""
    spoken = {theme.codebook.theme: theme for theme in written if is_spoken_of(theme)}
    return spoken if OVERVIEW in spoken else {OVERVIEW: from_facts_alone([theme.codebook for theme in written], index), **spoken}


def is_spoken_of(theme: Conclusions) -> bool:
    """Whether the articles at hand speak of a theme."""
    return not theme.codebook.findings or any(map(theme.stands, theme.codebook.findings))


def from_facts_alone(books: list[Codebook], index: EvidenceIndex) -> Conclusions:
    """The general overview of these articles, with those of the overview's own figures that show no finding of it."""
    book, found = general(index)
    own = {name: spec for known in books if known.theme == OVERVIEW for name, spec in known.figures.items() if not spec.get("finding")}
    return Conclusions(replace(book, figures=book.figures | own), {}, index.facts, index, found)
