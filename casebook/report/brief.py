"""The handout: an executed notebook on exactly one page of A4, set by Typst like the report's PDF (pdf.py).

handout.py decides what is said; the template (templates/brief.typ) measures the page and takes as much of it as there is room for.
"""

from typing import Any

from nbconvert.exporters import Exporter

from casebook.report.handout import handout
from casebook.report.pdf import check_glyphs, set_pages


class BriefExporter(Exporter):
    """`jupyter nbconvert --to casebook-brief`: an executed notebook that holds findings, as one page to hand out."""

    file_extension = ".brief.pdf"
    output_mimetype = "application/pdf"
    export_from_notebook = "Brief (Casebook)"

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> tuple[bytes, Any]:
        """The PDF's bytes and nbconvert's resources. Raises NotebookFailed, MissingGlyph, CasebookError without findings or where Typst refuses."""
        nb, resources = super().from_notebook_node(nb, resources, **options)
        sheet = handout(nb)
        check_glyphs(sheet)
        return set_pages(sheet, "brief.typ"), resources
