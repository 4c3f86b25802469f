import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus.script import plain, script_of, simplify, taiwan_wording

TAIWAN = "這款軟體的使用者透過網際網路分享短視訊,小程式也能線上直播。"
MAINLAND = "這款軟件的用戶通過互聯網分享視頻,智能手機在線直播。"
HONG_KONG = "該手機程式的用戶可以透過網絡支付,資訊由公司提供。"


@pytest.mark.parametrize(
    ("text", "script", "taiwan"),
    [
        (TAIWAN, "traditional", True),
        (MAINLAND, "traditional", False),
        (HONG_KONG, "traditional", False),
        ("这款软件的用户通过互联网分享视频。", "simplified", False),
        ("服务的使用者可以在线查看软件说明,使用者不必登录。", "simplified", False),
        ("2020 Q3", "simplified", False),
    ],
)
def test_tells_script_and_wording(text, script, taiwan):
    assert (script_of(text), taiwan_wording(text)) == (script, taiwan)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TAIWAN, "这款软件的用户透过互联网分享短视频,小程序也能在线直播。"),
        ("線上線下都要做軟體,網路使用者越來越多。", "线上线下都要做软件,网络用户越来越多。"),
        ("解一元方程式的軟體,供網路使用者下載。", "解一元方程式的软件,供网络用户下载。"),
        ("學校用軟體在線上課,使用者很多。", "学校用软件在线上课,用户很多。"),
        ("社群運營靠軟體,新增使用者的核心是視訊。", "社群运营靠软件,新增用户的核心是视频。"),
    ],
)
def test_maps_taiwan_words_by_the_list_only(text, expected):
    assert plain(text).text == expected


def test_mainland_wording_in_traditional_characters_keeps_its_words():
    assert plain("社群運營的核心文件,線上用戶新增一萬。").text == "社群运营的核心文件,线上用户新增一万。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乾景园林发布财报", "乾景园林发布财报"),
        ("乾景園林發佈財報,倉庫很乾淨", "乾景园林发布财报,仓库很干净"),
        ("著名產品跟著上線,效果顯著", "著名产品跟着上线,效果显著"),
        ("他引用了一句話:\n「軟件要簡單」", "他引用了一句话:\n「软件要简单」"),
    ],
)
def test_simplify_keeps_names_and_length(text, expected):
    assert simplify(text) == expected
    assert len(text) == len(expected)


def test_offsets_lead_back_to_whole_words():
    view = plain(TAIWAN)
    start = view.text.index("用户")
    assert TAIWAN[slice(*view.raw(start, start + 2))] == "使用者"
    assert TAIWAN[slice(*view.raw(start + 1, start + 2))] == "使用者"
    assert view.text[view.at(TAIWAN.index("網際網路")) :].startswith("互联网")
    assert view.at(len(TAIWAN)) == len(view.text)
    assert view.raw(0, len(view.text)) == (0, len(TAIWAN))


@given(st.lists(st.sampled_from(["使用者", "網際網路", "釋出", "我們", "視訊", "線上", "a", "3.5", "\r\n", "，", "乾景"]), max_size=30))
def test_the_offset_map_has_no_holes(words):
    text = "".join(words)
    view = plain(text, taiwan=True)
    assert view.at(0) == 0
    assert view.at(len(text)) == len(view.text)
    ats = [view.at(i) for i in range(len(text) + 1)]
    assert ats == sorted(ats)
    for i in range(len(view.text)):
        start, end = view.raw(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert view.at(start) <= i
    pieces = [view.raw(i, i + 1) for i in range(len(view.text))]
    assert {k for start, end in pieces for k in range(start, end)} == set(range(len(text)))


@given(st.text(max_size=60))
def test_any_text_has_a_simplified_view_with_a_way_back(text):
    view = plain(text)
    assert view.raw(0, len(view.text)) == (0, len(text))
