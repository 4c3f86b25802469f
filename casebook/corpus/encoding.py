"""Bytes to text, refusing rather than guessing.

Order: a byte order mark; strict UTF-8; the pattern of NUL bytes (UTF-16 without a mark); chardet's guess between the
Chinese encodings. Every GB encoding is read as GB18030 and every Big5 as Big5-HKSCS, which contain the older ones.
What comes out must look like text: a picture that happens to decode is refused.
"""

import codecs
import re
from collections import Counter

import chardet

from casebook.corpus.script import simplify

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
FAMILIES = {"gb": "gb18030", "hz": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs", "utf-16": "utf-16"}
# Nearly all that is not ASCII in a Chinese text is, in Simplified characters, in the lower rows of GB 2312: punctuation and the 3,755 commonest
# characters. Bytes read with the wrong encoding spread over all 20,000 and more: about a fifth falls there.
USUAL_SHARE = 0.8
LAST_USUAL_ROW = 0xD7
ENOUGH_CHARACTERS = 100_000  # to judge by
CONTROLS = re.compile(r"[^\x20-\x7e\xa0-\U0010ffff\t\n\v\f\r\x1a\x85]")


class Unreadable(Exception):
    """These bytes are not a text: `why`, and `do`, the next step."""

    def __init__(self, why: str, do: str):
        """Keep both halves of the message apart for the refusal."""
        super().__init__(f"{why}; {do}")
        self.why, self.do = why, do


def decode(data: bytes) -> tuple[str, str]:
    """Return (text without its byte order mark, name of the encoding). Raise `Unreadable`."""
    if not data.strip():
        raise Unreadable("the file is empty", "save the article's text into it or delete it")
    for attempt in (_by_mark, _as_utf8, _by_nul_bytes, _by_chardet):
        found = attempt(data)
        if found and _no_control_characters(found[0]):
            return _not_blank(*found)
    raise Unreadable("this is no text in UTF-8, UTF-16, GB18030 or Big5", "save it as UTF-8 text and try again")


def _not_blank(text: str, encoding: str) -> tuple[str, str]:
    if not text.strip():
        raise Unreadable("the file is empty", "save the article's text into it or delete it")
    return text, encoding


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    return None


def _as_utf8(data: bytes) -> tuple[str, str] | None:
    return None if b"\0" in data else _strict(data, "utf-8")


def _by_nul_bytes(data: bytes) -> tuple[str, str] | None:
    """An ASCII character or a line end in UTF-16 has one NUL byte: on the odd side little-endian, on the even side big-endian."""
    if b"\0" not in data:
        return None
    odd_side_first = data[1::2].count(0) >= data[::2].count(0)
    order = ("utf-16-le", "utf-16-be") if odd_side_first else ("utf-16-be", "utf-16-le")
    return _first_plausible(data, order)


def _by_chardet(data: bytes) -> tuple[str, str] | None:
    guess = (chardet.detect(data)["encoding"] or "").lower()
    family = next((ours for start, ours in FAMILIES.items() if guess.startswith(start)), None)
    if family == "utf-16":
        return _first_plausible(data, ("utf-16-le", "utf-16-be"))
    if family:
        return _first_plausible(data, (family,))
    return _first_plausible(data, ("utf-16-le", "utf-16-be", "gb18030", "big5hkscs"))


def _first_plausible(data: bytes, encodings: tuple[str, ...]) -> tuple[str, str] | None:
    tried = (_strict(data, encoding) for encoding in encodings)
    return next((found for found in tried if found and looks_chinese(found[0])), None)


def looks_chinese(text: str) -> bool:
    """Whether nearly all that is not ASCII is usual in Chinese: else the bytes were read with the wrong encoding, or a font does not name its characters."""
    foreign = Counter(c for c in simplify(text[:ENOUGH_CHARACTERS]) if not c.isascii())
    usual = sum(times for c, times in foreign.items() if _is_usual(c))
    return usual >= USUAL_SHARE * foreign.total()


def _is_usual(character: str) -> bool:
    try:
        return character.encode("gb2312")[0] <= LAST_USUAL_ROW
    except UnicodeEncodeError:
        return False


def _no_control_characters(text: str) -> bool:
    return CONTROLS.search(text) is None
