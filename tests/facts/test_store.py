"""Facts on disk: they come back as they were, a spreadsheet shows and runs nothing, the cache is never stale."""

import csv
import json
import sqlite3
import subprocess
import sys

import pytest

from casebook import paths
from casebook.errors import BadArgument, CannotWrite
from casebook.facts import keys, store
from casebook.facts.keys import facts_key
from casebook.facts.records import TABLES, Facts, Mention, codebook
from casebook.facts.saved import load_facts

HOSTILE = Mention(doc="a", start=0, end=3, surface='=cmd|" /C calc"!A0', entity="+x\u2028y\nz")


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("2020年2月5日，钉钉的注册用户突破2亿，是去年的两倍。", encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(store.platformdirs, "user_cache_dir", lambda name: str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_facts_come_back(seed_facts, tmp_path):
    store.write_facts(seed_facts, tmp_path)
    assert load_facts(tmp_path) == seed_facts


def test_same_bytes_on_every_run_and_nothing_left_over(seed_facts, tmp_path):
    store.write_facts(seed_facts, tmp_path)
    first = {f.name: f.read_bytes() for f in tmp_path.iterdir()}
    store.write_facts(seed_facts, tmp_path)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == first
    assert set(first) == {f"{t}.{kind}" for t in TABLES for kind in ("jsonl", "csv")} | {"codebook.md"}


def test_whole_numbers_have_no_fraction(seed_facts, tmp_path):
    store.write_facts(seed_facts, tmp_path)
    assert '"value": 200000000,' in (tmp_path / "claims.jsonl").read_text(encoding="utf-8")


def test_csv_for_a_spreadsheet(tmp_path):
    store.write_facts(Facts(mentions=[HOSTILE]), tmp_path)
    data = (tmp_path / "mentions.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert rows[0]["surface"] == "'" + HOSTILE.surface
    assert rows[0]["entity"].startswith("'+")


def test_line_separators_inside_a_record(tmp_path):
    store.write_facts(Facts(mentions=[HOSTILE]), tmp_path)
    assert load_facts(tmp_path).mentions == [HOSTILE]


def test_the_codebook_names_every_column_in_two_languages(tmp_path):
    store.write_facts(Facts(), tmp_path)
    text = (tmp_path / "codebook.md").read_text(encoding="utf-8")
    for row in codebook():
        assert f"| {row['column']} |" in text
        assert row["en"] in text
        assert row["zh"] in text


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="--out"):
        store.write_facts(Facts(), tmp_path / "file" / "facts")


@pytest.mark.parametrize("content", ["{}\n", "no json\n", '{"doc": "a", "surprise": 1}\n'])
def test_a_spoilt_file_is_named_with_its_line(tmp_path, content):
    store.write_facts(Facts(), tmp_path)
    (tmp_path / "mentions.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(BadArgument, match=r"mentions\.jsonl: line 1"):
        load_facts(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadArgument, match=r"documents\.jsonl"):
        load_facts(tmp_path)


def test_the_key_follows_articles_cards_and_names(articles):
    keys = [facts_key(articles)]
    (articles / "a.yml").write_text("published: '2020-02'\n", encoding="utf-8")
    keys.append(facts_key(articles))
    (articles / "a.txt").write_text("钉钉的注册用户突破3亿。", encoding="utf-8")
    keys.append(facts_key(articles))
    (articles / "a.txt").rename(articles / "b.txt")
    keys.append(facts_key(articles))
    assert len(set(keys)) == 4


def test_the_key_follows_lexicon_and_code(articles, tmp_path, monkeypatch):
    before = facts_key(articles)
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    monkeypatch.setattr(paths, "LEXICON", lexicon)
    assert facts_key(articles) != before
    monkeypatch.undo()
    monkeypatch.setattr(keys, "CODE", ("facts",))
    assert facts_key(articles) != before


def test_no_such_folder(tmp_path):
    with pytest.raises(BadArgument, match="no such folder"):
        facts_key(tmp_path / "nowhere")


def test_the_cache_gives_what_reading_gave(articles, cache):
    (articles / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    first = store.cached_facts(articles)
    assert [r.what for r in first[1]] == ["broken.txt"]
    assert store.cached_facts(articles) == first
    assert [p.name for p in (cache / "facts").iterdir()] == [first[2]]


def test_what_was_read_is_kept_and_nobody_waits_for_it(articles, cache, tmp_path):
    store.write_folder(articles, tmp_path / "out")
    (kept,) = (cache / "articles").glob("*.sqlite")
    with sqlite3.connect(kept, timeout=0) as db:
        assert db.execute("select count(*) from part").fetchone() == (len(list(articles.glob("*.txt"))),)
        db.execute("delete from part")


def test_an_archive_spoilt_in_its_middle_is_named(articles, cache, tmp_path):
    store.write_folder(articles, tmp_path / "out")
    (archive,) = (cache / "archives").glob("*/*.sqlite")
    whole = archive.read_bytes()
    archive.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    (articles / "b.txt").write_text("2020年2月5日，钉钉的注册用户突破3亿，大家都没有想到。", encoding="utf-8")
    with pytest.raises(CannotWrite, match="delete that folder"):
        store.write_folder(articles, tmp_path / "out")


def test_a_changed_article_is_read_again(articles, cache):
    store.cached_facts(articles)
    (articles / "a.txt").write_text("2020年2月5日，钉钉的注册用户突破3亿，大家都没有想到。", encoding="utf-8")
    facts, _, _ = store.cached_facts(articles)
    assert [c.value for c in facts.claims] == [3e8]


def test_without_a_cache_to_write_the_facts_are_still_read(articles, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(store.platformdirs, "user_cache_dir", lambda name: str(tmp_path / "file"))
    assert store.cached_facts(articles)[0].claims


def test_a_hit_loads_no_reader(articles, cache):
    store.cached_facts(articles)
    code = (
        "import sys, platformdirs; platformdirs.user_cache_dir = lambda name: sys.argv[2]\n"
        "from casebook.facts.store import cached_facts; cached_facts(sys.argv[1])\n"
        "import json; print(json.dumps([m for m in sys.modules if m.split('.')[0] in ('jieba', 'opencc') or m.startswith('casebook.corpus')]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(articles), str(cache)], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_a_refused_file_is_a_document_that_says_why(articles, cache):
    (articles / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    (articles / "a.md").write_text("另一篇同名的文章，写的是飞书的故事，很多人都看过。", encoding="utf-8")
    facts, refusals, _ = store.cached_facts(articles)
    refused = [d for d in facts.documents if d.refused]
    assert len(refused) == len(refusals) == 2
    assert len({d.doc for d in facts.documents}) == 3
    assert all(len(d.sha256) == 64 for d in refused)
