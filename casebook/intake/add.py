"""Adding any number of articles: each is read, shown, mended, written; a fault in one leaves the others alone."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from casebook.corpus.refused import Refused
from casebook.errors import BadArgument, Refusal
from casebook.intake.fetch import from_address
from casebook.intake.mend import Mending, ask
from casebook.intake.names import safe_stem
from casebook.intake.screen import screen, visible
from casebook.intake.sources import Source, files_of, from_file, from_paste, passed_over
from casebook.intake.take import Intake, Taken
from casebook.progress import Watch

PASTE = Path("-")


@dataclass(frozen=True)
class Order:
    """What to add and how: places (files, folders, `-`), web addresses, the folder of articles, a name for one article, a person's values."""

    places: tuple[Path, ...]
    addresses: tuple[str, ...]
    folder: Path
    name: str | None
    mending: Mending


@dataclass
class Done:
    """What came of it: `taken` articles are in the folder now or were before; `refusals` are faults and warnings, a line each."""

    taken: int = 0
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True)
class Person:
    """Who adds the articles: `show` prints, `prompt` asks (None where nobody can answer), `paste` gives what comes by standard input."""

    show: Callable[[str], object]
    prompt: Callable[..., str] | None
    paste: Callable[[], bytes]


def add_all(order: Order, person: Person, watch: Watch) -> Done:
    """Add everything that was ordered. Raise `BadArgument` for an order that means nothing."""
    files = files_of(order.places)
    count = len(files) + len(order.addresses)
    order.mending.check(count)
    if order.name is not None and count > 1:
        raise BadArgument("--name: names one article; add this one by itself")
    done, intake, asking = Done(), Intake(order.folder), person.prompt is not None and PASTE not in files
    readers = [partial(_pasted, person) if path == PASTE else partial(from_file, path, done.refusals) for path in files]
    for place in filter(Path.is_dir, order.places):
        if names := passed_over(place):
            person.show(f"{visible(f'passed over in {place.name or place}: ' + ', '.join(names))}\n")
    watch.start(count)
    for read in [*readers, *(partial(from_address, address) for address in order.addresses)]:
        try:
            source = read()
            watch.running(source.shown)
            named = replace(source, stem=safe_stem(order.name)) if order.name else source
            asking = _add(intake, named, order.mending, person, asking, count > 1, done)
        except Refused as fault:
            done.refusals.append(fault.refusal)
        watch.done()
    return done


def _pasted(person: Person) -> Source:
    return from_paste(person.paste())


def _add(intake: Intake, source: Source, mending: Mending, person: Person, asking: bool, many: bool, done: Done) -> bool:
    """Add one article; whether to go on asking."""
    taken = intake.read(source, mending)
    person.show(screen(taken))
    if taken.there:
        done.taken += 1
        if mending.given():
            intake.mend_card(taken, mending)
            person.show(f"the card of {taken.there} now has {', '.join(mending.given())}\n")
        return asking
    if asking:
        taken, asking = _mended(intake, taken, person, many)
        if taken is None:
            done.refusals.append(Refusal(source.shown, "was skipped", "add it again when you want it"))
            return asking
    intake.write(taken)
    done.taken += 1
    if taken.warning:
        done.refusals.append(taken.warning)
    return asking


def _mended(intake: Intake, taken: Taken, person: Person, many: bool) -> tuple[Taken | None, bool]:
    card, enough = ask(taken.article.card, many, person.prompt, person.show)
    if card is None:
        return None, True
    if card != taken.article.card:
        taken = intake.recarded(taken, card)
        person.show(screen(taken))
    return taken, not enough
