"""A word cloud: decoration that knows its place, beside the keyness that can be read off.

wordcloud lays the words out from their frequencies (never from running text, where it would split Chinese names), in an ellipse; they are then
drawn as text like everything else, so that they scale, can be selected and are checked for glyphs.
"""

from collections.abc import Mapping

from casebook.figures.fonts import FILES, check, ink_top
from casebook.figures.sheet import BASELINE, Box, Sheet
from casebook.paths import FONTS

MOST_WORDS = 24
# wordcloud works in pixels; two a point place words finely enough and fast.
FINENESS = 2
SMALLEST_PT, LARGEST_PT = 9, 30
SEED = 7


def _ellipse(width: int, height: int):
    """A mask for wordcloud: white outside an ellipse that fills width × height pixels."""
    import numpy as np

    y, x = np.ogrid[:height, :width]
    outside = ((x - width / 2) / (width / 2)) ** 2 + ((y - height / 2) / (height / 2)) ** 2 > 1
    return outside.astype("uint8") * 255


def cloud(sheet: Sheet, frequencies: Mapping[str, float], within: Box, *, colours: Mapping[str, str]) -> None:
    """Draw the most frequent words into a box; `colours` maps words to names of look.PALETTE, all others are muted."""
    from wordcloud import WordCloud

    ranked = sorted(frequencies.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS]
    for word, _ in ranked:
        check(word, where="word cloud")
    maker = WordCloud(
        font_path=str(FONTS / FILES[False]),
        mask=_ellipse(int((within.right - within.left) * FINENESS), int((within.bottom - within.top) * FINENESS)),
        prefer_horizontal=1.0,
        relative_scaling=0.4,
        margin=3 * FINENESS,
        min_font_size=SMALLEST_PT * FINENESS,
        max_font_size=LARGEST_PT * FINENESS,
        random_state=SEED,
    )
    maker.generate_from_frequencies(dict(ranked))
    for (word, _), size, (row, column), *_ in maker.layout_:
        points = size / FINENESS
        # wordcloud gives the top left corner of the ink; Sheet wants the middle of the line.
        middle = within.top + row / FINENESS + ink_top(word, points) - BASELINE * points
        sheet.text(within.left + column / FINENESS, middle, word, size=points, colour=colours.get(word, "muted"))
