"""`casebook annotate`: the numbers and dates of single sentences, JSON line in, JSON line out.

A line is {"id", "text", "anchor"}; `anchor` is the day the text was written (a date, a date and time, or null). The answer is
{"id", "quantities", "dates"}, in the same order. Traditional characters are read as their Simplified ones, one for
one, so that offsets and surfaces are those of the text given.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from opencc import OpenCC

from casebook.corpus.cards import is_partial_date
from casebook.errors import BadArgument
from casebook.reading.dates import DateMention, read_dates
from casebook.reading.numbers import Quantity, read_quantities


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _simplified_character(character: str) -> str:
    simple = _converter().convert(character)
    return simple if len(simple) == 1 else character


def _simplified(text: str) -> str:
    return text if text.isascii() else "".join(map(_simplified_character, text))


def _quantity(text: str, q: Quantity) -> dict[str, Any]:
    numbers = {"value": q.value} if q.value is not None else {"value_low": q.value_low, "value_high": q.value_high}
    return {"start": q.start, "end": q.end, "surface": text[q.start : q.end], **numbers, "unit": q.unit, "qualifier": q.qualifier}


def _date(text: str, d: DateMention) -> dict[str, Any]:
    return {
        "start": d.start,
        "end": d.end,
        "surface": text[d.start : d.end],
        "date": d.date,
        "start_date": d.start_date,
        "end_date": d.end_date,
    }


def _day(anchor: str) -> str:
    """An anchor without its time of day."""
    return re.split(r"[T ]", anchor)[0]


def _request(line: str, number: int) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except ValueError as error:
        raise BadArgument(f"line {number}: is not JSON ({error}); give one object with id, text and anchor a line") from None
    if not isinstance(request, dict) or not isinstance(request.get("text"), str) or "id" not in request:
        raise BadArgument(f"line {number}: has no id or no text; give one object with id, text and anchor a line")
    anchor = request.get("anchor")
    if anchor is not None and not (isinstance(anchor, str) and is_partial_date(_day(anchor))):
        raise BadArgument(f"line {number}: anchor {anchor!r} is no date; write 2020-02-28, or null")
    return request


def _annotated(request: dict[str, Any]) -> str:
    text, anchor = request["text"], request.get("anchor")
    simple = _simplified(text)
    quantities = [_quantity(text, q) for q in read_quantities(simple, press=False)]
    dates = [_date(text, d) for d in read_dates(simple, _day(anchor) if anchor else None)]
    return json.dumps({"id": request["id"], "quantities": quantities, "dates": dates}, ensure_ascii=False)


def annotate_lines(lines: Iterable[str]) -> Iterator[str]:
    """One JSON line for each that holds something, in order. Raises BadArgument with the line's number."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _annotated(_request(line, number))
