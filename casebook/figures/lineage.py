"""Who came from whom: names in columns from left to right, links between them as lines with a word on each.

A name stands one column right of the last one that leads to it (longest-path layering: Healy and Nikolov, Hierarchical Drawing
Algorithms, in Handbook of Graph Drawing and Visualization, 2013, 13.3.1). Lines run along the lane of the name they leave, turn once, in the
gap before the name they reach, and enter it each at a height of its own, so that words never meet. A rumour is hollow and dashed. Where there is no room for columns, the links stand one below the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, ROOMY_PT, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import shorten, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEADS = ("target", "source")
SWATCH, SWATCH_GAP = 4.0, 6.0
# Names wider than this are broken.
NAME_WIDTH = 96.0
# Between two lines that enter one name: a line of small text and the room under it.
PORT = 17.0
WORD_RISE = 8.0
LANE_GAP = 7.0
# Between two lines that run beside one another.
TRACK = 7.0
GAP_PAD = 8.0
HEAD_SIZE = 6.0
# Width of the ground under a line.
CUT = 5.0
# What is left of the width goes to the gaps, up to this much each: longer lines would only be longer.
MOST_SLACK = 50.0
TITLE_HEIGHT = 26.0
# A link on a line of its own: its word, and the names below it.
LISTED_HEIGHT = 36.0
# What the names leave of the width for the line between them and its ends.
SHORTEST_LINE = 48.0


@dataclass(frozen=True)
class Node:
    """A product, company or person; `when` is a few words under its name, `colour` a name of look.PALETTE, or None for no swatch."""

    id: str
    name: str
    colour: str | None = "grey"
    when: str = ""


@dataclass(frozen=True)
class Link:
    """From one node's id to another's. `head`, one of HEADS, says which end has the arrowhead; a `strong` one stands out; one that is only
    `claimed`, by somebody in his own matter, is dashed as a rumour is."""

    source: str
    target: str
    word: str
    evidence: tuple[str, ...] = ()
    head: str = "target"
    strong: bool = False
    rumour: bool = False
    claimed: bool = False

    @property
    def dashed(self) -> bool:
        """Whether nobody but a rumour or a party to it tells so."""
        return self.rumour or self.claimed

    @property
    def colour(self) -> str:
        """Of its line, a name of look.PALETTE."""
        return "ink" if self.strong else "grey"

    @property
    def width(self) -> float:
        """Of its line, in points: on a dark page ink is light, so that colour alone would not tell."""
        return 1.6 if self.strong else 1.0


@dataclass(frozen=True)
class Group:
    """Nodes and links under a title of their own; a node without links is left out."""

    title: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def _reaches(links: Sequence[Link], start: str, goal: str) -> bool:
    seen, todo = set(), [start]
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        seen.add(here)
        todo += [link.target for link in links if link.source == here and link.target not in seen]
    return False


def forwards(links: Sequence[Link]) -> list[Link]:
    """The links with those turned round that would close a circle; their arrowhead stays at the name that they lead to."""
    kept: list[Link] = []
    for link in links:
        if _reaches(kept, link.target, link.source):
            head = {"target": "source", "source": "target"}[link.head]
            link = replace(link, source=link.target, target=link.source, head=head)
        kept.append(link)
    return kept


def columns(ids: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """A column for each id: right of all that lead to it; what nothing leads to stands just left of the first that it leads to."""
    column = dict.fromkeys(ids, 0)
    for _ in ids:
        for link in links:
            column[link.target] = max(column[link.target], column[link.source] + 1)
    reached = {link.target for link in links}
    first = {n: min((column[link.target] for link in links if link.source == n), default=1) for n in ids}
    return {n: column[n] if n in reached else first[n] - 1 for n in ids}


def _in_turn(ids: Sequence[str], links: Sequence[Link]) -> list[str]:
    """Every id after the first that leads to it, a branch to its end before the next."""
    order: list[str] = []

    def visit(n: str) -> None:
        if n not in order:
            order.append(n)
            for link in links:
                if link.source == n:
                    visit(link.target)

    reached = {link.target for link in links}
    for n in ids:
        if n not in reached:
            visit(n)
    return order


def lanes(ids: Sequence[str], links: Sequence[Link], column: dict[str, int]) -> dict[str, int]:
    """A lane for each id, 0 on top: the first from that of its neighbours down that is free as far as its own line runs.

    Its neighbours are the first name that leads to it or, where nothing does, the lowest of those that it leads to and that already stand.
    """
    lane: dict[str, int] = {}
    taken: set[tuple[int, int]] = set()
    for n in _in_turn(ids, links):
        above = [lane[link.source] for link in links if link.target == n and link.source in lane]
        led = [lane[link.target] for link in links if link.source == n and link.target in lane]
        top = above[0] if above else max(led, default=0)
        run = range(column[n], max([column[n] + 1, *(column[link.target] for link in links if link.source == n)]))
        lane[n] = next(y for y in range(top, top + len(ids)) if not any((x, y) in taken for x in run))
        taken |= {(x, lane[n]) for x in run}
    return lane


def _ports(entering: Sequence[Link], lane: dict[str, int]) -> list[tuple[Link, int]]:
    """The lines into a name from the top down, each with its place: 0 at the height of the name, less above it, more below."""
    ordered = sorted(entering, key=lambda link: lane[link.source])
    above = sum(lane[link.source] < lane[link.target] for link in ordered)
    level = any(lane[link.source] == lane[link.target] for link in ordered)
    axis = above if level else max(above - 1, 0)
    return [(link, n - axis) for n, link in enumerate(ordered)]


def share(wants: Sequence[float], room: float) -> list[float]:
    """What each gets of `room` where they want more than there is: the largest are cut to one size."""
    most = max(wants)
    for n, want in enumerate(ordered := sorted(wants)):
        even = (room - sum(ordered[:n])) / (len(wants) - n)
        if want > even:
            most = max(even, 0.0)
            break
    return [min(want, most) for want in wants]


class _Plan:
    """Where everything of a group goes, in points."""

    def __init__(self, group: Group, top: float, width: float):
        """The group from `top` down, on a sheet of that width."""
        self.title, self.top, self.width = group.title, top, width
        self.links = forwards(group.links)
        linked = {end for link in self.links for end in (link.source, link.target)}
        self.nodes = {node.id: node for node in group.nodes if node.id in linked}
        self.column = columns(list(self.nodes), self.links)
        self.lane = lanes(list(self.nodes), self.links, self.column)
        self.ports = {n: _ports([link for link in self.links if link.target == n], self.lane) for n in self.nodes}
        self.names = {n: wrap(node.name, NAME_WIDTH, TEXT_PT, bold=True) for n, node in self.nodes.items()}

    @cached_property
    def count(self) -> int:
        """How many columns there are."""
        return max(self.column.values()) + 1

    @cached_property
    def widths(self) -> list[float]:
        """Of each column: its widest name."""
        return [max(self._width(n) for n in self.nodes if self.column[n] == x) for x in range(self.count)]

    def _width(self, n: str) -> float:
        lines = [text_width(line, TEXT_PT, bold=True) for line in self.names[n]]
        return SWATCH + SWATCH_GAP + max(*lines, text_width(self.nodes[n].when, SMALL_PT), 0.0)

    def _turns(self, link: Link, place: int) -> bool:
        return place != 0 or self.lane[link.source] != self.lane[link.target]

    def tracks(self, gap: int) -> list[str]:
        """The names whose lines turn in a gap, those from farthest first."""
        turning = {link.source for n in self.nodes if self.column[n] == gap + 1 for link, place in self.ports[n] if self._turns(link, place)}
        return sorted(turning, key=lambda n: (self.column[n], self.lane[n]))

    def _word_left(self, gap: int) -> float:
        """How far into a gap its words begin."""
        return GAP_PAD + len(self.tracks(gap)) * TRACK

    @cached_property
    def gaps(self) -> list[float]:
        """Width of each gap: its lines, its words as far as the page goes, and an even share of what is left of it."""
        beside = [self._word_left(gap) + HEAD_SIZE + 3 for gap in range(self.count - 1)]
        words = [max(text_width(link.word, SMALL_PT) for link in self.links if self.column[link.target] == gap + 1) for gap in range(self.count - 1)]
        room = self.width - sum(self.widths) - sum(beside)
        slack = max(0.0, min((room - sum(words)) / len(words), MOST_SLACK))
        return [lines + word + slack for lines, word in zip(beside, share(words, room), strict=True)]

    def left(self, n: str) -> float:
        """Left edge of a name's swatch."""
        x = self.column[n]
        return sum(self.widths[:x]) + sum(self.gaps[:x])

    def gap_left(self, gap: int) -> float:
        """Left edge of a gap."""
        return sum(self.widths[: gap + 1]) + sum(self.gaps[:gap])

    def _places(self, n: str) -> tuple[int, int]:
        """Of the lines into a name, the highest and the lowest; 0 is at its own height."""
        places = [0, *(place for _, place in self.ports[n])]
        return min(places), max(places)

    def _text_height(self, n: str) -> float:
        return len(self.names[n]) * TEXT_PT * LINE + bool(self.nodes[n].when) * SMALL_PT * LINE

    def extent(self, n: str) -> tuple[float, float, float]:
        """Top and bottom of a swatch, which all its lines reach, and top of its words, all from the height of the name's line.

        Where no line leaves, the words stand in the middle of the swatch.
        """
        first, last = self._places(n)
        half, height = TEXT_PT * LINE / 2, self._text_height(n)
        top, bottom = min(-half, PORT * first - 5), max(half, PORT * last + 5)
        if (first, last) == (0, 0) or any(link.source == n for link in self.links):
            return top, max(bottom, height - half), -half
        bottom = max(bottom, top + height)
        return top, bottom, (top + bottom - height) / 2

    @cached_property
    def middles(self) -> list[float]:
        """Height of each lane's names."""
        found, y = [], self.top + TITLE_HEIGHT
        for lane in range(max(self.lane.values()) + 1):
            here = [n for n in self.nodes if self.lane[n] == lane]
            found.append(y + max(PORT * (0.9 - self._places(n)[0]) for n in here))
            y = found[-1] + max(self.extent(n)[1] for n in here) + LANE_GAP
        return found

    def middle(self, n: str) -> float:
        """Height of a name."""
        return self.middles[self.lane[n]]

    @property
    def bottom(self) -> float:
        """Where the group ends."""
        return max(self.middle(n) + self.extent(n)[1] for n in self.nodes) + LANE_GAP

    def rumoured(self, n: str) -> bool:
        """Whether only rumours lead to a name, and nothing leads on from it."""
        about = [link for link in self.links if n in (link.source, link.target)]
        return all(link.rumour and link.target == n for link in about)

    def route(self, link: Link, place: int) -> tuple[list[tuple[float, float]], float]:
        """The corners of a link's line, and where its word begins."""
        gap = self.column[link.target] - 1
        turn = self.gap_left(gap) + GAP_PAD + (self.tracks(gap).index(link.source) * TRACK if self._turns(link, place) else 0)
        start = self.left(link.source) + SWATCH + SWATCH_GAP + text_width(self.names[link.source][0], TEXT_PT, bold=True) + 5
        high, low = self.middle(link.source), self.middle(link.target) + place * PORT
        corners = [(start, high), (turn, high), (turn, low), (self.left(link.target) - 2, low)]
        return corners, self.gap_left(gap) + self._word_left(gap)


def _draw_node(sheet: Sheet, plan: _Plan, n: str) -> None:
    node, x = plan.nodes[n], plan.left(n)
    top, bottom, text_top = (plan.middle(n) + y for y in plan.extent(n))
    hollow = plan.rumoured(n)
    if node.colour:
        sheet.bar(x, x + SWATCH, (top + bottom) / 2, height=bottom - top, colour=node.colour, hollow=hollow, dashed=hollow)
    end = sheet.lines(x + SWATCH + SWATCH_GAP, text_top, plan.names[n], bold=True)
    if node.when:
        sheet.text(x + SWATCH + SWATCH_GAP, end + SMALL_PT * LINE / 2 - 1, node.when, size=SMALL_PT, colour="muted")


def _draw_head(sheet: Sheet, link: Link, corners: list[tuple[float, float]], word_left: float) -> None:
    x, y = corners[-1]
    if link.head == "source":
        sheet.arrowhead(word_left - 2, y, (-1, 0), colour=link.colour, size=HEAD_SIZE)
    elif link.rumour:
        sheet.line((x - HEAD_SIZE, y - 3.5), (x, y), (x - HEAD_SIZE, y + 3.5), colour=link.colour, width=link.width)
    else:
        sheet.arrowhead(x, y, (1, 0), colour=link.colour, size=HEAD_SIZE)


def _draw_link(sheet: Sheet, plan: _Plan, link: Link, place: int) -> None:
    corners, word_left = plan.route(link, place)
    x, y = corners[-1]
    shaft = [*corners[:-1], (x - HEAD_SIZE / 2, y)] if link.head == "target" and not link.rumour else corners
    with sheet.point(link.evidence):
        sheet.line(*shaft, colour=link.colour, width=link.width, dashed=link.dashed)
        _draw_head(sheet, link, corners, word_left)
        word = shorten(link.word, corners[-1][0] - word_left - HEAD_SIZE, SMALL_PT)
        sheet.text(word_left, corners[-1][1] - WORD_RISE, word, size=SMALL_PT)


def _draw_links(sheet: Sheet, plan: _Plan, source: str) -> None:
    """The lines that leave one name, on a ground that cuts those of others, so that a crossing is not read as a branch.

    Rumours first, strong ones last: where lines share a stretch, what is told for sure lies over what is not.
    """
    leaving = [(link, place) for n in plan.nodes for link, place in plan.ports[n] if link.source == source]
    for link, place in leaving:
        sheet.line(*plan.route(link, place)[0], colour="bg", width=CUT)
    for link, place in sorted(leaving, key=lambda one: (not one[0].dashed, one[0].strong)):
        _draw_link(sheet, plan, link, place)


def _draw_pair(sheet: Sheet, link: Link, ends: tuple[Node, Node], top: float) -> None:
    """A link by itself: its word over the line from one name to the other."""
    y = top + SMALL_PT * LINE + TEXT_PT * LINE / 2
    room = share([text_width(node.name, TEXT_PT, bold=True) for node in ends], sheet.width - SHORTEST_LINE)
    # Shortening measures regular type, which is narrower than the bold of names.
    left, right = (node.name if fits >= text_width(node.name, TEXT_PT, bold=True) else shorten(node.name, fits * 0.92, TEXT_PT)
                   for node, fits in zip(ends, room, strict=True))  # fmt: skip
    start, end = 12 + text_width(left, TEXT_PT, bold=True), sheet.width - 12 - text_width(right, TEXT_PT, bold=True)
    with sheet.point(link.evidence):
        sheet.line((start, y), (end - (HEAD_SIZE if link.head == "target" else 0), y), colour=link.colour, width=link.width, dashed=link.dashed)
        sheet.arrowhead(end if link.head == "target" else start, y, (1 if link.head == "target" else -1, 0), colour=link.colour, size=HEAD_SIZE)
        sheet.text(
            sheet.width / 2, top + SMALL_PT * LINE / 2, shorten(link.word, sheet.width, SMALL_PT), size=SMALL_PT, align="center", colour="muted"
        )
    for node, name, swatch, x, align in ((ends[0], left, 0.0, 6.0, "left"), (ends[1], right, sheet.width - 3, sheet.width - 6, "right")):
        if node.colour:
            sheet.bar(swatch, swatch + 3, y, height=TEXT_PT, colour=node.colour)
        sheet.text(x, y, name, bold=True, align=align)


def _listed(groups: Sequence[Group], width: float) -> "Figure":
    """For a phone: each link on a line of its own, under the title of its group."""
    shown = [group for group in groups if group.links]
    height = sum(TITLE_HEIGHT + len(group.links) * LISTED_HEIGHT for group in shown)
    sheet, top = Sheet(height, width), 0.0
    for group in shown:
        sheet.line((0, top + 0.5), (width, top + 0.5), colour="grid", width=0.7)
        sheet.text(0, top + 14, group.title, size=SMALL_PT, colour="muted")
        top += TITLE_HEIGHT
        nodes = {node.id: node for node in group.nodes}
        for link in group.links:
            _draw_pair(sheet, link, (nodes[link.source], nodes[link.target]), top)
            top += LISTED_HEIGHT
    return sheet.figure


@look()
def lineage(groups: Sequence[Group], *, width: float = WIDTH_PT) -> "Figure":
    """A figure of the groups that have links, one under the other. Raises BadArgument where none has."""
    require([link for group in groups for link in group.links], "lineage")
    return _layered(groups, width) if width >= ROOMY_PT else _listed(groups, width)


def _layered(groups: Sequence[Group], width: float) -> "Figure":
    plans: list[_Plan] = []
    for group in groups:
        if group.links:
            plans.append(_Plan(group, plans[-1].bottom if plans else 0.0, width))
    sheet = Sheet(plans[-1].bottom, width)
    for plan in plans:
        sheet.line((0, plan.top + 0.5), (sheet.width, plan.top + 0.5), colour="grid", width=0.7)
        sheet.text(0, plan.top + 14, plan.title, size=SMALL_PT, colour="muted")
        for n in plan.nodes:
            _draw_links(sheet, plan, n)
        for n in plan.nodes:
            _draw_node(sheet, plan, n)
    return sheet.figure
