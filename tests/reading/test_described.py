"""How people without a name are called: the fullest form in the text, without its article."""

import pytest

from casebook.reading.described import described, points_back


@pytest.mark.parametrize(
    ("lead", "noun", "expected"),
    [
        ("一位关注短视频的", "投资人", "关注短视频的投资人"),
        ("此前，另一名快手", "前员工", "快手前员工"),
        ("一位不愿具名的小米", "员工", "小米员工"),
        ("不过接近交易的", "人士", "接近交易的人士"),
        ("一家奶茶店的", "老板", "奶茶店的老板"),
        ("三位", "知情人士", "知情人士"),
        ("有不少", "家长", "家长"),
        ("随后美团", "骑手", "美团骑手"),
        ("甲公司的", "CIO", "甲公司的CIO"),
        ("但是对方", "律师", "对方律师"),
        ("如果在弹幕里看到的都是", "网友", "网友"),
        ("", "用户", "用户"),
    ],
)
def test_the_fullest_form(lead, noun, expected):
    assert described(lead, noun) == expected


@pytest.mark.parametrize(("lead", "back"), [("该", True), ("这位", True), ("上述公司", True), ("一位", False), ("应该说的是", False)])
def test_what_points_back(lead, back):
    assert points_back(lead) is back
