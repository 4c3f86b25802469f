"""General words: what is made of these alone (金融科技, 海外用户) is the name of nobody."""

import re
from functools import cache
from pathlib import Path

from casebook import paths

WORDS = "general.txt"


def is_general(text: str) -> bool:
    """True where a Simplified text is made of general words alone."""
    return _words(paths.LEXICON).fullmatch(text) is not None


@cache
def _words(folder: Path) -> re.Pattern[str]:
    lines = (folder / WORDS).read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))})+")
