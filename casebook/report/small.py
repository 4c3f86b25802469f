"""Which cards are too small for a place of their own: names that the articles hardly more than mention stand in one table after the others."""

from typing import Any

FEW_LINES = 2
FEW_MENTIONS = 3


def small(card: dict[str, Any]) -> bool:
    """Whether a card (blocks.Card as JSON) is a row of the table: little told of a name seldom met, or next to nothing at all."""
    told = sum(len(part["lines"]) for part in card["facts"])
    return told < FEW_LINES and not card["what"] or told <= FEW_LINES and card["mentions"] <= FEW_MENTIONS
