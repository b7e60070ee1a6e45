"""Places on a map: their positions on paper, and positions where their labels fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from kith.io.scenario_texts import tables
from kith.stats.intervals import Numbers

#: A box in points: left, bottom, right, top.
Box = tuple[float, float, float, float]

#: Positions of a label, tried in this order: how far it is moved right and up from its point, first
#: in multiples of its own width and height, then of the point's radius.
_SPOTS = ((0.0, -0.5, 1, 0), (-1.0, -0.5, -1, 0), (-0.5, 0.0, 0, 1), (-0.5, -1.0, 0, -1),
          (0.0, 0.0, 0.7, 0.7), (0.0, -1.0, 0.7, -0.7), (-1.0, 0.0, -0.7, 0.7),
          (-1.0, -1.0, -0.7, -0.7))  # fmt: skip
_AIR = 2.0  #: points between a point and its label


def centroids(texts: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Return longitude and latitude in degrees by zone; {} unless two zones or more all have them.

    `texts` is a scenario as `kith.io.scenario_texts.parsed` returns it.
    """
    zones = tables(texts, "zone")
    found = {
        str(zone.get("id")): (float(middle["longitude"]), float(middle["latitude"]))
        for zone in zones
        if isinstance(middle := zone.get("centroid"), dict)
        and {"longitude", "latitude"} <= {*middle}
    }
    return found if len(found) == len(zones) > 1 else {}


def on_paper(degrees: Sequence[tuple[float, float]]) -> Numbers:
    """Return kilometers east and north of the center, as (place, 2).

    Longitude is scaled by the cosine of the middle latitude; over a county, this distorts areas by
    less than 1 %.
    """
    where = np.asarray(degrees, dtype=np.float64)
    east = (where[:, 0] - where[0, 0] + 180) % 360 - 180  # the shorter way around
    north = where[:, 1]
    middle = (north.min() + north.max()) / 2
    east = (east - (east.min() + east.max()) / 2) * np.cos(np.radians(middle))
    a_degree = 111.2  # kilometers: a 360th of the Earth's circumference, 40,030 km
    return np.column_stack([east, north - middle]) * a_degree


def label_spots(
    points: Numbers, radii: Sequence[float], sizes: Sequence[tuple[float, float]], room: Box
) -> list[tuple[float, float]]:
    """Return the lower left corner of each label, in the points' own unit.

    Labels of the largest points are placed first. Each takes the first spot inside `room` that
    covers no point and no label, else the spot that covers least.
    """
    marks = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(points, radii, strict=True)]
    taken: dict[int, Box] = {}
    for place in sorted(range(len(radii)), key=lambda k: -radii[k]):
        others = [m for k, m in enumerate(marks) if k != place] + list(taken.values())
        options = [_box(points[place], radii[place] + _AIR, sizes[place], spot) for spot in _SPOTS]
        taken[place] = min(options, key=lambda box: _covered(box, others, room))
    return [taken[place][:2] for place in range(len(radii))]


def _box(
    point: Numbers, reach: float, size: tuple[float, float], spot: tuple[float, float, float, float]
) -> Box:
    left = float(point[0]) + spot[0] * size[0] + spot[2] * reach
    bottom = float(point[1]) + spot[1] * size[1] + spot[3] * reach
    return left, bottom, left + size[0], bottom + size[1]


def _covered(box: Box, others: Sequence[Box], room: Box) -> float:
    """Return the area of others that a box covers, plus ten times its area outside the room."""
    area = (box[2] - box[0]) * (box[3] - box[1])
    return sum(_shared(box, other) for other in others) + 10 * (area - _shared(box, room))


def _shared(a: Box, b: Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    tall = min(a[3], b[3]) - max(a[1], b[1])
    return max(0.0, wide) * max(0.0, tall)
