"""The setting of a study in a memo: names and the calendar."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kith.io import strata
from kith.report.facts import Facts

#: The most words and characters of a title and of a place; longer ones are cut to fit the page.
_TITLE, _PLACE = (18, 110), (8, 60)


@dataclass(frozen=True)
class Setting:
    """The title of the scenario, the place, its strata and the first day."""

    title: str
    place: str
    strata_titles: dict[str, str]
    first_day: np.datetime64 | None
    source: str  #: version and run of the result


def gather(facts: Facts) -> Setting:
    """Read the setting from the study and its scenario."""
    table = facts.texts.get("community", {})
    first = facts.study["time"].values[0]
    dated = np.issubdtype(first.dtype, np.datetime64)
    return Setting(
        title=cut(facts.title(facts.scenario), *_TITLE),
        place=cut(str(table.get("title") or facts.study.attrs.get("community", "")), *_PLACE),
        strata_titles=strata.titles(facts.study),
        first_day=first - np.timedelta64(7 * int(facts.study["week"].values[0]), "D")
        if dated
        else None,
        source=f"{facts.study.attrs.get('source', 'kith')}, run "
        f"{facts.study.attrs.get('kith_run_id', 'unknown')}",
    )


def cut(text: str, most_words: int, most_signs: int) -> str:
    """Return a name, shortened if it is too long for the page."""
    short = " ".join(text.split()[:most_words])
    short = short if len(short) <= most_signs else short[: most_signs - 1].rstrip()
    return short if short == " ".join(text.split()) else f"{short}…"
