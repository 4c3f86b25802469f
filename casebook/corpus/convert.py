"""HTML, Word and PDF as text, when an article is taken in; what the file says of itself goes on its card.

A page's body is found by jusText without stop words (Pomikálek, "Removing Boilerplate and Duplicate Content from Web Corpora",
2011), which judges a block by its length and its links and so needs no list of words; its lengths are those
for Chinese, where 60 characters are a long block. What is left of a page's furniture goes later, with that of any text (body.py).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.corpus.cards import Card, is_partial_date
from casebook.corpus.encoding import Unreadable, decode
from casebook.corpus.refused import Refused
from casebook.errors import Refusal

SHORT_BLOCK, LONG_BLOCK = 20, 60  # characters: shorter blocks count as clutter, longer ones as text
DECLARED = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]+)""", re.IGNORECASE)
SUPERSETS = (("gb", "gb18030"), ("big5", "big5hkscs"))  # every encoding of a family is read as its largest
FULL_LINE = 0.8  # a line of a PDF this long, against the page's longest, was broken by the margin and goes on
SAYS_DATE = (("property", "article:published_time"), ("itemprop", "datePublished"), ("name", "publishdate"), ("name", "pubdate"))


@dataclass(frozen=True)
class Converted:
    """The text of a file and what it says of itself."""

    text: str
    card: Card


def convert(path: Path) -> Converted:
    """The text of a .html, .docx or .pdf file. Raise `Refused` where there is none to be had."""
    try:
        converted = CONVERTERS[path.suffix.lower()](path)
    except Unreadable as fault:
        raise Refused(Refusal(path.name, fault.why, fault.do)) from None
    except OSError as error:
        raise Refused(Refusal(path.name, f"cannot be opened ({error.strerror})", "check that it is there and that you may read it")) from None
    except Exception as error:  # the libraries raise whatever a broken file makes of them
        why = f"is no {path.suffix[1:]} file that can be read ({type(error).__name__})"
        raise Refused(Refusal(path.name, why, "open it in its program and save it again, or save its text as .txt")) from error
    if not converted.text.strip():
        raise Refused(Refusal(path.name, "holds no text (pictures of pages?)", "save its text as .txt"))
    return converted


def from_html(path: Path) -> Converted:
    """Title and body of a saved page, a block a line."""
    import justext
    import lxml.html

    page = page_text(path.read_bytes())
    tree = lxml.html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    found = justext.justext(page, frozenset(), SHORT_BLOCK, LONG_BLOCK, 0, 0)
    # A notice may have no long block beside which its shorter ones would count as text.
    blocks = [p.text for p in found if not p.is_boilerplate] or [p.text for p in found if p.cf_class == "neargood"]
    card = page_card(tree)
    if card.title and not any(card.title in block for block in blocks[:3]):
        blocks.insert(0, card.title)
    return Converted("\n".join(blocks) + "\n" if blocks else "", card)


def page_text(data: bytes) -> str:
    """A page decoded as it declares, where that fits, else as any text."""
    declared = DECLARED.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    try:
        return data.decode(next((codec for start, codec in SUPERSETS if name.startswith(start)), name or "utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decode(data)[0]


def page_card(tree: Any) -> Card:
    """What a page's head says: title, publisher, author, address, date."""

    def said(*places: tuple[str, str]) -> str | None:
        values = (v for name, value in places for v in tree.xpath("//meta[@*[name()=$n]=$v]/@content", n=name, v=value))
        return next((line for line in map(one_line, values) if line), None)

    date = (said(*SAYS_DATE) or "")[:10].replace("/", "-")
    dated = date if is_partial_date(date) else None
    headline = one_line(" ".join(tree.xpath("(//h1)[1]//text()"))) or one_line(" ".join(tree.xpath("//title/text()")))
    return Card(
        title=said(("property", "og:title")) or headline,
        publisher=said(("property", "og:site_name")),
        author=said(("name", "author")),
        url=said(("property", "og:url")),
        published=dated,
        published_why="the date in the page's own head" if dated else None,
    )


def from_docx(path: Path) -> Converted:
    """The paragraphs of a Word file, one a line."""
    import docx

    document = docx.Document(str(path))
    lines = [one_line(p.text) for p in document.paragraphs]
    return Converted("\n".join(line for line in lines if line) + "\n", Card(author=one_line(document.core_properties.author) or None))


def from_pdf(path: Path) -> Converted:
    """The text of a PDF, lines that its margin broke joined again."""
    import pypdf

    pages = [join_lines(page.extract_text() or "") for page in pypdf.PdfReader(str(path)).pages]
    return Converted("\n".join(page for page in pages if page) + "\n", Card())


def join_lines(page: str) -> str:
    """Join each full line of a page with the next, with a space only between Latin words."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    longest = max(map(len, lines), default=0)
    joined = ""
    for line in lines:
        joined += line + ("" if len(line) >= FULL_LINE * longest else "\n")
    return joined.rstrip("\n")


def one_line(text: str | None) -> str:
    """Text with all white space, line ends among it, as single spaces."""
    return " ".join((text or "").split())


CONVERTERS: dict[str, Callable[[Path], Converted]] = {".html": from_html, ".htm": from_html, ".docx": from_docx, ".pdf": from_pdf}
