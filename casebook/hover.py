"""A block as a notebook's own output: its plain form as HTML, where resting on [S3·12] shows the sentence, the article and its date.

Only text of ours becomes markup. What articles say is escaped, links and pictures in it are words, and the sentence stands in a `title`, which
nothing runs and JupyterLab's sanitizer keeps.
"""

import html
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import mistune

REFERENCE = re.compile(r"\[(S\d+·\d+)\]")


def html_of(markdown: str, evidence: Mapping[str, Any]) -> str:
    """Markdown as HTML, each [S3·12] of which there is evidence with its sentence on hover."""

    def reference(match: re.Match[str]) -> str:
        shown = evidence.get(match[1])
        return f'<abbr title="{html.escape(_said(shown))}">[{match[1]}]</abbr>' if shown else match[0]

    return REFERENCE.sub(reference, _parser()(markdown))


def _said(evidence: Any) -> str:
    """The sentence, its translation where there is one, who says it where, and when."""
    where = " · ".join(part for part in (evidence.title, evidence.publisher, evidence.published) if part)
    return "\n".join(part for part in (evidence.sentence, evidence.gloss, evidence.speaker, where) if part)


class _Words(mistune.HTMLRenderer):
    """Mistune's own HTML without anything that leads out of the notebook."""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return text


@cache
def _parser() -> mistune.Markdown:
    return mistune.create_markdown(renderer=_Words(escape=True), plugins=["table"])
