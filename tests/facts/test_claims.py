"""Claims: whom a number is about, what it measures, when it held, how it is hedged, who says it. And what is no claim."""

import pytest

from casebook.facts.called import called
from casebook.facts.dated import as_of

# sentence, surface, {what must hold}
CLAIMS = [
    (
        "截至2019年底，探探的注册用户已经超过3亿。",
        "超过3亿",
        {"entity": "探探", "metric": "registered_users", "qualifier": "more_than", "as_of": "2019-12"},
    ),
    (
        "2019年3月底，陌陌在App Store免费榜的排名还在80名左右。",
        "80名左右",
        {"as_of": "2019-03", "as_of_start": "2019-03-26", "as_of_end": "2019-03-31"},
    ),
    ("2019年3月，陌陌在App Store免费榜的排名还在80名左右。", "80名左右", {"as_of": "2019-03", "as_of_start": None, "as_of_end": None}),
    ("微博的月活跃用户约5亿，日活跃用户达到2.2亿。", "2.2亿", {"entity": "微博", "metric": "daily_active_users", "unit": "people"}),
    ("快手以1.5亿的日活跃人数位居第二，而抖音排名第一。", "1.5亿", {"entity": "快手", "metric": "daily_active_users"}),
    ("2019年3月，腾讯向社交应用Soul注资3000万美元。", "3000万美元", {"entity": "Soul", "metric": "money", "unit": "USD", "as_of": "2019-03"}),
    ("字节跳动花了2亿元投资了知乎。", "2亿元", {"entity": "知乎", "metric": "money", "unit": "CNY"}),
    ("在陌陌上市之后，阿里持股15%。", "15%", {"entity": "陌陌", "metric": "stake_pct", "as_of": None}),
    ("飞书的日均下载量从两三万左右涨至9万，这让团队很意外。", "9万", {"metric": "downloads_daily", "unit": "downloads/day"}),
    ("飞书的收入年复合增长率为15%，毛利率为20%。", "15%", {"metric": "growth_pct", "value": 15}),
    ("小米在当地被冻结了555亿卢比，公司没有回应。", "555亿卢比", {"metric": "money", "unit": "INR"}),
    ("2019年3月，知乎的佣金从10%降到了5%。", "5%", {"metric": "other", "value": 5}),
    ("2019年3月，雷军的持股降到28.1%。", "28.1%", {"entity": "雷军", "metric": "stake_pct"}),
    ("飞书将增聘5000名工程师。", "5000名", {"metric": "employees", "unit": "people"}),
    ("财报显示，知乎的付费客户有3286家。", "3286家", {"metric": "orgs"}),
    ("钉钉的用户数超过2亿、企业组织超过1000万。", "超过2亿", {"metric": "registered_users", "unit": "people"}),
    ("小米的股价今年来反弹逾一成。", "逾一成", {"metric": "growth_pct"}),
    ("栗子科技董事长周朗受访。栗子昨日股价收98元，栗子科技没有回应。", "98元", {"entity": "栗子科技"}),
    ("飞书的用户翻了一番。", "翻了一番", {"metric": "growth_pct", "unit": "times", "value": 2}),
    ("快手营收同比下滑5.2%，这是几个季度以来的首次下滑。", "5.2%", {"metric": "growth_pct", "value": -5.2}),
    ("淘宝的应用评分一度掉到2.1分，用户怨声载道。", "2.1分", {"entity": "淘宝", "metric": "app_rating", "value": 2.1}),
    ("坊间有传闻称，米聊的日活不足20万，小米未作回应。", "不足20万", {"entity": "米聊", "qualifier": "rumour", "hedges": ["rumour", "less_than"]}),
    ("飞书计划在年内吸引500万家企业入驻，难度不小。", "500万家", {"entity": "飞书", "metric": "orgs", "qualifier": "target"}),
    ("每个员工月底前必须有50个用户，否则没有奖金，这是易信的规定。", "50个", {"metric": "other", "hedges": ["at_least", "target"]}),
    ("这款由腾讯推出的办公App，上线三天就有8万家企业使用。", "8万家", {"entity": "腾讯", "metric": "orgs"}),
    ("QQ持有人占全国网民的三分之一，这个比例多年未变。", "三分之一", {"unit": "%", "metric": "other"}),
    ("知乎分为大V圈、新人圈两种，这只是早期的设想，大家未必同意。", "两种", {"metric": "other", "unit": "count"}),
    # Hong Kong's press says how much more or less without a verb of growth
    ("2019年，微博毛利多37%，至25亿元；手續費收入少3%。", "37%", {"metric": "growth_pct", "value": 37}),
    ("2019年，微博毛利多37%，至25亿元；手續費收入少3%。", "3%", {"metric": "growth_pct", "value": -3}),
    ("2019年，微博的用户至少37%来自三线城市。", "至少37%", {"metric": "other", "value": 37}),
    ("2019年3月，陌陌的月活同比大降24%，至1950万人。", "24%", {"metric": "growth_pct", "value": -24}),
    # the next sentence says it again; a length of time measures nothing; users of a year and things are other than what stands beside
    ("直播的付费用户达到60万。而在上一年，这个数字还不到10万。", "不到10万", {"metric": "other", "unit": "people"}),
    ("陌陌的月活用户连续两个季度下滑，从7840万跌到7230万。", "7840万", {"metric": "monthly_active_users"}),
    ("2019年底，淘宝的年度活跃消费者约7.1亿，又多了一些。", "约7.1亿", {"metric": "other", "unit": "people"}),
    ("钉钉服务了1900万企业组织，平台上的低代码应用超过150万个。", "超过150万个", {"metric": "other", "unit": "count"}),
    ("美团推出减免商户佣金等六项措施，商户都说好。", "六项", {"metric": "other", "unit": "count"}),
    # what sources say in a paragraph of its own is of now, whatever was told before
    ("快手去年的收入增长了一成。\n\n据知情人士透露，快手的员工已有8000人。", "8000人", {"as_of": "2020-03"}),
    ("快手去年的收入增长了一成。快手的员工已有8000人。", "8000人", {"as_of": "2019"}),
    # hedges: denied, shared, and left behind
    ("飞书承诺，抽成在三年内不会超过15%。", "不会超过15%", {"qualifier": "at_most"}),
    ("飞书的抽成已经超过15%。", "超过15%", {"qualifier": "more_than"}),
    ("微博和知乎的收入占比分别约16%及10%，其余是广告。", "10%", {"qualifier": "approx"}),
    ("微博和知乎的收入占比分别16%及约10%，其余是广告。", "16%", {"qualifier": "exact"}),
    ("年初有传言称小米估值高达1000亿美元，最终定价只有543亿美元。", "543亿美元", {"qualifier": "exact"}),
    ("年初有传言称小米估值高达1000亿美元，最高1200亿美元。", "1000亿美元", {"qualifier": "rumour"}),
    ("钉钉登顶之后，一个月里再未跌出前三。", "跌出前三", {"qualifier": "at_most"}),
    ("知乎的股价自高位回落逾五成，投资者都很失望。", "逾五成", {"metric": "growth_pct", "value": -50}),
    ("微博亏损1亿元，同比收窄66.8%，投资者松了口气。", "66.8%", {"metric": "growth_pct", "value": -66.8}),
    # Hong Kong prices a share in its own dollars, whatever the accounts are kept in
    ("美團（3690）第三季收入354億元（人民幣，下同），股價收報291元。", "291元", {"unit": "HKD"}),
    ("美團（3690）第三季收入354億元（人民幣，下同），股價收報291元。", "354億元", {"unit": "CNY"}),
    ("快手（1024）集資淨額395億元，去年收入為525億元人民幣。", "395億元", {"unit": "HKD"}),
    ("快手（1024）集資淨額395億元，去年收入為525億元人民幣。", "525億元人民幣", {"unit": "CNY"}),
    # whom an investment, a purchase and a cause are about
    ("快手完成了新的融资，其中腾讯投资20亿美元。", "20亿美元", {"entity": "快手"}),
    ("陌陌宣布，将以6亿美元现金，收购探探100%的股权。", "6亿美元", {"entity": "探探"}),
    ("陌陌宣布，将以6亿美元现金，收购探探100%的股权。", "100%", {"entity": "探探"}),
    ("知乎今年的用户不多。随着微博追赶，公司的收入只有5亿元。", "5亿元", {"entity": "知乎"}),
    # in his answer a person speaks of his company
    ("飞书有多少人？谢欣：不到8000人，研发占一半。", "不到8000人", {"entity": "飞书"}),
    ("微软、亚马逊和苹果先后裁员1万人、2万人和3万人。", "2万人", {"entity": "亚马逊"}),
    # a number of things, not of people
    ("2019年第三季度，小米交付新车约10万，创下新高。", "约10万", {"metric": "other", "unit": "count"}),
    ("2019年第三季度，小米的用户约10万，创下新高。", "约10万", {"metric": "registered_users", "unit": "people"}),
    # the one who overtakes is not the one it is told of; company is not either
    ("月活连年下滑的探探，如今已被 Soul 反超，到3月其月活降至1950万人。", "1950万人", {"entity": "探探"}),
    ("小米提出要与苹果、三星一起，成为出货量最大的企业。公司今年的目标出货量为2亿部。", "2亿部", {"entity": "小米", "qualifier": "target"}),
    ("小米透露，将提前完成全年35万辆的年度交付目标。", "35万辆", {"qualifier": "target"}),
    ("小米认为，这35万辆的目标客户都在城市。", "35万辆", {"qualifier": "exact"}),
    # of whom a reason tells, or what is set aside, is not whom the number is about; a share that is one's age is a person's
    ("阿里收入升34%，由于零售收入增长，以及菜鸟和高鑫零售收入增长带动。", "34%", {"entity": "阿里巴巴"}),
    ("阿里业绩出炉。若不考虑去年10月开始合并的高鑫零售的影响，收入升22%。", "22%", {"entity": "阿里巴巴", "as_of": "2020-03"}),
    ("收入有惊喜，主要受惠云海集团收入大升34%。", "34%", {"entity": "云海集团"}),
    ("Zoom创始人袁征出生于山东，现年50岁。", "50岁", {"entity": "袁征"}),
    ("雷军认为，5岁的拼多多已经长大。", "5岁", {"entity": "拼多多"}),
    ("每日通过Zoom举办的视频会议数量从2019年底的1000万最高上涨至3亿。", "3亿", {"metric": "other", "unit": "count"}),
    ("Zoom的用户数量从2019年底的1000万上涨至3亿。", "3亿", {"metric": "registered_users", "unit": "people"}),
    ("其中快手的日活跃用户数和月活跃用户数分别达到了3.8亿和6.8亿。", "3.8亿", {"metric": "daily_active_users"}),
    # the things of users are no users; a goal of sales is money; a product is known behind its maker's name
    ("钉钉团队分析了1850项用户需求，用户有3亿。", "1850项", {"metric": "other", "unit": "count"}),
    ("钉钉有100万个用户，还有3亿条消息。", "100万个", {"metric": "registered_users", "unit": "people"}),
    ("去年，小米调整组织架构高达30余次。", "30余次", {"qualifier": "more_than", "value": 30}),
    ("小米便提前完成了1,000亿的年度销售目标。", "1,000亿", {"metric": "money", "unit": "CNY", "qualifier": "target"}),
    ("阿里巴巴钉钉用户数已突破两亿，阿里巴巴钉钉还在增长。", "突破两亿", {"entity": "钉钉", "metric": "registered_users"}),
    ("快手计划将募集资金的35%用于增强生态系统。", "35%", {"metric": "other", "unit": "%"}),
    ("招股书显示，2019年前 11 个月，快手的总收入为525亿元。", "525亿元", {"as_of": "2019-11"}),
    ("雷军透露，购买小米汽车的消费者年龄多为25到35岁。", "25到35岁", {"entity": "小米汽车"}),
    # 兆 counts money and times in Taiwan; a fall below, at least so many, shares with 以上
    ("Zoom的会议时长已经超过2兆分钟，市值也很高。", "超过2兆分钟", {"value": 2e12, "unit": "minutes", "qualifier": "more_than"}),
    ("小米的市值突破1.2兆港元。", "突破1.2兆港元", {"value": 1.2e12, "unit": "HKD"}),
    ("周四，Zoom的股价跌破127美元。", "跌破127美元", {"qualifier": "less_than"}),
    ("Zoom的股价突破127美元。", "突破127美元", {"qualifier": "more_than"}),
    ("飞书的直播贡献了五成以上的收入。", "五成以上", {"value": 50, "unit": "%", "qualifier": "at_least"}),
    ("Zoom的相关费用最高达6800万美元。", "最高达6800万美元", {"qualifier": "at_most"}),
    ("小米裁员之后，雷军宣布减薪98%。", "98%", {"entity": "雷军", "metric": "growth_pct", "value": -98}),
    ("雷军宣布，小米的员工减薪10%。", "10%", {"entity": "小米"}),
    # a Latin name that only the text knows, by what it does and has
    ("外卖平台竞争激烈。2016年，Orderly在香港开展业务。Orderly退出时仅拥有3%的市场份额。", "3%", {"entity": "Orderly"}),
    # since when a thing has been there is not when its numbers held
    ("2019年第一季度，陌陌发布财报。探探营收3亿元，自 2014 年面世，至今仍在亏损。", "3亿元", {"as_of": "2019-Q1"}),
    ("2019年第三季度，小米汽车盈利7亿元，扭转第二季度约3亿元的亏损，毛利率提升至25%。", "25%", {"as_of": "2019-Q3"}),
]

# sentence, {surface: qualifier}
HEDGED = [
    # a plan or a forecast, to the end of the sentence; not what was before it
    ("中金预计，知乎今年收入将达20亿元，同比增长三成；月活跃用户升至2亿。", {"20亿元": "target", "三成": "target", "2亿": "target"}),
    ("中金预计，知乎今年收入将达20亿元，去年为10亿元。", {"20亿元": "target", "10亿元": "exact"}),
    ("知乎去年收入为10亿元，中金预计，今年为20亿元。", {"10亿元": "exact", "20亿元": "target"}),
    ("知乎拟融资3亿美元，融资后估值将达30亿美元。", {"3亿美元": "target", "30亿美元": "target"}),
    ("知乎计划在全国裁员300人，包括北京的100人。知乎裁员300人，包括北京的120人。", {"100人": "target", "120人": "exact"}),
    ("虚拟货币从3亿美元涨到5亿美元，知乎没有回应。", {"3亿美元": "exact", "5亿美元": "exact"}),
    # a share told about, a target not reached
    ("知乎的用户约占全国网民三分之一。", {"三分之一": "approx"}),
    ("知乎核心部门约裁50%，用户附近增长20%。", {"50%": "approx", "20%": "exact"}),
    ("知乎要达到100万用户的目标并不容易，目标价3元。", {"100万": "target"}),
    ("知乎达到100万用户之后上调了目标价。", {"100万": "exact"}),
    ("知乎的日活仍未实现预期中的千万大关。", {"千万": "less_than"}),
    ("网友认为，知乎起码要裁掉500人。知乎裁掉了300人。", {"500人": "at_least", "300人": "exact"}),
    ("继2019年知乎收入增长4倍之后，中金预计，今年将增长7%。", {"4倍": "exact", "7%": "target"}),
]

NO_CLAIMS = [
    "两大巨头在社交领域的较量还将继续下去。",
    "这两家公司都没有回应外界的各种质疑。",
    "抖音和快手两款产品都在做直播带货的生意。",
    "“三分事件”之后，团队变得谨慎了许多。",
    "大家都在喊，四星好评求求了，请快一点给我们留下评价。",
    "支付宝10.1版本在春节之前悄然上线了。",
    "90后和00后是这款社交软件的主要使用人群。",
    "由中文书社（SZ:300999）和远山（股票代码：HK 0099）分头推进。",
    "产品完成了从0到1的跨越，团队松了一口气。",
    "阿里巴巴（BABA.US; 9988.HK）于一月十八日在港上市，腾讯等少数几家公司也在。",
    "菜鸟推出了全球五日达，员工超过十人的企业都能用。",
    "百度在北京公布了截至2019年9月30日止三个月的未经审计业绩，市场反应平平。",
    "百度在北京公布了截至2019年11月30日的11个月的业绩，市场反应平平。",
    "硬盘的容量太小，旧的软盘也不到一兆。",
    "在此前数十年中，公司里的人用邮件和QQ沟通。",
]


@pytest.mark.parametrize(("sentence", "surface", "held"), CLAIMS)
def test_a_number_is_read_with_all_that_belongs_to_it(facts_of, sentence, surface, held):
    claims = [c for c in facts_of(sentence).claims if c.surface == surface]
    assert len(claims) == 1
    assert {key: getattr(claims[0], key) for key in held} == held


def test_what_met_the_forecast_is_none(facts_of):
    claims = facts_of("Zoom公布财报，业绩优于市场预期，盘后股价重挫7%。分析师预期，明年营收会增长5%。").claims
    assert {c.surface: c.qualifier for c in claims} == {"7%": "exact", "5%": "target"}


@pytest.mark.parametrize(("text", "hedged"), HEDGED)
def test_how_a_number_is_hedged(facts_of, text, hedged):
    assert {c.surface: c.qualifier for c in facts_of(text).claims if c.surface in hedged} == hedged


@pytest.mark.parametrize("sentence", NO_CLAIMS)
def test_what_only_looks_like_a_number_is_no_claim(facts_of, sentence):
    assert facts_of(sentence).claims == []


def test_the_subject_is_carried_over_and_changed(facts_of):
    facts = facts_of("2020年1月，飞书的下载量大增，团队忙于扩容。目前，月活跃用户已达到800万。而钉钉的月活跃用户是9000万。")
    assert [(c.entity, c.value) for c in facts.claims] == [("飞书", 8e6), ("钉钉", 9e7)]


def test_a_line_of_business_without_a_name_is_the_company_s(facts_of):
    facts = facts_of("2019年5月10日，百度公布了业绩，由于京东的合作减少，市场反应平淡。此外，数字内容业务收入为11亿元，同比增长10%。")
    assert [c.entity for c in facts.claims] == ["百度", "百度"]


def test_the_number_of_a_part_leads_to_the_part_or_to_its_product(facts_of):
    facts = facts_of("国内社交第四名的易信也没有缺席。飞书还推出了谋划两年之久的智能硬件，价格不低。")
    assert [c.entity for c in facts.claims] == ["易信", "飞书"]


def test_now_is_the_month_of_the_article(facts_of):
    claims = facts_of("目前，小红书的月活跃用户已经突破1亿，增长很快。", published="2019-07-15").claims
    assert [c.as_of for c in claims] == ["2019-07"]


def test_a_deadline_is_no_time_told(facts_of):
    text = "2016年5月3日，公司公布了奖励办法。在2016年12月31日时，谁拉来的好友最多谁就胜出。一等奖1名，奖励5万元。"
    assert [c.as_of for c in facts_of(text).claims] == ["2016-05-03"] * 2


def test_the_source_of_a_number_is_its_speaker(facts_of):
    claims = facts_of("QuestMobile数据显示，2019年9月快手的月活跃用户为3.4亿，低于抖音。").claims
    assert [(c.speaker, c.value) for c in claims] == [("QuestMobile", 3.4e8)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("知乎去年募資三十億元，約新台幣三十億元，目標是每年達五十億元。", ["TWD", "TWD", "TWD"]),
        ("知乎去年募資三十億港元，員工獎金五億元。", ["HKD", "HKD"]),
        ("知乎去年募資三十億港元，員工獎金五億元人民幣，開支六億元。", ["HKD", "CNY", "CNY"]),
        ("知乎去年募资三十亿港元，员工奖金五亿元。", ["HKD", "CNY"]),
        ("知乎（2390）收入三十億元人民幣，虧損五億元。股價收報二十元。", ["CNY", "CNY", "HKD"]),
        ("【記者林小滿／台北報導】知乎去年募資三十億元。", ["TWD"]),
        ("記者林小滿報導，知乎去年募資三十億元。", ["CNY"]),
    ],
)
def test_yuan_is_the_currency_of_the_place(facts_of, text, units):
    assert [c.unit for c in facts_of(text).claims] == units


def test_a_traditional_text_is_read_as_a_simplified_one_and_quoted_as_printed(facts_of):
    facts = facts_of("截至2019年6月，釘釘的註冊用戶突破兩億，企業組織數超過一千萬家。")
    assert [(c.entity, c.metric, c.value, c.surface) for c in facts.claims] == [
        ("钉钉", "registered_users", 2e8, "突破兩億"),
        ("钉钉", "orgs", 1e7, "超過一千萬家"),
    ]


def test_headings_count_nothing(facts_of):
    facts = facts_of("月活3亿的秘密\n\n抖音的月活跃用户在2018年达到3亿，这个数字让对手吃惊，也让投资人兴奋不已。\n")
    assert len(facts.claims) == 1


TIMES = [
    # a day told in another sentence is not the day of a running count: the month is
    ("2020年2月5日，飞书登上榜首。飞书的注册用户已达到300万，团队欢呼。", {"300万": "2020-02"}),
    ("2016年5月3日，公司公布了奖励办法，要推广易信。一等奖1名，奖励5万元。", {"5万元": "2016-05-03"}),
    # what was before a change is of the date told before, or of none
    ("2019年11月底，飞书排名第80位。2020年1月9日，飞书拿到第一。飞书的日均下载量从两三万左右涨至9万。", {"两三万左右": "2019-11", "9万": "2020-01"}),
    ("2020年1月9日，飞书拿到第一。飞书的日均下载量从两三万左右涨至9万。", {"两三万左右": None, "9万": "2020-01"}),
    ("从2017年至2019年，快手的收入从80亿元上升至390亿元。", {"80亿元": "2017", "390亿元": "2019"}),
    # at one time, in jest, or at a time not told: not now
    ("在疫情期间，飞书的应用评分一度降至2.1分，目前回升到3.5分。", {"2.1分": "2020", "3.5分": "2020-03"}),
    ("有人打趣说，米聊好歹也有几千日活。", {"几千": None}),
    ("2013年，易信推出了，当时很热闹。创业者反问记者，在微信已经有几亿用户的时候，谁还会用米聊呢？团队没有回答。", {"几亿": None}),
    ("2019年4-6月，快手的收入为98亿元，同比增长三成。2019年1月至6月，百度的收入为500亿元。", {"98亿元": "2019-Q2", "500亿元": "2019-H1"}),
    ("截至2019年6月30日止季度，百度的收入为263亿元。在线广告业务收入同比下降9%。", {"263亿元": "2019-Q2", "9%": "2019-Q2"}),
    ("截至2019年6月30日止六个月，百度的收入为500亿元。截至2019年6月30日，百度拥有4万名员工。", {"500亿元": "2019-H1", "4万名": "2019-06-30"}),
    ("腾讯宣布，未来三年将投入500亿元。2020年2月，快手上线了新功能，有用户3亿。", {"500亿元": "2023", "3亿": "2020-02"}),
    # the later of two months of a change comes after the first; what only looks back dates nothing after it
    ("Zoom的用户从去年12月的1000万人增至3月的2亿人。", {"1000万人": "2019-12", "2亿人": "2020-03"}),
    ("Zoom的用户去年12月为1000万人，9月为800万人。", {"1000万人": "2019-12", "800万人": "2019-09"}),
    ("2020年2月，知乎的月活用户为1亿。要知道，早在2018年就突破8000万，付费用户为300万。", {"突破8000万": "2018"}),
    ("知乎的收入较2019年同期的36亿元，下滑至31亿元。", {"36亿元": "2019"}),
    ("3月5日，知乎发布第四季度业绩，日活跃用户为3亿。日活跃用户较去年同期2亿增长五成。", {"2亿": "2018-Q4"}),
    # the first of a change is of the period before; what was at that time, of that time
    ("2018年，知乎其他业务收入2亿元，2019年其他业务收入8亿元，占收入的比重从1%上升至4%。", {"1%": "2018", "4%": "2019"}),
    ("广告收入的占比从2017年全年的九成缩小至2018年的八成，2019年缩小为七成。", {"九成": "2017", "八成": "2018", "七成": "2019"}),
    ("自2018年9月上市以来，马云的身家从当时的30亿美元升至50亿美元。", {"30亿美元": "2018-09", "50亿美元": "2020-03"}),
    ("截至2019年底，快手的日活自2019年春节达到3亿的峰值后，回落5000万。", {"5000万": "2019-12"}),
    # what an investor gains is no figure of the quarter reported
    ("2019年第三季度，拼多多的收入为75亿元。2020年3月2日，股价大涨。投资人赚了17亿元。", {"17亿元": "2020-03-02"}),
    # since when it is there says nothing of a number before that
    ("2019年第三季度，探探营收5亿元，净亏1亿元，自2014年面世以来从未盈利。", {"1亿元": "2019-Q3"}),
    ("探探公布了财报。净亏1亿元，自2014年面世以来从未盈利。", {"1亿元": "2020-03"}),
    # counted up to now, and a share of the period reported
    ("自2018年以来，陌陌已先后发布了20款应用。", {"20款": "2020-03"}),
    # from one time to another: each number of its own; the second change of the sentence as well
    ("直播的收入占比年年减少，从2018年超过90%降至当前的60%。", {"超过90%": "2018", "60%": "2020-03"}),
    ("雷軍的財富由去年以900億元排第六，變為今年的500億元。", {"900億元": "2019", "第六": "2019"}),
    (
        "雷军的财富由去年的900亿元，降至今年的500亿元，名次由6位降至20位。",
        {"900亿元": "2019", "500亿元": "2020-03", "6位": "2019", "20位": "2020-03"},
    ),
    ("知乎的股价一路下滑，从去年10月的560美元跌至320美元。", {"560美元": "2019-10", "320美元": "2020-03"}),
    ("知乎的收入较去年的5亿元增长了30%。", {"30%": "2020-03"}),
    # what has come about since a date is of now; what was at the date, of the date
    ("从2019年第三季度开始，知乎的广告变少，付费会员已超过200万。", {"超过200万": "2020-03"}),
    ("从2019年第三季度开始，知乎的广告变少，占比为30%。", {"30%": "2019-Q3"}),
    ("拥有5亿用户的钉钉，在过去7年里发展很快。", {"5亿": "2020-03"}),
    # a second list beside 分别, and a number told again with its time
    ("2018年全年和2019年前9个月，知乎的用户数分别为2000万和3000万，同比增长了30%和50%。", {"30%": "2018", "50%": "2019-09"}),
    (
        "2018年，微信公众号共有3.5亿篇文章。其中一篇写的是2012年的往事。在这3.5亿篇文章中，原创文章仅占4%。",
        {"4%": "2018"},
    ),
    ("2018年，微信公众号共有3.5亿篇文章。2019年12月，原创文章占4%。", {"4%": "2019-12"}),
    # a date with a number of its own, or still to come, is not of the number in the clause before it
    ("小米的手机交付目标为10万台，去年投入190亿元。", {"10万台": "2020-03", "190亿元": "2019"}),
    ("美团增加50亿元回购额度，有效期至2023年3月底。", {"50亿元": "2020-03"}),
    ("美团的用户达到3亿，这是2018年的数字。", {"3亿": "2018"}),
    # one growth fewer than years; what a prospectus shows is of now, whatever was told long before
    ("2018年至2020年，快手的营收分别为203亿元、391亿元和588亿元，同比分别增长92.7%和50.2%。", {"92.7%": "2019", "50.2%": "2020"}),
    ("2013年，知乎上线了。招股书显示，知乎的用户达1亿。", {"1亿": "2020-03"}),
    ("2013年，知乎上线了。知乎的用户达1亿。", {"1亿": "2013"}),
    # what is compared with has its own time, the change from it that of the sentence; a price of a day is of no quarter
    ("2019年第四季度，百度营收为289亿元，与上年同期的272亿元相比增长6%。", {"289亿元": "2019-Q4", "272亿元": "2018-Q4", "6%": "2019-Q4"}),
    ("2018年与2019年，百度的收入分别为1023亿元和1074亿元。", {"1023亿元": "2018", "1074亿元": "2019"}),
    ("百度四季度的日活用户为1.9亿，低于市场预计的2亿。", {"1.9亿": "2019-Q4", "2亿": "2019-Q4"}),
    ("百度公布了2019年第四季度的业绩。收市后，股价曾下跌5%。", {"5%": "2020-03"}),
    # what is aimed at this year is of the year
    ("快手今年的目标是收入达到400亿元。今年快手的日活达到3亿。", {"400亿元": "2020", "3亿": "2020-03"}),
    # three years of three losses, with their sum beside them; a change since a year
    ("2017年至2019年，美团亏损分别约为2.5亿元、5亿元、4.9亿元，三年亏损12.4亿元。", {"约为2.5亿元": "2017", "5亿元": "2018", "4.9亿元": "2019"}),
    ("2019年，小米的负债率上升，自2017年的60%升至80%。", {"60%": "2017", "80%": "2019"}),
    ("截至9月底，小米的用户达到6亿。", {"6亿": "2019-09"}),
    ("2018年3月，小米开始造车。雷军透露，两年来小米累计投入9亿元。", {"9亿元": "2020-03"}),
    ("截至2019年12月31日，小米有9万人。\n\n高盛予小米目标价15港元。", {"15港元": "2020-03"}),
    ("2019年第四季度，知乎的收入为9亿元，而三季度还是6亿元。毛利为3亿元。", {"6亿元": "2019-Q3", "3亿元": "2019-Q4"}),
    ("截至2019年9月底，小米的收入为9亿元，前年同期为6亿元。", {"9亿元": "2019-09", "6亿元": "2018-09"}),
    ("小米的预售打破2018年的纪录，人气大增。预订者达到6万人。", {"6万人": "2020-03"}),
    ("2019年6月，知乎还在亏损。\n\n本报记者近日走访发现，知乎周边卖6元一件。", {"6元": "2020-03"}),
    ("百度公布了2019年第四季度的业绩。新款音箱的售价为699元。", {"699元": "2020-03"}),
    ("2019年第三季度，百度的收入为280亿元。9月，用户大增。云业务的收入占比提高至8%，上年同期亏损3亿元。", {"8%": "2019-Q3", "3亿元": "2018-Q3"}),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_when_a_number_held(facts_of, text, times):
    assert {c.surface: c.as_of for c in facts_of(text).claims if c.surface in times} == times


def test_a_quarter_of_the_business_year_is_the_last_that_was_over(facts_of):
    text = "8月12日，阿里巴巴发布了2021财年第一季度财报，收入为1537亿元。本季度，云业务收入同比增长59%。而微信在2019年第三季度有用户12亿。2019年一季度，收入为935亿元。"
    claims = facts_of(text, published="2020-08-20").claims
    assert {c.surface: c.as_of for c in claims} == {"1537亿元": "2020-Q2", "59%": "2020-Q2", "12亿": "2019-Q3", "935亿元": "2019-Q1"}


def test_a_sum_in_the_head_keeps_its_own_hedge_and_its_users_are_the_product_s(facts_of):
    claims = facts_of("网友算了一笔账：腾讯3万员工，每人100，就是300万，QQ一下子就有了用户。腾讯有6万员工。").claims
    held = {c.surface: (c.entity, c.qualifier) for c in claims}
    assert held["300万"] == ("QQ", "exact")
    assert held["6万"] == ("腾讯", "exact")


def test_people_only_compared_with_are_nobody_s(facts_of):
    claims = facts_of("飞书很忙。比起每天通勤的三亿人，飞书将迎来一群学生。比起飞书的300万用户，钉钉的2亿用户更多。").claims
    assert {c.surface: c.entity for c in claims} == {"三亿人": None, "300万": "飞书", "2亿": "钉钉"}


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("截至2019年底，探探的注册用户已经超过3亿。", "3亿", "Registered users"),
        ("截至2019年底，探探的用户已经超过3亿。", "3亿", "Users"),
        ("截至2019年6月30日，探探個人使用者數突破2億。", "2億", "Individual users"),
        ("2020年2月，探探在全国5000所学校推行。", "5000所", "Schools"),
        ("2020年2月，学生给探探打1星。", "1星", "Single votes"),
        ("2020年2月，探探的应用评分降到1.5星。", "1.5星", "App rating"),
        ("2020年2月，探探的B站账号一夜吸粉数十万。", "数十万", "Followers gained"),
        ("2020年2月，探探的B站账号粉丝超过50万。", "50万", "Followers"),
    ],
)
def test_a_number_is_called_no_more_than_the_text_says(facts_of, text, surface, name):
    found = [c for c in facts_of(text).claims if surface in c.surface]
    assert [called(c).en for c in found] == [name]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2016年5月，已有30万家中小企业在使用飞书。", "Small and medium-sized companies"),
        ("2016年5月，已有30万家企业组织在使用飞书。", "Organisations"),
        ("2016年9月，飞书3.0上线，由180名研发人员打磨而成。", "Developers put into a release, by its makers' word"),
    ],
)
def test_a_number_is_called_by_what_its_sentence_counts(facts_of, text, said):
    assert said in [called(claim).en for claim in facts_of(text).claims]


@pytest.mark.parametrize(("text", "told"), [("易信发展很快，用户一年的增幅达到200%。", ""), ("2016年，易信的用户增幅达到200%。", "2016")])
def test_a_growth_has_the_time_that_its_sentence_names(facts_of, text, told):
    grown = [c for c in facts_of("2015年，易信上线。" + text).claims if c.metric == "growth_pct"]
    assert [as_of(c, "en") for c in grown] == [told]


def test_the_period_before_is_not_the_one_reported(facts_of):
    text = "2019年第三季度，快手期内利润为22亿元，去年同期录得期内亏损27亿元。"
    assert [c.as_of for c in facts_of(text).claims] == ["2019-Q3", "2018-Q3"]


def test_the_last_quarter_in_the_words_of_hong_kong(facts_of):
    found = {c.surface: c.as_of for c in facts_of("集團上季淨利潤103.5億元，按年下降72%；阿里上季收入升5%。", published="2025-11-26").claims}
    assert found == {"103.5億元": "2025-Q3", "72%": "2025-Q3", "5%": "2025-Q3"}


def test_a_quarter_that_is_still_running_is_foretold_and_dates_nothing_after_it(facts_of):
    text = "美团第三季度收入954亿元。公司预计第四季度的亏损趋势将延续。\n核心业务收入674亿元，去年同期经营利润为146亿元。"
    found = {c.surface: c.as_of for c in facts_of(text, published="2025-11-28").claims}
    assert found == {"954亿元": "2025-Q3", "674亿元": "2025-Q3", "146亿元": "2024-Q3"}


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("美团（3690）第三季度收入954亿元，同比增长2%。", ["954亿元", "2%"]),
        ("小米提出要跻身“2亿俱乐部”，这在业内并不多见。", []),
        ("发布会前一天，小米的用户突破2亿。", ["突破2亿"]),
        ("小米提前一天完成了交付，用户突破2亿。", ["一天", "突破2亿"]),
        ("「88VIP」会员的收入实现三位数增长，快手的用户突破2亿。", ["突破2亿"]),
        ("快手将以1024的股份代码上市，工厂二期已动工，快手的用户突破2亿。", ["突破2亿"]),
        ("企业微信带来直播等6大能力，快手的用户突破2亿。", ["突破2亿"]),
        ("零组件的成本下降了三成，90 后的用户突破2亿。", ["三成", "突破2亿"]),
    ],
)
def test_what_only_looks_like_a_number(facts_of, text, surfaces):
    assert [c.surface for c in facts_of(text).claims] == surfaces


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("2019年，云帆科技收入20亿元，占集团总收入24%；相反净利润1亿元，同比下降3%。", {"占集团", "相反"}),
        ("大多数公司规定员工2月3日起在家办公，互联网部也有团队裁员40%。", {"规定", "互联网部"}),
        ("飞驰俱乐部收入20亿元，同比增长24%，飞驰俱乐部很满意。", {"俱乐部"}),
        ("他说Kolas很忙，Kolas的想法很多，快手的用户突破2亿。", {"Kolas"}),
        ("工厂将开启双班制生产，确保单月交付1万辆。", {"确保单月"}),
        ("三间全年手机出货量超过2亿部的企业都在这里，小米只是其中之一。", {"三间全年手机"}),
        ("电动车事业毛利率提升至25%，电动车事业收入20亿元。", {"电动车事业"}),
        ("用户方面，探探累积用户达1.1亿，探探累积收入3亿元。", {"探探累积"}),
        ("美团领到的罚单相当于2020年营收的3%，监管对美团的行为处以34亿元罚款。", {"罚单相当", "行为处"}),
        ("陌陌用了2年多时间实现注册用户过亿。会议服务随着疫情的减弱而放缓，将裁员约1300人。", {"多时间", "放缓"}),
        ("陌陌在财报中预计，下个季度营收将介于30.5亿元至31.5亿元。", {"下个"}),
    ],
)
def test_what_earns_something_and_is_no_name(facts_of, text, unknown):
    assert not unknown & {m.entity for m in facts_of(text).mentions}
