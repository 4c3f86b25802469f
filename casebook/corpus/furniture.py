"""A page's furniture, told line by line: markup, picture files, contact details, breadcrumbs, and the phrases of the lexicon.

Nothing here looks at the lines around; body.py adds what only the place of a line can tell.
"""

import re

from casebook.corpus.boilerplate import phrase_in
from casebook.corpus.lines import LINK, Line

MARKUP = re.compile(r"<[^>]*>|\{\{.*\}\}|\{%.*%\}|[-=_*~#·.—\s]+|```.*")
# The words under a picture as HTML marks them: <figcaption>…</figcaption>, <p class="caption">…</p>.
CAPTION_TAG = re.compile(r"<(figcaption|caption)\b.*|<\w+ [^<>]{0,100}class=[\"'][^\"'<>]{0,60}caption.*|.*</(figcaption|caption)>", re.IGNORECASE)
PICTURE = re.compile(
    r"(!\[[^\]]*\]\([^\s()]*(\([^\s()]*\)[^\s()]*)*\)\s*)+|<img[^>]*>|[\w\-. ()（）]{1,60}\.(png|jpe?g|gif|webp|bmp|svg|mp4)", re.IGNORECASE
)
PICTURED = re.compile(r"!\[|[<.]")  # whatever is a picture has one
NUMBER_ALONE = re.compile(r"[(（]?(\d{1,3}|[ivxIVX]{1,4})[)）.、]?")
ARROW = re.compile("[>›»]|&gt;")
BREADCRUMB = re.compile(r"([^。！？，,>›»]{1,12}\s*(>|›|»|&gt;)\s*){1,6}[^。！？，,>›»]{0,40}")
CONTACT = re.compile(
    r"https?://\S+|www\.[\w./-]+|[\w.+-]+@[\w-]+(\.[\w-]+)+"
    r"|(?<!\d)(\+?86[- ]?)?\(?0\d{2,3}\)?[- ]?\d{3,4}[- ]?\d{4}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}(?!\d)",
    re.ASCII,
)
CONTACT_LABEL = re.compile(
    r"(tel|fax|site|e-?mail|web(site)?|add(ress)?|qq|电话|传真|手机|邮箱|邮编|地址|网址|官网|微信号?|热线)\s*[:：]\s*\S.{0,80}(?<![。！？])",
    re.IGNORECASE,
)
CHINESE_ADDRESS = re.compile(r"[\u4e00-\u9fff]{2,20}(路|街|道|巷|弄|里)\w{0,12}\d+(号|弄|幢|栋|室|楼|层|座)[^，。！？]{0,20}")
ENGLISH_ADDRESS = re.compile(r"(no\.? ?)?\d+[\w.,# -]*\b(rd|road|st|street|lane|ave|avenue|district)\b[\w.,# -]*", re.IGNORECASE | re.ASCII)
# A line of which this part is numbers to call or addresses to open says how to reach somebody.
CONTACT_SHARE = 0.3
# A link that is the whole line, or all but a word of it, leads away from the article.
MOST_BESIDE_LINK = 8
# No form, label or notice is longer; a paragraph is not tried against every phrase.
LONGEST_FURNITURE = 500


def furniture_kind(line: Line) -> str | None:
    """What piece of furniture a line is, by itself; None for text."""
    if PICTURED.search(line.text) and PICTURE.fullmatch(line.text):
        return "picture"
    if "<" in line.text and CAPTION_TAG.fullmatch(line.text):
        return "caption"
    if not line.visible or MARKUP.fullmatch(line.text) or NUMBER_ALONE.fullmatch(line.visible):
        return "markup"
    if len(line.visible) > LONGEST_FURNITURE:
        return None
    if ARROW.search(line.visible) and BREADCRUMB.fullmatch(line.visible):
        return "navigation"
    if _says_how_to_reach(line.visible):
        return "contact"
    phrase = phrase_in(line.visible)
    if phrase:
        return phrase.kind
    return "link" if _is_link(line) else None


def _says_how_to_reach(visible: str) -> bool:
    if any(pattern.fullmatch(visible) for pattern in (CONTACT_LABEL, CHINESE_ADDRESS, ENGLISH_ADDRESS)):
        return True
    if visible.endswith(("。", "！", "？")):
        return False
    return sum(len(match[0]) for match in CONTACT.finditer(visible)) >= CONTACT_SHARE * len(visible)


def _is_link(line: Line) -> bool:
    if "](" not in line.text:
        return False
    beside, links = LINK.subn("", line.text)
    return bool(links) and len(beside.strip("*_>• -/")) <= MOST_BESIDE_LINK
