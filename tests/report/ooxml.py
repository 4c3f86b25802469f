"""What makes PowerPoint offer to “repair” a presentation, as far as a program can see it without the schemas, which no licence lets this repository hold.

Orders and required children are those of ECMA-376, parts 1 and 4 (transitional): the complex types CT_* of pml.xsd, dml-main.xsd,
dml-chart.xsd; what an element may not hold is not in its list. Enumerations are the simple types ST_* of the same files. Packages are checked by
part 2 (content types, relationships). `faults` reads bytes and says every fault in a line.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

NAMESPACES = {
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
}
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FILL = "noFill|solidFill|gradFill|blipFill|pattFill|grpFill"
COLOUR = "scrgbClr|srgbClr|hslClr|sysClr|schemeClr|prstClr"
PARAGRAPH = "lnSpc spcBef spcAft buClrTx|buClr buSzTx|buSzPct|buSzPts buFontTx|buFont buNone|buAutoNum|buChar|buBlip tabLst defRPr extLst"
LETTERS = f"ln {FILL} effectLst|effectDag highlight uLnTx|uLn uFillTx|uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst"
LINE = "noFill|solidFill|gradFill|pattFill prstDash|custDash round|bevel|miter headEnd tailEnd extLst"
BODY = "bodyPr lstStyle p+"
SHAPES = "sp|grpSp|graphicFrame|cxnSp|pic|contentPart+"
SHOWN = "showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
AXIS = "axId! scaling! delete axPos! majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx! crosses|crossesAt"
# Element → its children in order: a|b one of these, + many, ! required. Elements that are not here are not written by this project.
ORDER = {
    # CT_Presentation, CT_Slide, CT_SlideLayout, CT_SlideMaster, CT_NotesSlide, CT_NotesMaster, CT_CommonSlideData, CT_BackgroundProperties
    "p:presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz! smartTags embeddedFontLst custShowLst photoAlbum "
    "custDataLst kinsoku defaultTextStyle modifyVerifier extLst",
    "p:sld": "cSld! clrMapOvr transition timing extLst",
    "p:sldLayout": "cSld! clrMapOvr transition timing hf extLst",
    "p:sldMaster": "cSld! clrMap! sldLayoutIdLst transition timing hf txStyles extLst",
    "p:notes": "cSld! clrMapOvr extLst",
    "p:notesMaster": "cSld! clrMap! hf notesStyle extLst",
    "p:cSld": "bg spTree! custDataLst controls extLst",
    "p:bgPr": f"{FILL} effectLst|effectDag extLst",
    "p:txStyles": "titleStyle bodyStyle otherStyle extLst",
    # CT_GroupShape, CT_Shape, CT_Connector, CT_Picture, CT_GraphicalObjectFrame and their properties
    "p:spTree": f"nvGrpSpPr! grpSpPr! {SHAPES} extLst",
    "p:grpSp": f"nvGrpSpPr! grpSpPr! {SHAPES} extLst",
    "p:sp": "nvSpPr! spPr! style txBody extLst",
    "p:cxnSp": "nvCxnSpPr! spPr! style extLst",
    "p:pic": "nvPicPr! blipFill! spPr! style extLst",
    "p:graphicFrame": "nvGraphicFramePr! xfrm! graphic! extLst",
    "p:nvGrpSpPr": "cNvPr! cNvGrpSpPr! nvPr!",
    "p:nvSpPr": "cNvPr! cNvSpPr! nvPr!",
    "p:nvCxnSpPr": "cNvPr! cNvCxnSpPr! nvPr!",
    "p:nvPicPr": "cNvPr! cNvPicPr! nvPr!",
    "p:nvGraphicFramePr": "cNvPr! cNvGraphicFramePr! nvPr!",
    "p:cNvPr": "hlinkClick hlinkHover extLst",
    "p:nvPr": "ph audioCd|wavAudioFile|audioFile|videoFile|quickTimeFile custDataLst extLst",
    "p:spPr": f"xfrm custGeom|prstGeom {FILL} ln effectLst|effectDag scene3d sp3d extLst",
    "c:spPr": f"xfrm custGeom|prstGeom {FILL} ln effectLst|effectDag scene3d sp3d extLst",
    "p:grpSpPr": f"xfrm {FILL} effectLst|effectDag scene3d extLst",
    "a:xfrm": "off ext chOff chExt",
    "p:xfrm": "off ext",
    "p:blipFill": "blip srcRect tile|stretch",
    "a:custGeom": "avLst gdLst ahLst cxnLst rect pathLst!",
    "a:prstGeom": "avLst",
    "a:pathLst": "path+",
    "a:path": "moveTo|lnTo|arcTo|quadBezTo|cubicBezTo|close+",
    "a:moveTo": "pt!",
    "a:lnTo": "pt!",
    # CT_TextBody, CT_TextBodyProperties, CT_TextParagraph, CT_TextParagraphProperties, CT_TextCharacterProperties, CT_TextField
    "p:txBody": f"{BODY}!",
    "a:txBody": f"{BODY}!",
    "c:rich": f"{BODY}!",
    "c:txPr": f"{BODY}!",
    "a:bodyPr": "prstTxWarp noAutofit|normAutofit|spAutoFit scene3d sp3d|flatTx extLst",
    "a:p": "pPr r|br|fld+ endParaRPr",
    "a:r": "rPr t!",
    "a:br": "rPr",
    "a:fld": "rPr pPr t",
    "a:pPr": PARAGRAPH,
    **{f"a:lvl{n}pPr": PARAGRAPH for n in range(1, 10)},
    "a:rPr": LETTERS,
    "a:defRPr": LETTERS,
    "a:endParaRPr": LETTERS,
    "a:hlinkClick": "snd extLst",
    "a:ln": LINE,
    **{f"a:ln{side}": LINE for side in "LRTB"},
    "a:solidFill": f"{COLOUR}!",
    # CT_Table and its cells
    "a:tbl": "tblPr tblGrid! tr+",
    "a:tblPr": f"{FILL} effectLst|effectDag tableStyle|tableStyleId extLst",
    "a:tblGrid": "gridCol+",
    "a:tr": "tc+ extLst",
    "a:tc": "txBody tcPr extLst",
    "a:tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {FILL} headers extLst",
    # CT_OfficeStyleSheet
    "a:theme": "themeElements! objectDefaults extraClrSchemeLst custClrLst extLst",
    "a:themeElements": "clrScheme! fontScheme! fmtScheme! extLst",
    "a:clrScheme": "dk1! lt1! dk2! lt2! accent1! accent2! accent3! accent4! accent5! accent6! hlink! folHlink! extLst",
    "a:fontScheme": "majorFont! minorFont! extLst",
    "a:majorFont": "latin! ea! cs! font+ extLst",
    "a:minorFont": "latin! ea! cs! font+ extLst",
    "a:fmtScheme": "fillStyleLst! lnStyleLst! effectStyleLst! bgFillStyleLst!",
    # CT_ChartSpace, CT_Chart, CT_PlotArea, CT_ScatterChart, CT_LineChart, CT_ScatterSer and CT_LineSer, CT_DLbls, CT_DLbl, CT_DPt, CT_ErrBars
    "c:chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart! spPr txPr externalData printSettings userShapes extLst",
    "c:chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea! legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
    "c:title": "tx layout overlay spPr txPr extLst",
    "c:plotArea": "layout lineChart|scatterChart+ valAx|catAx|dateAx|serAx+ dTable spPr extLst",
    "c:scatterChart": "scatterStyle! varyColors ser+ dLbls axId+! extLst",
    "c:lineChart": "grouping! varyColors ser+ dLbls dropLines hiLowLines upDownBars marker smooth axId+! extLst",
    "c:ser": "idx! order! tx spPr marker dPt+ dLbls trendline+ errBars+ xVal|cat yVal|val smooth extLst",
    "c:dLbls": f"dLbl+ delete|numFmt spPr txPr dLblPos {SHOWN} showLeaderLines leaderLines extLst",
    "c:dLbl": f"idx! delete|layout tx numFmt spPr txPr dLblPos {SHOWN} extLst",
    "c:dPt": "idx! invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    "c:errBars": "errDir errBarType! errValType! noEndCap plus minus val spPr extLst",
    "c:layout": "manualLayout extLst",
    "c:manualLayout": "layoutTarget xMode yMode wMode hMode x y w h extLst",
    # CT_ValAx, CT_CatAx, CT_Scaling, CT_NumRef, CT_StrRef and their caches
    "c:valAx": f"{AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    "c:catAx": f"{AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    "c:scaling": "logBase orientation max min extLst",
    "c:tx": "strRef|rich!",
    "c:numRef": "f! numCache extLst",
    "c:strRef": "f! strCache extLst",
    "c:numCache": "formatCode ptCount pt+ extLst",
    "c:numLit": "formatCode ptCount pt+ extLst",
    "c:strCache": "ptCount pt+ extLst",
    "c:pt": "v!",
}
SCHEME = {"bg1", "tx1", "bg2", "tx2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink", "phClr", "dk1", "lt1", "dk2", "lt2"}
TICKS = {"cross", "in", "none", "out"}
# Element and attribute → the values of its simple type.
VALUES = {
    ("a:schemeClr", "val"): SCHEME,
    ("a:prstDash", "val"): {
        "solid",
        "dot",
        "dash",
        "lgDash",
        "dashDot",
        "lgDashDot",
        "lgDashDotDot",
        "sysDash",
        "sysDot",
        "sysDashDot",
        "sysDashDotDot",
    },
    ("a:tailEnd", "type"): {"none", "triangle", "stealth", "diamond", "oval", "arrow"},
    ("a:pPr", "algn"): {"l", "ctr", "r", "just", "justLow", "dist", "thaiDist"},
    ("a:bodyPr", "anchor"): {"t", "ctr", "b", "just", "dist"},
    ("a:bodyPr", "wrap"): {"none", "square"},
    ("a:tcPr", "anchor"): {"t", "ctr", "b", "just", "dist"},
    ("a:rPr", "u"): {"none", "words", "sng", "dbl", "heavy", "dotted", "dash", "wavy"},
    ("a:prstGeom", "prst"): {"rect", "roundRect", "ellipse", "line", "triangle"},
    ("a:fld", "type"): {"slidenum", "CELLRANGE", "datetimeFigureOut", *(f"datetime{n}" for n in range(1, 14))},
    ("p:ph", "type"): {
        "title",
        "body",
        "ctrTitle",
        "subTitle",
        "dt",
        "sldNum",
        "ftr",
        "hdr",
        "obj",
        "chart",
        "tbl",
        "clipArt",
        "dgm",
        "media",
        "sldImg",
        "pic",
    },
    ("p:ph", "sz"): {"full", "half", "quarter"},
    ("c:symbol", "val"): {"circle", "dash", "diamond", "dot", "none", "picture", "plus", "square", "star", "triangle", "x", "auto"},
    ("c:dLblPos", "val"): {"l", "r", "t", "b", "ctr"},  # of the places, those that points and lines allow
    ("c:errBarType", "val"): {"both", "minus", "plus"},
    ("c:errValType", "val"): {"cust", "fixedVal", "percentage", "stdDev", "stdErr"},
    ("c:errDir", "val"): {"x", "y"},
    ("c:orientation", "val"): {"minMax", "maxMin"},
    ("c:axPos", "val"): {"l", "r", "t", "b"},
    ("c:crosses", "val"): {"autoZero", "max", "min"},
    ("c:crossBetween", "val"): {"between", "midCat"},
    ("c:tickLblPos", "val"): {"high", "low", "nextTo", "none"},
    ("c:majorTickMark", "val"): TICKS,
    ("c:minorTickMark", "val"): TICKS,
    ("c:scatterStyle", "val"): {"none", "line", "lineMarker", "marker", "smooth", "smoothMarker"},
    ("c:grouping", "val"): {"percentStacked", "standard", "stacked"},
    ("c:dispBlanksAs", "val"): {"span", "gap", "zero"},
    ("c:layoutTarget", "val"): {"inner", "outer"},
}
RANGES = {("a:rPr", "sz"): (100, 400000), ("a:defRPr", "sz"): (100, 400000), ("c:size", "val"): (2, 72), ("a:ln", "w"): (0, 20116800)}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# The kind of relationship that an element's r:id may be of, and kinds that are there to be pointed at: one that nothing points at is an orphan.
POINTED = {
    "a:hlinkClick": {"slide", "hyperlink"},
    "a:blip": {"image"},
    "c:chart": {"chart"},
    "c:externalData": {"package"},
    "p:sldId": {"slide"},
    "p:sldMasterId": {"slideMaster"},
    "p:notesMasterId": {"notesMaster"},
    "p:sldLayoutId": {"slideLayout"},
}
KINDS = {  # folder → the content type of the parts in it
    "ppt/slides": "presentationml.slide+xml",
    "ppt/slideLayouts": "presentationml.slideLayout+xml",
    "ppt/slideMasters": "presentationml.slideMaster+xml",
    "ppt/notesSlides": "presentationml.notesSlide+xml",
    "ppt/notesMasters": "presentationml.notesMaster+xml",
    "ppt/theme": "theme+xml",
    "ppt/charts": "drawingml.chart+xml",
    "ppt/embeddings": "spreadsheetml.sheet",
    "ppt/media": "image/",
}
DESCRIBED = ("title", "creator", "lastModifiedBy", "created", "modified", "language")  # what docProps/core.xml has to say


def faults(data: bytes) -> list[str]:
    """Every fault of a presentation."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        twice = [f"{name}: twice in the package" for name, count in Counter(names).items() if count > 1]
        files = {name: package.read(name) for name in names}
    trees = {name: etree.fromstring(text) for name, text in files.items() if name.endswith((".xml", ".rels"))}
    return [*twice, *_package(files, trees), *_links(files, trees), *_markup(trees), *_ids(trees), *_themes(trees), *_properties(trees)]


def _name(node: etree._Element) -> str:
    parsed = etree.QName(node)
    return f"{NAMESPACES.get(parsed.namespace or '', '?')}:{parsed.localname}"


def _package(files: dict[str, bytes], trees: dict[str, etree._Element]) -> Iterator[str]:
    """Every part has one content type, and the right one."""
    types = trees["[Content_Types].xml"]
    defaults = {node.get("Extension"): node.get("ContentType") for node in types.iter("{*}Default")}
    own = [(node.get("PartName").lstrip("/"), node.get("ContentType")) for node in types.iter("{*}Override")]
    yield from (f"{name}: two content types" for name, count in Counter(name for name, _ in own).items() if count > 1)
    yield from (f"{name}: a content type of no part" for name, _ in own if name not in files)
    for name in files:
        if name == "[Content_Types].xml":
            continue
        found = dict(own).get(name) or defaults.get(name.rpartition(".")[2])
        wanted = KINDS.get(posixpath.dirname(name), "")
        if not found:
            yield f"{name}: no content type"
        elif wanted not in found or (name.endswith(".xml") and found == "application/xml"):
            yield f"{name}: the content type {found}"


def _links(files: dict[str, bytes], trees: dict[str, etree._Element]) -> Iterator[str]:
    """Relationships lead to parts, r:ids to relationships, and every part is reached."""
    reached = {"[Content_Types].xml"}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        folder = posixpath.dirname(posixpath.dirname(name))
        part = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        if part and part not in files:
            yield f"{name}: relationships of no part"
        yield from (f"{name}: two relationships {key}" for key, count in Counter(node.get("Id") for node in tree).items() if count > 1)
        for node in tree:
            target = posixpath.normpath(posixpath.join("/", folder, node.get("Target"))).lstrip("/")
            if node.get("TargetMode") == "External":
                yield f"{name}: leads out of the file, to {node.get('Target')}"
            elif target not in files:
                yield f"{name}: {node.get('Id')} leads to {target}, which is not there"
            reached.add(target)
        if part in trees:
            yield from _pointers(part, trees[part], {node.get("Id"): node.get("Type").removeprefix(OFFICE) for node in tree})
    yield from (f"{name}: an orphan, to which nothing leads" for name in files if name not in reached)
    for name, tree in trees.items():
        own = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
        if not name.endswith(".rels") and own not in files:
            yield from _pointers(name, tree, {})


def _pointers(part: str, tree: etree._Element, known: dict[str, str]) -> Iterator[str]:
    used = [(_name(node), value) for node in tree.iter(etree.Element) for key, value in node.attrib.items() if key.startswith(R)]
    for element, key in used:
        if key not in known:
            yield f"{part}: {element} points at {key}, which is no relationship"
        elif known[key] not in POINTED.get(element, {known[key]}):
            yield f"{part}: {element} points at a {known[key]}"
    pointed = {"image", "chart", "hyperlink", "package"} | ({"slide", "slideMaster"} if part == "ppt/presentation.xml" else set())
    if not part.startswith("ppt/notesSlides/"):
        pointed |= {"slide"}
    yield from (
        f"{part}: nothing points at {key}, a {kind}" for key, kind in known.items() if kind in pointed and key not in dict(map(reversed, used))
    )


def _markup(trees: dict[str, etree._Element]) -> Iterator[str]:
    """Children in order and all that are required; values within their types."""
    for part, tree in trees.items():
        for node in tree.iter(etree.Element):
            name = _name(node)
            if name in ORDER and not (name == "c:chart" and node.get(f"{R}id")):  # on a slide it only points at the chart
                yield from (f"{part}: {name} {fault}" for fault in _children(name, [etree.QName(child).localname for child in node]))
            for (element, attribute), allowed in VALUES.items():
                if element == name and node.get(attribute) is not None and node.get(attribute) not in allowed:
                    yield f"{part}: {name} with {attribute} {node.get(attribute)!r}"
            for (element, attribute), (low, high) in RANGES.items():
                if element == name and node.get(attribute) is not None and not low <= int(node.get(attribute)) <= high:
                    yield f"{part}: {name} with {attribute} {node.get(attribute)!r}"


def _children(name: str, children: list[str]) -> Iterator[str]:
    slots = [(slot.rstrip("!+").split("|"), "+" in slot[-2:], "!" in slot[-2:]) for slot in ORDER[name].split()]
    at = 0
    for child in children:
        place = next((n for n, (names, _, _) in enumerate(slots) if child in names), None)
        if place is None:
            yield f"with {child}, which has no place in it"
            return
        if place < at:
            yield f"with {child} after what it comes before"
            return
        at = place
    for names, many, required in slots:
        count = sum(children.count(one) for one in names)
        if required and not count:
            yield f"without {names[0]}"
        if count > 1 and not many:
            yield f"with {count} of {'|'.join(names)}"


def _ids(trees: dict[str, etree._Element]) -> Iterator[str]:
    """Ids of shapes are unique on their slide, those of slides, masters and layouts in the file and in their ranges; placeholders are the layout's."""
    for part, tree in trees.items():
        ids = Counter(node.get("id") for node in tree.iter("{*}cNvPr"))
        yield from (f"{part}: two shapes {key}" for key, count in ids.items() if count > 1)
        yield from (f"{part}: the shape {key}" for key in ids if not str(key).isdigit() or int(key) < 1)
    slides = [int(node.get("id")) for node in trees["ppt/presentation.xml"].iter("{*}sldId") if node.get(f"{R}id")]
    masters = [
        int(node.get("id")) for tree in trees.values() for node in tree.iter("{*}sldMasterId", "{*}sldLayoutId") if _name(node).startswith("p:")
    ]
    yield from (f"the slide {key} twice" for key, count in Counter(slides).items() if count > 1)
    yield from (f"the master or layout {key} twice" for key, count in Counter(masters).items() if count > 1)
    yield from (f"the slide {key}: out of 256–2147483647" for key in slides if not 256 <= key < 2**31)
    yield from (f"the master or layout {key}: below 2147483648" for key in masters if key < 2**31)


def _themes(trees: dict[str, etree._Element]) -> Iterator[str]:
    """Fonts for Latin and Chinese in every theme, and a master of the notes where there are notes."""
    for part, tree in trees.items():
        if part.startswith("ppt/theme/"):
            for font in tree.iter("{*}majorFont", "{*}minorFont"):
                yield from (
                    f"{part}: {_name(font)} without a font for {kind}" for kind in ("latin", "ea") if not font.find(f"{{*}}{kind}").get("typeface")
                )
    notes = any(part.startswith("ppt/notesSlides/") for part in trees)
    if notes and trees["ppt/presentation.xml"].find("{*}notesMasterIdLst/{*}notesMasterId") is None:
        yield "ppt/presentation.xml: notes without their master"


def _properties(trees: dict[str, etree._Element]) -> Iterator[str]:
    core = trees.get("docProps/core.xml")
    if core is None or "docProps/app.xml" not in trees:
        yield "docProps: missing"
        return
    said = {etree.QName(node).localname: (node.text or "").strip() for node in core}
    yield from (f"docProps/core.xml: no {name}" for name in DESCRIBED if not said.get(name))
