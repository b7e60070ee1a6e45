from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from synthetic import write_study

import kith
from kith.commands import figures as command
from kith.figures.parts import words
from kith.figures.parts.line_ends import apart
from kith.io import strata


@pytest.fixture(autouse=True)
def _close_figures() -> None:
    yield
    plt.close("all")


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
    assert hollow == (frame["verdict"] == "cannot tell apart").sum() > 0
    assert "cannot be told apart from usual care" in ax.get_title(loc="left").replace("\n", " ")


def test_small_strata_are_named_and_left_empty(study: xr.Dataset) -> None:
    ax = kith.figures.differences(study, "wait_weeks_median")
    assert texts(ax).count("too few people") == 1
    assert "left is better" in ax.get_xlabel()


def test_no_value_at_all_still_draws(tmp_path: Path) -> None:
    empty = np.full((2, 3, 60, 2), np.nan)
    path = write_study(
        tmp_path / "e.h5", replicates=3, weeks=60, strata=["adults", "sex:male"],
        outcomes={"wait_weeks_p90": empty},
    )  # fmt: skip
    with kith.open(path) as study:
        ax = kith.figures.trajectories(study, "wait_weeks_p90")
        assert ax.get_title(loc="left") == "Wait of the slowest tenth: too few people to say"
        kith.figures.differences(study, "wait_weeks_p90")
        assert kith.figures.quickstart(study).axes


@pytest.mark.parametrize("replicates", [1, 2])
def test_few_replicates_and_usual_care_alone_draw(tmp_path: Path, replicates: int) -> None:
    path = write_study(tmp_path / "few.h5", replicates=replicates, weeks=60)
    with kith.open(path) as study:
        kith.figures.quickstart(study).draw_without_rendering()
    alone = write_study(tmp_path / "alone.h5", scenarios=("usual-care",), weeks=20)
    with kith.open(alone) as study:
        ax = kith.figures.trajectories(study, "unmet_need_share")
        assert ax.get_title(loc="left") == "Unmet need"


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


def test_labels_keep_their_distance_and_their_order() -> None:
    assert apart([0.0, 5.0], [1.0, 1.0]) == [0.0, 5.0]
    assert apart([2.0, 2.2], [1.0, 1.0]) == pytest.approx([1.6, 2.6])
    placed = apart([1.0, 1.1, 1.2, 9.0], [1.0, 2.0, 1.0, 1.0])
    assert np.all(np.diff(placed) >= [1.5 - 1e-9, 1.5 - 1e-9, 1.0])


def test_the_command_writes_the_page_and_each_figure(tmp_path: Path, study_path: Path) -> None:
    code = subprocess.run(
        [sys.executable, "-m", "kith.commands.figures", study_path,
         "-o", tmp_path / "new" / "folder"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert code.returncode == 0, code.stderr
    written = code.stdout.split()
    assert written[0].endswith("quickstart.png")
    assert len(written) == 1 + 4 * 4
    assert all(Path(name).stat().st_size > 5000 for name in written)


def test_the_command_says_what_is_wrong(
    tmp_path: Path, study_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(tmp_path / "none.h5")]) == 4
    assert "no such file" in capsys.readouterr().err
    assert command.main([str(study_path), "--scenario", "clinik", "-o", str(tmp_path)]) == 2
    assert "unknown scenario" in capsys.readouterr().err


def test_numbers_read_as_people_write_them() -> None:
    assert words.amount(3.13, "points") == "3.1 points"
    assert words.amount(-0.98, "weeks") == "0.98 weeks"
    assert words.amount(1.01, "weeks") == "1 week"
    assert words.amount(4613.2, "USD") == "4,613 USD"
    assert words.amount(0.0004, "") == "0.0004"
    assert words.signed(-0.2, 1) == "−0.2"
    assert words.signed(-0.01, 1) == "0"
    assert words.plain(-0.001) == "0.00"
    assert words.plain(-0.51) == "−0.51"


def test_strata_read_as_people_write_them() -> None:
    assert strata.label("income:below-100") == "Below the poverty line"
    assert strata.label("age:18-25") == "18–25"
    assert strata.people("group:spanish-speaking") == "Spanish speakers"
    assert strata.people("race:black") == "Black adults"
    ordered = strata.in_reading_order(["zone:n", "sex:male", "adults", "new:a", "group:x"])
    assert ordered == ["adults", "group:x", "sex:male", "zone:n", "new:a"]
