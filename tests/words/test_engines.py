"""The faster engine gives the words that jieba gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import paths
from casebook.facts import store
from casebook.words.tokens import ENGINES, Vocabulary, words

SLOW, FAST = (Vocabulary.load(None, engine) for engine in ENGINES)
PIECES = (
    "来往",
    "钉钉上线",
    "旺信",
    "的月活",
    "超过",
    "1000万",
    "2.5亿",
    "Pre-IPO",
    "Mr.Li",
    "App Store",
    "5G",
    "3.0版",
    "C++",
    "，",
    "。",
    " ",
    "“",
    "”",
    "100%",
)


def test_the_seeds_have_the_same_words(casebook, tmp_path):
    for engine in ENGINES:
        assert casebook("facts", paths.PROJECT / "seeds", "--out", tmp_path / engine, "--words", engine)[0] == 0
    slow, fast = ({file.name: file.read_bytes() for file in (tmp_path / engine).iterdir()} for engine in ENGINES)
    assert slow == fast
    assert slow["words.jsonl"].count(b"\n") > 2000


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_names_numbers_and_marks_are_cut_alike(text):
    assert list(words(text, FAST)) == list(words(text, SLOW))


@pytest.mark.parametrize("engine", ENGINES)
def test_names_of_the_lexicon_stay_whole(engine):
    assert list(words("点点虫和小程序直播", Vocabulary.load(None, engine))) == ["点点虫", "小程序直播"]


def test_what_an_engine_read_is_kept_apart():
    assert store.program_key(None, "jieba") == store.program_key(None) != store.program_key(None, "rjieba")


def test_an_engine_that_is_not_installed_is_one_line(casebook, articles, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "find_spec", lambda _: None)
    code, said, _ = casebook("facts", articles, "--out", tmp_path / "out", "--words", "rjieba")
    assert (code, said) == (2, ["casebook: --words rjieba: it is not installed; run `pip install rjieba`, or leave the option out"])
