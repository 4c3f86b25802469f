"""The questions of `casebook add`, at a real terminal; and none where there is none."""

import os
import subprocess
import sys
import time

import pytest
import yaml

from casebook.paths import PROJECT

pty = pytest.importorskip("pty", reason="terminals of other systems")

TEXT = (
    "三号产品用户突破百万\n\n2016年5月3日，三号产品的负责人在上海表示，注册用户已经超过三百万，团队有两百多人。"
    "他说，团队希望把熟人之间的交流做得更简单，明年会有新的版本。\n"
)
LONGEST_SECONDS = 60


@pytest.fixture
def files(tmp_path):
    for n, name in enumerate("ab", 3):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("三", "三四五"[n - 3]), encoding="utf-8")
    return tmp_path


def at_terminal(folder, answers: list[str], *names: str) -> tuple[int, str]:
    """Run the command at a terminal and answer each question as it comes; (exit status, all that was shown)."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "casebook", "add", *names, "--articles", str(folder / "taken")]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=os.environ | {"PYTHONPATH": str(PROJECT)})
    os.close(theirs)
    shown, waiting, until = "", list(answers), time.monotonic() + LONGEST_SECONDS
    asked = 0
    while time.monotonic() < until:
        try:
            shown += os.read(ours, 4096).decode("utf-8", "replace")
        except OSError:  # the other end was closed
            break
        if waiting and shown[asked:].rstrip(" ").endswith((":", "]:")):
            asked = len(shown)
            os.write(ours, (waiting.pop(0) + "\n").encode())
    os.close(ours)
    return process.wait(LONGEST_SECONDS), shown


def card(folder, name: str = "a") -> dict:
    return yaml.safe_load((folder / f"taken/{name}.yml").read_text(encoding="utf-8")) or {}


def test_enter_keeps_what_was_found(files):
    status, shown = at_terminal(files, [""], "a.txt")
    assert status == 0
    assert "Enter keeps it" in shown
    assert card(files) == {}
    assert (files / "taken/a.txt").read_text(encoding="utf-8") == TEXT


def test_answers_mend_the_card(files):
    answers = ["publisher", "南岭商报", "published", "gestern", "published", "2016-05-04", "nonsense", ""]
    status, shown = at_terminal(files, answers, "a.txt")
    assert status == 0
    assert "that is no date" in shown
    assert "there is no 'nonsense' to mend" in shown
    assert shown.count("南岭商报") >= 2
    made = card(files)
    assert (made["publisher"], made["published"]) == ("南岭商报", "2016-05-04")
    assert made["published_why"]


def test_an_article_may_be_skipped_and_the_rest_kept_with_all(files):
    status, shown = at_terminal(files, ["skip", "all"], "a.txt", "b.txt")
    assert status == 1
    assert "a.txt: was skipped" in shown
    assert sorted(f.name for f in (files / "taken").iterdir()) == ["b.txt", "b.yml"]


def test_nothing_is_asked_where_nobody_can_answer(files):
    command = [sys.executable, "-m", "casebook", "add", "a.txt", "--articles", "taken"]
    done = subprocess.run(
        command, cwd=files, env=os.environ | {"PYTHONPATH": str(PROJECT)}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    assert "Enter" not in done.stdout + done.stderr
    assert "article   a.txt" in done.stdout
