"""`casebook add`, through the command."""

import pytest
import yaml

from casebook.corpus.cards import read_card

TEXT = (
    "{n}号产品用户突破百万\n\n2016年5月3日，{n}号产品的负责人在上海表示，注册用户已经超过{n}00万，团队有两百多人。"
    "他说，团队希望把熟人之间的交流做得更简单，明年会有新的版本。\n"
)


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


@pytest.fixture
def add(casebook, desk, tmp_path):
    def run(**files: str | bytes) -> tuple[int, list[str], str]:
        for name, content in files.items():
            (desk / name.replace("_", ".")).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return casebook("add", *(desk / name.replace("_", ".") for name in files), "--articles", tmp_path / "taken")

    return run


def names(folder) -> list[str]:
    return sorted(f.name for f in folder.iterdir())


def test_a_text_is_taken_in_as_it_is_with_a_card_to_fill_in(add, tmp_path):
    data = TEXT.format(n=3).replace("\n", "\r\n").encode("gb18030")
    status, faults, screen = add(a_txt=data)
    assert (status, faults) == (0, [])
    assert (tmp_path / "taken/a.txt").read_bytes() == data
    assert read_card(tmp_path / "taken/a.yml").published is None
    for part in ("a.txt", "3号产品用户突破百万", "2016-05", "simplified", "gb18030", "characters kept", "no article here"):
        assert part in screen


def test_doing_it_twice_adds_nothing(add, tmp_path):
    add(a_txt=TEXT.format(n=3))
    (tmp_path / "taken/a.yml").write_text("publisher: 某日报\n", encoding="utf-8")
    before = {f.name: f.stat().st_mtime_ns for f in (tmp_path / "taken").iterdir()}
    assert "nothing was added" in add(a_txt=TEXT.format(n=3))[2]
    assert "nothing was added" in add(b_txt=TEXT.format(n=3).encode("gb18030"))[2]
    assert {f.name: f.stat().st_mtime_ns for f in (tmp_path / "taken").iterdir()} == before


def test_a_near_copy_is_taken_in_and_shown_as_one(add):
    add(a_txt=TEXT.format(n=3) * 3)
    screen = add(b_txt=(TEXT.format(n=3) * 3).replace("上海", "杭州", 1))[2]
    assert next(line for line in screen.splitlines() if line.startswith("repeats")).endswith(" a")


def test_a_page_becomes_text_and_what_its_head_says_stands_on_the_card(add, tmp_path):
    page = f'<html><head><meta property="og:site_name" content="某报: &quot;晨刊&quot;"></head><body><p>{TEXT.format(n=4)}</p></body></html>'
    assert add(a_html=page)[0] == 0
    assert names(tmp_path / "taken") == ["a.txt", "a.yml"]
    assert yaml.safe_load((tmp_path / "taken/a.yml").read_text(encoding="utf-8")) == {"publisher": '某报: "晨刊"'}


def test_what_cannot_be_used_is_refused_and_the_rest_taken_in(add, tmp_path):
    status, faults, screen = add(a_txt=TEXT.format(n=3), b_txt=b"", c_jpg=b"x", d_docx=b"x")
    assert status == 1
    assert [line.split(":")[1].strip() for line in faults] == ["b.txt", "c.jpg", "d.docx"]
    assert "a.txt" in screen
    assert names(tmp_path / "taken") == ["a.txt", "a.yml"]


def test_nothing_taken_in_is_nothing_done(add, tmp_path):
    status, faults, _ = add(a_txt=b"")
    assert status == 2
    assert len(faults) == 1


def test_another_article_of_the_same_name_is_not_overwritten(add, tmp_path):
    add(a_txt=TEXT.format(n=3))
    status, faults, _ = add(a_txt=TEXT.format(n=5))
    assert status == 2
    assert "another article is called a" in faults[0]
    assert "3号" in (tmp_path / "taken/a.txt").read_text(encoding="utf-8")


def test_an_article_cannot_speak_to_the_terminal(add):
    screen = add(a_txt=TEXT.format(n=3).replace("号产品用户", "号\u202e产品用户", 1))[2]
    assert "\u202e" not in screen
