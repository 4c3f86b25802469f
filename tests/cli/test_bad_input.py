"""Articles and cards that cannot be used: each is one line, and the others are used all the same."""

import json

import pytest

GOOD = {"001_a", "002_b"}
BROKEN = {
    "empty.txt": b"",
    "blank.txt": "　\n \n".encode(),
    "picture.txt": bytes(range(256)) * 64,
    "unknown.txt": b"\x81\x30\xff\xfe\x00\xff" * 50,
    "archive.txt": "来往的注册用户已经超过500万。\n".encode() * 500_000,  # 20 MB
}


def documents(out):
    return [json.loads(line) for line in (out / "documents.jsonl").read_text(encoding="utf-8").splitlines()]


def test_what_cannot_be_read_is_named_and_the_rest_is_read(casebook, articles, tmp_path):
    for name, data in BROKEN.items():
        (articles / name).write_bytes(data)
    status, said, _ = casebook("facts", articles, "--out", tmp_path / "out")
    assert status == 1
    for name in BROKEN:
        about = [line for line in said if name in line]
        assert len(about) == 1, name
        assert about[0].count(";") >= 1, "names the next step"
    assert {d["doc"] for d in documents(tmp_path / "out") if not d["refused"]} == GOOD
    assert all(d["refused"] for d in documents(tmp_path / "out") if d["doc"] not in GOOD)


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ("publishd: 2020-02-01\n", "unknown key 'publishd'"),
        ("published: 2020-02-31\n", "002_b.yml: "),
        ("published: soon\n", "published is no date: 'soon'"),
        ("title: [a\n", "002_b.yml: the card is no YAML"),
        ("- a\n- b\n", "002_b.yml: the card is no list of keys"),
    ],
)
def test_a_card_that_cannot_be_used_is_named_and_its_article_is_read(casebook, articles, tmp_path, card, says):
    (articles / "002_b.yml").write_text(card, encoding="utf-8")
    status, said, _ = casebook("facts", articles, "--out", tmp_path / "out")
    assert status == 1
    assert len([line for line in said if says in line]) == 1
    assert {d["doc"] for d in documents(tmp_path / "out")} >= GOOD


@pytest.mark.parametrize("command", ["build", "facts"])
def test_a_folder_without_articles_is_nothing_done(casebook, tmp_path, command):
    (tmp_path / "empty").mkdir()
    where = [tmp_path / "empty"] if command == "facts" else ["--articles", tmp_path / "empty"]
    status, said, _ = casebook(command, *where, "--out", tmp_path / "out")
    assert status == 2
    assert len(said) == 1
    assert "no article" in said[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("place", ["out", "out/report", "out/figures"])
def test_a_file_where_the_output_goes_is_named_and_stays(casebook, articles, tmp_path, place):
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("mine")
    status, said, _ = casebook("build", "--articles", articles, "--out", tmp_path / "out")
    assert status == 2
    assert len(said) == 1
    assert "another --out" in said[0]
    assert (tmp_path / place).read_text() == "mine"


def test_an_output_folder_that_refuses_is_one_line(casebook, articles, tmp_path):
    (tmp_path / "out").write_text("mine")
    status, said, _ = casebook("facts", articles, "--out", tmp_path / "out")
    assert status == 2
    assert len(said) == 1
    assert "out" in said[0]
