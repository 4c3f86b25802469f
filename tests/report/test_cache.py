import os

from casebook import paths
from casebook.report import cache
from casebook.report.cache import Shelf, digest, judgements_key, notebook_key, program_key


def test_pieces_do_not_run_into_one_another():
    assert digest(["ab", "c"]) != digest(["a", "bc"]) != digest(["abc"])
    assert digest(["ab", b"c"]) == digest([b"ab", "c"])


def test_every_kind_of_thing_that_goes_in_changes_the_key(tmp_path, monkeypatch):
    for name, file in {"PACKAGE": "report/x.j2", "LEXICON": "x.yml", "ASSETS": "fonts/x.ttf", "NOTEBOOKS": "10-x.codes.yml"}.items():
        folder = tmp_path / name.lower()
        monkeypatch.setattr(paths, name, folder)
        (folder / file).parent.mkdir(parents=True)
        (folder / file).write_text("a")
    (tmp_path / "notebooks" / "90-x.measured.json").write_text("a")
    keys = [(program_key(), judgements_key())]
    for file in sorted(f for f in tmp_path.rglob("*") if f.is_file()):
        file.write_text("b")
        keys.append((program_key(), judgements_key()))
    monkeypatch.setattr(cache, "_versions", lambda: ["pandas-9.9.9"])
    keys.append((program_key(), judgements_key()))
    assert len(set(keys)) == len(keys) == 7


def test_what_is_not_read_does_not_change_the_key(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)
    before = program_key()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("a")
    assert program_key() == before


def test_versions_are_those_of_pinned_packages_only():
    names = {version.rsplit("-", 1)[0].lower().replace("_", "-") for version in cache._versions()}
    assert {"matplotlib", "numpy", "papermill", "ipykernel"} <= names
    assert not {"pytest", "playwright", "casebook"} & names


def test_the_key_of_a_notebook_depends_on_its_bytes_its_parameters_and_what_it_reads(tmp_path):
    notebook = tmp_path / "a.ipynb"
    notebook.write_text("1")
    keys = [notebook_key(notebook, {"lang": "en"}, "p", "f"), notebook_key(notebook, {"lang": "zh"}, "p", "f")]
    keys += [notebook_key(notebook, {"lang": "en"}, "q", "f"), notebook_key(notebook, {"lang": "en"}, "p", "g")]
    notebook.write_text("2")
    keys.append(notebook_key(notebook, {"lang": "en"}, "p", "f"))
    assert len(set(keys)) == 5


def shelf_in(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    shelf = Shelf("notebooks")
    shelf.folder = tmp_path / "notebooks"
    return shelf


def test_the_shelf_keeps_and_finds(tmp_path, monkeypatch):
    shelf = shelf_in(tmp_path, monkeypatch)
    with shelf.new() as folder:
        (folder / "a").write_text("1")
        kept = shelf.put(folder, "abc")
    assert shelf.find("abc") == kept
    assert (kept / "a").read_text() == "1"
    assert shelf.find("abd") is None
    assert [f.name for f in shelf.folder.iterdir()] == ["abc"]


def test_a_cache_that_cannot_be_written_does_not_stop_a_build(tmp_path, monkeypatch):
    shelf = shelf_in(tmp_path, monkeypatch)
    shelf.folder = tmp_path / "file" / "notebooks"
    (tmp_path / "file").write_text("in the way")
    with shelf.new() as folder:
        assert shelf.put(folder, "abc") == folder
        assert folder.is_dir()
    assert not folder.exists()


def test_the_oldest_are_forgotten(tmp_path, monkeypatch):
    shelf = shelf_in(tmp_path, monkeypatch)
    monkeypatch.setitem(cache.KEPT, "notebooks", 2)
    for age, name in enumerate(["aa", "bb", "cc"]):
        (shelf.folder / name).mkdir(parents=True)
        os.utime(shelf.folder / name, (age, age))
    shelf.prune()
    assert sorted(f.name for f in shelf.folder.iterdir()) == ["bb", "cc"]
