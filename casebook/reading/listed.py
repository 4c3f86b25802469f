"""Names that stand in a row with known ones (淘宝、栗子市集、京东和拼多多): what is listed with products and companies is one.

Only an item with a mark on both sides is whole. Two items of its row at least must be known, and a general noun (短视频) is no name.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from casebook.reading.coined import Coined
from casebook.reading.owners import as_name

ITEM = re.compile(r"、([^、，。；：！？,;（）()“”《》\s]{2,10}?)(?=[、和及与]|等(?![级候]))")
KINDS = ("product", "company")
LONGEST = 8  # characters of a known name at the open end of a row
KNOWN = 2


def listed(text: str, kind_of: Callable[[str], str | None]) -> Iterator[Coined]:
    """The unknown items of each row of names; `kind_of` gives the type of a known name."""
    row: list[re.Match[str]] = []
    for match in ITEM.finditer(text):
        if row and match.start() != row[-1].end():
            yield from _unknown(text, row, kind_of)
            row = []
        row.append(match)
    yield from _unknown(text, row, kind_of)


def _kind(item: str, kind_of: Callable[[str], str | None]) -> str | None:
    """The type of an item, also behind its maker: 华为旗下的WeLink, 阿里钉钉."""
    own = re.split("旗下的?", item)[-1]
    return kind_of(own) or next((kind for i in range(2, len(own) - 1) if kind_of(own[:i]) and (kind := kind_of(own[i:]))), None)


def _unknown(text: str, row: list[re.Match[str]], kind_of: Callable[[str], str | None]) -> Iterator[Coined]:
    items = [m[1] for m in row]
    kinds_of = [_kind(item, kind_of) for item in items]
    unknown = [item for item, kind in zip(items, kinds_of, strict=True) if kind is None]
    if not unknown:
        return
    start, end = row[0].start(), row[-1].end() + 1
    first = (kind_of(text[start - n : start]) for n in range(2, LONGEST + 1) if n <= start)
    last = (kind_of(text[end : end + n]) for n in range(LONGEST, 1, -1))
    kinds = kinds_of + [next(filter(None, edge), None) for edge in (first, last)]
    known = Counter(kind for kind in kinds if kind in KINDS)
    for item in unknown if known.total() >= KNOWN else ():
        if as_name(item) == item:
            yield Coined(item, known.most_common(1)[0][0])
