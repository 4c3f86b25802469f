"""Whose words: direct and indirect speech in the paragraphs of a Simplified text.

Direct speech stands in quotation marks and needs a verb of saying right before it (陈某表示：“…”), right after it
(“…”陈某说), a speech already begun in the same sentence, or a colon at the end of the paragraph before. Quotation
marks around a name or a term are no speech. Indirect speech is what follows the verb to the end of the sentence
(陈某表示，…；据陈某透露，…；在陈某看来，…；有传言称…), up to a direct quotation if one follows. The speaker is
the last person named before the verb, else an unnamed group (网友), else the first name of the clause; pronouns and
missing subjects take the person who was named last.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.reading.names import Named
from casebook.reading.wording import Wording, any_of

QUOTED = re.compile(r"“([^“”]*)”|”([^“”]+)“|「([^「」]*)」|\"([^\"]*)\"")
FRAGMENT = 8  # characters: below this, quotation marks hold a name or a term unless a verb of saying stands right before
SPEAKER_TYPES = ("person", "company", "product", "org", "media", "mascot")
NOT_SAID = re.compile(r"让|使得|令|不再|没人|没有人|被[^，。]*$")  # who is made to think so, or does not say so, says nothing
RESUMED = re.compile(r"，(?:于是|从此|随后|最终|此后)")  # the narrator takes over again
SHORT_SAID = re.compile(r"提出|评价|称|说|表示|喊|问|写道|宣称|自称|看来|认为|指|形容|信奉|道")
GAP = 24  # characters between a speaker and the verb, without what stands in brackets
CLAUSE_END = "，,；;。！？!?：:"
# words that contain a verb of saying and are none
NO_VERB = re.compile(
    r"听说|问题|问世|问卷|疑问|访问|问及|问号|学问|说明|说法|小说|传说|说服|来说|或者说|或说|可以说|换句话说|应该说|不用说|再说|据说|与其说|虽说|"
    r"名称|职称|简称|俗称|人称|昵称|堪称|对称|称为|称号|称霸|称之|称作|被称|可称|统称|号称为|"
    r"指数|指定|指标|指望|指引|指导|手指|指向|指无|代表示|展示|介绍会|分析师|说不|说起|显示|解释权|表示层|发现场|不说|问答|公布会|宣布会|指的是|预期达|未达预期|宣称性|直指|剑指"
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of Simplified text, the names in it, and the type of each entity."""

    text: str
    names: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Speech:
    """Somebody's words: `paragraph` is the index of the paragraph, offsets lie in its text."""

    paragraph: int
    start: int
    end: int
    speaker: str | None
    verb: str | None
    kind: str


class QuoteReader:
    """Reads the paragraphs of one article in order, remembering who spoke and who was named last."""

    def __init__(self, wording: Wording, types: dict[str, str], owners: dict[str, str] | None = None):
        """`types` maps an entity's name to its type (person, company …), `owners` a mascot to whom it speaks for."""
        self.owners = owners or {}
        self.types = {**types, **dict.fromkeys(self.owners, "mascot")}
        self.unnamed = wording.unnamed
        verbs = any_of(wording.say)
        self.verb = re.compile(verbs)
        self.verb_before = re.compile(rf"({verbs})(?:道|过|了)?[，,：:\s]*$")
        self.verb_after = re.compile(rf"^[，,]?([^，。！？“”]{{0,18}}?)({verbs})道?(?=[。，,：:；]|$)")
        self.rumour = re.compile(rf"(有|坊间更有|坊间有|坊间)?({any_of(wording.rumour)})(?:称|说)?[，,：:]?")
        self.nobody = re.compile(any_of(list(wording.unnamed)))
        self.data = re.compile(rf"(?:据|根据|依据)?([^，。；“”]{{0,24}}?)({any_of(wording.source)})(?:中)?(显示|表明|称)[，,：:]?")
        self.person: str | None = None
        self.thing: str | None = None
        self.pending: tuple[str | None, str | None] | None = None

    def read(self, paragraphs: Sequence[Paragraph]) -> list[Speech]:
        """All speeches of the paragraphs, in order, not overlapping."""
        found: list[Speech] = []
        for index, paragraph in enumerate(paragraphs):
            found += self._continued(index, paragraph) or self._paragraph(index, paragraph)
            self._expect(paragraph)
        return found

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
        tail = re.search(r"[^。！？]*(?:[：:]|——)\s*$", paragraph.text)
        if tail:
            verbs = list(re.finditer(rf"(内部信|公开信|邮件|引用)|{self.verb.pattern}", tail.group()))
            if verbs:
                last = verbs[-1]
                letter = any(v.group(1) not in (None, "引用") for v in verbs)
                verb = "信" if letter else last.group()
                self.pending = (
                    self._speaker(paragraph, tail.start(), tail.start() + (tail.end() - tail.start() if verb == "引用" else last.start())),
                    verb,
                )
                return
        if not QUOTED.match(paragraph.text.strip()):
            self.pending = None

    def _paragraph(self, index: int, paragraph: Paragraph) -> list[Speech]:
        found: list[Speech] = []
        quotes = [m for m in QUOTED.finditer(paragraph.text)]
        for sentence in _sentences(paragraph.text, quotes):
            found += self._sentence(index, paragraph, sentence, quotes, found)
            self._remember(paragraph, sentence)
        return found

    def _sentence(self, index: int, paragraph: Paragraph, span: tuple[int, int], quotes: list[re.Match[str]], before: list[Speech]) -> list[Speech]:
        here = [q for q in quotes if span[0] <= q.start() < span[1]]
        long = [q for q in here if q.end() - q.start() - 2 >= FRAGMENT]
        found = self._indirect(index, paragraph, span, long)
        for quote in here:
            speech = self._direct(index, paragraph, span, quote, [*before, *found])
            if speech:
                found = [f for f in found if f.end <= speech.start or f.start >= speech.end] + [speech]
        return sorted(found, key=lambda s: s.start)

    def _direct(self, index: int, paragraph: Paragraph, span: tuple[int, int], quote: re.Match[str], before: list[Speech]) -> Speech | None:
        text, start, end = paragraph.text, quote.start() + 1, quote.end() - 1
        lead = text[span[0] : quote.start()]
        said = self.verb_before.search(lead)
        if said and not _masked(lead, said.start(1), said.end(1)) and (end - start >= FRAGMENT or SHORT_SAID.search(said.group(1))):
            return Speech(index, start, end, self._speaker(paragraph, span[0], span[0] + said.start(1)), said.group(1), "direct")
        judged = re.search(r"(评价|形容|定义为|描述为)([^，。“”]{0,12})$", lead)
        if judged and end > start:
            return Speech(index, start, end, self._speaker(paragraph, span[0], span[0] + judged.start(1)), judged.group(1), "direct")
        contrast = re.search(r"”[，,](?:而|但)(.{2,8}?)(?:却|则)$", lead)
        if contrast and before and before[-1].kind == "direct" and before[-1].start >= span[0]:
            return Speech(index, start, end, self._speaker(paragraph, span[0] + contrast.start(1), quote.start()), None, "direct")
        if end - start < FRAGMENT:
            return None
        after = self.verb_after.match(text[quote.end() :])
        if after and (after.group(1) or text[end - 1] in "，。！？,!?"):
            return Speech(index, start, end, self._speaker(paragraph, quote.end(), quote.end() + after.start(2)), after.group(2), "direct")
        return self._resumed(index, span, quote, lead, before)

    def _resumed(self, index: int, span: tuple[int, int], quote: re.Match[str], lead: str, before: list[Speech]) -> Speech | None:
        """A quotation that goes on with a speech already begun: after a comma in its sentence, or as a sentence of its own."""
        if not before or quote.end() - quote.start() < FRAGMENT + 4:
            return None
        last = before[-1]
        same_sentence = last.start >= span[0] and last.end <= quote.start() and lead.rstrip()[-1:] in "，,：:"
        own_sentence = not lead.strip() and 0 <= span[0] - last.end <= 2 and last.verb not in ("显示", "表明")
        if same_sentence or own_sentence:
            return Speech(index, quote.start() + 1, quote.end() - 1, last.speaker, last.verb, "direct")
        return None

    def _indirect(self, index: int, paragraph: Paragraph, span: tuple[int, int], long: list[re.Match[str]]) -> list[Speech]:
        text = paragraph.text[span[0] : span[1]]
        first_quote = min((q.start() - span[0] for q in long), default=len(text))
        framed_end = min((m.start() for m in re.finditer(r"(?<=，)[“\"「]", text)), default=len(text))
        for reader in (self._hearsay, self._passive, self._source, self._framed, self._told):
            hit = reader(paragraph, span, text, first_quote)
            if hit:
                start, end, speaker, verb = hit
                stops = [first_quote, framed_end, *(m.start() for m in RESUMED.finditer(text, start))]
                start, end = _trim(text, start, min([end, *(stop for stop in stops if stop > start + 3)]))
                end = self._before_the_next_verb(text, start, end)
                if end - start >= 4:
                    return [Speech(index, span[0] + start, span[0] + end, speaker, verb, "indirect")]
        return []

    def _before_the_next_verb(self, text: str, start: int, end: int) -> int:
        """Without a last clause that only leads to the quotation after it (“，并称”)."""
        tail = re.search(rf"[，,](?:并|还|又|同时)?{self.verb.pattern}$", text[start:end])
        return start + tail.start() if tail else end

    def _hearsay(self, paragraph: Paragraph, span: tuple[int, int], text: str, limit: int) -> tuple[int, int, str | None, str | None] | None:
        match = self.rumour.search(text)
        if not match or match.start() > limit or not re.search(r"称|据传|网传|消息|曝|爆", match.group()):
            return None
        word = "传闻" if "传闻" in match.group() else "传言" if "传" in match.group() else "爆料"
        return match.end(), len(text), f"({'坊间' if '坊间' in text[: match.end()] else ''}{word})", match.group(2)

    def _passive(self, paragraph: Paragraph, span: tuple[int, int], text: str, limit: int) -> tuple[int, int, str | None, str | None] | None:
        match = re.search(rf"被({self.nobody.pattern})[^，。]{{0,4}}?(认为|吐槽|称作|视作|评价)(?:为|是)?", text)
        if not match:
            return None
        start = max(text.rfind(mark, 0, match.start()) for mark in CLAUSE_END) + 1
        end = min((i for i in (text.find(mark, match.end()) for mark in CLAUSE_END) if i >= 0), default=len(text))
        return start, end, self.unnamed[match.group(1)], match.group(2)

    def _source(self, paragraph: Paragraph, span: tuple[int, int], text: str, limit: int) -> tuple[int, int, str | None, str | None] | None:
        match = self.data.search(text)
        if not match or match.start() > limit:
            return None
        return match.end(), len(text), self._source_name(paragraph, span, match), match.group(3)

    def _source_name(self, paragraph: Paragraph, span: tuple[int, int], match: re.Match[str]) -> str:
        names = [n for n in paragraph.names if span[0] + match.start(1) <= n.start < span[0] + match.end(2)]
        if names:
            return names[0].entity
        latin = re.search(r"[A-Z][A-Za-z]{3,}", match.group(1))
        return latin.group() if latin else f"({match.group(2)})"

    def _framed(self, paragraph: Paragraph, span: tuple[int, int], text: str, limit: int) -> tuple[int, int, str | None, str | None] | None:
        patterns = (
            r"(?:^|[，,；])(?:据|根据)([^，。]{2,24}?)(透露|介绍|分析|观察|报道|爆料|讲述|回忆)[，,：:]",
            r"(?:^|[，,；])(据)(介绍|报道|透露)[，,：:]",
            r"(?:^|[，,；])在([^，。]{2,24}?)(看来)[，,]",
            r"(?:如|正如|就如|就像)([^，。]{2,16}?)(所说|所言|所述)[，,]",
        )
        for pattern in patterns:
            match = re.search(pattern, text)
            if match and match.start() <= limit:
                nobody = match.group(1) == "据"
                speaker = "(未具名)" if nobody else self._speaker(paragraph, span[0] + match.start(1), span[0] + match.end(1))
                return (match.end(), len(text), speaker, match.group(2)) if speaker else None
        return None

    def _told(self, paragraph: Paragraph, span: tuple[int, int], text: str, limit: int) -> tuple[int, int, str | None, str | None] | None:
        open_text = re.sub(r"[（(][^（）()]*[）)]", lambda m: "·" * len(m.group()), text)
        for match in self.verb.finditer(open_text):
            if match.start() >= limit or _masked(text, match.start(), match.end()):
                continue
            if re.match(r"[^，。]{2,24}(?:的时候|之时|之际|时)，", text[match.end() :]):
                continue
            content = _content(open_text, match)
            speaker = content is not None and self._near_speaker(paragraph, span[0], span[0] + match.start(), match.group())
            if content is not None and speaker:
                return content, len(text), speaker, match.group()
        return None

    def _near_speaker(self, paragraph: Paragraph, start: int, verb: int, word: str) -> str | None:
        """The speaker, if one stands in the verb's clause close enough before it."""
        clause = max([start, *(paragraph.text.rfind(mark, start, verb) + 1 for mark in CLAUSE_END)])
        lead = re.sub(r"[（(][^（）()]*[）)]", "", paragraph.text[clause:verb])
        if word in ("号称", "自称") and len(lead) <= 2:
            return self._last_thing(paragraph, verb)
        if len(lead) > GAP + 12 or not lead or NOT_SAID.search(lead):
            return None
        return self._speaker(paragraph, clause, verb, strict=True)

    def _last_thing(self, paragraph: Paragraph, before: int) -> str | None:
        things = [n.entity for n in paragraph.names if n.end <= before and self.types.get(n.entity) in ("product", "company")]
        return things[-1] if things else self.thing or self.person

    def _speaker(self, paragraph: Paragraph, start: int, verb: int, *, strict: bool = False) -> str | None:
        """Who speaks: looked for in the clause before the verb, then in the sentence, then among those named before."""
        clause = max([start, *(paragraph.text.rfind(mark, start, max(start, verb - 1)) + 1 for mark in "，,；;：:")])
        spans = [(clause, verb)] if strict else [(clause, verb), (start, verb)]
        for low, high in spans:
            speaker = self._in_span(paragraph, low, high)
            if speaker:
                return speaker
        return None if strict else self.person

    def _antecedent(self, paragraph: Paragraph, at: int) -> str | None:
        """Whom a pronoun means: the last person or described speaker of its sentence, else of the text before."""
        start = max(paragraph.text.rfind(mark, 0, at) for mark in "。！？") + 1
        people = [n.entity for n in paragraph.names if start <= n.start < at and self.types.get(n.entity) == "person"]
        described = self._described(paragraph.text[start:at])
        return people[-1] if people else described or self.person

    def _described(self, text: str) -> str | None:
        """A speaker without a name that the text introduces (一位…创业者)."""
        found = re.search(rf"(?:一位|一名)[^，。]{{1,14}}?(?:{self.nobody.pattern})+", text)
        return self._nobody(found.group(), list(self.nobody.finditer(found.group()))[-1]) if found else None

    def _in_span(self, paragraph: Paragraph, low: int, high: int) -> str | None:
        text = paragraph.text[low:high]
        names = [n for n in paragraph.names if low <= n.start and n.end <= high and self.types.get(n.entity) in SPEAKER_TYPES]
        people = [n for n in names if self.types.get(n.entity) in ("person", "mascot")]
        nobody = [m for m in self.nobody.finditer(text)]
        pronoun = re.search(r"(?:^|[，,”])(?:而|但|不过|曾|后来|对此)?(他|她|其|上述[一-龥]{2,6})(?!们|他|中|次|实|余)", text)
        if people and not (nobody and re.match(r"告诉|向", text[people[-1].start - low - 2 :])):
            return self._label(people[-1].entity)
        if pronoun and not people:
            return self._antecedent(paragraph, low)
        if nobody:
            return self._nobody(text, nobody[-1])
        return self._label(names[0].entity) if names else None

    def _label(self, name: str) -> str:
        return f"{self.owners[name]}({name})" if name in self.owners else name

    def _nobody(self, text: str, match: re.Match[str]) -> str:
        """The label of a speaker without a name: with what describes it where the text counts one (一位…)."""
        described = re.search(rf"(?:一位|一名|某位|有位)(?:做|不愿具名的)?([^，。]{{1,14}}?)的?{match.group()}$", text[: match.end()])
        inner = re.search(r"([一-龥]{2,6})内部人士|([一-龥]{2,4}云?)员工$", text[: match.end()])
        if described:
            return f"({described.group(1)}{match.group()})"
        return f"({inner.group()})" if inner else self.unnamed[match.group()]

    def _remember(self, paragraph: Paragraph, span: tuple[int, int]) -> None:
        people = [n.entity for n in paragraph.names if span[0] <= n.start < span[1] and self.types.get(n.entity) == "person"]
        things = [n.entity for n in paragraph.names if span[0] <= n.start < span[1] and self.types.get(n.entity) == "product"]
        self.thing = things[-1] if things else self.thing
        self.person = people[-1] if people else self._described(paragraph.text[span[0] : span[1]]) or self.person


def _sentences(text: str, quotes: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Sentence spans; a full stop inside a quotation ends none, unless the quotation began the sentence and nothing follows."""
    spans, start = [], 0
    inside = [(q.start(), q.end()) for q in quotes]
    for match in re.finditer(r"[。！？!?]+", text):
        holder = next((q for q in inside if q[0] < match.start() < q[1]), None)
        end = match.end()
        if holder:
            rest = text[holder[1] :]
            if match.end() != holder[1] - 1 or re.match(r"[，,]?[^，。“”]{0,18}(?:说|表示|称|道|分析|认为|写道|强调|指出)", rest):
                continue
            end = holder[1]
        if end > start:
            spans.append((start, end))
            start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _masked(text: str, start: int, end: int) -> bool:
    """True where the verb found is a part of another word."""
    window = text[max(0, start - 3) : end + 3]
    offset = max(0, start - 3)
    return any(m.start() + offset < end and m.end() + offset > start for m in NO_VERB.finditer(window))


def _content(text: str, verb: re.Match[str]) -> int | None:
    """Where the words begin after a verb of saying, or None where the verb introduces none."""
    rest = text[verb.end() :]
    if verb.group() == "告诉":
        match = re.match(r"[^，。：]{1,12}[，,：:]", rest)
        return verb.end() + match.end() if match else None
    match = re.match(r"(?:道|过|了)?[，,：:]\s*", rest) or re.match(r"了?[^，。：]{0,8}[：:]", rest)
    if match:
        return verb.end() + match.end()
    toward = re.search(r"对[^，。]{2,16}$", text[: verb.start()])
    if verb.group() == "表示" and toward:
        return toward.start()
    return verb.end() if re.match(r"(?:自己|这|由|在|[一-龥A-Za-z“]{6})", rest) and verb.group() not in ("介绍", "给出", "信奉", "明确") else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in '，,：: “"\n':
        start += 1
    while end > start and text[end - 1] in "，,。；; \n":
        end -= 1
    return start, end
