import time

import pytest

from casebook.corpus.boilerplate import entries, phrase_in, phrases
from casebook.corpus.furniture import LONGEST_FURNITURE

EXAMPLES = [(entry["kind"], line) for entry in entries() for line in entry["examples"]]
COUNTEREXAMPLES = [line for entry in entries() for line in entry["but_not"]]
HOSTILE = ["图: a ", "( ", "\\", "[", "> ", *(f"{line} " for _, line in EXAMPLES)]


@pytest.mark.parametrize(("kind", "line"), EXAMPLES)
def test_matches_its_examples(kind, line):
    assert any(phrase.kind == kind and phrase.pattern.fullmatch(line) for phrase in phrases())


@pytest.mark.parametrize("line", COUNTEREXAMPLES)
def test_leaves_lines_of_articles_alone(line):
    assert phrase_in(line) is None


def test_every_entry_has_examples_and_counterexamples():
    assert all(entry["examples"] and entry["but_not"] for entry in entries())


def test_a_hostile_line_takes_no_longer_than_a_plain_one():
    began = time.perf_counter()
    for token in HOSTILE:
        phrase_in((token * 100)[:LONGEST_FURNITURE] + "。x")
    assert time.perf_counter() - began < 5
