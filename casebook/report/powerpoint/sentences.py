"""The sentences to which the talk refers, on slides of their own at the end: the target of every reference."""

from collections.abc import Iterable, Sequence
from typing import Any

from casebook.report.deck import Deck, Slide, evidence_slide
from casebook.report.page import by_source, script_of
from casebook.report.paging import paged
from casebook.report.powerpoint.headed import free_below
from casebook.report.powerpoint.master import LIST, TEXT_PT, WIDTH
from casebook.report.powerpoint.tables import Cell, Grid, Rule
from casebook.report.powerpoint.text import Run

WIDTHS = (84.0, WIDTH - 84.0)  # of the two columns: the reference, the sentence
ROOM_STEP = 8
LEAST_PAD = 1.0  # above and below a sentence on a full slide
SCRIPTS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}


def sentence_slides(deck: Deck) -> list[Slide]:
    """Slides of the sentences to which the talk refers, in the articles' order: a reference that leads nowhere is none.

    The other sentences of the page's appendix are left out: no reference leads to them. They are measured anew, since here a line is shorter.
    """
    wanted = {key for slide in deck.main for key in _referred(slide)}
    items = [item for key, item in deck.evidence.items() if key in wanted]

    def height(page: Sequence[dict[str, Any]]) -> float:
        second_line = free_below("") - free_below(evidence_slide(page, deck.ui).title)
        return sum(Grid(WIDTHS, sentence_rows(page, deck.ui), pad=LEAST_PAD).heights()) + second_line

    return [evidence_slide(page, deck.ui) for page in paged(items, height, LIST.height + free_below(""), ROOM_STEP)]


def sentence_rows(items: Sequence[dict[str, Any]], ui: dict[str, str]) -> list[list[Cell]]:
    """Sentences below the lines that say of which article they are."""
    rows = []
    for said in by_source(items):
        told = source_line(said[0] | {"speaker": ""}, ui)
        rows.append([Cell([[Run(told, TEXT_PT, colour="tx2")]], rules=(Rule("B", 1.5, "tx1"),), anchor="b", span=2)])
        rows += [sentence_row(item, ui) for item in said]
    return rows


def sentence_row(item: dict[str, Any], ui: dict[str, str]) -> list[Cell]:
    """A sentence as it stands in its article, its translation, and who says so: run on, so that the appendix is half as long."""
    told = quotation(item)
    if item["gloss"]:
        told.append(Run(f"  {item['gloss']}", TEXT_PT))
    if item["speaker"]:
        told.append(Run(f"  {ui['speaker']}{ui['colon']}{item['speaker']}", TEXT_PT, colour="tx2"))
    return [Cell([[Run(item["id"], TEXT_PT, True)]], rules=(Rule("B"),)), Cell([told], rules=(Rule("B"),))]


def quotation(item: dict[str, Any]) -> list[Run]:
    """The sentence in its own script, what was read in it underlined."""
    text, at, lang = item["sentence"], 0, SCRIPTS[script_of(item)]
    runs = []
    for start, end in item["marks"]:
        runs += [Run(text[at:start], TEXT_PT, lang=lang), Run(text[start:end], TEXT_PT, underline=True, lang=lang)]
        at = end
    return [run for run in [*runs, Run(text[at:], TEXT_PT, lang=lang)] if run.text]


def source_line(item: dict[str, Any], ui: dict[str, str]) -> str:
    """Title, publisher, date and speaker of a sentence."""
    speaker = f"{ui['speaker']}{ui['colon']}{item['speaker']}" if item["speaker"] else ""
    parts = (item["title"], item["publisher"] or ui["no_publisher"], item["published"] or ui["undated"], speaker)
    return " · ".join(part for part in parts if part)


def _referred(slide: Slide) -> Iterable[str]:
    """The references that stand on a slide of the talk."""
    content = slide.content
    yield from content.get("refs", ())
    yield from (key for passage in content.get("told", ()) for key in passage["evidence"])
    yield from (key for keys in content.get("refs_of", {}).values() for key in keys)
    if "figure" not in content:
        yield from (key for passage in content.get("text", ()) for key in passage["evidence"])
    yield from (key for dispute in content.get("disputes", ()) if slide.kind == "disputes" for side in dispute["sides"] for key in side["evidence"])
