"""How firmly a finding stands and how much a dispute weighs, as every format shows it: one sign, one tone, and the words that they bring themselves."""

from collections.abc import Iterable
from typing import Any

SIGNS = {"corroborated": "✓", "single_source": "1", "disputed": "≠", "no_longer_supported": "×"}
CONTRADICTED, NOTED = "≠", "※"  # both cannot hold; read with care (what is meant is open, or both may hold)
SHORT_OF = {"statement": "○", "contrary": "–"}  # as in the figures: a ring implies, a dash is silence
INFERENCE = "∴"  # therefore: what the report concludes, whoever gave the facts


def sign(finding: dict[str, Any]) -> str:
    """One character for a finding's standing."""
    if finding.get("short_of"):
        return SHORT_OF[finding["short_of"]]
    return INFERENCE if finding.get("inference") else SIGNS[finding["standing"]]


def tone(finding: dict[str, Any]) -> str:
    """The name under which style sheets give it a colour: inference, or the standing."""
    return "inference" if finding.get("inference") else finding["standing"]


def grave(dispute: dict[str, Any]) -> bool:
    """Whether a dispute is a contradiction: both sides cannot hold."""
    return dispute["severity"] == "contradiction"


def left_open(dispute: dict[str, Any]) -> bool:
    """Whether it is open what was meant or counted, so that nobody can say whether both sides hold."""
    return dispute["severity"] == "reading"


def cited_sign(met: Iterable[dict[str, Any]]) -> str:
    """The sign beside what these disputes are about: ≠ where one contradicts it, ※ where one leaves open what it means, "" where all sides may hold:
    such are no reason to doubt it."""
    found = list(met)
    return CONTRADICTED if any(map(grave, found)) else NOTED if any(map(left_open, found)) else ""


def weight_sign(dispute: dict[str, Any]) -> str:
    """One character for a dispute's weight."""
    return CONTRADICTED if grave(dispute) else NOTED
