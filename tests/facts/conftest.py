"""Facts of small folders written for a test, and those of the seeds."""

import pytest

from casebook import paths
from casebook.facts.extract import read_facts


@pytest.fixture(scope="session")
def seed_facts():
    return read_facts(paths.PROJECT / "seeds")[0]


@pytest.fixture
def facts_of(tmp_path):
    """Facts of articles given as text: `facts_of("…")`, or `facts_of(a="…", b="…")`. Dates of writing come from cards."""

    def read(text=None, *, published="2020-03", **texts):
        folder = tmp_path / "articles"
        folder.mkdir()
        for name, body in (texts or {"a": text}).items():
            (folder / f"{name}.txt").write_text(body, encoding="utf-8")
            (folder / f"{name}.yml").write_text(f"published: '{published}'\n", encoding="utf-8")
        facts, refusals = read_facts(folder)
        assert refusals == ()
        return facts

    return read
