"""How firmly a finding stands, as every format shows it: one sign, one tone, and the words that the finding brings itself."""

from typing import Any

SIGNS = {"corroborated": "✓", "single_source": "1", "disputed": "≠", "no_longer_supported": "×"}
INFERENCE = "∴"  # therefore: what the report concludes, whoever gave the facts


def sign(finding: dict[str, Any]) -> str:
    """One character for a finding's standing."""
    return INFERENCE if finding.get("inference") else SIGNS[finding["standing"]]


def tone(finding: dict[str, Any]) -> str:
    """The name under which style sheets give it a colour: inference, or the standing."""
    return "inference" if finding.get("inference") else finding["standing"]
