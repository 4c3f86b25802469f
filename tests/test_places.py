"""Folders elsewhere: what is there is read, what is written is there, what is unchanged does not travel again."""

import os
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from hypothesis import given
from hypothesis import strategies as st

from casebook import places
from casebook.errors import BadArgument, CannotReach
from casebook.places import Elsewhere, place_of

ROOT = "/press"


@pytest.fixture
def elsewhere(own_cache):
    """A file system in memory, and the names of the files that travelled: fetched and sent."""
    system = MemoryFileSystem()
    for store in (MemoryFileSystem.store, MemoryFileSystem.pseudo_dirs):
        store.clear()
    MemoryFileSystem.pseudo_dirs.append("")
    yield system
    MemoryFileSystem.store.clear()


@pytest.fixture
def travelled():
    """What was told, by its first two words."""
    said: list[str] = []

    class Told(list):
        def __call__(self, what: str) -> None:
            said.append(" ".join(what.split()[:2]))

        def take(self) -> list[str]:
            taken, said[:] = said[:], []
            return taken

    return Told()


def put(system: MemoryFileSystem, name: str, text: str) -> None:
    system.pipe_file(f"{ROOT}/{name}", text.encode())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("seeds", Path("seeds")),
        ("a:b/c", Path("a:b/c")),
        ("file:///data/press", Path("/data/press")),
        ("s3://bucket/press/", Elsewhere("s3://bucket/press")),
        ("memory://press", Elsewhere("memory://press")),
    ],
)
def test_an_address_is_a_folder_elsewhere_and_a_path_is_none(text, place):
    assert place_of(text) == place


def test_a_folder_of_this_machine_is_itself(tmp_path):
    assert places.articles(tmp_path, print) == tmp_path
    with places.written(tmp_path, print) as folder:
        assert folder == tmp_path


def test_articles_are_fetched_once_and_again_where_they_changed(elsewhere, travelled):
    put(elsewhere, "001.txt", "一")
    put(elsewhere, "002.txt", "二")
    put(elsewhere, "lexicon/entities.yml", "[]")
    put(elsewhere, "archive/2019/old.txt", "旧")
    place = place_of(f"memory:/{ROOT}")
    folder = places.articles(place, travelled)
    assert {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()} == {"001.txt", "002.txt", "lexicon/entities.yml"}
    assert travelled.take() == ["fetching 001.txt", "fetching 002.txt", "fetching lexicon/entities.yml"]

    places.articles(place, travelled)
    assert travelled.take() == []

    put(elsewhere, "002.txt", "贰")  # as long as before
    elsewhere.rm_file(f"{ROOT}/001.txt")
    assert places.articles(place, travelled) == folder
    assert travelled.take() == ["fetching 002.txt"]
    assert (folder / "002.txt").read_text(encoding="utf-8") == "贰"
    assert not (folder / "001.txt").exists()


def test_a_copy_that_somebody_changed_is_mended(elsewhere, travelled):
    put(elsewhere, "001.txt", "一")
    folder = places.articles(place_of(f"memory:/{ROOT}"), travelled)
    (folder / "001.txt").write_text("别的话", encoding="utf-8")
    places.articles(place_of(f"memory:/{ROOT}"), travelled)
    assert (folder / "001.txt").read_text(encoding="utf-8") == "一"


def test_only_what_changed_is_sent_and_what_was_taken_away_goes(elsewhere, travelled):
    place = place_of(f"memory:/{ROOT}")
    put(elsewhere, "notes.md", "somebody's own")
    put(elsewhere, "parquet/old/part-0.parquet", "of another machine")
    with places.written(place, travelled, whole=["parquet"]) as folder:
        for name in ("a.jsonl", "b.jsonl"):
            (folder / name).write_text(name, encoding="utf-8")
    assert travelled.take() == ["sending a.jsonl", "sending b.jsonl"]
    assert sorted(elsewhere.find(ROOT)) == [f"{ROOT}/a.jsonl", f"{ROOT}/b.jsonl", f"{ROOT}/notes.md"]

    with places.written(place, travelled) as folder:
        (folder / "a.jsonl").write_text("new text", encoding="utf-8")
        (folder / "b.jsonl").unlink()
    assert travelled.take() == ["sending a.jsonl"]
    assert elsewhere.cat_file(f"{ROOT}/a.jsonl") == b"new text"
    assert not elsewhere.exists(f"{ROOT}/b.jsonl")

    elsewhere.rm_file(f"{ROOT}/a.jsonl")  # somebody else did
    with places.written(place, travelled):
        pass
    assert elsewhere.cat_file(f"{ROOT}/a.jsonl") == b"new text"


def test_nothing_is_sent_after_an_error(elsewhere, travelled):
    def write_half() -> None:
        with places.written(place_of(f"memory:/{ROOT}"), travelled) as folder:
            (folder / "a.jsonl").write_text("half", encoding="utf-8")
            raise BadArgument("stop")

    with pytest.raises(BadArgument, match="stop"):
        write_half()
    assert elsewhere.find(ROOT) == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://nowhere", "memory://nowhere: no such folder, or nothing in it"),
        ("nothing-like-this://a", "nothing-like-this://a: Protocol not known: nothing-like-this; see that the address is right"),
    ],
)
def test_a_place_that_cannot_be_read_is_one_line(elsewhere, casebook, tmp_path, address, said):
    code, lines, _ = casebook("facts", address, "--out", tmp_path / "out")
    assert (code, len(lines)) == (2, 1)
    assert said in lines[0]


def test_a_name_that_leads_out_of_the_copy_is_one_line(elsewhere, monkeypatch, travelled):
    info = {"name": f"{ROOT}/../../out.txt", "size": 1, "type": "file"}
    put(elsewhere, "001.txt", "一")
    monkeypatch.setattr(MemoryFileSystem, "find", lambda *_, **__: {info["name"]: info})
    with pytest.raises(CannotReach, match="which can be no file here; rename it"):
        places.articles(place_of(f"memory:/{ROOT}"), travelled)


@given(st.text(alphabet="a/.\\\0来-", min_size=1, max_size=12))
def test_a_name_stays_in_the_copy_or_is_refused(name):
    try:
        named = places._named(f"{ROOT}/{name}", ROOT)
    except ValueError:
        return
    assert Path(os.path.normpath(f"/copy/{named}")).is_relative_to("/copy")
    assert os.path.normpath(f"/copy/{named}") == f"/copy/{named}"


def test_facts_from_elsewhere_to_elsewhere_have_the_same_bytes(elsewhere, casebook, articles, tmp_path):
    for file in articles.iterdir():
        put(elsewhere, file.name, file.read_text(encoding="utf-8"))
    assert casebook("facts", articles, "--out", tmp_path / "here")[0] == 0
    code, said, _ = casebook("facts", f"memory:/{ROOT}", "--out", "memory://facts")
    assert (code, said) == (0, ["casebook: 2 articles, 4 claims, 6 events -> memory://facts"])
    there = {Path(name).name: elsewhere.cat_file(name) for name in elsewhere.find("/facts")}
    assert there == {file.name: file.read_bytes() for file in (tmp_path / "here").iterdir()}


def test_an_article_is_added_elsewhere(elsewhere, casebook, articles, tmp_path):
    put(elsewhere, "001_a.txt", (articles / "001_a.txt").read_text(encoding="utf-8"))
    pasted = tmp_path / "new.txt"
    pasted.write_text((articles / "002_b.txt").read_text(encoding="utf-8").replace("700", "900"), encoding="utf-8")
    assert casebook("add", pasted, "--articles", f"memory:/{ROOT}")[0] == 0
    names = [Path(name).name for name in elsewhere.find(ROOT)]
    assert len(names) == 3
    assert "001_a.txt" in names


def test_what_cannot_be_watched_is_one_line(casebook):
    code, lines, _ = casebook("build", "--watch", "--articles", "memory://press")
    assert (code, lines) == (2, ["casebook: --watch: memory://press cannot be watched; give folders of this machine"])
