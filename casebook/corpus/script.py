"""Simplified or Traditional, whose wording, and a Simplified view of a text that never loses the way back.

Characters are converted by OpenCC's `t2s`, line by line. In a Simplified article only those lines are converted that hold a
character which Simplified text never has: a Traditional quotation is, 乾 or 於 in a Simplified name stays. OpenCC's phrase conversion (`tw2sp`) is never used, since it damages text that
is not Taiwan wording (新增 becomes 添加, 文件 文档). Taiwan words are mapped by lexicon/taiwan.tsv, and only in an article
whose wording is Taiwan's; names in lexicon/protected.tsv are kept. Where a word and its replacement differ in length, an offset inside
one maps to the whole word.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import opencc

from casebook.paths import LEXICON

# Characters that `t2s` changes but that Simplified text also has, in names and in a few words (乾坤, 於姓, 瞭望, 慰藉).
IN_BOTH_SCRIPTS = frozenset("乾著於瞭藉徵夥餘摺甯鍾麽覆擡苧剋菸崑")
# The blocks that hold what a press text is written in, rare family names included.
HAN = (0x3400, 0xA000)
# One Taiwan word may be a name or a quotation; two or more that outnumber the mainland's own words are a habit.
FEWEST_TAIWAN_WORDS = 2


@dataclass(frozen=True)
class Change:
    """A stretch whose length may differ: raw `[start, end)` became plain `[plain_start, plain_end)`."""

    start: int
    end: int
    plain_start: int
    plain_end: int


@dataclass(frozen=True)
class Plain:
    """A text in Simplified characters and mainland wording, with its map to the text it was made from.

    Offsets are code points. Between two `changes` both texts run in step.
    """

    text: str
    changes: tuple[Change, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [change.start for change in self.changes]

    @cached_property
    def _plain_starts(self) -> list[int]:
        return [change.plain_start for change in self.changes]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text behind `text[start:end]`; whole words where a word was replaced."""
        return self._raw_of(start, edge="start"), self._raw_of(end, edge="end")

    def at(self, raw_offset: int) -> int:
        """The offset in `text` of a character of the original; the start of the word where a word was replaced."""
        i = bisect_right(self._starts, raw_offset) - 1
        if i < 0:
            return raw_offset
        change = self.changes[i]
        return change.plain_start if raw_offset < change.end else raw_offset - change.end + change.plain_end

    def _raw_of(self, offset: int, edge: str) -> int:
        i = bisect_right(self._plain_starts, offset) - 1
        if i < 0:
            return offset
        change = self.changes[i]
        if offset == change.plain_start:
            return change.start
        if offset < change.plain_end:
            return change.start if edge == "start" else change.end
        return offset - change.plain_end + change.end


def plain(text: str, *, taiwan: bool | None = None) -> Plain:
    """The Simplified, mainland-worded view of `text`. `taiwan` says whose wording it is; by default the text itself tells."""
    if not has_traditional(text):
        return Plain(text)
    words = _words(taiwan_wording(text) if taiwan is None else taiwan)
    traditional = script_of(text) == "traditional"
    pieces: list[str] = []
    changes: list[Change] = []
    raw_at = plain_at = 0
    for stretch in [text] if traditional else text.splitlines(keepends=True):
        runs = _runs(stretch, words) if traditional or has_traditional(stretch) else [(stretch, stretch)]
        for source, target in runs:
            if len(source) != len(target):
                changes.append(Change(raw_at, raw_at + len(source), plain_at, plain_at + len(target)))
            pieces.append(target)
            raw_at, plain_at = raw_at + len(source), plain_at + len(target)
    return Plain("".join(pieces), tuple(changes))


def simplify(text: str) -> str:
    """`text` in Simplified characters; wording and length stay."""
    return plain(text, taiwan=False).text


@lru_cache(maxsize=8)  # asked several times of one text
def script_of(text: str) -> str:
    """`traditional` where more characters are Traditional only than Simplified only, else `simplified`."""
    traditional, simplified = _only("t2s"), _only("s2t")
    return "traditional" if len(traditional.findall(text)) > len(simplified.findall(text)) else "simplified"


def taiwan_wording(text: str) -> bool:
    """Whether a Traditional text uses Taiwan's words (軟體, 使用者) rather than the mainland's (軟件, 用戶)."""
    if script_of(text) != "traditional":
        return False
    taiwan, mainland = _marker_patterns()
    found = len(taiwan.findall(text))
    return found >= FEWEST_TAIWAN_WORDS and found > len(mainland.findall(text))


def _runs(line: str, words: tuple[re.Pattern[str], dict[str, str]]) -> list[tuple[str, str]]:
    """(original, replacement) pieces of a text, in order."""
    pattern, replacement = words
    runs: list[tuple[str, str]] = []
    at = 0
    for match in pattern.finditer(line):
        runs += _converted(line[at : match.start()])
        runs.append((match[0], replacement[match[0]]))
        at = match.end()
    return runs + _converted(line[at:])


def _converted(run: str) -> list[tuple[str, str]]:
    target = _characters("t2s", run)
    if len(target) == len(run):
        return [(run, target)]
    lines = run.splitlines(keepends=True)
    return [piece for line in lines for piece in _converted(line)] if len(lines) > 1 else [(c, _characters("t2s", c)) for c in run]


def has_traditional(line: str) -> bool:
    """Whether a text holds a character that Simplified text never has."""
    return _only("t2s").search(line) is not None


@cache
def _only(config: str) -> re.Pattern[str]:
    """Any character that OpenCC changes and that the other script does not have too."""
    characters = [chr(i) for i in range(*HAN)]
    changed = _characters(config, "\n".join(characters)).split("\n")
    here = [c for c, other in zip(characters, changed, strict=True) if c != other and not (config == "t2s" and c in IN_BOTH_SCRIPTS)]
    return re.compile(f"[{''.join(here)}]")


def _characters(config: str, text: str) -> str:
    return _converter(config).convert(text) if text else text


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@cache
def _words(taiwan: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the words that are replaced whole, longest first, and what replaces each."""
    replacement = {row[0]: row[1] for row in _rows("protected.tsv")}
    if taiwan:
        replacement |= {row[0]: row[1] for row in _rows("taiwan.tsv")}
    return _any_of(replacement), replacement


@cache
def _marker_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that only Taiwan uses, and the mainland's words for the same, both in Traditional characters."""
    markers = [row for row in _rows("taiwan.tsv") if row[2:] == ["yes"]]
    return _any_of(row[0] for row in markers), _any_of(_characters("s2t", row[1]) for row in markers)


def _any_of(words) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))))


def _rows(name: str) -> list[list[str]]:
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
