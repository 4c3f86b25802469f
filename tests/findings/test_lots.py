"""Facts in lots are those that going through all would give, and of very many a page shows those that tell most."""

from dataclasses import replace

from casebook.findings import evidence
from casebook.findings.evidence import EvidenceIndex, Ref, dispute_id
from casebook.findings.ledger import ledger
from casebook.findings.lots import Lots
from casebook.findings.names import Names
from casebook.findings.reference import counts


def test_lots_are_what_going_through_all_gives(facts):
    lots, doc = Lots(facts), facts.documents[1].doc
    assert lots.in_article("quotes", doc) == [q for q in facts.quotes if q.doc == doc]
    assert lots.about("claims", "钉钉") == [c for c in facts.claims if c.entity == "钉钉"]
    assert lots.about("events", "钉钉") == [e for e in facts.events if "钉钉" in e.entities]
    assert lots.about("relations", "来往") == [r for r in facts.relations if "来往" in (r.subject, r.object)]
    assert lots.about("mentions", "没有这个名字") == []


def test_of_very_many_articles_those_that_tell_most_are_shown_and_the_rest_is_counted(english, monkeypatch):
    monkeypatch.setattr(english, "most", 2)
    read = {d.doc: sum(r.doc == d.doc for t in ("claims", "events", "quotes") for r in getattr(english.facts, t)) for d in english.documents}
    shown = [d.doc for d in english.told_of]
    assert sorted(shown) == shown
    assert {read[doc] for doc in shown} == set(sorted(read.values())[-2:])
    table = counts(english)
    assert len(table.rows) == 2
    assert table.note == "Not shown here: 1 more, in the files under “Facts as files”."


def test_of_few_nothing_is_left_out(english):
    assert english.told_of == english.documents
    assert counts(english).note is None


def test_a_ledger_of_very_many_disputes_has_the_gravest(facts):
    open_one = facts.disputes[0]
    explained = replace(open_one, topic_en="Ways of counting: two", topic_zh="口径：两种", status="different_definition")
    index = EvidenceIndex(replace(facts, disputes=[explained, open_one]), "en", Names(), {})
    index.most = 1
    assert [d.id for d in ledger(index, {dispute_id(explained), dispute_id(open_one)}).disputes] == [dispute_id(open_one)]


def test_a_statement_on_very_many_sentences_ends_in_some_of_every_origin_and_counts_the_rest(english, monkeypatch):
    monkeypatch.setattr(evidence, "MOST_CITED", 3)
    everywhere = [Ref(s.doc, s.start, s.start + 1) for s in english.facts.sentences]
    said = english.passage("Much is said.", everywhere)
    assert len(said.evidence) == 3
    assert said.unshown == len(english.facts.sentences) - 3
    assert len(english.origins(Ref(s.doc, s.start, s.start) for s in map(english.by_id.get, said.evidence))) == min(3, english.independent())
    assert english.cited(everywhere) == tuple(said.evidence) == tuple(english.cell("", everywhere)["evidence"])
    few = english.passage("Little is said.", everywhere[:2])
    assert (len(few.evidence), few.unshown) == (2, 0)


def test_articles_beyond_a_few_dozen_are_told_more_sparsely(facts, monkeypatch):
    assert not EvidenceIndex(facts, "en", Names(), {}).many
    monkeypatch.setattr(evidence, "MOST_SHOWN", len(facts.documents) - 1)
    index = EvidenceIndex(facts, "en", Names(), {})
    assert index.most == evidence.MOST_OF_MANY
    assert len(index.cited(Ref(s.doc, s.start, s.start) for s in facts.sentences)) == min(evidence.MOST_CITED_OF_MANY, len(facts.sentences))
