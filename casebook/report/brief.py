"""The handout: an executed notebook on exactly one page of A4, set by Typst like the report's PDF (pdf.py).

handout.py decides what is said; the template (templates/brief.typ) measures the page and takes as much of it as there is room for.
"""

from casebook.report.handout import handout
from casebook.report.pdf import PDFExporter


class BriefExporter(PDFExporter):
    """`jupyter nbconvert --to casebook-brief`: an executed notebook that holds findings, as one page to hand out."""

    file_extension = ".brief.pdf"
    export_from_notebook = "Brief (Casebook)"
    lay = staticmethod(handout)
    typst = "brief.typ"
