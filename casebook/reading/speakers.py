"""Who speaks: the speaker of a verb of saying, looked for in its clause, its sentence, and among those named before.

In a clause the last person goes first, then a pronoun, then people without a name (网友), then the first name of any kind. A
person who is only spoken to (对媒体) is no speaker. People without a name get what describes them (described.py), those who only
speak for a company (美团相关负责人) the company. “该投资人” is the investor described before, “公司” the company named before,
and “文章提到” is said by whoever spoke in the text last quoted.
"""

import re
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from casebook.reading.described import described, points_back
from casebook.reading.entity import Named
from casebook.reading.wording import Wording, any_of

SPEAKER_TYPES = ("person", "company", "product", "org", "media", "mascot")
CLAUSE_MARKS = "，,；;：:。！？!?"
LONGEST_TITLE = 6  # characters of a noun such as 创始人
RECENT = 8  # sentences back to which “该行” points
FARTHEST = 36  # characters between the start of a clause and its verb of saying, without what stands in brackets
NOT_SAID = re.compile(
    r"让|使得|令|不予|不愿(?!意?(?:具名|透露姓名|透露身份|公开姓名))|拒绝|不再|没人|没有人|从来不|从不|并未|没有|[被遭](?![^，。]{1,4}的)[^，。]*$"
)  # made to think so, or not said at all
SPOKEN_TO = re.compile(r"(?:对|向|告诉|给|据|接受|回应|(?<=在)致|写给)$|(?:对|向|告诉|接受|回应)《[^》]{1,12}》$")
ASKED = re.compile(r"(?<=[向受自])媒体|(?<=社交)媒体|媒体采访|记者采访")
# “员工的反馈”, “员工信”: a noun that only belongs to another is nobody who speaks
BELONGS = re.compile(
    r"(?:们)?(?:的|信|数|量|群|端|侧|价值|体验|需求|规模|总监|经理|服务|运营|咨询|关系|增长|大会|提问|采访|时(?!报)|之间|身上|眼中|心|会(?!议|员))"
)
PRONOUN = re.compile(
    r"(?:^|[，,”\"])\s?(?:而|但|惟|且|不过|曾|后来|对此|同时|此外|另外|随后|其后|接着|最后|当时)?(?:在)?(他|她|其|后者)(?!们|他|中|次|实|余)"
)
OF_AN_OFFICE = re.compile(
    r"^(?:的|方面)?(?:[一某][位名])?(?!相关|有关|内部|官方|公司|集团|平台|[一某另的])[一-龥A-Za-z]{2,8}$"
)  # “一位某公司的财务负责人”, “一位某公司区域负责人” speaks for himself
SPEAKS_FOR = ("负责人", "发言人", "管理层", "客服", "公关", "公关人员", "相关人士")  # those who speak for their company
HOUSE = re.compile(r"(?:^|[，,；;。”])(?:而|但|不过|对此|目前)?(?:该|本)?(?:公司|集团|平台|官方)(?:方面)?(?!的)")
WRITING = re.compile(
    r"(?:^|[，,；;。])(?:而|但|不过|同时|此外)?(?:该|这[篇份封则条]|上述)?(?:文章|评论|报道|(?:内部|全员|公开|告别|致歉)?信件?|邮件|公告|声明|宣言|报告|研报|博文|[帖贴]文|社论|长文|博客|推文|通知|通报|备忘录|招股书)中?(?:还|也|又|亦|更|再|就|同时|则|并|最后|特别)*$"
)
BANK = re.compile(r"(?:^|[，,；;。])(?:但|而|同时|惟)?该(?:行|机构|券商)(?:还|也|又|亦|更|再|就|同时|则|并|最后|特别)*$")
HIMSELF = re.compile(r"\s*[他她](?:是|曾|在|[今现]年)")
SAID_AT = re.compile(r"(?:在|于|通过|透过|经)$")
WHO_HE_IS = re.compile(r"的[他她][，,]")  # “从某人手里接过职务的他，…”: who was named before
LEADS = r"^(?:但|而|不过|同时|其中|随后|此前|对此|目前|公司|集团)+"
ADVERB = r"(?:(?:[昨今](?:[日天晚早])?)?(?:在?(?:回应|回复|答复|接受)[^，。]{2,12}(?:时|采访|查询))?(?:(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|早间|晚间?)?)?(?:官方)?(?:最新|公开|正式|官方)*(?:(?:也|还|则)?(?:在|的|发布|发出|发表)?(?:[一这该]?[份篇则条])?(?:其|最新)?(?:公告|研报|报告|评论文章|文章|社论|评论|数据|微博|声明))?(?:中|里)?(?:还|也|则|曾|就|再次|进一步|近日|日前|今日|昨日)*)"
FAMILY_NAME = re.compile(
    rf"^(?:但|而|惟|不过|其后|随后)?([一-龥])(?:官|某|氏|先生|女士|小姐|太太)?{ADVERB}(?:又|亦|也|则|续|再|更|其后)*$"
)  # 陈表示, 陈官又指
TITLED = re.compile(
    rf"(?:^|[，,；;的])《([^《》]{{2,12}})》(?:记者)?(?:{ADVERB}$|[^《》，。]{{0,10}}(?:发表|刊发|刊登|刊载|刊文|撰文|援引))"
)  # a paper that the lexicon need not know
# how the names of houses and offices end that no lexicon need know
HOUSES = (
    "证券|银行|资本|基金|研究院|研究所|研究中心|实验室|咨询|大学|学院|法院|检察院|公安局|警察局|调查局|统计局|管理局|分局|总局|支队|总队|派出所|委员会|委员会办公室|协会|商会|联盟|交易所|交所|"
    "日报|晚报|周刊|智库|人民网|新华网|光明网|环球网|新闻网|央视|电视台|时报|有限公司|超市|商场|酒店|医院|基金会|监管局|网信办|管委会"
)
INSTITUTION = re.compile(
    rf"(?:^|[，,；;]|随后|此前|近日|日前)([^，。；：“”《》的是在和与向对将把被为了于]{{0,14}}(?:{HOUSES}))"
    rf"{ADVERB}$"
)
HOUSE_AFTER = re.compile(rf"([^，。；：“”《》的是在和与向对将把被为了于]{{2,12}}(?:{HOUSES})){ADVERB}$")  # “涉事商家某某超市称”
LATIN = re.compile(rf"^\s?([A-Z][A-Za-z0-9.&-]{{1,15}}(?: [A-Z][A-Za-z0-9]+){{0,2}})\s?{ADVERB}(?:也|还|则)*$")  # NASA也
LATIN_OPENS = re.compile(r"\s?([A-Z][A-Za-z0-9.&-]{1,15})(?=[一-龥])")
LATIN_FIRM = re.compile(r"(?:公司|机构|平台|网站|银行|媒体|智库)([A-Z][A-Za-z0-9.&-]{1,15})(?=[已曾也则在将周上昨今近建宣就])")
ACCOUNT = re.compile(rf"^[“\"]([^“”\"，。；：]{{2,12}})[”\"]{ADVERB}$")  # “某某来了”曾透露: an account or a programme, called by its name
# offices and the sides of a case or a quarrel, which need no name: 省委, 外交部, 控方, 校方
AUTHORITY = re.compile(
    r"(?:^|[，,；;]|随后|此前|近日|日前|不过|但|而)((?:(?:美国|英国|日本|德国|法国|韩国|加拿大|中国|[一-龥]{2,4}[省市区县])?"
    r"(?:国务院|(?:国防|外交|司法|商务|教育|财政|国土安全|卫生|交通)部|(?:教育|卫生|环保|海关|税务|劳工|民政|交通|文化|体育|城管|食药监|药监)[局厅署委处]|[警控辩检校院馆店资中美英日韩台港厂]方|政府|当局|工会|大使馆)|[一-龥]{2,3}[省市县区]委))"
    rf"{ADVERB}(?:又|亦|更|今|再度?)*$"
)
VERSIONED = re.compile(r"(.*[^\d.])\d+\.\d+")  # what a version says is said by its product
# verbs that can open a clause without their subject; 说 and 指 only there, since they are parts of many words
ALONE = (
    "宣布",
    "承诺",
    "称",
    "表示",
    "坦言",
    "直言",
    "透露",
    "强调",
    "认为",
    "指出",
    "指",
    "说",
    "解释",
    "承认",
    "批评",
    "反问",
    "提到",
    "补充",
    "宣称",
    "声称",
)
# “发布公告，称…”, “回应，称…”: what stands before the comma was said or written
TEXT_BEFORE = re.compile(
    r"(?:文章|评论|公告|声明|报告|公开信|内部信|全员信|微博|博文|邮件|长文|帖文|帖子|视频|发文|发帖|留言|回应|致歉|道歉|表态|通知|否认|澄清|辟谣|反驳|发声|采访|专访|发布会|记者会|说明会|投资者大会|电话会议|业绩会)[，,]$"
)
SOMEBODY = re.compile("[一另某][位名个家]")  # begins whatever introduces a speaker without a name
OPENING, BRACKETED = re.compile("[（(]"), re.compile(r"[（(][^（）()]*[）)]")
ALSO = re.compile(r"(?:不过|但|而|其后|随后|后来|同时|此外)?(?:又|亦|还|更|也|并|再|则|续|仅|只)+$")  # “又指…”: who spoke last goes on
# “某行则较为审慎，认为…”: what somebody holds of a thing stands before what he says of it
RATED = re.compile(r"(?:目标价|评级|评等|预测)[^，。；]{0,24}[，,]$")  # “某行下调目标价，指…”
ANSWERED = re.compile(r"(?:否认|驳斥|反驳|证实|回应|确认|澄清|辩解|解释)了?[^，。；]{2,30}[，,]$")  # “否认了这一说法，称…”
ATTITUDE = re.compile(r"(?:审慎|谨慎|乐观|悲观|保守|看[好淡空多]|不以为然|不敢苟同|泼冷水|唱反调|不满|担忧|担心|怀疑)[，,]$")
SPOKE_BEFORE = (TEXT_BEFORE, ANSWERED, ATTITUDE, RATED)
ALSO_SAID = ("表示", "强调", "透露", "指出", "称", "说", "承诺", "补充")  # “…，并表示”: of whom the clause before tells
SOME = re.compile(r"(?:不过|但|而|亦|也|其中|更)?(?:有|不少|许多|多[家位名])[^，。]{1,16}，$")  # “有网民不满，指…”
CITED = re.compile(
    r"(?:援引|引述|引用|转述)([^，。；：“”]{2,24}?)的(?:话|说法)(?:说|称|道|表示)?[，：]?$"
)  # “某报援引某公司一位发言人的话说”: the one who is cited
COMPARED_TO = re.compile(r"(?:比|像|不如|见过|崇拜|欣赏)$")  # “总裁某某显得比某人还激动。她说…”: not the one compared to
WHO_ASKS = re.compile(r"(?<=.)[对向](?!于)")
TOWARD = re.compile(r"(?:对|向)(?!于)[^，。；：“”对向]{1,16}$")  # 向媒体表示: who is told stands between
OTHER_SIDE = re.compile(r"(?:^|[，,”])\s?(?:但|而|不过|随后|对此)?对方")  # 记者联系某公司，对方…
ONE_OF_THEM = re.compile(r"(?:^|[，,；;])其中的?一(?:位|名|个|人)$")  # those who spoke last
SOME_FIRM = re.compile(
    rf"(?:^|[，,；])(?:而|但|不过)?(?:另?一|某|多|几)家([^，。；：“”]{{1,14}}?(?:品牌|公司|厂商|企业|平台|工厂)){ADVERB}$"
)  # 另一家茶饮品牌则认为
# the office that opens a clause, in the words by which Chinese makes nouns for people: 巡视员又问, 法官称
OFFICE = re.compile(
    r"^(?:[该有]|而|但|其后|随后|其中)?([一-龥]{0,4}(?:[视评议委官船队教裁管检飞研店职议会][员]|法官|警官|检察官|外交官|[部局厅处会社院校市省县区州台组店厂行署]长|律师|会计师|设计师|"
    r"[学作论笔]者|教授|主任|秘书|代表|首席[一-龥]{2,3}官|(?:财务|执行|营运|技术|科技|行销|投资)长))(?:们)?(?:又|亦|也|则|还|再|就|曾|都|同时|当场|随即|其后|随后)*$"
)


class Paragraph(NamedTuple):
    """A paragraph of Simplified text and the names in it."""

    text: str
    names: tuple[Named, ...] = ()


class Speakers:
    """Finds speakers in reading order and remembers the person and the thing named last."""

    def __init__(self, wording: Wording, types: dict[str, str], owners: dict[str, str], makers: Callable[[str], str | None] = lambda name: None):
        """`types` maps an entity's name to its type, `owners` a mascot to whom it speaks for; `makers` tells whose a product is."""
        self.makers = makers
        self.owners = owners
        self.types = {**types, **dict.fromkeys(owners, "mascot")}
        self.unnamed = wording.unnamed
        self.nobody = re.compile(any_of((*wording.unnamed, *wording.people)))
        self.voices = re.compile(rf"(?<![A-Za-z0-9])({any_of(wording.voices)})(?![A-Za-z])(?!(?<=[A-Za-z])\d)")
        self.titled = re.compile(rf"({self.nobody.pattern})\s?$")
        self.describes = re.compile(rf"的[^，。：“”]{{0,8}}?(?:{self.nobody.pattern})(?!们?的)")  # 熟悉某人的投资人: who is named does not speak
        self.introduced = re.compile(rf"(?:[一另某][位名个]|一家)[^，。；：“”是]{{0,16}}?({self.nobody.pattern})")
        self.person: str | None = None
        self.thing: str | None = None
        self.house: str | None = None
        self.writer: str | None = None
        self.sentences: deque[tuple[str, int, int]] = deque(maxlen=RECENT)
        self.answered: str | None = None
        self.last: str | None = None
        self.only: str | None = None
        self.families: dict[str, str] = {}
        self.roles: dict[str, str] = {}

    def of(self, paragraph: Paragraph, start: int, verb: int) -> str | None:
        """The speaker of a verb at `verb`, in a sentence that starts at `start`; else the person named last."""
        lead = without_brackets(paragraph.text[start : max(start, verb - 1)])
        clause = start + max(lead.rfind(mark) + 1 for mark in "，,；;：:")
        return self.before(paragraph, clause, verb) or self.within(paragraph, start, verb) or self.person

    def near(self, paragraph: Paragraph, start: int, verb: int, word: str) -> str | None:
        """The speaker, if one stands in the verb's clause close enough before it."""
        text = without_brackets(paragraph.text[start:verb])
        clause = start + max(text.rfind(mark) + 1 for mark in CLAUSE_MARKS)
        lead = text[clause - start :].replace("·", "")
        if word in ("号称", "自称") and len(lead) <= 2:
            return self._last_thing(paragraph, verb)
        if word in ALONE and (not lead.strip() or ALSO.fullmatch(lead.strip())):
            return self._goes_on(paragraph, start, clause, verb, word)
        if len(lead) > FARTHEST or not lead or NOT_SAID.search(lead):
            return None
        return self.before(paragraph, clause, verb)

    def before(self, paragraph: Paragraph, clause: int, verb: int) -> str | None:
        """The speaker in the clause of a verb: before whom he speaks to, where both are told (某人向媒体表示)."""
        cited = CITED.search(paragraph.text, clause, verb)
        if cited:
            return self.within(paragraph, *cited.span(1)) or cited.group(1)
        told = TOWARD.search(paragraph.text, clause, verb)
        return (told and self.within(paragraph, clause, told.start())) or self.within(paragraph, clause, verb)

    def people(self, paragraph: Paragraph, low: int, high: int) -> list[str]:
        """The people whose names begin between two offsets, in order."""
        return [n.entity for n in paragraph.names if low <= n.start < high and self.types.get(n.entity) == "person"]

    def within(self, paragraph: Paragraph, low: int, high: int) -> str | None:
        """The speaker named between two offsets."""
        text = paragraph.text[low:high]
        inside = [n for n in paragraph.names if low <= n.start and n.end <= high and self.types.get(n.entity) in SPEAKER_TYPES]
        names = [n for n in inside if not SPOKEN_TO.search(paragraph.text[low : n.start])] or inside[:1]
        names = [n for n in names if not paragraph.text.startswith("旗下", n.end)] or names
        if HOUSE.search(text):  # “公司在某某上致歉，称…”: where it was said is nobody
            names = [n for n in names if not SAID_AT.search(paragraph.text, low, n.start)]
        people = [n for n in names if self.types.get(n.entity) in ("person", "mascot") and not self.describes.match(paragraph.text, n.end, high)]
        if people:
            return self._label(people[-1].entity)
        if PRONOUN.search(text):
            return self._antecedent(paragraph, low)
        nobody = [m for m in self.nobody.finditer(text) if self._speaks(text, m)]
        if nobody:
            voice = self.voices.match(text, nobody[-1].end()) or HOUSE_AFTER.match(text, nobody[-1].end())  # “市调机构艾媒咨询”
            return voice.group(1) if voice else self._unnamed(text, nobody[-1], names)
        if OTHER_SIDE.search(text):
            return self._other_side(paragraph, low)
        called = FAMILY_NAME.match(text)
        if called and self.families.get(called.group(1)):
            return self.families[called.group(1)]
        if BANK.search(text):
            return self._bank(paragraph, low)
        if ONE_OF_THEM.search(text):
            return self.last
        firm = SOME_FIRM.search(text)
        if firm:
            return firm.group(1)
        office = OFFICE.match(text)
        return self.institution(text, low, names) or self._referred(paragraph, low, text) or (office.group(1) if office else None)

    def _goes_on(self, paragraph: Paragraph, start: int, clause: int, verb: int, word: str) -> str | None:
        """The subject of a verb that opens its clause: who spoke last (又指…), the last person of the sentence, or whose text stands before."""
        if clause == start:
            return self.last if verb > clause else None
        people = self.people(paragraph, start, verb)
        if people and word not in ("指", "说"):
            return people[-1]
        before = paragraph.text[start:clause].rstrip()
        if word == "指" and people and paragraph.text[start : start + 3].lstrip().startswith(people[0][:1]):
            return people[0]
        also = ALSO.fullmatch(paragraph.text[clause:verb].strip()) is not None and word in ALSO_SAID
        told = any(form.search(before) for form in SPOKE_BEFORE) or word == "指" and SOME.match(before) and self.nobody.search(before)
        return self._of_the_clause_before(paragraph, start, clause, also) if told or also or word in ("宣称", "声称") else None

    def _of_the_clause_before(self, paragraph: Paragraph, start: int, clause: int, also: bool) -> str | None:
        """Who spoke or wrote in the clauses before: in the last of them (继某公司之后，某某发布声明，宣布…), and not whom he told."""
        asked = WHO_ASKS.search(paragraph.text, start, clause) if also else None  # “某公司负责人向记者确认了此事，并表示…”
        end = asked.start() if asked else clause
        nearest = start + paragraph.text[start:clause].rstrip("，, ").rfind("，") + 1
        return self.within(paragraph, nearest, end) or self.within(paragraph, start, end)

    def _speaks(self, text: str, noun: re.Match[str]) -> bool:
        """Whether a noun for people stands where it can speak: not spoken to, and nobody's modifier."""
        before = text[: noun.start()]
        titled = before.rfind("《") > before.rfind("》")  # 《商业内幕》 is a paper
        return not (
            titled
            or before.endswith(("没", "没有"))
            or SPOKEN_TO.search(before)
            or ASKED.match(text, noun.start())
            or BELONGS.match(text, noun.end())
        )

    def institution(self, text: str, low: int, names: Sequence[Named]) -> str | None:
        """The first name of any kind, or a paper in 《》, an exchange, a bank that the lexicon does not know, if it comes first.

        `low` is the paragraph's offset at which `text` begins.
        """
        known = (m for m in self.voices.finditer(text) if not SPOKEN_TO.search(text[: m.start()]))
        first = (
            TITLED.search(text)
            or ACCOUNT.search(text)
            or AUTHORITY.search(text)
            or next(known, None)
            or INSTITUTION.search(text)
            or LATIN.match(text)
        )
        if names and not (first and low + first.start(1) < names[0].start):
            return self._label(names[0].entity)
        return first.group(1) if first else None

    def _house_before(self, paragraph: Paragraph, at: int) -> str | None:
        """“某公司上季收入增加，但公司预期…”: the company with which its sentence opens."""
        start = max(paragraph.text.rfind(mark, 0, at) for mark in "。！？”") + 1
        return next(
            (n.entity for n in paragraph.names if start <= n.start <= start + 1 < at and self.types.get(n.entity) in ("company", "product")), None
        )

    def _referred(self, paragraph: Paragraph, low: int, text: str) -> str | None:
        """“公司”, “文章”: the company named last, and whose text was quoted last."""
        if HOUSE.search(text):
            return self._house_before(paragraph, low) or self.house
        return self.writer if WRITING.search(text) else None

    def subject(self, paragraph: Paragraph, low: int, high: int) -> str | None:
        """The name with which a clause opens, or the Latin one that it gives to a firm (代理投票顾问公司ISS建议…)."""
        opens = (n.entity for n in paragraph.names if low <= n.start <= low + 1 and n.end <= high and self.types.get(n.entity) in SPEAKER_TYPES)
        first = next(opens, None)
        latin = LATIN_OPENS.match(paragraph.text, low, high) or LATIN_FIRM.search(paragraph.text, low, high)
        return self._label(first) if first else latin.group(1) if latin else None

    def somebody(self, paragraph: Paragraph, low: int, high: int) -> str | None:
        """The person, named, described or meant by a pronoun, who opens a clause and does something in it."""
        if self.people(paragraph, low, high) or PRONOUN.search(paragraph.text[low:high]) or self.nobody.search(paragraph.text, low, high):
            return self.within(paragraph, low, high)
        return None

    def remember(self, paragraph: Paragraph, start: int, end: int) -> None:
        """Keep the last person and the last product of a sentence for the sentences after it."""
        here = [n.entity for n in paragraph.names if start <= n.start < end]
        people = [n for n in here if self.types.get(n) == "person"]
        acting = [
            n.entity
            for n in paragraph.names
            if start <= n.start < end and n.entity in people and not COMPARED_TO.search(paragraph.text, start, n.start)
        ]
        for name in paragraph.names:
            title = self.titled.search(paragraph.text, max(start, name.start - LONGEST_TITLE), name.start) if name.entity in people else None
            if title:
                self._remembered(title.group(1), name.entity)
        things = [n for n in here if self.types.get(n) == "product"]
        houses = [n for n in here if self.types.get(n) in ("company", "product")]
        self.thing = things[-1] if things else self.thing
        self.sentences.append((paragraph.text, start, end))
        if houses and not (self.house and self.makers(houses[0]) == self.house):  # its product does not take the company's place
            self.house = houses[0]
        goes_on = (
            HIMSELF.match(paragraph.text, start, end) or WHO_HE_IS.search(paragraph.text, start, end)
        ) and self.person  # “他是一家公司的客户总监”: who was named before
        people, acting = ([], []) if goes_on else (people, acting)
        told = set(people) or {self.person if goes_on else self._described(paragraph.text[start:end])}
        if told == {None} and PRONOUN.search(paragraph.text[start:end]):  # “…的时候，他手里只有…”
            told = {self.person}
        self.only = told.pop() if len(told) == 1 else None  # of whom alone the sentence told
        self.families |= {person[0]: person for person in people}
        self.person = (acting or people)[-1] if people else self.only or self.person

    def spoke(self, speaker: str | None) -> None:
        """“某人说：“某某…”他指出，…”: a pronoun after somebody's words means who spoke, not whom he told of."""
        self.person = speaker if speaker and self.types.get(speaker) == "person" else self.person

    def _last_thing(self, paragraph: Paragraph, before: int) -> str | None:
        things = [n.entity for n in paragraph.names if n.end <= before and self.types.get(n.entity) in ("product", "company")]
        return things[-1] if things else self.thing or self.person

    def _antecedent(self, paragraph: Paragraph, at: int) -> str | None:
        """Whom a pronoun means: the last person or described speaker of its sentence, else of the text before."""
        closed = "”" in paragraph.text[max(0, at - 1) : at + 1]
        before = paragraph.text.rfind("“", 0, at) if closed else at  # “…。”他说: the sentence began before the words
        start = max(paragraph.text.rfind(mark, 0, max(before, 0)) for mark in "。！？") + 1
        until = before if closed else at  # not whom the words tell of
        people = self.people(paragraph, start, until)
        return people[-1] if people else self._described(paragraph.text[start:until]) or self.person

    def _bank(self, paragraph: Paragraph, at: int) -> str | None:
        """“该行”: the house named last, in its sentence or before, else whose report was told of."""
        start = max(paragraph.text.rfind(mark, 0, at) for mark in "。！？") + 1
        for text, first, last in ((paragraph.text, start, at), *reversed(self.sentences)):
            if voices := self.voices.findall(text, first, last):
                return voices[-1]
        return self.writer

    def _other_side(self, paragraph: Paragraph, at: int) -> str | None:
        """Whom “对方” means: who was asked in its sentence (记者联系某公司，对方…), else who spoke last."""
        start = max(paragraph.text.rfind(mark, 0, at) for mark in "。！？") + 1
        asked = [n.entity for n in paragraph.names if start <= n.start < at and self.types.get(n.entity) in SPEAKER_TYPES]
        return asked[-1] if asked else self._described(paragraph.text[start:at]) or self.last or self.person

    def _described(self, text: str) -> str | None:
        """A speaker without a name that the text introduces (一位…创业者)."""
        found = self.introduced.search(text) if SOMEBODY.search(text) else None
        if found and BELONGS.match(text, found.end()):  # “一个服务3亿用户的产品”
            return None
        return self._remembered(found.group(1), described(text[: found.start(1)], found.group(1))) if found else None

    def _unnamed(self, text: str, noun: re.Match[str], names: list[Named]) -> str:
        """What people without a name are called: the noun's own speaker, whom it points back to, their company, their description."""
        word, lead = noun.group(), text[: noun.start()]
        if word in self.unnamed:
            return self.called(word)
        if points_back(lead) and lead.lstrip("，。 ").startswith("这位") and self.only:  # “这位总裁解释道”: of whom alone the sentence before tells
            return self.only
        if points_back(lead):
            house = self.last if word in ("机构", "券商") and self.types.get(self.last or "") != "person" else None
            return house or self.roles.get(word, word)
        if word == "管理层" and self.house and not names and not re.sub(LEADS, "", lead):
            return self.house
        if word in SPEAKS_FOR and names and not (SOMEBODY.search(lead) and OF_AN_OFFICE.search(lead.rpartition(names[-1].surface)[2])):
            return self._remembered(word, self._label(names[0].entity))
        return self._remembered(word, described(lead, word))

    def called(self, noun: str) -> str:
        """The speaker that a noun for people stands for."""
        return self.unnamed.get(noun, noun)

    def _remembered(self, noun: str, speaker: str) -> str:
        self.roles[noun] = speaker
        return speaker

    def _label(self, name: str) -> str:
        version = VERSIONED.fullmatch(name)
        if version and version.group(1) in self.types:
            return version.group(1)
        return f"{self.owners[name]}({name})" if name in self.owners else name


def without_brackets(text: str) -> str:
    """The text with what stands in brackets blanked; the length stays."""
    return BRACKETED.sub(lambda m: "·" * len(m.group()), text) if OPENING.search(text) else text
