"""What `--strict` fails on: findings that the articles no longer support, whole themes of them, and passages of a codebook that no article holds."""

from collections.abc import Iterable
from typing import Any

from casebook.facts.records import Sentence
from casebook.findings.codebook import Codebook
from casebook.report.assemble import blocks

SHOWN_CHARACTERS = 20  # of a quoted passage: enough to find it


def broken_findings(notebook: dict[str, Any]) -> list[str]:
    """One line for each finding of a combined notebook that its facts no longer support."""
    return [
        f"{block['theme']}: the finding {block['id']!r} is no longer supported by these articles; look at it again or take it out"
        for block in blocks(notebook)
        if block["kind"] == "finding" and block["standing"] == "no_longer_supported"
    ]


def unspoken_themes(themes: Iterable[str]) -> list[str]:
    """One line for each theme that was asked for and left out, since none of its findings stands."""
    do = "look at it again or name the themes to build with --theme"
    return [f"{theme}: none of its findings is supported by these articles and it was left out; {do}" for theme in themes]


def lost_passages(books: Iterable[Codebook], sentences: list[Sentence]) -> list[str]:
    """One line for each passage that a code quotes and that stands in no sentence."""
    return [
        f"{book.path.name}: the code {code['id']!r} quotes {shortened(passage['quote'])}, which no article holds; mend the quotation or take it out"
        for book in books
        for code in book.codes
        for passage in code.get("passages", ())
        if not any(passage["quote"] in sentence.text for sentence in sentences)
    ]


def shortened(quote: str) -> str:
    """The beginning of a quotation, in Chinese quotation marks."""
    return f"“{quote[:SHOWN_CHARACTERS]}{'…' if len(quote) > SHOWN_CHARACTERS else ''}”"
