"""Facts in lots are those that going through all would give, and of very many a page shows those that tell most."""

from dataclasses import replace

from casebook.findings import evidence
from casebook.findings.evidence import EvidenceIndex, dispute_id
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
    monkeypatch.setattr(evidence, "MOST_SHOWN", 2)
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


def test_a_ledger_of_very_many_disputes_has_the_gravest(facts, monkeypatch):
    open_one = facts.disputes[0]
    explained = replace(open_one, topic_en="Ways of counting: two", topic_zh="口径：两种", status="different_definition")
    index = EvidenceIndex(replace(facts, disputes=[explained, open_one]), "en", Names(), {})
    monkeypatch.setattr("casebook.findings.ledger.MOST_SHOWN", 1)
    assert [d.id for d in ledger(index, {dispute_id(explained), dispute_id(open_one)}).disputes] == [dispute_id(open_one)]
