import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.figures.table_file import table_csv

COLUMNS = [{"key": "a", "label": "甲"}, {"key": "b", "label": "乙"}]


def read(rows: list[dict]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table_csv(COLUMNS, rows).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("a,b", "a,b"), ('say "x"', 'say "x"'), ("=1+1", "'=1+1"), ("@x", "'@x"), ("-x", "'-x"), ("-5.2%", "-5.2%"), ({"text": "2"}, "2")],
)
def test_a_cell_is_kept_and_runs_nothing(cell, kept):
    assert read([{"a": cell, "b": None}]) == [["甲", "乙"], [kept, ""]]


def test_evidence_has_a_column_of_its_own_where_there_is_any():
    rows = [{"a": {"text": "1", "evidence": ["S2·4", "S2·5"]}, "b": {"text": "2", "evidence": ["S2·4"]}}, {"a": "3"}]
    assert read(rows) == [["甲", "乙", "evidence"], ["1", "2", "S2·4 S2·5"], ["3", "", ""]]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")))
def test_any_text_can_be_read_back(text):
    assert read([{"a": text, "b": ""}])[1][0].removeprefix("'") == text.removeprefix("'")
