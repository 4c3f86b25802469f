"""The lexicon beside a folder of articles: the project's formats, laid over it, for that folder alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import lexicon
from casebook.case import Case
from casebook.errors import BadLexicon
from casebook.facts.extract import read_facts
from casebook.facts.keys import facts_key
from casebook.findings.names import Names
from casebook.reading.names import Lexicon
from casebook.words.tokens import Vocabulary, words

TEXT = "栗子云的春天\n\n2020年3月，小栗的注册用户超过500万。小栗的负责人说，毛毛雨功能会继续改进。\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    (folder / "lexicon").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def write(folder, name, text):
    (folder / "lexicon" / name).write_text(text, encoding="utf-8")


def test_a_folder_without_one_has_the_projects(tmp_path):
    assert lexicon.beside(tmp_path) is None


def test_a_name_taught_beside_the_articles_is_read_shown_and_described(folder, own_cache):
    write(folder, "entities.yml", "- {name: 栗子云, en: Chestnut, type: company, aliases: [小栗], what_en: A cloud, what_zh: 一家云}\n")
    facts, _ = read_facts(folder)
    assert [c.entity for c in facts.claims] == ["栗子云"]
    cards = Case.open("00-overview", folder).cards().cards
    assert [(card.name, card.what) for card in cards if card.original == "栗子云"] == [("Chestnut", "A cloud")]
    assert Lexicon.load().entity("栗子云") is None


def test_a_known_entity_gains_aliases_and_keeps_the_rest(folder):
    write(folder, "entities.yml", "- {name: 快手, aliases: [老铁快手]}\n")
    taught = Lexicon.load(lexicon.beside(folder)).entity("快手")
    known = Lexicon.load().entity("快手")
    assert set(taught.aliases) == {*known.aliases, "老铁快手"}
    assert (taught.type, taught.en) == (known.type, known.en)


def test_every_kind_of_file_is_laid_over(folder):
    write(folder, "words.yml", "毛毛雨: drizzle\n")
    write(folder, "speakers.yml", "摊主: a stallholder\n")
    write(folder, "terms.yml", "- {term: 毛毛雨, pinyin: máomaoyǔ, en: drizzle, forms: [毛毛雨], what_en: Small rain, what_zh: 小雨}\n")
    write(folder, "glosses.yml", "- {sentence: 下雨了。, en: It rains.}\n")
    write(folder, "wording.yml", "say: [嘟囔]\n")
    write(folder, "stopwords.txt", "# left out\n春天\n")
    write(folder, "userdict.txt", "毛毛雨功能\n")
    over = lexicon.beside(folder)
    names = Names(over, described=False)
    assert (names.english("毛毛雨"), names.speaker("摊主", "en"), names.glosses["下雨了。"]) == ("drizzle", "a stallholder", "It rains.")
    assert [row["term"] for row in names.terms] == ["毛毛雨"]
    assert {"嘟囔", "表示"} <= names.saying
    assert list(words("春天的毛毛雨功能", Vocabulary.load(over))) == ["毛毛雨功能"]
    assert list(words("春天")) == ["春天"]


def test_the_key_of_the_facts_knows_it(folder):
    before = facts_key(folder)
    write(folder, "entities.yml", "- {name: 栗子云, type: company}\n")
    with_name = facts_key(folder)
    write(folder, "entities.yml", "- {name: 栗子云, type: product}\n")
    assert len({before, with_name, facts_key(folder)}) == 3


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("entities.yml", "- name: 甲\n  type: [company\n", r"^lexicon/entities.yml: line 3: is no YAML \(.+\); mend it there$"),
        ("entities.yml", "甲: 乙\n", r"entities.yml: is no list of rows"),
        ("entities.yml", "- 甲\n", r"entities.yml: row 1 has no 'name'"),
        ("entities.yml", "- {name: 2020, type: company}\n", r"row 1 has no 'name' that is text"),
        ("entities.yml", "- {name: 甲, type: fruit}\n", r"entities.yml: 甲: an entry needs a type"),
        ("entities.yml", "- {name: 甲, type: company, aliases: 乙}\n", r"甲: aliases is no list"),
        ("entities.yml", "- {name: 阿里巴巴, aliases: 乙}\n", r"'aliases' is no list; write it as \[乙\]"),
        ("terms.yml", "- {term: 甲, en: x}\n", r"terms.yml: 甲: has no 'pinyin'"),
        ("words.yml", "甲: 5\n", r"words.yml: 甲: is not text for text"),
        ("words.yml", "- 甲\n", r"words.yml: is no table"),
        ("metrics.yml", "{}\n", r"lexicon/metrics.yml: is no file that a folder of articles may add to"),
        ("entites.yml", "[]\n", r"lexicon/entites.yml: is no file"),
    ],
)
def test_a_fault_is_one_line_that_names_file_and_place(folder, own_cache, name, text, fault):
    write(folder, name, text)
    with pytest.raises(BadLexicon, match=fault) as caught:
        Case.open("00-overview", folder).cards()
    assert "\n" not in str(caught.value)


def test_text_that_is_not_utf8_is_refused(folder):
    (folder / "lexicon" / "stopwords.txt").write_bytes("春天".encode("gb18030"))
    with pytest.raises(BadLexicon, match=r"stopwords.txt: is not UTF-8"):
        Vocabulary.load(lexicon.beside(folder))


def test_the_command_says_it_in_one_line(casebook, folder, tmp_path):
    write(folder, "entities.yml", "- {name: 甲, type: [\n")
    status, said, _ = casebook("facts", folder, "--out", tmp_path / "out")
    assert (status, len(said)) == (2, 1)
    assert said[0].startswith("casebook: lexicon/entities.yml: line 2:")


@given(text=st.text(max_size=60))
def test_any_text_is_read_or_refused_in_one_line(tmp_path_factory, text):
    over = tmp_path_factory.mktemp("over")
    (over / "entities.yml").write_text(text, encoding="utf-8")
    fault = ""
    try:
        Lexicon.load(over)
    except BadLexicon as error:
        fault = str(error)
    assert "\n" not in fault
