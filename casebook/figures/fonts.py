"""The project's two font files: what they can draw, how wide a text is in them, and the part of them that a figure needs.

Widths are the sums of the glyphs' unhinted advances (kerning left out: Chinese has none and Latin labels are short), so that a chart
can lay out its labels before anything is drawn.
"""

import base64
import io
import re
import threading
from functools import cache

from casebook.errors import MissingGlyph
from casebook.paths import FONTS

FAMILY = "Noto Sans SC"
# Bold or not → the file.
FILES = {False: "NotoSansSC-Regular.ttf", True: "NotoSansSC-Bold.ttf"}

_own = threading.local()

# Vertical setting and positions, which labels have no use for.
UNUSED_TABLES = ("GPOS", "GDEF", "vhea", "vmtx", "VORG")
# The font's quotation marks are as wide as a Chinese character; this feature of it has those of English.
QUOTES = "‘’“”"
QUOTED = re.compile(f"[{QUOTES}]")
NARROW = "pwid"
HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@cache
def register() -> None:
    """Make both fonts known to matplotlib, once a process."""
    from matplotlib.font_manager import fontManager

    for file in FILES.values():
        fontManager.addfont(FONTS / file)


def _font(bold: bool):
    """A font of this thread's own: FreeType loads a glyph into the font itself, and slides of two languages are measured side by side."""
    fonts = _own.__dict__.setdefault("fonts", {})
    if bold not in fonts:
        from matplotlib.ft2font import FT2Font

        fonts[bold] = FT2Font(str(FONTS / FILES[bold]))
        fonts[bold].set_size(1000, 72)
    return fonts[bold]


@cache
def characters() -> frozenset[str]:
    """Every character that both fonts can draw."""
    import uharfbuzz

    regular, bold = (set(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / file))).unicodes) for file in FILES.values())
    return frozenset(map(chr, regular & bold))


@cache
def _advance(character: str, bold: bool) -> float:
    from matplotlib.ft2font import LoadFlags

    font = _font(bold)
    # By glyph, not by character: a missing one is refused when the figure is finished, where its name is known.
    glyph = font.load_glyph(font.get_char_index(ord(character)), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / 1000


@cache
def _narrow_advance(quote: str, bold: bool) -> float:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / FILES[bold])))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(quote)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer, {NARROW: True})
    return buffer.glyph_positions[0].x_advance / face.upem


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of one line of text at `size` points; the quotation marks of a text without Chinese are those of English."""
    if QUOTED.search(text) and not HAN.search(text):
        return size * sum(_narrow_advance(c, bold) if c in QUOTES else _advance(c, bold) for c in text)
    return size * sum(_advance(c, bold) for c in text)


def ink_top(text: str, size: float) -> float:
    """How far the ink of a text reaches above its baseline, in points: less for “users” than for “Users”."""
    from matplotlib.ft2font import LoadFlags

    font = _font(False)
    tops = (font.load_glyph(font.get_char_index(ord(c)), flags=LoadFlags.NO_HINTING).bbox[3] for c in text)
    return size * max(tops) / 64 / 1000


def check(text: str, *, where: str) -> None:
    """Refuse a text that the fonts cannot draw. Raises MissingGlyph naming the character and `where`."""
    missing = sorted(set(text) - characters() - {"\n"})
    if missing:
        names = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in missing)
        raise MissingGlyph(
            f"{where}: the project's fonts have no glyph for {names}; leave it out of the text or add a font that has it to assets/fonts"
        )


def subset(text: str, *, bold: bool) -> bytes:
    """A WOFF font that holds only the characters of `text` and their narrow forms; same text, same bytes.

    WOFF, not WOFF2: a fifteenth of the time, and for the hundred characters of a figure three kilobytes more.
    """
    import uharfbuzz
    from fontTools.ttLib import TTFont

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(c) for c in text)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.add(int.from_bytes(NARROW.encode("ascii"), "big"))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in UNUSED_TABLES)
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / FILES[bold])))
    font = TTFont(io.BytesIO(uharfbuzz.subset(face, wanted).blob.data), recalcTimestamp=False)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def font_face(text: str, *, bold: bool) -> str:
    """A CSS @font-face rule with the subset for `text` inside it, so that a file needs no font beside it."""
    data = base64.b64encode(subset(text, bold=bold)).decode("ascii")
    weight = 700 if bold else 400
    return f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:url(data:font/woff;base64,{data}) format("woff")}}'
