"""YAML as the project's data files have it: plain values only, read by PyYAML's C part where it was built with it, which takes a tenth of the time."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(file: Path) -> Any:
    """The value in a file; None for an empty one. Raises as `value` does."""
    return value(file.read_text(encoding="utf-8"))


def value(text: str) -> Any:
    """The value that a text is; None for an empty one. Raises yaml.YAMLError, and ValueError for a day that does not exist."""
    return yaml.load(text, Loader=_LOADER)
