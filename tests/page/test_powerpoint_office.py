"""The slides in a real office suite: LibreOffice opens them, draws every slide, and cuts no text off. It has no fonts but ours, which are the widest and highest that may stand in."""

import io
import os
import re
import shutil
import subprocess

import pptx
import pypdf
import pytest
from pptx.oxml.ns import qn

from casebook.paths import FONTS

FONTCONFIG = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>'
PATIENCE = 300  # seconds for a slow machine; usually ten


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Turns a .pptx into a PDF."""
    path = os.environ.get("SOFFICE") or shutil.which("soffice")
    if path is None:
        pytest.skip("no LibreOffice found: install it (Debian: apt-get install libreoffice-impress) to test the slides in a real office suite")
    home = tmp_path_factory.mktemp("office")
    (home / "fonts.conf").write_text(FONTCONFIG.format(fonts=FONTS, cache=home / "cache"), "utf-8")

    def convert(data: bytes, name: str) -> pypdf.PdfReader:
        (home / f"{name}.pptx").write_bytes(data)
        command = [path, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", f"{name}.pptx"]
        own = {**os.environ, "FONTCONFIG_FILE": str(home / "fonts.conf")}
        subprocess.run(command, cwd=home, env=own, check=True, capture_output=True, timeout=PATIENCE)
        return pypdf.PdfReader(home / f"{name}.pdf")

    return convert


@pytest.fixture(scope="module", params=["en", "zh"])
def opened(request, office):
    """The slides, and the pages that LibreOffice makes of them."""
    import charted

    from casebook.report.powerpoint.exporter import render

    data = render(charted.report_notebook(request.param))
    return list(pptx.Presentation(io.BytesIO(data)).slides), office(data, request.param).pages


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def texts(slide) -> list[str]:
    """What stands in placeholders and cells, each by itself."""
    framed = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    framed += [cell.text_frame for shape in slide.shapes if shape.has_table for cell in shape.table.iter_cells()]
    return [paragraph.text for frame in framed for paragraph in frame.paragraphs]


def chunks(page) -> list[tuple[str, float, float]]:
    """Pieces of text with the place of their baseline."""
    found: list[tuple[str, float, float]] = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: found.append((text, tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5])))
    return [chunk for chunk in found if chunk[0].strip()]


def test_every_slide_is_a_page_and_has_all_its_text(opened):
    slides, pages = opened
    assert len(pages) == len(slides)
    for slide, page in zip(slides, pages, strict=True):
        drawn = letters(page.extract_text())
        assert [text for text in texts(slide) if letters(text) not in drawn] == []


def test_no_line_of_text_leaves_the_page_or_reaches_the_foot(opened):
    for page in opened[1]:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        for text, x, y in chunks(page):
            assert 0 <= x <= width, text
            assert height * 0.02 <= y <= height, text


def test_labels_of_charts_are_drawn(opened):
    slides, pages = opened
    charted_slides = [(slide, page) for slide, page in zip(slides, pages, strict=True) if any(shape.has_chart for shape in slide.shapes)]
    assert charted_slides
    for slide, page in charted_slides:
        drawn = letters(page.extract_text())
        labels = [node.text for shape in slide.shapes if shape.has_chart for node in shape.chart._chartSpace.iter(qn("a:t"))]
        assert [label for label in labels if letters(label) not in drawn] == []
