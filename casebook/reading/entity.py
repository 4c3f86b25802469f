"""What a name stands for, and a name at its place."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True)
class Entity:
    """One entry of the lexicon (its file explains the keys); `avoid` is the file's `not`."""

    name: str
    en: str
    type: str
    zh: str = ""
    pinyin: str | None = None
    owner: str | None = None
    aliases: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    matched: bool = True
    what_en: str | None = None
    what_zh: str | None = None
    colour: str = "grey"

    @property
    def names(self) -> tuple[str, ...]:
        """What to look for in a text."""
        return ((self.name,) if self.matched else ()) + self.aliases

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """In what a name of it means something else, in lower case."""
        return tuple(context.lower() for context in self.avoid)


class Named(NamedTuple):
    """A name at its place in a text: `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    entity: str
