"""The figures of a sweep's page."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from kith.figures.heat_map import MOST_LEVELS, heat_map
from kith.figures.heat_map import SIZE as MAP_SIZE
from kith.figures.response import response
from kith.figures.sensitivity import sensitivity as draw_indices
from kith.io import outcomes
from kith.io.varied import is_worded
from kith.report.drawings import Drawing, draw
from kith.report.sweep import Sweep, drawn_numbers
from kith.stats.drivers import moves, strongest_first
from kith.stats.intervals import Numbers
from kith.stats.sensitivity import sensitivity

#: The most numbers for which the response of the first outcome is drawn.
MOST_NUMBERS = 6
#: The most pairs of numbers of a grid for which a heat map is drawn: those of the strongest three.
MOST_MAPS = 3


def drawings(sweep: Sweep) -> tuple[dict[str, Drawing], str]:
    """Draw each outcome's indices and the first one's responses; return why any are missing."""
    made: dict[str, Drawing] = {}
    missing = ""
    named_by_path = dict(zip(map(str, sweep.design["path"].values), sweep.numbers, strict=True))
    for name in sweep.effects:
        try:
            table = sensitivity(sweep.path, name, scenario=sweep.scenario, stratum=sweep.stratum)
        except ValueError as reason:
            missing = missing or str(reason)
            continue
        told = [named_by_path[str(path)] for path in table["path"]]
        size = (7.4, 1.7 + 0.45 * len(table))
        made[f"indices-{name}"] = draw(f"indices-{name}", size, partial(_indices, table, told))
    if sweep.effects:
        made |= _responses(sweep)
    return made, missing


def _indices(table: pd.DataFrame, told: list[str], ax: Axes) -> Axes:
    return draw_indices(table, told, ax=ax)


def _responses(sweep: Sweep) -> dict[str, Drawing]:
    name, effects = next(iter(sweep.effects.items()))
    what, drawn = outcomes.measure(sweep.content, name), drawn_numbers(sweep)
    if np.isfinite(effects).sum() < 2:
        return {}
    kept = np.isfinite(effects)
    frame = pd.DataFrame(moves(drawn[kept], effects[kept]))
    order = [int(p) for p in strongest_first(frame.assign(place=range(len(frame))))["place"]]

    def one(place: int, ax: Axes) -> Axes:
        own = sweep.columns[place]
        told = list(pd.unique(own)) if is_worded(own) else None
        return response(drawn[:, place], effects, what, sweep.numbers[place], told, ax=ax)

    made = {
        f"response-{place}": draw(f"response-{place}", (5.6, 3.9), partial(one, place))
        for place in order[:MOST_NUMBERS]
    }
    return made | _heat_maps(sweep, effects, what, order)


def _heat_maps(
    sweep: Sweep, effects: Numbers, what: outcomes.Measure, order: list[int]
) -> dict[str, Drawing]:
    """Draw the effect over pairs of a grid's numbers, the strongest first."""
    if sweep.design.attrs.get("method") != "grid":
        return {}
    levels = {place: pd.unique(sweep.columns[place]).size for place in order}
    shown = [place for place in order if 1 < levels[place] <= MOST_LEVELS]

    def one(pair: tuple[int, int], ax: Axes) -> Axes:
        table = pd.DataFrame({"effect": effects})
        for place in pair:
            table[f"number_{place}"] = sweep.columns[place]
        columns = [f"number_{place}" for place in pair]
        names = (sweep.numbers[pair[0]], sweep.numbers[pair[1]])
        return heat_map(table, columns[0], columns[1], what, names, ax=ax)

    crossed = [
        pair for pair in combinations(shown, 2) if levels[pair[0]] * levels[pair[1]] <= effects.size
    ]
    pairs = crossed[:MOST_MAPS]
    names = {pair: f"map-{pair[0]}-{pair[1]}" for pair in pairs}
    return {name: draw(name, MAP_SIZE, partial(one, pair)) for pair, name in names.items()}
