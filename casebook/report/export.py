"""Turn the combined notebook into its formats, side by side, each in a process that has what it needs.

A format that was made of the same parts before is taken from the cache. Its parts are the combined notebook, which alone it is given, and the program.
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from casebook.report.cache import Shelf, digest
from casebook.report.pool import side_by_side

FORMATS = {  # file name → module and class of its exporter; {lang} is the edition. The PDF comes first since it takes longest.
    "report.{lang}.pdf": ("casebook.report.pdf", "PDFExporter"),
    "report.{lang}.html": ("casebook.report.html", "HTMLExporter"),
    "slides.{lang}.pptx": ("casebook.report.powerpoint.exporter", "PPTXExporter"),
    "brief.{lang}.pdf": ("casebook.report.brief", "BriefExporter"),
    "slides.{lang}.html": ("casebook.report.slides", "SlidesExporter"),
}

SLIDES = frozenset({"slides.{lang}.pptx", "slides.{lang}.html"})  # which alone are told what is asked of them
MADE = "made"  # the file in a folder of the cache


@dataclass(frozen=True)
class Export:
    """One file to make: from which combined notebook, by which exporter, where; `program` is the key of the code."""

    notebook: Path
    exporter: tuple[str, str]
    target: Path
    program: str

    def key(self) -> str:
        """Key of everything that the file depends on."""
        return digest([self.program, *self.exporter, self.notebook.name, self.notebook.read_bytes()])


def export_all(exports: Sequence[Export], done: Callable[[Export], None] = lambda export: None) -> None:
    """Make every file and call `done` after each. The first exporter's error is raised, and what has not begun is left."""
    shelf = Shelf("formats")
    fresh = [export for export in exports if not _taken(export, shelf)]
    for export in exports:
        if export not in fresh:
            done(export)
    from casebook.report.forks import pool

    with pool() as processes:
        side_by_side(processes, export_one, fresh, done)
    for export in fresh:
        with shelf.new() as folder:
            shutil.copyfile(export.target, folder / MADE)
            shelf.put(folder, export.key())
    shelf.prune()


def _taken(export: Export, shelf: Shelf) -> bool:
    """Whether a file could be taken from the cache."""
    kept = shelf.find(export.key())
    if kept is None or not (kept / MADE).is_file():
        return False
    shutil.copyfile(kept / MADE, export.target)
    return True


def export_one(export: Export) -> None:
    """Make one file."""
    leave_out_address_grammar()
    import nbformat
    from traitlets.config import Config

    module, name = export.exporter
    exporter = getattr(import_module(module), name)(config=Config(Exporter={"default_preprocessors": []}))  # none is asked for; each would check all
    made, _ = exporter.from_notebook_node(nbformat.read(export.notebook, as_version=4))
    export.target.write_bytes(made.encode("utf-8") if isinstance(made, str) else made)


def leave_out_address_grammar() -> None:
    """Spare this process 0.8 s: jsonschema compiles a grammar of international web addresses when it is imported.

    Notebooks have no field of that format, and jsonschema does without where the package is missing.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
