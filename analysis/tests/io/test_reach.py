"""The program's counts of people reached agree with its other outcomes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from program import needs_program
from small_example import EXAMPLE

import kith

EVERYBODY = ["adults", "age:10-17"]  # everybody, counted once


@needs_program
def test_served_and_others_add_up_to_the_difference_of_the_scenario(small_result: Path) -> None:
    study = kith.open(small_result).sel(stratum=EVERYBODY)
    reached = kith.reach(small_result).sel(stratum=EVERYBODY)
    for of_each, mean in (
        ("reach_k6_difference", "k6_mean"),
        ("reach_serious_weeks_difference", "serious_distress_share"),
    ):
        summed = (study[mean] * study["residents"]).sum(["time", "stratum"])
        expected = summed - summed.sel(scenario="usual-care")
        found = reached[of_each].sum(["served_by_programs", "stratum"])
        assert np.abs(expected).max() > 1.0
        np.testing.assert_allclose(found, expected, atol=0.2)


@needs_program
def test_everybody_is_counted_once_in_each_table(small_result: Path) -> None:
    study = kith.open(small_result).sel(stratum=EVERYBODY)
    people = kith.reach(small_result)["reach_people"].sel(stratum=EVERYBODY)
    axes = ["other_life", "served_by_programs", "care_before", "k6_band", "stratum"]
    everybody = people.sum(axes)
    first = study["residents"].isel(time=int(study.attrs["first_partnership_week"]))
    assert (everybody > first.sum("stratum")).all()  # everybody includes later arrivals
    assert (everybody == everybody.isel(scenario=0, care_counted=0)).all()


@needs_program
def test_additional_people_are_the_difference_of_who_was_ever_treated(small_result: Path) -> None:
    people = kith.reach(small_result)["reach_people"].sel(stratum=EVERYBODY)
    people = people.sum(["served_by_programs", "care_before", "k6_band", "stratum"])
    additional = people.sel(other_life="newly-reached") - people.sel(other_life="displaced")
    treated = people.sum("other_life") - people.sel(other_life=["displaced", "no-care"]).sum(
        "other_life"
    )
    assert (additional == treated - treated.sel(scenario="usual-care")).all()
    assert (additional.sel(scenario=EXAMPLE.stem) != 0).any()
