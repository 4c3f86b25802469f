"""How a number with its hedge is drawn and written, the same in every chart.

| hedge              | drawn                         | written |
| ------------------ | ----------------------------- | ------- |
| exact              | dot                           |         |
| more_than, at_least| dot with an arrow to the right| > ≥     |
| less_than, at_most | dot with an arrow to the left | < ≤     |
| approx             | soft dot                      | ~       |
| range              | bar from low to high          |         |
| only a size (几亿) | hatched bar, no ends          |         |
| rumour             | hollow, dashed                | ?       |
| a sum or a joke    | hollow                        |         |
| target             | tick, not a dot               | →       |

A bound of a target is written as the bound alone (≥ 100): tick and heading say that it is a target. Where the values run upwards, the arrows point up and down. Hedges add up: a rumour of less than 500,000 is hollow, dashed and has an arrow to the left.
"""

from dataclasses import dataclass

from casebook.figures.fonts import text_width
from casebook.figures.look import SMALL_PT, TEXT_PT
from casebook.figures.sheet import Box, Sheet

# In the order in which they are written.
SIGNS = {"target": "→ ", "more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "approx": "~ "}
UP, DOWN = {"more_than", "at_least"}, {"less_than", "at_most"}
ARROW = 17.0
REACH = 6.5
LABEL_GAP = 4.0
SCOPE_DROP = 13.0


@dataclass(frozen=True)
class Value:
    """A number as a source says it.

    `value` in base units, or `low` and `high` for a range. `label` is the number in words without its hedge ("10 million", "1000万"):
    the sign is put before it here. `hedges` are those of facts.records.QUALIFIERS that hold at once. `source` is short ("S4"),
    `evidence` the sentences ("S4·17"), `colour` a name of look.PALETTE. `scope`: what the number is of, written below it. `vague`: only the size is told, so that low and high are no one's numbers. `supposed`: nobody counted it, it is a sum done in the head or a joke.
    """

    value: float | None
    label: str
    hedges: tuple[str, ...] = ("exact",)
    low: float | None = None
    high: float | None = None
    source: str = ""
    evidence: tuple[str, ...] = ()
    colour: str = "ink"
    vague: bool = False
    scope: str = ""
    supposed: bool = False

    @property
    def ends(self) -> tuple[float, float]:
        """Lowest and highest value drawn."""
        low = self.low if self.value is None else self.value
        high = self.high if self.value is None else self.value
        if low is None or high is None:
            raise ValueError(f"{self.label}: a value needs a number, or low and high")
        return low, high


def written(value: Value) -> str:
    """The label with its signs."""
    bounded = {"more_than", "at_least", "less_than", "at_most"} & set(value.hedges)
    signs = "".join(sign for hedge, sign in SIGNS.items() if hedge in value.hedges and not (hedge == "target" and bounded))
    return f"{signs}{value.label}{'?' if 'rumour' in value.hedges else ''}"


def reach(value: Value) -> tuple[float, float]:
    """Points that the mark takes on the side of lower and of higher values."""
    hedges = set(value.hedges)
    plain = 2.0 if value.value is None or "target" in hedges else REACH
    return (ARROW if hedges & DOWN else plain), (ARROW if hedges & UP else plain)


def arrows(sheet: Sheet, value: Value, low: tuple[float, float], high: tuple[float, float], towards: tuple[int, int]) -> None:
    """What a bound adds to a mark: an arrow from `high` in the direction of higher values, or from `low` against it."""
    hedges = set(value.hedges)
    for bound, (x, y), (dx, dy) in ((UP, high, towards), (DOWN, low, (-towards[0], -towards[1]))):
        if hedges & bound:
            shaft = [(x + dx * n, y + dy * n) for n in (3.5, ARROW - 4)]
            sheet.line(*shaft, colour=value.colour, width=1.5, dashed="rumour" in hedges)
            sheet.arrowhead(x + dx * ARROW, y + dy * ARROW, (dx, dy), colour=value.colour)


def spot(sheet: Sheet, value: Value, x: float, y: float) -> None:
    """The mark of one number at one place, without its arrows."""
    if "rumour" in value.hedges:
        sheet.ring(x, y, colour=value.colour, dashed=True)
    elif value.supposed:
        sheet.ring(x, y, colour=value.colour)
    elif "approx" in value.hedges:
        sheet.dot(x, y, colour=value.colour, size=12, alpha=0.3)
        sheet.dot(x, y, colour=value.colour, size=5, alpha=0.55)
    else:
        sheet.dot(x, y, colour=value.colour)


def interval(sheet: Sheet, value: Value, left: float, right: float, y: float) -> None:
    """A bar from left to right: a range of values, or one value of an uncertain day; hatched where its ends are not told."""
    if value.vague:
        sheet.hatch(left, right, y, height=7, colour=value.colour)
        return
    dashed = "rumour" in value.hedges
    sheet.bar(left, right, y, colour=value.colour, alpha=1 if dashed else 0.55, hollow=dashed, dashed=dashed)


def mark(sheet: Sheet, value: Value, left: float, right: float, y: float) -> None:
    """Draw a value on an axis that runs to the right: it stands at `left`, or reaches from `left` to `right`."""
    arrows(sheet, value, (left, y), (right, y), (1, 0))
    if right > left:
        interval(sheet, value, left, right, y)
    elif "target" in value.hedges:
        sheet.bar(left - 1.5, left + 1.5, y, height=14, colour=value.colour)
    else:
        spot(sheet, value, left, y)


def upright(sheet: Sheet, value: Value, x: float, low: float, high: float, *, inverted: bool = False) -> None:
    """Draw a value on an axis that runs upwards (downwards where inverted), at the heights `low` and `high`."""
    arrows(sheet, value, (x, low), (x, high), (0, 1 if inverted else -1))
    if low != high:
        top, bottom = sorted((low, high))
        sheet.bar(x - 3, x + 3, (top + bottom) / 2, height=bottom - top, colour=value.colour, alpha=0.55)
    elif "target" in value.hedges:
        sheet.bar(x - 7, x + 7, low, height=3, colour=value.colour)
    else:
        spot(sheet, value, x, low)


def drop(value: Value) -> float:
    """What its scope takes below the label of a value."""
    return SCOPE_DROP if value.scope else 0.0


def number_width(value: Value) -> float:
    """Width of the written number with its source."""
    return text_width(written(value), TEXT_PT) + (5 + text_width(value.source, SMALL_PT) if value.source else 0)


def label_width(value: Value) -> float:
    """Width of the number with its source, and of the scope below them."""
    return max(number_width(value), text_width(value.scope, SMALL_PT))


def number(sheet: Sheet, value: Value, left: float, y: float) -> None:
    """Write the number and, paler, its source."""
    box = sheet.text(left, y, written(value), halo=True)
    if value.source:
        sheet.bar(box.right, box.right + 5, y, height=box.bottom - box.top, colour="bg")
        sheet.text(box.right + 5, y + 0.3, value.source, size=SMALL_PT, colour="muted", halo=True)


def label(sheet: Sheet, value: Value, x: float, y: float, *, align: str = "left") -> None:
    """Write the number with its source, and its scope below them; `x` is the left end, the middle or the right end."""
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * label_width(value)
    number(sheet, value, left, y)
    if value.scope:
        sheet.text(left, y + SCOPE_DROP, value.scope, size=SMALL_PT, colour="muted", halo=True)


def label_box(value: Value, x: float, y: float, *, align: str = "left") -> Box:
    """The room that `label` would take."""
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * label_width(value)
    return Box(left, y - TEXT_PT * 0.62, left + label_width(value), y + TEXT_PT * 0.62 + drop(value))
