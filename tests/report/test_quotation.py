import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.report.quotation import CONTEXT, LONGEST, placed, quoted

LONG = "据说，" + "这一年里团队搬了出来，" * 8 + "用户超过1亿，" + "白板上写的还是那句话，" * 8 + "不做社交。"


def item(sentence: str, marks: list[list[int]]) -> dict:
    return {"sentence": sentence, "marks": marks, "before": "前" * 40, "after": "后" * 40}


def marked(shown: dict) -> list[str]:
    return [shown["sentence"][start:end] for start, end in shown["marks"]]


def test_a_long_sentence_keeps_what_was_read_and_says_what_is_left_out():
    start = LONG.index("超过")
    shown = quoted(item(LONG, [[start, start + 4]]))
    assert marked(shown) == ["超过1亿"]
    assert len(shown["sentence"]) <= LONGEST + 2
    assert (shown["sentence"][0], shown["sentence"][-1]) == ("…", "…")
    assert (shown["before"], shown["after"]) == ("", "")


def test_a_long_sentence_without_a_mark_shows_its_beginning():
    assert quoted(item(LONG, []))["sentence"].startswith("据说，这一年里团队搬了出来，")


def test_nothing_is_left_out_between_the_first_mark_and_the_last():
    last = LONG.index("不做社交")
    assert quoted(item(LONG, [[0, 2], [last, last + 4]]))["sentence"] == LONG
    assert quoted({**item(LONG, [[0, 2]]), "whole": [[last, last + 4]]})["sentence"] == LONG


@pytest.mark.parametrize(
    ("sentence", "read", "shown"),
    [
        # a few characters at the end may be the point
        (
            "早在那一年夏天对手就推出了第一版的聊天软件，它才开始扶持自己的旺旺，其实起步并不算晚。",
            "开始扶持",
            "早在那一年夏天对手就推出了第一版的聊天软件，它才开始扶持自己的旺旺，其实起步并不算晚。",
        ),
        # speech brings who says it, and he the question that he was asked
        (
            "这家网站的记者采访过一位做过产品的创业者，当问及那款应用为什么失败，他理所当然地反问，“你看另一家成功吗？”",
            "你看另一家成功吗",
            "…当问及那款应用为什么失败，他理所当然地反问，“你看另一家成功吗？”",
        ),
        # a term in quotation marks is no speech
        (
            "在那一年里公司做了一次规模很大的内部调整，九月二十三日那一天的上午，“旺旺号”正式在全国上线，白板上写的还是那句谁也不懂的话。",
            "正式在全国上线",
            "…“旺旺号”正式在全国上线，…",
        ),
        # the name of what is spoken of
        (
            "钉钉从办公场景入手做了许多年也改了很多次，团队里的人一个接一个地离开了，后来却获得了谁也没想到的巨大成功。",
            "获得",
            "钉钉从办公场景入手做了许多年也改了很多次，…后来却获得了谁也没想到的巨大成功。",
        ),
    ],
)
def test_what_leads_to_the_words_that_were_read_and_a_short_rest_are_kept(sentence, read, shown):
    start = sentence.index(read)
    assert quoted(item(sentence, [[start, start + len(read)]]))["sentence"] == shown


@pytest.mark.parametrize(("sentence", "context"), [("不然呢？", True), ("用户数在这一年的年底第一次稳稳超过了1亿。", False)])
def test_only_a_very_short_sentence_brings_what_stands_around_it(sentence, context):
    shown = quoted(item(sentence, []))
    assert shown["sentence"] == sentence
    assert (shown["before"], shown["after"]) == (("…" + "前" * CONTEXT, "后" * CONTEXT + "…") if context else ("", ""))


@given(st.text(alphabet="用户，。；”“a", max_size=200), st.lists(st.tuples(st.integers(0, 199), st.integers(1, 12)), max_size=4))
def test_marks_stay_on_their_characters(sentence, spans):
    marks = sorted([start, min(start + n, len(sentence))] for start, n in spans if start < len(sentence))
    shown = quoted(item(sentence, marks))
    assert "".join(marked(shown)) == "".join(sentence[start:end] for start, end in marks)


def test_a_hedge_before_the_clause_that_was_read_is_kept():
    sentence = "据传，另一家做在线教室的公司同期只有不足50万人在用，它的团队对此没有任何回应。"
    start = sentence.index("不足50万")
    shown = quoted({"sentence": sentence, "marks": [[start, start + 5]], "before": "", "after": ""})
    assert shown["sentence"].startswith("据传，另一家")
    assert [shown["sentence"][a:b] for a, b in shown["marks"]] == ["不足50万"]


def test_what_one_citation_means_is_found_again_in_what_is_shown():
    start = LONG.index("超过")
    shown = quoted(item(LONG, [[0, 2], [start, start + 4]]))
    spans = placed([[start, start + 4]], shown["kept"])
    assert [shown["sentence"][a:b] for a, b in spans] == ["超过1亿"]
    assert placed([[start + 20, start + 22]], shown["kept"]) == []
