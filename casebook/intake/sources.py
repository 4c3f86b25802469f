"""Where a new article comes from: a file, every file of a folder, standard input, a web address. All end as bytes with a name.

In a folder, files of other kinds, hidden files and links are passed over: a link may lead anywhere. A device or a pipe is never read.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from casebook.corpus.cards import Card, read_card
from casebook.corpus.convert import CONVERTERS
from casebook.corpus.folder import CARD
from casebook.corpus.formats import READERS
from casebook.corpus.refused import Refused
from casebook.errors import BadArgument, Refusal
from casebook.intake.names import safe_stem

KINDS = (*READERS, *CONVERTERS)
LARGEST_BYTES = 50_000_000  # a magazine as PDF; each reader has its own, smaller limit
# What a pasted text may be instead, by its first bytes.
MAGIC = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"PK\x03\x04"), ".docx"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(!doctype html|html|head)\b", re.IGNORECASE), ".html"),
)


@dataclass(frozen=True)
class Source:
    """An article as received: what to call it in messages, its name in the folder without extension, its extension, bytes, card, address."""

    shown: str
    stem: str
    suffix: str
    data: bytes
    card: Card
    address: str | None = None


def files_of(places: tuple[Path, ...]) -> list[Path]:
    """The files to take in, folders replaced by the files in them that are read. Raise `BadArgument` for a folder without any."""
    files: list[Path] = []
    for place in places:
        if not place.is_dir():
            files.append(place)
            continue
        inside = sorted(f for f in place.iterdir() if f.suffix.lower() in KINDS and not f.name.startswith(".") and f.is_file() and not f.is_symlink())
        if not inside:
            raise BadArgument(f"{place}: no article in this folder; put files there that end in {', '.join(KINDS)}")
        files += inside
    return files


def passed_over(place: Path) -> list[str]:
    """The names in a folder, but hidden ones and cards, that `files_of` leaves out; a folder's with a stroke behind it."""
    taken = set(files_of((place,)))
    return sorted(f.name + "/" * f.is_dir() for f in place.iterdir() if f not in taken and f.suffix != CARD and not f.name.startswith("."))


def from_file(path: Path, refusals: list[Refusal]) -> Source:
    """A file with the card beside it. A card that cannot be used is added to `refusals`. Raise `Refused`."""
    shown, suffix = path.name or str(path), path.suffix.lower()
    if not path.is_file():
        why = "is no plain file" if path.exists() else "there is no such file"
        raise Refused(Refusal(shown, why, "check its name"))
    if suffix not in KINDS:
        raise Refused(Refusal(shown, f"{suffix or 'a file without extension'} is not read here", f"use one of {', '.join(KINDS)}"))
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise Refused(Refusal(shown, f"{size / 1e6:.0f} MB is too long (at most {LARGEST_BYTES / 1e6:.0f} MB)", "save the article alone"))
        data = path.read_bytes()
    except OSError as error:
        raise Refused(Refusal(shown, f"cannot be opened ({error.strerror})", "check that you may read it")) from None
    return Source(shown, safe_stem(path.name), suffix, data, _card_beside(path, refusals))


def _card_beside(path: Path, refusals: list[Refusal]) -> Card:
    card = path.with_suffix(CARD)
    try:
        return read_card(card) if card.is_file() else Card()
    except Refused as fault:
        refusals.append(fault.refusal)
        return Card()


def from_paste(data: bytes) -> Source:
    """What came by standard input: text, or a page, a PDF or a Word file by its first bytes. It is called after its own digest."""
    if len(data) > LARGEST_BYTES:
        raise Refused(Refusal("standard input", f"more than {LARGEST_BYTES / 1e6:.0f} MB is too long for an article", "paste the article alone"))
    suffix = next((suffix for pattern, suffix in MAGIC if pattern.match(data)), ".txt")
    return Source("standard input", f"pasted-{hashlib.sha256(data).hexdigest()[:12]}", suffix, data, Card())
