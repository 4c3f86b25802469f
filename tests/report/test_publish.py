import pytest

from casebook.errors import CannotWrite
from casebook.report.publish import publish, staging
from casebook.report.record import digests


def write(folder, **files):
    for name, text in files.items():
        place = folder / name.replace("__", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)


def test_all_files_come_to_their_places(tmp_path):
    with staging(tmp_path / "out") as stage:
        write(stage / "a", report__x="1", figures__y="2")
        publish([stage / "a"], tmp_path / "out", {}, digests(stage / "a"))
    assert sorted(digests(tmp_path)) == ["out/figures/y", "out/report/x"]


def test_a_file_with_the_same_bytes_is_not_touched(tmp_path):
    write(tmp_path, report__x="1", report__y="1")
    before = (tmp_path / "report/x").stat()
    with staging(tmp_path) as stage:
        write(stage / "a", report__x="1", report__y="2")
        publish([stage / "a"], tmp_path, {}, {})
    after = (tmp_path / "report/x").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert (tmp_path / "report/y").read_text() == "2"


def test_a_file_of_the_last_build_goes_away_unless_somebody_changed_it(tmp_path):
    write(tmp_path, figures__old="1", figures__edited="1", figures__own="1")
    earlier = {name: sha for name, sha in digests(tmp_path).items() if "own" not in name}
    write(tmp_path, figures__edited="2")
    publish([], tmp_path, earlier, {})
    assert sorted(digests(tmp_path)) == ["figures/edited", "figures/own"]


def test_a_folder_in_the_way_is_named_before_anything_changes(tmp_path):
    write(tmp_path / "out", report__x="old", report__z__inner="1")
    with staging(tmp_path / "out") as stage:
        write(stage / "a", report__x="new", report__z="new")
        with pytest.raises(CannotWrite, match="is a folder where a file should be"):
            publish([stage / "a"], tmp_path / "out", {}, {})
    assert (tmp_path / "out/report/x").read_text() == "old"


@pytest.mark.parametrize("out", ["file", "file/deeper"])
def test_a_place_that_refuses_is_named(tmp_path, out):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite, match="file.*another --out"), staging(tmp_path / out):
        pass


def test_a_failed_build_leaves_nothing_behind(tmp_path):
    def fail() -> None:
        with staging(tmp_path / "new" / "out") as stage:
            write(stage, x="1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []
