"""`kith figures FILE`: draw the quick start's figures, or those of chosen outcomes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import matplotlib as mpl
import xarray as xr
from matplotlib.figure import Figure

from kith.commands.guarded import guarded
from kith.figures.differences import differences
from kith.figures.parts.save import save
from kith.figures.quickstart import drawn, quickstart
from kith.figures.reach import SIZE, reach
from kith.figures.trajectories import trajectories
from kith.figures.zone_map import SIZE as MAP_SIZE
from kith.figures.zone_map import can_map, zone_map
from kith.io import strata
from kith.io.groups.reach import reach as open_reach
from kith.io.open import open as open_result
from kith.io.pages import expect_free
from kith.io.provenance import provenance
from kith.io.result_file import KithFileError, is_sweep
from kith.io.scenario_texts import parsed
from kith.io.usage_error import UsageError
from kith.stats import selection


def main(arguments: list[str] | None = None) -> int:
    """Draw one page and each of its figures; print the path of each file."""
    options = _options(arguments)
    with mpl.rc_context({"text.parse_math": False}):  # "$" in a title starts no formula
        return guarded("figures", lambda: _answer(options))


def _answer(options: argparse.Namespace) -> None:
    folder: Path = options.output or Path(options.file).parent
    if is_sweep(options.file):
        raise UsageError(
            f"{options.file}: is the result of a sweep: kith report draws its figures, and "
            "kith sensitivity -o FIGURE draws which varied numbers matter"
        )
    with open_result(options.file) as study:
        # Raises an error for an unknown scenario, outcome or stratum before anything is drawn.
        others = selection.other_scenarios(study, options.scenario)
        chosen: list[str] = options.outcome
        for name in chosen or drawn(study):
            selection.outcome_values(study, name, options.stratum)
        texts = parsed(provenance(options.file), others[0])
        drawings = (
            outcome_drawings(study, chosen, options.scenario, options.stratum)
            if chosen
            else all_drawings(
                study, options.scenario, _reach_of(options.file), texts, options.stratum
            )
        )
        expect_free([path for one in drawings for path in one.paths(folder)], options.force)
        folder.mkdir(parents=True, exist_ok=True)
        for one in drawings:
            figure = one.draw()
            for path in one.paths(folder):
                save(figure, path, text="path", dpi=150, facecolor="white")
                print(path)


@dataclass(frozen=True)
class Drawing:
    """A figure still to be drawn, and the files to save it as."""

    name: str
    draw: Callable[[], Figure]
    kinds: tuple[str, ...] = ("png", "svg")

    def paths(self, folder: Path) -> list[Path]:
        """Return the paths of its files."""
        return [folder / f"{self.name}.{kind}" for kind in self.kinds]


def _reach_of(file: str) -> xr.Dataset | None:
    """Open the people whom the scenarios reached; None if the result does not hold them."""
    try:
        return open_reach(file)
    except KithFileError:
        return None


def all_drawings(
    study: xr.Dataset,
    scenario: str | None = None,
    reached: xr.Dataset | None = None,
    texts: dict[str, Any] | None = None,
    stratum: str = strata.ADULTS,
) -> list[Drawing]:
    """Return the page as PNG and each figure as PNG and SVG.

    The people reached are drawn if `reached`, from `kith.reach`, is given; neighborhoods are mapped
    if `texts`, a scenario as `kith.io.scenario_texts.parsed` returns it, holds their centroids.
    """
    found = [Drawing("quickstart", partial(quickstart, study, scenario), ("png",))]
    other = selection.other_scenarios(study, scenario)[0]
    found += outcome_drawings(study, drawn(study), scenario, stratum)
    if reached is not None:
        found.append(Drawing("reach", _on_axes(SIZE, partial(reach, study, reached, other))))
    if texts is not None and can_map(study, texts):
        found += [
            Drawing(f"map-{name.replace('_', '-')}",
                    _on_axes(MAP_SIZE, partial(zone_map, study, texts, name, other)))
            for name in drawn(study) if "stratum" in study[name].dims
        ]  # fmt: skip
    return found


def outcome_drawings(
    study: xr.Dataset,
    names: Sequence[str],
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
) -> list[Drawing]:
    """Return each outcome over the weeks in a stratum, and its differences in all strata.

    Differences are drawn only for outcomes that are reported by stratum.
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    found = []
    for name in dict.fromkeys(names):
        part = "" if stratum == strata.ADULTS else "-" + re.sub(r"\W+", "-", stratum)
        over_weeks = _on_axes((7.2, 4.6), partial(trajectories, study, name, stratum))
        found.append(Drawing(f"trajectory-{name.replace('_', '-')}{part}", over_weeks))
        if "stratum" in study[name].dims:
            by_stratum = _on_axes((8.2, 7.6), partial(differences, study, name, chosen))
            found.append(Drawing(f"differences-{name.replace('_', '-')}", by_stratum))
    return found


def _on_axes(size: tuple[float, float], draw: Callable[..., Any]) -> Callable[[], Figure]:
    """Return a function that makes a figure with one pair of axes, on which `draw` draws."""

    def make() -> Figure:
        figure = Figure(figsize=size, layout="constrained")
        draw(ax=figure.subplots())
        return figure

    return make


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kith figures", description="Draw the figures of a study: on one page, and one by one."
    )
    parser.add_argument("file", help="a result of kith run")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="folder to write to (default: the file's)"
    )
    parser.add_argument("--scenario", metavar="ID", help="which scenario (default: the first)")
    parser.add_argument(
        "--outcome",
        metavar="NAME",
        nargs="+",
        action="extend",
        default=[],
        help="only these outcomes, as `kith show` lists them (default: the page and its outcomes)",
    )
    parser.add_argument(
        "--stratum", metavar="NAME", default=strata.ADULTS,
        help="whose values to draw over the weeks, e.g. income:below-100 (default: adults)",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="overwrite existing figures")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
