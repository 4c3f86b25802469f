"""Which of the days found for a new article goes on its card.

What the page says of itself goes there, unless the text itself names an earlier day as its own: then the page is a later print of it.
The day in an address is when a site stored a page. It is used where the text gives no day, or none but the month or year that this day is in.
Where nothing goes on the card, the reading of the text dates the article (facts/published.py).
"""

import datetime
from dataclasses import replace

from casebook.corpus.cards import Card
from casebook.corpus.page_date import Dated
from casebook.corpus.stamps import REPRINTED_DAYS
from casebook.facts.published import Guess

WHOLE_DAY = len("2020-02-28")


def with_day(card: Card, weak: Dated | None, told: Guess) -> tuple[Card, str | None]:
    """The card with the day to go on it, and a remark where a day was passed over. `told` is what the text alone gives."""
    if card.published and _is_reprint(card.published, told.date):
        passed = f"{card.published} ({card.published_why}) is when it was printed again, not when it was written"
        return replace(card, published=None, published_why=None, published_why_zh=None), passed
    if card.published or not weak:
        return card, None
    if told.date and not weak.day.startswith(told.date):
        return card, f"{weak.day} ({weak.why}) does not fit the text"
    return replace(card, published=weak.day, published_why=weak.why, published_why_zh=weak.why_zh), None


def _is_reprint(page: str, told: str | None) -> bool:
    """Whether a page's day is weeks after the one that the text names as its own."""
    if not told or len(told) != WHOLE_DAY or len(page) != WHOLE_DAY:
        return False
    passed = datetime.date.fromisoformat(page) - datetime.date.fromisoformat(told)
    return passed.days > REPRINTED_DAYS
