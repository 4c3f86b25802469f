"""The rehearsal as text for a terminal: for each theme the hardest questions, the answer to each, and the sentences that the answer stands on.

It is concluded from the facts alone (findings/questions.py); no notebook runs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from casebook import paths
from casebook.case import Case
from casebook.errors import BadArgument, Refusal
from casebook.facts.store import cached_facts
from casebook.figures.wrap import units
from casebook.findings.codebook import read_codebooks
from casebook.findings.conclude import Conclusions
from casebook.findings.questions import Asked, asked, hardest
from casebook.lexicon import beside
from casebook.progress import Watch
from casebook.report.order import Order, half_widths
from casebook.report.quotation import quoted
from casebook.report.strings import strings
from casebook.say import LANGS

SENTENCES_SHOWN = 4  # under one answer: more nobody reads out in a meeting, and the ids of the others are given
WIDEST = 100  # columns of a line that is still easy to read
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # an article may hold what steers a terminal


@dataclass(frozen=True)
class Line:
    """One paragraph of the rehearsal, `indent` columns from the left, the lines after its first `hang` columns further."""

    text: str = ""
    indent: int = 0
    hang: int = 0


def rehearse(order: Order, watch: Watch) -> tuple[list[Line], list[Refusal]]:
    """The rehearsal of an order's themes, in its order, and what of its folder was refused. Raises BadArgument, NoArticles, BadCodebook."""
    if order.lang not in LANGS:
        raise BadArgument(f"--lang {order.lang!r}: no such edition; give one of {', '.join(LANGS)}")
    chosen = order.chosen()
    facts, refusals, _ = cached_facts(order.articles, on_article=watch.article)
    case = Case("", facts, order.lang, "", None, read_codebooks(paths.NOTEBOOKS), beside(order.articles))
    themes = [case.themes[name] for name in chosen if name in case.themes]
    return list(_rehearsed(themes, case.as_of, strings(order.lang))), list(refusals)


def _rehearsed(themes: list[Conclusions], as_of: str, words: dict[str, str]) -> Iterator[Line]:
    found = [(theme, asked(theme, as_of)) for theme in themes]
    if not any(questions for _, questions in found):
        yield Line(words["no_theme_speaks"])
        return
    for theme, questions in found:
        yield Line(theme.fill(theme.codebook.head["title"]))
        if not questions:
            yield Line(words["theme_silent"], 4)
        for number, question in enumerate(hardest(questions), 1):
            yield Line()
            yield from _question(number, question, theme, words)
        yield Line()


def _question(number: int, question: Asked, theme: Conclusions, words: dict[str, str]) -> Iterator[Line]:
    finding = theme.finding(question.finding)
    yield Line(f"{number:>2}. {question.question}", hang=4)
    yield Line(words["asked_of"].format(finding=finding.headline, standing=finding.standing_text), 4)
    yield Line(question.answer, 4)
    evidence = list(theme.index.show(question.places).values())
    for item in evidence[:SENTENCES_SHOWN]:
        yield Line(f"[{item.id}] {quoted(asdict(item))['sentence']} ({item.short})", 4, 4)
        if item.gloss:
            yield Line(item.gloss, 8)
    if rest := [item.id for item in evidence[SENTENCES_SHOWN:]]:
        yield Line(words["also_there"].format(ids=words["comma"].join(rest)), 4)


def show(lines: Iterable[Line], width: int) -> Iterator[str]:
    """Lines as a terminal of `width` columns shows them: broken where the language allows it, a Chinese character in two columns."""
    for line in lines:
        room = min(width, WIDEST) - line.indent
        text = _CONTROL.sub(" ", line.text)
        for n, part in enumerate(_broken(text, room - line.hang)):
            yield " " * (line.indent + (line.hang if n else 0)) + part


def _broken(text: str, room: int) -> list[str]:
    parts = [""]
    for unit in units(text):
        if parts[-1] and half_widths((parts[-1] + unit).rstrip()) > room:
            parts.append("")
        parts[-1] += unit
    return [part.rstrip() for part in parts]
