"""`casebook add`, through the command."""

import io
import json
import os
import re
import sys

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
    screen = add(b_txt=(TEXT.format(n=3) * 3).replace("上海", "杭州"))[2]
    line = next(line for line in screen.splitlines() if line.startswith("repeats"))
    assert re.fullmatch(r"repeats +a, \d\d% of their wording together", line)


def test_a_page_becomes_text_beside_itself_and_what_its_head_says_stands_on_the_card(add, tmp_path):
    page = f'<html><head><meta property="og:site_name" content="某报: &quot;晨刊&quot;"></head><body><p>{TEXT.format(n=4)}</p></body></html>'
    assert add(a_html=page)[0] == 0
    assert names(tmp_path / "taken") == ["a.html", "a.txt", "a.yml"]
    assert (tmp_path / "taken/a.html").read_text(encoding="utf-8") == page
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


def test_another_file_where_the_original_would_stand_is_not_overwritten(add, tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken/a.html").write_text("another page", encoding="utf-8")
    status, faults, _ = add(a_html=page())
    assert status == 2
    assert "another article is called a" in faults[0]
    assert (tmp_path / "taken/a.html").read_text(encoding="utf-8") == "another page"
    assert names(tmp_path / "taken") == ["a.html"]


def test_an_article_cannot_speak_to_the_terminal(add):
    screen = add(a_txt=TEXT.format(n=3).replace("号产品用户", "号\u202e产品用户", 1))[2]
    assert "\u202e" not in screen


PAGE = (
    """<html><head><meta charset="utf-8"><title>{title} - 某报</title>{head}</head><body><h1>{title}</h1><p>{line}</p>{body}{below}</body></html>"""
)
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "某公司的负责人在上海表示，新产品的注册用户已经超过三百万，其中六成来自中小城市，团队有两百多人。",
        "他说，团队希望把熟人之间的交流做得更简单，明年会有新的版本，价格不会变，也不会有广告。",
        "竞争对手没有回应。分析人士认为，这个市场还容得下两三家，但是最后要看谁先把钱花完。",
    )
)


def page(title: str = "新产品用户过百万", head: str = "", line: str = "", below: str = "", body: str = BODY) -> str:
    return PAGE.format(title=title, head=head, line=line, below=below, body=body)


def card(tmp_path, name: str = "a"):
    return read_card(tmp_path / f"taken/{name}.yml")


def row(screen: str, name: str) -> str:
    return next((line[10:] for line in screen.splitlines() if line.startswith(f"{name} ")), "")


def test_the_facts_point_into_the_text_beside_the_page(add, casebook, tmp_path):
    add(a_html=page())
    casebook("facts", tmp_path / "taken", "--out", tmp_path / "facts")
    text = (tmp_path / "taken/a.txt").read_text(encoding="utf-8")
    claims = [json.loads(line) for line in (tmp_path / "facts/claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert claims
    assert all(text[c["start"] : c["end"]] == c["surface"] for c in claims)


def test_a_page_twice_adds_nothing_even_under_another_name_or_as_text(add, tmp_path):
    add(a_html=page())
    before = {f.name: f.read_bytes() for f in (tmp_path / "taken").iterdir()}
    for again in ({"a_html": page()}, {"b_html": page()}, {"c_html": page(below="<footer>别的页脚</footer>")}, {"d_txt": before["a.txt"]}):
        status, faults, screen = add(**again)
        assert (status, faults) == (0, [])
        assert "already there as a.txt" in screen
    assert {f.name: f.read_bytes() for f in (tmp_path / "taken").iterdir()} == before


def test_what_a_person_gives_goes_on_the_card(add, casebook, desk, tmp_path):
    (desk / "a.html").write_text(page(), encoding="utf-8")
    given = ("--title", "别的标题", "--publisher", "南岭商报", "--author", "纪东野", "--published", "2020-02", "--source-url", "https://example.cn/1")
    _, _, screen = casebook("add", desk / "a.html", *given, "--name", "001_新", "--articles", tmp_path / "taken")
    assert names(tmp_path / "taken") == ["001_新.html", "001_新.txt", "001_新.yml"]
    made = card(tmp_path, "001_新")
    assert (made.title, made.publisher, made.author, made.published, made.url) == (
        "别的标题",
        "南岭商报",
        "纪东野",
        "2020-02",
        "https://example.cn/1",
    )
    assert made.published_why
    assert made.published_why_zh
    assert row(screen, "date").startswith("2020-02 (given by the person who added the article")
    assert row(screen, "publisher") == "南岭商报"


def test_a_second_time_mends_the_card_unless_a_person_wrote_in_it(add, casebook, desk, tmp_path):
    add(a_html=page())
    assert casebook("add", desk / "a.html", "--publisher", "南岭商报", "--articles", tmp_path / "taken")[0] == 0
    assert card(tmp_path).publisher == "南岭商报"
    (tmp_path / "taken/a.yml").write_text("publisher: 我写的  # 问过编辑\n", encoding="utf-8")
    status, faults, _ = casebook("add", desk / "a.html", "--publisher", "别的报", "--articles", tmp_path / "taken")
    assert status == 1
    assert "a.yml: was written by hand and is left alone; write publisher there" in faults[0]
    assert card(tmp_path).publisher == "我写的"


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (("--published", "gestern"), "is no date"),
        (("--published", "2020-02-30"), "is no date"),
        (("--published-why", "x"), "give --published"),
        (("--title", "x"), "one article"),
        (("--name", "x"), "one article"),
    ],
)
def test_a_value_that_means_nothing_is_said_before_anything_is_done(casebook, desk, tmp_path, given, fault):
    for name in ("a", "b"):
        (desk / f"{name}.html").write_text(page(title=f"新产品用户过百万之{name}"), encoding="utf-8")
    status, faults, _ = casebook("add", desk, *given, "--articles", tmp_path / "taken")
    assert (status, len(faults)) == (2, 1)
    assert fault in faults[0]
    assert not (tmp_path / "taken").exists()


def test_a_folder_gives_every_file_that_is_read_and_its_cards(casebook, desk, tmp_path):
    (desk / "a.html").write_text(page(), encoding="utf-8")
    (desk / "b.txt").write_text(TEXT.format(n=7), encoding="utf-8")
    (desk / "b.yml").write_text("publisher: 南岭商报\npublished: 2016-05-04\n", encoding="utf-8")
    (desk / "c.png").write_bytes(b"\x89PNG")
    (desk / ".d.txt").write_text(TEXT.format(n=8), encoding="utf-8")
    (desk / "a_files").mkdir()
    (desk / "a_files/e.html").write_text(page(), encoding="utf-8")
    (desk / "f.txt").symlink_to(desk / "b.txt")
    status, faults, _ = casebook("add", desk, "--articles", tmp_path / "taken")
    assert (status, faults) == (0, [])
    assert names(tmp_path / "taken") == ["a.html", "a.txt", "a.yml", "b.txt", "b.yml"]
    assert (card(tmp_path, "b").publisher, card(tmp_path, "b").published) == ("南岭商报", "2016-05-04")


def test_an_empty_folder_and_nothing_at_all_are_said(casebook, desk, tmp_path):
    assert casebook("add", desk, "--articles", tmp_path / "taken")[:2] == (2, [f"casebook: {desk}: no article in this folder; {KINDS}"])
    assert casebook("add")[0] == 2


KINDS = "put files there that end in .txt, .md, .html, .htm, .docx, .pdf, .eml"


@pytest.fixture
def paste(casebook, monkeypatch, tmp_path):
    def run(data: bytes, *more: str):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return casebook("add", "-", *more, "--articles", tmp_path / "taken")

    return run


def test_pasted_text_is_taken_in_under_its_own_digest_once(paste, tmp_path):
    data = TEXT.format(n=3).encode("big5hkscs", "ignore")
    assert paste(data)[0] == 0
    assert "nothing was added" in paste(data)[2]
    text, made = names(tmp_path / "taken")
    assert re.fullmatch(r"pasted-[0-9a-f]{12}\.txt", text)
    assert (tmp_path / "taken" / text).read_bytes() == data
    assert made == text.replace(".txt", ".yml")


def test_a_pasted_page_is_a_page_and_a_name_may_be_given(paste, tmp_path):
    assert paste(page().encode(), "--name", "../../新 闻:1.html")[0] == 0
    assert names(tmp_path / "taken") == ["新_闻_1.html", "新_闻_1.txt", "新_闻_1.yml"]


@pytest.mark.parametrize("data", [b"", b"  \n", bytes(range(256))])
def test_nothing_pasted_is_refused_in_one_line(paste, data):
    status, faults, _ = paste(data)
    assert (status, len(faults)) == (2, 1)
    assert "standard input" in faults[0]


def test_a_stub_behind_a_paywall_is_taken_in_with_a_warning_and_a_note(add, tmp_path):
    body = "<p>某公司的负责人在上海表示，新产品的注册用户已经超过三百万，其中六成来自中小城市，团队有两百多人。</p>"
    status, faults, screen = add(a_html=page(body=body + "<div><p>订阅后继续阅读全文</p></div>"))
    assert status == 1
    assert re.search(r"a\.txt: looks like the open beginning of an article behind a paywall: only \d+ characters; ", faults[0])
    assert "paywall" in row(screen, "look")
    assert "paywall" in card(tmp_path).notes
    assert "付费" in card(tmp_path).notes_zh


def test_a_second_article_on_the_page_is_said_to_be_left_out(add):
    screen = add(a_html=page(below=f"<h1>另一篇文章的标题</h1><p>2020-02-28　作者：李四</p>{BODY.replace('某公司', '别家公司') * 2}"))[2]
    assert row(screen, "left out") == "another article on the page: 另一篇文章的标题"


def test_a_stamp_is_shown_and_does_not_date(add, tmp_path):
    head = '<meta property="article:modified_time" content="2021-11-07T10:00:00+08:00">'
    screen = add(a_html=page(head=head, body=BODY + "<p>公司在2016年5月3日公布了这些数字，并说明年会再公布一次，到时候口径不变。</p>"))[2]
    assert row(screen, "look") == "the file was changed or stored on 2021-11-07: that is no day of writing"
    assert row(screen, "date").startswith("2016-05")
    assert card(tmp_path).published is None


def test_a_text_that_names_its_own_day_goes_before_the_day_of_a_reprint(add, tmp_path):
    head = '<meta property="article:published_time" content="2021-11-07T10:00:00+08:00">'
    dated = "<p>本报2016年5月3日讯，某公司今天公布，新产品的注册用户已经超过三百万，比去年增加一倍。</p>"
    screen = add(a_html=page(head=head, body=dated + BODY))[2]
    assert row(screen, "date").startswith("2016-05-03")
    assert "2021-11-07" in row(screen, "look")
    assert card(tmp_path).published is None


def test_the_day_in_an_address_dates_where_the_text_has_none_or_agrees(add, tmp_path):
    head = '<link rel="canonical" href="https://example.cn/html/2016-05/04/1.htm">'
    add(a_html=page(head=head))
    assert card(tmp_path).published == "2016-05-04"
    told = BODY + "<p>公司在2016年5月3日公布了这些数字。</p>"
    add(b_html=page(title="新产品的第二年", head=head, body=told))
    assert card(tmp_path, "b").published == "2016-05-04"
    add(c_html=page(title="新产品的第三年", head=head, body=told.replace("2016年5月3日", "2019年8月3日").replace("三百万", "七百万")))
    assert card(tmp_path, "c").published is None


@pytest.mark.skipif(os.name == "nt", reason="names and links of other systems")
def test_names_and_links_lead_nowhere(casebook, desk, tmp_path):
    (desk / "b\nc\u202egpj.html").write_text(page(), encoding="utf-8")
    (tmp_path / "taken").mkdir()
    precious = tmp_path / "precious"
    precious.write_text("keep", encoding="utf-8")
    for trap in ("b_cgpj.txt", "b_cgpj.html", ".b_cgpj.txt.new"):
        (tmp_path / "taken" / trap).symlink_to(precious if trap.startswith(".") else tmp_path / "nowhere")
    status, _, screen = casebook("add", desk / "b\nc\u202egpj.html", "--articles", tmp_path / "taken")
    assert status == 0
    assert precious.read_text(encoding="utf-8") == "keep"
    assert not (tmp_path / "nowhere").exists()
    assert not (tmp_path / "taken/b_cgpj.txt").is_symlink()
    assert "\u202e" not in screen


@pytest.mark.skipif(os.name == "nt", reason="devices of other systems")
def test_a_device_and_a_pipe_are_never_opened(casebook, tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    status, faults, _ = casebook("add", tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "none.txt", "--articles", tmp_path / "taken")
    assert status == 2
    assert [line.split(": ", 1)[1] for line in faults] == [
        "a.txt: is no plain file; check its name",
        "b.txt: is no plain file; check its name",
        "none.txt: there is no such file; check its name",
    ]


def test_where_nothing_can_be_written_nothing_is_left(add, tmp_path, monkeypatch):
    from pathlib import Path

    def full(self, target):
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    status, faults, _ = add(a_html=page())
    assert (status, len(faults)) == (2, 1)
    assert "No space left" in faults[0]
    assert not list((tmp_path / "taken").glob("*"))


def test_front_matter_and_first_lines_of_a_text_are_read(add, tmp_path):
    matter = "---\ntitle: 一个标题很长的标题\nauthor: 纪东野\nsource: 南岭商报\nlink: https://example.cn/1\n---\n\n"
    add(a_md=matter + TEXT.format(n=3), b_txt="小标题之下的数字\n\n来源：南岭晚报　作者：邱默\n\n" + TEXT.format(n=9))
    assert (card(tmp_path).author, card(tmp_path).publisher, card(tmp_path).url) == ("纪东野", "南岭商报", "https://example.cn/1")
    assert (card(tmp_path, "b").author, card(tmp_path, "b").publisher) == ("邱默", "南岭晚报")


def test_what_a_folder_holds_beside_articles_is_named(casebook, tmp_path):
    inbox = tmp_path / "inbox"
    (inbox / "older").mkdir(parents=True)
    (inbox / "a.txt").write_text("青禾外卖在苏州开站\n\n2019年6月3日，青禾外卖在苏州开站，首月注册用户超过20万，骑手约有800人。\n", encoding="utf-8")
    (inbox / "a.yml").write_text("publisher: 某报\n", encoding="utf-8")
    (inbox / "logo.png").write_bytes(b"x")
    (inbox / ".hidden").write_bytes(b"x")
    status, said, shown = casebook("add", inbox, "--articles", tmp_path / "articles")
    assert (status, said) == (0, [])
    assert shown.startswith("passed over in inbox: logo.png, older/\n")


def test_a_file_that_is_not_there_is_said_to_be_missing(casebook, tmp_path):
    status, said, _ = casebook("add", tmp_path / "nowhere", "--articles", tmp_path / "articles")
    assert (status, said) == (2, ["casebook: nowhere: there is no such file; check its name"])
