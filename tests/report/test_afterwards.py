"""A folder that is built week after week: what changed is told, nothing stale stays, and the same again is the same bytes."""

import json
import re
import shutil
from pathlib import Path

import pytest
import toy

from casebook import paths
from casebook.report.export import FORMATS
from casebook.report.record import digests

CODES = """\
theme:
  title: {en: Users, zh: 用户}
  heading: {en: "Users: {users} at the most", zh: "用户：至多{users}"}
  question: {en: How many were there?, zh: 有多少？}
facts:
  users: {claims: {entity: 来往, metric: registered_users}, pick: max}
findings:
  - id: users
    role: answer
    headline: {en: "Laiwang had {users} sign-ups", zh: "来往的注册用户{users}"}
    text: [{en: "It had {users}.", zh: "它有{users}。"}]
"""
USERS = """\
from pathlib import Path
import casebook.case
casebook.case.NOTEBOOKS = Path.cwd()
case = casebook.case.Case.open("10-users", articles, lang=lang, as_of=as_of, out=out)
case.heading()
"""
NEW = "来往的新消息\n\n2014年6月，来往的注册用户已经超过{n}万，公司在杭州宣布了这个数字，没有说有多少人每天在用。\n"


@pytest.fixture
def notebooks(tmp_path, monkeypatch):
    """One theme with a codebook, in the place of the project's notebooks; pages and slides only."""
    folder = tmp_path / "notebooks"
    monkeypatch.setattr(paths, "NOTEBOOKS", folder)
    monkeypatch.delitem(FORMATS, "report.{lang}.pdf")
    users = toy.notebook(USERS, 'case.finding("users")')
    users["cells"][0]["source"] = "# Laiwang"
    toy.write(folder, "10-users", users)
    toy.write(folder, "90-sources-and-method", toy.notebook("2"))
    (folder / "10-users.codes.yml").write_text(CODES, encoding="utf-8")
    return folder


@pytest.fixture
def build(casebook, articles, notebooks, tmp_path):
    """Builds the articles into `out`; the last line said."""

    def run(lang: str = "both", out: str = "out") -> str:
        status, said, _ = casebook("build", "--articles", articles, "--out", tmp_path / out, "--lang", lang)
        assert status == 0, said
        return said[0]

    return run


def plain(html: str) -> str:
    """What a reader sees: without tags, styles and scripts."""
    shown = re.sub(r"(?s)<(style|script)[ >].*?</\1>", "", html)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", shown))


def text(file: Path) -> str:
    return plain(file.read_text(encoding="utf-8"))


def chapter(file: Path) -> str:
    """What stands in the chapter of changes, with its tags."""
    return re.search(r'(?s)<div class="changes".*?</div>', file.read_text(encoding="utf-8")).group()


def but_the_chapter(file: Path) -> str:
    """The page without what it says of other editions: the chapter of changes, and how a finding would read without an article."""
    told = file.read_text(encoding="utf-8").replace(chapter(file), "")
    return plain(re.sub(r'(?s)<p class="hangs">.*?</p>|(?:Reworded without|措辞改为).*?(?=</p>)', "", told))


def test_the_first_build_says_so_and_two_of_them_are_the_same(build, tmp_path):
    build()
    page = text(tmp_path / "out/report/report.en.html")
    assert "What changed: first edition; its latest article, S1, moved no finding" in page
    assert "S1 (Unnamed 2015), was left out" in page
    assert "First build, as of March 2015, from 2 articles" in page
    assert "首次生成：截至2015年3月，共2篇文章" in text(tmp_path / "out/report/report.zh.html")
    assert 'class="news"' not in (tmp_path / "out/report/slides.en.html").read_text(encoding="utf-8")
    build(out="elsewhere")
    assert digests(tmp_path / "elsewhere") == digests(tmp_path / "out")


def test_a_new_article_with_other_numbers_updates_everything_and_is_told(build, articles, casebook, tmp_path):
    build()
    shutil.copytree(tmp_path / "out", tmp_path / "last-week")
    (articles / "003_c.txt").write_text(NEW.format(n=900), encoding="utf-8")
    (articles / "003_c.yml").write_text("published: 2014-06\n", encoding="utf-8")
    build()
    report = tmp_path / "out/report"
    for lang, now, was in (("en", "more than 9 million", "more than 7 million"), ("zh", "超过900万", "超过700万")):
        page, slides = report / f"report.{lang}.html", text(report / f"slides.{lang}.html")
        assert now in but_the_chapter(page), "title, heading and finding follow the articles"
        assert was not in but_the_chapter(page), "no stale prose"
        assert now in plain(chapter(page))
        assert was in plain(chapter(page))
        assert 'href="#users"' in chapter(page)
        assert 'data-evidence="S3·' in chapter(page)
        assert now in slides
    assert "Since the edition" not in text(report / "report.en.html"), "this report has no summary to say it under"
    assert "What changed: 1 article came in; findings: 1 reworded" in text(report / "report.en.html")
    assert "本期变化：1篇文章新增；1条发现表述有变" in text(report / "report.zh.html")
    assert 'class="news"' in (report / "slides.en.html").read_text(encoding="utf-8")

    status, _, said = casebook("diff", tmp_path / "last-week", tmp_path / "out")
    assert status == 0
    assert "~ Laiwang had more than 9 million sign-ups (From one article only) (reworded; was: Laiwang had more than 7 million sign-ups)" in said
    status, _, said = casebook("diff", tmp_path / "last-week/report/snapshot.json", report, "--json")
    changes = json.loads(said)
    assert changes["since"]["articles"] == 2
    assert {s["kind"]: s["counts"] for s in changes["sections"]}["articles"] == {"new": 1}


def test_what_changed_stays_until_something_changes_again(build, articles, notebooks, tmp_path):
    report = tmp_path / "out/report"
    build(lang="en")
    (articles / "003_c.txt").write_text(NEW.format(n=900), encoding="utf-8")
    build(lang="en")
    told, before = chapter(report / "report.en.html"), digests(tmp_path / "out")
    assert "nothing has changed" in build(lang="en")
    assert digests(tmp_path / "out") == before

    build(lang="zh")  # the other edition of the same tells the same
    assert {name: before[name] for name in before if "build.json" not in name} == {
        name: sha for name, sha in digests(tmp_path / "out").items() if name in before and "build.json" not in name
    }
    assert "超过700万" in plain(chapter(report / "report.zh.html"))
    assert "nothing has changed" in build()

    toy.write(notebooks, "90-sources-and-method", toy.notebook("3"))  # other code over the same articles
    build(lang="en")
    assert chapter(report / "report.en.html") == told

    (articles / "003_c.txt").unlink()
    build(lang="en")
    assert "What changed: 1 article went" in text(report / "report.en.html")


def test_a_report_that_tells_of_other_changes_is_made_again(build, articles, tmp_path):
    build()
    (articles / "003_c.txt").write_text(NEW.format(n=900), encoding="utf-8")
    build(lang="zh")
    (articles / "003_c.txt").unlink()  # the English edition is of these very articles, but its facts and its snapshot are no longer beside it
    assert "wrote" in build(lang="en")
    assert "What changed: 1 article went" in text(tmp_path / "out/report/report.en.html")


def test_only_other_code_is_said_to_be_so(build, notebooks, tmp_path):
    build(lang="en")
    codes = notebooks / "10-users.codes.yml"
    codes.write_text(codes.read_text(encoding="utf-8").replace("sign-ups", "users who signed up"), encoding="utf-8")
    build(lang="en")
    page = text(tmp_path / "out/report/report.en.html")
    assert "What changed: the same articles; findings: 1 reworded" in page
    assert "the articles are the same; the reading or the codebook changed" in page
    assert "The program, its lexicon or its codebooks have changed since then too" in page


def test_findings_say_what_they_hang_on(build, articles, tmp_path):
    build(lang="en")
    page = text(tmp_path / "out/report/report.en.html")
    assert "Reworded without S2" in page
    assert "Leave one article out: 0 of 1 findings would fall" in page
    (articles / "001_a.txt").unlink()
    (articles / "001_a.yml").unlink()
    build(lang="en")
    assert "Rests on S1 alone" in text(tmp_path / "out/report/report.en.html")


def test_a_snapshot_of_another_version_is_no_baseline(build, articles, tmp_path):
    build(lang="en")
    place = tmp_path / "out/report/snapshot.json"
    place.write_text(place.read_text(encoding="utf-8").replace('"format": 1', '"format": 0'), encoding="utf-8")
    build(lang="en")
    assert "What changed: first edition" in text(tmp_path / "out/report/report.en.html")


def test_a_first_edition_shows_what_its_latest_article_brought(build, articles, tmp_path):
    (articles / "001_a.yml").write_text("published: 2014-01\n", encoding="utf-8")
    (articles / "002_b.yml").write_text("published: 2015-03\n", encoding="utf-8")
    build()
    for lang, heading, finding in (
        ("en", "its latest article, S2, moved one finding", "~Laiwang had more than 7 million sign-ups"),
        ("zh", "最近一篇S2使1条发现有变", "~来往的注册用户超过700万"),
    ):
        page = tmp_path / f"out/report/report.{lang}.html"
        assert heading in text(page)
        assert finding in plain(chapter(page))
        assert {"en": "more than 5 million", "zh": "超过500万"}[lang] in plain(chapter(page)), "what it was without the article"


def test_of_one_article_nothing_can_be_left_out(build, articles, tmp_path):
    (articles / "002_b.txt").unlink()
    build(lang="en")
    assert "What changed: this is the first edition" in text(tmp_path / "out/report/report.en.html")
