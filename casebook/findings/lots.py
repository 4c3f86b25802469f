"""Facts in lots, those in one article and those about one name, so that what looks at one of many need not go through all."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from casebook.facts.records import Facts

NAMES: dict[str, Callable[[Any], Iterable[Hashable]]] = {
    "claims": lambda row: (row.entity,),
    "events": lambda row: set(row.entities),
    "relations": lambda row: {row.subject, row.object},
    "mentions": lambda row: (row.entity,),
}


class Lots:
    """The records of a table by article or name, in their order."""

    def __init__(self, facts: Facts):
        self.facts = facts
        self._made: dict[tuple[str, str], dict[Hashable, list[Any]]] = {}
        self._counted: dict[Hashable, Any] = {}

    def in_article(self, table: str, doc: str) -> list[Any]:
        """Those that stand in an article."""
        return self.by(table, "doc", lambda row: (row.doc,)).get(doc, [])

    def about(self, table: str, name: str) -> list[Any]:
        """Those that are about a name, or name it."""
        return self.by(table, "name", NAMES[table]).get(name, [])

    def once(self, what: Hashable, count: Callable[[], Any]) -> Any:
        """What comes of going through all facts, which is the same each time it is asked for."""
        if what not in self._counted:
            self._counted[what] = count()
        return self._counted[what]

    def by(self, table: str, kind: str, keys: Callable[[Any], Iterable[Hashable]]) -> dict[Hashable, list[Any]]:
        """The records of a table under each of their `keys`, which are always the same for a `kind`."""
        if (table, kind) not in self._made:
            made: dict[Hashable, list[Any]] = defaultdict(list)
            for row in getattr(self.facts, table):
                for key in keys(row):
                    made[key].append(row)
            self._made[table, kind] = dict(made)
        return self._made[table, kind]
