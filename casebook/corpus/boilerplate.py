"""Phrases by which a page's furniture is known, as data in lexicon/boilerplate.yml.

An entry's `pattern` must match a whole visible line in Simplified characters, letter case aside. `ends: true` marks a line after which
nothing of the article follows. Each entry carries lines that it must match (`examples`) and lines that it must not (`but_not`).
"""

import re
from dataclasses import dataclass
from functools import cache

from casebook import yaml_file
from casebook.needs import Selection
from casebook.paths import LEXICON


@dataclass(frozen=True)
class Phrase:
    """One kind of furniture."""

    kind: str
    pattern: re.Pattern[str]
    ends: bool


def phrase_in(visible: str) -> Phrase | None:
    """The phrase that a line is, if any."""
    possible = map(phrases().__getitem__, _selection().possible(visible))
    return next((phrase for phrase in possible if phrase.pattern.fullmatch(visible)), None)


@cache
def _selection() -> Selection:
    """Which phrases a line may be: most are none, and few words of theirs stand in any."""
    return Selection((phrase.pattern.pattern for phrase in phrases()), ignoring_case=True)


@cache
def phrases() -> tuple[Phrase, ...]:
    """All phrases, in the order of the file."""
    return tuple(Phrase(entry["kind"], re.compile(entry["pattern"], re.IGNORECASE), entry.get("ends", False)) for entry in entries())


@cache
def entries() -> tuple[dict, ...]:
    """The entries as written: kind, pattern, ends, examples, but_not."""
    return tuple(yaml_file.read(LEXICON / "boilerplate.yml"))
