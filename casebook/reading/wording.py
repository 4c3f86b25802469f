"""How a thing is said: the word lists of `lexicon/wording.yml`, compiled once for those who look for them."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from casebook import lexicon

LISTS = ("say", "quote", "doubt", "people", "voices", "source", "rumour", "target", "forecast")


@dataclass(frozen=True, eq=False)
class Wording:
    """Word lists by use; `event` maps an event type to its words (regular expressions), `unnamed` a noun for
    people to the speaker, where he is not called by the noun itself. What is compiled of one is kept beside it, so each is only like itself."""

    say: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    rumour: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    forecast: tuple[str, ...] = ()
    unnamed: dict[str, str] = field(default_factory=dict)
    event: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, over: Path | None = None) -> "Wording":
        """Read `wording.yml` and what the lexicon `over` the project's adds."""
        data = lexicon.read("wording.yml", over)
        lists = {name: tuple(data.get(name) or ()) for name in LISTS}
        events = {kind: tuple(words) for kind, words in (data.get("event") or {}).items()}
        return cls(unnamed=dict(data.get("unnamed") or {}), event=events, **lists)


@cache
def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first; matches nothing where there are none."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")" if words else r"(?!)"
