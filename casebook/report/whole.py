"""Words that a line of a heading may not part: the lexicon's names, in English numbers of two words and words with a hyphen, and in Chinese every word and every short clause.

A line of Chinese may end after any character, which suits a paragraph; in a heading of two lines a parted name ("来 / 往") is the
first thing that a reader sees. Neither browsers nor Typst know Chinese words, so they are found here, by the tokenizer that counts them.
"""

import re
from functools import cache

from casebook.findings.names import read_yaml
from casebook.report.notebook import HAN

LONGEST_RUN = 8  # characters of a Chinese run in an English heading that are kept on one line; a longer one is a quotation
_RUN = re.compile(f"[{HAN}]{{2,{LONGEST_RUN}}}")
_CLAUSE = re.compile(rf"(?<=[，：；、])[{HAN}]{{2,{LONGEST_RUN}}}(?=[，：；、（]|$)|^[{HAN}]{{2,{LONGEST_RUN}}}(?=[，：；、])")
_COUNT = re.compile(r"No\. \d[\d,.]*\b|\d[\d,.]* (?:million|billion|trillion)\b|\b[a-z]+-[a-z]+\b")
_PLAIN = re.compile(rf"[\w{HAN} ]+")


def whole_words(text: str, lang: str) -> list[str]:
    """The words of `text`, in order, that must not be parted; each is at least two characters long."""
    spans = [m.span() for m in _names(lang).finditer(text)]
    if lang == "zh":
        spans += _chinese_words(text)
    else:
        spans += [m.span() for pattern in (_RUN, _COUNT) for m in pattern.finditer(text)]
    words, at = [], 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            words.append(text[start:end])
            at = end
    return words


def whole_pattern(headings: list[str], lang: str) -> str:
    """A pattern of the words in `headings` that no line may part, the longest first; "" where there are none."""
    words = {word for heading in headings for word in whole_words(heading, lang)}
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word)))


def pieces(text: str, lang: str) -> list[tuple[str, bool]]:
    """`text` in pieces, each with whether it must stay whole."""
    cut: list[tuple[str, bool]] = []
    for word in whole_words(text, lang):
        before, _, text = text.partition(word)
        cut += [(before, False), (word, True)]
    return [(piece, keep) for piece, keep in [*cut, (text, False)] if piece]


def _chinese_words(text: str) -> list[tuple[int, int]]:
    from casebook.words.tokens import tokenizer  # jieba and its dictionary: only for Chinese

    spans = ((start, end) for _, start, end in tokenizer().tokenize(text))
    words = [(start, end) for start, end in spans if end - start > 1 and _RUN.fullmatch(text, start, end)]
    return words + [clause.span() for clause in _CLAUSE.finditer(text)]


@cache
def _names(lang: str) -> re.Pattern[str]:
    """The names of the lexicon as an edition may write them, the longest first."""
    rows = read_yaml("entities.yml")
    forms = {form for row in rows for form in (row["name"], row.get("en" if lang == "en" else "zh", ""), *row.get("aliases", []))}
    usable = sorted((form for form in forms if 1 < len(form) <= 24 and _PLAIN.fullmatch(form)), key=lambda form: (-len(form), form))
    return re.compile("|".join(rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])" for form in usable) or "(?!)")
