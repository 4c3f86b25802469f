"""The PDF edition: an executed notebook as A4 pages, set by Typst.

Python decides what is said and in which order (paper.py); the template (templates/report.typ) only how it looks. All
content goes to Typst as data, a JSON file and picture files, never as markup, so that no text of an article can run or
break a page. The result is tagged (PDF/UA-1), carries no clock and only the project's fonts: same notebook, same bytes.
"""

import html
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import uharfbuzz
from nbconvert.exporters import Exporter

from casebook.errors import CasebookError
from casebook.paths import FONTS, PACKAGE
from casebook.report import fonts
from casebook.report.paper import Paper, paper

TEMPLATES = PACKAGE / "report" / "templates"
COMMON = "common.typ"  # what every template begins with
STANDARD = "ua-1"  # tagged, with title and language; Typst refuses to write it where a glyph or an alternative text is missing


class PDFExporter(Exporter):
    """`jupyter nbconvert --to casebook-pdf`: any executed notebook, or the combined one of a report."""

    file_extension = ".pdf"
    output_mimetype = "application/pdf"
    export_from_notebook = "PDF (Casebook)"
    lay = staticmethod(paper)  # from the notebook to what is set
    typst = "report.typ"  # and the template that sets it

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> tuple[bytes, Any]:
        """The PDF's bytes and nbconvert's resources. Raises NotebookFailed, MissingGlyph, or CasebookError where it holds too little or Typst refuses."""
        nb, resources = super().from_notebook_node(nb, resources, **options)
        sheet = self.lay(nb)
        check_glyphs(sheet)
        return set_pages(sheet, self.typst), resources


def check_glyphs(sheet: Paper) -> None:
    """Raise MissingGlyph, naming the characters, where the font lacks one: Typst would only say that one is missing."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / fonts.FILES[400])))
    texts = [json.dumps(sheet.data, ensure_ascii=False), *(data.decode() for name, data in sheet.files.items() if name.endswith(".svg"))]
    fonts.check(set(html.unescape("".join(texts))) - fonts.UNSEEN, set(face.unicodes), fonts.FILES[400])


def set_pages(sheet: Paper, template: str) -> bytes:
    """Compile one paper with a template to PDF, in a folder of its own, which is gone afterwards. Raises CasebookError where Typst refuses."""
    import typst  # late: it is not needed to name the exporter

    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(TEMPLATES / COMMON, folder)
        main = Path(shutil.copy(TEMPLATES / template, folder))
        (folder / "data.json").write_text(json.dumps(sheet.data, ensure_ascii=False), "utf-8")
        for file, data in sheet.files.items():
            (folder / file).write_bytes(data)
        try:
            return typst.compile(main, root=folder, font_paths=own, pdf_standards=STANDARD)
        except typst.TypstError as error:
            raise CasebookError(f"PDF: Typst refused the report: {error.message}; please report it with the articles") from error
