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
        ("曾有技术人员评论表示，这家公司的起步远远早于同行。", ("技术人员", "这家公司的起步远远早于同行", "indirect")),
        ("“海外的企业服务公司很多，规模也很大。”一位投资人士表示。", ("投资人士", "海外的企业服务公司很多，规模也很大。", "direct")),
        ("多位知乎员工均向媒体表达了“意外、不理解、太冒险”等观点。", ("知乎员工", "意外、不理解、太冒险", "direct")),
        (
            "“社区和工具应当是一个整体，会让创作更容易。”雷军如是阐述未来的计划。",
            ("雷军", "社区和工具应当是一个整体，会让创作更容易。", "direct"),
        ),
        (
            "知乎招股书提到，公司一直在亏损。如果无法留住用户，未来可能继续亏损。",
            ("知乎", "公司一直在亏损。如果无法留住用户，未来可能继续亏损", "indirect"),
        ),
        ("3月2日，知乎在北京召开发布会，表示将向企业开放自己的技术。", ("知乎", "将向企业开放自己的技术", "indirect")),
        ("网友帮忙算了一笔账：这样下去三年才能回本。", ("网友", "这样下去三年才能回本", "indirect")),
        ("据一位受邀商家透露，直播支持回放和抽奖功能。", ("受邀商家", "直播支持回放和抽奖功能", "indirect")),
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
        ("另一位关注企业服务的投资人提到，机会都在中小企业身上。", ("关注企业服务的投资人", "机会都在中小企业身上", "indirect")),
        ("“我们每天要跑十二个小时。”一位美团站点的站长告诉《财经》记者。", ("美团站点的站长", "我们每天要跑十二个小时。", "direct")),
        ("一名不愿透露姓名的微博产品经理告诉虎嗅，目标每个季度都在变。", ("微博产品经理", "目标每个季度都在变", "indirect")),
        ("对方律师看不下去了：“这个条款谁会签？”", ("对方律师", "这个条款谁会签？", "direct")),
        ("有不少家长认为，网课的效果不如线下。", ("家长", "网课的效果不如线下", "indirect")),
        ("有分析指出，这一增速已经低于去年同期。", ("分析人士", "这一增速已经低于去年同期", "indirect")),
        ("“这个行业没有秘密可言。”一位熟悉雷军的投资人总结。", ("熟悉雷军的投资人", "这个行业没有秘密可言。", "direct")),
        ("接受本刊采访的几位小米员工的共同感受是，节奏比以前快了很多。", ("小米员工", "节奏比以前快了很多", "indirect")),
        ("高盛预计，小米下半年的出货量会继续增长。", ("高盛", "小米下半年的出货量会继续增长", "indirect")),
        ("深交所公告称，小米的申请材料已经收到。", ("深交所", "小米的申请材料已经收到", "indirect")),
        ("华南证券在最新研报中指出，小米的利润率将逐步改善。", ("华南证券", "小米的利润率将逐步改善", "indirect")),
        ("《南方评论》透露，小米会在年底推出新的终端。", ("南方评论", "小米会在年底推出新的终端", "indirect")),
        ("据自媒体深谷10月5日报道，小米已经停掉了这个项目。", ("深谷", "小米已经停掉了这个项目", "indirect")),
        ("记者从小米方面独家获悉，新一轮调整已经完成。", ("小米", "新一轮调整已经完成", "indirect")),
        ("小米近日正式宣布将成为亚运会的独家合作伙伴。", ("小米", "将成为亚运会的独家合作伙伴", "indirect")),
        ("小米发布公告，称公司已经收到监管部门的决定书。", ("小米", "公司已经收到监管部门的决定书", "indirect")),
        ("用雷军的话来说就是，高端是必须翻过去的一座山。", ("雷军", "高端是必须翻过去的一座山", "indirect")),
        ("正如雷军所说的那样，高端是一场苦战，但小米已经没有退路。", ("雷军", "高端是一场苦战", "indirect")),
        ("雷军坚持做芯片的理由是：“绕不过去的坎，早晚都要迈。”", ("雷军", "绕不过去的坎，早晚都要迈。", "direct")),
        ("“价格战没有赢家，大家都明白。”对于补贴大战，雷军曾对外这样说。", ("雷军", "价格战没有赢家，大家都明白。", "direct")),
        ("“别人看的是今天，我们看十年之后。”这是雷军给出的解释。", ("雷军", "别人看的是今天，我们看十年之后。", "direct")),
        ("“这件事真的没有退路。”雷军解释为何公司一定要造车。", ("雷军", "这件事真的没有退路。", "direct")),
        ("雷军笑了：“你看，我们不是做出来了吗？”", ("雷军", "你看，我们不是做出来了吗？", "direct")),
        ("雷军以一家门店为例，虽然客流恢复了，“我们的毛利还是没有回来。”", ("雷军", "我们的毛利还是没有回来。", "direct")),
        ("信奉“专注、极致、口碑、快”理念的雷军，把手机做成了爆款。", ("雷军", "专注、极致、口碑、快", "direct")),
        ("雷军强调：“要有耐心。”", ("雷军", "要有耐心。", "direct")),
        ("雷军表示，“今年大家都很难。“但是我们还在往前走。”", ("雷军", "今年大家都很难。“但是我们还在往前走。", "direct")),
        ("雷军告诉记者，米聊立项的时间很早。最初只是想做一个小工具。", ("雷军", "米聊立项的时间很早。最初只是想做一个小工具", "indirect")),
        ("雷军以“没有什么可谈的”回应了外界的追问。", ("雷军", "没有什么可谈的", "direct")),
        ("曾多次表示“小米不会上市”的雷军，这一次没有出声。", ("雷军", "小米不会上市", "direct")),
        ("雷军批评这种做法“短视”，团队听了都没有出声。", ("雷军", "短视", "direct")),
        ("被问到下一步，雷军只淡淡地答：“先活下来。”", ("雷军", "先活下来。", "direct")),
        ("雷军叹道：“这一步走得太晚了。”", ("雷军", "这一步走得太晚了。", "direct")),
        (
            "“今年的目标还是活下去，没有别的。”小米董事长雷军（花名：大米）昨天接受采访时对 36 氪表示。",
            ("雷军", "今年的目标还是活下去，没有别的。", "direct"),
        ),
        ("小米昨日澄清指从未与这家工厂合作。", ("小米", "从未与这家工厂合作", "indirect")),
        ("控方又指，仓库的记录早已被人改过。", ("控方", "仓库的记录早已被人改过", "indirect")),
        ("美国商务部表示，会在本周公布细则。", ("美国商务部", "会在本周公布细则", "indirect")),
        ("雷军昨晚发文解释，提价是因为零件的成本上涨。", ("雷军", "提价是因为零件的成本上涨", "indirect")),
        ("雷军其后再发文，指提价只是暂时的安排。", ("雷军", "提价只是暂时的安排", "indirect")),
        ("雷军在发布会上公开道歉，说今年的产量远远不够。", ("雷军", "今年的产量远远不够", "indirect")),
        ("有网民质疑雷军是在回避问题的关键。", ("网民", "雷军是在回避问题的关键", "indirect")),
        ("有网民指小米的定价已经脱离了用户。", ("网民", "小米的定价已经脱离了用户", "indirect")),
        ("有网民不满，指小米的客服从来打不通。", ("网民", "小米的客服从来打不通", "indirect")),
        ("亦有小米工程师向本地媒体表示，新系统的问题下周会修好。", ("小米工程师", "新系统的问题下周会修好", "indirect")),
        ("巡视员又问到，仓库里的货为何没有登记？", ("巡视员", "仓库里的货为何没有登记？", "indirect")),
        ("雷军表示，提价是不得已的决定，但市场并不接受这一解释，股价跌了一成。", ("雷军", "提价是不得已的决定", "indirect")),
        ("雷军认为，价格战不会长久，这意味着小米要等下去。", ("雷军", "价格战不会长久", "indirect")),
        ("“某某夜话”曾透露，这篇文章一天就有了十万阅读。", ("某某夜话", "这篇文章一天就有了十万阅读", "indirect")),
        ("雷军指，“澎湃”芯片的性能已经追上对手。", ("雷军", "“澎湃”芯片的性能已经追上对手", "indirect")),
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
        "雷军解释为何公司要做汽车。",
        "雷军向外界说明了如何看待竞争。",
        "员工信里没有提到这件事，用户的反馈也不多。",
        "小米的目标很明确：“三年之内进入行业前三。”",
        "小米的口号是“为发烧而生”，如今已经不提了。",
        "“吃得更好，生活更好”这一使命，被写进了每一份财报。",
        "“我们要做社交”，这是阿里多年的夙愿。",
        "监管机构指控Zoom误导用户，索赔数额不小。",
        "记者从权威渠道获悉，新一轮调整已经完成。",
        "声明指出，公司从未出售过用户的数据。",
        "对于用户来说，这个问题并不难回答。",
        "让年轻人认为有价值的内容才能留下来。",
        "这款产品的名称很长，说明书也很厚。",
        "不再有人问这么尖锐的问题了。",
        "展示和介绍会占用不少时间。",
        "熟悉小米的人不难发现，公司的增速早已放缓。",
        "小米怎么说降价就降价了？",
        "用“一波三折”来形容小米的这一年再合适不过。",
        "除了回应“断货事件”，小米还有备而来。",
        "监管部门要求平台取消“二选一”规定，商家拍手称快。",
        "雷军证实“天狼星计划项目”的存在，没有再说什么。",
        "小米在官方公号刊登了《接受批评，重新出发》一文。",
        "雷军拿起了话筒。“米聊”是团队的第一个产品。",
        "小米却遭网民指价格太高质量太差。",
        "根据最新的年度统计报告（下称“小米报告”），销量下滑。",
        "这家工厂在晚会上被曝光之后，很快就停了工。",
        "雷军向来直言不讳，这一次也不例外。",
        "用户对小米的质疑一直没有停止。",
    ],
)
def test_no_speech(known, text):
    assert speeches(known, text) == []


@pytest.mark.parametrize(
    ("texts", "speakers"),
    [
        (["雷军很少谈起这段往事。“我们当时账上只够发两个月的工资。”"], ["雷军"]),
        (["雷军认为这是一场误会。", "“我们从来没有想过要退出这个市场，以后也不会。”"], ["雷军"] * 2),
        (["雷军今年五十岁。", "“我还想再做十年，把没有做完的事情做完。”"], ["雷军"]),
        (["雷军今年五十岁。", "“山高路远，后会有期，来日方长，各自珍重。”"], []),
        (["雷军见到了马化腾。", "“我还想再做十年，把没有做完的事情做完。”"], []),
        (["雷军表示，销量会在明年恢复。又指，海外的门店不会关闭。"], ["雷军"] * 2),
        (["曾多次表示“小米不缺钱”、“小米不急”的雷军，这一次没有出声。"], ["雷军"] * 2),
        (["有用户特别提醒：“不要随便点开链接。”也有人说：“看清楚再点就是了。”"], ["用户", "(有人)"]),
        (["“利润不是现在的目标”，但雷军指出，现金流不能断。"], ["雷军"]),
        (["雷军被记者问及，“明年的目标是多少？”马化腾说：“先活下来再说吧。”"], ["马化腾"]),
        (["《南方评论》引述消息人士指，小米会在年底推出新品。"], ["消息人士"]),
        (["雷军昨日在记者会表示，产能会继续扩大。"], ["雷军"]),
        (["投资者罗斯福林（Ross Folin）来访。罗斯福林说，估值太高。"], ["罗斯福林"]),
        (["雷军在信中说：“这十年不容易。", "“今后的十年，我们要走得更稳、更远。”"], ["雷军"] * 2),
        (["小米代表与工人对话。代表称，工钱会在月底之前结清。"], ["代表"]),
        (["《商业内幕》的记者问起此事。雷军向《商业内幕》称，漏洞早已修补。"], ["雷军"]),
    ],
)
def test_who_speaks_where_it_is_told_elsewhere(known, texts, speakers):
    assert [s for s, _, _ in speeches(known, *texts)] == speakers


def test_people_are_known_by_what_they_say(known):
    found = speeches(known, "梁小满表示，公司不会裁员。", "梁小满续指，奖金照发。", "梁认为，明年会好转。他说，要有耐心。", "梁小满很忙。")
    assert [s for s, _, _ in found] == ["梁小满"] * 4


def test_an_office_that_speaks_is_no_person(known):
    lexicon, _ = known
    text = "金管局表示，会跟进。金管局指出，情况受控。金管局又指，无需担心。"
    assert all(e.name != "金管局" for e in lexicon.with_learned(learn_names(text)).entities)


def test_a_pronoun_takes_the_person_named_last(known):
    found = speeches(known, "雷军很少接受采访。他认为，手机厂商做社交有天然的优势。")
    assert found == [("雷军", "手机厂商做社交有天然的优势", "indirect")]


def test_a_speaker_without_a_name_is_described(known):
    found = speeches(known, "记者采访过一位做电商产品的创业者，当被问及原因时，他反问，“你看别人成功了吗？肯定走不下去。”")
    assert found == [("做电商产品的创业者", "你看别人成功了吗？肯定走不下去。", "direct")]


def test_what_points_back_is_who_was_described_before(known):
    found = speeches(known, "一位接近小米的人士透露，新业务将在下个月上线。", "该人士表示，团队已经有两百多人。")
    assert [s for s, _, _ in found] == ["接近小米的人士"] * 2


def test_a_pronoun_takes_whom_the_text_described(known):
    found = speeches(known, "一家奶茶店的老板接到了十几个电话，“他们问我要不要做推广。”他告诉记者。")
    assert found == [("奶茶店的老板", "他们问我要不要做推广。", "direct")]


def test_who_is_introduced_by_where_he_comes_from_is_a_person(known):
    found = speeches(known, "湖南人李建国2018年开始送外卖，他告诉记者，最难的是下雨天。")
    assert found == [("李建国", "最难的是下雨天", "indirect")]


def test_the_company_and_the_article_are_those_named_before(known):
    assert [s for s, _, _ in speeches(known, "小米发布了三季报。公司表示，未来会继续加大投入。")] == ["小米"]
    found = speeches(known, "《南方评论》发表评论文章，指平台应当承担更多责任。文章提到，算法不能只看流量。")
    assert [s for s, _, _ in found] == ["南方评论"] * 2


def test_a_bank_goes_on_in_its_report(known):
    found = speeches(known, "摩根大通报告指出，小米今年的出货量会下降。该行认为，零件的短缺比预期严重。报告指出，明年会恢复增长。")
    assert [s for s, _, _ in found] == ["摩根大通"] * 3


def test_who_is_told_does_not_speak(known):
    found = speeches(known, "米聊创始人雷军很少开会。甲公司的CIO坦诚地告诉雷军：“我们很早就知道你们的产品。”")
    assert found == [("甲公司的CIO", "我们很早就知道你们的产品。", "direct")]


def test_two_parts_of_one_speech_with_its_speaker_between(known):
    found = speeches(known, "“补贴不可持续，”雷军顿了顿，“但是习惯可以留下来。”")
    assert [(s, k) for s, _, k in found] == [("雷军", "direct")] * 2


def test_after_a_quotation_with_its_speaker_the_next_sentence_is_read(known):
    found = speeches(known, "雷军称：“调整会持续两个季度。”他同时表示，海外的进展良好。")
    assert found == [("雷军", "调整会持续两个季度。", "direct"), ("雷军", "海外的进展良好", "indirect")]


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


def test_a_mark_that_opens_at_the_very_end_holds_no_words(known):
    assert speeches(known, "雷军称：“", "公司没有回应。") == []


@given(text=st.text(alphabet='雷军表示说称，。：“”"」「他告诉据看来有传言称一位创业者（）AB1 \n', max_size=80))
def test_speeches_lie_in_their_paragraph(known, text):
    lexicon, wording = known
    reader = QuoteReader(wording, {e.name: e.type for e in lexicon.entities})
    for speech in reader.read([Paragraph(text, tuple(find_mentions(text, lexicon)))]):
        assert 0 <= speech.start <= speech.end <= len(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "小米被曝亏损超过三十亿元；小米官方回应称，这一数据不实。",
            [("传闻", "亏损超过三十亿元"), ("小米", "这一数据不实")],
        ),
        (
            "雷军表示，手机的需求已经恢复，马化腾则认为，寒冬还没有过去。",
            [("雷军", "手机的需求已经恢复"), ("马化腾", "寒冬还没有过去")],
        ),
        ("雷军表示，手机的需求已经恢复；他认为，汽车还要等一等。", [("雷军", "手机的需求已经恢复；他认为，汽车还要等一等")]),
        ("雷军表示，手机的需求已经恢复；汽车的订单也在增加。", [("雷军", "手机的需求已经恢复；汽车的订单也在增加")]),
        ("某电视台援引小米一位发言人的话说，本轮调整将影响所有团队。", [("小米", "本轮调整将影响所有团队")]),
        ("雷军通过内部信对外宣告，账面的现金足够用三年。", [("雷军", "账面的现金足够用三年")]),
        ("公司宣告破产之后，雷军没有露面。", []),
        (
            "“即将到来的发布会是真正的考验”，雷军表示：“我们从来不是完美的。”",
            [("雷军", "即将到来的发布会是真正的考验"), ("雷军", "我们从来不是完美的。")],
        ),
        ("有机构预计2020年直播电商规模将达到九千亿元。", [("机构", "2020年直播电商规模将达到九千亿元")]),
        ("雷军公开宣布将对主业进行裁员的消息。", []),
        ("雷军说明，手机的需求已经恢复。", [("雷军", "手机的需求已经恢复")]),
        ("雷军的说明书很长，说明需求已经恢复。", []),
        ("雷军说了一句令人印象深刻的话：“年轻人要有梦想。”", [("雷军", "年轻人要有梦想。")]),
        ("有用户这样评论：“这款产品真的很好用。”", [("用户", "这款产品真的很好用。")]),
        ("有记者问林舟，最想做什么？林舟回答：“想把产品做好。”林舟很忙。", [("林舟", "想把产品做好。")]),
    ],
)
def test_who_answers_whom_and_who_is_cited(known, text, said):
    assert [(speaker, words) for speaker, words, _ in speeches(known, text)] == said
