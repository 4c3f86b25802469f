"""What a reader found contradictory stands in the ledger as long as both sides stand in the articles."""

from dataclasses import replace
from pathlib import Path

import pytest

from casebook.errors import BadCodebook
from casebook.facts.without import without
from casebook.findings.codebook import read_codebook
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.judged import BY_A_READER, with_judged
from casebook.findings.ledger import block, severity
from casebook.findings.names import Names

DISPUTE = """disputes:
  - topic: {en: "Laiwang's road: ever more alike or its own", zh: "来往的路：越走越像或自成一路"}
    kind: definition
    status: unresolved
    nature: account
    sides:
      - {en: ever more like its rival, zh: 越做越像, passages: [来往越做越像对手]}
      - {en: online, zh: 上线, passages: [来往上线]}
    explanation: {en: Nobody says which., zh: 没有说明。}
"""


@pytest.fixture
def book(tmp_path: Path):
    def read(text: str):
        path = tmp_path / "10-x.codes.yml"
        path.write_text(text, encoding="utf-8")
        return read_codebook(path)

    return read


def judged(facts, book, lang="en"):
    return with_judged(facts, [book], EvidenceIndex(facts, lang, Names(), {}))


@pytest.mark.parametrize(("lang", "said"), [("en", ["ever more like its rival", "online"]), ("zh", ["越做越像", "上线"])])
def test_both_sides_lead_to_their_sentences(facts, book, lang, said):
    told = judged(facts, book(DISPUTE), lang)
    assert told.disputes[:-1] == facts.disputes
    shown = block(EvidenceIndex(told, lang, Names(), {}), told.disputes[-1])
    assert [side["value"] for side in shown.sides] == said
    assert [side["evidence"] for side in shown.sides] == [["S2·1"], ["S1·2"]]
    assert shown.explanation.endswith(BY_A_READER[lang == "zh"])
    assert severity(told.disputes[-1]) == "contradiction"


def test_a_side_that_no_article_has_takes_the_dispute_with_it(facts, book):
    assert judged(facts, book(DISPUTE.replace("[来往上线]", "[来往下线]"))) is facts
    told = judged(facts, book(DISPUTE))
    assert without(told, "b").disputes == without(facts, "b").disputes


def test_facts_that_hold_them_already_stay_as_they_are(facts, book):
    told = judged(facts, book(DISPUTE))
    assert judged(told, book(DISPUTE)) is told
    assert judged(replace(told, disputes=[]), book(DISPUTE)).disputes == told.disputes[-1:]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: definition", "kind: opinion", "has the kind 'opinion'"),
        ("nature: account", "nature: contradiction", "has the nature 'contradiction'"),
        ("    status: unresolved\n", "", "has the status None"),
        (", passages: [来往上线]", "", "a side without passages"),
        ("en: online,", "en: online 5 times,", "number '5' typed"),
        ("      - {en: online, zh: 上线, passages: [来往上线]}\n", "", "fewer than two sides"),
        ("    explanation", "    reason", "unknown key 'reason'"),
    ],
)
def test_one_that_says_too_little_is_refused(book, old, new, says):
    with pytest.raises(BadCodebook, match=says):
        book(DISPUTE.replace(old, new))
