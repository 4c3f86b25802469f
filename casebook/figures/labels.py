"""Keeping labels apart, by arithmetic on their measured widths before anything is drawn."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casebook.figures.sheet import Box

# Rounds of improvement; labels settle after one or two.
PASSES = 3
# What a bad place costs, in levels that one would rather go further out.
OVERLAP_COST, CROSSING_COST, LINE_COST, ORDER_COST, FLIP_COST, UNDER_COST = 10_000.0, 60.0, 40.0, 4.0, 0.6, 0.8
# Labels no further apart than this are read as one column.
NEAR = 60.0
# Square points of overlap that a point outside is worth: there, other words stand.
OUTSIDE_COST = 80.0
# Between a label and its neighbour, and a line that it keeps off.
LABEL_GAP, LINE_GAP = 6.0, 5.0


def fit(positions: Sequence[float], left: Sequence[float], right: Sequence[float], width: float) -> tuple[float, float]:
    """The longest axis on which every mark keeps its label inside `width` points.

    `positions` are 0–1 along the axis; `left` and `right` the points that each mark needs on its two sides. Returns (offset, length):
    a mark stands at offset + position × length. Maximises length under offset + p·length − left ≥ 0 and offset + p·length + right ≤ width.
    """
    marks = list(zip(positions, left, right, strict=True))
    lengths = [(width - a_left - b_right) / (b - a) for a, a_left, _ in marks for b, _, b_right in marks if b > a]
    length = max(0.0, min([width, *lengths]))
    offset = max(a_left - a * length for a, a_left, _ in marks)
    return offset, length


class Flag(NamedTuple):
    """A label on a leader: `x` of the leader, `width` of the label; where the mark itself is `reach` wide, the label may stand anywhere along it."""

    x: float
    width: float
    reach: float = 0.0


class Place(NamedTuple):
    """Where a flag's label goes: its level, 0 nearest to the mark, and its extent; `under` means that the leader ends at the label, not beside it."""

    level: int
    left: float
    right: float
    flipped: bool
    under: bool = False


class Ground(NamedTuple):
    """What labels are planted on: from `left` to `right`, kept off the upright `lines`; `upwards` means that levels rise from the marks."""

    left: float
    right: float
    lines: tuple[float, ...] = ()
    upwards: bool = False


def _cost(flag: Flag, place: Place, taken: Iterable[tuple[Flag, Place]], ground: Ground, gap: float) -> float:
    cost = place.level + FLIP_COST * place.flipped + UNDER_COST * place.under
    # Along a mark, rather at its beginning than at its end.
    cost += max(0.0, place.left - flag.x) / flag.reach if flag.reach else 0.0
    cost += LINE_COST * sum(place.left < x < place.right for x in ground.lines)
    for other, at in taken:
        if at.level == place.level and place.left < at.right + gap and at.left < place.right + gap:
            cost += OVERLAP_COST
        crosses = at.level < place.level and at.left < flag.x < at.right
        crossed = at.level > place.level and place.left < other.x < place.right
        cost += CROSSING_COST * (crosses + crossed)
        # Read from the top down, what is earlier stands above what is later; half here, half where the other is counted.
        near = place.left < at.right + NEAR and at.left < place.right + NEAR
        beneath = near and flag.x != other.x and place.level != at.level
        cost += ORDER_COST / 2 * (beneath and (flag.x < other.x) == ((place.level < at.level) == ground.upwards))
    return cost


def _options(flag: Flag, ground: Ground, levels: int, indent: float) -> list[Place]:
    """Every place for a label: to the right or to the left of its leader; across it, beside a line that it would else be cut by; or, too wide
    for all of these, against the right edge."""
    left, right = ground.left, ground.right
    sides = []
    if flag.x + indent + flag.width <= right:
        sides.append((flag.x + indent, False, False))
    if flag.x - indent - flag.width >= left:
        sides.append((flag.x - indent - flag.width, True, False))
    edges = [start for x in ground.lines for start in (x + LINE_GAP, x - LINE_GAP - flag.width)]
    within = [start for start in edges if left <= start <= right - flag.width and start <= flag.x + flag.reach and flag.x <= start + flag.width]
    sides += [(start, False, True) for start in within]
    starts = sides or [(max(left, right - flag.width), False, True)]
    return [Place(level, start, start + flag.width, flipped, under) for level in range(levels) for start, flipped, under in starts]


def _total(flags: Sequence[Flag], places: dict[int, Place], ground: Ground, gap: float) -> float:
    return sum(_cost(flags[n], places[n], [(flags[m], q) for m, q in places.items() if m != n], ground, gap) for n in places)


def _place_in_turn(
    flags: Sequence[Flag], options: dict[int, list[Place]], order: Sequence[int], places: dict[int, Place], ground: Ground, gap: float
) -> dict[int, Place]:
    """Each flag in `order` goes to the place that is best beside those already in `places`."""
    places = dict(places)
    for n in order:
        others = [(flags[m], place) for m, place in places.items() if m != n]
        places[n] = min(options[n], key=lambda place, n=n, others=others: _cost(flags[n], place, others, ground, gap))
    return places


def plant(
    flags: Sequence[Flag],
    left: float,
    right: float,
    *,
    lines: Sequence[float] = (),
    upwards: bool = False,
    indent: float = 3.0,
    gap: float = LABEL_GAP,
) -> list[Place]:
    """A level and a side for each flag so that no label covers another, few leaders run through labels and few of the upright `lines` cut them.

    With `upwards`, levels rise from the marks. Labels that all extend to one side never cross when those nearest to that side are placed first.
    So every split is tried (the flags left of it extend to the left, the others to the right), and from the cheapest, single labels move on to
    better places until none does.
    """
    ground = Ground(left, right, tuple(lines), upwards)
    free = {n: _options(flag, ground, len(flags) + 1, indent) for n, flag in enumerate(flags)}
    by_x = sorted(range(len(flags)), key=lambda n: (flags[n].x, n))
    starts = []
    for split in range(len(flags) + 1):
        lefts = [n for n in by_x[:split] if any(place.flipped for place in free[n])]
        sided = {n: [place for place in free[n] if not place.under and place.flipped == (n in lefts)] or free[n] for n in free}
        starts.append(_place_in_turn(flags, sided, [*lefts, *(n for n in reversed(by_x) if n not in lefts)], {}, ground, gap))
    places = min(starts, key=lambda start: _total(flags, start, ground, gap))
    for _ in range(PASSES):
        places = _place_in_turn(flags, free, by_x, places, ground, gap)
    return [places[n] for n in range(len(flags))]


def amiss(flags: Sequence[Flag], places: Sequence[Place], ground: Ground, *, gap: float = LABEL_GAP) -> float:
    """What is wrong with places, in levels that one would rather go further out: to choose between two grounds."""
    return _total(flags, dict(enumerate(places)), ground, gap)


def clear(candidates: Sequence[Box], taken: Sequence[Box], within: Box) -> int:
    """Index of the first box that overlaps nothing and stays inside `within`; else of the one that overlaps least."""

    def badness(box: Box) -> float:
        outside = (
            max(0, within.left - box.left) + max(0, box.right - within.right) + max(0, within.top - box.top) + max(0, box.bottom - within.bottom)
        )
        shared = sum(
            (min(box.right, t.right) - max(box.left, t.left)) * (min(box.bottom, t.bottom) - max(box.top, t.top)) for t in taken if box.overlaps(t)
        )
        return outside * OUTSIDE_COST + shared

    return min(range(len(candidates)), key=lambda n: (badness(candidates[n]), n))


def along(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """A line as small boxes, for labels to keep off."""
    (x0, y0), (x1, y1) = start, end
    steps = [(x0 + (x1 - x0) * n / 20, y0 + (y1 - y0) * n / 20) for n in range(21)]
    return [Box(x - 1, y - 1, x + 1, y + 1) for x, y in steps]
