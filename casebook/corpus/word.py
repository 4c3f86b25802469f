"""The text of a Word file (.docx), a paragraph a line; tables by their cells.

A .docx is a zip of XML: one that would unfold to more than a book is refused before it is opened.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from casebook.corpus.byline import author_in, press_beside_date, publisher_in
from casebook.corpus.cards import Card
from casebook.corpus.encoding import Unreadable

# The parts that hold text; a picture may be of any size. A novel has three megabytes of XML.
LARGEST_XML_BYTES = 50_000_000
TEXT_PARTS = (".xml", ".rels")
TITLE_STYLES = ("title", "heading 1", "标题", "标题 1", "標題", "標題 1")
LINES_WITH_TITLE = 6


def docx_lines(data: bytes) -> tuple[list[str], Card]:
    """The lines of a Word file, and what it says of itself. Raise `Unreadable` for one that is locked or too large."""
    import docx

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("it is locked with a password or of the old .doc format", "open it in its program and save it as .docx without a password")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        size = sum(part.file_size for part in parts.infolist() if part.filename.lower().endswith(TEXT_PARTS))
    if size > LARGEST_XML_BYTES:
        raise Unreadable(f"unfolds to {size / 1e6:.0f} MB of text (at most {LARGEST_XML_BYTES / 1e6:.0f} MB)", "save the article alone")
    document = docx.Document(io.BytesIO(data))
    paragraphs = [(paragraph.style.name if paragraph.style else "", text) for paragraph in _paragraphs(document) if (text := _text(paragraph))]
    lines = [line for _, text in paragraphs for line in text]
    properties = document.core_properties
    styled = next((text[0] for style, text in paragraphs if (style or "").lower() in TITLE_STYLES), None)
    top = lines[:LINES_WITH_TITLE]
    return lines, Card(
        title=styled,
        publisher=publisher_in(top) or press_beside_date(top),
        author=author_in(top) or " ".join((properties.author or "").split()) or None,
    )


def _paragraphs(holder: Any) -> Iterator[Any]:
    """The paragraphs of a document or a cell in reading order; a cell merged over several places once."""
    from docx.table import Table

    for item in holder.iter_inner_content():
        if not isinstance(item, Table):
            yield item
            continue
        seen: set[Any] = set()
        for row in item.rows:
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield from _paragraphs(cell)


def _text(paragraph: Any) -> list[str]:
    """The lines of a paragraph, with text that a reviewer added and without what one struck out."""
    parts = paragraph._p.xpath(".//w:t | .//w:tab | .//w:br | .//w:cr")
    names = {"t": None, "tab": " ", "br": "\n", "cr": "\n"}
    text = "".join(part.text or "" if names[name] is None else names[name] for part in parts for name in [part.tag.rpartition("}")[2]])
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
