"""`kith figures FILE`: draw the quick start's figures, or those of chosen outcomes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

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
from kith.io.open import open as open_result
from kith.io.provenance import provenance
from kith.io.reach import reach as open_reach
from kith.io.result_file import KithFileError
from kith.io.scenario_texts import parsed
from kith.stats import selection


def main(arguments: list[str] | None = None) -> int:
    """Draw one page and each of its figures; print the path of what was written."""
    options = _options(arguments)
    return guarded("figures", lambda: _answer(options))


def _answer(options: argparse.Namespace) -> None:
    folder: Path = options.output or Path(options.file).parent
    with open_result(options.file) as study:
        # Complains before anything is drawn.
        others = selection.other_scenarios(study, options.scenario)
        chosen: list[str] = options.outcome
        for name in chosen or drawn(study):
            selection.outcome_values(study, name, options.stratum)
        folder.mkdir(parents=True, exist_ok=True)
        texts = parsed(provenance(options.file), others[0])
        for path in (
            draw_outcomes(study, folder, chosen, options.scenario, options.stratum)
            if chosen
            else draw_all(
                study, folder, options.scenario, _reach_of(options.file), texts, options.stratum
            )
        ):
            print(path)


def _reach_of(file: str) -> xr.Dataset | None:
    """Open whom the scenarios reached; None where the result was written without."""
    try:
        return open_reach(file)
    except KithFileError:
        return None


def draw_all(
    study: xr.Dataset,
    folder: Path,
    scenario: str | None = None,
    reached: xr.Dataset | None = None,
    texts: dict[str, Any] | None = None,
    stratum: str = strata.ADULTS,
) -> list[Path]:
    """Write the page as PNG and each figure as PNG and SVG; return what was written.

    Who was reached is drawn where it is given, as `kith.reach` opens it; a map of neighborhoods
    where `texts`, the scenario as `kith.io.scenario_texts.parsed` returns it, says where they are.
    """
    written = _save(quickstart(study, scenario), folder, "quickstart", ("png",))
    other = selection.other_scenarios(study, scenario)[0]
    written += draw_outcomes(study, folder, drawn(study), scenario, stratum)
    if reached is not None:
        figure = Figure(figsize=SIZE, layout="constrained")
        reach(study, reached, other, ax=figure.subplots())
        written += _save(figure, folder, "reach", ("png", "svg"))
    if texts is not None and can_map(study, texts):
        for name in (n for n in drawn(study) if "stratum" in study[n].dims):
            figure = Figure(figsize=MAP_SIZE, layout="constrained")
            zone_map(study, texts, name, other, ax=figure.subplots())
            written += _save(figure, folder, f"map-{name.replace('_', '-')}", ("png", "svg"))
    return written


def draw_outcomes(
    study: xr.Dataset,
    folder: Path,
    names: Sequence[str],
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
) -> list[Path]:
    """Write each outcome over the weeks in a stratum, and its differences in all strata.

    An outcome that is not told by stratum has no differences between strata to draw.
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    written = []
    for name in dict.fromkeys(names):
        part = "" if stratum == strata.ADULTS else "-" + re.sub(r"\W+", "-", stratum)
        figure = Figure(figsize=(7.2, 4.6), layout="constrained")
        trajectories(study, name, stratum, ax=figure.subplots())
        title = f"trajectory-{name.replace('_', '-')}{part}"
        written += _save(figure, folder, title, ("png", "svg"))
        if "stratum" not in study[name].dims:
            continue
        figure = Figure(figsize=(8.2, 7.6), layout="constrained")
        differences(study, name, chosen, ax=figure.subplots())
        written += _save(figure, folder, f"differences-{name.replace('_', '-')}", ("png", "svg"))
    return written


def _save(figure: Figure, folder: Path, name: str, kinds: tuple[str, ...]) -> list[Path]:
    paths = [folder / f"{name}.{kind}" for kind in kinds]
    for path in paths:
        save(figure, path, text="path", dpi=150, facecolor="white")
    return paths


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kith figures", description="Draw the figures of a study: one page, and each alone."
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
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
