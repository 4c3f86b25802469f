"""Cards: what a person knows better than the file, in NAME.yml beside the article NAME.

Every key may be left out. Reasons, kinds and notes may be given in Chinese too (`…_zh`).
"""

import re
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import yaml

from casebook import yaml_file
from casebook.corpus.refused import Refused
from casebook.errors import Refusal

PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
EARLIEST_YEAR = 1900  # no press article in today's Chinese is older


@dataclass(frozen=True)
class Card:
    """What a person knows about an article. `published` is an ISO date, partial where only that is known (2020, 2020-03)."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_why: str | None = None
    published_why_zh: str | None = None
    kind: str | None = None
    kind_zh: str | None = None
    notes: str | None = None
    notes_zh: str | None = None


KEYS = tuple(field.name for field in fields(Card))


def read_card(path: Path) -> Card:
    """The card in a file. Raise `Refused` where it cannot be read or is no card."""
    return card_of(path.name, card_bytes(path))


def card_bytes(path: Path) -> bytes:
    """The bytes of a card's file. Raise `Refused` where they cannot be had."""
    try:
        return path.read_bytes()
    except OSError:
        raise _unreadable(path.name) from None


def card_of(file: str, data: bytes) -> Card:
    """The card that a file of that name is with these bytes. Raise `Refused` where it is no mapping of the known keys to text."""
    values = _values(file, data)
    for key in values:
        if key not in KEYS:
            raise Refused(Refusal(file, f"unknown key {key!r}", f"use only {', '.join(KEYS)}"))
    texts = {key: _text(file, key, value) for key, value in values.items() if value is not None}
    if not is_partial_date(texts.get("published", "2000")):
        raise Refused(Refusal(file, f"published is no date: {texts['published']!r}", "write 2020-02-28, 2020-02 or 2020"))
    return Card(**texts)


def is_partial_date(text: str) -> bool:
    """Whether `text` is 2020, 2020-02 or 2020-02-28, and a day that exists."""
    match = PUBLISHED.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return year >= EARLIEST_YEAR


def _unreadable(file: str) -> Refused:
    return Refused(Refusal(file, "the card cannot be read", "save it as UTF-8 text"))


def _values(file: str, data: bytes) -> dict:
    try:
        values = yaml_file.value(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _unreadable(file) from None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: PyYAML on a timestamp such as 2020-13-45
        raise Refused(Refusal(file, f"the card is no YAML{_where(error)}", "write one `key: value` a line, text with a colon in quotes")) from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise Refused(Refusal(file, "the card is no list of keys", "write one `key: value` a line"))
    return values


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 1})" if mark else ""


def _text(file: str, key: str, value: object) -> str:
    """YAML reads 2020-02-28 as a date and 2020 as a number; both are meant as text here."""
    if isinstance(value, (str, int, float, date)) and not isinstance(value, bool):
        return str(value).strip()
    raise Refused(Refusal(file, f"{key} is no text", f"write `{key}: some text` on one line"))
