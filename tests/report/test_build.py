"""The whole build, with toy notebooks and two small articles."""

import json
import shutil
from pathlib import Path

import lxml.html
import pytest
import toy

from casebook import paths
from casebook.report import run
from casebook.report.export import FORMATS
from casebook.report.record import digests


@pytest.fixture
def notebooks(tmp_path, monkeypatch):
    """The toy notebooks, in the place of the project's."""
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path / "notebooks")
    toy.write_all(tmp_path / "notebooks")
    return tmp_path / "notebooks"


@pytest.fixture
def build(casebook, articles, notebooks, tmp_path):
    """Builds the English edition into `out`: (exit status, lines of standard error)."""

    def run(*options: str, lang: str = "en", out: Path | None = None) -> tuple[int, list[str]]:
        return casebook("build", "--articles", articles, "--out", out or tmp_path / "out", "--lang", lang, *options)[:2]

    return run


@pytest.fixture
def pages_only(monkeypatch):
    """Leaves out the formats that take longest to make, for tests that look at none of them."""
    for name in ("report.{lang}.pdf", "brief.{lang}.pdf", "slides.{lang}.html", "slides.{lang}.pptx"):
        monkeypatch.delitem(FORMATS, name)


def record(out: Path) -> dict:
    return json.loads((out / "report/build.json").read_text(encoding="utf-8"))


def touched(out: Path) -> dict[str, int]:
    return {name: (out / name).stat().st_mtime_ns for name in digests(out)}


def test_both_editions_come_out_the_same_on_every_machine(build, own_cache, tmp_path):
    status, said = build(lang="both")
    assert (status, len(said)) == (0, 1)
    first = digests(tmp_path / "out")
    for lang in ("en", "zh"):
        made = {f"report/{name.format(lang=lang)}" for name in FORMATS} | {f"figures/square.{lang}.svg"}
        assert made <= set(first)
    assert {"report/facts/claims.jsonl", "report/facts/claims.csv", "report/facts/codebook.md", "report/facts/codes.csv"} <= set(first)
    page = (tmp_path / "out/report/report.zh.html").read_text(encoding="utf-8")
    assert "截至2015-03，共读2篇文章。" in page

    shutil.rmtree(own_cache)
    assert build(lang="both", out=tmp_path / "elsewhere")[0] == 0
    assert digests(tmp_path / "elsewhere") == first
    for file in (tmp_path / "out").rglob("*"):
        assert file.is_dir() or str(tmp_path).encode() not in file.read_bytes(), f"{file.name} holds a path of this machine"


@pytest.mark.usefixtures("pages_only")
def test_a_build_of_the_same_touches_nothing_and_what_is_lost_comes_back(build, tmp_path):
    out = tmp_path / "out"
    assert build()[0] == 0
    before, bytes_before = touched(out), digests(out)
    status, said = build()
    assert (status, touched(out)) == (0, before)
    assert "nothing has changed" in said[0]

    (out / "figures/square.en.svg").unlink()
    (out / "report/report.en.html").write_text("edited by hand")
    assert build()[0] == 0
    assert digests(out) == bytes_before
    same = set(before) - {"figures/square.en.svg", "report/report.en.html"}
    assert {name: touched(out)[name] for name in same} == {name: before[name] for name in same}


@pytest.mark.usefixtures("pages_only")
def test_a_new_article_changes_what_is_said_and_a_lost_figure_goes_away(build, articles, notebooks, tmp_path):
    out = tmp_path / "out"
    assert build()[0] == 0
    (articles / "003_c.txt").write_text((articles / "002_b.txt").read_text(encoding="utf-8").replace("700", "900"), encoding="utf-8")
    (notebooks / "10-square.ipynb").unlink()
    (out / "figures/mine.txt").write_text("not of the build")
    assert build("--as-of", "2020")[0] == 0
    assert "3 articles were read as of 2020." in (out / "report/report.en.html").read_text(encoding="utf-8")
    assert [f.name for f in (out / "figures").iterdir()] == ["mine.txt"]
    assert record(out)["editions"]["en"]["as_of"] == "2020"


@pytest.mark.usefixtures("pages_only")
def test_editions_are_built_one_after_the_other_without_harm(build, tmp_path):
    out = tmp_path / "out"
    assert build(lang="en")[0] == 0
    english = digests(out)
    assert build(lang="zh")[0] == 0
    assert {name: sha for name, sha in digests(out).items() if ".zh." not in name and "build.json" not in name} == {
        name: sha for name, sha in english.items() if "build.json" not in name
    }
    assert "nothing has changed" in build(lang="both")[1][0]


@pytest.mark.usefixtures("pages_only")
def test_only_the_themes_asked_for_stand_in_the_report(build, notebooks, tmp_path):
    toy.write(notebooks, "20-other", toy.notebook("1/0"))
    assert build("--theme", "square")[0] == 0
    assert "figures/square.en.svg" in digests(tmp_path / "out")
    toy.write(notebooks, "20-other", toy.notebook("1"))
    assert build("--theme", "20-other")[0] == 0
    assert "figures/square.en.svg" not in digests(tmp_path / "out")


@pytest.mark.usefixtures("pages_only")
def test_where_one_notebook_fails_the_page_says_what_is_missing_and_the_next_build_tries_again(build, notebooks, own_cache, tmp_path):
    page = tmp_path / "out/report/report.en.html"
    toy.write(notebooks, "10-square", toy.notebook("1", "int('<b>x</b>')"))
    for _ in ("built", "tried again"):
        status, said = build()
        assert status == 1
        assert [line for line in said if "10-square.ipynb: cell 4 raised ValueError" in line] == said[1:]
        text = lxml.html.fromstring(page.read_text(encoding="utf-8")).text_content()
        assert "This part is missing from this report: 10-square.ipynb: cell 4 raised ValueError" in text
        assert "'<b>x</b>'" in text
        assert "2 articles were read" in text
    assert (own_cache / "casebook/failed/10-square.en.ipynb").is_file()

    toy.write(notebooks, "10-square", toy.notebook(toy.DRAWING))
    assert build()[0] == 0
    assert "is missing from this report" not in page.read_text(encoding="utf-8")


@pytest.mark.usefixtures("pages_only")
@pytest.mark.parametrize("what", ["article", "card", "notebook", "codebook"])
def test_what_changes_while_a_report_is_made_is_neither_shown_nor_kept(build, articles, notebooks, monkeypatch, own_cache, tmp_path, what):
    file = {"article": articles / "001_a.txt", "card": articles / "001_a.yml"}.get(what, notebooks / "10-square.ipynb")
    run_notebook = run.run_notebook

    def run_and_change(job, sockets):
        run_notebook(job, sockets)
        # several notebooks end at once: nobody may find a file that is half written
        with (notebooks / "10-square.codes.yml" if what == "codebook" else file).open("ab") as changed:
            changed.write(THEME.replace("ENTITY", "来往").encode() if what == "codebook" and not changed.tell() else b"\n")

    monkeypatch.setattr(run, "run_notebook", run_and_change)
    status, said = build()
    assert (status, len(said)) == (2, 1)
    assert "changed while the report was made; build again" in said[0]
    assert not (tmp_path / "out").exists()
    assert list((own_cache / "casebook/notebooks").iterdir()) == []


@pytest.mark.usefixtures("pages_only")
def test_where_every_notebook_fails_the_last_report_stays(build, notebooks, tmp_path):
    assert build()[0] == 0
    before = touched(tmp_path / "out")
    for name in ("00-overview", "10-square", "90-sources-and-method"):
        toy.write(notebooks, name, toy.notebook("1/0"))
    status, said = build()
    assert status == 2
    assert len(said) == 1
    assert "raised ZeroDivisionError" in said[0]
    assert touched(tmp_path / "out") == before


@pytest.mark.usefixtures("pages_only")
def test_a_notebook_without_a_parameter_is_named_before_anything_is_read(build, notebooks, tmp_path):
    toy.write(notebooks, "10-square", toy.notebook("1", parameters='lang: str = "en"  # edition'))
    status, said = build()
    assert status == 2
    assert "10-square.ipynb: has no parameter 'articles'" in said[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("pages_only")
def test_a_finding_that_no_longer_holds_fails_only_a_strict_build(build, notebooks):
    toy.write(notebooks, "00-overview", toy.notebook(toy.OVERVIEW.replace('"*.txt"', '"*.none"')))
    assert build()[0] == 0
    for _ in ("built", "unchanged"):
        status, said = build("--strict")
        assert status == 1
        assert [line for line in said if "'count' is no longer supported" in line] == said[1:]
        assert len(said) == 2


@pytest.mark.usefixtures("pages_only")
def test_a_passage_that_no_article_holds_fails_only_a_strict_build(build, notebooks):
    pair = "{en: Some words, zh: 几个字}"
    codes = f"""
theme: {{title: {pair}, question: {pair}}}
codes:
- {{id: found, label: {pair}, definition: {pair}, passages: [{{quote: 同年12月, stance: asserts}}]}}
- {{id: lost, label: {pair}, definition: {pair}, passages: [{{quote: 这句话哪篇文章里都找不到而且比二十个字还长, stance: asserts}}]}}
"""
    (notebooks / "10-square.codes.yml").write_text(codes, encoding="utf-8")
    assert build()[0] == 0
    status, said = build("--strict")
    assert status == 1
    assert said[1:] == [
        "casebook: 10-square.codes.yml: the code 'lost' quotes “这句话哪篇文章里都找不到而且比二十个字还…”, which no article holds;"
        " mend the quotation or take it out"
    ]


@pytest.mark.usefixtures("pages_only")
def test_what_was_refused_is_said_again_where_nothing_has_changed(build, articles):
    (articles / "empty.txt").write_bytes(b"")
    first, second = build(), build()
    assert first[0] == second[0] == 1
    assert first[1][1:] == second[1][1:]
    assert "empty.txt" in first[1][1]


THEME = """
theme: {title: {en: "Squares", zh: "方块"}, question: {en: "What?", zh: "什么？"}}
facts: {users: {claims: {entity: ENTITY, metric: registered_users}, pick: max}}
findings:
  - id: f
    headline: {en: "It had {users}", zh: "有{users}"}
    text: [{en: "It had {users}.", zh: "有{users}。"}]
"""


@pytest.mark.usefixtures("pages_only")
def test_a_theme_that_the_articles_do_not_speak_of_is_left_out_and_named(build, notebooks, tmp_path):
    codebook = notebooks / "10-square.codes.yml"
    codebook.write_text(THEME.replace("ENTITY", "陌陌"), encoding="utf-8")
    status, said = build()
    assert (status, len(said)) == (0, 1)
    assert "left out, since the articles do not speak of it: 10-square;" in said[0]
    assert record(tmp_path / "out")["left_out"] == ["10-square"]
    assert not (tmp_path / "out/figures").exists()
    status, said = build("--strict")
    assert status == 1
    assert any(line.startswith("casebook: 10-square: none of its findings is supported by these articles") for line in said)
    codebook.write_text(THEME.replace("ENTITY", "来往"), encoding="utf-8")
    assert build("--strict")[0] == 0
    assert (tmp_path / "out/figures/square.en.svg").is_file()
    assert record(tmp_path / "out")["left_out"] == []
