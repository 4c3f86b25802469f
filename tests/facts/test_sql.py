"""Facts in SQL are the facts of the tables, whether asked of JSON lines or of Parquet, here or elsewhere."""

import json

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from casebook.errors import BadArgument
from casebook.facts import sql
from casebook.facts.records import TABLES
from casebook.facts.sql import TYPES, connect
from casebook.facts.tables import COLUMNS, KINDS


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """The facts of the seeds, without and with Parquet."""
    from casebook.cli import main
    from casebook.paths import PROJECT

    out = tmp_path_factory.mktemp("facts")
    for name, options in (("plain", ()), ("parts", ("--parquet",))):
        with pytest.raises(SystemExit):
            main(["facts", str(PROJECT / "seeds"), "--out", str(out / name), *options])
    return out / "plain", out / "parts"


def rows(folder, name):
    """A table's lines, those of disputes with every value as text, as SQL has one type for a column."""
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for side in row.get("sides", ()):
            side["value"], side["mark"] = (str(side["value"]) if "value" in side else None), side.get("mark")
        yield row


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_what_its_lines_are(seeds, name):
    for folder in seeds:
        asked = connect(folder).sql(f"from {name}")
        told = [dict(zip(asked.columns, row, strict=True)) for row in asked.fetchall()]
        assert told == list(rows(seeds[0], name))
        assert told


def test_parquet_is_what_is_asked_where_there_is_any(seeds, tmp_path):
    with_parquet = seeds[1]
    assert sorted(f.name for f in (with_parquet / "parquet").iterdir()) == sorted(TABLES)
    (tmp_path / "parquet").symlink_to(with_parquet / "parquet")
    assert connect(tmp_path).sql("select surface from claims").fetchall() == [(row["surface"],) for row in rows(seeds[0], "claims")]


def test_every_column_has_a_type():
    assert {kind for name in TABLES for kind in KINDS[name]} <= set(TYPES)
    assert "sides" in COLUMNS["disputes"]


def test_the_same_tables_give_the_same_parts(seeds, tmp_path, monkeypatch):
    monkeypatch.setattr(sql, "FORM", sql.FORM.replace("20480", "2048").replace("64MB", "1kB"))
    written = []
    for n in range(2):
        sql.write_parquet(tmp_path / f"{n}", seeds[0])
        written.append({f.relative_to(tmp_path / f"{n}").as_posix(): f.read_bytes() for f in (tmp_path / f"{n}").rglob("*.parquet")})
    assert written[0] == written[1]
    assert len([name for name in written[0] if name.startswith("words/")]) > 1
    assert list(tmp_path.glob(".*")) == []


def test_parquet_of_earlier_tables_does_not_stay(seeds, casebook, articles, tmp_path):
    out = tmp_path / "a folder's [own] name"
    assert casebook("facts", articles, "--out", out, "--parquet")[0] == 0
    (articles / "002_b.txt").unlink()
    assert casebook("facts", articles, "--out", out, "--parquet")[0] == 0
    assert connect(out).sql("select doc from documents").fetchall() == [("001_a",)]
    assert casebook("facts", articles, "--out", out)[0] == 0
    assert not (out / "parquet").exists()
    assert connect(out).sql("select doc from documents").fetchall() == [("001_a",)]


def test_parquet_that_cannot_be_written_leaves_the_last(seeds, tmp_path, monkeypatch):
    sql.write_parquet(tmp_path / "parquet", seeds[0])
    monkeypatch.setattr(sql, "_quoted", lambda place: "'/dev/null/nowhere'")
    with pytest.raises(OSError, match="cannot be written"):
        sql.write_parquet(tmp_path / "parquet", seeds[0])
    assert len(list((tmp_path / "parquet").iterdir())) == len(TABLES)
    assert list(tmp_path.glob(".*")) == []


def test_facts_elsewhere_are_asked_where_they_are(seeds):
    system = MemoryFileSystem()
    try:
        for folder in seeds:
            system.put(f"{folder}/", f"/{folder.name}/", recursive=True)
            asked = connect(f"memory://{folder.name}").sql("select surface from claims").fetchall()
            assert asked == [(row["surface"],) for row in rows(seeds[0], "claims")]
    finally:
        MemoryFileSystem.store.clear()


def test_a_folder_without_facts_is_one_line(tmp_path):
    with pytest.raises(BadArgument, match=f"{tmp_path}: no documents.jsonl there; write the facts with `casebook facts ARTICLES --out {tmp_path}`"):
        connect(tmp_path)
