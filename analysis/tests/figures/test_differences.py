from __future__ import annotations

import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

import kith
from kith.stats.paired_difference import stands_out


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_forest_draws_every_stratum_and_says_who_gains_most(study: xr.Dataset) -> None:
    ax = kith.figures.differences(study, "treated_past_year_share")
    title = ax.get_title(loc="left").replace("\n", " ")
    assert title.endswith("more people in need are treated, most among Spanish speakers")
    labels = [tick.get_text() for tick in ax.get_yticklabels()]
    assert labels[:3] == ["All adults", "Group", "Spanish-speaking"]
    assert {"Race and ethnicity", "Income", "Age", "Sex", "Coverage"} <= set(labels)
    assert len(labels) == study.sizes["stratum"] + 7
    assert "percentage points (right is better)" in ax.get_xlabel()


def test_markers_are_hollow_where_nothing_can_be_told(study: xr.Dataset) -> None:
    ax = kith.figures.differences(study, "unmet_need_share")
    frame = kith.compare(study, "unmet_need_share", by="stratum")
    hollow = sum(line.get_markerfacecolor() == "white" for line in ax.lines)
    clear = [stands_out(row) for _, row in frame.iterrows()]
    assert hollow == len(clear) - sum(clear) > 0
    assert "Unmet need now: could go either way" in ax.get_title(loc="left").replace("\n", " ")


def test_small_strata_are_named_and_left_empty(study: xr.Dataset) -> None:
    ax = kith.figures.differences(study, "wait_weeks_median")
    assert texts(ax).count("too few people") == 1
    assert "left is better" in ax.get_xlabel()


def test_the_title_of_the_axis_ends_within_the_page_of_a_phone(study: xr.Dataset) -> None:
    figure, ax = plt.subplots(figsize=(5.4, 8.8), layout="constrained")
    kith.figures.differences(study, "treated_past_year_share", ax=ax, standalone=False)
    figure.canvas.draw()
    assert ax.xaxis.label.get_window_extent().x1 <= figure.bbox.width
