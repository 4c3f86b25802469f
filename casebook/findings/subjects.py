"""What articles are about: the things that at least one of them names more than any other; where none is named twice, the most named of all."""

from collections import Counter, defaultdict
from collections.abc import Collection

from casebook.findings.evidence import EvidenceIndex

TYPES = ("product", "feature", "company", "org", "person", None)  # None: a name that the lexicon does not know


def subjects(index: EvidenceIndex, types: Collection[str | None] = TYPES) -> list[str]:
    """Things of some types, most written of first: by how many articles name it more than anything else, then by how often it is named."""
    return index.lots.once(("subjects", *types), lambda: _ranked(index, types))


def _ranked(index: EvidenceIndex, types: Collection[str | None]) -> list[str]:
    kinds = {name: row.get("type") for name, row in index.names.entities.items()}
    named = [m for m in index.facts.mentions if kinds.get(m.entity) in types]
    everywhere, by_article = Counter(m.entity for m in named), defaultdict(Counter)
    for mention in named:
        by_article[mention.doc][mention.entity] += 1
    led = Counter(min(counts, key=lambda n: (-counts[n], n)) for counts in by_article.values() if max(counts.values()) > 1)
    return sorted(led or everywhere, key=lambda n: (-led[n], -everywhere[n], n))
