"""The template of the slides: one master with its theme and layouts, written here as text, so that every part of it can be read and compared.

All measures are points on a slide of 960 × 540 (13.33 × 7.5 inches), on one grid. Words and placeholders come from the layouts, so
that a person who changes the master changes all slides. Fonts are pairs that every office suite has or replaces by one as wide: Arial for
Latin letters (Liberation Sans, Helvetica), Microsoft YaHei for Chinese (PingFang SC, Noto Sans CJK); what stands on a slide is measured in Noto
Sans SC, which is wider than Arial and higher than both, so that it fits in any of them.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from casebook.figures.look import PALETTE

WIDE, HIGH = 960.0, 540.0
EMU = 12700  # English metric units a point
LATIN, CHINESE = "Arial", "Microsoft YaHei"
# Named wherever a look is: LibreOffice does not look for them in the master's other styles, and sets slide numbers in a serif.
_THEME_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'

TITLE_PT, COVER_PT, LEAD_PT, TEXT_PT = 28.0, 36.0, 20.0, 18.0
BODY_PT = 20.0

# The theme's colours by the names that XML has for them. What is one colour in the figures is one here.
COLOURS = {
    "dk1": PALETTE["ink"],
    "lt1": PALETTE["bg"],
    "dk2": PALETTE["muted"],
    "lt2": PALETTE["grid"],
    "accent1": PALETTE["laiwang"],
    "accent2": PALETTE["dingtalk"],
    "accent3": PALETTE["wechat"],
    "accent4": PALETTE["grey"],
    "accent5": "#8a4b08",  # one source alone
    "accent6": "#a3262a",  # a contradiction
    "hlink": PALETTE["dingtalk"],
    "folHlink": PALETTE["dingtalk"],
}


class Box(NamedTuple):
    """A rectangle on the slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """Where it ends at the right."""
        return self.left + self.width

    def emu(self) -> tuple[int, int, int, int]:
        """The same in English metric units."""
        left, top, width, height = (round(side * EMU) for side in self)
        return left, top, width, height


LEFT, WIDTH = 42.0, 876.0
BARS = Box(LEFT, 28, 118, 5)  # the theme tracker
PART = Box(LEFT + 130, 17, 280, 27)
STANDING = Box(LEFT + 420, 17, WIDTH - 420, 27)
# A title begins at one height on every slide. What stands below it follows where it is of one line (sheets.below).
TITLE = Box(LEFT, 58, WIDTH, 74)
SUBTITLE = Box(LEFT, 134, WIDTH, 27)
CONTENT = Box(LEFT, 166, WIDTH, 330)
LIST = Box(LEFT, 140, WIDTH, 358)
SOURCE = Box(LEFT, 503, 440, 27)
REFS = Box(LEFT + 444, 503, 360, 27)
NUMBER = Box(LEFT + WIDTH - 70, 503, 70, 27)


@dataclass(frozen=True)
class Place:
    """A placeholder of a layout: its index, its type in XML, where it stands, its size and alignment, and the words that prompt for it."""

    idx: int
    type: str
    name: str
    box: Box
    size: float = TEXT_PT
    colour: str = "tx1"
    align: str = "l"
    anchor: str = "t"
    bold: bool = False


NUMBER_IDX, PART_IDX, STANDING_IDX, SUBTITLE_IDX, BODY_IDX, SOURCE_IDX, REFS_IDX, TOLD_IDX = 12, 13, 14, 15, 1, 16, 17, 18

_TITLE = Place(0, "title", "Title", TITLE, TITLE_PT, bold=True)
_NUMBER = Place(NUMBER_IDX, "sldNum", "Slide number", NUMBER, TEXT_PT, "tx2", "r", "ctr")
_HEAD = (
    _TITLE,
    Place(PART_IDX, "body", "Part of the talk", PART, TEXT_PT, "tx2", anchor="ctr"),
    Place(STANDING_IDX, "body", "How firmly it stands", STANDING, TEXT_PT, align="r", anchor="ctr", bold=True),
)
_SOURCE = Place(SOURCE_IDX, "body", "Source", SOURCE, TEXT_PT, "tx2", anchor="ctr")
_FOOT = (_SOURCE, Place(REFS_IDX, "body", "References", REFS, TEXT_PT, "tx2", "r", "ctr"), _NUMBER)
_SUBTITLE = Place(SUBTITLE_IDX, "body", "Measure, unit, scope, period", SUBTITLE, TEXT_PT, "tx2")
_TOLD = Place(TOLD_IDX, "body", "What the figure shows, in words", Box(LEFT, 416, WIDTH, 80), BODY_PT)

LAYOUTS: dict[str, tuple[Place, ...]] = {
    "Cover": (
        Place(0, "ctrTitle", "Title", Box(LEFT, 52, WIDTH, 148), COVER_PT, anchor="ctr", bold=True),
        Place(BODY_IDX, "body", "The answer", Box(LEFT, 208, WIDTH, 178), LEAD_PT),
        Place(SOURCE_IDX, "body", "Edition", Box(LEFT, 503, 780, 27), TEXT_PT, "tx2", anchor="ctr"),
        _NUMBER,
    ),
    "Answer": (*_HEAD, Place(BODY_IDX, "body", "The answer", LIST, BODY_PT), _NUMBER),
    "Chart": (*_HEAD, _SUBTITLE, Place(BODY_IDX, "chart", "Chart", CONTENT), _TOLD, *_FOOT),
    "Charts side by side": (*_HEAD, _SUBTITLE, _TOLD, *_FOOT),
    "Drawing": (*_HEAD, _SUBTITLE, _TOLD, *_FOOT),
    "Picture": (*_HEAD, _SUBTITLE, Place(BODY_IDX, "pic", "Picture", CONTENT), _TOLD, *_FOOT),
    "Table": (*_HEAD, _SUBTITLE, Place(BODY_IDX, "tbl", "Table", CONTENT), _TOLD, *_FOOT),
    "List": (*_HEAD, Place(BODY_IDX, "tbl", "List", LIST), _SOURCE, _NUMBER),
    "Evidence": (*_HEAD, Place(BODY_IDX, "tbl", "Sentences", LIST), _NUMBER),
    "Free": (*_HEAD, _NUMBER),
    "Divider": (
        Place(0, "title", "Title", Box(LEFT, 96, WIDTH, 74), COVER_PT, anchor="b", bold=True),
        Place(BODY_IDX, "tbl", "What is in it", Box(LEFT, 190, WIDTH * 0.7, 280), LEAD_PT),
        _NUMBER,
    ),
}

_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_CORE_NS = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'


def template() -> bytes:
    """An empty presentation with master and layouts."""
    layouts = {f"ppt/slideLayouts/slideLayout{n}.xml": _layout(name, places) for n, (name, places) in enumerate(LAYOUTS.items(), 1)}
    master, theme = "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"
    parts = {
        "ppt/presentation.xml": _presentation(),
        "ppt/presProps.xml": f"{_XML}<p:presentationPr {_NS}/>",
        "ppt/viewProps.xml": f"{_XML}<p:viewPr {_NS}/>",
        "ppt/tableStyles.xml": f'{_XML}<a:tblStyleLst {_NS} def="{NO_TABLE_STYLE}"/>',
        master: _master(),
        theme: theme_xml(),
        **layouts,
        "docProps/core.xml": f"{_XML}<cp:coreProperties {_CORE_NS}/>",
        "docProps/app.xml": f'{_XML}<Properties xmlns="{_REL[: -len("relationships/")]}extended-properties"><Application>Casebook</Application></Properties>',
    }
    links = {
        "_rels/.rels": [
            ("officeDocument", "ppt/presentation.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ],
        "ppt/_rels/presentation.xml.rels": [
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("tableStyles", "tableStyles.xml"),
            ("theme", "theme/theme1.xml"),
        ],
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": [
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(LAYOUTS) + 1)),
            ("theme", "../theme/theme1.xml"),
        ],
        **{
            f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": [("slideMaster", "../slideMasters/slideMaster1.xml")]
            for n in range(1, len(LAYOUTS) + 1)
        },
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", _content_types(parts))
        for name, targets in links.items():
            package.writestr(name, _relationships(targets))
        for name, text in parts.items():
            package.writestr(name, text)
    return packed.getvalue()


NO_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own “No Style, No Grid”: rules are drawn where they help


def theme_xml() -> str:
    """The theme: colours of the figures, the pair of fonts, plain fills and lines."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>' for name, value in COLOURS.items())
    pair = (
        f'<a:latin typeface="{LATIN}" panose="020B0604020202020204"/><a:ea typeface="{CHINESE}" panose="020B0503020204020204"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{CHINESE}"/><a:font script="Hant" typeface="Microsoft JhengHei"/>'
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{_XML}<a:theme {_NS} name="Casebook"><a:themeElements><a:clrScheme name="Casebook">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Casebook"><a:majorFont>{pair}</a:majorFont><a:minorFont>{pair}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Casebook"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _presentation() -> str:
    return (
        f'{_XML}<p:presentation {_NS} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{round(WIDE * EMU)}" cy="{round(HIGH * EMU)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def _master() -> str:
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS)))
    places = (_TITLE, Place(BODY_IDX, "body", "Text", LIST, BODY_PT), _NUMBER)
    colours = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" hlink="hlink" folHlink="folHlink"'
    accents = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
    return (
        f'{_XML}<p:sldMaster {_NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{_GROUP}{''.join(_shape(n, place) for n, place in enumerate(places, 2))}</p:spTree></p:cSld>"
        f"<p:clrMap {colours} {accents}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{_level(1, TITLE_PT, bold=True, spacing=90)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(_level(n, BODY_PT if n == 1 else TEXT_PT) for n in range(1, 10))}</p:bodyStyle>"
        f"<p:otherStyle>{''.join(_level(n, TEXT_PT) for n in range(1, 10))}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _level(level: int, size: float, *, bold: bool = False, spacing: int = 100) -> str:
    """The look of a level of text: without bullets up to the first, with a small dash from the second on."""
    indent = f'marL="{228600 * (level - 1)}" indent="{-228600 if level > 1 else 0}"'
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="–"/>' if level > 1 else "<a:buNone/>"
    return (
        f'<a:lvl{level}pPr {indent} algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{spacing * 1000}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f"{_THEME_FONTS}</a:defRPr></a:lvl{level}pPr>"
    )


def _layout(name: str, places: Iterable[Place]) -> str:
    shapes = [_shape(n, place) for n, place in enumerate(places, 2)]
    if name == "Cover":
        shapes += [_bar(len(shapes) + 2 + n, Box(LEFT + n * 120, 30, 112, 6), f"accent{n + 1}") for n in range(3)]
    return (
        f'{_XML}<p:sldLayout {_NS} preserve="1" userDrawn="1"><p:cSld name="{name}"><p:spTree>{_GROUP}{"".join(shapes)}</p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _shape(number: int, place: Place) -> str:
    left, top, width, height = place.box.emu()
    idx = f' idx="{place.idx}"' if place.idx else ""
    size = ' sz="quarter"' if place.idx > NUMBER_IDX or place.type == "sldNum" else ""
    style = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{place.align}"><a:buNone/><a:defRPr sz="{round(place.size * 100)}" b="{int(place.bold)}">'
        f'<a:solidFill><a:schemeClr val="{place.colour}"/></a:solidFill>{_THEME_FONTS}</a:defRPr></a:lvl1pPr>'
    )
    if place.type == "sldNum":
        words = '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>'
    else:
        words = f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{place.name}</a:t></a:r></a:p>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{place.type}"{size}{idx}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" {_INSETS} rtlCol="0" anchor="{place.anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle>{words}</p:txBody></p:sp>"
    )


def _bar(number: int, box: Box, colour: str) -> str:
    left, top, width, height = box.emu()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Bar {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


# Content types by the names of parts, without their numbers.
_KINDS = {
    "presentation": _TYPE + "presentation.main+xml",
    "slideMaster": _TYPE + "slideMaster+xml",
    "slideLayout": _TYPE + "slideLayout+xml",
    "presProps": _TYPE + "presProps+xml",
    "viewProps": _TYPE + "viewProps+xml",
    "tableStyles": _TYPE + "tableStyles+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def _content_types(parts: Iterable[str]) -> str:
    kinds = {name: _KINDS[name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")] for name in parts}
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relationships(targets: Iterable[tuple[str, str]]) -> str:
    # the properties of the document belong to the package, not to the office document
    full = ((_PACKAGE if kind.startswith("metadata") else _REL) + kind for kind, _ in targets)
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, (_, target)) in enumerate(zip(full, targets, strict=True), 1)
    )
    return f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
