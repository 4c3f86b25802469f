"""Whatever came, went or changed since the last run: the files are those of a run from nothing, and only what was touched is made again."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.errors import NoArticles
from casebook.facts import archive, extract, listing
from casebook.facts.archive import Archive, NoRoom
from casebook.facts.extract import extract_facts
from casebook.facts.kept import Kept
from casebook.facts.saved import load_facts
from casebook.facts.shelf import Shelf
from casebook.reading.names import Lexicon

SHARED = "截至2019年9月，快手的月活跃用户达到3.4亿，远远超过了团队年初定下的目标，让外界非常吃惊。"
LONG = "分析人士认为，这一市场已经十分拥挤，后来者要想立足，必须找到不同的需求，否则很难留住第一批用户。公司负责人表示，下一步会继续投入。"
TEXTS = (
    f"{SHARED}作者对此持保留意见，认为数字需要核实。",
    f"另一家媒体也注意到了这件事情。{SHARED}{LONG}",
    f"2019年9月，快手月活跃用户为2.1亿，与对手还有不小差距。{LONG}",
    "2013年4月1日，米聊正式上线。经过不到半年的尝试，米聊最终还是败下阵来，成了小米寿命最短的社交软件。",
    "2015年11月18日，米聊正式发布6.2版本。2014年3月，米聊上线测试版。另一款产品没有推向市场。",
    "一款名为“棠语”的产品注册用户突破200万，棠语在2019年9月日活跃用户为300万。棠语的团队有三百多人。",
    "海棠公司推出聊天软件“棠语”。棠语注册用户在2019年10月为20万，2018年1月为150万。没有上线的还有另一款。",
    "雷军先后推出过米聊、小红书及易信等产品，结果都不理想。飞书定位为知识管理平台。大家都认为易信是剑指微信的。",
    "他的公司做过许多尝试，包括早期的小红书、米聊等等。飞书定位为企业即时通讯工具。网易为了在社交领域围剿微信又力推易信。",
    f"{LONG}\n{SHARED}\n业内人士透露，产品的价格不会上涨，但是团队会在年底之前推出新的版本，届时将有更多功能。",
    f"{LONG}\n{SHARED}\n业内人士透露，产品的价格不会上涨，但是团队会在年底之前推出新的版本。",
)
NAMES = ("a.txt", "b.txt", "b.md", "c.txt", "d.txt", "e.txt")
TEXT = st.one_of(st.sampled_from(TEXTS), st.lists(st.sampled_from(TEXTS), min_size=2, max_size=3).map("\n".join), st.just("\0\1\2"), st.none())
CARD = st.sampled_from(["published: 2020-03\n", "published: 2016-01\n", "published: [\n"])
STEP = st.tuples(st.sampled_from(NAMES), TEXT, st.one_of(st.none(), CARD))


@pytest.fixture(scope="module")
def kept():
    return Kept(None)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def put(folder: Path, name: str, text: str | None, card: str | None) -> None:
    """Write or remove an article and its card."""
    for file, content in ((folder / name, text), ((folder / name).with_suffix(".yml"), card)):
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_text(content, encoding="utf-8")


def run(folder: Path, out: Path, **how) -> tuple:
    try:
        return extract_facts(folder, out, **how)
    except NoArticles as error:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        return (str(error),)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.lists(STEP, min_size=1, max_size=3), min_size=2, max_size=6), gap=st.sampled_from([archive.GAP, 2]))
def test_after_any_changes_the_files_are_those_of_a_run_from_nothing(kept, steps, gap):
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "GAP", gap)  # with 2, there is soon no number left between two articles
        desk = Path(name)
        folder = desk / "articles"
        folder.mkdir()
        for changes in steps:
            for change in changes:
                put(folder, *change)
            grown = run(folder, desk / "grown", kept=kept, archive=desk / "archive.sqlite")
            anew = run(folder, desk / "anew", kept=kept)
            assert grown == anew
            assert files_of(desk / "grown") == files_of(desk / "anew")


def settled(folder: Path) -> Path:
    """A folder of articles that were written long ago."""
    folder.mkdir()
    for name, text in zip("abcdef", TEXTS[:6], strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def old_enough(monkeypatch):
    monkeypatch.setattr(listing, "SETTLED", -1.0)


def test_a_folder_as_it_was_is_not_read(tmp_path, old_enough, monkeypatch):
    folder, how = settled(tmp_path / "articles"), {"archive": tmp_path / "archive.sqlite"}
    first = extract_facts(folder, tmp_path / "out", **how)
    before = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("*.jsonl")}
    monkeypatch.setattr(extract, "key_of", lambda file: pytest.fail(f"{file} was read"))
    assert extract_facts(folder, tmp_path / "out", **how) == first
    assert {file.name: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("*.jsonl")} == before


def test_a_file_changed_just_now_is_read_again_even_where_it_looks_the_same(tmp_path):
    folder, how = settled(tmp_path / "articles"), {"archive": tmp_path / "archive.sqlite"}
    extract_facts(folder, tmp_path / "out", **how)
    times = (folder / "a.txt").stat()
    (folder / "a.txt").write_text(TEXTS[0].replace("3.4", "5.6"), encoding="utf-8")
    os.utime(folder / "a.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
    extract_facts(folder, tmp_path / "out", **how)
    assert "5.6亿" in (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8")


def test_an_article_at_the_end_only_makes_the_files_longer(tmp_path, old_enough):
    folder, how = settled(tmp_path / "articles"), {"archive": tmp_path / "archive.sqlite"}
    extract_facts(folder, tmp_path / "out", **how)
    before = {file.name: (file.stat().st_ino, file.read_bytes()) for file in (tmp_path / "out").iterdir()}
    (folder / "z.txt").write_text(TEXTS[6], encoding="utf-8")
    extract_facts(folder, tmp_path / "out", **how)
    for name in ("sentences.jsonl", "claims.jsonl", "claims.csv", "words.jsonl"):
        file = tmp_path / "out" / name
        assert file.stat().st_ino == before[name][0]
        assert len(file.read_bytes()) > len(before[name][1])
        assert file.read_bytes().startswith(before[name][1])


def test_files_that_somebody_changed_are_written_again(tmp_path, old_enough):
    folder, how = settled(tmp_path / "articles"), {"archive": tmp_path / "archive.sqlite"}
    extract_facts(folder, tmp_path / "out", **how)
    before = files_of(tmp_path / "out")
    (tmp_path / "out" / "claims.jsonl").write_text("mine\n", encoding="utf-8")
    extract_facts(folder, tmp_path / "out", **how)
    assert files_of(tmp_path / "out") == before


def test_only_what_an_article_touches_is_compared_again(tmp_path, old_enough, monkeypatch):
    folder, how = settled(tmp_path / "articles"), {"archive": tmp_path / "archive.sqlite"}
    extract_facts(folder, tmp_path / "out", **how)
    asked = set()
    ask = Shelf._ask
    monkeypatch.setattr(Shelf, "_ask", lambda shelf, name, rule, topics: asked.add(name) or ask(shelf, name, rule, topics))
    (folder / "z.txt").write_text("截至2018年9月，快手的月活跃用户达到1.4亿。", encoding="utf-8")
    extract_facts(folder, tmp_path / "out", **how)
    assert asked == {"快手"}


def test_what_is_told_of_no_name_counts_for_those_that_ask_for_it(tmp_path, old_enough):
    folder, how = settled(tmp_path / "articles"), {"archive": tmp_path / "archive.sqlite"}
    extract_facts(folder, tmp_path / "out", **how)
    (folder / "a.txt").write_text("还有一款没有推向市场的产品，知道的人很少，后来也没有再提起。", encoding="utf-8")
    extract_facts(folder, tmp_path / "out", **how)
    extract_facts(folder, tmp_path / "anew")
    disputes = (tmp_path / "out" / "disputes.jsonl").read_text(encoding="utf-8")
    assert '"doc": "a"' in disputes
    assert disputes == (tmp_path / "anew" / "disputes.jsonl").read_text(encoding="utf-8")


def test_a_run_that_fails_leaves_files_and_archive_as_they_were(tmp_path, old_enough, monkeypatch):
    folder, how = settled(tmp_path / "articles"), {"archive": tmp_path / "archive.sqlite"}
    extract_facts(folder, tmp_path / "out", **how)
    before = files_of(tmp_path / "out")
    (folder / "z.txt").write_text(TEXTS[6], encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Archive, "resize", lambda *_: (_ for _ in ()).throw(OSError("no room")))
        patch.setattr("casebook.facts.grown.GrownFile.finish", lambda _: (_ for _ in ()).throw(OSError("no room")))
        with pytest.raises(OSError, match="no room"):
            extract_facts(folder, tmp_path / "out", **how)
    assert files_of(tmp_path / "out") == before
    counts, _ = extract_facts(folder, tmp_path / "out", **how)
    assert counts["documents"] == 7


def test_an_archive_that_is_no_database_only_costs_time(tmp_path):
    folder, spoilt = settled(tmp_path / "articles"), tmp_path / "archive.sqlite"
    spoilt.write_bytes(b"no database at all, and long enough to be read as the head of one" * 20)
    assert extract_facts(folder, tmp_path / "out", archive=spoilt)[0]["documents"] == 6


def test_numbers_between_two_articles_run_out(tmp_path):
    with Archive(None, Lexicon.load) as known:
        there = {"a": archive.Known(0, b"", None, b""), "c": archive.Known(3, b"", None, b"")}
        assert list(known.numbers(["a", "b", "b2", "c"], there).values()) == [1, 2]
        with pytest.raises(NoRoom):
            known.numbers(["a", "b", "b2", "b3", "c"], there)


def test_a_number_is_not_given_again_while_others_may_point_to_it(tmp_path):
    with Archive(None, Lexicon.load) as known:
        there = {name: archive.Known(number, b"", None, b"") for name, number in (("b", 0), ("c", 10), ("d", 12), ("e", 20))}
        assert list(known.numbers(["a", "c"], there).values()) == [-archive.GAP]  # b was 0
        assert list(known.numbers(["c", "d2", "e"], there).values()) == [11]
        assert list(known.numbers(["b", "f"], there).values()) == [20 + archive.GAP]  # e was 20


def test_what_repeated_an_article_that_went_repeats_the_one_that_came_in_its_place(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("b", "c"):
        (folder / f"{name}.txt").write_text(TEXTS[0], encoding="utf-8")
    extract_facts(folder, tmp_path / "out", archive=tmp_path / "archive.sqlite")
    (folder / "b.txt").rename(folder / "a.txt")
    extract_facts(folder, tmp_path / "out", archive=tmp_path / "archive.sqlite")
    assert [d.near_duplicate_of for d in load_facts(tmp_path / "out").documents] == [None, "a"]
