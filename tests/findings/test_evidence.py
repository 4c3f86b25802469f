from dataclasses import replace

from casebook.findings.evidence import EvidenceIndex, Ref, evidence_order, merge_spans
from casebook.findings.names import Names
from casebook.findings.query import run


def test_a_span_leads_to_its_sentence(english):
    assert english.id(Ref("c", 16, 18)) == "S3·2"
    assert english.sentence(Ref("c", 16, 18)).text == "钉钉累计下载900万次。"


def test_a_place_outside_every_sentence_has_no_id(english):
    assert english.id(Ref("c", 999, 1000)) is None
    stamp = english.outside(Ref("a", 900, 904), "2021")
    assert (stamp.id, stamp.sentence, stamp.marks) == ("S1·0", "2021", [[0, 4]])


def test_evidence_shows_what_was_read_with_its_hedge(english):
    shown = english.show([Ref("a", 8, 14)])["S1·1"]
    assert shown.read == ["DingTalk: Users more than 3 million (300万), March 2016"]
    assert shown.gloss is None
    assert shown.after.startswith("2015年3月")


def test_disputed_sentences_name_their_dispute(english):
    assert english.show([Ref("c", 16, 18)])["S3·2"].disputes == english.show([Ref("c", 31, 33)])["S3·3"].disputes != []


def test_ids_come_in_article_order():
    assert sorted(["S10·2", "S2·11", "S2·3"], key=evidence_order) == ["S2·3", "S2·11", "S10·2"]


def test_overlapping_marks_become_one():
    assert merge_spans([(5, 9), (0, 2), (1, 3)]) == [[0, 3], [5, 9]]


def test_dates_match_by_prefix_and_lists_by_any(english, facts):
    assert run({"events": {"entity": "来往", "type": ["launch", "rename"], "date": "2015"}}, facts, {}, english).fact.date == "2015-03"
    assert not run({"events": {"entity": "来往", "date": "2016"}}, facts, {}, english)


def test_words_are_found_where_they_stand(english, facts):
    assert [p.doc for p in run({"says": "越做越像"}, facts, {}, english).places] == ["b"]


def with_dispute(facts, **changes):
    return EvidenceIndex(replace(facts, disputes=[replace(facts.disputes[0], **changes)]), "en", Names(), {})


def test_of_a_misprint_only_the_first_side_is_in_doubt(facts):
    index = with_dispute(facts, kind="typo_suspected", status="typo")
    doubted, witness = (Ref("c", *side["mark"]) for side in facts.disputes[0].sides)
    assert len(index.disputes_touching([doubted])) == 1
    assert index.disputes_touching([witness]) == []


def test_a_judgement_is_disputed_in_its_meaning_only(facts):
    side = facts.disputes[0].sides[0]
    passage = Ref("c", side["start"], side["end"])
    assert with_dispute(facts, kind="value").disputes_touching([passage], words=True) == []
    assert len(with_dispute(facts, kind="definition").disputes_touching([passage], words=True)) == 1
