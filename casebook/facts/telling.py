"""An event or a claim in a few words of English and of Chinese, made from what was read and nothing else."""

import re
from collections.abc import Callable
from dataclasses import replace

from casebook import say
from casebook.facts.called import called
from casebook.facts.records import Claim, Event
from casebook.facts.view import Line, View

FORMS = {
    "founding": "{0} is founded",
    "launch": "{0} comes out",
    "test_release": "{0} comes out for testing",
    "version_release": "A version of {0} comes out",
    "rename": "{0} is renamed",
    "investment": "Investment: {0}",
    "acquisition": "Takeover: {0}",
    "policy": "A rule is set for {0}",
    "ranking": "{0} in a ranking",
    "pr": "An appearance of {0} in public",
    "incident": "Told of {0} at that time",
    "statement": "{0} makes a statement",
    "shutdown": "{0} ends",
    "reorg": "{0} is reorganised",
    "integration": "{0} is connected",
    "financial_result": "Results of {0}",
    "personnel": "A change of people at {0}",
    "legal": "A legal matter: {0}",
    "other": "{0}",
}
PAIRS = {
    "policy": "{1} sets a rule for {0}",
    "reorg": "A change in organisation: {0}, {1}",
    "rename": "{0} is renamed {1}",
    "investment": "{1} invests in {0}",
    "acquisition": "{1} takes over {0}",
    "integration": "{0} is connected with {1}",
}
CHINESE = {
    "founding": "{0}成立",
    "launch": "{0}上线",
    "test_release": "{0}测试版上线",
    "version_release": "{0}发布新版本",
    "rename": "{0}更名",
    "investment": "{0}融资",
    "acquisition": "{0}被收购",
    "integration": "{0}与其他产品打通",
    "shutdown": "{0}终止",
}  # kinds whose own words, torn from the sentence, would often be half a thing
CHINESE_PAIRS = {
    "rename": "{0}更名为{1}",
    "investment": "{1}投资{0}",
    "acquisition": "{1}收购{0}",
    "integration": "{0}与{1}打通",
}
TOGETHER = re.compile(r"联手|联合|共同|携手")
PROMOTED = re.compile("推[广廣][到至]|推向")  # a place is reached by promotion: whether it came out there, nobody says
SEVERAL = re.compile(r"多[个款种]|一系列|几[个款]|数[个款]")
CHOSEN = re.compile(r"指定|选中|选为|入选")
BEATEN = re.compile(r"败")
CLOSES = re.compile(r"关[闭停]|停[止掉]|下线|终止|砍掉|叫停")
MAKERS = ("company", "person", "org", "product")
NUMBERED = ("other", "ranking", "incident", "financial_result")
SPECIAL = {"入驻": ("The team of {0} moves in", "{0}团队入驻"), "立项": ("Work on {0} begins", "{0}立项")}  # what the general form would tell wrongly
VERSION = re.compile(r"(?<![\d.])(\d\.\d)(?![\d.]|[亿万%分])")
LEADING_DATE = re.compile(r"^(?:截至|到)?[0-9年月日]{3,12}晚?[，,]")  # the date stands beside the words already
LONGEST = 60  # characters of a Chinese clause; a longer one is cut at a comma


def name_in_english(view: View, name: str) -> str:
    """The English name where the lexicon has one."""
    entity = view.entity(name)
    return entity.en if entity else name


def _special(line: Line, kind: str, span: tuple[int, int]) -> tuple[str, str] | None:
    return next((forms for word, forms in SPECIAL.items() if kind == "founding" and word in line.text[slice(*span)]), None)


def told_in_english(view: View, line: Line, kind: str, entities: list[str], span: tuple[int, int]) -> str:
    """What happened, in English: type, names and version."""
    names = [name_in_english(view, e) for e in entities[:3]] or ["nobody is named"]
    if special := _special(line, kind, span):
        return special[0].format(names[0])
    if kind == "launch" and entities:
        return _launched_in_english(view, line, entities, names)
    if kind == "policy" and len(names) > 1 and CHOSEN.search(line.text, *span):
        return f"{names[1]} chooses {names[0]}"
    if kind == "shutdown":
        return _ended_in_english(view, line, entities, names, span)
    form = PAIRS[kind] if kind in PAIRS and len(names) > 1 else FORMS[kind]
    version = VERSION.search(line.text, *span)
    if kind == "version_release" and version:
        return f"{names[0]} {version.group(1)} comes out" if version.group(1) not in names[0] else f"{names[0]} comes out"
    return form.format(*names) if kind != "other" else ", ".join(names)


def _ended_in_english(view: View, line: Line, entities: list[str], names: list[str], span: tuple[int, int]) -> str:
    """“云朵听书关闭了夜谈”: it is what stands behind the verb that ends."""
    closes = CLOSES.search(line.text, *span)
    closed = closes and next((n.entity for n in line.names if n.start >= closes.end() and n.entity in entities[1:]), None)
    if closed and view.types.get(closed) in ("product", "feature"):
        return f"{names[0]} closes {name_in_english(view, closed)}"
    return f"{names[0]} is beaten" if BEATEN.search(line.text, *span) else FORMS["shutdown"].format(names[0])


def _launched_in_english(view: View, line: Line, entities: list[str], names: list[str]) -> str:
    types = [view.types.get(e) for e in entities[:3]]
    if types[0] == "company":
        return f"{names[0]} brings out {'several products' if SEVERAL.search(line.text) else 'a product'}"
    if _together(line, types):
        return f"{names[1]} and {names[2]} bring out {names[0]}"
    if len(names) > 1 and types[1] == "place":
        return f"{names[0]} {'is promoted' if PROMOTED.search(line.text) else 'comes out'} in {names[1]}"
    return f"{names[1]} brings out {names[0]}" if len(names) > 1 and types[1] in MAKERS else f"{names[0]} comes out"


def told_in_chinese(view: View, line: Line, kind: str, entities: list[str], span: tuple[int, int]) -> str:
    """What happened, in Chinese: a form where the kind has one, else the sentence's own words."""
    return _formed_in_chinese(view, line, kind, entities, span) or _own_words(line, entities, span)


def _formed_in_chinese(view: View, line: Line, kind: str, entities: list[str], span: tuple[int, int]) -> str | None:
    if kind not in CHINESE or not entities:
        return None
    if special := _special(line, kind, span):
        return special[1].format(entities[0])
    if kind == "launch":
        return _launched_in_chinese(view, line, entities)
    version = VERSION.search(line.text, *span)
    if kind == "version_release" and (version or VERSION.search(entities[0])):
        return f"{entities[0]}{version.group(1) if version and version.group(1) not in entities[0] else ''}发布"
    if kind == "shutdown" and BEATEN.search(line.text, *span):
        return f"{entities[0]}败下阵来"
    form = CHINESE_PAIRS[kind] if kind in CHINESE_PAIRS and len(entities) > 1 else CHINESE[kind]
    return form.format(*entities)


def _together(line: Line, types: list[str | None]) -> bool:
    """Whether two companies bring it out, as the sentence says."""
    return types[1:3] == ["company", "company"] and bool(TOGETHER.search(line.text))


def _launched_in_chinese(view: View, line: Line, entities: list[str]) -> str:
    types = [view.types.get(e) for e in entities[:3]]
    if types[0] == "company":
        return f"{entities[0]}推出{'多个' if SEVERAL.search(line.text) else ''}产品"
    if _together(line, types):
        return f"{entities[1]}与{entities[2]}联手推出{entities[0]}"
    if len(entities) > 1 and types[1] == "place":
        return f"{entities[0]}推广到{entities[1]}" if PROMOTED.search(line.text) else f"{entities[0]}在{entities[1]}上线"
    return f"{entities[1]}推出{entities[0]}" if len(entities) > 1 and types[1] in MAKERS else f"{entities[0]}上线"


def _own_words(line: Line, entities: list[str], span: tuple[int, int]) -> str:
    text = re.sub(r"^(?:然而|不过|于是|但是)", "", line.text[slice(*span)].lstrip("，,。 "))
    text = re.sub(r"^[，,。而但\s(（）)]+|[，,。；;：:！？而\s]+$", "", text)
    text = LEADING_DATE.sub("", text)
    while len(text) > LONGEST and re.search(r"[，,；;]", text):
        text = re.split(r"[，,；;](?=[^，,；;]*$)", text)[0]
    text = re.sub(r"《[^》]*$", "", text)  # the clause ends inside a title
    text += "”" * (text.count("“") - text.count("”"))
    named = not entities or any(n.surface in text for n in line.names) or entities[0] in text
    return text if named else f"{entities[0]}：{text}"


NOUNS = {
    "people": "people",
    "orgs": "organisations",
    "downloads": "downloads",
    "downloads/day": "downloads a day",
    "ratings": "ratings",
    "views": "views",
}  # what say.hedged leaves to the sentence around it


def amount_in_english(claim: Claim) -> str:
    """A claim's number with its unit and hedges: “more than 200 million people”."""
    said = say.hedged(claim, "en")
    return f"{said} {NOUNS[claim.unit]}" if claim.unit in NOUNS else said


def number_in_english(claim: Claim) -> str:
    """A claim's number with what it measures: “more than 200,000,000 registered users”."""
    form = called(claim).form
    return form.format(amount_in_english(claim) if form == "{}" else say.hedged(claim, "en"))


def with_numbers(events: list[Event], claims: list[Claim], english: Callable[[str], str]) -> list[Event]:
    """The events, those of a general type with the numbers of their sentence in the English text."""
    told = []
    for event in events:
        near = [
            c for c in claims if c.sentence_start == event.sentence_start and c.as_of == (event.date_end or event.date) and c.metric != "duration"
        ]
        if event.type in NUMBERED and near:
            numbers = ", ".join(number_in_english(c) for c in near[:2])
            event = replace(event, text_en=f"{english(near[0].entity or '')}: {numbers}")
        told.append(event)
    return told
