"""Executed notebooks, one after another, as the one notebook of a report; and the blocks in it."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from casebook import say
from casebook.blocks import MIME, Block, Title

# What stands in a block as an article or a program has it: no typesetter may touch it.
AS_IT_STANDS = frozenset({"id", "doc", "sentence", "before", "after", "left", "key", "right", "svg", "kind", "role"})


def combine(executed: Iterable[Path], lang: str) -> dict[str, Any]:
    """One notebook (nbformat 4.5 as JSON) with the cells of all, in the order given; `metadata.casebook` holds the edition, `lang`.

    The words of the English edition have their apostrophes as a printer sets them, whoever wrote them.
    """
    cells = []
    for part, file in enumerate(executed):
        for number, cell in enumerate(json.loads(file.read_text(encoding="utf-8"))["cells"]):
            shown = {**_shown(cell), "id": f"cell-{part}-{number}"}
            cells.append(holding(shown, typeset) if lang == "en" else shown)
    return {"cells": cells, "metadata": {"casebook": {"lang": lang}}, "nbformat": 4, "nbformat_minor": 5}


def typeset(told: Any) -> Any:
    """A block of English, or a part of one, with curled apostrophes; as long as before, so that spans in it stay."""
    if isinstance(told, dict):
        return {key: value if key in AS_IT_STANDS else typeset(value) for key, value in told.items()}
    if isinstance(told, list):
        return [typeset(one) for one in told]
    return say.curled(told) if isinstance(told, str) else told


def for_slides(combined: dict[str, Any], talk: dict[str, Any]) -> dict[str, Any]:
    """The same with what is asked of the slides, `metadata.casebook.talk` (Order.asked_of_slides), of which no other format is told."""
    return {**combined, "metadata": {"casebook": {**combined["metadata"]["casebook"], "talk": talk}}}


def _shown(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell without what no format shows and what differs from run to run: the source of code, and papermill's clock."""
    code = {"source": "", "execution_count": None} if cell["cell_type"] == "code" else {}
    return {**cell, **code, "metadata": {key: value for key, value in cell["metadata"].items() if key == "tags"}}


def blocks(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every block that a cell handed over, as its JSON."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            if MIME in output.get("data", {}):
                yield output["data"][MIME]


def holding(cell: dict[str, Any], told: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """A cell whose blocks are what `told` makes of them."""
    if not any(MIME in output.get("data", {}) for output in cell.get("outputs", ())):
        return cell
    outputs = [
        output | {"data": output["data"] | {MIME: told(output["data"][MIME])}} if MIME in output.get("data", {}) else output
        for output in cell["outputs"]
    ]
    return {**cell, "outputs": outputs}


def showing(block: Block | Title, name: str) -> dict[str, Any]:
    """A cell that shows a block or a heading, as an executed notebook has it."""
    output = {"output_type": "display_data", "data": block._repr_mimebundle_(), "metadata": {}}
    return {"cell_type": "code", "execution_count": None, "id": name, "metadata": {}, "outputs": [output], "source": ""}
