import json
import os
import subprocess
import sys
import time

import click
import pytest

from casebook import __version__, cli
from casebook.errors import BadArgument

COMMANDS = sorted(cli.casebook.commands)


def test_the_commands_are_those_of_the_readme():
    from casebook.paths import PROJECT

    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert COMMANDS == ["add", "annotate", "build", "diff", "facts", "new-theme", "questions", "suggest"]
    for name in COMMANDS:
        options = [o for p in cli.casebook.commands[name].params if isinstance(p, click.Option) for o in p.opts]
        line = next(line for line in readme.splitlines() if line.startswith(f"| `casebook {name}"))
        assert [o for o in options if o not in line and o != "--articles"] == []


@pytest.mark.parametrize("arguments", [["--help"], ["build", "-h"], ["--version"]])
def test_help_says_something_and_is_no_fault(casebook, arguments):
    status, faults, said = casebook(*arguments)
    assert (status, faults) == (0, [])
    assert "casebook" in said.lower()


def test_help_is_there_at_once():
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "casebook", "--version"], capture_output=True, text=True, check=True)
    assert __version__ in done.stdout
    assert time.perf_counter() - start < 5  # seconds; a tenth of one on a quiet machine, two with the notebooks' libraries


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["build", "--nonsense"], "No such option '--nonsense'"),
        (["facts"], "Missing argument 'ARTICLES'"),
        (["facts", "seeds"], "Missing option '--out'"),
        (["build", "--lang", "fr"], "--lang 'fr': no such edition; give one of en, zh, both"),
        (["build", "--as-of", "2020-02-31"], "--as-of '2020-02-31': no date"),
        (["build", "--as-of", "yesterday"], "--as-of 'yesterday': no date"),
        (["build", "--theme", "99-nothing"], "--theme '99-nothing': no such theme; give one of 10-"),
        (["build", "--articles", "no-such-folder"], "no-such-folder: no such folder"),
        (["build", "--date", "2020-02-31"], "--date '2020-02-31': no date; write it as"),
        (["build", "--slides", "5"], "--slides 5: too few; the cover, an answer a theme, the contradictions and what would change our mind are 6"),
        (["build", "--slides", "3", "--theme", "laiwang-failure"], "give 4 or more, or fewer themes"),
        (["build", "--slides", "-1"], "--slides -1: too few"),
        (["build", "--slides", "0"], "--slides 0: too few"),
        (["build", "--slides", "many"], "'many' is not a valid integer"),
        (["build", "--title", "x" * 97], "--title: too long for the cover; give at most 96 letters (48 Chinese characters)"),
        (["build", "--organisation", "有" * 41], "--organisation: too long for the cover"),
        (["build", "--title", "one\ntwo"], "--title: holds a line break"),
        (["questions", "--lang", "both"], "--lang 'both': no such edition; give one of en, zh"),
        (["questions", "--theme", "99-nothing"], "--theme '99-nothing': no such theme; give one of 10-"),
        (["questions", "--articles", "no-such-folder"], "no-such-folder: no such folder"),
        (["facts", "no-such-folder", "--out", "x"], "no-such-folder: no such folder"),
    ],
)
def test_a_wrong_argument_is_one_line_and_nothing_is_done(casebook, tmp_path, monkeypatch, arguments, says):
    out = ["--out", tmp_path / "out"] if arguments[0] == "build" else []
    status, faults, _ = casebook(*arguments, *out)
    assert status == 2
    assert len(faults) == 1
    assert faults[0].startswith("casebook: ")
    assert says in faults[0]
    assert not (tmp_path / "out").exists()


def test_annotate_answers_line_by_line():
    sentence = "截至2020年2月28日，用户超过1000万。"
    asked = "".join(json.dumps({"id": n, "text": sentence, "anchor": None}, ensure_ascii=False) + "\n" for n in (1, 2))
    done = subprocess.run([sys.executable, "-m", "casebook", "annotate"], input=asked.encode(), capture_output=True, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [a["id"] for a in answers] == [1, 2]
    assert "超过1000万" in [q["surface"] for q in answers[0]["quantities"]]
    assert "2020-02-28" in [d["date"] for d in answers[0]["dates"]]


def test_annotate_names_the_line_that_it_cannot_read():
    done = subprocess.run([sys.executable, "-m", "casebook", "annotate"], input=b'{"id": 1, "text": "x", "anchor": null}\n{\n', capture_output=True)
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    fault = done.stderr.decode().splitlines()
    assert len(fault) == 1
    assert "line 2" in fault[0]


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (BadArgument("a.txt: is broken;\n mend it"), 2, "casebook: a.txt: is broken; mend it"),
        (KeyboardInterrupt(), 130, "casebook: stopped"),
        (PermissionError(13, "Permission denied", "out/x"), 2, "casebook: out/x: Permission denied"),
        (ZeroDivisionError("division by zero"), 2, "casebook: this is a fault in casebook (ZeroDivisionError: division by zero)"),
    ],
)
def test_every_error_ends_in_one_line(casebook, monkeypatch, error, status, says):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(cli.casebook, "main", fail)
    left, faults, _ = casebook("build")
    assert left == status
    assert len(faults) == 1
    assert faults[0].startswith(says)


def test_whoever_mends_a_fault_can_see_where_it_is(monkeypatch):
    monkeypatch.setenv("CASEBOOK_TRACEBACK", "1")
    monkeypatch.setattr(cli.casebook, "main", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        cli.main(["build"])


def test_the_rehearsal_asks_ten_questions_a_theme_in_the_order_given(casebook):
    status, faults, said = casebook("questions", "--theme", "covid-surge", "--theme", "10-laiwang-failure")
    assert (status, faults) == (0, [])
    lines = said.splitlines()
    themes = [n for n, line in enumerate(lines) if line and line[0] not in " 1"]
    assert [lines[n] for n in themes] == ["DingTalk’s surge in the spring of 2020", "Laiwang: why it failed"]
    for part in (lines[: themes[1]], lines[themes[1] :]):
        assert [line[:3].strip() for line in part if line[:3].strip(" 0123456789") == "."] == [f"{n}." for n in range(1, 11)]
    assert all(len(line) <= 100 for line in lines)


def test_where_the_articles_support_no_finding_the_rehearsal_says_so_in_a_sentence(casebook, articles):
    status, faults, said = casebook("questions", "--articles", articles, "--lang", "zh")
    assert (status, faults) == (0, [])
    assert said.replace("\n", "") == "这批文章不支持任何主题的任何一条发现，没有可问的。"


def test_what_an_article_holds_never_steers_the_terminal():
    from casebook.report.rehearsal import Line, show

    assert list(show([Line("来往\x1b[31m红\x9b2J")], 80)) == ["来往 [31m红 2J"]


def test_a_rehearsal_breaks_chinese_where_it_may_be_broken():
    from casebook.report.rehearsal import Line, show

    assert list(show([Line("一二三四五，六七八。", 2, 1)], 12)) == ["  一二三四", "   五，六七", "   八。"]
    assert list(show([Line("一二三四，五。", 0, 0)], 8)) == ["一二三", "四，五。"]


@pytest.mark.skipif(os.name != "posix", reason="the limit on a file's size, which stands for a full disk here, is POSIX's")
@pytest.mark.parametrize("kibibytes", [4, 40])
def test_a_disk_that_is_full_is_one_line_and_nothing_is_left(articles, own_cache, tmp_path, kibibytes):
    command = [sys.executable, "-m", "casebook", "build", "--articles", str(articles), "--out", str(tmp_path / "out"), "--lang", "en"]
    done = subprocess.run(["bash", "-c", f'ulimit -f {kibibytes}; exec "$@"', "_", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "File too large" in done.stderr or "disk I/O error" in done.stderr  # of a database the system says no more
    assert not (tmp_path / "out").exists()
