"""`jupyter nbconvert --to casebook-html`: an executed notebook as one self-contained page."""

from typing import Any

from nbconvert.exporters.exporter import Exporter, ResourcesDict
from nbformat import NotebookNode

from casebook.report.page import render


class HTMLExporter(Exporter):
    """Writes the page of one edition. Notebooks that never heard of Casebook are set as prose, pictures and text."""

    file_extension = ".html"
    output_mimetype = "text/html"
    export_from_notebook = "Casebook page"

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kw: Any) -> tuple[str, ResourcesDict]:
        """The page as text, and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return render(nb, resources.get("metadata", {}).get("name", "")), resources
