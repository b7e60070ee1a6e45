"""Adults who were followed under usual care, as tables of people and weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kith.io.groups.panel import panel
from kith.stats.intervals import Numbers


@dataclass(frozen=True)
class Followed:
    """The adults of one replicate, by person (rows) and week (columns)."""

    k6: Numbers  #: missing from the week on in which the person has died or moved away
    care: np.ndarray  #: sum of 2 ** index of the kinds of care that the person had


def adults(folder: Path, kinds: Sequence[str] = ()) -> Iterator[Followed]:
    """Yield the adults of each replicate of a panel under usual care, with these kinds of care.

    Adults are people of age 18 and over in week 0; `kinds` are columns of `kith.panel`.
    """
    weeks = panel(folder, columns=("k6", *kinds))
    people = panel(folder, "people")
    length = int(weeks["week"].max()) + 1
    for replicate, lived in weeks.groupby("replicate"):
        own = people[people["replicate"] == replicate].sort_values("person")
        at = (lived["person"].to_numpy(), lived["week"].to_numpy())
        k6 = np.full((len(own), length), np.nan)
        care = np.zeros(k6.shape, dtype=np.uint8)
        k6[at] = lived["k6"]
        for place, kind in enumerate(kinds):
            care[at] |= lived[kind].to_numpy().astype(np.uint8) << place
        adult = (own["age"] >= 18).to_numpy()
        yield Followed(k6[adult], care[adult])
