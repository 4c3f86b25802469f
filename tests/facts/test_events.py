"""Events: what a date governs, what kind of thing happened, to whom first, and how the date was reckoned."""

import pytest

from casebook.facts.events import _same_period
from casebook.reading.dates import DateMention

EVENTS = [
    ("2014年5月，雷军推出了社交软件“米聊”的新品牌。", "2014-05", "launch", "米聊"),
    ("2019年8月30日，陌陌测试版上线，用户需要邀请码。", "2019-08-30", "test_release", "陌陌"),
    ("2017年，小米成立国际事业部，由一位副总裁负责。", "2017", "reorg", "小米"),
    ("2018年4月，美团收购了饿了么的竞争对手，业内哗然。", "2018-04", "acquisition", None),
    ("2016年9月，知乎4.0发布，界面焕然一新。", "2016-09", "version_release", "知乎"),
    ("2018年6月，飞书正式接入支付宝，付款更加方便。", "2018-06", "integration", "飞书"),
    ("2019年1月15日，快手在北京召开发布会，介绍了新的计划。", "2019-01-15", "pr", "快手"),
    ("在疫情期间，飞书被教育部指定为教学平台，老师们开始使用它。", "2020", "policy", "飞书"),
    ("2013年2月和2014年8月，腾讯参与了知乎的两次融资。", "2013-02", "investment", "知乎"),
    ("2012年12月8日，易信更名为“网易信使”，令人意外。", "2012-12-08", "rename", "易信"),
    ("2018年5月，美团宣布，以27亿美元收购饿了么的竞争对手。", "2018-05", "acquisition", None),
    ("2019年底，知乎任命了新的首席财务官，他此前在微博工作。", "2019-12", "personnel", "知乎"),
    ("2019年7月，监管部门约谈快手，要求其整改低俗内容。", "2019-07", "policy", "快手"),
    ("2019年4月，知乎起诉微博侵犯著作权，索赔五百万元。", "2019-04", "legal", "知乎"),
    ("2018年12月，某国冻结了小米9亿元的资金。", "2018-12", "legal", "小米"),
    ("2018年12月，快手把业务划分为六大板块，电商位列其中。", "2018-12", "reorg", "快手"),
    ("2018年12月，快手接连杀入三座城市，用户陆续回来。", "2018-12", "launch", "快手"),
    ("雷军没有退缩。在2018年12月的业绩会上，他说：“这是一场长跑。”", "2018-12", "statement", "雷军"),
    ("2018年12月，易信停止更新，用户陆续离开。", "2018-12", "shutdown", "易信"),
    ("2016年，陌陌的研发费用为3亿元，比前一年多了一倍。", "2016", "financial_result", "陌陌"),
    ("2018年6月，小米开设了首间海外专门店，市民排起长队。", "2018-06", "launch", "小米"),
    ("2019年9月，知乎入选年度十大应用，名列第三。", "2019-09", "ranking", "知乎"),
    ("2019年1月，马云在飞书的大会上公布了最新的用户数据。", "2019-01", "statement", "马云"),
    ("《南方日报》上月发表评论，提醒家长管好孩子的手机。", "2020-02", "statement", "南方日报"),
    ("2019年5月6日，張一鳴在自己創立的社交平台上，發布了一首古詩。", "2019-05-06", "statement", None),
    ("上週三張一鳴在他創立的平台“飞聊”，發布了一條微博。", "2020-03", "statement", None),
    ("2012年正式創立的字節跳動總部在北京，員工很多。", "2012", "founding", "字节跳动"),
    ("2019年全年，拼多多的GMV超过1万亿元，增长很快。", "2019", "financial_result", "拼多多"),
    ("2018年，知乎的用户研究部和市场部先后成立，团队扩大。", "2018", "reorg", "知乎"),
    ("2019年10月29日，知乎公告称，董事会同意首席财务官辞职，自2019年11月1日起生效。", "2019-11-01", "personnel", None),
    ("工信部公布了新的办法，自2019年11月1日起施行，快手也在其列。", "2019-11-01", "policy", None),
    ("2019年4月，小米的新财年刚开始，雷军回归金山。", "2019-04", "personnel", None),
    ("2019年9月11日，美团公告，拟将公司的名称简化为“团团”。", "2019-09-11", "rename", "美团"),
    ("2019年6月，快手宣布高少星将接替王小满出任总裁，且在2019年9月10日开始生效。", "2019-09-10", "personnel", None),
    ("2019年3月5日，快手的总裁发布全员信，宣布融资计划已经展开。", "2019-03-05", "statement", None),
    ("2019年3月5日，雷军发布了一段演讲的预热影片。", "2019-03-05", "statement", "雷军"),
    ("自从2015年5月担任小米集团的首席财务官以来，他很少说话。", "2015-05", "personnel", "小米"),
    ("2005年9月起，雷军担任当时在纳斯达克证券交易所上市的在线软件开发商远山互动的首席运营官。", "2005-09", "personnel", None),
    ("2018年7月，快手因为内容低俗被推向风口浪尖，流失了用户。", "2018-07", "incident", "快手"),
    # what is announced is what happens
    ("2019年10月29日，快手发布公告称，创始人即日起卸任首席执行官。", "2019-10-29", "personnel", "快手"),
    ("2019年10月8日，市场监管总局宣布知乎违反了相关规定，对其罚款34亿元。", "2019-10-08", "legal", "知乎"),
    ("2019年4月，知乎被罚了一年营收的4%，没有上诉。", "2019-04", "legal", "知乎"),
    ("2019年3月24日，更名为云帆集团的知乎发布了年报，读者很多。", "2019-03-24", "financial_result", "知乎"),
    ("2019年10月，小米的老板从下属手中接过CEO一职，公司没有解释。", "2019-10", "personnel", "小米"),
    ("2019年3月，小米的新手机开始预售，门店前排起长队。", "2019-03", "launch", "小米"),
    ("2019年1月，小米完成了新公司的工商登记，没有对外宣传。", "2019-01", "founding", "小米"),
    ("2019年8月，公司的招牌由知乎变成了云帆，街坊都很吃惊。", "2019-08", "rename", "知乎"),
    ("2019年5月，知乎登陆香港，外界议论纷纷。", "2019-05", "launch", "知乎"),
    ("2019年5月，雷军在微博上吐槽知乎的客服。", "2019-05", "statement", "雷军"),
    ("2019年5月，雷军在智博会上说，“我们不会放弃知乎。”", "2019-05", "statement", "雷军"),
    ("2019年5月，雷军发过这样一条微博，读者很多。", "2019-05", "statement", "雷军"),
    ("2020年2月，知乎成立专项团队，支援抗疫的企业。", "2020-02", "reorg", "知乎"),
    ("2019年9月17日，知乎才在大会上发表飞书6.0，外界议论纷纷。", "2019-09-17", "version_release", None),
    ("2019年5月，雷军在内网发帖说：“小米不会放弃手机。”", "2019-05", "statement", None),
    ("2019年5月，知乎对此不予置评，外界议论纷纷。", "2019-05", "statement", "知乎"),
    ("2019年5月，小米的负责人不再直接向雷军汇报。", "2019-05", "personnel", "小米"),
    ("2019年5月，当地政府宣布机关禁用小米的软件。", "2019-05", "policy", "小米"),
    # what somebody does under a name of its own, what is heard of, what came of it
    ("2019年5月，知乎的内容事业部举行媒体沟通会，介绍了新的计划。", "2019-05", "pr", "知乎"),
    ("2019年5月，有消息称，快手即将完成新一轮融资，投资方没有透露。", "2019-05", "investment", "快手"),
    ("2019年5月，美团发布内部信，任命王小川为总裁，员工都很意外。", "2019-05", "personnel", "美团"),
    ("2019年5月，小米宣布红米成为独立品牌，外界议论纷纷。", "2019-05", "reorg", None),
    ("2019年5月，快手离职员工创办的公司全面切换到飞书，同事们都说好。", "2019-05", "integration", None),
    ("2019年5月，雷军离职创办小米，没有人看好他。", "2019-05", "founding", "小米"),
    ("2019年5月，知乎滥用市场支配地位，受到了调查。", "2019-05", "legal", "知乎"),
    ("2019年5月，快手大幅收缩游戏业务，员工都很吃惊。", "2019-05", "reorg", "快手"),
    ("2019年5月，雷军在论坛上批评「当铺思想」，台下很安静。", "2019-05", "statement", "雷军"),
    ("2019年5月，快手推出商户佣金减免等措施，商家拍手称快。", "2019-05", "policy", "快手"),
    ("2019年5月6日，快手股价收报291元，成交额超过百亿元。", "2019-05-06", "other", "快手"),
    ("2019年5月，知乎的广告出现在多个地铁站：站台上出现了知乎的广告。", "2019-05", "pr", "知乎"),
    ("2019年7月1日，快手取消“大小周”，员工都很高兴。", "2019-07-01", "policy", "快手"),
    ("2019年4月4日起，知乎的客户端预设开启密码功能，用户不必担心。", "2019-04-04", "version_release", "知乎"),
    ("2019年9月8日，知乎的员工很多。第二天，知乎发布了新的公告，读者不少。", "2019-09-09", "statement", "知乎"),
    ("2018年10月30日，雷军曾发布内部信，宣布成立两大事业群。", "2018-10-30", "reorg", None),
    # a verb right after its date is the date's own
    ("雷军重新执掌他在2014年创立的知乎，员工很高兴。", "2014", "founding", "知乎"),
]


@pytest.mark.parametrize(("sentence", "date", "kind", "first"), EVENTS)
def test_type_and_first_entity(facts_of, sentence, date, kind, first):
    events = [e for e in facts_of(sentence).events if e.date == date]
    assert kind in [e.type for e in events]
    if first:
        assert next(e for e in events if e.type == kind).entities[0] == first


@pytest.mark.parametrize(
    "sentence",
    [
        "目前，飞书的团队规模还在扩大，办公室也换了。",
        "疫情期间，大家都闷在家里，不知道该做些什么。",
        "如今的互联网世界已经和从前大不相同了。",
    ],
)
def test_a_vague_time_without_a_happening_is_no_event(facts_of, sentence):
    assert facts_of(sentence).events == []


NOT_OF_THE_TYPE = [
    ("2019年，知乎的投资者对公司很有信心，团队也更大了。", "investment"),
    ("2018年5月，小米的第一阶段结束，团队换了目标。", "ranking"),
    ("2018年5月，陌陌的毛利率降至三成，同行也一样。", "incident"),
    ("2018年5月，小米在一间小办公室里起步，后来成了500强企业。", "ranking"),
    ("2018年5月，知乎停止新增功能，专心修补漏洞。", "launch"),
    ("2019年3月5日，知乎发布视频会议软件，免费供人使用。", "statement"),
    ("2018年5月，小米在成立8周年的晚会上感谢了用户。", "founding"),
    ("2019年3月，快手办了第一场校园活动，来了不少人。", "ranking"),
    ("2019年，小米的线上线下渠道都很热闹，顾客很多。", "launch"),
    ("2017年，知乎堪称内容社区里的黑马，大家都这样看。", "statement"),
    ("2019年6月，据媒体报道，知乎完成了新一轮融资。", "statement"),
    ("有人提到2018年5月，知乎完成了新一轮融资。", "statement"),
    ("2019年6月，马云表示，公司今后对知乎的投资会更多。", "investment"),
    ("截至今年2月底，知乎已推出两百多个频道，读者很多。", "launch"),
    ("2019年6月，知乎的一篇《起诉老板之后》读者很多。", "legal"),
    ("2018年5月，知乎推出新频道，其中的说明提到如何发文。", "statement"),
    ("2019年10月29日，快手发布公告称，用户的数量又创了新高。", "personnel"),
    ("2019年5月，知乎的罚球又没有进，球迷很失望。", "legal"),
    ("2019年10月，市场监管总局的楼前很热闹，知乎也在。", "policy"),
    ("2019年11月，小米的第10万台车正式下线，员工们合影。", "shutdown"),
    ("2019年上半年，知乎的现金和短期投资都很多。", "investment"),
    ("2019年5月，知乎登陆纳斯达克，外界议论纷纷。", "launch"),
    ("2019年5月，知乎的股价在消息公布后大涨，外界议论纷纷。", "statement"),
    ("2019年5月，飞书被全面使用，之后又经过了一年多的升级。", "version_release"),
    ("2019年5月，小米在深圳成立了事业部，员工很多。", "pr"),
    ("2019年5月，雷军批评了这种做法，台下很安静。", "policy"),
    ("知乎成立于2014年，先后完成了五轮融资，投资人很多。", "investment"),
    ("2019年5月6日，快手收盘之后公布了营收，股价大涨。", "other"),
    ("2019年5月，雷军第二次谈起开播以来的往事，大家都很感慨。", "launch"),
]


@pytest.mark.parametrize(("sentence", "kind"), NOT_OF_THE_TYPE)
def test_a_word_that_only_looks_like_a_happening(facts_of, sentence, kind):
    events = facts_of(sentence).events
    assert events
    assert kind not in [e.type for e in events]


PRESS_DAYS = [
    ("年度富豪榜今日揭曉，馬雲名列第一。", "今日", "2020-03-18"),
    ("張一鳴週日凌晨發文稱，明年的競爭可能會更激烈。", "週日凌晨", "2020-03-15"),
    ("周日凌晨，张一鸣将在微博上与用户见面，请大家不要错过。", "周日凌晨", "2020-03-22"),
    ("知乎将于四月公布全年的业绩，市场都在等。", "四月", "2020-04"),
    ("分析師憧憬知乎四月公布的收入，紛紛上調估值。", "四月", "2020-04"),
    ("2017年，快手获得融资。也是在同一年，快手的内容引起了争议。", "同一年", "2017"),
    ("知乎被媒体爆出在18年的年底接触了投行，估值不低。", "18年的年底", "2018-12"),
    ("知乎今日宣布，将与微博合作推广新的频道。", "今日", "2020-03-18"),
    ("知乎周一宣布，计划明年在海外招聘更多的人。", "周一", "2020-03-16"),
    ("2020年3月3日，知乎发布公告。翌日，微博的股票也停牌了。", "翌日", "2020-03-04"),
    ("年初，飞书打算补齐海外的服务能力，后来又停了下来。", "年初", "2020-01"),
    ("2020年3月2日，知乎公布了业绩。雷军说：“这比年初好。”他在当晚的聚会上很高兴。", "当晚", "2020-03-02"),
    ("2018年，知乎完成了融资，隔年又完成了一次。", "隔年", "2019"),
    ("下周，知乎将公布最新一季度的业绩，市场都在等。", "最新一季度", "2019-Q4"),
    ("微博的系统明年开始会兼容支付宝，游客会更方便。", "明年", "2021"),
    ("知乎前三季度的收入为6亿元，比前一年多了一倍。", "前三季度", "2019-01"),
    ("知乎2019财年的营收是6亿元，此后每年都在增加。", "2019财年", "2019"),
]


@pytest.mark.parametrize(("text", "surface", "date"), PRESS_DAYS)
def test_days_as_the_press_names_them(facts_of, text, surface, date):
    assert [e.date for e in facts_of(text, published="2020-03-18").events if e.surface_date == surface] == [date]


def test_the_same_period_of_last_year_is_that_of_the_quarter_told():
    day = DateMention(0, 4, "去年同期", "2018-05-28", None, "day", "2018-05-28", "2018-05-28", frozenset({"year"}), "same period")
    assert (_same_period(day, "2019-Q1").date, _same_period(day, "2019-Q1").precision) == ("2018-Q1", "quarter")
    assert _same_period(day, None) == day
    assert _same_period(day._replace(surface="5月28日"), "2019-Q1").date == "2018-05-28"


def test_this_quarter_in_a_report_of_results_is_the_quarter_reported(facts_of):
    text = "8月10日，阿里巴巴发布2024财年第一季度财报，收入增长。本季度，菜鸟推出了新的配送服务。"
    events = facts_of(text, published="2023-08-12").events
    assert [(e.surface_date, e.date, e.type) for e in events] == [("8月10日", "2023-08-10", "financial_result"), ("本季度", "2023-Q2", "launch")]


def test_a_number_alone_goes_on_with_the_results_told_before(facts_of):
    events = facts_of("2018年，快手的直播收入为186亿元，2019年再次增长至314亿元，团队很满意。").events
    assert [(e.date, e.type) for e in events] == [("2018", "financial_result"), ("2019", "financial_result")]


def test_what_is_counted_happens_to_whom_the_number_is_about(facts_of):
    text = "快手进军影视行业。2019年第一季度，我国关停的影视公司数量达到5000家，令人吃惊。"
    assert [e.entities for e in facts_of(text).events] == [["影视公司"]]


LENGTHS = [
    ("2014年7月，易信开始内部试用。易信就这么内测了一年多，没有对外公布。", "test_release", "2014-07"),
    ("2015年3月10日，Soul团队迎来了新的投资人，这一天也是Soul团队入驻新址的两周年。", "founding", "2013-03-10"),
    ("飞书取得这样的成绩，背后只是短短三年的运营时间。", "launch", "2017"),
    ("2013年4月1日，米聊正式上线。经过不到一年的尝试，米聊最终还是败下阵来。", "shutdown", "2013-04-01"),
]


@pytest.mark.parametrize(("text", "kind", "date"), LENGTHS)
def test_an_event_dated_by_a_length_of_time_says_so(facts_of, text, kind, date):
    found = [e for e in facts_of(text).events if e.type == kind and e.date == date]
    assert len(found) == 1
    assert found[0].anchor.startswith("reckoned from a length of time")


def test_a_date_within_a_title_is_no_event(facts_of):
    events = facts_of("2025年6月6日，监管总局发布《年度执法报告（2024）》，将美团作为典型案例，要求整改。").events
    assert {e.date for e in events} == {"2025-06-06"}


def test_two_kinds_in_one_sentence(facts_of):
    facts = facts_of("2019年8月20日，飞书推出了海外版，其创始人谢欣表示，他们不着急赚钱。")
    assert [e.type for e in facts.events] == ["launch", "statement"]


def test_words_of_an_event(facts_of):
    event = facts_of("早在2010年11月，雷军推出移动社交软件“米聊”，比微信还早。").events[0]
    assert event.text_en == "Lei Jun brings out Miliao"
    assert event.text_zh == "雷军推出米聊"


def test_a_general_event_is_told_with_its_numbers(facts_of):
    event = facts_of("截至2018年9月，微博月活跃用户达到4.46亿，同比增长19%。").events[0]
    assert event.type == "other"
    assert event.text_en == "Weibo: 446 million monthly active users, growth of 19%"


def test_an_incomplete_date_says_what_it_was_resolved_against(facts_of):
    event = facts_of("去年，知乎推出了短视频功能，效果并不理想。", published="2018-05").events[0]
    assert (event.date, event.anchor) == ("2017", "year from 2018-05, when the article was written")


NO_EVENTS = [
    ("2019年9月，快手的月活跃用户达8亿，较6月增加了700万人。", "6月"),
    ("2020年第一季度，公司亏损1亿元，相比上年同期的亏损3亿元大幅收窄。", "上年同期"),
    ("公司的比例从2017年的95%缩小，团队对此很满意，也很吃惊。", "2017年"),
    ("谢欣在公司近十年的职业经验，使他成为飞书的合适人选。", "近十年"),
    ("经过疫情期间的运营，飞书的视频很受欢迎，学生们都在看。", "疫情期间"),
    ("2018年张一鸣退任董事后，称会专注飞书的工作。", None),
    ("今年40岁的谢欣带领飞书的团队走到了现在。", "今年"),
    ("要么买了飞书的公司第二年倒闭，要么它的规模缩小，收入都会减少。", "第二年"),
    ("2019年11月5日，阿里巴巴公布第三季度（2019年第三季度）的业绩，收入增长。", "第三季度"),
    ("据快手Q2财报，营收方面，快手二季度收入为122亿元。", "Q2"),
    ("2020-02-05 18:30，正文：知乎推出了新的频道，读者很多。", "2020-02-05"),
    ("今天的互联网公司都离不开飞书这样的软件。", "今天"),
    ("你今日用飛書打卡了嗎？老師們都這樣互相提醒。", "今日"),
    ("飞书的新版本是今年最热闹的一件事，大家都在谈。", "今年"),
    ("雷軍現時持有歡聚時代的股份，價值2億美元。", "現時"),
    ("老师和学生在疫情期间暴增，飞书的客服忙不过来。", "在疫情期间"),
    ("知乎在这次年会上谈到了用户，气氛很热烈。", "次年"),
    ("2015年10月，知乎举办了成立5周年庆祝活动，创始人也来了。", "5周年"),
    ("2015年10月，知乎还在测试，上线了萬萬一年，网友这样说笑。", "萬萬一年"),
    ("2020年2月29日，知乎团队迎来了新的投资人，这一天也是知乎团队入驻新址的一周年。", "一周年"),
    ("2019年5月，知乎规定员工只能在星期五、六、日加班。", "星期五"),
    ("远州晚报2月21日报道，昨日，知乎公布了季报，收入增长。", "2月21日"),
    ("2019年除夕当晚，知乎的总部空无一人，大家都很安静。", "当晚"),
    ("11月5日，知乎公布三季报，收入增长了一成。", "三季"),
    ("有一年春节，知乎的总部空无一人，大家都很安静。", "春节"),
    ("知乎认为，海外份额的提升是今年最大看点，没有之一。", "今年"),
    ("知乎的目标是2021年底前把收入翻一番，员工都很忙。", "2021年底"),
    ("雷军说：“明年大家会看到新的知乎。”", "明年"),
]


@pytest.mark.parametrize(("sentence", "surface"), NO_EVENTS)
def test_a_date_only_compared_with_or_describing_is_no_event(facts_of, sentence, surface):
    events = facts_of(sentence).events
    assert [e for e in events if e.surface_date == surface or (surface is None and e.type == "statement")] == []


def test_what_came_after_came_later(facts_of):
    events = facts_of("2011年1月腾讯推出了微信后，雷军就提出米聊要转型，团队很吃惊。").events
    assert [(e.type, e.date, e.precision) for e in events] == [("launch", "2011-01", "month"), ("statement", "2011", "year")]


def test_a_later_clause_with_its_own_date_tells_nothing_of_the_first(facts_of):
    events = facts_of("在双方上月见面后，知乎近日宣布投资微博，金额没有公开。").events
    assert [(e.surface_date, e.type) for e in events] == [("上月", "other"), ("近日", "investment")]


def test_a_date_that_describes_the_object_leaves_the_clause_to_the_first(facts_of):
    events = facts_of("下周，知乎将公布上季度的业绩，市场都在等。", published="2020-04-15").events
    assert [(e.surface_date, e.type) for e in events][0] == ("下周", "financial_result")


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("2017年，飞书4.0版本上线，除了界面升级外，还推出了智能打卡机。", {"version_release", "launch"}),
        ("2016年5月3日，易信上线的当天，创始人向员工发出内部信，要大家推广。", {"launch", "statement"}),
        ("得益于春节之后的教育需求，飞书用户数呈现出爆发式的增长。", {"other"}),
    ],
)
def test_what_one_sentence_tells_besides(facts_of, sentence, types):
    assert {e.type for e in facts_of(sentence).events} == types


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019年8月20日，飞书测试版上线，业内对此看法不一。", "飞书测试版上线"),
        ("2018年3月，腾讯投资了快手，双方都没有透露具体的金额。", "腾讯投资快手"),
        ("2016年9月，钉钉3.0版本发布，此后又有多家企业开始使用。", "钉钉3.0发布"),
        ("2018年底，微博的月活跃用户首次达到4亿。", "2018年底，微博的月活跃用户首次达到4亿"),
        ("2018年12月31日，微博的月活跃用户首次达到4亿。", "微博的月活跃用户首次达到4亿"),
    ],
)
def test_an_event_in_chinese_is_a_whole_statement(facts_of, text, said):
    assert facts_of(text).events[0].text_zh == said


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("2015年8月19日，小米与华为联手推出易信，声势浩大。", "Xiaomi and Huawei bring out Yixin", "小米与华为联手推出易信"),
        ("2015年8月19日，小米推出易信，声势浩大，引来不少议论。", "Xiaomi brings out Yixin", "小米推出易信"),
        ("疫情期间的2020年3月，飞书被教育部指定为教学平台，老师们开始使用它。", "Ministry of Education chooses Feishu", None),
        ("2021年，飞书把产品推广到了日本。", "Feishu is promoted in Japan", "飞书推广到日本"),
    ],
)
def test_who_brings_a_thing_out_and_who_chooses_it(facts_of, text, en, zh):
    (event,) = facts_of(text).events
    assert event.text_en == en
    assert zh is None or event.text_zh == zh


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("两年后的2022年10月，唐岩又接回了CEO一职，公司没有解释原因。", [("2022-10", "personnel")]),
        ("2020年10月，唐岩离职创业，两年后又回到公司。", [("2020-10", "personnel"), ("2022", "other")]),
        ("2025年4月15日，雷军发布内部邮件，谈到了新的目标。", [("2025-04-15", "statement")]),
    ],
)
def test_one_time_told_twice_is_one_event(facts_of, text, told):
    assert [(e.date, e.type) for e in facts_of(text, published="2025-06").events] == told


def test_a_leader_named_before_an_adverb_is_known(facts_of):
    facts = facts_of("近期，前钉钉首席执行官林望舟已悄然离职。2021年，林望舟接过了钉钉的帅印。", published="2025-07")
    assert all("林望舟" in e.entities for e in facts.events)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3月25日，胡润研究院发布2024全球富豪榜，雷军位列其中。", [("2024-03-25", "ranking")]),
        ("3月25日，小米发布新款手机，雷军出席了发布会。", [("2024-03-25", "launch")]),
        ("3月25日，快手发布了未经审核的合并业绩，雷军没有评论。", [("2024-03-25", "financial_result")]),
        ("3月25日，快手与云帆科技合并，雷军没有评论。", [("2024-03-25", "acquisition")]),
    ],
)
def test_what_is_brought_out(facts_of, text, told):
    assert [(e.date, e.type) for e in facts_of(text, published="2024-03-25").events][:1] == told


def test_a_leader_named_before_a_year_is_known(facts_of):
    assert {e.entity for e in facts_of("飞书CEO林望舟今年的目标是财务健康。", published="2024-03").mentions} == {"飞书", "林望舟"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022年8月，易信宣布结束运营，团队没有解释原因。", ("2022-08", "shutdown", ["易信"])),
        ("2020年4月7日，新加坡教育部发布最新指示，Zoom也赫然在列。", ("2020-04-07", "policy", ["Zoom"])),
        ("2020年4月7日，教育部指定钉钉为教学平台，老师们都很意外，不少人还没有用过它。", ("2020-04-07", "policy", ["教育部", "钉钉"])),
    ],
)
def test_who_ends_what_and_who_orders_it(facts_of, text, told):
    event = facts_of(text, published="2022-09").events[0]
    assert (event.date, event.type, sorted(event.entities)) == (*told[:2], sorted(told[2]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a day in brackets only says the word before it again
        ("知乎今日（18日）宣布，将与微博合作推广新的频道。", [("今日（18日）", "2020-03-18")]),
        ("知乎昨公布12月底止第四季业绩，外界议论纷纷。", [("昨", "2020-03-17")]),
        ("知乎17日公布第四季业绩，雷军没有评论。", [("17日", "2020-03-17")]),
        ("知乎17日公布第四季的业绩，雷军没有评论。", [("17日", "2020-03-17"), ("第四季", "2019-Q4")]),
        # the day of the report is not that of what it tells
        ("3月18日消息，知乎周二宣布裁员300人。", [("周二", "2020-03-17")]),
        ("3月18日消息，知乎宣布裁员300人。", [("3月18日", "2020-03-18")]),
        # a plan for the coming days is no event
        ("雷军表示，知乎将在未来90天专注于安全。", []),
        ("雷军表示，知乎在过去90天专注于安全。", [("在过去90天", "2019-12-19")]),
    ],
)
def test_which_dates_tell_an_event(facts_of, text, told):
    assert [(e.surface_date, e.date) for e in facts_of(text, published="2020-03-18").events] == told


def test_the_same_day_is_the_day_told_last_not_a_year_reported_on(facts_of):
    text = "2019年10月8日，知乎被处以其2018年销售额百分之三的罚款。知乎当日发布公告称，会认真整改。"
    assert [e.date for e in facts_of(text).events if e.surface_date == "当日"] == ["2019-10-08"]
