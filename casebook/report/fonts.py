"""The page's own fonts: Noto Sans SC in two weights, cut down to the characters that are used, inside the page's style sheet.

HarfBuzz cuts the font (hb-subset keeps the layout rules that Chinese punctuation needs), fontTools wraps it as WOFF. WOFF 2 would
save a quarter (220 against 290 kB for 1,500 characters) but takes 1.4 s a font instead of 0.05 s, and a report is rebuilt often.
"""

import base64
import io
import string

import uharfbuzz
from fontTools.ttLib import TTFont

from casebook import paths
from casebook.errors import MissingGlyph

FAMILY = "Noto Sans SC"
FILES = {400: "NotoSansSC-Regular.ttf", 700: "NotoSansSC-Bold.ttf"}
ALWAYS = string.printable.strip()  # what a reader may type into the page's own fields
PROPORTIONAL = int.from_bytes(b"pwid", "big")  # English quotation marks and apostrophes as narrow as English has them; cut away unless asked for
UNSEEN = set("\n\r\t\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")  # characters that have no shape of their own


def page_fonts(text: str) -> str:
    """CSS @font-face rules, fonts inside, for all characters of `text` and ASCII. Raises MissingGlyph as `check` does."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-display: block; '
        f"src: url(data:font/woff;base64,{base64.b64encode(subset(name, text)).decode()}) format('woff'); }}"
        for weight, name in FILES.items()
    )


def subset(name: str, text: str) -> bytes:
    """Font file `name` of assets/fonts, with the characters of `text` and ASCII only, as WOFF."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(paths.FONTS / name)))
    wanted = (set(text) | set(ALWAYS)) - UNSEEN
    check(wanted, set(face.unicodes), name)
    request = uharfbuzz.SubsetInput()
    request.unicode_set.update(map(ord, wanted))
    request.layout_feature_tag_set.add(PROPORTIONAL)
    request.flags |= uharfbuzz.SubsetFlags.NO_HINTING
    return _woff(bytes(request.subset(face).blob.data))


def check(wanted: set[str], known: set[int], name: str) -> None:
    """Raise MissingGlyph when a character of `wanted` is not among the code points `known` of font `name`."""
    missing = sorted(c for c in wanted if ord(c) not in known)
    if missing:
        listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise MissingGlyph(f"{name} has no glyph for {listed}{more}; write it otherwise or put a font that has it into assets/fonts")


def _woff(data: bytes) -> bytes:
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font.flavor = "woff"
    packed = io.BytesIO()
    font.save(packed, reorderTables=None)
    return packed.getvalue()
