"""What the person who adds an article knows better: by options, or by questions where both ends are a terminal."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from casebook.corpus.cards import Card, is_partial_date
from casebook.errors import BadArgument

GIVEN, GIVEN_ZH = "given by the person who added the article", "由添加文章的人给出"
ASKED = ("title", "publisher", "author", "published", "url")
QUESTION = "Enter keeps it; or mend " + ", ".join(ASKED) + "; or skip"
QUESTION_OF_MANY = f"{QUESTION}; or all"
NOT_A_DATE = "that is no date; write 2020-02-28, 2020-02 or 2020"


@dataclass(frozen=True)
class Mending:
    """Values of a card that a person gives; None leaves what was found."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_why: str | None = None

    def given(self) -> dict[str, str]:
        """The values that were given, white space made single."""
        return {key: " ".join(value.split()) for key, value in asdict(self).items() if value is not None}

    def check(self, articles: int) -> None:
        """Raise `BadArgument` for a day that is none, and for one value meant for several articles."""
        if self.published is not None and not is_partial_date(self.published):
            raise BadArgument(f"--published: {self.published!r} is no date; write 2020-02-28, 2020-02 or 2020")
        if self.published_why is not None and self.published is None:
            raise BadArgument("--published-why: says why of no date; give --published with it")
        if articles > 1 and self.title is not None:
            raise BadArgument("--title: mends one article; add this one by itself")

    def mended(self, card: Card) -> Card:
        """The card with what was given."""
        given = self.given()
        if "published" in given:
            own = "published_why" in given
            given |= {"published_why": given.get("published_why", GIVEN), "published_why_zh": given["published_why"] if own else GIVEN_ZH}
        return replace(card, **given)


def ask(card: Card, many: bool, prompt: Callable[..., str], say: Callable[[str], object]) -> tuple[Card | None, bool]:
    """Ask until Enter keeps the card: (the card, whether to ask no more); no card where the article is skipped.

    `prompt(question, default)` asks, `say(line)` answers.
    """
    while True:
        answer = prompt(QUESTION_OF_MANY if many else QUESTION, "").strip().lower()
        if answer in ("", "all"):
            return card, answer == "all"
        if answer == "skip":
            return None, False
        if answer not in ASKED:
            say(f"there is no {answer!r} to mend")
            continue
        value = " ".join(prompt(answer, getattr(card, answer) or "").split()) or None
        if answer == "published" and value and not is_partial_date(value):
            say(NOT_A_DATE)
        elif value != getattr(card, answer):
            card = Mending(**{answer: value}).mended(card)
