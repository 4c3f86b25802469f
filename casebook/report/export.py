"""Turn the combined notebook into its formats, side by side: Typst sets the PDF on one processor while Python writes the pages on another."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from casebook.report.pool import side_by_side

FORMATS = {  # file name → module and class of its exporter; {lang} is the edition. The PDF comes first since it takes longest.
    "report.{lang}.pdf": ("casebook.report.pdf", "PDFExporter"),
    "report.{lang}.html": ("casebook.report.html", "HTMLExporter"),
    "brief.{lang}.pdf": ("casebook.report.brief", "BriefExporter"),
    "slides.{lang}.html": ("casebook.report.slides", "SlidesExporter"),
}


@dataclass(frozen=True)
class Export:
    """One file to make: from which combined notebook, by which exporter, where."""

    notebook: Path
    exporter: tuple[str, str]
    target: Path


def export_all(exports: Sequence[Export], workers: int, done: Callable[[Export], None] = lambda export: None) -> None:
    """Make every file and call `done` after each. The first exporter's error is raised, and what has not begun is left."""
    leave_out_address_grammar()
    import nbconvert.exporters  # noqa: F401  (0.4 s; not first by several threads at once)

    side_by_side(export_one, exports, workers, done)


def export_one(export: Export) -> None:
    """Make one file."""
    import nbformat

    module, name = export.exporter
    exporter = getattr(import_module(module), name)()
    made, _ = exporter.from_notebook_node(nbformat.read(export.notebook, as_version=4))
    export.target.write_bytes(made.encode("utf-8") if isinstance(made, str) else made)


def leave_out_address_grammar() -> None:
    """Spare this process 0.8 s: jsonschema compiles a grammar of international web addresses when it is imported.

    Notebooks have no field of that format, and jsonschema does without where the package is missing.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
