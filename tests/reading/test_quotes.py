"""Whose words: direct, indirect, hearsay; and quotation marks that hold no speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.reading.names import Lexicon, find_mentions, learn_names
from casebook.reading.quotes import QuoteReader
from casebook.reading.speakers import Paragraph
from casebook.reading.wording import Wording


@pytest.fixture(scope="module")
def known():
    return Lexicon.load(), Wording.load()


def speeches(known, *texts):
    lexicon, wording = known
    lexicon = lexicon.with_learned(learn_names("\n".join(texts)))
    reader = QuoteReader(wording, {e.name: e.type for e in lexicon.entities}, {"钉三多": "钉钉"})
    found = reader.read([Paragraph(t, tuple(find_mentions(t, lexicon))) for t in texts])
    return [(s.speaker, texts[s.paragraph][s.start : s.end], s.kind) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("雷军表示：“我们不会放弃手机以外的机会。”", ("雷军", "我们不会放弃手机以外的机会。", "direct")),
        ("“我们不会放弃手机以外的机会，”雷军说。", ("雷军", "我们不会放弃手机以外的机会，", "direct")),
        ("知乎CEO周源曾公开表示，“社区是慢慢长出来的。不能着急。”", ("周源", "社区是慢慢长出来的。不能着急。", "direct")),
        ("马化腾就提出“连接一切”，并开始布局。", ("马化腾", "连接一切", "direct")),
        ("雷军说，每一次失败都让团队更加清醒。", ("雷军", "每一次失败都让团队更加清醒", "indirect")),
        ("雷军告诉雷锋网，米聊立项的时间比外界想的更早。", ("雷军", "米聊立项的时间比外界想的更早", "indirect")),
        ("在马化腾看来，社交的门槛从来不是技术本身。", ("马化腾", "社交的门槛从来不是技术本身", "indirect")),
        ("据雷军透露，新产品会在年底之前和大家见面。", ("雷军", "新产品会在年底之前和大家见面", "indirect")),
        ("有传言称，这家公司的日活已经跌到谷底了。", ("传言", "这家公司的日活已经跌到谷底了", "indirect")),
        ("网友帮忙算了一笔账：这样下去三年才能回本。", ("网友", "这样下去三年才能回本", "indirect")),
        ("据一位受邀商家透露，直播支持回放和抽奖功能。", ("(受邀商家)", "直播支持回放和抽奖功能", "indirect")),
        ("公开资料显示，陌陌影业成立于四年之前的秋天。", ("公开资料", "陌陌影业成立于四年之前的秋天", "indirect")),
        ("据一位不愿具名的快手内部人士透露，这个部门已经换过几任负责人。", ("快手内部人士", "这个部门已经换过几任负责人", "indirect")),
        ("米聊的最新更新停在去年夏天，说明里写着“修复了几个小问题，聊天更顺”。", ("米聊", "修复了几个小问题，聊天更顺", "direct")),
        ("发布当天，米聊被定义为“一张通讯录”，而不是聊天工具。", ("米聊", "米聊被定义为“一张通讯录”", "indirect")),
        ("雷军形容这个团队是“第二个家”。", ("雷军", "这个团队是“第二个家”", "direct")),
        ("网友们对着更新日志纷纷感慨起来：这也算新功能！", ("网友", "这也算新功能！", "indirect")),
        ("一位快手员工向《财经》记者表示，上市的时间应该在明年一季度。", ("快手员工", "上市的时间应该在明年一季度", "indirect")),
        ("腾讯相关负责人回应《财经》记者称，“还没有最终确定下来。”", ("腾讯", "还没有最终确定下来。", "direct")),
        ("雷军接受媒体采访时提到，真实的世界里没有那么多光鲜亮丽。", ("雷军", "真实的世界里没有那么多光鲜亮丽", "indirect")),
        ("“这个估值可以再翻一倍，”雷军告诉《财经》记者。", ("雷军", "这个估值可以再翻一倍，", "direct")),
        ("雷军说，公司的使命是“让每个人都用得上好东西”。", ("雷军", "公司的使命是“让每个人都用得上好东西”", "indirect")),
        ("高盛分析师认为，这家公司的估值还有上升空间。", ("高盛分析师", "这家公司的估值还有上升空间", "indirect")),
        ("字节跳动旗下飞书近日宣布，上万家企业已经接入。", ("飞书", "上万家企业已经接入", "indirect")),
        ("一名快手主播告诉雷锋网，每场直播能卖出两三千单。", ("快手主播", "每场直播能卖出两三千单", "indirect")),
        ("飞书否认了这一说法：“人员的数字严重失实。”", ("飞书", "人员的数字严重失实。", "direct")),
        ("微信被很多人认为是最难撼动的社交产品。", ("(舆论)", "微信被很多人认为是最难撼动的社交产品", "indirect")),
    ],
)
def test_one_speech(known, text, expected):
    assert speeches(known, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "你听说过“钉钉”吗，很多人都没有听说过它。",
        "上线了“办公室”和“通讯录”两个新功能入口。",
        "飞书观察到的用户需求，一般都很具体。",
        "腾讯对这个数字不予公布，外界无从判断。",
        "飞书的增长不及预期的主要原因：短视频和电商分走了用户。",
        "更新之后，米聊上线了“附近的人”和“漂流瓶”。",
        "页面把用户分成了两类：新用户和老用户。",
        "对于用户来说，这个问题并不难回答。",
        "让年轻人认为有价值的内容才能留下来。",
        "这款产品的名称很长，说明书也很厚。",
        "不再有人问这么尖锐的问题了。",
        "展示和介绍会占用不少时间。",
    ],
)
def test_no_speech(known, text):
    assert speeches(known, text) == []


def test_a_pronoun_takes_the_person_named_last(known):
    found = speeches(known, "雷军很少接受采访。他认为，手机厂商做社交有天然的优势。")
    assert found == [("雷军", "手机厂商做社交有天然的优势", "indirect")]


def test_a_speaker_without_a_name_is_described(known):
    found = speeches(known, "记者采访过一位做电商产品的创业者，当被问及原因时，他反问，“你看别人成功了吗？肯定走不下去。”")
    assert found == [("(电商产品创业者)", "你看别人成功了吗？肯定走不下去。", "direct")]


def test_a_contrast_goes_on_with_another_speaker(known):
    found = speeches(known, "马化腾评价张小龙做产品“克制”，而张小龙却“从来不觉得克制”。")
    assert found == [("马化腾", "克制", "direct"), ("张小龙", "从来不觉得克制", "direct")]


def test_indirect_then_direct_in_one_sentence(known):
    found = speeches(known, "雷军提到，过去一年很多业务没有达到预期，“靠加人解决不了这样的问题，反而更糟糕。”")
    assert [(s, k) for s, _, k in found] == [("雷军", "indirect"), ("雷军", "direct")]


def test_a_colon_hands_over_to_the_next_paragraphs(known):
    found = speeches(known, "片中的小燕子“钉三多”不断大喊：", "“大家不要再打低分了！”", "“我们已经很努力了！”", "观众看得哈哈大笑。")
    assert [s for s, _, _ in found] == ["钉钉(钉三多)"] * 2


def test_what_is_written_without_marks_goes_on_to_the_end_of_the_paragraph(known):
    found = speeches(known, "雷军在信中写道：我们走过了十年。接下来要做的事更难。", "员工们议论纷纷。")
    assert found == [("雷军", "我们走过了十年。接下来要做的事更难。", "indirect")]


def test_a_short_sentence_goes_on_with_the_speech(known):
    found = speeches(known, "雷军讲过一个细节，竞争对手在楼下租了一间办公室，“我们很吃惊。”")
    assert [(s, k) for s, _, k in found] == [("雷军", "indirect"), ("雷军", "direct")]


def test_a_closing_verse_is_one_quotation_of_its_product(known):
    lexicon, wording = known
    texts = ["最后，引用钉钉5.0的海报来结尾——", "山高路远", "后会有期", "这张海报挂了很久，直到第二年才换下来。"]
    reader = QuoteReader(wording, {e.name: e.type for e in lexicon.entities})
    found = reader.read([Paragraph(t, tuple(find_mentions(t, lexicon))) for t in texts])
    assert [(s.speaker, s.paragraph, s.last, s.end) for s in found] == [("钉钉", 1, 2, 4)]


def test_a_letter_is_the_next_paragraph(known):
    found = speeches(known, "当天，雷军向员工发出内部信，谈到了新的规定：", "所有人都要在月底之前下载新的应用。", "员工们议论纷纷。")
    assert found == [("雷军", "所有人都要在月底之前下载新的应用。", "direct")]


def test_the_narrator_takes_over_again(known):
    found = speeches(known, "雷军发现，熟人之间的机会已经不多，于是，公司转向了企业市场。")
    assert found == [("雷军", "熟人之间的机会已经不多", "indirect")]


@given(text=st.text(alphabet='雷军表示说称，。：“”"」「他告诉据看来有传言称一位创业者（）AB1 \n', max_size=80))
def test_speeches_lie_in_their_paragraph(known, text):
    lexicon, wording = known
    reader = QuoteReader(wording, {e.name: e.type for e in lexicon.entities})
    for speech in reader.read([Paragraph(text, tuple(find_mentions(text, lexicon)))]):
        assert 0 <= speech.start <= speech.end <= len(text)
