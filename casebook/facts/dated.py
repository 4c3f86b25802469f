"""The date of a fact in words, as exactly as the text tells it and no more: 2014年底 is "late 2014", not December; what a length of time gave is "worked out".

The data hold a month for the beginning and the end of a year, for a table has to sort them.
"""

import re

from casebook import say
from casebook.corpus.script import simplify
from casebook.facts.records import Claim, Document, Event
from casebook.facts.times import RECKONED

NAMES_A_TIME = re.compile(r"[12]\d{3}年|\d月|[今去前]年|[上本这]个?月|年[初底末]|同比|环比|季度|半年度")
BEFORE_NOW = re.compile("此前|先前|早前|早些时候")  # of what a number was taken from, where nothing else tells its time
PARTS = {"01": (re.compile("年初|伊始|岁初"), "early {}", "{}年初"), "12": (re.compile("年底|年末|岁末"), "late {}", "{}年底")}


def loosely(iso: str, printed: str, lang: str) -> str:
    """A date in words, where `printed` (the date or its sentence) names no month but only the beginning or the end of the year."""
    year, _, month = iso.partition("-")
    if month in PARTS:
        words, en, zh = PARTS[month]
        text = simplify(printed)
        if words.search(text) and not re.search(rf"(?<!\d){int(month)}月", text):
            return say.either(lang, en, zh).format(year)
    return say.date(iso, lang)


def published(document: Document, lang: str) -> str:
    """When an article was written, "~March 2020" where that is inferred; empty where nothing is known."""
    if not document.published:
        return ""
    return roughly(say.date(document.published, lang), lang) if document.published_inferred else say.date(document.published, lang)


def roughly(said: str, lang: str) -> str:
    """A date in words, marked as inferred."""
    return say.either(lang, "~{}", "约{}").format(said)


def reckoned(event: Event) -> bool:
    """Dated by a length of time from a date told before."""
    return bool(event.anchor) and str(event.anchor).startswith(RECKONED)


def when(event: Event, lang: str) -> str:
    """The first day of an event."""
    return _marked(event, loosely(event.date, event.surface_date, lang), lang)


def ended(event: Event, lang: str) -> str:
    """Its last day."""
    return _marked(event, loosely(event.date_end or event.date, event.surface_date, lang), lang)


def span(event: Event, lang: str) -> str:
    """Its date, with its end where it is a span; a year that both have is said once."""
    if not event.date_end or event.date_end == event.date:
        return when(event, lang)
    start, end = (loosely(day, event.surface_date, lang) for day in (event.date, event.date_end))
    return _marked(event, say.span(start, end, lang), lang)


def as_of(claim: Claim, lang: str) -> str:
    """The time that a number describes, empty where none is told: a growth has none that its sentence does not name, since nobody says from when to when.

    What a sentence takes from something earlier (此前出具的榜单), without a date, is of before the article's own time.
    """
    names_a_time = NAMES_A_TIME.search(simplify(claim.sentence))
    if not claim.as_of or claim.metric == "growth_pct" and not names_a_time:
        return ""
    said = loosely(claim.as_of, claim.sentence, lang)
    earlier = not names_a_time and BEFORE_NOW.search(simplify(claim.sentence[: claim.start - claim.sentence_start]))
    return say.either(lang, "before {}", "{}之前").format(said) if earlier else said


def _marked(event: Event, said: str, lang: str) -> str:
    return say.either(lang, "{} (worked out)", "{}（推算）").format(said) if reckoned(event) else said
