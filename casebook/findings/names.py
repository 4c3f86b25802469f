"""How entities, metrics and kinds are called in each edition, from the lexicon."""

import re
from functools import cache, cached_property

from casebook import yaml_file
from casebook.paths import LEXICON


@cache
def read_yaml(name: str):
    """A file of the lexicon, read once."""
    return yaml_file.read(LEXICON / name)


class Names:
    """Names of entities and metrics as the lexicon has them; what it does not know is shown as it stands."""

    def __init__(self) -> None:
        """Reads lexicon/entities.yml and lexicon/metrics.yml."""
        self.entities = {row["name"]: row for row in read_yaml("entities.yml")}
        self.metrics = read_yaml("metrics.yml")

    def show(self, name: str | None, lang: str) -> str:
        """The name of an entity in an edition."""
        if not name:
            return ""
        row = self.entities.get(name, {})
        return row.get("en", name) if lang == "en" else row.get("zh", name)

    def speaker(self, name: str, lang: str) -> str:
        """Who speaks: an entity by its name; anybody else in the edition's words, brackets being the facts' sign for nobody in particular."""
        if name in self.entities or lang == "zh":
            shown = self.show(name, lang)
            return re.sub(r"^\((.*)\)$", r"\1（未具名）", shown) if shown != "(未具名)" else "未具名"
        return read_yaml("speakers.yml").get(name) or self.show(name, lang)

    def english(self, word: str) -> str:
        """A word of the articles in English: the entity of which it is a name, else the lexicon's translation, else nothing."""
        return self._english_names.get(word) or read_yaml("words.yml").get(word) or ""

    @cached_property
    def _english_names(self) -> dict[str, str]:
        return {name: row["en"] for row in self.entities.values() if "en" in row for name in (row["name"], *row.get("aliases", []))}

    @cached_property
    def saying(self) -> frozenset[str]:
        """Verbs that introduce what somebody says."""
        return frozenset(read_yaml("wording.yml")["say"])

    def colour(self, name: str | None) -> str:
        """laiwang, dingtalk, wechat or grey."""
        return self.entities.get(name or "", {}).get("colour", "grey")
