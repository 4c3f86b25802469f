"""A word in its contexts (keyword in context, after Luhn 1960): every place where it stands, with some characters on both sides; a Latin word or a number is not cut."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casebook import say
from casebook.corpus.script import simplify

# Characters on either side: about half a line of Chinese.
CONTEXT = 20


@dataclass(frozen=True)
class Line:
    """One occurrence: sentence `index` of article `doc`, what stands left and right of the key, and where in the sentence the key begins."""

    doc: str
    index: int
    left: str
    key: str
    right: str
    at: int


def concordance(sentences: Iterable[tuple[str, int, str]], forms: Sequence[str], *, context: int = CONTEXT) -> list[Line]:
    """Lines for every form of a word ("来往", "來往") in `sentences` (article, index, text), in reading order."""
    longest_first = sorted(filter(None, forms), key=len, reverse=True)
    if not longest_first:
        raise ValueError("concordance needs a word to look for")
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return [
        Line(doc, index, say.ending(text[: m.start()], context), m.group(), say.beginning(text[m.end() :], context), m.start())
        for doc, index, text in sentences
        for m in pattern.finditer(text)
    ]


def in_either_script(word: str, texts: Iterable[str]) -> list[str]:
    """A word as `texts` write it, in Simplified and in Traditional; itself where none has it."""
    plain = re.compile(re.escape(simplify(word)))
    return sorted({text[m.start() : m.end()] for text in texts for m in plain.finditer(simplify(text))}) or [word]
