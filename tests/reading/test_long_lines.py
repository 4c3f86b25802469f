"""A line of a megabyte is read to its end: a pattern that tries every way through it would never come back."""

import pytest

from casebook.corpus.sentences import split
from casebook.reading.dates import read_dates
from casebook.reading.numbers import read_quantities
from casebook.reading.quotes import QuoteReader
from casebook.reading.speakers import Paragraph
from casebook.reading.wording import Wording

MEGABYTE = 1_000_000
DULL = ["一", "9", "亿", "“", "“”", "“‘’”", "年", "9,", "说：“", "的", "超过", " "]
DENSE = ["2020年", "3月", "至1", "1/", "3亿元", "五成"]  # a number or a date every few characters: each is made into a record


@pytest.mark.parametrize(("unit", "size"), [(u, MEGABYTE) for u in DULL] + [(u, MEGABYTE // 20) for u in DENSE], ids=repr)
def test_a_long_line_of_one_thing(unit, size):
    text = unit * (size // len(unit.encode()))
    found = [(q.start, q.end, q.surface) for q in read_quantities(text)] + [(d.start, d.end, d.surface) for d in read_dates(text, "2020-05-01")]
    assert all(text[start:end] == surface for start, end, surface in found)
    assert "".join(text[a:b] for a, b in split(text, 0, len(text))) == "".join(text.split())
    assert all(s.start < s.end for s in QuoteReader(Wording.load(), {}).read([Paragraph(text, ())]))
