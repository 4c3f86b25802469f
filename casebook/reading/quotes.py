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
from dataclasses import replace

from casebook.reading.direct import (
    A_LETTER,
    FARTHEST,
    FIRST_PERSON,
    FRAGMENT,
    JUDGED,
    SENTENCE_LIKE,
    SOON,
    STOPS_THERE,
    DirectForms,
    Speech,
)
from casebook.reading.indirect import IndirectForms
from casebook.reading.speakers import Paragraph, Speakers, without_brackets
from casebook.reading.wording import Wording, any_of

QUOTED = re.compile(r"“((?:[^“”]*[。！？]“)?[^“”]*)”|”([^“”]+)“|「([^「」]*)」|\"([^\"]*)\"")
CALLED = re.compile(r"(?:名为|名叫|取名|命名为|定名为?|[更改]名为|题为|主题为|标题为|代号为?)[：:]?$")  # 新公司名为“…”: a name, however long
WHOLE_SPEECH = re.compile(r"“[^“”]*[。！？…]”[。]?")  # a paragraph that is nothing but words
LETTER = "内部信|公开信|邮件"
CARRIED_ON = re.compile(
    r"(?:(?:如果?|若|一旦|倘若)(?:公司|集团)?(?:无法|未能|不能)[^“”]*(?:将|可能|会)[^“”]*$|(?:一?开始|起初|最初|当初|原本|本来)(?:就|也|只|还)?(?:是|想|打算|希望|觉得)[^“”]*$)"
)
TURN = re.compile(r"\s*([^，。：:“”！？；]{1,10})[：:]\s*(?=[^“\s].{7})")  # a turn of an interview: 某人：…
ASKER = re.compile(r"(?:.{2,6})?(?:记者|主持人|提问)")
SAYING_IS = re.compile(r"(?:句话|口头禅|原话|回答|答案)(?:就|便|都)?是[，：]?$")  # “他说某人最常说的一句话是，“…””
THAT_SAYING = re.compile(r"这[句番段]话|说这话|这样说")
GOES_ON = re.compile(r"[，：]?(?:但|而|因为)?.?")  # what may stand between words told and the quotation that goes on with them
AND_SAID = re.compile(
    r"，(?:(?:并|同时|还|又|也)(?:公开|同时|进一步)?|(?P<who>[^，。；“”]{1,12}?)(?:同时|进一步)?(?:还|又|也)?)(?P<verb>称|说|表示|指出|强调|透露|承诺|提到|坦言|认为|直言|解释|补充|预计|指(?![责控示定望数标派]))，?(?=[^，：“])"
)
WRITES = re.compile(rf"(?:发布|发出|发送|发表|公布|撰写|写下?|致|发){A_LETTER}(?!息|心)")
ANSWERS = re.compile(
    r"(?:有|持)着?(?:不同|另一番|类似|同样|相同|别样)的?(?:感受|看法|观点|体会|意见|想法)|(?:并不|并没有|没有|不)(?:否认|回避|避讳|讳言)|(?:回忆起|谈起|说起|提起|回想起?|想起)(?![^，。]{0,12}：)|用了?“[^”]{1,8}”(?:这个词|来形容|一词)|(?:予以|矢口|一口|当场|坚决)(?:否认|否定|澄清|反驳|证实|回应)|(?:做出|作出|给出|发表)了?[^，。]{0,6}?(?:回应|解释|表态|澄清|说明|感言)"
)  # “某人作出了回应，…。“…””
WROTE = re.compile(r"文章|评论|报道|报告|研报|邮件|公告|声明|公开信|内部信|全员信|发信|博文|微博")
SHORTEST_CLAUSE = 4  # characters of a clause in quotation marks
SHORTEST_ALONE = 16  # characters of a paragraph in quotation marks: less is a motto or a heading
LAST_WORDS = re.compile(r"^[”。！？；，]*(?:[^。！？“”]{0,24}[。！？]?)?$")  # after a speech that ends its paragraph: at most who said it
LONGEST_SUBJECT = 6  # characters of a subject before the quotation that tells of it
LONGEST_OPENING = 10  # characters before a quotation that say nothing without it
LONGEST = 4000  # characters of a sentence, a quoted letter included; more is a dump
VERSE = 24  # characters: a line of a quoted verse or motto, which no full stop ends
LED_BY_SAYING = re.compile(r"(?:表示|称|说|指出|强调|认为|写道|坦言|透露|补充|解释|说道|回应)道?[，,]$")  # “某人表示，“…。”另一人则说，…”
STOPS = re.compile("[。！？!?]+")
HANDED_OVER = ("：", ":", "——")


class QuoteReader:
    """Reads the paragraphs of one article in order, remembering who spoke and who was named last."""

    def __init__(
        self, wording: Wording, types: dict[str, str], owners: dict[str, str] | None = None, makers: Callable[[str], str | None] = lambda name: None
    ):
        """`types` maps an entity's name to its type (person, company …), `owners` a mascot to whom it speaks for; `makers` tells whose a product is."""
        verbs = any_of((*wording.say, *wording.quote))
        self.speakers = Speakers(wording, types, owners or {}, makers)
        self.indirect = IndirectForms(wording, self.speakers)
        self.direct = DirectForms(wording, self.speakers)
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
            said = self.direct.read(paragraph, span, quote, [*before, *found])
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
        led = len(quote.group()) - 2 >= FRAGMENT and self.direct.verb_before.search(text, max(span[0], quote.start() - FARTHEST), quote.start())
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
