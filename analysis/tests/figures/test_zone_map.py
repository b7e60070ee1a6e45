from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.text import Text
from synthetic import STRATA, drawn, write_study

import kith
from kith.figures.parts import places
from kith.figures.zone_map import can_map
from kith.io.toml import tomllib

ZONES = """
[[zone]]
id = "north"
title = "The North"
centroid = { longitude = -86.80, latitude = 36.20 }
[[zone]]
id = "south"
title = "The South"
centroid = { longitude = -86.70, latitude = 36.10 }
"""


@pytest.fixture
def texts() -> dict[str, Any]:
    return tomllib.loads(ZONES)


def study_in(folder: Path, **how: Any) -> Any:
    path = folder / f"study-{len(list(folder.iterdir()))}.h5"
    return kith.open(write_study(path, replicates=48, resolved=[ZONES, ZONES], **how))


def test_longitude_is_as_long_as_latitude_on_paper() -> None:
    where = places.on_paper([(-86.0, 59.5), (-85.0, 60.5)])
    wide, tall = np.ptp(where, axis=0)
    assert wide / tall == pytest.approx(np.cos(np.radians(60.0)))
    assert tall == pytest.approx(111.2)
    across = places.on_paper([(179.9, 0.0), (-179.9, 0.0)])  # the short way across the date line
    assert np.ptp(across, axis=0)[0] == pytest.approx(0.2 * 111.2)


def test_labels_stand_beside_their_points_and_cover_nothing() -> None:
    points = np.array([[50.0, 50.0], [58.0, 54.0], [150.0, 95.0]])
    sizes = [(40.0, 10.0)] * 3
    spots = places.label_spots(points, [5.0, 4.0, 3.0], sizes, (0.0, 0.0, 160.0, 100.0))
    boxes = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(spots, sizes, strict=True)]
    for k, box in enumerate(boxes):
        assert min(box) >= 0
        assert box[2] <= 160
        assert box[3] <= 100
        for other in boxes[:k]:
            apart = box[0] >= other[2] or other[0] >= box[2] or box[1] >= other[3]
            assert apart or other[1] >= box[3]


def test_each_zone_is_named_and_as_large_as_its_people(
    tmp_path: Path, texts: dict[str, Any]
) -> None:
    with study_in(tmp_path) as study:
        ax = kith.figures.zone_map(study, texts)
        told = [t.get_text() for t in ax.findobj(Text) if t.get_text().startswith("The ")]
        table = kith.compare(study, "treated_past_year_share", by="zone")
        for name, difference in zip(("North", "South"), table["difference"], strict=True):
            assert f"The {name}\n+{100 * difference:.1f}" in told
        areas = [float(points.get_sizes()[0]) for points in ax.collections]
        assert areas[0] == pytest.approx(areas[1])  # equal numbers of residents
        north, south = (points.get_offsets()[0] for points in ax.collections)
        assert north[0] < south[0]
        assert north[1] > south[1]


def test_there_is_no_map_without_places_or_outcomes_of_zones(
    tmp_path: Path, texts: dict[str, Any]
) -> None:
    with study_in(tmp_path) as study:
        assert can_map(study, texts)
        lost = tomllib.loads(ZONES.replace("centroid", "elsewhere", 1))
        assert not can_map(study, lost)
        with pytest.raises(ValueError, match="no map"):
            kith.figures.zone_map(study, lost)
    names = [name for name in STRATA if not name.startswith("zone:")]
    outcomes = drawn((2, 48), 156, names)
    with study_in(tmp_path, strata=names, outcomes=outcomes) as study:
        assert not can_map(study, texts)
