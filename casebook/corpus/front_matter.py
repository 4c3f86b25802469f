"""What a Markdown file says of itself in its front matter; its title and its day are read with the body (body.py)."""

import yaml

from casebook.corpus.body import FRONT_MATTER
from casebook.corpus.byline import is_organisation
from casebook.corpus.cards import Card

PUBLISHER, AUTHOR, ADDRESS = (
    ("publisher", "source", "site", "media", "来源"),
    ("author", "authors", "作者"),
    ("url", "link", "source_url", "original", "canonical"),
)
LONGEST = 200


def front_card(text: str) -> Card:
    """Publisher, author and address from the front matter of a text; an empty card where there is none that can be read."""
    match = FRONT_MATTER.match(text)
    if not match:
        return Card()
    try:
        values = yaml.safe_load(match[0].strip().strip("-"))
    except (yaml.YAMLError, ValueError):  # ValueError: PyYAML on a day that no calendar has
        return Card()
    said = {str(key).lower(): value for key, value in values.items()} if isinstance(values, dict) else {}
    author, publisher = _first(said, AUTHOR), _first(said, PUBLISHER)
    if author and is_organisation(author):
        author, publisher = None, publisher or author
    address = _first(said, ADDRESS)
    return Card(publisher=publisher, author=author, url=address if address and address.startswith(("http://", "https://")) else None)


def _first(said: dict[str, object], names: tuple[str, ...]) -> str | None:
    values = (" ".join(map(str, value)) if isinstance(value, list) else value for name in names if (value := said.get(name)))
    return next((" ".join(value.split())[:LONGEST] for value in values if isinstance(value, str) and value.strip()), None)
