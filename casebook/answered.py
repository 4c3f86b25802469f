"""A case whose answers are there already. The build asks them before it starts a notebook's kernel (report/answers.py) and leaves them beside the folder
of its figures, so that a kernel holds what its notebook shows and no facts: its time and memory do not grow with the articles.

    case.finding("laiwang-late")     what the build was answered
    case.dots("laiwang-metrics")     what the figure is drawn from, which is drawn here
"""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook import blocks
from casebook.errors import BadArgument
from casebook.exhibits.drawing import Drawing

FILE = "answers.pickle"  # beside the folder of the figures, written by the build for the kernel that it starts


@dataclass(frozen=True)
class Question:
    """One thing that is asked of a case: an attribute, or a method with its arguments (`arguments` is None for an attribute)."""

    name: str
    arguments: tuple[Any, ...] | None
    named: dict[str, Any]

    def put_to(self, case: Any) -> Any:
        """The answer."""
        asked = getattr(case, self.name)
        return asked if self.arguments is None else asked(*self.arguments, **self.named)


@dataclass(frozen=True)
class Undrawn:
    """A figure that is not drawn yet: what it is drawn from, what it is in a talk, and the words around it."""

    drawing: Drawing
    talk: Drawing
    words: dict[str, Any]

    def finished(self, out: Path | None) -> blocks.Figure:
        """The figure, its files in `out` where that is given: a function of what is here alone."""
        from casebook.figures.look import HANDOUT_PT, NARROW_PT, TALK_PT
        from casebook.figures.style import finish

        figure = finish(
            self.drawing.draw(),
            narrow=self.drawing.draw(width=NARROW_PT),
            talk=self.talk.draw(width=TALK_PT),
            handout=self.talk.draw(width=HANDOUT_PT),
            out=out,
            **self.words,
        )
        return blocks.with_evidence(figure, self.drawing.evidence)


class Answered:
    """Answers what it was given answers to, each figure drawn into `out`; anything else is a BadArgument."""

    def __init__(self, given: dict[str, Any], out: Path):
        self._given, self._out = given, out

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what Python and IPython look for by themselves
            raise AttributeError(name)
        asked = Question(name, None, {})
        if repr(asked) in self._given:
            return self._answer(asked)
        return lambda *arguments, **named: self._answer(Question(name, arguments, named))

    def _answer(self, asked: Question) -> Any:
        if repr(asked) not in self._given:
            raise BadArgument(f"{asked.name}: the build has not asked this; run the notebook in JupyterLab (make lab)")
        answer = self._given[repr(asked)]
        return answer.finished(self._out) if isinstance(answer, Undrawn) else answer


def answered(out: Path) -> Answered | None:
    """The case of the kernel that has its figures in `out`; None where no build has left its answers."""
    file = out.parent / FILE
    return Answered(pickle.loads(file.read_bytes()), out) if file.is_file() else None


@contextmanager
def leaving(given: dict[str, Any], out: Path) -> Iterator[None]:
    """Leave answers, by the `repr` of their questions, for the kernel that has its figures in `out`, while it runs."""
    file = out.parent / FILE
    file.write_bytes(pickle.dumps(given))
    try:
        yield
    finally:
        file.unlink()
