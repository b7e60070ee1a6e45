from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from synthetic import write_study

import kith
from kith.figures.quickstart import drawn


def test_no_value_at_all_still_draws(tmp_path: Path) -> None:
    empty = np.full((2, 3, 60, 2), np.nan)
    path = write_study(
        tmp_path / "e.h5", replicates=3, weeks=60, strata=["adults", "sex:male"],
        outcomes={"seen_within_4_weeks_share": empty},
    )  # fmt: skip
    with kith.open(path) as study:
        ax = kith.figures.trajectories(study, "seen_within_4_weeks_share")
        assert ax.get_title(loc="left") == "Seen within 4 weeks: too few people to say"
        kith.figures.differences(study, "seen_within_4_weeks_share")
        assert kith.figures.quickstart(study).axes


@pytest.mark.parametrize("replicates", [1, 2])
def test_few_replicates_and_usual_care_alone_draw(tmp_path: Path, replicates: int) -> None:
    path = write_study(tmp_path / "few.h5", replicates=replicates, weeks=60)
    with kith.open(path) as study:
        kith.figures.quickstart(study).draw_without_rendering()
    alone = write_study(tmp_path / "alone.h5", scenarios=("usual-care",), weeks=20)
    with kith.open(alone) as study:
        ax = kith.figures.trajectories(study, "unmet_need_share")
        assert ax.get_title(loc="left") == "Unmet need now"


@pytest.mark.parametrize("count", [2, 3])
def test_nothing_overlaps_or_leaves_the_page(tmp_path: Path, count: int) -> None:
    names = ("usual-care", "clinic-at-the-community-center", "clinic-at-the-community-center-plain")
    path = write_study(tmp_path / "o.h5", scenarios=names[:count], start_week=26)
    with kith.open(path) as study:
        figure = kith.figures.quickstart(study)
        figure.draw_without_rendering()
        for ax in all_axes(figure):
            shown = [t for t in ax.texts if t.get_text().strip()]
            boxes = [t.get_window_extent() for t in shown]
            boxes += [t.get_window_extent() for t in ax.get_yticklabels()]
            boxes.append(ax._left_title.get_window_extent())
            for box in boxes:
                assert box.x0 >= 0
                assert box.x1 <= figure.bbox.width
            for i, box in enumerate(boxes):
                for other in boxes[i + 1 :]:
                    assert not shrunk(box).overlaps(shrunk(other))


def all_axes(figure: Figure) -> list[Axes]:
    return [ax for part in figure.subfigs for ax in part.axes]


def shrunk(box):  # type: ignore[no-untyped-def]
    return box.padded(-1.5)


def test_the_page_shows_what_the_study_looks_at(tmp_path: Path) -> None:
    path = write_study(
        tmp_path / "l.h5", weeks=60,
        look_at="wait_weeks_median not_in_the_file serious_distress_share",
    )  # fmt: skip
    with kith.open(path) as study:
        assert drawn(study) == ["wait_weeks_median", "serious_distress_share"]
        titles = [ax.get_title(loc="left") for ax in all_axes(kith.figures.quickstart(study))]
        assert sum("wait" in title.lower() for title in titles) == 2  # trajectories and forest
        assert not any("treated" in title for title in titles)
        held = study.drop_attrs(deep=False)
        assert drawn(held)[0] == "treated_past_year_share"


def test_the_page_leaves_out_the_forest_without_strata(tmp_path: Path) -> None:
    path = write_study(tmp_path / "q.h5", weeks=60, look_at="unmet_need_share")
    with kith.open(path) as study:
        of_adults = study["unmet_need_share"].sel(stratum="adults", drop=True)
        alone = study.assign(unmet_need_share=of_adults)
        shown = [ax for ax in all_axes(kith.figures.quickstart(alone)) if ax.get_visible()]
        assert [ax for ax in shown if ax.lines or ax.collections] == shown[:1]
