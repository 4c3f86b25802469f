"""The sentences to which the talk refers, on slides of their own at the end: the target of every reference."""

from collections.abc import Iterable
from typing import Any

from casebook.report.deck import Deck, Slide
from casebook.report.page import script_of
from casebook.report.powerpoint.headed import free_below
from casebook.report.powerpoint.master import LIST, TEXT_PT, WIDTH
from casebook.report.powerpoint.tables import Cell, Grid, Rule
from casebook.report.powerpoint.text import Run

WIDTHS = (84.0, WIDTH - 84.0)  # of the two columns: the reference, the sentence
ROOM_STEP = 8
LEAST_PAD = 2.0  # above and below a sentence on a full slide
SCRIPTS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}


def sentence_slides(deck: Deck) -> list[Slide]:
    """Slides of the sentences to which the talk refers, in the articles' order: a reference that leads nowhere is none.

    The other sentences of the page's appendix are left out: no reference leads to them. They are measured anew, since here a line is shorter.
    """
    wanted = {key for slide in deck.main for key in _referred(slide)}
    pages = _pages([item for key, item in deck.evidence.items() if key in wanted], deck.ui)
    return [
        Slide("evidence", _title(page, n, len(pages), deck.ui), None, {"items": page}, [item["id"] for item in page])
        for n, page in enumerate(pages, 1)
    ]


def _title(page: list[dict[str, Any]], number: int, of: int, ui: dict[str, str]) -> str:
    """From which articles the sentences are, and which slide of them this is."""
    articles = ui["listing"].join(dict.fromkeys(item["source"] for item in page))
    return ui["sentences_of"].format(articles=articles, n=number, all=of)


def _pages(items: list[dict[str, Any]], ui: dict[str, str]) -> list[list[dict[str, Any]]]:
    """The items on as few slides as hold them, each about as full as the others."""
    heights = [Grid(WIDTHS, [sentence_row(item, ui)], pad=LEAST_PAD).heights()[0] for item in items]
    most = LIST.height + free_below("")
    fewest = _filled(items, heights, most)
    rooms = range(int(sum(heights) / max(len(fewest), 1)), int(most), ROOM_STEP)
    return next((pages for room in rooms if len(pages := _filled(items, heights, room)) == len(fewest)), fewest)


def _filled(items: list[dict[str, Any]], heights: list[float], room: float) -> list[list[dict[str, Any]]]:
    """The items in order, each slide filled before the next is begun."""
    pages: list[list[dict[str, Any]]] = []
    left = 0.0
    for item, high in zip(items, heights, strict=True):
        if high > left:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= high
    return pages


def sentence_row(item: dict[str, Any], ui: dict[str, str]) -> list[Cell]:
    """A sentence as it stands in its article, its translation, and where it is from."""
    gloss = [[Run(item["gloss"], TEXT_PT)]] if item["gloss"] else []
    told = [quotation(item), *gloss, [Run(said_by(item, ui), TEXT_PT, colour="tx2")]]
    return [Cell([[Run(item["id"], TEXT_PT, True)]], rules=(Rule("B"),)), Cell(told, rules=(Rule("B"),))]


def quotation(item: dict[str, Any]) -> list[Run]:
    """The sentence in its own script, what was read in it underlined."""
    text, at, lang = item["sentence"], 0, SCRIPTS[script_of(item)]
    runs = []
    for start, end in item["marks"]:
        runs += [Run(text[at:start], TEXT_PT, lang=lang), Run(text[start:end], TEXT_PT, underline=True, lang=lang)]
        at = end
    return [run for run in [*runs, Run(text[at:], TEXT_PT, lang=lang)] if run.text]


def said_by(item: dict[str, Any], ui: dict[str, str]) -> str:
    """Publisher, date and speaker of a sentence; the slide of the articles has the title."""
    return source_line(item | {"title": ""}, ui)


def source_line(item: dict[str, Any], ui: dict[str, str]) -> str:
    """Title, publisher, date and speaker of a sentence."""
    speaker = f"{ui['speaker']}{ui['colon']}{item['speaker']}" if item["speaker"] else ""
    parts = (item["title"], item["publisher"] or ui["no_publisher"], item["published"] or ui["undated"], speaker)
    return " · ".join(part for part in parts if part)


def _referred(slide: Slide) -> Iterable[str]:
    """The references that stand on a slide of the talk."""
    content = slide.content
    yield from content.get("refs", ())
    yield from (key for keys in content.get("refs_of", {}).values() for key in keys)
    if "figure" not in content:
        yield from (key for passage in content.get("text", ()) for key in passage["evidence"])
    yield from (key for dispute in content.get("disputes", ()) if slide.kind == "disputes" for side in dispute["sides"] for key in side["evidence"])
