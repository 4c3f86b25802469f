"""Words of an article, counted: jieba on the Simplified body, with the lexicon's names kept whole.

The tokenizer is our own copy, made when first asked, so that importing changes nobody's dictionary. A word counts
when it has two characters at least, or is a name of the lexicon, and is no stop word and no number.

For archives there is a faster engine, rjieba (jieba in Rust, MIT). It is used where it gives the same words: Latin names held together by marks, which it parts
otherwise, are left to jieba. Of 593,559 sentences 13 still came out otherwise: where two ways to part a run of characters are about as likely.
"""

import logging
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from casebook import lexicon
from casebook.reading.names import Lexicon

if TYPE_CHECKING:
    import jieba
    import rjieba

USER_WORDS = "userdict.txt"
STOP_WORDS = "stopwords.txt"
NAME_FREQUENCY = 100_000  # far above any common word's, so that a name is never cut
ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+|[A-Za-z0-9_.\-]+@[A-Za-z0-9_.\-]+")  # of which no part is a word of the text
ENGINES = ("jieba", "rjieba")
HELD_TOGETHER = re.compile(r"[A-Za-z0-9][.\-_+#&%]+[A-Za-z0-9]")  # Pre-IPO, Mr.Li
WORDLIKE = re.compile(r"[A-Za-z一-龥][A-Za-z0-9一-龥·+\-. ]*")


@dataclass(frozen=True)
class Vocabulary:
    """What the lexicon knows of words: the names, which are never cut and always counted, an analyst's own words, and the words left out; and by which
    of ENGINES a text is cut."""

    names: frozenset[str]
    own: tuple[str, ...]
    stop: frozenset[str]
    engine: str = ENGINES[0]

    @classmethod
    def load(cls, over: Path | None = None, engine: str = ENGINES[0], known: Lexicon | None = None) -> "Vocabulary":
        """Read the project's lexicon and that `over` it; their names are those of `known`, where they were read already."""
        entities = (known or Lexicon.load(over)).entities
        names = {name for entity in entities for name in (*entity.names, *entity.shared) if len(name) >= 2 and "《" not in name}
        own = (line.split()[0] for line in lexicon.lines(USER_WORDS, over))
        return cls(frozenset(names), tuple(own), frozenset(word.lower() for word in lexicon.lines(STOP_WORDS, over)), engine)

    @cached_property
    def tokenizer(self) -> "jieba.Tokenizer":
        """A private tokenizer that cuts none of the names and the analyst's own words."""
        return _tokenizer(self._whole)

    @property
    def _whole(self) -> tuple[str, ...]:
        return *sorted(self.names), *self.own

    @cached_property
    def cut(self) -> Callable[[str], Iterable[str]]:
        """What makes of a text all its words and marks, in order."""
        if self.engine == "jieba":
            return self.tokenizer.cut
        faster = _faster(self._whole)
        return lambda text: (self.tokenizer if HELD_TOGETHER.search(text) else faster).cut(text)


@cache
def vocabulary() -> Vocabulary:
    """The project's own."""
    return Vocabulary.load()


def tokenizer() -> "jieba.Tokenizer":
    """The tokenizer of the project's own vocabulary."""
    return vocabulary().tokenizer


def _tokenizer(kept_whole: tuple[str, ...]) -> "jieba.Tokenizer":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's source has escapes that newer Pythons warn of on first import
        import jieba
    jieba.setLogLevel(logging.WARNING)  # jieba tells of its loading on standard error
    cutter = jieba.Tokenizer()
    cutter.initialize()
    for word in kept_whole:
        cutter.add_word(word, NAME_FREQUENCY)
    return cutter


def _faster(kept_whole: tuple[str, ...]) -> "rjieba.Jieba":
    import rjieba

    cutter = rjieba.Jieba()
    for word in kept_whole:
        cutter.add_word(word, NAME_FREQUENCY, None)
    return cutter


def words(text: str, known: Vocabulary | None = None) -> Iterator[str]:
    """The words of a Simplified text, in order; stop words, numbers and addresses on the web left out."""
    known = known or vocabulary()
    for word in known.cut(ADDRESS.sub(" ", text)):
        if word in known.names or (len(word.strip()) >= 2 and WORDLIKE.fullmatch(word) and word.lower() not in known.stop):
            yield word


def count_words(text: str, known: Vocabulary | None = None) -> list[tuple[str, int]]:
    """(word, count) of a Simplified text, the most frequent first, then by the word."""
    return sorted(Counter(words(text, known)).items(), key=lambda item: (-item[1], item[0]))
