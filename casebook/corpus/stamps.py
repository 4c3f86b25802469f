"""Dates that a page prints around its article."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageDate:
    """A date outside the body: `kind` is `byline` (the article's own) or `stamp` (the page's, which may be a re-post)."""

    start: int
    end: int
    surface: str
    iso: str
    kind: str
