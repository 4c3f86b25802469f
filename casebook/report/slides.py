"""The slides: a deck (deck.py) as one HTML file with reveal.js, style and fonts inside, which asks nobody for anything.

The popup of the speaker view loads the deck again in frames, so the policy of the page allows frames of itself and inline
script; all text is escaped by the template, and figures are cleaned, so that no article can bring a script of its own.
"""

import html
from functools import cache
from typing import Any

from markupsafe import Markup
from nbconvert.exporters.exporter import Exporter

from casebook.paths import ASSETS, PACKAGE
from casebook.report.deck import deck
from casebook.report.drawable import drawable
from casebook.report.fonts import page_fonts
from casebook.report.page import environment

REVEAL = ASSETS / "reveal"
STYLE = PACKAGE / "report" / "static" / "slides.css"


class SlidesExporter(Exporter):
    """`jupyter nbconvert --to casebook-slides`: an executed notebook that holds findings, as a talk."""

    file_extension = ".slides.html"
    output_mimetype = "text/html"
    export_from_notebook = "Slides (Casebook)"

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> tuple[str, Any]:
        """The slides' page and nbconvert's resources. Raises NotebookFailed, MissingGlyph, CasebookError without findings."""
        nb, resources = super().from_notebook_node(nb, resources, **options)
        return render(nb), resources


def render(nb: Any) -> str:
    """The page of the slides of notebook `nb`."""
    shown = deck(nb)
    shelf = {"style": ["reset.css", "reveal.css"], "scripts": ["reveal.js", "notes.js"], "licence": ["LICENSE"]}
    vendored = {use: [Markup(_reveal(name)) for name in names] for use, names in shelf.items()}
    style = STYLE.read_text("utf-8")
    body = environment().get_template("slides.html.j2").render(deck=shown, ui=shown.ui, style=Markup(style), vendored=vendored)
    body = drawable(body)
    return body.replace("/* FONTS */", page_fonts(_drawn(body)), 1)


def _drawn(body: str) -> str:
    """The characters that a page may draw: all up to its scripts, which begin with those of reveal.js."""
    return html.unescape(body.split("<script>", 1)[0])


@cache
def _reveal(name: str) -> str:
    return (REVEAL / name).read_text("utf-8")
