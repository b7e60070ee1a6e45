"""The texts of the memo in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """Sentences and words of one language; the tables of all languages have the same keys."""

    code: str
    sentences: Mapping[str, str]  #: `{…}` is replaced by a value from the result
    words: Mapping[str, str]  #: likelihood, amounts, durations
    months: tuple[str, ...]
    people: Mapping[str, str]  #: the people of a stratum, for use after "are"
    note: str = ""  #: about the language itself, at the foot of the page

    def say(self, key: str, **parts: str) -> str:
        """Return a sentence with its parts filled in."""
        return self.sentences[key].format(**parts)

    def counted(self, key: str, count: str, **parts: str) -> str:
        """Return a sentence about a number of people, in the singular if there is one."""
        one = f"{key}_one"
        return self.say(
            one if count == "1" and one in self.sentences else key, count=count, **parts
        )
