from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import xarray as xr
from axes import title

import kith
from kith.figures.parts.words import named
from kith.figures.tornado import driving
from kith.stats.drivers import CHANCE

MAIN = "treated_past_year_share"


def test_the_tornado_names_the_driver_and_its_grade(whole: xr.Dataset, whole_path: Path) -> None:
    ax = kith.figures.tornado(whole, kith.draws(whole_path), MAIN, "clinic")
    assert title(ax) == "The answer depends most on “How well care works”, assumed, not measured"
    labels = [" ".join(t.get_text().split()) for t in ax.get_yticklabels()]
    assert labels == ["How well care works [assumed]", "Nothing at all [trial]"]


def test_the_tornado_says_where_chance_explains_as_much(
    whole: xr.Dataset, whole_path: Path
) -> None:
    known = kith.draws(whole_path).load()
    known["draw"].values[:] = np.random.default_rng(3).normal(size=known["draw"].shape)
    ax = kith.figures.tornado(whole, known, MAIN, "clinic")
    assert title(ax) == "No number explains more than chance would (48 replicates)"
    few = slice(0, 39)
    ax = kith.figures.tornado(whole.isel(replicate=few), known.isel(replicate=few), MAIN, "clinic")
    assert title(ax) == "39 replicates are too few to tell what drives the answer"


def test_the_tornado_names_chance_where_it_matters_most() -> None:
    frame = pd.DataFrame(
        [["", "Whether “A clinic” ever opens", CHANCE, True]],
        columns=["path", "meaning", "grade", "clear"],
    )
    said = "Chance matters more than any number: whether “A clinic” ever opens"
    assert driving(frame, 64) == said


def test_a_number_is_named_by_the_first_sentence_of_its_meaning() -> None:
    def name(meaning: str) -> str:
        return named(pd.Series({"path": "evidence.programs.a_share", "meaning": meaning}))

    assert name("Share of those who accept. More.") == "Share of those who accept"
    assert name("Weeks of a course; more with peers.") == "Weeks of a course"
