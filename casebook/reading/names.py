"""Names in a Simplified text: who and what is meant, decided at each place.

Names come from `lexicon/entities.yml`, and from the text itself where it introduces somebody ("CEO 王某", “某某”App).
The longest name at a place wins, so that 淘宝客 is never 淘宝. A name can carry contexts in which it means something
else (`not`: 业务来往 is no product). A name shared by several things (圈子) belongs to the owner named last before it
in the same sentence, else, where quotation marks or a word such as 功能 say that a thing is meant, to the owner named
last within `REACH` characters; otherwise it is a plain word and no name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from casebook import lexicon
from casebook.errors import BadLexicon
from casebook.reading.branded import branded
from casebook.reading.entity import Entity, Named
from casebook.reading.general import is_general
from casebook.reading.learned import learn_names
from casebook.reading.listed import listed

REACH = 120  # characters: about three sentences, as far as press prose carries a subject without naming it again
TYPES = ("product", "feature", "company", "org", "media", "person", "place", "concept")
KEYS = {"name", "en", "pinyin", "type", "owner", "aliases", "not", "shared", "matched", "what_en", "what_zh", "colour"}
HERE = "中国"  # the branch of a foreign company in the country of the press that is read
OWN_APP = re.compile(r"(?: ?App[与和及])?", re.IGNORECASE)  # “美团App和小程序”: both are 美团's
SENTENCE_END = "。！？!?\n"

_LATIN, _LETTER = re.compile("[a-z0-9]"), re.compile("[a-z]")
_YEAR = re.compile(r"(?:19|20)\d\d财?年")  # “Zoom2021财年”
SHORTEST_DIVISION = 5  # characters of a division's name without its company's
# after a known name these make no other: 快手即将完成…, 快手主站
NO_GIVEN = frozenset(
    "只则也还又再就都曾亦续却才便仍已将在对向和与及说称表认是有没不的了着被把让给从以于为并同各先后随当此其该这那更最很太均皆亲本公发宣透指坦直补接"
)  # after a known name no part of a longer one
NO_PART_OF_A_NAME = (*"即将曾又也都已再就才却还正则并", "主站", "总部", "方面", "官方", "主端")


@dataclass(frozen=True)
class Lexicon:
    """Known entities: `own`, in the file's order, over those of `below`. What one article teaches is a thin layer over what all share."""

    own: tuple[Entity, ...] = ()
    below: "Lexicon | None" = None

    @classmethod
    def load(cls, over: Path | None = None) -> "Lexicon":
        """Read `entities.yml` and what the lexicon `over` the project's adds. Raises BadLexicon on an entry with a wrong key or type, naming it."""
        return cls.of(_entity(entry) for entry in lexicon.read("entities.yml", over))

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> "Lexicon":
        """A lexicon of these entities."""
        return cls(tuple(entities))

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, those of its own in the place of what they stand for."""
        below = self.below.entities if self.below else ()
        known = {entity.name for entity in below}
        return (*(self._own.get(e.name, e) for e in below), *(e for e in self.own if e.name not in known))

    @property
    def types(self) -> dict[str, str]:
        """The type of every entity by its name."""
        return self.below.types | self._types if self.below else self._types

    @cached_property
    def mascots(self) -> dict[str, str]:
        """Whom each figure that speaks for its owner speaks for."""
        own = {entity.name: entity.owner for entity in self.own if entity.type == "concept" and entity.owner}
        return self.below.mascots | own if self.below else own

    def entity(self, name: str) -> Entity | None:
        """The entity with this canonical name."""
        return self._own.get(name) or (self.below.entity(name) if self.below else None)

    def named(self, low: str) -> Entity | None:
        """What alone has this name or alias, in lower case."""
        return self._single.get(low) or (self.below.named(low) if self.below else None)

    def sharers(self, low: str) -> tuple[Entity, ...]:
        """The things that share a name, in lower case."""
        return tuple(self._shared.get(low, ())) or (self.below.sharers(low) if self.below else ())

    def is_avoided(self, low: str) -> bool:
        """Whether a string in lower case only holds a name and is none itself (业务来往)."""
        if low in self._single or low in self._shared:
            return False
        return low in self._avoided or (self.below is not None and self.below.is_avoided(low))

    def kind_of(self, word: str) -> str | None:
        """The type of what has this name or alias and no other."""
        entity = self.named(word.lower())
        return entity.type if entity else None

    def taught_by(self, text: str) -> "Lexicon":
        """This lexicon with the names that a Simplified text gives: new ones, those made of a known one, those that only stand in a row with known ones."""
        taught = self.with_learned(learn_names(text))
        makers = (
            (start, end, e.name)
            for start, end in taught.places(text)
            if (e := taught.named(text[start:end].lower())) and e.type in ("company", "product")
        )
        taught = taught.with_learned(Entity(name=name, zh=name, en=name, type="product", owner=maker) for name, maker in branded(text, makers))
        return taught.with_learned(Entity(name=c.name, zh=c.name, en=c.name, type=c.kind) for c in listed(text, taught.kind_of))

    def with_learned(self, learned: Iterable[Entity]) -> "Lexicon":
        """This lexicon and what a text taught. Known names stay, also those with a general word after them (滴滴出行); the full form
        of a known short one (下称“腾讯”) is another name of it."""
        forms: dict[str, Entity] = {}
        new: list[Entity] = []
        for entity in (e if self.named(e.name.lower()) else self._branch(e) or e for e in learned):
            old = next((known for a in entity.aliases if not entity.owner and (known := self.named(a.lower()))), None)
            known = self.named(entity.name.lower()) if entity.type == "company" else None
            if known and (more := tuple(a for a in entity.aliases if not self.named(a.lower()))):
                longer = forms.get(known.name, known)
                forms[known.name] = replace(longer, aliases=(*longer.aliases, *more))
            if entity.type == "person" and self.kind_of(entity.name[:-1]) == "person" and entity.name[-1] in NO_GIVEN:  # “某人只淡淡地答”
                continue
            if any(self.named(low) or self.entity(low) for low in (entity.name.lower(), entity.name.removesuffix("集团").lower())):
                continue
            if old:
                longer = forms.get(old.name, old)
                forms[old.name] = replace(longer, aliases=(*longer.aliases, entity.name))
            elif not self._holds_a_known_one(entity):
                new.append(self._without_owner(entity))
        if not new and not forms:
            return self
        divisions = {alias for entity in new if entity.type == "company" for alias in entity.aliases if entity.name.endswith(alias)}
        new = [entity for entity in new if entity.name not in divisions]
        base, own = (self.below, self.own) if self.below else (self, ())
        return Lexicon((*(e for e in own if e.name not in forms), *forms.values(), *new), base)

    def _without_owner(self, learned: Entity) -> Entity:
        """“阿里巴巴中国电商集团” is called 中国电商集团 too."""
        first = next(self.places(learned.name), None) if learned.type == "company" and learned.name.endswith("集团") else None
        rest = learned.name[first[1] :] if first and first[0] == 0 else ""
        return replace(learned, aliases=(*learned.aliases, rest)) if len(rest) >= SHORTEST_DIVISION and not self.named(rest.lower()) else learned

    def _branch(self, learned: Entity) -> Entity | None:
        """“Uber中国” under the name of the known company, and what that does here (“Uber在中国”) as the branch's."""
        abroad = self.named(learned.name.removesuffix(HERE).lower()) if learned.name.endswith(HERE) else None
        if not abroad or abroad.type != "company":
            return None
        name = abroad.name + HERE
        aliases = {learned.name, *(f"{n}{HERE}" for n in abroad.names), *(f"{n}在{HERE}" for n in abroad.names)} - {name}
        return Entity(name=name, zh=name, en=f"{abroad.en} China", type="company", owner=abroad.name, aliases=tuple(sorted(aliases)))

    def _holds_a_known_one(self, learned: Entity) -> bool:
        """True for a piece of a sentence around a known name (叫车程式滴滴出行), and for a known name and a general word."""
        found = next(self.places(learned.name), None) if learned.type in ("company", "product") and not learned.owner else None
        rest = learned.name[found[1] :] if found else ""
        known = self.named(rest.lower())  # “阿里巴巴钉钉”
        division = rest.removesuffix("集团") not in ("", rest)  # “阿里国际商业集团” is a firm of its own
        return found is not None and (found[0] > 0 or known is not None or rest in NO_PART_OF_A_NAME or (is_general(rest) and not division))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a name or an avoided context stands, whatever its case: the longest at each place, none overlapping another."""
        low = text.lower()
        low = low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        by_beginning, at = self._by_beginning, 0
        for match in self._firsts.finditer(low):
            start = match.start()
            if start < at:
                continue
            for name in by_beginning.get(low[start : start + 2], ()) + by_beginning.get(low[start], ()):
                if low.startswith(name, start) and _stands_alone(low, start, name):
                    at = start + len(name)
                    yield start, at
                    break

    @cached_property
    def _own(self) -> dict[str, Entity]:
        return {entity.name: entity for entity in self.own}

    @cached_property
    def _types(self) -> dict[str, str]:
        return {entity.name: entity.type for entity in self.own}

    @cached_property
    def _single(self) -> dict[str, Entity]:
        return {name.lower(): entity for entity in self.own for name in entity.names}

    @cached_property
    def _shared(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = {}
        for entity in self.own:
            for name in entity.shared:
                found.setdefault(name.lower(), []).append(entity)
        return found

    @cached_property
    def _avoided(self) -> set[str]:
        taken = {*self._single, *self._shared}
        return {context.lower() for entity in self.own for context in entity.avoid} - taken

    @cached_property
    def _by_beginning(self) -> dict[str, tuple[str, ...]]:
        """Names and avoided contexts in lower case by their first two characters, the longest first; those of below among them."""
        found: dict[str, set[str]] = {}
        for name in (*self._single, *self._shared, *self._avoided):
            found.setdefault(name[:2], set()).add(name)
        below = self.below._by_beginning if self.below else {}
        return below | {begins: tuple(sorted({*names, *below.get(begins, ())}, key=lambda n: (-len(n), n))) for begins, names in found.items()}

    @cached_property
    def _firsts(self) -> re.Pattern[str]:
        """Any character with which a name begins; the pattern of below where its own names begin alike."""
        own = {name[0] for name in (*self._single, *self._shared, *self._avoided)}
        if self.below and all(self.below._firsts.match(first) for first in own):
            return self.below._firsts
        firsts = {beginning[0] for beginning in self._by_beginning}
        return re.compile(f"[{re.escape(''.join(sorted(firsts)))}]") if firsts else re.compile(r"(?!)")


def _entity(entry: dict[str, Any]) -> Entity:
    wrong = set(entry) - KEYS
    lone = next((key for key in ("aliases", "not", "shared") if not isinstance(entry.get(key) or [], list)), None)
    if wrong or lone or entry.get("type") not in TYPES:
        fault = (
            f"unknown key {sorted(map(str, wrong))[0]}"
            if wrong
            else f"{lone} is no list"
            if lone
            else "an entry needs a type out of " + " ".join(TYPES)
        )
        raise BadLexicon(f"lexicon/entities.yml: {entry['name']}: {fault}; correct the entry")
    lists = {key: tuple(str(x) for x in entry.get(key) or ()) for key in ("aliases", "not", "shared")}
    plain = {key: entry[key] for key in ("pinyin", "owner", "what_en", "what_zh", "colour", "matched") if key in entry}
    name = str(entry["name"])
    return Entity(
        name=name,
        zh=name,
        en=str(entry.get("en") or name),
        type=entry["type"],
        aliases=lists["aliases"],
        avoid=lists["not"],
        shared=lists["shared"],
        **plain,
    )


def _stands_alone(text: str, start: int, name: str) -> bool:
    """A name that begins or ends in a Latin letter is no part of a longer Latin word, but a year may follow; `text` is in lower case."""
    before, end = text[start - 1 : start], start + len(name)
    goes_on = _LATIN.match(text, end) and not _YEAR.match(text, end)
    return not (_LATIN.match(name[0]) and _LATIN.match(before)) and not (_LETTER.match(name[-1]) and goes_on)


def find_mentions(text: str, lexicon: Lexicon) -> list[Named]:
    """Every name in a Simplified text, in order, not overlapping; longest match first, shared names decided by place."""
    found: list[Named] = []
    for start, end in lexicon.places(text):
        entity = _decide(text, start, end, lexicon, found)
        if entity:
            found.append(Named(start, end, text[start:end], entity.name))
    return found


def _decide(text: str, start: int, end: int, lexicon: Lexicon, before: list[Named]) -> Entity | None:
    surface = text[start:end].lower()
    if lexicon.is_avoided(surface):
        return None
    if entity := lexicon.named(surface):
        return None if _in_context(text, start, end, entity.contexts) or _anothers(text, start, end, entity, before) else entity
    sharers = lexicon.sharers(surface)
    if any(_in_context(text, start, end, e.contexts) for e in sharers):
        return None
    return _sharer(text, start, end, sharers, before)


def _anothers(text: str, start: int, end: int, entity: Entity, before: list[Named]) -> bool:
    """“拼多多小程序”, “美团App和小程序”: a general alias after another's name is that other's thing, to the end of the sentence."""
    surface = text[start:end]
    if not before or surface == entity.name or not entity.name.endswith(surface):
        return False
    last = before[-1]
    joined = OWN_APP.match(text, last.end)
    same_sentence = not any(mark in text[last.end : start] for mark in SENTENCE_END)
    return text.startswith(surface, joined.end()) and same_sentence and not entity.name.startswith(last.entity)


def _in_context(text: str, start: int, end: int, contexts: Sequence[str]) -> bool:
    """True where the name stands inside one of the longer strings, which are in lower case."""
    surface = text[start:end].lower() if contexts else ""
    for context in contexts:
        offset = context.find(surface)
        if offset >= 0 and text[start - offset : start - offset + len(context)].lower() == context:
            return True
    return False


def _sharer(text: str, start: int, end: int, sharers: Sequence[Entity], before: list[Named]) -> Entity | None:
    owners = {e.owner: e for e in sharers}
    sentence = max(text.rfind(mark, 0, start) for mark in SENTENCE_END) + 1
    floor = max(0, start - REACH) if _is_thing(text, start, end) else sentence
    for name in reversed(before):
        if name.start < min(floor, sentence):
            break
        if name.start >= floor or name.start >= sentence:
            owner = name.entity if name.entity in owners else next((e.owner for e in sharers if e.name == name.entity), None)
            if owner in owners:
                return owners[owner]
    return None


def _is_thing(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in '“"「、' and start > 0 or text[end : end + 2] in ("功能", "上线", "分为")
