"""What a date governs in its sentence."""

from typing import NamedTuple


class Happening(NamedTuple):
    """Its event type, the span of the line that tells of it, and where the word stands that gave the type."""

    type: str
    start: int
    end: int
    at: int
