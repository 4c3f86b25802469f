"""Two builds compared: what came, what went, what changed, and which findings moved.

A fact that changed says why: its article came in, went or was edited; or the article is what it was and is read otherwise now (new code, lexicon or
card). A number that other articles had told before is told again, and no news; one that goes with its article while others still tell it is no loss.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from casebook.changes.matching import match
from casebook.changes.snapshot import Article, Difference, Pair, Ranking, Row, Snapshot, Stand

# What can have become of a thing, in the order in which it is told. `told.WORDS` says each in both languages.
SIGNS = (
    "fell", "disputed", "weaker", "stronger", "settled", "back", "reworded", "shifted",
    "new", "changed", "gone", "again", "kept", "entered", "rose", "left",
)  # fmt: skip
LOST, DISPUTED, FIRM = "no_longer_supported", "disputed", "corroborated"
FIRST = 10  # places of a ranking within which a move is told
WRITTEN = 40  # lines of a section that are kept with a snapshot


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that changed. `was` is what stood in its place; `why` is came, went, edited, read, text, more, fewer or sides; `source` the article it is about,
    `sentence` the sentence (S3·12) in the build that has it.

    `finding` and `dispute` are ids; `place` is [doc, start, end] in the later build's articles, where they are at hand.
    """

    sign: str
    text: Pair
    was: Pair | None = None
    why: str | None = None
    source: str | None = None
    sentence: str | None = None
    finding: str | None = None
    dispute: str | None = None
    place: list[Any] | None = None
    weight: int = 0


@dataclass(frozen=True, kw_only=True)
class Section:
    """All that changed of one kind (findings, articles, disputes, claims, events, ranks). `counts` is over all lines, whether written or not."""

    kind: str
    counts: dict[str, int]
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Build:
    """Which build: its date, how many articles, and the digest of their bytes."""

    as_of: str
    articles: int
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What changed from `since` to `now`. `program` says whether the code or the lexicon changed too; sections without a line are left out."""

    since: Build
    now: Build
    program: bool
    sections: list[Section]

    def section(self, kind: str) -> Section:
        """The section of a kind, empty where nothing of it changed."""
        return next((s for s in self.sections if s.kind == kind), Section(kind=kind, counts={}))

    def cut(self) -> "Changes":
        """The same with the first lines of each section only."""
        return replace(self, sections=[replace(s, lines=s.lines[:WRITTEN]) for s in self.sections])


def changes_of(data: dict[str, Any]) -> Changes:
    """Changes from the JSON that asdict makes of them."""
    sections = [Section(**s | {"lines": [Line(**line) for line in s["lines"]]}) for s in data["sections"]]
    return Changes(**data | {"since": Build(**data["since"]), "now": Build(**data["now"]), "sections": sections})


def as_data(changes: Changes) -> dict[str, Any]:
    """Changes as JSON holds them; what a line does not have is left out, and the weight by which its place was found."""
    data = asdict(changes)
    for section in data["sections"]:
        section["lines"] = [{key: value for key, value in line.items() if value is not None and key != "weight"} for line in section["lines"]]
    return data


def compare(old: Snapshot, new: Snapshot) -> Changes:
    """What changed from one build to a later one."""
    pairs = _pairs(old.articles, new.articles)
    sections = [
        _section("findings", _findings(old, new)),
        _section("articles", _articles(pairs)),
        _section("disputes", _disputes(old.disputes, new.disputes)),
        _section("claims", _facts(pairs, "claims")),
        _section("events", _facts(pairs, "events")),
        _section("ranks", _ranks(old.ranks, new.ranks)),
    ]
    return Changes(since=build_of(old), now=build_of(new), program=old.program != new.program, sections=[s for s in sections if s.counts])


def build_of(snapshot: Snapshot) -> Build:
    """Which build a snapshot is of."""
    return Build(as_of=snapshot.as_of, articles=len(snapshot.articles), fingerprint=snapshot.fingerprint)


def _section(kind: str, lines: Iterable[Line]) -> Section:
    """The lines in the order of SIGNS, the most telling first."""
    told = sorted(lines, key=lambda line: (line.weight, SIGNS.index(line.sign)))
    signs = [line.sign for line in told]
    return Section(kind=kind, counts={sign: signs.count(sign) for sign in SIGNS if sign in signs}, lines=told)


# --- articles ---

Pairs = list[tuple[Article | None, Article | None]]


def _pairs(old: Sequence[Article], new: Sequence[Article]) -> Pairs:
    """Each article with what it was: the one of its name, else one of the same bytes that has lost its name; None on the side where there is none."""
    named = {article.doc: article for article in old}
    kept = {article.doc for article in new} & set(named)
    lost = {article.sha256: article for article in old if article.doc not in kept}
    pairs: Pairs = [(named.get(a.doc) or lost.pop(a.sha256, None), a) for a in new]
    matched = {earlier.doc for earlier, _ in pairs if earlier}
    return [*pairs, *((article, None) for article in old if article.doc not in matched)]


def _articles(pairs: Pairs) -> Iterator[Line]:
    for old, new in pairs:
        if old is None and new is not None:
            yield Line(sign="new", text=_named(new), why="came", source=new.doc)
        elif new is None and old is not None:
            yield Line(sign="gone", text=_named(old), why="went", source=old.doc)
        elif old and new and old.sha256 != new.sha256:
            yield Line(sign="changed", text=_named(new), why="edited", source=new.doc)
        elif old and new and old.reading != new.reading:
            yield Line(sign="changed", text=_named(new), why="read", source=new.doc)


def _named(article: Article) -> Pair:
    """An article's number and name, and how much was read in it."""
    claims, events = article.count
    name = {lang: words or article.doc for lang, words in (article.name or {"en": "", "zh": ""}).items()}
    source = "" if name["en"].startswith(f"{article.source} ") else f"{article.source} "  # a short name may begin with it
    en = f"{source}{name['en']} ({claims} number{'s' * (claims != 1)}, {events} dated event{'s' * (events != 1)})"
    return {"en": en, "zh": f"{source}{name['zh']}（{claims}个数字，{events}个事件）"}


# --- claims and events ---


def _facts(pairs: Pairs, table: str) -> Iterator[Line]:
    """Lines of the claims or the events, for articles whose rows both builds have; of those that came or went, where theirs are there."""
    before, after = (
        ({row.reading: row for article in side if article for row in _rows(article, table)} for side in zip(*pairs, strict=True))
        if pairs
        else ({}, {})
    )
    elsewhere = {row.about: row for row in before.values() if row.about and table == "claims"}  # of events one more is no contradiction
    for old, new in pairs:
        if old and new and not (old.whole and new.whole):
            continue
        found = match(_rows(old, table), _rows(new, table))
        for earlier, later in found.changed:
            yield _line("changed", later, new, why=_why(old, new), was=earlier.says)
        for row in found.new:
            other = elsewhere.get(row.about)
            told = row.reading in before
            yield _line("again" if told else "new", row, new, why=_why(old, new), was=other.says if other and not told else None)
        for row in found.gone:
            yield _line("kept" if row.reading in after else "gone", row, None, why=_why(old, new))


def _rows(article: Article | None, table: str) -> list[Row]:
    return (getattr(article, table) or []) if article else []


def _why(old: Article | None, new: Article | None) -> str:
    if old is None or new is None:
        return "came" if old is None else "went"
    return "read" if old.sha256 == new.sha256 else "edited"


def _line(sign: str, row: Row, article: Article | None, **more: Any) -> Line:
    place = [article.doc, row.start, row.end] if article and row.end else None
    return Line(sign=sign, text=row.says, sentence=row.id, place=place, weight=3 if sign in ("again", "kept") else row.weight, **more)


# --- findings ---


def _findings(old: Snapshot, new: Snapshot) -> Iterator[Line]:
    """Findings that came, went or moved; where no byte of the articles changed, it was the reading or the codebook that did."""
    before, after = ({f.id: f for f in snapshot.findings} for snapshot in (old, new))
    why = "read" if old.fingerprint == new.fingerprint else None
    for name, finding in after.items():
        if name not in before:
            yield _told("new", finding, why=why)
        elif sign := became(before[name], finding):
            yield _moved(sign, before[name], finding, why)
    for name, finding in before.items():
        if name not in after:
            yield replace(_told("gone", finding, why=why), finding=None)


def became(old: Stand, new: Stand) -> str | None:
    """What became of a finding: one of SIGNS, or None where it says and stands as before. Corroborated by more origins is stronger."""
    if old.standing != new.standing:
        if LOST in (old.standing, new.standing):
            return "fell" if new.standing == LOST else "back"
        if DISPUTED in (old.standing, new.standing):
            return "disputed" if new.standing == DISPUTED else "settled"
        return "stronger" if new.standing == FIRM else "weaker"
    if new.standing == LOST:
        return None
    if new.standing == FIRM and old.origins != new.origins:
        return "stronger" if new.origins > old.origins else "weaker"
    if (old.headline, old.text) != (new.headline, new.text):
        return "reworded"
    return "shifted" if old.standing_text != new.standing_text else None


def _told(sign: str, finding: Stand, **more: Any) -> Line:
    said = {"en": f"{finding.headline['en']} ({finding.standing_text['en']})", "zh": f"{finding.headline['zh']}（{finding.standing_text['zh']}）"}
    return Line(sign=sign, text=said, finding=finding.id, **more)


def _moved(sign: str, old: Stand, new: Stand, why: str | None) -> Line:
    """A finding that fell by what it said, any other by what it says now; what it was, as far as that is another thing."""
    if sign == "fell":
        return Line(sign=sign, text=old.headline, finding=new.id, why=why)
    if sign == "back":  # what it was, the sign says
        return _told(sign, new, why=why)
    was = {}
    for lang in ("en", "zh"):
        parts = [o[lang] for o, n in ((old.headline, new.headline), (old.standing_text, new.standing_text)) if o[lang] != n[lang]]
        was[lang] = {"en": "; ", "zh": "；"}[lang].join(parts)
    unseen = sign == "reworded" and old.headline == new.headline
    return replace(_told(sign, new, why=why or ("text" if unseen else None)), was=was if all(was.values()) else None)


# --- disputes and ranks ---


def _disputes(old: Sequence[Difference], new: Sequence[Difference]) -> Iterator[Line]:
    before, after = {d.id: d for d in old}, {d.id: d for d in new}
    for name, d in after.items():
        if not d.topic:
            continue
        if name not in before:
            yield Line(sign="new", text=d.topic, dispute=name, weight=_weight(d))
        elif (earlier := before[name]).topic and (earlier.sides, earlier.severity) != (d.sides, d.severity):
            was = earlier.topic if earlier.topic != d.topic else earlier.status_text if earlier.status_text != d.status_text else None
            yield Line(sign="changed", text=d.topic, was=was, why=_sides(earlier, d), dispute=name, weight=_weight(d))
    yield from (Line(sign="gone", text=d.topic, weight=_weight(d)) for name, d in before.items() if name not in after and d.topic)


def _sides(old: Difference, new: Difference) -> str | None:
    """What became of the sides: more, fewer, or others."""
    before, after = set(old.sides), set(new.sides)
    if before == after:
        return None
    return "more" if before < after else "fewer" if after < before else "sides"


def _weight(d: Difference) -> int:
    return 0 if d.severity == "contradiction" else 1


def _ranks(old: Sequence[Ranking], new: Sequence[Ranking]) -> Iterator[Line]:
    """Who came into the first places of a list, rose among those that were there before, or left. Who only made room is not told."""
    before = {ranking.id: ranking for ranking in old}
    for ranking in new:
        if ranking.id in before:
            yield from _ranked(before[ranking.id], ranking)


def _ranked(old: Ranking, new: Ranking) -> Iterator[Line]:
    weight = 1 if new.id == "names" else 0  # names come and go with every article
    was, now = ({item["key"]: n for n, item in enumerate(r.items[:FIRST], 1)} for r in (old, new))
    before, after = [key for key in was if key in now], [key for key in now if key in was]  # who stayed, in both orders
    for item in new.items[:FIRST]:
        key = item["key"]
        if key not in was:
            yield Line(sign="entered", text=_place(new, item, now[key]), weight=weight)
        elif after.index(key) < before.index(key) and now[key] < was[key]:
            yield Line(sign="rose", text=_place(new, item, now[key]), was={"en": f"No. {was[key]}", "zh": f"第{was[key]}位"}, weight=weight)
    yield from (Line(sign="left", text=_place(old, item, was[item["key"]]), weight=weight) for item in old.items[:FIRST] if item["key"] not in now)


def _place(ranking: Ranking, item: Pair, place: int) -> Pair:
    return {"en": f"{ranking.title['en']}: {item['en']}, No. {place}", "zh": f"{ranking.title['zh']}：{item['zh']}，第{place}位"}
