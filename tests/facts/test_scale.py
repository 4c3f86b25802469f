"""Many articles: what other processes read is what this one reads, what was read is not read again, and memory does not grow with their number."""

import os
import tracemalloc
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus import runs
from casebook.errors import ReadingStopped
from casebook.facts import chunks, grown, processes, store
from casebook.facts.evidence import clashing, pairs_of
from casebook.facts.extract import extract_facts
from casebook.facts.kept import Kept

# Each article tells of a product of its own: what is told of one name is compared at once.
TEXT = "2020年{m}月{d}日，一款名为“{name}”的产品注册用户突破{n}万，团队有{d}百多人。\n公司的一位负责人在第{n}次会议上表示，下一步会继续投入，并推出第{d}个版本。\n"


def write(folder, count, start=0):
    folder.mkdir(exist_ok=True)
    for i in range(start, start + count):
        name = "安北成达恩方广和"[i // 8] + "凯乐明宁朋启瑞盛"[i % 8] + "云"
        text = "".join(TEXT.format(name=name, n=1000 + 7 * i + k, m=1 + i % 12, d=1 + (i + k) % 9) for k in range(4))
        (folder / f"{i:04}.txt").write_text(text, encoding="utf-8")
    return folder


def files_of(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def two_processes(monkeypatch):
    monkeypatch.setattr(processes, "FEWEST", 2)
    monkeypatch.setattr(chunks, "CHUNK", 2)
    monkeypatch.setattr(processes, "_processors", lambda: 2)


def test_other_processes_give_the_same_bytes(tmp_path, two_processes, monkeypatch):
    articles = write(tmp_path / "articles", 9)
    (articles / "0004.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    counts, refusals = extract_facts(articles, tmp_path / "side by side")
    assert [r.what for r in refusals] == ["0004.txt"]
    assert counts["documents"] == 9
    monkeypatch.setattr(processes, "FEWEST", 100)
    assert extract_facts(articles, tmp_path / "alone") == (counts, refusals)
    assert files_of(tmp_path / "side by side") == files_of(tmp_path / "alone")


def die(files, shared):
    os._exit(1)


def test_a_process_that_dies_is_one_line_and_changes_nothing(tmp_path, two_processes, monkeypatch):
    monkeypatch.setattr(processes, "_read_chunk", die)
    with pytest.raises(ReadingStopped, match="run it again"):
        extract_facts(write(tmp_path / "articles", 4), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_article_more_costs_the_reading_of_one(tmp_path, own_cache, monkeypatch):
    read = []
    packed = processes.read_packed
    monkeypatch.setattr(processes, "read_packed", lambda source, means: read.append(source.file) or packed(source, means))
    articles = write(tmp_path / "articles", 3)
    store.write_folder(articles, tmp_path / "first")
    assert len(read) == 3
    store.write_folder(articles, tmp_path / "again")
    assert len(read) == 3
    assert files_of(tmp_path / "again") == files_of(tmp_path / "first")
    write(articles, 1, start=3)
    (articles / "0001.yml").write_text("published: 2021-03\n", encoding="utf-8")
    store.write_folder(articles, tmp_path / "more")
    assert read[3:] == ["0001.txt", "0003.txt"]


def test_an_article_that_was_refused_is_read_once_it_can_be(tmp_path):
    articles, kept = write(tmp_path / "articles", 2), Kept(tmp_path / "kept")
    private = (articles / "0001.txt").rename(tmp_path / "private.txt")
    (articles / "0001.txt").symlink_to(private)
    assert [r.what for r in extract_facts(articles, tmp_path / "out", kept=kept)[1]] == ["0001.txt"]
    (articles / "0001.txt").unlink()
    (articles / "0001.txt").write_bytes(private.read_bytes())
    assert extract_facts(articles, tmp_path / "out", kept=kept)[1] == ()


def test_a_spoilt_cache_only_costs_time(tmp_path):
    (tmp_path / "kept").write_bytes(b"no database at all, and long enough to be read as the head of one" * 20)
    articles = write(tmp_path / "articles", 2)
    assert extract_facts(articles, tmp_path / "out", kept=Kept(tmp_path / "kept"))[0]["documents"] == 2


def test_memory_does_not_grow_with_the_articles(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "WAITING", 1000)  # these articles are too few to fill what is held at once
    monkeypatch.setattr(grown, "HELD", 1000)
    kept, peaks = Kept(tmp_path / "kept"), []
    for count in (24, 60):
        extract_facts(write(tmp_path / f"{count}", count), tmp_path / "out", kept=kept)
        tracemalloc.start()
        extract_facts(tmp_path / f"{count}", tmp_path / "out", kept=kept)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.4 * peaks[0]


class Said(NamedTuple):
    doc: str
    value: int
    place: int


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=12), st.booleans())
def test_only_claims_that_clash_are_set_side_by_side(said, across):
    claims = [Said(*one, place) for place, one in enumerate(said)]

    def clash(a, b):
        return abs(a.value - b.value) > 1 and (a.doc != b.doc or not across)

    pairs = [(a, b) for i, a in enumerate(claims) for b in claims[i + 1 :] if clash(a, b)]
    found = clashing(claims, clash, lambda claim: claim.value)
    assert {claim.value for claim in found} == {claim.value for pair in pairs for claim in pair}
    assert list(pairs_of(found, clash)) == pairs
