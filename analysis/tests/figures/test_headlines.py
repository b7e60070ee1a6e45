from __future__ import annotations

from pathlib import Path

import pytest
import xarray as xr
from synthetic import STRATA, drawn, write_study

import kith
from kith.figures.parts.findings import finding_by_stratum, verb
from kith.io import strata
from kith.stats import selection

MAIN = "treated_past_year_share"
OTHER = "clinic-at-the-center"
MOST = "group:spanish-speaking"

OWN = """
[[stratum]]
id = "young-women"
title = "Women of 18 to 25, in the North"
sex = ["female"]
"""


def shrunk(study: xr.Dataset, stratum: str, people: int) -> xr.Dataset:
    """Return the study with 20,000 adults and a given number of people in one stratum."""
    residents = study["residents"].load().copy()
    residents.loc[{"stratum": strata.ADULTS}] = 20_000
    residents.loc[{"stratum": stratum}] = people
    return study.assign(residents=residents)


def test_no_headline_from_few_people_or_a_small_part_of_adults(study: xr.Dataset) -> None:
    assert "most among Spanish speakers" in finding_by_stratum(study, MAIN, OTHER)
    for people, told in ((400, True), (399, False), (299, False)):  # 2 % of adults are 400
        other = shrunk(study, MOST, people)
        assert (MOST in selection.for_headlines(other)) is told
        assert ("Spanish" in finding_by_stratum(other, MAIN, OTHER)) is told
    few = study.assign(residents=study["residents"].load() * 0 + 299)  # a small town
    assert selection.for_headlines(few) == [strata.ADULTS]
    assert "most" not in finding_by_stratum(few, MAIN, OTHER)


def test_own_strata_are_held_to_it_and_called_by_their_titles(tmp_path: Path) -> None:
    names = [*STRATA, "own:young-women"]
    outcomes = drawn((2, 48), 156, names)
    outcomes[MAIN][1, :, :, -1] += 0.2
    path = tmp_path / "own.h5"
    write_study(path, replicates=48, strata=names, outcomes=outcomes, resolved=["", OWN])
    with kith.open(path) as study:
        titled = strata.titles(study)
        assert strata.label("own:young-women", titled) == "Women of 18 to 25, in the North"
        assert strata.people("own:young-women", titled) == "women of 18 to 25, in the North"
        assert finding_by_stratum(study, MAIN, OTHER).endswith(
            "most among women of 18 to 25, in the North"
        )
        few = shrunk(study, "own:young-women", 399)
        assert "women" not in finding_by_stratum(few, MAIN, OTHER)
        gaps = kith.equity(study, by="own")
        assert gaps["to"].tolist() == [strata.ADULTS]  # groups overlap
        frame = kith.compare(study, MAIN, by="own", scenario=OTHER)
        assert frame["stratum"].tolist() == ["own:young-women"]
        labels = [t.get_text() for t in kith.figures.differences(study, MAIN).get_yticklabels()]
        assert labels[-2:] == ["Defined by the scenario", "Women of 18 to 25, in the North"]


@pytest.mark.parametrize(
    ("label", "said"),
    [("QALYs per 1,000", "are"), ("Crisis visits", "are"), ("Cost to insurers", "is"),
     ("Cost of partnerships", "is"), ("Serious distress", "is"), ("Mean K6 distress", "is")],
)  # fmt: skip
def test_a_plural_has_its_verb(label: str, said: str) -> None:
    assert verb(label) == said
