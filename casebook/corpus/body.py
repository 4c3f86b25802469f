"""Which lines of a file are the article."""

import re
from dataclasses import dataclass

from casebook.corpus.stamps import PageDate


@dataclass(frozen=True)
class Layout:
    """Where the parts of an article are in its text."""

    title: str | None
    title_span: tuple[int, int] | None
    body: tuple[tuple[int, int], ...]
    headings: tuple[tuple[int, int], ...]
    page_dates: tuple[PageDate, ...]


def lay_out(text: str) -> Layout:
    """Every line that is not blank."""
    return Layout(None, None, tuple(m.span() for m in re.finditer(r"\S(?:[^\r\n]*\S)?", text)), (), ())
