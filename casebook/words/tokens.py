"""Words of an article, counted: jieba on the Simplified body, with the lexicon's names kept whole.

The tokenizer is our own copy, made when first asked, so that importing changes nobody's dictionary. A word counts
when it has two characters at least, or is a name of the lexicon, and is no stop word and no number.
"""

import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from casebook import paths
from casebook.reading.names import Lexicon

if TYPE_CHECKING:
    import jieba

USER_WORDS = "userdict.txt"
STOP_WORDS = "stopwords.txt"
NAME_FREQUENCY = 100_000  # far above any common word's, so that a name is never cut
WORDLIKE = re.compile(r"[A-Za-z一-龥][A-Za-z0-9一-龥·+\-. ]*")


@cache
def tokenizer(folder: Path = paths.LEXICON) -> "jieba.Tokenizer":
    """A private tokenizer that knows the lexicon's names and the analyst's own words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's source has escapes that newer Pythons warn of on first import
        import jieba
    jieba.setLogLevel(logging.WARNING)  # jieba tells of its loading on standard error
    cutter = jieba.Tokenizer()
    cutter.initialize()
    for word in _names(folder):
        cutter.add_word(word, NAME_FREQUENCY)
    for word in _lines(folder / USER_WORDS):
        cutter.add_word(word.split()[0], NAME_FREQUENCY)
    return cutter


def words(text: str, folder: Path = paths.LEXICON) -> Iterator[str]:
    """The words of a Simplified text, in order, stop words and numbers left out."""
    stop, names = _stop_words(folder), _name_set(folder)
    for word in tokenizer(folder).cut(text):
        if word in names or (len(word.strip()) >= 2 and WORDLIKE.fullmatch(word) and word.lower() not in stop):
            yield word


def count_words(text: str, folder: Path = paths.LEXICON) -> list[tuple[str, int]]:
    """(word, count) of a Simplified text, the most frequent first, then by the word."""
    return sorted(Counter(words(text, folder)).items(), key=lambda item: (-item[1], item[0]))


@cache
def _name_set(folder: Path) -> frozenset[str]:
    return frozenset(_names(folder))


@cache
def _stop_words(folder: Path) -> frozenset[str]:
    return frozenset(word.lower() for word in _lines(folder / STOP_WORDS))


@cache
def _names(folder: Path) -> list[str]:
    lexicon = Lexicon.load(folder)
    return sorted({name for entity in lexicon.entities for name in (*entity.names, *entity.shared) if len(name) >= 2 and "《" not in name})


def _lines(file: Path) -> list[str]:
    if not file.is_file():
        return []
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
