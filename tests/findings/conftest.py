"""A small folder of facts, made by hand: two products, three articles, one repeated wording, one open dispute."""

import pytest

from casebook.facts.records import Claim, Dispute, Document, Event, Facts, Mention, Quote, Relation, Sentence, Word
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names

TEXTS = {
    "a": ["甲公司的钉钉用户超过300万。", "2015年3月，来往上线。"],
    "b": ["钉钉用户超过300万，来往越做越像对手。"],
    "c": ["甲公司的钉钉用户超过300万。", "钉钉累计下载900万次。", "钉钉下载量高达4000万次。"],
}


def place(doc: str, index: int, words: str) -> tuple[int, int, str, int]:
    """start, end, sentence and its start, of words in a sentence."""
    start = sum(len(t) + 1 for t in TEXTS[doc][: index - 1])
    at = TEXTS[doc][index - 1].index(words)
    return start + at, start + at + len(words), TEXTS[doc][index - 1], start


def claim(doc: str, index: int, words: str, metric: str, value: float, unit: str, qualifier: str = "exact", **more) -> Claim:
    start, end, sentence, sentence_start = place(doc, index, words)
    fields = {"entity": "钉钉", "as_of": "2016-03", "speaker": None, "value_low": None, "value_high": None, "hedges": [qualifier]} | more
    return Claim(
        doc=doc, start=start, end=end, surface=words, sentence=sentence, sentence_start=sentence_start, metric=metric, value=value,
        unit=unit, qualifier=qualifier, rule="test", **fields,
    )  # fmt: skip


def document(doc: str, published: str) -> Document:
    return Document(
        doc=doc, file=f"{doc}.txt", sha256="0" * 64, title=f"题目{doc}", publisher=None, author=None, url=None, published=published,
        published_why="printed", script="simplified", taiwan_wording=False, body=[[0, 99]], near_duplicate_of=None, origin=doc, refused=None,
    )  # fmt: skip


def sentences() -> list[Sentence]:
    rows = []
    for doc, texts in TEXTS.items():
        start = 0
        for n, text in enumerate(texts, 1):
            repeats = "a:1" if (doc, n) == ("c", 1) else None
            rows.append(Sentence(doc=doc, index=n, start=start, end=start + len(text), text=text, heading=False, repeats=repeats))
            start += len(text) + 1
    return rows


def dispute() -> Dispute:
    sides = []
    for index, words, value in ((2, "900万次", "900万次"), (3, "4000万次", "4000万次")):
        start, end, sentence, sentence_start = place("c", index, words)
        span = {"start": sentence_start, "end": sentence_start + len(sentence), "mark": [start, end]}
        sides.append({"doc": "c", "quote": sentence, "value": value, **span})
    return Dispute(
        topic_en="downloads",
        topic_zh="下载量",
        kind="value",
        sides=sides,
        explanation_en="They differ.",
        explanation_zh="不一。",
        status="unresolved",
    )


@pytest.fixture
def facts() -> Facts:
    start, end, sentence, sentence_start = place("a", 2, "2015年3月")
    event = Event(
        doc="a", start=start, end=end, surface_date="2015年3月", date="2015-03", date_end=None, precision="month", entities=["来往"], type="launch",
        text_en="Laiwang: launch", text_zh="来往上线", sentence=sentence, sentence_start=sentence_start, anchor=None,
    )  # fmt: skip
    return Facts(
        documents=[document("a", "2016-03"), document("b", "2016-04"), document("c", "2017")],
        sentences=sentences(),
        claims=[
            claim("a", 1, "超过300万", "registered_users", 3e6, "people", "more_than"),
            claim("b", 1, "超过300万", "registered_users", 3e6, "people", "more_than"),
            claim("c", 1, "超过300万", "registered_users", 3e6, "people", "more_than"),
            claim("c", 2, "900万次", "downloads_total", 9e6, "downloads"),
            claim("c", 3, "4000万次", "downloads_total", 4e7, "downloads"),
        ],
        events=[event],
        quotes=[Quote(doc="b", start=0, end=4, quote="钉钉用户", speaker="陈航", verb="说", kind="indirect")],
        relations=[Relation(subject="来往", relation="renamed_to", object="点点虫", doc="a", quote="来往", start=19, end=21)],
        disputes=[dispute()],
        mentions=[Mention(doc="b", start=0, end=2, surface="钉钉", entity="钉钉")],
        words=[Word(doc="b", index=1, word="对手", count=1)],
    )


@pytest.fixture(params=["en", "zh"])
def index(facts: Facts, request: pytest.FixtureRequest) -> EvidenceIndex:
    return EvidenceIndex(facts, request.param, Names(), {})


@pytest.fixture
def english(facts: Facts) -> EvidenceIndex:
    return EvidenceIndex(facts, "en", Names(), {"来往越做越像对手": "never shown: the key is no whole sentence"})
