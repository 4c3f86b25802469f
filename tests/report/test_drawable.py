import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.report.drawable import all_drawable, drawable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("注册\ufeff用户\u200b突破", "注册用户突破"),
        ("\u202e钉钉\u202c", "钉钉"),
        ("5\u2009000", "5 000"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("a\tb\u00a0c\u3000d", "a\tb\u00a0c\u3000d"),
        ("（1000万·来往）", "（1000万·来往）"),
        ("🌐来往✏上线→→", "来往上线→→"),
    ],
)
def test_what_draws_nothing_is_left_out(text, expected):
    assert drawable(text) == expected


@given(st.text())
def test_nothing_shapeless_is_left(text):
    assert not {unicodedata.category(c) for c in drawable(text).replace("\n", "").replace("\t", "")} & {"Cc", "Zl", "Zp"}
    assert drawable(drawable(text)) == drawable(text)


def test_every_text_of_a_structure_is_made_drawable():
    assert all_drawable({"a\x00": ["b\x00", {"c": 1, "d": None}]}) == {"a\x00": ["b", {"c": 1, "d": None}]}
