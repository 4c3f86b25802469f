"""The .pptx as a file: nothing in it makes a program offer to repair it. That the check sees what it is for is shown on files broken on purpose."""

import io
import re
import zipfile

import charted
import ooxml
import pytest

from casebook.report.powerpoint.exporter import PPTXExporter


@pytest.fixture(scope="module", params=["en", "zh"])
def data(request) -> bytes:
    return PPTXExporter().from_notebook_node(charted.report_notebook(request.param))[0]


def test_nothing_in_it_needs_repair(data):
    assert ooxml.faults(data) == []


def test_every_element_whose_order_is_known_is_of_the_schema_and_most_of_them_are_met(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        markup = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    met = {name for name in ooxml.ORDER if f"<{name}" in markup}
    assert {"a:tcPr", "a:pPr", "a:rPr", "c:dLbls", "c:ser", "p:cSld", "p:nvPr", "a:custGeom", "p:cxnSp", "c:errBars"} <= met


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The file with one change in the first part of that name that has what is changed."""
    made, done = io.BytesIO(), False
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as other:
        for name in package.namelist():
            text = package.read(name)
            if not done and re.fullmatch(part, name):
                mended = re.sub(old, new, text.decode(), count=1, flags=re.DOTALL)
                done = mended != text.decode()
                text = mended.encode()
            other.writestr(name, text)
    assert done, f"{part}: nothing was changed"
    return made.getvalue()


def without(data: bytes, part: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as other:
        for name in package.namelist():
            if name != part:
                other.writestr(name, package.read(name))
    return made.getvalue()


SLIDE, CHART, THEME, PRESENTATION = r"ppt/slides/slide\d+\.xml", r"ppt/charts/chart\d+\.xml", r"ppt/theme/theme1\.xml", r"ppt/presentation\.xml"
RELATIONSHIPS = r"ppt/slides/_rels/slide\d+\.xml\.rels"


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (SLIDE, r'(<p:cNvPr id=")\d+(" name="Title)', r"\g<1>1\2", "two shapes 1"),
        (SLIDE, r'<p:cNvPr id="2"', '<p:cNvPr id="0"', "the shape 0"),
        (SLIDE, r'r:id="rId\d+"', 'r:id="rId99"', "points at rId99, which is no relationship"),
        (RELATIONSHIPS, r'Target="\.\./slideLayouts/\w+\.xml"', 'Target="../slideLayouts/none.xml"', "which is not there"),
        (RELATIONSHIPS, r"</Relationships>", '<Relationship Id="rId77" Type="' + ooxml.OFFICE + 'image" Target="../theme/theme1.xml"/></Relationships>', "nothing points at rId77"),
        (r"\[Content_Types\]\.xml", r'<Override PartName="/ppt/slides/slide2.xml"[^>]*/>', "", "ppt/slides/slide2.xml: the content type application/xml"),
        (r"\[Content_Types\]\.xml", r"presentationml\.slideLayout\+xml", "presentationml.slide+xml", "slideLayout1.xml: the content type"),
        (SLIDE, r"<a:tcPr([^>]*)>(.*?)</a:tcPr>", r'<a:tcPr\1><a:noFill/><a:lnB w="9525"/></a:tcPr>', "a:tcPr with lnB after what it comes before"),
        (SLIDE, r"(<a:rPr[^>]*)/>", r'\1><a:latin typeface="x"/><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:rPr>', "a:rPr with solidFill after"),
        (SLIDE, r"(<a:r>)(<a:rPr[^>]*/>)(<a:t>[^<]*</a:t>)", r"\1\3\2", "a:r with rPr after"),
        (SLIDE, r"<a:p>(?=<a:r>)", r"<a:p><a:endParaRPr/>", "a:p with r after"),
        (SLIDE, r"(<p:nvPr>)", r"\1<p:extLst/>", "p:nvPr with ph after"),
        (SLIDE, r"<p:cSld>", "<p:cSld><p:extLst/>", "p:cSld with spTree after"),
        (SLIDE, r"<p:spPr/>", "", "p:sp without spPr"),
        (SLIDE, r"(<p:txBody><a:bodyPr[^>]*/?>(?:</a:bodyPr>)?(?:<a:lstStyle/>)?)<a:p>.*?</p:txBody>", r"\1</p:txBody>", "p:txBody without p"),
        (SLIDE, r'<a:schemeClr val="\w+"/>', "", "a:solidFill without scrgbClr"),
        (SLIDE, r'<a:schemeClr val="\w+"', '<a:schemeClr val="text1"', "a:schemeClr with val 'text1'"),
        (SLIDE, r'algn="r"', 'algn="right"', "a:pPr with algn 'right'"),
        (SLIDE, r'sz="\d+"', 'sz="18"', "a:rPr with sz '18'"),
        (CHART, r"(<c:dLblPos[^>]*/>)(<c:showLegendKey[^>]*/>)", r"\2\1", "c:dLbl with dLblPos after"),
        (CHART, r'<c:dLblPos val="\w+"/>', '<c:dLblPos val="outEnd"/>', "c:dLblPos with val 'outEnd'"),
        (CHART, r'(<c:idx val="\d+"/>)(<c:order val="\d+"/>)', r"\2\1", "c:ser with idx after"),
        (CHART, r"(<c:xVal>.*?</c:xVal>)(<c:yVal>.*?</c:yVal>)", r"\2\1", "c:ser with xVal after"),
        (CHART, r"(<c:ser>.*?)(<c:tx>.*?</c:tx>)", r"\1\2\2", "c:ser with 2 of tx"),
        (CHART, r"<c:f>[^<]*</c:f>", "", "without f"),
        (CHART, r'<c:size val="\d+"/>', '<c:size val="1"/>', "c:size with val '1'"),
        (CHART, r"<c:externalData[^>]*>.*?</c:externalData>", "", "nothing points at"),
        (THEME, r'<a:ea typeface="[^"]+"', '<a:ea typeface=""', "without a font for ea"),
        (THEME, r"<a:cs [^>]*/>", "", "a:majorFont without cs"),
        (THEME, r"<a:accent3>.*?</a:accent3>", "", "a:clrScheme without accent3"),
        (PRESENTATION, r"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", "", "notes without their master"),
        (PRESENTATION, r'<p:sldId ([^>]*)id="\d+"', r'<p:sldId \1id="3"', "the slide 3: out of"),
        (r"docProps/core\.xml", r"(<dc:title>)[^<]*", r"\1", "no title"),
    ],
)  # fmt: skip
def test_a_file_broken_on_purpose_is_found_out(data, part, old, new, fault):
    assert any(fault in found for found in ooxml.faults(changed(data, part, old, new))), ooxml.faults(changed(data, part, old, new))[:3]


@pytest.mark.parametrize("part", ["ppt/slides/slide2.xml", "ppt/theme/theme1.xml", "docProps/core.xml"])
def test_a_missing_part_is_found_out(data, part):
    assert any(part in found or "docProps" in found for found in ooxml.faults(without(data, part)))


def test_a_part_to_which_nothing_leads_is_found_out(data):
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("ppt/media/left.png", b"")
    assert {"ppt/media/left.png: no content type", "ppt/media/left.png: an orphan, to which nothing leads"} & set(ooxml.faults(made.getvalue()))
