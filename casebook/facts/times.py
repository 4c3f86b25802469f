"""Which time a number describes: the date in its sentence, else where the narrative stands, else the article's month."""

from casebook.facts.view import Line, View
from casebook.reading.dates import DateMention

NEAR = 3  # sentences: so far a date told carries on for a number without one


class Times:
    """Decides `as_of` in reading order."""

    def __init__(self, view: View):
        """`view` gives the article's date."""
        self.view = view
        self.last: str | None = None
        self.age = NEAR + 1
        self.paragraph = -1

    def of(self, line: Line, at: int) -> tuple[str | None, str]:
        """(as_of, rule) of the number at an offset of the line."""
        dates = [d for d in line.dates if d.date]
        before = [d for d in dates if d.start <= at]
        after = [d for d in dates if d.start > at]
        for found, rule in ((before[-1:], "date before"), (after[:1], "date after")):
            if found:
                return self._told(found[0]), rule
        if self.last and (self.age <= NEAR or self.paragraph == line.paragraph):
            return self.last, "date carried over"
        return (self.view.published or "")[:7] or None, "the article's month"

    def close(self, line: Line) -> None:
        """Remember the line's last date for the lines after it."""
        dates = [d for d in line.dates if d.date]
        self.age += 1
        if dates:
            self.last, self.age, self.paragraph = self._told(dates[-1]), 0, line.paragraph

    def _told(self, date: DateMention) -> str | None:
        return (self.view.published or "")[:7] or date.date if "now" in date.needs else date.date
