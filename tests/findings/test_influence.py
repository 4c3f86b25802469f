"""Leaving an article out: the shortcut, which reads nothing again, against reading a folder that never had it."""

import shutil
from collections import Counter
from dataclasses import replace

import pytest

from casebook import paths
from casebook.case import Case
from casebook.facts.extract import read_facts
from casebook.facts.records import Facts
from casebook.facts.without import without
from casebook.findings.codebook import read_codebooks
from casebook.findings.conclude import Verdict
from casebook.findings.influence import _outcome, influence, reworded
from casebook.findings.left_out import hangs, table


def case_of(facts: Facts) -> Case:
    return Case("", facts, "en", "", None, read_codebooks(paths.NOTEBOOKS))


def verdicts(case: Case) -> dict:
    return {row["id"]: theme.verdict(row["id"]) for theme in case.themes.values() for row in theme.codebook.findings}


@pytest.fixture(scope="module")
def whole():
    return case_of(read_facts(paths.PROJECT / "seeds")[0])


@pytest.fixture(scope="module")
def found(whole):
    return influence(list(whole.themes.values()))


def test_it_is_what_a_folder_without_the_article_would_say(whole, found, tmp_path):
    full = verdicts(whole)
    assert found.tried == [d.doc for d in whole.index.documents]
    for left_out in found.tried:
        folder = tmp_path / left_out
        folder.mkdir()
        for file in (paths.PROJECT / "seeds").iterdir():
            if file.stem != left_out:
                shutil.copy(file, folder)
        rest = case_of(read_facts(folder)[0])
        rest.index.sources |= {doc: whole.index.sources[doc] for doc in rest.index.sources}
        rest.index.short = whole.index.short
        read_again = {finding: _outcome(full[finding], verdict) for finding, verdict in verdicts(rest).items()}
        assert {finding: outcomes[left_out] for finding, outcomes in found.outcomes.items()} == read_again


def test_what_a_finding_that_falls_with_an_article_needs_it_for(whole, found):
    finding, (doc,) = next((f, docs) for f in found.outcomes if len(docs := found.without(f, "falls")) == 1)
    source = whole.index.sources[doc]
    said = [hangs(finding, found, whole.index, articles) for articles in (3, 1)]
    assert [words.partition(";")[0] for words in said] == [f"Falls without {source}", f"Rests on {source} alone"]


def test_what_would_be_said_otherwise_is_shown(whole, found):
    words = reworded(found, list(whole.themes.values()))
    finding, docs = next((f, docs) for f in found.outcomes if (docs := found.without(f, "otherwise")))
    assert set(words[finding]) == set(docs)
    shown = words[finding][docs[0]]
    assert shown != verdicts(whole)[finding].headline
    assert f"eworded without {whole.index.sources[docs[0]]}" in hangs(finding, found, whole.index, 3)
    assert f"without {whole.index.sources[docs[0]]}: “{shown}”" in table(found, list(whole.themes.values()), words).note


def test_words_of_the_language_it_was_concluded_in_are_those_of_concluding_again(whole, found):
    themes = list(whole.themes.values())
    again = reworded(replace(found, lang="zh", otherwise={}), themes)
    assert again
    assert reworded(found, themes) == again


def test_what_one_query_let_through_is_not_looked_for_again_without_an_article(whole):
    asked = []
    wide, doc = whole.index.over(whole.facts), whole.index.documents[0].doc
    find = lambda index: asked.append(index) or list(index.facts.claims)  # noqa: E731
    before = wide.through("claims", find)
    left = wide.less(without(whole.facts, doc)).through("claims", find)
    assert asked == [wide]
    assert left == [claim for claim in before if claim.doc != doc] != before


def test_of_articles_that_carry_as_much_the_first_are_tried(whole, monkeypatch):
    order = [d.doc for d in whole.index.documents]
    monkeypatch.setattr("casebook.findings.influence._carriers", lambda themes, *, everything: Counter(dict.fromkeys(reversed(order), 1)))
    assert influence(list(whole.themes.values()), most=2).tried == order[:2]


@pytest.mark.parametrize(("left", "outcome"), [(0, "implied"), (1, "holds"), (2, "holds")])
def test_what_only_one_article_states_is_only_implied_without_it(left, outcome):
    full = Verdict("single_source", "It grew", "", 1)
    assert _outcome(full, full._replace(origins=left)) == outcome


def test_what_independent_sources_state_loses_a_detail_and_does_not_fall(whole, found):
    full = Verdict("corroborated", "Two sources say that it grew by half", "", 2)
    assert _outcome(full, full._replace(standing="no_longer_supported")) == "detail"
    assert _outcome(full._replace(standing="single_source"), full._replace(standing="no_longer_supported")) == "falls"
    finding, docs = next((f, docs) for f in found.outcomes if (docs := found.without(f, "detail")))
    assert hangs(finding, found, whole.index, 3).startswith(f"Loses a detail without {whole.index.sources[docs[0]]}")
