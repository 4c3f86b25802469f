"""The text of a PDF, lines that its margins broke joined again; what stands on every page at the same place is left out.

A PDF says where characters are, not what a paragraph is: a line as long as the page's longest goes on in the next.
"""

import io
import logging
import re
from collections import Counter
from typing import Any

from casebook.corpus.byline import author_in, press_beside_date, publisher_in
from casebook.corpus.cards import Card
from casebook.corpus.encoding import Unreadable, looks_chinese

FULL_LINE = 0.8  # of the page's longest line
LARGEST_BYTES, MOST_PAGES = 50_000_000, 200  # a magazine's issue; more is a book or an archive
REPEATED_SHARE, FEWEST_PAGES = 0.6, 3  # a line on so many of the pages is a header or a footer
EDGE = 2  # lines at the top and the bottom of a page
ENDS = ("。", "！", "？", "”", "」")
PAGE_NUMBER = re.compile(r"[-—–\s]*(第\s*)?\d{1,4}\s*(页|頁)?(\s*[/共]\s*(共\s*)?\d{1,4}\s*(页|頁)?)?[-—–\s]*")
LINES_WITH_TITLE = 6


def pdf_lines(data: bytes) -> tuple[list[str], Card]:
    """The lines of a PDF, and what it says of itself. Raise `Unreadable` for one that is locked, too long or only pictures."""
    pages = [_lines(page) for page in _pages(data)]
    if not any(pages):
        raise Unreadable("holds no text, only pictures of pages", "read it with a program for character recognition and save the text as .txt")
    often = Counter(line for page in pages for line in {*page[:EDGE], *page[-EDGE:]})
    on_all = {line for line, times in often.items() if len(pages) >= FEWEST_PAGES and times >= REPEATED_SHARE * len(pages)}
    lines = _joined([[line for line in page if line not in on_all] for page in pages])
    if not looks_chinese("".join(lines)):
        raise Unreadable("its fonts do not say which characters they draw", "copy the text from a program that shows it and save it as .txt")
    top = lines[:LINES_WITH_TITLE]
    return lines, Card(publisher=publisher_in(top) or press_beside_date(top), author=author_in(top))


def _pages(data: bytes) -> list[Any]:
    import pypdf

    told = logging.getLogger("pypdf")
    if not told.handlers:  # what it would print of a broken file, a refusal says once
        told.addHandler(logging.NullHandler())
    if len(data) > LARGEST_BYTES:
        raise Unreadable(
            f"{len(data) / 1e6:.0f} MB is too long for an article (at most {LARGEST_BYTES / 1e6:.0f} MB)", "save the article's pages alone"
        )
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _opens(reader):
        raise Unreadable("is locked with a password", "open it with the password, print it to a new PDF and add that")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(f"{len(reader.pages)} pages are too many for an article (at most {MOST_PAGES})", "save the article's pages alone")
    return list(reader.pages)


def _opens(reader: Any) -> bool:
    """Whether it opens without a password: many are only locked against printing."""
    import pypdf

    try:
        return bool(reader.decrypt(""))
    except (pypdf.errors.PyPdfError, NotImplementedError):
        return False


def _lines(page: Any) -> list[str]:
    text = page.extract_text() or ""
    return [line.strip() for line in text.splitlines() if line.strip() and not PAGE_NUMBER.fullmatch(line)]


def _joined(pages: list[list[str]]) -> list[str]:
    """The paragraphs of all pages; one that fills a page's last line goes on on the next page."""
    lines: list[str] = []
    goes_on = False
    for page in filter(None, pages):
        first, *rest = join_lines("\n".join(page)).splitlines()
        lines = [*lines[:-1], lines[-1] + first, *rest] if goes_on else [*lines, first, *rest]
        goes_on = len(page[-1]) >= FULL_LINE * max(map(len, page)) and not page[-1].endswith(ENDS)
    return lines


def join_lines(page: str) -> str:
    """Join each full line of a page with the next, with a space only between Latin words."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    longest = max(map(len, lines), default=0)
    joined = ""
    for line in lines:
        latin = re.search(r"[A-Za-z0-9,.;:]$", joined) and re.match(r"[A-Za-z0-9]", line)
        joined += (" " if latin else "") + line + ("" if len(line) >= FULL_LINE * longest else "\n")
    return joined.rstrip("\n")
