"""What a notebook's output may bring into the page: drawings and tables, nothing that runs, fetches or reaches beyond itself.

A figure's SVG is written into the page (its text can be selected, its colours follow the theme), so it is held to a list of
elements; foreign HTML goes through nh3, whose list of elements is narrowed further.
"""

import re
from xml.etree import ElementTree

import nh3
from markupsafe import Markup

DRAWN = {
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "clipPath", "use", "title", "desc",
    "linearGradient", "radialGradient", "stop", "marker", "pattern", "symbol", "mask",
}  # fmt: skip
ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)|expression|@import|javascript:", re.IGNORECASE)
UNWANTED_HTML = {"img", "map", "area", "h1", "h2", "h3", "h4", "h5", "h6"}  # the page fetches nothing and has its own outline


def clean_html(text: str) -> Markup:
    """Foreign HTML without scripts, styles, ids, pictures and headings (their words stay)."""
    return Markup(nh3.clean(text, tags=nh3.ALLOWED_TAGS - UNWANTED_HTML, url_schemes={"http", "https", "mailto"}))


def clean_svg(text: str, prefix: str, label: str, described_by: str) -> Markup:
    """An SVG to stand in the page as one image named `label`; its ids begin with `prefix`, so that several can stand together.

    Elements and attributes that could run, fetch or restyle the page are left out.
    """
    root = ElementTree.fromstring(text)
    _prune(root, prefix)
    for name in ("width", "height", "id"):
        root.attrib.pop(name, None)
    root.attrib |= {"role": "img", "aria-label": label, "aria-describedby": described_by}
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _prune(node: ElementTree.Element, prefix: str) -> None:
    node.tag = _local(node.tag)
    node.attrib = {_local(key): _renamed(_local(key), value, prefix) for key, value in node.attrib.items() if _harmless(_local(key), value)}
    for child in list(node):
        if _local(child.tag) in DRAWN:
            _prune(child, prefix)
        else:
            node.remove(child)


def _local(name: str) -> str:
    return name.split("}")[-1]


def _harmless(key: str, value: str) -> bool:
    if key == "href":
        return value.startswith("#")
    return not key.lower().startswith("on") and not ELSEWHERE.search(value)


def _renamed(key: str, value: str, prefix: str) -> str:
    if key == "id":
        return f"{prefix}-{value}"
    return f"#{prefix}-{value[1:]}" if key == "href" else value.replace("url(#", f"url(#{prefix}-")
