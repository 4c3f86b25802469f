"""Indirect speech: what follows a verb of saying, a frame (据…透露, 在…看来) or hearsay, to the end of the sentence.

The forms are tried in their order on one sentence, and the first that fits is taken. The words end where a direct quotation begins,
where the narrator takes over again (于是), or at the turn of a concession (尽管他曾强调…，但…).
"""

import re
from dataclasses import dataclass
from functools import cache

from casebook.needs import Selection, ready
from casebook.reading.speakers import Paragraph, Speakers, without_brackets
from casebook.reading.wording import Wording, any_of

UNNAMED_SOURCE = "(未具名)"  # 据介绍: nobody at all
SHORTEST = 4  # characters: less is no statement
RESUMED = re.compile(
    r"，(?:(?:于是|从此|随后|此后|各界|外界|业界|至于)|(?=[^，。“”]{2,8}(?:并不|并没有|没有|不)(?:否认|回避|认同|同意)))"
)  # the narrator takes over again
TURN = re.compile(r"，(?:但|可|却|然而)")
# the narrator judges what was said: “…，但市场并不接受这一解释”, or says what it means: “…，这意味着…”
JUDGES = re.compile(
    r"，(?:但|惟|并|而)?(?:维持|重申|给予|上调|下调|调高|调低)[^，。]{0,8}(?:“[^“”]{1,8}”|目标价|评级)|"
    r"，(?:(?:但|不过|可是|然而|惟)[^，。]{0,14}(?:这|该|此|其|上述|有关)(?:一|个|番|种|些)?(?:解释|说法|回应|表态|言论|承诺|声明|理由|看法|观点|辩解|数字)"
    r"|(?:这意味着|言下之意|换言之|换句话说|也就是说|具体来说|具体而言))"
)
PAPERS = r"(?:新闻|日报|晚报|商报|记者|财经|36氪|虎嗅|晚点LatePost|网|科技|周刊|观察报)"  # how the names of those end who find out for themselves
_FRAMES = (
    r"(?:援引|引述|引用)([^，。“”]{2,20}?)(报道|报导|消息)(?:称|指|说)?[，,：:]",
    r"(?:^|[，,；])(?:据|根据)((?:他|她|其)(?!们)|[^，。]{2,24}?)(透露|介绍|分析|观察|报道|报导|爆料|讲述|回忆|了解|披露|反映|证实|估计|估算|称|表示|(?<!来)说)[，,：:]",
    r"(?:^|[，,；])(据)(介绍|报道|报导|透露)[，,：:]",
    r"(?:^|[，,；])(?:近日|日前|昨日|今日|此前|但|而|另)?([外港台日美英韩]媒|媒体)(?:近日|日前|昨日|今日|此前|先前)?(报道|报导)[，,：:]",
    r"(?:^|[，,；])(?:而|但|不过|然而)?在([^，。]{2,24}?)(看来|口中)[，,]",
    r"(?:^|[，,；。])(?:而|但|不过)?在(他|她)(看来)[，,]?",
    r"(?:就?如同|[正就]?如|就像)([^，。]{2,16}?)(所说|所言|所述)(?:的那样)?[，,]",
    r"(?:^|[，,；])(?:而)?(?:用|按照?)((?:他|她)|[^，。]{2,16}?)(?:自己)?的(话|说法|计算|估算|推算|描述|设想)(?:来)?(?:说|讲)?(?:就是)?[，,：:]?",
    r"(?:^|[，,；])[^，。；]{0,10}?从([^，。]{2,24}?)(?:处|方面|那里)?(?:独家)?(获悉|了解到|得知)[，,：:]",
    rf"(?:^|[，,；])(?:近日|日前|昨日|今日|此前)?([^，。；：“”]{{0,8}}?{PAPERS})(?:近日|日前|昨日|今日|此前|独家|还|也)*(获悉|了解到|注意到|得知)[，,：:]",
)
FRAMES, WITH_WORDS_OF = tuple(map(ready, _FRAMES)), Selection(_FRAMES)
NAMED_SOURCE = ("获悉", "了解到", "得知", "话", "说法", "计算", "估算", "推算", "描述", "设想")  # without a name these tell of no source
AT_A_TIME = re.compile(r"(?:(?:20)?\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}日|今日|昨日|近日|日前|此前|最新|早前|^(?:自媒体|媒体|外媒)(?=.)")
# “某人的看法是，…”: a noun for what somebody thinks leads to it as a verb of saying does
VIEW = re.compile(
    r"(?:^|[，,；])([^，。；：“”]{1,30}?)的[一-龥]{0,4}(理由|看法|观点|回答|答案|解释|回应|判断|感受|体会|结论|共识|说法|评价|建议|想法)(?:就|则|便)?是(?:[，,：:]|(?<=[由释案答应]是)(?=[一-龥]{6}))"
)
ASKS = re.compile(r"为何|为什么|为啥|如何|怎么|怎样|是否")  # what is asked for is not what is said
ASKING = ("问", "追问", "反问", "质问", "发问")
AGAIN = re.compile(r"(?:指|称)(?=[，：]|(?![出明定数标责示派控引向导望正认着])[一-龥]{4})[，：]?")
# 质疑他没有…, 批评公司不…: a subject and what is said of it
OWNED = re.compile(r"(?!了)[一-龥A-Za-z“”0-9]{8,}")
A_FAULT = re.compile(
    r"[^，。；]*(?:错误|失败|责任|事实|问题|过失|失误|指控|罪行|不足|身份|关系|地位|消息|说法|行为|存在)(?:[，。；]|$)"
)  # what is owned to is a thing
TO_A_PAPER = re.compile(r"(?:》|记者|媒体|新闻|[日晚时早]报|财经|周刊|观察|人物|网|36氪|虎嗅)$")  # “对《某某周刊》表示不评论”: who is told
RATED = re.compile(r"“[^“”]{1,8}”的?(?:评[级等]|立场|态度)")  # 重申“买入”评级
TELLS = ("告诉", "提醒", "告诫", "警告")
WHOM_TOLD = re.compile(r"[^，。：]{1,12}[，,：:]|《[^《》]{1,20}》[^，。：]{0,6}[，,：:]")  # whom somebody tells: 提醒投资者，…
IN_A_SPEECH = re.compile(r"(?:讲话|演讲|发言|会议|会|信|邮件)[上中里]$")  # “在内部讲话中要求，…”
# “…”他说，语气里听不出…: how it is said, and not what
BEARING = re.compile(r"[，,](?:语气|语速|神情|表情|脸上|声音|眼神|目光|嘴角|眼里|眼眶|语调|说完|一边|手里|手上|随即|笑容)")
ANSWERS_IT = re.compile(r"(?:回应[^，。]{0,12}称|表示|否认|澄清|辟谣|回复[^，。]{0,12}称)[，：,:]?$")
TO_WHOM = re.compile(r"(?:[^，。：“”]{0,8}(?:记者|新闻|财经|网|虎嗅|36氪|媒体|日报|晚报|时报|周刊|晚点|科技|财新))[，：]")
HE_ADDS = re.compile(r"[他她](?!们)")  # “某人形容…，他认为，…”: two statements of one speaker
CONFIRMED = re.compile(r"[^，。]{2,12}(?:属实|不实|为真)(?=[，。；]|$)")  # 确认邮件属实
CLAUSE_SAID = re.compile(
    r"[，：]|(?:[他她其这该]|自己|对方|[一-龥A-Za-z]{2,8}?)(?:是|没|不|会|能|有|把|被|让|分明|根本|已经|太|只|难[以于]?|过[于高低]|仍|可能)(?!的)|[^，。；“”]{2,16}?(?:难以|过于|过高|无法|不足以)"
)
FORESEE = ("预计", "预期", "预测")  # “影片预计会在2021年上映”: nobody says so
TO_COME_SOON = re.compile(r"(?:目标是?|将|会|要|已|拟|计划|打算)(?:在|于|到)?\d")  # “称将在2024年…”
ANNOUNCE = ("宣布", "承诺", "透露", "披露", "承认", "明确", "证实", "确认")
# “宣布将…”, “承认公司在…”: an announcement without a comma
TO_COME = re.compile(r"(?:将|未来|今后|不会|会|已|拟|计划|正在|自己|公司|双方|旗下|其(?!中)|[他她](?!们?的))")
# “宣布完成…”: what somebody is announced to do, where nothing but a thing could stand as well (宣布一项计划)
DOES_AS_TOLD = re.compile(
    r"(?:正式|全面|再次|同步)?(?:达成|签署|签订|设立|组建|发起|恢复|延期|推迟|撤回|放弃|回购|派息|涨价|降价|完成|推出|成立|收购|进军|启动|获得|开放|免费|停止|关闭|退出|裁[员撤]|任命|终止|暂停|不再|升级|上线|改名|更名|投资|入股|与[^，。]{2,16}(?:达成|合作|合并|签)|[把向为对从自以]|调整|取消|下调|上调|提高|降低|重组|分拆|接入|卸任|辞[去职任]|出任)(?!的)"
)
DEFINED = re.compile(r"[^，,；;：:。！？]{2,16}被(定义为|描述为)“[^“”]{2,30}”")
NEEDS_A_STOP = (
    "介绍",
    "给出",
    "明确",
    "公布",
    "宣布",
    "回应",
    "承认",
    "提出",
    "分析",
    "报道",
    "披露",
    "提到",
    "谈到",
    "回忆",
    "总结",
    "证实",
    "确认",
    "承诺",
    "宣告",
    "说明",
    "回答",
    "回复",
    "通报",
    "写",
    "相信",
    "放话",
    "放狠话",
    "记得",
    "解读",
    "力挺",
    "反思",
)  # these take plain objects too
NEEDS_A_COLON = (
    "要求",
    "抛出",
    "定调",
    "定下调子",
    "立下规矩",
    "定下规矩",
    "立了规矩",
    "立了一条规矩",
    "定了一条规矩",
)  # 要求：…; else it tells what is asked for
# words that contain a verb of saying and are none
NO_VERB = re.compile(
    r"[材资原饮饲物布塑燃涂意预史调照不难香肥染颜敷笑出备废用面配加猛爆]料|料[理到想子件]|法说会|边说(?=，)|说得|[书编填改撰听手描缩简大小续谱重拼抒]写|写[字作意照真实]|听说|顾问|喊出(?=[“一-龥])|形容[为成]|看来(?=[很像是并也还似好不更就都最])|千问|欲说还休|所指|[不超低高]及?于?预期|符合预期|预期之?[里内外中]|问题|问询|问世|问卷|疑问|访问|问及|问号|学问|说明(?![，：])|说法|小说|传说|说服|来说|或者说|或说|可以说|换句话说|应该说|不用说|再说|据说|与其说|虽说|"
    r"史称|名称|职称|简称|俗称|(?<![责言始办护资情事理辩])人称|昵称|堪称|对称|称为|称谓|称号|称霸|称之|称作|被称|可称|统称|号称为|"
    r"指南|指代|指数|指定|指标|指望|指引|指导|手指|指向|指无|代表示|展示|介绍会|分析师|说不|说起|显示|解释权|表示层|发现场|不说|问答|公布会|宣布会|指的是|预期达|未达预期|宣称性|直指(?![，：])|剑指|指控|指责|指示|指派|指出路|问候|[很更不够]明确|直言不|下文?称|不难发现|[可会能就才也]以?发现|不难看出|怎么说|说白了|说到底|说实话|说实在|说真的|照说|按说|难说|好说|说好|学说|假说|演说|解说|游说|劝说|被指|获指|特指|专指|意指|指尖|指纹|指令|指挥|指正|指认|指名|指点|食指|拇指|股指|期指|解释[成为]|明确的|总结会|回忆录|确认函|承诺书"
)


@dataclass(frozen=True)
class Told:
    """Indirect speech in a sentence; offsets lie in the paragraph."""

    start: int
    end: int
    speaker: str | None
    verb: str | None


Hit = tuple[int, int, str | None, str | None]


@dataclass(frozen=True)
class Patterns:
    """The forms of indirect speech, compiled; `possible` tells which of them a sentence may have, by their places in `IndirectForms.forms`."""

    verb: re.Pattern[str]
    leads: re.Pattern[str]
    turn: re.Pattern[str]
    rumour: re.Pattern[str]
    judged: re.Pattern[str]
    data: re.Pattern[str]
    cried: re.Pattern[str]
    possible: Selection


@cache  # one for all articles
def patterns_of(wording: Wording, nobody: str) -> Patterns:
    """Those of a wording; `nobody` is a pattern for people without a name."""
    verb = any_of((*wording.say, *wording.doubt))
    leads = rf"(?:^|[，,])[^，,]{{0,8}}{verb}$"
    turn = rf"；(?=[^，。；：“”]{{2,24}}?{verb})|，(?=[^，。；：“”]{{2,16}}则{verb})|，(?=(?:他|她)(?:还|也|又|并|同时)?(?:认为|表示|指出|强调|补充|预计|坦言|透露|说|称)[，：])"
    rumour = rf"(有|坊间更有|坊间有|坊间)?({any_of(wording.rumour)})(?:称|说|指)?[，,：:]?"
    judged = rf"被({nobody})[^，。]{{0,4}}?(认为|吐槽|称作|视作|评价)(?:为|是)?"
    data = rf"(?:据|根据|依据)?([^，。；“”]{{0,24}}?)({any_of(wording.source)})(?:中)?(?:还|也|则|同时)?(显示|表明|称|(?:(?<=中)|(?<=中[还也则]))(?:介绍|披露|指出|提到))[，,：:]?"
    cried = rf"({nobody})[^，。：！？]{{0,20}}：(?=[^。：“”]{{4,40}}[！？]$)"
    possible = Selection((rumour, DEFINED.pattern, judged, data, "|".join(_FRAMES), VIEW.pattern, f"{verb}|{cried}"))
    return Patterns(*map(ready, (verb, leads, turn, rumour, judged, data, cried)), possible)


class IndirectForms:
    """The forms of indirect speech, tried in order."""

    def __init__(self, wording: Wording, speakers: Speakers):
        """`speakers` knows who was named before."""
        self.speakers = speakers
        self.doubt = wording.doubt
        self.patterns = patterns_of(wording, speakers.nobody.pattern)
        self.forms = (self._hearsay, self._defined, self._passive, self._source, self._framed, self._viewed, self._said)

    def read_all(self, paragraph: Paragraph, span: tuple[int, int], quoted: list[tuple[int, int]]) -> list[Told]:
        """The indirect speech of a sentence, in two parts where somebody else answers in its second half (…；某公司回应称，…)."""
        for turn in self.patterns.turn.finditer(paragraph.text, *span):
            halves = (span[0], turn.start()), (turn.end(), span[1])
            if any(start < turn.start() < end for start, end in quoted):
                continue
            told = [t for half in halves if (t := self.read(paragraph, half, [q for q in quoted if half[0] <= q[0] < half[1]]))]
            goes_on = HE_ADDS.match(paragraph.text, turn.end()) is not None
            if len(told) == 2 and told[1].speaker and (goes_on or told[1].speaker != told[0].speaker):
                return told
        whole = self.read(paragraph, span, quoted)
        return [whole] if whole else []

    def read(self, paragraph: Paragraph, span: tuple[int, int], quoted: list[tuple[int, int]]) -> Told | None:
        """The indirect speech of a sentence; `quoted` are its longer quotations, inside which no form is looked for."""
        text = paragraph.text[span[0] : span[1]]
        inside = [(start - span[0], end - span[0]) for start, end in quoted]
        open_text = _blanked(text, inside)
        for place in self.patterns.possible.possible(open_text):
            hit = self.forms[place](paragraph, span[0], open_text)
            if hit:
                start, end = self._bounds(text, hit[0], hit[1], inside)
                if end - start >= SHORTEST:
                    return Told(span[0] + start, span[0] + end, hit[2], hit[3])
        return None

    def _bounds(self, text: str, start: int, end: int, inside: list[tuple[int, int]]) -> tuple[int, int]:
        stops = [low for low, _ in inside if text[max(0, low - 1)] != "是"] + [m.start() for m in re.finditer(r"(?<=，)[“\"「]", text)]
        stops += [m.start() for form in (RESUMED, JUDGES) for m in form.finditer(text, start)]
        if re.match(r"\s*(?:尽管|虽|(?:就|正)?如)", text):
            stops += [m.start() for m in TURN.finditer(text, start)]
        start, end = _trim(text, start, min([end, *(stop for stop in stops if stop > start + 3)]))
        tail = self.patterns.leads.search(text[start:end])  # “，并称” leads to the quotation after it
        return start, start + tail.start() if tail and end < len(text.rstrip("。！？ ")) else end

    def _hearsay(self, paragraph: Paragraph, base: int, text: str) -> Hit | None:
        match = self.patterns.rumour.search(text)
        if not match or not re.search(r"称|据传|网传|消息|曝|爆", match.group()) or text.startswith("光", match.end()):  # 被曝光
            return None
        if ANSWERS_IT.search(text, 0, match.start()):  # “某公司回应称，网传裁员不属实”: who answers speaks
            return None
        if match.group(2) == "爆料":  # “知情人士曾对某报爆料”: not hearsay where somebody does it
            clause = max(text.rfind(mark, 0, match.start()) for mark in "，；") + 1
            speaker = self.speakers.before(paragraph, base + clause, base + match.start())
            if speaker:
                return match.end(), len(text), speaker, match.group(2)
        word = "传言" if "传言" in match.group() or "网传" in match.group() else "传闻"
        return match.end(), len(text), f"{'坊间' if '坊间' in text[: match.end()] else ''}{word}", match.group(2)

    def _defined(self, paragraph: Paragraph, base: int, text: str) -> Hit | None:
        """“某产品被定义为“…””: what a thing is called is said by those who make it."""
        match = DEFINED.search(text)
        speaker = match and self.speakers.within(paragraph, base + match.start(), base + match.start(1))
        return (match.start(), match.end(), speaker, match.group(1)) if match and speaker else None

    def _passive(self, paragraph: Paragraph, base: int, text: str) -> Hit | None:
        match = self.patterns.judged.search(text)
        if not match:
            return None
        start = max(text.rfind(mark, 0, match.start()) for mark in "，,；;。！？：:") + 1
        if start == match.start() and re.match(r"[^，。“”]{1,12}的[^，。“”]{1,10}[，,]", text[match.end() :]):
            return None  # “被外界视作对手的某某，…”: only describes
        end = min((i for i in (text.find(mark, match.end()) for mark in "，,；;。！？：:") if i >= 0), default=len(text))
        return start, end, self.speakers.called(match.group(1)), match.group(2)

    def _source(self, paragraph: Paragraph, base: int, text: str) -> Hit | None:
        match = self.patterns.data.search(text)
        if not match:
            return None
        names = [
            n for n in paragraph.names if base + match.start(1) <= n.start < base + match.end(2) and self.speakers.types.get(n.entity) != "place"
        ]
        names = [n for n in names if not paragraph.text.startswith("旗下", n.end)] or names
        person = next((n.entity for n in reversed(names) if self.speakers.types.get(n.entity) == "person"), None)
        if person and not match.group().startswith(("据", "根据", "依据")):  # “某人在报告中称”
            return match.end(), len(text), person, match.group(3)
        nobody = self.speakers.nobody.search(match.group(1)) if match.group(2) == "报道" else None
        if nobody and not names:  # “有媒体报道称”
            return match.end(), len(text), self.speakers.called(nobody.group()), match.group(3)
        latin = re.search(r"[A-Z][A-Za-z]{3,}", match.group(1))
        speaker = self.speakers.institution(match.group(1).removesuffix("在"), base + match.start(1), names) or (
            latin.group() if latin else match.group(2)
        )
        return match.end(), len(text), speaker, match.group(3)

    def _framed(self, paragraph: Paragraph, base: int, text: str) -> Hit | None:
        match = next((m for place in WITH_WORDS_OF.possible(text) if (m := FRAMES[place].search(text))), None)
        if not match:
            return None
        cites = match.group()[0] in "援引"
        said = self._said(paragraph, base, text, after=match.end()) if match.group(2) in ("报道", "报导") and not cites else None
        speaker = said or self._frame_speaker(paragraph, base, match)
        return said or ((match.end(), len(text), speaker, match.group(2)) if speaker else None)

    def _frame_speaker(self, paragraph: Paragraph, base: int, match: re.Match[str]) -> str | None:
        title = re.search(r"《([^》]+)》", match.group(1))
        if match.group(1) == "据" or title:
            return title.group(1) if title else UNNAMED_SOURCE
        if match.group(1)[0] in "他她":
            return self.speakers.of(paragraph, base + match.start(1), base + match.end(1))
        speaker = self.speakers.within(paragraph, base + match.start(1), base + match.end(1))
        if not speaker and re.search(rf"{PAPERS}$", match.group(1)):  # “某某网获悉”
            return match.group(1)
        return speaker or (AT_A_TIME.sub("", match.group(1)) if match.group(2) not in NAMED_SOURCE else None)

    def _viewed(self, paragraph: Paragraph, base: int, text: str) -> Hit | None:
        match = VIEW.search(text)
        speaker = match and self.speakers.within(paragraph, base + match.start(1), base + match.end(1))
        return (match.end(), len(text), speaker, match.group(2)) if match and speaker else None

    def _said(self, paragraph: Paragraph, base: int, text: str, after: int = 0) -> Hit | None:
        text = without_brackets(text)
        for match in self.patterns.verb.finditer(text, after):
            titled = text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start())
            if (
                titled
                or _part_of_a_word(text, match.start(), match.end())
                or re.match(r"[^，。]{2,24}(?:的时候|之时|之际|时)，", text[match.end() :])
            ):
                continue
            content = _content(text, match, doubts=match.group() in self.doubt)
            if content is None:
                continue
            speaker = self.speakers.near(paragraph, base, base + match.start(), match.group())
            if speaker:
                return content, len(text), speaker, match.group()
        return self._cried(paragraph, base, text)

    def _cried(self, paragraph: Paragraph, base: int, text: str) -> Hit | None:
        """“网友们纷纷开了腔：…！”: a group without a name, a colon, and what it cries."""
        match = self.patterns.cried.search(text)
        return (match.end(), len(text), self.speakers.called(match.group(1)), None) if match else None


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[: start + 1] + "·" * (end - start - 2) + text[end - 1 :]
    return text


def _part_of_a_word(text: str, start: int, end: int) -> bool:
    offset = max(0, start - 3)
    return any(m.start() + offset < end and m.end() + offset > start for m in NO_VERB.finditer(text[offset : end + 3]))


def _content(text: str, verb: re.Match[str], *, doubts: bool = False) -> int | None:
    """Where the words begin after a verb of saying, or None where the verb introduces none. One that `doubts` takes a whole clause."""
    rest = text[verb.end() :]
    begins = _led_by_more(text, verb, rest)
    if begins is not None:
        return begins
    if doubts:
        return verb.end() if CLAUSE_SAID.match(rest) and text[verb.start() - 1 : verb.start()] != "的" else None
    if _says_nothing(verb.group(), rest):
        return None
    if verb.group() in ANNOUNCE and TO_COME.match(rest) or verb.group() == "宣布" and DOES_AS_TOLD.match(rest) or _owned_to(verb.group(), rest):
        return None if re.match(r"[^，。；]*(?:的(?:消息|决定|计划|方案|举措|通知)|之?后|[之以]?前)(?:[，。；]|$)", rest) else verb.end()
    if verb.group() == "形容" and text.endswith(("来", "这样", "如此"), 0, verb.start()) and rest[:1] not in "，：":  # “…”来形容某物
        return None
    if verb.group() == "告诉":
        return None
    match = re.match(r"(?:道|过|了|到)?·*[，,：:]\s*", rest) or re.match(
        r"(?:过|了)?(?:一个|这样)?[^，。：]{0,8}[：:]|(?:过|了)?一个[^，。：]{1,6}，", rest
    )
    if match:
        return verb.end() + match.end()
    toward = re.search(r"对[^，。]{2,16}$", text[: verb.start()])
    toward = None if toward and TO_A_PAPER.search(toward.group()) else toward
    if verb.group() == "表示" and toward and re.match(r"[一-龥]", rest):
        return toward.start()
    plain = re.match(r"(?![了过着的])\s*(?:自己|这|由|在|20\d\d年|\d{1,2}月|[一-龥A-Za-z“]{4})", rest)
    plain = plain or (verb.group() not in FORESEE and TO_COME_SOON.match(rest))
    return verb.end() if plain and verb.group() not in NEEDS_A_STOP else None


def _led_by_more(text: str, verb: re.Match[str], rest: str) -> int | None:
    """Where the words begin after a second verb (澄清指, 回应称), after whom somebody tells (告诉媒体，), after a demand in a speech."""
    again = AGAIN.match(text, verb.end()) if len(verb.group()) > 1 else None
    if again:
        return again.end()
    told = WHOM_TOLD.match(rest) if verb.group() in TELLS else None
    if told:
        return verb.end() + told.end()
    answered = TO_WHOM.match(rest) if verb.group() in ("回应", "回复", "答复") else None
    if answered:  # 回应某某新闻，…
        return verb.end() + answered.end()
    spoken = verb.group() == "要求" and IN_A_SPEECH.search(text, 0, verb.start()) and rest[:1] in ("，", "：")
    return verb.end() + 1 if spoken else None


def _owned_to(verb: str, rest: str) -> bool:
    """“确认邮件属实”, “承认投入并不理想”: a clause of its own, with subject and predicate."""
    if verb == "承认" and OWNED.match(rest) and not A_FAULT.match(rest):
        return True
    return verb in ("确认", "证实", "承认", "回应") and CONFIRMED.match(rest) is not None or verb == "承认" and CLAUSE_SAID.match(rest) is not None


def _says_nothing(verb: str, rest: str) -> bool:
    """Whether a verb of saying introduces nothing before what follows it: what describes a thing (观察到的用户需求), what is asked or asked for,
    what was said before (回应，此前他也说过)."""
    if RATED.match(rest) or BEARING.match(rest):
        return True
    describes, asks = re.match(r"到?的", rest), ASKS.match(rest) and verb not in ASKING
    before = verb == "回应" and re.match(r"[，,]而?此前", rest)
    return bool(describes or asks or before or (verb in NEEDS_A_COLON and not re.match(r"(?:了[^，。：]{2,10})?：", rest)))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in '，,：: “"\n' and not (text[start] == "“" and "”" in text[start:end]):
        start += 1
    while end > start and text[end - 1] in "，,。；; \n":
        end -= 1
    return start, end
