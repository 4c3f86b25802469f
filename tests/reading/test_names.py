"""Names: the longest wins, each place is decided by itself, and a text may introduce names of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.errors import BadLexicon
from casebook.reading.entity import Entity
from casebook.reading.learned import learn_names
from casebook.reading.names import Lexicon, find_mentions


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load()


def named(text, lexicon):
    return [(m.surface, m.entity) for m in find_mentions(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("淘宝客不等于淘宝。", [("淘宝客", "淘宝客"), ("淘宝", "淘宝")]),
        ("阿里旺旺是阿里的工具。", [("阿里旺旺", "阿里旺旺"), ("阿里", "阿里巴巴")]),
        ("湖畔花园里孵化了湖畔。", [("湖畔花园", "湖畔花园"), ("湖畔", "湖畔(产品)")]),
        ("客户的业务来往很多，来往却没人用。", [("来往", "来往")]),
        ("街上来往行人都在看手机。", []),
        ("online办公和LINE、line都不同。", [("LINE", "LINE"), ("line", "LINE")]),
        ("电信诈骗不是电信的错。", [("电信", "中国电信")]),
        ("QQ空间比QQ更早衰落。", [("QQ空间", "QQ空间"), ("QQ", "QQ")]),
        ("他在湖畔大学讲课。", []),
    ],
)
def test_names_in_a_sentence(lexicon, text, expected):
    assert named(text, lexicon) == expected


# text, names: companies and products that no list knows
COINED = [
    # what it is, and the name in marks or in Latin letters
    ("打车软件「小鹿出行」在上海上线首月，小鹿出行的司机超过5000名。", {"小鹿出行"}),
    ("社区团购平台《满篮》去年融资。《满篮》的月活用户为800万。", {"满篮"}),
    ("视频会议公司Loopcast的股价大涨，公司CEO很高兴。", {"Loopcast"}),
    ("Orangepick宣布增资，后来Orangepick上市。GMV上市，ARR去年增长，ARR很高。", {"Orangepick"}),
    ("短视频产品拾光App的用户很多，平台用户App也很多。", {"拾光"}),
    ("语音助手小鹿同学月活跃用户达3000万。清风FM近日宣布涨价，清风FM的用户不满。映画App正式上线。", {"小鹿同学", "清风FM", "映画"}),
    # the word that ends a firm's name
    ("拾光科技宣布上市，由远山创投领投。记者从松果传媒获悉，金融科技宣布退潮，国产新能源汽车去年大卖。", {"拾光科技", "远山创投", "松果传媒"}),
    ("社交网络的兴起，让很多人依靠社交网络，开始做电商。", set()),
    ("青禾网络去年亏损。青禾网络的员工很多。", {"青禾网络"}),
    # a stock's code, a short form
    ("香港的远和（0031）、长丰（01113.HK）大跌，《某某》（2019）上映。", {"远和", "长丰"}),
    ("海棠智能科技有限公司（下称“海棠”）卖出了设备。", {"海棠智能科技有限公司"}),
    ("《个人信息保护法》（下称“个保法”）通过，人工智能（简称“智能”）和元宇宙（简称“元界”）很热。", set()),
    # whose mini program, whose branch
    ("柚子买菜小程序用户达到5000万，生活服务类小程序用户更多。", {"柚子买菜"}),
    ("谷歌中国去年亏损，走进中国获得成功的不多。远杉中国领投了它。", {"谷歌中国", "远杉中国"}),
    # what only firms have
    ("飞梭CEO李一凡表示不愿多谈。飞梭的用户很多。", {"飞梭", "李一凡"}),
    ("李一凡卸任CEO。李一凡卸任CEO之后，目标估值很高，目标市值也高。公司创始人和平台创始人都在。公司创始人走了。", set()),
    ("独角兽栗子出行估值很高，栗子出行不回应。", {"栗子出行"}),
    # a number of its own
    ("栗子云 2020 年营收40.5亿元，月活2.5亿；柑橘营收15亿元。", {"栗子云", "柑橘"}),
    ("国产手机厂商山茶通讯出货量达到2000万台，realmoon出货1500万台，青芒以5930万台的出货量居首。", {"山茶通讯", "realmoon", "青芒"}),
    ("估值达到10亿美元的火苗思维，员工数为6000人。“跳跳读书”的学员超过2000万。", {"火苗思维", "跳跳读书"}),
    ("麦穗教育要在全国裁员7000人，三季度麦穗汽车交付新车9.32万辆。", {"麦穗教育", "麦穗汽车"}),
    ("广告业务收入3亿元，经调整净利润2亿元，受影响员工达1300人，目前有300人，海外用户的人均收入20元，智能手机出货量1亿台。", set()),
    ("公司2020年营收3亿元，去年亏损2亿元，带动营收增长30%，新增付费用户500万，快速增长的业务，营收达3亿元。", set()),
    # accounting standards, quarters of a business year, counts and holders are none, whatever stands beside their numbers
    ("非公认会计准则净利润3亿元，归属于普通股股东的净利润2亿元，付费企业数达3万家，用户数达5亿，百万级以上客户增长三成，第四财季营收2亿元。", set()),
    ("栗子证实裁员2000人，Loopcast第四财季营收3亿美元。", {"Loopcast"}),
    # with its Latin form, where it does what firms do; a term in two languages does not
    ("他掌舵的远之光（Far Light AI）很小。远之光完成了B轮融资。", {"远之光"}),
    ("大语言模型（Large Language Model）很热，大语言模型很多。通用人工智能（AGI）发布会。", set()),
    ("MIUX月活达到3亿。非经常性亏损3亿元，成本的降低使得毛利率达30%。", set()),
]


@pytest.mark.parametrize(("text", "expected"), COINED)
def test_a_text_coins_names(text, expected):
    assert {e.name for e in learn_names(text)} == expected


def test_a_short_form_before_the_full_one_is_another_name(lexicon):
    text = "可与TMX（松果音乐娱乐集团）分庭抗礼。TMX早在2016年就盈利了。"
    assert [m.entity for m in find_mentions(text, lexicon.taught_by(text))] == ["松果音乐娱乐集团"] * 3


# text, products made of a known name
BRANDED = [
    ("美团打车日活100万，美团打车上线了。", {"美团打车"}),
    ("美团打车日活100万，滴滴打车业务很多，滴滴打车业务亏损。", set()),  # once; a line of business
    ("美团游戏很多，美团游戏收入大增。", set()),
]


@pytest.mark.parametrize(("text", "expected"), BRANDED)
def test_products_are_called_by_their_maker(lexicon, text, expected):
    assert {e.name for e in lexicon.taught_by(text).entities} - {e.name for e in lexicon.entities} == expected


# text, names that only stand in a row with known ones
LISTED = [
    ("渠道有微信、栗子市集、抖音和快手。", {"栗子市集"}),
    ("渠道有微信、栗子市集、线下门店。", set()),
    ("渠道有企业微信、华为旗下的WeLink、阿里钉钉、栗子文档等。", {"栗子文档"}),
    ("他们做过抖音、短视频、快手、直播电商和微信。", set()),
    ("微信、抖音、正在增长的平台、快手等。", set()),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_what_is_listed_with_known_names_is_one(lexicon, text, expected):
    assert {e.name for e in lexicon.taught_by(text).entities} - {e.name for e in lexicon.entities} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("叫车应用滴滴出行去年亏损，滴滴出行上市了。", ["滴滴", "滴滴"]),
        ("Uber中国去年亏损，Uber在中国烧钱。", ["优步中国", "优步中国"]),
        ("海棠智能科技有限公司（下称“海棠”）成立了。海棠很小。", ["海棠智能科技有限公司", "海棠智能科技有限公司", "海棠智能科技有限公司"]),
        ("腾讯计算机系统有限公司（简称“腾讯”）成立了。", ["腾讯", "腾讯"]),
    ],
)
def test_what_a_text_coins_joins_what_is_known(lexicon, text, expected):
    known = lexicon.with_learned(learn_names(text))
    assert [m.entity for m in find_mentions(text, known)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("微信去年上线了“圈子”。", "微信圈子"),
        ("钉钉新增了圈子功能。", "钉钉圈子"),
        ("钉钉和微信都在做，微信的圈子按兴趣划分。", "微信圈子"),
        ("钉钉更新了界面。“圈子”是其中最受关注的。", "钉钉圈子"),
    ],
)
def test_a_shared_name_belongs_to_the_nearest_owner(lexicon, text, expected):
    assert [m.entity for m in find_mentions(text, lexicon) if m.surface.endswith("圈子")] == [expected]


@pytest.mark.parametrize("text", ["他的圈子很大。", "钉钉更新了。他在自己的圈子中很有名。", "切入圈子社交并不容易。", "微信里有很多小圈子。"])
def test_a_shared_name_can_be_a_plain_word(lexicon, text):
    assert all("圈子" not in m.entity for m in find_mentions(text, lexicon))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新产品CEO谢欣将其称为里程碑。", {"谢欣"}),
        ("投资人江一看来，这不重要。", {"江一"}),
        ("产品经理顾小宇（花名：飞鸟）离开了。", {"顾小宇"}),
        ("他们做了一款名叫“多闪”的产品。", {"多闪"}),
        ("社交软件“赫兹”没有激起水花。", {"赫兹"}),
        ("“高处”这个词没有别的意思。", set()),
        ("创始人表示不知情。", set()),
        ("云朵总裁林小满早前表示，订金翻倍。行政总裁白岩今（24）日发文，总经理何明今日辞职。", {"林小满", "白岩", "何明"}),
        ("归属母公司净利润为8.9亿元，归母净利润为10亿元。", set()),
        ("控股集团将承担孵化。亏损去年为462亿元，直接转为净亏损21亿元。", set()),
        ("掌门人宿小华很少露面，副总裁古迈说他在休假。", {"宿小华", "古迈"}),
        ("首席执行官Dara Smith没有回应。", {"Dara Smith"}),
        ("在上市之前，程小笑持股十分之一。", {"程小笑"}),
        ("而大文娱集团收入大增，远山资本赚到了钱。", {"大文娱集团", "远山资本"}),
        ("整个集团收入大增，社会资本的作用有限。", set()),
        ("石油巨头大陆架，一度领先。后来大陆架被特斯拉超越。", {"大陆架", "特斯拉"}),
        ("互联网巨头挤破了头，却都被不断超越。", set()),
        ("一家工厂的工程师李明告诉记者，报修很快。", {"李明"}),
        ("火花主App的用户很多。", set()),
        ("昨日股价上涨。昨日市值大增，昨日月活也涨了。分别营收一亿，分别市值两亿，分别股价三元。", set()),
        # a time, a verb and its like are no names, whatever number they have
        ("同时期的毛利率为30%，2020年半年高端机出货超过100万台，上面的创作者占用户比例为20%，这给企业带来市值50亿元。", set()),
        ("火花App上线了，移动App的时代来了，短视频App在增长。", {"火花"}),
        ("火花科技有员工300人。火花科技拥有门店20家。", {"火花科技"}),
        ("公司CTO一粟表示，用户在增长。总裁无招透露，明年会更快。", {"一粟", "无招"}),
        ("公司CEO很快表示，没有这回事。总裁最终透露，CTO主动指出，首席执行官经常说，总经理坦率表示，CEO两人表示，总裁欣然表示。", set()),
    ],
)
def test_a_text_introduces_names(text, expected):
    assert {e.name for e in learn_names(text)} == expected


def test_a_nickname_names_the_person():
    learned = Lexicon().with_learned(learn_names("产品经理顾小宇（花名：飞鸟）离开了。后来飞鸟又回来了。"))
    assert [m.entity for m in find_mentions("飞鸟又回来了。", learned)] == ["顾小宇"]


def test_a_foreign_name_with_a_point_is_called_by_its_last_part(lexicon):
    text = "行政总裁马克·朱克伯尔很富。历史学家尤瓦尔·赫拉斯说，后来，朱克伯尔的财富缩水。赫拉斯走了，北京·上海没变。"
    assert [m.entity for m in find_mentions(text, lexicon.taught_by(text)) if lexicon.entity(m.entity) is None] == [
        *("马克·朱克伯尔", "尤瓦尔·赫拉斯"),
        *("马克·朱克伯尔", "尤瓦尔·赫拉斯"),
    ]


def test_what_is_known_stays(lexicon):
    again = lexicon.with_learned([Entity(name="微信", en="other", type="company")])
    assert again.entity("微信").en == "WeChat"


@given(text=st.text(alphabet="阿里旺旺来往业务钉圈子微信“”。 QqLINEline湖畔花园", max_size=60))
def test_mentions_point_at_their_characters_and_never_overlap(lexicon, text):
    found = find_mentions(text, lexicon)
    assert all(text[m.start : m.end] == m.surface for m in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


def test_every_entry_of_the_lexicon_can_be_found(lexicon):
    for entity in lexicon.entities:
        for name in entity.names:
            assert [m.entity for m in find_mentions(f"。{name}。", lexicon)] == [entity.name], name


def test_owners_are_entities_themselves(lexicon):
    assert [e.name for e in lexicon.entities if e.owner and lexicon.entity(e.owner) is None] == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("- {name: 甲, type: product, colour: grey, wrong: 1}", "unknown key wrong"),
        ("- {name: 甲, type: fruit}", "type"),
        ("- {type: product}", "name"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path, entry, fault):
    (tmp_path / "entities.yml").write_text(entry, encoding="utf-8")
    with pytest.raises(BadLexicon, match=fault):
        Lexicon.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("梁小满表示，不会裁员。公司听梁小满的。梁小满很忙。", ["梁小满"]),
        ("梁小满表示，不会裁员。", ["梁小满"]),
        ("梁小满走了，不会裁员。", []),  # once: chance
        ("曾多次表示，不会裁员。于是他表示，会涨价。", []),
        ("高通表示，会涨价。高通称，已经涨了。高通很强。", []),
        ("白宫方面表示，会回应。白宫方面称，已回应。白宫方面很忙。", []),
        ("创始人陈小帆继续投入。", ["陈小帆"]),
        ("投资者罗斯福林（Ross Folin）来访，罗斯福林很高兴。", ["罗斯福林"]),
        ("律师事务所（Ross Folin）来访，事务所很高兴。", []),
        ("读者周报（Weekly Post）停刊，周报的人都走了。", []),
        ("经济学家林小舟批评了这一政策。", ["林小舟"]),
        # a foreign name is told by its characters, whatever stands after it
        ("云软首席执行官纳德洛十八日在信中说，公司很好。", ["纳德洛"]),
        ("CEO库尔很忙，库尔又走了。", ["库尔"]),
        # who speaks after his words, and whose age is told
        ("“挺坦诚的。”加入公司已经两年的林玥说。", ["林玥"]),
        ("“挺坦诚的。”大家都这么说。一位不愿说的高管说，好。", []),
        ("36岁的程小帆用旧事来类比今天，20岁的年轻人不懂。", ["程小帆"]),
        ("CEO多达5人，主席特意到场，总裁希尔一次也没来。", []),
        # after a title, again in the text; with whom people are; an adverb is no part of a name
        ("云朵CEO林小满比她少一点。大家都看着林小满。", ["林小满"]),
        ("云朵CEO林满今日发信。云朵CEO林满今日又发文。", ["林满"]),
        ("林小满在直播间里表示，会涨价。林小满很忙。林小满走了。", ["林小满"]),
        ("林小满和同事们很忙。林小满走了。林小满又回来了。", ["林小满"]),
        ("金融街的朋友很多。金融街很热闹。金融街很远。", []),
        ("“这很难。”林满曾表示。“不难。”林满还说。", ["林满"]),
        ("老林（林小满）走了。老家（林区）很远。", ["林小满"]),
        ("云朵CTO一叶表示，不会涨价。云朵CTO近日表示，会涨价。", ["一叶"]),
        # by a trade where he speaks or comes back, in the familiar form where he speaks, by an alias
        ("骑手林山蹲在路边。林山很忙。林山走了。", ["林山"]),
        ("骑手林山蹲在路边。", []),
        ("投资人林一看好它。林一看来没错。林一也走了。林一很忙。", ["林一"]),
        ("社会学学者林满对记者表示，没有办法。", ["林满"]),
        ("很多员工明白这件事，员工方面没有表示。", []),
        ("老周说，手机一震就醒。老周很累。", ["老周"]),
        ("老周边产品很多。老周边又涨价。", []),
        ("25岁的小雨（化名）在杭州上班。", ["小雨"]),
        ("小雨在杭州上班，雨很大。", []),
        ("CMO林满不同意这种看法。", ["林满"]),
        ("曾在云朵负责产品的林满分析，没有办法。", ["林满"]),
        ("云朵的高层分析，没有办法。", []),
        ("“不难。”林满苦笑道，“不想。”", ["林满"]),
        ("林满在她的专栏里写，没有办法。", ["林满"]),
        ("云朵汽车林小满则半开玩笑地表示，没有办法。", ["林小满"]),
        ("白云区表示，没有办法。", []),
        ("分析人士林满则向记者表示，没有办法。", ["林满"]),
        ("创始人林满第一时间送上祝福。", ["林满"]),
        ("在武汉开店的夏先生反问记者。", ["夏先生"]),
        ("各位先生、女士都请坐好。", []),
        ("心理咨询师林满的看法更温和。", ["林满"]),
        ("林满在社交平台上写道，没有办法。", ["林满"]),
        ("员工克里斯托弗·怀利走了，总长莫拉·希利来了。", ["克里斯托弗·怀利", "莫拉·希利"]),
        ("研究中心主任林满教授对记者表示，没有办法。", ["林满"]),
        ("缝头工李姐抱怨，没有办法。", ["李姐"]),
        ("李姐妹俩都走了。", []),
        ("研究总监林满估算，没有办法。", ["林满"]),
        ("骑手老黄对这些不关心。", ["老黄"]),
        ("前云朵HR林小满认为，没有办法。", ["林小满"]),
        ("”一位刚当上父亲的后端工程师说，会涨价。", []),
        ("发言人Kira Yoto反驳。Kira强调，没有开会。Kira又说没有。", ["Kira Yoto"]),
    ],
)
def test_people_by_what_they_say_and_by_their_latin_name(text, people):
    assert [e.name for e in learn_names(text) if e.type == "person"] == people


def test_a_division_is_called_without_its_company(lexicon):
    text = "阿里巴巴云帆商业集团收入大增。云帆商业集团的员工很高兴。阿里巴巴集团也一样。"
    assert [m.entity for m in find_mentions(text, lexicon.taught_by(text))] == ["阿里巴巴云帆商业集团"] * 2 + ["阿里巴巴"]


def test_a_word_that_begins_as_a_family_name_does_is_nobody():
    text = "梁志刚经营一家软件公司。他说，公司方案很多。二十人左右的团队改了方案，三十人左右的团队写方案，增速在百分之三十左右。\n负责人左芳认为，方案够用。"
    told = {entity.name for entity in learn_names(text)}
    assert told & {"方案", "左右"} == set()
    assert "左芳" in told
