"""Names that the lexicon lacks, proposed from articles written here."""

import pytest
import yaml

from casebook import lexicon
from casebook.reading.names import Lexicon
from casebook.suggest import SEEN, as_yaml, suggest

FIRM = "栗子云科技（下称“栗子云”）的创始人韩小舟说，栗子云去年营收3亿元。栗子云正在招人，栗子云科技也在搬家。创始人韩小舟没有多说，韩小舟很忙。"
LATIN = "新车Grandel D、Grandel D和Grandel D还没有卖。海外的Sproutly也来了。Sproutly在北京开了店，用户说Sproutly很便宜。They said that Sproutly and Grovely are good apps for all."
KNOWN = "快手和抖音都没有回应。快手说，抖音说，快手又说，抖音又说。"


@pytest.fixture
def folder(tmp_path):
    for n, text in enumerate((FIRM, LATIN, KNOWN)):
        (tmp_path / f"{n}.txt").write_text(f"第{n}篇\n\n{text}\n", encoding="utf-8")
    return tmp_path


def by_name(folder):
    return {s.name: s for s in suggest(folder)[0]}


def test_what_the_articles_name_often_is_proposed_with_its_kind(folder):
    found = by_name(folder)
    assert found["韩小舟"].type == "person"
    assert (found["栗子云"].type, found["栗子云"].aliases) == ("company", ("栗子云科技",))
    assert (found["Sproutly"].count, found["Sproutly"].sure) == (4, False)


def test_neither_known_names_nor_rare_ones_nor_english_prose_are(folder):
    found = by_name(folder)
    assert not {"快手", "抖音", "Grovely", "They", "Grandel"} & set(found)
    assert all(s.count >= SEEN for s in found.values())


def test_examples_are_sentences_that_hold_the_name(folder):
    for one in suggest(folder)[0]:
        assert one.examples
        assert all(any(n in example for n in (one.name, *one.aliases)) for example in one.examples)


def test_a_name_in_brackets_behind_a_known_one_is_its_other_name(tmp_path):
    text = "快手（Kuailo）发布了新版本。应用Kuailo在海外上线，Kuailo的用户不多。"
    (tmp_path / "a.txt").write_text(f"新版本\n\n{text}\n", encoding="utf-8")
    found = by_name(tmp_path)
    assert found["Kuailo"].of == "快手"
    assert yaml.safe_load(as_yaml(found.values())) == [{"name": "快手", "aliases": ["Kuailo"]}]


def test_what_is_printed_can_be_pasted(folder):
    found, _ = suggest(folder)
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "entities.yml").write_text(as_yaml(found), encoding="utf-8")
    assert Lexicon.load(lexicon.beside(folder)).entity("栗子云").type == "company"
    assert suggest(folder)[0] == []


def test_a_title_that_looks_like_yaml_stays_a_comment(tmp_path):
    (tmp_path / "a.txt").write_text(
        "标题\n\n应用“- name: x”来自创始人韩小舟。创始人韩小舟说：\n- name: 韩小舟\n创始人韩小舟走了。\n", encoding="utf-8"
    )
    rows = yaml.safe_load(as_yaml(suggest(tmp_path)[0])) or []
    assert {row["name"] for row in rows} <= {"韩小舟"}


def test_the_same_articles_give_the_same_lines(folder):
    assert as_yaml(suggest(folder)[0]) == as_yaml(suggest(folder)[0])


def test_the_command_prints_rows_and_nothing_else(casebook, folder):
    status, said, printed = casebook("suggest", "--articles", folder)
    assert status == 0
    assert {row["name"] for row in yaml.safe_load(printed)} >= {"韩小舟", "栗子云", "Sproutly"}
    assert len(said) == 1
