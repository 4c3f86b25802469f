"""Characters that draw nothing: left out before text is set, since no font has a shape for them and a tagged PDF refuses them.

Articles from the web carry them: control characters, byte order marks, zero-width joints, marks that turn the direction of
writing (which could also show a reader something else than what is written), spaces of unusual width, line separators.
"""

import re
from typing import Any

_SHAPELESS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]")
_SPACES = re.compile(r"[\u1680\u2000-\u200a\u202f\u205f]")
_LINES = re.compile(r"[\u2028\u2029]")


def drawable(text: str) -> str:
    """`text` without characters that draw nothing; unusual spaces become plain ones, line separators line feeds."""
    return _LINES.sub("\n", _SPACES.sub(" ", _SHAPELESS.sub("", text)))


def all_drawable(value: Any) -> Any:
    """`value`, as of JSON, with every text in it made drawable."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, list):
        return [all_drawable(inner) for inner in value]
    return {key: all_drawable(inner) for key, inner in value.items()} if isinstance(value, dict) else value
