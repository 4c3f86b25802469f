"""Phrases by which a page's furniture is known, as data in lexicon/boilerplate.yml.

An entry's `pattern` must match a whole visible line in Simplified characters, letter case aside. `ends: true` marks a line after which
nothing of the article follows. Each entry carries lines that it must match (`examples`) and lines that it must not (`but_not`).
"""

import re
from dataclasses import dataclass
from functools import cache

from casebook import yaml_file
from casebook.paths import LEXICON


@dataclass(frozen=True)
class Phrase:
    """One kind of furniture."""

    kind: str
    pattern: re.Pattern[str]
    ends: bool


def phrase_in(visible: str) -> Phrase | None:
    """The phrase that a line is, if any."""
    return next((phrase for phrase in phrases() if phrase.pattern.fullmatch(visible)), None) if _any().fullmatch(visible) else None


@cache
def _any() -> re.Pattern[str]:
    """Any phrase at all: most lines are none, and one look tells."""
    return re.compile("|".join(f"(?:{phrase.pattern.pattern})" for phrase in phrases()), re.IGNORECASE)


@cache
def phrases() -> tuple[Phrase, ...]:
    """All phrases, in the order of the file."""
    return tuple(Phrase(entry["kind"], re.compile(entry["pattern"], re.IGNORECASE), entry.get("ends", False)) for entry in entries())


@cache
def entries() -> tuple[dict, ...]:
    """The entries as written: kind, pattern, ends, examples, but_not."""
    return tuple(yaml_file.read(LEXICON / "boilerplate.yml"))
