"""Formats of articles: one entry an extension. Other formats become text when they are taken in (`casebook add`)."""

from collections.abc import Callable

from casebook.corpus.encoding import decode

READERS: dict[str, Callable[[bytes], tuple[str, str]]] = {
    ".txt": decode,
    ".md": decode,  # Markdown's marks stay in the text; the body leaves out front matter, rules and images (body.py)
}
