"""A notebook's parts as one self-contained page of HTML.

Python decides what stands where (`arrange`): levels of headings, contents, ids, evidence. The templates only write it down, with
every text escaped. The page carries its style, script and fonts and forbids itself any request (Content-Security-Policy); the
script may run because its hash is named there, and nothing else may.
"""

import base64
import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from casebook import paths
from casebook.corpus.script import simplify
from casebook.figures.table_file import table_csv
from casebook.findings.names import read_yaml
from casebook.report import notebook
from casebook.report.drawable import drawable
from casebook.report.fonts import page_fonts
from casebook.report.foreign import clean_html, clean_svg
from casebook.report.notebook import BlockPart, Heading, Output, Part, Prose
from casebook.report.quotation import placed
from casebook.report.small import small
from casebook.report.standing import CONTRADICTED, NOTED, cited_sign, grave, sign, tone, weight_sign
from casebook.report.strings import strings
from casebook.report.whole import LONGEST_RUN, pieces

STATIC = paths.PACKAGE / "report" / "static"
TEMPLATES = paths.PACKAGE / "report" / "templates"
UNSHOWN = {"edition", "summary"}  # they stand at the top of the page, not where their cell is
IN_CONTENTS = 3  # deepest heading that the contents list
# A file beside the page, as the table of downloads names it.
A_FILE = re.compile(r"((?:\.\./)?[\w.-]+(?:/[\w.-]+)*\.(?:csv|html|jsonl?|parquet|pdf|png|pptx|svg))", re.ASCII)
FILTER_FROM = 12  # rows from which a table is worth a filter box
OPEN_UP_TO = 6  # lines of a card that are shown unfolded; the longest cards have a hundred
LONG_CELL = 60  # characters of a cell, a Chinese one counting two, from which a table is a card a row on a phone
FOLDED = ("codebook", "influence")  # roles of tables that few readers want to see at once
CLUSTER_FROM = 3  # citations in a row that the script makes one button of
CLUSTER_TO = 6  # and that are still read through behind one; of more, each article has its own
HAN = re.compile(f"([{notebook.HAN}][{notebook.WIDE}]*)")
WIDE = re.compile(f"[{notebook.WIDE}]")
# What no line may part: a number and the words beside it (1200多家, 97563.8萬, 200 million, No. 1), a word with a single letter before its hyphen (e-commerce).
NUMBER = re.compile(
    r"(No\. \d[\d.,]*|(?<![\w-])[A-Za-z]-[a-z]+|\d[\d.,]* (?:million|billion|percent)|\d[\d.,]*(?:[多余餘几幾]?[十百千万萬亿億]+|[多余餘])?[%％个個人家年月日次条條篇倍成名位元]?)"
)


@dataclass(frozen=True)
class Item:
    """One thing on the page: `kind` is heading, prose, output or a block's kind; `level` the level its own heading would have,
    `under` the heading before it; `told` says of a figure that the finding just before it has its title as headline."""

    kind: str
    level: int
    content: Any
    under: str = ""
    told: bool = False


@dataclass
class Page:
    """What the templates know. `taken` are the ids already given out, so that none stands twice; `noted` the disputes of words that a finding before has pointed to."""

    lang: str
    title: str
    edition: dict[str, Any]
    summary: dict[str, Any] | None
    items: list[Item]
    evidence: dict[str, dict[str, Any]]
    ui: dict[str, str]
    taken: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)

    def once(self, name: str) -> Markup:
        """An id attribute, or nothing where that id is already on the page."""
        if anchor(name) in self.taken:
            return Markup("")
        self.taken.add(anchor(name))
        return Markup(' id="{}"').format(anchor(name))

    def fresh(self, stem: str) -> str:
        """An id that nothing else has, for controls to point at."""
        number = next(n for n in range(1, len(self.taken) + 2) if f"{stem}-{n}" not in self.taken)
        self.taken.add(f"{stem}-{number}")
        return f"{stem}-{number}"

    def figure(self, finding: dict[str, Any]) -> dict[str, Any] | None:
        """The figure that a finding names."""
        return notebook.figure_of(finding, [item.content for item in self.items if item.kind == "figure"])

    def dispute(self, name: str) -> dict[str, Any] | None:
        """The dispute of that id, if the page shows it."""
        shown = (d for i in self.items for d in ([i.content] if i.kind == "dispute" else i.content["disputes"] if i.kind == "ledger" else []))
        return next((d for d in shown if d["id"] == name), None)

    def disputes(self, names: list[str]) -> list[dict[str, Any]]:
        """Those of the disputes that the page shows."""
        return [found for name in names if (found := self.dispute(name))]

    def differing(self, finding: dict[str, Any]) -> list[dict[str, Any]]:
        """The disputes that a finding points to: contradictions always, what may both hold only where no finding before has."""
        found = [d for d in self.disputes(finding["disputes"]) if grave(d) or d["id"] not in self.noted]
        self.noted |= {d["id"] for d in found}
        return found

    def mark(self, key: str, about: list[str] | None) -> str:
        """The sign of a citation. `about` are the disputes that count, where not all that its sentence takes part in."""
        return cited_sign(self.disputes([name for name in self.evidence[key]["disputes"] if about is None or name in about]))

    def sources(self, finding: dict[str, Any]) -> list[dict[str, Any]]:
        """The articles that a finding cites: a piece of evidence each, with "count", the sentences cited."""
        cited = dict.fromkeys(key for passage in finding["text"] for key in passage["evidence"])
        items = sorted((self.evidence[key] for key in cited), key=evidence_order)
        counts = Counter(item["source"] for item in items)
        firsts = {item["source"]: item for item in reversed(items)}
        return [firsts[source] | {"count": count} for source, count in counts.items()]

    @cached_property
    def cards(self) -> set[str]:
        """Ids of the articles that have a card on this page."""
        return {source["id"] for item in self.items if item.kind == "sources" for source in item.content["sources"]}

    @cached_property
    def signs(self) -> str:
        """What ※ and ≠ beside a citation mean, where the page has them."""
        found = {self.mark(key, None) for key in self.evidence}
        return self.ui["space"].join(self.ui[key] for sign, key in ((NOTED, "noted_sign"), (CONTRADICTED, "contradicted_sign")) if sign in found)

    @cached_property
    def spellings(self) -> str:
        """For the search: every Traditional character of the sentences and its Simplified form, in a row."""
        held = {character for item in self.evidence.values() for character in item["sentence"] + item["before"] + item["after"] + item["title"]}
        held |= {character for block in self._concordances for line in block["lines"] for character in line["left"] + line["key"] + line["right"]}
        return "".join(sorted(c + s for c in held if (s := simplify(c)) != c and len(s) == 1))

    @cached_property
    def _concordances(self) -> list[dict[str, Any]]:
        return [item.content for item in self.items if item.kind == "concordance"]

    @cached_property
    def called(self) -> list[list[str]]:
        """For the search: the names that go for one thing, of all that the page names (陈航, Chen Hang, 无招)."""
        rows = read_yaml("entities.yml")
        lots = ([row["name"], row.get("en", ""), row.get("zh", ""), row.get("pinyin", ""), *row.get("aliases", [])] for row in rows)
        return [names for lot in lots if len(names := list(dict.fromkeys(filter(None, lot)))) > 1]

    @cached_property
    def downloads(self) -> str | None:
        """The id of the table of files beside the page."""
        return next((i.content["id"] for i in self.items if i.kind == "table" and i.content["role"] == "downloads"), None)

    def lots(self, ids: list[str]) -> list[list[str]]:
        """Citations in a row as they are opened: together, and of many those of each article together."""
        if len(ids) <= CLUSTER_TO:
            return [ids]
        lots: dict[str, list[str]] = {}
        for key in ids:
            lots.setdefault(self.evidence[key]["source"], []).append(key)
        return list(lots.values())

    def cluster(self, ids: list[str]) -> str:
        """What one button of many citations says: the articles and how many passages, "S1 S2 · 5 passages"."""
        sources = dict.fromkeys(self.evidence[key]["source"] for key in ids)
        return f"{' '.join(sources)} · {self.ui['passages_short'].format(n=len(ids))}"

    def meant(self, key: str, marks: dict[str, list[list[int]]]) -> str:
        """Where in the quotation of a sentence stands what a citation means, for the script: "2-5,9-12"."""
        spans = placed(marks.get(key, []), self.evidence[key]["kept"])
        return ",".join(f"{start}-{end}" for start, end in spans)

    def pointing(self, drawing: Markup, held: dict[str, dict[str, Any]]) -> Markup:
        """A figure whose points name with their sentences what is meant in them; `held` is the figure's own evidence."""

        def told(match: re.Match[str]) -> str:
            spans = (self.meant(key, {key: held[key]["marks"]}) if key in held else "" for key in html.unescape(match[1]).split())
            return f'{match[0]} data-marks="{";".join(spans)}"'

        return Markup(notebook.MARKED.sub(told, drawing))

    def shorts(self, ids: list[str]) -> list[str]:
        """The short names of the articles of sentences, each once."""
        items = [self.evidence[key] for key in ids]
        return list(dict.fromkeys(item.get("short") or item["publisher"] or item["title"] for item in items))

    def contents(self) -> list[dict[str, Any]]:
        """Lines of the contents: headings and headlines down to level 3, as {"level", "text", "href"}."""
        lines = []
        for item in self.items:
            if item.kind == "heading" and item.level <= IN_CONTENTS:
                lines.append({"level": item.level, "text": item.content.text, "href": href(item.content.id)})
            elif item.kind == "finding" and item.level <= IN_CONTENTS:
                lines.append({"level": item.level, "text": item.content["headline"], "href": href(item.content["id"])})
        return lines

    def headline(self, text: str) -> Markup:
        """A heading in which no line parts a name, a number from its unit or, in Chinese, a word."""
        cut = pieces(text, self.lang)
        return Markup("").join(Markup('<span class="whole">{}</span>').format(self.han(p)) if keep else self.han(p) for p, keep in cut)

    def clauses(self, title: str) -> Markup:
        """The report's title, of which a line in Chinese ends with a clause where it can."""
        if self.lang != "zh":
            return self.headline(title)
        cut = re.findall(r"[^，：；]+[，：；]?", title)
        return Markup("").join(Markup('<span class="clause">{}</span>').format(self.headline(clause)) for clause in cut)

    def han(self, text: str) -> Markup:
        """Text in which a number is never parted from its unit, and Chinese is marked as such in an edition that is not."""
        mark = escape if self.lang == "zh" else _marked_chinese
        pieces = NUMBER.split(text)  # every second piece is a number
        return Markup("").join(Markup('<span class="num">{}</span>').format(mark(p)) if n % 2 else mark(p) for n, p in enumerate(pieces))


def render(nb: Any, name: str) -> str:
    """The page of an executed notebook. `name` is its title where it has none. Raises MissingGlyph and NotebookFailed."""
    page = arrange(nb, name)
    style, script = (_static("page.css"), _static("page.js"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    body = environment().get_template("page.html.j2").render(page=page, ui=page.ui, script=Markup(script), digest=digest)
    body = drawable(body)
    return body.replace("/* STYLE */", page_fonts(html.unescape(body) + style) + "\n" + style, 1)


def arrange(nb: Any, name: str) -> Page:
    """Put a notebook's parts in the order and at the levels of the page."""
    lang = notebook.language(nb)
    title, found = notebook.titled(nb, notebook.meant(notebook.told_once(notebook.parts(nb, lang))))
    summary = next((p.block for p in found if isinstance(p, BlockPart) and p.block["kind"] == "summary"), None)
    evidence = {item["id"]: item for item in sorted(notebook.evidence(found).values(), key=evidence_order)}
    return Page(lang, title or name, notebook.edition(nb, found), summary, _items(found), evidence, strings(lang))


def _items(found: list[Part]) -> list[Item]:
    level, under, items = 1, "", []
    headline = ""
    for part in found:
        if isinstance(part, Heading):
            level, under = part.level, part.text
            items.append(Item("heading", level, part))
        elif isinstance(part, Prose):
            items.append(Item("prose", level, part.nodes))
        elif isinstance(part, Output):
            items.append(Item("output", level, part, under))
        elif part.block["kind"] not in UNSHOWN:
            told = part.block["kind"] == "figure" and part.block["title"] == headline
            items.append(Item(part.block["kind"], min(level + 1, 6), part.block, told=told))
            headline = part.block["headline"] if part.block["kind"] == "finding" else headline
    return items


def evidence_order(item: dict[str, Any]) -> list[tuple[int, str]]:
    """S2·9 before S2·10 before S10·1."""
    return [(int(piece), "") if piece.isdigit() else (0, piece) for piece in re.split(r"(\d+)", item["id"])]


def by_source(items: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Pieces of evidence in order, a list an article."""
    return [list(lot) for _, lot in groupby(items, key=lambda item: item["source"])]


def anchor(name: str) -> str:
    """A block's id as an id of HTML: S3·12 → S3-12."""
    return re.sub(r"[\s·]+", "-", name)


def href(name: str) -> str:
    """A link to an id of this page."""
    return "#" + quote(anchor(name))


def _marked_chinese(text: str) -> Markup:
    pieces = HAN.split(text)
    form = '<span lang="zh-Hans"{}>{}</span>'
    kept = (Markup(' class="whole"') if 1 < len(p) <= LONGEST_RUN else "" for p in pieces)  # a name or a term; what is longer is a quotation
    return Markup("").join(Markup(form).format(whole, p) if n % 2 else escape(p) for n, (p, whole) in enumerate(zip(pieces, kept, strict=True)))


def marked(item: dict[str, Any]) -> Markup:
    """A piece of evidence with the spans that were read in it as <mark>."""
    text, at, pieces = item["sentence"], 0, []
    for start, end in item["marks"]:
        pieces += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])


def script_of(item: dict[str, Any]) -> str:
    """zh-Hant where more characters are only in Big5 than only in GB 2312, else zh-Hans."""
    text = item["before"] + item["sentence"] + item["after"]
    traditional = sum(_in(c, "big5") and not _in(c, "gb2312") for c in text)
    simplified = sum(_in(c, "gb2312") and not _in(c, "big5") for c in text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def cell_text(value: Any) -> str:
    """A table's cell without its evidence."""
    return str(value["text"] if isinstance(value, dict) else value)


def stacked(table: dict[str, Any]) -> bool:
    """Whether a phone shows a table's rows as cards, each cell under its column's name: one that has sentences in it would be cut."""
    cells = (cell_text(row.get(column["key"], "")) for row in table["rows"] for column in table["columns"])
    return any(len(text) + len(WIDE.findall(text)) >= LONG_CELL for text in cells)


def with_links(text: str) -> Markup:
    """Text in which every file that lies beside the page is a link to it."""
    pieces = A_FILE.split(text)
    return Markup("").join(Markup('<a href="{0}">{0}</a>').format(piece) if n % 2 else escape(piece) for n, piece in enumerate(pieces))


def csv_link(table: dict[str, Any]) -> str:
    """The file behind a figure as a data: address, so that it can be saved from a page that has nothing beside it."""
    return "data:text/csv;charset=utf-8," + quote(table_csv(table["columns"], table["rows"]))


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def environment() -> Environment:
    """The templates, escaping everything, with the functions above."""
    loader = FileSystemLoader(TEMPLATES)
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters |= {
        "anchor": anchor, "href": href, "marked": marked, "script_of": script_of, "cell_text": cell_text, "with_links": with_links, "csv_link": csv_link, "stacked": stacked,
        "clean_html": clean_html, "groupby_source": by_source, "clean_svg": clean_svg, "sign": sign, "tone": tone, "weight_sign": weight_sign, "pieces": pieces,
        "base64": lambda text: base64.b64encode(text.encode()).decode(),
    }  # fmt: skip
    env.tests |= {"grave": grave, "small": small}
    env.globals |= {"FILTER_FROM": FILTER_FROM, "OPEN_UP_TO": OPEN_UP_TO, "CLUSTER_FROM": CLUSTER_FROM, "FOLDED": FOLDED}
    return env


def _static(name: str) -> str:
    return (STATIC / name).read_text("utf-8")
