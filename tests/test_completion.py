"""Tab within quotation marks, as IPython's own completer answers it."""

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

from casebook.completion import complete_ids


class Asked:
    def offered(self, question):
        return {"finding": ["a-late", "a-legacy", "b-rank"], "show": ["S1·1", "S1·12", "S2·1"]}.get(question, [])


@pytest.fixture(scope="module")
def shell():
    shell = InteractiveShell.instance()
    shell.user_ns |= {"case": Asked(), "text": "abc"}
    complete_ids()
    complete_ids()
    yield shell
    InteractiveShell.clear_instance()


def completed(shell, code):
    """The code with each completion put in its place."""
    with provisionalcompleter():
        found = list(shell.Completer.completions(code, len(code)))
    return [code[: one.start] + one.text for one in found if one.type == "id"]


@pytest.mark.parametrize(
    ("begun", "ended"),
    [
        ('case.finding("a-l', ['case.finding("a-late', 'case.finding("a-legacy']),
        ("case.finding('b", ["case.finding('b-rank"]),
        ('found = case.finding( "', ['found = case.finding( "a-late', 'found = case.finding( "a-legacy', 'found = case.finding( "b-rank']),
        ('case.show("S1·1", "S2', ['case.show("S1·1", "S2·1']),
        ('case.show("S1·', ['case.show("S1·1', 'case.show("S1·12']),
        ('1\ncase.finding("b', ['1\ncase.finding("b-rank']),
        ('case.finding("z', []),
        ('case.other("a', []),
        ('text.finding("a', []),
        ('nobody.finding("a', []),
        ('case.finding("a-late")', []),
    ],
)
def test_a_question_is_completed_within_its_quotation_marks(shell, begun, ended):
    assert completed(shell, begun) == ended


def test_it_is_taught_once(shell):
    assert len(shell.Completer.custom_matchers) == 1
