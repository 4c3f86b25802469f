"""What a date governs in its sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Happening:
    """Its event type, the span of the line that tells of it, and where the word stands that gave the type."""

    type: str
    start: int
    end: int
    at: int
