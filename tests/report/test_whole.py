import pytest

from casebook.report.whole import pieces, whole_words


@pytest.mark.parametrize(
    ("lang", "text", "whole"),
    [
        ("en", "Later articles are marked by 钉钉 (DingTalk)", ["钉钉", "DingTalk"]),
        ("en", "No. 1 of the App Store", ["No. 1", "App Store"]),
        ("en", "DingTalks", []),
        ("zh", "圈子成效未见报道", ["圈子", "成效", "未见", "报道"]),
        ("zh", "28亿≠还是11亿≠", ["还是"]),
        ("zh", "总之：人是同一批，对手总是微信", ["总之", "人是同一批", "对手总是微信"]),
        ("zh", "圈子的成效直到年底还没有见到报道，不明", ["圈子", "成效", "直到", "年底", "没有", "见到", "报道", "不明"]),
        ("en", "", []),
    ],
)
def test_names_and_chinese_words_stay_whole(lang, text, whole):
    assert whole_words(text, lang) == whole
    assert "".join(piece for piece, _ in pieces(text, lang)) == text
