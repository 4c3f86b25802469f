"""A build that is killed at any moment leaves a whole report, and the next one completes."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import toy

from casebook.report import publish
from casebook.report.publish import READY, recover, staging
from casebook.report.record import digests

KILLS = 20
PROGRAM = """\
import sys
from pathlib import Path
from casebook import cli, paths
paths.NOTEBOOKS = Path(sys.argv[1])
cli.main(sys.argv[2:])
"""
GONE_WITHIN_SECONDS = 30  # a kernel looks every second whether its parent is still there


@pytest.fixture
def start(articles, own_cache, tmp_path):
    """Starts a build of the English edition of the toy notebooks into `out`, as a process of its own."""
    toy.write_all(tmp_path / "notebooks")

    def run(out: Path) -> subprocess.Popen:
        command = [sys.executable, "-c", PROGRAM, tmp_path / "notebooks", "build", "--articles", articles, "--out", out, "--lang", "en"]
        return subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    return run


def finished(process: subprocess.Popen) -> None:
    _, said = process.communicate()
    assert process.returncode == 0, said


def shown(out: Path) -> dict[str, str]:
    """Digests of what a reader sees."""
    return {name: sha for name, sha in digests(out).items() if not name.startswith(".")}


def test_a_build_killed_at_twenty_moments_leaves_a_whole_report_and_the_next_completes(start, articles, own_cache, tmp_path):
    out = tmp_path / "out"
    begun = time.monotonic()
    finished(start(out))
    took = time.monotonic() - begun
    old = shown(out)
    (articles / "003_c.txt").write_text((articles / "002_b.txt").read_text(encoding="utf-8").replace("700", "900"), encoding="utf-8")
    shutil.copytree(out, tmp_path / "new")  # a report says what changed since the one it replaces
    finished(start(tmp_path / "new"))
    new = shown(tmp_path / "new")
    assert old != new

    chance = random.Random(20)
    for _ in range(KILLS):
        shutil.rmtree(own_cache, ignore_errors=True)  # a build killed before it began has made none
        process = start(out)
        time.sleep(chance.uniform(0, took))
        kernels = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        process.communicate()
        assert shown(out) in (old, new) or (out / READY).is_dir()
        _, running = psutil.wait_procs(kernels, GONE_WITHIN_SECONDS)
        assert not running
    finished(start(out))
    assert shown(out) == new
    assert not list(out.glob(".*"))


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("moment", range(4))
def test_whoever_builds_next_places_what_was_ready(tmp_path, monkeypatch, moment):
    out = tmp_path / "out"
    for folder, text in ((out, "old"), (tmp_path / "made", "new")):
        for name in ("a", "b", "c"):
            (folder / "report").mkdir(parents=True, exist_ok=True)
            (folder / "report" / name).write_text(text)
    (out / "report/gone").write_text("old")
    earlier, now = digests(out), digests(tmp_path / "made")
    moved = iter(range(99))
    rename = Path.replace

    def dies(file: Path, place: Path) -> Path:
        if out / READY in file.parents and next(moved) == moment:
            raise Killed
        return rename(file, place)

    monkeypatch.setattr(Path, "replace", dies)
    if moment < 3:
        with pytest.raises(Killed):
            publish.publish([tmp_path / "made"], out, earlier, now)
        assert json.loads((out / READY / "list.json").read_text())["files"]
    else:
        publish.publish([tmp_path / "made"], out, earlier, now)
    monkeypatch.undo()
    recover(out)
    assert digests(out) == now


def test_what_a_killed_build_left_unfinished_is_taken_away(tmp_path):
    with staging(tmp_path / "out") as stage:
        (stage / "half").write_text("made")
        shutil.copytree(stage, tmp_path / "out" / ".casebook-left")
    recover(tmp_path / "out")
    assert os.listdir(tmp_path / "out") == []


def test_two_builds_into_one_folder_come_out_as_one(start, tmp_path):
    builds = [start(tmp_path / "out"), start(tmp_path / "out")]
    for build in builds:
        finished(build)
    finished(start(tmp_path / "alone"))
    assert shown(tmp_path / "out") == shown(tmp_path / "alone")
