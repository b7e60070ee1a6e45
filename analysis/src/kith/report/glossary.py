"""The glossary (glossary.toml): the words on a page, or all words for the site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kith.io.toml import tomllib
from kith.report.facts import Facts
from kith.stats import intervals
from kith.stats.likelihood import CUT_OFFS

#: A word of likelihood, and the number of 100 histories from which it applies, by language.
_STEP = {"en": "“{word}” from {share:.0f}", "es": "«{word}» desde {share:.0f}"}


def entries(facts: Facts) -> list[tuple[str, str]]:
    """Return each glossary word that this page uses, with its meaning."""

    def belongs(term: dict[str, Any]) -> bool:
        shown = term.get("shown")
        if shown == "reach":
            return facts.reach is not None
        return shown == "always" or any(map(facts.holds, term.get("outcomes", ())))

    return [_told(term, "en") for term in _terms() if belongs(term)]


def all_entries(language: str, likely: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Return all words in a language with their meanings, in alphabetical order.

    `likely` holds translations of the words of likelihood, as in `kith.memo.languages`.
    """
    told = (_told(term, language, likely) for term in _terms())
    return sorted(told, key=lambda word: word[0].lower())


@cache
def _terms() -> list[dict[str, Any]]:
    text = (Path(__file__).parent / "assets/glossary.toml").read_text(encoding="utf-8")
    terms: list[dict[str, Any]] = tomllib.loads(text)["term"]
    return terms


def _told(
    term: dict[str, Any], language: str, likely: Mapping[str, str] | None = None
) -> tuple[str, str]:
    word, meaning = term[language]
    steps = ", ".join(
        _STEP[language].format(word=(likely or {}).get(said, said), share=100 * share)
        for share, said in CUT_OFFS
    )
    return word, meaning.format(fewest=intervals.FEWEST, words=steps)
