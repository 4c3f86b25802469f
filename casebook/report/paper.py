"""A notebook's parts as what stands on paper: one plain structure of text, numbers and file names for the Typst template.

Everything that depends on order is settled here: which level a finding's heading has, which note has which number, which
figure is the first of its name. What needs a click on a page (filters, downloads of data) has no place on paper.
"""

import base64
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from casebook import say
from casebook.report import notebook
from casebook.report.drawable import all_drawable
from casebook.report.endnotes import Endnotes
from casebook.report.page import evidence_order
from casebook.report.small import small
from casebook.report.standing import CONTRADICTED, cited_sign, sign, tone, weight_sign
from casebook.report.strings import strings
from casebook.report.whole import whole_pattern

COVER_KINDS = {"edition", "summary"}
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
LONGEST_CELL = 36  # a table's columns grow with their longest cell up to here, in Latin letters (a Chinese character counts two)
SHORTEST_CELL = 4
HEAD_ROOM = 4  # a head is bold and its column has insets
KEYWORDS = 12
MOST_NOTES = 6  # behind one sentence; of more, those of a figure that has them too are left to it
UNTITLED = "Casebook"  # a tagged PDF must have a title; a notebook need not
CONTEXT = 24  # characters of context on each side of a concordance line: what an A4 line holds

_VARIABLE = re.compile(r"var\(\s*--[\w-]+\s*,\s*([^()]*)\)")
_ENGLISH = re.compile(r'<svg[^>]* lang="en"')
_WORDS = re.compile(r">[^<]+<")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_WIDE = re.compile(r"[\u1100-\uffff]")


@dataclass(frozen=True)
class Paper:
    """What the template gets: `data` (JSON) and the pictures it names, `files` (name → bytes)."""

    data: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)


def paper(nb: Any) -> Paper:
    """Lay notebook `nb` out for print. Raises NotebookFailed where a cell holds an error."""
    lang = notebook.language(nb)
    found = notebook.told_once(notebook.parts(nb, lang))
    title, found = notebook.titled(nb, found)
    topics = {d["id"]: {"id": d["id"], "topic": d["topic"], "sign": weight_sign(d), "severity": d["severity"]} for d in _disputes(found)}
    setter = _Setter(title, strings(lang), Endnotes(notebook.evidence(found)), topics, _figures(found))
    summary = next((p.block for p in found if isinstance(p, notebook.BlockPart) and p.block["kind"] == "summary"), None)
    data = {
        "lang": lang,
        "title": title or UNTITLED,
        "keywords": _keywords(found),
        "strings": strings(lang),
        "edition": {key: value for key, value in notebook.edition(nb, found).items() if key != "evidence"},
        "summary": summary and setter.summary(summary),
        "body": _opening(_leading([item for part in found for item in setter.items(part)])),
        "whole": whole_pattern([title, *_headings(found)], lang),
    }
    return Paper(all_drawable({**data, "notes": setter.notes.listed(topics)}), setter.files)


def plain_colours(plot: str) -> str:
    """A figure's drawing for Typst: its colours as they are, since no page gives its variables values; the quotation marks of an English one
    straight, since Typst sets those of our font in an SVG as wide as a Chinese character."""
    plain = _VARIABLE.sub(r"\1", plot)
    return _WORDS.sub(lambda words: words[0].translate(_STRAIGHT), plain) if _ENGLISH.match(plain) else plain


class _Setter:
    """Goes through the parts once, in order: numbers notes, names files, sees which ids were already anchored."""

    def __init__(self, title: str, words: dict[str, str], notes: Endnotes, topics: dict[str, Any], figures: list[dict[str, Any]]) -> None:
        self.notes = notes
        self._words = words
        self._topics = topics
        self._figures = figures
        self.files: dict[str, bytes] = {}
        self._level = 0
        self._under = title
        self._anchored: set[str] = set()
        self._noted: set[str] = set()

    def items(self, part: notebook.Part) -> list[dict[str, Any]]:
        if isinstance(part, notebook.Heading):
            self._level = part.level - 1  # level 1 of the report is its title, on the cover
            self._under = part.text
            return [{"kind": "heading", "level": self._level, "text": part.text, "anchor": self._anchor(part.id)}]
        if isinstance(part, notebook.Prose):
            return [{"kind": "prose", "nodes": [self._node(node) for node in part.nodes]}]
        if isinstance(part, notebook.Output):
            return [self._output(part)]
        return [] if part.block["kind"] in COVER_KINDS else [self.block(part.block)]

    def summary(self, block: dict[str, Any]) -> dict[str, Any]:
        """The cover: its own sentences with their notes; of the key findings, which are cited where they stand, the count of theirs."""
        findings = [{"id": f["id"], "headline": f["headline"]} | _standing(f) for f in block["findings"]]
        return {"text": self._cited(block["text"]), "counts": block["counts"], "findings": findings, "changed": block["changed"]}

    def block(self, block: dict[str, Any]) -> dict[str, Any]:
        kind = block["kind"]
        item = self._cited(block | {"rows": _cells(block)} if kind == "table" else block)
        if kind == "finding":
            item |= self._pointers(item) | _standing(block) | {"caveat_notes": self.notes.cite(block["caveat_cites"])}
        if kind == "figure":
            item = self._figure(item, block["evidence"])
        elif kind == "table":
            item |= {"weights": _weights(block)}
        elif kind == "concordance":
            item["lines"] = [
                line | {"left": say.ending(line["left"], CONTEXT), "right": say.beginning(line["right"], CONTEXT)} for line in item["lines"]
            ]
            for line, before in pairwise(list(item["lines"])[::-1]):  # from the end, so that every line is held against the one before as it came
                line["gloss"] = None if line.get("gloss") == before.get("gloss") else line.get("gloss")
        name = _figure_anchor(block["theme"], block["id"]) if kind == "figure" else block.get("id", "")
        for inner in item.get("disputes", []) if kind == "ledger" else item.get("cards", []) + item.get("sources", []):
            inner["small"] = "mentions" in inner and small(inner)
            for line in (line for section in inner.get("facts", []) for line in section["lines"]):
                line["mark"] = cited_sign(self._topics[key] for key in line["disputed"] or () if key in self._topics)
            inner["anchor"] = None if inner.get("brief") else self._anchor(inner["id"])
        return item | {"level": self._level + 1, "anchor": self._anchor(name)}

    def _cited(self, value: Any) -> Any:
        """`value` with ids of evidence replaced by `notes`, and the evidence itself left out (it stands at the end)."""
        if isinstance(value, list):
            return [self._cited(inner) for inner in value]
        if not isinstance(value, dict):
            return value
        cited: dict[str, Any] = {}
        for key, inner in value.items():
            if key == "evidence":
                if not isinstance(inner, dict):
                    cited |= self._noted_here([inner] if isinstance(inner, str) else inner or [])
            elif key not in ("data", "svg", "marks", "narrow", "talk", "handout", "chart", "numbers", "questions"):  # what paper has no use for
                cited[key] = self._cited(inner)
        return cited

    def _noted_here(self, ids: list[str]) -> dict[str, Any]:
        """The notes of a sentence. Of many only the first of each article, and those that no figure has; `rest` is the figure that has the others."""
        if len(ids) > MOST_NOTES:
            for figure in sorted(self._figures, key=lambda figure: -sum(key in figure["evidence"] for key in ids)):
                firsts = {_article(key): key for key in reversed(ids)}.values()
                shown = [key for key in ids if key in firsts or key not in figure["evidence"]]
                if len(shown) <= MOST_NOTES:
                    return {
                        "notes": self.notes.cite(shown),
                        "rest": {"number": figure["number"], "anchor": _figure_anchor(figure["theme"], figure["id"])},
                    }
        return {"notes": self.notes.cite(ids)}

    def _anchor(self, key: str) -> str | None:
        """A label for the first thing of this id; None for a repeat, since a label may stand only once."""
        if not key or key in self._anchored:
            return None
        self._anchored.add(key)
        return key

    def _pointers(self, finding: dict[str, Any]) -> dict[str, Any]:
        """Where a finding's figure and disputes are, as far as this report has them; what may both hold is pointed to once."""
        topics = [self._topics[key] for key in finding["disputes"] if key in self._topics]
        disputes = [t for t in topics if t["sign"] == CONTRADICTED or t["id"] not in self._noted]
        self._noted |= {t["id"] for t in disputes}
        figure = notebook.figure_of(finding, self._figures) or {"number": None, "theme": "", "id": ""}
        return {"figure_number": figure["number"], "figure_anchor": _figure_anchor(figure["theme"], figure["id"]), "disputes": disputes}

    def _figure(self, item: dict[str, Any], evidence: dict[str, Any]) -> dict[str, Any]:
        """A figure with its drawing as a file, and the notes of what is drawn."""
        cited = self.notes.cite([one["id"] for one in sorted(evidence.values(), key=evidence_order)])
        notes = [note for note in cited if note["n"]]
        return item | {"notes": notes, "picture": self._file("image/svg+xml", plain_colours(item.pop("plot")).encode())}

    def _output(self, output: notebook.Output) -> dict[str, Any]:
        if output.mime not in SUFFIXES:
            return {"kind": "code", "text": output.text if output.mime == "text/html" else output.data}
        data = output.data.encode() if output.mime == "image/svg+xml" else base64.b64decode(output.data)
        return {"kind": "picture", "picture": self._file(output.mime, data), "alt": self._alt("")}

    def _alt(self, given: str) -> str:
        """What a picture says to those who cannot see it; of one that says nothing at least where it stands."""
        return given or self._words["picture"].format(heading=self._under)

    def _node(self, node: dict[str, Any]) -> dict[str, Any]:
        """A prose node; pictures in it become files."""
        if node["type"] == "image":
            mime, data = node["url"].removeprefix("data:").split(";base64,", 1)
            return {"type": "image", "picture": self._file(mime, base64.b64decode(data)), "alt": self._alt(node["alt"])}
        return {key: self._nodes(inner) if isinstance(inner, list) else inner for key, inner in node.items()}

    def _nodes(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._nodes(inner) for inner in value]
        return self._node(value) if isinstance(value, dict) else value

    def _file(self, mime: str, data: bytes) -> str:
        name = f"picture-{len(self.files) + 1}.{SUFFIXES[mime]}"
        self.files[name] = data
        return name


def _leading(body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items, prose with `leads`: whether it leads in to what follows."""
    following = [*(item["kind"] for item in body), "heading"][1:]
    return [item | {"leads": after != "heading"} if item["kind"] == "prose" else item for item, after in zip(body, following, strict=True)]


def _opening(body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items, headings with `opens`: whether a chapter opens a page, since it has findings."""
    chapters = [place for place, item in enumerate(body) if item["kind"] == "heading" and item["level"] == 1]
    themed = {start for start, end in pairwise([*chapters, len(body)]) if any(item["kind"] == "finding" for item in body[start:end])}
    return [item | {"opens": place in themed} if item["kind"] == "heading" else item for place, item in enumerate(body)]


def _standing(finding: dict[str, Any]) -> dict[str, str]:
    return {"sign": sign(finding), "tone": tone(finding), "standing_text": finding["standing_text"]}


def _headings(found: list[notebook.Part]) -> list[str]:
    """Everything that is set as a heading or over a figure or a table."""
    blocks = [part.block for part in found if isinstance(part, notebook.BlockPart)]
    named = [block[key] for block in blocks for key in ("headline", "title") if block.get(key)]
    return [*(part.text for part in found if isinstance(part, notebook.Heading)), *named, *(dispute["topic"] for dispute in _disputes(found))]


def _cells(table: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Rows as lists of {"text", "evidence", "unshown"} in the order of the columns."""
    return [[_cell(row.get(column["key"], "")) for column in table["columns"]] for row in table["rows"]]


def _cell(value: Any) -> dict[str, Any]:
    return (
        {"text": value["text"], "evidence": value.get("evidence", []), "unshown": value.get("unshown", 0)}
        if isinstance(value, dict)
        else {"text": str(value), "evidence": []}
    )


def _weights(table: dict[str, Any]) -> list[int]:
    """How wide each column wants to be, from its longest cell."""

    def width(text: str) -> int:
        return len(text) + len(_WIDE.findall(text))

    longest = [max([width(c["label"]), *(width(_cell(row.get(c["key"], ""))["text"]) for row in table["rows"])]) for c in table["columns"]]
    heads = [max(map(width, column["label"].split()), default=0) + HEAD_ROOM for column in table["columns"]]  # no word of a head may leave its column
    return [max(min(max(one, SHORTEST_CELL), LONGEST_CELL), head) for one, head in zip(longest, heads, strict=True)]


def _article(key: str) -> str:
    """The article of a sentence: S3·12 → S3."""
    return key.partition("·")[0]


def _figure_anchor(theme: str, name: str | None) -> str:
    """The label of a figure: two themes may each have a figure of one name."""
    return f"figure/{theme}/{name}"


def _figures(found: list[notebook.Part]) -> list[dict[str, Any]]:
    return [part.block for part in found if isinstance(part, notebook.BlockPart) and part.block["kind"] == "figure"]


def _keywords(found: list[notebook.Part]) -> list[str]:
    """The names on the report's cards, in their order."""
    cards = [card for part in found if isinstance(part, notebook.BlockPart) and part.block["kind"] == "cards" for card in part.block["cards"]]
    return list(dict.fromkeys(card["name"] for card in cards))[:KEYWORDS]


def _disputes(value: Any) -> list[dict[str, Any]]:
    """All disputes of all ledgers, and those standing alone."""
    blocks = [part.block for part in value if isinstance(part, notebook.BlockPart)]
    return [d for block in blocks for d in ([block] if block["kind"] == "dispute" else block["disputes"] if block["kind"] == "ledger" else [])]
