"""A language of the memo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """Sentences and words of one language; the tables of all languages have the same keys."""

    code: str
    sentences: Mapping[str, str]  #: `{…}` stands for what the result says
    words: Mapping[str, str]  #: of how likely, how much is left, how long
    months: tuple[str, ...]
    people: Mapping[str, str]  #: whom a stratum holds, to stand after "are"
    note: str = ""  #: about the language itself, at the foot of the page

    def say(self, key: str, **parts: str) -> str:
        """Return a sentence with its parts filled in."""
        return self.sentences[key].format(**parts)

    def counted(self, key: str, count: str, **parts: str) -> str:
        """Return a sentence about so many people; that of one person where there is one."""
        one = f"{key}_one"
        return self.say(
            one if count == "1" and one in self.sentences else key, count=count, **parts
        )
