"""The look that all figures share: colours, sizes and matplotlib's settings, used in a context so that nothing global changes.

One colour a product, the same in every figure. The three product colours differ in lightness as well as in hue (L* about 32, 46
and 61), so that they stay apart in grey and to colour-blind readers; a label always says the name too. Marks keep a contrast of 3:1
with the background, words 4.5:1 (WCAG 2.2).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from casebook.figures import fonts

# Width of a figure: the page's column of about 720 px, so that 11 pt in a figure are about 15 px on the page.
WIDTH_PT = 518.4
# The same for a phone: a column of 320 px, at the same size of text. Charts put labels above what they name where less than ROOMY_PT is given.
NARROW_PT = 230.4
ROOMY_PT = 360.0
# The same for a slide: 1168 px of 1280, on which SMALL_PT are 24 px.
TALK_PT = 486.0
# The same for a handout: of three columns on A4, 56 mm wide, on which SMALL_PT are 6.9 pt.
HANDOUT_PT = NARROW_PT
TEXT_PT = 11.0
SMALL_PT = 10.0
TITLE_PT = 14.0
# Height of a line of text over its size: room for Chinese, whose characters fill the em.
LINE = 1.4

PALETTE = {
    "ink": "#1f2328",
    "muted": "#59626d",
    "grid": "#d9dee3",
    "bg": "#ffffff",
    "laiwang": "#db7312",
    "dingtalk": "#0b4f9e",
    "wechat": "#127a55",
    "grey": "#7b838d",
}
# The same names for a dark page: a page sets them as the CSS variables --fig-ink, --fig-muted …
DARK = {
    "ink": "#e6e9ed",
    "muted": "#a7b0ba",
    "grid": "#3a424b",
    "bg": "#15191e",
    "laiwang": "#f09a45",
    "dingtalk": "#6ea8f5",
    "wechat": "#3fbf8f",
    "grey": "#8f98a3",
}
SETTINGS = {
    "font.family": [fonts.FAMILY],
    "font.size": TEXT_PT,
    "text.color": PALETTE["ink"],
    # Article text may hold "$": it must never be read as a formula.
    "text.parse_math": False,
    "axes.edgecolor": PALETTE["muted"],
    "axes.labelcolor": PALETTE["muted"],
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": PALETTE["muted"],
    "ytick.color": PALETTE["muted"],
    "figure.facecolor": PALETTE["bg"],
    "savefig.facecolor": PALETTE["bg"],
    # Text stays text: small, selectable, recolourable. A fixed salt gives the same ids on every run.
    "svg.fonttype": "none",
    "svg.hashsalt": "casebook",
    # One unit of the canvas is one point.
    "figure.dpi": 72,
}


@contextmanager
def look() -> Iterator[None]:
    """The settings above while a figure is drawn; a `with` block or a decorator."""
    import matplotlib

    fonts.register()
    with matplotlib.rc_context(SETTINGS):
        yield
