"""A name that a result does not hold is an error that says which one was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import xarray as xr

import kith

OUTCOME = "treated_past_year_share"

Use = Callable[[xr.Dataset, Path, str, str, str], object]

USES: dict[str, Use] = {
    "paired_values": lambda s, _, o, c, p: kith.paired_values(s, o, c, [p]),
    "convergence": lambda s, _, o, c, p: kith.convergence(s, o, c, stratum=p),
    "compare": lambda s, _, o, c, p: kith.compare(s, o, scenario=c, stratum=p),
    "effects": lambda s, _, o, c, p: kith.effects(s, o, scenario=c, strata=p),
    "drivers": lambda s, f, o, c, p: kith.drivers(s, kith.draws(f), o, c, stratum=p),
    "fails": lambda s, f, o, c, p: kith.fails(s, kith.draws(f), o, c, stratum=p),
    "update": lambda s, f, o, c, p: kith.update(
        f, pd.DataFrame({"week": [20], "k6_mean": [2.9]}), outcome=o, scenario=c, stratum=p
    ),
    "attribution": lambda s, _, o, c, p: kith.attribution(
        s, o, {"usual-care": frozenset(), c: frozenset(["clinic.outreach"])}, stratum=p
    ),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("outcome", (OUTCOME + "s", "clinic", "adults")),
        ("scenario", (OUTCOME, "clinics", "adults")),
        ("stratum", (OUTCOME, "clinic", "adult")),
    ],
)
def test_a_name_that_is_not_there(
    use: str, what: str, names: tuple[str, str, str], whole: xr.Dataset, whole_path: Path
) -> None:
    with pytest.raises(ValueError, match=rf"unknown {what} '\w+' \(did you mean '\w+'\?\)"):
        USES[use](whole, whole_path, *names)


def test_variance_shares_of_a_name_that_is_not_there(whole: xr.Dataset) -> None:
    with pytest.raises(ValueError, match="unknown outcome"):
        kith.variance_shares(whole, whole, OUTCOME + "s")
    with pytest.raises(ValueError, match="unknown stratum"):
        kith.variance_shares(whole, whole, OUTCOME, stratum="adult")


def test_an_outcome_without_strata_is_known_for_everybody_alone(study: xr.Dataset) -> None:
    whole = study["treated_past_year_share"].sel(stratum="adults", drop=True)
    flat = study.assign(flat=whole)
    usual, _ = kith.paired_values(flat, "flat", "clinic-at-the-center")
    assert usual.sizes["stratum"] == 1
    with pytest.raises(ValueError, match="'flat' is known only for everybody"):
        kith.paired_values(flat, "flat", "clinic-at-the-center", ["group:veterans"])
