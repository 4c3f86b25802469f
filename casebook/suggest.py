"""Names that the articles use often and the lexicon does not know, ready to be pasted into FOLDER/lexicon/entities.yml.

The reading learns names from the signs that a text gives (names.py, coined.py); what one article teaches is looked for in all of them here.
Latin words in Chinese prose are added, which need no such sign. A name counts where no longer known name stands. Two names are taken for
one thing where the text sets one in brackets behind the other, introduces one as the short form of the other, or where one is the other
without the word for what it is.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from casebook.corpus.article import Article, Sentence
from casebook.corpus.folder import read_folder
from casebook.errors import Refusal
from casebook.lexicon import beside
from casebook.reading.coined import NO_NAME
from casebook.reading.entity import Entity
from casebook.reading.general import is_general
from casebook.reading.names import Lexicon, find_mentions

SEEN = 3  # times a name stands in the articles before it is worth a line of the lexicon
EXAMPLES = 2
EXAMPLE_CHARACTERS = 60
SHORT = 2  # characters of a name that may as well be parts of two words where no sign introduces it
ENGLISH_AROUND = 3  # Latin words beside one another that make it English prose, where a capital is no name
LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Z][a-z]+(?:[A-Z][a-z]+|\d+)*(?: [A-Z][a-z]+(?:[A-Z][a-z]+)*){0,2}(?![A-Za-z])(?! [A-Z\d](?![a-z]))")
LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’.-]*(?: [A-Za-z][A-Za-z'’.-]*)+")
# Latin words that press prose uses as plain ones.
PLAIN_LATIN = frozenset(
    [
        "App",
        "Store",
        "Pro",
        "Plus",
        "Max",
        "Mini",
        "Top",
        "Lite",
        "Beta",
        "Demo",
        "Email",
        "Wifi",
        "Web",
        "Bug",
        "Logo",
        "Show",
        "Live",
        "Club",
        "Team",
        "To",
        "In",
        "Of",
        "On",
        "No",
        "Feed",
        "Push",
        "Offer",
        "Blog",
    ]
)
KIND_WORDS = "集团|公司|科技|网络|平台|资本|银行|证券|控股|汽车|电商|App|APP"


@dataclass(frozen=True)
class Suggestion:
    """A name with its likely type (`sure`: the text says what it is) and the names that mean the same; `of` is the known entity that it is a name of."""

    name: str
    type: str
    sure: bool
    count: int
    articles: int
    aliases: tuple[str, ...]
    of: str | None
    examples: tuple[str, ...]


def suggest(folder: Path) -> tuple[list[Suggestion], tuple[Refusal, ...]]:
    """What the articles of a folder name often and its lexicon does not know, most articles first. Raises BadArgument, NoArticles, BadLexicon."""
    corpus = read_folder(folder)
    known = Lexicon.load(beside(folder))
    learned = _learned(corpus.articles, known)
    places = _places(corpus.articles, known, learned)
    groups = _groups(places, learned, known, corpus.articles)
    found = [_suggestion(name, others, of, places, learned) for name, others, of in groups if len(places[name]) >= SEEN]
    return sorted(found, key=lambda s: (-s.articles, -s.count, s.name)), corpus.refusals


def as_yaml(found: Iterable[Suggestion]) -> str:
    """Rows of entities.yml, each under its counts and examples as comments."""
    return "\n".join(_row(suggestion) for suggestion in found)


def _row(one: Suggestion) -> str:
    head = f"# {one.count} times in {one.articles} article{'s' if one.articles > 1 else ''}"
    examples = [f"#   {example}" for example in one.examples]
    name = json.dumps(one.of or one.name, ensure_ascii=False)
    aliases = [*([one.name] if one.of else []), *one.aliases]
    lines = [head + (f"; another name of {one.of}?" if one.of else ""), *examples, f"- name: {name}"]
    lines += [] if one.of else [f"  type: {one.type}" + ("" if one.sure else "  # a guess")]
    lines += [f"  aliases: {json.dumps(aliases, ensure_ascii=False)}"] if aliases else []
    return "\n".join(lines) + "\n"


def _learned(articles: Iterable[Article], known: Lexicon) -> dict[str, Entity]:
    """Name or other name → the entity that the articles introduce; the first type that an article gives it counts."""
    found: dict[str, Entity] = {}
    for article in articles:
        taught = known.taught_by(article.plain.text)
        for entity in taught.own if taught.below else ():
            for name in entity.names:
                found.setdefault(name, entity)
        for name in _latin_names(article.plain.text):
            if not known.named(name.lower()):
                found.setdefault(name, Entity(name=name, zh=name, en=name, type="company"))
    return found


def _latin_names(text: str) -> Iterator[str]:
    english = [m.span() for m in LATIN_RUN.finditer(text) if len(m.group().split()) > ENGLISH_AROUND]
    for match in LATIN.finditer(text):
        inside = any(start <= match.start() < end for start, end in english)
        address = re.search(r"[./@:_-]$", text[: match.start()]) or re.match(r"[./@:_-]\w", text[match.end() :])
        if not inside and not address and match.group() not in PLAIN_LATIN and not NO_NAME.fullmatch(match.group()):
            yield match.group()


def _places(articles: Iterable[Article], known: Lexicon, learned: dict[str, Entity]) -> dict[str, list[tuple[Article, int]]]:
    """Surface → where it stands in a sentence as a name that the lexicon does not know; a short one only in an article that introduces it."""
    found: dict[str, list[tuple[Article, int]]] = defaultdict(list)
    for article in articles:
        own = known.taught_by(article.plain.text)
        here = tuple(e for e in dict.fromkeys(learned.values()) if len(e.name) > SHORT or own.entity(e.name))
        for mention in find_mentions(article.plain.text, Lexicon(here, known)):
            unknown = known.named(mention.surface.lower()) is None and not known.sharers(mention.surface.lower())
            if unknown and not is_general(mention.surface) and _sentence_at(article, mention.start):
                found[_main(mention.surface, learned)].append((article, mention.start))
    return found


def _sentence_at(article: Article, at: int) -> Sentence | None:
    """The sentence in which a place of the Simplified text lies; None outside the body."""
    raw = article.plain.raw(at, at + 1)[0]
    return next((s for s in article.sentences if s.start <= raw < s.end), None)


def _main(surface: str, learned: dict[str, Entity]) -> str:
    """The spelling under which a name was learned, whatever its case here."""
    return surface if surface in learned else next((name for name in learned if name.lower() == surface.lower()), surface)


def _groups(
    seen: dict[str, list[tuple[Article, int]]], learned: dict[str, Entity], known: Lexicon, articles: Iterable[Article]
) -> list[tuple[str, tuple[str, ...], str | None]]:
    """(name, other names of it, known entity that it is a name of) for every thing, the most frequent name first."""
    texts = [article.plain.text for article in articles]
    pairs = {pair for text in texts for pair in _bracketed(text, {*seen, *_known_forms(seen, texts, known)})}
    pairs |= {(e.name, alias) for e in learned.values() for alias in e.aliases if alias in seen}
    pairs |= {(longer, shorter) for longer in seen for shorter in seen if re.fullmatch(f"{re.escape(shorter)}(?:{KIND_WORDS})+", longer)}
    ranked, given, groups = sorted(seen, key=lambda n: (-len(seen[n]), n)), set(), []
    for name in ranked:
        if name in given:
            continue
        same = _same(name, pairs)
        given |= same
        of = next((e.name for other in sorted(same) if (e := known.named(other.lower()) or known.entity(other))), None)
        groups.append((name, tuple(sorted(n for n in same if n != name and n in seen)), of))
    return groups


def _same(name: str, pairs: set[tuple[str, str]]) -> set[str]:
    """All names that lead to one another by pairs."""
    same, before = {name}, set()
    while same != before:
        before = set(same)
        same |= {n for pair in pairs if same & set(pair) for n in pair}
    return same


def _known_forms(seen: Iterable[str], texts: Iterable[str], known: Lexicon) -> set[str]:
    """Known names that stand in brackets behind an unknown one, or before it."""
    names = "|".join(sorted(map(re.escape, seen), key=lambda n: (-len(n), n))) or "(?!)"
    pattern = re.compile(rf"([一-龥A-Za-z]{{2,12}})[（(](?:{names})[）)]|(?:{names})[（(]([一-龥A-Za-z ]{{2,20}})[）)]")
    inside = {form for text in texts for m in pattern.finditer(text) for form in m.groups() if form}
    ends = {form[at:] for form in inside for at in range(len(form) - 1)}
    return {form for form in ends if known.named(form.lower())}


def _bracketed(text: str, names: set[str]) -> Iterator[tuple[str, str]]:
    """“某某（Name）”: a name and what stands in brackets right behind it, one in characters and one in letters."""
    for match in re.finditer(r"[（(]([^（）()]{2,24})[）)]", text):
        inside = match.group(1).strip()
        before = next((text[match.start() - n : match.start()] for n in range(16, 1, -1) if text[match.start() - n : match.start()] in names), None)
        if before and inside in names and bool(re.search("[一-龥]", before)) != bool(re.search("[一-龥]", inside)):
            yield before, inside


def _suggestion(
    name: str, others: tuple[str, ...], of: str | None, seen: dict[str, list[tuple[Article, int]]], learned: dict[str, Entity]
) -> Suggestion:
    places = [place for n in (name, *others) for place in seen[n]]
    kinds = Counter(learned[n].type for n in (name, *others) if n in learned)
    return Suggestion(
        name=name,
        type=kinds.most_common(1)[0][0],
        sure=not all(LATIN.fullmatch(n) for n in (name, *others)),
        count=len(places),
        articles=len({article.doc for article, _ in places}),
        aliases=others,
        of=of,
        examples=tuple(dict.fromkeys(_example(article, at) for article, at in seen[name]))[:EXAMPLES],
    )


def _example(article: Article, at: int) -> str:
    """The sentence in which a place lies, or the part of a long one that holds it, with the article's number."""
    sentence = _sentence_at(article, at)
    text = sentence.text if sentence else ""
    offset = article.plain.raw(at, at + 1)[0] - sentence.start if sentence else 0
    start = max(0, min(offset - EXAMPLE_CHARACTERS // 2, len(text) - EXAMPLE_CHARACTERS))
    cut = text[start : start + EXAMPLE_CHARACTERS]
    shown = ("…" if start else "") + cut + ("…" if start + EXAMPLE_CHARACTERS < len(text) else "")
    return f"{article.doc}: {' '.join(shown.split())}"
