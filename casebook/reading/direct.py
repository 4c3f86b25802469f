"""Direct speech: whether quotation marks hold somebody's words, and whose they are.

The forms are tried in their order on one quotation: a verb of saying right before it, another piece of the words before, what somebody
answers with, what somebody holds to; then, where it is long enough for a sentence, what stands behind it, and what somebody does.
"""

import re
from dataclasses import dataclass

from casebook.reading.indirect import NO_VERB
from casebook.reading.speakers import CITED, Paragraph, Speakers, without_brackets
from casebook.reading.wording import Wording, any_of

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
TOPIC = re.compile(r"(?:事件|风波|传闻|传言|争议|质疑|问题|门|论|案|话题|热搜)”$")  # 回应“…事件”: what is answered, not the answer
BRING_OUT = ("明确", "宣布", "发布", "公布", "提出", "介绍", "披露", "透露", "确认")
PLANS = re.compile(r"的?(?:全新|新)?(?:战略|计划|计画|项目|模式|策略|方案|行动|标准|系列|活动|品牌|功能|产品|架构|政策|要求|体系|方针)")
CHAINED = re.compile(r"”(?:[、，]|以及|还有|[和及与])?(?:还有|以及)?")  # “…”、“…”: one speech in pieces
WHOSE = re.compile(r"(?:[、和]?“[^“”]*”){0,4}的")  # 表示“…”、“…”的某人
ANY_SAYING = "道"  # 哭诉道, 笑道: whatever stands before it, it introduces words
NO_SAYING = re.compile(r"[知渠频街味通轨管赛地王霸厚难报人弯航跑隧铁栈]道$")
FIRST_PERSON = re.compile(r"[我咱]|自己")
NOTES = re.compile(r"更新|版本说明")  # “最新更新…，“修复了…””: an app's release notes, quoted without a verb
FIXED = re.compile(r"修复|优化|改进|新增|支持")
CONTRAST = re.compile(r"”[，,](?:而|但)(.{2,8}?)(?:却|则)$")
VIEWS = "理由|看法|观点|回答|答案|解释|回应|判断|感受|体会|结论|共识|说法|形容|评价|评论|建议|想法|忠告|原话|经验|信条|口头禅"
VIEW_BEFORE = re.compile(
    rf"([^，。；：“”]{{2,30}}?)(?:的[一-龥]{{0,4}}|(?:(?!的)[一-龥]){{0,4}})({VIEWS})(?:就|则|便|也|却)?(?:是|为|很?(?:简单|直接|干脆|坦率)|[^，。“”]{{0,6}}贴切)?[，：\s]*$"
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
ASKED_BEFORE = re.compile(r"被[^，。]{0,12}问|问[及起到]|提问|追问")  # 被问及，“…？”: somebody else's
DID_AFTER = re.compile(r"^([^，。！？：“”]{2,24})。")  # “…。”他挺了挺脖子。
# “…。”9月4日下午，某人坐在会议室里: whom the article goes on to tell of after words that stand alone
ACTS_AFTER = re.compile(
    r"^(?:(?:(?:独自|一个人|静静)?[坐站走谈说讲聊回看听][^，。“”]{2,20}|(?:[今去]年)?\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d\d年|[今去]年|没过|不久|当时|说话间|那天|这天|昨[日天晚]|今[日天晚]|近日|日前|前不久|上周|[^，。“”]{4,28}(?=[时后]，))[^，。“”]{0,16}，)?([^，。！？：“”]{2,20})"
)
DATELINE = re.compile(r"\s*(?:[^，。“”（）]{1,12}[讯电]\s*(?:（[^（）]{0,24}）)?\s*)?")  # what a paragraph may begin with before its words
HEARD = re.compile(r"话音[刚未]落|此[话言]一出|言毕|(?:话刚|刚一)?说完")
ABOUT_DOUBTS = re.compile(r"^(?:面对|针对|对于|关于|随着)|(?:种种|诸多|众多|引发|遭到|受到|[面应]对)$")
SIGNED = re.compile(r"(?:署名为?|出自|来自)$")  # “…。”昨日，一封署名某人的邮件流传
DID_THEN_SAID = re.compile(
    r"^([^，。！？：“”]{1,16}?)(?:一边(说|讲|问)，一边[^，。！？：“”]{2,20}。|，[^，。！？：“”]{0,12}?(说|道|问|答|补充|感叹)。)"
)  # “…。”他点了根烟，慢悠悠地说。
DID_BETWEEN = re.compile(r"^([^，。！？：“”]{2,14})，(?=“)")  # “…，”某人顿了顿，“…”
TENET_BEFORE = re.compile(r"(信奉|奉行|主张|提倡|倡导|推崇)(?:的是)?$")
TENET_AFTER = re.compile(r"^(?:这一)?(?:的?(?:理念|原则|文化|哲学|信条|价值观|精神))?的(?=[^，。]{2,8})")
WHEN_SAID = r"(?:\d{1,2}月\d{1,2}日|近日|日前|昨[日天晚]|今[日天]|当[日天]|随后|此前|对此|事后)[^，。“”]{0,4}"  # “…”，3月22日，某人表示
LETTERS = "通知|邮件|内部信|公开信|全员信|告别信|致歉信|信|长文|文章|公告|声明|博文|微博"
A_LETTER = rf"了?(?:一[封篇份则条])?[^，。；“”]{{0,10}}?(?:{LETTERS})"  # after a verb of sending
WRITTEN_BEFORE = re.compile(rf"(?:发布|发出|发送|发表|发){A_LETTER}：\s*$")  # 某公司向员工发送通知：“…”
BY_WHOM = re.compile(r"被([^，。；：“”被]{1,12})$")  # 某人被某某吐槽：“…”
CONCEDES = re.compile(r"[，,](?:但|惟|不过|然而|而)")  # “…”，但他指出: what he says comes after
SOON = 40  # characters after a quotation within which its speaker is named
LONG_WORDS = 40  # characters of a quotation that is a sentence of its own: of whoever spoke in its paragraph
AND_SAYS = re.compile(r"(?:声明|公告|微博|公开信|内部信|通报|文章)[，,][^“”]*[，,](?:并|还|同时|又)+$")  # “某公司发表声明，指责某人…，并称“…””


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


class DirectForms:
    """The forms of direct speech, tried in order."""

    def __init__(self, wording: Wording, speakers: Speakers):
        """`speakers` knows who was named before."""
        self.speakers = speakers
        verbs = any_of((*wording.say, *wording.quote))
        told = r"(?:(?<=告诉)|(?<=提醒)|(?<=质疑)|(?<=叮嘱))[^，。：“”]{1,12}"
        self.verb_before = re.compile(
            rf"({verbs}|[一-龥]{ANY_SAYING}(?=[，：]))(?:道|过|了|到|自己|{told}|了?[^，。：“”]{{1,8}}(?=：)|[了过]?(?:这样)?一[句番段条封篇][^，。：“”]{{0,16}}(?=：)|了?一句(?:话)?)?[，,：:\s]*$"
        )
        self.verb_after = re.compile(
            rf"^[，,]?(?:{WHEN_SAID}，)?([^，。！？“”]{{0,18}}?|[^，。！？：；“”]{{0,{SOON}}}?)({verbs})道?(?:{told})?(?=[。，,：:；]|$)"
        )

    def read(self, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str], before: list[Speech]) -> tuple[str | None, str | None] | None:
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


def _part_of_a_word(lead: str, verb: re.Match[str]) -> bool:
    start, end = verb.span(1)
    if NO_SAYING.search(verb.group(1)):
        return True
    offset = max(0, start - 3)
    return any(m.start() + offset < end and m.end() + offset > start for m in NO_VERB.finditer(lead[offset : end + 3]))
