"""Any number of articles made from a folder of real ones: other figures, years, names and order, the same length and language.

The same seed makes the same articles. They are for measuring speed and memory, and say nothing true about anybody.
"""

import random
import re
from pathlib import Path

FIGURE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d+)?(?=[万亿%家人名款次个天年])|(?<=20)[01]\d(?=年)|(?<=年)\d{1,2}(?=月)|(?<=月)\d{1,2}(?=日)")
NAME = re.compile(r"[A-Z][A-Za-z]{3,}|(?<=[“「])[一-龥]{2,4}(?=[”」])")
SYLLABLES = "安北成达恩方广和华佳凯乐明宁朋启瑞盛天维欣阳易云泽智众"


def write_articles(sources: Path, target: Path, count: int, seed: int = 20) -> None:
    """Write `count` articles into `target`, made in turn from the text files of `sources`."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(sources.glob("*.txt"))]
    target.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        text = varied(texts[i % len(texts)], random.Random(seed * count + i))
        (target / f"{i:06}.txt").write_text(text, encoding="utf-8")


def varied(text: str, chance: random.Random) -> str:
    """The text with other figures, other quoted and Latin names (each the same throughout) and its later paragraphs in another order."""
    text = FIGURE.sub(lambda m: _figure(m.group(), chance), text)
    names: dict[str, str] = {}
    text = NAME.sub(lambda m: names.setdefault(m.group(), _name(m.group(), chance)), text)
    lines = text.split("\n")
    head, body = lines[: len(lines) // 4], lines[len(lines) // 4 :]
    chance.shuffle(body)
    return "\n".join(head + body)


def _figure(figure: str, chance: random.Random) -> str:
    whole, _, rest = figure.partition(".")
    low, high = (10, 19) if len(whole) == 2 and whole[0] in "01" else (1, max(9, 10 ** len(whole) - 1))
    return str(chance.randint(low, high)) + ("." + rest if rest else "")


def _name(name: str, chance: random.Random) -> str:
    if name.isascii():
        return name[0] + "".join(chance.choice("aeiourstlnm") for _ in name[1:])
    return "".join(chance.choice(SYLLABLES) for _ in name)
