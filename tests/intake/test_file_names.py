"""File names out of whatever an article was called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.intake.names import LONGEST_BYTES, RESERVED, safe_stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("新闻.html", "新闻"),
        ("../../etc/passwd.txt", "passwd"),
        ("..\\..\\windows\\a.txt", "a"),
        ("a\nb\tc.txt", "a_b_c"),
        ("photo\u202egpj.html", "photogpj"),
        ("\u2066a\u2069\u200b.txt", "a"),
        ("con.txt", "con_"),
        ("LPT1.html", "LPT1_"),
        ("...", "article"),
        (".txt", "txt"),
        ("", "article"),
        ("a:b*c?.pdf", "a_b_c"),
        ("3.0版本发布.txt", "3.0版本发布"),
        ("2020-02-28 来源.html", "2020-02-28_来源"),
        ("e\u0301.txt", "é"),
        ("字" * 300 + ".txt", "字" * 40),
    ],
)
def test_a_name_is_made_safe(name, stem):
    assert safe_stem(name) == stem


@given(st.text(max_size=300))
def test_every_name_is_one_plain_file_in_the_folder(name):
    stem = safe_stem(name)
    assert stem
    assert len(stem.encode("utf-8")) <= LONGEST_BYTES + 1
    assert not set(stem) & set('/\\:*?"<>|\n\r\0')
    assert not stem.startswith((".", " "))
    assert not stem.endswith((".", " "))
    assert not RESERVED.fullmatch(stem)
    assert stem.isprintable()
    assert safe_stem(stem + ".txt") in (stem, f"{stem}_")
