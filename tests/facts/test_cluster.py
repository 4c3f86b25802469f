"""A cluster of real processes reads what this machine reads; what it loses is read again, and where it cannot go on one line says so."""

import contextlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from casebook import paths
from casebook.corpus.folder import source_of
from casebook.errors import ReadingStopped
from casebook.facts import cluster
from casebook.facts.extract import extract_facts
from casebook.facts.keys import program_key

TEXT = "2020年{m}月{d}日，一款名为“{name}”的产品注册用户突破{n}万，团队有{d}百多人。\n公司的一位负责人在第{n}次会议上表示，下一步会继续投入，并推出第{d}个版本。\n"
STARTING = 60  # seconds that a process may take to start on a busy machine


def write(folder: Path, count: int) -> Path:
    """Small articles, every tenth with a card (one of 11 MB), one that cannot be read; and a lexicon beside them."""
    (folder / "lexicon").mkdir(parents=True)
    (folder / "lexicon" / "entities.yml").write_text("- name: 海棠通\n  type: product\n  aliases: [棠语]\n", encoding="utf-8")
    for i in range(count):
        name = "棠语" if i % 3 == 0 else "安北成达恩方广和"[i // 8 % 8] + "凯乐明宁朋启瑞盛"[i % 8] + "云"
        (folder / f"{i:04}.txt").write_text(TEXT.format(name=name, n=1000 + 7 * i, m=1 + i % 12, d=1 + i % 9), encoding="utf-8")
        if i % 10 == 0:
            (folder / f"{i:04}.yml").write_text(f"published: 2021-{1 + i % 12:02}\n", encoding="utf-8")
    with (folder / "0000.yml").open("a", encoding="utf-8") as card:
        card.write(f"# {'so long that a task is large ' * 400_000}\n")
    (folder / "0003.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


class Cluster:
    """A scheduler and workers, each a process; the file by which they find one another."""

    def __init__(self, desk: Path, ended: contextlib.ExitStack) -> None:
        self.desk, self.file, self.ended = desk, desk / "scheduler.json", ended
        self.scheduler = self.start("scheduler", "--host", "127.0.0.1", "--port", "0")
        deadline = time.monotonic() + STARTING
        while not (said := self._said()) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.address = said["address"]

    def _said(self) -> dict[str, str]:
        """What the scheduler's file says; nothing while it is not there, or not yet written to its end."""
        try:
            return json.loads(self.file.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {}

    def start(self, what: str, *options: str) -> subprocess.Popen:
        """Start a scheduler or a worker."""
        command = [sys.executable, "-m", "dask", what, "--scheduler-file", str(self.file), "--dashboard-address", "127.0.0.1:0", *options]
        process = subprocess.Popen(command, cwd=paths.PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.ended.callback(end, process)
        return process

    def worker(self) -> subprocess.Popen:
        """Start a worker."""
        return self.start("worker", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--local-directory", str(self.desk))


def end(process: subprocess.Popen) -> None:
    process.kill()
    process.wait()


@pytest.fixture
def started(tmp_path) -> Iterator[Cluster]:
    desk = tmp_path / "cluster"
    desk.mkdir()
    with contextlib.ExitStack() as ended:
        yield Cluster(desk, ended)


def test_a_worker_killed_in_the_middle_changes_no_byte(started, tmp_path):
    articles, workers = write(tmp_path / "articles", 2000), [started.worker(), started.worker()]

    def kill_one(number: int, count: int, doc: str) -> None:
        if number == count // 3:
            workers[0].send_signal(signal.SIGKILL)

    there = extract_facts(articles, tmp_path / "there", readers=cluster.read_on(started.address), on_article=kill_one)
    assert workers[0].wait() == -signal.SIGKILL
    assert workers[1].poll() is None
    assert there == extract_facts(articles, tmp_path / "here")
    assert there[0]["documents"] == 2000
    assert [refusal.what for refusal in there[1]] == ["0003.txt"]
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")
    assert '"entity": "海棠通"' in (tmp_path / "there" / "claims.jsonl").read_text(encoding="utf-8")


def test_a_scheduler_that_goes_away_is_one_line_and_changes_nothing(started, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECTING", 2)
    started.worker()

    def stop(number: int, count: int, doc: str) -> None:
        end(started.scheduler)

    with pytest.raises(ReadingStopped, match=f"the scheduler at {started.address} is gone; start it and run it again"):
        extract_facts(write(tmp_path / "articles", 100), tmp_path / "out", readers=cluster.read_on(started.address), on_article=stop)
    assert not (tmp_path / "out").exists()


def not_there(sources, over, key):
    """What workers have no code for: this file is none of the program's."""


def test_a_worker_without_the_program_is_one_line(started, casebook, articles, monkeypatch, tmp_path):
    monkeypatch.setattr(cluster, "read_sent", not_there)
    started.worker()
    code, said, _ = casebook("facts", articles, "--out", tmp_path / "out", "--scheduler", started.address)
    assert (code, len(said)) == (2, 1)
    assert f"a machine of the cluster at {started.address} cannot read articles" in said[0]


def test_workers_that_are_all_gone_are_one_line(started, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "WAITING", 5)
    worker = started.worker()

    def stop(number: int, count: int, doc: str) -> None:
        end(worker)

    with pytest.raises(ReadingStopped, match=f"the scheduler at {started.address} has no worker"):
        extract_facts(write(tmp_path / "articles", 100), tmp_path / "out", readers=cluster.read_on(started.address), on_article=stop)


def test_a_scheduler_without_workers_is_one_line(started, casebook, articles, monkeypatch, tmp_path):
    monkeypatch.setattr(cluster, "WAITING", 1)
    code, said, _ = casebook("facts", articles, "--out", tmp_path / "out", "--scheduler", started.address)
    assert (code, len(said)) == (2, 1)
    assert f"has no worker; start some by `dask worker {started.address}`" in said[0]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "somewhere", "no://127.0.0.1:1"])
@pytest.mark.parametrize("command", ["facts", "build"])
def test_a_scheduler_that_is_not_there_is_one_line(casebook, articles, monkeypatch, tmp_path, command, address):
    monkeypatch.setattr(cluster, "CONNECTING", 1)
    folder = [articles] if command == "facts" else ["--articles", articles]
    code, said, _ = casebook(command, *folder, "--out", tmp_path / "out", "--scheduler", address)
    assert (code, len(said)) == (2, 1)
    assert said[0].startswith(f"casebook: --scheduler {address}: ")
    assert not (tmp_path / "out" / "documents.jsonl").exists()


def test_a_worker_with_another_version_reads_nothing(articles):
    sources = [source_of(file) for file in sorted(articles.glob("*.txt"))]
    assert len(cluster.read_sent(sources, None, program_key(None), "jieba")) == 2
    with pytest.raises(ReadingStopped, match="a worker has another version of the program"):
        cluster.read_sent(sources, None, "0" * 64, "jieba")
    with pytest.raises(ReadingStopped, match="a worker has another version of the program"):
        cluster.read_sent(sources, (("stopwords.txt", "我们\n".encode()),), program_key(None), "jieba")
