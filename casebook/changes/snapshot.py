"""A build in short, report/snapshot.json: enough to say later what has changed since, and small whatever the size of the folder.

    format      1
    program     key of the code, lexicon and versions that made it; no part of what is compared
    as_of       the edition's date
    articles    the articles with the digests of their bytes and of what was read in them; the rows of the telling ones
    findings    every finding: what it says, how it stands
    disputes    every dispute: what it is about, how it stands, its sides
    ranks       lists whose order says something: names, judgements, words
    changes     what this build found changed against the one before it in the same place (compare.py)

A row is a claim or an event in short: digests to know it again by, and one line in each language to tell it with. Rows are written for whole articles
only, first for those that findings rest on, until there are `MOST_ROWS`; each of the others is one short list, and a reading of it that changed is
seen, not told. No sentence is
in a snapshot, only digests of sentences: it may be published with the report.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from casebook.errors import BadArgument

PLACE = Path("report", "snapshot.json")
FORMAT = 1
MOST_ROWS = 800  # a quarter of a megabyte
MOST_DISPUTES = 200
BYTES_DIGITS, ROW_DIGITS = 12, 10  # hexadecimal digits of digests: of an article's bytes, of a sentence or a reading within one folder

Pair = dict[str, str]  # the same words in both editions: {en, zh}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A claim or an event: `sentence`, `about` (who, what, when) and `reading` (all that was read) are digests, `surface` the number or date as printed.

    `id` is its sentence as S3·12, `says` the line that tells it; `weight` is 0 where a finding rests on it, 1 where it speaks for itself, else 2.
    """

    sentence: str
    surface: str
    about: str
    reading: str
    id: str
    says: Pair = field(default_factory=dict)
    weight: int
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article. `reading` is a digest over its rows; `claims` and `events` are None where they are not written, `count` says how many there are."""

    doc: str
    sha256: str
    reading: str
    count: list[int]
    source: str = ""
    name: Pair = field(default_factory=dict)
    claims: list[Row] | None = None
    events: list[Row] | None = None

    @property
    def whole(self) -> bool:
        """Whether its rows are here."""
        return self.claims is not None


@dataclass(frozen=True, kw_only=True)
class Stand:
    """A finding: what it says and how it stands. `origins` states each of its core facts at least, `text` is a digest of its words."""

    id: str
    theme: str
    standing: str
    origins: int
    text: str
    headline: Pair
    standing_text: Pair


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A dispute: `severity` as in the ledger, `sides` the values that stand side by side, sorted; only the id where there are too many of them."""

    id: str
    severity: str = ""
    sides: list[str] = field(default_factory=list)
    topic: Pair = field(default_factory=dict)
    status_text: Pair = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """A list in its order. `items` are {key, en, zh}; `title` says what is ranked, and by what."""

    id: str
    title: Pair
    items: list[Pair]


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """One build in short; see the head of this file."""

    program: str
    as_of: str
    fingerprint: str
    articles: list[Article]
    findings: list[Stand]
    disputes: list[Difference]
    ranks: list[Ranking]
    changes: dict[str, Any] | None = None

    def content(self) -> str:
        """What is compared: two builds of one content say the same, whatever code made them. Of the articles only what is always written, and no ranks,
        which follow from the rest."""
        said = asdict(replace(self, program="", changes=None, ranks=[], articles=[replace(a, claims=None, events=None) for a in self.articles]))
        return json.dumps(said, ensure_ascii=False)


def digest(*pieces: object) -> str:
    """The beginning of the SHA-256 of some values."""
    return hashlib.sha256(json.dumps(pieces, ensure_ascii=False).encode()).hexdigest()[:ROW_DIGITS]


def cut(snapshot: Snapshot, most: int = MOST_ROWS) -> Snapshot:
    """The same with rows for as many whole articles as `most` rows allow, those first on which most findings rest; names only for those."""
    room = most
    kept = set()
    for article in sorted(snapshot.articles, key=_telling):
        if article.whole and sum(article.count) <= room:
            room -= sum(article.count)
            kept.add(article.doc)
    bare = {"claims": None, "events": None, "name": {}, "source": ""}
    articles = [a if a.doc in kept else replace(a, **bare) for a in snapshot.articles]
    graver = {d.id for d in sorted(snapshot.disputes, key=lambda d: d.severity != "contradiction")[:MOST_DISPUTES]}
    return replace(snapshot, articles=articles, disputes=[d if d.id in graver else Difference(id=d.id) for d in snapshot.disputes])


def _telling(article: Article) -> tuple[int, str]:
    return -sum(row.weight == 0 for row in [*(article.claims or ()), *(article.events or ())]), article.doc


def write(snapshot: Snapshot, file: Path) -> None:
    """Write a snapshot, one thing a line, so that two of them can be compared by eye too."""
    file.parent.mkdir(parents=True, exist_ok=True)
    said = {"format": FORMAT, **asdict(snapshot)}
    lists = {key: value for key, value in said.items() if isinstance(value, list)}
    head = {key: value for key, value in said.items() if key not in lists and key != "changes"}
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    parts += [f"{_json(key)}: [{_lines(map(_slim, value))}]" for key, value in lists.items()]
    parts.append(f'"changes": {_json(said["changes"])}')
    file.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8", newline="\n")


def _lines(values: Iterable[Any]) -> str:
    lines = ",\n ".join(map(_json, values))
    return f"\n {lines}\n" if lines else ""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _slim(value: dict[str, Any]) -> dict[str, Any] | list[Any]:
    """A thing without the keys that say nothing; of an article its rows without offsets, which move with every edit."""
    if value.get("claims", ()) is None:
        return [value["doc"], value["sha256"], value["reading"], *value["count"]]
    kept = {key: inner for key, inner in value.items() if inner is not None and inner not in ("", {})}
    rows = {key: [{k: v for k, v in row.items() if k not in ("start", "end")} for row in kept[key]] for key in ("claims", "events") if key in kept}
    return kept | rows


def read(place: Path) -> Snapshot:
    """The snapshot in an output folder, in a report's folder, or the file itself. Raises BadArgument."""
    tried = [place, place / PLACE.name, place / PLACE]
    file = next((f for f in tried if f.is_file()), None)
    if file is None:
        raise BadArgument(f"{place}: holds no {PLACE.as_posix()}; give a folder that `casebook build --out` made, or the file")
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        if said.pop("format") != FORMAT:
            raise BadArgument(f"{file}: is of another version; build that report again")
        return Snapshot(
            **said
            | {
                "articles": [_article(row) for row in said["articles"]],
                "findings": [Stand(**row) for row in said["findings"]],
                "disputes": [Difference(**row) for row in said["disputes"]],
                "ranks": [Ranking(**row) for row in said["ranks"]],
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadArgument(f"{file}: is no snapshot of a build; build that report again") from error


def _article(said: dict[str, Any] | list[Any]) -> Article:
    if isinstance(said, list):
        doc, sha256, reading, *count = said
        return Article(doc=doc, sha256=sha256, reading=reading, count=count)
    rows = {key: [Row(**row) for row in said[key]] for key in ("claims", "events") if key in said}
    return Article(**said | rows)
