"""Which articles and sentences of a folder are copies: what tells independent witnesses from one told twice. A few numbers a sentence are kept."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[str, int, int]
Place = tuple[str, int]


class Origins:
    """Filled article by article in reading order, then with the sentences that repeat others."""

    def __init__(self) -> None:
        self.docs: list[str] = []
        self.origin: dict[str, str] = {}
        self.first: dict[str, int] = {}  # the number that comes before those of an article's sentences
        self.firsts = array("q")
        self.starts, self.repeats = array("q", [0]), array("q", [0])  # by a sentence's number: where it starts, which earlier one it repeats or 0

    def add(self, doc: str, starts: Sequence[int], duplicate_of: str | None) -> str:
        """Take in an article by the offsets of its sentences. Its origin: the first article of its text."""
        self.docs.append(doc)
        self.origin[doc] = self.origin[duplicate_of] if duplicate_of else doc
        self.first[doc] = len(self.starts) - 1
        self.firsts.append(self.first[doc])
        self.starts.extend(starts)
        self.repeats.extend(array("q", bytes(8 * len(starts))))
        return self.origin[doc]

    def repeat(self, later: Place, earlier: Place) -> None:
        """Note that a sentence, by its article and index, repeats an earlier one."""
        self.repeats[self._number(later)] = self._number(earlier)

    def repeated(self, doc: str, index: int) -> str | None:
        """`doc:index` of the sentence that one repeats, or None."""
        number = self.repeats[self._number((doc, index))]
        if not number:
            return None
        article = bisect_right(self.firsts, number - 1) - 1
        return f"{self.docs[article]}:{number - self.firsts[article]}"

    def independent(self, spans: Iterable[Span]) -> bool:
        """True where the places come from two origins at least; those that repeat one sentence, or share a text, are one."""
        parent: dict[str | int, str | int] = {}

        def root(key: str | int) -> str | int:
            while parent.setdefault(key, key) != key:
                parent[key] = key = parent[parent[key]]
            return key

        for doc, start, _ in spans:
            parent[root(self.origin[doc])] = root(self._first(doc, start))
        return len({root(key) for key in list(parent)}) > 1

    def _number(self, place: Place) -> int:
        return self.first[place[0]] + place[1]

    def _first(self, doc: str, at: int) -> int:
        """The sentence at an offset, followed to the first that it repeats; each repeats an earlier one, so this ends."""
        low = self.first[doc] + 1
        high = self._end(doc)
        number = max(low, bisect_right(self.starts, at, low, high) - 1)
        while self.repeats[number]:
            number = self.repeats[number]
        return number

    def _end(self, doc: str) -> int:
        after = bisect_right(self.firsts, self.first[doc])
        return self.firsts[after] + 1 if after < len(self.firsts) else len(self.starts)
