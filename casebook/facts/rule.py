"""A rule that compares what articles tell of one name: what it finds, and what it looks at.

A telling has a topic: its kind, and of claims the metric, of events the type, of relations the relation. A rule names the topics that it looks at, so that
it is asked again only for a name of which something was told or taken back there.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from casebook.facts.evidence import Evidence, Found


class Rule(NamedTuple):
    """`find` is given what is told of a name on the topics that it `reads`: where `apart`, on each by itself; otherwise on all, if on `given` there is any."""

    find: Callable[[Evidence], Found]
    reads: tuple[str, ...]
    given: str = ""
    apart: bool = False
    nameless: tuple[str, ...] = ()  # topics of which it is given, as far as a dispute can show it, what is told of no name

    @property
    def name(self) -> str:
        """What it is called."""
        return self.find.__name__

    def asked(self, topics: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """The topics that it is to be given, once for each time that it is to be asked, where something on `topics` was told or taken back."""
        met = [topic for topic in (*self.reads, *self.nameless) if topic in set(topics)]
        if self.apart:
            yield from ((topic,) for topic in met)
        elif met:
            yield self.reads


def topic_of(kind: str, what: object) -> str:
    """The topic of a telling."""
    closer = {"claim": "metric", "event": "type", "relation": "relation"}.get(kind)
    return f"{kind} {getattr(what, closer)}" if closer else kind


def topics(kind: str, which: Iterable[str]) -> tuple[str, ...]:
    """Topics of a kind."""
    return tuple(f"{kind} {one}" for one in which)
