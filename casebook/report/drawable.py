"""Characters that cannot be drawn and say nothing: left out before text is set, since a tagged PDF refuses them.

Articles from the web carry them: control characters, byte order marks, zero-width joints, marks that turn the direction of
writing (which could also show a reader something else than what is written), spaces of unusual width, line separators,
and pictures (emoji) that the project's fonts do not have. A letter or a Chinese character that they lack is never left out: it fails the build.
"""

import re
from typing import Any

from casebook.figures.fonts import characters

_SHAPELESS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]")
_SPACES = re.compile(r"[\u1680\u2000-\u200a\u202f\u205f]")
_LINES = re.compile(r"[\u2028\u2029]")
_PICTURES = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff\U000e0000-\U000e007f]")


def drawable(text: str) -> str:
    """`text` without characters that draw nothing; unusual spaces become plain ones, line separators line feeds."""
    shaped = _PICTURES.sub(lambda m: m[0] if m[0] in characters() else "", _SHAPELESS.sub("", text))
    return _LINES.sub("\n", _SPACES.sub(" ", shaped))


def all_drawable(value: Any) -> Any:
    """`value`, as of JSON, with every text in it made drawable."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, list):
        return [all_drawable(inner) for inner in value]
    return {key: all_drawable(inner) for key, inner in value.items()} if isinstance(value, dict) else value
