import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus.sentences import LONGEST_UNCUT_QUOTATION, split


def sentences(line):
    return [line[start:end] for start, end in split(line, 0, len(line))]


@pytest.mark.parametrize(
    "expected",
    [
        ["“这很难。”瞿芳说，“但要做。”", "她走了。"],
        ["他看了《摔跤吧！爸爸》。", "不错！"],
        ["他说：“很难。我们继续。”", "但没人信。"],
        ["他称“很难。我们继续。”", "但没人信。"],
        ["人们高喊“冲啊！”的口号。", "然后散了。"],
        ["“真的吗？”", "“真的。”"],
        ['他笑道:"行!"', "我们走了。", '"好。"她说。'],
        ["”大家好,我回来了!“"],
        ["排名第一......", "后来掉了下去……"],
        ["评分升到3.5分。", "(不过后来又掉了)"],
        ["真的会有人用吗?", "会!", "而且很多。"],
        ["什么?!", "没有。"],
        ["地址是http://example.com/a?b=1 ，打不开！", "算了。"],
        ["先看价格；再看质量；最后才看牌子。"],
        ["3.0版本上线,增长12.5%。"],
        ["他说：“没有收尾的引号。", "后面还有一句。"],
        ["“没有收尾的引号。", "后面还有一句。"],
        ["没有句号的一行"],
        ["（注：价格含税。）以下同。", "完。"],
    ],
)
def test_cuts(expected):
    assert sentences("".join(expected)) == expected


def test_a_speech_longer_than_a_card_is_cut_inside():
    speech = "我们还要继续。" * (LONGEST_UNCUT_QUOTATION // 6)
    assert len(sentences(f"他说：“{speech}”")) > 10


def test_offsets_are_those_of_the_whole_text():
    text = "标题\n  第一句。第二句。\n别的行"
    assert [text[start:end] for start, end in split(text, 3, 14)] == ["第一句。", "第二句。"]


CHINESE_LINE = st.text(alphabet='我们说了一个好产品A3 。！？!?…．.“”‘’"「」《》（）()，：:\u3000', max_size=80)


@given(CHINESE_LINE)
def test_every_character_but_space_is_in_exactly_one_sentence(line):
    spans = split(line, 0, len(line))
    covered = [i for start, end in spans for i in range(start, end)]
    assert covered == sorted(set(covered))
    assert all(line[i].isspace() for i in set(range(len(line))) - set(covered))
    assert all(line[start:end] == line[start:end].strip() != "" for start, end in spans)
