"""Whose number it is: people, holders, backers, trades, parts and names that only the text gives."""

import pytest

# text, {surface: entity}
WHOSE = [
    # what a person owns is the person's, also with a pronoun
    (
        "京东创始人刘强东的个人财富在过去一年增长近五成。他的身家从年初的80亿美元升至120亿美元。",
        {"近五成": "刘强东", "80亿美元": "刘强东", "120亿美元": "刘强东"},
    ),
    ("2019年，京东的股价增长近五成，创始人刘强东很高兴。", {"近五成": "京东"}),
    # one holder's stake is of the company held; a list of holders tells them apart
    ("2019年，知乎上市了。上市之后，百度持股13.6%。", {"13.6%": "知乎"}),
    (
        "知乎披露了招股书。在IPO前，周源持股8.2%，李大海持股1.1%。百度持股13.6%，搜狗持股5.2%，其他投资者合计持股二成。",
        {"8.2%": "周源", "1.1%": "李大海", "13.6%": "百度", "5.2%": "搜狗", "二成": "其他投资者"},
    ),
    ("知乎上市前，创始人周源、总裁李大海分别持股8.2%和1.1%。", {"8.2%": "周源", "1.1%": "李大海"}),
    ("知乎有许多股东，持股3%的远山资本，是其中之一。", {"3%": "远山资本"}),
    ("知乎大涨之后，它的股份占马云约300亿元身家的一成。", {"约300亿元": "马云"}),
    # backers give, they do not get
    ("2018年5月，知乎完成了E轮融资，由百度领投，融资额近4亿美元，估值约25亿美元。", {"近4亿美元": "知乎", "约25亿美元": "知乎"}),
    ("2018年5月，知乎以25亿美元估值完成融资，腾讯领投2亿美元。", {"2亿美元": "知乎"}),
    ("2018年5月，知乎完成了融资，由百度领投，远山资本、深蓝基金跟投，融资额近4亿美元。", {"近4亿美元": "知乎"}),
    # who only says a number is not whom it is about
    ("飞书很年轻。掌门人宿小华表示，虽然赚钱，但一年要亏10亿元。", {"10亿元": "飞书"}),
    # a whole trade is nobody's
    ("探探也想做直播。近年来，直播行业规模由30亿元涨到了500亿元。", {"30亿元": "直播行业", "500亿元": "直播行业"}),
    ("探探也想做直播。目前，全国网民规模已达9.8亿。", {"9.8亿": None}),
    ("探探也想做直播。我国2018年共有3200家影视公司注销。", {"3200家": "影视公司"}),
    ("探探也想做直播。去年，有735万外国游客去了那里，较前年增长两成。", {"735万": "外国游客", "两成": "外国游客"}),
    ("探探也想做直播。截至2019年底，中国直播用户规模已达5亿，人均时长40分钟。", {"5亿": "直播", "40分钟": "直播"}),
    # nobody known
    ("微博大涨。还有一位神秘投资人悄悄赚了3亿元，属于这位神秘投资人的回报很高。", {"3亿元": "神秘投资人"}),
    ("钉钉发布了新版本。某大型零售企业买了2000个账号，钉钉的用户达到3亿。", {"2000个": "大型零售企业", "3亿": "钉钉"}),
    ("钉钉发布了新版本。一家公司买了2000个账号。", {"2000个": None}),
    ("钉钉来自杭州。这家公司有2000名员工。", {"2000名": "钉钉"}),
    ("有一位投资人表示，钉钉的估值超过100亿美元。", {"超过100亿美元": "钉钉"}),
    ("抖音出了新规定，包括限制网络游戏企业只能向未成年人提供1小时服务。", {"1小时": "网络游戏企业"}),
    # what is compared with has its own number; a multiple has none
    ("Zoom市值达1300亿美元，略低于思科的1390亿美元。微软则高于谷歌的9000亿美元。", {"1300亿美元": "Zoom", "9000亿美元": "谷歌"}),
    # whose mini program
    (
        "微信小程序增长很快，拼多多小程序用户达1.5亿，知乎小程序用户为3000万。微信的小程序有6亿用户。",
        {"1.5亿": "拼多多", "3000万": "知乎", "6亿": "微信小程序"},
    ),
    ("微信小程序增长很快。知乎App和小程序之间，小程序的独占用户率为九成。", {"九成": "知乎"}),
    # a branch
    ("谷歌很赚钱，但谷歌中国去年亏损了3亿美元。谷歌在中国一年花掉2亿美元。", {"3亿美元": "谷歌中国", "2亿美元": "谷歌中国"}),
    ("谷歌很赚钱，谷歌在中国一年花掉2亿美元。", {"2亿美元": "谷歌"}),
    # the name that a clause leads to
    ("拥有抖音和今日头条的字节跳动，在2019年的收入为1000亿元。", {"1000亿元": "字节跳动"}),
    ("Zoom2020财年营收为6亿美元。", {"6亿美元": "Zoom"}),
    ("小米很受欢迎，MIUI全球月活跃用户达3亿。", {"3亿": "小米"}),
    ("美团有很多业务。旗下社区电商业务“小团优选”的用户超过500万。", {"超过500万": "小团优选"}),
    ("探探很受欢迎。目前，已经有20万家中小企业在使用。", {"20万家": "探探"}),
    # what a multiple is counted from is not whose it is
    ("飞书的员工已经很多，人数是钉钉的三倍。", {"三倍": "飞书"}),
    # the parts that a sentence lists do not own the whole
    ("百度被曝调整架构，爱奇艺、百度贴吧、百度地图等业务都有指标，整体规模约一成。", {"约一成": "百度"}),
    # a company in the cause is not whose business it is
    ("2019年5月，百度公布了业绩。由于广告增长，以及爱奇艺亏损减少，利润回升。创新业务收入为11亿元。", {"11亿元": "百度"}),
    ("2019年5月，字节跳动公布了业绩。抖音也在其中。公司计划投入11亿元。", {"11亿元": "字节跳动"}),
    ("2019年5月，字节跳动公布了业绩。抖音也在其中，计划投入11亿元。", {"11亿元": "抖音"}),
    ("飞书宣布，小米、知乎、得到等上万家企业已经接入。", {"上万家": "飞书"}),
    # names that only the text gives
    ("淘天集团季度收入同比增长12%，超出预期。而本地生活集团收入同比增长30%。", {"12%": "淘天集团", "30%": "本地生活集团"}),
    ("优步行政总裁Travis Kalanick很少露面。Kalanick的身家达到60亿美元。", {"60亿美元": "Travis Kalanick"}),
    (
        "渠道包括微信、抖音、快手等平台。山茶日记的门店有200多家。2019年，山茶日记实现净收入30亿元。山茶日记很年轻。",
        {"200多家": "山茶日记", "30亿元": "山茶日记"},
    ),
    ("电商巨头沃尔玛，一向低调。沃尔玛的市值达到3000亿美元。", {"3000亿美元": "沃尔玛"}),
]


@pytest.mark.parametrize(("text", "whose"), WHOSE)
def test_whose_number_it_is(facts_of, text, whose):
    assert {c.surface: c.entity for c in facts_of(text).claims if c.surface in whose} == whose


def test_each_number_has_its_own_name_or_date(facts_of):
    text = (
        "钉钉、企业微信和飞书的月活跃用户分别为1.9亿、1.1亿和900万。2017年、2018年及2019年，快手的日活跃用户分别为0.6亿、1.1亿、1.7亿。"
        "自2017年至2019年，快手的收入分别为79亿元、186亿元以及314亿元，2020年前6个月为173亿元。微信和QQ的月活跃用户分别为11亿、7亿、5亿。"
    )
    held = [(c.entity, c.as_of, c.surface) for c in facts_of(text).claims]
    assert [(entity, surface) for entity, _, surface in held[:3]] == [("钉钉", "1.9亿"), ("企业微信", "1.1亿"), ("飞书", "900万")]
    assert [(entity, year) for entity, year, _ in held[3:6]] == [("快手", "2017"), ("快手", "2018"), ("快手", "2019")]
    assert [year for _, year, _ in held[6:10]] == ["2017", "2018", "2019", "2020-H1"]
    assert len({entity for entity, _, _ in held[10:]}) == 1


def test_a_part_of_a_year_is_of_its_end(facts_of):
    text = "2018年全年和2019年前9个月，快手的收入分别为79亿元和86亿元。2019年前三季度，快手的用户数为3亿。"
    assert [c.as_of for c in facts_of(text, published="2019-12").claims] == ["2018", "2019-09", "2019-09"]


@pytest.mark.parametrize("text", ["公司启动了“1+6+N”的组织变革。", "飞书（股票代码：3690.HK）没有回应。", "14岁以下用户每天只能看这些内容。"])
def test_a_formula_and_a_group_of_ages_are_no_claims(facts_of, text):
    assert facts_of(text).claims == []


def test_a_change_against_last_year_is_of_this_year(facts_of):
    text = "2019年上半年，快手的收入达到72亿元，较去年同期的31亿元增长132%。营销收入较去年同期增长222%。"
    assert {c.surface: c.as_of for c in facts_of(text, published="2019-09").claims} == {
        "72亿元": "2019-H1",
        "31亿元": "2018-H1",
        "132%": "2019-H1",
        "222%": "2019-H1",
    }


def test_what_is_worth_so_much_on_a_day_is_of_no_quarter(facts_of):
    text = "2019年第二季度，拼多多的营收为72亿元，较去年同期的30亿元大增，二季度用户数为4亿。2019年9月3日，拼多多市值突破300亿美元。"
    times = {c.surface: c.as_of for c in facts_of(text, published="2019-09").claims}
    assert times == {"72亿元": "2019-Q2", "30亿元": "2018-Q2", "4亿": "2019-Q2", "突破300亿美元": "2019-09-03"}


def test_a_quarter_to_come_is_no_period_reported(facts_of):
    text = "飞书上市的时间应该在明年一季度。飞书的收入是10万元。"
    assert [c.as_of for c in facts_of(text, published="2019-09").claims if c.metric == "money"] != ["2020-Q1"]


# text, {surface: metric}
MEASURED = [
    ("快手的日活跃用户数量是3亿，平均每月付费用户达6400万。", {"3亿": "daily_active_users", "6400万": "other"}),
    ("直播收入的占比从2017年的95%缩小至2019年的80%，2020年上半年已缩小为68%。", {"80%": "other", "68%": "other"}),
    ("推广费用占净收入的比重，由2018年的48%下降到41%。", {"48%": "other", "41%": "other"}),
    ("刘强东的身家首次超越了马云，成为中国第二大富豪。", {"第二大": "other"}),
    ("快手营收同比下滑至历史低点，跌幅达到5%。", {"5%": "growth_pct"}),
    ("持有陌陌7.7%股份的基金，账面回报涨了100多亿。", {"7.7%": "stake_pct", "100多亿": "money"}),
    ("这些业务的日活跃用户规模总和约8亿，市场规模约8000亿。", {"约8亿": "daily_active_users", "约8000亿": "money"}),
    ("微信公众号每天有200篇文章获赞2.9万，10万+文章不多。", {"2.9万": "other", "10万+": "other"}),
    ("飞书每日会议的参与人数很多，达300万，员工人数是8000。", {"8000": "employees"}),
    ("飞书上的应用数从50万增长至150万。", {"50万": "other"}),
    ("飞书的员工超过5000人，而钉钉为2000人。", {"超过5000人": "employees", "2000人": "employees"}),
    ("每天有5亿用户打开微信，4亿用户打开QQ。微博有3亿用户。", {"5亿": "daily_active_users", "4亿": "daily_active_users", "3亿": "registered_users"}),
    ("微博的日活跃用户为2亿人，而知乎为3000万人，付费会员为300万人。", {"3000万人": "daily_active_users", "300万人": "other"}),
    ("微博的日活跃用户为2亿人。而知乎为3000万人。", {"3000万人": "daily_active_users"}),
    ("2018年，知乎只有800人，到了2019年，这一数字已突破3500。", {"800人": "employees", "突破3500": "employees"}),
    ("知乎的活动只有800人参加。", {"800人": "other"}),
    ("马云拿出个人名下5%的股票用于慈善。", {"5%": "stake_pct"}),
    ("微博这样上涨5%的股票很少。", {"5%": "growth_pct"}),
    ("知乎以投前20亿美元的估值融资。", {"20亿美元": "money"}),
    ("去年有600万外国游客去了那里。", {"600万": "other"}),
    ("一天之内，他接到了抖音打来的十几通电话。", {"十几": "other"}),
]


@pytest.mark.parametrize(("text", "measured"), MEASURED)
def test_what_a_number_measures(facts_of, text, measured):
    assert {c.surface: c.metric for c in facts_of(text).claims if c.surface in measured} == measured
