"""A theme's codebook, NN-theme.codes.yml beside its notebook: what an analyst judges, as data.

    theme      title, heading, question: {en, zh}; colour; about: entities, of which an article speaks that the theme concerns (all articles without).
               `heading` argues and heads the chapter while the theme's answer stands, `title` names it
    facts      name → a query for facts (query.py); findings refer to them by name
    findings   id, role (answer, verdict), key (true: among the report's key findings),
               inference (true: ours, not the articles'), counted (true: an inference that only counts),
               retold (true: its sources tell of one event, so that they are no witnesses for each other), headline {en, zh},
               text [{en, zh, rests}], core, holds, absent, caveat, figure;
               question {en, zh} and answer {en, zh, rests}: what an audience is known to ask; it falls with the facts of its answer
    unsaid     what no article gives: {what {en, zh}: a few words for the heading, en, zh}; an item goes when an article gives it
    tests      what would change the report's mind: {of: a finding's id, if {en, zh}, then {en, zh}}; a test falls with its finding, and one
               whose `absent` has turned up says where
    disputes   contradictions that no rule finds: {topic {en, zh}, kind, status, nature as in the facts (records.Dispute), sides: [{en, zh, passages}],
               explanation {en, zh}}; one of which fewer than two sides stand in the articles falls away
    codes      id, label, definition {en, zh}, passages: [{quote, stance}]; a finding of any theme may rest on a code by its id
    figures    id → finding, title (else the finding's headline), subtitle, note {en, zh}, and what the kind of chart asks for; in the
               order in which the notebook shows them. `talk` holds what a slide shows instead of these, and beside it title {en, zh}, what that
               slide is called (else the finding's headline), and said, how many sentences of the finding stand below (else all that fit)

Words that deny something, or count silently ("only one article"), would grow stale when an article comes in. So beside en and zh they may carry
    holds      conditions (rank.value > other.value, code.stated >= 2), all of which must be true
    absent     names of facts that must find nothing
    judged     true: found by a person's reading and by no query. Articles of which nobody has coded a passage are then named after the words
    else       {en, zh} to be said instead where these no longer hold (of a title also where `judged` no longer covers every article);
               without it they fall away
A finding itself may carry holds and absent: it is then no longer supported.

Words that deny something of all articles without any of these are refused.

Words may hold slots ({users}, {launch.date}), filled from facts when the report is built; those of a figure also from what it draws
({period}). A digit typed into the words is refused: numbers come from facts.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from casebook import yaml_file
from casebook.errors import BadCodebook
from casebook.facts.records import DISPUTE_KINDS, DISPUTE_NATURES, DISPUTE_STATUSES
from casebook.findings.codebook_shape import misshapen
from casebook.say import LANGS

SECTIONS = {"theme", "facts", "findings", "unsaid", "tests", "disputes", "codes", "figures"}
FINDING_KEYS = {
    "id",
    "role",
    "key",
    "inference",
    "counted",
    "retold",
    "headline",
    "text",
    "core",
    "holds",
    "absent",
    "caveat",
    "question",
    "answer",
    "figure",
}
WORD_KEYS = {*LANGS, "rests", "holds", "absent", "judged", "else"}
DISPUTE_KEYS = {"topic", "kind", "status", "nature", "sides", "explanation"}

DISPUTE_WORDS = {"kind": DISPUTE_KINDS, "status": DISPUTE_STATUSES, "nature": ("", *DISPUTE_NATURES)}
STANCES = ("asserts", "implies", "symptom", "against")
SLOT = re.compile(r"\{([a-z][\w.:-]*)\}")
# Numbers in words would slip past a check for digits; "one" is left out, being a pronoun as often.
NUMBER_WORDS = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|half)\b|[二三四五六七八九两]|[十百千万亿](?![分一])",
    re.IGNORECASE,
)

# What is said of all articles, and so is no longer true when one that says otherwise comes in.
DENIAL = re.compile(
    r"\b(no|only one|not one|neither) articles?\b|\barticles? (do|does|did) not\b|\bonly article\b|(?<!in )\bone article only\b|\bnobody (says|counts|counted|knows)\b"
    r"|没有(一[篇个家位]|文章|人)|文章[都里]?没有|只有一篇|唯一",
    re.IGNORECASE,
)
CONDITIONS = {"holds", "absent", "judged"}


@dataclass(frozen=True)
class Codebook:
    """One theme as its codebook has it. `theme` is the notebook's name without extension."""

    theme: str
    path: Path
    head: dict[str, Any]
    facts: dict[str, dict[str, Any]]
    findings: list[dict[str, Any]]
    codes: list[dict[str, Any]]
    figures: dict[str, dict[str, Any]]
    tests: list[dict[str, Any]] = field(default_factory=list)
    unsaid: list[dict[str, Any]] = field(default_factory=list)
    disputes: list[dict[str, Any]] = field(default_factory=list)


def _fail(path: Path, fault: str, do: str) -> BadCodebook:
    return BadCodebook(f"{path.name}: {fault}; {do}")


def _check_keys(path: Path, fault: str, table: dict[Any, Any], known: set[str], beside: str = "") -> None:
    """That a table has known keys alone; a key that is no text is no less unknown."""
    if unknown := sorted(set(table) - known, key=str):
        raise _fail(path, f"{fault} {unknown[0]!r}{beside}", f"use one of {', '.join(sorted(known))}")


def words_of(finding: dict[str, Any]) -> list[dict[str, str]]:
    """All {en, zh} pairs of a finding, with those to be said instead."""
    pairs = [finding["headline"], *finding["text"], *(finding[key] for key in ("caveat", "question", "answer") if finding.get(key))]
    return pairs + [pair["else"] for pair in pairs if "else" in pair]


def typed_numbers(text: str) -> list[str]:
    """Numbers in a text that do not come from a slot."""
    return [m.group() for m in NUMBER_WORDS.finditer(SLOT.sub("", text))]


def _check_words(path: Path, where: str, pair: Any, *, conditioned: bool = False) -> None:
    """`conditioned`: what they belong to falls under conditions of its own."""
    _check_both(path, where, pair)
    for lang in LANGS:
        if typed := typed_numbers(pair[lang]):
            raise _fail(path, f"{where} has the number {typed[0]!r} typed into its {lang} words", "take it from a fact by a {slot}")
    _check_denials(path, where, pair, conditioned=conditioned)
    if "else" in pair:
        _check_words(path, f"{where}, else", pair["else"])


def _check_denials(path: Path, where: str, pair: dict[str, Any], *, conditioned: bool = False) -> None:
    """That words name their conditions by known keys, and that those which deny something have one."""
    _check_keys(path, f"{where} has the unknown key", pair, WORD_KEYS, " beside its words")
    denied = DENIAL.search(pair["en"]) or DENIAL.search(pair["zh"])
    if denied and not conditioned and not CONDITIONS & set(pair):
        fault = f"{where} says {denied[0]!r} of all articles, which the next one may make untrue"
        raise _fail(path, fault, "give it absent: (facts that must find nothing), holds: or judged: true")


def _check_finding(path: Path, finding: dict[str, Any]) -> None:
    where = f"finding {finding.get('id', '?')}"
    _check_keys(path, f"{where} has the unknown key", finding, FINDING_KEYS)
    if missing := {"id", "headline", "text"} - {key for key, value in finding.items() if value is not None}:
        raise _fail(path, f"{where} lacks {sorted(missing)[0]!r}", "add it")
    for pair in (finding["headline"], *finding["text"]):
        _check_words(path, where, pair, conditioned=bool(CONDITIONS & set(finding)))
    for key in ("caveat", "question", "answer"):
        if finding.get(key):
            _check_words(path, where, finding[key])
    _check_answer(path, where, finding)


def _check_answer(path: Path, where: str, finding: dict[str, Any]) -> None:
    """That an answer names what it stands on, or says why it can name nothing."""
    answer, question = finding.get("answer") or {}, finding.get("question") or {}
    slots = [slot for words in (answer, question) for lang in LANGS for slot in SLOT.findall(words.get(lang, "")) if not slot.startswith("name:")]
    if answer and not slots and not {"rests", *CONDITIONS} & set(answer):
        raise _fail(path, f"{where}: its answer ends in no sentence", "name its facts or codes under rests:, or give it absent: or judged: true")


def _check_test(path: Path, test: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    where = f"test of {test.get('of', '?')}"
    if test.get("of") not in {finding["id"] for finding in findings}:
        raise _fail(path, f"{where} tests no finding of this codebook", "name one under of:")
    for key in ("if", "then"):
        _check_words(path, f"{where}, {key}", test.get(key), conditioned=True)  # of what is not so yet


def _check_unsaid(path: Path, item: dict[str, Any]) -> None:
    what, words = item.get("what"), {key: value for key, value in item.items() if key != "what"}
    _check_words(path, "unsaid, what", what)
    _check_words(path, f"unsaid, {what['en']}", words)
    if not CONDITIONS & set(words):
        raise _fail(path, f"unsaid, {what['en']} would stay whatever an article says", "give it absent: or judged: true")


def _check_dispute(path: Path, dispute: dict[str, Any]) -> None:
    where = f"dispute {(dispute.get('topic') or {}).get('en', '?')!r}"
    _check_keys(path, f"{where} has the unknown key", dispute, DISPUTE_KEYS)
    for key in ("topic", "explanation"):
        _check_words(path, f"{where}, {key}", dispute.get(key), conditioned=True)  # it falls with its sides
    for key, known in DISPUTE_WORDS.items():
        if dispute.get(key, "") not in known:
            raise _fail(path, f"{where} has the {key} {dispute.get(key)!r}", f"use one of {', '.join(filter(None, known))}")
    sides = dispute.get("sides") or []
    if len(sides) < 2:
        raise _fail(path, f"{where} has fewer than two sides", "give each side its words and passages")
    for side in sides:
        _check_words(path, f"{where}, a side", {key: side.get(key) for key in LANGS}, conditioned=True)
        if not side.get("passages"):
            raise _fail(path, f"{where} has a side without passages", "quote what the articles say")


def _check_code(path: Path, code: dict[str, Any]) -> None:
    where = f"code {code.get('id', '?')}"
    for key in ("label", "definition"):
        _check_words(path, f"{where}, {key}", code.get(key))
    if not code.get("id"):
        raise _fail(path, "a code has no id", "give it one")
    for passage in code.get("passages") or []:
        if passage.get("stance") not in STANCES or not passage.get("quote"):
            raise _fail(path, f"{where} has a passage without a quote or with an unknown stance", f"use one of {', '.join(STANCES)}")


def _check_figure(path: Path, name: str, figure: dict[str, Any]) -> None:
    for key in ("title", "subtitle", "note"):
        if key in figure or key == "subtitle":
            _check_words(path, f"figure {name}, {key}", figure.get(key))
    _check_talk(path, f"figure {name}, talk", figure.get("talk") or {})


def _check_talk(path: Path, where: str, talk: dict[str, Any]) -> None:
    """That what a slide shows instead is said as the rest is, and that its sentences are counted."""
    for key in ("title", "subtitle"):
        if key in talk:
            _check_words(path, f"{where}, {key}", talk[key])
    if not isinstance(talk.get("said", 0), int):
        raise _fail(path, f"{where}, said is {talk['said']!r}", "write how many sentences of the finding stand below the figure: 0, 1 …")


CHECKS = {"codes": _check_code, "findings": _check_finding, "unsaid": _check_unsaid, "disputes": _check_dispute}


def _parsed(path: Path) -> dict[str, Any]:
    """The sections of a codebook, each of its form. BadCodebook."""
    try:
        data = yaml_file.read(path) or {}
    except UnicodeDecodeError as error:
        raise _fail(path, "is not UTF-8", "save it as UTF-8 text") from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: PyYAML on a day that no calendar has
        raise _fail(path, f"is not YAML ({' '.join(str(error).split())[:120]})", "mend that line") from error
    if fault := misshapen(data):
        raise _fail(path, f"{fault[0]} is not {fault[1]}", "write it as the other codebooks do")
    _check_keys(path, "has the unknown section", data, SECTIONS)
    return data


def _check_head(path: Path, head: dict[str, Any]) -> None:
    for key, words in head.items():
        if isinstance(words, dict):
            _check_both(path, f"theme, {key}", words)
            _check_denials(path, f"theme, {key}", words)
    for key in ("title", "question"):
        _check_both(path, f"theme, {key}", head.get(key))


def _check_both(path: Path, where: str, pair: Any) -> None:
    if not isinstance(pair, dict) or not all(isinstance(pair.get(lang), str) for lang in LANGS):
        raise _fail(path, f"{where} lacks words in both languages", "give it en: and zh:")


def read_codebook(path: Path) -> Codebook:
    """Read and check one codebook. BadCodebook names the file, the fault and the next step."""
    data = _parsed(path)
    if "theme" in data:
        _check_head(path, data["theme"] or {})
    for section, check in CHECKS.items():
        for row in data.get(section) or []:
            check(path, row)
    for test in data.get("tests") or []:
        _check_test(path, test, data.get("findings") or [])
    for name, figure in (data.get("figures") or {}).items():
        _check_figure(path, name, figure)
    return Codebook(
        theme=path.name.removesuffix(".codes.yml"),
        path=path,
        head=data.get("theme") or {},
        facts=data.get("facts") or {},
        findings=data.get("findings") or [],
        codes=data.get("codes") or [],
        tests=data.get("tests") or [],
        unsaid=data.get("unsaid") or [],
        disputes=data.get("disputes") or [],
        figures=data.get("figures") or {},
    )


def _named(finding: dict[str, Any]) -> set[str]:
    """Names of the facts and codes that a finding refers to."""
    slots = {slot.partition(".")[0] for pair in words_of(finding) for lang in LANGS for slot in SLOT.findall(pair[lang])}
    rests = {name for passage in (*finding["text"], finding.get("answer") or {}) for name in passage.get("rests", [])}
    return {name for name in slots | rests | set(finding.get("core", [])) if not name.startswith("name:")}


def _denied(book: Codebook) -> set[str]:
    """Names of the facts that words of a codebook say are in no article."""
    rows = [*book.findings, *book.unsaid, *book.tests]
    pairs = [pair for finding in book.findings for pair in words_of(finding)] + [v for v in book.head.values() if isinstance(v, dict)]
    pairs += [
        told[key] for figure in book.figures.values() for told in (figure, figure.get("talk") or {}) for key in ("title", "note") if told.get(key)
    ]
    return {name for row in (*rows, *pairs) for name in row.get("absent", [])}


def _check_names(books: list[Codebook]) -> None:
    codes = [str(code.get("id")) for book in books for code in book.codes]
    if twice := {c for c in codes if codes.count(c) > 1}:
        raise BadCodebook(f"the code {sorted(twice)[0]!r} is defined by more than one codebook; rename one")
    for book in books:
        for finding in book.findings:
            if strangers := _named(finding) - set(book.facts) - set(codes):
                fault = f"finding {finding['id']} refers to {sorted(strangers)[0]!r}, which is no fact of this codebook and no code"
                raise _fail(book.path, fault, "define it")
        if strangers := _denied(book) - set(book.facts):
            raise _fail(book.path, f"{sorted(strangers)[0]!r} is said to be absent and is no fact of this codebook", "define its query under facts:")


def read_codebooks(folder: Path) -> list[Codebook]:
    """All codebooks of a notebooks folder, in the order of their names. BadCodebook where a name leads nowhere."""
    books = [read_codebook(path) for path in sorted(folder.glob("*.codes.yml"))]
    _check_names(books)
    return books
