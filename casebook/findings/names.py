"""How entities, metrics and kinds are called in each edition, from the lexicon."""

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from casebook import lexicon

UNSOURCED = ("数据", "资料")  # a writer names these as the source where the source has no name
DESCRIPTIONS = ("what_en", "what_zh")
BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]),(?=[\u4e00-\u9fff])")  # a comma that an article has at half width
FULL_WIDTH = str.maketrans("(),/", "（），／")


@cache
def read_yaml(name: str) -> Any:
    """A file of the project's lexicon, read once."""
    return lexicon.read(name)


class Names:
    """Names of entities and metrics as the lexicon has them; what it does not know is shown as it stands."""

    def __init__(self, over: Path | None = None, *, described: bool = True) -> None:
        """Reads the project's lexicon and that `over` it. Its lines of description were written of the project's own articles: for others they are
        left out (`described` false), but not those of the lexicon beside these."""
        self.over = over
        own = {key: {row.get(key) for row in self._beside(name)} for name, key in (("entities.yml", "name"), ("terms.yml", "term"))}
        self.entities = {row["name"]: row if described or row["name"] in own["name"] else _bare(row) for row in self._read("entities.yml")}
        self.terms = [row for row in self._read("terms.yml") if described or row["term"] in own["term"]]
        self.metrics = read_yaml("metrics.yml")

    def _read(self, name: str) -> Any:
        return lexicon.read(name, self.over) if self.over else read_yaml(name)

    def _beside(self, name: str) -> list[dict[str, Any]]:
        return lexicon.own(name, self.over) if self.over else []

    def show(self, name: str | None, lang: str) -> str:
        """The name of an entity in an edition."""
        if not name:
            return ""
        row = self.entities.get(name, {})
        return row.get("en", name) if lang == "en" else BETWEEN_HAN.sub("，", row.get("zh", name))

    def speaker(self, name: str, lang: str) -> str:
        """Who speaks: an entity by its name; anybody else in the edition's words, brackets being the facts' sign for nobody in particular."""
        if lang == "zh" and name in UNSOURCED:
            return f"{name}（未注明来源）"
        if name in self.entities:
            return self.show(name, lang)
        if lang == "zh":
            return _set_in_chinese(name)
        return self._speakers.get(name) or self.show(name, lang)

    def english(self, word: str) -> str:
        """A word of the articles in English: the entity of which it is a name, else the lexicon's translation, else nothing."""
        return self._english_names.get(word) or self._words.get(word) or ""

    @cached_property
    def _english_names(self) -> dict[str, str]:
        return {name: row["en"] for row in self.entities.values() if "en" in row for name in (row["name"], *row.get("aliases", []))}

    @cached_property
    def saying(self) -> frozenset[str]:
        """Verbs that introduce what somebody says."""
        return frozenset(self._read("wording.yml")["say"])

    @cached_property
    def glosses(self) -> dict[str, str]:
        """A sentence of an article, whole and in its own script → its translation."""
        return {row["sentence"]: row["en"] for row in self._read("glosses.yml")}

    @cached_property
    def _words(self) -> dict[str, str]:
        return self._read("words.yml")

    @cached_property
    def _speakers(self) -> dict[str, str]:
        return self._read("speakers.yml")

    def colour(self, name: str | None) -> str:
        """laiwang, dingtalk, wechat or grey."""
        return self.entities.get(name or "", {}).get("colour", "grey")


def _set_in_chinese(speaker: str) -> str:
    """A description of who speaks with the punctuation of Chinese; one in brackets is of nobody in particular, which is said where it does not say so."""
    inner = re.sub(r"^\((.*)\)$", r"\1", speaker)
    told = inner == speaker or re.search("未具名|匿名", inner)
    return inner.translate(FULL_WIDTH) + ("" if told else "（未具名）")


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in DESCRIPTIONS}
