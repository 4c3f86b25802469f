"""Leaving an article out: the shortcut, which reads nothing again, against reading a folder that never had it."""

import shutil

import pytest

from casebook import paths
from casebook.case import Case
from casebook.facts.extract import read_facts
from casebook.facts.records import Facts
from casebook.findings.codebook import read_codebooks
from casebook.findings.influence import _outcome, influence
from casebook.findings.left_out import hangs


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


def test_a_corroborated_finding_that_falls_is_said_to_rest_with_its_figures(whole, found):
    finding = next(f for f in found.outcomes if found.without(f, "falls"))
    said = [hangs(finding, found, whole.index, standing) for standing in ("corroborated", "single_source")]
    assert ["figures" in words for words in said] == [True, False]
