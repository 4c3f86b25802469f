from dataclasses import replace

import pytest

from casebook.facts.records import Mention
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


@pytest.mark.parametrize(
    ("surface", "qualifier", "en", "zh"),
    [
        ("达不到微信的十分之一", "less_than", "less than 10% of WeChat’s", "不足微信的10%"),
        ("相当于微信的十分之一", "exact", "10% of WeChat’s", "微信的10%"),
        ("达到10%", "exact", "10%", "10%"),
    ],
)
def test_a_share_is_told_with_what_it_is_one_of(facts, surface, qualifier, en, zh):
    share = replace(facts.claims[0], surface=surface, value=10.0, unit="%", metric="other", qualifier=qualifier, hedges=[qualifier], as_of=None)
    assert [EvidenceIndex(facts, lang, Names(), {}).value_line(share) for lang in ("en", "zh")] == [en, zh]


def test_disputed_sentences_name_their_dispute(english):
    assert english.show([Ref("c", 16, 18)])["S3·2"].disputes == english.show([Ref("c", 31, 33)])["S3·3"].disputes != []


def test_ids_come_in_article_order():
    assert sorted(["S10·2", "S2·11", "S2·3"], key=evidence_order) == ["S2·3", "S2·11", "S10·2"]


def test_overlapping_marks_become_one():
    assert merge_spans([(5, 9), (0, 2), (1, 3)]) == [[0, 3], [5, 9]]


def test_dates_match_by_prefix_and_lists_by_any(english, facts):
    assert run({"events": {"entity": "来往", "type": ["launch", "rename"], "date": "2015"}}, {}, english).fact.date == "2015-03"
    assert not run({"events": {"entity": "来往", "date": "2016"}}, {}, english)


def test_words_are_found_where_they_stand(english, facts):
    assert [p.doc for p in run({"says": "越做越像"}, {}, english).places] == ["b"]


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


def test_articles_that_share_passages_are_one_origin(facts):
    def index_of(*repeats):
        rows = [s for s in facts.sentences if s.doc != "c"]
        last = [replace(s, repeats=r) for s, r in zip([s for s in facts.sentences if s.doc == "c"], repeats, strict=True)]
        return EvidenceIndex(replace(facts, sentences=[*rows, *last]), "en", Names(), {})

    places = [Ref("b", 0, 2), Ref("c", 0, 2)]
    one, two = index_of(None, "b:1", None), index_of(None, "b:1", "b:1")
    assert (one.sharing, one.independent(), one.origins(places)) == ([], 3, {"b", "c"})
    assert (two.sharing, two.independent(), two.origins(places)) == ([("S2", "S3")], 2, {"b"})


def test_copies_of_one_text_are_one_origin(facts):
    documents = [replace(d, origin="a") if d.doc == "b" else d for d in facts.documents]
    index = EvidenceIndex(replace(facts, documents=documents), "en", Names(), {})
    assert (index.independent(), index.origins([Ref("a", 0, 2), Ref("b", 0, 2)])) == (2, {"a"})


def test_a_single_vote_is_not_in_dispute_with_an_average(facts):
    text = "孩子们打一星。"
    start = facts.sentences[-1].end + 1
    vote = replace(
        facts.claims[-1], doc="c", start=start + 4, end=start + 6, surface="一星", metric="app_rating", value=1.0, sentence=text, sentence_start=start
    )
    (dispute,) = facts.disputes
    side = {"doc": "c", "quote": text, "start": start, "end": start + len(text), "value": "一星", "mark": [vote.start, vote.end]}
    added = replace(facts.sentences[-1], index=4, start=start, end=start + len(text), text=text)
    for metric, met in (("app_rating", 0), ("orgs", 1)):
        index = EvidenceIndex(
            replace(
                facts,
                sentences=[*facts.sentences, added],
                claims=[replace(vote, metric=metric)],
                disputes=[replace(dispute, sides=[*dispute.sides, side])],
            ),
            "en", Names(), {},
        )  # fmt: skip
        assert len(index.met([Ref("c", vote.start, vote.end)])) == met
        assert len(index.show([Ref("c", vote.start, vote.end)])["S3·4"].disputes) == met


@pytest.mark.parametrize(
    ("surface", "sentence", "unit", "en", "zh"),
    [
        ("四種", "它分為甲、乙、丙、丁四種模式。", "count", "4 modes (四种模式)", "四种模式"),
        ("四种", "它分四种颜色。", "count", "4 (四种)", "四种"),  # a noun that the lexicon does not know
        ("四种", "它分四种模式化的做法。", "count", "4 (四种)", "四种"),  # the noun goes on
        ("第四位", "它在榜上排第四位。", "rank", "No. 4 (第四位)", "第四位"),
    ],
)
def test_a_count_of_a_thing_is_told_with_its_noun(facts, surface, sentence, unit, en, zh):
    claim = replace(
        facts.claims[-1], surface=surface, sentence=sentence, start=sentence.index(surface), sentence_start=0, metric="other", value=4.0,
        value_low=None, value_high=None, unit=unit, qualifier="exact", hedges=[], as_of=None,
    )  # fmt: skip
    assert [EvidenceIndex(facts, lang, Names(), {}).measure_line(claim) for lang in ("en", "zh")] == [en, zh]


def test_a_citation_means_the_spans_it_was_made_of(english):
    passage = english.passage("Told.", [Ref("c", 16, 18), Ref("a", 8, 10)])
    assert (passage.evidence, list(passage.marks)) == (["S1·1", "S3·2"], ["S1·1", "S3·2"])
    assert english.sentence(Ref("c", 16, 18)).text[slice(*passage.marks["S3·2"][0])] == "钉钉"


def test_the_beginning_of_an_article_without_a_title_cuts_no_word(facts):
    def opening(text: str) -> str:
        told = replace(facts, documents=[replace(facts.documents[0], title=None)], sentences=[replace(facts.sentences[0], text=text)], mentions=[])
        named = replace(
            told, mentions=[Mention(doc="a", start=at, end=at + 2, surface="钉钉", entity="钉钉") for at in [text.find("钉钉")] if at >= 0]
        )
        return EvidenceIndex(named, "en", Names(), {}).title(named.documents[0])

    assert opening("在认真分析两家公司的大动作之前，让我们先从轻松一点的事情入手。") == "[opening words] 在认真分析两家公司的大动作之前…"
    assert opening("这一年的春天，企业移动办公平台钉钉成为名副其实的网红应用。") == "[opening words] 这一年的春天，企业移动办公平台钉钉…"
    assert (
        opening("没有名字也没有逗号的很长很长很长很长很长很长的开头一句话。")
        == "[opening words] 没有名字也没有逗号的很长很长很长很长很长很长的开头一句话…"
    )
