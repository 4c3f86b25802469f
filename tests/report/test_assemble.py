"""The notebook of a report, put together from those of its chapters."""

import json

import pytest

from casebook.blocks import MIME, Note
from casebook.report.assemble import blocks, combine, showing, typeset


@pytest.fixture
def executed(tmp_path):
    file = tmp_path / "10-x.ipynb"
    file.write_text(json.dumps({"cells": [showing(Note(text="Alibaba's app; the users' “word”"), "c")]}), encoding="utf-8")
    return [file]


@pytest.mark.parametrize(("lang", "said"), [("en", "Alibaba’s app; the users’ “word”"), ("zh", "Alibaba's app; the users' “word”")])
def test_english_has_its_apostrophes_set(executed, lang, said):
    assert [block["text"] for block in blocks(combine(executed, lang))] == [said]


def test_what_an_article_says_is_left_as_it_stands():
    told = {"id": "it's", "sentence": "Let's chat", "gloss": "Let's chat", "rows": [{"what": "one's own", "n": 1}], MIME: None}
    assert typeset(told) == told | {"gloss": "Let’s chat", "rows": [{"what": "one’s own", "n": 1}]}
