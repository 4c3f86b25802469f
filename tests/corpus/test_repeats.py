import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus import repeats
from casebook.corpus.copies import Copies
from casebook.corpus.folder import read_folder
from casebook.corpus.repeats import Repeats, letters_of, number_of, place_of
from casebook.corpus.runs import RUN

LINES = [
    "某公司昨天宣布，旗下的聊天工具注册用户突破一千万，其中一半来自三线以下的城市。",
    "公司负责人表示，下一步会继续投入，并在年底之前推出新的版本，价格不会上涨。",
    "分析人士认为，这一市场已经十分拥挤，后来者要想立足，必须找到不同的需求。",
]
TRADITIONAL = "某公司昨天宣佈,旗下的聊天工具註冊用戶突破一千萬,其中一半來自三線以下的城市。"


def articles(folder, *texts):
    for name, text in zip("abcdef", texts, strict=False):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return read_folder(folder).articles


def repeated_sentences(articles):
    repeats = Repeats(sqlite3.connect(""))
    for number, article in enumerate(articles):
        repeats.add(number, letters_of(article))
    repeats.settle()
    places = [(number, sentence.index) for number, article in enumerate(articles) for sentence in article.sentences]
    found = {place: repeats.repeated(number_of(*place)) for place in places}
    return {place: place_of(earlier) for place, earlier in found.items() if earlier is not None}


def originals(copies, *numbers):
    return [copies.original(number) for number in numbers]


COPIED = ("\n".join(LINES), "这是另外一篇文章，说的是天气和收成，与公司毫无关系。", "\n".join(LINES[:2]), "\n".join(LINES))


@pytest.fixture
def copies(tmp_path):
    copies = Copies(sqlite3.connect(""))
    for number, article in enumerate(articles(tmp_path, *COPIED)):
        copies.add(number, letters_of(article))
    assert copies.settle() == set()
    return copies


def test_a_repost_with_a_cut_is_a_near_duplicate_of_the_first(copies):
    assert originals(copies, 0, 1, 2, 3) == [None, None, 0, 0]


def test_where_the_first_is_taken_away_the_next_is_the_original(copies):
    copies.remove(0)
    assert copies.settle() == {2, 3}
    assert originals(copies, 1, 2, 3) == [None, None, 2]


def test_one_that_comes_before_all_is_the_original_of_all(copies, tmp_path):
    (tmp_path / "more").mkdir()
    (article,) = articles(tmp_path / "more", "\n".join(LINES))
    copies.add(-1, letters_of(article))
    assert copies.settle() == {0, 2, 3}
    assert originals(copies, -1, 0, 1, 2, 3) == [None, -1, None, -1, -1]


@pytest.mark.parametrize(
    ("later", "repeats"),
    [
        (LINES[0], True),
        (TRADITIONAL, True),
        ("业内人士透露，旗下的聊天工具注册用户突破一千万，其中一半来自三线以下城市的年轻人，竞争对手对此不以为然。", True),
        ("公司今年注册用户突破一千万，增长很快，超过所有对手。", False),
        ("让我们拭目以待。", False),
    ],
)
def test_sentences_with_the_wording_of_another_article(tmp_path, later, repeats):
    found = repeated_sentences(articles(tmp_path, "\n".join([*LINES, "让我们拭目以待。"]), later))
    assert found == ({(1, 1): (0, 1)} if repeats else {})


def test_a_sentence_said_twice_in_one_article_repeats_nobody(tmp_path):
    assert repeated_sentences(articles(tmp_path, f"{LINES[0]}\n{LINES[1]}\n{LINES[0]}")) == {}


def test_shared_addresses_and_latin_names_are_no_copying(tmp_path):
    one = "第三方机构QuestResearchInstitute在https://example.com/research/report的报告里说价格在涨。"
    two = "与此不同，QuestResearchInstitute又在https://example.com/research/report说需求正在放缓。"
    assert repeated_sentences(articles(tmp_path, one, two)) == {}


@given(st.text("云海3", min_size=RUN, max_size=40), st.text("云海3", min_size=RUN, max_size=40))
def test_shared_runs_are_those_of_a_look_at_every_stretch(a, b):
    stretches = {b[i : i + RUN] for i in range(len(b) - RUN + 1)}
    shared = "".join("x" if a[i : i + RUN] in stretches else " " for i in range(len(a) - RUN + 1))
    assert repeats._shared_runs(a, b) == [len(run) + RUN - 1 for run in shared.split()]
