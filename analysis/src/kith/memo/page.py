"""The memo as sections of sentences, at most 350 words."""

from __future__ import annotations

from dataclasses import dataclass

from kith.memo.cost_sections import cost, instead
from kith.memo.finding_sections import answer, how_sure, question, who
from kith.memo.languages.language import Language
from kith.memo.numbers import Numbers
from kith.memo.plan_sections import left_out, must_be_true
from kith.memo.sentence import Sentence
from kith.memo.setting import Setting

MOST_WORDS = 350


@dataclass(frozen=True)
class Section:
    """A heading and the sentences under it."""

    key: str
    heading: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return " ".join(self.sentences)


@dataclass(frozen=True)
class Memo:
    """A page that can be written in any format."""

    language: str
    title: str
    sections: tuple[Section, ...]
    note: str
    source: str  #: version and run, stored in the properties of the file

    @property
    def words(self) -> int:
        """The number of words on the page, headings included."""
        parts = [self.title, self.note, *(f"{s.heading} {s.text}" for s in self.sections)]
        return sum(len(part.split()) for part in parts)


#: The functions that write each section, in reading order.
_SECTIONS = {
    "question": question, "answer": answer, "who": who, "cost": cost, "how_sure": how_sure,
    "instead": instead, "must_be_true": must_be_true, "left_out": left_out,
}  # fmt: skip


def page(numbers: Numbers, setting: Setting, language: Language) -> Memo:
    """Return the memo; if it is too long, drop sentences, the least important first."""
    told = {key: write(numbers, setting, language) for key, write in _SECTIONS.items()}
    while (memo := _page(told, setting, language)).words > MOST_WORDS:
        spare = [s for sentences in told.values() for s in sentences if s.spare]
        if not spare:
            break
        first = max(spare, key=lambda s: s.spare)
        told = {key: [s for s in own if s is not first] for key, own in told.items()}
    return memo


def _page(told: dict[str, list[Sentence]], setting: Setting, language: Language) -> Memo:
    sections = (
        Section(key, language.say(key), tuple(s.text for s in own)) for key, own in told.items()
    )
    title = language.say("heading", title=setting.title)
    return Memo(language.code, title, tuple(sections), language.note, setting.source)
