import printed
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from casebook.blocks import Finding, Passage, Table
from casebook.errors import CasebookError
from casebook.report.deck import APPENDIX, BRACKETS, LOTS, MAIN, ROWS_SHOWN, deck, evidence_slide, foremost, shown_as_table
from casebook.report.slide_px import paged_plain
from casebook.report.strings import strings


@pytest.fixture(scope="module", params=["en", "zh"])
def shown(request):
    return deck(printed.report_notebook(request.param))


def kinds(slides) -> list[str]:
    return [slide.kind for slide in slides]


def test_a_talk_goes_from_the_answer_to_what_would_change_it(shown):
    assert len(shown.main) <= MAIN
    assert kinds(shown.main)[0] == "title"
    assert kinds(shown.main)[-3:] in (["contradictions", "news", "changes"], ["disputes", "news", "changes"])
    assert [slide.part for slide in shown.main if slide.kind == "answer"] == [0, 1, 2]


def test_within_a_theme_the_answer_comes_first_and_the_figures_follow(shown):
    for part in range(len(printed.THEMES)):
        first, *rest = [slide.kind for slide in shown.main if slide.part == part]
        assert first == "answer"
        assert set(rest) == {"figure"}


@pytest.mark.parametrize(("most", "closes"), [(MAIN, True), (8, False)])
def test_a_theme_closes_with_its_verdict_where_there_is_room_for_figures_as_well(most, closes):
    nb = printed.report_notebook("en")
    nb.metadata["casebook"] = {"talk": {"slides": most}}
    last = {block["theme"]: block for block in findings_of(nb) if block["role"] != "answer"}
    for verdict in last.values():
        verdict |= {"role": "verdict", "figure": None}
    told = deck(nb)
    themes = [[slide for slide in told.main if slide.part == part] for part in range(len(printed.THEMES))]
    headlines = [verdict["headline"] for verdict in last.values()]
    assert [slides[-1].title in headlines for slides in themes] == [closes] * len(themes)
    assert len(told.main) <= most
    assert {slide.title for slide in told.main} >= set(headlines) or not closes


@pytest.mark.parametrize("key", [0, 2])
def test_after_a_figure_of_every_theme_come_those_of_key_findings(key):
    nb = printed.report_notebook("en")
    themes = [[block for block in findings_of(nb) if block["theme"] == theme and block["role"] != "answer"] for theme in printed.THEMES]
    next(block for block in blocks_of(nb) if block["kind"] == "summary")["findings"] = themes[key]
    fixed = 2 + len(printed.THEMES) + 2  # cover and last slide, the answers, disputes and news
    nb.metadata["casebook"] = {"talk": {"slides": fixed + len(printed.THEMES) + 1}}
    told = [[slide for slide in deck(nb).main if slide.part == part and slide.kind == "figure"] for part in range(len(printed.THEMES))]
    assert [len(slides) for slides in told] == [2 if part == key else 1 for part in range(len(printed.THEMES))]


def test_no_figure_is_shown_twice(shown):
    figures = [(slide.content["figure"]["theme"], slide.content["figure"]["id"]) for slide in shown.main if slide.kind == "figure"]
    assert len(figures) == len(set(figures))


def test_what_found_no_room_stands_in_the_appendix(shown):
    listed = {f["headline"] for slide in shown.appendix if slide.kind == "findings" for f in slide.content["findings"]}
    assert {slide.title for slide in shown.main} | listed >= {block["headline"] for block in printed_findings(shown.lang)}


def printed_findings(lang) -> list[dict]:
    return findings_of(printed.report_notebook(lang))


def blocks_of(nb) -> list[dict]:
    outputs = [output for cell in nb.cells for output in cell.get("outputs", [])]
    return [output["data"]["application/vnd.casebook+json"] for output in outputs]


def findings_of(nb) -> list[dict]:
    return [block for block in blocks_of(nb) if block["kind"] == "finding"]


def test_the_appendix_is_short_and_lists_what_the_answers_rest_on(shown):
    assert len(shown.appendix) <= APPENDIX
    listed = [item["id"] for slide in shown.appendix if slide.kind == "evidence" for item in slide.content["items"]]
    answered = {key for slide in shown.main if slide.kind in ("title", "answer") for key in slide.ids}
    assert len(listed) == len(set(listed))
    assert set(listed) >= answered
    assert [s["id"] for slide in shown.appendix if slide.kind == "sources" for s in slide.content["sources"]] == ["S1", "S2", "S3", "S4"]


def test_every_reference_of_a_slide_opens_its_sentence(shown):
    assert set(shown.evidence) == {key for slide in [*shown.main, *shown.appendix] for key in slide.ids}


def test_the_notes_are_a_sentence_to_say_a_question_of_the_finding_and_the_first_sentence_cited(shown):
    slide = next(slide for slide in shown.main if slide.kind == "figure")
    asked = slide.content["finding"]["questions"]
    assert slide.notes.say == slide.content["finding"]["text"][0]["text"]
    assert (slide.notes.question, slide.notes.answer, slide.notes.cites) in [(q["question"], q["answer"], list(q["evidence"])) for q in asked]
    assert slide.notes.quote["id"] == next(key for key in slide.content["refs"] if key in shown.evidence)


def test_a_theme_is_asked_nothing_twice(shown):
    asked = [(slide.part, slide.notes.question) for slide in shown.main if slide.notes.question]
    assert len(asked) == len(set(asked)) > 3


def test_every_slide_of_the_talk_gives_something_to_say(shown):
    assert [slide.title for slide in shown.main if not slide.notes.say] == []


def test_beside_a_contradiction_stands_what_is_asked_of_it(shown):
    slide = next(slide for slide in shown.main if slide.kind == "disputes" or slide.kind == "contradictions")
    assert "contradiction" in slide.notes.question


def ordered(lang, **talk):
    nb = printed.report_notebook(lang)
    nb.metadata["casebook"]["talk"] = {"title": "", "organisation": "", "date": "", "slides": 0, "themes": []} | talk
    return deck(nb)


def test_the_cover_says_what_was_ordered_and_keeps_the_answer():
    plain, shown = ordered("en"), ordered("en", title="Five articles", organisation="Example Ltd", date="2026-11-30")
    assert (plain.answer, plain.organisation, plain.date) == ("", "", "")
    assert (shown.title, shown.main[0].title, shown.answer) == ("Five articles", "Five articles", plain.title)
    assert (shown.organisation, shown.date) == ("Example Ltd", "30 November 2026")
    assert ordered("zh", date="2026-11").date == "2026年11月"


@pytest.mark.parametrize("most", [6, 8, 40])
def test_a_talk_has_as_many_slides_as_ordered_and_the_rest_in_the_appendix(most):
    shown = ordered("en", slides=most)
    assert len(shown.main) <= most
    assert [slide.kind for slide in shown.main].count("answer") == 3
    told = {slide.title for slide in shown.main} | {f["headline"] for s in shown.appendix if s.kind == "findings" for f in s.content["findings"]}
    assert told >= {block["headline"] for block in printed_findings("en")}


def test_a_talk_on_some_themes_speaks_of_no_other():
    shown = ordered("en", themes=["covid"])
    findings = [f for f in printed_findings("en") if f["theme"] == "covid"]
    assert (len(shown.parts), shown.title) == (3, findings[0]["headline"])
    assert {s.content["finding"]["theme"] for s in shown.main if "finding" in s.content} == {"covid"}
    met = {key for f in findings for key in f["disputes"]}
    assert {d["id"] for s in [*shown.main, *shown.appendix] for d in s.content.get("disputes", ())} == met


def test_a_small_chart_leaves_room_for_what_it_shows_in_words(shown):
    rooms = [slide.content["told"] for slide in shown.main if slide.kind == "figure"]
    assert rooms
    assert all(
        told == slide.content["finding"]["text"][: len(told)]
        for told, slide in zip(rooms, (s for s in shown.main if s.kind == "figure"), strict=True)
    )


def test_an_answer_shows_its_figure(shown):
    assert all(slide.content["figure"] for slide in shown.main if slide.kind == "answer")


@pytest.mark.parametrize(
    ("height", "rows", "cell", "table"),
    [(200, 3, "states", False), (400, 3, "states", True), (400, ROWS_SHOWN + 1, "states", False), (400, 3, "w" * 150, False)],
)
def test_a_chart_too_tall_to_be_read_from_the_back_is_shown_as_its_table_where_that_is_small(height, rows, cell, table):
    data = {"columns": [{"key": "a"}], "rows": [{"a": {"text": cell, "evidence": []}}] * rows}
    assert shown_as_table({"plot": "", "talk": f'<svg viewBox="0 0 648 {height}">', "data": data}) == table


def test_the_last_slide_names_the_least_settled_findings_first(shown):
    standings = [finding["standing"] for finding in shown.main[-1].content["findings"]]
    assert standings == sorted(standings, key=["disputed", "single_source", "no_longer_supported"].index)


def last_slide(*met: bool):
    rows = [{"evidence": f"Count {n} turned up", "then": "we would say who stayed", "finding": "f", "met": one} for n, one in enumerate(met)]
    columns = [{"key": key, "label": key, "align": "left"} for key in ("evidence", "then", "finding")]
    tests = printed.shown(Table(id="tests", title="Tests", role="tests", columns=columns, rows=rows))
    return rows, deck(new_notebook(cells=[printed.shown(one()), tests])).main[-1]


def test_the_last_slide_names_the_tests_where_there_are_any():
    rows, last = last_slide(False, False, False)
    assert (last.content["tests"], last.content["findings"]) == (rows, [])
    assert last.title == "What would change our mind: three things no article gives"


def test_of_more_tests_than_fit_the_last_slide_says_how_many_there_are():
    assert last_slide(*[False] * 6)[1].title == "What would change our mind: the first four of six things no article gives"


def test_references_come_from_as_many_articles_as_there_are():
    assert foremost(["S1·1", "S1·2", "S1·3", "S2·1", "S3·4"]) == ["S1·1", "S2·1", "S3·4"]
    assert foremost(["S1·1", "S1·2", "S2·1"], 2) == ["S1·1", "S2·1"]


def test_a_slide_of_sentences_is_called_by_their_articles():
    items = [{"id": key, "source": key[:2], "short": short} for key, short in (("S1·2", "Leiphone"), ("S1·4", "Leiphone"), ("S2·1", "Feature"))]
    assert evidence_slide(items[:2], strings("en")).title == "Word for word: Leiphone (S1·2–S1·4)"
    assert evidence_slide(items, strings("en")).title == "Word for word: Leiphone, Feature (S1·2–S2·1)"


def test_what_may_have_turned_up_is_not_called_missing():
    rows, last = last_slide(True, False)
    assert last.content["tests"] == [rows[1], rows[0]]
    assert last.title == "What would change our mind"


def one(**changes) -> Finding:
    base = printed.finding("en", "t", 1)
    return Finding(**{**base.__dict__, "figure": None, **changes})


def test_one_finding_alone_makes_a_talk():
    shown = deck(new_notebook(cells=[new_markdown_cell("# T"), printed.shown(one(role="answer", standing="corroborated"))]))
    assert (kinds(shown.main), shown.parts, shown.title) == (["title", "answer", "changes"], ["T", "Open"], "T")


def test_a_finding_whose_figure_is_missing_waits_in_the_appendix():
    shown = deck(new_notebook(cells=[printed.shown(one(figure="nowhere"))]))
    assert "figure" not in kinds(shown.main)
    assert "findings" in kinds(shown.appendix)


def test_a_slide_takes_as_much_text_and_as_many_reasons_as_fit():
    passages = [Passage(text="来往没有留住人。" * 12, evidence=["S2·1"])] * 9
    cells = [printed.shown(one(role="answer", text=passages)), *[printed.shown(one(id=f"reason-{n}")) for n in range(30)]]
    answer = next(slide for slide in deck(new_notebook(cells=cells)).main if slide.kind == "answer")
    assert 1 <= len(answer.content["text"]) < 9
    assert len(answer.content["because"]) < 4


def test_below_a_verdict_stands_the_nearest_headline_before_it_that_no_slide_tells():
    reasons = [printed.shown(one(id=f"reason-{n}", headline=f"Reason {n}")) for n in range(5)]
    cells = [printed.shown(one(role="answer")), *reasons, printed.shown(one(id="verdict", role="verdict"))]
    verdict = next(slide for slide in deck(new_notebook(cells=cells)).main if slide.content.get("lead"))
    assert [finding["headline"] for finding in verdict.content["because"]] == ["Reason 4"]


def test_a_notebook_without_findings_is_refused_in_one_line():
    with pytest.raises(CasebookError, match="holds no finding") as refused:
        deck(printed.foreign_notebook())
    assert "\n" not in str(refused.value)


def test_no_slide_is_left_with_the_last_line_of_many():
    assert [len(page) for page in paged_plain([{}] * 7, lambda item: 100)] == [4, 3]
    assert paged_plain([], lambda item: 100) == []


@pytest.mark.parametrize(
    ("label", "brief"),
    [
        ("independent sources (S2 and S5 share passages)", "independent sources"),
        ("个独立来源（S2与S5有雷同语句）", "个独立来源"),
        ("numbers read", "numbers read"),
    ],
)
def test_the_cover_counts_without_explaining(label, brief):
    assert BRACKETS.sub("", label) == brief


def test_where_nothing_contradicts_the_slide_does_not_count_contradictions():
    nb = printed.report_notebook("en")
    shown = [output["data"]["application/vnd.casebook+json"] for cell in nb.cells for output in cell.get("outputs", [])]
    for dispute in (d for block in shown if block["kind"] == "ledger" for d in block["disputes"]):
        dispute["severity"] = "definition"
    slide = next(slide for slide in deck(nb).main if slide.kind == "disputes")
    assert slide.title == "No article contradicts another here; three differences need care"


def test_the_appendix_begins_with_what_is_in_it(shown):
    divider, *rest = shown.appendix
    assert divider.kind == "divider"
    assert [label for label, _, _ in divider.content["lots"]] == [LOTS[kind] for kind in dict.fromkeys(slide.kind for slide in rest)]
    for label, first, last in divider.content["lots"]:
        assert {LOTS[slide.kind] for slide in rest[first : last + 1]} == {label}


def test_no_two_slides_are_called_the_same(shown):
    titles = [slide.title for slide in [*shown.main[1:], *shown.appendix]]  # the cover may say what the one answer says
    assert len(titles) == len(set(titles))


def differing(lang: str, count: int):
    """The deck of a report with so many more disputes, of two kinds in turn."""
    nb = printed.report_notebook(lang)
    shown = [output["data"]["application/vnd.casebook+json"] for cell in nb.cells for output in cell.get("outputs", [])]
    ledger = next(block for block in shown if block["kind"] == "ledger")
    one = ledger["disputes"][0] | {"severity": "definition"}
    ledger["disputes"] += [one | {"id": f"more-{n}", "topic": f"Topic {n}", "type_text": ("dates", "counts")[n % 2]} for n in range(count)]
    return deck(nb)


def test_what_else_differs_is_grouped_by_what_makes_the_difference_and_numbered():
    pages = [slide for slide in differing("en", 24).appendix if slide.kind == "differences"]
    kinds = [d["type_text"] for slide in pages for d in slide.content["disputes"]]
    assert len(pages) > 1
    assert len([kind for n, kind in enumerate(kinds) if n == 0 or kinds[n - 1] != kind]) == len(set(kinds))
    assert [slide.title.rpartition(" ")[2] for slide in pages] == [f"({n}/{len(pages)})" for n in range(1, len(pages) + 1)]
    assert all(d["type_text"] in slide.title for slide in pages for d in slide.content["disputes"])


def test_sentences_of_one_article_stand_together_under_its_name(shown):
    sources = [item["source"] for slide in shown.appendix if slide.kind == "evidence" for item in slide.content["items"]]
    assert len([source for n, source in enumerate(sources) if n == 0 or sources[n - 1] != source]) == len(set(sources))


def pieces_of_evidence(value):
    """Every piece of evidence in blocks, of their questions too."""
    if isinstance(value, dict) and "sentence" in value:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from pieces_of_evidence(inner)


def alone(length: int):
    """The sides of a report's one contradiction, each of whose sentences has so many words."""
    nb = printed.report_notebook("en")
    shown = [output["data"]["application/vnd.casebook+json"] for cell in nb.cells for output in cell.get("outputs", [])]
    for item in pieces_of_evidence(shown):
        item["gloss"] = " ".join(["words"] * length)
    for ledger in (block for block in shown if block["kind"] == "ledger"):
        ledger["disputes"] = ledger["disputes"][:1]
    return next(slide for slide in deck(nb).main if slide.kind == "disputes").content["disputes"][0]["sides"]


def test_a_contradiction_that_stands_alone_is_quoted_where_there_is_room():
    assert all(len(side["quote"]["gloss"].split()) == 20 for side in alone(20))
    assert all(side["quote"] is None for side in alone(400))
