from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from axes import said, title

import kith
from kith.figures.reach import LIVES, NEED, _flows


def test_flows_are_all_people_served_once(whole_path: Path) -> None:
    flows, replicates = _flows(kith.reach(whole_path), "clinic")
    assert replicates == 48
    assert flows.shape == (len(NEED), len(LIVES))
    assert flows.sum(axis=1).tolist() == [15.0, 22.0, 16.0]  # serious, some, little distress
    found = dict(zip(LIVES, flows.sum(axis=0).tolist(), strict=True))
    assert found == {"newly-reached": 32, "sooner": 10, "moved": 0, "same": 6, "later": 0,
                     "displaced": 0, "no-care": 4, "late": 1}  # fmt: skip


def test_the_figure_names_what_flows_and_nothing_else(whole: xr.Dataset, whole_path: Path) -> None:
    ax = kith.figures.reach(whole, kith.reach(whole_path), "clinic")
    assert title(ax) == "Of 53 people served, 32 would have gone without care"
    told = said(ax)
    for text in ("serious distress 15", "little distress 16", "newly in care: 32",
                 "in care 3 months sooner or more: 10", "too late to tell: 1",
                 "48 paired replicates"):  # fmt: skip
        assert text in told
    assert "care only in" not in told  # applies to nobody
    assert len(ax.collections) == 9  # one for each pair of need and life with people in it


def test_names_do_not_touch(whole: xr.Dataset, whole_path: Path) -> None:
    ax = kith.figures.reach(whole, kith.reach(whole_path), "clinic")
    ax.figure.draw_without_rendering()
    boxes = sorted(
        (
            t.get_window_extent()
            for t in ax.texts
            if ": " in t.get_text() and t.get_text()[-1].isdigit()
        ),
        key=lambda box: box.y0,
    )
    assert len(boxes) == 5
    for below, above in itertools.pairwise(boxes):
        assert below.y1 <= above.y0 + 0.5
    assert max(box.x1 for box in boxes) <= ax.figure.bbox.x1
    source = next(t for t in ax.texts if "paired replicates" in t.get_text())
    assert source.get_window_extent().y1 <= boxes[0].y0 + 0.5


def test_few_replicates_and_nobody_served_are_said(whole: xr.Dataset, whole_path: Path) -> None:
    reached = kith.reach(whole_path)
    few = kith.figures.reach(whole, reached.isel(replicate=slice(4)), "clinic")
    assert title(few) == "Whom the programs served: 4 replicates are a try, not an answer"
    nobody = kith.figures.reach(whole, reached, "clinic-same-money")
    assert title(nobody) == "The programs served nobody"
    assert not nobody.collections


def test_colors_are_told_apart_in_gray() -> None:
    gray = [np.dot([int(c[i : i + 2], 16) for i in (1, 3, 5)], [0.299, 0.587, 0.114])
            for _, c in LIVES.values()]  # fmt: skip
    assert min(abs(a - b) for a, b in itertools.pairwise(gray)) > 60


def test_a_scenario_that_is_not_there_is_refused(whole: xr.Dataset, whole_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown scenario"):
        kith.figures.reach(whole, kith.reach(whole_path), "clinik")
