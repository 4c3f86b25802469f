"""Any number of articles made from a folder of real ones. The same seed makes the same articles. They are for measuring speed and memory, and say
nothing true about anybody.

Of two kinds: *others* take their paragraphs from all of the real ones, and have other names (a few in many articles, most in few, as in any archive), other
words, figures and years; *copies* are one of the real ones each, with other figures and order: reprints without end, the worst that a comparison can meet.
"""

import random
import re
from collections.abc import Callable
from pathlib import Path

import jieba
import yaml

LEXICON = Path(__file__).resolve().parent.parent / "lexicon"
FIGURE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d+)?(?=[万亿%家人名款次个天年])|(?<=20)[01]\d(?=年)|(?<=年)\d{1,2}(?=月)|(?<=月)\d{1,2}(?=日)")
NAME = re.compile(r"[A-Z][A-Za-z]{3,}|(?<=[“「])[一-龥]{2,4}(?=[”」])")
WORD = re.compile(r"[一-龥]{2}")
SYLLABLES = "安北成达恩方广和华佳凯乐明宁朋启瑞盛天维欣阳易云泽智众"
NAMES_PER_ARTICLE = 0.3  # names that the archive knows, for each article of it
SWAPPED = 0.5  # of the words of two characters that no rule reads by
KINDS = ("product", "company", "person")


def write_articles(sources: Path, target: Path, count: int, *, copies: bool = False, seed: int = 20) -> None:
    """Write `count` articles into `target`, made from the text files of `sources`; of other names, also a lexicon with them."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(sources.glob("*.txt"))]
    target.mkdir(parents=True, exist_ok=True)
    make = _copies(texts) if copies else _others(texts, target, count, random.Random(seed))
    for i in range(count):
        (target / f"{i:07}.txt").write_text(make(i, random.Random(seed * count + i)), encoding="utf-8")


def _copies(texts: list[str]) -> Callable[[int, random.Random], str]:
    return lambda i, chance: varied(texts[i % len(texts)], chance)


def _others(texts: list[str], target: Path, count: int, chance: random.Random) -> Callable[[int, random.Random], str]:
    known = {name: entry["type"] for entry in _entries() for name in (entry["name"], *entry.get("aliases", ()))}
    pools = {kind: [_name("天和", chance) + _name("天", chance) for _ in range(int(count * NAMES_PER_ARTICLE / len(KINDS)) + 20)] for kind in KINDS}
    (target / "lexicon").mkdir(exist_ok=True)
    entries = [{"name": name, "type": kind, "en": f"{kind} {name}"} for kind, pool in pools.items() for name in dict.fromkeys(pool)]
    seen: set[str] = set()
    single = [entry for entry in entries if entry["name"] not in seen and not seen.add(entry["name"])]
    (target / "lexicon" / "entities.yml").write_text(yaml.safe_dump(single, allow_unicode=True, sort_keys=False), encoding="utf-8")
    pattern = re.compile("|".join(re.escape(name) for name in sorted(known, key=len, reverse=True)), re.IGNORECASE)
    kept = _meant()
    words = sorted({word for text in texts for word in jieba.cut(text) if WORD.fullmatch(word) and word not in kept})
    other = frozenset(words)
    paragraphs = [line for text in texts for line in text.split("\n")]

    def make(_: int, chance: random.Random) -> str:
        own = [line if chance.random() < 0.5 else chance.choice(paragraphs) for line in chance.choice(texts).split("\n")]
        names: dict[str, str] = {}
        text = pattern.sub(lambda m: names.setdefault(m.group(), _drawn(pools[_kind(known, m.group())], chance)), "\n".join(own))
        return varied("".join(chance.choice(words) if word in other and chance.random() < SWAPPED else word for word in jieba.cut(text)), chance)

    return make


def varied(text: str, chance: random.Random) -> str:
    """The text with other figures, other quoted and Latin names (each the same throughout) and its later paragraphs in another order."""
    text = FIGURE.sub(lambda m: _figure(m.group(), chance), text)
    names: dict[str, str] = {}
    text = NAME.sub(lambda m: names.setdefault(m.group(), _name(m.group(), chance)), text)
    lines = text.split("\n")
    head, body = lines[: len(lines) // 4], lines[len(lines) // 4 :]
    chance.shuffle(body)
    return "\n".join(head + body)


def _entries() -> list[dict]:
    return yaml.safe_load((LEXICON / "entities.yml").read_text(encoding="utf-8"))


def _meant() -> str:
    """The words by which numbers and events are read: these stay."""
    return "".join((LEXICON / file).read_text(encoding="utf-8") for file in ("metrics.yml", "wording.yml"))


def _kind(known: dict[str, str], name: str) -> str:
    kind = known.get(name, "product")
    return kind if kind in KINDS else "product"


def _drawn(pool: list[str], chance: random.Random) -> str:
    """One of the pool, the first ones far more often than the last (Zipf)."""
    return pool[int(len(pool) ** chance.random()) - 1]


def _figure(figure: str, chance: random.Random) -> str:
    whole, _, rest = figure.partition(".")
    low, high = (10, 19) if len(whole) == 2 and whole[0] in "01" else (1, max(9, 10 ** len(whole) - 1))
    return str(chance.randint(low, high)) + ("." + rest if rest else "")


def _name(name: str, chance: random.Random) -> str:
    if name.isascii():
        return name[0] + "".join(chance.choice("aeiourstlnm") for _ in name[1:])
    return "".join(chance.choice(SYLLABLES) for _ in name)
