"""Quantities: every rule against its own examples, then combinations, then any text at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.reading import lookalikes
from casebook.reading.numbers import RULES, read_quantities

_EXAMPLES = [pytest.param(rule, *example, id=f"{rule.name}: {example[0]}") for rule in RULES for example in rule.examples]
_COUNTEREXAMPLES = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.counterexamples]


def _number(quantity) -> float | tuple[float, float]:
    return quantity.value if quantity.value is not None else (quantity.value_low, quantity.value_high)


def _read(text: str, press: bool = True) -> list[tuple]:
    return [(q.surface, _number(q), q.unit) for q in read_quantities(text, press=press)]


@pytest.mark.parametrize(("rule", "text", "surface", "number", "unit", "qualifier"), _EXAMPLES)
def test_examples(rule, text, surface, number, unit, qualifier) -> None:
    found = read_quantities(text, press=rule.press)
    assert [(q.surface, q.unit, q.qualifier) for q in found] == [(surface, unit, qualifier)]
    assert _number(found[0]) == pytest.approx(number)


@pytest.mark.parametrize(("rule", "text"), _COUNTEREXAMPLES)
def test_counterexamples(rule, text) -> None:
    plain = rule.name == "plain"
    assert [q for q in read_quantities(text) if plain or q.rule == rule.name] == []


def test_every_rule_has_examples_and_its_own_name() -> None:
    assert all(rule.examples for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("entry", lookalikes.LOOKALIKES, ids=lambda entry: entry.name)
def test_lookalikes_cover_and_leave(entry) -> None:
    pattern = re.compile(entry.pattern)
    assert [text for text in entry.covers if not pattern.search(text)] == []
    assert [text for text in entry.leaves if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("日均下载从四五万左右涨至25万", [("四五万左右", (40000, 50000), None), ("25万", 250000, None)]),
        ("用户由三千万增长到两亿人", [("三千万", 3e7, None), ("两亿人", 2e8, "people")]),
        ("营收增长12亿元至40亿元", [("12亿元", 1.2e9, "CNY"), ("40亿元", 4e9, "CNY")]),
        ("每年需要10万元到20万元", [("10万元到20万元", (1e5, 2e5), "CNY")]),
        ("一等奖1名,奖励3万元", [("1名", 1, "people"), ("3万元", 3e4, "CNY")]),
        ("服务了几十家企业和上百所高校", [("几十家", (20, 90), "orgs"), ("上百所", 100, "orgs")]),
        ("持股12.5%,估值近30亿美元", [("12.5%", 12.5, "%"), ("近30亿美元", 3e9, "USD")]),
        ("港币20亿与US$3亿", [("港币20亿", 2e9, "HKD"), ("US$3亿", 3e8, "USD")]),
        ("利润为-6.5%", [("-6.5%", -6.5, "%")]),
        ("2019年6月30日用户突破8000万", [("突破8000万", 8e7, None)]),
        ("9 月 1 日售出 300 套", [("300 套", 300, "count")]),
        ("两年半里换了三任主管", [("两年半", 2.5, "years")]),
        ("等了一个多月", [("一个多月", 1, "months")]),
        ("会议开了三个半小时", [("三个半小时", 3.5, "hours")]),
        ("阅读量10万+", [("10万+", 1e5, None)]),
        ("一个一百多人的团队", [("一百多人", 100, "people")]),
        ("一个数十人的公司", [("数十人", (20, 90), "people")]),
        ("参加第45届展会", []),
        ("第10个年头", []),
        ("升级到2.0版本后,版本号是3.1.4", []),
        ("95后与00后", []),
        ("咨询请致电010-6543 2109", []),
        ("近几年这几天", []),
        ("约合人民币65亿元", [("约合人民币65亿元", 6.5e9, "CNY")]),
        ("从2个亿到3个亿", [("2个亿", 2e8, None), ("3个亿", 3e8, None)]),
        ("月薪3k-5k", [("3k-5k", (3000, 5000), None)]),
        ("200+家企业", [("200+家", 200, "orgs")]),
        ("百来个城市", [("百来个", 100, "count")]),
        ("世界500强里的百万富翁", []),
        ("降价一成半", [("一成半", 15, "%")]),
        ("评分3.5星", [("3.5星", 3.5, "stars")]),
        ("高达5000万", [("5000万", 5e7, None)]),
        ("日活还有几万日活", [("几万", (2e4, 9e4), "people")]),
    ],
)
def test_press_sentences(text, found) -> None:
    assert _read(text) == [(surface, pytest.approx(number), unit) for surface, number, unit in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # Sentences of Recognizers-Text (MIT, Microsoft), Chinese number specification.
        ("两百点两", [200, 2]),
        ("九年八吨", [9, 8]),
        ("我家在四川", []),
        ("“一”和“五”", [1, 5]),
        ("1 4/3的美梦,1/2的努力", [7 / 3, 0.5]),
    ],
)
def test_bare_numbers_count_outside_the_press(text, numbers) -> None:
    assert [q.value for q in read_quantities(text, press=False)] == [pytest.approx(n) for n in numbers]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("四五万左右", ("range", "approx")),
        ("超过30多万家", ("more_than",)),
        ("至少5000人以上", ("at_least",)),
        ("不超过3天", ("at_most",)),
        ("未满十人", ("less_than",)),
        ("十来个城市", ("approx",)),
        ("全国万所学校", ("approx",)),
        ("高达3亿", ()),
    ],
)
def test_hedges(text, hedges) -> None:
    assert read_quantities(text)[0].hedges == hedges


@given(
    st.text(
        alphabet="0123456789.,，、%-~至到从第前后几数多余半一二两三十百千万亿点分之又元美年月日天个名位倍成折星超近约破上以内左右US$kK 的，。“”",
        max_size=24,
    ),
    st.booleans(),
)
def test_any_text_gives_ordered_separate_spans(text: str, press: bool) -> None:
    end = 0
    for quantity in read_quantities(text, press=press):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.surface == quantity.surface.strip()
        assert (quantity.value is None) == (quantity.value_low is not None)
        assert quantity.value is not None or quantity.value_low < quantity.value_high
        end = quantity.end


@given(
    st.integers(min_value=2, max_value=99_999),
    st.sampled_from(["万", "亿", "千万"]),
    st.sampled_from([("家", "orgs"), ("元", "CNY"), ("人", "people")]),
)
def test_figures_with_scale_and_unit(number, scale, unit) -> None:
    factor = {"万": 10**4, "亿": 10**8, "千万": 10**7}[scale]
    (quantity,) = read_quantities(f"共有{number}{scale}{unit[0]}")
    assert (quantity.value, quantity.unit) == (number * factor, unit[1])
