"""A word cloud: decoration that knows its place, beside the keyness that can be read off.

wordcloud lays the words out from their frequencies (never from running text, where it would split Chinese names); they are then
drawn as text like everything else, so that they scale, can be selected and are checked for glyphs. The words are the same however much room
there is: the largest get smaller until all have a place.
"""

from collections.abc import Mapping

from casebook.figures.fonts import FILES, check, ink_top
from casebook.figures.sheet import BASELINE, Box, Sheet
from casebook.paths import FONTS

MOST_WORDS = 12
# wordcloud works in pixels; two a point place words finely enough and fast.
FINENESS = 2
SMALLEST_PT = 9
LARGEST_PT = (30, 26, 22, 18, 15, 12)
SEED = 7


def _layout(frequent: Mapping[str, float], within: Box) -> list:
    """Where wordcloud puts every word, with the largest letters for which it finds a place for all."""
    from wordcloud import WordCloud

    for largest in LARGEST_PT:
        maker = WordCloud(
            font_path=str(FONTS / FILES[False]),
            width=int((within.right - within.left) * FINENESS),
            height=int((within.bottom - within.top) * FINENESS),
            prefer_horizontal=1.0,
            relative_scaling=0.4,
            margin=4 * FINENESS,
            min_font_size=SMALLEST_PT * FINENESS,
            max_font_size=largest * FINENESS,
            random_state=SEED,
        )
        maker.generate_from_frequencies(frequent)
        if len(maker.layout_) == len(frequent):
            break
    return maker.layout_


def cloud(sheet: Sheet, frequencies: Mapping[str, float], within: Box, *, colours: Mapping[str, str]) -> None:
    """Draw the most frequent words into a box; `colours` maps words to names of look.PALETTE, all others are muted."""
    ranked = sorted(frequencies.items(), key=lambda item: -item[1])[:MOST_WORDS]  # of equals those given first, whatever the edition calls them
    for word, _ in ranked:
        check(word, where="word cloud")
    frequent = dict(ranked)
    for (word, _), size, (row, column), *_ in _layout(frequent, within):
        points = size / FINENESS
        # wordcloud gives the top left corner of the ink; Sheet wants the middle of the line.
        middle = within.top + row / FINENESS + ink_top(word, points) - BASELINE * points
        sheet.text(within.left + column / FINENESS, middle, word, size=points, colour=colours.get(word, "muted"))
