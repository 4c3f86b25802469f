"""An executed notebook as a list of parts: what every exporter sets, in order, and nothing else.

Markdown cells become headings and prose, a cell's outputs become blocks (blocks.py) or foreign outputs. The code itself
and what it wrote to standard error are no part of a report. A cell tagged `en` or `zh` belongs to that edition only; one tagged `needs:ID`
speaks of the block ID (a finding, a table, a figure) and is shown only where the notebook has that block, a finding only while it stands.

Prose is parsed by mistune into plain nodes (see `Prose`), with two rules of Chinese typesetting that CommonMark lacks:
emphasis also closes after Chinese punctuation (`**真。**她`), and a soft line break between Chinese characters is nothing.
Raw HTML is text. Addresses are kept only where a reader may follow them.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import mistune

from casebook.blocks import MIME
from casebook.errors import NotebookFailed
from casebook.report.quotation import quoted

Node = dict[str, Any]

SILENT_TAGS = {"parameters", "injected-parameters"}
EDITION_TAGS = {"en", "zh"}
NEEDS = "needs:"
FOREIGN = ("image/svg+xml", "image/png", "image/jpeg", "text/html", "text/markdown", "text/plain")  # best first
SCHEMES = {"http", "https", "mailto"}

HAN = "\u3400-\u9fff\uf900-\ufaff"
WIDE = HAN + "\u3001-\u303f\uff01-\uff60‘’“”…—"
JOINT = "\u3164"  # the Hangul filler: an invisible letter, so that asterisks beside it stand beside a letter
_CLOSING = re.compile(rf"(?<=[^\w\s*\\])(\*+)(?=[{HAN}])")
_OPENING = re.compile(rf"(?<=[{HAN}])(\*+)(?=[^\w\s*\\])")
DRAWN = ("plot", "narrow", "talk", "handout")  # keys of a figure's drawings
MARKED = re.compile(r'data-evidence="([^"]*)"')  # a point of a figure names the sentences behind it
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True)
class Heading:
    """A heading of the prose: `level` from 1, plain `text`, and an `id` that both editions share (its place in the outline)."""

    level: int
    text: str
    id: str


@dataclass(frozen=True)
class Prose:
    """A run of parsed Markdown.

    Block nodes: {"type": "paragraph", "children"}, {"type": "list", "ordered", "start", "items": [[block]]},
    {"type": "quote", "children": [block]}, {"type": "code", "text"}, {"type": "rule"},
    {"type": "table", "align": ["left"|"right"|"center"], "head": [[inline]], "rows": [[[inline]]]}.
    Inline nodes: {"type": "text", "text"}, {"type": "strong"|"emphasis"|"strike", "children"}, {"type": "code", "text"},
    {"type": "link", "url", "children"}, {"type": "image", "url" (a data: address), "alt"}, {"type": "break"}.
    """

    nodes: list[Node]


@dataclass(frozen=True)
class BlockPart:
    """A block of blocks.py as its JSON; `block["kind"]` names it."""

    block: dict[str, Any]


@dataclass(frozen=True)
class Output:
    """An output that is no block of ours: `data` in its type `mime`, and `text`, its plain form ("" where it has none)."""

    mime: str
    data: str
    text: str = ""


Part = Heading | Prose | BlockPart | Output


def parts(nb: Any, lang: str) -> list[Part]:
    """The parts of notebook `nb` in edition `lang` (en or zh), in order. Raises NotebookFailed where a cell holds an error."""
    found: list[Part] = []
    given = _given(nb)
    for number, cell in enumerate(nb["cells"], 1):
        tags = set(cell["metadata"].get("tags", ()))
        if tags & SILENT_TAGS or tags & EDITION_TAGS and lang not in tags:
            continue
        if {tag.removeprefix(NEEDS) for tag in tags if tag.startswith(NEEDS)} - given:
            continue
        if cell["cell_type"] == "markdown":
            found += _markdown_parts(cell["source"], cell.get("attachments") or {})
        elif cell["cell_type"] == "code":
            for output in cell["outputs"]:
                found += _output_parts(output, number)
    return _numbered(found)


def _given(nb: Any) -> set[str]:
    """Ids of the blocks that a notebook has, of its findings those that stand."""
    outputs = (output.get("data", {}).get(MIME, {}) for cell in nb["cells"] for output in cell.get("outputs", ()))
    return {block["id"] for block in outputs if "id" in block and block.get("standing") != "no_longer_supported"}


def titled(nb: Any, found: list[Part]) -> tuple[str, list[Part]]:
    """The report's title, and its parts with headings from level 2 down that never skip a level.

    The title is the summary's, else the notebook's own (`metadata.casebook.title`), else its first heading of level 1,
    which then is no longer among the parts; "" where there is none.
    """
    summary = next((p.block["title"] for p in found if isinstance(p, BlockPart) and p.block["kind"] == "summary"), None)
    first = next((p for p in found if isinstance(p, Heading)), None)
    title = summary or nb["metadata"].get("casebook", {}).get("title") or (first.text if first and first.level == 1 else "")
    if first and first.level == 1 and first.text == title:
        found = [p for p in found if p is not first]
    return title, _levelled(found)


def told_once(found: list[Part]) -> list[Part]:
    """The parts, every dispute with `brief`: where one stands in several ledgers, the last of them tells it and the others only name it."""
    last = {dispute["id"]: place for place, part in enumerate(found) for dispute in _ledger(part)}
    return [_told(part, place, last) if _ledger(part) else part for place, part in enumerate(found)]


def evidence(found: list[Part]) -> dict[str, dict[str, Any]]:
    """The evidence that blocks cite, by id, in order of first use, as short quotations; what several blocks say of one sentence is put together.

    A sentence that a block carries and nothing cites is left out, and so are marks that no citation means.
    """
    merged: dict[str, dict[str, Any]] = {}
    wanted: set[str] = set()
    for part in found:
        if isinstance(part, BlockPart):
            cited: dict[str, list[list[int]]] = {}
            for key, marks in _cited_in(_meant(part.block, {})):
                cited.setdefault(key, []).extend(marks)
            wanted |= set(cited)
            for item in _evidence_in(part.block):
                known = merged.get(item["id"])
                item = {**item, "whole": item["marks"], "marks": _apart(cited.get(item["id"], []))}
                merged[item["id"]] = _merge(known, item) if known else item
    return {key: quoted(item) for key, item in merged.items() if key in wanted}


def meant(found: list[Part]) -> list[Part]:
    """The parts, in whose blocks everything that cites says in `marks` which spans it means: those of its own, else all that its block marks."""
    return [BlockPart(_meant(part.block, {})) if isinstance(part, BlockPart) else part for part in found]


def asked(finding: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions that a finding carries (blocks.Question), each with its evidence as short quotations."""
    return [one | {"evidence": {key: quoted(item) for key, item in one["evidence"].items()}} for one in finding["questions"]]


def figure_of(finding: dict[str, Any], figures: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The figure that a finding names: its theme's, else the first of that id in another theme."""
    named = [figure for figure in figures if figure["id"] == finding["figure"]]
    return next((figure for figure in named if figure["theme"] == finding["theme"]), named[0] if named else None)


def edition(nb: Any, found: list[Part]) -> dict[str, Any]:
    """The first edition block; for a notebook without one, a default that only knows its language."""
    for part in found:
        if isinstance(part, BlockPart) and part.block["kind"] == "edition":
            return part.block
    blank = dict.fromkeys(("as_of", "theme", "articles_hash", "version"), "")
    return {"kind": "edition", "lang": language(nb), **blank, **dict.fromkeys(("articles", "origins", "claims", "disputes"), 0)}


def language(nb: Any) -> str:
    """The edition a notebook was run for: `metadata.casebook.lang`, else its edition block's, else en."""
    named = nb["metadata"].get("casebook", {}).get("lang")
    if named:
        return named
    outputs = (output for cell in nb["cells"] for output in cell.get("outputs", ()))
    blocks = (output.get("data", {}).get(MIME, {}) for output in outputs)
    return next((block["lang"] for block in blocks if block.get("kind") == "edition"), "en")


def plain(nodes: list[Node]) -> str:
    """The characters of inline nodes, without their markup."""
    return "".join(n.get("text") or n.get("alt") or plain(n.get("children", [])) for n in nodes)


def markdown(source: str, attachments: dict[str, Any] | None = None) -> list[Node]:
    """Parse Markdown into the block nodes that `Prose` describes, and {"type": "heading", "level", "children"}."""
    parse = mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough"])
    source = _OPENING.sub(rf"\1{JOINT}", _CLOSING.sub(rf"{JOINT}\1", source))
    return _blocks(parse(source), attachments or {})


def _markdown_parts(source: str, attachments: dict[str, Any]) -> list[Part]:
    found: list[Part] = []
    for node in markdown(source, attachments):
        if node["type"] == "heading":
            found.append(Heading(node["level"], plain(node["children"]).strip(), ""))
        elif found and isinstance(found[-1], Prose):
            found[-1].nodes.append(node)
        else:
            found.append(Prose([node]))
    return found


def _output_parts(output: Any, number: int) -> list[Part]:
    kind = output["output_type"]
    if kind == "error":
        raise NotebookFailed(f"cell {number} raised {output['ename']}: {output['evalue']}; mend the notebook and run it again")
    if kind == "stream":
        return [Output("text/plain", _ANSI.sub("", output["text"]))] if output["name"] == "stdout" else []
    data = output["data"]
    if MIME in data:
        return [BlockPart(data[MIME])]
    mime = next((mime for mime in FOREIGN if mime in data), None)
    if mime is None:
        return []
    if mime == "text/markdown":
        return _markdown_parts(data[mime], {})
    return [Output(mime, _ANSI.sub("", data[mime]), _ANSI.sub("", data.get("text/plain", "")))]


def _numbered(found: list[Part]) -> list[Part]:
    """Give every heading its place in the outline as id: section-2-1 is the first part of the second section."""
    counts = [0] * 6
    numbered: list[Part] = []
    for part in found:
        if isinstance(part, Heading):
            counts = [*counts[: part.level - 1], counts[part.level - 1] + 1, *[0] * (6 - part.level)]
            part = replace(part, id="section-" + "-".join(map(str, counts[: part.level])))
        numbered.append(part)
    return numbered


def _levelled(found: list[Part]) -> list[Part]:
    top = min((p.level for p in found if isinstance(p, Heading)), default=1)
    last = 1
    levelled: list[Part] = []
    for part in found:
        if isinstance(part, Heading):
            last = min(part.level - top + 2, last + 1)
            part = replace(part, level=last)
        levelled.append(part)
    return levelled


def _ledger(part: Part) -> list[dict[str, Any]]:
    return part.block["disputes"] if isinstance(part, BlockPart) and part.block["kind"] == "ledger" else []


def _told(part: Part, place: int, last: dict[str, int]) -> Part:
    """A ledger whose disputes are brief where `last` names a later place."""
    return BlockPart(part.block | {"disputes": [dispute | {"brief": last[dispute["id"]] != place} for dispute in _ledger(part)]})


def _evidence_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        own = value.get("evidence")
        if isinstance(own, dict):
            yield from own.values()
        for key, inner in value.items():
            if key not in ("evidence", "questions"):  # a question's sentences are read out, and are no part of the page
                yield from _evidence_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _evidence_in(inner)


def _meant(value: Any, held: dict[str, Any]) -> Any:
    """Part of a block as `meant` has it; `held` is the evidence around it."""
    if isinstance(value, list):
        return [_meant(inner, held) for inner in value]
    if not isinstance(value, dict):
        return value
    cited = value.get("evidence")
    if isinstance(cited, dict):
        held = held | cited
        return {key: inner if key == "evidence" else _meant(inner, held) for key, inner in value.items()}
    value = {key: _meant(inner, held) for key, inner in value.items() if key != "marks"} | {key: value[key] for key in ("marks",) if key in value}
    if cited is None:
        return value
    ids, own = [cited] if isinstance(cited, str) else cited, value.get("marks") or {}
    return value | {"marks": {key: own.get(key, held[key]["marks"] if key in held else []) for key in ids}}


def _cited_in(value: Any, held: dict[str, Any] | None = None) -> Iterator[tuple[str, list[list[int]]]]:
    """What a passage, a side, a cell, a line or a mark of a figure ends in: an id of evidence, and the spans that are meant."""
    if isinstance(value, list):
        for inner in value:
            yield from _cited_in(inner, held)
    elif isinstance(value, dict):
        cited = value.get("evidence")
        held = cited if isinstance(cited, dict) else held
        yield from ((name, []) for name in value.get("caveat_cites", ()))  # whole sentences
        for key, inner in value.items():
            if key == "evidence":
                ids = [inner] if isinstance(inner, str) else inner if isinstance(inner, list) else []
                yield from ((name, value["marks"][name]) for name in ids)
            elif key in DRAWN:
                named = [name for ids in MARKED.findall(inner) for name in html.unescape(ids).split()]
                yield from ((name, (held or {}).get(name, {}).get("marks", [])) for name in named)
            elif key != "marks":
                yield from _cited_in(inner, held)


def _merge(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two records of one sentence: lists are united in order, the first known value of the rest stands."""
    merged = {key: other.get(key) if value is None else value for key, value in one.items()}
    for key in ("read", "agrees", "repeats", "disputes"):
        merged[key] = one[key] + [item for item in other[key] if item not in one[key]]
    for key in ("marks", "whole"):
        merged[key] = _apart([*one[key], *other[key]])
    return merged


def _apart(marks: list[list[int]]) -> list[list[int]]:
    """Spans in order, those that overlap or touch as one."""
    apart: list[list[int]] = []
    for start, end in sorted(marks):
        if apart and start <= apart[-1][1]:
            apart[-1][1] = max(apart[-1][1], end)
        else:
            apart.append([start, end])
    return apart


def _blocks(nodes: list[Node], attachments: dict[str, Any]) -> list[Node]:
    blocks = (_block(node, attachments) for node in nodes)
    return [block for block in blocks if block is not None]


def _block(node: Node, attachments: dict[str, Any]) -> Node | None:
    kind = node["type"]
    if kind in ("paragraph", "block_text"):
        return {"type": "paragraph", "children": _inlines(node["children"], attachments)}
    if kind == "heading":
        return {"type": "heading", "level": node["attrs"]["level"], "children": _inlines(node["children"], attachments)}
    if kind == "list":
        items = [_blocks(item["children"], attachments) for item in node["children"]]
        attrs = node["attrs"]
        return {"type": "list", "ordered": attrs["ordered"], "start": attrs.get("start", 1), "items": items}
    if kind == "block_quote":
        return {"type": "quote", "children": _blocks(node["children"], attachments)}
    if kind == "block_code":
        return {"type": "code", "text": _text(node["raw"]).rstrip("\n")}
    if kind == "block_html":
        return {"type": "paragraph", "children": [{"type": "text", "text": _text(node["raw"]).strip()}]}
    if kind == "thematic_break":
        return {"type": "rule"}
    return _table(node, attachments) if kind == "table" else None  # the rest are blank lines


def _table(node: Node, attachments: dict[str, Any]) -> Node:
    head, *bodies = node["children"]
    rows = [row["children"] for body in bodies for row in body["children"]]
    return {
        "type": "table",
        "align": [cell["attrs"]["align"] or "left" for cell in head["children"]],
        "head": [_inlines(cell["children"], attachments) for cell in head["children"]],
        "rows": [[_inlines(cell["children"], attachments) for cell in row] for row in rows],
    }


MARKS = {"strong": "strong", "emphasis": "emphasis", "strikethrough": "strike"}


def _inlines(nodes: list[Node], attachments: dict[str, Any]) -> list[Node]:
    found: list[Node] = []
    for place, node in enumerate(nodes):
        if node["type"] == "softbreak":
            found += _soft_break(plain(found), nodes[place + 1 :], attachments)
        else:
            found += _inline(node, attachments)
    return found


def _soft_break(before: str, after: list[Node], attachments: dict[str, Any]) -> list[Node]:
    between = before[-1:] + plain(_inlines(after[:1], attachments))[:1]
    return [] if re.fullmatch(f"[{WIDE}]{{2}}", between) else [{"type": "text", "text": " "}]


def _inline(node: Node, attachments: dict[str, Any]) -> list[Node]:
    kind = node["type"]
    if kind in MARKS:
        return [{"type": MARKS[kind], "children": _inlines(node["children"], attachments)}]
    if kind == "codespan":
        return [{"type": "code", "text": _text(node["raw"])}]
    if kind == "linebreak":
        return [{"type": "break"}]
    if kind == "link":
        return _link(node["attrs"]["url"], _inlines(node["children"], attachments))
    if kind == "image":
        return _image(node["attrs"]["url"], plain(_inlines(node["children"], attachments)), attachments)
    raw = node.get("raw", "")
    return [{"type": "text", "text": _text(raw if kind == "inline_html" else html.unescape(raw))}]


def _link(url: str, children: list[Node]) -> list[Node]:
    """A link to the web or within the report; of any other address (javascript:, file:) only its words remain."""
    scheme = re.match(r"\s*([^/?#:]*):", url)
    return [{"type": "link", "url": url, "children": children}] if not scheme or scheme[1].lower() in SCHEMES else children


def _image(url: str, alt: str, attachments: dict[str, Any]) -> list[Node]:
    """A picture that travels with the notebook; one that lies elsewhere is only named, since a report fetches nothing."""
    bundle = attachments.get(url.removeprefix("attachment:"), {})
    for mime in ("image/png", "image/jpeg"):
        if mime in bundle:
            return [{"type": "image", "url": f"data:{mime};base64,{bundle[mime].strip()}", "alt": alt}]
    return _link(url, [{"type": "text", "text": alt or url}])


def _text(raw: str) -> str:
    return raw.replace(JOINT, "")
