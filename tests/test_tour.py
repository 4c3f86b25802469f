"""The tour in notebooks/README.md: every piece of code in it runs, in order, and shows something."""

import ast
import re

import pytest

from casebook import paths

TOUR = paths.NOTEBOOKS / "README.md"
SNIPPETS = re.findall(r"```python\n(.*?)```", TOUR.read_text(encoding="utf-8"), re.DOTALL)


def shown(snippet, names):
    """The value of the last line, as a cell shows it."""
    *before, last = ast.parse(snippet).body
    exec(compile(ast.Module(before, []), TOUR.name, "exec"), names)
    return eval(compile(ast.Expression(last.value), TOUR.name, "eval"), names)


def test_every_snippet_of_the_tour_runs_and_shows_something(monkeypatch):
    monkeypatch.chdir(paths.NOTEBOOKS)
    names = {}
    for snippet in SNIPPETS:
        value = shown(snippet, names)
        assert len(value) if hasattr(value, "__len__") else value._repr_mimebundle_()["text/html"], snippet
    assert len(SNIPPETS) >= 8


@pytest.mark.parametrize(
    "table", ["documents", "claims", "events", "quotes", "relations", "agreements", "disputes", "mentions", "words", "sentences"]
)
def test_the_tour_names_every_table(table):
    assert f"`{table}`" in TOUR.read_text(encoding="utf-8")
