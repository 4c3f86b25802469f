"""Numerals to numbers: figures, Chinese characters, and both mixed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.reading.numerals import bounds, fraction, narrow, value

_DIGITS = "零一二三四五六七八九"


def _section(number: int) -> str:
    """A number below 10,000 as a Chinese reader would write it."""
    out = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        out += _DIGITS[digit] + name if digit else "零" if out and not out.endswith("零") and number else ""
    return out


def _written(number: int) -> str:
    high, rest = divmod(number, 10**8)
    mid, low = divmod(rest, 10**4)
    parts = [(high, "亿"), (mid, "万"), (low, "")]
    out = ""
    for at, (part, name) in enumerate(parts):
        if part:
            # Written out with 零 wherever the highest place of a section is empty.
            gap = "零" if at and out and part < 1000 else ""
            out += gap + _section(part) + name
    return out or "零"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7610.2万", "76102000"),
        ("97563.8万", "975638000"),
        ("1,050,000", "1050000"),
        ("4.78万亿", "4780000000000"),
        ("7万5千4百", "75400"),
        ("两千三百五", "2350"),
        ("九万零四百", "90400"),
        ("四千零五万", "40050000"),
        ("四万万", "400000000"),
        ("一百零四万", "1040000"),
        ("百二万", "1200000"),
        ("7万5", "75000"),
        ("一千零五", "1005"),
        ("二〇二〇", "2020"),
        ("廿三", "23"),
        ("卅", "30"),
        ("壹佰贰拾", "120"),
        ("十点二三三", "10.233"),
        ("一点五亿", "150000000"),
    ],
)
def test_value(text: str, number: str) -> None:
    assert value(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("几十万", 200_000, 900_000),
        ("数亿", 200_000_000, 900_000_000),
        ("十几", 12, 19),
        ("四五万", 40_000, 50_000),
        ("三四十万", 300_000, 400_000),
        ("十七八", 17, 18),
        ("三五百", 300, 500),
        ("4、5万", 40_000, 50_000),
        ("30多万", 300_000, 300_000),
        ("二十余万", 200_000, 200_000),
    ],
)
def test_bounds(text: str, low: int, high: int) -> None:
    assert bounds(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "number"), [("三分之一", Decimal(1) / 3), ("三百五十又2分之1", Decimal("350.5")), ("3/5", Decimal("0.6")), ("1 1/2", Decimal("1.5"))]
)
def test_fraction(text: str, number: Decimal) -> None:
    assert fraction(text) == number


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_written_in_characters_comes_back(number: int) -> None:
    assert value(_written(number)) == number


@given(st.text(alphabet="０１９．％，,abc一"))
def test_narrow_keeps_every_offset(text: str) -> None:
    assert len(narrow(text)) == len(text)
