"""Evidence as numbered endnotes: what a citation is where nothing can be opened by a click.

A note gets its number when it is first cited, so that numbers rise through the text; the list at the end holds only what was cited.
"""

from typing import Any

MOSTLY = 0.8  # where more than this part of a sentence is marked, a mark tells nothing and is left out


class Endnotes:
    """Hands out numbers for evidence ids. `evidence` is the report's evidence by id (notebook.evidence)."""

    def __init__(self, evidence: dict[str, dict[str, Any]]) -> None:
        self._evidence = evidence
        self._numbers: dict[str, int] = {}

    def cite(self, ids: list[str]) -> list[dict[str, Any]]:
        """One {"id", "n"} an id, its number given now if it has none; `n` is None for an id that no block carries evidence for."""
        for key in ids:
            if key in self._evidence:
                self._numbers.setdefault(key, len(self._numbers) + 1)
        return self.numbers(ids)

    def numbers(self, ids: list[str]) -> list[dict[str, Any]]:
        """As `cite`, but gives no new numbers: for what a note itself points at."""
        return [{"id": key, "n": self._numbers.get(key)} for key in ids]

    def listed(self, topics: dict[str, Any]) -> list[dict[str, Any]]:
        """The notes in order: their evidence with `n`, `pieces` of the sentence, `agrees` and `repeats` with numbers for ids, `disputes` as what `topics` says of them."""
        return [self._note(number, self._evidence[key], topics) for key, number in self._numbers.items()]

    def _note(self, number: int, evidence: dict[str, Any], topics: dict[str, Any]) -> dict[str, Any]:
        return {
            **evidence,
            "n": number,
            "pieces": _telling(pieces(evidence["sentence"], evidence["marks"])),
            "agrees": [told | {"ids": self.numbers(told["ids"])} for told in evidence["agrees"]],
            "repeats": self.numbers(evidence["repeats"]),
            "disputes": [topics[one] for one in evidence["disputes"] if one in topics],
        }


def pieces(sentence: str, marks: list[list[int]]) -> list[dict[str, Any]]:
    """`sentence` cut at its marks: {"text", "mark"} in order, together the whole sentence. Marks may touch or overlap."""
    marked = {place for start, end in marks for place in range(start, end)}
    cut: list[dict[str, Any]] = []
    for place, character in enumerate(sentence):
        if cut and cut[-1]["mark"] == (place in marked):
            cut[-1]["text"] += character
        else:
            cut.append({"text": character, "mark": place in marked})
    return cut


def _telling(cut: list[dict[str, Any]]) -> list[dict[str, Any]]:
    whole = sum(len(piece["text"]) for piece in cut)
    marked = sum(len(piece["text"]) for piece in cut if piece["mark"])
    return [piece | {"mark": piece["mark"] and marked <= MOSTLY * whole} for piece in cut]
