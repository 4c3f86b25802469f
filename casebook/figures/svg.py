"""What happens to a figure's SVG after matplotlib wrote it.

matplotlib's file carries a style sheet for `*`, which would reach the whole page, ids that are the same in every figure, and a link
to its own site. Here the file is cut down to what is drawn. Data points, whose matplotlib gid is "ev:S3·12|S1·4#7", become
`<g class="pt" data-evidence="S3·12 S1·4">`.
"""

import re
from collections.abc import Iterator
from xml.dom import minidom
from xml.dom.minidom import Element

from casebook.figures import fonts
from casebook.figures.look import PALETTE

HEAD, FOOT = "figure-head", "figure-foot"
DROPPED = {"metadata", "style"}
# matplotlib writes this as a rule for every element; as an inherited property of the root it says the same.
ROOT_STYLE = "stroke-linejoin:round;stroke-linecap:butt;font-family:'Noto Sans SC',sans-serif"
NARROW_QUOTES = f";font-feature-settings:'{fonts.NARROW}'"
REFERENCE = re.compile(r"url\(#([^)]+)\)|^#(.+)$")
COLOUR = re.compile(r"#[0-9a-f]{6}\b")


def elements(node: Element) -> Iterator[Element]:
    """The element and all below it, in document order."""
    yield node
    for child in list(node.childNodes):
        if child.nodeType == child.ELEMENT_NODE:
            yield from elements(child)


def read(text: str, lang: str = "") -> Element:
    """The root of matplotlib's SVG without comments, white space between elements, metadata and style sheet; `lang` says how its quotation marks are set."""
    root = minidom.parseString(text.encode("utf-8")).documentElement
    for node in elements(root):
        for child in list(node.childNodes):
            blank = child.nodeType == child.TEXT_NODE and node.tagName != "text" and not child.data.strip()
            if blank or child.nodeType == child.COMMENT_NODE or child.nodeName in DROPPED:
                node.removeChild(child)
    root.setAttribute("style", ROOT_STYLE + NARROW_QUOTES * (lang == "en"))
    if lang:
        root.setAttribute("lang", {"zh": "zh-Hans"}.get(lang, lang))
    return root


def characters(root: Element, *, bold: bool) -> str:
    """Every character drawn in one weight, sorted."""
    drawn = (n for n in elements(root) if n.tagName == "text" and ("font-weight" in n.getAttribute("style")) == bold)
    return "".join(sorted({c for node in drawn for child in node.childNodes for c in child.data}))


def _tidy(node: Element) -> None:
    """Shorter attributes that draw the same."""
    if node.hasAttribute("d"):
        node.setAttribute("d", " ".join(node.getAttribute("d").split()))
    if node.hasAttribute("style"):
        kept = [part.strip() for part in node.getAttribute("style").split(";") if part.strip() and "font-family: 'Noto" not in part]
        node.setAttribute("style", ";".join(kept))
    if node.getAttribute("transform").startswith("rotate(-0 "):
        node.removeAttribute("transform")


def _prefix_ids(root: Element, prefix: str) -> None:
    """Drop ids that nothing refers to; put `prefix` before the others, so that several figures can stand in one page."""
    nodes = list(elements(root))
    used = {next(filter(None, m.groups())) for n in nodes for _, value in n.attributes.items() for m in REFERENCE.finditer(value)}
    for node in nodes:
        name = node.getAttribute("id")
        if name in used:
            node.setAttribute("id", f"{prefix}-{name}")
        elif name:
            node.removeAttribute("id")
        for key, value in list(node.attributes.items()):
            if REFERENCE.search(value):
                node.setAttribute(key, re.sub(r"#([^)]+)", rf"#{prefix}-\1", value))


def _gather_points(root: Element) -> None:
    """Put all marks of one data point into one group, which stands where the last of them stood."""
    points: dict[str, list[Element]] = {}
    for node in elements(root):
        if node.getAttribute("id").startswith("ev:"):
            points.setdefault(node.getAttribute("id"), []).append(node)
    for gid, parts in points.items():
        group = root.ownerDocument.createElement("g")
        group.setAttribute("class", "pt")
        group.setAttribute("data-evidence", gid.removeprefix("ev:").partition("#")[0].replace("|", " "))
        parts[-1].parentNode.replaceChild(group, parts[-1])
        for part in parts:
            part.removeAttribute("id")
            group.appendChild(part)


def _drop_groups(root: Element, names: set[str]) -> None:
    for node in list(elements(root)):
        if node.getAttribute("id") in names:
            node.parentNode.removeChild(node)


def _unwrap(root: Element) -> None:
    """Replace groups that say nothing by what they hold."""
    for node in list(elements(root)):
        if node.tagName == "g" and not node.attributes.length:
            for child in list(node.childNodes):
                node.parentNode.insertBefore(child, node)
            node.parentNode.removeChild(node)


def _finish(root: Element, prefix: str) -> str:
    _gather_points(root)
    _prefix_ids(root, prefix)
    for node in elements(root):
        _tidy(node)
    _unwrap(root)
    return root.toxml()


def _describe(root: Element, title: str, description: str) -> None:
    for name, text in (("desc", description), ("title", title)):
        node = root.ownerDocument.createElement(name)
        node.appendChild(root.ownerDocument.createTextNode(text))
        root.insertBefore(node, root.firstChild)


def whole(text: str, *, prefix: str, title: str, description: str, font_faces: str, lang: str) -> str:
    """The figure as a file of its own: with title and description for screen readers and its font inside."""
    root = read(text, lang)
    root.setAttribute("role", "img")
    style = root.ownerDocument.createElement("style")
    style.appendChild(root.ownerDocument.createTextNode(font_faces))
    root.insertBefore(style, root.firstChild)
    _describe(root, title, description)
    return _finish(root, prefix)


def plot(text: str, *, prefix: str, top: float, width: float, height: float, left: float = 0, lang: str = "") -> str:
    """The figure without head and foot, for a page that carries the font: cropped, and its colours replaceable.

    Colours of the palette become `var(--fig-NAME, #hex)` (--fig-ink, --fig-muted, --fig-grid, --fig-bg, --fig-laiwang …).
    """
    root = read(text, lang)
    _drop_groups(root, {HEAD, FOOT, "patch_1"})
    root.setAttribute("viewBox", f"{left:g} {top:g} {width:g} {height:g}")
    root.setAttribute("width", f"{width:g}")
    root.setAttribute("height", f"{height:g}")
    for node in elements(root):
        if node.hasAttribute("style"):
            node.setAttribute("style", COLOUR.sub(_variable, node.getAttribute("style")))
    return _finish(root, prefix)


def _variable(colour: re.Match) -> str:
    name = next((n for n, value in PALETTE.items() if value == colour.group()), None)
    return f"var(--fig-{name}, {colour.group()})" if name else colour.group()
