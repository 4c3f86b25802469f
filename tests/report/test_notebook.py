import re

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import paths
from casebook.blocks import MIME, Evidence, Passage, Summary
from casebook.errors import NotebookFailed
from casebook.report import notebook
from casebook.report.notebook import BlockPart, Heading, Output, Prose
from casebook.report.strings import STRINGS


def book(*cells, **metadata):
    return nbformat.v4.new_notebook(cells=list(cells), metadata={"casebook": metadata})


def prose(source, *tags):
    return nbformat.v4.new_markdown_cell(source, metadata={"tags": list(tags)})


def code(*outputs, tags=()):
    return nbformat.v4.new_code_cell("1 / 1", outputs=list(outputs), metadata={"tags": list(tags)})


def shown(data):
    return nbformat.v4.new_output("display_data", data=data)


def sentence(number, **changed):
    blank = dict.fromkeys(("publisher", "published", "published_why", "speaker", "gloss"))
    text = {"sentence": "来往上线了。", "before": "", "after": "", "marks": [[0, 2]], "title": "题", "source": "S1", "doc": "a"}
    return Evidence(id=f"S1·{number}", **{**blank, **text, **changed})


@pytest.mark.parametrize(
    ("source", "strong", "rest"),
    [
        ("**真。**她说", "真。", "她说"),
        ("她说**“真”**对", "“真”", "她说对"),
        ("从**（2020）**年起", "（2020）", "从年起"),
        ("**真的** 她说", "真的", " 她说"),
        ("**real.** She said", "real.", " She said"),
    ],
)
def test_emphasis_closes_beside_chinese_punctuation(source, strong, rest):
    nodes = notebook.markdown(source)[0]["children"]
    assert "".join(notebook.plain(n["children"]) for n in nodes if n["type"] == "strong") == strong
    assert "".join(n["text"] for n in nodes if n["type"] == "text") == rest


@pytest.mark.parametrize("source", ["2\\*3\\*4", "`。**她`", "一 ** 二 ** 三"])
def test_asterisks_that_are_no_emphasis_stay(source):
    nodes = notebook.markdown(source)[0]["children"]
    assert all(n["type"] in ("text", "code") for n in nodes)
    assert notebook.plain(nodes) == source.replace("\\", "").strip("`")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("来往\n钉钉", "来往钉钉"),
        ("来往，\n**钉钉**", "来往，钉钉"),
        ("来往\nLaiwang", "来往 Laiwang"),
        ("one\ntwo", "one two"),
    ],
)
def test_a_soft_break_between_chinese_characters_is_nothing(source, text):
    assert notebook.plain(notebook.markdown(source)[0]["children"]) == text


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("[a](https://example.org)", "https://example.org"),
        ("[a](#x)", "#x"),
        ("[a](javascript:alert(1))", None),
        ("[a](JaVaScRiPt:alert(1))", None),
        ("[a](data:text/html,x)", None),
        ("[a](file:///etc/passwd)", None),
        ("![a](https://example.org/a.png)", "https://example.org/a.png"),
    ],
)
def test_only_addresses_that_are_safe_to_follow_stay_links(source, url):
    (node,) = notebook.markdown(source)[0]["children"]
    assert notebook.plain([node]) == "a"
    assert node.get("url") == url
    assert node["type"] != "image"


def test_raw_html_is_text():
    nodes = notebook.markdown("a <script>x</script>\n\n<div onclick='y'>z</div>")
    assert [notebook.plain(n["children"]) for n in nodes] == ["a <script>x</script>", "<div onclick='y'>z</div>"]


def test_lists_quotes_tables_and_code_keep_their_shape():
    source = "3. a\n4. b\n\n> c\n\n```\nd < e\n```\n\n| f | g |\n| - | -: |\n| 1 | 2 |\n"
    listed, quote, block, table = notebook.markdown(source)
    assert (listed["ordered"], listed["start"], len(listed["items"])) == (True, 3, 2)
    assert notebook.plain(quote["children"][0]["children"]) == "c"
    assert block["text"] == "d < e"
    assert table["align"] == ["left", "right"]
    assert [[notebook.plain(cell) for cell in row] for row in [table["head"], *table["rows"]]] == [["f", "g"], ["1", "2"]]


@given(st.text(alphabet="来往。“”**_`[]()<>!#-|&;\\\n a1\u3164", max_size=60))
def test_any_markdown_parses_into_known_nodes(source):
    known = {"paragraph", "heading", "list", "quote", "code", "rule", "table", "text", "strong", "emphasis", "strike", "link", "image", "break"}

    def check(value):
        if isinstance(value, dict):
            assert value["type"] in known
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                check(inner)

    check(notebook.markdown(source))


def test_an_edition_keeps_its_own_cells_and_those_of_both():
    nb = book(prose("# T"), prose("English", "en"), prose("中文", "zh"), prose("p", "parameters"), code(tags=["injected-parameters"]))
    assert [notebook.plain(p.nodes[0]["children"]) for p in notebook.parts(nb, "zh") if isinstance(p, Prose)] == ["中文"]
    assert [notebook.plain(p.nodes[0]["children"]) for p in notebook.parts(nb, "en") if isinstance(p, Prose)] == ["English"]


def test_headings_of_both_editions_share_their_ids():
    nb = book(prose("# A\n## B", "en"), prose("# 甲\n## 乙", "zh"), prose("## C\n# D"))
    ids = {lang: [p.id for p in notebook.parts(nb, lang)] for lang in ("en", "zh")}
    assert ids["en"] == ids["zh"] == ["section-1", "section-1-1", "section-1-2", "section-2"]


def test_outputs_become_blocks_or_the_best_foreign_form():
    summary = Summary(title="T", text=[Passage(text="x")], counts=[], findings=[])
    nb = book(
        code(
            shown(summary._repr_mimebundle_()),
            shown({"text/html": "<b>x</b>", "text/plain": "x"}),
            shown({"image/png": "AAAA", "text/html": "<img>", "text/plain": "<Figure>"}),
            shown({"text/markdown": "## H"}),
            nbformat.v4.new_output("stream", name="stdout", text="\x1b[31mred\x1b[0m"),
            nbformat.v4.new_output("stream", name="stderr", text="warning"),
        )
    )
    block, html, png, heading, printed = notebook.parts(nb, "en")
    assert block.block["kind"] == "summary"
    assert html == Output("text/html", "<b>x</b>", "x")
    assert png == Output("image/png", "AAAA", "<Figure>")
    assert heading == Heading(2, "H", "section-0-1")
    assert printed == Output("text/plain", "red")


def test_a_failed_cell_is_no_report():
    nb = book(prose("x"), code(nbformat.v4.new_output("error", ename="KeyError", evalue="'来往'", traceback=[])))
    with pytest.raises(NotebookFailed, match=r"cell 2 raised KeyError: '来往'; mend"):
        notebook.parts(nb, "en")


@pytest.mark.parametrize(
    ("source", "metadata", "title", "levels"),
    [
        ("# A\n## B\n#### C\n## D", {}, "A", [2, 3, 2]),
        ("# A\n## B\n# C", {}, "A", [2, 2]),
        ("# A\n## B\n# C", {"title": "T"}, "T", [2, 3, 2]),
        ("# A\n## B", {"title": "A"}, "A", [2]),
        ("## B\n### C", {}, "", [2, 3]),
    ],
)
def test_headings_start_below_the_title_and_skip_no_level(source, metadata, title, levels):
    nb = book(prose(source), **metadata)
    found, rest = notebook.titled(nb, notebook.parts(nb, "en"))
    assert found == title
    assert [p.level for p in rest if isinstance(p, Heading)] == levels


def test_a_dispute_of_several_ledgers_is_told_by_the_last():
    ledgers = [BlockPart({"kind": "ledger", "disputes": [{"id": i} for i in ids]}) for ids in ("ab", "c", "abd")]
    told = notebook.told_once([Prose([]), *ledgers])
    assert told[0] == Prose([])
    brief = [[d["id"] for d in part.block["disputes"] if d["brief"]] for part in told[1:]]
    assert brief == [["a", "b"], [], []]


def test_evidence_of_one_sentence_is_put_together():
    one = {
        "kind": "table",
        "evidence": {},
        "rows": [{"a": {"evidence": ["S1·1"]}, "evidence": {"S1·1": vars(sentence(1, read=["a"], agrees=[{"fact": "a", "ids": ["S2·1"]}]))}}],
    }
    told = {"evidence": {"S1·1": vars(sentence(1, marks=[[3, 5]], read=["a", "b"], gloss="It began."))}}
    other = {"kind": "ledger", "disputes": [told | {"sides": [{"evidence": ["S1·1"]}]}]}
    found = notebook.evidence([BlockPart(one), BlockPart(other)])["S1·1"]
    assert found["marks"] == [[0, 2], [3, 5]]
    assert (found["read"], found["agrees"], found["gloss"]) == (["a", "b"], [{"fact": "a", "ids": ["S2·1"]}], "It began.")


@pytest.mark.parametrize(
    ("one", "other", "marks"),
    [
        ([[0, 4]], [[2, 6]], [[0, 6]]),
        ([[0, 3]], [[1, 2], [4, 5]], [[0, 3], [4, 5]]),
        ([[4, 6], [0, 4]], [], [[0, 6]]),
    ],
)
def test_marks_that_overlap_become_one(one, other, marks):
    cited = {"kind": "table", "rows": [{"a": {"evidence": ["S1·1"]}}]}
    found = [BlockPart(cited | {"evidence": {"S1·1": vars(sentence(1, marks=spans))}}) for spans in (one, other)]
    assert notebook.evidence(found)["S1·1"]["marks"] == marks


def test_a_citation_means_its_own_spans_else_those_of_its_block():
    carried = {"S1·1": vars(sentence(1, marks=[[0, 2], [2, 4]]))}
    own, block = {"evidence": ["S1·1"], "marks": {"S1·1": [[2, 4]]}}, {"evidence": ["S1·1"]}
    (part,) = notebook.meant([BlockPart({"kind": "card", "facts": [{"lines": [own, block]}], "evidence": carried})])
    assert [line["marks"]["S1·1"] for line in part.block["facts"][0]["lines"]] == [[[2, 4]], [[0, 2], [2, 4]]]


def test_what_no_citation_means_is_not_marked():
    cited = {"kind": "card", "facts": [{"lines": [{"evidence": ["S1·1"], "marks": {"S1·1": [[2, 4]]}}]}]}
    found = notebook.evidence([BlockPart(cited | {"evidence": {"S1·1": vars(sentence(1, marks=[[0, 4]]))}})])
    assert found["S1·1"]["marks"] == [[2, 4]]


def test_a_sentence_that_nothing_cites_is_no_evidence():
    figure = {"kind": "figure", "plot": '<g class="pt" data-evidence="S1·2 S1·3"/>', "evidence": {f"S1·{n}": vars(sentence(n)) for n in (1, 2, 3, 4)}}
    card = {"kind": "card", "sentences": ["S1·4"], "facts": [{"lines": [{"evidence": ["S1·1"]}]}], "evidence": {}}
    assert list(notebook.evidence([BlockPart(figure), BlockPart(card)])) == ["S1·1", "S1·2", "S1·3"]


def test_a_notebook_without_an_edition_knows_its_language():
    nb = book(prose("x"), lang="zh")
    assert notebook.edition(nb, notebook.parts(nb, "zh"))["lang"] == "zh"
    nb = book(code(shown({MIME: {"kind": "edition", "lang": "zh"}})))
    assert notebook.language(nb) == "zh"


def test_every_label_is_used():
    files = [f for f in (paths.PACKAGE / "report").rglob("*") if f.suffix in (".py", ".j2", ".typ", ".js") and f.name != "strings.py"]
    words = set(re.findall(r"\w+", " ".join(f.read_text("utf-8") for f in files)))
    assert set(STRINGS) - words == set()


@pytest.mark.parametrize("key", STRINGS)
def test_every_label_is_in_both_languages(key):
    english, chinese = STRINGS[key]
    assert english
    assert chinese or key == "space"
    assert english.count("{") == chinese.count("{")


def finding(standing):
    return shown({MIME: {"kind": "finding", "id": "late", "standing": standing}})


@pytest.mark.parametrize(
    ("cells", "there"),
    [
        ([code(finding("single_source"))], True),
        ([code(finding("no_longer_supported"))], False),
        ([code(shown({MIME: {"kind": "table", "id": "late"}}))], True),
        ([code(shown({MIME: {"kind": "note", "text": "late"}}))], False),
        ([], False),
    ],
)
def test_prose_that_speaks_of_a_block_stands_and_falls_with_it(cells, there):
    said = [p for p in notebook.parts(book(prose("It was late.", "en", "needs:late"), *cells), "en") if isinstance(p, Prose)]
    assert bool(said) == there


@pytest.mark.parametrize(("theme", "name", "number"), [("t", "f", 1), ("u", "f", 2), ("v", "f", 1), ("u", "g", None), ("u", None, None)])
def test_a_finding_may_name_a_figure_of_another_theme(theme, name, number):
    figures = [{"theme": "t", "id": "f", "number": 1}, {"theme": "u", "id": "f", "number": 2}]
    found = notebook.figure_of({"theme": theme, "figure": name}, figures)
    assert (found and found["number"]) == number
