"""Whose words: direct and indirect speech in the paragraphs of a Simplified text.

Direct speech stands in quotation marks and needs a verb of saying right before it (陈某表示：“…”), right after it
(“…”陈某说), a speech already begun in the same sentence, or a colon at the end of the paragraph before. A view may stand
for the verb (陈某的理由是：“…”), or what somebody does (陈某笑了：“…”), or the words that close (“…”陈某曾这样解释).
Quotation marks around a name or a term are no speech. Indirect speech is what follows the verb to the end of the sentence
(陈某表示，…；据陈某透露，…；在陈某看来，…；有传言称…), up to a direct quotation if one follows. The speaker is
the last person named before the verb, else an unnamed group (网友), else the first name of the clause; pronouns and
missing subjects take the person who was named last.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from casebook.reading.indirect import NO_VERB, IndirectForms
from casebook.reading.speakers import CITED, Paragraph, Speakers, without_brackets
from casebook.reading.wording import Wording, any_of

QUOTED = re.compile(r"“((?:[^“”]*[。！？]“)?[^“”]*)”|”([^“”]+)“|「([^「」]*)」|\"([^\"]*)\"")
FARTHEST = 24  # characters from the beginning of a verb of saying and whom it tells to the quotation
FRAGMENT = 8  # characters: below this, quotation marks hold a name or a term unless a verb of saying stands right before
SENTENCE_LIKE = 12  # characters: what is quoted at such length in the midst of what somebody tells is in his words
SHORT_SAID = re.compile(
    r"发[了出]|提出|配文|喊出|评价|称|说|表示|喊|问|写|宣称|自称|看来|认为|指|形容|道|回应|[直坦笑明]言|叹|答|骂|反驳|批|留言|抱怨|自嘲"
)  # may quote so little
STOPS_THERE = re.compile(r"[，。；！？、：）”]|$")  # else the sentence goes on with it: 认为“短视频”是…, 提出“二选一”要求
JUDGED = re.compile(
    r"(?<!被)((?<=[把将]这)称[为作]|(?<=[把将][其此它])称[为作]|(?<=[把将][他她])称[为作]|(?<=[把将]这一(?:变化|决定|转型|过程|做法|选择))称[为作]|评价|形容|定义为|描述为|批评|讽刺|嘲讽|称赞|盛赞|痛批|怒斥)([^，。“”]{0,12})$"
)
WITH = re.compile(r"(?:^|[，。；：])([^，。；：“”对被]{2,24})[以用]$")  # 某人以“…”回应
WITH_WHICH = re.compile(
    r"^(?:(为由)|一词|一句话?|这句话|这样的话|等字眼|等词)?来?(?(1)|(回应|回答|形容|解释|总结|概括|描述|评价|比喻|自嘲|调侃|反驳|作答|作结)(?![^，。]{0,6}[不最]))"
)
EXPRESSED = re.compile(r"(?:^|[，。；])([^，。；：“”]{2,24}?)(表达|提出|给出|持有?)了?(?:过)?$")  # 多位员工表达了“…”等观点
AS_VIEW = re.compile(r"(?:等|这样|之类)?的?(?:看法|观点|意见|态度|想法|疑虑|担忧|不满|质疑|疑问|感受|感慨)")
CALLED = re.compile(r"(?:名为|名叫|取名|命名为|定名为?|[更改]名为|题为|主题为|标题为|代号为?)[：:]?$")  # 新公司名为“…”: a name, however long
TOPIC = re.compile(r"(?:事件|风波|传闻|传言|争议|质疑|问题|门|论|案|话题|热搜)”$")  # 回应“…事件”: what is answered, not the answer
BRING_OUT = ("明确", "宣布", "发布", "公布", "提出", "介绍", "披露", "透露", "确认")
PLANS = re.compile(r"的?(?:全新|新)?(?:战略|计划|计画|项目|模式|策略|方案|行动|标准|系列|活动|品牌|功能|产品|架构|政策|要求|体系|方针)")
CHAINED = re.compile(r"”(?:[、，]|以及|还有|[和及与])?(?:还有|以及)?")  # “…”、“…”: one speech in pieces
WHOSE = re.compile(r"(?:[、和]?“[^“”]*”){0,4}的")  # 表示“…”、“…”的某人
ANY_SAYING = "道"  # 哭诉道, 笑道: whatever stands before it, it introduces words
NO_SAYING = re.compile(r"[知渠频街味通轨管赛地王霸厚难报人弯航跑隧铁栈]道$")
FIRST_PERSON = re.compile(r"[我咱]|自己")
WHOLE_SPEECH = re.compile(r"“[^“”]*[。！？…]”[。]?")  # a paragraph that is nothing but words
NOTES = re.compile(r"更新|版本说明")  # “最新更新…，“修复了…””: an app's release notes, quoted without a verb
FIXED = re.compile(r"修复|优化|改进|新增|支持")
CONTRAST = re.compile(r"”[，,](?:而|但)(.{2,8}?)(?:却|则)$")
LETTER = "内部信|公开信|邮件"
VIEWS = "理由|看法|观点|回答|答案|解释|回应|判断|感受|体会|结论|共识|说法|形容|评价|评论|建议|想法|忠告|原话|经验|信条|口头禅"
VIEW_BEFORE = re.compile(
    rf"([^，。；：“”]{{2,30}}?)的?[一-龥]{{0,4}}({VIEWS})(?:就|则|便|也|却)?(?:是|为|很?(?:简单|直接|干脆|坦率)|[^，。“”]{{0,6}}贴切)?[，：\s]*$"
)  # X的理由是：“…”
REASON = re.compile(r"，(?:给出的|其)?(理由|原因)(?:是|为)(?:[^，。“”]{2,10}?)?[：，]?$")  # 理由是某公司“…”
A_SENTENCE_OF = re.compile(r"(?:^|[，。；])([^，。；：“”]{2,24}?)(?:的|曾?有)(?:一|那|这)句(?:话|名言|口头禅)?[：，]?$")  # 某人的一句“…”
VIEW_AFTER = re.compile(rf"^[，。]?(?:这|以上|上述)(?:就|便|也|正)?是([^。“”]{{1,40}}?)({VIEWS})(?:之谈)?(?=[。，；]|$)")  # “…”这是X给出的解释
THUS_AFTER = re.compile(
    r"^[，,]?([^。！？“”]{1,44}?)(?:这样|如此|这么|如是)(说|表示|评价|形容|解释|回忆|总结|写道|描述|感叹|阐述|介绍|分析|概括|讲述|回应|回答|坦言|感慨|强调|吐槽|调侃|反问|定义|比喻|打比方)(?:道|到|过|了)?(?=[。，；]|$|[^，。“”]{2,16}。)"
)
ABOUT_IT = "解释|回忆|感叹|总结|评价|形容|吐槽|调侃|谈到|提到|谈及|讲述|描述"  # “…。”某人解释为何…: the words before are his
ABOUT_AFTER = re.compile(rf"^([^，。！？：“”]{{1,18}}?)({ABOUT_IT})[^，。：“”]{{2,24}}(?:。|，(?=“))")
DID_BEFORE = re.compile(r"(?:^|[，。；！？])([^，。；：“”！？]{2,30})：\s*$")  # 某人笑了：“…”
WHOLE = re.compile(r"[。！？…]\**.$")  # a quotation that is a whole sentence: after what somebody does, it is said
CARRIED_ON = re.compile(
    r"(?:(?:如果?|若|一旦|倘若)(?:公司|集团)?(?:无法|未能|不能)[^“”]*(?:将|可能|会)[^“”]*$|(?:一?开始|起初|最初|当初|原本|本来)(?:就|也|只|还)?(?:是|想|打算|希望|觉得)[^“”]*$)"
)
ASKED_BEFORE = re.compile(r"被[^，。]{0,12}问|问[及起到]|提问|追问")  # 被问及，“…？”: somebody else's
DID_AFTER = re.compile(r"^([^，。！？：“”]{2,24})。")  # “…。”他挺了挺脖子。
# “…。”9月4日下午，某人坐在会议室里: whom the article goes on to tell of after words that stand alone
ACTS_AFTER = re.compile(
    r"^(?:(?:(?:独自|一个人|静静)?[坐站走谈说讲聊回看听][^，。“”]{2,20}|(?:[今去]年)?\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d\d年|[今去]年|没过|不久|当时|说话间|那天|这天|昨[日天晚]|今[日天晚]|近日|日前|前不久|上周|[^，。“”]{4,28}(?=[时后]，))[^，。“”]{0,16}，)?([^，。！？：“”]{2,20})"
)
TURN = re.compile(r"\s*([^，。：:“”！？；]{1,10})[：:]\s*(?=[^“\s].{7})")  # a turn of an interview: 某人：…
ASKER = re.compile(r"(?:.{2,6})?(?:记者|主持人|提问)")
DATELINE = re.compile(r"\s*(?:[^，。“”（）]{1,12}[讯电]\s*(?:（[^（）]{0,24}）)?\s*)?")  # what a paragraph may begin with before its words
HEARD = re.compile(r"话音[刚未]落|此[话言]一出|言毕|(?:话刚|刚一)?说完")
ABOUT_DOUBTS = re.compile(r"^(?:面对|针对|对于|关于|随着)|(?:种种|诸多|众多|引发|遭到|受到|[面应]对)$")
SAYING_IS = re.compile(r"(?:句话|口头禅|原话|回答|答案)(?:就|便|都)?是[，：]?$")  # “他说某人最常说的一句话是，“…””
THAT_SAYING = re.compile(r"这[句番段]话|说这话|这样说")
SIGNED = re.compile(r"(?:署名为?|出自|来自)$")  # “…。”昨日，一封署名某人的邮件流传
DID_THEN_SAID = re.compile(
    r"^([^，。！？：“”]{1,16}?)(?:一边(说|讲|问)，一边[^，。！？：“”]{2,20}。|，[^，。！？：“”]{0,12}?(说|道|问|答|补充|感叹)。)"
)  # “…。”他点了根烟，慢悠悠地说。
DID_BETWEEN = re.compile(r"^([^，。！？：“”]{2,14})，(?=“)")  # “…，”某人顿了顿，“…”
TENET_BEFORE = re.compile(r"(信奉|奉行|主张|提倡|倡导|推崇)(?:的是)?$")
TENET_AFTER = re.compile(r"^(?:这一)?(?:的?(?:理念|原则|文化|哲学|信条|价值观|精神))?的(?=[^，。]{2,8})")
GOES_ON = re.compile(r"[，：]?(?:但|而|因为)?.?")  # what may stand between words told and the quotation that goes on with them
AND_SAID = re.compile(
    r"，(?:(?:并|同时|还|又|也)(?:公开|同时|进一步)?|(?P<who>[^，。；“”]{1,12}?)(?:同时|进一步)?(?:还|又|也)?)(?P<verb>称|说|表示|指出|强调|透露|承诺|提到|坦言|认为|直言|解释|补充|预计|指(?![责控示定望数标派]))，?(?=[^，：“])"
)
WHEN_SAID = r"(?:\d{1,2}月\d{1,2}日|近日|日前|昨[日天晚]|今[日天]|当[日天]|随后|此前|对此|事后)[^，。“”]{0,4}"  # “…”，3月22日，某人表示
LETTERS = "通知|邮件|内部信|公开信|全员信|告别信|致歉信|信|长文|文章|公告|声明|博文|微博"
A_LETTER = rf"了?(?:一[封篇份则条])?[^，。；“”]{{0,10}}?(?:{LETTERS})"  # after a verb of sending
WRITTEN_BEFORE = re.compile(rf"(?:发布|发出|发送|发表|发){A_LETTER}：\s*$")  # 某公司向员工发送通知：“…”
BY_WHOM = re.compile(r"被([^，。；：“”被]{1,12})$")  # 某人被某某吐槽：“…”
WRITES = re.compile(rf"(?:发布|发出|发送|发表|公布|撰写|写下?|致|发){A_LETTER}(?!息|心)")
ANSWERS = re.compile(
    r"(?:有|持)着?(?:不同|另一番|类似|同样|相同|别样)的?(?:感受|看法|观点|体会|意见|想法)|(?:并不|并没有|没有|不)(?:否认|回避|避讳|讳言)|(?:回忆起|谈起|说起|提起|回想起?|想起)(?![^，。]{0,12}：)|用了?“[^”]{1,8}”(?:这个词|来形容|一词)|(?:做出|作出|给出|发表)了?[^，。]{0,6}?(?:回应|解释|表态|澄清|说明|感言)"
)  # “某人作出了回应，…。“…””
WROTE = re.compile(r"文章|评论|报道|报告|研报|邮件|公告|声明|公开信|内部信|全员信|发信|博文|微博")
CONCEDES = re.compile(r"[，,](?:但|惟|不过|然而|而)")  # “…”，但他指出: what he says comes after
SHORTEST_CLAUSE = 4  # characters of a clause in quotation marks
SHORTEST_ALONE = 16  # characters of a paragraph in quotation marks: less is a motto or a heading
LAST_WORDS = re.compile(r"^[”。！？；，]*(?:[^。！？“”]{0,24}[。！？]?)?$")  # after a speech that ends its paragraph: at most who said it
LONGEST_SUBJECT = 6  # characters of a subject before the quotation that tells of it
LONGEST_OPENING = 10  # characters before a quotation that say nothing without it
SOON = 40  # characters after a quotation within which its speaker is named
LONGEST = 4000  # characters of a sentence, a quoted letter included; more is a dump
LONG_WORDS = 40  # characters of a quotation that is a sentence of its own: of whoever spoke in its paragraph
VERSE = 24  # characters: a line of a quoted verse or motto, which no full stop ends
LED_BY_SAYING = re.compile(r"(?:表示|称|说|指出|强调|认为|写道|坦言|透露|补充|解释|说道|回应)道?[，,]$")  # “某人表示，“…。”另一人则说，…”
AND_SAYS = re.compile(r"(?:声明|公告|微博|公开信|内部信|通报|文章)[，,][^“”]*[，,](?:并|还|同时|又)+$")  # “某公司发表声明，指责某人…，并称“…””
STOPS = re.compile("[。！？!?]+")
HANDED_OVER = ("：", ":", "——")


@dataclass(frozen=True)
class Speech:
    """Somebody's words: `start` lies in the text of the paragraph of that index, `end` in that of the paragraph `last`."""

    paragraph: int
    start: int
    end: int
    speaker: str | None
    verb: str | None
    kind: str
    through: int | None = None

    @property
    def last(self) -> int:
        """The paragraph in which the words end."""
        return self.paragraph if self.through is None else self.through


class QuoteReader:
    """Reads the paragraphs of one article in order, remembering who spoke and who was named last."""

    def __init__(
        self, wording: Wording, types: dict[str, str], owners: dict[str, str] | None = None, makers: Callable[[str], str | None] = lambda name: None
    ):
        """`types` maps an entity's name to its type (person, company …), `owners` a mascot to whom it speaks for; `makers` tells whose a product is."""
        verbs = any_of((*wording.say, *wording.quote))
        self.speakers = Speakers(wording, types, owners or {}, makers)
        self.indirect = IndirectForms(wording, self.speakers)
        told = r"(?:(?<=告诉)|(?<=提醒)|(?<=质疑)|(?<=叮嘱))[^，。：“”]{1,12}"
        self.verb_before = re.compile(
            rf"({verbs}|[一-龥]{ANY_SAYING}(?=[，：]))(?:道|过|了|到|自己|{told}|了?[^，。：“”]{{1,8}}(?=：)|[了过]?(?:这样)?一[句番段条封篇][^，。：“”]{{0,16}}(?=：)|了?一句(?:话)?)?[，,：:\s]*$"
        )
        self.verb_after = re.compile(
            rf"^[，,]?(?:{WHEN_SAID}，)?([^，。！？“”]{{0,18}}?|[^，。！？：；“”]{{0,{SOON}}}?)({verbs})道?(?:{told})?(?=[。，,：:；]|$)"
        )
        self.handing = re.compile(rf"({LETTER})|引用|{verbs}")
        self.pending: tuple[str | None, str] | None = None
        self.written: int | None = None

    def read(self, paragraphs: Sequence[Paragraph]) -> list[Speech]:
        """All speeches of the paragraphs, in order, not overlapping."""
        found: list[Speech] = []
        given, paragraphs = paragraphs, [_closed(p) for p in paragraphs]
        talks = self._is_interview(paragraphs)
        for index, paragraph in enumerate(paragraphs):
            if self._verse_goes_on(index, paragraph, found[-1:]):
                found[-1] = replace(found[-1], end=len(paragraph.text.rstrip()), through=index)
                continue
            if self.written is not None and index - self.written > 2:
                self.speakers.writer = None
            found += (
                self._continued(index, paragraph)
                or self._answered(index, paragraph, talks)
                or self._spoken_alone(index, paragraphs, found[-1:])
                or self._paragraph(index, paragraph)
            )
            self.speakers.last = found[-1].speaker if found and found[-1].last >= index - 1 else None
            self._expect(paragraph)
        begun = [speech for speech in found if speech.start < len(given[speech.paragraph].text)]  # not a mark that opens at the very end
        return [replace(speech, end=min(speech.end, len(given[speech.last].text))) for speech in begun]

    def _is_interview(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether somebody answers more than once; short questions between may be taken for headings."""
        talkers = [talker[0] for p in paragraphs if (talker := self._talker(p))]
        return len(talkers) > len(set(talkers))

    def _talker(self, paragraph: Paragraph) -> tuple[str, re.Match[str]] | None:
        """Who speaks in a paragraph that opens as a turn of an interview does (某人：…), and the turn; only people and papers talk."""
        turn = TURN.match(paragraph.text)
        if not turn:
            return None
        named = next((n for n in paragraph.names if (n.start, n.end) == turn.span(1)), None)
        speaker = named.entity if named and self.speakers.types.get(named.entity) in ("person", "media") else None
        asker = ASKER.fullmatch(turn.group(1)) or self.speakers.voices.fullmatch(turn.group(1))
        speaker = speaker or (asker.group() if asker else None)
        return (speaker, turn) if speaker else None

    def _answered(self, index: int, paragraph: Paragraph, talks: bool) -> list[Speech]:
        """A turn of an interview, where the article is one."""
        talker = self._talker(paragraph) if talks else None
        if not talker:
            return []
        speaker, turn = talker
        self.speakers.spoke(speaker)
        return [Speech(index, turn.end(), len(paragraph.text.rstrip()), speaker, None, "direct")]

    def _verse_goes_on(self, index: int, paragraph: Paragraph, before: list[Speech]) -> bool:
        """Another line of what an article quotes to close with (引用…来结尾——), each line a paragraph."""
        line = paragraph.text.strip()
        return bool(before) and before[0].verb == "引用" and before[0].last == index - 1 and 0 < len(line) <= VERSE and line[-1] not in "。！？：”"

    def _spoken_alone(self, index: int, paragraphs: Sequence[Paragraph], before: list[Speech]) -> list[Speech]:
        """A paragraph of nothing but words: of who spoke at the end of the paragraph before, else, in the first person, of whom that one told."""
        text = paragraphs[index].text.strip()
        if len(text) < SHORTEST_ALONE or not WHOLE_SPEECH.fullmatch(text):
            return []
        above = paragraphs[index - 1] if index else Paragraph("")
        said = before[0] if before and before[0].last == index - 1 and LAST_WORDS.search(above.text[before[0].end :]) else None
        people = dict.fromkeys(self.speakers.people(above, 0, len(above.text)))
        told = next(iter(people)) if len(people) == 1 and FIRST_PERSON.search(text) else None
        speaker = said.speaker if said and said.speaker and said.verb not in ("显示", "表明") else told or self._repeats(paragraphs[index + 1 :][:1])
        start = paragraphs[index].text.index(text) + 1
        return [Speech(index, start, start + text.rindex("”") - 1, speaker, None, "direct")] if speaker else []

    def _repeats(self, following: Sequence[Paragraph]) -> str | None:
        """Whose “这句话” the paragraph after the words speaks of."""
        said = THAT_SAYING.search(following[0].text, 0, 2 * SOON) if following else None
        people = self.speakers.people(following[0], 0, said.start()) if said else []
        return people[-1] if people else None

    def _continued(self, index: int, paragraph: Paragraph) -> list[Speech]:
        """The whole paragraph as speech, where the one before it ended in a verb of saying and a colon."""
        if not self.pending:
            return []
        speaker, verb = self.pending
        quoted = QUOTED.match(paragraph.text.strip())
        start = len(paragraph.text) - len(paragraph.text.lstrip())
        if quoted and quoted.end() >= len(paragraph.text.strip()) - 1:
            return [Speech(index, start + 1, start + quoted.end() - 1, speaker, verb, "direct")]
        self.pending = None
        return [Speech(index, start, len(paragraph.text.rstrip()), speaker, verb, "direct")] if verb in ("信", "引用") else []

    def _expect(self, paragraph: Paragraph) -> None:
        """Note a verb of saying and a colon at the paragraph's end: the next paragraphs are the words."""
        text = paragraph.text
        begins, verbs = 0, []
        if text.rstrip().endswith(HANDED_OVER):
            begins = max(len(text) - LONGEST, *(text.rfind(stop) + 1 for stop in "。！？"))
            verbs = list(self.handing.finditer(text, begins))
        if verbs:
            verb = "信" if any(v.group(1) for v in verbs) else verbs[-1].group()
            until = len(text) if verb == "引用" else verbs[-1].start()
            self.pending = (self.speakers.of(paragraph, begins, until), verb)
        elif not QUOTED.match(paragraph.text.strip()):
            self.pending = None

    def _paragraph(self, index: int, paragraph: Paragraph) -> list[Speech]:
        found: list[Speech] = []
        self.speakers.answered = None
        quotes = list(QUOTED.finditer(paragraph.text))
        starts, names = [q.start() for q in quotes], [n.start for n in paragraph.names]
        for span in _sentences(paragraph.text, quotes):
            if span[1] - span[0] > LONGEST:
                continue
            if self._told_on(paragraph.text, span, found[-1:]):
                found[-1] = replace(found[-1], end=span[0] + len(paragraph.text[slice(*span)].rstrip("。！？ ")))
                self.speakers.remember(paragraph, *span)
                continue
            here = quotes[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
            self._writes(index, paragraph, span)
            part = Paragraph(paragraph.text, paragraph.names[bisect_left(names, span[0]) : bisect_left(names, span[1] + SOON)])
            found += self._sentence(index, part, span, here, found[-1:])
            self.speakers.last = found[-1].speaker if found else self.speakers.last
            if found and found[-1].start >= span[0] and WROTE.search(paragraph.text, span[0], found[-1].start):
                self.speakers.writer, self.written = found[-1].speaker, index
            self.speakers.remember(part, *span)
            if found and found[-1].start >= span[0] and found[-1].kind == "direct":
                self.speakers.spoke(found[-1].speaker)
            if found and _written_out(paragraph.text, found[-1], span):
                return [*found[:-1], replace(found[-1], end=len(paragraph.text.rstrip()))]
        return found

    def _writes(self, index: int, paragraph: Paragraph, span: tuple[int, int]) -> None:
        """“某人发布内部邮件。邮件称，…”, “某人作出回应。“…””: whose words the next sentences quote."""
        writer = self._does(paragraph, span, WRITES)
        if writer:
            self.speakers.writer, self.written = writer, index
        self.speakers.answered = self._does(paragraph, span, ANSWERS) or self.speakers.answered

    def _does(self, paragraph: Paragraph, span: tuple[int, int], doing: re.Pattern[str]) -> str | None:
        """Who does what the pattern says, in its clause."""
        for done in doing.finditer(paragraph.text, *span):
            clause = max(span[0], paragraph.text.rfind("，", span[0], done.start()) + 1)
            who = self.speakers.within(paragraph, clause, done.start())
            if who:
                return who
        return None

    def _told_on(self, text: str, span: tuple[int, int], before: list[Speech]) -> bool:
        """A sentence that opens on how it began (最初只是想…) or on a risk (如果无法…，可能…) goes on with what was told in the one before it."""
        follows = before and before[0].kind == "indirect" and 0 <= span[0] - before[0].end <= 2
        return bool(follows and CARRIED_ON.match(text, *span))

    def _sentence(self, index: int, paragraph: Paragraph, span: tuple[int, int], here: list[re.Match[str]], before: list[Speech]) -> list[Speech]:
        here = [q for q in here if not CALLED.search(paragraph.text, span[0], q.start())]
        told = self.indirect.read_all(paragraph, span, [q.span() for q in here if self._cuts(paragraph.text, span, q)])
        found = [Speech(index, t.start, t.end, t.speaker, t.verb, "indirect") for t in told]
        for quote in here:
            said = self._direct(paragraph, span, quote, [*before, *found])
            if said:
                whole = JUDGED.search(paragraph.text, span[0], quote.start())
                start, end = (
                    (whole.end(1), quote.end()) if whole and re.search(r"(?!^)[是为]", whole.group(2)) else (quote.start() + 1, quote.end() - 1)
                )
                speech = Speech(index, start, end, said[0], said[1], "direct")
                found = [f for f in found if (f.end <= speech.start or f.start >= speech.end) and not self._leads_to(paragraph.text, f, quote)] + [
                    speech
                ]
            elif told_up_to := self._told_up_to(quote, found):
                found = [f for f in found if f is not told_up_to or not _only_leads(paragraph.text, f, quote)]
                found.append(Speech(index, quote.start() + 1, quote.end() - 1, told_up_to.speaker, told_up_to.verb, "direct"))
        found += self._and_said(index, paragraph, span, sorted(found, key=lambda s: s.start)[-1:])
        return sorted(found, key=lambda s: s.start)

    def _cuts(self, text: str, span: tuple[int, int], quote: re.Match[str]) -> bool:
        """Whether a quotation ends what is told before it: a term within (一次“免费的大型营销”) does not."""
        led = len(quote.group()) - 2 >= FRAGMENT and self.verb_before.search(text, max(span[0], quote.start() - FARTHEST), quote.start())
        return bool(led) or _spoken_piece(quote)

    def _and_said(self, index: int, paragraph: Paragraph, span: tuple[int, int], last: list[Speech]) -> list[Speech]:
        """“某人表示“…”，并称将…”: what is told after somebody's words, of the same speaker."""
        also = AND_SAID.match(paragraph.text, last[0].end + 1, span[1]) if last and last[0].kind == "direct" else None
        if not also:
            return []
        end = span[0] + len(paragraph.text[slice(*span)].rstrip("。！？；， "))
        speaker = self.speakers.within(paragraph, *also.span("who")) if also["who"] else last[0].speaker
        return [Speech(index, also.end(), end, speaker, also["verb"], "indirect")] if speaker and end - also.end() >= FRAGMENT else []

    def _told_up_to(self, quote: re.Match[str], found: list[Speech]) -> Speech | None:
        """The words told that a quotation goes on with: 某人提到，公司“一下子就花掉了……”. One that reads as a name is none."""
        if not _spoken_piece(quote):
            return None
        goes_on = (f for f in found if f.kind == "indirect" and f.end <= quote.start() and GOES_ON.fullmatch(quote.string, f.end, quote.start()))
        return next(goes_on, None)

    def _leads_to(self, text: str, told: Speech, quote: re.Match[str]) -> bool:
        """Whether few words told are only the beginning of the sentence that a quotation ends: 称，那是提醒他“…”."""
        if SAYING_IS.search(text, told.start, quote.start()):
            return told.kind == "indirect"
        words = text[told.start : quote.start()].rstrip("：: ")
        return told.kind == "indirect" and told.end <= quote.start() and len(words) <= LONGEST_OPENING and not re.search("[，。：；]", words)

    def _direct(
        self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str], before: list[Speech]
    ) -> tuple[str | None, str | None] | None:
        """(speaker, verb) of a quotation, or None where the quotation marks hold no speech."""
        lead, size = paragraph.text[span[0] : quote.start()], quote.end() - quote.start() - 2
        found = (
            self._introduced(paragraph, span, quote, lead)
            or self._in_pieces(paragraph, span, quote, lead, before)
            or self._said_with(paragraph, span, quote, lead)
            or self._tenet(paragraph, span, quote)
        )
        if found or size < FRAGMENT and paragraph.text[quote.end() - 2] not in "，。！？":
            return found
        return (
            self._said_after(paragraph, quote, lead)
            or self._resumed(span, quote, lead, before)
            or self._led_to(paragraph, span, quote)
            or self._closed(paragraph, span, quote)
            or self._noted(paragraph, span, quote)
            or self._told_of_before(paragraph, span, quote)
        )

    def _introduced(self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str], lead: str) -> tuple[str | None, str | None] | None:
        """A quotation right after its verb of saying; a short one only where the sentence does not go on with it as with a term."""
        said = self.verb_before.search(lead, max(0, len(lead.rstrip("，,：: \n\t　")) - FARTHEST))
        if (
            not said
            or _part_of_a_word(lead, said)
            or _names_a_plan(lead, said, paragraph.text[quote.end() :])
            or lead[: said.start(1)].endswith("被")
            or TOPIC.search(quote.group())
        ):
            return None
        size, rest = quote.end() - quote.start() - 2, paragraph.text[quote.end() : quote.end() + 1]
        whole = paragraph.text[quote.end() - 2] in "。！？" and lead.rstrip()[-1:] == "："
        short = SHORT_SAID.search(said.group(1)) and STOPS_THERE.match(rest)
        by = BY_WHOM.search(lead[: said.start(1)])
        blamer = self.speakers.within(paragraph, span[0] + by.start(1), span[0] + by.end(1)) if by else None
        cited = CITED.search(lead) if said.group(1) in ("引用", "引述") else None
        if cited:  # 引用某人的话说：“…”
            return self.speakers.within(paragraph, span[0] + cited.start(1), span[0] + cited.end(1)) or cited.group(1), said.group(1)
        owner = blamer or self._owner(paragraph, quote, lead[: said.start(1)])
        named = size < SENTENCE_LIKE and rest == "的" and lead.rstrip()[-1:] not in "，："  # 证实“…”的存在: a name of something
        if not owner and (named or not (size >= FRAGMENT or whole or short)):
            return None
        also = AND_SAYS.search(lead, 0, said.start(1))
        clause = span[0] + lead.rfind("，", 0, also.start()) + 1 if also else 0
        opens = self.speakers.subject(paragraph, clause, span[0] + said.start(1)) if also else None
        return owner or opens or self.speakers.of(paragraph, span[0], span[0] + said.start(1)), said.group(1)

    def _in_pieces(
        self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str], lead: str, before: list[Speech]
    ) -> tuple[str | None, str | None] | None:
        """A quotation joined to the one before it: another piece of it (“…”、“…”), or what somebody else says against it (而某人却“…”)."""
        if not before or before[-1].kind != "direct" or before[-1].start < span[0] or before[-1].end > quote.start():
            return None
        if CHAINED.fullmatch(paragraph.text, before[-1].end, quote.start()):
            return before[-1].speaker, before[-1].verb
        contrast = CONTRAST.search(lead)
        return (self.speakers.of(paragraph, span[0] + contrast.start(1), quote.start()), None) if contrast else None

    def _said_with(self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str], lead: str) -> tuple[str | None, str | None] | None:
        """What somebody answers with (以“…”回应), or calls somebody (批评某人“…”)."""
        judged = JUDGED.search(lead)
        if judged and quote.end() - quote.start() > 2:
            return self.speakers.of(paragraph, span[0], span[0] + judged.start(1)), judged.group(1)
        held = EXPRESSED.search(lead) if AS_VIEW.match(paragraph.text, quote.end()) else None
        holder = held and self.speakers.within(paragraph, span[0] + held.start(1), span[0] + held.end(1))
        if held and holder:
            return holder, held.group(2)
        verb = WITH_WHICH.match(paragraph.text[quote.end() : quote.end() + SOON])
        who = WITH.search(lead) if verb else None
        speaker = who and verb and self.speakers.within(paragraph, span[0] + who.start(1), quote.start())
        return (speaker, verb.group(1) or verb.group(2)) if verb and speaker else None

    def _owner(self, paragraph: Paragraph, quote: re.Match[str], lead: str) -> str | None:
        """Whose words they are where that follows: 曾表示“…”、“…”的某人; only where nobody stands before the verb in its clause."""
        whose = WHOSE.match(paragraph.text, quote.end())
        clause = re.split("[，；：]", lead)[-1]
        if not whose or len(clause) > FRAGMENT or any(n.end <= quote.start() and n.start >= quote.start() - len(clause) - 2 for n in paragraph.names):
            return None
        near = [n for n in paragraph.names if 0 <= n.start - whose.end() <= FRAGMENT and self.speakers.types.get(n.entity) == "person"]
        return near[0].entity if near and not re.search("[，。]", paragraph.text[whose.end() : near[0].start]) else None

    def _told_of_before(self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str]) -> tuple[str | None, str | None] | None:
        """A sentence that is nothing but words in the first person, after one that tells of one person: his words."""
        alone = not paragraph.text[span[0] : quote.start()].strip() and quote.end() >= span[1] - 1
        spoken = FIRST_PERSON.search(quote.group()) or self.speakers.answered
        if not alone or paragraph.text[quote.end() - 2] not in "。！？…" or not spoken:
            return None
        speaker = (self.speakers.answered or self.speakers.only) if span[0] else None
        return (speaker, None) if speaker else None

    def _led_to(self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str]) -> tuple[str | None, str | None] | None:
        """A view (某人的理由是：“…”) or somebody's doing (某人笑了：“…”) that leads to a quotation."""
        lead = paragraph.text[span[0] : quote.start()]
        sentence = A_SENTENCE_OF.search(lead)
        speaker = sentence and self.speakers.within(paragraph, span[0] + sentence.start(1), span[0] + sentence.end(1))
        if speaker:
            return speaker, None
        view = VIEW_BEFORE.search(lead)
        speaker = view and self.speakers.within(paragraph, span[0] + view.start(1), span[0] + view.end(1))
        reason = REASON.search(lead)
        if reason and not view:  # “某行下调了目标价，理由是“…””
            clause = span[0] + lead.rfind("，", 0, reason.start()) + 1
            speaker = self.speakers.subject(paragraph, clause, span[0] + reason.start()) or self.speakers.within(
                paragraph, span[0], span[0] + reason.start()
            )
            return (speaker, reason.group(1)) if speaker else None
        if view and not speaker:  # “某人崇拜某某，理由也很简单，“…””: whom the sentence is about
            speaker = next(iter(self.speakers.people(paragraph, span[0], quote.start())), None)
        if view and speaker:
            return speaker, view.group(2)
        if WHOLE.search(quote.group()) and lead.rstrip().endswith("，") and not ASKED_BEFORE.search(lead):
            opens = lead.split("，", 1)[0]
            speaker = self.speakers.somebody(paragraph, span[0], span[0] + len(opens))
            return (speaker, None) if speaker else None
        wrote = WRITTEN_BEFORE.search(lead)
        writer = self.speakers.within(paragraph, span[0], span[0] + wrote.start()) if wrote else None
        if writer:
            return writer, None
        did = DID_BEFORE.search(lead)
        speaker = did and (
            self.speakers.somebody(paragraph, span[0] + did.start(1), span[0] + did.end(1))
            or self.speakers.somebody(paragraph, span[0], span[0] + lead.find("，") + 1)  # “某人跟帖，只有几个字：“…””
        )
        asked = ASKED_BEFORE.search(did.group() if did and paragraph.text[quote.end() - 2] != "？" else lead)  # 被问到…，他顿了顿：“…”
        return (speaker, None) if speaker and not asked and paragraph.text[quote.end() - 2] in "，。！？" else None

    def _closed(self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str]) -> tuple[str | None, str | None] | None:
        """What stands behind a quotation says whose it was: …曾这样说, 这是…的解释, …解释为何…; what he does: “…。”他笑了笑。; or he goes on:
        “…，”某人顿了顿，“…”."""
        opens = DATELINE.fullmatch(paragraph.text, span[0], quote.start()) is not None
        rest = paragraph.text[quote.end() : quote.end() + 2 * SOON]
        last = paragraph.text[quote.end() - 2]
        if last not in "，。！？…～*":
            return None
        for form in (THUS_AFTER, VIEW_AFTER, ABOUT_AFTER):
            after = form.match(rest)
            begins = after.start(1) + after.group(1).rfind("，") + 1 if after else 0  # 这是认识他多年，看着他长大的某人的评价
            speaker = after and self.speakers.within(paragraph, quote.end() + begins, quote.end() + after.end(1))
            if after and speaker:
                return speaker, after.group(2)
        then = DID_THEN_SAID.match(rest)
        speaker = then and self.speakers.somebody(paragraph, quote.end(), quote.end() + then.end(1))
        if then and speaker:
            return speaker, then.group(2) or then.group(3)
        return self._does_after(paragraph, quote, rest, opens) or (self._acts_after(paragraph, quote, rest) if opens else None)

    def _does_after(self, paragraph: Paragraph, quote: re.Match[str], rest: str, opens: bool) -> tuple[str | None, str | None] | None:
        """“…。”他笑了笑。 and “…，”某人顿了顿，“…”."""
        last = paragraph.text[quote.end() - 2]
        did = DID_BETWEEN.match(rest) if last == "，" else DID_AFTER.match(rest) if opens and last in "。！？…" else None
        speaker = did and self.speakers.somebody(paragraph, quote.end(), quote.end() + did.end(1))
        return (speaker, None) if speaker else None

    def _acts_after(self, paragraph: Paragraph, quote: re.Match[str], rest: str) -> tuple[str | None, str | None] | None:
        """“…。”某人把它当作爱好，…: who begins the sentence after words that stand alone, where that is a person of a name."""
        told = ACTS_AFTER.match(rest)
        if not told:
            return None
        if HEARD.match(rest):  # “…。”话音刚落，台下响起掌声: of whom the text was telling
            return (self.speakers.person, None) if self.speakers.person else None
        begins, ends = (quote.end() + at for at in told.span(1))
        first = next((n for n in paragraph.names if begins <= n.start < ends and self.speakers.types.get(n.entity) == "person"), None)
        opens = first and (
            first.start < begins + 2
            or paragraph.text[first.start - 1] == "的"
            or self.speakers.titled.search(paragraph.text, begins, first.start)
            or SIGNED.search(paragraph.text, begins, first.start)
        )
        return (first.entity, None) if first and opens else None

    def _tenet(self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str]) -> tuple[str | None, str | None] | None:
        """信奉“…”的某人, or 某人信奉“…”: what somebody holds to."""
        tenet = TENET_BEFORE.search(paragraph.text, span[0], quote.start())
        if not tenet:
            return None
        after = TENET_AFTER.match(paragraph.text[quote.end() : quote.end() + SOON])
        named = after and next((n for n in paragraph.names if 0 <= n.start - quote.end() - after.end() <= FRAGMENT), None)
        if named:
            return named.entity, tenet.group(1)
        speaker = self.speakers.within(paragraph, span[0], tenet.start())
        return (speaker, tenet.group(1)) if speaker else None

    def _noted(self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str]) -> tuple[str | None, str | None] | None:
        """The release notes of an app are its own words: those of the product named last before them."""
        notes = NOTES.search(paragraph.text, span[0], quote.start())
        if not notes or not FIXED.search(quote.group()):
            return None
        products = [n.entity for n in paragraph.names if span[0] <= n.start < notes.start() and self.speakers.types.get(n.entity) == "product"]
        return (products[-1], None) if products else None

    def _said_after(self, paragraph: Paragraph, quote: re.Match[str], lead: str) -> tuple[str | None, str | None] | None:
        """A verb of saying right after a quotation, unless it leads to the next one (被问到，“…”某人说：“…”) or to another thought."""
        if lead.rstrip().endswith("："):
            return None
        after = self.verb_after.match(without_brackets(paragraph.text[quote.end() : quote.end() + SOON]))
        ended = paragraph.text[quote.end() - 2] in "，。！？,!?"
        leads_on = after and not ended and (CONCEDES.match(after.group()) or paragraph.text[quote.end() + after.end() :][:1] in "，：")
        goes_on = paragraph.text.startswith(("：“", "，“"), quote.end() + after.end()) if after else False  # “…”，某人表示：“…”: both are his
        leads_on = leads_on and not (goes_on and not lead.strip() and len(quote.group()) > FRAGMENT + 4)
        next_one = after and lead.rstrip().endswith("，") and paragraph.text.startswith("：“", quote.end() + after.end())
        if after and ABOUT_DOUBTS.search(after.group(1)):  # “…。”面对种种质疑，…
            return None
        if after and not leads_on and not next_one and (after.group(1) or ended):
            return self.speakers.of(paragraph, quote.end(), quote.end() + after.start(2)), after.group(2)
        return None

    def _resumed(self, span: tuple[int, int], quote: re.Match[str], lead: str, before: list[Speech]) -> tuple[str | None, str | None] | None:
        """A quotation that goes on with a speech already begun: after a comma in its sentence, or as a sentence of its own."""
        if not before:
            return None
        last = before[-1]
        same_sentence = last.start >= span[0] and last.end <= quote.start() and lead.rstrip()[-1:] in "，,：:"
        follows = 0 <= span[0] - last.end <= 2 or quote.end() - quote.start() > LONG_WORDS  # so many are spoken, whatever stands between
        own_sentence = not lead.strip() and follows and last.verb not in ("显示", "表明")
        if own_sentence and self.speakers.answered and (last.speaker or "").startswith("("):  # “有人说…，某人并不否认。“…””
            return self.speakers.answered, None
        return (last.speaker, last.verb) if same_sentence or own_sentence else None


def _names_a_plan(lead: str, verb: re.Match[str], rest: str) -> bool:
    """“明确了“…”战略”: what is brought out under a name is no speech."""
    return verb.group(1) in BRING_OUT and not lead.rstrip().endswith(("，", "：", ",", ":")) and PLANS.match(rest) is not None


def _only_leads(text: str, told: Speech, quote: re.Match[str]) -> bool:
    """Whether nothing but a subject is told before the quotation (放话，某产品“投入不设上限，…”), or that a saying follows (他最常说的一句话是，“…”)."""
    lead = text[told.start : quote.start()]
    return told.end <= quote.start() and (len(lead) <= LONGEST_SUBJECT and "，" not in lead or SAYING_IS.search(lead) is not None)


def _spoken_piece(quote: re.Match[str]) -> bool:
    """Whether a quotation in what somebody tells is too long for a term, or ends the sentence as a clause."""
    words = quote.group()[1:-1]
    if words[-1:] not in "。！？，" and not STOPS_THERE.match(quote.string, quote.end()):  # “…，“…”绝不是口号”: the subject of a clause
        return False
    return len(words) >= SENTENCE_LIKE or len(words) >= FRAGMENT and re.search("[，。；！？]", words) is not None or _closes(quote)


def _closes(quote: re.Match[str]) -> bool:
    """“…，“选得很准”。”: a clause in quotation marks that ends the sentence is spoken, however short."""
    text, start, end = quote.string, *quote.span()
    return end - start - 2 >= SHORTEST_CLAUSE and text[max(0, start - 1) : start] == "，" and text[end : end + 1] in ("。", "")


def _closed(paragraph: Paragraph) -> Paragraph:
    """The paragraph with the quotation closed that only a later paragraph closes: each of them opens it again."""
    text = paragraph.text.rstrip()
    return paragraph._replace(text=f"{text}”") if text.rfind("“") > text.rfind("”") else paragraph


def _sentences(text: str, quotes: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Sentence spans; a full stop inside a quotation ends none, unless the quotation began the sentence and nothing follows."""
    spans, start = [], 0
    inside = [(q.start(), q.end()) for q in quotes]
    opens = [q[0] for q in inside]
    for match in STOPS.finditer(text):
        at = bisect_left(opens, match.start()) - 1
        holder = inside[at] if at >= 0 and match.start() < inside[at][1] else None
        end = match.end()
        if holder:
            rest = without_brackets(text[holder[1] : holder[1] + SOON])
            led = text[holder[0] - 1 : holder[0]] == "：" and rest[:1] not in "，,"  # who speaks is told, and need not follow
            told = LED_BY_SAYING.search(text, max(start, holder[0] - FARTHEST), holder[0]) and not rest.startswith(("，", ","))
            if (
                match.end() != holder[1] - 1
                or not (led or told)
                and re.match(r"[，,]?[^，。“”]{0,18}(?:说|表示|称|道|分析|认为|写道|强调|指出|告诉|提到|透露|解释|坦言)", rest)
            ):
                continue
            end = holder[1]
        if end > start:
            spans.append((start, end))
            start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _written_out(text: str, speech: Speech, span: tuple[int, int]) -> bool:
    """“他在信中写道：…。…。” without quotation marks: the words go on to the end of the paragraph."""
    return (
        speech.kind == "indirect"
        and speech.verb == "写道"
        and span[0] < speech.start
        and text[speech.start - 1] in "：:"
        and not QUOTED.search(text, span[0])
    )


def _part_of_a_word(lead: str, verb: re.Match[str]) -> bool:
    start, end = verb.span(1)
    if NO_SAYING.search(verb.group(1)):
        return True
    offset = max(0, start - 3)
    return any(m.start() + offset < end and m.end() + offset > start for m in NO_VERB.finditer(lead[offset : end + 3]))
