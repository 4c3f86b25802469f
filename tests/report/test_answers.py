"""What a notebook asks, read from its code, and the key of the answers: it changes with whatever the notebook would show, and with nothing else."""

import shutil

import pytest
import toy

from casebook import paths
from casebook.answered import Question
from casebook.facts.store import cached_facts
from casebook.findings.codebook import read_codebooks
from casebook.report import export, run
from casebook.report.answers import Unfinished, answers, asked_by
from casebook.report.export import FORMATS
from casebook.report.record import digests

SURGE = (
    "钉钉又有新消息\n\n2020年2月5日，钉钉下载量超过微信，位居App Store免费榜第一。据七麦数据显示，钉钉日均下载约20万次。\n"
    "截至2019年6月30日，钉钉个人用户数超过2亿。\n"
)
OTHER = "一周观察\n\n2016年3月，来往注册用户超过1000万。马云说：“来往会继续做下去。”业内人士对此看法不一，各方都在等待结果。\n"
OPENING = 'from casebook.case import Case\ncase = Case.open("10-x", articles, lang=lang, as_of=as_of, out=out)\ncase.edition'
PARAMETERS = toy.PARAMETERS + 'word: str = "钉钉"  # a word\n'


@pytest.fixture(autouse=True)
def _own_cache(own_cache):
    """Every test reads its articles anew."""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(SURGE, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


def case_of(folder, lang="en"):
    return Unfinished("", cached_facts(folder)[0], lang, "", None, read_codebooks(paths.NOTEBOOKS))


def answers_key(case, notebook):
    known = answers(case, notebook)
    return known and known.key


def key(folder, theme="20-covid-surge", lang="en"):
    return answers_key(case_of(folder, lang), paths.NOTEBOOKS / f"{theme}.ipynb")


def asked(tmp_path, folder, *sources):
    return asked_by(toy.write(tmp_path, "10-x", toy.notebook(OPENING, *sources, parameters=PARAMETERS)), case_of(folder))


def test_questions_are_read_with_their_arguments(tmp_path, folder):
    assert asked(tmp_path, folder, 'case.finding("a")', "case.concordance(word)", 'case.ledger("reading", whole=True)', "case.left_out") == [
        Question("finding", ("a",), {}),
        Question("concordance", ("钉钉",), {}),
        Question("ledger", ("reading",), {"whole": True}),
        Question("left_out", None, {}),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "for f in ('a', 'b'):\n    case.finding(f)",
        "import random",
        "case.finding(articles)",
        "case.finding(out)",
        "case.finding(str(1))",
        "case.finding(*word)",
        "case.finding(**{})",
        "case._asked",
        "case.facts.claims",
        "case.claims.head()",
        "x = case.finding('a')",
        "%time case.finding('a')",
        "casebook.finding('a')",
        "print(1)",
    ],
)
def test_code_that_does_anything_else_is_not_followed(tmp_path, folder, source):
    assert asked(tmp_path, folder, source) is None


def test_an_answer_that_has_no_pieces_leaves_the_notebook_to_all_facts(tmp_path, folder):
    notebook = toy.write(tmp_path, "10-x", toy.notebook(OPENING, "case.claims"))
    assert answers_key(case_of(folder), notebook) is None


def test_a_question_that_cannot_be_answered_leaves_the_notebook_to_be_run(tmp_path, folder):
    for source in ("case.unheard_of()", 'case.finding("nope")', "case.dots()"):
        assert answers_key(case_of(folder), toy.write(tmp_path, "10-x", toy.notebook(OPENING, source))) is None


def test_every_notebook_of_the_project_only_asks(folder):
    for notebook in sorted(paths.NOTEBOOKS.glob("*.ipynb")):
        assert answers_key(case_of(folder), notebook), notebook.name


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_key_follows_what_the_theme_speaks_of_and_nothing_else(folder, lang):
    theme = "20-covid-surge"
    first = key(folder, theme, lang)
    assert first == key(folder, theme, lang)
    (folder / "b.txt").write_text(OTHER + "会场设在杭州，当天下了小雨。\n", encoding="utf-8")
    (folder / "c.txt").write_text("青禾外卖在苏州开站\n\n2019年6月3日，青禾外卖在苏州开站，首月注册用户超过20万。\n", encoding="utf-8")
    assert key(folder, theme, lang) == first
    changed = {first}
    for old, new in (
        ("约20万次", "约21万次"),
        ("日均下载约", "日均下载近"),
        ("七麦数据显示", "七麦数据統計"),
        ("钉钉又有", "钉钉再有"),
        ("2月5日", "2月6日"),
    ):
        (folder / "a.txt").write_text(SURGE.replace(old, new), encoding="utf-8")
        changed.add(key(folder, theme, lang))
    assert len(changed) == 6


def test_the_number_of_an_article_is_part_of_what_is_shown(folder):
    first = key(folder)
    (folder / "0.txt").write_text("青禾外卖在苏州开站，首月注册用户超过20万。\n", encoding="utf-8")
    assert key(folder) != first


def test_the_key_follows_the_themes_own_codebook(folder, monkeypatch, tmp_path):
    notebook = paths.NOTEBOOKS / "20-covid-surge.ipynb"
    shutil.copytree(paths.NOTEBOOKS, tmp_path / "notebooks")
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path / "notebooks")
    first = answers_key(case_of(folder), notebook)
    for name, same in (("10-laiwang-failure", True), ("20-covid-surge", False)):
        codebook = tmp_path / "notebooks" / f"{name}.codes.yml"
        codebook.write_text(codebook.read_text(encoding="utf-8").replace("epidemic", "outbreak").replace("Laiwang", "Lai Wang"), encoding="utf-8")
        assert (answers_key(case_of(folder), notebook) == first) == same


def test_only_what_changed_is_run_and_made_again_and_the_pages_are_those_of_a_cold_build(casebook, monkeypatch, own_cache, tmp_path):
    for name in ("report.{lang}.pdf", "brief.{lang}.pdf", "slides.{lang}.pptx"):
        monkeypatch.delitem(FORMATS, name)
    shutil.copytree(paths.PROJECT / "seeds", tmp_path / "seeds")
    ran, made = [], []
    run_one, side_by_side = run.run_notebook, export.side_by_side
    monkeypatch.setattr(run, "run_notebook", lambda job, sockets: (ran.append(job.notebook.stem), run_one(job, sockets)))
    monkeypatch.setattr(
        export,
        "side_by_side",
        lambda pool, work, items, done: (made.extend(item.target.name for item in items), side_by_side(pool, work, items, done)),
    )

    def into(out, *options):
        ran.clear()
        made.clear()
        status, said, _ = casebook(
            "build", "--articles", tmp_path / "seeds", "--lang", "en", "--theme", "laiwang-failure", "--out", tmp_path / out, *options
        )
        assert status == 0, said
        return digests(tmp_path / out)

    everything = {"00-overview", "10-laiwang-failure", "90-sources-and-method"}
    into("first")
    assert set(ran) == everything
    last = max((tmp_path / "seeds").glob("*.txt"))
    last.write_bytes(last.read_bytes() + "\n這些店鋪都在杭州，店主多是三十歲上下的人。\n".encode())
    warm = into("warm")
    assert set(ran) == everything - {"10-laiwang-failure"}
    shutil.rmtree(own_cache)
    assert into("cold") == warm
    assert set(ran) == everything
    into("cold", "--title", "A talk")
    assert (ran, made) == ([], ["slides.en.html"])
