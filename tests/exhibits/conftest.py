"""Articles of a test module's own, read into facts."""

import pytest

from casebook.facts.extract import read_facts


@pytest.fixture(scope="module")
def facts(request, tmp_path_factory):
    """The facts of the module's ARTICLES ({name: text})."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in request.module.ARTICLES.items():
        (folder / f"{name}.txt").write_text("一周观察\n\n" + text, encoding="utf-8")
    return read_facts(folder)[0]
