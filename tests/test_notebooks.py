"""The notebooks as sources: thin, without outputs, both languages in step, no number typed into prose."""

import re

import nbformat
import pytest

from casebook import paths
from casebook.findings.codebook import NUMBER_WORDS

NOTEBOOKS = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
MOST_LINES = 8  # of a code cell: logic lives in the package
YEARS = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")  # the year that names a season or a chapter is no figure


@pytest.fixture(params=NOTEBOOKS, ids=lambda p: p.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def tagged(notebook, tag):
    return [c.source for c in notebook.cells if c.cell_type == "markdown" and tag in c.metadata.get("tags", [])]


def test_there_is_an_overview_three_themes_and_a_method():
    assert [p.stem for p in NOTEBOOKS] == [
        "00-overview",
        "10-laiwang-failure",
        "20-covid-surge",
        "30-quanzi-private-traffic",
        "90-sources-and-method",
    ]


def test_sources_carry_no_outputs(notebook):
    cells = [c for c in notebook.cells if c.cell_type == "code"]
    assert all(c.outputs == [] and c.execution_count is None for c in cells)


def test_cells_are_thin(notebook):
    cells = [c for c in notebook.cells if c.cell_type == "code"]
    assert max(len(c.source.splitlines()) for c in cells) <= MOST_LINES
    assert not any(re.search(r"^\s*(def|class) ", c.source, re.MULTILINE) for c in cells)


def test_every_word_of_prose_belongs_to_one_edition_and_both_have_it(notebook):
    prose = [c for c in notebook.cells if c.cell_type == "markdown"]
    assert len(tagged(notebook, "en")) == len(tagged(notebook, "zh")) == len(prose) / 2


def test_the_editions_have_the_same_headings(notebook):
    levels = {tag: [re.findall(r"^#+", text, re.MULTILINE) for text in tagged(notebook, tag)] for tag in ("en", "zh")}
    assert levels["en"] == levels["zh"]


def test_no_number_is_typed_into_prose(notebook):
    typed = [(found.group(), text) for tag in ("en", "zh") for text in tagged(notebook, tag) for found in NUMBER_WORDS.finditer(YEARS.sub("", text))]
    assert typed == []
