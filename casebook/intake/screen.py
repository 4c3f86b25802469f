"""What was understood of a new article, on one screen."""

import unicodedata

from casebook.intake.take import Taken, body_characters

ENDS = 24  # characters of the body's beginning and end: enough to see whether it begins and ends where the article does
LONGEST_VALUE = 160


def screen(taken: Taken) -> str:
    """What was understood, a line each, for a terminal."""
    article, card, reading = taken.article, taken.article.card, taken.reading
    view = reading.view
    body = "".join(article.text[start:end] for start, end in article.body)
    wording = " in Taiwan's wording" if article.taiwan_wording else ""
    made = f"text made of {article.doc}{taken.original[0]}" if taken.original else f"read as {article.encoding}"
    rows = [
        ("article", article.file + (f" (already there as {taken.there}; nothing was added)" if taken.there else "")),
        ("title", article.title or "none found"),
        ("publisher", card.publisher or "unknown"),
        ("author", card.author or "unknown"),
        ("date", f"{view.published or 'unknown'} ({view.published_why or 'neither the page nor the text gives one; give it with --published'})"),
        ("address", card.url or "unknown"),
        ("script", f"{article.script}{wording}, {made}"),
        ("body", f"{body_characters(article)} of {len(article.text)} characters kept: {body[:ENDS]} … {body[-ENDS:]}"),
        ("read", f"{len(article.sentences)} sentences, {len(reading.claims)} claims, {len(reading.events)} events, {len(reading.quotes)} quotations"),
        ("repeats", f"{taken.near[0]}, {taken.near[1]:.0%} of their wording together" if taken.near else "no article here"),
        *(("left out", f"another article on the page: {title}") for title in taken.others),
        *(("look", remark) for remark in taken.remarks),
        *([("look", taken.warning.why)] if taken.warning else []),
    ]
    return "\n".join(f"{name:<10}{visible(value)}" for name, value in rows) + "\n"


def visible(text: str) -> str:
    """Text without characters that a terminal would act on, and not longer than a few lines of it."""
    plain = "".join(c for c in " ".join(text.split()) if unicodedata.category(c)[0] != "C")
    return plain if len(plain) <= LONGEST_VALUE else plain[:LONGEST_VALUE] + " …"
