"""Texts of records: what is put into a row afterwards is what it would have had from the beginning."""

import pytest

from casebook.facts.tables import lines_of_rows, texts_of_rows


@pytest.mark.parametrize("repeats", ["a:12", 'the "first", they say:3', "=cmd:1", "栗子\\云:7"])
def test_what_a_sentence_repeats_is_put_in_afterwards(repeats):
    first = ("doc", 1, 0, 9, "甲，“乙”,\r\nfalse,\r\n", False, None)
    second = ("doc", 2, 10, 12, "丙", True, None)
    rows = texts_of_rows("sentences", [first, second])
    rows.end_in(0, repeats)
    assert rows.joined() == lines_of_rows("sentences", [(*first[:-1], repeats), second])
