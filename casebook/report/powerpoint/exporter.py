"""`jupyter nbconvert --to casebook-pptx`: an executed notebook that holds findings, as slides for PowerPoint, Keynote, WPS and LibreOffice.

The file is the same, byte for byte, on every run: the clock is in no part of it. Its dates are the edition's as-of date.
"""

import datetime as dt
import io
import uuid
import zipfile
from itertools import groupby
from typing import Any

from nbconvert.exporters import Exporter
from pptx.oxml import parse_xml

from casebook.exhibits.drawing import days_of
from casebook.report.deck import Deck, deck
from casebook.report.powerpoint.sheets import presentation
from casebook.report.powerpoint.text import LANGS, legal

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell
UNDATED = dt.datetime(1980, 1, 1)
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the extension in which PowerPoint keeps the sections of a deck


class PPTXExporter(Exporter):
    """Writes the slides of one edition as .pptx."""

    file_extension = ".pptx"
    output_mimetype = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    export_from_notebook = "PowerPoint (Casebook)"

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> tuple[bytes, Any]:
        """The file's bytes and nbconvert's resources. Raises NotebookFailed, and CasebookError without findings."""
        nb, resources = super().from_notebook_node(nb, resources, **options)
        return render(nb), resources


def render(nb: Any) -> bytes:
    """The slides of notebook `nb`."""
    shown = deck(nb)
    date = _date(shown.edition.get("date", ""))
    made = presentation(shown, date)
    _describe(made.core_properties, shown, date)
    made.element.append(parse_xml(_sections(shown, made)))
    packed = io.BytesIO()
    made.save(packed)
    return _timeless(packed.getvalue())


def _date(iso: str) -> dt.datetime:
    """The first moment of a partial ISO date."""
    return dt.datetime.combine(days_of(iso)[0], dt.time()) if iso else UNDATED


def _describe(properties: Any, shown: Deck, date: dt.datetime) -> None:
    properties.title = legal(shown.title)
    properties.author = properties.last_modified_by = "Casebook"
    properties.subject = legal(shown.ui["as_of"].format(date=shown.edition["as_of"])) if shown.edition["as_of"] else ""
    properties.keywords = legal(shown.ui["comma"].join(shown.parts))
    properties.language = LANGS[shown.lang]
    properties.created = properties.modified = date
    properties.revision = 1


def _sections(shown: Deck, made: Any) -> str:
    """The parts of the talk as sections, in which PowerPoint folds its list of slides."""
    ids = [slide.slide_id for slide in made.slides]
    names = [shown.ui["summary"] if s.part is None else shown.parts[s.part] for s in shown.main]
    names += [shown.ui["appendix"]] * (len(ids) - len(names))
    rows = ""
    for number, (name, group) in enumerate(groupby(zip(names, ids, strict=True), key=lambda pair: pair[0])):
        own = str(uuid.uuid5(uuid.NAMESPACE_OID, f"casebook section {number}")).upper()
        slides = "".join(f'<p14:sldId id="{key}"/>' for _, key in group)
        rows += f'<p14:section name="{_attribute(name)}" id="{{{own}}}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
    return (
        '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        f'<p:ext uri="{SECTIONS}"><p14:sectionLst xmlns:p14="{P14}">{rows}</p14:sectionLst></p:ext></p:extLst>'
    )


def _attribute(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(legal(text), {'"': "&quot;", "\n": " "})


def _timeless(packed: bytes) -> bytes:
    """The same package with every file dated EARLIEST."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()
