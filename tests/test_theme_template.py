"""A new theme from the template: it runs at once, nothing else is touched, and nothing is overwritten."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from casebook import paths
from casebook.errors import BadArgument
from casebook.findings.codebook import read_codebooks
from casebook.theme_template import new_theme


@pytest.fixture
def notebooks(tmp_path):
    """A folder with the overview's notebook and the method's, and no theme."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in ("00-overview.ipynb", "90-sources-and-method.ipynb"):
        shutil.copy(paths.NOTEBOOKS / name, folder)
    return folder


def test_it_takes_the_next_number_and_its_own_name(notebooks):
    assert [f.name for f in new_theme("live-commerce", "", notebooks)] == ["10-live-commerce.codes.yml", "10-live-commerce.ipynb"]
    assert [f.name for f in new_theme("brands", "", notebooks)] == ["20-brands.codes.yml", "20-brands.ipynb"]
    assert {book.theme: book.head["title"]["en"] for book in read_codebooks(notebooks)} == {
        "10-live-commerce": "Live commerce",
        "20-brands": "Brands",
    }


@pytest.mark.parametrize("title", ['Live "commerce": {5G} # now', "直播带货\n- x: y", "it's [a] & b"])
def test_any_title_is_a_title(notebooks, title):
    new_theme("x", title, notebooks)
    assert read_codebooks(notebooks)[-1].head["title"] == {"en": title, "zh": title}


def test_each_edition_may_call_it_otherwise(notebooks):
    new_theme("pricing", "Pricing", notebooks, "定价")
    assert read_codebooks(notebooks)[-1].head["title"] == {"en": "Pricing", "zh": "定价"}


@pytest.mark.parametrize("name", ["", "Live", "live commerce", "../x", "-x", "x-", "a/b", "直播", "x" * 41, "x.ipynb", "x\n"])
def test_a_name_that_is_none_is_refused(notebooks, name):
    before = sorted(notebooks.iterdir())
    with pytest.raises(BadArgument, match="is no name of a theme"):
        new_theme(name, "", notebooks)
    assert sorted(notebooks.iterdir()) == before


def test_nothing_is_overwritten(notebooks):
    codes, notebook = new_theme("x", "", notebooks)
    codes.write_text("mine", encoding="utf-8")
    with pytest.raises(BadArgument, match=r"10-x.codes.yml: is there already and is left as it is"):
        new_theme("x", "", notebooks)
    notebook.unlink()
    with pytest.raises(BadArgument, match=r"10-x.codes.yml"):
        new_theme("x", "", notebooks)
    assert codes.read_text(encoding="utf-8") == "mine"


def test_numbers_run_out_in_one_line(notebooks):
    for number in range(1, 90):
        (notebooks / f"{number:02}-t{number}.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(BadArgument, match="no number under 90 left"):
        new_theme("x", "", notebooks)


def test_the_template_follows_the_rules_of_notebooks():
    notebook = json.loads((paths.PACKAGE / "theme_template" / "template.ipynb").read_text(encoding="utf-8"))
    assert all(not cell.get("outputs") for cell in notebook["cells"])
    assert max(len(cell["source"]) for cell in notebook["cells"]) <= 8


@pytest.fixture
def project(tmp_path):
    """A copy of the project, as a person has it who builds from a checkout."""
    project = tmp_path / "project"
    shutil.copytree(paths.PACKAGE, project / "casebook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(paths.NOTEBOOKS, project / "notebooks")
    for name in ("assets", "lexicon"):
        (project / name).symlink_to(paths.PROJECT / name)
    shutil.copy(paths.PROJECT / "requirements.txt", project)
    return project


def plain(file):
    """The words of a page without its tags."""
    return re.sub(r"<[^>]+>", "", file.read_text(encoding="utf-8"))


def test_the_next_build_of_a_copy_has_it_in_page_slides_and_contents(project, articles, own_cache):
    def run(*arguments):
        command = [sys.executable, "-m", "casebook", *map(str, arguments)]
        return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)

    made = run("new-theme", "live-commerce", "--title", "Live commerce")
    assert (made.returncode, made.stderr.count("\n")) == (0, 1)
    built = run("build", "--articles", articles, "--theme", "live-commerce", "--strict")
    assert (built.returncode, built.stderr.count("\n")) == (0, 1), built.stderr
    page, slides, chinese = (plain(project / "report" / name) for name in ("report.en.html", "slides.en.html", "report.zh.html"))
    assert page.count("Live commerce") >= 2  # the chapter and the contents
    said = "Of all things, the articles write most of Laiwang"
    assert said in page
    assert said in slides
    assert "文章写得最多的是来往" in chinese
