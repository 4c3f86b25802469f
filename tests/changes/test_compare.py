"""Two folders of articles compared, as two builds of them would be."""

import pytest

from casebook.case import Case
from casebook.changes import told
from casebook.changes.compare import as_data, became, build_of, changes_of, compare
from casebook.changes.snapshot import Stand, cut, read, write
from casebook.changes.taken import Concluded, in_words, take
from casebook.errors import BadArgument
from casebook.facts.extract import read_facts
from casebook.findings.codebook import read_codebook
from casebook.findings.conclude import Conclusions

CODES = """\
theme:
  title: {en: Users, zh: 用户}
  question: {en: How many?, zh: 有多少？}
facts:
  users: {claims: {entity: 来往, metric: registered_users}, pick: max}
findings:
  - id: users
    headline: {en: "Laiwang had {users}", zh: "来往有{users}"}
    text: [{en: "It had {users}.", zh: "它有{users}。"}]
"""
FIRST = "来往的用户\n\n2014年3月，来往的注册用户超过500万。团队没有公布别的数字。\n"
SECOND = "又是来往\n\n2014年4月，来往的注册用户超过700万，这是公司自己说的数字。\n"
COPIED = "来往的消息\n\n据另一家媒体的说法，来往在2014年4月已有超过700万注册用户。\n"


@pytest.fixture
def build(tmp_path):
    """The snapshot of a folder: `build(a="text of a.txt", …)`."""
    book = tmp_path / "10-users.codes.yml"
    book.write_text(CODES, encoding="utf-8")
    made = iter(range(99))

    def taken(**texts):
        folder = tmp_path / f"articles-{next(made)}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            (folder / f"{name}.yml").write_text("published: 2014-05\n", encoding="utf-8")
        facts, _ = read_facts(folder)
        cases = {lang: Case("", facts, lang, "", None, [read_codebook(book)]) for lang in ("en", "zh")}
        themes = {lang: [Conclusions(case.books[0], {}, facts, case.index)] for lang, case in cases.items()}
        concluded = {lang: Concluded(case.index, themes[lang]) for lang, case in cases.items()}
        now = take(concluded, program="p", as_of="2014-05")
        return in_words(now, concluded, {article.doc for article in now.articles})

    return taken


def lines(changes, kind):
    return [(line.sign, line.text["en"], line.was and line.was["en"], line.why) for line in changes.section(kind).lines]


def test_nothing_changed(build):
    changes = compare(build(a=FIRST), build(a=FIRST))
    assert (changes.sections, changes.program) == ([], False)


def test_an_article_that_comes_in_brings_new_numbers_and_moves_a_finding(build):
    changes = compare(build(a=FIRST), build(a=FIRST, b=SECOND))
    assert lines(changes, "claims") == [("new", "Laiwang: Registered users more than 7 million (700万), April 2014", None, "came")]
    assert [(sign, why) for sign, _, _, why in lines(changes, "articles")] == [("new", "came")]
    assert lines(changes, "findings") == [
        ("reworded", "Laiwang had more than 7 million (From one article only)", "Laiwang had more than 5 million", None)
    ]
    assert changes.section("claims").lines[0].place[0] == "b"


def test_a_number_told_before_is_no_news_but_makes_a_finding_stronger(build):
    changes = compare(build(a=FIRST, b=SECOND), build(a=FIRST, b=SECOND, c=COPIED))
    assert [sign for sign, *_ in lines(changes, "claims")] == ["again"]
    assert lines(changes, "findings") == [
        ("stronger", "Laiwang had more than 7 million (Corroborated by 2 independent sources)", "From one article only", None)
    ]


def test_an_article_that_goes_takes_its_numbers_along_and_a_finding_falls(build):
    changes = compare(build(a=FIRST, b="天气\n\n今天晴。\n"), build(b="天气\n\n今天晴。\n"))
    assert lines(changes, "claims") == [("gone", "Laiwang: Registered users more than 5 million (500万), March 2014", None, "went")]
    assert lines(changes, "findings") == [("fell", "Laiwang had more than 5 million", None, None)]


def test_a_number_that_others_still_tell_is_not_lost(build):
    changes = compare(build(a=FIRST, b=SECOND, c=COPIED), build(a=FIRST, b=SECOND))
    assert [(sign, why) for sign, _, _, why in lines(changes, "claims")] == [("kept", "went")]
    assert [sign for sign, *_ in lines(changes, "findings")] == ["weaker"]


def test_an_edit_moves_what_follows_and_changes_only_what_it_changes(build):
    edited = FIRST.replace("来往的用户\n\n", "来往的用户\n\n这一句是后来加的，说的是天气，没有数字。\n").replace("500万", "600万")
    changes = compare(build(a=FIRST), build(a=edited))
    was = "Laiwang: Registered users more than 5 million (500万), March 2014"
    assert lines(changes, "claims") == [("changed", was.replace("5 million (5", "6 million (6"), was, "edited")]
    assert [(sign, why) for sign, _, _, why in lines(changes, "articles")] == [("changed", "edited")]


def test_a_reading_that_changed_says_that_the_article_did_not(build, monkeypatch):
    old = build(a=FIRST)
    monkeypatch.setattr("casebook.facts.part.claims_of", hedged_otherwise)
    changes = compare(old, build(a=FIRST))
    assert [(sign, why) for sign, _, _, why in lines(changes, "claims")] == [("changed", "read")]
    assert [(sign, why) for sign, _, _, why in lines(changes, "articles")] == [("changed", "read")]
    assert [why for *_, why in lines(changes, "findings")] == ["read"]


def hedged_otherwise(*arguments):
    from dataclasses import replace

    from casebook.facts.claims import claims_of

    return [replace(claim, qualifier="at_least", hedges=["at_least"]) for claim in claims_of(*arguments)]


def test_an_article_that_got_another_name_is_the_same_article(build):
    changes = compare(build(a=FIRST, b=SECOND), build(b=SECOND, z=FIRST))
    assert [section.kind for section in changes.sections] == []


def test_a_value_beside_another_for_the_same_time_says_so(build):
    changes = compare(build(a=FIRST), build(a=FIRST, b=SECOND.replace("4月", "3月")))
    assert lines(changes, "claims")[0][2] == "Laiwang: Registered users more than 5 million (500万), March 2014"
    assert told.was(changes.section("claims").lines[0], "en").startswith("elsewhere: ")


def stand(standing, origins=1, headline="h"):
    return Stand(id="f", theme="t", standing=standing, origins=origins, text=headline, headline={"en": headline}, standing_text={"en": standing})


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        (stand("single_source"), stand("corroborated", 2), "stronger"),
        (stand("corroborated", 3), stand("corroborated", 2), "weaker"),
        (stand("corroborated", 2), stand("disputed", 2), "disputed"),
        (stand("disputed"), stand("single_source"), "settled"),
        (stand("disputed"), stand("no_longer_supported", 0), "fell"),
        (stand("no_longer_supported", 0), stand("single_source"), "back"),
        (stand("single_source"), stand("single_source", headline="other"), "reworded"),
        (stand("no_longer_supported", 0), stand("no_longer_supported", 1, "other"), None),
        (stand("corroborated", 2), stand("corroborated", 2), None),
    ],
)
def test_what_became_of_a_finding(old, new, sign):
    assert became(old, new) == sign


def test_a_snapshot_comes_back_as_it_was_written_and_so_do_changes(build, tmp_path):
    old, new = build(a=FIRST), build(a=FIRST, b=SECOND)
    changes = compare(old, new)
    write(new, tmp_path / "report" / "snapshot.json")
    for place in (tmp_path, tmp_path / "report", tmp_path / "report" / "snapshot.json"):
        assert read(place) == new
    assert as_data(changes_of(as_data(changes))) == as_data(changes)
    said = as_data(compare(old, read(tmp_path)))["sections"]
    assert [[line["text"] for line in s["lines"]] for s in said] == [[line.text for line in s.lines] for s in changes.sections]
    assert [line["sentence"] for s in said for line in s["lines"] if "place" in line] == []


def test_a_large_folder_is_cut_to_whole_articles_and_a_reading_that_changed_is_still_seen(build):
    texts = {f"a{n}": FIRST.replace("500万", f"{500 + n}万") for n in range(6)}
    whole = build(**texts)
    short = cut(whole, most=2)
    assert 0 < sum(a.whole for a in short.articles) < 6
    assert "a5" in [a.doc for a in short.articles if a.whole], "the article that carries the finding is kept first"
    assert compare(short, whole).sections == []
    edited = build(**texts | {"a1": FIRST.replace("500万", "999万")})
    changes = compare(short, edited)
    assert [(sign, why) for sign, _, _, why in lines(changes, "articles")] == [("changed", "edited")]


def test_the_content_is_the_same_whatever_code_made_it(build):
    from dataclasses import replace

    one = build(a=FIRST)
    assert replace(one, program="q").content() == one.content() != build(a=FIRST, b=SECOND).content()


def test_a_file_that_is_no_snapshot_is_named(tmp_path):
    for text, says in (("{", "is no snapshot"), ('{"format": 9}', "another version"), ("[]", "is no snapshot"), ('{"format": 1}', "is no snapshot")):
        (tmp_path / "snapshot.json").write_text(text)
        with pytest.raises(BadArgument, match=says):
            read(tmp_path)
    with pytest.raises(BadArgument, match=r"holds no report/snapshot\.json"):
        read(tmp_path / "nothing")


def test_changes_are_told_in_both_languages_and_for_a_terminal(build):
    changes = compare(build(a=FIRST, c="天气\n\n今天晴。\n"), build(a=FIRST, b=SECOND))
    assert told.overview(changes, "en") == "1 article came in, 1 went; findings: 1 reworded"
    assert told.overview(changes, "zh") == "1篇文章新增、1篇撤下；1条发现表述有变"
    said = "\n".join(told.as_text(changes, "en"))
    assert "+ Laiwang: Registered users more than 7 million (700万), April 2014 [S2·2] (new)" in said
    chinese = "\n".join(told.as_text(changes, "zh"))
    assert "1篇文章新增、1篇撤下；1条发现表述有变。" in chinese
    assert "700万" in chinese
    assert "[S2·2]（新增）" in chinese
    assert build_of(build(a=FIRST)).articles == 1


def test_a_cut_snapshot_comes_back_too(build, tmp_path):
    short = cut(build(a=FIRST, b=SECOND, c=COPIED), most=3)
    write(short, tmp_path / "snapshot.json")
    assert read(tmp_path) == short
    assert 0 < sum(article.whole for article in short.articles) < 3
