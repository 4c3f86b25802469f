import printed
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from casebook.blocks import Finding, Passage
from casebook.errors import CasebookError
from casebook.report.deck import MAIN, deck


@pytest.fixture(scope="module", params=["en", "zh"])
def shown(request):
    return deck(printed.report_notebook(request.param))


def kinds(slides) -> list[str]:
    return [slide.kind for slide in slides]


def test_a_talk_goes_from_the_answer_to_what_would_change_it(shown):
    assert len(shown.main) <= MAIN
    assert kinds(shown.main)[0] == "title"
    assert kinds(shown.main)[-2:] == ["disputes", "changes"]
    assert [slide.part for slide in shown.main if slide.kind == "answer"] == [0, 1, 2]


def test_within_a_theme_the_answer_comes_first_and_the_figures_follow(shown):
    for part in range(len(shown.parts)):
        first, *rest = [slide.kind for slide in shown.main if slide.part == part]
        assert first == "answer"
        assert set(rest) == {"figure"}


def test_no_figure_is_shown_twice(shown):
    figures = [(slide.content["figure"]["theme"], slide.content["figure"]["id"]) for slide in shown.main if slide.kind == "figure"]
    assert len(figures) == len(set(figures))


def test_what_found_no_room_stands_in_the_appendix(shown):
    headlines = {slide.title for slide in [*shown.main, *shown.appendix]}
    assert headlines >= {block["headline"] for block in printed_findings(shown.lang)}


def printed_findings(lang) -> list[dict]:
    outputs = [output for cell in printed.report_notebook(lang).cells for output in cell.get("outputs", [])]
    blocks = [output["data"]["application/vnd.casebook+json"] for output in outputs]
    return [block for block in blocks if block["kind"] == "finding"]


def test_every_sentence_cited_is_listed_once_in_the_appendix(shown):
    listed = [item["id"] for slide in shown.appendix if slide.kind == "evidence" for item in slide.content["items"]]
    cited = {key for slide in [*shown.main, *shown.appendix] for key in slide.ids}
    assert sorted(listed) == sorted(cited)
    assert set(shown.evidence) == cited


def test_the_notes_hold_quotation_question_and_answer(shown):
    slide = next(slide for slide in shown.main if slide.kind == "figure")
    assert [quote["id"] for quote in slide.notes.quotes] == slide.ids
    assert slide.notes.question
    assert slide.notes.answer


def test_the_last_slide_names_the_least_settled_findings_first(shown):
    standings = [finding["standing"] for finding in shown.main[-1].content["findings"]]
    assert standings == sorted(standings, key=["disputed", "single_source", "no_longer_supported"].index)


def one(**changes) -> Finding:
    base = printed.finding("en", "t", 1)
    return Finding(**{**base.__dict__, "figure": None, **changes})


def test_one_finding_alone_makes_a_talk():
    shown = deck(new_notebook(cells=[new_markdown_cell("# T"), printed.shown(one(role="answer", standing="corroborated"))]))
    assert (kinds(shown.main), shown.parts, shown.title) == (["title", "answer", "changes"], ["T"], "T")


def test_a_finding_whose_figure_is_missing_waits_in_the_appendix():
    shown = deck(new_notebook(cells=[printed.shown(one(figure="nowhere"))]))
    assert "figure" not in kinds(shown.main)
    assert "finding" in kinds(shown.appendix)


def test_a_slide_takes_as_much_text_and_as_many_reasons_as_fit():
    passages = [Passage(text="来往没有留住人。" * 12, evidence=["S2·1"])] * 9
    cells = [printed.shown(one(role="answer", text=passages)), *[printed.shown(one(id=f"reason-{n}")) for n in range(30)]]
    answer = next(slide for slide in deck(new_notebook(cells=cells)).main if slide.kind == "answer")
    assert 1 <= len(answer.content["text"]) < 9
    assert len(answer.content["because"]) < 4


def test_a_notebook_without_findings_is_refused_in_one_line():
    with pytest.raises(CasebookError, match="holds no finding") as refused:
        deck(printed.foreign_notebook())
    assert "\n" not in str(refused.value)
