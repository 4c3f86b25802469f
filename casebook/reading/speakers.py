"""Who speaks: the speaker of a verb of saying, looked for in its clause, its sentence, and among those named before.

In a clause the last person goes first, then a pronoun, then a group without a name (网友), then the first name of any kind. A
person who is only spoken to (对媒体) is no speaker. A group without a name gets its noun (网友); one person without a name gets
what describes him, in brackets (一位受邀商家), or bare where that says at whose company he is (一位某某员工).
"""

import re
from dataclasses import dataclass

from casebook.reading.names import Named
from casebook.reading.wording import Wording, any_of

SPEAKER_TYPES = ("person", "company", "product", "org", "media", "mascot")
CLAUSE_MARKS = "，,；;：:。！？!?"
FARTHEST = 36  # characters between the start of a clause and its verb of saying, without what stands in brackets
NOT_SAID = re.compile(r"让|使得|令|不予|不愿|拒绝|不再|没人|没有人|从来不|从不|并未|没有|被[^，。]*$")  # made to think so, or not said at all
SPOKEN_TO = re.compile(r"(?:对|向|告诉|给|据|接受|回应)$|(?:对|向|告诉|接受|回应)《[^》]{1,12}》$")
ASKED = re.compile(r"(?<=向)媒体|(?<=受)媒体|媒体采访|记者采访")
PRONOUN = re.compile(r"(?:^|[，,”\"])(?:而|但|不过|曾|后来|对此)?(?:在)?(他|她|其|上述[一-龥]{2,6})(?!们|他|中|次|实|余)")
VERSIONED = re.compile(r"(.*[^\d.])\d+\.\d+")  # what a version says is said by its product
INSIDER = re.compile(
    r"(?:^|[位名据有的，])([^的，。位名据有]{2,8}(?:内部人士|员工|高管|分析师|主播|骑手|司机|卖家|博主))$|(接近[^，。]{2,14})$"
)  # described by his company
ALONE = ("称", "表示", "坦言", "直言", "透露", "强调", "认为", "指出")  # verbs that can open a clause without their subject


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of Simplified text and the names in it."""

    text: str
    names: tuple[Named, ...] = ()


class Speakers:
    """Finds speakers in reading order and remembers the person and the thing named last."""

    def __init__(self, wording: Wording, types: dict[str, str], owners: dict[str, str]):
        """`types` maps an entity's name to its type, `owners` a mascot to whom it speaks for."""
        self.owners = owners
        self.types = {**types, **dict.fromkeys(owners, "mascot")}
        self.unnamed = wording.unnamed
        self.nobody = re.compile(any_of(list(wording.unnamed)))
        self.person: str | None = None
        self.thing: str | None = None

    def of(self, paragraph: Paragraph, start: int, verb: int) -> str | None:
        """The speaker of a verb at `verb`, in a sentence that starts at `start`; else the person named last."""
        clause = max([start, *(paragraph.text.rfind(mark, start, max(start, verb - 1)) + 1 for mark in "，,；;：:")])
        return self.within(paragraph, clause, verb) or self.within(paragraph, start, verb) or self.person

    def near(self, paragraph: Paragraph, start: int, verb: int, word: str) -> str | None:
        """The speaker, if one stands in the verb's clause close enough before it."""
        text = without_brackets(paragraph.text[start:verb])
        clause = start + max(text.rfind(mark) + 1 for mark in CLAUSE_MARKS)
        lead = text[clause - start :].replace("·", "")
        if word in ("号称", "自称") and len(lead) <= 2:
            return self._last_thing(paragraph, verb)
        if not lead.strip() and word in ALONE:
            people = [n.entity for n in paragraph.names if start <= n.start < verb and self.types.get(n.entity) == "person"]
            return people[-1] if people else None
        if len(lead) > FARTHEST or not lead or NOT_SAID.search(lead):
            return None
        return self.within(paragraph, clause, verb)

    def within(self, paragraph: Paragraph, low: int, high: int) -> str | None:
        """The speaker named between two offsets."""
        text = paragraph.text[low:high]
        inside = [n for n in paragraph.names if low <= n.start and n.end <= high and self.types.get(n.entity) in SPEAKER_TYPES]
        names = [n for n in inside if not SPOKEN_TO.search(paragraph.text[low : n.start])] or inside[:1]
        names = [n for n in names if not paragraph.text.startswith("旗下", n.end)] or names
        people = [n for n in names if self.types.get(n.entity) in ("person", "mascot")]
        if people:
            return self._label(people[-1].entity)
        if PRONOUN.search(text):
            return self._antecedent(paragraph, low)
        nobody = [m for m in self.nobody.finditer(text) if not SPOKEN_TO.search(text[: m.start()]) and not ASKED.match(text, m.start())]
        if nobody:
            return self._unnamed(text, nobody[-1])
        return self._label(names[0].entity) if names else None

    def remember(self, paragraph: Paragraph, start: int, end: int) -> None:
        """Keep the last person and the last product of a sentence for the sentences after it."""
        here = [n.entity for n in paragraph.names if start <= n.start < end]
        people = [n for n in here if self.types.get(n) == "person"]
        things = [n for n in here if self.types.get(n) == "product"]
        self.thing = things[-1] if things else self.thing
        self.person = people[-1] if people else self._described(paragraph.text[start:end]) or self.person

    def _last_thing(self, paragraph: Paragraph, before: int) -> str | None:
        things = [n.entity for n in paragraph.names if n.end <= before and self.types.get(n.entity) in ("product", "company")]
        return things[-1] if things else self.thing or self.person

    def _antecedent(self, paragraph: Paragraph, at: int) -> str | None:
        """Whom a pronoun means: the last person or described speaker of its sentence, else of the text before."""
        start = max(paragraph.text.rfind(mark, 0, at) for mark in "。！？") + 1
        people = [n.entity for n in paragraph.names if start <= n.start < at and self.types.get(n.entity) == "person"]
        return people[-1] if people else self._described(paragraph.text[start:at]) or self.person

    def _described(self, text: str) -> str | None:
        """A speaker without a name that the text introduces (一位…创业者)."""
        found = re.search(rf"(?:一位|一名)[^，。]{{1,14}}?(?:{self.nobody.pattern})+", text)
        return self._unnamed(found.group(), list(self.nobody.finditer(found.group()))[-1]) if found else None

    def _unnamed(self, text: str, match: re.Match[str]) -> str:
        lead = text[: match.end()]
        insider = INSIDER.search(lead)
        if insider:
            return insider.group(1) or insider.group(2)
        described = re.search(rf"(?:一位|一名|某位|有位)(?:做|不愿具名的)?([^，。]{{1,14}}?)的?{match.group()}$", lead)
        return f"({described.group(1)}{match.group()})" if described else self.unnamed[match.group()]

    def _label(self, name: str) -> str:
        version = VERSIONED.fullmatch(name)
        if version and version.group(1) in self.types:
            return version.group(1)
        return f"{self.owners[name]}({name})" if name in self.owners else name


def without_brackets(text: str) -> str:
    """The text with what stands in brackets blanked; the length stays."""
    return re.sub(r"[（(][^（）()]*[）)]", lambda m: "·" * len(m.group()), text)
