"""Cards as files: written for a person to go on with."""

from dataclasses import asdict
from pathlib import Path

import yaml

from casebook.corpus.cards import Card, read_card

EXAMPLES = {"title": "", "publisher": "", "author": "", "url": "", "published": "2020-02-28", "published_why": ""}
INVITATION = "# What you know better than the file. Take the # from a line to use it.\n"


def written(card: Card) -> str:
    """A card as YAML, what is not known as lines to fill in."""
    known = {key: value for key, value in asdict(card).items() if value}
    unknown = [f"# {key}: {example}".rstrip() + "\n" for key, example in EXAMPLES.items() if key not in known]
    lines = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1000) if known else ""
    return lines + (INVITATION if unknown else "") + "".join(unknown)


def is_as_written(path: Path) -> bool:
    """Whether a card is as this program wrote it: one that a person wrote in is never changed."""
    return path.read_text(encoding="utf-8") == written(read_card(path))
