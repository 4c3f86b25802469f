"""Facts in words, a line each, in an edition's language: who, what, how much, when; the hedge always with the number."""

import re

from casebook import say
from casebook.corpus.script import simplify
from casebook.facts import dated
from casebook.facts.called import called, share_of
from casebook.facts.records import Claim, Event
from casebook.facts.supposed import supposed
from casebook.findings.names import Names

SUPPOSED = {"": ("", ""), "joke": ("a joke, not a count", "玩笑话，不是统计"), "sum": ("arithmetic, not a count", "推算，不是统计")}
LONGEST_NOUN = 4  # characters of a word after a count that can be what is counted


class Lines:
    """Says facts in `lang`, with `names` for who and what they are of."""

    lang: str
    names: Names

    def event_line(self, event: Event) -> str:
        """When, and what: "July 2012: Laiwang comes out"."""
        return say.either(self.lang, "{}: {}", "{}：{}").format(self.when(event), say.either(self.lang, say.curled(event.text_en), event.text_zh))

    def when(self, event: Event) -> str:
        """The date of an event in words, with its end where it is a span."""
        return dated.span(event, self.lang)

    def claim_line(self, claim: Claim) -> str:
        """Who, what, how much, when: "DingTalk: registered users more than 200 million (2亿), 30 June 2019". A length of time stands alone.

        What lasted, and from when, only its sentence says: beside a name and a date it would read as the life of the thing.
        """
        if claim.metric == "duration":
            return say.either(self.lang, "A length of time: {}", "一段时间：{}").format(say.value(claim, self.lang))
        colon = ": " if self.lang == "en" else "："
        who = self.names.show(claim.entity, self.lang) + colon if claim.entity else ""
        return who + self.measure_line(claim)

    def measure_line(self, claim: Claim) -> str:
        """What, how much, when. A number of no named metric is told with its own words: 4 modes (四种模式)."""
        if claim.metric == "other":
            return self._dated(self._counted(claim), claim)
        return say.either(self.lang, " ", "").join((say.either(self.lang, called(claim).en, called(claim).zh), self.value_line(claim)))

    def value_line(self, claim: Claim) -> str:
        """How much, when, and whether anybody counted it: "more than 200 million (2亿), 30 June 2019"."""
        return self._dated(self._shared_value(claim), claim)

    def _dated(self, amount: str, claim: Claim) -> str:
        comma = ", " if self.lang == "en" else "，"
        return comma.join(part for part in (amount, dated.as_of(claim, self.lang), SUPPOSED[supposed(claim)][self.lang == "zh"]) if part)

    def _counted(self, claim: Claim) -> str:
        """A count of a thing that is no metric, with the noun right after it where the lexicon knows that; in Simplified, whatever the article's script."""
        noun = next((word for word in self._words_after(claim) if self.names.english(word)), "") if claim.unit == "count" else ""
        printed, amount = simplify(claim.surface) + noun, say.hedged(claim, self.lang)
        if self.lang == "zh":
            return f"{printed}（{amount}）" if claim.hedges else printed
        thing = self.names.english(noun)
        plural = thing if claim.value == 1 or thing.endswith("s") else f"{thing}s"
        return f"{amount} {plural} ({printed})" if noun else f"{amount} ({printed})"

    def _words_after(self, claim: Claim) -> list[str]:
        """What may be the noun after a number: the word between it and the end of its clause."""
        rest = simplify(claim.sentence[claim.start - claim.sentence_start + len(claim.surface) :])
        return re.findall(rf"^\w{{2,{LONGEST_NOUN}}}(?!\w)", rest)

    def _shared_value(self, claim: Claim) -> str:
        """A number; of a share with what it is one of: "less than 10% of WeChat’s", "不足微信的10%"."""
        base = share_of(claim)
        if base and self.lang == "en":
            return say.value(claim, "en") + f" of {self.names.english(base) or base}’s"
        bare = say.magnitude(claim, self.lang)
        return say.value(claim, self.lang).replace(bare, f"{base}的{bare}", 1) if base else say.value(claim, self.lang)
