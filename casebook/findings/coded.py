"""What was judged by reading, as a table to count again: each code's passages where they stand in the articles."""

from collections.abc import Sequence

from casebook.findings.codebook import Codebook
from casebook.findings.evidence import EvidenceIndex

CODES_FILE = "codes.csv"
CODED_COLUMNS = ("theme", "code", "stance", "source", "doc", "start", "end", "quote")


def coded_passages(index: EvidenceIndex, books: Sequence[Codebook]) -> list[dict[str, str]]:
    """One row of CODED_COLUMNS for each place at which a passage of a code stands; `start` and `end` are characters of the article `doc`."""
    return [
        {
            "theme": book.theme,
            "code": code["id"],
            "stance": passage["stance"],
            "source": index.sources[place.doc],
            "doc": place.doc,
            "start": str(place.start),
            "end": str(place.end),
            "quote": passage["quote"],
        }
        for book in books
        for code in book.codes
        for passage in code.get("passages", [])
        for place in index.find(passage["quote"])
    ]
