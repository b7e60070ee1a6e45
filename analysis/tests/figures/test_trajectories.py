from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

import kith


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_trajectories_state_the_finding_and_name_the_lines(study: xr.Dataset) -> None:
    ax = kith.figures.trajectories(study, "treated_past_year_share")
    difference = kith.compare(study, "treated_past_year_share")["difference"].item()
    title = ax.get_title(loc="left").replace("\n", " ")
    assert title == f"{100 * difference:.1f} points more people in need are treated"
    said = " ".join(texts(ax)).replace("\n", " ")
    assert "Usual care" in said
    assert "Clinic at the center" in said
    assert "partnership starts" in said
    assert "8 paired replicates" in ax.get_xlabel()
    middle = np.median(study["treated_past_year_share"][0, :, :, 0].values, axis=0)
    np.testing.assert_allclose(ax.lines[0].get_ydata(), 100 * middle, rtol=1e-6)
