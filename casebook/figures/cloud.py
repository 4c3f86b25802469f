"""A word cloud: decoration that knows its place, next to the keyness that can be read off.

wordcloud lays the words out from their frequencies (never from running text, where it would split Chinese names); they are then drawn as
text like everything else, so that they scale, can be selected and are checked for glyphs.
"""

from collections.abc import Mapping

from matplotlib.figure import Figure

from casebook.figures.fonts import FILES, check
from casebook.figures.look import WIDTH_PT, look
from casebook.figures.sheet import Sheet, require
from casebook.paths import FONTS

MOST_WORDS = 60
HEIGHT = 250.0
# wordcloud works in pixels; two a point place words finely enough and fast.
FINENESS = 2
SMALLEST_PT, LARGEST_PT = 8, 44
SEED = 7


@look()
def cloud(frequencies: Mapping[str, float], *, colours: Mapping[str, str] | None = None) -> Figure:
    """A figure of the most frequent words; `colours` maps words to names of look.PALETTE, all others are ink or grey by rank."""
    require(list(frequencies), "word cloud")
    from wordcloud import WordCloud

    ranked = sorted(frequencies.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS]
    for word, _ in ranked:
        check(word, where="word cloud")
    maker = WordCloud(
        font_path=str(FONTS / FILES[False]),
        width=int(WIDTH_PT * FINENESS),
        height=int(HEIGHT * FINENESS),
        prefer_horizontal=1.0,
        relative_scaling=0.5,
        margin=4 * FINENESS,
        min_font_size=SMALLEST_PT * FINENESS,
        max_font_size=LARGEST_PT * FINENESS,
        random_state=SEED,
    )
    maker.generate_from_frequencies(dict(ranked))
    sheet = Sheet(HEIGHT)
    for n, ((word, _), size, (row, column), *_) in enumerate(maker.layout_):
        points = size / FINENESS
        colour = (colours or {}).get(word) or ("ink" if n < len(maker.layout_) / 3 else "muted")
        # wordcloud gives the top left corner of the ink; Sheet wants the middle of the line.
        sheet.text(column / FINENESS, row / FINENESS + points * 0.5, word, size=points, colour=colour)
    return sheet.figure
