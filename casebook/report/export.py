"""Turn the combined notebook into its formats, each in a process of its own, since setting pages keeps a processor busy."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

FORMATS = {  # file name → module and class of its exporter; {lang} is the edition
    "report.{lang}.html": ("casebook.report.html", "HTMLExporter"),
    "report.{lang}.pdf": ("casebook.report.pdf", "PDFExporter"),
    "slides.{lang}.html": ("casebook.report.slides", "SlidesExporter"),
}


@dataclass(frozen=True)
class Export:
    """One file to make: from which combined notebook, by which exporter, where."""

    notebook: Path
    exporter: tuple[str, str]
    target: Path


def export_all(exports: Sequence[Export], workers: int, done: Callable[[Export], None] = lambda export: None) -> None:
    """Make every file. The first exporter's error is raised, and the rest is not begun."""
    from casebook.report.kernels import context

    with ProcessPoolExecutor(workers, mp_context=context()) as pool:
        running = {pool.submit(export_one, export): export for export in exports}
        try:
            for future in as_completed(running):
                future.result()
                done(running[future])
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def export_one(export: Export) -> None:
    """Make one file."""
    leave_out_address_grammar()
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
