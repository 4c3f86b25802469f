"""What the latest article brought: the build as it would be without it, beside the build as it is. A first edition shows it where later ones tell what changed."""

from collections.abc import Sequence
from dataclasses import replace

from casebook.changes.compare import Changes, compare
from casebook.changes.snapshot import Snapshot
from casebook.changes.taken import Concluded, take
from casebook.facts.records import Document
from casebook.facts.without import without
from casebook.findings.conclude import Conclusions


def latest(documents: Sequence[Document]) -> Document | None:
    """The article written last, of several of one date the last in the folder; None where there is no other beside it or none has a date."""
    dated = [d for d in documents if d.published]
    return max(reversed(dated), key=lambda d: d.published or "") if dated and len(documents) > 1 else None


def brought(editions: dict[str, Concluded], now: Snapshot, doc: str) -> Changes:
    """What changed when the article `doc` came in, had it come in last. `editions` has en and zh, over the same facts, and `now` is their snapshot.

    The lists of names and judgements are compared too; the words that set articles apart are not, since no words are left without it (facts/without.py).
    """
    before = take({lang: _before(edition, doc) for lang, edition in editions.items()}, program=now.program, as_of=now.as_of)
    return compare(before, replace(now, ranks=[r for r in now.ranks if r.id in {known.id for known in before.ranks}]))


def _before(edition: Concluded, doc: str) -> Concluded:
    index = edition.index.over(without(edition.index.facts, doc))
    return Concluded(index, [Conclusions(theme.codebook, theme.codes, index.facts, index) for theme in edition.themes])
