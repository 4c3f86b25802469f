from dataclasses import replace

import pytest

from casebook.findings.cards import card
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names


def parts(index: EvidenceIndex, name: str) -> dict[str, list]:
    return {part["title"]: part["lines"] for part in card(name, index).facts}


@pytest.mark.parametrize(("lang", "titles"), [("en", ["Numbers", "Other numbers"]), ("zh", ["数字", "其他数字"])])
def test_numbers_without_a_metric_of_their_own_come_last(facts, lang, titles):
    first, second, *_ = facts.claims
    loose = [replace(first, metric="other", surface="甲公司"), replace(second, metric="duration")]
    index = EvidenceIndex(replace(facts, claims=[*loose, *facts.claims]), lang, Names(), {})
    found = parts(index, "钉钉")
    assert list(found) == titles
    assert [line.evidence for line in found[titles[1]]] == [["S2·1"], ["S1·1"]]  # the duration has a name at least


def test_a_card_opens_with_how_it_began_and_ended(english):
    (part,) = card("来往", english).facts
    assert part["title"] == "Beginning and end"
    assert [line.text for line in part["lines"]] == ["March 2015: Laiwang: launch", "was renamed Diandianchong"]


def test_only_the_disputed_number_is_marked(english):
    lines = parts(english, "钉钉")["Numbers"]
    assert [(line.evidence, line.disputed) for line in lines] == [
        (["S1·1", "S2·1", "S3·1"], []),
        (["S3·2"], ["S3·2"]),
        (["S3·3"], ["S3·3"]),
    ]


def test_another_number_of_a_disputed_sentence_is_not_marked(facts):
    disputed = next(c for c in facts.claims if c.surface == "900万次")
    beside = replace(disputed, start=disputed.start - 2, end=disputed.start)
    lines = parts(EvidenceIndex(replace(facts, claims=[beside]), "en", Names(), {}), "钉钉")["Numbers"]
    assert [(line.evidence, line.disputed) for line in lines] == [(["S3·2"], [])]
